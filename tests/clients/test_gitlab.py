"""The GitLab template, run by gitlab-ci-local as docs/ci.md and our own pipeline include it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest
import yaml

from tests.clients.examples import (
    HOSTILE_NAMES,
    TAG,
    assert_fits,
    commit_all,
    environment,
    examples,
    published,
)
from tests.clients.tools import npm_tool, python_tool, system_tool
from tests.commands.runner import ROOT
from tests.patience import HANGS
from tests.samples import HEAD
from uvp_cli.files.supply import NO_ADDRESS, NO_REVISION

TEMPLATE = ROOT / "templates" / "validate.yml"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own for the jobs, instead of an image."""
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=True)
    # gitlab-ci-local copies the project for jobs in an image, and no job here runs in one.
    (home / "bin" / "rsync").symlink_to(system_tool("true"))
    return home


def run_job(project: Path, python: Path) -> subprocess.CompletedProcess[str]:
    """Runs the job of the template in a project, without containers."""
    return subprocess.run(
        [
            npm_tool("gitlab-ci-local"),
            "--force-shell-executor",
            f"--home={python / 'home'}",
            "--no-color",
            "uvp-validate",
        ],
        cwd=project,
        env={**environment(), "PATH": f"{python / 'bin'}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )


@pytest.mark.slow
def test_the_example_runs_the_job(tmp_path: Path, python: Path) -> None:
    (example, _) = examples("GitLab")
    # Only where things come from changes: this repository instead of the address of another.
    remote = f"remote: {NO_ADDRESS}/-/raw/{NO_REVISION}/"
    package = f"package: git+{NO_ADDRESS}@{NO_REVISION}\n"
    assert remote in example
    assert package in example
    pipeline = example.replace(remote, "local: ").replace(
        package, f"package: git+file://{published(tmp_path)}@{TAG}\n"
    )
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    programme = project / "data" / "uvp2027.yaml"
    programme.write_text(HEAD, "utf-8")
    (project / "templates").mkdir()
    shutil.copy(TEMPLATE, project / "templates")
    (project / ".gitlab-ci.yml").write_text(pipeline, "utf-8")
    commit_all(project)

    right = run_job(project, python)
    assert right.returncode == 0, right.stdout + right.stderr
    assert "uvp-validate > 1 bestand gecontroleerd: in orde.\n" in right.stdout
    assert json.loads((project / "uvp-codequality.json").read_text("utf-8")) == []

    programme.write_text(f"{HEAD}themas: []\n", "utf-8")
    files = "      files: |\n        data\n        $HOME; $(touch x)\n"
    (project / ".gitlab-ci.yml").write_text(pipeline + files, "utf-8")
    wrong = run_job(project, python)
    assert wrong.returncode == 1
    assert "$HOME; $(touch x):1:1: fout UVP001: Dit bestand bestaat niet.\n" in wrong.stdout
    assert "data/uvp2027.yaml:9:1: fout UVP201: De sleutel 'themas' bestaat" in wrong.stdout
    _, entry = json.loads((project / "uvp-codequality.json").read_text("utf-8"))
    assert entry["location"] == {"path": "data/uvp2027.yaml", "lines": {"begin": 9}}
    assert '<testsuite name="data/uvp2027.yaml" tests="1" failures="1"' in (
        project / "uvp-junit.xml"
    ).read_text("utf-8")


@pytest.mark.slow
def test_our_own_pipeline_validates_our_own_data(tmp_path: Path, python: Path) -> None:
    project = published(tmp_path)
    found = run_job(project, python)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "uvp-validate > 1 bestand gecontroleerd: 0 fouten, 24 waarschuwingen.\n" in found.stdout


@pytest.mark.slow
def test_names_are_never_a_script(tmp_path: Path) -> None:
    _, job = yaml.safe_load_all(TEMPLATE.read_text("utf-8"))
    script = job["uvp-validate"]["script"][-1].replace("$[[ inputs.strict ]]", "true")
    assert "$[[" not in script
    programs = python_tool("uvp").parent
    found = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={
            **environment(),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "UVP_FILES": "\n".join(HOSTILE_NAMES),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert (found.returncode, found.stderr) == (3, "")
    entries = json.loads((tmp_path / "uvp-codequality.json").read_text("utf-8"))
    assert [entry["location"]["path"] for entry in entries] == sorted(HOSTILE_NAMES)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "uvp-codequality.json",
        "uvp-junit.xml",
    ]


@pytest.mark.slow
def test_the_files_fit_the_published_schema(tmp_path: Path) -> None:
    texts = [TEMPLATE.read_text("utf-8"), (ROOT / ".gitlab-ci.yml").read_text("utf-8")]
    part = tmp_path / "part.json"
    for text in (*texts, *examples("GitLab"), examples("Een besloten repository van `uvp`")[-1]):
        for document in yaml.safe_load_all(text):
            part.write_text(json.dumps(document), "utf-8")
            assert_fits("vendor.gitlab-ci", part)
