"""The GitHub Action: its steps, run by bash as a runner would, and our own workflow."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.clients.examples import HOSTILE_NAMES, assert_fits, environment, examples
from tests.clients.tools import python_tool
from tests.commands.runner import ROOT
from tests.patience import HANGS
from tests.samples import HEAD
from uvp_cli.files.supply import NO_REVISION, Supply

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SCRIPTS = [step for step in ACTION["runs"]["steps"] if "run" in step]
VALIDATE = [step for step in SCRIPTS if step["name"] == "Validate"]
"""The step that validates alone, for which uvp is already in the Python of these tests."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with a programme, and with a module that no step may run."""
    folder = tmp_path / "work space"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "uvp2027.yaml").write_text(HEAD, "utf-8")
    (folder / "json.py").write_text("raise SystemExit('nep')\n", "utf-8")
    return folder


def run_action(
    workspace: Path,
    steps: list[dict[str, Any]] = VALIDATE,
    python: str = sys.executable,
    variables: Mapping[str, str] | None = None,
    **given: str,
) -> subprocess.CompletedProcess[str]:
    """What the last of these steps does, with these inputs and these variables of the runner."""
    temporary = workspace.parent / "temp"
    temporary.mkdir(exist_ok=True)
    values = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    values.update({f"inputs.{name}": value for name, value in given.items()})
    values["steps.python.outputs.python-path"] = python
    values |= {"github.token": "geheim", "github.event.pull_request.number": "7"}
    for step in (each for each in steps if is_wanted(each, values)):
        script = temporary / "step.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=workspace,
            env={
                **environment(),
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(temporary),
                **(variables or {}),
                **{name: evaluated(text, values) for name, text in step["env"].items()},
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=HANGS,
        )
        if done.returncode:
            break
    return done


def is_wanted(step: dict[str, Any], values: dict[str, str]) -> bool:
    """Whether a step runs: always, or if an input is given."""
    condition = re.fullmatch(r"(\S+) != ''", step.get("if", "'always' != ''"))
    assert condition is not None
    return bool(values.get(condition[1], condition[1].strip("'")))


def evaluated(text: str, values: dict[str, str]) -> str:
    """`text` with what its expressions stand for."""
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], text)


@pytest.mark.slow
def test_the_action_installs_itself_and_validates(workspace: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "python", with_pip=True)
    python = str(tmp_path / "python" / "bin" / "python")
    right = run_action(workspace, SCRIPTS, python)
    assert (right.returncode, right.stdout) == (0, "1 bestand gecontroleerd: in orde.\n")
    (workspace / "data" / "uvp2027.yaml").write_text("titel: UVP\n", "utf-8")
    wrong = run_action(workspace, VALIDATE, python)
    assert wrong.returncode == 1
    assert "::error file=data/uvp2027.yaml,line=1,col=1,title=UVP201::" in wrong.stdout
    assert sorted(each.name for each in workspace.iterdir()) == ["data", "json.py"]


def test_a_finding_is_shown_at_its_line(workspace: Path) -> None:
    (workspace / "data" / "uvp2027.yaml").write_text(f"{HEAD}themas: []\n", "utf-8")
    found = run_action(workspace)
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.splitlines() == [
        "::error file=data/uvp2027.yaml,line=9,col=1,title=UVP201::"
        "De sleutel 'themas' bestaat hier niet.%0ABedoelt u 'themes'?",
        "1 bestand gecontroleerd: 1 fout, 0 waarschuwingen.",
    ]


@pytest.mark.slow
def test_files_stand_on_a_line_each(workspace: Path) -> None:
    (workspace / "a b.yaml").write_text(HEAD, "utf-8")
    found = run_action(workspace, files="a b.yaml\n\ndata/*.yaml\n")
    assert (found.returncode, found.stdout) == (0, "2 bestanden gecontroleerd: in orde.\n")


@pytest.mark.slow
def test_names_are_never_a_script(workspace: Path) -> None:
    found = run_action(workspace, files="\n".join(HOSTILE_NAMES), sarif="$(touch x).sarif")
    assert (found.returncode, found.stderr) == (3, "")
    assert found.stdout.count("title=UVP001::Dit bestand bestaat niet.") == len(HOSTILE_NAMES)
    assert sorted(each.name for each in workspace.iterdir()) == [
        "$(touch x).sarif",
        "data",
        "json.py",
    ]


def test_without_files_nothing_passes(workspace: Path) -> None:
    found = run_action(workspace, files="")
    assert found.returncode != 0
    assert "UVP_FILES: noem minstens één bestand" in found.stderr


@pytest.mark.slow
def test_strict_refuses_warnings(workspace: Path) -> None:
    data = str(ROOT / "data")
    assert run_action(workspace, files=data).returncode == 0
    assert run_action(workspace, files=data, strict="true").returncode == 1


@pytest.mark.slow
def test_the_report_for_code_scanning_is_written_beside_the_findings(workspace: Path) -> None:
    (_, steps, _) = examples("GitHub")
    inputs = yaml.safe_load(steps)[1]["with"]
    (workspace / "data" / "uvp2027.yaml").write_text(f"{HEAD}themas: []\n", "utf-8")
    found = run_action(workspace, **inputs)
    assert found.returncode == 1
    assert len(found.stdout.splitlines()) == 2
    assert '"ruleId": "UVP201"' in (workspace / "uvp.sarif").read_text("utf-8")


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_no_success(workspace: Path) -> None:
    found = run_action(workspace, sarif="weg/uvp.sarif")
    assert found.returncode != 0
    assert "'weg/uvp.sarif' is niet te schrijven: de map bestaat niet." in found.stderr


def test_no_script_holds_an_expression() -> None:
    assert [step["run"] for step in SCRIPTS if "${{" in step["run"]] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/ci.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/ci.yml"),
    ],
)
def test_our_own_files_fit_the_published_schema(schema: str, file: str) -> None:
    assert_fits(schema, ROOT / file)


def as_text(document: str) -> Any:
    """A YAML document in which every value stays text, also a key like `on`."""
    return yaml.load(document, yaml.BaseLoader)  # noqa: S506


@pytest.mark.slow
def test_the_examples_fit_the_published_schema(tmp_path: Path) -> None:
    whole, more, compared = (as_text(each) for each in examples("GitHub"))
    private = as_text(examples("Een besloten repository van `uvp`")[0])
    project = Supply().facts["project"]
    assert private[1]["with"]["repository"] == project
    assert private[2]["uses"] == f"./{private[1]['with']['path']}"
    for steps in (private, whole["jobs"]["uvp"]["steps"], more, compared["jobs"]["uvp"]["steps"]):
        assert steps is private or steps[1]["uses"] == f"{project}@{NO_REVISION}"
        assert steps is private or set(steps[1].get("with", {})) <= set(ACTION["inputs"])
        whole["jobs"]["uvp"]["steps"] = steps
        workflow = tmp_path / "uvp.yml"
        workflow.write_text(json.dumps(whole), "utf-8")
        assert_fits("vendor.github-workflows", workflow)


@pytest.mark.slow
def test_zizmor_finds_no_weakness(tmp_path: Path) -> None:
    # GitHub's own actions may be pinned to a major version; others to a commit.
    policies = {"actions/*": "ref-pin", "*": "hash-pin"}
    config = tmp_path / "zizmor.yml"
    config.write_text(
        yaml.safe_dump({"rules": {"unpinned-uses": {"config": {"policies": policies}}}})
    )
    audited = subprocess.run(
        [
            python_tool("zizmor"),
            "--offline",
            "--min-severity=medium",
            f"--config={config}",
            "action.yml",
            ".github/workflows/ci.yml",
        ],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert audited.returncode == 0, audited.stdout
