"""Printing on a terminal that cannot show every character."""

from __future__ import annotations

import codecs
import unicodedata

NAME = "uvp-plain"
_PLAIN = {
    **dict.fromkeys("–—−‐‑─", "-"),
    **dict.fromkeys("’‘‚", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("░·", "."),
    **dict(zip("▁▂▃▄▅▆▇", "1234567", strict=True)),
    **dict(zip("├└│", "+`|", strict=True)),
    **dict(zip("█▓×•≈", "#=x*~", strict=True)),
    **dict(zip("€…→≤≥«»±", ["EUR", "...", "->", "<=", ">=", "<<", ">>", "+-"], strict=True)),
}


def register() -> str:
    """Makes the error handler known; returns its name for `reconfigure(errors=…)`."""
    codecs.register_error(NAME, _replace)
    return NAME


def _replace(error: UnicodeError) -> tuple[str, int]:
    """ë becomes e, € becomes EUR, and what has no plain form a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(plain(character) for character in text), error.end


def plain(character: str) -> str:
    """A character in ASCII, which may be several or a question mark."""
    if character in _PLAIN:
        return _PLAIN[character]
    parts = unicodedata.normalize("NFKD", character)
    if "\N{FRACTION SLASH}" in parts:
        return " " + parts.replace("\N{FRACTION SLASH}", "/")
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters if letters.isascii() else "?"
