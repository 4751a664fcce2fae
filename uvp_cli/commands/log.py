"""`uvp log`: a note in the log of a programme of what happened."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli import dutch
from uvp_cli.commands.shared import asking, clock, options, several
from uvp_cli.commands.shared.loading import load_logs, load_with_other_logs
from uvp_cli.commands.shared.noting import ORDER, Noting, target
from uvp_cli.commands.shared.output import end
from uvp_cli.commands.shared.parameters import argument, completes_names, completes_words, option
from uvp_cli.commands.shared.querying import question_of, respond
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.programme import names
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.log import PROGRESS
from uvp_cli.programme.model import PlanningItem, Programme
from uvp_cli.programme.months import last_day, months_in
from uvp_cli.programme.names import Named
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.refusal import Refusal

if TYPE_CHECKING:
    from uvp_cli.changes.noting import Note
    from uvp_cli.document.scalars import ScalarValue
    from uvp_cli.programme.log import Log
    from uvp_cli.queries.progress import Due
    from uvp_cli.reports.tables import Report

OPTIONS = {
    **{key: f"--{key}" for key in ORDER},
    **{f"status: {status}": f"--status {word}" for status, word in PROGRESS.items()},
    "about": "ID",
}
"""The keys of an entry, or such a key with its value, each with the option that fills it."""
_MEANT: dict[ProgressStatus, tuple[str, ...]] = {
    "started": ("begonnen", "started", "bezig", "loopt", "loopt nog", "gestart"),
    "delayed": ("uitgesteld", "delayed", "verschoven", "verplaatst"),
    "dropped": ("vervallen", "dropped", "geschrapt", "gaat niet door"),
    "done": ("gedaan", "done", "gereed", "klaar", "afgerond", "ja"),
}
"""The words that people type for each status."""


def log(
    subject: list[str] | None = argument(
        "ID",
        "Id of naam van een actie, maatregel, planningsitem, doelstelling of indicator.",
        completes_names("queries.subjects:noted"),
        default=None,
    ),
    date: str | None = option(
        "--date --datum --op DAG", "Zoals 2026-02-17 of gisteren; anders vandaag."
    ),
    status: str | None = option(
        "--status STATUS",
        "Begonnen, uitgesteld, vervallen of gedaan.",
        completes_words(PROGRESS.values()),
    ),
    until: str | None = option(
        "--until --tot MAAND", "De maand waarnaar het is verschoven.", options.complete_period
    ),
    hours: str | None = option(
        "--hours --uren AANTAL", "Besteed sinds de vorige notitie: 6 of 7,5."
    ),
    euros: str | None = option("--euros BEDRAG", "Uitgegeven sinds de vorige notitie."),
    value: str | None = option("--value --waarde GETAL", "Wat er is gemeten, bij een indicator."),
    gemeente: str | None = options.ONE_GEMEENTE,
    party: str | None = option(
        "--by --door NAAM",
        "Rol, afdeling, ketenpartner of gemeente; nooit een persoon.",
        options.complete_responsible,
    ),
    text: str | None = option("--text --tekst TEKST", "Wat er gebeurde, of waarom niet."),
    cell: str | None = option("--cell --cel TEKST", "De stand zoals die ergens letterlijk staat."),
    source: str | None = option("--source --bron TEKST", "Waar dit staat."),
    corrects: str | None = option(
        "--corrects --verbetert NOTITIE",
        "De notitie die niet klopt: haar id, haar datum, of laatste.",
    ),
    who: str | None = option(
        "--log --logboek WIE", "Een eigen logboek, zoals vaals: uvp2026.voortgang.vaals.yaml."
    ),
    dry_run: bool = options.DRY_RUN,
    files: list[str] | None = options.ONE_FILE,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Noteer wat er gebeurde, in een logboek.

    Er komt één notitie bij in uvp2026.voortgang.yaml, naast het programma; wat er
    staat, blijft staan, ook als een ander tegelijk noteert. Daarna ziet u hoe het er
    voor staat. Een notitie verandert niet: een nieuwe verbetert haar, met --corrects.
    Zonder ID op een terminal: wat deze maand of eerder klaar moest zijn, met per
    onderdeel de vraag of het zo is.

    Afsluitcode: 0 in orde, 1 het programma of een logboek klopt niet, 2 de notitie
    kan niet, 3 een bestand is niet te lezen.

    \b
    Voorbeelden:
      uvp log veilig-uitgaan --uren 6 --gemeente vaals --tekst Carnaval --dry-run
      uvp log mei.meetmoment-limburgse-norm --status gedaan --dry-run
      uvp log
    """
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.reports.noted import noted_report

    question = question_of(form, delimiter, no_pager, files=files, year=year)
    file = several.only(question.files, year=question.year)
    path = target(Path(file), who)
    # What is due is asked of all logs; a note does not need those of others.
    logs = () if subject or corrects else load_logs(file)
    loaded = load_with_other_logs(file, path)
    figures = {"hours": hours, "euros": euros, "value": value}
    texts = {"cell": cell, "text": text, "source": source}
    said = {
        "date": _day(date, loaded.programme),
        **_named(loaded.programme, gemeente, party),
        **({"status": names.resolve("status", status, _statuses()).id} if status else {}),
        **{key: _number(key, typed) for key, typed in figures.items() if typed is not None},
        **{key: typed for key, typed in texts.items() if typed is not None},
    }
    if until is not None:
        moved = _month(until, str(said["date"]), loaded.programme)
        said = {"status": "delayed", **said, "until": moved}
    if subject or corrects:
        about = {"about": _subject(subject, loaded.programme, str(said["date"]))} if subject else {}
        notes: tuple[Note, ...] = ({**about, **said},)
    else:
        _check_alone(said)
        due, listed = _due(loaded, logs, said)
        if question.output.form != "table" or not asking.can_ask() or not due:
            respond(listed, question.output)
            return
        notes = tuple({**said, **answer} for answer in _answers(due, loaded.programme, said))
    noting = Noting(loaded.programme, Path(file), path, notes, corrects, OPTIONS)
    noted = noting.done(dry_run=dry_run)
    book = logbook([*loaded.logs, noted.log], clock.today())
    respond(
        noted_report(loaded, noted.entries, book, noted.where, written=not dry_run), question.output
    )


def _day(typed: str | None, programme: Programme) -> str:
    """The day (yyyy-mm-dd) that was typed, else today. Raises `UsageProblem`, also where it has
    yet to come."""
    day = clock.day("--date", typed, programme)
    if day > clock.today():
        raise UsageProblem(
            f"--date: {dutch.day_of(day)} moet nog komen. Noteer het zodra het is gebeurd; met "
            "--until noteert u dat het is verschoven."
        )
    return day


def _month(typed: str, day: str, programme: Programme) -> str:
    """The month (yyyy-mm) that was typed, from that of a day on: after the programme too, and the
    last of a longer time. Raises `UnclearPeriod`."""
    from uvp_cli.programme import months, periods

    last = months.later(max(programme.period.last, day[:7]), 12)
    known = periods.calendar([programme], clock.today())
    later = replace(known, first=day[:7], last=last, runs="verschuiven kan")
    return periods.read([typed], later).days[0][1][:7]


def _named(programme: Programme, gemeente: str | None, party: str | None) -> dict[str, ScalarValue]:
    """The ids of what was named. Raises `UnclearName`."""
    ids = {
        "gemeente": names.one_gemeente(gemeente, programme).id if gemeente is not None else None,
        "by": names.meant("verantwoordelijke", party, names.parties(programme)),
    }
    return {key: name for key, name in ids.items() if name}


def _statuses() -> list[Named]:
    return [Named(status, words[0], words) for status, words in _MEANT.items()]


_WHOLE = r",-+$"
"""The sign of a whole amount, behind which nothing can be read in two ways."""
_UNITS = {"hours": r"(uur|uren|u)$", "euros": rf"^€|euro$|{_WHOLE}"}
"""The units that may stand beside a number, by the key."""


def _number(key: str, typed: str) -> Decimal:
    """The number that was typed as Dutch writes it, with its unit or without. Raises
    `UsageProblem`."""
    bare = re.sub(_UNITS.get(key, "$"), "", typed.strip(), flags=re.IGNORECASE).strip()
    sign = bare.startswith("-") and key == "value"
    number = dutch.written(bare[sign:])
    # What is measured may have three decimals; hours and euros have none of those.
    mark = r"\." if key == "value" else "[.,]"
    is_whole = key == "euros" and re.search(_WHOLE, typed.strip())
    is_unclear = not is_whole and re.fullmatch(rf"-?[0-9]{{1,3}}{mark}[0-9]{{3}}", bare)
    if number is not None and is_unclear:
        whole, part = re.sub("[.,]", "", bare), bare.replace(".", ",")
        part = part if key == "value" else dutch.exact(round(Decimal(part.replace(",", ".")), 2))
        raise UsageProblem(
            f"{OPTIONS[key]} '{typed}' is op twee manieren te lezen. Schrijf {whole} of {part}."
        )
    if number is None:
        other = " Staat er iets anders, zet dat dan in --cell." if key == "value" else ""
        wrong = f"{OPTIONS[key]} is een getal, zoals 6, 7,5 of 1500, niet '{typed}'."
        raise UsageProblem(f"{wrong}{other}")
    return -number if sign else number


def _subject(words: Sequence[str], programme: Programme, day: str) -> str:
    """The id of what is named. Raises `UnclearName`, with what is near the day first; also for what
    can have no notes."""
    from uvp_cli.queries import subjects

    typed, known = " ".join(words), subjects.noted(programme, near=day)
    rank = names.fits(typed, known)
    # The whole name of something else is not the beginning of what can be noted.
    most = 1 if rank == names.NOTHING else min(rank - 1, 0)
    for item in programme.planning:
        if not item.id and names.fits(typed, [Named("", item.title, (item.title,))]) <= most:
            raise UsageProblem(_without_id(item, programme))
    for other in map(subjects.named, subjects.subjects(programme)):
        if names.fits(typed, [other]) <= most:
            near = [it.label for it in known if names.fits(typed, [it]) == rank < names.NOTHING]
            meant = f" Bedoelde u {dutch.some(near, names.MAX_SUGGESTIONS, 'of')}?" if near else ""
            raise UsageProblem(
                f"Over {other.label} kan geen notitie gaan; wel over een actie, maatregel, "
                f"planningsitem, doelstelling of indicator.{meant}"
            )
    if rank == names.NOTHING:
        for word in words[1:]:
            _check_option(word, programme)
    return names.resolve("onderdeel", typed, known).id


def _without_id(item: PlanningItem, programme: Programme) -> str:
    """The message for a planning item that no note can be about."""
    months = [dutch.SHORT_MONTHS[int(it[5:]) - 1] for it in months_in(item, programme.period)[:1]]
    example = ".".join([*months, names.slug(item.title, 40) or "naam"])
    return (
        f"{item.title} staat in de planning, maar heeft geen id, en zonder id is er niets over te "
        f"noteren. Geef het er een in het programma, zoals id: {example}."
    )


def _check_option(word: str, programme: Programme) -> None:
    """Raises `UsageProblem` where a word behind a subject belongs to an option."""
    known = {"--gemeente": names.gemeenten(programme), "--status": _statuses()}
    for option_name, candidates in known.items():
        if names.fits(word, candidates) <= 1:
            raise UsageProblem(f"'{word}' hoort achter een optie: {option_name} {word}.")
    if dutch.written(word) is not None:
        raise UsageProblem(f"'{word}' hoort achter een optie: --hours {word} of --euros {word}.")


def _check_alone(said: Note) -> None:
    """Raises `UsageProblem` where something was typed that needs a subject."""
    typed = [OPTIONS[key] for key in said if key not in {"date", "gemeente", "by"}]
    if typed:
        raise UsageProblem(f"{typed[0]} hoort bij een ID. Noem wat het betreft: uvp log ID …")


def _due(loaded: Loaded, logs: Sequence[Log], said: Note) -> tuple[tuple[Due, ...], Report]:
    """The items due on the day that was named, for the municipality if one was; and the list
    of them for where nobody can be asked."""
    from uvp_cli.queries.logbook import logbook
    from uvp_cli.queries.progress import due, without_id
    from uvp_cli.reports.noted import due_report

    day, wanted = str(said["date"]), str(said.get("gemeente", "")) or None
    items = due(loaded.programme, logbook(logs, day), wanted)
    return items, due_report(loaded, items, without_id(loaded.programme, day), day)


_SKIP, _STOP = "skip", "stop"
_SAID: Mapping[str, tuple[str, ...]] = {
    **dict(_MEANT.items()),
    _SKIP: ("later", "overslaan", "weet niet", "weet ik niet", "onbekend"),
    _STOP: ("stop", "stoppen", "klaar met vragen", "einde"),
}


def _answers(due: Sequence[Due], programme: Programme, said: Note) -> Iterator[Note]:
    """The notes of what the user says of each, up to where he stops.

    Raises KeyboardInterrupt where he breaks off, `typer.Exit` where he says nothing at all, and
    `UsageProblem` before anything is asked where the programme is over.
    """
    from uvp_cli.queries.progress import without_id
    from uvp_cli.reports.noted import lacking_ids

    if (day := str(said["date"])) > (last := last_day(programme.period)):
        raise UsageProblem(
            f"Op {dutch.day_of(day)} is het programma voorbij. Noem de dag waarop het gebeurde, "
            f"zoals: uvp log --date {last}"
        )
    if lacking := lacking_ids(without_id(programme, day)):
        asking.say(lacking)
    answered = 0
    try:
        for number, item in enumerate(due, start=1):
            name = f"{item.subject.title} ({item.subject.id}), {dutch.month_of(item.month)}"
            asking.say(f"\n{number} van {len(due)}: {name}")
            answer = asking.choose(_QUESTION, _SAID, _SKIP, _ADVICE)
            if answer in {None, _STOP}:
                break
            if answer != _SKIP:
                answered += 1
                yield _answer(item, str(answer), programme, said)
    except KeyboardInterrupt:
        sys.stderr.write("\nAfgebroken; er is niets geschreven.\n")
        raise
    if not answered:
        end(ExitCode.OK, "Er is niets genoteerd.")


_QUESTION = "Gedaan? (gedaan, verschoven, vervallen, loopt nog, later, stop; Enter = later)"
_ADVICE = (
    "Typ gedaan, verschoven (de maand komt daarna), vervallen, loopt nog, later (er komt niets in "
    "het logboek) of stop (wat u al antwoordde, wordt bewaard)."
)


def _answer(item: Due, status: str, programme: Programme, said: Note) -> Note:
    """The note that an answer comes to, after what more there is to ask."""
    note: dict[str, ScalarValue] = {"about": item.subject.id, "status": status}
    while status == "delayed":
        typed = asking.text("Naar welke maand? (zoals september; Enter = nog niet bekend)")
        try:
            if typed:
                note["until"] = _month(typed, str(said["date"]), programme)
            break
        except Refusal as refusal:
            asking.say(str(refusal))
    if status in {"delayed", "dropped"} and (why := asking.text("Waarom? (Enter = niets)")):
        note["text"] = why
    return note
