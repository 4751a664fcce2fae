"""Reading YAML: bytes to text, to nodes with a line and column, to plain data.

A file that cannot be read at all raises `Unreadable`; what is wrong in a file
that can be read becomes a `Diagnostic`, and the rest is still read.
"""

from __future__ import annotations

import codecs
import os
import re
from itertools import islice

from uvp_cli.document import bounds, catalogue, logs
from uvp_cli.document.composing import ODD_SPACE, Composer, about_space
from uvp_cli.document.findings import Diagnostic, Location, Rule, Unreadable
from uvp_cli.document.nodes import Document, Position, end_of, is_empty, plain
from uvp_cli.system import is_closed, printable, read_bounded, reason


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file at `path`. Raises `Unreadable`."""
    name = name_of(path)
    try:
        content = read_bounded(path, bounds.MAX_BYTES)
    except (OSError, ValueError) as error:
        raise why_unread(error, name) from None
    return read_bytes(content, name)


def name_of(path: str | os.PathLike[str]) -> str:
    r"""The path as it can be printed: one of bytes that are no text with those bytes as \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_bytes(content: bytes, name: str) -> Document:
    """The document that a file holds, if that is no more than `MAX_BYTES`. Raises `Unreadable`."""
    if len(content) > bounds.MAX_BYTES:
        message = f"Dit bestand is groter dan {bounds.MAX_BYTES // 1024 // 1024} MB."
        hint = "Een programma is hooguit enkele MB; is dit het goede bestand?"
        raise _unreadable(catalogue.TOO_LARGE, name, message, hint)
    return parse(decode(content, name), name)


def decode(content: bytes, name: str) -> str:
    """UTF-8 bytes as text, without a byte order mark. Raises `Unreadable` at the bad byte."""
    for mark, kind in _MARKS.items():
        if re.match(mark, content, re.DOTALL):
            message = f"Dit bestand is {kind}."
            raise _unreadable(catalogue.NOT_UTF8, name, message, _instead(kind))
    unmarked = content.removeprefix(codecs.BOM_UTF8)
    try:
        return unmarked.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in unmarked:
            raise _unreadable(catalogue.NOT_UTF8, name, _NO_TEXT, _NAME_ANOTHER) from None
        before, byte = unmarked[: error.start], unmarked[error.start]
        message = f"Dit bestand is geen UTF-8: byte 0x{byte:02X} hoort hier niet."
        at = end_of(before.decode("utf-8"))
        raise _unreadable(catalogue.NOT_UTF8, name, message, _SAVE_AS_UTF8, at) from None


def parse(text: str, name: str) -> Document:
    """`text` as a document called `name`. Never raises: what is wrong is a diagnostic."""
    findings: list[Diagnostic] = []
    clean = _without_control_characters(text, name, findings)
    composer = Composer(name, [*findings])
    root = composer.compose(clean)
    spaces = [*_SPACES.finditer(clean)] if len(composer.findings) > len(findings) else []
    if 0 < len(spaces) < bounds.MAX_CONTROL_FINDINGS:
        again = Composer(name, [*findings, *(_odd_space(match, name) for match in spaces)])
        other = again.compose(_SPACES.sub(lambda match: match[1] + " " * len(match[2]), clean))
        if len(again.findings) - len(spaces) < len(composer.findings):
            composer, root = again, other
    findings = composer.findings
    if root is not None and is_empty(root):
        root = None
    if root is None and not findings:
        beginning = Location(name, 1, 1)
        hint = f"Begin met: version: {1 if logs.is_named(name) else 2}"
        empty = catalogue.EMPTY.diagnose(beginning, "Dit document is leeg.", hint)
        findings.append(empty)
    data = plain(root, name, findings) if root is not None else None
    if len(findings) >= bounds.MAX_FINDINGS:
        root = data = None
    return Document(
        name, text, root, data, tuple(findings), composer.complete, tuple(composer.quoted)
    )


def _odd_space(match: re.Match[str], name: str) -> Diagnostic:
    """The finding about a space that is none for YAML, where one belongs."""
    location = Location(name, *end_of(match.string[: match.start(2)]))
    return catalogue.CONTROL_CHARACTER.diagnose(location, *about_space(match[2][0]))


_SPACES = re.compile(
    rf"((?:^|[{{\[,])(?:[ -]*[a-z_]+:|[ -]*))({ODD_SPACE.pattern}(?: *{ODD_SPACE.pattern})*)",
    re.MULTILINE,
)
"""Such a space before a key or an item, or behind the colon of a key."""
_MARKS = {
    rb"\xff\xfe\0\0|\0\0\xfe\xff": "UTF-32",
    rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]": "UTF-16",
    rb"PK\x03\x04.*xl/workbook": "een werkmap van Excel, en geen tekst",
    rb"PK\x03\x04.*word/document": "een document van Word, en geen tekst",
    rb"PK\x03\x04|%PDF|\x89PNG|\x1f\x8b": "geen tekst",
}
"""The kinds of files that are no UTF-8 by their first bytes."""
_NO_TEXT = "Dit bestand is geen tekst."
_NAME_ANOTHER = "Noem het YAML-bestand van het programma."


def _instead(kind: str) -> str:
    """Advice on a file of a kind that is no UTF-8."""
    if kind.startswith("UTF"):
        return _SAVE_AS_UTF8
    if "Excel" in kind:
        return "Lees haar met uvp import."
    return "Begin ermee met uvp init --from." if "Word" in kind else _NAME_ANOTHER


_SAVE_AS_UTF8 = "Sla het bestand op als UTF-8."
_BEGINNING = Position(1, 1)


def _unreadable(
    rule: Rule, name: str, message: str, hint: str | None = None, at: Position = _BEGINNING
) -> Unreadable:
    return Unreadable(rule.diagnose(Location(name, *at), message, hint))


def why_unread(error: OSError | ValueError, name: str) -> Unreadable:
    """The reason why a file of this name cannot be read, from what the system said."""
    if is_closed(name):
        message = "Deze map is niet te lezen: u hebt er geen leesrechten."
        hint = "Vraag wie haar beheert om leesrechten, of noem een ander bestand."
        return _unreadable(catalogue.NOT_READABLE, name, message, hint)
    if isinstance(error, IsADirectoryError) or os.path.isdir(name):  # noqa: PTH112 (of any name)
        message = "Dit is een map, geen programma."
        hint = "Noem het bestand zelf, of zet er een programma in."
        return _unreadable(catalogue.NOT_READABLE, name, message, hint)
    if isinstance(error, FileNotFoundError):
        hint, message = "Controleer de naam en de map.", "Dit bestand bestaat niet."
        if os.path.islink(name):  # noqa: PTH114 (of any name)
            end = printable(os.path.realpath(name))
            message = f"Dit is een koppeling naar '{end}', en dat is er niet."
            hint = "Noem het bestand zelf, of zet het daar terug."
        return _unreadable(catalogue.NOT_FOUND, name, message, hint)
    message = f"Dit bestand is niet te lezen: {reason(error, reading=True)}."
    return _unreadable(catalogue.NOT_READABLE, name, message)


# YAML lists what it allows; the same said of what it does not takes far less time to compile.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]"
)
"""Characters that no reader of YAML takes, or that end a line for some and not for an editor."""
_LONE_RETURN = re.compile("\r(?!\n)")
"""The end of a line for YAML, and in a file with other line ends not for who looks at changes."""
_BREAKS = frozenset("\r\x85\u2028\u2029")
_EMOJI = r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_NEVER_SEEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufdd0-\ufdef"
    r"\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb"
)
_TAGS = r"\U000e0001\U000e0020-\U000e007f"
# A pattern that begins with characters, and only then asks what is before, is nine times as fast.
_HIDDEN = re.compile(
    rf"[{_NEVER_SEEN}\u200d{_TAGS}](?:(?<=[{_NEVER_SEEN}])"
    rf"|(?<=\u200d)(?:(?<!{_EMOJI}\u200d)|(?!{_EMOJI}))"
    rf"|(?<=[{_TAGS}])(?<![\U0001f3f4\U000e0020-\U000e007f][{_TAGS}]))"
)
"""Characters that YAML takes and nobody sees, but for those that join emoji and make flags."""

UNSEEN = re.compile(f"{_CONTROL.pattern}|{_HIDDEN.pattern}")
"""All of these: in a text between double quotes they are written as their codes."""


def _without_control_characters(text: str, name: str, findings: list[Diagnostic]) -> str:
    """`text` with each character that nobody sees reported; what could mislead the parser is
    replaced by a space, and a byte order mark, which takes no room in an editor, left out."""
    unseen = [_CONTROL, _HIDDEN, *([_LONE_RETURN] if "\n" in text else [])]
    for pattern in unseen:
        matches = islice(pattern.finditer(text), bounds.MAX_CONTROL_FINDINGS)
        findings.extend(_unseen(match, name) for match in matches)
    return _CONTROL.sub(lambda match: "" if match[0] == "\ufeff" else " ", text)


def _unseen(match: re.Match[str], name: str) -> Diagnostic:
    """The finding about a character that nobody sees."""
    code = f"U+{ord(match[0]):04X}"
    location = Location(name, *end_of(match.string[: match.start()]))
    if match[0] in _BREAKS:
        message = f"Onzichtbaar regeleinde {code}: niet elk programma ziet hier een nieuwe regel."
        hint = "Vervang dit teken door een gewone nieuwe regel, of door een spatie."
    elif _HIDDEN.match(match[0]):
        message = f"Onzichtbaar teken {code}."
        hint = "Verwijder dit teken; de tekst blijft zoals u die ziet."
    else:
        message, hint = f"Onzichtbaar stuurteken {code}.", "Verwijder dit teken."
    return catalogue.CONTROL_CHARACTER.diagnose(location, message, hint)
