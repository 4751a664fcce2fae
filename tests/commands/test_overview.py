"""`uvp` without a command, and answers as pictures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands.runner import DATA, uvp
from tests.commands.terminal import terminal


def test_without_a_command_a_terminal_shows_the_programme() -> None:
    with terminal(variables={}) as session:
        shown = session.end()
    assert "UVP Integrale Veiligheid Heuvelland 2026" in shown
    assert "Open punten: " in shown
    assert "Gebruik:" not in shown
    assert shown.count("\n") < 24


def test_a_terminal_that_says_nothing_special_takes_no_console_of_rich() -> None:
    listing = (
        "import sys; from uvp_cli.cli import run; run(sys.argv[1:]); print(*sys.modules, sep='\\n')"
    )
    own = {"UVP_NO_PAGER": "1"}
    with terminal("hours", variables=own, program=(sys.executable, "-c", listing)) as session:
        shown = session.end().split()
    assert "rich.style" in shown
    assert "rich.console" not in shown


def test_without_a_terminal_it_is_the_programme_too(capsys: pytest.CaptureFixture[str]) -> None:
    shown = uvp(capsys)
    assert (shown.code, shown.err) == (0, "")
    assert "UVP Integrale Veiligheid Heuvelland 2026" in shown.out
    assert "Gebruik:" not in shown.out


@pytest.mark.parametrize("option", ["--chart", "--grafiek"])
def test_a_chart_is_for_people(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "█" in uvp(capsys, "hours", option).out
    assert "█" in uvp(capsys, "hours", "-g", "vaals", option).out
    for query in (("hours",), ("hours", "-g", "vaals"), ("planning",)):
        plain = uvp(capsys, *query, "--format", "json").out
        assert uvp(capsys, *query, option, "--format", "json").out == plain
    assert "█" not in uvp(capsys, "hours", option, "--format", "csv").out
    assert "█" in uvp(capsys, "planning", option).out
    for query in (("hours",), ("hours", "-g", "vaals"), ("planning",), ("indicators",)):
        for form in ("csv", "tsv"):
            rows = uvp(capsys, *query, "--format", form).out.splitlines()
            assert uvp(capsys, *query, option, "--format", form).out.splitlines() == rows


def test_a_chart_is_of_one_kind(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "--chart", "--by", "theme")
    assert found.code == 2
    assert found.err.startswith("Kies --explain, --chart of --by; niet meer dan een daarvan.\n")


def test_a_chart_of_several_programmes_keeps_their_ids_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = DATA.read_text("utf-8")
    names = ("uvp-heuvelland-2026", "uvp-heuvelland-2027")
    for name in names:
        (tmp_path / f"{name}.yaml").write_text(text.replace(names[0], name), "utf-8")
    lines = uvp(capsys, "hours", "--chart", "-f", str(tmp_path)).out.splitlines()
    assert [line.strip() for line in lines if line.strip() in names] == list(names)
    assert sum("█" in line for line in lines) == 11
    planned = uvp(capsys, "planning", "--chart", "-f", str(tmp_path)).out
    assert all(name in planned for name in names)
