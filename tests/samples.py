"""Small programmes for tests, written where they are used, as YAML."""

from __future__ import annotations

from textwrap import dedent, indent

from uvp_cli.check import check
from uvp_cli.diagnostics import Diagnostic
from uvp_cli.document import parse
from uvp_cli.model import Programme

HEAD = """\
version: 1
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten:
  - {id: noord, name: Noord, code: GM0001}
  - {id: midden, name: Midden aan de Maas, aliases: [Midden], code: GM0002}
  - {id: zuid, name: Zuid}
"""
"""The least that a programme needs: eight lines, three municipalities."""


def programme(body: str = "", head: str = HEAD) -> Programme:
    """The programme that `head` and `body` describe; it must have no errors."""
    checked = check(parse(head + dedent(body), "proef.yaml"))
    assert checked.programme is not None, checked.diagnostics
    return checked.programme


def diagnostics(body: str = "", head: str = HEAD) -> tuple[Diagnostic, ...]:
    """Everything found in the programme that `head` and `body` describe."""
    return check(parse(head + dedent(body), "proef.yaml")).diagnostics


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
