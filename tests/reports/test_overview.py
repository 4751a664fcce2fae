"""A programme on one screen."""

from __future__ import annotations

import io

from tests.samples import HEAD, placed, shipped_programme, theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.overview import look
from uvp_cli.render.answers import terminal
from uvp_cli.reports.overview import overview_report

ACTION = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: '10', "
    "estimates: [{hours: 10, per: gemeente}]}}}]"
)
PLANNING = "planning:\n" + "".join(
    f"  - {{month: 3, title: Item {number}, responsible: [oov]}}\n" for number in range(7)
)
LOADED = placed(theme(ACTION) + "departments: [{id: oov, name: OOV}]\n" + PLANNING)


def shown(loaded: Loaded, month: str) -> list[str]:
    stream = io.StringIO()
    terminal.write(overview_report(look(loaded.programme, month), loaded), stream, 80)
    return stream.getvalue().splitlines()


def test_it_says_what_is_due_and_how_much_more_there_is() -> None:
    lines = shown(LOADED, "2026-03")
    assert "Planning van maart 2026 (7)" in lines
    assert [line.split() for line in lines if "Item" in line] == [
        ["Item", str(number), "OOV"] for number in range(4)
    ]
    assert any(line.split() == ["en", "nog", "3", "uvp", "planning"] for line in lines)
    assert any(line.split() == ["Noord", "10", "(10)"] for line in lines)


def test_the_commands_to_go_on_with_need_no_quotes() -> None:
    head = HEAD.replace("name: Noord", "name: '\"; rm -rf $(x) `y`'")
    lines = " ".join(shown(placed(head=head), "2026-03"))
    assert "Verder met: uvp hours -g noord, uvp planning" in lines


def test_it_counts_the_questions() -> None:
    asked = len(look(LOADED.programme, "2026-03").accounts)
    assert asked == 3
    assert f"Open punten: {look(LOADED.programme, '2026-03').questions}" in shown(LOADED, "2026-03")


def test_a_programme_that_is_over_says_so() -> None:
    lines = shown(LOADED, "2027-03")
    over = "Dit programma loopt van januari 2026 t/m december 2026; nu is het maart 2027."
    assert over in " ".join(line.strip() for line in lines)
    assert not any("Item" in line for line in lines)


def test_many_municipalities_stay_on_the_screen() -> None:
    more = "".join(f"  - {{id: g{number}, name: Gemeente {number}}}\n" for number in range(9))
    lines = shown(placed(head=HEAD + more), "2026-03")
    assert any(line.split() == ["en", "nog", "8", "uvp", "hours"] for line in lines)


def test_the_shipped_programme_fits_on_one_screen_in_every_month() -> None:
    programme = shipped_programme()
    for month in range(1, 13):
        assert len(shown(Loaded(programme, "data/uvp2026.yaml"), f"2026-{month:02}")) < 24


def test_who_has_no_hours_has_no_0_hours() -> None:
    own = ACTION.replace("title: A,", "title: A, gemeenten: [noord],")
    lines = [line.split() for line in shown(placed(theme(own)), "2026-03")]
    assert ["Noord", "10", "(10)"] in lines
    assert ["Zuid", "geen", "uren", "genoemd"] in lines
