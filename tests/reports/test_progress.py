"""Progress as a table: its sums, and the words beneath it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest

from tests.samples import programme
from uvp_cli.commands.shared.loading import load
from uvp_cli.programme import paths
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.progress import DIVISIONS, progress
from uvp_cli.reports.progress import divided_report, progress_report
from uvp_cli.reports.several import Respondents, answered, tallies_report
from uvp_cli.reports.tables import For, Report, Table

VALID = sorted((Path(__file__).parent.parent / "programmes/valid").glob("*.yaml"))
MONEY = """\
themes:
- id: jeugd
  title: Jeugd
  actions: [{id: jeugd.a, title: A}, {id: jeugd.b, title: B}]
  budget:
  - {status: amount, text: A., euros: 300, per: joint, actions: [jeugd.a]}
  - {status: amount, text: Samen., euros: 99, per: joint, actions: [jeugd.a, jeugd.b]}
"""


def reports(of: Programme, *entries: Entry, day: str) -> list[Report]:
    """The whole of progress, and each division of it."""
    loaded = Loaded(of, "uvp.yaml")
    known = progress(of, logbook([Log(version=1, progress_of=of.id, entries=entries)], day))
    divided = [divided_report(known, dimension, loaded) for dimension in DIVISIONS]
    return [progress_report(known, loaded), *divided]


def test_money_for_more_than_one_action_has_a_row_so_that_rows_come_to_their_sum() -> None:
    whole, *_ = reports(programme(MONEY), day="2026-06-30")
    table = whole.table
    at = [column.key for column in table.columns].index("money")
    rows = [(row.role, row.cells[at]) for row in table.rows if row.role != "section"]
    assert rows == [
        *(("data", 300), ("data", None), ("shown", 99)),
        *(("subtotal", 399), ("total", 399)),
    ]
    assert any("Niet bij één actie" in row.cells for row in table.rows)
    assert whole.contract["totals"]["money"] == 399
    assert [action["id"] for action in whole.contract["actions"]] == ["jeugd.a", "jeugd.b"]


WORDS = {
    "Verwacht is ind": "Verwacht",
    "Geraamd is per maand": "Geraamd",
    "Niet bijgehouden is": "niet bijgehouden",
    "Hooguit staat": "hooguit",
    "Minstens staat": "minstens",
    "Bij welke actie een begroot": "Begroot",
    "Te laat is wat": "[Tt]e laat",
    "Waar uren op meer": r"\d–\d",
    ".* uur is besteed aan wat": "^Over$",
}
"""The beginning of each note that explains, with the word that it is about."""


def printed(table: Table) -> list[str]:
    titles = [column.title for column in table.columns if column.reader is not For.PROGRAMS]
    return titles + [cell for row in table.rows for cell in row.cells if isinstance(cell, str)]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_note_explains_only_what_is_printed(path: Path) -> None:
    found = load(str(path)).programme
    day, actions = f"{found.period.last}-15", [it.id for _, it in paths.themed_actions(found)]
    hours = cycle([Decimal(3), Decimal(9999), None, Decimal(0)])
    used = [
        Entry(date=day, about=action, hours=amount)
        for action, amount in zip(actions, hours, strict=False)
        if amount is not None
    ]
    for entries in ((), used[:1], used):
        whole = reports(found, *entries, day=day)
        respondents = Respondents((answered(Loaded(found, path.name), path.name),), ())
        for report in (*whole, tallies_report(["year"], [whole[0].table], respondents)):
            texts = printed(report.table)
            for begin, word in WORDS.items():
                if any(re.match(begin, note) for note in report.table.notes):
                    assert any(re.search(word, text) for text in texts), (report.table.title, word)
