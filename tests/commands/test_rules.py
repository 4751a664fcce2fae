from __future__ import annotations

import json

import pytest

from tests.commands.runner import uvp
from uvp_cli.checking.rules import CATALOGUE


def test_every_rule_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "rules")
    assert found.code == 0
    assert all(rule.code in found.out for rule in CATALOGUE)
    assert "Verwijzingen\n" in found.out
    lines = uvp(capsys, "rules", "--format", "csv").out.splitlines()
    assert lines[0] == "code,severity,title"
    assert len(lines) == len(CATALOGUE) + 1


@pytest.mark.parametrize("name", ["UVP102", "uvp102"])
def test_one_rule_is_explained(capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = uvp(capsys, "rules", name)
    assert found.code == 0
    assert found.out.startswith("UVP102: Dubbele sleutel\nYAML; fout\n")
    assert "title: UVP 2026\n    title: UVP 2027" in found.out
    data = json.loads(uvp(capsys, "rules", name, "--format", "json").out)
    assert data["code"] == "UVP102"
    assert data["right"] == "title: UVP 2026"
    text = uvp(capsys, "rules", name, "--format", "md").out
    assert "  ```\n  title: UVP 2026\n  ```\n" in text


def test_an_unknown_code_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "rules", "UVP199")
    assert (found.code, found.out) == (2, "")
    assert "Onbekende code 'UVP199'. Bedoelde u UVP" in found.err
