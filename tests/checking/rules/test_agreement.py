"""A figure agrees with the literal text beside it; what may be meant otherwise is left alone."""

from __future__ import annotations

import pytest

from tests.cases import cases
from tests.samples import HEAD, diagnostics

THREE = "[{label: Toezicht, hours: 20, per: gemeente}, {label: Overleg, hours: 30, per: joint}]"


def warnings(body: str, head: str = HEAD) -> list[str]:
    """The warnings, as "line:column CODE message | hint"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.message} | {each.hint}"
        for each in diagnostics(body, head)
    ]


def cell(text: str, estimates: str, more: str = "") -> str:
    """An action with this cell at 14:10 and these estimates, from 15:15 on."""
    return (
        f"other_actions:\n- id: a\n  title: A\n{more}  capacity:\n   hours:\n"
        f'    cell: "{text}"\n    estimates: {estimates}\n'
    )


UNITS = (
    "units: [{id: fte, name: fte, aliases: [formatieplaats], hours: 1360, source: Plan}, "
    "{id: dd, name: dagdeel, aliases: [dagdelen]}, "
    "{id: week, name: uur per week, hours: 46, source: Plan}]\n"
)


@cases(
    ("text", "estimates"),
    [
        ("0,5 fte per gemeente", "[{amount: 0.5, unit: fte, per: gemeente}]"),
        ("0,5 fte per jaar samen", "[{amount: 0.5, unit: fte, per: joint}]"),
        ("0,5 formatieplaats samen", "[{amount: 0.5, unit: fte, per: joint}]"),
        ("1 FTE's, 0,5 voor Zuid", "[{amount: 1, unit: fte, per: gemeente, except: {zuid: 0.5}}]"),
        ("680 uur", "[{amount: 0.5, unit: fte, per: gemeente}]"),
        ("0,5 fte", "[{hours: 680, per: gemeente}]"),
        ("3 dagdelen samen", "[{amount: 3, unit: dd, per: joint}]"),
        ("3 dagdelen per gemeente", "[{amount: 9, unit: dd, per: joint}]"),
        ("2 uur per week samen", "[{amount: 2, unit: week, per: joint}]"),
        ("2 uur per week", "[{hours: 92, per: joint}]"),
        (
            "1 fte en 3 dagdelen",
            "[{amount: 1, unit: fte, per: joint}, {amount: 3, unit: dd, per: joint}]",
        ),
        ("1,5 fte", "[{amount: 1, unit: fte, per: joint}, {amount: 0.5, unit: fte, per: joint}]"),
        ("15% van de formatie", "[]"),
    ],
)
def test_an_amount_that_the_cell_names_in_its_own_unit_is_fine(text: str, estimates: str) -> None:
    found = warnings(UNITS + cell(text, estimates))
    assert [each for each in found if " UVP714 " not in each] == []


CONVERT = (
    "Zeg onder 'units:' hoeveel uur een eenheid is, en schrijf hier 'amount:' en 'unit:'; of zeg "
    "met 'assumption:' hoe u rekent."
)


@cases(
    ("text", "estimates", "said"),
    [
        (
            "0,5 fte samen",
            "[{amount: 0.4, unit: fte, per: joint}]",
            "De cel zegt '0,5 fte samen', de raming 0,4 fte. | "
            "Neem over wat in de cel staat, of zeg met 'assumption:' hoe u rekent.",
        ),
        (
            "0,5 fte samen",
            "[{hours: 600, per: joint}]",
            f"De cel zegt '0,5 fte samen', de raming 600 uur. | {CONVERT}",
        ),
        (
            "3 dagdelen samen",
            "[{hours: 12, per: joint}]",
            f"De cel zegt '3 dagdelen samen', de raming 12 uur. | {CONVERT}",
        ),
        (
            "1 fte samen en 3 dagdelen samen",
            "[{amount: 1, unit: fte, per: joint}]",
            "De cel noemt ook 3 dagdeel voor alle gemeenten samen, maar daar is geen raming van. | "
            "Voeg een raming of uitzondering toe.",
        ),
        (
            "0,5 fte per gemeente",
            "[{amount: 0.5, unit: fte, per: joint}]",
            "De cel zegt per gemeente, de raming voor alle gemeenten samen. | "
            "Schrijf per: gemeente, of zeg met 'assumption:' waarom.",
        ),
    ],
)
def test_an_amount_unlike_the_cell_is_a_warning(text: str, estimates: str, said: str) -> None:
    (found,) = warnings(UNITS + cell(text, estimates))
    assert found.split(" ", 2)[1:] == ["UVP713", said]


def test_a_cell_in_a_unit_gets_the_estimate_to_add() -> None:
    (found,) = warnings(UNITS + cell("0,5 fte per gemeente, 1 voor Zuid", "[]"))
    assert found.endswith(
        "Voeg toe: estimates: [{amount: 0.5, unit: fte, per: gemeente, except: {zuid: 1}}]."
    )
    (unknown,) = warnings(cell("0,5 fte per gemeente", "[]"))
    assert unknown.endswith(CONVERT)


@cases(
    ("text", "estimates"),
    [
        ("20 uur", "[{hours: 20, per: gemeente}]"),
        ("20 uur", "[{hours: 20, per: joint}]"),
        ("1.066,5 uur samen", "[{hours: 1066.5, per: joint}]"),
        ("10 per gemeente, 20 voor Zuid", "[{hours: 10, per: gemeente, except: {zuid: 20}}]"),
        (
            "10 per gemeente, 20 voor Zuid",
            "[{hours: 10, per: gemeente}, {hours: 20, per: gemeente, gemeenten: [zuid]}]",
        ),
        ("20 uur per gemeente", "[{hours: 40, per: joint, gemeenten: [noord, zuid]}]"),
        ("20 uur per gemeente en 30 samen", THREE),
        ("20 en 30 uur per gemeente", "[{hours: 50, per: gemeente}]"),
        ("50 uur", THREE),
        ("50 uur per gemeente", THREE.replace("joint", "gemeente")),
        ("4 uur per week per gemeente", "[{hours: 208, per: gemeente}]"),
        ("2 uur per maand per gemeente", "[{hours: 24, per: gemeente}]"),
        ("5 per kwartaal", "[{hours: 20, per: joint}]"),
        ("0,5 fte", "[{hours: 680, per: gemeente}]"),
        ("1,5 fte", "[{hours: 40, per: gemeente, assumption: Alleen in mei.}]"),
        ("100 samen", "[{hours: 33.33, per: gemeente}]"),
        ("10 per gemeente", "[{hours: 30, per: joint}]"),
        ("max. 40 uur", "[{hours: 40, per: joint}]"),
        ("ca. 40 uur", "[{hours: 40, per: joint}]"),
        (
            "max. 40 uur",
            "[{hours: 30, per: joint, assumption: A, alternatives: [{hours: 40, per: joint}]}]",
        ),
        (
            "10-20 uur",
            "[{hours: 10, per: joint, assumption: A, alternatives: [{hours: 20, per: joint}]}]",
        ),
        ("2 x 4 uur", "[{hours: 8, per: joint}]"),
        ("3 dagen", "[{hours: 24, per: joint}]"),
        ("1 dag per week", "[{hours: 368, per: joint}]"),
        ("-", "[{hours: 0, per: joint}]"),
        ("20 uur per bijeenkomst", "[{hours: 80, per: joint, assumption: Vier keer.}]"),
        ("20 uur", "[{hours: 80, per: joint, assumption: Vier bijeenkomsten van 20 uur.}]"),
        (
            "10 per gemeente",
            "[{hours: 10, per: joint, assumption: A, alternatives: [{hours: 10, per: gemeente}]}]",
        ),
        ("alle uren", "[{hours: 40, per: joint}]"),
        ("geen", "[{hours: 0, per: joint}]"),
        ("geen", "[]"),
        ("p.m.", "[{hours: 40, per: joint, assumption: Als vorig jaar.}]"),
    ],
)
def test_an_estimate_that_says_what_its_cell_says(text: str, estimates: str) -> None:
    assert warnings(cell(text, estimates)) == []


AS_IT_STANDS = "Neem over wat in de cel staat, of zeg met 'assumption:' hoe u rekent."
RANGES = ("10-20 uur", "10 tot 20 uur", "tussen 10 en 20 uur", "10 of 20 uur", "10/20 uur")
OPEN = "Laat de raming weg, of zeg met 'assumption:' waar deze uren vandaan komen."
CHOSEN = "Zeg met 'assumption:' waarom dit aantal is gekozen, met een ander onder 'alternatives:'."
ALTOGETHER = "Schrijf hoeveel uren het samen zijn, en zeg met 'assumption:' hoe u rekent."
TEN_AND_TWENTY = "10 per gemeente, 20 voor Zuid"


@cases(
    ("text", "estimates", "expected"),
    [
        pytest.param(
            "20 per jaar per gemeente",
            "[{hours: 25, per: gemeente}]",
            [
                "15:25 UVP713 De cel zegt '20 per jaar per gemeente', de raming 25 uur."
                f" | {AS_IT_STANDS}"
            ],
            id="another figure",
        ),
        pytest.param(
            "200 uur",
            "[{hours: 1200, per: gemeente}]",
            [f"15:25 UVP713 De cel zegt '200 uur', de raming 1.200 uur. | {AS_IT_STANDS}"],
            id="a mistyped figure",
        ),
        pytest.param(
            "1,5 fte",
            "[{hours: 1.5, per: gemeente}]",
            [f"15:25 UVP713 De cel zegt '1,5 fte', de raming 1,5 uur. | {CONVERT}"],
            id="a figure in another unit",
        ),
        pytest.param(
            "100 uur per",
            "[{hours: 100, per: joint, assumption: A, alternatives: [{hours: 1000, per: joint}]}]",
            [f"15:80 UVP713 De cel zegt '100 uur per', de raming 1.000 uur. | {AS_IT_STANDS}"],
            id="another figure in another reading",
        ),
        pytest.param(
            "p.m.",
            "[{hours: 40, per: joint}]",
            [f"15:25 UVP713 De cel zegt 'p.m.', de raming 40 uur. | {OPEN}"],
            id="hours that the cell leaves open",
        ),
        pytest.param(
            "20 uur per gemeente",
            "[{hours: 20, per: joint}]",
            [
                "15:34 UVP713 De cel zegt per gemeente, de raming voor alle gemeenten samen."
                " | Schrijf per: gemeente, of zeg met 'assumption:' waarom."
            ],
            id="another basis",
        ),
        pytest.param(
            TEN_AND_TWENTY,
            "[{hours: 10, per: gemeente, except: {zuid: 25}}]",
            [
                f"15:59 UVP713 De cel zegt '{TEN_AND_TWENTY}', de raming 25 uur voor Zuid."
                f" | {AS_IT_STANDS}"
            ],
            id="another exception",
        ),
        pytest.param(
            TEN_AND_TWENTY,
            "[{hours: 10, per: gemeente, except: {noord: 20}}]",
            [
                f"15:60 UVP713 De cel zegt '{TEN_AND_TWENTY}', de raming 20 uur voor Noord."
                f" | {AS_IT_STANDS}"
            ],
            id="an exception for another",
        ),
        pytest.param(
            TEN_AND_TWENTY,
            "[{hours: 10, per: gemeente}]",
            [
                "14:11 UVP713 De cel noemt ook 20 uur per gemeente voor Zuid, maar daar is geen"
                " raming van. | Voeg een raming of uitzondering toe."
            ],
            id="an exception left out",
        ),
        pytest.param(
            "80 uur samen en 30 per gemeente",
            "[{hours: 80, per: joint}]",
            [
                "14:11 UVP713 De cel noemt ook 30 uur per gemeente, maar daar is geen raming van."
                " | Voeg een raming of uitzondering toe."
            ],
            id="an amount left out",
        ),
        pytest.param(
            "10 uur per gemeente, 12 voor Zuid, 5 samen",
            "[]",
            [
                "14:11 UVP714 De cel '10 uur per gemeente, 12 voor Zuid, 5 …' heeft geen raming"
                " en telt nergens mee. | Voeg toe: estimates: [{hours: 10, per: gemeente, except:"
                " {zuid: 12}}, {hours: 5, per: joint}]."
            ],
            id="no estimate",
        ),
        pytest.param(
            "ca. 10 uur",
            "[]",
            [
                "14:11 UVP714 De cel 'ca. 10 uur' heeft geen raming en telt nergens mee."
                " | Lees de cel en voeg 'estimates:' toe."
            ],
            id="no estimate, and no basis",
        ),
        pytest.param(
            "p.m.",
            "[]",
            [
                "14:11 UVP714 De cel 'p.m.' zegt nog niet hoeveel uren."
                " | Vraag hoeveel uren het zijn en voeg 'estimates:' toe."
            ],
            id="open",
        ),
    ],
)
def test_an_estimate_that_says_something_else(
    text: str, estimates: str, expected: list[str]
) -> None:
    assert warnings(cell(text, estimates)) == expected


@cases(
    ("text", "hours", "hint"),
    [
        *((text, hours, CHOSEN) for text in RANGES for hours in ("10", "15", "20")),
        ("max. 40 uur", "30", CHOSEN),
        ("minimaal 40 uur", "50", CHOSEN),
        ("2x 40 uur", "40", ALTOGETHER),
        ("2 x 40 uur", "2", ALTOGETHER),
        ("2 bijeenkomsten van 4 uur", "4", ALTOGETHER),
        ("40 uur (2x)", "40", ALTOGETHER),
        ("10 uur, 4 keer per jaar", "10", ALTOGETHER),
        ("4 uur per week", "4", ALTOGETHER),
        ("4u/week, overleg wekelijks", "4", ALTOGETHER),
        ("40 uur per maand", "40", ALTOGETHER),
        ("20 uur per bijeenkomst", "20", ALTOGETHER),
        ("per kern 10 uur", "10", ALTOGETHER),
        ("tien uur", "20", AS_IT_STANDS),
        ("€ 500", "500", ALTOGETHER),
        ("p.m.", "0", OPEN),
        ("15% van de formatie", "15", OPEN),
        ("-", "4", OPEN),
        ("3 dagen", "3", CONVERT),
        ("30 minuten", "30", CONVERT),
        ("1½ fte", "1", CONVERT),
        ("1½ fte", "1.5", CONVERT),
        ("anderhalve fte", "1.5", CONVERT),
    ],
)
def test_whoever_reads_the_cell_sees_another_amount_than_is_counted(
    text: str, hours: str, hint: str
) -> None:
    (found,) = warnings(cell(text, f"[{{hours: {hours}, per: joint}}]"))
    figure = hours.replace(".", ",")
    assert found == f"15:25 UVP713 De cel zegt '{text}', de raming {figure} uur. | {hint}"


@cases(
    ("text", "left"),
    [
        ("Toezicht 10 uur, juridisch 150 uur", "150 uur"),
        ("10 uur + 2 dagen", "2 dag"),
        ("10 uur samen en 2 uur per persoon", "2 uur per persoon"),
        ("10 uur en 4 uur per week", "4 uur per week"),
    ],
)
def test_a_part_of_the_cell_that_is_not_counted(text: str, left: str) -> None:
    (found,) = warnings(cell(text, "[{hours: 10, per: joint}]"))
    assert f"UVP713 De cel noemt ook {left}, maar daar is geen raming van." in found


def test_a_cell_without_the_key_for_estimates() -> None:
    body = "other_actions: [{id: a, title: A, capacity: {hours: {cell: 15% van de formatie}}}]"
    assert warnings(body) == [
        "9:60 UVP714 De cel '15% van de formatie' zegt nog niet hoeveel uren."
        " | Vraag hoeveel uren het zijn en voeg 'estimates:' toe."
    ]


def test_for_one_municipality_together_is_the_same() -> None:
    assert (
        warnings(cell("8 per gemeente", "[{hours: 8, per: joint}]", "  gemeenten: [zuid]\n")) == []
    )


def test_yearly_hours_of_more_years() -> None:
    two_years = HEAD.replace("to: 2026-12", "to: 2027-12")
    estimate = "[{hours: 40, per: gemeente}]"
    assert warnings(cell("20 uur per jaar", estimate), two_years) == []
    assert len(warnings(cell("20 uur per jaar", estimate))) == 1


def test_hours_that_come_back_each_year_are_not_those_of_one() -> None:
    two_years = HEAD.replace("to: 2026-12", "to: 2027-12")
    twenty = cell("20 uur per jaar", "[{hours: 20, per: gemeente}]")
    (found,) = warnings(twenty, two_years)
    assert found.endswith(
        "De cel zegt '20 uur per jaar', de raming 20 uur. | Schrijf voor elk jaar een raming met "
        "'year:', of zeg met 'assumption:' voor welk jaar deze is."
    )
    assert warnings(twenty + "   duration: {cell: Heel 2026}\n", two_years) == []
    each = ", ".join(f"{{hours: 20, per: gemeente, year: {year}}}" for year in (2026, 2027))
    assert warnings(cell("20 uur per jaar", f"[{each}]"), two_years) == []


def money(text: str, euros: str, per: str = "gemeente") -> str:
    return (
        "themes:\n- id: a\n  title: A\n  budget:\n"
        f'  - {{status: amount, text: "{text}", per: {per}, euros: {euros}}}\n'
    )


@cases(
    ("text", "euros"),
    [
        ("€ 1.000 per gemeente", "1000"),
        ("€ 1.000 en 500 euro", "1500"),
        ("€ 3.000 samen", "1000"),
        ("€ 500 per gemeente", "1500"),
        ("Voor camera's in 2026.", "2500"),
        ("2026 - € 500 per gemeente", "500"),
        ("In 2026-2027: € 5.000", "5000"),
        ("€ 1.000 - € 500 subsidie", "1000"),
        ("€ 2 per inwoner, samen € 50.000", "50000"),
    ],
)
def test_an_amount_that_the_text_names(text: str, euros: str) -> None:
    assert warnings(money(text, euros)) == []


@pytest.mark.parametrize(
    ("text", "euros", "expected"),
    [
        (
            "€ 1.000 per gemeente, en 5 euro",
            "2000",
            "De tekst noemt € 1.000 en € 5, maar het bedrag is € 2.000."
            " | Neem het bedrag uit de tekst over, of zeg in een kanttekening"
            " ('kind: assumption') hoe u rekent.",
        ),
        (
            "80.000 euro",
            "80",
            "De tekst noemt € 80.000, maar het bedrag is € 80."
            " | Neem het bedrag uit de tekst over, of zeg in een kanttekening"
            " ('kind: assumption') hoe u rekent.",
        ),
    ],
)
def test_another_amount_than_the_text_names(text: str, euros: str, expected: str) -> None:
    (found,) = warnings(money(text, euros))
    assert found == f"13:{54 + len(text)} UVP715 {expected}"


@cases(
    ("text", "euros"),
    [
        ("€ 1.000 - € 2.000", "1000"),
        ("€ 1.000 tot € 2.000", "2000"),
        ("1.000 of 2.000 euro", "2000"),
        ("€ 500 per maand", "500"),
        ("€ 500,- per bijeenkomst", "500"),
        ("€ 2 per inwoner", "2"),
    ],
)
def test_an_amount_that_is_not_all_of_the_money(text: str, euros: str) -> None:
    (found,) = warnings(money(text, euros))
    assert f"UVP715 De tekst zegt '{text}', het bedrag is € " in found
    assert " | Schrijf hoeveel het samen is, en zeg in een kanttekening (" in found
    reckoned = "}\n", ", remarks: [{kind: assumption, text: Zo is gerekend.}]}\n"
    assert warnings(money(text, euros).replace(*reckoned)) == []


def test_an_assumption_says_how_an_amount_was_reckoned() -> None:
    body = money("€ 2 per inwoner", "51800").replace(
        "}\n", ", remarks: [{kind: assumption, text: Er zijn 25.900 inwoners.}]}\n"
    )
    assert warnings(body) == []
    assert len(warnings(money("€ 2 per inwoner", "51800"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        cell("1.066 uur", "[{hours: 1.066, per: gemeente}]"),
        cell("200 uur", "[{hours: 1.200, per: gemeente}]"),
        money("80.000 euro", "80.000"),
    ],
)
def test_a_thousands_point_is_no_question_of_agreement(body: str) -> None:
    (found,) = warnings(body)
    assert "UVP110" in found


def measured(total: str, *measures: str, estimates: str = "") -> str:
    """An action with a total to the letter at 14:17, and measures with these hours each."""
    listed = "".join(
        f'\n  - {{title: M{at}, capacity: {{hours: {{cell: "{said}", estimates: [{written}]}}}}}}'
        for at, (said, _, written) in enumerate(each.partition("=") for each in measures)
    )
    return (
        "other_actions:\n- id: a\n  title: A\n  capacity:\n   hours:\n"
        f'    cell: "{total}"\n{estimates}  measures:{listed}\n'
    )


TWO = ("20 uur=hours: 20, per: joint", "30 uur=hours: 30, per: joint")


@pytest.mark.parametrize(
    ("total", "measures"),
    [
        ("50 uur", [f"{each.replace('=', '={')}}}" for each in TWO]),
        # One that is still open may be the rest, and these cannot be added as they stand.
        ("60 uur", [TWO[0].replace("=", "={") + "}", "p.m.="]),
        ("60 uur", [TWO[0].replace("=", "={") + "}", "30 uur={hours: 30, per: gemeente}"]),
    ],
)
def test_a_total_that_its_measures_come_to(total: str, measures: list[str]) -> None:
    found = warnings(measured(total, *measures))
    assert not [each for each in found if "UVP713" in each or "UVP723" in each]


def test_a_total_that_its_measures_do_not_come_to() -> None:
    measures = [each.replace("=", "={") + "}" for each in TWO]
    (found,) = (each for each in warnings(measured("60 uur", *measures)) if "UVP7" in each)
    assert "UVP713 De cel zegt '60 uur', de maatregelen samen 50 uur." in found


def test_hours_with_an_action_and_with_its_measures_count_twice() -> None:
    measures = [each.replace("=", "={") + "}" for each in TWO]
    both = measured("50 uur", *measures, estimates="    estimates: [{hours: 50, per: joint}]\n")
    (found,) = (each for each in warnings(both) if "UVP7" in each)
    assert "UVP723 De uren van A staan bij de actie en bij haar maatregelen." in found


def test_a_cell_may_name_a_group() -> None:
    groups = "groups: [{id: maas, name: Maasgemeenten, gemeenten: [noord, zuid]}]\n"
    own = "[{hours: 60, per: gemeente, except: {maas: 30}}]"
    assert warnings(groups + cell("60 uur per gemeente (Maasgemeenten: 30)", own)) == []
    (other,) = warnings(
        groups + cell("60 uur per gemeente (maas: 30)", own.replace("maas", "noord"))
    )
    assert "30 uur per gemeente voor Zuid" in other
