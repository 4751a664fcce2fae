"""A query answers the same with a kept programme as without, and then loads next to nothing."""

from __future__ import annotations

import functools
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
LISTING = (
    "import sys; from uvp_cli.cli import run; status = run(sys.argv[1:]); "
    "print(status, *sorted(sys.modules), file=sys.stderr)"
)


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
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where the programme is kept, with all that a query can need of it."""
    home = tmp_path_factory.mktemp("home")
    modules(home, "search", "evaluatie")
    modules(home, "progress", "-f", "tests/years")
    return home


@functools.cache
def modules(home: Path, *arguments: str, **variables: str) -> set[str]:
    """The modules that a command has loaded at its end, in a process of its own."""
    places = {"XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home), "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", LISTING, *arguments],
        cwd=ROOT,
        env={"PATH": "", **places, **variables},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    status, *listed = done.stderr.split("\n")[-2].split()
    assert status == "0", done.stderr
    return set(listed)


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("hours", "--format", "json"), ()),
        (("hours", "--gemeente", "Vaals", "--format", "csv"), ()),
        (("planning", "--month", "mei", "--format", "json"), ()),
        (("questions", "--format", "json"), ("uvp_cli.document.findings",)),
        (("search", "evaluatie", "--format", "json"), ("uvp_cli.document.findings",)),
        (("progress", "-f", "tests/years", "--format", "json"), ()),
        (("hours", "--gemeente", "Vaals"), ()),
        (("progress", "-f", "tests/years", "--late"), ()),
        (("--help",), ()),
        (("hours", "--help"), ()),
        (("--version",), ()),
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded(
    arguments: tuple[str, ...], allowed: tuple[str, ...], unavoidable: set[str], full: Path
) -> None:
    loaded = modules(full, *arguments)
    assert {"typer", "uvp_cli.cli"} <= loaded
    assert loaded & {*HEAVY} - unavoidable <= {*allowed}


@pytest.mark.parametrize("words", ["uvp hours --gemeente V", "uvp hours --gem", "uvp ho"])
def test_a_tab_loads_nothing_heavy(words: str, unavoidable: set[str], full: Path) -> None:
    count = str(len(words.split()) - 1)
    asked = {"_UVP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": count}
    loaded = modules(full, **asked)
    assert loaded & {*HEAVY} - unavoidable == set()


def test_another_command_is_not_loaded(full: Path) -> None:
    loaded = modules(full, "hours", "--format", "json")
    commands = {name for name in loaded if name.startswith("uvp_cli.commands.")}
    assert "uvp_cli.commands.hours" in commands
    assert commands.isdisjoint({"uvp_cli.commands.planning", "uvp_cli.commands.validate"})
