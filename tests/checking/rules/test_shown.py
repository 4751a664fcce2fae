"""White space around a text, and a line end in a title, are in no answer."""

from __future__ import annotations

from typing import Any

from tests.cases import cases
from tests.samples import HEAD
from uvp_cli.checking.check import check
from uvp_cli.checking.rules.texts import shown
from uvp_cli.document.reading import parse
from uvp_cli.programme import paths

BODY = """
contact: "Team Noord,\\ninfo@noord.example"
partners: [{id: politie, name: "Pol\\nitie", aliases: ["De\\tpolitie\\n"]}]
themes:
- {id: a, title: "Jeugd\\n", goals: [{id: a.b, text: " Minder\\nhinder\\n"}], actions: [
    {id: a.c, title: "Uit\\n\\ngaan", capacity: {hours: {cell: "10 uur\\n", estimates: [
      {label: "Inzet\\u2028 samen", hours: 10, per: gemeente}]}}}]}
planning: [{month: 5, title: "Start\\r\\n", domain: "Jeugd\\x85"}]
"""


def test_titles_and_names_of_a_programme_stand_on_one_line() -> None:
    checked = check(parse(HEAD + BODY, "uvp.yaml"))
    assert {each.code for each in checked.diagnostics} >= {"UVP901", "UVP902"}
    texts = {
        value
        for path, value in paths.values(checked.programme)
        if isinstance(value, str)
        and (
            path[-1] in ("contact", "title", "name", "label", "domain", "text", "cell")
            or "aliases" in path
        )
    }
    assert texts >= {
        "Team Noord, info@noord.example",
        "Pol itie",
        "De politie",
        "Jeugd",
        "Uit gaan",
        "Inzet samen",
        "Start",
        "Minder\nhinder",
    }
    assert "10 uur\n" in texts, "a cell stands there to the letter"


@cases(
    ("data", "expected"),
    [
        ({"title": "a\nb"}, {"title": "a b"}),
        ({"title": "a  b"}, {"title": "a  b"}),
        ({"title": " \n "}, {"title": " \n "}),
        ({"text": " a\nb\n"}, {"text": "a\nb"}),
        ({"cells": {"title": "a\n"}}, {"cells": {"title": "a\n"}}),
        ({"a": [{"aliases": ["b\n", 1, None]}]}, {"a": [{"aliases": ["b", 1, None]}]}),
    ],
)
def test_what_is_layout_of_a_text(data: Any, expected: Any) -> None:
    assert shown(data) == expected
