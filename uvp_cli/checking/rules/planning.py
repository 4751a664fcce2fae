"""Rules about the planning and about dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import months, paths
from uvp_cli.programme.model import Programme


@check("UVP601", "Datum bestaat niet")
def impossible_date(programme: Programme) -> Iterator[Problem]:
    """Een datum staat op de kalender; 30 februari bestaat niet.

    Fout:
        planning: [{title: Evaluatie, month: 2, from: 2026-02-30}]

    Goed:
        planning: [{title: Evaluatie, month: 2, from: 2026-02-28}]
    """
    dated: list[tuple[KeyPath, str | None]] = [(("allocation", "date"), programme.allocation.date)]
    for path, item in paths.planning(programme):
        dated += [((*path, "from"), item.from_), ((*path, "to"), item.to)]
    dated += [((*path, "date"), decision.date) for path, decision in paths.decisions(programme)]
    for path, indicator in paths.indicators(programme):
        dated += [((*at, "date"), level.date) for at, level in paths.levels(path, indicator)]
    for path, text in dated:
        if text is not None and day(text) is None:
            yield Problem(path, f"De datum {text} bestaat niet.", to_a_day(text))


@check("UVP602", "Einde ligt voor het begin")
def end_before_begin(programme: Programme) -> Iterator[Problem]:
    """Wat eindigt, eindigt na het begin; en bij een laatste dag hoort een eerste.

    Fout:
        planning: [{title: Themaweek, month: 10, from: 2026-10-11, to: 2026-10-05}]

    Goed:
        planning: [{title: Themaweek, month: 10, from: 2026-10-05, to: 2026-10-11}]
    """
    period = programme.period
    if period.to < period.from_:
        message = f"Het programma eindigt ({period.to}) voor het begint ({period.from_})."
        yield Problem(("period", "to"), message, "Draai from en to om.")
    elif period.last < period.to:
        message = f"De verlenging eindigt ({period.last}) voor het programma zelf ({period.to})."
        yield Problem(("period", "extended_to"), message, "Noem de maand na de verlenging.")
    yield from _plans(programme)
    for path, gemeente in paths.listed("gemeenten", programme):
        if gemeente.from_ and gemeente.to and gemeente.to < gemeente.from_:
            message = f"De gemeente eindigt ({gemeente.to}) voor zij begint ({gemeente.from_})."
            yield Problem((*path, "to"), message, "Draai from en to om.")
    for path, item in paths.planning(programme):
        begin, end = day(item.from_), day(item.to)
        if begin and end and end < begin:
            message = f"De laatste dag ({item.to}) ligt voor de eerste ({item.from_})."
            yield Problem((*path, "to"), message, "Draai from en to om.")
        elif item.to and not item.from_:
            message = "Er is een laatste dag zonder eerste dag."
            yield Problem((*path, "to"), message, "Voeg 'from:' toe.", about="part")


def _plans(programme: Programme) -> Iterator[Problem]:
    """Each plan of more years that ends before it begins, or is extended to no later year."""
    for path, plan in paths.listed("frameworks", programme):
        if plan.period[-4:] < plan.period[:4]:
            message = f"Het plan eindigt ({plan.period[-4:]}) voor het begint ({plan.period[:4]})."
            right = f"{plan.period[-4:]}-{plan.period[:4]}"
            yield Problem((*path, "period"), message, f"Bedoelt u {right}?")
        if plan.last <= int(plan.period[-4:]) and plan.extended_to:
            message = f"De verlenging eindigt ({plan.last}) niet na het plan zelf ({plan.period})."
            yield Problem((*path, "extended_to"), message, "Noem het jaar na de verlenging.")


@check("UVP603", "Weeknummer klopt niet met de dagen")
def week_does_not_match(programme: Programme) -> Iterator[Problem]:
    """De dagen vallen in de week die erbij staat. Weken lopen van maandag tot en met zondag en
    tellen zoals op Nederlandse kalenders (ISO 8601).

    Fout:
        planning: [{title: Themaweek, month: 10, from: 2026-10-05, to: 2026-10-11, week: 42}]

    Goed:
        planning: [{title: Themaweek, month: 10, from: 2026-10-05, to: 2026-10-11, week: 41}]
    """
    for path, item in paths.planning(programme):
        begin, end = day(item.from_), day(item.to)
        if item.week is None or begin is None:
            continue
        year = begin.isocalendar().year
        if item.week > date(year, 12, 28).isocalendar().week:
            yield Problem((*path, "week"), f"Het jaar {year} heeft geen week {item.week}.")
            continue
        if any(it.isocalendar()[:2] != (year, item.week) for it in (begin, end or begin)):
            monday = date.fromisocalendar(year, item.week, 1)
            sunday = date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
            days = dutch.day_span(monday, sunday)
            message = f"Week {item.week} van {year} is {days}; dat past niet bij de dagen."
            hint = f"De eerste dag valt in week {begin.isocalendar().week}."
            if begin.isocalendar().week == item.week and end:
                hint = f"De laatste dag valt in week {end.isocalendar().week}."
            yield Problem((*path, "week"), message, hint)


@check("UVP604", "Dagen vallen buiten de maand")
def dates_outside_month(programme: Programme) -> Iterator[Problem]:
    """De eerste dag van een planningsitem valt in de maand, het kwartaal, het halfjaar of de
    periode waar het onder staat, en in het jaar dat erbij staat.

    Fout:
        planning: [{title: Themaweek, month: 9, from: 2026-10-05}]

    Goed:
        planning: [{title: Themaweek, month: 10, from: 2026-10-05}]
    """
    for path, item in paths.planning(programme):
        begin = day(item.from_)
        numbers = months.numbers_of(item)
        span = months.dated_span(item)
        if begin and numbers and begin.month not in numbers:
            named = dutch.listing((dutch.MONTHS[month - 1] for month in numbers), "of")
            yield Problem((*path, "from"), f"De eerste dag ({item.from_}) valt niet in {named}.")
        elif begin and span and not span[0] <= begin.isoformat()[:7] <= span[1]:
            message = f"De eerste dag ({item.from_}) valt niet in {item.year}."
            yield Problem((*path, "from"), message, "Verwijder het jaar, of pas het aan.")


@check("UVP605", "Maand, kwartaal, halfjaar of periode")
def not_one_time(programme: Programme) -> Iterator[Problem]:
    """Een planningsitem heeft een maand, een kwartaal, een halfjaar of een periode met een naam:
    een daarvan, niet meer.

    Fout:
        planning: [{title: Themaweek}]

    Goed:
        planning: [{title: Themaweek, period: {name: Zomer, months: [7, 8]}}]
    """
    for path, item in paths.planning(programme):
        keys = [key for key in (*months.PARTS, "period") if getattr(item, key) is not None]
        if not keys:
            message = "Dit planningsitem heeft geen maand, kwartaal, halfjaar of periode."
            yield Problem((*path, "month"), message, "Voeg 'month:' toe.", about="part")
        elif len(keys) > 1:
            both = dutch.listing([f"'{key}:'" for key in keys])
            message = f"Dit planningsitem heeft {both}."
            yield Problem((*path, keys[-1]), message, "Kies een daarvan.", at_key=True)


@check("UVP606", "Buiten de looptijd van het programma")
def outside_programme(programme: Programme) -> Iterator[Problem]:
    """De planning begint binnen de looptijd van het programma, een verlenging meegerekend; wat een
    gemeente tijdens het programma begint of eindigt ook. Wat op tijd begint, mag later eindigen,
    zoals de jaarwisseling.

    Fout:
        planning: [{title: Terugblik, month: 1, from: 2027-01-04}]

    Goed:
        planning: [{title: Terugblik, month: 12, from: 2026-12-14}]
    """
    period = programme.period
    if period.last < period.from_:
        return
    timed: list[tuple[KeyPath, str | None]] = []
    for at, gemeente in paths.listed("gemeenten", programme):
        timed += [((*at, "from"), gemeente.from_), ((*at, "to"), gemeente.to)]
    for path, item in paths.planning(programme):
        timed.append(((*path, "from"), item.from_ if day(item.from_) else None))
        span = months.dated_span(item) if item.year in months.YEARS else None
        key = next((key for key in months.PARTS if getattr(item, key)), None)
        if key and not any(months.years_of(number, period) for number in months.numbers_of(item)):
            message = f"Het programma loopt niet in {months.in_a_sentence(item)}."
            yield Problem((*path, key), message)
        elif span and (span[1] < period.from_ or span[0] > period.last):
            when = dutch.month_of(span[0])
            yield Problem((*path, "year"), f"Het programma loopt niet in {when}.")
    for path, text in timed:
        if text and _is_possible(text) and not period.from_ <= text[:7] <= period.last:
            runs = dutch.month_span(period.from_, period.last)
            yield Problem(path, f"{text} ligt buiten het programma ({runs}).")


@check("UVP607", "Samenvoeging van gemeenten klopt niet")
def impossible_merger(programme: Programme) -> Iterator[Problem]:
    """Een gemeente die opgaat in een andere (`merged_into`), heeft een laatste maand (`to`). Zij
    gaat niet op in zichzelf, ook niet langs een omweg, en haar opvolger bestaat dan.

    Fout:
        gemeenten:
          - {id: noord, name: Noord, to: 2026-06, merged_into: noord}

    Goed:
        gemeenten:
          - {id: noord, name: Noord, to: 2026-06, merged_into: zuid}
          - {id: zuid, name: Zuid}
    """
    by_id = {gemeente.id: gemeente for gemeente in programme.gemeenten}
    for path, gemeente in paths.listed("gemeenten", programme):
        at = (*path, "merged_into")
        next_ = by_id.get(gemeente.merged_into or "")
        if next_ is None:
            continue
        if gemeente.to is None:
            message = f"Wanneer gaat '{gemeente.id}' op in '{next_.id}'?"
            yield Problem(at, message, "Voeg 'to:' toe.", at_key=True, about="part")
        elif next_ is gemeente:
            message = f"De gemeente '{gemeente.id}' kan niet in zichzelf opgaan."
            yield Problem(at, message, "Noem de gemeente die haar taken overneemt.")
        elif next_.to and next_.to <= gemeente.to:
            message = f"De gemeente '{next_.id}' bestaat zelf maar tot en met {next_.to}."
            yield Problem(at, message, "Noem de gemeente die haar taken overneemt.")
        elif next_.from_ and next_.from_ > months.later(gemeente.to, 1):
            message = f"De gemeente '{next_.id}' begint pas in {next_.from_}."
            yield Problem(at, message, "Laat de ene beginnen als de andere eindigt.")


@check("UVP608", "Jaar of looptijd die niet kan")
def impossible_year(programme: Programme) -> Iterator[Problem]:
    """Jaren liggen van 1900 tot en met 2200, en een programma of een regel van de planning duurt
    hooguit twintig jaar. Iets anders is een tikfout, die een agenda of een overzicht per maand
    eindeloos lang maakt.

    Fout:
        period: {from: 2026-01, to: 2062-12}

    Goed:
        period: {from: 2026-01, to: 2026-12}
    """
    for path, value in paths.values(programme):
        if path and path[-1] in _WITH_YEARS and isinstance(value, (str, int)):
            for year in months.years_in(value):
                if year not in months.YEARS:
                    first, last = months.YEARS[0], months.YEARS[-1]
                    message = f"Het jaar {year} kan niet; een jaar ligt van {first} t/m {last}."
                    yield Problem(path, message, "Verbeter het jaar.")
    for path, begin, end in _spans(programme):
        if _is_possible(end) and months.lasts_too_long(begin, end):
            message = f"{begin} t/m {end} is langer dan {months.LONGEST} jaar."
            yield Problem(path, message, "Verbeter het jaar.")


_WITH_YEARS = frozenset({"from", "to", "extended_to", "year", "date", "period"})
"""The keys that hold a year, or years, as text or as a number."""


def _spans(programme: Programme) -> Iterator[tuple[KeyPath, str, str]]:
    """The begin and the end of what lasts, with the path of the end."""
    period = programme.period
    yield ("period", "extended_to" if period.extended_to else "to"), period.from_, period.last
    for path, item in paths.planning(programme):
        if item.from_ and item.to:
            yield (*path, "to"), item.from_, item.to


def _is_possible(written: str) -> bool:
    return months.years_in(written)[0] in months.YEARS


def to_a_day(text: str) -> str:
    """Advice on a date (yyyy-mm-dd) that is not on the calendar."""
    year, month = map(int, text.split("-")[:2])
    if not 1 <= month <= 12:
        return "De maanden lopen van 01 tot en met 12; verbeter de maand."
    last = monthrange(max(year, 1), month)[1]
    name = f"{dutch.MONTHS[month - 1]} {year}"
    return f"{name.capitalize()} loopt van 1 tot en met {last}; verbeter de dag."


def day(text: str | None) -> date | None:
    """The day of a date (yyyy-mm-dd); None where there is none or it is not on the calendar."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
