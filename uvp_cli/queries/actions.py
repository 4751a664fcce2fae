"""The actions: what each takes, who helps, when it is due, what it serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Literal

from uvp_cli.programme import gaps, paths, reach
from uvp_cli.programme.last import kept
from uvp_cli.programme.model import Action, Capacity, Gemeente, Party, Programme, Theme
from uvp_cli.programme.months import Moment
from uvp_cli.programme.names import OTHER, fold
from uvp_cli.programme.work import Work, ids_of, works
from uvp_cli.queries import labels, planning
from uvp_cli.queries.hours import Figures, HoursLine, account, said
from uvp_cli.queries.labels import Labels
from uvp_cli.queries.planning import Scheduled
from uvp_cli.queries.wanted import About, Wanted, concerns, contains_any, ids, wants
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.progress import ActionStanding

Aspect = Literal["hours", "planning", "goals", "departments", "partners", "duration"]
ASPECTS: Mapping[Aspect, str] = {
    "hours": "uren",
    "planning": "planning",
    "goals": "doelstellingen",
    "departments": "afdelingen",
    "partners": "ketenpartners",
    "duration": "looptijd",
}
"""Each thing that the programme may or may not say about an action, with its Dutch name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An action with what its ids stand for and what refers to it.

    `theme` is None outside the themes; `lines` are the hours of the
    municipalities asked for; `owners` lead it, `holders` have it in their portfolio;
    `planning` are the items that name the action and are for one of those municipalities. `ids` are
    those by which it is named: its own, and of its measures that are for one of them. `line` is
    what came of it by the log, where there is one.
    """

    action: Action
    theme: Theme | None
    lines: tuple[HoursLine, ...]
    departments: tuple[Party, ...]
    partners: tuple[Party, ...]
    planning: tuple[Scheduled, ...]
    owners: tuple[Gemeente | Party, ...] = ()
    holders: tuple[Gemeente | Party, ...] = ()
    labels: Labels = labels.NONE
    gemeenten: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    line: ActionStanding | None = None

    @property
    def work(self) -> Work:
        """The action with what its measures say."""
        return Work(self.action)

    @property
    def durations(self) -> tuple[str, ...]:
        """The cells that say how long it or a measure of it runs."""
        cells = (work.duration for work in works(self.action))
        return tuple(dict.fromkeys(cell for cell in cells if cell))

    @property
    def capacity(self) -> Capacity:
        """The capacity row, empty where the action has none."""
        return self.action.capacity or Capacity()

    @property
    def portfolio(self) -> tuple[str, ...]:
        """The ids of the roles in whose portfolio it is."""
        return tuple(holder.id for holder in self.holders)

    @property
    def figures(self) -> Figures | None:
        """The hours together; None where the programme says nothing that can be counted."""
        return said(line.figures for line in self.lines if line.quantified)

    @property
    def unread(self) -> str | None:
        """The hours cell, where it has no estimate ("p.m.")."""
        cells = (work.hours for work in works(self.action) if gaps.is_without_estimate(work))
        return "; ".join(cell.cell for cell in cells if cell) or None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The months (1 to 12) on the planning, each once, with the years that it says."""
        return tuple(dict.fromkeys(moment for item in self.planning for moment in item.moments))

    @property
    def months(self) -> tuple[int, ...]:
        """The months (1 to 12) on the planning, each once, whatever their years."""
        return tuple(dict.fromkeys(month for _, month in self.moments))

    @property
    def aspects(self) -> frozenset[Aspect]:
        """The aspects that the programme fills in; hours are there when an estimate is."""
        said: dict[Aspect, object] = {
            "hours": self.lines,
            "planning": self.planning,
            "goals": self.work.goals,
            "departments": self.departments,
            "partners": self.partners,
            "duration": self.durations,
        }
        return frozenset(aspect for aspect, content in said.items() if content)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSelection(About):
    """The actions to keep.

    `gemeente` says whose hours to count, and leaves out an action for others alone or
    for which the programme gives that municipality 0 hours by name; `only` keeps what
    names it. The department or partner may also be the one that leads. `owner` leads the action or
    a measure of it, and `responsible` does so, helps, or is responsible for its planning.
    `portfolio` are roles in whose portfolio it is; the `level`, `priority` and `area` are its own
    or those of its theme. `duration` are texts in the duration cell. An action has all of `having`
    and none of `lacking`. What `status` asks of them is for who has the log.
    """

    only: bool = False
    duration: Wanted = None
    having: frozenset[Aspect] = frozenset()
    lacking: frozenset[Aspect] = frozenset()
    status: tuple[str, ...] = ()


def select(programme: Programme, selection: ActionSelection) -> tuple[Listed, ...]:
    """The actions that meet every condition, in the order of the document."""
    names = ids(selection.gemeente)
    gemeenten = [gemeente for gemeente in programme.gemeenten if gemeente.id in names]
    return tuple(
        listed
        for listed in list_actions(programme, names)
        if _meets(listed, selection)
        and (not gemeenten or any(_is_for(listed, it, only=selection.only) for it in gemeenten))
    )


@kept(4)
def list_actions(programme: Programme, gemeente: Wanted = None) -> tuple[Listed, ...]:
    """Every action, with the hours and planning of `gemeente` (ids) or of all together."""
    departments = {party.id: party for party in programme.departments}
    partners = {party.id: party for party in programme.partners}
    leaders = {party.id: party for party in paths.parties(programme)}
    limited = reach.limits(programme)
    lines: defaultdict[str, list[HoursLine]] = defaultdict(list)
    for line in account(programme, gemeente).entries:
        lines[line.action.id].append(line)
    labelled = labels.labelling(programme).actions
    home = paths.homes(programme)
    planned: defaultdict[str, list[Scheduled]] = defaultdict(list)
    items = (
        planning.select(programme, planning.PlanningSelection(gemeente=gemeente))
        if gemeente
        else planning.schedule(programme)
    )
    for scheduled in items:
        for name in {home.get(action, action) for action in scheduled.item.actions}:
            planned[name].append(scheduled)
    return tuple(
        Listed(
            action=action,
            theme=theme,
            lines=tuple(lines[action.id]),
            departments=tuple(departments[name] for name in Work(action).departments),
            partners=tuple(partners[name] for name in Work(action).partners),
            planning=tuple(planned[action.id]),
            owners=tuple(leaders[name] for name in action.owners),
            holders=tuple(leaders[name] for name in reach.portfolio(programme, action, theme)),
            labels=labelled[action.id],
            gemeenten=limited.get(action.id, ()),
            ids=tuple(
                name
                for name in ids_of(action)
                if name == action.id or concerns(limited.get(name, ()), gemeente)
            ),
        )
        for theme, action in paths.themed_actions(programme)
    )


def ids_in(listed: Iterable[Listed]) -> frozenset[str]:
    """The ids by which others name any of these actions or a measure of them."""
    return frozenset(chain.from_iterable(action.ids for action in listed))


def hours_of(listed: Iterable[Listed], kind: str, name: str) -> Figures | None:
    """The hours of actions as far as they are of a thing of this kind: not where they are of
    another measure, or of another department alone. None where none can be counted."""
    lines = (line for action in listed for line in action.lines if line.quantified)
    return said(line.figures for line in lines if is_of(line, kind, name))


def is_of(line: HoursLine, kind: str, name: str) -> bool:
    """Whether hours of an action that involves a thing of this kind are of that."""
    work = line.work
    match kind:
        case "measure":
            return bool(work.place) and work.own.id == name
        case "department" | "partner" | "goal":
            alone = line.written.department if kind == "department" else None
            return alone in (None, name) and name in (*work.parties, *work.goals)
    return True


def _meets(listed: Listed, wanted: ActionSelection) -> bool:
    # First what is soon known: a paper or a site asks for each theme.
    if not wants(wanted.theme, listed.theme.id if listed.theme else OTHER):
        return False
    parties = listed.work.parties
    planned_by = (party for scheduled in listed.planning for party in scheduled.parties)
    return (
        wants(wanted.department, *parties)
        and wants(wanted.partner, *parties)
        and wants(wanted.goal, *listed.work.goals)
        and listed.labels.fit(wanted)
        and wants(wanted.owner, *listed.work.owners)
        and wants(wanted.portfolio, *listed.portfolio)
        and wants(wanted.responsible, *parties, *planned_by)
        and contains_any(" ".join(listed.durations), wanted.duration)
        and wanted.having <= listed.aspects
        and wanted.lacking.isdisjoint(listed.aspects)
    )


def _is_for(listed: Listed, gemeente: Gemeente, *, only: bool) -> bool:
    """Whether the action is for a municipality; with `only`, whether it names it."""
    if listed.gemeenten and gemeente.id not in listed.gemeenten:
        return False
    exceptions = [line.estimate.except_ for line in listed.lines]
    excluded = exceptions and all(hours.get(gemeente.id) == 0 for hours in exceptions)
    return not excluded and (not only or _names(listed, gemeente))


def _names(listed: Listed, gemeente: Gemeente) -> bool:
    """Whether an exception to the hours, the planning or a text names the municipality."""
    estimates = [line.estimate for line in listed.lines]
    lists = (
        listed.gemeenten,
        *(measure.gemeenten for measure in listed.action.measures),
        *(reading.except_ for estimate in estimates for reading in estimate.readings),
        *(estimate.gemeenten for estimate in estimates),
        *((*scheduled.gemeenten, *scheduled.parties) for scheduled in listed.planning),
    )
    texts = [f" {fold(text)} " for text in _texts(listed)]
    names = [f" {fold(name)} " for name in (gemeente.name, *gemeente.aliases)]
    return any(gemeente.id in ids for ids in lists) or any(
        name in text for name in names for text in texts
    )


def _texts(listed: Listed) -> Iterator[str]:
    """The programme's own words about an action; remarks are ours."""
    yield from filter(None, (listed.action.title, listed.action.summary))
    for work in works(listed.action):
        if row := work.own.capacity:
            cell = row.hours.cell if row.hours else None
            yield from filter(None, (work.own.title, row.title, cell, work.duration))
    yield from (scheduled.item.title for scheduled in listed.planning)
