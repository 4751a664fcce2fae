"""Whatever a target, a name or a stream is like: nothing that is read or kept by somebody is lost,
and what cannot be is said in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.commands.runner import process, uvp
from tests.samples import HEAD, WHOLE
from uvp_cli import system
from uvp_cli.render.findings import FORMATS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
FILE = ("--file", "proef.yaml")
LONG = "x" * 300
WRITERS = {
    "calendar": ("calendar", "{}.ics", *FILE),
    "export": ("export", "{}.xlsx", "--force", *FILE),
    "export folder": ("export", "{}.csv", "--force", *FILE),
    "export parquet": ("export", "{}.parquet", "--force", *FILE),
    "export time sheet": ("export", "{}.xlsx", "--kind", "urenstaat", "-g", "noord", *FILE),
    "init": ("init", "{}", "--name", "A", "--year", "2027", "-g", "B", "--theme", "C"),
    "new": ("new", "2027", "--from", "proef.yaml", "--output", "{}.yaml", "--no-input"),
    "report": ("report", "{}.md", "--force", *FILE),
    "report docx": ("report", "{}.docx", "--force", *FILE),
    "schema": ("schema", "--for", "proef.yaml", "--output", "{}.json"),
    "site": ("site", "{}", "--without-downloads", *FILE),
    "validate": ("validate", "proef.yaml", "--format", "sarif", "--output", "{}.sarif"),
}
"""Every command that writes what it is told to, with where its target goes."""
TO_FILES = [WRITERS[name] for name in ("calendar", "export", "report", "schema", "validate")]
READERS = (
    ("hours", "--file", "{}"),
    ("hours", "--key", "{}", *FILE),
    ("import", "{}", *FILE),
    ("report", "--check", "{}.docx", *FILE),
    ("report", "t.docx", "--template", "{}.docx", *FILE),
    ("new", "2028", "--from", "{}", "--dry-run", "--no-input"),
    ("schema", "--for", "{}"),
    ("validate", "{}"),
    ("migrate", "{}"),
    ("diff", "{}", "--", "proef.yaml"),
    ("diff", "proef.yaml", "{}"),
    ("log", "--file", "{}"),
    ("progress", "--file", "{}"),
)
"""Every way to name what is read."""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("proef.yaml").write_text(HEAD + WHOLE, "utf-8")


def named(words: tuple[str, ...], name: str) -> list[str]:
    return [word.format(name) for word in words]


def target(words: tuple[str, ...]) -> Path:
    """What a command writes when its target is called `doel`."""
    return Path(next(word for word in words if "{}" in word).format("doel"))


@pytest.mark.parametrize("words", TO_FILES, ids=lambda words: words[0])
@pytest.mark.parametrize("spelling", ["link", "hard link", "other programme"])
def test_a_target_that_is_a_programme_stays(
    words: tuple[str, ...], spelling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = target(words)
    if spelling == "link":
        path.symlink_to("proef.yaml")
    elif spelling == "hard link":
        path.hardlink_to("proef.yaml")
    else:
        path.write_text(HEAD + "fout: 1\n", "utf-8")
    before = path.read_bytes()
    found = uvp(capsys, *named(words, "doel"))
    assert found.code == 2
    assert "kies een andere naam" in found.err
    assert path.read_bytes() == before
    assert path.is_symlink() is (spelling == "link")


def test_a_log_that_stays_is_called_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("doel.md").write_text("version: 1\nprogress_of: a\nentries: []\n", "utf-8")
    found = uvp(capsys, "report", "doel.md", "--force", *FILE)
    assert found.code == 2
    assert found.err.startswith("'doel.md' is een logboek en blijft zoals het is;")


@pytest.mark.skipif(os.name == "nt", reason="links are not for everybody there")
def test_a_link_to_nothing_is_called_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("los.yaml").symlink_to("weg.yaml")
    found = uvp(capsys, "hours", "--file", "los.yaml")
    assert found.code == 3
    assert "Dit is een koppeling naar '" in found.err
    assert "weg.yaml', en dat is er niet." in found.err


def test_an_empty_workbook_is_called_empty(capsys: pytest.CaptureFixture[str]) -> None:
    Path("leeg.xlsx").touch()
    found = uvp(capsys, "import", "leeg.xlsx", *FILE)
    assert (found.code, found.err) == (
        3,
        "'leeg.xlsx' is leeg; bewaar of verstuur de werkmap opnieuw.\n",
    )


def test_what_a_report_is_made_with_stays(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "report", "stijl.docx", *FILE).code == 0
    Path("ander.docx").hardlink_to("stijl.docx")
    before = Path("stijl.docx").read_bytes()
    found = uvp(capsys, "report", "ander.docx", "--template", "stijl.docx", "--force", *FILE)
    assert (found.code, Path("stijl.docx").read_bytes()) == (2, before)


def test_what_comes_in_on_standard_input_is_no_target() -> None:
    Path("in.txt").write_text("nog: geen programma\n", "utf-8")
    with Path("in.txt").open(encoding="utf-8") as stream:
        found = subprocess.run(
            [sys.executable, "-m", "uvp_cli", "validate", "-", "--output", "in.txt"],
            stdin=stream,
            capture_output=True,
            check=False,
        )
    assert found.returncode == 2
    assert Path("in.txt").read_text("utf-8") == "nog: geen programma\n"


@pytest.mark.parametrize("words", TO_FILES, ids=lambda words: words[0])
def test_a_pipe_is_written_into_and_a_link_leads_on(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, link = target(words), target(words).with_stem("koppeling")
    os.mkfifo(pipe)
    link.symlink_to("elders")
    came: list[bytes] = []
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()))
    reader.start()
    assert uvp(capsys, *named(words, "doel")).code == 0
    reader.join()
    assert uvp(capsys, *named(words, "koppeling")).code == 0
    assert pipe.is_fifo()
    assert link.is_symlink()
    # A workbook says when it was made.
    assert [each[:4] for each in came] == [Path("elders").read_bytes()[:4]]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "uit.xlsx", "--file", "pijp"),
        ("budget", "--by", "year", "--file", "pijp"),
        ("hours", "-g", "noord", "--by", "programme", "--file", "pijp", "--file", "proef.yaml"),
        ("report", "uit.md", "--file", "pijp"),
        ("schema", "--for", "pijp"),
        ("diff", "pijp", "proef.yaml"),
        ("new", "2027", "--from", "pijp", "--output", "n.yaml", "--no-input"),
    ],
    ids=lambda words: words[0],
)
def test_what_passes_by_is_read_once(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_PASSED_BY", {})
    os.mkfifo("pijp")
    writer = threading.Thread(target=lambda: Path("pijp").write_text(HEAD + WHOLE, "utf-8"))
    writer.start()
    found = uvp(capsys, *words)
    writer.join()
    assert (found.code, found.err) == (0, "")
    if words[0] == "export":
        assert uvp(capsys, "import", "uit.xlsx", *FILE).code == 0


@pytest.mark.parametrize("words", ["calendar -", "schema --output -", "validate --output -"])
def test_a_dash_is_standard_output(words: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from uvp_cli.cli import run

    command, *rest = words.split()
    given = [] if command == "schema" else ["proef.yaml"] if command == "validate" else [*FILE]
    assert run([command, *given, *rest]) == 0
    assert capsysbinary.readouterr().out
    assert not Path("-").exists()


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "name", ["esc\x1b", "ff\udcff", "nieuwe\nregel", LONG, f"{LONG}/x", "\u202e"]
)
@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_any_name_can_be_written_or_is_refused(words: tuple[str, ...], name: str) -> None:
    found = process(*named(words, name), folder=Path())
    assert found.returncode == (2 if LONG in name else 0), found.stderr
    assert b"Fout in uvp" not in found.stderr
    Path(f"{name[:9]}.yaml").write_text(HEAD + WHOLE, "utf-8")
    again = [word.replace("proef.yaml", f"{name[:9]}.yaml") for word in named(words, "doel")]
    assert process(*again, folder=Path()).returncode == 0


@pytest.mark.fuzz
@pytest.mark.parametrize("name", ["esc\x1b", "ff\udcff", LONG, f"{LONG}/{LONG}", ".", "/dev/null"])
@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_any_name_can_be_read_or_is_refused(words: tuple[str, ...], name: str) -> None:
    found = process(*named(words, name), folder=Path())
    assert found.returncode in {0, 1, 2, 3}, found.stderr
    assert found.stderr or not found.returncode or words[0] in {"validate", "migrate"}


@pytest.mark.fuzz
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_any_stream_may_be_closed(words: tuple[str, ...], closed: str) -> None:
    line = f'"$@" {closed}'
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "uvp_cli", *named(words, "doel")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert target(words).exists()


@pytest.mark.fuzz
@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_limit_on_the_size_of_files_is_told(words: tuple[str, ...]) -> None:
    command = ["bash", "-c", 'ulimit -f 0; "$@"', "bash"]
    program = [sys.executable, "-m", "uvp_cli", *named(words, "doel")]
    found = subprocess.run([*command, *program], capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert "het bestand wordt groter dan hier mag" in found.stderr
    assert not target(words).exists()
    assert not list(Path().glob(".uvp-*"))


def test_questions_need_a_stream_to_come_in_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from uvp_cli.commands.shared import asking

    monkeypatch.setattr(sys, "stdin", None)
    assert not asking.can_ask()


@pytest.mark.parametrize("kind", ["schema", "validate"])
def test_what_was_not_made_by_the_command_stays_and_what_was_is_made_again(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = WRITERS[kind]
    assert uvp(capsys, *named(words, "doel")).code == 0
    assert uvp(capsys, *named(words, "doel")).code == 0
    for content in (b"PK\x03\x04", b"Bellen met Noord over UVP402.\n"):
        target(words).write_bytes(content)
        found = uvp(capsys, *named(words, "doel"))
        assert (found.code, "kies een andere naam" in found.err) == (2, True)
        assert target(words).read_bytes() == content


@pytest.mark.parametrize("form", FORMATS)
def test_findings_in_any_form_are_made_again(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("fout.yaml").write_text(HEAD + "fout: 1\n", "utf-8")
    for file in ("proef.yaml", "fout.yaml", "proef.yaml", "weg.yaml", "fout.yaml"):
        found = uvp(capsys, "validate", file, "--format", form, "--output", "doel.txt")
        assert "kies een andere naam" not in found.err
