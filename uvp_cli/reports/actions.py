"""The actions as a table and as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from uvp_cli import dutch
from uvp_cli.programme import gaps, paths, structure
from uvp_cli.programme.model import Action, Gemeente, Party, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.actions import ASPECTS, ActionSelection, Listed, list_actions
from uvp_cli.queries.hours import account, total
from uvp_cli.queries.planning import schedule
from uvp_cli.queries.wanted import ids
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import phrases, quoted, told, whose
from uvp_cli.reports.facts import LABELS, Fact, Facts
from uvp_cli.reports.ours import derived_fact, goal_notes, ours
from uvp_cli.reports.planning import link_notes, month_notes, parties_of
from uvp_cli.reports.standing import LATE_NOTE, STATUSES, UNKNOWN, standing_facts
from uvp_cli.reports.tables import Count, Counting, For, Kind, Report, Table


def actions_report(actions: Sequence[Listed], loaded: Loaded, selection: ActionSelection) -> Report:
    """Actions by theme; the title gives the `selection`."""
    programme, titles = loaded.programme, structure.titles(loaded.programme)
    every = _FACTS.beside("when", *_log_facts(actions, programme))
    facts = every.about(actions).beside("figure", *_gemeente_facts(selection, programme))
    option = "".join(f" --gemeente {gemeente}" for gemeente in ids(selection.gemeente))
    advice = f"Hoe de uren zijn gelezen en verdeeld: uvp hours{option} --explain"
    table = Table(
        _title(selection, programme),
        loaded.subtitle,
        tally=_tally(actions, selection, programme),
        notes=tuple(_notes(actions, selection, programme)),
        advice=(advice,) if any(listed.figures for listed in actions) else (),
        empty=_empty(selection, programme),
        whose=whose(programme, selection),
    )
    contract = {
        "programme": programme.id,
        "gemeente": told(selection.gemeente),
        "actions": [every.contract(listed) for listed in actions],
    }
    filled = facts.fill(
        table,
        actions,
        lambda listed: titles[listed.theme.id] if listed.theme else words.OTHER,
        lambda listed: remarks(listed, programme),
    )
    return Report(filled, contract)


def _empty(selection: ActionSelection, programme: Programme) -> str:
    none = "Geen acties gevonden."
    if not selection.owner or any(it.work.owners for it in list_actions(programme)):
        return none
    return f"{none} Dit programma noemt bij geen enkele actie een trekker."


def _log_facts(actions: Sequence[Listed], programme: Programme) -> Iterator[Fact[Listed]]:
    if any(listed.line for listed in actions):
        yield from standing_facts(lambda it: it.line, programme)
        yield Fact(
            *("used", "Besteed", lambda it: it.line and it.line.amounts.used),
            kind=Kind.HOURS,
            silence=UNKNOWN,
        )


def _gemeente_facts(selection: ActionSelection, programme: Programme) -> Iterator[Fact[Listed]]:
    wanted = ids(selection.gemeente)
    gemeenten = [gemeente for gemeente in programme.gemeenten if gemeente.id in wanted]
    for gemeente in gemeenten if len(gemeenten) > 1 else ():
        own = {listed.action.id: listed for listed in list_actions(programme, gemeente.id)}
        of = partial(_hours_in, own)
        yield Fact(f"gemeente_{gemeente.id}", gemeente.name, of, kind=Kind.HOURS)


def _hours_in(own: Mapping[str, Listed], listed: Listed) -> Decimal | None:
    return _hours("hours")(own[listed.action.id])


def _title(selection: ActionSelection, programme: Programme) -> str:
    """The selection in words: "Acties voor Vaals, thema Zorg, met ketenpartner Politie"."""
    parts = phrases(programme, selection, gemeente="die {} noemen" if selection.only else "voor {}")
    if selection.duration:
        parts.append(f"looptijd met {quoted(selection.duration)}")
    for link, aspects in (("met", selection.having), ("zonder", selection.lacking)):
        if aspects:
            listed = dutch.listing(name for key, name in ASPECTS.items() if key in aspects)
            parts.append(f"{link} {listed}")
    if selection.status:
        status = dutch.listing((STATUSES[it] for it in selection.status), "of")
        parts.append("zonder status" if selection.status == ("none",) else f"status {status}")
    nouns = ("thema ", "looptijd ", "niveau ", "prioriteit ", "status ")
    comma = "," if parts and parts[0].startswith(nouns) else ""
    return f"Acties{comma} {', '.join(parts)}".strip()


def _tally(
    actions: Sequence[Listed], selection: ActionSelection, programme: Programme
) -> tuple[Count, ...]:
    number = Count("actions", "Acties", len(actions), "actie", "acties")
    figures = [listed.figures for listed in actions if listed.figures]
    if not figures:
        return (number,)
    unit = f"uur voor {words.whose(account(programme, ids(selection.gemeente)))}"
    return (number, Count("hours", "Uren", total(figures).hours, unit, unit, Kind.HOURS))


def told_apart(within: Sequence[Action], others: int) -> list[str]:
    """The number of actions `within` themes, numbered and not, and of `others`, with their noun."""
    numbered = sum(action.number is not None for action in within)
    without = ("actie zonder nummer", "acties zonder nummer") if numbered else ("actie", "acties")
    return dutch.counted(
        (numbered, "genummerde actie", "genummerde acties"),
        (len(within) - numbered, *without),
        (others, "overige actie", "overige acties"),
    )


def counted(actions: Sequence[Listed]) -> list[str]:
    """The number of each kind of action with its noun, in the words of letters and reports."""
    within = [listed.action for listed in actions if listed.theme]
    return told_apart(within, len(actions) - len(within))


def _notes(
    actions: Sequence[Listed], selection: ActionSelection, programme: Programme
) -> Iterator[str]:
    kinds = counted(actions)
    if len(kinds) > 1:
        yield Counting(f"Naar soort: {dutch.listing(kinds)}.")
    if selection.gemeente and any(figure(listed) is not None for listed in actions):
        yield from words.merger_notes(account(programme, ids(selection.gemeente)))
    narrowed = selection.department or selection.partner or selection.goal
    if narrowed and any(listed.figures for listed in actions):
        apart = words.apart_from(selection)
        yield f"Deze uren zijn {apart}: een actie telt overal met al haar uren mee."
    planned = tuple(item for listed in actions for item in listed.planning)
    # That something is not linked is as much our reading as that it is.
    rests_on_links = selection.only or "planning" in selection.lacking
    yield from link_notes(schedule(programme) if rests_on_links else planned)
    yield from month_notes(planned)
    if selection.goal or "goals" in (*selection.having, *selection.lacking):
        yield from goal_notes(action for _, action in paths.actions(programme))
    if any(listed.line and listed.line.late for listed in actions):
        yield LATE_NOTE
    for without in (gap for aspect, gap in _GAPS.items() if aspect in selection.lacking):
        points = {action.id for _, action in without(programme)}
        open_points = sum(listed.action.id in points for listed in actions)
        if open_points != len(actions):
            yield _fewer(open_points)


def _fewer(open_points: int) -> str:
    """A note that not all actions without something are an open point. Why some are differs."""
    count = dutch.plural(open_points, "daarvan is", "daarvan zijn")
    which = count if open_points else "Geen daarvan is"
    return f"{which} om die reden een open punt; zie uvp questions."


_GAPS = {
    "hours": gaps.actions_without_estimate,
    "planning": gaps.actions_without_planning,
    "goals": gaps.actions_without_goal,
    "partners": gaps.actions_without_partner,
}
"""The actions of which it is an open point that they lack an aspect."""


def remarks(listed: Listed, programme: Programme) -> Iterator[str]:
    """Footnotes of an action: its title where that is ours, the assumptions that its hours rest on,
    and the hours that are not counted."""
    yield from (f"{label}: {how}." for key, label, how in ours(listed.action) if key == "title")
    for line in listed.lines:
        whose = f"{line.work.own.title}: " if line.work.place else ""
        if not line.quantified:
            told = filter(None, (words.part_of(line), words.uncounted(line.estimate, programme)))
            yield f"Niet meegeteld: {whose}{', '.join(told)}."
        elif note := words.reader_note(line, programme):
            yield f"{whose}{note}"
    if parts := [
        f"{dutch.number(line.figures.hours)} uur voor {words.part_of(line)}"
        for line in listed.lines
        if line.quantified and (line.department or line.written.year)
    ]:
        yield f"Van deze uren: {dutch.listing(parts)}."
    if listed.unread:
        yield f"Niet meegeteld: {words.without_estimate(listed.unread)}."


def _hours(key: str) -> Callable[[Listed], Decimal | None]:
    return lambda listed: getattr(listed.figures, key, None)


ELSEWHERE = "voor andere gemeenten"
"""The hours of an action that are none of those who are asked about."""


def figure(listed: Listed) -> Decimal | str | None:
    """The hours, or the cell that nothing was read from or that says that there are none; None
    where the programme names none."""
    if listed.figures:
        return listed.figures.hours
    cell = (listed.lines[0] if listed.lines else listed).work.hours
    if not listed.lines:
        is_elsewhere = cell and cell.estimates and not listed.unread
        return ELSEWHERE if is_elsewhere else listed.unread or (cell.cell if cell else None)
    return "per persoon" if _hours_per_person(listed) is not None or not cell else cell.cell


def _hours_per_person(listed: Listed) -> Decimal | None:
    amounts = [line.estimate.hours for line in listed.lines if not line.quantified]
    hours = [amount for amount in amounts if amount is not None]
    return sum(hours, Decimal(0)) if hours else None


def _parties(listed: Listed) -> str:
    sides = (
        parties_of(listed.capacity, "departments", listed.departments),
        parties_of(listed.capacity, "partners", listed.partners),
    )
    # Behind a cell that ends as a sentence no second sign is needed; a dot behind one letter is of
    # an abbreviation: N.V.T.
    return "; ".join(re.sub(r"(?<=\w\w)\s*\.\s*$", "", side) for side in sides if side)


def _names(parties: Iterable[Party | Gemeente]) -> str | None:
    return dutch.titles(party.name for party in parties) or None


def _ids(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.id for party in parties)


def _duration(listed: Listed) -> str | None:
    """The cell of the action, or else those of its measures."""
    return listed.work.duration or "; ".join(listed.durations) or None


_FACTS: Facts[Listed] = Facts.of(
    Fact("theme", "Thema", lambda it: it.theme.id if it.theme else None, For.PROGRAMS),
    Fact("action", "Id", lambda it: it.action.id, For.PROGRAMS),
    Fact("title", "Actie", lambda it: it.action.title),
    Fact("hours", "Uren", _hours("hours"), For.PROGRAMS, Kind.HOURS),
    Fact("figure", "Uren", figure, For.PEOPLE, Kind.HOURS, optional=True, silence="niet genoemd"),
    Fact("low", "Laag", _hours("low"), For.PROGRAMS, Kind.HOURS),
    Fact("high", "Hoog", _hours("high"), For.PROGRAMS, Kind.HOURS),
    Fact("hours_per_person", "Uren per persoon", _hours_per_person, For.PROGRAMS, Kind.HOURS),
    Fact("without_estimate", "Cel", lambda it: it.unread, For.PROGRAMS, optional=True),
    Fact("assumed", "Aanname", lambda it: any(line.assumed for line in it.lines), For.PROGRAMS),
    Fact("departments", "Afdelingen", lambda it: _ids(it.departments), For.PROGRAMS),
    Fact("partners", "Ketenpartners", lambda it: _ids(it.partners), For.PROGRAMS),
    Fact("owners", "Trekkers", lambda it: it.action.owners, For.PROGRAMS, optional=True),
    Fact("portfolio", "Portefeuille", lambda it: it.portfolio, For.PROGRAMS, optional=True),
    Fact("lead", "Trekker", lambda it: _names(it.owners), For.PEOPLE, optional=True),
    Fact("holder", "Portefeuille", lambda it: _names(it.holders), For.PEOPLE, optional=True),
    *LABELS,
    Fact("who", "Afdelingen; ketenpartners", _parties, For.PEOPLE, optional=True),
    Fact("duration", "Looptijd", _duration, For.PROGRAMS),
    Fact("cell", "Looptijd", _duration, For.PEOPLE, optional=True),
    Fact("months", "Maanden", lambda it: it.months, For.PROGRAMS),
    Fact(
        *("when", "Planning"),
        lambda it: ", ".join(dutch.moment_runs(it.moments, dutch.SHORT_MONTHS)),
        For.PEOPLE,
        optional=True,
    ),
    Fact("goals", "Doelstellingen", lambda it: it.work.goals, For.PROGRAMS),
    Fact("gemeenten", "", lambda it: it.gemeenten, optional=True),
    derived_fact(lambda it: it.action.derived),
    order=(
        *("theme", "action", "title", "hours", "low", "high", "hours_per_person"),
        *("without_estimate", "assumed"),
        *("departments", "partners", "duration", "months", "goals", "gemeenten", "owners"),
        *("portfolio", "level", "priority", "areas", "status", "until", "late", "used", "derived"),
    ),
)
