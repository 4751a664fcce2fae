"""Whether the figures in a letter are still those of the programme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import For, Report, Table
from uvp_cli.values import dataclass

FigureState = Literal["agrees", "differs", "unknown", "lost"]
STATES: Mapping[FigureState, str] = {
    "agrees": "klopt",
    "differs": "klopt niet",
    "unknown": "kent het programma niet",
    "lost": "is niet meer gebonden",
}
NO_FIGURE = "In deze brief staat geen cijfer dat aan het programma is gebonden."
NOTHING_BOUND = (
    "Er is niets om te controleren. Maak de brief opnieuw met: uvp report brief.docx "
    "--kind raadsinformatiebrief --gemeente NAAM"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure by its tag: what the letter says, and what the programme says. `sentence` is the one
    in which it stands in the letter."""

    tag: str
    letter: str | None
    programme: str | None
    state: FigureState
    sentence: str | None = None


def compare(
    written: Sequence[tuple[str, str]],
    remembered: Sequence[str],
    known: Mapping[str, str],
    sentences: Sequence[str] = (),
) -> tuple[Compared, ...]:
    """The figures of a letter beside those of a programme, by tag.

    `written` are the figures in the letter now, each in one of the `sentences`; `remembered` are
    the tags that it was written with, in which a figure is lost when there are fewer of it.
    """
    gone = Counter(remembered) - Counter(tag for tag, _ in written)
    return (
        *(
            Compared(tag, said, known.get(tag), _state(said, known.get(tag)), sentence)
            for (tag, said), sentence in zip_longest(written, sentences)
        ),
        *(Compared(tag, None, known.get(tag), "lost") for tag in gone.elements()),
    )


def _state(said: str, known: str | None) -> FigureState:
    if known is None:
        return "unknown"
    return "agrees" if _meant(said) == _meant(known) else "differs"


def _meant(text: str) -> Decimal | str:
    """The value of a figure in Dutch, since 1.066, 1066 and 1 066,0 are the same; else the text."""
    if not re.fullmatch(r"(€\s*)?[0-9][0-9.\s]*(,[0-9]+)?", text.strip()):
        return " ".join(text.split())
    return Decimal(re.sub(r"[€.\s]", "", text).replace(",", "."))


def check_report(
    compared: Sequence[Compared], name: str, loaded: Loaded, label_of: Mapping[str, str]
) -> Report:
    """The figures that do not agree, and how many do; `name` is that of the letter, and `label_of`
    says by its tag what a figure is."""
    wrong = [figure for figure in compared if figure.state != "agrees"]
    right = len(compared) - len(wrong)
    agree = dutch.plural(right, "cijfer klopt", "cijfers kloppen")
    facts = _facts(label_of)
    table = Table(
        title=f"Cijfers in {name}",
        subtitle=loaded.subtitle,
        notes=(f"{agree}.",),
        empty=f"{agree} met het programma." if right else NO_FIGURE,
    )
    contract = {
        "programme": loaded.programme.id,
        "file": name,
        "figures": [facts.contract(figure) for figure in compared],
    }
    differ = f"{dutch.plural(len(wrong), 'cijfer klopt', 'cijfers kloppen')} niet."
    # Where nothing is bound, nothing has been checked.
    objection = differ if wrong else "" if compared else NOTHING_BOUND
    return Report(facts.fill(table, wrong), contract, objection=objection)


def _facts(label_of: Mapping[str, str]) -> Facts[Compared]:
    return Facts.of(
        Fact("tag", "Cijfer", lambda it: it.tag, For.PROGRAMS),
        Fact(
            *("name", "Cijfer", lambda it: label_of.get(it.tag, it.tag)),
            json=lambda it: label_of.get(it.tag),
        ),
        Fact("letter", "In de brief", lambda it: it.letter),
        Fact("programme", "In het programma", lambda it: it.programme),
        Fact("sentence", "Waar in de brief", lambda it: it.sentence),
        Fact("state", "Oordeel", lambda it: it.state, For.PROGRAMS, words=STATES),
        Fact("verdict", "Oordeel", lambda it: STATES[it.state], For.PEOPLE),
        order=("tag", "name", "letter", "programme", "state", "sentence"),
    )
