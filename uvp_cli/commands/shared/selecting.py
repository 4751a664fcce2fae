"""The part of the planning that the options mean which `planning` and `calendar` share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from uvp_cli.commands.shared import choosing, clock
from uvp_cli.exits import UsageProblem
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uvp_cli.programme.model import Programme
    from uvp_cli.programme.months import NamedDays


@dataclass(frozen=True, slots=True)
class Times:
    """The time that is asked about, as it was typed: these months, or from one up to another, of
    one year or of all; `anywhere` where the user has named no programme."""

    months: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    year: str | None = None
    anywhere: bool = True

    def within(self, *programmes: Programme) -> NamedDays | None:
        """The days meant in programmes that are asked together; None for all of their time.

        Raises `UsageProblem` or `UnclearPeriod` where they have no such time.
        """
        if not (self.months or self.first or self.last or self.year):
            return None
        from uvp_cli.programme import periods

        calendar = periods.calendar(programmes, clock.today(), self.year)
        if calendar.first > calendar.last:
            raise UsageProblem(f"Dit programma loopt niet in {self.year}.")
        try:
            if self.months:
                return periods.read(self.months, calendar)
            return periods.read_range(self.first, self.last, calendar)
        except periods.UnclearPeriod as error:
            if error.month is None or not self.anywhere:
                raise
            raise periods.UnclearPeriod(f"{error}{choosing.elsewhere(error.month)}") from None


def times(
    months: Sequence[str] | None,
    first: str | None,
    last: str | None,
    year: str | None,
    files: Sequence[str] | None,
) -> Times:
    """The times that options name. Raises `UsageProblem` where they do not go together."""
    if months and (first or last):
        raise UsageProblem("Kies --month, of --from en --to; niet allebei.")
    return Times(tuple(months or ()), first, last, year, anywhere=not files)


def check_only(only: bool, gemeente: Sequence[str] | None) -> None:
    """Raises `UsageProblem` where there is no municipality for `--only`."""
    if only and not gemeente:
        raise UsageProblem("--only kan alleen samen met --gemeente.")


def check_texts(option_name: str, texts: Sequence[str] | None) -> tuple[str, ...]:
    """The texts to look for, also those between commas: what is compared has no punctuation, so a
    text that has a comma is found without it. Raises `UsageProblem` where one has nothing that can
    be found."""
    from uvp_cli.programme import names

    parts = (part for text in texts or () for part in _LISTED.split(text.strip(" ,")))
    texts = [names.sought(part) for part in parts]
    if not all(texts):
        raise UsageProblem(f"Geef bij {option_name} een tekst met minstens één letter of cijfer.")
    return tuple(dict.fromkeys(texts))


_LISTED = re.compile(r",(?!\d)|(?<!\d),")
"""A comma between texts, not that of 1,5."""
