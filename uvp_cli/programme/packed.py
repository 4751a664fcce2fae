"""A programme as one text without its comments, to be carried along in a workbook."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.document.scalars import escaped, read_again
from uvp_cli.programme.model import Programme


class Unpackable(Exception):
    """The text is not what `packed` makes, or holds more than a document may."""


def packed(programme: Programme) -> str:
    """The programme as letters and digits, from which `unpacked` makes its text again."""
    return squeezed(json.dumps(plain(programme), ensure_ascii=False, indent=0))


def squeezed(text: str) -> str:
    """A text as letters and digits, from which `unpacked` makes it again."""
    return base64.b85encode(zlib.compress(escaped(text).encode(), 9)).decode()


def unpacked(text: str) -> str:
    """The text that was packed, of a programme as a document. Raises `Unpackable`."""
    try:
        inflating = zlib.decompressobj()
        content = inflating.decompress(base64.b85decode(text), MAX_BYTES)
        if not inflating.eof:
            raise Unpackable
        return content.decode()
    except (ValueError, zlib.error):
        raise Unpackable from None


def plain(value: Any) -> Any:
    """A part of a programme as the plain data of the document that it was read from."""
    if is_dataclass(value):
        of = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
        return {key: plain(content) for key, content in of.items() if content not in _NOTHING}
    if isinstance(value, dict):
        return {key: plain(content) for key, content in value.items()}
    if isinstance(value, tuple):
        return [*map(plain, value)]
    return read_again(value) if isinstance(value, Decimal) else value


_NOTHING: tuple[Any, ...] = (None, (), {})
"""Values of keys that a document can leave out."""
