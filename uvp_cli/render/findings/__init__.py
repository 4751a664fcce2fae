"""The findings of `uvp validate`, for people and for the programs that read reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


_OURS = re.compile(
    r"""[^\n]*:\d+:\d+:[ ]\w+[ ]UVP\d{3}: | ::\w+[ ]file=[^\n]*title=UVP\d{3}::
    | [\d.]+[ ]bestand(en)?[ ]gecontroleerd: | \{\s*"files": | \[\s*(\{\s*"description": | \])
    | \{\s*"\$schema":[ ]"[^"]*/sarif/[^{]*\{\s*"tool":[ ]\{\s*"driver":[ ]\{\s*"name":[ ]"uvp"
    | <\?xml[^>]*>\s*<testsuites[ ]name="uvp[ ]validate\"""",
    re.VERBOSE,
)
"""The beginning of findings in one of the `FORMATS`."""


def is_ours(beginning: str) -> bool:
    """Whether a text that begins so has findings that were written here."""
    return _OURS.match(beginning) is not None


def write(results: Iterable[Checked], form: str, stream: TextIO) -> None:
    """Writes the findings in the format `form` (one of `FORMATS`)."""
    if form == "text":
        from uvp_cli.render.findings import text

        text.write(results, stream)
    else:
        from uvp_cli.render.findings import for_programs

        getattr(for_programs, form)(results, stream)
