"""Annotations of the fields of a programme: forms of text, bounds of numbers, references.

Each speaks pydantic's protocol without an import of pydantic; `checking` reads the same annotations
for its messages and for the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal

from uvp_cli.values import dataclass

Schema = dict[str, Any]
Handler = Callable[[Any], Schema]
"""Pydantic gives this to an annotation, for the schema of all that stands before it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text that matches `regex`; `name` is the Dutch noun for that."""

    regex: str
    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """Pydantic's protocol for annotations, which needs no import of pydantic."""
        return {**handler(source), "pattern": self.regex}


@dataclass(frozen=True, slots=True)
class Length:
    """Text of so many characters, or a list of so many items."""

    minimum: int | None = None
    maximum: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The bounds that pydantic's own annotations would set."""
        bounds = {"min_length": self.minimum, "max_length": self.maximum}
        return {**handler(source), **{k: bound for k, bound in bounds.items() if bound is not None}}


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Text that stands for something else in the document: what `kind` says.

    Whether it is there is for the rules. An editor can be told what there is: all
    that is allowed, or only suggestions where the text is not `closed`.
    """

    kind: str
    closed: bool = True

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Handler) -> Schema:
        """A mark that `schema.py` replaces by what there is, or takes away."""
        return {**handler(core_schema), "refersTo": self}


@dataclass(frozen=True, slots=True)
class Number:
    """A number written as a number, kept exactly as its decimal digits say."""

    minimum: int
    maximum: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """A JSON number (text is refused), then the `Decimal` with the same digits."""
        number = {"type": "float", "ge": self.minimum, "le": self.maximum, "allow_inf_nan": False}
        return {
            "type": "function-after",
            "function": {"type": "no-info", "function": decimal},
            "schema": number,
        }


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number; 5.0 is one too, since JSON Schema and editors see no difference."""

    minimum: int
    maximum: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """An `int` for every JSON number without a fraction; nothing else is one."""
        return {
            "type": "function-before",
            "function": {"type": "no-info", "function": without_zero_fraction},
            "schema": {"type": "int", "ge": self.minimum, "le": self.maximum},
        }


@dataclass(frozen=True, slots=True)
class Numbering:
    """A whole number, or text of numbers with points between them: 2, "2.1", "2.1.1"."""

    maximum: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """An `int`, or the text; text without a point is the number. One error for all else."""
        number = {"type": "int", "ge": 1, "le": self.maximum}
        text = {"type": "str", "pattern": NUMBERS.regex}
        return {
            "type": "function-before",
            "function": {"type": "no-info", "function": _plain_number},
            "schema": {
                "type": "union",
                "choices": [number, text],
                "custom_error_type": "decimal_type",
            },
        }

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Handler) -> Schema:
        """One type that is either, which editors can explain better than a choice."""
        text = {"pattern": NUMBERS.regex}
        return {"type": ["integer", "string"], "minimum": 1, "maximum": self.maximum, **text}


NUMBERS = Pattern(r"^[1-9][0-9]{0,2}(\.[0-9]{1,3}){0,4}$", 'nummer (2 of "2.1")')


def _plain_number(value: Any) -> Any:
    """A number without a point as an `int`, however it is written."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value) if not value.startswith("0") else value
    return without_zero_fraction(value)


def decimal(number: float) -> Decimal:
    """The decimal number whose digits `number` shows: 7.35 is 7.35, 10.0 is 10."""
    return Decimal(int(number)) if number == int(number) else Decimal(repr(number))


def without_zero_fraction(value: Any) -> Any:
    """5.0 as 5; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Text = Annotated[str, Length(1, 5_000)]
Id = Annotated[str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$", "id"), Length(maximum=60)]
ScopedId = Annotated[
    str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$", "id"), Length(maximum=120)
]
Month = Annotated[str, Pattern(r"^[0-9]{4}-(0[1-9]|1[0-2])$", "maand (jjjj-mm)")]
Date = Annotated[str, Pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "datum (jjjj-mm-dd)")]
Years = Annotated[
    str, Pattern(r"^[0-9]{4}(-[0-9]{4})?$", "jaar of reeks jaren (jjjj of jjjj-jjjj)")
]
GemeenteCode = Annotated[str, Pattern(r"^GM[0-9]{4}$", "gemeentecode (GM en vier cijfers)")]
Year = Annotated[int, WholeNumber(1, 9999)]
MonthNumber = Annotated[int, WholeNumber(1, 12)]
Ordinal = Annotated[int | str, Numbering(999)]
MAX_HOURS = 1_000_000
Hours = Annotated[Decimal, Number(0, MAX_HOURS)]
Euros = Annotated[Decimal, Number(0, 1_000_000_000)]
Weight = Annotated[Decimal, Number(0, 1_000_000_000)]
Figure = Annotated[Decimal, Number(-1_000_000_000, 1_000_000_000)]

GemeenteId = Annotated[Id, RefersTo("gemeenten")]
DepartmentId = Annotated[Id, RefersTo("departments")]
UnitId = Annotated[Id, RefersTo("units")]
PartnerId = Annotated[Id, RefersTo("partners")]
RoleId = Annotated[Id, RefersTo("roles")]
ResponsibleId = Annotated[Id, RefersTo("responsible")]
MemberId = Annotated[Id, RefersTo("gemeenten", closed=False)]
ReachId = Annotated[Id, RefersTo("reach")]
AreaId = Annotated[Id, RefersTo("areas")]
Priority = Annotated[Text, RefersTo("priorities")]
ThemeId = Annotated[Id, RefersTo("themes")]
GoalId = Annotated[ScopedId, RefersTo("goals")]
ActionId = Annotated[ScopedId, RefersTo("actions")]
LoggedId = Annotated[ScopedId, RefersTo("logged")]
Domain = Annotated[Text, RefersTo("domains", closed=False)]

Per = Literal["gemeente", "joint", "person"]
RemarkKind = Literal["assumption", "missing", "inconsistency", "ambiguity"]
AllocationKey = Literal["equal", "weights"]
BudgetPer = Literal["gemeente", "joint"]
BudgetStatus = Literal["amount", "none-needed", "regular", "unknown"]
BudgetKind = Literal["expense", "income", "reserve"]
Recurring = Literal["structural", "incidental"]
MeasureStatus = Literal["planned", "started", "done"]
ProgressStatus = Literal["started", "delayed", "dropped", "done"]
AdoptionStatus = Literal["concept", "adopted"]
Layer = Literal["regional", "district", "local"]
FigureBound = Literal["max", "min"]
Better = Literal["lower", "higher"]
IndicatorKind = Literal["effect", "performance"]
