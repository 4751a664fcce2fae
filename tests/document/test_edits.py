from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import HEAD, WHOLE
from uvp_cli.document.edits import Edits, edited
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.places import spans
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import Unchangeable

LIST = """\
lijst:  # van alles
  # Eerste groep
  - id: a
    naam: A
  - id: b
    # in b
    naam: B
    # achter b

  # Alleen over c
  - id: c

  # Los commentaar

  - id: d
    tekst: >-
      Een blok
      van twee regels

andere: 1
"""


def after(text: str, *removed: KeyPath) -> str:
    return edited(parse(text, "proef.yaml"), Edits(removed=frozenset(removed)))


def without(text: str, *lines: str) -> str:
    """The text without these pieces, each of which is there once."""
    for each in lines:
        assert text.count(each) == 1, each
        text = text.replace(each, "")
    return text


A = "  - id: a\n    naam: A\n"
B = "  - id: b\n    # in b\n    naam: B\n    # achter b\n"
C = "\n  # Alleen over c\n  - id: c\n"
D = "\n  - id: d\n    tekst: >-\n      Een blok\n      van twee regels\n"


@cases(
    ("gone", "pieces"),
    [
        ("a", [A]),
        ("b", [B]),
        ("c", [C]),
        ("d", [D]),
        ("cd", [C, D]),
        ("ab", ["  # Eerste groep\n", A, f"{B}\n"]),
        ("abc", ["  # Eerste groep\n", A, f"{B}{C}\n"]),
    ],
)
def test_an_item_goes_with_the_comment_that_is_about_it_alone(gone: str, pieces: list[str]) -> None:
    removed: list[KeyPath] = [("lijst", "abcd".index(each)) for each in gone]
    assert after(LIST, *removed) == without(LIST, *pieces)


def test_a_list_without_items_is_an_empty_one() -> None:
    found = after(LIST, *(("lijst", index) for index in range(4)))
    assert found == "lijst: []  # van alles\n  # Los commentaar\n\nandere: 1\n"


@cases(
    ("old", "removed", "new"),
    [
        ("a: [1, 2, 3]", [0], "a: [2, 3]"),
        ("a: [1, 2, 3]", [1], "a: [1, 3]"),
        ("a: [1, 2, 3]", [2], "a: [1, 2]"),
        ("a: [1, 2, 3]", [1, 2], "a: [1]"),
        ("a: [1, 2, 3]", [0, 1, 2], "a: []"),
        ("a: [ {b: 1}, {b: 2} ]", [0], "a: [ {b: 2} ]"),
        ("a: [1, # een\n  2, # twee\n  3]", [1], "a: [1, # een\n  # twee\n  3]"),
        ("a: [1, # een\n  2]", [1], "a: [1, # een\n  ]"),
        ("a:\n- 1\n- 2", [0], "a:\n- 2"),
        ("a:\n- 1\n- 2", [1], "a:\n- 1\n"),
        ("a:\n-\n  b: 1\n-\n  b: 2", [1], "a:\n-\n  b: 1\n"),
        ('"a" :\n  - 1', [0], '"a" : []\n'),
        ("a:\r\n  - 1\r\n\r\n  - 2\r\n", [1], "a:\r\n  - 1\r\n"),
    ],
)
def test_items_are_taken_out_however_a_list_is_written(
    old: str, removed: list[int], new: str
) -> None:
    assert after(old, *(("a", index) for index in removed)) == new


@cases(
    ("old", "new"),
    [
        ("a: {b: 1, c: 2}", "a: {b: 1}"),
        ("a: {c: 2, b: 1}", "a: {b: 1}"),
        ("a:\n  b: 1\n  c: 2  # weg\n  d: 3", "a:\n  b: 1\n  d: 3"),
        ("a:\n  b: 1\n  c: 2", "a:\n  b: 1\n"),
        ("a:\n  c:\n    d: 1\n    e: 2\n  b: 1", "a:\n  b: 1"),
    ],
)
def test_a_key_is_taken_out(old: str, new: str) -> None:
    assert after(old, ("a", "c")) == new


def test_the_first_key_behind_a_dash_is_taken_out() -> None:
    assert after("- c: 1\n  d: 2\n", (0, "c")) == "- d: 2\n"


@cases(
    ("old", "new"),
    [
        ("- id: a", "- id: a\n  was: b"),
        ("- id: a  # waarom\n  c: 1\n", "- id: a  # waarom\n  was: b\n  c: 1\n"),
        ("- c: 1\n  id: a\n- d\n", "- c: 1\n  id: a\n  was: b\n- d\n"),
        ("- {id: a, c: 1}", "- {id: a, was: b, c: 1}"),
        ("- {c: 1, id: a}", "- {c: 1, id: a, was: b}"),
        ("- id: a\n  was: null  # niet\n", "- id: a\n  was: b  # niet\n"),
        ("- id: a\n  was:\n  c: 1\n", "- id: a\n  was: b\n  c: 1\n"),
        ("- {was: ~, id: a}", "- {was: b, id: a}"),
        ("- id: a\r\n  c: 1", "- id: a\r\n  was: b\r\n  c: 1"),
    ],
)
def test_a_key_comes_behind_another(old: str, new: str) -> None:
    edits = Edits(keys={(0, "id"): ("was", "b")})
    assert edited(parse(old, "proef.yaml"), edits) == new


@pytest.mark.parametrize(("value", "written"), [("1.5", '"1.5"'), ("no", '"no"'), ("a.b", "a.b")])
def test_a_new_value_is_read_as_text(value: str, written: str) -> None:
    edits = Edits(keys={("id",): ("was", value)})
    assert edited(parse("id: a", "proef.yaml"), edits) == f"id: a\nwas: {written}"


def test_comments_come_above_what_they_are_about() -> None:
    text = dedent("""\
        lijst:
          # Eerste
          - id: a
            naam: A
          - {id: b, naam: B}
          - id: c
            delen: [{id: d}, {id: e,
              naam: E}]
        """)
    asked: dict[KeyPath, tuple[str, ...]] = {
        ("lijst",): ("# 1",),
        ("lijst", 0): ("# 2", "# 3"),
        ("lijst", 0, "naam"): ("# 4",),
        ("lijst", 1, "naam"): ("# 5",),
        ("lijst", 2, "delen", 1, "naam"): ("# 6",),
        ("lijst", 2, "naam"): ("# 7",),
    }
    assert edited(parse(text, "proef.yaml"), Edits(comments=asked)) == dedent("""\
        # 1
        lijst:
          # Eerste
          # 2
          # 3
          - id: a
            # 4
            naam: A
          # 5
          - {id: b, naam: B}
          # 7
          - id: c
            # 6
            delen: [{id: d}, {id: e,
              naam: E}]
        """)


SAID = """\
lijst:
  # Over a en b
  # uvp: beslis -- stopt a?
  - a
  # uvp: ignore UVP704 -- om b
  # uvp: beslis -- stopt b?

  # uvp: beslis -- stopt c?
  - c: [1, 2]
"""


def test_a_comment_that_is_there_is_not_repeated() -> None:
    asked: dict[KeyPath, tuple[str, ...]] = {
        ("lijst", 0): ("# uvp: beslis -- stopt a?", "# uvp: beslis -- wanneer?"),
        ("lijst", 1): ("# uvp: beslis -- stopt b?",),
        ("lijst", 1, "c", 0): ("# uvp: beslis -- stopt c?", "# uvp: beslis -- stopt a?"),
    }
    assert edited(parse(SAID, "proef.yaml"), Edits(asked)) == SAID.replace(
        "  - a\n", "  # uvp: beslis -- wanneer?\n  - a\n"
    ).replace("  - c", "  # uvp: beslis -- stopt a?\n  - c")


def test_a_comment_that_is_settled_goes() -> None:
    settled: dict[KeyPath, tuple[str, ...]] = {
        ("lijst", 0): ("# uvp: beslis -- stopt a?", "# uvp: beslis -- stopt b?"),
        ("lijst", 1, "c", 0): ("# uvp: beslis -- stopt b?",),
        ("lijst", 1, "c", 1): ("# uvp: beslis -- stopt b?",),
    }
    edits = Edits({("lijst", 0): ("# uvp: beslis -- wanneer?",)}, settled=settled)
    new = without(SAID, "  # uvp: beslis -- stopt b?\n")
    assert edited(parse(SAID, "proef.yaml"), edits) == new.replace(
        "  # uvp: beslis -- stopt a?\n", "  # uvp: beslis -- wanneer?\n"
    )


@pytest.mark.parametrize("word", ["beslis -- wanneer?", "ignore UVP704 -- later"])
def test_what_is_said_to_uvp_is_about_one_item(word: str) -> None:
    text = f"lijst:\n  # Mei\n  - a\n  # uvp: {word}\n  - b\n  - c\n"
    said = f"  # uvp: {word}\n"
    assert after(text, ("lijst", 0)) == without(text, "  - a\n")
    assert after(text, ("lijst", 1)) == without(text, f"{said}  - b\n")
    assert after(text, ("lijst", 2)) == without(text, "  - c\n")
    assert after(text, ("lijst", 0), ("lijst", 1)) == without(text, f"  - a\n{said}  - b\n")
    assert after(text, *(("lijst", each) for each in range(3))) == "lijst: []\n"


@cases(
    ("text", "edits"),
    [
        ("a: [&x 1, *x]", Edits(removed=frozenset({("a", 0)}))),
        ("a: &x\n  - 1\nb: *x", Edits(removed=frozenset({("b", 0)}))),
        ("- - a\n  - b", Edits(removed=frozenset({(0, 0)}))),
        ("a:\n  # x\n  - 1\n", Edits({("a", 0): ("# y",)}, removed=frozenset({("a", 0)}))),
        ("a: &x {id: b}\nb: *x", Edits(keys={("a", "id"): ("was", "c")})),
        ("a: &x {id: b}\nb: *x", Edits(keys={("b", "id"): ("was", "c")})),
        ("a: [b]", Edits(comments={("a",): ("geen commentaar: x",)})),
        ("a: 1\nb: [1]", Edits(comments={("b", 0): ("#",)}, removed=frozenset({("a",), ("b",)}))),
    ],
)
def test_what_would_say_something_else_is_not_written(text: str, edits: Edits) -> None:
    with pytest.raises(Unchangeable):
        edited(parse(text, "proef.yaml"), edits)


DOCUMENT = parse(HEAD + WHOLE, "proef.yaml")
PATHS = sorted(spans(DOCUMENT), key=str)


@pytest.mark.slow
@given(st.data())
def test_only_what_is_asked_changes(data: st.DataObject) -> None:
    items = st.sampled_from([each for each in PATHS if each and isinstance(each[-1], int)])
    drawn = data.draw(st.frozensets(items, max_size=4))
    # Of two of which one lies in the other, the outer one.
    removed = frozenset(
        each for each in drawn if not any(each[:end] in drawn for end in range(len(each)))
    )
    there = [each for each in PATHS if not any(each[:end] in removed for end in range(99))]
    about = data.draw(st.lists(st.sampled_from(there), unique=True, max_size=6))
    marks = {path: (f"# merk {number}.",) for number, path in enumerate(about)}
    ids = [each for each in there if each[-1:] == ("id",)]
    keys = dict.fromkeys(data.draw(st.sets(st.sampled_from(ids), max_size=3)), ("was", "x"))
    text = edited(DOCUMENT, Edits(marks, keys, removed))
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("# merk")]
    assert lines == edited(DOCUMENT, Edits({}, keys, removed)).splitlines()
    assert text.count("# merk") == len(marks)
    assert edited(DOCUMENT, Edits(marks)).count("\n") == DOCUMENT.text.count("\n") + len(marks)


ITEM = st.fixed_dictionaries(
    {"blank": st.booleans(), "above": st.booleans(), "gone": st.booleans()}
)


@given(st.lists(ITEM, min_size=1, max_size=8))
def test_a_comment_goes_only_with_all_that_it_is_about(items: list[dict[str, bool]]) -> None:
    text, current = "# top\nlijst:\n", -1
    about: dict[int, list[bool]] = {}
    for index, item in enumerate(items):
        if item["blank"]:
            text += "\n"
        if item["above"]:
            text += f"  # boven {index}.\n"
        if item["above"] or item["blank"]:
            current = index
        about.setdefault(current, []).append(item["gone"])
        text += f"  - a: {index}\n    # in {index}.\n    b: 1\n"
    gone = [("lijst", index) for index, item in enumerate(items) if item["gone"]]
    found = after(f"{text}# eind\n", *gone)
    assert found.startswith("# top\n")
    assert found.endswith("# eind\n")
    for index, item in enumerate(items):
        assert (f"# in {index}." in found) is not item["gone"]
        if item["above"]:
            assert (f"# boven {index}." in found) is not all(about[index])
    if len(gone) < len(items):
        assert "\n\n\n" not in found


GROWING = """\
a:
  - {id: x, n: 1}
  # Slot van de lijst
  - {id: y, n: 2}  # achter y

b: [p, q]
c: []
d:
e:
  - naam: z
    lijst:
      - 1
"""


@cases(
    ("path", "item", "old", "new"),
    [
        (
            ("a",),
            {"id": "k", "t": "met: dubbel"},
            "# achter y\n",
            '# achter y\n  - {id: k, t: "met: dubbel"}\n',
        ),
        (("b",), "r", "[p, q]", "[p, q, r]"),
        (("c",), "s", "c: []", "c: [s]"),
        (("d",), {"u": Decimal(3)}, "d:\n", "d:\n  - {u: 3}\n"),
        (("c",), {"u": Decimal(3)}, "c: []", "c:\n  - {u: 3}"),
        (("e", 0, "lijst"), Decimal("2.50"), "- 1\n", "- 1\n      - 2.50\n"),
        (("e", 0, "meer"), {"q": "w"}, "- 1\n", "- 1\n    meer:\n      - {q: w}\n"),
        (("f", "g"), "h", "- 1\n", "- 1\nf: {g: [h]}\n"),
    ],
)
def test_an_item_comes_behind_the_last(path: KeyPath, item: object, old: str, new: str) -> None:
    text = edited(parse(GROWING, "proef.yaml"), Edits(added={path: (item,)}))
    assert text == GROWING.replace(old, new)


def test_an_item_that_is_long_stands_on_more_lines() -> None:
    item = {"id": "k", "t": "lang " * 20, "u": ["v"]}
    text = edited(parse(GROWING, "proef.yaml"), Edits(added={("a",): (item,)}))
    assert f'\n  - id: k\n    t: "{"lang " * 20}"\n    u: [v]\n' in text


@cases(
    ("path", "value", "old", "new"),
    [
        (("a", 0, "m"), "tekst", "n: 1}", "n: 1, m: tekst}"),
        (("a", 0, "m", "o"), Decimal("7.125"), "n: 1}", "n: 1, m: {o: 7.1250}}"),
        (("e", 0, "w"), "# geen commentaar", "- 1\n", '- 1\n    w: "# geen commentaar"\n'),
        (("d",), "nu wel", "d:\n", "d: nu wel\n"),
    ],
)
def test_a_value_comes_where_there_was_none(
    path: KeyPath, value: object, old: str, new: str
) -> None:
    text = edited(parse(GROWING, "proef.yaml"), Edits(filled={path: value}))
    assert text == GROWING.replace(old, new)


def test_what_comes_and_what_goes_do_not_disturb_each_other() -> None:
    edits = Edits(
        added={("a",): ({"id": "k"},), ("b",): ("r",), ("e", 0, "lijst"): (Decimal(4),)},
        filled={("a", 0, "m"): "nieuw"},
        removed=frozenset({("a", 1), ("a", 0, "n"), ("b", 0), ("b", 1), ("e", 0, "lijst", 0)}),
    )
    text = edited(parse(GROWING, "proef.yaml"), edits)
    assert text == (
        "a:\n  - {id: x, m: nieuw}\n  - {id: k}\n\nb: [r]\nc: []\nd:\ne:\n  - naam: z\n    lijst:\n"
        "      [4]\n"
    )


@pytest.mark.parametrize("broken", ["a: &a {b: 1}\nc: *a\n"])
def test_what_stands_for_more_does_not_grow(broken: str) -> None:
    with pytest.raises(Unchangeable):
        edited(parse(broken, "proef.yaml"), Edits(filled={("c", "d"): "x"}))
