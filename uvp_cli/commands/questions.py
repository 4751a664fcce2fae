"""`uvp questions`: what somebody must still decide or look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load_placed
from uvp_cli.commands.shared.parameters import completes_ids, flag, option
from uvp_cli.commands.shared.querying import answer, output_in

if TYPE_CHECKING:
    from uvp_cli.programme.origin import Placed
    from uvp_cli.reports.tables import Report

complete_question = completes_ids("reports.questions:kinds")


def questions(
    kind: Annotated[
        str | None,
        option(
            "--kind --soort SOORT",
            "Alleen deze soort: de kop uit de lijst, of een deel daarvan.",
            complete_question,
        ),
    ] = None,
    theme: options.Theme = None,
    count: Annotated[bool, flag("--count --aantal", "Alleen hoeveel vragen er zijn.")] = False,
    files: options.Files = None,
    year: options.Year = None,
    by: options.Groups = None,
    form: options.Format = "table",
    delimiter: options.Delimiter = None,
    no_pager: options.NoPager = False,
) -> None:
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
    from uvp_cli.programme.names import meant
    from uvp_cli.queries import questions as queries
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.questions import counts_report, kinds, questions_report

    output = output_in(form, delimiter, no_pager)
    meaning = meant("soort", kind, kinds())
    chosen = next((known for known in queries.KINDS if known == meaning), None)
    report = counts_report if count else questions_report

    def ask(placed: Placed, names: Names) -> Report:
        open_questions = queries.ask(placed.programme, chosen, names.theme)
        return report(open_questions, placed, chosen, names.theme)

    answer(load_placed, files, Names(theme=theme), ask, output, by, year=year)
