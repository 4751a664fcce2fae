"""What every test shares: no programme from the user's own environment, and no clock."""

from __future__ import annotations

import functools
import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from hypothesis import HealthCheck, settings

from uvp_cli.files import cache

SETTINGS = (
    "UVP_FILE",
    "UVP_DEBUG",
    "UVP_NO_CACHE",
    "COLUMNS",
    "NO_COLOR",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "PYTHONDONTWRITEBYTECODE",
)
"""The environment variables that change what is printed, or how; with the last each of the hundreds
of processes that tests start would compile the program anew."""

# No property is judged by the clock: on a busy machine each would fail now and then.
settings.register_profile(
    "few", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("many", settings.get_profile("few"), max_examples=200)
settings.load_profile("few")  # The gate says `--hypothesis-profile=many`.


@pytest.fixture(scope="session", autouse=True)
def _clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the caller's settings out of the tests."""
    kept = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("UVP_TODAY", "2026-11-29")
        # What was found valid is kept as for any user, but not among what the user keeps.
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(kept))
        # What tests write need not outlive a power cut, which is what most of their waiting is for.
        patch.setattr(os, "fsync", lambda _: None)
        _ask_again_from_memory(patch)
        yield


def _ask_again_from_memory(patch: pytest.MonkeyPatch) -> None:
    """Reads a programme that is kept once, and makes the command line of functions once: thousands
    of command lines in one process ask the same, where each is a process of its own elsewhere."""
    patch.setattr(typer.main, "get_command", functools.cache(typer.main.get_command))
    shared, find, keep = cache.folder(os.environ), cache.find, cache.keep
    known: dict[bytes, cache.Kept] = {}

    def find_once(text: bytes, place: Path) -> cache.Kept | None:
        found = known.get(text) if place == shared else None
        if found is None:
            found = find(text, place)
            if found is not None and place == shared:
                known[text] = found
        return found

    def keep_anew(text: bytes, kept: cache.Kept, place: Path) -> None:
        known.pop(text, None)
        keep(text, kept, place)

    patch.setattr(cache, "find", find_once)
    patch.setattr(cache, "keep", keep_anew)


def pytest_configure() -> None:
    """Lets Ctrl+C reach what the tests start, also where this run was started in the background.

    What pytest makes of the asserts is kept, also where Python was told to keep nothing: making it
    anew takes each worker as long as all else that comes before the first test. Nothing of what is
    imported and collected is garbage, so nobody looks for that.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """Keeps the collector of garbage away from the thousands of tests themselves."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


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
