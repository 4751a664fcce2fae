"""Planned beside used on a day."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import HEAD, programme
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.progress import Line, Progress, progress

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


def uitgaan(found: Progress) -> Line:
    return next(line for line in found.lines if line.action.id == "jeugd.uitgaan")


SPENT = (
    Entry(date="2026-02-01", about="jeugd.uitgaan", gemeente="a", hours=Decimal(5)),
    Entry(date="2026-03-01", about="jeugd.toezicht", gemeente="b", hours=Decimal(3)),
    Entry(date="2026-03-01", about="jeugd.uitgaan", hours=Decimal(2), euros=Decimal(40)),
)


def test_hours_are_expected_evenly_over_the_months_in_which_an_action_runs() -> None:
    expected = {
        day: uitgaan(at(day)).expected for day in ("2026-03-31", "2026-04-15", "2026-08-01")
    }
    assert expected == {"2026-03-31": 12, "2026-04-15": 14, "2026-08-01": 24}
    assert uitgaan(at("2026-03-31", gemeente="a")).expected == 6
    assert uitgaan(at("2026-01-01")).expected == Fraction(4, 31)


def test_what_measures_took_counts_for_their_action() -> None:
    line = uitgaan(at("2026-04-01", *SPENT))
    assert [line.used, line.spent, line.money] == [10, 40, 200]
    assert line.left
    assert [line.left.hours, line.left.low, line.left.high] == [14, 14, 14]


def test_what_was_noted_for_no_municipality_is_not_shared() -> None:
    found = at("2026-04-01", *SPENT, gemeente="a")
    line = uitgaan(found)
    assert [line.used, line.spent, line.money] == [5, None, 100]
    assert found.unshared == 2
    assert at("2026-04-01", *SPENT).unshared is None
    assert at("2026-02-01", *SPENT, gemeente="a").unshared is None


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
    assert (other.planned, other.expected, other.used, other.left) == (None, None, None, None)


def test_what_is_no_action_is_told_apart() -> None:
    done = Entry(date="2026-05-20", about="mei.evaluatie", status="done")
    ((subject, state),) = at("2026-06-01", done).others
    assert (subject.kind, subject.month, state.status([])) == ("planning", "2026-05", "done")


@given(st.lists(st.integers(0, 400), max_size=6))
def test_used_and_left_are_what_was_planned(quarters: list[int]) -> None:
    entries = [
        Entry(date="2026-02-01", about="jeugd.uitgaan", hours=Decimal(part) / 4)
        for part in quarters
    ]
    line = uitgaan(at("2026-12-31", *entries))
    assert line.planned
    assert (line.left is None) == (not quarters)
    if line.left:
        assert line.used is not None
        assert line.left.hours + line.used == line.planned.hours
        assert line.left.high + line.used == line.planned.high
