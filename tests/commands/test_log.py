"""`uvp log`: a note of what happened, beside what others note."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import Outcome, uvp
from tests.patience import HANGS
from tests.samples import HEAD
from uvp_cli.checking.check import check_file
from uvp_cli.commands.shared import asking

SCHEMA = "# yaml-language-server: $schema=../schemas/uvp.schema.json\n"
BODY = """\
departments: [{id: oov, name: OOV}]
themes:
  - id: jeugd
    title: Jeugd
    goals: [{id: jeugd.doel-1, text: Veiliger uitgaan}]
    actions:
      - id: jeugd.uitgaan
        title: Veilig uitgaan
        goals: [jeugd.doel-1]
        measures: [{id: jeugd.toezicht, title: Toezicht}]
        indicators: [{id: jeugd.incidenten, title: Incidenten}]
        capacity:
          hours: {cell: 40 samen, estimates: [{hours: 40, per: joint}]}
      - {id: jeugd.noord, title: Alleen Noord, gemeenten: [noord]}
other_actions:
  - {id: overig.toezicht, title: Toezicht}
planning:
  - {id: mei.evaluatie, title: Evaluatie, month: 5, actions: [jeugd.uitgaan]}
  - {title: Zonder id, month: 4}
"""
NAME = "uvp2026.voortgang.yaml"
BEGUN = f"{SCHEMA.replace('uvp.', 'voortgang.')}version: 1\nprogress_of: uvp-proef-2026\nentries:\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UVP_TODAY", "2026-06-15")
    monkeypatch.setenv("UVP_FILE", "uvp2026.yaml")
    Path("uvp2026.yaml").write_text(SCHEMA + HEAD + BODY, "utf-8")
    return tmp_path


def noted(capsys: pytest.CaptureFixture[str], *words: str, name: str = NAME) -> str:
    """The last line of a log, once a note has come into it."""
    found = uvp(capsys, "log", *words)
    assert (found.code, found.err) == (0, ""), found
    assert check_file(name).diagnostics == ()
    return Path(name).read_text("utf-8").splitlines()[-1]


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of a note that cannot be, of which nothing is written."""
    before = {path: path.read_bytes() for path in Path().iterdir()}
    found = uvp(capsys, "log", *words)
    assert (found.code, found.out) == (2, "")
    assert {path: path.read_bytes() for path in Path().iterdir()} == before
    return found.err.splitlines()[0]


def test_a_note_comes_into_the_log_beside_the_programme(
    capsys: pytest.CaptureFixture[str],
) -> None:
    noted(capsys, "jeugd.uitgaan", "--uren", "7,5", "-g", "Noord", "--tekst", "Carnaval, druk")
    entry = (
        "  - {date: 2026-06-15, about: jeugd.uitgaan, gemeente: noord, hours: 7.5, "
        'text: "Carnaval, druk"}\n'
    )
    assert Path(NAME).read_text("utf-8") == BEGUN + entry
    last = noted(capsys, "veilig", "uitgaan", "--status", "loopt", "--datum", "gisteren")
    assert last == "  - {date: 2026-06-14, about: jeugd.uitgaan, status: started}"
    assert Path(NAME).read_text("utf-8") == BEGUN + entry + last + "\n"


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (["--hours", "1500"], "hours: 1500"),
        (["--uren", "6 uur", "--euros", "€ 1.000,50"], "hours: 6, euros: 1000.50"),
        (["--uren", "6uur", "--euros", "€ 1.000,-"], "hours: 6, euros: 1000"),
        (["--uren", "7,5u", "--euros", "20euro"], "hours: 7.5, euros: 20"),
        (["--status", "verschoven", "--tot", "sept"], "status: delayed, until: 2026-09"),
        (["--until", "Q3"], "status: delayed, until: 2026-09"),
        (["--tot", "maart"], "status: delayed, until: 2027-03"),
        (["--door", "OOV", "--status", "Begonnen"], "by: oov, status: started"),
        (["--cel", "oranje", "--bron", "Rapport 1"], "cell: oranje, source: Rapport 1"),
        (["--status", "dropped", "--date", "1 mei"], "status: dropped"),
    ],
)
def test_it_is_typed_as_people_write_it(
    capsys: pytest.CaptureFixture[str], words: list[str], entry: str
) -> None:
    assert f"about: jeugd.uitgaan, {entry}}}" in noted(capsys, "jeugd.uitgaan", *words)


def test_what_was_measured_may_be_below_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "value: -3.5" in noted(capsys, "incidenten", "--waarde", "-3,5")


def test_somebody_may_have_a_log_alone(capsys: pytest.CaptureFixture[str]) -> None:
    own = "uvp2026.voortgang.team-vaals.yaml"
    noted(capsys, "mei.evaluatie", "--uren", "2", "--logboek", "Team Vaals", name=own)
    noted(capsys, "mei.evaluatie", "--uren", "3")
    found = uvp(capsys, "log", "mei.evaluatie", "--uren", "1", "--dry-run", "--format", "json")
    answer = json.loads(found.out)
    assert (answer["written"], answer["entries"][0]["state"]["hours"]) == (False, 6)


def test_the_new_state_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    uvp(capsys, "log", "jeugd.uitgaan", "--status", "begonnen", "--uren", "12")
    found = uvp(capsys, "log", "jeugd.uitgaan", "--uren", "3", "--format", "json")
    (entry,) = json.loads(found.out)["entries"]
    state = entry["state"]
    assert (state["status"], state["hours"], state["left"]["hours"]) == ("started", 15, 25)
    shown = uvp(capsys, "log", "jeugd.uitgaan", "--tot", "september", "--dry-run").out
    assert "uitgesteld naar september 2026" in " ".join(shown.split())
    assert f"Het zou komen in {NAME}, regel 7; er is niets geschreven." in shown


def test_what_was_too_much_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2 te veel" in uvp(capsys, "log", "jeugd.uitgaan", "--uren", "42", "--dry-run").out
    uvp(capsys, "log", "jeugd.uitgaan", "--uren", "42")
    assert re.search(r"Over: +2 uur te veel\n", uvp(capsys, "show", "jeugd.uitgaan").out)


def test_taking_the_last_back_twice_takes_two_back(capsys: pytest.CaptureFixture[str]) -> None:
    for hours in ("6", "1000"):
        noted(capsys, "jeugd.uitgaan", "--uren", hours)
    noted(capsys, "--verbetert", "laatste")
    found = uvp(capsys, "log", "--verbetert", "laatste", "--format", "json")
    assert json.loads(found.out)["entries"][0]["state"]["hours"] is None


def test_of_what_is_called_the_same_the_nearest_month_is_named_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    days = "".join(
        f"  - {{id: {name}.themadag, title: Themadag, month: {month}}}\n"
        for name, month in {"januari": 1, "mei": 5, "juli": 7, "december": 12}.items()
    )
    Path("uvp2026.yaml").write_text(SCHEMA + HEAD + BODY + days, "utf-8")
    order = re.findall(r"\((\w+)\.themadag\)", refused(capsys, "Themadag", "--status", "gedaan"))
    assert order == ["mei", "juli", "januari", "december"]
    monkeypatch.setenv("UVP_TODAY", "2026-12-31")
    order = re.findall(
        r"\((\w+)\.themadag\)",
        refused(capsys, "Themadag", "--status", "gedaan", "--datum", "20-12-2026"),
    )
    assert order == ["december", "juli", "mei", "januari"]


def test_comments_and_layout_stay(capsys: pytest.CaptureFixture[str]) -> None:
    kept = f"{BEGUN}# Eerst dit.\n  - date: 2026-01-05   # maandag\n    about: jeugd.uitgaan\n"
    kept += "    hours: 3\n\n  # Tot hier.\n"
    Path(NAME).write_bytes(kept.replace("\n", "\r\n").encode())
    noted(capsys, "jeugd.uitgaan", "--uren", "1")
    entry = "  - {date: 2026-06-15, about: jeugd.uitgaan, hours: 1}\n"
    expected = kept.replace("hours: 3\n", f"hours: 3\n{entry}")
    assert Path(NAME).read_bytes().decode() == expected.replace("\n", "\r\n")


def test_a_correction_takes_the_place_of_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    noted(capsys, "jeugd.uitgaan", "--uren", "20", "--datum", "2026-06-01")
    last = noted(capsys, "--verbetert", "laatste", "--uren", "2")
    assert last == (
        "  - {date: 2026-06-15, about: jeugd.uitgaan, corrects: uitgaan-2026-06-01, hours: 2}"
    )
    assert "about: jeugd.uitgaan, id: uitgaan-2026-06-01" in Path(NAME).read_text("utf-8")
    found = uvp(capsys, "log", "jeugd.uitgaan", "--uren", "1", "--dry-run", "--format", "json")
    assert json.loads(found.out)["entries"][0]["state"]["hours"] == 3
    assert "Onbekende notitie '2026-06-01'" in refused(capsys, "--verbetert", "2026-06-01")


def test_a_correction_is_for_the_municipality_of_the_note_unless_it_names_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    noted(capsys, "jeugd.uitgaan", "--uren", "20", "-g", "noord")
    for words in (("--uren", "2"), ("--uren", "2", "-g", "zuid"), ()):
        noted(capsys, "--verbetert", "laatste", *words)
    found = check_file(NAME).log
    assert found
    assert [entry.gemeente for entry in found.entries] == ["noord", "noord", "zuid", "zuid"]


@cases(
    ("words", "said"),
    [
        (["jeugd.uitgaan"], "Deze notitie zegt niet wat er gebeurde. Voeg --status, --hours,"),
        (["jeugd.uitgaan", "--waarde", "3"], "--value hoort bij een indicator; 'jeugd.uitgaan'"),
        (["jeugd.uitgaan", "--uren", "veel"], "--hours is een getal, zoals 6, 7,5 of 1500"),
        (["jeugd.uitgaan", "--uren", "-3"], "--hours is een getal"),
        (
            ["jeugd.uitgaan", "--uren", "1.500"],
            "--hours '1.500' is op twee manieren te lezen. Schrijf 1500",
        ),
        (
            ["jeugd.uitgaan", "--euros", "€ 1.000"],
            "--euros '€ 1.000' is op twee manieren te lezen.",
        ),
        (["jeugd.uitgaan", "--uren", "€ 3"], "--hours is een getal"),
        (["jeugd.uitgaan", "--euros", "3 uur"], "--euros is een getal"),
        (
            ["incidenten", "--value", "<737"],
            "--value is een getal, zoals 6, 7,5 of 1500, niet '<737'. Staat er iets anders, zet "
            "dat dan in --cell.",
        ),
        (["jeugd.uitgaan", "--uren", "99999999"], "--hours: 99999999 kan niet: het getal is"),
        (["jeugd.uitgaan", "--tekst", ""], "--text is leeg. Vul in, of laat de optie weg."),
        (
            ["jeugd.uitgaan", "--tekst", "\udcff"],
            f"Deze notitie is niet in {NAME} te schrijven: er staat een teken in dat geen UTF-8",
        ),
        (["jeugd.uitgaan", "--euros", "1,000"], "--euros '1,000' is op twee manieren te lezen."),
        (["jeugd.uitgaan", "--datum", "ooit", "--uren", "1"], "--date is een dag, zoals"),
        (
            ["jeugd.uitgaan", "--datum", "2025-12-31", "--uren", "1"],
            "--date: Het programma",
        ),
        (["jeugd.uitgaan", "--status", "klaat"], "Onbekende status 'klaat'. Bedoelde u"),
        (
            ["jeugd.uitgaan", "--status", "gedaan", "--tot", "juli"],
            "--until: Een latere maand hoort bij wat is uitgesteld. Schrijf --status uitgesteld, "
            "of laat --until weg.",
        ),
        (["jeugd.uitgaan", "--tot", "2028-01"], "januari 2028 hoort er niet bij; verschuiven kan"),
        (["jeugd.noord", "-g", "zuid", "--uren", "1"], "--gemeente: 'jeugd.noord' is niet voor"),
        (["jeugd.uitgaan", "--door", "Jan", "--uren", "1"], "Onbekende verantwoordelijke 'Jan'."),
        (["toezicht", "--uren", "1"], "'toezicht' is niet duidelijk genoeg. Bedoelde u Toezicht ("),
        (["oov", "--status", "gedaan"], "Over OOV (oov) kan geen notitie gaan; wel over"),
        (["uitgang", "--uren", "1"], "Onbekend onderdeel 'uitgang'."),
        (["--status", "gedaan"], "--status hoort bij een ID."),
        (["jeugd.uitgaan", "--uren", "1", "--log", "!"], "--log is een korte naam, zoals vaals"),
        *(
            (["jeugd.uitgaan", "--uren", "1", "--log", name], "--log is een korte naam, zoals")
            for name in ("../../x", "a\\b", "vaals.yaml")
        ),
    ],
)
def test_what_cannot_be_is_said_as_it_was_typed(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert refused(capsys, *words).startswith(said)


def test_a_message_leaves_what_was_typed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    typed = "de sleutel 'hours:' is status: open"
    found = uvp(capsys, "log", "jeugd.uitgaan", "--tekst", f"{typed}  x", "--dry-run")
    assert f"Let op: --text: In '{typed}" in " ".join(found.err.split())


def test_a_day_that_has_yet_to_come_cannot_be_noted(capsys: pytest.CaptureFixture[str]) -> None:
    noted(capsys, "jeugd.uitgaan", "--uren", "1", "--datum", "2026-06-15")
    said = (
        "--date: 16 juni 2026 moet nog komen. Noteer het zodra het is gebeurd; met --until noteert "
        "u dat het is verschoven."
    )
    for words in (("jeugd.uitgaan", "--uren", "1"), ("--verbetert", "laatste"), ()):
        assert refused(capsys, *words, "--datum", "16-6-2026") == said


def test_the_state_is_that_of_now_whatever_the_log_says_of_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As a time sheet does, which has the hours of a month on its last day."""
    later = "  - {date: 2026-06-30, about: jeugd.uitgaan, status: done, hours: 9}\n"
    Path(NAME).write_text(BEGUN + later, "utf-8")
    found = uvp(capsys, "log", "jeugd.uitgaan", "--uren", "1", "--format", "json")
    state = json.loads(found.out)["entries"][0]["state"]
    assert (state["status"], state["hours"]) == (None, 1)
    found = uvp(capsys, "history", "jeugd.uitgaan", "--format", "json")
    assert json.loads(found.out)["moments"][0]["used"] == 1
    assert uvp(capsys, "report", "j.md", "--kind", "jaarverslag").code == 0
    assert "Bijgehouden is 1 uur" in Path("j.md").read_text("utf-8")


def test_the_whole_name_of_what_cannot_be_noted_is_no_beginning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = "themes: [{id: wonen, title: Wonen, actions: [{id: wonen.a, title: Huisbezoek}]}]\n"
    Path("uvp2026.yaml").write_text(SCHEMA + HEAD + one, "utf-8")
    assert refused(capsys, "wonen", "--uren", "4") == (
        "Over Wonen (wonen) kan geen notitie gaan; wel over een actie, maatregel, planningsitem, "
        "doelstelling of indicator. Bedoelde u Huisbezoek (wonen.a)?"
    )
    noted(capsys, "huis", "--uren", "4")


def test_of_planning_without_an_id_it_is_said_that_it_needs_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert refused(capsys, "zonder", "id", "--status", "gedaan") == (
        "Zonder id staat in de planning, maar heeft geen id, en zonder id is er niets over te "
        "noteren. Geef het er een in het programma, zoals id: apr.zonder-id."
    )


def test_who_is_asked_hears_of_planning_without_an_id(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(asking, "choose", lambda *_: "stop")
    assert uvp(capsys, "log").err.startswith("1 planningsitem heeft geen id; zonder id is er niets")


def test_of_two_statuses_on_a_day_one_is_to_be_corrected(
    capsys: pytest.CaptureFixture[str],
) -> None:
    noted(capsys, "jeugd.uitgaan", "--status", "begonnen")
    assert uvp(capsys, "log", "jeugd.uitgaan", "--status", "gedaan").err == (
        "Let op: --status: Op deze dag staat ook begonnen; gedaan telt. Verbeter een van beide met "
        "--corrects.\n"
    )


def test_what_is_probably_not_meant_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    noted(capsys, "jeugd.uitgaan", "--status", "gedaan", "--datum", "2026-06-01")
    found = uvp(capsys, "log", "jeugd.uitgaan", "--uren", "2")
    assert found.code == 0
    assert found.err.startswith("Let op: Op 1 juni 2026 was dit al gedaan of vervallen. Verbeter")


def test_what_was_noted_before_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    noted(capsys, "jeugd.uitgaan", "--uren", "2")
    found = uvp(capsys, "log", "jeugd.uitgaan", "--uren", "2")
    assert found.err.startswith("Let op: Dit staat er twee keer. Maak er één van.")


def test_through_a_link_it_is_the_log_of_what_that_leads_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("nu").mkdir()
    Path("nu/huidig.yaml").symlink_to("../uvp2026.yaml")
    noted(capsys, "jeugd.uitgaan", "--uren", "2")
    noted(capsys, "jeugd.uitgaan", "--uren", "3", "--file", "nu/huidig.yaml")
    assert [path.name for path in Path("nu").iterdir()] == ["huidig.yaml"]
    for name in ("uvp2026.yaml", "nu/huidig.yaml"):
        found = uvp(capsys, "progress", "--format", "json", "--file", name)
        assert json.loads(found.out)["totals"]["used"] == 5


def test_without_a_subject_or_a_terminal_it_lists_what_is_due(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def asked(*words: str) -> Outcome:
        return uvp(capsys, "log", *words)

    shown = asked().out
    assert "mei.evaluatie" in shown
    assert "1 planningsitem heeft geen id; zonder id is er niets over te noteren." in shown
    assert "Zo noteert u het: uvp log mei.evaluatie --status gedaan" in shown
    noted(capsys, "mei.evaluatie", "--status", "gedaan")
    assert " ".join(asked().out.split()).endswith(
        "Van wat een id heeft, staat niets van deze maand of eerder nog open. 1 planningsitem "
        "heeft geen id; zonder id is er niets over te noteren."
    )
    Path("uvp2026.yaml").write_text(
        SCHEMA + HEAD + BODY.replace("  - {title: Zonder id, month: 4}\n", ""), "utf-8"
    )
    assert asked().out.endswith("\n\nNiets van deze maand of eerder staat nog open.\n")
    before: Any = json.loads(asked("--datum", "2026-05-01", "--format", "json").out)
    assert before["due"][0]["id"] == "mei.evaluatie"


def test_after_the_programme_the_advice_has_a_day_that_can_be_noted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2027-01-15")
    assert "uvp log mei.evaluatie --status gedaan --date 2026-12-31" in uvp(capsys, "log").out
    noted(capsys, "mei.evaluatie", "--status", "gedaan", "--date", "2026-12-31")
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    assert refused(capsys) == (
        "Op 15 januari 2027 is het programma voorbij. Noem de dag waarop het gebeurde, zoals: uvp "
        "log --date 2026-12-31"
    )


PATIENT = f"""
from uvp_cli.commands.shared import noting
noting.LOST_RACES = {HANGS}
from uvp_cli.__main__ import main
main()
"""
"""`uvp`, which gives up no race, however slow the others are."""


@pytest.mark.slow
def test_those_who_note_at_once_lose_nothing(folder: Path) -> None:
    words = [sys.executable, "-c", PATIENT, "log", "jeugd.uitgaan", "--tekst"]
    running = [
        subprocess.Popen([*words, f"nummer {number}"], stdout=subprocess.DEVNULL)
        for number in range(6)
    ]
    assert [process.wait(HANGS) for process in running] == [0] * 6
    found = check_file(NAME)
    assert found.log
    assert sorted(entry.text or "" for entry in found.log.entries) == [
        f"nummer {number}" for number in range(6)
    ]
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "uvp2026.yaml"]


def test_a_group_is_not_noted_as_a_municipality_with_its_name_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of Midden aan de Maas "maas" is a word; here it is a group of the two others."""
    groups = "groups: [{id: maas, name: Maasgemeenten, gemeenten: [noord, zuid]}]\n"
    Path("uvp2026.yaml").write_text(SCHEMA + HEAD + groups + BODY, "utf-8")
    said = "--hours", "3"
    for name in ("maas", "Maasgemeenten"):
        found = uvp(capsys, "log", "jeugd.uitgaan", "-g", name, *said)
        assert found.code == 2
        assert f"'{name}' is de groep Maasgemeenten. Noem één gemeente: noord, zuid." in found.err
    assert not Path(NAME).exists()
    assert uvp(capsys, "log", "jeugd.uitgaan", "-g", "midden", *said).code == 0


def test_the_state_at_adoption_gives_way_to_what_was_noted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    planned = BODY.replace("title: Toezicht}]", "title: Toezicht, status: planned}]")
    Path("uvp2026.yaml").write_text(SCHEMA + HEAD + planned, "utf-8")
    assert uvp(capsys, "log", "jeugd.toezicht", "--text", "Er is overleg.").code == 0
    assert re.search(r"Stand: +gepland", uvp(capsys, "show", "jeugd.toezicht").out)
    assert uvp(capsys, "log", "jeugd.toezicht", "--status", "gedaan").code == 0
    shown = uvp(capsys, "show", "jeugd.toezicht").out
    assert re.search(r"Status: +gedaan", shown)
    assert "Stand:" not in shown


def test_of_a_log_with_line_ends_that_cannot_stay_the_cause_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = "entries:\r- {date: 2026-02-01, about: jeugd.uitgaan, hours: 3}\r"
    old = f"version: 1\rprogress_of: uvp-proef-2026\r{entry}".encode()
    Path(NAME).write_bytes(old)
    told = refused(capsys, "jeugd.uitgaan", "--uren", "1")
    assert f"niet in {NAME} te schrijven: zoals dat bestand is geschreven, kan er niets" in told
    assert Path(NAME).read_bytes() == old
