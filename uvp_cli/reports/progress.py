"""Planned beside used on a day, as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from operator import add
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.months import name_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.logbook import Standing, State
from uvp_cli.queries.progress import (
    Amounts,
    Forecast,
    Progress,
    added,
    by_action,
    by_gemeente,
    by_month,
    by_theme,
)
from uvp_cli.queries.wanted import ids
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import called, phrases, told
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_figures import span
from uvp_cli.reports.standing import (
    LATE_NOTE,
    NO_LOG,
    NO_LOG_OF_MORE,
    NO_STATUS,
    UNKNOWN,
    figure,
    last,
    month,
    remark,
    stand,
    too_many,
)
from uvp_cli.reports.tables import Count, Footnotes, For, Kind, Report, Role, Row, Table
from uvp_cli.reports.tally import note
from uvp_cli.reports.terms import PROGRESS
from uvp_cli.values import dataclass

DIMENSIONS = {"theme": "thema", "action": "actie", "gemeente": "gemeente", "month": "maand"}
"""What progress can be divided by within a programme, in Dutch."""
_DIVIDED = {
    "theme": by_theme,
    "action": by_action,
    "gemeente": by_gemeente,
    "month": by_month,
}
_REST = {
    "theme": "Overig",
    "action": "Niet bij één actie",
    "gemeente": "Voor geen gemeente in het bijzonder",
}
"""What stands for what has no value of a dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a row tells: of something that a log can be about, or of a sum."""

    title: str
    amounts: Amounts = Amounts()
    kind: str = ""
    id: str | None = None
    theme: str | None = None
    standing: Standing | None = None
    stand: str = ""
    state: State = State("")
    forecast: Forecast | None = None
    so_far: Amounts = Amounts()


def progress_report(found: Progress, loaded: Loaded, *, late: bool = False) -> Report:
    """Every action, what was noted of the planning, goals and indicators, and the sums of each
    theme and of all; or only what is `late`, without sums."""
    if late:
        lines = tuple(line for line in found.lines if line.late)
        planning = tuple(item for item in found.planning if item.late)
        found = replace(found, lines=lines, planning=planning, shown=(), funds={})
    footnotes, tally = Footnotes(), _tally(found)
    actions, items, shown = [*_actions(found)], [*_planning(found)], [*_shown(found)]
    listed = [*actions, *items, *shown]
    facts = _FACTS.about(listed)
    rows = [*_rows(found, actions, facts, footnotes, sums=not late)]
    rows += _section("Planning", items, found, facts, footnotes)
    if not late and found.total != Amounts():
        rows.append(_sum(facts, _Told(title="Totaal", amounts=found.total), "total"))
    rows += _section("Doelstellingen en indicatoren", shown, found, facts, footnotes)
    has_log = found.book.logs > 0
    table = Table(
        title=f"Voortgang op {_narrowed(found)}{', alleen wat te laat is' if late else ''}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=tuple(rows) if has_log else (),
        footnotes=footnotes.texts if has_log else (),
        notes=(note(tally), *_notes(found, [it.amounts for it in listed])) if listed else (),
        empty=("Niets gevonden." if not late else "Niets is te laat.") if has_log else NO_LOG,
        empty_of_more="" if has_log else NO_LOG_OF_MORE,
        tally=tally,
    )
    contract = {
        **_asked(found),
        "actions": [_contract(each) for each in actions],
        "planning": [_contract(each) for each in items],
        "shown": [_contract(each) for each in shown],
        "totals": _amounts_contract(found.total),
        "undivided": {"used": found.undivided.used, "spent": found.undivided.spent},
    }
    return Report(table, contract)


def divided_report(found: Progress, dimension: str, loaded: Loaded) -> Report:
    """The hours and euros by action, theme, municipality or month."""
    labels = _labels(found, dimension)
    parts = [
        _Told(id=key, title=labels.get(key, _REST.get(dimension, "")), amounts=amounts)
        for key, amounts in _DIVIDED[dimension](found)
    ]
    facts = Facts((Fact("id", "Id", lambda it: it.id, For.PROGRAMS), _TITLE, *_AMOUNTS))
    total = found.total
    if dimension == "month":
        parts = _running(parts, found.book.day[:7])
        facts, total = _MONTHS, replace(total, planned=parts[-1].so_far.planned if parts else None)
    kept = facts.about([*parts, _Told(title="", amounts=total)])
    has_log = found.book.logs > 0
    table = Table(
        title=f"Voortgang per {DIMENSIONS[dimension]} op {_narrowed(found)}",
        subtitle=loaded.subtitle,
        columns=kept.columns,
        rows=(
            *(kept.row(part) for part in parts),
            _sum(kept, _Told(title="Totaal", amounts=total), "total"),
        )
        if has_log
        else (),
        notes=tuple(_notes(found, [it.amounts for it in parts], dimension)),
        empty=NO_LOG,
        empty_of_more=NO_LOG_OF_MORE,
    )
    contract = {
        **_asked(found),
        "by": dimension,
        "rows": [{dimension: it.id, **_numbers(it, facts.facts)} for it in parts],
        "totals": _amounts_contract(found.total),
        "undivided": {"used": found.undivided.used, "spent": found.undivided.spent},
    }
    return Report(table, contract)


def dimensions() -> list[names.Named]:
    """What progress can be divided by, as users name it."""
    return [names.Named(key, noun, (noun, key)) for key, noun in DIMENSIONS.items()]


def _running(parts: Sequence[_Told], until: str) -> list[_Told]:
    """Months with what they come to so far; of those that are over it is said that nobody noted
    any hours."""
    sums = accumulate((part.amounts for part in parts), add)
    return [
        replace(
            part,
            so_far=so_far,
            amounts=replace(
                part.amounts, silent=int((part.id or "") <= until and part.amounts.used is None)
            ),
        )
        for part, so_far in zip(parts, sums, strict=True)
    ]


def _asked(found: Progress) -> dict[str, Any]:
    return {
        "programme": found.programme.id,
        "day": found.book.day,
        "logs": found.book.logs,
        "gemeente": told(found.gemeente),
        **{key: told(getattr(found.scope, key)) for key in ("theme", "department", "partner")},
    }


def _narrowed(found: Progress) -> str:
    """The day, and for whom and of which themes."""
    parts = phrases(found.programme, replace(found.scope, gemeente=found.gemeente))
    return ", ".join((dutch.day_of(found.book.day), *parts))


def _labels(found: Progress, dimension: str) -> dict[str | None, str]:
    """What the values of a dimension are called."""
    programme = found.programme
    match dimension:
        case "theme":
            return {**structure.titles(programme), None: _REST[dimension]}
        case "action":
            return {line.action.id: line.action.title for line in found.lines}
        case "gemeente":
            return {each.id: each.name for each in programme.gemeenten}
    return {key: month(key, programme) for key, _ in by_month(found) if key}


def _actions(found: Progress) -> Iterator[_Told]:
    for line in found.lines:
        yield _Told(
            kind="action",
            id=line.action.id,
            theme=line.theme.id if line.theme else None,
            title=line.action.title,
            amounts=line.amounts,
            standing=line,
            stand="; ".join(filter(None, (stand(line, found.programme), figure(line.state)))),
            state=line.state,
            forecast=line.forecast,
        )


def _planning(found: Progress) -> Iterator[_Told]:
    for planned in found.planning:
        item = planned.scheduled.item
        when = f" ({name_of(item)})" if name_of(item) else ""
        yield _Told(
            kind="planning",
            id=item.id,
            theme=planned.scheduled.theme,
            title=f"{item.title}{when}",
            amounts=planned.amounts,
            standing=planned,
            stand="; ".join(filter(None, (stand(planned, found.programme), figure(planned.state)))),
            state=planned.state,
        )


def _shown(found: Progress) -> Iterator[_Told]:
    for subject, state in found.shown:
        said = last(state, "status")
        status = PROGRESS[said.status] if said and said.status else ""
        yield _Told(
            kind=subject.kind,
            id=subject.id,
            theme=subject.theme,
            title=subject.title,
            stand="; ".join(filter(None, (status, figure(state)))),
            state=state,
        )


def _rows(
    found: Progress,
    actions: Sequence[_Told],
    facts: Facts[_Told],
    footnotes: Footnotes,
    *,
    sums: bool,
) -> Iterator[Row]:
    """The actions beneath their themes, with the sum of each theme."""
    parts = list(found.parts)
    above = structure.lineage(found.programme, ids(found.scope.theme))
    own = {theme for theme, _ in parts}
    for theme, heading, ended in words.closing_of(found.programme, own, found.scope.theme):
        within = [each for each in actions if each.theme == theme]
        yield from _section(heading, within, found, facts, footnotes)
        for summed, title in ended if sums else ():
            amounts = added(it for name, it in parts if summed in above.get(name or "", (name,)))
            if amounts != Amounts():
                yield _sum(facts, _Told(title=title, amounts=amounts), "subtotal")


def _section(
    heading: str,
    listed: Sequence[_Told],
    found: Progress,
    facts: Facts[_Told],
    footnotes: Footnotes,
) -> Iterator[Row]:
    if listed:
        yield Row((heading,), "section")
    for each in listed:
        yield facts.row(each, footnotes.mark(remark(each.state), _forecast(each, found)))


def _forecast(each: _Told, found: Progress) -> str | None:
    """What an action comes to at this rate, and what that rests on."""
    ahead, standing = each.forecast, each.standing
    if ahead is None or standing is None or each.amounts.used is None:
        return None
    passed = dutch.number(round(Decimal(float(ahead.passed)), 1))
    return (
        f"Bij dit tempo {dutch.number(ahead.hours)} uur eind "
        f"{month(standing.last, found.programme)}: {dutch.number(each.amounts.used)} uur in "
        f"{passed} van {ahead.of} maanden."
    )


def _sum(facts: Facts[_Told], told: _Told, role: Role) -> Row:
    return replace(facts.row(told), role=role)


def _tally(found: Progress) -> tuple[Count, ...]:
    """How many actions there are of each status, and what they come to."""
    counts = Counter[ProgressStatus | None](line.status for line in found.lines)
    statuses: dict[ProgressStatus | None, str] = {**_STATUSES, None: NO_STATUS}
    total = found.total
    return (
        Count("actions", "Acties", len(found.lines), "actie", "acties"),
        *(
            _counted(status or "no_status", text.capitalize(), counts[status], text)
            for status, text in statuses.items()
        ),
        Count(
            *("late", "Te laat", found.late),
            *(("actie of item te laat", "acties of items te laat") if found.late else ("", "")),
        ),
        _hours("planned", "Geraamd", _figures(total.planned, "hours")),
        _hours("used", "Besteed", total.used),
        Count("spent", "Uitgegeven", total.spent or 0, kind=Kind.EUROS, silent=total.spent is None),
    )


_STATUSES: dict[ProgressStatus | None, str] = {**PROGRESS}  # type: ignore[dict-item]


def _counted(key: str, title: str, number: int, text: str) -> Count:
    """A count that a note says where it is not 0."""
    return Count(key, title, number, *((text, text) if number else ("", "")))


def _hours(key: str, title: str, number: Decimal | None) -> Count:
    return Count(key, title, number or 0, kind=Kind.HOURS, silent=number is None)


def _notes(found: Progress, listed: Sequence[Amounts], by: str = "") -> Iterator[str]:
    """What to know of these amounts, of actions or by a dimension."""
    total = found.total
    yield from _outside(found)
    linked = (item for _, item, _ in paths.money(found.programme) if item.figures)
    if any("actions" in item.derived for item in linked):
        yield "Bij welke actie een begroot bedrag hoort, is deels onze lezing."
    if total.expected is not None and by != "month":
        yield (
            "Verwacht is indicatief: de geraamde uren gelijk verdeeld over de looptijd van een "
            f"actie, t/m {dutch.day_of(found.book.day)}."
        )
    if total.planned is not None and by == "month":
        yield "Geraamd is per maand indicatief: gelijk verdeeld over de looptijd van een actie."
    if any(_is_range(amounts.planned) for amounts in listed):
        yield (
            "Waar uren op meer manieren te lezen zijn, staan de minste en de meeste; verwacht is "
            "naar de gekozen lezing."
        )
    if any(amounts.silent for amounts in listed):
        yield "Niet bijgehouden is niet 0."
    if by != "month" and any(amounts.silent and amounts.left for amounts in (*listed, total)):
        yield "Hooguit staat waar van een deel van de acties geen uren zijn bijgehouden."
    if total.unplanned and total.left:
        yield (
            f"{dutch.number(total.unplanned)} uur is besteed aan wat geen geraamde uren heeft; dat "
            "gaat niet af van wat over is."
        )
    yield from _shared(found)
    yield from _undivided(found)
    if by == "gemeente":
        yield "Wat voor geen gemeente in het bijzonder is genoteerd, is niet verdeeld."
    if not by and found.late:
        yield LATE_NOTE


def _outside(found: Progress) -> Iterator[str]:
    """That the day is not one of the programme's."""
    period, month = found.programme.period, found.book.day[:7]
    if month < period.from_:
        yield f"Dit programma begint pas in {dutch.month_of(period.from_)}."
    if month > period.last:
        yield f"Dit programma liep t/m {dutch.month_of(period.last)}; dit is de stand daarna."


def _shared(found: Progress) -> Iterator[str]:
    """That what is asked of a department or partner is of whole actions."""
    total, scope = found.total, found.scope
    what = ["uren"] if total.planned is not None or total.used is not None else []
    what += ["bedragen"] if total.money is not None or total.spent is not None else []
    if what and not scope.additive:
        apart = words.apart_from(scope.department, scope.partner, scope.goal)
        yield f"Deze {dutch.listing(what)} zijn {apart}: een actie telt overal helemaal mee."


def _undivided(found: Progress) -> Iterator[str]:
    """What does not count, since it was noted for no municipality."""
    used, spent = found.undivided.used, found.undivided.spent
    said = [f"{dutch.number(used)} uur"] if used else []
    said += [dutch.euros(spent)] if spent else []
    if said:
        whose = called(found.programme, found.gemeente, names.gemeenten)
        yield (
            f"Voor geen gemeente in het bijzonder is {dutch.listing(said)} genoteerd; dat is niet "
            f"verdeeld en telt voor {whose} niet mee."
        )


def _is_range(figures: Figures | None) -> bool:
    return figures is not None and figures.low != figures.high


def _plan(told: _Told) -> str:
    return span(told.amounts.planned) if told.amounts.planned else ""


def _due(told: _Told) -> str:
    due = told.amounts.due
    return "" if due is None else dutch.number(due)


def _used(told: _Told) -> str:
    """The hours used, or that nobody kept them where some were planned."""
    if told.amounts.used is not None:
        return dutch.number(told.amounts.used)
    return UNKNOWN if told.amounts.silent else ""


def _left(told: _Told) -> str:
    """What is left, as a range where the plan is one; of a sum at most, where something of it is
    not known."""
    left = told.amounts.left
    if left is None:
        return ""
    if told.amounts.silent and left.high < 0:
        return f"minstens {dutch.number(-left.high)} te veel"
    if told.amounts.silent:
        return f"hooguit {dutch.number(left.high)}"
    return too_many(left) or span(left)


def _left_of(key: str) -> Callable[[_Told], Decimal | None]:
    """Takes the hours that are left, as far as they are known."""
    return lambda told: None if told.amounts.silent else _figures(told.amounts.left, key)


def _figures(figures: Figures | None, key: str) -> Decimal | None:
    return getattr(figures, key) if figures else None


def _amounts_contract(amounts: Amounts) -> dict[str, Any]:
    """Amounts for programs; what is left of a sum is not known where something of it is not."""
    return {**_numbers(_Told(title="", amounts=amounts), _AMOUNTS), "silent": amounts.silent}


def _numbers(told: _Told, facts: Sequence[Fact[_Told]]) -> dict[str, Any]:
    """The hours and euros of a row for programs."""
    return {
        fact.key: fact.get(told)
        for fact in facts
        if fact.reader is not For.PEOPLE and fact.kind.numeric
    }


def _contract(told: _Told) -> dict[str, Any]:
    """A row for programs."""
    contract = {fact.key: fact.get(told) for fact in _FACTS.facts if fact.reader is not For.PEOPLE}
    if told.kind not in {"action", "planning"}:
        contract = {key: it for key, it in contract.items() if key not in _OF_WORK}
    if told.forecast and told.standing:
        through = {"until": told.standing.last, "months": round(float(told.forecast.passed), 1)}
        contract["forecast"] = {"hours": told.forecast.hours, **through, "of": told.forecast.of}
    return contract


def _known(told: _Told, key: str) -> Any:
    """Something of how it stands, where it does."""
    return getattr(told.standing, key) if told.standing else None


def _said(told: _Told, key: str) -> Any:
    """The last that was noted under a key."""
    entry = last(told.state, key)
    return getattr(entry, key) if entry else None


_TITLE: Fact[_Told] = Fact("title", "Wat", lambda it: it.title)
_AMOUNTS: tuple[Fact[_Told], ...] = (
    Fact(
        "planned",
        "Geraamd",
        lambda it: _figures(it.amounts.planned, "hours"),
        For.PROGRAMS,
        Kind.HOURS,
    ),
    Fact("low", "Laag", lambda it: _figures(it.amounts.planned, "low"), For.PROGRAMS, Kind.HOURS),
    Fact("high", "Hoog", lambda it: _figures(it.amounts.planned, "high"), For.PROGRAMS, Kind.HOURS),
    Fact("plan", "Geraamd", _plan, For.PEOPLE, Kind.HOURS, optional=True),
    Fact("expected", "Verwacht", lambda it: it.amounts.due, For.PROGRAMS, Kind.HOURS),
    Fact("due", "Verwacht", _due, For.PEOPLE, Kind.HOURS, optional=True),
    Fact("used", "Besteed", lambda it: it.amounts.used, For.PROGRAMS, Kind.HOURS),
    Fact("hours", "Besteed", _used, For.PEOPLE, Kind.HOURS, optional=True),
    *(
        Fact(key, title, _left_of(of), For.PROGRAMS, Kind.HOURS)
        for key, title, of in (
            ("left", "Over", "hours"),
            ("left_low", "Over, laag", "low"),
            ("left_high", "Over, hoog", "high"),
        )
    ),
    Fact("rest", "Over", _left, For.PEOPLE, Kind.HOURS, optional=True),
    Fact("money", "Begroot", lambda it: it.amounts.money, kind=Kind.EUROS, optional=True),
    Fact("spent", "Uitgegeven", lambda it: it.amounts.spent, kind=Kind.EUROS, optional=True),
)
_OF_WORK = {fact.key for fact in _AMOUNTS} | {"status", "until", "last", "late"}
"""What only actions and the planning have."""
_FACTS: Facts[_Told] = Facts.of(
    Fact("kind", "Soort", lambda it: it.kind, For.PROGRAMS),
    Fact("theme", "Thema", lambda it: it.theme, For.PROGRAMS),
    Fact("id", "Id", lambda it: it.id, For.PROGRAMS),
    _TITLE,
    Fact("stand", "Stand", lambda it: it.stand, For.PEOPLE),
    Fact("status", "Status", lambda it: _known(it, "status"), For.PROGRAMS),
    Fact("until", "Verschoven naar", lambda it: _known(it, "until"), For.PROGRAMS),
    Fact("last", "Uiterlijk", lambda it: _known(it, "last"), For.PROGRAMS),
    Fact("late", "Te laat", lambda it: _known(it, "late"), For.PROGRAMS),
    *_AMOUNTS,
    Fact("value", "Waarde", lambda it: _said(it, "value"), For.PROGRAMS, Kind.VALUE),
    Fact("cell", "Cel", lambda it: _said(it, "cell"), For.PROGRAMS),
    Fact("text", "Tekst", lambda it: _said(it, "text"), For.PROGRAMS),
    Fact("source", "Bron", lambda it: _said(it, "source"), For.PROGRAMS),
)
_MONTHS: Facts[_Told] = Facts.of(
    Fact("id", "Maand", lambda it: it.id, For.PROGRAMS),
    Fact("title", "Maand", lambda it: it.title, For.PEOPLE),
    Fact("planned", "Geraamd", lambda it: _figures(it.amounts.planned, "hours"), kind=Kind.HOURS),
    Fact(
        "planned_so_far",
        "Geraamd t/m",
        lambda it: _figures(it.so_far.planned, "hours"),
        kind=Kind.HOURS,
    ),
    Fact("used", "Besteed", lambda it: it.amounts.used, For.PROGRAMS, Kind.HOURS),
    Fact("hours", "Besteed", _used, For.PEOPLE, Kind.HOURS),
    Fact("used_so_far", "Besteed t/m", lambda it: it.so_far.used, kind=Kind.HOURS),
    Fact("spent", "Uitgegeven", lambda it: it.amounts.spent, kind=Kind.EUROS, optional=True),
)
