"""Every cell says what somebody would read in it, and what is not understood is said."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import shipped_programme
from uvp_cli import dutch
from uvp_cli.programme import names
from uvp_cli.programme.hours_cell import Amount, CellReading, calling, read
from uvp_cli.programme.names import Named

CALLED = calling(
    [
        Named("vaals", "Vaals", ("vaals", "Vaals", "GM0981")),
        Named("valkenburg", "Valkenburg", ("valkenburg", "Valkenburg aan de Geul", "Valkenburg")),
        Named("eijsden-margraten", "Eijsden-Margraten", ("Eijsden-Margraten",)),
    ]
)


def said(cell: str) -> CellReading:
    return read(cell, CALLED)


def amount(low: str, high: str | None = None, **more: object) -> Amount:
    bare = Amount(low=Decimal(low), high=Decimal(high or low))
    return replace(bare, **more)  # type: ignore[arg-type]


def with_exceptions(general: Amount, **figures: str) -> Amount:
    own = ((name, replace(general, low=Decimal(n), high=Decimal(n))) for name, n in figures.items())
    return replace(general, exceptions=tuple(own))


TEN = amount("10", per="gemeente")


@cases(
    ("cell", "amounts"),
    [
        (
            "10 per jaar per gemeente, 20 voor Valkenburg",
            [with_exceptions(replace(TEN, every="jaar"), valkenburg="20")],
        ),
        ("10 per gemeente (Vaals: 7,5)", [with_exceptions(TEN, vaals="7.5")]),
        ("Vaals 20 uur, overige gemeenten 10 uur", [with_exceptions(TEN, vaals="20")]),
        (
            "10 per gemeente, 20 voor Valkenburg aan de Geul en Vaals, 30 voor eijsden margraten",
            [with_exceptions(TEN, valkenburg="20", vaals="20", **{"eijsden-margraten": "30"})],
        ),
        (
            "Organiseren: 80 uur gezamenlijk bijeenkomst: 4 uur per persoon",
            [
                amount("80", per="joint", label="Organiseren"),
                amount("4", per="person", label="bijeenkomst"),
            ],
        ),
        ("Voorbereiden en nazorg: 12 uur", [amount("12", label="Voorbereiden en nazorg")]),
        ("200 uur voor Heuvelland gemeenten samen.", [amount("200", per="joint")]),
        ("jaarlijks 100 uur voor de regio", [amount("100", every="jaar", per="joint")]),
        ("gezamenlijk: 80 uur", [amount("80", per="joint")]),
        ("6 uur (gezamenlijk)", [amount("6", per="joint")]),
        ("10 per gemeente en 30 samen", [TEN, amount("30", per="joint")]),
        ("10 uur + 2 uur p.p.", [amount("10"), amount("2", per="person")]),
        ("100 uur per", [amount("100")]),
        ("80 uur", [amount("80")]),
        ("1,5 fte", [amount("1.5", unit="fte")]),
        ("0.5 FTE's", [amount("0.5", unit="fte")]),
        ("4 uur/week", [amount("4", every="week")]),
        ("2 uur per maand per gemeente", [amount("2", every="maand", per="gemeente")]),
        ("5 per kwartaal", [amount("5", every="kwartaal")]),
        ("1.066 uur", [amount("1066")]),
        ("1.066,5 uur", [amount("1066.5")]),
        ("7.5", [amount("7.5")]),
        ("2026 uur", [amount("2026")]),
        ("10-20 uur", [amount("10", "20")]),
        ("10 tot 20", [amount("10", "20")]),
        ("10 uur tot 20 uur per gemeente", [amount("10", "20", per="gemeente")]),
        ("5 t/m 6", [amount("5", "6")]),
        ("10 à 15 uur", [amount("10", "15")]),
        ("tussen 10 en 20 uur", [amount("10", "20")]),
        ("10 of 20 uur", [amount("10", "20")]),
        ("10/20 uur", [amount("10", "20")]),
        ("tot 20 uur", [amount("20", bound="at-most")]),
        ("max. 40", [amount("40", bound="at-most")]),
        ("minimaal 40 uur", [amount("40", bound="at-least")]),
        ("ca. 10", [amount("10", bound="about")]),
        (
            "8 samen ca. 2 uur p.p.",
            [amount("8", per="joint"), amount("2", per="person", bound="about")],
        ),
        ("2 x 40 uur", [amount("80")]),
        ("40 u × 2", [amount("80")]),
        ("twee keer 40 uur", [amount("80")]),
        ("2x 10-20 uur", [amount("20", "40")]),
        ("4x per jaar 10 uur", [amount("40", every="jaar")]),
        ("10 uur (4 keer per jaar)", [amount("40", every="jaar")]),
        ("2 bijeenkomsten van 4 uur", [amount("8")]),
        ("4 overleggen per jaar à 2,5 uur samen", [amount("10", every="jaar", per="joint")]),
        ("iedere week 4 uur", [amount("4", every="week")]),
        ("anderhalve fte", [amount("1.5", unit="fte")]),
        ("1½ uur", [amount("1.5")]),
        ("½ fte", [amount("0.5", unit="fte")]),
        ("tien uur samen", [amount("10", per="joint")]),
        ("3 dagen", [amount("3", unit="dag")]),
        (
            "Week van de Veiligheid: 2 dagdelen",
            [amount("2", unit="dagdeel", label="Week van de Veiligheid")],
        ),
        ("30 min.", [amount("30", unit="minuut")]),
        ("€ 500", [amount("500", unit="euro")]),
        (
            "Toezicht 720 uur, juridisch 150 uur",
            [amount("720", label="Toezicht"), amount("150", label="juridisch")],
        ),
    ],
)
def test_what_a_cell_says(cell: str, amounts: list[Amount]) -> None:
    reading = said(cell)
    assert list(reading.amounts) == amounts
    assert reading.understood
    assert reading.absent is None


@cases(
    "cell",
    ["p.m.", "P.M", "n.t.b.", "nnb", "nog te bepalen (zie bijlage)", "?", "Volgt", "2x per week"],
)
def test_hours_that_are_still_open(cell: str) -> None:
    assert said(cell) == CellReading(absent="open")


def test_a_share_of_the_staff_is_no_amount() -> None:
    assert said("15% van de formatie") == said("15 procent van de formatie")
    assert said("15% van de formatie") == CellReading(absent="open")


@cases("cell", ["geen", "N.v.t.", "geen uren", "niet van toepassing", "Nihil", "-"])
def test_no_hours(cell: str) -> None:
    assert said(cell) == CellReading(absent="none")


@cases(
    ("cell", "rest", "figures"),
    [
        ("80 samen of 40 per gemeente", ["of"], ["80", "40"]),
        ("Toezicht 720, juridisch 150", ["Toezicht", "juridisch"], ["720", "150"]),
        ("20 uur per bijeenkomst", ["bijeenkomst"], ["20"]),
        ("8 van de 10 uur", ["van", "de"], ["8", "10"]),
        ("100 uur in 2026", ["in", "2026"], ["100"]),
        ("20 voor Valkenburg", ["valkenburg"], ["20"]),
        ("10 per gemeente, 20 gezamenlijk voor Vaals", ["vaals"], ["10", "20"]),
        ("10 per gemeente behalve Vaals", ["behalve", "vaals"], ["10"]),
        ("10 voor Vaals, 20 voor Vaals", ["vaals", "vaals"], ["10", "20"]),
        ("10 per gemeente gezamenlijk", ["gezamenlijk"], ["10"]),
        ("10 per gemeente, overleg p.m.", ["overleg", "p.m."], ["10"]),
        ("20 tot 10", ["tot"], ["20", "10"]),
        ("20-10", ["-"], ["20", "10"]),
        ("alle uren", ["alle uren"], []),
        ("", [], []),
        ("12.34.567 uur", ["12.34.567 uur"], []),
    ],
)
def test_what_is_not_understood_is_said(cell: str, rest: list[str], figures: list[str]) -> None:
    reading = said(cell)
    assert list(reading.rest) == rest
    assert [str(each.low) for each in reading.figures] == figures
    assert not reading.understood


@st.composite
def amounts(draw: st.DrawFn) -> list[Amount]:
    """What a cell may say: amounts with a basis, the first with exceptions."""
    number = st.decimals(0, 99_999, places=1).filter(lambda n: not 1990 <= n <= 2100)
    found = []
    for _ in range(draw(st.integers(1, 4))):
        low, high = sorted((draw(number), draw(number)))
        bound = draw(st.sampled_from([*BOUNDS]))
        label = draw(st.sampled_from(["Organiseren", "Overleg en nazorg", None]))
        found.append(
            Amount(
                low=low,
                high=low if bound else high,
                bound=bound,  # type: ignore[arg-type]
                unit=draw(st.sampled_from(["uur", "fte"])),
                every=draw(st.sampled_from(["week", "maand", "kwartaal", "jaar", None])),
                per=draw(st.sampled_from(["joint", "person", "gemeente"])),
                label=label,
            )
        )
    if draw(st.booleans()):
        general = replace(found[-1], per="gemeente")
        own = replace(general, low=draw(number), bound=None, label=None)
        own = replace(own, high=own.low)
        found[-1] = replace(general, exceptions=(("vaals", own),))
    return found


BOUNDS = {"about": "ca. ", "at-least": "minimaal ", "at-most": "max. ", None: ""}
BASES = {"joint": "gezamenlijk", "person": "per persoon", "gemeente": "per gemeente"}


def written(amount: Amount) -> str:
    """An amount as a cell has it."""
    figure = dutch.exact(amount.low)
    if amount.high != amount.low:
        figure += f" - {dutch.exact(amount.high)}"
    label = f"{amount.label}: " if amount.label else ""
    every = f" per {amount.every}" if amount.every else ""
    per = BASES[amount.per or "gemeente"]
    text = f"{label}{BOUNDS[amount.bound]}{figure} {amount.unit}{every} {per}"
    others = (f"; {dutch.exact(own.low)} voor Vaals" for _, own in amount.exceptions)
    return text + "".join(others)


@given(amounts(), st.sampled_from(["; ", ", ", " en ", " + "]))
def test_what_is_written_is_read_back(expected: list[Amount], separator: str) -> None:
    cell = separator.join(map(written, expected))
    reading = said(cell)
    assert list(reading.amounts) == expected, cell
    assert reading.understood


@given(st.text(max_size=200) | st.text("0123456789 .,-:;()/%pmuren voor Vaals samen", max_size=200))
def test_any_text_can_be_read(cell: str) -> None:
    reading = said(cell)
    assert len(reading.amounts) <= len(reading.figures)
    assert not (reading.absent and reading.figures)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "a.", "a ", "1-", "a: ", "1 a, ", "voor ", "voor a samen ", "tussen 1 en ", "1%"],
)
def test_a_long_cell_takes_no_longer_than_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        cell = (piece * length)[:length]
        begin = time.process_time()
        said(cell)
        return time.process_time() - begin

    assert seconds(20_000) < 16 * max(seconds(5_000), 0.02)


def test_the_shipped_cells_say_what_the_estimates_say() -> None:
    """Each cell of data/uvp2026.yaml is understood, and its estimates were read by hand."""
    programme = shipped_programme()
    called = calling(names.gemeenten(programme))
    cells = [
        action.capacity.hours
        for theme in programme.themes
        for action in theme.actions
        if action.capacity and action.capacity.hours
    ]
    assert len(cells) == 23
    for cell in cells:
        reading = read(cell.cell, called)
        assert reading.understood, cell.cell
        general = [estimate for estimate in cell.estimates if not estimate.gemeenten]
        beside = [estimate for estimate in cell.estimates if estimate.gemeenten]
        for amount, estimate in zip(reading.amounts, general, strict=True):
            assert amount.low == amount.high == estimate.hours
            assert amount.per == (None if estimate.assumption else estimate.per)
            assert amount.label == estimate.label
            exceptions = {name: own.low for name, own in amount.exceptions}
            more = {name: own.figure for own in beside for name in own.gemeenten}
            assert exceptions == {name: estimate.figure + hours for name, hours in more.items()}
