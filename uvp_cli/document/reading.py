"""Reading YAML: bytes to text, to nodes with a line and column, to plain data.

A file that cannot be read at all raises `Unreadable`; what is wrong in a file
that can be read becomes a `Diagnostic`, and the rest is still read.
"""

from __future__ import annotations

import codecs
import os
import re
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from uvp_cli.document import bounds, catalogue
from uvp_cli.document.composing import Composer
from uvp_cli.document.findings import Diagnostic, Location, Rule, Unreadable
from uvp_cli.document.nodes import Document, Position, end_of, is_empty, plain


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file at `path`. Raises `Unreadable`."""
    name = name_of(path)
    return parse(decode(_read_bytes(Path(path), name), name), name)


def name_of(path: str | os.PathLike[str]) -> str:
    r"""The path as it can be printed: one of bytes that are no text with those bytes as \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_stream(stream: BinaryIO, name: str) -> Document:
    """The document in `stream`, called `name` in what is found. Raises `Unreadable`."""
    return parse(decode(_bounded(stream, name), name), name)


def decode(content: bytes, name: str) -> str:
    """UTF-8 bytes as text, without a byte order mark. Raises `Unreadable` at the bad byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(catalogue.NOT_UTF8, name, "Dit bestand is UTF-16.", _SAVE_AS_UTF8)
    unmarked = content.removeprefix(codecs.BOM_UTF8)
    try:
        return unmarked.decode("utf-8")
    except UnicodeDecodeError as error:
        before, byte = unmarked[: error.start], unmarked[error.start]
        message = f"Dit bestand is geen UTF-8: byte 0x{byte:02X} hoort hier niet."
        at = end_of(before.decode("utf-8"))
        raise _unreadable(catalogue.NOT_UTF8, name, message, _SAVE_AS_UTF8, at) from None


def parse(text: str, name: str) -> Document:
    """`text` as a document called `name`. Never raises: what is wrong is a diagnostic."""
    findings: list[Diagnostic] = []
    clean = _without_control_characters(text, name, findings)
    composer = Composer(name, findings)
    root = composer.compose(clean)
    if root is not None and is_empty(root):
        root = None
    if root is None and not findings:
        beginning = Location(name, 1, 1)
        empty = catalogue.EMPTY.diagnose(
            beginning, "Dit document is leeg.", "Begin met: version: 1"
        )
        findings.append(empty)
    data = plain(root, name, findings) if root is not None else None
    if len(findings) >= bounds.MAX_FINDINGS:
        root = data = None
    return Document(
        name, text, root, data, tuple(findings), composer.complete, tuple(composer.quoted)
    )


_SAVE_AS_UTF8 = "Sla het bestand op als UTF-8."
_BEGINNING = Position(1, 1)


def _unreadable(
    rule: Rule, name: str, message: str, hint: str | None = None, at: Position = _BEGINNING
) -> Unreadable:
    return Unreadable(rule.diagnose(Location(name, *at), message, hint))


def _read_bytes(path: Path, name: str) -> bytes:
    """The content of a file, at most `MAX_BYTES`. Raises `Unreadable`."""
    try:
        if path.is_dir():
            message = "Dit is een map, geen programma."
            hint = "Noem het bestand zelf, of zet er een programma in."
            raise _unreadable(catalogue.NOT_READABLE, name, message, hint)
        with path.open("rb") as stream:
            return _bounded(stream, name)
    except FileNotFoundError:
        hint = "Controleer de naam en de map."
        message = "Dit bestand bestaat niet."
        raise _unreadable(catalogue.NOT_FOUND, name, message, hint) from None
    except (OSError, ValueError) as error:
        is_refused = isinstance(error, PermissionError)
        reason = "u hebt geen leesrechten" if is_refused else "lezen mislukt"
        message = f"Dit bestand is niet te lezen: {reason}."
        raise _unreadable(catalogue.NOT_READABLE, name, message) from None


def _bounded(stream: BinaryIO, name: str) -> bytes:
    """All of `stream`, if that is no more than `MAX_BYTES`. Raises `Unreadable`."""
    content = stream.read(bounds.MAX_BYTES + 1)
    if len(content) > bounds.MAX_BYTES:
        message = f"Dit bestand is groter dan {bounds.MAX_BYTES // 1024 // 1024} MB."
        hint = "Een programma is hooguit enkele MB; is dit het goede bestand?"
        raise _unreadable(catalogue.TOO_LARGE, name, message, hint)
    return content


# YAML lists what it allows; the same said of what it does not takes far less time to compile.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _without_control_characters(text: str, name: str, findings: list[Diagnostic]) -> str:
    """`text` with each character that YAML forbids reported and replaced by a space."""
    for match in islice(_CONTROL.finditer(text), bounds.MAX_CONTROL_FINDINGS):
        location = Location(name, *end_of(text[: match.start()]))
        message = f"Onzichtbaar stuurteken U+{ord(match[0]):04X}."
        rule = catalogue.CONTROL_CHARACTER
        findings.append(rule.diagnose(location, message, "Verwijder dit teken."))
    return _CONTROL.sub(" ", text)
