from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.programme.model import Comparison, Level
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.indicators import EVERYTHING, IndicatorSelection, measure
from uvp_cli.reports.chart import indicators_chart, sparkline
from uvp_cli.reports.indicators import dated, figure, indicators_report
from uvp_cli.reports.tables import For, Report, Table

SERIES = """
    themes:
      - id: jeugd
        title: Jeugd
        goals:
          - id: jeugd.doel-1
            number: 1
            text: Minder.
            indicators:
              - title: Overlast
                unit: meldingen
                kind: effect
                better: lower
                baseline: {year: 2023, value: 41}
                realised: [{year: 2024, value: 38.5, source: GGD}, {year: 2025, cell: nnb}]
                targets: [{year: 2024, value: 39}, {year: 2026, value: 30}]
                compare: [{with: Nederland, year: 2024, value: 44}]
                source: Politie
                remarks: [{kind: missing, text: Wie telt?}]
    indicators: [{title: Ranglijst, realised: [{date: 2025-07-01, cell: plek 19}]}]
"""


def report(body: str = SERIES, wanted: IndicatorSelection = EVERYTHING) -> Report:
    one = programme(body)
    return indicators_report(measure(one, wanted), Loaded(one, "proef.yaml"), wanted)


def table(body: str = SERIES, wanted: IndicatorSelection = EVERYTHING) -> Table:
    content = report(body, wanted).content
    assert isinstance(content, Table)
    return content


def read(content: Table) -> list[dict[str, object]]:
    """What people read of each row, without what is empty; of a heading only that."""
    titles = [column.title for column in content.columns]
    people = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        {"kop": row.cells[0]}
        if row.role == "section"
        else {
            title: cell
            for title, cell, shown in zip(titles, row.cells, people, strict=True)
            if shown and cell is not None
        }
        for row in content.rows
    ]


def test_a_row_is_an_indicator_with_a_column_for_each_year_or_day() -> None:
    assert read(table()) == [
        {"kop": "Hele programma"},
        {"Indicator": "Ranglijst", "1-7-2025": "plek 19"},
        {"kop": "Jeugd"},
        {
            "Indicator": "Overlast, meldingen (effect; lager is beter)",
            "Van": "Doelstelling 1",
            "Nulmeting": "41 (2023)",
            "2024": Decimal("38.5"),
            "2025": "nnb",
            "Streefwaarde": ("39 (2024)", "30 (2026)"),
            "Gehaald": "2024: gehaald; later: nog niet te zeggen",
            "Vergelijking": ("Nederland 44 (2024)",),
            "Ontwikkeling": "gedaald (2023–2024)",
        },
    ]


def test_on_a_sheet_the_figures_of_all_years_share_a_column() -> None:
    one = programme(SERIES)
    content = indicators_report(measure(one), Loaded(one, "proef.yaml"), by_year=False).content
    assert isinstance(content, Table)
    assert [row.get("Gerealiseerd") for row in read(content) if "kop" not in row] == [
        ("plek 19 (1 juli 2025)",),
        ("38,5 (2024)", "nnb (2025)"),
    ]


def test_on_a_sheet_figures_stand_in_the_order_of_time() -> None:
    realised = "{date: 2026-10-01, value: 95}, {value: 1}, {year: 2025, value: 91}"
    found = programme(f"indicators: [{{title: A, realised: [{realised}]}}]")
    report = indicators_report(measure(found), Loaded(found, "uvp.yaml"), by_year=False)
    assert ("91 (2025)", "95 (1 oktober 2026)", "1") in report.table.rows[1].cells


def test_where_figures_come_from_and_what_is_remarked_stands_below() -> None:
    content = table()
    assert [row.marks for row in content.rows if row.role == "data"] == [(), (1, 2, 3)]
    assert content.footnotes == ("Bron: Politie", "2024: GGD", "Ontbreekt: Wie telt?")
    assert content.notes == ("2 indicatoren.",)


def test_a_column_that_no_indicator_fills_is_not_there() -> None:
    content = table("indicators: [{title: A, realised: [{value: 3}]}]")
    people = [column.title for column in content.columns if column.reader is not For.PROGRAMS]
    assert people == ["Indicator", "Gerealiseerd"]


def test_without_what_is_better_that_is_said_instead_of_a_verdict() -> None:
    figures = "realised: [{year: 2025, value: 3}], targets: [{year: 2025, value: 2}]"
    content = table(f"indicators: [{{title: A, {figures}}}]")
    assert "Gehaald" not in {column.title for column in content.columns}
    assert content.notes == (
        "1 indicator.",
        "Bij 1 indicator staat niet of hoger of lager beter is; daarover staat hier geen oordeel.",
    )


@cases(
    ("targets", "said"),
    [
        ("{year: 2025, value: 4}", "gehaald"),
        ("{year: 2025, value: 2}", "niet gehaald"),
        ("{year: 2026, value: 4}", "nog niet te zeggen"),
        ("{year: 2026, value: 4}, {year: 2027, value: 3}", "nog niet te zeggen"),
        ("{year: 2024, value: 4}, {year: 2025, value: 2}", "2024: gehaald; 2025: niet gehaald"),
        ("{cell: minder}", None),
    ],
)
def test_what_is_to_come_is_said_once(targets: str, said: str | None) -> None:
    figures = f"better: lower, realised: [{{year: 2025, value: 3}}], targets: [{targets}]"
    (_, row) = read(table(f"indicators: [{{title: A, {figures}}}]"))
    assert row.get("Gehaald") == said


def test_the_title_says_what_narrows_the_answer() -> None:
    wanted = IndicatorSelection(gemeente="noord", theme="jeugd", goal="jeugd.doel-1", search="over")
    title = "Indicatoren, voor Noord, thema Jeugd, voor doelstelling jeugd.doel-1, met 'over'"
    assert table(wanted=wanted).title == title
    assert table("").empty == "Geen indicatoren gevonden."


def test_the_contract() -> None:
    contract = report().contract
    assert contract["programme"] == "uvp-proef-2026"
    whole, own = contract["indicators"]
    assert whole == {
        "theme": None,
        "part": "programme",
        "of": None,
        "measure": None,
        "indicator": None,
        "title": "Ranglijst",
        "unit": None,
        "realised": [{"cell": "plek 19", "date": "2025-07-01"}],
    }
    assert own == {
        "theme": "jeugd",
        "part": "goal",
        "of": "jeugd.doel-1",
        "measure": None,
        "indicator": None,
        "title": "Overlast",
        "unit": "meldingen",
        "kind": "effect",
        "better": "lower",
        "baseline": {"value": 41, "year": 2023},
        "realised": [
            {"value": Decimal("38.5"), "year": 2024, "source": "GGD"},
            {"cell": "nnb", "year": 2025},
        ],
        "targets": [
            {"value": 39, "year": 2024, "verdict": "reached"},
            {"value": 30, "year": 2026, "verdict": "pending"},
        ],
        "compare": [{"with": "Nederland", "value": 44, "year": 2024}],
        "trend": "falling",
        "source": "Politie",
    }


@cases(
    ("level", "said"),
    [
        (Level(cell="<737", value=Decimal(737), bound="max"), "<737"),
        (Level(value=Decimal(737), bound="max"), "hooguit 737"),
        (Level(value=Decimal("7.25"), bound="min"), "ten minste 7,25"),
        (Level(value=Decimal("1250.125")), "1.250,125"),
        (Level(cell="nnb"), "nnb"),
    ],
)
def test_a_figure_is_what_stands_there_or_a_dutch_number(level: Level, said: str) -> None:
    assert figure(level) == said


def test_a_figure_with_its_time_and_place() -> None:
    assert dated(Level(value=Decimal(3), date="2026-07-01"), "GGD") == "3 (1 juli 2026; GGD)"
    assert dated(Comparison(with_="Duin", value=Decimal(3), year=2024)) == "Duin 3 (2024)"


def test_the_chart_has_the_course_of_what_can_be_compared() -> None:
    one = programme(SERIES)
    content = indicators_chart(measure(one), Loaded(one, "proef.yaml"), EVERYTHING).content
    assert isinstance(content, Table)
    assert read(content) == [
        {"kop": "Jeugd"},
        {
            "Indicator": "Overlast, meldingen",
            "Eerst": "41 (2023)",
            "Verloop": "▇▁",
            "Laatst": "38,5 (2024)",
        },
    ]


@pytest.mark.parametrize(
    ("values", "line"), [((1, 2, 3), "▁▄▇"), ((3, 3), "▄▄"), ((-1, 5, 2), "▁▇▄")]
)
def test_a_line_goes_from_the_lowest_to_the_highest(values: tuple[int, ...], line: str) -> None:
    assert sparkline([*map(Decimal, values)]) == line
