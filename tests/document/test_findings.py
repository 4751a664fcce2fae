from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli.checking import rules, shape
from uvp_cli.checking.rules import ADVICE, CATALOGUE, LOG_ADVICE, LOG_RULES, RULES
from uvp_cli.checking.rules.base import Check
from uvp_cli.document import catalogue, findings
from uvp_cli.document.findings import (
    A_KEY,
    Composed,
    Diagnostic,
    KeyName,
    KeyPath,
    Location,
    Rule,
    Severity,
    lines_at,
    render_path,
    split_lines,
    with_names,
)

MODULES = [
    importlib.import_module(f"uvp_cli.checking.rules.{module.name}")
    for module in pkgutil.iter_modules(rules.__path__)
]


@cases(
    ("path", "text"),
    [
        ((), ""),
        (("themes",), "themes"),
        (("themes", 0, "title"), "themes[0].title"),
        (("themes", 12, "actions", 0, "goals", 3), "themes[12].actions[0].goals[3]"),
        (("allocation", "weights", "noord"), "allocation.weights.noord"),
        ((0, "a"), "[0].a"),
        ((1, 2), "[1][2]"),
    ],
)
def test_a_path_is_written_as_people_write_it(path: KeyPath, text: str) -> None:
    assert render_path(path) == text


def test_a_location_reads_as_editors_link_it() -> None:
    assert str(Location("map/uvp.yaml", 12, 3)) == "map/uvp.yaml:12:3"


def test_a_message_calls_keys_as_the_reader_does_and_leaves_all_else_as_it_is() -> None:
    value = "de sleutel 'hours:'"
    message = Composed(KeyName("hours"), f" is geen {value}; laat ", A_KEY, " weg.")
    assert message == f"'hours:' is geen {value}; laat de sleutel weg."
    assert with_names(message, {"hours": "--hours", "": "de optie"}) == (
        f"--hours is geen {value}; laat de optie weg."
    )
    sent = pickle.loads(pickle.dumps(message))  # noqa: S301 (our own)
    assert with_names(sent, {"hours": "--hours"}).startswith("--hours")
    assert with_names(value, {"hours": "--hours", "": "de optie"}) == value


def test_locations_sort_by_file_then_line_then_column() -> None:
    ordered = [
        Location("a.yaml", 2, 10),
        Location("a.yaml", 10, 1),
        Location("a.yaml", 10, 2),
        Location("b.yaml", 1, 1),
    ]
    assert sorted(set(ordered)) == ordered


def test_a_diagnostic_is_an_error_unless_it_says_otherwise() -> None:
    assert Diagnostic(Location("a.yaml", 1, 1), "UVP101", "Fout.").severity is Severity.ERROR


def test_a_diagnostic_does_not_change() -> None:
    each = Diagnostic(Location("a.yaml", 1, 1), "UVP101", "Fout.")
    with pytest.raises(FrozenInstanceError):
        each.message = "Anders."  # type: ignore[misc]


def test_the_text_of_a_rule_is_a_reason_with_two_examples() -> None:
    rule = Rule("UVP999", "Proef", "Waarom.\n\nFout:\n    a: 1\n      b\n\nGoed:\n    a: 2\n")
    assert (rule.reason, rule.wrong, rule.right) == ("Waarom.", "a: 1\n  b", "a: 2")
    assert rule.severity is Severity.ERROR


def named_rules() -> list[Rule]:
    """Every rule that a module has a name for, once."""
    found = {
        id(value): value
        for module in (catalogue, shape, findings, *MODULES)
        for value in vars(module).values()
        if isinstance(value, Rule)
    }
    return [*found.values(), *(check.rule for check in checks())]


def checks() -> list[Check[Any]]:
    """Every public rule function of the modules in `rules/`."""
    return [
        value
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, Check) and not name.startswith("_")
    ]


def test_every_rule_function_is_checked() -> None:
    programme = [each.rule.code for each in (*RULES, *ADVICE)]
    log = [each.rule.code for each in (*LOG_RULES, *LOG_ADVICE)]
    # What is for both stands in one module, and is one rule.
    assert sorted(each.rule.code for each in checks()) == sorted({*programme, *log})


def test_rules_are_checked_in_the_order_of_their_codes() -> None:
    for codes in (
        [each.rule.code for each in RULES],
        [each.rule.code for each in ADVICE],
        [each.rule.code for each in LOG_RULES],
        [each.rule.code for each in LOG_ADVICE],
    ):
        assert codes == sorted(codes)


def test_every_code_is_unique() -> None:
    codes = [rule.code for rule in named_rules()]
    assert len(codes) == len(set(codes))


def test_every_rule_is_in_the_catalogue() -> None:
    assert [rule.code for rule in CATALOGUE] == sorted(rule.code for rule in named_rules())


@cases("rule", CATALOGUE)
def test_every_code_has_the_form_that_is_promised(rule: Rule) -> None:
    assert re.fullmatch(r"UVP[0-9]{3}", rule.code)


@cases(
    ("text", "numbers", "lines"),
    [
        ("", [1], {1: ""}),
        ("a\nb", [2, 1, 2], {1: "a", 2: "b"}),
        ("a\nb\n", [3, 4], {3: ""}),
        ("a\r\nb\rc\u2028d\x85e", [2, 3], {2: "b", 3: "c\u2028d\x85e"}),
        ("a\nb\nc", [], {}),
    ],
)
def test_the_lines_at_these_numbers(text: str, numbers: list[int], lines: dict[int, str]) -> None:
    assert lines_at(text, numbers) == lines


@given(st.text("ab\n\r\x85\u2028"), st.sets(st.integers(1, 12)))
def test_lines_are_those_of_the_whole_text(text: str, numbers: set[int]) -> None:
    every = dict(enumerate(split_lines(text), start=1))
    expected = {number: every[number] for number in numbers if number in every}
    assert lines_at(text, numbers) == expected
