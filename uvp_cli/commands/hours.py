"""`uvp hours`: how many hours, for whom, how certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uvp_cli.commands.shared.options import (
    ChartOption,
    DepartmentOption,
    Files,
    GemeenteOption,
    GoalOption,
    PartnerOption,
    ThemeOption,
    complete_dimension,
    complete_gemeente,
    complete_reading,
    whole_number,
)
from uvp_cli.commands.shared.querying import query
from uvp_cli.exits import UsageProblem
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.programme.model import Allocation, Programme
    from uvp_cli.queries.breakdown import Dimension
    from uvp_cli.queries.hours import Choices, Scope
    from uvp_cli.queries.totals import Contribution, Group
    from uvp_cli.reports.tables import Report

EQUAL = ("equal", "gelijk")
"""The words for the key that shares joint hours equally."""
MAX_MONTHS = 120
"""More months than this make no table."""


@query
def hours(
    gemeente: GemeenteOption = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            "--per",
            metavar="WAT",
            help="Per gemeente, theme (thema), action (actie), department (afdeling), partner, "
            "goal (doelstelling) of month (maand); over meer programma's per programme "
            "(programma), region (regio) of year (jaar). Twee keer voor een kruistabel.",
            show_default=False,
            autocompletion=complete_dimension,
        ),
    ] = None,
    theme: ThemeOption = None,
    department: DepartmentOption = None,
    partner: PartnerOption = None,
    goal: GoalOption = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            "--sleutel",
            metavar="SLEUTEL",
            help="Verdeel gezamenlijke uren gelijk (equal), of naar gewicht uit een CSV-bestand "
            "met de kolommen gemeente;gewicht;bron;peildatum.",
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            "--zonder",
            metavar="GEMEENTE",
            help="Reken alsof deze gemeente niet meedoet: de andere dragen de gezamenlijke uren; "
            "mag vaker.",
            show_default=False,
            autocompletion=complete_gemeente,
        ),
    ] = None,
    reading: Annotated[
        str | None,
        typer.Option(
            "--reading",
            "--lezing",
            metavar="LEZING",
            help="Reken bij elke aanname met de laagste lezing (low), de hoogste (high) of de "
            "gekozen lezing (taken).",
            autocompletion=complete_reading,
        ),
    ] = None,
    persons: Annotated[
        str | None,
        typer.Option(
            "--persons",
            "--personen",
            metavar="AANTAL",
            help="Aantal personen per gemeente, voor ramingen per persoon.",
        ),
    ] = None,
    capacity: Annotated[
        str | None,
        typer.Option(
            "--capacity",
            "--capaciteit",
            metavar="UREN",
            help="Met --by month: merk de maanden met meer uren dan dit; met --by gemeente erbij "
            "geldt het voor elke gemeente.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            "--uitleg",
            help="Toon bij elk getal de cel, de lezing, de berekening en de bron.",
        ),
    ] = False,
    chart: ChartOption = False,
    files: Files = None,
) -> Report:
    """Toon de uren per thema en actie, of anders ingedeeld.

    Zonder --gemeente en --by: alle gemeenten naast elkaar, per thema. De uren
    per maand zijn indicatief: gelijk verdeeld over de looptijd van een actie.

    \b
    Voorbeelden:
      uvp hours --gemeente Vaals
      uvp hours --theme jeugd
      uvp hours --by department --gemeente Vaals
      uvp hours --by gemeente --by month --capacity 90
      uvp hours --without Meerssen --reading low
      uvp hours --gemeente valkenburg --explain
      uvp hours --by theme --by year -f data/
      uvp hours --chart
      uvp hours --format csv
    """
    from uvp_cli.commands.shared import several

    dimensions, groups = _dimensions(by or ())
    question = _Question(
        key=key,
        reading=reading,
        persons=whole_number("--persons", persons),
        dimensions=dimensions,
        capacity=_capacity(capacity, dimensions),
        explain=explain,
        chart=chart,
    )
    if sum((explain, chart, bool(dimensions or groups))) > 1:
        raise UsageProblem("Kies --explain, --chart of --by; niet meer dan een daarvan.")
    asked = several.programmes(files)
    typed = {
        "gemeente": gemeente,
        "theme": theme,
        "department": department,
        "partner": partner,
        "goal": goal,
        "left_out": tuple(without or ()),
    }
    if groups:
        return _totals(asked, question, groups, typed)
    return several.answer(asked, partial(_answer, question), typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked of each programme."""

    key: str | None
    reading: str | None
    persons: int | None
    dimensions: tuple[Dimension, ...]
    capacity: int | None
    explain: bool
    chart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names in a question, as they were typed or as the programme has them."""

    gemeente: str | None
    theme: str | None
    department: str | None
    partner: str | None
    goal: str | None
    left_out: tuple[str, ...]

    def one(self, programme: Programme) -> str | None:
        """The municipality that is asked for. Raises `UnclearName`."""
        from uvp_cli.programme import names

        return names.meant("gemeente", self.gemeente, names.gemeenten(programme))

    def scope(self, programme: Programme) -> Scope:
        """What part of a programme is asked for. Raises `UnclearName`."""
        from uvp_cli.programme import names
        from uvp_cli.queries.hours import Scope

        return Scope(
            theme=names.meant("thema", self.theme, names.themes(programme)),
            department=names.meant("afdeling", self.department, names.departments(programme)),
            partner=names.meant("ketenpartner", self.partner, names.partners(programme)),
            goal=names.meant("doelstelling", self.goal, names.goals(programme)),
        )


def _answer(question: _Question, *, file: str | None, **typed: Any) -> Report:
    """The answer of one programme; `typed` are the names."""
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.queries.hours import account, taking_part

    loaded = load(file)
    programme = loaded.programme
    named = _Names(**typed)
    one, scope = named.one(programme), named.scope(programme)
    choices = _choices(programme, one, question, named.left_out)
    if question.dimensions:
        from uvp_cli.queries.breakdown import break_down
        from uvp_cli.reports.breakdown import breakdown_report

        _check_months(programme, question.dimensions)
        found = break_down(programme, question.dimensions, one, scope, choices)
        return breakdown_report(found, loaded, question.capacity)
    asked = account(programme, one, scope, choices)
    if question.explain:
        from uvp_cli.reports.explanation import explanation_report

        return explanation_report(asked, loaded)
    from uvp_cli.reports.hours import account_report, overview_report

    if one and not question.chart:
        return account_report(asked, loaded)
    each = [account(programme, g.id, scope, choices) for g in taking_part(programme, choices)]
    if question.chart:
        from uvp_cli.reports.chart import hours_chart

        return hours_chart(each, asked, loaded)
    return overview_report(each, asked, loaded)


def _totals(
    files: Sequence[str | None],
    question: _Question,
    groups: tuple[Group, ...],
    typed: Mapping[str, Any],
) -> Report:
    """The hours of all programmes by programme, region or year. Raises `UsageProblem`."""
    from uvp_cli.commands.shared import several
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.queries.totals import WITHIN, Division, add_up, contribution
    from uvp_cli.reports.several import Asked, totals_report

    within = question.dimensions[0] if question.dimensions else None
    if within is not None and within not in WITHIN:
        raise UsageProblem(
            f"Over meer programma's kan --by {within} niet; kies uit: {', '.join(WITHIN)}."
        )
    division = Division(groups, within)

    def ask(file: str | None, **typed: Any) -> Contribution:
        programme = load(file).programme
        named = _Names(**typed)
        one = named.one(programme)
        choices = _choices(programme, one, question, named.left_out)
        return contribution(programme, division, one, named.scope(programme), choices)

    parts, without, called = several.gather(files, ask, typed)
    whose = called.get("gemeente", "alle gemeenten")
    answered = tuple((each.programme, str(file)) for file, each in parts.items())
    return totals_report(add_up(division, parts.values()), whose, Asked(answered, without))


def _dimensions(given: Sequence[str]) -> tuple[tuple[Dimension, ...], tuple[Group, ...]]:
    """What to divide the hours by: within a programme, and over programmes.

    Raises `UsageProblem`.
    """
    if not given:
        return (), ()
    from uvp_cli.programme import names
    from uvp_cli.queries.breakdown import DIMENSIONS, dimensions
    from uvp_cli.queries.totals import GROUPS, groups

    known = [*dimensions(), *groups()]
    wanted = {names.resolve("indeling", each, known).id for each in given}
    if len(wanted) > 2:
        raise UsageProblem("Geef --by één of twee keer; een tabel heeft rijen en kolommen.")
    return (
        tuple(dimension for dimension in DIMENSIONS if dimension in wanted),
        tuple(group for group in GROUPS if group in wanted),
    )


def _capacity(given: str | None, by: Sequence[Dimension]) -> int | None:
    """The hours that there are for each month. Raises `UsageProblem`."""
    if given is not None and set(by) not in ({"month"}, {"month", "gemeente"}):
        raise UsageProblem(
            "--capacity kan alleen samen met --by month, of met --by gemeente --by month."
        )
    return whole_number("--capacity", given)


def _check_months(programme: Programme, by: Sequence[Dimension]) -> None:
    """Raises `UsageProblem` where the programme has more months than a table can hold."""
    from uvp_cli.programme.months import months_of

    if "month" in by and len(months_of(programme.period)) > MAX_MONTHS:
        raise UsageProblem(
            f"Dit programma beslaat meer dan {MAX_MONTHS} maanden; kies een andere --by."
        )


def _choices(
    programme: Programme, gemeente: str | None, question: _Question, without: Sequence[str]
) -> Choices:
    """What the user reckons otherwise, `without` some municipalities.

    Raises `UsageProblem`, or `typer.Exit` after printing what is wrong in the key's file.
    """
    from uvp_cli.programme import names
    from uvp_cli.queries import allocation
    from uvp_cli.queries.hours import READINGS, Choices, readings

    everyone = names.gemeenten(programme)
    left_out = {names.resolve("gemeente", each, everyone).id for each in without}
    taken = names.meant("lezing", question.reading, readings())
    choices = Choices(
        allocation=None if question.key is None else _allocation(question.key, programme),
        without=tuple(each.id for each in everyone if each.id in left_out),
        reading=next((each for each in READINGS if each == taken), "taken"),
        persons=question.persons,
    )
    if gemeente in left_out:
        raise UsageProblem("Kies --gemeente of --without; een gemeente doet mee of niet.")
    weights = allocation.weights(programme, choices.allocation, choices.without)
    if not weights:
        raise UsageProblem("Zo doet geen enkele gemeente mee; geef --without minder vaak.")
    if not any(weights.values()):
        raise UsageProblem("Wie meedoet, heeft volgens de verdeelsleutel samen gewicht 0.")
    return choices


def _allocation(key: str, programme: Programme) -> Allocation:
    """The allocation key that the user names.

    Raises `UsageProblem`, or `typer.Exit` after printing what is wrong in its file.
    """
    from uvp_cli.checking.check import Checked
    from uvp_cli.commands.shared.loading import refuse
    from uvp_cli.document.findings import Unreadable
    from uvp_cli.files import key_file
    from uvp_cli.programme.model import Allocation

    if key in EQUAL:
        return Allocation(key="equal")
    path = Path(key)
    if not key.strip() or not (path.suffix or path.exists()):
        raise UsageProblem(
            f"Onbekende verdeelsleutel '{key}'. Kies equal, of noem een CSV-bestand met gewichten."
        )
    try:
        found = key_file.read(path, key, programme)
    except Unreadable as error:
        refuse(Checked(key, None, (error.diagnostic,), readable=False))
    if found.allocation is None:
        refuse(Checked(key, None, found.diagnostics, found.lines))
    return found.allocation
