"""The least that a command line made with Typer can be; what `uvp` takes more is its own.

It has the settings of `uvp`, with which Typer starts at its fastest.
"""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    gemeente: Annotated[str, typer.Option("--gemeente", "-g", help="Een naam.")] = "",
    form: Annotated[str, typer.Option("--format", help="Een vorm.")] = "table",
    all_of_it: Annotated[bool, typer.Option("--all", help="Alles.")] = False,  # noqa: FBT002
) -> None:
    """Does nothing."""


if __name__ == "__main__":
    app()
