"""A paper as a PDF that screen readers can read: tagged, with its language and its title."""

from __future__ import annotations

from typing import Any

from uvp_cli.render.paper import page
from uvp_cli.reports.papers.paper import Paper


def document(paper: Paper) -> bytes:
    """The file, made of the page of HTML. Nothing is fetched for it: pictures are in the page."""
    from weasyprint import HTML  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    html = page.html(paper, printed=True)
    fetcher = URLFetcher(allowed_protocols={"data"})
    written = HTML(string=html, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, finisher=_numbered
    )
    return bytes(written)


def _numbered(_: Any, file: Any) -> None:
    """Numbers the headings of tables, so that a file is the same every time: before release 70
    WeasyPrint calls them by where they stand in memory."""
    elements = [one for one in file.objects if isinstance(one, dict)]
    names = [one["ID"] for one in elements if "ID" in one]
    attributes = (one["A"] for one in elements if isinstance(one.get("A"), dict))
    names += [name for one in attributes for name in one.get("Headers", ())]
    numbers: dict[Any, int] = {}
    for name in {id(name): name for name in names}.values():
        name.string = numbers.setdefault(name.string, len(numbers) + 1)
