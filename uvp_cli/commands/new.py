"""`uvp new`: the next programme from this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import asking, choosing, clock, options, several
from uvp_cli.commands.shared.loading import load_document, load_logs, refuse
from uvp_cli.commands.shared.output import complain
from uvp_cli.commands.shared.parameters import argument, completes_names, flag, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate, writing
from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Placed
from uvp_cli.system import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from uvp_cli.changes.rollover.fates import Fate, Prospect
    from uvp_cli.changes.rollover.plan import Rollover
    from uvp_cli.document.findings import KeyPath
    from uvp_cli.document.nodes import Document

complete_action = completes_names("queries.subjects:actions")


def new(
    year: str = argument("JAAR", "Het jaar waarin het nieuwe programma begint."),
    old: str | None = option(
        "--from --van BESTAND", "Het oude programma; anders dat van het jaar ervoor in data/."
    ),
    output: str | None = option(
        "--output --uitvoer BESTAND",
        "Het nieuwe bestand; anders naast het oude, met het nieuwe jaar in de naam.",
    ),
    end: list[str] | None = option(
        "--end --stopt ACTIE…", "Deze actie stopt: id of naam.", complete_action
    ),
    keep: list[str] | None = option(
        "--continue --door ACTIE…", "Deze actie gaat door: id of naam.", complete_action
    ),
    yes: bool = flag("--yes --ja", "Vraag niets en volg elk voorstel."),
    no_input: bool = flag(
        "--no-input --vraag-niets",
        "Vraag niets; wat niet zeker is, blijft staan om later te beslissen.",
    ),
    dry_run: bool = options.DRY_RUN,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Begin het programma van het volgende jaar.

    Acties die volgens hun looptijd aflopen, stoppen, met de planning en teksten die
    alleen over hen gaan; de andere gaan door, met `continues` en hun oude id. De
    planning blijft in dezelfde maand; datums en weken worden omgerekend. Bij elk
    open punt en elke onduidelijke looptijd komt een opmerking "# uvp: beslis", die
    weg moet voordat het nieuwe bestand met --strict klopt. Naast een logboek staat daar
    bij elke raming wat is besteed; wat gedaan is, krijgt het voorstel te stoppen, en wat
    is uitgesteld of vervallen een vraag. Commentaar en volgorde blijven. Op een
    terminal volgt per onduidelijke actie een vraag, met een weg terug, en aan het eind
    een lijst om te bevestigen; met Ctrl+C stopt u zonder dat er iets is geschreven.
    Een bestaand bestand blijft zoals het is.

    Afsluitcode: 0 in orde, 1 het oude of het nieuwe programma klopt niet, 2 het
    bestand is er al of het jaar kan niet, 3 het oude is niet te lezen.

    \b
    Voorbeelden:
      uvp new 2027 --dry-run
      uvp new 2027 --from data/uvp2026.yaml --no-input
      uvp new 2027 --end dor-dol --continue "veilig uitgaan" --yes
    """
    from uvp_cli.changes.rollover.fates import prospects, settle
    from uvp_cli.changes.rollover.plan import period_in, roll_over
    from uvp_cli.checking import comments
    from uvp_cli.queries.logbook import at_end
    from uvp_cli.reports.rollover import Points, rollover_report

    question = question_of(form, delimiter, no_pager)
    begin = int(choosing.checked_year(year) or year)
    file = several.before([old] if old else None, year, "met --from")
    loaded, document = load_document(file)
    period_in(loaded.programme.period, begin)
    if output == "-":
        raise UsageProblem("'-' is geen bestand. Noem een bestand, of kijk alleen met --dry-run.")
    target = Path(output) if output else _beside(loaded, Path(file), begin)
    _check_free(target)
    before = comments.count_undecided(document)
    if before:
        _warn_of(before, loaded, chosen=old is not None)
    book = at_end(load_logs(file), loaded.programme, clock.today())
    actions = prospects(loaded.programme, book)
    fates = _typed_fates(loaded.programme, end or [], keep or [])
    if not (yes or no_input):
        fates |= _answers(loaded.programme, actions, fates)
    decided = settle(actions, fates, accept=yes)
    plan = roll_over(loaded.programme, begin, decided, _silenced(document, loaded), book)
    new = _checked(text_of(document, plan), _shown(target))
    new = _checked(with_comments_asked(new, loaded.programme, plan), _shown(target))
    if not dry_run:
        try:
            writing.write_new(target, new.text)
        except FileExistsError:
            _check_free(target)
    points = Points(before, comments.count_undecided(new))
    report = rollover_report(plan, loaded, _shown(target), points, written=not dry_run)
    respond(report, question.output)


def _beside(loaded: Placed, path: Path, year: int) -> Path:
    """Beside the old file, or here where that is the one that came with uvp: uvp2027.yaml."""
    from uvp_cli.changes.rollover.moves import renumbered
    from uvp_cli.changes.rollover.plan import period_in

    period = loaded.programme.period
    renamed = renumbered(path.name, period, period_in(period, year))
    name = renamed if renamed != path.name else f"uvp{year}.yaml"
    return Path(name) if loaded.origin.startswith(locate.SHIPPED) else path.with_name(name)


def _shown(target: Path) -> str:
    return printable(locate.relative(target))


def _check_free(target: Path) -> None:
    """Raises `UsageProblem` where something is there already."""
    if os.path.lexists(target):
        raise UsageProblem(
            f"'{_shown(target)}' bestaat al en blijft zoals het is. Kies een andere naam met "
            "--output, of verplaats dat bestand eerst."
        )


def _warn_of(count: int, loaded: Placed, *, chosen: bool) -> None:
    """Says that the old programme is itself undecided, which somebody may not have meant."""
    points = dutch.plural(count, "punt", "punten")
    stays = "dat blijft staan" if count == 1 else "die blijven staan"
    says = f"{loaded.origin} is zelf nog niet af: {points} om te beslissen; {stays}."
    advice = "" if chosen else " Een ander programma kiest u met --from."
    complain(says + advice)


def _typed_fates(programme: Programme, end: Iterable[str], keep: Iterable[str]) -> dict[str, Fate]:
    """The fates that options give to actions, by id. Raises `UsageProblem`."""
    from uvp_cli.queries import subjects

    known = subjects.actions(programme)
    ends = {names.resolve("actie", text, known).id for text in end}
    continues = {names.resolve("actie", text, known).id for text in keep}
    both = sorted(ends & continues)
    if both:
        raise UsageProblem(f"'{both[0]}' kan niet stoppen en ook doorgaan.")
    return {**dict.fromkeys(ends, "ends"), **dict.fromkeys(continues, "continues")}


def _silenced(document: Document, loaded: Placed) -> Callable[[str, KeyPath], bool]:
    """A function that says whether a comment silences a rule, by its code, at a path."""
    from uvp_cli.checking.comments import suppressions

    silenced = {(code, comment.line) for comment, code in suppressions(document)}
    return lambda code, path: (code, loaded.line(path)) in silenced


def _answers(
    programme: Programme, actions: Sequence[Prospect], fates: Mapping[str, Fate]
) -> dict[str, Fate]:
    """The fates by the user of actions that may end or are unclear; nothing without a terminal."""
    from uvp_cli.changes.rollover.fates import settle
    from uvp_cli.reports.rollover import facts_of

    if not asking.can_ask():
        return {}
    open_ = (prospect for prospect in actions if prospect.action.id not in fates)
    dialogue = asking.Dialogue(
        prospects=tuple(
            prospect for prospect in open_ if not prospect.certain or prospect.proposal == "ends"
        ),
        facts_of=lambda prospect, answers: facts_of(
            prospect,
            programme,
            {id_ for id_, fate in {**fates, **answers}.items() if fate == "ends"},
        ),
        outcome=lambda answers: settle(actions, {**fates, **answers}, accept=False),
    )
    try:
        return asking.ask(dialogue)
    except KeyboardInterrupt:
        sys.stderr.write("\nAfgebroken; er is niets geschreven.\n")
        raise


def text_of(document: Document, plan: Rollover) -> str:
    """The text of the new programme. Raises `UsageProblem` where the old one cannot become it."""
    from uvp_cli.checking import comments
    from uvp_cli.document import scalars, versions
    from uvp_cli.document.edits import Edits, edited
    from uvp_cli.document.places import first_anchor
    from uvp_cli.document.reading import parse

    current = versions.text_up_to_date(document)
    if current is None:
        raise UsageProblem("Dit programma heeft een oude versie. Werk het bij met: uvp migrate")

    def written(questions: Mapping[KeyPath, Iterable[str]]) -> dict[KeyPath, tuple[str, ...]]:
        return {path: tuple(map(comments.asking, asking)) for path, asking in questions.items()}

    edits = Edits(
        comments=written(plan.questions),
        settled=written(plan.answered),
        keys={
            ("title",): ("adoption", {"status": "concept"}),
            **{path: ("continues", name) for path, name in plan.continues.items()},
        },
        removed=plan.removed,
    )
    try:
        changed = scalars.rewritten(parse(current, document.name), plan.values)
        return edited(parse(changed, document.name), edits)
    except scalars.Unchangeable:
        raise UsageProblem(_why_unsafe(first_anchor(parse(current, "")))) from None


def with_comments_asked(new: Document, old: Programme, plan: Rollover) -> str:
    """The new text with a question below each comment that names a year, or what stopped."""
    from uvp_cli.changes.rollover.questions import mentions_in
    from uvp_cli.checking.check import check
    from uvp_cli.checking.comments import asking as written
    from uvp_cli.checking.comments import is_question
    from uvp_cli.document import scalars
    from uvp_cli.document.comments import all_comments
    from uvp_cli.document.edits import Edits, edited

    programme = check(new, advise=False).programme
    all_paths = [path for path, _ in paths.values(programme)]
    path_at = paths.outermost(all_paths, lambda path: new.locate(path, key=True).line)
    mentions = mentions_in(old, plan.changes.period, plan.changes.actions)
    questions: dict[KeyPath, tuple[str, ...]] = {}
    for comment in all_comments(new):
        question = None if is_question(comment) else mentions.question_of_comment(comment.rest)
        if question:
            path = path_at(comment.line)
            questions[path] = tuple(dict.fromkeys((*questions.get(path, ()), written(question))))
    try:
        return edited(new, Edits(comments=questions))
    except scalars.Unchangeable:
        raise UsageProblem(_why_unsafe(None)) from None


def _why_unsafe(line: int | None) -> str:
    """The reason why a text cannot be changed; `line` has its first anchor or alias."""
    unsafe = "De tekst van het oude programma is niet veilig te veranderen"
    if line is None:
        return f"{unsafe}. Laat de editor het bestand eerst opnieuw opmaken."
    return (
        f"{unsafe}, want er staan ankers (&) of verwijzingen (*) in; de eerste op regel {line}. "
        "Schrijf die eerst uit."
    )


def _checked(text: str, name: str) -> Document:
    """The document with this text, if it is a programme. Ends the command where it is not."""
    from uvp_cli.checking.check import check
    from uvp_cli.document.reading import parse

    document = parse(text, name)
    checked = check(document)
    if checked.programme is None:
        complain("Het nieuwe programma zou niet kloppen; er is niets geschreven.")
        refuse(checked)
    return document
