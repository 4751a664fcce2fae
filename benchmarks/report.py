"""What was measured, as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from textwrap import fill

from benchmarks import peers
from benchmarks.comparisons import Aim, Section
from benchmarks.profiles import Profile
from benchmarks.words import duration, ratio

PICTURE = "beelden/prestaties.svg"
"""Where the chart is, seen from the report."""
WIDTH = 100
"""Of a line of prose."""
PACKAGES = ("uvp", "typer", "rich", "pydantic", "PyYAML", "pyperf")
INTRODUCTION = f"""\
# Prestaties

Geschreven door `python benchmarks/run.py`; opnieuw meten overschrijft dit. Hoe snel een computer
is, verschilt van machine tot machine en van minuut tot minuut. Daarom is elk doel een verhouding
van twee metingen op dezelfde machine, vlak na elkaar; wat kort duurt, wordt afwisselend gemeten.
Een doel dat niet is gehaald, staat er als gemist, met wat er de meeste tijd kost.

![Gemeten verhoudingen als deel van wat mag]({PICTURE})
"""
PEERS = """\
## Waarnaast is gemeten

- **een lege Typer-app**: `benchmarks/empty_app.py`, een opdracht met drie opties die niets doet,
  met de instellingen waarmee Typer het snelst start. Wat `uvp` langer duurt, is van `uvp`.
- **rechttoe rechtaan**: `benchmarks/straightforward.py`, dezelfde uren zoals een programmeur ze
  zonder omwegen zou tonen, met Typer, PyYAML, pydantic en rich. Een test vergelijkt de cijfers.
- **check-jsonschema**: controleert hetzelfde bestand met het JSON Schema van `uvp schema`. Het ziet
  minder dan `uvp validate`: geen regels over verwijzingen, uren en data, en geen regelnummers.
- **alleen laden**: `benchmarks/load_only.py`, leest elk bestand met de snelste lader van PyYAML en
  doet er niets mee.
"""


def report(sections: Sequence[Section], profiles: Iterable[Profile]) -> str:
    """The whole report; `profiles` explain the aims that were missed."""
    return "\n".join(
        (
            INTRODUCTION,
            f"{machine()}\n",
            "## Doelen\n",
            table(AIM_HEAD, (aim_row(aim) for section in sections for aim in section.aims)),
            *(part for section in sections for part in _section(section)),
            *_profiles(profiles),
            PEERS,
        )
    )


AIM_HEAD = ("wat", "naast", "verhouding", "doel", "")


def aim_row(aim: Aim) -> tuple[str, ...]:
    """What was aimed at, and what came of it."""
    outcome = "gehaald" if aim.met else "**gemist**"
    return (aim.what, aim.beside, ratio(aim.ratio), f"≤ {ratio(aim.most)}", outcome)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---" for _ in head], *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def machine() -> str:
    """Where this was measured, and with which versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    said = (
        f"Machine: {_processor()}{os.cpu_count()} kernen, {platform.system()} "
        f"({platform.machine()}). Versies: Python {platform.python_version()}, {versions}, "
        f"{peers.versions()}."
    )
    return fill(said, WIDTH)


def _processor() -> str:
    """The name of the processor, where Linux says it."""
    try:
        said = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return ""
    names = (line.partition(": ")[2] for line in said.splitlines() if line.startswith("model name"))
    return "".join(f"{name}, " for name in list(names)[:1])


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}\n"
    yield f"{fill(section.text, WIDTH)}\n"
    yield table(section.head, section.rows)


def _profiles(profiles: Iterable[Profile]) -> Iterator[str]:
    found = list(profiles)
    if found:
        yield "## Waarom gemist\n"
    for each in found:
        yield f"{fill(each.title, WIDTH)}.\n"
        yield table(("onderdeel", "tijd"), ((f"`{n}`", duration(s)) for n, s in each.parts))


def _cell(said: str) -> str:
    """A text that does not end its cell."""
    return said.replace("|", "\\|")
