"""PyYAML's parser, which libyaml speeds up where it is there: its events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from uvp_cli.document.nodes import Position


def events(text: str) -> Iterator[Any]:
    """The events of a text, in order. Raises `YAMLError` where the YAML breaks.

    PyYAML's own parser reads half a character, and trips over numbers that are too
    large in an escape or a version; libyaml refuses these itself.

    From its release 0.2.6 on, libyaml looks past a thousand brackets before it tells of the
    first, and breaks off there. What stands before that place tells of all but the last.
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    event: Any = None
    told = 0
    try:
        # As `yaml.parse` does, which asks twice for each event.
        for event in iter(loader(text).get_event, None):
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()
            yield event
            told += 1
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and _TOO_NESTED in str(error.problem):
            yield from islice(events(text[: error.problem_mark.index]), told, None)
        raise
    except (ValueError, OverflowError) as error:
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=event.start_mark) from error


_TOO_NESTED = "maximum nesting depth"
"""The words of libyaml where it will not follow brackets any deeper."""


def start_of(event: yaml.Event) -> Position:
    """The position at which an event starts."""
    mark: Any = event.start_mark
    return Position(mark.line + 1, mark.column + 1)
