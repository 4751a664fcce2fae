from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, ROOT, uvp

FILE = ("--file", str(DATA))


def test_a_question_names_its_place_in_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = uvp(capsys, "questions", "--file", "data/uvp2026.yaml", "--format", "md")
    assert (found.code, found.err) == (0, "")
    boa = "Het programma legt niet uit waar de afkorting boa voor staat."
    line = DATA.read_text("utf-8").split(boa)[0].count("\n") + 1
    goal = f"| Doelstelling 3, Jeugd en Veiligheid | {boa} | data/uvp2026.yaml:{line} |"
    assert goal in found.out.splitlines()
    assert found.out.endswith("\n162 punten, waarvan 30 aannames.\n")


def test_every_line_is_where_the_text_stands(capsys: pytest.CaptureFixture[str]) -> None:
    lines = DATA.read_text("utf-8").splitlines()
    found = uvp(capsys, "questions", *FILE, "--format", "json")
    for question in json.loads(found.out)["questions"]:
        line = lines[question["line"] - 1]
        key = question["path"].rpartition(".")[2]
        if key in {"text", "assumption"}:
            assert line.lstrip(" -").startswith(f"{key}:")
        elif question["kind"] not in {"action-without-partner", "per-person", "budget"}:
            assert line.lstrip(" -") == f"id: {question['id']}"


@cases(
    ("kind", "count"),
    [("aanname", 30), ("Ontbrekende", 46), ("uren", 4), ("geld", 6), ("kosten", 6), ("goal", 3)],
)
def test_one_kind_by_a_part_of_its_name(
    capsys: pytest.CaptureFixture[str], kind: str, count: int
) -> None:
    found = uvp(capsys, "questions", "--soort", kind, "--aantal", *FILE, "--format", "json")
    assert json.loads(found.out)["total"] == count


def test_one_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "questions", "--theme", "jeugd", *FILE, "--format", "json")
    assert {question["theme"] for question in json.loads(found.out)["questions"]} == {"jeugd"}


def test_an_unknown_kind_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "questions", "--kind", "aanames", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Onbekende soort 'aanames'. Bedoelde u Aannames?")


def test_the_shipped_programme_is_named_without_where_it_is_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    found = uvp(capsys, "questions", "--kind", "uren", "--format", "json")
    assert json.loads(found.out)["file"] == "uvp2026.yaml"


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (None, 3, "Dit bestand bestaat niet."),
        ("version: 2\n", 1, "De sleutel 'gemeenten' ontbreekt."),
    ],
)
def test_a_file_with_errors_is_refused_as_by_every_query(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | None, code: int, message: str
) -> None:
    file = tmp_path / "uvp.yaml"
    if content:
        file.write_text(content, "utf-8")
    answers = [uvp(capsys, command, "--file", str(file)) for command in ("questions", "budget")]
    assert answers[0] == answers[1]
    assert (answers[0].code, answers[0].out) == (code, "")
    assert message in answers[0].err


def test_a_draft_says_what_must_still_be_decided_and_where(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "uvp.yaml"
    text = DATA.read_text("utf-8")
    asked = "# uvp: beslis -- blijft dit zo?\n"
    text = text.replace("  - id: zorg\n", f"  {asked}  - id: zorg\n").replace(
        "allocation:", f"{asked}allocation:"
    )
    file.write_text(text, "utf-8")
    found = uvp(capsys, "questions", "--kind", "beslissen", "-f", str(file), "--format", "json")
    told = json.loads(found.out)
    lines = text.splitlines()
    assert [(each["title"], each["text"]) for each in told["questions"]] == [
        ("UVP Integrale Veiligheid Heuvelland 2026", "blijft dit zo?"),
        ("Zorg en Veiligheid", "blijft dit zo?"),
    ]
    assert all("uvp: beslis" in lines[each["line"] - 1] for each in told["questions"])
    found = uvp(capsys, "questions", "-f", str(file), "--format", "md")
    assert found.out.endswith(
        "\n162 punten, waarvan 30 aannames, en daarnaast 2 nog te beslissen.\n"
    )
    assert "Nog te beslissen: blijft dit zo? (2)" in found.out
    strict = ("validate", "--strict", "--select", "UVP711")
    assert uvp(capsys, *strict, str(file)).code == 1
    assert uvp(capsys, *strict, str(DATA)).code == 0


@pytest.mark.parametrize(("weight", "least"), [("uren", 50), ("inhoud", 20), ("wording", 20)])
def test_one_weight(capsys: pytest.CaptureFixture[str], weight: str, least: int) -> None:
    found = uvp(capsys, "questions", "--gewicht", weight, *FILE, "--format", "json")
    told = json.loads(found.out)
    assert told["total"] >= least
    assert len({each["weight"] for each in told["questions"]}) == 1
