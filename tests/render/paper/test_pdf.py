from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from tests.papers import EVERYTHING, footnotes, sample
from uvp_cli.render.paper.page import pdf

pytestmark = pytest.mark.slow


def elements(node: Any) -> Iterator[Any]:
    """The elements of a PDF's structure, each before those in it."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from elements(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K", []))


@pytest.fixture(scope="module")
def file() -> PdfReader:
    return PdfReader(io.BytesIO(pdf(sample())))


def test_it_is_tagged_and_dutch_and_has_a_title(file: PdfReader) -> None:
    root: Any = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata
    assert file.metadata.title == "UVP Proef 2026"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_no_heading_level_is_skipped_and_pictures_are_described(file: PdfReader) -> None:
    root: Any = file.trailer["/Root"]
    found = list(elements(root["/StructTreeRoot"]))
    kinds = [str(each["/S"]) for each in found]
    levels = [int(each[2]) for each in kinds if each in {"/H1", "/H2", "/H3", "/H4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {"/Table", "/TH", "/TD", "/LI", "/Link"} <= set(kinds)
    figures = [each for each in found if each["/S"] == "/Figure"]
    assert len([each for each in figures if each.get("/Alt")]) == 3


def test_hostile_text_is_text_and_the_file_is_the_same_every_time() -> None:
    first = pdf(EVERYTHING)
    assert first == pdf(EVERYTHING)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(first)).pages)
    assert "<script>alert(1)</script>" in text.replace("\n", " ")


def test_each_footnote_stands_beneath_the_page_that_refers_to_it(file: PdfReader) -> None:
    pages = ["".join(page.extract_text().split()) for page in file.pages]
    notes = footnotes(sample())
    assert notes
    for number, said in enumerate(notes, start=1):
        note = "".join(f"{number}. {said}".split())
        (place,) = [place for place, text in enumerate(pages) if note in text]
        annotations: Any = file.pages[place]["/Annots"]
        links = [str(each.get_object().get("/Dest")) for each in annotations]
        assert f"noot-{number}" in links
    assert not [page for page in pages if "Voetnoten" in page]
