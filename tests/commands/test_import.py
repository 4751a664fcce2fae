from __future__ import annotations

import base64
import errno
import json
import os
import re
import shutil
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.commands.runner import DATA, exported, uvp
from tests.samples import HEAD, WHOLE
from tests.workbooks import cell, opened, put, saved
from uvp_cli.changes import amending
from uvp_cli.commands.import_ import MAX_CHANGES
from uvp_cli.document import scalars
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import escaped
from uvp_cli.files import locate

YAML = Path("data/uvp2026.yaml")
PROGRAMMES = Path(__file__).parent.parent / "programmes"
TEXT = HEAD + WHOLE


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the programme and an export of it."""
    monkeypatch.chdir(tmp_path)
    YAML.parent.mkdir()
    programme(TEXT.encode())


def programme(content: bytes) -> None:
    """Writes the programme, and its export."""
    YAML.write_bytes(content)
    Path("uvp.xlsx").write_bytes(exported(content))


def change(edit: Callable[[Any], object]) -> None:
    """Does what a colleague would do in the workbook."""
    file = Path("uvp.xlsx")
    file.write_bytes(_changed(file.read_bytes(), edit))


@cache
def _changed(workbook: bytes, edit: Callable[[Any], object]) -> bytes:
    book = opened(workbook)
    edit(book)
    return saved(book)


def three_cells(book: Any) -> None:
    put(book["Ramingen"], "Uren", 12.5)
    put(book["Gemeenten"], "Naam", "Noord, en verder")
    theme = cell(book["Thema's"], "Samenvatting")
    theme.value = theme.value.replace(" dat ", " omdat ", 1)


@pytest.mark.slow
def test_three_changed_cells_are_three_changed_lines(capsys: pytest.CaptureFixture[str]) -> None:
    programme(DATA.read_bytes())
    change(three_cells)
    found = uvp(capsys, "import", "uvp.xlsx", "--format", "json")
    assert (found.code, found.err) == (0, "")
    contract = json.loads(found.out)
    assert (contract["programme"], contract["written"]) == ("uvp-heuvelland-2026", True)
    assert contract["changes"][0] == {
        "path": "gemeenten[0].name",
        "where": "Gemeenten, rij 2 (Eijsden-Margraten), Naam",
        "before": "Eijsden-Margraten",
        "after": "Noord, en verder",
        "line": 60,
    }
    assert [each["after"] for each in contract["changes"]][-1] == 12.5
    old, new = DATA.read_text("utf-8").splitlines(), YAML.read_text("utf-8").splitlines()
    first, summary, last = [each for each in zip(old, new, strict=True) if each[0] != each[1]]
    assert summary[1] == summary[0].replace(" dat ", " omdat ", 1)
    assert [first, last] == [
        (
            "  - {id: eijsden-margraten, name: Eijsden-Margraten, code: GM1903, derived: [code]}",
            '  - {id: eijsden-margraten, name: "Noord, en verder", code: GM1903, derived: [code]}',
        ),
        (
            "              - {hours: 10, per: gemeente}",
            "              - {hours: 12.5, per: gemeente}",
        ),
    ]
    assert not list(Path().rglob(".*"))


def test_a_dry_run_shows_but_does_not_write(capsys: pytest.CaptureFixture[str]) -> None:
    change(three_cells)
    found = uvp(capsys, "import", "uvp.xlsx", "--proef")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("Veranderd in de werkmap\n")
    assert "3 wijzigingen; nog niet geschreven.\n" in found.out
    assert "12,5" in found.out
    assert YAML.read_text("utf-8") == TEXT
    found = uvp(capsys, "import", "uvp.xlsx")
    assert found.out.startswith("Overgenomen uit de werkmap\n")
    assert "3 wijzigingen; geschreven.\n" in found.out


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.err) == (0, "")
    assert "Er is niets veranderd.\n" in found.out
    assert YAML.read_text("utf-8") == TEXT


def test_what_cannot_be_taken_over_keeps_the_rest_out_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def spoil(book: Any) -> None:
        three_cells(book)
        put(book["Uren"], "Uren", 99)
        put(book["Gemeenten"], "Naam", None, row=3)
        book["Rollen"].append([None, "Totaal"])

    change(spoil)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "Gemeenten, rij 3 (Midden aan de Maas), Naam: is leeggemaakt en moet er staan; zet terug "
        "wat er stond ('Midden aan de Maas').\n"
        "Rollen, rij 3 (Totaal): is geen regel van de tabel; vul haar aan, of haal haar weg.\n"
        "Uren, rij 2 (Veilig uitgaan), Uren: is niet te wijzigen in de export; zet terug wat er "
        "stond ('10'), neem de rest over en wijzig dit daarna in de YAML.\n"
        "Er is niets geschreven.\n"
    )
    assert YAML.read_text("utf-8") == TEXT


def test_a_result_that_would_not_validate_is_not_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(lambda book: put(book["Gemeenten"], "Gemeentecode", "1"))
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith(
        "Met deze wijzigingen klopt het programma niet; er is niets geschreven.\n"
        "Gemeenten, rij 2 (Noord), Gemeentecode: '1' "
    )
    assert YAML.read_text("utf-8") == TEXT


def test_what_is_wrong_in_a_new_row_is_said_at_its_place_on_the_sheet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def two_new(book: Any) -> None:
        book["Planning"].delete_rows(2)
        for row, month in ((3, 6), (4, 13)):
            put(book["Planning"], "Titel", f"Nieuw {month}", row)
            put(book["Planning"], "Maand", month, row)

    change(two_new)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err.splitlines()[1].startswith("Planning, rij 4 (Nieuw 13): 13 kan niet: ")
    assert YAML.read_text("utf-8") == TEXT


def test_emptying_what_the_programme_leaves_out_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    programme(HEAD.encode())
    change(lambda book: put(book["Programma"], "Verdeelsleutel", None))
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert (
        ", Verdeelsleutel: is leeggemaakt, maar geldt ook zonder dat het in de YAML staat; "
        in found.err
    )


def test_with_partial_the_rest_is_taken_over(capsys: pytest.CaptureFixture[str]) -> None:
    def spoil(book: Any) -> None:
        put(book["Uren"], "Uren", 99)
        put(book["Gemeenten"], "Naam", "Noord, en verder")

    change(spoil)
    found = uvp(capsys, "import", "uvp.xlsx", "--gedeeltelijk")
    assert found.code == 1
    assert "1 wijziging; geschreven.\n" in found.out
    assert found.err.startswith("Uren, rij 2 (Veilig uitgaan), Uren: is niet te wijzigen")
    assert found.err.endswith("Dit is niet overgenomen.\n")
    assert YAML.read_text("utf-8") == TEXT.replace("name: Noord,", 'name: "Noord, en verder",')


def test_cells_are_filled_and_emptied_and_rows_come_and_go(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def edit(book: Any) -> None:
        put(book["Acties"], "Samenvatting", "Er komt licht: overal.", row=3)
        put(book["Gemeenten"], "Gemeentecode", None, row=3)
        book["Planning"].delete_rows(3)
        planning = [each.value for each in book["Planning"][1]]
        row = {"Titel": "Nieuw overleg", "Maand": "juni"}
        book["Planning"].append([row.get(each) for each in planning])
        book["Ketenpartners"].append([None, "Stichting Licht"])

    change(edit)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.err) == (0, "")
    assert "5 wijzigingen; geschreven.\n" in found.out
    new = YAML.read_text("utf-8").splitlines()
    old = TEXT.splitlines()
    assert [line for line in new if line not in old] == [
        "  - {id: midden, name: Midden aan de Maas, aliases: [Midden]}",
        next(line for line in new if "stichting-licht, name: Stichting Licht}]" in line),
        '    summary: "Er komt licht: overal."',
        "  - {title: Nieuw overleg, month: 6}",
    ]
    assert [line for line in old if line not in new] == [
        "  - {id: midden, name: Midden aan de Maas, aliases: [Midden], code: GM0002}",
        next(line for line in old if line.startswith("partners: ")),
        "  - {title: Zomer, period: {name: Zomerperiode, months: [7, 8]}, derived: [period]}",
    ]


@pytest.mark.slow
def test_two_workbooks_are_taken_in_one_after_the_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("tweede.xlsx").write_bytes(Path("uvp.xlsx").read_bytes())
    change(lambda book: put(book["Gemeenten"], "Naam", "Noord 1"))
    second = load_workbook("tweede.xlsx")
    put(second["Gemeenten"], "Naam", "Noord 2")
    put(second["Planning"], "Titel", "Uitgaan in juni")
    second.save("tweede.xlsx")
    assert uvp(capsys, "import", "uvp.xlsx").code == 0
    YAML.write_text("# nog iets\n" + YAML.read_text("utf-8"), "utf-8")
    found = uvp(capsys, "import", "tweede.xlsx")
    assert (found.code, found.out) == (1, "")
    assert "er stond 'Noord', er staat nu 'Noord 1', en in de werkmap 'Noord 2'" in found.err
    assert uvp(capsys, "import", "tweede.xlsx", "--partial").code == 1
    text = YAML.read_text("utf-8")
    assert text.startswith("# nog iets\n")
    assert "title: Uitgaan in juni" in text
    assert "name: Noord 1" in text


@pytest.mark.parametrize("carried", [None, "onzin"])
def test_a_workbook_that_carries_no_programme_needs_the_version_of_then(
    capsys: pytest.CaptureFixture[str], carried: str | None
) -> None:
    def spoil(book: Any) -> None:
        three_cells(book)
        for row in book["uvp"].iter_rows():
            if row[0].value == "programma":
                row[0].value, row[1].value = (
                    (None, None) if carried is None else ("programma", carried)
                )

    change(spoil)
    text = YAML.read_text("utf-8") + "# nog iets\n"
    YAML.write_text(text, "utf-8")
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "data/uvp2026.yaml is veranderd nadat 'uvp.xlsx' ervan is gemaakt. Zet de versie van toen "
        "terug, bijvoorbeeld met git, en neem de werkmap daarin over; of maak een nieuwe export en "
        "breng de wijzigingen daarin aan.\n"
    )
    assert YAML.read_text("utf-8") == text


@pytest.mark.slow
def test_a_workbook_of_an_older_document_comes_into_the_one_of_today(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "maatregelen-en-indicatoren.yaml"
    older, today = (PROGRAMMES / folder / name for folder in ("older", "valid"))
    programme(today.read_bytes())

    def as_it_was(book: Any) -> None:
        for title in ("Meerjarenplannen", "Acties - trekkers", "Maatregelen - trekkers"):
            del book[title]
        put(book["Programma"], "Versie", 1)
        book["Acties"]["Z1"], book["Acties"]["Z2"] = "Trekker", "ov"
        rows = [row for row in book["uvp"].iter_rows() if row[0].value == "programma"]
        content = escaped(json.dumps(parse(older.read_text(), name).data))
        packed = base64.b85encode(zlib.compress(content.encode())).decode()
        for row, carried in zip(rows, [packed, *[""] * len(rows)], strict=False):
            row[1].value = carried

    change(as_it_was)
    YAML.write_text("# Bijgewerkt.\n" + today.read_text("utf-8"), "utf-8")
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.err) == (0, "")
    assert "Er is niets veranderd. Niet overgenomen: Acties, kolom Trekker." in found.out
    change(lambda book: put(book["Maatregelen"], "Titel", "Politiekeurmerk"))
    assert uvp(capsys, "import", "uvp.xlsx").code == 0
    assert "title: Politiekeurmerk\n" in YAML.read_text("utf-8")


@pytest.mark.parametrize("name", ["uvp2027.yaml", "uvp2026-herzien.yml"])
def test_a_newer_programme_beside_the_one_of_the_workbook_is_not_taken_for_it(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    change(three_cells)
    newer = YAML.with_name(name)
    newer.write_text(TEXT.replace("Proef 2026", "Proef later"), "utf-8")
    if name.endswith(".yml"):
        YAML.rename(YAML.with_name("uvp2025.yaml"))
    found = uvp(capsys, "import", "uvp.xlsx")
    source = "data/uvp2025.yaml" if name.endswith(".yml") else "data/uvp2026.yaml"
    assert (found.code, found.out) == (2, "")
    assert (
        f"'uvp.xlsx' is gemaakt van {source}, niet van data/{name}. Geef --file {source}.\n"
    ) in found.err
    assert uvp(capsys, "import", "uvp.xlsx", "--file", source).code == 0


def test_a_workbook_of_another_programme_says_of_which(
    capsys: pytest.CaptureFixture[str],
) -> None:
    YAML.write_text(TEXT.replace("uvp-proef-2026", "uvp-zuid-2026"), "utf-8")
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "'uvp.xlsx' is gemaakt van uvp-proef-2026 (in uvp2026.yaml), en data/uvp2026.yaml is een "
        "ander programma: uvp-zuid-2026. Noem het goede met --file.\n"
    )


def test_what_stands_beside_the_tables_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    def annotate(book: Any) -> None:
        book.create_sheet("Notities").append(["Bellen met Noord"])
        book.create_sheet("Leeg")
        roles = book["Rollen"]
        roles.cell(2, roles.max_column + 2, "Wie is dit?")
        cell(book["Planning"], "Titel").comment = Comment("Kan dit\neerder?", "ik")

    change(annotate)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.err) == (0, "")
    assert " ".join(found.out.split()).endswith(
        "Er is niets veranderd. Niet overgenomen: Rollen, rij 2, naast de tabel: 'Wie is dit?'; "
        "blad Notities; Planning, cel C2, opmerking: 'Kan dit eerder?'."
    )
    assert YAML.read_text("utf-8") == TEXT


def test_windows_lines_and_a_byte_order_mark_stay(capsys: pytest.CaptureFixture[str]) -> None:
    content = TEXT.replace("\n", "\r\n").encode("utf-8-sig")
    programme(content)
    change(lambda book: put(book["Gemeenten"], "Naam", "Het Noorden"))
    assert uvp(capsys, "import", "uvp.xlsx").code == 0
    expected = content.replace(b"name: Noord,", b"name: Het Noorden,")
    assert YAML.read_bytes() == expected


def test_what_stands_for_more_is_changed_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    programme(f"{HEAD}roles:\n  - {{id: a, name: &n Naam}}\nremarks: []\n".encode())
    change(lambda book: put(book["Rollen"], "Naam", "Anders"))
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "Rollen, rij 2 (Naam), Naam: staat in de YAML niet als losse waarde; wijzig het daar.\n"
        "Er is niets geschreven.\n"
    )


def test_the_shipped_programme_never_changes(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("leeg"))
    found = uvp(capsys, "import", str(tmp_path / "uvp.xlsx"), "--file", str(locate.shipped()))
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "Het meegeleverde programma verandert niet. Noem het uwe met --file.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_through_a_link_what_it_leads_to_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    link = Path("link.yaml")
    link.symlink_to(YAML)
    change(three_cells)
    assert uvp(capsys, "import", "uvp.xlsx", "--file", "link.yaml").code == 0
    assert link.is_symlink()
    assert 'name: "Noord, en verder"' in YAML.read_text("utf-8")


@pytest.mark.parametrize("named", [("data/uvp2026.yaml", "a.yaml"), ("data",)])
def test_it_takes_one_programme_and_writes_none_of_more(
    capsys: pytest.CaptureFixture[str], named: tuple[str, ...]
) -> None:
    other = Path("a.yaml") if len(named) > 1 else Path("data/a.yaml")
    other.write_text(TEXT, "utf-8")
    change(three_cells)
    options = [each for name in named for each in ("--file", name)]
    found = uvp(capsys, "import", "uvp.xlsx", *options)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Dit kan met één programma tegelijk; hier zijn er 2: ")
    assert found.err.endswith("Noem er met --file een.\nHulp: uvp import --help\n")
    assert YAML.read_text("utf-8") == TEXT
    other.unlink()
    assert uvp(capsys, "import", "uvp.xlsx", "--file", "data").code == 0
    assert YAML.read_text("utf-8") != TEXT


def test_another_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "export", "uvp.ods").code == 0
    for name in ("uvp.ods", str(YAML)):
        found = uvp(capsys, "import", name)
        assert (found.code, found.out) == (2, "")
        assert found.err == (
            f"'{name}' komt niet terug; dat kan alleen een .xlsx van uvp export.\n"
            "Hulp: uvp import --help\n"
        )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("weg.xlsx", "'weg.xlsx' bestaat niet. Controleer de naam en de map.\n"),
        ("data", "'data' is een map; noem het bestand daarin.\n"),
        ("\0", "'\\x00' is niet te lezen: de naam kan hier niet.\n"),
        (
            "half.xlsx",
            "'half.xlsx' is beschadigd of niet helemaal; bewaar of verstuur de werkmap opnieuw.\n",
        ),
        ("groot.xlsx", "'groot.xlsx' is groter dan 16 MB; is dit het goede bestand?\n"),
    ],
)
def test_what_cannot_be_read_ends_with_3(
    capsys: pytest.CaptureFixture[str], name: str, message: str
) -> None:
    Path("half.xlsx").write_bytes(Path("uvp.xlsx").read_bytes()[:-3000])
    with Path("groot.xlsx").open("wb") as stream:
        stream.truncate(16 * 1024 * 1024 + 1)
    found = uvp(capsys, "import", name)
    assert (found.code, found.out, found.err) == (3, "", message)


def test_a_programme_that_changes_meanwhile_or_cannot_be_written_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(three_cells)

    def fail(*_: object) -> None:
        raise OSError(errno.EROFS, "")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fail)
        found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        f"'{YAML.resolve()}' is niet te schrijven: de schijf is alleen te lezen.\n"
    )
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _: b"anders")
        found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (2, "")
    assert "verandert op dit moment. Probeer het nog eens.\n" in found.err
    assert YAML.read_text("utf-8") == TEXT


def test_the_cells_that_cannot_be_taken_over_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def spoil(book: Any) -> None:
        put(book["Overzicht"], "Jeugd en Veiligheid", 40)
        estimates, money = book["Ramingen"], book["Financiën"]
        for row, hours in enumerate((100 / 3, 1e300, "1.066,555", "=5+6"), 2):
            put(estimates, "Uren", hours, row)
        estimates.cell(2, estimates.max_column + 2, "Klopt dit?")
        money.cell(1, money.max_column + 1, "Bedrag")
        money.cell(2, money.max_column, 3)

    change(spoil)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "Overzicht, rij 2, Jeugd en Veiligheid: is niet te wijzigen in de export; zet terug wat er "
        "stond ('55,71'), neem de rest over en wijzig dit daarna in de YAML.\n"
        "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren: telt 16 cijfers; rond het af, "
        "bijvoorbeeld op 33,33.\n"
        "Ramingen, rij 3 (Veilig uitgaan: Samen), Uren: telt 301 cijfers; hooguit 15 mag.\n"
        "Ramingen, rij 4 (Veilig uitgaan: Bijeenkomst), Uren: kan niet '1.066,555' zijn; "
        "schrijf een getal, zoals 1500, 1.500 of 7,5.\n"
        "Ramingen, rij 5 (Lampen), Uren: bevat een formule zonder uitkomst; open de werkmap in "
        "een rekenprogramma, bewaar haar daar en probeer het nog eens.\n"
        "Financiën, kolom Bedrag: staat er meer dan eens; laat alleen de kolom uit de export "
        "staan.\n"
        "Er is niets geschreven.\n"
    )


def test_figures_are_dutch_and_shown_with_all_their_digits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def round_off(book: Any) -> None:
        put(book["Ramingen"], "Uren", "1.066")
        put(book["Ramingen"], "Uren", 33.333, row=3)

    change(round_off)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert found.code == 0
    assert "Uren  10   1.066   data" in found.out
    assert "Uren  80   33,333  data" in found.out
    assert "hours: 1066, per: gemeente" in YAML.read_text("utf-8")
    assert "hours: 33.3330\n" in YAML.read_text("utf-8")


def test_values_that_cannot_be_written_are_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise scalars.Unchangeable

    change(three_cells)
    monkeypatch.setattr(amending, "rewritten", fail)
    found = uvp(capsys, "import", "uvp.xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err.splitlines() == [
        "Gemeenten, rij 2 (Noord), Naam: staat in de YAML niet als losse waarde; wijzig het daar.",
        "Thema's, rij 2 (Jeugd en Veiligheid), Samenvatting: staat in de YAML niet als losse "
        "waarde; wijzig het daar.",
        "Ramingen, rij 2 (Veilig uitgaan: Eigen), Uren: staat in de YAML niet als losse waarde; "
        "wijzig het daar.",
        "Er is niets geschreven.",
    ]


def test_hours_that_are_not_those_of_their_cell_are_warned_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(lambda book: put(book["Ramingen"], "Uren", 12.5))
    found = uvp(capsys, "import", "uvp.xlsx", "--dry-run")
    told = " ".join(found.out.split())
    assert (found.code, found.err) == (0, "")
    assert "UVP713 De cel zegt '" in told
    assert "de raming 12,5 uur. Neem over wat in de cel staat" in told


def test_a_workbook_with_thousands_of_new_rows_is_not_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fill(book: Any) -> None:
        for number in range(MAX_CHANGES + 1):
            book["Ketenpartners"].append([None, f"Partner {number}"])

    change(fill)
    found = uvp(capsys, "import", "uvp.xlsx", "--partial")
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "De werkmap verschilt op meer dan 2.000 plaatsen van het programma; is dit de goede "
        "werkmap?\nEr is niets geschreven.\n"
    )
    assert YAML.read_text("utf-8") == TEXT


def test_a_year_is_no_amount_and_a_choice_is_told_in_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(PROGRAMMES / "valid" / "uren-per-afdeling-en-jaar.yaml", "plan.yaml")
    assert uvp(capsys, "export", "plan.xlsx", "--file", "plan.yaml").code == 0
    book = load_workbook("plan.xlsx")
    sheet = book["Ramingen"]
    at = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    row = next(row for row in range(2, 99) if sheet.cell(row, at["Jaar"]).value == 2027)
    sheet.cell(row, at["Jaar"]).value = 2026
    sheet.cell(row, at["Grondslag"]).value = "gezamenlijk"
    book.save("plan.xlsx")
    said = uvp(capsys, "import", "plan.xlsx", "--file", "plan.yaml", "--dry-run").out
    assert re.search("Jaar +2027 +2026 +plan.yaml", said)
    assert re.search("Grondslag +per gemeente +gezamenlijk +plan.yaml", said)
    told = uvp(
        capsys, "import", "plan.xlsx", "--file", "plan.yaml", "--dry-run", "--format", "json"
    )
    changes = json.loads(told.out)["changes"]
    assert {(each["before"], each["after"]) for each in changes} == {
        (2027, 2026),
        ("gemeente", "joint"),
    }
