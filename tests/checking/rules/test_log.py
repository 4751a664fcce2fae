"""The rules about the log of a programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.checking.check import check, check_file
from uvp_cli.document.reading import parse
from uvp_cli.programme import paths
from uvp_cli.programme.model import Period, Programme

BODY = """\
departments: [{id: oov, name: OOV}]
themes:
- id: jeugd
  title: Jeugd
  goals: [{id: jeugd.doel-1, text: Veiliger uitgaan}]
  actions:
  - id: jeugd.uitgaan
    title: Veilig uitgaan
    gemeenten: [a]
    goals: [jeugd.doel-1]
    measures: [{id: jeugd.uitgaan.toezicht, title: Toezicht}]
    indicators: [{id: jeugd.incidenten, title: Incidenten}]
planning: [{id: mei.evaluatie, title: Evaluatie, month: 5, actions: [jeugd.uitgaan]}]
"""


def made() -> Programme:
    head = HEAD[: HEAD.index("gemeenten:")]
    return programme(BODY, head=f"{head}gemeenten: [{{id: a, name: A}}, {{id: b, name: B}}]\n")


def found(*entries: str, of: Programme | None = None) -> list[tuple[str, str, str]]:
    lines = "".join(f"- {{{entry}}}\n" for entry in entries)
    text = f"version: 1\nprogress_of: {made().id}\nentries:\n{lines}"
    checked = check(parse(text, "uvp2026.voortgang.yaml"), of=of or made())
    assert checked.programme is None
    return [(each.code, each.path, each.message) for each in checked.diagnostics]


@cases(
    "entry",
    [
        "date: 2026-02-17, about: jeugd.uitgaan, gemeente: a, by: oov, hours: 6, text: Carnaval",
        "date: 2026-02-17, about: jeugd.uitgaan.toezicht, euros: 100",
        "date: 2026-05-20, about: mei.evaluatie, status: delayed, until: 2026-09",
        "date: 2026-05-20, about: jeugd.doel-1, status: done",
        "date: 2026-05-20, about: jeugd.incidenten, value: -3.5",
        "date: 2026-05-20, about: jeugd.incidenten, cell: <5, source: Politie",
    ],
)
def test_what_can_happen_can_be_noted(entry: str) -> None:
    assert found(entry) == []


@cases(
    ("entries", "code", "path"),
    [
        (["date: 2026-02-17, about: jeugd.x, hours: 6"], "UVP352", "entries[0].about"),
        (
            ["date: 2026-02-17, about: jeugd.uitgaan, gemeente: b, hours: 6"],
            "UVP353",
            "entries[0].gemeente",
        ),
        (
            ["date: 2026-02-17, about: jeugd.uitgaan, gemeente: c, hours: 6"],
            "UVP353",
            "entries[0].gemeente",
        ),
        (["date: 2026-02-17, about: jeugd.uitgaan, by: jan, hours: 6"], "UVP353", "entries[0].by"),
        (["date: 2026-02-17, about: jeugd.uitgaan"], "UVP551", "entries[0]"),
        (["date: 2026-02-17, about: jeugd.doel-1, hours: 6"], "UVP551", "entries[0].hours"),
        (
            ["date: 2026-02-17, about: jeugd.incidenten, status: done"],
            "UVP551",
            "entries[0].status",
        ),
        (["date: 2026-02-17, about: mei.evaluatie, value: 6"], "UVP551", "entries[0].value"),
        (
            ["date: 2026-02-17, about: mei.evaluatie, status: done, until: 2026-09"],
            "UVP551",
            "entries[0].until",
        ),
        (["date: 2026-02-30, about: mei.evaluatie, status: done"], "UVP651", "entries[0].date"),
        (["date: 2027-01-01, about: mei.evaluatie, status: done"], "UVP651", "entries[0].date"),
        (
            ["date: 2026-06-01, about: mei.evaluatie, status: delayed, until: 2026-05"],
            "UVP651",
            "entries[0].until",
        ),
        (
            [
                "date: 2026-02-17, about: mei.evaluatie, status: done",
                "date: 2026-02-18, about: mei.evaluatie, gemeente: a, hours: 2",
            ],
            "UVP652",
            "entries[1]",
        ),
        (
            [
                "date: 2026-02-17, about: mei.evaluatie, status: done",
                "date: 2026-02-17, about: mei.evaluatie, status: delayed",
            ],
            "UVP653",
            "entries[1].status",
        ),
    ],
)
def test_what_cannot_have_happened_is_found_where_it_stands(
    entries: Sequence[str], code: str, path: str
) -> None:
    assert [each[:2] for each in found(*entries)] == [(code, path)]


NOTE = "date: 2026-02-17, about: jeugd.uitgaan"


@cases(
    ("entries", "code", "path"),
    [
        ([f'{NOTE}, text: "rood \\e[31m"'], "UVP903", "entries[0].text"),
        ([f'{NOTE}, cell: rood, source: "\\u200b"'], "UVP903", "entries[0].source"),
        ([f'{NOTE}, text: "Carnaval "'], "UVP901", "entries[0].text"),
        ([f'{NOTE}, cell: rood, source: "Rapport\\n1"'], "UVP902", "entries[0].source"),
        ([f"{NOTE}, hours: 3", f"{NOTE}, hours: 3"], "UVP716", "entries[1]"),
    ],
)
def test_what_slips_into_a_programme_unseen_slips_into_no_log(
    entries: Sequence[str], code: str, path: str
) -> None:
    assert [each[:2] for each in found(*entries)] == [(code, path)]


def test_notes_that_can_be_told_apart_are_not_the_same() -> None:
    assert found(f"{NOTE}, hours: 3", f"{NOTE}, hours: 3, gemeente: a", f"{NOTE}, hours: 4") == []
    assert found(f"{NOTE}, id: een, hours: 3", f"{NOTE}, id: twee, hours: 3") == []


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("2026-01", "De maand januari 2026 ligt voor de dag van deze notitie, 17 februari 2026"),
        ("2999-01", "De maand januari 2999 kan niet; een jaar ligt van 1900 t/m 2200"),
    ],
)
def test_a_month_to_which_nothing_can_move_says_why(until: str, why: str) -> None:
    ((code, _, message),) = found(f"{NOTE}, status: delayed, until: {until}")
    assert (code, message) == ("UVP651", f"{why}.")


def test_what_is_wrong_is_said_in_dutch_words_and_days() -> None:
    done, started, later = (
        f"date: 2026-02-{day}, about: mei.evaluatie, status: {status}"
        for day, status in ((17, "done"), (17, "started"), (18, "started"))
    )
    assert [each[2] for each in found("date: 2027-01-01, about: mei.evaluatie, status: done")] == [
        "Het programma loopt van januari t/m december 2026."
    ]
    assert [each[2] for each in found(done, started)] == [
        "Op deze dag staat ook gedaan; gedaan telt."
    ]
    assert [each[2] for each in found(done, later)] == [
        "Op 17 februari 2026 was dit al gedaan of vervallen."
    ]


FIRST = "id: een, date: 2026-03-02, about: jeugd.uitgaan, hours: 20"


@cases(
    ("second", "message"),
    [
        ("corrects: twee, date: 2026-03-03, about: jeugd.uitgaan", "'twee' is er niet"),
        ("corrects: een, date: 2026-03-03, about: mei.evaluatie", "gaat over 'jeugd.uitgaan'"),
        ("corrects: een, date: 2026-03-01, about: jeugd.uitgaan", "is van een latere dag"),
        ("id: twee, corrects: twee, date: 2026-03-03, about: jeugd.uitgaan", "zichzelf"),
        ("id: een, date: 2026-03-03, about: jeugd.uitgaan, hours: 3", "staat er al"),
    ],
)
def test_a_correction_is_of_an_earlier_entry_about_the_same(second: str, message: str) -> None:
    ((code, path, said),) = found(FIRST, second)
    assert (code, path[:10]) == ("UVP354", "entries[1]")
    assert message in said


def test_what_was_corrected_ends_nothing() -> None:
    done = "id: een, date: 2026-03-02, about: jeugd.uitgaan, status: done"
    undone = "corrects: een, date: 2026-03-09, about: jeugd.uitgaan"
    assert found(done, undone, "date: 2026-04-01, about: jeugd.uitgaan, hours: 3") == []


def test_without_its_programme_only_what_stands_in_the_log_is_judged() -> None:
    text = "version: 1\nprogress_of: ergens\nentries: [{date: 2026-13-01, about: x, gemeente: y}]\n"
    checked = check(parse(text, "uvp2026.voortgang.yaml"))
    assert {each.code for each in checked.diagnostics} == {"UVP351", "UVP551", "UVP651"}


def test_an_entry_that_does_not_fit_does_not_hide_what_is_wrong_in_another() -> None:
    codes = [each[0] for each in found("date: 2026-02-17, abut: x", "date: 2027-01-01, about: x")]
    assert codes == ["UVP201", "UVP651", "UVP352"]


def test_an_entry_that_says_something_wrong_does_not_say_nothing() -> None:
    codes = [each[0] for each in found("date: 2026-02-17, about: mei.evaluatie, hours: -1")]
    assert codes == ["UVP205"]
    codes = [each[0] for each in found("date: 2026-02-17, about: mei.evaluatie, huors: 1")]
    assert codes == ["UVP201"]


def test_a_group_is_its_municipalities() -> None:
    body = "groups: [{id: kust, name: Kust, gemeenten: [noord, midden]}]\n"
    body += "other_actions: [{id: overig.x, title: X, gemeenten: [kust]}]\n"
    entry = "date: 2026-02-17, about: overig.x, hours: 1, gemeente: "
    codes = [found(f"{entry}{each}", of=programme(body)) for each in ("noord", "zuid")]
    assert [[each[0] for each in some] for some in codes] == [[], ["UVP353"]]


def test_a_log_without_its_programme_is_not_in_order(tmp_path: Path) -> None:
    text = f"version: 1\nprogress_of: {made().id}\nentries: []\n"
    log = tmp_path / "uvp2026.voortgang.yaml"
    log.write_text(text, "utf-8")
    assert [each.code for each in check_file(log).diagnostics] == ["UVP351"]
    (tmp_path / "uvp2026.yaml").write_text(f"{HEAD}x: y\n", "utf-8")
    assert [each.code for each in check_file(log).diagnostics] == ["UVP351"]
    (tmp_path / "uvp2026.yaml").write_text(HEAD, "utf-8")
    assert check_file(log).diagnostics == ()


def test_a_log_is_known_by_its_entries_too() -> None:
    checked = check(parse("version: 1\nentries: []\n", "uvp2026.voortgang.yaml"), of=made())
    assert [each.message for each in checked.diagnostics] == ["De sleutel 'progress_of' ontbreekt."]


def test_a_name_is_no_id_and_the_programme_has_the_ids() -> None:
    text = f"version: 1\nprogress_of: {made().id}\nentries: [{{date: 2026-1-1, about: Veilig uit}}]"
    checked = check(parse(text, "uvp2026.voortgang.yaml"), of=made())
    assert [each.hint for each in checked.diagnostics if each.path.endswith("about")] == [
        "Noem de id die het programma ervoor heeft; uvp show noemt ze."
    ]


def test_what_is_called_by_its_name_leads_to_its_id() -> None:
    title = next(iter(paths.titles(made()).items()))
    text = (
        f"version: 1\nprogress_of: {made().id}\n"
        f"entries: [{{date: 2026-01-01, about: ' {title[1].upper()}', hours: 1}}]"
    )
    checked = check(parse(text, "uvp2026.voortgang.yaml"), of=made())
    assert [each.hint for each in checked.diagnostics] == [f"Bedoelt u {title[0]}?"]


def test_an_entry_about_nothing_is_told_to_say_about_what() -> None:
    text = f"version: 1\nprogress_of: {made().id}\nentries: [{{date: 2026-01-01, hours: 1}}]"
    checked = check(parse(text, "uvp2026.voortgang.yaml"), of=made())
    assert [each.hint for each in checked.diagnostics] == ["Voeg 'about:' toe."]


def test_what_comes_back_every_year_can_be_done_every_year() -> None:
    of = replace(made(), period=Period(from_="2026-01", to="2027-12"))
    done = "about: mei.evaluatie, status: done, date"
    assert found(f"{done}: 2026-05-20", f"{done}: 2027-05-20", of=of) == []
    ((code, path, _),) = found(f"{done}: 2026-05-20", f"{done}: 2026-06-20", of=of)
    assert (code, path) == ("UVP652", "entries[1]")


def test_what_can_have_no_notes_is_not_called_unknown() -> None:
    ((code, _, said),) = found("date: 2026-02-17, about: jeugd, status: done")
    assert (code, said) == ("UVP352", "Over 'jeugd' kan geen notitie gaan.")
