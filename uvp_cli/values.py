"""`dataclass`, at a tenth of the cost of defining one.

The standard library writes and compiles the methods of each frozen dataclass anew: about a
millisecond for every class, in every process, before it does anything. `uvp` has dozens,
and every command and every TAB is a new process. The classes made here share methods that
look their fields up instead. They are dataclasses in every other way: `fields`, `replace`
and patterns know them, and so does pydantic. Type checkers see the real one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, **other: bool) -> Callable[[type], type]:
        """As the standard one; frozen classes without an order of their own share their methods."""
        from dataclasses import dataclass as standard  # noqa: PLC0415 (mypy sees it as this one)

        if not frozen or "order" in other:
            return standard(slots=slots, frozen=frozen, **other)

        def define(cls: type) -> type:
            for name in _SHARED:
                # A class may say itself how it is printed.
                if name not in cls.__dict__:
                    setattr(cls, name, _Value.__dict__[name])
            made = standard(init=False, repr=False, eq=False, slots=slots, **other)(cls)
            _SHAPES[made] = _shape(made)
            return made

        return define


__all__ = ["dataclass"]

_Shape = tuple[tuple[str, ...], dict[str, Callable[[], Any]], int]
"""The fields, those that can be given by place first; what makes the value of those that can
be left out; and how many can be given by place."""
_SHAPES: dict[Any, _Shape] = {}
_put = object.__setattr__


class _Value:
    """What the methods of a dataclass do, without knowing its fields beforehand."""

    def __init__(self, *given: Any, **named: Any) -> None:
        names, makers, ordered = _SHAPES[type(self)]
        if len(given) == ordered == len(names) and not named:
            # How sums are made, by the hundred thousand.
            for name, value in zip(names, given, strict=True):
                _put(self, name, value)
            return
        if len(given) > ordered:
            raise TypeError(f"{type(self).__name__} takes {ordered} values, not {len(given)}.")
        for name, value in zip(names, given, strict=False):
            if name in named:
                raise TypeError(f"{type(self).__name__} has {name} twice.")
            _put(self, name, value)
        for name in names[len(given) :]:
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
        return _contents(self) == _contents(other)

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


_SHARED = tuple(name for name, method in vars(_Value).items() if callable(method))


def _shape(cls: Any) -> _Shape:
    known = sorted(fields(cls), key=lambda each: bool(each.kw_only))
    makers = {each.name: maker for each in known if (maker := _maker(each)) is not None}
    return tuple(each.name for each in known), makers, sum(not each.kw_only for each in known)


def _maker(field: Field[Any]) -> Callable[[], Any] | None:
    """What makes the value of a field that was left out; None where it cannot be."""
    if field.default is MISSING:
        return None if field.default_factory is MISSING else field.default_factory
    return lambda: field.default


def _contents(value: Any) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in _SHAPES[type(value)][0])
