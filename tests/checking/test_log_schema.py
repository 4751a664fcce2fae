"""The JSON Schema of a log, with another library as the judge."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from tests.cases import cases
from tests.checking.test_editor_schema import judge_of, keys
from tests.mutations import (
    EVERY_KEY,
    VALUES,
    changed,
    edges_like,
    every_key,
    every_log_key,
    mutations,
    paths,
    value_at,
)
from uvp_cli.checking.check import check
from uvp_cli.checking.editor_schema import json_schema, known_ids
from uvp_cli.checking.shape import validate
from uvp_cli.document.findings import Severity
from uvp_cli.document.reading import parse
from uvp_cli.programme.log import Log


@cache
def judge(*, draft_07: bool = False) -> Any:
    return judge_of(json_schema(root="log", draft_07=draft_07))


def assert_agreed(data: Any) -> None:
    """Says the same of `data` as `schema.validate` does, if that takes it for a log."""
    whole, misfits = validate(data)
    fits = isinstance(whole, Log)
    assert [judge(draft_07=draft).is_valid(data) for draft in (False, True)] == [fits] * 2, misfits


def test_a_valid_log_is_accepted_and_has_every_key() -> None:
    assert [error.message for error in judge().iter_errors(every_log_key())] == []
    assert_agreed(every_log_key())
    there = {str(path[-1]) for path in paths(every_log_key()) if path}
    known = {name.partition(".")[2] for name, _ in keys(json_schema(root="log"))}
    assert known == {key for key in there if not key.isdigit()}


@cases("value", [None, True, 1, 1.5, "a", ["a"], {}, {"a": 1}])
def test_both_agree_on_a_value_of_another_kind(value: Any) -> None:
    for path in paths(every_log_key()):
        assert_agreed(changed(every_log_key(), path, value))


@pytest.mark.slow
def test_both_agree_on_the_edges_of_what_is_allowed() -> None:
    for path in paths(every_log_key()):
        for edge in edges_like(value_at(every_log_key(), path)):
            assert_agreed(changed(every_log_key(), path, edge))


@given(mutations(every_log_key()))
def test_both_agree_on_a_log_that_was_changed(data: Any) -> None:
    assert_agreed(data)


@given(VALUES)
def test_both_agree_on_anything(data: Any) -> None:
    assert_agreed(data)


@pytest.mark.slow
@given(mutations(every_log_key()))
def test_whatever_is_changed_each_finding_has_a_place(data: Any) -> None:
    programme = check(parse(EVERY_KEY, "proef.yaml")).programme
    document = parse(repr(data) if not isinstance(data, str) else data, "x.voortgang.yaml")
    for found in check(document, of=programme).diagnostics:
        assert found.location.line == 1


def test_every_key_is_explained_in_dutch() -> None:
    schema = json_schema(root="log")
    for name, key in keys(schema):
        assert re.fullmatch(r"[A-Z][\w' ]{1,24}", key["title"]), name
        assert re.fullmatch(r"[A-Z].*\.", key["description"]), name
        assert "default" not in key, name
        errors = judge_of({**key, "$defs": schema["$defs"], "$schema": schema["$schema"]})
        assert [e.message for each in key["examples"] for e in errors.iter_errors(each)] == [], name


@pytest.mark.parametrize("key", ["about", "gemeente", "by"])
def test_the_ids_allowed_are_those_that_the_rules_know(key: str) -> None:
    programme = check(parse(EVERY_KEY, "proef.yaml")).programme
    known = judge_of(json_schema(known_ids(every_key()), root="log"))
    names = {
        str(value_at(every_key(), path)) for path in paths(every_key()) if path[-1:] == ("id",)
    }
    allowed, right = set(), set()
    for name in {*names, "weg", "Noord"}:
        entry = {"date": "2026-02-17", "about": "overig.actie", "text": "A", key: name}
        data = {"version": 1, "progress_of": "proef", "entries": [entry]}
        found = check(parse(str(data), "x"), of=programme).diagnostics
        allowed |= {name} if known.is_valid(data) else set()
        right |= set() if any(each.severity is Severity.ERROR for each in found) else {name}
    assert allowed == right
    assert allowed
    assert allowed < names
