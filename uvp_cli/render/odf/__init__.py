"""The parts that every OpenDocument file has beside its text: properties, list of contents.

Written without a library: the ones there are leave footnotes, tables of contents, frozen rows,
filters and formulas to who uses them, and this much of the format is a zip with pages of XML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from uvp_cli.render.archive import packed
from uvp_cli.render.cells import visible
from uvp_cli.render.templates import environment

_MIME = "application/vnd.oasis.opendocument."


def part(template: str, **values: object) -> bytes:
    """The XML that a template in `layout/` makes of the values."""
    return environment(__package__).get_template(template).render(values).encode()


def file(kind: str, parts: Mapping[str, bytes], images: Mapping[str, bytes] | None = None) -> bytes:
    """The file of a kind ("text", "spreadsheet") with these parts and PNG images, by name."""
    mime, images = f"{_MIME}{kind}", images or {}
    manifest = part("manifest.xml", mime=mime, parts=parts, images=images)
    contents = {**parts, "META-INF/manifest.xml": manifest, **images}
    return packed({"mimetype": mime.encode(), **contents}, stored="mimetype")


def words(text: str) -> str:
    """Text as XML, with the spaces and tabs that XML would fold as elements."""
    spaced = re.sub(
        " {2,}|^ | $", lambda spaces: f'<text:s text:c="{len(spaces[0])}"/>', escape(visible(text))
    )
    return spaced.replace("\t", "<text:tab/>")
