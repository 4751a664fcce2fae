"""What every test shares: no programme from the user's own environment."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the caller's settings out of the tests."""
    for name in ("UVP_FILE", "UVP_DEBUG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    # Nothing that one test found valid may answer another; the tests of the cache switch it on.
    monkeypatch.setenv("UVP_NO_CACHE", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the switch with which CI refuses skipped tests."""
    parser.addoption("--no-skips", action="store_true", help="fail when a test is skipped")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fails the run when a test was skipped and that is not allowed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped") if reporter else None
    if skipped and session.config.getoption("--no-skips"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
