"""The invented year that tests ask questions about: a programme with the logs beside it."""

from __future__ import annotations

from tests.answers import answer
from tests.years import PROGRAMME, YEAR
from uvp_cli.commands.shared.loading import load, load_logs
from uvp_cli.programme.log import STATUSES, Entry
from uvp_cli.programme.noted import KINDS, notable_parts


def test_the_year_and_its_logs_are_right() -> None:
    found = answer("validate", str(YEAR))
    assert (found.status, found.output) == (0, "3 bestanden gecontroleerd: in orde.\n")


def test_the_year_has_every_kind_of_entry() -> None:
    programme = load(str(PROGRAMME)).programme
    entries = [entry for log in load_logs(str(PROGRAMME)) for entry in log.entries]
    known = notable_parts(programme)
    assert {known[entry.about].kind for entry in entries} == {*KINDS}
    assert {entry.status for entry in entries} == {None, *STATUSES}
    assert {int(entry.date[5:7]) for entry in entries} == {*range(1, 13)}
    said = {key for entry in entries for key in Entry.__slots__ if getattr(entry, key) is not None}
    assert said == {*Entry.__slots__}
    assert {entry.gemeente for entry in entries} == {None, *(it.id for it in programme.gemeenten)}
