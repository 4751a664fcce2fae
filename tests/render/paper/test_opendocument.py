from __future__ import annotations

import io
from functools import cache
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.papers import EVERYTHING, HOSTILE, footnotes, headings, made, sample
from tests.samples import WHOLE, placed
from uvp_cli.render.cells import visible
from uvp_cli.render.paper.opendocument import document as document_anew
from uvp_cli.reports.papers.paper import Drawing, Paper

document = cache(document_anew)
"""The same paper is written once."""
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LINK = "{http://www.w3.org/1999/xlink}"


def part(content: bytes, name: str) -> ET.Element:
    with ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 (our own file)


@pytest.fixture(params=["all", "sample"])
def paper(request: pytest.FixtureRequest) -> Paper:
    return EVERYTHING if request.param == "all" else sample()


def said(element: ET.Element) -> str:
    """The text of an element, without its footnotes."""
    text = element.text or ""
    for each in element:
        if each.tag == f"{TEXT}s":
            text += " " * int(each.get(f"{TEXT}c", "1"))
        elif each.tag != f"{TEXT}note":
            text += said(each)
        text += each.tail or ""
    return text


def test_the_parts_are_those_of_a_text(paper: Paper) -> None:
    content = document(paper)
    with ZipFile(io.BytesIO(content)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        manifest = ET.fromstring(archive.read("META-INF/manifest.xml"))  # noqa: S314
        listed = {value for each in manifest for name, value in each.items() if "path" in name}
        assert listed == {"/", *(each.filename for each in others)} - {"META-INF/manifest.xml"}


def test_headings_footnotes_and_pictures(paper: Paper) -> None:
    body = part(document(paper), "content.xml")
    found = [(int(each.get(f"{TEXT}outline-level", "")), said(each)) for each in _headings(body)]
    assert found == [(level, visible(text)) for level, text in headings(paper)]
    notes = [said(each).lstrip() for each in body.iter(f"{TEXT}note-body")]
    assert notes == [visible(text) for text in footnotes(paper)]
    described = [each.text for each in body.iter(f"{SVG}desc")]
    drawings = [each.described for each in paper.blocks if isinstance(each, Drawing)]
    assert described == drawings


def _headings(body: ET.Element) -> list[ET.Element]:
    return list(body.iter(f"{TEXT}h"))


def test_tables_repeat_their_headings(paper: Paper) -> None:
    body = part(document(paper), "content.xml")
    for table in body.iter(f"{TABLE}table"):
        (top,) = table.findall(f"{TABLE}table-header-rows")
        columns = len(table.findall(f"{TABLE}table-column"))
        for row in (*top, *table.findall(f"{TABLE}table-row")):
            assert len(row) == columns


def test_the_table_of_contents_has_what_it_leads_to() -> None:
    paper = sample()
    body = part(document(paper), "content.xml")
    (index,) = body.iter(f"{TEXT}index-body")
    entries = list(index.iter(f"{TEXT}a"))
    assert [said(each) for each in entries] == [
        text for level, text in headings(paper) if level == 1
    ]
    pages = [each.get(f"{TEXT}ref-name") for each in index.iter(f"{TEXT}bookmark-ref")]
    assert pages == [str(each.get(f"{LINK}href"))[1:] for each in entries]
    marks = {each.get(f"{TEXT}name") for each in body.iter(f"{TEXT}bookmark")}
    assert {str(each.get(f"{LINK}href"))[1:] for each in entries} <= marks


def test_it_is_dutch_and_has_a_title() -> None:
    content = document(EVERYTHING)
    meta = "".join(part(content, "meta.xml").itertext())
    assert visible(EVERYTHING.title) in meta
    assert "nl-NL" in meta
    styles = ET.tostring(part(content, "styles.xml"), "unicode")
    assert ':language="nl"' in styles
    assert ':country="NL"' in styles


def test_every_style_that_is_used_is_there(paper: Paper) -> None:
    content = document(paper)
    body, styles = part(content, "content.xml"), part(content, "styles.xml")
    names = {
        each.get(f"{STYLE}name")
        for root in (body, styles)
        for each in root.iter()
        if each.get(f"{STYLE}name")
    }
    used = {
        each.get(f"{space}style-name")
        for each in body.iter()
        for space in (TEXT, TABLE)
        if each.get(f"{space}style-name")
    }
    assert used <= names


def test_hostile_text_is_text() -> None:
    body = part(document(EVERYTHING), "content.xml")
    paragraphs = [said(each) for each in body.iter(f"{TEXT}p")]
    assert visible(HOSTILE) in paragraphs


def test_the_file_is_the_same_every_time() -> None:
    assert document_anew(made(placed(WHOLE))) == document(sample())


def test_a_numbered_list_has_the_numbers_that_were_asked_for() -> None:
    items = part(document(EVERYTHING), "content.xml").iter(f"{TEXT}list-item")
    assert [each.get(f"{TEXT}start-value") for each in items] == [None, None, "2", "3", "7"]
