"""`dataclass`, at a fraction of the cost of defining one.

The standard library writes and compiles the methods of each frozen dataclass anew, and a
description of each of its fields: about a millisecond for every class, in every process,
before it does anything. `uvp` has over a hundred, and every command and every TAB is a new
process. The classes made here share methods that look their fields up instead, and describe
their fields once somebody asks. They are dataclasses in every other way: `fields`, `replace`
and patterns know them, and so does pydantic. Type checkers see the real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError
from dataclasses import dataclass as standard
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, **other: bool) -> Callable[[type], type]:
        """As the standard one; frozen classes without an order of their own share their methods."""
        if not frozen or "order" in other:
            return standard(slots=slots, frozen=frozen, **other)
        return lambda cls: _define(cls, named_only=other.get("kw_only", False))


__all__ = ["dataclass", "field_defaults", "field_names", "is_value_class"]

_Shape = tuple[tuple[str, ...], dict[str, Callable[[], Any]], int]
"""The fields, those that can be given by place first; what makes the value of those that can
be left out; and how many can be given by place."""
_SHAPES: dict[Any, _Shape] = {}
_put = object.__setattr__


def is_value_class(thing: object) -> bool:
    """Whether this is a class whose instances are values, without describing its fields."""
    return isinstance(thing, type) and thing in _SHAPES


def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a class whose instances are values, without describing them; none of others."""
    return _SHAPES[kind][0] if kind in _SHAPES else ()


def field_defaults(kind: type) -> dict[str, Any]:
    """The value of each field of a class whose instances are values, where it may be left out."""
    return {name: make() for name, make in _SHAPES[kind][1].items()}


class _Value:
    """The methods of a dataclass, which do not know its fields beforehand."""

    def __init__(self, *placed: Any, **named: Any) -> None:
        names, makers, ordered = _SHAPES[type(self)]
        if len(placed) == ordered == len(names) and not named:
            # How sums are made, by the hundred thousand.
            for name, value in zip(names, placed, strict=True):
                _put(self, name, value)
            return
        if len(placed) > ordered:
            raise TypeError(f"{type(self).__name__} takes {ordered} values, not {len(placed)}.")
        for name, value in zip(names, placed, strict=False):
            if name in named:
                raise TypeError(f"{type(self).__name__} has {name} twice.")
            _put(self, name, value)
        for name in names[len(placed) :]:
            if name in named:
                value = named.pop(name)
            elif name in makers:
                value = makers[name]()
            else:
                raise TypeError(f"{type(self).__name__} lacks {name}.")
            _put(self, name, value)
        if named:
            raise TypeError(f"{type(self).__name__} has no {', '.join(named)}.")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        # Field by field: of two records the first one, the id, mostly tells them apart.
        return self is other or all(
            getattr(self, name) == getattr(other, name) for name in _SHAPES[type(self)][0]
        )

    def __hash__(self) -> int:
        return hash(_contents(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in _SHAPES[type(self)][0])
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is frozen.")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is frozen.")

    def __getstate__(self) -> tuple[object, ...]:
        return _contents(self)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(_SHAPES[type(self)][0], state, strict=True):
            _put(self, name, value)


_SHARED = {name: method for name, method in vars(_Value).items() if callable(method)}


class _Described:
    """An attribute that the standard library keeps of a dataclass, made when it is asked for."""

    def __init__(self, name: str, content: Mapping[str, Any], *, named_only: bool) -> None:
        self._name = name
        self._content = content
        self._named_only = named_only

    def __get__(self, value: object, kind: type) -> Any:
        """The attribute of a standard dataclass with the same fields."""
        # A class that is made from one without being one itself shares what that has.
        holder = next(base for base in kind.__mro__ if vars(base).get(self._name) is self)
        plain = type(holder.__name__, holder.__bases__, dict(self._content))
        made: type = standard(init=False, repr=False, eq=False, kw_only=self._named_only)(plain)
        described = vars(made)[self._name]
        setattr(holder, self._name, described)
        return described


def _define(cls: type, *, named_only: bool) -> type:
    """The class made anew, with slots for its fields and the methods that all share."""
    own = cls.__annotations__
    content = {name: value for name, value in vars(cls).items() if name not in _NOT_WITH_SLOTS}
    defaults = {name: content.pop(name) for name in own if name in content}
    before = next((_SHAPES[base] for base in cls.__mro__ if base in _SHAPES), ((), {}, 0))
    shape = names, _, ordered = _shape(before, own, defaults, named_only=named_only)
    # What the standard library describes is generic where the class is.
    generic = {name: content[name] for name in ("__orig_bases__",) if name in content}
    # Without a text the standard library makes one of the signature, in milliseconds.
    told = {"__module__": cls.__module__, "__doc__": cls.__doc__ or cls.__name__}
    fields = {**told, "__annotations__": own, **defaults, **generic}
    described = {
        name: _Described(name, fields, named_only=named_only)
        for name in ("__dataclass_fields__", "__dataclass_params__")
    }
    made: type = type(
        cls.__name__,
        cls.__bases__,
        {
            **_SHARED,
            # Last, since a class may say itself how it is printed.
            **content,
            **described,
            "__match_args__": names[:ordered],
            "__qualname__": cls.__qualname__,
            "__slots__": tuple(name for name in own if name not in before[0]),
        },
    )
    _SHAPES[made] = shape
    return made


_NOT_WITH_SLOTS = ("__dict__", "__weakref__")


def _shape(
    before: _Shape, own: Iterable[str], defaults: Mapping[str, Any], *, named_only: bool
) -> _Shape:
    """The shape of a class with its `own` fields behind those of the class `before` it."""
    names, makers, ordered = before
    new = tuple(name for name in own if name not in names)
    makers = makers | {name: made for name in defaults if (made := _maker(defaults[name]))}
    own_only = {name for name in defaults if getattr(defaults[name], "kw_only", None) is True}
    placed = tuple(name for name in new if not (named_only or name in own_only))
    named = (name for name in new if name not in placed)
    return (*names[:ordered], *placed, *names[ordered:], *named), makers, ordered + len(placed)


def _maker(default: Any) -> Callable[[], Any] | None:
    """A function that makes the value of a field that was left out; None where none does."""
    if not isinstance(default, Field):
        return lambda: default
    if default.default is not MISSING:
        return lambda: default.default
    return None if default.default_factory is MISSING else default.default_factory


def _contents(value: Any) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in _SHAPES[type(value)][0])
