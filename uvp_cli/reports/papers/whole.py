"""The programme as a document for a council, or the part of it that one municipality needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from uvp_cli import dutch
from uvp_cli.programme.model import Action, Gemeente, Programme, Remark, Statement, Theme
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import actions, budget, excerpt, goals, parties, planning, questions
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.breakdown import Dimension, break_down
from uvp_cli.queries.excerpt import Excerpt
from uvp_cli.queries.hours import Account, account
from uvp_cli.queries.naming import Names
from uvp_cli.queries.questions import Question
from uvp_cli.reports.actions import actions_report
from uvp_cli.reports.adoption import adoption_fields
from uvp_cli.reports.breakdown import breakdown_report
from uvp_cli.reports.budget import budget_report
from uvp_cli.reports.hours import account_report, overview_report
from uvp_cli.reports.hours_words import key_note, nothing_counted
from uvp_cli.reports.ours import DERIVED, GOALS, Derivable, notes, ours
from uvp_cli.reports.papers.paper import (
    Block,
    Drawing,
    Footnote,
    Heading,
    Inline,
    Listing,
    Paper,
    Paragraph,
    Strong,
    Text,
)
from uvp_cli.reports.papers.parts import (
    NOTHING,
    assumptions,
    noted,
    numbered,
    said,
    section,
    table,
    unmarked,
    without,
)
from uvp_cli.reports.parties import parties_report
from uvp_cli.reports.planning import planning_report
from uvp_cli.reports.questions import HEADINGS, questions_report, said_of
from uvp_cli.reports.show import (
    indicator_fields,
    measure_fields,
    owner_fields,
    reach_fields,
    term,
)
from uvp_cli.values import dataclass

MEANINGS = (
    ("Eigen uren", "staan zeker vast, per gemeente."),
    ("Gezamenlijke uren", "zijn voor alle gemeenten samen; elke gemeente draagt haar aandeel."),
    ("Op aanname", "wil zeggen: de cel in het programma is op meer dan één manier te lezen."),
    ("Laag–hoog", "is het minste en het meeste dat die lezingen toelaten."),
    (
        "Uren per persoon",
        "staan in geen totaal, want het programma noemt geen aantal personen.",
    ),
    (
        "Uren per maand",
        "zijn indicatief: de uren van een actie zijn gelijk verdeeld over de maanden waarin zij "
        "loopt.",
    ),
)
"""The meaning of the words above the figures; docs/architecture.md says how they are reckoned."""
Drawings = Mapping[str, Drawing]
"""The pictures by the question they answer: hours, load, year, goals, partners."""


@dataclass(frozen=True, slots=True)
class _View:
    """The subject of the paper: a programme, its pictures, and one municipality or all.

    `own` is the part of the programme that the paper holds.
    """

    loaded: Placed
    drawings: Drawings
    gemeente: Gemeente | None
    own: Excerpt

    @property
    def programme(self) -> Programme:
        return self.loaded.programme

    @property
    def id(self) -> str | None:
        """The municipality's id, as queries take it."""
        return self.gemeente.id if self.gemeente else None

    @property
    def titles(self) -> dict[str, str]:
        """The title of each action in the paper by its id."""
        return {listed.action.id: listed.action.title for listed in self.own.actions}

    @property
    def whose(self) -> str:
        return self.gemeente.name if self.gemeente else "alle gemeenten samen"


def whole(loaded: Placed, drawings: Drawings, gemeente: str | None = None) -> Paper:
    """The programme in the order that a council expects; with `gemeente` (an id) its excerpt."""
    programme = loaded.programme
    one = next((known for known in programme.gemeenten if known.id == gemeente), None)
    view = _View(loaded, drawings, one, excerpt.take(programme, gemeente))
    blocks = [*_what_it_is(view), *_summary(view)]
    for theme in view.own.themes:
        blocks += _theme(view, theme)
    blocks += [
        *_others(view),
        *_planning(view),
        *(_parties(view) if one is None else ()),
        *_reckoning(view),
        *_questions(view),
    ]
    return Paper(
        title=f"{programme.title}: {one.name}" if one else programme.title,
        subtitle=term(programme.period),
        blocks=tuple(blocks),
        month=programme.period.from_,
    )


def _what_it_is(view: _View) -> Iterator[Block]:
    programme = view.programme
    yield Heading(1, "Wat dit is")
    yield Paragraph(
        (
            f"Dit is het {programme.title}, gemaakt uit het bestand {view.loaded.origin}. "
            "Elk cijfer is daaruit berekend. Aannames staan als voetnoot bij wat zij betreffen; "
            "wat nog open is, staat achteraan.",
            *assumptions(programme.remarks),
        )
    )
    if programme.region:
        yield Paragraph((f"Het is van {programme.region.name}.",))
    yield from _facts(adoption_fields(programme))
    if programme.adoption and (notes_on_it := assumptions(programme.adoption.remarks)):
        yield Paragraph(("Over de vaststelling:", *notes_on_it))
    if programme.framework:
        plan = programme.framework
        yield Paragraph((f"Het voert uit: {plan.title} {plan.period}.", *assumptions(plan.remarks)))
    if view.gemeente:
        yield Paragraph((_left_out(view, view.gemeente), *assumptions(view.gemeente.remarks)))
    else:
        yield from section(
            2, "Gemeenten", (said(one.name, one.remarks) for one in programme.gemeenten)
        )
    if view.own.introduction:
        yield Heading(2, "Inleiding")
        yield from (Paragraph(passage) for passage in _passages(view, view.own.introduction))


def _left_out(view: _View, gemeente: Gemeente) -> str:
    """Which parts an excerpt leaves out, and where those are."""
    everything, own = excerpt.take(view.programme), view.own
    fewer = [
        dutch.plural(number, *nouns)
        for number, nouns in (
            (len(everything.themes) - len(own.themes), ("thema", "thema’s")),
            (len(everything.actions) - len(own.actions), ("actie", "acties")),
            (
                len(everything.planning) - len(own.planning),
                ("onderdeel van de planning", "onderdelen van de planning"),
            ),
            (len(everything.budget) - len(own.budget), ("regel over geld", "regels over geld")),
        )
        if number
    ]
    others = f"wat alleen voor andere gemeenten is ({dutch.listing(fewer)}), " if fewer else ""
    return (
        f"Dit is het deel voor {gemeente.name}. Weggelaten zijn {others}het hoofdstuk over wie "
        "meedoen, en de open punten daarover. Die staan in het document over het hele "
        "programma."
    )


def _summary(view: _View) -> Iterator[Block]:
    programme = view.programme
    together = account(programme, view.id)
    yield Heading(1, "Samenvatting")
    yield from section(2, "In het kort", ((line,) for line in _in_short(view, together)))
    yield Heading(2, "Uren")
    yield from _drawn(view, "hours")
    if view.gemeente is None and together.lines:
        accounts = [account(programme, gemeente.id) for gemeente in programme.gemeenten]
        yield table(overview_report(accounts, together, view.loaded))
    yield Paragraph(_sum(together))


def _in_short(view: _View, together: Account) -> Iterator[str]:
    programme = view.programme
    themes = view.own.themes
    served = [
        goal for theme in themes for goal in goals.serve(programme, theme.id, gemeente=view.id)
    ]
    money = budget.add_up(programme, view.id)
    yield (
        f"{dutch.plural(len(themes), 'thema', 'thema’s').capitalize()}, "
        f"{dutch.plural(len(served), 'doelstelling', 'doelstellingen')} en "
        f"{dutch.plural(len(view.own.actions), 'actie', 'acties')}."
    )
    if totals := together.said:
        between = dutch.span(totals.low, totals.high)
        more = f" ({between})" if totals.low != totals.high else ""
        yield f"{dutch.number(totals.hours)} uur voor {view.whose}{more}."
    if money.said is not None:
        yield f"{dutch.euros(money.said)} bekend aan geld voor {view.whose}."
    unknown = sum(line.item.status == "unknown" for line in money.lines)
    if unknown:
        yield f"{dutch.plural(unknown, 'onderdeel', 'onderdelen')} met geld dat nog niet bekend is."
    without_action = sum(not goal.actions for goal in served)
    if without_action:
        yield f"{dutch.plural(without_action, 'doelstelling', 'doelstellingen')} zonder actie."
    planned, undecided = len(view.own.planning), len(view.own.questions)
    yield f"{dutch.plural(planned, 'onderdeel', 'onderdelen')} op de maandplanning."
    yield f"{dutch.plural(undecided, 'open vraag', 'open vragen')}."


def _sum(together: Account) -> Text:
    """The parts that the hours add up from."""
    totals = together.said
    if not totals:
        return (nothing_counted(together),)
    own = dutch.plural(totals.own, "eigen uur", "eigen uren")
    shared = dutch.plural(totals.shared, "gezamenlijk uur", "gezamenlijke uren")
    assumed = dutch.plural(totals.assumed, "uur op aanname", "uren op aanname")
    return (
        f"Het totaal van {dutch.number(totals.hours)} uur bestaat uit {own}, {shared} en "
        f"{assumed}. De aannames staan als voetnoot bij de capaciteit van elk thema.",
    )


def _theme(view: _View, theme: Theme) -> Iterator[Block]:
    number = f"{theme.number}. " if theme.number else ""
    yield Heading(1, f"{number}{theme.title}")
    if theme.summary or theme.remarks:
        yield Paragraph(said(theme.summary or "", theme.remarks))
    yield from _facts(reach_fields(theme.gemeenten, view.programme))
    ambitions = (said(ambition.text, ambition.remarks) for ambition in theme.ambitions)
    yield from section(2, "Ambities", ambitions)
    yield from _goals(view, theme)
    listed = tuple(own for own in view.own.actions if own.theme and own.theme.id == theme.id)
    yield from _actions(view, listed, theme.id)
    yield from section(2, "Wat merkt de inwoner", _passages(view, theme.residents))
    yield from _budget(view, theme)
    yield from section(2, "Communicatie", _passages(view, theme.communication))


def _goals(view: _View, theme: Theme) -> Iterator[Block]:
    served = goals.serve(view.programme, theme.id, gemeente=view.id)
    numbers = tuple(one.goal.number for one in served if one.goal.number)
    all_numbered = len(numbers) == len(served)
    texts = (_goal(one, view, numbered=not all_numbered) for one in served)
    yield from section(2, "Doelstellingen", texts, numbers if all_numbered else ())
    if served:
        yield from _drawn(view, f"goals.{theme.id}")


def _goal(served: goals.Served, view: _View, *, numbered: bool) -> Text:
    goal = served.goal
    number = f"{goal.number}. " if goal.number and numbered else ""
    return (number, goal.text, *assumptions(goal.remarks), *_serving(served, view))


def _serving(served: goals.Served, view: _View) -> Iterator[Inline]:
    """The actions that serve a goal, and which of them the programme itself does not link."""
    if not served.actions:
        whose = f" voor {view.gemeente.name}" if view.gemeente else ""
        yield f" Geen enkele actie{whose} draagt hieraan bij."
        return
    named = dutch.listing(action.title for action in served.actions)
    yield f" Acties: {named}."
    if served.derived:
        derived = dutch.listing(action.title for action in served.derived)
        yield Footnote(f"{derived}: {DERIVED}.")


def _actions(view: _View, listed: tuple[Listed, ...], theme: str | None) -> Iterator[Block]:
    """The actions, each with what it is, and the table of what they take."""
    level = 2 if theme else 1
    yield Heading(level, "Acties" if theme else "Overige acties")
    if not listed:
        yield Paragraph((NOTHING,))
        return
    for own in listed:
        yield from _action(own, view.programme, level + 1)
    yield Heading(level + 1 if theme is None else level, "Capaciteit")
    selection = actions.Selection(gemeente=view.id, theme=theme)
    report = actions_report(listed, view.loaded, selection)
    yield table(report, f"Wat de acties vragen, voor {view.whose}", bare=True)


def _action(listed: Listed, programme: Programme, level: int) -> Iterator[Block]:
    action = listed.action
    number = f"{action.number}. " if action.number else ""
    yield Heading(level, f"{number}{action.title}")
    derived = [Footnote(f"{label}: {how}.") for label, how in ours(action) if label != GOALS]
    remarks = assumptions((*action.remarks, *listed.capacity.remarks))
    facts = (
        *reach_fields(action.gemeenten, programme),
        *owner_fields(action.owner, programme),
    )
    work = action.measures or action.indicators
    nothing = "" if facts or work else "Hiervan staat alleen in het programma wat het vraagt."
    text: Text = (*filter(None, (action.summary or nothing,)), *derived, *remarks)
    if text:
        yield Paragraph(text)
    yield from _facts(facts)
    yield from _work(action, programme)


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield from (Paragraph((f"{label}: {value}",)) for label, value in facts)


def _work(action: Action, programme: Programme) -> Iterator[Block]:
    """The measures of an action and its indicators, where it has any."""
    measures = ((one.title, measure_fields(one, programme), one.remarks) for one in action.measures)
    indicators = (
        (f"{one.title}, {one.unit}" if one.unit else one.title, indicator_fields(one), one.remarks)
        for one in action.indicators
    )
    for label, parts in (("Maatregelen", measures), ("Indicatoren", indicators)):
        items = tuple(_part(*part) for part in parts)
        if items:
            yield Paragraph((Strong(label),))
            yield Listing(items)


def _part(title: str, facts: Iterable[tuple[str, str]], remarks: Iterable[Remark]) -> Text:
    """A measure or an indicator as one line: its title, and what the programme says of it."""
    told = "".join(f" {label}: {value.rstrip('.')}." for label, value in facts)
    return (Strong(f"{title.rstrip('.')}."), told, *assumptions(remarks))


def _budget(view: _View, theme: Theme) -> Iterator[Block]:
    yield Heading(2, "Geld")
    if not theme.budget:
        yield Paragraph((NOTHING,))
        return
    money = budget.add_up(view.programme, view.id, theme.id)
    asked = Names(gemeente=(view.id,) if view.id else (), theme=(theme.id,))
    report = budget_report(money, view.loaded, asked)
    # Its own footnotes are all remarks; here only assumptions are footnotes.
    about = [(*_derived(line.item), *assumptions(line.item.remarks)) for line in money.lines]
    yield noted(unmarked(table(report, bare=True)), about)


def _others(view: _View) -> Iterator[Block]:
    listed = tuple(own for own in view.own.actions if own.theme is None)
    if listed:
        yield from _actions(view, listed, None)


def _planning(view: _View) -> Iterator[Block]:
    items = view.own.planning
    yield Heading(1, "Maandplanning")
    yield from _drawn(view, "year")
    report = planning_report(items, view.loaded, planning.Selection(gemeente=view.id))
    noted_items = noted(table(report), [assumptions(scheduled.item.remarks) for scheduled in items])
    yield numbered(noted_items) if "year" in view.drawings else noted_items
    if "load" in view.drawings:
        yield Heading(2, "Belasting per maand")
        yield view.drawings["load"]
        by: tuple[Dimension, ...] = ("month", "theme" if view.gemeente else "gemeente")
        load = break_down(view.programme, by, view.id)
        yield table(breakdown_report(load, view.loaded))


def _parties(view: _View) -> Iterator[Block]:
    yield Heading(1, "Wie meedoen")
    kinds: dict[parties.PartyKind, str] = {"department": "Afdelingen", "partner": "Ketenpartners"}
    for kind, title in kinds.items():
        yield Heading(2, title)
        if kind == "partner":
            yield from _drawn(view, "partners")
        involved = parties.involve(view.programme, kind)
        report = parties_report(involved, view.loaded, kind)
        yield noted(table(report), [assumptions(one.party.remarks) for one in involved])
    roles = [said(role.name, role.remarks) for role in view.programme.roles]
    if roles:
        yield from section(2, "Overige verantwoordelijken", roles)


def _reckoning(view: _View) -> Iterator[Block]:
    together = account(view.programme, view.id)
    yield Heading(1, "Verdeling en rekenwijze")
    yield Paragraph((key_note(together), *assumptions(view.programme.allocation.remarks)))
    yield from section(2, "Wat de woorden betekenen", ((Strong(a), f" {b}") for a, b in MEANINGS))
    if view.gemeente:
        yield Heading(2, "Uren per actie")
        yield table(account_report(together, view.loaded))


def _questions(view: _View) -> Iterator[Block]:
    """What may change hours, money or planning; the other points are for who writes a programme."""
    points = view.own.questions
    yield Heading(1, "Open punten")
    if not points:
        yield Paragraph(("Er zijn geen open punten.",))
        return
    undecided = [point for point in points if point.kind != "assumption"]
    heavy = [point for point in undecided if point.weight == "effect"]
    yield Paragraph((" ".join(_points(points, undecided, heavy)),))
    for kind in questions.count(heavy):
        yield Heading(2, HEADINGS[kind])
        of_kind = [point for point in heavy if point.kind == kind]
        title = dutch.plural(len(of_kind), "punt", "punten").capitalize()
        report = questions_report(of_kind, view.loaded)
        yield without(table(report, title, bare=True), "place", "line")


def _points(
    points: Sequence[Question], undecided: Sequence[Question], heavy: Sequence[Question]
) -> Iterator[str]:
    """How many points there are, and which of them are where."""
    yield f"Het programma geeft aanleiding tot {said_of(points)}."
    if len(undecided) < len(points):
        yield "Een aanname staat als voetnoot bij wat zij betreft."
    if len(heavy) == 1:
        yield (
            "Hieronder staat het punt dat nog moet worden besloten of uitgezocht en dat de uren, "
            "het geld of de planning kan veranderen."
        )
    elif heavy:
        yield (
            f"Hieronder staan de {dutch.number(len(heavy))} punten die nog moeten worden besloten "
            "of uitgezocht en die de uren, het geld of de planning kunnen veranderen."
        )
    light = len(undecided) - len(heavy)
    if light == 1:
        yield "Eén ander punt gaat over de inhoud of de formulering en staat hier niet."
    elif light:
        others = "andere punten" if heavy else "punten"
        yield (
            f"{dutch.number(light)} {others} gaan over de inhoud of de formulering en staan hier "
            "niet."
        )


def _passages(view: _View, statements: Iterable[Statement]) -> Iterator[Text]:
    """The statements, each behind the titles of the actions that it is about."""
    titles = view.titles
    for statement in statements:
        about = [titles[action] for action in statement.actions if action in titles]
        named: Text = (Strong(f"{dutch.listing(about)}:"), " ") if about else ()
        yield (*named, statement.text, *_derived(statement), *assumptions(statement.remarks))


def _derived(record: Derivable) -> tuple[Footnote, ...]:
    """What of a record is ours, as footnotes."""
    return tuple(map(Footnote, notes(record)))


def _drawn(view: _View, name: str) -> Iterator[Block]:
    if name in view.drawings:
        yield view.drawings[name]
