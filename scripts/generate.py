"""Writes what is generated from the code: the JSON Schema, the picture in the README,
the command reference and the output shown in the guide.

python scripts/generate.py           writes what is out of date
python scripts/generate.py --check   fails where something is out of date
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from first_hour import page as first_hour_page
from keys import page as key_page
from pull_request import page as pull_request_page
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI

from uvp_cli.checking import editor_schema
from uvp_cli.checking.check import check_file
from uvp_cli.checking.rules import CATALOGUE
from uvp_cli.checking.shape import Root
from uvp_cli.cli import COMMANDS
from uvp_cli.document.findings import RANGES, KeyPath, Rule
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import tidy, tidy_log, timesheet
from uvp_cli.queries.hours import account
from uvp_cli.queries.tidy_columns import ExportTable, Type
from uvp_cli.render.answers import console as terminal
from uvp_cli.reports.hours import overview_report
from uvp_cli.reports.rules import SEVERITIES

WITHOUT_WEB_FONTS = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's picture, but in a font that the reader has: nothing is fetched."""

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "uvp2026.yaml"


def json_schema(root: Root = "programme") -> str:
    """The JSON Schema that editors use."""
    return json.dumps(editor_schema.json_schema(root=root), ensure_ascii=False, indent=2) + "\n"


def picture() -> str:
    """The table of `uvp hours` as a terminal shows it, as an SVG."""
    programme = check_file(DATA).programme
    if programme is None:
        sys.exit("data/uvp2026.yaml heeft fouten; zie uvp validate.")
    each = [account(programme, gemeente.id) for gemeente in programme.gemeenten]
    loaded = Loaded(programme, "data/uvp2026.yaml")
    report = overview_report(each, account(programme), loaded)
    table = replace(report.table, footnotes=(), notes=(), advice=())
    console = Console(
        file=io.StringIO(), record=True, width=100, force_terminal=True, color_system="truecolor"
    )
    terminal.write_to(console, replace(report, content=table))
    svg = console.export_svg(
        title="uvp hours", theme=MONOKAI, code_format=WITHOUT_WEB_FONTS, unique_id="uvp"
    )
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def command_reference() -> str:
    """The help of every command, in Dutch."""
    parts = [
        "# Opdrachten\n\nGemaakt uit de hulp van `uvp` zelf met `python scripts/generate.py`.\n",
        f"## uvp\n\n```text\n{printed('uvp --help')}```\n",
    ]
    parts += [
        f"## uvp {command}\n\n```text\n{printed(f'uvp {command} --help')}```\n"
        for command in COMMANDS
    ]
    return "\n".join(parts)


def rule_reference() -> str:
    """Every rule with its reason and examples, in Dutch."""
    parts = [
        "# Regels\n\nWaarop `uvp validate` controleert. Gemaakt uit de regels zelf met "
        "`python scripts/generate.py`.\n"
    ]
    for start, kind in RANGES.items():
        parts.append(f"## {kind}\n")
        parts += [explained(rule) for rule in CATALOGUE if rule.code.startswith(start)]
    return "\n".join(parts)


def table_reference() -> str:
    """Every table of `uvp export` with its columns, in Dutch."""
    programme = check_file(DATA).programme
    if programme is None:
        sys.exit("data/uvp2026.yaml heeft fouten; zie uvp validate.")
    shape = editor_schema.json_schema()
    parts = [
        "# Tabellen\n\nWat `uvp export` schrijft. Elke tabel is een werkblad, een tabel in een "
        "database of een bestand in een map, en is er altijd, ook als zij leeg is; entries en "
        "progress alleen als er een logboek bij het programma is. De vetgedrukte "
        "kolommen zijn samen de sleutel van een rij; → noemt de tabel waarnaar een id verwijst. "
        "In een werkblad staat naast elke id van iets anders ook hoe dat heet, zoals Actie (naam), "
        "en achter een titel wat andere bladen daarbij opsommen, zoals Wie (namen). Het eerste "
        "blad, Overzicht, heeft de uren met een grafiek; wat erbij hoort en wat leeg is, staat "
        "achteraan. "
        "Wat u in een .xlsx kunt veranderen, zodat `uvp import` het overneemt, is gemerkt met ✎. "
        "Gemaakt met `python scripts/generate.py`.\n",
        "Waarvan een export is gemaakt, en of dat een deel of een concept is, staat in een map "
        "`.csv` in export.csv, en in een database in de tabel export.\n",
        "Een database leest u met SQLite, Datasette of DuckDB. In een map `.parquet` staan van "
        "elke tabel alle programma's bij elkaar, met de kolommen `region` en `year` erbij:\n",
        "```sql\nSELECT region, year, gemeente, sum(hours) AS uren\n"
        "FROM read_parquet('land.parquet/hours/**/*.parquet', hive_partitioning = true)\n"
        "GROUP BY ALL ORDER BY ALL;\n```\n",
    ]
    of_log = (tidy_log.ENTRIES, tidy_log.PROGRESS, timesheet.of_rows(["2026-01"], []))
    for table in (*tidy.tables(programme), *of_log):
        rows = [described(table, index, shape) for index in range(len(table.columns))]
        head = "| kolom | in een werkblad | wat | soort |\n|---|---|---|---|"
        rows_too = " Rijen kunnen erbij en eraf ✎." if table.grows else ""
        parts.append(f"## {table.name}: {table.title}\n\n{table.text}{rows_too}\n")
        parts.append("\n".join([head, *rows]) + "\n")
    return "\n".join(parts)


TYPES = {
    Type.ID: "id",
    Type.TEXT: "tekst",
    Type.WHOLE: "geheel getal",
    Type.HOURS: "uren",
    Type.EUROS: "euro's",
    Type.NUMBER: "getal",
    Type.MONTH: "maand",
    Type.DATE: "datum",
    Type.FLAG: "ja of nee",
}
"""What the cells of a column hold, in Dutch."""


def described(table: ExportTable, index: int, shape: dict[str, Any]) -> str:
    """One column as a row of the reference; what stands in a document is explained there."""
    column = table.columns[index]
    key = f"**{column.key}**" if index < table.key else column.key
    text = column.text or meaning(table.record, column.place or (), shape)
    kind = TYPES[column.type] + (f" → {column.refers}" if column.refers else "")
    return f"| {key} | {column.title}{' ✎' if column.editable else ''} | {text} | {kind} |"


def meaning(record: type | None, place: KeyPath, shape: dict[str, Any]) -> str:
    """What the JSON Schema says of the key at `place` in a record."""
    if record is None or not place:
        return ""
    node = shape if record is Programme else shape["$defs"][record.__name__]
    for key in (step for step in place[:-1] if isinstance(step, str)):
        inner = node["properties"][key]
        options = (inner, inner.get("items", {}), *inner.get("anyOf", ()))
        names = [each["$ref"] for each in options if "$ref" in each]
        node = shape["$defs"][names[0].rpartition("/")[2]]
    return str(node["properties"][place[-1]]["description"])


def explained(rule: Rule) -> str:
    """One rule as a section of the reference."""
    examples = [
        f"{title}:\n\n```{'console' if text.startswith('$') else 'yaml'}\n{text}\n```\n"
        for title, text in (("Fout", rule.wrong), ("Goed", rule.right))
    ]
    heading = f"### {rule.code}: {rule.title}\n"
    return "\n".join([heading, f"*{SEVERITIES[rule.severity]}* {rule.reason}\n", *examples])


def guide() -> str:
    """The guide with the output of the commands it names as they print it now."""
    text = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    return re.sub(
        r"(<!-- uitvoer: (.*?) -->\n```text\n).*?```",
        lambda match: f"{match[1]}$ {match[2]}\n\n{printed(match[2])}```",
        text,
        flags=re.DOTALL,
    )


def findings() -> str:
    """One file with over twenty mistakes, and what `uvp validate` says of it in every format."""
    broken = "tests/programmes/invalid/twintig-fouten.yaml"
    parts = [
        "# Bevindingen in elke vorm\n\nEen programma met meer dan twintig verschillende fouten, "
        "en wat `uvp validate` ervan zegt. Gemaakt met `python scripts/generate.py`.\n",
        f"## Het programma\n\n```yaml\n{(ROOT / broken).read_text('utf-8')}```\n",
        f"## text\n\nVoor mensen.\n\n```text\n{printed(f'uvp validate {broken}', status=1)}```\n",
        "## De andere vormen\n\nVan elke vorm staan hier enkele bevindingen; ze bevatten er net "
        "zoveel als de tekst.\n",
    ]
    for form, (reader, language) in READERS.items():
        chosen = "--select UVP102 --select UVP302"
        text = printed(f"uvp validate {broken} --format {form} {chosen}", status=1)
        if form == "sarif":
            text = with_rules_in_use(text)
        parts.append(f"### {form}\n\n{reader}\n\n```{language}\n{text}```\n")
    return "\n".join(parts)


READERS = {
    "json": ("Voor programma's; zie [json.md](json.md).", "json"),
    "github": ("Voor GitHub, dat elke bevinding bij haar regel toont.", "text"),
    "gitlab": ("Voor GitLab (Code Quality).", "json"),
    "sarif": (
        "SARIF 2.1.0, voor code scanning; de lijst met alle regels is hier ingekort.",
        "json",
    ),
    "junit": ("Voor systemen die testuitslagen tonen.", "xml"),
}
"""For whom each format is, and the language of its code block."""


def with_rules_in_use(sarif: str) -> str:
    """The report without the rules that nothing in it breaks."""
    report = json.loads(sarif)
    run = report["runs"][0]
    used = {each["ruleId"] for each in run["results"]}
    driver = run["tool"]["driver"]
    driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in used]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def printed(command: str, status: int = 0) -> str:
    """What a command that ends with `status` prints at 80 columns, without spaces at line ends."""
    found = subprocess.run(
        [sys.executable, "-m", "uvp_cli", *shlex.split(command)[1:]],
        cwd=ROOT,
        env={
            **os.environ,
            "COLUMNS": "80",
            "UVP_FILE": "",
            "UVP_TODAY": "2026-11-29",
            "GITHUB_ACTIONS": "",
            "UVP_NO_CACHE": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if found.returncode != status:
        sys.exit(f"{command}: {found.returncode}\n{found.stderr}")
    return "\n".join(line.rstrip() for line in found.stdout.splitlines()) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "schemas/uvp.schema.json": json_schema,
    "schemas/voortgang.schema.json": lambda: json_schema("log"),
    "docs/beelden/terminal.svg": picture,
    "docs/opdrachten.md": command_reference,
    "docs/regels.md": rule_reference,
    "docs/bevindingen.md": findings,
    "docs/tabellen.md": table_reference,
    "docs/document.md": key_page,
    "docs/handleiding.md": guide,
    "docs/eerste-uur.md": first_hour_page,
    "docs/ci.md": pull_request_page,
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
