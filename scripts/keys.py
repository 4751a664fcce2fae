"""The reference of all keys of a document, in the order in which one writes them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from textwrap import dedent
from typing import Any

import yaml

from uvp_cli.checking import editor_schema
from uvp_cli.checking.check import check
from uvp_cli.document.reading import parse
from uvp_cli.files.skeleton import Beginning, NewGemeente, document

EVERYWHERE = "Remark"
"""The record that almost every other has, and that stands once at the end."""
CHAPTERS = {
    "Programme": "Het programma",
    "Gemeente": "Gemeenten, en wie het werk doet",
    "Theme": "Een thema",
    "Action": "Een actie",
    "Capacity": "Uren en looptijd",
    "Indicator": "Indicatoren",
    "BudgetItem": "Geld",
    "PlanningItem": "De planning",
    EVERYWHERE: "Kanttekeningen",
}
"""The chapters as one writes; each begins with a record, and what only stands in that comes with
it."""
ELSEWHERE = {
    **dict.fromkeys(("Party", "Allocation", "Area", "Group"), "Gemeente"),
    "Unit": "Capacity",
}
"""Records that come in the chapter of another than the one they stand in."""
LOG = "Het logboek"
ABOUT_LOG = """\
Wat er in de loop van het jaar gebeurt, staat niet in het programma maar in een logboek ernaast:
`uvp2026.voortgang.yaml`, of `uvp2026.voortgang.vaals.yaml` voor wie een eigen logboek heeft.
`uvp log` schrijft het; zie [Door het jaar heen](handleiding.md#door-het-jaar-heen).

```yaml
version: 1
progress_of: uvp-heuvelland-2026
entries:
  - {date: 2026-02-17, about: jeugd.veilig-uitgaan, gemeente: vaals, hours: 6, text: Carnaval}
  - {date: 2026-05-20, about: mei.meetmoment-limburgse-norm, status: done}
  - {date: 2026-05-21, about: ondermijning.act, status: delayed, until: 2026-09, text: Later.}
```

Een notitie verandert niet meer. Klopt zij niet, dan krijgt zij een `id`, en noemt een nieuwe die in
`corrects`; vanaf de dag van de nieuwe telt de oude niet mee.
"""

INTRODUCTION = """\
# Het document

Elke sleutel die in een programma kan staan, met een voorbeeld, in de volgorde waarin u schrijft.
Gemaakt uit het schema met `python scripts/generate.py`. **Vet** is verplicht; al het andere laat u
weg als uw programma het niet zegt. `uvp init` maakt een bestand met de sleutels die u nodig hebt;
een [editor](editor.md) vult ze aan. Hoe u begint, staat in [begin.md](begin.md), de tabellen van
andere regio's naast hun YAML in [andere-regios.md](andere-regios.md), wat mag en wat niet in
[regels.md](regels.md).

CONTENTS

## De kortste actie

Een actie heeft een id (die van het thema, een punt en een korte naam) en een titel:

```yaml
- id: jeugd.veilig-uitgaan
  title: Veilig uitgaan
```

## De volledigste actie

Regels met ## zijn uitleg.

```yaml
FULLEST
```
"""


def page() -> str:
    """docs/document.md."""
    example = _example()
    fullest = re.search(
        r"^ +- id: jeugd\.actie-2\n.*?(?=^    ## Wat inwoners)", example, re.MULTILINE | re.DOTALL
    )
    if not fullest:
        sys.exit("uvp init: de tweede actie is niet gevonden.")
    schema = editor_schema.json_schema()
    keys = _keys(schema)
    titles = (*CHAPTERS.values(), LOG)
    contents = "\n".join(f"- [{title}](#{_anchor(title)})" for title in titles)
    parts = [
        INTRODUCTION.replace("CONTENTS", contents).replace(
            "FULLEST\n", _explained_in_place(dedent(fullest[0]))
        )
    ]
    for chapter, records in _chapters(schema, keys).items():
        parts.append(f"## {CHAPTERS[chapter]}\n")
        for record in records:
            named = ", ".join(f"`{key}`" for key in keys.get(record, ()))
            heading = f"### {named}\n\n" if named else ""
            shape = schema["$defs"].get(record, schema)
            parts.append(f"{heading}{_table(shape)}")
    return "\n".join([*parts, *_log()])


def _log() -> Iterable[str]:
    """The keys of a log, which is a document of its own."""
    schema = editor_schema.json_schema(root="log")
    yield f"## {LOG}\n\n{ABOUT_LOG}"
    yield _table(schema)
    yield f"### `entries`\n\n{_table(schema['$defs']['Entry'])}"


def _anchor(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "-")


def _example() -> str:
    """What `uvp init` writes, with all its examples in use."""
    beginning = Beginning("Zuid", (2027, 2027), (NewGemeente("Roervoort"),), ("Jeugd",))
    text = re.sub(r"^( *)# (?!yaml-language)", r"\1", document(beginning), flags=re.MULTILINE)
    if wrong := check(parse(text, "uvp init")).diagnostics:
        what = "\n".join(f"{found.location.line}: {found.code} {found.message}" for found in wrong)
        sys.exit(f"The examples in files/templates/programme.yaml.tmpl are not valid:\n{what}")
    return text


def _explained_in_place(text: str) -> str:
    """The text with each line of explanation as far to the right as the line that it is about."""
    lines = text.splitlines()
    for at in reversed(range(len(lines))):
        if lines[at].lstrip().startswith("##"):
            below = lines[at + 1]
            lines[at] = " " * (len(below) - len(below.lstrip())) + lines[at].lstrip()
    return dedent("\n".join(lines)) + "\n"


def _keys(schema: dict[str, Any]) -> dict[str, list[str]]:
    """Each kind of record with the keys that hold it, from the top of the document down."""
    keys: dict[str, list[str]] = {}

    def visit(shape: dict[str, Any]) -> None:
        for key, inner in shape["properties"].items():
            for record in _named(inner):
                is_new = record not in keys
                if key not in keys.setdefault(record, []):
                    keys[record].append(key)
                if is_new:
                    visit(schema["$defs"][record])

    visit(schema)
    keys[EVERYWHERE] = keys.pop(EVERYWHERE)
    return keys


def _chapters(schema: dict[str, Any], keys: Iterable[str]) -> dict[str, list[str]]:
    """The records of each chapter, by the record that it begins with."""
    records = ("Programme", *keys)
    holds = {
        record: [
            inner
            for each in schema["$defs"].get(record, schema)["properties"].values()
            for inner in _named(each)
        ]
        for record in records
    }
    chapter_of: dict[str, str] = {}
    for record in records:
        holder = next((each for each in chapter_of if record in holds[each]), record)
        chapter_of[record] = (
            record if record in CHAPTERS else ELSEWHERE.get(record, chapter_of.get(holder, ""))
        )
    return {
        chapter: sorted(
            (record for record in records if chapter_of[record] == chapter),
            key=lambda record: record != chapter,
        )
        for chapter in CHAPTERS
    }


def _named(shape: Any) -> list[str]:
    """The records that a key may hold, itself or in a list."""
    found = re.findall(r"'\$ref': '#/\$defs/(\w+)'", str({**shape, "examples": ()}))
    return list(dict.fromkeys(found))


def _table(shape: dict[str, Any]) -> str:
    """The keys of one record."""
    required = shape.get("required", ())
    rows = [
        f"| {f'**{key}**' if key in required else key} | {each['title']}: "
        f"{_continued(each['description'])} | {_flow(each['examples'][0])} |"
        for key, each in shape["properties"].items()
        if key != "remarks"
    ]
    more = "\nEn `remarks`; zie onderaan.\n" if "remarks" in shape["properties"] else ""
    return "\n".join(["| sleutel | wat | voorbeeld |", "|---|---|---|", *rows]) + f"\n{more}"


def _continued(text: str) -> str:
    """A sentence behind a colon; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


def _flow(example: Any) -> str:
    """An example as YAML on one line of a table."""
    text = yaml.safe_dump(
        example, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6
    )
    return f"`{text.removesuffix(chr(10)).removesuffix(chr(10) + '...').replace('|', '&#124;')}`"
