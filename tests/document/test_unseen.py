"""What one reader of a file sees and another does not: refused, or said, at its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.document.findings import Severity
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import rewritten

SEPARATORS = ("\x85", "\u2028", "\u2029")
HIDDEN = (
    *("\xad", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"),
    *("\u034f", "\u115f", "\u2800", "\u3164", "\uffa0", "\ufdd0"),
    *("\u202a", "\u202e", "\u2060", "\u2064", "\u2066", "\u2069", "\U000e0041"),
)


def findings(text: str) -> list[str]:
    """Place, code and what to do, of each finding."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.hint}"
        for each in parse(text, "proef.yaml").diagnostics
    ]


@cases("sign", SEPARATORS)
@cases(
    ("text", "place"),
    [
        ("a: 1 # zie de cel{}  b: 2\nc: 3\n", "1:18"),
        ("# een{}b: 2\nc: 3\n", "1:6"),
        ("a: een{}b: 2\n", "1:7"),
        ('a: "een{}twee"\n', "1:8"),
        ("c: 3\na: |\n  een{}  b: 2\n", "3:6"),
        ("{{a: 1,{}b: 2}}", "1:7"),
    ],
)
def test_what_ends_a_line_for_some_readers_alone_is_refused(
    sign: str, text: str, place: str
) -> None:
    parsed = parse(text.format(sign), "proef.yaml")
    assert [str(each.location) for each in parsed.diagnostics if each.code == "UVP109"] == [
        f"proef.yaml:{place}"
    ]
    if "#" in text:
        assert "b" not in parsed.data


@pytest.mark.parametrize("sign", SEPARATORS)
def test_lines_are_counted_as_editors_count_them(sign: str) -> None:
    assert [line.split()[0] for line in findings(f"# a{sign}{sign}\nb: no\n")] == [
        "1:4",
        "1:5",
        "2:4",
    ]


def test_a_lone_return_among_other_line_ends_is_refused() -> None:
    assert findings("# een\rb: 2\nc: 3\n")[0].startswith("1:6 UVP109")
    assert findings("# een\rb: 2\rc: 3\r") == []
    assert findings("# een\r\nb: 2\r\n") == []


@cases("sign", HIDDEN)
@cases("text", ["a: veilig{}heid", "# veilig{}heid\na: b", "veilig{}heid: b"])
def test_a_sign_that_nobody_sees_is_said(sign: str, text: str) -> None:
    before = text.split("{", maxsplit=1)[0]
    assert findings(text.format(sign)) == [
        f"1:{len(before) + 1} UVP109 Verwijder dit teken; de tekst blijft zoals u die ziet."
    ]


@cases(
    "text",
    ["a: 👩\u200d👩\u200d👧", "a: 🏴\U000e0067\U000e0062\U000e007f", "a: ❤️\u200d🔥", "a: café ½ €"],
)
def test_what_makes_an_emoji_is_no_finding(text: str) -> None:
    assert findings(text) == []
    assert parse(text, "").data == {"a": text[3:]}


def test_a_byte_order_mark_further_on_is_one_finding() -> None:
    assert len(findings("# c\n\ufeffa: 1\nb: 2\n")) == 1


@cases(
    ("text", "hint"),
    [
        (
            "a: &x:y T",
            "Zet na de naam een spatie, en gebruik in de naam alleen letters en cijfers.",
        ),
        ("a: &x T\nb: *x:y", "Zet na de naam een spatie, en gebruik in de naam alleen letters en "),
        ("%YAML 1.1\n---\na: y", "Verwijder die regel."),
        ("%TAG ! tag:x,2000:\n---\na: y", "Verwijder die regel."),
        ("a:\tb", "Zet er een spatie voor."),
        ("a: [b,\tc]", "Zet er een spatie voor."),
    ],
)
def test_what_two_readers_read_differently_is_refused(text: str, hint: str) -> None:
    assert any("UVP110" in line and hint in line for line in findings(text))


@pytest.mark.parametrize("text", ["%YAML 1.2\n---\na: y", "a: &x T\nb: *x", "a: [&x b, *x]"])
def test_what_all_readers_read_alike_is_not(text: str) -> None:
    assert findings(text) == []


@cases(
    ("text", "place", "hint"),
    [
        (
            "{a: zorg, wonen en werk}",
            "1:11",
            'Schrijf "zorg, wonen en werk". '
            "Begint hier een sleutel? Zet een dubbele punt achter 'wonen'.",
        ),
        ("{a: zorg, wonen, werk, b: 1}", "1:11", 'Schrijf "zorg, wonen, werk".'),
        ("{a: 0,5 fte}", "1:7", 'Schrijf "0,5 fte".'),
        ("{a: in 2026, 5 keer}", "1:14", 'Schrijf "in 2026, 5 keer".'),
        ("a: [{b: 22,5, c: d}]", "1:12", "Schrijf 22.5, met een punt."),
        ("{a: -7,0}", "1:8", "Schrijf -7.0, met een punt."),
        ("{a: 1.234.066,5}", "1:15", "Schrijf 1234066.5, met een punt."),
        ("{month: 5,6}", "1:11", "Hier hoort één getal: schrijf 5, en voor 6 nog een regel."),
        ("{a: [1], wonen}", "1:10", "Zet tekst met een komma tussen aanhalingstekens."),
    ],
)
def test_a_comma_without_quotes_gets_advice_that_loses_nothing(
    text: str, place: str, hint: str
) -> None:
    (line,) = findings(text)
    assert line.startswith(f"{place} UVP115")
    assert line.endswith(hint)


@cases(
    ("text", "words", "hint"),
    [
        ("[{id zuid, name: Zuid}]", "id zuid", "achter de sleutel: id: zuid"),
        ("{id zuid}", "id zuid", "achter de sleutel: id: zuid"),
        ("{wonen}", "wonen", "Een lijst staat tussen [ en ], tekst met { tussen aanhalingstekens."),
        ("{wonen, zorg}", "wonen, zorg", "tekst met { tussen aanhalingstekens."),
    ],
)
def test_what_stands_first_between_braces_without_a_colon_has_no_comma_before_it(
    text: str, words: str, hint: str
) -> None:
    (finding,) = parse(f"a: {text}", "proef.yaml").diagnostics
    assert finding.code == "UVP115"
    assert finding.message == f"'{words}' is een sleutel zonder waarde."
    assert finding.hint is not None
    assert finding.hint.endswith(hint)


WORDS = st.lists(st.from_regex("[a-z]{1,8}( [a-z]{1,8})?", fullmatch=True), min_size=2, max_size=4)


@given(WORDS)
def test_who_obeys_has_the_whole_text(words: list[str]) -> None:
    text = ", ".join(words)
    (finding,) = parse(f"{{titel: {text}, maand: 5}}", "proef.yaml").diagnostics
    quoted = re.search('".*"', finding.hint or "")
    assert quoted
    assert parse(f"{{titel: {quoted[0]}, maand: 5}}", "").data == {"titel": text, "maand": 5}


@cases(
    ("text", "place", "hint"),
    [
        ("a: Uitgaan #2 (carnaval)", "1:12", 'Schrijf "Uitgaan #2 (carnaval)".'),
        ("a:\n  - Plan\t#a\n  - b", "2:10", 'Schrijf "Plan #a".'),
        ("{a: b #c\n}", "1:7", 'Schrijf "b #c".'),
        ("{a: b #c, d: e}\n}", "1:7", 'Schrijf "b #c".'),
        (f"a: {'b' * 120} #c", "1:125", "Schrijf de hele tekst tussen dubbele"),
    ],
)
def test_text_that_is_cut_off_is_said(text: str, place: str, hint: str) -> None:
    (line,) = findings(text)
    assert line.startswith(f"{place} UVP116")
    assert hint in line
    assert {each.severity for each in parse(text, "").diagnostics} == {Severity.WARNING}


@cases(
    "text",
    ["a: b # c", "a: b #", "a: b#c", 'a: "b" #c', "#c\na: b", "a: b\n#c", "a: b #uvp: ignore"],
)
def test_a_comment_is_a_comment(text: str) -> None:
    assert findings(text) == []


@cases("pair", ["“”", "„”", "‘’", "«»"])
def test_curly_quotes_around_a_value_are_said(pair: str) -> None:
    (line,) = findings(f"a: {pair[0]}Uitgaan{pair[1]}")
    assert line == '1:4 UVP117 Bedoelt u gewone aanhalingstekens? Schrijf "Uitgaan".'
    assert findings(f'a: "{pair[0]}Uitgaan{pair[1]}"') == []
    assert findings(f"a: {pair[0]}Wat{pair[1]} en hoe") == []


@cases(
    ("text", "value"),
    [
        ("a: |\n  een\n  twee\nb: 1\n", "een\ntwee"),
        ("a: >\n  een\n  twee\nb: 1\n", "een twee"),
        ("a: |+\n  een\n\n\nb: 1\n", "een"),
        ("a: |-\n  een\nb: 1\n", "een"),
    ],
)
def test_the_line_end_after_a_block_is_layout(text: str, value: str) -> None:
    assert parse(text, "").data == {"a": value, "b": 1}


def test_an_emoji_as_json_writes_it_is_recognised() -> None:
    (line,) = findings('a: "zie \\ud83d\\ude93"')
    assert "UVP101" in line
    assert line.endswith("Schrijf het teken zelf: 🚓")


@cases("sign", [*SEPARATORS, *HIDDEN, "\x7f", "\ufeff"])
def test_a_value_with_what_nobody_sees_is_written_with_its_code(sign: str) -> None:
    value = f"veilig{sign}heid: #1"
    text = rewritten(parse("a: b\nc: d\n", ""), {("a",): value})
    assert sign not in text
    assert parse(text, "").data == {"a": value, "c": "d"}
    assert not parse(text, "").diagnostics
