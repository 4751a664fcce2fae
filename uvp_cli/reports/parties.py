"""Where departments and partners are named, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.parties import Involved, PartyKind
from uvp_cli.reports.hours import OTHER, OTHER_KEY
from uvp_cli.reports.tables import Column, For, Kind, Report, Row, Table

_NOUNS: dict[PartyKind, tuple[str, str]] = {
    "department": ("afdeling", "afdelingen"),
    "partner": ("ketenpartner", "ketenpartners"),
}


def parties_report(
    parties: Sequence[Involved], loaded: Loaded, kind: PartyKind, theme: str | None = None
) -> Report:
    """Parties with how often and in which themes each is named; `theme` is what was asked."""
    programme = loaded.programme
    one, more = _NOUNS[kind]
    titles = _themes(programme, theme)
    columns = (
        Column(kind, "Id", reader=For.PROGRAMS),
        Column("name", one.capitalize()),
        Column("actions", "Acties", Kind.NUMBER),
        Column("planning", "Planning", Kind.NUMBER),
        Column("where", "Acties per thema", reader=For.PEOPLE),
        *(
            Column(f"theme_{each or OTHER_KEY}", title, Kind.NUMBER, For.PROGRAMS)
            for each, title in titles.items()
        ),
        Column("action_ids", "Acties", reader=For.PROGRAMS),
    )
    narrowed = f", thema {titles[theme]}" if theme else ""
    table = Table(
        title=f"{more.capitalize()}: hoe vaak genoemd{narrowed}",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(_row(each, titles) for each in parties),
        notes=tuple(_notes(parties, kind)),
        advice=(f"Welke acties het zijn: uvp actions --{kind} NAAM",) if parties else (),
        empty=f"Dit programma noemt geen {more}.",
    )
    contract = {
        "programme": programme.id,
        f"{kind}s": [_contract(each, kind, titles) for each in parties],
    }
    return Report(table, contract)


def _themes(programme: Programme, theme: str | None) -> dict[str | None, str]:
    """The themes asked for by id; None is what is outside the themes."""
    titles: dict[str | None, str] = {
        each.id: each.title for each in programme.themes if theme in (None, each.id)
    }
    if programme.other_actions and theme is None:
        titles[None] = OTHER
    return titles


def _notes(parties: Sequence[Involved], kind: PartyKind) -> list[str]:
    if not parties:
        return []
    one, more = _NOUNS[kind]
    never = sum(not (each.actions or each.planning) for each in parties)
    return [
        f"{dutch.plural(len(parties), one, more)}, {dutch.number(never)} niet genoemd.",
        f"Een actie telt bij elke {one} die meedoet: de aantallen zijn niet op te tellen.",
    ]


def _row(involved: Involved, titles: dict[str | None, str]) -> Row:
    counts = involved.by_theme
    where = (f"{title} ({counts[each]})" for each, title in titles.items() if counts[each])
    return Row(
        (
            involved.party.id,
            involved.party.name,
            len(involved.actions),
            len(involved.planning),
            ", ".join(where),
            *(counts[each] for each in titles),
            tuple(listed.action.id for listed in involved.actions),
        )
    )


def _contract(involved: Involved, kind: PartyKind, titles: dict[str | None, str]) -> dict[str, Any]:
    counts = involved.by_theme
    return {
        kind: involved.party.id,
        "name": involved.party.name,
        "actions": len(involved.actions),
        "planning": len(involved.planning),
        "themes": {each or OTHER_KEY: counts[each] for each in titles},
        "named_by": {
            "actions": [listed.action.id for listed in involved.actions],
            "planning": [each.item.id for each in involved.planning if each.item.id],
        },
    }
