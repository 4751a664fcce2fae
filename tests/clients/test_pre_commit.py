"""pre-commit end to end: the hook from a clone of this repository, as docs/ci.md shows it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.clients.examples import ADDRESS, TAG, commit_all, environment, examples, published
from tests.clients.tools import python_tool
from tests.commands.runner import ROOT
from tests.samples import HEAD

pytestmark = pytest.mark.slow


def pre_commit(folder: Path, *arguments: str, cache: Path) -> subprocess.CompletedProcess[str]:
    """Runs pre-commit in a folder, with a cache of its own."""
    return subprocess.run(
        [python_tool("pre-commit"), *arguments],
        cwd=folder,
        env={**environment(), "PRE_COMMIT_HOME": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def test_the_hook_checks_the_programmes_of_a_project(tmp_path: Path) -> None:
    (config,) = examples("pre-commit")
    assert f"rev: {TAG}\n" in config
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    programme = project / "data" / "uvp 2027.yaml"
    programme.write_text(HEAD, "utf-8")
    (project / "data" / "iets-anders.yaml").write_text("themas: []\n", "utf-8")
    (project / ".pre-commit-config.yaml").write_text(
        config.replace(ADDRESS, str(published(tmp_path))), "utf-8"
    )
    commit_all(project)

    right = pre_commit(project, "run", "--all-files", cache=tmp_path / "cache")
    assert right.returncode == 0, right.stdout + right.stderr
    assert re.search(r"^uvp validate\.+Passed$", right.stdout, re.MULTILINE)

    programme.write_text(f"{HEAD}themas: []\n", "utf-8")
    wrong = pre_commit(project, "run", "--all-files", cache=tmp_path / "cache")
    assert wrong.returncode == 1
    assert re.search(r"^uvp validate\.+Failed$", wrong.stdout, re.MULTILINE)
    finding = "data/uvp 2027.yaml:9:1: fout UVP201: De sleutel 'themas' bestaat hier niet.\n"
    assert finding in wrong.stdout
    assert "1 bestand gecontroleerd: 1 fout, 0 waarschuwingen.\n" in wrong.stdout


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    found = pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml", cache=tmp_path)
    assert found.returncode == 0, found.stdout
