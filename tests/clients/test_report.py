"""What `uvp report` writes, opened by the programs that it is meant for, and looked at."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from itertools import dropwhile, pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from tests.clients.test_exports import converted
from tests.clients.tools import npm_package, npm_tool, system_tool
from tests.commands.runner import DATA, uvp
from tests.papers import EVERYTHING, HOSTILE
from tests.patience import HANGS
from tests.render.paper.test_pdf import elements
from tests.samples import HEAD, WHOLE
from uvp_cli.cli import run
from uvp_cli.render.paper.page import html
from uvp_cli.render.paper.word import document

PROGRAMMES = {"data": DATA.read_text("utf-8"), "proef": HEAD + WHOLE}
TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""LibreOffice's filter for a PDF that tells what is a heading, a table and a picture."""
WORD = "docx:MS Word 2007 XML"
SIDE, END = 0.085, 0.03
"""The part of a page, beside and above or beneath the text, in which nothing may stand."""
LETTER = ("--kind", "raadsinformatiebrief", "-g", "zuid")

pytestmark = pytest.mark.slow


def written(folder: Path, name: str, *more: str, text: str = PROGRAMMES["proef"]) -> Path:
    programme = folder / "uvp.yaml"
    programme.write_text(text, "utf-8")
    target = folder / name
    assert run(["report", str(target), "--file", str(programme), *more]) == 0
    return target


@pytest.fixture(
    scope="module",
    params=[
        ("data", ".docx", ()),
        ("data", ".odt", ("-g", "vaals")),
        ("proef", ".docx", ("-g", "zuid")),
        ("proef", ".odt", ()),
    ],
    ids=["all.docx", "excerpt.odt", "small-excerpt.docx", "small-all.odt"],
)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice makes of a report, as a PDF beside the programme."""
    name, ending, more = request.param
    folder = tmp_path_factory.mktemp("rapport")
    target = written(folder, f"uvp{ending}", *more, text=PROGRAMMES[name])
    return converted(target, TAGGED) / "uvp.pdf"


def text_of(path: Path) -> str:
    """The words of a PDF, one space between them."""
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def ink(path: Path) -> Iterator[tuple[bool, bool]]:
    """Of each page whether something stands on it, and whether something stands at its edge."""
    pypdfium2: Any = pytest.importorskip("pypdfium2")
    file = pypdfium2.PdfDocument(path)
    for page in file:
        shown = page.render(scale=0.75).to_pil().convert("L").point(lambda light: light < 200)
        width, height = shown.size
        left, top, right, bottom = shown.getbbox() or (0, 0, 0, 0)
        side, end = width * SIDE, height * END
        beyond = left < side or right > width - side or top < end or bottom > height - end
        yield right > 0, beyond
        page.close()
    file.close()


def structure(path: Path) -> list[Any]:
    return list(elements(PdfReader(path).trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]


def test_every_page_can_be_read_and_nothing_stands_at_its_edge(opened: Path) -> None:
    pages = list(ink(opened))
    assert 5 <= len(pages) <= 35
    assert all(filled and not beyond for filled, beyond in pages)
    text = text_of(opened)
    for wanted in ("Samenvatting", "Maandplanning", "Verdeling en rekenwijze", "Open punten"):
        assert text.count(wanted) >= 2  # in the table of contents, and where it stands


def test_the_contents_say_on_which_page_each_chapter_is(opened: Path) -> None:
    first, *_ = pages = [" ".join(it.extract_text().split()) for it in PdfReader(opened).pages]
    contents = first[
        first.index("Inhoud") : first.index(" Wat dit is", first.index(" Samenvatting"))
    ]
    listed = re.findall(r"(\S.*?)[. ]+(\d+)(?= |$)", contents.removeprefix("Inhoud "))
    assert len(listed) >= 5
    assert all(title in pages[int(number) - 1] for title, number in listed)


def test_whoever_hears_it_read_aloud_knows_the_way(opened: Path) -> None:
    root: Any = PdfReader(opened).trailer["/Root"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    found = structure(opened)
    kinds = [str(each["/S"]) for each in found]
    levels = [int(each[2:]) for each in kinds if each[:2] == "/H" and each[2:].isdigit()]
    assert levels
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))
    assert {"/TH", "/TD", "/Note", "/L"} <= set(kinds)
    figures = [each for each in found if each["/S"] == "/Figure"]
    assert figures
    assert all(each.get("/Alt") for each in figures)


def test_the_figures_on_paper_are_those_of_uvp_hours(
    capsys: pytest.CaptureFixture[str], opened: Path
) -> None:
    programme = str(opened.parent.parent / "uvp.yaml")
    lines = uvp(capsys, "hours", "--file", programme, "--format", "md").out.splitlines()
    text = text_of(opened)
    rows = [line for line in lines if line.startswith("| ")][2:]
    figures = [[cell.strip(" *") for cell in row.split("|")[2:-1]] for row in rows]
    totals = {row.split("|")[1].strip(): each[-2] for row, each in zip(rows, figures, strict=True)}
    one = next((name for name in totals if f"2026, {name}" in text), None)
    if one:
        assert f"Het totaal van {totals[one]} uur bestaat uit" in text
    else:
        assert all(" ".join(each) in text for each in figures)


def test_a_heading_of_a_table_is_on_every_page_of_it(tmp_path: Path) -> None:
    target = written(tmp_path, "uvp.docx", text=PROGRAMMES["data"])
    pages = [page.extract_text() for page in PdfReader(converted(target, "pdf") / "uvp.pdf").pages]
    heading = "Waarover Wat er opvalt"
    of_tables = list(dropwhile(lambda text: heading not in text, pages))
    assert len(of_tables) >= 3
    assert all(heading in text for text in of_tables)
    assert any(text.startswith(heading) for text in of_tables)


def test_the_pdf_has_nothing_at_its_edges(tmp_path: Path) -> None:
    pages = list(ink(written(tmp_path, "uvp.pdf", text=PROGRAMMES["data"])))
    assert 10 <= len(pages) <= 40
    assert all(filled and not beyond for filled, beyond in pages)


@pytest.mark.parametrize("name", ["uvp.docx", "uvp.odt"])
def test_hostile_text_is_text(tmp_path: Path, name: str) -> None:
    # What a programme refuses (UVP104, UVP105) can be in none of its documents.
    hostile = "".join(each for each in HOSTILE if each.isprintable() or each == " ")
    quoted = hostile.replace("'", "''")
    text = PROGRAMMES["proef"].replace("title: Veilig uitgaan", f"title: '{quoted}'")
    shown = converted(written(tmp_path, name, text=text), "pdf") / "uvp.pdf"
    assert "<script>alert(1)</script> ]]> &amp;" in text_of(shown)


def test_nu_finds_nothing_wrong_with_the_page(tmp_path: Path) -> None:
    page = written(tmp_path, "uvp.html")
    hostile = tmp_path / "vijandig.html"
    hostile.write_text(html(EVERYTHING), "utf-8")
    jar = npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    java = (system_tool("java"), "-jar", jar, "--stdout", "--also-check-svg")
    found = subprocess.run(
        [*java, page, hostile], capture_output=True, check=False, timeout=HANGS, text=True
    )
    assert found.stdout == ""


def objections(path: Path) -> list[Any]:
    """What Microsoft's own validator has against a document."""
    node = subprocess.run(
        [npm_tool("ooxml-validator"), path], capture_output=True, check=False, timeout=HANGS
    )
    return list(json.loads(node.stdout)["errors"])


def test_microsoft_finds_nothing_wrong(tmp_path: Path) -> None:
    style = tmp_path / "stijl.docx"
    style.write_bytes(document(EVERYTHING))
    paths = [
        style,
        written(tmp_path, "uvp.docx"),
        written(tmp_path, "huisstijl.docx", "--template", str(style)),
        written(tmp_path, "mei.docx", "--month", "mei"),
        written(tmp_path, "brief.docx", *LETTER),
        written(tmp_path, "sjabloon.docx", *LETTER[:2]),
    ]
    paths.append(written(tmp_path, "gevuld.docx", *LETTER, "--template", str(paths[-1])))
    assert {path.name: objections(path) for path in paths} == {path.name: [] for path in paths}


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf"])
@pytest.mark.parametrize(
    "gemeente", ["eijsden-margraten", "gulpen-wittem", "meerssen", "vaals", "valkenburg"]
)
def test_a_letter_of_our_own_is_one_page(tmp_path: Path, ending: str, gemeente: str) -> None:
    target = written(
        tmp_path, f"brief{ending}", *LETTER[:2], "-g", gemeente, text=PROGRAMMES["data"]
    )
    shown = target if ending == ".pdf" else converted(target, "pdf") / "brief.pdf"
    assert len(PdfReader(shown).pages) == 1


def test_a_letter_that_libreoffice_saved_can_still_be_checked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = converted(written(tmp_path, "brief.docx", *LETTER), WORD) / "brief.docx"
    programme = tmp_path / "uvp.yaml"
    check = ("report", "--check", str(saved), "--file", str(programme))
    found = uvp(capsys, *check)
    assert (found.code, found.err) == (0, "")
    text = PROGRAMMES["proef"].replace("except: {zuid: 20}", "except: {zuid: 21}")
    programme.write_text(text, "utf-8")
    found = uvp(capsys, *check)
    assert (found.code, found.err) == (1, "7 cijfers kloppen niet.\n")
    again = written(tmp_path, "nieuw.docx", *LETTER, "--template", str(saved), text=text)
    assert uvp(capsys, "report", "--check", str(again), "--file", str(programme)).code == 0
    assert "Zuid" in text_of(converted(again, "pdf") / "nieuw.pdf")


def test_a_template_that_libreoffice_saved_can_be_filled(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    template = converted(written(tmp_path, "sjabloon.docx", *LETTER[:2]), WORD) / "sjabloon.docx"
    letter = written(tmp_path, "brief.docx", *LETTER, "--template", str(template))
    programme = str(tmp_path / "uvp.yaml")
    assert uvp(capsys, "report", "--check", str(letter), "--file", programme).code == 0
    text = text_of(converted(letter, "pdf") / "brief.pdf")
    assert "{uvp:" not in text
    assert "Aan de gemeenteraad van Zuid" in text


def test_a_house_style_that_libreoffice_saved_is_taken_over(tmp_path: Path) -> None:
    file = Document()
    file.sections[0].header.paragraphs[0].text = "Gemeente met een huisstijl"
    for level in (1, 2, 3):
        file.add_heading("Kop", level)
    file.save(str(tmp_path / "stijl.docx"))
    saved = converted(tmp_path / "stijl.docx", WORD) / "stijl.docx"
    target = written(tmp_path, "uvp.docx", "--template", str(saved))
    shown = converted(target, TAGGED) / "uvp.pdf"
    assert all(
        "Gemeente met een huisstijl" in page.extract_text() for page in PdfReader(shown).pages
    )
    assert all(filled and not beyond for filled, beyond in ink(shown))
    assert "/H1" in {str(each["/S"]) for each in structure(shown)}
