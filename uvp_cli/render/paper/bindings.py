"""Figures in a .docx that stay bound to the programme: content controls with the figure's name.

The name stands in the tag and in the title of the control. Word keeps both; LibreOffice 7.4
only the title. In a template a name between braces, {uvp:hours.gemeente.total}, is where a
control will stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import takewhile
from typing import Any

from docx.oxml.ns import qn

from uvp_cli.render.cells import visible
from uvp_cli.render.paper import word_parts
from uvp_cli.render.paper.word_parts import element
from uvp_cli.reports.papers.figures import PREFIX
from uvp_cli.reports.papers.paper import LANGUAGE

_PLACE = re.compile(rf"\{{{PREFIX}([^{{}}\s]+)\}}")
_ALMOST = re.compile(rf"\{{{PREFIX.rstrip(':')}[^}}]{{0,60}}\}}?", re.IGNORECASE)
"""What was meant as a name, but is none."""
_END = re.compile(r"[.!?]\s+")
"""Where a sentence ends; a figure such as 1.066 has no space in it."""
_TEXT, _CONTROL, _RUN = qn("w:t"), qn("w:sdt"), qn("w:r")


class Mistyped(Exception):
    """What stands in a template is meant as the name of a figure, but cannot be read as one."""


def control(tag: str, number: int, run: Any) -> Any:
    """A content control of plain text around a run; `number` tells it from all others."""
    about = element(
        "w:sdtPr",
        element("w:alias", val=tag),
        element("w:tag", val=tag),
        element("w:id", val=str(number)),
        element("w:text"),
    )
    return element("w:sdt", about, element("w:sdtContent", run))


def blank(title: str, number: int, run: Any) -> Any:
    """A content control with a calendar, to be filled in by whoever finishes the letter."""
    calendar = element(
        "w:date",
        element("w:dateFormat", val="d MMMM yyyy"),
        element("w:lid", val=LANGUAGE),
        element("w:storeMappedDataAs", val="dateTime"),
        element("w:calendar", val="gregorian"),
    )
    about = element(
        "w:sdtPr",
        element("w:alias", val=title),
        element("w:tag", val=title.lower()),
        element("w:id", val=str(number)),
        element("w:showingPlcHdr"),
        calendar,
    )
    return element("w:sdt", about, element("w:sdtContent", run))


def read(file: Any) -> list[tuple[str, str]]:
    """The bound figures of a document: each name with the text that stands there now."""
    return [(tag, _said(each)) for each, tag in _controls(file)]


def sentences(file: Any) -> list[str]:
    """The sentence in which each of those stands; in a table, its row."""
    return [_around(each) for each, _ in _controls(file)]


def _around(each: Any) -> str:
    rows = list(each.iterancestors(qn("w:tr")))
    if rows:
        cells = (" ".join(_said(cell).split()) for cell in rows[0].iter(qn("w:tc")))
        return " | ".join(cells)
    paragraph = next(each.iterancestors(qn("w:p")), None)
    if paragraph is None:
        return _said(each)
    own = set(each.iter(_TEXT))
    before = takewhile(lambda text: text not in own, paragraph.iter(_TEXT))
    place = sum(len(text.text or "") for text in before)
    whole = _said(paragraph)
    ends = [found.end() for found in _END.finditer(whole)]
    begin = max((end for end in ends if end <= place), default=0)
    end = min((end for end in ends if end > place + len(_said(each))), default=len(whole))
    return whole[begin:end].strip()


def asks(template: bytes) -> bool:
    """Whether a template has a place for a figure, well typed or not. Raises `NotADocument`."""
    file = word_parts.opened(template)
    return bool(read(file)) or any(_ALMOST.search(said) for said in _loose(file))


def fill(template: bytes, figure: Callable[[str], tuple[str, str]]) -> bytes:
    """The template with the figures in it; all else stays as it is.

    `figure` gives the tag and the text for a name, and may raise. Raises `NotADocument`, and
    `Mistyped`.
    """
    file = word_parts.opened(template)
    for each, tag in list(_controls(file)):
        _rebind(each, *figure(tag.removeprefix(PREFIX)))
    number = highest_id(file)
    for root in _roots(file):
        for paragraph in root.iter(qn("w:p")):
            while place := _place(paragraph):
                number += 1
                _replace(place, number, figure)
    for said in _loose(file):
        if almost := _ALMOST.search(said):
            raise Mistyped(almost[0])
    word_parts.remember(file, " ".join(tag for tag, _ in read(file)))
    return word_parts.saved(file)


def highest_id(file: Any) -> int:
    """The highest number that a content control of the document has."""
    found = (
        int(each.get(qn("w:val"), "0"))
        for root in _roots(file)
        for each in root.iterfind(f".//{qn('w:sdtPr')}/{qn('w:id')}")
    )
    return max(0, *found, 0)


def _roots(file: Any) -> Iterator[Any]:
    """Where text can stand: the body, and every header and footer."""
    yield file.element.body
    for related in file.part.rels.values():
        if related.reltype.endswith(("/header", "/footer")) and not related.is_external:
            yield related.target_part.element


def _controls(file: Any) -> Iterator[tuple[Any, str]]:
    for root in _roots(file):
        for each in root.iter(_CONTROL):
            named = (each.find(f"{qn('w:sdtPr')}/{qn(kind)}") for kind in ("w:tag", "w:alias"))
            for name in named:
                tag = "" if name is None else name.get(qn("w:val"), "")
                if tag.startswith(PREFIX):
                    yield each, tag
                    break


def _said(each: Any) -> str:
    """The text in a control; what was moved away is no longer there."""
    gone = {text for moved in each.iter(qn("w:moveFrom")) for text in moved.iter(_TEXT)}
    return "".join(text.text or "" for text in each.iter(_TEXT) if text not in gone)


def _rebind(each: Any, tag: str, said: str) -> None:
    """Puts another name and text in a control; its look stays that of its first run."""
    about = each.find(qn("w:sdtPr"))
    for kind in ("w:tag", "w:alias"):
        name = about.find(qn(kind))
        if name is not None:
            name.set(qn("w:val"), tag)
        else:
            about.insert(0, element(kind, val=tag))
    first, *others = list(each.iter(_RUN)) or [_new_run(each)]
    first.text = visible(said)
    for run in others:
        run.getparent().remove(run)


def _new_run(each: Any) -> Any:
    run = element("w:r")
    each.find(qn("w:sdtContent")).append(run)
    return run


def _loose(file: Any) -> Iterator[str]:
    """What each paragraph says outside its controls."""
    for root in _roots(file):
        for paragraph in root.iter(qn("w:p")):
            yield "".join(text.text or "" for text in _texts(paragraph))


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph that are in no control.

    What is in one was filled in already; a title may well look like a name.
    """
    filled = {text for each in paragraph.iter(_CONTROL) for text in each.iter(_TEXT)}
    return [text for text in paragraph.iter(_TEXT) if text not in filled]


def _place(paragraph: Any) -> tuple[list[Any], re.Match[str]] | None:
    """The first name between braces in a paragraph, and the texts it is spread over."""
    texts = _texts(paragraph)
    found = _PLACE.search("".join(text.text or "" for text in texts))
    return (texts, found) if found else None


def _replace(
    place: tuple[list[Any], re.Match[str]], number: int, figure: Callable[[str], tuple[str, str]]
) -> None:
    """Puts a control where a name stands, however many runs Word has cut it into."""
    texts, found = place
    begin, end = found.span()
    tag, said = figure(found[1])
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
    _keep_spaces(texts)


def _insert(text: Any, rest: str, made: Any) -> None:
    """Puts a control behind a text, and what came behind that text behind the control."""
    run = text.getparent()
    behind = deepcopy(run)
    place = list(run).index(text)
    for each in list(run)[place + 1 :]:
        run.remove(each)
    for each in list(behind)[: place + 1]:
        if each.tag != qn("w:rPr"):
            behind.remove(each)
    if rest:
        again = element("w:t")
        again.text = rest
        again.set(qn("xml:space"), "preserve")
        behind.insert(0 if behind.find(qn("w:rPr")) is None else 1, again)
    run.addnext(made)
    made.addnext(behind)


def _alike(text: Any, said: str) -> Any:
    """A run with another text and the same look."""
    look = text.getparent().find(qn("w:rPr"))
    run = element("w:r", *((deepcopy(look),) if look is not None else ()))
    run.text = visible(said)
    return run


def _keep_spaces(texts: list[Any]) -> None:
    for text in texts:
        text.set(qn("xml:space"), "preserve")
