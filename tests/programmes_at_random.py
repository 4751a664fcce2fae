"""Small programmes made at random, alike enough to be versions of each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from uvp_cli.programme.model import (
    Action,
    Allocation,
    BudgetItem,
    Capacity,
    Estimate,
    Gemeente,
    Goal,
    HoursCell,
    Period,
    PlanningItem,
    Programme,
    Reading,
    Remark,
    Theme,
)

FEW_WORDS = st.sampled_from(["Toezicht", "Toezicht in de wijk", "Carnaval in de wijk", "Kermis"])
HOURS = st.sampled_from([Decimal(0), Decimal(10), Decimal("7.5"), Decimal(80)])
GEMEENTEN = ("noord", "midden", "zuid")


@st.composite
def versions(draw: st.DrawFn) -> Programme:
    """A programme of which the parts have few different ids and texts."""
    gemeenten = draw(st.lists(st.sampled_from(GEMEENTEN), min_size=1, unique=True))
    themes = draw(st.permutations(["a", "b", "c"]))[: draw(st.integers(0, 3))]
    goals = {f"doel-{number}": draw(st.sampled_from([*themes, None])) for number in range(3)}
    known = [name for name, theme in goals.items() if theme]
    actions = [
        (draw(st.sampled_from([*themes, None])), draw(_actions(f"actie-{number}", known)))
        for number in draw(st.permutations(range(draw(st.integers(0, 4)))))
    ]
    names = [action.id for _, action in actions]
    return Programme(
        version=1,
        id="proef",
        title=draw(FEW_WORDS),
        period=Period(from_="2026-01", to="2026-12"),
        gemeenten=tuple(Gemeente(id=each, name=each.title()) for each in gemeenten),
        allocation=draw(_allocations(gemeenten)),
        themes=tuple(
            Theme(
                id=theme,
                title=f"Thema {theme}",
                goals=tuple(
                    Goal(id=name, text=draw(FEW_WORDS))
                    for name, holder in goals.items()
                    if holder == theme
                ),
                actions=tuple(action for holder, action in actions if holder == theme),
                budget=draw(st.lists(_budget_items(), max_size=2).map(tuple)),
            )
            for theme in themes
        ),
        other_actions=tuple(action for holder, action in actions if holder is None),
        budget=draw(st.lists(_budget_items(), max_size=2).map(tuple)),
        planning=draw(_plannings(names)),
        remarks=draw(st.lists(_remarks(), max_size=3).map(tuple)),
    )


def _remarks() -> st.SearchStrategy[Remark]:
    return st.builds(Remark, kind=st.sampled_from(["missing", "assumption"]), text=FEW_WORDS)


def _actions(name: str, goals: list[str]) -> st.SearchStrategy[Action]:
    served = st.lists(st.sampled_from(goals), unique=True, max_size=2) if goals else st.just([])
    estimates = st.lists(_estimates(), max_size=3).map(tuple)
    hours = st.builds(HoursCell, cell=FEW_WORDS, estimates=estimates)
    return st.builds(
        Action,
        id=st.just(name) | st.just(f"{name}-anders"),
        title=FEW_WORDS,
        goals=served.map(tuple),
        capacity=st.builds(Capacity, hours=st.none() | hours),
        remarks=st.lists(_remarks(), max_size=2).map(tuple),
    )


def _estimates() -> st.SearchStrategy[Estimate]:
    per = st.sampled_from(["gemeente", "joint", "person"])
    readings = st.builds(Reading, hours=HOURS, per=per)
    return st.builds(
        Estimate,
        hours=HOURS,
        per=per,
        assumption=st.none() | FEW_WORDS,
        alternatives=st.lists(readings, max_size=2).map(tuple),
    )


def _budget_items() -> st.SearchStrategy[BudgetItem]:
    return st.builds(
        BudgetItem,
        status=st.just("amount"),
        text=FEW_WORDS,
        euros=HOURS,
        per=st.sampled_from(["gemeente", "joint"]),
    )


@st.composite
def _allocations(draw: st.DrawFn, gemeenten: list[str]) -> Allocation:
    weight = st.sampled_from([Decimal(1), Decimal(2), Decimal("0.5")])
    weights = {each: draw(weight) for each in gemeenten}
    return draw(
        st.sampled_from([Allocation(key="equal"), Allocation(key="weights", weights=weights)])
    )


@st.composite
def _plannings(draw: st.DrawFn, actions: list[str]) -> tuple[PlanningItem, ...]:
    named = st.lists(st.sampled_from(actions), unique=True, max_size=1) if actions else st.just([])
    ids: Any = iter(draw(st.permutations([f"item-{number}" for number in range(6)])))
    return tuple(
        PlanningItem(
            title=draw(FEW_WORDS),
            month=draw(st.integers(1, 3)),
            id=next(ids) if draw(st.booleans()) else None,
            actions=tuple(draw(named)),
        )
        for _ in range(draw(st.integers(0, 5)))
    )
