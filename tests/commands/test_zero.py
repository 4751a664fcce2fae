"""Hours and euros that are 0 are said, not absent: no answer stumbles over them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.commands.queries import ASKED
from tests.commands.runner import uvp
from tests.samples import HEAD

ALL = "{hours: 0, per: gemeente}"
ZEROS = {
    "cell": ALL,
    "except": "{hours: 12, per: gemeente, except: {zuid: 0}}",
    "one": "{hours: 0, per: gemeente, gemeenten: [noord]}",
    "person": "{hours: 0, per: person}",
    "joint": "{hours: 0, per: joint, gemeenten: [noord, zuid]}",
    "assumed": """{hours: 0, per: joint, assumption: Zo gelezen., for_readers: Zo gelezen.,
      alternatives: [{hours: 4, per: gemeente}]}""",
    "year": "{hours: 0, per: gemeente, year: 2026, department: oov}",
    "unit": "{amount: 0, unit: fte, per: joint}",
}
"""Estimates that are 0, for all or for some."""
WRITTEN = (
    *(("report", name) for name in ("report.html", "report.docx", "report.odt")),
    ("report", "zuid.md", "-g", "zuid"),
    ("report", "brief.docx", "--kind", "raadsinformatiebrief", "-g", "zuid"),
    ("report", "sjabloon.docx", "--kind", "raadsinformatiebrief"),
    ("report", "halfjaar.md", "--kind", "voortgang"),
    ("report", "verslag.md", "--kind", "jaarverslag"),
    *(("export", f"tabel.{form}") for form in ("xlsx", "ods", "csv")),
    ("calendar", "agenda.ics"),
)
MORE = {"history": ["jeugd.a0"], "search": ["actie"], "show": ["jeugd"]}
QUESTIONS = (
    (),
    *((name, *MORE.get(name, ())) for name in ASKED if name != "rules"),
    *(("hours", "--by", by) for by in ("month", "theme", "region", "year", "department")),
    *(("hours", "--chart"), ("hours", "-g", "zuid", "--explain"), ("progress", "--chart")),
)


def programme(*estimates: str) -> str:
    """A programme of two themes whose actions have these estimates, and money of 0."""
    actions = "\n".join(
        f"""\
      - id: jeugd.a{number}
        title: Actie {number}
        capacity:
          departments: [oov]
          partners: [politie]
          hours: {{cell: 0 uur, estimates: [{estimate}]}}
          duration: {{cell: maart}}"""
        for number, estimate in enumerate(estimates)
    )
    return f"""{HEAD}
units: [{{id: fte, name: fte, hours: 1200, assumption: Zo rekenen wij.}}]
departments: [{{id: oov, name: OOV}}]
partners: [{{id: politie, name: Politie}}]
themes:
  - id: jeugd
    title: Jeugd
    goals: [{{id: jeugd.doel, text: Doel.}}]
    actions:
{actions}
    budget:
      - {{text: Niets., status: amount, euros: 0, per: joint}}
      - {{text: Nul., status: amount, euros: 0, per: gemeente, kind: income}}
  - id: zorg
    title: Zorg
    actions:
      - {{id: zorg.a, title: Zorgen, capacity: {{hours: {{cell: 0 uur, estimates: [{ALL}]}}}}}}
"""


def answers(
    capsys: pytest.CaptureFixture[str], folder: Path, text: str, lines: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """The answers to these command lines about a programme, in this folder."""
    (folder / "data").mkdir()
    (folder / "data" / "uvp.yaml").write_text(text, encoding="utf-8")
    with contextlib.chdir(folder):
        uvp(capsys, "log", "jeugd.a0", "--hours", "0", "--euros", "0", "-g", "zuid")
        found = {line: uvp(capsys, *line) for line in lines}
    assert [(line, one.err) for line, one in found.items() if one.code] == []
    return {line: one.out for line, one in found.items()}


@pytest.mark.parametrize("estimate", ZEROS.values(), ids=ZEROS)
def test_a_report_and_a_site_have_hours_that_are_0(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, estimate: str
) -> None:
    lines = [("report", "report.md"), ("site", "site", "--without-downloads", "--with-progress")]
    answers(capsys, tmp_path, programme(estimate), lines)
    assert "Zuid: geen uren" in (tmp_path / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("estimates", [[ALL], ZEROS.values()], ids=["all", "every-way"])
def test_every_command_answers_where_hours_are_0(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, estimates: Iterable[str]
) -> None:
    said = answers(capsys, tmp_path, programme(*estimates), (*WRITTEN, *QUESTIONS))
    assert re.search("^Actie +Uren", said["actions",], re.MULTILINE)
    assert re.search("^  Actie 0 +0 ", said["actions",], re.MULTILINE)
