from __future__ import annotations

from dataclasses import replace

from tests.samples import programme
from uvp_cli.programme import gaps
from uvp_cli.programme.model import Action
from uvp_cli.programme.work import Work, ids_of, works

TEXT = """
    departments: [{id: oov, name: OOV}, {id: boa, name: BOA}]
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.a, text: A}, {id: jeugd.b, text: B}]
        actions:
          - id: jeugd.x
            title: X
            goals: [jeugd.a]
            owners: [oov]
            capacity: {departments: [oov], duration: {cell: Heel 2026}}
            measures:
              - id: jeugd.tweede
                number: "1.2"
                title: Tweede
                goals: [jeugd.b]
                owners: [politie]
                capacity:
                  departments: [boa]
                  partners: [politie]
                  duration: {cell: januari}
                  hours: {cell: 4 uur, estimates: [{hours: 4, per: gemeente}]}
              - {number: "1.1", title: Eerste}
"""


def action() -> Action:
    return programme(TEXT).themes[0].actions[0]


def test_a_measure_has_what_it_says_and_the_rest_of_its_action() -> None:
    first, second = Work(action(), 2), Work(action(), 1)
    assert (first.title, first.goals, first.duration) == ("X > Eerste", ("jeugd.a",), "Heel 2026")
    assert (first.parties, first.hours) == (("oov",), None)
    assert (second.goals, second.duration) == (("jeugd.b",), "januari")
    assert second.parties == ("boa", "politie")


def test_an_action_has_the_parties_and_goals_of_its_measures() -> None:
    whole = Work(action())
    assert whole.parties == ("oov", "boa", "politie")
    assert whole.goals == ("jeugd.a", "jeugd.b")
    assert (whole.title, whole.duration, whole.is_divided) == ("X", "Heel 2026", True)


def test_measures_come_in_the_order_of_their_numbers_and_are_named_by_their_ids() -> None:
    assert [work.place for work in works(action())] == [0, 2, 1]
    assert ids_of(action()) == ("jeugd.x", "jeugd.tweede")


def test_an_action_of_which_only_a_measure_has_hours_says_hours() -> None:
    whole = action()
    assert gaps.says_hours(whole)
    assert not gaps.says_hours(replace(whole, measures=whole.measures[1:]))
