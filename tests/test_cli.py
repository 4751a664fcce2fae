from __future__ import annotations

import inspect
import io
import json
import os
import re
import shlex
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
import watchfiles

import uvp_cli.cli
from tests.cases import cases
from tests.commands.queries import COMMANDS as QUERIED
from tests.commands.runner import ROOT, assert_example_works, process, uvp
from tests.samples import HEAD, WHOLE
from uvp_cli.checking.rules import CATALOGUE
from uvp_cli.cli import COMMANDS
from uvp_cli.exits import ExitCode

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Error|Show this|default|required|Try|Missing|Invalid)\b"
)
MOST_HELP = 60
"""Lines of the help of one command at 80 columns, at most."""
TWO_SCREENS = 48
LONG = ("report", "site", "new", "import", "export", "diff")
"""The commands whose examples take seconds."""


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "--version")
    assert found.code == 0
    assert re.fullmatch(r"uvp \d+\.\d+\.\d+\n", found.out)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_lists_the_commands_in_dutch(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    found = uvp(capsys, *arguments)
    assert found.code == 0
    assert found.out.startswith("Gebruik: uvp [OPTIES] OPDRACHT …\n")
    for command in COMMANDS:
        assert re.search(rf"\n  {command}[, ]", found.out)
    assert not ENGLISH.search(found.out)


@cases("command", COMMANDS)
def test_help_of_a_command_is_dutch_and_has_examples(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    found = uvp(capsys, command, "--help")
    assert found.code == 0
    assert found.out.startswith(f"Gebruik: uvp {command} [OPTIES]")
    assert "  -h, --help" in found.out
    assert not ENGLISH.search(found.out)
    assert max(map(len, found.out.splitlines())) <= 80
    assert found.out.count("\n") <= (TWO_SCREENS if command == "hours" else MOST_HELP)


def test_help_begins_with_what_is_chosen_and_ends_with_what_all_commands_have(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = uvp(capsys, "hours", "--help").out
    headings = re.findall(r"^(\w[\w ]+?)(?: \(… mag vaker\))?:$", shown, re.MULTILINE)
    assert headings == ["Kiezen", "Opties", "Programma en vorm"]
    assert (
        "\n  -g, --gemeente GEMEENTE…         Naam, begin van de naam of gemeentecode.\n" in shown
    )
    assert shown.splitlines()[-1].split() == ["-h,", "--help", "Toon", "deze", "hulp."]


@cases("command", COMMANDS)
def test_help_marks_exactly_what_may_be_given_more_than_once(command: str) -> None:
    options = [param for param in QUERIED[command].params if param.param_type_name == "option"]
    marked = {param.name for param in options if (param.metavar or "").endswith("…")}
    several = {param.name for param in options if param.multiple}
    # Two files for what is about one programme are refused, not counted as one.
    refused = {"files"} if command in ("calendar", "diff", "report", "import", "log") else set()
    assert marked == several - refused


@pytest.mark.parametrize(
    "command",
    [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in COMMANDS],
)
def test_every_example_in_the_help_works(
    capsys: pytest.CaptureFixture[str],
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: iter(()))  # no change ever comes
    text = uvp(capsys, command, "--help").out
    begin = f"    uvp {command}"
    examples = [shlex.split(line) for line in text.splitlines() if line.startswith(begin)]
    assert len(examples) >= 3
    for number, example in enumerate(examples):
        assert_example_works(capsys, tmp_path / str(number), *example[1:])


@cases(
    ("arguments", "message"),
    [
        (["planing"], "Onbekende opdracht 'planing'. Bedoelde u planning?"),
        (["zzz"], "Onbekende opdracht 'zzz'."),
        (
            ["--zzz"],
            "Onbekende optie '--zzz'. De opties van een opdracht staan erachter: uvp hours --by "
            "gemeente.",
        ),
        (["--versoin"], "Onbekende optie '--versoin'. Bedoelde u --version?"),
    ],
)
def test_an_unknown_command_or_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp --help\n"


def test_a_bug_is_admitted_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(uvp_cli.cli, "app", fail)
    found = uvp(capsys, "hours")
    assert (found.code, found.out) == (70, "")
    assert found.err.startswith("Fout in uvp zelf: ZeroDivisionError (test_cli.py:")
    assert "Meld dit" in found.err
    monkeypatch.setenv("UVP_DEBUG", "1")
    assert "Traceback" in uvp(capsys, "hours").err


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (SystemExit(3), ExitCode.UNREADABLE),
        (SystemExit(None), ExitCode.OK),
    ],
)
def test_other_endings(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ending: BaseException,
    code: ExitCode,
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise ending

    monkeypatch.setattr(uvp_cli.cli, "app", stop)
    assert uvp(capsys, "hours").code == code


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m uvp_cli show | head -n 1"
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("UVP Integrale")


slow = partial(pytest.param, marks=pytest.mark.slow)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        slow("diff {old} {new} --max-hours-change 4", 1),
        ("diff {old} {new} --max-hours-change 4 2>&1", 1),
        slow("diff {old} {new} --max-hours-change 5", 0),
        slow("migrate {old} {wrong} {old}", 1),
        slow("migrate {wrong} 2>&1", 1),
        slow("validate {old} {wrong} {old}", 1),
        ("validate {old}", 0),
        ("hours -f {wrong} 2>&1", 1),
    ],
)
def test_the_status_does_not_depend_on_who_reads(line: str, code: int, tmp_path: Path) -> None:
    new = WHOLE.replace("hours: 10, per", "hours: 15, per")
    for name, text in (("old", WHOLE), ("new", new), ("wrong", f"{WHOLE}fout: 1\n")):
        (tmp_path / name).write_text(HEAD + text, "utf-8")
    arguments = line.format(old=tmp_path / "old", new=tmp_path / "new", wrong=tmp_path / "wrong")
    # Nobody reads: what a reader does that leaves after a line is a matter of time.
    command = f"{sys.executable} -u -m uvp_cli {arguments} | true"
    found = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == code
    assert "Fout in uvp" not in found.stderr


def assert_plain(text: str) -> None:
    """No colours, and no sign that could not be shown."""
    assert "\x1b" not in text
    assert "?" not in re.sub(r"\w\?", "", text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("encoding", "columns"),
    [("cp1252", None), ("ascii", None), ("utf-8", None), ("utf-8", 80), ("ascii", 40)],
)
@pytest.mark.parametrize("command", [["hours", "-g", "vaals"], ["planning"], ["show"]])
def test_any_terminal_can_show_it(
    command: list[str],
    encoding: str,
    columns: int | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(content, encoding))
    monkeypatch.setattr(sys, "argv", ["uvp", *command])
    if columns:
        monkeypatch.setenv("COLUMNS", str(columns))
    assert uvp_cli.cli.main() == 0
    assert capsys.readouterr().err == ""
    text = content.getvalue().decode(encoding)
    assert_plain(text)
    if columns:
        assert max(map(len, text.splitlines())) <= columns


def test_the_oldest_of_terminals_can_show_it() -> None:
    found = process(
        "show", variables={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert (found.returncode, found.stderr) == (0, b"")
    assert_plain(found.stdout.decode("ascii"))


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_formats_for_programs_are_utf8_everywhere(form: str) -> None:
    here = process("show", "--format", form).stdout
    assert (
        process("show", "--format", form, variables={"PYTHONIOENCODING": "cp1252"}).stdout == here
    )
    assert "barrières".encode() in here
    if form == "json":
        json.loads(here)


def test_it_answers_in_an_empty_folder_from_what_it_carries(tmp_path: Path) -> None:
    found = process(
        "hours", "--gemeente", "Vaals", folder=tmp_path, variables={"PYTHONPATH": str(ROOT)}
    )
    assert found.returncode == 0
    assert "(meegeleverd programma uvp2026.yaml)" in found.stdout.decode()
    assert found.stderr.decode() == (
        "Er staat geen programma (data/uvp*.yaml) in deze map of erboven; dit is het meegeleverde "
        "uvp2026.yaml. Noem het uwe met --file.\n"
    )


def tab(words: str) -> dict[str, str]:
    """What bash asks when TAB is pressed behind `words`."""
    return {
        "_UVP_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }


def codes(beginning: str) -> set[str]:
    """Every rule whose code begins like this."""
    return {rule.code for rule in CATALOGUE if rule.code.startswith(beginning)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("uvp hours --gemeente va", {"vaals", "valkenburg"}),
        ("uvp hours --gemeente GM0938", {"GM0938"}),
        ("uvp hours --gemeente Mee", {"Meerssen"}),
        ("uvp planning --month ma", {"maart"}),
        ("uvp hours --theme onder", {"ondermijning"}),
        ("uvp hours --department jur", {"juridische-zaken"}),
        ("uvp hours --partner pvo", {"pvo-limburg"}),
        ("uvp actions --goal fysiek.doel-1", {"fysiek.doel-1"}),
        ("uvp actions --without u", {"uren"}),
        ("uvp planning --responsible strat", {"strategisch-adviseur"}),
        ("uvp show fysiek.oef", {"fysiek.oefening"}),
        ("uvp hours --format j", {"json"}),
        ("uvp hours --by mo", {"month"}),
        ("uvp hours --reading l", {"low"}),
        ("uvp hours --goal fysiek.doel-1", {"fysiek.doel-1"}),
        ("uvp hours --without mee", {"meerssen"}),
        ("uvp validate --format t", {"text"}),
        ("uvp validate --select UVP71", codes("UVP71")),
        ("uvp rules uvp71", set()),
        ("uvp rules UVP11", codes("UVP11")),
        ("uvp questions --kind goal", {"goal-without-action"}),
        ("uvp pl", {"planning"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_completion_of_values(
    words: str,
    expected: set[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in tab(words).items():
        monkeypatch.setenv(name, value)
    found = uvp(capsys)
    assert (found.code, found.err) == (0, "")
    assert set(found.out.split()) == expected


def test_a_tab_is_answered_by_a_process_of_its_own() -> None:
    found = process(variables=tab("uvp hours --gemeente va"))
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.split() == [b"vaals", b"valkenburg"]


def test_completion_stays_silent_about_a_broken_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "uvp.yaml"
    broken.write_text("a: [", "utf-8")
    for name, value in {**tab("uvp hours --gemeente v"), "UVP_FILE": str(broken)}.items():
        monkeypatch.setenv(name, value)
    found = uvp(capsys)
    assert (found.code, found.out.strip(), found.err) == (0, "", "")


def test_completion_is_installed_in_dutch(tmp_path: Path) -> None:
    script = f"{sys.executable} -m uvp_cli --install-completion; echo klaar"
    found = subprocess.run(
        ["bash", "-c", script],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Aanvullen met TAB is voor bash geïnstalleerd in" in found.stdout
    assert "klaar" in found.stdout
    assert (tmp_path / ".bash_completions" / "uvp.sh").is_file()


def test_the_completion_script_is_shown() -> None:
    script = f"{sys.executable} -m uvp_cli --show-completion; true"
    found = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "_UVP_COMPLETE=complete_bash" in found.stdout


def test_an_unknown_shell_is_told_which_ones_can(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import shellingham  # type: ignore[import-untyped]

    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    found = uvp(capsys, "--install-completion")
    assert found.code == 2
    assert "Aanvullen kan niet in de shell tcsh; wel in bash, zsh, fish" in found.err

    def fail() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", fail)
    assert "Aanvullen kan niet in deze shell" in uvp(capsys, "--show-completion").err


def test_streams_without_an_encoding_of_their_own_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "argv", ["uvp", "--version"])
    assert uvp_cli.cli.main() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is absent")
@pytest.mark.parametrize("command", ["hours", "show", "--help"])
def test_a_full_disk_is_told(command: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        found = subprocess.run(
            [sys.executable, "-m", "uvp_cli", command],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert found.returncode == 2
    reason = "Het antwoord is niet of niet helemaal geschreven: de schijf is vol.\n"
    assert found.stderr == reason


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such redirection")
@pytest.mark.parametrize(
    ("line", "code"),
    [("hours >&-", 0), ("hours -g nergens 2>&-", 2), ("validate data/uvp2026.yaml >&- 2>&-", 0)],
)
def test_a_closed_stream_takes_everything(line: str, code: int) -> None:
    found = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m uvp_cli {line}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (found.returncode, found.stdout, found.stderr) == (code, b"", b"")


def test_what_stands_without_a_line_end_is_printed_too() -> None:
    script = (
        "import sys, uvp_cli.__main__ as program, uvp_cli.cli as cli\n"
        "cli.run = lambda _: sys.stderr.write('half') and sys.stdout.write('heel') and 7\n"
        "program.main()"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (7, b"heel", b"half")


def test_no_option_makes_typer_work_out_the_types_of_its_completion() -> None:
    commands = (
        getattr(import_module(f"uvp_cli.commands.{module}"), name)
        for module, name in (place.split(":") for place in COMMANDS.values())
    )
    functions = {
        told.autocompletion
        for command in commands
        for option in inspect.signature(command, eval_str=True).parameters.values()
        for told in (option.default, *getattr(option.annotation, "__metadata__", ()))
        if getattr(told, "autocompletion", None)
    }
    assert len(functions) > 20
    assert [each.__name__ for each in functions if each.__annotations__] == []


INTERRUPTING = """
import os, signal, sys

module = sys.argv.pop(1)

class Interrupting:
    def find_spec(self, name, *_):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from uvp_cli.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("module", ["uvp_cli.cli", "typer", "uvp_cli.exits", "uvp_cli.system"])
def test_ctrl_c_while_the_program_is_imported_ends_in_silence(module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTING, module, "schema"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


def test_nothing_slow_is_imported_where_ctrl_c_still_prints() -> None:
    command = [
        sys.executable,
        "-S",
        "-c",
        "import sys, os, gc; a = set(sys.modules); "
        "import uvp_cli.__main__; print(*sorted(set(sys.modules) - a))",
    ]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["__future__", "uvp_cli", "uvp_cli.__main__"]


def test_a_finding_calls_every_file_as_it_is_called_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    twice = "departments: [{id: a, name: A}, {id: a, name: B}]\n"
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + twice, "utf-8")
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "hours")
    assert found.code == 1
    assert "Zie ook data/uvp2026.yaml:9:20\n" in found.err
    assert str(tmp_path) not in found.err
