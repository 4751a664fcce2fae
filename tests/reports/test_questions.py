from __future__ import annotations

from typing import Any

from tests.samples import placed
from uvp_cli.programme.names import resolve
from uvp_cli.queries.questions import KINDS, QuestionKind, ask
from uvp_cli.reports.questions import HEADINGS, counts_report, kinds, questions_report
from uvp_cli.reports.tables import For, Report, Table

BODY = """\
    themes:
      - id: jeugd
        title: Jeugd
        remarks: [{kind: missing, text: Wie?}]
        actions:
          - id: jeugd.a
            title: A
            remarks: [{kind: missing, text: Waar?}]
            capacity:
              hours:
                cell: 100 uur
                estimates:
                  - hours: 100
                    per: gemeente
                    assumption: Als de rest.
                    alternatives: [{hours: 7.5, per: joint}]
                  - {hours: 4, per: person}
          - {id: jeugd.b, title: B}
    remarks:
      - {kind: assumption, text: Onze lezing.}
"""
LINES = {text: number for number, text in enumerate(BODY.splitlines(), start=9)}


def line(part: str) -> int:
    """The line of the document that this stands in; the head has eight."""
    return next(number for text, number in LINES.items() if part in text)


def report(kind: QuestionKind | None = None, theme: str | None = None, body: str = BODY) -> Report:
    found = placed(body)
    return questions_report(ask(found.programme, kind, theme), found, kind, theme)


def counts(kind: QuestionKind | None = None, body: str = BODY) -> Report:
    found = placed(body)
    return counts_report(ask(found.programme, kind), found, kind, None)


def table(asked: Report) -> Table:
    assert isinstance(asked.content, Table)
    return asked.content


def lines(content: Table) -> list[tuple[Any, ...]]:
    """Headings as they are; of other rows the cells that people get."""
    readable = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(cell for cell, keep in zip(row.cells, readable, strict=True) if keep)
        for row in content.rows
    ]


def test_questions_stand_kind_by_kind_in_the_order_of_the_file() -> None:
    hours = "100 uur per gemeente of 7,5 uur gezamenlijk: Als de rest."
    content = table(report())
    assert lines(content) == [
        ("Aannames (1)",),
        ("Het programma", "Onze lezing.", f"proef.yaml:{line('Onze')}"),
        ("Ontbrekende gegevens (2)",),
        ("Jeugd", "Wie?", f"proef.yaml:{line('Wie?')}"),
        ("A", "Waar?", f"proef.yaml:{line('Waar?')}"),
        ("Ramingen op aanname (1)",),
        ("A", hours, f"proef.yaml:{line('Als de rest')}"),
        ("Ramingen per persoon, zonder aantal (1)",),
        ("A", "4 uur per persoon", f"proef.yaml:{line('per: person')}"),
        ("Acties zonder uren (1)",),
        ("B", None, f"proef.yaml:{line('jeugd.b')}"),
    ]
    assert content.notes == ("6 vragen.",)


def test_questions_without_a_text_have_no_column_for_it() -> None:
    content = table(report("action-without-hours"))
    assert lines(content)[1:] == [("B", f"proef.yaml:{line('jeugd.b')}")]
    assert content.notes == ("1 vraag.",)


def test_the_title_says_what_was_asked() -> None:
    assert table(report()).title == "Open vragen"
    assert table(report("missing", "jeugd")).title == (
        "Open vragen: Ontbrekende gegevens, thema Jeugd"
    )
    assert table(counts("missing")).title == "Open vragen: Ontbrekende gegevens"


def test_only_the_numbers() -> None:
    content = table(counts())
    assert lines(content) == [
        ("Aannames", 1),
        ("Ontbrekende gegevens", 2),
        ("Ramingen op aanname", 1),
        ("Ramingen per persoon, zonder aantal", 1),
        ("Acties zonder uren", 1),
        ("Totaal", 6),
    ]
    assert content.rows[-1].role == "total"


def test_no_questions_is_said() -> None:
    for content in (table(report(body="")), table(counts(body=""))):
        assert (content.rows, content.notes) == ((), ())
        assert content.empty == "Geen open vragen gevonden."


def test_the_contract() -> None:
    contract = report().contract
    assert list(contract) == ["programme", "counts", "total", "file", "questions"]
    assert contract["counts"] == {
        **dict.fromkeys(KINDS, 0),
        "assumption": 1,
        "missing": 2,
        "estimate": 1,
        "per-person": 1,
        "action-without-hours": 1,
    }
    assert contract["total"] == len(contract["questions"]) == 6
    assert contract["questions"][3] == {
        "kind": "estimate",
        "part": "action",
        "id": "jeugd.a",
        "title": "A",
        "theme": "jeugd",
        "text": "Als de rest.",
        "readings": [{"hours": 100, "per": "gemeente"}, {"hours": 7.5, "per": "joint"}],
        "path": "themes[0].actions[0].capacity.hours.estimates[0].assumption",
        "line": line("Als de rest"),
    }


def test_the_contract_of_one_kind_counts_only_that_kind() -> None:
    expected = {"programme": "uvp-proef-2026", "counts": {"missing": 2}, "total": 2}
    assert counts("missing").contract == expected
    assert report("budget").contract["counts"] == {"budget": 0}


def test_every_kind_has_a_heading_that_names_it_alone() -> None:
    assert tuple(HEADINGS) == KINDS
    for kind in KINDS:
        assert resolve("soort", HEADINGS[kind], kinds()).id == kind
