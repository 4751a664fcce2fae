"""Whole documents: each file in `programmes/` is a test.

A file in `programmes/valid/` has no findings. One in `programmes/invalid/` says
on its first line what must be found: `# verwacht: 12:3 UVP102, 14:5 UVP301`.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.cases import cases
from uvp_cli.checking.check import check_file

HERE = Path(__file__).parent.parent / "programmes"
VALID = sorted((HERE / "valid").glob("*.yaml"))
INVALID = sorted((HERE / "invalid").glob("*.yaml"))
EXPECTED = re.compile(r"# verwacht: (\d+:\d+ UVP\d{3}(, \d+:\d+ UVP\d{3})*)")


def found(path: Path) -> tuple[list[str], bool]:
    """What is wrong with the file, as "line:column CODE", and whether it is a programme."""
    checked = check_file(path)
    places = [
        f"{each.location.line}:{each.location.column} {each.code}" for each in checked.diagnostics
    ]
    return places, checked.programme is not None


@cases("path", VALID)
def test_a_valid_programme_has_no_findings(path: Path) -> None:
    assert found(path) == ([], True)


@cases("path", INVALID)
def test_an_invalid_programme_has_exactly_the_findings_that_it_announces(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    expected = EXPECTED.fullmatch(first)
    assert expected, first
    assert found(path) == (expected[1].split(", "), False)


def test_the_examples_for_other_regions_stand_in_these_programmes() -> None:
    text = (HERE.parent.parent / "docs" / "andere-regios.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    whole = [path.read_text("utf-8") for path in VALID]
    assert len(examples) >= 10
    assert [each for each in examples if not any(each in programme for programme in whole)] == []


def test_there_are_programmes_to_test() -> None:
    assert len(VALID) >= 8
    assert len(INVALID) >= 20
