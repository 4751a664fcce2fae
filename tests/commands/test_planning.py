from __future__ import annotations

import json
from datetime import date

import pytest

from tests.commands.runner import DATA, ROOT, uvp

FILE = ("--file", str(DATA))


def titles(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    found = uvp(capsys, "planning", *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    return [item["title"] for item in json.loads(found.out)["items"]]


def test_the_whole_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(titles(capsys)) == 35


@pytest.mark.parametrize("month", ["mei", "Mei", "5", "05", "may"])
def test_a_month_by_any_of_its_names(capsys: pytest.CaptureFixture[str], month: str) -> None:
    assert titles(capsys, "--month", month) == [
        "Meetmoment Limburgse Norm",
        "Start versteviging regionale aanpak jeugd",
        "Meetmoment crisis en rampenorganisaties",
        "Themadag ACT!",
        "Veilig Uitgaan (eindexamens)",
    ]


@pytest.mark.parametrize("month", ["juli", "aug"])
def test_the_summer_item_is_in_july_and_august(
    capsys: pytest.CaptureFixture[str], month: str
) -> None:
    assert titles(capsys, "--maand", month) == ["Week tegen mensenhandel"]


def test_now_is_this_month(capsys: pytest.CaptureFixture[str]) -> None:
    this_month = str(date.today().month)  # noqa: DTZ011
    assert titles(capsys, "-m", "nu") == titles(capsys, "-m", this_month)


def test_a_range_of_months_of_one_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = titles(capsys, "--from", "jan", "--to", "maart", "--theme", "zorg")
    assert found == ["Doorontwikkeling Zorg en Veiligheidshuis Maastricht Heuvelland"]


def test_one_municipality_alone(capsys: pytest.CaptureFixture[str]) -> None:
    found = titles(capsys, "--gemeente", "valkenburg", "--only")
    assert found == ["Veilig Uitgaan (Carnaval)", "Veilig Uitgaan (eindexamens)"]
    assert titles(capsys, "--gemeente", "vaals", "--only") == []
    assert len(titles(capsys, "--gemeente", "vaals")) == 33


def test_by_responsible_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert titles(capsys, "--responsible", "LLTB") == ["Veilig buitengebied"]
    assert titles(capsys, "--search", "CAMPAGNE") == [
        "Horen zien melden 2026 campagne",
        "Orange the World campagne",
    ]


def test_an_item_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "planning", "-m", "okt", *FILE, "--format", "json")
    assert json.loads(found.out)["items"][0] == {
        "month": 10,
        "period": None,
        "title": "Week van de Veiligheid (week 41: 5 t/m 11 oktober 2026)",
        "responsible": ["Allen"],
        "domain": "Veiligheid",
        "theme": None,
        "actions": [],
        "from": "2026-10-05",
        "to": "2026-10-11",
    }


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "planning", "--search", "zeehond", *FILE)
    assert found.code == 0
    assert "Geen planningsitems gevonden." in found.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--month", "foo"], "Onbekende maand 'foo'. Kies uit: januari, februari"),
        (["--month", "13"], "Onbekende maand '13'."),
        (["--month", "ju"], "'ju' is niet duidelijk genoeg. Bedoelde u juni of juli?"),
        (["--only"], "--only kan alleen samen met --gemeente."),
        (["--from", "mei", "--to", "jan"], "Januari komt voor mei; zet --from en --to andersom."),
        (["--search", " "], "Geef bij --search een tekst met minstens één letter of cijfer."),
        (["--month", "mei", "--to", "juni"], "Kies --month, of --from en --to; niet allebei."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "planning", *arguments, *FILE)
    assert (found.code, found.out) == (2, "")
    assert message in found.err


def test_months_go_over_the_end_of_a_year_that_is_not_the_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    merged = str(ROOT / "tests" / "programmes" / "valid" / "samengevoegde-gemeenten.yaml")
    found = uvp(capsys, "planning", "--from", "nov", "--to", "feb", "-f", merged)
    assert (found.code, found.err) == (0, "")
    assert "Planning november t/m februari" in found.out
    found = uvp(capsys, "planning", "--from", "nov", "--to", "feb", "--year", "2026", "-f", merged)
    assert (found.code, found.out) == (2, "")
