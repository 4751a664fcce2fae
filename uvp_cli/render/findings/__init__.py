"""The findings of `uvp validate`, for people and for the programs that read reports.

One module per format, with `write(results, stream)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
_MODULES = {"json": "json_report"}
"""The modules that are not called what their format is."""


def write(results: Iterable[Checked], form: str, stream: TextIO) -> None:
    """Writes the findings in the format `form` (one of `FORMATS`)."""
    import_module(f"{__name__}.{_MODULES.get(form, form)}").write(results, stream)
