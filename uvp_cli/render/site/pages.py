"""The pages of one programme: for each its file, its template and what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any, cast

from uvp_cli import dutch
from uvp_cli.programme.model import Gemeente, Party, Programme, Theme
from uvp_cli.programme.months import months_of
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.paths import Part, Parts
from uvp_cli.queries import actions, breakdown, budget, goals, hours, parties, planning, questions
from uvp_cli.queries import search as searching
from uvp_cli.queries.actions import Listed
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.subjects import Subject
from uvp_cli.render.pictures import goals as goal_matrix
from uvp_cli.render.pictures import hours as bars
from uvp_cli.render.pictures import load, partners, year
from uvp_cli.render.pictures.svg import Picture, tabled
from uvp_cli.render.site import links
from uvp_cli.render.site.choices import ELSEWHERE, Marks, attributes, offered
from uvp_cli.reports.actions import remarks
from uvp_cli.reports.budget import budget_report
from uvp_cli.reports.goals import called
from uvp_cli.reports.hours import account_report
from uvp_cli.reports.hours_words import OTHER
from uvp_cli.reports.planning import planning_report, when
from uvp_cli.reports.questions import HEADINGS, questions_report
from uvp_cli.reports.show import KINDS, card_report, programme_report
from uvp_cli.reports.tables import Footnotes, Outline, Report
from uvp_cli.values import dataclass

PER_PAGE = ("Ambities", "Wat merkt de inwoner", "Benodigde financiële middelen", "Communicatie")
"""What a theme says that has no place of its own on its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file `name`, made from `template` with `content`; `menu` is its word in the menu."""

    name: str
    title: str
    template: str
    content: dict[str, Any]
    menu: str | None = None


def pages(placed: Placed) -> Iterator[Page]:
    """Every page of a programme."""
    programme = placed.programme
    yield _overview(placed)
    yield _planning(placed)
    yield _actions(placed)
    yield _goals(placed)
    yield _partners(placed)
    yield _money(placed)
    yield _questions(placed)
    yield _search(placed)
    for theme in programme.themes:
        yield _theme(theme, placed)
    if programme.other_actions:
        yield _other(placed)
    for gemeente in programme.gemeenten:
        yield _gemeente(gemeente, placed)
    for involved in parties.involve(programme, "partner"):
        yield _partner(involved.party, placed)


def menu(found: Iterable[Page]) -> list[tuple[str, str]]:
    """The pages that every page leads to, with the word for each."""
    return [(page.name, page.menu) for page in found if page.menu]


def _overview(placed: Placed) -> Page:
    programme = placed.programme
    counts = (
        ("planning.html", len(programme.planning), "planningsitem", "planningsitems"),
        ("acties.html", len(actions.list_actions(programme)), "actie", "acties"),
        ("doelen.html", len(goals.serve(programme)), "doelstelling", "doelstellingen"),
        ("ketenpartners.html", len(programme.partners), "ketenpartner", "ketenpartners"),
        ("vragen.html", len(questions.ask(programme)), "open vraag", "open vragen"),
    )
    content = {
        "counts": [(href, dutch.plural(count, *nouns)) for href, count, *nouns in counts],
        "account": hours.account(programme),
        "pictures": _hours_pictures(placed),
        "outline": _outline(programme_report(placed)),
    }
    return Page("index.html", programme.title, "overzicht.html", content, "Overzicht")


def _hours_pictures(placed: Placed) -> list[Picture]:
    """The hours of all municipalities; nothing of a programme that has none."""
    programme = placed.programme
    accounts = _accounts(programme)
    if not any(account.lines for account in accounts):
        return []
    found = breakdown.break_down(programme, ("gemeente", "month"))
    return [
        bars.by_theme(accounts, placed),
        load.by_month(found, placed),
    ]


def _accounts(programme: Programme, scope: hours.Scope = hours.EVERYTHING) -> list[hours.Account]:
    return [hours.account(programme, each.id, scope) for each in programme.gemeenten]


def _gemeente(gemeente: Gemeente, placed: Placed) -> Page:
    programme = placed.programme
    account = hours.account(programme, gemeente.id)
    by_month = breakdown.break_down(programme, ("theme", "month"), gemeente.id)
    asked = planning.Selection(gemeente=gemeente.id)
    content = {
        "gemeente": gemeente,
        "account": account,
        "pictures": [
            _unannotated(bars.by_theme([account], placed)),
            _unannotated(load.by_month(by_month, placed)),
        ]
        if account.lines
        else [],
        "agenda": [(when(each), each.item.title) for each in planning.select(programme, asked)],
        "hours": account_report(account, placed).content,
        "money": budget.add_up(programme, gemeente.id),
    }
    return Page(links.gemeente(gemeente.id), gemeente.name, "gemeente.html", content)


def _unannotated(picture: Picture) -> Picture:
    """A picture whose notes stand elsewhere: with the hours per action, or on the first page."""
    return replace(picture, table=replace(picture.table, notes=()))


def _strip(items: Sequence[Scheduled], placed: Placed, asked: planning.Selection) -> list[Picture]:
    return [year.strip(items, placed, asked)] if items else []


def _theme(theme: Theme, placed: Placed) -> Page:
    programme = placed.programme
    served = goals.serve(programme, theme.id)
    accounts = _accounts(programme, hours.Scope(theme=theme.id))
    asked = planning.Selection(theme=theme.id)
    card = _card(Subject("theme", theme.id, theme), placed)
    content = {
        "card": replace(
            card, children=tuple(each for each in card.children if each.title in PER_PAGE)
        ),
        "pictures": [
            *([goal_matrix.against_actions(served, placed, theme.id)] if served else []),
            *([bars.by_gemeente(accounts, placed)] if accounts[0].lines else []),
            *_strip(planning.select(programme, asked), placed, asked),
        ],
        "cards": _cards(theme, placed),
        "asked": len(questions.ask(programme, theme=theme.id)),
        "theme": theme,
    }
    return Page(links.theme(theme.id), theme.title, "thema.html", content)


def _other(placed: Placed) -> Page:
    content = {"cards": _cards(None, placed)}
    return Page(links.OTHER_PAGE, OTHER, "overig.html", content)


def _cards(theme: Theme | None, placed: Placed) -> list[tuple[Listed, Outline]]:
    """The actions of a theme, each with all that is known about it."""
    listed = actions.list_actions(placed.programme)
    return [
        (each, _card(Subject("action", each.action.id, each.action, theme), placed))
        for each in listed
        if each.theme == theme
    ]


def names(programme: Programme) -> dict[str, str]:
    """What goals and ambitions are called, which have no title, by their id."""
    found = {goal.id: called(theme, goal) for theme in programme.themes for goal in theme.goals}
    for theme in programme.themes:
        for number, each in enumerate(theme.ambitions, start=1):
            found[each.id] = f"Ambitie {number}, {theme.title}"
    return found


def _card(subject: Subject, placed: Placed) -> Outline:
    return _outline(card_report(placed, subject))


def _outline(report: Report) -> Outline:
    """The outline of a report that is one."""
    return cast("Outline", report.content)


def _partner(party: Party, placed: Placed) -> Page:
    programme = placed.programme
    involving = actions.Selection(partner=party.id)
    asked = planning.Selection(responsible=party.id)
    content = {
        "party": party,
        "card": _card(Subject("partner", party.id, party), placed),
        "listed": actions.select(programme, involving),
        "planning": planning_report(planning.select(programme, asked), placed, asked).content,
    }
    return Page(links.partner(party.id), party.name, "partner.html", content)


def _planning(placed: Placed) -> Page:
    programme = placed.programme
    items = planning.schedule(programme)
    partners_of = _partners_of_planning(programme)
    whose = _whose_planning(programme)
    marks = [
        _planning_marks(each, programme, whose[place], partners_of[place])
        for place, each in enumerate(items)
    ]
    content = {
        "months": _calendar(items, marks, programme),
        "choices": offered(programme, marks, gemeenten=True),
        "pictures": _strip(items, placed, planning.Selection()),
    }
    return Page("planning.html", "Planning", "planning.html", content, "Planning")


def _calendar(
    items: Sequence[Scheduled], marks: Sequence[Marks], programme: Programme
) -> dict[str, list[tuple[Scheduled, dict[str, str]]]]:
    """The items of each month of the programme, with their attributes.

    What is in more than one month has its anchor in the first, and counts once.
    """
    found: dict[str, list[tuple[Scheduled, dict[str, str]]]] = {
        month: [] for month in months_of(programme.period)
    }
    for place, each in enumerate(items):
        shown = attributes({name: of for name, of in marks[place].items() if name != "maand"})
        months = _months(each.months, programme)
        for month in months:
            anchor = {"id": links.item(place)} if month == months[0] else {}
            number = {"data-nr": str(place)} if len(months) > 1 else {}
            found[month].append((each, {**shown, **anchor, **number}))
    return found


def _whose_planning(programme: Programme) -> list[list[str]]:
    """The municipalities that each planning item is for."""
    found: list[list[str]] = [[] for _ in programme.planning]
    places = {id(item): place for place, item in enumerate(programme.planning)}
    for each in programme.gemeenten:
        for scheduled in planning.select(programme, planning.Selection(gemeente=each.id)):
            found[places[id(scheduled.item)]].append(each.id)
    return found


def _planning_marks(
    scheduled: Scheduled, programme: Programme, whose: Collection[str], partners: Iterable[str]
) -> Marks:
    """Under which choices a planning item is shown, if it is not for all municipalities."""
    everyone = len(whose) == len(programme.gemeenten)
    return {
        **({} if everyone else {"gemeente": whose}),
        "thema": (scheduled.theme,) if scheduled.theme else (),
        "maand": _months(scheduled.months, programme),
        "partner": tuple(dict.fromkeys(partners)),
    }


def _partners_of_planning(programme: Programme) -> list[list[str]]:
    """The partners of each planning item: who is responsible, and who helps with its actions."""
    known = {each.id for each in programme.partners}
    helping = {
        each.action.id: [party.id for party in each.partners]
        for each in actions.list_actions(programme)
    }
    return [
        [
            *(name for name in item.responsible if name in known),
            *(name for action in item.actions for name in helping[action]),
        ]
        for item in programme.planning
    ]


def _months(numbers: Iterable[int], programme: Programme) -> tuple[str, ...]:
    """The months (yyyy-mm) of the programme that have these numbers."""
    wanted = set(numbers)
    return tuple(month for month in months_of(programme.period) if int(month[5:]) in wanted)


def _actions(placed: Placed) -> Page:
    programme = placed.programme
    found = {
        each.id: {
            one.action.id: one
            for one in actions.select(programme, actions.Selection(gemeente=each.id))
        }
        for each in programme.gemeenten
    }
    listed = actions.list_actions(programme)
    concerned = {
        each.action.id: {
            name: of[each.action.id] for name, of in found.items() if each.action.id in of
        }
        for each in listed
    }
    marks = [_action_marks(each, concerned[each.action.id], programme) for each in listed]
    footnotes = Footnotes()
    rows = [
        (
            *(each, attributes(marked), *_answers(concerned[each.action.id])),
            [number for text in remarks(each) for number in footnotes.mark(text)],
        )
        for each, marked in zip(listed, marks, strict=True)
    ]
    groups = [(theme, list(group)) for theme, group in groupby(rows, key=lambda row: row[0].theme)]
    content = {
        "groups": groups,
        "footnotes": footnotes.texts,
        "marked": marks,
        "choices": offered(programme, marks, gemeenten=True),
    }
    return Page("acties.html", "Acties", "acties.html", content, "Acties")


def _action_marks(listed: Listed, concerned: Mapping[str, Listed], programme: Programme) -> Marks:
    """Under which choices an action is shown, if it does not concern all municipalities."""
    everyone = len(concerned) == len(programme.gemeenten)
    months = _months(listed.months, programme)
    elsewhere = {
        f"{month}.{name}"
        for name, one in concerned.items()
        for month in months
        if month not in _months(one.months, programme)
    }
    return {
        **({} if everyone else {"gemeente": tuple(concerned)}),
        "thema": (listed.theme.id,) if listed.theme else (),
        "maand": months,
        **({ELSEWHERE: sorted(elsewhere)} if elsewhere else {}),
        "partner": tuple(party.id for party in listed.partners),
    }


Whose = list[tuple[Any, list[str]]]
"""Answers, each with the municipalities for which it holds."""


def _answers(concerned: Mapping[str, Listed]) -> tuple[Whose, Whose]:
    """The hours that an action takes of municipalities, and the months it is planned in."""
    hours_of: dict[Decimal, list[str]] = {}
    months_in: dict[tuple[int, ...], list[str]] = {}
    for name, listed in concerned.items():
        months_in.setdefault(listed.months, []).append(name)
        if listed.figures:
            hours_of.setdefault(listed.figures.hours, []).append(name)
    return list(hours_of.items()), list(months_in.items())


def _money(placed: Placed) -> Page:
    found = budget.add_up(placed.programme)
    content = {"money": budget_report(found, placed, None, None).content}
    return Page("geld.html", "Geld", "geld.html", content, "Geld")


def _goals(placed: Placed) -> Page:
    served = goals.serve(placed.programme)
    content = {
        "pictures": [goal_matrix.against_actions(served, placed)] if served else [],
        "groups": [(theme, list(each)) for theme, each in groupby(served, lambda one: one.theme)],
    }
    return Page("doelen.html", "Doelstellingen", "doelen.html", content, "Doelen")


def _partners(placed: Placed) -> Page:
    involved = parties.involve(placed.programme, "partner")
    content = {
        "involved": involved,
        "pictures": [partners.by_theme(involved, placed)] if involved else [],
    }
    return Page("ketenpartners.html", "Ketenpartners", "ketenpartners.html", content, "Partners")


def _questions(placed: Placed) -> Page:
    programme = placed.programme
    asked = questions.ask(programme)
    kinds = list(HEADINGS)
    ordered = sorted(asked, key=lambda each: (kinds.index(each.kind), placed.line(each.path)))
    table = tabled(questions_report(asked, placed, None, None))
    keys = [column.key for column in table.columns]
    # Where no question has a text, the report has no column for it.
    cells = [
        {"question": None, **dict(zip(keys, row.cells, strict=True))}
        for row in table.rows
        if row.role == "data"
    ]
    marks: list[Marks] = [
        {"thema": (each.part.theme,) if each.part.theme else ()} for each in ordered
    ]
    found = zip(ordered, cells, map(attributes, marks), strict=True)
    content = {
        "groups": [
            (HEADINGS[kind], list(group)) for kind, group in groupby(found, lambda row: row[0].kind)
        ],
        "file": placed.file,
        "choices": offered(programme, marks),
    }
    return Page("vragen.html", "Open vragen", "vragen.html", content, "Vragen")


def _search(placed: Placed) -> Page:
    programme = placed.programme
    whole = Parts(programme)
    found: dict[Part, dict[str, None]] = {}
    for path, text in searching.texts(programme):
        found.setdefault(whole.at(path), {})[text] = None
    # A title that is said as well stands in the link, not once more below it.
    register = []
    for part, texts in found.items():
        named = part.kind in KINDS and part.title in texts
        register.append((part, named, [each for each in texts if not named or each != part.title]))
    content = {"register": register, "kinds": KINDS}
    return Page("zoeken.html", "Zoeken", "zoeken.html", content)
