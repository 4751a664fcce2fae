"""Hours in Dutch: whose they are, what narrows them and what is to be known about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from uvp_cli import dutch
from uvp_cli.programme import names, paths, structure, units
from uvp_cli.programme.model import Action, Allocation, Estimate, Gemeente, Programme, Reading, Unit
from uvp_cli.programme.months import YEAR, months_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.programme.reach import founders
from uvp_cli.queries.hours import READINGS, Account, Figures, HoursLine, is_yearly, said
from uvp_cli.queries.wanted import About, Wanted, ids
from uvp_cli.reports.asked import phrases
from uvp_cli.reports.ours import goal_notes
from uvp_cli.reports.tables import Counting, Inner, Table
from uvp_cli.reports.terms import PER

OTHER = names.OTHER_TITLE
OTHER_KEY = "other_actions"
"""The key of what is outside the themes; no id has an underscore."""
NO_HOURS = "Dit programma noemt hier geen uren."
NO_HOURS_OF_MORE = "Deze programma's noemen hier geen uren."


def whose(account: Account) -> str:
    """The municipalities whose hours these are: the only one where a programme has one."""
    if not account.asked:
        everyone = account.programme.gemeenten
        return everyone[0].name if len(everyone) == 1 else "alle gemeenten samen"
    gemeenten = names.together(account.programme, [gemeente.id for gemeente in account.asked])
    return dutch.listing(gemeenten) + ("" if account.gemeente else " samen")


def narrowing(account: Account, *, additive: bool = True) -> str:
    """Everything in a title that narrows the hours or departs from how the document reckons; also
    that they cannot be added to those of another scope, or to each other (not `additive`)."""
    programme, scope = account.programme, account.scope
    parts = phrases(
        programme,
        replace(scope, gemeente=None, goal=None),
        department="acties met afdeling {}",
        partner="acties met ketenpartner {}",
    )
    goals = [goal for _, goal in paths.goals(programme) if goal.id in ids(scope.goal)]
    texts = [goal.text.rstrip(".") for goal in goals]
    parts += [f"acties met doelstelling {dutch.listing(texts, 'of')}"] if texts else []
    if not additive:
        parts.append("niet optelbaar")
    elif not scope.additive:
        parts.append(apart_from(scope))
    return "".join(f", {part}" for part in (*parts, *_chosen(account)))


def apart_from(about: About) -> str:
    """The hours to which those of some departments, partners or goals cannot be added."""
    kinds = {"department": "afdelingen", "partner": "ketenpartners", "goal": "doelstellingen"}
    others = dutch.listing((word for key, word in kinds.items() if getattr(about, key)), "of")
    return f"niet op te tellen bij die van andere {others}"


def apart_notes(account: Account) -> Iterator[str]:
    """The hours of each department, partner and goal, where more than one of a kind was asked for:
    an action with two of them counts once in all."""
    scope, programme = account.scope, account.programme
    yield from _others_note(account)
    if scope.goal:
        yield from goal_notes(line.action for line in account.lines)
    for wanted, known in (
        (scope.department, names.departments),
        (scope.partner, names.partners),
        (scope.goal, names.goals),
    ):
        labels = {named.id: named.label for named in known(programme) if named.id in ids(wanted)}
        if len(labels) > 1:
            hours = (f"{label} {_hours_with(account, id_)}" for id_, label in labels.items())
            yield Counting(
                f"Uren van acties met {', met '.join(hours)}; een actie die er meer dan een noemt, "
                "telt in het totaal één keer."
            )


def _others_note(account: Account) -> Iterator[str]:
    """A note of hours of other departments, which do not count where the programme says so."""
    departments = ids(account.scope.department)
    if any(
        estimate.department not in (None, *departments)
        and not {*departments}.isdisjoint(work.parties)
        for _, work, cell in paths.hours_cells(account.programme)
        for estimate in cell.estimates
        if departments
    ):
        yield "Uren die het programma voor een andere afdeling noemt, tellen niet mee."


def _hours_with(account: Account, id_: str) -> str:
    """The hours of the actions that name a party or goal."""
    figures = said(
        line.figures
        for line in account.lines
        if id_ in (*line.work.parties, *line.work.goals) and line.written.department in (None, id_)
    )
    return f"{dutch.number(figures.hours)} uur" if figures else "geen uren"


def _chosen(account: Account) -> Iterator[str]:
    """Each choice that differs from the document's own."""
    programme, choices = account.programme, account.choices
    key = account.allocation
    if (key.key, key.weights) != (programme.allocation.key, programme.allocation.weights):
        date = f", {dutch.day_of(key.date)}" if key.date else ""
        source = f" ({key.source}{date})" if key.source else ""
        how = "gelijk verdeeld" if key.key == "equal" else f"verdeeld naar gewicht{source}"
        yield f"gezamenlijke uren {how}"
    if without := names.together(programme, choices.without):
        yield f"zonder {dutch.listing(without)}"
    if choices.reading != "taken":
        yield f"in de {READINGS[choices.reading]} lezing"
    if choices.persons is not None:
        yield f"met {dutch.plural(choices.persons, 'persoon', 'personen')} per gemeente"


def theme_title(programme: Programme, theme: str | None) -> str:
    """The title of a theme, or of what is outside the themes."""
    return next((known.title for known in programme.themes if known.id == theme), OTHER)


_Sums = tuple[tuple[str | None, str], ...]


def closing_of(
    programme: Programme, own: Collection[str | None], wanted: Wanted
) -> Iterator[tuple[str | None, str, _Sums]]:
    """Each theme with rows of its `own`, of those `wanted`, and its heading; and the sums that come
    after it: its own, unless what stands in it comes first, and that of each theme of which it is
    the last; each with its words.

    A theme that has rows only within others needs no heading.
    """
    above = structure.lineage(programme, ids(wanted))
    themes = structure.holding(programme, own, above)
    titles = structure.titles(programme)
    parents = {parent for theme in themes for parent in above.get(theme or "", ())[1:]}
    for theme, ended in structure.closing(themes, above):
        alone = () if theme in parents else ((theme, "Subtotaal"),)
        sums = (*alone, *((it, subtotal(programme, it)) for it in ended))
        yield theme, titles.get(theme, OTHER) if theme in own else "", sums


def subtotal(programme: Programme, theme: str) -> str:
    """The words before the sum of a theme and all that stands in it."""
    return f"Subtotaal {theme_title(programme, theme)}, met de subthema's"


def by_action(lines: Iterable[HoursLine]) -> Iterator[tuple[Action | None, tuple[HoursLine, ...]]]:
    """Lines that follow each other and are of one action, with the action where measures of it
    have hours."""
    for _, group in groupby(lines, key=lambda line: line.action.id):
        of_action = tuple(group)
        divided = any(line.work.place for line in of_action)
        yield of_action[0].action if divided else None, of_action


def is_measured(account: Account) -> bool:
    """Whether measures have hours of their own."""
    return any(line.work.place for line in account.lines)


def unit_of_work(*, measured: bool) -> str:
    """The noun for one that hours are of: an action, or also a measure where some have hours."""
    return "een actie of maatregel" if measured else "een actie"


def row_title(line: HoursLine) -> str:
    """As `line_title`, of a measure beneath the title of its action."""
    title = line_title(line)
    return Inner(title.removeprefix(f"{line.action.title} > ")) if line.work.place else title


def line_title(line: HoursLine) -> str:
    """The title of the action or measure, with what this part of its hours is for."""
    about = part_of(line)
    return f"{line.work.title} ({about})" if about else line.work.title


def part_of(line: HoursLine) -> str:
    """The part of the hours of an action that an estimate is: its label, department and year."""
    year = str(line.written.year or "")
    return ", ".join(filter(None, (line.estimate.label, line.department, year)))


def sum_text(figures: Figures) -> str:
    """The parts of figures that are not 0, as a sum."""
    parts = {"eigen": figures.own, "gezamenlijk": figures.shared, "aanname": figures.assumed}
    return (
        " + ".join(f"{label} {dutch.number(part)}" for label, part in parts.items() if part) or "0"
    )


def split_note(figures: Figures | None) -> Counting:
    """The parts of the total."""
    return Counting(f"Totaal: {sum_text(figures)}." if figures else NO_HOURS)


def assumption_notes(account: Account) -> list[str]:
    """The estimates that rest on an assumption, with the assumption."""
    return [
        f"Op aanname: {line_title(line)}: {note}"
        for line in account.lines
        if (note := reader_note(line, account.programme))
    ]


def reader_note(line: HoursLine, programme: Programme) -> str | None:
    """The assumption of a line for whoever has only the table before them; None without one.

    It is that for readers, else the reading that was reckoned with: the `assumption` itself is for
    whoever makes the document.
    """
    if not line.estimate.assumption:
        return line.note
    unit = units.unit_of(line.estimate, programme)
    if unit is None or not (unit.hours and unit.assumption):
        return reader_words(line.estimate, programme)
    own = reader_words(line.estimate, programme) if line.written.assumption else None
    own = f"{dutch.ended(own)} " if own else ""
    return f"{own}De omrekening van {unit.name} naar uren is een aanname."


def reader_words(estimate: Estimate, programme: Programme) -> str:
    """The assumption of an estimate as `reader_note` has it."""
    if estimate.for_readers:
        return estimate.for_readers
    name_of = {gemeente.id: gemeente.name for gemeente in programme.gemeenten}
    exceptions = "".join(
        f", voor {name_of[id_]} {dutch.exact(units.amount(estimate, hours, programme))}"
        for id_, hours in estimate.except_.items()
    )
    amount = units.written(estimate, programme)
    taken = f"Gerekend is met {amount} {PER[estimate.per]}{exceptions}"
    if estimate.alternatives:
        return f"{taken}; de uren zijn op meer manieren te lezen."
    return f"{taken}; deze uren rusten op een aanname."


def reckoning_notes(account: Account) -> list[str]:
    """The hours of each unit that was used, and the way in which joint hours were shared."""
    written = [line.written for line in account.entries]
    used = {reading.unit for own in written for reading in own.readings}
    programme = account.programme
    notes = [unit_note(unit, programme) for unit in programme.units if unit.id in used]
    if sharing(account):
        notes.append(key_note(account))
    return notes


def sharing(account: Account) -> tuple[tuple[str, ...], ...]:
    """The ids of the municipalities that share joint hours, once for each that do together."""
    return tuple(
        dict.fromkeys(
            line.gemeenten
            for line in account.entries
            for reading in line.estimate.readings
            if reading.per == "joint" and len(line.gemeenten) > 1
        )
    )


def unit_note(unit: Unit, programme: Programme) -> str:
    """The number of hours of a unit, and who says so."""
    if unit.hours is None:
        return f"Dit programma zegt niet hoeveel uur 1 {unit.name} is; dat staat in geen totaal."
    # Of a programme of exactly a year its hours are those of a year.
    months = len(months_of(programme.period))
    a_year = "" if months == YEAR else " per jaar"
    text = f"1 {unit.name} is {dutch.exact(unit.hours)} uur{a_year}"
    if unit.source:
        text += f" ({unit.source})"
    if unit.assumption:
        text += f"; dat is een aanname: {unit.assumption.rstrip('.')}"
    if months > YEAR:
        text += ". Het telt voor elk jaar waarin een actie loopt"
    return f"{text}."


def key_note(account: Account, noun: str = "uren") -> str:
    """The way in which joint hours, or others by their `noun`, were shared, with the note and the
    source of the key."""
    key = account.allocation
    date = f" ({dutch.day_of(key.date)})" if key.date else ""
    source = f" Bron: {key.source}{date}." if key.source else ""
    note = f" {dutch.ended(key.note)}" if key.note else ""
    return f"Gezamenlijke {noun} zijn {divided(key)} verdeeld.{note}{source}"


def divided(key: Allocation) -> str:
    """How a key divides what municipalities do together."""
    return "gelijk over de gemeenten" if key.key == "equal" else "naar gewicht"


def rounded(totals: Iterable[Figures]) -> str:
    """How hours of months were rounded to add up to these totals."""
    is_whole = all(it.hours == it.hours.to_integral_value() for it in totals)
    apart = "" if is_whole else "; bij een totaal dat niet heel is, tot op het uur"
    return f"op hele uren naar boven of naar beneden afgerond, zodat alles optelt{apart}"


def unquantified_notes(account: Account) -> list[str]:
    """The estimates and cells that are in no total: nobody is left to share them, the number of
    persons or the hours of a unit are not known, or a cell has no estimate."""
    programme, lines = account.programme, account.unquantified
    estimates = (f"{line_title(line)}, {uncounted(line.estimate, programme)}" for line in lines)
    cells = (f"{it.work.title}, {without_estimate(it.cell)}" for it in account.unread)
    lapsed = (
        f"{line_title(line)}, {uncounted(line.estimate, programme)}; "
        f"alleen voor {dutch.listing(names.together(programme, line.gemeenten))}"
        for line in account.lapsed
    )
    uncounted_texts = (*estimates, *left_out(account), *cells)
    return [
        *(Counting(f"Vervallen: {text}.") for text in lapsed),
        *(Counting(f"Niet meegeteld: {text}.") for text in uncounted_texts),
    ]


def left_out(account: Account) -> list[str]:
    """The readings that no figure knows of, such as one per person."""
    programme = account.programme
    return [
        f"{line_title(line)}, ook te lezen als {uncounted(reading, programme)}"
        for line, reading in account.left_out
    ]


def nothing_counted(account: Account) -> str:
    """The text in place of figures: the notes of all that is in no total, or that there is none."""
    return " ".join(unquantified_notes(account)) or NO_HOURS


def silence(account: Account) -> str:
    """The reason why there is no figure, in a few words."""
    if account.per_person:
        return "alleen uren per persoon"
    return "niet in uren gelezen" if account.unread or account.unconverted else "geen uren genoemd"


def frame(account: Account, loaded: Loaded, title: str) -> Table:
    """A table of hours without rows yet. Where no hours count it says what is in no total, with how
    to count that."""
    advice = persons_advice(account)
    empty = " ".join((nothing_counted(account), *advice))
    return Table(
        title,
        loaded.subtitle,
        advice=advice,
        empty=empty,
        empty_of_more=NO_HOURS_OF_MORE,
        whose=f" voor {whose(account)}",
        is_of_all=not account.asked and len(account.programme.gemeenten) > 1,
    )


def without_estimate(cell: str) -> str:
    """An hours cell that is in no total, as it stands."""
    return f"'{cell}' (niet in uren gelezen)"


def uncounted(reading: Reading, programme: Programme) -> str:
    """A reading that is in no total, as written: 4 uur per persoon, 0,5 fte gezamenlijk."""
    return f"{units.written(reading, programme)} {PER[reading.per]}"


def merger_notes(account: Account, noun: str = "uren") -> list[str]:
    """The fate of the municipality asked for, or of each that begins or ends, as `merger_text`."""
    texts = (merger_text(gemeente, account.programme, noun) for gemeente in account.gemeenten)
    return list(filter(None, texts))


def years_advice(account: Account) -> tuple[str, ...]:
    """The way to see the hours of each year, where the programme has more and says which are
    whose."""
    dated = any(line.written.year or is_yearly(line.written) for line in account.lines)
    how = "Wat daarvan in welk jaar valt: uvp hours --by year"
    return (how,) if dated and len(account.programme.period.years) > 1 else ()


def persons_advice(account: Account) -> tuple[str, ...]:
    """The way to count hours per person, where there are any."""
    how = "Om uren per persoon mee te tellen: geef het aantal personen per gemeente met --persons."
    others = any(reading.hours is not None for _, reading in account.left_out)
    return (how,) if account.per_person or others else ()


def merger_text(gemeente: Gemeente, programme: Programme, noun: str = "uren") -> str | None:
    """The months in which a municipality exists, who takes over, and for whom its hours, or others
    by their `noun`, were adopted; None where it exists all the time."""
    bounds = []
    if gemeente.from_:
        bounds.append(f"vanaf {dutch.month_of(gemeente.from_)}")
    if gemeente.to:
        bounds.append(f"tot en met {dutch.month_of(gemeente.to)}")
    if not bounds:
        return None
    parts = [f"{gemeente.name} bestaat {' '.join(bounds)}"]
    if gemeente.merged_into:
        after = next(it for it in programme.gemeenten if it.id == gemeente.merged_into)
        parts.append(f"daarna {after.name}")
    if gemeente not in founders(programme):
        before = [it.name for it in programme.gemeenten if it.merged_into == gemeente.id]
        parts.append(f"de {noun} zijn geraamd voor {dutch.listing(before)}")
    return f"{'; '.join(parts)}."
