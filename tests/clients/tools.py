"""The real clients that the tests in this folder drive: where they are, or why not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def npm_tool(name: str) -> Path:
    """The program `name` from package.json here; `npm install --prefix tests/clients` gets it.

    Skips the test where it is absent, which CI does not allow.
    """
    return _found(HERE / "node_modules" / ".bin" / name)


def npm_package(name: str) -> Path:
    """The folder of the package `name` from package.json here; as `npm_tool` where it is absent."""
    return _found(HERE / "node_modules" / name)


def python_tool(name: str) -> Path:
    """The program `name` of a package in the extra `dev`, beside the running Python."""
    return _found(Path(sys.executable).parent / name)


def system_tool(name: str) -> Path:
    """The program `name` on the PATH."""
    found = shutil.which(name)
    return Path(found) if found else _found(Path(name))


def _found(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is absent")
    return path
