"""The findings of `uvp validate`, for people and for the programs that read reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def write(results: Iterable[Checked], form: str, stream: TextIO) -> None:
    """Writes the findings in the format `form` (one of `FORMATS`)."""
    if form == "text":
        from uvp_cli.render.findings import text

        text.write(results, stream)
    else:
        from uvp_cli.render.findings import for_programs

        getattr(for_programs, form)(results, stream)
