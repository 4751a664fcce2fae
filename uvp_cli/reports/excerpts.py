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


def of(loaded: L, about: Names) -> L:
    """The part of a programme that is for the municipality and about the themes and parties that
    are named (ids); the whole where none are."""
    if about == EVERYTHING:
        return loaded
    words = narrowed(loaded.programme, about).removeprefix(", ")
    part = _with(loaded, *excerpt.part(loaded.programme, about))
    return replace(part, part=words, gemeente=next(iter(about.gemeente), None))


def shared(loaded: L, about: Names) -> L:
    """The programme without what is internal, where a partner is among those named."""
    return _with(loaded, *excerpt.shared(loaded.programme, about))


def _with(loaded: L, programme: Programme, stood: Callable[[KeyPath], KeyPath]) -> L:
    """The same file with another programme; `stood` gives the path that something in it had."""
    if isinstance(loaded, Placed):
        line = loaded.line
        return replace(loaded, programme=programme, line=lambda path: line(stood(path)))
    return replace(loaded, programme=programme)
