"""`uvp` without a command: the programme on one screen."""

from uvp_cli.commands.shared import choosing, clock, several
from uvp_cli.commands.shared.loading import load_with_sound_logs
from uvp_cli.commands.shared.output import send


def show_overview() -> None:
    """Prints it. Raises `typer.Exit` after printing what is wrong with the programme."""
    from uvp_cli.queries.overview import look
    from uvp_cli.reports.adoption import marked
    from uvp_cli.reports.overview import overview_report

    today = clock.today()
    file = several.one_of(several.programmes(None), "in UVP_FILE")
    loaded = load_with_sound_logs(file)
    book = late = None
    if loaded.logs:
        from uvp_cli.queries.logbook import logbook
        from uvp_cli.queries.progress import progress

        book = logbook(loaded.logs, today)
        late = progress(loaded.programme, book).late
    others = choosing.others(file)
    report = overview_report(look(loaded.programme, today[:7], book, late), loaded, others)
    send(marked(report, loaded), "table", paged=False)
