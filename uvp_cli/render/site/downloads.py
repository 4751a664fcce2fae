"""The files that can be taken along from pages: an agenda, a workbook and a document.

A document is left out where the library that writes it is absent. The report and the workbook take
time, so what is about one partner or department has an agenda alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from importlib.util import find_spec

from uvp_cli import __version__
from uvp_cli.programme import reach, structure
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded, Placed
from uvp_cli.queries import agenda, parties, planning, tidy
from uvp_cli.queries.naming import EVERYTHING, Names, in_programme
from uvp_cli.render import ical, paper
from uvp_cli.render.sheets import workbook
from uvp_cli.render.site import links
from uvp_cli.reports import excerpts
from uvp_cli.reports.agenda import Agenda
from uvp_cli.reports.agenda import agenda as appointments_of
from uvp_cli.reports.export import source_of
from uvp_cli.reports.papers.month import agenda_page
from uvp_cli.reports.papers.paper import of
from uvp_cli.reports.papers.whole import whole
from uvp_cli.values import dataclass

Files = Mapping[str, bytes]
"""Files by their name."""
Downloads = Mapping[str, Files]
"""The files of each page; those of the first are of everything that the site is about."""
FIRST = "index.html"
ALL = frozenset({".ics", ".xlsx", ".docx"})


@dataclass(frozen=True, slots=True)
class Downloadable:
    """A programme to make files of: `placed`, and as it is `written`, with groups of
    municipalities as they are. `stamp` is when an agenda of it was as it is."""

    placed: Placed
    written: Loaded
    stamp: datetime


def downloads(source: Downloadable, about: Names = EVERYTHING) -> Downloads:
    """The files of a site of the whole programme, or of the part that is `about` something (ids);
    each page of the whole has its own."""
    made = {FIRST: dict(_files(source, "programma", about, ALL))}
    for page, own, endings in _parts(source.placed.programme) if about == EVERYTHING else ():
        made[page] = dict(_files(source, page.removesuffix(".html"), own, endings))
    return {page: files for page, files in made.items() if files}


def _parts(programme: Programme) -> Iterator[tuple[str, Names, Collection[str]]]:
    """The pages of a part of a programme: what each is about, and the files that it has."""
    for gemeente in programme.gemeenten:
        yield links.page("gemeente", gemeente.id), Names(gemeente=(gemeente.id,)), ALL
    for theme in structure.in_order(programme):
        if theme.parent is None:
            own = in_programme(Names.typed(theme=[theme.id]), programme)
            yield links.page("theme", theme.id), own, ALL
    for kind in parties.KINDS:
        for involved in parties.involve(programme, kind):
            party = (involved.party.id,)
            own = Names(department=party) if kind == "department" else Names(partner=party)
            yield links.page(kind, involved.party.id), in_programme(own, programme), {".ics"}


def _files(
    source: Downloadable, stem: str, about: Names, endings: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """The files about these names (ids), called `stem` with these `endings`."""
    placed = excerpts.shared(source.placed, about)
    if ".ics" in endings and (text := _agenda(placed, about, source.stamp)):
        yield f"{stem}.ics", text.encode()
    if ".xlsx" in endings:
        yield f"{stem}.xlsx", _workbook(source, about)
    if ".docx" in endings and find_spec("docx") and find_spec("resvg_py"):
        yield f"{stem}.docx", _document(placed, about)


def _agenda(placed: Placed, about: Names, stamp: datetime) -> str:
    """The planning; nothing where that has none."""
    items = planning.select(placed.programme, about.narrow(planning.PlanningSelection()))
    planned = agenda.occurrences(placed.programme, items)
    if not planned:
        return ""
    appointments = appointments_of(placed.programme, planned).appointments
    return ical.text(Agenda(placed.title, appointments), stamp)


def _workbook(source: Downloadable, about: Names) -> bytes:
    written, digest = source.written, source.placed.sha256
    if about != EVERYTHING:
        written = replace(written, programme=reach.ungrouped(written.programme))
    part = excerpts.of(written, about)
    origin = source_of(part, source.placed.file, digest, __version__)
    tables = tidy.tables(part.programme)
    if about.gemeente:
        tables = tidy.of_gemeenten(tables, about.gemeente)
    return workbook.workbook(tables, origin)


def _document(placed: Placed, about: Names) -> bytes:
    """The report of the whole programme, or a page about a part."""
    from uvp_cli.render.paper.drawings import drawings

    text = (
        whole(placed, drawings(placed, ()), ())
        if about == EVERYTHING
        else agenda_page(placed, None, about)
    )
    return paper.content(of(placed, text), ".docx")
