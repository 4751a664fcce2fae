from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, ROOT, uvp
from tests.samples import HEAD

FILE = ("--file", str(DATA))


def titles(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    found = uvp(capsys, "planning", *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    return [item["title"] for item in json.loads(found.out)["items"]]


def test_the_whole_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(titles(capsys)) == 35


@cases("month", ["mei", "Mei", "5", "05", "may"])
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


def test_now_is_this_month(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert titles(capsys, "-m", "nu") == titles(capsys, "-m", "november")
    assert titles(capsys, "--from", "nu") == titles(capsys, "--from", "nov", "--to", "dec")
    monkeypatch.setenv("UVP_TODAY", "2027-01-15")
    for words in (("--month", "nu"), ("--from", "nu"), ("--to", "nu"), ("--month", "vanaf nu")):
        found = uvp(capsys, "planning", *words, *FILE)
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("nu is januari 2027; dit programma loopt t/m december 2026.\n")
    assert titles(capsys, "-m", "vorige maand") == titles(capsys, "-m", "december")


@cases(
    ("words", "months"),
    [
        (("mei", "juni"), "mei,juni"),
        (("mei,juni", "dec"), "mei en juni,12"),
        (("Q2",), "april t/m juni"),
        (("zomer",), "7,8"),
        (("week 41",), "5 t/m 11 oktober"),
    ],
)
def test_times_may_be_named_more_than_once_and_in_other_words(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], months: str
) -> None:
    assert titles(capsys, *(part for word in words for part in ("--month", word))) == (
        titles(capsys, "--maand", months)
    )


@pytest.mark.parametrize(
    ("option", "value"), [("--kwartaal", "kwartaal 2"), ("--week", "week 41"), ("--nu", "nu")]
)
def test_options_that_people_try_lead_to_month(
    capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    found = uvp(capsys, "planning", option, "2")
    assert found.code == 2
    assert found.err.startswith(
        f"Onbekende optie '{option}'. Bedoelt u --month? Zoals: --month '{value}'.\n"
    )


def test_a_range_of_months_of_one_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = titles(capsys, "--from", "jan", "--to", "maart", "--theme", "zorg")
    assert found == ["Doorontwikkeling Zorg en Veiligheidshuis Maastricht Heuvelland"]


def test_one_municipality_alone(capsys: pytest.CaptureFixture[str]) -> None:
    found = titles(capsys, "--gemeente", "valkenburg", "--only")
    assert found == ["Veilig Uitgaan (Carnaval)", "Veilig Uitgaan (eindexamens)"]
    assert titles(capsys, "--gemeente", "vaals", "--only") == []
    assert len(titles(capsys, "--gemeente", "vaals")) == 35


def test_by_responsible_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert titles(capsys, "--responsible", "LLTB", "-m", "maart") == [
        "Stand van zaken crisisorganisaties beoordelen",  # which is for all
        "Veilig buitengebied",
    ]
    both = titles(capsys, "--search", "campagne", "--search", "themadag")
    assert titles(capsys, "--search", "campagne, themadag") == both
    assert titles(capsys, "--search", "campagne") != both
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
        "gemeenten": [],
        "derived": [],
        "from": "2026-10-05",
        "to": "2026-10-11",
    }


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "planning", "--search", "zeehond", *FILE)
    assert found.code == 0
    assert "Geen planningsitems gevonden." in found.out


@cases(
    ("arguments", "message"),
    [
        (["--month", "foo"], "Onbekende periode 'foo'. Kies bijvoorbeeld mei, mei t/m juli"),
        (["--month", "13"], "Onbekende periode '13'."),
        (["--month", "ju"], "'ju' is niet duidelijk genoeg. Bedoelde u juni of juli?"),
        (["--only"], "--only kan alleen samen met --gemeente."),
        (["--from", "mei", "--to", "jan"], "Bedoelt u januari t/m mei?"),
        (["--search", " "], "Geef bij --search een tekst met minstens één letter of cijfer."),
        (["--month", "mei", "--to", "juni"], "Kies --month, of --from en --to; niet allebei."),
    ],
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
    assert "Planning november 2026 t/m februari 2027" in found.out
    found = uvp(capsys, "planning", "--from", "nov", "--to", "feb", "--year", "2026", "-f", merged)
    assert (found.code, found.out) == (2, "")


@pytest.mark.parametrize(
    ("period", "arguments", "title"),
    [
        ("2026-09, to: 2027-06", ["--from", "okt"], "oktober t/m juni"),
        ("2026-09, to: 2027-06", ["--to", "jan"], "september t/m januari"),
        ("2026-09, to: 2027-06", ["--from", "jan", "--to", "apr"], "januari t/m april"),
        ("2026-09, to: 2027-06", ["--from", "nov", "--to", "feb"], "november t/m februari"),
        ("2026-09, to: 2027-06", ["--to", "mrt", "--year", "2027"], "januari t/m maart 2027"),
        ("2026-03, to: 2026-10", ["--from", "mei"], "mei t/m oktober"),
        ("2026-09, to: 2028-08", ["--from", "nov"], "november 2026 t/m augustus 2028"),
        ("2026-01, to: 2027-12", ["--from", "nov"], "november 2026 t/m december 2027"),
    ],
)
def test_months_left_open_go_as_far_as_the_programme(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    period: str,
    arguments: list[str],
    title: str,
) -> None:
    file = tmp_path / "school.yaml"
    file.write_text(HEAD.replace("2026-01, to: 2026-12", period) + "planning: []\n", "utf-8")
    found = uvp(capsys, "planning", *arguments, "-f", str(file))
    assert (found.code, found.out.splitlines()[0]) == (0, f"Planning {title}")


def test_months_in_the_wrong_order_for_a_programme_over_new_year_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    school = str(ROOT / "tests" / "programmes" / "valid" / "schooljaar.yaml")
    found = uvp(capsys, "planning", "--from", "feb", "--to", "nov", "-f", school)
    assert (found.code, found.out) == (2, "")
    assert "Bedoelt u november t/m februari?" in found.err
    found = uvp(capsys, "planning", "--from", "okt 2031", "-f", school)
    assert (found.code, found.out) == (2, "")
    assert "oktober 2031 hoort er niet bij" in found.err


def test_items_of_several_programmes_stand_under_headings_of_their_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, item in (
        ("a", "{title: Van A, period: {name: Q2, months: [4, 5, 6]}}"),
        ("b", "{title: Van B, month: 4}"),
    ):
        text = HEAD.replace("uvp-proef-2026", f"uvp-{name}") + f"planning: [{item}]\n"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    found = uvp(capsys, "planning", "--month", "4", "-f", str(tmp_path))
    lines = [line.strip() for line in found.out.splitlines() if line.strip()]
    assert lines[4:8] == ["Q2 (april t/m juni) (uvp-a)", "Van A", "april (uvp-b)", "Van B"]


def test_strips_of_programmes_that_begin_in_other_months_have_letters_of_their_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, period in (("a", "2026-01, to: 2026-12"), ("b", "2026-09, to: 2027-06")):
        head = HEAD.replace("uvp-proef-2026", f"uvp-{name}").replace("2026-01, to: 2026-12", period)
        item = f"planning: [{{title: Van {name}, month: 10}}]\n"
        (tmp_path / f"{name}.yaml").write_text(head + item, "utf-8")
    out = uvp(capsys, "planning", "--chart", "-f", str(tmp_path)).out
    heading, first, second = (
        next(line for line in out.splitlines() if line.lstrip().startswith(start))
        for start in ("Wat", "Van a", "Van b")
    )
    own = heading.index("j f m"), heading.index("s o n d j")
    assert first.index("█") == own[0] + 18
    assert second.index("█") == own[1] + 2


def test_what_depends_on_today_is_of_one_year_in_several_programmes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for year in ("2026", "2027"):
        text = HEAD.replace("2026", year) + (
            f"planning: [{{title: Nov {year}, month: 11}}, {{title: Feb {year}, month: 2}}]\n"
        )
        (tmp_path / f"uvp{year}.yaml").write_text(text, "utf-8")

    def told(*arguments: str) -> list[str]:
        found = uvp(capsys, "planning", *arguments, "-f", str(tmp_path), "--format", "json")
        assert found.code == 0, found.err
        return [
            item["title"] for each in json.loads(found.out)["programmes"] for item in each["items"]
        ]

    assert told("--month", "nu") == ["Nov 2026"]
    assert told("--month", "november") == ["Nov 2026", "Nov 2027"]
    assert told("--from", "nov", "--to", "feb") == ["Nov 2026", "Feb 2027"]
    found = uvp(capsys, "planning", "--month", "mei 2031", "-f", str(tmp_path))
    assert (
        "mei 2031 hoort er niet bij; deze programma's lopen samen van januari 2026 t/m december"
        in found.err
    )
