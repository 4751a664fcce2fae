"""The entries of logs, folded into what holds on a day."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from uvp_cli.programme.log import STATUSES, Entry, Log
from uvp_cli.queries.logbook import logbook


def log(*entries: Entry) -> Log:
    return Log(version=1, progress_of="uvp-proef-2026", entries=entries)


def entry(date: str = "2026-03-01", about: str = "x", **said: Any) -> Entry:
    return Entry(date=date, about=about, **said)


entries = st.builds(
    Entry,
    date=st.dates().map(lambda day: f"2026-{day.month:02}-{day.day % 28 + 1:02}"),
    about=st.sampled_from(["x", "y"]),
    gemeente=st.sampled_from([None, "a", "b"]),
    status=st.sampled_from([None, *STATUSES]),
    until=st.sampled_from([None, "2026-09", "2026-11"]),
    hours=st.sampled_from([None, Decimal(0), Decimal("2.5")]),
    euros=st.sampled_from([None, Decimal(100)]),
)


@given(st.lists(entries, max_size=8), st.randoms(use_true_random=False), st.integers(0, 8))
def test_the_order_of_logs_and_entries_makes_no_difference(
    noted: list[Entry], chance: Any, cut: int
) -> None:
    one = logbook([log(*noted)], "2026-12-31")
    mixed = [*noted]
    chance.shuffle(mixed)
    other = logbook([log(*mixed[:cut]), log(*mixed[cut:])], "2026-12-31")
    assert one.entries == other.entries
    assert one.states == other.states


@given(st.lists(entries, max_size=6), entries)
def test_a_correction_undoes(noted: list[Entry], wrong: Entry) -> None:
    undone = [
        entry(wrong.date, wrong.about, id="fout", hours=Decimal(3), status="done"),
        entry("2026-12-31", wrong.about, corrects="fout"),
    ]
    before, after = (logbook([log(*kept)], "2026-12-31") for kept in (noted, [*noted, *undone]))
    for about in ("x", "y"):
        for gemeente in (None, "a", "b"):
            one, other = before.of(about), after.of(about)
            assert one.last(gemeente) == other.last(gemeente)
            assert one.spent("hours", gemeente) == other.spent("hours", gemeente)


def test_what_was_noted_later_does_not_hold_yet() -> None:
    noted = log(
        entry("2026-03-01", id="een", hours=Decimal(20)),
        entry("2026-04-01", corrects="een", hours=Decimal(2)),
        entry("2026-05-01", status="done"),
    )
    spent = {
        day: logbook([noted], day).of("x").spent("hours")
        for day in ("2026-02-28", "2026-03-01", "2026-04-01")
    }
    assert spent == {"2026-02-28": None, "2026-03-01": 20, "2026-04-01": 2}
    assert logbook([noted], "2026-04-30").of("x").status(["a"]) is None
    assert logbook([noted], "2026-05-01").of("x").status(["a"]) == "done"


def test_what_nobody_noted_is_not_nothing() -> None:
    book = logbook([log(entry(hours=Decimal(0), gemeente="a"))], "2026-12-31")
    state = book.of("x")
    assert state.spent("hours") == 0
    assert state.spent("hours", "b") is None
    assert state.spent("euros") is None
    assert book.of("y").status(["a"]) is None
    assert book.of("y").entries == ()


def test_the_status_of_several_municipalities_is_one() -> None:
    def status(*said: tuple[str | None, Any]) -> str | None:
        noted = (
            entry(f"2026-03-{at:02}", gemeente=g, status=s) for at, (g, s) in enumerate(said, 1)
        )
        return logbook([log(*noted)], "2026-12-31").of("x").status(["a", "b"])

    assert status() is None
    assert status((None, "started")) == "started"
    assert status(("a", "started")) == "started"
    assert status(("a", "done")) == "started"
    assert status(("a", "dropped")) is None
    assert status(("a", "dropped"), ("b", "started")) == "started"
    assert status(("a", "done"), ("b", "done")) == "done"
    assert status(("a", "done"), ("b", "dropped")) == "done"
    assert status(("a", "dropped"), ("b", "dropped")) == "dropped"
    assert status(("a", "done"), ("b", "delayed")) == "delayed"
    assert status((None, "done"), ("b", "started")) == "started"
    assert status(("b", "started"), (None, "done")) == "done"


def test_the_furthest_status_of_a_day_counts_and_the_latest_month_to_which_it_moved() -> None:
    noted = log(
        entry(status="delayed", until="2026-09", gemeente="a"),
        entry(status="delayed", until="2026-11", gemeente="b"),
        entry(status="started", gemeente="a"),
    )
    state = logbook([noted], "2026-12-31").of("x")
    assert state.until(["a", "b"]) == "2026-11"
    assert state.until(["a"]) == "2026-09"
    done = logbook([noted, log(entry("2026-04-01", status="done"))], "2026-12-31").of("x")
    assert done.until(["a", "b"]) is None
