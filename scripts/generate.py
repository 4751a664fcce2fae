"""Writes what is generated from the code: the JSON Schema and the picture in the README.

python scripts/generate.py           writes what is out of date
python scripts/generate.py --check   fails where something is out of date
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from uvp_cli import schema
from uvp_cli.check import check_file
from uvp_cli.hours import account
from uvp_cli.render import terminal
from uvp_cli.reports.hours import account_report
from uvp_cli.reports.origin import Loaded

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "uvp2026.yaml"


def json_schema() -> str:
    """The JSON Schema that editors use."""
    return json.dumps(schema.json_schema(), ensure_ascii=False, indent=2) + "\n"


def picture() -> str:
    """`uvp hours --gemeente Vaals` as a terminal shows it, as an SVG."""
    programme = check_file(DATA).programme
    if programme is None:
        sys.exit("data/uvp2026.yaml heeft fouten; zie uvp validate.")
    report = account_report(account(programme, "vaals"), Loaded(programme, "data/uvp2026.yaml"))
    console = Console(
        file=io.StringIO(), record=True, width=88, force_terminal=True, color_system="truecolor"
    )
    terminal.write_to(console, report)
    svg = console.export_svg(title="uvp hours --gemeente Vaals", theme=MONOKAI, unique_id="uvp")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "schemas/uvp.schema.json": json_schema,
    "docs/uren-vaals.svg": picture,
}


def main() -> int:
    """Writes or checks every generated file; 1 when a check finds one out of date."""
    check = "--check" in sys.argv[1:]
    outdated = 0
    for name, make in GENERATED.items():
        path, text = ROOT / name, make()
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        outdated += 1
        if check:
            print(f"{name} is out of date: run python scripts/generate.py")
        else:
            path.write_text(text, "utf-8")
            print(f"{name} written")
    return int(check and outdated > 0)


if __name__ == "__main__":
    sys.exit(main())
