"""What was asked for has words in a title."""

from __future__ import annotations

from uvp_cli.queries.wanted import About
from uvp_cli.reports.asked import WORDS
from uvp_cli.values import field_names


def test_every_kind_that_a_question_is_about_has_words() -> None:
    assert {*WORDS} == {*field_names(About)}
