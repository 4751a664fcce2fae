"""Hours as columns, cells and JSON; those of one municipality, and of all of them, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import starmap
from operator import attrgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import Account, Figures, HoursLine, UnreadHours, said
from uvp_cli.reports import hours_words as words
from uvp_cli.reports.asked import told
from uvp_cli.reports.facts import Fact, Facts, T
from uvp_cli.reports.tables import Cell, Column, Footnotes, For, Inner, Kind, Report, Role, Row, row
from uvp_cli.reports.terms import PER

SPLIT = (
    Column("own", "Eigen", Kind.HOURS, For.PROGRAMS),
    Column("shared", "Aandeel", Kind.HOURS, For.PROGRAMS),
    Column("assumed", "Aanname", Kind.HOURS, For.PROGRAMS),
)


def figure_cells(figures: Figures | None) -> dict[str, Cell]:
    """The cells of a sum by the key of their column; without figures where nothing is said."""
    return {**figures_contract(figures), "range": span(figures)}


def range_facts(figures: Callable[[T], Figures | None]) -> tuple[Fact[T], ...]:
    """The hours of a thing with the least and the most, empty where it has none."""

    def of(get: Callable[[Figures], Cell]) -> Callable[[T], Cell]:
        return lambda thing: get(known) if (known := figures(thing)) else None

    return (
        Fact("hours", "Uren", of(attrgetter("hours")), kind=Kind.HOURS),
        Fact("low", "Laag", of(attrgetter("low")), For.PROGRAMS, Kind.HOURS),
        Fact("high", "Hoog", of(attrgetter("high")), For.PROGRAMS, Kind.HOURS),
        Fact("range", "Laag–hoog", of(span), For.PEOPLE, Kind.HOURS),
    )


def span(figures: Figures | None) -> str:
    """The least and the most hours: 100–120; a dash where the programme names none."""
    return dutch.span(figures.low, figures.high) if figures else "–"


def in_all(figures: Figures, unit: str = "") -> str:
    """The hours, with the least and the most behind their `unit` where those differ."""
    between = f" ({span(figures)})" if figures.low != figures.high else ""
    return f"{dutch.number(figures.hours)}{unit}{between}"


def _counted(line: HoursLine) -> Figures | None:
    return line.figures if line.quantified else None


def _per_person(line: HoursLine) -> Decimal | None:
    return None if line.quantified else line.estimate.hours


def _basis(line: HoursLine) -> str | None:
    """The basis of hours; of an amount without hours the cell as it stands."""
    return PER[line.per] if line.estimate.hours is not None else _cell(line)


def _measure(line: HoursLine | UnreadHours) -> str | None:
    """The title of the measure that the hours are of, where it is one."""
    return line.work.own.title if line.work.place else None


def _cell(line: HoursLine) -> str | None:
    return line.work.hours.cell if line.work.hours else None


_, *RANGE = Facts(range_facts(_counted)).columns
LINE: Facts[HoursLine] = Facts.of(
    Fact("theme", "Thema", lambda line: line.theme, For.PROGRAMS),
    Fact("action", "Id", lambda line: line.action.id, For.PROGRAMS),
    Fact("measure", "Maatregel", _measure, For.PROGRAMS, optional=True),
    Fact("title", "Actie", words.row_title, json=lambda line: line.action.title),
    Fact("department", "Afdeling", lambda it: it.written.department, For.PROGRAMS, optional=True),
    Fact("year", "Jaar", lambda line: line.written.year, For.PROGRAMS, optional=True),
    Fact("per", "Grondslag", lambda line: line.per, For.PROGRAMS, words=PER),
    Fact("basis", "Grondslag", _basis, For.PEOPLE),
    *range_facts(_counted),
    Fact("hours_per_person", "Uren per persoon", _per_person, For.PROGRAMS, Kind.HOURS),
    Fact("assumed", "Aanname", lambda line: line.assumed, For.PROGRAMS),
    Fact("cell", "Cel", _cell, For.PROGRAMS),
    Fact("note", "Toelichting", lambda line: line.note, For.PROGRAMS),
    order=(
        *("theme", "action", "measure", "title", "department", "year", "per"),
        *("hours", "low", "high", "assumed", "cell", "note"),
    ),
)
"""An estimate; without figures where it is in no total."""


def _unquantified_contract(line: HoursLine) -> dict[str, Any]:
    written = line.written
    # The amount in a unit, where it has no hours.
    amount = {"amount": written.amount, "unit": written.unit, "per": written.per}
    hours = {"hours_per_person": line.estimate.hours, **(amount if written.unit else {})}
    return {**_work_contract(line), **hours, "cell": _cell(line)}


def _unread_contract(unread: UnreadHours) -> dict[str, Any]:
    return {**_work_contract(unread), "cell": unread.cell}


def _work_contract(line: HoursLine | UnreadHours) -> dict[str, Any]:
    measure = _measure(line)
    return {
        "theme": line.theme,
        "action": line.work.action.id,
        **({"measure": measure} if measure else {}),
        "title": line.work.action.title,
    }


def unread_contracts(account: Account) -> dict[str, Any]:
    """The cells without an estimate under their key, where there are any."""
    cells = [_unread_contract(unread) for unread in account.unread]
    return {"without_estimate": cells} if cells else {}


def uncounted_contract(account: Account) -> dict[str, Any]:
    """The estimates that are in no total, and the cells without one."""
    estimates = [_unquantified_contract(line) for line in account.unquantified]
    return {"unquantified": estimates, **unread_contracts(account)}


def question_contract(account: Account) -> dict[str, Any]:
    """The actions that count, and the choices that differ from those of the document."""
    choices, always = account.choices, ("theme", "department", "partner", "goal")
    about = {key: told(getattr(account.scope, key)) for key in (*always, "level", "priority")}
    return {
        "scope": {key: names for key, names in about.items() if names or key in always},
        "choices": {
            "allocation": choices.allocation.key if choices.allocation else None,
            "without": list(choices.without),
            "reading": choices.reading,
            "persons": choices.persons,
        },
    }


def figures_contract(figures: Figures | None) -> dict[str, Decimal | None]:
    """Figures under English keys; each is None where nothing is said."""
    keys = ("own", "shared", "assumed", "hours", "low", "high")
    return {key: getattr(figures, key) if figures else None for key in keys}


def account_report(account: Account, loaded: Loaded) -> Report:
    """The hours of one municipality, per theme and action."""
    footnotes, facts = Footnotes(), LINE.about(account.entries)
    title = f"Uren voor {words.whose(account)}{words.narrowing(account)}"
    table = replace(
        words.frame(account, loaded, title),
        columns=facts.columns,
        rows=tuple(_rows(account, facts, footnotes)) if account.themes else (),
        footnotes=footnotes.texts,
        notes=(
            *words.apart_notes(account),
            *words.merger_notes(account),
            *words.unquantified_notes(account),
            *words.reckoning_notes(account),
        ),
        advice=(*words.persons_advice(account), *words.years_advice(account)),
    )
    contract = {
        "programme": account.programme.id,
        "gemeente": account.gemeente.id if account.gemeente else None,
        "allocation": account.allocation.key,
        "rows": [LINE.contract(line) for line in account.lines],
        **uncounted_contract(account),
        "totals": figures_contract(account.said),
        **question_contract(account),
    }
    return Report(table, contract)


def _rows(account: Account, facts: Facts[HoursLine], footnotes: Footnotes) -> Iterator[Row]:
    within = account.within

    def line_row(line: HoursLine) -> Row:
        return facts.row(line, footnotes.mark(words.reader_note(line, account.programme)))

    def shown(title: str, lines: Sequence[HoursLine]) -> Row:
        figures = said(line.figures for line in lines if line.quantified)
        return _sum(facts, title, figure_cells(figures), "shown")

    def subtotal(theme: str | None, label: str) -> Row:
        return _sum(facts, label, figure_cells(within.get(theme)))

    yield from theme_rows(account, facts.columns, line_row, shown, subtotal)
    yield _sum(facts, "Totaal", figure_cells(account.said), "total")
    if totals := account.said:
        share = "aandeel in gezamenlijke uren" if account.gemeente else "gezamenlijk"
        parts = (("eigen uren", totals.own), (share, totals.shared), ("op aanname", totals.assumed))
        for label, part in parts:
            # A total that is one part says nothing more in parts.
            if part not in {0, totals.hours}:
                yield _sum(facts, f"waarvan {label}", {"hours": part})


def theme_rows(
    account: Account,
    columns: Sequence[Column],
    line_row: Callable[[HoursLine], Row],
    shown: Callable[[str, Sequence[HoursLine]], Row],
    subtotal: Callable[[str | None, str], Row],
) -> Iterator[Row]:
    """The estimates beneath their themes, and cells without one as they stand: those of measures
    beneath what is `shown` of their action; behind them each `subtotal`."""

    def unread_row(title: str, cell: UnreadHours) -> Row:
        texts = {"title": title, "basis": cell.cell, "reading": "niet in uren gelezen"}
        return row(columns, {**_unread_contract(cell), **texts})

    own = {line.theme for line in account.entries} | {cell.theme for cell in account.unread}
    for theme, heading, sums in words.closing_of(account.programme, own, account.scope.theme):
        if heading:
            yield Row((heading,), "section")
        unread = [cell for cell in account.unread if cell.theme == theme]
        for action, lines in words.by_action(it for it in account.entries if it.theme == theme):
            if action:
                yield shown(action.title, lines)
            yield from map(line_row, lines)
            beneath = [cell for cell in unread if action and cell.work.action.id == action.id]
            yield from (unread_row(Inner(cell.work.own.title), cell) for cell in beneath)
            unread = [cell for cell in unread if cell not in beneath]
        yield from (unread_row(cell.work.title, cell) for cell in unread)
        yield from starmap(subtotal, sums)


def _sum(
    facts: Facts[HoursLine], label: str, cells: dict[str, Cell], role: Role = "subtotal"
) -> Row:
    shown = {"title": label, "hours": cells["hours"], "range": cells.get("range")}
    return row(facts.columns, shown, role)


def overview_report(accounts: Sequence[Account], together: Account, loaded: Loaded) -> Report:
    """The hours of every municipality by theme, and of all together."""
    footnotes, columns = Footnotes(), _overview_columns(together)
    whose = f"voor {words.whose(together)}, per" if together.asked else "per gemeente en"
    rows = [_overview_row(account, columns, footnotes) for account in accounts]
    rows.append(_overview_row(together, columns, footnotes, "total"))
    table = replace(
        words.frame(together, loaded, f"Uren {whose} thema{words.narrowing(together)}"),
        columns=columns,
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
    )
    contract = {
        "programme": together.programme.id,
        "allocation": together.allocation.key,
        "gemeenten": [_overview_contract(account) for account in accounts],
        "totals": figures_contract(together.said),
        **uncounted_contract(together),
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
    account: Account, columns: Sequence[Column], footnotes: Footnotes, role: Role = "data"
) -> Row:
    gemeente, by_theme = account.gemeente, account.by_theme
    cells: dict[str, Cell] = {
        "gemeente": gemeente.id if gemeente else None,
        "name": gemeente.name if gemeente else "Totaal",
        **figure_cells(account.said),
        **{_theme_key(theme): figures.hours for theme, figures in by_theme.items()},
    }
    mark = footnotes.mark(words.merger_text(gemeente, account.programme) if gemeente else None)
    return row(columns, cells, role, mark)


def _overview_contract(account: Account) -> dict[str, Any]:
    return {
        "gemeente": account.gemeente.id if account.gemeente else None,
        "totals": figures_contract(account.said),
        "themes": {
            theme or words.OTHER_KEY: figures_contract(figures)
            for theme, figures in account.by_theme.items()
        },
    }
