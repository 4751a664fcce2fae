"""Groups of municipalities: they stand for those in them, wherever it is said for whom."""

from __future__ import annotations

from tests.samples import HEAD, programme
from uvp_cli.programme import names, reach

BODY = """
    groups: [{id: kust, name: Kust, gemeenten: [noord, zuid]}]
    adoption: {status: adopted, decisions: [{by: Raad, gemeenten: [kust, midden]}]}
    themes:
      - id: haven
        title: Haven
        gemeenten: [kust]
        actions:
          - id: haven.a
            title: A
            owners: [kust]
            gemeenten: [zuid, kust]
            capacity:
              hours:
                cell: "10"
                estimates:
                  - {hours: 10, per: gemeente, gemeenten: [kust], except: {zuid: 4, kust: 7}}
    planning: [{title: P, month: 1, gemeenten: [kust], responsible: [kust]}]
"""


def test_municipalities_stand_in_the_place_of_a_group() -> None:
    meant = reach.ungrouped(programme(BODY))
    (theme,) = meant.themes
    (action,) = theme.actions
    assert theme.gemeenten == ("noord", "zuid")
    assert action.gemeenten == ("zuid", "noord")
    assert action.capacity
    assert action.capacity.hours
    (estimate,) = action.capacity.hours.estimates
    assert estimate.gemeenten == ("noord", "zuid")
    # What is said of one itself goes before what is said of its group.
    assert estimate.except_ == {"noord": 7, "zuid": 4}
    assert meant.planning[0].gemeenten == ("noord", "zuid")
    assert meant.adoption
    assert meant.adoption.decisions[0].gemeenten == ("noord", "zuid", "midden")


def test_what_a_group_leads_stays_of_the_group() -> None:
    meant = reach.ungrouped(programme(BODY))
    assert meant.themes[0].actions[0].owners == ("kust",)
    assert meant.planning[0].responsible == ("kust",)


def test_a_programme_without_groups_is_itself() -> None:
    plain = programme("themes: [{id: haven, title: Haven, gemeenten: [noord]}]", HEAD)
    assert reach.ungrouped(plain) is plain


def test_all_of_a_group_are_called_by_its_name() -> None:
    of = programme(BODY)
    assert names.together(of, ["zuid", "midden", "noord"]) == ["Kust", "Midden aan de Maas"]
    assert names.together(of, ["zuid"]) == ["Zuid"]
    assert names.together(of, []) == []
