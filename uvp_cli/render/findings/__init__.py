"""What `uvp validate` finds, for people and for the programs that read reports.

One module per format, with `write(results, stream)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from uvp_cli.checking.check import Checked


def write(results: Iterable[Checked], form: str, stream: TextIO) -> None:
    """Writes the findings in the format `form` (one of `render.FINDINGS_FORMATS`)."""
    match form:
        case "json":
            from uvp_cli.render.findings import json_report

            json_report.write(results, stream)
        case "github":
            from uvp_cli.render.findings import github

            github.write(results, stream)
        case "gitlab":
            from uvp_cli.render.findings import gitlab

            gitlab.write(results, stream)
        case "sarif":
            from uvp_cli.render.findings import sarif

            sarif.write(results, stream)
        case "junit":
            from uvp_cli.render.findings import junit

            junit.write(results, stream)
        case _:
            from uvp_cli.render.findings import text

            text.write(results, stream)
