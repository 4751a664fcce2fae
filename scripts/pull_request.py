"""The pull request that docs/ci.md shows: what is edited in it, and the comment it gets.

`tests/clients/test_diff_in_pull_request.py` makes that pull request in a scratch repository, and
holds what the GitHub Action posts against `comment`.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from uvp_cli.changes.consequences import weigh
from uvp_cli.changes.diff import compare
from uvp_cli.checking.check import check
from uvp_cli.document.reading import parse
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.render import answers
from uvp_cli.reports.diff import diff_report, objection

ROOT = Path(__file__).parent.parent
FILE = "data/uvp2026.yaml"
MAX_HOURS_CHANGE = 15
"""Hours per municipality that the example allows; its edit raises them by more."""
_HOURS = """\
            cell: 40 uur per gemeente
            estimates:
              - {hours: 40, per: gemeente}
          partners: [vrzl]
          duration: {cell: doorlopend}
"""
_ITEM = re.compile(r"^  - id: jan\.iob-vakantieparken\n(?:    .*\n)+", re.MULTILINE)


def before() -> str:
    """The programme as it is."""
    return (ROOT / FILE).read_text("utf-8")


def after() -> str:
    """The programme with more hours for one theme, and without one planning item."""
    raised = before().replace(_HOURS, _HOURS.replace("40", "60"), 1)
    return _ITEM.sub("", raised, count=1)


def comment() -> str:
    """The comment that the pull request gets."""
    old, new = _programme(before()), _programme(after())
    changes = compare(old, new)
    found = weigh(old, new, changes)
    report = diff_report(
        changes,
        found,
        Loaded(old, f"HEAD^:{FILE}"),
        Loaded(new, FILE),
        objection(changes, found, MAX_HOURS_CHANGE, ()),
    )
    stream = io.StringIO()
    answers.write(report, "md", stream)
    return stream.getvalue()


def page() -> str:
    """docs/ci.md with the comment as it is now."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return re.sub(
        r"(<!-- opmerking -->\n```markdown\n).*?```",
        lambda found: f"{found[1]}{comment()}```",
        text,
        flags=re.DOTALL,
    )


def _programme(text: str) -> Programme:
    programme = check(parse(text, FILE)).programme
    if programme is None:
        raise SystemExit(f"{FILE} heeft fouten; zie uvp validate.")
    return programme
