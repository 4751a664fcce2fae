"""Programmes of other regions, asked by every query that needs no more than a programme."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.checking.test_programmes import HERE, VALID
from tests.commands.queries import COMMANDS, QUERIES
from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE
from uvp_cli.programme.months import between

PROGRAMMES = HERE / "valid"
ASKED = sorted(
    name
    for name in QUERIES
    if name != "rules"
    and any(option.name in ("file", "files") for option in COMMANDS[name].params)
    and not any(option.required for option in COMMANDS[name].params)
)
MORE = {
    "search": [["e"]],
    "hours": [[], ["--explain"], ["--by", "month", "--by", "gemeente"], ["--by", "department"]],
}


def asked(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> Any:
    """What `uvp` answers about the programme with this name, as JSON."""
    found = uvp(capsys, *words, "--format", "json", "--file", str(PROGRAMMES / f"{name}.yaml"))
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


def printed(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> str:
    found = uvp(capsys, *words, "--file", str(PROGRAMMES / f"{name}.yaml"))
    assert (found.code, found.err) == (0, "")
    return found.out


def test_every_query_is_asked() -> None:
    assert {"actions", "budget", "goals", "hours", "partners", "planning", "search", "show"} <= {
        *ASKED
    }


@pytest.mark.slow
@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_query_has_an_answer(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = asked(capsys, path.stem, "show")
    for query in ASKED:
        lines = [[query, *more] for more in MORE.get(query, [[]])]
        if any(option.name == "gemeente" for option in COMMANDS[query].params):
            lines += [[*lines[0], "--gemeente", each["id"]] for each in data["gemeenten"]]
        for line in lines:
            found = uvp(capsys, *line, "--file", str(path))
            assert (found.code, found.err) == (0, ""), line
            assert found.out, line
    for ending in ("csv", "db"):
        found = uvp(capsys, "export", str(tmp_path / f"uit.{ending}"), "--file", str(path))
        assert (found.code, found.err) == (0, "")
    assert uvp(capsys, "calendar", str(tmp_path / "uit.ics"), "--file", str(path)).code == 0


def test_a_local_priority_counts_for_its_own_municipality(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "bovenlokaal-en-lokaal"
    found = asked(capsys, name, "hours")
    themes = {
        each["gemeente"]: {theme: figures["hours"] for theme, figures in each["themes"].items()}
        for each in found["gemeenten"]
    }
    # 90 joint hours for three; 20 each and 30 joint for two; 40 and 15 for one.
    assert themes == {
        "aelden": {"ondermijning": 65},
        "borgerhoek": {"ondermijning": 65},
        "havenkamp": {"ondermijning": 30, "haven": 55},
    }
    assert found["totals"]["hours"] == 215
    (row,) = [
        row
        for row in asked(capsys, name, "hours", "-g", "aelden", "--explain")["rows"]
        if row["reading"].startswith("Overleg")
    ]
    assert (row["calculation"], row["hours"]) == ("30 × 1/2", 15)
    budget = asked(capsys, name, "budget")["items"]
    assert [item["gemeenten"] for item in budget] == [
        {"aelden": 3000, "borgerhoek": 3000, "havenkamp": 3000},
        {"aelden": 2500, "borgerhoek": 2500},
        {"havenkamp": 40000},
    ]
    for gemeente, actions, items, money in (
        ("aelden", ["ondermijning.weerbaar", "ondermijning.buitengebied"], 2, 5500),
        ("havenkamp", ["ondermijning.weerbaar", "haven.schouw", "haven.cameras"], 2, 43000),
    ):
        listed = asked(capsys, name, "actions", "-g", gemeente)["actions"]
        assert [each["action"] for each in listed] == actions
        assert len(asked(capsys, name, "planning", "-g", gemeente)["items"]) == items
        assert asked(capsys, name, "budget", "-g", gemeente)["totals"]["amount"] == money
    only = asked(capsys, name, "actions", "-g", "havenkamp", "--only")["actions"]
    assert [each["gemeenten"] for each in only] == [["havenkamp"], ["havenkamp"]]
    assert "├── Alleen voor: Havenkamp\n" in printed(capsys, name, "show")
    assert "Alleen voor:     Aelden en Borgerhoek\n" in printed(
        capsys, name, "show", "ondermijning.buitengebied"
    )


def test_a_merger_leaves_the_hours_as_adopted(capsys: pytest.CaptureFixture[str]) -> None:
    name = "samengevoegde-gemeenten"
    found = asked(capsys, name, "hours")["gemeenten"]
    assert [(each["gemeente"], each["totals"]["hours"]) for each in found] == [
        ("eikendal", 42.4),
        ("berkendal", 38.6),
        ("bosdal", 80),
        ("heidestad", 87),
    ]
    shown = printed(capsys, name, "hours")
    assert "[1] Eikendal bestaat tot en met december 2026; daarna Bosdal.\n" in shown
    assert (
        "[3] Bosdal bestaat vanaf januari 2027; de uren zijn geraamd voor Eikendal en Berkendal.\n"
    ) in shown
    items = {each["title"]: each for each in asked(capsys, name, "planning")["items"]}
    assert items["Start van het jongerenwerk"]["responsible"] == ["Eikendal", "Heidestad"]
    assert items["Evaluatie van het jongerenwerk"]["responsible"] == ["Bosdal", "Heidestad"]
    for gemeente, titles in (
        ("eikendal", ["Start van het jongerenwerk"]),
        ("bosdal", ["Evaluatie van het jongerenwerk", "Eén verordening"]),
    ):
        found = asked(capsys, name, "planning", "-g", gemeente)["items"]
        assert [each["title"] for each in found] == titles
    assert "Samenvoeging:   Eikendal bestaat tot en met december 2026; daarna Bosdal.\n" in printed(
        capsys, name, "show", "eikendal"
    )


def test_a_programme_of_more_years(capsys: pytest.CaptureFixture[str]) -> None:
    name = "twee-jaar-en-verlengd"
    shown = printed(capsys, name, "planning")
    assert shown.startswith("Planning van de hele looptijd\n")
    months = ["januari", "Vaarseizoen 2026", "mei 2027", "oktober 2027", "november 2028"]
    assert sorted(map(shown.index, months)) == list(map(shown.index, months))
    found = asked(capsys, name, "planning", "--year", "2027", "--month", "mei")["items"]
    assert [(each["month"], each["year"], each["title"]) for each in found] == [
        (5, 2027, "Start van de campagne")
    ]
    assert "verlengd t/m december 2028" in printed(capsys, name, "show")
    by_month = asked(capsys, name, "hours", "--by", "month")["rows"]
    assert [by_month[0]["month"], by_month[-1]["month"]] == ["2026-01", "2028-12"]
    # 48 hours from May to July 2027, beside the 120 of the whole programme.
    busy = [row["month"] for row in by_month if row["hours"] > 10]
    assert busy == ["2027-05", "2027-06", "2027-07"]
    wrong = uvp(capsys, "planning", "--year", "2031", "-f", str(PROGRAMMES / f"{name}.yaml"))
    assert wrong.code == 2
    assert wrong.err.startswith("Er is hier geen programma van 2031; wel ")
    assert f"{name}.yaml (januari 2026 t/m december 2028).\n" in wrong.err


def test_months_go_on_in_the_next_year_of_a_school_year(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys, "schooljaar", "planning", "--from", "december", "--to", "februari")
    assert [each["title"] for each in found["items"]] == [
        "Lichtjesroute",
        "Eerste dag na de vakantie",
    ]
    shown = printed(capsys, "schooljaar", "planning", "--from", "december", "--to", "februari")
    assert shown.startswith("Planning december t/m februari\n")


STRANGE = "{0} {naam} {} 50% %s 1.066"
"""What means something to the ways of putting words together."""


@pytest.mark.parametrize("query", ASKED)
def test_braces_and_digits_in_names_are_only_text(
    query: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = "(Noord|Zuid|Inkoop|Een doel.|Jeugd en Veiligheid|Veilig uitgaan)"
    plain, strange = tmp_path / "plain.yaml", tmp_path / "strange.yaml"
    plain.write_text(HEAD + WHOLE, "utf-8")
    text = re.sub(f": {names}(?=[,}}\n])", rf': "\1 {STRANGE}"', HEAD + WHOLE)
    strange.write_text(text, "utf-8")
    lines = [[query, *more] for more in MORE.get(query, [[]])]
    if query != "actions" and any(each.name == "gemeente" for each in COMMANDS[query].params):
        lines += [[*line, "--gemeente", "noord"] for line in lines[:1]]
    for line in lines:
        found = uvp(capsys, *line, "--file", str(strange), "--format", "md")
        assert (found.code, found.err) == (0, ""), line
        usual = uvp(capsys, *line, "--file", str(plain), "--format", "md").out
        assert found.out.replace(f" {STRANGE}", "").replace("strange", "plain") == usual


def test_owners_measures_and_indicators(capsys: pytest.CaptureFixture[str]) -> None:
    name = "maatregelen-en-indicatoren"
    found = asked(capsys, name, "actions", "--department", "ov")["actions"]
    assert [(each["action"], each["owners"]) for each in found] == [("wonen.inbraken", ["ov"])]
    found = asked(capsys, name, "actions", "--partner", "politie")["actions"]
    assert [each["action"] for each in found] == ["wonen.inbraken", "zorg.pga"]
    found = asked(capsys, name, "hours", "--partner", "politie")
    assert found["totals"]["hours"] == 320
    rows = asked(capsys, name, "hours", "--by", "department")["rows"]
    assert {row["department"]: row["hours"] for row in rows} == {
        "ov": 120,
        "wijkteam": 320,
        "handhaving": 120,
    }
    card = printed(capsys, name, "show", "wonen.inbraken")
    for line in (
        "Trekker:        Openbare veiligheid\n",
        "│   ├── Trekker: Woningcorporatie De Geest\n",
        "│   └── Stand: bezig\n",
        "└── Woninginbraken, per 1.000 woningen\n",
        "    ├── Gerealiseerd: 3,6 (2025; Voorlopig cijfer)\n",
    ):
        assert line in card
    measure = asked(capsys, name, "show", "wonen.keurmerk")
    assert (measure["kind"], measure["owners"]) == ("measure", ["corporatie"])
    assert measure["named_by"]["actions"] == ["wonen.inbraken"]
    hits = asked(capsys, name, "search", "politie")["hits"]
    assert {"owners", "source", "title"} <= {hit["key"] for hit in hits}


def test_owners_portfolios_and_plans(capsys: pytest.CaptureFixture[str]) -> None:
    name = "trekkers-en-portefeuilles"

    def found(*words: str) -> list[str]:
        return [each["action"] for each in asked(capsys, name, "actions", *words)["actions"]]

    checks, youth, board = (
        "ondermijning.controles",
        "ondermijning.weerbare-jeugd",
        "overig.dashboard",
    )
    assert found("--owner", "ov") == found("--department", "ov") == [checks, board]
    assert found("--owner", "politie") == found("--responsible", "politie") == [checks]
    assert found("--portfolio", "burgemeester") == [checks, youth]
    assert found("--portefeuille", "wethouder", "--gemeente", "broek") == [youth]
    # Who holds a portfolio has no part in the hours.
    assert found("--responsible", "burgemeester") == []
    assert asked(capsys, name, "hours", "--gemeente", "broek")["totals"]["hours"] == 110
    rows = asked(capsys, name, "hours", "--by", "department")["rows"]
    assert {row["department"]: row["hours"] for row in rows} == {"ov": 140, "jeugd": 40}
    listed = asked(capsys, name, "actions")["actions"]
    assert [each.get("portfolio") for each in listed] == [
        ["burgemeester"],
        ["wethouder-jeugd", "burgemeester"],
        None,
    ]
    assert listed[0]["owners"] == ["politie", "ov"]
    card = printed(capsys, name, "show", checks)
    assert "Trekkers:            Politie en Openbare veiligheid\n" in card
    assert "Portefeuillehouder:  Burgemeester\n" in card
    assert asked(capsys, name, "show", "burgemeester")["named_by"]["actions"] == [checks, youth]
    hits = asked(capsys, name, "search", "burgemeester")["hits"]
    assert [hit["key"] for hit in hits] == ["name", "portfolio", "portfolio"]
    tree = printed(capsys, name, "show")
    assert "Integraal Veiligheidsplan Elzenbroek 2023-2026 (verlengd t/m 2027)\n" in tree
    assert "Kadernota Ondermijning 2026-2029\n" in tree


def test_money_by_reference_to_the_budget(capsys: pytest.CaptureFixture[str]) -> None:
    name = "geld-uit-begroting"
    items = asked(capsys, name, "budget")["items"]
    assert items[0]["line"] == (
        "Programma 1 Veiligheid, taakveld 1.1 Crisisbeheersing en brandweer"
    )
    assert "Begrotingsregel: Programma 1 Veiligheid, taakveld 1.1" in printed(
        capsys, name, "show", "crisis"
    )
    assert printed(capsys, name, "hours", "-g", "zandmeer").count(
        "Dit programma noemt hier geen uren."
    )


def test_planning_by_quarter_and_half_year(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = "kwartalen-en-halfjaren"
    planned = asked(capsys, name, "planning")["items"]
    assert [(it["title"], it.get("half"), it.get("quarter"), it.get("year")) for it in planned] == [
        ("Voortgang van de buurtapps", 1, None, None),
        ("Jaarverslag naar de raad", None, None, None),
        ("Zomertoezicht", None, None, None),
        ("Schouw van de openbare verlichting", None, 4, None),
        ("Evaluatie van de losloopgebieden", None, 3, 2027),
        ("Camera's in gebruik", None, 2, 2028),
    ]
    in_may = printed(capsys, name, "planning", "--month", "mei", "--year", "2028")
    assert "2e kwartaal 2028 (april t/m juni)\n  Camera's in gebruik" in in_may
    assert "1e halfjaar (januari t/m juni)\n  Voortgang van de buurtapps" in in_may
    assert "Camera" not in printed(capsys, name, "planning", "--month", "mei", "--year", "2027")
    card = printed(capsys, name, "show", "woonomgeving.cameras")
    assert "2e kwartaal 2028 (april t/m juni): Camera's in gebruik" in card
    # Each half year, quarter and month of four years, and what is of one year.
    path = tmp_path / "uit.ics"
    printed(capsys, name, "calendar", str(path))
    assert path.read_text("utf-8").count("BEGIN:VEVENT") == 4 * 4 + 2


def test_durations_in_years_and_parts_of_years(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "kwartalen-en-halfjaren", "hours", "--by", "action", "--by", "month")
    months: dict[str, dict[str, int]] = {}
    for row in found["rows"]:
        if row["hours"]:
            months.setdefault(row["action"].partition(".")[2], {})[row["month"]] = row["hours"]
    # 96 over 48 months; 60 over the 24 of 2026 and 2027; 24 over four Octobers; 36 over six months.
    assert months["buurtapps"] == dict.fromkeys(between("2026-01", "2029-12"), 2)
    assert list(months["hondenlosloop"]) == list(between("2026-01", "2027-12"))
    assert sum(months["hondenlosloop"].values()) == 60
    assert months["verlichting"] == {f"{year}-10": 6 for year in range(2026, 2030)}
    assert months["cameras"] == dict.fromkeys(between("2028-01", "2028-06"), 6)


def test_fte_and_hours_per_week_count_as_the_programme_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "formatie-en-dagdelen"
    whole = asked(capsys, name, "hours")
    # 0,5 and 1 fte of 1.360 hours; 92 hours a week's two in a year; 0,1 fte for each.
    assert whole["totals"] == {
        "own": 2040,
        "shared": 0,
        "assumed": 92 + 272,
        "hours": 2404,
        "low": 2268,
        "high": 2404,
    }
    one = asked(capsys, name, "hours", "--gemeente", "broekerdam", "--explain")
    rows = {row["action"]: (row["calculation"], row["hours"]) for row in one["rows"]}
    assert rows == {
        "leefbaar.toezicht": ("1 × 1.360", 1360),
        "leefbaar.spreekuur": ("2 × 46 × 1/2", 46),
        "leefbaar.schouw": (None, None),
        "leefbaar.overleg": ("0,1 × 1.360", 136),
    }
    (day,) = asked(capsys, name, "hours", "--gemeente", "aalhoven")["unquantified"]
    assert (day["amount"], day["unit"], day["per"], day["hours_per_person"]) == (
        *(3, "dagdeel", "gemeente", None),
    )
    text = printed(capsys, name, "hours", "--gemeente", "aalhoven")
    for line in (
        "Niet meegeteld: Schouw met bewoners, 3 dagdelen per gemeente.",
        "Niet meegeteld: Jongerenwerk, '15% van de formatie' (niet in uren gelezen).",
        "1 fte is 1.360 uur (Formatieplan 2026, bijlage 2).",
        "Dit programma zegt niet hoeveel uur 1 dagdeel is; dat staat in geen totaal.",
    ):
        assert line in text
    assert "--persons" not in text


def test_levels_areas_and_priorities_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    name = "niveaus-gebieden-prioriteiten"
    # Aelden leads for all three: 90 joint hours and 20 of each.
    regional = asked(capsys, name, "hours", "--level", "regionaal")
    assert {each["gemeente"]: each["totals"]["hours"] for each in regional["gemeenten"]} == {
        "havenkamp": 50,
        "aelden": 50,
        "duinrade": 50,
    }
    assert regional["scope"]["level"] == "regional"
    found = asked(capsys, name, "actions", "--area", "binnenstad", "--priority", "laag")
    (action,) = found["actions"]
    assert [action[key] for key in ("action", "level", "priority", "areas")] == [
        "overlast.sluis",
        ["local"],
        ["Laag"],
        ["sluiswijk", "centrum"],
    ]
    text = printed(capsys, name, "planning", "--area", "centrum")
    assert "Planning in Centrum" in text
    assert re.search("Schouw .* Havenkamp +Overlast +lokaal +Hoog +Centrum", text)


def test_who_leads_is_not_for_whom(capsys: pytest.CaptureFixture[str]) -> None:
    name = "niveaus-gebieden-prioriteiten"
    for gemeente in ("duinrade", "aelden", "havenkamp"):
        found = asked(capsys, name, "actions", "--gemeente", gemeente)
        (joint,) = (each for each in found["actions"] if each["action"] == "ondermijning.weerbaar")
        assert (joint["hours"], joint["owners"], joint["months"]) == (30, ["aelden"], [2])
        assert "Start weerbare overheid" in printed(
            capsys, name, "planning", "--gemeente", gemeente
        )
    only = asked(capsys, name, "planning", "--gemeente", "aelden", "--only")
    assert [each["title"] for each in only["items"]] == ["Start weerbare overheid"]
    led = asked(capsys, name, "actions", "--owner", "aelden")
    assert [(each["action"], each["hours"]) for each in led["actions"]] == [
        ("ondermijning.weerbaar", 90)
    ]


def test_hours_of_departments_and_years_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    name = "uren-per-afdeling-en-jaar"
    by = asked(capsys, name, "hours", "--by", "department")
    assert by["additive"] is False
    assert [
        (row["department"], row["hours"], row["divided"], row["undivided"]) for row in by["rows"]
    ] == [
        # 720 and 20 of its own, and the campus of 100 that is of two.
        ("toezicht", 840, 740, 100),
        ("juridisch", 150, 150, None),
        # A quarter of 1.400 hours, four years, for two; and the two years of 40 and 60.
        ("oov", 3100, 3000, 100),
    ]
    assert "daarom is er geen totaal" in printed(capsys, name, "hours", "--by", "department")
    one = asked(capsys, name, "hours", "--department", "juridisch")
    assert one["totals"]["hours"] == 150
    text = printed(capsys, name, "hours", "--department", "juridisch")
    assert "Uren die het programma voor een andere afdeling noemt, tellen niet mee." in text
    divided = asked(capsys, name, "hours", "--by", "department", "--theme", "leefbaar")
    assert (divided["additive"], divided["totals"]["hours"]) == (True, 740 + 150 + 2800)
    years = asked(capsys, name, "hours", "--by", "year")
    assert {row["year"]: row["hours"] for row in years["rows"]} == {
        "2026": 700 + 80,
        "2027": 700 + 120,
        "2028": 700,
        "2029": 700,
        "2026-2029": 890 + 100,
    }
    assert years["totals"]["hours"] == asked(capsys, name, "hours")["totals"]["hours"] == 3990
    table = printed(capsys, name, "hours", "--by", "year", "--by", "theme")
    assert "hele" in table.splitlines()[3]
    months = asked(
        *(capsys, name, "hours", "--by", "month", "--by", "action", "--gemeente", "merwijk")
    )
    school = {
        year: sum(
            row["hours"]
            for row in months["rows"]
            if row["action"] == "jeugd.preventie" and row["month"].startswith(year)
        )
        for year in ("2026", "2027", "2028")
    }
    assert school == {"2026": 40, "2027": 60, "2028": 0}


def test_a_group_is_its_municipalities_together(capsys: pytest.CaptureFixture[str]) -> None:
    name = "groepen-van-gemeenten"
    # 120 joint hours by weights 3, 2 and 1; 15 of Havenkamp alone; 20 of each, and 10 elsewhere.
    found = asked(capsys, name, "hours")
    hours = {each["gemeente"]: each["totals"]["hours"] for each in found["gemeenten"]}
    assert hours == {"havenkamp": 95, "aelden": 60, "duinrade": 40, "binnenveld": 10}
    coast = asked(capsys, name, "hours", "--gemeente", "kust")
    assert coast["totals"]["hours"] == 95 + 60 + 40
    three = ("--gemeente", "havenkamp", "--gemeente", "aelden", "--gemeente", "duinrade")
    assert asked(capsys, name, "hours", *three) == coast
    assert "Uren voor Kustgemeenten samen" in printed(capsys, name, "hours", "-g", "de kust")
    assert "zonder Kustgemeenten" in printed(capsys, name, "hours", "--without", "kust")
    money = asked(capsys, name, "budget", "--gemeente", "kust")
    assert money["totals"]["gemeenten"] == {"havenkamp": 3000, "aelden": 2000, "duinrade": 1000}


def test_what_a_group_does_is_found_by_each_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    name = "groepen-van-gemeenten"
    text = printed(capsys, name, "actions", "--gemeente", "kust")
    assert "Acties voor Kustgemeenten" in text
    assert "3 acties, 195 uur voor Kustgemeenten samen." in text
    led = asked(capsys, name, "actions", "--owner", "aelden")
    assert [each["action"] for each in led["actions"]] == ["wegen.controles"]
    only = asked(capsys, name, "planning", "--gemeente", "aelden", "--only")
    assert [each["title"] for each in only["items"]] == ["Start van het strandseizoen", "Controles"]
    # Who leads is not for whom: the controls are for Binnenveld too.
    other = asked(capsys, name, "planning", "--gemeente", "binnenveld")
    assert [each["title"] for each in other["items"]] == ["Controles"]
    card = printed(capsys, name, "show", "kustgem")
    assert re.search("Gemeenten: +Havenkamp, Aelden en Duinrade", card)
    assert "[strand.toezicht]" in card
    assert "[wegen.controles]" in card
    # What is for one of them is theirs too, as with `--gemeente`.
    assert "[strand.jeugd]" in card
    assert "[dorp" not in card
    for line in ("Uren samen: +195", "├── Havenkamp: 95", "└── Duinrade: 40"):
        assert re.search(line, card)
    about = asked(capsys, name, "show", "kust")["about"]
    assert about["hours"]["hours"] == 195
    assert about["budget"] == [
        each["text"] for each in asked(capsys, name, "budget", "-g", "kust")["items"]
    ]
    assert re.search("Alleen voor: +Kustgemeenten", printed(capsys, name, "show", "strand"))
    assert "Gemeenteraad (Kustgemeenten), 14 december 2027" in printed(capsys, name, "show")
