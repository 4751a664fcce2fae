from __future__ import annotations

import sys

import pytest

from tests.commands.runner import uvp
from uvp_cli.commands.shared.extras import load


def test_a_library_that_is_there_is_loaded() -> None:
    assert load("json", "niets", "dit").loads("[1]") == [1]


def test_a_library_that_is_absent_can_be_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    found = uvp(capsys, "validate", "--watch")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "Voor --watch is watchfiles nodig. Installeer het: pip install 'uvp[watch]'\n"
    )
