"""The programme as plain, frozen values: what every query reads.

Nothing here imports pydantic or YAML, so a query that already has a programme
pays for neither. `schema.py` turns these same classes into the validator and
the JSON Schema; two conventions serve it:

- The text under each attribute is Dutch, because an editor shows it to whoever
  fills in that key.
- A key that is a Python keyword (`from`, `except`) has a trailing underscore.

Hours are `Decimal`; dates and months are ISO text (`2026-10-05`, `2026-01`),
which sorts, compares and prints as itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le, MaxLen, MinLen


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text that matches `regex`; `name` is the Dutch noun for that."""

    regex: str
    name: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        """Pydantic's protocol for annotations, which needs no import of pydantic."""
        return {**handler(source), "pattern": self.regex}


@dataclass(frozen=True, slots=True)
class Number:
    """A number written as a number, kept exactly as its decimal digits say."""

    minimum: int
    maximum: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        """A JSON number (text is refused), then the `Decimal` with the same digits."""
        number = {"type": "float", "ge": self.minimum, "le": self.maximum, "allow_inf_nan": False}
        return {
            "type": "function-after",
            "function": {"type": "no-info", "function": decimal},
            "schema": number,
        }


def decimal(number: float) -> Decimal:
    """The decimal number whose digits `number` shows: 7.35 is 7.35, 10.0 is 10."""
    return Decimal(int(number)) if number == int(number) else Decimal(repr(number))


Text = Annotated[str, MinLen(1), MaxLen(5_000)]
Id = Annotated[str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*$", "id"), MaxLen(60)]
ScopedId = Annotated[
    str, Pattern(r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$", "id"), MaxLen(120)
]
Month = Annotated[str, Pattern(r"^[0-9]{4}-(0[1-9]|1[0-2])$", "maand (jjjj-mm)")]
Date = Annotated[str, Pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "datum (jjjj-mm-dd)")]
Years = Annotated[
    str, Pattern(r"^[0-9]{4}(-[0-9]{4})?$", "jaar of reeks jaren (jjjj of jjjj-jjjj)")
]
GemeenteCode = Annotated[str, Pattern(r"^GM[0-9]{4}$", "gemeentecode (GM en vier cijfers)")]
MonthNumber = Annotated[int, Ge(1), Le(12)]
Ordinal = Annotated[int, Ge(1), Le(999)]
Hours = Annotated[Decimal, Number(0, 1_000_000)]
Euros = Annotated[Decimal, Number(0, 1_000_000_000)]
Weight = Annotated[Decimal, Number(0, 1_000_000_000)]

Per = Literal["gemeente", "joint", "person"]
RemarkKind = Literal["assumption", "missing", "inconsistency", "ambiguity"]
AllocationKey = Literal["equal", "weights"]
BudgetStatus = Literal["amount", "none-needed", "regular", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """An assumption, gap or inconsistency, kept beside the datum that it is about."""

    kind: RemarkKind
    """Soort kanttekening: aanname (assumption), ontbrekend gegeven (missing), \
tegenstrijdigheid (inconsistency) of meer dan één uitleg mogelijk (ambiguity)."""
    text: Text
    """Wat er aan de hand is, in gewone taal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The months that a programme covers, first and last included."""

    from_: Month
    """Eerste maand, als jjjj-mm."""
    to: Month
    """Laatste maand, als jjjj-mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The multi-year plan (IVP) that the programme carries out."""

    title: Text
    """Titel van het meerjarenplan."""
    period: Years
    """Jaren waarvoor het plan geldt, bijvoorbeeld 2024-2027."""
    abbreviation: Text | None = None
    """Afkorting van het plan."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij het plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """A municipality that takes part in the programme."""

    id: Id
    """Korte naam waarmee de rest van het document naar deze gemeente verwijst."""
    name: Text
    """Officiële naam."""
    aliases: tuple[Text, ...] = ()
    """Andere namen waaronder deze gemeente voorkomt."""
    code: GemeenteCode | None = None
    """Gemeentecode van het CBS, bijvoorbeeld GM0981."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze gemeente."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who does or helps with the work: a department, a partner or a role."""

    id: Id
    """Korte naam waarmee de rest van het document hiernaar verwijst."""
    name: Text
    """Naam zoals vastgesteld."""
    aliases: tuple[Text, ...] = ()
    """Andere schrijfwijzen en afkortingen die het programma gebruikt."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze naam."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """How joint hours are shared over the municipalities."""

    key: AllocationKey
    """Verdeelsleutel: gelijk over alle gemeenten (equal) of naar gewicht (weights)."""
    weights: dict[str, Weight] = field(default_factory=dict)
    """Gewicht per gemeente, bijvoorbeeld het aantal inwoners; alleen bij weights."""
    source: Text | None = None
    """Waar de gewichten vandaan komen."""
    date: Date | None = None
    """Peildatum van de gewichten, als jjjj-mm-dd."""
    note: Text | None = None
    """Waarom deze sleutel."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij de sleutel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage of the programme, restated briefly."""

    text: Text
    """De inhoud in eigen, korte woorden."""
    actions: tuple[ScopedId, ...] = ()
    """Acties waarover de tekst gaat, als het programma die zelf noemt."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze tekst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambition:
    """What the multi-year plan wants to reach within a theme."""

    id: ScopedId
    """Id van de ambitie, bijvoorbeeld jeugd.ambitie-1."""
    text: Text
    """De ambitie in eigen, korte woorden."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze ambitie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the multi-year plan promises to do within a theme."""

    id: ScopedId
    """Id van de doelstelling, bijvoorbeeld jeugd.doel-1."""
    text: Text
    """De doelstelling in eigen, korte woorden."""
    number: Ordinal | None = None
    """Nummer van de doelstelling in het programma."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze doelstelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand an hours cell."""

    hours: Hours
    """Aantal uren in deze lezing."""
    per: Per
    """Grondslag: per gemeente (gemeente), samen (joint) of per persoon (person)."""
    except_: dict[str, Hours] = field(default_factory=dict)
    """Gemeenten met een ander aantal uren, in plaats van het algemene aantal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Reading):
    """One component of an hours cell, in the reading that is taken."""

    label: Text | None = None
    """Waarvoor deze uren zijn, als de cel meer dan één raming noemt."""
    assumption: Text | None = None
    """Waarom deze lezing is gekozen, als de cel ook anders te lezen is."""
    alternatives: tuple[Reading, ...] = ()
    """De andere lezingen van dezelfde cel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursCell:
    """The hours cell of a capacity row."""

    cell: Text
    """De cel, letterlijk zoals vastgesteld."""
    estimates: tuple[Estimate, ...] = ()
    """De ramingen die in de cel staan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long an action runs."""

    cell: Text
    """De cel, letterlijk zoals vastgesteld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityCells:
    """The cells of a capacity row that name departments and partners."""

    departments: Text | None = None
    """Cel met afdelingen, letterlijk zoals vastgesteld."""
    partners: Text | None = None
    """Cel met ketenpartners, letterlijk zoals vastgesteld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """What an action takes: a row of a theme's capacity table."""

    title: Text | None = None
    """Naam van de rij, als die afwijkt van de naam van de actie."""
    departments: tuple[Id, ...] = ()
    """Ids van de afdelingen die nodig zijn."""
    hours: HoursCell | None = None
    """De geraamde uren."""
    partners: tuple[Id, ...] = ()
    """Ids van de betrokken ketenpartners."""
    duration: Duration | None = None
    """De looptijd."""
    cells: CapacityCells | None = None
    """De cellen met afdelingen en ketenpartners, letterlijk."""
    source: Text | None = None
    """Hoofdstuk en rij van het vastgestelde programma."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze rij."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What is done this year, or a capacity row without an action of its own."""

    id: ScopedId
    """Id van de actie, bijvoorbeeld jeugd.veilig-uitgaan."""
    title: Text
    """Naam van de actie zoals vastgesteld."""
    number: Ordinal | None = None
    """Plaats in de lijst met acties; ontbreekt als de actie alleen een capaciteitsrij is."""
    summary: Text | None = None
    """Wat er gebeurt, in eigen, korte woorden."""
    goals: tuple[ScopedId, ...] = ()
    """Ids van de doelstellingen waaraan de actie bijdraagt."""
    capacity: Capacity | None = None
    """Afdelingen, uren, ketenpartners en looptijd."""
    derived: tuple[Literal["title", "goals"], ...] = ()
    """Sleutels van deze actie die niet zo zijn vastgesteld maar door lezing zijn afgeleid."""
    source: Text | None = None
    """Hoofdstuk en onderdeel van het vastgestelde programma."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij deze actie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetItem:
    """What the programme says about money: an amount, or why there is none."""

    status: BudgetStatus
    """Bedrag bekend (amount), geen extra middelen nodig (none-needed), binnen bestaande \
budgetten (regular) of nog niet bekend (unknown)."""
    text: Text
    """Wat het programma erover zegt, in eigen, korte woorden."""
    euros: Euros | None = None
    """Bedrag in euro's; alleen bij amount."""
    per: Literal["gemeente", "joint"] | None = None
    """Bedrag per gemeente (gemeente) of voor alle gemeenten samen (joint)."""
    actions: tuple[ScopedId, ...] = ()
    """Acties waarvoor het geld is."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij dit bedrag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A priority of the programme, with all that belongs to it."""

    id: Id
    """Korte naam van het thema, ook het begin van de ids erbinnen."""
    title: Text
    """Titel zoals vastgesteld."""
    number: Ordinal | None = None
    """Hoofdstuknummer."""
    aliases: tuple[Text, ...] = ()
    """Andere namen, zoals de korte naam in de maandplanning."""
    summary: Text | None = None
    """Waar het thema over gaat, in eigen, korte woorden."""
    ambitions: tuple[Ambition, ...] = ()
    """Ambities uit het meerjarenplan."""
    goals: tuple[Goal, ...] = ()
    """Doelstellingen uit het meerjarenplan."""
    actions: tuple[Action, ...] = ()
    """Waaraan dit jaar gewerkt wordt, met de capaciteit."""
    residents: tuple[Statement, ...] = ()
    """Wat de inwoner ervan merkt."""
    budget: tuple[BudgetItem, ...] = ()
    """Benodigde financiële middelen."""
    communication: tuple[Statement, ...] = ()
    """Hoe erover gecommuniceerd wordt."""
    source: Text | None = None
    """Hoofdstuk van het vastgestelde programma."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij het thema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod:
    """A part of the year with a name of its own, such as the summer."""

    name: Text
    """Naam zoals vastgesteld, bijvoorbeeld Zomerperiode."""
    months: Annotated[tuple[MonthNumber, ...], MinLen(1)]
    """Maanden (1 tot en met 12) waaruit de periode bestaat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningCells:
    """The cells of a planning line whose text differs from the registered names."""

    responsible: Text | None = None
    """Cel met verantwoordelijken, letterlijk zoals vastgesteld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningItem:
    """A line of the month planning; it has either a month or a period."""

    title: Text
    """Omschrijving zoals vastgesteld."""
    id: ScopedId | None = None
    """Id van het planningsitem, bijvoorbeeld mei.meetmoment-limburgse-norm."""
    month: MonthNumber | None = None
    """Maand, 1 tot en met 12."""
    period: NamedPeriod | None = None
    """Periode, als er geen maand is genoemd."""
    responsible: tuple[Id, ...] = ()
    """Ids van wie verantwoordelijk is: een rol, afdeling, ketenpartner of gemeente."""
    domain: Text | None = None
    """Domein zoals vastgesteld."""
    actions: tuple[ScopedId, ...] = ()
    """Ids van de acties waar dit item bij hoort."""
    from_: Date | None = None
    """Eerste dag, als het programma dagen noemt."""
    to: Date | None = None
    """Laatste dag."""
    week: Annotated[int, Ge(1), Le(53)] | None = None
    """ISO-weeknummer, als het programma dat noemt."""
    cells: PlanningCells | None = None
    """Cellen waarvan de tekst afwijkt van de geregistreerde namen, letterlijk."""
    derived: tuple[Literal["actions", "period"], ...] = ()
    """Sleutels van dit item die niet zo zijn vastgesteld maar door lezing zijn afgeleid."""
    source: Text | None = None
    """Plaats in het vastgestelde programma."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij dit item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A whole programme: one year, or a span of years."""

    version: Annotated[int, Ge(1), Le(1)]
    """Versie van de opbouw van dit document; nu altijd 1."""
    id: Id
    """Id van het programma, bijvoorbeeld uvp-heuvelland-2026."""
    title: Text
    """Titel zoals vastgesteld."""
    period: Period
    """Looptijd van het programma."""
    gemeenten: Annotated[tuple[Gemeente, ...], MinLen(1)]
    """Deelnemende gemeenten."""
    framework: Framework | None = None
    """Het meerjarenplan dat dit programma uitvoert."""
    introduction: tuple[Statement, ...] = ()
    """De inleiding, in eigen, korte woorden."""
    allocation: Allocation = Allocation(key="equal")
    """Hoe gezamenlijke uren over de gemeenten worden verdeeld."""
    departments: tuple[Party, ...] = ()
    """Afdelingen en teams binnen de gemeenten."""
    partners: tuple[Party, ...] = ()
    """Ketenpartners buiten de gemeenten."""
    roles: tuple[Party, ...] = ()
    """Overige verantwoordelijken in de maandplanning, zoals "Allen"."""
    themes: tuple[Theme, ...] = ()
    """De thema's."""
    other_actions: tuple[Action, ...] = ()
    """Acties buiten de thema's."""
    planning: tuple[PlanningItem, ...] = ()
    """De maandplanning."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen bij het programma als geheel."""
