"""A programme as one text without its comments, to be carried along in a workbook."""

from __future__ import annotations

import base64
import json
import zlib

from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.document.scalars import escaped, read_again
from uvp_cli.programme.model import Programme
from uvp_cli.programme.paths import plain


class Unpackable(Exception):
    """The text is not what `squeezed` makes, or holds more than a document may."""


def packed(programme: Programme) -> str:
    """The programme as letters and digits, from which `unsqueezed` makes its text again."""
    return squeezed(json.dumps(read_again(plain(programme)), ensure_ascii=False, indent=0))


def squeezed(text: str) -> str:
    """A text as letters and digits, from which `unsqueezed` makes it again."""
    return base64.b85encode(zlib.compress(escaped(text).encode(), 9)).decode()


def unsqueezed(text: str) -> str:
    """The text that was squeezed. Raises `Unpackable`."""
    try:
        inflating = zlib.decompressobj()
        content = inflating.decompress(base64.b85decode(text), MAX_BYTES)
        if not inflating.eof:
            raise Unpackable
        return content.decode()
    except (ValueError, zlib.error):
        raise Unpackable from None
