"""The register that the page for searching looks through: every text, and where that stands.

A file beside the page, so that the page weighs the same whatever the size of the programme.
"""

from __future__ import annotations

import json

from uvp_cli.programme.origin import Placed
from uvp_cli.programme.paths import Part, Parts
from uvp_cli.queries import search
from uvp_cli.render.cells import visible
from uvp_cli.render.site import links, pages
from uvp_cli.reports import parts
from uvp_cli.reports.ours import origin_of, origins
from uvp_cli.reports.terms import KINDS

RegisterEntry = tuple[str, str, str, list[str]]
"""The place of something on the site, what it is, its title, and its other texts."""


def script(placed: Placed) -> str:
    """The script with the register."""
    written = json.dumps(_register(placed), separators=(",", ":"))
    return f"var uvpRegister={written};\n"


def _register(placed: Placed) -> list[RegisterEntry]:
    """Each part of the programme that says something, in the order of the document."""
    programme, own = placed.programme, pages.offered(placed).gemeenten
    whole, names = Parts(programme), pages.names(programme)
    added, texts_of = origins(programme), dict[Part, dict[str, str]]()
    for path, text in search.texts(programme):
        if path[-1] == "assumption":
            continue  # for the maker; what it says for readers stands there too
        if path[0] == "gemeenten" and programme.gemeenten[int(path[1])] not in own:
            continue
        read = origin_of(path, added)
        texts_of.setdefault(whole.at(path), {})[text] = f"{text} ({read})" if read else text
    register = []
    for part, texts in texts_of.items():
        named = part.kind in KINDS and part.title in texts
        # A title that is said as well stands in the link, not once more below it.
        called = texts[part.title] if named else names.get(part.id or "") or parts.named(part)
        kind = f"{KINDS[part.kind]}: " if named else ""
        others = [visible(told) for text, told in texts.items() if not named or text != part.title]
        register.append((links.part(programme, part), kind, visible(called), others))
    return register
