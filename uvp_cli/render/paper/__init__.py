"""Writing a paper as a file: one module per kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uvp_cli.reports.papers.paper import Paper

ENDINGS = (".docx", ".odt", ".html", ".md", ".pdf")
"""The kinds of file of a paper, by how the name ends."""


def content(paper: Paper, ending: str, template: bytes | None = None) -> bytes:
    """The file; `template` is the one whose house style a .docx takes over."""
    match ending:
        case ".docx":
            from uvp_cli.render.paper import word

            return word.document(paper, template)
        case ".odt":
            from uvp_cli.render.paper import opendocument

            return opendocument.document(paper)
        case ".html":
            from uvp_cli.render.paper import page

            return page.html(paper).encode()
        case ".pdf":
            from uvp_cli.render.paper import page

            return page.pdf(paper)
        case _:
            from uvp_cli.render.paper import markdown

            return markdown.text(paper).encode()
