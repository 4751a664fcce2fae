"""`uvp questions`: what somebody must still decide or look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import File, ThemeOption, complete_question
from uvp_cli.commands.shared.querying import countable

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@countable
def questions(
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            "--soort",
            metavar="SOORT",
            help="Alleen deze soort: de kop uit de lijst, of een deel daarvan.",
            autocompletion=complete_question,
        ),
    ] = None,
    theme: ThemeOption = None,
    count: Annotated[
        bool, typer.Option("--count", "--aantal", help="Alleen hoeveel vragen er zijn.")
    ] = False,
    file: File = None,
) -> Report:
    """Toon wat iemand nog moet beslissen of opzoeken.

    Aannames, ontbrekende gegevens, tegenstrijdigheden en wat op meer manieren te lezen
    is; geld dat nog niet bekend is; en wat het programma elders wel heeft en hier niet,
    zoals een actie zonder uren. Elke vraag noemt haar plaats in het bestand.

    \b
    Voorbeelden:
      uvp questions
      uvp questions --count
      uvp questions --kind aannames --theme jeugd
      uvp questions --kind uren
    """
    from uvp_cli.commands.shared.loading import load_placed
    from uvp_cli.programme import names
    from uvp_cli.queries.questions import KINDS, ask
    from uvp_cli.reports.questions import counts_report, kinds, questions_report

    chosen = names.meant("soort", kind, kinds())
    one = next((each for each in KINDS if each == chosen), None)
    placed = load_placed(file)
    about = names.meant("thema", theme, names.themes(placed.programme))
    asked = ask(placed.programme, one, about)
    report = counts_report if count else questions_report
    return report(asked, placed, one, about)
