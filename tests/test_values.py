"""Our dataclasses do what the standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any, Generic, TypeVar

import pytest

from tests.cases import cases
from uvp_cli import values
from uvp_cli.programme import model

T = TypeVar("T")


@values.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    tags: list[str] = dataclasses.field(default_factory=list)


@values.dataclass(frozen=True, slots=True)
class Named(Point):
    name: str = ""


@values.dataclass(frozen=True, slots=True, kw_only=True)
class ByName:
    a: int
    b: int = 2


@values.dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    thing: T


def test_values_are_made_by_place_or_name_and_have_defaults() -> None:
    assert Point(1) == Point(x=1, y=0, tags=[])
    assert Named(1, 2, ["t"], name="n") == Named(1, 2, ["t"], "n")
    assert ByName(a=1) == ByName(b=2, a=1)
    assert Point(1).tags is not Point(1).tags


@cases(
    ("kind", "given", "named", "reason"),
    [
        (Point, (), {}, r"Point lacks x\."),
        (Point, (1, 2, [], 4), {}, r"Point takes 3 values, not 4\."),
        (Point, (1,), {"x": 1}, r"Point has x twice\."),
        (Point, (1,), {"z": 1, "q": 2}, r"Point has no z, q\."),
        (ByName, (1,), {}, r"ByName takes 0 values, not 1\."),
    ],
)
def test_what_does_not_fit_is_refused(
    kind: Any, given: tuple[Any, ...], named: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TypeError, match=reason):
        kind(*given, **named)


def test_values_cannot_change() -> None:
    point: Any = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match=r"Point\.x is frozen"):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match=r"Point\.x is frozen"):
        del point.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.new = 2
    assert not hasattr(point, "__dict__")


def test_equal_values_are_of_the_same_class_and_hash_alike() -> None:
    assert hash(ByName(a=1)) == hash(ByName(a=1))
    assert ByName(a=1) != ByName(a=2)
    assert Point(1) != Named(1)


def test_values_show_themselves_and_can_be_taken_apart() -> None:
    assert repr(Named(1, name="n")) == "Named(x=1, y=0, tags=[], name='n')"
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert [each.name for each in dataclasses.fields(Named)] == ["x", "y", "tags", "name"]
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


@pytest.mark.parametrize("value", [Point(1, 2, ["a"]), Named(1, name="n"), ByName(a=3)])
def test_values_travel_between_processes(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 (our own)
    assert copy.deepcopy(value) == value


def test_other_kinds_are_the_standard_ones() -> None:
    @values.dataclass(slots=True)
    class Counter:
        count: int = 0

    @values.dataclass(frozen=True, slots=True, order=True)
    class Place:
        line: int

    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    assert Place(1) < Place(2)


def test_a_generic_value_can_be_taken_apart_too() -> None:
    held = Held(3)
    assert dataclasses.replace(held, thing=4) == Held(4)
    assert [field.name for field in dataclasses.fields(held)] == ["thing"]


def test_every_value_of_the_model_is_one_of_these() -> None:
    kinds = [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass)]
    assert len(kinds) > 20
    assert {vars(each)["__init__"] for each in kinds} == {vars(Point)["__init__"]}
