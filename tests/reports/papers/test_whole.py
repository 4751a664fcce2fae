"""Every sentence of a report's running text, with a programme of which it is true and one of
which it is not, so that it is left out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.cases import cases
from tests.papers import footnotes, headings, made, texts
from tests.samples import HEAD, MERGED, WHOLE, asked, placed
from uvp_cli.reports.papers.month import agenda_page
from uvp_cli.reports.papers.paper import Drawing, Grid, PaperText, Strong
from uvp_cli.reports.papers.whole import whole
from uvp_cli.reports.tables import Table

ONE = HEAD[: HEAD.index("  - {id: midden")].replace("UVP Proef", "Agenda Proef")
"""A programme of one municipality, with a title of which we do not know the article."""
TALK = """
frameworks: [{title: Veiligheidsplan Noord, period: 2024-2027}]
region: {id: proef, name: Proefregio}
themes:
  - id: wonen
    title: Wonen
    ambitions: [{id: wonen.ambitie-1, text: Rust.}]
    goals: [{id: wonen.doel-1, text: Rust.}, {id: wonen.doel-2, text: Orde.}]
    residents: [{text: Rust.}]
    communication: [{text: Een krant., actions: [wonen.a]}]
    actions:
      - {id: wonen.a, title: A, goals: [wonen.doel-1], derived: [goals, title], gemeenten: [noord]}
  - id: zorg
    title: Zorg
    actions:
      - {id: zorg.a, title: Communicatieplan, capacity: {duration: {cell: Heel 2026}}}
other_actions: [{id: overig.a, title: Lamp}]
planning: [{month: 3, title: Start, actions: [wonen.a, overig.a]}]
"""
READ = TALK.replace("derived: [goals, title]", "remarks: [{kind: assumption, text: X.}]")
MONEY = """
roles: [{id: allen, name: Allen}]
themes:
  - id: wonen
    title: Wonen
    budget: [{status: unknown, text: Later.}, {status: amount, text: Geld., euros: 9, per: joint}]
    actions:
      - id: wonen.a
        title: A
        capacity: {hours: {cell: 6 uur samen, estimates: [{hours: 6, per: joint}]}}
      - id: wonen.b
        title: B
        capacity: {hours: {cell: 4 uur, estimates: [{hours: 4, per: gemeente}]}}
      - id: wonen.c
        title: C
        capacity: {hours: {cell: 2 per persoon, estimates: [{hours: 2, per: person}]}}
      - {id: wonen.d, title: D, capacity: {hours: {cell: p.m.}}}
"""


LINKED = """
other_actions: [{id: overig.a, title: Lamp}]
planning: [{month: 3, title: Start, actions: [overig.a], derived: [actions]}]
"""
LIGHT = "remarks: [{kind: missing, text: Wie?}]"

JOINT = "budget: [{status: amount, text: Samen., euros: 300, per: joint}]"


def plain(text: PaperText) -> str:
    return "".join(
        part.text if isinstance(part, Strong) else part
        for part in text
        if isinstance(part, (str, Strong))
    )


@cache
def said(body: str, gemeente: str | None = None, head: str = HEAD) -> str:
    return "\n".join(map(plain, texts(made(placed(body, head), gemeente))))


SENTENCES = {
    "Dit document geeft het UVP Proef 2026 weer, gemaakt uit het bestand proef.yaml.": (
        (HEAD, "", None),
        (ONE, "", None),
    ),
    "Dit document geeft de Agenda Proef 2026 weer, gemaakt uit": (
        (ONE, "", None),
        (HEAD, "", None),
    ),
    "Titels en namen zijn overgenomen; ": ((HEAD, "", None), (HEAD, MONEY, None)),
    "Titels, namen en cijfers zijn overgenomen; ": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Titels, namen en planning zijn overgenomen; ": ((HEAD, TALK, None), (HEAD, MONEY, None)),
    "Sommen en aandelen zijn door ons berekend.": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Aannames staan als voetnoot bij wat zij betreffen.": (
        (HEAD, READ, None),
        (HEAD, MONEY, None),
    ),
    "De koppelingen van de planning aan acties zijn van ons;": (
        (HEAD, LINKED, None),
        (HEAD, TALK, None),
    ),
    "Wat nog open is, staat achteraan.": ((HEAD, MONEY, None), (HEAD, LIGHT, None)),
    "Het programma geldt voor Proefregio.": ((HEAD, TALK, None), (HEAD, "", None)),
    "Het is de uitwerking van het Veiligheidsplan Noord 2024-2027.": (
        (HEAD, TALK, None),
        (HEAD, "", None),
    ),
    "Gemeente: Noord.": ((ONE, "", None), (HEAD, "", None)),
    "Dit is het deel voor Zuid. Weggelaten is wat alleen voor andere gemeenten geldt (1 actie). "
    "Dat staat in het document over het hele programma.": (
        (HEAD, TALK, "zuid"),
        (HEAD, "", "zuid"),
    ),
    "2 thema's, 2 doelstellingen, 2 acties en 1 overige actie.": (
        (HEAD, TALK, None),
        (HEAD, MONEY, None),
    ),
    "Geen acties.": ((HEAD, "", None), (HEAD, TALK, None)),
    "Geraamde uren voor alle gemeenten samen: 18.": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Geraamde uren voor Noord: 10.": ((ONE, MONEY, None), (HEAD, MONEY, None)),
    "Bekende kosten voor alle gemeenten samen: € 9.": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Van één onderdeel zijn de kosten nog niet bekend.": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Bij 1 doelstelling lezen wij in het programma geen actie.": (
        (HEAD, TALK, None),
        (HEAD, READ, None),
    ),
    "Aan 1 doelstelling koppelt het programma geen actie.": (
        (HEAD, READ, None),
        (HEAD, TALK, None),
    ),
    "1 onderdeel op de maandplanning.": ((HEAD, TALK, None), (HEAD, MONEY, None)),
    "Wat geen jaar noemt, komt elk jaar terug.": (
        (HEAD.replace("to: 2026-12", "to: 2027-12"), TALK, None),
        (HEAD, TALK, None),
    ),
    "Open punten: 3.": ((HEAD, MONEY, None), (HEAD, "", None)),
    "Het programma noemt geen uren.": ((HEAD, TALK, None), (HEAD, MONEY, None)),
    "Het programma noemt voor Zuid geen uren.": ((HEAD, TALK, "zuid"), (HEAD, MONEY, "zuid")),
    "Het totaal van 18 uur bestaat uit 12 eigen uren en 6 gezamenlijke uren.": (
        (HEAD, MONEY, None),
        (HEAD, WHOLE, None),
    ),
    "De aannames staan als voetnoot bij de capaciteit.": (
        (HEAD, WHOLE, None),
        (HEAD, MONEY, None),
    ),
    "Daarnaast noemt het programma uren per persoon, zonder het aantal personen: C, 2 uur": (
        (HEAD, MONEY, None),
        (HEAD, TALK, None),
    ),
    'Niet meegeteld is wat het programma niet in een aantal uren zegt: D, "p.m.".': (
        (HEAD, MONEY, None),
        (HEAD, TALK, None),
    ),
    "Dit hoofdstuk heeft geen onderdeel Communicatie; zie wel Communicatieplan.": (
        (HEAD, TALK, None),
        (HEAD, MONEY, None),
    ),
    "Dit hoofdstuk heeft geen onderdeel Communicatie voor Zuid.": (
        (HEAD, TALK, "zuid"),
        (HEAD, TALK, "noord"),
    ),
    "Dit hoofdstuk heeft geen onderdeel Wat merkt de inwoner.": (
        (HEAD, TALK, None),
        (HEAD, MONEY, None),
    ),
    "Dit hoofdstuk heeft geen acties voor Zuid.": ((HEAD, TALK, "zuid"), (HEAD, TALK, "noord")),
    "Orde. Wij lezen in het programma geen actie die hieraan bijdraagt.": (
        (HEAD, TALK, None),
        (HEAD, READ, None),
    ),
    "Orde. Het programma koppelt hieraan geen actie.": ((HEAD, READ, None), (HEAD, TALK, None)),
    "Rust. Wij lezen in het programma geen actie voor Zuid die hieraan bijdraagt.": (
        (HEAD, TALK, "zuid"),
        (HEAD, TALK, "noord"),
    ),
    "Rust. Actie, volgens onze lezing: A.": ((HEAD, TALK, None), (HEAD, TALK, "zuid")),
    "Rust. Actie: A.": ((HEAD, READ, None), (HEAD, TALK, None)),
    "Het programma geeft hierbij geen toelichting, alleen de capaciteit.": (
        (HEAD, TALK, None),
        (HEAD, "", None),
    ),
    "Voor Zuid staat er niets op de planning.": (
        (HEAD, TALK.replace("[wonen.a, overig.a]", "[wonen.a]"), "zuid"),
        (HEAD, "", "zuid"),
    ),
    "Gezamenlijke uren en bedragen zijn gelijk over de gemeenten verdeeld.": (
        (HEAD, MONEY, None),
        (ONE, MONEY, None),
    ),
    "Gezamenlijke bedragen zijn gelijk over de gemeenten verdeeld.": (
        (HEAD, JOINT, None),
        (HEAD, MONEY, None),
    ),
    "Eigen uren zijn per gemeente geraamd;": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Gezamenlijke uren zijn voor alle gemeenten samen geraamd;": (
        (HEAD, MONEY, None),
        (ONE, MONEY, None),
    ),
    "Op aanname wil zeggen: de uren berusten op onze lezing van de cel.": (
        (HEAD, WHOLE, None),
        (HEAD, MONEY, None),
    ),
    "Uren per persoon staan in geen totaal": ((HEAD, MONEY, None), (HEAD, TALK, None)),
    "Is het begin niet bekend, dan is gerekend vanaf de eerste maand van het programma.": (
        (HEAD, MONEY, None),
        (HEAD, TALK, None),
    ),
    "Er zijn geen open punten.": ((HEAD, "", None), (HEAD, MONEY, None)),
}


@cases("sentence", SENTENCES)
def test_a_sentence_is_there_only_where_it_is_true(sentence: str) -> None:
    (head, body, gemeente), (other_head, other_body, other_gemeente) = SENTENCES[sentence]
    assert sentence in said(body, gemeente, head)
    assert sentence not in said(other_body, other_gemeente, other_head)


@cases("body", ["", TALK])
@cases("gemeente", [None, "noord"])
def test_nothing_is_promised_or_0_where_nothing_is_said(body: str, gemeente: str | None) -> None:
    paper = made(placed(body, ONE), gemeente)
    text = said(body, gemeente, ONE)
    for word in ("alle gemeenten", "gelijk over", " 0 ", "€", "meer dan één manier"):
        assert word not in text
    titles = [title for _, title in headings(paper)]
    for heading in ("Financiën", "Verdeling en rekenwijze", "Gemeenten"):
        assert heading not in titles


def test_a_cell_that_is_no_hours_is_not_called_hours() -> None:
    cell = "{cell: 1 fte}"
    body = f"other_actions: [{{id: overig.a, title: A, capacity: {{hours: {cell}}}}}]"
    titles = [block.title for block in made(placed(body)).blocks if isinstance(block, Table)]
    assert "Capaciteit van deze acties" in titles


def test_every_point_is_named_and_explained_where_there_is_more_to_say() -> None:
    body = """
        other_actions:
          - {id: overig.a, title: A, capacity: {hours: {cell: 1 uur}}}
          - {id: overig.b, title: B, remarks: [{kind: missing, text: Uren ontbreken.}]}
          - {id: overig.c, title: C}
    """
    named, explained = (
        [tuple(plain(cell) for cell in line.cells) for line in block.lines]
        for block in made(placed(body)).blocks
        if isinstance(block, Grid)
    )
    assert named == [("Cellen zonder raming", "1", "A"), ("Acties zonder uren", "2", "B; C")]
    assert explained[-2:] == [("Acties zonder uren",), ("B", "Uren ontbreken.")]


def test_a_note_for_the_maker_is_in_no_paper_for_a_council() -> None:
    papers = (made(placed(WHOLE)), agenda_page(placed(WHOLE), asked("mei")))
    for text in map(repr, papers):
        assert "Dit staat er niet helder." in text
        assert "Zo gelezen." not in text


def test_a_section_that_no_theme_has_is_left_out() -> None:
    assert "Communicatie" not in [title for _, title in headings(made(placed(MONEY)))]


def test_actions_that_have_only_planning_promise_no_capacity() -> None:
    paper = made(placed(TALK))
    titles = [block.title for block in paper.blocks if isinstance(block, Table)]
    assert "Planning van deze acties" in titles
    assert (2, "Planning") in headings(paper)
    bare = made(placed("other_actions: [{id: overig.a, title: Lamp}]"))
    assert not [b for b in bare.blocks if isinstance(b, Table) and "acties" in b.title]


def test_a_title_that_a_remark_explains_is_explained_once() -> None:
    def about_title(remarks: str) -> list[str]:
        body = (
            f"other_actions: [{{id: overig.a, title: A, derived: [title], remarks: [{remarks}]}}]"
        )
        return [text for text in footnotes(made(placed(body))) if "itel" in text]

    assert about_title("") == ["Titel: onze lezing; zo staat het niet in het programma."]
    assert about_title("{kind: assumption, text: De titel is van ons.}") == ["De titel is van ons."]


def test_what_a_remark_explains_about_money_is_explained_once() -> None:
    def about_money(remark: str) -> list[str]:
        line = "status: unknown, text: Later., actions: [wonen.a], derived: [status, actions]"
        body = f"""
themes:
  - id: wonen
    title: Wonen
    actions: [{{id: wonen.a, title: A}}]
    budget: [{{{line}, remarks: [{remark}]}}]
"""
        tables = [block for block in made(placed(body)).blocks if isinstance(block, Table)]
        assert any("A: Later." in row.cells for block in tables for row in block.rows)
        return [note for block in tables for note in block.footnotes]

    ours = "onze lezing; zo staat het niet in het programma."
    assert about_money("") == [f"Soort en acties: {ours}"]
    read, linked = "Wij lezen dat als onbekend.", "De koppeling aan A is van ons."
    first, second = (f"{{kind: assumption, text: {text}}}" for text in (read, linked))
    assert about_money(f"{first}, {second}") == [read, linked]
    # One of two says nobody which of them it is about.
    assert about_money(first) == [f"Soort en acties: {ours}", read]


def test_an_excerpt_speaks_of_open_points_about_parties_only_where_there_are_any() -> None:
    def left_out(remarks: str) -> str:
        paper = made(placed(f"roles: [{{id: allen, name: Allen, remarks: [{remarks}]}}]"), "zuid")
        return " ".join(map(plain, texts(paper)))

    remark = "{kind: missing, text: Wie?}"
    assert "met de open punten daarover" in left_out(remark)
    assert "met de open punten daarover" not in left_out("")
    assert "Weggelaten is het hoofdstuk over de betrokkenen." in left_out("")


def test_a_period_that_a_remark_explains_is_explained_once() -> None:
    def about_period(remarks: str) -> list[str]:
        item = "title: Start, period: {name: Zomer, months: [7, 8]}, derived: [period]"
        paper = made(placed(f"planning: [{{{item}, remarks: [{remarks}]}}]"))
        tables = [block for block in paper.blocks if isinstance(block, Table)]
        planned = [row.cells[0] for block in tables for row in block.rows if row.role == "section"]
        return [str(planned[-1]), *(note for block in tables for note in block.footnotes)]

    assert about_period("") == ["Zomer (wij lezen juli en augustus)"]
    said = "Wij lezen de maanden juli en augustus."
    remark = f"{{kind: assumption, text: {said}}}"
    assert about_period(remark) == ["Zomer (juli en augustus)", said]


def test_the_packaged_file_is_called_by_its_name() -> None:
    packaged = replace(placed(""), origin="meegeleverd programma uvp2026.yaml", file="uvp2026.yaml")
    (first, *_) = texts(whole(packaged, {}))
    assert "gemaakt uit het meegeleverde bestand uvp2026.yaml." in plain(first)


def test_an_extended_programme_says_until_when() -> None:
    longer = HEAD.replace("to: 2026-12}", "to: 2026-12, extended_to: 2027-06}")
    assert made(placed("", longer)).subtitle.endswith(", verlengd t/m juni 2027")


@pytest.mark.parametrize(
    ("derived", "said"),
    [
        (", derived: [actions]", "Acties waarover wij op de maandplanning niets lezen"),
        ("", "Acties zonder planning"),
    ],
)
def test_that_an_action_is_not_planned_is_ours_where_the_links_are(derived: str, said: str) -> None:
    body = f"""
other_actions:
  - {{id: overig.a, title: A}}
  - {{id: overig.b, title: B}}
  - {{id: overig.c, title: C, remarks: [{{kind: missing, text: Niet op de maandplanning.}}]}}
planning: [{{title: A, month: 2, actions: [overig.a]{derived}}}]
"""
    assert said in str(made(placed(body)).blocks)


@pytest.mark.parametrize(
    ("to_decide", "said_of_it"),
    [
        (0, "De tekst van het programma zelf gaat voor."),
        (1, "Het is een concept: 1 punt moet nog worden beslist; wat daar staat, kan veranderen."),
        (2, "Het is een concept: 2 punten moeten nog worden beslist; wat daar staat, kan"),
    ],
)
def test_what_must_be_decided_was_taken_from_nowhere(to_decide: int, said_of_it: str) -> None:
    paper = made(replace(placed(), to_decide=to_decide))
    about = "\n".join(map(plain, texts(paper)))
    assert said_of_it in about
    assert ("zijn overgenomen" in about) is (to_decide == 0)


def test_a_footnote_stands_at_its_own_line_of_money() -> None:
    body = """
themes:
  - id: wonen
    title: Wonen
    budget:
      - {status: amount, kind: income, text: Bijdrage., euros: 5, per: joint}
      - status: amount
        text: Campagne.
        euros: 9
        per: joint
        remarks: [{kind: assumption, text: Dit is onze lezing.}]
"""
    (shown,) = (
        block
        for block in made(placed(body)).blocks
        if isinstance(block, Table) and block.title.startswith("Kosten en dekking")
    )
    marked = [(row.cells[0], row.marks) for row in shown.rows if row.role == "data"]
    assert [marks for _, marks in marked] == [(1,), ()]
    assert shown.footnotes == ("Dit is onze lezing.",)


def test_a_part_keeps_the_numbers_that_its_planning_has_in_the_whole() -> None:
    body = """
planning:
  - {title: Eerst, month: 2, gemeenten: [noord]}
  - {title: Dan, month: 3, gemeenten: [zuid]}
"""
    paper = made(placed(body), "zuid")
    (planned,) = [
        each for each in paper.blocks if isinstance(each, Table) and "Planning" in each.title
    ]
    assert [row.cells[0] for row in planned.rows if row.role == "data"] == [2]
    (strip,) = [each for each in paper.blocks if isinstance(each, Drawing)]
    assert ">2</text>" in strip.svg
    assert ">1</text>" not in strip.svg


def test_the_sections_of_a_subtheme_are_all_a_step_below_it() -> None:
    body = """
themes:
  - {id: wonen, title: Wonen}
  - {id: buurt, parent: wonen, title: Buurt}
  - id: straat
    parent: buurt
    title: Straat
    goals: [{id: straat.doel-1, text: Rust.}]
    indicators: [{title: Meldingen}]
    actions: [{id: straat.a, title: A}]
    residents: [{text: Rust.}]
    budget: [{status: unknown, text: Later.}]
    communication: [{text: Een krant.}]
"""
    found = headings(whole(placed(body), {}))
    below = found[found.index((3, "Straat")) + 1 :]
    sections = [text for level, text in below[: below.index((1, "Open punten"))] if level == 4]
    assert sections == [
        "Doelstellingen",
        "Indicatoren",
        "Acties",
        "Wat merkt de inwoner",
        "Financiën",
        "Communicatie",
    ]


def test_a_text_ends_before_a_sentence_of_ours_begins() -> None:
    body = """
        allocation: {key: weights, weights: {noord: 1, midden: 1, zuid: 1}, note: Naar inwoners,
          source: CBS}
        themes:
          - id: jeugd
            title: Jeugd
            goals: [{id: jeugd.d, text: Rust}, {id: jeugd.e, text: Orde!}]
            actions: [{id: jeugd.a, title: A, goals: [jeugd.d]}]
            budget: [{status: amount, text: Geld., euros: 9, per: joint}]
    """
    text = said(body)
    assert "Rust. Actie: A." in text
    assert "Orde! Het programma koppelt hieraan geen actie." in text
    assert "naar gewicht verdeeld. Naar inwoners. Bron: CBS." in text


def test_figures_of_a_municipality_that_begins_later_say_for_whom_they_are() -> None:
    body = "budget: [{status: amount, text: Geld., euros: 900, per: joint}]"
    notes = "Nieuw bestaat vanaf juli 2026; de bedragen zijn geraamd voor Oud."
    for gemeente in (None, "nieuw"):
        assert notes in footnotes(made(placed(body, MERGED), gemeente))
    assert "Dit is het deel voor Nieuw. Nieuw bestaat vanaf juli 2026" in said(
        body, "nieuw", MERGED
    )
