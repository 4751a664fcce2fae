"""The marks of a document that is the log of a programme: a key at the top, and its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

MARK = ".voortgang"
"""The name of a log has this behind that of its programme: uvp2026.voortgang.vaals.yaml."""


def is_named(name: str) -> bool:
    """Whether a file has the name of a log."""
    return MARK in name.lower()


def beside(path: Path) -> Path:
    """The programme that a log is of: the file in its folder whose name its own begins with."""
    name = path.name[: path.name.lower().find(MARK)] if is_named(path.name) else path.stem
    there = (path.with_name(f"{name}{ending}") for ending in (".yaml", ".yml"))
    return next((file for file in there if file.exists()), path.with_name(f"{name}.yaml"))


def named(programme: Path, who: str = "") -> Path:
    """The log of the programme in a file, or the one that somebody has alone."""
    return programme.with_name(f"{programme.stem}{MARK}{f'.{who}' if who else ''}.yaml")


def is_log(data: Any) -> bool:
    """Whether plain data is meant as a log: it says which programme it is of, or has entries."""
    return isinstance(data, dict) and not data.keys().isdisjoint(("progress_of", "entries"))
