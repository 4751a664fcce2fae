"""Whether a programme was adopted, by whom and when, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.programme.model import Decision, Programme

STATUS = {"concept": "concept", "adopted": "vastgesteld"}


def adoption_fields(programme: Programme) -> Iterator[tuple[str, str]]:
    """What the document says of its adoption; nothing where it says nothing."""
    adoption = programme.adoption
    if adoption:
        yield "Status", STATUS[adoption.status]
        if adoption.edition:
            yield "Versie", adoption.edition
        for decision in adoption.decisions:
            yield "Besluit", decision_text(decision, programme)


def decision_text(decision: Decision, programme: Programme) -> str:
    """A decision with where and when it was taken: Gemeenteraad (Vaals), 16 december 2025."""
    names = (known.name for known in programme.gemeenten if known.id in decision.gemeenten)
    where = f" ({dutch.listing(names)})" if decision.gemeenten else ""
    when = decision.cell or (dutch.day_of(decision.date) if decision.date else "")
    return f"{decision.by}{where}{f', {when}' if when else ''}"
