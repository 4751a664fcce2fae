"""`uvp show`: the programme as a tree, or one thing in it as a card."""

from dataclasses import replace

from uvp_cli.commands.shared import clock, options
from uvp_cli.commands.shared.loading import WithLogs, load_with_sound_logs
from uvp_cli.commands.shared.parameters import argument, completes_names
from uvp_cli.commands.shared.querying import question_of
from uvp_cli.commands.shared.stray import Nearby, together
from uvp_cli.exits import UsageProblem
from uvp_cli.programme.names import UnclearName


def show(
    subjects: list[str] | None = argument(
        "ID…",
        "Een id of naam: thema, doelstelling, actie, afdeling, ketenpartner, "
        "gemeente of planningsitem.",
        completes_names("queries.subjects:candidates"),
        default=None,
    ),
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon het programma, of alles over één onderdeel.

    Zonder ID: het hele programma als boom, met alle ids.

    \b
    Voorbeelden:
      uvp show
      uvp show jeugd
      uvp show fysiek.oefening
      uvp show politie
      uvp show jeugd --format html
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.subjects import look_up
    from uvp_cli.reports.dossier import dossier_report
    from uvp_cli.reports.show import beside, programme_report
    from uvp_cli.reports.tables import Report

    question = question_of(form, delimiter, no_pager, files=files, year=year)
    today = clock.today()

    def ask(loaded: WithLogs, names: Names) -> Report:
        if not names.subject:
            return programme_report(loaded)
        cards = [dossier_report(loaded, look_up(loaded.programme, name)) for name in names.subject]
        if loaded.logs:
            from uvp_cli.queries.logbook import logbook
            from uvp_cli.reports.noted import with_log

            book = logbook(loaded.logs, today)
            named = zip(cards, names.subject, strict=True)
            cards = [with_log(card, loaded, name, book) for card, name in named]
        return cards[0] if len(cards) == 1 else beside(cards, loaded)

    near = Nearby({"files": question.files, "year": question.year})
    words = together(subjects or (), near)
    try:
        replace(question, names=Names(subject=tuple(words))).answer(load_with_sound_logs, ask)
    except UnclearName as error:
        if not (then := near.planned_then(" ".join(subjects or ()))):
            raise
        said = str(error).removesuffix(".")
        raise UsageProblem(f"{said}{'' if said.endswith('?') else '.'} {then}".rstrip()) from None
