"""What the benchmark suite works with: its programmes, its peers and its report, not its times."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import (
    chart,
    comparisons,
    country,
    journal,
    profiles,
    programmes,
    report,
    run,
    straightforward,
    words,
)
from benchmarks.comparisons import Aim, Section
from benchmarks.measuring import Command, Failed, Lab, Timing
from benchmarks.profiles import Profile
from tests.cases import cases
from tests.commands.runner import DATA
from tests.samples import WHOLE, programme, shipped_programme
from uvp_cli.checking.check import check
from uvp_cli.document.reading import parse
from uvp_cli.programme.model import Programme
from uvp_cli.queries.hours import account

GEMEENTEN = ("eijsden-margraten", "gulpen-wittem", "meerssen", "vaals", "valkenburg")
VALID = sorted((Path(__file__).parent / "programmes" / "valid").glob("*.yaml"))
REGION = programmes.Region("regio", "Regio", {"a": "A", "b": "B"})
MET = Aim(what="snel", beside="traag", ratio=0.5, most=0.75)
MISSED = Aim(what="traag", beside="snel", ratio=2, most=0.75)


@pytest.fixture(scope="module")
def shipped() -> Programme:
    return shipped_programme()


@cases("gemeente", GEMEENTEN)
def test_the_straightforward_program_has_the_same_figures(
    shipped: Programme, gemeente: str
) -> None:
    ours = account(shipped, gemeente)
    theirs = list(straightforward.lines(straightforward.load(DATA), gemeente))
    assert [(each.hours, each.low, each.high) for each in theirs if each.hours is not None] == [
        (each.figures.hours, each.figures.low, each.figures.high) for each in ours.lines
    ]
    assert sum(each.hours is None for each in theirs) == len(ours.unquantified)
    names = ("own", "shared", "assumed", "hours", "low", "high")
    totals = ours.totals
    assert straightforward.totals(theirs) == {name: getattr(totals, name) for name in names}


@cases("path", VALID)
def test_the_straightforward_program_knows_every_key(path: Path) -> None:
    assert straightforward.load(path).gemeenten


def test_copies_are_spoilt_in_the_same_way_every_time(tmp_path: Path) -> None:
    first, second = (
        [path.read_text("utf-8") for path in sorted(folder.iterdir())]
        for folder in (programmes.spoilt_copies(tmp_path / name, 8) for name in "ab")
    )
    assert first == second
    assert len(set(first)) > 4


@pytest.mark.parametrize(
    ("actions", "planned"),
    [(0, 0), (24, 30), pytest.param(1_001, 0, marks=pytest.mark.slow)],
)
def test_invented_programmes_are_valid(actions: int, planned: int) -> None:
    found = check(parse(programmes.invented(REGION, 2026, actions, planned), "uvp.yaml"))
    assert found.diagnostics == ()
    assert found.programme is not None
    assert sum(len(theme.actions) for theme in found.programme.themes) == actions
    assert len(found.programme.planning) == planned


def test_the_invented_log_is_right(shipped: Programme) -> None:
    found = check(parse(programmes.LOGGED, "uvp2026.voortgang.yaml"), of=shipped)
    assert found.diagnostics == ()
    assert found.log


def test_every_municipality_of_the_country_is_in_one_region() -> None:
    regions = country.regions(country.NETHERLANDS)
    members = [each for region in regions for each in region.gemeenten]
    assert len(regions) == 100
    assert len(members) == len(set(members)) == 342


def test_the_country_has_a_file_for_every_region_and_year(tmp_path: Path) -> None:
    folder = country.write(tmp_path / "land", country.Country(gemeenten=3, programmes=2, years=2))
    assert sorted(each.name for each in folder.iterdir()) == [
        "uvp-regio-001-2026.yaml",
        "uvp-regio-001-2027.yaml",
        "uvp-regio-002-2026.yaml",
        "uvp-regio-002-2027.yaml",
    ]


def test_there_are_no_more_municipalities_than_names() -> None:
    with pytest.raises(ValueError, match=r"Er zijn maar \d+ namen\."):
        country.names(1_000)


@cases("gemeente", GEMEENTEN)
def test_the_journal_adds_up_to_the_same_hours(shipped: Programme, gemeente: str) -> None:
    posted = sum(
        each.hours
        for each in journal.postings(shipped)
        if each.account.startswith(f"{journal.name(gemeente)}:")
    )
    assert posted == account(shipped, gemeente).totals.hours


def test_journals_say_for_whom_for_what_and_how_certain() -> None:
    found = programme(
        """\
        themes:
          - id: jeugd
            title: Jeugd
            actions:
              - id: jeugd.a
                title: Een "a"
                capacity: {hours: {cell: "9", estimates: [{hours: 9, per: joint}]}}
        """
    )
    assert journal.hledger(found).startswith(
        '2026-01-01 Een "a"\n    Expenses:Noord:Jeugd:Gezamenlijk  3.00 UUR\n    Equity:Programma\n'
    )
    opened, first, *_ = journal.beancount(found).split("\n\n")
    assert opened.splitlines()[:2] == [
        "2026-01-01 open Equity:Programma",
        "2026-01-01 open Expenses:Noord:Jeugd:Gezamenlijk",
    ]
    assert first == (
        '2026-01-01 * "Een \\"a\\""\n'
        "  Expenses:Noord:Jeugd:Gezamenlijk  3.00 UUR\n"
        "  Equity:Programma"
    )


def test_the_journal_knows_actions_outside_the_themes() -> None:
    accounts = {each.account for each in journal.postings(programme(WHOLE))}
    assert "Expenses:Noord:Overig:Eigen" in accounts
    assert "Expenses:Noord:Jeugd:Aanname" in accounts


def test_import_times_are_read_from_what_python_says() -> None:
    said = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       120 |        120 |   _abc\n"
        "import time:      1500 |       1620 | abc\n"
        "iets anders\n"
    )
    assert profiles.import_times(said) == {"_abc": 0.00012, "abc": 0.0015}


def test_imports_of_another_program_do_not_count(tmp_path: Path) -> None:
    def importing(modules: str) -> Command:
        return Command(name=modules, arguments=(sys.executable, "-c", f"import {modules}"))

    found = profiles.imports(importing("json, wave"), importing("json"), Lab(tmp_path))
    names = [name for name, _ in found.parts]
    assert "wave" in names
    assert "json" not in names


def test_growth_is_reckoned_beyond_the_start() -> None:
    commands = [Command(name=name, arguments=()) for name in ("niets", "tien", "honderd")]
    seconds = {"niets": 1.0, "tien": 2.0, "honderd": 12.0}
    found = {name: Timing((each,)) for name, each in seconds.items()}
    (aim,) = comparisons._growth(commands, found, lambda: Profile("", ()))
    assert (aim.what, aim.beside, aim.ratio, aim.met) == ("honderd", "tien", 11.0, True)


def test_an_answer_of_others_that_differs_is_no_measurement(tmp_path: Path) -> None:
    printed = Command(
        name="peer",
        arguments=(sys.executable, "-c", r"print('naam,uren\na,1.5 UUR\nb, 2')"),
    )
    comparisons._check_total(Lab(tmp_path), printed, Decimal("3.5"))
    with pytest.raises(Failed, match=r"peer komt op 3\.5 uur in plaats van 4\."):
        comparisons._check_total(Lab(tmp_path), printed, Decimal(4))


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    failing = Command(name="fout", arguments=(sys.executable, "-c", "exit('Dat kan niet.')"))
    with pytest.raises(Failed, match=r"Afsluitcode 1 in plaats van 0") as caught:
        Lab(tmp_path).peak(failing)
    assert caught.value.said == "Dat kan niet."


def test_the_most_memory_is_that_of_the_fullest_moment(tmp_path: Path) -> None:
    size = 100_000_000
    code = f"len(bytearray(b'x' * {size}))"
    peak = Lab(tmp_path).peak(Command(name="vol", arguments=(sys.executable, "-c", code)))
    assert size < peak.bytes < 5 * size
    assert peak.seconds > 0


def test_the_lab_has_its_own_cache_and_no_choices_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_FILE", "elders.yaml")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    found = Lab(tmp_path).environment
    assert "UVP_FILE" not in found
    assert "GITHUB_ACTIONS" not in found
    assert found["XDG_CACHE_HOME"] == str(tmp_path / "cache")


def test_a_slow_run_does_not_change_the_usual_time() -> None:
    assert Timing((1.0, 9.0, 1.2)).median == 1.2


@cases(
    ("seconds", "said"),
    [
        (335.2, "335 s"),
        (24.46, "24,5 s"),
        (0.2354, "235 ms"),
        (0.00876, "8,76 ms"),
        (0.000547, "547 µs"),
    ],
)
def test_times_are_written_in_a_unit_that_suits_them(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


def test_amounts_are_written_as_dutch_does() -> None:
    assert words.amount(10_000) == "10.000"
    assert words.megabytes(38_900_000) == "38,9 MB"
    assert words.megabytes(1_234_500_000) == "1.234 MB"
    assert words.ratio(1.808) == "1,81"


def test_the_report_says_what_was_missed_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "machine", lambda: "Machine: een.")
    section = Section(
        title="Deel",
        text="Wat er is gemeten.",
        head=("opdracht", "tijd"),
        rows=(("a|b", "1 s"),),
        aims=(MET, MISSED),
    )
    text = report.report([section], [Profile("De traagste imports", (("abc", 0.0015),))])
    assert "| snel | traag | 0,50 | ≤ 0,75 | gehaald |\n" in text
    assert "| traag | snel | 2,00 | ≤ 0,75 | **gemist** |\n" in text
    assert "## Deel\n\nWat er is gemeten.\n\n| opdracht | tijd |\n| --- | --- |\n| a\\|b |" in text
    assert "## Waarom gemist\n\nDe traagste imports.\n\n" in text
    assert "| `abc` | 1,50 ms |\n" in text
    assert "## Waarom gemist" not in report.report([section], [])


def test_the_picture_says_in_words_what_it_draws() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(chart.chart([MET, MISSED]))  # noqa: S314 (our own)
    assert root.findtext(f"{svg}title") == "Gemeten verhoudingen als deel van wat mag"
    assert root.findtext(f"{svg}desc") == (
        "snel naast traag: 0,50, doel hoogstens 0,75, gehaald. "
        "traag naast snel: 2,00, doel hoogstens 0,75, gemist."
    )
    _, *bars = root.iter(f"{svg}rect")
    lengths = [float(each.attrib["width"]) for each in bars]
    assert lengths == [chart.ALLOWED * 0.5 / 0.75, chart.FURTHEST]


def test_what_explains_two_aims_is_measured_once() -> None:
    profile = Profile("Waarom", ())
    asked = []

    def explain() -> Profile:
        asked.append(1)
        return profile

    aims = [
        Aim(what=what, beside="b", ratio=2, most=1, explain=how)
        for what, how in (("a", explain), ("b", explain), ("c", None))
    ]
    assert list(run.explain(aims)) == [profile]
    assert asked == [1]


def test_without_hyperfine_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert run.main(["--quick"]) == 1
    assert capsys.readouterr().out == (
        "Hiervoor is hyperfine nodig: https://github.com/sharkdp/hyperfine\n"
    )


def test_the_calls_of_a_command_are_found_whatever_its_ending(tmp_path: Path) -> None:
    missing = Command(name="weg", arguments=("uvp", "validate", "weg.yaml"), ending=3)
    found = profiles.calls(missing, Lab(tmp_path))
    assert found.title.startswith("De functies waarin `weg`")
    assert len(found.parts) == profiles.MOST
    assert all(seconds > 0 for _, seconds in found.parts)
