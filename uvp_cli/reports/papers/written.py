"""That a document was written, for people and for programs."""

from __future__ import annotations

from uvp_cli.programme.origin import Loaded
from uvp_cli.reports.tables import Outline, Report


def written_report(title: str, target: str, loaded: Loaded, template: str = "") -> Report:
    """That `title` was written to `target`, with a remark about its `template`."""
    fields = (("Titel", title), *((("Sjabloon", template),) if template else ()))
    outline = Outline(f"Geschreven naar {target}", loaded.subtitle, fields)
    contract = {"programme": loaded.programme.id, "target": target, "title": title}
    return Report(outline, contract)
