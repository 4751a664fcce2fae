"""Levels, priorities and areas: what follows a theme, and what a question finds by them."""

from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.programme.names import UnclearName
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries import actions, planning
from uvp_cli.queries.hours import Scope, account
from uvp_cli.queries.labels import Labelling
from uvp_cli.queries.naming import Names, in_programme
from uvp_cli.queries.subjects import look_up, related

BODY = """
    areas:
      - {id: centrum, name: Centrum, aliases: [Binnenstad], gemeente: noord}
      - {id: kustweg, name: Kustweg}
    priorities: [Hoog, Laag]
    themes:
      - id: haven
        title: Haven
        level: local
        priority: Hoog
        gemeenten: [noord]
        areas: [centrum]
        actions:
          - id: haven.a
            title: A
            capacity: {hours: {cell: "10", estimates: [{hours: 10, per: gemeente}]}}
          - {id: haven.b, title: B, level: district, areas: [kustweg],
             measures: [{title: Stap, areas: [centrum]}]}
    other_actions:
      - id: c
        title: C
        level: regional
        priority: Laag
        capacity: {hours: {cell: "30 samen", estimates: [{hours: 30, per: joint}]}}
      - {id: d, title: D}
    planning:
      - {title: Van het thema, month: 1, domain: Haven}
      - {title: Van acties, month: 2, actions: [haven.b, c]}
      - {title: Eigen gebied, month: 3, actions: [haven.b], areas: [kustweg]}
      - {title: Niets, month: 4}
"""
OF = programme(BODY)


def labels_of(action: str) -> tuple[object, ...]:
    labels = Labelling(OF).actions[action]
    return labels.level, labels.priority, labels.area, labels.where


def test_an_action_follows_its_theme_in_what_it_does_not_say() -> None:
    assert labels_of("haven.a") == (("local",), ("Hoog",), ("centrum",), ("Centrum",))
    assert labels_of("haven.b") == (
        *(("district",), ("Hoog",)),
        *(("kustweg", "centrum"), ("Kustweg", "Centrum")),
    )
    assert labels_of("c") == (("regional",), ("Laag",), (), ())
    assert labels_of("d") == ((), (), (), ())


@cases(
    ("asked", "expected", "planned"),
    [
        (Names(), "haven.a haven.b c d", "Van het thema, Van acties, Eigen gebied, Niets"),
        (Names(level=("local",)), "haven.a", "Van het thema"),
        (Names(level=("district", "regional")), "haven.b c", "Van acties, Eigen gebied"),
        (Names(priority=("Hoog",)), "haven.a haven.b", "Van het thema, Van acties, Eigen gebied"),
        (Names(area=("centrum",)), "haven.a haven.b", "Van het thema, Van acties"),
        (Names(area=("kustweg",), priority=("Laag",)), "", "Van acties"),
    ],
)
def test_what_is_asked_for_is_kept(asked: Names, expected: str, planned: str) -> None:
    kept = actions.select(OF, asked.narrow(actions.ActionSelection()))
    assert " ".join(listed.action.id for listed in kept) == expected
    items = planning.select(OF, asked.narrow(planning.PlanningSelection()))
    assert ", ".join(scheduled.item.title for scheduled in items) == planned


def test_hours_of_a_level_or_priority_add_up() -> None:
    def hours(**labels: tuple[str, ...]) -> int:
        return int(account(OF, scope=Names(**labels).narrow(Scope())).totals.hours)

    assert [hours(level=(level,)) for level in ("local", "district", "regional")] == [10, 0, 30]
    assert [hours(priority=(priority,)) for priority in ("Hoog", "Laag")] == [10, 30]
    assert hours() == 40


def test_labels_answer_to_their_names() -> None:
    typed = Names(level=("lokaal", "regio"), priority=("hoog",), area=("binnen",))
    assert in_programme(typed, OF) == Names(
        level=("local", "regional"), priority=("Hoog",), area=("centrum",)
    )


@cases(
    ("typed", "message"),
    [
        (Names(level=("landelijk",)), "Onbekend niveau 'landelijk'."),
        (Names(area=("dorp",)), "Onbekend gebied 'dorp'."),
        (Names(priority=("spoed",)), "Onbekende prioriteit 'spoed'. Kies uit: Hoog, Laag."),
        (Names(theme=("centrum",)), "Centrum is een gebied"),
    ],
)
def test_what_is_not_there_is_said(typed: Names, message: str) -> None:
    with pytest.raises(Refusal) as error:
        in_programme(typed, OF)
    assert message in str(error.value)


def test_a_programme_without_labels_knows_none() -> None:
    with pytest.raises(UnclearName, match="Onbekend niveau 'lokaal': dit programma kent er geen"):
        in_programme(Names(level=("lokaal",)), programme("other_actions: [{id: a, title: A}]"))


def test_an_area_has_what_is_about_it_also_through_a_theme() -> None:
    found = related(OF, look_up(OF, "binnenstad"))
    assert [action.id for action in found.actions] == ["haven.a", "haven.b"]
    assert [item.title for item in found.planning] == ["Van het thema", "Van acties"]
