from __future__ import annotations

import pytest

from tests.samples import placed, programme
from uvp_cli.reports.adoption import adoption_fields, adoption_lines, contact_lines, standing


def test_a_programme_that_says_nothing_of_its_adoption_has_no_fields() -> None:
    assert list(adoption_fields(programme())) == []


def test_decisions_stand_with_where_and_when_they_were_taken() -> None:
    adopted = programme(
        """
        adoption:
          status: adopted
          edition: "1.1"
          decisions:
            - {by: Gemeenteraad, gemeenten: [noord, zuid], date: 2025-12-16}
            - {by: College, cell: december 2025}
            - {by: Stuurgroep}
        """
    )
    assert list(adoption_fields(adopted)) == [
        ("Status", "vastgesteld"),
        ("Versie", "1.1"),
        ("Besluit", "Gemeenteraad (Noord en Zuid), 16 december 2025"),
        ("Besluit", "College, december 2025"),
        ("Besluit", "Stuurgroep"),
    ]


def test_whom_to_ask_stands_beneath_every_page_as_far_as_it_is_said() -> None:
    said = placed("contact: Team Noord, info@noord.example")
    assert standing(said) == ("Vragen: Team Noord, info@noord.example.", "Gegevens: proef.yaml.")
    assert contact_lines(programme()) == ()
    assert standing(placed()) == ("Gegevens: proef.yaml.",)


@pytest.mark.parametrize(
    ("edition", "line"),
    [("1.1", "Versie 1.1"), ("versie 2", "Versie 2"), ("Eindversie", "Eindversie")],
)
def test_the_word_for_an_edition_is_said_once(edition: str, line: str) -> None:
    found = programme(f"adoption: {{status: concept, edition: '{edition}'}}")
    assert adoption_lines(found) == (line,)
