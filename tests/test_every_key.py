"""A new key cannot be forgotten: the mutations and `uvp show` have it, and so has the export.

That the export has it is a test of `queries/`, over the document that is held complete here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from tests.mutations import EVERY_KEY
from tests.samples import programme
from uvp_cli.checking.rules.texts import ON_ONE_LINE
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import model
from uvp_cli.programme.annotations import Date, Month, Text
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries.subjects import subjects
from uvp_cli.render.site import pages, text_of
from uvp_cli.reports.papers.whole import whole
from uvp_cli.reports.show import card_report, programme_report
from uvp_cli.reports.terms import TIMES

Key = tuple[str, str]
"""A class of the model and one of its fields."""

NOT_SHOWN = {
    ("Action", "continues"): "uvp history",
    ("Allocation", "date"): "uvp hours --explain",
    ("Allocation", "key"): "uvp hours",
    ("Allocation", "note"): "the JSON alone",
    ("Allocation", "source"): "uvp hours --explain",
    ("Allocation", "weights"): "uvp hours --explain",
    ("Estimate", "except_"): "uvp hours --explain; the cell stands for it",
    ("Estimate", "label"): "uvp hours --explain; the cell stands for it",
    ("Framework", "abbreviation"): "letters and reports",
    ("Programme", "id"): "the JSON alone",
    ("Programme", "version"): "the form of the document, not what is in it",
    ("Reading", "amount"): "uvp hours --explain",
    ("Reading", "hours"): "uvp hours --explain",
    ("Reading", "per"): "uvp hours --explain",
    ("Region", "id"): "its name is shown",
}
"""Keys that neither the tree nor a card has, and where they are instead."""
_FOR_PROGRAMS = "the export; an id is for programs"
_FOR_CHECKING = "uvp show; a place in the adopted text is for whoever checks it"
_READ = "uvp show; the quarter or period read from it stands for it"
NOT_REPORTED = {
    ("Action", "continues"): "uvp history",
    ("Action", "source"): _FOR_CHECKING,
    ("Allocation", "key"): "uvp hours",
    ("Ambition", "id"): _FOR_PROGRAMS,
    ("Area", "aliases"): "uvp show; other names are for looking up",
    ("Capacity", "source"): _FOR_CHECKING,
    ("Estimate", "assumption"): "uvp show; `for_readers` stands for it",
    ("Framework", "abbreviation"): "letters",
    ("Gemeente", "aliases"): "uvp show; other names are for looking up",
    ("Gemeente", "code"): _FOR_PROGRAMS,
    ("Gemeente", "derived"): _FOR_PROGRAMS,
    ("Programme", "internal"): "uvp show; who reads a report is not told what others may not see",
    ("Party", "aliases"): "uvp show; other names are for looking up",
    ("Unit", "aliases"): "uvp show; other names are for looking up",
    ("Unit", "plural"): "uvp show; an amount of a unit that is not converted has it",
    ("Group", "aliases"): "uvp show; other names are for looking up",
    ("PlanningCells", "when"): _READ,
    ("PlanningItem", "id"): _FOR_PROGRAMS,
    ("PlanningItem", "source"): _FOR_CHECKING,
    ("PlanningItem", "week"): "uvp show; the days stand for it",
    ("Programme", "id"): _FOR_PROGRAMS,
    ("Programme", "version"): "the form of the document, not what is in it",
    ("Region", "id"): "its name is said",
    ("Theme", "aliases"): "uvp show; other names are for looking up",
    ("Theme", "source"): _FOR_CHECKING,
}
"""Keys that a report does not have, and where they are instead."""

_FOUND = "the search of the site; other names are for looking up"
_OF_THEME = "its theme says the same in this programme"

NOT_PUBLISHED = {
    ("Action", "areas"): _OF_THEME,
    ("Action", "continues"): _FOR_PROGRAMS,
    ("Action", "gemeenten"): _OF_THEME,
    ("Allocation", "key"): "uvp hours",
    ("Ambition", "id"): _FOR_PROGRAMS,
    ("Area", "aliases"): _FOUND,
    ("Area", "gemeente"): "uvp show",
    ("Estimate", "assumption"): "uvp show; `for_readers` stands for it",
    ("Framework", "abbreviation"): "letters",
    ("Gemeente", "aliases"): _FOUND,
    ("Gemeente", "code"): _FOR_PROGRAMS,
    ("Gemeente", "derived"): _FOR_PROGRAMS,
    ("Group", "aliases"): _FOUND,
    ("PlanningCells", "when"): _READ,
    ("PlanningItem", "id"): _FOR_PROGRAMS,
    ("PlanningItem", "source"): _FOR_CHECKING,
    ("PlanningItem", "week"): "uvp show; the days stand for it",
    ("Programme", "id"): _FOR_PROGRAMS,
    ("Programme", "internal"): "uvp show; who reads a site is not told what others may not see",
    ("Programme", "version"): "the form of the document, not what is in it",
    ("Region", "id"): "its name is said",
}
"""Keys that the site does not have, and where they are instead."""


def classes(kind: Any) -> Iterator[type]:
    """The classes of the model that a type speaks of."""
    if get_origin(kind) in (tuple, dict, Union, UnionType) or get_args(kind):
        for part in get_args(kind):
            yield from classes(part)
    elif isinstance(kind, type) and is_dataclass(kind):
        yield kind


@cache
def keys() -> frozenset[Key]:
    """Every key that a document can have."""
    waiting: list[type] = [Programme]
    seen: set[type] = set()
    while waiting:
        record = waiting.pop()
        if record not in seen:
            seen.add(record)
            hints = get_type_hints(record, vars(model))
            waiting += [part for hint in hints.values() for part in classes(hint)]
    return frozenset((record.__name__, field.name) for record in seen for field in fields(record))


def leaves(value: Any, at: KeyPath = ()) -> Iterator[tuple[Key, KeyPath]]:
    """Every filled in field below a record that holds no other record, with the path to it."""
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if not any(True for _ in leaves(inner)) and inner not in (None, (), {}):
                yield (type(value).__name__, field.name), (*at, field.name)
            yield from leaves(inner, (*at, field.name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*at, index))


def other(value: Any) -> Any:
    """Something else in the place of a value."""
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, tuple):
        return ()
    return (
        {} if isinstance(value, dict) else value + 1 if isinstance(value, int | Decimal) else None
    )


def changed(value: Any, at: KeyPath) -> Any:
    """The value with something else at a path."""
    if not at:
        return other(value)
    step, *rest = at
    if isinstance(step, str):
        return replace(value, **{step: changed(getattr(value, step), tuple(rest))})
    return (*value[:step], changed(value[step], tuple(rest)), *value[step + 1 :])


def shown(of: Programme) -> Iterator[object]:
    """All that `uvp show` says of a programme: its tree and every card."""
    loaded = Loaded(of, "proef.yaml")
    yield programme_report(loaded).content
    yield from (card_report(loaded, subject).content for subject in subjects(of))


def reported(of: Programme) -> Iterator[object]:
    """All that `uvp report` says of a programme: the paper, of which each form is written."""
    yield whole(Placed(of, "proef.yaml", "proef.yaml", lambda _: 1), {})


def published(of: Programme) -> Iterator[object]:
    """The pages of `uvp site` for a programme; the search has every text besides."""
    placed = Placed(of, "proef.yaml", "proef.yaml", lambda _: 1)
    shared = {"root": "", "watched": False, "menu": ()}
    for page in pages.pages(placed):
        yield text_of(page, placed, shared)


def depends(
    of: Programme,
    at: KeyPath,
    before: Sequence[object],
    said: Callable[[Programme], Iterator[object]],
) -> bool:
    """Whether what is said changes, or can no longer be said, with something else at a path."""
    try:
        pairs = zip_longest(said(changed(of, at)), before)
        return any(now != then for now, then in pairs)
    except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
        return True


def _hints(record: str) -> dict[str, Any]:
    return get_type_hints(getattr(model, record), vars(model), include_extras=True)


RUNNING = {"assumption", "for_readers", "note", "summary", "text"}
"""Keys whose text may have more lines."""


def test_every_text_stands_on_one_line_or_may_run_on() -> None:
    def holds_text(hint: Any) -> bool:
        return hint == Text or any(holds_text(part) for part in get_args(hint)[:2])

    texts = set()
    for record, name in keys():
        # A cell stands to the letter, and what refers to a text is as that is.
        if holds_text(_hints(record)[name]) and not record.endswith("Cells") and name != "priority":
            texts.add(name.rstrip("_"))
    assert texts - ON_ONE_LINE - {"cell"} == RUNNING


def test_every_day_and_month_is_said_in_dutch() -> None:
    times = {Date, Month, Date | None, Month | None}
    of_time = {name.rstrip("_") for record, name in keys() if _hints(record)[name] in times}
    assert of_time == TIMES


def test_the_mutations_know_every_key() -> None:
    def filled(value: Any) -> Iterator[Key]:
        if is_dataclass(value):
            for field in fields(value):
                if getattr(value, field.name) not in (None, ()) or field.name == "remarks":
                    yield type(value).__name__, field.name
                yield from filled(getattr(value, field.name))
        elif isinstance(value, tuple):
            for inner in value:
                yield from filled(inner)

    assert keys() - set(filled(programme(EVERY_KEY, head=""))) == set()


@pytest.mark.parametrize(
    ("said", "elsewhere"),
    [
        (shown, NOT_SHOWN),
        pytest.param(reported, NOT_REPORTED, marks=pytest.mark.slow),
        pytest.param(published, NOT_PUBLISHED, marks=pytest.mark.slow),
    ],
    ids=["show", "report", "site"],
)
def test_every_key_is_said(
    said: Callable[[Programme], Iterator[object]], elsewhere: Mapping[Key, str]
) -> None:
    of = programme(EVERY_KEY, head="")
    before = list(said(of))
    by_key: dict[Key, list[KeyPath]] = {}
    for key, at in leaves(of):
        by_key.setdefault(key, []).append(at)
    silent = {
        key
        for key, paths in by_key.items()
        if not any(depends(of, at, before, said) for at in paths)
    }
    assert silent == set(elsewhere)
