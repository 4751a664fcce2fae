"""What the gate took and found, as its last lines: seconds for each session, and all tests."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

CLOSING = re.compile(r"^=* ?((?:\d+ [a-z]+(?:, )?)+) in ([\d.]+)s", re.MULTILINE)
"""Pytest's own last line: `1 failed, 9 passed in 3.84s`."""


def closing(report: str, log: str) -> str:
    """A line for each session of nox, with its seconds, and one as pytest ends for all tests.

    `report` is what nox reports as JSON, `log` all that was printed.
    """
    sessions = json.loads(report)["sessions"]
    lines = [f"{each['name']:<12}{each['duration']:>7.0f} s  {each['result']}" for each in sessions]
    totals: Counter[str] = Counter()
    seconds = 0.0
    for counts, took in CLOSING.findall(log):
        totals.update({kind: int(count) for count, kind in re.findall(r"(\d+) ([a-z]+)", counts)})
        seconds += float(took)
    if totals:
        counted = ", ".join(f"{count} {kind}" for kind, count in totals.items())
        lines.append(f"{counted} in {seconds:.2f}s")
    return "\n".join(lines)


if __name__ == "__main__":
    texts = [Path(name) for name in sys.argv[1:]]
    if all(each.exists() for each in texts):
        print(closing(*(each.read_text("utf-8", "replace") for each in texts)))
