"""`uvp hours`: how many hours, for whom, how certain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.options import (
    DepartmentOption,
    File,
    GemeenteOption,
    GoalOption,
    PartnerOption,
    ThemeOption,
    complete_dimension,
    complete_gemeente,
    complete_reading,
    whole_number,
)
from uvp_cli.commands.querying import query
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.breakdown import Dimension
    from uvp_cli.hours import Choices
    from uvp_cli.model import Allocation, Programme
    from uvp_cli.tables import Report

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
            "goal (doelstelling) of month (maand); twee keer voor een kruistabel.",
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
    file: File = None,
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
      uvp hours --format csv
    """
    from uvp_cli import names
    from uvp_cli.commands.loading import load
    from uvp_cli.hours import Scope, account, taking_part

    dimensions = _dimensions(by or ())
    available = _capacity(capacity, dimensions)
    if explain and dimensions:
        raise UsageProblem("Kies --explain of --by; niet allebei.")
    number = whole_number("--persons", persons)
    loaded = load(file)
    programme = loaded.programme
    one = names.meant("gemeente", gemeente, names.gemeenten(programme))
    scope = Scope(
        theme=names.meant("thema", theme, names.themes(programme)),
        department=names.meant("afdeling", department, names.departments(programme)),
        partner=names.meant("ketenpartner", partner, names.partners(programme)),
        goal=names.meant("doelstelling", goal, names.goals(programme)),
    )
    choices = _choices(programme, one, key, without or (), reading, number)
    if dimensions:
        from uvp_cli.breakdown import break_down
        from uvp_cli.reports.breakdown import breakdown_report

        _check_months(programme, dimensions)
        return breakdown_report(
            break_down(programme, dimensions, one, scope, choices), loaded, available
        )
    asked = account(programme, one, scope, choices)
    if explain:
        from uvp_cli.reports.explanation import explanation_report

        return explanation_report(asked, loaded)
    from uvp_cli.reports.hours import account_report, overview_report

    if one:
        return account_report(asked, loaded)
    each = [account(programme, g.id, scope, choices) for g in taking_part(programme, choices)]
    return overview_report(each, asked, loaded)


def _dimensions(given: Sequence[str]) -> tuple[Dimension, ...]:
    """What to break the hours down by. Raises `UsageProblem`."""
    if not given:
        return ()
    from uvp_cli import names
    from uvp_cli.breakdown import DIMENSIONS, dimensions

    wanted = {names.resolve("indeling", each, dimensions()).id for each in given}
    if len(wanted) > 2:
        raise UsageProblem("Geef --by één of twee keer; een tabel heeft rijen en kolommen.")
    return tuple(dimension for dimension in DIMENSIONS if dimension in wanted)


def _capacity(given: str | None, by: Sequence[Dimension]) -> int | None:
    """The hours that there are for each month. Raises `UsageProblem`."""
    if given is not None and set(by) not in ({"month"}, {"month", "gemeente"}):
        raise UsageProblem(
            "--capacity kan alleen samen met --by month, of met --by gemeente --by month."
        )
    return whole_number("--capacity", given)


def _check_months(programme: Programme, by: Sequence[Dimension]) -> None:
    """Raises `UsageProblem` where the programme has more months than a table can hold."""
    from uvp_cli.duration import months_of

    if "month" in by and len(months_of(programme.period)) > MAX_MONTHS:
        raise UsageProblem(
            f"Dit programma beslaat meer dan {MAX_MONTHS} maanden; kies een andere --by."
        )


def _choices(
    programme: Programme,
    gemeente: str | None,
    key: str | None,
    without: Sequence[str],
    reading: str | None,
    persons: int | None,
) -> Choices:
    """What the user reckons otherwise.

    Raises `UsageProblem`, or `typer.Exit` after printing what is wrong in the key's file.
    """
    from uvp_cli import allocation, names
    from uvp_cli.hours import READINGS, Choices, readings

    everyone = names.gemeenten(programme)
    left_out = {names.resolve("gemeente", each, everyone).id for each in without}
    taken = names.meant("lezing", reading, readings())
    choices = Choices(
        allocation=None if key is None else _allocation(key, programme),
        without=tuple(each.id for each in everyone if each.id in left_out),
        reading=next((each for each in READINGS if each == taken), "taken"),
        persons=persons,
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
    """The allocation key that the user names. Raises `typer.Exit` after printing what is wrong."""
    from uvp_cli import key_file
    from uvp_cli.check import Checked
    from uvp_cli.commands.loading import refuse
    from uvp_cli.document import Unreadable
    from uvp_cli.model import Allocation

    if key in EQUAL:
        return Allocation(key="equal")
    try:
        found = key_file.read(Path(key), key, programme)
    except Unreadable as error:
        refuse(Checked(key, None, (error.diagnostic,), readable=False))
    if found.allocation is None:
        refuse(Checked(key, None, found.diagnostics, found.lines))
    return found.allocation
