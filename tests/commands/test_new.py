from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, Outcome, uvp
from tests.samples import HEAD, theme
from tests.years import YEAR
from uvp_cli.changes.rollover.fates import Fate
from uvp_cli.commands import new
from uvp_cli.commands.shared import asking
from uvp_cli.document import scalars
from uvp_cli.files import locate

OLD = Path("data/uvp2026.yaml")
NEW = Path("data/uvp2027.yaml")
TEXT = (
    "# Bovenaan\n"
    + HEAD
    + theme(
        """
        # Over uitgaan
        - {id: jeugd.uitgaan, title: Veilig uitgaan, capacity: {duration: {cell: 1 jaar}}}

        - id: jeugd.netwerk
          title: Netwerk
          capacity: {duration: {cell: Tot eind 2026}}

        - {id: jeugd.school, title: School, capacity: {duration: {cell: Doorlopend}}}
        - {id: jeugd.thuis, title: Thuis}
        """
    )
    + """\
planning:
  # Mei
  - {title: Uitgaan in mei, month: 5, actions: [jeugd.uitgaan]}
  - {title: Netwerkdag, month: 5, actions: [jeugd.netwerk]}
  - {title: Themaweek, month: 10, from: 2026-10-05, to: 2026-10-11, week: 41}
"""
)


@pytest.fixture(autouse=True)
def _old_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with an old programme."""
    monkeypatch.chdir(tmp_path)
    OLD.parent.mkdir()
    OLD.write_text(TEXT, "utf-8")


def test_a_new_programme_is_written_beside_the_old_one(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "new", "2027", "--from", str(OLD))
    assert (found.code, found.err) == (0, "")
    assert (
        NEW.read_text("utf-8")
        == """\
# Bovenaan
version: 2
id: uvp-proef-2027
title: UVP Proef 2027
adoption: {status: concept}
period: {from: 2027-01, to: 2027-12}
gemeenten:
  - {id: noord, name: Noord, code: GM0001}
  - {id: midden, name: Midden aan de Maas, aliases: [Midden], code: GM0002}
  - {id: zuid, name: Zuid}
themes:
  - id: jeugd
    number: 1
    title: Jeugd en Veiligheid
    goals: []
    actions:

      # Over uitgaan
      # uvp: beslis -- stopt deze actie of gaat zij door? (de looptijd is "1 jaar")
      - {id: jeugd.uitgaan, continues: jeugd.uitgaan, title: Veilig uitgaan, capacity: \
{duration: {cell: 1 jaar}}}

      # uvp: beslis -- wanneer gebeurt deze actie?
      - {id: jeugd.school, continues: jeugd.school, title: School, capacity: \
{duration: {cell: Doorlopend}}}
      # uvp: beslis -- stopt deze actie of gaat zij door? (er staat geen looptijd bij)
      # uvp: beslis -- wanneer gebeurt deze actie?
      - {id: jeugd.thuis, continues: jeugd.thuis, title: Thuis}

planning:
  # Mei
  - {title: Uitgaan in mei, month: 5, actions: [jeugd.uitgaan]}
  # uvp: beslis -- bij welke actie hoort dit?
  - {title: Themaweek, month: 10, from: 2027-10-11, to: 2027-10-17, week: 41}
"""
    )
    assert OLD.read_text("utf-8") == TEXT
    assert not list(Path().rglob(".*"))


def test_the_answer_says_what_ends_goes_on_and_moves(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "new", "2027", "--from", str(OLD))
    lines = [line.rstrip() for line in found.out.splitlines() if line.strip()]
    assert lines[:2] == [
        "Nieuw programma: januari 2027 t/m december 2027",
        "uit UVP Proef 2026 (data/uvp2026.yaml)",
    ]
    assert [line for line in lines if line.endswith(")") and not line.startswith("  ")][1:] == [
        "Stopt (1)",
        "Vervalt daarmee (1)",
        "Nog te beslissen (2)",
        "Gaat door (1)",
        "Verplaatst (1)",
    ]
    text = " ".join(found.out.split())
    assert "Netwerk Tot eind 2026 data/uvp2026.yaml:20" in text
    assert "Netwerkdag planning data/uvp2026.yaml:30" in text
    assert "5 t/m 11 oktober 2026 (week 41) → 11 t/m 17 oktober 2027 (week 41)" in text
    assert (
        "5 punten om te beslissen: een opmerking '# uvp: beslis' in het nieuwe bestand. "
        "uvp questions --kind beslissen --file data/uvp2027.yaml noemt ze. Geschreven: "
        "data/uvp2027.yaml."
    ) in text


def test_what_must_be_decided_is_a_warning_until_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    uvp(capsys, "new", "2027", "--from", str(OLD))
    select = ("validate", str(NEW), "--select", "UVP711")
    assert uvp(capsys, *select).code == 0
    found = uvp(capsys, *select, "--strict")
    assert found.code == 1
    assert found.out.count("Nog te beslissen: ") == 5
    lines = [line for line in NEW.read_text("utf-8").splitlines() if "# uvp: beslis" not in line]
    NEW.write_text("\n".join(lines), "utf-8")
    assert uvp(capsys, *select, "--strict").code == 0


def test_from_a_draft_to_an_adopted_programme(capsys: pytest.CaptureFixture[str]) -> None:
    uvp(capsys, "new", "2027", "--no-input")
    ask = ("questions", "--kind", "beslissen", "--year", "2027", "--format", "json")
    while left := json.loads(uvp(capsys, *ask).out)["questions"]:
        lines = NEW.read_text("utf-8").splitlines(keepends=True)
        del lines[left[0]["line"] - 1]
        NEW.write_text("".join(lines), "utf-8")
        assert len(json.loads(uvp(capsys, *ask).out)["questions"]) == len(left) - 1
    assert uvp(capsys, "validate", "--strict", "--select", "UVP711", str(NEW)).code == 0
    assert "CONCEPT" in uvp(capsys, "actions", "--year", "2027").out
    # What is left is either filled in, or as it should be for a reason.
    found = json.loads(uvp(capsys, "validate", str(NEW), "--format", "json").out)
    lines = NEW.read_text("utf-8").splitlines(keepends=True)
    for each in sorted(found["diagnostics"], key=lambda each: -each["line"]):
        above = " " * (each["column"] - 1) + f"# uvp: ignore {each['code']} -- zo bedoeld\n"
        lines.insert(each["line"] - 1, above)
    text = "".join(lines)
    decision = "adoption: {status: adopted, decisions: [{by: De raden, date: 2026-12-15}]}"
    NEW.write_text(text.replace("adoption: {status: concept}", decision), "utf-8")
    found = uvp(capsys, "validate", "--strict", str(NEW))
    assert (found.code, found.out) == (0, "1 bestand gecontroleerd: in orde.\n")
    assert "CONCEPT" not in uvp(capsys, "actions", "--year", "2027").out


def test_in_json_everything_has_its_id_and_path(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "new", "2027", "--from", str(OLD), "--format", "json")
    contract = json.loads(found.out)
    assert contract["written"] is True
    assert (contract["programme"], contract["output"]) == ("uvp-proef-2026", str(NEW))
    assert contract["period"] == {"from": "2027-01", "to": "2027-12"}
    assert contract["ended"] == [
        {
            "id": "jeugd.netwerk",
            "title": "Netwerk",
            "duration": "Tot eind 2026",
            "proposal": "ends",
            "certain": True,
        }
    ]
    assert [each["id"] for each in contract["continued"]] == ["jeugd.school"]
    assert [each["id"] for each in contract["undecided"]] == ["jeugd.uitgaan", "jeugd.thuis"]
    assert contract["dropped"] == [
        {
            "path": "planning[1]",
            "text": "Netwerkdag",
            "actions": ["jeugd.netwerk"],
            "whole": True,
        }
    ]
    assert contract["moved"][0]["after"] == {"from": "2027-10-11", "to": "2027-10-17", "week": 41}
    assert contract["questions"][-1] == {
        "path": "planning[2]",
        "text": "bij welke actie hoort dit?",
        "line": 31,
    }


def test_options_decide(capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--end", "veilig", "--continue", "netwerk", "--door", "jeugd.thuis")
    found = uvp(capsys, "new", "2027", "--from", str(OLD), *options, "--format", "json")
    contract = json.loads(found.out)
    assert [each["id"] for each in contract["ended"]] == ["jeugd.uitgaan"]
    assert contract["undecided"] == []
    assert 'de looptijd is "Tot eind 2026"; hoe lang loopt deze actie nu?' in NEW.read_text("utf-8")


def test_yes_follows_every_proposal(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "new", "2027", "--from", str(OLD), "--ja", "--format", "json")
    contract = json.loads(found.out)
    assert [each["id"] for each in contract["ended"]] == ["jeugd.uitgaan", "jeugd.netwerk"]
    assert [each["id"] for each in contract["undecided"]] == ["jeugd.thuis"]


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "new", "2027", "--from", str(OLD), "--proef")
    assert (found.code, found.err) == (0, "")
    assert "Nog niet geschreven: data/uvp2027.yaml." in found.out
    assert not NEW.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["twee"], "Een jaar heeft vier cijfers; 'twee' niet."),
        (["٢٠٢٧"], "Een jaar heeft vier cijfers; '٢٠٢٧' niet."),
        (
            ["2026"],
            "2026 kan niet: het oude programma loopt tot en met december 2026. Kies 2027 of later.",
        ),
        (["2027", "--end", "bestaat niet"], "Onbekende actie 'bestaat niet'. Kies uit: "),
        (
            ["2027", "--end", "school", "--continue", "school"],
            "'jeugd.school' kan niet stoppen en ook doorgaan.",
        ),
        (
            ["2027", "--output", "-"],
            "'-' is geen bestand. Noem een bestand, of kijk alleen met --dry-run.",
        ),
        (
            ["2027", "--output", "weg/uvp.yaml"],
            "'weg/uvp.yaml' is niet te schrijven: de map bestaat niet.",
        ),
        (
            ["2027", "--output", str(OLD)],
            "'data/uvp2026.yaml' bestaat al en blijft zoals het is. Kies een andere naam met "
            "--output, of verplaats dat bestand eerst.",
        ),
    ],
)
def test_what_makes_no_sense_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "new", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)
    assert found.err.endswith("Hulp: uvp new --help\n")
    assert [each.name for each in Path().rglob("*.yaml")] == ["uvp2026.yaml"]


def test_a_file_that_comes_meanwhile_is_not_overwritten(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = new.text_of

    def slow(*given: object) -> str:
        NEW.write_text("van een ander", "utf-8")
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(new, "text_of", slow)
    found = uvp(capsys, "new", "2027")
    assert found.code == 2
    assert found.err.startswith("'data/uvp2027.yaml' bestaat al en blijft zoals het is.")
    assert NEW.read_text("utf-8") == "van een ander"


def test_an_old_programme_with_errors_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    OLD.write_text(TEXT + "onbekend: 1\n", "utf-8")
    found = uvp(capsys, "new", "2027")
    assert found.code == 1
    assert "UVP201" in found.err
    assert not NEW.exists()


def test_anchors_are_refused_with_advice(capsys: pytest.CaptureFixture[str]) -> None:
    OLD.write_text(TEXT.replace("from: 2026-01", "from: &begin 2026-01"), "utf-8")
    found = uvp(capsys, "new", "2027")
    assert found.code == 2
    assert found.err.startswith(
        "De tekst van het oude programma is niet veilig te veranderen, want er staan ankers (&) of "
        "verwijzingen (*) in; de eerste op regel 5. Schrijf die eerst uit.\n"
    )
    assert not NEW.exists()


def test_another_text_that_cannot_be_changed_is_refused_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise scalars.Unchangeable

    monkeypatch.setattr("uvp_cli.document.edits.edited", refuse)
    found = uvp(capsys, "new", "2027")
    assert found.code == 2
    assert found.err.startswith(
        "De tekst van het oude programma is niet veilig te veranderen. "
        "Laat de editor het bestand eerst opnieuw opmaken.\n"
    )


def test_what_was_silenced_with_a_reason_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    silent = TEXT.replace(
        "- {id: jeugd.school", "# uvp: ignore UVP704 -- elke week\n      - {id: jeugd.school"
    )
    OLD.write_text(silent, "utf-8")
    found = uvp(capsys, "new", "2027", "--format", "json")
    assert [
        each["path"]
        for each in json.loads(found.out)["questions"]
        if each["text"] == "wanneer gebeurt deze actie?"
    ] == ["themes[0].actions[3]"]


def test_an_old_version_that_cannot_be_edited_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uvp_cli.document.versions.text_up_to_date", lambda _: None)
    found = uvp(capsys, "new", "2027")
    assert found.code == 2
    assert found.err.startswith(
        "Dit programma heeft een oude versie. Werk het bij met: uvp migrate"
    )


def test_a_programme_that_would_have_errors_is_not_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    extended = TEXT.replace(
        "from: 2026-01, to: 2026-12", "from: 2026-01, to: 2026-06, extended_to: 2026-12"
    )
    OLD.write_text(extended, "utf-8")
    found = uvp(capsys, "new", "2027")
    assert found.code == 1
    assert found.err.startswith("Het nieuwe programma zou niet kloppen; er is niets geschreven.\n")
    assert "UVP606" in found.err
    assert not NEW.exists()


def test_what_cannot_be_reckoned_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("-2026", "").replace("Proef 2026", "Proef")
    text = text.replace("from: 2026-10-05, to: 2026-10-11, week: 41", "week: 53")
    framework = "frameworks: [{title: Meerjarenplan, period: 2024-2027}]\n"
    OLD.write_text(text.replace("month: 10", "month: 12") + framework, "utf-8")
    found = uvp(capsys, "new", "2027", "--from", str(OLD))
    assert "Themaweek" in found.out
    assert "week 53 → week 52" in found.out
    assert "Niet veranderd: uvp-proef, want daarin staat geen jaar." in found.out
    assert "Niet veranderd: UVP Proef, want daarin staat geen jaar." in found.out
    assert "Het meerjarenplan blijft: Meerjarenplan 2024-2027." in found.out


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("uvp2026.yaml", "uvp2027.yaml"),
        ("heuvelland-2026-v2.yml", "heuvelland-2027-v2.yml"),
        ("programma.yaml", "uvp2027.yaml"),
    ],
)
def test_the_name_has_the_new_year(capsys: pytest.CaptureFixture[str], old: str, name: str) -> None:
    Path(old).write_text(TEXT, "utf-8")
    assert uvp(capsys, "new", "2027", "--from", old).code == 0
    assert Path(name).exists()


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("uvp2019-2022.yaml", "uvp2023-2026.yaml"),
        ("plan_2020.yaml", "plan_2024.yaml"),
        ("plan12019.yaml", "uvp2023.yaml"),
    ],
)
def test_every_year_in_the_name_of_a_programme_of_years_moves(
    capsys: pytest.CaptureFixture[str], old: str, name: str
) -> None:
    Path(old).write_text(
        f"{HEAD.replace('2026-01, to: 2026-12', '2019-01, to: 2022-12')}"
        "planning:\n  - {title: Meting, month: 12, year: 2020}\n",
        "utf-8",
    )
    found = uvp(capsys, "new", "2023", "--from", old, "--no-input")
    assert (found.code, found.err) == (0, "")
    assert Path(name).exists()
    assert "december 2020 → december 2024" in found.out


def test_of_the_programme_that_came_along_the_next_is_written_here(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leeg").mkdir()
    OLD.unlink()
    monkeypatch.chdir(tmp_path / "leeg")
    found = uvp(capsys, "new", "2027", "--from", str(locate.shipped()))
    assert (found.code, found.err) == (0, "")
    assert "uit UVP Integrale Veiligheid Heuvelland 2026 (meegeleverd programma" in found.out
    assert Path("uvp2027.yaml").exists()
    assert not DATA.with_name("uvp2027.yaml").exists()


def test_the_next_year_can_follow_on_the_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "new", "2027").code == 0
    assert uvp(capsys, "new", "2028").code == 0
    text = Path("data/uvp2028.yaml").read_text("utf-8")
    assert text.count("continues: jeugd.school") == 1
    assert "title: UVP Proef 2028\n" in text


def test_an_old_programme_that_is_undecided_is_named_and_asks_nothing_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = uvp(capsys, "new", "2027", "--format", "json")
    assert json.loads(first.out)["points"] == {"before": 0, "after": 5}
    found = uvp(capsys, "new", "2028", "--continue", "jeugd.thuis", "--format", "json")
    unfinished = (
        "data/uvp2027.yaml is zelf nog niet af: 5 punten om te beslissen; die blijven staan."
    )
    assert found.err == f"{unfinished} Een ander programma kiest u met --from.\n"
    text = Path("data/uvp2028.yaml").read_text("utf-8")
    lines = [line.strip() for line in NEW.read_text("utf-8").splitlines() if "beslis" in line]
    # What somebody decided now is no question any more.
    lines.remove("# uvp: beslis -- stopt deze actie of gaat zij door? (er staat geen looptijd bij)")
    assert [line.strip() for line in text.splitlines() if "beslis" in line] == lines
    assert json.loads(found.out)["points"] == {"before": 5, "after": 4}
    table = uvp(capsys, "new", "2028", "--output", "data/uvp2028b.yaml", "--from", str(NEW))
    assert "5 punten om te beslissen: een opmerking" in table.out
    assert table.err == f"{unfinished}\n"


def test_answers_decide_and_options_come_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(dialogue: asking.Dialogue) -> dict[str, Fate]:
        asked.extend(each.action.id for each in dialogue.prospects)
        return {"jeugd.netwerk": "continues"}

    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(asking, "ask", ask)
    options = ("--end", "uitgaan", "--format", "json")
    contract = json.loads(uvp(capsys, "new", "2027", *options).out)
    assert asked == ["jeugd.netwerk", "jeugd.thuis"]
    assert [each["id"] for each in contract["ended"]] == ["jeugd.uitgaan"]
    assert [each["id"] for each in contract["continued"]] == ["jeugd.netwerk", "jeugd.school"]


@pytest.mark.parametrize("option", ["--yes", "--no-input"])
def test_there_is_an_option_to_be_asked_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: pytest.fail("asked"))
    assert uvp(capsys, "new", "2027", option).code == 0


def test_whoever_breaks_off_writes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(_: asking.Dialogue) -> dict[str, Fate]:
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(asking, "ask", ask)
    found = uvp(capsys, "new", "2027")
    assert (found.code, found.out) == (130, "")
    assert found.err == "\nAfgebroken; er is niets geschreven.\n"
    assert not NEW.exists()


def dialogue_with(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *lines: str
) -> tuple[Outcome, str]:
    """What comes of these lines, typed one by one on a terminal, and what was asked."""
    typed = iter([*lines, ""])
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin.readline", lambda: next(typed))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    found = uvp(capsys, "new", "2027", "--format", "json")
    return found, found.err


def fates(found: Outcome) -> dict[str, list[str]]:
    contract = json.loads(found.out)
    return {
        key: [each["id"] for each in contract[key]] for key in ("ended", "undecided", "continued")
    }


def test_enter_ends_only_what_the_duration_says_ends(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked = dialogue_with(capsys, monkeypatch, "\n", "\n", "\n", "\n")
    assert fates(found) == {
        "ended": ["jeugd.netwerk"],
        "undecided": ["jeugd.uitgaan", "jeugd.thuis"],
        "continued": ["jeugd.school"],
    }
    assert "\n".join(line.rstrip() for line in asked.splitlines()) == (
        """
1 van 3: Veilig uitgaan (jeugd.uitgaan)
  Thema: Jeugd en Veiligheid
  Looptijd: "1 jaar"
  Uren: niet genoemd
  Afdelingen: niet genoemd
  Ketenpartners: niet genoemd
  Planning: Uitgaan in mei (mei)
  Stopt zij, dan vervalt ook: 1 planningsitem
Gaat zij door? (ja, nee, later of terug; Enter = later)
2 van 3: Netwerk (jeugd.netwerk)
  Thema: Jeugd en Veiligheid
  Looptijd: "Tot eind 2026"
  Uren: niet genoemd
  Afdelingen: niet genoemd
  Ketenpartners: niet genoemd
  Planning: Netwerkdag (mei)
  Stopt zij, dan vervalt ook: 1 planningsitem
Gaat zij door? (ja, nee, later of terug; Enter = nee, stopt)
3 van 3: Thuis (jeugd.thuis)
  Thema: Jeugd en Veiligheid
  Looptijd: niet genoemd
  Uren: niet genoemd
  Afdelingen: niet genoemd
  Ketenpartners: niet genoemd
  Planning: staat er niet in
  Stopt zij, dan vervalt ook: niets
Gaat zij door? (ja, nee, later of terug; Enter = later)
Zo wordt het:
  Stopt (1)
    2. Netwerk (jeugd.netwerk)
  Gaat door (1)
    School (jeugd.school)
  Later te beslissen (2)
    1. Veilig uitgaan (jeugd.uitgaan)
    3. Thuis (jeugd.thuis)
Klopt dit? (ja, nee, terug, of het nummer van een actie; Enter = ja)"""
    )


def test_there_is_a_way_back_from_each_question_and_from_the_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("terug\n", "stopt\n", "t\n", "\n", "ja\n", "d\n")
    found, asked = dialogue_with(
        capsys, monkeypatch, *lines, "terug\n", "later\n", "1\n", "ja, doorgaan\n", "4\n", "ja\n"
    )
    assert fates(found) == {
        "ended": [],
        "undecided": ["jeugd.thuis"],
        "continued": ["jeugd.uitgaan", "jeugd.netwerk", "jeugd.school"],
    }
    assert "Dit is de eerste vraag." in asked
    # What somebody said stays, until they say otherwise.
    assert asked.count("1 van 3") == 4
    assert asked.count("Enter = nee, stopt") == 4
    assert "of een nummer tot en met 3" in " ".join(asked.split())


def test_an_unclear_answer_is_asked_again_and_the_end_of_input_is_later(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked = dialogue_with(capsys, monkeypatch, "misschien\n", "nee\n", "", "ja\n")
    assert fates(found) == {
        "ended": ["jeugd.uitgaan"],
        "undecided": ["jeugd.netwerk", "jeugd.thuis"],
        "continued": ["jeugd.school"],
    }
    assert "Typ ja (zij gaat door), nee (zij stopt), later" in asked


@pytest.mark.parametrize("last", ["nee\n", ""])
def test_a_list_that_nobody_confirms_is_not_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    found, asked = dialogue_with(capsys, monkeypatch, "", last)
    assert (found.code, found.out) == (130, "")
    assert asked.endswith("\nAfgebroken; er is niets geschreven.\n")
    assert not NEW.exists()


@cases(
    ("typed", "meant"),
    [
        *((word, "continues") for word in ("ja", "J", "door", "doorgaan", "Gaat door.", "blijft")),
        *((word, "ends") for word in ("nee", "s", "stopt", "Stoppen", "nee, stopt", "eindigt")),
        *((word, "later") for word in ("l", "later beslissen", "weet ik niet")),
        *((word, "back") for word in ("t", "terug", "vorige")),
        *((word, None) for word in ("ja, stopt", "v", "misschien", "?", "")),
    ],
)
def test_words_that_people_type_are_understood(typed: str, meant: str | None) -> None:
    assert asking.meant_by(f"{typed}\n", asking.SAID) == meant


def test_lines_break_between_words_and_ids_stay_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    OLD.write_bytes(DATA.read_bytes())
    _, asked = dialogue_with(capsys, monkeypatch, "", "ja\n")
    assert max(map(len, asked.splitlines())) <= 80
    name = "(zorg.zorg-en-veiligheidsoverleg)"
    assert any(line.strip() == name for line in asked.splitlines())


def test_a_log_beside_the_old_programme_says_what_was_used_and_what_became_of_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(dialogue: Any) -> dict[str, Fate]:
        for prospect in dialogue.prospects:
            asked[prospect.action.id] = dict(dialogue.facts_of(prospect, {}))
        return {}

    asked: dict[str, dict[str, str]] = {}
    monkeypatch.setenv("UVP_TODAY", "2026-12-31")
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(asking, "ask", ask)
    for name in ("uvp2026.yaml", "uvp2026.voortgang.yaml", "uvp2026.voortgang.noord.yaml"):
        Path("data", name).write_bytes(Path(YEAR, name).read_bytes())
    found = uvp(capsys, "new", "2027", "--from", str(OLD))
    assert (found.code, found.err) == (0, "")
    assert "Meldpunt" in found.out
    assert "januari - juni; volgens het logboek gedaan" in found.out
    new = NEW.read_text("utf-8")
    assert "# uvp: beslis -- geraamd 12 uur, besteed 8; blijft de raming zo?" in new
    assert asked["ondermijning.meldpunt"]["Logboek"] == (
        "geraamd 12 uur, besteed 8; volgens het logboek gedaan"
    )
    assert asked["cijfers.beeld"]["Logboek"].startswith("niet bijgehouden; volgens het logboek v")
