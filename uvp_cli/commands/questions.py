"""`uvp questions`: what somebody must still decide or look up, the heaviest points first."""

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
complete_weight = completes_ids("reports.questions:weights")


def questions(
    kind: Annotated[
        str | None,
        option(
            "--kind --soort SOORT",
            "Alleen deze soort: de kop uit de lijst, of een deel daarvan.",
            complete_question,
        ),
    ] = None,
    weight: Annotated[
        str | None,
        option(
            "--weight --gewicht GEWICHT",
            "Alleen wat dit kan veranderen: uren, geld of planning; inhoud; of formulering.",
            complete_weight,
        ),
    ] = None,
    theme: options.Theme = None,
    count: Annotated[bool, flag("--count --aantal", "Alleen hoeveel punten er zijn.")] = False,
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
    zoals een actie zonder uren. Wat uren, geld of planning kan veranderen staat
    bovenaan, formulering onderaan. Een kanttekening over hetzelfde als zo'n leemte is
    één punt daarmee. In een concept staat vooraan wat een opmerking "# uvp: beslis"
    vraagt. Elk punt noemt zijn plaats in het bestand.

    \b
    Voorbeelden:
      uvp questions
      uvp questions --count
      uvp questions --kind aannames --theme jeugd
      uvp questions --weight formulering
      uvp questions --kind beslissen
    """
    from uvp_cli.programme.names import meant
    from uvp_cli.queries import questions as queries
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.questions import Wanted, counts_report, kinds, questions_report, weights

    output = output_in(form, delimiter, no_pager)
    kind_meant, weight_meant = meant("soort", kind, kinds()), meant("gewicht", weight, weights())
    chosen = next((known for known in queries.KINDS if known == kind_meant), None)
    heavy = next((known for known in queries.WEIGHTS if known == weight_meant), None)
    report = counts_report if count else questions_report

    def ask(placed: Placed, names: Names) -> Report:
        points = queries.ask_all(placed, chosen, names.theme, heavy)
        return report(points, placed, Wanted(chosen, names.theme, heavy))

    answer(load_placed, files, Names(theme=theme), ask, output, by, year=year)
