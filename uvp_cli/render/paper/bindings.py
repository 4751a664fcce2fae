"""Figures in a .docx that stay bound to the programme: content controls with the figure's name.

The name stands in the tag and in the title of the control. Word keeps both; LibreOffice 7.4
only the title. In a template a name between braces, {uvp:hours.gemeente.total}, is where a
control will stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import Any

from docx.oxml.ns import qn

from uvp_cli.render import untrusted
from uvp_cli.render.cells import visible
from uvp_cli.render.paper import word_parts
from uvp_cli.render.paper.word_parts import element
from uvp_cli.reports.papers.figures import PREFIX
from uvp_cli.reports.papers.paper import LANGUAGE, Blank
from uvp_cli.values import dataclass

_PLACE = re.compile(rf"\{{{PREFIX}([^{{}}\s]+)\}}")
_ALMOST = re.compile(rf"\{{{PREFIX.rstrip(':')}[^}}]{{0,60}}\}}?", re.IGNORECASE)
"""Something that was meant as a name, but is none."""
_END = re.compile(r"[.!?]\s+")
"""The end of a sentence; a figure such as 1.066 has no space in it."""
_TEXT, _CONTROL, _RUN = qn("w:t"), qn("w:sdt"), qn("w:r")


class Mistyped(Exception):
    """A text in a template is meant as the name of a figure, but cannot be read as one."""


def control(tag: str, number: int, run: Any) -> Any:
    """A content control of plain text around a run; `number` tells it from all others."""
    return _around_run(run, tag, tag, number, element("w:text"))


def blank(field: Blank, number: int, run: Any) -> Any:
    """A content control to be filled in by whoever finishes the letter, for a date with a calendar.
    What it holds until then goes at the first key."""
    calendar = (
        element("w:dateFormat", val="d MMMM yyyy"),
        element("w:lid", val=LANGUAGE),
        element("w:storeMappedDataAs", val="dateTime"),
        element("w:calendar", val="gregorian"),
    )
    kind = element("w:date", *calendar) if field.is_date else element("w:text")
    shown = element("w:showingPlcHdr")
    return _around_run(run, field.title, field.title.lower(), number, shown, kind)


def _around_run(run: Any, title: str, tag: str, number: int, *kind: Any) -> Any:
    about = element(
        "w:sdtPr",
        element("w:alias", val=title),
        element("w:tag", val=tag),
        element("w:id", val=str(number)),
        *kind,
    )
    return element("w:sdt", about, element("w:sdtContent", run))


def read(file: Any) -> list[tuple[str, str]]:
    """The bound figures of a document: each name with the text that stands there now."""
    return [(tag, _said(control)) for control, tag in _controls(file)]


def sentences(file: Any) -> list[str]:
    """The sentence in which each of those stands; in a table, its row."""
    return [_around(control) for control, _ in _controls(file)]


def _around(control: Any) -> str:
    row = next(control.iterancestors(qn("w:tr")), None)
    if row is not None:
        return " | ".join(" ".join(_said(cell).split()) for cell in row.iter(qn("w:tc")))
    paragraph = next(control.iterancestors(qn("w:p")), None)
    return _said(control) if paragraph is None else _sentence(paragraph, control)


def _sentence(paragraph: Any, control: Any) -> str:
    gone = _moved(paragraph)
    # Up to the control itself: one that was emptied has no text of its own to stop at.
    before = takewhile(lambda node: node is not control, paragraph.iter(_TEXT, _CONTROL))
    texts = (node for node in before if node.tag == _TEXT and node not in gone)
    first = sum(len(text.text or "") for text in texts)
    last = first + len(_said(control))
    whole = _said(paragraph)
    ends = [stop.end() for stop in _END.finditer(whole)]
    begin = max((end for end in ends if end <= first), default=0)
    end = min((end for end in ends if end > last), default=len(whole))
    return " ".join(whole[begin:end].split())


def asks(template: bytes) -> bool:
    """Whether a template has a place for a figure, well typed or not. Raises `Damaged`."""
    file = word_parts.opened(template)
    with untrusted.parsing():
        return bool(read(file)) or any(_ALMOST.search(said) for said in _loose(file))


@dataclass(frozen=True, slots=True)
class Letter:
    """The bound figures of a letter, each by name with its text; the sentence in which each stands,
    or its row of a table; and the names that were bound when it was written."""

    figures: Sequence[tuple[str, str]]
    sentences: Sequence[str]
    remembered: Sequence[str]


def letter(content: bytes) -> Letter:
    """The bound figures of a letter that comes back. Raises `Damaged`."""
    file = word_parts.opened(content)
    with untrusted.parsing():
        return Letter(read(file), sentences(file), word_parts.remembered(file))


def fill(template: bytes, figure: Callable[[str], tuple[str, str]], mark: str = "") -> bytes:
    """The template with the figures in it, and a mark on every page; all else stays as it is.

    `figure` gives the tag and the text for a name, and may raise. Raises `Damaged`, and
    `Mistyped`.
    """
    file = word_parts.opened(template)
    with untrusted.parsing():
        word_parts.mark(file, mark)
        return _filled(file, figure)


def _filled(file: Any, figure: Callable[[str], tuple[str, str]]) -> bytes:
    for bound, tag in list(_controls(file)):
        _rebind(bound, *figure(tag.removeprefix(PREFIX)))
    number = highest_id(file)
    for paragraph in _paragraphs(file):
        while name := _named(paragraph):
            number += 1
            _replace(name, number, figure)
    for said in _loose(file):
        if almost := _ALMOST.search(said):
            raise Mistyped(almost[0])
    word_parts.remember(file, " ".join(tag for tag, _ in read(file)))
    return word_parts.saved(file)


def highest_id(file: Any) -> int:
    """The highest number that a content control of the document has."""
    numbers = (
        int(number.get(qn("w:val"), "0"))
        for root in _roots(file)
        for number in root.iterfind(f".//{qn('w:sdtPr')}/{qn('w:id')}")
    )
    return max([0, *numbers])


def _roots(file: Any) -> Iterator[Any]:
    """The parts in which text can stand: the body, and every header and footer."""
    yield file.element.body
    for related in file.part.rels.values():
        if related.reltype.endswith(("/header", "/footer")) and not related.is_external:
            yield related.target_part.element


def _paragraphs(file: Any) -> Iterator[Any]:
    return (paragraph for root in _roots(file) for paragraph in root.iter(qn("w:p")))


def _controls(file: Any) -> Iterator[tuple[Any, str]]:
    """The controls that hold a figure, each with its tag."""
    for root in _roots(file):
        for control in root.iter(_CONTROL):
            names = (control.find(f"{qn('w:sdtPr')}/{qn(kind)}") for kind in ("w:tag", "w:alias"))
            tags = (name.get(qn("w:val"), "") for name in names if name is not None)
            tag = next((tag for tag in tags if tag.startswith(PREFIX)), None)
            if tag:
                yield control, tag


def _said(around: Any) -> str:
    """The text in an element; what was moved away is no longer there."""
    gone = _moved(around)
    return "".join(text.text or "" for text in around.iter(_TEXT) if text not in gone)


def _moved(around: Any) -> set[Any]:
    return {text for moved in around.iter(qn("w:moveFrom")) for text in moved.iter(_TEXT)}


def _rebind(control: Any, tag: str, said: str) -> None:
    """Puts another name and text in a control; its look stays that of its first run."""
    about = control.find(qn("w:sdtPr"))
    for kind in ("w:tag", "w:alias"):
        name = about.find(qn(kind))
        if name is not None:
            name.set(qn("w:val"), tag)
        else:
            about.insert(0, element(kind, val=tag))
    if control.find(f".//{_RUN}") is None:
        control.find(qn("w:sdtContent")).append(element("w:r"))
    first, *others = list(control.iter(_RUN))
    first.text = visible(said)
    for run in others:
        run.getparent().remove(run)


def _loose(file: Any) -> Iterator[str]:
    """The text of each paragraph outside its controls."""
    return ("".join(text.text or "" for text in _texts(one)) for one in _paragraphs(file))


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph that are in no control. What is in one was filled in already; a
    title may well look like a name."""
    filled = {text for inside in paragraph.iter(_CONTROL) for text in inside.iter(_TEXT)}
    return [text for text in paragraph.iter(_TEXT) if text not in filled]


def _named(paragraph: Any) -> tuple[list[Any], re.Match[str]] | None:
    """The first name between braces in a paragraph, and the texts it is spread over."""
    texts = _texts(paragraph)
    name = _PLACE.search("".join(text.text or "" for text in texts))
    return (texts, name) if name else None


def _replace(
    named: tuple[list[Any], re.Match[str]], number: int, figure: Callable[[str], tuple[str, str]]
) -> None:
    """Puts a control where a name stands, however many runs Word has cut it into."""
    texts, name = named
    begin, end = name.span()
    tag, said = figure(name[1])
    first, rest, offset = None, "", 0
    for text in texts:
        content = text.text or ""
        left, right = max(begin - offset, 0), min(end - offset, len(content))
        if left < right:
            if first is None:
                first, rest = text, content[right:]
                text.text = content[:left]
            else:
                text.text = content[right:]
        offset += len(content)
    _insert(first, rest, control(tag, number, _alike(first, said)))
    for text in texts:
        text.set(qn("xml:space"), "preserve")


def _insert(text: Any, rest: str, made: Any) -> None:
    """Puts a control behind a text, and what came behind that text behind the control."""
    run = text.getparent()
    behind = deepcopy(run)
    index = list(run).index(text)
    for later in list(run)[index + 1 :]:
        run.remove(later)
    for earlier in list(behind)[: index + 1]:
        if earlier.tag != qn("w:rPr"):
            behind.remove(earlier)
    if rest:
        again = element("w:t")
        again.text = rest
        again.set(qn("xml:space"), "preserve")
        behind.insert(0 if behind.find(qn("w:rPr")) is None else 1, again)
    run.addnext(made)
    made.addnext(behind)


def _alike(text: Any, said: str) -> Any:
    look = text.getparent().find(qn("w:rPr"))
    run = element("w:r", *((deepcopy(look),) if look is not None else ()))
    run.text = visible(said)
    return run
