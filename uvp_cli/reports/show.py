"""The programme as a tree, and one thing in it as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import names, paths, reach, structure, units
from uvp_cli.programme.model import (
    Action,
    Ambition,
    Area,
    BudgetItem,
    Capacity,
    Estimate,
    Gemeente,
    Goal,
    Group,
    Indicator,
    Measure,
    Party,
    Period,
    PlanningItem,
    Programme,
    Remark,
    Statement,
    Theme,
    Unit,
)
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.structure import by_number
from uvp_cli.queries.planning import schedule
from uvp_cli.queries.subjects import Related, Subject, related
from uvp_cli.reports.adoption import adoption_fields
from uvp_cli.reports.budget_words import RECURRING, amount
from uvp_cli.reports.cells import departments_of, partners_of
from uvp_cli.reports.goals import unserved
from uvp_cli.reports.hours_words import reader_words
from uvp_cli.reports.indicators import course_text, dated, judged, titled
from uvp_cli.reports.mergers import merger_text
from uvp_cli.reports.ours import DERIVED, GOALS, TITLE, ours
from uvp_cli.reports.parts import behind_titles, chapter
from uvp_cli.reports.planning import days, when, who
from uvp_cli.reports.tables import Outline, Report
from uvp_cli.reports.terms import BETTER, INDICATORS, KINDS, PER, REMARKS, STATUS, VALUES, WHOLE

FOR_MAKERS, FOR_READERS = "Aanname", "Voor lezers"
"""What an estimate rests on, for whoever makes the document, and behind it for its readers."""
BRANCHES = {
    "introduction": "Inleiding",
    "ambitions": "Ambities",
    "goals": "Doelstellingen",
    "residents": "Wat merkt de inwoner",
    "budget": "Benodigde financiële middelen",
    "communication": "Communicatie",
    "actions": "Acties",
    "other_actions": "Overige acties",
    "measures": "Maatregelen",
    "indicators": "Indicatoren",
    "months": "Maandplanning",
    "planning": "Planning",
    "subthemes": "Subthema's",
}
"""What stands beneath a programme or a card: the key and the title of each branch."""

Fields = Iterator[tuple[str, str]]


def programme_report(loaded: Loaded) -> Report:
    """The whole programme as a tree: themes, goals, actions and their capacity."""
    programme = loaded.programme
    introduction = [_passage(statement, programme) for statement in programme.introduction]
    children = [_branch("introduction", introduction)] if introduction else []
    children += _themes_in(None, programme)
    if programme.other_actions:
        others = (_action_branch(action, programme) for action in programme.other_actions)
        children.append(_branch("other_actions", others))
    if whole := tuple(_of_the_whole(programme)):
        children.append(Outline(WHOLE, children=whole, key="whole"))
    children.append(_planning_branch(programme))
    outline = Outline(
        title=programme.title,
        subtitle="; ".join(filter(None, (loaded.origin, loaded.state))),
        fields=tuple(_programme_fields(programme)),
        children=tuple(children),
    )
    return Report(outline, plain(programme))


def beside(cards: Sequence[Report], loaded: Loaded) -> Report:
    """Several cards as one answer, each beneath its own title."""
    outlines = [card.content for card in cards if isinstance(card.content, Outline)]
    outline = Outline(
        title=dutch.listing(card.title for card in outlines),
        subtitle=loaded.subtitle,
        children=tuple(replace(card, subtitle="") for card in outlines),
    )
    return Report(
        outline, {"programme": loaded.programme.id, "cards": [it.contract for it in cards]}
    )


def card_report(loaded: Loaded, subject: Subject) -> Report:
    """Everything known about one thing, remarks and references included."""
    programme = loaded.programme
    references = related(programme, subject)
    title, facts, children = _card(subject, programme)
    outline = Outline(
        title=f"{KINDS[subject.kind]}: {title}",
        subtitle=loaded.subtitle,
        fields=(("Id", subject.id), *facts),
        children=(*children, *_reference_branches(subject, references, programme)),
    )
    contract = {
        "programme": programme.id,
        "kind": subject.kind,
        "theme": subject.theme.id if subject.theme else None,
        **plain(subject.record),
        "named_by": {
            "actions": [action.id for action in references.actions],
            "planning": [item.id for item in references.planning if item.id],
        },
    }
    return Report(outline, contract)


def plain(value: Any) -> Any:
    """A record as dicts and lists under the keys of the document, without what is empty."""
    if is_dataclass(value):
        pairs = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        return {key: plain(inner) for key, inner in pairs if inner not in (None, (), {})}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def _programme_fields(programme: Programme) -> Fields:
    yield "Looptijd", term(programme.period)
    yield from adoption_fields(programme)
    if programme.adoption:
        yield from _remarks(programme.adoption.remarks)
    if programme.region:
        yield "Regio", programme.region.name
    for plan in programme.frameworks:
        yield "Uitwerking van", f"{plan.title} {plan.years}"
        yield from _remarks(plan.remarks)
    yield "Gemeenten", dutch.listing(gemeente.name for gemeente in programme.gemeenten)
    for group in programme.groups:
        yield group.name, dict(_party_fields(group, programme))["Gemeenten"]
        yield from _remarks(group.remarks)
    for unit in programme.units:
        yield (
            "Eenheid",
            "; ".join((unit.name, *(f"{k.lower()}: {v}" for k, v in unit_fields(unit)))),
        )
        yield from _remarks(unit.remarks)
    yield from area_fields(tuple(area.id for area in programme.areas), programme)
    if programme.priorities:
        yield "Prioriteiten", dutch.titles(programme.priorities)
    yield from _remarks((*programme.allocation.remarks, *programme.remarks))


def term(period: Period) -> str:
    """The months that a programme was adopted for, and to which it was extended."""
    first, last = dutch.month_of(period.from_), dutch.month_of(period.to)
    extended = f", verlengd t/m {dutch.month_of(period.last)}" if period.extended_to else ""
    return f"{first if first == last else f'{first} t/m {last}'}{extended}"


def _themes_in(parent: str | None, programme: Programme) -> list[Outline]:
    """The branches of the themes that stand in another, or of the uppermost."""
    inside = (theme for theme in structure.in_order(programme) if theme.parent == parent)
    return [_theme_branch(theme, programme) for theme in inside]


def _theme_branch(theme: Theme, programme: Programme) -> Outline:
    number = f"{theme.number} " if theme.number else ""
    inside = _themes_in(theme.id, programme)
    branches = [
        _branch("ambitions", (Outline(f"{it.text} [{it.id}]") for it in theme.ambitions)),
        _branch("goals", (replace(_goal_branch(it), fields=()) for it in by_number(theme.goals))),
        *indicators_of(theme.indicators),
        _branch("actions", (_action_branch(it, programme) for it in by_number(theme.actions))),
    ]
    if theme.budget:
        branches.append(_branch("budget", (budget_line(it, programme) for it in theme.budget)))
    # What one of several within each other lacks, another may have.
    is_one_of_more = bool(theme.parent or inside)
    kept = (branch for branch in branches if branch.children or not is_one_of_more)
    return Outline(
        f"{number}{theme.title} [{theme.id}]",
        fields=tuple(label_fields(theme, programme)),
        children=(*kept, *inside),
    )


def _of_the_whole(programme: Programme) -> Iterator[Outline]:
    """What is said of the whole programme: figures, residents, money and communication."""
    yield from indicators_of(programme.indicators)
    yield from (branch for branch in _chapter(programme, programme) if branch.children)


def _chapter(chapter: Programme | Theme, programme: Programme) -> Iterator[Outline]:
    """What a theme or the whole programme says of residents, money and communication."""
    yield _branch("residents", (_passage(it, programme) for it in chapter.residents))
    yield _branch("budget", (budget_line(item, programme) for item in chapter.budget))
    yield _branch("communication", (_passage(it, programme) for it in chapter.communication))


def _goal_branch(goal: Goal) -> Outline:
    branch = _remarked(_goal_title(goal), goal.remarks)
    return replace(branch, children=indicators_of(goal.indicators))


def _goal_title(goal: Goal) -> str:
    return f"{_numbered(goal.number)}{goal.text} [{goal.id}]"


def _action_branch(action: Action, programme: Programme) -> Outline:
    title = f"{_numbered(action.number)}{action.title} [{action.id}]"
    facts = (
        *(field for field in ours(action) if field[0] == TITLE),
        *label_fields(action, programme),
        *owner_fields(action.owners, programme),
        *portfolio_fields(action.portfolio, programme),
        *(_capacity_fields(action.capacity, programme) if action.capacity else ()),
    )
    return Outline(title, fields=facts, children=tuple(_work(action, programme)))


def _work(action: Action, programme: Programme) -> Iterator[Outline]:
    """The measures of an action and its indicators, where it has any."""
    if action.measures:
        yield _branch("measures", (_measure_branch(it, programme) for it in action.measures))
    yield from indicators_of(action.indicators)


def _measure_branch(measure: Measure, programme: Programme) -> Outline:
    title = f"{measure.title} [{measure.id}]" if measure.id else measure.title
    facts = (*measure_fields(measure, programme), *_remarks(measure.remarks))
    return Outline(title, fields=facts, children=indicators_of(measure.indicators))


def measure_fields(measure: Measure, programme: Programme) -> Fields:
    """What is done in a measure, who leads it and how it stands."""
    if measure.text:
        yield "Wat", measure.text
    yield from owner_fields(measure.owners, programme)
    if measure.status:
        yield "Stand", STATUS[measure.status]
    yield from area_fields(measure.areas, programme)


def indicators_of(indicators: tuple[Indicator, ...]) -> tuple[Outline, ...]:
    """The branch of indicators, where there are any."""
    return (_branch("indicators", map(_indicator_branch, indicators)),) if indicators else ()


def _indicator_branch(indicator: Indicator) -> Outline:
    title = titled(indicator)
    facts = (*indicator_fields(indicator), *_remarks(indicator.remarks))
    return Outline(f"{title} [{indicator.id}]" if indicator.id else title, fields=facts)


def indicator_fields(indicator: Indicator) -> Fields:
    """The figures of an indicator, and where they come from."""
    if indicator.kind:
        yield "Soort", INDICATORS[indicator.kind]
    if indicator.better:
        yield "Beter", BETTER[indicator.better]
    if indicator.baseline:
        yield "Nulmeting", dated(indicator.baseline, indicator.baseline.source)
    for target in indicator.targets:
        yield "Streefwaarde", dated(target, target.source, judged(indicator, target))
    for label, levels in (
        ("Gerealiseerd", indicator.realised),
        ("Vergelijking", indicator.compare),
    ):
        yield from ((label, dated(level, level.source)) for level in levels)
    if course := course_text(indicator):
        yield "Ontwikkeling", course
    if indicator.source:
        yield "Bron", indicator.source


def owner_fields(owners: tuple[str, ...], programme: Programme) -> Fields:
    """Who lead, by name, in the order of the document."""
    if owners:
        label = "Trekkers" if len(owners) > 1 else "Trekker"
        yield label, dutch.listing(leader_names(owners, programme))


def portfolio_fields(ids: tuple[str, ...], programme: Programme) -> Fields:
    """Who hold the portfolio, by name, in the order of the document."""
    if ids:
        label = "Portefeuillehouders" if len(ids) > 1 else "Portefeuillehouder"
        yield label, dutch.listing(leader_names(ids, programme))


def leader_names(ids: tuple[str, ...], programme: Programme) -> list[str]:
    """The names of roles, departments, partners and municipalities, in the order of their ids."""
    called = {party.id: party.name for party in paths.parties(programme)}
    return [called[id_] for id_ in ids]


def reach_fields(gemeenten: tuple[str, ...], programme: Programme) -> Fields:
    """The municipalities, where something is for some only."""
    if gemeenten:
        yield "Alleen voor", dutch.listing(names.together(programme, gemeenten))


def label_fields(record: Theme | Action, programme: Programme) -> Fields:
    """How far reaching, how urgent, for whom and where something is, as far as it says so."""
    if record.level:
        yield "Niveau", names.LEVELS[record.level]
    if record.priority:
        yield "Prioriteit", record.priority
    yield from reach_fields(record.gemeenten, programme)
    yield from area_fields(record.areas, programme)


def area_fields(areas: tuple[str, ...], programme: Programme) -> Fields:
    """The areas that something is about."""
    named = [area.name for area in programme.areas if area.id in areas]
    if named:
        yield "Gebied" if len(named) == 1 else "Gebieden", dutch.listing(named)


def _planning_branch(programme: Programme) -> Outline:
    months: dict[str, list[Outline]] = {}
    for scheduled in schedule(programme):
        named = f" ({who(scheduled)})" if scheduled.responsible else ""
        line = Outline(f"{scheduled.item.title}{named}")
        months.setdefault(when(scheduled), []).append(line)
    branches = tuple(Outline(month, children=tuple(items)) for month, items in months.items())
    return _branch("months", branches, " van dit programma")


def _card(
    subject: Subject, programme: Programme
) -> tuple[str, list[tuple[str, str]], tuple[Outline, ...]]:
    """Title, facts and branches of a card, by the kind of its subject."""
    record = subject.record
    children: tuple[Outline, ...] = ()
    facts: list[tuple[str, str]] = []
    if subject.theme:
        facts.append(("Thema", subject.theme.title))
    match record:
        case Theme():
            title = record.title
            facts += _theme_fields(record, programme)
            children = (*_theme_passages(record, programme), *_subthemes(record, programme))
        case Ambition() | Goal():
            title = record.id
            facts += _aim_fields(record)
            children = indicators_of(getattr(record, "indicators", ()))
        case Action():
            title = record.title
            facts += _action_fields(record, subject.theme, programme)
            children = tuple(_work(record, programme))
        case Measure():
            title = record.title
            facts += measure_fields(record, programme)
            children = indicators_of(record.indicators)
        case Indicator():
            title = titled(record)
            facts += indicator_fields(record)
        case Gemeente() | Party():
            title = record.name
            facts += _party_fields(record, programme)
        case Unit():
            title = record.name
            facts += unit_fields(record)
        case PlanningItem():
            title = record.title
            facts += _planning_fields(record, programme)
    facts += _remarks(record.remarks)
    return title, facts, children


def _aim_fields(aim: Ambition | Goal) -> Fields:
    if isinstance(aim, Goal) and aim.number:
        yield "Nummer", str(aim.number)
    yield "Tekst", aim.text


def _theme_fields(theme: Theme, programme: Programme) -> Fields:
    for above in structure.lineage(programme)[theme.id][1:2]:
        yield "Valt onder", f"{structure.titles(programme)[above]} [{above}]"
    if theme.number:
        yield "Nummer", str(theme.number)
    if theme.aliases:
        yield "Ook genoemd", dutch.titles(theme.aliases)
    limited = reach.limits(programme).get(theme.id, ())
    yield from label_fields(replace(theme, gemeenten=limited), programme)
    yield from portfolio_fields(theme.portfolio, programme)
    if theme.summary:
        yield "Inhoud", theme.summary
    if theme.source:
        yield "Bron", chapter(theme.source)


def _theme_passages(theme: Theme, programme: Programme) -> Iterator[Outline]:
    yield _branch("ambitions", (_remarked(it.text, it.remarks) for it in theme.ambitions))
    yield _branch("goals", map(_goal_branch, theme.goals))
    yield from indicators_of(theme.indicators)
    yield from _chapter(theme, programme)


def _subthemes(theme: Theme, programme: Programme) -> Iterator[Outline]:
    """The themes that stand in a theme, by name, where there are any."""
    inside = [each for each in structure.in_order(programme) if each.parent == theme.id]
    if inside:
        titles = (f"{_numbered(each.number)}{each.title} [{each.id}]" for each in inside)
        yield _branch("subthemes", map(Outline, titles))


def _remarked(title: str, remarks: Iterable[Remark]) -> Outline:
    return Outline(title, fields=tuple(_remarks(remarks)))


def _branch(key: str, items: Iterable[Outline], of: str = " van dit thema") -> Outline:
    """The branch of this key; its title says so where there is no such part `of` the whole."""
    children, title = tuple(items), BRANCHES[key]
    return Outline(
        title if children else f"{title}: geen onderdeel{of}", children=children, key=key
    )


def _passage(statement: Statement, programme: Programme) -> Outline:
    text = behind_titles(statement.text, statement.actions, programme)
    return Outline(text, fields=(*ours(statement), *_remarks(statement.remarks)))


def budget_line(item: BudgetItem, programme: Programme) -> Outline:
    """A statement about money: of what kind, how much, about what and where it is budgeted."""
    text = f"{amount(item)}: {behind_titles(item.text, item.actions, programme)}"
    return Outline(text, fields=(*_money_fields(item), *ours(item), *_remarks(item.remarks)))


def _money_fields(item: BudgetItem) -> Fields:
    """How money is paid, whether every year, and where it stands in the budget."""
    if item.recurring:
        yield RECURRING, VALUES[item.recurring]
    if item.coverage:
        yield "Dekking", item.coverage
    if item.line:
        yield "Begrotingsregel", item.line


def _action_fields(action: Action, theme: Theme | None, programme: Programme) -> Fields:
    if action.number:
        yield "Nummer", str(action.number)
    if action.summary:
        yield "Wat", action.summary
    yield from label_fields(action, programme)
    yield from owner_fields(action.owners, programme)
    yield from portfolio_fields(reach.portfolio(programme, action, theme), programme)
    texts = {goal.id: goal.text for theme in programme.themes for goal in theme.goals}
    for goal in action.goals:
        note = f" ({DERIVED})" if "goals" in action.derived else ""
        yield "Doelstelling", f"{goal}: {texts[goal]}{note}"
    yield from (field for field in ours(action) if field[0] != GOALS)
    if action.capacity:
        yield from _capacity_fields(action.capacity, programme)
    else:
        yield "Capaciteit", "niet genoemd"
    if action.source:
        yield "Bron", chapter(action.source)
    if action.capacity:
        if action.capacity.source:
            yield "Bron capaciteit", chapter(action.capacity.source)
        yield from _remarks(action.capacity.remarks)


def _capacity_fields(capacity: Capacity, programme: Programme) -> Fields:
    known = {party.id: party for party in (*programme.departments, *programme.partners)}
    if capacity.title:
        yield "Naam in capaciteit", capacity.title
    if capacity.hours:
        yield "Uren", capacity.hours.cell
        for estimate in capacity.hours.estimates:
            yield from _estimate_fields(estimate, programme)
            if estimate.assumption:
                yield FOR_MAKERS, estimate.assumption
                yield FOR_READERS, reader_words(estimate, programme)
    if said := departments_of(capacity, map(known.__getitem__, capacity.departments)):
        yield "Afdelingen", said
    if said := partners_of(capacity, map(known.__getitem__, capacity.partners)):
        yield "Ketenpartners", said
    if capacity.duration:
        yield "Looptijd", capacity.duration.cell


def _estimate_fields(estimate: Estimate, programme: Programme) -> Fields:
    """What the cell does not show by itself: a unit, and for whom alone the hours are."""
    only = [f"alleen voor {names}" for _, names in reach_fields(estimate.gemeenten, programme)]
    whose = [it.name for it in programme.departments if it.id == estimate.department]
    when = [f"in {estimate.year}"] if estimate.year else []
    if whose or when or only or estimate.unit:
        said = f"{units.written(estimate, programme)} {PER[estimate.per]}"
        yield "Raming", ", ".join((said, *whose, *when, *only))


def unit_fields(unit: Unit) -> Fields:
    """What a unit is called and is in hours, and who says so."""
    if unit.plural:
        yield "Meervoud", unit.plural
    if unit.aliases:
        yield "Ook genoemd", dutch.titles(unit.aliases)
    yield "Uren per jaar", "niet genoemd" if unit.hours is None else dutch.exact(unit.hours)
    if unit.source:
        yield "Bron", unit.source
    if unit.assumption:
        yield "Aanname", unit.assumption


def _party_fields(party: Gemeente | Party, programme: Programme) -> Fields:
    if party.aliases:
        yield "Ook genoemd", dutch.titles(party.aliases)
    if isinstance(party, Gemeente) and party.code:
        added = "".join(f" ({how})" for _, how in ours(party))
        yield "Gemeentecode", f"{party.code}{added}"
    if isinstance(party, Group):
        called = {one.id: one.name for one in programme.gemeenten}
        yield "Gemeenten", dutch.listing(called[one] for one in party.gemeenten)
    if isinstance(party, Area) and party.gemeente:
        yield "Gemeente", next(one.name for one in programme.gemeenten if one.id == party.gemeente)
    if isinstance(party, Gemeente) and (text := merger_text(party, programme)):
        yield "Samenvoeging", text


def _planning_fields(item: PlanningItem, programme: Programme) -> Fields:
    scheduled = next(known for known in schedule(programme) if known.item is item)
    yield "Wanneer", when(scheduled)
    if item.cells and item.cells.when:
        yield "Cel wanneer", item.cells.when
    if item.from_:
        yield "Dagen", days(item.from_, item.to) + (f" (week {item.week})" if item.week else "")
    elif item.week:
        yield "Week", str(item.week)
    if scheduled.responsible:
        yield "Verantwoordelijk", dutch.titles(scheduled.responsible)
    if item.cells and item.cells.responsible:
        yield "Cel", item.cells.responsible
    if item.domain:
        yield "Domein", item.domain
    yield from reach_fields(item.gemeenten, programme)
    yield from area_fields(item.areas, programme)
    yield from ours(item)
    if item.source:
        yield "Bron", chapter(item.source)


def _reference_branches(
    subject: Subject, references: Related, programme: Programme
) -> Iterator[Outline]:
    if subject.kind == "goal" and not references.actions:
        yield Outline(f"Acties: {unserved(programme)}", key="actions")
    elif references.actions:
        titles = (Outline(f"{action.title} [{action.id}]") for action in references.actions)
        yield _branch("actions", titles)
    if references.planning:
        lines = (
            Outline(f"{when(scheduled)}: {scheduled.item.title}")
            for scheduled in schedule(programme)
            if scheduled.item in references.planning
        )
        yield _branch("planning", lines)


def _remarks(remarks: Iterable[Remark]) -> Fields:
    for remark in remarks:
        yield REMARKS[remark.kind], remark.text


def _numbered(number: int | str | None) -> str:
    return f"{number}. " if number else ""
