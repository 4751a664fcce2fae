"""What a pull request gets: the action compares in a scratch repository and posts a comment."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.clients.examples import HOSTILE_NAMES, commit, commit_all, environment, examples, git
from tests.clients.test_github import SCRIPTS, run_action
from tests.clients.tools import python_tool
from tests.commands.runner import ROOT
from tests.patience import HANGS

EXAMPLE = runpy.run_path(str(ROOT / "scripts" / "pull_request.py"))
COMPARE = [step for step in SCRIPTS if step["name"] == "Compare"]
pytestmark = pytest.mark.slow
GH = """\
#!{python}
import json, os, sys
arguments = sys.argv[1:]
files = [each.removeprefix("body=@") for each in arguments if each.startswith("body=@")]
texts = [open(each, encoding="utf-8").read() for each in files]
called = [arguments, os.environ["GH_TOKEN"], *texts]
with open({calls!r}, "a", encoding="utf-8") as stream:
    stream.write(json.dumps(called) + "\\n")
if {fails!r}:
    sys.exit("HTTP 403: Resource not accessible by integration")
if "--jq" in arguments:
    print({found!r}, end="")
"""
"""Stands in for GitHub's own program: it keeps what it was called with."""
COMMENTS = "repos/veiligheid/programma/issues/7/comments"


class PullRequest:
    """A checkout of a pull request, with the edit of the example as its last commit."""

    may_comment = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work space"
        self.programme = self.folder / "data" / "uvp2026.yaml"
        self.programme.parent.mkdir(parents=True)
        self._calls = folder / "calls"
        self._summary = folder / "summary.md"
        self._bin = folder / "bin"
        self._bin.mkdir()
        self.write(EXAMPLE["before"]())
        commit_all(self.folder)
        self.write(EXAMPLE["after"]())
        commit(self.folder)

    def write(self, text: str) -> None:
        self.programme.write_text(text, "utf-8")

    def compare(self, found: str = "", **given: str) -> subprocess.CompletedProcess[str]:
        """What the step does, where GitHub has these comments of ours already."""
        program = self._bin / "gh"
        program.write_text(
            GH.format(
                python=sys.executable,
                calls=str(self._calls),
                found=found,
                fails=not self.may_comment,
            )
        )
        program.chmod(0o755)
        variables = {
            "PATH": f"{self._bin}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "GITHUB_REPOSITORY": "veiligheid/programma",
        }
        return run_action(self.folder, COMPARE, variables=variables, **{"diff": "HEAD^", **given})

    @property
    def calls(self) -> list[Any]:
        """With what GitHub's program was called: arguments, token, comment."""
        if not self._calls.exists():
            return []
        return [json.loads(line) for line in self._calls.read_text("utf-8").splitlines()]

    @property
    def summary(self) -> str:
        return self._summary.read_text("utf-8") if self._summary.exists() else ""


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    return PullRequest(tmp_path)


def test_the_comment_is_that_of_the_page(pull_request: PullRequest) -> None:
    (*_, workflow) = examples("GitHub")
    given = yaml.safe_load(workflow)["jobs"]["uvp"]["steps"][1]["with"]
    found = pull_request.compare(**given)
    comment = EXAMPLE["comment"]()
    assert comment in (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert pull_request.summary == comment
    (asked, posted) = pull_request.calls
    assert asked[0][:3] == ["api", "--paginate", COMMENTS]
    arguments, token, body = posted
    assert arguments[:3] == ["api", "--silent", COMMENTS]
    assert token == "geheim"  # noqa: S105
    assert body == f"<!-- uvp diff -->\n{comment}"
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == (
        "Grens overschreden: meer dan 15 uur verschil bij Eijsden-Margraten (+20), "
        "Gulpen-Wittem (+20), Meerssen (+20), Vaals (+20) en Valkenburg aan de Geul (+20).\n"
    )


def test_without_a_limit_every_change_passes(pull_request: PullRequest) -> None:
    found = pull_request.compare()
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    assert "**3 wijzigingen: 1 verwijderd, 2 gewijzigd. " in pull_request.summary


def test_a_kind_of_change_that_may_not_be(pull_request: PullRequest) -> None:
    found = pull_request.compare(**{"fail-on": "removed", "comment": "false"})
    assert (found.returncode, found.stderr) == (1, "Grens overschreden: 1 verwijderd.\n")
    assert pull_request.calls == []


def test_a_next_run_replaces_the_comment(pull_request: PullRequest) -> None:
    assert pull_request.compare("1234\n5678\n").returncode == 0
    arguments = pull_request.calls[1][0]
    assert arguments[:5] == [
        *("api", "--silent", "-X", "PATCH"),
        "repos/veiligheid/programma/issues/comments/1234",
    ]


def test_where_nothing_changed_nobody_is_disturbed(pull_request: PullRequest) -> None:
    pull_request.write(f"# Anders opgemaakt.\n{EXAMPLE['after']()}")
    commit(pull_request.folder)
    assert pull_request.compare().returncode == 0
    assert pull_request.summary.endswith("\nGeen inhoudelijke wijzigingen.\n")
    assert len(pull_request.calls) == 1  # only to look for a comment
    assert pull_request.compare("1234").returncode == 0
    assert pull_request.calls[-1][0][3] == "PATCH"


def test_who_may_not_comment_still_gets_the_summary(pull_request: PullRequest) -> None:
    pull_request.may_comment = False
    found = pull_request.compare()
    assert found.returncode == 0
    assert found.stdout == (
        "::notice title=uvp diff::Geen opmerking geplaatst; zie de samenvatting.\n"
    )
    assert "<details><summary>Wijzigingen (3)</summary>" in pull_request.summary


def test_a_programme_that_is_new_has_nothing_to_be_compared_with(pull_request: PullRequest) -> None:
    # Beside the old one: git would call the same text under another name a renamed file.
    text = pull_request.programme.read_text("utf-8")
    pull_request.programme.with_name("uvp2027.yaml").write_text(text, "utf-8")
    commit(pull_request.folder)
    found = pull_request.compare()
    assert found.returncode == 0
    assert found.stdout == (
        "::warning title=uvp diff::Er is niets vergeleken; het logboek zegt waarom.\n"
    )
    assert "\n'data/uvp2027.yaml' staat niet in revisie 'HEAD^'." in found.stderr
    assert pull_request.compare(**{"fail-on": "removed"}).returncode == 2


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_what_is_given_is_never_a_script(pull_request: PullRequest, name: str) -> None:
    for key in ("diff", "diff-file", "fail-on", "max-hours-change"):
        found = pull_request.compare(**{"fail-on": "removed", key: name})
        assert found.returncode in (2, 3), (key, found.stdout)
    assert sorted(each.name for each in pull_request.folder.iterdir()) == [".git", "data"]


def test_the_job_on_gitlab_compares_with_the_target(tmp_path: Path) -> None:
    there = PullRequest(tmp_path)
    project = tmp_path / "project"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{there.folder}", str(project))
    base = subprocess.run(
        ["git", "rev-parse", "HEAD^"],
        cwd=there.folder,
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    ).stdout.strip()
    git(there.folder, "branch", "doel", base)
    _, jobs = yaml.safe_load_all((ROOT / "templates" / "validate.yml").read_text("utf-8"))
    install, *script = jobs["uvp-diff"]["script"]
    assert install.startswith("pip install ")
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=project,
        env={
            **environment(),
            "PATH": f"{python_tool('uvp').parent}{os.pathsep}{os.environ['PATH']}",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "3 wijzigingen: 1 verwijderd, 2 gewijzigd." in (project / "uvp-diff.html").read_text(
        "utf-8"
    )
