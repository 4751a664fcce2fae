"""The source of an export, and the list of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.packed import packed
from uvp_cli.queries.tidy_columns import ExportTable
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import Counting, Kind, Report, Row, Table
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The programme that an export holds, and the file, by its fingerprint, that it came from.

    `state` says so where it is a concept or a part, `part` what a part is about; `packed` is the
    programme itself, for what comes back when the file has changed; or the time sheet as it was,
    of which `more` has what is known of it alone.
    """

    programme: str
    region: str
    year: int
    file: str
    sha256: str
    version: str
    packed: str
    state: str = ""
    part: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, str]:
        """The same for beside the tables, as text."""
        own = {"programme": self.programme, "file": self.file, "sha256": self.sha256}
        more = {"state": self.state, "part": self.part, **self.more}
        return {**own, "uvp": self.version, **{key: text for key, text in more.items() if text}}


def source_of(loaded: Loaded, file: str, sha256: str, version: str) -> Source:
    """The source of an export of a programme, by the version of uvp that makes it."""
    programme = loaded.programme
    region, year = names.region(programme).id, programme.period.years[0]
    own = (programme.id, region, year, file, sha256, version, packed(programme))
    return Source(*own, loaded.state, loaded.part)


def export_report(tables: Sequence[ExportTable], target: str, loaded: Loaded) -> Report:
    """The tables that were written to `target`, with the number of their rows."""
    facts: Facts[ExportTable] = Facts.of(
        Fact("title", "Tabel", lambda it: it.title),
        Fact("table", "Naam voor programma's", lambda it: it.name),
        Fact("rows", "Rijen", lambda it: len(it.rows), kind=Kind.NUMBER),
        order=("table", "rows"),
    )
    total = Row(("Totaal", None, sum(len(it.rows) for it in tables)), "total")
    count = dutch.plural(len(tables), "tabel", "tabellen")
    about = Counting(f"{count}; wat erin staat, staat in docs/tabellen.md.")
    empty = Table(f"Geschreven naar {target}", loaded.subtitle, notes=(about,))
    table = facts.fill(empty, tables)
    contract = {
        "programme": loaded.programme.id,
        "target": target,
        "tables": [facts.contract(it) for it in tables],
    }
    return Report(replace(table, rows=(*table.rows, total)), contract)
