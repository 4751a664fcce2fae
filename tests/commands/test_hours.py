from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, uvp
from tests.samples import HEAD, theme
from uvp_cli.queries.breakdown import DIMENSIONS

FILE = ("--file", str(DATA))


@cases(
    "name",
    ["Vaals", "VAALS", "vaals", "vaa", "GM0981", "gm0981"],
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
    assert any(line.startswith("[2] ") for line in lines)
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
    valkenburg = found["gemeenten"][4]["themes"]["jeugd"]
    assert (valkenburg["own"], valkenburg["assumed"]) == (30, 10)


def test_a_theme_alone(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", "--thema", "zorg", *FILE, "--format", "json")
    assert json.loads(found.out)["totals"]["hours"] == 330


def test_hours_with_a_department_are_said_not_to_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "vaals", "--afdeling", "juridische afdeling", *FILE)
    assert found.out.startswith(
        "Uren voor Vaals, acties met afdeling Juridische Zaken, "
        "niet op te tellen bij die van andere afdelingen"
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


@cases(
    ("arguments", "message"),
    [
        (["-g", "Vals"], "Onbekende gemeente 'Vals'. Bedoelde u Vaals?"),
        (["-g", "v"], "'v' is niet duidelijk genoeg. Bedoelde u Vaals of Valkenburg aan de Geul?"),
        (["-g", ""], "Onbekende gemeente ''."),
        (["--persons", "veel"], "--persons is een geheel getal van 0 tot en met 100.000"),
        (["--persons", "1.500"], "niet '1.500'. Schrijf 1500, zonder punt."),
        (["--by", "month", "--capacity", "12.000"], "niet '12.000'. Schrijf 12000, zonder punt."),
        (["--by", "gemeente", "--capacity", "90"], "Zeg waarvoor dat is: --capacity '90 per jaar'"),
        (["--by", "maand", "--capacity", "2 fte"], "'2 fte van 1360 uur per jaar'"),
        (["--by", "maand", "--capacity", "oov=90"], "kan alleen met --by gemeente of --by dep"),
        (["--by", "afdeling", "--capacity", "x=90 per jaar"], "Onbekende afdeling 'x'"),
        (["--persons", "-1"], "--persons is een geheel getal"),
        (["--persons", "9" * 5000], "--persons is een geheel getal"),
        (["--format", "pdf"], "Onbekend formaat 'pdf'. Kies uit: table, json, csv,"),
        (["--theme", "wonen"], "Onbekend thema 'wonen'."),
        (["--gemente", "x"], "Onbekende optie '--gemente'. Bedoelde u --gemeente?"),
        (["--gemeente"], "De optie --gemeente heeft een waarde nodig."),
        (["--explain=ja"], "De optie --explain neemt geen waarde."),
        (["Nergens"], "Onverwacht: Nergens."),
        (["-x"], "Onbekende optie '-x'."),
        (
            ["--by", "week"],
            "Onbekende indeling 'week'. Kies uit: actie, doelstelling, ketenpartner, afdeling, "
            "maand, gemeente, thema, programma, regio, jaar.",
        ),
        (
            ["--by", "maand", "--by", "thema", "--by", "actie"],
            "Geef --by één of twee keer; een tabel heeft rijen en kolommen.",
        ),
        (
            ["--by", "thema", "--explain"],
            "Kies --explain, --chart of --by; niet meer dan een daarvan.",
        ),
        (["--capacity", "80"], "--capacity kan alleen samen met --by month, --by gemeente of"),
        (["--by", "maand", "--by", "thema", "--capacity", "80"], "--capacity kan alleen samen met"),
        (["--by", "maand", "--capacity", "veel"], "--capacity 'veel' is niet duidelijk."),
        (
            ["--reading", "midden"],
            "Onbekende lezing 'midden'. Kies uit: gekozen, laagste, hoogste.",
        ),
        (["--without", "Maastricht"], "Onbekende gemeente 'Maastricht'."),
        (
            ["-g", "vaals", "--without", "vaals"],
            "Kies --gemeente of --without; een gemeente doet mee of niet.",
        ),
        (
            [word for name in ("ei", "gu", "me", "vaa", "valk") for word in ("--without", name)],
            "Zo doet geen enkele gemeente mee; geef --without minder vaak.",
        ),
        (["--goal", "jeugd.doel-99"], "Onbekende doelstelling 'jeugd.doel-99'."),
    ],
)
def test_wrong_usage_ends_with_2_and_advice(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "hours", *FILE, *arguments)
    assert found.code == 2
    assert found.out == ""
    assert message in found.err
    assert found.err.endswith("Hulp: uvp hours --help\n")


def contract(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The JSON answer about the shipped programme."""
    found = uvp(capsys, "hours", *FILE, *arguments, "--format", "json")
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


@cases(
    ("by", "dimension"),
    [
        ("gemeente", "gemeente"),
        ("thema", "theme"),
        ("theme", "theme"),
        ("actie", "action"),
        ("Afdeling", "department"),
        ("ketenpartner", "partner"),
        ("partner", "partner"),
        ("doel", "goal"),
        ("goal", "goal"),
        ("month", "month"),
    ],
)
def test_a_dimension_by_any_of_its_names(
    capsys: pytest.CaptureFixture[str], by: str, dimension: str
) -> None:
    found = contract(capsys, "--by", by)
    assert found["by"] == [dimension]
    assert (found["totals"] is None) is (dimension in ("department", "partner", "goal"))


def test_a_cross_table_of_months_and_municipalities(capsys: pytest.CaptureFixture[str]) -> None:
    found = contract(capsys, "--by", "gemeente", "--by", "maand", "--capaciteit", "93")
    assert found["by"] == ["month", "gemeente"]
    assert len(found["rows"]) == 60
    valkenburg = [row["hours"] for row in found["rows"] if row["gemeente"] == "valkenburg"]
    assert sum(map(Decimal, map(str, valkenburg))) == 1076
    over = {(row["month"], row["gemeente"]) for row in found["rows"] if row["over"]}
    assert over == {(f"2026-{month:02}", "valkenburg") for month in (5, 6)}


def test_a_goal_narrows_the_hours(capsys: pytest.CaptureFixture[str]) -> None:
    """By hand: doel-4 is served by the Ondermijningsbeeld of 200 joint hours alone."""
    found = contract(capsys, "--goal", "jeugd.doel-4")
    assert found["totals"]["hours"] == 200
    assert found["scope"]["goal"] == "jeugd.doel-4"


def test_without_a_municipality_the_others_carry_its_share(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By hand: 280 joint hours over four instead of five are 70 instead of 56."""
    found = contract(capsys, "--without", "Meerssen")
    assert [each["gemeente"] for each in found["gemeenten"]] == [
        *("eijsden-margraten", "gulpen-wittem", "vaals", "valkenburg"),
    ]
    assert [each["totals"]["hours"] for each in found["gemeenten"]] == [1080, 1080, 1080, 1090]
    table = uvp(capsys, "hours", *FILE, "--zonder", "Meerssen").out
    assert table.startswith("Uren per gemeente en thema, zonder Meerssen\n")


@cases(("reading", "hours"), [("laag", 922), ("high", 1066), ("taken", 1066), ("gekozen", 1066)])
def test_a_reading_of_the_assumptions(
    capsys: pytest.CaptureFixture[str], reading: str, hours: int
) -> None:
    """By hand: 100 and 80 hours read as joint are 20 and 16, which is 144 less than 1066."""
    assert contract(capsys, "-g", "vaals", "--lezing", reading)["totals"]["hours"] == hours


KEY = """gemeente;inwoners;bron;peildatum
Eijsden-Margraten;2;CBS, inwoners;1-1-2026
Gulpen-Wittem;1
Meerssen;1
Vaals;0,5
Valkenburg;0,5
"""


def test_a_key_from_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By hand: Vaals carries a tenth of the 280 joint hours, 28 instead of 56."""
    path = tmp_path / "gemeenten.csv"
    path.write_text(KEY, "utf-8-sig")
    found = contract(capsys, "-g", "vaals", "--key", str(path), "--explain")
    assert found["totals"]["shared"] == 28
    assert found["allocation"] == "weights"
    assert found["key"]["source"] == "CBS, inwoners"
    assert found["key"]["date"] == "2026-01-01"
    assert found["rows"][1]["calculation"] == "200 × 0,5/5"
    table = uvp(capsys, "hours", "-g", "vaals", "--sleutel", str(path), *FILE).out
    assert table.startswith(
        "Uren voor Vaals, gezamenlijke uren verdeeld naar gewicht (CBS, inwoners, 1 januari 2026)\n"
    )


@pytest.mark.parametrize("word", ["equal", "gelijk"])
def test_an_equal_key(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert contract(capsys, "-g", "vaals", "--key", word)["totals"]["shared"] == 56


def test_a_mistake_in_a_key_file_is_shown_where_it_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gemeenten.csv").write_text(KEY.replace("Meerssen;1", "Meersen;1"), "utf-8")
    found = uvp(capsys, "hours", "--key", "gemeenten.csv", *FILE)
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "gemeenten.csv:4:1: fout: Onbekende gemeente 'Meersen'. Bedoelde u Meerssen?\n"
        "     4 | Meersen;1\n"
        "       | ^\n"
        "    Verbeter de naam, of verwijder deze regel.\n"
    )


def test_a_key_file_that_cannot_be_read_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "hours", "--key", "equl.csv", *FILE)
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        "equl.csv:1:1: fout UVP001: Dit bestand bestaat niet.\n"
        "    Kies 'equal', of de naam van een CSV-bestand met gewichten.\n"
    )


@pytest.mark.parametrize("key", ["", " ", "equl"])
def test_a_key_is_a_word_or_a_file(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "hours", "--key", key, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"Onbekende verdeelsleutel '{key}'. Kies equal, of noem een CSV-bestand met gewichten.\n"
        "Hulp: uvp hours --help\n"
    )
    Path("equl").write_text(KEY, "utf-8")
    assert uvp(capsys, "hours", "--key", "equl", *FILE).code == 0


def test_who_takes_part_must_have_weight(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "gemeenten.csv"
    path.write_text(
        KEY.replace(";2;", ";0;").replace("0,5", "0").replace("Gulpen-Wittem;1", "Gulpen-Wittem;0"),
        "utf-8",
    )
    found = uvp(capsys, "hours", "--key", str(path), "--without", "Meerssen", *FILE)
    assert found.code == 2
    assert found.err.startswith("Wie meedoet, heeft volgens de verdeelsleutel samen gewicht 0.\n")


def test_a_programme_of_centuries_has_no_months(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp.yaml"
    head = HEAD.replace("from: 2026-01, to: 2026-12", "from: 0001-01, to: 9999-12")
    path.write_text(head, "utf-8")
    found = uvp(capsys, "hours", "--by", "maand", "--file", str(path))
    assert found.code == 1
    assert "UVP608: Het jaar 9999 kan niet" in found.err


def test_the_longest_programme_has_a_figure_in_each_of_its_months(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "uvp.yaml"
    head = HEAD.replace("from: 2026-01, to: 2026-12", "from: 2026-01, to: 2045-12")
    action = (
        "{id: a, title: A, capacity: {hours: {cell: A, estimates: [{hours: 240, per: joint}]}}}"
    )
    path.write_text(f"{head}other_actions: [{action}]\n", "utf-8")
    found = uvp(capsys, "hours", "--by", "maand", "--format", "csv", "--file", str(path))
    assert (found.code, found.out.count("\n")) == (0, 241)


@pytest.mark.slow
@pytest.mark.parametrize("by", DIMENSIONS)
@pytest.mark.parametrize("gemeente", [(), ("-g", "vaals")])
def test_every_breakdown_fits_on_80_columns(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    by: str,
    gemeente: tuple[str, ...],
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for second in ((), ("--by", "gemeente"), ("--by", "month")):
        found = uvp(capsys, "hours", *FILE, "--by", by, *second, *gemeente)
        assert (found.code, found.err) == (0, "")
        assert max(map(len, found.out.splitlines())) <= 80


@pytest.mark.parametrize("option", ["--area", "--trekker", "--portefeuille"])
def test_an_option_of_actions_leads_there(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", option, "x")
    assert found.code == 2
    assert f"Welke acties het zijn, met hun uren: uvp actions {option}. " in found.err


def test_the_only_municipality_is_named_by_year_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cell = "{cell: 12 uur, estimates: [{hours: 12, per: gemeente}]}"
    alone = re.sub(r"(?m)^  - \{id: (midden|zuid).*\n", "", HEAD)
    file = tmp_path / "p.yaml"
    file.write_text(
        alone + theme(f"[{{id: jeugd.a, title: A, capacity: {{hours: {cell}}}}}]"), encoding="utf-8"
    )
    for by in ("jaar", "thema"):
        out = uvp(capsys, "hours", "--by", by, "-f", str(file)).out
        assert out.startswith(f"Uren per {by} voor Noord\n")
