"""A paper as a PDF that screen readers can read: tagged, with its language and its title."""

from __future__ import annotations

from uvp_cli.render.paper import page
from uvp_cli.reports.papers.paper import Paper


def document(paper: Paper) -> bytes:
    """The file, made of the page of HTML. Nothing is fetched for it: pictures are in the page."""
    from weasyprint import HTML  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    html = page.html(paper, printed=True)
    fetcher = URLFetcher(allowed_protocols={"data"})
    written = HTML(string=html, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return bytes(written)
