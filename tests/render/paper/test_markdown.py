from __future__ import annotations

import re

from tests.papers import EVERYTHING, footnotes, headings, sample
from uvp_cli.render.answers.markdown import escape
from uvp_cli.render.paper.markdown import text
from uvp_cli.render.paper.page import html
from uvp_cli.reports.papers.paper import Footnote, Listing, Paper, Paragraph, Strong
from uvp_cli.reports.tables import Column, Kind, Row, Table


def test_headings_footnotes_and_tables() -> None:
    paper = sample()
    lines = text(paper).splitlines()
    found = [line for line in lines if re.match("#+ ", line)]
    assert found == [
        f"# {escape(paper.title)}",
        *(f"{'#' * (level + 1)} {escape(said)}" for level, said in headings(paper)),
    ]
    notes = [f"{number}. {escape(said)}" for number, said in enumerate(footnotes(paper), start=1)]
    assert lines[-len(notes) - 2 :] == ["**Voetnoten**", "", *notes]
    assert all(rf"\[{number}\]" in text(paper) for number in range(1, len(notes) + 1))


def test_no_footnote_is_a_link_that_readers_leave_out() -> None:
    assert not re.search(r"(?m)^\[[^\]]*\]:|\[\^", text(EVERYTHING))


def test_a_footnote_reads_as_no_power() -> None:
    columns = (Column("nr", "Nr", Kind.NUMBER), Column("wat", "Wat"))
    items = (Row((13, "Start"), marks=(1,)), Row((14, "Evaluatie 2026"), marks=(2,)))
    table = Table("T", "", columns, items, footnotes=("Een.", "Twee."))
    paper = Paper("T", "", (table,), "2026-01")
    assert "| 13 | Start\\[1\\] |" in text(paper)
    assert ">Evaluatie 2026\u00a0<sup>" in html(paper)


def test_figures_of_many_columns_stand_in_parts_below_each_other() -> None:
    many = (Column(f"c{number}", f"Gemeente {number}", Kind.HOURS) for number in range(12))
    columns = (Column("when", "Maand"), *many)
    items = (Row(("jan", *range(12)), marks=(1,)), Row(("Totaal", *range(12)), "total"))
    table = Table("Uren", "", columns, items, footnotes=("Een.",))
    paper = Paper("T", "", (table,), "2026-01")
    written = text(paper)
    assert "**Uren (1 van 2)**" in written
    assert "**Uren (2 van 2)**" in written
    first, second = re.findall(r"(?m)^\| (jan.*) \|$", written)
    assert first.startswith("jan\\[1\\] | 0 | 1")
    assert second.startswith("jan | ")
    assert second.endswith(" | 11")
    assert f"{first} | {second}".count(" | ") == 14 - 1


def test_every_table_is_as_wide_as_its_headings() -> None:
    lines = text(sample()).splitlines()
    widths = {line.count(" | ") for line in lines if line.startswith("| ")}
    assert widths


def test_a_picture_is_what_it_shows() -> None:
    assert "**Beeld.** Een blauw vlak &amp; meer." not in text(EVERYTHING)
    assert f"**Figuur 1. Beeld.** {escape('Een blauw vlak & meer.')}" in text(EVERYTHING)


def test_hostile_text_is_text() -> None:
    written = text(EVERYTHING)
    for meant in ("<script>", "**vet**", "](javascript:", "`code`", "\x07", "\u202e"):
        assert not re.search(rf"(?<!\\){re.escape(meant)}", written)


def test_only_the_beginning_of_a_line_can_begin_a_list() -> None:
    paper = Paper(
        "T",
        "s",
        (
            Listing((("- geen lijst",), ("1. ook niet",), (Strong("Wie:"), " iedereen"))),
            Paragraph(("a", Footnote("n"), " - b")),
        ),
        "2026-01",
    )
    assert text(paper).splitlines()[4:] == [
        r"- \- geen lijst",
        r"- 1\. ook niet",
        "- **Wie:** iedereen",
        "",
        r"a\[1\] - b",
        "",
        "**Voetnoten**",
        "",
        "1. n",
    ]


def test_a_numbered_list_has_the_numbers_that_were_asked_for() -> None:
    lines = text(EVERYTHING).splitlines()
    assert "2. Twee" in lines
    assert "7. Zeven" in lines
