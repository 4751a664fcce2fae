"""How a programme stood on a day, for a council: half way, or as the account of the year.

What happened and why is what the log says, and no more; every figure has its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from uvp_cli import dutch
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import indicators
from uvp_cli.queries.logbook import Logbook, State
from uvp_cli.queries.progress import ActionStanding, Amounts, Progress, added, progress
from uvp_cli.reports.hours import in_all
from uvp_cli.reports.hours_words import theme_title
from uvp_cli.reports.indicators import indicators_report
from uvp_cli.reports.papers.figures import (
    ALL,
    STATUSES,
    bound,
    progress_figures,
)
from uvp_cli.reports.papers.paper import (
    Block,
    Grid,
    GridRow,
    Heading,
    Listing,
    Paper,
    PaperText,
    Paragraph,
    Strong,
)
from uvp_cli.reports.papers.parts import filled, section, table
from uvp_cli.reports.papers.sentences import PROGRAMME, with_article
from uvp_cli.reports.show import leader_names
from uvp_cli.reports.standing import LATE, NO_STATUS, UNKNOWN, of_some, status_text, time_of
from uvp_cli.values import dataclass

SILENT = "niets genoteerd"
NO_REASON = "Het logboek zegt niet waarom."
INDICATIVE = (
    "Dat is indicatief: de uren van een actie zijn gelijk verdeeld over haar maanden, en die van "
    "deze maand over de dagen."
)
PLANNED = "Over de hele looptijd is {planned.hours} uur geraamd."
PLANNED_BETWEEN = (
    "Over de hele looptijd is {planned.hours} uur geraamd, en afhankelijk van hoe het programma "
    "wordt gelezen tussen {planned.low} en {planned.high} uur."
)
EXPECTED = "Naar verwachting was daarvan op deze dag {expected} uur besteed."
NOTED = "Bijgehouden is {used} uur, bij {noted} van de {actions|actie|acties}."
NOTED_OF_ONE = "Bijgehouden is {used} uur."
UNPLANNED = "Daarvan is {unplanned} uur besteed aan acties zonder geraamde uren."
NOT_NOTED = "Bestede uren zijn niet bijgehouden."
UNSHARED = (
    "Daarnaast is {unshared} uur genoteerd zonder gemeente; die uren zijn hier niet verdeeld."
)
UNSHARED_MONEY = (
    "Zonder gemeente is {unshared_money} aan uitgaven genoteerd; dat is hier niet verdeeld."
)
NOT_KEPT = "Wat niet is bijgehouden, kan toch zijn besteed."


@dataclass(frozen=True, slots=True)
class _View:
    """The actions of a programme on the day of its logbook, for one municipality (its id) or all,
    made `today`. `figures` are those of that day, by their names."""

    loaded: Placed
    gemeente: str | None
    progress: Progress
    figures: dict[str, str]
    today: str

    @property
    def day(self) -> str:
        """The day as a sentence has it: 30 juni 2026."""
        return dutch.day_of(self.progress.book.day)

    @property
    def amounts(self) -> Amounts:
        """The hours and euros of all actions."""
        return added(line.amounts for line in self.progress.lines)

    def said(self, name: str) -> str:
        """The text of a figure of this day and municipality."""
        return self.figures[self.under + name]

    def filled(self, passage: str) -> PaperText:
        """A passage with a figure for each name between braces, bound to that."""
        return filled(passage, lambda name: bound(self.figures, self.under + name))

    @property
    def under(self) -> str:
        """The beginning of the names of its figures."""
        return f"progress.{self.progress.book.day}.{self.gemeente or ALL}."


def progress_paper(
    loaded: Placed,
    book: Logbook,
    gemeente: str | None = None,
    *,
    is_account: bool = False,
    today: str = "",
) -> Paper:
    """The state on the day of the logbook; `is_account` makes it the account of the programme, with
    the hours that were estimated beside those used. Of a day that is still to come it says that
    what was noted goes until `today`."""
    programme = loaded.programme
    figures = {name: of.text for name, of in progress_figures(programme, book).items()}
    view = _View(loaded, gemeente, progress(programme, book, gemeente), figures, today)
    blocks = [*_core(view), *_hours(view), *_money(view), *_themes(view)]
    blocks += [*_unfinished(view), *_planned(view), *_indicators(view)]
    blocks += _learned(view) if is_account else ()
    kind = "Jaarverslag" if is_account else "Voortgang"
    whose = "".join(f", {one.name}" for one in programme.gemeenten if one.id == gemeente)
    return Paper(
        title=f"{kind} {programme.title}{whose}",
        subtitle=f"De stand op {view.day}",
        blocks=tuple(blocks),
        month=book.day[:7],
        contents=is_account,
    )


def _core(view: _View) -> Iterator[Block]:
    yield Heading(1, "Kern")
    title = with_article(view.loaded.programme.title, PROGRAMME)
    logs = "het logboek" if view.progress.book.logs == 1 else "de logboeken"
    today = view.today
    until = f"t/m {dutch.day_of(today)} " if "" < today < view.progress.book.day else ""
    yield Paragraph(
        (
            f"Dit is de stand van {title} op {view.day}, naar wat er {until}in {logs} is "
            "genoteerd. Wat daar niet in staat, kan toch zijn gebeurd.",
        )
    )
    lines, counts = view.progress.lines, [status for status in STATUSES if view.said(status) != "0"]
    sentences = []
    if counts and len(lines) == 1:
        sentences.append(f"Er is {{actions|actie|acties}}, en die is {STATUSES[counts[0]]}.")
    elif counts:
        verbs = ["is er" if view.said(status) == "1" else "zijn er" for status in counts]
        said = dutch.listing(
            f"{verb if verb != before else ''} {{{status}}} {STATUSES[status]}".strip()
            for status, verb, before in zip(counts, verbs, ["", *verbs], strict=False)
        )
        sentences.append(f"Van de {{actions|actie|acties}} {said}.")
    if any(line.status is None for line in lines):
        sentences.append("Over {silent|actie|acties} is geen status genoteerd.")
    if (late := view.said("late")) != "0":
        had, are = ("actie had", "staat") if late == "1" else ("acties hadden", "staan")
        sentences.append(f"{{late}} {had} klaar moeten zijn, en {are} niet als gedaan genoteerd.")
    if sentences:
        yield Paragraph(view.filled(" ".join(sentences)))


def _hours(view: _View) -> Iterator[Block]:
    known, undivided = view.amounts, view.progress.undivided
    if known.planned is None and known.used is None:
        return
    yield Heading(1, "Uren")
    sentences = []
    if known.planned is not None:
        is_wide = view.said("planned.low") != view.said("planned.high")
        sentences += [PLANNED_BETWEEN if is_wide else PLANNED, EXPECTED, INDICATIVE]
    noted = NOTED if len(view.progress.lines) > 1 else NOTED_OF_ONE
    sentences.append(NOT_NOTED if known.used is None else noted)
    sentences += [UNPLANNED] if known.planned is not None and known.unplanned else []
    sentences.append(NOT_KEPT)
    if undivided.used:
        sentences.append(UNSHARED)
    yield Paragraph(view.filled(" ".join(sentences)))


def _money(view: _View) -> Iterator[Block]:
    known, unshared = view.amounts, view.progress.undivided.spent or None
    sentences = {
        "Bijgehouden is {spent} aan uitgaven.": known.spent,
        UNSHARED_MONEY: unshared,
        "Aan bedragen noemt het programma {money}.": view.progress.total.money,
    }
    if known.spent is not None or unshared is not None:
        yield Heading(1, "Financiën")
        said = (sentence for sentence, euros in sentences.items() if euros is not None)
        yield Paragraph(view.filled(" ".join(said)))


def _themes(view: _View) -> Iterator[Block]:
    yield Heading(1, "Per thema")
    for theme, own in groupby(view.progress.lines, key=lambda line: line.theme):
        actions, theme_id = tuple(own), theme.id if theme else None
        title = theme_title(view.loaded.programme, theme_id)
        yield Heading(2, title)
        has_hours = any(it.amounts.planned or it.amounts.used is not None for it in actions)
        columns = COLUMNS if has_hours else IN_WORDS
        yield _grid(f"Stand per actie, {title}", actions, columns)
        notes = [note for line in actions for note in _notes_of_action(line, view)]
        for part, state in view.progress.shown:
            if part.kind == "goal" and part.theme == theme_id:
                notes += _notes(part.title.rstrip("."), state, view)
        if notes:
            yield Listing(tuple(notes))


def _grid(title: str, lines: Sequence[ActionStanding], columns: Sequence[_Column]) -> Grid:
    headings = tuple(heading for heading, _ in columns)
    numeric = tuple(column not in IN_WORDS for column in columns)
    rows = (GridRow(tuple((write(line),) for _, write in columns)) for line in lines)
    return Grid(title, headings, numeric, tuple(rows))


def status_of(line: ActionStanding) -> str:
    """The status of an action in words, with the month to which it moved and whether it is late."""
    silent = NO_STATUS if line.state.entries else SILENT
    status = _status(line.status, line.until) or of_some(line) or silent
    return f"{status}{f', {LATE}' if line.late else ''}"


def _status(status: str | None, until: str | None) -> str:
    return status_text(status, until and dutch.month_of(until))


def _number(hours: Decimal | None, silent: str = "–") -> str:
    return silent if hours is None else dutch.number(hours)


def _notes_of_action(line: ActionStanding, view: _View) -> Iterator[PaperText]:
    """The notes on an action and its measures; its own status stands in the table."""
    yield from _notes(line.action.title, line.state.of(line.action.id), view, with_status=False)
    for measure in line.action.measures:
        if measure.id:
            yield from _notes(measure.title, line.state.of(measure.id), view)


def _notes(
    title: str, state: State, view: _View, *, with_status: bool = True
) -> Iterator[PaperText]:
    """The notes in words, each with its day, for whom and by whom."""
    for entry in state.entries:
        status = STATUSES[entry.status] if entry.status and with_status else None
        parts = (status, entry.cell, entry.text)
        told = ". ".join(part.rstrip(".") for part in parts if part)
        if told:
            ids = tuple(filter(None, (entry.gemeente, entry.by)))
            named = leader_names(ids, view.loaded.programme)
            behind = f" ({', '.join(named)})" if named else ""
            text = dutch.ended(f"{told}{behind}")
            yield Strong(title), f", {dutch.day_of(entry.date)}: {text}"


_Column = tuple[str, Callable[[ActionStanding], str]]
"""The heading of a column, and its text of an action."""
IN_WORDS: tuple[_Column, ...] = (("Actie", lambda line: line.action.title), ("Status", status_of))
"""The columns for actions without hours."""
COLUMNS: tuple[_Column, ...] = (
    *IN_WORDS,
    ("Geraamd", lambda line: in_all(line.amounts.planned) if line.amounts.planned else "–"),
    ("Verwacht", lambda line: _number(line.amounts.due)),
    ("Besteed", lambda line: _number(line.amounts.used, UNKNOWN)),
)
"""The columns for actions, with figures behind the words."""


def _unfinished(view: _View) -> Iterator[Block]:
    """The actions that were dropped or delayed, or are late, and why as far as the log says."""
    left: list[PaperText] = []
    for line in view.progress.lines:
        if line.late or line.dropped or line.status in {"dropped", "delayed"}:
            status, own = line.status or "dropped", line.state.of(line.action.id).entries
            why = [entry.text for entry in own if entry.text and entry.status == status]
            said = dutch.ended(why[-1]) if why else NO_REASON
            left.append((Strong(line.action.title), f": {status_of(line)}. {said}"))
    yield from section(1, "Niet of later gedaan", left)


def _planned(view: _View) -> Iterator[Block]:
    """The planning items of which a status was noted, or that are over by the end of the day."""
    items = []
    for planned in view.progress.planning:
        item, last = planned.scheduled.item, planned.state.last(view.gemeente)
        if planned.status or "" < planned.due <= view.progress.book.day:
            time = time_of(item, view.loaded.programme, view.progress.book.day)
            when = f" ({time})" if time else ""
            said, why = _status(planned.status, planned.until) or of_some(planned), ""
            if last and last.status == planned.status and planned.status:
                said += f" op {dutch.day_of(last.date)}"
                why = f" {dutch.ended(last.text)}" if last.text else ""
            late = f", {LATE}" if planned.late else ""
            items.append((Strong(item.title), f"{when}: {said or NO_STATUS}{late}.{why}"))
    yield from section(1, "Planning", items)


def _indicators(view: _View) -> Iterator[Block]:
    book = view.progress.book
    programme = indicators.with_noted(view.loaded.programme, book)
    if book.day < view.today:
        programme = indicators.known_by(programme, book.day)
    measured = indicators.measure(programme)
    if measured:
        yield Heading(1, "Indicatoren")
        yield table(indicators_report(measured, view.loaded, by_year=False))


def _learned(view: _View) -> Iterator[Block]:
    """The estimates beside what was used, where both are known: for the next programme."""
    known = [line for line in view.progress.lines if line.amounts.left]
    if not known:
        return
    yield Heading(1, "Geraamd en besteed")
    last = view.loaded.programme.period.last
    text = "Bij deze acties zijn uren bijgehouden. Of dat alle uren zijn, zegt het logboek niet."
    if view.progress.book.day[:7] < last:
        text += f" Geraamd is voor de hele looptijd, t/m {dutch.month_of(last)}."
    yield Paragraph((text,))
    columns = (*COLUMNS[::2], ("Verschil", _difference))
    yield _grid("Geraamd en besteed", known, columns)


def _difference(line: ActionStanding) -> str:
    more = -line.amounts.left.hours if line.amounts.left else 0
    return f"{'+' if more > 0 else ''}{dutch.number(more)}"
