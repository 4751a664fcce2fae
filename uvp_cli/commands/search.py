"""`uvp search`: where a text stands."""

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load_placed
from uvp_cli.commands.shared.parameters import argument
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.exits import UsageProblem
from uvp_cli.programme.names import sought
from uvp_cli.programme.origin import Placed


def search(
    words: list[str] | None = argument(
        "TEKST…", "Een woord, een deel ervan, of woorden na elkaar.", default=None
    ),
    theme: list[str] | None = options.THEME,
    gemeente: list[str] | None = options.GEMEENTE,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    by: list[str] | None = options.GROUPS,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Zoek een tekst in het hele programma.

    In titels, teksten, cellen, namen, planning en kanttekeningen, en op id; hoofdletters,
    accenten en leestekens maken niet uit. Elke vondst noemt haar plaats in het bestand.

    \b
    Voorbeelden:
      uvp search vakantieparken
      uvp search zorg en veiligheidshuis
      uvp search carnaval --theme jeugd
      uvp search jeugd.doel-3
      uvp search politie --format csv
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.search import find
    from uvp_cli.reports.search import search_report
    from uvp_cli.reports.tables import Report

    typed = Names.typed(theme=theme, gemeente=gemeente, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year, by=by)
    wanted = sought(" ".join(words or ()))
    if not wanted:
        raise UsageProblem("Zoek op een tekst met minstens één letter of cijfer.")

    def ask(placed: Placed, names: Names) -> Report:
        hits = find(placed.programme, wanted, names.theme)
        if names.gemeente or names.department or names.partner:
            from uvp_cli.queries.excerpt import about

            is_about = about(placed.programme, names)
            hits = tuple(hit for hit in hits if is_about(hit.path))
        return search_report(hits, placed, wanted, names)

    question.answer(load_placed, ask)
