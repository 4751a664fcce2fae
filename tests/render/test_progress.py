from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from uvp_cli.render import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


def test_what_is_done_at_once_shows_no_bar() -> None:
    stream = Terminal()
    assert progress.gathered(iter("abc"), 3, "Controleren", stream) == ["a", "b", "c"]
    assert stream.getvalue() == ""


def test_what_lasts_shows_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1)
    stream = Terminal()
    assert progress.gathered(iter("abc"), 3, "Controleren", stream) == ["a", "b", "c"]
    shown = stream.getvalue()
    assert "Controleren" in shown
    assert "3 van 3" in shown
    assert shown.endswith("\x1b[2K")


def test_a_bar_is_gone_when_something_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1)
    stream = Terminal()

    def failing() -> Iterator[str]:
        yield "a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        progress.gathered(failing(), 3, "Controleren", stream)
    assert stream.getvalue().endswith("\x1b[2K")
