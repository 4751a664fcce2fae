"""That whatever is made of a concept says so, and what is made of another programme does not."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE

STATE = "CONCEPT: nog 2 punten te beslissen"
FILE = ("--file", "concept.yaml")


@pytest.fixture(autouse=True)
def _a_concept_and_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("proef.yaml").write_text(HEAD + WHOLE, "utf-8")
    head = HEAD.replace("period:", "adoption: {status: concept}\nperiod:").replace("2026", "2027")
    body = WHOLE.replace("2026", "2027").replace("    from: 2027-05-04\n", "    from: 2027-05-10\n")
    body = body.replace("    to: 2027-05-10\n", "    to: 2027-05-16\n")
    body = body.replace("themes:\n", "# uvp: beslis -- klopt dit?\nthemes:\n")
    body = body.replace("planning:\n", "# uvp: beslis\nplanning:\n")
    Path("concept.yaml").write_text(head + body, "utf-8")


ANSWERS = [
    *(["hours"], ["hours", "-g", "noord"], ["hours", "--by", "month"], ["hours", "--explain"]),
    *(
        ["hours", "--chart"],
        ["actions"],
        ["goals"],
        ["indicators"],
        ["progress"],
        ["planning"],
        ["budget"],
        ["questions"],
    ),
    *(["departments"], ["partners"], ["show"], ["show", "jeugd"], ["search", "uitgaan"]),
]


@pytest.mark.parametrize("asked", ANSWERS, ids=" ".join)
def test_every_answer_is_marked_in_its_title(
    capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    title, subtitle = uvp(capsys, *asked, *FILE).out.splitlines()[:2]
    assert title.startswith("CONCEPT: ")
    assert f"(concept.yaml; {STATE})" in subtitle or subtitle == f"concept.yaml; {STATE}"
    assert uvp(capsys, *asked, *FILE, "--format", "md").out.startswith("## CONCEPT: ")
    contract = json.loads(uvp(capsys, *asked, *FILE, "--format", "json").out)
    assert (contract["status"], contract["to_decide"]) == ("concept", 2)
    assert "CONCEPT" not in uvp(capsys, *asked, "--file", "proef.yaml").out


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_beside_rows_for_a_spreadsheet_is_said_that_they_are_of_a_concept(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    told = uvp(capsys, "hours", *FILE, "--format", form)
    adopted = uvp(capsys, "hours", "--file", "proef.yaml", "--format", form)
    assert told.err == "Let op: CONCEPT: Uren per gemeente en thema.\n"
    assert (told.out, adopted.err) == (adopted.out, "")
    both = uvp(capsys, "hours", "-f", "proef.yaml", "-f", "concept.yaml", "--format", form)
    assert both.err.startswith("Let op: CONCEPT (")


@pytest.mark.parametrize(
    "asked",
    [
        ["planning"],
        ["hours", "-g", "noord"],
        ["hours", "--by", "year"],
        ["actions", "--by", "year"],
    ],
    ids=" ".join,
)
def test_among_more_programmes_the_concept_is_named(
    capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    both = (*FILE, "--file", "proef.yaml")
    assert uvp(capsys, *asked, *both).out.startswith("CONCEPT (uvp-proef-2027): ")
    contract = json.loads(uvp(capsys, *asked, *both, "--format", "json").out)
    assert contract["concepts"] == ["uvp-proef-2027"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [[], ["-g", "noord"], ["--month", "mei"], ["--kind", "raadsinformatiebrief", "-g", "noord"]],
    ids=["whole", "excerpt", "agenda", "letter"],
)
def test_every_page_of_a_paper_is_marked(
    capsys: pytest.CaptureFixture[str], kind: list[str]
) -> None:
    uvp(capsys, "report", "r.md", *kind, *FILE)
    title, _, mark, *_ = Path("r.md").read_text("utf-8").splitlines()
    assert title.startswith("# CONCEPT: ")
    assert mark == f"**{STATE}**"
    uvp(capsys, "report", "r.html", *kind, *FILE)
    assert f'@page {{ @top-left {{ content: "{STATE}"' in Path("r.html").read_text("utf-8")
    for name, part in (("r.docx", "word/header1.xml"), ("r.odt", "styles.xml")):
        uvp(capsys, "report", name, *kind, *FILE)
        assert STATE in zipfile.ZipFile(name).read(part).decode()


def test_a_letter_in_a_house_style_is_marked_too(capsys: pytest.CaptureFixture[str]) -> None:
    letter = ("--kind", "raadsinformatiebrief")
    uvp(capsys, "report", "sjabloon.docx", *letter, "--file", "proef.yaml")
    filled = ("report", "brief.docx", *letter, "-g", "noord", "--template", "sjabloon.docx")
    assert uvp(capsys, *filled, *FILE).code == 0
    assert STATE in zipfile.ZipFile("brief.docx").read("word/header1.xml").decode()


@pytest.mark.slow
def test_no_paper_of_another_programme_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("r.md", "r.html"):
        uvp(capsys, "report", name, "--file", "proef.yaml")
        text = Path(name).read_text("utf-8")
        assert "CONCEPT" not in text
        assert "@top-left" not in text
    uvp(capsys, "report", "r.docx", "--file", "proef.yaml")
    assert "word/header1.xml" not in zipfile.ZipFile("r.docx").namelist()


@pytest.mark.slow
def test_sites_calendars_and_workbooks_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    uvp(capsys, "site", "website", "--without-downloads", *FILE)
    pages = [path.read_text("utf-8") for path in Path("website").glob("*.html")]
    assert pages
    assert all(f"<strong>{STATE}</strong>" in page for page in pages)
    uvp(capsys, "calendar", "planning.ics", *FILE)
    name = "X-WR-CALNAME:CONCEPT: UVP Proef 2027"
    assert name in Path("planning.ics").read_text("utf-8").replace("\r\n ", "")
    uvp(capsys, "export", "uvp.xlsx", *FILE)
    parts = zipfile.ZipFile("uvp.xlsx")
    assert any(STATE in parts.read(part).decode() for part in parts.namelist() if "sheet1" in part)
    assert "Er is niets veranderd" in uvp(capsys, "import", "uvp.xlsx", *FILE).out


def test_a_kept_concept_is_still_one(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (uvp(capsys, "hours", *FILE).out for _ in range(2))
    assert first == second
    assert STATE in first
