"""Open points as a table and as JSON, and only their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from uvp_cli import dutch
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.programme import paths, units
from uvp_cli.programme.model import Programme, Reading
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries import naming
from uvp_cli.queries.naming import Names
from uvp_cli.queries.questions import (
    KINDS,
    WEIGHTS,
    OpenQuestion,
    QuestionKind,
    QuestionWeight,
    count,
)
from uvp_cli.queries.wanted import Wanted, ids, wants
from uvp_cli.reports import parts
from uvp_cli.reports.asked import narrowed
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.goals import WE_READ_NONE, WITHOUT_ACTION, links_itself, unserved
from uvp_cli.reports.hours_words import reader_words
from uvp_cli.reports.tables import ChosenValue, Column, Count, For, Kind, Report, Row, Table, note
from uvp_cli.reports.terms import PER
from uvp_cli.values import dataclass

HEADINGS: dict[QuestionKind, str] = {
    "undecided": "Nog te beslissen",
    "assumption": "Aannames",
    "missing": "Ontbrekende gegevens",
    "inconsistency": "Tegenstrijdigheden",
    "ambiguity": "Op meer manieren te lezen",
    "estimate": "Ramingen op aanname",
    "per-person": "Ramingen per persoon, zonder aantal",
    "budget": "Kosten nog niet bekend",
    "goal-without-action": WITHOUT_ACTION,
    "cell-without-estimate": "Cellen zonder raming",
    "unit-without-hours": "Niet omgerekende eenheden",
    "action-without-hours": "Acties zonder uren",
    "action-without-goal": "Acties zonder doelstelling",
    "action-without-planning": "Acties zonder planning",
    "action-without-partner": "Acties zonder ketenpartner",
    "planning-without-action": "Planningsitems zonder actie",
    "theme-without-communication": "Thema's zonder onderdeel Communicatie",
    "gemeente-without-decision": "Gemeenten zonder besluit",
}
WEIGHT_WORDS: Mapping[QuestionWeight, str] = {
    "effect": "Uren, geld of planning",
    "content": "Inhoud",
    "wording": "Formulering",
}
"""The parts of a programme that an answer may change."""
_LONGEST = 160
"""Characters of a text that a comment is about: enough to know it by."""
EMPTY = "Geen open punten gevonden."


@dataclass(frozen=True, slots=True)
class Sought:
    """The points that were asked for: their kinds and weights, and the ids that they are about."""

    kind: Wanted = None
    weight: Wanted = None
    names: Names = naming.EVERYTHING


EVERYTHING = Sought()


def kinds() -> list[Named]:
    """The kinds of questions by their heading, their key, and what people call them besides."""
    # The heading of money has no name of it.
    besides: Mapping[QuestionKind, tuple[str, ...]] = {"budget": ("Geld", "Financiën")}
    return [
        Named(kind, name, (kind, name, *_OURS.get(kind, ())[:1], *besides.get(kind, ())))
        for kind, name in HEADINGS.items()
    ]


def in_order(questions: Sequence[OpenQuestion], placed: Placed) -> list[OpenQuestion]:
    """The points by weight, then kind by kind, in the order of the file; equal questions of
    comments together, where the first of them stands."""

    def line(question: OpenQuestion) -> int:
        return question.line or placed.line(question.path)

    in_file = sorted(questions, key=line)
    first = {question.text: line(question) for question in reversed(in_file)}

    def order(question: OpenQuestion) -> tuple[int, int, int]:
        begun = first[question.text] if question.kind == "undecided" else 0
        return WEIGHTS.index(question.weight), KINDS.index(question.kind), begun

    return sorted(in_file, key=order)


def for_readers(questions: Sequence[OpenQuestion], programme: Programme) -> list[OpenQuestion]:
    """The points as a council reads them: an assumption about hours is not in the words that are
    meant for whoever makes the document."""
    return [
        replace(question, text=reader_words(question.estimate, programme))
        if question.kind == "estimate" and question.estimate
        else question
        for question in questions
    ]


def questions_report(
    questions: Sequence[OpenQuestion], placed: Placed, sought: Sought = EVERYTHING
) -> Report:
    """The points by weight and kind, each with its place in the file."""
    facts, ordered = _facts(placed).about(questions), in_order(questions, placed)
    sizes = Counter(heading(question, placed.programme) for question in ordered)

    def sized(question: OpenQuestion) -> str:
        said = heading(question, placed.programme)
        return f"{said} ({sizes[said]})"

    title = _title(placed.programme, sought)
    table = Table(title, placed.subtitle, tally=tally_of(questions), empty=EMPTY)
    contract = {
        **_counts_contract(questions, placed, sought),
        "file": placed.file,
        "questions": [facts.contract(question) for question in ordered],
    }
    return Report(facts.fill(table, ordered, sized), contract)


def counts_report(
    questions: Sequence[OpenQuestion], loaded: Loaded, sought: Sought = EVERYTHING
) -> Report:
    """Only how many points there are, of each kind and in all."""
    counts = count(questions).items()
    words = {kind: called(kind, loaded.programme) for kind in KINDS}
    rows = [Row((ChosenValue.of(kind, words), number)) for kind, number in counts]
    table = Table(
        title=_title(loaded.programme, sought),
        subtitle=loaded.subtitle,
        columns=(Column("kind", "Soort"), Column("count", "Aantal", Kind.NUMBER)),
        rows=(*rows, Row(("Totaal", len(questions)), "total")) if rows else (),
        empty=EMPTY,
        tally=tally_of(questions),
    )
    return Report(table, _counts_contract(questions, loaded, sought))


def tally_of(questions: Sequence[OpenQuestion]) -> tuple[Count, ...]:
    """The points, counted in one way everywhere: how many of them are assumptions, and apart from
    them what must still be decided in a draft."""
    counts = count(questions)
    undecided, assumed = counts.get("undecided", 0), counts.get("assumption", 0)
    points, to_decide = len(questions) - undecided, HEADINGS["undecided"]
    still, between = (to_decide.lower(),) * 2, "en daarnaast" if points else ""
    tally = (
        Count("questions", "Punten", points, "punt", "punten"),
        Count("assumptions", "Waarvan aannames", assumed, "aanname", "aannames", before="waarvan"),
        Count("undecided", to_decide, undecided, *still, before=between),
    )
    is_said = (points or not undecided, 0 < assumed < points, undecided)
    return tuple(compress(tally, is_said))


def said_of(questions: Sequence[OpenQuestion], *, bare: bool = False) -> str:
    """How many points there are, in words: 144 punten, waarvan 27 aannames; or `bare`, behind a
    word for them: 144, waarvan 27 aannames."""
    said = note(tally_of(questions)).rstrip(".")
    return said.replace(" punten", "", 1).replace(" punt", "", 1) if bare else said


def _title(programme: Programme, sought: Sought) -> str:
    headings = [called(key, programme) for key in HEADINGS if key in ids(sought.kind)]
    weights = [word.lower() for key, word in WEIGHT_WORDS.items() if key in ids(sought.weight)]
    kind = f": {dutch.listing(headings)}" if headings else ""
    weight = f", {dutch.listing(weights, 'of')}" if weights else ""
    return f"Open punten{kind}{weight}{narrowed(programme, sought.names)}"


def heading(question: OpenQuestion, programme: Programme) -> str:
    """The kind of a point, with its weight where that is not the heaviest; with the question
    where a comment asks one, since one decision may settle equal ones."""
    kind = called(question.kind, programme)
    if question.kind == "undecided" and question.text:
        return f"{kind}: {question.text}"
    weight = "" if question.weight == "effect" else f", {WEIGHT_WORDS[question.weight].lower()}"
    return f"{kind}{weight}"


def called(kind: QuestionKind, programme: Programme) -> str:
    """A kind of points; that something is not linked says so where that is our reading."""
    return _OURS[kind][0] if _is_ours(kind, programme) else HEADINGS[kind]


_OURS: Mapping[QuestionKind, tuple[str, str, str]] = {
    "goal-without-action": (WE_READ_NONE, "", ""),
    "action-without-goal": (
        "Acties waarbij wij geen doelstelling lezen",
        "Wij lezen in het programma geen doelstelling bij deze actie.",
        "Het programma koppelt deze actie aan geen doelstelling.",
    ),
    "action-without-planning": (
        "Acties waarover wij op de maandplanning niets lezen",
        "Wij lezen op de maandplanning niets over deze actie.",
        "De actie staat niet op de maandplanning.",
    ),
    "planning-without-action": (
        "Planningsitems waarbij wij geen actie lezen",
        "Wij lezen in het programma geen actie hierbij.",
        "Het programma koppelt hieraan geen actie.",
    ),
}
"""The words for each gap in links: its heading and a gap where a link is our reading, and a gap
where the links are all the programme's own."""


def _is_ours(kind: QuestionKind, programme: Programme) -> bool:
    """Whether a gap of this kind is one in links of which any is our reading."""
    if kind.startswith("planning") or kind.endswith("planning"):
        return any("actions" in item.derived for item in programme.planning)
    return kind in _OURS and not links_itself(programme)


def _unsaid(programme: Programme) -> Mapping[QuestionKind, str]:
    """The sentence for a gap of each kind, which says whose reading it is."""
    linked = {
        kind: ours if _is_ours(kind, programme) else theirs
        for kind, (_, ours, theirs) in _OURS.items()
    }
    return {
        **linked,
        "goal-without-action": unserved(programme),
        "action-without-hours": "Het programma noemt hierbij geen uren.",
        "action-without-partner": "De capaciteitsrij noemt geen ketenpartners.",
    }


NOTHING: Mapping[QuestionKind, str] = {}


def text_of(
    question: OpenQuestion, programme: Programme, unsaid: Mapping[QuestionKind, str] = NOTHING
) -> str | None:
    """The readings where those are in question, the text of the document behind its subject, and
    the remarks, or else the sentence for such a gap in `unsaid`; of a comment the text beneath it,
    since its question is the heading."""
    if question.kind == "undecided":
        return question.below and shorten(question.below, _LONGEST)
    readings = (f"{units.written(it, programme)} {PER[it.per]}" for it in _readings(question))
    hours = dutch.listing(readings, "of") if question.estimate else ""
    if question.kind == "estimate" and question.estimate and question.estimate.label:
        hours = f"{hours} ({question.estimate.label})"
    text = parts.behind_titles(question.text or "", question.about, programme)
    said = ": ".join(filter(None, (hours, text)))
    # What a remark says of how a cell may be read, the readings say too.
    added = () if question.kind == "estimate" else question.remarks
    read = "Wij lezen dat als nog niet bekend." if question.is_read else None
    added = added or tuple(filter(None, (unsaid.get(question.kind), read)))
    texts = [*filter(None, (said, *added))]
    return " ".join((*map(dutch.ended, texts[:-1]), *texts[-1:])) or None


def _readings(question: OpenQuestion) -> tuple[Reading, ...]:
    return question.estimate.readings if question.estimate else ()


def _reading(reading: Reading) -> dict[str, Any]:
    said = {"amount": reading.amount, "unit": reading.unit} if reading.unit else {}
    return {"hours": reading.hours, **said, "per": reading.per}


def _counts_contract(
    questions: Sequence[OpenQuestion], loaded: Loaded, sought: Sought
) -> dict[str, Any]:
    counts = count(questions)
    of_kind = {kind: counts.get(kind, 0) for kind in KINDS if wants(sought.kind, kind)}
    return {"programme": loaded.programme.id, "counts": of_kind, "total": len(questions)}


def _about(question: OpenQuestion, measures: Mapping[KeyPath, str]) -> str:
    """The title of what a point is about: of a measure with that of its action, or of its part."""
    above = (question.path[:length] for length in range(len(question.path)))
    return next((measures[path] for path in above if path in measures), parts.title(question.part))


def _facts(placed: Placed) -> Facts[OpenQuestion]:
    unsaid = _unsaid(placed.programme)
    kinds = {kind: called(kind, placed.programme) for kind in KINDS}
    measures = {path: of.title for path, of in paths.work(placed.programme) if of.place}
    return Facts.of(
        Fact("kind", "Soort", lambda it: it.kind, For.PROGRAMS, words=kinds),
        *parts.facts(lambda it: it.part, "Waarover"),
        Fact("about", "Waarover", lambda it: _about(it, measures), For.PEOPLE),
        Fact("text", "Wat er opvalt", lambda it: it.text, For.PROGRAMS),
        Fact("remarks", "Kanttekeningen", lambda it: it.remarks, For.PROGRAMS),
        Fact("weight", "Gewicht", lambda it: it.weight, For.PROGRAMS, words=WEIGHT_WORDS),
        Fact(
            *("question", "Wat er opvalt", lambda it: text_of(it, placed.programme, unsaid)),
            reader=For.PEOPLE,
            optional=True,
        ),
        Fact("readings", "", lambda it: list(map(_reading, _readings(it)))),
        *parts.place_facts(placed, lambda it: it.path, lambda it: it.line),
        order=(
            *("kind", "weight", "part", "id", "title", "theme"),
            *("text", "remarks", "readings", "path", "line"),
        ),
    )
