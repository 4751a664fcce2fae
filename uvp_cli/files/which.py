"""The choice among the programmes in a folder: by their periods, never a concept by itself.

Every command and every TAB asks this anew, so no document is read for it: the period, and
whether the programme is still a concept, come from its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from uvp_cli.values import dataclass

LOOK_INTO = 1024 * 1024
"""Bytes of a file in which must stand what tells of its programme."""
Reason = Literal["now", "following", "newest"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file with the `first` and `last` month (yyyy-mm) of the programme in it, empty where its
    text and its name say none; and whether that is still a concept."""

    file: str
    first: str
    last: str
    concept: bool

    def holds(self, month: str) -> bool:
        """Whether the programme has this month (yyyy-mm), or any of this year (yyyy)."""
        return self.first[: len(month)] <= month <= self.last[: len(month)] and bool(self.first)


@dataclass(frozen=True, slots=True)
class BestFit:
    """The programmes that fit best: of this month, else the one that follows, else the newest.

    There are more where they are about the same time. `near` are all that were there.
    """

    fitting: tuple[Candidate, ...]
    reason: Reason
    near: tuple[Candidate, ...]


def choose(near: Sequence[Candidate], month: str, *, concepts: bool = False) -> BestFit:
    """The programmes (of these, the newest last) that fit a month (yyyy-mm) best.

    A concept only with `concepts`, or where there is nothing else.
    """
    able = [candidate for candidate in near if concepts or not candidate.concept] or near
    fitting = [candidate for candidate in able if candidate.holds(month)]
    if fitting:
        return BestFit(tuple(fitting), "now", tuple(near))
    later = [candidate for candidate in able if candidate.first > month]
    reason: Reason = "following" if later else "newest"
    best = min(later, key=lambda candidate: candidate.first) if later else able[-1]
    same = [
        candidate
        for candidate in able
        if (candidate.first, candidate.last) == (best.first, best.last)
    ]
    return BestFit(tuple(same), reason, tuple(near))


def of_year(near: Iterable[Candidate], year: str) -> tuple[Candidate, ...]:
    """The programmes that have a year (yyyy); concepts only where no other has it."""
    able = [candidate for candidate in near if candidate.holds(year)]
    return tuple([candidate for candidate in able if not candidate.concept] or able)


def candidate(file: str) -> Candidate:
    """The programme in a file by what its text says, else the years in its name."""
    text = _text(Path(file))
    months = dict(_BOUND.findall(_block(text, b"period")))
    first, last = months.get(b"from"), months.get(b"extended_to") or months.get(b"to")
    concept = is_concept(text)
    if first and last:
        return Candidate(file, first.decode(), last.decode(), concept)
    years = re.findall(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", Path(file).stem)
    return (
        Candidate(file, f"{years[0]}-01", f"{years[-1]}-12", concept)
        if years
        else Candidate(file, "", "", concept)
    )


def is_concept(text: bytes) -> bool:
    """Whether a programme says that it is not adopted, or that something must be decided."""
    return (b"beslis" in text and re.search(_DECIDE, text, re.MULTILINE) is not None) or (
        b"adoption" in text and re.search(_CONCEPT, _block(text, b"adoption")) is not None
    )


def _text(path: Path) -> bytes:
    """The beginning of an ordinary file; nothing where it cannot be read, or is a pipe, which can
    be read only once."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(LOOK_INTO)
    except (OSError, ValueError):
        return b""


def _block(text: bytes, key: bytes) -> bytes:
    """The text under a key at the top of a document, without comments."""
    found = re.search(
        rb"^[\"']?%b[\"']?[ \t]*:(.*(?:\n(?:[ \t#}].*|\r?$))*)" % key, text, re.MULTILINE
    )
    return _COMMENT.sub(b"", found[1]) if found else b""


_COMMENT = re.compile(rb"(?:^|(?<=\s))#.*", re.MULTILINE)
_BOUND = re.compile(
    rb"\b(from|to|extended_to)[\"']?\s*:\s*[\"']?([0-9]{4}-(?:0[1-9]|1[0-2]))(?![0-9-])"
)
_DECIDE = rb"(?:^|(?<=\s))#\s*uvp:\s*beslis\b"
_CONCEPT = rb"\bstatus[\"']?\s*:\s*[\"']?concept\b"
