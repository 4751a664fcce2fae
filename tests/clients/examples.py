"""The examples in docs/ci.md, and this repository as those who copy them would get it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.clients.tools import python_tool
from tests.commands.runner import ROOT
from tests.patience import HANGS
from tests.test_documents import copy_of_the_repository
from uvp_cli import __version__

TAG = f"v{__version__}"
"""The tag of this repository as `published` copies it."""
HOSTILE_NAMES = (
    "$(touch x)",
    "; touch x",
    "`touch x`",
    "'; touch x; '",
    '"; touch x; "',
    "${IFS}",
    "--help",
)
"""Names of files that a script must take for nothing else."""


def examples(heading: str) -> list[str]:
    """The YAML under a heading of docs/ci.md."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)


def published(folder: Path) -> Path:
    """A git repository with the files of this one as they are now, tagged."""
    repository = copy_of_the_repository(folder)
    commit_all(repository)
    git(repository, "tag", TAG)
    return repository


def commit_all(folder: Path) -> None:
    """Makes `folder` a git repository with all its files in it."""
    # Without a template there are no samples of hooks, which are most of what it would write.
    git(folder, "init", "-q", "-b", "main", "--template=")
    commit(folder)


def commit(folder: Path) -> None:
    """Commits all that changed in a repository, or nothing."""
    who = ("-c", "user.name=uvp", "-c", "user.email=uvp@example.nl")
    git(folder, "add", "--all")
    git(folder, *who, "commit", "-qm", "Proef", "--allow-empty")


def git(folder: Path, *arguments: str) -> None:
    """Runs git without the settings of who runs the tests."""
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**environment(), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
        timeout=HANGS,
    )


def environment() -> dict[str, str]:
    """The caller's variables, without what would steer git, Python, or coverage."""
    steering = ("GIT_", "COV", "VIRTUAL_ENV", "PYTHON")
    return {name: value for name, value in os.environ.items() if not name.startswith(steering)}


def assert_fits(schema: str, path: Path) -> None:
    """The file fits the published schema that check-jsonschema carries under this name."""
    judged = subprocess.run(
        [python_tool("check-jsonschema"), "--builtin-schema", schema, path],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
