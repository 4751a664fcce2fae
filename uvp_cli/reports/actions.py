"""The actions as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Party, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.actions import ASPECTS, Aspect, Listed, Selection
from uvp_cli.queries.hours import HoursLine, total
from uvp_cli.reports.hours import OTHER, apart_from
from uvp_cli.reports.tables import Column, Count, For, Kind, Report, Row, Table
from uvp_cli.reports.tally import note

_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("action", "Id", reader=For.PROGRAMS),
    Column("title", "Actie"),
    Column("hours", "Uren", Kind.HOURS, For.PROGRAMS),
    Column("figure", "Uren", Kind.HOURS, For.PEOPLE),
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("hours_per_person", "Uren per persoon", Kind.HOURS, For.PROGRAMS),
    Column("assumed", "Aanname", reader=For.PROGRAMS),
    Column("departments", "Afdelingen", reader=For.PROGRAMS),
    Column("partners", "Ketenpartners", reader=For.PROGRAMS),
    Column("owner", "Trekker", reader=For.PROGRAMS),
    Column("lead", "Trekker", reader=For.PEOPLE),
    Column("who", "Afdelingen; ketenpartners", reader=For.PEOPLE),
    Column("duration", "Looptijd", reader=For.PROGRAMS),
    Column("cell", "Looptijd", reader=For.PEOPLE),
    Column("months", "Maanden", reader=For.PROGRAMS),
    Column("when", "Planning", reader=For.PEOPLE),
    Column("goals", "Doelstellingen", reader=For.PROGRAMS),
)


_SOMETIMES = frozenset({"owner"})
"""Columns for programs that are only there where a programme has something in them."""


def actions_report(actions: Sequence[Listed], loaded: Loaded, asked: Selection) -> Report:
    """Actions by theme; the title says what was `asked`."""
    footnotes = tuple(dict.fromkeys(text for listed in actions for text in remarks(listed)))
    cells = [_cells(listed) for listed in actions]
    columns = tuple(
        column
        for column in _COLUMNS
        # People get no column in which nothing stands; for programs most are always there.
        if (column.reader is not For.PEOPLE and column.key not in _SOMETIMES)
        or any(each.get(column.key) for each in cells)
    )
    rows: list[Row] = []
    for theme, group in groupby(zip(actions, cells, strict=True), key=lambda pair: pair[0].theme):
        rows.append(Row((theme.title if theme else OTHER,), "section"))
        for listed, shown in group:
            marks = tuple(footnotes.index(text) + 1 for text in remarks(listed))
            rows.append(Row(tuple(shown.get(column.key) for column in columns), marks=marks))
    tally = _tally(actions, asked, loaded.programme)
    table = Table(
        title=_title(asked, loaded.programme),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        footnotes=footnotes,
        notes=(note(tally), *_notes(actions, asked)) if actions else (),
        advice=_advice(actions, asked),
        empty="Geen acties gevonden.",
        tally=tally,
    )
    contract = {
        "programme": loaded.programme.id,
        "gemeente": asked.gemeente,
        "actions": [_contract(listed) for listed in actions],
    }
    return Report(table, contract)


def _title(asked: Selection, programme: Programme) -> str:
    """What was asked for: "Acties voor Vaals, thema Zorg, met ketenpartner Politie"."""
    parts: list[str] = []
    for id_, noun, candidates in (
        (asked.gemeente, "die {} noemen" if asked.only else "voor {}", names.gemeenten(programme)),
        (asked.theme, "thema {}", names.themes(programme)),
        (asked.department, "met afdeling {}", names.departments(programme)),
        (asked.partner, "met ketenpartner {}", names.partners(programme)),
        (asked.goal, "voor doelstelling {}", names.goals(programme)),
    ):
        parts += [noun.format(each.label) for each in candidates if each.id == id_]
    if asked.duration:
        parts.append(f"looptijd met '{asked.duration}'")
    if asked.having:
        parts.append(f"met {_listing(asked.having)}")
    if asked.lacking:
        parts.append(f"zonder {_listing(asked.lacking)}")
    apart = parts and parts[0].startswith(("thema ", "looptijd "))
    return f"Acties{',' if apart else ''} {', '.join(parts)}".strip()


def _listing(aspects: Iterable[Aspect]) -> str:
    return dutch.listing(name for aspect, name in ASPECTS.items() if aspect in aspects)


def _tally(actions: Sequence[Listed], asked: Selection, programme: Programme) -> tuple[Count, ...]:
    """How many actions, and how many hours where they have any."""
    number = Count("actions", "Acties", len(actions), "{} actie", "{} acties")
    figures = [listed.figures for listed in actions if listed.figures]
    if not figures:
        return (number,)
    chosen = [each.name for each in programme.gemeenten if asked.gemeente in (None, each.id)]
    words = f"{{}} uur voor {chosen[0] if len(chosen) == 1 else 'alle gemeenten samen'}"
    return (number, Count("hours", "Uren", total(figures).hours, words, words, Kind.HOURS))


def _notes(actions: Sequence[Listed], asked: Selection) -> Iterator[str]:
    """What the hours are not."""
    if not any(listed.figures for listed in actions):
        return
    if asked.department or asked.partner or asked.goal:
        apart = apart_from(asked.department, asked.partner, asked.goal)
        yield f"Deze uren zijn {apart}: een actie telt overal met al haar uren mee."


def _advice(actions: Sequence[Listed], asked: Selection) -> tuple[str, ...]:
    """Where the hours come from, if there are any."""
    if not any(listed.figures for listed in actions):
        return ()
    option = f" --gemeente {asked.gemeente}" if asked.gemeente else ""
    return (f"Hoe de uren zijn gelezen en verdeeld: uvp hours{option} --explain",)


def remarks(listed: Listed) -> Iterator[str]:
    """What the hours of an action rest on, and which of them are not counted."""
    for line in listed.lines:
        if not line.quantified:
            yield f"Niet meegeteld: {_per_person(line)}."
        elif line.note:
            yield line.note


def _per_person(line: HoursLine) -> str:
    label = f"{line.estimate.label}, " if line.estimate.label else ""
    return f"{label}{dutch.number(line.estimate.hours)} uur per persoon"


def _cells(listed: Listed) -> dict[str, Any]:
    contract = _contract(listed)
    duration = contract["duration"]
    sides = (_short(listed.departments), _short(listed.partners))
    return {
        **{key: tuple(map(str, v)) if isinstance(v, list) else v for key, v in contract.items()},
        "figure": contract["hours"],
        "lead": names.short(listed.owner) if listed.owner else None,
        "who": "; ".join(side for side in sides if side),
        "cell": duration,
        "when": ", ".join(dutch.SHORT_MONTHS[month - 1] for month in listed.months),
    }


def _short(parties: Iterable[Party]) -> str:
    return ", ".join(names.short(party) for party in parties)


def _contract(listed: Listed) -> dict[str, Any]:
    figures = listed.figures
    capacity = listed.capacity
    per_person = [line.estimate.hours for line in listed.lines if not line.quantified]
    return {
        "theme": listed.theme.id if listed.theme else None,
        "action": listed.action.id,
        "title": listed.action.title,
        "hours": figures.hours if figures else None,
        "low": figures.low if figures else None,
        "high": figures.high if figures else None,
        "hours_per_person": sum(per_person) if per_person else None,
        "assumed": any(line.assumed for line in listed.lines),
        "departments": list(capacity.departments),
        "partners": list(capacity.partners),
        "duration": capacity.duration.cell if capacity.duration else None,
        "months": list(listed.months),
        "goals": list(listed.action.goals),
        **({"gemeenten": list(listed.gemeenten)} if listed.gemeenten else {}),
        **({"owner": listed.action.owner} if listed.action.owner else {}),
    }
