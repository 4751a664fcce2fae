"""Which programme a command reads when the user names none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "UVP_FILE"
SHIPPED = "meegeleverd programma"


def programme_file(given: str | None, environment: Mapping[str, str], folder: Path) -> Path:
    """The file to read: `given`, else `$UVP_FILE`, else the newest `data/uvp*.yaml`
    in `folder` or a folder above it, else the programme that ships with the package."""
    named = given or environment.get(VARIABLE)
    if named:
        return Path(named)
    for place in (folder, *folder.parents):
        found = newest(place / "data")
        if found:
            return found
    return shipped()


def newest(folder: Path) -> Path | None:
    """The `uvp*.yaml` in `folder` with the highest number in its name; None if there is none.

    The name decides, since git gives every file the time of the checkout.
    """
    found = sorted(folder.glob("uvp*.yaml"), key=lambda path: (_numbers(path.name), path.name))
    return found[-1] if found else None


def shipped() -> Path:
    """The programme inside the package; in a source tree the one that goes into it."""
    package = Path(__file__).parent
    return newest(package / "data") or newest(package.parent / "data") or package / "data"


def describe(path: Path, folder: Path) -> str:
    """`path` as a title shows it: relative to `folder` where it is below it.

    Where the package is installed is nobody's business, also when that is below `folder`.
    """
    inside = path.is_relative_to(Path(__file__).parent)
    if path == shipped() and (inside or not path.is_relative_to(folder)):
        return f"{SHIPPED} {path.name}"
    return relative(path, folder)


def relative(path: Path, folder: Path | None = None) -> str:
    """`path` from `folder` (else the working directory) where it is below it, else whole."""
    base = folder or Path.cwd()
    return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", name))
