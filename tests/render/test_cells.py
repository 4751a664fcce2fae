from __future__ import annotations

import io
from decimal import Decimal

import pytest

from tests.cases import cases
from uvp_cli.render.cells import columns_for, figure, list_lines, marks, visible, whole_words, words
from uvp_cli.reports.tables import Cell, Column, For, Kind, Row, Table


@cases(
    ("text", "shown"),
    [
        ("gewone tekst", "gewone tekst"),
        ("Eén – ‘café’ € 5 ✅", "Eén – ‘café’ € 5 ✅"),
        ("[bold]:smile:", "[bold]:smile:"),
        ("twee\nregels\ten tab", "twee\nregels\ten tab"),
        ("\x1b[31mrood", r"\x1b[31mrood"),
        ("\x00\x07\x08\x0b\x0c\r\x7f", r"\x00\x07\x08\x0b\x0c\r\x7f"),
        ("\x80\x85\x9b", r"\x80\x85\x9b"),
        ("om\u202egekeerd\u202c", r"om\u202egekeerd\u202c"),
        ("\u2066links\u2069", r"\u2066links\u2069"),
        ("on\u200bzicht\u200fbaar\ufeff", r"on\u200bzicht\u200fbaar\ufeff"),
        ("\u2028\u2029\u061c\u2060", r"\u2028\u2029\u061c\u2060"),
        ("👩\u200d👧 en ❤\ufe0f\u200d🔥", "👩\u200d👧 en ❤\ufe0f\u200d🔥"),
        ("👨🏽\u200d🚒 bij 🏳\ufe0f\u200d🌈", "👨🏽\u200d🚒 bij 🏳\ufe0f\u200d🌈"),
        ("ad\u200dmin 🚲\u200d! \u200d🚲", r"ad\u200dmin 🚲\u200d! \u200d🚲"),
    ],
)
def test_control_characters_are_shown_and_the_rest_is_left_alone(text: str, shown: str) -> None:
    assert visible(text) == shown


@cases(
    ("cell", "kind", "written"),
    [
        (None, Kind.TEXT, ""),
        (None, Kind.HOURS, ""),
        ("Jeugd", Kind.TEXT, "Jeugd"),
        ("", Kind.TEXT, ""),
        ("\x1b[2J", Kind.TEXT, r"\x1b[2J"),
        (True, Kind.TEXT, "ja"),
        (False, Kind.TEXT, "nee"),
        ((), Kind.TEXT, ""),
        (("Politie",), Kind.TEXT, "Politie"),
        (("Politie", "Halt\x07"), Kind.TEXT, r"Politie, Halt\x07"),
        (0, Kind.NUMBER, "0"),
        (1066, Kind.NUMBER, "1.066"),
        (Decimal("33.33"), Kind.HOURS, "33,33"),
        (Decimal("7.50"), Kind.HOURS, "7,5"),
        (Decimal(5000), Kind.EUROS, "€ 5.000"),
        (5000, Kind.EUROS, "€ 5.000"),
        (Decimal("250.5"), Kind.EUROS, "€ 250,50"),
        ("22–30", Kind.HOURS, "22–30"),
    ],
)
def test_a_cell_is_written_as_people_read_it(cell: Cell, kind: Kind, written: str) -> None:
    assert words(cell, Column("key", "Titel", kind)) == written


@cases(
    ("value", "read"),
    [("10", 10), ("10.00", 10), ("0", 0), ("33.34", 33.34), ("0.1", 0.1), ("1E+3", 1000)],
)
def test_a_figure_is_whole_where_it_can_be(value: str, read: float) -> None:
    found = figure(Decimal(value))
    assert found == read
    assert type(found) is type(read)


def test_readers_get_their_own_columns() -> None:
    columns = (
        Column("a", "A"),
        Column("b", "B", reader=For.PEOPLE),
        Column("c", "C", reader=For.PROGRAMS),
        Column("d", "D", reader=For.EVERYONE),
    )
    table = Table("T", "B", columns, ())
    assert [index for index, _ in columns_for(For.PEOPLE, table)] == [0, 1, 3]
    assert [index for index, _ in columns_for(For.PROGRAMS, table)] == [0, 2, 3]


def test_marks_stand_behind_a_space() -> None:
    assert marks(Row(("x",))) == ""
    assert marks(Row(("x",), marks=(2,))) == " [2]"
    assert marks(Row(("x",), marks=(1, 12))) == " [1] [12]"


@cases(
    ("text", "lines"),
    [
        ("Eén regel", ["Eén regel"]),
        ("Een zin die\nverder gaat", ["Een zin die\nverder gaat"]),
        ("Wij doen:\n- een krant\n  - een brief", ["Wij doen:", "- een krant", "- een brief"]),
        ("- een\n  regel verder\n- twee", ["- een\n  regel verder", "- twee"]),
        ("Eerst:\n1. bellen\n2) gaan\n• zien", ["Eerst:", "1. bellen", "2) gaan", "• zien"]),
        ("Van 1\n-2 tot\n2026. Dan", ["Van 1\n-2 tot\n2026. Dan"]),
    ],
)
def test_lines_of_a_list_are_lines_and_others_are_not(text: str, lines: list[str]) -> None:
    assert list_lines(text) == lines


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_message_on_a_terminal_breaks_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    choices = "data/uvp-heuvelland-2026.yaml"
    text = f"Onbekende ketenpartner 'jeugd- en\x1b jongerenwerk'. Kies uit: {choices}"
    assert whole_words(text, io.StringIO()) == text.replace("\x1b", r"\x1b")
    assert whole_words(text, Screen(), indent=2).splitlines() == [
        "Onbekende ketenpartner 'jeugd-",
        r"  en\x1b jongerenwerk'. Kies",
        "  uit:",
        "  data/uvp-heuvelland-2026.yaml",
    ]
