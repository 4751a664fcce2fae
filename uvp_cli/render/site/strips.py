"""The bars of the site, each with the page that it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.programme import structure
from uvp_cli.programme.model import Programme
from uvp_cli.queries import actions
from uvp_cli.queries.breakdown import Breakdown
from uvp_cli.queries.hours import Account, Figures
from uvp_cli.queries.parties import Involved, PartyKind
from uvp_cli.render.pictures.strips import Segment, Strip, Strips
from uvp_cli.render.site import links
from uvp_cli.reports.hours_words import silence, theme_title

EVEN = Decimal("1.25")
"""The most is at least so many times the least, where a picture of months says something."""
MONTHS = 24
"""The most months of a picture; with more it is too long."""


def numbers(programme: Programme) -> dict[str | None, int]:
    """The number of each uppermost theme, by its id, and of what is outside the themes."""
    themes: list[str | None] = [
        theme.id for theme in structure.in_order(programme) if theme.parent is None
    ]
    others = [None] if programme.other_actions else []
    return {theme: number for number, theme in enumerate((*themes, *others), start=1)}


def by_gemeente(accounts: Sequence[Account]) -> Strips:
    """A line for each municipality, with its themes as segments; where no hours count in any of
    them, with the number of its actions."""
    has_hours = any(account.said for account in accounts)
    return Strips(tuple(_of_gemeente(account, has_hours=has_hours) for account in accounts))


def _of_gemeente(account: Account, *, has_hours: bool) -> Strip:
    programme, figures = account.programme, account.said
    gemeente = account.gemeente or programme.gemeenten[0]
    href = links.page("gemeente", gemeente.id)
    if figures is None:
        chosen = actions.ActionSelection(gemeente=gemeente.id)
        count = dutch.plural(len(actions.select(programme, chosen)), "actie", "acties")
        return Strip(gemeente.name, href, silence(account) if has_hours else count)
    return _of_hours(gemeente.name, href, figures, account.by_theme, programme)


def by_theme(account: Account) -> Strips:
    """A line for each theme with hours, in the colour that it has everywhere."""
    programme = account.programme

    def line(theme: str | None, figures: Figures) -> Strip:
        title, href = theme_title(programme, theme), links.theme(programme, theme)
        return _of_hours(title, href, figures, {theme: figures}, programme)

    return Strips(tuple(line(theme, figures) for theme, figures in account.by_theme.items()))


def _of_hours(
    title: str,
    href: str,
    figures: Figures,
    parts: Mapping[str | None, Figures],
    programme: Programme,
) -> Strip:
    number_of, roots = numbers(programme), structure.roots(programme)
    segments = (
        Segment(
            number_of.get(roots.get(theme or "", theme), 1),
            theme_title(programme, theme),
            part.own + part.shared,
            part.assumed,
        )
        for theme, part in parts.items()
    )
    said = f"{dutch.number(figures.hours)} uur"
    return Strip(title, href, said, tuple(segments), figures.low, figures.high)


def by_month(breakdown: Breakdown, href: str) -> Strips | None:
    """A line for each month, where these differ enough to look at before they are rounded."""
    hours = {
        month: Decimal(breakdown.exact.get((month,), 0)) / breakdown.whole
        for month in breakdown.keys[0]
        if month
    }
    if len(hours) > MONTHS or max(hours.values()) <= EVEN * min(hours.values()):
        return None
    return Strips(
        tuple(
            Strip(
                *(dutch.month_of(month), f"{href}&maand={month}", _in_month(amount)),
                (Segment(0, dutch.month_of(month), amount),),
            )
            for month, amount in hours.items()
        )
    )


def _in_month(hours: Decimal) -> str:
    """The hours of a month, where a part of one is not none."""
    if nearest := int(hours + Decimal("0.5")):
        return f"{dutch.number(nearest)} uur"
    return "minder dan een uur" if hours else "geen uren"


def by_party(involved: Iterable[Involved], programme: Programme, kind: PartyKind) -> Strips:
    """A line for each party of a kind, with its actions by theme as segments."""
    number_of = numbers(programme)

    def line(own: Involved) -> Strip:
        segments = (
            Segment(number, theme_title(programme, theme), Decimal(own.by_theme[theme]))
            for theme, number in number_of.items()
            if own.by_theme[theme]
        )
        said = "alleen in de planning" if own.planning else "bij geen actie"
        if own.actions:
            said = dutch.plural(len(own.actions), "actie", "acties")
        return Strip(own.party.name, links.page(kind, own.party.id), said, tuple(segments))

    return Strips(tuple(map(line, involved)))


def themes(together: Account) -> list[tuple[int, str, str, str]]:
    """The uppermost themes: the number of each that has a colour in the bars, or 0; its title and
    page; and its hours if any count, else how many actions it has."""
    programme, roots = together.programme, structure.roots(together.programme)
    gemeente = together.gemeente.id if together.gemeente else None
    listed = actions.select(programme, actions.ActionSelection(gemeente=gemeente))
    counts = Counter(roots[one.theme.id] if one.theme else None for one in listed)

    def line(theme: str | None, number: int) -> tuple[int, str, str, str]:
        figures, count = together.by_theme.get(theme), counts[theme]
        said = dutch.plural(count, "actie", "acties") if count else ""
        if figures:
            said = f"{dutch.number(figures.hours)} uur"
        title, href = theme_title(programme, theme), links.theme(programme, theme)
        return number if figures else 0, title, href, said

    return [line(*pair) for pair in numbers(programme).items()]


def key_to(drawn: Strips, programme: Programme) -> list[tuple[int, str, str, str]]:
    """The themes that these bars show: the number, title and page of each."""
    shown = {part.number for line in drawn.lines for part in line.segments}
    return [
        (number, theme_title(programme, theme), links.theme(programme, theme), "")
        for theme, number in numbers(programme).items()
        if number in shown
    ]
