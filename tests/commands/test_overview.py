"""`uvp` without a command, and answers as pictures."""

from __future__ import annotations

import pytest

from tests.commands.runner import uvp
from tests.commands.terminal import terminal


def test_without_a_command_a_terminal_shows_the_programme() -> None:
    with terminal(variables={}) as session:
        shown = session.end()
    assert "UVP Integrale Veiligheid Heuvelland 2026" in shown
    assert "Open vragen: " in shown
    assert "Gebruik:" not in shown
    assert shown.count("\n") < 24


def test_without_a_terminal_it_is_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys).out == uvp(capsys, "--help").out


@pytest.mark.parametrize("option", ["--chart", "--grafiek"])
def test_a_chart_is_for_people(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "█" in uvp(capsys, "hours", option).out
    assert "█" in uvp(capsys, "hours", "-g", "vaals", option).out
    for query in (("hours",), ("hours", "-g", "vaals"), ("planning",)):
        plain = uvp(capsys, *query, "--format", "json").out
        assert uvp(capsys, *query, option, "--format", "json").out == plain
    assert "█" not in uvp(capsys, "hours", option, "--format", "csv").out


def test_a_chart_is_of_one_kind(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "--chart", "--by", "theme")
    assert found.code == 2
    assert found.err.startswith("Kies --explain, --chart of --by; niet meer dan een daarvan.\n")
