"""pre-commit end to end: the hook from a clone of this repository, as docs/ci.md shows it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.clients.examples import TAG, commit_all, environment, examples, git, published
from tests.clients.tools import python_tool
from tests.commands.runner import ROOT
from tests.patience import HANGS
from tests.samples import HEAD
from uvp_cli.cli import run
from uvp_cli.files.supply import NO_ADDRESS, NO_REVISION

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
        timeout=HANGS,
    )


def test_the_hook_checks_the_programmes_of_a_project(tmp_path: Path) -> None:
    (config,) = examples("pre-commit")
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    programme = project / "data" / "uvp 2027.yaml"
    programme.write_text(HEAD, "utf-8")
    (project / "data" / "iets-anders.yaml").write_text("themas: []\n", "utf-8")
    (project / ".github" / "workflows").mkdir(parents=True)
    (project / ".github" / "workflows" / "uvp.yml").write_text("name: uvp\n", "utf-8")
    (project / ".pre-commit-config.yaml").write_text(
        config.replace(NO_ADDRESS, str(published(tmp_path))).replace(NO_REVISION, TAG), "utf-8"
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


def test_the_first_commit_after_init_passes_its_own_hook(tmp_path: Path) -> None:
    project, cache = tmp_path / "project", tmp_path / "cache"
    address = "https://github.example.nl/veiligheid/uvp"
    begin = ("--name", "Zuid", "--year", "2027", "-g", "Roervoort", "--theme", "Jeugd")
    assert run(["init", str(project), *begin, "--source", address, "--rev", TAG]) == 0
    # Git finds the address on this disk; no file that init wrote is touched.
    elsewhere = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{published(tmp_path)}.insteadOf",
        "GIT_CONFIG_VALUE_0": address,
    }
    git(project, "init", "-q", "-b", "main")
    installed = pre_commit(project, "install", cache=cache)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    done = committed(project, PRE_COMMIT_HOME=str(cache), **elsewhere)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^uvp validate\.+Passed$", done.stderr, re.MULTILINE)

    (programme,) = (project / "data").glob("*.yaml")
    programme.write_text(f"{programme.read_text('utf-8')}themas: []\n", "utf-8")
    refused = committed(project, PRE_COMMIT_HOME=str(cache), **elsewhere)
    assert refused.returncode == 1
    assert "fout UVP201: De sleutel 'themas' bestaat hier niet." in refused.stderr


def test_a_commit_fails_loudly_until_the_address_is_filled_in(tmp_path: Path) -> None:
    project, cache = tmp_path / "project", tmp_path / "cache"
    begin = ("--name", "Zuid", "--year", "2027", "-g", "Roervoort", "--theme", "Jeugd")
    assert run(["init", str(project), *begin]) == 0
    git(project, "init", "-q", "-b", "main")
    assert pre_commit(project, "install", cache=cache).returncode == 0
    refused = committed(project, PRE_COMMIT_HOME=str(cache))
    assert refused.returncode != 0
    assert "vul-in.invalid" in refused.stderr


def committed(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Commits all that is in a repository, with its hooks."""
    git(folder, "add", "--all")
    path = os.pathsep.join([str(python_tool("pre-commit").parent), os.environ["PATH"]])
    return subprocess.run(
        ["git", "-c", "user.name=uvp", "-c", "user.email=uvp@example.nl", "commit", "-m", "Begin"],
        cwd=folder,
        env={**environment(), "PATH": path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    found = pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml", cache=tmp_path)
    assert found.returncode == 0, found.stdout
