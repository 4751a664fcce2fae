"""Rules about a literal text and the figure read from it: warnings where these do not agree.

What is not understood is given the benefit of the doubt, and an assumption may explain
what the text does not say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import chain
from typing import Any

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.document.findings import KeyPath, Severity, shorten
from uvp_cli.document.scalars import flow
from uvp_cli.programme import euros, gaps, hours_cell, months, names, paths, reach, units
from uvp_cli.programme.annotations import Per
from uvp_cli.programme.hours_cell import Amount, Called, CellReading
from uvp_cli.programme.model import Estimate, HoursCell, Programme, Reading, Unit
from uvp_cli.programme.work import Work, works
from uvp_cli.values import dataclass

IN_HOURS: Mapping[str, tuple[Decimal | int, Decimal | int]] = {
    "uur": (1, 1),
    "fte": (1_000, 2_100),
    "week": (32, 40),
    "dag": (6, 9),
    "dagdeel": (3, 5),
    "minuut": (Decimal(1) / 60, Decimal(1) / 60),
}
"""The least and the most hours that one of a unit can come to."""
YEARLY = {"week": (40, 53), "maand": (10, 12), "kwartaal": (4, 4), "jaar": (1, 1), None: (1, 1)}
"""The least and the most times a year of what is per week, month …"""
ONCE = (("uur", None), ("uur", "jaar"))
"""The units of figures that are hours as they stand."""
PER = {"gemeente": "per gemeente", "joint": "voor alle gemeenten samen", "person": "per persoon"}
_AS_IT_STANDS = "Neem over wat in de cel staat, of zeg met 'assumption:' hoe u rekent."
_CONVERT = (
    "Zeg onder 'units:' hoeveel uur een eenheid is, en schrijf hier 'amount:' en 'unit:'; of zeg "
    "met 'assumption:' hoe u rekent."
)
_OPEN = "Laat de raming weg, of zeg met 'assumption:' waar deze uren vandaan komen."
_CHOSEN = "Zeg met 'assumption:' waarom dit aantal is gekozen, met een ander onder 'alternatives:'."
_EACH_YEAR = (
    "Schrijf voor elk jaar een raming met 'year:', of zeg met 'assumption:' voor welk jaar deze is."
)
_ALTOGETHER = "Schrijf hoeveel uren het samen zijn, en zeg met 'assumption:' hoe u rekent."
_RECKONED = (
    "Schrijf hoeveel het samen is, en zeg in een kanttekening ('kind: assumption') hoe u rekent."
)
_AS_THE_TEXT = (
    "Neem het bedrag uit de tekst over, of zeg in een kanttekening ('kind: assumption') hoe u "
    "rekent."
)


@check("UVP713", "Raming past niet bij de cel", Severity.WARNING)
def estimate_unlike_its_cell(programme: Programme) -> Iterator[Problem]:
    """De raming is wat er in de cel staat: dezelfde uren, per gemeente of samen, met dezelfde
    uitzonderingen. Staat de cel in een andere eenheid ("0,5 fte"), dan heeft de raming een aantal
    (`amount`) met die eenheid, en zegt `units` één keer hoeveel uren dat is. Is de cel anders
    omgerekend, of noemt zij een bereik ("10-20 uur") of nog geen aantal ("p.m."), dan zegt een
    aanname (`assumption`) hoe de raming ontstaat.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 20 per jaar per gemeente
                estimates: [{hours: 25, per: gemeente}]

    Goed:
        …
                estimates: [{hours: 20, per: gemeente}]
    """
    known = {gemeente.id: gemeente.label for gemeente in names.gemeenten(programme)}
    # Many cells say the same.
    read = cache(partial(hours_cell.read, called=_called(programme)))
    limited = reach.limits(programme)
    everyone = len(reach.founders(programme)) or 1
    years = -(-len(months.months_of(programme.period)) // months.YEAR)
    for path, work, cell in paths.hours_cells(programme):
        said = read(cell.cell)
        gemeenten = len(reach.of_work(work, limited)) or everyone
        counted = units.counted(programme, work.duration)
        running = -(-len(counted) // months.YEAR)
        compared = _Compared(programme, cell, said, gemeenten, years, running, known)
        yield from compared.problems(path)
        if work.is_divided and not cell.estimates:
            yield from compared.other_than(works(work.action)[1:], (*path, "cell"))


@check("UVP723", "Uren bij een actie en bij haar maatregelen", Severity.WARNING)
def hours_of_action_and_measures(programme: Programme) -> Iterator[Problem]:
    """De uren staan bij de actie of bij haar maatregelen; de uren van een actie zijn die van haar
    maatregelen samen. Met ramingen op beide plaatsen tellen ook beide mee. Noemt het programma bij
    de actie het totaal, laat dat dan staan in de cel, zonder ramingen.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity: {hours: {cell: 20 uur, estimates: [{hours: 20, per: gemeente}]}}
            measures:
              - title: Lampen ophangen
                capacity: {hours: {cell: 20 uur, estimates: [{hours: 20, per: gemeente}]}}

    Goed:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity: {hours: {cell: 20 uur}}
            measures:
              - title: Lampen ophangen
                capacity: {hours: {cell: 20 uur, estimates: [{hours: 20, per: gemeente}]}}
    """
    for path, work, cell in paths.hours_cells(programme):
        if work.is_divided and cell.estimates:
            message = f"De uren van {work.title} staan bij de actie en bij haar maatregelen."
            hint = "Laat de ramingen van de actie weg als dit het totaal van de maatregelen is. "
            yield Problem((*path, "estimates"), message, hint + if_meant("UVP723"), at_key=True)


@check(gaps.RULE_OF["cell-without-estimate"], "Cel met uren zonder raming", Severity.WARNING)
def cell_without_estimate(programme: Programme) -> Iterator[Problem]:
    """Alleen een raming telt mee: een cel zonder raming staat in geen enkel totaal. Noemt de cel
    geen uren ("p.m."), dan is dat een open punt.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity: {hours: {cell: 10 uur per gemeente}}

    Goed:
        …
            capacity: {hours: {cell: 10 uur per gemeente, estimates: [{hours: 10, per: gemeente}]}}
    """
    called = _called(programme)
    known = {unit.id for unit in programme.units}
    for path, cell in gaps.cells_without_estimate(programme):
        said = hours_cell.read(cell.cell, called)
        message = f"De cel '{shorten(cell.cell)}' heeft geen raming en telt nergens mee."
        hint = "Lees de cel en voeg 'estimates:' toe."
        if said.absent == "open":
            message = f"De cel '{shorten(cell.cell)}' zegt nog niet hoeveel uren."
            hint = "Vraag hoeveel uren het zijn en voeg 'estimates:' toe."
        elif estimates := _estimates(said, known):
            hint = f"Voeg toe: estimates: {flow(estimates)}."
        elif any(amount.unit == "fte" for amount in said.amounts if "fte" not in known):
            hint = _CONVERT
        yield Problem((*path, "cell"), message, hint)


@check("UVP715", "Bedrag past niet bij de tekst", Severity.WARNING)
def euros_unlike_the_text(programme: Programme) -> Iterator[Problem]:
    """Noemt de tekst een bedrag, dan is dat het bedrag in euro's. Een kanttekening van de soort
    `assumption` kan zeggen hoe het is omgerekend.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            budget:
              - {status: amount, text: € 1.000 per gemeente., euros: 2000, per: gemeente}

    Goed:
        …
              - {status: amount, text: € 1.000 per gemeente., euros: 1000, per: gemeente}
    """
    limited = reach.limits(programme)
    for path, item, theme in paths.money(programme):
        for_some = limited.get(theme.id, ()) if theme else ()
        gemeenten = len(for_some) or len(reach.founders(programme))
        named = list(euros.amounts(item.text))
        reckoned = any(remark.kind == "assumption" for remark in item.remarks)
        figures = [amount for _, amount in item.figures]
        if not figures or not named or reckoned:
            continue
        at = (*path, "amounts" if item.amounts else "euros")
        taken = dutch.listing(map(dutch.euros, figures))
        if not euros.unsettled(item.text).isdisjoint(figures):
            message = f"De tekst zegt '{shorten(item.text, 60)}', het bedrag is {taken}."
            yield Problem(at, message, _RECKONED, at_key=bool(item.amounts))
            continue
        allowed = {*named, sum(named, Decimal(0))}
        allowed |= {amount * gemeenten for amount in allowed}
        read = {*figures, sum(figures, Decimal(0))}
        if allowed.isdisjoint({*read, *(amount * gemeenten for amount in read)}):
            shown = dutch.listing(dict.fromkeys(map(dutch.euros, named)))
            message = f"De tekst noemt {shown}, maar het bedrag is {taken}."
            yield Problem(at, message, _AS_THE_TEXT, at_key=bool(item.amounts))


@dataclass(frozen=True, slots=True)
class _Compared:
    """An hours cell of a programme beside what it says, for so many municipalities and years.

    `running` is in how many of these years there is work; `known` are the names of all
    municipalities by their ids.
    """

    programme: Programme
    cell: HoursCell
    said: CellReading
    gemeenten: int
    years: int
    running: int
    known: Mapping[str, str]

    def problems(self, path: KeyPath) -> Iterator[Problem]:
        """Each place where the estimates of the cell at `path` say something else than its text."""
        estimates = self.cell.estimates
        if len(estimates) > 1 and self._is_sum_of(estimates):
            return
        unlike = [
            problem
            for estimate_path, estimate in paths.listed("estimates", self.cell, path)
            for reading_path, reading in paths.readings_of(estimate_path, estimate)
            for problem in self._unlike(reading, estimate, reading_path)
        ]
        yield from unlike
        if estimates and not unlike and (left_out := next(self._left_out(), None)):
            message = f"De cel noemt ook {left_out}, maar daar is geen raming van."
            yield Problem((*path, "cell"), message, "Voeg een raming of uitzondering toe.")

    def other_than(self, measures: Iterable[Work], path: KeyPath) -> Iterator[Problem]:
        """A problem where a cell gives another total than these; none where they cannot be added as
        they stand."""
        cells = [(measure.own.gemeenten, measure.hours) for measure in measures if measure.hours]
        estimates = tuple(chain.from_iterable(cell.estimates for _, cell in cells))
        is_whole = all(cell.estimates and not some for some, cell in cells)
        kinds = {(one.per, one.unit, one.gemeenten, bool(one.except_)) for one in estimates}
        if is_whole and len(kinds) == 1 and self._is_plain and not self._is_sum_of(estimates):
            figure = sum((one.figure for one in estimates), Decimal(0))
            said = units.written(estimates[0], self.programme, figure)
            message = f"De cel zegt '{shorten(self.cell.cell, 60)}', de maatregelen samen {said}."
            yield Problem(path, message, "Klopt het totaal, of ontbreekt er een maatregel?")

    def _unlike(self, reading: Reading, estimate: Estimate, path: KeyPath) -> Iterator[Problem]:
        """Each place where one reading of an estimate says something else than the cell."""
        # An assumption without another reading says how the cell was reckoned.
        if estimate.assumption and not (estimate.alternatives and self._is_plain):
            return
        # Exceptions may say who has which of a range.
        is_exact = not (estimate.assumption or reading.except_)
        if not self._says(reading.figure, reading, is_exact=is_exact):
            key = "amount" if reading.unit else "hours"
            yield Problem((*path, key), self._message(reading.figure, reading), self._hint(reading))
        elif not estimate.assumption and (per := self._other_basis(reading)):
            message = f"De cel zegt {PER[per]}, de raming {PER[reading.per]}."
            hint = f"Schrijf per: {per}, of zeg met 'assumption:' waarom."
            yield Problem((*path, "per"), message, hint)
        if self.said.understood and not estimate.assumption:
            for gemeente, hours in reading.except_.items():
                own = [one for name, one in self._exceptions if name == gemeente]
                if not any(self._is(one, hours, reading) for one in _exact(own)):
                    message = self._message(hours, reading, f" voor {self.known[gemeente]}")
                    yield Problem((*path, "except", gemeente), message, _AS_IT_STANDS)

    def _left_out(self) -> Iterator[str]:
        """Each amount of the cell that no estimate has, in words."""
        estimates = self.cell.estimates
        readings = [reading for estimate in estimates for reading in estimate.readings]
        reckoned = any(it.assumption and not it.alternatives for it in estimates)
        together = (self._is(total, one.figure, one) for total in self._totals for one in readings)
        if not self.said.understood or reckoned or any(together):
            return
        for amount in self.said.amounts:
            if not any(self._is(amount, reading.figure, reading) for reading in readings):
                yield self._shown(amount)
        for gemeente, amount in self._exceptions:
            named = any(gemeente in estimate.gemeenten for estimate in estimates)
            if not named and not any(gemeente in reading.except_ for reading in readings):
                yield f"{self._shown(amount)} voor {self.known[gemeente]}"

    def _is_sum_of(self, estimates: tuple[Estimate, ...]) -> bool:
        """Whether the cell has a figure that is these together."""
        if len({estimate.unit for estimate in estimates}) > 1:
            return False
        figure = sum((estimate.figure for estimate in estimates), Decimal(0))
        whole = Reading(amount=figure, unit=estimates[0].unit, per=estimates[0].per)
        return any(self._is(amount, figure, whole) for amount in self.said.amounts)

    @property
    def _exceptions(self) -> list[tuple[str, Amount]]:
        return [exception for amount in self.said.amounts for exception in amount.exceptions]

    @property
    def _is_plain(self) -> bool:
        """Whether the cell is understood, and its figures are hours as they stand."""
        return self.said.understood and all(
            ((amount.unit, amount.every) in ONCE or self._unit(amount.unit))
            and amount.per != "person"
            for amount in self.said.amounts
        )

    @property
    def _totals(self) -> tuple[Amount, ...]:
        """All amounts of the cell together, where there are more."""
        amounts = self.said.amounts
        if len(amounts) < 2 or len({amount.unit for amount in amounts}) > 1:
            return ()
        low = sum((amount.low for amount in amounts), Decimal(0))
        high = sum((amount.high for amount in amounts), Decimal(0))
        return (Amount(low=low, high=high, unit=amounts[0].unit),)

    def _says(self, hours: Decimal, reading: Reading, *, is_exact: bool) -> bool:
        """Whether the cell names these hours, or has them in a range where it need not be exact; a
        text without figures may mean any, but for one that leaves them open."""
        said = self.said
        if not said.figures:
            return said.absent is None or (said.absent == "none" and hours == 0)
        loose = () if said.understood else said.parts
        own = (amount for name, amount in self._exceptions if name in self._named(reading))
        named = (*said.amounts, *loose, *self._totals, *own)
        amounts = _exact(named) if is_exact else named
        return any(self._is(amount, hours, reading) for amount in amounts)

    def _named(self, reading: Reading) -> tuple[str, ...]:
        """The municipalities that a reading is for alone, as its estimate says."""
        own = (
            estimate.gemeenten
            for estimate in self.cell.estimates
            if any(one is reading for one in estimate.readings)
        )
        return next(own, ())

    @property
    def _comes_back(self) -> bool:
        """Whether what is each year is in several, and no estimate says that it is of one."""
        return self.running > 1 and not any(estimate.year for estimate in self.cell.estimates)

    def _is(self, amount: Amount, hours: Decimal, reading: Reading) -> bool:
        """Whether these hours are that amount, as it stands or reckoned for a year, for all
        municipalities together, or for one of them."""
        least, most = self._bounds(amount, reading)
        sizes, gemeenten = [hours], len(self._named(reading)) or self.gemeenten
        if reading.per == "joint" and amount.per != "joint":
            sizes.append(hours / gemeenten)
        if reading.per == "gemeente" and amount.per != "gemeente":
            # A share may have been rounded.
            together = hours * gemeenten
            sizes += [together, together.to_integral_value()]
        # 1,5 fte is never 1,5 uur.
        once = (amount.unit, amount.every) in ONCE[: 1 if self._comes_back else 2]
        as_it_stands = once or reading.unit is not None
        return any(
            (as_it_stands and amount.covers(size)) or (most and amount.covers(size, least, most))
            for size in sizes
        )

    def _bounds(self, amount: Amount, reading: Reading) -> tuple[Decimal, Decimal]:
        """The least and the most that one of the amount's unit can be in that of the reading;
        nothing where it cannot be said in hours."""
        own, unit = units.unit_of(reading, self.programme), self._unit(amount.unit)
        if own and own is unit and amount.every in (None, "jaar"):
            return Decimal(1), Decimal(1)
        least, most = map(Decimal, IN_HOURS.get(amount.unit, (0, 0)))
        if unit:
            least = most = unit.hours or Decimal(1)
        seldom, often = YEARLY.get(amount.every, (0, 0))
        least, most = least * seldom, most * often
        if amount.every or amount.unit == "fte" or unit or own:
            most *= self.years
        if amount.every and self._comes_back:
            # A cell may leave open in how many years: not in one alone.
            least *= 2
        in_hours = (own.hours if own else None) or Decimal(1)
        return least / in_hours, most / in_hours

    def _unit(self, name: str) -> Unit | None:
        return next((unit for unit in self.programme.units if unit.id == name), None)

    def _other_basis(self, reading: Reading) -> Per | None:
        """The basis that the cell gives these hours, where it is never that of the reading."""
        if not self.said.understood or self.gemeenten == 1:
            return None
        bases = [amount.per for amount in self.said.amounts if amount.covers(reading.figure)]
        return None if not bases or {None, reading.per} & set(bases) else bases[0]

    def _message(self, figure: Decimal, reading: Reading, who: str = "") -> str:
        said = units.written(reading, self.programme, figure)
        return f"De cel zegt '{shorten(self.cell.cell, 60)}', de raming {said}{who}."

    def _hint(self, reading: Reading) -> str:
        """The advice on an estimate that the cell does not have, by what the cell says."""
        own = reading.figure
        parts = self.said.parts
        if self.said.absent:
            return _OPEN
        if any(amount.unit not in ("uur", "euro") for amount in parts) and not reading.unit:
            return _CONVERT
        if any(amount.covers(own) and not amount.low == amount.high == own for amount in parts):
            return _CHOSEN
        if any(amount.covers(own) and amount.every == "jaar" for amount in parts):
            return _EACH_YEAR
        named = any(figure.covers(own) for figure in self.said.figures)
        return _ALTOGETHER if named else _AS_IT_STANDS

    def _shown(self, amount: Amount) -> str:
        """An amount as a cell has it: 4 uur per persoon."""
        unit = self._unit(amount.unit)
        called = units.called(unit, amount.high) if unit else amount.unit
        said = f"{dutch.span(amount.low, amount.high)} {called}"
        said += f" per {amount.every}" if amount.every else ""
        return f"{said} {PER[amount.per]}" if amount.per else said


def _exact(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts that are one figure, which may be the least or the most; no range of them."""
    return (replace(amount, bound=None) for amount in amounts if amount.low == amount.high)


def _called(programme: Programme) -> Called:
    """The names that cells of a programme can have: of municipalities, groups and units."""
    return hours_cell.calling(names.reach(programme), names.units(programme))


def _estimates(said: CellReading, known: Collection[str]) -> list[dict[str, Any]]:
    """The estimates as plain data, where the cell says all that they need, in hours or `known`
    units; none otherwise."""
    estimates: list[dict[str, Any]] = []
    for amount in said.amounts if said.understood else ():
        figures = (amount, *(own for _, own in amount.exceptions))
        exact = all(figure.low == figure.high and not figure.bound for figure in figures)
        in_unit = amount.unit in known
        plain = (amount.unit, amount.every) in ONCE or (in_unit and not amount.every)
        if not amount.per or not exact or amount.label or not plain:
            return []
        hours = {"amount": amount.low, "unit": amount.unit} if in_unit else {"hours": amount.low}
        exceptions = {name: own.low for name, own in amount.exceptions}
        others = {"except": exceptions} if exceptions else {}
        estimates.append({**hours, "per": amount.per, **others})
    return estimates
