from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cases import cases
from tests.clients.examples import assert_fits, examples
from tests.commands.runner import ROOT
from tests.properties import dear
from uvp_cli.checking.check import Checked, check
from uvp_cli.checking.editor_schema import json_schema
from uvp_cli.document.reading import parse
from uvp_cli.exits import UsageProblem
from uvp_cli.files.parts import PARTS
from uvp_cli.files.skeleton import (
    CI,
    Beginning,
    NewGemeente,
    document,
    files,
    gemeenten_of,
    name_of,
    themes_of,
    years_of,
)
from uvp_cli.files.supply import Supply
from uvp_cli.programme import model

ZUID = Beginning(
    "Zuid",
    (2027, 2027),
    (NewGemeente("Roervoort", "GM9901"), NewGemeente("Sint Oeden aan de Maas")),
    ("Jeugd en Veiligheid", "Zorg"),
)


def checked(text: str) -> Checked:
    return check(parse(text, "uvp2027.yaml"))


def uncommented(text: str) -> str:
    """The document with every example in it."""
    return re.sub(r"^( *)# (?!yaml-language-server)", r"\1", text, flags=re.MULTILINE)


# What is typed.


@pytest.mark.parametrize(
    ("text", "years"),
    [("2027", (2027, 2027)), (" 2027-2028 ", (2027, 2028)), ("2027-2027", (2027, 2027))],
)
def test_years_are_one_or_two(text: str, years: tuple[int, int]) -> None:
    assert years_of(text) == years


@cases(
    ("text", "message"),
    [
        ("27", "'27' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028."),
        ("2027-28", "'2027-28' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028."),
        ("", "'' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028."),
        ("٢027", "'٢027' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028."),
        ("2028-2027", "'2028-2027' eindigt voor het begint."),
        *(
            (
                text,
                f"'{text}' kan niet: een programma duurt hooguit 20 jaar, tot en met 2200.",
            )
            for text in ("2027-2047", "2900", "2190-2201")
        ),
    ],
)
def test_other_years_are_refused(text: str, message: str) -> None:
    with pytest.raises(UsageProblem, match=f"^{re.escape(message)}$"):
        years_of(text)


def test_a_gemeente_may_have_a_code() -> None:
    assert gemeenten_of(["Vaals", " Roer  voort = GM0001 ", "a=b=GM0002"]) == (
        NewGemeente("Vaals"),
        NewGemeente("Roer voort", "GM0001"),
        NewGemeente("a=b", "GM0002"),
    )


@cases(
    ("texts", "message"),
    [
        (["Vaals=0981"], "'0981' is geen gemeentecode; schrijf GM en vier cijfers."),
        (["=GM0001"], "Een naam is niet leeg."),
        ([" \t"], "Een naam is niet leeg."),
        (["a" * 101], "'aaaaaaaaaaaaaaaaaaaa…' is te lang: een naam heeft hooguit 100 tekens."),
        (["a\x07b"], "In 'a\x07b' staat een onzichtbaar teken. Typ de naam opnieuw."),
        (["a\udc80"], "In 'a\udc80' staat een onzichtbaar teken. Typ de naam opnieuw."),
        (["Vaals", "VAALS"], "'Vaals' staat er twee keer. Noem elke naam één keer."),
        (
            ["a=GM1234", "b", "c=GM1234"],
            "De gemeentecode GM1234 staat bij 'a' en bij 'c'; elke gemeente heeft een eigen code.",
        ),
        ([str(each) for each in range(101)], "Dit zijn meer dan 100 gemeenten."),
    ],
)
def test_another_gemeente_is_refused(texts: list[str], message: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        gemeenten_of(texts)
    assert str(refused.value) == message


# The document.


def test_the_document_is_valid_also_strictly() -> None:
    outcome = checked(document(ZUID))
    assert outcome.diagnostics == ()
    programme = outcome.programme
    assert programme is not None
    assert programme.id == "uvp-zuid-2027"
    assert programme.title == "Uitvoeringsprogramma integrale veiligheid Zuid 2027"
    assert (programme.period.from_, programme.period.to) == ("2027-01", "2027-12")
    assert [(each.id, each.name, each.code) for each in programme.gemeenten] == [
        ("roervoort", "Roervoort", "GM9901"),
        ("sint-oeden-aan-de-maas", "Sint Oeden aan de Maas", None),
    ]
    assert [(each.id, each.number, each.title) for each in programme.themes] == [
        ("jeugd-en-veiligheid", 1, "Jeugd en Veiligheid"),
        ("zorg", 2, "Zorg"),
    ]


@pytest.mark.parametrize("years", [(2027, 2027), (2027, 2030)])
def test_its_examples_only_need_their_mark_removed(years: tuple[int, int]) -> None:
    text = uncommented(document(Beginning("Zuid", years, ZUID.gemeenten, ("Jeugd",))))
    outcome = checked(text)
    assert outcome.diagnostics == ()
    programme = outcome.programme
    assert programme is not None
    (theme,) = programme.themes
    assert theme.actions[0].capacity is not None
    filled: list[object] = [programme.frameworks, programme.introduction, programme.departments]
    filled += [programme.partners, programme.roles, programme.other_actions, programme.planning]
    assert all(filled)
    assert all(getattr(theme, key) for key in ("ambitions", "goals", "residents", "budget"))


@cases("gemeenten", [ZUID.gemeenten, ZUID.gemeenten[:1]])
@cases(
    "parts",
    [set(), *({part} for part in PARTS), *({*PARTS} - {part} for part in PARTS)],
)
def test_it_is_valid_with_only_what_a_programme_has(
    gemeenten: tuple[NewGemeente, ...], parts: set[str]
) -> None:
    beginning = Beginning("Zuid", (2027, 2027), gemeenten, ("Jeugd",), frozenset(parts))
    plain = document(beginning)
    whole = parse(uncommented(plain), "uvp2027.yaml")
    assert checked(plain).diagnostics == check(whole).diagnostics == ()
    data = whole.data
    action = data["themes"][0]["actions"][1]
    has_hours = not parts.isdisjoint({"uren", "fte"})
    assert ("hours" in action["capacity"]) == has_hours
    assert ("measures" in action) == ("maatregelen" in parts)
    assert ("indicators" in action) == ("indicatoren" in parts)
    assert ("budget" in data["themes"][0]) == ("geld" in parts)
    assert ("units" in data) == ("fte" in parts)
    planned = {key for item in data.get("planning", ()) for key in item}
    assert ("month" in planned, "half" in planned) == ("maanden" in parts, "kwartalen" in parts)
    assert ("allocation" in data) == (has_hours and len(gemeenten) > 1)
    assert ("groups" in data) == (len(gemeenten) > 1)


def shown_in(value: object, shown: dict[str, set[str]]) -> dict[str, set[str]]:
    """The keys that have a value anywhere in a programme, for each kind of record."""
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            inside = getattr(value, each.name)
            if inside not in (None, (), {}):
                shown.setdefault(type(value).__name__, set()).add(each.name)
            shown_in(inside, shown)
    elif isinstance(value, tuple):
        for each in value:
            shown_in(each, shown)
    return shown


def test_every_key_is_shown() -> None:
    text = document(Beginning("Zuid", (2027, 2027), ZUID.gemeenten, ("Jeugd",)))
    programme = checked(uncommented(text)).programme
    assert programme is not None
    shown = shown_in(programme, {})
    records = [
        each
        for each in vars(model).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == model.__name__
    ]
    missing = {
        (record.__name__, each.name)
        for record in records
        for each in fields(record)
        if each.name not in shown.get(record.__name__, set())
    }
    # Any record may have remarks, and the text says so; what goes with other weights, or with
    # a second theme, stands in it.
    assert {key for key in missing if key[1] != "remarks"} == {
        *(("Allocation", key) for key in ("weights", "source", "date")),
        *(("Reading", key) for key in ("except_", "amount", "unit")),
        ("Theme", "parent"),
    }
    said = ("key: weights", "weights: {", "source: ", "date: ", "parent: ")
    assert all(part in text for part in said)


def test_ids_are_made_of_names_and_are_their_own() -> None:
    beginning = Beginning(
        "\u00c9\u00e9n",
        (2027, 2028),
        (NewGemeente("Overig"), NewGemeente("Zorg"), NewGemeente("日本"), NewGemeente("!")),
        ("Zorg", "Afdeling OOV", "s" * 100, "s" * 99),
    )
    programme = checked(uncommented(document(beginning))).programme
    assert programme is not None
    assert programme.id == "uvp-een-2027-2028"
    ids = [each.id for each in programme.gemeenten][: len(beginning.gemeenten)]
    assert ids == ["overig-2", "zorg", "naam", "naam-2"]
    assert [each.id for each in programme.themes] == [
        "zorg-2",
        "afdeling-oov-2",
        "s" * 40,
        f"{'s' * 40}-2",
    ]


NAMES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.text("#:{}[]'\"%$&*!|>-?@`\\,=~ \t\nnoy0.x", max_size=20),
        st.sampled_from(["no", "null", "010", "1:30", "2027", "a: b", "a #b", "%id", "${x}"]),
    ),
    min_size=1,
    max_size=4,
)


@dear
@given(st.text(max_size=20), NAMES, NAMES)
@example("x # uvp: ignore UVP701 -- y", ["# uvp: ignore UVP701 -- y"], ["%theme", "$x", "a" * 99])
@example("0", ["0"], ["0"])
def test_any_name_is_read_back_or_refused(
    region: str, gemeenten: list[str], themes: list[str]
) -> None:
    try:
        beginning = Beginning(
            name_of(region),
            (2027, 2027),
            gemeenten_of(f"{each}=GM{code:04}" for code, each in enumerate(gemeenten)),
            themes_of(themes),
        )
    except UsageProblem:
        return
    text = document(beginning)
    for each in (text, uncommented(text)):
        programme = checked(each).programme
        assert programme is not None
        assert programme.title.split("veiligheid ", 1)[1] == f"{beginning.name} 2027"
        assert [each.name for each in programme.gemeenten][: len(gemeenten)] == [
            " ".join(name.split()) for name in gemeenten
        ]
        assert [each.title for each in programme.themes] == [
            " ".join(name.split()) for name in themes
        ]
    assert checked(text).diagnostics == ()


def test_the_most_that_can_be_named_is_still_valid() -> None:
    many = [f"{'lange naam ' * 8}{number}" for number in range(100)]
    beginning = Beginning("Zuid", (2027, 2027), gemeenten_of(many), themes_of(many))
    assert checked(document(beginning)).diagnostics == ()


# What goes around it.


def test_the_editor_settings_are_those_of_this_project() -> None:
    made = files(ZUID, "none", Supply())
    for name in ("settings.json", "extensions.json", "tasks.json"):
        assert made[f".vscode/{name}"].decode() == (ROOT / ".vscode" / name).read_text("utf-8")
    assert json.loads(made["schemas/uvp.schema.json"]) == json_schema()
    assert json.loads(made["schemas/voortgang.schema.json"]) == json_schema(root="log")


@pytest.mark.parametrize(
    ("heading", "ci", "name"),
    [
        ("pre-commit", "gitlab", ".pre-commit-config.yaml"),
        ("GitHub", "github", ".github/workflows/uvp.yml"),
        ("GitLab", "gitlab", ".gitlab-ci.yml"),
    ],
)
def test_what_checks_every_change_is_what_the_docs_show(heading: str, ci: str, name: str) -> None:
    text = files(ZUID, ci, Supply())[name].decode()
    # The last example is the one that shows what changed; a limit is for whoever wants one.
    shown = examples(heading)[-1].replace('          max-hours-change: "15"\n', "")
    shown = shown.replace("on: pull_request\n", "on: [push, pull_request]\n")
    assert re.sub(r" *#.*\n", "\n", text).lstrip("\n") == shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "ci", "name"),
    [
        ("vendor.github-workflows", "github", ".github/workflows/uvp.yml"),
        ("vendor.gitlab-ci", "gitlab", ".gitlab-ci.yml"),
    ],
)
def test_it_fits_the_published_schema(tmp_path: Path, schema: str, ci: str, name: str) -> None:
    path = tmp_path / Path(name).name
    path.write_bytes(files(ZUID, ci, Supply())[name])
    assert_fits(schema, path)


@pytest.mark.parametrize("ci", CI)
def test_the_readme_leads_to_the_files_that_there_are(ci: str) -> None:
    made = files(ZUID, ci, Supply())
    readme = made["README.md"].decode()
    assert set(re.findall(r"\]\(([^)]+)\)", readme)) == {"data/uvp2027.yaml"}
    assert set(re.findall(r"^- `([^`]+)`$", readme, re.MULTILINE)) == set(made) & {
        ".github/workflows/uvp.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    }
    assert not any("%" in text.decode() for name, text in made.items() if "schema" not in name)
