"""A query answers the same with a kept programme as without, and then loads next to nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.queries import ASKED, examples
from tests.commands.runner import DATA, ROOT, uvp
from uvp_cli.files import cache

HEAVY = (
    "annotated_types",
    "docx",
    "icalendar",
    "jinja2",
    "openpyxl",
    "pyarrow",
    "pydantic",
    "pydantic_core",
    "rich",
    "uvp_cli.checking.check",
    "uvp_cli.document.findings",
    "uvp_cli.document.reading",
    "watchfiles",
    "weasyprint",
    "yaml",
)
"""What a query of a kept programme has no need of, where no terminal shows the answer."""
LISTING = """
import json, os, sys
from uvp_cli.cli import run

for line in sys.stdin:
    variables, arguments = json.loads(line)
    if process := os.fork():
        os.waitpid(process, 0)
        continue
    told, nowhere = os.fdopen(os.dup(1), "w"), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.environ.update(variables)
    status = run(arguments)
    print(status, *sys.modules, file=told, flush=True)
    os._exit(0)
"""
"""Tells what is loaded at the end of each command line, each in a process of its own that begins
where all begin: with the program itself."""
FILLING = ("search evaluatie", "progress -f tests/years")
"""What keeps the programme with all that a query can need of it."""
ALLOWED: dict[str, tuple[str, ...]] = {
    "hours --format json": (),
    "hours --gemeente Vaals --format csv": (),
    "planning --month mei --format json": (),
    "questions --format json": ("uvp_cli.document.findings",),
    "search evaluatie --format json": ("uvp_cli.document.findings",),
    "progress -f tests/years --format json": (),
    "hours --gemeente Vaals": (),
    "progress -f tests/years --late": (),
    "--help": (),
    "hours --help": (),
    "--version": (),
}
"""Queries, each with what it may load of what is heavy."""
TABS = ("uvp hours --gemeente V", "uvp hours --gem", "uvp ho")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a cache of this test alone, still empty."""
    place = tmp_path / "kept"
    monkeypatch.setattr(cache, "folder", lambda known: None if cache.OFF in known else place)
    return place


@pytest.mark.slow
@pytest.mark.parametrize("query", ASKED)
def test_every_query_answers_the_same_with_and_without(
    query: str, kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    for example in examples(query):
        for form in ("table", "json"):
            line = example if "--format" in example else [*example, "--format", form]
            with monkeypatch.context() as patch:
                patch.setenv(cache.OFF, "1")
                without = uvp(capsys, *line)
            # Of the first example, the first of these fills the cache.
            first, again = uvp(capsys, *line), uvp(capsys, *line)
            assert without.code == 0
            assert first == again == without
    assert kept.is_dir() == (query != "rules")


def test_a_programme_with_errors_is_never_kept(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uvp.yaml"
    file.write_bytes(DATA.read_bytes() + b"onbekend: 1\n")
    first, again = uvp(capsys, "hours", "-f", str(file)), uvp(capsys, "hours", "-f", str(file))
    assert first == again
    assert first.code == 1
    assert "onbekend" in first.err
    assert not kept.exists()


def test_an_edit_is_seen_at_once(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uvp.yaml"
    shutil.copy(DATA, file)
    line = ("hours", "-g", "vaals", "--format", "csv", "-f", str(file))
    before = uvp(capsys, *line).out
    assert "13.5" not in before
    text = file.read_text("utf-8")
    edited = text.replace("- {hours: 10, per: gemeente", "- {hours: 13.5, per: gemeente")
    file.write_text(edited, "utf-8")
    assert "13.5" in uvp(capsys, *line).out
    file.write_text(text, "utf-8")
    assert uvp(capsys, *line).out == before
    assert len(list(kept.iterdir())) == 2


def test_places_are_added_to_what_was_kept_without(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    uvp(capsys, "hours")
    (entry,) = kept.iterdir()
    without = entry.stat().st_size
    assert uvp(capsys, "search", "evaluatie").code == 0
    assert entry.stat().st_size > without
    (size,) = {each.stat().st_size for each in kept.iterdir()}
    uvp(capsys, "hours")
    assert entry.stat().st_size == size


EMPTY = """
import sys, typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def main(option: str = ""):
    print(*sys.modules)
app([])
"""


@pytest.fixture(scope="module")
def unavoidable() -> set[str]:
    """What an empty Typer app loads: since 0.29 that is pydantic, with what it needs."""
    done = subprocess.run([sys.executable, "-c", EMPTY], capture_output=True, check=True)
    return set(done.stdout.decode().split())


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The modules that each command line, or TAB behind it, has loaded at its end."""
    home = str(tmp_path_factory.mktemp("home"))
    lines: list[tuple[dict[str, str], list[str]]] = [
        *(({}, line.split()) for line in (*FILLING, *ALLOWED)),
        *((tab(words), []) for words in TABS),
    ]
    done = subprocess.run(
        [sys.executable, "-c", LISTING],
        cwd=ROOT,
        env={"PATH": "", "XDG_CACHE_HOME": home, "LOCALAPPDATA": home, "HOME": home},
        input="".join(f"{json.dumps(line)}\n" for line in lines),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = [line.split() for line in done.stdout.splitlines()]
    assert [status for status, *_ in answers] == ["0"] * len(lines)
    told = [*FILLING, *ALLOWED, *TABS]
    return {line: {*modules} for line, (_, *modules) in zip(told, answers, strict=True)}


def tab(words: str) -> dict[str, str]:
    """What bash asks when TAB is pressed in the last of these words."""
    count = str(len(words.split()) - 1)
    return {"_UVP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": count}


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@forking
@pytest.mark.parametrize(("line", "allowed"), ALLOWED.items())
def test_nothing_heavy_is_loaded(
    line: str, allowed: tuple[str, ...], unavoidable: set[str], loaded: dict[str, set[str]]
) -> None:
    assert {"typer", "uvp_cli.cli"} <= loaded[line]
    assert loaded[line] & {*HEAVY} - unavoidable <= {*allowed}


@forking
@pytest.mark.parametrize("words", TABS)
def test_a_tab_loads_nothing_heavy(
    words: str, unavoidable: set[str], loaded: dict[str, set[str]]
) -> None:
    assert "uvp_cli.cli" in loaded[words]
    assert loaded[words] & {*HEAVY} - unavoidable == set()


@forking
def test_another_command_is_not_loaded(loaded: dict[str, set[str]]) -> None:
    commands = {
        name for name in loaded["hours --format json"] if name.startswith("uvp_cli.commands.")
    }
    assert "uvp_cli.commands.hours" in commands
    assert commands.isdisjoint({"uvp_cli.commands.planning", "uvp_cli.commands.validate"})
