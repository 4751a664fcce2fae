from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from difflib import unified_diff
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.cases import cases
from tests.commands.runner import DATA, ROOT
from tests.mutations import every_key, mutations
from tests.properties import dear
from tests.samples import HEAD, WHOLE, programme, theme
from uvp_cli.changes.rollover.fates import Fate, prospects, settle
from uvp_cli.changes.rollover.plan import Rollover, period_in, roll_over
from uvp_cli.changes.rollover.questions import WORDS
from uvp_cli.checking.check import check
from uvp_cli.commands.new import text_of
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.nodes import Document
from uvp_cli.document.reading import parse, read
from uvp_cli.exits import UsageProblem
from uvp_cli.programme import paths
from uvp_cli.programme.gaps import RULE_OF
from uvp_cli.programme.log import Entry, Log
from uvp_cli.programme.model import Period
from uvp_cli.programme.refusal import Refusal
from uvp_cli.queries.logbook import logbook
from uvp_cli.queries.questions import KINDS


def rolled(body: str, year: int = 2027, head: str = HEAD, **fates: Fate) -> Rollover:
    """The rollover of a programme; `fates` by the last part of an action's id."""
    old = programme(body, head)
    given = {
        action.id: fate
        for _, action in paths.actions(old)
        for name, fate in fates.items()
        if action.id.endswith(f".{name}")
    }
    return roll_over(old, year, settle(prospects(old), given, accept=False))


def planned(*items: str, year: int = 2027, head: str = HEAD) -> Rollover:
    return rolled(
        "planning:\n" + "".join(f"  - {{title: A, {item}}}\n" for item in items), year, head
    )


@cases(
    ("begin", "end", "year", "new"),
    [
        ("2026-01", "2026-12", 2027, ("2027-01", "2027-12")),
        ("2026-01", "2026-12", 2029, ("2029-01", "2029-12")),
        ("2026-09", "2027-08", 2027, ("2027-09", "2028-08")),
        ("2026-01", "2027-12", 2028, ("2028-01", "2029-12")),
        ("2026-05", "2026-05", 2027, ("2027-05", "2027-05")),
        ("2026-11", "2027-02", 2027, ("2027-11", "2028-02")),
    ],
)
def test_the_new_period_is_as_long_and_has_the_same_months(
    begin: str, end: str, year: int, new: tuple[str, str]
) -> None:
    found = period_in(Period(from_=begin, to=end), year)
    assert (found.from_, found.to) == new


@cases(
    ("begin", "end", "year", "message"),
    [
        ("2026-01", "2026-12", 2026, "2026 kan niet: het oude programma loopt tot en met december"),
        ("2026-01", "2026-12", 2025, "2025 kan niet: "),
        ("2026-01", "2026-06", 2026, "2026 kan niet: "),
        ("2026-01", "2027-12", 2027, "december 2027. Kies 2028 of later."),
        ("2026-09", "2027-08", 2026, "augustus 2027. Kies 2027 of later."),
        ("2026-09", "2027-09", 2027, "september 2027. Kies 2028 of later."),
        ("2026-01", "2026-12", 2201, "Kies een jaar van 1900 tot en met 2200."),
        ("2026-01", "2029-12", 2198, "Kies een jaar van 1900 tot en met 2197."),
    ],
)
def test_a_year_that_is_not_after_the_old_period_is_refused(
    begin: str, end: str, year: int, message: str
) -> None:
    with pytest.raises(Refusal, match=message):
        period_in(Period(from_=begin, to=end), year)


def test_an_extended_programme_is_over_after_its_extension() -> None:
    period = Period(from_="2025-01", to="2026-12", extended_to="2027-12")
    with pytest.raises(Refusal, match=r"december 2027\. Kies 2028 of later"):
        period_in(period, 2027)
    assert period_in(period, 2028) == Period(from_="2028-01", to="2029-12")


@cases(
    ("cell", "proposal", "certain"),
    [
        ("Doorlopend.", "continues", True),
        ("continuering", "continues", False),
        ("Tot eind 2026", "ends", True),
        ("maart t/m mei 2026", "ends", True),
        ("maart t/m mei", "continues", False),
        ("1 jaar", "ends", False),
        ("Ca. 6 maanden", "ends", False),
        ("2 jaar", "continues", False),
        ("1 jaar vanaf mei", "continues", True),
        ("Tot eind 2028", "continues", True),
        ("Vanaf maart", "continues", False),
        ("1 x per jaar", "later", False),
        ("Start in 2026", "later", False),
        ("heel 2026", "ends", True),
        ("2025-2026", "ends", True),
        ("2026-2027", "continues", True),
        ("Q2 2026", "ends", True),
        ("Q2", "continues", False),
        ("Q1 en Q3 2026", "ends", True),
        ("vanaf 2026", "continues", False),
        ("structureel", "continues", True),
        ("het hele jaar", "continues", False),
        (None, "later", False),
    ],
)
def test_the_duration_cell_says_what_is_proposed(
    cell: str | None, proposal: Fate, *, certain: bool
) -> None:
    capacity = f"capacity: {{duration: {{cell: {cell}}}}}" if cell else "capacity: {}"
    old = programme(f"other_actions: [{{id: overig.lamp, title: Lampen, {capacity}}}]\n")
    (found,) = prospects(old)
    assert (found.proposal, found.certain, found.cell) == (proposal, certain, cell)


ACTIONS = theme(
    """
    - {id: jeugd.a, title: A, capacity: {duration: {cell: 1 jaar}}}
    - {id: jeugd.b, title: B, capacity: {duration: {cell: Doorlopend}}}
    - {id: jeugd.c, title: C, continues: jeugd.oud}
    """
)


LOGGED = """\
planning: [{id: mei.dag, title: Dag, month: 5}, {id: juni.dag, title: Dag, month: 6}]
other_actions:
- id: overig.a
  title: A
  measures: [{id: overig.stap, title: Stap}]
  capacity:
    duration: {cell: Doorlopend}
    hours:
      cell: 20 samen
      estimates:
        - {hours: 20, per: joint, assumption: A., alternatives: [{hours: 40, per: joint}]}
- {id: overig.b, title: B, capacity: {duration: {cell: Tot eind 2026}, hours: {cell: p.m.}}}
- {id: overig.c, title: C, capacity: {duration: {cell: Doorlopend}}}
"""


def logged(*entries: Entry, **fates: Fate) -> Rollover:
    """The rollover of `LOGGED` with what was noted in 2026."""
    old = programme(LOGGED)
    book = logbook([Log(version=1, progress_of=old.id, entries=entries)], "2026-12-31")
    actions = settle(prospects(old, book), {f"overig.{it}": fates[it] for it in fates}, accept=True)
    return roll_over(old, 2027, actions, book=book)


def noted(about: str, date: str = "2026-12-01", **values: Any) -> Entry:
    return Entry(date=date, about=about, **values)


def asked_by_log(plan: Rollover) -> list[str]:
    asked = (each for questions in plan.questions.values() for each in questions)
    return [each for each in asked if "logboek" in each or "raming zo" in each]


def test_what_was_used_stands_beside_each_estimate() -> None:
    at = ("other_actions", 0, "capacity", "hours")
    assert not asked_by_log(logged(noted("overig.b", hours=Decimal(3))))
    used = (noted("overig.a", hours=Decimal(30)), noted("overig.stap", hours=Decimal("1.5")))
    (asked,) = logged(*used).questions[at]
    assert asked == "geraamd 20 uur (20–40), besteed 31,5; blijft de raming zo?"
    assert not asked_by_log(rolled(LOGGED))


def test_what_is_done_is_proposed_to_end_and_what_was_dropped_is_asked_about() -> None:
    plan = logged(
        noted("overig.a", status="done"),
        noted("overig.b", "2026-06-01", status="started", text="Begin."),
        noted("overig.b", status="dropped", text="Geen geld."),
    )
    fates = [(each.fate, each.prospect.certain) for each in plan.changes.actions]
    assert fates == [("ends", False), ("later", False), ("continues", True)]
    ended = logged(noted("overig.b", status="done")).changes.actions[1]
    assert (ended.fate, ended.prospect.certain) == ("ends", True)
    (asked,) = asked_by_log(plan)
    assert asked == (
        'stopt deze actie of gaat zij door? (de looptijd is "Tot eind 2026"; volgens het logboek '
        'vervallen ("Geen geld."))'
    )
    assert plan.questions["other_actions", 1] == (asked, *plan.questions["other_actions", 1][1:])


def test_what_goes_on_though_the_log_says_otherwise_is_asked_about() -> None:
    plan = logged(
        noted("overig.a", status="done"),
        noted("overig.stap", status="done"),
        noted("overig.c", status="delayed", until="2027-02", text="Wacht."),
        noted("mei.dag", status="dropped"),
        noted("juni.dag", status="done"),
        a="continues",
    )
    assert asked_by_log(plan) == [
        "volgens het logboek gedaan; hoort dit nog in dit programma?",
        "volgens het logboek gedaan; hoort dit nog in dit programma?",
        'volgens het logboek uitgesteld naar februari 2027 ("Wacht."); wanneer nu?',
        "volgens het logboek vervallen; komt dit terug?",
    ]


def test_what_is_unclear_is_for_later_unless_proposals_are_accepted() -> None:
    found = prospects(programme(ACTIONS))
    assert [each.fate for each in settle(found, {}, accept=False)] == [
        "later",
        "continues",
        "later",
    ]
    assert [each.fate for each in settle(found, {}, accept=True)] == ["ends", "continues", "later"]
    given: dict[str, Fate] = {"jeugd.a": "continues", "jeugd.b": "ends"}
    assert [each.fate for each in settle(found, given, accept=True)] == [
        "continues",
        "ends",
        "later",
    ]


def test_an_action_that_goes_on_keeps_the_id_that_it_had() -> None:
    found = rolled(ACTIONS, a="ends")
    assert found.continues == {("themes", 0, "actions", 1, "id"): "jeugd.b"}
    assert found.values["themes", 0, "actions", 2, "continues"] == "jeugd.c"
    assert found.removed == {("themes", 0, "actions", 0)}


def test_an_undecided_action_is_a_question_and_a_decided_one_is_not() -> None:
    asked = rolled(ACTIONS).questions
    assert asked["themes", 0, "actions", 0] == (
        'stopt deze actie of gaat zij door? (de looptijd is "1 jaar")',
    )
    assert asked["themes", 0, "actions", 2][0] == (
        "stopt deze actie of gaat zij door? (er staat geen looptijd bij)"
    )
    asked = rolled(ACTIONS, a="continues", c="continues").questions
    assert asked["themes", 0, "actions", 0, "capacity", "duration"] == (
        'de looptijd is "1 jaar"; hoe lang loopt deze actie nu?',
    )
    assert ("themes", 0, "actions", 0) not in asked


@cases(
    ("cell", "asks"),
    [
        ("Heel 2026", True),
        ("Start in 2026", True),
        ("Vanaf maart", True),
        ("continuering", True),
        ("maart 2026 t/m mei 2027", True),
        ("Doorlopend", False),
        ("Tot eind 2027", False),
    ],
)
def test_an_action_that_goes_on_is_asked_how_long_unless_its_duration_says_so(
    cell: str, *, asks: bool
) -> None:
    body = theme(f"- {{id: jeugd.a, title: A, capacity: {{duration: {{cell: {cell}}}}}}}")
    asked = rolled(body, a="continues").questions
    question = f'de looptijd is "{cell}"; hoe lang loopt deze actie nu?'
    place = ("themes", 0, "actions", 0, "capacity", "duration")
    assert asked == ({place: (question,)} if asks else {})


def test_what_was_reached_is_a_question() -> None:
    asked = rolled(
        theme(
            """
            - id: jeugd.a
              title: A
              capacity: {duration: {cell: Doorlopend}}
              measures: [{title: Af, status: done}, {title: Bezig, status: started}]
              indicators:
                - title: Overlast
                  baseline: {value: 9, year: 2024}
                  targets: [{value: 5, year: 2026}]
                  realised: [{value: 7}]
                - {title: B, targets: [{value: 5, year: 2027}], realised: [{value: 1, year: 2026}]}
                - {title: C, targets: [{value: 5}], realised: [{value: 7, year: 2027}]}
            """
        )
    ).questions
    action = ("themes", 0, "actions", 0)
    assert asked == {
        (*action, "measures", 0): ("deze maatregel is gereed; hoort die nog in dit programma?",),
        (*action, "indicators", 0, "targets"): (
            "deze streefwaarde is die van 2026; welke geldt nu?",
        ),
        (*action, "indicators", 0, "realised"): ("is er een nieuwere stand?",),
        (*action, "indicators", 1, "realised"): ("is er een nieuwere stand?",),
    }


def test_what_an_action_loses_is_a_question_where_nothing_is_left() -> None:
    actions = dedent("""
        - {id: jeugd.a, title: A, goals: [jeugd.x, jeugd.y]}
        - {id: jeugd.b, title: B, goals: [jeugd.y]}
        """)
    goals = "[{id: jeugd.x, text: X}, {id: jeugd.y, text: Y}, {id: jeugd.z, text: Z}]"
    body = theme(actions, goals) + dedent("""\
            residents: [{text: Over A., actions: [jeugd.a]}, {text: Over alles.}]
            budget: [{status: none-needed, text: Niets., actions: [jeugd.a]}]
            communication: [{text: Over A., actions: [jeugd.a]}]
        planning: [{title: A, month: 1, actions: [jeugd.a]}]
        """)
    place = ("themes", 0)
    lost = {
        path: asked
        for path, asked in rolled(body, a="ends").questions.items()
        if path[:3] != (*place, "actions")
    }
    goal = ("welke actie draagt bij aan deze doelstelling?",)
    assert lost == {
        (*place, "goals", 0): goal,
        # The old programme asked this already.
        (*place, "goals", 2): goal,
        (*place, "budget"): ("dit ging alleen over acties die stoppen; welk geld is nu nodig?",),
        (*place, "communication"): (
            "dit ging alleen over acties die stoppen; hoe wordt nu gecommuniceerd?",
        ),
        ("planning",): (
            "alle planning hoorde bij acties die stoppen; wat komt ervoor in de plaats?",
        ),
    }
    asked = rolled(body, a="ends", b="ends").questions
    assert asked[*place, "actions"] == (
        "alle acties van dit thema stoppen; welke komen ervoor in de plaats?",
    )
    assert asked[*place, "goals", 1] == goal


def test_what_is_only_about_an_ended_action_goes_along() -> None:
    body = ACTIONS + dedent("""\
            residents:
              - {text: Over A., actions: [jeugd.a]}
              - {text: Over A en B., actions: [jeugd.a, jeugd.b]}
            budget: [{status: none-needed, text: Niets., actions: [jeugd.a]}]
        introduction: [{text: Inleiding., actions: [jeugd.a]}]
        internal: [jeugd.a, jeugd.b]
        planning:
          - {title: A., month: 1, actions: [jeugd.a]}
          - {title: Los., month: 2}
        """).replace("    residents", "    residents")
    found = rolled(body, a="ends")
    assert [(each.text, each.whole) for each in found.changes.dropped] == [
        ("Inleiding.", False),
        ("Over A.", True),
        ("Over A en B.", False),
        ("Niets.", True),
        ("A.", True),
    ]
    assert found.removed == {
        ("introduction", 0, "actions", 0),
        ("internal", 0),
        ("themes", 0, "actions", 0),
        ("themes", 0, "residents", 0),
        ("themes", 0, "residents", 1, "actions", 0),
        ("themes", 0, "budget", 0),
        ("planning", 0),
    }
    gone = "de actie 'A' stopt; klopt dit nog?"
    assert found.questions["introduction", 0] == (gone,)
    assert found.questions["themes", 0, "residents", 1] == (gone,)


NEAREST = "week {} valt nu niet in deze maand; is week {} goed?"


@cases(
    ("item", "moved", "question"),
    [
        ("from: 2026-10-05, to: 2026-10-11, week: 41", ("2027-10-11", "2027-10-17", None), None),
        ("from: 2026-05-13, week: 20", ("2027-05-19", None, None), None),
        # Week 9 of 2027 begins in March; the nearest in February is week 8.
        (
            "from: 2026-02-23, to: 2026-02-27, week: 9",
            ("2027-02-22", "2027-02-26", 8),
            NEAREST.format(9, 8),
        ),
        # 2026 has a week 53, 2027 has not.
        (
            "from: 2026-12-28, to: 2026-12-31, week: 53",
            ("2027-12-27", "2027-12-30", 52),
            NEAREST.format(53, 52),
        ),
        # Week 52 of 2027 ends in the next year, outside the programme.
        (
            "from: 2026-12-21, to: 2026-12-27, week: 52",
            ("2027-12-20", "2027-12-26", 51),
            NEAREST.format(52, 51),
        ),
        ("month: 3, week: 11", (None, None, None), None),
        ("month: 12, week: 53", (None, None, 52), NEAREST.format(53, 52)),
        ("from: 2026-03-16", ("2027-03-16", None, None), None),
        (
            "from: 2026-03-06, to: 2026-03-10",
            ("2027-03-06", "2027-03-10", None),
            "6 maart 2027 is een zaterdag; op welke dag?",
        ),
        (
            "from: 2026-05-06",
            ("2027-05-06", None, None),
            "6 mei 2027 is Hemelvaartsdag; op welke dag?",
        ),
        (
            "from: 2026-05-11, week: 20",
            ("2027-05-17", None, None),
            "17 mei 2027 is Tweede Pinksterdag; op welke dag?",
        ),
    ],
)
def test_planning_moves_to_the_same_month(
    item: str, moved: tuple[str | None, str | None, int | None], question: str | None
) -> None:
    day = re.match(r"from: \d{4}-(\d\d)", item)
    found = planned(f"month: {int(day[1])}, {item}" if day else item)
    values = {
        path[2]: value if isinstance(value, str) else int(value)
        for path, value in found.values.items()
        if path[0] == "planning"
    }
    expected = zip(("from", "to", "week"), moved, strict=True)
    assert values == {key: value for key, value in expected if value}
    assert found.questions.get(("planning", 0)) == ((question,) if question else None)


def test_a_leap_day_becomes_the_day_before() -> None:
    head = HEAD.replace("2026", "2028")
    found = planned("month: 2, from: 2028-02-29, to: 2028-03-01", year=2029, head=head)
    assert found.values["planning", 0, "from"] == "2029-02-28"
    assert found.values["planning", 0, "to"] == "2029-03-01"
    assert found.questions["planning", 0] == ("29 februari is er niet in 2029; op welke dag?",)


def test_a_month_alone_does_not_move() -> None:
    found = planned("month: 2", "period: {name: Zomer, months: [7, 8]}")
    assert found.changes.moved == ()
    assert set(found.values) == {("id",), ("title",), ("period", "from"), ("period", "to")}


def test_days_in_a_longer_programme_keep_their_distance() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2027-12")
    found = planned("month: 5, from: 2027-05-04", "month: 5, year: 2027", year=2028, head=head)
    assert found.values["planning", 0, "from"] == "2029-05-04"
    assert found.values["planning", 1, "year"] == Decimal(2029)


def test_days_in_an_extension_come_in_the_last_year() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2026-12, extended_to: 2027-12")
    found = planned("month: 5, from: 2027-05-04", "month: 5, year: 2027", year=2028, head=head)
    assert found.values["planning", 0, "from"] == "2028-05-04"
    assert found.values["planning", 1, "year"] == Decimal(2028)
    assert ("period", "extended_to") in found.removed
    question = "dit stond in de verlenging, in mei 2027; is mei 2028 goed?"
    assert found.questions["planning", 0] == (question,)
    assert found.questions["planning", 1] == (question,)


def _hours_of(*years: int) -> str:
    """An action with hours of these years."""
    listed = ", ".join(f"{{hours: 5, per: joint, year: {year}}}" for year in years)
    hours = f"{{cell: c, estimates: [{listed}]}}"
    return f"other_actions: [{{id: a, title: A, capacity: {{hours: {hours}}}}}]"


def test_hours_of_a_year_move_along_and_those_of_an_extension_are_a_question() -> None:
    place = ("other_actions", 0, "capacity", "hours", "estimates")
    head = HEAD.replace("to: 2026-12", "to: 2027-12")
    found = rolled(_hours_of(2026, 2027), 2028, head)
    assert found.values[*place, 0, "year"] == Decimal(2028)
    assert found.values[*place, 1, "year"] == Decimal(2029)
    assert (*place, 1, "year") not in found.questions
    head = HEAD.replace("to: 2026-12", "to: 2026-12, extended_to: 2027-12")
    found = rolled(_hours_of(2026, 2027), 2028, head)
    assert found.values[*place, 1, "year"] == Decimal(2028)
    question = "deze uren waren van 2027, in de verlenging; is 2028 goed?"
    assert found.questions[*place, 1, "year"] == (question,)


def test_days_before_an_extension_are_no_question() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2026-12, extended_to: 2027-12")
    found = planned("month: 5, from: 2026-05-04", "month: 5, year: 2026", year=2028, head=head)
    assert found.questions == {}


def test_an_extension_and_a_free_day_are_two_questions() -> None:
    head = HEAD.replace("to: 2026-12", "to: 2026-12, extended_to: 2027-12")
    found = planned("month: 5, from: 2027-05-06", year=2028, head=head)
    assert found.questions["planning", 0] == (
        "dit stond in de verlenging, in mei 2027; is mei 2028 goed?",
        "6 mei 2028 is een zaterdag; op welke dag?",
    )


@cases(
    ("period", "title", "year", "new"),
    [
        ("from: 2026-01, to: 2026-12", "UVP 2026", 2027, "UVP 2027"),
        ("from: 2026-01, to: 2026-12", "IVP 2024-2027: 2026", 2028, "IVP 2024-2027: 2028"),
        ("from: 2026-09, to: 2027-08", "UVP 2026-2027", 2027, "UVP 2027-2028"),
        ("from: 2026-01, to: 2027-12", "UVP 2026/2027", 2028, "UVP 2028/2029"),
        ("from: 2026-01, to: 2026-12", "UVP Heuvelland", 2027, None),
        ("from: 2026-01, to: 2026-12", "UVP 12026", 2027, None),
    ],
)
def test_only_the_years_of_the_programme_itself_change(
    period: str, title: str, year: int, new: str | None
) -> None:
    head = HEAD.replace("from: 2026-01, to: 2026-12", period)
    found = rolled("", year, head.replace("UVP Proef 2026", f'"{title}"'))
    assert found.values.get(("title",)) == new
    asked = "deze titel noemt geen jaar; moet er iets veranderen?"
    assert found.questions.get(("title",)) == (None if new else (asked,))


def test_texts_that_name_a_year_are_questions() -> None:
    body = """\
        introduction: [{text: "In 2026 en 2027, zoals in 2024-2027 en 2019."}, {text: Altijd.}]
        planning: [{title: Start UVP 2027, month: 9}]
        """
    asked = rolled(body).questions
    assert asked["introduction", 0, "text"] == ("hier staat 2026 en 2027; klopt dat nog?",)
    assert asked["planning", 0, "title"] == ("hier staat 2027; klopt dat nog?",)
    assert len(asked) == 2


def test_cells_and_names_that_name_a_year_are_questions() -> None:
    body = theme(
        """
        - id: jeugd.a
          title: A
          capacity:
            hours:
              cell: 20 uur, in 2027 30 uur
              estimates: [{hours: 20, per: gemeente, label: Uren in 2026}]
            duration: {cell: Doorlopend}
            cells: {departments: Team 2026}
        """
    )
    body += "    budget: [{status: regular, text: Geld., line: Begroting 2026}]\n"
    body += "planning: [{title: B, period: {name: Zomer 2026, months: [7]}, actions: [jeugd.a]}]\n"
    capacity = ("themes", 0, "actions", 0, "capacity")
    assert rolled(body).questions == {
        (*capacity, "hours", "cell"): ("hier staat 2027; klopt dat nog?",),
        (*capacity, "hours", "estimates", 0, "label"): ("hier staat 2026; klopt dat nog?",),
        (*capacity, "cells", "departments"): ("hier staat 2026; klopt dat nog?",),
        ("themes", 0, "budget", 0, "line"): ("hier staat 2026; klopt dat nog?",),
        ("planning", 0, "period", "name"): ("hier staat 2026; klopt dat nog?",),
    }


@pytest.mark.parametrize(
    ("until", "asks"), [("2024-2027", False), ("2024-2026", True), ("2026", True)]
)
def test_a_framework_that_is_over_is_a_question(until: str, *, asks: bool) -> None:
    found = rolled(f'frameworks: [{{title: IVP, period: "{until}"}}]\n')
    question = "dit meerjarenplan loopt tot en met 2026; welk geldt daarna?"
    assert found.questions.get(("frameworks", 0)) == ((question,) if asks else None)


def test_every_question_of_the_old_programme_is_one_of_the_new() -> None:
    assert set(WORDS) == set(KINDS) - {"undecided"}
    asked = rolled(WHOLE).questions
    assert asked["introduction", 0, "remarks", 0] == ("is dit inmiddels bekend?",)
    assert asked["remarks", 0] == ("is dit inmiddels duidelijk?",)
    assert asked["themes", 0, "budget", 1] == ("is over dit geld inmiddels meer bekend?",)
    assert asked["allocation", "date"] == ("zijn er nieuwere gewichten?",)


GAPS = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten: [{id: noord, name: Noord}]
partners: [{id: politie, name: Politie}]
themes:
  - id: a
    title: A
    goals:
      - {id: a.x, text: X}
      - {id: a.y, text: Y}
    actions:
      - id: a.heel
        title: Heel
        goals: [a.x]
        capacity:
          partners: [politie]
          hours: {cell: 1 uur, estimates: [{hours: 1, per: gemeente}]}
          duration: {cell: Doorlopend}
      - title: Half
        id: a.half
        capacity:
          duration: {cell: Doorlopend}
      - id: a.leeg
        title: Leeg
    communication: [{text: Op school.}]
  - title: B
    id: b
other_actions: [{id: c, title: C, capacity: {hours: {cell: p.m.}}}]
planning: [{title: A, month: 1, actions: [a.heel]}]
"""


ASKED_BY = {kind: code for kind, code in RULE_OF.items() if kind != "gemeente-without-decision"}
"""The rules whose gaps are asked again: who adopted the old programme says nothing of the new."""


def test_what_a_rule_finds_too_can_be_silenced() -> None:
    document = parse(GAPS, "oud.yaml")
    checked = check(document)
    assert checked.programme is not None
    found = {(each.code, each.location.line) for each in checked.diagnostics}
    found = {each for each in found if each[0] in set(ASKED_BY.values())}
    assert {code for code, _ in found} == set(ASKED_BY.values())
    seen = set()

    def silenced(code: str, path: KeyPath) -> bool:
        seen.add((code, document.locate(path, key=True).line))
        return True

    actions = settle(prospects(checked.programme), {}, accept=False)
    plan = roll_over(checked.programme, 2027, actions, silenced)
    # The action without a capacity is found; one with a capacity, but no hours in it, is not.
    assert seen - found == {("UVP702", 22)}
    assert found <= seen
    gaps = {WORDS[kind] for kind in KINDS if kind in ASKED_BY}
    assert not gaps & {each for asked in plan.questions.values() for each in asked}


def test_what_is_left_out_asks_nothing() -> None:
    found = rolled(WHOLE, uitgaan="ends")
    assert not [path for path in found.questions if path[:4] == ("themes", 0, "actions", 0)]
    assert not [path for path in found.questions if path[:2] == ("planning", 0)]


MERGED = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
gemeenten:
  - {id: noord, name: Noord, to: 2026-06, merged_into: midden}
  - {id: midden, name: Midden, from: 2026-07, to: 2026-11, merged_into: nieuw}
  - {id: nieuw, name: Nieuw, from: 2026-12}
  - {id: zuid, name: Zuid}
  - {id: weg, name: Weg, to: 2026-03}
allocation: {key: weights, weights: {noord: 1, midden: 2, nieuw: 3, zuid: 4, weg: 5}}
other_actions:
  - owners: [noord]
    id: overig.lamp
    title: Lampen
    gemeenten: [noord, nieuw]
    capacity: {hours: {cell: 1 uur, estimates: [{hours: 1, per: gemeente, except: {noord: 2}}]}}
  - {id: overig.muur, title: Muren, gemeenten: [noord, midden]}
  - {id: overig.hek, title: Hekken, gemeenten: [zuid, weg], owners: [weg]}
planning: [{title: A, month: 1, responsible: [noord, zuid]}]
"""


def test_after_a_merger_the_successor_stands_where_the_others_stood() -> None:
    new, _ = renewed(parse(MERGED, "oud.yaml"), 2027, set())
    lines = [line for line in new.text.splitlines() if not line.lstrip().startswith("#")]
    assert lines[3:] == [
        "adoption: {status: concept}",
        "period: {from: 2027-01, to: 2027-12}",
        "gemeenten:",
        "  - {id: nieuw, name: Nieuw}",
        "  - {id: zuid, name: Zuid}",
        "allocation: {key: weights, weights: {nieuw: 3, zuid: 4}}",
        "other_actions:",
        "  - owners: [nieuw]",
        "    id: overig.lamp",
        "    continues: overig.lamp",
        "    title: Lampen",
        "    gemeenten: [nieuw]",
        "    capacity: {hours: {cell: 1 uur, estimates: [{hours: 1, per: gemeente}]}}",
        "  - {id: overig.muur, continues: overig.muur, title: Muren, gemeenten: [nieuw]}",
        "  - {id: overig.hek, continues: overig.hek, title: Hekken, gemeenten: [zuid], owners: []}",
        "planning: [{title: A, month: 1, responsible: [nieuw, zuid]}]",
    ]


def test_figures_of_a_municipality_that_ended_are_a_question() -> None:
    _, plan = renewed(parse(MERGED, "oud.yaml"), 2027, set())
    weights = ("allocation", "weights")
    assert plan.questions[weights] == (
        "'noord' is opgegaan in 'nieuw'; welk getal geldt nu?",
        "'midden' is opgegaan in 'nieuw'; welk getal geldt nu?",
        "'weg' doet niet meer mee; welk getal geldt nu?",
    )
    assert plan.questions["other_actions", 2, "gemeenten"] == (
        "'weg' doet niet meer mee; voor wie is dit nu?",
    )
    assert plan.questions["other_actions", 2, "owners"] == (
        "'weg' doet niet meer mee; wie trekt dit nu?",
    )


def renewed(document: Document, year: int, ends: set[str]) -> tuple[Document, Rollover]:
    """The new document; it has no errors, and asks what it should."""
    old = programme(document.text, head="")
    given: dict[str, Fate] = dict.fromkeys(ends, "ends")
    plan = roll_over(old, year, settle(prospects(old), given, accept=False))
    new = parse(text_of(document, plan), "nieuw.yaml")
    checked = check(new)
    assert checked.programme is not None, checked.diagnostics
    continued = {action.id: action.continues for _, action in paths.actions(checked.programme)}
    kept = {each.action.id for fate in ("continues", "later") for each in plan.with_fate(fate)}
    assert continued == {name: name for name in kept}
    asked = [each for each in checked.diagnostics if each.code == "UVP711"]
    assert len(asked) == sum(map(len, plan.questions.values()))
    return new, plan


@pytest.mark.parametrize(
    "adopted",
    [
        'adoption: {status: adopted, edition: "1", decisions: [{by: Raad, gemeenten: [weg]}]}\n',
        "adoption:\n  status: adopted\n  # Van de griffie\n  decisions:\n"
        "    - {by: Raad, gemeenten: [noord], date: 2025-12-16}\n"
        "  remarks: [{kind: missing, text: Van de andere staat er niets.}]\n",
    ],
)
def test_who_adopted_the_old_programme_says_nothing_of_the_new_one(adopted: str) -> None:
    new, _ = renewed(
        parse(MERGED.replace("period:", f"{adopted}period:", 1), "oud.yaml"), 2027, set()
    )
    assert new.data["adoption"] == {"status": "concept"}


def test_the_real_programme_rolls_over_and_keeps_its_comments() -> None:
    document = read(DATA)
    new, plan = renewed(document, 2027, set())
    comments = [line for line in document.text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in comments if line not in new.text.splitlines()] == []
    assert [each.action.id for each in plan.with_fate("ends")] == ["ondermijning.act"]
    without_questions = [line for line in new.text.splitlines() if "# uvp: beslis" not in line]
    there = unified_diff(document.text.splitlines(), without_questions, n=0, lineterm="")
    added = [line[1:] for line in there if re.match(r"\+(?!\+\+)", line)]
    kept = len(plan.with_fate("later")) + len(plan.with_fate("continues"))
    assert len([line for line in added if line.lstrip().startswith("continues: ")]) == kept
    assert [line for line in added if not line.lstrip().startswith("continues: ")] == [
        "id: uvp-heuvelland-2027",
        "title: UVP Integrale Veiligheid Heuvelland 2027",
        "adoption: {status: concept}",
        "period: {from: 2027-01, to: 2027-12}",
        "    from: 2027-10-11",
        "    to: 2027-10-17",
    ]
    assert [str(each.after.first) for each in plan.changes.moved] == ["2027-10-11"]
    assert plan.changes.moved[0].after.last == date(2027, 10, 17)


CELLS = ("Doorlopend", "1 jaar", "Tot eind 2026", "maart t/m mei 2026", "1 x per jaar", None)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def planning_items(draw: st.DrawFn, actions: list[str]) -> dict[str, Any]:
    first = draw(DAYS)
    item: dict[str, Any] = {"title": draw(st.sampled_from(["A", "UVP 2026", "B: # c"]))}
    item["month"] = first.month
    if draw(st.booleans()):
        item["from"] = str(first)
        last = draw(st.dates(first, date(2026, 12, 31)))
        if draw(st.booleans()):
            item["to"] = str(last)
        if item.get("to", item["from"]) == item["from"] or (
            last.isocalendar()[:2] == first.isocalendar()[:2]
        ):
            item["week"] = first.isocalendar().week
    elif draw(st.booleans()):
        item["week"] = draw(st.integers(1, 53))
    item["actions"] = draw(st.lists(st.sampled_from(actions), unique=True)) if actions else []
    return item


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, Any]:
    """A programme as plain data, with what a rollover is about."""
    ids = draw(st.lists(st.sampled_from(["t.a", "t.b", "t.1", "t.no"]), unique=True))
    actions = []
    for name in ids:
        cell = draw(st.sampled_from(CELLS))
        action: dict[str, Any] = {"id": name, "title": f"Actie {name}"}
        if draw(st.booleans()):
            action["continues"] = draw(st.sampled_from(["t.oud", name]))
        if cell:
            action["capacity"] = {"duration": {"cell": cell}}
        actions.append(action)
    texts = st.lists(
        st.fixed_dictionaries(
            {"text": st.sampled_from(["Tekst.", "In 2026."])},
            optional={
                "actions": st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]),
                "remarks": st.just([{"kind": "missing", "text": "Wat?"}]),
            },
        ),
        max_size=3,
    )
    return {
        **yaml.safe_load(HEAD.replace("2026-01", '"2026-01"').replace("2026-12", '"2026-12"')),
        "introduction": draw(texts),
        "themes": [
            {
                "id": "t",
                "title": "T",
                "actions": actions,
                "residents": draw(texts),
                "communication": draw(texts),
            }
        ],
        "planning": draw(st.lists(planning_items(ids), max_size=5)),
    }


VALID = sorted((ROOT / "tests/programmes/valid").glob("*.yaml"))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
@pytest.mark.parametrize("all_end", [False, True])
def test_every_shape_of_programme_rolls_over(path: Path, *, all_end: bool) -> None:
    document = read(path)
    old = programme(document.text, head="")
    ends = {action.id for _, action in paths.actions(old)} if all_end else set()
    year = int(old.period.last[:4]) + 1
    if path.stem == "ankers-en-verwijzingen":
        with pytest.raises(UsageProblem, match="ankers"):
            renewed(document, year, ends)
    else:
        renewed(document, year, ends)


class Dumper(yaml.SafeDumper):
    """Writes everything out, without anchors."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def written(data: Any, *, flow: bool | None) -> Document:
    text = yaml.dump(
        data, Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=flow
    )
    return parse(text, "oud.yaml")


@pytest.mark.slow
@dear
@given(data=programmes(), flow=st.sampled_from([None, False, True]), draw=st.data())
def test_a_new_programme_has_no_errors(
    data: Any, draw: st.DataObject, *, flow: bool | None
) -> None:
    document = written(data, flow=flow)
    assert not document.diagnostics
    lines = document.text.splitlines()
    if flow is False:
        # A comment above each line that begins something.
        lines = [each for n, line in enumerate(lines) for each in (f"# regel {n}.", line)]
        document = parse("\n".join(lines) + "\n", "oud.yaml")
    ends = draw.draw(st.sets(st.sampled_from(["t.a", "t.b", "t.1", "t.no"])))
    ids = {each["id"] for each in data["themes"][0]["actions"]}
    new, plan = renewed(document, draw.draw(st.integers(2027, 2060)), ends & ids)
    if flow is False and not plan.removed:
        there = set(new.text.splitlines())
        assert [line for line in lines if line.startswith("#") and line not in there] == []


@pytest.mark.slow
@dear
@given(data=programmes(), draw=st.data())
def test_year_after_year_nothing_is_asked_twice(data: Any, draw: st.DataObject) -> None:
    document = written(data, flow=False)
    for year in (2027, 2028, 2029):
        old = check(document).programme
        assert old is not None
        ids = [action.id for _, action in paths.actions(old)]
        fates = st.dictionaries(st.sampled_from(ids), st.sampled_from(get_args(Fate)))
        given = draw.draw(fates if ids else st.just({}))
        plan = roll_over(old, year, settle(prospects(old), given, accept=False))
        document = parse(text_of(document, plan), "nieuw.yaml")
        assert document.text.count("stopt deze actie of") == len(plan.with_fate("later"))
        above: list[str] = []
        for line in document.text.splitlines():
            above = [*above, line] if line.lstrip().startswith("#") else []
            assert len(set(above)) == len(above)


@pytest.mark.slow
@settings(dear, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=mutations(every_key()), flow=st.sampled_from([None, False, True]), ends=st.booleans())
def test_a_mutated_programme_rolls_over(data: Any, *, flow: bool | None, ends: bool) -> None:
    try:
        document = written(data, flow=flow)
    except yaml.YAMLError:
        document = parse("", "leeg")
    old = check(document).programme
    assume(old is not None and int(old.period.from_[:4]) > 1900 and int(old.period.last[:4]) < 2190)
    assert old is not None
    year = int(old.period.last[:4]) + 1
    ids = {action.id for _, action in paths.actions(old)} if ends else set()
    renewed(document, year, ids)


def test_an_amount_that_was_for_once_is_a_question() -> None:
    plan = rolled("""
        budget:
          - {status: amount, text: Eens., euros: 9, per: joint, recurring: incidental}
          - {status: amount, text: Elk jaar., euros: 9, per: joint, recurring: structural}
          - {status: amount, text: Per jaar., amounts: [{year: 2026, euros: 9}], per: joint,
             recurring: incidental}
    """)
    asked = {path: said for path, said in plan.questions.items() if path[:1] == ("budget",)}
    assert asked == {
        ("budget", 0, "recurring"): ("dit bedrag was incidenteel; is het er nu weer?",),
        ("budget", 2, "amounts"): ("deze bedragen waren voor 2026; kloppen ze nog?",),
    }
