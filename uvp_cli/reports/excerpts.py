"""A part of a programme that says of itself that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries import excerpt
from uvp_cli.queries.naming import EVERYTHING, Names
from uvp_cli.reports.asked import narrowed

L = TypeVar("L", bound=Loaded)


def of(loaded: L, asked: Names) -> L:
    """The part of a programme that is for the municipality and about the themes and parties that
    are named (ids); the whole where none are."""
    if asked == EVERYTHING:
        return loaded
    programme, stood = excerpt.part(loaded.programme, asked)
    words = narrowed(loaded.programme, asked).removeprefix(", ")
    gemeente = next(iter(asked.gemeente), None)
    part = replace(loaded, programme=programme, part=words, gemeente=gemeente)
    if isinstance(part, Placed):
        whole = part.line
        return replace(part, line=lambda path: whole(stood(path)))
    return part
