from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import inf
from textwrap import dedent
from typing import Any, get_args

import pytest
from hypothesis import given
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from tests.cases import cases
from tests.mutations import changed, every_key, mutations, paths, value_at
from tests.samples import HEAD
from uvp_cli.checking.misfits import misfit
from uvp_cli.checking.shape import adapter, validate
from uvp_cli.document.findings import KeyPath, render_path
from uvp_cli.document.reading import parse
from uvp_cli.programme.model import Programme

FILL_IN = "Vul in, of laat de sleutel weg."
REMOVE = "Vul in, of verwijder dit onderdeel."


Complaint = tuple[str, str, str | None]


def misfits(body: str, head: str = HEAD) -> list[Complaint]:
    """What does not fit: "line:column CODE", the message and the hint."""
    parsed = parse(head + dedent(body), "proef.yaml")
    assert parsed.diagnostics == ()
    complaints = []
    for each in validate(parsed.data)[1]:
        place = parsed.locate(each.path, key=each.at_key)
        complaints.append(
            (f"{place.line}:{place.column} {each.rule.code}", each.message, each.hint)
        )
    return complaints


def without(line: str) -> str:
    """`HEAD` without the line that begins with `line`."""
    return "".join(each for each in HEAD.splitlines(keepends=True) if not each.startswith(line))


CASES: list[tuple[str, str, str, str | None]] = [
    # The wrong type of value.
    (
        "introduction: [{text: 1}]",
        "9:23 UVP203",
        "Hier hoort tekst, niet 1.",
        'Zet er aanhalingstekens om: "1".',
    ),
    (
        "introduction: [{text: 2.5}]",
        "9:23 UVP203",
        "Hier hoort tekst, niet 2,5.",
        "Zet wat er staat tussen aanhalingstekens.",
    ),
    (
        "introduction: [{text: true}]",
        "9:23 UVP203",
        "Hier hoort tekst, niet true.",
        "Zet wat er staat tussen aanhalingstekens.",
    ),
    (
        "introduction: [{text: }]",
        "9:17 UVP203",
        "Hier hoort tekst, niet een lege waarde.",
        "Vul een tekst in.",
    ),
    (
        "introduction: [{text: [a]}]",
        "9:23 UVP203",
        "Hier hoort tekst, niet een lijst.",
        "Schrijf één tekst, zonder haken: a.",
    ),
    (
        "introduction: [{text: {a: b}}]",
        "9:24 UVP203",
        "Hier hoort tekst, niet een blok met sleutels.",
        "Schrijf één tekst, tussen aanhalingstekens.",
    ),
    (
        "frameworks: [{title: IVP, period: 2024}]",
        "9:35 UVP203",
        "Hier hoort tekst, niet 2024.",
        'Zet er aanhalingstekens om: "2024".',
    ),
    (
        "departments: [{id: 1, name: OOV}]",
        "9:20 UVP203",
        "Hier hoort tekst, niet 1.",
        'Zet er aanhalingstekens om: "1".',
    ),
    (
        "planning: [{title: A, month: mei}]",
        "9:30 UVP203",
        "Hier hoort een geheel getal, niet 'mei'.",
        "Schrijf 5.",
    ),
    (
        "planning: [{title: A, month: '5'}]",
        "9:30 UVP203",
        "Hier hoort een geheel getal, niet '5'.",
        "Schrijf 5, zonder aanhalingstekens.",
    ),
    (
        "planning: [{title: A, month: 1.5}]",
        "9:30 UVP203",
        "Hier hoort een geheel getal, niet 1,5.",
        "Schrijf een heel getal, zoals 1, en bewaar '1.5' in 'when:' onder 'cells:'.",
    ),
    (
        "planning: [{title: A, month: false}]",
        "9:30 UVP203",
        "Hier hoort een geheel getal, niet false.",
        "Schrijf een getal, zoals 5.",
    ),
    (
        "planning: [{title: A, month: [5]}]",
        "9:30 UVP203",
        "Hier hoort een geheel getal, niet een lijst.",
        "Schrijf 5, zonder haken.",
    ),
    (
        "allocation: {key: weights, weights: {noord: veel}}",
        "9:45 UVP203",
        "Hier hoort een getal, niet 'veel'.",
        "Schrijf een getal, zoals 10 of 7.5. Bewaar 'veel' zo nodig in 'note:'.",
    ),
    (
        "allocation: {key: weights, weights: {noord: '1'}}",
        "9:45 UVP203",
        "Hier hoort een getal, niet '1'.",
        "Schrijf 1, zonder aanhalingstekens.",
    ),
    (
        "allocation: {key: weights, weights: {noord: true}}",
        "9:45 UVP203",
        "Hier hoort een getal, niet true.",
        "Schrijf een getal, zoals 10 of 7.5.",
    ),
    (
        "allocation: {key: weights, weights: [1]}",
        "9:37 UVP203",
        "Hier hoort een blok met sleutels, niet een lijst.",
        "Schrijf het als {noord: 1, midden: …, zuid: …}.",
    ),
    (
        "allocation: {key: weights, weights: }",
        "9:28 UVP203",
        "Hier hoort een blok met sleutels, niet een lege waarde.",
        "Vul in, zoals {noord: …, midden: …, zuid: …}, of laat de sleutel weg.",
    ),
    (
        "allocation: equal",
        "9:13 UVP203",
        "Hier hoort een blok met sleutels, niet 'equal'.",
        "Schrijf {key: equal}.",
    ),
    (
        "frameworks: [[]]",
        "9:14 UVP203",
        "Hier hoort een blok met sleutels, niet een lijst.",
        'Schrijf het als {title: …, period: "2026"}.',
    ),
    (
        "introduction: [tekst]",
        "9:16 UVP203",
        "Hier hoort een blok met sleutels, niet 'tekst'.",
        "Schrijf {text: tekst}.",
    ),
    (
        "themes:\n  -\n",
        "10:4 UVP203",
        "Hier hoort een blok met sleutels, niet een lege waarde.",
        "Vul in, zoals {id: …, title: …}, of verwijder dit onderdeel.",
    ),
    (
        "themes:",
        "9:1 UVP203",
        "Hier hoort een lijst, niet een lege waarde.",
        "Vul in, zoals [{id: …, title: …}], of laat de sleutel weg.",
    ),
    (
        "themes: {id: jeugd}",
        "9:10 UVP203",
        "Hier hoort een lijst, niet een blok met sleutels.",
        "Zet een streepje voor het eerste woord van het blok, of zet er [ en ] omheen.",
    ),
    (
        "departments: [{id: a, name: A, aliases: B}]",
        "9:41 UVP203",
        "Hier hoort een lijst, niet 'B'.",
        "Schrijf [B].",
    ),
    (
        f"remarks: {'x' * 41}",
        "9:10 UVP203",
        f"Hier hoort een lijst, niet '{'x' * 39}…'.",
        f"Schrijf [{{kind: missing, text: {'x' * 41}}}]. Kies zelf bij 'kind:' (assumption, "
        "missing, inconsistency of ambiguity).",
    ),
    # Keys.
    (
        "themas: []",
        "9:1 UVP201",
        "De sleutel 'themas' bestaat hier niet.",
        "Bedoelt u 'themes'?",
    ),
    (
        "xyzzy: 1",
        "9:1 UVP201",
        "De sleutel 'xyzzy' bestaat hier niet.",
        "Deze sleutel kent uvp niet. Bewaar wat er staat in een opmerking achter #.",
    ),
    (
        "from_: 1",
        "9:1 UVP201",
        "De sleutel 'from_' bestaat hier niet.",
        "De sleutel 'from' hoort onder 'period:'. Die staat daar al; zet daarin alles bij elkaar.",
    ),
    (
        "planning: [{title: A, month: 1, from_: 2026-01-01}]",
        "9:33 UVP201",
        "De sleutel 'from_' bestaat hier niet.",
        "Bedoelt u 'from'?",
    ),
    (
        "introduction:\n  - text: A\n    acties: []",
        "11:5 UVP201",
        "De sleutel 'acties' bestaat hier niet.",
        "Bedoelt u 'actions'?",
    ),
    (
        "allocation: {key: equal, noot: a}",
        "9:26 UVP201",
        "De sleutel 'noot' bestaat hier niet.",
        "Bedoelt u 'note'?",
    ),
    ("introduction: [{}]", "9:16 UVP202", "De sleutel 'text' ontbreekt.", "Voeg 'text:' toe."),
    ("roles: [{name: Allen}]", "9:10 UVP202", "De sleutel 'id' ontbreekt.", "Voeg 'id:' toe."),
    (
        "planning:\n  - month: 1\n    period: {months: [1], name: A}",
        "10:5 UVP202",
        "De sleutel 'title' ontbreekt.",
        "Voeg 'title:' toe.",
    ),
    # A choice from words.
    (
        "allocation: {key: weight}",
        "9:19 UVP204",
        "'weight' kan hier niet; kies uit: equal, weights.",
        "Bedoelt u 'weights'?",
    ),
    (
        "allocation: {key: inwoners}",
        "9:19 UVP204",
        "'inwoners' kan hier niet; kies uit: equal, weights.",
        "Bedoelt u 'weights'?",
    ),
    (
        "allocation: {key: }",
        "9:14 UVP204",
        "een lege waarde kan hier niet; kies uit: equal, weights.",
        None,
    ),
    (
        "allocation: {key: [1]}",
        "9:19 UVP204",
        "een lijst kan hier niet; kies uit: equal, weights.",
        None,
    ),
    (
        "remarks: [{kind: aanname, text: A}]",
        "9:18 UVP204",
        "'aanname' kan hier niet; kies uit: assumption, missing, inconsistency, ambiguity.",
        "Bedoelt u 'assumption'?",
    ),
    (
        "planning: [{title: A, month: 1, derived: [action]}]",
        "9:43 UVP204",
        "'action' kan hier niet; kies uit: actions, period, gemeenten.",
        "Bedoelt u 'actions'?",
    ),
    # Bounds.
    (
        "planning: [{title: A, month: 13}]",
        "9:30 UVP205",
        "13 kan niet: het getal is hoogstens 12.",
        "Schrijf een getal van 1 tot en met 12.",
    ),
    (
        "planning: [{title: A, month: 0}]",
        "9:30 UVP205",
        "0 kan niet: het getal is minstens 1.",
        "Schrijf een getal van 1 tot en met 12.",
    ),
    (
        "planning: [{title: A, month: 1, week: 54}]",
        "9:39 UVP205",
        "54 kan niet: het getal is hoogstens 53.",
        "Schrijf een getal van 1 tot en met 53.",
    ),
    (
        "planning: [{title: A, period: {name: B, months: [1, 13]}}]",
        "9:53 UVP205",
        "13 kan niet: het getal is hoogstens 12.",
        "Schrijf een getal van 1 tot en met 12.",
    ),
    (
        "themes: [{id: a, title: A, number: 1000}]",
        "9:36 UVP205",
        "1000 kan niet: het getal is hoogstens 999.",
        "Schrijf een getal van 1 tot en met 999.",
    ),
    (
        "allocation: {key: weights, weights: {noord: -0.5}}",
        "9:45 UVP205",
        "-0,5 kan niet: het getal is minstens 0.",
        "Schrijf een getal van 0 tot en met 1000000000. Bedoelt u 0.5? Schrijf dan 0.5.",
    ),
    (
        "allocation: {key: weights, weights: {noord: 1000000000.5}}",
        "9:45 UVP205",
        "1000000000,5 kan niet: het getal is hoogstens 1000000000.",
        "Schrijf een getal van 0 tot en met 1000000000.",
    ),
    # Length.
    ("introduction: [{text: ''}]", "9:23 UVP206", "'text' is leeg.", "Vul in."),
    (
        "planning: [{title: A, period: {name: B, months: []}}]",
        "9:49 UVP206",
        "'months' is leeg.",
        "Vul in.",
    ),
    (
        f"introduction: [{{text: {'x' * 5001}}}]",
        "9:23 UVP206",
        "'text' is te lang: hooguit 5000 tekens.",
        "Schrijf het korter, en bewaar wat niet past in een opmerking achter #.",
    ),
    (
        f"roles: [{{id: {'x' * 61}, name: A}}]",
        "9:14 UVP206",
        "'id' is te lang: hooguit 60 tekens.",
        "Kies een kortere.",
    ),
    (
        f"other_actions: [{{id: {'x' * 121}, title: A}}]",
        "9:22 UVP206",
        "'id' is te lang: hooguit 120 tekens.",
        "Kies een kortere.",
    ),
    # Form.
    (
        "roles: [{id: Allen, name: Allen}]",
        "9:14 UVP207",
        "'Allen' is geen id.",
        "Gebruik kleine letters, cijfers en koppeltekens, zoals allen.",
    ),
    (
        "roles: [{id: a.b, name: Allen}]",
        "9:14 UVP207",
        "'a.b' is geen id.",
        "Gebruik kleine letters, cijfers en koppeltekens, zoals a-b.",
    ),
    (
        "roles: [{id: 'allen ', name: Allen}]",
        "9:14 UVP207",
        "'allen ' is geen id.",
        "Gebruik kleine letters, cijfers en koppeltekens, zoals allen.",
    ),
    (
        "roles: [{id: één, name: Allen}]",
        "9:14 UVP207",
        "'één' is geen id.",
        "Gebruik kleine letters, cijfers en koppeltekens, zoals een.",
    ),
    (
        "other_actions: [{id: a..b, title: A}]",
        "9:22 UVP207",
        "'a..b' is geen id.",
        "Gebruik kleine letters, cijfers en koppeltekens, zoals a.b.",
    ),
    (
        "planning: [{title: A, month: 1, responsible: [BOA]}]",
        "9:47 UVP207",
        "'BOA' is geen id.",
        "Schrijf een id, zoals boa, en voeg die toe onder 'roles:', 'departments:', 'partners:' of "
        "'gemeenten:'.",
    ),
    (
        "planning: [{title: A, month: 1, from: 2026-1-5}]",
        "9:39 UVP207",
        "'2026-1-5' is geen datum (jjjj-mm-dd).",
        "Schrijf 2026-01-05.",
    ),
    (
        "allocation: {key: equal, date: 1 mei 2025}",
        "9:32 UVP207",
        "'1 mei 2025' is geen datum (jjjj-mm-dd).",
        "Schrijf 2025-05-01.",
    ),
    (
        "frameworks: [{title: IVP, period: 2024-27}]",
        "9:35 UVP207",
        "'2024-27' is geen jaar of reeks jaren (jjjj of jjjj-jjjj).",
        "Schrijf 2024-2027.",
    ),
]


@cases(
    ("body", "place", "message", "hint"),
    CASES,
)
def test_what_does_not_fit_is_reported_in_dutch_where_it_stands(
    body: str, place: str, message: str, hint: str | None
) -> None:
    assert misfits(body) == [(place, message, hint)]


def test_a_misfit_deep_inside_has_its_path() -> None:
    body = """
        other_actions:
          - id: overig.a
            title: A
            capacity:
              hours:
                cell: veel
                estimates:
                  - {hours: 1, per: joint}
                  - hours: 2
                    per: joint
                    alternatives:
                      - {hours: 3, per: samen}
    """
    message = "'samen' kan hier niet; kies uit: gemeente, joint, person."
    assert misfits(body) == [("21:33 UVP204", message, "Bedoelt u 'joint'?")]
    (each,) = validate(parse(HEAD + dedent(body), "proef.yaml").data)[1]
    assert render_path(each.path) == (
        "other_actions[0].capacity.hours.estimates[1].alternatives[0].per"
    )


@cases(
    ("line", "replacement", "place", "message", "hint"),
    [
        (
            "version",
            "version: 3",
            "8:10 UVP205",
            "3 kan niet: het getal is hoogstens 2.",
            "Schrijf 2.",
        ),
        (
            "title",
            "title:",
            "8:1 UVP203",
            "Hier hoort tekst, niet een lege waarde.",
            "Vul een tekst in.",
        ),
        (
            "period",
            "period: {from: 2026-13, to: 2026-12}",
            "8:16 UVP207",
            "'2026-13' is geen maand (jjjj-mm).",
            "Schrijf jaar-maand, zoals 2026-05.",
        ),
        (
            "period",
            "period: {from: 2026-01}",
            "8:10 UVP202",
            "De sleutel 'to' ontbreekt.",
            "Voeg 'to:' toe.",
        ),
        ("id", "xyz: a", "1:1 UVP202", "De sleutel 'id' ontbreekt.", "Voeg 'id:' toe."),
    ],
)
def test_the_top_of_a_programme_is_checked(
    line: str, replacement: str, place: str, message: str, hint: str | None
) -> None:
    assert (place, message, hint) in misfits(f"{replacement}\n", without(line))


@pytest.mark.parametrize(
    ("gemeenten", "place", "message", "hint"),
    [
        ("[]", "5:12 UVP206", "'gemeenten' is leeg.", "Vul in."),
        (
            "[{id: a, name: A, code: GM12}]",
            "5:36 UVP207",
            "'GM12' is geen gemeentecode (GM en vier cijfers).",
            "Bedoelt u GM0012?",
        ),
        # The list is not called empty because its only item is wrong.
        (
            "[3]",
            "5:13 UVP203",
            "Hier hoort een blok met sleutels, niet 3.",
            'Schrijf {id: "3", name: "3"}.',
        ),
    ],
)
def test_a_programme_has_gemeenten(
    gemeenten: str, place: str, message: str, hint: str | None
) -> None:
    head = "version: 2\nid: a\ntitle: A\nperiod: {from: 2026-01, to: 2026-12}\n"
    assert misfits(f"gemeenten: {gemeenten}\n", head) == [(place, message, hint)]


def test_a_document_that_is_no_mapping_is_one_misfit() -> None:
    message = "Hier hoort een blok met sleutels, niet een lijst."
    assert misfits("- a\n- b\n", "") == [("1:1 UVP203", message, "Begin met: version: 2")]


def test_every_missing_key_is_named_once() -> None:
    assert misfits("version: 2", "") == [
        ("1:1 UVP202", f"De sleutel '{key}' ontbreekt.", f"Voeg '{key}:' toe.")
        for key in ("id", "title", "period", "gemeenten")
    ]


def test_what_fits_becomes_a_programme() -> None:
    programme, found = validate(parse(HEAD, "proef.yaml").data)
    assert found == ()
    assert isinstance(programme, Programme)
    assert [gemeente.id for gemeente in programme.gemeenten] == ["noord", "midden", "zuid"]


# Bugs.


@cases("version", ["true", "1.5", "0", "'1'"])
def test_the_version_is_the_number_one(version: str) -> None:
    assert misfits(f"version: {version}\n", without("version")) != []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("roles: [{id: a, name: A, aliases: ['']}]", "'0' is leeg"),
        ("roles: [{id: a, name: A, aliases: ['']}]", "laat de sleutel weg"),
        pytest.param(
            f"roles: [{{id: a, name: A, aliases: [{'x' * 6_000}]}}]",
            "'0' is te lang",
            id="an item that is too long",
        ),
    ],
)
def test_a_message_makes_sense(body: str, wrong: str) -> None:
    ((_, message, hint),) = misfits(body)
    assert wrong not in f"{message} {hint}"


def test_a_number_in_quotes_is_not_proposed_as_itself() -> None:
    ((_, _, hint),) = misfits("version: '1'\n", without("version"))
    assert hint != "Bedoelt u '1'?"


def test_a_whole_number_may_end_in_zero() -> None:
    """As JSON Schema has it: an editor sees no difference between 5 and 5.0."""
    programme, found = validate(parse(f"{HEAD}planning: [{{title: A, month: 5.0}}]", "a").data)
    assert isinstance(programme, Programme), found
    assert repr(programme.planning[0].month) == "5"


def test_checking_a_document_reads_no_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("uvp_cli.checking.editor_schema.parse")
    assert misfits("themas: []")[0][2] == "Bedoelt u 'themes'?"


# Whatever is wrong, the message is ours.

WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**14,
    1.5,
    "",
    "Ab é",
    "x" * 6_000,
    [],
    ["y"],
    [1],
    {},
    {"x": 1},
)
OURS = re.compile(
    r"De sleutel '.*' (bestaat hier niet|ontbreekt)\."
    r"|Hier hoort (tekst|een (geheel )?getal|een nummer|een lijst|een blok met sleutels), niet .*\."
    r"|YAML leest dit als het getal [-0-9,e]+; een nul erachter valt weg\."
    r"|.* kan hier niet; kies uit: [a-z1, -]+\."
    r"|.* kan niet: het getal is (min|hoog)stens [0-9]+\."
    r"|.* is geen (id|maand \(jjjj-mm\)|datum \(jjjj-mm-dd\)|gemeentecode \(GM en vier cijfers\)"
    r"|jaar of reeks jaren \(jjjj of jjjj-jjjj\))\."
    r"|'.*' is leeg\.|Dit onderdeel is (leeg\.|te lang: hooguit [0-9]+ tekens\.)"
    r"|'.*' is te lang: hooguit [0-9]+ tekens\."
)
HINTS = re.compile(
    "None|(Bedoelt u|Dat is een keuze bij|De id|De sleutel|Deze sleutel|Gebruik|Het teken"
    "|Hoort|Kies|Laat|Reken|Schrijf|Voeg|Vul|Zet|Zijn) .*[.?]"
    "|Begin met: version: 2"
)
ENGLISH = re.compile(r"\b(input|should|valid|string|value|field|required|expected|got|must|than)\b")


def assert_explained(data: Any) -> None:
    """Every misfit in `data` is explained in our own words, and each place once."""
    found = validate(data)[1]
    for each in found:
        assert OURS.fullmatch(each.message), each
        assert HINTS.fullmatch(str(each.hint)), each
        said = f"{each.message} {each.hint}"
        assert not ENGLISH.search(re.sub(r"'[^']*'|\{.*\}|\(.*?\)", "", said)), each
    assert len({each.path for each in found}) == len(found)
    assert {kind for kind, _ in errors(data)} <= ERRORS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:12])
def test_no_english_shows_whatever_is_wrong(value: Any) -> None:
    for path in paths(every_key()):
        assert_explained(changed(every_key(), path, value))


@pytest.mark.slow
def test_no_english_shows_whatever_is_missing_or_added() -> None:
    for path in paths(every_key()):
        node = value_at(every_key(), path)
        if isinstance(node, dict):
            assert_explained(changed(every_key(), path, {**node, "extra": 1}))
            for key in node:
                rest = {name: value for name, value in node.items() if name != key}
                assert_explained(changed(every_key(), path, rest))


@given(mutations(every_key()))
def test_no_english_shows_whatever_is_changed(data: Any) -> None:
    assert_explained(data)


# Every error that pydantic can raise with this model.

ERRORS: dict[str, tuple[Any, str]] = {
    "dataclass_type": ({"period": 2026}, "Hier hoort een blok met sleutels, niet 2026."),
    "decimal_type": (
        {"themes": [{"id": "a", "title": "A", "number": 2.1}]},
        "YAML leest dit als het getal 2,1; een nul erachter valt weg.",
    ),
    "dict_type": (
        {"allocation": {"key": "weights", "weights": []}},
        "Hier hoort een blok met sleutels, niet een lijst.",
    ),
    "finite_number": (
        {"allocation": {"key": "weights", "weights": {"noord": inf}}},
        "Hier hoort een getal, niet inf.",
    ),
    "float_type": (
        {"allocation": {"key": "weights", "weights": {"noord": "2"}}},
        "Hier hoort een getal, niet '2'.",
    ),
    "greater_than_equal": ({"version": 0}, "0 kan niet: het getal is minstens 2."),
    "int_type": ({"version": 1.5}, "Hier hoort een geheel getal, niet 1,5."),
    "less_than_equal": ({"version": 3}, "3 kan niet: het getal is hoogstens 2."),
    "literal_error": (
        {"allocation": {"key": "inwoners"}},
        "'inwoners' kan hier niet; kies uit: equal, weights.",
    ),
    "missing": ({"period": {"from": "2026-01"}}, "De sleutel 'to' ontbreekt."),
    "string_pattern_mismatch": ({"id": "Ü"}, "'Ü' is geen id."),
    "string_too_long": ({"id": "x" * 61}, "'id' is te lang: hooguit 60 tekens."),
    "string_too_short": ({"title": ""}, "'title' is leeg."),
    "string_type": ({"title": 1}, "Hier hoort tekst, niet 1."),
    "too_short": ({"gemeenten": []}, "'gemeenten' is leeg."),
    "tuple_type": ({"themes": None}, "Hier hoort een lijst, niet een lege waarde."),
    "unexpected_keyword_argument": ({"ids": 1}, "De sleutel 'ids' bestaat hier niet."),
}
"""For each of pydantic's error types: what to change in a programme, and our message.

Not `json_invalid`: what is no JSON is half a character, which reading refuses.
"""


def errors(data: Any) -> list[tuple[str, KeyPath]]:
    """What pydantic finds wrong: its type of error, and where."""
    try:
        adapter().validate_json(json.dumps(data))
    except ValidationError as error:
        return [(each["type"], each["loc"]) for each in error.errors()]
    return []


def core_nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of pydantic's core schema that checks something."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for key, value in node.items():
            if key not in {"function", "metadata", "serialization"}:
                yield from core_nodes(value)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from core_nodes(each)


SILENT = {
    *("definitions", "definition-ref", "default", "nullable", "dataclass-field"),
    *("function-before", "function-after"),
}
"""Kinds of node that refuse nothing themselves."""
BLOCKS = {
    "dataclass": {"dataclass_type"},
    "union": {"decimal_type"},
    "dataclass-args": {"missing", "unexpected_keyword_argument"},
}
VALUES = {
    "dict": {"dict_type"},
    "float": {"float_type"},
    "int": {"int_type"},
    "literal": {"literal_error"},
    "str": {"string_type"},
    "tuple": {"tuple_type"},
}
INNER = {
    "type",
    "metadata",
    "expected",
    "items_schema",
    "variadic_item_index",
    "keys_schema",
    "values_schema",
}
BOUNDS = {
    "allow_inf_nan": "finite_number",
    "ge": "greater_than_equal",
    "le": "less_than_equal",
    "max_length": "string_too_long",
    "min_length": "string_too_short",
    "pattern": "string_pattern_mismatch",
}


def raised_by(node: dict[str, Any]) -> set[str]:
    """The errors that a node can raise for JSON; fails for what nobody has thought about."""
    kind = node["type"]
    if kind in SILENT:
        return set()
    if kind in BLOCKS:
        return BLOCKS[kind]
    bounds = {BOUNDS[bound] for bound in node.keys() - INNER}
    return VALUES[kind] | ({"too_short"} if kind == "tuple" and bounds else bounds)


def test_every_error_that_the_model_can_raise_is_listed() -> None:
    possible = set[str]().union(*map(raised_by, core_nodes(adapter().core_schema)))
    assert possible == ERRORS.keys()
    assert possible <= set(get_args(ErrorType))


@cases("kind", ERRORS)
def test_every_error_has_a_message_of_its_own(kind: str) -> None:
    change, message = ERRORS[kind]
    data = {**parse(HEAD, "proef.yaml").data, **change}
    ((raised, path),) = errors(data)
    (found,) = validate(data)[1]
    assert (raised, found.path, found.message) == (kind, path, message)
    assert OURS.fullmatch(message)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    "text", [".inf", "-.inf", ".nan", "1e400", "9" * 400, '"\\ud800"', '{"\\ud800": 1}']
)
def test_a_file_holds_no_infinite_number_and_no_half_characters(
    monkeypatch: pytest.MonkeyPatch, loader: str, text: str
) -> None:
    if loader == "SafeLoader":
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    parsed = parse(f"title: {text}", "proef.yaml")
    assert parsed.diagnostics
    assert errors({"title": parsed.data}) != [("json_invalid", ())]
    assert "Infinity" not in json.dumps(parsed.data)
    assert "NaN" not in json.dumps(parsed.data)


def test_an_unheard_of_error_is_in_dutch_too() -> None:
    detail: Any = {"type": "nieuw", "loc": ("title",), "input": 1, "msg": "Input should be new"}
    assert misfit(detail, {}).message == "Hier hoort iets anders, niet 1."
