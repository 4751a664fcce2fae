"""The hours of one municipality, and of all of them, as tables and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, HoursLine, Unread, said
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.facts import Facts
from uvp_cli.reports.hours_figures import (
    LINE,
    RANGE,
    SPLIT,
    figure_cells,
    figures_contract,
    question_contract,
    unquantified_contract,
    unread_contract,
    unread_contracts,
)
from uvp_cli.reports.mergers import merger_text
from uvp_cli.reports.tables import Cell, Column, Footnotes, For, Kind, Report, Role, Row, Table, row


def account_report(account: Account, loaded: Loaded) -> Report:
    """The hours of one municipality, per theme and action."""
    footnotes = Footnotes()
    facts = LINE.about(account.entries)
    rows = tuple(_rows(account, facts, footnotes)) if account.themes else ()
    table = Table(
        title=f"Uren voor {words.whose(account)}{words.narrowing(account)}",
        subtitle=loaded.subtitle,
        columns=facts.columns,
        rows=rows,
        footnotes=footnotes.texts,
        notes=(
            *words.apart_notes(account),
            *words.merger_notes(account),
            *words.unquantified_notes(account),
            *words.reckoning_notes(account),
        ),
        advice=(*words.persons_advice(account), *words.years_advice(account)),
        empty=words.NO_HOURS,
        empty_of_more=words.NO_HOURS_OF_MORE,
    )
    gemeente = account.gemeente
    contract = {
        "programme": account.programme.id,
        "gemeente": gemeente.id if gemeente else None,
        "allocation": account.allocation.key,
        "rows": [LINE.contract(line) for line in account.lines],
        "unquantified": [unquantified_contract(line) for line in account.unquantified],
        **unread_contracts(account),
        "totals": figures_contract(account.said),
        **question_contract(account),
    }
    return Report(table, contract)


def _rows(account: Account, facts: Facts[HoursLine], footnotes: Footnotes) -> Iterator[Row]:
    within = account.within
    for theme, heading, sums in words.closing(account):
        yield from (Row((title,), "section") for title in [heading] if title)
        lines = [line for line in account.entries if line.theme == theme]
        yield from _line_rows(account, lines, facts, footnotes)
        for title, unread in words.unread_of(account, theme, lines):
            yield _unread(facts, title, unread)
        for summed, label in sums:
            yield _sum(facts, label, figure_cells(within.get(summed)))
    yield _sum(facts, "Totaal", figure_cells(account.said), "total")
    if totals := account.said:
        share = "aandeel in gezamenlijke uren" if account.gemeente else "gezamenlijk"
        parts = (("eigen uren", totals.own), (share, totals.shared), ("op aanname", totals.assumed))
        for label, part in parts:
            # A total that is one part says nothing more in parts.
            if part not in {0, totals.hours}:
                yield _sum(facts, f"waarvan {label}", {"hours": part})


def _line_rows(
    account: Account, lines: Iterable[HoursLine], facts: Facts[HoursLine], footnotes: Footnotes
) -> Iterator[Row]:
    """The estimates; those of measures beneath their action, with the sum of these."""
    for action, of_action in words.by_action(lines):
        if action:
            cells = figure_cells(said(line.figures for line in of_action if line.quantified))
            yield _sum(facts, action.title, cells, "shown")
        for line in of_action:
            yield facts.row(line, footnotes.mark(words.reader_note(line, account.programme)))
        for title, unread in words.unread_beneath(account, action):
            yield _unread(facts, title, unread)


def _unread(facts: Facts[HoursLine], title: str, unread: Unread) -> Row:
    told = {"title": title, "basis": unread.cell}
    return row(facts.columns, {**unread_contract(unread), **told})


def _sum(
    facts: Facts[HoursLine], label: str, cells: dict[str, Cell], role: Role = "subtotal"
) -> Row:
    shown = {"title": label, "hours": cells["hours"], "range": cells.get("range")}
    return row(facts.columns, shown, role)


def overview_report(accounts: Sequence[Account], together: Account, loaded: Loaded) -> Report:
    """The hours of every municipality by theme, and of all together."""
    footnotes = Footnotes()
    asked = f"voor {words.whose(together)}, per thema"
    whose = asked if together.asked else "per gemeente en thema"
    rows = [_overview_row(account, together, footnotes) for account in accounts]
    rows.append(_overview_row(together, together, footnotes, "total"))
    table = Table(
        title=f"Uren {whose}{words.narrowing(together)}",
        subtitle=loaded.subtitle,
        columns=_overview_columns(together),
        rows=tuple(rows) if together.lines else (),
        footnotes=footnotes.texts,
        notes=(
            words.split_note(together.said),
            *words.apart_notes(together),
            *words.assumption_notes(together),
            *words.unquantified_notes(together),
            *words.reckoning_notes(together),
        ),
        advice=(*words.persons_advice(together), *words.years_advice(together)),
        empty=words.in_place_of_rows(together),
        empty_of_more=words.NO_HOURS_OF_MORE,
    )
    contract = {
        "programme": together.programme.id,
        "allocation": together.allocation.key,
        "gemeenten": [_overview_contract(account) for account in accounts],
        "totals": figures_contract(together.said),
        "unquantified": [unquantified_contract(line) for line in together.unquantified],
        **unread_contracts(together),
        **question_contract(together),
    }
    return Report(table, contract)


def _overview_columns(together: Account) -> tuple[Column, ...]:
    return (
        Column("gemeente", "Id", reader=For.PROGRAMS),
        Column("name", "Gemeente"),
        *(
            Column(_theme_key(theme), words.theme_title(together.programme, theme), Kind.HOURS)
            for theme in together.by_theme
        ),
        *SPLIT,
        Column("hours", "Totaal", Kind.HOURS),
        *RANGE,
    )


def _theme_key(theme: str | None) -> str:
    return f"theme_{theme or words.OTHER_KEY}"


def _overview_row(
    account: Account, together: Account, footnotes: Footnotes, role: Role = "data"
) -> Row:
    gemeente, by_theme = account.gemeente, account.by_theme
    cells: dict[str, Cell] = {
        "gemeente": gemeente.id if gemeente else None,
        "name": gemeente.name if gemeente else "Totaal",
        **figure_cells(account.said),
        **{_theme_key(theme): figures.hours for theme, figures in by_theme.items()},
    }
    mark = footnotes.mark(merger_text(gemeente, account.programme) if gemeente else None)
    return row(_overview_columns(together), cells, role, mark)


def _overview_contract(account: Account) -> dict[str, Any]:
    return {
        "gemeente": account.gemeente.id if account.gemeente else None,
        "totals": figures_contract(account.said),
        "themes": {
            theme or words.OTHER_KEY: figures_contract(figures)
            for theme, figures in account.by_theme.items()
        },
    }
