"""The notes that people hung on cells of a workbook, which no table of ours holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, fromstring

from uvp_cli.document.findings import shorten
from uvp_cli.render import untrusted

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OF_PARTS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
UNREADABLE = "opmerkingen bij cellen, die niet te lezen zijn"


def notes(content: bytes) -> list[str]:
    """Each note in a workbook that was read, with its sheet and cell."""
    try:
        parts = untrusted.parts(content)
        if not any("comments" in name.lower() for name in parts):
            return []
        with untrusted.parsing():
            return list(_notes(parts))
    except untrusted.Damaged:
        return [UNREADABLE]


def _notes(parts: Mapping[str, bytes]) -> Iterator[str]:
    book = "xl/workbook.xml"
    sheets = {key: part for key, _, part in _related(parts, book)}
    for sheet in _tree(parts, book).iter(f"{_MAIN}sheet"):
        for _, kind, comments in _related(parts, sheets[sheet.attrib[_OF_PARTS]]):
            if kind.endswith("/comments"):
                for note in _tree(parts, comments).iter(f"{_MAIN}comment"):
                    said = "".join(text.text or "" for text in note.iter(f"{_MAIN}t"))
                    where = f"{sheet.attrib['name']}, cel {note.attrib['ref']}"
                    yield f"{where}, opmerking: '{shorten(' '.join(said.split()))}'"


def _related(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str, str]]:
    """What a part leads to: the key, the kind and the name of each other part."""
    folder, _, name = part.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in parts:
        return []
    return [
        (
            related.attrib["Id"],
            related.attrib["Type"],
            normpath(join("/", dirname(part), related.attrib["Target"])).lstrip("/"),
        )
        for related in _tree(parts, listed)
    ]


def _tree(parts: Mapping[str, bytes], part: str) -> Element:
    return fromstring(parts[part])  # noqa: S314 (within the bounds of `untrusted`)
