"""How often departments and partners are named, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.queries.parties import Involved, PartyKind
from uvp_cli.queries.wanted import Wanted, ids, wants
from uvp_cli.reports.asked import narrowed
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours_words import OTHER, OTHER_KEY
from uvp_cli.reports.tables import Counting, For, Kind, Report, Table

_NOUNS: dict[PartyKind, tuple[str, str]] = {
    "department": ("afdeling", "afdelingen"),
    "partner": ("ketenpartner", "ketenpartners"),
}


def parties_report(
    parties: Sequence[Involved], loaded: Loaded, kind: PartyKind, names: Names = EVERYTHING
) -> Report:
    """Parties with how often and in which themes each is named; `names` (ids) narrows them."""
    programme = loaded.programme
    _, more = _NOUNS[kind]
    facts = _facts(kind, _themes(programme, names.theme))
    table = Table(
        f"{more.capitalize()}: hoe vaak genoemd{narrowed(programme, names)}",
        loaded.subtitle,
        notes=tuple(_notes(parties, kind)),
        advice=(f"Welke acties het zijn: uvp actions --{kind} NAAM",) if parties else (),
        empty=f"Dit programma noemt geen {more}.",
        empty_of_more=f"Deze programma's noemen geen {more}.",
    )
    contract = {"programme": programme.id, f"{kind}s": [*map(facts.contract, parties)]}
    return Report(facts.fill(table, parties), contract)


def _themes(programme: Programme, theme: Wanted) -> dict[str | None, str]:
    """The titles of the uppermost of these themes by id; None is what is outside the themes."""
    root_of = structure.roots(programme, ids(theme))
    titles: dict[str | None, str] = {
        known.id: known.title
        for known in structure.in_order(programme)
        if wants(theme, known.id) and root_of[known.id] == known.id
    }
    if programme.other_actions and wants(theme, OTHER_KEY):
        titles[None] = OTHER
    return titles


def _notes(parties: Sequence[Involved], kind: PartyKind) -> Iterator[str]:
    one, more = _NOUNS[kind]
    never = sum(not (involved.actions or involved.planning) for involved in parties)
    yield Counting(f"{dutch.plural(len(parties), one, more)}, {dutch.number(never)} niet genoemd.")
    yield f"Een actie telt bij elke {one} die meedoet: de aantallen zijn niet op te tellen."


def _facts(kind: PartyKind, titles: dict[str | None, str]) -> Facts[Involved]:
    def where(involved: Involved) -> str:
        counts = involved.by_theme
        return dutch.titles(f"{titles[key]} ({counts[key]})" for key in titles if counts[key])

    def counted(theme: str | None) -> Callable[[Involved], int]:
        return lambda involved: involved.by_theme[theme]

    themes = (
        Fact(f"theme_{key or OTHER_KEY}", title, counted(key), For.PROGRAMS, Kind.NUMBER)
        for key, title in titles.items()
    )
    return Facts.of(
        Fact(kind, "Id", lambda it: it.party.id, For.PROGRAMS),
        Fact("name", _NOUNS[kind][0].capitalize(), lambda it: it.party.name),
        Fact("actions", "Acties", lambda it: len(it.actions), kind=Kind.NUMBER),
        Fact("planning", "Planning", lambda it: len(it.planning), kind=Kind.NUMBER),
        Fact("where", "Acties per thema", where, For.PEOPLE),
        *themes,
        Fact("action_ids", "Welke acties", lambda it: (*_named_by(it)["actions"],), For.PROGRAMS),
        Fact("themes", "", lambda it: {key or OTHER_KEY: it.by_theme[key] for key in titles}),
        Fact("named_by", "", _named_by),
        order=(kind, "name", "actions", "planning", "themes", "named_by"),
    )


def _named_by(involved: Involved) -> dict[str, list[str]]:
    items = (scheduled.item for scheduled in involved.planning)
    return {
        "actions": [listed.action.id for listed in involved.actions],
        "planning": [item.id for item in items if item.id],
    }
