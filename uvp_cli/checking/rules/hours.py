"""Rules about hours, the allocation key and money."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import KeyPath
from uvp_cli.programme import paths, reach
from uvp_cli.programme.model import BudgetItem, Programme


@check("UVP501", "Andere lezing zonder aanname")
def unexplained_alternative(programme: Programme) -> Iterator[Problem]:
    """Wie een cel ook anders leest, zegt waarom deze lezing is gekozen. Die uitleg komt als
    voetnoot onder de tabel met uren.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 100 uur
                estimates:
                  - {hours: 100, per: gemeente, alternatives: [{hours: 100, per: joint}]}

    Goed:
        …
                  - hours: 100
                    per: gemeente
                    assumption: De andere rijen zijn per gemeente.
                    alternatives: [{hours: 100, per: joint}]
    """
    for path, estimate in paths.estimates(programme):
        if estimate.alternatives and not estimate.assumption:
            message = "Deze raming heeft andere lezingen, maar zegt niet waarom deze is gekozen."
            yield Problem((*path, "alternatives"), message, "Voeg 'assumption:' toe.", at_key=True)


@check("UVP502", "Gewichten passen niet bij de verdeelsleutel")
def allocation_weights(programme: Programme) -> Iterator[Problem]:
    """Bij de sleutel `weights` heeft elke gemeente een gewicht; bij `equal` zijn er geen gewichten.
    Wie samen uren of geld deelt, heeft samen meer gewicht dan 0.

    Fout:
        allocation: {key: equal, weights: {noord: 2, midden: 1, zuid: 1}}

    Goed:
        allocation: {key: weights, weights: {noord: 2, midden: 1, zuid: 1}}
    """
    allocation = programme.allocation
    at = ("allocation", "weights")
    if allocation.key == "equal":
        if allocation.weights:
            message = "De verdeelsleutel is 'equal' en gebruikt geen gewichten."
            hint = "Schrijf key: weights, of verwijder de gewichten."
            yield Problem(at, message, hint, at_key=True)
        return
    missing = [g.id for g in programme.gemeenten if g.id not in allocation.weights]
    if missing:
        message = f"Er is geen gewicht voor {', '.join(missing)}."
        yield Problem(at, message, "Geef elke gemeente een gewicht.", at_key=True, about="part")
        return
    hint = "Geef minstens één gemeente een gewicht."
    if not any(allocation.weights[g.id] for g in reach.founders(programme)):
        yield Problem(at, "Alle gewichten zijn 0; zo is er niets te verdelen.", hint, at_key=True)
    for path, record in paths.limitable(programme):
        weights = [allocation.weights.get(name) for name in record.gemeenten]
        if weights and not any(weight is None or weight for weight in weights):
            message = "Deze gemeenten hebben samen gewicht 0; zo is er niets te verdelen."
            yield Problem((*path, "gemeenten"), message, hint, at_key=True)


@check("UVP503", "Bedrag past niet bij de status")
def budget_amount(programme: Programme) -> Iterator[Problem]:
    """Een bedrag (`status: amount`) heeft euro's, in één keer of per jaar, en een grondslag; wat
    geen bedrag is, heeft geen euro's.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            budget: [{status: unknown, text: Nog niet bekend., euros: 1000}]

    Goed:
        …
            budget: [{status: amount, text: Voor de campagne., euros: 1000, per: gemeente}]
    """
    for at, item, _ in paths.money(programme):
        if item.status != "amount" and item.figures:
            message = f"De status is '{item.status}', maar er staat een bedrag."
            key = "euros" if item.amounts == () else "amounts"
            yield Problem((*at, key), message, "Schrijf status: amount.")
        elif item.status == "amount":
            yield from _amount(at, item)


def _amount(at: KeyPath, item: BudgetItem) -> Iterator[Problem]:
    """Each problem in an item that has an amount."""
    missing = [] if item.per else ["per"]
    if item.euros is None and not item.amounts:
        missing.insert(0, "euros")
    for key in missing:
        hint = f"Voeg '{key}:' toe."
        if key == "euros" and item.cell:
            hint = "Voeg 'euros:' toe, of schrijf status: unknown als het bedrag niet bekend is."
        yield Problem((*at, key), f"Bij een bedrag hoort '{key}'.", hint, about="part")
    if item.euros is not None and item.amounts:
        message = "Hier staat één bedrag, en ook een bedrag per jaar."
        hint = "Schrijf alleen 'amounts:', of alleen 'euros:'; anders telt het geld twee keer."
        yield Problem((*at, "euros"), message, hint, at_key=True)
    elif item.amounts and not item.figures:
        message = "Geen van deze jaren heeft een bedrag."
        hint = "Schrijf status: unknown."
        yield Problem((*at, "amounts"), message, hint, at_key=True, about="part")


@check("UVP504", "Uitzondering bij uren die niet per gemeente zijn")
def exception_to_joint_hours(programme: Programme) -> Iterator[Problem]:
    """Andere uren voor één gemeente (`except`) hebben alleen zin bij uren per gemeente.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 100 uur samen
                estimates: [{hours: 100, per: joint, except: {noord: 20}}]

    Goed:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 10 uur per gemeente, 20 voor Noord
                estimates: [{hours: 10, per: gemeente, except: {noord: 20}}]
    """
    for path, reading in paths.readings(programme):
        if reading.except_ and reading.per != "gemeente":
            message = "Een uitzondering voor een gemeente kan alleen bij uren per gemeente."
            hint = "Schrijf per: gemeente, of verwijder de uitzondering."
            yield Problem((*path, "except"), message, hint, at_key=True)


@check("UVP505", "Zin voor lezers zonder aanname")
def sentence_without_assumption(programme: Programme) -> Iterator[Problem]:
    """`for_readers` zegt een aanname (`assumption`) in gewone woorden, en staat dus bij zo'n
    aanname.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 100 uur
                estimates: [{hours: 100, per: joint, for_readers: Wij gaan uit van 100 uur.}]

    Goed:
        …
                estimates:
                  - hours: 100
                    per: joint
                    assumption: De rij noemt geen grondslag; zie de inleiding.
                    for_readers: Wij gaan uit van 100 uur samen.
                    alternatives: [{hours: 100, per: gemeente}]
    """
    for path, estimate in paths.estimates(programme):
        if estimate.for_readers and not estimate.assumption:
            message = "Deze zin voor lezers gaat over een aanname, maar die staat er niet."
            hint = "Voeg 'assumption:' toe, of verwijder deze sleutel als er niets is aangenomen."
            yield Problem((*path, "for_readers"), message, hint, at_key=True)


@check("UVP506", "Raming zonder uren, of met uren en een aantal")
def neither_hours_nor_amount(programme: Programme) -> Iterator[Problem]:
    """Een raming heeft `hours`, of een aantal (`amount`) met de eenheid (`unit`) waarin het staat:
    een van beide, want anders is er niets te tellen of zijn er twee getallen.

    Fout:
        units: [{id: fte, name: fte, hours: 1360, source: Formatieplan}]
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity: {hours: {cell: "0,5 fte", estimates: [{amount: 0.5, per: gemeente}]}}

    Goed:
        …
            capacity:
              hours: {cell: "0,5 fte", estimates: [{amount: 0.5, unit: fte, per: gemeente}]}
    """
    for path, reading in paths.readings(programme):
        keys = ("hours", "amount", "unit")
        there = tuple(key for key in keys if getattr(reading, key) is not None)
        if there in (("hours",), ("amount", "unit")):
            continue
        if "hours" in there:
            message = "Deze raming heeft uren en daarnaast een aantal of eenheid."
            hint = "Laat staan wat in de cel staat: 'hours:', of 'amount:' met 'unit:'."
            yield Problem((*path, there[1]), message, hint, at_key=True)
        elif not there:
            message = "Deze raming heeft geen uren."
            hint = "Vul 'hours:' in, of 'amount:' met 'unit:' voor wat niet in uren staat."
            yield Problem((*path, "hours"), message, hint, about="part")
        else:
            lacking = "unit" if "amount" in there else "amount"
            message = f"Bij '{there[0]}' hoort '{lacking}'."
            yield Problem((*path, lacking), message, f"Voeg '{lacking}:' toe.", about="part")


@check("UVP507", "Omrekening zonder bron of aanname")
def conversion_without_ground(programme: Programme) -> Iterator[Problem]:
    """Hoeveel uren een eenheid is, staat ergens (`source`) of nemen wij aan (`assumption`). Met een
    bron tellen de uren als zeker, met een aanname als aanname.

    Fout:
        units: [{id: fte, name: fte, hours: 1360}]

    Goed:
        units: [{id: fte, name: fte, hours: 1360, source: "Formatieplan, bijlage 2"}]
    """
    for at, unit in paths.listed("units", programme):
        if unit.hours is not None and not (unit.source or unit.assumption):
            message = f"Er staat niet waarom 1 {unit.name} {dutch.exact(unit.hours)} uur is."
            hint = "Voeg 'source:' toe, of 'assumption:' als het nergens staat."
            yield Problem((*at, "hours"), message, hint, at_key=True)


@check("UVP508", "Jaar van een bedrag klopt niet")
def amount_of_a_year(programme: Programme) -> Iterator[Problem]:
    """Een bedrag per jaar is van een jaar van het programma, elk jaar staat er één keer, en het is
    een bedrag of een cel.

    Fout:
        budget:
          - {status: amount, text: Regie., per: joint, amounts: [{year: 2025, euros: 80000}]}

    Goed:
        budget:
          - {status: amount, text: Regie., per: joint, amounts: [{year: 2026, euros: 80000}]}
    """
    for path, item, _ in paths.money(programme):
        earlier: set[int] = set()
        for at, amount in paths.listed("amounts", item, path):
            if years := _years_without(amount.year, programme):
                message = f"{amount.year} is geen jaar van dit programma ({years})."
                yield Problem((*at, "year"), message, "Verbeter het jaar.")
            if amount.year in earlier:
                message = f"{amount.year} staat hier twee keer."
                yield Problem((*at, "year"), message, "Neem de bedragen van een jaar samen.")
            earlier.add(amount.year)
            if amount.euros is None and amount.cell is None:
                message = f"Bij {amount.year} staat geen bedrag."
                hint = "Voeg 'euros:' toe, of 'cell:' met wat er letterlijk staat, zoals p.m."
                yield Problem(at, message, hint, about="part")


@check("UVP510", "Jaar van een raming buiten het programma")
def year_outside_programme(programme: Programme) -> Iterator[Problem]:
    """Uren van één jaar (`year`) zijn van een jaar waarin het programma loopt, een verlenging
    meegerekend.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours: {cell: 10 in 2031, estimates: [{hours: 10, per: joint, year: 2031}]}

    Goed:
        …
              hours: {cell: 10 in 2026, estimates: [{hours: 10, per: joint, year: 2026}]}
    """
    for path, estimate in paths.estimates(programme):
        if estimate.year is not None and (years := _years_without(estimate.year, programme)):
            message = f"Het programma loopt niet in {estimate.year}, maar in {years}."
            yield Problem((*path, "year"), message, "Verbeter het jaar.")


def _years_without(year: int, programme: Programme) -> str:
    """The years of a programme that this is none of: 2026 t/m 2027; empty where it is one."""
    years = programme.period.years
    if year in years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years.start} t/m {years.stop - 1}"
