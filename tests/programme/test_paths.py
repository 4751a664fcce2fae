from __future__ import annotations

from typing import Any

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.programme.paths import Part, Parts

BODY = """
    partners: [{id: politie, name: Politie}]
    themes:
      - id: jeugd
        title: Jeugd en Veiligheid
        aliases: [Jeugd]
        goals: [{id: jeugd.doel-1, text: Rust., remarks: [{kind: missing, text: Waar?}]}]
        actions:
          - id: jeugd.uitgaan
            title: Uitgaan
            capacity:
              hours: {cell: "5", estimates: [{hours: 5, per: gemeente, except: {zuid: 6}}]}
              remarks: [{kind: ambiguity, text: Per jaar?}]
    other_actions: [{id: overig.lamp, title: Lampen}]
    planning:
      - {month: 1, title: Start, domain: jeugd}
      - {month: 2, title: Lampen ophangen, id: feb.lampen, from: 2026-02-03}
    remarks: [{kind: assumption, text: Alles is gelezen.}]
"""
JEUGD = ("themes", 0)


@pytest.fixture(scope="module")
def found() -> Programme:
    return programme(BODY)


@cases(
    ("path", "part"),
    [
        ((), Part((), "programme", "uvp-proef-2026", "UVP Proef 2026")),
        (("remarks", 0), Part((), "programme", "uvp-proef-2026", "UVP Proef 2026")),
        (
            ("gemeenten", 1, "code"),
            Part(("gemeenten", 1), "gemeente", "midden", "Midden aan de Maas"),
        ),
        (("partners", 0), Part(("partners", 0), "partner", "politie", "Politie")),
        ((*JEUGD, "summary"), Part(JEUGD, "theme", "jeugd", "Jeugd en Veiligheid", "jeugd")),
        ((*JEUGD, "goals"), Part(JEUGD, "theme", "jeugd", "Jeugd en Veiligheid", "jeugd")),
        (
            (*JEUGD, "goals", 0, "remarks", 0, "text"),
            Part(
                (*JEUGD, "goals", 0),
                "goal",
                "jeugd.doel-1",
                "Doelstelling 1, Jeugd en Veiligheid",
                "jeugd",
            ),
        ),
        (
            (*JEUGD, "actions", 0, "capacity", "hours"),
            Part((*JEUGD, "actions", 0), "action", "jeugd.uitgaan", "Uitgaan", "jeugd"),
        ),
        (("other_actions", 0), Part(("other_actions", 0), "action", "overig.lamp", "Lampen")),
        (("planning", 0, "title"), Part(("planning", 0), "planning", None, "Start", "jeugd")),
        (
            ("planning", 1),
            Part(("planning", 1), "planning", "feb.lampen", "Lampen ophangen"),
        ),
    ],
)
def test_a_path_lies_in_the_smallest_part_that_people_know(
    found: Programme, path: KeyPath, part: Part
) -> None:
    assert Parts(found).at(path) == part


def test_values_stand_under_the_keys_of_the_document(found: Programme) -> None:
    values = dict(paths.values(found))
    assert values[()] is found
    assert values["planning", 1, "from"] == "2026-02-03"
    estimate: tuple[Any, ...] = (*JEUGD, "actions", 0, "capacity", "hours", "estimates", 0)
    assert values[*estimate, "except", "zuid"] == 6


def test_every_remark_with_its_path(found: Programme) -> None:
    assert {path: remark.text for path, remark in paths.remarks(found)} == {
        (*JEUGD, "goals", 0, "remarks", 0): "Waar?",
        (*JEUGD, "actions", 0, "capacity", "remarks", 0): "Per jaar?",
        ("remarks", 0): "Alles is gelezen.",
    }
