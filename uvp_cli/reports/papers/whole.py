"""The programme as a document for a council, or the part of it that one municipality needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, compress

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure
from uvp_cli.programme.model import (
    BudgetItem,
    Gemeente,
    Measure,
    PlanningItem,
    Programme,
    Statement,
    Theme,
)
from uvp_cli.programme.names import OTHER
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.work import works
from uvp_cli.queries import actions, budget, excerpt, goals, indicators, parties, planning
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.breakdown import Dimension, break_down
from uvp_cli.queries.budget import Budget
from uvp_cli.queries.excerpt import Excerpt
from uvp_cli.queries.hours import Account, Figures, account
from uvp_cli.queries.naming import Names
from uvp_cli.queries.questions import OpenQuestion
from uvp_cli.queries.wanted import Wanted, ids, wants
from uvp_cli.reports import parts, show
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.adoption import adoption_lines, contact_lines
from uvp_cli.reports.asked import called
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.budget import CALLED, budget_report, known_sum, not_known
from uvp_cli.reports.goals import links_itself, unserved
from uvp_cli.reports.hours import account_report, in_all, overview_report
from uvp_cli.reports.hours_words import (
    is_measured,
    key_note,
    merger_notes,
    rounded,
    sharing,
    unit_note,
    unit_of_work,
)
from uvp_cli.reports.indicators import indicators_report, sources
from uvp_cli.reports.ours import DERIVED, Derivable, is_told, reach_notes
from uvp_cli.reports.ours import notes as notes_on
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.papers.paper import (
    Block,
    Drawing,
    Footnote,
    Grid,
    GridRow,
    Heading,
    Inline,
    Listing,
    Paper,
    PaperText,
    Paragraph,
    Strong,
)
from uvp_cli.reports.papers.parts import (
    assumptions,
    noted,
    numbered,
    said,
    section,
    table,
    unmarked,
)
from uvp_cli.reports.parties import parties_report
from uvp_cli.reports.planning import link_notes, planning_report, yearly_notes
from uvp_cli.reports.questions import for_readers, heading, in_order, said_of, text_of
from uvp_cli.reports.tables import For, grouped, key_of
from uvp_cli.reports.terms import WHOLE
from uvp_cli.values import dataclass

Drawings = Mapping[str, Drawing]
"""The pictures by the question they answer: hours, load, year, indicators."""


@dataclass(frozen=True, slots=True)
class _View:
    """The subject of the paper: a programme, its pictures, and the municipalities that it is for,
    by id, none for all. `own` is the part of the programme that the paper holds, `titles` those of
    its actions and measures by id."""

    loaded: Placed
    drawings: Drawings
    ids: tuple[str, ...]
    own: Excerpt
    titles: Mapping[str, str]
    together: Account
    money: Budget

    @property
    def programme(self) -> Programme:
        return self.loaded.programme

    @property
    def gemeente(self) -> Gemeente | None:
        """The municipality that the paper is for, if it is one."""
        named = [gemeente for gemeente in self.programme.gemeenten if gemeente.id in self.ids]
        return named[0] if len(named) == 1 else None

    @property
    def called(self) -> str:
        """The municipality that the paper is for, or a group by its name; empty for all."""
        return called(self.programme, self.ids, names.gemeenten)

    @property
    def for_whom(self) -> str:
        """The words for what is of these municipalities, in a sentence; empty for all."""
        return f" voor {self.called}" if self.ids else ""

    def level(self, theme: Theme) -> int:
        """The level of the heading of a theme: 1, and one more for each that it stands in."""
        return len(structure.lineage(self.programme)[theme.id])

    @property
    def whose(self) -> str:
        """The words for whose figures these are; of one municipality nothing is added up."""
        if self.ids:
            return self.called if self.gemeente else f"{self.called} samen"
        (first, *others) = self.programme.gemeenten
        return "alle gemeenten samen" if others else first.name


def whole(loaded: Placed, drawings: Drawings, gemeente: Wanted = None) -> Paper:
    """The programme in the order that a council expects; with `gemeente` (ids) its excerpt."""
    programme = loaded.programme
    own, titles = excerpt.take(programme, gemeente), paths.titles(programme)
    shown = {name: titles[name] for listed in own.actions for name in listed.ids}
    figures = account(programme, gemeente), budget.add_up(programme, gemeente)
    view = _View(loaded, drawings, ids(gemeente), own, shown, *figures)
    blocks = [*_what_it_is(view), *_summary(view)]
    for theme in own.themes:
        blocks += _theme(view, theme)
    if others := tuple(listed for listed in own.actions if listed.theme is None):
        blocks += [*_actions(view, others, None), *_indicators(view, OTHER)]
    blocks += [
        *_of_the_whole(view),
        *_planning(view),
        *_load(view),
        *(() if view.ids else _parties(view)),
        *_reckoning(view),
        *_questions(view),
    ]
    return Paper(
        title=f"{programme.title}, {view.called}" if view.ids else programme.title,
        subtitle=show.term(programme.period),
        blocks=tuple(blocks),
        month=programme.period.from_,
        under=(*adoption_lines(programme), *contact_lines(programme)),
    )


def _what_it_is(view: _View) -> Iterator[Block]:
    programme = view.programme
    yield Heading(1, "Wat dit is")
    yield Paragraph((" ".join(_told(view)), *assumptions(programme.remarks)))
    if programme.region:
        yield Paragraph((f"Het programma geldt voor {programme.region.name}.",))
    if programme.adoption and (notes := assumptions(programme.adoption.remarks)):
        texts = " ".join(dutch.ended(note.text) for note in notes)
        yield Paragraph((f"Over de vaststelling: {texts}",))
    if programme.frameworks:
        plan = sentences.with_article(sentences.framework(programme), sentences.PLAN)
        notes = assumptions(chain.from_iterable(plan.remarks for plan in programme.frameworks))
        yield Paragraph((f"Het is de uitwerking van {plan}.", *notes))
    if view.ids:
        remarks = (one.remarks for one in programme.gemeenten if one.id in view.ids)
        yield Paragraph((_left_out(view), *assumptions(chain.from_iterable(remarks))))
    elif len(programme.gemeenten) == 1:
        (only,) = programme.gemeenten
        yield Paragraph((f"Gemeente: {only.name}.", *assumptions(only.remarks)))
    else:
        gemeenten = (said(one.name, one.remarks) for one in programme.gemeenten)
        yield from section(2, "Gemeenten", gemeenten)
    yield from _about_labels(view)
    if view.own.introduction:
        yield Heading(2, "Inleiding")
        yield from (Paragraph(passage) for passage in _passages(view, view.own.introduction))


def _about_labels(view: _View) -> Iterator[Block]:
    programme = view.programme
    called = {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    groups = (
        said(f"{one.name}: {dutch.listing(map(called.__getitem__, one.gemeenten))}", one.remarks)
        for one in programme.groups
    )
    yield from section(2, "Groepen van gemeenten", groups)
    areas = (
        said(f"{area.name}{f' ({called[area.gemeente]})' if area.gemeente else ''}", area.remarks)
        for area in programme.areas
        if not view.ids or area.gemeente in (None, *view.ids)
    )
    yield from section(2, "Gebieden", areas)
    if programme.priorities:
        order = ", ".join(programme.priorities)
        yield Paragraph((f"Prioriteiten, het dringendst eerst: {order}.",))


def _told(view: _View) -> Iterator[str]:
    """The nature of the document: which of it is the programme's own and which is ours."""
    loaded, title = view.loaded, sentences.with_article(view.programme.title, sentences.PROGRAMME)
    which = "het bestand" if loaded.file == loaded.origin else "het meegeleverde bestand"
    yield f"Dit document geeft {title} weer, gemaakt uit {which} {loaded.file}."
    has_figures = view.together.said or view.money.has_amounts
    if loaded.to_decide:
        undecided = dutch.plural(loaded.to_decide, "punt moet", "punten moeten")
        yield f"Het is een concept: {undecided} nog worden beslist; wat daar staat, kan veranderen."
    else:
        selection = indicators.IndicatorSelection(gemeente=view.ids)
        has_numbers = has_figures or indicators.measure(view.programme, selection)
        taken = ["titels", "namen", *(["cijfers"] if has_numbers else [])]
        taken += ["planning"] if view.own.planning else []
        yield (
            f"{dutch.listing(taken).capitalize()} zijn overgenomen; de overige tekst kan in eigen "
            "woorden zijn samengevat. De tekst van het programma zelf gaat voor."
        )
    if has_figures:
        yield "Sommen en aandelen zijn door ons berekend."
    points = view.own.questions
    if any(point.kind in {"assumption", "estimate"} for point in points):
        yield "Aannames staan als voetnoot bij wat zij betreffen."
    yield from link_notes(view.own.planning)
    if sentences.heavy(points):
        yield "Wat nog open is, staat achteraan."


def _left_out(view: _View) -> str:
    """The sentence on the parts that an excerpt leaves out, and where those are."""
    everything, own = excerpt.take(view.programme), view.own
    planned = len(everything.planning) - len(own.planning)
    fewer = dutch.counted(
        (len(everything.themes) - len(own.themes), "thema", "thema's"),
        (len(everything.actions) - len(own.actions), "actie", "acties"),
        (planned, "onderdeel van de planning", "onderdelen van de planning"),
        (len(everything.budget) - len(own.budget), "regel over geld", "regels over geld"),
    )
    left = [f"wat alleen voor andere gemeenten geldt ({dutch.listing(fewer)})"] if fewer else []
    if _has_parties(view.programme):
        kinds = {point.part.kind for point in everything.questions}
        is_open = not kinds.isdisjoint({"department", "partner", "role"})
        points = ", met de open punten daarover" if is_open else ""
        left.append(f"het hoofdstuk over de betrokkenen{points}")
    said = [f"Dit is het deel{view.for_whom}.", *merger_notes(view.together)]
    if left:
        said.append(f"Weggelaten is {' en '.join(left)}.")
        said.append("Dat staat in het document over het hele programma.")
    return " ".join((*said, *reach_notes(view.programme)))


def _has_parties(programme: Programme) -> bool:
    return bool(programme.departments or programme.partners or programme.roles)


def _summary(view: _View) -> Iterator[Block]:
    programme, together = view.programme, view.together
    yield Heading(1, "Samenvatting")
    yield from section(2, "In het kort", ((line,) for line in _in_short(view)))
    yield Heading(2, "Uren")
    yield from _drawn(view, "hours")
    if together.lines and len(together.gemeenten) > 1:
        accounts = [account(programme, gemeente.id) for gemeente in together.gemeenten]
        yield table(overview_report(accounts, together, view.loaded))
    yield Paragraph((" ".join(_sum(together)),))
    yield from _indicators(view, None)


def _in_short(view: _View) -> Iterator[str]:
    programme, own, money = view.programme, view.own, view.money
    served = [
        goal for theme in own.themes for goal in goals.serve(programme, theme.id, gemeente=view.ids)
    ]
    parts = sentences.parts_of(own.themes, sum(listed.theme is None for listed in own.actions))
    yield f"{dutch.listing(parts) or 'Geen acties'}."
    if totals := view.together.said:
        yield f"Geraamde uren voor {view.whose}: {in_all(totals)}."
    for kind in money.kinds:
        if money.sum(kind) is not None:
            yield f"{CALLED[kind]} voor {view.whose}: {known_sum(money, kind)}."
    if unknown := not_known(money.lines):
        yield unknown
    if without_action := sum(not goal.actions for goal in served):
        count = dutch.plural(without_action, "doelstelling", "doelstellingen")
        yield (
            f"Aan {count} koppelt het programma geen actie."
            if links_itself(programme)
            else f"Bij {count} lezen wij in het programma geen actie."
        )
    if own.planning:
        planned = dutch.plural(len(own.planning), "onderdeel", "onderdelen")
        yield f"{planned} op de maandplanning."
    if own.questions:
        yield f"Open punten: {said_of(own.questions, bare=True)}."


def _sum(together: Account) -> Iterator[str]:
    totals = together.said or Figures()
    parts = dutch.counted(
        (totals.own, "eigen uur", "eigen uren"),
        (totals.shared, "gezamenlijk uur", "gezamenlijke uren"),
        (totals.assumed, "uur op aanname", "uren op aanname"),
    )
    if not together.said:
        yield sentences.no_hours(together)
    elif len(parts) > 1:
        hours = dutch.number(totals.hours)
        yield f"Het totaal van {hours} uur bestaat uit {dutch.listing(parts)}."
    if any(line.assumed for line in together.lines):
        yield "De aannames staan als voetnoot bij de capaciteit."
    if together.per_person:
        yield sentences.persons(together)
    if sentences.has_unread(together):
        yield sentences.unread(together)


def _theme(view: _View, theme: Theme) -> Iterator[Block]:
    number = f"{theme.number}. " if theme.number else ""
    yield Heading(view.level(theme), f"{number}{theme.title}")
    if theme.summary or theme.remarks:
        yield Paragraph(said(theme.summary or "", theme.remarks))
    yield from _facts(show.label_fields(theme, view.programme))
    yield from _facts(show.portfolio_fields(theme.portfolio, view.programme))
    ambitions = (said(ambition.text, ambition.remarks) for ambition in theme.ambitions)
    yield from _section(view, theme, "ambitions", ambitions)
    yield from _goals(view, theme)
    yield from _indicators(view, theme.id, view.level(theme) + 1)
    listed = tuple(own for own in view.own.actions if own.theme and own.theme.id == theme.id)
    if listed or _is_missed(view, theme, "actions"):
        yield from _actions(view, listed, theme)
    yield from _section(view, theme, "residents", _passages(view, theme.residents))
    money = budget.add_up(view.programme, view.ids, theme.id)
    yield from _money(view, money, theme) if money.lines else _section(view, theme, "budget", ())
    yield from _section(view, theme, "communication", _passages(view, theme.communication))


SECTIONS = {
    "ambitions": "Ambities",
    "goals": "Doelstellingen",
    "residents": "Wat merkt de inwoner",
    "budget": "Financiën",
    "communication": "Communicatie",
}
"""The sections of a theme in the order of a report."""


def _section(
    view: _View, theme: Theme, key: str, items: Iterable[PaperText], numbers: Sequence[int] = ()
) -> Iterator[Block]:
    """A section of a theme; one that no theme of the programme has is left out, and so is an empty
    one of which the programme speaks as a whole."""
    listed, level, programme = tuple(items), view.level(theme) + 1, view.programme
    is_anywhere = any(getattr(theme, key) for theme in programme.themes)
    is_expected = is_anywhere and not getattr(programme, key, ())
    if listed or (is_expected and _is_missed(view, theme, key)):
        empty = _absent(view, theme, key)
        yield from section(level, SECTIONS[key], listed, tuple(numbers), empty=empty)


def _is_missed(view: _View, theme: Theme, key: str) -> bool:
    """Whether a theme has nothing under a key for a municipality; or, of an uppermost one, nothing
    at all, nor do the themes in it."""
    own = {theme.id: bool(getattr(theme, key)) for theme in view.programme.themes}
    inside = structure.below(view.programme, theme.id)
    return own[theme.id] or not (theme.parent or any(own[name] for name in inside))


def _absent(view: _View, theme: Theme, key: str) -> str:
    """The sentence that a theme lacks a section, perhaps only for some, and which action has it as
    title."""
    whole = next(one for one in view.programme.themes if one.id == theme.id)
    whose, title = view.for_whom if getattr(whole, key) else "", SECTIONS[key]
    about = [it.title for it in theme.actions if title.casefold() in it.title.casefold()]
    see = f"; zie wel {dutch.listing(about)}" if about and not whose else ""
    return f"Dit hoofdstuk heeft geen onderdeel {title}{whose}{see}."


def _goals(view: _View, theme: Theme) -> Iterator[Block]:
    served = goals.serve(view.programme, theme.id, gemeente=view.ids)
    numbers = [one.goal.number for one in served if isinstance(one.goal.number, int)]
    all_numbered = len(numbers) == len(served)
    texts: list[PaperText] = []
    for one in served:
        number = f"{one.goal.number}. " if one.goal.number and not all_numbered else ""
        remarks = assumptions(one.goal.remarks)
        texts.append((number, dutch.ended(one.goal.text), *remarks, *_serving(one, view)))
    yield from _section(view, theme, "goals", texts, numbers if all_numbered else ())


def _indicators(view: _View, theme: str | None, level: int = 2) -> Iterator[Block]:
    """The indicators of a theme and of all within it, of the other actions (other), or of none."""
    wanted = indicators.IndicatorSelection(gemeente=view.ids, theme=theme)
    measured = indicators.measure(view.programme, wanted)
    listed = [one for one in measured if theme or one.part.kind == "programme"]
    if not listed:
        return
    yield Heading(level, "Indicatoren")
    begin = f"indicators.{theme or ''}."
    yield from (drawing for name, drawing in view.drawings.items() if name.startswith(begin))
    report = indicators_report(listed, view.loaded, by_year=False)
    shown = unmarked(table(report, "Jaar voor jaar", bare=True))
    texts = [
        (*map(Footnote, sources(one.indicator)), *assumptions(one.indicator.remarks))
        for one in listed
    ]
    yield noted(shown, texts)


def _serving(served: goals.Served, view: _View) -> Iterator[Inline]:
    """The actions that serve a goal, and which of them the programme itself does not link."""
    if not served.actions:
        yield f" {unserved(view.programme, view.for_whom)}"
        return
    named = dutch.listing(action.title for action in served.actions)
    noun = "Actie" if len(served.actions) == 1 else "Acties"
    ours = len(served.derived) == len(served.actions)
    yield f" {noun}{', volgens onze lezing' if ours else ''}: {named}."
    if served.derived and not ours:
        derived = dutch.titles(action.title for action in served.derived)
        yield Footnote(f"{derived}: {DERIVED}.")


def _actions(view: _View, listed: tuple[Listed, ...], theme: Theme | None) -> Iterator[Block]:
    level = view.level(theme) + 1 if theme else 1
    yield Heading(level, "Acties" if theme else "Overige acties")
    if not listed:
        yield Paragraph((f"Dit hoofdstuk heeft geen acties{view.for_whom}.",))
        return
    for own in listed:
        yield from _action(own, view, level + 1)
    selection = actions.ActionSelection(gemeente=view.ids, theme=theme.id if theme else None)
    taken = table(actions_report(listed, view.loaded, selection), bare=True)
    keys = {column.key for column in taken.columns if column.reader is not For.PROGRAMS}
    if keys == {"title"}:
        return
    is_planned = keys == {"title", "when"}
    yield Heading(level + 1 if theme is None else level, "Planning" if is_planned else "Capaciteit")
    has_hours = any(own.figures for own in listed)
    hours = f", met geraamde uren voor {view.whose}" if has_hours else ""
    title = "Planning van deze acties" if is_planned else f"Capaciteit van deze acties{hours}"
    yield replace(taken, title=title)


def _action(listed: Listed, view: _View, level: int) -> Iterator[Block]:
    action, programme = listed.action, view.programme
    number = f"{action.number}. " if action.number else ""
    yield Heading(level, f"{number}{action.title}")
    remarks = assumptions((*action.remarks, *listed.capacity.remarks))
    # That a goal is our reading stands at the goal.
    derived = _derived(replace(action, goals=()), assumptions(action.remarks))
    facts = (
        *show.label_fields(action, programme),
        *show.owner_fields(action.owners, programme),
        *show.portfolio_fields(action.portfolio, programme),
    )
    only = ", alleen de capaciteit" if action.capacity else ""
    nothing = f"Het programma geeft hierbij geen toelichting{only}."
    summary = action.summary or ("" if facts or action.measures else nothing)
    text: PaperText = (*filter(None, (summary,)), *derived, *remarks)
    if text:
        yield Paragraph(text)
    yield from _facts(facts)
    measures = tuple(
        _measure(work.measure, programme)
        for work in works(action)
        if work.measure and (not view.ids or wants(work.measure.gemeenten, *view.ids))
    )
    if measures:
        yield Paragraph((Strong("Maatregelen"),))
        yield Listing(measures)


def _measure(measure: Measure, programme: Programme) -> PaperText:
    facts = show.measure_fields(measure, programme)
    told = "".join(
        f" {label}: {dutch.ended(value)}" for label, value in facts if key_of(label) != "makers"
    )
    title = f"{measure.number}. " if measure.number else ""
    remarks = (*measure.remarks, *(measure.capacity.remarks if measure.capacity else ()))
    return (Strong(f"{title}{dutch.ended(measure.title)}"), told, *assumptions(remarks))


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield from (Paragraph((f"{label}: {value}",)) for label, value in facts)


def _money(view: _View, money: Budget, theme: Theme | None = None) -> Iterator[Block]:
    yield Heading(view.level(theme) + 1 if theme else 2, SECTIONS["budget"])
    narrowed = Names(gemeente=view.ids, theme=(theme.id,) if theme else ())
    report = budget_report(money, view.loaded, narrowed)
    # Its own footnotes are all remarks; here only assumptions are footnotes.
    about = [_footnotes(line.item) for kind in money.kinds for line in money.of(kind)]
    title = f"Kosten en dekking, {view.whose}"
    # Headings tell income and reserves from expenses; of expenses alone there would be only one.
    is_bare = money.kinds == ("expense",)
    yield noted(unmarked(table(report, title, bare=is_bare)), about)


def _of_the_whole(view: _View) -> Iterator[Block]:
    lines = tuple(line for line in view.money.lines if line.theme is None)
    money = replace(view.money, lines=lines)
    residents = tuple(_passages(view, view.own.residents))
    communication = tuple(_passages(view, view.own.communication))
    if money.lines or residents or communication:
        yield Heading(1, WHOLE)
        yield from section(2, SECTIONS["residents"], residents)
        yield from _money(view, money) if money.lines else ()
        yield from section(2, SECTIONS["communication"], communication)


def _planning(view: _View) -> Iterator[Block]:
    items = view.own.planning
    if not view.programme.planning:
        return
    yield Heading(1, "Maandplanning")
    if not items:
        yield Paragraph((f"Voor {view.whose} staat er niets op de planning.",))
        return
    yield from _drawn(view, "year")
    explained = [replace(scheduled, item=_explained(scheduled.item)) for scheduled in items]
    report = planning_report(explained, view.loaded, planning.PlanningSelection(gemeente=view.ids))
    noted_items = noted(table(report), [assumptions(scheduled.item.remarks) for scheduled in items])
    if "year" in view.drawings:
        noted_items = numbered(noted_items, planning.numbers(view.programme, items))
    yield noted_items
    yield from (Paragraph((said,)) for said in yearly_notes(items, view.programme))


def _explained(item: PlanningItem) -> PlanningItem:
    """The item without marks of what is ours, where the assumptions beside it tell that."""
    return replace(item, derived=()) if is_told(item, len(assumptions(item.remarks))) else item


def _load(view: _View) -> Iterator[Block]:
    """The hours of each month, where a picture of them fits on paper."""
    if "load" not in view.drawings:
        return
    yield Heading(1, "Uren per maand (indicatief)")
    yield view.drawings["load"]
    by: tuple[Dimension, ...] = ("month", "theme" if view.gemeente else "gemeente")
    yield table(breakdown_report(break_down(view.programme, by, view.ids), view.loaded))


def _parties(view: _View) -> Iterator[Block]:
    if not _has_parties(view.programme):
        return
    yield Heading(1, "Betrokkenen")
    kinds: dict[parties.PartyKind, str] = {"department": "Afdelingen", "partner": "Ketenpartners"}
    for kind, title in kinds.items():
        if involved := parties.involve(view.programme, kind):
            yield Heading(2, title)
            report = parties_report(involved, view.loaded, kind)
            yield noted(table(report), [assumptions(one.party.remarks) for one in involved])
    roles = (said(role.name, role.remarks) for role in view.programme.roles)
    yield from section(2, "Overige verantwoordelijken", roles)


def _reckoning(view: _View) -> Iterator[Block]:
    together = view.together
    meanings = [
        (Strong(word), f" {meaning}")
        for word, meaning in _meanings(together, by_month="load" in view.drawings)
    ]
    shared, units = _shared(view), view.programme.units
    if not (shared or meanings or units):
        return
    yield Heading(1, "Verdeling en rekenwijze")
    if shared:
        notes = assumptions(view.programme.allocation.remarks)
        yield Paragraph((key_note(together, shared), *notes))
    for unit in units:
        yield Paragraph(said(unit_note(unit, view.programme), unit.remarks))
    yield from section(2, "Wat de woorden betekenen", meanings)
    if view.gemeente and together.entries:
        yield Heading(2, "Uren per actie")
        yield table(account_report(together, view.loaded))


def _meanings(of: Account, *, by_month: bool) -> Iterator[tuple[str, str]]:
    """The words above the figures that there are, and their meaning; docs/architecture.md says how
    those are reckoned."""
    if any(line.per == "gemeente" and not line.assumed for line in of.lines):
        yield "Eigen uren", "zijn per gemeente geraamd; de cel is maar op één manier te lezen."
    if sentences.is_divided(of):
        meaning = "zijn voor alle gemeenten samen geraamd; elke gemeente draagt haar aandeel."
        yield "Gezamenlijke uren", meaning
    if assumed := [line for line in of.lines if line.assumed]:
        converted = any(line.written.unit for line in assumed)
        ours = ", of op onze omrekening naar uren" if converted else ""
        yield "Op aanname", f"wil zeggen: de uren berusten op onze lezing van de cel{ours}."
        counted = ", voor zover zij op te tellen zijn" if of.left_out else ""
        yield "Laag–hoog", f"is het minste en het meeste dat die lezingen toelaten{counted}."
    if of.per_person:
        meaning = "staan in geen totaal, want het programma noemt geen aantal personen."
        yield "Uren per persoon", meaning
    if by_month and of.lines:
        what = unit_of_work(measured=is_measured(of))
        yield (
            "Uren per maand",
            f"zijn indicatief: de uren van {what} zijn gelijk verdeeld over de maanden waarin zij "
            "loopt. Is het begin niet bekend, dan is gerekend vanaf de eerste maand van het "
            f"programma. Zij zijn {rounded((of.totals, *of.by_theme.values()))}; gelijke uren "
            "kunnen daardoor één verschillen.",
        )


def _shared(view: _View) -> str:
    """The hours or amounts that count by a share, or would by the key that the programme gives."""
    programme = view.programme
    if len(programme.gemeenten) == 1:
        return ""
    hours = bool(sharing(view.together))
    money = any(item.per == "joint" for _, item, _ in paths.money(programme))
    key = programme.allocation
    is_explained = key.key != "equal" or key.note or key.source or key.remarks
    joint = compress(("uren", "bedragen"), (hours, money))
    return " en ".join(joint) or ("uren" if is_explained else "")


def _questions(view: _View) -> Iterator[Block]:
    """The points that may change hours, money or planning; the others are for its writers."""
    points = view.own.questions
    yield Heading(1, "Open punten")
    if not points:
        yield Paragraph(("Er zijn geen open punten.",))
        return
    open_points = sentences.heavy(points)
    yield Paragraph((" ".join(_points(points, len(open_points))),))
    if not open_points:
        return
    ordered = in_order(for_readers(open_points, view.programme), view.loaded)
    by_kind = grouped((heading(point, view.programme), point) for point in ordered)
    yield _in_brief(by_kind)
    if explained := tuple(_explained_points(by_kind, view.programme)):
        yield Heading(1, "Bijlage: de open punten toegelicht")
        headings = ("Waarover", "Wat er opvalt")
        yield Grid("Wat er bij de open punten opvalt", headings, (False, False), explained)


def _in_brief(by_kind: Mapping[str, Sequence[OpenQuestion]]) -> Grid:
    lines = []
    for kind, points in by_kind.items():
        titles = Counter(parts.title(point.part) for point in points)
        about = (f"{title} ({count})" if count > 1 else title for title, count in titles.items())
        lines.append(GridRow(((kind,), (dutch.number(len(points)),), ("; ".join(about),))))
    return Grid(
        "De open punten", ("Soort", "Aantal", "Waarover"), (False, True, False), tuple(lines)
    )


def _explained_points(
    by_kind: Mapping[str, Sequence[OpenQuestion]], programme: Programme
) -> Iterator[GridRow]:
    for kind, points in by_kind.items():
        told = [(parts.title(point.part), text_of(point, programme)) for point in points]
        lines = [GridRow(((title,), (text,))) for title, text in told if text]
        if lines:
            yield GridRow(((kind,),), "section")
            yield from lines


def _points(points: Sequence[OpenQuestion], shown: int) -> Iterator[str]:
    assumed = sum(point.kind == "assumption" for point in points)
    yield f"Het programma geeft aanleiding tot {said_of(points)}."
    if assumed:
        yield "Een aanname staat als voetnoot bij wat zij betreft."
    if shown == 1:
        yield (
            "Hieronder staat het punt dat nog moet worden besloten of uitgezocht en dat de uren, "
            "het geld of de planning kan veranderen."
        )
    elif shown:
        yield (
            f"Hieronder staan de {dutch.number(shown)} punten die nog moeten worden besloten "
            "of uitgezocht en die de uren, het geld of de planning kunnen veranderen."
        )
    light = len(points) - assumed - shown
    is_all, about = light == len(points), "over de inhoud of de formulering en"
    if light == 1:
        yield f"{'Dat' if is_all else 'Eén ander punt'} gaat {about} staat hier niet."
    elif light:
        others = "Die" if is_all else f"{dutch.number(light)} andere punten"
        yield f"{others} gaan {about} staan hier niet."


def _passages(view: _View, statements: Iterable[Statement]) -> Iterator[PaperText]:
    for statement in statements:
        about = [view.titles[action] for action in statement.actions if action in view.titles]
        named: PaperText = (Strong(f"{dutch.listing(about)}:"), " ") if about else ()
        yield (*named, statement.text, *_footnotes(statement))


def _footnotes(record: BudgetItem | Statement) -> tuple[Footnote, ...]:
    remarks = assumptions(record.remarks)
    return (*_derived(record, remarks), *remarks)


def _derived(record: Derivable, remarks: Sequence[Footnote]) -> tuple[Footnote, ...]:
    """The keys of a record that are ours, as footnotes, unless these remarks tell that."""
    return () if is_told(record, len(remarks)) else tuple(map(Footnote, notes_on(record)))


def _drawn(view: _View, name: str) -> Iterator[Block]:
    if name in view.drawings:
        yield view.drawings[name]
