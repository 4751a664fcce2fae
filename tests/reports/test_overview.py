"""A programme on one screen."""

from __future__ import annotations

import io
from dataclasses import replace

from tests.samples import placed, shipped_programme, theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.overview import look
from uvp_cli.render.answers import terminal
from uvp_cli.reports.overview import overview_report

ACTION = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: '10', "
    "estimates: [{hours: 10, per: gemeente}]}}}]"
)
PLANNING = "planning:\n" + "".join(
    f"  - {{month: {month}, title: Item {number}, responsible: [oov]}}\n"
    for month, count in ((3, 7), (4, 5))
    for number in range(count)
)
LOADED = placed(theme(ACTION) + "departments: [{id: oov, name: OOV}]\n" + PLANNING)


def shown(loaded: Loaded, month: str) -> list[str]:
    stream = io.StringIO()
    terminal.write(overview_report(look(loaded.programme, month), loaded), stream, 80)
    return stream.getvalue().splitlines()


def test_it_says_what_is_due_this_month_and_the_next_and_how_much_more_there_is() -> None:
    lines = shown(LOADED, "2026-03")
    assert "Planning van maart 2026 (7)" in lines
    assert "Planning van april 2026 (5)" in lines
    assert [line.split() for line in lines if "Item" in line] == [
        ["Item", str(number), "OOV"] for number in (0, 1, 2, 3, 0, 1)
    ]
    more = [line.split() for line in lines if "en nog" in line]
    assert [" ".join(words) for words in more] == [
        "en nog 3 uvp planning --month 2026-03",
        "en nog 3 uvp planning --month 2026-04",
    ]


def test_a_month_that_is_our_reading_is_said_to_be() -> None:
    item = "title: Week, period: {name: Zomer, months: [7]}, responsible: [oov]"
    oov = "departments: [{id: oov, name: OOV}]\n"
    for mark, said in ((", derived: [period]", "Week OOV; maand: onze lezing"), ("", "Week OOV")):
        lines = shown(placed(f"{oov}planning: [{{{item}{mark}}}]"), "2026-07")
        assert [" ".join(line.split()) for line in lines if "Week" in line] == [said]


def test_the_last_month_has_no_next() -> None:
    lines = shown(LOADED, "2026-12")
    assert [line for line in lines if "Planning" in line] == ["Planning van december 2026 (0)"]


def test_it_counts_what_must_be_decided_and_the_hours() -> None:
    lines = [" ".join(line.split()) for line in shown(LOADED, "2026-03")]
    assert "Open punten: 0" in lines
    assert "Uren: 30 uvp hours" in lines
    ours = Loaded(shipped_programme(), "data/uvp2026.yaml")
    asked = len(look(ours.programme, "2026-03").questions)
    assert any(
        line.startswith(f"  Open punten: {asked}, waarvan ") and line.endswith(" uvp questions")
        for line in shown(ours, "2026-03")
    )
    draft = replace(LOADED, to_decide=4)
    assert any(
        line.split()[:4] == ["Nog", "te", "beslissen:", "4"] for line in shown(draft, "2026-03")
    )


def test_a_programme_that_is_over_says_so() -> None:
    lines = shown(LOADED, "2027-03")
    over = "Dit programma loopt van januari t/m december 2026; nu is het maart 2027."
    assert over in " ".join(line.strip() for line in lines)
    assert not any("Item" in line for line in lines)


def test_the_month_before_a_programme_begins_has_what_comes_first() -> None:
    early = placed(theme(ACTION) + "planning: [{month: 1, title: Begin}]\n")
    lines = " ".join(" ".join(shown(early, "2025-12")).split())
    assert "nu is het december 2025. Planning van januari 2026 (1) Begin Hoe het staat" in lines


def test_the_shipped_programme_fits_on_one_screen_in_every_month() -> None:
    programme = shipped_programme()
    for month in range(1, 13):
        assert len(shown(Loaded(programme, "data/uvp2026.yaml"), f"2026-{month:02}")) < 24


def test_a_programme_without_hours_has_no_0_hours() -> None:
    lines = [" ".join(line.split()) for line in shown(placed(theme("[]")), "2026-03")]
    assert "Uren: geen uren genoemd uvp hours" in lines
