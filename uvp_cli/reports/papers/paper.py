"""A paper: a document to take into a meeting, free of any format.

What is built from a programme is a `Paper`; `render/paper/` writes it as a file. Footnotes
stand where they are referred to, so that what has real footnotes can number them itself.
"""

from __future__ import annotations

from dataclasses import replace

from uvp_cli.programme.origin import Loaded
from uvp_cli.reports.tables import Outline, Report, Table
from uvp_cli.values import dataclass

LANGUAGE = "nl-NL"
"""The language of every paper."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that is referred to from here."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out, such as what a passage is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure with the name under which the programme has it (`papers/figures.py`)."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that whoever finishes the paper fills in, such as a date: no clock is in it. `text`
    asks for it."""

    title: str
    text: str
    is_date: bool = False


BREAK = "\n"
"""A piece of text that begins a new line."""
TextPiece = str | Strong | Bound | Blank
Inline = TextPiece | Footnote
PaperText = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the highest level beneath the title of the paper."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: PaperText


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; with `numbers`, one for each item, it is one of numbers and not of bullets."""

    items: tuple[PaperText, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid. A heading in between ("section") has one cell."""

    cells: tuple[PaperText, ...]
    role: str = "data"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text under column headings; `numeric` says which columns hold figures."""

    title: str
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    lines: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG; `described` says what it shows to whoever does not see it."""

    title: str
    described: str
    svg: str


Block = Heading | Paragraph | Listing | Table | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. With `contents` it begins with a table of contents.

    `month` (yyyy-mm) is the date that its properties bear, so that the clock is in none of them.
    `under` are further lines beneath the title; a `mark` stands on every page.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    month: str
    contents: bool = True
    under: tuple[str, ...] = ()
    mark: str = ""

    @property
    def beneath(self) -> tuple[str, ...]:
        """The lines beneath the title."""
        return tuple(filter(None, (self.subtitle, *self.under)))


def of(loaded: Loaded, paper: Paper) -> Paper:
    """A paper about a programme, which says on every page where that is a concept."""
    return replace(paper, title=loaded.marked(paper.title), mark=loaded.state)


def written_report(title: str, target: str, loaded: Loaded, template: str = "") -> Report:
    """The answer that `title` was written to `target`, with a remark about its `template`."""
    fields = (("Titel", title), *((("Sjabloon", template),) if template else ()))
    outline = Outline(f"Geschreven naar {target}", loaded.subtitle, fields)
    contract = {"programme": loaded.programme.id, "target": target, "title": title}
    return Report(outline, contract)
