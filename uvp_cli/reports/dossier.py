"""One thing in a programme as a card, with all that the programme has about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme.model import Action, Programme
from uvp_cli.programme.names import NOUNS
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.dossier import Dossier, compile_dossier
from uvp_cli.queries.history import WHOSE
from uvp_cli.queries.questions import count
from uvp_cli.queries.subjects import Subject, named, namesakes
from uvp_cli.reports.budget import CALLED, known_sum
from uvp_cli.reports.hours import figures_contract, in_all
from uvp_cli.reports.ours import reach_notes
from uvp_cli.reports.questions import called
from uvp_cli.reports.show import budget_line, card_report, linked_line, planned_line
from uvp_cli.reports.tables import Outline, Report

MOST = 12
"""Planning items that a card lists; of more it says how many there are beside."""
NOT_ADDITIVE = ("department", "partner", "goal", "role")
"""Kinds whose hours are those of all actions with it, each with all of its hours."""


def dossier_report(loaded: Loaded, subject: Subject) -> Report:
    """The card of a subject, with its hours, money, partners, planning and open points."""
    card = card_report(loaded, subject)
    dossier = compile_dossier(loaded.programme, subject)
    if dossier is None:
        return card
    # Of municipalities the card has only what is for some of them.
    own = tuple(it for it in card.outline.children if not (subject.kind in WHOSE and it.key))
    keys = {branch.key for branch in own}
    branches = _branches(dossier, loaded.programme)
    more = (branch for branch in branches if branch.children and branch.key not in keys)
    outline = replace(
        card.outline,
        fields=(*card.outline.fields, *_fields(dossier, loaded.programme)),
        children=(*own, *more),
    )
    return replace(card, content=outline, contract={**card.contract, "about": _contract(dossier)})


def _fields(dossier: Dossier, programme: Programme) -> Iterator[tuple[str, str]]:
    if dossier.subject.kind in WHOSE:
        yield from (("Kanttekening", note) for note in reach_notes(programme))
    if others := namesakes(programme, dossier.subject):
        yield "Zo heet ook", ", ".join(f"{NOUNS[it.kind]} {named(it).label}" for it in others)
    if dossier.hours:
        apart = dossier.subject.kind in NOT_ADDITIVE
        behind = " in acties die ook van anderen zijn" if apart else ""
        yield "Uren samen", f"{in_all(dossier.hours)}{behind}"
    for kind in dossier.money.kinds:
        if any(line.item.figures or line.item.open_years for line in dossier.money.of(kind)):
            yield CALLED[kind], known_sum(dossier.money, kind)
    if isinstance(dossier.subject.record, Action) and dossier.subject.record.continues:
        yield "Vervolg op", dossier.subject.record.continues
    if dossier.partners and dossier.subject.kind not in ("action", "measure", "partner"):
        yield "Ketenpartners", ", ".join(party.name for party in dossier.partners)


def _branches(dossier: Dossier, programme: Programme) -> Iterator[Outline]:
    subject, planning = dossier.subject, dossier.planning
    title = "Uren per thema" if subject.kind == "gemeente" else "Uren per gemeente"
    yield _branch("hours", title, (f"{name}: {in_all(figures)}" for name, figures in dossier.by))
    if subject.kind not in ("action", "measure"):
        lines = (linked_line(it.action, subject, planning) for it in dossier.actions)
        yield _branch("actions", "Acties", lines)
    yield _branch("planning", "Planning", _planned_lines(dossier))
    money = tuple(budget_line(line.item, programme) for line in dossier.money.lines)
    yield Outline("Financiën", children=money, key="budget")
    counts = count(dossier.questions).items()
    points = (f"{called(kind, programme)}: {dutch.number(number)}" for kind, number in counts)
    yield _branch("questions", "Open punten", points)


def _branch(key: str, title: str, lines: Iterable[str]) -> Outline:
    return Outline(title, children=tuple(map(Outline, lines)), key=key)


def _planned_lines(dossier: Dossier) -> Iterator[str]:
    """The planning that names the subject, or all where that is not much; and how much more."""
    is_much = len(dossier.planning) > MOST
    listed = (dossier.named if is_much else dossier.planning)[:MOST]
    yield from (planned_line(scheduled, dossier.subject) for scheduled in listed)
    if rest := len(dossier.planning) - len(listed):
        items = dutch.plural(rest, "item", "items")
        yield f"en {items} meer" if listed else items


def _contract(dossier: Dossier) -> dict[str, Any]:
    return {
        "hours": figures_contract(dossier.hours),
        "actions": [listed.action.id for listed in dossier.actions],
        "planning": [it.item.id for it in dossier.planning if it.item.id],
        "budget": [line.item.text for line in dossier.money.lines],
        "partners": [party.id for party in dossier.partners],
        "questions": len(dossier.questions),
    }
