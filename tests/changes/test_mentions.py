from __future__ import annotations

from textwrap import indent

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.changes.rollover.fates import prospects, settle
from uvp_cli.changes.rollover.plan import roll_over
from uvp_cli.checking.check import check
from uvp_cli.commands.new import text_of, with_comments_asked
from uvp_cli.document.findings import render_path
from uvp_cli.document.reading import parse

ACT = """\
partners:
  - {id: act, name: ACT! Team Zuid, aliases: [ACT!]}
  - {id: riec, name: RIEC}
themes:
  - id: crime
    title: Ondermijning
    actions:
      - {id: crime.act, title: ACT! Team Zuid, capacity: {duration: {cell: Tot eind 2026}}}
      - id: crime.parken
        title: Vakantieparken
        summary: Samen met ACT! in het gebied.
        capacity: {partners: [act, riec], duration: {cell: Doorlopend}}
planning:
  - {title: Controle, month: 3, responsible: [act], actions: [crime.parken]}
  - {title: Actiedag, month: 4, responsible: [riec], actions: [crime.parken]}
"""


def asked(body: str, about: str) -> dict[str, list[str]]:
    """What the new programme asks that has this in it, by path."""
    old = programme(body)
    plan = roll_over(old, 2027, settle(prospects(old), {}, accept=False))
    found = {
        render_path(path): [text for text in texts if about in text]
        for path, texts in plan.questions.items()
    }
    return {path: texts for path, texts in found.items() if texts}


def test_each_reference_to_a_party_that_stopped_is_asked_about() -> None:
    question = "de actie 'ACT! Team Zuid' stopt; klopt dit nog?"
    assert asked(ACT, "stopt") == {
        "partners[0]": ["de actie met deze naam stopt; blijft dit in de lijst?"],
        "themes[0].actions[1].summary": [question],
        "themes[0].actions[1].capacity.partners": [question],
        "planning[0].responsible": [question],
    }


@cases(
    ("title", "text", "is_named"),
    [
        ("Veilig uitgaan", "Ook bij veilig uitgaan is toezicht nodig.", True),
        ("Veilig uitgaan", "Veilig  uitgaan", True),
        ("Beeld (hierna IOB) Jeugd", "Het IOB Jeugd gaat verder.", True),
        ("Register en Loket (DOR/DOL)", "De DOL blijft open.", True),
        # What another action has in its title too, and what is an ordinary word, says too little.
        ("Beeld (hierna IOB) Jeugd", "Het IOB gaat verder.", False),
        ("Samenwerking", "De samenwerking gaat verder.", False),
        ("Veilig uitgaan", "Onveilig uitgaan", False),
        ("ACT! Team", "Een act van het team", False),
    ],
)
def test_a_text_that_names_an_action_that_stopped_is_asked_about(
    title: str, text: str, *, is_named: bool
) -> None:
    body = f"""\
themes:
  - id: a
    title: A
    summary: {text}
    actions:
      - {{id: a.stopt, title: "{title}", capacity: {{duration: {{cell: Tot eind 2026}}}}}}
      - {{id: a.blijft, title: IOB Zorg, capacity: {{duration: {{cell: Doorlopend}}}}}}
"""
    question = f"de actie '{title}' stopt; klopt dit nog?"
    assert asked(body, "stopt;") == ({"themes[0].summary": [question]} if is_named else {})


@cases(
    ("text", "named"),
    [
        ("In 2026 beginnen wij.", "2026"),
        ("Van 1-7-2026 tot 2026-12-31.", "2026"),
        ("Tussen 2026 en 2027.", "2026 en 2027"),
        ("Het plan 2026-2029 van een ander.", "2026"),
        ("Het IVP 2024-2027 en 2024 tot en met 2027.", ""),
        ("Sinds 2025.", ""),
    ],
)
def test_a_year_is_asked_about_but_not_those_of_the_plan_it_carries_out(
    text: str, named: str
) -> None:
    body = f"frameworks: [{{title: IVP, period: 2024-2027}}]\nintroduction: [{{text: {text}}}]\n"
    expected = {"introduction[0].text": [f"hier staat {named}; klopt dat nog?"]} if named else {}
    assert asked(body, "hier staat") == expected


def test_a_remark_is_asked_about_once() -> None:
    body = "remarks: [{kind: assumption, text: Wij lezen dit als 2026.}]\n"
    assert asked(body, "klopt") == {"remarks[0]": ["klopt deze aanname nog?"]}


def test_a_comment_that_names_the_year_or_what_stopped_is_asked_about() -> None:
    heading = "# Het vastgestelde programma 2026\n# van drie gemeenten\n\n"
    body = ACT.replace("planning:\n", "# Zonder ACT!\nplanning:\n  # Maart 2026, 2024\n")
    body = body.replace("Controle,", '"# 2026, ACT!",  # niet in 2026\n    ').replace(
        "summary: Samen met ACT! in het gebied.",
        "summary: |\n" + indent("# 2026\nSamen", " " * 10),
    )
    document = parse(heading + HEAD + body, "oud.yaml")
    old = check(document).programme
    assert old is not None
    plan = roll_over(old, 2027, settle(prospects(old), {}, accept=False))
    first = parse(text_of(document, plan), "nieuw.yaml")
    new = with_comments_asked(first, old, plan)
    lines = [line.strip() for line in new.splitlines()]
    below = [lines[at - 1 : at + 2] for at, line in enumerate(lines) if "hierboven" in line]
    year = "# uvp: beslis -- de opmerking hierboven noemt 2026; klopt dat nog?"
    stopped = "de actie 'ACT! Team Zuid', die stopt"
    assert [(each[0], each[1]) for each in below[:2]] == [
        ("", year),
        (
            "# Zonder ACT!",
            f"# uvp: beslis -- de opmerking hierboven noemt {stopped}; klopt dat nog?",
        ),
    ]
    assert lines[:5] == [*heading.splitlines(), year, "version: 2"]
    assert len(below) == 3
    # The same again asks nothing twice.
    assert with_comments_asked(parse(new, "nieuw.yaml"), old, plan) == new
