"""Libraries that only one option or format needs, and that may not be installed."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from uvp_cli.exits import UsageProblem

EXTRAS = {
    "docx": {"docx": "python-docx", "resvg_py": "resvg-py"},
    "parquet": {"pyarrow": "pyarrow"},
    "pdf": {"weasyprint": "weasyprint"},
    "watch": {"watchfiles": "watchfiles"},
}
"""Each extra of pyproject.toml with its modules, and the library that each module comes with."""


def load(module: str, purpose: str) -> Any:
    """The library `module`, which is one of an extra.

    Raises `UsageProblem`, which says how to install what `purpose` needs beside this `uvp`.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        libraries = next(modules for modules in EXTRAS.values() if module in modules)
        command = installing(Path(sys.prefix), Path(sys.executable), Path.cwd())
        raise UsageProblem(
            f"Voor {purpose} is {libraries[module]} nodig. "
            f"Installeer het: {' '.join([command, *libraries.values()])}"
        ) from None


def installing(environment: Path, python: Path, folder: Path) -> str:
    """The beginning of the command that installs a library in the environment of this `python`.

    pipx keeps an environment for each program and looks after it by its name; one that uv made has
    no pip. The library is named by itself: `uvp` may come from anywhere, a library may not.
    """
    if (environment / "pipx_metadata.json").is_file():
        return f"pipx inject {environment.name}"
    shown = _in_a_shell(python.relative_to(folder) if python.is_relative_to(folder) else python)
    if find_spec("pip") is None:
        return f"uv pip install --python {shown}"
    # PowerShell takes a quoted name for text, unless it is told to call it.
    call = "& " if shown.startswith('"') else ""
    return f"{call}{shown} -m pip install"


def _in_a_shell(path: Path) -> str:
    """A path as one word of a command line."""
    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    return shlex.quote(str(path))
