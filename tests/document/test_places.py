"""Values, anchors and their positions in the text."""

from __future__ import annotations

import pytest

from tests.cases import cases
from uvp_cli.document.nodes import Position
from uvp_cli.document.places import extents, first_anchor
from uvp_cli.document.reading import parse


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_extent_of_a_value_is_all_that_was_written_of_it(newline: str) -> None:
    text = (
        "a: één woord  # en meer\n"
        "b: [\"x\\n\", {c: 'it''s'}]\n"
        "d: >-\n  twee\n  regels\n\n# geen deel ervan\n"
        "e: |\n  blok\n\n\n"
        "f: &naam plat\n  gaat door\n"
        "g: *naam\n"
    ).replace("\n", newline)
    found = extents(parse(text, "proef.yaml"))
    values = [text[each.start : each.end].replace(newline, "\n") for each in found.values()]
    assert values == [
        *("a", "één woord", "b", '"x\\n"', "c", "'it''s'"),
        *("d", ">-\n  twee\n  regels", "e", "|\n  blok"),
        *("f", "&naam plat\n  gaat door", "g"),
    ]
    assert [each.style for each in found.values()] == [
        *("", "", "", '"', "", "'", "", ">", "", "|", "", "", ""),
    ]
    assert [each.in_flow for each in found.values()] == [False] * 3 + [True] * 3 + [False] * 7
    assert [each.is_anchored for each in found.values()].index(True) == 11
    assert found[Position(1, 4)].start == 3


@cases(
    ("text", "line"),
    [
        ("a: 1\nb: '&x'", None),
        ("a: 1\nb: &x 2\nc: *x", 2),
        ("a:\n  &y\n  b: 1", 2),
        ("- &x\n- 1", 1),
        ("? &k a\n: 1", 1),
    ],
)
def test_the_first_anchor_has_a_line(text: str, line: int | None) -> None:
    assert first_anchor(parse(text, "proef.yaml")) == line
