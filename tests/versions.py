"""A world in which the second version of documents came about by every kind of edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from uvp_cli.document import versions
from uvp_cli.document.versions import EACH, ChangedValue, Rename, Step, Wrap
from uvp_cli.files import cache

STEP: Step = (
    Rename(("themes", EACH, "actions", EACH), "naam", "title"),
    ChangedValue(("themes", EACH, "budget", EACH), "status", {"geen": "none-needed"}),
    Wrap((), "introduction"),
    Wrap(("themes", EACH), "aliases"),
)
"""What changed: actions had a `naam`, themes one other name, no money was called
`geen`, and the introduction was one text."""

FIRST = """\
# Het programma van Noord.
version: 1  # de opbouw
id: uvp-noord-2026
title: UVP Noord 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: noord, name: Noord}]
introduction:  # wat vooraf gaat
  # De tekst.
  text: |
    Dit is
      het plan.

    Voor het jaar.
  remarks:
    - {kind: missing,
       text: Er staat niet van wie.}
  # Tot zover.

themes:
  # Het eerste thema.
  - id: jeugd
    aliases: Jongeren  # een andere naam
    title: >-
      Jeugd en
      Veiligheid

    # Acties.
    actions:
      - {id: jeugd.uitgaan, naam: Veilig uitgaan}  # zoals vastgesteld
      - id: jeugd.wijk
        'naam': Wijkteam
    budget: [{status: "geen", text: naam}, {status: regular, text: geen}]
  - {id: zorg, title: Zorg}  # nog leeg
other_actions: [{id: overig.lamp, title: naam}]
"""
"""A programme of the first version."""

SECOND = """\
# Het programma van Noord.
version: 2  # de opbouw
id: uvp-noord-2026
title: UVP Noord 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: noord, name: Noord}]
introduction:  # wat vooraf gaat
  # De tekst.
  - text: |
      Dit is
        het plan.

      Voor het jaar.
    remarks:
      - {kind: missing,
         text: Er staat niet van wie.}
    # Tot zover.

themes:
  # Het eerste thema.
  - id: jeugd
    aliases: [Jongeren]  # een andere naam
    title: >-
      Jeugd en
      Veiligheid

    # Acties.
    actions:
      - {id: jeugd.uitgaan, title: Veilig uitgaan}  # zoals vastgesteld
      - id: jeugd.wijk
        title: Wijkteam
    budget: [{status: none-needed, text: naam}, {status: regular, text: geen}]
  - {id: zorg, title: Zorg}  # nog leeg
other_actions: [{id: overig.lamp, title: naam}]
"""
"""The same programme in the second version."""


@contextmanager
def second_version() -> Iterator[None]:
    """The shape as it is, to which only `STEP` leads from the first version."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(versions, "STEPS", (STEP,))
        # What was found valid here is not so in the real world.
        patched.setenv(cache.OFF, "1")
        yield
