"""Advice on what an entry of a log is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.document.findings import Finding
from uvp_cli.programme.model import Programme
from uvp_cli.programme.names import fold
from uvp_cli.programme.noted import subjects


def with_ids(misfits: Iterable[Finding], data: Any, of: Programme) -> tuple[Finding, ...]:
    """What does not fit the log `of` a programme, with the id of what it calls by its title."""
    return tuple(_with_id(misfit, data, of) for misfit in misfits)


def _with_id(misfit: Finding, data: Any, of: Programme) -> Finding:
    match misfit.path:
        case ("entries", int(at), "about"):
            called = fold(str(data["entries"][at].get("about", "")))
            ids = [name for name, each in subjects(of).items() if fold(each.title) == called]
            hint = f"Bedoelt u {dutch.listing(ids, 'of')}?" if ids and called else misfit.hint
            return replace(misfit, hint=hint)
        case _:
            return misfit
