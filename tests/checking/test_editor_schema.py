"""The JSON Schema, with another library as the judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from jsonschema.validators import extend  # type: ignore[import-untyped]

from tests.cases import cases
from tests.commands.runner import DATA
from tests.mutations import VALUES, changed, edges_like, every_key, mutations, paths, value_at
from tests.samples import HEAD
from uvp_cli.checking.check import check
from uvp_cli.checking.editor_schema import json_schema, known_ids
from uvp_cli.checking.shape import validate
from uvp_cli.document import versions
from uvp_cli.document.findings import Diagnostic, KeyPath, Severity
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import parse, read

PROGRAMMES = Path(__file__).parent.parent / "programmes"
VALID = [*sorted((PROGRAMMES / "valid").glob("*.yaml")), DATA]
INVALID = sorted((PROGRAMMES / "invalid").glob("*.yaml"))


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[Any]:
    """As JSON Schema means it: `$` is the end, where Python's may come before a line break."""
    whole = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(whole, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def judge_of(schema: Any) -> Any:
    """A validator of another make, for the draft that the schema names."""
    draft = jsonschema.validators.validator_for(schema, default=None)
    return extend(draft, {"pattern": _pattern})(schema)


@cache
def judge(*, draft_07: bool = False) -> Any:
    return judge_of(json_schema(draft_07=draft_07))


def keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that the schema knows, with what it says of it."""
    for name, record in {"Programme": schema, **schema["$defs"]}.items():
        for key, value in record["properties"].items():
            yield f"{name}.{key}", value


@cache
def every_known_key() -> dict[str, Any]:
    return dict(keys(json_schema()))


HOURS = ("themes", 0, "actions", 0, "capacity", "hours", "estimates", 0)


# What the schema accepts is what `uvp validate` finds no misfit in.


def assert_agreed(data: Any) -> None:
    """Says the same of `data` as `schema.validate` does; draft 07 as well as 2020-12."""
    misfits = validate(data)[1]
    for draft_07 in (False, True):
        assert judge(draft_07=draft_07).is_valid(data) == (not misfits), misfits


def assert_agreed_within(path: KeyPath, value: Any) -> None:
    """As `assert_agreed` on a valid programme with another value at `path`; the schema judges only
    the innermost record in which that stands, which takes a tenth of the time."""
    data = changed(every_key(), path, value)
    whole = judge().schema
    schema, record = whole, "#"
    within: KeyPath = ()
    for depth, step in enumerate(path[:-1], start=1):
        schema = schema["items"] if isinstance(step, int) else schema["properties"].get(step, {})
        if "$ref" in schema:
            record, within = schema["$ref"], path[:depth]
            schema = whole["$defs"][record.rpartition("/")[2]]
        if "properties" not in schema and "items" not in schema:
            break
    misfits = validate(data)[1]
    # A reference to the whole would bring in another validator than ours, by its `$schema`.
    judged = judge() if record == "#" else judge().evolve(schema={"$ref": record})
    assert judged.is_valid(value_at(data, within)) == (not misfits), misfits


@cases("path", VALID)
def test_a_valid_programme_is_accepted(path: Path) -> None:
    data = read(path).data
    assert [error.message for error in judge().iter_errors(data)] == []
    assert_agreed(data)


@cases("path", INVALID)
def test_exactly_what_has_the_wrong_shape_is_rejected(path: Path) -> None:
    assert_agreed(read(path).data)


@pytest.mark.slow
@pytest.mark.parametrize("value", [None, True, 1, 1.5, "a", ["a"], {}, {"a": 1}], ids=repr)
def test_both_agree_on_a_value_of_another_kind(value: Any) -> None:
    for path in paths(every_key()):
        assert_agreed_within(path, value)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [str, int | float, list, dict], ids=str)
def test_both_agree_on_the_edges_of_what_is_allowed(kind: Any) -> None:
    for path in paths(every_key()):
        value = value_at(every_key(), path)
        for edge in edges_like(value) if isinstance(value, kind) else ():
            assert_agreed_within(path, edge)


@pytest.mark.slow
@given(mutations(every_key()))
def test_both_agree_on_a_small_programme_that_was_changed(data: Any) -> None:
    assert_agreed(data)


@pytest.mark.slow
@settings(max_examples=1_000)
@given(mutations(every_key()))
def test_both_agree_on_a_small_programme_changed_a_thousand_times(data: Any) -> None:
    assert_agreed(data)


@pytest.mark.slow
@given(mutations(read(DATA).data))
def test_both_agree_on_the_shipped_programme_that_was_changed(data: Any) -> None:
    assert_agreed(data)


@pytest.mark.slow
@given(VALUES)
def test_both_agree_on_anything(data: Any) -> None:
    assert_agreed(data)


def test_the_sample_has_every_key() -> None:
    """So that each is changed above."""
    there = {str(path[-1]) for path in paths(every_key()) if path}
    assert {name.partition(".")[2] for name in every_known_key()} <= there


# What an editor shows.


def test_the_schema_is_valid() -> None:
    for draft_07, draft in (
        (False, jsonschema.Draft202012Validator),
        (True, jsonschema.Draft7Validator),
    ):
        schema = json_schema(draft_07=draft_07)
        assert schema["$schema"] == draft.META_SCHEMA["$schema"]
        draft.check_schema(schema)


def test_the_schema_has_a_title_but_its_blocks_have_none() -> None:
    schema = json_schema()
    assert schema["title"] == "Uitvoeringsprogramma Integrale Veiligheid"
    for block in schema["$defs"].values():
        assert not {"title", "description"} & block.keys()


def test_every_key_is_explained_in_dutch() -> None:
    for name, key in every_known_key().items():
        assert re.fullmatch(r"[A-Z][\w' ]{1,24}", key["title"]), name
        assert re.fullmatch(r"[A-Z].*\.", key["description"]), name
        words = set(re.findall(r"\w+", f"{key['title']} {key['description']}".lower()))
        assert not words & {"the", "what", "one", "a", "which", "if"}, name
        assert "default" not in key, name


@pytest.mark.parametrize("known", [None, known_ids(every_key())], ids=["any", "known"])
def test_every_example_is_allowed_where_it_stands(known: Any) -> None:
    schema = json_schema(known)
    for name, key in keys(schema):
        examples = key.get("examples", [])
        assert examples or known, name
        errors = judge_of({**key, "$schema": schema["$schema"], "$defs": schema["$defs"]})
        assert [e.message for each in examples for e in errors.iter_errors(each)] == [], name


def test_every_example_is_sound_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []

    def recording(text: str, name: str) -> Any:
        parsed = parse(text, name)
        found.append((text, parsed.diagnostics))
        return parsed

    monkeypatch.setattr("uvp_cli.checking.editor_schema.parse", recording)
    examples = [example for _, key in keys(json_schema()) for example in key["examples"]]
    assert len(found) >= len(examples) >= len(every_known_key())
    assert [each for each in found if each[1]] == []


def test_a_text_becomes_title_description_and_examples() -> None:
    assert every_known_key()["Framework.period"] == {
        "title": "Looptijd",
        "description": "De jaren waarvoor het plan geldt, als jjjj of jjjj-jjjj.",
        "examples": ["2026", "2024-2027"],
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{4})?$",
    }
    # Two lines of text, and an inherited key.
    assert every_known_key()["Estimate.per"] == every_known_key()["Reading.per"]
    assert every_known_key()["Estimate.per"]["description"] == (
        "Per gemeente (gemeente), voor alle gemeenten samen (joint) of per persoon (person)."
    )
    # An example of two lines.
    assert every_known_key()["HoursCell.estimates"]["examples"][1] == [
        {"label": "Organiseren", "hours": 80, "per": "joint"},
        {"label": "Bijeenkomst", "hours": 4, "per": "person"},
    ]


@pytest.mark.parametrize("draft_07", [False, True])
@pytest.mark.parametrize("known", [None, known_ids(every_key())], ids=["any", "known"])
def test_what_may_be_empty_is_no_choice_of_which_nothing_fits(
    known: Any, *, draft_07: bool
) -> None:
    schema = json_schema(known, draft_07=draft_07)
    assert not [node for node in nodes(schema) if "anyOf" in node or "oneOf" in node]
    for path, wrong, message in (
        ((*HOURS, "per"), "gemente", "'gemente' is not one of ['gemeente', 'joint', 'person']"),
        (("planning", 1, "month"), 13, "13 is greater than the maximum of 12"),
        (("themes", 0, "actions", 0, "continues"), 5, "5 is not of type 'string', 'null'"),
    ):
        (error, *_) = judge_of(schema).iter_errors(changed(every_key(), path, wrong))
        assert (error.message, tuple(error.absolute_path)) == (message, path)


def test_the_keys_of_weights_and_exceptions_are_ids() -> None:
    for path in (
        ("allocation", "weights"),
        (*HOURS, "except"),
        (*HOURS, "alternatives", 0, "except"),
    ):
        for key, fits in (
            ("noord", True),
            ("010", True),
            ("Noord", False),
            ("a b", False),
            ("", False),
        ):
            data = changed(every_key(), path, {key: 1})
            assert judge().is_valid(data) == fits
            found = validate(data)[1]
            assert [(each.path, each.at_key) for each in found] == [((*path, key), True)] * (
                not fits
            )


def test_the_schema_says_that_dates_are_text() -> None:
    assert "2026-01-01" in json_schema()["$comment"]


# Draft 07.


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    yield node
    for word in ("properties", "definitions", "$defs"):
        for each in node.get(word, {}).values():
            yield from nodes(each)
    for word in ("anyOf", "allOf"):
        for each in node.get(word, ()):
            yield from nodes(each)
    for word in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(word), dict):
            yield from nodes(node[word])


def test_draft_07_has_no_words_that_it_does_not_know() -> None:
    of_editors = {"enumDescriptions", "errorMessage"}
    known = jsonschema.Draft7Validator.META_SCHEMA["properties"].keys() | of_editors
    every = list(nodes(json_schema(known_ids(every_key()), draft_07=True)))
    assert len(every) > len(every_known_key())
    for node in every:
        assert node.keys() <= known
        assert "$ref" not in node or node.keys() == {"$ref"}
        assert node.get("$ref", "#/definitions/").startswith("#/definitions/")


# What only one document knows.

REFERRING = """\
partners: [{id: politie, name: Politie, aliases: [BT]}]
departments: [{id: oov, name: OOV, aliases: [ov]}]
roles: [{id: allen, name: Allen}]
themes:
  - id: jeugd
    title: Jeugd en Veiligheid
    aliases: [Jongeren]
    goals: [{id: jeugd.doel, text: Minder overlast.}]
    actions: [{id: jeugd.uitgaan, title: Veilig uitgaan}]
"""
CAPACITY = "other_actions: [{id: overig.lamp, title: Lampen, capacity: "
ESTIMATE = f"{CAPACITY}{{hours: {{cell: A, estimates: [{{hours: 1, per: gemeente, "
REFERENCES = {
    "a department": f"{CAPACITY}{{departments: [NAME]}}}}]",
    "a partner": f"{CAPACITY}{{partners: [NAME]}}}}]",
    "a goal": "other_actions: [{id: overig.lamp, title: Lampen, goals: [NAME]}]",
    "an exception": f"{ESTIMATE}except: {{NAME: 2}}}}]}}}}}}]",
    "an exception in another reading": (
        f"{ESTIMATE}assumption: A, alternatives: "
        "[{hours: 1, per: gemeente, except: {NAME: 2}}]}]}}}]"
    ),
    "who is responsible": "planning: [{title: A, month: 1, responsible: [NAME]}]",
    "an action of the planning": "planning: [{title: A, month: 1, actions: [NAME]}]",
}
NAMES = (
    *("noord", "midden", "politie", "oov", "allen", "jeugd", "jeugd.doel", "jeugd.uitgaan"),
    *("overig.lamp", "BT", "ov", "OOV", "Noord", "Midden aan de Maas", "GM0001", "weg", "x.y"),
)


def errors_in(document: Document) -> list[Diagnostic]:
    return [each for each in check(document).diagnostics if each.severity is Severity.ERROR]


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_ids_allowed_are_those_that_the_rules_know(reference: str) -> None:
    """No other case, no alias, and nothing of another kind."""
    documents = {
        name: parse(f"{HEAD}{REFERRING}{REFERENCES[reference].replace('NAME', name)}\n", name)
        for name in NAMES
    }
    known = judge_of(json_schema(known_ids(documents["weg"].data)))
    allowed = {name for name, each in documents.items() if known.is_valid(each.data)}
    assert allowed == {name for name, each in documents.items() if not errors_in(each)}
    assert set() < allowed < set(NAMES)


def test_the_weights_are_of_known_gemeenten() -> None:
    weights = "allocation: {key: weights, weights: {noord: 1, midden: 1, zuid: 1}}\n"
    for text, fits in ((weights, True), (weights.replace("noord", "nord"), False)):
        data = parse(HEAD + text, "proef.yaml").data
        assert judge_of(json_schema(known_ids(data))).is_valid(data) == fits
        assert judge().is_valid(data)


@pytest.mark.parametrize("section", ["residents", "budget", "communication"])
def test_the_actions_in_a_theme_are_known(section: str) -> None:
    passage = {"text": "A", "actions": ["jeugd.actie"]} | (
        {"status": "unknown"} if section == "budget" else {}
    )
    for action, fits in (("jeugd.actie", True), ("jeugd.acties", False)):
        data = changed(every_key(), ("themes", 0, section), [{**passage, "actions": [action]}])
        assert judge_of(json_schema(known_ids(data))).is_valid(data) == fits


def test_the_shipped_programme_knows_all_that_it_refers_to() -> None:
    data = read(DATA).data
    assert judge_of(json_schema(known_ids(data))).is_valid(data)
    assert judge_of(json_schema(known_ids(data), draft_07=True)).is_valid(data)


def test_ids_come_in_the_order_of_the_document_with_what_they_stand_for() -> None:
    data = parse(HEAD + REFERRING + "other_actions: [{id: overig.lamp, title: Lampen}]", "a").data
    known = dict(keys(json_schema(known_ids(data))))
    assert known["PlanningItem.responsible"] == {
        "title": "Verantwoordelijken",
        "description": "De ids van wie verantwoordelijk is, elk een rol, afdeling, ketenpartner of "
        "gemeente.",
        "type": "array",
        "items": {
            "type": "string",
            "maxLength": 60,
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "enum": ["allen", "oov", "politie", "noord", "midden", "zuid"],
            "enumDescriptions": [
                *("Allen", "OOV", "Politie", "Noord", "Midden aan de Maas", "Zuid"),
            ],
        },
    }
    actions = known["PlanningItem.actions"]["items"]
    assert actions["enum"] == ["jeugd.uitgaan", "overig.lamp"]
    assert known["Action.goals"]["items"]["enumDescriptions"] == ["Minder overlast."]
    assert known["Reading.except"]["propertyNames"]["enum"] == ["noord", "midden", "zuid"]
    assert known["Allocation.weights"]["propertyNames"]["enum"] == ["noord", "midden", "zuid"]


def test_the_names_of_themes_are_suggested_as_a_domain_but_others_are_allowed() -> None:
    data = parse(HEAD + REFERRING + "planning: [{title: A, month: 1, domain: B}]", "a").data
    schema = json_schema(known_ids(data))
    domain = dict(keys(schema))["PlanningItem.domain"]
    assert domain["examples"] == ["Jeugd en Veiligheid", "Jongeren"]
    assert domain["type"] == ["string", "null"]
    assert judge_of(schema).is_valid(data)


def test_what_a_document_has_none_of_is_left_open() -> None:
    assert json_schema(known_ids({})) == json_schema(known_ids(None)) == json_schema()
    known = dict(keys(json_schema(known_ids(parse(HEAD, "proef.yaml").data))))
    assert known["Capacity.departments"] == every_known_key()["Capacity.departments"]


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"themes": {"id": "a"}, "gemeenten": [["a"], None, {"id": 1}, {"name": "A"}]},
        {"themes": [{"aliases": ["A", 1]}, {"title": 1, "goals": 1, "actions": [{"id": None}]}]},
    ],
)
def test_whatever_is_wrong_the_rest_is_known(data: Any) -> None:
    known = known_ids(data)
    assert {kind: list(ids) for kind, ids in known.items() if ids} in ({}, {"domains": ["A"]})


@given(mutations(every_key()))
def test_ids_and_what_they_stand_for_are_text_whatever_is_changed(data: Any) -> None:
    known = known_ids(data)
    assert all(
        isinstance(text, str) for ids in known.values() for each in ids.items() for text in each
    )


@pytest.mark.parametrize("draft_07", [False, True])
def test_an_older_document_is_led_to_the_version_of_today(*, draft_07: bool) -> None:
    version = json_schema(draft_07=draft_07)["properties"]["version"]
    assert version["const"] == versions.CURRENT
    assert "uvp migrate" in version["errorMessage"]
    errors = list(
        judge_of(json_schema(draft_07=draft_07)).iter_errors({**every_key(), "version": 1})
    )
    assert [(each.validator, list(each.absolute_path)) for each in errors] == [
        ("const", ["version"])
    ]
