from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import programme
from uvp_cli.document.findings import Unreadable
from uvp_cli.files.key_file import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_FINDINGS,
    MAX_ROWS,
    KeyFile,
    parse,
    read,
)
from uvp_cli.programme.model import Programme

HEAD = "gemeente;gewicht;bron;peildatum\n"


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme()


def parsed(text: str) -> KeyFile:
    return parse(text, "sleutel.csv", programme())


def findings(text: str) -> list[str]:
    """What is wrong, as "line:column message hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.message} {each.hint}"
        for each in parsed(text).diagnostics
    ]


@cases(
    "text",
    [
        f"{HEAD}Noord;25.900,5;CBS;2026-01-01\nmidden;18600;;\nZUID;0;CBS;2026-01-01\n",
        "Gemeente,Inwoners,Bron,Peildatum\r\n"
        'Noord,"25900,5",CBS,1-1-2026\r\nMidden,18600,CBS,1-1-2026\r\nZuid,0,CBS,01-01-2026\r\n',
        f"{HEAD}0001;25.900,5;CBS;2026-01-01\n2;18600;;\nZuid;0;;\n",
        ";;;;\n;Provincie;Aantal inwoners;Bron;Peildatum;Code\n"
        ";Noord;25900,5;CBS;1-1-2026;gm0001\n;Noord;18600;;;GM0002\n\n;;0;;;zuid\n;;;;;\n",
    ],
)
def test_a_table_from_a_spreadsheet(text: str) -> None:
    key = parsed(text).allocation
    assert key is not None
    assert key.key == "weights"
    assert key.weights == {"noord": Decimal("25900.5"), "midden": 18600, "zuid": 0}
    assert (key.source, key.date) == ("CBS", "2026-01-01")


@cases("number", ["1", "007", "1.000", "999.999.999", "0,25", "12.345,6"])
def test_a_weight_is_a_dutch_number(number: str) -> None:
    key = parsed(f"{HEAD}Noord;{number};CBS;2026-01-01\nMidden;1\nZuid;1\n").allocation
    assert key is not None
    assert key.weights["noord"] == Decimal(number.replace(".", "").replace(",", "."))


@cases("number", ["", "-1", "1,000,000", "veel", "1e3", "1.2.3", "0.125.000", "٣", "9" * 10])
def test_anything_else_is_no_weight(number: str) -> None:
    text = f"{HEAD}Noord;{number};CBS;2026-01-01\nMidden;1\nZuid;1\n"
    assert findings(text) == [
        f"2:7 Het gewicht '{number}' is geen getal van 0 of meer. "
        "Schrijf bijvoorbeeld 25900, 25.900 of 25900,5."
    ]


@cases(
    ("number", "problem"),
    [
        ("25%", "is een percentage. Schrijf het getal zonder procentteken."),
        ("12,5 %", "is een percentage. Schrijf het getal zonder procentteken."),
        ("12.5", "heeft een punt voor de decimalen. Schrijf een komma, zoals in 25900,5."),
        ("0.125", "heeft een punt voor de decimalen. Schrijf een komma, zoals in 25900,5."),
        (
            "0,125",
            "heeft meer dan twee decimalen. Rond af, of neem alle gewichten even veel keer zo "
            "groot; alleen de verhouding telt.",
        ),
    ],
)
def test_a_number_written_otherwise_says_how_to_write_it(number: str, problem: str) -> None:
    text = f"{HEAD}Noord;{number};CBS;2026-01-01\nMidden;1\nZuid;1\n"
    assert findings(text) == [f"2:7 Het gewicht '{number}' {problem}"]


@cases(
    ("row", "column"),
    [
        ('"Noord";x;CBS;2026-01-01', 9),
        ('"Noord";"x";CBS;2026-01-01', 9),
        ('"Noord;""";x', 12),
        ('Noord";x', 8),
        ("Noord", 6),
    ],
)
def test_quotes_do_not_hide_where_a_cell_is(row: str, column: int) -> None:
    found = parsed(f"{HEAD}{row}\n{REST}").diagnostics
    assert column in [each.location.column for each in found if "gewicht" in each.message]


HEADINGS = "Begin met de kopregel: gemeente;gewicht;bron;peildatum"
REST = "Midden;2\nZuid;3\n"


@cases(
    ("text", "expected"),
    [
        ("", [f"1:1 Dit bestand is leeg. {HEADINGS}"]),
        ("\n;;\n", [f"1:1 Dit bestand is leeg. {HEADINGS}"]),
        (
            "\nNoord;1;CBS;2026-01-01\n",
            [f"2:1 In de kop ontbreken gemeente, gewicht, bron en peildatum. {HEADINGS}"],
        ),
        ("gemeente;gewicht;bron\n", [f"1:1 In de kop ontbreekt peildatum. {HEADINGS}"]),
        (
            HEAD,
            [
                "1:1 Er is geen regel voor Noord, Midden aan de Maas, Zuid. "
                "Geef elke gemeente een regel met een gewicht."
            ],
        ),
        (
            f"{HEAD}Noord;1;CBS;2026-01-01\nMidden;2\n",
            ["3:1 Er is geen regel voor Zuid. Geef elke gemeente een regel met een gewicht."],
        ),
        (
            f"{HEAD}Noort;1;CBS;2026-01-01\n{REST}",
            [
                "2:1 Onbekende gemeente 'Noort'. Bedoelde u Noord? "
                "Verbeter de naam, of verwijder deze regel."
            ],
        ),
        (
            f"{HEAD}Noord;1;CBS;2026-01-01\n{REST}  noord;4\n",
            ["5:1 Noord staat al op regel 2. Verwijder een van beide regels."],
        ),
        (
            f"{HEAD}Noord;1;;\n{REST}",
            [
                "2:9 De bron is niet ingevuld. "
                "Vul hem minstens één keer in, zodat de verdeling na te gaan is.",
                "2:10 De peildatum is niet ingevuld. "
                "Vul hem minstens één keer in, zodat de verdeling na te gaan is.",
            ],
        ),
        (
            f"{HEAD}Noord;1;CBS;2026-02-30\nMidden;2;BRP;2026-02-30\nZuid;3\n",
            [
                "2:13 De peildatum '2026-02-30' is geen datum. Schrijf jjjj-mm-dd of d-m-jjjj.",
                "3:10 De bron is een andere dan die op regel 2. "
                "Gebruik voor alle gemeenten dezelfde.",
                "3:14 De peildatum '2026-02-30' is geen datum. Schrijf jjjj-mm-dd of d-m-jjjj.",
            ],
        ),
        (
            f"{HEAD}Noord;0;CBS;2026-01-01\nMidden;0\nZuid;0\n",
            [
                "4:1 Alle gewichten zijn 0; zo is er niets te verdelen. "
                "Geef minstens één gemeente een gewicht."
            ],
        ),
        (
            f'{HEAD}Noord;1;CBS;2026-01-01\n"Midden;2\nZuid;3\n',
            ["3:1 Deze regel is geen CSV. Kijk of elk aanhalingsteken in deze regel ook sluit."],
        ),
        (
            f'{HEAD}"Noord";x;CBS;2026-01-01\n{REST}',
            [
                "2:9 Het gewicht 'x' is geen getal van 0 of meer. "
                "Schrijf bijvoorbeeld 25900, 25.900 of 25900,5."
            ],
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, expected: list[str]) -> None:
    assert findings(text) == expected
    assert parsed(text).allocation is None


def test_the_lines_of_the_findings_come_along() -> None:
    found = parsed(f"{HEAD}Noord;x;CBS;2026-01-01\n{REST}")
    assert found.lines == {2: "Noord;x;CBS;2026-01-01"}
    assert found.diagnostics[0].code == ""


def test_findings_have_a_bound() -> None:
    many = HEAD + "Nergens;1;CBS;2026-01-01\n" * 5000
    assert len(parsed(many).diagnostics) == MAX_FINDINGS


@cases(
    ("text", "first"),
    [
        (
            f"{HEAD[:-1]}{';' * MAX_COLUMNS}\n",
            f"1:{len(HEAD) + MAX_COLUMNS - 3} Deze regel heeft meer dan 200 kolommen.",
        ),
        (
            f"{HEAD}Noord;1;{'x' * (MAX_CELL + 1)};2026-01-01\n",
            "2:9 Deze cel telt meer dan 5.000 tekens.",
        ),
        (
            f'{HEAD}"Noord{";1" * MAX_CELL}"',
            "2:1 Deze cel telt meer dan 5.000 tekens.",
        ),
        (
            HEAD + ";;\n" * MAX_ROWS + "Noord;1\n",
            f"{MAX_ROWS + 2}:1 Dit bestand heeft meer dan 10.000 regels.",
        ),
        (f'{HEAD}"{"x;" * 200_000}', "2:1 Deze regel is geen CSV."),
    ],
)
def test_a_table_is_bounded(text: str, first: str) -> None:
    (finding,) = findings(text)
    assert finding.startswith(first)


def test_empty_lines_below_a_table_are_no_rows() -> None:
    text = f"{HEAD}Noord;1;CBS;2026-01-01\n{REST}{';;;' * 5}\n" + ";;;\n" * (2 * MAX_ROWS)
    assert parsed(text).allocation is not None


def test_a_long_source_is_cut() -> None:
    key = parsed(f"{HEAD}Noord;1;{'x' * 3000};2026-01-01\n{REST}").allocation
    assert key is not None
    assert len(key.source or "") == 200


@given(st.text('gemntwihbrolpd;,"\n\r 1-206.Noordzui', max_size=120), st.booleans())
def test_any_text_gives_a_key_or_findings_inside_it(text: str, headed: bool) -> None:  # noqa: FBT001
    whole = HEAD + text if headed else text
    found = parsed(whole)
    assert (found.allocation is None) is bool(found.diagnostics)
    for each in found.diagnostics:
        line = found.lines[each.location.line]
        assert 1 <= each.location.column <= len(line) + 1


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path, found: Programme) -> None:
    path = tmp_path / "sleutel.csv"
    path.write_text(f"{HEAD}Noord;1;CBS;2026-01-01\n{REST}", "utf-8-sig")
    key = read(path, "sleutel.csv", found).allocation
    assert key is not None
    assert key.weights == {"noord": 1, "midden": 2, "zuid": 3}


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            b"gemeente;gewicht\nS\xfadwest;1",
            "Dit bestand is geen UTF-8.",
            "Bewaar het in Excel als 'CSV UTF-8'.",
        ),
        (
            b" " * (MAX_BYTES + 1),
            "Dit bestand is groter dan 1 MB.",
            "Een verdeelsleutel heeft één regel per gemeente; is dit het goede bestand?",
        ),
        (
            None,
            "Dit bestand bestaat niet.",
            "Kies 'equal', of de naam van een CSV-bestand met gewichten.",
        ),
    ],
    ids=["latin", "groot", "geen"],
)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, found: Programme, content: bytes | None, message: str, hint: str
) -> None:
    path = tmp_path / "sleutel.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unreadable) as ending:
        read(path, "sleutel.csv", found)
    diagnostic = ending.value.diagnostic
    assert (diagnostic.message, diagnostic.hint) == (message, hint)
    assert str(diagnostic.location) == "sleutel.csv:1:1"


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="there are no such pipes here")
def test_what_a_shell_hands_over_is_read(found: Programme) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{HEAD}Noord;1;CBS;2026-01-01\nMidden;1\nZuid;1\n".encode())
    os.close(writing)
    key = read(Path(f"/dev/fd/{reading}"), "sleutel", found).allocation
    os.close(reading)
    assert key is not None
    assert key.weights == {"noord": 1, "midden": 1, "zuid": 1}


def test_a_folder_cannot_be_read(tmp_path: Path, found: Programme) -> None:
    with pytest.raises(Unreadable, match=r"^Dit bestand is niet te lezen: het is een map\.$"):
        read(tmp_path, "map", found)
    with pytest.raises(Unreadable, match=r"^Dit bestand is niet te lezen: de naam kan "):
        read(Path("a\0b"), "a\0b", found)


def test_the_weight_of_a_group_is_of_no_municipality() -> None:
    grouped = programme("groups: [{id: maas, name: Maas, gemeenten: [noord, zuid]}]\n")
    rows = "Noord;1;CBS;2026-01-01\nmaas;2;;\nZuid;3;;\n"
    (problem,) = parse(f"{HEAD}{rows}", "sleutel.csv", grouped).diagnostics
    assert problem.message == "'maas' is de groep Maas. Noem één gemeente: noord, zuid."
