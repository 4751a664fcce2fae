"""A time sheet goes out to colleagues, and comes back as entries of the log."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.commands.runner import Outcome, uvp
from tests.samples import HEAD
from tests.workbooks import cell, opened, put, saved
from tests.years import YEAR
from uvp_cli.checking.check import check_file
from uvp_cli.cli import run
from uvp_cli.programme.log import Entry

NAME = "uren.xlsx"
TODAY = "2026-06-30"
LOG = Path("data/uvp2026.voortgang.noord.yaml")
SHEET = "Urenstaat"
EXPORT = ("export", NAME, "--kind", "urenstaat", "--gemeente", "noord")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a programme, its logs, and the time sheet of one municipality; to copy."""
    folder = tmp_path_factory.mktemp("original")
    shutil.copytree(YEAR, folder / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("UVP_TODAY", TODAY)
        assert run([*EXPORT]) == 0
    return folder


@pytest.fixture(autouse=True)
def _folder(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a folder, where it is still the day of the time sheet."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UVP_TODAY", TODAY)


def fill(edit: Callable[[Any], object], name: str = NAME) -> None:
    """Does what a colleague would do on the sheet."""
    book = opened(Path(name).read_bytes())
    edit(book)
    Path(name).write_bytes(saved(book))


def type_in(*cells: tuple[str, object, int]) -> None:
    """Fills in values under a heading, in a row."""

    def edit(book: Any) -> None:
        for title, value, row in cells:
            put(book[SHEET], title, value, row)

    fill(edit)


def taken(capsys: pytest.CaptureFixture[str], *options: str) -> Outcome:
    return uvp(capsys, "import", NAME, *options)


def entries(path: Path = LOG) -> tuple[Entry, ...]:
    found = check_file(path)
    assert found.log
    return found.log.entries


def new_entries(before: tuple[Entry, ...]) -> list[tuple[str, str, Any, str | None]]:
    """The day, the subject, the hours and what is corrected, of each entry that came."""
    added = entries()[len(before) :]
    assert {it.gemeente for it in added} <= {"noord"}
    return [(it.date, it.about, it.hours, it.corrects) for it in added]


def test_a_sheet_can_be_printed_and_only_hours_can_be_filled_in() -> None:
    sheet: Any = load_workbook(NAME)[SHEET]
    headings = [each.value for each in sheet[1]]
    assert headings[:6] == ["Id", "Thema", "Actie", "Geraamd", "Genoteerd", "jan 2026"]
    assert headings[16:18] == ["dec 2026", "jan 2026 genoteerd"]
    assert cell(sheet, "Genoteerd").value == 22
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area.endswith(f"$A$1:$Q${sheet.max_row}")
    assert sheet.oddHeader.left.text.startswith("Urenstaat Noord. ")
    assert (sheet.freeze_panes, sheet.protection.sheet) == ("F2", True)
    open_ = {each.coordinate for row in sheet for each in row if not each.protection.locked}
    assert (len(open_), min(open_), max(open_)) == (60, "F2", "Q6")
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, str(rule.sqref)) == ("decimal", "F2:Q6")


def test_hours_become_entries_and_a_sheet_that_is_handed_in_again_adds_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, text = entries(), LOG.read_text("utf-8")
    type_in(("mrt 2026", "7,5", 2), ("feb 2026", 3, 2), ("jun 2026", "0", 3))
    found = taken(capsys, "--proef")
    assert (found.code, found.err) == (0, "")
    assert "3 wijzigingen; nog niet geschreven.\n" in found.out
    assert LOG.read_text("utf-8") == text
    found = taken(capsys, "--format", "json")
    contract = json.loads(found.out)
    assert (contract["file"], contract["written"]) == (str(LOG), True)
    lines = LOG.read_text("utf-8").splitlines()
    assert [lines[each["line"] - 1].split(":")[0] for each in contract["changes"]] == ["  - id"] * 3
    where = "Urenstaat, rij 2 (Veilig uitgaan), feb 2026"
    assert contract["changes"][0]["where"] == where
    assert LOG.read_text("utf-8").startswith(text)
    assert [hours for _, _, hours, _ in new_entries(before)] == [3, 7.5, 0]
    assert [date for date, *_ in new_entries(before)] == ["2026-02-28", "2026-03-31", "2026-06-30"]
    assert entries()[-1].source == "Urenstaat uren.xlsx van 30 juni 2026"
    after = LOG.read_bytes()
    Path(NAME).rename("uren (1).xlsx")
    found = uvp(capsys, "import", "uren (1).xlsx")
    assert (found.code, "Er is niets veranderd." in found.out) == (0, True)
    assert LOG.read_bytes() == after
    assert uvp(capsys, "validate", str(LOG)).code == 0


def test_a_cell_that_was_changed_or_emptied_corrects_what_it_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = entries()
    type_in(("mrt 2026", 7, 2), ("apr 2026", 5, 2))
    taken(capsys)
    first = [it.id for it in entries()[len(before) :]]
    type_in(("mrt 2026", 6, 2), ("apr 2026", None, 2), ("mei 2026", 1, 2))
    found = taken(capsys, "--format", "json")
    assert [(each["before"], each["after"]) for each in json.loads(found.out)["changes"]] == [
        (7, 6),
        (5, None),
        (None, 1),
    ]
    assert new_entries(before)[2:] == [
        ("2026-03-31", "jeugd.uitgaan", 6, first[0]),
        ("2026-04-30", "jeugd.uitgaan", None, first[1]),
        ("2026-05-31", "jeugd.uitgaan", 1, None),
    ]
    assert uvp(capsys, *EXPORT, "--force").code == 0
    sheet = load_workbook(NAME)[SHEET]
    noted = [cell(sheet, f"{month} 2026 genoteerd").value for month in ("mrt", "apr", "mei")]
    assert noted == [6, None, 8]
    assert cell(sheet, "mrt 2026").value is None


def test_a_sheet_that_was_sorted_or_of_which_rows_were_left_out_is_the_same_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = entries()
    type_in(("mrt 2026", 7, 2), ("mrt 2026", 2, 4))
    taken(capsys)

    def upside_down(book: Any) -> None:
        sheet = book[SHEET]
        rows = [[each.value for each in row] for row in sheet.iter_rows(min_row=2)]
        for at, row in enumerate(reversed(rows[:2]), start=2):
            for index, value in enumerate(row, start=1):
                sheet.cell(at, index).value = value
        sheet.delete_rows(4, 3)

    fill(upside_down)
    assert "Er is niets veranderd." in taken(capsys).out
    assert len(new_entries(before)) == 2


def test_what_cannot_be_is_named_with_its_row_and_the_rest_waits_for_partial(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = entries()
    type_in(
        ("mrt 2026", 7, 2),
        ("apr 2026", -3, 2),
        ("mei 2026", "veel", 2),
        ("jul 2026", 4, 2),
        ("Geraamd", 99, 3),
    )
    row = "Urenstaat, rij 2 (Veilig uitgaan)"
    found = taken(capsys)
    assert (found.code, found.out) == (1, "")
    assert found.err.splitlines() == [
        f"{row}, mei 2026: kan niet 'veel' zijn; schrijf een getal, zoals 1500, 1.500 of 7,5.",
        "Urenstaat, rij 3 (Veilige school), Geraamd: is niet te wijzigen in de export; zet terug "
        "wat er stond ('6,67'), neem de rest over en wijzig dit daarna in de YAML.",
        f"{row}, apr 2026: kan niet '-3' zijn; schrijf een getal van 0 t/m 1.000.000, zoals 7,5.",
        f"{row}, jul 2026: juli 2026 moet nog komen; vul de uren in als zij gemaakt zijn.",
        "Er is niets geschreven.",
    ]
    assert entries() == before
    found = taken(capsys, "--partial")
    assert (found.code, found.err.splitlines()[-1]) == (1, "Dit is niet overgenomen.")
    assert new_entries(before) == [("2026-03-31", "jeugd.uitgaan", 7, None)]


def test_a_row_with_another_id_is_no_row_of_the_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    before = entries()

    def change(book: Any) -> None:
        book[SHEET]["A2"] = "jeugd.onbekend"

    fill(change)
    found = taken(capsys)
    assert (found.code, found.out) == (1, "")
    first, *_, last = found.err.splitlines()
    assert first.startswith("Urenstaat, rij 2 (")
    assert first.endswith(
        "is geen rij van deze urenstaat: haar id is veranderd, of zij is erbij gezet. Zet de id "
        "terug, of haal de rij weg en noteer haar uren met uvp log."
    )
    assert last == "Er is niets geschreven."
    assert entries() == before


def test_what_stands_beside_the_hours_is_passed_over_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def beside(book: Any) -> None:
        cell(book[SHEET], "mrt 2026").comment = Comment("Klopt dit?", "Iemand")
        book.create_sheet("Eigen").append(["Wie?"])

    fill(beside)
    said = "Niet overgenomen: blad Eigen; Urenstaat, cel H2, opmerking: 'Klopt dit?'."
    assert said in taken(capsys).out


def test_a_log_of_another_name_has_the_hours_and_no_second_one_gets_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_in(("mrt 2026", 7, 2))
    assert taken(capsys, "--logboek", "Team Noord").code == 0
    own = Path("data/uvp2026.voortgang.team-noord.yaml")
    assert [it.hours for it in entries(own)] == [7]
    found = taken(capsys)
    assert (found.code, found.out) == (2, "")
    assert f"Deze urenstaat is al overgenomen in {own.name}." in found.err
    assert "Er is niets veranderd." in taken(capsys, "--log", "team-noord").out


def test_what_somebody_corrected_in_the_log_stays(capsys: pytest.CaptureFixture[str]) -> None:
    type_in(("mrt 2026", 7, 2))
    taken(capsys)
    corrects = ("--corrects", str(entries()[-1].id), "--hours", "5", "--log", "noord")
    assert uvp(capsys, "log", *corrects, "--date", "2026-06-29").code == 0
    assert "Er is niets veranderd." in taken(capsys).out
    type_in(("mrt 2026", 8, 2))
    found = taken(capsys)
    assert (found.code, "is in het logboek intussen verbeterd" in found.err) == (1, True)


def test_an_action_that_the_programme_no_longer_has_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_in(("mrt 2026", 7, 6))
    found = Path("data/uvp2026.yaml").read_text("utf-8")
    action = load_workbook(NAME)[SHEET]["A6"].value
    assert action in found
    Path("data/uvp2026.yaml").write_text(found.replace(action, f"{action}-nieuw"), "utf-8")
    for log in Path("data").glob("*voortgang*"):
        log.write_text(log.read_text("utf-8").replace(action, f"{action}-nieuw"), "utf-8")
    refused = taken(capsys)
    assert (refused.code, "het programma heeft deze actie nu niet" in refused.err) == (1, True)


def about(book: Any, name: str, value: str | None) -> None:
    """Changes a fact on the hidden sheet."""
    row = next(row for row in book["uvp"].iter_rows() if row[0].value == name)
    row[1].value = value


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("programma", "abc", "'uren.xlsx' is beschadigd; neem de uren over in een nieuwe uren"),
        ("day", "gisteren", "'uren.xlsx' is beschadigd; neem de uren over in een nieuwe uren"),
        ("gemeente", "oost", "'uren.xlsx' is van oost; data/uvp2026.yaml kent die niet."),
        ("programme", "uvp-elders-2026", "'uren.xlsx' is een urenstaat bij uvp-elders-2026, en"),
    ],
)
def test_a_sheet_that_is_damaged_or_of_another_is_refused_in_one_message(
    capsys: pytest.CaptureFixture[str], fact: str, value: str, said: str
) -> None:
    type_in(("mrt 2026", 7, 2))
    fill(lambda book: about(book, fact, value))
    found = taken(capsys)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(said)
    assert found.err.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (EXPORT[:4], "Een urenstaat is van één gemeente; noem die met --gemeente.\n"),
        (("export", "u.ods", *EXPORT[2:]), "Een urenstaat eindigt op .xlsx; alleen zo komt zij"),
        (("export", "u.xlsx", "--kind", "brief"), "Onbekende soort 'brief'. Kies uit: tabellen"),
        (("import", "u.xlsx", "--log", "team"), "--log hoort bij een urenstaat.\n"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    if arguments[0] == "import":
        assert uvp(capsys, "export", "u.xlsx").code == 0
    else:
        Path(NAME).unlink()
    found = uvp(capsys, *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(said)


def test_a_part_and_a_programme_of_one_municipality_have_a_sheet_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert uvp(capsys, *EXPORT, "--force", "--theme", "Jeugd").code == 0
    assert load_workbook(NAME)[SHEET].max_row == 3
    type_in(("mrt 2026", 7, 2))
    assert taken(capsys).code == 0
    one = HEAD[: HEAD.index("  - {id: midden")]
    action = "other_actions: [{id: overig.lamp, title: Lampen & licht}]\n"
    Path("een.yaml").write_text(one + action, "utf-8")
    arguments = ("--kind", "urenstaat", "-f", "een.yaml")
    assert uvp(capsys, "export", "een.xlsx", *arguments).code == 0
    fill(lambda book: put(book[SHEET], "mrt 2026", 2), "een.xlsx")
    assert uvp(capsys, "import", "een.xlsx", "-f", "een.yaml").code == 0
    assert [it.about for it in entries(Path("een.voortgang.noord.yaml"))] == ["overig.lamp"]


def test_a_duration_is_quoted_as_the_sheet_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    type_in(("mei 2026", timedelta(hours=30), 2))
    assert "kan niet '30:00' zijn; schrijf een getal" in taken(capsys).err


def test_a_formula_among_what_is_known_of_a_sheet_is_damage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def edit(book: Any) -> None:
        about = next(sheet for sheet in book if sheet.sheet_state == "hidden")
        row = next(row for row in about if row[0].value == "programme")
        row[1].value = "=A1"

    fill(edit)
    found = taken(capsys)
    assert (found.code, f"'{NAME}' is beschadigd" in found.err) == (3, True)
