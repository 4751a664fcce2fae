"""Money as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.budget import Budget, BudgetLine
from uvp_cli.reports.show import BUDGET
from uvp_cli.reports.tables import Cell, Column, Count, For, Kind, Report, Row, Table
from uvp_cli.reports.tally import note

PER = {"gemeente": "Bedrag per gemeente", "joint": "Bedrag samen"}


def budget_report(found: Budget, loaded: Loaded, gemeente: str | None, theme: str | None) -> Report:
    """What each theme says about money, then the known amounts of each municipality.

    `gemeente` and `theme` are the ids asked for, if any.
    """
    programme = loaded.programme
    columns = (
        Column("theme", "Thema", reader=For.PROGRAMS),
        Column("text", "Wat het programma zegt"),
        *((Column("line", "Begrotingsregel"),) if any(e.item.line for e in found.lines) else ()),
        Column("status", "Soort", reader=For.PROGRAMS),
        Column("kind", "Soort", reader=For.PEOPLE),
        Column("per", "Grondslag", reader=For.PROGRAMS),
        Column("euros", "Bedrag in programma", Kind.EUROS, For.PROGRAMS),
        Column("actions", "Acties", reader=For.PROGRAMS),
        *(
            Column(f"gemeente_{each.id}", each.name, Kind.EUROS, For.PROGRAMS)
            for each in found.gemeenten
        ),
        Column("amount", "Bedrag", Kind.EUROS),
    )
    footnotes = tuple(
        dict.fromkeys(remark.text for line in found.lines for remark in line.item.remarks)
    )
    tally = _tally(found)
    table = Table(
        title=_title(programme, gemeente, theme),
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(_rows(found, columns, footnotes)),
        footnotes=footnotes,
        notes=(note(tally), *_notes(found, programme)) if found.lines else (),
        empty="Dit programma zegt hier niets over geld.",
        tally=tally,
    )
    return Report(table, _contract(found, programme, gemeente))


def _title(programme: Programme, gemeente: str | None, theme: str | None) -> str:
    who = next((each.name for each in programme.gemeenten if each.id == gemeente), None)
    about = next((each.title for each in programme.themes if each.id == theme), None)
    return f"Geld voor {who or 'alle gemeenten samen'}{f', thema {about}' if about else ''}"


def _rows(found: Budget, columns: tuple[Column, ...], footnotes: tuple[str, ...]) -> Iterator[Row]:
    """The lines theme by theme; then, where amounts are named, what each municipality needs."""

    def row(role: Any, marks: tuple[int, ...] = (), **cells: Cell) -> Row:
        return Row(tuple(cells.get(column.key) for column in columns), role, marks)

    heading = None
    for line in found.lines:
        if line.theme.title != heading:
            heading = line.theme.title
            yield Row((heading,), "section")
        item = line.item
        marks = dict.fromkeys(footnotes.index(remark.text) + 1 for remark in item.remarks)
        yield row(
            "data",
            tuple(marks),
            theme=line.theme.id,
            text=item.text,
            line=item.line,
            status=item.status,
            kind=PER[item.per] if item.per and item.euros is not None else BUDGET[item.status],
            per=item.per,
            euros=item.euros,
            actions=item.actions,
            amount=line.amount,
            **{f"gemeente_{name}": amount for name, amount in line.amounts.items()},
        )
    if found.has_amounts:
        if len(found.gemeenten) > 1:
            yield Row(("Per gemeente",), "section")
            for each in found.gemeenten:
                yield row("subtotal", text=each.name, amount=found.totals[each.id])
        yield row("total", text="Totaal bekend", amount=found.total)


def _tally(found: Budget) -> tuple[Count, ...]:
    """The known euros, and how many lines there are of each status; a note says what there is."""
    euros = Count("amount", "Totaal bekend", found.total, kind=Kind.EUROS)
    counts, numbers = [], _counts(found)
    for status, title in BUDGET.items():
        number = numbers.get(status, 0)
        words = f"{title}: {{}}" if number else ""
        key = f"{status.replace('-', '_')}_items"
        counts.append(Count(key, title, number, words, words))
    return (euros, *counts)


def _notes(found: Budget, programme: Programme) -> Iterator[str]:
    if _counts(found).get("unknown"):
        yield "Wat nog niet bekend is, kan bij het totaal komen."
    if any(line.item.per == "joint" for line in found.lines):
        key = programme.allocation.key
        how = "gelijk over de gemeenten" if key == "equal" else "naar gewicht"
        yield f"Gezamenlijke bedragen zijn {how} verdeeld."
    if found.silent:
        titles = dutch.listing(theme.title for theme in found.silent)
        yield f"Over geld staat niets bij: {titles}."


def _counts(found: Budget) -> dict[str, int]:
    """How many lines there are of each status, for the statuses that there are."""
    counts = Counter(line.item.status for line in found.lines)
    return {status: counts[status] for status in BUDGET if counts[status]}  # type: ignore[index]


def _contract(found: Budget, programme: Programme, gemeente: str | None) -> dict[str, Any]:
    return {
        "programme": programme.id,
        "gemeente": gemeente,
        "allocation": programme.allocation.key,
        "items": [_line_contract(line) for line in found.lines],
        "counts": {status: _counts(found).get(status, 0) for status in BUDGET},
        "silent": [theme.id for theme in found.silent],
        "totals": {"gemeenten": found.totals, "amount": found.total},
    }


def _line_contract(line: BudgetLine) -> dict[str, Any]:
    item = line.item
    return {
        "theme": line.theme.id,
        "status": item.status,
        "text": item.text,
        **({"line": item.line} if item.line else {}),
        "actions": list(item.actions),
        "euros": item.euros,
        "per": item.per,
        "gemeenten": dict(line.amounts),
        "amount": line.amount,
        "remarks": [{"kind": remark.kind, "text": remark.text} for remark in item.remarks],
    }
