"""`uvp report`: the programme as a document, and letters whose figures stay bound to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from uvp_cli import dutch
from uvp_cli.commands.shared import clock, extras, options, several
from uvp_cli.commands.shared.loading import load_logs, load_placed
from uvp_cli.commands.shared.output import check_free, end, save
from uvp_cli.commands.shared.parameters import argument, completes_words, flag, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.commands.shared.selecting import times
from uvp_cli.commands.shared.stray import NARROWING, wrong_ending
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.files.reading import Unread, content_of
from uvp_cli.files.writing import ReadSource, is_standard_output
from uvp_cli.programme.months import NamedDays, days_of
from uvp_cli.programme.origin import Placed
from uvp_cli.render.paper import ENDINGS, content
from uvp_cli.system import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from uvp_cli.queries.logbook import Logbook
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.papers.paper import Paper
    from uvp_cli.reports.tables import Report

Made = TypeVar("Made")
LETTER = "raadsinformatiebrief"
PROGRESS, ACCOUNT = "voortgang", "jaarverslag"
NOUNS = {
    LETTER: "Een raadsinformatiebrief",
    PROGRESS: "Een verslag over de voortgang",
    ACCOUNT: "Een jaarverslag",
}
"""The papers for one municipality or for all, as a sentence about one begins."""
KINDS = ("rapport", LETTER, PROGRESS, ACCOUNT)
NO_FIELDS = (
    "Alleen de huisstijl is gebruikt, met onze tekst: er staat geen veld zoals "
    "{uvp:hours.gemeente.total} in. Alle velden staan in docs/rapport.md."
)
"""The note on a template for a letter that has no place for a figure."""
A_TEMPLATE = "Pas de tekst aan, en maak daarmee de brief: --gemeente en --template."
"""The note on the letter with the names of the figures in place of those."""
PAGES = (
    "De bladzijden in de inhoudsopgave vult Word in als u Ctrl+A en dan F9 drukt; LibreOffice doet "
    "het bij het openen."
)
"""The note on contents whose pages only the program knows that lays them out."""


def report(
    gemeente: list[str] | None = options.GEMEENTE,
    theme: list[str] | None = options.THEME,
    department: list[str] | None = options.DEPARTMENT,
    partner: list[str] | None = options.PARTNER,
    month: list[str] | None = options.MONTH,
    kind: str = option(
        "--kind --soort SOORT",
        f"rapport, {LETTER} (een brief aan de raad van --gemeente), of naar het logboek "
        f"{PROGRESS} of {ACCOUNT}.",
        completes_words(KINDS),
        default=KINDS[0],
    ),
    target: str = argument(
        "DOEL",
        "Het document om te schrijven; het einde van de naam zegt in welke vorm: "
        f"{', '.join(ENDINGS)}.",
    ),
    at: str | None = option(
        "--at --op DAG",
        "De dag van de stand, bij een verslag naar het logboek.",
        options.complete_period,
    ),
    template: str | None = option(
        "--template --sjabloon BESTAND",
        "Een .docx met de huisstijl; bij een brief ook met de tekst.",
    ),
    check: bool = flag(
        "--check --controleer",
        "Schrijf niets, maar vergelijk de cijfers in DOEL, een brief of een verslag, met het "
        "programma.",
    ),
    force: bool = options.FORCE,
    files: list[str] | None = options.ONE_FILE,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Maak een document of een brief van het programma.

    Het rapport heeft de volgorde van een raadsstuk, met beelden, en met elke aanname
    als voetnoot. In een brief is elk cijfer gebonden aan het programma: --check zegt
    later welke cijfers niet meer kloppen. Zonder --gemeente komt er bij meer gemeenten
    een sjabloon (.docx) in plaats van een brief, om aan te passen. Met --theme,
    --department of --partner is het een bladzijde met de planning, acties, het geld en
    de open punten daarvan. Een verslag over de voortgang of het jaar zegt wat er volgens
    het logboek gebeurde. Meer staat in docs/rapport.md.

    Afsluitcode: 0 in orde, 1 een cijfer klopt niet of er is geen cijfer gebonden, 3 de
    brief of het programma is niet te lezen.

    \b
    Voorbeelden:
      uvp report uvp2026.docx
      uvp report vaals.odt --gemeente vaals
      uvp report agenda.html --month mei
      uvp report politie.docx --partner politie
      uvp report brief.docx --kind raadsinformatiebrief --gemeente vaals
      uvp report halfjaar.docx --kind voortgang --at 30-6-2026
    """
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.adoption import marked
    from uvp_cli.reports.papers.paper import of, written_report

    typed = Names.typed(gemeente=gemeente, theme=theme, department=department, partner=partner)
    question = question_of(form, delimiter, no_pager, names=typed, files=files, year=year)
    path = Path(target)
    wanted = times(month, None, None, question.year, question.files)
    _check_question(path, question.names, month, kind, template, at, check=check)
    file = several.only(question.files, year=question.year, within=bool(month))
    loaded = load_placed(file)
    if check:
        respond(marked(_checked(path, loaded, file), loaded), question.output)
        return
    names = _meant(question.names, loaded, kind, path, template)
    read: list[ReadSource] = [file, *filter(None, [template])]
    check_free(path, sources=read, force=force)
    house_style = content_of(template) if template else None
    is_filled = kind == LETTER and house_style is not None and _has_fields(house_style, template)
    if is_filled:
        content = _filled(house_style or b"", template, loaded, next(iter(names.gemeente), None))
        title = loaded.marked("Raadsinformatiebrief")
    else:
        when = wanted.within(loaded.programme) if month else None
        book = _logbook(file, loaded, kind, at) if kind in {PROGRESS, ACCOUNT} else None
        paper = of(loaded, _paper(loaded, kind, names, when, book))
        content, title = _content(paper, path.suffix.lower(), house_style, template), paper.title
    save(content, path, sources=read)
    if is_standard_output(path):
        return
    if kind == LETTER and template is not None and not is_filled:
        note = NO_FIELDS
    elif kind == LETTER and not names.gemeente:
        note = A_TEMPLATE
    else:
        has_pages = not is_filled and paper.contents and path.suffix.lower() == ".docx"
        note = PAGES if has_pages else ""
    respond(written_report(title, printable(target), loaded, note), question.output)


def _meant(typed: Names, loaded: Placed, kind: str, path: Path, template: str | None) -> Names:
    """The names as ids; of a letter that of the only municipality, where the programme has one.
    Raises `UsageProblem` where a paper can be for one municipality alone, and where nobody is named
    in what cannot be a template."""
    from uvp_cli.queries.naming import in_programme

    names = in_programme(typed, loaded.programme)
    if kind != KINDS[0] and len(names.gemeente) > 1:
        whom = "is voor één gemeente" if kind == LETTER else "gaat over één gemeente of over alle"
        rest = "" if kind == LETTER else ", of laat --gemeente weg"
        raise UsageProblem(f"{NOUNS[kind]} {whom}; maak er een voor elk{rest}.")
    (first, *others) = loaded.programme.gemeenten
    if kind != LETTER or names.gemeente:
        return names
    if not others:
        return replace(names, gemeente=(first.id,))
    if template or path.suffix.lower() != ".docx":
        why = "" if template else " Zonder is het een sjabloon, en dat kan alleen als .docx."
        raise UsageProblem(f"Voor wie is de brief? Geef --gemeente.{why}")
    return names


def _check_question(
    path: Path,
    typed: Names,
    month: list[str] | None,
    kind: str,
    template: str | None,
    at: str | None,
    *,
    check: bool,
) -> None:
    """Raises `UsageProblem` where the options do not go together."""
    ending = path.suffix.lower()
    options.among("Onbekende soort", kind, KINDS)
    narrower = {
        "--month": month,
        "--theme": typed.theme,
        "--department": typed.department,
        "--partner": typed.partner,
    }
    narrowed = [option for option, values in narrower.items() if values]
    beside = {"--gemeente": typed.gemeente, **narrower, "--template": template}
    unfit = [option for option, value in {**beside, "--at": at}.items() if value]
    if check and unfit:
        raise UsageProblem(f"--check kan niet samen met {dutch.listing(unfit, 'of')}.")
    if check and ending != ".docx":
        raise UsageProblem(f"--check leest een .docx; '{path}' is dat niet.")
    if ending not in ENDINGS:
        raise wrong_ending(str(path), "report", "Een document", ENDINGS, (*NARROWING, "month"))
    if template and ending != ".docx":
        raise UsageProblem("--template kan alleen bij een .docx.")
    if kind != KINDS[0] and narrowed:
        left = dutch.listing(narrowed)
        raise UsageProblem(f"{NOUNS[kind]} gaat over het hele programma; laat {left} weg.")
    if at and kind not in {PROGRESS, ACCOUNT}:
        raise UsageProblem(f"--at hoort bij --kind {PROGRESS} of {ACCOUNT}.")


def _logbook(file: str, loaded: Placed, kind: str, at: str | None) -> Logbook:
    """The state by the logs on the day that is named, else today, or at the end of the programme
    where that is over or the account of all of it is asked. Raises `UsageProblem`."""
    from uvp_cli.queries.logbook import logbook

    period = loaded.programme.period
    first, last = days_of(period.from_, period.last)
    day = clock.day("--at", at, loaded.programme, or_end=True)
    if not at:
        day = last if kind == ACCOUNT else min(day, last)
    if not first <= day <= last:
        when = f"{dutch.day_of(first)} t/m {dutch.day_of(last)}"
        raise UsageProblem(f"{dutch.day_of(day)} valt buiten het programma: {when}.")
    logs = load_logs(file)
    if not logs:
        raise UsageProblem(
            f"Bij {loaded.origin} staat geen logboek, dus er is niets over te melden. Begin er een "
            "met: uvp log"
        )
    return logbook(logs, day, clock.today())


def _paper(
    loaded: Placed, kind: str, names: Names, days: NamedDays | None, book: Logbook | None
) -> Paper:
    whose = next(iter(names.gemeente), None)
    if book:
        from uvp_cli.reports.papers.progress import progress_paper

        is_account, today = kind == ACCOUNT, clock.today()
        return progress_paper(loaded, book, whose, is_account=is_account, today=today)
    if kind == LETTER:
        from uvp_cli.reports.papers import letter

        return letter.letter(loaded, whose) if whose else letter.template(loaded)
    if days or names.theme or names.department or names.partner:
        from uvp_cli.reports.excerpts import shared
        from uvp_cli.reports.papers.month import agenda_page

        return agenda_page(shared(loaded, names), days, names)
    from uvp_cli.render.paper.drawings import drawings
    from uvp_cli.reports.papers.whole import whole

    return whole(loaded, drawings(loaded, names.gemeente), names.gemeente)


def _content(paper: Paper, ending: str, house_style: bytes | None, template: str | None) -> bytes:
    if ending == ".docx":
        extras.load("docx", "een .docx")
    if ending in {".docx", ".odt"}:
        extras.load("resvg_py", f"beelden in een {ending}")
    if ending == ".pdf":
        _load_weasyprint()
    if house_style is None:
        return content(paper, ending)
    return _from_template(template, lambda: content(paper, ending, house_style))


def _load_weasyprint() -> None:
    """Raises `UsageProblem` where WeasyPrint, or the library that it writes letters with, lacks."""
    try:
        extras.load("weasyprint", "een .pdf")
    except OSError:
        raise UsageProblem(
            "Voor een .pdf is Pango nodig. Installeer het, op Debian en Ubuntu met: "
            "sudo apt install libpango-1.0-0 libpangoft2-1.0-0"
        ) from None


def _from_template(name: str | None, work: Callable[[], Made]) -> Made:
    """The outcome of `work` on this template. Raises `UsageProblem` where it is none."""
    from uvp_cli.render.paper.bindings import Mistyped
    from uvp_cli.render.untrusted import Damaged

    try:
        return work()
    except Damaged as error:
        raise UsageProblem(_unreadable(name, error)) from None
    except Mistyped as error:
        raise UsageProblem(
            f"'{name}' heeft een veld dat niet te lezen is: '{error}'. Schrijf het zonder "
            "spaties en met een accolade aan elke kant: {uvp:hours.gemeente.total}."
        ) from None


def _has_fields(house_style: bytes, template: str | None) -> bool:
    """Whether a template has places for figures, and so is a letter. Raises `UsageProblem`."""
    extras.load("docx", "een .docx")
    from uvp_cli.render.paper import bindings

    return _from_template(template, lambda: bindings.asks(house_style))


def _filled(
    house_style: bytes, template: str | None, loaded: Placed, gemeente: str | None
) -> bytes:
    """The letter in a template, with the figures of this programme. Raises `UsageProblem`."""
    from uvp_cli.render.paper.bindings import fill
    from uvp_cli.reports.papers.figures import figures, meant, tag_of

    known = figures(loaded.programme)
    by_tag = {tag_of(name): name for name in known}

    def figure(name: str) -> tuple[str, str]:
        named = by_tag.get(tag_of(name)) or meant(name, gemeente or "")
        if named not in known:
            raise UsageProblem(
                f"Het sjabloon vraagt om '{name}'; dat cijfer kent dit programma niet. "
                "Welke er zijn, staat in docs/rapport.md."
            )
        return tag_of(named), known[named]

    return _from_template(template, lambda: fill(house_style, figure, loaded.state))


def _unreadable(name: Path | str | None, error: Exception) -> str:
    """The message about somebody's document that is damaged, too large or none at all."""
    if str(error):
        return f"'{name}' heeft {error}; is dit het goede document?"
    return f"'{name}' is geen .docx dat te lezen is; bewaar het als .docx."


def _checked(path: Path, loaded: Placed, file: str) -> Report:
    """The figures of a letter compared with the programme. Ends the command where the letter cannot
    be read. Raises `UsageProblem`."""
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.reports.papers.check import check_report, compare
    from uvp_cli.reports.papers.figures import days, labelled, progress_figures, tag_of

    extras.load("docx", "een .docx")
    from uvp_cli.render.paper import bindings
    from uvp_cli.render.untrusted import Damaged

    try:
        letter = bindings.letter(content_of(path))
    except Unread as error:
        end(ExitCode.UNREADABLE, str(error))
    except Damaged as error:
        end(ExitCode.UNREADABLE, _unreadable(path, error))
    named = labelled(loaded.programme)
    for day in days([*letter.remembered, *(tag for tag, _ in letter.figures)]):
        book = logbook(load_logs(file), day, clock.today())
        named |= progress_figures(loaded.programme, book)
    by_tag = {tag_of(name): figure for name, figure in named.items()}
    known = {tag: figure.text for tag, figure in by_tag.items()}
    compared = compare(letter.figures, letter.remembered, known, letter.sentences)
    label_of = {tag: figure.label for tag, figure in by_tag.items()}
    return check_report(compared, printable(path.name), loaded, label_of)
