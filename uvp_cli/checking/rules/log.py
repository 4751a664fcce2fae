"""Rules about the log of a programme: what it is about, and whether that can have happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from uvp_cli import dutch
from uvp_cli.checking.rules import planning
from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import Composed, KeyName, KeyPath, Severity
from uvp_cli.programme import months, names, paths, reach
from uvp_cli.programme.log import PROGRESS, STATUSES, Entry, Log
from uvp_cli.programme.model import Programme
from uvp_cli.programme.noted import KINDS, NotedKind, NotedPart, notable_parts
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Logged:
    """A log with the programme that it is of; None where that is not there or has errors, so that
    nothing can be said of ids."""

    log: Log
    programme: Programme | None
    known: Mapping[str, NotedPart] = field(default_factory=dict)

    @classmethod
    def of(cls, log: Log, programme: Programme | None) -> Logged:
        """The log with everything that the programme has for it, and municipalities in the place of
        groups."""
        if programme is None:
            return cls(log, None)
        single = reach.ungrouped(programme)
        return cls(log, single, notable_parts(single))

    def entries(self) -> Iterator[tuple[KeyPath, Entry]]:
        """Every entry with its path."""
        return paths.listed("entries", self.log)

    def uncorrected(self) -> Iterator[tuple[KeyPath, Entry]]:
        """Every entry that no other corrects."""
        corrected = {entry.corrects for entry in self.log.entries if entry.corrects}
        yield from ((path, it) for path, it in self.entries() if it.id not in corrected)

    def time_of(self, entry: Entry) -> str:
        """The first month (yyyy-mm) of the turn that an entry is about, of what comes back every
        year; empty otherwise."""
        turns = self.known[entry.about].turns if entry.about in self.known else ()
        return max((since for since, *_ in turns if since <= entry.date[:7]), default="")

    def placed(self) -> Iterator[tuple[KeyPath, Entry, NotedPart]]:
        """Every entry about something that the programme has."""
        for path, entry in self.entries():
            if entry.about in self.known:
                yield path, entry, self.known[entry.about]


def document_of(whole: Programme | Logged) -> Programme | Log:
    """The document that a rule judges, where it judges programmes and logs alike."""
    return whole.log if isinstance(whole, Logged) else whole


@check("UVP351", "Logboek bij een ander programma")
def log_of_another(logged: Logged) -> Iterator[Problem]:
    """Een logboek staat in de map van zijn programma, onder dezelfde naam: bij `uvp2026.yaml` hoort
    `uvp2026.voortgang.yaml`, of `uvp2026.voortgang.vaals.yaml` voor wie een eigen logboek heeft.

    Zonder dat programma, of zolang het fouten heeft, zijn de ids in het logboek niet te
    controleren.

    Fout:
        progress_of: uvp-ergens-anders-2026

    Goed:
        progress_of: uvp-proef-2026
    """
    programme = logged.programme
    if programme is None:
        message = "Bij dit logboek is geen programma te lezen."
        hint = "Zet het logboek naast zijn programma, of los eerst de fouten in het programma op."
        yield Problem(("progress_of",), message, hint)
    elif programme.id != logged.log.progress_of:
        message = f"Het programma bij dit logboek heet '{programme.id}'."
        hint = f"Schrijf progress_of: {programme.id}, of zet het logboek bij zijn eigen programma."
        yield Problem(("progress_of",), message, hint)


@check("UVP352", "Notitie over iets onbekends")
def unknown_subject(logged: Logged) -> Iterator[Problem]:
    """Een notitie gaat over een actie, een maatregel, een planningsitem, een doelstelling of een
    indicator van het programma, onder de id die het daar heeft.

    Fout:
        entries: [{date: 2026-03-02, about: jeugd.onbekend, status: done}]

    Goed:
        entries: [{date: 2026-03-02, about: overig.dashboard, status: done}]
    """
    programme = logged.programme
    if programme is None:
        return
    for path, entry in logged.entries():
        if entry.about not in logged.known:
            near = names.near(entry.about, logged.known)
            hint = f"Bedoelt u {dutch.listing(near, 'of')}?" if near else "uvp show noemt alle ids."
            message = f"Het programma heeft niets met de id '{entry.about}'."
            if any(entry.about == getattr(it, "id", None) for _, it in paths.values(programme)):
                message = f"Over '{entry.about}' kan geen notitie gaan."
                hint = "Noem een actie, maatregel, planningsitem, doelstelling of indicator."
            yield Problem((*path, "about"), message, hint)


@check("UVP353", "Gemeente waarvoor het niet is")
def gemeente_without_part(logged: Logged) -> Iterator[Problem]:
    """Een notitie noemt een gemeente van het programma waarvoor de actie is; en door wie het gedaan
    is, met een id die het programma kent.

    Fout:
        entries: [{date: 2026-03-02, about: overig.dashboard, gemeente: oost, hours: 2}]

    Goed:
        entries: [{date: 2026-03-02, about: overig.dashboard, gemeente: noord, hours: 2}]
    """
    programme = logged.programme
    if programme is None:
        return
    parties = {party.id for party in paths.parties(programme)}
    for path, entry, subject in logged.placed():
        if entry.gemeente and entry.gemeente not in subject.gemeenten:
            message = f"'{entry.about}' is niet voor '{entry.gemeente}'."
            hint = f"Kies uit: {', '.join(subject.gemeenten)}; of laat de gemeente weg."
            yield Problem((*path, "gemeente"), message, hint)
        if entry.by and entry.by not in parties:
            message = f"Het programma kent geen '{entry.by}'."
            who = "Noem een rol, afdeling, ketenpartner of gemeente met haar id"
            hint = Composed(f"{who}, of laat ", KeyName("by"), " weg.")
            yield Problem((*path, "by"), message, hint)


@check("UVP354", "Verbetering van een onbekende notitie")
def correction_of_nothing(logged: Logged) -> Iterator[Problem]:
    """Een verbetering noemt de id van een notitie in hetzelfde logboek, van die dag of eerder, over
    hetzelfde. Elke id komt daar één keer voor.

    Fout:
        entries:
          - {id: a, date: 2026-03-02, about: overig.dashboard, hours: 20}
          - {corrects: b, date: 2026-03-09, about: overig.dashboard, hours: 2}

    Goed:
        entries:
          - {id: a, date: 2026-03-02, about: overig.dashboard, hours: 20}
          - {corrects: a, date: 2026-03-09, about: overig.dashboard, hours: 2}
    """
    by_id: dict[str, tuple[KeyPath, Entry]] = {}
    for path, entry in logged.entries():
        if entry.id and entry.id in by_id:
            message = f"De id '{entry.id}' staat er al."
            yield Problem((*path, "id"), message, "Kies een andere.", related=by_id[entry.id][0])
        elif entry.id:
            by_id[entry.id] = path, entry
    for path, entry in logged.entries():
        _, first = by_id.get(entry.corrects or "", (None, None))
        if entry.corrects and (wrong := _mismatch(entry, first)):
            message = f"De notitie '{entry.corrects}' {wrong}."
            hint = "Noem de id van een eerdere notitie in dit logboek over hetzelfde."
            yield Problem((*path, "corrects"), message, hint, about="id")


def _mismatch(entry: Entry, first: Entry | None) -> str:
    """Why an entry cannot correct another; empty where it can."""
    if first is None:
        return "is er niet"
    if entry is first:
        return "verbetert zichzelf"
    if first.about != entry.about:
        return f"gaat over '{first.about}'"
    return "is van een latere dag" if first.date > entry.date else ""


@check("UVP551", "Notitie die niets zegt of niet kan")
def unfit_entry(logged: Logged) -> Iterator[Problem]:
    """Een notitie zegt iets: een status, uren, een bedrag, een waarde, een cel of een tekst. Uren
    en bedragen horen bij een actie, een maatregel of een planningsitem; een waarde bij een
    indicator; een latere maand bij wat is uitgesteld.

    Fout:
        entries: [{date: 2026-03-02, about: overig.dashboard, value: 3}]

    Goed:
        entries: [{date: 2026-03-02, about: overig.dashboard, hours: 3}]
    """
    for path, entry in logged.entries():
        if entry.corrects is None and entry.says_nothing:
            message = "Deze notitie zegt niet wat er gebeurde."
            status, hours, euros, text = map(KeyName, ("status", "hours", "euros", "text"))
            hint = Composed("Voeg ", status, ", ", hours, ", ", euros, " of ", text, " toe.")
            yield Problem(path, message, hint, about="part")
        if entry.until and entry.status != "delayed":
            message = "Een latere maand hoort bij wat is uitgesteld."
            hint = Composed(
                "Schrijf ",
                KeyName("status: delayed", "status: delayed"),
                ", of laat ",
                KeyName("until"),
                " weg.",
            )
            yield Problem((*path, "until"), message, hint, about="part")
    for path, entry, subject in logged.placed():
        cannot = _CANNOT.get(subject.kind, ("value",))
        for key in (key for key in cannot if getattr(entry, key) is not None):
            wanted = "een indicator" if key == "value" else "een actie, maatregel of planningsitem"
            is_other = f" hoort bij {wanted}; '{entry.about}' is een {KINDS[subject.kind]}."
            hint = Composed("Schrijf het in ", KeyName("text"), ", of noem wat het betreft.")
            yield Problem((*path, key), Composed(KeyName(key), is_other), hint)


_CANNOT: Mapping[NotedKind, tuple[str, ...]] = {
    "goal": ("hours", "euros", "value"),
    "indicator": ("hours", "euros", "status"),
}
"""The keys that cannot be about these kinds; about all others, a value cannot."""


@check("UVP651", "Notitie buiten het programma")
def outside_period(logged: Logged) -> Iterator[Problem]:
    """Wat in een logboek staat, gebeurde in de looptijd van het programma; wat erna gebeurt, hoort
    bij het volgende. De datum bestaat.

    Fout:
        entries: [{date: 2025-12-31, about: overig.dashboard, hours: 2}]

    Goed:
        entries: [{date: 2026-01-02, about: overig.dashboard, hours: 2}]
    """
    period = logged.programme.period if logged.programme else None
    for path, entry in logged.entries():
        if planning.day(entry.date) is None:
            message = f"De datum {entry.date} bestaat niet."
            yield Problem((*path, "date"), message, planning.to_a_day(entry.date))
        elif period and not period.from_ <= entry.date[:7] <= period.last:
            message = f"Het programma loopt {dutch.from_to(period.from_, period.last)}."
            hint = "Noem de dag waarop het gebeurde, of zet dit bij het programma van dat jaar."
            yield Problem((*path, "date"), message, hint)
        elif entry.until and (wrong := _impossible(entry.until, entry.date)):
            message = f"De maand {dutch.month_of(entry.until)} {wrong}."
            yield Problem((*path, "until"), message, "Noem de maand waarnaar het is verschoven.")


def _impossible(month: str, day: str) -> str:
    """Why something of a day cannot be delayed until a month; empty where it can."""
    if month < day[:7]:
        return f"ligt voor de dag van deze notitie, {dutch.day_of(day)}"
    known = months.years_in(month)[0] in months.YEARS
    return "" if known else f"kan niet; een jaar ligt van {months.YEARS[0]} t/m {months.YEARS[-1]}"


@check("UVP652", "Notitie na het einde", Severity.WARNING)
def after_the_end(logged: Logged) -> Iterator[Problem]:
    """Wat volgens het logboek gedaan of vervallen is, krijgt daarna geen uren, bedragen of andere
    status meer. Wie zich vergiste, verbetert de eerdere notitie. Wat volgens de planning elk jaar
    terugkomt, kan elk jaar gedaan zijn.

    Fout:
        entries:
          - {date: 2026-03-02, about: overig.dashboard, status: done}
          - {date: 2026-04-02, about: overig.dashboard, hours: 2}

    Goed:
        entries:
          - {date: 2026-03-02, about: overig.dashboard, hours: 2}
          - {date: 2026-04-02, about: overig.dashboard, status: done}
    """
    ended: dict[tuple[str, str | None, str], tuple[str, KeyPath]] = {}
    for path, entry in logged.uncorrected():
        if entry.status in ("done", "dropped"):
            key = entry.about, entry.gemeente, logged.time_of(entry)
            ended[key] = min(ended.get(key, (entry.date, path)), (entry.date, path))
    for path, entry in logged.uncorrected():
        time = logged.time_of(entry)
        whose = {(entry.about, None, time), (entry.about, entry.gemeente, time)}
        for key in whose & ended.keys():
            day, first = ended[key]
            if entry.date > day and (entry.hours or entry.euros or entry.status):
                message = f"Op {dutch.day_of(day)} was dit al gedaan of vervallen."
                by = KeyName("corrects")
                hint = Composed("Verbeter die notitie met ", by, ", of zet hier de goede dag.")
                yield Problem(path, message, hint, related=first)
                break


@check("UVP653", "Twee statussen op een dag", Severity.WARNING)
def two_statuses(logged: Logged) -> Iterator[Problem]:
    """Van twee verschillende statussen op één dag telt de verste: begonnen, uitgesteld, vervallen,
    gedaan. Meestal is er één te veel.

    Fout:
        entries:
          - {date: 2026-03-02, about: overig.dashboard, status: dropped}
          - {date: 2026-03-02, about: overig.dashboard, status: done}

    Goed:
        entries:
          - {date: 2026-03-02, about: overig.dashboard, status: started}
          - {date: 2026-03-03, about: overig.dashboard, status: done}
    """
    first_of: dict[tuple[str, str, str | None], tuple[KeyPath, Entry]] = {}
    for path, entry in logged.uncorrected():
        if entry.status is None:
            continue
        key = entry.date, entry.about, entry.gemeente
        first, there = first_of.setdefault(key, (path, entry))
        if there.status != entry.status and there.status:
            counts = max(there.status, entry.status, key=STATUSES.index)
            message = f"Op deze dag staat ook {PROGRESS[there.status]}; {PROGRESS[counts]} telt."
            hint = Composed("Verbeter een van beide met ", KeyName("corrects"), ".")
            yield Problem((*path, "status"), message, hint, related=first)
