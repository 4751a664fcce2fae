"""Jinja templates, which write every value as text, whatever it holds."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from uvp_cli.render.cells import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(package: str) -> Environment:
    """The templates in the folder `layout` of a package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader(package, "layout"),
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _written(value: Any) -> Any:
    """Text escaped, with control characters shown; what a template made is as it should be."""
    from markupsafe import Markup

    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return Markup(escape(visible(value))) if is_text else value  # noqa: S704 (escaped)
