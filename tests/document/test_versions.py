from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.cases import cases
from tests.properties import dear
from tests.samples import HEAD
from tests.versions import FIRST, SECOND, second_version
from uvp_cli.checking import shape
from uvp_cli.checking.check import Checked, check, check_file
from uvp_cli.document import versions
from uvp_cli.document.reading import parse
from uvp_cli.document.versions import (
    ChangedValue,
    Rename,
    Wrap,
    text_up_to_date,
    up_to_date,
    version_of,
)


def checked(text: str) -> Checked:
    return check(parse(text, "proef.yaml"))


def found(text: str) -> list[str]:
    return [
        f"{each.location.line}:{each.location.column} {each.code} {each.path}: {each.message}"
        for each in checked(text).diagnostics
    ]


# The version of today.


def test_the_shape_is_that_of_the_current_version() -> None:
    data = parse(HEAD, "proef.yaml").data
    assert shape.validate({**data, "version": versions.CURRENT})[1] == ()
    assert shape.validate({**data, "version": versions.CURRENT + 1})[1] != ()


@cases(
    ("data", "version"),
    [
        ({"version": 1}, 1),
        ({"version": 3.0}, 3),
        ({"version": 1.5}, None),
        ({"version": True}, None),
        ({"version": "1"}, None),
        ({"version": [1]}, None),
        ({}, None),
        (["version"], None),
        (None, None),
    ],
)
def test_the_version_of_data_is_a_whole_number_or_unknown(data: object, version: object) -> None:
    assert version_of(data) == version


@cases("text", [HEAD, "version: 0\n", "version: '1'\n", "title: A\n", "- 1\n", ""])
def test_a_document_that_is_not_older_stays_as_it_is(text: str) -> None:
    document = parse(text, "proef.yaml")
    assert up_to_date(document) is document
    assert text_up_to_date(document) == text


# A version that is not known yet.


@pytest.mark.parametrize("version", ["3", "3.0", "999999999999999"])
def test_of_a_newer_document_only_that_is_said(version: str) -> None:
    text = f"id: Noord\nversion: {version}\n# uvp: ignore UVP701\nnieuw: 1\nthemes: 3\n"
    (finding,) = checked(text).diagnostics
    assert (finding.code, finding.path, str(finding.location)) == (
        "UVP208",
        "version",
        "proef.yaml:2:10",
    )
    number = version.removesuffix(".0")
    assert finding.message == (
        f"Dit document is van versie {number}; deze uvp leest tot en met versie 2."
    )
    assert finding.hint == "Werk uvp bij."
    outcome = checked(text)
    assert (outcome.programme, outcome.lines) == (None, {2: f"version: {version}"})


@pytest.mark.parametrize(
    ("version", "hint"),
    [
        (2, "Schrijf version: 1; een logboek heeft een andere versie dan het programma."),
        (3, "Werk uvp bij."),
    ],
)
def test_a_log_with_the_version_of_a_programme_has_the_wrong_one(version: int, hint: str) -> None:
    (finding,) = checked(f"version: {version}\nprogress_of: proef\n").diagnostics
    assert (finding.code, finding.hint) == ("UVP208", hint)


def test_what_is_wrong_in_the_yaml_of_a_newer_document_is_still_said() -> None:
    text = "version: 3\ntitle: no\nid: [\n"
    assert [each.code for each in checked(text).diagnostics] == ["UVP208", "UVP110", "UVP101"]


def test_a_version_that_is_no_number_is_a_misfit() -> None:
    assert [line.split()[1] for line in found(HEAD.replace("2", "'2'", 1))] == ["UVP203"]


# What the second version changed.


OLDER = Path(__file__).parent.parent / "programmes" / "older"
NAMES = sorted(path.name for path in OLDER.glob("*.yaml"))


@cases("name", NAMES)
def test_a_programme_of_the_first_version_is_read_as_that_of_today(name: str) -> None:
    older = check_file(OLDER / name)
    today = check_file(OLDER.parent / "valid" / name)
    assert today.programme is not None
    assert older.programme == today.programme
    assert older.diagnostics == ()


@cases("name", NAMES)
def test_a_programme_of_the_first_version_is_written_as_that_of_today(name: str) -> None:
    older, today = (OLDER / name).read_text(), (OLDER.parent / "valid" / name).read_text()
    assert text_up_to_date(parse(older, name)) == today


def test_a_first_document_may_name_more_than_one_as_the_second_does() -> None:
    action = "other_actions: [{id: overig.a, title: A, owner: [oov, halt]}]\n"
    text = f"{HEAD}departments: [{{id: oov, name: A}}]\npartners: [{{id: halt, name: B}}]\n{action}"
    first = checked(text.replace("version: 2", "version: 1"))
    assert first.programme is not None
    assert first.programme.other_actions[0].owners == ("oov", "halt")


@cases(
    ("body", "finding"),
    [
        (
            "framework: {title: A}",
            "9:13 UVP202 framework.period: De sleutel 'period' ontbreekt.",
        ),
        ("framework: IVP", "9:12 UVP203 framework: Hier hoort een blok met sleutels, niet 'IVP'."),
        (
            "framework:\n  period: 2024-2270\n  title: A",
            "10:11 UVP608 framework.period: Het jaar 2270 kan niet; een jaar ligt van 1900 t/m "
            "2200.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, owner: oost}]",
            "9:49 UVP306 other_actions[0].owner: Onbekende trekker 'oost'.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, measures: [{title: B, owner: 5}]}]",
            "9:71 UVP203 other_actions[0].measures[0].owner: Hier hoort tekst, niet 5.",
        ),
        (
            "other_actions: [{id: overig.a, title: A, indicators: "
            "[{title: B, target: {value: 3, jaar: 2026}, realised: {value: hoog}}]}]",
            "9:85 UVP201 other_actions[0].indicators[0].target.jaar: De sleutel 'jaar' bestaat "
            "hier niet.",
        ),
        (
            "themes: [{id: a, title: A, actions: [{id: a.b, title: B, owner: [noord, oost]}]}]",
            "9:73 UVP306 themes[0].actions[0].owner[1]: Onbekende trekker 'oost'.",
        ),
    ],
)
def test_a_mistake_in_a_first_document_is_named_as_it_is_written(body: str, finding: str) -> None:
    first = HEAD.replace("version: 2", "version: 1")
    assert finding in found(f"{first}{body}\n")


WRAPPED = {
    "x: a  # b": "x: [a]  # b",
    "x: 'a'": "x: ['a']",
    "x: &y a\nz: *y": "x: [&y a]\nz: *y",
    "x:\n  a": "x:\n  [a]",
    "x: >-\n  a\n  b": "x: [a b]",
    "x: {a: 1,\n  b: 2}": "x: [{a: 1,\n  b: 2}]",
    "x: [a]": "x: [a]",
    "x: []": "x: []",
    "x:": "x:",
    "x: null": "x: null",
    "x:\n  a: 1": "x:\n  - a: 1",
    "x:\n    a:\n    - 1\n    # c\n    b: |2\n        d\n\n       e": (
        "x:\n    - a:\n      - 1\n      # c\n      b: |2\n          d\n\n         e"
    ),
    'x:\n  a: "b\\\n    c"\n  # d\n\n  # e\n# f\nz: 1': (
        'x:\n  - a: "b\\\n      c"\n    # d\n\n    # e\n# f\nz: 1'
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("before", WRAPPED)
def test_a_value_becomes_a_list_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, before: str, newline: str
) -> None:
    monkeypatch.setattr(versions, "STEPS", ((Wrap((), "x"), Rename((), "x", "xs")),))
    document = parse(f"version: 1\n{before}\n".replace("\n", newline), "proef.yaml")
    after = f"version: 2\n{WRAPPED[before]}\n".replace("x:", "xs:", 1).replace("\n", newline)
    assert document.diagnostics == ()
    assert text_up_to_date(document) == after
    assert up_to_date(document).data == parse(after, "proef.yaml").data


@pytest.mark.parametrize(
    "before", ["z: &y a\nx: *y", "x: &y {a: 1}\nz: *y", "x: &y\n  a: 1\nz: *y", "x: a, b"]
)
def test_a_value_that_cannot_become_a_list_stays(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setattr(versions, "STEPS", ((Wrap((), "x"),),))
    document = parse(f"version: 1\n{before}\n", "proef.yaml")
    assert document.diagnostics == ()
    assert text_up_to_date(document) is None
    assert isinstance(up_to_date(document).data["x"], list)


# Two versions, and every kind of edit.


@pytest.fixture
def _second_version() -> Iterator[None]:
    with second_version():
        yield


@pytest.mark.usefixtures("_second_version")
def test_an_older_document_is_read_as_one_of_the_current_version() -> None:
    assert found(SECOND) == []
    assert found(FIRST) == []
    assert checked(FIRST).programme == checked(SECOND).programme
    assert checked(FIRST).programme is not None


@pytest.mark.usefixtures("_second_version")
def test_reading_leaves_the_document_itself_alone() -> None:
    document = parse(FIRST, "proef.yaml")
    check(document)
    assert document == parse(FIRST, "proef.yaml")


@pytest.mark.usefixtures("_second_version")
def test_findings_stand_where_they_stand_in_the_file_as_it_was_written() -> None:
    text = (
        FIRST.replace("naam: Veilig uitgaan", "naam: 3")
        .replace("id: jeugd.wijk", "id: wijk.jeugd")
        .replace("id: zorg", "zzz: 1, id: zorg")
        .replace("status: regular", "status: veel")
    )
    assert found(text) == [
        "29:35 UVP203 themes[0].actions[0].naam: Hier hoort tekst, niet 3.",
        "30:13 UVP403 themes[0].actions[1].id: De id 'wijk.jeugd' begint niet met 'jeugd.'.",
        "32:53 UVP204 themes[0].budget[1].status: 'veel' kan hier niet; "
        "kies uit: amount, none-needed, regular, unknown.",
        "33:6 UVP201 themes[1].zzz: De sleutel 'zzz' bestaat hier niet.",
    ]


@pytest.mark.usefixtures("_second_version")
def test_rules_point_at_the_value_of_a_renamed_key() -> None:
    text = FIRST.replace("naam: Veilig uitgaan", 'naam: "Veilig  uitgaan"')
    assert found(text) == [
        "29:35 UVP901 themes[0].actions[0].naam: In 'Veilig  uitgaan' staan spaties te veel."
    ]


@pytest.mark.usefixtures("_second_version")
def test_the_text_is_written_up_to_date_and_the_rest_stays() -> None:
    assert text_up_to_date(parse(FIRST, "proef.yaml")) == SECOND
    assert text_up_to_date(parse(SECOND, "proef.yaml")) == SECOND


@pytest.mark.usefixtures("_second_version")
def test_windows_lines_and_a_last_line_without_an_end_stay() -> None:
    text = FIRST.replace("\n", "\r\n").removesuffix("\r\n")
    expected = SECOND.replace("\n", "\r\n").removesuffix("\r\n")
    assert text_up_to_date(parse(text, "proef.yaml")) == expected
    last = "version: 1\nintroduction:\n  text: Jeugd"
    assert text_up_to_date(parse(last, "proef.yaml")) == (
        "version: 2\nintroduction:\n  - text: Jeugd"
    )


@pytest.mark.usefixtures("_second_version")
@pytest.mark.parametrize(
    "themes",
    [
        pytest.param("[{id: a, title: A, actions: [&x {naam: B}, *x]}]", id="repeated"),
        pytest.param("[&x {id: a, title: A, actions: [{? naam : B}]}, *x]", id="explicit"),
    ],
)
def test_what_an_alias_repeats_is_changed_once(themes: str) -> None:
    document = parse(f"version: 1\nthemes: {themes}\n", "proef.yaml")
    text = text_up_to_date(document)
    assert text is not None
    assert parse(text, "proef.yaml").data == up_to_date(document).data
    assert (text.count("naam"), text.count("*x")) == (0, 1)


@pytest.mark.usefixtures("_second_version")
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("x: &k naam\nthemes: [{title: A, actions: [{*k : B}]}]", id="key by alias"),
        pytest.param("x: &k geen\nthemes: [{budget: [{status: *k}]}]", id="value by alias"),
        pytest.param(
            "x: &x {actions: [{naam: A}]}\nthemes: [*x]\nother: *x\n",
            id="what means something else elsewhere",
        ),
    ],
)
def test_a_text_that_cannot_be_edited_so_stays(body: str) -> None:
    document = parse(f"version: 1\n{body}\n", "proef.yaml")
    assert document.diagnostics == ()
    assert text_up_to_date(document) is None
    assert version_of(up_to_date(document).data) == 2


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80)
THEMES = st.lists(
    st.fixed_dictionaries(
        {"title": WORDS, "actions": st.lists(st.fixed_dictionaries({"id": WORDS, "naam": WORDS}))}
    ),
    min_size=1,
)


STYLES = st.fixed_dictionaries(
    {"default_flow_style": st.sampled_from([True, False, None]), "allow_unicode": st.booleans()}
)


@dear
@given(THEMES, STYLES)
def test_any_names_in_any_style_are_written_up_to_date(
    themes: object, style: dict[str, Any]
) -> None:
    text = yaml.safe_dump({"version": 1, "themes": themes}, sort_keys=False, **style)
    document = parse(f"# Vooraf\n{text}# Achteraf\n", "proef.yaml")
    assume(not document.diagnostics)
    with second_version():
        after = text_up_to_date(document)
        assert after is not None
        assert parse(after, "proef.yaml").data == up_to_date(document).data
    assert after.startswith("# Vooraf\n")
    assert after.endswith("\n# Achteraf\n")


def test_steps_follow_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (
        (Rename((), "oude", "naam"), Rename(("gemeente",), "code", "nummer")),
        (Rename((), "naam", "titel"), ChangedValue((), "titel", {"oud": "nieuw"})),
        (ChangedValue((), "titel", {"nieuw": "nieuwst"}), Rename((), "weg", "id")),
    )
    monkeypatch.setattr(versions, "STEPS", steps)
    monkeypatch.setattr(versions, "CURRENT", 4)
    for text in (
        "version: 1\nid: a  # b\noude: oud\ngemeente: {code: 1}\n",
        "version: 2\nid: a  # b\nnaam: oud\ngemeente: {nummer: 1}\n",
        "version: 3\nid: a  # b\ntitel: nieuw\ngemeente: {nummer: 1}\n",
    ):
        document = parse(text, "proef.yaml")
        expected = "version: 4\nid: a  # b\ntitel: nieuwst\ngemeente: {nummer: 1}\n"
        assert text_up_to_date(document) == expected
        assert up_to_date(document).data == parse(expected, "proef.yaml").data
