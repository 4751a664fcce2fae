"""The pages of one programme: for each its file, its template and what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Gemeente, Programme, Theme
from uvp_cli.programme.months import months_in, months_of
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import (
    actions,
    breakdown,
    budget,
    excerpt,
    goals,
    hours,
    indicators,
    parties,
    planning,
    questions,
    totals,
)
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.logbook import Logbook
from uvp_cli.queries.naming import Names
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.progress import progress
from uvp_cli.queries.questions import OpenQuestion
from uvp_cli.queries.subjects import Subject
from uvp_cli.queries.wanted import Wanted, ids
from uvp_cli.render.pictures import goals as goal_matrix
from uvp_cli.render.pictures import hours as bars
from uvp_cli.render.pictures import indicators as courses
from uvp_cli.render.pictures.strips import Strips
from uvp_cli.render.site import links, planned, strips
from uvp_cli.render.site.choices import (
    ELSEWHERE,
    Marks,
    attributes,
    choices,
    for_whom,
    of_theme,
)
from uvp_cli.reports.actions import counted, figure, remarks
from uvp_cli.reports.budget import CALLED, budget_report, known_sum, not_known
from uvp_cli.reports.goals import called, goals_report, unserved
from uvp_cli.reports.headlines import Headline, headlines, standing_out
from uvp_cli.reports.hours import account_report, overview_report
from uvp_cli.reports.hours_words import OTHER, merger_text
from uvp_cli.reports.indicators import indicators_report
from uvp_cli.reports.ours import reach_notes
from uvp_cli.reports.papers import sentences
from uvp_cli.reports.parties import parties_report
from uvp_cli.reports.planning import link_notes, month_notes
from uvp_cli.reports.progress import progress_report
from uvp_cli.reports.questions import for_readers, heading, in_order, questions_report, said_of
from uvp_cli.reports.several import ALL, Respondents, answered, totals_report
from uvp_cli.reports.show import card_report, programme_report, term
from uvp_cli.reports.tables import Footnotes, Outline, grouped
from uvp_cli.values import dataclass

CHAPTERS = ("ambitions", "residents", "budget", "communication")
"""The branches of a theme's card that are on its page; the others have a place of their own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file `name`, made from `template` with `content`; `menu` is its word in the menu. From one
    that `is_of_all` everything can be taken along."""

    name: str
    title: str
    template: str
    content: dict[str, Any]
    menu: str | None = None
    is_of_all: bool = False


def pages(placed: Placed, book: Logbook | None = None) -> Iterator[Page]:
    """Every page of a programme; with what its logs say, where those are to be seen."""
    programme = placed.programme
    yield _overview(placed)
    yield _planning(placed)
    if book and book.logs:
        yield _progress(placed, book)
    yield _actions(placed)
    yield _goals(placed)
    if _measured(placed):
        yield _indicators(placed)
    yield _partners(placed)
    yield _money(placed)
    yield _questions(placed)
    themes = strips.themes(hours.account(programme, placed.gemeente))
    yield Page("zoeken.html", "Zoeken", "zoeken.html", {"themes": themes})
    for theme in structure.in_order(programme):
        if theme.parent is None:
            yield _theme(theme, placed)
    if programme.other_actions:
        yield Page(links.OTHER_PAGE, OTHER, "overig.html", {"cards": _cards(None, placed)})
    for gemeente in offered(placed).gemeenten:
        yield _gemeente(gemeente, placed)
    scheduled = planning.schedule(programme)
    for kind in parties.KINDS:
        for involved in parties.involve(programme, kind):
            yield _party(kind, involved, placed, scheduled)


def offered(placed: Placed) -> Programme:
    """The programme with only the municipalities that can be chosen and have a page. No hours are
    asked of it, since all municipalities share joint hours."""
    own = (one for one in placed.programme.gemeenten if placed.gemeente in (None, one.id))
    return replace(placed.programme, gemeenten=tuple(own))


def programmes(placed_in: Mapping[str, Placed]) -> Page:
    """The first page of several programmes, each in a folder: what leads to them, and their hours
    year on year, or side by side where they are of the same time."""
    years = {totals.years(placed.programme) for placed in placed_in.values()}
    division = totals.Division(("year" if len(years) > 1 else "programme",), "theme")
    contributed = [
        totals.contribution(hours.account(one.programme), division) for one in placed_in.values()
    ]
    respondents = Respondents(tuple(answered(one, one.file) for one in placed_in.values()), ())
    content = {
        "listed": [(f"{folder}/", one, _headlines(one)) for folder, one in placed_in.items()],
        "heading": "Jaar op jaar" if len(years) > 1 else "Naast elkaar",
        "hours": totals_report(totals.add_up(division, contributed), ALL, respondents).content,
    }
    title = "Uitvoeringsprogramma's Integrale Veiligheid"
    return Page("index.html", title, "programmas.html", content)


def _headlines(placed: Placed) -> tuple[Headline, ...]:
    return headlines(placed.programme, placed.gemeente, is_part=bool(placed.part))


def _overview(placed: Placed) -> Page:
    programme = placed.programme
    accounts, together = _accounts(placed), hours.account(programme, placed.gemeente)
    is_alone = len(accounts) == 1
    has_hours = bool(together.lines)
    table = (
        bars.by_theme(together).table(placed)
        if is_alone
        else overview_report(accounts, together, placed).content
    )
    content = {
        "counts": _counts(placed),
        "headlines": _headlines(placed),
        "standing_out": standing_out(programme, placed.gemeente, is_part=bool(placed.part)),
        "themes": strips.themes(together),
        "is_alone": is_alone,
        "strips": strips.by_theme(together) if is_alone else strips.by_gemeente(accounts),
        "hours": table if has_hours else None,
        **_coming(programme),
        "term": term(programme.period),
        "outline": programme_report(placed).outline,
        "reach_notes": reach_notes(programme) if placed.gemeente else (),
    }
    return Page("index.html", programme.title, "overzicht.html", content, "Overzicht")


def _counts(placed: Placed) -> list[tuple[str, str]]:
    """The counts of what has a page, each with that page."""
    programme = placed.programme
    listed = counted(actions.list_actions(programme))
    counts = (
        ("doelen.html", len(goals.serve(programme)), "doelstelling", "doelstellingen"),
        ("indicatoren.html", len(_measured(placed)), "indicator", "indicatoren"),
        ("ketenpartners.html", len(programme.partners), "ketenpartner", "ketenpartners"),
        ("vragen.html", len(_points(placed)), "open punt", "open punten"),
    )
    told = [(href, dutch.plural(count, *nouns)) for href, count, *nouns in counts if count]
    return [*([("acties.html", dutch.listing(listed))] if listed else []), *told]


EVERYTHING = planning.PlanningSelection()
TITLES = 6
"""The planning items of a month that are named before the page of the planning is."""


def _coming(
    programme: Programme, selection: planning.PlanningSelection = EVERYTHING, own: str = ""
) -> dict[str, Any]:
    """Each month with planning: the month, where it stands, how many items there are, and of some
    the title and where that leads; and whose reading months are."""
    scheduled = planning.select(programme, selection)
    items, _ = planned.planned(scheduled, programme)
    months = grouped(
        (month, (item.scheduled.item.title, item.href)) for item in items for month in item.months
    )
    coming = [
        (month, f"planning.html#{own}maand={month}", len(months[month]), months[month][:TITLES])
        for month in months_of(programme.period)
        if month in months
    ]
    return {"coming": coming, "month_notes": list(month_notes(scheduled))}


def _accounts(placed: Placed, scope: hours.Scope = hours.EVERYTHING) -> list[hours.Account]:
    of = (gemeente.id for gemeente in offered(placed).gemeenten)
    return [hours.account(placed.programme, gemeente, scope) for gemeente in of]


def _measured(placed: Placed, theme: Wanted = None) -> tuple[indicators.Measured, ...]:
    selection = indicators.IndicatorSelection(gemeente=placed.gemeente, theme=theme)
    return indicators.measure(placed.programme, selection)


def _listed(placed: Placed) -> tuple[Listed, ...]:
    """The actions, with the hours of whoever the site is for."""
    return actions.select(placed.programme, actions.ActionSelection(gemeente=placed.gemeente))


def _gemeente(gemeente: Gemeente, placed: Placed) -> Page:
    programme = placed.programme
    account = hours.account(programme, gemeente.id)
    own = planning.PlanningSelection(gemeente=gemeente.id)
    money = budget.add_up(programme, gemeente.id)
    known = [kind for kind in money.kinds if money.sum(kind) is not None]
    measured = indicators.measure(programme, indicators.IndicatorSelection(gemeente=gemeente.id))
    involved = parties.involve(programme, "partner", gemeente=gemeente.id)
    by_month = breakdown.break_down(programme, ("month",), gemeente.id)
    href = f"planning.html#gemeente={gemeente.id}"
    points = _heavy_points(placed, gemeente.id)
    content = {
        "indicators": indicators_report(measured, placed).table if measured else None,
        "gemeente": gemeente,
        "account": account,
        "merger": merger_text(gemeente, programme),
        "headlines": (*headlines(programme, gemeente.id), *_open(points)),
        "strips": strips.by_theme(account),
        "resting": _resting(account),
        "by_month": strips.by_month(by_month, href) if account.said else None,
        "figures": bars.by_theme(account).table(placed) if account.lines else None,
        "hours": account_report(account, placed).content,
        "sums": [f"{CALLED[kind]}: {known_sum(money, kind)}." for kind in known],
        "unknown": not_known(money.lines, others=money.has_amounts),
        "money": money,
        **_coming(programme, own, f"gemeente={gemeente.id}&"),
        "partners": [one for one in involved if one.actions or one.planning],
        "open": points,
        "reach_notes": list(reach_notes(programme)),
    }
    return Page(links.page("gemeente", gemeente.id), gemeente.name, "gemeente.html", content)


def _open(points: Sequence[tuple[str, int]]) -> tuple[Headline, ...]:
    """The number of open points that may change the figures of a municipality."""
    count = sum(number for _, number in points)
    figure, about = dutch.plural(count, "open punt", "open punten"), "over uren, geld of planning"
    return (Headline("open", figure, (about,)),) if count else ()


RESTING = 5
"""The most assumptions that are told; of more their number is, and where they stand."""


def _resting(account: hours.Account) -> str:
    """The assumptions that the assumed hours rest on."""
    assumed = len(sentences.assumed(account))
    if assumed > RESTING:
        return f"{assumed} ramingen rusten op een aanname; die staan bij Uren per actie."
    return sentences.assumptions(account) if assumed else ""


def _heavy_points(placed: Placed, gemeente: str) -> list[tuple[str, int]]:
    """The numbers of points that may change hours, money or planning of a municipality, by kind."""
    points = sentences.heavy(excerpt.take(placed.programme, gemeente).questions)
    told = (heading(point, placed.programme) for point in _of_part(points, placed))
    return list(Counter(told).items())


def _theme(theme: Theme, placed: Placed) -> Page:
    programme = placed.programme
    inside = structure.below(programme, theme.id)
    accounts = _accounts(placed, hours.Scope(theme=inside))
    has_hours = any(account.lines for account in accounts)
    measured = _measured(placed, inside)
    content = {
        **_chapter(theme, placed),
        "indicators": indicators_report(measured, placed).table if measured else None,
        "within": [
            {**_chapter(theme, placed), "level": len(structure.lineage(programme)[theme.id])}
            for theme in structure.in_order(programme)
            if theme.id in inside[1:]
        ],
        "goals": goals.serve(programme, inside),
        "unserved": unserved(programme),
        **_coming(programme, planning.PlanningSelection(theme=inside)),
        "strips": strips.by_gemeente(accounts) if has_hours else None,
        "hours": bars.by_gemeente(accounts).table(placed) if has_hours else None,
        "undecided": len(_points(placed, inside)),
    }
    return Page(links.page("theme", theme.id), theme.title, "thema.html", content)


def _chapter(theme: Theme, placed: Placed) -> dict[str, Any]:
    """All that is known about a theme itself and its actions."""
    card = card_report(placed, Subject("theme", theme.id, theme)).outline
    return {
        "theme": theme,
        "card": card,
        "chapters": [part for part in card.children if part.key in CHAPTERS and part.children],
        "cards": _cards(theme, placed),
    }


def _cards(theme: Theme | None, placed: Placed) -> list[tuple[Listed, Outline]]:
    own = theme.id if theme else None
    listed = [one for one in _listed(placed) if (one.theme.id if one.theme else None) == own]
    subjects = (Subject("action", one.action.id, one.action, theme) for one in listed)
    return list(zip(listed, (card_report(placed, of).outline for of in subjects), strict=True))


def names(programme: Programme) -> dict[str, str]:
    """The names of goals and ambitions, which have no title, by their id."""
    called_by_id: dict[str, str] = {}
    for theme in programme.themes:
        called_by_id |= {goal.id: called(theme, goal) for goal in theme.goals}
        for number, ambition in enumerate(theme.ambitions, start=1):
            called_by_id[ambition.id] = f"Ambitie {number}, {theme.title}"
    return called_by_id


def _party(
    kind: parties.PartyKind,
    involved: parties.Involved,
    placed: Placed,
    scheduled: Iterable[Scheduled],
) -> Page:
    programme, party = placed.programme, involved.party
    # What is for everyone stands on the page of the planning, not on that of each party.
    items, notes = planned.planned([it for it in scheduled if party.id in it.parties], programme)
    content = {
        "party": party,
        "kind": kind,
        "card": card_report(placed, Subject(kind, party.id, party)).outline,
        "listed": involved.actions,
        "planning_notes": _planning_notes(
            scheduled for listed in involved.actions for scheduled in listed.planning
        ),
        "items": items,
        "footnotes": notes,
    }
    return Page(links.page(kind, party.id), party.name, "partner.html", content)


def _planning(placed: Placed) -> Page:
    programme = placed.programme
    items, notes = planned.planned(planning.schedule(programme), programme)
    content = {
        "months": planned.calendar(items, programme),
        "items": items,
        "footnotes": notes,
        "link_notes": list(link_notes(planning.schedule(programme))),
        "choices": choices(offered(placed)) if items else (),
        "marked": [item.shown for item in items],
    }
    return Page("planning.html", "Planning", "planning.html", content, "Planning", is_of_all=True)


def _planning_notes(items: Iterable[Scheduled]) -> list[str]:
    """Notes on whose reading the links of items with actions are, and their months."""
    scheduled = tuple(items)
    return [*link_notes(scheduled), *month_notes(scheduled)]


def _months(listed: Listed, programme: Programme) -> tuple[str, ...]:
    runs = (months_in(scheduled.item, programme.period) for scheduled in listed.planning)
    return tuple(sorted({month for months in runs for month in months}))


def _actions(placed: Placed) -> Page:
    programme = placed.programme
    listed = _listed(placed)
    concerned = _concerned(placed)
    marked = [_action_marks(one, concerned[one.action.id], programme) for one in listed]
    footnotes = Footnotes()
    rows = [
        (
            *(one, attributes(shown), *_answers(concerned[one.action.id])),
            [number for text in remarks(one, programme) for number in footnotes.mark(text)],
        )
        for one, shown in zip(listed, marked, strict=True)
    ]
    groups = [(theme, list(group)) for theme, group in groupby(rows, key=lambda row: row[0].theme)]
    content = {
        "groups": groups,
        "titles": structure.titles(programme),
        "footnotes": footnotes.texts,
        "marked": marked,
        "choices": choices(offered(placed)),
        "hours_named": hours.account(programme, placed.gemeente).said,
        "planning_notes": [
            *_planning_notes(planning.schedule(programme)),
            *reach_notes(programme),
        ],
        "hours_told": {one.action.id: told for one in listed if (told := figure(one)) is not None},
        "totals": [(it.gemeente.id, it.said) for it in _accounts(placed) if it.gemeente],
    }
    return Page("acties.html", "Acties", "acties.html", content, "Acties", is_of_all=True)


def _concerned(placed: Placed) -> dict[str, dict[str, Listed]]:
    """Each action (by id) as each municipality (by id) that it concerns has it."""
    concerned: dict[str, dict[str, Listed]] = {one.action.id: {} for one in _listed(placed)}
    for gemeente in offered(placed).gemeenten:
        for own in actions.select(placed.programme, actions.ActionSelection(gemeente=gemeente.id)):
            concerned[own.action.id][gemeente.id] = own
    return concerned


def _action_marks(listed: Listed, concerned: Mapping[str, Listed], programme: Programme) -> Marks:
    months = _months(listed, programme)
    elsewhere = {
        f"{month}.{name}"
        for name, own in concerned.items()
        for month in set(months).difference(_months(own, programme))
    }
    return {
        **for_whom(programme, tuple(concerned)),
        "thema": of_theme(programme, listed.theme.id if listed.theme else None),
        "maand": months,
        **({ELSEWHERE: sorted(elsewhere)} if elsewhere else {}),
        "partner": tuple(dict.fromkeys(party.id for party in listed.partners)),
    }


Whose = list[tuple[Any, list[str]]]
"""Answers, each with the municipalities for which it holds."""


def _answers(concerned: Mapping[str, Listed]) -> tuple[Whose, Whose]:
    """The hours that an action takes of municipalities, and the months it is planned in. The hours
    are None for those of which the programme names none."""
    whose = [(listed, name) for name, listed in concerned.items()]
    hours_of = grouped((own.figures.hours if own.figures else None, name) for own, name in whose)
    moments_of = grouped((own.moments, name) for own, name in whose)
    return list(hours_of.items()), list(moments_of.items())


def _money(placed: Placed) -> Page:
    money = budget.add_up(placed.programme, placed.gemeente)
    # Of a theme in a part of a programme it does not say that it says nothing.
    said = replace(money, silent=()) if placed.part else money
    about = Names.typed(gemeente=ids(placed.gemeente))
    content = {"table": budget_report(said, placed, about).content, "key": "geld-tabel"}
    return Page("geld.html", "Financiën", "tabel.html", content, "Financiën", is_of_all=True)


def _progress(placed: Placed, book: Logbook) -> Page:
    """Each action as the log says it went, in figures and words of ours: what somebody wrote there
    is for colleagues."""
    report = progress_report(progress(placed.programme, book, placed.gemeente), placed)
    content = {"table": report.content, "key": "voortgang-tabel"}
    title = f"Voortgang op {dutch.day_of(book.day)}"
    return Page("voortgang.html", title, "tabel.html", content, "Voortgang")


def _points(placed: Placed, theme: Wanted = None) -> list[OpenQuestion]:
    """The open points, about some themes or all; of a part not what only the whole tells."""
    return _of_part(questions.ask(placed.programme, theme=theme), placed)


def _of_part(points: Iterable[OpenQuestion], placed: Placed) -> list[OpenQuestion]:
    left_out = questions.OF_THE_WHOLE if placed.part else ()
    return [point for point in points if point.kind not in left_out]


def _goals(placed: Placed) -> Page:
    programme = placed.programme
    served = goals.serve(programme)
    themes = {goal.theme.id for goal in served}
    content = {
        "choices": choices(programme, "thema") if served else (),
        "marks": {id_: attributes({"thema": of_theme(programme, id_)}) for id_ in themes},
        "picture": goal_matrix.against_actions(served, programme) if served else None,
        "notes": [*goals_report(served, placed).table.notes, goal_matrix.idle_note(served)],
        "groups": [(theme, list(own)) for theme, own in groupby(served, attrgetter("theme"))],
        "titles": structure.titles(placed.programme),
        "unserved": unserved(placed.programme),
    }
    return Page("doelen.html", "Doelstellingen", "doelen.html", content, "Doelen")


def _indicators(placed: Placed) -> Page:
    measured, programme = _measured(placed), placed.programme
    drawn = [one for one in measured if indicators.trend(one.indicator)]
    content = {
        "pictures": [
            courses.by_year([one], programme, f"beeld-{number}") for number, one in enumerate(drawn)
        ],
        "indicators": indicators_report(measured, placed).table,
    }
    return Page("indicatoren.html", "Indicatoren", "indicatoren.html", content, "Indicatoren")


def _partners(placed: Placed) -> Page:
    programme = placed.programme
    involved = parties.involve(programme, "partner")
    partners = strips.by_party(involved, programme, "partner")
    own = parties.involve(programme, "department")
    departments = strips.by_party(own, programme, "department")
    content = {
        "involved": involved,
        "departments": departments,
        "strips": partners,
        "table": parties_report(involved, placed, "partner").content,
        "themes": strips.key_to(Strips((*partners.lines, *departments.lines)), programme),
    }
    return Page("ketenpartners.html", "Ketenpartners", "ketenpartners.html", content, "Partners")


def _questions(placed: Placed) -> Page:
    programme = placed.programme
    points = for_readers(_points(placed), programme)
    ordered = in_order(points, placed)
    table = questions_report(points, placed).table
    keys = [column.key for column in table.columns]
    data = (row.cells for row in table.rows if row.role == "data")
    # Where no question has a text, the report has no column for it.
    cells = [{"question": None, **dict(zip(keys, row, strict=True))} for row in data]
    marked = [{"thema": of_theme(programme, question.part.theme)} for question in ordered]
    rows = zip(ordered, cells, map(attributes, marked), strict=True)
    groups = groupby(rows, lambda row: heading(row[0], programme))
    content = {
        "groups": [(said, list(group)) for said, group in groups],
        "said": said_of(points),
        "choices": choices(programme, "thema"),
    }
    return Page("vragen.html", "Open punten", "vragen.html", content, "Open punten")
