from __future__ import annotations

import pytest

from tests.samples import HEAD, diagnostics
from uvp_cli.checking.check import check
from uvp_cli.document.findings import Severity
from uvp_cli.document.reading import parse

TITLE = "title: UVP Proef 2026"


@pytest.mark.parametrize(
    "title", ['"UVP  Proef"', '" UVP Proef"', '"UVP Proef "', '"UVP\\nProef   2026"']
)
def test_spaces_too_many_are_pointed_out(title: str) -> None:
    found = diagnostics(head=HEAD.replace(TITLE, f"title: {title}"))
    assert [(str(each.location), each.code) for each in found] == [("proef.yaml:3:8", "UVP901")]
    assert found[0].severity is Severity.INFO
    assert found[0].hint == "Verwijder de overbodige spaties."


@pytest.mark.parametrize(
    "title", ["UVP Proef", '"UVP\\n   Proef"', '"UVP Proef\\n"', '"UVP\u00a0 1"']
)
def test_other_white_space_is_left_alone(title: str) -> None:
    assert diagnostics(head=HEAD.replace(TITLE, f"title: {title}")) == ()


def test_a_cell_is_as_adopted() -> None:
    cell = "{id: a.b, title: B, capacity: {hours: {cell: '10  uur '}, cells: {partners: ' a'}}}"
    found = diagnostics(f"other_actions: [{cell}]")
    assert "UVP901" not in {each.code for each in found}


def test_style_does_not_make_a_programme_wrong() -> None:
    checked = check(parse(HEAD.replace(TITLE, 'title: "UVP  Proef"'), "proef.yaml"))
    assert checked.programme is not None
