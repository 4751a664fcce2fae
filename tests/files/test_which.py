from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import cases
from uvp_cli.files.which import Candidate, candidate, choose, of_year

LAST = Candidate("uvp2025.yaml", "2025-01", "2025-12", concept=False)
THIS = Candidate("uvp2026.yaml", "2026-01", "2026-12", concept=False)
NEXT = Candidate("uvp2027.yaml", "2027-01", "2027-12", concept=False)
DRAFT = Candidate("uvp2027.yaml", "2027-01", "2027-12", concept=True)
SCHOOL = Candidate("uvp2026-2027.yaml", "2026-07", "2027-06", concept=False)
UNKNOWN = Candidate("uvp.yaml", "", "", concept=False)


@cases(
    ("near", "month", "chosen", "reason"),
    [
        ([LAST, THIS, NEXT], "2026-11", [THIS], "now"),
        ([LAST, THIS, NEXT], "2027-01", [NEXT], "now"),
        ([LAST, THIS, NEXT], "2024-12", [LAST], "following"),
        ([LAST, THIS, NEXT], "2028-01", [NEXT], "newest"),
        ([LAST, NEXT], "2026-05", [NEXT], "following"),
        ([THIS, DRAFT], "2026-11", [THIS], "now"),
        ([THIS, DRAFT], "2027-01", [THIS], "newest"),
        ([DRAFT], "2027-01", [DRAFT], "now"),
        ([DRAFT], "2026-01", [DRAFT], "following"),
        ([THIS, SCHOOL], "2026-11", [THIS, SCHOOL], "now"),
        ([UNKNOWN, THIS], "2026-11", [THIS], "now"),
        ([UNKNOWN], "2026-11", [UNKNOWN], "newest"),
    ],
)
def test_the_programme_of_the_month_answers_else_the_next_else_the_newest(
    near: list[Candidate], month: str, chosen: list[Candidate], reason: str
) -> None:
    found = choose(near, month)
    assert (list(found.fitting), found.reason) == (chosen, reason)


def test_a_concept_may_be_asked_for() -> None:
    assert choose([THIS, DRAFT], "2027-01", concepts=True).fitting == (DRAFT,)
    assert of_year([THIS, DRAFT], "2027") == (DRAFT,)
    assert of_year([DRAFT, NEXT], "2027") == (NEXT,)
    assert of_year([THIS, SCHOOL], "2026") == (THIS, SCHOOL)
    assert of_year([THIS, UNKNOWN], "2031") == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("period: {from: 2026-07, to: 2027-06}\n", "2026-07", "2027-06"),
        ("period: {from: 2026-01, to: 2026-12, extended_to: 2027-12}\n", "2026-01", "2027-12"),
        ("period: {from: 2026-01,\n  to: 2026-12}\n", "2026-01", "2026-12"),
        ("period: {\n  'from': '2026-01',\n  \"to\": \"2026-12\"\n}\n", "2026-01", "2026-12"),
        ("period:\r\n  to: 2026-12\r\n\r\n# zo\r\n  from: 2026-01\r\n", "2026-01", "2026-12"),
        (
            "framework:\n  period: {from: 2024-01, to: 2027-12}\n"
            "period: # {from: 2020-01, to: 2020-12}\n  from: 2026-01 # to: 2020-02\n  to: 2026-12\n"
            "planning: [{from: 2026-05-01}]\n",
            "2026-01",
            "2026-12",
        ),
        ("period: kapot\n", "2025-01", "2025-12"),
        ("", "2025-01", "2025-12"),
    ],
)
def test_the_period_stands_in_the_text_else_in_the_name(
    tmp_path: Path, text: str, first: str, last: str
) -> None:
    path = tmp_path / "uvp-noord-2025.yaml"
    path.write_bytes(text.encode())
    assert candidate(str(path)) == Candidate(str(path), first, last, concept=False)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("themes:\n# uvp: beslis -- blijft dit zo?\n", True),
        ("themes: []  #  uvp:  beslis\n", True),
        ("title: 'zie:#uvp: beslis'\n", False),
        ("adoption: {status: concept}\n", True),
        ("adoption:\n  status: concept\n", True),
        ("adoption: {status: adopted}\nplanning: [{title: 'status: concept'}]\n", False),
        ("# uvp: ignore UVP701 -- wij beslisten\n", False),
    ],
)
def test_a_concept_says_so(tmp_path: Path, text: str, concept: object) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(text, "utf-8")
    assert candidate(str(path)) == Candidate(str(path), "", "", bool(concept))


def test_what_cannot_be_read_goes_by_its_name(tmp_path: Path) -> None:
    assert candidate(str(tmp_path / "uvp2026-2029.yaml")).last == "2029-12"
