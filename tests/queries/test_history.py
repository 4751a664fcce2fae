"""One action, goal or municipality through the years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cases import cases
from tests.samples import HEAD, programme, theme
from uvp_cli.programme import names
from uvp_cli.programme.model import Programme
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries import history
from uvp_cli.reports.history import history_report
from uvp_cli.reports.tables import Table


def year(number: int, actions: str, head: str = HEAD) -> Programme:
    """A programme of one year with these actions in its theme `jeugd`."""
    return programme(
        theme(actions, goals="[{id: jeugd.doel-1, text: Een doel.}]"),
        head=head.replace("2026", str(number)),
    )


def action(name: str, hours: int, extra: str = "") -> str:
    estimate = f"{{hours: {hours}, per: gemeente}}"
    return (
        f"[{{id: jeugd.{name}, title: {name.capitalize()}, goals: [jeugd.doel-1], {extra}"
        f"capacity: {{hours: {{cell: '{hours}', estimates: [{estimate}]}}}}}}]"
    )


OLD = year(2025, action("straat", 10))
NEW = year(2026, action("wijk", 20, "continues: jeugd.straat, "))
NEXT = year(2027, action("wijk", 30))
YEARS = (NEXT, OLD, NEW)


def hours(found: history.History) -> list[Decimal | None]:
    return [each.figures.hours if each.figures else None for each in found.moments]


@cases("given", ["jeugd.wijk", "jeugd.straat", "Wijk", "straat"])
def test_an_action_is_followed_along_what_it_continues(given: str) -> None:
    found = history.follow(YEARS, given)
    assert found.kind == "action"
    assert [each.id for each in found.moments] == ["jeugd.straat", "jeugd.wijk", "jeugd.wijk"]
    assert hours(found) == [30, 60, 90]


def test_an_action_that_is_new_was_not_there_before() -> None:
    found = history.follow((OLD, NEXT), "wijk")
    assert [each.id for each in found.moments] == [None, "jeugd.wijk"]
    assert hours(found) == [None, 90]


def test_an_action_is_followed_for_one_municipality_where_it_is_for_it() -> None:
    last = year(2028, action("wijk", 40, "gemeenten: [zuid, midden], "))
    found = history.follow((*YEARS, last), "wijk", "noord")
    assert (found.gemeente, hours(found)) == ("Noord", [10, 20, 30, None])
    assert [each.id for each in found.moments][-1] is None
    report = history_report(found).content
    assert report.title == "Door de jaren: Wijk (jeugd.wijk), voor Noord"
    assert isinstance(report, Table)
    assert report.notes == ("Niet voor Noord in 2028.",)


def test_the_history_of_a_municipality_is_of_that_one_alone() -> None:
    with pytest.raises(Refusal, match="laat de gemeente weg"):
        history.follow(YEARS, "Noord", "Zuid")


def test_a_goal_has_the_hours_of_the_actions_that_serve_it() -> None:
    found = history.follow(YEARS, "jeugd.doel-1")
    assert (found.kind, found.text) == ("goal", "Een doel.")
    assert hours(found) == [30, 60, 90]
    assert [len(each.actions or ()) for each in found.moments] == [1, 1, 1]


def test_an_action_that_we_linked_to_a_goal_is_derived() -> None:
    ours = year(2026, action("wijk", 20, "derived: [goals], "))
    moments = history_report(history.follow((OLD, ours), "jeugd.doel-1")).contract["moments"]
    assert [moment.get("derived") for moment in moments] == [None, ["Wijk"]]


def test_a_municipality_is_the_same_by_its_code() -> None:
    renamed = HEAD.replace("{id: noord, name: Noord,", "{id: noorderveld, name: Noorderveld,")
    found = history.follow((OLD, year(2026, action("wijk", 20), renamed)), "noorderveld")
    assert [each.id for each in found.moments] == ["noord", "noorderveld"]
    assert hours(found) == [10, 20]
    # Zuid has no code, so its id says who it is.
    assert [each.id for each in history.follow(YEARS, "zuid").moments] == ["zuid"] * 3


def test_what_has_no_history_is_said_to_have_none() -> None:
    with pytest.raises(names.UnclearName, match="Van 'oov' zijn er geen jaren te tonen"):
        history.follow(
            [year(2026, action("a", 1), f"{HEAD}departments: [{{id: oov, name: OOV}}]\n")], "oov"
        )


def test_a_name_that_no_programme_knows_is_answered_by_all() -> None:
    with pytest.raises(names.UnclearName, match="Bedoelde u Wijk"):
        history.follow(YEARS, "wjik")
    with pytest.raises(names.UnclearName, match=r"Bedoelde u Straat \(jeugd.straat\)"):
        history.follow(YEARS, "strat")


def test_a_whole_name_comes_before_a_beginning_in_a_newer_programme() -> None:
    longer = HEAD.replace("id: noord, name: Noord, code: GM0001", "id: noorder, name: Noorderland")
    found = history.follow((OLD, year(2026, action("wijk", 20), longer)), "noord")
    assert [each.id for each in found.moments] == ["noord", None]


def test_only_what_lasts_has_a_history() -> None:
    assert [each.id for each in history.with_history(NEW)] == [
        "noord",
        "midden",
        "zuid",
        "jeugd.doel-1",
        "jeugd.wijk",
    ]
