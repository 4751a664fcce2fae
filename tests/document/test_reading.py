from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.document import bounds
from uvp_cli.document.findings import KeyPath, Unreadable, shorten
from uvp_cli.document.reading import decode, parse, read

INDENT = "Controleer het inspringen."
TABS = "Gebruik spaties in plaats van tabs."
KEY = "Controleer het inspringen van deze regel en de regels erboven."
DASH = (
    "Is dit een nieuw onderdeel? Begin de regel met een streepje, even ver ingesprongen als de"
    " vorige. Hoort zij bij het onderdeel erboven? Laat haar inspringen als de rest daarvan."
)
QUOTE = "Sluit tekst af met een aanhalingsteken, een lijst met ] en een blok met }."
LIST = "Voeg een , of ] toe; zet tekst met [ ] { } , tussen aanhalingstekens."
BLOCK = "Voeg een , of } toe; zet tekst met [ ] { } , tussen aanhalingstekens."
OR_COMMA = "toe; of een komma, als regel 2 er nog bij hoort."
OR_TEXT = 'Hoort het bij de tekst? Schrijf "!geheim b". Laat de tag anders weg.'
NO_VALUE = (
    "Hier ontbreekt een waarde, of een haakje dat afsluit. | Vul de waarde in, en sluit een lijst"
    " af met ] en een blok met }."
)
MARKS = "Controleer het inspringen en de leestekens op deze regel."
WRITE_OUT = "Schrijf de inhoud hier uit."
MERGE_DUPLICATES = "Verwijder een van beide of voeg ze samen."
ONE_WORD = "Schrijf een gewoon woord als sleutel."
SHORTER = "Schrijf een korter getal, of zet aanhalingstekens om tekst."


def found(text: str) -> list[str]:
    """What is wrong with `text`, as "line:column CODE message | hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message} | {each.hint}"
        for each in sorted(parse(text, "proef.yaml").diagnostics, key=lambda each: each.location)
    ]


def data(text: str) -> Any:
    """The data in `text`, in which nothing may be wrong."""
    parsed = parse(text, "proef.yaml")
    assert parsed.diagnostics == ()
    return parsed.data


def unreadable(call: Callable[[], object]) -> str:
    """What `call` complains of, as "file:line:column CODE message | hint"."""
    with pytest.raises(Unreadable) as raised:
        call()
    each = raised.value.diagnostic
    assert str(raised.value) == each.message
    return f"{each.location} {each.code} {each.message} | {each.hint}"


# Files that cannot be read at all.


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    name = str(tmp_path / "weg.yaml")
    message = "Dit bestand bestaat niet. | Controleer de naam en de map."
    assert unreadable(lambda: read(name)) == f"{name}:1:1 UVP001 {message}"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    message = "Dit is een map, geen programma. | Noem het bestand zelf, of zet er een programma in."
    assert unreadable(lambda: read(tmp_path)) == f"{tmp_path}:1:1 UVP002 {message}"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(PermissionError(13, "x"), "u hebt geen leesrechten", id="no permission"),
        pytest.param(OSError(5, "x"), "de schijf geeft een fout", id="broken disk"),
    ],
)
def test_a_file_that_does_not_open_is_not_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    (tmp_path / "dicht.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    expected = f"dicht.yaml:1:1 UVP002 Dit bestand is niet te lezen: {reason}. | None"
    assert unreadable(lambda: read("dicht.yaml")) == expected


def test_a_name_that_no_file_can_have_is_not_readable() -> None:
    assert ":1:1 UVP002 Dit bestand is niet te lezen" in unreadable(lambda: read("a\0b.yaml"))


def test_a_file_over_the_limit_is_too_large(tmp_path: Path) -> None:
    name = tmp_path / "groot.yaml"
    with name.open("wb") as stream:
        stream.truncate(bounds.MAX_BYTES + 1)
    hint = "Een programma is hooguit enkele MB; is dit het goede bestand?"
    expected = f"{name}:1:1 UVP003 Dit bestand is groter dan 16 MB. | {hint}"
    assert unreadable(lambda: read(name)) == expected


def test_a_file_at_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_BYTES", 5)
    name = tmp_path / "net.yaml"
    name.write_text("a: 12", "utf-8")
    assert read(name).data == {"a": 12}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"title: caf\xe9\n", "1:11 UVP004 {} byte 0xE9 hoort hier niet.", id="first"),
        pytest.param(
            "a: één\nb: ".encode() + b"\xeb", "2:4 UVP004 {} byte 0xEB hoort hier niet.", id="later"
        ),
        pytest.param(
            "é: ë".encode() + b"\xff", "1:5 UVP004 {} byte 0xFF hoort hier niet.", id="characters"
        ),
        pytest.param(b"a: \xc3", "1:4 UVP004 {} byte 0xC3 hoort hier niet.", id="cut off"),
        pytest.param(
            b"\xef\xbb\xbftitle: caf\xe9\n",
            "1:11 UVP004 {} byte 0xE9 hoort hier niet.",
            id="after a byte order mark",
        ),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_where_they_stand(
    content: bytes, expected: str
) -> None:
    line = expected.format("Dit bestand is geen UTF-8:")
    complaint = unreadable(lambda: decode(content, "proef.yaml"))
    assert complaint == f"proef.yaml:{line} | Sla het bestand op als UTF-8."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"PK\x03\x04\x14\0\xffxl/workbook.xml",
            "een werkmap van Excel, en geen tekst. | Lees haar met",
        ),
        (
            b"PK\x03\x04\x14\0word/document.xml",
            "een document van Word, en geen tekst. | Begin ermee met",
        ),
        (b"PK\x03\x04\x14\0a.txt", "geen tekst. | Noem het YAML-bestand van het programma."),
        (b"\x89PNG\r\n\x1a\n\0\0", "geen tekst. | Noem het YAML-bestand van het programma."),
        (b"\x1f\x8b\x08\x00", "geen tekst. | Noem het YAML-bestand van het programma."),
        (b"a: \xe9\0", "geen tekst. | Noem het YAML-bestand van het programma."),
        ("version: 2\n".encode("utf-16-be"), "UTF-16. | Sla het bestand op als UTF-8."),
        ("version: 2\n".encode("utf-16-le"), "UTF-16. | Sla het bestand op als UTF-8."),
        ("version: 2\n".encode("utf-32"), "UTF-32. | Sla het bestand op als UTF-8."),
    ],
)
def test_a_file_that_is_no_text_is_never_to_be_saved_as_text(content: bytes, expected: str) -> None:
    complaint = unreadable(lambda: decode(content, "proef.yaml"))
    assert complaint.startswith(f"proef.yaml:1:1 UVP004 Dit bestand is {expected}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_called_by_its_name(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    content = f"{mark}version: 2\n".encode(encoding)
    complaint = unreadable(lambda: decode(content, "proef.yaml"))
    expected = "Dit bestand is UTF-16. | Sla het bestand op als UTF-8."
    assert complaint == f"proef.yaml:1:1 UVP004 {expected}"


def test_a_byte_order_mark_before_utf8_does_not_matter(tmp_path: Path) -> None:
    name = tmp_path / "bom.yaml"
    name.write_bytes(b"\xef\xbb\xbfa: no\n")
    (each,) = read(name).diagnostics
    assert str(each.location) == f"{name}:1:4"


# YAML that breaks off.


@cases(
    ("text", "expected"),
    [
        pytest.param(
            "a:\n\tb: 1\n", f"2:1 UVP101 Deze regel springt in met een tab. | {TABS}", id="tab"
        ),
        pytest.param(
            "a:\n  b: 1\n \tc: 2\n",
            f"3:2 UVP101 Deze regel springt in met een tab. | {TABS}",
            id="tab after a space",
        ),
        pytest.param(
            "title: Veiligheid: nu",
            "1:18 UVP101 Hier staat een dubbele punt die niet kan. | Is het tekst? Schrijf "
            '"Veiligheid: nu". Zijn het twee sleutels? Zet ze tussen { en }, met een komma '
            "ertussen.",
            id="colon in text",
        ),
        pytest.param(
            "a: 1\n  b: 2\n",
            "2:3 UVP101 Deze regel springt verder in, en telt als vervolg van de tekst op regel 1."
            " | Laat 'b:' evenveel inspringen als 'a:' op regel 1. Is het tekst? Zet dan alles"
            " tussen aanhalingstekens.",
            id="indented too far",
        ),
        pytest.param(
            "a:\n    b: 1\n  c: 2\n",
            f"3:3 UVP101 Hier wordt een sleutel verwacht. | {KEY}",
            id="indented halfway",
        ),
        pytest.param(
            "a: 'b' c",
            "1:8 UVP101 Deze waarde is al afgesloten, en er staat nog iets achter. |"
            " Hoort het bij de tekst? Schrijf \"'b' c\".",
            id="after a quote",
        ),
        pytest.param(
            "- a\nb: 1",
            f"2:1 UVP101 Hier wordt een nieuw lijstonderdeel verwacht. | {DASH}",
            id="key after a list",
        ),
        pytest.param(
            "a: - b",
            "1:4 UVP101 Een lijstonderdeel kan hier niet beginnen. |"
            " Zet het streepje op een eigen regel, onder de sleutel.",
            id="dash after a key",
        ),
        pytest.param(
            "a: [1, 2\nb: 3\n",
            "1:4 UVP101 Deze lijst is niet afgesloten. |"
            f" Voeg op regel 1 achteraan een ] {OR_COMMA}",
            id="open [",
        ),
        pytest.param(
            "a: [1 }\n", f"1:7 UVP101 Deze lijst is niet afgesloten. | {LIST}", id="[ with }"
        ),
        pytest.param(
            "a: {b: 1\nc: 2\n",
            "1:4 UVP101 Dit blok is niet afgesloten. |"
            f" Voeg op regel 1 achteraan een }} {OR_COMMA}",
            id="open {",
        ),
        pytest.param(
            'a: 1\nb: "x\nc: 2\n',
            f"2:4 UVP101 Wat hier begint, wordt nergens afgesloten. | {QUOTE}",
            id="open double quote",
        ),
        pytest.param(
            "a: 'x\n",
            f"1:4 UVP101 Wat hier begint, wordt nergens afgesloten. | {QUOTE}",
            id="open single quote",
        ),
        pytest.param(
            r'a: "C:\q"',
            "1:7 UVP101 Dit teken kan niet na een backslash staan. |"
            r" Schrijf \\ voor een backslash, of gebruik enkele aanhalingstekens.",
            id="escape",
        ),
        pytest.param(
            "a: !x!y z",
            "1:4 UVP101 Deze tag is onbekend. | Begint hier tekst? Zet die tussen"
            " aanhalingstekens. Laat de tag anders weg.",
            id="tag handle",
        ),
        *(
            pytest.param(
                f"a: {sign}x",
                "1:4 UVP101 Met dit teken kan geen waarde beginnen. |"
                " Zet de waarde tussen aanhalingstekens.",
                id=f"value begins with {sign}",
            )
            for sign in "@%`"
        ),
        pytest.param(
            "a: 1\n...\nb: 2",
            "3:1 UVP101 Na het einde van het document staat nog iets. |"
            " Hoort het erbij? Verwijder dan alleen de regel met ... erboven.",
            id="after the end",
        ),
        pytest.param(
            "a: *x",
            f"1:4 UVP101 *x verwijst naar een anker dat er niet is. | {WRITE_OUT}",
            id="unknown anchor",
        ),
        pytest.param("]", f"1:1 UVP101 {NO_VALUE}", id="anything else"),
        pytest.param(
            "a:\n  - {b:",
            f"2:8 UVP101 {NO_VALUE}",
            id="cut off in a block",
        ),
        pytest.param(
            "%FOO\na: 1", f"1:5 UVP101 Dit is geen geldige YAML. | {MARKS}", id="directive"
        ),
        pytest.param(
            "a: 1\nzonder\nb: 2\n",
            "2:1 UVP101 Hier ontbreekt een dubbele punt na de sleutel. | Schrijf: sleutel: waarde",
            id="no colon",
        ),
        pytest.param(
            "a: >tekst\n  meer\n",
            "1:5 UVP101 Na | of > hoort de tekst op de volgende regel. | Begin een nieuwe regel.",
            id="text after >",
        ),
    ],
)
def test_broken_yaml_is_explained_where_it_breaks(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param('a: 1\nb: "\\UFFFFFFFF"', "2:1", id="character"),
        pytest.param('a: 1\nb: "\\ud800"', "2:4", id="half a character"),
        pytest.param(f"%YAML {'9' * 5_000}.1\n---\na: 1", "1:1", id="version"),
    ],
)
def test_what_pyyaml_itself_trips_over_is_broken_yaml(
    monkeypatch: pytest.MonkeyPatch, text: str, place: str
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert found(text) == [f"{place} UVP101 Dit is geen geldige YAML. | {MARKS}"]


@pytest.mark.parametrize("text", ["a: [1", "a: {b: 1"])
def test_what_is_never_closed_is_reported_on_a_line_that_exists(text: str) -> None:
    assert [line.split(":")[0] for line in found(text)] == ["1"]


def test_what_stands_before_a_syntax_error_is_read() -> None:
    parsed = parse('a: 1\nb: [2, {c: 3}]\nd: {e: "x', "proef.yaml")
    assert parsed.data == {"a": 1, "b": [2, {"c": 3}], "d": {}}
    assert not parsed.complete


def test_a_document_that_was_read_to_the_end_is_complete() -> None:
    assert parse("a: !x no\na: 2\n", "proef.yaml").complete


# YAML that is refused, while the rest is read.


@cases(
    ("text", "expected"),
    [
        pytest.param(
            "a: 1\nb: 2\na: 3\n",
            [f"3:1 UVP102 De sleutel 'a' staat er al, op regel 1. | {MERGE_DUPLICATES}"],
            id="duplicate key",
        ),
        pytest.param(
            "- {a: 1}\n- {b: 1, 'b': 2}\n",
            [f"2:10 UVP102 De sleutel 'b' staat er al, op regel 2. | {MERGE_DUPLICATES}"],
            id="duplicate key inside",
        ),
        pytest.param(
            f"{'k' * 50}: 1\n{'k' * 50}: 1\n",
            [f"2:1 UVP102 De sleutel '{'k' * 39}…' staat er al, op regel 1. | {MERGE_DUPLICATES}"],
            id="long duplicate key",
        ),
        pytest.param(
            "a: &x 1\nb: &x 2\nc: [&y [], &y {}]\n",
            [
                "2:4 UVP101 Het anker &x bestaat al, op regel 1. | Geef het een andere naam.",
                "3:12 UVP101 Het anker &y bestaat al, op regel 3. | Geef het een andere naam.",
            ],
            id="duplicate anchor",
        ),
        pytest.param(
            "a: !geheim b",
            [f"1:4 UVP103 De tag '!geheim' is niet toegestaan. | {OR_TEXT}"],
            id="tag on text",
        ),
        pytest.param(
            "- !!python/name:os.system\n- !x [1]\n- !<y> {}\n",
            [
                "1:3 UVP103 De tag 'tag:yaml.org,2002:python/name:os.system' is niet toegestaan."
                " | Laat de tag weg.",
                "2:3 UVP103 De tag '!x' is niet toegestaan. | Laat de tag weg.",
                "3:3 UVP103 De tag 'y' is niet toegestaan. | Laat de tag weg.",
            ],
            id="tags on everything",
        ),
        pytest.param(
            "a: &x {b: 1}\nc:\n  <<: *x\n",
            ["3:3 UVP104 Samenvoegen met << is niet toegestaan. | Schrijf de sleutels uit."],
            id="merge key",
        ),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            [
                "2:1 UVP105 Hier begint een tweede document."
                " | Zet elk programma in een eigen bestand."
            ],
            id="second document",
        ),
        pytest.param(
            "a: [x, &y [*y]]",
            [f"1:12 UVP113 *y verwijst naar iets waar het zelf in staat. | {WRITE_OUT}"],
            id="alias to the list around it",
        ),
        pytest.param(
            "a: &x\n  b: {c: *x}\n",
            [f"2:10 UVP113 *x verwijst naar iets waar het zelf in staat. | {WRITE_OUT}"],
            id="alias to the mapping around it",
        ),
        pytest.param(
            "a: 1\n? [b]\n: 2\n",
            [f"2:3 UVP111 Deze sleutel is geen tekst. | {ONE_WORD}"],
            id="list as a key",
        ),
        pytest.param(
            "{{a: 1}: 2, b: 3}",
            [f"1:2 UVP111 Deze sleutel is geen tekst. | {ONE_WORD}"],
            id="mapping as a key",
        ),
        pytest.param(
            "a: 1\nb: \x07x\u0085\x9f",
            [
                "2:4 UVP109 Onzichtbaar stuurteken U+0007. | Verwijder dit teken.",
                "2:6 UVP109 Onzichtbaar regeleinde U+0085: niet elk programma ziet hier een nieuwe "
                "regel. | Vervang dit teken door een gewone nieuwe regel, of door een spatie.",
                "2:7 UVP109 Onzichtbaar stuurteken U+009F. | Verwijder dit teken.",
            ],
            id="control characters",
        ),
        pytest.param(
            "a: 1\n\ufeffb: 2\n".replace("\n\ufeff", "\n# \ufeff\n"),
            ["2:3 UVP109 Onzichtbaar stuurteken U+FEFF. | Verwijder dit teken."],
            id="byte order mark further on",
        ),
        pytest.param(
            "\0" * 30,
            [
                f"1:{column} UVP109 Onzichtbaar stuurteken U+0000. | Verwijder dit teken."
                for column in range(1, 11)
            ],
            id="no more than ten control characters",
        ),
        pytest.param(
            f"a: {'9' * 6_000}",
            [f"1:4 UVP108 Dit getal telt 6000 cijfers; hooguit 15 mag. | {SHORTER}"],
            id="number of 6,000 digits",
        ),
        pytest.param(
            "a: -12345678.12345678",
            [f"1:4 UVP108 Dit getal telt 16 cijfers; hooguit 15 mag. | {SHORTER}"],
            id="long decimal number",
        ),
    ],
)
def test_what_is_refused_is_reported_where_it_stands(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@cases("text", ["", "\n\n", "   \n", "# alleen commentaar\n\n# meer"])
def test_a_document_without_content_is_empty(text: str) -> None:
    assert found(text) == ["1:1 UVP112 Dit document is leeg. | Begin met: version: 2"]
    assert parse(text, "proef.yaml").root is None
    (finding,) = parse(text, "uvp2026.voortgang.yaml").diagnostics
    assert finding.hint == "Begin met: version: 1"


@cases(
    ("text", "kept"),
    [
        pytest.param("a: 1\na: 2\nb: 3", {"a": 1, "b": 3}, id="the first of equal keys"),
        pytest.param("a: !x 1", {"a": 1}, id="the value of a tag"),
        pytest.param("<<: {a: 1}\nb: 2", {"b": 2}, id="what stands beside a merge key"),
        pytest.param("a: 1\n--- {b: 2}", {"a": 1}, id="the first document"),
        pytest.param("a: &x [*x, 1]", {"a": ["", 1]}, id="what stands beside an alias"),
        pytest.param("[a]: 1\nb: 2", {"b": 2}, id="what stands beside a wrong key"),
        pytest.param("a: x\x01y", {"a": "x y"}, id="a space for a control character"),
    ],
)
def test_what_can_be_read_is_kept(text: str, kept: Any) -> None:
    assert parse(text, "proef.yaml").data == kept


UNCLEAR = (
    "no No NO yes on On OFF 010 -007 1:30 23:59:59 1:30.5 0x1f 0X1F 0o17 0b11 1e3 1E3 1e-3 1.5e+3"
    " 1_000 1_0.5 .5 -.5 5. .nan .NaN .inf -.INF ="
)


@cases("value", [*UNCLEAR.split(), "<<"])
def test_a_value_that_yaml_versions_read_differently_is_refused(value: str) -> None:
    message = f"'{value}' betekent niet in elk programma hetzelfde."
    hint = (
        f'Bedoelt u tekst? Schrijf dan "{value}". '
        "Bedoelt u een getal of ja/nee? Schrijf dan een gewoon getal, true of false."
    )
    assert found(f"a:\n  - {value}\n") == [f"2:5 UVP110 {message} | {hint}"]
    (each,) = parse(f"a:\n  - {value}\n", "proef.yaml").diagnostics
    assert each.path == "a[0]"
    assert data(f"a: '{value}'") == {"a": value}


@cases(
    ("value", "expected"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *(("0", 0), ("-0", 0), ("12", 12), ("+12", 12), ("-12", -12), ("9" * 15, 10**15 - 1)),
        *(("0.5", 0.5), ("-7.35", -7.35), ("+10.0", 10.0), ("0.00", 0.0)),
        *(("0.125", 0.125), ("7.1250", 7.125), ("1234.567", 1234.567)),
        *((word, word) for word in ("nUll", "tRue", "y", "n", "1a", "1,5", "1.000.000", "-", "+")),
        *((day, day) for day in ("2026-10-05", "2026-02-30", "2026-01", "2026-10-05 10:00:00")),
        *((text, text) for text in ("12:60", "https://x.nl", "a#b", "'t", "1e", "e3", "0x", "08a")),
    ],
)
def test_a_plain_value_means_what_every_yaml_reader_makes_of_it(value: str, expected: Any) -> None:
    if value in ("'t", "-"):
        value = f'"{value}"'
    result = data(f"a: {value}\n")["a"]
    assert result == expected
    assert type(result) is type(expected)


@cases(
    ("value", "thousands", "decimals"),
    [
        ("5.000", 5000, "5"),
        ("12.345", 12345, "12.3450"),
        ("80.000", 80000, "80"),
        ("-1.250", -1250, "-1.25"),
        ("100.500", 100500, "100.5"),
        ("7.125", 7125, "7.1250"),
    ],
)
def test_a_point_before_three_digits_is_refused_and_both_meanings_can_be_written(
    value: str, thousands: int, decimals: str
) -> None:
    (finding,) = parse(f"a:\n  - b: {value}\n", "proef.yaml").diagnostics
    assert (str(finding.location), finding.code) == ("proef.yaml:2:8", "UVP110")
    assert f"Schrijf dan {thousands}, zonder punt." in str(finding.hint)
    assert f"Schrijf dan {decimals}." in str(finding.hint)
    obeyed = {"many": thousands, "few": float(value), "text": value}
    text = f'many: {thousands}\nfew: {decimals}\ntext: "{value}"\n'
    assert data(text) == obeyed


@cases("value", ["'12'", '"12"', "|-\n  12", ">-\n  12"])
def test_a_value_in_quotes_or_a_text_block_is_text(value: str) -> None:
    assert data(f"a: {value}\n") == {"a": "12"}


KEYS = (
    *("1", "2026", "010", "1e3", "0x10", "0b1", "0o7", "1_000", "1:30", "1.5", ".5", ".inf", "-1"),
    *("no", "No", "yes", "on", "off", "true", "null", "~", "2026-01-01", "2026-1-1", "="),
)
"""Keys that two readers of YAML need not take for the same text."""


@cases("key", KEYS)
@cases("form", ["{}: a\nb: c\n", "{{b: c, {}: a}}"])
def test_a_key_is_held_to_the_rules_of_values(key: str, form: str) -> None:
    (finding,) = parse(form.format(key), "proef.yaml").diagnostics
    assert finding.code == "UVP110"
    quoted = f'Zet er aanhalingstekens om: "{key}".'
    of_year = "Schrijf het jaar achter 'year:', zoals {year: 2026, …}."
    assert finding.hint == (of_year if key == "2026" else quoted)
    obeyed = parse(form.format(f'"{key}"'), "proef.yaml")
    assert not obeyed.diagnostics
    assert obeyed.data == {key: "a", "b": "c"}


def test_an_alias_repeats_what_its_anchor_names() -> None:
    assert data("a: &x [1, {b: 2}]\nc: *x\n") == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}


# Bounds.


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("\n".join(" " * i + "a:" for i in range(3_000)), "51:51", id="block mapping"),
        pytest.param("- " * 3_000, "1:101", id="block list"),
        pytest.param("[" * 3_000 + "]" * 3_000, "1:51", id="flow list"),
        pytest.param("[" * 3_000, "1:51", id="flow list that is never closed"),
        pytest.param("{a: " * 3_000, "1:201", id="flow mapping"),
    ],
)
def test_nesting_of_3000_levels_stops_at_the_fiftieth(text: str, place: str) -> None:
    message = "Dit document is dieper genest dan 50 niveaus."
    assert found(text) == [f"{place} UVP106 {message} | {INDENT}"]


def test_aliases_cannot_nest_deeper_than_the_document_may() -> None:
    lines = ["a0: &a0 " + "[" * 40 + "x" + "]" * 40]
    lines += [f"a{i}: &a{i} {'[' * 40}*a{i - 1}{']' * 40}" for i in range(1, 20)]
    message = "Dit document is dieper genest dan 50 niveaus."
    assert found("\n".join(lines)) == [f"2:49 UVP106 {message} | {INDENT}"]


def test_fifty_levels_are_allowed() -> None:
    assert parse("[" * 50 + "]" * 50, "proef.yaml").diagnostics == ()


def test_a_bomb_of_aliases_stops_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    (complaint,) = found("\n".join(lines))
    message = "De verwijzingen (*) herhalen samen meer dan 10000 onderdelen."
    assert complaint.endswith(f" UVP107 {message} | Schrijf de inhoud uit.")
    assert complaint.startswith("4:")


def test_aliases_may_repeat_ten_thousand_parts() -> None:
    assert found(f"a: &x 1\nb: [{'*x, ' * 10_000}]") == []
    (complaint,) = found(f"a: &x 1\nb: [{'*x, ' * 10_001}]")
    assert complaint.startswith(f"2:{5 + 4 * 10_000} UVP107")


def test_a_mapping_has_at_most_a_thousand_keys() -> None:
    lines = "".join(f"  k{i}: 1\n" for i in range(1_000))
    assert found(f"a:\n{lines}") == []
    message = "Dit blok telt meer dan 1000 sleutels."
    assert found(f"a:\n{lines}  nog: 1\n") == [f"1002:3 UVP107 {message} | None"]


def test_a_document_has_a_limited_number_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_NODES", 10)
    assert found("[" + "x, " * 9 + "]") == []
    message = "Dit document telt meer dan 10 onderdelen."
    assert found("[" + "x, " * 11 + "]") == [f"1:32 UVP107 {message} | None"]


# Places.


@cases(
    ("path", "place", "at_key"),
    [
        pytest.param((), "2:1", "2:1", id="the document"),
        pytest.param(("a",), "2:4", "2:1", id="a value"),
        pytest.param(("b",), "4:3", "3:1", id="a mapping is where its first key is"),
        pytest.param(("b", "c"), "4:6", "4:3", id="a value inside"),
        pytest.param(("b", "leeg"), "5:3", "5:3", id="an empty value is where its key is"),
        pytest.param(("b", "d"), "7:3", "6:3", id="a list is where its first dash is"),
        pytest.param(("b", "d", 1), "8:5", "8:5", id="a list item"),
        pytest.param(("b", "d", 2, "e"), "9:8", "9:5", id="a value in a list item"),
        pytest.param(("b", "d", 2, "weg"), "9:5", "9:5", id="a missing key in a list item"),
        pytest.param(("f", "g", 1, "h"), "10:16", "10:13", id="in flow style"),
        pytest.param(("f", "i"), "10:24", "10:21", id="after a flow list"),
        pytest.param(("f", "weg"), "10:5", "10:1", id="a missing key in a flow mapping"),
        pytest.param(("j",), "11:4", "11:1", id="an empty flow mapping"),
        pytest.param(("j", "weg"), "11:4", "11:1", id="a key missing in an empty flow mapping"),
        pytest.param(("k",), "12:4", "12:1", id="quoted emptiness"),
        pytest.param(("weg",), "2:1", "2:1", id="a missing key at the top"),
        pytest.param(("weg", "verder"), "2:1", "2:1", id="below a missing key"),
        pytest.param(("b", "d", 9), "7:3", "6:3", id="an index past the end"),
        pytest.param(("a", "b"), "2:4", "2:1", id="inside a plain value"),
        pytest.param(("l",), "13:4", "13:1", id="an anchor is part of its value"),
    ],
)
def test_everything_can_be_located(path: KeyPath, place: str, at_key: str) -> None:
    text = (
        "# een\na: 1\nb:\n  c: 2\n  leeg:\n  d:\n  - 3\n  - 4\n  - e: 5\n"
        "f: {g: [x, {h: y}], i: z}\nj: {}\nk: ''\nl: &l 6\n"
    )
    parsed = parse(text, "proef.yaml")
    assert str(parsed.locate(path)) == f"proef.yaml:{place}"
    assert str(parsed.locate(path, key=True)) == f"proef.yaml:{at_key}"


def test_in_an_empty_document_everything_is_at_its_beginning() -> None:
    assert str(parse("", "leeg.yaml").locate(("a", 0))) == "leeg.yaml:1:1"


def test_lines_may_end_as_on_windows() -> None:
    assert found("a: 1\r\nb: 2\r\nb: 3\r\n")[0].startswith("3:1 UVP102")


def test_lines_may_end_as_on_an_old_macintosh() -> None:
    assert [line[:10] for line in found("a: 1\rb: no\rc: \x01")] == ["2:4 UVP110", "3:4 UVP109"]


def test_a_duplicate_key_that_is_an_alias_is_reported_where_the_alias_stands() -> None:
    assert found("a: &x k\n*x : 1\n*x : 2\n")[0].startswith("3:1 UVP102")


# Whatever comes.

PUNCTUATION = st.text("-:?,[]{}#&*!|>'\"%@`\\ \n\tab01<~.=é\0", max_size=60)
TOKENS = (
    "[ ] { } , *a *b | > ' \" %YAML 1.2 --- ... @ ` << no 010 1.5 2026-01-01 ~ null true \\n é 😀"
)
SPACED = ("- ", "? ", ": ", "a: ", "b: ", "# ", "&a ", "!x ", "!!str ", "\n", "\n  ", "\n\t", " ")
PIECES = st.lists(st.sampled_from([*TOKENS.split(), *SPACED, "\ufeff", "\x07"]), max_size=40)
ANY_TEXT = st.one_of(st.text(max_size=60), PUNCTUATION, PIECES.map("".join))


@given(ANY_TEXT)
def test_no_text_makes_parsing_raise_or_hang(text: str) -> None:
    parsed = parse(text, "proef.yaml")
    assert parsed.complete or parsed.diagnostics


@given(st.binary(max_size=60))
def test_no_bytes_make_decoding_raise_anything_but_unreadable(content: bytes) -> None:
    try:
        parse(decode(content, "proef.yaml"), "proef.yaml")
    except Unreadable as error:
        assert error.diagnostic.code == "UVP004"  # noqa: PT017 (it may also not raise)


@given(ANY_TEXT)
def test_every_place_lies_inside_the_text(text: str) -> None:
    text = re.sub("[\r\x85\u2028\u2029]", " ", text) + "\n"
    lines = text.split("\n")
    for each in parse(text, "proef.yaml").diagnostics:
        assert 1 <= each.location.line <= len(lines)
        assert 1 <= each.location.column <= len(lines[each.location.line - 1]) + 1


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e6, 1e6),
    st.dates(),
    st.text(max_size=20),
    st.text("0123456789abcdefoxyn:_.-+e~", max_size=8),
)
NESTED = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=15,
)


def without_dates(value: Any) -> Any:
    """`value` with its dates as ISO text."""
    if isinstance(value, dict):
        return {key: without_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


@given(NESTED, st.sampled_from([True, False, None]))
def test_data_that_pyyaml_writes_reads_as_pyyaml_reads_it(value: Any, flow: bool | None) -> None:  # noqa: FBT001
    text = yaml.safe_dump(
        value, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=40
    )
    parsed = parse(text, "proef.yaml")
    unclear = {each.code for each in parsed.diagnostics}
    assert unclear <= {"UVP108", "UVP109", "UVP110", "UVP115", "UVP117"}
    if not unclear:
        assert repr(parsed.data) == repr(without_dates(yaml.load(text, yaml.CSafeLoader)))


class TextLoader(yaml.CSafeLoader):
    """PyYAML's own reader, with dates and keys as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML declares it so)
        first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
        for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


def agrees_with_pyyaml(text: str) -> bool:
    """Whether PyYAML reads the same data; it does not load `<<` as a value."""
    try:
        other = yaml.load(text, TextLoader)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as error:
        return ":merge'" in str(error)
    return repr(other) == repr(parse(text, "proef.yaml").data)


@given(ANY_TEXT)
def test_a_document_without_findings_means_the_same_to_pyyaml(text: str) -> None:
    assert parse(text, "proef.yaml").diagnostics or agrees_with_pyyaml(text)


YAML_1_2 = re.compile(
    "null|Null|NULL|~|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)"
    r"|\.nan|\.NaN|\.NAN"
)
"""What the core schema of YAML 1.2 does not read as text."""
LOOKALIKES = st.text("0123456789abcdefxoXEF+-._:nNiIfFtTrRuUlLsSyY~", min_size=1, max_size=7)


@settings(max_examples=500)
@given(LOOKALIKES)
def test_a_value_without_findings_means_the_same_in_both_versions_of_yaml(value: str) -> None:
    text = f"a: {value}\n"
    parsed = parse(text, "proef.yaml")
    if parsed.diagnostics:
        return
    assert agrees_with_pyyaml(text)
    assert isinstance(parsed.data["a"], str) == (YAML_1_2.fullmatch(value) is None)


@cases(
    ("text", "expected"),
    [
        ("kort", "kort"),
        ("a\n  b\tc", "a b c"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("een " * 11, "een " * 9 + "…"),
        ("a " + "x" * 41, "a " + "x" * 37 + "…"),
        ("10 uur per gemeente, 12 voor Zuid, 5 samen", "10 uur per gemeente, 12 voor Zuid, 5 …"),
    ],
)
def test_text_is_shortened_to_quote_it(text: str, expected: str) -> None:
    assert shorten(text) == expected


def test_a_duplicate_leads_to_the_first() -> None:
    found = parse("a: &x 1\na: &x 2\n", "proef.yaml").diagnostics
    assert [str(each.location) for each in found] == ["proef.yaml:2:1", "proef.yaml:2:4"]
    assert [str(each.related) for each in found] == ["proef.yaml:1:1", "proef.yaml:1:4"]


def test_a_folder_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    message = "Deze map is niet te lezen: u hebt er geen leesrechten."
    assert f" UVP002 {message} | " in unreadable(lambda: read(str(tmp_path)))
