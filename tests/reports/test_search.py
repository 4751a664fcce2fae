from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import placed
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import model
from uvp_cli.programme.paths import Parts
from uvp_cli.queries.naming import Names
from uvp_cli.queries.search import CODES, PARTIES, find
from uvp_cli.reports.search import excerpt, search_report, where
from uvp_cli.reports.tables import For, Report, Table
from uvp_cli.reports.terms import WORDS

BODY = """\
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel-1, text: Meer straat.}]
        residents:
          - text: De straat is stiller.
            remarks: [{kind: missing, text: Welke straat?}]
        actions:
          - {id: jeugd.a, title: Straatcoaches}
    planning:
      - {month: 5, title: Straatfeest, domain: Jeugd}
    remarks:
      - {kind: assumption, text: Een straat is een weg.}
"""


def report(wanted: str, theme: str | None = None) -> Report:
    found = placed(BODY)
    asked = Names(theme=(theme,) if theme else ())
    return search_report(find(found.programme, wanted, theme), found, wanted, asked)


def table(wanted: str, theme: str | None = None) -> Table:
    content = report(wanted, theme).content
    assert isinstance(content, Table)
    return content


def lines(content: Table) -> list[tuple[Any, ...]]:
    """Headings as they are; of other rows the cells that people get."""
    readable = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(cell for cell, keep in zip(row.cells, readable, strict=True) if keep)
        for row in content.rows
    ]


def test_what_is_found_stands_part_by_part() -> None:
    content = table("STRAAT")
    assert content.title == "Gevonden met 'STRAAT'"
    assert lines(content) == [
        ("Het programma",),
        ("Een straat is een weg.", "kanttekening", "proef.yaml:21"),
        ("Thema: Jeugd [jeugd]",),
        ("De straat is stiller.", "inwoners", "proef.yaml:14"),
        ("Welke straat?", "inwoners, kanttekening", "proef.yaml:15"),
        ("Doelstelling 1, Jeugd [jeugd.doel-1]",),
        ("Meer straat.", "tekst", "proef.yaml:12"),
        ("Actie: Straatcoaches [jeugd.a]",),
        ("Straatcoaches", "titel", "proef.yaml:17"),
        ("Planningsitem: Straatfeest",),
        ("Straatfeest", "titel", "proef.yaml:19"),
    ]
    assert content.notes == ("6 plaatsen.",)


def test_one_theme_is_in_the_title() -> None:
    content = table("meer", "jeugd")
    assert content.title == "Gevonden met 'meer', thema Jeugd"
    assert content.notes == ("1 plaats.",)


def test_nothing_found_is_said() -> None:
    content = table("zeehond")
    assert (content.rows, content.notes) == ((), ())
    assert content.empty == "'zeehond' staat hier nergens."


def test_the_contract() -> None:
    contract = report("FEEST").contract
    assert contract == {
        "programme": "uvp-proef-2026",
        "file": "proef.yaml",
        "search": "FEEST",
        "hits": [
            {
                "part": "planning",
                "id": None,
                "title": "Straatfeest",
                "theme": "jeugd",
                "key": "title",
                "text": "Straatfeest",
                "match": "feest",
                "path": "planning[0].title",
                "line": 19,
            }
        ],
    }


LONG = f"{'woord ' * 30}midden {'woord ' * 30}".strip()


def test_of_a_long_text_only_the_words_around_the_match_are_shown() -> None:
    begin = LONG.index("midden")
    shown = excerpt(LONG, begin, begin + len("midden"))
    assert shown == f"… {'woord ' * 10}midden{' woord' * 10} …"
    assert excerpt(LONG, 0, 5) == f"{'woord ' * 11}…"
    assert excerpt("Kort en goed.", 5, 7) == "Kort en goed."


@given(st.text("ab ", max_size=300), st.integers(0, 300), st.integers(1, 20))
def test_an_excerpt_holds_the_match(text: str, begin: int, length: int) -> None:
    match = text[begin : begin + length]
    assert match in excerpt(text, begin, begin + len(match))


@cases(
    ("path", "expected"),
    [
        (("title",), "titel"),
        (("period", "from"), "looptijd, begin"),
        (("frameworks", 0, "title"), "meerjarenplannen, titel"),
        (("introduction", 0, "text"), "inleiding"),
        (("allocation", "note"), "verdeling, toelichting"),
        (("themes", 0, "summary"), "samenvatting"),
        (("themes", 0, "goals", 0, "text"), "tekst"),
        (("themes", 0, "budget", 0, "remarks", 1, "text"), "geld, kanttekening"),
        (("themes", 0, "actions", 0, "capacity", "hours", "cell"), "uren"),
        (("themes", 0, "actions", 0, "capacity", "cells", "partners"), "ketenpartners"),
        (("themes", 0, "actions", 0, "capacity", "duration", "cell"), "looptijd"),
        (("planning", 0, "responsible", 0), "verantwoordelijk"),
        (("gemeenten", 0, "aliases", 0), "andere naam"),
        (("themes", 0, "goals", 0, "id"), "id"),
    ],
)
def test_where_in_a_part_a_text_stands(path: KeyPath, expected: str) -> None:
    assert where(path, Parts(placed(BODY).programme).at(path)) == expected


def test_every_key_with_a_text_has_a_word() -> None:
    records = [each for each in vars(model).values() if dataclasses.is_dataclass(each)]
    keys = {
        field.name.rstrip("_")
        for record in records
        if record.__module__ == model.__name__
        for field in dataclasses.fields(record)
        if str(field.type).removesuffix(" | None")
        in {"Text", "Date", "Month", "Years", "Domain", "GemeenteCode"}
    }
    assert keys
    assert keys - {"cell"} <= WORDS.keys()
    assert set(PARTIES) <= WORDS.keys()
    assert not CODES & WORDS.keys()
