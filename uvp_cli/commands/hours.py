"""`uvp hours`: how many hours, for whom, how certain."""

from __future__ import annotations

from typing import Annotated

import typer

from uvp_cli.commands.options import (
    DepartmentOption,
    File,
    FormatOption,
    GemeenteOption,
    PartnerOption,
    ThemeOption,
    checked_format,
    whole_number,
)


def hours(
    gemeente: GemeenteOption = None,
    theme: ThemeOption = None,
    department: DepartmentOption = None,
    partner: PartnerOption = None,
    persons: Annotated[
        str | None,
        typer.Option(
            "--persons",
            "--personen",
            metavar="AANTAL",
            help="Aantal personen per gemeente, voor ramingen per persoon.",
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", "--uitleg", help="Toon bij elk getal de cel, de lezing en de bron."
        ),
    ] = False,
    form: FormatOption = "table",
    file: File = None,
) -> None:
    """Toon de uren per thema en actie.

    Zonder --gemeente: alle gemeenten naast elkaar, per thema.

    \b
    Voorbeelden:
      uvp hours --gemeente Vaals
      uvp hours --theme jeugd
      uvp hours --gemeente valkenburg --explain
      uvp hours --format csv
    """
    from uvp_cli import names
    from uvp_cli.commands.loading import load
    from uvp_cli.commands.output import send
    from uvp_cli.hours import Scope, account
    from uvp_cli.reports import hours as reports

    checked_format(form)
    count = whole_number("--persons", persons)
    loaded = load(file)
    programme = loaded.programme
    one = names.meant("gemeente", gemeente, names.gemeenten(programme))
    scope = Scope(
        theme=names.meant("thema", theme, names.themes(programme)),
        department=names.meant("afdeling", department, names.departments(programme)),
        partner=names.meant("ketenpartner", partner, names.partners(programme)),
    )
    asked = account(programme, one, scope, persons=count)
    if explain:
        report = reports.explanation_report(asked, loaded)
    elif one:
        report = reports.account_report(asked, loaded)
    else:
        each = [account(programme, g.id, scope, persons=count) for g in programme.gemeenten]
        report = reports.overview_report(each, asked, loaded)
    send(report, form)
