from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.properties import dear
from tests.samples import HEAD, programme, theme
from uvp_cli.programme.annotations import Per
from uvp_cli.programme.model import (
    Action,
    Allocation,
    Capacity,
    Duration,
    Estimate,
    Gemeente,
    Goal,
    HoursCell,
    Party,
    Period,
    Programme,
    Reading,
    Theme,
)
from uvp_cli.programme.names import choices
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.hours import (
    AS_WRITTEN,
    READINGS,
    Account,
    Choices,
    Figures,
    Scope,
    account,
    total,
)


def asked(
    estimates: str, gemeente: str | None = None, *, persons: int | None = None, rest: str = ""
) -> Account:
    """The account of one action with these estimates (YAML in flow style)."""
    action = (
        "- id: jeugd.a\n  title: A\n  capacity: "
        f"{{hours: {{cell: de cel, estimates: [{estimates}]}}}}\n"
    )
    return account(programme(theme(action) + rest), gemeente, choices=Choices(persons=persons))


def figures(
    own: str = "0",
    shared: str = "0",
    assumed: str = "0",
    low: str | None = None,
    high: str | None = None,
) -> Figures:
    """Figures; low and high are the hours where not given."""
    hours = str(Decimal(own) + Decimal(shared) + Decimal(assumed))
    return Figures(
        Decimal(own),
        Decimal(shared),
        Decimal(assumed),
        Decimal(low or hours),
        Decimal(high or hours),
    )


ASSUMPTION = "assumption: De cel breekt af."
WEIGHTS = (
    "allocation: {key: weights, weights: {noord: 1, midden: 2, zuid: 5}, source: CBS, "
    "date: 2025-01-01}\n"
)


def test_own_hours_are_those_per_gemeente() -> None:
    found = asked("{hours: 10, per: gemeente}", "noord")
    assert found.totals == figures(own="10")
    assert found.totals.hours == 10
    assert found.gemeente is not None
    assert found.gemeente.name == "Noord"


def test_an_exception_stands_instead_of_the_general_figure() -> None:
    cell = "{hours: 10, per: gemeente, except: {zuid: 20, midden: 0}}"
    assert asked(cell, "noord").totals == figures(own="10")
    assert asked(cell, "midden").totals == figures(own="0")
    assert asked(cell, "zuid").totals == figures(own="20")
    assert asked(cell).totals == figures(own="30")


def test_joint_hours_are_shared_equally() -> None:
    cell = "{hours: 100, per: joint}"
    assert asked(cell, "noord").totals == figures(shared="33.34")
    assert asked(cell, "midden").totals == figures(shared="33.33")
    assert asked(cell, "zuid").totals == figures(shared="33.33")
    assert asked(cell).totals == figures(shared="100")


def test_joint_hours_are_shared_by_weight() -> None:
    cell = "{hours: 100, per: joint}"
    assert asked(cell, "noord", rest=WEIGHTS).totals == figures(shared="12.5")
    assert asked(cell, "midden", rest=WEIGHTS).totals == figures(shared="25")
    assert asked(cell, "zuid", rest=WEIGHTS).totals == figures(shared="62.5")
    assert asked(cell, rest=WEIGHTS).totals == figures(shared="100")


def test_an_assumption_counts_in_the_reading_taken_and_spans_the_others() -> None:
    cell = f"{{hours: 90, per: gemeente, {ASSUMPTION}, alternatives: [{{hours: 90, per: joint}}]}}"
    found = asked(cell, "noord")
    assert found.totals == figures(assumed="90", low="30", high="90")
    assert found.lines[0].note == "De cel breekt af."
    assert found.lines[0].assumed
    assert asked(cell).totals == figures(assumed="270", low="90", high="270")


def test_a_joint_reading_taken_counts_its_share() -> None:
    cell = f"{{hours: 90, per: joint, {ASSUMPTION}, alternatives: [{{hours: 90, per: gemeente}}]}}"
    assert asked(cell, "noord").totals == figures(assumed="30", low="30", high="90")
    assert asked(cell).totals == figures(assumed="90", low="90", high="270")
    weighted = asked(cell, "zuid", rest=WEIGHTS)
    assert weighted.totals == figures(assumed="56.25", low="56.25", high="90")


def test_the_least_and_the_most_may_both_be_other_readings() -> None:
    cell = (
        f"{{hours: 50, per: gemeente, {ASSUMPTION}, alternatives: "
        "[{hours: 60, per: joint}, {hours: 80, per: gemeente, except: {zuid: 40}}]}"
    )
    assert asked(cell, "noord").totals == figures(assumed="50", low="20", high="80")
    assert asked(cell, "zuid").totals == figures(assumed="50", low="20", high="50")


def test_an_assumption_without_another_reading_is_assumed_but_spans_nothing() -> None:
    found = asked(f"{{hours: 8, per: gemeente, {ASSUMPTION}}}", "noord")
    assert found.totals == figures(assumed="8")


def test_hours_per_person_are_in_no_total() -> None:
    found = asked("{hours: 4, per: person}", "noord")
    assert found.totals == Figures()
    assert found.lines == ()
    assert [line.estimate.hours for line in found.unquantified] == [4]
    assert not found.unquantified[0].assumed


def test_hours_per_person_count_as_assumed_once_the_persons_are_given() -> None:
    found = asked("{hours: 4, per: person}", "noord", persons=3)
    assert found.totals == figures(assumed="12")
    assert found.unquantified == ()
    assert found.lines[0].note == (
        "Gerekend met 3 personen per gemeente; het programma noemt geen aantal."
    )
    assert asked("{hours: 4, per: person}", persons=3).totals == figures(assumed="36")


def test_one_person_is_written_as_one() -> None:
    found = asked("{hours: 4, per: person}", "noord", persons=1)
    assert found.totals == figures(assumed="4")
    assert found.lines[0].note == (
        "Gerekend met 1 persoon per gemeente; het programma noemt geen aantal."
    )


def test_no_persons_is_a_number_of_persons() -> None:
    found = asked("{hours: 4, per: person}", "noord", persons=0)
    assert found.totals == Figures()
    assert len(found.lines) == 1
    assert found.unquantified == ()


def test_the_assumption_of_the_document_stays_the_note_when_persons_are_given() -> None:
    found = asked(f"{{hours: 4, per: person, {ASSUMPTION}}}", "noord", persons=2)
    assert found.lines[0].note == "De cel breekt af."
    assert found.totals == figures(assumed="8")


def test_an_action_may_have_several_estimates() -> None:
    cell = (
        "{hours: 80, per: joint, label: organiseren}, {hours: 4, per: person, label: dag}, "
        "{hours: 1.5, per: gemeente}"
    )
    found = asked(cell, "zuid")
    assert found.totals == figures(own="1.5", shared="26.66")
    assert [line.estimate.label for line in found.lines] == ["organiseren", None]
    assert [line.per for line in found.lines] == ["joint", "gemeente"]
    assert [line.estimate.label for line in found.unquantified] == ["dag"]


READ_BOTH_WAYS = (
    f"{{hours: 90, per: gemeente, {ASSUMPTION}, alternatives: "
    "[{hours: 90, per: joint}, {hours: 100, per: gemeente, except: {noord: 1}}]}"
)


def reckoned(
    estimates: str, gemeente: str | None = None, choices: Choices = AS_WRITTEN, rest: str = ""
) -> Account:
    """The account of one action with these estimates, reckoned otherwise."""
    action = (
        "- id: jeugd.a\n  title: A\n  capacity: "
        f"{{hours: {{cell: de cel, estimates: [{estimates}]}}}}\n"
    )
    return account(programme(theme(action) + rest), gemeente, choices=choices)


def test_the_lowest_reading_is_that_of_all_together_so_that_their_hours_add_up() -> None:
    low = Choices(reading="low")
    together = reckoned(READ_BOTH_WAYS, choices=low)
    assert together.totals == figures(assumed="90", low="90", high="270")
    noord = reckoned(READ_BOTH_WAYS, "noord", low)
    assert noord.totals == figures(assumed="30", low="1", high="90")
    line = noord.lines[0]
    assert line.per == "joint"
    assert line.note == "De cel breekt af. Hier telt de laagste lezing."
    assert [reading.per for reading in line.estimate.alternatives] == ["gemeente", "gemeente"]
    assert [reading.hours for reading in line.estimate.alternatives] == [90, 100]


def test_where_the_reading_taken_is_the_highest_nothing_changes() -> None:
    assert reckoned(READ_BOTH_WAYS, "zuid", Choices(reading="high")).entries == (
        reckoned(READ_BOTH_WAYS, "zuid").entries
    )


def test_an_estimate_per_person_keeps_its_reading_while_the_persons_are_unknown() -> None:
    cell = f"{{hours: 4, per: person, {ASSUMPTION}, alternatives: [{{hours: 9, per: joint}}]}}"
    high = reckoned(cell, "noord", Choices(reading="high"))
    assert [line.per for line in high.unquantified] == ["person"]
    low = reckoned(cell, choices=Choices(reading="low", persons=2))
    assert low.totals == figures(assumed="9", low="9", high="24")


def test_without_a_municipality_the_others_carry_the_joint_hours() -> None:
    cell = "{hours: 100, per: joint}, {hours: 10, per: gemeente, except: {zuid: 20}}"
    without = Choices(without=("zuid",))
    assert reckoned(cell, "noord", without).totals == figures(own="10", shared="50")
    assert reckoned(cell, choices=without).totals == figures(own="20", shared="100")
    assert [each.id for each in reckoned(cell, choices=without).gemeenten] == ["noord", "midden"]
    weighted = reckoned(cell, "noord", without, WEIGHTS)
    assert weighted.totals == figures(own="10", shared="33.33")


def test_another_key_stands_instead_of_the_one_in_the_document() -> None:
    cell = "{hours: 100, per: joint}"
    weights = {"noord": Decimal(1), "midden": Decimal(1), "zuid": Decimal(2)}
    key = Allocation(key="weights", weights=weights)
    found = reckoned(cell, "zuid", Choices(allocation=key))
    assert found.totals == figures(shared="50")
    assert found.allocation is key
    equal = Choices(allocation=Allocation(key="equal"))
    assert reckoned(cell, "zuid", equal, WEIGHTS).totals == figures(shared="33.33")


def test_a_programme_without_hours_has_no_lines() -> None:
    body = theme("- {id: jeugd.a, title: A}\n- {id: jeugd.b, title: B, capacity: {}}\n")
    found = account(programme(body), "noord")
    assert found.lines == ()
    assert found.totals == Figures()
    assert found.by_theme == {}


SCOPED = """
departments: [{id: oov, name: OOV}, {id: jz, name: JZ}]
partners: [{id: politie, name: Politie}]
themes:
  - id: jeugd
    title: Jeugd
    actions:
      - id: jeugd.a
        title: A
        capacity:
          departments: [oov, jz]
          partners: [politie]
          hours: {cell: c, estimates: [{hours: 10, per: gemeente}]}
      - id: jeugd.b
        title: B
        capacity:
          departments: [jz]
          hours: {cell: c, estimates: [{hours: 30, per: joint}, {hours: 2, per: person}]}
  - id: zorg
    title: Zorg
    actions:
      - id: zorg.a
        title: A
        capacity:
          departments: [oov]
          partners: [politie]
          hours: {cell: c, estimates: [{hours: 5, per: gemeente}]}
      - {id: zorg.leeg, title: Leeg}
other_actions:
  - id: oefening
    title: Oefening
    capacity:
      partners: [politie]
      hours: {cell: c, estimates: [{hours: 7, per: gemeente}]}
"""


def ids(found: Account) -> list[str]:
    return [line.action.id for line in found.lines]


def test_everything_counts_without_a_scope_in_the_order_of_the_document() -> None:
    found = account(programme(SCOPED), "noord")
    assert ids(found) == ["jeugd.a", "jeugd.b", "zorg.a", "oefening"]
    assert [line.theme for line in found.lines] == ["jeugd", "jeugd", "zorg", None]
    assert found.totals == figures(own="22", shared="10")
    assert found.scope.additive


def test_a_theme_leaves_out_the_others_and_what_is_outside_the_themes() -> None:
    found = account(programme(SCOPED), "noord", Scope(theme="zorg"))
    assert ids(found) == ["zorg.a"]
    assert found.totals == figures(own="5")
    assert found.scope.additive


def test_a_department_keeps_the_whole_hours_of_its_actions() -> None:
    found = account(programme(SCOPED), "noord", Scope(department="jz"))
    assert ids(found) == ["jeugd.a", "jeugd.b"]
    assert found.totals == figures(own="10", shared="10")
    assert [line.action.id for line in found.unquantified] == ["jeugd.b"]
    assert not found.scope.additive


def test_a_partner_keeps_its_actions_outside_the_themes_too() -> None:
    found = account(programme(SCOPED), "noord", Scope(partner="politie"))
    assert ids(found) == ["jeugd.a", "zorg.a", "oefening"]
    assert found.totals == figures(own="22")
    assert not found.scope.additive


def test_a_goal_keeps_the_whole_hours_of_the_actions_that_serve_it() -> None:
    cell = "capacity: {hours: {cell: c, estimates: [{hours: 5, per: gemeente}]}}"
    body = theme(
        f"- {{id: jeugd.a, title: A, goals: [jeugd.doel], {cell}}}\n"
        f"- {{id: jeugd.b, title: B, {cell}}}\n",
        "[{id: jeugd.doel, text: Doel.}]",
    )
    found = account(programme(body), "noord", Scope(goal="jeugd.doel"))
    assert ids(found) == ["jeugd.a"]
    assert not found.scope.additive


def test_scopes_combine() -> None:
    scope = Scope(theme="jeugd", department="jz", partner="politie")
    assert ids(account(programme(SCOPED), "noord", scope)) == ["jeugd.a"]
    scope = Scope(theme="zorg", department="jz")
    assert ids(account(programme(SCOPED), "noord", scope)) == []


def test_figures_by_theme_keep_the_order_of_the_document() -> None:
    found = account(programme(SCOPED), "noord")
    assert list(found.by_theme.items()) == [
        ("jeugd", figures(own="10", shared="10")),
        ("zorg", figures(own="5")),
        (None, figures(own="7")),
    ]


def test_the_total_of_no_figures_is_zero() -> None:
    assert total([]) == Figures()
    assert total([figures(own="1"), figures(shared="2", assumed="3", low="2")]) == figures(
        own="1", shared="2", assumed="3", low="3", high="6"
    )


LIMITED = """
themes:
  - id: haven
    title: Haven
    gemeenten: [noord, zuid]
    actions:
      - id: haven.a
        title: A
        capacity:
          hours: {cell: c, estimates: [{hours: 10, per: gemeente}, {hours: 60, per: joint}]}
      - id: haven.b
        title: B
        gemeenten: [zuid]
        capacity: {hours: {cell: c, estimates: [{hours: 7, per: joint}, {hours: 2, per: person}]}}
"""


def test_hours_are_for_those_that_an_action_is_for_alone() -> None:
    limited = programme(LIMITED)
    assert account(limited, "noord").totals == figures(own="10", shared="30")
    assert account(limited, "zuid").totals == figures(own="10", shared="37")
    assert account(limited, "midden").entries == ()
    together = account(limited, choices=Choices(persons=5))
    assert together.totals == figures(own="20", shared="67", assumed="10")
    assert [line.gemeenten for line in together.lines] == [
        *(("noord", "zuid"), ("noord", "zuid"), ("zuid",), ("zuid",)),
    ]


def test_an_action_for_who_takes_no_part_is_not_done() -> None:
    without = Choices(without=("zuid",))
    assert ids(account(programme(LIMITED), "noord", choices=without)) == ["haven.a", "haven.a"]
    assert account(programme(LIMITED), choices=without).totals == figures(own="10", shared="60")


def test_who_weighs_nothing_can_share_nothing() -> None:
    weights = {"noord": Decimal(0), "midden": Decimal(1), "zuid": Decimal(0)}
    key = Allocation(key="weights", weights=weights)
    with pytest.raises(Refusal) as caught:
        account(programme(LIMITED), choices=Choices(allocation=key))
    assert str(caught.value) == (
        "Gewicht 0 voor Noord en Zuid; zo zijn hun gezamenlijke uren niet te delen."
    )


def test_a_municipality_out_of_a_merger_has_the_hours_that_name_it_alone() -> None:
    head = HEAD.replace("GM0001", "GM0001, to: 2026-06, merged_into: zuid").replace(
        "name: Zuid", "name: Zuid, from: 2026-07"
    )
    cell = "capacity: {hours: {cell: c, estimates: [{hours: 10, per: gemeente}]}}"
    merged = programme(
        f"other_actions: [{{id: a, title: A, {cell}}}, "
        f"{{id: b, title: B, gemeenten: [zuid], {cell}}}]",
        head,
    )
    assert ids(account(merged, "noord")) == ids(account(merged, "midden")) == ["a"]
    assert ids(account(merged, "zuid")) == ["b"]
    assert account(merged).totals == figures(own="30")


def test_who_leads_an_action_has_a_part_in_it() -> None:
    cell = "capacity: {hours: {cell: c, estimates: [{hours: 10, per: gemeente}]}}"
    led = programme(
        "departments: [{id: oov, name: OOV}]\npartners: [{id: halt, name: Halt}]\n"
        f"other_actions: [{{id: a, title: A, owners: [oov], {cell}}}, "
        f"{{id: b, title: B, measures: [{{title: C, owners: [halt]}}], {cell}}}]"
    )
    assert ids(account(led, scope=Scope(department="oov"))) == ["a"]
    assert ids(account(led, scope=Scope(partner="halt"))) == ["b"]


GEMEENTEN = ("noord", "midden", "zuid", "west")
HOURS = st.decimals(min_value=0, max_value=1000, places=2)
PERS: st.SearchStrategy[Per] = st.sampled_from(("gemeente", "joint", "person"))


@st.composite
def drawn_readings(draw: st.DrawFn) -> Reading:
    per = draw(PERS)
    named = st.dictionaries(st.sampled_from(GEMEENTEN), HOURS, max_size=2)
    return Reading(hours=draw(HOURS), per=per, except_=draw(named) if per == "gemeente" else {})


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    taken = draw(drawn_readings())
    assumption = draw(st.sampled_from((None, "Dat lezen wij zo.")))
    others = draw(st.lists(drawn_readings(), max_size=2)) if assumption else []
    return Estimate(
        hours=taken.hours,
        per=taken.per,
        except_=taken.except_,
        assumption=assumption,
        alternatives=tuple(others),
    )


PARTIES = ("oov", "jz")
GOALS = ("jeugd.doel-1", "jeugd.doel-2")
DURATIONS = ("Doorlopend", "Ca. 5 maanden", "maart t/m mei", "ooit")


def some(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True).map(tuple)


@st.composite
def actions(draw: st.DrawFn, name: str, sharing: tuple[str, ...]) -> tuple[Action, ...]:
    """Actions for all, or for some of those that can share hours."""
    cells = draw(st.lists(st.lists(estimates(), max_size=2), max_size=3))
    return tuple(
        Action(
            id=f"{name}.actie-{number}",
            title="Actie",
            goals=draw(some(GOALS)),
            gemeenten=draw(st.just(()) | some(sharing)),
            capacity=Capacity(
                departments=draw(some(PARTIES)),
                partners=draw(some(PARTIES)),
                hours=HoursCell(cell="cel", estimates=tuple(cell)),
                duration=draw(st.none() | st.builds(Duration, cell=st.sampled_from(DURATIONS))),
            ),
        )
        for number, cell in enumerate(cells)
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    chosen = GEMEENTEN[: draw(st.integers(1, len(GEMEENTEN)))]
    allocation = Allocation(key="equal")
    sharing = chosen
    if draw(st.booleans()):
        weight = st.decimals(min_value=0, max_value=50_000, places=1)
        weights = {name: draw(weight) for name in chosen}
        weights[chosen[0]] += 1
        allocation = Allocation(key="weights", weights=weights)
        sharing = tuple(name for name in chosen if weights[name])
    return Programme(
        version=1,
        id="proef",
        title="Proef",
        period=Period(from_="2026-01", to="2026-12"),
        gemeenten=tuple(Gemeente(id=name, name=name.title()) for name in chosen),
        allocation=allocation,
        departments=tuple(Party(id=name, name=name) for name in PARTIES),
        partners=tuple(Party(id=name, name=name) for name in PARTIES),
        themes=(
            Theme(
                id="jeugd",
                title="Jeugd",
                goals=tuple(Goal(id=name, text=name) for name in GOALS),
                actions=draw(actions("jeugd", sharing)),
            ),
            Theme(id="zorg", title="Zorg", actions=draw(actions("zorg", sharing))),
        ),
        other_actions=draw(actions("overig", sharing)),
    )


PERSONS = st.none() | st.integers(0, 20)


@st.composite
def choices_for(draw: st.DrawFn, drawn: Programme) -> Choices:
    """Whatever may be reckoned otherwise for a programme."""
    chosen = [each.id for each in drawn.gemeenten]
    key = st.builds(
        lambda weights: Allocation(key="weights", weights=dict(zip(chosen, weights, strict=True))),
        st.lists(
            st.decimals(min_value=1, max_value=50_000, places=1),
            min_size=len(chosen),
            max_size=len(chosen),
        ),
    )
    return Choices(
        allocation=draw(key | st.just(Allocation(key="equal"))),
        without=tuple(draw(st.sets(st.sampled_from(chosen[1:]))) if chosen[1:] else ()),
        reading=draw(st.sampled_from(tuple(READINGS))),
        persons=draw(PERSONS),
    )


@dear
@given(st.data())
def test_the_gemeenten_add_up_to_all_together(data: st.DataObject) -> None:
    drawn = data.draw(programmes())
    choices = data.draw(st.none() | choices_for(drawn)) or AS_WRITTEN
    together = account(drawn, choices=choices)
    each = [account(drawn, one.id, choices=choices).totals for one in together.gemeenten]
    assert total(each).own == together.totals.own
    assert total(each).shared == together.totals.shared
    assert total(each).assumed == together.totals.assumed
    assert total(each).hours == together.totals.hours


@dear
@given(programmes(), PERSONS)
def test_the_lowest_and_the_highest_reading_are_the_ends_of_the_range(
    drawn: Programme, persons: int | None
) -> None:
    taken, low, high = (
        account(drawn, choices=Choices(reading=reading, persons=persons)).totals
        for reading in READINGS
    )
    assert (low.hours, high.hours) == (taken.low, taken.high)
    assert (low.low, low.high) == (high.low, high.high) == (taken.low, taken.high)


@dear
@given(programmes(), PERSONS)
def test_the_headline_lies_between_low_and_high(drawn: Programme, persons: int | None) -> None:
    for gemeente in (None, *(one.id for one in drawn.gemeenten)):
        totals = account(drawn, gemeente, choices=Choices(persons=persons)).totals
        assert 0 <= totals.low <= totals.hours <= totals.high


@dear
@given(programmes(), PERSONS)
def test_the_themes_add_up_to_the_totals(drawn: Programme, persons: int | None) -> None:
    found = account(drawn, drawn.gemeenten[0].id, choices=Choices(persons=persons))
    assert total(found.by_theme.values()) == found.totals
    for name, theme_figures in found.by_theme.items():
        if name is not None:
            scoped = account(
                drawn, drawn.gemeenten[0].id, Scope(theme=name), choices=Choices(persons=persons)
            )
            assert scoped.totals == theme_figures


@dear
@given(programmes(), PERSONS)
def test_no_estimate_is_dropped(drawn: Programme, persons: int | None) -> None:
    found = account(drawn, choices=Choices(persons=persons))
    groups = (*(each.actions for each in drawn.themes), drawn.other_actions)
    written = [
        estimate
        for group in groups
        for action in group
        if action.capacity and action.capacity.hours
        for estimate in action.capacity.hours.estimates
    ]
    counted = [id(line.estimate) for line in (*found.lines, *found.unquantified)]
    assert sorted(counted) == sorted(id(estimate) for estimate in written)
    assert all(line.estimate.per == "person" for line in found.unquantified)
    assert persons is None or not found.unquantified


def test_readings_are_named_in_both_languages() -> None:
    assert [(each.id, each.label) for each in choices(READINGS)] == list(READINGS.items())


UNREAD = """
    other_actions:
      - {id: a, title: A, capacity: {hours: {cell: 10 uur per gemeente}}}
      - {id: b, title: B, capacity: {hours: {cell: p.m., estimates: []}}, gemeenten: [zuid]}
      - {id: c, title: C, capacity: {hours: {cell: geen}}}
      - {id: d, title: D, capacity: {hours: {cell: "5", estimates: [{hours: 5, per: gemeente}]}}}
"""


@pytest.mark.parametrize(
    ("gemeente", "expected"), [(None, ["a", "b"]), ("zuid", ["a", "b"]), ("noord", ["a"])]
)
def test_a_cell_without_an_estimate_is_unread(gemeente: str | None, expected: list[str]) -> None:
    hours = account(programme(UNREAD), gemeente)
    assert [unread.work.action.id for unread in hours.unread] == expected
    assert [line.action.id for line in hours.entries] == ["d"]
    assert account(programme(UNREAD), gemeente, Scope(theme="jeugd")).unread == ()


SOME = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: x, estimates: ["
    "{hours: 10, per: gemeente}, {hours: 60, per: joint, gemeenten: [noord, zuid]}, "
    "{hours: 5, per: gemeente, gemeenten: [zuid]}]}}}]"
)


@cases(
    ("gemeente", "own", "shared", "lines"),
    [("noord", 10, 30, 2), ("midden", 10, 0, 1), ("zuid", 15, 30, 3), (None, 35, 60, 3)],
)
def test_an_estimate_for_some_has_no_line_for_others_who_share_nothing_of_it(
    gemeente: str | None, own: int, shared: int, lines: int
) -> None:
    found = account(programme(theme(SOME)), gemeente)
    assert (int(found.totals.own), int(found.totals.shared)) == (own, shared)
    assert len(found.lines) == lines
