"""The content of a file that a command reads beside the programme, such as a template."""

from __future__ import annotations

from pathlib import Path

from uvp_cli.exits import UsageProblem
from uvp_cli.system import printable, read_bounded, reason

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a document with pictures, and some to spare."""


class Unread(UsageProblem):
    """A file that cannot be read; the message says why and what to do."""


def content_of(path: str | Path, limit: int = MAX_BYTES) -> bytes:
    """All that a file holds, if that is no more than `limit` bytes. Raises `Unread`."""
    name = printable(path)
    try:
        content = read_bounded(path, limit)
    except FileNotFoundError:
        raise Unread(f"'{name}' bestaat niet. Controleer de naam en de map.") from None
    except IsADirectoryError:
        raise Unread(f"'{name}' is een map; noem het bestand daarin.") from None
    except (OSError, ValueError) as error:
        raise Unread(f"'{name}' is niet te lezen: {reason(error, reading=True)}.") from None
    if len(content) > limit:
        raise Unread(f"'{name}' is groter dan {limit // 1024**2} MB; is dit het goede bestand?")
    return content
