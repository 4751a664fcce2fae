"""The programme as a tree, and one thing in it as a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from uvp_cli import dutch
from uvp_cli.programme import model, names, paths, reach, structure, units
from uvp_cli.programme.model import Action, Measure, Programme, Theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.structure import by_number
from uvp_cli.queries.indicators import in_time
from uvp_cli.queries.labels import labelling
from uvp_cli.queries.planning import Scheduled, schedule
from uvp_cli.queries.subjects import Related, Subject, related
from uvp_cli.reports.adoption import adoption_fields
from uvp_cli.reports.budget import RECURRING, amount
from uvp_cli.reports.goals import unserved
from uvp_cli.reports.hours_words import merger_text, reader_words
from uvp_cli.reports.indicators import course_text, dated, judged, titled
from uvp_cli.reports.ours import DERIVED, Derivable, ours
from uvp_cli.reports.parts import behind_titles, chapter
from uvp_cli.reports.planning import days, parties_of, when, who
from uvp_cli.reports.tables import Label, Outline, Report, grouped
from uvp_cli.reports.terms import BETTER, INDICATORS, KINDS, PER, REMARKS, STATUS, VALUES, WHOLE

NUMBER = Label.of("number", "Nummer")
INTERNAL = "Niet voor ketenpartners"
FOR_MAKERS, FOR_READERS = Label.of("makers", "Aanname"), Label.of("readers", "Voor lezers")
"""The labels of an assumption of an estimate: for makers of the document, and for its readers."""
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
"""The branches of a programme or a card: the key and the title of each."""

Fields = Iterator[tuple[str, str]]


def programme_report(loaded: Loaded) -> Report:
    """The whole programme as a tree: themes, goals, actions and their capacity."""
    programme = loaded.programme
    whole = (*indicators_of(programme.indicators, programme), *_chapter(programme, programme))
    titles = paths.titles(programme)
    introduction = (_passage(statement, programme) for statement in programme.introduction)
    others = (_action_branch(action, programme) for action in programme.other_actions)
    internal = tuple(Outline(f"{titles[name]} [{name}]") for name in programme.internal)
    of_whole = tuple(branch for branch in whole if branch.children)
    outline = Outline(
        title=programme.title,
        subtitle="; ".join(filter(None, (loaded.origin, loaded.state))),
        fields=tuple(_programme_fields(programme)),
        children=(
            *([_branch("introduction", introduction)] if programme.introduction else []),
            *_themes_in(None, programme),
            *([_branch("other_actions", others)] if programme.other_actions else []),
            *([Outline(WHOLE, children=of_whole, key="whole")] if of_whole else []),
            _planning_branch(programme),
            *([Outline(INTERNAL, children=internal, key="internal")] if internal else []),
        ),
    )
    return Report(outline, paths.plain(programme))


def beside(cards: Sequence[Report], loaded: Loaded) -> Report:
    """Several cards as one answer, each beneath its own title."""
    outline = Outline(
        title=dutch.listing(card.outline.title for card in cards),
        subtitle=loaded.subtitle,
        children=tuple(replace(card.outline, subtitle="") for card in cards),
    )
    contracts = [card.contract for card in cards]
    return Report(outline, {"programme": loaded.programme.id, "cards": contracts})


def card_report(loaded: Loaded, subject: Subject) -> Report:
    """Everything known about one thing, remarks and references included."""
    programme = loaded.programme
    references = related(programme, subject)
    fields, children = _card(subject, programme)
    theme = subject.theme and subject.theme.title
    above = _filled((Label.of("id", "Id"), subject.id), (Label.of("theme", "Thema"), theme))
    outline = Outline(
        title=f"{KINDS[subject.kind]}: {_title(subject)}",
        subtitle=loaded.subtitle,
        fields=(*above, *fields, *_remarks(subject.record)),
        children=(*children, *_reference_branches(subject, references, programme)),
    )
    contract = {
        "programme": programme.id,
        "kind": subject.kind,
        "theme": subject.theme.id if subject.theme else None,
        **paths.plain(subject.record),
        "named_by": {
            "actions": [action.id for action in references.actions],
            "planning": [item.id for item in references.planning if item.id],
        },
    }
    return Report(outline, contract)


def _programme_fields(programme: Programme) -> Fields:
    yield "Looptijd", term(programme.period)
    yield from adoption_fields(programme)
    yield from _remarks(programme.adoption)
    yield from _filled(
        ("Regio", programme.region and programme.region.name), ("Contact", programme.contact)
    )
    for plan in programme.frameworks:
        yield "Uitwerking van", f"{plan.title} {plan.years}"
        yield from _remarks(plan)
    yield "Gemeenten", dutch.listing(gemeente.name for gemeente in programme.gemeenten)
    for group in programme.groups:
        yield group.name, _towns(group, programme)
        yield from _remarks(group)
    for unit in programme.units:
        said = (f"{label.lower()}: {text}" for label, text in unit_fields(unit))
        yield "Eenheid", "; ".join((unit.name, *said))
        yield from _remarks(unit)
    yield from area_fields(tuple(area.id for area in programme.areas), programme)
    yield from _filled(("Prioriteiten", dutch.titles(programme.priorities)))
    yield from (*_remarks(programme.allocation), *_remarks(programme))


def term(period: model.Period) -> str:
    """The months that a programme was adopted for, and to which it was extended."""
    first, last = map(dutch.month_of, (period.from_, period.to))
    extended = f", verlengd t/m {dutch.month_of(period.last)}" if period.extended_to else ""
    return f"{first if first == last else f'{first} t/m {last}'}{extended}"


def _themes_in(parent: str | None, programme: Programme) -> list[Outline]:
    return [_theme_branch(theme, programme) for theme in _inside(parent, programme)]


def _inside(parent: str | None, programme: Programme) -> list[Theme]:
    return [theme for theme in structure.in_order(programme) if theme.parent == parent]


def _theme_branch(theme: Theme, programme: Programme) -> Outline:
    number = f"{theme.number} " if theme.number else ""
    goals = (_goal_branch(goal, programme) for goal in by_number(theme.goals))
    actions = (_action_branch(action, programme) for action in by_number(theme.actions))
    money = (budget_line(item, programme) for item in theme.budget)
    branches = (
        _branch("ambitions", (Outline(_heading(it.text, it)) for it in theme.ambitions)),
        _branch("goals", (replace(goal, fields=()) for goal in goals)),
        *indicators_of(theme.indicators, programme),
        _branch("actions", actions),
        *([_branch("budget", money)] if theme.budget else ()),
    )
    return Outline(
        f"{number}{theme.title} [{theme.id}]",
        fields=tuple(label_fields(theme, programme)),
        children=(*_of_one_of_more(theme, programme, branches), *_themes_in(theme.id, programme)),
    )


def _of_one_of_more(
    theme: Theme, programme: Programme, branches: Iterable[Outline]
) -> tuple[Outline, ...]:
    """The branches of a theme: what one of several within each other lacks, another may have."""
    is_one = not theme.parent and all(other.parent != theme.id for other in programme.themes)
    return tuple(branch for branch in branches if branch.children or is_one)


def _chapter(of: Programme | Theme, programme: Programme) -> Iterator[Outline]:
    yield _branch("residents", (_passage(it, programme) for it in of.residents))
    yield _branch("budget", (budget_line(item, programme) for item in of.budget))
    yield _branch("communication", (_passage(it, programme) for it in of.communication))


def _goal_branch(goal: model.Goal, programme: Programme) -> Outline:
    children = indicators_of(goal.indicators, programme)
    return Outline(_heading(goal.text, goal), fields=tuple(_remarks(goal)), children=children)


def _action_branch(action: Action, programme: Programme) -> Outline:
    fields = (
        *_derived(action, but="goals"),
        *label_fields(action, programme),
        *owner_fields(action.owners, programme),
        *portfolio_fields(action.portfolio, programme),
        *(_capacity_fields(action.capacity, programme) if action.capacity else ()),
    )
    return Outline(_heading(action.title, action), fields=fields, children=_work(action, programme))


def _work(action: Action, programme: Programme) -> tuple[Outline, ...]:
    measures = (
        Outline(
            _heading(measure.title, measure),
            fields=(*measure_fields(measure, programme), *_remarks(measure)),
            children=indicators_of(measure.indicators, programme),
        )
        for measure in by_number(action.measures)
    )
    branch = (_branch("measures", measures),) if action.measures else ()
    return (*branch, *indicators_of(action.indicators, programme))


def measure_fields(measure: Measure, programme: Programme) -> Fields:
    """The text of a measure, who leads it, how it stands and the capacity that it takes."""
    texts = {goal.id: goal.text for _, goal in paths.goals(programme)}
    return _filled(
        ("Wat", measure.text),
        *owner_fields(measure.owners, programme),
        (Label.of("status", "Stand"), STATUS.get(measure.status or "")),
        *reach_fields(measure.gemeenten, programme),
        *area_fields(measure.areas, programme),
        *(("Doelstelling", texts[goal]) for goal in measure.goals),
        *(_capacity_fields(measure.capacity, programme) if measure.capacity else ()),
    )


def _remarks(record: object) -> Fields:
    """The remarks on something, and on its row where that is apart."""
    if capacity := getattr(record, "capacity", None):
        yield from _filled(("Bron capaciteit", chapter(capacity.source)))
        yield from _remarks(capacity)
    for remark in getattr(record, "remarks", ()):
        yield Label.of(remark.kind, REMARKS[remark.kind]), remark.text


def _derived(record: Derivable, but: str = "") -> Fields:
    """The fact that what a record says is ours, as far as it is; not of the key `but`."""
    for key, label, how in ours(record):
        if key != but:
            yield Label.of("derived", label), how


def indicators_of(
    indicators: tuple[model.Indicator, ...], programme: Programme
) -> tuple[Outline, ...]:
    """The branch of indicators, where there are any."""
    branches = (
        Outline(_heading(titled(it), it), fields=(*indicator_fields(it, programme), *_remarks(it)))
        for it in indicators
    )
    return (_branch("indicators", branches),) if indicators else ()


def _heading(title: str, record: object) -> str:
    """A title with its number before it and its id behind it, as far as it has those."""
    number, name = (getattr(record, key, None) for key in ("number", "id"))
    return f"{f'{number}. ' if number else ''}{title}{f' [{name}]' if name else ''}"


def indicator_fields(indicator: model.Indicator, programme: Programme) -> Fields:
    """The figures of an indicator, and where they come from."""
    baseline = indicator.baseline
    return _filled(
        ("Soort", INDICATORS.get(indicator.kind or "")),
        ("Beter", BETTER.get(indicator.better or "")),
        ("Nulmeting", baseline and dated(baseline, baseline.source)),
        *(
            ("Streefwaarde", dated(target, target.source, judged(indicator, target)))
            for target in indicator.targets
        ),
        *(("Gerealiseerd", dated(level, level.source)) for level in in_time(indicator.realised)),
        *(("Vergelijking", dated(level, level.source)) for level in indicator.compare),
        ("Ontwikkeling", course_text(indicator)),
        ("Bron", indicator.source),
        *area_fields(indicator.areas, programme),
    )


def _filled(*fields: tuple[str, object]) -> Fields:
    """The labels of which something is said, each with that."""
    return ((label, str(said)) for label, said in fields if said)


def _named(one: str, more: str, called: Sequence[str]) -> Fields:
    """Names behind the word for `one` of them or for `more`; nothing where there are none."""
    if called:
        yield one if len(called) == 1 else more, dutch.listing(called)


def owner_fields(owners: tuple[str, ...], programme: Programme) -> Fields:
    """Who lead, by name, in the order of the document."""
    return _named("Trekker", "Trekkers", leader_names(owners, programme))


def portfolio_fields(ids: tuple[str, ...], programme: Programme) -> Fields:
    """Who hold the portfolio, by name, in the order of the document."""
    return _named("Portefeuillehouder", "Portefeuillehouders", leader_names(ids, programme))


def leader_names(ids: tuple[str, ...], programme: Programme) -> list[str]:
    """The names of roles, departments, partners and municipalities, in the order of their ids."""
    called = {party.id: party.name for party in paths.parties(programme)}
    return [called[id_] for id_ in ids]


def reach_fields(gemeenten: tuple[str, ...], programme: Programme) -> Fields:
    """The municipalities, where something is for some only."""
    return _named("Alleen voor", "Alleen voor", names.together(programme, gemeenten))


def label_fields(record: Theme | Action, programme: Programme) -> Fields:
    """How far reaching, how urgent, for whom and where something is, as far as it says so."""
    return _filled(
        ("Niveau", names.LEVELS.get(record.level or "")),
        ("Prioriteit", record.priority),
        *reach_fields(record.gemeenten, programme),
        *area_fields(record.areas, programme),
    )


def area_fields(areas: tuple[str, ...], programme: Programme) -> Fields:
    """The areas that something is about."""
    return _named("Gebied", "Gebieden", [area.name for area in programme.areas if area.id in areas])


def _planning_branch(programme: Programme) -> Outline:
    lines = (
        (when(it), f"{it.item.title} ({who(it)})" if it.responsible else it.item.title)
        for it in schedule(programme)
    )
    branches = (
        Outline(month, children=tuple(map(Outline, titles)))
        for month, titles in grouped(lines).items()
    )
    return _branch("months", branches, " van dit programma")


def _title(subject: Subject) -> str:
    match subject.record:
        case model.Ambition() | model.Goal() as record:
            return record.id
        case model.Indicator() as record:
            return titled(record)
        case model.Gemeente() | model.Party() | model.Unit() as record:
            return record.name
        case record:
            return record.title


def _card(subject: Subject, programme: Programme) -> tuple[Fields, tuple[Outline, ...]]:
    card: tuple[Fields, tuple[Outline, ...]]
    match subject.record:
        case Theme() as theme:
            branches = _theme_passages(theme, programme)
            card = _theme_fields(theme, programme), _of_one_of_more(theme, programme, branches)
        case model.Ambition() as ambition:
            card = _filled(("Tekst", ambition.text)), ()
        case model.Goal() as goal:
            fields = _filled((NUMBER, goal.number), ("Tekst", goal.text))
            card = fields, indicators_of(goal.indicators, programme)
        case Action() as action:
            card = _action_fields(action, subject.theme, programme), _work(action, programme)
        case Measure() as measure:
            whole = measure_fields(_with_action(measure, programme), programme)
            fields = _filled((NUMBER, measure.number), *whole)
            card = fields, indicators_of(measure.indicators, programme)
        case model.Indicator() as indicator:
            card = indicator_fields(indicator, programme), ()
        case model.Unit() as unit:
            card = unit_fields(unit), ()
        case model.PlanningItem() as item:
            card = _planning_fields(item, programme), ()
        case model.Area() as area:
            measured = (it for _, it in paths.indicators(programme) if area.id in it.areas)
            card = _party_fields(area, programme), indicators_of(tuple(measured), programme)
        case party:
            card = _party_fields(party, programme), ()
    return card


def _labels_in_effect(record: Theme | Action, programme: Programme) -> Fields:
    """As `label_fields`, and what a theme or action does not say itself as what it is in says."""
    known = labelling(programme)
    of = known.actions if isinstance(record, Action) else known.themes
    labels = of[record.id]
    return _filled(
        ("Niveau", ", ".join(names.LEVELS[level] for level in labels.level)),
        ("Prioriteit", ", ".join(labels.priority)),
        *reach_fields(reach.limits(programme).get(record.id, ()), programme),
        *area_fields(labels.area, programme),
    )


def _with_action(measure: Measure, programme: Programme) -> Measure:
    """A measure with what it does not say itself as its action says."""
    works = (work for _, work in paths.work(programme) if work.measure is measure)
    work = next(works)
    row, above = measure.capacity or model.Capacity(), work.action.capacity or model.Capacity()
    return replace(
        measure,
        owners=work.owners,
        goals=work.goals,
        gemeenten=reach.of_work(work, reach.limits(programme)),
        capacity=replace(
            row,
            departments=work.departments,
            partners=work.partners,
            duration=row.duration or above.duration,
        ),
    )


def _theme_fields(theme: Theme, programme: Programme) -> Fields:
    titles = structure.titles(programme)
    above = structure.lineage(programme)[theme.id][1:2]
    return _filled(
        *((Label.of("parent", "Valt onder"), f"{titles[name]} [{name}]") for name in above),
        (NUMBER, theme.number),
        ("Ook genoemd", dutch.titles(theme.aliases)),
        *_labels_in_effect(theme, programme),
        *portfolio_fields(reach.held(programme, theme), programme),
        ("Inhoud", theme.summary),
        ("Bron", chapter(theme.source)),
    )


def _theme_passages(theme: Theme, programme: Programme) -> Iterator[Outline]:
    ambitions = (Outline(it.text, fields=tuple(_remarks(it))) for it in theme.ambitions)
    yield _branch("ambitions", ambitions)
    yield _branch("goals", (_goal_branch(it, programme) for it in theme.goals))
    yield from indicators_of(theme.indicators, programme)
    yield from _chapter(theme, programme)
    if inside := _inside(theme.id, programme):
        yield _branch("subthemes", (Outline(_heading(it.title, it)) for it in inside))


def _branch(key: str, items: Iterable[Outline], of: str = " van dit thema") -> Outline:
    """The branch of this key; its title says so where there is no such part `of` the whole."""
    children, title = tuple(items), BRANCHES[key]
    return Outline(
        title if children else f"{title}: geen onderdeel{of}", children=children, key=key
    )


def _passage(statement: model.Statement, programme: Programme) -> Outline:
    text = behind_titles(statement.text, statement.actions, programme)
    return Outline(text, fields=(*_derived(statement), *_remarks(statement)))


def budget_line(item: model.BudgetItem, programme: Programme) -> Outline:
    """A statement about money: of what kind, how much, about what and where it is budgeted."""
    text = f"{amount(item)}: {behind_titles(item.text, item.actions, programme)}"
    said = _filled(
        (RECURRING, VALUES.get(item.recurring or "")),
        ("Dekking", item.coverage),
        ("Begrotingsregel", item.line),
    )
    return Outline(text, fields=(*said, *_derived(item), *_remarks(item)))


def _action_fields(action: Action, theme: Theme | None, programme: Programme) -> Fields:
    capacity = action.capacity
    texts = {goal.id: goal.text for theme in programme.themes for goal in theme.goals}
    note = f" ({DERIVED})" if "goals" in action.derived else ""
    silent = not capacity and not any(measure.capacity for measure in action.measures)
    return _filled(
        (NUMBER, action.number),
        ("Wat", action.summary),
        *_labels_in_effect(action, programme),
        *owner_fields(action.owners, programme),
        *portfolio_fields(reach.portfolio(programme, action, theme), programme),
        *(
            (Label.of("goals", "Doelstelling"), f"{goal}: {texts[goal]}{note}")
            for goal in action.goals
        ),
        *_derived(action, but="goals"),
        *(_capacity_fields(capacity, programme) if capacity else ()),
        ("Capaciteit", "niet genoemd" if silent else ""),
        ("Bron", chapter(action.source)),
    )


def _capacity_fields(capacity: model.Capacity, programme: Programme) -> Fields:
    known = {party.id: party for party in (*programme.departments, *programme.partners)}
    called = {
        key: parties_of(capacity, key, map(known.__getitem__, getattr(capacity, key)))
        for key in ("departments", "partners")
    }
    hours, duration = capacity.hours, capacity.duration
    estimates = hours.estimates if hours else ()
    return _filled(
        ("Naam in capaciteit", capacity.title),
        ("Uren", hours and hours.cell),
        *(field for it in estimates for field in _estimate_fields(it, programme)),
        (Label.of("departments", "Afdelingen"), called["departments"]),
        (Label.of("partners", "Ketenpartners"), called["partners"]),
        ("Looptijd", duration and duration.cell),
    )


def _estimate_fields(estimate: model.Estimate, programme: Programme) -> Fields:
    """The unit, for whom alone the hours are, and the assumption: the cell shows none of these."""
    only = [f"alleen voor {names}" for _, names in reach_fields(estimate.gemeenten, programme)]
    whose = [it.name for it in programme.departments if it.id == estimate.department]
    when = [f"in {estimate.year}"] if estimate.year else []
    if whose or when or only or estimate.unit:
        said = f"{units.written(estimate, programme)} {PER[estimate.per]}"
        called = f"{estimate.label}: " if estimate.label else ""
        yield "Raming", called + ", ".join((said, *whose, *when, *only))
    if estimate.assumption:
        yield FOR_MAKERS, estimate.assumption
        yield FOR_READERS, reader_words(estimate, programme)


def unit_fields(unit: model.Unit) -> Fields:
    """The names of a unit, its hours, and who says so."""
    return _filled(
        ("Meervoud", unit.plural),
        ("Ook genoemd", dutch.titles(unit.aliases)),
        ("Uren per jaar", "niet genoemd" if unit.hours is None else dutch.exact(unit.hours)),
        ("Bron", unit.source),
        (Label.of("assumption", "Aanname"), unit.assumption),
    )


def _party_fields(party: model.Gemeente | model.Party, programme: Programme) -> Fields:
    yield from _filled(("Ook genoemd", dutch.titles(party.aliases)))
    match party:
        case model.Gemeente():
            added = "".join(f" ({how})" for *_, how in ours(party))
            yield from _filled(
                ("Gemeentecode", party.code and f"{party.code}{added}"),
                ("Samenvoeging", merger_text(party, programme)),
            )
        case model.Group():
            yield "Gemeenten", _towns(party, programme)
        case model.Area() if party.gemeente:
            yield "Gemeente", dutch.listing(leader_names((party.gemeente,), programme))


def _towns(group: model.Group, programme: Programme) -> str:
    return dutch.listing(leader_names(group.gemeenten, programme))


def _planning_fields(item: model.PlanningItem, programme: Programme) -> Fields:
    scheduled = next(known for known in schedule(programme) if known.item is item)
    week = f" (week {item.week})" if item.week else ""
    return _filled(
        ("Wanneer", when(scheduled)),
        ("Cel wanneer", item.cells and item.cells.when),
        ("Dagen", item.from_ and f"{days(item.from_, item.to)}{week}"),
        ("Week", None if item.from_ else item.week),
        ("Verantwoordelijk", dutch.titles(scheduled.responsible)),
        ("Cel", item.cells and item.cells.responsible),
        ("Domein", item.domain),
        *reach_fields(item.gemeenten, programme),
        *area_fields(item.areas, programme),
        *_derived(item),
        ("Bron", chapter(item.source)),
    )


def _reference_branches(
    subject: Subject, references: Related, programme: Programme
) -> Iterator[Outline]:
    planned = [it for it in schedule(programme) if it.item in references.planning]
    if subject.kind == "goal" and not references.actions:
        yield Outline(f"Acties: {unserved(programme)}", key="actions")
    elif references.actions:
        titles = (Outline(linked_line(it, subject, planned)) for it in references.actions)
        yield _branch("actions", titles)
    if planned:
        yield _branch("planning", (Outline(planned_line(it, subject)) for it in planned))


def linked_line(action: Action, subject: Subject, planned: Iterable[Scheduled]) -> str:
    """An action on the card of a subject with what is `planned` for it; that the action serves
    that goal, or is planned by that role, may be our reading."""
    is_ours = subject.kind == "goal" and "goals" in action.derived
    if subject.kind == "role":
        items = [it.item for it in planned if not {action.id}.isdisjoint(it.item.actions)]
        is_ours = bool(items) and all("actions" in item.derived for item in items)
    return f"{action.title} [{action.id}]{' (onze lezing)' if is_ours else ''}"


def planned_line(scheduled: Scheduled, subject: Subject) -> str:
    """A planning item on the card of a subject; that it is there may be our reading, which links
    it with an action."""
    item = scheduled.item
    is_linked = subject.kind in {"action", "measure", "goal"} or (
        subject.kind in {"department", "partner"} and subject.id not in scheduled.parties
    )
    is_ours = is_linked and "actions" in item.derived
    return f"{when(scheduled)}: {item.title}{' (onze lezing)' if is_ours else ''}"
