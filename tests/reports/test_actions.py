from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.samples import MERGED, programme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.actions import ActionSelection, Aspect, list_actions, select
from uvp_cli.reports.actions import actions_report, figure, remarks
from uvp_cli.reports.tables import For, Report, Table

BODY = """
    departments: [{id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV, Team OOV]}]
    partners: [{id: politie, name: Politie}, {id: huis, name: Veiligheidshuis, aliases: [VH]}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        goals: [{id: jeugd.doel-1, text: Praten.}]
        actions:
          - id: jeugd.a
            title: Alles
            goals: [jeugd.doel-1]
            capacity:
              departments: [oov]
              partners: [huis, politie]
              hours:
                cell: 100 en 4 per persoon
                estimates:
                  - {hours: 100, per: gemeente, assumption: Voor ons.,
                    for_readers: Zo gelezen., alternatives: [{hours: 90, per: gemeente}]}
                  - {hours: 4, per: person, label: bijeenkomst}
                  - {hours: 1.5, per: person}
              duration: {cell: 1 jaar}
          - {id: jeugd.b, title: Half, capacity: {partners: [politie], hours: {cell: "5",
              estimates: [{hours: 5, per: joint, assumption: Voor ons.,
                for_readers: Zo gelezen.}]}}}
    other_actions: [{id: overig.a, title: Overleg}]
    planning:
      - {month: 3, title: Drie, actions: [jeugd.a]}
      - {month: 10, title: Tien, actions: [jeugd.a, overig.a]}
"""
EVERYTHING = ActionSelection()


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def report(found: Programme, asked: ActionSelection = EVERYTHING) -> Report:
    return actions_report(select(found, asked), Loaded(found, "data/proef.yaml"), asked)


def table(found: Programme, asked: ActionSelection = EVERYTHING) -> Table:
    content = report(found, asked).content
    assert isinstance(content, Table)
    return content


def seen(content: Table, hidden: For) -> list[Any]:
    """The titles or keys of the columns that are not `hidden`, then the rows."""
    keep = [column.reader is not hidden for column in content.columns]
    heads = [
        column.title if hidden is For.PROGRAMS else column.key
        for column in content.columns
        if column.reader is not hidden
    ]
    rows = [
        row.cells
        if row.role == "section"
        else tuple(cell for cell, kept in zip(row.cells, keep, strict=True) if kept)
        for row in content.rows
        if row.role == "data" or hidden is For.PROGRAMS
    ]
    return [heads, *rows]


def test_people_see_registered_names_and_months(found: Programme) -> None:
    content = table(found)
    assert seen(content, For.PROGRAMS) == [
        ["Actie", "Uren", "Afdelingen; ketenpartners", "Looptijd", "Planning"],
        ("Jeugd en Veiligheid",),
        (
            *("Alles", 300, "Openbare Orde en Veiligheid; Veiligheidshuis, Politie"),
            *("1 jaar", "mrt, okt"),
        ),
        ("Half", 5, "Politie", None, ""),
        ("Overige acties",),
        ("Overleg", "niet genoemd", "", None, "okt"),
    ]


def test_what_the_hours_rest_on_and_leave_out_is_a_footnote(found: Programme) -> None:
    content = table(found)
    assert content.footnotes == (
        "Zo gelezen.",
        "Niet meegeteld: bijeenkomst, 4 uur per persoon.",
        "Niet meegeteld: 1,5 uur per persoon.",
    )
    assert [row.marks for row in content.rows] == [(), (1, 2, 3), (1,), (), ()]


def test_people_get_no_column_in_which_nothing_stands(found: Programme) -> None:
    bare = programme("other_actions: [{id: overig.a, title: A}]")
    assert seen(table(bare), For.PROGRAMS) == [["Actie"], ("Overige acties",), ("A",)]
    assert seen(table(bare), For.PEOPLE)[0] == seen(table(found), For.PEOPLE)[0]


def test_programs_get_ids_and_numbers(found: Programme) -> None:
    assert seen(table(found), For.PEOPLE) == [
        [
            *("theme", "action", "title", "hours", "low", "high", "hours_per_person", "assumed"),
            *("departments", "partners", "duration", "months", "goals"),
        ],
        (
            *("jeugd", "jeugd.a", "Alles", 300, 270, 300, 5.5, True),
            *(("oov",), ("huis", "politie"), "1 jaar", ("3", "10"), ("jeugd.doel-1",)),
        ),
        ("jeugd", "jeugd.b", "Half", 5, 5, 5, None, True, (), ("politie",), None, (), ()),
        (None, "overig.a", "Overleg", None, None, None, None, False, (), (), None, ("10",), ()),
    ]


def test_the_contract(found: Programme) -> None:
    contract = report(found, ActionSelection(gemeente="zuid")).contract
    assert (contract["programme"], contract["gemeente"]) == ("uvp-proef-2026", "zuid")
    first, *_, last = contract["actions"]
    assert first == {
        "theme": "jeugd",
        "action": "jeugd.a",
        "title": "Alles",
        "hours": 100,
        "low": 90,
        "high": 100,
        "hours_per_person": 5.5,
        "assumed": True,
        "departments": ["oov"],
        "partners": ["huis", "politie"],
        "duration": "1 jaar",
        "months": [3, 10],
        "goals": ["jeugd.doel-1"],
    }
    assert (last["theme"], last["hours"], last["hours_per_person"]) == (None, None, None)
    assert report(found).contract["gemeente"] is None


@cases(
    ("asked", "title"),
    [
        (ActionSelection(), "Acties"),
        (ActionSelection(gemeente="midden"), "Acties voor Midden aan de Maas"),
        (ActionSelection(theme="jeugd"), "Acties, thema Jeugd en Veiligheid"),
        (ActionSelection(duration="jaar"), "Acties, looptijd met 'jaar'"),
        (ActionSelection(gemeente="zuid", only=True), "Acties die Zuid noemen"),
        (
            ActionSelection(
                gemeente="zuid",
                theme="jeugd",
                department="oov",
                partner="huis",
                goal="jeugd.doel-1",
                duration="jaar",
            ),
            "Acties voor Zuid, thema Jeugd en Veiligheid, met afdeling Openbare Orde en "
            "Veiligheid, met ketenpartner Veiligheidshuis, voor doelstelling jeugd.doel-1, "
            "looptijd met 'jaar'",
        ),
        (
            ActionSelection(having=frozenset({"goals", "hours"}), lacking=frozenset({"planning"})),
            "Acties met uren en doelstellingen, zonder planning",
        ),
    ],
)
def test_the_title_says_what_was_asked(
    found: Programme, asked: ActionSelection, title: str
) -> None:
    content = table(found, asked)
    assert content.title == title
    assert content.subtitle == "UVP Proef 2026 (data/proef.yaml)"


WHERE = "Hoe de uren zijn gelezen en verdeeld: uvp hours"
SHARED = (
    "Deze uren zijn niet op te tellen bij die van andere ketenpartners: "
    "een actie telt overal met al haar uren mee."
)


@cases(
    ("asked", "notes"),
    [
        (
            ActionSelection(),
            (
                "3 acties, 305 uur voor alle gemeenten samen.",
                "Naar soort: 2 acties en 1 overige actie.",
                f"{WHERE} --explain",
            ),
        ),
        (
            ActionSelection(gemeente="zuid", theme="jeugd"),
            ("2 acties, 101,66 uur voor Zuid.", f"{WHERE} --gemeente zuid --explain"),
        ),
        (
            ActionSelection(partner="huis"),
            ("1 actie, 300 uur voor alle gemeenten samen.", SHARED, f"{WHERE} --explain"),
        ),
        (ActionSelection(lacking=frozenset({"hours"})), ("1 actie.",)),
        (ActionSelection(duration="eeuw"), ()),
    ],
)
def test_the_notes_count_and_say_whose_hours_these_are(
    found: Programme, asked: ActionSelection, notes: tuple[str, ...]
) -> None:
    content = table(found, asked)
    assert (*content.notes, *content.advice) == notes
    assert all("uvp hours" in each for each in content.advice)


def test_a_programme_of_one_gemeente_has_no_others_to_add() -> None:
    head = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: alleen, name: Alleen}]
"""
    body = """
        other_actions: [{id: overig.a, title: A, capacity: {hours: {cell: "5",
          estimates: [{hours: 5, per: gemeente}]}}}]
    """
    assert table(programme(body, head)).notes[0] == "1 actie, 5 uur voor Alleen."


def test_nothing_found_is_said(found: Programme) -> None:
    content = table(found, ActionSelection(duration="eeuw"))
    assert (content.rows, content.empty) == ((), "Geen acties gevonden.")


def test_that_nobody_leads_an_action_in_the_whole_programme_is_said(found: Programme) -> None:
    asked = ActionSelection(owner="oov")
    none = "Geen acties gevonden."
    assert table(found, asked).empty == (
        f"{none} Dit programma noemt bij geen enkele actie een trekker."
    )
    led = programme(BODY.replace("title: Overleg", "title: Overleg, owners: [politie]"))
    assert table(led, asked).empty == none
    assert [each.action.id for each in select(led, ActionSelection(owner="politie"))] == [
        "overig.a"
    ]


@cases(
    ("capacity", "shown"),
    [
        ("hours: {cell: 4 uur, estimates: [{hours: 4, per: gemeente}]}", 12),
        ("hours: {cell: 4 elk, estimates: [{hours: 4, per: person}]}", "per persoon"),
        ("hours: {cell: p.m.}", "p.m."),
        ("hours: {cell: n.v.t.}", "n.v.t."),
        ("duration: {cell: Heel 2026}", None),
    ],
)
def test_the_figure_of_an_action_is_what_is_said_of_its_hours(
    capacity: str, shown: Decimal | str | None
) -> None:
    read = programme(f"other_actions: [{{id: a, title: A, capacity: {{{capacity}}}}}]")
    assert figure(list_actions(read)[0]) == shown


def test_hours_without_an_estimate_are_a_footnote() -> None:
    read = programme("other_actions: [{id: a, title: A, capacity: {hours: {cell: p.m.}}}]")
    (listed,) = list_actions(read)
    assert list(remarks(listed, read)) == ["Niet meegeteld: 'p.m.' (niet in uren gelezen)."]


SOME = """
    partners: [{id: politie, name: Politie}]
    themes:
      - id: zorg
        title: Zorg
        actions:
          - {id: zorg.a, title: A, capacity: {partners: [politie]}}
          - {id: zorg.b, title: B, capacity: {duration: {cell: Heel 2026}}}
    other_actions: [{id: overig.a, title: C}]
"""


@cases(
    ("body", "aspect", "said"),
    [
        (
            SOME,
            "partners",
            ["1 daarvan is om die reden een open punt; zie uvp questions."],
        ),
        (
            "other_actions: [{id: overig.a, title: A}]",
            "goals",
            ["Geen daarvan is om die reden een open punt; zie uvp questions."],
        ),
        (SOME, "departments", []),
        ("other_actions: [{id: a, title: A, capacity: {hours: {cell: p.m.}}}]", "hours", []),
    ],
)
def test_fewer_open_points_than_actions_without_something_is_explained(
    body: str, aspect: Aspect, said: list[str]
) -> None:
    bare = programme(body)
    chosen = ActionSelection(lacking=frozenset({aspect}))
    report = actions_report(select(bare, chosen), Loaded(bare, "proef.yaml"), chosen)
    assert isinstance(report.content, Table)
    assert [note for note in report.content.notes if "open punt" in note] == said


@cases(
    ("cell", "shown"),
    [
        ("Politie, RIEC.", "Politie, RIEC"),
        ("N.V.T.", "N.V.T."),
        ("scholen, M.", "scholen, M."),
        ("Commissie Z&V.", "Commissie Z&V."),
    ],
)
def test_a_cell_keeps_the_dots_of_its_abbreviations(cell: str, shown: str) -> None:
    capacity = f"{{partners: [], cells: {{partners: {cell!r}}}}}"
    found = programme(f"other_actions: [{{id: a, title: A, capacity: {capacity}}}]")
    content = table(found)
    [index] = [i for i, column in enumerate(content.columns) if column.key == "who"]
    assert [row.cells[index] for row in content.rows if row.role == "data"] == [shown]


def test_hours_of_other_municipalities_are_not_shown_as_those_of_one() -> None:
    cell = "{cell: 3 uur, estimates: [{hours: 3, per: gemeente, gemeenten: [noord]}]}"
    found = programme(f"other_actions: [{{id: a, title: A, capacity: {{hours: {cell}}}}}]")
    for gemeente, shown in (("zuid", "voor andere gemeenten"), ("noord", Decimal(3))):
        (listed,) = select(found, ActionSelection(gemeente=gemeente))
        assert figure(listed) == shown


def test_hours_of_a_municipality_that_begins_later_say_for_whom_they_are() -> None:
    body = """
        other_actions: [{id: overig.a, title: A, capacity: {hours: {cell: "5",
          estimates: [{hours: 5, per: gemeente}]}}}]
    """
    later = programme(body, MERGED)
    assert table(later, ActionSelection(gemeente="nieuw")).notes[-1] == (
        "Nieuw bestaat vanaf juli 2026; de uren zijn geraamd voor Oud."
    )
    silent = programme("other_actions: [{id: overig.a, title: A}]", MERGED)
    assert table(silent, ActionSelection(gemeente="nieuw")).notes == ("1 actie.",)
