"""Reading an hours cell: "10 per jaar per gemeente, 20 voor Valkenburg".

A cell is read in three steps: its text becomes symbols (a figure, a unit, a basis, a
municipality, a word), the symbols are cut into one part for each figure, and each part
is an amount or an exception to one. Each step passes over the text once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from uvp_cli import dutch
from uvp_cli.programme.annotations import Per
from uvp_cli.programme.names import Named, fold
from uvp_cli.values import dataclass

Every = Literal["week", "maand", "kwartaal", "jaar", "keer"]
"""The thing of which each has a figure; of "keer" the cell does not say how many there are."""
CellBound = Literal["about", "at-least", "at-most"]
Called = Mapping[str, tuple[str, str]]
"""The meaning of each folded name: a "name" or a "unit", and its id; of a group those of all its
municipalities, with spaces between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure of a cell, or a range of them, with all that the cell says about it.

    `unit` is "uur", "fte", another of `_WORDS`, or the id of a unit of the programme. `low` and
    `high` are the same but in a range; "2 x 40 uur" is 80. `every`, `per`, `bound` and `label` are
    None where the cell does not say. `exceptions` are amounts for a municipality, by its id.
    """

    low: Decimal
    high: Decimal
    bound: CellBound | None = None
    unit: str = "uur"
    every: Every | None = None
    per: Per | None = None
    label: str | None = None
    exceptions: tuple[tuple[str, Amount], ...] = ()

    def covers(self, hours: Decimal, least: Decimal | int = 1, most: Decimal | int = 1) -> bool:
        """Whether `hours` are between `least` times the low and `most` times the high figure."""
        above = self.bound == "at-most" or hours >= self.low * least
        return above and (self.bound == "at-least" or hours <= self.high * most)


@dataclass(frozen=True, slots=True)
class CellReading:
    """The content of a cell.

    `figures` are all figures in it as they stand, also those in text that is not understood;
    `parts` are these with what the cell says about each, and `rest` is that text, with
    municipalities by their ids. `absent` is, where there are no figures, "open" if hours are still
    to be determined ("p.m.", "15% van de formatie") and "none" if there are none ("n.v.t.").
    """

    amounts: tuple[Amount, ...] = ()
    figures: tuple[Amount, ...] = ()
    absent: Literal["open", "none"] | None = None
    rest: tuple[str, ...] = ()
    parts: tuple[Amount, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether the cell is understood as a whole, with amounts or without."""
        return not self.rest and bool(self.amounts or self.absent)


def calling(gemeenten: Iterable[Named], units: Iterable[Named] = ()) -> Called:
    """The municipalities, groups and units by their names, for reading cells."""
    kinds = (("unit", units), ("name", gemeenten))
    return {
        fold(name): (kind, " ".join(thing.meant))
        for kind, things in kinds
        for thing in things
        for name in thing.names
    }


def read(cell: str, called: Called) -> CellReading:
    """The content of `cell`, about the municipalities that are `called` something. Only text that
    is understood counts as an amount; all else is in `rest`."""
    symbols = _joined(_symbols(cell, called))
    if not any(symbol.kind == "number" for symbol in symbols):
        return _without_figures(symbols, cell)
    figures = tuple(
        Amount(low=symbol.low, high=symbol.high)
        for symbol in symbols
        if symbol.kind in ("number", "times")
    )
    parts: list[Amount] = []
    amounts: list[Amount] = []
    exceptions: list[tuple[list[str], Amount]] = []
    rest: list[str] = []
    for part in _parts(symbols):
        amount, names, left = _amount(part, cell)
        parts.append(amount)
        rest += left
        if names and amounts:
            amounts[-1], unfit = _with_exceptions(amounts[-1], names, amount)
            rest += unfit
        elif names:
            exceptions.append((names, amount))
        else:
            amounts.append(amount)
    for names, amount in exceptions:
        if amounts:
            amounts[0], unfit = _with_exceptions(amounts[0], names, amount)
            rest += unfit
        else:
            rest += names
    return CellReading(tuple(amounts), figures, rest=tuple(rest), parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class _Symbol:
    """A piece of a cell from `begin` to `end`: what kind of thing it is, and which."""

    kind: str
    value: str
    begin: int
    end: int
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)


_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*[½¼¾]?|[½¼¾]"
    r"|[^\W\d_](?:\.[^\W\d_](?![^\W\d_]))+\.?"
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"
    r"|\S"
)
"""A figure, an abbreviation ("p.m."), a word, or a mark."""

_WORDS: dict[tuple[str, str], str] = {
    ("unit", "uur"): "uur|uren|u",
    ("unit", "fte"): "fte|fte s|ftes",
    ("unit", "week"): "week|weken|werkweek|werkweken",
    ("unit", "dag"): "dag|dagen|werkdag|werkdagen",
    ("unit", "dagdeel"): "dagdeel|dagdelen",
    ("unit", "minuut"): "minuut|minuten",
    ("unit", "euro"): "euro|€",
    ("every", "week"): "per week|wekelijks|p w|elke week|iedere week",
    ("every", "maand"): "per maand|maandelijks|elke maand|iedere maand",
    ("every", "kwartaal"): "per kwartaal|elk kwartaal|ieder kwartaal",
    ("every", "jaar"): "per jaar|jaarlijks|p j|per kalenderjaar|elk jaar|ieder jaar",
    ("per", "gemeente"): "per gemeente|elke gemeente|iedere gemeente|voor elke gemeente"
    "|voor iedere gemeente|per deelnemende gemeente|overige gemeenten|de overige gemeenten"
    "|voor de overige gemeenten|voor overige gemeenten|andere gemeenten|de andere gemeenten",
    ("per", "joint"): "gezamenlijk|samen|gezamenlijke|regiobreed|voor de regio"
    "|voor de hele regio|voor het geheel|voor alle gemeenten samen|alle gemeenten samen",
    ("per", "person"): "per persoon|p p|pp|per deelnemer|per medewerker|per collega|per ambtenaar",
    ("bound", "about"): "ca|circa|ongeveer|plm|naar schatting|±|~|≈",
    ("bound", "at-least"): "min|minimaal|minstens|tenminste|ten minste|≥",
    ("bound", "at-most"): "max|maximaal|hooguit|hoogstens|ten hoogste|≤",
    ("range", "words"): "tot|tot en met|t per m|a",
    ("range", "dash"): "-|–|—",
    ("range", "or"): "of|dan wel",
    ("by", ""): "x|×|maal|keer",
    ("between", ""): "tussen",
    ("percent", ""): "%|procent",
    ("split", "and"): "en|&|plus|+",
    ("split", ""): ",|;|(|)|•|*|daarnaast",
    ("colon", ""): ":",
    ("for", ""): "voor|in|bij|gemeente|voor gemeente|voor de gemeente",
    ("cut", ""): "per",
    ("mark", ""): ".|'|\"|’|‘|“|”",
    ("open", ""): "p m|pm|pro memorie|n t b|ntb|n n b|nnb|nog te bepalen|nader te bepalen"
    "|nog nader te bepalen|nog in te vullen|nader in te vullen|volgt|volgt nog|tbd|?"
    "|nog niet bekend|nog onbekend|onbekend|nog niet te zeggen",
    ("none", ""): "n v t|nvt|niet van toepassing|geen|geen uren|nihil",
}
_TWO_TO_TWELVE = "twee drie vier vijf zes zeven acht negen tien elf twaalf"
_IN_WORDS = {
    "een": Decimal(1),
    **dict.fromkeys(("half", "halve"), Decimal("0.5")),
    **dict.fromkeys(("anderhalf", "anderhalve"), Decimal("1.5")),
    **{word: Decimal(at) for at, word in enumerate(_TWO_TO_TWELVE.split(), 2)},
}
"""The number that a word before a unit is: "tien uur"."""
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_PHRASES = {phrase: symbol for symbol, phrases in _WORDS.items() for phrase in phrases.split("|")}
_SPANS = [("unit", value) for value in ("week", "dag", "dagdeel", "minuut")]
"""The units that are one behind a figure alone: "Week van de Veiligheid: 2 dagen"."""
_MINIMAL = 5
"""Shorter than any word for "at least" but "min.", which is minutes behind a figure."""
_LONGEST = 6
"""The most words of a name or phrase that are looked at."""


def _symbols(cell: str, called: Called) -> Iterator[_Symbol]:
    """The symbols of a cell: the longest phrase or name that is known, else a word."""
    tokens = list(_TOKEN.finditer(cell))
    # A mark folds to nothing, and "uur/week" is "uur per week".
    words = [fold(token[0]) or token[0].replace("/", "per") for token in tokens]
    at = 0
    while at < len(tokens):
        number = _figure(tokens[at][0])
        length, kind, value = (1, "number", "") if number is not None else _known(words, at, called)
        begin, end = tokens[at].start(), tokens[at + length - 1].end()
        at += length
        if kind != "mark":
            yield _Symbol(kind, value, begin, end, number or Decimal(0), number or Decimal(0))


def _figure(token: str) -> Decimal | None:
    """The number that a token is, as in "7,5" or "1½"; None for a word or a mark."""
    more = _FRACTIONS.get(token[-1])
    whole = dutch.written(token if more is None else token[:-1] or "0")
    return whole if whole is None or more is None else whole + more


def _known(words: Sequence[str], at: int, called: Called) -> tuple[int, str, str]:
    """The number of words from `at` that are one symbol, its kind and its value."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in called:
            return length, *called[phrase]
        if phrase in _PHRASES:
            kind, value = _PHRASES[phrase]
            return length, *(called.get(value, (kind, value)) if kind == "unit" else (kind, value))
    return 1, "word", words[at]


def _joined(symbols: Iterable[_Symbol]) -> list[_Symbol]:
    """The symbols with ranges and percentages as one, and "voor de regio Zuid samen" too."""
    joined: list[_Symbol] = []
    for symbol in symbols:
        joined.append(symbol)
        if symbol.kind not in ("number", "percent", "per", "by", "unit"):
            continue
        match [(symbol.kind, symbol.value) for symbol in joined[-4:]]:
            case [*_, ("number", _), ("range", _), ("number", _)]:
                _range(joined, 3)
            case [("between", _), ("number", _), ("split", "and"), ("number", _)]:
                _range(joined, 4)
            case [("number", _), ("unit", _), ("range", _), ("number", _)]:
                unit = joined.pop(-3)
                _range(joined, 3)
                joined.append(unit)
            case [*_, ("number", _), ("cut", _), ("number", _)]:
                _range(joined, 3)
            case [*_, ("number", _), ("percent", _)]:
                joined[-2:] = [_Symbol("open", "", joined[-2].begin, joined[-1].end)]
            case [*_, ("per", "joint")]:
                _gather(joined)
            case _:
                pass
        _times(joined)
    return _tidied(joined)


def _times(joined: list[_Symbol]) -> None:
    """Makes of the last symbols how often something is, or a number that stands there in words."""
    match [(symbol.kind, symbol.value) for symbol in joined[-2:]]:
        case [("word", counted), ("unit", _)] if counted in _IN_WORDS:
            number = _IN_WORDS[counted]
            joined[-2] = replace(joined[-2], kind="number", low=number, high=number)
        case [("word", counted), ("by", _)] if counted in _IN_WORDS:
            number = _IN_WORDS[counted]
            joined[-2:] = [replace(joined[-2], kind="times", low=number, high=number)]
        case [("number", _), ("by", _)]:
            joined[-2:] = [replace(joined[-2], kind="times")]
        case [("by", _), ("number", _)]:
            joined[-2:] = [replace(joined[-1], kind="times")]
        case [("word", "van") | ("range", "words"), ("number", _)]:
            _each(joined)
        case _:
            pass


def _each(joined: list[_Symbol]) -> None:
    """Makes of "2 avonden per jaar van 4 uur" how often, and the figure at the end."""
    for at in range(len(joined) - 3, max(len(joined) - _LONGEST, -1), -1):
        between = joined[at:-2]
        if between[0].kind == "number" and len(between) > 1:
            every = (symbol for symbol in between if symbol.kind == "every")
            joined[at:-1] = [replace(between[0], kind="times"), *every]
        if between[0].kind not in ("word", "every"):
            return


def _range(joined: list[_Symbol], length: int) -> None:
    """Makes a range of the last symbols, where its figures go up."""
    low, high = joined[-3], joined[-1]
    if low.low == low.high < high.low:
        joined[-length:] = [replace(low, end=high.end, high=high.low)]


def _gather(joined: list[_Symbol]) -> None:
    """Makes one symbol of "voor Heuvelland gemeenten samen"."""
    for length in range(2, min(_LONGEST, len(joined)) + 1):
        first = joined[-length]
        if first.kind == "for":
            joined[-length:] = [replace(joined[-1], begin=first.begin)]
            return
        if first.kind != "word":
            return


def _tidied(symbols: Sequence[_Symbol]) -> list[_Symbol]:
    """The symbols, with what one is beside others: "tot 20" is a bound, a lone dash splits,
    "en" between two names or words does not, "per" at the end was cut off."""
    tidied: list[_Symbol] = []
    around = zip([None, *symbols], symbols, [*symbols[1:], None], strict=False)
    for before, symbol, after in around:
        kinds = (before.kind if before else "", after.kind if after else "")
        if kinds == ("number", "number"):
            tidied.append(symbol)
        elif symbol.kind == "split" and kinds == ("name", "name"):
            continue
        elif symbol.kind != "cut" or after:
            tidied.append(_beside(symbol, *kinds))
    return tidied


def _beside(symbol: _Symbol, before: str, after: str) -> _Symbol:
    """A symbol as it is between two of other kinds."""
    kind, value = symbol.kind, symbol.value
    match kind, value:
        case ("range", "words") if after == "number":
            kind, value = "bound", "at-most"
        case ("range", "dash"):
            kind = "split"
        case ("split", "and") if (before, after) == ("word", "word"):
            kind = "word"
        case unit if unit in _SPANS and before != "number":
            kind = "word"
        case ("bound", "at-least") if before == "number" and symbol.end - symbol.begin < _MINIMAL:
            kind, value = "unit", "minuut"
        case ("cut", _) if after == "word":
            kind, value = "every", "keer"
        case ("number", _) if after not in ("unit", "every", "per") and _is_year(symbol):
            kind = "word"
        case _:
            pass
    return replace(symbol, kind=kind, value=value)


def _is_year(symbol: _Symbol) -> bool:
    """Whether a bare figure can be a year, or years: 2026 or 2024-2027."""
    years = 1990 <= symbol.low <= symbol.high <= 2100
    return years and symbol.end - symbol.begin in (4, 9)


def _without_figures(symbols: Sequence[_Symbol], cell: str) -> CellReading:
    """A cell without a figure: hours are still open, or there are none."""
    kinds = {symbol.kind for symbol in symbols}
    if kinds & {"open", "times"}:
        return CellReading(absent="open")
    if ("none" in kinds and kinds <= {"none", "unit", "split"}) or kinds == {"split"}:
        return CellReading(absent="none")
    return CellReading(rest=(cell,) if symbols else ())


def _parts(symbols: Sequence[_Symbol]) -> Iterator[Sequence[_Symbol]]:
    """The symbols cut into parts with one figure each."""
    begin, last = 0, None
    for at, symbol in enumerate(symbols):
        if symbol.kind == "number":
            if last is not None:
                cut = _cut(symbols, last + 1, at)
                yield symbols[begin:cut]
                begin = cut
            last = at
    yield symbols[begin:]


def _cut(symbols: Sequence[_Symbol], begin: int, end: int) -> int:
    """The begin of the next part, between the figure before `begin` and the one at `end`."""
    kinds = [symbol.kind for symbol in symbols[begin:end]]
    if "colon" in kinds:
        cut = len(kinds) - 1 - kinds[::-1].index("colon")
        if cut and kinds[cut - 1] == "per":
            return begin + cut - 1
        while cut and kinds[cut - 1] in ("word", "name", "for"):
            cut -= 1
        return begin + cut
    if "split" in kinds:
        return end - 1 - kinds[::-1].index("split")
    return end - 1 if kinds and kinds[-1] == "bound" else end


def _amount(part: Sequence[_Symbol], cell: str) -> tuple[Amount, list[str], list[str]]:
    """The amount of a part, the municipalities that it is for, and what is not understood."""
    begin, end = _label(part)
    said: dict[str, Any] = {}
    names: list[str] = []
    rest: list[str] = []
    for at, symbol in enumerate(part):
        if symbol.kind in ("unit", "every", "per", "bound"):
            if said.setdefault(symbol.kind, symbol.value) != symbol.value:
                rest.append(cell[symbol.begin : symbol.end])
        elif symbol.kind == "name":
            names += symbol.value.split()
        elif symbol.kind == "for" and any(after.kind == "name" for after in part[at + 1 : at + 2]):
            continue
        elif symbol.kind not in ("number", "times", "split", "colon") and not begin <= at < end:
            rest.append(cell[symbol.begin : symbol.end])
    number = next(symbol for symbol in part if symbol.kind == "number")
    low, high = number.low, number.high
    for symbol in part:
        if symbol.kind == "times":
            low, high = low * symbol.low, high * symbol.high
    text = cell[part[begin].begin : part[end - 1].end] if begin < end else None
    return Amount(low=low, high=high, label=text, **said), names, rest


def _label(part: Sequence[_Symbol]) -> tuple[int, int]:
    """The begin and end of the words that a part begins with: "Overleg: 8 uur", "Overleg 8 uur"."""
    kinds = [symbol.kind for symbol in part]
    begin = next((at for at, kind in enumerate(kinds) if kind != "split"), 0)
    number = kinds.index("number")
    end = kinds.index("colon") if "colon" in kinds[:number] else begin
    if end == begin and kinds[number + 1 : number + 2] == ["unit"]:
        end = number
    return (begin, end) if set(kinds[begin:end]) == {"word"} else (0, 0)


def _with_exceptions(
    general: Amount, names: Sequence[str], amount: Amount
) -> tuple[Amount, list[str]]:
    """`general`, but `amount` for the municipalities named; what cannot be is not understood."""
    known = {name for name, _ in general.exceptions}
    fits = general.per in (None, "gemeente") and amount.per is None
    if known & set(names) or not fits or amount.every not in (None, general.every):
        return general, list(names)
    own = replace(amount, unit=general.unit, every=general.every, per=general.per)
    more = tuple((name, own) for name in dict.fromkeys(names))
    return replace(general, exceptions=(*general.exceptions, *more)), []
