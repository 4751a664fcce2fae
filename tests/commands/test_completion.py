"""What shells make of TAB, asked of the shells themselves."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, ROOT, uvp
from tests.commands.shells import Shell, shell_with_uvp
from uvp_cli.commands.shared.shells import FILES_MEANT, quoted, unquoted, without_equals

BASH = shutil.which("bash")
IMPORT = "Neem over wat collega's in een export veranderden."


def offered(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words, as it splits them itself."""
    program = folder / "uvp"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m uvp_cli "$@"\n')
    program.chmod(0o755)
    listed = " ".join(map(shlex.quote, words))
    script = f"""
        export PATH={shlex.quote(str(folder))}:"$PATH" UVP_FILE={shlex.quote(str(DATA))}
        export PYTHONPATH={shlex.quote(str(ROOT))}
        source <(_UVP_COMPLETE=source_bash uvp 2>/dev/null)
        COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}
        _uvp_completion uvp
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [str(BASH), "-c", script], capture_output=True, text=True, check=True, cwd=folder
    )
    return done.stdout.split("\n")[:-1]


@pytest.mark.slow
@pytest.mark.skipif(BASH is None, reason="There is no bash.")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("uvp", "hours", "-g", "vaa"), ["vaals"]),
        (("uvp", "uren", "--gemeente", "=", "vaa"), ["vaals"]),
        (("uvp", "export", "x.xlsx", "--format", "=", "js"), ["json"]),
        (("uvp", "hours", "-g", '"Valkenburg a'), ["Valkenburg aan de Geul"]),
        (("uvp", "hours", "-g", "vaals,me"), ["vaals,meerssen"]),
        (("uvp", "hours", "-g", '"Vaals, valkenburg a'), ["Vaals, valkenburg aan de Geul"]),
        (("uvp", "ur"), ["uren"]),
        (("uvp", "help", "plann"), ["planning"]),
        (("uvp", "noteer", "mei.meetmoment-l"), ["mei.meetmoment-limburgse-norm"]),
        (("uvp", "log", "x", "--status", "ge"), ["gedaan"]),
        (("uvp", "uren", "--per", "ma"), ["maand"]),
        (("uvp", "uren", "--per", "mo"), ["month"]),
        (("uvp", "vragen", "--soort", "aan"), ["aannames"]),
        (("uvp", "acties", "--status", "Ged"), ["Gedaan"]),
    ],
)
def test_bash_completes(tmp_path: Path, words: tuple[str, ...], completed: list[str]) -> None:
    assert offered(tmp_path, *words) == completed


@cases(
    ("words", "place", "read"),
    [
        ("uvp hours --gemeente = v", 4, ("uvp hours --gemeente v", 3)),
        ("uvp hours --gemeente =", 3, ("uvp hours --gemeente", 3)),
        ("uvp search a = b", 4, ("uvp search a = b", 4)),
        ("uvp hours --by = maand -g ", 6, ("uvp hours --by maand -g ", 5)),
    ],
)
def test_what_stands_behind_an_equals_sign_is_a_word_of_its_own(
    words: str, place: int, read: tuple[str, int]
) -> None:
    assert without_equals(words, place) == read


@cases(
    ("word", "read"),
    [
        ("vaals", ("vaals", "")),
        ("veilig\\ u", ("veilig u", "")),
        ('"Valkenburg a', ("Valkenburg a", '"')),
        ("'s\\ G", ("s\\ G", "'")),
        ('"a \\$b\\c"', ("a $b\\c", "")),
        ("\"'s-G", ("'s-G", '"')),
        ("\\", ("", "")),
    ],
)
def test_a_word_of_bash_is_read_up_to_where_it_is_typed(word: str, read: tuple[str, str]) -> None:
    assert unquoted(word) == read


@cases("quote", ["", '"', "'"])
@cases("text", ["vaals", "'s-G [a] (b)", 'a "b" $c `d` \\e!', "é: #~*?&|;<>{}"])
def test_what_is_quoted_for_bash_is_read_as_it_was(text: str, quote: str) -> None:
    assert unquoted(quote + quoted(text, quote) + quote) == (text, "")


@pytest.mark.parametrize(
    ("name", "words", "lines"),
    [
        ("fish", "uvp\nhours\n--gemeente=vaa", ["--gemeente=vaals\tVaals"]),
        (
            "fish",
            "uvp\nhours\n-g\nValkenburg a",
            ["Valkenburg aan de Geul\tValkenburg aan de Geul"],
        ),
        ("zsh", "uvp\nhours\n-g\nvaa", ["vaals:Vaals"]),
        ("zsh", "uvp\nimp", [f"{name}:{IMPORT}" for name in ("import", "importeer")]),
        ("bash", "uvp\nshow\nVeilig\\ uitgaan\\ \\(e", ["Veilig\\ uitgaan\\ \\(eindexamens\\)"]),
        ("bash", "uvp\nnew\n", []),
        ("bash", "uvp\nhelp\nur", ["uren"]),
        ("zsh", "uvp\nhulp\nimportee", [f"importeer:{IMPORT}"]),
    ],
)
def test_each_shell_gets_a_line_for_each_completion(
    name: str,
    words: str,
    lines: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(monkeypatch, name, words)
    found = uvp(capsys)
    assert (found.code, found.out.splitlines(), found.err) == (0, lines or [""], "")


def test_a_shell_is_asked_for_names_of_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, "zsh", "uvp\nvalidate\nda")
    found = uvp(capsys)
    assert (found.code, found.out, found.err) == (FILES_MEANT, "", "")


def test_the_script_of_an_older_uvp_is_still_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, "zsh", "")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "uvp hours -g vaa")
    assert '_arguments \'*: :(("vaals"' in uvp(capsys).out


def ask(monkeypatch: pytest.MonkeyPatch, name: str, words: str) -> None:
    """Has the next `uvp` answer a shell that completes the last of these words."""
    monkeypatch.setenv("_UVP_COMPLETE", f"complete_{name}")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count("\n")))
    monkeypatch.setenv("UVP_FILE", str(DATA))


ODD = "Súd [a] (b): $x & co"


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """Each shell in turn, in a folder with a letter, where the programme is that of a folder."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "map").mkdir()
    text = DATA.read_text("utf-8").replace("name: Meerssen", f'name: "{ODD}"')
    (folder / "map" / "uvp2026.yaml").write_text(text, "utf-8")
    (folder / "brief.docx").touch()
    with shell_with_uvp(request.param, folder, folder / "map") as running:
        yield running


@pytest.mark.slow
def test_a_shell_completes_from_the_first_tab_on(shell: Shell) -> None:
    for line, words in {
        "uvp hours -g vaa": ["hours", "-g", "vaals"],
        "uvp hours --gemeente=vaa": ["hours", "--gemeente=vaals"],
        "uvp uren --gemeente=Valkenburg\\ a": ["uren", "--gemeente=Valkenburg aan de Geul"],
        'uvp hours --gemeente="Valkenburg a': ["hours", "--gemeente=Valkenburg aan de Geul"],
        'uvp hours -g "Valkenburg a': ["hours", "-g", "Valkenburg aan de Geul"],
        "uvp hours -g 'valkenburg a": ["hours", "-g", "valkenburg aan de Geul"],
        "uvp hours -g sud": ["hours", "-g", f"sud{ODD[3:]}"],
        'uvp hours -g "Súd': ["hours", "-g", ODD],
        "uvp hours -g 'Súd": ["hours", "-g", ODD],
        "uvp ur": ["uren"],
        "uvp hours --gemee": ["hours", "--gemeente"],
    }.items():
        assert shell.completed(line) == ["uvp", *words], line


@pytest.mark.slow
def test_a_shell_offers_names_of_files_only_where_a_file_is_meant(shell: Shell) -> None:
    for line in (
        *("uvp new ", "uvp show br", "uvp actions --duration ", "uvp search br"),
        *("uvp hours -g br", "uvp hours --persons ", "uvp hours --gemeente=br"),
    ):
        assert shell.completed(line) == line.split(), line
    for line in (
        *("uvp validate br", "uvp report br", "uvp report --template br", "uvp diff main br"),
        *("uvp hours -f br", "uvp hours --file=br", "uvp migrate 'br"),
    ):
        completed = line.replace("'", "").replace("br", "brief.docx")
        assert shell.completed(line) == completed.split(), line


@pytest.mark.slow
def test_a_shell_lists_all_names_that_begin_so(shell: Shell) -> None:
    names = ("itgaan", "arnaval", "indexamens", "uitengebied", "Buitengebied", "heidsregio")
    assert shell.listed("uvp show veilig", *names)


@pytest.mark.slow
def test_a_shell_that_describes_does_so_in_full(shell: Shell) -> None:
    for line, words in {
        "uvp i": "Neem over wat collega's in een export veranderden.",
        "uvp m": "Schrijf programma's in de nieuwste opbouw.",
        "uvp hours -g ": ODD,
        "uvp actions --goal fysiek.doel-": "De gemeenten houden hun lokale plannen",
        "uvp show fysiek.doel-": "De gemeenten houden hun lokale plannen",
    }.items():
        if shell.name != "bash":
            assert shell.listed(line, words), line
