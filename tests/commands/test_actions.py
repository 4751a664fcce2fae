"""The expected actions and hours were counted by hand in data/uvp2026.yaml."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, ROOT, process, uvp

FILE = ("--file", str(DATA))


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    found = uvp(capsys, "actions", *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    actions: list[dict[str, Any]] = json.loads(found.out)["actions"]
    return actions


def ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return [action["action"] for action in asked(capsys, *arguments)]


def test_every_action_with_its_hours(capsys: pytest.CaptureFixture[str]) -> None:
    """4 + 6 + 10 + 4 of the themes and 3 others; the hours are those of `uvp hours`."""
    found = asked(capsys)
    assert len(found) == 27
    assert sum(action["hours"] or 0 for action in found) == 5340
    assert sum(action["hours"] or 0 for action in asked(capsys, "-g", "vaals")) == 1066


LEGAL = [
    *("zorg.interventiemogelijkheden", "zorg.samenwerking", "zorg.toezicht"),
    *("ondermijning.uniformering-beleid", "ondermijning.dor-dol"),
]


@pytest.mark.parametrize("name", ["Juridische Zaken", "juridische afdeling", "jur"])
def test_which_actions_involve_juridische_zaken(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The rows whose `departments` hold juridische-zaken; 200 + 30 + 20 + 15 + 25 hours."""
    found = asked(capsys, "--department", name, "--gemeente", "vaals")
    assert [action["action"] for action in found] == LEGAL
    assert [action["hours"] for action in found] == [200, 30, 20, 15, 25]


@pytest.mark.parametrize("name", ["burgemeester", "wethouder"])
def test_which_actions_need_the_mayor_and_the_alderman(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert ids(capsys, "--afdeling", name) == ["zorg.zorg-en-veiligheidsoverleg"]


def test_where_the_police_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """All four rows of Jeugd, three of Zorg and four of Ondermijning."""
    found = asked(capsys, "--partner", "POLITIE")
    assert [action["theme"] for action in found] == [
        *["jeugd"] * 4,
        *["zorg"] * 3,
        *["ondermijning"] * 4,
    ]


def test_which_actions_serve_a_goal(capsys: pytest.CaptureFixture[str]) -> None:
    expected = ["ondermijning.horen-zien-melden", "ondermijning.communicatie"]
    assert ids(capsys, "--goal", "ondermijning.doel-6") == expected
    assert ids(capsys, "--doelstelling", "meldingsbereidheid") == expected


def test_which_actions_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Cells that say Doorlopend, doorlopend or Doorlopend., counted with grep."""
    assert len(ids(capsys, "--duration", "doorlopend")) == 9


def test_what_has_no_hours_or_planning(capsys: pytest.CaptureFixture[str]) -> None:
    """Four actions without a capacity row; of those only the dashboard is planned."""
    without = ["fysiek.ketenpartners", "overig.dashboard"]
    without += ["overig.samenwerking", "overig.vermissingen"]
    assert ids(capsys, "--without", "hours") == ids(capsys, "--zonder", "uren") == without
    assert ids(capsys, "--zonder", "uren", "--met", "planning") == ["overig.dashboard"]
    assert len(ids(capsys, "--without", "planning")) == 11


def test_what_names_one_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    """20 hours and two planning items for Valkenburg; Eijsden-Margraten stands in two texts."""
    assert ids(capsys, "-g", "valkenburg", "--only") == ["jeugd.veilig-uitgaan"]
    expected = ["overig.dashboard", "overig.vermissingen"]
    assert ids(capsys, "-g", "eijsden", "--alleen") == expected
    assert ids(capsys, "-g", "vaals", "--only") == []
    assert len(ids(capsys, "-g", "vaals")) == 27


def test_an_action_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "-g", "vaals", "--theme", "jeugd", "--with", "planning")[1] == {
        "theme": "jeugd",
        "action": "jeugd.iob-jeugd",
        "title": "Integraal Ondermijningsbeeld (hierna IOB) Jeugd",
        "hours": 40,
        "low": 40,
        "high": 40,
        "hours_per_person": None,
        "assumed": False,
        "departments": ["oov", "afdeling-jeugd"],
        "partners": ["politie", "jeugd-en-jongerenwerk", "zvh"],
        "duration": "Ca. 1 jaar",
        "months": [4],
        "goals": ["jeugd.doel-4", "jeugd.doel-5"],
        "derived": ["goals"],
    }


def test_the_months_are_those_of_the_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    """Valkenburg leads both nights out that are planned, for all municipalities."""
    months = {
        name: [each["months"] for each in asked(capsys, "-g", name) if "uitgaan" in each["action"]]
        for name in ("vaals", "valkenburg")
    }
    assert months == {"vaals": [[2, 5]], "valkenburg": [[2, 5]]}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["actions", "goals", "departments", "partners"])
def test_the_table_fits_80_columns(command: str) -> None:
    found = process(command, variables={"COLUMNS": "80"})
    lines = found.stdout.decode().splitlines()
    assert found.returncode == 0, found.stderr
    assert max(map(len, lines)) <= 80
    assert any(set(line) == {"─"} for line in lines), "cards, not a table"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["actions", "goals", "departments", "partners"])
@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "programmes" / "valid").glob("*.yaml")), ids=lambda p: p.stem
)
def test_any_programme_can_be_asked(
    capsys: pytest.CaptureFixture[str], command: str, path: Path
) -> None:
    # Where a form has no place for it, that a programme is a concept is said beside the answer.
    note = r"Let op: CONCEPT: .+\n" if "status: concept" in path.read_text("utf-8") else ""
    for form in ("table", "json", "csv", "md"):
        found = uvp(capsys, command, "--file", str(path), "--format", form)
        assert found.code == 0
        assert re.fullmatch(f"({note})?", found.err), found.err
        assert found.out


@cases(
    ("arguments", "message"),
    [
        (["--only"], "--only kan alleen samen met --gemeente."),
        (
            ["--with", "geld"],
            "Onbekend onderdeel 'geld'. Kies uit: uren, planning, doelstellingen, afdelingen, "
            "ketenpartners, looptijd.",
        ),
        (["--without", "urn"], "Onbekend onderdeel 'urn'. Bedoelde u uren?"),
        (
            ["--goal", "overlast"],
            "'overlast' is niet duidelijk genoeg. Bedoelde u jeugd.doel-3 of jeugd.doel-4?",
        ),
        (
            ["--goal", "zeehond"],
            "Onbekende doelstelling 'zeehond'. Alle teksten en ids: uvp goals",
        ),
        (
            ["--partner", "straatcoaches"],
            "Onbekende ketenpartner 'straatcoaches'. Alle namen: uvp partners. In de tekst "
            "staat het wel: uvp search straatcoaches",
        ),
        (
            ["--gemeente", "maastricht"],
            "Onbekende gemeente 'maastricht'. Kies uit: Eijsden-Margraten, Gulpen-Wittem, "
            "Meerssen, Vaals, Valkenburg aan de Geul. In de tekst staat het wel: uvp search "
            "maastricht",
        ),
        (
            ["--partner", "zeehond"],
            "Onbekende ketenpartner 'zeehond'. Alle namen: uvp partners",
        ),
        (
            ["--duration", ""],
            "Geef bij --duration een tekst met minstens één letter of cijfer.",
        ),
        (
            ["--with", "uren", "--without", "hours", "--with", "planning"],
            "Kies --with of --without voor uren; niet allebei.",
        ),
    ],
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "actions", *arguments, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp actions --help\n"


def test_actions_without_a_status_are_called_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "actions", "--status", "geen").out.startswith("Acties zonder status\n")
