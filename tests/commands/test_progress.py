"""`uvp progress` on the year in tests/years/, and where there is no log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE, theme
from tests.years import PROGRAMME, YEAR


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    found = uvp(capsys, "progress", "-f", str(PROGRAMME), *words, "--format", "json")
    assert found.code == 0, found.err
    return json.loads(found.out)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    found = uvp(capsys, "voortgang", "-f", str(YEAR), *words)
    assert (found.code, found.err) == (0, "")
    return " ".join(found.out.split())


def test_the_day_is_today_unless_another_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-06-30")
    assert asked(capsys)["day"] == "2026-06-30"
    assert asked(capsys, "--op", "30 september 2026")["day"] == "2026-09-30"
    assert asked(capsys, "--op", "17 februari")["day"] == "2026-02-17"
    for period in ("juni", "Q2", "eerste halfjaar", "mei t/m juni"):
        assert asked(capsys, "--op", period)["day"] == "2026-06-30"
    wrong = uvp(capsys, "progress", "-f", str(PROGRAMME), "--at", "2026-06-31")
    assert (wrong.code, "--at is een dag, zoals 2026-06-30" in wrong.err) == (2, True)


def test_what_was_planned_stands_beside_what_came_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys, "--at", "2026-06-30")
    assert "Veilige school gedaan 20–32 20 12 8–20" in out
    assert "Controles van bedrijven geen status 48 0 niet bijgehouden € 3.000" in out
    assert "Totaal 140–152 62 45 hooguit 107 € 4.500 € 350" in out
    assert "Evaluatie uitgaan (mei) [5] uitgesteld naar september" in out
    assert "Bij dit tempo 50 uur eind december: 25 uur in 6 van 12 maanden." in out
    assert "[5] 12 mei 2026: Wacht op de cijfers van de politie." in out
    assert "5 acties, 2 begonnen, 1 gedaan, 2 geen status." in out
    assert "Niet bijgehouden is niet 0. Hooguit staat waar" in out
    assert "Te laat is" not in out


def test_what_was_noted_for_no_municipality_is_said_and_not_shared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys, "--at", "2026-06-30", "-g", "noord")
    assert "is 14 uur en € 250 genoteerd; dat is niet verdeeld en telt voor Noord niet mee." in out
    assert "is niet verdeeld" not in printed(capsys, "--at", "2026-02-01", "-g", "noord")
    divided = printed(capsys, "--at", "2026-06-30", "--per", "gemeente")
    assert "Voor geen gemeente in het bijzonder 14 € 250" in divided


def test_only_what_is_late(capsys: pytest.CaptureFixture[str]) -> None:
    late = asked(capsys, "--at", "2026-06-01", "--te-laat")
    assert [it["id"] for it in (*late["actions"], *late["planning"])] == ["april.campagne"]
    assert "Niets is te laat." in printed(capsys, "--at", "2026-06-30", "--late")
    out = printed(capsys, "--at", "2026-06-01", "--late")
    assert "Campagne Meld het (april) [1] te laat; uitgesteld" in out
    assert "Te laat is wat volgens het programma voorbij is" in out
    assert "Totaal" not in out


def test_hours_by_month_are_those_of_hours(capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "--at", "2026-09-30", "--by", "month")["rows"]
    spread = uvp(capsys, "hours", "--by", "month", "-f", str(PROGRAMME), "--format", "json")
    assert [(it["month"], it["planned"]) for it in rows] == [
        (it["month"], it["hours"]) for it in json.loads(spread.out)["rows"]
    ]
    assert [it["used"] for it in rows][:9] == [6.5, 7, 8, 6, 11, 6.5, None, 10, 19]
    assert rows[8]["used_so_far"] == 74
    out = printed(capsys, "--at", "2026-09-30", "--by", "maand")
    assert "juli 13 75 niet bijgehouden 45" in out
    assert "Geraamd is per maand indicatief" in out


def test_the_total_of_months_is_exact_as_in_hours(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    estimates = "{cell: 909.5 samen, estimates: [{hours: 909.5, per: joint}]}"
    body = theme(f"- {{id: jeugd.a, title: A, capacity: {{hours: {estimates}}}}}")
    (tmp_path / "uvp.yaml").write_text(HEAD + body, "utf-8")
    log = "version: 1\nprogress_of: uvp-proef-2026\n"
    (tmp_path / "uvp.voortgang.yaml").write_text(log, "utf-8")
    for command in ("progress", "hours"):
        out = uvp(capsys, command, "-f", str(tmp_path / "uvp.yaml"), "--by", "month").out
        (total,) = (line for line in out.splitlines() if line.startswith("Totaal  "))
        assert total.split()[1] == "909,5"
        assert "afgerond" in out


@pytest.mark.parametrize("by", ["", "theme", "gemeente", "month"])
def test_of_a_department_or_partner_it_is_said_that_actions_count_whole(
    capsys: pytest.CaptureFixture[str], by: str
) -> None:
    divided = ("--by", by) if by else ()
    out = printed(capsys, "--at", "2026-10-30", "--afdeling", "toezicht", *divided)
    assert "op 30 oktober 2026, met afdeling Toezicht en Handhaving" in out
    assert "niet op te tellen bij die van andere afdelingen: een actie telt overal helemaal" in out
    found = asked(capsys, "--at", "2026-10-30", "--department", "toezicht", *divided)
    assert (found["department"], found["partner"]) == ("toezicht", None)
    assert (found["totals"]["planned"], found["totals"]["used"]) == (108, 60)
    told = printed(capsys, "--at", "2026-01-02", "--partner", "politie", "--late")
    assert "Niets is te laat." in told
    assert "niet op te tellen" not in printed(capsys, "--at", "2026-10-30", *divided)


@cases("form", ["csv", "tsv", "md", "html"])
def test_every_form_has_the_same(capsys: pytest.CaptureFixture[str], form: str) -> None:
    out = printed(capsys, "--at", "2026-09-30", "--format", form)
    assert "Veilige school" in out
    assert ("8–20" in out) == (form in {"md", "html"})
    if form == "csv":
        header = "kind,theme,id,title,status,until,last,late,planned,low,high,expected,used,left"
        assert out.startswith(header)
        assert "jeugd.school,Veilige school,done,,2026-05,false,20,20,32,20,12,8,8,20" in out


def test_what_a_programme_and_its_log_do_not_say_is_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "uvp.yaml").write_text(HEAD + theme("- {id: jeugd.a, title: A}"), "utf-8")
    log = (
        "version: 1\nprogress_of: uvp-proef-2026\nentries: [{date: 2026-02-01, about: jeugd.a%s}]\n"
    )
    for said, expected in (
        (", status: done", "Wat Stand Jeugd en Veiligheid A gedaan 1 actie, 1 gedaan."),
        (
            ", hours: 3",
            "Wat Stand Besteed Jeugd en Veiligheid A geen status 3 Subtotaal 3 Totaal 3 1 actie,",
        ),
    ):
        (tmp_path / "uvp.voortgang.yaml").write_text(log % said, "utf-8")
        out = uvp(capsys, "progress", "-f", str(tmp_path / "uvp.yaml"), "--at", "2026-03-01").out
        body = " ".join(out.replace("─", "").split("\n", 2)[2].split())
        assert body.startswith(expected)


def test_a_dimension_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    beside = (("--by", "jaar"), ("--late",), ("--chart",))
    for words in (("--by", "thema", *other) for other in beside):
        assert uvp(capsys, "progress", "-f", str(YEAR), *words).code == 2


@cases("by", ["theme", "action", "gemeente", "month"])
def test_every_division_comes_to_all(capsys: pytest.CaptureFixture[str], by: str) -> None:
    found = asked(capsys, "--at", "2026-12-31", "--by", by)
    for key in ("used", "spent"):
        assert sum(row[key] or 0 for row in found["rows"]) == found["totals"][key]
    assert sum(row["planned"] or 0 for row in found["rows"]) == 140


def test_a_day_outside_the_programme_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    after = printed(capsys, "--at", "2027-02-20")
    assert "Dit programma liep t/m december 2026; dit is de stand daarna." in after
    assert "Veilig uitgaan [1] te laat; begonnen 60 60 45 15" in after
    assert "Dit programma begint pas in januari 2026." in printed(capsys, "--at", "2025-02-20")
    assert "Dit programma" not in printed(capsys, "--at", "2026-12-31")


@pytest.mark.parametrize("words", [(), ("--late",), ("--by", "maand"), ("--by", "jaar")])
def test_without_a_log_it_is_said_how_to_begin_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "uvp2026.yaml"
    file.write_text(HEAD + WHOLE, "utf-8")
    found = uvp(capsys, "progress", "-f", str(file), *words)
    assert found.code == 0
    assert (
        words == ("--by", "jaar") or "staat geen logboek: er is nog niets genoteerd." in found.out
    )
    several = uvp(capsys, "progress", "-f", str(file), "-f", str(YEAR), "--at", "2026-06-30")
    assert "uvp-proef-2026: Naast dit programma staat geen logboek" in several.out
    assert "Totaal" in several.out


def test_whose_money_is_our_reading_is_said_where_there_is_money(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    budget = "{status: amount, text: T., euros: 90, per: joint, actions: [jeugd.a]"
    body = f"""\
departments: [{{id: oov, name: OOV}}]
themes:
- id: jeugd
  title: Jeugd
  actions:
  - {{id: jeugd.a, title: A}}
  - {{id: jeugd.b, title: B, capacity: {{departments: [oov]}}}}
  budget: [{budget}, derived: [actions]}}]
"""
    file = tmp_path / "uvp2026.yaml"
    file.write_text(HEAD + body, "utf-8")
    log = "version: 1\nprogress_of: uvp-proef-2026\n"
    file.with_name("uvp2026.voortgang.yaml").write_text(log, "utf-8")
    said = "Bij welke actie een begroot bedrag hoort, is deels onze lezing."
    assert said in uvp(capsys, "progress", "-f", str(file)).out
    assert said not in uvp(capsys, "progress", "-f", str(file), "--afdeling", "oov").out
    file.write_text(HEAD + body.replace(", derived: [actions]", ""), "utf-8")
    assert said not in uvp(capsys, "progress", "-f", str(file)).out


def test_without_a_log_programs_get_the_same_rows_in_every_format(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "uvp2026.yaml"
    planning = "planning: [{title: Iets, month: 3}, {title: Meer, month: 12}]\n"
    file.write_text(HEAD + theme("[{id: jeugd.a, title: A}]") + planning, encoding="utf-8")

    def rows(*words: str) -> tuple[int, int]:
        asked = (*words, "-f", str(file), "--format")
        data = json.loads(uvp(capsys, *asked, "json").out)
        listed = [
            it for key in ("actions", "planning", "items", "rows") for it in data.get(key, ())
        ]
        return len(listed), len(uvp(capsys, *asked, "csv").out.splitlines()) - 1

    assert rows("progress", "--at", "2026-06-30") == (1, 1)
    assert rows("progress", "--by", "thema") == (1, 1)
    assert rows("actions", "--status", "geen status") == (1, 1)
    assert rows("actions", "--status", "gedaan") == (0, 0)
    assert rows("planning", "--open") == (2, 2)
    for words in (("actions", "--status", "geen status"), ("planning", "--open")):
        assert "staat geen logboek" in uvp(capsys, *words, "-f", str(file)).out


def test_of_what_is_late_no_actions_are_counted_where_none_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys, "--at", "2026-06-01", "--late")
    assert "0 acties" not in out
    assert "1 actie of item te laat." in out
