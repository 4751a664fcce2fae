"""What can be said of an indicator, and which there are."""

from __future__ import annotations

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.programme.model import Indicator
from uvp_cli.queries.excerpt import part
from uvp_cli.queries.indicators import IndicatorSelection, course, measure, trend, verdict
from uvp_cli.queries.naming import Names


def indicator(keys: str) -> Indicator:
    one = programme(f"indicators: [{{title: A, {keys}}}]", HEAD)
    return one.indicators[0]


def verdicts(keys: str) -> list[str | None]:
    one = indicator(keys)
    return [verdict(one, target) for target in one.targets]


@cases(
    ("better", "value", "expected"),
    [
        ("lower", "29.9", "reached"),
        ("lower", "30", "reached"),
        ("lower", "30.1", "missed"),
        ("higher", "29.9", "missed"),
        ("higher", "30", "reached"),
        ("higher", "30.1", "reached"),
    ],
)
def test_a_target_is_reached_on_the_side_that_is_better(
    better: str, value: str, expected: str
) -> None:
    keys = f"realised: [{{year: 2026, value: {value}}}], targets: [{{year: 2026, value: 30}}]"
    assert verdicts(f"better: {better}, {keys}") == [expected]
    assert verdicts(keys) == [None]


def test_a_target_is_judged_by_the_first_figure_of_its_year_or_later() -> None:
    keys = """better: lower,
        targets: [{year: 2025, value: 30}, {year: 2026, value: 30}, {year: 2028, value: 30}],
        realised: [{year: 2027, value: 25}, {year: 2025, value: 31}]"""
    assert verdicts(keys) == ["missed", "reached", "pending"]


@cases(
    "keys",
    [
        "targets: [{year: 2026, cell: nnb}], realised: [{year: 2026, value: 3}]",
        "targets: [{year: 2026, value: 3}], realised: [{year: 2026, cell: nnb}]",
        "targets: [{value: 3}], realised: [{year: 2026, value: 3}]",
        "targets: [{year: 2026, value: 3}], realised: [{value: 3}]",
        "targets: [{year: 2026, value: 3}], realised: [{date: 2026-12-31, value: 3}]",
        "targets: [{date: 2026-06-30, value: 3}], realised: [{year: 2026, value: 3}]",
    ],
)
def test_without_two_figures_of_the_same_kind_in_time_there_is_no_verdict(keys: str) -> None:
    assert verdicts(f"better: lower, {keys}") == [None]


@cases("known", ["", ", baseline: {year: 2026, value: 2}"])
def test_a_target_of_which_nothing_was_measured_is_still_to_be_judged(known: str) -> None:
    assert verdicts(f"better: lower, targets: [{{year: 2026, value: 3}}]{known}") == ["pending"]


def test_a_cell_without_value_leaves_the_target_of_its_year_open() -> None:
    realised = "realised: [{year: 2024, value: 4}, {year: 2025, cell: nnb}]"
    assert verdicts(f"better: lower, targets: [{{year: 2025, value: 3}}], {realised}") == [
        "pending"
    ]


def test_a_day_is_judged_by_a_day() -> None:
    keys = """better: higher, targets: [{date: 2026-07-01, value: 5}],
        realised: [{date: 2026-06-30, value: 6}, {date: 2026-07-01, value: 4}]"""
    assert verdicts(keys) == ["missed"]


@cases(
    ("better", "measured", "target", "expected"),
    [
        ("lower", "{value: 737, bound: max}", "{value: 750}", "reached"),
        ("lower", "{value: 737, bound: max}", "{value: 737}", None),
        ("lower", "{value: 737, bound: max}", "{value: 700}", None),
        ("lower", "{value: 737, bound: min}", "{value: 700}", "missed"),
        ("higher", "{value: 7, bound: min}", "{value: 6}", "reached"),
        ("higher", "{value: 7, bound: max}", "{value: 8}", "missed"),
        ("higher", "{value: 7.1}", "{value: 7, bound: min}", "reached"),
        ("higher", "{value: 7}", "{value: 7, bound: min}", None),
        ("higher", "{value: 7.1}", "{value: 7, bound: max}", None),
        ("lower", "{value: 5}", "{value: 7, bound: min}", None),
    ],
)
def test_a_bound_decides_only_what_it_does_not_leave_open(
    better: str, measured: str, target: str, expected: str | None
) -> None:
    dated = [text.replace("}", ", year: 2026}") for text in (measured, target)]
    keys = f"better: {better}, realised: [{dated[0]}], targets: [{dated[1]}]"
    assert verdicts(keys) == [expected]


@cases(
    ("keys", "expected"),
    [
        ("baseline: {year: 2023, value: 41}, realised: [{year: 2024, value: 38}]", "falling"),
        ("realised: [{year: 2025, value: 3}, {year: 2024, value: 2}]", "rising"),
        ("realised: [{year: 2025, value: 3}, {year: 2024, value: 3}]", "level"),
        (
            "baseline: {value: 3}, realised: [{year: 2024, value: 5}, {year: 2025, value: 4}]",
            "varying",
        ),
        ("baseline: {value: 3}, realised: [{value: 4}]", "rising"),
        ("realised: [{date: 2026-01-01, value: 3}, {date: 2026-07-01, value: 2}]", "falling"),
        ("realised: [{year: 2025, value: 3}]", None),
        ("realised: [{year: 2024, value: 3}, {year: 2025, cell: nnb}]", None),
        ("realised: [{year: 2024, value: 3}, {year: 2025, value: 2, bound: max}]", None),
        ("realised: [{year: 2024, value: 3}, {date: 2025-07-01, value: 2}]", None),
        ("realised: [{value: 3}, {value: 2}]", None),
        ("baseline: {value: 3, year: 2024}, targets: [{value: 2, year: 2025}]", None),
    ],
)
def test_a_trend_takes_two_values_that_can_be_compared(keys: str, expected: str | None) -> None:
    assert trend(indicator(keys)) == expected


def test_where_there_are_years_and_days_the_years_count() -> None:
    one = indicator(
        "realised: [{date: 2026-07-01, value: 9}, {year: 2025, value: 4}, {year: 2024, value: 5}]"
    )
    assert [level.value for level in course(one)] == [5, 4]


BODY = """
    indicators: [{title: Geheel}]
    themes:
      - id: jeugd
        title: Jeugd
        goals: [{id: jeugd.doel-1, text: A, indicators: [{title: Doel, unit: per wijk}]}]
        indicators: [{title: Thema}]
        actions:
          - id: jeugd.a
            title: A
            goals: [jeugd.doel-1]
            measures: [{title: B, indicators: [{title: Maatregel, source: GGD}]}]
            indicators: [{title: Actie, realised: [{cell: plek 19}]}]
          - {id: jeugd.b, title: B, gemeenten: [zuid], indicators: [{title: Van Zuid}]}
      - {id: haven, title: Haven, gemeenten: [noord], indicators: [{title: Van Noord}]}
    other_actions: [{id: overig.a, title: A, indicators: [{title: Overig}]}]
"""


@cases(
    ("wanted", "titles"),
    [
        (
            IndicatorSelection(),
            "Geheel, Doel, Thema, Maatregel, Actie, Van Zuid, Van Noord, Overig",
        ),
        (IndicatorSelection(theme="jeugd"), "Doel, Thema, Maatregel, Actie, Van Zuid"),
        (IndicatorSelection(theme="other_actions"), "Overig"),
        (IndicatorSelection(goal="jeugd.doel-1"), "Doel, Maatregel, Actie"),
        (
            IndicatorSelection(gemeente="zuid"),
            "Geheel, Doel, Thema, Maatregel, Actie, Van Zuid, Overig",
        ),
        (IndicatorSelection(gemeente="noord", theme="haven"), "Van Noord"),
        (IndicatorSelection(search="PLEK"), "Actie"),
        (IndicatorSelection(search=("per wijk", "ggd")), "Doel, Maatregel"),
    ],
)
def test_the_indicators_of_all_there_is_as_far_as_they_are_wanted(
    wanted: IndicatorSelection, titles: str
) -> None:
    listed = measure(programme(BODY), wanted)
    assert ", ".join(one.indicator.title for one in listed) == titles


def test_each_indicator_knows_what_it_is_of() -> None:
    listed = measure(programme(BODY))
    assert [(one.part.kind, one.part.id) for one in listed[:4]] == [
        ("programme", "uvp-proef-2026"),
        ("goal", "jeugd.doel-1"),
        ("theme", "jeugd"),
        ("action", "jeugd.a"),
    ]
    assert [one.measure.title for one in listed if one.measure] == ["B"]


def test_a_part_of_a_programme_has_the_figures_of_its_own_themes_and_actions() -> None:
    def titles(asked: Names) -> list[str]:
        cut, _ = part(programme(BODY), asked)
        return [one.indicator.title for one in measure(cut)]

    assert titles(Names(theme=("haven",))) == ["Van Noord"]
    assert titles(Names(theme=("jeugd",))) == ["Doel", "Thema", "Maatregel", "Actie", "Van Zuid"]
