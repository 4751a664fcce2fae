"""Every figure of how a programme stood on a day under a name, like those of `figures.py`.

The day is part of the name, so that a document says by itself to which day it is to be held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uvp_cli import dutch
from uvp_cli.programme.model import Programme
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.progress import Progress, added, progress
from uvp_cli.reports.papers.figures import ALL, KeyFigure, hours_text, money_text
from uvp_cli.reports.terms import PROGRESS

STATUSES = {key: PROGRESS[key] for key in ("done", "started", "delayed", "dropped")}
"""What each status is called, in the order in which a report counts them."""
_DAY = re.compile(r"^uvp:progress\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.")


def days(tags: Iterable[str]) -> list[str]:
    """The days (yyyy-mm-dd) that these tags of figures are about."""
    found = (_DAY.match(tag) for tag in tags)
    return sorted({match[1] for match in found if match})


def progress_figures(programme: Programme, book: Logbook) -> dict[str, KeyFigure]:
    """The figures of each municipality and of all together on the day of the logbook."""
    of_each = ((gemeente.id, gemeente.id, gemeente.name) for gemeente in programme.gemeenten)
    whose = ((None, ALL, "alle gemeenten samen"), *of_each)
    return {
        f"progress.{book.day}.{key}.{name}": KeyFigure(text, f"{label} {who} op {book.day}")
        for gemeente, key, who in whose
        for name, text, label in _of(progress(programme, book, gemeente))
    }


def _of(found: Progress) -> Iterator[tuple[str, str, str]]:
    """Each figure: its name, its text and what it is."""
    lines = found.lines
    yield "actions", dutch.number(len(lines)), "aantal acties voor"
    for status, word in STATUSES.items():
        count = sum(line.status == status for line in lines)
        yield status, dutch.number(count), f"aantal acties met status {word} voor"
    silent = sum(line.status is None for line in lines)
    yield "silent", dutch.number(silent), "aantal acties zonder status voor"
    yield "late", dutch.number(sum(line.late for line in lines)), "aantal acties te laat voor"
    total = added(line.amounts for line in lines)
    for part in ("hours", "low", "high"):
        planned = getattr(total.planned, part, None)
        yield f"planned.{part}", hours_text(planned), "geraamde uren voor"
    yield "expected", hours_text(total.due), "tot dan verwachte uren voor"
    yield "used", hours_text(total.used), "bijgehouden uren voor"
    noted = sum(line.amounts.used is not None for line in lines)
    yield "noted", dutch.number(noted), "aantal acties met bijgehouden uren voor"
    yield (
        "unshared",
        hours_text(found.undivided.used),
        "niet verdeelde uren, genoteerd zonder gemeente, voor",
    )
    yield "money", money_text(total.money), "bekend bedrag voor"
    yield "spent", money_text(total.spent), "uitgegeven bedrag voor"
    unshared = money_text(found.undivided.spent)
    yield "unshared_money", unshared, "niet verdeelde uitgaven, genoteerd zonder gemeente, voor"
