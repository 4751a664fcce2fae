"""Every check there is: `nox` runs what CI runs, `nox -s tests` one of them."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

nox.needs_version = ">=2024.4.15"
nox.options.error_on_missing_interpreters = True
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = [
    "lint",
    "types",
    "layers",
    "tests",
    "fuzz",
    "generated",
    "package",
    "oldest",
    "newest",
]

PYTHONS = [
    version
    for version in ("3.11", "3.12", "3.13", "3.14")
    if version != "{}.{}".format(*sys.version_info)
    # pyenv has a name for each version, also where it is not in use.
    and "shims" not in (shutil.which(f"python{version}") or "shims")
]
"""The other Pythons that this machine has; `.ci/run` brings those that it can get."""
if PYTHONS:
    nox.options.sessions.append("pythons")

ALL_TESTS = ("-m", "not fuzz", "--hypothesis-profile=many")
"""Pytest arguments that also run what is marked slow, and try many examples of each property."""
ONCE = ("tests/test_cli.py", "tests/test_values.py", "tests/test_every_key.py")
"""The tests that call every command, with a programme that has every key."""
CLIENTS = "tests/clients"
"""The folder whose package.json lists the programs that read what uvp writes."""
PURE = tuple(f"--ignore=tests/{room}" for room in ("queries", "changes", "reports", "clients"))
"""Leaves out the tests of the rooms that import no other package, which `layers` sees to: to these
another release makes no difference. Those of `clients` need what only `tests` installs."""


@nox.session
def lint(session: nox.Session) -> None:
    """Style and formatting."""
    session.install("-q", "-e", ".[lint]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types, strictly."""
    session.install("-q", "-e", ".[dev]")
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Which room may import which."""
    session.install("-q", "-e", ".[lint]")
    session.run("lint-imports", "--no-cache")


@nox.session
def tests(session: nox.Session) -> None:
    """The whole test suite with branch coverage; nothing may be skipped."""
    session.install("-q", "-e", ".[dev]")
    quietly = ("--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
    session.run("npm", "install", *quietly, "--prefix", CLIENTS, external=True)
    arguments = session.posargs or ["--cov", "--cov-report=term", "--no-skips"]
    session.run("pytest", "-q", *ALL_TESTS, *arguments)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Hostile documents for minutes on end, without the cost of coverage."""
    session.install("-q", "-e", ".[test]")
    session.run("pytest", "-q", "-m", "fuzz", "--no-skips", "--ignore", CLIENTS, *session.posargs)


@nox.session
def generated(session: nox.Session) -> None:
    """What is generated from the code is what it would be now; the programme has no errors."""
    session.install("-q", "-e", ".")
    session.run("uvp", "validate", "data")
    session.run("python", "scripts/generate.py", "--check")
    session.run("python", "scripts/screenshots.py", "--check")


@nox.session
def package(session: nox.Session) -> None:
    """The wheel, built from the source distribution, answers from an empty folder."""
    session.install("-q", "build")
    built = Path(session.create_tmp()) / "dist"
    for old in built.glob("*"):
        old.unlink()
    session.run("python", "-m", "build", "-o", str(built), silent=True)
    session.install("-q", "--force-reinstall", str(next(built.glob("*.whl"))))
    with TemporaryDirectory() as empty, session.chdir(empty):
        session.run("uvp", "hours", "--gemeente", "Vaals")
        session.run("python", "-m", "uvp_cli", "planning", "--month", "mei")


@nox.session
def oldest(session: nox.Session) -> None:
    """The tests of what imports others, with the lowest releases that pyproject.toml allows."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"], *extras["docx"], *extras["pdf"]]
    lowest = [each.split(",")[0].replace(">=", "==") for each in requirements]
    session.install("-q", "-e", ".[test]", *lowest)
    session.run("pytest", "-q", "--no-skips", *PURE)
    # What is slow is left out of these, except documents: how those are drawn is up to others.
    session.run("pytest", "-q", "--no-skips", "-m", "slow", "tests/render/paper")


@nox.session(python=PYTHONS or False)
def pythons(session: nox.Session) -> None:
    """Every command once, in each other Python that is here; half a minute each."""
    session.install("-q", "-e", ".[test]")
    session.run("pytest", "-q", "--no-skips", *ONCE)


@nox.session
def newest(session: nox.Session) -> None:
    """As `oldest`, with the newest releases, also those that pyproject.toml holds back."""
    session.install("-q", "-e", ".[test]")
    # pip warns that this breaks our own bound; that is what is being tested.
    session.run("pip", "install", "-q", "--upgrade", "typer", "rich", "pydantic", silent=True)
    session.run("pip", "list")
    session.run("pytest", "-q", "--no-skips", *PURE)
