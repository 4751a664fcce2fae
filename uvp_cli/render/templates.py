"""Jinja templates, which write every value as text, whatever it holds."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from uvp_cli.render.cells import list_lines, visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

ROW_CLASSES = {"section": "kop", "subtotal": "subtotaal", "total": "totaal"}
"""The class of a row on a page, by its role."""


@cache
def environment(package: str) -> Environment:
    """The templates in the folder `layout` of a package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader(package, "layout"),
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["lined"] = lined
    return made


def lined(text: str) -> Markup:
    """Text in which each line of a list is one; for where a browser takes elements."""
    from markupsafe import Markup

    return Markup("<br>").join(map(_written, list_lines(text)))


def _written(value: Any) -> Any:
    """Text escaped, with control characters shown; what a template made is as it should be."""
    from markupsafe import Markup

    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return Markup(escape(visible(value))) if is_text else value  # noqa: S704 (escaped)
