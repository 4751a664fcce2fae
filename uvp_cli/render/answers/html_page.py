"""HTML: one page that stands on its own, to print, to mail or to paste into a document.

Nothing is fetched and nothing runs; a policy in the page forbids both, so that
text from a document could not even if it escaped the escaping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TextIO

from uvp_cli.render.cells import chosen, visible, words
from uvp_cli.reports.tables import Cell, Column, For, Outline, Report, Row, Table, Verdict, Wording

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.45 system-ui, sans-serif; }
body { margin: 1.5rem auto; max-width: 70rem; padding: 0 1rem; overflow-wrap: anywhere; }
.bron { opacity: .75; }
.tabel { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: normal; }
caption { text-align: left; padding-bottom: .75rem; }
h1, caption strong { font-size: 1.4rem; }
h2 { font-size: 1.15rem; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; }
th { font-weight: normal; }
thead th, .kop th, .totaal > * { font-weight: bold; }
thead th, .kop th { border-bottom: 1px solid; }
.kop th { padding-top: 1rem; }
.subtotaal > * { font-style: italic; }
del { color: #b3261e; }
ins { color: #146c2e; }
.totaal > * { border-top: 1px solid; }
.getal { font-variant-numeric: tabular-nums; white-space: nowrap; }
dt { font-weight: bold; }
dd { margin: 0 0 .4rem 1.5rem; }
pre { white-space: pre-wrap; }
@media print {
  :root { color-scheme: light; font-size: 10pt; }
  body { margin: 0; max-width: none; padding: 0; }
  .tabel { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""
_CLASSES = {"section": "kop", "subtotal": "subtotaal", "total": "totaal"}


def write(report: Report, stream: TextIO) -> None:
    """Writes a whole page with the table and its notes, or with the outline."""
    content = report.content
    if report.verdict:
        title, body = report.verdict.title, _verdict_page(report.verdict, report)
    else:
        title = content.title
        body = _table_page(content) if isinstance(content, Table) else _outline_page(content)
    stream.writelines(f"{line}\n" for line in _page(title, body))


def text(given: str) -> str:
    """`given` as a browser shows it to the letter."""
    return escape(visible(given))


def _page(title: str, body: Iterator[str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="nl">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{text(title)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield from body
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _verdict_page(verdict: Verdict, report: Report) -> Iterator[str]:
    yield from _heading(verdict.title, verdict.subtitle)
    yield f"<p>{text(verdict.text)}</p>"
    if isinstance(report.content, Table):
        for number, table in enumerate((report.content, *report.details), start=1):
            yield from _table_page(table, f"titel-{number}")


def _table_page(table: Table, anchor: str = "titel") -> Iterator[str]:
    """A table with its notes; `anchor` is the name of its title on the page."""
    if not table.rows:
        yield from _heading(table.title, table.subtitle)
        yield f"<p>{text(table.empty)}</p>"
        return
    # Who reads the page aloud, and who pastes the table, gets its title with it.
    yield f'<section class="tabel" tabindex="0" aria-labelledby="{anchor}">'
    yield "<table>"
    yield f'<caption><strong id="{anchor}">{text(table.title)}</strong>'
    yield f'<br><span class="bron">{text(table.subtitle)}</span></caption>'
    columns = chosen(table, For.PEOPLE)
    yield "<thead>"
    yield f"<tr>{''.join(_column(table, index) for index in columns)}</tr>"
    yield "</thead>"
    for rows in _groups(table.rows):
        yield "<tbody>"
        yield from (_row(row, table, columns) for row in rows)
        yield "</tbody>"
    yield "</table>"
    yield "</section>"
    if table.footnotes:
        yield "<ol>"
        for number, note in enumerate(table.footnotes, start=1):
            yield f'<li id="noot-{number}">{text(note)}</li>'
        yield "</ol>"
    yield from (f"<p>{text(note)}</p>" for note in table.notes)


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that belong together; a section begins a group, and so does a total."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        if row.role in ("section", "total") and groups[-1]:
            groups.append([])
        groups[-1].append(row)
    return groups


def _column(table: Table, index: int) -> str:
    column = table.columns[index]
    return f'<th scope="col"{_alignment(table, index)}>{text(column.title)}</th>'


def _row(row: Row, table: Table, columns: list[int]) -> str:
    begin = f'<tr class="{_CLASSES[row.role]}">' if row.role in _CLASSES else "<tr>"
    if row.role == "section":
        heading = text(str(row.cells[0]))
        return f'{begin}<th scope="rowgroup" colspan="{len(columns)}">{heading}</th></tr>'
    first, *others = (_cell(row.cells[index], table.columns[index]) for index in columns)
    notes = " ".join(f"noot-{mark}" for mark in row.marks)
    described = f' aria-describedby="{notes}"' if notes else ""
    marks = "".join(f" <sup>[{mark}]</sup>" for mark in row.marks)
    cells = [f'<th scope="row"{_alignment(table, columns[0])}{described}>{first}{marks}</th>']
    for index, cell in zip(columns[1:], others, strict=True):
        cells.append(f"<td{_alignment(table, index)}>{cell}</td>")
    return f"{begin}{''.join(cells)}</tr>"


def _cell(cell: Cell, column: Column) -> str:
    if not isinstance(cell, Wording):
        return text(words(cell, column))
    return "".join(_MARKED[mark].format(text(piece)) for mark, piece in cell.pieces)


_MARKED = {"kept": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def _alignment(table: Table, index: int) -> str:
    """Numbers stand to the right; mail programs keep only a style of the cell itself."""
    numeric = table.columns[index].kind.numeric
    return ' class="getal" style="text-align: right"' if numeric else ""


def _heading(title: str, subtitle: str) -> Iterator[str]:
    yield f"<h1>{text(title)}</h1>"
    if subtitle:
        yield f'<p class="bron">{text(subtitle)}</p>'


def _outline_page(outline: Outline) -> Iterator[str]:
    yield from _heading(outline.title, outline.subtitle)
    yield from _body(outline, ())
    for child in outline.children:
        tag = "h2" if child.fields or child.text or child.children else "p"
        yield f"<{tag}>{text(child.title)}</{tag}>"
        yield from _body(child, child.children)


def _body(outline: Outline, children: tuple[Outline, ...]) -> Iterator[str]:
    """What stands beneath the title of an outline, with these of its children in a list."""
    if outline.fields:
        yield "<dl>"
        for label, fact in outline.fields:
            yield f"<dt>{text(label)}</dt><dd>{text(fact)}</dd>"
        yield "</dl>"
    if outline.text:
        # A browser drops a new line that comes first.
        yield f"<pre>\n{text(outline.text)}</pre>"
    if children:
        yield "<ul>"
        for child in children:
            yield f"<li>{text(child.title)}"
            yield from _body(child, child.children)
            yield "</li>"
        yield "</ul>"
