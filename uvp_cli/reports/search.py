"""What was found of a text, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.programme.origin import Placed
from uvp_cli.programme.paths import Part
from uvp_cli.queries.search import Hit
from uvp_cli.reports import parts
from uvp_cli.reports.tables import Column, Count, For, Kind, Report, Row, Table
from uvp_cli.reports.tally import note

AROUND = 60
"""Characters of context on either side of a match, about."""
WORDS = {
    "abbreviation": "afkorting",
    "aliases": "andere naam",
    "allocation": "verdeling",
    "assumption": "aanname",
    "baseline": "nulmeting",
    "budget": "geld",
    "code": "gemeentecode",
    "communication": "communicatie",
    "date": "peildatum",
    "departments": "afdelingen",
    "domain": "domein",
    "duration": "looptijd",
    "extended_to": "verlengd tot en met",
    "framework": "meerjarenplan",
    "from": "begin",
    "gemeenten": "gemeenten",
    "hours": "uren",
    "indicators": "indicator",
    "introduction": "inleiding",
    "label": "onderdeel",
    "line": "begrotingsregel",
    "measures": "maatregel",
    "merged_into": "opgegaan in",
    "name": "naam",
    "note": "toelichting",
    "owner": "trekker",
    "partners": "ketenpartners",
    "period": "looptijd",
    "realised": "gerealiseerd",
    "region": "regio",
    "remarks": "kanttekening",
    "residents": "inwoners",
    "responsible": "verantwoordelijk",
    "source": "bron",
    "summary": "samenvatting",
    "target": "streefwaarde",
    "text": "tekst",
    "title": "titel",
    "to": "einde",
    "unit": "eenheid",
}
"""Keys as people read them; what is not here says nothing to them."""


def search_report(hits: Sequence[Hit], placed: Placed, wanted: str, theme: str | None) -> Report:
    """The texts in which `wanted` stands, part by part, each with its place in the file."""
    by_part: dict[Part, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: placed.line(hit.part.path)):
        by_part.setdefault(hit.part, []).append(hit)
    rows: list[Row] = []
    for part, found in by_part.items():
        rows.append(Row((parts.heading(part),), "section"))
        rows += [_row(hit, placed) for hit in found]
    about = (f", thema {each.title}" for each in placed.programme.themes if each.id == theme)
    tally = (Count("hits", "Plaatsen", len(hits), "{} plaats", "{} plaatsen"),)
    table = Table(
        title=f"Gevonden met '{wanted}'{next(about, '')}",
        subtitle=placed.subtitle,
        columns=_COLUMNS,
        rows=tuple(rows),
        notes=(note(tally),) if hits else (),
        empty=f"'{wanted}' staat hier nergens.",
        tally=tally,
    )
    contract = {
        "programme": placed.programme.id,
        "file": placed.file,
        "search": wanted,
        "hits": [_contract(hit, placed) for found in by_part.values() for hit in found],
    }
    return Report(table, contract)


_COLUMNS = (
    Column("part", "Onderdeel", reader=For.PROGRAMS),
    Column("id", "Id", reader=For.PROGRAMS),
    Column("title", "Titel", reader=For.PROGRAMS),
    Column("theme", "Thema", reader=For.PROGRAMS),
    Column("key", "Sleutel", reader=For.PROGRAMS),
    Column("text", "Tekst", reader=For.PROGRAMS),
    Column("excerpt", "Tekst", reader=For.PEOPLE),
    Column("where", "Waar", reader=For.PEOPLE),
    Column("line", "Regel", Kind.NUMBER, For.PROGRAMS),
    Column("place", "Plaats"),
)


def where(path: KeyPath, part: Part) -> str:
    """Where in a part a text stands, in Dutch: inwoners, kanttekening."""
    steps = [WORDS[step] for step in path[len(part.path) :] if step in WORDS]
    if path[-1] == "id":
        return ", ".join([*steps, "id"])
    # A text is named by what it is a text of.
    return ", ".join(steps[:-1] if steps[1:] and path[-1] == "text" else steps)


def excerpt(text: str, begin: int, end: int) -> str:
    """The words around a match, with dots for what is left out."""
    first = text.rfind(" ", 0, max(begin - AROUND, 0)) + 1
    last = text.find(" ", end + AROUND)
    before = "… " if first else ""
    return f"{before}{text[first:]}" if last < 0 else f"{before}{text[first:last]} …"


def _row(hit: Hit, placed: Placed) -> Row:
    cells = {
        **_contract(hit, placed),
        "excerpt": excerpt(hit.text, hit.begin, hit.end),
        "where": where(hit.path, hit.part),
        "place": placed.place(hit.path),
    }
    return Row(tuple(cells[column.key] for column in _COLUMNS))


def _contract(hit: Hit, placed: Placed) -> dict[str, Any]:
    return {
        **parts.contract(hit.part),
        "key": next(step for step in reversed(hit.path) if isinstance(step, str)),
        "text": hit.text,
        "match": hit.text[hit.begin : hit.end],
        "path": render_path(hit.path),
        "line": placed.line(hit.path),
    }
