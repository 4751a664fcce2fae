"""A world in which documents have a second version, since the real one has had only one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import pytest

from uvp_cli.checking import remainder, shape
from uvp_cli.document import versions
from uvp_cli.document.versions import EACH, Change, Insert, Rename, Step
from uvp_cli.files import cache
from uvp_cli.programme import model
from uvp_cli.programme.annotations import WholeNumber

STEP: Step = (
    Rename(("themes", EACH, "actions", EACH), "naam", "title"),
    Insert(("themes", EACH), "summary", "Nog te schrijven.", after="title"),
    Change(("themes", EACH, "budget", EACH), "status", {"geen": "none-needed"}),
)
"""What changed: actions had a `naam`, themes no summary, and no money was called `geen`."""

FIRST = """\
# Het programma van Noord.
version: 1  # de opbouw
id: uvp-noord-2026
title: UVP Noord 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: noord, name: Noord}]
themes:
  # Het eerste thema.
  - id: jeugd
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
themes:
  # Het eerste thema.
  - id: jeugd
    title: >-
      Jeugd en
      Veiligheid
    summary: Nog te schrijven.

    # Acties.
    actions:
      - {id: jeugd.uitgaan, title: Veilig uitgaan}  # zoals vastgesteld
      - id: jeugd.wijk
        title: Wijkteam
    budget: [{status: none-needed, text: naam}, {status: regular, text: geen}]
  - {id: zorg, title: Zorg, summary: Nog te schrijven.}  # nog leeg
other_actions: [{id: overig.lamp, title: naam}]
"""
"""The same programme in the second version."""


@contextmanager
def second_version() -> Iterator[None]:
    """The shape as it is, but as version 2; `STEP` leads to it."""
    version = model.Programme.__dataclass_fields__["version"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(versions, "STEPS", (STEP,))
        patched.setattr(versions, "CURRENT", 2)
        patched.setitem(remainder.STAND_INS, "version", 2)
        patched.setattr(version, "type", Annotated[int, WholeNumber(2, 2)])
        # What was found valid here is not so in the real world.
        patched.setenv(cache.OFF, "1")
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Lets the shape be made anew."""
    shape.adapter.cache_clear()
    shape._whole.cache_clear()
    shape.every_key.cache_clear()
