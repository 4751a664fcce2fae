from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cases import cases
from tests.reports.test_hours import BODY, FIGURES, FOR_SOME, lines, loaded, table
from tests.samples import programme, theme
from uvp_cli.programme.model import Programme
from uvp_cli.queries.hours import Choices, account
from uvp_cli.reports.explanation import explanation_report


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


ACTION = "- id: jeugd.a\n  title: A\n  capacity: {{hours: {{cell: c, estimates: [{}]}}}}\n"


def explained(estimate: str, gemeente: str | None = "noord", persons: int | None = None) -> str:
    """The reading text of one estimate."""
    one = programme(theme(ACTION.format(estimate)))
    report = explanation_report(
        account(one, gemeente, choices=Choices(persons=persons)), loaded(one)
    )
    reading = table(report).rows[1].cells[4]
    assert isinstance(reading, str)
    assert report.contract["rows"][0]["reading"] == reading
    return reading


def test_the_explanation_gives_cell_reading_hours_and_source_of_every_figure(
    found: Programme,
) -> None:
    report = explanation_report(account(found, "noord"), loaded(found))
    rows = lines(report)
    assert rows[0] == ("section", "Jeugd en Veiligheid")
    assert rows[1] == (
        "data",
        (),
        "Veilig uitgaan",
        "10 per gemeente, 20 voor Zuid",
        "10 per gemeente, Zuid 20",
        "10",
        10,
        "hoofdstuk 1, capaciteit, rij 1",
    )
    assert ("data", (1,), "Toezicht", "8 uur per", "8 per gemeente", "8", 8, None) in rows
    assert (
        *("data", (2,), "Oefening", "30 samen"),
        *("30 gezamenlijk; aandeel 1/3 (of: 30 per gemeente)", "30 × 1/3", 10, None),
    ) in rows
    assert ("subtotal", (), "Subtotaal", None, None, "90 + 8", 98, None) in rows
    assert rows[-9] == (
        *("total", (), "Totaal", None),
        *("eigen 10 + gezamenlijk 26,67 + aanname 108", "36,67 + 98 + 10"),
        Decimal("144.67"),
        None,
    )
    assert table(report).footnotes == ("De cel breekt af.", "Gokje.")
    assert table(report).notes[0].startswith("Niet meegeteld: Netwerk (bijeenkomst)")


def test_the_lowest_and_the_highest_can_be_redone_on_paper(found: Programme) -> None:
    """By hand: of 144,67 hours 90 may also be 30 (90 for three), and 10 (30 for three) also 30."""
    report = explanation_report(account(found, "noord"), loaded(found))
    assert lines(report)[-8:] == [
        ("section", "Laag en hoog"),
        *(
            ("subtotal", (), title, None, reading, calculation, Decimal(hours), None)
            for title, reading, calculation, hours in (
                ("Uren met één lezing", None, "144,67 − 90 − 10", "44.67"),
                ("ACT, laag", "90 gezamenlijk; aandeel 1/3", "90 × 1/3", "30"),
                ("ACT, hoog", "90 per gemeente", "90", "90"),
                ("Oefening, laag", "30 gezamenlijk; aandeel 1/3", "30 × 1/3", "10"),
                ("Oefening, hoog", "30 per gemeente", "30", "30"),
            )
        ),
        ("total", (), "Laag", None, None, "44,67 + 30 + 10", Decimal("84.67"), None),
        ("total", (), "Hoog", None, None, "44,67 + 90 + 30", Decimal("164.67"), None),
    ]
    totals = report.contract["totals"]
    assert (totals["low"], totals["high"]) == (Decimal("84.67"), Decimal("164.67"))


def test_without_a_choice_of_readings_there_is_no_low_and_high() -> None:
    one = programme(theme(ACTION.format("{hours: 8, per: gemeente, assumption: Zo.}")))
    report = explanation_report(account(one, "noord"), loaded(one))
    assert lines(report)[-1][2] == "Totaal"


def test_programs_get_the_sums_behind_low_and_high() -> None:
    """The lows of one municipality under unequal weights: 25 of 100, and 1 that is named."""
    estimates = (
        "{hours: 40, per: gemeente, assumption: Zo., alternatives: [{hours: 100, per: joint}, "
        "{hours: 90, per: gemeente, except: {zuid: 1}}]}"
    )
    key = "allocation: {key: weights, weights: {noord: 1, midden: 1, zuid: 2}, source: CBS}\n"
    one = programme(theme(ACTION.format(estimates)) + key)
    ranges = {}
    for name in ("noord", "zuid", None):
        report = explanation_report(account(one, name), loaded(one))
        row = report.contract["rows"][0]
        ranges[name] = [
            row[f"{end}{what}"]
            for end in ("low", "high")
            for what in ("", "_reading", "_calculation")
        ]
    joint, named = "100 gezamenlijk", "90 per gemeente, Zuid 1"
    assert ranges == {
        "noord": [25, f"{joint}; aandeel 1/4", "100 × 1/4", 90, named, "90"],
        "zuid": [1, named, "1", 50, f"{joint}; aandeel 2/4", "100 × 2/4"],
        None: [100, joint, "100", 181, named, "2 × 90 + 1"],
    }


def test_the_explanation_shows_hours_per_person_without_a_figure(found: Programme) -> None:
    report = explanation_report(account(found, "noord"), loaded(found))
    assert (
        *("data", (), "Netwerk", "80 samen, 4 per persoon"),
        *("bijeenkomst: 4 per persoon", None, None, "hoofdstuk 1, actie 2"),
    ) in lines(report)


JOINT = "{hours: 90, per: joint}"


@cases(
    ("estimate", "gemeente", "persons", "reading"),
    [
        ("{hours: 10, per: gemeente}", "noord", None, "10 per gemeente"),
        ("{hours: 1066.5, per: gemeente}", "noord", None, "1.066,5 per gemeente"),
        (
            "{hours: 10, per: gemeente, except: {zuid: 20, midden: 0}}",
            "noord",
            None,
            "10 per gemeente, Zuid 20, Midden aan de Maas 0",
        ),
        (JOINT, "noord", None, "90 gezamenlijk; aandeel 1/3"),
        (JOINT, None, None, "90 gezamenlijk"),
        ("{hours: 90, per: joint, label: dag}", "zuid", None, "dag: 90 gezamenlijk; aandeel 1/3"),
        ("{hours: 4, per: person}", "noord", None, "4 per persoon"),
        ("{hours: 4, per: person}", "noord", 12, "4 per persoon × 12 per gemeente"),
        ("{hours: 4, per: person}", None, 1066, "4 per persoon × 1.066 per gemeente"),
        (
            f"{{hours: 90, per: gemeente, assumption: a, alternatives: [{JOINT}]}}",
            "noord",
            None,
            "90 per gemeente (of: 90 gezamenlijk)",
        ),
        (
            f"{{hours: 90, per: joint, assumption: a, alternatives: [{{hours: 9, per: gemeente, "
            f"except: {{zuid: 3}}}}, {{hours: 2, per: person}}, {JOINT}]}}",
            "noord",
            None,
            "90 gezamenlijk; aandeel 1/3 "
            "(of: 9 per gemeente, Zuid 3; 2 per persoon; of 90 gezamenlijk)",
        ),
    ],
)
def test_a_reading_can_be_redone_by_hand(
    estimate: str, gemeente: str | None, persons: int | None, reading: str
) -> None:
    assert explained(estimate, gemeente, persons) == reading


def test_a_share_by_weight_names_the_weights() -> None:
    key = "allocation: {key: weights, weights: {noord: 1066, midden: 2000.5, zuid: 3}}\n"
    one = programme(theme(ACTION.format(JOINT)) + key)
    report = explanation_report(account(one, "noord"), loaded(one))
    assert table(report).rows[1].cells[4] == "90 gezamenlijk; aandeel 1.066/3.069,5"


def test_the_contract_of_the_explanation(found: Programme) -> None:
    contract = explanation_report(account(found, "noord"), loaded(found)).contract
    assert contract["programme"] == "uvp-proef-2026"
    assert contract["gemeente"] == "noord"
    assert contract["allocation"] == "equal"
    first = contract["rows"][0]
    assert first["action"] == "jeugd.uitgaan"
    assert first["reading"] == "10 per gemeente, Zuid 20"
    assert first["source"] == "1, capaciteit, rij 1"
    assert first["calculation"] == "10"
    assert first["hours"] == 10
    assert contract["key"] == {
        "weights": {"noord": 1, "midden": 1, "zuid": 1},
        "source": None,
        "date": None,
    }
    per_person = next(row for row in contract["rows"] if row["per"] == "person")
    assert per_person["hours"] is None
    assert list(contract["totals"]) == FIGURES
    assert contract["totals"]["hours"] == Decimal("144.67")


@cases(
    ("estimate", "gemeente", "persons", "calculation"),
    [
        ("{hours: 10, per: gemeente, except: {zuid: 20}}", "noord", None, "10"),
        ("{hours: 10, per: gemeente, except: {zuid: 20}}", "zuid", None, "20"),
        ("{hours: 10, per: gemeente, except: {zuid: 20}}", None, None, "2 × 10 + 20"),
        ("{hours: 10, per: gemeente, except: {zuid: 20, noord: 0}}", None, None, "10 + 0 + 20"),
        (JOINT, None, None, "90"),
        (JOINT, "noord", None, "90 × 1/3"),
        ("{hours: 100, per: joint}", "noord", None, "100 × 1/3, afgerond"),
        ("{hours: 1066.5, per: person}", "noord", 12, "1.066,5 × 12"),
        ("{hours: 4, per: person}", None, 12, "4 × 12 × 3"),
        ("{hours: 4, per: person}", "noord", None, None),
    ],
)
def test_a_calculation_leads_from_the_reading_to_the_hours(
    estimate: str, gemeente: str | None, persons: int | None, calculation: str | None
) -> None:
    one = programme(theme(ACTION.format(estimate)))
    asked = account(one, gemeente, choices=Choices(persons=persons))
    row = explanation_report(asked, loaded(one)).contract["rows"][0]
    assert row["calculation"] == calculation


def test_the_explanation_gives_the_weights_and_how_shares_are_rounded() -> None:
    key = (
        "allocation: {key: weights, weights: {noord: 1066, midden: 2000.5, zuid: 3}, "
        "source: CBS, date: 2025-01-01}\n"
    )
    one = programme(theme(ACTION.format(JOINT)) + key)
    report = explanation_report(account(one, "noord"), loaded(one))
    assert table(report).notes == (
        "Gezamenlijke uren zijn naar gewicht verdeeld. Bron: CBS (1 januari 2025).",
        "Gewichten: Noord 1.066, Midden aan de Maas 2.000,5, Zuid 3; samen 3.069,5.",
        "Een aandeel is een geheel aantal honderdsten van een uur. Wat na afronden naar beneden "
        "overblijft, gaat naar de grootste resten, bij gelijke resten in de volgorde van het "
        "programma.",
    )
    assert report.contract["key"] == {
        "weights": {"noord": 1066, "midden": Decimal("2000.5"), "zuid": 3},
        "source": "CBS",
        "date": "2025-01-01",
    }


def test_figures_that_are_quoted_have_all_of_their_decimals() -> None:
    key = "allocation: {key: weights, weights: {noord: 0.125, midden: 0.375, zuid: 0}}\n"
    hours = (
        "{hours: 100, per: joint}, {hours: 7.1250, per: gemeente, "
        "except: {zuid: 0.005, midden: 0.333}}"
    )
    one = programme(theme(ACTION.format(hours)) + key)
    report = explanation_report(account(one, "noord"), loaded(one))
    told = [str(cell) for row in table(report).rows for cell in row.cells]
    assert "100 × 0,125/0,5" in told
    assert "7,125" in told
    assert "7,125 per gemeente, Zuid 0,005, Midden aan de Maas 0,333" in told
    assert (
        "Gewichten: Noord 0,125, Midden aan de Maas 0,375, Zuid 0; samen 0,5."
        in table(report).notes
    )


def test_the_weights_are_those_of_all_that_share_together() -> None:
    joint = "capacity: {hours: {cell: c, estimates: [{hours: 7, per: joint}]}}"
    all_too = f"{FOR_SOME}other_actions:\n  - {{id: b, title: B, {joint}}}\n"
    for body, said in (
        (FOR_SOME, ["Gewichten: Noord 10, Zuid 20; samen 30."]),
        (
            all_too,
            [
                "Gewichten: Noord 10, Zuid 20; samen 30.",
                "Gewichten: Noord 10, Midden aan de Maas 70, Zuid 20; samen 100.",
            ],
        ),
    ):
        some = programme(body)
        notes = table(explanation_report(account(some), loaded(some))).notes
        assert [note for note in notes if note.startswith("Gewichten")] == said
