"""A rule about what stands twice, as a copy leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.checking.rules.log import Logged, document_of
from uvp_cli.document.findings import Severity, shorten
from uvp_cli.programme import months, names, paths
from uvp_cli.programme.model import PlanningItem, Programme


@check("UVP716", "Twee keer hetzelfde", Severity.WARNING)
def listed_twice(whole: Programme | Logged) -> Iterator[Problem]:
    """Bij het kopiëren blijft er soms iets dubbel staan: dezelfde regel van de planning in dezelfde
    maand, twee gelijke onderdelen van een lijst, of in een logboek dezelfde notitie. Wat dubbel
    staat, telt ook dubbel.

    Ramingen van gelijke uren zijn geen fout: die worden opgeteld.

    Fout:
        planning:
          - {title: Startbijeenkomst, month: 3}
          - {title: Startbijeenkomst, month: 3}

    Goed:
        planning:
          - {title: Startbijeenkomst, month: 3}
          - {title: Startbijeenkomst, month: 4}
    """
    hint = "Maak er één van. " + if_meant("UVP716")
    for path, value in paths.values(document_of(whole)):
        if isinstance(value, tuple) and len(value) > 1 and path[-1] != "estimates":
            first: dict[object, int] = {}
            for index, entry in enumerate(value):
                like = first.setdefault(_likeness(entry, whole), index)
                if like != index:
                    message = f"{_called(entry)} staat er twee keer."
                    yield Problem((*path, index), message, hint, related=(*path, like))


def _likeness(entry: Any, whole: Programme | Logged) -> object:
    """The value that two entries share of which one is a copy: all, so what has an id has no copy.
    Of a planning item, which may have an id or not, that is what, when and for whom."""
    if isinstance(entry, PlanningItem) and isinstance(whole, Programme):
        moments = months.moments_of(entry)
        years = {year for _, number in moments for year in months.years_of(number, whole.period)}
        if len(years) == 1:
            moments = tuple((year, number) for year in years for _, number in moments)
        days = entry.from_, entry.to, entry.week
        return names.fold(entry.title), moments, days, frozenset(entry.responsible)
    return getattr(entry, "id", None) or repr(entry)


def _called(entry: Any) -> str:
    """The name of an entry of a list in a message."""
    keys = ("title", "name", "text")
    text = next((getattr(entry, key) for key in keys if hasattr(entry, key)), entry)
    return f"'{shorten(text)}'" if isinstance(text, str) else "Dit"
