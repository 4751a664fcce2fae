"""The whole programme as tidy tables: every fact in one cell, every row with a key.

`uvp export` writes these tables in each of its forms; `uvp import` compares with them. A column
that stands in the document says under which keys, so that a changed cell leads back to its
place; what other columns hold is counted or computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import Any, get_args

from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.programme import model, paths
from uvp_cli.programme.annotations import (
    AllocationKey,
    BudgetPer,
    BudgetStatus,
    MeasureStatus,
    Per,
    RemarkKind,
)
from uvp_cli.programme.model import Programme
from uvp_cli.queries.hours import account
from uvp_cli.values import dataclass

Cell = str | int | Decimal | bool | None


class Type(StrEnum):
    """What the cells of a column hold; a date is ISO text, a month text such as 2026-01."""

    ID = "id"
    TEXT = "text"
    WHOLE = "whole"
    HOURS = "hours"
    EUROS = "euros"
    NUMBER = "number"
    MONTH = "month"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Found:
    """What a row is made of: the `ordinal`-th value (from 1) of its table, where it stands, and
    the part of the programme that it belongs to."""

    path: KeyPath
    value: Any
    ordinal: int
    part: paths.Part
    programme: Programme

    def after(self, key: str) -> int:
        """Its number (from 1) in the list under `key`; 0 where it is in no such list."""
        places = (step for before, step in pairwise(self.path) if before == key)
        return next((step + 1 for step in places if isinstance(step, int)), 0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its English key for programs, its Dutch title for people.

    `place` are the keys from the row's place in the document to the cell's. Without it, the
    cell is worked out by `find`, and `text` says in Dutch what it is. `refers` is the table
    whose key the cell is. With `choices`, the cell is one of those; where there is but one, it
    cannot be another.
    """

    key: str
    title: str
    type: Type = Type.TEXT
    place: tuple[str, ...] | None = None
    find: Callable[[Found], Cell] | None = None
    refers: str | None = None
    text: str = ""
    choices: tuple[str, ...] = ()

    @property
    def editable(self) -> bool:
        """Whether another value in a sheet can be written into the document."""
        return self.place is not None and self.type is not Type.ID and len(self.choices) != 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns, and where in the document they stand."""

    path: KeyPath
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A table; its first `key` columns together identify a row.

    `text` says in Dutch what a row is. The rows are what stands `at` these places in the
    document, where a * is any place in a list; `record` is the class in the model of what
    stands there. `part_of` is the table whose key the first columns repeat.
    """

    name: str
    title: str
    text: str
    at: tuple[str, ...]
    columns: tuple[Column, ...]
    key: int = 1
    record: type | None = None
    part_of: str | None = None
    rows: tuple[Row, ...] = ()


def tables(programme: Programme) -> tuple[TidyTable, ...]:
    """Every table, empty ones too; each comes after the tables that it refers to."""
    standing: dict[str, list[tuple[KeyPath, Any]]] = {}
    for path, value in paths.values(programme):
        if value is not None:
            standing.setdefault(_pattern(path), []).append((path, value))
    parts = paths.Parts(programme)

    def filled(table: TidyTable) -> TidyTable:
        found = [each for pattern in table.at for each in standing.get(pattern, ())]
        rows = (
            _row(table.columns, Found(path, value, ordinal, parts.at(path), programme))
            for ordinal, (path, value) in enumerate(found, start=1)
        )
        return replace(table, rows=tuple(rows))

    return (*map(filled, _TABLES), replace(_HOURS, rows=_hours_rows(programme)))


def year(programme: Programme) -> int:
    """The year in which the programme begins."""
    return int(programme.period.from_[:4])


def _pattern(path: KeyPath) -> str:
    """`path` with a * for each place in a list, and for each municipality that is a key."""
    if path[-2:-1] == ("remarks",):
        return _REMARKS
    steps = [
        "*" if isinstance(step, int) or before in ("weights", "except") else step
        for before, step in zip((None, *path), path, strict=False)
    ]
    return "/".join(steps)


def _row(columns: tuple[Column, ...], found: Found) -> Row:
    return Row(
        found.path,
        tuple(
            each.find(found) if each.find else _value_at(found.value, each.place or ())
            for each in columns
        ),
    )


def _value_at(value: Any, place: tuple[str, ...]) -> Cell:
    """What stands at `place` in a part of the programme; None where there is nothing."""
    for key in place:
        # A key that is a Python keyword has an underscore behind it in the model.
        attribute = key if hasattr(value, key) else f"{key}_"
        value = getattr(value, attribute) if value is not None else None
    return value  # type: ignore[no-any-return]


def _id(key: str) -> Column:
    return Column(key, "Id", Type.ID, ("id",))


def _of(key: str, title: str, refers: str) -> Column:
    """The id of the part of the programme that a row belongs to."""
    return Column(
        key,
        title,
        Type.ID,
        find=lambda found: found.part.id,
        refers=refers,
        text=f"{title} waar de rij bij hoort.",
    )


def _link(key: str, title: str, refers: str | None) -> Column:
    """The id that stands in a list of references."""
    return Column(key, title, Type.ID, (), refers=refers, text=f"{title} in de lijst.")


def _passage(key: str, title: str, refers: str | None = None) -> Column:
    """Of what has no id of its own: the theme, the section and the place in it."""

    def find(found: Found) -> str:
        steps = found.path[:4] if found.part.theme else found.path[:2]
        section, place = steps[-2:]
        owner = f"{found.part.theme}." if found.part.theme else ""
        return f"{owner}{section}.{int(place) + 1}"

    text = "Het thema, het onderdeel daarvan en de plaats daarin, zoals jeugd.budget.1."
    return Column(key, title, Type.ID, find=find, refers=refers, text=text)


def _number_in(key: str, title: str, section: str) -> Column:
    return Column(
        key,
        title,
        Type.WHOLE,
        find=lambda found: found.after(section),
        text="Het volgnummer binnen het geheel waar de rij bij hoort, vanaf 1.",
    )


def _written(key: str, title: str, type_: Type = Type.TEXT, at: str | None = None) -> Column:
    """A column that stands in the document under `at` (keys with a slash), else under `key`."""
    return Column(key, title, type_, tuple((at or key).split("/")))


def _chosen(key: str, title: str, of: Any, at: str | None = None) -> Column:
    """As `_written`, of which the cells are one of the values of a `Literal`."""
    return replace(_written(key, title, at=at), choices=get_args(of))


def _flag(key: str, title: str, derived: str) -> Column:
    return Column(
        f"{key}_derived",
        title,
        Type.FLAG,
        find=lambda found: derived in found.value.derived,
        text=f"Of `{derived}` door lezing is ingevuld en niet zo is vastgesteld (`derived`).",
    )


_TITLE = _written("title", "Titel")
_TEXT = _written("text", "Tekst")
_NAME = _written("name", "Naam")
_NUMBER = _written("number", "Nummer", Type.WHOLE)
_SOURCE = _written("source", "Bron")
_SUMMARY = _written("summary", "Samenvatting")
_PER = _chosen("per", "Grondslag", Per)
_HOURS_READ = _written("hours", "Uren", Type.HOURS)
_THEME = Column(
    "theme",
    "Thema",
    Type.ID,
    find=lambda found: found.part.theme,
    refers="themes",
    text="Het thema waar de rij bij hoort; leeg buiten de thema's.",
)
_ACTION = _of("action", "Actie", "actions")
_ESTIMATE = _number_in("estimate", "Raming", "estimates")
_ACTIONS = ("themes/*/actions/*", "other_actions/*")
_REMARKS = "**/remarks/*"
_STATEMENTS = ("introduction/*", "themes/*/residents/*", "themes/*/communication/*")


def _under(places: tuple[str, ...], rest: str) -> tuple[str, ...]:
    return tuple(f"{place}/{rest}" for place in places)


def _parties(section: str, key: str, title: str, text: str) -> TidyTable:
    return TidyTable(section, title, text, (f"{section}/*",), (_id(key), _NAME), 1, model.Party)


def _links(
    name: str, title: str, text: str, at: tuple[str, ...], owner: Column, *linked: Column
) -> TidyTable:
    """A table of what stands in a list, in its order."""
    number = _number_in("number", "Volgnummer", at[0].split("/")[-2])
    return TidyTable(name, title, text, at, (owner, number, *linked), 2, part_of=owner.refers)


def _kind_of(found: Found) -> Cell:
    """What the one with an id is: "gemeente", "department", "partner" or "role"."""
    programme = found.programme
    kinds = (
        ("gemeente", programme.gemeenten),
        ("department", programme.departments),
        ("partner", programme.partners),
        ("role", programme.roles),
    )
    return next(kind for kind, each in kinds if any(one.id == found.value for one in each))


def _reference(key: str, title: str, refers: str | None = None) -> Column:
    """The id of something else, under `key`."""
    return Column(key, title, Type.ID, (key,), refers=refers)


def _levels() -> tuple[Column, ...]:
    """What an indicator was, should be and is, each with its year and source."""
    return tuple(
        _written(
            f"{key}_{part}" if part != "value" else key, f"{title}{more}", type_, f"{key}/{part}"
        )
        for key, title in (
            ("baseline", "Nulmeting"),
            ("target", "Streefwaarde"),
            ("realised", "Gerealiseerd"),
        )
        for part, more, type_ in (
            ("value", "", Type.NUMBER),
            ("year", ", jaar", Type.WHOLE),
            ("source", ", bron", Type.TEXT),
        )
    )


def _section_of(found: Found) -> Cell:
    """The section of the document that a statement stands in."""
    return str(found.path[-2])


def _item(refers: str | None = None) -> Column:
    return Column(
        "item",
        "Regel",
        Type.WHOLE,
        find=lambda found: found.after("planning"),
        refers=refers,
        text="De hoeveelste regel van de maandplanning het is, vanaf 1.",
    )


_TABLES = (
    TidyTable(
        "programme",
        "Programma",
        "Het programma zelf; deze tabel heeft één rij.",
        ("",),
        (
            _id("programme"),
            _TITLE,
            _written("first_month", "Eerste maand", Type.MONTH, "period/from"),
            _written("last_month", "Laatste maand", Type.MONTH, "period/to"),
            _written("extended_to", "Verlengd tot en met", Type.MONTH, "period/extended_to"),
            _written("region_id", "Regio", Type.ID, "region/id"),
            _written("region_name", "Naam van de regio", at="region/name"),
            _written("framework", "Meerjarenplan", at="framework/title"),
            _written("framework_short", "Afkorting", at="framework/abbreviation"),
            _written("framework_years", "Looptijd van het plan", at="framework/period"),
            _chosen("allocation", "Verdeelsleutel", AllocationKey, "allocation/key"),
            _written("allocation_source", "Bron van de gewichten", at="allocation/source"),
            _written("allocation_date", "Peildatum", Type.DATE, "allocation/date"),
            _written("allocation_note", "Toelichting op de sleutel", at="allocation/note"),
            Column("version", "Versie", Type.WHOLE, ("version",), choices=("1",)),
        ),
        record=Programme,
    ),
    TidyTable(
        "gemeenten",
        "Gemeenten",
        "Een gemeente die meedoet.",
        ("gemeenten/*",),
        (
            _id("gemeente"),
            _NAME,
            _written("code", "Gemeentecode"),
            _written("first_month", "Bestaat vanaf", Type.MONTH, "from"),
            _written("last_month", "Bestaat tot en met", Type.MONTH, "to"),
            _reference("merged_into", "Opgegaan in", "gemeenten"),
        ),
        record=model.Gemeente,
    ),
    _parties("departments", "department", "Afdelingen", "Een afdeling of team."),
    _parties("partners", "partner", "Ketenpartners", "Een ketenpartner."),
    _parties("roles", "role", "Rollen", "Een andere verantwoordelijke in de maandplanning."),
    TidyTable(
        "themes",
        "Thema's",
        "Een thema van het programma.",
        ("themes/*",),
        (_id("theme"), _NUMBER, _TITLE, _SUMMARY, _SOURCE),
        record=model.Theme,
    ),
    _links(
        "theme_gemeenten",
        "Thema's - gemeenten",
        "Een gemeente waarvoor een lokale prioriteit is; zonder rij is het thema voor alle.",
        ("themes/*/gemeenten/*",),
        _of("theme", "Thema", "themes"),
        _link("gemeente", "Gemeente", "gemeenten"),
    ),
    _links(
        "aliases",
        "Andere namen",
        "Een andere naam van een gemeente, afdeling, ketenpartner, rol of thema.",
        tuple(
            f"{section}/*/aliases/*"
            for section in ("gemeenten", "departments", "partners", "roles", "themes")
        ),
        Column(
            "id", "Id", Type.ID, find=lambda found: found.part.id, text="Wie of wat zo ook heet."
        ),
        Column("alias", "Andere naam", place=(), text="De andere naam."),
    ),
    TidyTable(
        "weights",
        "Gewichten",
        "Het gewicht van een gemeente bij het verdelen van gezamenlijke uren.",
        ("allocation/weights/*",),
        (
            Column(
                "gemeente",
                "Gemeente",
                Type.ID,
                find=lambda found: str(found.path[-1]),
                refers="gemeenten",
                text="De gemeente.",
            ),
            Column("weight", "Gewicht", Type.NUMBER, (), text="Het gewicht."),
        ),
    ),
    TidyTable(
        "ambitions",
        "Ambities",
        "Een ambitie van een thema.",
        ("themes/*/ambitions/*",),
        (_id("ambition"), _THEME, _TEXT),
        record=model.Ambition,
    ),
    TidyTable(
        "goals",
        "Doelstellingen",
        "Een doelstelling van een thema.",
        ("themes/*/goals/*",),
        (_id("goal"), _THEME, _NUMBER, _TEXT),
        record=model.Goal,
    ),
    TidyTable(
        "actions",
        "Acties",
        "Een actie, met de rij die haar capaciteit noemt.",
        _ACTIONS,
        (
            _id("action"),
            _THEME,
            _NUMBER,
            _TITLE,
            _SUMMARY,
            _reference("owner", "Trekker"),
            _written("continues", "Voortzetting", Type.ID),
            _written("row_title", "Naam van de rij", at="capacity/title"),
            _written("hours_cell", "Cel uren", at="capacity/hours/cell"),
            _written("duration_cell", "Cel looptijd", at="capacity/duration/cell"),
            _written("departments_cell", "Cel afdelingen", at="capacity/cells/departments"),
            _written("partners_cell", "Cel ketenpartners", at="capacity/cells/partners"),
            _SOURCE,
            _written("row_source", "Bron van de rij", at="capacity/source"),
            _flag("title", "Titel afgeleid", "title"),
            _flag("goals", "Doelstellingen afgeleid", "goals"),
        ),
        record=model.Action,
    ),
    _links(
        "action_goals",
        "Acties - doelstellingen",
        "Een doelstelling waaraan een actie bijdraagt.",
        _under(_ACTIONS, "goals/*"),
        _ACTION,
        _link("goal", "Doelstelling", "goals"),
    ),
    _links(
        "action_departments",
        "Acties - afdelingen",
        "Een afdeling die voor een actie nodig is.",
        _under(_ACTIONS, "capacity/departments/*"),
        _ACTION,
        _link("department", "Afdeling", "departments"),
    ),
    _links(
        "action_partners",
        "Acties - ketenpartners",
        "Een ketenpartner die aan een actie meewerkt.",
        _under(_ACTIONS, "capacity/partners/*"),
        _ACTION,
        _link("partner", "Ketenpartner", "partners"),
    ),
    _links(
        "action_gemeenten",
        "Acties - gemeenten",
        "Een gemeente waarvoor een actie is; zonder rij is zij voor alle gemeenten van het thema.",
        _under(_ACTIONS, "gemeenten/*"),
        _ACTION,
        _link("gemeente", "Gemeente", "gemeenten"),
    ),
    TidyTable(
        "measures",
        "Maatregelen",
        "Een maatregel: een stap van een actie.",
        _under(_ACTIONS, "measures/*"),
        (
            _ACTION,
            _number_in("measure", "Maatregel", "measures"),
            _reference("id", "Id"),
            _TITLE,
            _TEXT,
            _reference("owner", "Trekker"),
            _chosen("status", "Stand", MeasureStatus),
        ),
        key=2,
        record=model.Measure,
        part_of="actions",
    ),
    TidyTable(
        "indicators",
        "Indicatoren",
        "Een indicator: waaraan te zien is of een actie werkt.",
        _under(_ACTIONS, "indicators/*"),
        (
            _ACTION,
            _number_in("indicator", "Indicator", "indicators"),
            _TITLE,
            _written("unit", "Eenheid"),
            *_levels(),
            _SOURCE,
        ),
        key=2,
        record=model.Indicator,
        part_of="actions",
    ),
    TidyTable(
        "estimates",
        "Ramingen",
        "Een raming in de urencel van een actie, in de lezing die is gekozen.",
        _under(_ACTIONS, "capacity/hours/estimates/*"),
        (
            _ACTION,
            _ESTIMATE,
            _written("label", "Onderdeel"),
            _HOURS_READ,
            _PER,
            _written("assumption", "Aanname"),
        ),
        key=2,
        record=model.Estimate,
        part_of="actions",
    ),
    TidyTable(
        "alternatives",
        "Andere lezingen",
        "Een andere lezing van een raming.",
        _under(_ACTIONS, "capacity/hours/estimates/*/alternatives/*"),
        (
            _ACTION,
            _ESTIMATE,
            _number_in("alternative", "Lezing", "alternatives"),
            _HOURS_READ,
            _PER,
        ),
        key=3,
        record=model.Reading,
        part_of="estimates",
    ),
    TidyTable(
        "exceptions",
        "Uitzonderingen",
        "De uren van een gemeente in plaats van het algemene aantal van een raming.",
        (
            *_under(_ACTIONS, "capacity/hours/estimates/*/except/*"),
            *_under(_ACTIONS, "capacity/hours/estimates/*/alternatives/*/except/*"),
        ),
        (
            _ACTION,
            _ESTIMATE,
            Column(
                "alternative",
                "Lezing",
                Type.WHOLE,
                find=lambda found: found.after("alternatives"),
                text="De andere lezing waarin dit zo is; 0 in de gekozen lezing.",
            ),
            Column(
                "gemeente",
                "Gemeente",
                Type.ID,
                find=lambda found: str(found.path[-1]),
                refers="gemeenten",
                text="De gemeente met andere uren.",
            ),
            Column("hours", "Uren", Type.HOURS, (), text="De uren van die gemeente."),
        ),
        key=4,
        part_of="estimates",
    ),
    TidyTable(
        "statements",
        "Teksten",
        "Een alinea van de inleiding, of van wat een thema zegt over inwoners of communicatie.",
        _STATEMENTS,
        (
            _passage("statement", "Id"),
            Column(
                "section",
                "Onderdeel",
                find=_section_of,
                text="`introduction`, `residents` of `communication`.",
            ),
            _THEME,
            _TEXT,
        ),
        record=model.Statement,
    ),
    _links(
        "statement_actions",
        "Teksten - acties",
        "Een actie waarover een tekst gaat.",
        _under(_STATEMENTS, "actions/*"),
        _passage("statement", "Tekst", "statements"),
        _link("action", "Actie", "actions"),
    ),
    TidyTable(
        "budget",
        "Geld",
        "Wat een thema over geld zegt.",
        ("themes/*/budget/*",),
        (
            _passage("budget", "Id"),
            _THEME,
            _chosen("status", "Soort", BudgetStatus),
            _TEXT,
            _written("euros", "Bedrag", Type.EUROS),
            _chosen("per", "Grondslag", BudgetPer),
            _written("line", "Begrotingsregel"),
        ),
        record=model.BudgetItem,
    ),
    _links(
        "budget_actions",
        "Geld - acties",
        "Een actie waarvoor geld is.",
        ("themes/*/budget/*/actions/*",),
        _passage("budget", "Geld", "budget"),
        _link("action", "Actie", "actions"),
    ),
    TidyTable(
        "planning",
        "Planning",
        "Een regel van de maandplanning.",
        ("planning/*",),
        (
            _item(),
            _id("id"),
            _TITLE,
            _written("month", "Maand", Type.WHOLE),
            _written("period", "Periode", at="period/name"),
            _written("year", "Jaar", Type.WHOLE),
            _written("first_day", "Eerste dag", Type.DATE, "from"),
            _written("last_day", "Laatste dag", Type.DATE, "to"),
            _written("week", "Week", Type.WHOLE),
            _written("domain", "Domein"),
            _THEME,
            _written("responsible_cell", "Cel verantwoordelijken", at="cells/responsible"),
            _SOURCE,
            _flag("actions", "Acties afgeleid", "actions"),
            _flag("period", "Periode afgeleid", "period"),
        ),
        record=model.PlanningItem,
    ),
    TidyTable(
        "planning_months",
        "Planning - maanden",
        "Een maand waarin een regel van de maandplanning valt, ook als die een periode noemt.",
        ("planning/*/month", "planning/*/period/months/*"),
        (
            _item("planning"),
            Column(
                "number",
                "Volgnummer",
                Type.WHOLE,
                find=lambda found: found.after("months") or 1,
                text="De hoeveelste maand van de regel het is, vanaf 1.",
            ),
            Column(
                "month",
                "Maand",
                Type.WHOLE,
                find=lambda found: found.value,
                text="De maand, 1 tot en met 12.",
            ),
        ),
        key=2,
        part_of="planning",
    ),
    _links(
        "planning_responsible",
        "Planning - wie",
        "Wie voor een regel van de maandplanning verantwoordelijk is.",
        ("planning/*/responsible/*",),
        _item("planning"),
        _link("responsible", "Verantwoordelijke", None),
        Column(
            "kind",
            "Soort",
            find=_kind_of,
            text="`gemeente`, `department`, `partner` of `role`: de tabel waar de id in staat.",
        ),
    ),
    _links(
        "planning_actions",
        "Planning - acties",
        "Een actie waar een regel van de maandplanning bij hoort.",
        ("planning/*/actions/*",),
        _item("planning"),
        _link("action", "Actie", "actions"),
    ),
    TidyTable(
        "remarks",
        "Kanttekeningen",
        "Een aanname, gat, tegenstrijdigheid of dubbelzinnigheid.",
        (_REMARKS,),
        (
            Column(
                "remark",
                "Rij",
                Type.WHOLE,
                find=lambda found: found.ordinal,
                text="De hoeveelste kanttekening van het document het is, vanaf 1.",
            ),
            Column(
                "about",
                "Over",
                Type.ID,
                find=lambda found: found.part.id,
                text="De id van het kleinste onderdeel waar de kanttekening bij staat.",
            ),
            Column(
                "place",
                "Plaats",
                find=lambda found: render_path(found.path[:-2]) or None,
                text="De plaats in het document; leeg bij het programma als geheel.",
            ),
            _chosen("kind", "Soort", RemarkKind),
            _TEXT,
        ),
        record=model.Remark,
    ),
)


def _figure(key: str, title: str, text: str) -> Column:
    return Column(key, title, Type.HOURS, text=text)


_HOURS = TidyTable(
    "hours",
    "Uren",
    "De uren van een gemeente volgens een raming, zoals `uvp hours` ze telt; leeg waar die per "
    "persoon is.",
    (),
    (
        Column("action", "Actie", Type.ID, refers="actions", text="De actie."),
        Column("estimate", "Raming", Type.WHOLE, text="Het volgnummer van de raming."),
        Column("gemeente", "Gemeente", Type.ID, refers="gemeenten", text="De gemeente."),
        Column("theme", "Thema", Type.ID, refers="themes", text="Het thema; leeg daarbuiten."),
        _figure("own", "Eigen", "Zekere uren van de gemeente zelf."),
        _figure("shared", "Aandeel", "Haar aandeel in zekere gezamenlijke uren."),
        _figure("assumed", "Op aanname", "Uren die op een aanname rusten, in de gekozen lezing."),
        _figure("hours", "Uren", "Eigen, aandeel en op aanname samen."),
        _figure("low", "Laag", "De uren in de laagste lezing."),
        _figure("high", "Hoog", "De uren in de hoogste lezing."),
    ),
    key=3,
    part_of="estimates",
)
_FIGURES = ("own", "shared", "assumed", "hours", "low", "high")
_UNKNOWN = (None,) * len(_FIGURES)


def _hours_rows(programme: Programme) -> tuple[Row, ...]:
    """The hours of each municipality by each estimate."""
    rows = []
    for gemeente in programme.gemeenten:
        counts: Counter[str] = Counter()
        for line in account(programme, gemeente.id).entries:
            counts[line.action.id] += 1
            keys = (line.action.id, counts[line.action.id], gemeente.id, line.theme)
            figures = attrgetter(*_FIGURES)(line.figures) if line.quantified else _UNKNOWN
            rows.append(Row((), (*keys, *figures)))
    return tuple(rows)
