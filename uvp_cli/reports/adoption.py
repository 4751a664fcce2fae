"""The adoption of a programme in Dutch: its status, by whom and when; and that it is a concept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.model import Decision, Programme
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.reports.tables import Report

STATUS = {"concept": "concept", "adopted": "vastgesteld"}


def adoption_fields(programme: Programme) -> Iterator[tuple[str, str]]:
    """The status, edition and decisions that the document has, with their labels."""
    if adoption := programme.adoption:
        yield "Status", STATUS[adoption.status]
        if adoption.edition:
            yield "Versie", adoption.edition
        for decision in adoption.decisions:
            yield "Besluit", decision_text(decision, programme)


def adoption_lines(programme: Programme) -> tuple[str, ...]:
    """The edition and the decisions, for beneath a title; nothing where the document says none."""
    adoption = programme.adoption
    if not adoption:
        return ()
    decisions = "; ".join(decision_text(decision, programme) for decision in adoption.decisions)
    label = "Vastgesteld" if adoption.status == "adopted" else "Besluiten"
    edition = adoption.edition or ""
    has_word = not edition or "versie" in edition.casefold()
    lines = (
        f"{edition[:1].upper()}{edition[1:]}" if has_word else f"Versie {edition}",
        f"{label}: {decisions}" if decisions else "",
    )
    return tuple(filter(None, lines))


def contact_lines(programme: Programme) -> tuple[str, ...]:
    """Whom to ask, for beneath a title or a page; nothing where the document says nobody."""
    return (f"Vragen: {programme.contact}",) if programme.contact else ()


def standing(placed: Placed) -> tuple[str, ...]:
    """Sentences for beneath a page: whether the programme is adopted, as far as it says, by whom,
    whom to ask, and in which file it stands; with the beginning of its SHA-256, by which anybody
    can see that it is the same."""
    programme, adoption = placed.programme, placed.programme.adoption
    status = STATUS["concept" if placed.is_concept else "adopted"]
    lines = [*adoption_lines(programme), *contact_lines(programme)]
    if placed.is_concept or (adoption and not adoption.decisions):
        lines.insert(0, f"Status: {status}")
    of_text = f", vingerafdruk (SHA-256) {placed.sha256[:16]}" if placed.sha256 else ""
    lines.append(f"Gegevens: {PurePath(placed.file).name}{of_text}")
    return tuple(f"{line.rstrip('.')}." for line in lines)


def decision_text(decision: Decision, programme: Programme) -> str:
    """A decision with where and when it was taken: Gemeenteraad (Vaals), 16 december 2025."""
    gemeenten = names.together(programme, decision.gemeenten)
    where = f" ({dutch.listing(gemeenten)})" if gemeenten else ""
    when = decision.cell or (dutch.day_of(decision.date) if decision.date else "")
    return f"{decision.by}{where}{f', {when}' if when else ''}"


def marked(report: Report, loaded: Loaded) -> Report:
    """An answer about one programme, which says so where that is a concept."""
    if not loaded.is_concept:
        return report
    facts = {"status": "concept", "to_decide": loaded.to_decide}
    return _titled(report, loaded.marked, facts)


def marked_among(report: Report, concepts: Sequence[str]) -> Report:
    """An answer about several programmes, which names the concepts among them."""
    if not concepts:
        return report
    named = dutch.listing(concepts)
    return _titled(report, lambda title: f"CONCEPT ({named}): {title}", {"concepts": [*concepts]})


def _titled(report: Report, titled: Callable[[str], str], facts: dict[str, Any]) -> Report:
    report = replace(report, contract={**report.contract, **facts})
    if report.verdict:
        verdict = replace(report.verdict, title=titled(report.verdict.title))
        return replace(report, verdict=verdict)
    return replace(report, content=replace(report.content, title=titled(report.content.title)))
