"""Which texts stand on one line, and white space around any text, which is layout."""

from __future__ import annotations

from typing import Any

ON_ONE_LINE = frozenset(
    (
        *("title", "name", "aliases", "abbreviation", "contact", "unit"),
        *("label", "domain", "line", "source"),
    )
)
"""The keys of texts that stand on one line wherever they are shown."""
LITERAL = frozenset({"cell", "cells"})
"""The keys of what stands there to the letter."""
LINE_ENDS = "\t\n\r\v\f\x85\u2028\u2029"


def shown(data: Any, key: str = "") -> Any:
    """Plain `data` beneath `key`, with its texts as they are shown: nothing around them, and no
    line end in a title or a name. A text of nothing else stays, so that it remains a text."""
    if isinstance(data, dict):
        return {k: v if k in LITERAL else shown(v, k) for k, v in data.items()}
    if isinstance(data, list):
        return [shown(item, key) for item in data]
    if not isinstance(data, str):
        return data
    text = data.strip()
    if key in ON_ONE_LINE and any(sign in text for sign in LINE_ENDS):
        text = " ".join(text.split())
    return text or data
