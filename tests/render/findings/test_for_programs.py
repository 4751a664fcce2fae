"""Reports for CI systems, each read back the way its reader would."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.cases import cases
from uvp_cli.checking.check import Checked
from uvp_cli.checking.rules import CATALOGUE
from uvp_cli.document.findings import Diagnostic, Location, Severity
from uvp_cli.render import findings
from uvp_cli.render.findings.for_programs import command, fingerprint, path_in

ERROR = Diagnostic(
    Location("data/uvp 1.yaml", 12, 3),
    "UVP401",
    "De id 'a' bestaat al.",
    "gemeenten[1].id",
    "Geef elk onderdeel een eigen id.",
    related=Location("data/uvp 1.yaml", 4, 3),
)
WARNING = Diagnostic(
    Location("data/uvp 1.yaml", 20, 1),
    "UVP701",
    "Thema <Zorg> & meer: 100%, \x1b[31mrood",
    severity=Severity.WARNING,
)
RESULTS = [
    Checked("data/uvp 1.yaml", None, (ERROR, WARNING)),
    Checked("goed.yaml", None, ()),
]


def written(form: str, results: list[Checked] = RESULTS) -> str:
    stream = io.StringIO()
    findings.write(results, form, stream)
    return stream.getvalue()


@cases("form", findings.FORMATS)
def test_no_format_sends_control_characters(form: str) -> None:
    assert "\x1b" not in written(form)


def test_github_commands_are_one_line_each_and_escaped() -> None:
    lines = written("github").splitlines()
    assert lines == [
        "::error file=data/uvp 1.yaml,line=12,col=3,title=UVP401::"
        "De id 'a' bestaat al.%0AGeef elk onderdeel een eigen id.",
        "::warning file=data/uvp 1.yaml,line=20,col=1,title=UVP701::"
        "Thema <Zorg> & meer: 100%25, \\x1b[31mrood",
        "2 bestanden gecontroleerd: 1 fout, 1 waarschuwing.",
    ]


def test_github_properties_escape_what_separates_them() -> None:
    odd = replace(ERROR, location=Location("a,b:c%.yaml", 1, 1))
    assert command(odd).startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,")


def test_gitlab_entries_have_what_gitlab_asks() -> None:
    data = json.loads(written("gitlab"))
    assert [set(entry) for entry in data] == 2 * [
        {"description", "check_name", "fingerprint", "severity", "location"}
    ]
    assert [entry["severity"] for entry in data] == ["major", "minor"]
    assert data[0]["location"] == {"path": "data/uvp 1.yaml", "lines": {"begin": 12}}


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    moved = replace(ERROR, location=replace(ERROR.location, line=99))
    twice = [Checked("x", None, (ERROR, moved))]
    prints = [entry["fingerprint"] for entry in json.loads(written("gitlab", twice))]
    assert len(set(prints)) == 2
    alone = json.loads(written("gitlab", [Checked("x", None, (moved,))]))
    assert alone[0]["fingerprint"] == prints[0]


@pytest.mark.parametrize("name", ["", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize(
    ("folder", "typed"),
    [
        (".", "veiligheid/data/uvp.yaml"),
        ("veiligheid", "data/uvp.yaml"),
        ("veiligheid/data", "uvp.yaml"),
        ("veiligheid", "data/../../veiligheid/./data/uvp.yaml"),
        ("veiligheid", "weg/../data/uvp.yaml"),
        (".", "{root}/veiligheid/data/uvp.yaml"),
        ("..", "{root}/veiligheid/data/uvp.yaml"),
    ],
)
def test_paths_and_fingerprints_are_those_of_the_repository_wherever_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str, typed: str
) -> None:
    root = tmp_path / "repo"
    (root / ".git").mkdir(parents=True)
    (root / "veiligheid/data").mkdir(parents=True)
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    if name:
        monkeypatch.setenv(name, str(root))
    expected = "veiligheid/data/uvp.yaml"
    standard = fingerprint(replace(ERROR, location=Location(str(root / expected), 1, 1)), {})
    monkeypatch.chdir(root / folder)
    place = Location(typed.format(root=root), 1, 1)
    results = [Checked("x", None, (replace(ERROR, location=place, related=None),))]
    (gitlab,) = json.loads(written("gitlab", results))
    assert (gitlab["location"]["path"], gitlab["fingerprint"]) == (expected, standard)
    (run,) = json.loads(written("sarif", results))["runs"]
    (entry,) = run["results"]
    where = entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (where, entry["partialFingerprints"]["uvp/v1"]) == (expected, standard)
    assert written("github", results).startswith(f"::error file={expected},")


def test_a_repository_in_a_workspace_is_called_from_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(tmp_path / "repo")
    assert path_in("uvp.yaml") == "repo/uvp.yaml"


def test_a_file_outside_any_repository_keeps_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elders"))
    monkeypatch.chdir(tmp_path)
    assert path_in("a/../uvp.yaml") == "uvp.yaml"
    assert path_in("/nergens/x/../uvp.yaml") == "/nergens/uvp.yaml"


def sarif() -> dict[str, Any]:
    data = json.loads(written("sarif"))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    return dict(run)


def test_sarif_lists_every_rule_and_points_at_it() -> None:
    run = sarif()
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in CATALOGUE]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_places_and_levels() -> None:
    error, warning = sarif()["results"]
    assert (error["level"], warning["level"]) == ("error", "warning")
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/uvp%201.yaml"
    assert place["region"] == {"startLine": 12, "startColumn": 3}
    assert error["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert "relatedLocations" not in warning


def test_junit_cases_have_a_name_of_their_own_that_stays_when_lines_move() -> None:
    bare = replace(ERROR, path="")
    moved = replace(bare, location=replace(bare.location, line=99))
    root = ET.fromstring(  # noqa: S314 (our own report)
        written("junit", [Checked("x", None, (bare, moved, ERROR, bare))])
    )
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == ["UVP401", "UVP401 (2)", "UVP401 gemeenten[1].id", "UVP401 (3)"]


def test_junit_counts_and_fails_on_errors_only() -> None:
    root = ET.fromstring(written("junit"))  # noqa: S314 (our own report)
    wrong, right = root.findall("testsuite")
    assert (wrong.get("name"), wrong.get("tests"), wrong.get("failures")) == (
        "data/uvp 1.yaml",
        "2",
        "1",
    )
    failure = wrong.find("testcase/failure")
    assert failure is not None
    assert failure.get("type") == "UVP401"
    assert "data/uvp 1.yaml:12:3" in (failure.text or "")
    assert len(wrong.findall("testcase/system-out")) == 1
    assert [case.get("name") for case in right.findall("testcase")] == ["in orde"]
