from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from tests.papers import made, texts
from tests.samples import HEAD, placed, programme, theme
from uvp_cli.programme.model import Allocation, Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.breakdown import break_down
from uvp_cli.queries.hours import Account, Choices, Scope, account
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.explanation import explanation_report
from uvp_cli.reports.hours import account_report, overview_report
from uvp_cli.reports.hours_words import reader_note, unquantified_notes
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.tables import For, Kind, Report, Row, Table

BODY = """
departments: [{id: jz, name: Juridische Zaken}]
partners: [{id: politie, name: Politie}]
themes:
  - id: jeugd
    title: Jeugd en Veiligheid
    actions:
      - id: jeugd.uitgaan
        title: Veilig uitgaan
        source: 1, actie 1
        capacity:
          source: 1, capaciteit, rij 1
          departments: [jz]
          hours:
            cell: 10 per gemeente, 20 voor Zuid
            estimates: [{hours: 10, per: gemeente, except: {zuid: 20}}]
      - id: jeugd.netwerk
        title: Netwerk
        source: 1, actie 2
        capacity:
          partners: [politie]
          hours:
            cell: 80 samen, 4 per persoon
            estimates:
              - {hours: 80, per: joint, label: organiseren}
              - {hours: 4, per: person, label: bijeenkomst}
  - id: zorg
    title: Zorg
    actions:
      - id: zorg.act
        title: ACT
        capacity:
          hours:
            cell: 90 uur per
            estimates:
              - hours: 90
                per: gemeente
                assumption: De cel breekt af.
                for_readers: De cel breekt af.
                alternatives:
                  - {hours: 90, per: joint}
                  - {hours: 1000, per: gemeente, except: {noord: 45}}
      - id: zorg.toezicht
        title: Toezicht
        capacity:
          hours:
            cell: 8 uur per
            estimates:
              - hours: 8
                per: gemeente
                assumption: De cel breekt af.
                for_readers: De cel breekt af.
other_actions:
  - id: oefening
    title: Oefening
    capacity:
      hours:
        cell: 30 samen
        estimates:
          - hours: 30
            per: joint
            assumption: Gokje.
            for_readers: Gokje.
            alternatives: [{hours: 30, per: gemeente}]
"""


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


def loaded(found: Programme) -> Loaded:
    return Loaded(found, "data/proef.yaml")


def table(report: Report) -> Table:
    assert isinstance(report.content, Table)
    return report.content


def line(content: Table, row: Row) -> tuple[Any, ...]:
    """The role and marks of a row, and the cells that people get."""
    if row.role == "section":
        return (row.role, *row.cells)
    assert len(row.cells) == len(content.columns)
    cells = [
        cell
        for cell, column in zip(row.cells, content.columns, strict=True)
        if column.reader is not For.PROGRAMS
    ]
    return (row.role, row.marks, *cells)


def lines(report: Report) -> list[tuple[Any, ...]]:
    return [line(table(report), row) for row in table(report).rows]


EVERYTHING = Scope()


def overview(found: Programme, scope: Scope = EVERYTHING, persons: int | None = None) -> Report:
    each = [
        account(found, one.id, scope, choices=Choices(persons=persons)) for one in found.gemeenten
    ]
    return overview_report(
        each, account(found, scope=scope, choices=Choices(persons=persons)), loaded(found)
    )


def test_hours_of_a_gemeente_stand_by_theme_with_subtotals_and_what_the_total_is_made_of(
    found: Programme,
) -> None:
    report = account_report(account(found, "noord"), loaded(found))
    share = Decimal("26.67")
    assert lines(report) == [
        ("section", "Jeugd en Veiligheid"),
        ("data", (), "Veilig uitgaan", "per gemeente", 10, "10"),
        ("data", (), "Netwerk (organiseren)", "gezamenlijk", share, "26,67"),
        ("data", (), "Netwerk (bijeenkomst)", "per persoon", None, None),
        ("subtotal", (), "Subtotaal", None, Decimal("36.67"), "36,67"),
        ("section", "Zorg"),
        ("data", (1,), "ACT", "per gemeente", 90, "30–90"),
        ("data", (1,), "Toezicht", "per gemeente", 8, "8"),
        ("subtotal", (), "Subtotaal", None, 98, "38–98"),
        ("section", "Overige acties"),
        ("data", (2,), "Oefening", "gezamenlijk", 10, "10–30"),
        ("subtotal", (), "Subtotaal", None, 10, "10–30"),
        ("total", (), "Totaal", None, Decimal("144.67"), "84,67–164,67"),
        ("subtotal", (), "waarvan eigen uren", None, 10, None),
        ("subtotal", (), "waarvan aandeel in gezamenlijke uren", None, share, None),
        ("subtotal", (), "waarvan op aanname", None, 108, None),
    ]


def test_a_total_of_one_part_is_not_given_in_parts_and_no_part_is_0() -> None:
    cell = "hours: {cell: 8 uur, estimates: [{hours: 8, per: gemeente}]}"
    found = programme(f"other_actions: [{{id: overig.a, title: A, capacity: {{{cell}}}}}]")
    titles = [line[2] for line in lines(account_report(account(found, "noord"), loaded(found)))[1:]]
    assert titles == ["A", "Subtotaal", "Totaal"]


def test_programs_get_a_row_for_every_estimate(found: Programme) -> None:
    content = table(account_report(account(found, "noord"), loaded(found)))
    assert [column.key for column in content.columns if column.reader is not For.PEOPLE] == [
        *("theme", "action", "title", "per", "hours", "low", "high", "hours_per_person"),
        *("assumed", "cell", "note"),
    ]
    act = next(row.cells for row in content.rows if "zorg.act" in row.cells)
    values = dict(zip((column.key for column in content.columns), act, strict=True))
    assert values == {
        "theme": "zorg",
        "action": "zorg.act",
        "title": "ACT",
        "per": "gemeente",
        "basis": "per gemeente",
        "hours": 90,
        "low": 30,
        "high": 90,
        "range": "30–90",
        "hours_per_person": None,
        "assumed": True,
        "cell": "90 uur per",
        "note": "De cel breekt af.",
    }


def test_programs_get_every_figure_of_the_overview(found: Programme) -> None:
    content = table(overview(found))
    cells = content.rows[0].cells
    values = dict(zip((column.key for column in content.columns), cells, strict=True))
    assert values == {
        "gemeente": "noord",
        "name": "Noord",
        "theme_jeugd": Decimal("36.67"),
        "theme_zorg": 98,
        "theme_other_actions": 10,
        "own": 10,
        "shared": Decimal("26.67"),
        "assumed": 108,
        "hours": Decimal("144.67"),
        "low": Decimal("84.67"),
        "high": Decimal("164.67"),
        "range": "84,67–164,67",
    }


def test_a_footnote_is_numbered_once_per_text(found: Programme) -> None:
    content = table(account_report(account(found, "noord"), loaded(found)))
    assert content.footnotes == ("De cel breekt af.", "Gokje.")


def test_hours_per_person_are_noted_as_not_counted(found: Programme) -> None:
    content = table(account_report(account(found, "noord"), loaded(found)))
    assert content.notes == (
        "Niet meegeteld: Netwerk (bijeenkomst), 4 uur per persoon.",
        "Gezamenlijke uren zijn gelijk over de gemeenten verdeeld.",
    )
    assert content.advice == (
        "Om uren per persoon mee te tellen: geef het aantal personen per gemeente met --persons.",
    )


def test_hours_per_person_become_a_row_with_a_footnote_once_persons_are_given(
    found: Programme,
) -> None:
    report = account_report(account(found, "noord", choices=Choices(persons=6)), loaded(found))
    assert lines(report)[3] == ("data", (1,), "Netwerk (bijeenkomst)", "per persoon", 24, "24")
    assert table(report).footnotes == (
        "Gerekend met 6 personen per gemeente; het programma noemt geen aantal.",
        "De cel breekt af.",
        "Gokje.",
    )
    assert table(report).notes == ("Gezamenlijke uren zijn gelijk over de gemeenten verdeeld.",)


def test_the_note_on_many_persons_has_dutch_figures(found: Programme) -> None:
    content = table(
        account_report(account(found, "noord", choices=Choices(persons=1066)), loaded(found))
    )
    assert content.title == "Uren voor Noord, met 1.066 personen per gemeente"
    assert content.footnotes[0].startswith("Gerekend met 1.066 personen per gemeente;")


@cases(
    ("gemeente", "scope", "persons", "title"),
    [
        ("noord", Scope(), None, "Uren voor Noord"),
        (None, Scope(), None, "Uren voor alle gemeenten samen"),
        ("zuid", Scope(theme="jeugd"), None, "Uren voor Zuid, thema Jeugd en Veiligheid"),
        (
            "zuid",
            Scope(department="jz"),
            None,
            "Uren voor Zuid, acties met afdeling Juridische Zaken, "
            "niet op te tellen bij die van andere afdelingen",
        ),
        (
            "zuid",
            Scope(partner="politie"),
            None,
            "Uren voor Zuid, acties met ketenpartner Politie, "
            "niet op te tellen bij die van andere ketenpartners",
        ),
        ("midden", Scope(), 1, "Uren voor Midden aan de Maas, met 1 persoon per gemeente"),
        (
            "noord",
            Scope(theme="jeugd", department="jz", partner="politie"),
            0,
            "Uren voor Noord, thema Jeugd en Veiligheid, acties met afdeling Juridische Zaken, "
            "acties met ketenpartner Politie, "
            "niet op te tellen bij die van andere afdelingen of ketenpartners, "
            "met 0 personen per gemeente",
        ),
    ],
)
def test_the_title_says_what_was_asked(
    found: Programme, gemeente: str | None, scope: Scope, persons: int | None, title: str
) -> None:
    asked: Account = account(found, gemeente, scope, choices=Choices(persons=persons))
    assert table(account_report(asked, loaded(found))).title == title
    explanation = table(explanation_report(asked, loaded(found)))
    assert explanation.title == title.replace("Uren voor", "Herkomst van de uren voor")


def test_the_hours_of_the_only_municipality_are_its_own() -> None:
    head = HEAD[: HEAD.index("gemeenten:")] + "gemeenten: [{id: noord, name: Noord}]\n"
    alone = programme("", head)
    assert table(account_report(account(alone), loaded(alone))).title == "Uren voor Noord"


def test_the_subtitle_names_the_programme_and_its_file(found: Programme) -> None:
    asked = account(found, "noord")
    for report in (
        account_report(asked, loaded(found)),
        explanation_report(asked, loaded(found)),
        overview(found),
    ):
        assert table(report).subtitle == "UVP Proef 2026 (data/proef.yaml)"


def test_joint_hours_of_all_together_are_no_share(found: Programme) -> None:
    rows = lines(account_report(account(found), loaded(found)))
    assert rows[-2] == ("subtotal", (), "waarvan gezamenlijk", None, 80, None)


def test_a_scope_without_hours_has_no_rows_but_says_so(found: Programme) -> None:
    content = table(
        account_report(account(found, "noord", Scope(theme="zorg", department="jz")), loaded(found))
    )
    assert content.rows == ()
    assert content.empty == "Dit programma noemt hier geen uren."


@cases(
    ("allocation", "note"),
    [
        ("", "Gezamenlijke uren zijn gelijk over de gemeenten verdeeld."),
        (
            "allocation: {key: equal, note: Het programma geeft geen sleutel.}\n",
            "Gezamenlijke uren zijn gelijk over de gemeenten verdeeld. "
            "Het programma geeft geen sleutel.",
        ),
        (
            "allocation: {key: weights, weights: {noord: 1, midden: 2, zuid: 3}}\n",
            "Gezamenlijke uren zijn naar gewicht verdeeld.",
        ),
        (
            "allocation: {key: weights, weights: {noord: 1, midden: 2, zuid: 3}, "
            "note: Naar inwoners., source: CBS, date: 2025-01-01}\n",
            "Gezamenlijke uren zijn naar gewicht verdeeld. Naar inwoners. "
            "Bron: CBS (1 januari 2025).",
        ),
    ],
)
def test_the_last_note_says_how_joint_hours_were_shared(allocation: str, note: str) -> None:
    one = programme(theme(JOINT) + allocation)
    assert table(account_report(account(one, "noord"), loaded(one))).notes == (note,)


JOINT = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: c, estimates: [{hours: 60, per: joint}]}}}]"
)


@pytest.mark.parametrize("actions", [JOINT.replace("joint", "gemeente"), "[]"])
def test_nothing_is_said_of_sharing_where_nothing_is_shared(actions: str) -> None:
    one = programme(theme(actions))
    for asked in ("noord", None):
        assert table(account_report(account(one, asked), loaded(one))).notes == ()
    alone = HEAD.replace(HEAD[HEAD.index("gemeenten:") :], "gemeenten: [{id: noord, name: N}]\n")
    one = programme(theme(JOINT), alone)
    assert table(account_report(account(one, "noord"), loaded(one))).notes == ()


FIGURES = ["own", "shared", "assumed", "hours", "low", "high"]


def test_the_contract_of_a_gemeente(found: Programme) -> None:
    contract = account_report(account(found, "zuid"), loaded(found)).contract
    assert list(contract) == [
        "programme",
        "gemeente",
        "allocation",
        "rows",
        "unquantified",
        "totals",
        "scope",
        "choices",
    ]
    assert contract["programme"] == "uvp-proef-2026"
    assert contract["gemeente"] == "zuid"
    assert contract["allocation"] == "equal"
    first, *_, last = contract["rows"]
    assert list(first.items()) == [
        ("theme", "jeugd"),
        ("action", "jeugd.uitgaan"),
        ("title", "Veilig uitgaan"),
        ("per", "gemeente"),
        ("hours", 20),
        ("low", 20),
        ("high", 20),
        ("assumed", False),
        ("cell", "10 per gemeente, 20 voor Zuid"),
        ("note", None),
    ]
    assert last == {
        "theme": None,
        "action": "oefening",
        "title": "Oefening",
        "per": "joint",
        "hours": 10,
        "low": 10,
        "high": 30,
        "assumed": True,
        "cell": "30 samen",
        "note": "Gokje.",
    }
    assert [list(each.items()) for each in contract["unquantified"]] == [
        [
            ("theme", "jeugd"),
            ("action", "jeugd.netwerk"),
            ("title", "Netwerk"),
            ("hours_per_person", 4),
            ("cell", "80 samen, 4 per persoon"),
        ]
    ]
    assert list(contract["totals"].items()) == [
        ("own", 20),
        ("shared", Decimal("26.66")),
        ("assumed", 108),
        ("hours", Decimal("154.66")),
        ("low", Decimal("94.66")),
        ("high", Decimal("1084.66")),
    ]


def test_the_overview_has_a_row_for_each_gemeente_and_a_total(found: Programme) -> None:
    report = overview(found)
    assert table(report).title == "Uren per gemeente en thema"
    assert [
        column.title for column in table(report).columns if column.reader is not For.PROGRAMS
    ] == [*("Gemeente", "Jeugd en Veiligheid", "Zorg", "Overige acties", "Totaal", "Laag–hoog")]
    first, second, third = (Decimal(text) for text in ("36.67", "36.67", "46.66"))
    assert lines(report) == [
        ("data", (), "Noord", first, 98, 10, Decimal("144.67"), "84,67–164,67"),
        ("data", (), "Midden aan de Maas", second, 98, 10, Decimal("144.67"), "84,67–1.074,67"),
        ("data", (), "Zuid", third, 98, 10, Decimal("154.66"), "94,66–1.084,66"),
        ("total", (), "Totaal", 120, 294, 30, 444, "264–2.279"),
    ]


def test_the_overview_says_what_its_total_rests_on(found: Programme) -> None:
    assert table(overview(found)).notes == (
        "Totaal: eigen 40 + gezamenlijk 80 + aanname 324.",
        "Op aanname: ACT: De cel breekt af.",
        "Op aanname: Toezicht: De cel breekt af.",
        "Op aanname: Oefening: Gokje.",
        "Niet meegeteld: Netwerk (bijeenkomst), 4 uur per persoon.",
        "Gezamenlijke uren zijn gelijk over de gemeenten verdeeld.",
    )


def test_the_overview_title_says_what_was_asked(found: Programme) -> None:
    report = overview(found, Scope(theme="zorg"), persons=3)
    assert (
        table(report).title == "Uren per gemeente en thema, thema Zorg, met 3 personen per gemeente"
    )


def test_the_contract_of_the_overview(found: Programme) -> None:
    contract = overview(found).contract
    assert list(contract)[:4] == ["programme", "allocation", "gemeenten", "totals"]
    assert contract["programme"] == "uvp-proef-2026"
    assert contract["allocation"] == "equal"
    assert [each["gemeente"] for each in contract["gemeenten"]] == ["noord", "midden", "zuid"]
    for each in contract["gemeenten"]:
        assert list(each) == ["gemeente", "totals", "themes"]
        assert list(each["totals"]) == FIGURES
        assert list(each["themes"]) == ["jeugd", "zorg", "other_actions"]
        assert [list(figures) for figures in each["themes"].values()] == [FIGURES] * 3
    assert contract["gemeenten"][0]["themes"]["zorg"] == {
        "own": 0,
        "shared": 0,
        "assumed": 98,
        "hours": 98,
        "low": 38,
        "high": 98,
    }
    assert list(contract["totals"].items()) == [
        ("own", 40),
        ("shared", 80),
        ("assumed", 324),
        ("hours", 444),
        ("low", 264),
        ("high", 2279),
    ]


def test_the_contract_of_the_overview_shows_hours_per_person_too(found: Programme) -> None:
    assert [each["action"] for each in overview(found).contract["unquantified"]] == [
        "jeugd.netwerk"
    ]
    assert overview(found, persons=2).contract["unquantified"] == []


BY_WEIGHT = Allocation(
    key="weights",
    weights={"noord": Decimal(1), "midden": Decimal(2), "zuid": Decimal(1)},
    source="CBS, inwoners",
    date="2026-01-01",
)


@cases(
    ("choices", "named"),
    [
        (Choices(), ""),
        (Choices(allocation=Allocation(key="equal")), ""),
        (
            Choices(allocation=BY_WEIGHT),
            ", gezamenlijke uren verdeeld naar gewicht (CBS, inwoners, 1 januari 2026)",
        ),
        (Choices(without=("midden", "zuid")), ", zonder Midden aan de Maas en Zuid"),
        (Choices(reading="low"), ", in de laagste lezing"),
        (Choices(reading="high"), ", in de hoogste lezing"),
        (
            Choices(allocation=BY_WEIGHT, without=("zuid",), reading="low", persons=2),
            ", gezamenlijke uren verdeeld naar gewicht (CBS, inwoners, 1 januari 2026), "
            "zonder Zuid, in de laagste lezing, met 2 personen per gemeente",
        ),
    ],
)
def test_the_title_names_every_choice_that_differs_from_the_document(
    found: Programme, choices: Choices, named: str
) -> None:
    asked = account(found, "noord", choices=choices)
    assert table(account_report(asked, loaded(found))).title == f"Uren voor Noord{named}"


def test_an_equal_key_is_named_where_the_document_has_weights() -> None:
    one = programme(
        theme(JOINT) + "allocation: {key: weights, weights: {noord: 1, midden: 2, zuid: 3}}\n"
    )
    asked = account(one, "noord", choices=Choices(allocation=Allocation(key="equal")))
    content = table(account_report(asked, loaded(one)))
    assert content.title == "Uren voor Noord, gezamenlijke uren gelijk verdeeld"
    assert content.notes == ("Gezamenlijke uren zijn gelijk over de gemeenten verdeeld.",)


def test_the_contract_says_what_was_asked_and_chosen(found: Programme) -> None:
    choices = Choices(BY_WEIGHT, ("zuid",), "high", 2)
    scope = Scope(theme="jeugd", partner="politie")
    contract = account_report(account(found, "noord", scope, choices), loaded(found)).contract
    assert contract["allocation"] == "weights"
    assert contract["scope"] == {
        "theme": "jeugd",
        "department": None,
        "partner": "politie",
        "goal": None,
    }
    assert contract["choices"] == {
        "allocation": "weights",
        "without": ["zuid"],
        "reading": "high",
        "persons": 2,
    }


def test_columns_of_hours_are_figures_and_have_their_own_key(found: Programme) -> None:
    asked = account(found, "noord")
    for report in (
        account_report(asked, loaded(found)),
        explanation_report(asked, loaded(found)),
        overview(found),
    ):
        columns = table(report).columns
        assert len({column.key for column in columns}) == len(columns)
        assert next(column for column in columns if column.key == "hours").kind is Kind.HOURS


def test_a_cell_without_an_estimate_is_noted_as_it_stands() -> None:
    body = "other_actions: [{id: a, title: A, capacity: {hours: {cell: p.m.}}}]"
    note = "Niet meegeteld: A, 'p.m.' (niet in uren gelezen)."
    unread = programme(body)
    assert note in table(overview(unread)).notes
    for report in (account_report, explanation_report):
        content = table(report(account(unread, "noord"), loaded(unread)))
        assert note in content.notes
        (shown,) = (row for row in content.rows if row.role == "data")
        cells = dict(zip((column.key for column in content.columns), shown.cells, strict=True))
        assert (cells["title"], cells["cell"], cells["hours"]) == ("A", "p.m.", None)


FOR_SOME = """\
allocation: {key: weights, weights: {noord: 10, midden: 70, zuid: 20}}
themes:
  - id: zorg
    title: Zorg
    gemeenten: [noord, zuid]
    actions:
      - id: zorg.a
        title: A
        capacity: {hours: {cell: c, estimates: [{hours: 90, per: joint}, {hours: 1, per: person}]}}
"""


@pytest.mark.parametrize(
    ("gemeente", "without", "notes"),
    [
        (
            *(None, ("noord", "zuid")),
            ["Vervallen: A, 90 uur gezamenlijk; alleen voor Noord en Zuid."],
        ),
        (None, ("noord",), []),
        ("midden", ("noord", "zuid"), []),
    ],
)
def test_joint_hours_that_are_left_to_nobody_are_noted(
    gemeente: str | None, without: tuple[str, ...], notes: list[str]
) -> None:
    some = programme(FOR_SOME)
    asked = account(some, gemeente, choices=Choices(without=without))
    assert [note for note in unquantified_notes(asked) if "Vervallen" in note] == notes


def test_cells_without_an_estimate_are_listed_for_programs() -> None:
    unread = programme("other_actions: [{id: a, title: A, capacity: {hours: {cell: 1 fte}}}]")
    listed = [{"theme": None, "action": "a", "title": "A", "cell": "1 fte"}]
    read = loaded(unread)
    for report in (
        overview(unread),
        account_report(account(unread, "noord"), read),
        explanation_report(account(unread, "noord"), read),
        breakdown_report(break_down(unread, ["theme"]), read),
    ):
        assert report.contract["without_estimate"] == listed


@cases(
    ("estimate", "note"),
    [
        (
            "{hours: 90, per: gemeente, assumption: Notitie., except: {zuid: 45.5}, "
            "alternatives: [{hours: 90, per: joint}]}",
            "Gerekend is met 90 uur per gemeente, voor Zuid 45,5; de uren zijn op meer manieren "
            "te lezen.",
        ),
        (
            "{hours: 1360, per: joint, assumption: 1 fte is 1.360 uur.}",
            "Gerekend is met 1.360 uur gezamenlijk; deze uren rusten op een aanname.",
        ),
        ("{hours: 9, per: joint, assumption: Notitie., for_readers: Zo.}", "Zo."),
        ("{hours: 9, per: joint}", None),
    ],
)
def test_readers_get_their_own_sentence_or_the_reading_that_counts(
    estimate: str, note: str | None
) -> None:
    one = programme(
        f"other_actions: [{{id: a, title: A, capacity: {{hours: {{cell: x, estimates: [{estimate}]"
        "}}}]"
    )
    (line,) = account(one).lines
    assert reader_note(line, one) == note


def test_hours_of_years_lead_to_those_of_each_year() -> None:
    body = (
        "other_actions: [{id: a, title: A, capacity: {hours: {cell: c, estimates: "
        "[{hours: 5, per: joint, year: 2026}]}}}]\n"
    )
    several = programme(body, head=HEAD.replace("to: 2026-12", "to: 2027-12"))
    for report in (
        account_report(account(several, "noord"), loaded(several)),
        overview_report([account(several, "noord")], account(several), loaded(several)),
    ):
        assert table(report).advice == ("Wat daarvan in welk jaar valt: uvp hours --by year",)
    one = programme(body)
    assert table(account_report(account(one, "noord"), loaded(one))).advice == ()


PERSONS = """
units: [{id: dagdeel, name: dagdeel}]
other_actions:
  - id: overig.a
    title: Oefening
    capacity:
      hours:
        cell: 8 uur
        estimates:
          - {hours: 8, per: gemeente, assumption: Zo gelezen., for_readers: Zo gelezen.,
             alternatives: [{hours: 8, per: joint}, {hours: 8, per: person},
                            {amount: 2, unit: dagdeel, per: gemeente}]}
"""


def test_a_reading_that_is_not_counted_is_said_with_how_to_count_it() -> None:
    found = programme(PERSONS)
    table = account_report(account(found, "zuid"), Loaded(found, "data/proef.yaml")).table
    assert [note for note in table.notes if "meegeteld" in note] == [
        "Niet meegeteld: Oefening, ook te lezen als 8 uur per persoon.",
        "Niet meegeteld: Oefening, ook te lezen als 2 dagdeel per gemeente.",
    ]
    assert "--persons" in table.advice[0]
    counted = account(found, "zuid", choices=Choices(persons=3))
    table = account_report(counted, Loaded(found, "data/proef.yaml")).table
    assert [reading.unit for _, reading in counted.left_out] == ["dagdeel"]
    assert counted.totals.high == 24
    assert not table.advice


def test_a_paper_says_which_readings_are_not_in_the_least_and_the_most() -> None:
    body = PERSONS.replace(", {hours: 8, per: joint}", "")
    account_ = account(programme(body), "zuid")
    assert sentences.unread(account_) == (
        "Niet meegeteld is wat het programma niet in een aantal uren zegt: Oefening, ook te lezen "
        "als 8 uur per persoon; Oefening, ook te lezen als 2 dagdeel per gemeente."
    )
    said = [" ".join(map(str, text)) for text in texts(made(placed(body), "zuid"))]
    meaning = "is het minste en het meeste dat die lezingen toelaten, voor zover zij op te tellen "
    assert any(meaning in text for text in said)
    assert not any(meaning in " ".join(map(str, it)) for it in texts(made(placed(BODY))))
