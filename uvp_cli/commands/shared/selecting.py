"""What part of the planning is meant, by the options that `planning` and `calendar` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.programme.model import Period, Programme
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.planning import Selection


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


def check_only(only: bool, gemeente: str | None) -> None:
    """Raises `UsageProblem` where there is no municipality for `--only`."""
    if only and not gemeente:
        raise UsageProblem("--only kan alleen samen met --gemeente.")


def check_text(option_name: str, text: str | None) -> None:
    """Raises `UsageProblem` where a text to look for has nothing that can be found."""
    from uvp_cli.programme import names

    if text is not None and not names.fold(text):
        raise UsageProblem(f"Geef bij {option_name} een tekst met minstens één letter of cijfer.")


def selection(
    programme: Programme,
    names: Names,
    *,
    months: tuple[int, ...] | None,
    year: str | None,
    only: bool,
    search: str | None,
) -> Selection:
    """What to keep of the planning; `names` are ids. Raises `UsageProblem`."""
    from uvp_cli.queries.planning import Selection

    _check_order(months, year, programme.period)
    return Selection(
        months=months,
        year=_year(programme.period, year),
        gemeente=names.gemeente,
        only=only,
        theme=names.theme,
        responsible=names.responsible,
        search=search,
    )


def _check_order(months: tuple[int, ...] | None, year: str | None, period: Period) -> None:
    """Raises `UsageProblem` where months go over the end of the only year that there is."""
    from uvp_cli import dutch

    one_year = year is not None or period.from_[:4] == period.last[:4]
    if months and months[0] > months[-1] and one_year:
        first, last = dutch.MONTHS[months[0] - 1], dutch.MONTHS[months[-1] - 1]
        raise UsageProblem(f"{last.capitalize()} komt voor {first}; zet --from en --to andersom.")


def _year(period: Period, year: str | None) -> int | None:
    """The year asked for; None for the whole programme. Raises `UsageProblem`."""
    if year is None:
        return None
    first, last = int(period.from_[:4]), int(period.last[:4])
    if not (year.isascii() and year.isdigit() and len(year) == 4 and first <= int(year) <= last):
        years = str(first) if first == last else f"{first} t/m {last}"
        raise UsageProblem(f"Dit programma loopt in {years}; '{year}' hoort daar niet bij.")
    return int(year)
