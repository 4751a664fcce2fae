"""One question to several programmes, and one thing through the years."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.runner import process, uvp
from tests.samples import HEAD, theme
from uvp_cli.files import batch, cache

ACTION = (
    "[{id: jeugd.a, title: A, capacity: {hours: {cell: x, "
    "estimates: [{hours: 10, per: gemeente}, {hours: 5, per: joint, "
    "assumption: Voor ons., for_readers: Vermoeden.}]}}}]"
)


def written(folder: Path, year: int, text: str = HEAD + theme(ACTION)) -> str:
    """A programme of a year in a file of its own."""
    path = folder / f"uvp{year}.yaml"
    path.write_text(text.replace("2026", str(year)), "utf-8")
    return str(path)


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The files of 2025 and 2026, in the folder `data` of the working directory."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "data", 2025), written(tmp_path / "data", 2026)


@pytest.mark.parametrize(
    ("narrowing", "said"),
    [
        (("--theme", "jeugd"), "thema Jeugd en Veiligheid"),
        (("--without", "zuid"), "zonder Zuid"),
        (("--reading", "low"), "in de laagste lezing"),
        (("--persons", "3"), "met 3 personen per gemeente"),
        (("--gemeente", "noord", "--theme", "jeugd"), "thema Jeugd en Veiligheid"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.parametrize("by", ["year", "region", "theme"])
@pytest.mark.usefixtures("years")
def test_the_title_of_all_together_says_what_narrows_it(
    narrowing: tuple[str, ...], said: str, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = uvp(capsys, "hours", "--by", "year", "--by", by, *narrowing, "-f", "data")
    assert found.out.splitlines()[0].endswith(f", {said}")


@pytest.mark.parametrize(
    "asked",
    [
        ("-f", "data"),
        ("-f", "data/*.yaml"),
        ("-f", "data/uvp2025.yaml", "--bestand", "data/uvp2026.yaml"),
        ("-f", "data/uvp2026.yaml", "-f", "data"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("years")
def test_files_folders_and_patterns_are_asked_together(
    asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    found = uvp(capsys, "hours", "--by", "year", "--format", "csv", *asked)
    assert found.err == ""
    assert list(csv.reader(io.StringIO(found.out))) == [
        ["year", "own", "shared", "assumed", "hours", "low", "high"],
        ["2025", "30", "0", "5", "35", "35", "35"],
        ["2026", "30", "0", "5", "35", "35", "35"],
    ]


@pytest.mark.usefixtures("years")
def test_the_environment_may_name_a_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UVP_FILE", "data")
    assert json.loads(uvp(capsys, "actions", "--format", "json").out)["programme"] == (
        "uvp-proef-2026"
    )
    text = Path("data/uvp2026.yaml").read_text("utf-8")
    Path("data/uvp-zuid.yaml").write_text(text.replace("uvp-proef", "uvp-zuid"), "utf-8")
    answer = json.loads(uvp(capsys, "actions", "--format", "json").out)
    assert [each["programme"] for each in answer["programmes"]] == [
        "uvp-zuid-2026",
        "uvp-proef-2026",
    ]


@pytest.mark.usefixtures("years")
def test_each_row_says_which_programme_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "-g", "noord", "-f", "data").out
    assert found.splitlines()[:2] == [
        "Uren voor Noord",
        "2 programma's: uvp-proef-2025, uvp-proef-2026",
    ]
    assert [line.split() for line in found.splitlines()[3:9] if "─" not in line] == [
        ["Actie", "Grondslag", "Uren", "Laag–hoog"],
        ["Jeugd", "en", "Veiligheid", "(uvp-proef-2025)"],
        ["A", "per", "gemeente", "10", "10"],
        ["A", "[1]", "gezamenlijk", "1,67", "1,67"],
        ["Subtotaal", "11,67", "11,67"],
    ]
    # The same assumption in both is one footnote.
    assert found.count("[1]") == 3
    assert found.count("Vermoeden.") == 1
    answer = uvp(capsys, "actions", "-f", "data", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert [row["programme"] for row in rows] == ["uvp-proef-2025", "uvp-proef-2026"]


@pytest.mark.usefixtures("years")
def test_a_cross_table_over_programmes(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "--by", "gemeente", "--by", "jaar", "-f", "data").out
    assert [line.split() for line in found.splitlines() if line and "─" not in line] == [
        ["Uren", "per", "jaar", "en", "gemeente", "voor", "alle", "gemeenten"],
        ["2", "programma's"],
        ["Gemeente", "2025", "2026", "Totaal"],
        ["Midden", "aan", "de", "Maas", "11,67", "11,67", "23,34"],
        ["Noord", "11,67", "11,67", "23,34"],
        ["Zuid", "11,66", "11,66", "23,32"],
        ["Totaal", "35", "35", "70"],
        ["Totaal:", "eigen", "60", "+", "aanname", "10."],
    ]
    one = uvp(capsys, "hours", "--by", "region", "--by", "programme", "-f", "data").out
    assert "proef" in one
    apart = uvp(capsys, "hours", "--by", "department", "--by", "year", "-f", "data").out
    assert "Zonder afdeling" in apart
    assert "daarom is er geen totaal" in apart


@pytest.mark.usefixtures("years")
def test_months_stand_beside_those_of_other_years(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "hours", "--by", "maand", "--by", "jaar", "-f", "data").out
    lines = [line.split() for line in found.splitlines() if line and "─" not in line]
    assert lines[0] == [
        "Uren",
        "per",
        "jaar",
        "en",
        "maand",
        "voor",
        "alle",
        "gemeenten,",
        "indicatief",
    ]
    assert lines[2] == ["Maand", "2025", "2026", "Totaal"]
    assert [line[0] for line in lines[3:16:4]] == ["januari", "mei", "september", "Totaal"]
    assert lines[15] == ["Totaal", "35", "35", "70"]
    assert "De uren van een actie zijn gelijk verdeeld over de maanden waarin zij loopt." in found
    told = uvp(capsys, "hours", "--by", "month", "--by", "year", "-f", "data", "--format", "json")
    contract = json.loads(told.out)
    assert contract["by"] == ["year", "month"]
    assert {*contract["rows"][0]} == {"year", "month", "own", "shared", "assumed", "hours"}
    assert "low" not in contract["totals"]


@pytest.mark.usefixtures("years")
def test_an_action_stands_beside_itself_in_other_years(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "hours", "--by", "action", "--by", "year", "-f", "data", "--format", "csv")
    rows = list(csv.reader(io.StringIO(found.out)))
    assert rows[0] == ["action", "name", "year_2025", "year_2026", "hours"]
    assert rows[1][2:] == ["35", "35", "70"]


@pytest.mark.usefixtures("years")
def test_a_name_that_only_some_know_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = HEAD.replace("{id: zuid, name: Zuid}", "{id: west, name: West}") + theme(ACTION)
    written(tmp_path / "data", 2027, other)
    found = uvp(capsys, "hours", "-g", "zuid", "--by", "year", "-f", "data", "--format", "json")
    assert [row["year"] for row in json.loads(found.out)["rows"]] == ["2025", "2026"]
    table = uvp(capsys, "hours", "-g", "zuid", "--by", "year", "-f", "data").out
    assert table.endswith("\nuvp-proef-2027 kent gemeente 'zuid' niet.\n")
    some = json.loads(uvp(capsys, "actions", "-g", "Zuid", "-f", "data", "--format", "json").out)
    assert some["without"] == [
        {"programme": "data/uvp2027.yaml", "reason": "Kent gemeente 'Zuid' niet."}
    ]
    west = uvp(capsys, "planning", "-g", "west", "-f", "data").out
    # Also where there is nothing else to say.
    assert west.splitlines()[-1] == (
        "Geen planningsitems gevonden. 2 programma's kennen gemeente 'west' niet: uvp-proef-2025, "
        "uvp-proef-2026."
    )
    card = uvp(capsys, "show", "west", "-f", "data").out
    assert "2 programma's kennen 'west' niet: uvp-proef-2025, uvp-proef-2026." in card


@pytest.mark.usefixtures("years")
def test_a_name_that_nobody_knows_is_looked_up_in_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = HEAD.replace("{id: zuid, name: Zuid}", "{id: west, name: Weststad}") + theme(ACTION)
    written(tmp_path / "data", 2027, other)
    for line in (("hours",), ("hours", "--by", "year"), ("planning",), ("budget",)):
        found = uvp(capsys, *line, "-g", "westsad", "-f", "data")
        assert found.code == 2
        assert found.err.startswith("Onbekende gemeente 'westsad'. Bedoelde u Weststad?\n")
    # Each is known somewhere, but never together.
    apart = uvp(capsys, "hours", "-g", "west", "--without", "zuid", "-f", "data")
    assert apart.code == 2
    assert apart.err.startswith(
        "Geen enkel programma kent dit alles: gemeente 'west' en gemeente 'zuid'.\n"
    )


def test_what_begins_alike_in_two_programmes_is_not_one_municipality(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for year, name, code in (
        (2025, "Oosterhout", "GM0826"),
        (2026, "Oost", "GM9999"),
        (2027, "Oost Gelre", "GM1586"),
    ):
        head = HEAD.replace(
            "id: noord, name: Noord, code: GM0001", f"id: o, name: {name}, code: {code}"
        )
        written(tmp_path, year, head + theme(ACTION))
    line = ("--by", "year", "-f", ".")
    by_year = uvp(capsys, "hours", "-g", "Oost", *line, "--format", "json")
    answer = json.loads(by_year.out)
    assert [row["year"] for row in answer["rows"]] == ["2026"]
    assert [each["programme"] for each in answer["without"]] == ["./uvp2025.yaml", "./uvp2027.yaml"]
    assert uvp(capsys, "hours", "-g", "oosterh", *line).out.startswith(
        "Uren per jaar voor Oosterhout\nUVP Proef 2025 (uvp2025.yaml)\n"
    )
    each = uvp(capsys, "hours", "-g", "Oost", "-f", ".").out
    assert each.startswith("Uren voor Oost\n1 programma: uvp-proef-2026\n")
    for asked in (line, ("-f", ".")):
        unclear = uvp(capsys, "hours", "-g", "Oo", *asked)
        assert unclear.code == 2
        assert unclear.err.startswith(
            "'Oo' is niet duidelijk genoeg. Bedoelde u Oosterhout, Oost of Oost Gelre?\n"
        )


@pytest.mark.usefixtures("years")
def test_a_municipality_with_another_name_is_known_by_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = HEAD.replace("id: noord, name: Noord", "id: nieuw, name: Nieuwstad") + theme(ACTION)
    written(tmp_path / "data", 2027, renamed)
    for name in ("nieuw", "noord"):
        line = ("hours", "-g", name, "--by", "year", "-f", "data", "--format", "json")
        rows = json.loads(uvp(capsys, *line).out)["rows"]
        assert [(row["year"], row["own"]) for row in rows] == [
            ("2025", 10),
            ("2026", 10),
            ("2027", 10),
        ]


@pytest.mark.usefixtures("years")
def test_a_wrong_programme_stops_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "data", 2027, HEAD + "vreemd: 1\n")
    found = uvp(capsys, "hours", "-f", "data")
    assert found.code == 1
    assert found.out == ""
    assert "uvp2027.yaml:9:1: fout UVP201" in found.err
    empty = uvp(capsys, "hours", "-f", "data/niets*.yaml")
    assert empty.code == 3


@pytest.mark.parametrize("query", ["actions", "budget", "goals", "partners", "questions", "show"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "html"])
@pytest.mark.usefixtures("years")
def test_every_query_can_ask_several(
    query: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = uvp(capsys, query, "-f", "data", "--format", form)
    assert (found.code, found.err) == (0, "")
    if form == "csv" and query != "show":
        # There may be no rows, but there is a column for the programme of each.
        assert found.out.startswith("programme,")
    else:
        assert "2025" in found.out
        assert "2026" in found.out


@pytest.mark.slow
def test_many_programmes_are_prepared_on_all_cores(tmp_path: Path) -> None:
    for year in range(2001, 2001 + batch.MANY + 2):
        written(tmp_path, year)
    places = {name: str(tmp_path / "kept") for name in ("XDG_CACHE_HOME", "LOCALAPPDATA")}
    line = ("hours", "--by", "year", "-f", str(tmp_path), "--format", "csv")
    first = process(*line, variables={**places, cache.OFF: ""})
    again = process(*line, variables={**places, cache.OFF: ""})
    assert first.stdout == again.stdout
    assert (first.stderr, first.stdout.count(b"\n")) == (b"", batch.MANY + 3)
    entries = list((tmp_path / "kept").rglob("*.uvp"))
    assert len(entries) == batch.MANY + 2


def test_history_takes_all_years_in_the_folder(
    years: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = uvp(capsys, "history", "noord")
    assert found.out.splitlines() == [
        "Door de jaren: Noord (noord)",
        "2 programma's",
        "",
        "Jaar   Uren  Laag–hoog",
        "──────────────────────",
        "2025  11,67      11,67",
        "2026  11,67      11,67",
    ]
    one = json.loads(uvp(capsys, "history", "jeugd.a", "-f", years[0], "--format", "json").out)
    assert [each["programme"] for each in one["moments"]] == ["uvp-proef-2025"]
    wrong = uvp(capsys, "history", "nord")
    assert (wrong.code, wrong.err.splitlines()[0]) == (
        2,
        "Onbekende id of naam 'nord'. Bedoelde u Noord (noord)?",
    )


@pytest.mark.usefixtures("years")
def test_what_a_table_comes_to_is_that_of_all_programmes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    actions = uvp(capsys, "actions", "-f", "data").out
    assert "\n2 acties, 70 uur voor alle gemeenten samen.\n" in actions
    hours = uvp(capsys, "hours", "-f", "data").out
    assert "uvp-proef-2025, uvp-proef-2026, elk: Totaal: eigen 30 + aanname 5." in hours
    found = uvp(capsys, "search", "vermoeden", "-f", "data").out
    assert found.endswith("\n2 plaatsen.\n")


def test_programmes_of_one_year_have_their_names_in_a_history(
    tmp_path: Path, years: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    zuid = HEAD.replace("uvp-proef", "uvp-zuid")
    west = HEAD.replace("uvp-proef", "uvp-west").replace(
        "noord, name: Noord, code: GM0001", "w, name: W"
    )
    for name, head in (("zuid", zuid), ("west", west)):
        (tmp_path / f"uvp-{name}.yaml").write_text(head + theme(ACTION), "utf-8")
    found = uvp(capsys, "history", "noord", "-f", years[1], "-f", ".").out
    assert [line.split() for line in found.splitlines()[3:]] == [
        ["Programma", "Jaar", "Uren", "Laag–hoog"],
        ["─" * len(found.splitlines()[4])],
        ["uvp-proef-2025", "2025", "11,67", "11,67"],
        ["uvp-proef-2026", "2026", "11,67", "11,67"],
        ["uvp-west-2026", "2026"],
        ["uvp-zuid-2026", "2026", "11,67", "11,67"],
        [],
        ["Niet", "in", "uvp-west-2026."],
    ]


@pytest.mark.usefixtures("years")
def test_a_programme_in_two_files_counts_twice_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "data" / "uvp2026-kopie.yaml"
    copy.write_bytes((tmp_path / "data" / "uvp2026.yaml").read_bytes())
    said = (
        "uvp-proef-2026 staat in 2 bestanden, die allemaal meetellen: data/uvp2026-kopie.yaml, "
        "data/uvp2026.yaml."
    )
    for line in (("hours", "--by", "year"), ("actions",), ("show", "noord")):
        found = uvp(capsys, *line, "-f", "data").out
        assert " ".join(found.split()).count(said) == 1
    # The same file under two names is one.
    copy.unlink()
    copy.symlink_to("uvp2026.yaml")
    once = uvp(capsys, "hours", "--by", "year", "-f", "data", "-f", "./data").out
    assert once.splitlines()[1] == "2 programma's"
    assert "meetellen" not in once


@pytest.mark.usefixtures("years")
def test_programmes_of_the_same_region_or_municipality_and_year_say_that_they_count_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (tmp_path / "data" / "uvp2026.yaml").read_text("utf-8")
    other = tmp_path / "data" / "uvp2026-concept.yaml"
    files = "die allemaal meetellen: data/uvp2026-concept.yaml, data/uvp2026.yaml."
    for about, line in (
        ("Proef", text.replace("id: uvp-proef-2026", "id: uvp-2026-proef")),
        ("dezelfde 3 gemeenten", text.replace("id: uvp-proef-2026", "id: uvp-herzien")),
        (
            "Noord",
            text.replace("id: uvp-proef-2026", "id: uvp-herzien")
            .replace("GM0002", "GM0009")
            .replace("id: zuid,", "id: zuidwest,")
            .replace("to: 2026-12", "to: 2027-12"),
        ),
    ):
        other.write_text(line, "utf-8")
        for command in (("hours", "--by", "year"), ("hours", "--by", "region"), ("actions",)):
            found = " ".join(uvp(capsys, *command, "-f", "data").out.split())
            assert f"Over {about} in 2026 gaan 2 programma's, {files}" in found
            assert found.count("meetellen") == 1


@pytest.mark.usefixtures("years")
def test_programmes_of_one_region_through_the_years_do_not_count_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "meetellen" not in uvp(capsys, "hours", "--by", "region", "-f", "data").out


COUNTED: dict[str, dict[str, int | None]] = {
    "actions": {"actions": 1, "hours": 35},
    "budget": {
        "amount": None,
        "amount_items": None,
        "none_needed_items": None,
        "regular_items": None,
        "unknown_items": None,
    },
    "goals": {"goals": 0, "uncovered": 0},
    "indicators": {"indicators": 0},
    "planning": {"items": 0},
    "questions": {"questions": 1},
    "search vermoeden": {"hits": 1},
}
"""What each of the programmes comes to."""


@pytest.mark.parametrize("query", COUNTED)
@pytest.mark.usefixtures("years")
def test_programmes_are_counted_by_group(
    query: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "data", 2027, HEAD.replace("uvp-proef", "uvp-ander") + theme(ACTION))
    line = (*query.split(), "-f", "data", "--format", "json")
    one = COUNTED[query]
    by_year = json.loads(uvp(capsys, *line, "--by", "year").out)
    assert by_year == {
        "programmes": 3,
        "by": ["year"],
        "rows": [{"year": year, **one} for year in ("2025", "2026", "2027")],
        "totals": {key: number and number * 3 for key, number in one.items()},
        "without": [],
    }
    both = json.loads(uvp(capsys, *line, "--by", "jaar", "--per", "regio").out)
    assert [(row["region"], row["year"]) for row in both["rows"]] == [
        ("ander", "2027"),
        ("proef", "2025"),
        ("proef", "2026"),
    ]
    regions = json.loads(uvp(capsys, *line, "--by", "region").out)["rows"]
    assert regions[1] == {
        "region": "proef",
        **{key: number and 2 * number for key, number in one.items()},
    }


def test_euros_are_counted_by_year_whoever_they_are_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    item = "{text: Een zaal., status: amount, euros: 1000, per: joint}"
    money = f"{theme('[]')}    budget: [{item}]\n"
    written(tmp_path, 2025, HEAD + money)
    written(tmp_path, 2026, HEAD.replace("name: Noord,", "name: Noorden,") + money)
    written(tmp_path, 2027, HEAD.replace("GM0001", "GM0009").replace("noord", "n") + theme("[]"))
    found = uvp(capsys, "budget", "--by", "year", "-g", "GM0001", "-f", ".", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(found.out)))["amount"] == "333.34"
    table = uvp(capsys, "budget", "--by", "year", "-g", "GM0001", "-f", ".").out
    assert table.splitlines()[:2] == ["Financiën voor Noord en meer, per jaar", "2 programma's"]
    assert table.endswith(
        "\nGezamenlijke bedragen zijn gelijk over de gemeenten verdeeld.\n"
        "uvp-proef-2027 kent gemeente 'GM0001' niet.\n"
    )


def test_people_read_the_name_of_a_region_and_programs_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def asked(*words: str) -> str:
        found = uvp(capsys, *words, "-f", ".")
        return found.out + found.err

    def of_region(id_: str) -> str:
        named = f"{HEAD}region: {{id: {id_}, name: De Regio}}\n"
        return named.replace("uvp-proef", f"uvp-{id_}") + theme(ACTION)

    written(tmp_path, 2025, of_region("oost"))
    lines = (("actions", "--by", "region"), ("hours", "--by", "region", "--by", "year"))
    for line in (*lines, ("hours", "--by", "region")):
        table, export = asked(*line), asked(*line, "--format", "csv")
        assert ("De Regio" in table, "oost" in table) == (True, False)
        assert ("De Regio" in export, "oost" in export) == (False, True)
    assert "| De Regio |" in asked("hours", "--by", "region", "--by", "theme", "--format", "md")
    # Two regions of one name stay apart.
    written(tmp_path, 2026, of_region("west"))
    for line in (*lines, ("hours", "--by", "year", "--by", "action")):
        table = asked(*line)
        assert "De Regio [oost]" in table
        assert "De Regio [west]" in table


@pytest.mark.usefixtures("years")
def test_what_cannot_be_counted_by_group_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    chart = uvp(capsys, "planning", "--chart", "--by", "year", "-f", "data")
    assert (chart.code, chart.err.splitlines()[0]) == (2, "Kies --by of --chart; niet allebei.")
    for command, kinds in (
        ("actions", "programma, regio, jaar"),
        ("budget", "thema, soort, gemeente, programma, regio, jaar"),
    ):
        other = uvp(capsys, command, "--by", "kleur", "-f", "data")
        assert (other.code, other.err.splitlines()[0]) == (
            2,
            f"Onbekende indeling 'kleur'. Kies uit: {kinds}.",
        )


def test_files_keep_their_order_and_years_theirs(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = HEAD.replace("name: Noord,", "name: Noorden,") + theme(ACTION)
    line = ("-f", written(tmp_path, 2027, renamed), "-f", years[1], "-f", years[0])
    each = uvp(capsys, "actions", *line).out
    assert each.splitlines()[1] == "3 programma's: uvp-proef-2027, uvp-proef-2026, uvp-proef-2025"
    by_year = uvp(capsys, "hours", "-g", "GM0001", "--by", "year", *line).out.splitlines()
    assert by_year[0] == "Uren per jaar voor Noorden"
    assert [row.split()[0] for row in by_year[5:8]] == ["2025", "2026", "2027"]
