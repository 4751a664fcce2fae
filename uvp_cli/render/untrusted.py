"""Somebody else's zip, a .docx or .xlsx, opened within bounds before any library parses it."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from zipfile import BadZipFile, LargeZipFile, ZipFile

from uvp_cli import dutch

MAX_BYTES = 50_000_000
"""Bytes of a file as it lies on disk."""
MAX_UNPACKED = 128_000_000
"""Bytes of all parts together."""
MAX_PARTS = 2_000
MAX_TAGS = 4_000_000
"""Openings of a tag in all parts together: a tree in memory takes a hundred bytes for each."""
MAX_RELATIONS = 10_000
_ENTRY = b"PK\x01\x02"
"""The mark of each part in the list at the end of a zip."""
_RELATION = re.compile(rb"<(?:\w+:)?Relationship[\s/>]")
_DOCTYPE = b"<!DOCTYPE"
_FAMILY = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LargeZipFile,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""All that a library may fail with on what it did not expect."""


class Damaged(Exception):
    """The file cannot be read to its end, or is not what its name says."""


class TooLarge(Damaged):
    """The file holds more than we read; the message says of what, in Dutch."""


@contextmanager
def parsing() -> Iterator[None]:
    """Whatever fails on the content of a file that is not ours is `Damaged`."""
    try:
        yield
    except _FAMILY as error:
        raise Damaged from error


def parts(content: bytes) -> Mapping[str, bytes]:
    """Every part of a zip by its name, each whole. Raises `Damaged`, and `TooLarge`."""
    _refuse_over(len(content), MAX_BYTES, "bytes")
    _refuse_over(content.count(_ENTRY), MAX_PARTS, "onderdelen")
    with parsing(), ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        # Each part is cut off at the size that it says here.
        _refuse_over(sum(entry.file_size for entry in entries), MAX_UNPACKED, "uitgepakte bytes")
        unpacked = {entry.filename: archive.read(entry) for entry in entries}
    trees = [part for name, part in unpacked.items() if name.endswith((".xml", ".rels"))]
    if len(unpacked) < len(entries) or any(_DOCTYPE in tree for tree in trees):
        raise Damaged
    _refuse_over(sum(part.count(b"<") for part in unpacked.values()), MAX_TAGS, "elementen")
    related = (part for name, part in unpacked.items() if name.endswith(".rels"))
    _refuse_over(
        sum(len(_RELATION.findall(part)) for part in related), MAX_RELATIONS, "verwijzingen"
    )
    return unpacked


def _refuse_over(count: int, most: int, counted: str) -> None:
    if count > most:
        raise TooLarge(f"meer dan {dutch.number(most)} {counted}")
