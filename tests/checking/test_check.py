from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.cases import cases
from tests.samples import HEAD, diagnostics, places
from uvp_cli.checking.check import check, check_file
from uvp_cli.document.findings import Severity
from uvp_cli.document.reading import parse


def complaints(body: str, head: str = HEAD) -> list[str]:
    """What was found, as "line:column CODE path: message"."""
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.path}: {each.message}"
        for each in diagnostics(body, head)
    ]


# What comes out.


def test_a_document_without_findings_gives_a_programme() -> None:
    checked = check(parse(HEAD, "proef.yaml"))
    assert checked.programme is not None
    assert (checked.name, checked.diagnostics, checked.readable) == ("proef.yaml", (), True)


def test_a_document_with_an_error_gives_no_programme() -> None:
    checked = check(parse(f"{HEAD}remarks: 3\n", "proef.yaml"))
    assert checked.programme is None
    assert checked.readable
    assert checked.count(Severity.ERROR) == 1
    assert checked.count(Severity.WARNING) == 0


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("title: Nog eens\n", id="in the YAML"),
        pytest.param("planning: [{title: A, month: 1, from: 2026-02-01}]\n", id="against a rule"),
    ],
)
def test_an_error_of_any_kind_keeps_the_programme_back(body: str) -> None:
    assert check(parse(HEAD + body, "proef.yaml")).programme is None


def test_warnings_alone_do_not_keep_the_programme_back() -> None:
    body = "themes:\n  - {id: a, title: A, communication: [{text: A}]}\n  - {id: b, title: B}\n"
    checked = check(parse(HEAD + body, "proef.yaml"))
    assert checked.programme is not None
    assert [each.severity for each in checked.diagnostics] == [Severity.WARNING]
    assert checked.count(Severity.WARNING) == 1
    assert places(body) == ["11:10 UVP701"]


def test_an_empty_document_is_readable() -> None:
    checked = check(parse("", "leeg.yaml"))
    assert (checked.programme, checked.readable) == (None, True)
    assert [str(each.location) for each in checked.diagnostics] == ["leeg.yaml:1:1"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("weg.yaml", "UVP001", id="missing"),
        pytest.param("map", "UVP002", id="folder"),
        pytest.param("groot.yaml", "UVP003", id="too large"),
        pytest.param("latin.yaml", "UVP004", id="not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"\xe9")
    with (tmp_path / "groot.yaml").open("wb") as stream:
        stream.truncate(20_000_000)
    checked = check_file(tmp_path / name)
    assert (checked.programme, checked.readable) == (None, False)
    (each,) = checked.diagnostics
    assert (each.code, str(each.location)) == (code, f"{tmp_path / name}:1:1")


def test_a_file_that_can_be_read_is_checked(tmp_path: Path) -> None:
    name = tmp_path / "goed.yaml"
    name.write_text(HEAD, "utf-8")
    checked = check_file(name)
    assert checked.programme is not None
    assert (checked.name, checked.readable) == (str(name), True)


# Which findings, and where.

MIXED = """\
planning:
  - {title: A, month: 13}
  - {title: B, month: 5, responsible: [x]}
  - {title: C, month: no}
remarks: 3
planning: []
"""


def test_findings_of_every_kind_are_sorted_by_place() -> None:
    assert places(MIXED) == [
        "10:23 UVP205",
        "11:40 UVP306",
        "12:23 UVP110",
        "13:10 UVP203",
        "14:1 UVP102",
    ]


def test_findings_at_one_place_are_sorted_by_code_and_message() -> None:
    assert complaints("version: 2\n", "") == [
        f"1:1 UVP202 {key}: De sleutel '{key}' ontbreekt."
        for key in ("gemeenten", "id", "period", "title")
    ]


def test_a_wrong_shape_does_not_hide_what_breaks_a_rule_elsewhere() -> None:
    body = """
        themes: 3
        roles: [{id: a, name: A}, {id: a, name: B}]
        planning: [{title: A, month: 5, from: 2026-06-01, week: 60}]
    """
    assert [place.split()[1] for place in places(body)] == ["UVP203", "UVP401", "UVP604", "UVP205"]


def test_a_block_that_cannot_do_without_a_value_is_left_out_as_a_whole() -> None:
    body = """
        themes:
          - {id: a, actions: [{id: b.x, title: A}]}
          - {id: a, title: B, actions: [{id: b.x, title: A}]}
    """
    assert places(body) == ["11:6 UVP202", "12:38 UVP403"]


def test_paths_count_what_was_left_out() -> None:
    body = """
        roles:
          - 1
          - {id: a, name: A}
          - {id: b}
          - {id: a, name: B}
        planning:
          - [2]
          - {title: A, month: 1, responsible: [3, x, B, y]}
    """
    found = complaints(body)
    assert [line.split(": ")[0] for line in found] == [
        "11:5 UVP203 roles[0]",
        "13:6 UVP202 roles[2].name",
        "14:10 UVP401 roles[3].id",
        "16:5 UVP203 planning[0]",
        "17:40 UVP203 planning[1].responsible[0]",
        "17:43 UVP306 planning[1].responsible[1]",
        "17:46 UVP207 planning[1].responsible[2]",
        "17:49 UVP306 planning[1].responsible[3]",
    ]


def test_the_other_half_of_a_finding_counts_what_was_left_out() -> None:
    body = "roles: [1, {id: a, name: A}, 2, {id: a, name: B}]"
    (each,) = (each for each in diagnostics(body) if each.code == "UVP401")
    assert each.path == "roles[3].id"
    assert (str(each.location), str(each.related)) == ("proef.yaml:9:38", "proef.yaml:9:17")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "roles: [{id: a}]\nplanning: [{title: A, month: 1, responsible: [a]}]", id="role"
        ),
        pytest.param(
            "departments: [{id: a, name: 3}]\n"
            "other_actions: [{id: x, title: A, capacity: {departments: [a]}}]",
            id="department",
        ),
        pytest.param(
            "themes: [{id: a, titel: A, goals: [{id: a.x, text: A}]}]\n"
            "other_actions: [{id: x, title: A, goals: [a.x]}]",
            id="goal in a theme",
        ),
        pytest.param(
            "other_actions: [{id: x, title: [A]}]\nplanning: [{title: A, month: 1, actions: [x]}]",
            id="action",
        ),
    ],
)
def test_what_was_left_out_for_its_shape_is_not_called_unknown(body: str) -> None:
    assert not [place for place in places(body) if "UVP3" in place]


def test_a_gemeente_that_was_left_out_is_not_called_unknown() -> None:
    head = HEAD.replace("code: GM0001", "code: 1")
    body = "allocation: {key: weights, weights: {noord: 1, midden: 1, zuid: 1}}"
    assert places(body, head) == ["6:36 UVP203"]


def test_what_is_unknown_anyway_is_still_reported() -> None:
    body = """
        roles: [{id: a}]
        planning: [{title: A, month: 1, responsible: [a, b]}]
    """
    assert places(body) == ["10:10 UVP202", "11:50 UVP306"]


# After a syntax error.


def test_before_a_syntax_error_a_wrong_shape_is_reported() -> None:
    body = 'introduction: [{text: 3}]\ntitel: A\nremarks: "'
    assert places(body) == ["9:23 UVP203", "10:1 UVP201", "11:10 UVP101"]


def test_before_a_syntax_error_what_breaks_a_rule_is_reported() -> None:
    body = 'roles: [{id: a, name: A}, {id: a, name: B}]\nremarks: "'
    assert places(body) == ["9:32 UVP401", "10:10 UVP101"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param('version: 2\ntitle: "A\n', "2:8", id="keys of the document"),
        pytest.param(f'{HEAD}roles:\n  - id: a\n    name: "A\n', "11:11", id="keys of an item"),
        pytest.param(f'{HEAD}allocation:\n  key: equal\n  "date: A\n', "11:3", id="in a block"),
    ],
)
def test_after_a_syntax_error_no_key_is_called_missing(body: str, place: str) -> None:
    assert places(body, "") == [f"{place} UVP101"]


def test_after_a_syntax_error_nothing_is_called_unknown() -> None:
    body = 'planning: [{title: A, month: 1, responsible: [a], actions: [b]}]\nroles: [{id: "'
    assert places(body) == ["10:14 UVP101"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("planning:\n  - title: A\n    domain: '", id="month"),
        pytest.param("allocation:\n  key: weights\n  source: '", id="weights"),
        pytest.param(
            "themes:\n  - id: a\n    title: A\n    budget: [{status: amount, text: A, note: '",
            id="euros",
        ),
    ],
)
def test_after_a_syntax_error_no_rule_asks_for_what_may_follow(body: str) -> None:
    assert [place.split()[1] for place in places(body)] == ["UVP101"]


def test_below_the_deepest_level_nothing_is_missing() -> None:
    assert places("a: " + "[" * 60, "") == ["1:53 UVP106"]


def test_before_a_second_document_everything_must_be_there() -> None:
    assert places("version: 2\n---\nid: a\n", "") == ["1:1 UVP202"] * 4 + ["2:1 UVP105"]


# Each place once.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("introduction: !!str 3\n", ["9:15 UVP103"], id="tag on a wrong value"),
        pytest.param(
            "frameworks: [{title: A, period: 010}]\n", ["9:33 UVP110"], id="unclear value"
        ),
        pytest.param("planning: [{title: A, month: 13}]\n", ["9:30 UVP205"], id="wrong month"),
        pytest.param(
            "themes: [{id: a, title: A, budget: "
            "[{status: amount, text: A, euros: '5', per: joint}]}]\n",
            ["9:70 UVP203"],
            id="wrong amount",
        ),
        pytest.param("themas: []\n", ["9:1 UVP201"], id="unknown key"),
    ],
)
def test_a_place_that_is_wrong_is_reported_once(body: str, expected: list[str]) -> None:
    assert places(body) == expected


@cases(
    ("body", "expected"),
    [
        pytest.param(
            "frameworks: [{title: *x, period: '2026'}]", ["9:22 UVP101"], id="unknown anchor"
        ),
        pytest.param("remarks: !x", ["9:10 UVP103"], id="tag on nothing"),
        pytest.param(
            "allocation: {key: weights, weights: {noord: a, midden: 1, zuid: 1}}",
            ["9:45 UVP203"],
            id="wrong weight",
        ),
        pytest.param(
            "allocation: {key: weights, weights: {noord: 1_0, midden: 1, zuid: 1}}",
            ["9:45 UVP110"],
            id="unclear weight",
        ),
        pytest.param("allocation: {key: weights, weights: [1]}", ["9:37 UVP203"], id="no weights"),
        pytest.param(
            "planning: [{title: A, month: 1, from: 2026-1-1, to: 2026-01-05}]",
            ["9:39 UVP207"],
            id="wrong first day",
        ),
        pytest.param(
            "planning: [{title: A, period: {name: B, months: [13]}}]",
            ["9:50 UVP205"],
            id="wrong period",
        ),
        pytest.param(
            "themes: 3\nplanning: [{title: A, month: 1, actions: [a.b]}]",
            ["9:9 UVP203"],
            id="wrong register",
        ),
    ],
)
def test_what_was_left_out_does_not_break_a_rule(body: str, expected: list[str]) -> None:
    assert places(body) == expected


def test_one_mistake_in_an_anchored_block_is_reported_once() -> None:
    parties = "".join(f"  - {{id: a{i}, name: A{i}, remarks: *r}}\n" for i in range(10))
    body = f"remarks: &r [{{kind: A, text: A}}]\nroles:\n{parties}"
    assert places(body) == ["9:21 UVP204"]


def test_text_that_looks_like_a_comment_silences_nothing() -> None:
    assert places("introduction:\n  - text: |\n      # uvp: ignore UVP701 -- tekst\n") == []


def test_the_body_of_these_tests_begins_at_line_nine() -> None:
    assert places(dedent("xyzzy: 1")) == ["9:1 UVP201"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("title: UVP Proef 2026", "3:1 UVP203"),
        ("period: {from: 2026-01, to: 2026-12}", "4:1 UVP203"),
    ],
    ids=["title", "period"],
)
def test_a_wrong_value_at_the_top_does_not_hide_the_rest(wrong: str, code: str) -> None:
    head = HEAD.replace(wrong, f"{wrong.split(':', maxsplit=1)[0]}:")
    body = "roles: [{id: a, name: A}, {id: a, name: B}]\n"
    assert places(body, head) == [code, "9:32 UVP401"]


@pytest.mark.parametrize("role", ["{id: 'A', name: A}", "{ID: a, name: A}"])
def test_what_a_wrong_id_was_meant_to_be_is_not_called_unknown(role: str) -> None:
    body = f"roles: [{role}]\nplanning: [{{title: A, month: 1, responsible: [a]}}]\n"
    assert "UVP306" not in {place.split()[1] for place in places(body)}


@pytest.mark.parametrize("text", ["---", "---\n", "--- # niets\n...\n"])
def test_a_document_with_nothing_in_it_is_empty(text: str) -> None:
    assert places(text, "") == ["1:1 UVP112"]


def many_actions(count: int) -> str:
    """A planning that names the first of so many actions: a warning for each other one."""
    lines = "".join(f"  - {{id: overig.a{i}, title: A{i}}}\n" for i in range(count))
    return f"other_actions:\n{lines}planning: [{{title: A, month: 1, actions: [overig.a0]}}]\n"


def test_a_programme_with_very_many_warnings_is_still_valid() -> None:
    found = check(parse(HEAD + many_actions(1_200), "proef.yaml"))
    assert found.programme is not None
    assert len(found.diagnostics) == 1_001
    assert found.diagnostics[-1].code == "UVP114"
    assert found.count(Severity.ERROR) == 0


def test_an_error_after_very_many_warnings_still_counts() -> None:
    comments = "# uvp: ignore UVP701 -- niets\n" * 1_200
    found = check(parse(f"{HEAD}{comments}themas: []\n", "proef.yaml"))
    assert found.programme is None
    assert found.count(Severity.ERROR) > 0


def test_what_an_alias_repeats_is_reported_where_it_is_repeated() -> None:
    body = "departments: &d\n  - {id: oov, name: OOV}\npartners: *d\n"
    (each,) = (each for each in diagnostics(body) if each.code == "UVP401")
    assert (each.location.line, each.related and each.related.line) == (11, 10)
    assert each.hint == "Een verwijzing (*) herhaalt dit; schrijf hier uit wat anders moet zijn."
