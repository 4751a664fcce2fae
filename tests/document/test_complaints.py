"""What breaks the YAML is told by what was meant; who follows the advice loses nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.samples import HEAD
from uvp_cli.checking.check import check
from uvp_cli.document.nodes import value_at
from uvp_cli.document.reading import parse

WRITTEN = re.compile(r"""Schrijf ("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
TEXTS = (
    *("'s Avonds samen", "'t Zuid", "'90 is voorbij", '"Wijk" team', "'24 uur' aanpak"),
    *("!Let op", "[Meer] zorg", "{Meer} zorg", "Zorg: samen", "24 uur: zo", "Zorg: 'samen'"),
    *('Zorg: "nu"', "Wijk 'A': samen", "C:\\x: y", "Zorg #2"),
)
"""What people write without the quotes that it needs."""
AROUND: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("a: {}\nb: 1\n", ("a",)),
    ("{{a: {}, b: 1}}\n", ("a",)),
    ("x:\n  - {{a: {}, b: 1}}\n  - y\n", ("x", 0, "a")),
    ("x:\n  - a: {}\n    b: 1\n", ("x", 0, "a")),
)


def advice(text: str) -> list[str]:
    """Where the YAML breaks, and the advice."""
    found = parse(text, "proef.yaml").diagnostics
    return [f"{each.location.line}:{each.location.column} {each.hint}" for each in found]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("around", "path"), AROUND)
def test_a_text_without_its_quotes_is_written_out_whole(
    around: str, path: tuple[str | int, ...], text: str
) -> None:
    document = parse(around.format(text), "proef.yaml")
    hints = "".join(str(each.hint) for each in document.diagnostics)
    (written,) = WRITTEN.findall(hints)
    followed = parse(around.format(written), "proef.yaml")
    assert not followed.diagnostics
    assert value_at(followed.data, path) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: 'Wijk's team'\n", '"Wijk\'s team"'),
        ("{a: ['Boa's']}\n", '"Boa\'s"'),
        ('a: "Wijk "A" en B"\n', "'Wijk \"A\" en B'"),
        ("a: 'A', 'B' en C\n", "\"'A', 'B' en C\""),
    ],
)
def test_quotes_within_quotes_are_told(text: str, written: str) -> None:
    (hint,) = advice(text)
    assert f"Schrijf {written}." in hint


def test_a_long_text_is_not_repeated_and_not_cut() -> None:
    (hint,) = advice(f"a: 'Wijk's {'team ' * 40}'\n")
    assert "Schrijf de hele tekst tussen dubbele aanhalingstekens." in hint


def test_an_apostrophe_is_found_where_it_opens_not_where_the_next_one_closes() -> None:
    text = "a: 's Avonds\nb: 1\nc: 'Tekst'\n"
    assert advice(text) == ['1:4 Schrijf "\'s Avonds".']


HOURS = """\
other_actions:
  - id: overig.a
    title: A
    capacity:
      hours:
        cell: 10 uur per gemeente
        estimates: [{hours: 10, per: gemeente}]
"""


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("        cell", "      cell", "Laat 'cell:' op regel 14 evenveel inspringen als 'estima"),
        ("    title", "     title", "Laat 'title:' evenveel inspringen als 'id:' op regel 10."),
        ("overig.a\n", "overig.a, x: 1\n", "Zijn het twee sleutels? Zet ze tussen { en }"),
        ("gemeente}]", "gemeente}", "Voeg op regel 15 achteraan een ] toe; of een komma"),
        ("gemeente}", "gemeente", "Voeg een , of } toe"),
        ("10, per", "10; per", "Zijn het twee sleutels? Zet voor 'per:' een komma."),
    ],
)
def test_what_runs_together_is_never_rewritten_as_one_text(
    before: str, after: str, hint: str
) -> None:
    document = parse(f"{HEAD}{HOURS.replace(before, after)}planning: []\n", "proef.yaml")
    found = [each for each in check(document).diagnostics if each.severity == "error"]
    assert [each.code for each in found] == ["UVP101"]
    assert hint in str(found[0].hint)


@pytest.mark.parametrize("indent", [6, 8])
def test_a_key_beside_the_empty_block_that_it_belongs_in_is_led_there(indent: int) -> None:
    both = re.sub("        (?=cell|estimates)", " " * indent, HOURS)
    hints = [str(each.hint) for each in check(parse(HEAD + both, "proef.yaml")).diagnostics]
    expected = [
        "De sleutel 'cell' hoort onder 'hours:'. Schrijf hours: {cell: 10 uur per gemeente}.",
        "De sleutel 'estimates' hoort onder 'hours:'. "
        "Schrijf hours: {cell: …, estimates: [{hours: 10, per: gemeente}]}.",
    ]
    assert [hint for hint in hints if "hoort onder" in hint] == (expected if indent == 6 else [])


CONFLICT = (
    "Kies welke regels blijven, en verwijder de regels met <<<<<<<, |||||||, ======= en >>>>>>>."
)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> tak", "||||||| basis"])
def test_lines_of_a_merge_that_failed_are_told(mark: str) -> None:
    assert advice(f"version: 2\na:\n  - {{b: 1}}\n{mark}\n  - {{b: 2}}\n")[0] == f"4:1 {CONFLICT}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x:\n  - {a: 1}\n\t\n", "3:1 Verwijder de tab."),
        ("x:\n  - {a: 1},\n", "2:11 Verwijder alleen dit: ,"),
        ("x:\n  - {a: 1}}\n", "2:11 Verwijder alleen dit: }"),
        ("x:\n  - {a: 1}\n  {a: 2}\n", "3:3 {}{{a: 2}}…"),
        ("x:\n  - {a: 1}\n  – {a: 2}\n", "3:3 {}{{a: 2}}…"),
        ("x:\n  - {a: 1}\n  • {a: 2}\n", "3:3 {}{{a: 2}}…"),
        ("x:\n  - a: 1\n    b: 2\n  -a: 2\n", "4:3 {}a: 2…"),
    ],
)
def test_a_sign_too_many_or_another_than_is_meant_is_told(text: str, expected: str) -> None:
    begin = "Begin de regel met een gewoon streepje en een spatie: - "
    assert advice(text)[0] == (expected.format(begin) if "{}" in expected else expected)


@pytest.mark.parametrize("path", ["C:\\Users\\jan", "C:\\temp", "J:\\veiligheid", "map\\beleid"])
def test_a_backslash_in_double_quotes_is_told_before_it_takes_a_letter(path: str) -> None:
    (hint,) = advice(f'a: "{path}"\n')
    assert hint.endswith("Schrijf \\\\ voor een backslash, of gebruik enkele aanhalingstekens.")
    assert parse(f"a: '{path}'\n", "proef.yaml").data == {"a": path}


@pytest.mark.parametrize(
    "text",
    [
        "x:\n  - {a: 1}\n  -_{a: 2}\n",
        "x:\n  - {a: 1}\n_ - {a: 2}\n",
        "x:\n  - a: 1\n____b: 2\n",
        "x:\n  - a: 1\n    b:_2\n",
        "x: [{a:_1, b: 2}]\n",
        "x: [{a: 1,_b: 2}]\n",
    ],
)
def test_a_space_that_is_none_for_yaml_is_named(text: str) -> None:
    document = parse(text.replace("_", "\xa0"), "proef.yaml")
    assert [each.code for each in document.diagnostics] == ["UVP109"]
    assert "U+00A0" in document.diagnostics[0].message
    followed: Any = parse(text.replace("_", " "), "proef.yaml").data
    assert document.data == followed


def test_a_space_within_a_text_may_be_of_any_kind() -> None:
    assert parse("a: 10\xa0uur\nb: Let op:\xa0nu\n", "proef.yaml").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("version 2\nid: x\n", "Ontbreekt op regel 1 een dubbele punt achter een sleutel? Zet die"),
        ("x:\n  - id zorg\n    title: Zorg\n", "Ontbreekt op regel 2 een dubbele punt achter"),
        ("a: *belangrijk*\n", "Zet tekst die zo begint tussen aanhalingstekens."),
        ("x:\n  - (id: zuid, name: Zuid)\n", 'Schrijf "(id: zuid, name: Zuid)".'),
        ("period {from: 2026-01, to: 2026-12}\n", "Schrijf: period: {"),
        ("{id: zuid, name Zuid}\n", "Begint hier een sleutel? Zet een dubbele punt achter 'name'."),
        ("x:\n  - a: 1\n    b: 2\n   c: 3\n", "Hoort zij bij het onderdeel erboven?"),
    ],
)
def test_a_colon_that_misses_is_asked_for(text: str, hint: str) -> None:
    (only,) = advice(text)
    assert hint in only


def test_a_text_with_a_comma_is_repeated_whole_or_not_at_all() -> None:
    (hint,) = advice(f"{{a: Meer, {'zorg ' * 40}}}\n")
    assert "Schrijf de hele tekst tussen dubbele aanhalingstekens." in hint


def test_no_finding_is_about_what_only_runs_together() -> None:
    text = f"{HEAD}{HOURS}planning: [{{title: Evaluatie, month: 3, actions: [overig.a]}}]\n"
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for at in (it for it, sign in enumerate(line) if sign in "{}[],:" or not line[:it].strip()):
            damaged = [*lines[:number], line[:at] + line[at + 1 :], *lines[number + 1 :]]
            for each in check(parse("\n".join(damaged), "proef.yaml")).diagnostics:
                quoted = re.findall("'([^']+)'", each.message) if each.code > "UVP2" else []
                assert all(words.rstrip("]}") in text for words in quoted), (line, each)
