"""One file with more than twenty different mistakes: every format has each at its place."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from tests.cases import cases
from tests.commands.runner import ROOT
from uvp_cli.checking.check import check_file
from uvp_cli.render.findings import FORMATS, write

NAME = "tests/programmes/invalid/twintig-fouten.yaml"
Place = tuple[int, int, str]
"""Line, column and code."""


def in_text(text: str) -> list[Place]:
    """What people read."""
    found = re.findall(r"^\S+?:(\d+):(\d+): fout (UVP\d+)", text, re.MULTILINE)
    return [(int(line), int(column), code) for line, column, code in found]


def in_json(text: str) -> list[Place]:
    """What programs read."""
    return [
        (each["line"], each["column"], each["code"]) for each in json.loads(text)["diagnostics"]
    ]


def in_github(text: str) -> list[Place]:
    """What GitHub reads."""
    found = re.findall(
        r"^::error file=.*?,line=(\d+),col=(\d+),title=(UVP\d+)::", text, re.MULTILINE
    )
    return [(int(line), int(column), code) for line, column, code in found]


def in_sarif(text: str) -> list[Place]:
    """What code scanning reads."""
    found = []
    for each in json.loads(text)["runs"][0]["results"]:
        region = each["locations"][0]["physicalLocation"]["region"]
        found.append((region["startLine"], region["startColumn"], each["ruleId"]))
    return found


def in_junit(text: str) -> list[Place]:
    """What shows test results."""
    found = []
    for case in ET.fromstring(text).iter("testcase"):  # noqa: S314 (our own)
        place, *_ = "".join(case.itertext()).strip().splitlines()
        _, line, column = place.rsplit(":", 2)
        found.append((int(line), int(column), case.attrib["name"].split()[0]))
    return found


READERS: dict[str, Callable[[str], list[Place]]] = {
    "text": in_text,
    "json": in_json,
    "github": in_github,
    "sarif": in_sarif,
    "junit": in_junit,
}


def written(form: str) -> str:
    """The findings in this format."""
    stream = io.StringIO()
    write([check_file(ROOT / NAME)], form, stream)
    return stream.getvalue()


def expected() -> list[Place]:
    """What the first line of the file announces."""
    first = (ROOT / NAME).read_text("utf-8").split("\n", 1)[0]
    found = re.findall(r"(\d+):(\d+) (UVP\d+)", first)
    return [(int(line), int(column), code) for line, column, code in found]


def test_there_are_more_than_twenty_different_mistakes() -> None:
    assert len({code for _, _, code in expected()}) > 20


@cases("form", READERS)
def test_every_format_has_each_mistake_at_its_place(form: str) -> None:
    assert READERS[form](written(form)) == expected()


def test_gitlab_has_each_mistake_at_its_line() -> None:
    found = [
        (each["location"]["lines"]["begin"], each["check_name"])
        for each in json.loads(written("gitlab"))
    ]
    assert found == [(line, code) for line, _, code in expected()]


def test_no_format_is_left_out() -> None:
    assert {*READERS, "gitlab"} == set(FORMATS)
