from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from textwrap import dedent
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.properties import dear
from uvp_cli.render import fallback
from uvp_cli.render.answers.console import console_for
from uvp_cli.render.answers.terminal import write
from uvp_cli.reports.tables import Column, For, Kind, Outline, Report, Row, Table, Wording

TABLE = Table(
    title="Uren voor Noord",
    subtitle="UVP Proef 2026 (data/proef.yaml)",
    columns=(
        Column("id", "Id", reader=For.PROGRAMS),
        Column("title", "Actie"),
        Column("hours", "Uren", Kind.HOURS),
        Column("who", "Met wie"),
    ),
    rows=(
        Row(("Jeugd en Veiligheid",), "section"),
        Row(
            (
                "jeugd.a",
                "Versteviging regionale aanpak van jeugdoverlast",
                Decimal("1066.5"),
                ("Eijsden-Margraten", "Politie"),
            ),
            marks=(1,),
        ),
        Row(("jeugd.b", "Toolbox", Decimal(7), None)),
        Row((None, "Subtotaal", Decimal("1073.5"), None), "subtotal"),
        Row((None, "Totaal", Decimal("1073.5"), None), "total"),
    ),
    footnotes=("De cel breekt af.",),
    notes=("Gezamenlijke uren zijn gelijk verdeeld.",),
)
OUTLINE = Outline(
    title="Thema: Jeugd",
    subtitle="UVP Proef 2026",
    fields=(
        ("Id", "jeugd"),
        ("Ook genoemd", "Jongeren, Jeugd en Veiligheid, Veilig opgroeien in de gemeenten"),
    ),
    children=(
        Outline("Communicatie: geen onderdeel van dit thema"),
        Outline(
            "Acties",
            children=(
                Outline("Uitgaan [jeugd.uitgaan]", fields=(("Uren", "10 per gemeente"),)),
                Outline("Versteviging van de regionale aanpak van overlast door groepen"),
            ),
        ),
        Outline("Planning", children=(Outline("mei: Meten"),)),
    ),
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(content: Table | Outline, width: int | None = 80) -> str:
    stream = io.StringIO()
    write(Report(content), stream, width)
    return stream.getvalue()


def plain_table(*rows: Row, notes: tuple[str, ...] = ()) -> Table:
    columns = (Column("what", "Wat"), Column("hours", "Uren", Kind.HOURS))
    return Table("Titel", "Bron", columns, rows, notes=notes)


def words(text: str) -> set[str]:
    """The words in a text; one with hyphens counts as the parts between them."""
    return {part for word in text.split() for part in re.split(r"(?<=-)", word) if part}


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            80,
            """\
            Uren voor Noord
            UVP Proef 2026 (data/proef.yaml)

            Actie                                           Uren  Met wie
            ────────────────────────────────────────────────────────────────────────────────
            Jeugd en Veiligheid
              Versteviging regionale aanpak van          1.066,5  Eijsden-Margraten, Politie
              jeugdoverlast [1]
              Toolbox                                          7
            Subtotaal                                    1.073,5

            Totaal                                       1.073,5

            [1] De cel breekt af.
            Gezamenlijke uren zijn gelijk verdeeld.
            """,
        ),
        (
            60,
            """\
            Uren voor Noord
            UVP Proef 2026 (data/proef.yaml)

            Actie                                Uren  Met wie
            ────────────────────────────────────────────────────────────
            Jeugd en Veiligheid
              Versteviging regionale aanpak   1.066,5  Eijsden-
              van jeugdoverlast [1]                    Margraten,
                                                       Politie
              Toolbox                               7
            Subtotaal                         1.073,5

            Totaal                            1.073,5

            [1] De cel breekt af.
            Gezamenlijke uren zijn gelijk verdeeld.
            """,
        ),
        (
            30,
            """\
            Uren voor Noord
            UVP Proef 2026
            (data/proef.yaml)

            Jeugd en Veiligheid

            Versteviging regionale aanpak
            van jeugdoverlast [1]
              Uren: 1.066,5
              Met wie: Eijsden-Margraten,
                Politie

            Toolbox
              Uren: 7

            Subtotaal
              Uren: 1.073,5

            Totaal
              Uren: 1.073,5

            [1] De cel breekt af.
            Gezamenlijke uren zijn gelijk
            verdeeld.
            """,
        ),
    ],
    ids=["80", "60", "cards"],
)
def test_a_table_takes_the_room_it_needs_and_gets(width: int, expected: str) -> None:
    assert printed(TABLE, width) == dedent(expected)


def test_a_table_is_no_wider_than_it_needs_to_be() -> None:
    assert printed(TABLE, 120) == dedent("""\
        Uren voor Noord
        UVP Proef 2026 (data/proef.yaml)

        Actie                                                     Uren  Met wie
        ──────────────────────────────────────────────────────────────────────────────────────────
        Jeugd en Veiligheid
          Versteviging regionale aanpak van jeugdoverlast [1]  1.066,5  Eijsden-Margraten, Politie
          Toolbox                                                    7
        Subtotaal                                              1.073,5

        Totaal                                                 1.073,5

        [1] De cel breekt af.
        Gezamenlijke uren zijn gelijk verdeeld.
        """)


def test_an_outline_is_a_card_with_trees() -> None:
    assert printed(OUTLINE, 80) == dedent("""\
        Thema: Jeugd
        UVP Proef 2026

        Id:           jeugd
        Ook genoemd:  Jongeren, Jeugd en Veiligheid, Veilig opgroeien in de gemeenten

        Communicatie: geen onderdeel van dit thema
        Acties
        ├── Uitgaan [jeugd.uitgaan]
        │   └── Uren: 10 per gemeente
        └── Versteviging van de regionale aanpak van overlast door groepen
        Planning
        └── mei: Meten
        """)


def test_an_outline_keeps_its_margins_when_it_is_narrow() -> None:
    assert printed(OUTLINE, 40) == dedent("""\
        Thema: Jeugd
        UVP Proef 2026

        Id:           jeugd
        Ook genoemd:  Jongeren, Jeugd en
                      Veiligheid, Veilig
                      opgroeien in de gemeenten

        Communicatie: geen onderdeel van dit
        thema
        Acties
        ├── Uitgaan [jeugd.uitgaan]
        │   └── Uren: 10 per gemeente
        └── Versteviging van de regionale aanpak
            van overlast door groepen
        Planning
        └── mei: Meten
        """)


def test_text_as_it_is_stands_line_by_line_below_its_heading() -> None:
    example = Outline("Fout", text="gemeenten:\n  - {id: noord}\n\x1b")
    assert printed(Outline("UVP301", "Verwijzingen", children=(example,))) == dedent(r"""
        UVP301
        Verwijzingen

        Fout
        └── gemeenten:
              - {id: noord}
            \x1b
        """).lstrip("\n")


def test_a_table_without_rows_says_so() -> None:
    table = Table("Planning mei", "Bron", (Column("a", "Wat"),), (), empty="Geen items gevonden.")
    assert printed(table) == "Planning mei\nBron\n\nGeen items gevonden.\n"


def test_a_table_without_sections_has_no_indent_and_no_notes_of_its_own() -> None:
    table = plain_table(Row(("Toolbox", Decimal(7))), Row(("Totaal", Decimal(7)), "total"))
    assert printed(table) == dedent("""\
        Titel
        Bron

        Wat      Uren
        ─────────────
        Toolbox     7

        Totaal      7
        """)


@cases("width", [120, 80, 60, 40])
@cases("content", [TABLE, OUTLINE])
def test_no_line_is_longer_than_the_width_and_none_ends_in_spaces(
    content: Table | Outline, width: int
) -> None:
    lines = printed(content, width).split("\n")
    assert max(len(line) for line in lines) <= width
    assert [line for line in lines if line != line.rstrip()] == []


WORD = st.from_regex(r"[a-zë]{1,17}(-[a-z]{2,12})?[,.]?", fullmatch=True)
TEXT = st.lists(WORD, max_size=6).map(" ".join)
TITLE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
HOURS = st.decimals(min_value=0, max_value=20_000, places=2)


ROLES: tuple[Literal["data", "subtotal", "total"], ...] = ("data", "subtotal", "total")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = [Kind.TEXT, *draw(st.lists(st.sampled_from((Kind.TEXT, Kind.HOURS)), max_size=5))]
    columns = tuple(Column(str(number), draw(TITLE), kind) for number, kind in enumerate(kinds))
    cells = st.tuples(*(TEXT if kind is Kind.TEXT else HOURS for kind in kinds))
    roles = st.sampled_from(ROLES)
    rows = [Row(draw(cells), draw(roles)) for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        rows.insert(0, Row((columns[0].title,), "section"))
    return Table(draw(TEXT), draw(TEXT), columns, tuple(rows), notes=(draw(TEXT),))


@dear
@given(tables(), st.sampled_from((120, 80, 60, 40)))
def test_every_word_of_a_table_is_printed_whole_within_the_width(table: Table, width: int) -> None:
    out = printed(table, width)
    assert max(len(line) for line in out.split("\n")) <= width
    found = words(out)
    for text in (table.title, table.subtitle, *table.notes):
        assert words(text) <= found
    for row in table.rows:
        assert all(words(cell) <= found for cell in row.cells if isinstance(cell, str))


FACTS = st.lists(st.tuples(WORD, TEXT), max_size=3).map(tuple)
LEAVES = st.builds(Outline, title=TITLE, fields=FACTS)
BRANCHES = st.builds(Outline, title=TITLE, fields=FACTS, children=st.tuples(LEAVES, LEAVES))
OUTLINES = st.builds(
    Outline, title=TITLE, subtitle=TEXT, fields=FACTS, children=st.tuples(BRANCHES, LEAVES)
)


def texts(outline: Outline) -> set[str]:
    """Every word of an outline."""
    own = words(f"{outline.title} {outline.subtitle}")
    own |= {word for label, text in outline.fields for word in words(f"{label}: {text}")}
    return own.union(*(texts(child) for child in outline.children))


@dear
@given(OUTLINES, st.sampled_from((120, 80, 60, 40)))
def test_every_word_of_an_outline_is_printed_whole_within_the_width(
    outline: Outline, width: int
) -> None:
    out = printed(outline, width)
    assert max(len(line) for line in out.split("\n")) <= width
    assert texts(outline) <= words(out)


def test_a_heading_is_printed_whole_above_short_cells() -> None:
    heading = "Verkeersveiligheidsprogramma"
    assert heading in printed(plain_table(Row((heading,), "section"), Row(("Kort", Decimal(3)))))


def test_a_heading_stands_on_one_line_when_there_is_room() -> None:
    columns = (Column("what", "Wat"), Column("who", "Wie"))
    rows = (Row(("Zomerperiode (juli en augustus)",), "section"), Row(("Zomer", "Politie en boa")))
    out = printed(Table("Titel", "Bron", columns, rows))
    assert "Zomerperiode (juli en augustus)" in out


def dated(days: dict[int, str], rows: int = 12) -> Table:
    """Items of which some name their days, by number."""
    columns = (Column("what", "Wat"), Column("who", "Wie"), Column("days", "Dagen"))
    items = (Row((f"Meetmoment {n}", "Politie", days.get(n))) for n in range(rows))
    return Table("Planning", "Bron", columns, tuple(items))


def test_what_hardly_any_row_has_stands_in_the_cell_of_its_row() -> None:
    assert printed(dated({3: "5 t/m 11 oktober"}), 38).splitlines()[7:10] == [
        "Meetmoment 2               Politie",
        "Meetmoment 3               Politie",
        "- Dagen: 5 t/m 11 oktober",
    ]


@pytest.mark.parametrize(
    ("days", "width"),
    [({3: "5 t/m 11 oktober"}, 80), (dict.fromkeys(range(5), "5 t/m 11 oktober"), 35)],
    ids=["room for it", "many rows have it"],
)
def test_a_column_stays_where_it_fits_or_has_enough(days: dict[int, str], width: int) -> None:
    assert "Dagen" in printed(dated(days), width).splitlines()[3]


def test_a_column_of_text_that_no_row_has_is_left_out_and_one_of_figures_stays() -> None:
    assert printed(dated({}), 80).splitlines()[3].split() == ["Wat", "Wie"]
    assert "Uren" in printed(plain_table(Row(("Toolbox", None))))


def told(titles: list[str], width: int) -> list[str]:
    """The lines of a table with long texts behind these titles, and where they stand."""
    columns = (Column("about", "Waarover"), Column("text", "Wat"), Column("place", "Plaats"))
    long = " ".join(["De gemeenten werken samen."] * 4)
    rows = (Row((title, long, "data/gemeente/uvp2026.yaml:12")) for title in titles)
    table = Table("Titel", "Bron", columns, (Row(("Kop",), "section"), *rows))
    return printed(table, width).splitlines()[3:]


def test_on_a_narrow_screen_a_long_text_stands_beneath_what_it_is_about() -> None:
    assert told(["Verkeersveiligheidsprogramma"], 80) == [
        "Waarover / Wat                                     Plaats",
        "─" * 80,
        "Kop",
        "  Verkeersveiligheidsprogramma                     data/gemeente/uvp2026.yaml:12",
        "    De gemeenten werken samen. De gemeenten",
        "    werken samen. De gemeenten werken samen. De",
        "    gemeenten werken samen.",
    ]


@pytest.mark.parametrize(("title", "width"), [("Verkeersveiligheidsprogramma", 120), ("A", 80)])
def test_a_long_text_stands_beside_it_where_there_is_room(title: str, width: int) -> None:
    assert told([title], width)[0].split() == ["Waarover", "Wat", "Plaats"]


def test_room_goes_to_the_column_with_most_text() -> None:
    columns = (Column("what", "Wat"), Column("text", "Tekst"))
    rows = (
        Row(("Een titel die maar een keer zo lang is als deze", "Kort")),
        *(Row(("Kort", " ".join(["de gemeenten werken samen"] * 4))) for _ in range(9)),
    )
    out = printed(Table("Titel", "Bron", columns, rows))
    assert out.count("\n") <= 26
    assert max(map(len, out.splitlines())) <= 80


def test_a_word_with_a_slash_may_be_broken_there_and_the_name_of_a_file_may_not() -> None:
    text = "Communicatie/bewustwordingscampagnes data/gemeente/uvp2026.yaml:12 https://voorbeeld.nl/pad"
    assert printed(plain_table(Row((text, Decimal(3)))), 36).splitlines()[5:] == [
        "Communicatie/                      3",
        "bewustwordingscampagnes",
        "data/gemeente/uvp2026.yaml:12",
        "https://voorbeeld.nl/pad",
    ]


def test_notes_are_dimmed_on_a_terminal(terminal: Terminal) -> None:
    write(Report(TABLE), terminal, 80)
    assert "\x1b[2m[1] De cel breekt af.\x1b[0m" in terminal.getvalue()
    assert "\x1b[2mGezamenlijke uren zijn gelijk verdeeld.\x1b[0m" in terminal.getvalue()


def test_a_long_word_in_a_heading_is_printed_whole_when_it_is_narrow() -> None:
    heading = "Verkeersveiligheidsprogramma"
    columns = (Column("what", "Wat"), Column("who", "Wie"))
    rows = (Row((heading,), "section"), Row(("Kort", " ".join(["politie"] * 9))))
    assert heading in printed(Table("Titel", "Bron", columns, rows), 40)


def test_wide_characters_are_not_cut_off() -> None:
    assert "Gereed ✅✅✅✅" in printed(plain_table(Row(("Gereed ✅✅✅✅", Decimal(3)))))


def test_a_long_word_beside_a_label_is_printed_whole() -> None:
    card = Outline("Kaart", fields=(("Naam in capaciteit", "De verantwoordelijkheden"),))
    assert "verantwoordelijkheden" in printed(card, 40)


def test_a_long_id_in_a_tree_breaks_at_a_hyphen() -> None:
    name = "[ondermijning.meld-misdaad-anoniem]"
    tree = Outline("Thema", children=(Outline("Acties", children=(Outline(f"Melden {name}"),)),))
    branch = Outline("Boom", children=(tree,))
    assert words(name) <= words(printed(branch, 40))


LONG = "Verkeersveiligheidsprogramma"


@pytest.mark.parametrize(
    "content",
    [
        plain_table(Row((LONG, Decimal(3))), notes=(LONG,)),
        Outline(
            LONG, fields=((LONG, LONG),), children=(Outline("Tak", children=(Outline(LONG),)),)
        ),
    ],
    ids=["table", "outline"],
)
def test_a_word_that_is_wider_than_the_terminal_is_not_cut(content: Table | Outline) -> None:
    assert printed(content, 20).count(LONG) == printed(content, 200).count(LONG)


def test_advice_stands_below_the_notes() -> None:
    content = replace(plain_table(Row(("Wat", 1)), notes=("Een noot.",)), advice=("Typ dit.",))
    assert printed(content).splitlines()[-2:] == ["Een noot.", "Typ dit."]


def test_the_first_line_of_an_indented_cell_is_indented_too() -> None:
    rows = (Row(("Kop",), "section"), Row(("Verkeersveiligheid project", Decimal(3))))
    assert printed(plain_table(*rows), 25).splitlines()[-2:] == [
        "  Verkeersveiligheid    3",
        "  project",
    ]


HOSTILE = "[bold]vet[/bold] [red]rood :smile: yaml:1:17 \x1b[31mrood\x1b[0m om\u202egekeerd"
SHOWN = r"[bold]vet[/bold] [red]rood :smile: yaml:1:17 \x1b[31mrood\x1b[0m om\u202egekeerd"


def test_text_in_a_table_is_printed_to_the_letter() -> None:
    table = Table(
        HOSTILE,
        HOSTILE,
        (Column("a", "Wat"), Column("b", "Uren", Kind.HOURS)),
        (Row((HOSTILE,), "section"), Row((HOSTILE, Decimal(1)), marks=(1,))),
        footnotes=(HOSTILE,),
        notes=(HOSTILE,),
    )
    out = printed(table, 120)
    assert out.count(SHOWN) == 6
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_text_in_cards_is_printed_to_the_letter() -> None:
    columns = (Column("a", "Wat"), Column("b", "Wie"), Column("c", "Domein"))
    out = printed(Table("T", "B", columns, (Row((HOSTILE, HOSTILE, "Jeugd")),)), 40)
    assert "  Domein: Jeugd\n" in out
    assert out.count(":smile:") == 2
    assert out.count(r"\x1b[31mrood") == 2
    assert "\x1b" not in out


def test_text_in_an_outline_is_printed_to_the_letter() -> None:
    leaf = Outline(HOSTILE, fields=(("Uren", HOSTILE),))
    out = printed(Outline(HOSTILE, HOSTILE, (("Label", HOSTILE),), (leaf,)), 200)
    assert out.count(SHOWN) == 5
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_title_of_a_column_is_printed_to_the_letter() -> None:
    columns = (Column("a", "Gemeente"), Column("jeugd", HOSTILE, Kind.HOURS))
    out = printed(Table("T", "B", columns, (Row(("Noord", Decimal(1))),)), 120)
    assert r"\x1b[31mrood\x1b[0m" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("content", [TABLE, OUTLINE], ids=["table", "outline"])
def test_a_stream_that_is_no_terminal_gets_no_colour(content: Table | Outline) -> None:
    assert "\x1b" not in printed(content)


COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:[349][0-7]|10[0-7]|[34]8)(?:;\d+)*m")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLORTERM", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


def test_a_terminal_gets_colour(terminal: Terminal) -> None:
    write(Report(TABLE), terminal, 80)
    assert "\x1b[1;36mJeugd en Veiligheid" in terminal.getvalue()
    assert COLOUR.search(terminal.getvalue())


def test_a_terminal_gets_no_colour_with_no_color(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    write(Report(TABLE), terminal, 80)
    assert "Jeugd en Veiligheid" in terminal.getvalue()
    assert COLOUR.search(terminal.getvalue()) is None


def test_a_dumb_terminal_gets_no_escapes(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    write(Report(TABLE), terminal, 80)
    assert "\x1b" not in terminal.getvalue()


@pytest.mark.parametrize(
    ("columns", "width"), [("50", 50), ("", 120), ("abc", 120), ("0", 120), ("-5", 120)]
)
def test_a_pipe_is_as_wide_as_columns_says_and_else_120(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    note = " ".join(["twaalfletter"] * 40)
    table = plain_table(Row(("Kort", Decimal(3))), notes=(note,))
    longest = max(len(line) for line in printed(table, None).split("\n"))
    assert width - 13 < longest <= width


def encoded(content: Table | Outline, encoding: str, width: int = 80) -> str:
    """What a stream in this encoding receives."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors=fallback.register(), newline="\n")
    write(Report(content), stream, width)
    stream.flush()
    return raw.getvalue().decode(encoding)


@cases("encoding", ["ascii", "cp1252", "latin-1", "cp437"])
def test_a_stream_that_is_not_unicode_gets_a_box_of_ascii(encoding: str) -> None:
    table = plain_table(Row(("Toolbox", Decimal(7))), Row(("Totaal", Decimal(7)), "total"))
    assert encoded(table, encoding) == dedent("""\
        Titel
        Bron

        Wat      Uren
        -------------
        Toolbox     7

        Totaal      7
        """)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_that_is_not_unicode_gets_a_tree_of_ascii(encoding: str) -> None:
    assert "`-- mei: Meten" in encoded(OUTLINE, encoding)
    assert "?" not in encoded(OUTLINE, encoding)


def test_letters_that_a_stream_has_no_place_for_become_plain() -> None:
    card = Outline("Eén – ‘café’", fields=(("Bedrag", "€ 5.000"),))
    assert encoded(card, "ascii") == "Een - 'cafe'\n\nBedrag:  EUR 5.000\n"
    assert encoded(card, "cp1252") == "Eén – ‘café’\n\nBedrag:  € 5.000\n"


BARS = Table(
    title="Uren per thema",
    subtitle="Bron",
    columns=(Column("name", "Thema"), Column("hours", "Uren", Kind.HOURS)),
    rows=(
        Row(("Jeugd en Veiligheid", Decimal(100))),
        Row(("Zorg", Decimal("33.4"))),
        Row(("Geen", Decimal(0))),
        Row(("Onbekend", None)),
        Row(("Totaal", Decimal("133.4")), "total"),
    ),
    bars="hours",
)


def on_screen(table: Table, width: int) -> list[str]:
    """The lines of a table on a terminal, without colour."""
    terminal = Terminal()
    write(Report(table), terminal, width)
    text = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    return [line.rstrip() for line in text.splitlines()]


def test_a_terminal_shows_a_bar_behind_each_data_row() -> None:
    assert on_screen(BARS, 80)[5:] == [
        f"Jeugd en Veiligheid    100  {'█' * 30}",
        f"Zorg                  33,4  {'█' * 11}",
        "Geen                     0",
        "Onbekend",
        "",
        "Totaal               133,4",
    ]


def test_bars_take_the_room_that_there_is_and_cells_give_way_to_them() -> None:
    assert on_screen(BARS, 40)[5] == f"Jeugd en Veiligheid    100  {'█' * 12}"
    assert on_screen(BARS, 34)[5:7] == [f"Jeugd en         100  {'█' * 12}", "Veiligheid"]


@cases("width", range(10, 100))
def test_a_table_with_bars_stays_within_the_width(width: int) -> None:
    plain = on_screen(replace(BARS, bars=None), width)
    assert max(map(len, on_screen(BARS, width))) <= max(width, *map(len, plain))


REWORDED = Table(
    title="Wat verschilt",
    subtitle="Bron",
    columns=(Column("what", "Wat"), Column("text", "Tekst"), Column("hours", "Uren", Kind.HOURS)),
    rows=(
        Row(
            ("Jeugd", Wording((("kept", "in de "), ("removed", "lente"), ("added", "zomer"))), None)
        ),
        Row(("Samen", None, Decimal(3)), "subtotal"),
    ),
)


@pytest.mark.parametrize("content", [TABLE, BARS, REWORDED, OUTLINE])
@pytest.mark.parametrize("width", [30, 80])
def test_a_terminal_gets_what_the_console_of_rich_would_write(
    content: Table | Outline, width: int, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Report(content), terminal, width)
    asked = Terminal()
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    write(Report(content), asked, width)
    assert terminal.getvalue() == asked.getvalue()


def test_without_room_for_bars_there_are_none() -> None:
    assert on_screen(BARS, 28) == on_screen(replace(BARS, bars=None), 28)


def test_a_pipe_gets_no_bars() -> None:
    assert "█" not in printed(BARS, 120)


def test_figures_that_hardly_differ_have_no_bars() -> None:
    rows = (Row(("Jeugd", Decimal(100))), Row(("Zorg", Decimal(94))), BARS.rows[-1])
    assert not any("█" in line for line in on_screen(replace(BARS, rows=rows), 80))


def test_where_all_is_zero_there_are_no_bars() -> None:
    assert on_screen(replace(BARS, rows=BARS.rows[2:3]), 80)[5] == "Geen      0"


@pytest.mark.parametrize("terminal", ["dumb", "unknown", "xterm"])
@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_width_that_is_asked_for_holds_on_every_kind_of_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: str, *, is_terminal: bool
) -> None:
    for name, value in (("TERM", terminal), ("FORCE_COLOR", "1"), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
    assert console_for(stream).width == 200
    assert console_for(stream, 60).width == 60
