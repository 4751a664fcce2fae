"""Whether values can stand in the model, by its own annotations and without pydantic.

What was found valid once needs no other look than this: that it is text, a number within its
bounds or another value of the model, where that belongs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from operator import call
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from uvp_cli.document.bounds import MAX_DIGITS
from uvp_cli.programme.annotations import Number, Pattern, WholeNumber

FieldCheck = Callable[[Any], bool]


def fits(kind: type, contents: Sequence[Any]) -> bool:
    """Whether these can be the contents of the fields of a class of the model, in their order."""
    checks = _checks(kind)
    return len(checks) == len(contents) and all(map(call, checks, contents))


@cache
def _checks(kind: type) -> list[FieldCheck]:
    """The checks of the fields of a class, those of the class that it extends first."""
    fields = {
        name: written
        for base in reversed(kind.__mro__)
        for name, written in getattr(base, "__annotations__", {}).items()
    }
    return [_written(written, kind.__module__) for written in fields.values()]


@cache
def _written(annotation: str, module: str) -> FieldCheck:
    """The check of a field with this annotation, as it stands in a module of the model."""
    # Most are a name, a list of what has a name, or may be left out: that need not be compiled.
    if annotation.endswith(_OR_NONE):
        return _optional(_written(annotation.removesuffix(_OR_NONE), module))
    if " | " in annotation and "[" not in annotation:
        return _any([_written(part, module) for part in annotation.split(" | ")])
    inner = annotation.removeprefix(_LIST[0]).removesuffix(_LIST[1])
    if annotation == inner.join(_LIST) and inner.isidentifier():
        return _listed(_written(inner, module))
    names = vars(sys.modules[module])
    kind = names[annotation] if annotation in names else eval(annotation, names)  # noqa: S307 (ours)
    return _check(kind)


_OR_NONE, _LIST = " | None", ("tuple[", ", ...]")


def _optional(check: FieldCheck) -> FieldCheck:
    return lambda value: value is None or check(value)


def _any(checks: Sequence[FieldCheck]) -> FieldCheck:
    return lambda value: any(check(value) for check in checks)


def _listed(item: FieldCheck) -> FieldCheck:
    return lambda value: value == () or (type(value) is tuple and all(map(item, value)))


def _check(kind: Any) -> FieldCheck:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return _any([_check(argument) for argument in arguments])
    if origin is Literal:
        return lambda value: type(value) is str and value in arguments
    if origin is tuple:
        return _listed(_check(arguments[0]))
    if origin is dict:
        key, content = map(_check, arguments)
        return lambda value: (
            type(value) is dict and all(map(key, value)) and all(map(content, value.values()))
        )
    return lambda value: type(value) is kind


def _annotated(kind: Any, notes: Sequence[Any]) -> FieldCheck:
    """The check of a type with notes, of which those on forms and numbers count."""
    is_kind = _check(kind)
    for note in notes:
        if isinstance(note, Pattern):
            return _is_formal
        if isinstance(note, Number):
            low, high = note.minimum, note.maximum
            return lambda value: is_kind(value) and _is_plain(value) and low <= value <= high
        if isinstance(note, WholeNumber):
            least, most = note.minimum, note.maximum
            return lambda value: is_kind(value) and least <= value <= most
    return is_kind


def _is_formal(value: Any) -> bool:
    """Whether a text has only what ids, months, dates and codes have. Compiling what they look like
    takes longer than the whole check; this keeps out a path."""
    if type(value) is not str or not value.isascii():
        return False
    return value.isalnum() or value.replace("-", "").replace(".", "").isalnum()


def _is_plain(number: Decimal) -> bool:
    """Whether a number has no more digits than may be written, and is one at all."""
    return number.is_finite() and len(number.as_tuple().digits) <= MAX_DIGITS
