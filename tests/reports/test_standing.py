"""How something stands by the log, in words and in the answers that have it."""

from __future__ import annotations

import json

import pytest

from tests.commands.runner import uvp
from tests.samples import programme
from tests.years import PROGRAMME
from uvp_cli.programme.annotations import ProgressStatus
from uvp_cli.programme.log import Entry
from uvp_cli.queries.logbook import Standing, State
from uvp_cli.reports.standing import STATUSES, figure, is_any, month, remark, stand

MADE = programme()


def test_a_status_says_to_which_month_and_whether_it_is_late() -> None:
    def said(status: ProgressStatus | None, until: str | None = None, *, late: bool = False) -> str:
        return stand(Standing(status, until, "2026-05-31", late, ()), MADE)

    assert said(None) == "geen status"
    assert said("started", late=True) == "te laat; begonnen"
    assert said("delayed", "2026-09") == "uitgesteld naar september"
    assert said("delayed", "2027-02") == "uitgesteld naar februari 2027"
    assert month("2026-02", MADE) == "februari"
    some = Standing(None, None, "2026-05-31", late=True, dropped=("Noord", "Zuid"))
    assert stand(some, MADE) == "te laat; vervallen in Noord en Zuid, verder geen status"


def test_the_last_that_was_noted_counts() -> None:
    entries = (
        Entry(date="2026-03-01", about="x", value=None, cell="oranje", text="Later."),
        Entry(date="2026-04-01", about="x", source="Politie"),
        Entry(date="2026-05-01", about="x", status="done"),
    )
    assert figure(State("x", entries)) == "oranje"
    assert remark(State("x", entries)) == "Bron: Politie (1 april 2026)."
    assert remark(State("x", entries[:1])) == "1 maart 2026: Later."
    assert (figure(State("x")), remark(State("x"))) == ("", None)


def test_one_can_ask_for_each_status_for_none_and_for_what_is_late() -> None:
    assert set(STATUSES) == {*("started", "delayed", "dropped", "done", "late", "none")}
    late = Standing("started", None, "2026-01-31", late=True, dropped=())
    assert [asked for asked in ("started", "done", "late", "none") if is_any(late, (asked,))] == [
        "started",
        "late",
    ]
    assert is_any(Standing(None, None, "", late=False, dropped=()), ("none",))
    assert is_any(None, ())
    assert not is_any(None, ("none",))


@pytest.fixture(autouse=True)
def _in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-06-02")


def out(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    found = uvp(capsys, *words, "-f", str(PROGRAMME))
    assert (found.code, found.err) == (0, "")
    return " ".join(found.out.split())


def items(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    told = json.loads(out(capsys, "planning", *words, "--format", "json"))
    return [item["title"].split()[0] for item in told["items"]]


def test_the_planning_has_how_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert items(capsys) == ["Bezoek", "Campagne", "Evaluatie", "Gezamenlijke", "Beeld"]
    assert items(capsys, "--done") == ["Bezoek"]
    assert items(capsys, "--te-laat") == ["Campagne"]
    assert items(capsys, "--nog-te-doen") == ["Campagne", "Evaluatie", "Gezamenlijke", "Beeld"]
    assert items(capsys, "--month", "september") == items(capsys, "--month", "mei") == ["Evaluatie"]
    assert items(capsys, "--late", "-g", "zuid") == []
    said = out(capsys, "planning", "--open")
    assert "Planning van het hele jaar, wat nog moet" in said
    assert "mei Evaluatie uitgaan uitgesteld naar september" in said
    assert "Te laat is wat volgens het programma voorbij is" in said
    assert uvp(capsys, "planning", "--open", "--done", "-f", str(PROGRAMME)).code == 2


def test_the_strip_of_the_year_shows_both_months(capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "planning", "--chart")
    assert "Evaluatie uitgaan ········░░······██······ mei, verschoven naar september" in said
    assert "Per maand ····1·1·········1·1···1·" in said
    assert "░ is de maand waaruit iets is verschoven" in said


def test_actions_have_their_status_and_what_they_took(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(out(capsys, "actions", "--format", "json"))["actions"]
    assert [(it["status"], it["used"]) for it in told] == [
        *(("started", 23), ("done", 12), ("started", 3.5), (None, None), (None, None))
    ]
    said = out(capsys, "actions", "--status", "gedaan", "--status", "geen status")
    assert "Acties, status gedaan of geen status" in said
    assert "3 acties, 68 uur" in said
    assert "niet bijgehouden" in said


def test_a_card_has_what_was_noted(capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "show", "jeugd.uitgaan")
    assert "Status: begonnen Besteed: 23 uur Over: 37 uur Uitgegeven: € 100" in said
    assert "Logboek ├── 20 januari 2026; Midden; 5 uur; Carnaval voorbereid." in said
    assert "Toezicht in het weekend: 26 mei 2026; Noord; 7 uur" in said
    assert "Status: uitgesteld naar september" in out(capsys, "show", "mei.evaluatie")
    assert "Logboek" not in out(capsys, "show", "december.beeld")
    log = json.loads(out(capsys, "show", "jeugd.school", "--format", "json"))["log"]
    assert (log["status"], log["used"], log["left"]["high"]) == ("done", 12, 20)
    assert [entry["date"][5:] for entry in log["entries"]] == ["03-10", "04-08", "05-29"]


def test_the_screen_of_a_programme_says_what_is_late(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_FILE", str(PROGRAMME))
    late = " ".join(uvp(capsys).out.split())
    assert "Te laat volgens het logboek: 1 uvp progress --late" in late
    monkeypatch.setenv("UVP_TODAY", "2026-09-01")
    screen = uvp(capsys).out
    assert "Te laat volgens het logboek: 0\n" in screen
    assert "uitgesteld naar september" in screen


@pytest.mark.parametrize(
    "words", [("planning", "--late"), ("planning", "--done"), ("actions", "--status", "te laat")]
)
def test_what_is_asked_of_a_log_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    found = uvp(capsys, *words, "-f", "data")
    assert "Naast dit programma staat geen logboek" in found.out
    assert "Status" not in uvp(capsys, words[0], "-f", "data").out
