"""`uvp history`: one thing through the years."""

from uvp_cli.commands.shared import clock, options, several
from uvp_cli.commands.shared.loading import load_with_sound_logs
from uvp_cli.commands.shared.parameters import argument, completes_names
from uvp_cli.commands.shared.querying import question_of, respond


def history(
    subject: str = argument(
        "ID",
        "Een actie, maatregel, doelstelling, gemeente of groep: id, naam of begin daarvan.",
        completes_names("queries.history:with_history"),
    ),
    gemeente: str | None = options.ONE_GEMEENTE,
    files: list[str] | None = options.FILES,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon een actie, doel of gemeente door de jaren heen.

    Zonder --file: alle programma's die bij elkaar staan, behalve een concept. Een actie die een
    andere id kreeg, wordt gevolgd langs de sleutel continues. Naast een logboek staat ook
    wat er is besteed.

    \b
    Voorbeelden:
      uvp history jeugd.veilig-uitgaan
      uvp history Vaals
      uvp history jeugd.veilig-uitgaan --gemeente Vaals
      uvp history "Limburgse Norm" -f data/
    """
    from uvp_cli.queries.history import follow
    from uvp_cli.queries.logbook import at_end
    from uvp_cli.reports.adoption import marked_among
    from uvp_cli.reports.history import history_report

    question = question_of(form, delimiter, no_pager, files=files)
    read = [load_with_sound_logs(file) for file in several.all_years(question.files)]
    today = clock.today()
    ends = {it.programme.id: at_end(it.logs, it.programme, today) for it in read}
    books = {name: book for name, book in ends.items() if book}
    concepts = [loaded.programme.id for loaded in read if loaded.is_concept]
    report = history_report(follow([loaded.programme for loaded in read], subject, gemeente, books))
    respond(marked_among(report, concepts), question.output)
