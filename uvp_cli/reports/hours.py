"""Hours as tables and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from uvp_cli import allocation, dutch
from uvp_cli.hours import Account, Figures, Line
from uvp_cli.model import Programme, Reading
from uvp_cli.reports.origin import Loaded
from uvp_cli.tables import Column, For, Kind, Report, Row, Table

PER = {"gemeente": "per gemeente", "joint": "gezamenlijk", "person": "per persoon"}
OTHER = "Overige acties"
OTHER_KEY = "other_actions"
"""The key of what is outside the themes; no id has an underscore."""

_LINE_COLUMNS = (
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("action", "Id", reader=For.PROGRAMS),
    Column("title", "Actie"),
    Column("per", "Grondslag", reader=For.PROGRAMS),
    Column("basis", "Grondslag", reader=For.PEOPLE),
    Column("hours", "Uren", Kind.HOURS),
    Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
    Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
    Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
    Column("hours_per_person", "Uren per persoon", Kind.HOURS, For.PROGRAMS),
    Column("assumed", "Aanname", reader=For.PROGRAMS),
    Column("cell", "Cel", reader=For.PROGRAMS),
    Column("note", "Toelichting", reader=For.PROGRAMS),
)


def account_report(account: Account, loaded: Loaded) -> Report:
    """The hours of one municipality, per theme and action."""
    footnotes = _Footnotes()
    rows: list[Row] = []
    by_theme = account.by_theme
    for theme_id in dict.fromkeys(line.theme for line in account.entries):
        rows.append(Row((_theme_title(account.programme, theme_id),), "section"))
        rows += [_line_row(line, footnotes) for line in account.entries if line.theme == theme_id]
        subtotal = by_theme.get(theme_id, Figures())
        rows.append(_sum_row("Subtotaal", subtotal, len(_LINE_COLUMNS), "subtotal"))
    rows += _total_rows(account)
    table = Table(
        title=f"Uren voor {_who(account)}{_asked(account)}",
        subtitle=loaded.subtitle,
        columns=_LINE_COLUMNS,
        rows=tuple(rows) if account.entries else (),
        footnotes=footnotes.texts,
        notes=(*_unquantified_notes(account), _key_note(account.programme)),
        empty="Dit programma noemt hier geen uren.",
    )
    gemeente = account.gemeente
    contract = {
        "programme": account.programme.id,
        "gemeente": gemeente.id if gemeente else None,
        "allocation": account.programme.allocation.key,
        "rows": [_line_contract(line) for line in account.lines],
        "unquantified": [_unquantified_contract(line) for line in account.unquantified],
        "totals": _figures_contract(account.totals),
    }
    return Report(table, contract)


def overview_report(accounts: Sequence[Account], together: Account, loaded: Loaded) -> Report:
    """The hours of every municipality by theme, and of all together."""
    programme = together.programme
    themes = list(together.by_theme)
    columns = (
        Column("gemeente", "Id", reader=For.PROGRAMS),
        Column("name", "Gemeente"),
        *(
            Column(f"theme_{each or OTHER_KEY}", _theme_title(programme, each), Kind.HOURS)
            for each in themes
        ),
        Column("own", "Eigen", Kind.HOURS, For.PROGRAMS),
        Column("shared", "Aandeel", Kind.HOURS, For.PROGRAMS),
        Column("assumed", "Aanname", Kind.HOURS, For.PROGRAMS),
        Column("hours", "Totaal", Kind.HOURS),
        Column("low", "Laag", Kind.HOURS, For.PROGRAMS),
        Column("high", "Hoog", Kind.HOURS, For.PROGRAMS),
        Column("range", "Laag–hoog", Kind.HOURS, For.PEOPLE),
    )
    rows = [_overview_row(each, themes) for each in accounts]
    rows.append(_overview_row(together, themes, "total"))
    assumed = [line for line in together.lines if line.assumed]
    notes = [f"Op aanname: {_title(line)}: {line.note}" for line in assumed]
    table = Table(
        title=f"Uren per gemeente en thema{_asked(together)}",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        notes=(
            _split_note(together.totals),
            *notes,
            *_unquantified_notes(together),
            _key_note(programme),
        ),
    )
    contract = {
        "programme": programme.id,
        "allocation": programme.allocation.key,
        "gemeenten": [
            {
                "gemeente": each.gemeente.id if each.gemeente else None,
                "totals": _figures_contract(each.totals),
                "themes": {
                    name or OTHER_KEY: _figures_contract(figures)
                    for name, figures in each.by_theme.items()
                },
            }
            for each in accounts
        ],
        "totals": _figures_contract(together.totals),
        "unquantified": [_unquantified_contract(line) for line in together.unquantified],
    }
    return Report(table, contract)


def explanation_report(account: Account, loaded: Loaded) -> Report:
    """Every figure with the cell, the reading and the source that it comes from."""
    columns = (
        Column("theme", "Thema", reader=For.PROGRAMS),
        Column("action", "Id", reader=For.PROGRAMS),
        Column("title", "Actie"),
        Column("cell", "Cel in het programma"),
        Column("reading", "Lezing"),
        Column("hours", "Uren", Kind.HOURS),
        Column("source", "Bron"),
    )
    footnotes = _Footnotes()
    rows: list[Row] = []
    contract_rows = []
    for line in account.entries:
        contract = {
            **_line_contract(line),
            "reading": reading_text(line, account),
            "source": _source(line),
        }
        contract_rows.append(contract)
        cells = tuple(contract[column.key] for column in columns)
        rows.append(Row(cells, marks=footnotes.mark(line.note)))
    totals = account.totals
    total = (None, None, "Totaal", None, _sum_text(totals), totals.hours, None)
    rows.append(Row(total, "total"))
    table = Table(
        title=f"Herkomst van de uren voor {_who(account)}{_asked(account)}",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        footnotes=footnotes.texts,
        notes=(*_unquantified_notes(account), _key_note(account.programme)),
    )
    contract = {
        "programme": account.programme.id,
        "gemeente": account.gemeente.id if account.gemeente else None,
        "allocation": account.programme.allocation.key,
        "rows": contract_rows,
        "totals": _figures_contract(totals),
    }
    return Report(table, contract)


def reading_text(line: Line, account: Account) -> str:
    """How the estimate was read and what that comes to, so that it can be redone by hand."""
    estimate = line.estimate
    text = _reading(estimate, account.programme)
    if estimate.label:
        text = f"{estimate.label}: {text}"
    if estimate.per == "joint" and account.gemeente:
        text += f"; aandeel {_share_text(account)}"
    if estimate.per == "person" and account.persons is not None:
        text += f" × {dutch.number(account.persons)} per gemeente"
    if estimate.alternatives:
        others = (_reading(reading, account.programme) for reading in estimate.alternatives)
        text += f" (of: {dutch.listing(others, 'of')})"
    return text


class _Footnotes:
    """Texts numbered in the order in which they are first referred to."""

    def __init__(self) -> None:
        self.texts: tuple[str, ...] = ()

    def mark(self, text: str | None) -> tuple[int, ...]:
        """The number of `text` as a mark; nothing for no text."""
        if text is None:
            return ()
        if text not in self.texts:
            self.texts += (text,)
        return (self.texts.index(text) + 1,)


def _line_row(line: Line, footnotes: _Footnotes) -> Row:
    contract = _line_contract(line)
    figures = line.figures
    shown = {
        **contract,
        "title": _title(line),
        "basis": PER[line.per],
        "range": dutch.span(figures.low, figures.high) if line.quantified else None,
        "hours_per_person": None if line.quantified else line.estimate.hours,
    }
    cells = tuple(shown[column.key] for column in _LINE_COLUMNS)
    return Row(cells, marks=footnotes.mark(line.note))


def _total_rows(account: Account) -> list[Row]:
    totals = account.totals
    width = len(_LINE_COLUMNS)
    parts = [
        ("waarvan eigen uren", totals.own),
        (
            "waarvan aandeel in gezamenlijke uren" if account.gemeente else "waarvan gezamenlijk",
            totals.shared,
        ),
        ("waarvan op aanname", totals.assumed),
    ]
    return [
        _sum_row("Totaal", totals, width, "total"),
        *(Row(_cells(width, title=label, hours=hours), "subtotal") for label, hours in parts),
    ]


def _sum_row(label: str, figures: Figures, width: int, role: Any) -> Row:
    span = dutch.span(figures.low, figures.high)
    return Row(_cells(width, title=label, hours=figures.hours, range=span), role)


def _cells(width: int, **values: Any) -> tuple[Any, ...]:
    """Cells of a line row, empty but for the columns named."""
    keys = [column.key for column in _LINE_COLUMNS[:width]]
    return tuple(values.get(key) for key in keys)


def _overview_row(account: Account, themes: Sequence[str | None], role: Any = "data") -> Row:
    totals, by_theme = account.totals, account.by_theme
    gemeente = account.gemeente
    return Row(
        (
            gemeente.id if gemeente else None,
            gemeente.name if gemeente else "Totaal",
            *(by_theme.get(theme, Figures()).hours for theme in themes),
            totals.own,
            totals.shared,
            totals.assumed,
            totals.hours,
            totals.low,
            totals.high,
            dutch.span(totals.low, totals.high),
        ),
        role,
    )


def _who(account: Account) -> str:
    return account.gemeente.name if account.gemeente else "alle gemeenten samen"


def _asked(account: Account) -> str:
    """What narrows or adds to the hours, for behind a title."""
    programme, scope = account.programme, account.scope
    parts = []
    if scope.theme:
        parts.append(f"thema {_theme_title(programme, scope.theme)}")
    for noun, wanted, parties in (
        ("afdeling", scope.department, programme.departments),
        ("ketenpartner", scope.partner, programme.partners),
    ):
        parts += [f"acties met {noun} {party.name}" for party in parties if party.id == wanted]
    if not scope.additive:
        parts.append("niet optelbaar")
    if account.persons is not None:
        parts.append(f"met {dutch.plural(account.persons, 'persoon', 'personen')} per gemeente")
    return "".join(f", {part}" for part in parts)


def _theme_title(programme: Programme, theme: str | None) -> str:
    return next((each.title for each in programme.themes if each.id == theme), OTHER)


def _title(line: Line) -> str:
    """The action's title, with what this part of its hours is for."""
    return (
        f"{line.action.title} ({line.estimate.label})" if line.estimate.label else line.action.title
    )


def _source(line: Line) -> str | None:
    capacity = line.action.capacity
    return (capacity.source if capacity else None) or line.action.source


def _cell(line: Line) -> str | None:
    capacity = line.action.capacity
    return capacity.hours.cell if capacity and capacity.hours else None


def _reading(reading: Reading, programme: Programme) -> str:
    text = f"{dutch.number(reading.hours)} {PER[reading.per]}"
    names = {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    for gemeente, hours in reading.except_.items():
        text += f", {names[gemeente]} {dutch.number(hours)}"
    return text


def _share_text(account: Account) -> str:
    weights = allocation.weights(account.programme)
    own = weights[account.gemeente.id] if account.gemeente else Decimal(0)
    return f"{dutch.number(own)}/{dutch.number(sum(weights.values(), Decimal(0)))}"


def _sum_text(figures: Figures) -> str:
    parts = (figures.own, figures.shared, figures.assumed)
    own, shared, assumed = (dutch.number(part) for part in parts)
    return f"eigen {own} + gezamenlijk {shared} + aanname {assumed}"


def _split_note(figures: Figures) -> str:
    return f"Totaal: {_sum_text(figures)}."


def _key_note(programme: Programme) -> str:
    """How joint hours were shared, with the document's own note."""
    given = programme.allocation
    key = "gelijk over de gemeenten" if given.key == "equal" else "naar gewicht"
    source = (
        f" Bron: {given.source}{f' ({dutch.day_of(given.date)})' if given.date else ''}."
        if given.source
        else ""
    )
    note = f" {given.note}" if given.note else ""
    return f"Gezamenlijke uren zijn {key} verdeeld.{note}{source}"


def _unquantified_notes(account: Account) -> list[str]:
    return [
        f"Niet meegeteld: {_title(line)}, "
        f"{dutch.number(line.estimate.hours)} uur per persoon. "
        "Geef het aantal personen per gemeente met --persons."
        for line in account.unquantified
    ]


def _line_contract(line: Line) -> dict[str, Any]:
    figures = line.figures if line.quantified else None
    return {
        "theme": line.theme,
        "action": line.action.id,
        "title": line.action.title,
        "per": line.per,
        "hours": figures.hours if figures else None,
        "low": figures.low if figures else None,
        "high": figures.high if figures else None,
        "assumed": line.assumed,
        "cell": _cell(line),
        "note": line.note,
    }


def _unquantified_contract(line: Line) -> dict[str, Any]:
    return {
        "theme": line.theme,
        "action": line.action.id,
        "title": line.action.title,
        "hours_per_person": line.estimate.hours,
        "cell": _cell(line),
    }


def _figures_contract(figures: Figures) -> dict[str, Decimal]:
    return {
        "own": figures.own,
        "shared": figures.shared,
        "assumed": figures.assumed,
        "hours": figures.hours,
        "low": figures.low,
        "high": figures.high,
    }
