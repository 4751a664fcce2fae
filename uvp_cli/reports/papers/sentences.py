"""Sentences that a letter takes from a programme for one municipality, or for all together.

Each function gives a text that is true of the programme whatever it holds, so that it can
stand in a template too. docs/rapport.md lists the names under which templates ask for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from uvp_cli import dutch
from uvp_cli.programme import gaps, paths, reach
from uvp_cli.programme.annotations import BudgetKind, Per
from uvp_cli.programme.model import Programme, Theme
from uvp_cli.queries import budget, excerpt, hours
from uvp_cli.queries.budget import Budget, BudgetLine
from uvp_cli.queries.excerpt import Excerpt
from uvp_cli.queries.hours import Account, Figures, HoursLine
from uvp_cli.queries.questions import OpenQuestion, QuestionKind
from uvp_cli.reports.actions import told_apart
from uvp_cli.reports.budget import known_sum, not_known
from uvp_cli.reports.hours_words import left_out, line_title, merger_notes, reader_note, uncounted
from uvp_cli.reports.show import leader_names
from uvp_cli.reports.tables import grouped
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """The subject of a letter: a programme, and of it the part for one municipality (its id), or
    for all together. `own` is the excerpt for it, `everything` all that the programme has."""

    programme: Programme
    gemeente: str | None
    account: Account
    money: Budget
    own: Excerpt
    everything: Excerpt
    is_draft: bool = False

    @property
    def is_shared(self) -> bool:
        """Whether more than one municipality takes part."""
        return len(self.programme.gemeenten) > 1


def case(programme: Programme, gemeente: str | None = None, *, is_draft: bool = False) -> Case:
    """The case of the municipality with this id, or of all together."""
    return Case(
        programme,
        gemeente,
        hours.account(programme, gemeente),
        budget.add_up(programme, gemeente),
        excerpt.take(programme, gemeente),
        excerpt.take(programme),
        is_draft,
    )


def holders(of: Case) -> str:
    """Who hold the portfolio of its themes and actions, by name; empty where nobody is named."""
    themes = (theme.portfolio for theme in of.own.themes)
    ids = dict.fromkeys(chain(*themes, *(listed.portfolio for listed in of.own.actions)))
    return dutch.titles(leader_names(tuple(ids), of.programme))


def contents(programme: Programme) -> str:
    """How many themes, goals and actions a programme has, those with a number apart."""
    parts = parts_of(programme.themes, len(programme.other_actions))
    return f"Het bevat {dutch.listing(parts) or 'geen acties'}."


def parts_of(themes: Sequence[Theme], others: int) -> tuple[str, ...]:
    """How many themes, goals and actions there are, of each of which there is any."""
    within = sum(theme.parent is not None for theme in themes)
    told = dutch.counted(
        (len(themes) - within, "thema", "thema's"),
        (within, "subthema", "subthema's"),
        (sum(len(theme.goals) for theme in themes), "doelstelling", "doelstellingen"),
    )
    return (*told, *told_apart([it for theme in themes for it in theme.actions], others))


def framework(programme: Programme) -> str:
    """The multi-year plans, each with its years unless its title has them; the others with an
    article, which for the first is up to the sentence."""
    plans = [
        plan.title
        + (plan.years.removeprefix(plan.period) if plan.period in plan.title else f" {plan.years}")
        for plan in programme.frameworks
    ] or ["geen meerjarenplan"]
    return dutch.listing((plans[0], *(with_article(plan, PLAN) for plan in plans[1:])))


def assumptions(account: Account) -> str:
    """The assumptions that the hours rest on, for readers who have not seen the cells."""
    by_note = grouped((_assumption(line, account), line_title(line)) for line in assumed(account))
    rests = [_about([*dict.fromkeys(titles)], note) for note, titles in by_note.items()]
    if not rests:
        return "Er zijn geen uren op aanname."
    return f"De uren op aanname berusten op het volgende. {' '.join(rests)}"


def _about(titles: Sequence[str], note: str) -> str:
    """A note behind the actions that it is about, unless it names the only one itself."""
    said = note.removeprefix(": ")
    if len(titles) == 1 and said != note and not _telling(titles[0]).isdisjoint(_telling(said)):
        return said
    return f"Bij {_actions(titles)}{note}"


def _actions(titles: Sequence[str]) -> str:
    return _quoted(titles, "de actie", "de acties")


def _quoted(titles: Sequence[str], one: str, several: str) -> str:
    quoted = (f'"{title}"' for title in titles)
    return f"{one if len(titles) == 1 else several} {dutch.listing(quoted)}"


def _telling(text: str) -> set[str]:
    """The words of a text by which an action can be known: long ones, and abbreviations."""
    words = re.findall(r"\w+", text)
    long = {word.lower() for word in words if len(word) > LONG or (word.isupper() and word[1:])}
    return long - {"programma", "gemeente", "gemeenten"}


LONG = 5
"""Letters of words that say something by themselves, such as "oefening": "samen" does not."""


def _assumption(line: HoursLine, account: Account) -> str:
    estimate, is_shared = line.estimate, len(account.programme.gemeenten) > 1
    others = [(other.per, other.figure, other.except_) for other in estimate.alternatives]
    only = [(_OTHER.get(estimate.per), estimate.figure, estimate.except_)]
    if estimate.unit or estimate.for_readers or not is_shared or others != only:
        return f": {dutch.ended(reader_note(line, account.programme) or '')}"
    taken = "per gemeente" if estimate.per == "gemeente" else "voor alle gemeenten samen"
    return (
        " is niet duidelijk of de uren per gemeente of voor alle gemeenten samen gelden; wij gaan "
        f"uit van uren {taken}."
    )


_OTHER: dict[Per, Per] = {"gemeente": "joint", "joint": "gemeente"}
"""The other basis, where a cell may be read with the same hours on both."""


def is_divided(account: Account) -> bool:
    """Whether hours of more municipalities together count by a share."""
    return any(line.per == "joint" and len(line.gemeenten) > 1 for line in account.lines)


def assumed(account: Account) -> list[HoursLine]:
    """The lines that rest on an assumption and make a difference for who is asked for."""
    return [line for line in account.lines if line.assumed and line.figures != Figures()]


def no_hours(account: Account) -> str:
    """The text in place of a total: that nothing can be added up, or that nothing is said."""
    whose = f" voor {account.gemeente.name}" if account.gemeente else ""
    counted = " die op te tellen zijn" if account.entries or account.unread else ""
    return f"Het programma noemt{whose} geen uren{counted}."


def persons(account: Account) -> str:
    """The hours per person, whose number the programme does not give."""
    if not (told := _told(account.per_person, account)):
        return "Er zijn geen uren per persoon."
    begin = "Daarnaast" if account.said else "Wel"
    how = "noemt het programma uren per persoon, zonder het aantal personen"
    return f"{begin} {how}: {'; '.join(told)}."


def _told(lines: Iterable[HoursLine], account: Account) -> list[str]:
    return [f"{line_title(line)}, {uncounted(line.estimate, account.programme)}" for line in lines]


def has_unread(account: Account) -> bool:
    """Whether `unread` has something to say."""
    return bool(account.unread or account.unconverted or account.left_out)


def unread(account: Account) -> str:
    """The hours cells, amounts and readings that are no number of hours, as they stand."""
    told = [f'{cell.work.title}, "{cell.cell}"' for cell in account.unread]
    told += (*_told(account.unconverted, account), *left_out(account))
    if not told:
        return "Alle uren zijn geteld of staan hiervoor."
    return f"Niet meegeteld is wat het programma niet in een aantal uren zegt: {'; '.join(told)}."


def money(of: Case) -> str:
    """The statements of the programme about money, each with its subject."""
    # Amounts in which the municipality has no part are another's.
    lines = [line for line in of.money.lines if line.parts or not line.item.figures]
    if not lines:
        whose = " voor deze gemeente" if of.everything.budget else ""
        mergers = merger_notes(of.account, "bedragen") if of.money.lines else ()
        return " ".join((f"Het programma noemt{whose} geen kosten.", *mergers))
    amounts = [line for line in lines if line.amounts]
    said = [_amount(line, of) for line in amounts]
    expenses = [line for line in amounts if line.kind == "expense"]
    if len(expenses) > 1:
        whose = "onze gemeente" if of.gemeente else "alle gemeenten"
        are = "is dat" if len(expenses) == len(amounts) else "zijn de kosten"
        said.append(f"Samen {are} voor {whose} {known_sum(of.money)}.")
    said.append(not_known(lines, others=bool(amounts)))
    return " ".join(filter(None, said)) or _covered(lines, of)


def _amount(line: BudgetLine, of: Case) -> str:
    item, sharing = line.item, _sharing(line, of)
    figures = (f"{dutch.euros(of)}{f' in {year}' if year else ''}" for year, of in item.figures)
    amount = f"{_NOUN[line.kind]} van {dutch.listing(figures)}"
    # To which action an amount belongs may be our reading; then a council must hear that.
    says = "lezen wij in" if item.actions and "actions" in item.derived else "noemt"
    said = f"Voor {_subject(line, of)} {says} het programma {amount}{_basis(sharing, of)}."
    said += "".join(f' Voor {it.year} staat er "{it.cell}".' for it in item.open_years)
    if not (len(sharing) > 1 and of.gemeente and line.amount is not None):
        return said
    equal = of.programme.allocation.key == "equal"
    how = "gelijke verdeling" if equal else "verdeling naar gewicht"
    return f"{said} Bij {how} is ons aandeel {dutch.euros(line.amount)}."


def _sharing(line: BudgetLine, of: Case) -> list[str]:
    """The names of those who have a joint amount together; nobody where it is for each of them."""
    if line.item.per != "joint":
        return []
    theme = line.theme.id if line.theme else None
    among = reach.reach(line.item.actions, theme, reach.limits(of.programme))
    return [one.name for one in of.programme.gemeenten if not among or one.id in among]


def _basis(sharing: Sequence[str], of: Case) -> str:
    """The municipalities that an amount is for, where the programme has more than one."""
    if not of.is_shared:
        return ""
    if not sharing:
        return " per gemeente"
    if len(sharing) == len(of.programme.gemeenten):
        return " voor alle gemeenten samen"
    return f" voor {dutch.listing(sharing)}{' samen' if len(sharing) > 1 else ''}"


_NOUN: dict[BudgetKind, str] = {
    "expense": "een bedrag",
    "income": "inkomsten",
    "reserve": "een bijdrage uit reserves",
}
"""The words of a letter for an amount of each kind."""


def _subject(line: BudgetLine, of: Case) -> str:
    if named := line.item.actions:
        measures = {it.id: it.title for _, it in paths.measures(of.programme)}
        if measures.keys() >= set(named):
            return _quoted([measures[name] for name in named], "de maatregel", "de maatregelen")
        titles = paths.titles(of.programme)
        return _actions([titles[name] for name in named])
    return f'het thema "{line.theme.title}"' if line.theme else "het geheel"


def _covered(lines: Sequence[BudgetLine], of: Case) -> str:
    """The sentence that nothing more is asked, as far as the programme says."""
    whose = " voor onze gemeente" if len(lines) < len(of.everything.budget) else ""
    statuses = {line.item.status for line in lines}
    ours = " volgens onze lezing" if any("status" in it.item.derived for it in lines) else ""
    none, within = f"zijn{ours} geen extra middelen nodig", "binnen bestaande budgetten"
    said = f"{none} of passen de kosten {within}"
    if statuses == {"none-needed"}:
        said = none
    elif statuses == {"regular"}:
        said = f"passen de kosten{ours} {within}"
    return f"Waar het programma{whose} iets over kosten zegt, {said}."


_POINTS: dict[QuestionKind, tuple[str, str]] = {
    "estimate": ("de betekenis van één aantal uren", "de betekenis van sommige uren"),
    "per-person": ("het aantal personen", "het aantal personen"),
    "budget": ("de kosten van één onderdeel", "de kosten van sommige onderdelen"),
    "cell-without-estimate": ("de uren van één actie", "de uren van sommige acties"),
    "unit-without-hours": (
        "de omrekening van één eenheid naar uren",
        "de omrekening van sommige eenheden naar uren",
    ),
    "action-without-hours": ("de uren van één actie", "de uren van sommige acties"),
    "action-without-planning": ("de planning van één actie", "de planning van sommige acties"),
}
"""The words for one and for more points of each kind that may change hours, money or planning."""
EXAMPLES = 3
"""How many of these a letter names."""


def points(of: Case) -> str:
    """The sentence that points ask for clarity about hours, money or planning, and examples."""
    counts = Counter(point.kind for point in heavy(of.own.questions))
    if not counts:
        return "Er zijn geen punten over uren, geld of planning die nog verduidelijking vragen."
    named = [said[counts[kind] > 1] for kind, said in _POINTS.items() if counts[kind]]
    some = list(dict.fromkeys(named))[:EXAMPLES]
    begin = "Bij het uitwerken van het programma"
    if counts.total() == 1:
        such = f": {some[0]}" if some else ""
        return f"{begin} is een punt gevonden dat nog verduidelijking vraagt{such}."
    such = f", zoals {dutch.listing(some)}" if some else ""
    return f"{begin} zijn punten gevonden die nog verduidelijking vragen{such}."


def heavy(points: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """The points that may change hours, money or planning; an assumption asks for nothing."""
    return [point for point in points if point.weight == "effect" and point.kind != "assumption"]


def without_hours(of: Case) -> int:
    """How many actions the programme says nothing of in hours; 0 where it does so of none."""
    said = any(cell for _, _, cell in paths.hours_cells(of.programme))
    return sum(said and not gaps.says_hours(listed.action) for listed in of.own.actions)


def with_article(title: str, noun: str) -> str:
    """A title as a sentence names it: with its article, or as the programme or plan (`noun`) of
    that name where we do not know it."""
    return f"{article(title, noun)} {title}"


def article(title: str, noun: str) -> str:
    """The words before a title in a sentence."""
    for word in re.findall(r"[\w-]+", title.casefold())[:2]:
        for known, endings in _ARTICLES.items():
            if word.endswith(endings):
                return known
    return f"het {noun}"


_ARTICLES = {
    "het": ("programma", "plan", "uvp", "ivp", "kader"),
    "de": ("agenda", "nota", "visie", "strategie", "aanpak"),
}
"""The article of a title that begins with a word that ends in one of these."""
PROGRAMME, PLAN = "programma", "meerjarenplan"
