"""Words without quotes behind the value of an option, and words that others took for a name."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD

PROGRAMME = """
departments: [{id: oov, name: Openbare Orde}]
partners: [{id: politie, name: Politie}, {id: aanbieders, name: verschillende zorgaanbieders}]
roles: [{id: iedereen, name: Iedereen}]
themes:
  - id: zorg
    number: 1
    title: Zorg en veiligheid
    actions:
      - {id: zorg.uitgaan, title: Veilig uitgaan, capacity: {duration: {cell: ca. 1 jaar}}}
      - {id: zorg.personen, title: Watersnood en verwarde personen}
  - {id: jeugd, number: 2, title: Jeugd}
planning:
  - {id: mei.eind, month: 5, title: Voorbereiding, responsible: [iedereen]}
  - {month: 7, title: Fuif, responsible: [noord]}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + PROGRAMME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UVP_TODAY", "2026-05-12")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("planning --maand mei t/m juli", "--month 'mei t/m juli'"),
        ("planning --maand mei tot juli noord", "--month 'mei tot juli' --gemeente noord"),
        ("planning --maand=5 t/m 7", "--month '5 t/m 7'"),
        ("planning -m mei 2026", "--month 'mei 2026'"),
        ("planning -mmei 2026", "--month 'mei 2026'"),
        ("planning --maand mei juli", "--month 'mei juli'"),
        ("planning --maand volgende maand", "--month 'volgende maand'"),
        ("planning --maand eerste halfjaar", "--month 'eerste halfjaar'"),
        ("planning --maand week 41", "--month 'week 41'"),
        ("planning --van 1 mei --tot 15 juni", "--from '1 mei' --to '15 juni'"),
        ("acties --looptijd 1 jaar", "--duration '1 jaar'"),
        (
            "uren noord per maand --capacity 90 uur per maand",
            "--gemeente noord --per maand --capacity '90 uur per maand'",
        ),
        ("acties --looptijd ca. 1 jaar", "--duration 'ca. 1 jaar'"),
        ("acties looptijd 1 jaar", "--looptijd '1 jaar'"),
        ("voortgang --op 30 juni", "--at '30 juni'"),
        ("uren --thema zorg en veiligheid", "--theme 'zorg en veiligheid'"),
        ("uren --gemeente midden aan de maas", "--gemeente 'midden aan de maas'"),
        ("uren --gemeente noord jeugd", "--theme jeugd"),
        ("log veilig uitgaan --op 11 mei --uren 6 --proef", "--date '11 mei'"),
        ("calendar d.ics --maand mei t/m juli", "--month 'mei t/m juli'"),
        ("calendar --maand mei t/m juli d.ics", "--month 'mei t/m juli'"),
        ("report r.md --maand mei t/m juli", "--month 'mei t/m juli'"),
        ("acties --zonder uren planning", "--without planning"),
        ("acties --status te laat", "--status 'te laat'"),
        ("acties te laat", "--status 'te laat'"),
        ("acties gedaan begonnen", "--status gedaan --status begonnen"),
        ("uren laagste", "--reading laagste"),
        ("search fuif --gemeente noord zuid", "--gemeente zuid"),
    ],
)
def test_a_value_goes_on_as_long_as_it_means_something(
    capsys: pytest.CaptureFixture[str], typed: str, read: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.err.splitlines()[0]) == (0, f"Gelezen als: {read}")


@pytest.mark.parametrize("command", ["--zonder {}", "zonder {}"])
@pytest.mark.parametrize("names", ["noord en zuid", "noord zuid", "noord, zuid"])
def test_more_of_what_is_left_out_is_left_out_too(
    capsys: pytest.CaptureFixture[str], command: str, names: str
) -> None:
    found = uvp(capsys, "uren", *command.format(names).split(), "--format", "csv")
    apart = uvp(capsys, "uren", "--zonder", "noord", "--zonder", "zuid", "--format", "csv")
    assert (found.code, found.out) == (0, apart.out)


@pytest.mark.parametrize(
    ("typed", "unexpected", "advice"),
    [
        ("zorg.uitgaan --uren 6 --text drukke avond", "avond", "--text 'drukke avond'"),
        ("veilig uitgaan --tekst gesprek politie", "politie", "--text 'gesprek politie'"),
        ("veilig --uren 6 uitgaan", "uitgaan", "--hours '6 uitgaan'"),
        ("zorg.uitgaan --uren 6 uur", "uur", "--hours '6 uur'"),
        ("--tekst avond veilig uit", "veilig", "--text 'avond veilig uit'"),
    ],
)
def test_a_note_is_never_about_words_that_may_be_of_a_value(
    capsys: pytest.CaptureFixture[str], typed: str, unexpected: str, advice: str
) -> None:
    found = uvp(capsys, "log", *typed.split())
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        f"Onverwacht: {unexpected}. Hoort het bij {advice.split(maxsplit=1)[0]}, "
    )
    assert f"tussen aanhalingstekens: {advice}." in found.err
    assert not [*Path("data").glob("*voortgang*")]


@pytest.mark.parametrize("typed", ["--tekst Druk zorg.uitgaan", "--uren 6 veilig uitgaan"])
def test_a_note_may_name_last_what_it_is_about(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    found = uvp(capsys, "log", *typed.split(), "--proef")
    assert (found.code, found.err) == (0, "")
    assert "Veilig uitgaan" in found.out


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("planning --zoek openbare orde", "--search 'openbare orde'"),
        ("planning zoek openbare orde", "--zoek 'openbare orde'"),
        ("uren --personen 3 mensen", "--persons '3 mensen'"),
    ],
)
def test_words_that_may_be_of_a_text_are_to_be_quoted(
    capsys: pytest.CaptureFixture[str], typed: str, advice: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert found.code == 2
    assert f"tussen aanhalingstekens: {advice}. Zo niet, zet het dan vóór --" in found.err


def test_of_two_years_none_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        "--year mag één keer; hier staat het 2 keer."
        in uvp(capsys, "uren", "--jaar", "2026", "2027").err
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("planning van de politie in de zomer", "--partner politie --month 'in de zomer'"),
        ("planning de politie", "--partner politie"),
        ("acties met de politie", "--partner politie"),
        ("planning voor mei", "--month 'voor mei'"),
        ("planning vóór mei", "--month 'vóór mei'"),
        ("planning --maand voor de zomer", "--month 'voor de zomer'"),
        ("planning voor de politie", "--partner politie"),
        ("voortgang voor 1 mei", "--at 'voor 1 mei'"),
        ("planning met de politie in juni", "--partner politie --month 'in juni'"),
        ("planning voor de jeugd in het najaar", "--theme jeugd --month 'in het najaar'"),
        ("uren —gemeente noord", "--gemeente noord"),
        ("uren /gemeente noord", "--gemeente noord"),
        ("PLANNING mei", "--month mei"),
    ],
)
def test_small_words_and_other_dashes_mean_nothing(
    capsys: pytest.CaptureFixture[str], typed: str, read: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.err) == (0, f"Gelezen als: {read}\n")


def test_files_that_a_shell_writes_out_are_each_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("a", "b", "c"):
        Path(f"{name}.yaml").write_text(HEAD + PROGRAMME)
    apart = uvp(capsys, "uren", "-f", "a.yaml", "-f", "b.yaml", "-f", "c.yaml")
    for typed in ("-f a.yaml b.yaml c.yaml", "a.yaml b.yaml c.yaml"):
        found = uvp(capsys, "uren", *typed.split())
        assert (found.code, found.out) == (0, apart.out)
    assert uvp(capsys, "planning", "a.yaml", "b.yaml", "mei").code == 0


def test_what_is_wrong_with_the_file_comes_before_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("fout.yaml").write_text(HEAD + PROGRAMME.replace("title: Fuif", "titel: Fuif"))
    plain = uvp(capsys, "planning", "-f", "fout.yaml")
    assert plain.code == 1
    for words in (["mei"], ["--maand", "mei", "2026"], ["iets"]):
        assert uvp(capsys, "planning", "-f", "fout.yaml", *words) == plain
    assert uvp(capsys, "planning", "fout.yaml", "mei") == plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("uren verschil noord", "Onverwacht: verschil. Deze opdracht kent: "),
        ("uren personen", "Onverwacht: personen. Deze opdracht kent: "),
        ("planning eind van alles", "Onverwacht: eind. Deze opdracht kent: "),
        ("planning --maand de", "Onbekende periode 'de'. "),
        ("uren politie", "Gelezen als: --partner politie\n"),
        ("planning oktobre", "Onverwacht: oktobre. Bedoelde u oktober?"),
        ("wat moet er in mei", "Onbekende opdracht 'wat'. Bedoelt u uvp planning 'in mei'?"),
        ("--gemeente noord uren", "Onbekende optie '--gemeente'. De opties van een opdracht "),
        ("-f x.yaml", "Onbekende optie '-f'. De opties van een opdracht staan erachter: uvp "),
    ],
)
def test_a_word_is_no_name_for_standing_somewhere_in_one(
    capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    assert uvp(capsys, *typed.split()).err.startswith(said)


def test_a_command_with_its_words_in_quotes_is_told_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert uvp(capsys, "uren noord").err.startswith(
        "Onbekende opdracht 'uren noord'. Bedoelt u uvp uren noord?"
    )


@pytest.mark.parametrize(
    ("typed", "option"),
    [("acties iets", "--with"), ("acties wat", "--status"), ("uren laag", "--reading")],
)
def test_the_options_of_a_command_are_all_named(
    capsys: pytest.CaptureFixture[str], typed: str, option: str
) -> None:
    assert f", {option}" in uvp(capsys, *typed.split()).err


@pytest.mark.parametrize(
    "typed",
    [
        "uren --format CSV",
        "uren --by gemeenten",
        'acties --per "programma\'s"',
        "Uren",
        "help URen",
    ],
)
def test_capitals_and_plurals_are_what_they_are(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    found = uvp(capsys, *shlex.split(typed))
    assert (found.code, found.err) == (0, "")
