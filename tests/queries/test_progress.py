"""Planned beside used on a day, and what is due by then."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import HEAD, programme
from tests.years import PROGRAMME
from uvp_cli.commands.shared.loading import load, load_logs
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.hours import Figures, Scope
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.progress import (
    ActionStanding,
    Amounts,
    Forecast,
    Progress,
    by_action,
    by_gemeente,
    by_month,
    by_theme,
    due,
    of_part,
    progress,
    without_id,
)

BODY = """\
themes:
- id: jeugd
  title: Jeugd
  actions:
  - id: jeugd.uitgaan
    title: Veilig uitgaan
    measures: [{id: jeugd.toezicht, title: Toezicht}]
    capacity:
      duration: {cell: januari - juni}
      hours:
        cell: 12 per gemeente
        estimates:
          - {hours: 12, per: gemeente, assumption: A., alternatives: [{hours: 24, per: joint}]}
  - {id: jeugd.b, title: B, gemeenten: [b]}
  budget: [{status: amount, text: T., euros: 100, per: gemeente, actions: [jeugd.uitgaan]}]
planning: [{id: mei.evaluatie, title: Evaluatie, month: 5}]
"""
MADE = programme(
    BODY,
    head=HEAD[: HEAD.index("gemeenten:")] + "gemeenten: [{id: a, name: A}, {id: b, name: B}]\n",
)


def at(day: str, *entries: Entry, gemeente: str | None = None) -> Progress:
    noted = Log(version=1, progress_of=MADE.id, entries=entries)
    return progress(MADE, logbook([noted], day), gemeente)


def uitgaan(found: Progress) -> ActionStanding:
    return next(line for line in found.lines if line.action.id == "jeugd.uitgaan")


SPENT = (
    Entry(date="2026-02-01", about="jeugd.uitgaan", gemeente="a", hours=Decimal(5)),
    Entry(date="2026-03-01", about="jeugd.toezicht", gemeente="b", hours=Decimal(3)),
    Entry(date="2026-03-01", about="jeugd.uitgaan", hours=Decimal(2), euros=Decimal(40)),
)


def test_hours_are_expected_evenly_over_the_months_in_which_an_action_runs() -> None:
    expected = {
        day: uitgaan(at(day)).amounts.expected for day in ("2026-03-31", "2026-04-15", "2026-08-01")
    }
    assert expected == {"2026-03-31": 12, "2026-04-15": 14, "2026-08-01": 24}
    assert uitgaan(at("2026-03-31", gemeente="a")).amounts.expected == 6
    assert uitgaan(at("2026-01-01")).amounts.expected == Fraction(4, 31)


def test_what_measures_took_counts_for_their_action() -> None:
    line = uitgaan(at("2026-04-01", *SPENT))
    assert [line.amounts.used, line.amounts.spent, line.amounts.money] == [10, 40, 200]
    assert line.amounts.left
    assert [line.amounts.left.hours, line.amounts.left.low, line.amounts.left.high] == [14, 14, 14]


def test_what_was_noted_for_no_municipality_is_not_shared() -> None:
    found = at("2026-04-01", *SPENT, gemeente="a")
    line = uitgaan(found)
    assert [line.amounts.used, line.amounts.spent, line.amounts.money] == [5, None, 100]
    assert [found.undivided.used, found.undivided.spent] == [2, 40]
    assert at("2026-04-01", *SPENT).undivided.used is None
    assert at("2026-02-01", *SPENT, gemeente="a").undivided.used is None


def test_an_action_is_late_when_its_months_are_over_and_it_has_not_ended() -> None:
    assert not uitgaan(at("2026-06-30")).late
    assert uitgaan(at("2026-07-01")).late
    done = Entry(date="2026-06-30", about="jeugd.uitgaan", status="done")
    assert not uitgaan(at("2026-07-01", done)).late
    moved = Entry(date="2026-06-30", about="jeugd.uitgaan", status="delayed", until="2026-09")
    assert not uitgaan(at("2026-09-30", moved)).late
    assert uitgaan(at("2026-10-01", moved)).late


def test_one_municipality_can_be_done_before_another() -> None:
    done = Entry(date="2026-05-01", about="jeugd.uitgaan", gemeente="a", status="done")
    assert uitgaan(at("2026-07-01", done, gemeente="a")).status == "done"
    assert uitgaan(at("2026-07-01", done, gemeente="b")).status is None
    assert uitgaan(at("2026-07-01", done)).status == "started"
    assert uitgaan(at("2026-07-01", done)).late


def test_an_action_for_others_is_left_out_and_one_without_hours_says_nothing() -> None:
    assert [line.action.id for line in at("2026-04-01", gemeente="a").lines] == ["jeugd.uitgaan"]
    (_, other) = at("2026-04-01").lines
    assert (other.amounts, other.amounts.left) == (Amounts(), None)


def test_what_is_no_action_is_told_apart() -> None:
    done = Entry(date="2026-05-20", about="mei.evaluatie", status="done")
    (item,) = at("2026-06-01", done).planning
    assert (item.scheduled.item.id, item.last, item.status) == ("mei.evaluatie", "2026-05", "done")
    assert not at("2026-05-01").planning
    assert [item.late for item in at("2026-06-01").planning] == [True]


def test_what_has_a_day_is_late_when_that_is_over() -> None:
    planned = programme(
        "planning: [{id: nov.a, title: A, month: 11, from: 2026-11-10, to: 2026-11-10},"
        " {id: nov.b, title: B, month: 11}, {id: nov.c, title: C, month: 11, week: 46}]"
    )

    def late(day: str) -> list[str | None]:
        known = progress(planned, logbook([Log(version=1, progress_of=planned.id)], day)).planning
        return [it.scheduled.item.id for it in known if it.late]

    assert late("2026-11-10") == []
    assert late("2026-11-11") == late("2026-11-15") == ["nov.a"]
    assert late("2026-11-16") == late("2026-11-30") == ["nov.a", "nov.c"]
    assert late("2026-12-01") == ["nov.a", "nov.b", "nov.c"]


def lived(day: str, gemeente: str | None = None) -> Progress:
    """The invented year on a day."""
    logs = load_logs(str(PROGRAMME))
    return progress(load(str(PROGRAMME)).programme, logbook(logs, day), gemeente)


NO = None
BY_HAND = {
    "2026-03-31": {
        "jeugd.uitgaan": ("started", False, 60, 15, 12, 48, 48, 100),
        "jeugd.school": ("started", False, 20, Fraction(20, 3), 6, 14, 26, NO),
        "ondermijning.meldpunt": ("started", False, 12, 6, Decimal("3.5"), 8.5, 8.5, NO),
        "ondermijning.controles": (NO, False, 48, 0, NO, NO, NO, NO),
        "cijfers.beeld": (NO, False, NO, NO, NO, NO, NO, NO),
    },
    "2026-06-30": {
        "jeugd.uitgaan": ("started", False, 60, 30, 25, 35, 35, 350),
        "jeugd.school": ("done", False, 20, 20, 12, 8, 20, NO),
        "ondermijning.meldpunt": ("started", False, 12, 12, 8, 4, 4, NO),
        "ondermijning.controles": (NO, False, 48, 0, NO, NO, NO, NO),
        "cijfers.beeld": (NO, False, NO, NO, NO, NO, NO, NO),
    },
    "2026-09-30": {
        "jeugd.uitgaan": ("started", False, 60, 45, 36, 24, 24, 500),
        "jeugd.school": ("done", False, 20, 20, 12, 8, 20, NO),
        "ondermijning.meldpunt": ("done", False, 12, 12, 8, 4, 4, NO),
        "ondermijning.controles": ("started", False, 48, 24, 18, 30, 30, 800),
        "cijfers.beeld": ("delayed", False, NO, NO, NO, NO, NO, NO),
    },
    "2026-12-31": {
        "jeugd.uitgaan": ("started", False, 60, 60, 45, 15, 15, 500),
        "jeugd.school": ("done", False, 20, 20, 12, 8, 20, NO),
        "ondermijning.meldpunt": ("done", False, 12, 12, 8, 4, 4, NO),
        "ondermijning.controles": ("done", False, 48, 48, 45, 3, 3, 2000),
        "cijfers.beeld": ("dropped", False, NO, NO, NO, NO, NO, NO),
    },
}
"""Of each action on a day its status, whether it is late, the hours planned, expected, used and
left (the least and the most), and the euros spent; reckoned by hand from the two logs."""


@cases("day", BY_HAND)
def test_the_invented_year_is_what_was_reckoned_by_hand(day: str) -> None:
    told = {}
    for line in lived(day).lines:
        left, of = line.amounts.left, line.amounts
        told[line.action.id] = (
            *(
                line.status,
                line.late,
                of.planned and of.planned.hours,
                of.expected,
                line.amounts.used,
            ),
            *((left.low, left.high) if left else (None, None)),
            line.amounts.spent,
        )
    assert told == BY_HAND[day]


@cases(
    ("day", "standings", "total"),
    [
        ("2026-03-31", "maart done", ("21.5", "130.5", 1)),
        ("2026-06-30", "maart done, april done, mei delayed", ("45", "107", 1)),
        ("2026-09-30", "maart done, april done, mei done", ("74", "78", 0)),
        (
            "2026-12-31",
            "maart done, april done, mei done, oktober done, december dropped",
            ("110", "42", 0),
        ),
    ],
)
def test_the_planning_and_the_sums_of_the_invented_year(
    day: str, standings: str, total: tuple[str, str, int]
) -> None:
    found = lived(day)
    stood = [f"{(it.scheduled.item.id or '').split('.')[0]} {it.status}" for it in found.planning]
    assert ", ".join(stood) == standings
    of = found.total
    assert of.left
    assert of.planned
    assert (of.used, of.left.high, of.silent) == (Decimal(total[0]), Decimal(total[1]), total[2])
    assert [of.money, of.planned.hours] == [4500, 140]


def test_a_municipality_has_what_was_noted_for_it_and_what_is_its_alone() -> None:
    used = {line.action.id: line.amounts.used for line in lived("2026-12-31", "noord").lines}
    assert used == {
        "jeugd.uitgaan": 22,
        "jeugd.school": None,
        "ondermijning.meldpunt": 8,
        "ondermijning.controles": None,
        "cijfers.beeld": None,
    }
    statuses = {
        name: lived("2026-12-31", name).lines[0].status for name in ("noord", "midden", "zuid")
    }
    assert statuses == {"noord": None, "midden": "done", "zuid": "started"}


def test_a_forecast_needs_hours_in_three_months_and_a_quarter_of_the_run() -> None:
    ahead = {
        day: lived(day).lines[0].forecast
        for day in ("2026-03-31", "2026-05-25", "2026-06-30", "2026-12-31")
    }
    assert ahead["2026-03-31"] is None
    assert ahead["2026-05-25"] == Forecast(40, 4 + Fraction(25, 31), 12)
    assert ahead["2026-06-30"] == Forecast(50, Fraction(6), 12)
    assert ahead["2026-12-31"] is None
    early = [
        Entry(date=f"2026-01-0{day}", about="jeugd.uitgaan", hours=Decimal(1)) for day in (1, 2)
    ]
    spread = [
        Entry(date=f"2026-0{month}-01", about="jeugd.uitgaan", hours=Decimal(2)) for month in (2, 3)
    ]
    assert uitgaan(at("2026-02-28", *early, spread[0])).forecast is None
    assert uitgaan(at("2026-03-31", *early, *spread)).forecast == Forecast(12, Fraction(3), 6)
    stopped = Entry(date="2026-03-31", about="jeugd.uitgaan", status="delayed")
    assert uitgaan(at("2026-03-31", *early, *spread, stopped)).forecast is None
    moved = replace(stopped, until="2026-12")
    assert uitgaan(at("2026-03-31", *early, *spread, moved)).forecast == Forecast(
        24, Fraction(3), 12
    )


entries = st.builds(
    Entry,
    date=st.sampled_from(
        [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 28)]
    ),
    about=st.sampled_from(["jeugd.uitgaan", "jeugd.toezicht", "jeugd.b", "mei.evaluatie"]),
    gemeente=st.sampled_from([None, "b"]),
    hours=st.one_of(st.none(), st.integers(0, 400).map(lambda parts: Decimal(parts) / 4)),
    euros=st.one_of(st.none(), st.integers(0, 400).map(Decimal)),
    status=st.sampled_from([None, "started", "delayed", "done"]),
)


@given(st.lists(entries, max_size=8), st.sampled_from(["2026-04-15", "2026-12-31"]))
def test_every_division_comes_to_all_that_was_noted(noted: list[Entry], day: str) -> None:
    found = at(day, *noted)
    whole = [entry for entry in noted if entry.date <= day]
    for key, get in (("hours", "used"), ("euros", "spent")):
        said = [getattr(entry, key) for entry in whole if getattr(entry, key) is not None]
        assert getattr(found.total, get) == (sum(said) if said else None)
        for divide in (by_action, by_theme, by_gemeente, by_month):
            parts = [getattr(amounts, get) for _, amounts in divide(found)]
            assert sum(part or 0 for part in parts) == sum(said)


@given(st.lists(entries, max_size=8))
def test_what_counts_for_some_and_what_is_undivided_are_all(noted: list[Entry]) -> None:
    everything = at("2026-12-31", *noted).total
    one = at("2026-12-31", *noted, gemeente="a")
    other = at("2026-12-31", *noted, gemeente="b")
    shared = max(one.undivided.used or 0, other.undivided.used or 0)
    assert (one.total.used or 0) + (other.total.used or 0) + shared == (everything.used or 0)


@given(st.lists(entries, max_size=8))
def test_used_and_left_are_planned_where_nothing_is_unknown(noted: list[Entry]) -> None:
    found = at("2026-12-31", *noted)
    for amounts in (found.total, *(line.amounts for line in found.lines)):
        known = None not in (amounts.planned, amounts.used)
        assert (amounts.left is not None) == known
        if amounts.left and amounts.planned and amounts.used is not None and not amounts.silent:
            used = amounts.used - amounts.unplanned
            assert amounts.left.hours + used == amounts.planned.hours
            assert amounts.left.high + used == amounts.planned.high


@pytest.mark.slow
def test_ten_thousand_entries_are_folded_in_linear_time() -> None:
    """Counted are the lines of Python that run, which no busy machine changes."""

    def work(count: int) -> int:
        noted = [
            Entry(
                date=f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
                about=("jeugd.uitgaan", "jeugd.toezicht", "jeugd.b")[number % 3],
                gemeente=(None, "b")[number % 2],
                hours=Decimal(number % 7),
            )
            for number in range(count)
        ]
        events = 0

        def count_call(_frame: object, event: str, _arg: object) -> None:
            nonlocal events
            events += event in {"call", "c_call"}

        sys.setprofile(count_call)
        try:
            list(by_gemeente(at("2026-12-31", *noted)))
        finally:
            sys.setprofile(None)
        return events

    assert work(10_000) < 11 * work(1_000)


@pytest.mark.parametrize(("planned", "due"), [("6.66", "6.66"), ("6.67", "6.67"), ("9", "7")])
def test_rounding_makes_no_more_due_than_is_planned(planned: str, due: str) -> None:
    hours = Decimal(planned)
    assert Amounts(Figures(own=hours, low=hours, high=hours), Fraction(20, 3)).due == Decimal(due)
    assert Amounts().due is None


SHARED = programme(
    """\
departments: [{id: oov, name: OOV}, {id: zorg, name: Zorg}]
themes:
- id: jeugd
  title: Jeugd
  actions:
  - id: jeugd.samen
    title: Samen
    measures: [{id: jeugd.deel, title: Deel, capacity: {departments: [zorg]}}]
    capacity:
      departments: [oov, zorg]
      hours:
        cell: OOV 10, Zorg 30
        estimates:
          - {hours: 10, per: joint, department: oov}
          - {hours: 30, per: joint, department: zorg}
  - {id: jeugd.oov, title: OOV, capacity: {departments: [oov]}}
  budget: [{status: amount, text: T., euros: 90, per: joint, actions: [jeugd.deel]}]
planning:
- {id: mei.oov, title: Schouw, month: 5, responsible: [oov], actions: [jeugd.samen]}
- {id: juni.zorg, title: Keuze, month: 6, responsible: [zorg], actions: [jeugd.oov]}
""",
    head=HEAD[: HEAD.index("gemeenten:")] + "gemeenten: [{id: a, name: A}, {id: b, name: B}]\n",
)


def test_a_department_has_its_actions_whole_and_its_own_planning() -> None:
    entries = (
        Entry(date="2026-03-01", about="jeugd.deel", hours=Decimal(8), euros=Decimal(5)),
        Entry(date="2026-05-01", about="jeugd.oov", hours=Decimal(2)),
        Entry(date="2026-06-01", about="juni.zorg", hours=Decimal(4)),
    )
    noted = Log(version=1, progress_of=SHARED.id, entries=entries)
    found = progress(
        SHARED, logbook([noted], "2026-06-30"), scope=Scope(department="zorg", theme="jeugd")
    )
    (line,) = found.lines
    assert line.action.id == "jeugd.samen"
    assert line.amounts.planned
    assert [
        line.amounts.planned.hours,
        line.amounts.money,
        line.amounts.used,
        line.amounts.spent,
    ] == [40, 90, 8, 5]
    assert [item.scheduled.item.id for item in found.planning] == ["mei.oov", "juni.zorg"]
    assert [found.loose.used, found.total.used, found.total.unplanned] == [4, 12, 4]
    assert sum(amounts.planned.hours for _, amounts in by_month(found) if amounts.planned) == 40
    assert sum(amounts.used or 0 for _, amounts in by_month(found)) == 12


def test_what_was_noted_for_another_municipality_is_not_told() -> None:
    euros = (
        Entry(date="2026-03-01", about=about, gemeente="b", euros=Decimal(5), source="Factuur")
        for about in ("jeugd.uitgaan", "mei.evaluatie")
    )
    found = at("2026-04-01", *SPENT, *euros, gemeente="a")
    assert {entry.gemeente for entry in uitgaan(found).state.entries} == {None, "a"}
    assert found.planning == ()


def test_a_measure_has_its_own_hours_left() -> None:
    own = programme("""\
other_actions:
- id: overig.a
  title: A
  measures:
  - id: overig.m
    title: M
    capacity: {hours: {cell: 9 samen, estimates: [{hours: 9, per: joint}]}}
""")
    used = Entry(date="2026-03-01", about="overig.m", gemeente="noord", hours=Decimal(1))
    book = logbook([Log(version=1, progress_of=own.id, entries=(used,))], "2026-04-01")
    left = [of_part(own, book.of("overig.m"), gemeente).left for gemeente in (None, "noord")]
    assert [it and it.hours for it in left] == [8, 2]
    assert of_part(own, book.of("overig.a")) == Amounts()


# What was to happen by a day and is not noted.


PLANNED = programme("""\
other_actions:
  - {id: overig.kort, title: Kort, capacity: {duration: {cell: januari - maart}}}
  - {id: overig.lang, title: Lang}
planning:
  - {id: mrt.noord, title: Alleen Noord, month: 3, gemeenten: [noord]}
  - {id: apr.allen, title: Voor allen, month: 4, actions: [overig.lang]}
  - {id: jun.later, title: Later, month: 6}
  - {title: Zonder id, month: 2}
  - {title: Ook zonder id, month: 6}
""")


def due_at(
    day: str, *entries: dict[str, Any], gemeente: str | None = None
) -> list[tuple[str, str]]:
    made = (Entry(**{"date": "2026-03-01", **entry}) for entry in entries)
    noted = Log(version=1, progress_of=PLANNED.id, entries=tuple(made))
    found = due(PLANNED, logbook([noted], day), gemeente)
    return [(each.subject.id, each.month) for each in found]


def test_the_planning_of_this_month_and_before_and_late_actions_are_due() -> None:
    march, april = ("mrt.noord", "2026-03"), ("apr.allen", "2026-04")
    assert due_at("2026-02-28") == []
    assert due_at("2026-03-31") == [march]
    assert due_at("2026-04-01") == [march, ("overig.kort", "2026-03"), april]


def test_what_is_for_others_is_not_due() -> None:
    assert due_at("2026-03-31", gemeente="zuid") == []
    assert due_at("2026-03-31", gemeente="noord") == [("mrt.noord", "2026-03")]


def test_what_ended_or_was_moved_is_not_due_until_then() -> None:
    done: dict[str, Any] = {"about": "mrt.noord", "status": "done"}
    dropped: dict[str, Any] = {"about": "overig.kort", "status": "dropped"}
    moved: dict[str, Any] = {"about": "apr.allen", "status": "delayed", "until": "2026-05"}
    assert due_at("2026-04-30", done, dropped, moved) == []
    assert due_at("2026-05-01", done, dropped, moved) == [("apr.allen", "2026-05")]
    started: dict[str, Any] = {"about": "mrt.noord", "status": "started"}
    assert due_at("2026-03-31", started) == [("mrt.noord", "2026-03")]


def test_what_has_no_id_is_counted() -> None:
    assert [without_id(PLANNED, day) for day in ("2026-01-31", "2026-02-01", "2026-06-01")] == [
        0,
        1,
        2,
    ]


TWO_YEARS = programme(
    "planning: [{id: mrt.ronde, title: Ronde, month: 3}, {title: Zonder id, month: 4}]",
    head=HEAD.replace("to: 2026-12", "to: 2027-12"),
)


def test_what_comes_back_every_year_is_due_every_year() -> None:
    done = Entry(date="2026-03-30", about="mrt.ronde", status="done")
    again = replace(done, date="2027-02-25")

    def late(day: str, *entries: Entry) -> list[str]:
        noted = Log(version=1, progress_of=TWO_YEARS.id, entries=entries)
        return [each.month for each in due(TWO_YEARS, logbook([noted], day))]

    assert late("2026-03-01") == late("2027-02-28") == ["2026-03"]
    assert late("2026-03-31", done) == late("2027-02-28", done) == []
    assert late("2027-03-01", done) == ["2027-03"]
    assert late("2027-03-01", done, again) == []
    assert without_id(TWO_YEARS, "2026-04-01") == 1
