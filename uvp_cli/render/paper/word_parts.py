"""The parts of a .docx beside its text: styles, language, footnotes, numbering, properties."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt

from uvp_cli.render import untrusted
from uvp_cli.render.archive import repacked
from uvp_cli.render.cells import visible
from uvp_cli.render.paper.drawings import FONT
from uvp_cli.render.pictures.house import House
from uvp_cli.reports.papers.paper import LANGUAGE

_RGB = qn("a:srgbClr")
PROPERTY = "uvp"
"""The document's property with the names of the figures that are bound in it."""
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_KIND = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format of every property that is not built in."""


def opened(content: bytes) -> Any:
    """The document in `content`. Raises `Damaged`."""
    untrusted.parts(content)
    with untrusted.parsing():
        file = Document(io.BytesIO(content))
        roots = (file.element.body, file.styles.element, file.settings.element)
    # A zip may have the right names with something else in them.
    tags = [qn("w:body"), qn("w:styles"), qn("w:settings")]
    if [getattr(root, "tag", None) for root in roots] != tags:
        raise untrusted.Damaged
    return file


def saved(file: Any) -> bytes:
    """The document as a file, the same whenever it is made."""
    content = io.BytesIO()
    file.save(content)
    return repacked(content.getvalue())


def element(tag: str, *inside: Any, **attributes: str) -> Any:
    """An element of WordprocessingML with others in it."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(inside)
    return made


class Styles:
    """The styles of a document by their English name, whatever program wrote it."""

    def __init__(self, file: Any) -> None:
        self._styles = file.styles
        self._ids = {
            str(style.name_val).casefold(): str(style.styleId)
            for style in file.styles.element.style_lst
        }

    def id(self, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> str:
        """The id of the style with this name; where there is none it is made."""
        known = name.casefold()
        if known not in self._ids:
            made = self._styles.add_style(name, kind, builtin=not name.startswith("uvp"))
            if kind is WD_STYLE_TYPE.PARAGRAPH:
                made.base_style = self._styles.default(kind)
                _look(made, name)
            else:
                made.font.superscript = True
            self._ids[known] = str(made.style_id)
        return self._ids[known]


def _look(made: Any, name: str) -> None:
    """Gives a style that the document lacked its look."""
    heading = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "TOC Heading": 16}
    if name in heading:
        made.font.size, made.font.bold = Pt(heading[name]), True
        made.paragraph_format.keep_with_next = True
    if name.startswith("Heading "):
        level = str(int(name[-1]) - 1)
        made.element.get_or_add_pPr().append(element("w:outlineLvl", val=level))
    if name in {"uvp tabel", "uvp tabel smal", "uvp klein", "footnote text"}:
        made.font.size = Pt(7.5 if name == "uvp tabel smal" else 9)
        made.paragraph_format.space_after = Pt(6 if name == "uvp klein" else 2)
        made.paragraph_format.space_before = Pt(2 if name.startswith("uvp tabel") else 0)
    if name.startswith("toc "):
        made.paragraph_format.space_after = Pt(2)
        made.paragraph_format.left_indent = Pt(12 * (int(name[-1]) - 1))


def house(file: Any) -> House | None:
    """The letter and accents of the document's theme; None where it has none."""
    theme = _related(file.part, RELATIONSHIP_TYPE.THEME)
    if theme is None:
        return None
    root = parse_xml(theme.blob)
    accents = [root.find(f".//{qn(f'a:accent{number}')}/*") for number in (1, 2, 3)]
    colours = [
        "" if accent is None else accent.get("val" if accent.tag == _RGB else "lastClr", "")
        for accent in accents
    ]
    latin = root.find(f".//{qn('a:minorFont')}/{qn('a:latin')}")
    usual = file.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    font = (usual and usual.font.name) or (latin is not None and latin.get("typeface")) or FONT
    if not all(re.fullmatch("[0-9A-Fa-f]{6}", colour) for colour in colours):
        return None
    return House(f"{font}, {FONT}", colours)


def colour(file: Any, colours: Sequence[str]) -> None:
    """Makes these (#rrggbb) the first accents of the document's theme."""
    theme = _related(file.part, RELATIONSHIP_TYPE.THEME)
    root = parse_xml(theme.blob)
    for number, value in enumerate(colours, start=1):
        accent = root.find(f".//{qn(f'a:accent{number}')}/{_RGB}")
        accent.set("val", value.removeprefix("#").upper())
    _put(file.part, root, RELATIONSHIP_TYPE.THEME)


def describe(file: Any, title: str, subject: str, month: str) -> None:
    """Title, language and date in the properties; the clock is in none of them."""
    about = file.core_properties
    moment = datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    # The properties hold no more than this.
    about.title, about.subject = visible(title)[:255], visible(subject)[:255]
    about.language = LANGUAGE
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = moment
    about.revision = 1
    _speak_dutch(file)


def mark(file: Any, text: str) -> None:
    """Puts a line above every page, over what stands there; nothing without a text."""
    for number, section in enumerate(file.sections if text else ()):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if file.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            if number == 0 or not header.is_linked_to_previous:
                line = header.add_paragraph()
                line.add_run(text).bold = True
                header._element.insert(0, line._p)  # noqa: SLF001 (its own way to its elements)


def _speak_dutch(file: Any) -> None:
    """Makes Dutch the language of all text that does not say otherwise."""
    look = file.styles.element
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        look = _inside(look, tag)
    for language in look.findall(qn("w:lang")):
        look.remove(language)
    look.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    theme = file.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)


def _inside(around: Any, tag: str) -> Any:
    """The element with this tag in another; where there is none it is made."""
    if around.find(qn(tag)) is None:
        around.insert(0, element(tag))
    return around.find(qn(tag))


class WordFootnotes:
    """The footnotes of a document: those that a template has already, and ours behind them."""

    def __init__(self, file: Any, styles: Styles) -> None:
        self._file = file
        self._styles = styles
        self._part = _related(file.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._root = parse_xml(self._part.blob) if self._part else _no_footnotes()
        self._next = max([0, *(int(note.get(qn("w:id"))) for note in self._root)]) + 1
        self._used = False

    def add(self, text: str) -> Any:
        """Adds a note; gives the run that refers to it."""
        self._used = True
        reference = self._styles.id("footnote reference", WD_STYLE_TYPE.CHARACTER)
        number, self._next = self._next, self._next + 1
        mark = element("w:r", element("w:rPr", element("w:rStyle", val=reference)))
        mark.append(element("w:footnoteRef"))
        said = element("w:r")
        said.text = f" {text}"
        about = element("w:pPr", element("w:pStyle", val=self._styles.id("footnote text")))
        note = element("w:footnote", element("w:p", about, mark, said), id=str(number))
        self._root.append(note)
        look_here = element("w:rPr", element("w:rStyle", val=reference))
        return element("w:r", look_here, element("w:footnoteReference", id=str(number)))

    def save(self) -> None:
        """Puts the notes in the document."""
        if self._used:
            names = RELATIONSHIP_TYPE.FOOTNOTES, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES
            _put(self._file.part, self._root, *names)


def _no_footnotes() -> Any:
    """The lines that Word draws above footnotes; a document with none at all is damaged to it."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return parse_xml(f"<w:footnotes {nsdecls('w')}>{separators}</w:footnotes>")


class WordNumbering:
    """The numbered lists of a document, each with numbers of its own."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def of(self, numbers: Iterable[int]) -> Iterator[Any]:
        """The element for each number that makes the next paragraph the item with it."""
        before: int | None = None
        name = ""
        for number in numbers:
            if before != number - 1:
                name = self._list(number)
            before = number
            yield element("w:numPr", element("w:ilvl", val="0"), element("w:numId", val=name))

    def _list(self, first: int) -> str:
        """The id of a new list that begins with this number."""
        made_of = element("w:abstractNumId", val=self._look)
        name = str(_highest(self._root, "w:num", "w:numId") + 1)
        begin = element("w:lvlOverride", element("w:startOverride", val=str(first)), ilvl="0")
        made = element("w:num", made_of, begin, numId=name)
        others = self._root.findall(qn("w:num"))
        (others or self._root.findall(qn("w:abstractNum")))[-1].addnext(made)
        return name

    @cached_property
    def _root(self) -> Any:
        main = self._file.part
        part = _related(main, RELATIONSHIP_TYPE.NUMBERING)
        if part is None:
            root, name = element("w:numbering"), PackURI("/word/numbering.xml")
            part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, main.package)
            main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element

    @cached_property
    def _look(self) -> str:
        """The id of the look that our lists have: "1." in front of a text that hangs."""
        name = str(_highest(self._root, "w:abstractNum", "w:abstractNumId") + 1)
        level = element(
            "w:lvl",
            element("w:start", val="1"),
            element("w:numFmt", val="decimal"),
            element("w:lvlText", val="%1."),
            element("w:lvlJc", val="left"),
            element("w:pPr", element("w:ind", left="360", hanging="360")),
            ilvl="0",
        )
        kind = element("w:multiLevelType", val="singleLevel")
        made = element("w:abstractNum", kind, level, abstractNumId=name)
        others = self._root.findall(qn("w:abstractNum"))
        # A look stands before the lists that use it, and behind pictures for bullets.
        pictures = len(self._root.findall(qn("w:numPicBullet")))
        others[-1].addnext(made) if others else self._root.insert(pictures, made)
        return name


def _highest(root: Any, tag: str, attribute: str) -> int:
    return max([0, *(int(one.get(qn(attribute), "0")) for one in root.iter(qn(tag)))])


def remember(file: Any, names: str) -> None:
    """Keeps the names of the bound figures, so that a later check knows what is gone."""
    package = file.part.package
    part = _related(package, _CUSTOM_KIND)
    root = parse_xml(part.blob if part else f'<Properties xmlns="{_CUSTOM}"/>')
    for old in _ours(root):
        root.remove(old)
    number = max([1, *(int(other.get("pid")) for other in root)]) + 1
    root.append(
        parse_xml(
            f'<property xmlns="{_CUSTOM}" fmtid="{_FORMAT}" pid="{number}" name="{PROPERTY}">'
            f'<vt:lpwstr xmlns:vt="{_VALUES}">{escape(names)}</vt:lpwstr></property>'
        )
    )
    _put(package, root, _CUSTOM_KIND, "/docProps/custom.xml", _CUSTOM_TYPE)


def remembered(file: Any) -> tuple[str, ...]:
    """The names of the figures that were bound when the document was written."""
    part = _related(file.part.package, _CUSTOM_KIND)
    if part is None:
        return ()
    try:
        ours = _ours(parse_xml(part.blob))
    except SyntaxError:
        return ()
    return tuple(name for names in ours for name in "".join(names.itertext()).split())


def _ours(root: Any) -> list[Any]:
    return [one for one in root if one.get("name") == PROPERTY]


def _related(source: Any, kind: str) -> Any:
    of_kind = (one for one in source.rels.values() if one.reltype == kind and not one.is_external)
    return next((related.target_part for related in of_kind), None)


def _put(source: Any, root: Any, kind: str, name: str = "", content_type: str = "") -> None:
    """Puts the content of a part that python-docx does not know; where there is none it is made."""
    blob = serialize_part_xml(root)
    if part := _related(source, kind):
        part._blob = blob  # noqa: SLF001 (its own way)
    else:
        package = getattr(source, "package", source)
        source.relate_to(Part(PackURI(name), content_type, blob, package), kind)
