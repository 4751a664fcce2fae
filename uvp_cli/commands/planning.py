"""`uvp planning`: what is due when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.options import (
    File,
    FormatOption,
    GemeenteOption,
    ThemeOption,
    checked_format,
    complete_month,
    complete_responsible,
)
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.model import Programme
    from uvp_cli.planning import Selection


def planning(
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            "--maand",
            "-m",
            metavar="MAAND",
            help="Alleen deze maand: mei, mrt, 5 of nu.",
            autocompletion=complete_month,
        ),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            "--van",
            metavar="MAAND",
            help="Vanaf deze maand.",
            autocompletion=complete_month,
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            "--tot",
            metavar="MAAND",
            help="Tot en met deze maand.",
            autocompletion=complete_month,
        ),
    ] = None,
    gemeente: GemeenteOption = None,
    only: Annotated[
        bool,
        typer.Option("--only", "--alleen", help="Met --gemeente: alleen wat die gemeente noemt."),
    ] = False,
    theme: ThemeOption = None,
    responsible: Annotated[
        str | None,
        typer.Option(
            "--responsible",
            "--verantwoordelijke",
            metavar="NAAM",
            help="Alleen wat deze verantwoordelijke doet.",
            autocompletion=complete_responsible,
        ),
    ] = None,
    search: Annotated[
        str | None,
        typer.Option("--search", "--zoek", metavar="TEKST", help="Alleen wat deze tekst bevat."),
    ] = None,
    form: FormatOption = "table",
    file: File = None,
) -> None:
    """Toon de maandplanning.

    Zonder --month: het hele jaar, maand voor maand. Met --gemeente: wat voor
    alle gemeenten is en wat die gemeente noemt.

    \b
    Voorbeelden:
      uvp planning --month mei
      uvp planning --from januari --to maart --theme zorg
      uvp planning --gemeente valkenburg --only
      uvp planning --search campagne
    """
    from uvp_cli.commands.loading import load
    from uvp_cli.commands.output import send
    from uvp_cli.planning import select
    from uvp_cli.reports.planning import planning_report

    checked_format(form)
    if only and not gemeente:
        raise UsageProblem("--only kan alleen samen met --gemeente.")
    if month and (first or last):
        raise UsageProblem("Kies --month, of --from en --to; niet allebei.")
    loaded = load(file)
    months = _months(month, first, last)
    selection = _selection(loaded.programme, months, gemeente, only, theme, responsible, search)
    send(planning_report(select(loaded.programme, selection), loaded, selection), form)


def _months(month: str | None, first: str | None, last: str | None) -> tuple[int, ...] | None:
    """The months asked for; None for the whole year. Raises `UnclearName`."""
    from datetime import date

    from uvp_cli import names
    from uvp_cli.planning import month_range

    today = date.today().month  # noqa: DTZ011 (the user's own calendar)
    if month:
        return (names.month(month, today),)
    if not first and not last:
        return None
    begin = names.month(first, today) if first else 1
    return month_range(begin, names.month(last, today) if last else 12)


def _selection(
    programme: Programme,
    months: tuple[int, ...] | None,
    gemeente: str | None,
    only: bool,
    theme: str | None,
    responsible: str | None,
    search: str | None,
) -> Selection:
    """The names that the user typed as ids. Raises `UnclearName`."""
    from uvp_cli import names
    from uvp_cli.planning import Selection

    return Selection(
        months=months,
        gemeente=names.meant("gemeente", gemeente, names.gemeenten(programme)),
        only=only,
        theme=names.meant("thema", theme, names.themes(programme)),
        responsible=names.meant("verantwoordelijke", responsible, names.parties(programme)),
        search=search,
    )
