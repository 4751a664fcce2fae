from __future__ import annotations

from typing import get_args

import pytest

from tests.samples import programme
from uvp_cli.checking.check import check_file
from uvp_cli.document.findings import render_path
from uvp_cli.files.locate import shipped
from uvp_cli.programme.annotations import RemarkKind
from uvp_cli.queries.questions import KINDS, QuestionKind, ask, count

BODY = """
    departments: [{id: oov, name: OOV, remarks: [{kind: missing, text: Afkorting.}]}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        goals: [{id: jeugd.doel-1, text: Rust.}, {id: jeugd.doel-2, text: Reinheid.}]
        budget: [{status: unknown, text: Nog onbekend.}, {status: regular, text: Gewoon.}]
        actions:
          - id: jeugd.a
            title: A
            goals: [jeugd.doel-1]
            capacity:
              hours:
                cell: 100 uur
                estimates:
                  - hours: 100
                    per: gemeente
                    assumption: Als de rest.
                    alternatives: [{hours: 100, per: joint}]
                  - {label: Bijeenkomst, hours: 4, per: person}
          - {id: jeugd.b, title: B}
    planning:
      - {month: 1, title: Start, actions: [jeugd.a]}
      - {month: 2, title: Vrij, domain: jeugd en veiligheid}
    remarks: [{kind: ambiguity, text: Welk jaar?}]
"""
ESTIMATES = "themes[0].actions[0].capacity.hours.estimates"


def test_every_question_with_its_kind_place_subject_and_text() -> None:
    found = [
        (each.kind, render_path(each.path), each.part.title, each.text)
        for each in ask(programme(BODY))
    ]
    assert sorted(found) == sorted(
        [
            ("missing", "departments[0].remarks[0].text", "OOV", "Afkorting."),
            ("ambiguity", "remarks[0].text", "UVP Proef 2026", "Welk jaar?"),
            ("estimate", f"{ESTIMATES}[0].assumption", "A", "Als de rest."),
            ("per-person", f"{ESTIMATES}[1]", "A", "Bijeenkomst"),
            ("budget", "themes[0].budget[0]", "Jeugd en Veiligheid", "Nog onbekend."),
            ("goal-without-action", "themes[0].goals[1]", "jeugd.doel-2", "Reinheid."),
            ("action-without-hours", "themes[0].actions[1]", "B", None),
            ("action-without-goal", "themes[0].actions[1]", "B", None),
            ("action-without-planning", "themes[0].actions[1]", "B", None),
            ("planning-without-action", "planning[1]", "Vrij", None),
        ],
        key=str,
    )


def test_an_assumption_without_another_reading_is_a_question_too() -> None:
    estimate = "{hours: 5, per: gemeente, assumption: Dat denken wij.}"
    cell = f"{{cell: '5', estimates: [{estimate}]}}"
    body = f"other_actions: [{{id: overig.a, title: A, capacity: {{hours: {cell}}}}}]"
    (question,) = ask(programme(body))
    assert (question.kind, question.text) == ("estimate", "Dat denken wij.")


def test_a_cell_without_an_estimate_is_asked_about_literally() -> None:
    body = """
        other_actions:
          - {id: overig.a, title: A, capacity: {hours: {cell: 10 uur per gemeente}}}
          - {id: overig.b, title: B, capacity: {hours: {cell: p.m., estimates: []}}}
          - {id: overig.c, title: C, capacity: {hours: {cell: n.v.t.}}}
    """
    found = [(each.kind, each.part.title, each.text) for each in ask(programme(body))]
    assert found == [
        ("cell-without-estimate", "A", "10 uur per gemeente"),
        ("cell-without-estimate", "B", "p.m."),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind(kind: QuestionKind) -> None:
    found = programme(BODY)
    everything = ask(found)
    assert ask(found, kind) == tuple(each for each in everything if each.kind == kind)


def test_one_theme_has_the_planning_of_its_domain() -> None:
    kinds = count(ask(programme(BODY), theme="jeugd"))
    assert set(KINDS) - set(kinds) >= {"missing", "ambiguity"}
    assert kinds["planning-without-action"] == 1


def test_kinds_are_counted_in_their_own_order() -> None:
    counts = count(ask(programme(BODY)))
    assert list(counts) == [kind for kind in KINDS if kind in counts]
    assert sum(counts.values()) == 10


def test_an_empty_programme_has_no_questions() -> None:
    assert ask(programme()) == ()
    assert count(()) == {}


def test_every_kind_of_remark_is_a_kind_of_question() -> None:
    assert KINDS[: len(get_args(RemarkKind))] == get_args(RemarkKind)
    assert len(set(KINDS)) == len(KINDS) == 15


def test_the_shipped_programme() -> None:
    """By hand: the remarks and `status: unknown` counted in the text of the file, and the
    lines of the month planning without `actions:`; the gaps are those of tests/test_data.py."""
    read = check_file(shipped()).programme
    assert read is not None
    assert count(ask(read)) == {
        "assumption": 27,
        "missing": 52,
        "inconsistency": 21,
        "ambiguity": 15,
        "estimate": 2,  # ACT! and the exercise: the cell has no basis
        "per-person": 1,  # the meeting of Netwerk Jeugdoverlast
        "budget": 6,
        "goal-without-action": 3,
        "action-without-hours": 4,  # the three other actions, and action 2 of Fysieke Veiligheid
        "action-without-goal": 5,
        "action-without-planning": 12,
        "action-without-partner": 2,
        "planning-without-action": 9,
        "theme-without-communication": 1,  # Zorg en Veiligheid
    }
