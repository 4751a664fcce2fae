"""Advice about the shape fits what stands there, and whoever follows it is done."""

from __future__ import annotations

import json
import re
from textwrap import dedent
from typing import Any

import pytest

from tests.cases import cases
from tests.mutations import changed, every_key, paths, value_at
from tests.samples import HEAD
from uvp_cli.checking import shape
from uvp_cli.checking.advice import figures, keys
from uvp_cli.checking.check import check
from uvp_cli.checking.editor_schema import json_schema
from uvp_cli.checking.shape import validate
from uvp_cli.document.findings import KeyPath, Severity
from uvp_cli.document.reading import parse

CAPACITY = "other_actions: [{id: overig.a, title: A, capacity: {hours: {cell: A, estimates: ["
LEVEL = "other_actions: [{id: overig.a, title: A, indicators: [{title: A, baseline: {value: "
MONTH = "planning: [{title: A, month: "


def hints(body: str, head: str = HEAD) -> list[str]:
    """The advice about every error."""
    found = check(parse(head + dedent(body), "proef.yaml")).diagnostics
    return [str(each.hint) for each in found if each.severity is Severity.ERROR]


# Numbers.


@cases(
    ("said", "hint"),
    [
        ("'12'", "Schrijf 12, zonder aanhalingstekens."),
        ('"7.5"', "Schrijf 7.5, zonder aanhalingstekens."),
        ("'7,5'", "Schrijf 7.5, met een punt."),
        ("'1.066,5'", "Schrijf 1066.5, met een punt."),
        ("10 uur", "Schrijf 10."),
        ("1.200 uur", "Schrijf 1200."),
        ("1.000.000", "Schrijf 1000000."),
        (
            "'80.000'",
            "Bedoelt u 80000? Schrijf dan 80000, zonder punt. Bedoelt u 80? Schrijf dan 80.",
        ),
        ("5.000", "Bedoelt u 5000? Schrijf dan 5000, zonder punt. Bedoelt u 5? Schrijf dan 5."),
        ("ca. 10 uur", "Schrijf alleen het getal, 10, en bewaar 'ca. 10 uur' in 'cell:'."),
        (
            "10-20",
            "Kies één getal, zoals 10, met de reden in 'assumption:', en zet het andere in "
            "'alternatives:'.",
        ),
        ("'1,500'", "Bedoelt u 1500? Schrijf dan 1500. Bedoelt u 1,500? Schrijf dan 1.5."),
        ("1 200 uur", "Schrijf 1200."),
        ("2 x 10", "Reken het uit: schrijf één getal, en bewaar '2 x 10' in 'cell:'."),
        ("p.m.", "Schrijf een getal, zoals 10 of 7.5. Bewaar 'p.m.' zo nodig in 'cell:'."),
        ("[10]", "Schrijf 10, zonder haken."),
        ("", "Vul 'hours:' in, of 'amount:' met 'unit:' voor wat niet in uren staat."),
        ("no", "Schrijf een getal, zoals 10 of 7.5. Bewaar 'no' zo nodig in 'cell:'."),
        *(
            (
                said,
                f"Schrijf in plaats van 'hours:' het aantal met zijn eenheid, amount: {amount} en "
                f"unit: {unit}, en zeg bovenaan onder 'units:' hoeveel uur dat is.",
            )
            for said, amount, unit in (
                ("'0,5 fte'", "0.5", "fte"),
                ("1 FTE", "1", "fte"),
                ("'2 uur per week'", "2", "uur-per-week"),
            )
        ),
    ],
)
def test_advice_on_hours_looks_at_what_stands_there(said: str, hint: str) -> None:
    assert hints(f"{CAPACITY}{{hours: {said}, per: gemeente}}]}}}}}}]") == [hint]


def test_advice_on_the_hours_of_a_log_names_keys_that_it_has() -> None:
    note = "{date: 2026-02-17, about: jeugd.uitgaan, hours: 10-20}"
    text = f"version: 1\nprogress_of: proef\nentries: [{note}]\n"
    hint = check(parse(text, "uvp2026.voortgang.yaml")).diagnostics[-1].hint
    assert hint == "Schrijf één getal, zoals 10, en bewaar '10-20' in 'cell:'."


@cases(
    ("said", "hint"),
    [
        (
            '"<737"',
            "Schrijf alleen het getal, 737, en bewaar '<737' in 'cell:'. Voeg toe: bound: max.",
        ),
        ("plek 20", "Schrijf alleen het getal, 20, en bewaar 'plek 20' in 'cell:'."),
        ("5%", "Schrijf alleen het getal, 5, en bewaar '5%' in 'cell:'."),
        ("€ 1.000", "Schrijf 1000."),
        ("-3 %", "Schrijf alleen het getal, -3, en bewaar '-3 %' in 'cell:'."),
        ("4 tot 5", "Schrijf één getal, zoals 4, en bewaar '4 tot 5' in 'cell:'."),
    ],
)
def test_advice_on_a_value_loses_no_word_beside_the_number(said: str, hint: str) -> None:
    assert hints(f"{LEVEL}{said}}}}}]}}]") == [hint]


@cases(
    ("said", "hint"),
    [
        ("januari", "Schrijf 1."),
        ("mrt", "Schrijf 3."),
        ("Mei 2026", "Schrijf 5, en het jaar in year: 2026."),
        ("Q2", "Schrijf in plaats van 'month:' quarter: 2 en cells: {when: Q2}."),
        (
            "3e kwartaal 2027",
            "'month:' quarter: 3, year: 2027 en cells: {when: 3e kwartaal 2027}.",
        ),
        ("tweede helft", "'month:' half: 2 en cells: {when: tweede helft}."),
        ("1-3", "'month:' quarter: 1 en cells: {when: 1-3}."),
        ("[4, 5, 6]", "Schrijf in plaats van 'month:' quarter: 2."),
        ("mei t/m juli", "period: {name: mei t/m juli, months: [5, 6, 7]}."),
        ("nov t/m jan", "period: {name: nov t/m jan, months: [11, 12, 1]}."),
        ("[1, 2]", "period: {name: januari en februari, months: [1, 2]}."),
        ("doorlopend", "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}."),
        ("sept.", "Schrijf 9."),
        ("eind mei", "Schrijf 5, en bewaar 'eind mei' in cells: {when: eind mei}."),
        ("2026-03-01", "Schrijf 3, en de dag in from: als jjjj-mm-dd (nu 2026-03-01)."),
        ("zomer", "period: {name: zomer, months: […]}."),
        ("05", "Schrijf 5."),
    ],
)
def test_advice_on_a_month_says_which_or_makes_a_period(said: str, hint: str) -> None:
    (only,) = hints(f"{MONTH}{said}}}]")
    assert only.endswith(hint)


@cases(
    ("said", "hint"),
    [
        ("quarter: Q2", "Schrijf 2, en daarnaast cells: {when: Q2}."),
        (
            "half: 1e helft 2027",
            "Schrijf 1, en daarnaast year: 2027 en cells: {when: 1e helft 2027}.",
        ),
        ("quarter: [4, 5, 6]", "Schrijf 2."),
        (
            "quarter: mei",
            "Schrijf een getal, zoals 5. Bewaar 'mei' zo nodig in 'when:' onder 'cells:'.",
        ),
    ],
)
def test_advice_on_a_quarter_or_half_year_says_which(said: str, hint: str) -> None:
    assert hints(f"planning: [{{title: A, {said}}}]") == [hint]


def test_quotes_are_only_mentioned_where_they_are_the_fault() -> None:
    for path in paths(every_key()):
        value = value_at(every_key(), path)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        said: Any
        for said in ("10-20", "Q2", "januari", "doorlopend", "plek 20", "5%", [1, 2], "<737", {}):
            for each in validate(changed(every_key(), path, said))[1]:
                assert "aanhalingstekens" not in str(each.hint), (path, said)


def test_months_are_read_as_people_write_them() -> None:
    assert figures.months("juni, juli en augustus") == [6, 7, 8]
    assert figures.months("2026-05") == [5]
    assert figures.months("veel") == figures.months(True) == figures.months(None) == []  # noqa: FBT003


# Blocks and lists.

SAID = ("Politie", "Minder overlast", "2019-2020", "80 uur", "Q3", 40, 5.5, "a: b, c", "doorlopend")
WRITTEN = re.compile(r"Schrijf (?:het als )?([{\[].*[}\]])\.")


def blocks_and_lists() -> list[KeyPath]:
    data = every_key()
    return [path for path in paths(data) if path and isinstance(value_at(data, path), dict | list)]


@pytest.mark.slow
@pytest.mark.parametrize("said", SAID, ids=str)
def test_whoever_writes_a_block_or_list_as_advised_is_done_there(said: Any) -> None:
    for path in blocks_and_lists():
        (misfit,) = validate(changed(every_key(), path, said))[1]
        form = WRITTEN.search(str(misfit.hint))
        assert form, (path, misfit)
        advised = parse(f"a: {form[1]}\n", "advies.yaml")
        assert not advised.diagnostics, (path, form[1])
        left = validate(changed(every_key(), path, advised.data["a"]))[1]
        assert "…" in form[1] or not [each for each in left if each.path[: len(path)] == path], path


@cases(
    ("body", "hint"),
    [
        ("partners: [Politie]", "Schrijf {id: politie, name: Politie}."),
        (
            "partners: Politie, Halt",
            "Schrijf [{id: politie, name: Politie}, {id: halt, name: Halt}].",
        ),
        (
            "other_actions: [{id: overig.a, title: A, capacity: 40 per gemeente en 80 samen}]",
            "Schrijf {hours: {cell: 40 per gemeente en 80 samen, estimates: [{hours: 40, per: "
            "gemeente}, {hours: 80, per: joint}]}}. Kies zelf bij 'per:' (gemeente, joint of "
            "person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, indicators: [{title: A, baseline: 'ca. 4,2 "
            "in 2027'}]}]",
            'Schrijf {cell: "ca. 4,2 in 2027", value: 4.2, year: 2027}.',
        ),
        ("region: Heuvelland", "Schrijf {id: heuvelland, name: Heuvelland}."),
        (
            f"{CAPACITY}40]}}}}}}]",
            "Schrijf {hours: 40, per: gemeente}. Kies zelf bij 'per:' (gemeente, joint of person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, capacity: {hours: 80 uur}}]",
            "Schrijf {cell: 80 uur, estimates: [{hours: 80, per: gemeente}]}. "
            "Kies zelf bij 'per:' (gemeente, joint of person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, capacity: {duration: doorlopend}}]",
            "Schrijf {cell: doorlopend}.",
        ),
        (
            "themes: [{id: jeugd, title: A, goals: [Minder overlast]}]",
            "Schrijf {id: jeugd.minder-overlast, text: Minder overlast}.",
        ),
        (
            "partners: [{id: pol, name: Politie}]\n"
            "other_actions: [{id: overig.a, title: A, capacity: {partners: 'politie, OM'}}]",
            "Schrijf [pol, om].",
        ),
    ],
)
def test_a_block_or_list_is_written_out_with_what_stands_there(body: str, hint: str) -> None:
    assert hints(body) == [hint]


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("nnb", "Schrijf cell: nnb, in plaats van 'value:'."),
        (
            '"min. 7,0"',
            "Schrijf alleen het getal, 7.0, en bewaar 'min. 7,0' in 'cell:'. Voeg toe: bound: min.",
        ),
    ],
)
def test_a_figure_that_is_none_or_only_a_bound_has_a_key_of_its_own(said: str, hint: str) -> None:
    assert hints(f"{LEVEL}{said}}}}}]}}]") == [hint]


def test_of_a_list_where_one_id_belongs_none_is_lost() -> None:
    head = HEAD.replace("name: Zuid}", "name: Zuid, merged_into: [noord, midden]}")
    assert hints("", head) == [
        "Kies er één, zoals noord. Bewaar de andere in een opmerking achter #."
    ]


@cases(
    ("said", "form"),
    [
        ("2019-2020", "{from: 2019-01, to: 2020-12}"),
        ("2026", "{from: 2026-01, to: 2026-12}"),
        ("juli 2026 t/m juni 2027", "{from: 2026-07, to: 2027-06}"),
        ("2026-07 - 2027-06", "{from: 2026-07, to: 2027-06}"),
    ],
)
def test_the_period_of_a_programme_is_written_out(said: str, form: str) -> None:
    head = re.sub("period: .*", f"period: {said}", HEAD)
    assert f"Schrijf {form}." in hints("", head)


def test_a_long_text_is_not_repeated_in_part() -> None:
    (hint,) = hints(f"introduction: [{'woord ' * 20}]")
    assert hint == "Schrijf {text: …}."


# Unknown keys.


@cases(
    ("body", "hint"),
    [
        (
            f"{MONTH}1, maand: 5}}]",
            "De sleutel 'month' staat hier al; zet daarin alles bij elkaar.",
        ),
        ("planning: [{title: A, maand: 5}]", "Bedoelt u 'month'?"),
        ("planning: [{titel: A, month: 5}]", "Bedoelt u 'title'?"),
        (
            "introduction: [Doel: minder overlast]",
            'Bedoelt u tekst met een dubbele punt? Schrijf dan {text: "Doel: minder overlast"}.',
        ),
        ("begroting: []", "Bedoelt u 'budget'?"),
        (
            'budget: [{status: amount, text: A, per: joint, amounts: {"2026": 8, "2027": p.m.}}]',
            "Schrijf [{year: 2026, euros: 8}, {year: 2027, cell: p.m.}].",
        ),
        (
            "ambities: []",
            "De sleutel 'ambitions' hoort bij een onderdeel van 'themes:'. "
            "Schrijf daar ambitions: [].",
        ),
        (
            "other_actions: [{id: overig.a, title: A, hours: {cell: A}}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Schrijf capacity: {hours: {cell: A}}.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, uren: {cell: A}}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Schrijf capacity: {hours: {cell: A}}.",
        ),
        (
            "themes: [{id: a, title: A, measures: []}]",
            "De sleutel 'measures' hoort bij een onderdeel van 'actions:'. "
            "Schrijf daar measures: [].",
        ),
        (
            "other_actions: [{id: overig.a, title: A, measures: [{title: A, month: 1}]}]",
            "De sleutel 'month' hoort bij een onderdeel van 'planning:'. "
            "Schrijf {title: A, month: 1}.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, hours: 10 uur per gemeente}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Schrijf capacity: {hours: {cell: "
            "10 uur per gemeente, estimates: [{hours: 10, per: gemeente}]}}. Kies zelf bij 'per:' "
            "(gemeente, joint of person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, urenn: 12, capacity: {title: B}}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Schrijf daar hours: "
            '{cell: "12", estimates: [{hours: 12, per: gemeente}]}. Kies zelf bij '
            "'per:' (gemeente, joint of person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, uren: 1, capacity: {hours: {cell: A}}}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Die staat daar al; zet daarin alles bij "
            "elkaar.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, capacity: {maatregel: Buurtonderzoek}}]",
            "De sleutel 'measures' hoort hoger, bij een onderdeel van 'other_actions:'. "
            "Schrijf daar measures: [{title: Buurtonderzoek}].",
        ),
        (
            "other_actions: [{id: overig.a, title: A, estimates: [{hours: 1, per: joint}]}]",
            "De sleutel 'estimates' hoort onder 'capacity:', onder 'hours:'. Schrijf capacity: "
            "{hours: {cell: …, estimates: [{hours: 1, per: joint}]}}.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, maand: mei}]",
            "De sleutel 'month' hoort bij een onderdeel van 'planning:'. "
            "Schrijf {title: A, month: 5}.",
        ),
        (
            "planning: [{title: A, month: 1, status: gepland}]",
            "De sleutel 'status' hoort bij een onderdeel van 'themes:', bij een onderdeel van "
            "'actions:', bij een onderdeel van 'measures:'. Schrijf {title: A, status: planned}.",
        ),
        (
            "planning: [{title: A, month: 1, status: concept}]",
            "De sleutel 'status' hoort onder 'adoption:'. Schrijf adoption: {status: concept}.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, kwartal: 2}]",
            "De sleutel 'quarter' hoort bij een onderdeel van 'planning:'. "
            "Schrijf {title: A, quarter: 2}.",
        ),
        (
            f"{CAPACITY}{{fte: 0.5, per: gemeente}}]}}}}}}]",
            "Zet het aantal in 'amount:' en fte in 'unit:'; hoeveel uren dat is, staat in "
            "'units:'.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, fte: 0.5}]",
            "De sleutel 'hours' hoort onder 'capacity:'. Schrijf capacity: {hours: {cell: "
            '"0,5 fte", estimates: [{amount: 0.5, unit: fte, per: gemeente}]}}. Kies zelf bij '
            "'per:' (gemeente, joint of person).",
        ),
        (
            "other_actions: [{id: overig.a, title: A, capacity: {fte: 2}}]",
            "Bedoelt u 'hours'? Schrijf hours: {cell: 2 fte, estimates: [{amount: 2, unit: fte, "
            "per: gemeente}]}. Kies zelf bij 'per:' (gemeente, joint of person).",
        ),
        (
            "uren: 40 samen",
            "De sleutel 'hours' hoort bij een onderdeel van 'themes:', bij een onderdeel van "
            "'actions:', onder 'capacity:'. Schrijf capacity: {hours: {cell: 40 samen, estimates: "
            "[{hours: 40, per: joint}]}}. Kies zelf bij 'per:' (gemeente, joint of person).",
        ),
        (
            "themes: [{id: a, title: A, wijken: Centrum}]",
            "Bedoelt u 'areas'? Dat is een lijst. Schrijf [centrum].",
        ),
        (
            "themes: [{id: a, title: A, portefeuillehouder: Burgemeester}]",
            "Bedoelt u 'portfolio'? Dat is een lijst. Schrijf [burgemeester].",
        ),
        (
            "themes: [{id: a, title: A, wijkraad: Burgemeester}]",
            "Deze sleutel kent uvp niet. Bewaar wat er staat in 'summary:'.",
        ),
    ],
)
def test_an_unknown_key_leads_to_the_one_that_is_meant(body: str, hint: str) -> None:
    assert hints(body) == [hint]


def test_every_key_is_found_by_its_dutch_title() -> None:
    schema = json_schema()
    for name, record in {"Programme": schema, **schema["$defs"]}.items():
        for key, value in record["properties"].items():
            assert key in keys.named(value["title"]), f"{name}.{key}: {value['title']}"


def test_every_dutch_word_stands_for_keys_that_there_are() -> None:
    known = {key for path in paths(every_key()) for key in shape.keys(shape.at(path))}
    for word, meant in keys.DUTCH.items():
        assert {*meant.split()} <= known, word


def test_no_advice_is_to_throw_away_what_somebody_wrote() -> None:
    for path in paths(every_key()):
        node = value_at(every_key(), path)
        if isinstance(node, dict):
            own = dict.fromkeys(("hours", "x", "prioriteit", "month", "tekst"), "Eigen woorden")
            for each in validate(changed(every_key(), path, {**node, **own}))[1]:
                assert not re.search("[Vv]erwijder|laat .* weg", str(each.hint)), each


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("naar inwoners", "Bedoelt u 'weights'?"),
        ("Gelijk", "Bedoelt u 'equal'?"),
        ("niet gelijk", "Kies wat past, en bewaar 'niet gelijk' zo nodig in 'note:'."),
    ],
)
def test_a_dutch_word_leads_to_the_one_that_is_allowed(said: str, hint: str) -> None:
    assert hints(f"allocation: {{key: {said}}}") == [hint]


# Names and codes.


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("Politie", "De id van Politie is pol; schrijf die."),
        ("BT", "De id van BT is pol; schrijf die."),
        (
            "Halt",
            "Schrijf een id, zoals halt, en voeg die toe onder 'partners:': "
            "{id: halt, name: Halt}.",
        ),
    ],
)
def test_a_name_where_an_id_belongs_leads_to_its_id(said: str, hint: str) -> None:
    body = f"""\
        partners: [{{id: pol, name: Politie, aliases: [BT]}}]
        other_actions: [{{id: overig.a, title: A, capacity: {{partners: [{said}]}}}}]
    """
    assert hints(body) == [hint]


def test_a_name_as_a_key_leads_to_its_id_too() -> None:
    body = "allocation: {key: weights, weights: {noord: 1, Midden aan de Maas: 2.500, zuid: 1}}"
    name, number = hints(body)
    assert name == "De id van Midden aan de Maas is midden; schrijf die."
    assert number.startswith("Bedoelt u 2500?")


@cases("code", ['"0981"', "0981", "981", "gm0981", "'981'"])
def test_a_municipal_code_as_registers_write_it_leads_to_ours(code: str) -> None:
    assert hints("", HEAD.replace("GM0001", code)) == ["Bedoelt u GM0981?"]


@cases(
    ("body", "hint"),
    [
        ("planning: [{title: A, month: 1, from: 27-01-2026}]", "Schrijf 2026-01-27."),
        ("planning: [{title: A, month: 1, from: 3 mei 2026}]", "Schrijf 2026-05-03."),
        ("frameworks: [{title: A, period: 2019 t/m 2022}]", "Schrijf 2019-2022."),
        (
            "planning: [{title: A, month: 1, from: eind mei}]",
            "Schrijf jaar, maand en dag, zoals 2026-05-01.",
        ),
    ],
)
def test_a_date_or_span_is_written_out(body: str, hint: str) -> None:
    assert hints(body) == [hint]


@pytest.mark.parametrize("gemeenten", ["", "gemeenten: 5", "gemeenten: [1, {}]"])
def test_advice_on_weights_needs_no_gemeenten(gemeenten: str) -> None:
    head = "version: 2\nid: a\ntitle: A\nperiod: {from: 2026-01, to: 2026-12}\n"
    body = f"{gemeenten}\nallocation: {{key: weights, weights: 5}}\n"
    assert "Schrijf {…: 5}." in hints(body, head)


def test_the_thousandth_finding_is_still_a_finding() -> None:
    body = "introduction:\n" + "  - {tekst: A}\n" * 1_100
    found = validate(parse(HEAD + body, "proef.yaml").data)[1]
    assert {each.hint for each in found} == {"Bedoelt u 'text'?"}


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            "budget: [{status: amount, text: T, per: joint, amounts: {2026: 80000}}]",
            "Schrijf [{year: 2026, euros: 80000}].",
        ),
        (
            "budget: [{status: amount, text: T, per: joint, amounts: {'2026': 1, '2027': p.m.}}]",
            "Schrijf [{year: 2026, euros: 1}, {year: 2027, cell: p.m.}].",
        ),
        (
            "indicators: [{title: T, realised: {2024: 38, '2025': nnb}}]",
            "Schrijf [{value: 38, year: 2024}, {cell: nnb, year: 2025}].",
        ),
    ],
)
def test_years_with_what_is_of_them_are_written_as_a_list(body: str, hint: str) -> None:
    assert hints(body) == [hint]


@cases(
    ("body", "hint"),
    [
        ("indicators: [{title: A, better: minder}]", "Bedoelt u 'lower'?"),
        (
            "indicators: [{title: A, better: anders}]",
            "Kies wat past, en bewaar 'anders' zo nodig in 'source:'.",
        ),
        (
            "budget: [{status: income, text: Subsidie., euros: 5, per: joint}]",
            "Dat is een keuze bij 'kind:'. Schrijf kind: income, en kies hier wat past.",
        ),
        ("priorities: Hoog, Midden", "Schrijf [Hoog, Midden]."),
        (
            "planning: [{title: A, half: 2e}]",
            "Schrijf alleen het getal, 2, en bewaar '2e' in 'when:' onder 'cells:'.",
        ),
    ],
)
def test_advice_keeps_words_where_they_belong(body: str, hint: str) -> None:
    assert hints(body) == [hint]


FOR_EVERY = "Laat 'gemeenten:' weg: dan is het voor alle gemeenten."
ACTION = "other_actions: [{id: overig.a, title: A, "


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            f"{ACTION}gemeenten: alle}}]",
            FOR_EVERY,
        ),
        (f"{ACTION}gemeenten: [alle]}}]", FOR_EVERY),
        (f"{ACTION}gemeenten: iedereen}}]", FOR_EVERY),
        (f"{ACTION}capacity: {{departments: [alle]}}}}]", "Bekend: geen. Noem elk van hen."),
        (
            "groups: [{id: g, name: G, gemeenten: [alle]}]",
            "Bekend: noord, midden, zuid. Noem elk van hen.",
        ),
        (
            "groups: [{id: g, name: G, gemeenten: [g]}]",
            "'g' is een groep. Noem hier de gemeenten zelf.",
        ),
        (
            "adoption: vastgesteld",
            "Schrijf {status: adopted, decisions: [{by: …}]}. "
            "Kies zelf bij 'status:' (concept of adopted).",
        ),
        ("adoption: {status: vastgesteld}", "Bedoelt u 'adopted'?"),
        (
            "departments: {oov: OOV, jz: {name: Jz}}",
            "Schrijf [{id: oov, name: OOV}, {id: jz, name: Jz}].",
        ),
        (
            f"departments: {{{', '.join(f'afdeling-nummer-{i}: A' for i in range(9))}}}",
            "Schrijf een lijst met elke sleutel achter 'id:', zoals - id: afdeling-nummer-0.",
        ),
        (
            "planning: {title: A}",
            "Zet een streepje voor het eerste woord van het blok, of zet er [ en ] omheen.",
        ),
        (f"{ACTION}derived: goals}}]", "Schrijf [goals]."),
        (
            f"{ACTION}capacity: {{departments: {{oov: 5}}}}}}]",
            "Schrijf [oov], en bewaar de rest in 'source:'.",
        ),
        (
            "departments: [{id: NO., name: N}]",
            'Gebruik kleine letters, cijfers en koppeltekens, zoals "no".',
        ),
        (
            "departments: [{id: zu\u0456d, name: Z}]",
            "Het teken '\u0456' (U+0456) is geen letter van a tot z.",
        ),
        (
            "themes: [{id: a, title: A, "
            "budget: [{status: amount, text: A, euros: -5, per: joint}]}]",
            "Zijn het inkomsten? Schrijf 5, en bij het bedrag kind: income.",
        ),
        (
            f"{ACTION}indicators: [{{title: A, better: anders}}]}}]",
            "Kies wat past, en bewaar 'anders' zo nodig in 'source:'.",
        ),
        (
            "actions: [{id: overig.a, title: A}]",
            "Hoort een actie bij geen thema, dan staat zij onder 'other_actions:'; zet een andere "
            "bij haar thema.",
        ),
        ("frameworks: [{title: A, period: 2027-2024}]", "Bedoelt u 2024-2027?"),
    ],
)
def test_whoever_follows_the_advice_loses_nothing(body: str, hint: str) -> None:
    assert hints(body) == [hint]


def test_a_list_that_has_to_be_there_is_not_to_be_left_out() -> None:
    head = HEAD.partition("gemeenten:")[0]
    assert hints("gemeenten:\n", head) == ["Vul in, zoals [{id: …, name: …}]."]
    assert hints("gemeenten: []\n", head) == ["Vul in."]


def test_the_entries_of_a_log_are_shown_with_what_they_need() -> None:
    text = "version: 1\nprogress_of: proef\nentries:\n"
    hint = check(parse(text, "uvp2026.voortgang.yaml")).diagnostics[-1].hint
    assert hint == "Vul in, zoals [{date: …, about: …}], of laat de sleutel weg."


def test_a_month_that_is_only_a_year_is_not_to_be_put_between_quotes() -> None:
    head = HEAD.replace("from: 2026-01", "from: 2026")
    assert hints("", head) == ["Schrijf jaar-maand, zoals 2026-05."]


def test_what_follows_from_a_number_that_cannot_be_read_is_not_said() -> None:
    for path in paths(every_key()):
        value = value_at(every_key(), path)
        if isinstance(value, bool) or not isinstance(value, int | float) or "months" in path:
            continue
        text = json.dumps(changed(every_key(), path, "75.000")).replace('"75.000"', "75.000")
        found = check(parse(text, "proef.yaml")).diagnostics
        assert [each.code for each in found if each.severity is Severity.ERROR] == ["UVP110"], path
