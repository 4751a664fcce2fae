"""How a programme stood on a day, as a document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.samples import HEAD, placed
from uvp_cli.programme.log import Entry, Log
from uvp_cli.queries.logbook import logbook
from uvp_cli.reports.papers.figures import days, progress_figures, tag_of
from uvp_cli.reports.papers.paper import Bound, Grid, Heading, Listing, Paper, Paragraph
from uvp_cli.reports.papers.progress import progress_paper
from uvp_cli.reports.tables import Table

BODY = """\
departments: [{id: oov, name: OOV}]
themes:
- id: jeugd
  title: Jeugd
  actions:
  - id: jeugd.uitgaan
    title: Veilig uitgaan
    capacity:
      duration: {cell: januari - juni}
      hours: {cell: 12 per gemeente, estimates: [{hours: 12, per: gemeente}]}
    indicators:
    - id: jeugd.incidenten
      title: Incidenten
      better: lower
      targets: [{value: 5, date: 2026-06-30}]
  - {id: jeugd.b, title: Alleen zuid, gemeenten: [zuid]}
planning: [{id: mei.evaluatie, title: Evaluatie, month: 5}]
"""
SILENT = "themes: [{id: jeugd, title: Jeugd, actions: [{id: jeugd.a, title: A}]}]\n"


def paper(
    *entries: Entry,
    day: str = "2026-07-01",
    body: str = BODY,
    gemeente: str | None = None,
    head: str = HEAD,
    **of: Any,
) -> Paper:
    noted = Log(version=1, progress_of="uvp-proef-2026", entries=entries)
    loaded = placed(body, head=head)
    return progress_paper(loaded, logbook([noted], day), gemeente, **of)


def said(of: Paper, heading: str) -> list[str]:
    """The texts beneath a heading of a paper."""
    texts: list[str] = []
    inside = False
    for block in of.blocks:
        if isinstance(block, Heading):
            inside = block.text == heading
        elif inside and isinstance(block, Paragraph):
            texts.append(_text(block.text))
        elif inside and isinstance(block, Listing):
            texts += [_text(item) for item in block.items]
        elif inside and isinstance(block, Grid):
            texts += [" | ".join(_text(cell) for cell in line.cells) for line in block.lines]
        elif inside and isinstance(block, Table):
            texts += [str(row.cells) for row in block.rows]
    return texts


def _text(inlines: Any) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in inlines)


def bound(of: Paper) -> Iterator[Bound]:
    for block in of.blocks:
        if isinstance(block, Paragraph):
            yield from (part for part in block.text if isinstance(part, Bound))


NOTED = (
    Entry(date="2026-02-17", about="jeugd.uitgaan", gemeente="noord", hours=Decimal(6)),
    Entry(date="2026-03-01", about="jeugd.uitgaan", hours=Decimal(4), euros=Decimal(50)),
    Entry(date="2026-05-01", about="jeugd.uitgaan", cell="oranje", text="Wacht.", by="oov"),
    Entry(
        date="2026-05-20", about="mei.evaluatie", status="delayed", until="2026-09", text="Ziek."
    ),
    Entry(date="2026-06-01", about="jeugd.b", status="dropped"),
    Entry(date="2026-06-30", about="jeugd.incidenten", value=Decimal(4)),
)


def test_a_report_counts_what_the_log_says_and_what_it_does_not() -> None:
    found = paper(*NOTED)
    assert found.title == "Voortgang UVP Proef 2026"
    assert found.subtitle == "De stand op 1 juli 2026"
    (first, second) = said(found, "Kern")
    assert first.startswith("Dit is de stand van het UVP Proef 2026 op 1 juli 2026, naar wat er in")
    assert second == (
        "Van de 2 acties is er 1 vervallen. Over 1 actie is geen status genoteerd. 1 actie had "
        "klaar moeten zijn, en staat niet als gedaan genoteerd."
    )
    (hours,) = said(found, "Uren")
    assert hours.startswith("Over de hele looptijd is 36 uur geraamd. Naar verwachting was ")
    assert "Bijgehouden is 10 uur, bij 1 van de 2 acties." in hours
    assert said(found, "Financiën") == ["Bijgehouden is € 50 aan uitgaven."]
    assert said(found, "Jeugd") == [
        "Veilig uitgaan | geen status, te laat | 36 | 36 | 10",
        "Alleen zuid | vervallen | – | – | niet bijgehouden",
        "Veilig uitgaan, 1 mei 2026: oranje. Wacht (OOV).",
    ]


def test_why_is_only_what_the_log_says() -> None:
    assert said(paper(*NOTED), "Niet of later gedaan") == [
        "Veilig uitgaan: geen status, te laat. Het logboek zegt niet waarom.",
        "Alleen zuid: vervallen. Het logboek zegt niet waarom.",
    ]
    assert said(paper(*NOTED), "Planning") == [
        "Evaluatie (mei 2026): uitgesteld naar september 2026 op 20 mei 2026. Ziek."
    ]


def test_what_was_measured_is_held_against_the_target() -> None:
    (row,) = [text for text in said(paper(*NOTED), "Indicatoren") if "Incidenten" in text]
    assert "gehaald" in row


def test_hours_for_no_municipality_are_told_apart_from_those_of_one() -> None:
    (hours,) = said(paper(*NOTED, gemeente="noord"), "Uren")
    assert "Bijgehouden is 6 uur. Wat niet" in hours
    assert "Daarnaast is 4 uur genoteerd zonder gemeente" in hours
    assert "Alleen zuid" not in " ".join(said(paper(*NOTED, gemeente="noord"), "Jeugd"))


def test_without_hours_or_money_nothing_is_said_of_them() -> None:
    found = paper(Entry(date="2026-02-17", about="jeugd.a", status="done"), body=SILENT)
    assert said(found, "Uren") == said(found, "Financiën") == []
    assert said(found, "Jeugd") == ["A | gedaan"]
    assert said(found, "Niet of later gedaan") == []
    assert said(found, "Kern")[1] == "Er is 1 actie, en die is gedaan."


def test_nothing_noted_is_not_nothing_done() -> None:
    (hours,) = said(paper(), "Uren")
    assert "Bestede uren zijn niet bijgehouden. Wat niet is bijgehouden, kan toch" in hours
    assert said(paper(), "Kern")[1].startswith("Over 2 acties is geen status genoteerd.")


def test_the_account_of_a_year_sets_estimates_beside_what_was_used() -> None:
    found = paper(*NOTED, day="2026-12-31", is_account=True)
    assert found.title == "Jaarverslag UVP Proef 2026"
    assert said(found, "Geraamd en besteed")[1:] == ["Veilig uitgaan | 36 | 10 | -26"]
    assert said(paper(day="2026-12-31", is_account=True), "Geraamd en besteed") == []


def test_every_figure_is_bound_to_its_day() -> None:
    found = list(bound(paper(*NOTED)))
    programme = placed(BODY).programme
    noted = Log(version=1, progress_of="uvp-proef-2026", entries=NOTED)
    known = progress_figures(programme, logbook([noted], "2026-07-01"))
    by_tag = {tag_of(name): figure for name, figure in known.items()}
    assert found
    assert all(by_tag[figure.tag].text == figure.text for figure in found)
    assert days(figure.tag for figure in found) == ["2026-07-01"]
    assert days(["uvp:hours.noord.own", "uvp:progress.x"]) == []


def test_euros_for_no_municipality_are_told_to_each() -> None:
    shared = "Zonder gemeente is € 50 aan uitgaven genoteerd; dat is hier niet verdeeld."
    assert said(paper(*NOTED, gemeente="noord"), "Financiën") == [shared]
    assert said(paper(gemeente="noord"), "Financiën") == []


def test_what_was_noted_of_a_goal_stands_beneath_its_theme() -> None:
    body = """\
themes:
- id: zorg
  title: Zorg
  goals: [{id: zorg.doel-1, text: Meer zorg.}]
  actions: [{id: zorg.a, title: A}]
"""
    done = Entry(date="2026-03-01", about="zorg.doel-1", status="done", text="Het is er.")
    (told,) = said(paper(done, body=body), "Zorg")[1:]
    assert told == "Meer zorg, 1 maart 2026: gedaan. Het is er."


def test_an_estimate_that_reads_in_more_ways_is_a_range() -> None:
    wide = "{hours: 12, per: gemeente, assumption: A., alternatives: [{hours: 12, per: joint}]}"
    body = BODY.replace("{hours: 12, per: gemeente}", wide)
    assert "Veilig uitgaan | geen status, te laat | 36 (12–36) | 36 | 10" in said(
        paper(*NOTED, body=body), "Jeugd"
    )


def test_a_planning_item_is_told_of_the_time_that_its_status_is_of() -> None:
    body = BODY.replace("month: 5}", "quarter: 2}")
    (planned,) = said(paper(*NOTED, body=body), "Planning")
    assert planned.startswith("Evaluatie (2e kwartaal 2026): uitgesteld")
    long = HEAD.replace("to: 2026-12", "to: 2027-12")
    done = Entry(date="2026-05-20", about="mei.evaluatie", status="done")
    (planned,) = said(paper(done, day="2027-04-30", head=long), "Planning")
    assert planned == "Evaluatie (mei 2026): gedaan op 20 mei 2026."
    assert said(paper(done, day="2027-05-01", head=long), "Planning") == []


def test_an_account_before_the_end_says_that_estimates_are_of_the_whole() -> None:
    whole = "Geraamd is voor de hele looptijd, t/m december 2026."
    early, at_end = (
        said(paper(*NOTED, day=day, is_account=True), "Geraamd en besteed")[0]
        for day in ("2026-11-30", "2026-12-31")
    )
    assert early.endswith(f" niet. {whole}")
    assert whole not in at_end


def test_planning_that_is_late_is_told_though_nobody_noted_it() -> None:
    assert said(paper(day="2026-05-30"), "Planning") == []
    assert said(paper(day="2026-05-31"), "Planning") == ["Evaluatie (mei 2026): geen status."]
    assert said(paper(day="2026-06-01"), "Planning") == [
        "Evaluatie (mei 2026): geen status, te laat."
    ]
    assert said(paper(*NOTED, day="2026-10-01"), "Planning") == [
        "Evaluatie (mei 2026): uitgesteld naar september 2026 op 20 mei 2026, te laat. Ziek."
    ]


def test_an_account_has_the_planning_of_the_last_months_too() -> None:
    body = f"""{SILENT}planning:
- {{id: dec.dag, title: Dag, month: 12, from: 2026-12-10}}
- {{id: dec.a, title: A, month: 12}}
- {{id: dec.half, title: Half, half: 2}}
"""
    assert said(paper(body=body, day="2026-12-31", is_account=True), "Planning") == [
        "Half (2e halfjaar 2026): geen status.",
        "Dag (december 2026): geen status, te laat.",
        "A (december 2026): geen status.",
    ]


def test_what_was_dropped_for_some_is_told_of_those() -> None:
    dropped = Entry(
        date="2026-03-01", about="jeugd.a", gemeente="noord", status="dropped", text="Geen geld"
    )
    found = paper(dropped, body=SILENT)
    told = "vervallen in Noord, verder geen status"
    assert said(found, "Jeugd")[0] == f"A | {told}"
    assert said(found, "Niet of later gedaan") == [f"A: {told}. Geen geld."]
    for day in ("2026-12-31", "2026-01-31"):
        assert "begonnen" not in str(paper(dropped, body=SILENT, day=day))


def test_what_is_noted_of_some_stands_in_the_planning_too() -> None:
    entries = (
        Entry(date="2026-05-01", about="mei.evaluatie", gemeente=gemeente, status="done")
        for gemeente in ("noord", "midden", "zuid")
    )
    assert said(paper(*entries), "Planning") == ["Evaluatie (mei 2026): gedaan."]
    dropped = Entry(date="2026-05-01", about="mei.evaluatie", gemeente="noord", status="dropped")
    assert said(paper(dropped), "Planning") == [
        "Evaluatie (mei 2026): vervallen in Noord, verder geen status, te laat."
    ]


def test_figures_of_later_are_no_part_of_the_state_on_a_day() -> None:
    realised = (
        "realised: [{value: 9, date: 2026-10-01}, {value: 8, year: 2025}, {value: 7, year: 2026}]"
    )
    body = BODY.replace("better: lower", f"better: lower\n      {realised}")
    (row,) = said(paper(body=body, day="2026-06-30", today="2026-11-30"), "Indicatoren")[1:]
    assert "8 (2025)" in row
    assert "2026)" not in row.replace("5 (30 juni 2026)", "")
    (row,) = said(paper(body=body, day="2026-11-30", today="2026-11-30"), "Indicatoren")[1:]
    assert "'8 (2025)', '9 (1 oktober 2026)', '7 (2026)'" in row


def test_hours_of_what_has_no_estimate_are_told_apart() -> None:
    used = Entry(date="2026-03-01", about="jeugd.b", hours=Decimal(5))
    told = "Daarvan is 5 uur besteed aan acties zonder geraamde uren. Wat niet"
    assert told in said(paper(*NOTED[:5], used), "Uren")[0]
    assert "Daarvan is" not in said(paper(*NOTED), "Uren")[0]
    body = "other_actions: [{id: jeugd.b, title: B}]\n"
    assert "Daarvan is" not in said(paper(used, body=body), "Uren")[0]


def test_the_amounts_of_a_report_are_those_of_progress() -> None:
    money = (
        "  budget: [{status: amount, text: A., euros: 300, per: joint, actions: [jeugd.b]},"
        " {status: amount, text: B., euros: 99, per: joint}]\n"
    )
    body = BODY.replace("planning:", f"{money}planning:")
    assert said(paper(*NOTED, body=body), "Financiën") == [
        "Bijgehouden is € 50 aan uitgaven. Aan bedragen noemt het programma € 399."
    ]


def test_one_and_more_have_a_verb_of_their_own() -> None:
    body = "other_actions: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"

    def core(*statuses: Any) -> str:
        noted = zip("abc", statuses, strict=False)
        entries = (Entry(date="2026-03-01", about=it, status=status) for it, status in noted)
        return said(paper(*entries, body=body), "Kern")[1].partition(". ")[0].rstrip(".")

    dropped = "dropped", "dropped"
    assert core("delayed", *dropped) == "Van de 3 acties is er 1 uitgesteld en zijn er 2 vervallen"
    assert core("done", "started", "delayed") == (
        "Van de 3 acties is er 1 gedaan, 1 begonnen en 1 uitgesteld"
    )
    assert core("done", *dropped[:1]) == "Van de 3 acties is er 1 gedaan en 1 vervallen"
    assert core(*dropped) == "Van de 3 acties zijn er 2 vervallen"


def test_nothing_spent_for_no_municipality_is_not_told() -> None:
    free = Entry(date="2026-03-01", about="jeugd.uitgaan", euros=Decimal(0))
    assert said(paper(free, gemeente="noord"), "Financiën") == []


def test_what_was_written_ends_as_a_sentence_wherever_it_stands() -> None:
    def told(text: str) -> list[str]:
        entries = (
            Entry(date="2026-05-01", about=about, status="delayed", until="2026-11", text=text)
            for about in ("jeugd.uitgaan", "mei.evaluatie")
        )
        found = paper(*entries)
        headings = ("Jeugd", "Niet of later gedaan", "Planning")
        return [text for heading in headings for text in said(found, heading) if "|" not in text]

    for text in ("Later", "Later.", "Later!"):
        ended = "Later!" if text == "Later!" else "Later."
        assert [it.endswith(f" {ended}") for it in told(text)] == [True] * 3, told(text)


def test_what_became_of_a_measure_is_told_under_its_own_name() -> None:
    body = SILENT.replace("title: A}", "title: A, measures: [{id: jeugd.m, title: Borden}]}")
    entries = (
        Entry(date="2026-03-01", about="jeugd.m", status="done"),
        Entry(date="2026-03-02", about="jeugd.a", text="Goed."),
    )
    assert said(paper(*entries, body=body), "Jeugd") == [
        "A | geen status",
        "A, 2 maart 2026: Goed.",
        "Borden, 1 maart 2026: gedaan.",
    ]
