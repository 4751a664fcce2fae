from __future__ import annotations

import pytest

from tests.samples import HEAD, diagnostics

ONE = HEAD[: HEAD.index("  - {id: midden")]


def found(body: str, head: str = HEAD) -> list[str]:
    return [f"{each.location.line}" for each in diagnostics(body, head) if each.code == "UVP720"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("themes: [{id: a, title: A, level: local}]", ["9"]),
        ("themes: [{id: a, title: A, level: regional}]", []),
        ("themes: [{id: a, title: A, level: local, gemeenten: [zuid]}]", []),
        ("other_actions: [{id: a, title: A, level: local}]", ["9"]),
        (
            "themes:\n  - {id: a, title: A, gemeenten: [zuid], actions: [\n"
            "     {id: a.b, title: B, level: local}]}",
            [],
        ),
    ],
)
def test_what_is_local_says_where(body: str, lines: list[str]) -> None:
    assert found(body) == lines


def test_a_programme_of_one_municipality_is_local_as_a_whole() -> None:
    assert found("themes: [{id: a, title: A, level: local}]", ONE) == []
