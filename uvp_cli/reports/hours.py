"""Hours as tables and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Allocation, Gemeente, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import READINGS, Account, Figures, HoursLine
from uvp_cli.reports.mergers import merger_text
from uvp_cli.reports.tables import Column, For, Kind, Report, Row, Table

PER = {"gemeente": "per gemeente", "joint": "gezamenlijk", "person": "per persoon"}
OTHER = "Overige acties"
OTHER_KEY = "other_actions"
"""The key of what is outside the themes; no id has an underscore."""
NO_HOURS = "Dit programma noemt hier geen uren."

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
    footnotes = Footnotes()
    rows: list[Row] = []
    by_theme = account.by_theme
    for theme_id in dict.fromkeys(line.theme for line in account.entries):
        rows.append(Row((theme_title(account.programme, theme_id),), "section"))
        rows += [_line_row(line, footnotes) for line in account.entries if line.theme == theme_id]
        subtotal = by_theme.get(theme_id, Figures())
        rows.append(_sum_row("Subtotaal", subtotal, len(_LINE_COLUMNS), "subtotal"))
    rows += _total_rows(account)
    table = Table(
        title=f"Uren voor {who(account)}{asked(account)}",
        subtitle=loaded.subtitle,
        columns=_LINE_COLUMNS,
        rows=tuple(rows) if account.entries else (),
        footnotes=footnotes.texts,
        notes=(*merger_notes(account), *unquantified_notes(account), key_note(account)),
        advice=persons_advice(account),
        empty=NO_HOURS,
    )
    gemeente = account.gemeente
    contract = {
        "programme": account.programme.id,
        "gemeente": gemeente.id if gemeente else None,
        "allocation": account.allocation.key,
        "rows": [line_contract(line) for line in account.lines],
        "unquantified": [unquantified_contract(line) for line in account.unquantified],
        "totals": figures_contract(account.totals),
        **question_contract(account),
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
            Column(f"theme_{each or OTHER_KEY}", theme_title(programme, each), Kind.HOURS)
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
    footnotes = Footnotes()
    rows = [_overview_row(each, themes, footnotes) for each in accounts]
    rows.append(_overview_row(together, themes, footnotes, "total"))
    notes = assumption_notes(together)
    table = Table(
        title=f"Uren per gemeente en thema{asked(together)}",
        subtitle=loaded.subtitle,
        columns=columns,
        rows=tuple(rows),
        footnotes=footnotes.texts,
        notes=(
            split_note(together.totals),
            *notes,
            *unquantified_notes(together),
            key_note(together),
        ),
        advice=persons_advice(together),
    )
    contract = {
        "programme": programme.id,
        "allocation": together.allocation.key,
        "gemeenten": [
            {
                "gemeente": each.gemeente.id if each.gemeente else None,
                "totals": figures_contract(each.totals),
                "themes": {
                    name or OTHER_KEY: figures_contract(figures)
                    for name, figures in each.by_theme.items()
                },
            }
            for each in accounts
        ],
        "totals": figures_contract(together.totals),
        "unquantified": [unquantified_contract(line) for line in together.unquantified],
        **question_contract(together),
    }
    return Report(table, contract)


class Footnotes:
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


def _line_row(line: HoursLine, footnotes: Footnotes) -> Row:
    contract = line_contract(line)
    figures = line.figures
    shown = {
        **contract,
        "title": line_title(line),
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


def _overview_row(
    account: Account, themes: Sequence[str | None], footnotes: Footnotes, role: Any = "data"
) -> Row:
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
        footnotes.mark(merger_text(gemeente, account.programme) if gemeente else None),
    )


def merger_notes(account: Account) -> list[str]:
    """What became of the municipality asked for, or of each that begins or ends."""
    texts = (merger_text(each, account.programme) for each in asked_for(account))
    return [text for text in texts if text]


def asked_for(account: Account) -> tuple[Gemeente, ...]:
    """The municipality asked for, or all that take part."""
    return (account.gemeente,) if account.gemeente else account.gemeenten


def who(account: Account) -> str:
    """Whose hours these are."""
    return account.gemeente.name if account.gemeente else "alle gemeenten samen"


def asked(account: Account, *, additive: bool = True) -> str:
    """What narrows the hours and what is reckoned otherwise than in the document, for a title.

    Says so where the hours cannot be added: to those of another scope, or to each other
    (not `additive`).
    """
    programme, scope = account.programme, account.scope
    parts = [f"thema {theme_title(programme, scope.theme)}"] if scope.theme else []
    goals = (goal for theme in programme.themes for goal in theme.goals)
    for noun, wanted, known in (
        ("afdeling", scope.department, ((each.id, each.name) for each in programme.departments)),
        ("ketenpartner", scope.partner, ((each.id, each.name) for each in programme.partners)),
        ("doelstelling", scope.goal, ((each.id, each.text.rstrip(".")) for each in goals)),
    ):
        parts += [f"acties met {noun} {name}" for id_, name in known if id_ == wanted]
    if not additive:
        parts.append("niet optelbaar")
    elif not scope.additive:
        parts.append(apart_from(scope.department, scope.partner, scope.goal))
    return "".join(f", {part}" for part in (*parts, *_chosen(account)))


def apart_from(department: str | None, partner: str | None, goal: str | None) -> str:
    """To which hours those of one department, partner or goal cannot be added."""
    kinds = {"afdelingen": department, "ketenpartners": partner, "doelstellingen": goal}
    others = dutch.listing((kind for kind, one in kinds.items() if one), "of")
    return f"niet op te tellen bij die van andere {others}"


def _chosen(account: Account) -> Iterator[str]:
    """Each choice that differs from the document's own."""
    programme, choices = account.programme, account.choices
    key = account.allocation
    if (key.key, key.weights) != (programme.allocation.key, programme.allocation.weights):
        yield f"gezamenlijke uren {_key_text(key)}"
    without = [each.name for each in programme.gemeenten if each.id in choices.without]
    if without:
        yield f"zonder {dutch.listing(without)}"
    if choices.reading != "taken":
        yield f"in de {READINGS[choices.reading]} lezing"
    if choices.persons is not None:
        yield f"met {dutch.plural(choices.persons, 'persoon', 'personen')} per gemeente"


def _key_text(key: Allocation) -> str:
    if key.key == "equal":
        return "gelijk verdeeld"
    return "verdeeld naar gewicht" + (f" ({_key_source(key)})" if key.source else "")


def _key_source(key: Allocation) -> str:
    return f"{key.source}, {dutch.day_of(key.date)}" if key.date else str(key.source)


def theme_title(programme: Programme, theme: str | None) -> str:
    """The title of a theme, or of what is outside the themes."""
    return next((each.title for each in programme.themes if each.id == theme), OTHER)


def line_title(line: HoursLine) -> str:
    """The action's title, with what this part of its hours is for."""
    return (
        f"{line.action.title} ({line.estimate.label})" if line.estimate.label else line.action.title
    )


def _cell(line: HoursLine) -> str | None:
    capacity = line.action.capacity
    return capacity.hours.cell if capacity and capacity.hours else None


def sum_text(figures: Figures) -> str:
    """What figures consist of, as a sum."""
    parts = (figures.own, figures.shared, figures.assumed)
    own, shared, assumed = (dutch.number(part) for part in parts)
    return f"eigen {own} + gezamenlijk {shared} + aanname {assumed}"


def split_note(figures: Figures) -> str:
    """What the total consists of."""
    return f"Totaal: {sum_text(figures)}."


def assumption_notes(account: Account) -> list[str]:
    """What rests on an assumption, and on which."""
    assumed = [line for line in account.lines if line.assumed]
    return [f"Op aanname: {line_title(line)}: {line.note}" for line in assumed]


def key_note(account: Account) -> str:
    """How joint hours were shared, with the note and the source of the key."""
    given = account.allocation
    key = "gelijk over de gemeenten" if given.key == "equal" else "naar gewicht"
    date = f" ({dutch.day_of(given.date)})" if given.date else ""
    source = f" Bron: {given.source}{date}." if given.source else ""
    note = f" {given.note}" if given.note else ""
    return f"Gezamenlijke uren zijn {key} verdeeld.{note}{source}"


def unquantified_notes(account: Account) -> list[str]:
    """What is in no total because the number of persons is not known."""
    return [
        f"Niet meegeteld: {line_title(line)}, {dutch.number(line.estimate.hours)} uur per persoon."
        for line in account.unquantified
    ]


def persons_advice(account: Account) -> tuple[str, ...]:
    """How to count what is in no total."""
    how = "Om uren per persoon mee te tellen: geef het aantal personen per gemeente met --persons."
    return (how,) if account.unquantified else ()


def question_contract(account: Account) -> dict[str, Any]:
    """Which actions count, and what is reckoned otherwise than the document says."""
    scope, choices = account.scope, account.choices
    return {
        "scope": {
            "theme": scope.theme,
            "department": scope.department,
            "partner": scope.partner,
            "goal": scope.goal,
        },
        "choices": {
            "allocation": choices.allocation.key if choices.allocation else None,
            "without": list(choices.without),
            "reading": choices.reading,
            "persons": choices.persons,
        },
    }


def line_contract(line: HoursLine) -> dict[str, Any]:
    """An estimate; without figures where it is in no total."""
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


def unquantified_contract(line: HoursLine) -> dict[str, Any]:
    """An estimate that is in no total."""
    return {
        "theme": line.theme,
        "action": line.action.id,
        "title": line.action.title,
        "hours_per_person": line.estimate.hours,
        "cell": _cell(line),
    }


def figures_contract(figures: Figures) -> dict[str, Decimal]:
    """Figures under English keys."""
    return {
        "own": figures.own,
        "shared": figures.shared,
        "assumed": figures.assumed,
        "hours": figures.hours,
        "low": figures.low,
        "high": figures.high,
    }
