"""A programme in which every text is what somebody would write to break a page."""

from __future__ import annotations

from typing import Any

import yaml

HOSTILE = (
    "<script>document.title='gekraakt'</script><img src=x onerror=\"document.title='gekraakt'\"> "
    "]]> --> </title></svg></style> &lt; ' \" javascript:alert(1) {{ 7*7 }} "
    "\u202enovo\u202c \u05d0\u05d1"
)
TEXTS = {
    *("title", "name", "text", "summary", "cell", "label", "assumption", "note", "abbreviation"),
    *("domain", "aliases"),
}
"""The keys that hold text of any kind."""


def document(text: str) -> str:
    """The programme that `text` describes, with `HOSTILE` behind every text in it."""
    return yaml.safe_dump(_spoil(yaml.load(text, yaml.CSafeLoader)))


def _spoil(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _spoil(each, str(name)) for name, each in value.items()}
    if isinstance(value, list):
        return [_spoil(each, key) for each in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) and key in TEXTS else value
