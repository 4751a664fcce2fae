"""A zip that is the same whenever it is made: what .docx and .odt are."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CORE = "docProps/core.xml"
_MOMENT = re.compile(rb'(?<=W3CDTF">)[^<]*')
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip knows; a file with the clock in it is never the same twice."""


def packed(files: Mapping[str, bytes], stored: str | None = None) -> bytes:
    """The files by name in one zip; the one called `stored` is not compressed."""
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name, inside in files.items():
            info = ZipInfo(name, BEGINNING)
            info.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(info, inside)
    return content.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook of our own, by name, without what openpyxl takes from the clock."""
    parts = _parts(content)
    moment = "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*BEGINNING).encode()
    return parts | {CORE: _MOMENT.sub(moment, parts[CORE])}


def repacked(content: bytes) -> bytes:
    """The same zip without the moment at which it was made; what is in it stays as it is."""
    return packed(_parts(content))


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
