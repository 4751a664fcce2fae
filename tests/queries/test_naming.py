"""Names in a question: each kind is looked up somewhere, and narrows what is asked."""

from __future__ import annotations

from uvp_cli.queries.naming import VOCABULARIES, Names
from uvp_cli.queries.wanted import About
from uvp_cli.values import field_names


def test_every_name_has_a_vocabulary() -> None:
    assert {*field_names(Names)} == {*VOCABULARIES}


def test_every_kind_that_a_question_is_about_can_be_named() -> None:
    assert {*field_names(Names)} - {*field_names(About)} == {"left_out", "subject"}
    for kind in field_names(About):
        narrowed = Names(**{kind: ("a",)}).narrow(About())
        assert [name for name in field_names(About) if getattr(narrowed, name)] == [kind]
