from __future__ import annotations

import json

import pytest

from tests.commands.runner import DATA, uvp

FILE = ("--file", str(DATA))


@pytest.mark.parametrize(
    "name", ["Vaals", "VAALS", "vaals", "vaa", "GM0981", "gm0981"], ids=lambda name: name
)
def test_a_municipality_by_any_of_its_names(capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = uvp(capsys, "hours", "--gemeente", name, *FILE, "--format", "json")
    assert found.code == 0
    data = json.loads(found.out)
    assert data["gemeente"] == "vaals"
    assert data["totals"] == {
        "own": 830,
        "shared": 56,
        "assumed": 180,
        "hours": 1066,
        "low": 922,
        "high": 1066,
    }
    assert len(data["rows"]) == 23
    assert [row["hours_per_person"] for row in data["unquantified"]] == [4]


def test_the_table_of_one_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", *FILE)
    assert found.code == 0
    lines = [" ".join(line.split()) for line in found.out.splitlines()]
    assert lines[0] == "Uren voor Vaals"
    assert lines[1] == "UVP Integrale Veiligheid Heuvelland 2026 (data/uvp2026.yaml)"
    assert "Totaal 1.066 922–1.066" in lines
    assert "waarvan eigen uren 830" in lines
    assert "waarvan aandeel in gezamenlijke uren 56" in lines
    assert "waarvan op aanname 180" in lines
    assert any(line.startswith("[2] De cel noemt geen grondslag") for line in lines)
    assert any(line.startswith("Niet meegeteld: Netwerk Jeugdoverlast") for line in lines)


def test_all_municipalities_by_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(uvp(capsys, "hours", *FILE, "--format", "json").out)
    assert [each["totals"]["hours"] for each in found["gemeenten"]] == [
        1066,
        1066,
        1066,
        1066,
        1076,
    ]
    assert found["totals"]["hours"] == 5340
    assert found["gemeenten"][4]["themes"]["jeugd"]["own"] == 40


def test_a_theme_alone(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", "--thema", "zorg", *FILE, "--format", "json")
    assert json.loads(found.out)["totals"]["hours"] == 330


def test_hours_with_a_department_are_said_not_to_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", "--afdeling", "juridische afdeling", *FILE)
    assert found.out.startswith(
        "Uren voor Vaals, acties met afdeling Juridische Zaken, niet optelbaar"
    )
    assert "290" in found.out  # 200 + 30 + 20 + 15 + 25


def test_persons_fill_in_the_hours_per_person(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", "--persons", "3", *FILE, "--format", "json")
    data = json.loads(found.out)
    assert data["unquantified"] == []
    assert data["totals"]["assumed"] == 192
    assert data["totals"]["hours"] == 1078


def test_the_explanation_names_cell_reading_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "valk", "--explain", *FILE, "--format", "json")
    rows = {row["action"]: row for row in json.loads(found.out)["rows"]}
    row = rows["jeugd.iob-jeugd"]
    assert row["reading"] == "200 gezamenlijk; aandeel 1/5"
    assert row["source"] == "1, capaciteit, rij IOB-Jeugd"
    assert row["hours"] == 40


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-g", "Vals"], "Onbekende gemeente 'Vals'. Bedoelde u Vaals?"),
        (["-g", "v"], "'v' is niet duidelijk genoeg. Bedoelde u Vaals of Valkenburg aan de Geul?"),
        (["-g", ""], "Onbekende gemeente ''."),
        (["--persons", "veel"], "--persons is een geheel getal van 0 tot en met 100.000"),
        (["--persons", "-1"], "--persons is een geheel getal"),
        (["--persons", "9" * 5000], "--persons is een geheel getal"),
        (["--format", "pdf"], "Onbekend formaat 'pdf'. Kies uit: table, json, csv, md."),
        (["--theme", "wonen"], "Onbekend thema 'wonen'."),
        (["--gemente", "x"], "Onbekende optie '--gemente'. Bedoelde u --gemeente?"),
        (["--gemeente"], "De optie --gemeente heeft een waarde nodig."),
        (["--explain=ja"], "De optie --explain neemt geen waarde."),
        (["Vaals"], "Onverwacht: Vaals."),
        (["-x"], "Onbekende optie '-x'."),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_2_and_advice(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "hours", *FILE, *arguments)
    assert found.code == 2
    assert found.out == ""
    assert message in found.err
    assert found.err.endswith("Hulp: uvp hours --help\n")
