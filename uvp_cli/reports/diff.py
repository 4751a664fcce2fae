"""The changes between two programmes and what they come to, as tables and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from decimal import Decimal
from typing import Any

from uvp_cli import dutch
from uvp_cli.changes.consequences import (
    OUTSIDE,
    AmountShift,
    Consequences,
    HoursShift,
    Who,
    by_gemeente,
    in_all,
)
from uvp_cli.changes.diff import KINDS, Change, NotedEntries, Side
from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.programme import noted, paths, reach
from uvp_cli.programme.log import Entry
from uvp_cli.programme.model import Level, PlanningItem
from uvp_cli.programme.months import period_of
from uvp_cli.programme.origin import Loaded
from uvp_cli.reports import parts
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.hours import figures_contract, span
from uvp_cli.reports.hours_words import OTHER
from uvp_cli.reports.indicators import dated
from uvp_cli.reports.noted import entry_contract, said
from uvp_cli.reports.tables import (
    Cell,
    ChosenValue,
    Column,
    For,
    Kind,
    Report,
    Row,
    Table,
    Verdict,
    sections,
)
from uvp_cli.reports.terms import CHOICES, KEYS, TIMES, VALUES, WHOLE, called, word
from uvp_cli.reports.wording import compare

NOTHING = "Geen inhoudelijke wijzigingen."
MAX_NAMES = 5
"""Municipalities that are named where a limit is passed; a country has hundreds."""
_TITLE = "Verschillen"


def diff_report(
    changes: Sequence[Change],
    consequences: Consequences,
    old: Loaded,
    new: Loaded,
    objection: str,
) -> Report:
    """The changes from `old` to `new`, kind by kind, and what they come to."""
    subtitle = f"{new.programme.title} ({old.origin} → {new.origin})"
    facts = _facts(old, new)
    contract = {
        "old": {"programme": old.programme.id, "origin": old.origin},
        "new": {"programme": new.programme.id, "origin": new.origin},
        "changes": [facts.contract(change) for change in changes],
        **_consequences_contract(consequences),
        "objection": objection or None,
    }
    if not changes:
        return Report(Table(_TITLE, subtitle, facts.columns, (), empty=NOTHING), contract)
    count = Counter(change.kind for change in changes)
    rows = (
        (f"{KINDS[change.kind].capitalize()} ({count[change.kind]})", facts.row(change))
        for change in sorted(changes, key=lambda change: list(KINDS).index(change.kind))
    )
    text = " ".join(filter(None, (verdict(changes, consequences), objection)))
    return Report(
        Table(f"Wijzigingen ({len(changes)})", "", facts.columns, tuple(sections(rows))),
        contract,
        Verdict(_TITLE, subtitle, text),
        tuple(table for table in _details(consequences) if table.rows),
        objection,
    )


def with_entries(report: Report, entries: NotedEntries, old: Loaded, new: Loaded) -> Report:
    """The report with the entries that came into the logs, or went; as it was without logs."""
    if not entries:
        return report
    contracts = {kind: [*map(entry_contract, of_kind)] for kind, of_kind in entries.items()}
    report = replace(report, contract={**report.contract, "entries": contracts})
    log = _entries(entries, old, new)
    if not log.rows:
        return report
    content, verdict = report.content, report.verdict
    if verdict is None:
        verdict = Verdict(_TITLE, content.subtitle, NOTHING)
        content = replace(content, title="Wijzigingen (0)", subtitle="")
    counts = ", ".join(f"{len(each)} {KINDS[kind]}" for kind, each in entries.items() if each)
    verdict = replace(verdict, text=f"{verdict.text} In het logboek: {counts}.")
    return replace(report, content=content, verdict=verdict, details=(*report.details, log))


def _entries(entries: NotedEntries, old: Loaded, new: Loaded) -> Table:
    count = sum(map(len, entries.values()))
    rows = (
        (f"{KINDS[kind].capitalize()} ({len(of_kind)})", _entry_row(entry, loaded))
        for kind, of_kind in entries.items()
        for loaded in [old if kind == "removed" else new]
        for entry in of_kind
    )
    columns = (Column("about", "Waarover"), Column("said", "Notitie"))
    return Table(f"Logboek ({count})", "", columns, tuple(sections(rows)))


def _entry_row(entry: Entry, loaded: Loaded) -> Row:
    """The title of the thing that an entry is about, or else its id, and the entry in words."""
    known = noted.notable_parts(reach.ungrouped(loaded.programme)).get(entry.about)
    return Row((known.title if known else entry.about, said(entry, loaded)))


def objection(
    changes: Sequence[Change],
    consequences: Consequences,
    max_hours: int | None,
    refused: Collection[str],
) -> str:
    """The limits that the changes pass, of hours per municipality and of kinds that may not be
    there, as a sentence; empty where they pass none."""
    passed = []
    beyond = [
        f"{gemeente.name} ({how})"
        for id_, gemeente in consequences.gemeenten.items()
        if max_hours is not None and (how := _beyond(consequences, id_, max_hours))
    ]
    if beyond:
        more = [f"{len(beyond) - MAX_NAMES} andere"] if len(beyond) > MAX_NAMES else []
        who = dutch.listing(beyond[:MAX_NAMES] + more)
        passed.append(f"meer dan {dutch.number(max_hours or 0)} uur verschil bij {who}")
    count = Counter(change.kind for change in changes if change.kind in refused)
    passed += [f"{count[kind]} {word}" for kind, word in KINDS.items() if count[kind]]
    return f"Grens overschreden: {'; '.join(passed)}." if passed else ""


def _beyond(consequences: Consequences, gemeente: str, limit: int) -> str:
    """The difference in the hours of a municipality that is more than the limit; empty without.

    The least and the most that they may come to count as well, and so do those of one person: with
    an assumption, or a number of persons that nobody knows, hours would rise unseen.
    """
    hours = by_gemeente(consequences.hours).get(gemeente)
    person = by_gemeente(consequences.per_person).get(gemeente)
    if hours and abs(hours.change.hours) > limit:
        return _signed(hours.change.hours)
    if hours and abs(_furthest(hours)[1]) > limit:
        return _end(hours)
    if person and abs(person.change) > limit:
        return f"{_signed(person.change)} per persoon"
    return ""


def _furthest(shift: HoursShift) -> tuple[str, Decimal]:
    """The end of the range that changed most, and by how much."""
    ends = {"hoog": shift.change.high, "laag": shift.change.low}
    return max(ends.items(), key=lambda end: abs(end[1]))


def _end(shift: HoursShift) -> str:
    """The same in words: hoog +900."""
    name, change = _furthest(shift)
    return f"{name} {_signed(change)}"


def verdict(changes: Sequence[Change], consequences: Consequences) -> str:
    """All of it in one line: the number of changes, and what they do to the totals."""
    count = Counter(change.kind for change in changes)
    number = dutch.plural(len(changes), "wijziging", "wijzigingen")
    kinds = ", ".join(f"{count[kind]} {word}" for kind, word in KINDS.items() if count[kind])
    return " ".join((f"{number}: {kinds}.", *_totals(consequences)))


def _totals(consequences: Consequences) -> Iterator[str]:
    person, euros = in_all(consequences.per_person), in_all(consequences.euros)
    yield "; ".join((_headline(consequences), *_certainty(consequences))) + "."
    if person.change:
        yield f"Uren per persoon {_from_to(person)}."
    if euros.change:
        yield f"Bedragen {_from_to(euros, dutch.euros)}."
    if consequences.lost:
        lost = len(consequences.lost)
        goals = dutch.plural(lost, "doelstelling verliest", "doelstellingen verliezen")
        yield f"{goals} de laatste actie."


def _headline(consequences: Consequences) -> str:
    """The change of the hours, for all together and for whom it is the most."""
    hours = in_all(consequences.hours)
    if hours.before is None and hours.after is None:
        return "In geen van beide zijn uren geteld"
    shifts = by_gemeente(consequences.hours).values()
    most = max(shifts, key=lambda shift: abs(shift.change.hours), default=None)
    if most is None or most.change.hours == hours.change.hours == 0:
        return "Uren gelijk"
    who = _whom(consequences, most, lambda shift: shift.change.hours)
    sides = _hours_of(hours, consequences)
    from_, to = (it if isinstance(it, str) else dutch.number(it) for it in sides)
    change = f"{from_} → {to} ({_signed(hours.change.hours)})"
    return f"Uren {change}; {who} {_signed(most.change.hours)}"


def _hours_of(shift: HoursShift, consequences: Consequences) -> Iterator[str | Decimal]:
    """The hours as they were and as they are; without any, whether a cell such as "p.m." names some
    that cannot be counted."""
    sides = (shift.before, shift.after)
    for figures, uncounted in zip(sides, consequences.uncounted, strict=True):
        silence = "niet geteld" if shift.who in uncounted else "geen"
        yield figures.hours if figures else silence


def _certainty(consequences: Consequences) -> Iterator[str]:
    """The range and the assumed hours, as far as these change more than the hours themselves."""
    hours = in_all(consequences.hours)
    shifts = by_gemeente(consequences.hours).values()
    most = max(shifts, key=lambda shift: abs(_furthest(shift)[1]), default=None)
    if most and abs(_furthest(most)[1]) > abs(most.change.hours):
        who = _whom(consequences, most, _furthest)
        yield f"laag–hoog {span(hours.before)} → {span(hours.after)}, {who} {_end(most)}"
    assumed = hours.change.assumed
    if abs(assumed) > abs(hours.change.hours):
        how = "is nu een aanname" if assumed > 0 else "is geen aanname meer"
        yield f"{dutch.number(abs(assumed))} uur {how}"


def _whom(
    consequences: Consequences, most: HoursShift, measure: Callable[[HoursShift], object]
) -> str:
    """The municipality that changes most; or each, where the hours of all change as much."""
    shifts = [by_gemeente(consequences.hours).get(name) for name in consequences.gemeenten]
    if len({measure(shift) if shift else None for shift in shifts}) == 1:
        return "elke gemeente"
    return f"het meest {consequences.gemeenten[str(most.who.gemeente)].name}:"


def _from_to(shift: AmountShift, written: Callable[[Decimal], str] = dutch.number) -> str:
    amounts = (shift.before, shift.after)
    from_, to = ("niet genoemd" if amount is None else written(amount) for amount in amounts)
    return f"{from_} → {to} ({_signed(shift.change, written)})"


def _signed(value: Decimal | int, written: Callable[[Any], str] = dutch.number) -> str:
    """A difference with its sign; 0 has none."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{written(abs(value))}"


def _facts(old: Loaded, new: Loaded) -> Facts[Change]:
    themes = {it.id: it.title for it in (*old.programme.themes, *new.programme.themes)}
    titles = {path: indicator.title for path, indicator in paths.indicators(new.programme)}
    return Facts.of(
        Fact("kind", "Soort", lambda it: it.kind, For.PROGRAMS, words=KINDS),
        *parts.facts(lambda it: it.side.part, "Titel"),
        Fact("path", "Plaats", lambda it: render_path(it.side.path), For.PROGRAMS),
        Fact(
            *("before", "Was", lambda it: _plain(it.before), For.PROGRAMS),
            json=lambda it: _side(it.before),
        ),
        Fact(
            *("after", "Wordt", lambda it: _plain(it.after), For.PROGRAMS),
            json=lambda it: _side(it.after),
        ),
        Fact("what", "Wat", lambda it: parts.heading(it.side.part), For.PEOPLE),
        Fact("key", "Onderdeel", lambda it: _key(it.side, titles), For.PEOPLE),
        Fact("difference", "Verschil", lambda it: _difference(it, themes), For.PEOPLE),
        order=("kind", "part", "title", "before", "after"),
    )


def _key(side: Side, titles: Mapping[KeyPath, str]) -> str:
    """The words for the key of a part that changed, with the title of the indicator it is of."""
    above = (side.path[:length] for length in range(len(side.path)))
    title = next((f" ({titles[path]})" for path in above if path in titles), "")
    return f"{called(side.key, side.part.kind)}{title}"


def _difference(change: Change, themes: Mapping[str, str]) -> Cell:
    """The change in words; of a part that was added or removed, where it belonged."""
    before, after = change.before, change.after
    if before is None or after is None:
        # A part that continues one that another continues too is new, but not out of nothing.
        continued = getattr(change.side.value, "continues", None)
        of = f"vervolg van {continued}" if continued and before is None else ""
        return ", ".join(filter(None, (_home(change.side, themes), of)))
    if before.value is None and isinstance(after.value, Level) and "realised" in after.key:
        return f"nieuw cijfer: {dated(after.value, after.value.source)}"
    if change.kind != "moved":
        return compare(_value(before) or "", _value(after) or "")
    if before.key:
        return "andere volgorde"
    from_, to = (_home(side, themes) for side in (before, after))
    if from_ == to:
        from_, to = (f"plaats {int(side.part.path[-1]) + 1}" for side in (before, after))
    return f"van {from_} naar {to}"


def _home(side: Side, themes: Mapping[str, str]) -> str:
    """The theme of a part, the action of a measure, and the month of a planning item."""
    if isinstance(side.value, PlanningItem):
        return period_of(side.value)
    if side.part.kind == "measure":
        return side.part.among
    if side.part.kind == "action":
        return themes.get(side.part.theme or "", OTHER)
    return themes.get(side.part.theme or "", "") if side.part.kind != "theme" else ""


def _value(side: Side | None, words: Mapping[str, str] = KEYS) -> str | None:
    """A value as one text, its keys in `words`; None where there is none, and for a whole part."""
    if side is None or side.value is None or (is_dataclass(side.value) and not side.key):
        return None
    key = next((step for step in reversed(side.key) if isinstance(step, str)), "")
    return _under(key, side.value, words)


def _plain(side: Side | None) -> Cell:
    """A value as programs read it; one of a few has its Dutch."""
    text = _value(side, {})
    is_choice = side is not None and side.key[-1:] and side.key[-1] in CHOICES
    return ChosenValue.of(text, VALUES) if text is not None and is_choice else text


def _under(key: str, value: Any, words: Mapping[str, str]) -> str:
    """The text of what stands under a key: in Dutch where it is one of a few values."""
    if words and key in ("month", "months"):
        months = value if isinstance(value, tuple) else (value,)
        return ", ".join(dutch.MONTHS[month - 1] for month in months)
    if words and key in TIMES:
        return dutch.day_of(value) if len(value) > len("2026-01") else dutch.month_of(value)
    is_choice = words and key in CHOICES
    return VALUES.get(value, value) if is_choice else _text(value, words, key)


def _text(value: Any, words: Mapping[str, str], above: str) -> str:
    # A whole number of our own is a year, a month or a number of something: no amount.
    if isinstance(value, Decimal):
        return dutch.exact(value)
    if isinstance(value, tuple):
        return ", ".join(_text(inner, words, above) for inner in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(inner, words, above)}" for key, inner in value.items())
    if isinstance(value, Level) and words:
        return dated(value, value.source)
    if is_dataclass(value):
        return "; ".join(
            f"{word((above, key), 1, words=words) if words else key}: {_under(key, inner, words)}"
            for key, inner in paths.contents(value)
            if inner not in (None, (), {})
        )
    return str(value)


def _details(consequences: Consequences) -> Iterator[Table]:
    yield _hours(consequences)
    columns = (Column("theme", "Uren per persoon"), *_shift_columns(Kind.HOURS))
    rows = _amount_rows(consequences, consequences.per_person, dutch.number)
    yield Table("Uren per persoon (in geen totaal)", "", columns, tuple(sections(rows)))
    columns = (Column("theme", "Bedrag"), *_shift_columns(Kind.EUROS))
    rows = _amount_rows(consequences, consequences.euros, dutch.euros, WHOLE)
    yield Table("Financiën per gemeente en thema", "", columns, tuple(sections(rows)))
    yield _planning(consequences)
    yield _goals(consequences)


_PARTS = {"hours": "Verschil", "own": "eigen", "shared": "gezamenlijk", "assumed": "aanname"}


def _hours(consequences: Consequences) -> Table:
    columns = (
        Column("theme", "Uren"),
        Column("before", "Was", Kind.HOURS),
        Column("after", "Wordt", Kind.HOURS),
        *(Column(key, title, Kind.HOURS) for key, title in _PARTS.items()),
        Column("range_before", "Laag–hoog was", Kind.HOURS),
        Column("range_after", "Laag–hoog wordt", Kind.HOURS),
    )
    rows = (
        _grouped_row(
            shift.who,
            consequences,
            *_hours_of(shift, consequences),
            *(_signed(getattr(shift.change, key)) for key in _PARTS),
            span(shift.before),
            span(shift.after),
        )
        for shift in consequences.hours
        if shift.before != shift.after
    )
    return Table("Uren per gemeente en thema", "", columns, tuple(sections(rows)))


def _amount_rows(
    consequences: Consequences,
    shifts: Iterable[AmountShift],
    written: Callable[[Decimal], str],
    outside: str = OTHER,
) -> Iterator[tuple[str, Row]]:
    """Euros or hours per person by municipality and theme, as far as they changed; `outside` is
    said of those of no theme."""
    for shift in shifts:
        if shift.change:
            figures = ("niet genoemd" if it is None else it for it in (shift.before, shift.after))
            change = _signed(shift.change, written)
            yield _grouped_row(shift.who, consequences, *figures, change, outside=outside)


def _shift_columns(kind: Kind) -> tuple[Column, ...]:
    titles = {"before": "Was", "after": "Wordt", "change": "Verschil"}
    return tuple(Column(key, title, kind) for key, title in titles.items())


def _grouped_row(
    who: Who, consequences: Consequences, *figures: Cell, outside: str = OTHER
) -> tuple[str, Row]:
    """A row with its heading."""
    gemeente = consequences.gemeenten[who.gemeente].name if who.gemeente else "Alle gemeenten samen"
    if who.theme is None:
        return gemeente, Row(("Totaal", *figures), "subtotal")
    title = outside if who.theme == OUTSIDE else consequences.themes[who.theme].title
    return gemeente, Row((title, *figures))


def _planning(consequences: Consequences) -> Table:
    shifts = consequences.planning
    # Beside a month of one year, what comes back every year says so.
    every = "elk jaar" if any(shift.year for shift in shifts) else ""
    rows = []
    for shift in shifts:
        month = f"{dutch.MONTHS[shift.month - 1]} {shift.year or every}".rstrip()
        rows.append(Row((month, shift.before, shift.after, _signed(shift.change))))
    columns = (Column("month", "Maand"), *_shift_columns(Kind.NUMBER))
    return Table("Planningsitems per maand", "", columns, tuple(rows))


def _goals(consequences: Consequences) -> Table:
    columns = (Column("goal", "Doelstelling"), Column("text", "Tekst"), Column("change", "Nu"))
    lost = (Row((it.id, it.text, "geen actie meer")) for it in consequences.lost)
    gained = (Row((it.id, it.text, "voor het eerst een actie")) for it in consequences.gained)
    return Table("Doelstellingen", "", columns, (*lost, *gained))


def _consequences_contract(consequences: Consequences) -> dict[str, Any]:
    def of(shift: HoursShift | AmountShift) -> dict[str, Any]:
        return {"gemeente": shift.who.gemeente, "theme": shift.who.theme}

    return {
        "hours": [{**of(it), **_shift(it, figures_contract)} for it in consequences.hours],
        "per_person": [{**of(it), **_shift(it)} for it in consequences.per_person],
        "euros": [{**of(it), **_shift(it)} for it in consequences.euros],
        "planning": [
            {"year": it.year, "month": it.month, **_shift(it)} for it in consequences.planning
        ],
        "goals": {
            "gained": [goal.id for goal in consequences.gained],
            "lost": [goal.id for goal in consequences.lost],
        },
    }


def _shift(shift: Any, written: Callable[[Any], Any] = lambda value: value) -> dict[str, Any]:
    return {key: written(getattr(shift, key)) for key in ("before", "after", "change")}


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    whole = is_dataclass(side.value) and not side.key
    return {
        "id": side.part.id,
        "theme": side.part.theme,
        "path": render_path(side.path),
        "value": None if whole else paths.plain(side.value),
    }
