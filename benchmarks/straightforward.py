"""The hours of one municipality as any Python programmer would print them.

python benchmarks/straightforward.py --gemeente Vaals [--file FILE]

PyYAML's fast loader, pydantic models for the whole document, a Typer command and a rich
table; no cache, no lines and columns, no imports put off. It prints the figures that
`uvp hours --gemeente` prints, and a test compares them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import typer
import yaml
from pydantic import BaseModel, ConfigDict, Field
from rich.console import Console
from rich.table import Table

Per = Literal["gemeente", "joint", "person"]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
BASES = {"own": "eigen uren", "shared": "gezamenlijk", "assumed": "op aanname"}
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]


class Model(BaseModel):
    """What all parts of the document share: no other keys than those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Remark(Model):
    """An assumption, gap or inconsistency."""

    kind: Literal["assumption", "missing", "inconsistency", "ambiguity"]
    text: str


class Remarked(Model):
    """A part that can have remarks."""

    remarks: list[Remark] = []


class Period(Model):
    """From month to month."""

    from_: Month = Field(alias="from")
    to: Month
    extended_to: Month | None = None


class Region(Model):
    """Who makes programmes together."""

    id: Id
    name: str


class Framework(Remarked):
    """The multi-year plan."""

    title: str
    period: str
    extended_to: int | None = None
    abbreviation: str | None = None


class Gemeente(Remarked):
    """A municipality."""

    id: Id
    name: str
    aliases: list[str] = []
    code: str | None = None
    from_: Month | None = Field(None, alias="from")
    to: Month | None = None
    merged_into: Id | None = None
    derived: list[str] = []


class Party(Remarked):
    """A department, partner or role."""

    id: Id
    name: str
    aliases: list[str] = []


class Unit(Remarked):
    """What work is counted in besides hours."""

    id: Id
    name: str
    plural: str | None = None
    aliases: list[str] = []
    hours: Decimal | None = None
    source: str | None = None
    assumption: str | None = None


class Group(Party):
    """Municipalities under one name."""

    gemeenten: list[Id]


class Area(Party):
    """A part of a municipality, or of several."""

    gemeente: Id | None = None


class Allocation(Remarked):
    """How joint hours are shared."""

    key: Literal["equal", "weights"] = "equal"
    weights: dict[Id, Decimal] = {}
    source: str | None = None
    date: dt.date | None = None
    note: str | None = None


class Statement(Remarked):
    """A passage."""

    text: str
    actions: list[Id] = []
    derived: list[str] = []


class Level(Model):
    """What an indicator is or should be."""

    value: Decimal | None = None
    cell: str | None = None
    bound: Literal["max", "min"] | None = None
    year: int | None = None
    date: dt.date | None = None
    source: str | None = None


class Comparison(Level):
    """What it is elsewhere."""

    with_: str = Field(alias="with")


class Indicator(Remarked):
    """What shows whether something works."""

    title: str
    id: Id | None = None
    unit: str | None = None
    kind: Literal["effect", "performance"] | None = None
    better: Literal["lower", "higher"] | None = None
    baseline: Level | None = None
    targets: list[Level] = []
    realised: list[Level] = []
    compare: list[Comparison] = []
    source: str | None = None
    areas: list[Id] = []


class Aim(Remarked):
    """An ambition or a goal."""

    id: Id
    text: str
    number: int | str | None = None
    indicators: list[Indicator] = []


class Reading(Model):
    """One way to understand an hours cell."""

    hours: Decimal | None = None
    amount: Decimal | None = None
    unit: Id | None = None
    per: Per
    except_: dict[Id, Decimal] = Field({}, alias="except")


class Estimate(Reading):
    """One component of an hours cell."""

    label: str | None = None
    assumption: str | None = None
    for_readers: str | None = None
    gemeenten: list[Id] = []
    department: Id | None = None
    year: int | None = None
    alternatives: list[Reading] = []


class HoursCell(Model):
    """The hours cell."""

    cell: str
    estimates: list[Estimate] = []


class Duration(Model):
    """How long an action runs."""

    cell: str


class Capacity(Remarked):
    """What an action takes."""

    title: str | None = None
    departments: list[Id] = []
    hours: HoursCell | None = None
    partners: list[Id] = []
    duration: Duration | None = None
    cells: dict[Literal["departments", "partners"], str] | None = None
    source: str | None = None


class Measure(Remarked):
    """A step of an action."""

    title: str
    id: Id | None = None
    text: str | None = None
    owners: list[Id] = []
    number: int | str | None = None
    goals: list[Id] = []
    capacity: Capacity | None = None
    gemeenten: list[Id] = []
    status: Literal["planned", "started", "done"] | None = None
    areas: list[Id] = []
    indicators: list[Indicator] = []


class Action(Remarked):
    """What is done this year."""

    id: Id
    title: str
    number: int | str | None = None
    summary: str | None = None
    goals: list[Id] = []
    capacity: Capacity | None = None
    gemeenten: list[Id] = []
    level: Literal["regional", "district", "local"] | None = None
    priority: str | None = None
    areas: list[Id] = []
    owners: list[Id] = []
    portfolio: list[Id] = []
    measures: list[Measure] = []
    indicators: list[Indicator] = []
    continues: Id | None = None
    derived: list[str] = []
    source: str | None = None


class YearAmount(Model):
    """The amount of a year."""

    year: int
    euros: Decimal | None = None
    cell: str | None = None


class BudgetItem(Remarked):
    """What is said about money."""

    status: Literal["amount", "none-needed", "regular", "unknown"]
    text: str
    kind: Literal["expense", "income", "reserve"] | None = None
    euros: Decimal | None = None
    amounts: list[YearAmount] = []
    cell: str | None = None
    per: Literal["gemeente", "joint"] | None = None
    actions: list[Id] = []
    line: str | None = None
    recurring: Literal["structural", "incidental"] | None = None
    coverage: str | None = None
    derived: list[str] = []


class Theme(Remarked):
    """A priority."""

    id: Id
    title: str
    parent: Id | None = None
    number: int | str | None = None
    aliases: list[str] = []
    summary: str | None = None
    gemeenten: list[Id] = []
    portfolio: list[Id] = []
    level: Literal["regional", "district", "local"] | None = None
    priority: str | None = None
    areas: list[Id] = []
    ambitions: list[Aim] = []
    goals: list[Aim] = []
    indicators: list[Indicator] = []
    actions: list[Action] = []
    residents: list[Statement] = []
    budget: list[BudgetItem] = []
    communication: list[Statement] = []
    source: str | None = None


class NamedPeriod(Model):
    """A part of the year."""

    name: str
    months: list[Annotated[int, Field(ge=1, le=12)]]


class PlanningItem(Remarked):
    """A line of the month planning."""

    title: str
    id: Id | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    quarter: Annotated[int, Field(ge=1, le=4)] | None = None
    half: Annotated[int, Field(ge=1, le=2)] | None = None
    period: NamedPeriod | None = None
    year: int | None = None
    responsible: list[Id] = []
    gemeenten: list[Id] = []
    areas: list[Id] = []
    domain: str | None = None
    actions: list[Id] = []
    from_: dt.date | None = Field(None, alias="from")
    to: dt.date | None = None
    week: int | None = None
    cells: dict[Literal["responsible", "when"], str] | None = None
    derived: list[str] = []
    source: str | None = None


class Decision(Model):
    """Who adopted the programme."""

    by: str
    gemeenten: list[Id] = []
    date: dt.date | None = None
    cell: str | None = None


class Adoption(Remarked):
    """Whether the programme was adopted."""

    status: Literal["concept", "adopted"]
    edition: str | None = None
    decisions: list[Decision] = []


class Programme(Remarked):
    """The whole document."""

    version: Literal[2]
    id: Id
    title: str
    period: Period
    adoption: Adoption | None = None
    region: Region | None = None
    contact: str | None = None
    gemeenten: list[Gemeente]
    frameworks: list[Framework] = []
    introduction: list[Statement] = []
    allocation: Allocation = Allocation()
    units: list[Unit] = []
    departments: list[Party] = []
    partners: list[Party] = []
    roles: list[Party] = []
    groups: list[Group] = []
    areas: list[Area] = []
    priorities: list[str] = []
    indicators: list[Indicator] = []
    themes: list[Theme] = []
    other_actions: list[Action] = []
    internal: list[Id] = []
    residents: list[Statement] = []
    budget: list[BudgetItem] = []
    communication: list[Statement] = []
    planning: list[PlanningItem] = []


class Line(Model):
    """An estimate in the hours of one municipality; None where they are not known."""

    theme: str
    title: str
    per: Per
    hours: Decimal | None
    low: Decimal
    high: Decimal
    assumed: bool

    @property
    def basis(self) -> Literal["own", "shared", "assumed"]:
        """In which of the three subtotals the hours count."""
        if self.assumed:
            return "assumed"
        return "shared" if self.per == "joint" else "own"


def load(path: Path) -> Programme:
    """The programme in a file."""
    with path.open(encoding="utf-8") as stream:
        return Programme.model_validate(yaml.load(stream, Loader=yaml.CSafeLoader))


def lines(programme: Programme, gemeente: str) -> Iterator[Line]:
    """The estimates for the municipality with this id."""
    groups = [(theme.title, theme.gemeenten, theme.actions) for theme in programme.themes]
    groups.append(("Overige acties", [], programme.other_actions))
    for title, limited, actions in groups:
        for action in actions:
            everyone = action.gemeenten or limited or [each.id for each in programme.gemeenten]
            if not action.capacity or not action.capacity.hours:
                continue
            for estimate in action.capacity.hours.estimates:
                gemeenten = estimate.gemeenten or everyone
                if gemeente not in gemeenten:
                    continue
                share = share_of(programme.allocation, gemeente, gemeenten)
                readings = [
                    hours_of(r, gemeente, share) for r in (estimate, *estimate.alternatives)
                ]
                known = [hours for hours in readings if hours is not None]
                yield Line(
                    theme=title,
                    title=f"{action.title} ({estimate.label})" if estimate.label else action.title,
                    per=estimate.per,
                    hours=readings[0],
                    low=min(known, default=Decimal(0)),
                    high=max(known, default=Decimal(0)),
                    assumed=estimate.assumption is not None,
                )


def share_of(allocation: Allocation, gemeente: str, gemeenten: list[str]) -> Decimal:
    """The part of joint hours that a municipality carries."""
    if allocation.key == "equal":
        return Decimal(1) / len(gemeenten)
    return allocation.weights[gemeente] / sum(allocation.weights[each] for each in gemeenten)


def hours_of(reading: Reading, gemeente: str, share: Decimal) -> Decimal | None:
    """The hours that a reading means for a municipality; None per person or in another unit."""
    if reading.hours is None:
        return None
    match reading.per:
        case "person":
            return None
        case "joint":
            return reading.hours * share
        case _:
            return reading.except_.get(gemeente, reading.hours)


def totals(found: list[Line]) -> dict[str, Decimal]:
    """The hours by how certain they are, all together, and the least and most they can be."""
    counted = [line for line in found if line.hours is not None]
    by_basis = {
        basis: sum(
            (line.hours or Decimal(0) for line in counted if line.basis == basis), Decimal(0)
        )
        for basis in BASES
    }
    return {
        **by_basis,
        "hours": sum(by_basis.values(), Decimal(0)),
        "low": sum((line.low for line in counted), Decimal(0)),
        "high": sum((line.high for line in counted), Decimal(0)),
    }


def table(title: str, found: list[Line]) -> Table:
    """The lines by theme, with subtotals and totals."""
    made = Table(title=title)
    made.add_column("Actie")
    made.add_column("Grondslag")
    for name in ("Uren", "Laag", "Hoog"):
        made.add_column(name, justify="right")
    for theme in dict.fromkeys(line.theme for line in found):
        within = [line for line in found if line.theme == theme]
        made.add_row(theme, style="bold")
        for line in within:
            hours = "" if line.hours is None else f"{line.hours:.2f}"
            made.add_row(line.title, line.per, hours, f"{line.low:.2f}", f"{line.high:.2f}")
        add_total(made, "Subtotaal", totals(within))
        made.add_section()
    whole = totals(found)
    add_total(made, "Totaal", whole)
    for key, label in BASES.items():
        made.add_row(f"waarvan {label}", "", f"{whole[key]:.2f}")
    return made


def add_total(made: Table, label: str, figures: dict[str, Decimal]) -> None:
    """Adds a row with a sum."""
    made.add_row(label, "", *(f"{figures[key]:.2f}" for key in ("hours", "low", "high")))


app = typer.Typer()


@app.command()
def hours(
    gemeente: Annotated[str, typer.Option("--gemeente", "-g", help="Naam.")],
    file: Annotated[Path, typer.Option("--file", "-f", help="Bestand.")] = Path(
        "data/uvp2026.yaml"
    ),
) -> None:
    """Toon de uren van een gemeente."""
    programme = load(file)
    ids = {each.name: each.id for each in programme.gemeenten}
    if gemeente not in ids:
        raise typer.BadParameter(f"Onbekende gemeente: {gemeente}.")
    Console().print(table(f"Uren voor {gemeente}", list(lines(programme, ids[gemeente]))))


if __name__ == "__main__":
    app()
