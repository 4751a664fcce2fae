"""What people type: Dutch names of commands, words without an option, slips."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands import queries
from tests.commands.runner import ROOT, uvp
from tests.commands.test_several_names import TWO
from tests.samples import HEAD
from uvp_cli.cli import ALSO, COMMANDS, PARTS


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "uvp2026.yaml").write_text(HEAD + TWO)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UVP_TODAY", "2026-05-12")


@cases(("dutch", "name"), ALSO.items())
def test_every_command_answers_to_its_dutch_name(
    capsys: pytest.CaptureFixture[str], dutch: str, name: str
) -> None:
    for words in ((dutch, "--help"), ("help", dutch)):
        found = uvp(capsys, *words)
        assert (found.code, found.err) == (0, "")
        assert found.out.startswith(f"Gebruik: uvp {name} ")


def test_the_help_has_both_names_in_one_line_of_80(capsys: pytest.CaptureFixture[str]) -> None:
    told = uvp(capsys, "--help").out
    lines = told[told.index(f"{next(iter(PARTS))}:\n") :].splitlines()
    headings = [line.rstrip(":") for line in lines if line and not line.startswith(" ")]
    assert headings == list(PARTS)
    assert sum(line.startswith("  ") for line in lines) == len(COMMANDS)
    assert max(map(len, lines)) <= 80
    first = dict(reversed([(name, dutch) for dutch, name in ALSO.items()]))
    for name, dutch in first.items():
        assert any(line.startswith(f"  {name}, {dutch} ") for line in lines)
    assert not any(line.endswith("...") for line in lines)


def test_an_option_that_takes_more_than_one_value_says_so() -> None:
    for command in queries.COMMANDS.values():
        for option in (it for it in command.params if it.param_type_name == "option"):
            # Two files are refused by what takes one; its name does not invite them.
            if option.name != "files":
                assert option.multiple == (option.metavar or "").endswith("…")


def test_a_dutch_name_imports_one_command_alone() -> None:
    script = (
        "import sys; from uvp_cli.cli import run; run(['uren', '--format', 'x']);"
        "print([each for each in sys.modules if each in "
        "('uvp_cli.commands.planning', 'uvp_cli.commands.site')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@cases(
    ("typed", "read"),
    [
        ("uren noord", "--gemeente noord"),
        ("hours Midden aan de Maas", "--gemeente 'Midden aan de Maas'"),
        ("hours noord zuid", "--gemeente noord --gemeente zuid"),
        ("hours noord,zuid", "--gemeente noord,zuid"),
        ("hours maand zorg", "--by maand --theme zorg"),
        ("planning mei", "--month mei"),
        ("planning volgende maand", "--month 'volgende maand'"),
        ("planning zuid", "--gemeente zuid"),
        ("planning 2026", "--month 2026"),
        ("hours 2026", "--year 2026"),
        ("actions zuid 2026", "--gemeente zuid --year 2026"),
        ("voortgang Q1", "--at Q1"),
        ("voortgang te laat", "--te-laat"),
        ("goals zonder actie", "--zonder-actie"),
        ("questions aannames", "--kind aannames"),
        ("voortgang noord maart", "--gemeente noord --at maart"),
        ("planning iedereen", "--responsible iedereen"),
        ("planning volgende maand noord", "--month 'volgende maand' --gemeente noord"),
        ("planning zuid week 20", "--gemeente zuid --month 'week 20'"),
        ("planning van mei", "--month mei"),
        ("uren van midden aan de maas", "--gemeente 'midden aan de maas'"),
        ("uren voor noord per maand", "--gemeente noord --per maand"),
        ("uren zonder zuid", "--zonder zuid"),
        ("acties zonder uren noord", "--zonder uren --gemeente noord"),
        ("acties met om", "--partner om"),
        ("acties jz", "--department jz"),
        ("acties looptijd doorlopend", "--looptijd doorlopend"),
        ("planning maand mei thema zorg", "--maand mei --thema zorg"),
        ("planning zoek toezicht", "--zoek toezicht"),
        ("voortgang noord te laat", "--gemeente noord --te-laat"),
        ("noord zuid", "uvp show noord zuid"),
        ("actions juridische", "--department juridische"),
        ("questions data/uvp2026.yaml", "--file data/uvp2026.yaml"),
        ("noord", "uvp show noord"),
        ("Midden aan de Maas", "uvp show 'Midden aan de Maas'"),
        ("gemeente noord", "uvp show noord"),
        ("thema 1", "uvp show 'thema 1'"),
        ("mei", "uvp planning --month mei"),
    ],
)
def test_a_word_without_an_option_is_taken_for_what_it_means_and_that_is_said(
    capsys: pytest.CaptureFixture[str], typed: str, read: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.err) == (0, f"Gelezen als: {read}\n")
    assert found.out


@cases(
    ("typed", "said"),
    [
        ("hours 3 1", "Onverwacht: 3. Deze opdracht kent: --gemeente, --theme, --department, "),
        (
            "planning 2",
            "'2' kan meer dan één ding zijn. Bedoelt u --gemeente 2, --theme 2 of --month 2?",
        ),
        ("hours 2027", "Gelezen als: --year 2027\nEr is hier geen programma van 2027; wel "),
        ("questions geld", "'geld' kan meer dan één ding zijn. Bedoelt u --kind geld of --weight"),
        ("new volgend jaar", "Onverwacht: jaar. Bijvoorbeeld: uvp new 2027 --dry-run\n"),
        ("rules jeugd", "Onbekende code 'jeugd'. Alle codes: uvp rules\n"),
        (
            "show overige acties",
            "Onbekende id of naam 'overige acties'. Overige acties is een thema: uvp actions --",
        ),
        ("log jeugd.a noord", "'noord' hoort achter een optie: --gemeente noord.\n"),
        ("log jeugd.a noord 3 uur", "'noord' hoort achter een optie: --gemeente noord.\n"),
        ("log jeugd.a 3 uur", "'3' hoort achter een optie: --hours 3 of --euros 3.\n"),
        ("log jeugd.a klaar", "'klaar' hoort achter een optie: --status klaar.\n"),
        ("export x.xlsx force", "Onverwacht: force. Deze opdracht kent: --gemeente, "),
        ("departments te", "Onverwacht: te. Deze opdracht kent: "),
        ("hours mei", "Onverwacht: mei. Wat er dan gepland is: uvp planning --month mei. Deze "),
        (
            "hours noord volgend jaar",
            "Onverwacht: volgend jaar. Wat er dan gepland is: uvp planning ",
        ),
        (
            "show mei",
            "Onbekende id of naam 'mei'. Alle namen en ids: uvp show. Wat er dan gepland is: uvp ",
        ),
        ("progress --maand mei", "Onbekende optie '--maand'. Bedoelt u --at? Zoals: --at 'mei'.\n"),
        ("progress --kwartaal 2", "Onbekende optie '--kwartaal'. Bedoelt u --at? Zoals: --at 'kw"),
        ("hours nord", "Onverwacht: nord. Bedoelde u Noord?\nHulp: uvp hours --help"),
        ("goals --zonder actie", "Onbekende optie '--zonder'. Bedoelde u --zonder-actie of --"),
        ("hours --gem noord", "Onbekende optie '--gem'. Bedoelde u --gemeente?\n"),
        ("hours iets", "Onverwacht: iets. Deze opdracht kent: --gemeente, --theme, --department, "),
        ("hours --te-laat", "Onbekende optie '--te-laat'. Deze opdracht kent: --gemeente, "),
        ("actions --ownr om", "Onbekende optie '--ownr'. Bedoelde u --owner?"),
        ("versie", "Onbekende opdracht 'versie'. Bedoelt u uvp --versie?\n"),
        ("new 2027 -o x", "Onbekende optie '-o'. Bedoelt u --output?\nHulp: uvp new --help"),
        ("report -o x.docx", "Onbekende optie '-o'. Deze opdracht kent: --gemeente, "),
        ("hours -t jeugd", "Onbekende optie '-t'. Bedoelt u --theme?\n"),
        ("partners openbaar", "Onverwacht: openbaar. Alles daarover: uvp show openbaar. Deze "),
        ("hour", "Onbekende opdracht 'hour'. Bedoelde u hours?"),
        (
            "planning volgend jaar",
            "Gelezen als: --month 'volgend jaar'\nvolgend jaar is januari t/m ",
        ),
        (
            "planning noord mei 2027",
            "Gelezen als: --gemeente noord --month 'mei 2027'\nmei 2027 hoort ",
        ),
        (
            "planning nov t/m feb",
            "Gelezen als: --month 'nov t/m feb'\nnovember t/m februari gaat over ",
        ),
        (
            "volgend jaar",
            "Gelezen als: uvp planning --month 'volgend jaar'\nvolgend jaar is januari ",
        ),
        ("noord uren", "Onbekende opdracht 'noord'. Bedoelt u uvp uren noord?\n"),
        ("uvp hours", "Onbekende opdracht 'uvp'. Bedoelt u uvp hours?\n"),
        (
            "wat moet er deze maand",
            "Onbekende opdracht 'wat'. Bedoelt u uvp planning 'deze maand'?",
        ),
        ("noord mei", "Onbekende opdracht 'noord'. Bedoelt u uvp planning noord mei?"),
        ("wat doet om", "Onbekende opdracht 'wat'. Bedoelt u uvp show om?"),
        ("zomaar iets", "Onbekende opdracht 'zomaar'.\n"),
        ("Bedoeling om", "Onbekende opdracht 'Bedoeling'. Bedoelt u uvp show om?"),
        ("uren van", "Onverwacht: van. Deze opdracht kent: "),
        ("uren van iets", "Onverwacht: iets. Deze opdracht kent: "),
        (
            "calendar noord",
            "Een agenda eindigt op .ics; 'noord' doet dat niet. Bedoelt u uvp calendar "
            "noord.ics --gemeente noord?\n",
        ),
        (
            "report zorg",
            "Een document eindigt op .docx, .odt, .html, .md of .pdf; 'zorg' doet dat niet."
            " Bedoelt u uvp report zorg.docx --theme zorg?\n",
        ),
        (
            "export om",
            "Een export eindigt op .xlsx, .ods, .db, .parquet of .csv; 'om' doet dat niet. "
            "Bedoelt u uvp export om.xlsx --partner om?\n",
        ),
        (
            "export iets",
            "Een export eindigt op .xlsx, .ods, .db, .parquet of .csv; 'iets' doet dat niet.\n",
        ),
        ("help iets", "Onbekende opdracht 'iets'. Alle opdrachten: uvp help"),
        ("report", "Er ontbreekt iets: DOEL. Bijvoorbeeld: uvp report uvp2026.docx"),
        ("export", "Er ontbreekt iets: DOEL. Bijvoorbeeld: uvp export uvp2026.xlsx"),
        ("migrate", "Er ontbreekt iets: BESTAND. Bijvoorbeeld: uvp migrate "),
        (
            "departments --theme om",
            "Onbekend thema 'om'. Openbaar Ministerie is een ketenpartner. Alles daarover: ",
        ),
        ("hours --department om", "Onbekende afdeling 'om'. Openbaar Ministerie is een "),
        ("hours --partner xy", "Onbekende ketenpartner 'xy'. Kies uit: "),
    ],
)
def test_what_cannot_be_known_is_said_with_what_there_is(
    capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(said)


def test_words_behind_show_are_one_name_if_something_is_called_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert uvp(capsys, "show", "Midden", "aan", "de", "Maas").out.startswith("Gemeente: Midden")
    assert uvp(capsys, "show", "jeugd", "zorg").out.startswith("Thema: Jeugd en Thema: Zorg")
    assert uvp(capsys, "show", "gemeente", "noord").out.startswith("Gemeente: Noord")
    assert uvp(capsys, "show", "partner", "om").out.startswith("Ketenpartner: Openbaar Ministerie")


@pytest.mark.parametrize(
    "everything", ["alle gemeenten", "Alle thema’s", "alle themas", "alle acties", "alles"]
)
def test_all_of_a_kind_is_no_narrowing(everything: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "uren", *everything.split())
    assert (found.code, found.err) == (0, "Gelezen als: alles\n")
    assert found.out == uvp(capsys, "uren").out


def test_a_search_says_what_it_looks_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "search", "<jeugd>").out.startswith("Gevonden met 'jeugd'\n")
    assert uvp(capsys, "planning", "--search", "<o>").out.startswith("Planning met 'o'\n")


@pytest.mark.parametrize("word", ["help", "hulp", "?"])
def test_help_may_stand_behind_a_command(capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert uvp(capsys, "uren", word) == uvp(capsys, "hours", "--help")


def test_help_is_a_text_where_a_text_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "search", "hulp").out.startswith("Gevonden met 'hulp'")


NEEDING = [
    name
    for name, command in queries.COMMANDS.items()
    if any(param.required for param in command.params)
]


@cases("command", NEEDING)
def test_a_command_without_what_it_needs_names_an_example_of_its_own(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    example = shlex.join(["uvp", *queries.examples(command)[0]])
    said = uvp(capsys, command).err
    assert said.startswith("Er ontbreekt iets: ")
    assert f" Bijvoorbeeld: {example}\n" in said


def test_up_to_a_month_is_with_that_month_as_it_is_with_the_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    until = uvp(capsys, "planning", "van", "jan", "tot", "mrt")
    assert until.err == "Gelezen als: --month 'van jan tot mrt'\n"
    assert until.out.startswith("Planning januari t/m maart")
    assert until.out == uvp(capsys, "planning", "--van", "jan", "--tot", "mrt").out


def test_a_rule_goes_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "regels", "301").out == uvp(capsys, "rules", "UVP301").out
