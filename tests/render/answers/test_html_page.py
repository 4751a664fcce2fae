from __future__ import annotations

import io
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from uvp_cli.render.answers.html_page import write
from uvp_cli.reports.tables import Column, For, Kind, Outline, Report, Row, Table

VOID = {"meta", "br"}
TABLE = Table(
    title="Uren voor Noord",
    subtitle="UVP Proef (data/proef.yaml)",
    columns=(
        Column("id", "Id", reader=For.PROGRAMS),
        Column("title", "Actie"),
        Column("hours", "Uren", Kind.HOURS),
        Column("who", "Wie"),
    ),
    rows=(
        Row(("Jeugd & Zorg",), "section"),
        Row(("a", "Toolbox", Decimal("1066.5"), ("Politie", "Halt")), marks=(1, 2)),
        Row((None, "Subtotaal", Decimal("1066.5"), None), "subtotal"),
        Row(("Fysiek",), "section"),
        Row(("b", "Oefening", Decimal(7), None)),
        Row((None, "Totaal", Decimal("1073.5"), None), "total"),
    ),
    footnotes=("De cel breekt af.", "Nog een."),
    notes=("Gelijk verdeeld.",),
    advice=("Typ dit.",),
)
OUTLINE = Outline(
    "Thema: Jeugd",
    "UVP Proef",
    (("Id", "jeugd"),),
    (
        Outline("Ambities: geen onderdeel van dit thema"),
        Outline(
            "Acties",
            children=(Outline("Uitgaan", fields=(("Uren", "10"),), children=(Outline("Diep"),)),),
        ),
        Outline("Fout", text="\na:\n  - <b>\n"),
    ),
)


class Reader(HTMLParser):
    """Reads a page as a browser does, and insists that every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name in ("href", "src") for name, _ in attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def written(content: Table | Outline) -> str:
    stream = io.StringIO()
    write(Report(content), stream)
    return stream.getvalue()


def body(content: Table | Outline) -> str:
    """What stands between `<main>` and its end."""
    found = re.search(r"<main>\n(.*)</main>", written(content), re.DOTALL)
    assert found
    return found[1]


def test_a_table_has_a_caption_headings_and_footnotes() -> None:
    number = 'class="getal" style="text-align: right"'
    assert body(TABLE) == (
        '<section class="tabel" tabindex="0" aria-labelledby="titel">\n'
        "<table>\n"
        '<caption><strong id="titel">Uren voor Noord</strong>\n'
        '<br><span class="bron">UVP Proef (data/proef.yaml)</span></caption>\n'
        "<thead>\n"
        f'<tr><th scope="col">Actie</th><th scope="col" {number}>Uren</th>'
        '<th scope="col">Wie</th></tr>\n'
        "</thead>\n"
        "<tbody>\n"
        '<tr class="kop"><th scope="rowgroup" colspan="3">Jeugd &amp; Zorg</th></tr>\n'
        '<tr><th scope="row" aria-describedby="noot-1 noot-2">Toolbox <sup>[1]</sup> '
        f"<sup>[2]</sup></th><td {number}>1.066,5</td><td>Politie, Halt</td></tr>\n"
        '<tr class="subtotaal"><th scope="row">Subtotaal</th>'
        f"<td {number}>1.066,5</td><td></td></tr>\n"
        "</tbody>\n"
        "<tbody>\n"
        '<tr class="kop"><th scope="rowgroup" colspan="3">Fysiek</th></tr>\n'
        f'<tr><th scope="row">Oefening</th><td {number}>7</td><td></td></tr>\n'
        "</tbody>\n"
        "<tbody>\n"
        f'<tr class="totaal"><th scope="row">Totaal</th><td {number}>1.073,5</td><td></td></tr>\n'
        "</tbody>\n"
        "</table>\n"
        "</section>\n"
        "<ol>\n"
        '<li id="noot-1">De cel breekt af.</li>\n'
        '<li id="noot-2">Nog een.</li>\n'
        "</ol>\n"
        "<p>Gelijk verdeeld.</p>\n"
    )


def test_nothing_is_said_of_a_command_line() -> None:
    assert "Typ dit" not in written(TABLE)


def test_a_table_without_rows_says_so() -> None:
    table = Table("Planning", "Bron", (Column("a", "Wat"),), (), empty="Niets <hier>.")
    assert body(table) == (
        '<h1>Planning</h1>\n<p class="bron">Bron</p>\n<p>Niets &lt;hier&gt;.</p>\n'
    )


def test_an_outline_has_headings_facts_and_lists() -> None:
    assert body(OUTLINE) == (
        "<h1>Thema: Jeugd</h1>\n"
        '<p class="bron">UVP Proef</p>\n'
        "<dl>\n<dt>Id</dt><dd>jeugd</dd>\n</dl>\n"
        "<p>Ambities: geen onderdeel van dit thema</p>\n"
        "<h2>Acties</h2>\n"
        "<ul>\n<li>Uitgaan\n<dl>\n<dt>Uren</dt><dd>10</dd>\n</dl>\n"
        "<ul>\n<li>Diep\n</li>\n</ul>\n</li>\n</ul>\n"
        "<h2>Fout</h2>\n"
        "<pre>\n\na:\n  - &lt;b&gt;\n</pre>\n"
    )


def test_an_outline_without_a_subtitle_has_no_empty_line_for_it() -> None:
    assert body(Outline("Titel")) == "<h1>Titel</h1>\n"


@pytest.mark.parametrize("content", [TABLE, OUTLINE], ids=["table", "outline"])
def test_a_page_stands_on_its_own(content: Table | Outline) -> None:
    page = written(content)
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n')
    assert f"<title>{content.title}</title>" in page
    assert "color-scheme: light dark" in page
    assert "url(" not in page
    assert "://" not in page
    assert "script" not in Reader(page).tags


HOSTILE = (
    "</title></style><script>alert(1)</script> <img src=x onerror=alert(1)> ]]> --> "
    "\" ' & &lt; \x1b[31m \u202eom\u202c \u2066los"
)
SHOWN = re.sub("[\x1b\u202a-\u2069]", lambda found: repr(found[0])[1:-1], HOSTILE)
"""The same, with what has no place on a page made visible."""
HOSTILE_TABLE = Table(
    HOSTILE,
    HOSTILE,
    (Column("a", HOSTILE), Column("b", HOSTILE, Kind.HOURS)),
    (Row((HOSTILE,), "section"), Row((HOSTILE, Decimal(1)), marks=(1,))),
    footnotes=(HOSTILE,),
    notes=(HOSTILE,),
)
HOSTILE_OUTLINE = Outline(
    HOSTILE,
    HOSTILE,
    ((HOSTILE, HOSTILE),),
    (Outline(HOSTILE, text=HOSTILE, children=(Outline(HOSTILE),)), Outline(HOSTILE)),
)


@pytest.mark.parametrize(
    ("content", "times"), [(HOSTILE_TABLE, 9), (HOSTILE_OUTLINE, 9)], ids=["table", "outline"]
)
def test_hostile_text_is_shown_to_the_letter(content: Table | Outline, times: int) -> None:
    reader = Reader(written(content))
    assert "".join(reader.text).count(SHOWN) == times
    assert not {"script", "img"} & set(reader.tags)
    assert "\x1b" not in written(content)
    assert "\u202e" not in written(content)
