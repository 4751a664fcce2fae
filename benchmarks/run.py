"""Measures how long commands take beside those of others, and writes docs/prestaties.md.

python benchmarks/run.py

The others are installed in environments of their own, at the versions below. Whole processes are
timed by hyperfine. Speed differs from machine to machine and from hour to hour, so every aim is a
ratio of two times from the same run.
"""

from __future__ import annotations

import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parent
REPORT = ROOT / "docs" / "prestaties.md"
PEERS = HERE / ".peers"
"""Where the others are installed; not in git."""
CHECK_JSONSCHEMA = "check-jsonschema==0.39.0"
FEW = 1
"""Runs of what takes minutes: there, neither warming up nor repeating changes the ratio much."""
MANY = 1_000
"""Programmes that are validated at once."""


@dataclass(frozen=True)
class Command:
    """A command line, and what the table calls it."""

    name: str
    line: str


@dataclass(frozen=True)
class Aim:
    """That the first of two commands takes at most `most` times as long as the second."""

    fast: str
    slow: str
    most: float


@dataclass(frozen=True)
class Comparison:
    """Commands that are timed in one run of hyperfine, and what should come out."""

    title: str
    commands: tuple[Command, ...]
    aims: tuple[Aim, ...]
    runs: int


@dataclass(frozen=True)
class Timed:
    """A comparison with the median time of each command, in seconds."""

    comparison: Comparison
    seconds: dict[str, float]

    def ratio(self, aim: Aim) -> float:
        """How many times as long as the slow command the fast one takes."""
        return self.seconds[aim.fast] / self.seconds[aim.slow]


def peer(requirement: str) -> Path:
    """The folder with the programs of another package, installed on first use."""
    home = PEERS / requirement
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "-q", requirement], check=True)
        (home / "ready").touch()
    return programs


def comparisons(folder: Path) -> Iterator[Comparison]:
    """All that is measured, on programmes in `folder`."""
    python, uvp = shlex.quote(sys.executable), shlex.quote(f"{Path(sys.executable).parent}/uvp")
    judge = shlex.quote(str(peer(CHECK_JSONSCHEMA) / "check-jsonschema"))
    schema = "schemas/uvp.schema.json"
    many = folder / "many"
    subprocess.run([sys.executable, HERE / "programmes.py", many, str(MANY)], check=True)
    yield Comparison(
        f"{MANY} programmes with scattered mistakes",
        (
            Command("uvp validate --jobs", f"{uvp} validate {many}"),
            Command("uvp validate --jobs 1", f"{uvp} validate --jobs 1 {many}"),
            Command("CSafeLoader only", f"{python} benchmarks/load_only.py {many}"),
            Command("check-jsonschema", f"{judge} --schemafile {schema} {many}/*.yaml"),
        ),
        (
            Aim("uvp validate --jobs", "check-jsonschema", 1 / 5),
            Aim("uvp validate --jobs", "CSafeLoader only", 2),
        ),
        runs=FEW,
    )
    hours = f"{uvp} hours --gemeente Vaals"
    empty = f"{python} -c 'import typer; app = typer.Typer(); app.command()(lambda: None); app()'"
    yield Comparison(
        "A question",
        (
            Command("uvp hours", hours),
            Command("uvp hours --format json", f"{hours} --format json"),
            Command("empty Typer app", empty),
            Command("check-jsonschema", f"{judge} --schemafile {schema} data/uvp2026.yaml"),
        ),
        (
            Aim("uvp hours", "empty Typer app", 1.8),
            Aim("uvp hours", "check-jsonschema", 0.4),
            Aim("uvp hours --format json", "empty Typer app", 1.3),
        ),
        runs=20,
    )
    yield Comparison(
        "One programme",
        (
            Command("uvp validate", f"{uvp} validate data/uvp2026.yaml"),
            Command("check-jsonschema", f"{judge} --schemafile {schema} data/uvp2026.yaml"),
        ),
        (Aim("uvp validate", "check-jsonschema", 0.75),),
        runs=20,
    )


def timed(comparison: Comparison, folder: Path) -> Timed:
    """The comparison, carried out by hyperfine, which shows how far it is."""
    found = folder / "hyperfine.json"
    subprocess.run(
        ["hyperfine", "--runs", str(comparison.runs), "--ignore-failure"]
        + ["--warmup", str(int(comparison.runs > FEW))]
        + ["--export-json", str(found)]
        + [part for each in comparison.commands for part in ("--command-name", each.name)]
        + [each.line for each in comparison.commands],
        cwd=ROOT,
        check=True,
    )
    results = json.loads(found.read_text("utf-8"))["results"]
    return Timed(comparison, {each["command"]: median(each["times"]) for each in results})


def report(results: list[Timed]) -> str:
    """What was measured, in Markdown."""
    parts = [
        "# Performance\n",
        "Written by `python benchmarks/run.py`. Times are medians of whole processes; an aim is a\n"
        "ratio of two of them from the same run, since times differ from machine to machine.\n",
        f"{machine()}\n",
    ]
    for each in results:
        parts.append(f"## {each.comparison.title}\n\nRuns: {each.comparison.runs}.\n")
        parts.append(
            table(
                ("command", "seconds"),
                [(name, f"{seconds:.3f}") for name, seconds in each.seconds.items()],
            )
        )
        parts.append(
            table(
                ("ratio", "measured", "aim", ""),
                [
                    (
                        f"{aim.fast} / {aim.slow}",
                        f"{each.ratio(aim):.2f}",
                        f"≤ {aim.most:.2f}",
                        "met" if each.ratio(aim) <= aim.most else "**missed**",
                    )
                    for aim in each.comparison.aims
                ],
            )
        )
    return "\n".join(parts)


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    """Where this was measured, and with which versions."""
    packages = ("typer", "rich", "pydantic", "PyYAML")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), "
        f"Python {platform.python_version()}, {versions}; {CHECK_JSONSCHEMA.replace('==', ' ')}."
    )


def main() -> int:
    """Measures everything and writes the report; 1 where hyperfine is absent."""
    if not shutil.which("hyperfine"):
        print("This needs hyperfine: https://github.com/sharkdp/hyperfine")
        return 1
    with TemporaryDirectory() as folder:
        place = Path(folder)
        results = [timed(each, place) for each in comparisons(place)]
    REPORT.write_text(report(results), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
