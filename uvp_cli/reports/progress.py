"""Planned beside used on a day, as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, chain
from operator import add
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.log import PROGRESS
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import name_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Figures
from uvp_cli.queries.logbook import State
from uvp_cli.queries.progress import (
    DIVISIONS,
    ActionStanding,
    Amounts,
    ItemStanding,
    Progress,
    added,
    by_month,
)
from uvp_cli.queries.wanted import ids
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import called, phrases, told
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import span
from uvp_cli.reports.standing import (
    LATE_NOTE,
    NO_STATUS,
    UNKNOWN,
    figure,
    last,
    month,
    remark,
    stand,
    time_of,
    too_many,
)
from uvp_cli.reports.tables import (
    Count,
    Explaining,
    Footnotes,
    For,
    Kind,
    Report,
    Role,
    Row,
    Table,
    explained,
    note,
    sections,
)
from uvp_cli.reports.terms import PARTS
from uvp_cli.values import dataclass

DIMENSIONS = {"theme": "thema", "action": "actie", "gemeente": "gemeente", "month": "maand"}
"""The dimensions of progress within a programme, in Dutch."""
_REST = {
    "theme": "Overig",
    "action": "Niet bij één actie",
    "gemeente": "Voor geen gemeente in het bijzonder",
}
"""The title of the part that has no value of a dimension."""
AT_MOST, AT_LEAST = "hooguit", "minstens"
"""The words before hours left where something of them is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """The subject of a row: something that a log can be about, or a sum."""

    title: str
    amounts: Amounts = Amounts()
    kind: str = ""
    id: str | None = None
    theme: str | None = None
    standing: ActionStanding | ItemStanding | None = None
    stand: str = ""
    state: State = State("")
    so_far: Amounts = Amounts()
    is_work: bool = True


def progress_report(progress: Progress, loaded: Loaded, *, late: bool = False) -> Report:
    """Every action, what was noted of the planning, goals and indicators, and the sums of each
    theme and of all; or only what is `late`, without sums."""
    if late:
        lines = tuple(line for line in progress.lines if line.late)
        planning = tuple(item for item in progress.planning if item.late)
        progress = replace(progress, lines=lines, planning=planning, shown=(), funds={})
    footnotes, tally = Footnotes(), _tally(progress)
    kinds = {
        "actions": [*_actions(progress)],
        "planning": [*_planning(progress)],
        "shown": [*_shown(progress)],
    }
    funds = [*_funds(progress)]
    listed = [*chain(*kinds.values(), funds)]
    facts = _FACTS.about(listed)

    def section(heading: str, subjects: Sequence[_Subject]) -> Iterator[Row]:
        marks = [footnotes.mark(remark(it.state), _forecast(it, progress)) for it in subjects]
        rows = map(facts.row, subjects, marks)
        roles: Iterator[Role] = ("data" if it.id else "shown" for it in subjects)
        return sections(
            (heading, replace(row, role=role)) for row, role in zip(rows, roles, strict=True)
        )

    rows = [*_rows(progress, [*kinds["actions"], *funds], facts, section, sums=not late)]
    rows += section("Planning", kinds["planning"])
    if not late and progress.total != Amounts():
        rows.append(_sum(facts, _Subject(title="Totaal", amounts=progress.total), "total"))
    rows += section("Doelstellingen en indicatoren", kinds["shown"])
    table = Table(
        title=f"Voortgang op {_narrowed(progress)}{', alleen wat te laat is' if late else ''}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=tuple(rows),
        footnotes=footnotes.texts,
        notes=(note(tally), *_notes(progress, [it.amounts for it in listed])) if listed else (),
        empty="Niets is te laat." if late else "Niets gevonden.",
        tally=tally,
    )
    contracts = {kind: [*map(_FACTS.contract, subjects)] for kind, subjects in kinds.items()}
    return _answer(progress, table, contracts)


def divided_report(progress: Progress, dimension: str, loaded: Loaded) -> Report:
    """The hours and euros by action, theme, municipality or month."""
    labels = _labels(progress, dimension)
    parts = [
        _Subject(id=key, title=labels.get(key, _REST.get(dimension, "")), amounts=amounts)
        for key, amounts in DIVISIONS[dimension](progress)
    ]
    total, named, amounts = _Subject(title="Totaal", amounts=progress.total), _PART, _AMOUNTS
    if dimension == "month":
        parts = [*_running(parts, progress.book.day[:7])]
        named, amounts = _MONTH, _OF_MONTH
    facts = Facts((*named, *amounts.facts)).about([*parts, total])
    table = Table(
        title=f"Voortgang per {DIMENSIONS[dimension]} op {_narrowed(progress)}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=(*map(facts.row, parts), _sum(facts, total, "total")),
        notes=tuple(_notes(progress, [part.amounts for part in parts], dimension)),
    )
    rows = [{dimension: part.id, **amounts.contract(part)} for part in parts]
    return _answer(progress, table, {"by": dimension, "rows": rows})


def _answer(progress: Progress, table: Table, listed: dict[str, Any]) -> Report:
    """The answer with its sums for programs."""
    scope, undivided = progress.scope, progress.undivided
    contract = {
        "programme": progress.programme.id,
        "day": progress.book.day,
        "logs": progress.book.logs,
        "gemeente": told(progress.gemeente),
        **{key: told(getattr(scope, key)) for key in ("theme", "department", "partner")},
        **listed,
        "totals": {
            **_AMOUNTS.contract(_Subject(title="", amounts=progress.total)),
            "silent": progress.total.silent,
        },
        "undivided": {"used": undivided.used, "spent": undivided.spent},
    }
    return Report(replace(table, notes=explained(table.notes, table.columns, table.rows)), contract)


def _running(months: Sequence[_Subject], until: str) -> Iterator[_Subject]:
    """Months with what they come to so far; of those that are over it is said that nobody noted
    any hours."""
    sums = accumulate((subject.amounts for subject in months), add)
    for subject, so_far in zip(months, sums, strict=True):
        is_silent = (subject.id or "") <= until and subject.amounts.used is None
        amounts = replace(subject.amounts, silent=int(is_silent))
        yield replace(subject, so_far=so_far, amounts=amounts)


def _narrowed(progress: Progress) -> str:
    parts = phrases(progress.programme, replace(progress.scope, gemeente=progress.gemeente))
    return ", ".join((dutch.day_of(progress.book.day), *parts))


def _labels(progress: Progress, dimension: str) -> dict[str | None, str]:
    programme = progress.programme
    match dimension:
        case "theme":
            return {**structure.titles(programme), None: _REST[dimension]}
        case "action":
            return {line.action.id: line.action.title for line in progress.lines}
        case "gemeente":
            return {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    return {key: month(key, programme) for key, _ in by_month(progress) if key}


def _actions(progress: Progress) -> Iterator[_Subject]:
    for line in progress.lines:
        theme = line.theme.id if line.theme else None
        subject = _Subject(kind="action", id=line.action.id, theme=theme, title=line.action.title)
        yield _stood(subject, line, progress.programme)


def _funds(progress: Progress) -> Iterator[_Subject]:
    """The money of each theme that is for no action alone."""
    for theme, euros in progress.funds.items():
        amounts = Amounts(money=euros)
        yield _Subject(title=_REST["action"], theme=theme, amounts=amounts)


def _planning(progress: Progress) -> Iterator[_Subject]:
    for planned in (it for it in progress.planning if it.late or it.state.entries):
        item, theme = planned.scheduled.item, planned.scheduled.theme
        is_long = len(progress.programme.period.years) > 1
        when = time_of(item, progress.programme, progress.book.day) if is_long else name_of(item)
        title = f"{item.title} ({when})" if when else item.title
        subject = _Subject(kind="planning", id=item.id, theme=theme, title=title)
        yield _stood(subject, planned, progress.programme)


def _stood(
    subject: _Subject, line: ActionStanding | ItemStanding, programme: Programme
) -> _Subject:
    words = _joined(stand(line, programme), line.state)
    return replace(subject, amounts=line.amounts, standing=line, stand=words, state=line.state)


def _joined(status: str, state: State) -> str:
    return "; ".join(filter(None, (status, figure(state))))


def _shown(progress: Progress) -> Iterator[_Subject]:
    for part, state in progress.shown:
        said = last(state, "status")
        status = PROGRESS[said.status] if said and said.status else ""
        yield _Subject(
            kind=part.kind,
            id=part.id,
            theme=part.theme,
            title=part.title,
            stand=_joined(status, state),
            state=state,
            is_work=False,
        )


def _rows(
    progress: Progress,
    actions: Sequence[_Subject],
    facts: Facts[_Subject],
    section: Callable[[str, Sequence[_Subject]], Iterator[Row]],
    *,
    sums: bool,
) -> Iterator[Row]:
    """The actions beneath their themes, with the sum of each theme."""
    parts = list(progress.parts)
    above = structure.lineage(progress.programme, ids(progress.scope.theme))
    own = {theme for theme, _ in parts}
    for theme, heading, ended in words.closing_of(progress.programme, own, progress.scope.theme):
        yield from section(heading, [action for action in actions if action.theme == theme])
        for summed, title in ended if sums else ():
            inside = (of for name, of in parts if summed in above.get(name or "", (name,)))
            amounts = added(inside)
            if amounts != Amounts():
                yield _sum(facts, _Subject(title=title, amounts=amounts), "subtotal")


def _forecast(subject: _Subject, progress: Progress) -> str | None:
    """The hours that an action comes to at this rate, and what that rests on."""
    line = subject.standing
    if not isinstance(line, ActionStanding) or line.forecast is None or line.amounts.used is None:
        return None
    ahead = line.forecast
    passed = dutch.number(round(Decimal(float(ahead.passed)), 1))
    return (
        f"Bij dit tempo {dutch.number(ahead.hours)} uur eind "
        f"{month(line.last, progress.programme)}: {dutch.number(line.amounts.used)} uur in "
        f"{passed} van {ahead.of} maanden."
    )


def _sum(facts: Facts[_Subject], subject: _Subject, role: Role) -> Row:
    return Row(facts.row(subject).cells, role)


def _tally(progress: Progress) -> tuple[Count, ...]:
    counts = Counter[str | None](line.status for line in progress.lines)
    statuses: list[tuple[str | None, str]] = [*PROGRESS.items(), (None, NO_STATUS)]
    total, late = progress.total, "acties of items te laat"
    noun = ("actie", "acties") if progress.lines or not progress.late else ()
    planned = _figures(total.planned, "hours")
    return (
        # Of what is late there may be items alone.
        Count("actions", "Acties", len(progress.lines), *noun),
        *(
            _counted(status or "no_status", text.capitalize(), counts[status], text, text)
            for status, text in statuses
        ),
        _counted("late", "Te laat", progress.late, "actie of item te laat", late),
        Count("planned", "Geraamd", planned or 0, kind=Kind.HOURS, silent=planned is None),
        Count("used", "Besteed", total.used or 0, kind=Kind.HOURS, silent=total.used is None),
        Count("spent", "Uitgegeven", total.spent or 0, kind=Kind.EUROS, silent=total.spent is None),
    )


def _counted(key: str, title: str, number: int, one: str, more: str) -> Count:
    """A count that a note says where it is not 0."""
    return Count(key, title, number, *((one, more) if number else ("", "")))


def _notes(progress: Progress, listed: Sequence[Amounts], by: str = "") -> Iterator[str]:
    yield from _outside(progress)
    linked = (item for _, item, _ in paths.money(progress.programme) if item.figures)
    if any("actions" in item.derived for item in linked):
        yield Explaining.of(
            "Bij welke actie een begroot bedrag hoort, is deels onze lezing.", "Begroot"
        )
    yield Explaining.of(
        "Verwacht is indicatief: de geraamde uren gelijk verdeeld over de looptijd van een "
        f"actie, t/m {dutch.day_of(progress.book.day)}.",
        "Verwacht",
    )
    if by == "month" and progress.total.planned is not None:
        yield Explaining.of(
            "Geraamd is per maand indicatief: gelijk verdeeld over de looptijd van een actie, en "
            "op hele uren afgerond.",
            "Geraamd",
        )
    ranges = (amounts.planned for amounts in listed if amounts.planned)
    yield Explaining.of(
        "Waar uren op meer manieren te lezen zijn, staan de minste en de meeste; verwacht is "
        "naar de gekozen lezing.",
        *(span(planned) for planned in ranges if planned.low != planned.high),
    )
    yield Explaining.of("Niet bijgehouden is niet 0.", UNKNOWN)
    for word in (AT_MOST, AT_LEAST):
        text = f"{word} staat waar van een deel van de acties geen uren zijn bijgehouden."
        yield Explaining.of(text.capitalize(), word)
    if unplanned := progress.total.unplanned:
        yield Explaining.of(
            f"{dutch.number(unplanned)} uur is besteed aan wat geen geraamde uren heeft; dat "
            "gaat niet af van wat over is.",
            "Over",
        )
    yield from _shared(progress)
    yield from _undivided(progress)
    if by == "gemeente" and len(progress.programme.gemeenten) > 1:
        yield "Wat voor geen gemeente in het bijzonder is genoteerd, is niet verdeeld."
    if not by and progress.late:
        yield LATE_NOTE


def _outside(progress: Progress) -> Iterator[str]:
    period, month = progress.programme.period, progress.book.day[:7]
    if month < period.from_:
        yield f"Dit programma begint pas in {dutch.month_of(period.from_)}."
    if month > period.last:
        yield f"Dit programma liep t/m {dutch.month_of(period.last)}; dit is de stand daarna."


def _shared(progress: Progress) -> Iterator[str]:
    """Notes that the sums of a department or partner are of whole actions."""
    total, scope = progress.total, progress.scope
    sums = ["uren"] if total.planned is not None or total.used is not None else []
    sums += ["bedragen"] if total.money is not None or total.spent is not None else []
    if sums and not scope.additive:
        apart = words.apart_from(scope)
        yield f"Deze {dutch.listing(sums)} zijn {apart}: een actie telt overal helemaal mee."


def _undivided(progress: Progress) -> Iterator[str]:
    used, spent = progress.undivided.used, progress.undivided.spent
    said = [f"{dutch.number(used)} uur"] if used else []
    said += [dutch.euros(spent)] if spent else []
    if said:
        whose = called(progress.programme, progress.gemeente, names.gemeenten)
        yield (
            f"Voor geen gemeente in het bijzonder is {dutch.listing(said)} genoteerd; dat is niet "
            f"verdeeld en telt voor {whose} niet mee."
        )


def _used(amounts: Amounts) -> str:
    """The hours used, or that nobody kept them where some were planned."""
    if amounts.used is not None:
        return dutch.number(amounts.used)
    return UNKNOWN if amounts.silent else ""


def _left(amounts: Amounts) -> str:
    """The hours left, as a range where the plan is one; of a sum at most, where something of it is
    not known."""
    left = amounts.left
    if left is None:
        return ""
    if amounts.silent and left.high < 0:
        return f"{AT_LEAST} {dutch.number(-left.high)} te veel"
    if amounts.silent:
        return f"{AT_MOST} {dutch.number(left.high)}"
    return too_many(left) or span(left)


def _known_left(amounts: Amounts, key: str) -> Decimal | None:
    """The hours left; of a sum not where something of it is not known."""
    return None if amounts.silent else _figures(amounts.left, key)


def _figures(figures: Figures | None, key: str) -> Decimal | None:
    return getattr(figures, key) if figures else None


def _ahead(subject: _Subject) -> dict[str, Any] | None:
    line = subject.standing
    if not isinstance(line, ActionStanding) or not (ahead := line.forecast):
        return None
    through = {"until": line.last, "months": round(float(ahead.passed), 1)}
    return {"hours": ahead.hours, **through, "of": ahead.of}


def _amount(
    key: str,
    title: str,
    get: Callable[[Amounts], Any],
    reader: For = For.PROGRAMS,
    kind: Kind = Kind.HOURS,
) -> Fact[_Subject]:
    """An amount in a row. Hours for people and euros have no column where no row has any."""
    return Fact(
        *(key, title, lambda it: get(it.amounts), reader, kind),
        optional=reader is For.PEOPLE or kind is Kind.EUROS,
        of=lambda it: it.is_work,
    )


def _stands(key: str, title: str, words: Mapping[Any, str] | None = None) -> Fact[_Subject]:
    return Fact(
        *(key, title, lambda it: getattr(it.standing, key, None), For.PROGRAMS),
        of=lambda it: it.is_work,
        words=words,
    )


def _noted(key: str, title: str, kind: Kind = Kind.TEXT) -> Fact[_Subject]:
    return Fact(key, title, lambda it: getattr(last(it.state, key), key, None), For.PROGRAMS, kind)


_USED = _amount("used", "Besteed", lambda of: of.used)
_SPENT = _amount("spent", "Uitgegeven", lambda of: of.spent, For.EVERYONE, Kind.EUROS)
_AMOUNTS: Facts[_Subject] = Facts.of(
    _amount("planned", "Geraamd", lambda of: _figures(of.planned, "hours")),
    _amount("low", "Laag", lambda of: _figures(of.planned, "low")),
    _amount("high", "Hoog", lambda of: _figures(of.planned, "high")),
    _amount("plan", "Geraamd", lambda of: span(of.planned) if of.planned else "", For.PEOPLE),
    _amount("expected", "Verwacht", lambda of: of.due),
    _amount(
        "due", "Verwacht", lambda of: "" if of.due is None else dutch.number(of.due), For.PEOPLE
    ),
    _USED,
    _amount("hours", "Besteed", _used, For.PEOPLE),
    _amount("left", "Over", lambda of: _known_left(of, "hours")),
    _amount("left_low", "Over, laag", lambda of: _known_left(of, "low")),
    _amount("left_high", "Over, hoog", lambda of: _known_left(of, "high")),
    _amount("rest", "Over", _left, For.PEOPLE),
    _amount("money", "Begroot", lambda of: of.money, For.EVERYONE, Kind.EUROS),
    _SPENT,
)
_OF_MONTH: Facts[_Subject] = Facts.of(
    _amount("planned", "Geraamd", lambda of: _figures(of.planned, "hours"), For.EVERYONE),
    Fact(
        *("planned_so_far", "Geraamd t/m", lambda it: _figures(it.so_far.planned, "hours")),
        kind=Kind.HOURS,
    ),
    _USED,
    Fact("hours", "Besteed", lambda it: _used(it.amounts), For.PEOPLE, Kind.HOURS),
    Fact("used_so_far", "Besteed t/m", lambda it: it.so_far.used, kind=Kind.HOURS),
    _SPENT,
)
_PART: tuple[Fact[_Subject], ...] = (
    Fact("id", "Id", lambda it: it.id, For.PROGRAMS),
    Fact("title", "Wat", lambda it: it.title),
)
_MONTH: tuple[Fact[_Subject], ...] = (
    Fact("id", "Maand", lambda it: it.id, For.PROGRAMS),
    Fact("title", "Maand", lambda it: it.title, For.PEOPLE),
)
_FACTS: Facts[_Subject] = Facts.of(
    Fact("kind", "Soort", lambda it: it.kind, For.PROGRAMS, words=PARTS),
    Fact("theme", "Thema", lambda it: it.theme, For.PROGRAMS),
    *_PART,
    Fact("stand", "Stand", lambda it: it.stand, For.PEOPLE),
    _stands("status", "Status", PROGRESS),
    _stands("until", "Verschoven naar"),
    _stands("last", "Uiterlijk"),
    _stands("late", "Te laat"),
    *_AMOUNTS.facts,
    _noted("value", "Waarde", Kind.VALUE),
    _noted("cell", "Cel"),
    _noted("text", "Tekst"),
    _noted("source", "Bron"),
    Fact("forecast", "", _ahead, optional=True),
)
