"""Entries that come into the text of a log."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cases import cases
from uvp_cli.changes.noting import Note, begun, correction_of, with_notes
from uvp_cli.checking.shape import validate
from uvp_cli.document.reading import parse
from uvp_cli.programme.log import Log
from uvp_cli.programme.names import UnclearName

HEAD = "version: 1\nprogress_of: uvp-proef-2026\n"
KEPT = f"""\
# Van ons allen.
{HEAD}
entries:  # de ene na de andere
- {{date: 2026-02-17, about: jeugd.uitgaan, id: feest, hours: 6}}   # carnaval
- date: 2026-02-18
  about: jeugd.uitgaan
  text: >-
    Lang verhaal.

- {{date: 2026-02-18, about: jeugd.b, hours: 1}}
# Slot.
"""
NOTE: Note = {"date": "2026-03-01", "about": "jeugd.b", "hours": Decimal("7.5"), "text": "a: b"}
WRITTEN = '{date: 2026-03-01, about: jeugd.b, hours: 7.5, text: "a: b"}'


def log(text: str = KEPT) -> Log:
    found, _ = validate(parse(text, "x.voortgang.yaml").data)
    assert isinstance(found, Log)
    return found


def test_an_entry_comes_behind_the_last_and_all_else_stays() -> None:
    text = with_notes(parse(KEPT, "x"), [NOTE], None)
    assert text == KEPT.replace("# Slot.\n", f"- {WRITTEN}\n# Slot.\n")


@cases("empty", ["", "entries:\n", "entries: []\n", "entries:  # niets\n"])
def test_the_first_entries_stand_each_on_a_line(empty: str) -> None:
    text = with_notes(parse(HEAD + empty, "x"), [NOTE, NOTE], None)
    lines = [line.partition("  #")[0] for line in text.splitlines()]
    assert lines == [*HEAD.splitlines(), "entries:", *[f"  - {WRITTEN}"] * 2]


def test_a_new_log_says_of_which_programme_it_is_and_where_its_shape_stands() -> None:
    made = begun("uvp-proef-2026", "../schemas/voortgang.schema.json", "x")
    assert made.text == (
        f"# yaml-language-server: $schema=../schemas/voortgang.schema.json\n{HEAD}"
    )
    assert begun("uvp-proef-2026", "", "x").text == HEAD


def test_what_is_corrected_gets_an_id_where_it_has_none() -> None:
    found = correction_of(log(), "18-2-2026", "jeugd.uitgaan")
    assert (found.index, found.id, found.is_new) == (1, "uitgaan-2026-02-18", True)
    text = with_notes(parse(KEPT, "x"), [{**NOTE, "corrects": found.id}], found)
    assert "  about: jeugd.uitgaan\n  id: uitgaan-2026-02-18\n  text: >-\n" in text
    assert f"{WRITTEN[:-1]}, corrects: uitgaan-2026-02-18}}" in text
    own = correction_of(log(), "feest", None)
    assert (own.index, own.id, own.is_new) == (0, "feest", False)


def test_the_latest_is_the_last_that_says_something_and_that_nobody_corrected() -> None:
    assert correction_of(log(), "laatste", None).index == 2
    assert correction_of(log(), "Laatste", "jeugd.uitgaan").index == 1
    corrected = KEPT + "- {date: 2026-03-01, about: jeugd.uitgaan, corrects: feest}\n"
    assert correction_of(log(corrected), "laatste", "jeugd.uitgaan").index == 1
    better = corrected.replace("corrects: feest", "corrects: feest, hours: 2")
    assert correction_of(log(better), "laatste", "jeugd.uitgaan").index == 3
    with pytest.raises(UnclearName):
        correction_of(log(corrected), "2026-02-17", None)


@cases(
    ("given", "about", "said"),
    [
        ("zomaar", None, "Kies uit: feest, 2026-02-18 of laatste."),
        ("2026-02-18", None, "Op 18 februari 2026 staan 2 notities."),
        ("2026-02-17", "jeugd.b", "Onbekende notitie '2026-02-17'. Kies uit: 2026-02-18"),
        ("laatste", "jeugd.c", "Er is geen notitie om te verbeteren."),
    ],
)
def test_a_note_that_is_not_there_is_named(given: str, about: str | None, said: str) -> None:
    with pytest.raises(UnclearName) as refusal:
        correction_of(log(), given, about)
    assert said in str(refusal.value)
