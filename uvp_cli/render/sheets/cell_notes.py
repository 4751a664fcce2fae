"""The notes that people hung on cells of a workbook, which no table of ours holds."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, fromstring
from zipfile import BadZipFile, ZipFile

from uvp_cli.document.findings import shorten

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OF_PARTS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
UNREADABLE = "opmerkingen bij cellen, die niet te lezen zijn"


def notes(content: bytes) -> list[str]:
    """Each note in a workbook that was read, with its sheet and cell."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if not any("comments" in name.lower() for name in archive.namelist()):
                return []
            return list(_notes(archive))
    except (BadZipFile, LookupError, ValueError, OSError, SyntaxError, zlib.error):
        return [UNREADABLE]


def _notes(archive: ZipFile) -> Iterator[str]:
    book = "xl/workbook.xml"
    parts = {key: part for key, _, part in _related(archive, book)}
    for sheet in _tree(archive, book).iter(f"{_MAIN}sheet"):
        part = parts[sheet.attrib[_OF_PARTS]]
        for _, kind, comments in _related(archive, part):
            if kind.endswith("/comments"):
                for note in _tree(archive, comments).iter(f"{_MAIN}comment"):
                    said = "".join(text.text or "" for text in note.iter(f"{_MAIN}t"))
                    where = f"{sheet.attrib['name']}, cel {note.attrib['ref']}"
                    yield f"{where}, opmerking: '{shorten(' '.join(said.split()))}'"


def _related(archive: ZipFile, part: str) -> list[tuple[str, str, str]]:
    """What a part leads to: the key, the kind and the name of each other part."""
    folder, _, name = part.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive.namelist():
        return []
    return [
        (
            related.attrib["Id"],
            related.attrib["Type"],
            normpath(join("/", dirname(part), related.attrib["Target"])).lstrip("/"),
        )
        for related in _tree(archive, listed)
    ]


def _tree(archive: ZipFile, part: str) -> Element:
    return fromstring(archive.read(part))  # noqa: S314 (of a workbook that was read within bounds)
