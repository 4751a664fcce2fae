"""Whether the figures in a letter are still those of the programme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from uvp_cli import dutch
from uvp_cli.programme.origin import Loaded
from uvp_cli.reports.tables import Column, For, Report, Row, Table
from uvp_cli.values import dataclass

State = Literal["agrees", "differs", "unknown", "lost"]
STATES: Mapping[State, str] = {
    "agrees": "klopt",
    "differs": "klopt niet",
    "unknown": "kent het programma niet",
    "lost": "is niet meer gebonden",
}
COLUMNS = (
    Column("tag", "Cijfer", reader=For.PROGRAMS),
    Column("name", "Cijfer"),
    Column("letter", "In de brief"),
    Column("programme", "In het programma"),
    Column("sentence", "Waar in de brief"),
    Column("state", "Oordeel", reader=For.PROGRAMS),
    Column("verdict", "Oordeel", reader=For.PEOPLE),
)
NOTHING_BOUND = (
    "Er is niets om te controleren. Maak de brief opnieuw met: uvp report brief.docx "
    "--kind raadsinformatiebrief --gemeente NAAM"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure by its tag: what the letter says, and what the programme says.

    `sentence` is the one in which it stands in the letter.
    """

    tag: str
    letter: str | None
    programme: str | None
    state: State
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
    present = (
        Compared(tag, said, known.get(tag), _state(said, known.get(tag)), sentence)
        for (tag, said), sentence in zip_longest(written, sentences)
    )
    return (*present, *_lost(written, remembered, known))


def _state(said: str, known: str | None) -> State:
    if known is None:
        return "unknown"
    return "agrees" if _same(said, known) else "differs"


def _lost(
    written: Sequence[tuple[str, str]], remembered: Sequence[str], known: Mapping[str, str]
) -> Iterator[Compared]:
    gone = Counter(remembered) - Counter(tag for tag, _ in written)
    for tag in gone.elements():
        yield Compared(tag, None, known.get(tag), "lost")


def _same(said: str, known: str) -> bool:
    """Whether two texts say the same; a figure may be written with other separators."""
    one, other = _number(said), _number(known)
    if one is not None and other is not None:
        return one == other
    return " ".join(said.split()) == " ".join(known.split())


def _number(text: str) -> Decimal | None:
    """The figure that a Dutch text writes: 1.066, 1066 and 1 066,0 are the same."""
    if not re.fullmatch(r"(€\s*)?[0-9][0-9.\s]*(,[0-9]+)?", text.strip()):
        return None
    return Decimal(re.sub(r"[€.\s]", "", text).replace(",", "."))


def check_report(
    compared: Sequence[Compared], name: str, loaded: Loaded, label_of: Mapping[str, str]
) -> Report:
    """The figures that do not agree, and how many do; `name` is that of the letter, and `label_of`
    says by its tag what a figure is."""
    wrong = [figure for figure in compared if figure.state != "agrees"]
    right = len(compared) - len(wrong)
    table = Table(
        title=f"Cijfers in {name}",
        subtitle=loaded.subtitle,
        columns=COLUMNS,
        rows=tuple(_row(figure, label_of) for figure in wrong),
        notes=(f"{dutch.plural(right, 'cijfer klopt', 'cijfers kloppen')}.",),
        empty=_all_agree(right),
    )
    contract = {
        "programme": loaded.programme.id,
        "file": name,
        "figures": [_entry(figure, label_of) for figure in compared],
    }
    return Report(table, contract, objection=_objection(len(wrong), len(compared)))


def _row(figure: Compared, label_of: Mapping[str, str]) -> Row:
    label = label_of.get(figure.tag, figure.tag)
    texts = (figure.letter, figure.programme, figure.sentence)
    return Row((figure.tag, label, *texts, figure.state, STATES[figure.state]))


def _entry(figure: Compared, label_of: Mapping[str, str]) -> dict[str, str | None]:
    return {
        "tag": figure.tag,
        "name": label_of.get(figure.tag),
        "letter": figure.letter,
        "programme": figure.programme,
        "state": figure.state,
        "sentence": figure.sentence,
    }


def _objection(wrong: int, compared: int) -> str:
    """Why the letter will not do; where nothing is bound, nothing has been checked."""
    if wrong:
        return f"{dutch.plural(wrong, 'cijfer klopt', 'cijfers kloppen')} niet."
    return "" if compared else NOTHING_BOUND


def _all_agree(count: int) -> str:
    if not count:
        return "In deze brief staat geen cijfer dat aan het programma is gebonden."
    return f"{dutch.plural(count, 'cijfer klopt', 'cijfers kloppen')} met het programma."
