from __future__ import annotations

from typing import Any

import pytest

from tests.cases import cases
from tests.samples import placed
from uvp_cli.programme.names import resolve
from uvp_cli.programme.paths import Part
from uvp_cli.queries.naming import Names
from uvp_cli.queries.questions import KINDS, OpenQuestion, QuestionKind, ask
from uvp_cli.render import cells
from uvp_cli.reports.questions import (
    HEADINGS,
    Sought,
    called,
    counts_report,
    kinds,
    questions_report,
    said_of,
)
from uvp_cli.reports.tables import Cell, For, Report, Table

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
    asked = Names(theme=(theme,) if theme else ())
    points = ask(found.programme, kind, theme)
    return questions_report(points, found, Sought(kind, None, asked))


def counts(kind: QuestionKind | None = None, body: str = BODY) -> Report:
    found = placed(body)
    return counts_report(ask(found.programme, kind), found, Sought(kind))


def table(asked: Report) -> Table:
    assert isinstance(asked.content, Table)
    return asked.content


def lines(content: Table) -> list[tuple[Any, ...]]:
    """Headings as they are; of other rows the cells that people get."""
    readable = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(cells.said(cell) for cell, keep in zip(row.cells, readable, strict=True) if keep)
        for row in content.rows
    ]


def test_points_stand_by_weight_and_kind_in_the_order_of_the_file() -> None:
    hours = "100 uur per gemeente of 7,5 uur gezamenlijk: Als de rest."
    content = table(report())
    assert lines(content) == [
        ("Ramingen op aanname (1)",),
        ("A", hours, f"proef.yaml:{line('Als de rest')}"),
        ("Ramingen per persoon, zonder aantal (1)",),
        ("A", "4 uur per persoon", f"proef.yaml:{line('per: person')}"),
        ("Acties zonder uren (1)",),
        ("B", "Het programma noemt hierbij geen uren.", f"proef.yaml:{line('jeugd.b')}"),
        ("Aannames, inhoud (1)",),
        ("Het programma", "Onze lezing.", f"proef.yaml:{line('Onze')}"),
        ("Ontbrekende gegevens, inhoud (2)",),
        ("Jeugd", "Wie?", f"proef.yaml:{line('Wie?')}"),
        ("A", "Waar?", f"proef.yaml:{line('Waar?')}"),
    ]
    assert content.notes == ("6 punten, waarvan 1 aanname.",)


SILENT = """\
    themes:
      - {id: jeugd, title: Jeugd, communication: [{text: In de krant.}]}
      - {id: zorg, title: Zorg}
"""


def test_questions_without_a_text_have_no_column_for_it() -> None:
    content = table(report("theme-without-communication", body=SILENT))
    assert lines(content)[1:] == [("Zorg", "proef.yaml:11")]
    assert content.notes == ("1 punt.",)


LINKED = """\
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{{id: jeugd.doel-1, text: Rust.}}, {{id: jeugd.doel-2, text: Hulp.}}]
        actions:
          - {{id: jeugd.a, title: A, goals: [jeugd.doel-1]{of_goals}}}
          - {{id: jeugd.b, title: B}}
    planning:
      - {{title: A, month: 2, actions: [jeugd.a]{of_planning}}}
      - {{title: Feest, month: 3}}
"""


def test_the_kind_of_what_is_not_linked_says_whose_reading_it_is() -> None:
    derived = LINKED.format(of_goals=", derived: [goals]", of_planning=", derived: [actions]")
    adopted = LINKED.format(of_goals="", of_planning="")
    ours = [called(kind, placed(derived).programme) for kind in KINDS]
    assert [called(kind, placed(adopted).programme) for kind in KINDS] == list(HEADINGS.values())
    assert [said for said in ours if said not in HEADINGS.values()] == [
        "Doelstellingen waarbij wij geen actie lezen",
        "Acties waarbij wij geen doelstelling lezen",
        "Acties waarover wij op de maandplanning niets lezen",
        "Planningsitems waarbij wij geen actie lezen",
    ]


@pytest.mark.parametrize(
    ("of_goals", "of_planning", "said"),
    [
        (
            *(", derived: [goals]", ", derived: [actions]"),
            {
                "goal-without-action": "Hulp. Wij lezen in het programma geen actie die hieraan "
                "bijdraagt.",
                "action-without-goal": "Wij lezen in het programma geen doelstelling bij deze "
                "actie.",
                "action-without-planning": "Wij lezen op de maandplanning niets over deze actie.",
                "planning-without-action": "Wij lezen in het programma geen actie hierbij.",
            },
        ),
        (
            *("", ""),
            {
                "goal-without-action": "Hulp. Het programma koppelt hieraan geen actie.",
                "action-without-goal": "Het programma koppelt deze actie aan geen doelstelling.",
                "action-without-planning": "De actie staat niet op de maandplanning.",
                "planning-without-action": "Het programma koppelt hieraan geen actie.",
            },
        ),
    ],
)
def test_that_a_link_is_not_there_is_ours_where_the_links_are(
    of_goals: str, of_planning: str, said: dict[QuestionKind, str]
) -> None:
    body = LINKED.format(of_goals=of_goals, of_planning=of_planning)
    assert {kind: lines(table(report(kind, body=body)))[1][1] for kind in said} == said


def test_the_title_says_what_was_asked() -> None:
    assert table(report()).title == "Open punten"
    assert table(report("missing", "jeugd")).title == (
        "Open punten: Ontbrekende gegevens, thema Jeugd"
    )
    assert table(counts("missing")).title == "Open punten: Ontbrekende gegevens"


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
        assert content.empty == "Geen open punten gevonden."


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
    assert contract["questions"][0] == {
        "kind": "estimate",
        "weight": "effect",
        "part": "action",
        "id": "jeugd.a",
        "title": "A",
        "theme": "jeugd",
        "text": "Als de rest.",
        "remarks": [],
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


TWINS = """
    planning: [{title: Overleg, month: 3}, {title: Overleg, month: 4, actions: [zorg.a]}]
    themes:
      - id: zorg
        title: Zorg
        goals: [{id: zorg.doel-1, text: Rust., remarks: [{kind: missing, text: Wat is rust?}]}]
        actions: [{id: zorg.a, title: Krant, goals: [zorg.doel-1]}, {id: zorg.b, title: Krant}]
      - {id: jeugd, title: Jeugd, actions: [{id: jeugd.c, title: Krant}]}
"""


def test_what_has_the_title_of_another_is_told_apart() -> None:
    about = {cells[0] for cells in lines(table(report(body=TWINS))) if len(cells) > 1}
    assert about == {
        "Krant (Zorg)",
        "Krant (Jeugd)",
        "Overleg (maart)",
        "Doelstelling 1, Zorg",
    }


def test_a_point_says_which_action_or_municipality_it_is_about() -> None:
    estimate = "hours: 8, per: gemeente, label: Zuid, assumption: Of 9."
    body = f"""
        themes:
          - id: zorg
            title: Zorg
            goals: [{{id: zorg.doel-1, text: Rust.}}]
            actions:
              - id: zorg.a
                title: A
                goals: [zorg.doel-1]
                capacity: {{hours: {{cell: 8 uur, estimates: [{{{estimate}}}]}}}}
            budget: [{{status: unknown, text: Later., actions: [zorg.a]}}]
    """
    shown = {cells[1] for cells in lines(table(report(body=body))) if len(cells) > 1}
    assert {"8 uur per gemeente (Zuid): Of 9.", "A: Later."} <= shown


def test_what_remarks_add_stands_behind_what_a_gap_says() -> None:
    body = """
        other_actions:
          - id: overig.a
            title: A
            remarks: [{kind: missing, text: Hoeveel personen komen is niet bekend.}]
            capacity:
              hours:
                cell: 4 uur per persoon
                estimates: [{hours: 4, per: person, label: bijeenkomst}]
    """
    (_, shown) = lines(table(report(body=body)))
    assert shown[1] == "4 uur per persoon: bijeenkomst. Hoeveel personen komen is niet bekend."


def test_that_a_cost_is_not_known_says_whose_reading_that_is() -> None:
    def said(derived: str) -> Cell:
        budget = f"[{{status: unknown, text: Later, derived: [{derived}]}}]"
        of = placed(f"themes: [{{id: zorg, title: Zorg, budget: {budget}}}]")
        table = questions_report(ask(of.programme, "budget"), of).table
        keys = [column.key for column in table.columns]
        return table.rows[-1].cells[keys.index("question")]

    assert said("status") == "Later. Wij lezen dat als nog niet bekend."
    assert said("") == "Later"


def test_the_heading_of_points_says_whose_reading_they_are() -> None:
    planning = "planning: [{title: Vegen, month: 3, actions: [overig.a], derived: [actions]}]"
    actions = "other_actions: [{id: overig.a, title: A}, {id: overig.b, title: B}]"
    for mark, heading in (
        (", derived: [actions]", "Acties waarover wij op de maandplanning niets lezen"),
        ("", "Acties zonder planning"),
    ):
        of = placed(f"{actions}\n{planning.replace(', derived: [actions]', mark)}")
        points = ask(of.programme, "action-without-planning")
        sought = Sought(kind="action-without-planning")
        told, counted = questions_report(points, of, sought), counts_report(points, of, sought)
        assert told.table.title == f"Open punten: {heading}"
        assert told.table.rows[0].cells == (f"{heading} (1)",)
        assert lines(counted.table)[0][0] == heading
        assert resolve("soort", heading, kinds()).id == "action-without-planning"


@cases(
    ("kinds_of", "said"),
    [
        (["missing"], "1 punt"),
        (["assumption", "missing", "missing"], "3 punten, waarvan 1 aanname"),
        (["assumption", "assumption"], "2 punten"),
        (["undecided", "undecided"], "2 nog te beslissen"),
        (["undecided", "missing"], "1 punt, en daarnaast 1 nog te beslissen"),
        ([], "0 punten"),
    ],
)
def test_what_points_there_are_in_words(kinds_of: list[QuestionKind], said: str) -> None:
    part = Part((), "programme", "uvp", "UVP")
    points = [OpenQuestion(kind, (), part) for kind in kinds_of]
    assert said_of(points) == said
    assert said_of(points, bare=True) == said.replace(" punten", "").replace(" punt", "")
