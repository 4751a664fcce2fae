"""Values that lack, empty words, and words in an order of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD

PROGRAMME = """
themes:
  - id: zorg
    number: 1
    title: Zorg
    actions: [{id: zorg.uitgaan, title: Veilig uitgaan}]
  - {id: jeugd, number: 2, title: Jeugd}
departments: [{id: afdeling-jeugd, name: Jeugd}]
planning:
  - {month: 5, title: Voorbereiding, responsible: [noord]}
  - {month: 7, title: Fuif, responsible: [zuid]}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "uvp2026.yaml").write_text(HEAD + PROGRAMME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UVP_TODAY", "2026-05-12")


@pytest.mark.parametrize(
    ("typed", "option", "whole"),
    [
        ("log zorg.uitgaan --uren 6 --text --dry-run", "--text", "--text"),
        ("planning -g -m mei", "-g", "--gemeente"),
        ("planning --maand --gemeente=noord", "--maand", "--month"),
        ("uren --zonder -g noord", "--zonder", "--without"),
        ("uren --thema -j", "--thema", "--theme"),
        ("acties --looptijd --iets", "--looptijd", "--duration"),
        ("uren --gemeente -- noord", "--gemeente", "--gemeente"),
        ("init map --naam --jaar 2027", "--naam", "--name"),
    ],
)
def test_an_option_is_never_the_value_of_another(
    capsys: pytest.CaptureFixture[str], typed: str, option: str, whole: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        f"De optie {option} heeft een waarde nodig. Begint die met een streepje, typ dan: {whole}="
    )
    assert [it.name for it in Path().rglob("*.*")] == ["uvp2026.yaml"]


@pytest.mark.parametrize("text", ["--text=-x", "--text=--proef", "--text=- druk"])
def test_a_text_that_begins_with_a_dash_stands_behind_an_equals_sign(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    for words in (["zorg.uitgaan"], ["veilig", "uitgaan", "--op", "11", "mei"]):
        found = uvp(capsys, "log", *words, text, "--proef")
        assert (found.code, text[7:] in found.out) == (0, True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("planning 2026 mei", "--month 'mei 2026'"),
        ("planning 2026 5", "--month '5 2026'"),
        ("planning mei noord 2026", "--month 'mei 2026' --gemeente noord"),
        ("planning --maand mei noord 2026", "--month 'mei 2026' --gemeente noord"),
        ("planning --van mei tot juli", "--from mei --to juli"),
        ("planning --van mei t/m juli noord", "--from mei --to juli --gemeente noord"),
        ("planning --van mei tot en met juli", "--from mei --to juli"),
        ("report noord brief.md", "--gemeente noord"),
        ("calendar noord agenda.ics mei t/m juli", "--gemeente noord --month 'mei t/m juli'"),
        ("calendar --maand mei noord agenda.ics", "--gemeente noord"),
        ("export -g noord zuid uit.xlsx", "--gemeente zuid"),
    ],
)
def test_words_may_stand_in_an_order_of_their_own(
    capsys: pytest.CaptureFixture[str], typed: str, read: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert (found.code, found.err) == (0, f"Gelezen als: {read}\n")


def test_a_loose_year_is_that_of_the_month_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "planning", "2026", "mei").out
    assert found == uvp(capsys, "planning", "mei", "2026").out
    assert "Fuif" not in found


def test_two_files_have_no_third_word(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        Path(f"{name}.yaml").write_text(HEAD + PROGRAMME)
    plain = uvp(capsys, "diff", "a.yaml", "b.yaml")
    assert plain.code == 0
    assert uvp(capsys, "diff", "a.yaml", "en", "b.yaml") == plain
    assert uvp(capsys, "diff", "a.yaml", "met", "b.yaml") == plain
    assert uvp(capsys, "diff", "a.yaml", "b.yaml", "iets").err.startswith("Onverwacht: iets. ")


@pytest.mark.parametrize(
    "typed",
    [
        "uren -f data/uvp2026.yaml jeugd",
        "planning --maand mei jeugd",
        "hours --format json csv",
    ],
)
def test_what_cannot_go_on_is_not_to_be_quoted(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    found = uvp(capsys, *typed.split())
    assert found.code == 2
    assert "Hoort het bij" not in found.err


def test_a_name_of_a_new_folder_in_two_words_is_to_be_quoted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = uvp(capsys, "init", "map", "--gemeente", "De", "Wolden").err
    assert said.startswith("Onverwacht: Wolden. Hoort het bij --gemeente, zet het dan tussen ")
    assert "--gemeente 'De Wolden'." in said


@pytest.mark.parametrize("typed", ["planning", "planning --maand mei", "uren -g noord"])
def test_an_empty_word_means_nothing(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    plain = uvp(capsys, *typed.split())
    assert plain.code == 0
    assert uvp(capsys, *typed.split(), "") == plain
