"""What a document says that the programme does not, no output shows as the programme's own.

Each value that can be ours is changed once, and once its mark is taken away. An output in which the
value can be seen must then say something else: else it shows our reading as the programme's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from openpyxl import load_workbook

from tests.answers import answer
from tests.test_every_key import keys
from uvp_cli.programme import model

TEMPLATE = """\
version: 2
id: uvp-proef-2026
title: UVP Proef 2026
period: {from: 2026-01, to: 2026-12}
introduction:
  - {text: Vooraf., actions: [<introduction.actions>], derived: [<introduction.actions?>]}
gemeenten:
  - {id: noord, name: Noord, code: <gemeente.code>, derived: [<gemeente.code?>]}
  - {id: zuid, name: Zuid}
departments: [{id: oov, name: OOV}]
partners: [{id: politie, name: Politie}]
roles: [{id: allen, name: Allen}]
themes:
  - id: jeugd
    number: 1
    title: Jeugd
    goals:
      - {id: jeugd.een, number: 1, text: Rust.}
      - {id: jeugd.twee, number: 2, text: Orde.}
      - {id: jeugd.drie, number: 3, text: Regelmaat.}
    residents: [{text: Helpen., actions: [<residents.actions>], derived: [<residents.actions?>]}]
    communication:
      - {text: Schrijven., actions: [<communication.actions>], derived: [<communication.actions?>]}
    budget:
      - {text: Voor verf., status: <budget.status>, derived: [<budget.status?>]}
      - text: Voor paaltjes.
        status: amount
        euros: 100
        per: joint
        actions: [<budget.actions>]
        derived: [<budget.actions?>]
    actions:
      - id: jeugd.lamp
        number: 1
        title: <action.title>
        goals: [<action.goals>]
        derived: [<action.title?>, <action.goals?>]
        capacity:
          departments: [oov]
          partners: [politie]
          hours: {cell: 12 uur per gemeente, estimates: [{hours: 12, per: gemeente}]}
          duration: {cell: Heel 2026}
      - id: jeugd.bank
        number: 2
        title: Banken
        gemeenten: [<action.gemeenten>]
        derived: [<action.gemeenten?>]
      - {id: jeugd.paal, number: 3, title: Palen, goals: [jeugd.twee]}
      - id: jeugd.stoep
        title: Stoepen
        goals: [jeugd.drie]
        capacity:
          hours: {cell: 8 uur per gemeente, estimates: [{hours: 8, per: gemeente}]}
          duration: {cell: 6 maanden}
planning:
  - title: Start met meten
    month: 3
    domain: Jeugd
    responsible: [allen]
    actions: [<planning.actions>]
    derived: [<planning.actions?>]
  - title: Zomerwerk
    period: {name: Zomer, months: [<planning.period>]}
    responsible: [politie]
    actions: [jeugd.paal]
    derived: [<planning.period?>]
  - title: Winterwerk
    month: 12
    responsible: [oov]
    actions: [jeugd.paal]
    gemeenten: [<planning.gemeenten>]
    derived: [<planning.gemeenten?>]
"""
LOG = """\
version: 1
progress_of: uvp-proef-2026
entries: [{date: 2026-03-01, about: jeugd.lamp, hours: 3}]
"""
VALUES = {
    "introduction.actions": ("jeugd.lamp", "jeugd.paal"),
    "gemeente.code": ("GM0001", "GM0002"),
    "residents.actions": ("jeugd.lamp", "jeugd.paal"),
    "communication.actions": ("jeugd.lamp", "jeugd.paal"),
    "budget.status": ("unknown", "regular"),
    "budget.actions": ("jeugd.lamp", "jeugd.paal"),
    "action.title": ("Lampen", "Lantaarns"),
    "action.goals": ("jeugd.een", "jeugd.twee"),
    "action.gemeenten": ("noord", "zuid"),
    "planning.actions": ("jeugd.stoep", "jeugd.paal"),
    "planning.period": ("6, 7", "7, 8"),
    "planning.gemeenten": ("noord", "zuid"),
}
"""Each value that can be ours, and another."""
HELD_BY = {
    **dict.fromkeys(("introduction", "residents", "communication"), "Statement"),
    "gemeente": "Gemeente",
    "action": "Action",
    "budget": "BudgetItem",
    "planning": "PlanningItem",
}
QUERIES = (
    *("", "show", "show jeugd", "show jeugd.lamp", "show jeugd.paal", "show jeugd.een"),
    *("show noord", "show oov", "show politie", "show allen", "search lampen", "search GM0"),
    *("actions", "actions -g zuid", "actions --goal jeugd.een", "actions --only -g noord"),
    *("actions --without planning", "actions --without doelstellingen", "goals"),
    *("goals --uncovered", "planning", "planning -m juli", "planning -g zuid", "planning --chart"),
    *("hours -g noord", "hours --by goal", "hours --by month", "hours --goal jeugd.een", "budget"),
    *("budget --by thema", "questions", "questions --count", "departments", "partners -g zuid"),
    *(
        "actions --format json",
        "history jeugd.een",
        "progress --at 2026-07-15",
        "calendar -",
        "calendar - --span",
    ),
)
FILES = (
    *("report geheel.md --force", "report zuid.md -g zuid --force"),
    *("report jeugd.md --theme jeugd --force", "report oov.md --department oov --force"),
    *("report juli.md -m juli --force", "report maart.md -m maart --force"),
    "report noord.md -g noord --kind raadsinformatiebrief --force",
    "report zuid.html -g zuid --kind raadsinformatiebrief --force",
    *("export tabellen.xlsx --force", "site website --without-downloads"),
)
COUNTED = "how many points there are; each of them says whose reading it is"
NOT_MARKED = {
    ("action.goals", ""): COUNTED,
    ("planning.actions", ""): COUNTED,
    ("budget.status", ""): COUNTED,
    ("planning.actions", "index.html"): COUNTED,
    ("budget.status", "questions --count"): COUNTED,
    ("budget.status", "budget --by thema"): "how many lines; `uvp budget` marks each",
    ("planning.actions", "progress --at 2026-07-15"): "indicative; `uvp hours --by maand` says it",
    ("planning.actions", "actions --format json"): "for programs; that of the planning has it",
    ("planning.period", "actions --format json"): "for programs; that of the planning has it",
    ("planning.actions", "zuid.html"): "a point that we found ourselves, which the letter says",
}
"""Where a value makes a difference that is not marked, and why not."""
TITLES = (
    *("show", "show jeugd.lamp", "actions", "search lampen", "geheel.md", "juli.md", "maart.md"),
    *("tabellen.xlsx", "acties.html", "thema-jeugd.html", "register.js"),
)
"""Where a title says that it is ours. Elsewhere it only is what the action is called."""


Made = Callable[[str, Collection[str]], dict[str, str]]
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def document(*, changed: str = "", unmarked: str = "") -> str:
    """The programme with every mark, but for one value that is `changed` or is not marked."""
    text = TEMPLATE
    for name, values in VALUES.items():
        key = name.split(".")[1]
        text = text.replace(f"<{name}?>", "" if unmarked in {name, key} else key)
        text = text.replace(f"<{name}>", values[name == changed])
    return re.sub(r"\[(, )?(\w*)(, )?\]", r"[\2]", text)


def outputs(folder: Path, text: str, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """What can be made of a programme, as the words that somebody reads: these outputs, or all."""
    file = folder / "uvp.yaml"
    file.write_text(text, "utf-8")
    (folder / "uvp.voortgang.yaml").write_text(LOG, "utf-8")
    for line in QUERIES:
        if wanted and line not in wanted:
            continue
        # Without a command there is no --file either.
        where = ("-f", str(file)) if line else ()
        # A longer label elsewhere moves the text behind all of them, and says nothing.
        yield line, re.sub(" +", " ", answer(*line.split(), *where).output)
    pages = {*wanted}.difference(QUERIES, (line.split()[1] for line in FILES))
    for line in FILES:
        command, name, *options = line.split()
        if wanted and not (pages if command == "site" else name in wanted):
            continue
        made = folder / name
        assert answer(command, str(made), *options, "-f", str(file)).status == 0
        for path in (
            sorted((*made.rglob("*.html"), *made.rglob("register.js")))
            if made.is_dir()
            else (made,)
        ):
            yield path.name, read(path)


def read(path: Path) -> str:
    if path.suffix == ".xlsx":
        cells = (cell for sheet in load_workbook(path) for row in sheet.values for cell in row)
        return "\n".join(map(str, cells))
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = html.unescape(TAGS.sub(" ", text))
    return re.sub(r"[0-9a-f]{16,64}", "", text)


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("ours")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", "1780000000")
        patched.setenv("UVP_TODAY", "2026-07-15")
        patched.setenv("UVP_FILE", str(folder / "uvp.yaml"))
        yield lambda text, wanted: dict(outputs(folder, text, wanted))


@pytest.fixture(name="marked", scope="module")
def _marked(made: Made) -> dict[str, str]:
    return made(document(), ())


def test_every_value_that_can_be_ours_is_among_these() -> None:
    can_be = {
        (record, key)
        for record in {record for record, _ in keys()}
        for kind in [get_type_hints(getattr(model, record), vars(model)).get("derived")]
        for key in (get_args(get_args(kind)[0]) if kind else ())
    }
    assert {(HELD_BY[where], key) for where, key in (it.split(".") for it in VALUES)} == can_be


@pytest.mark.slow
@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_is_ours_is_shown_as_ours(
    made: Made, marked: dict[str, str], name: str
) -> None:
    key, changed = name.split(".")[1], made(document(changed=name), ())
    shown = {
        output
        for output, text in marked.items()
        if {*text.splitlines()} - {*changed.get(output, "").splitlines()}
    }
    # For whom something is, is said once for all that there is.
    unmarked = made(document(unmarked=key if key == "gemeenten" else name), shown)
    silent = {it for it in shown if marked[it] == unmarked[it]}
    if name == "action.title":
        silent &= {*TITLES}
    assert shown
    assert silent == {output for of, output in NOT_MARKED if of == name}
