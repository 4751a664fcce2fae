"""Small programmes for tests, written where they are used, as YAML."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from textwrap import dedent, indent

from uvp_cli.checking.check import Checked, check
from uvp_cli.document.findings import Diagnostic
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import parse
from uvp_cli.programme import periods
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import NamedDays
from uvp_cli.programme.origin import Placed

DATA = Path(__file__).parent.parent / "data" / "uvp2026.yaml"
HEAD = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten:
  - {id: noord, name: Noord, code: GM0001}
  - {id: midden, name: Midden aan de Maas, aliases: [Midden], code: GM0002}
  - {id: zuid, name: Zuid}
"""
"""The least that a programme needs: eight lines, three municipalities."""


MERGED = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten:
  - {id: oud, name: Oud, to: 2026-06, merged_into: nieuw}
  - {id: nieuw, name: Nieuw, from: 2026-07}
"""
"""A programme in which one municipality ends and another begins."""


WHOLE = """\
frameworks: [{title: Meerjarenplan, abbreviation: IVP, period: 2024-2027}]
introduction:
  - text: Een inleiding.  # met commentaar
    actions: [jeugd.uitgaan]
    remarks: [{kind: missing, text: Er ontbreekt iets.}]
allocation:
  key: weights
  weights: {noord: 2, midden: 1, zuid: 0.5}
  source: CBS
  date: 2026-01-01
  note: Naar inwoners.
  remarks: [{kind: assumption, text: Een aanname.}]
remarks: [{kind: ambiguity, text: Over het geheel.}]
departments:
  - {id: oov, name: "=Openbare Orde", aliases: ["+OOV", OOV]}
  - {id: inkoop, name: Inkoop}
partners: [{id: politie, name: 'Politie, Noord', remarks: [{kind: missing, text: Wie?}]}]
roles: [{id: allen, name: Allen}]
themes:
  - id: jeugd
    number: 1
    title: Jeugd en Veiligheid
    aliases: [Jeugd]
    summary: >-
      Een samenvatting die zo lang is dat zij over meer dan een regel loopt, want dat doen zulke
      samenvattingen nu eenmaal.
    ambitions: [{id: jeugd.ambitie-1, text: Minder overlast.}]
    goals:
      - {id: jeugd.doel-1, number: 1, text: Een doel.}
      - id: jeugd.doel-2
        text: |-
          Twee alinea's.
          De tweede.
    actions:
      - id: jeugd.uitgaan
        number: 1
        title: Veilig uitgaan
        summary: "Wat er gebeurt: \\"van alles\\"."
        goals: [jeugd.doel-2, jeugd.doel-1]
        derived: [goals, title]
        capacity:
          title: Uitgaan
          departments: [oov, inkoop]
          partners: [politie]
          hours:
            cell: "10 per gemeente, 20 voor Zuid; 80 samen of 40 per gemeente; 4 per persoon"
            estimates:
              - {label: Eigen, hours: 10, per: gemeente, except: {zuid: 20}}
              - label: Samen
                hours: 80
                per: joint
                assumption: Zo gelezen.
                for_readers: Dit staat er niet helder.
                alternatives: [{hours: 40, per: gemeente, except: {noord: 30.5}}]
              - {label: Bijeenkomst, hours: 4, per: person}
          duration: {cell: Doorlopend}
          cells: {departments: OOV en inkoop, partners: Politie}
          source: "1"
        source: 1, actie 1
    residents: [{text: Inwoners merken iets., actions: [jeugd.uitgaan]}]
    communication: [{text: Een campagne.}]
    budget:
      - {status: amount, text: Er is geld., euros: 1000.5, per: joint, actions: [jeugd.uitgaan]}
      - {status: unknown, text: Wie weet.}
    source: "1"
other_actions:
  - id: overig.lamp
    title: Lampen
    capacity: {hours: {cell: 7 per gemeente, estimates: [{hours: 7, per: gemeente}]}}
planning:
  - id: mei.uitgaan
    month: 5
    title: Uitgaan in mei
    responsible: [allen, zuid, oov, politie]
    gemeenten: [zuid]
    domain: Jeugd
    actions: [jeugd.uitgaan]
    from: 2026-05-04
    to: 2026-05-10
    week: 19
    cells: {responsible: Iedereen}
    derived: [actions]
    source: "6"
  - {title: Zomer, period: {name: Zomerperiode, months: [7, 8]}, derived: [period]}
"""
"""What comes behind `HEAD` in a programme that has everything that a programme can have."""


@lru_cache(512)
def _checked(text: str) -> tuple[Document, Checked]:
    """A text as a document, and what was found in it; many tests ask of the same one."""
    document = parse(text, "proef.yaml")
    return document, check(document)


def programme(body: str = "", head: str = HEAD) -> Programme:
    """The programme that `head` and `body` describe; it must have no errors."""
    _, checked = _checked(head + dedent(body))
    assert checked.programme is not None, checked.diagnostics
    return checked.programme


def shipped_programme() -> Programme:
    """The programme that comes along with `uvp`."""
    return programme(DATA.read_text("utf-8"), head="")


def placed(body: str = "", head: str = HEAD) -> Placed:
    """The programme that `head` and `body` describe, and where everything in it stands."""
    document, found = _checked(head + dedent(body))
    assert found.programme is not None, found.diagnostics
    return Placed(
        found.programme,
        "proef.yaml",
        "proef.yaml",
        lambda path: document.locate(path, key=True).line,
    )


def asked(text: str, head: str = HEAD, year: str | None = None) -> NamedDays:
    """What a text means, in November 2026, in the programme that `head` begins; or a year of it."""
    own = periods.calendar([programme("", head)], "2026-11-29", year)
    return periods.read([text], own) if text else periods.read_range(None, None, own)


def diagnostics(body: str = "", head: str = HEAD) -> tuple[Diagnostic, ...]:
    """Everything found in the programme that `head` and `body` describe."""
    return _checked(head + dedent(body))[1].diagnostics


def places(body: str = "", head: str = HEAD) -> list[str]:
    """What was found, as "line:column CODE"; the lines of `body` count from 9 with `HEAD`."""
    return [
        f"{each.location.line}:{each.location.column} {each.code}"
        for each in diagnostics(body, head)
    ]


def theme(actions: str, goals: str = "[]") -> str:
    """A theme `jeugd` with these actions (a YAML list) and goals."""
    return (
        "themes:\n  - id: jeugd\n    number: 1\n    title: Jeugd en Veiligheid\n"
        f"    goals: {goals}\n    actions:\n{indent(dedent(actions), '      ')}\n"
    )
