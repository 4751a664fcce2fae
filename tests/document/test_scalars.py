from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.commands.runner import DATA
from tests.samples import HEAD, WHOLE
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse, read
from uvp_cli.document.scalars import ScalarValue, Unchangeable, replaceable, rewritten, written_new


def after(text: str, values: dict[KeyPath, ScalarValue]) -> str:
    return rewritten(parse(dedent(text), "proef.yaml"), values)


@cases(
    ("old", "value", "new"),
    [
        ("a: oud", "nieuw", "a: nieuw"),
        ("a: oud  # waarom", "nieuw", "a: nieuw  # waarom"),
        ("a: 'oud'", "van 't jaar", "a: 'van ''t jaar'"),
        ('a: "oud"', 'een "aanhaling"', 'a: "een \\"aanhaling\\""'),
        ("a: oud", "dubbel: punt", 'a: "dubbel: punt"'),
        ("a: oud", "een # hekje", 'a: "een # hekje"'),
        ("a: oud", "no", 'a: "no"'),
        ("a: oud", "2026", 'a: "2026"'),
        ("a: oud", "=", 'a: "="'),
        ("a: oud", " spatie", 'a: " spatie"'),
        ("a: oud", "a, b", "a: a, b"),
        ("a: [oud]", "a, b", 'a: ["a, b"]'),
        ("a: {b: oud}", "a}", 'a: {b: "a}"}'),
        ("a: [oud]", "nieuw", "a: [nieuw]"),
        ("a: oud", "twee\nregels", "a: |-\n  twee\n  regels"),
        ("a: [oud]", "twee\nregels", 'a: ["twee\\nregels"]'),
        ("a: oud  # waarom", "twee\nregels", 'a: "twee\\nregels"  # waarom'),
        ("a: oud", "\x07\u2028\ufeff", 'a: "\\u0007\\u2028\\ufeff"'),
        ("- - a: oud", "twee\nregels", "- - a: |-\n      twee\n      regels"),
        ("a: |\n  oud\n  blijft\nb: 1", "nieuw\nblijft", "a: |\n  nieuw\n  blijft\nb: 1"),
        ("a: >-\n    oud\n\nb: 1", "nieuw", "a: >-\n    nieuw\n\nb: 1"),
        ("a: >-  # let op\n  oud", "nieuw", "a: >-  # let op\n  nieuw"),
        ("a: >-\n  oud\nb: 1", " spaties ", 'a: " spaties "\nb: 1'),
        ("a: 10", Decimal("7.50"), "a: 7.50"),
        ("a: 10", Decimal("1E+3"), "a: 1000"),
        ("a: 10", Decimal("7.125"), "a: 7.1250"),
        ("a: 10", Decimal("-12.000"), "a: -12.0000"),
        ("a: {b: 10, c: x}", Decimal("7.35"), "a: {b: 7.35, c: x}"),
    ],
)
def test_a_value_is_written_as_the_old_one_where_that_can_hold_it(
    old: str, value: ScalarValue, new: str
) -> None:
    document = parse(f"{old}\n", "proef.yaml")
    path = next(iter(replaceable(document)))
    assert rewritten(document, {path: value}) == f"{new}\n"


def test_a_long_text_becomes_a_block_and_a_block_keeps_the_lines_it_can() -> None:
    long = "woord " * 40 + "slot"
    text = after("a:\n  - b: oud\n", {("a", 0, "b"): long})
    assert text.startswith("a:\n  - b: >-\n      woord woord")
    assert max(map(len, text.splitlines())) <= 100
    words = text.splitlines()
    again = after(text, {("a", 0, "b"): long.replace("slot", "einde")})
    assert again.splitlines()[:-1] == words[:-1]
    first = after(text, {("a", 0, "b"): long.replace("woord", "begin", 1)})
    assert first.splitlines()[3:] == words[3:]


def test_what_stands_elsewhere_too_is_not_replaceable() -> None:
    text = "a: &naam oud\nb: *naam\nd:\ne: los\n"
    document = parse(text, "proef.yaml")
    assert set(replaceable(document)) == {("e",)}
    inside = parse("a: &naam {x: 1, y: [2]}\nb: *naam\ne: los\n", "proef.yaml")
    assert set(replaceable(inside)) == {("e",)}
    with pytest.raises(Unchangeable):
        rewritten(document, {("b",): "nieuw"})
    with pytest.raises(Unchangeable):
        rewritten(document, {("weg",): "nieuw"})


def test_a_number_with_too_many_digits_is_refused() -> None:
    with pytest.raises(Unchangeable):
        after("a: 1", {("a",): Decimal(12345678901234567890)})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_three_values_are_three_lines(newline: str) -> None:
    text = read(DATA).text.replace("\n", newline)
    document = parse(text, "proef.yaml")
    estimate = ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 0)
    changed = rewritten(
        document,
        {
            (*estimate, "hours"): Decimal("12.5"),
            ("planning", 3, "title"): "Veilig uitgaan: Carnaval",
            ("themes", 0, "summary"): document.data["themes"][0]["summary"].replace(
                "drugsgebruik", "drugs"
            ),
        },
    )
    old, new = text.split("\n"), changed.split("\n")
    assert len(old) == len(new)
    assert sum(before != after for before, after in zip(old, new, strict=True)) == 3
    assert changed.count("\r") == text.count("\r")


SAMPLE = parse(HEAD + WHOLE, "proef.yaml")
PATHS = sorted(replaceable(SAMPLE), key=str)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
VALUES = st.one_of(
    TEXTS,
    st.lists(st.sampled_from(["een", "twee:", "#", "-", "'", '"', "\n", " ", "é", ","])).map(
        " ".join
    ),
    st.decimals(0, 1_000_000, places=2),
)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(PATHS), VALUES, max_size=4))
def test_the_document_has_the_new_values_and_is_otherwise_the_same(
    values: dict[KeyPath, ScalarValue],
) -> None:
    changed = rewritten(SAMPLE, values)  # which itself compares everything that is read
    assert changed.count("#") >= SAMPLE.text.count("# met commentaar")
    if not values:
        assert changed == SAMPLE.text


@pytest.mark.slow
@given(st.sampled_from(PATHS), TEXTS)
def test_and_back_again(path: KeyPath, value: str) -> None:
    changed = parse(rewritten(SAMPLE, {path: value}), "proef.yaml")
    old = SAMPLE.data
    for step in path:
        old = old[step]
    if isinstance(old, str):
        again = rewritten(changed, {path: old})
        assert parse(again, "proef.yaml").data == SAMPLE.data
        # However it is written now, what stands on other lines is the same.
        lines = set(SAMPLE.text.splitlines()) - set(again.splitlines())
        assert len(lines) <= old.count("\n") + 4


@pytest.mark.parametrize("text", ["a\x08bc", "\\\x0cg: d", "C:\temp, y", 'x "C:\nb": y', "b:\nx"])
def test_a_text_with_what_looks_like_a_path_is_written_so_that_it_is_read(text: str) -> None:
    document = parse(f"[{written_new(text, in_flow=True)}, x]", "proef.yaml")
    assert document.data == [text, "x"]
    assert not document.diagnostics
