"""The planning as the pages show it: in a calendar and in a list, under the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.programme.months import months_in, months_of
from uvp_cli.queries import planning
from uvp_cli.queries.planning import Scheduled
from uvp_cli.render.site import links
from uvp_cli.render.site.choices import Marks, attributes, for_whom, of_theme
from uvp_cli.reports.planning import footnotes_of
from uvp_cli.reports.tables import Footnotes
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """A planning item with what it is shown under, its `actions` with where they stand, who
    is responsible (ids), and the marks of its `notes`."""

    scheduled: Scheduled
    shown: Marks
    anchor: str
    months: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    notes: list[int]

    @property
    def href(self) -> str:
        """The address that its title leads to: of its action where it has one, else its own."""
        return self.actions[0][1] if len(self.actions) == 1 else f"planning.html#{self.anchor}"

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the item where it stands once, whatever its months."""
        return attributes(self.shown)


def planned(
    items: Sequence[Scheduled], programme: Programme
) -> tuple[tuple[Planned, ...], tuple[str, ...]]:
    """The items as they are shown, and the footnotes that they have."""
    number_of = {id(item): number for number, item in enumerate(programme.planning)}
    places, footnotes = links.actions(programme), Footnotes()
    marked = [
        Planned(
            item,
            shown,
            links.item(number_of[id(item.item)]),
            months_in(item.item, programme.period),
            tuple(places[action] for action in item.item.actions if action in places),
            (*item.item.responsible, *item.parties),
            list(footnotes.mark(*footnotes_of(item, programme))),
        )
        for item, shown in zip(items, _marks(items, programme), strict=True)
    ]
    return tuple(marked), footnotes.texts


def calendar(
    items: Iterable[Planned], programme: Programme
) -> dict[str, list[tuple[Planned, dict[str, str]]]]:
    """The items of each month of the programme, with their attributes. What is in more than one
    month has its anchor in the first, and counts once."""
    months: dict[str, list[tuple[Planned, dict[str, str]]]] = {
        month: [] for month in months_of(programme.period)
    }
    for item in items:
        own = attributes({name: values for name, values in item.shown.items() if name != "maand"})
        for month in item.months:
            anchor = {"id": item.anchor} if month == item.months[0] else {}
            again = {"data-nr": item.anchor} if len(item.months) > 1 else {}
            months[month].append((item, {**own, **anchor, **again}))
    return months


def _marks(items: Sequence[Scheduled], programme: Programme) -> Iterable[Marks]:
    """The choices under which each of the items is shown."""
    theme_of = planning.theme_of_work(programme)
    partners = {partner.id for partner in programme.partners}
    helping = {work.own.id: work.partners for _, work in paths.work(programme)}
    for item in items:
        themes = planning.themes(item, theme_of) or (None,)
        concerned = [
            gemeente.id
            for gemeente in programme.gemeenten
            if planning.is_for(item, gemeente, programme.period)
        ]
        helped = (name for action in item.item.actions for name in helping[action])
        involved = (*(name for name in item.parties if name in partners), *helped)
        yield {
            **for_whom(programme, concerned),
            "thema": dict.fromkeys(one for theme in themes for one in of_theme(programme, theme)),
            "maand": months_in(item.item, programme.period),
            "partner": tuple(dict.fromkeys(involved)),
        }
