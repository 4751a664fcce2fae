from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.render.cells import words
from uvp_cli.reports.tables import Column, Wording
from uvp_cli.reports.wording import compare

WORDS = st.lists(st.sampled_from(["uur", "per", "10", " ", ", ", "één", "\n"])).map("".join)


def shown(old: str, new: str) -> str:
    return words(compare(old, new), Column("difference", "Verschil"))


@cases(
    ("old", "new", "found"),
    [
        ("10 uur per gemeente", "12 uur per gemeente", "[-10-]{+12+} uur per gemeente"),
        ("Een doel.", "Een doel", "Een doel[-.-]"),
        ("20 voor Vaals", "20 voor Vaals en Meerssen", "20 voor Vaals{+ en Meerssen+}"),
        ("een twee drie", "vier vijf drie", "[-een twee-]{+vier vijf+} drie"),
        ("1.000 inwoners", "1.500 inwoners", "[-1.000-]{+1.500+} inwoners"),
        ("", "Nieuw.", "{+Nieuw.+}"),
        ("Weg.", "", "[-Weg.-]"),
        ("Gelijk.", "Gelijk.", "Gelijk."),
    ],
)
def test_texts_are_compared_word_by_word(old: str, new: str, found: str) -> None:
    assert shown(old, new) == found


def test_in_a_long_text_only_what_changed_is_marked() -> None:
    before = " ".join(f"woord{number}" for number in range(600))
    after = before.replace("woord300 ", "iets anders ").replace("woord500 ", "")
    pieces = compare(before, after).pieces
    assert [text for mark, text in pieces if mark == "removed"] == ["woord300", "woord500 "]
    assert [text for mark, text in pieces if mark == "added"] == ["iets anders"]


@given(WORDS | st.text(), WORDS | st.text())
def test_both_texts_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = compare(old, new).pieces
    assert "".join(text for mark, text in pieces if mark != "added") == old
    assert "".join(text for mark, text in pieces if mark != "removed") == new
    assert all(text for _, text in pieces)
    marks = [mark for mark, _ in pieces]
    assert all(mark != after for mark, after in pairwise(marks))
    assert old != new or compare(old, new) == Wording((("kept", old),) if old else ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x " * 2_500, "y x " * 1_250),
        (" ".join(f"a{n} q" for n in range(900)), " ".join(f"b{n} q" for n in range(900))),
        (" ".join(map(str, range(1_000))), " ".join(map(str, reversed(range(1_000))))),
        ("q, " * 1_600, "q. " * 1_600),
    ],
    ids=["repeated", "alternating", "reversed", "points"],
)
def test_long_texts_on_purpose_take_no_quadratic_time(old: str, new: str) -> None:
    """difflib alone takes minutes for these, twenty times over."""
    for _ in range(20):
        assert compare(old, new).pieces
