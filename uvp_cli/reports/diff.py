"""What changed between two programmes and what it comes to, as tables and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.consequences import (
    OUTSIDE,
    AmountShift,
    Consequences,
    HoursShift,
    ItemsShift,
    Who,
)
from uvp_cli.changes.diff import KINDS, Change, ChangeKind, Side
from uvp_cli.document.findings import render_path
from uvp_cli.programme.model import PlanningItem
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded
from uvp_cli.reports import parts
from uvp_cli.reports.hours import OTHER, figures_contract
from uvp_cli.reports.show import plain
from uvp_cli.reports.tables import Cell, Column, For, Kind, Report, Row, Table, Verdict
from uvp_cli.reports.wording import compare

NOTHING = "Geen inhoudelijke wijzigingen."
MAX_NAMES = 5
"""Municipalities that are named where a limit is passed; a country has hundreds."""
_TITLE = "Verschillen"
_COLUMNS = (
    Column("kind", "Soort", reader=For.PROGRAMS),
    Column("part", "Deel", reader=For.PROGRAMS),
    Column("id", "Id", reader=For.PROGRAMS),
    Column("title", "Titel", reader=For.PROGRAMS),
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("path", "Plaats", reader=For.PROGRAMS),
    Column("before", "Was", reader=For.PROGRAMS),
    Column("after", "Wordt", reader=For.PROGRAMS),
    Column("what", "Wat", reader=For.PEOPLE),
    Column("key", "Sleutel", reader=For.PEOPLE),
    Column("difference", "Verschil", reader=For.PEOPLE),
)


def kinds() -> list[Named]:
    """The kinds of changes, in Dutch and English."""
    return [Named(kind, name, (name, kind)) for kind, name in KINDS.items()]


def diff_report(
    changes: Sequence[Change],
    found: Consequences,
    old: Loaded,
    new: Loaded,
    objection: str = "",
) -> Report:
    """The changes from `old` to `new`, kind by kind, and what they come to."""
    subtitle = f"{new.programme.title} ({old.origin} → {new.origin})"
    contract = _contract(changes, found, old, new, objection)
    themes = {theme.id: theme.title for each in (old, new) for theme in each.programme.themes}
    if not changes:
        return Report(Table(_TITLE, subtitle, _COLUMNS, (), empty=NOTHING), contract)
    details = (
        *(_hours(found), _per_person(found), _euros(found)),
        *(_planning(found), _goals(found)),
    )
    return Report(
        Table(f"Wijzigingen ({len(changes)})", "", _COLUMNS, tuple(_rows(changes, themes))),
        contract,
        Verdict(_TITLE, subtitle, " ".join(filter(None, (verdict(changes, found), objection)))),
        tuple(table for table in details if table.rows),
        objection,
    )


def objection(
    changes: Sequence[Change],
    found: Consequences,
    max_hours: int | None,
    refused: Collection[ChangeKind],
) -> str:
    """Which limits the changes pass: hours per municipality, and kinds that may not be there."""
    passed = []
    beyond = [
        f"{gemeente.name} ({how})"
        for name, gemeente in found.gemeenten.items()
        if max_hours is not None and (how := _beyond(found, name, max_hours))
    ]
    if beyond:
        more = [f"{len(beyond) - MAX_NAMES} andere"] if len(beyond) > MAX_NAMES else []
        who = dutch.listing(beyond[:MAX_NAMES] + more)
        passed.append(f"meer dan {max_hours} uur verschil bij {who}")
    count = Counter(each.kind for each in changes)
    passed += [f"{count[kind]} {KINDS[kind]}" for kind in KINDS if kind in refused and count[kind]]
    return f"Grens overschreden: {'; '.join(passed)}." if passed else ""


def _beyond(found: Consequences, gemeente: str, limit: int) -> str:
    """What makes the hours of a municipality differ by more than the limit; nothing if they do not.

    What they may come to at least or at most counts as well, and so do those of one person: with
    an assumption, or a number of persons that nobody knows, hours would rise unseen.
    """
    hours = found.hours_by_gemeente.get(gemeente)
    person = found.per_person_by_gemeente.get(gemeente)
    if hours and abs(hours.change.hours) > limit:
        return _signed(hours.change.hours)
    if hours and abs(_furthest(hours)[1]) > limit:
        return _end(hours)
    if person and abs(person.change) > limit:
        return f"{_signed(person.change)} per persoon"
    return ""


def _furthest(shift: HoursShift) -> tuple[str, Decimal]:
    """Which end of the range changed most, and by how much."""
    ends = {"hoog": shift.change.high, "laag": shift.change.low}
    return max(ends.items(), key=lambda end: abs(end[1]))


def _end(shift: HoursShift) -> str:
    """How much the end of the range changed that changed most: hoog +900."""
    name, change = _furthest(shift)
    return f"{name} {_signed(change)}"


def verdict(changes: Sequence[Change], found: Consequences) -> str:
    """All of it in one line: how many changes, and what they do to the totals."""
    count = Counter(each.kind for each in changes)
    number = dutch.plural(len(changes), "wijziging", "wijzigingen")
    named = ", ".join(f"{count[kind]} {name}" for kind, name in KINDS.items() if count[kind])
    return " ".join((f"{number}: {named}.", *_totals(found)))


def _totals(found: Consequences) -> Iterator[str]:
    person, euros = found.per_person_in_all, found.euros_in_all
    yield "; ".join((_headline(found), *_certainty(found))) + "."
    if person.change:
        yield f"Uren per persoon {_from_to(person.before, person.after)}."
    if euros.change:
        yield (
            f"Geld {dutch.euros(euros.before)} → {dutch.euros(euros.after)} "
            f"({_signed(euros.change, dutch.euros)})."
        )
    if found.lost:
        goals = dutch.plural(len(found.lost), "doelstelling verliest", "doelstellingen verliezen")
        yield f"{goals} de laatste actie."


def _headline(found: Consequences) -> str:
    """What happens to the hours, for all together and for whom the most."""
    hours = found.hours_in_all
    most = max(
        found.hours_by_gemeente.values(), key=lambda each: abs(each.change.hours), default=None
    )
    if most is None or most.change.hours == hours.change.hours == 0:
        return "Uren gelijk"
    same = _all_alike(found, lambda each: each.change.hours)
    who = "elke gemeente" if same else f"het meest {_name(found, most)}:"
    return (
        f"Uren {_from_to(hours.before.hours, hours.after.hours)}; "
        f"{who} {_signed(most.change.hours)}"
    )


def _certainty(found: Consequences) -> Iterator[str]:
    """What changes more than the hours themselves do: what they may be, and what is certain."""
    hours = found.hours_in_all
    most = max(
        found.hours_by_gemeente.values(), key=lambda each: abs(_furthest(each)[1]), default=None
    )
    if most and abs(_furthest(most)[1]) > abs(most.change.hours):
        before, after = hours.before, hours.after
        who = (
            "elke gemeente" if _all_alike(found, _furthest) else f"het meest {_name(found, most)}:"
        )
        yield (
            f"laag–hoog {dutch.span(before.low, before.high)} → "
            f"{dutch.span(after.low, after.high)}, {who} {_end(most)}"
        )
    assumed = hours.change.assumed
    if abs(assumed) > abs(hours.change.hours):
        how = "is nu een aanname" if assumed > 0 else "is geen aanname meer"
        yield f"{dutch.number(abs(assumed))} uur {how}"


def _name(found: Consequences, shift: HoursShift) -> str:
    return found.gemeenten[str(shift.who.gemeente)].name


def _all_alike(found: Consequences, measure: Callable[[HoursShift], object]) -> bool:
    """Whether the hours of every municipality changed, and all as much."""
    shifts = [found.hours_by_gemeente.get(name) for name in found.gemeenten]
    return len({measure(each) if each else None for each in shifts}) == 1


def _from_to(before: Decimal | int, after: Decimal | int) -> str:
    return f"{dutch.number(before)} → {dutch.number(after)} ({_signed(after - before)})"


def _signed(value: Decimal | int, written: Any = dutch.number) -> str:
    """A difference with its sign; 0 has none."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{written(abs(value))}"


def _rows(changes: Sequence[Change], themes: Mapping[str, str]) -> Iterator[Row]:
    for kind, name in KINDS.items():
        group = [each for each in changes if each.kind == kind]
        if group:
            yield Row((f"{name.capitalize()} ({len(group)})",), "section")
        yield from (_row(each, themes) for each in group)


def _row(change: Change, themes: Mapping[str, str]) -> Row:
    side = change.side
    before, after = (_value(each) for each in (change.before, change.after))
    cells: dict[str, Cell] = {
        "kind": change.kind,
        "part": side.part.kind,
        "id": side.part.id,
        "title": side.part.title,
        "theme": side.part.theme,
        "path": render_path(side.path),
        "before": before,
        "after": after,
        "what": parts.heading(side.part),
        "key": render_path(side.key),
        "difference": _difference(change, themes),
    }
    return Row(tuple(cells[column.key] for column in _COLUMNS))


def _difference(change: Change, themes: Mapping[str, str]) -> Cell:
    """The change in words; of a part that was added or removed, where it belonged."""
    before, after = change.before, change.after
    if before is None or after is None:
        return _home(change.side, themes)
    if change.kind != "moved":
        return compare(_value(before) or "", _value(after) or "")
    if before.key:
        return "andere volgorde"
    from_, to = (_home(each, themes) for each in (before, after))
    if from_ == to:
        from_, to = (f"plaats {int(each.part.path[-1]) + 1}" for each in (before, after))
    return f"van {from_} naar {to}"


def _home(side: Side, themes: Mapping[str, str]) -> str:
    """The theme of a part, and the month of a planning item."""
    if isinstance(side.value, PlanningItem):
        return _when(side.value)
    if side.part.kind == "action":
        return themes.get(side.part.theme or "", OTHER)
    return themes.get(side.part.theme or "", "") if side.part.kind != "theme" else ""


def _when(item: PlanningItem) -> str:
    """The month or the period of a planning item, and the year that it says."""
    name = dutch.MONTHS[item.month - 1] if item.month else item.period.name if item.period else ""
    return f"{name} {item.year}" if item.year else name


def _value(side: Side | None) -> str | None:
    """A value as one text; None where there is none, and for a part as a whole."""
    if side is None or side.value is None or (is_dataclass(side.value) and not side.key):
        return None
    return _text(side.value)


def _text(value: Any) -> str:
    # A whole number of our own is a year, a month or a number of something: no amount.
    if isinstance(value, Decimal):
        return dutch.number(value) if value == round(value, 2) else str(value).replace(".", ",")
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(each)}" for key, each in value.items())
    if is_dataclass(value):
        inner = ((each.name.rstrip("_"), getattr(value, each.name)) for each in fields(value))
        return "; ".join(
            f"{key}: {_text(each)}" for key, each in inner if each not in (None, (), {})
        )
    return str(value)


def _hours(found: Consequences) -> Table:
    """The hours by municipality and theme, as far as they changed."""
    columns = (
        Column("theme", "Uren"),
        *(Column(key, title, Kind.HOURS) for key, title in (("before", "Was"), ("after", "Wordt"))),
        *(Column(key, title, Kind.HOURS) for key, title in _PARTS.items()),
        Column("range_before", "Laag–hoog was", Kind.HOURS),
        Column("range_after", "Laag–hoog wordt", Kind.HOURS),
    )
    rows = [
        _grouped_row(
            each.who,
            found,
            each.before.hours,
            each.after.hours,
            *(_signed(getattr(each.change, key)) for key in _PARTS),
            dutch.span(each.before.low, each.before.high),
            dutch.span(each.after.low, each.after.high),
        )
        for each in found.hours
        if each.before != each.after
    ]
    return Table("Uren per gemeente en thema", "", columns, tuple(_sections(rows)))


_PARTS = {"hours": "Verschil", "own": "eigen", "shared": "gezamenlijk", "assumed": "aanname"}


def _per_person(found: Consequences) -> Table:
    """The hours per person whose number of persons is not known, as far as they changed."""
    return _amounts("Uren per persoon (in geen totaal)", "Uren per persoon", found, Kind.HOURS)


def _euros(found: Consequences) -> Table:
    return _amounts("Geld per gemeente en thema", "Geld", found, Kind.EUROS)


def _amounts(title: str, what: str, found: Consequences, holds: Kind) -> Table:
    """Euros or hours per person by municipality and theme, as far as they changed."""
    shifts: Iterable[AmountShift] = found.euros if holds is Kind.EUROS else found.per_person
    written = dutch.euros if holds is Kind.EUROS else dutch.number
    columns = (
        Column("theme", what),
        Column("before", "Was", holds),
        Column("after", "Wordt", holds),
        Column("change", "Verschil", holds),
    )
    rows = [
        _grouped_row(each.who, found, each.before, each.after, _signed(each.change, written))
        for each in shifts
        if each.change
    ]
    return Table(title, "", columns, tuple(_sections(rows)))


def _grouped_row(who: Who, found: Consequences, *figures: Cell) -> tuple[str, Row]:
    """A row, and the heading beneath which it belongs."""
    gemeente = found.gemeenten[who.gemeente].name if who.gemeente else "Alle gemeenten samen"
    if who.theme is None:
        return gemeente, Row(("Totaal", *figures), "subtotal")
    title = OTHER if who.theme == OUTSIDE else found.themes[who.theme].title
    return gemeente, Row((title, *figures))


def _sections(rows: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    for heading, group in groupby(rows, key=itemgetter(0)):
        yield Row((heading,), "section")
        yield from (row for _, row in group)


def _planning(found: Consequences) -> Table:
    columns = (
        Column("month", "Maand"),
        Column("before", "Was", Kind.NUMBER),
        Column("after", "Wordt", Kind.NUMBER),
        Column("change", "Verschil", Kind.NUMBER),
    )
    dated = any(each.year for each in found.planning)
    rows = tuple(
        Row((_month(each, dated=dated), each.before, each.after, _signed(each.change)))
        for each in found.planning
    )
    return Table("Planningsitems per maand", "", columns, rows)


def _month(shift: ItemsShift, *, dated: bool) -> str:
    """A month; beside those of one year, what comes back every year says so."""
    every = "elk jaar" if dated else ""
    return " ".join(filter(None, (dutch.MONTHS[shift.month - 1], str(shift.year or every))))


def _goals(found: Consequences) -> Table:
    columns = (Column("goal", "Doelstelling"), Column("text", "Tekst"), Column("change", "Nu"))
    rows = [Row((each.id, each.text, "geen actie meer")) for each in found.lost]
    rows += [Row((each.id, each.text, "voor het eerst een actie")) for each in found.gained]
    return Table("Doelstellingen", "", columns, tuple(rows))


def _contract(
    changes: Sequence[Change], found: Consequences, old: Loaded, new: Loaded, objection: str
) -> dict[str, Any]:
    return {
        "old": {"programme": old.programme.id, "origin": old.origin},
        "new": {"programme": new.programme.id, "origin": new.origin},
        "changes": [_change_contract(each) for each in changes],
        "hours": [
            {
                "gemeente": each.who.gemeente,
                "theme": each.who.theme,
                "before": figures_contract(each.before),
                "after": figures_contract(each.after),
                "change": figures_contract(each.change),
            }
            for each in found.hours
        ],
        "per_person": [_amount_contract(each) for each in found.per_person],
        "euros": [_amount_contract(each) for each in found.euros],
        "planning": [
            {
                "year": each.year,
                "month": each.month,
                "before": each.before,
                "after": each.after,
                "change": each.change,
            }
            for each in found.planning
        ],
        "goals": {
            "gained": [each.id for each in found.gained],
            "lost": [each.id for each in found.lost],
        },
        "objection": objection or None,
    }


def _amount_contract(shift: AmountShift) -> dict[str, Any]:
    return {
        "gemeente": shift.who.gemeente,
        "theme": shift.who.theme,
        "before": shift.before,
        "after": shift.after,
        "change": shift.change,
    }


def _change_contract(change: Change) -> dict[str, Any]:
    part = change.side.part
    return {
        "kind": change.kind,
        "part": part.kind,
        "title": part.title,
        "before": _side_contract(change.before),
        "after": _side_contract(change.after),
    }


def _side_contract(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    whole = is_dataclass(side.value) and not side.key
    return {
        "id": side.part.id,
        "theme": side.part.theme,
        "path": render_path(side.path),
        "value": None if whole else plain(side.value),
    }
