"""Where a file stands in its repository: the only path that means the same on every machine."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab say where the repository stands."""


def path_in(file: str) -> str:
    """The path of a file from the root of its repository, with slashes; as it is outside one. The
    name itself may be a link; it stands where the link is."""
    typed = Path(file)
    folder, here = _real(typed.parent), _real(Path())
    placed = folder / typed.name
    named = (_real(Path(at)) for name in _ROOTS if (at := os.environ.get(name)))
    for root in (*named, _git_root(folder), here):
        if root is not None and placed.is_relative_to(root):
            return placed.relative_to(root).as_posix()
    return placed.as_posix() if typed.is_absolute() else Path(os.path.normpath(file)).as_posix()


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


@cache
def _git_root(folder: Path) -> Path | None:
    """The nearest folder with a repository; in a work tree beside it, .git is a file."""
    return next((up for up in (folder, *folder.parents) if os.path.lexists(up / ".git")), None)
