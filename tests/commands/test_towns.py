"""A city with districts and a region of six, as somebody writes them who reads only the docs: every
answer reckoned by hand from the documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.checking.test_programmes import HERE
from tests.commands.runner import DATA, uvp
from uvp_cli.commands.report import LETTER
from uvp_cli.programme.months import between

Capsys = pytest.CaptureFixture[str]
CITY, REGION = (HERE / "valid" / f"{name}.yaml" for name in ("stad-met-wijken", "regio-van-zes"))


def asked(capsys: Capsys, path: Any, *words: str) -> Any:
    """What `uvp` answers about the programme, as JSON."""
    found = uvp(capsys, *words, "--format", "json", "--file", str(path))
    assert found.code == 0, found.err
    return json.loads(found.out)


def printed(capsys: Capsys, path: Any, *words: str) -> str:
    found = uvp(capsys, *words, "--file", str(path))
    assert found.code == 0, found.err
    return found.out


def test_the_planning_of_years_is_in_the_order_of_time(capsys: Capsys) -> None:
    headings = re.findall(r"^(?:\S+ )+\d{4}.*$", printed(capsys, REGION, "planning"), re.MULTILINE)
    assert [re.sub(r" \(.*", "", each) for each in headings[1:]] == [
        "1e halfjaar 2026",
        "februari 2026",
        "maart 2026",
        "2e kwartaal 2026",
        "mei 2026",
        "juni 2026",
        "2e halfjaar 2026",
        "1e halfjaar 2027",
        "2e halfjaar 2027",
    ]
    items = asked(capsys, REGION, "planning", "--month", "mei", "--year", "2026")["items"]
    assert [(each["title"], each["year"]) for each in items] == [
        ("Halfjaarrapportage", 2026),
        ("Controleweek", 2026),
        ("Controleweek", 2026),
    ]
    assert asked(capsys, REGION, "planning", "--month", "mei", "--year", "2027")["items"] == [
        {**items[0], "year": 2027}
    ]


def test_actions_say_in_which_year_they_are_planned(capsys: Capsys) -> None:
    shown = printed(capsys, CITY, "actions", "--theme", "leefbaar", "--format", "md")
    assert re.findall(r"\| ([^|]* 202\d) +\|$", shown, re.MULTILINE) == [
        *("feb 2027", "okt 2026", "jan 2027", "jun t/m aug 2027")
    ]


def test_the_site_and_the_agenda_have_the_years_of_the_planning(
    capsys: Capsys, tmp_path: Path
) -> None:
    site = ("site", str(tmp_path / "site"), "--without-downloads", "--file", str(CITY))
    assert uvp(capsys, *site).code == 0
    actions = (tmp_path / "site/acties.html").read_text("utf-8")
    assert 'data-maand="2026-10"' in actions
    assert "juni t/m augustus 2027" in actions
    assert uvp(capsys, "calendar", str(tmp_path / "uit.ics"), "--file", str(CITY)).code == 0
    begins = re.findall(r"DTSTART;VALUE=DATE:(\d{6})", (tmp_path / "uit.ics").read_text("utf-8"))
    # What comes back every year is there four times: the half years, and September.
    assert sorted(begins) == sorted(
        [f"{year}{month}" for year in range(2026, 2030) for month in ("01", "09")]
        + ["202610", "202702", "202701", "202706", "202710", "202910"]
    )


def test_hours_fall_in_the_seasons_and_parts_of_years_of_the_durations(capsys: Capsys) -> None:
    rows = asked(capsys, REGION, "hours", "--by", "month", "--by", "theme")["rows"]
    by_month = {
        theme: [row["month"] for row in rows if row.get("theme") == theme and row["hours"]]
        for theme in ("evenementen", "jeugd")
    }
    # "Medio 2026"; "Voorjaar 2026" and "Schooljaar 2026-2027".
    assert by_month["evenementen"] == ["2026-06", "2026-07"]
    assert by_month["jeugd"] == [
        *("2026-03", "2026-04", "2026-05"),
        *between("2026-08", "2027-07"),
    ]


def test_a_group_has_a_report_of_its_municipalities(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "zuid.md"
    asking = ["report", str(path), "--gemeente", "district-zuid", "--file", str(REGION)]
    assert uvp(capsys, *asking).code == 0
    text = path.read_text("utf-8")
    for part in (
        "Veiligheid Vossenland 2026-2027, District Zuid\n",
        "Dit is het deel voor District Zuid. Weggelaten is wat alleen voor andere gemeenten geldt "
        "(1 thema, 1 actie en 1 onderdeel van de planning)",
        "- Geraamde uren voor District Zuid samen: 630.\n",
        # 1/13 of the team, 24 or 36 of the controls, 30 of the youth workers, 10 of the schools.
        "| Reigerswoud | 174 | 40 | 214 | 214 |\n| Otterdijk | 150 | 40 | 190 | 190 |\n"
        "| Kwartelen | 186 | 40 | 226 | 226 |\n",
        "| **Totaal bekend, nog open: 2027 (p.m.)** |  |  |  | **€ 36.000** | **€ 15.000** |",
    ):
        assert part in text
    assert "Evenementen in Vossenberg" not in text
    letter = uvp(capsys, *asking[:1], str(tmp_path / "a.docx"), *asking[2:], "--kind", LETTER)
    assert (letter.code, letter.err.splitlines()[0]) == (
        2,
        "Een raadsinformatiebrief is voor één gemeente; maak er een voor elk.",
    )


def test_a_group_has_a_history_and_its_municipalities_a_capacity(capsys: Capsys) -> None:
    (moment,) = asked(capsys, REGION, "history", "district zuid")["moments"]
    assert (moment["id"], moment["figures"]["hours"]) == ("district-zuid", 630)
    assert moment["amount"] == 51000
    (moment,) = asked(capsys, REGION, "history", "veilige scholen", "-g", "district-noord")[
        "moments"
    ]
    assert moment["figures"]["hours"] == 60
    shown = printed(capsys, REGION, "history", "veilige scholen", "-g", "district-noord")
    assert "Veilige scholen (jeugd.scholen), voor District Noord\n" in shown
    asking = ("hours", "--by", "gemeente", "--capacity", "district-zuid=30 per maand")
    rows = asked(capsys, REGION, *asking)["rows"]
    assert {row["gemeente"]: row["available"] for row in rows if "available" in row} == {
        **dict.fromkeys(("vossenberg", "elzenrode", "dassenheuvel")),
        **dict.fromkeys(("reigerswoud", "otterdijk", "kwartelen"), 720),
    }


def test_an_amount_counts_for_the_years_in_which_the_action_runs(capsys: Capsys) -> None:
    rows = asked(capsys, CITY, "hours", "--explain")["rows"]
    # 2 fte and 4 hours a week in four years, 1 fte "vanaf 2027" in three.
    assert [(row["calculation"], row["hours"]) for row in rows[:4]] == [
        ("2 × 1.400 × 4 jaar", 11200),
        ("4 × 44 × 4 jaar", 704),
        ("60", 60),
        ("1 × 1.400 × 3 jaar", 4200),
    ]
    by_year = asked(capsys, CITY, "hours", "--by", "year")
    years = [2800 + 176 + 60 + 200, *[2800 + 176 + 1400 + 200] * 3]
    assert [row["hours"] for row in by_year["rows"]] == years
    assert by_year["totals"]["hours"] == sum(years) == 16964
    by_department = asked(capsys, CITY, "hours", "--by", "department")
    assert [row["hours"] for row in by_department["rows"]] == [704 + 60 + 800, 11200, 4200]
    assert "Niet meegeteld: Schouw met bewoners, 3 dagdelen per gemeente.\n" in printed(
        capsys, CITY, "hours"
    )


def test_hours_of_departments_add_up_in_years_and_over_programmes(capsys: Capsys) -> None:
    asking = ("hours", "--by", "department", "--by", "programme", "--file", str(REGION))
    found = asked(capsys, CITY, *asking)
    assert (found["additive"], found["totals"]["hours"]) == (True, 16964 + 2294)
    shown = printed(capsys, CITY, *asking[:3], "--by", "year").splitlines()
    assert shown[1].startswith("Uitvoeringsprogramma Veilig Ruigenburg 2026-2029 (")
    # One programme that leaves hours to several departments, and nothing adds up.
    assert asked(capsys, CITY, *asking, "--file", str(DATA))["totals"] is None


def test_answers_of_several_programmes_have_one_order_and_say_what_is_open(capsys: Capsys) -> None:
    all_three = ("--file", str(REGION), "--file", str(DATA))
    (header, *_) = printed(capsys, CITY, "budget", *all_three, "--format", "csv").splitlines()
    columns = header.split(",")
    years = [columns.index(f"year_{year}") for year in range(2026, 2030)]
    assert years == sorted(years)
    assert columns.index("amount") > years[-1]
    shown = printed(capsys, CITY, "hours", *all_three, "--format", "md")
    (header,) = [line for line in shown.splitlines() if line.startswith("| Programma")]
    assert header.endswith("| Fysieke Veiligheid | Totaal | Laag–hoog |")
    by_month = printed(capsys, CITY, "hours", "--by", "month", *all_three)
    assert " Uren per maand, indicatief\n" in by_month
    money = printed(capsys, CITY, "budget", "--by", "year", *all_three)
    assert re.search(r"^hele looptijd 2026-2029 +€ 30.000$", money, re.MULTILINE)
    open_ = "uvp-ruigenburg-2026-2029: Wat in de jaren nog niet bekend is, zoals 2029 (p.m.), kan"
    assert open_ in money
    assert printed(capsys, CITY, "budget", "--by", "year").splitlines()[1].startswith("Uitvoerings")


def test_what_a_theme_says_goes_down_to_its_subthemes_and_their_actions(capsys: Capsys) -> None:
    listed = {one["action"]: one for one in asked(capsys, CITY, "actions")["actions"]}
    labels = {
        name: (one["priority"], one.get("areas"), one["portfolio"]) for name, one in listed.items()
    }
    mayor = ["burgemeester"]
    assert labels == {
        # Its own priority, the area of its subtheme, the portfolio of the theme above that.
        "binnenstad-uit.toezicht": (["Zeer hoog"], ["binnenstad"], mayor),
        "binnenstad-uit.horeca": (["Hoog"], ["binnenstad"], mayor),
        "wijkaanpak.regie": (["Hoog"], ["zuid", "hoogveld"], mayor),
        # Its own area, and that of its measure.
        "wijkaanpak.schouw": (["Hoog"], ["hoogveld", "zuid"], mayor),
        "zorg.verward": (["Basis"], None, ["wethouder-zorg", "burgemeester"]),
    }
    levels = {one["action"]: one["level"] for one in asked(capsys, REGION, "actions")["actions"]}
    assert levels["jeugd.straathoek"] == ["district"]
    assert asked(capsys, REGION, "hours", "--level", "lokaal")["totals"]["hours"] == 80
    planned = asked(capsys, CITY, "planning", "--theme", "leefbaar")["items"]
    assert [one["title"] for one in planned] == [
        "Convenant getekend",
        "Start van de wijkregisseurs",
        "Evaluatie uitgaan",
        "Schouw in Hoogveld",
    ]


def test_a_measure_elsewhere_leaves_the_areas_of_the_theme(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    path.write_text(CITY.read_text("utf-8").replace("        areas: [hoogveld]\n", ""), "utf-8")
    listed = {one["action"]: one for one in asked(capsys, path, "actions")["actions"]}
    assert listed["wijkaanpak.schouw"]["areas"] == ["zuid", "hoogveld"]


def test_subthemes_move_and_their_hours_with_them(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    text = CITY.read_text("utf-8").replace(
        "  - id: wijkaanpak\n    parent: leefbaar\n", "  - id: wijkaanpak\n    parent: zorg\n"
    )
    path.write_text(text, "utf-8")
    found = uvp(capsys, "diff", str(CITY), str(path), "--format", "md")
    assert found.code == 0
    for part in (
        "| Thema: Wijkaanpak \\[wijkaanpak\\] | Valt onder | <del>leefbaar</del><ins>zorg</ins> |",
        # 4200 hours of 1 fte in three years.
        "| Veilige woon- en leefomgeving | 16.164 | 11.964 | −4.200 |",
        "| Zorg en veiligheid | 800 | 5.000 | \\+4.200 |",
    ):
        assert part in found.out
    by_theme = asked(capsys, path, "hours", "--by", "theme")
    assert {name: one["hours"] for name, one in by_theme["subtotals"].items()} == {
        "leefbaar": 11964,
        "zorg": 5000,
    }


def test_the_next_programme_takes_years_and_subthemes_along(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "uvp2030-2033.yaml"
    asking = ("new", "2030", "--from", str(CITY), "--no-input", "--output", str(path))
    assert uvp(capsys, *asking).code == 0
    found = asked(capsys, path, "actions")["actions"]
    # "Najaar 2026" and "Medio 2027" are over; "Vanaf 2027" is left to decide.
    assert [one["action"] for one in found] == [
        *("binnenstad-uit.toezicht", "wijkaanpak.regie", "zorg.verward")
    ]
    money = asked(capsys, path, "budget", "--by", "year")["rows"]
    assert [(row["year"], row["amount"], row["income"]) for row in money[:3]] == [
        ("2031", 85000, 40000),
        ("2032", 87000, None),
        ("2033", None, None),
    ]
    lasting = asked(capsys, CITY, "history", "wijkaanpak.regie", "--file", str(path))["moments"]
    assert [(one["year"], one["figures"]["hours"]) for one in lasting] == [
        ("2026-2029", 4200),
        ("2030-2033", 5600),
    ]


def test_a_letter_counts_themes_and_subthemes_and_names_the_years(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = tmp_path / "brief.md"
    asking = ("--kind", LETTER, "--gemeente", "ruigenburg", "--file", str(CITY))
    assert uvp(capsys, "report", str(path), *asking).code == 0
    text = path.read_text("utf-8")
    for part in (
        "Het bevat 2 thema's, 2 subthema's, 1 doelstelling en 5 genummerde acties.",
        "een raming van 16.964 uur. Niet meegeteld is wat het programma niet in een aantal uren "
        "zegt: Schouw met bewoners, 3 dagdelen per gemeente.",
        'een bedrag van € 85.000 in 2027 en € 87.000 in 2028. Voor 2029 staat er "p.m.".',
        "| Veilige woon- en leefomgeving | 16.164 |",
    ):
        assert part in text


def test_indicators_are_judged_and_shown_where_they_belong(capsys: Capsys, tmp_path: Path) -> None:
    judged = {
        one["title"]: [target["verdict"] for target in one["targets"]]
        for one in asked(capsys, CITY, "indicators")["indicators"]
    }
    # 49,8 is at most 50 in 2026; 1130 is more than "<1.100".
    assert judged == {
        "Misdrijven": ["reached", "pending"],
        "Meldingen van overlast": ["missed", None],
        "Geweldsincidenten in uitgaansnachten": ["pending"],
    }
    (one,) = asked(capsys, CITY, "indicators", "--area", "centrum")["indicators"]
    assert one["areas"] == ["binnenstad"]
    paper = tmp_path / "thema.md"
    assert uvp(capsys, "report", str(paper), "--theme", "leefbaar", "--file", str(CITY)).code == 0
    text = paper.read_text("utf-8")
    assert "## Indicatoren" in text
    assert "| Meldingen van overlast, aantal (lager is beter) |" in text
    assert "Misdrijven" not in text
    site = ("site", str(tmp_path / "site"), "--without-downloads", "--file", str(REGION))
    assert uvp(capsys, *site).code == 0
    for name, shown in (("dassenheuvel", True), ("otterdijk", False)):
        page = (tmp_path / "site" / f"gemeente-{name}.html").read_text("utf-8")
        assert ("<h2>Indicatoren</h2>" in page) is shown
