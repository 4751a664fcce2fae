from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.cases import cases
from tests.queries.test_breakdown import BODY, MERGED
from tests.samples import HEAD, programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import DIMENSIONS, OVERLAPPING, Dimension, break_down
from uvp_cli.queries.capacity import AvailableHours
from uvp_cli.queries.hours import Choices, Scope
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.tables import For, Report, Table

KEY_NOTE = "Gezamenlijke uren zijn gelijk over de gemeenten verdeeld."
UNCOUNTED = "Niet meegeteld: A, 1 uur per persoon."


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def report(
    found: Programme,
    *by: Dimension,
    gemeente: str | None = None,
    scope: Scope | None = None,
    choices: Choices | None = None,
    capacity: int | None = None,
) -> Report:
    broken_down = break_down(found, by, gemeente, scope or Scope(), choices or Choices())
    there = AvailableHours(Fraction(capacity), said=(str(capacity),)) if capacity else None
    return breakdown_report(broken_down, Loaded(found, "data/proef.yaml"), there)


def table(report: Report) -> Table:
    assert isinstance(report.content, Table)
    return report.content


def lines(report: Report) -> list[tuple[Any, ...]]:
    """The role, marks and cells of each row, as people get them."""
    content = table(report)
    return [
        (row.role, row.marks, *row.cells)
        if row.role == "section"
        else (
            row.role,
            row.marks,
            *(
                cell
                for cell, column in zip(row.cells, content.columns, strict=True)
                if column.reader is not For.PROGRAMS
            ),
        )
        for row in content.rows
    ]


def keys(report: Report) -> list[str]:
    return [column.key for column in table(report).columns if column.reader is not For.PEOPLE]


def test_hours_by_theme_have_a_total(found: Programme) -> None:
    by_theme = report(found, "theme")
    assert lines(by_theme) == [
        ("data", (), "Jeugd en Veiligheid", 130, "130"),
        ("data", (), "Overige acties", 16, "16"),
        ("total", (), "Totaal", 146, "146"),
    ]
    assert keys(by_theme) == [
        *("theme", "name", "own", "shared", "assumed", "hours", "low", "high"),
    ]
    assert table(by_theme).notes == (
        "Totaal: eigen 46 + gezamenlijk 100.",
        UNCOUNTED,
        KEY_NOTE,
    )
    assert table(by_theme).bars == "hours"


def test_what_overlaps_has_no_total_and_says_so(found: Programme) -> None:
    by_department = report(found, "department", gemeente="noord")
    content = table(by_department)
    assert content.title == "Uren per afdeling voor Noord, niet optelbaar"
    assert lines(by_department) == [
        ("data", (), "OOV", Decimal("43.34"), "43,34"),
        ("data", (), "JZ", 10, "10"),
        ("data", (), "Zonder afdeling", 4, "4"),
    ]
    assert content.notes[0] == (
        "Een actie telt met al haar uren mee bij elke afdeling die zij noemt; "
        "daarom is er geen totaal."
    )
    assert by_department.contract["totals"] is None
    assert by_department.contract["additive"] is False


def test_actions_stand_under_their_theme_and_goals_have_their_id(found: Programme) -> None:
    assert [row[2] for row in lines(report(found, "action"))] == [
        *("Jeugd en Veiligheid", "A", "B", "Overige acties", "C", "Totaal"),
    ]
    assert [row[2] for row in lines(report(found, "goal"))] == [
        *("Een. [jeugd.doel-1]", "Twee. [jeugd.doel-2]", "Zonder doelstelling"),
    ]


def test_a_cross_table_has_totals_both_ways(found: Programme) -> None:
    cross = report(found, "theme", "gemeente")
    assert [c.title for c in table(cross).columns if c.reader is not For.PROGRAMS] == [
        *("Gemeente", "Jeugd en Veiligheid", "Overige acties", "Totaal"),
    ]
    assert keys(cross) == ["gemeente", "name", "theme_jeugd", "theme_other_actions", "hours"]
    assert lines(cross) == [
        ("data", (), "Noord", Decimal("43.34"), 4, Decimal("47.34")),
        ("data", (), "Midden aan de Maas", Decimal("43.33"), 4, Decimal("47.33")),
        ("data", (), "Zuid", Decimal("43.33"), 8, Decimal("51.33")),
        ("total", (), "Totaal", 130, 16, 146),
    ]


def test_a_cross_table_adds_up_only_what_can_be_added(found: Programme) -> None:
    cross = report(found, "gemeente", "department")
    assert table(cross).title == "Uren per afdeling en gemeente, niet optelbaar"
    assert lines(cross)[-1] == ("data", (), "Zonder afdeling", 4, 4, 8, 16)
    goals = report(found, "goal", "partner", scope=Scope(theme="jeugd"))
    assert keys(goals) == ["goal", "name", "partner_politie", "partner_no_partner"]
    assert table(goals).bars is None
    assert lines(goals) == [
        ("data", (), "Een. [jeugd.doel-1]", 30, None),
        ("data", (), "Twee. [jeugd.doel-2]", 30, None),
        ("data", (), "Zonder doelstelling", None, 100),
    ]


@cases("one", sorted(OVERLAPPING))
@cases("other", [None, *DIMENSIONS])
def test_no_total_adds_up_hours_that_overlap(
    found: Programme, one: Dimension, other: Dimension | None
) -> None:
    """Down a column of actions each counts once, so only the total of those totals is missing."""
    by = report(found, one, other or one)
    content = table(by)
    assert "niet optelbaar" in content.title
    assert by.contract["totals"] is None
    totals = [row for row in content.rows if row.role == "total"]
    assert totals == [] if other != "action" else "hours" not in keys(by)


def test_hours_by_month_are_indicative_and_say_how_they_were_spread(found: Programme) -> None:
    by_month = report(found, "month")
    content = table(by_month)
    assert content.title == "Uren per maand voor alle gemeenten samen, indicatief"
    assert keys(by_month) == ["month", "name", "own", "shared", "assumed", "hours"]
    assert content.notes == (
        "Indicatief: het programma zegt niet in welke maand de uren vallen. De uren van een actie "
        "zijn gelijk verdeeld over de maanden waarin zij loopt, en op hele uren naar boven of naar "
        "beneden afgerond, zodat alles optelt.",
        "Over januari t/m maart, want de looptijd noemt geen begin; gerekend is vanaf de eerste "
        'maand: A ("3 maanden").',
        "Over maart t/m mei, volgens de looptijd: 1 actie.",
        "Over het hele programma, want de looptijd noemt geen maanden: C (geen looptijd).",
        "Totaal: eigen 46 + gezamenlijk 100.",
        UNCOUNTED,
        KEY_NOTE,
    )
    assert len(lines(by_month)) == 13
    assert lines(by_month)[-1] == ("total", (), "Totaal", 146)


def test_months_in_which_a_municipality_exists_are_explained() -> None:
    merged = report(programme("", MERGED), "month")
    notes = table(merged).notes
    assert "over de maanden waarin zij loopt en de gemeente bestaat, en op hele uren" in notes[0]
    stray = "Noord bestaat in geen enkele maand van C; die uren staan toch in de looptijd."
    assert notes[4] == stray
    assert merged.contract["strays"] == [{"gemeente": "noord", "action": "c"}]
    alone = report(programme("", MERGED), "month", gemeente="zuid")
    assert "en de gemeente bestaat" not in table(alone).notes[0]
    assert alone.contract["strays"] == []
    assert "strays" not in report(programme("", MERGED), "gemeente").contract


def test_months_of_more_than_one_year_have_their_year() -> None:
    head = HEAD.replace("from: 2026-01, to: 2026-12", "from: 2026-12, to: 2027-01")
    cross = report(programme(BODY, head), "month", "action")
    assert [column.title for column in table(cross).columns[2:]] == [
        *("dec 2026", "jan 2027", "Totaal"),
    ]
    months = [row[2] for row in lines(report(programme(BODY, head), "month"))]
    assert months == ["december 2026", "januari 2027", "Totaal"]


def test_months_over_the_capacity_are_marked(found: Programme) -> None:
    by_month = report(found, "month", gemeente="noord", capacity=11)
    content = table(by_month)
    assert content.title == "Uren per maand voor Noord, indicatief, capaciteit 11 uur per maand"
    assert [row.marks for row in content.rows[:6]] == [(), (), (1,), (1,), (1,), ()]
    assert content.footnotes == ("Boven de capaciteit van 11 uur per maand, vóór afronding.",)
    assert keys(by_month)[-1] == "over"
    assert [row.cells[-1] for row in content.rows[:6]] == [False, False, True, True, True, False]
    assert [row["over"] for row in by_month.contract["rows"][:3]] == [False, False, True]
    assert by_month.contract["capacity"] == 11


@pytest.mark.parametrize(("hours", "noted"), [(12, False), (13, True)])
def test_what_is_reckoned_with_hours_before_rounding_is_noted(hours: int, *, noted: bool) -> None:
    cell = f"{{cell: c, estimates: [{{hours: {hours}, per: gemeente}}]}}"
    body = f"other_actions: [{{id: a, title: A, capacity: {{hours: {cell}}}}}]"
    notes = table(report(programme(body), "month", gemeente="noord", capacity=90)).notes
    assert ("Benut en tekort zijn gerekend met de uren vóór afronding." in notes) == noted


def test_in_a_cross_table_the_capacity_is_that_of_each_municipality(found: Programme) -> None:
    """B gives Noord 11,12 hours in March and the others 11,11; C gives Zuid four more a year."""
    cross = report(found, "gemeente", "month", scope=None, capacity=14)
    assert table(cross).footnotes == (
        "Boven de capaciteit van 14 uur per maand, vóór afronding: Noord, Midden aan de Maas en "
        "Zuid.",
    )
    only_zuid = report(found, "gemeente", "month", capacity=15)
    assert table(only_zuid).footnotes == (
        "Boven de capaciteit van 15 uur per maand, vóór afronding: Zuid.",
    )
    assert [row.marks for row in table(only_zuid).rows[:4]] == [(), (), (1,), ()]


def test_a_programme_without_hours_says_so() -> None:
    empty = report(programme(), "gemeente", "month")
    assert table(empty).rows == ()
    assert table(empty).empty == "Dit programma noemt hier geen uren."


def test_the_title_names_scope_and_choices(found: Programme) -> None:
    asked = report(
        found, "theme", scope=Scope(goal="jeugd.doel-1"), choices=Choices(without=("zuid",))
    )
    assert table(asked).title == (
        "Uren per thema voor alle gemeenten samen, acties met doelstelling Een, "
        "niet op te tellen bij die van andere doelstellingen, zonder Zuid"
    )


def test_the_contract_has_a_row_for_each_combination(found: Programme) -> None:
    contract = report(found, "theme", "gemeente").contract
    assert list(contract) == [
        *("programme", "gemeente", "by", "additive", "allocation", "rows", "totals"),
        *("unquantified", "scope", "choices", "capacity"),
    ]
    assert contract["by"] == ["gemeente", "theme"]
    assert contract["additive"] is True
    assert contract["capacity"] is None
    assert len(contract["rows"]) == 6
    assert contract["rows"][0] == {
        "gemeente": "noord",
        "theme": "jeugd",
        "own": 10,
        "shared": Decimal("33.34"),
        "assumed": 0,
        "hours": Decimal("43.34"),
        "low": Decimal("43.34"),
        "high": Decimal("43.34"),
    }
    assert contract["rows"][1]["theme"] is None
    assert contract["totals"]["hours"] == 146


def test_the_contract_by_month_has_the_runs_and_no_range(found: Programme) -> None:
    contract = report(found, "month").contract
    assert list(contract["rows"][0]) == ["month", "own", "shared", "assumed", "hours"]
    assert [row["month"] for row in contract["rows"]][::11] == ["2026-01", "2026-12"]
    assert contract["runs"] == [
        {
            "action": "jeugd.a",
            "duration": "3 maanden",
            "from": "2026-01",
            "to": "2026-03",
            "basis": "begin-assumed",
        },
        {
            "action": "jeugd.b",
            "duration": "maart t/m mei",
            "from": "2026-03",
            "to": "2026-05",
            "basis": "stated",
        },
        {
            "action": "overig.c",
            "duration": None,
            "from": "2026-01",
            "to": "2026-12",
            "basis": "unstated",
        },
    ]


def test_a_run_that_comes_back_every_year_is_named_in_full() -> None:
    body = (
        "other_actions:\n  - {id: a, title: A, capacity: {duration: {cell: nov-jan}, "
        "hours: {cell: A, estimates: [{hours: 5, per: joint}]}}}\n"
        "  - {id: b, title: B, capacity: {duration: {cell: maart 2027}, "
        "hours: {cell: A, estimates: [{hours: 5, per: joint}]}}}\n"
    )
    head = HEAD.replace("to: 2026-12", "to: 2027-12")
    asked = report(programme(body, head), "month")
    run, once = asked.contract["runs"]
    assert (run["from"], run["to"]) == ("2026-11", "2027-12")
    assert run["months"] == ["2026-11", "2026-12", "2027-01", "2027-11", "2027-12"]
    assert "months" not in once
    notes = "\n".join(map(str, table(asked).notes))
    assert (
        "Over november 2026 t/m januari 2027 en november 2027 t/m december 2027, volgens" in notes
    )
    assert "Over maart 2027, volgens" in notes


def test_hours_by_goal_say_whose_reading_the_links_are() -> None:
    action = "{{id: jeugd.{0}, title: A, goals: [jeugd.doel-1]{1}, capacity: {{hours: {{cell: c, "
    action += "estimates: [{{hours: 1, per: gemeente}}]}}}}}}"
    goals = "[{id: jeugd.doel-1, text: Een.}]"
    ours, adopted = action.format("a", ", derived: [goals]"), action.format("b", "")
    said = {
        actions: [note for note in table(report(one, "goal")).notes if "koppelingen" in note]
        for actions in (f"[{ours}]", f"[{ours}, {adopted}]", f"[{adopted}]")
        for one in [programme(theme(actions, goals))]
    }
    begin = "De koppelingen van acties aan doelstellingen zijn"
    end = "van ons; zo staan zij niet in het programma."
    assert list(said.values()) == [[f"{begin} {end}"], [f"{begin} deels {end}"], []]


def test_what_is_available_stands_beside_what_is_needed(found: Programme) -> None:
    there = AvailableHours(of={"oov": Fraction(5)}, said=("oov=60 uur per jaar",))
    by_department = breakdown_report(
        break_down(found, ["department"]), Loaded(found, "data/proef.yaml"), there
    )
    content = table(by_department)
    assert content.title.endswith(", capaciteit oov=60 uur per jaar")
    assert keys(by_department)[-4:] == ["available", "percentage", "short", "over"]
    needed = {row["department"]: row for row in by_department.contract["rows"]}
    assert needed["oov"]["available"] == 60
    assert needed["oov"]["short"] == max(needed["oov"]["hours"] - 60, 0)
    # What nobody said is not zero.
    assert (needed["jz"]["available"], needed["jz"]["short"]) == (None, None)
    assert by_department.contract["capacity"] is None
    assert by_department.contract["capacities"] == {"oov": 5}
    notes = " ".join(map(str, content.notes))
    assert "is niet gerekend: dat is niet 0" in notes
    assert "De uren van afdelingen overlappen" in notes


def test_of_municipalities_nothing_overlaps(found: Programme) -> None:
    there = AvailableHours(Fraction(4), said=("48 uur per jaar",))
    by_gemeente = breakdown_report(
        break_down(found, ["gemeente"]), Loaded(found, "data/proef.yaml"), there
    )
    assert "overlappen" not in " ".join(map(str, table(by_gemeente).notes))
    assert [row["over"] for row in by_gemeente.contract["rows"]] == [False, False, True]
