"""A part of a programme that says of itself that it is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from uvp_cli.document.findings import KeyPath
from uvp_cli.programme.model import Programme
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
    words = narrowed(loaded.programme, asked).removeprefix(", ")
    gemeente = next(iter(asked.gemeente), None)
    part = _with(loaded, *excerpt.part(loaded.programme, asked))
    return replace(part, part=words, gemeente=gemeente)


def shared(loaded: L, asked: Names) -> L:
    """The programme without what is internal, where a partner is among those named."""
    return _with(loaded, *excerpt.shared(loaded.programme, asked))


def _with(loaded: L, programme: Programme, stood: Callable[[KeyPath], KeyPath]) -> L:
    """With another programme in its place, of which `stood` gives where something was."""
    part = replace(loaded, programme=programme)
    if isinstance(part, Placed):
        whole = part.line
        return replace(part, line=lambda path: whole(stood(path)))
    return part
