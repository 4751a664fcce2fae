"""Measures `uvp` beside other programs, and writes docs/prestaties.md with a picture.

python benchmarks/run.py           ten minutes or so, on a machine that does nothing else
python benchmarks/run.py --quick   tries everything out in a minute, and writes nothing

Whole processes are timed by hyperfine, steps inside one by pyperf. The programs of others are
installed in environments of their own on first use, in benchmarks/.peers.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.chart import chart
from benchmarks.comparisons import FULL, QUICK, SECTIONS, Aim, Section, Sizes, prepare
from benchmarks.measuring import Failed, Lab
from benchmarks.profiles import Profile
from benchmarks.report import PICTURE, report

REPORT = Path(__file__).parent.parent / "docs" / "prestaties.md"


def main(arguments: list[str]) -> int:
    """Measures everything; 1 where that cannot be done."""
    if not shutil.which("hyperfine"):
        print("Hiervoor is hyperfine nodig: https://github.com/sharkdp/hyperfine")
        return 1
    quick = "--quick" in arguments
    try:
        with TemporaryDirectory() as folder:
            lab = Lab(Path(folder))
            prepare(lab)
            sections = list(measure(lab, QUICK if quick else FULL))
            # In a smoke test every explanation is tried out too.
            wanted = [aim for each in sections for aim in each.aims if quick or not aim.met]
            profiles = list(explain(wanted))
    except Failed as failure:
        print(failure)
        return 1
    text = report(sections, profiles)
    picture = chart([aim for each in sections for aim in each.aims])
    if quick:
        print(text)
        return 0
    place = REPORT.parent / PICTURE
    place.parent.mkdir(exist_ok=True)
    place.write_text(picture, "utf-8")
    REPORT.write_text(text, "utf-8")
    return 0


def measure(lab: Lab, sizes: Sizes) -> Iterator[Section]:
    """Every section, saying which one it is at."""
    began = time.monotonic()
    for number, (name, section) in enumerate(SECTIONS, 1):
        minutes = int(time.monotonic() - began) // 60
        print(f"[{number}/{len(SECTIONS)}] {name} (na {minutes} min)", flush=True)
        yield section(lab, sizes)


def explain(aims: Iterable[Aim]) -> Iterator[Profile]:
    """Where the time goes; what explains more than one aim is measured once."""
    for measured in dict.fromkeys(aim.explain for aim in aims):
        if measured:
            print("Waar de tijd blijft …", flush=True)
            yield measured()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
