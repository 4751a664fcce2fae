"""The few figures that matter, each with how certain it is, and the one thing that stands out.

Each is there only where the programme says something of it, and true of any programme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.queries import actions, budget, goals, hours, planning
from uvp_cli.queries.allocation import UNIT
from uvp_cli.queries.budget import Budget
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.reports.budget import CALLED, without_years
from uvp_cli.reports.goals import links_itself
from uvp_cli.reports.hours_words import silence, theme_title, whose
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure with its noun, and beneath it in a few lines how certain it is; `about` is the key
    of its subject."""

    about: str
    figure: str
    certainty: tuple[str, ...]


def headlines(
    programme: Programme, gemeente: str | None = None, *, is_part: bool = False
) -> tuple[Headline, ...]:
    """The headlines of a programme, or of it for the municipality with this id. A part of a
    programme cannot say which goals no action serves."""
    account = hours.account(programme, gemeente)
    of_each = (
        _of_hours(account) or _of_actions(account),
        None if gemeente or is_part else _of_goals(programme),
        _of_money(budget.add_up(programme, gemeente)),
        _of_planning(programme, gemeente),
    )
    return tuple(filter(None, of_each))


def _of_planning(programme: Programme, gemeente: str | None) -> Headline | None:
    """The planning items; a page may tell how many of them are due by its own clock."""
    items = planning.select(programme, planning.PlanningSelection(gemeente=gemeente))
    noun = "planningsitems" if items[1:] else "planningsitem"
    months = dutch.month_span(programme.period.from_, programme.period.last)
    return Headline("planning", dutch.number(len(items)), (f"{noun}, {months}",)) if items else None


def _of_hours(account: Account) -> Headline | None:
    figures = account.said
    if figures is None:
        return None
    certainty = []
    if figures.assumed:
        part = f"waarvan {dutch.number(figures.assumed)}"
        certainty.append(f"{'geheel' if figures.assumed == figures.hours else part} op aanname")
    low, high = map(dutch.number, (figures.low, figures.high))
    if low != high:
        certainty.append(f"tussen {low} en {high}")
    if aside := len(account.unquantified) + len(account.unread):
        certainty.append(f"{dutch.plural(aside, 'opgave', 'opgaven')} niet meegeteld")
    elif not any(line.assumed for line in account.lines):
        certainty.append("zonder aannames")
    return Headline("hours", f"{dutch.number(figures.hours)} uur", tuple(certainty))


def _of_actions(account: Account) -> Headline | None:
    gemeente = account.gemeente.id if account.gemeente else None
    listed = actions.select(account.programme, actions.ActionSelection(gemeente=gemeente))
    count = dutch.plural(len(listed), "actie", "acties")
    return Headline("actions", count, (silence(account),)) if listed else None


def _of_goals(programme: Programme) -> Headline | None:
    """The number of goals that no action serves; our own reading may have missed one."""
    served, is_adopted = goals.serve(programme), links_itself(programme)
    bare = [goal for goal in served if not goal.actions]
    count = dutch.plural(len(served), "doel", "doelen")
    if not served:
        return None
    if len(bare) == len(served):
        return Headline("goals", count, ("nog niet gekoppeld aan acties",))
    if bare:
        which = "zonder actie" if is_adopted else "wij vonden geen actie"
        return Headline("goals", f"{dutch.number(len(bare))} van {count}", (which,))
    ours = () if is_adopted else ("naar onze lezing",)
    return Headline("goals", count, ("elk met een actie" if served[1:] else "met een actie", *ours))


def _of_money(money: Budget) -> Headline | None:
    """The sum of the first kind of which an amount is known, and the number not known yet."""
    if not money.lines:
        return None
    certainty = []
    read = ["status" in line.item.derived for line in money.lines if line.item.status == "unknown"]
    if read:
        ours = f" ({'' if all(read) else 'deels '}onze lezing)" if any(read) else ""
        parts = dutch.plural(len(read), "onderdeel", "onderdelen")
        certainty.append(f"van {parts} nog niet bekend{ours}")
    if open_years := without_years(money):
        certainty.append(f"nog open: {open_years}")
    for kind in money.kinds:
        euros = money.sum(kind)
        if euros is not None:
            return Headline("money", dutch.euros(euros), (CALLED[kind].lower(), *certainty))
    return Headline("money", "Geen bedrag", tuple(certainty) or ("genoemd bij de financiën",))


def standing_out(
    programme: Programme, gemeente: str | None = None, *, is_part: bool = False
) -> str:
    """Sentences about the difference between municipalities, or between the themes of one, such as
    that with this id; and about the themes of goals that no action serves. Empty where nothing
    can be said."""
    own = [it.id for it in programme.gemeenten if gemeente in (None, it.id)]
    accounts = [hours.account(programme, id_) for id_ in own]
    sentences = (
        _differing(accounts) if len(accounts) > 1 else _largest(accounts[0]),
        "" if is_part else _goals_without(programme),
    )
    return " ".join(filter(None, sentences))


LISTED = 3
"""The most municipalities or themes that are named; of more their number is."""


def _differing(accounts: Sequence[Account]) -> str:
    counted = [(account, figures) for account in accounts if (figures := account.said)]
    silent = [account for account in accounts if account.said is None]
    text = _difference(counted, everyone=not silent) if len(counted) > 1 else ""
    if counted and silent:
        text += f" Voor {_names(silent)} zijn geen uren geteld."
    return text.strip()


def _difference(counted: Sequence[tuple[Account, Figures]], *, everyone: bool) -> str:
    """How far municipalities differ, and which; shares that rounding alone keeps apart do not."""
    low, high = min(of.hours for _, of in counted), max(of.hours for _, of in counted)
    slack = max(_slack(account) for account, _ in counted)
    if high - low <= slack:
        about = "" if low == high else "ongeveer "
        who = "Elke gemeente heeft" if everyone else "Elke gemeente met uren heeft er"
        noun = " uren" if everyone else ""
        return f"{who} {about}evenveel{noun}: {_span(low, high)}."
    alike = (
        [pair for pair in counted if 0 <= pair[1].hours - of.hours <= slack] for _, of in counted
    )
    usual = max(alike, key=len)
    odd = [pair for pair in counted if pair not in usual]
    if len(odd) == 1 and len(usual) > 1:
        return _only(odd[0], usual, slack)
    lowest, highest = (
        _names([account for account, of in counted if of.hours == end]) for end in (low, high)
    )
    return (
        f"Het aantal uren loopt uiteen van {dutch.number(low)} ({lowest}) tot "
        f"{dutch.number(high)} ({highest})."
    )


def _slack(account: Account) -> Decimal:
    """The most hours by which rounding shares may set municipalities apart."""
    return UNIT * sum(line.per == "joint" for line in account.lines)


def _span(low: Decimal, high: Decimal) -> str:
    return " tot ".join(dict.fromkeys(map(dutch.number, (low, high))))


def _only(
    odd: tuple[Account, Figures], usual: Sequence[tuple[Account, Figures]], slack: Decimal
) -> str:
    """The one municipality that differs from all others: by how much, where, and how surely."""
    account, own = odd
    apart = [own.hours - other.hours for _, other in usual]
    assumed = [own.assumed - other.assumed for _, other in usual]
    themes = {
        theme
        for other, _ in usual
        for theme in {**account.by_theme, **other.by_theme}
        if abs(_hours_of(account, theme) - _hours_of(other, theme)) > slack
    }
    where = f", bij {theme_title(account.programme, *themes)}" if len(themes) == 1 else ""
    wholly = all(abs(one - of) <= slack for one, of in zip(assumed, apart, strict=True))
    is_assumed = any(abs(one) > slack for one in assumed)
    surely = f"; dat berust {'' if wholly else 'deels '}op een aanname" if is_assumed else ""
    ends = sorted(map(abs, apart))
    return (
        f"Alleen {whose(account)} wijkt af: {_span(ends[0], ends[-1])} uur "
        f"{'meer' if apart[0] > 0 else 'minder'} dan de andere gemeenten{where}{surely}."
    )


def _hours_of(account: Account, theme: str | None) -> Decimal:
    return account.by_theme.get(theme, Figures()).hours


def _names(accounts: Sequence[Account]) -> str:
    if len(accounts) > LISTED:
        return f"{len(accounts)} gemeenten"
    return dutch.listing(map(whose, accounts))


def _largest(account: Account) -> str:
    """The theme that takes the most of the hours that count, where that is one of several."""
    by_theme = sorted(account.by_theme.items(), key=lambda pair: -pair[1].hours)
    if not by_theme[1:] or by_theme[0][1].hours == by_theme[1][1].hours:
        return ""
    theme, figures = by_theme[0]
    counted = "getelde " if account.unquantified or account.unread else ""
    return (
        f"De meeste {counted}uren staan bij {theme_title(account.programme, theme)}: "
        f"{dutch.number(figures.hours)} van {dutch.number(account.totals.hours)}."
    )


def _goals_without(programme: Programme) -> str:
    """The themes of the goals that no action serves, where others are served."""
    served = goals.serve(programme)
    bare = [goal for goal in served if not goal.actions]
    if not bare or len(bare) == len(served) or len(programme.themes) == 1:
        return ""
    roots = structure.roots(programme)
    counts = Counter(roots.get(goal.theme.id, goal.theme.id) for goal in bare)
    among = [f"{theme_title(programme, theme)} ({count})" for theme, count in counts.items()]
    which = "zonder actie" if links_itself(programme) else "waarbij wij geen actie vonden,"
    where = dutch.listing(among) if among[1:] else theme_title(programme, next(iter(counts)))
    if len(among) > LISTED:
        where = f"{len(among)} thema's"
    if len(bare) == 1:
        return f"Het doel {which} hoort bij {where}."
    return f"De {len(bare)} doelen {which} horen bij {where}."
