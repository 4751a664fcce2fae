"""`uvp` without a command, on a terminal: the programme on one screen."""

from __future__ import annotations

from uvp_cli.commands.shared import several
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.output import send


def show_overview() -> None:
    """Prints it. Raises `typer.Exit` after printing what is wrong with the programme."""
    from datetime import date

    from uvp_cli.queries.overview import look
    from uvp_cli.reports.overview import overview_report

    today = date.today()  # noqa: DTZ011 (the user's own calendar)
    loaded = load(several.one_of(several.programmes(None), "in UVP_FILE"))
    send(overview_report(look(loaded.programme, f"{today:%Y-%m}"), loaded), "table", paged=False)
