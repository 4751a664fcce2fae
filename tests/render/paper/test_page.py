from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.papers import EVERYTHING, HOSTILE, footnotes, headings, made, sample
from tests.samples import WHOLE, placed
from uvp_cli.render.cells import visible
from uvp_cli.render.paper import content
from uvp_cli.render.paper.page import html
from uvp_cli.reports.papers.letter import letter
from uvp_cli.reports.papers.paper import Paper

VOID = {"meta", "br", "img"}


class Reader(HTMLParser):
    """Reads a page as a browser does, and insists that every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.tags if each == tag]


@pytest.fixture(params=["all", "sample", "excerpt", "letter"])
def paper(request: pytest.FixtureRequest) -> Paper:
    papers: dict[str, Callable[[], Paper]] = {
        "all": lambda: EVERYTHING,
        "sample": sample,
        "excerpt": lambda: sample(gemeente="zuid"),
        "letter": lambda: letter(placed(WHOLE), "zuid"),
    }
    return papers[request.param]()


def test_the_page_stands_on_its_own(paper: Paper) -> None:
    page = html(paper)
    read = Reader(page)
    assert read.named("html") == [{"lang": "nl-NL"}]
    assert not read.named("script")
    assert not read.named("link")
    assert not [each for each in read.named("a") if not str(each["href"]).startswith("#")]
    assert not [name for _, each in read.tags for name in each if name.startswith("on")]
    assert "default-src 'none'" in str(read.named("meta")[1]["content"])


def test_headings_are_one_level_beneath_the_title(paper: Paper) -> None:
    read = Reader(html(paper))
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_reference_within_the_page_leads_somewhere(paper: Paper) -> None:
    read = Reader(html(paper))
    ids = [each["id"] for _, each in read.tags if "id" in each]
    assert len(ids) == len(set(ids))
    assert {str(each["href"])[1:] for each in read.named("a")} <= set(ids)
    labels = [str(each["aria-labelledby"]) for _, each in read.tags if "aria-labelledby" in each]
    assert {name for label in labels for name in label.split()} <= set(ids)


def test_contents_name_the_chapters() -> None:
    paper = sample()
    page = html(paper)
    contents = page[page.index("<nav") : page.index("</nav>")]
    listed = re.findall(r'<a href="#kop-[0-9]+">([^<]*)</a>', contents)
    assert listed == [text for level, text in headings(paper) if level == 1]


def test_tables_have_headings_for_columns_and_rows() -> None:
    read = Reader(html(sample()))
    tables = len(read.named("table"))
    assert tables == len(read.named("caption")) == len(read.named("thead")) > 9
    assert {str(each["scope"]) for each in read.named("th")} == {"col", "row", "colgroup"}


def test_no_two_tables_are_called_the_same() -> None:
    captions = re.findall(r'<caption id="tabel-[0-9]+">([^<]*)</caption>', html(sample()))
    assert captions[0].startswith("Tabel 1. ")
    assert len(captions) == len(set(captions))


def test_footnotes_lead_there_and_back() -> None:
    page = html(EVERYTHING)
    assert page.count('role="doc-noteref"') == page.count('role="doc-backlink"') == 2
    assert '<li id="noot-1">Noot een. <a href="#verwijzing-1"' in page
    assert "</sup><sup>, </sup><sup>" in page


def test_hostile_text_is_text() -> None:
    read = Reader(html(EVERYTHING))
    assert read.text.count(visible(HOSTILE)) == 6
    assert not read.named("script")


def test_pictures_are_part_of_the_page_or_images_with_their_description() -> None:
    paper = sample()
    assert len(Reader(html(paper)).named("svg")) == 3
    images = Reader(html(paper, printed=True)).named("img")
    assert len(images) == 3
    assert all(each["alt"] and str(each["src"]).startswith("data:image/svg") for each in images)


def test_the_page_is_the_same_every_time() -> None:
    assert content(sample(), ".html") == content(made(placed(WHOLE)), ".html")


def test_a_numbered_list_has_the_numbers_that_were_asked_for() -> None:
    read = Reader(html(EVERYTHING))
    assert [each["value"] for each in read.named("li") if "value" in each] == ["2", "3", "7"]
    assert "• 2." not in html(EVERYTHING)


def test_what_is_printed_has_each_footnote_where_it_is_referred_to(paper: Paper) -> None:
    read = Reader(html(paper, printed=True))
    spans = [each["id"] for each in read.named("span") if each.get("class") == "noot"]
    assert spans == [f"noot-{number}" for number in range(1, len(footnotes(paper)) + 1)]
    assert "doc-endnotes" not in html(paper, printed=True)
    assert all(read.text.count(visible(note)) for note in footnotes(paper))
