"""`uvp questions`: what somebody must still decide or look up, the heaviest points first."""

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load_placed
from uvp_cli.commands.shared.parameters import completes_ids, flag, option
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.programme.origin import Placed


def questions(
    kind: list[str] | None = option(
        "--kind --soort SOORT…",
        "De kop uit de lijst, of een deel daarvan.",
        completes_ids("reports.questions:HEADINGS"),
    ),
    weight: list[str] | None = option(
        "--weight --gewicht GEWICHT…",
        "Wat het kan veranderen: uren, geld of planning; inhoud; of formulering.",
        completes_ids("reports.questions:WEIGHT_WORDS"),
    ),
    theme: list[str] | None = options.THEME,
    gemeente: list[str] | None = options.GEMEENTE,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    count: bool = flag("--count --aantal", "Alleen hoeveel punten er zijn."),
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
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
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.questions import ask as points_of
    from uvp_cli.reports.questions import (
        WEIGHT_WORDS,
        Sought,
        counts_report,
        kinds,
        questions_report,
    )
    from uvp_cli.reports.tables import Report

    typed = Names.typed(theme=theme, gemeente=gemeente, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)
    kinds_meant = options.chosen("soort", kind, kinds())
    weights_meant = options.chosen("gewicht", weight, WEIGHT_WORDS)
    report = counts_report if count else questions_report

    def ask(placed: Placed, names: Names) -> Report:
        programme, undecided = placed.programme, placed.undecided
        points = points_of(programme, kinds_meant, names.theme, weights_meant, undecided)
        if names.gemeente or names.department or names.partner:
            from uvp_cli.queries.excerpt import about

            is_about = about(placed.programme, names)
            points = tuple(point for point in points if is_about(point.path))
        return report(points, placed, Sought(kinds_meant, weights_meant, names))

    question.answer(load_placed, ask)
