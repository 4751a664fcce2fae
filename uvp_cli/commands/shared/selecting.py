"""What part of the planning is meant, by the options that `planning` and `calendar` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvp_cli.commands.shared import clock
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.programme.model import Period, Programme
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.planning import Selection


Asked = tuple[int | None, int | None]
"""The first and the last month asked for, 1 to 12; None for as far as the programme goes."""


def months_asked(month: str | None, first: str | None, last: str | None) -> Asked:
    """The months asked for. Raises `UsageProblem`."""
    from uvp_cli.programme import names

    today = int(clock.today()[5:7])
    if month and (first or last):
        raise UsageProblem("Kies --month, of --from en --to; niet allebei.")
    begin, end = (
        names.month(text, today) if text else None for text in (month or first, month or last)
    )
    return begin, end


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
    months: Asked,
    year: str | None,
    only: bool,
    search: str | None,
) -> Selection:
    """What to keep of the planning; `names` are ids. Raises `UsageProblem`."""
    from uvp_cli.queries.planning import Selection

    in_year = _year(programme.period, year)
    return Selection(
        months=_months(months, in_year, programme.period),
        year=in_year,
        gemeente=names.gemeente,
        only=only,
        theme=names.theme,
        responsible=names.responsible,
        search=search,
    )


def _months(asked: Asked, year: int | None, period: Period) -> tuple[int, ...] | None:
    """The months that are meant in a programme; None for all of them.

    What is left open goes from its first month up to its last; of more than a year, a year
    long. Raises `UsageProblem` where the last month asked for comes before the first.
    """
    from uvp_cli import dutch
    from uvp_cli.programme.months import months_of
    from uvp_cli.queries.planning import YEAR, month_range

    if asked == (None, None):
        return None
    inside = [month for month in months_of(period) if not year or int(month[:4]) == year]
    numbers = [int(month[5:]) for month in inside[:YEAR]]
    begin, end = asked[0] or numbers[0], asked[1] or numbers[-1]
    in_one_year = inside[0][:4] == inside[-1][:4]
    start = 1 if in_one_year else numbers[0]
    if (begin - start) % YEAR <= (end - start) % YEAR:
        return month_range(begin, end)
    if None in asked:  # a month that the programme does not have
        return (begin if asked[0] else end,)
    if in_one_year or (len(inside) <= YEAR and {begin, end} <= set(numbers)):
        early, late = dutch.MONTHS[end - 1], dutch.MONTHS[begin - 1]
        raise UsageProblem(f"{early.capitalize()} komt voor {late}; zet --from en --to andersom.")
    return month_range(begin, end)


def _year(period: Period, year: str | None) -> int | None:
    """The year asked for; None for the whole programme. Raises `UsageProblem`."""
    if year is None:
        return None
    first, last = int(period.from_[:4]), int(period.last[:4])
    if not (year.isascii() and year.isdigit() and len(year) == 4 and first <= int(year) <= last):
        years = str(first) if first == last else f"{first} t/m {last}"
        raise UsageProblem(f"Dit programma loopt in {years}; '{year}' hoort daar niet bij.")
    return int(year)
