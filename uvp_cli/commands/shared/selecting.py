"""What part of the planning is meant: the options of the commands that are about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import complete_month, complete_responsible
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.programme.model import Period, Programme
    from uvp_cli.queries.planning import Selection

MonthOption = Annotated[
    str | None,
    typer.Option(
        "--month",
        "--maand",
        "-m",
        metavar="MAAND",
        help="Alleen deze maand: mei, mrt, 5 of nu.",
        autocompletion=complete_month,
    ),
]
FirstMonthOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        "--van",
        metavar="MAAND",
        help="Vanaf deze maand.",
        autocompletion=complete_month,
    ),
]
LastMonthOption = Annotated[
    str | None,
    typer.Option(
        "--to",
        "--tot",
        metavar="MAAND",
        help="Tot en met deze maand.",
        autocompletion=complete_month,
    ),
]
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year",
        "--jaar",
        metavar="JAAR",
        help="Alleen dit jaar, in een programma van meer dan een jaar.",
    ),
]
OnlyOption = Annotated[
    bool,
    typer.Option("--only", "--alleen", help="Met --gemeente: alleen wat die gemeente noemt."),
]
ResponsibleOption = Annotated[
    str | None,
    typer.Option(
        "--responsible",
        "--verantwoordelijke",
        metavar="NAAM",
        help="Alleen wat deze verantwoordelijke doet.",
        autocompletion=complete_responsible,
    ),
]
SearchOption = Annotated[
    str | None,
    typer.Option("--search", "--zoek", metavar="TEKST", help="Alleen wat deze tekst bevat."),
]


def months_asked(month: str | None, first: str | None, last: str | None) -> tuple[int, ...] | None:
    """The months asked for; None for the whole year. Raises `UsageProblem`."""
    from datetime import date

    from uvp_cli.programme import names
    from uvp_cli.queries.planning import month_range

    today = date.today().month  # noqa: DTZ011 (the user's own calendar)
    if month and (first or last):
        raise UsageProblem("Kies --month, of --from en --to; niet allebei.")
    if month:
        return (names.month(month, today),)
    if not first and not last:
        return None
    begin = names.month(first, today) if first else 1
    return month_range(begin, names.month(last, today) if last else 12)


def year_asked(programme: Programme, year: str | None) -> int | None:
    """The year asked for; None for the whole programme. Raises `UsageProblem`."""
    first, last = int(programme.period.from_[:4]), int(programme.period.last[:4])
    if year is None:
        return None
    if not (year.isascii() and year.isdigit() and len(year) == 4 and first <= int(year) <= last):
        years = str(first) if first == last else f"{first} t/m {last}"
        raise UsageProblem(f"Dit programma loopt in {years}; '{year}' hoort daar niet bij.")
    return int(year)


def check_text(option: str, given: str | None) -> None:
    """Raises `UsageProblem` where a text to look for has nothing that can be found."""
    from uvp_cli.programme import names

    if given is not None and not names.fold(given):
        raise UsageProblem(f"Geef bij {option} een tekst met minstens één letter of cijfer.")


def selection(
    programme: Programme,
    *,
    months: tuple[int, ...] | None,
    year: str | None,
    gemeente: str | None,
    only: bool,
    theme: str | None,
    responsible: str | None,
    search: str | None,
) -> Selection:
    """The names that the user typed as ids. Raises `UsageProblem`."""
    from uvp_cli.programme import names
    from uvp_cli.queries.planning import Selection

    if only and not gemeente:
        raise UsageProblem("--only kan alleen samen met --gemeente.")
    check_text("--search", search)
    _check_order(months, year, programme.period)
    return Selection(
        months=months,
        year=year_asked(programme, year),
        gemeente=names.meant("gemeente", gemeente, names.gemeenten(programme)),
        only=only,
        theme=names.meant("thema", theme, names.themes(programme)),
        responsible=names.meant("verantwoordelijke", responsible, names.parties(programme)),
        search=search,
    )


def _check_order(months: tuple[int, ...] | None, year: str | None, period: Period) -> None:
    """Raises `UsageProblem` where months go over the end of the only year that there is."""
    from uvp_cli import dutch

    one_year = year is not None or period.from_[:4] == period.last[:4]
    if months and months[0] > months[-1] and one_year:
        first, last = dutch.MONTHS[months[0] - 1], dutch.MONTHS[months[-1] - 1]
        raise UsageProblem(f"{last.capitalize()} komt voor {first}; zet --from en --to andersom.")
