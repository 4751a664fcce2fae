"""The tables of the export without rows: each column of them is one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from uvp_cli.document.findings import render_path
from uvp_cli.programme import annotations as kinds
from uvp_cli.programme import model, paths
from uvp_cli.programme.model import Programme
from uvp_cli.queries.subjects import subjects
from uvp_cli.queries.tidy_columns import (
    ExportCell,
    ExportColumn,
    ExportTable,
    RowSource,
    Type,
    chosen,
    derived,
    id_of,
    link,
    noted,
    number_in,
    our_reading,
    owner,
    passage,
    reference,
    written,
)
from uvp_cli.values import dataclass

_LABELS = (chosen("level", "Niveau", kinds.Layer), written("priority", "Prioriteit"))
_TITLE = written("title", "Titel")
_TEXT = written("text", "Tekst")
_NAME = written("name", "Naam")
NUMBER = written("number", "Nummer", Type.WHOLE)
_SOURCE = written("source", "Bron")
_SUMMARY = written("summary", "Samenvatting")
_PER = chosen("per", "Grondslag", kinds.Per)
_HOURS_READ = (
    written("hours", "Uren", Type.HOURS),
    written("amount", "Aantal", Type.NUMBER),
    reference("unit", "Eenheid", "units"),
)
_THEME = ExportColumn(
    "theme",
    "Thema",
    Type.ID,
    compute=lambda source: source.part.theme,
    refers="themes",
    text="Het thema waar de rij bij hoort; leeg buiten de thema's.",
)
_ACTION = owner("action", "Actie", "actions")
_MEASURE = number_in("measure", "Maatregel", "measures")
OF_MEASURE = replace(
    _MEASURE,
    text="De hoeveelste maatregel van de actie het is, of 0 bij de actie zelf. De kolom is er "
    "alleen waar maatregelen uren hebben.",
)
_ROW = (
    written("row_title", "Naam van de rij", at="capacity/title"),
    written("hours_cell", "Cel uren", at="capacity/hours/cell"),
    written("duration_cell", "Cel looptijd", at="capacity/duration/cell"),
    written("departments_cell", "Cel afdelingen", at="capacity/cells/departments"),
    written("partners_cell", "Cel ketenpartners", at="capacity/cells/partners"),
)
_ROW_SOURCE = written("row_source", "Bron van de rij", at="capacity/source")
_ESTIMATE = number_in("estimate", "Raming", "estimates")
_DECISION = number_in("decision", "Besluit", "decisions")
_ITEM = number_in(
    "item", "Regel", "planning", "De hoeveelste regel van de maandplanning het is, vanaf 1."
)


def _under(patterns: tuple[str, ...], rest: str) -> tuple[str, ...]:
    return tuple(f"{pattern}/{rest}" for pattern in patterns)


_ACTIONS = ("themes/*/actions/*", "other_actions/*")
_MEASURES = _under(_ACTIONS, "measures/*")
MEASURE_ESTIMATES = _under(_MEASURES, "capacity/hours/estimates/*")
_ESTIMATES = (*_under(_ACTIONS, "capacity/hours/estimates/*"), *MEASURE_ESTIMATES)
"""The places of the estimates of measures, and of all."""
REMARKS = "**/remarks/*"
"""Stands for remarks wherever they are."""
_CHAPTERS = ("themes/*/", "")
"""The parts that can speak of residents, money and communication: themes and the programme."""
_STATEMENTS = (
    "introduction/*",
    *(f"{chapter}residents/*" for chapter in _CHAPTERS),
    *(f"{chapter}communication/*" for chapter in _CHAPTERS),
)
_MONEY = tuple(f"{chapter}budget/*" for chapter in _CHAPTERS)
_INDICATORS = (
    *("indicators/*", "themes/*/indicators/*", "themes/*/goals/*/indicators/*"),
    *_under((*_ACTIONS, *_MEASURES), "indicators/*"),
)


def _parties(section: str, title: str, text: str) -> ExportTable:
    columns = (id_of(section.removesuffix("s")), _NAME)
    at = (f"{section}/*",)
    return ExportTable(section, title, text, at, columns, record=model.Party, grows=True)


_KIND = ExportColumn(
    "kind",
    "Soort",
    compute=lambda source: next(
        subject.kind for subject in subjects(source.programme) if subject.id == source.value
    ),
    choices=("gemeente", "department", "partner", "role", "group"),
    text="`gemeente`, `department`, `partner`, `role` of `group`: de tabel waar de id in staat.",
)


def _gemeente(text: str) -> ExportColumn:
    """The municipality whose id is the key of the row's place in the document."""
    return ExportColumn(
        "gemeente",
        "Gemeente",
        Type.ID,
        compute=lambda source: str(source.path[-1]),
        refers="gemeenten",
        text=text,
    )


def _level(of: str = "", title: str = "") -> tuple[ExportColumn, ...]:
    """The figure of a row, or the one that stands there under the key `of`, called `title`."""
    columns = (
        written("value", "Waarde", Type.NUMBER),
        written("cell", "Cel"),
        chosen("bound", "Grens", kinds.FigureBound),
        # In a folder of Parquet, the year of a programme is a column of its own.
        written("year" if of else "in_year", "Jaar", Type.WHOLE, "year"),
        written("date", "Peildatum", Type.DATE),
        _SOURCE,
    )
    if not of:
        return columns
    value, *others = (replace(it, place=(of, *(it.place or ()))) for it in columns)
    return (
        replace(value, key=of, title=title),
        *(replace(it, key=f"{of}_{it.key}", title=f"{title}, {it.title.lower()}") for it in others),
    )


def _indicator_of(source: RowSource) -> ExportCell:
    """The part that an indicator is of, and its place there: jeugd.doel-1.indicators.1."""
    path, part = source.path, source.part
    own = path[len(part.path) : path.index("indicators") + 2]
    steps = (str(step + 1) if isinstance(step, int) else step for step in own)
    return ".".join((*((part.id or "",) if part.path else ()), *steps))


def _point_of(source: RowSource) -> ExportCell:
    return f"{_indicator_of(source)}.{source.path[-2]}.{source.after(str(source.path[-2]))}"


_INDICATOR = ExportColumn(
    "indicator",
    "Indicator",
    Type.ID,
    compute=_indicator_of,
    text="Waar de indicator staat en de hoeveelste het daar is, zoals jeugd.doel-1.indicators.1.",
)


def _section_of(source: RowSource) -> ExportCell:
    return str(source.path[-2])


@dataclass(frozen=True, slots=True)
class _Owners:
    """Parts of the programme with lists in them: the Dutch for them, where they stand, and the
    columns that say which one a row is of. `grows` is whether a sheet can add to their lists."""

    title: str
    at: tuple[str, ...]
    columns: tuple[ExportColumn, ...]
    grows: bool = True


_OWNERS = {
    "decisions": _Owners(
        "Besluiten",
        ("adoption/decisions/*",),
        (replace(_DECISION, refers="decisions"),),
        grows=False,
    ),
    "groups": _Owners("Groepen", ("groups/*",), (owner("group", "Groep", "groups"),)),
    "themes": _Owners("Thema's", ("themes/*",), (owner("theme", "Thema", "themes"),)),
    "actions": _Owners("Acties", _ACTIONS, (_ACTION,)),
    "measures": _Owners("Maatregelen", _MEASURES, (_ACTION, _MEASURE), grows=False),
    "indicators": _Owners(
        "Indicatoren", _INDICATORS, (replace(_INDICATOR, refers="indicators"),), grows=False
    ),
    "estimates": _Owners("Ramingen", _ESTIMATES, (_ACTION, OF_MEASURE, _ESTIMATE), grows=False),
    "statements": _Owners("Teksten", _STATEMENTS, (passage("statement", "Tekst", "statements"),)),
    "budget": _Owners("Financiën", _MONEY, (passage("budget", "Financiën", "budget"),)),
    "planning": _Owners("Planning", ("planning/*",), (replace(_ITEM, refers="planning"),)),
}
"""By the table of each what has lists."""
_LISTS: dict[str, tuple[str, *tuple[ExportColumn, ...]]] = {
    "gemeenten": ("gemeenten", link("gemeente", "Gemeente", "gemeenten")),
    "areas": ("gebieden", link("area", "Gebied", "areas")),
    "portfolio": ("portefeuille", link("role", "Rol", "roles")),
    "goals": ("doelstellingen", link("goal", "Doelstelling", "goals")),
    "departments": ("afdelingen", link("department", "Afdeling", "departments")),
    "partners": ("ketenpartners", link("partner", "Ketenpartner", "partners")),
    "owners": ("trekkers", link("owner", "Trekker", None), _KIND),
    "responsible": ("wie", link("responsible", "Verantwoordelijke", None), _KIND),
    "actions": ("acties", link("action", "Actie", "actions")),
}
"""By its key the Dutch for each list, and the columns for what stands in it."""


def _listed(of: str, lists: Mapping[str, str]) -> Iterator[ExportTable]:
    """A table of what stands in the lists under each key, in their order, by what that is."""
    owners = _OWNERS[of]
    for key, text in lists.items():
        section = key.rpartition("/")[2]
        title, *linked = _LISTS[section]
        yield ExportTable(
            f"{of.removesuffix('s')}_{section}",
            f"{owners.title} - {title}",
            text,
            _under(owners.at, f"{key}/*"),
            (*owners.columns, number_in("number", "Volgnummer", section), *linked),
            key=len(owners.columns) + 1,
            part_of=of,
            lists=title,
            grows=owners.grows,
        )


_ELSE = "zonder rij zijn dat die van de actie."
TABLES = (
    ExportTable(
        "programme",
        "Programma",
        "Het programma zelf; deze tabel heeft één rij.",
        ("",),
        (
            id_of("programme"),
            _TITLE,
            written("first_month", "Eerste maand", Type.MONTH, "period/from"),
            written("last_month", "Laatste maand", Type.MONTH, "period/to"),
            written("extended_to", "Verlengd tot en met", Type.MONTH, "period/extended_to"),
            written("region_id", "Regio", Type.ID, "region/id"),
            written("region_name", "Naam van de regio", at="region/name"),
            written("contact", "Contact"),
            chosen("allocation", "Verdeelsleutel", kinds.AllocationKey, "allocation/key"),
            written("allocation_source", "Bron van de gewichten", at="allocation/source"),
            written("allocation_date", "Peildatum", Type.DATE, "allocation/date"),
            written("allocation_note", "Toelichting op de sleutel", at="allocation/note"),
            ExportColumn("version", "Versie", Type.WHOLE, ("version",), choices=("2",)),
            chosen("adoption", "Vaststelling", kinds.AdoptionStatus, "adoption/status"),
            written("edition", "Versie van het stuk", at="adoption/edition"),
        ),
        record=Programme,
    ),
    ExportTable(
        "gemeenten",
        "Gemeenten",
        "Een gemeente die meedoet.",
        ("gemeenten/*",),
        (
            id_of("gemeente"),
            _NAME,
            written("code", "Gemeentecode"),
            written("first_month", "Bestaat vanaf", Type.MONTH, "from"),
            written("last_month", "Bestaat tot en met", Type.MONTH, "to"),
            reference("merged_into", "Opgegaan in", "gemeenten"),
            derived("code", "Gemeentecode toegevoegd"),
        ),
        record=model.Gemeente,
    ),
    ExportTable(
        "decisions",
        "Besluiten",
        "Een besluit waarmee het programma is vastgesteld.",
        ("adoption/decisions/*",),
        (
            _DECISION,
            written("by", "Door"),
            written("date", "Datum", Type.DATE),
            written("cell", "Cel datum"),
        ),
        record=model.Decision,
    ),
    *_listed(
        "decisions",
        {"gemeenten": "Een gemeente waar een besluit is genomen; zonder rij is dat in alle."},
    ),
    ExportTable(
        "units",
        "Eenheden",
        "Een eenheid waarin het programma werk telt, en hoeveel uren in een jaar dat is.",
        ("units/*",),
        (
            id_of("unit"),
            _NAME,
            written("plural", "Meervoud"),
            written("hours", "Uren", Type.HOURS),
            _SOURCE,
            written("assumption", "Aanname"),
        ),
        record=model.Unit,
        grows=True,
    ),
    ExportTable(
        "frameworks",
        "Meerjarenplannen",
        "Een plan dat het programma uitvoert.",
        ("frameworks/*",),
        (
            number_in("framework", "Volgnummer", "frameworks"),
            _TITLE,
            written("abbreviation", "Afkorting"),
            written("period", "Looptijd"),
            written("extended_to", "Verlengd tot en met", Type.WHOLE),
        ),
        record=model.Framework,
    ),
    _parties("departments", "Afdelingen", "Een afdeling of team."),
    _parties("partners", "Ketenpartners", "Een ketenpartner."),
    _parties("roles", "Rollen", "Een andere verantwoordelijke of portefeuillehouder."),
    _parties("groups", "Groepen", "Een groep gemeenten met een naam."),
    *_listed("groups", {"gemeenten": "Een gemeente van een groep."}),
    ExportTable(
        "areas",
        "Gebieden",
        "Een wijk, kern of ander gebied.",
        ("areas/*",),
        (id_of("area"), _NAME, reference("gemeente", "Gemeente", "gemeenten")),
        record=model.Area,
        grows=True,
    ),
    ExportTable(
        "priorities",
        "Prioriteiten",
        "Een prioriteit, het dringendst eerst.",
        ("priorities/*",),
        (
            number_in("number", "Volgnummer", "priorities"),
            ExportColumn("priority", "Prioriteit", place=(), text="Hoe het programma haar noemt."),
        ),
    ),
    ExportTable(
        "themes",
        "Thema's",
        "Een thema van het programma.",
        ("themes/*",),
        (
            id_of("theme"),
            NUMBER,
            _TITLE,
            _SUMMARY,
            _SOURCE,
            reference("parent", "Valt onder", "themes"),
            *_LABELS,
        ),
        record=model.Theme,
    ),
    *_listed(
        "themes",
        {
            "gemeenten": "Een gemeente waarvoor een lokale prioriteit is; zonder rij is het thema "
            "voor alle.",
            "areas": "Een gebied waar een thema over gaat.",
            "portfolio": "Een rol die een thema in portefeuille heeft.",
        },
    ),
    ExportTable(
        "aliases",
        "Andere namen",
        "Een andere naam van een gemeente, groep, eenheid, afdeling, ketenpartner, rol, gebied of "
        "thema.",
        tuple(f"{section}/*/aliases/*" for section in paths.WITH_IDS),
        (
            owner("id", "Id", text="Wie of wat zo ook heet."),
            number_in("number", "Volgnummer", "aliases"),
            ExportColumn("alias", "Andere naam", place=(), text="De andere naam."),
        ),
        key=2,
    ),
    ExportTable(
        "weights",
        "Gewichten",
        "Het gewicht van een gemeente bij het verdelen van gezamenlijke uren.",
        ("allocation/weights/*",),
        (
            _gemeente("De gemeente."),
            ExportColumn("weight", "Gewicht", Type.NUMBER, (), text="Het gewicht."),
        ),
    ),
    ExportTable(
        "ambitions",
        "Ambities",
        "Een ambitie van een thema.",
        ("themes/*/ambitions/*",),
        (id_of("ambition"), _THEME, _TEXT),
        record=model.Ambition,
    ),
    ExportTable(
        "goals",
        "Doelstellingen",
        "Een doelstelling van een thema.",
        ("themes/*/goals/*",),
        (id_of("goal"), _THEME, NUMBER, _TEXT),
        record=model.Goal,
    ),
    ExportTable(
        "actions",
        "Acties",
        "Een actie, met de rij die haar capaciteit noemt.",
        _ACTIONS,
        (
            id_of("action"),
            _THEME,
            NUMBER,
            _TITLE,
            _SUMMARY,
            written("continues", "Voortzetting", Type.ID),
            *_ROW,
            _SOURCE,
            _ROW_SOURCE,
            our_reading("title", "Titel"),
            our_reading("goals", "Doelstellingen", are="zijn"),
            our_reading("gemeenten", "Gemeenten", are="zijn"),
            *_LABELS,
        ),
        record=model.Action,
    ),
    ExportTable(
        "internal",
        "Intern",
        "Een actie die niet voor ketenpartners is.",
        ("internal/*",),
        (number_in("number", "Volgnummer", "internal"), link("action", "Actie", "actions")),
    ),
    *_listed(
        "actions",
        {
            "goals": "Een doelstelling waaraan een actie bijdraagt.",
            "capacity/departments": "Een afdeling die voor een actie nodig is.",
            "capacity/partners": "Een ketenpartner die aan een actie meewerkt.",
            "gemeenten": "Een gemeente waarvoor een actie is; zonder rij is zij voor alle "
            "gemeenten van het thema.",
            "owners": "Wie een actie trekt.",
            "areas": "Een gebied waar een actie is.",
            "portfolio": "Een rol die een actie in portefeuille heeft; zonder rij is dat wie het "
            "thema heeft.",
        },
    ),
    ExportTable(
        "measures",
        "Maatregelen",
        "Een maatregel: een stap van een actie.",
        _MEASURES,
        (
            _ACTION,
            _MEASURE,
            reference("id", "Id"),
            _TITLE,
            _TEXT,
            chosen("status", "Stand", kinds.MeasureStatus),
            NUMBER,
            *_ROW,
            _ROW_SOURCE,
        ),
        key=2,
        record=model.Measure,
        part_of="actions",
        grows=True,
    ),
    *_listed(
        "measures",
        {
            "owners": "Wie een maatregel trekt; zonder rij is dat wie de actie trekt.",
            "areas": "Een gebied waar een maatregel is.",
            "goals": f"Een doelstelling waaraan een maatregel bijdraagt; {_ELSE}",
            "capacity/departments": f"Een afdeling die voor een maatregel nodig is; {_ELSE}",
            "capacity/partners": f"Een ketenpartner die aan een maatregel meewerkt; {_ELSE}",
            "gemeenten": "Een gemeente waarvoor een maatregel is; zonder rij is zij voor alle "
            "gemeenten van de actie.",
        },
    ),
    ExportTable(
        "indicators",
        "Indicatoren",
        "Een indicator: waaraan te zien is of iets werkt.",
        _INDICATORS,
        (
            _INDICATOR,
            ExportColumn(
                "about",
                "Over",
                Type.ID,
                compute=lambda source: source.part.id,
                among=("actions", "goals", "themes", "programme"),
                text="De id van de actie, de doelstelling, het thema of het programma.",
            ),
            _MEASURE,
            reference("id", "Id"),
            _TITLE,
            written("unit", "Eenheid"),
            chosen("kind", "Soort", kinds.IndicatorKind),
            chosen("better", "Beter", kinds.Better),
            *_level("baseline", "Nulmeting"),
            _SOURCE,
        ),
        record=model.Indicator,
        home="about",
        grows=True,
    ),
    *_listed("indicators", {"areas": "Een gebied waar een indicator is gemeten."}),
    ExportTable(
        "indicator_points",
        "Indicatoren - cijfers",
        "Een cijfer van een indicator: een streefwaarde, hoe het was, of hoe het elders is.",
        (
            *_under(_INDICATORS, "targets/*"),
            *_under(_INDICATORS, "realised/*"),
            *_under(_INDICATORS, "compare/*"),
        ),
        (
            ExportColumn(
                "point",
                "Cijfer",
                Type.ID,
                compute=_point_of,
                text="De indicator, de reeks en de plaats daarin; leeg in een nieuwe rij.",
            ),
            replace(_INDICATOR, refers="indicators"),
            ExportColumn(
                "series",
                "Reeks",
                compute=_section_of,
                choices=("targets", "realised", "compare"),
                text="`targets`, `realised` of `compare`.",
            ),
            written("with", "Vergeleken met"),
            *_level(),
        ),
        record=model.Comparison,
        home="indicator",
        grows=True,
    ),
    ExportTable(
        "estimates",
        "Ramingen",
        "Een raming in de urencel van een actie of maatregel, in de lezing die is gekozen.",
        _ESTIMATES,
        (
            _ACTION,
            OF_MEASURE,
            _ESTIMATE,
            written("label", "Onderdeel"),
            *_HOURS_READ,
            _PER,
            written("assumption", "Aanname"),
            written("for_readers", "Aanname voor lezers"),
            reference("department", "Afdeling", "departments"),
            written("estimate_year", "Jaar", Type.WHOLE, "year"),
        ),
        key=3,
        record=model.Estimate,
        part_of="actions",
        grows=True,
    ),
    *_listed(
        "estimates",
        {
            "gemeenten": "Een gemeente waarvoor een raming is; zonder rij is zij voor alle "
            "gemeenten van de actie."
        },
    ),
    ExportTable(
        "alternatives",
        "Andere lezingen",
        "Een andere lezing van een raming.",
        _under(_ESTIMATES, "alternatives/*"),
        (
            _ACTION,
            OF_MEASURE,
            _ESTIMATE,
            number_in("alternative", "Lezing", "alternatives"),
            *_HOURS_READ,
            _PER,
        ),
        key=4,
        record=model.Reading,
        part_of="estimates",
    ),
    ExportTable(
        "exceptions",
        "Uitzonderingen",
        "De uren van een gemeente in plaats van het algemene aantal van een raming; of het aantal, "
        "als de raming in een andere eenheid staat.",
        (*_under(_ESTIMATES, "except/*"), *_under(_ESTIMATES, "alternatives/*/except/*")),
        (
            _ACTION,
            OF_MEASURE,
            _ESTIMATE,
            number_in(
                "alternative",
                "Lezing",
                "alternatives",
                "De andere lezing waarin dit zo is; 0 in de gekozen lezing.",
            ),
            _gemeente("De gemeente met andere uren."),
            ExportColumn(
                "hours", "Uren", Type.HOURS, (), text="De uren van die gemeente, of het aantal."
            ),
        ),
        key=5,
        part_of="estimates",
    ),
    ExportTable(
        "statements",
        "Teksten",
        "Een alinea van de inleiding, of van wat een thema of het hele programma over inwoners of "
        "communicatie zegt.",
        _STATEMENTS,
        (
            passage("statement", "Id"),
            ExportColumn(
                "section",
                "Onderdeel",
                compute=_section_of,
                choices=("introduction", "residents", "communication"),
                text="`introduction`, `residents` of `communication`.",
            ),
            _THEME,
            _TEXT,
            our_reading("actions", "Acties", are="zijn"),
        ),
        record=model.Statement,
    ),
    *_listed("statements", {"actions": "Een actie waarover een tekst gaat."}),
    ExportTable(
        "budget",
        "Financiën",
        "Wat een thema of het hele programma over geld zegt.",
        _MONEY,
        (
            passage("budget", "Id"),
            _THEME,
            chosen("status", "Soort", kinds.BudgetStatus),
            _TEXT,
            chosen("kind", "Post", kinds.BudgetKind),
            written("euros", "Bedrag", Type.EUROS),
            written("cell", "Cel bedrag"),
            chosen("per", "Grondslag", kinds.BudgetPer),
            written("line", "Begrotingsregel"),
            chosen("recurring", "Terugkerend", kinds.Recurring),
            written("coverage", "Dekking"),
            our_reading("status", "Soort"),
            our_reading("actions", "Acties", are="zijn"),
        ),
        record=model.BudgetItem,
    ),
    ExportTable(
        "budget_amounts",
        "Financiën - jaren",
        "Het bedrag van een jaar, of de cel die in plaats daarvan staat.",
        _under(_MONEY, "amounts/*"),
        (
            passage("budget", "Financiën", "budget"),
            number_in("number", "Volgnummer", "amounts"),
            written("amount_year", "Jaar", Type.WHOLE, "year"),
            written("euros", "Bedrag", Type.EUROS),
            written("cell", "Cel bedrag"),
        ),
        key=2,
        record=model.YearAmount,
        part_of="budget",
        grows=True,
    ),
    *_listed("budget", {"actions": "Een actie waarvoor geld is."}),
    ExportTable(
        "planning",
        "Planning",
        "Een regel van de maandplanning.",
        ("planning/*",),
        (
            _ITEM,
            id_of("id"),
            _TITLE,
            written("month", "Maand", Type.WHOLE),
            written("quarter", "Kwartaal", Type.WHOLE),
            written("half", "Halfjaar", Type.WHOLE),
            written("period", "Periode", at="period/name"),
            written("planned_year", "Jaar", Type.WHOLE, "year"),
            written("first_day", "Eerste dag", Type.DATE, "from"),
            written("last_day", "Laatste dag", Type.DATE, "to"),
            written("week", "Week", Type.WHOLE),
            written("domain", "Domein"),
            _THEME,
            written("when_cell", "Cel wanneer", at="cells/when"),
            written("responsible_cell", "Cel verantwoordelijken", at="cells/responsible"),
            _SOURCE,
            our_reading("actions", "Acties", are="zijn"),
            our_reading("period", "Periode"),
            our_reading("gemeenten", "Gemeenten", are="zijn"),
        ),
        record=model.PlanningItem,
        grows=True,
    ),
    ExportTable(
        "planning_months",
        "Planning - maanden",
        "Een maand waarin een regel van de maandplanning valt, ook als die een kwartaal, een "
        "halfjaar of een periode noemt.",
        ("planning/*/months/*",),
        (
            replace(_ITEM, refers="planning"),
            number_in(
                "number",
                "Volgnummer",
                "months",
                "De hoeveelste maand van de regel het is, vanaf 1.",
            ),
            ExportColumn(
                "month",
                "Maand",
                Type.WHOLE,
                compute=lambda source: source.value,
                text="De maand, 1 tot en met 12.",
            ),
        ),
        key=2,
        part_of="planning",
        lists="maanden",
    ),
    *_listed(
        "planning",
        {
            "responsible": "Wie voor een regel van de maandplanning verantwoordelijk is.",
            "gemeenten": "Een gemeente waarvoor een regel van de maandplanning is; zonder rij is "
            "hij voor wie zijn acties of zijn thema zijn.",
            "areas": "Een gebied waar een regel van de maandplanning over gaat.",
            "actions": "Een actie waar een regel van de maandplanning bij hoort.",
        },
    ),
    ExportTable(
        "remarks",
        "Kanttekeningen",
        "Een aanname, gat, tegenstrijdigheid of dubbelzinnigheid.",
        (REMARKS,),
        (
            ExportColumn(
                "remark",
                "Rij",
                Type.WHOLE,
                compute=lambda source: source.ordinal,
                text="De hoeveelste kanttekening van het document het is, vanaf 1.",
            ),
            owner(
                "about",
                "Over",
                text="De id van het kleinste onderdeel waar de kanttekening bij staat.",
            ),
            ExportColumn(
                "place",
                "Plaats",
                compute=lambda source: render_path(source.path[:-2]) or None,
                text="De plaats in het document; leeg bij het programma als geheel.",
            ),
            chosen("kind", "Soort", kinds.RemarkKind),
            _TEXT,
        ),
        record=model.Remark,
    ),
)


FIGURES = {
    "own": ("Eigen", "Zekere uren van de gemeente zelf."),
    "shared": ("Aandeel", "Haar aandeel in zekere gezamenlijke uren."),
    "assumed": ("Op aanname", "Uren die op een aanname rusten, in de gekozen lezing."),
    "hours": ("Uren", "Eigen, aandeel en op aanname samen."),
    "low": ("Laag", "De uren in de laagste lezing."),
    "high": ("Hoog", "De uren in de hoogste lezing."),
}
HOURS = ExportTable(
    "hours",
    "Uren",
    "De uren van een gemeente volgens een raming, zoals `uvp hours` ze telt; leeg waar die per "
    "persoon is.",
    (),
    (
        noted("action", "Actie", "De actie.", Type.ID, "actions"),
        OF_MEASURE,
        noted("estimate", "Raming", "Het volgnummer van de raming.", Type.WHOLE),
        noted("gemeente", "Gemeente", "De gemeente.", Type.ID, "gemeenten"),
        noted("theme", "Thema", "Het thema; leeg daarbuiten.", Type.ID, "themes"),
        *(noted(key, title, text, Type.HOURS) for key, (title, text) in FIGURES.items()),
    ),
    key=4,
    part_of="estimates",
)
