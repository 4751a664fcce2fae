from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from tests.cases import cases
from tests.commands.runner import DATA
from tests.papers import footnotes, headings, inlines, made, sample, texts
from tests.samples import HEAD, WHOLE, asked, placed, programme
from uvp_cli import dutch
from uvp_cli.programme import paths
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Placed
from uvp_cli.queries import budget, naming
from uvp_cli.queries.hours import account
from uvp_cli.queries.naming import Names
from uvp_cli.reports.papers.check import check_report, compare
from uvp_cli.reports.papers.figures import LONGEST, figures, labelled, meant, tag_of
from uvp_cli.reports.papers.letter import letter, template
from uvp_cli.reports.papers.month import WHOLE_ACTION, agenda_page
from uvp_cli.reports.papers.paper import Blank, Bound, Drawing, Grid, Heading, Listing, Paper
from uvp_cli.reports.papers.parts import table
from uvp_cli.reports.tables import Outline, Report, Table


@pytest.fixture(params=["data", "proef"])
def loaded(request: pytest.FixtureRequest) -> Placed:
    if request.param == "data":
        return placed("", DATA.read_text("utf-8"))
    return placed(WHOLE)


def assumptions(found: Programme) -> list[str]:
    remarks = [each.text for _, each in paths.remarks(found) if each.kind == "assumption"]
    estimates = [each.for_readers for _, each in paths.estimates(found)]
    return sorted([*remarks, *filter(None, estimates)])


def test_the_order_is_that_of_a_council() -> None:
    assert headings(sample()) == [
        (1, "Wat dit is"),
        (2, "Gemeenten"),
        (2, "Inleiding"),
        (1, "Samenvatting"),
        (2, "In het kort"),
        (2, "Uren"),
        (1, "1. Jeugd en Veiligheid"),
        (2, "Ambities"),
        (2, "Doelstellingen"),
        (2, "Acties"),
        (3, "1. Veilig uitgaan"),
        (2, "Capaciteit"),
        (2, "Wat merkt de inwoner"),
        (2, "Financiën"),
        (2, "Communicatie"),
        (1, "Overige acties"),
        (2, "Lampen"),
        (2, "Capaciteit"),
        (1, "Maandplanning"),
        (1, "Uren per maand (indicatief)"),
        (1, "Betrokkenen"),
        (2, "Afdelingen"),
        (2, "Ketenpartners"),
        (2, "Overige verantwoordelijken"),
        (1, "Verdeling en rekenwijze"),
        (2, "Wat de woorden betekenen"),
        (1, "Open punten"),
        (1, "Bijlage: de open punten toegelicht"),
    ]


def test_every_assumption_is_a_footnote(loaded: Placed) -> None:
    paper = made(loaded)
    found = footnotes(paper)
    assert not [each for each in assumptions(loaded.programme) if each not in found]


def test_what_may_change_hours_money_or_planning_is_an_open_point_once() -> None:
    """What is only about content or wording is counted, and left to who writes a programme."""
    paper = sample(f"{WHOLE}{DELAYED}")
    rows = [
        cell
        for block in paper.blocks
        if isinstance(block, Grid) and block.title == "Wat er bij de open punten opvalt"
        for line in block.lines
        for (cell,) in line.cells
    ]
    for text in ("Of de planning klopt.", "Welke week?", "Wie weet."):
        assert rows.count(text) == 1
        assert text not in footnotes(paper)
    assert not {"Een aanname.", "Er ontbreekt iets.", "Over het geheel.", "Wie?"} & {*rows}
    (said,) = (
        text[0] for text in texts(paper) if str(text[0]).startswith("Het programma geeft aan")
    )
    assert said == (
        "Het programma geeft aanleiding tot 12 punten, waarvan 1 aanname. Een "
        "aanname staat als voetnoot bij wat zij betreft. Hieronder staan de 6 punten die nog "
        "moeten worden besloten of uitgezocht en die de uren, het geld of de planning kunnen "
        "veranderen. 5 andere punten gaan over de inhoud of de formulering en staan hier niet."
    )


DELAYED = """\
  - title: Dag
    month: 3
    remarks: [{kind: missing, text: Welke week?}, {kind: ambiguity, text: Of de planning klopt.}]
"""


POINT = "other_actions: [{id: overig.a, title: A, remarks: [{kind: missing, text: Welke uren?}]}]"
LIGHT = "remarks: [{kind: missing, text: Wie?}]"


@cases(
    ("body", "said"),
    [
        (
            POINT,
            "Het programma geeft aanleiding tot 1 punt. Hieronder staat het punt dat "
            "nog moet worden besloten of uitgezocht en dat de uren, het geld of de planning kan "
            "veranderen.",
        ),
        (
            LIGHT,
            "Het programma geeft aanleiding tot 1 punt. Dat gaat over de inhoud of de "
            "formulering en staat hier niet.",
        ),
        (
            LIGHT.replace("]", ", {kind: missing, text: Waar?}]"),
            "Het programma geeft aanleiding tot 2 punten. Die gaan over de inhoud of de "
            "formulering en staan hier niet.",
        ),
        (
            LIGHT.replace("]", ", {kind: assumption, text: Hier.}]"),
            "Het programma geeft aanleiding tot 2 punten, waarvan 1 aanname. Een aanname staat "
            "als voetnoot bij wat zij betreft. Eén ander punt gaat over de inhoud of de "
            "formulering en staat hier niet.",
        ),
    ],
)
def test_one_point_is_one(body: str, said: str) -> None:
    assert (said,) in list(texts(sample(body)))


@pytest.mark.parametrize("gemeente", [None, "zuid"])
def test_no_heading_level_is_skipped(gemeente: str | None) -> None:
    loaded = placed(WHOLE)
    papers: list[Paper] = [
        made(loaded, gemeente),
        agenda_page(loaded, asked("mei"), of(gemeente)),
        letter(loaded, gemeente or "noord"),
        made(placed("", HEAD), gemeente),
    ]
    for paper in papers:
        levels = [0, *(level for level, _ in headings(paper))]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_programme_with_nothing_in_it_is_a_paper_too() -> None:
    paper = made(placed("", HEAD))
    assert [text for level, text in headings(paper) if level == 1] == [
        "Wat dit is",
        "Samenvatting",
        "Open punten",
    ]
    assert ("Er zijn geen open punten.",) in texts(paper)
    assert not [block for block in paper.blocks if isinstance(block, Drawing)]


def test_an_excerpt_has_the_hours_and_the_planning_of_its_municipality() -> None:
    loaded = placed("", DATA.read_text("utf-8"))
    paper = made(loaded, "vaals")
    assert paper.title == "UVP Integrale Veiligheid Heuvelland 2026, Vaals"
    total = dutch.number(account(loaded.programme, "vaals").totals.hours)
    assert any(f"uren voor Vaals: {total}" in str(each) for each in inlines(paper))
    planned = next(b for b in paper.blocks if isinstance(b, Table) and "Planning voor" in b.title)
    assert "Veilig Uitgaan (Carnaval)" in {cell for row in planned.rows for cell in row.cells}


def test_pictures_say_what_they_show_and_stand_with_their_figures() -> None:
    paper = sample()
    found = [each for each in paper.blocks if isinstance(each, Drawing)]
    assert [each.title for each in found] == [
        "Uren per gemeente",
        "Planning van het hele jaar",
        "Uren per maand en gemeente, indicatief",
    ]
    assert all(each.described for each in found)
    tables = {each.title for each in paper.blocks if isinstance(each, Table)}
    assert {found[1].title, found[2].title} <= tables


def test_items_have_the_numbers_that_the_strip_of_the_year_refers_to() -> None:
    planned = next(
        each
        for each in sample().blocks
        if isinstance(each, Table) and each.title == "Planning van het hele jaar"
    )
    assert planned.columns[0].title == "Nr"
    assert [row.cells[0] for row in planned.rows if row.role == "data"] == [1, 2]


def test_notes_about_commands_are_no_part_of_a_paper(loaded: Placed) -> None:
    paper = made(loaded)
    said = [str(each) for each in inlines(paper)]
    said += [note for each in paper.blocks if isinstance(each, Table) for note in each.notes]
    assert not [each for each in said if "--" in each or "uvp hours" in each]


def test_goals_are_numbered_where_each_has_a_number() -> None:
    def listed(body: str) -> Listing:
        blocks = sample(body).blocks
        place = blocks.index(Heading(2, "Doelstellingen"))
        found = blocks[place + 1]
        assert isinstance(found, Listing)
        return found

    mixed = listed(WHOLE)
    assert (mixed.numbers, mixed.items[0][:2], mixed.items[1][0]) == (
        (),
        ("1. ", "Een doel."),
        "",
    )
    numbered = listed(WHOLE.replace("- id: jeugd.doel-2", "- number: 2\n        id: jeugd.doel-2"))
    assert numbered.numbers == (1, 2)
    assert numbered.items[0][:2] == ("", "Een doel.")


def of(gemeente: str | None) -> Names:
    return Names(gemeente=(gemeente,) if gemeente else ())


def tables(paper: Paper) -> list[str]:
    return [block.title for block in paper.blocks if isinstance(block, Table)]


def test_a_page_about_a_theme_has_its_planning_actions_money_and_open_points() -> None:
    paper = agenda_page(placed(WHOLE), None, Names(gemeente=("zuid",), theme=("jeugd",)))
    assert paper.title == "UVP Proef 2026, Zuid, thema Jeugd en Veiligheid"
    assert [text for _, text in headings(paper)] == [
        "Op de planning",
        "Acties",
        "Financiën",
        "Open punten",
    ]
    assert tables(paper)[0] == "Planning voor Zuid, thema Jeugd en Veiligheid"
    part = "Dit is een deel van het programma: voor Zuid, thema Jeugd en Veiligheid."
    assert next(iter(texts(paper))) == (part,)
    assert (WHOLE_ACTION,) not in list(texts(paper))


def test_a_page_about_a_partner_says_that_hours_are_those_of_the_whole_action() -> None:
    loaded = placed(WHOLE)
    partner = loaded.programme.partners[0]
    paper = agenda_page(loaded, None, Names(partner=(partner.id,)))
    assert paper.title == f"UVP Proef 2026, met ketenpartner {partner.name}"
    assert (WHOLE_ACTION,) in list(texts(paper))
    month = agenda_page(loaded, asked("mei"), Names(partner=(partner.id,)))
    assert month.title == f"Agenda mei 2026, met ketenpartner {partner.name}"


def test_a_page_about_what_has_no_planning_says_so() -> None:
    paper = agenda_page(placed(""), None, Names(theme=("other_actions",)))
    assert ("Hiervan staat er niets op de planning.",) in list(texts(paper))


def test_an_agenda_page_has_what_is_due_and_what_is_open_there() -> None:
    paper = agenda_page(placed(WHOLE), asked("mei"))
    assert (paper.title, paper.subtitle) == ("Agenda mei 2026", "UVP Proef 2026")
    assert headings(paper) == [
        (1, "Op de planning"),
        (1, "Acties die daarbij horen"),
        (1, "Open punten"),
    ]
    assert not paper.contents


@pytest.mark.parametrize(
    ("head", "gemeente", "whose"),
    [
        (HEAD, None, "alle gemeenten samen"),
        (HEAD, "zuid", "voor Zuid"),
        (HEAD.replace("to: 2026-12", "to: 2027-12"), None, "alle gemeenten samen"),
    ],
)
def test_an_agenda_page_says_that_hours_are_not_those_of_the_month(
    head: str, gemeente: str | None, whose: str
) -> None:
    paper = agenda_page(placed(WHOLE, head), asked("mei", head), of(gemeente))
    title = f"Capaciteit van deze acties: geraamde uren over het hele programma, {whose}"
    assert title in [each.title for each in paper.blocks if isinstance(each, Table)]


@pytest.mark.parametrize("derived", ["", ", derived: [actions]"])
def test_an_agenda_page_says_whose_the_links_of_the_planning_are(derived: str) -> None:
    body = f"""
        other_actions: [{{id: a, title: A}}]
        planning: [{{title: B, month: 5, actions: [a]{derived}}}]
    """
    text = str(agenda_page(placed(body), asked("mei")).blocks)
    assert ("koppelingen van de planning aan acties zijn van ons" in text) is bool(derived)


def test_an_agenda_page_of_an_empty_month_says_so() -> None:
    paper = agenda_page(placed(WHOLE), asked("jan"), of("zuid"))
    assert paper.title == "Agenda januari 2026, Zuid"
    school = HEAD.replace("2026-01, to: 2026-12", "2026-09, to: 2027-06")
    for time, title in {
        "1": "Agenda januari 2027",
        "nov t/m feb": "Agenda november 2026 t/m februari 2027",
        "Q2": "Agenda 2e kwartaal (april t/m juni 2027)",
        "week 41": "Agenda week 41 (5 t/m 11 oktober 2026)",
    }.items():
        assert agenda_page(placed("", school), asked(time, school)).title == title
    assert list(texts(paper)) == [("In deze tijd staat er niets op de planning.",)]


def test_figures_are_those_of_the_queries() -> None:
    found = programme(WHOLE)
    known = figures(found)
    for each in found.gemeenten:
        totals = account(found, each.id).totals
        assert known[f"hours.{each.id}.total"] == dutch.number(totals.hours)
        assert known[f"hours.{each.id}.low"] == dutch.number(totals.low)
        money = budget.add_up(found, each.id).said
        assert known[f"budget.{each.id}.total"] == dutch.euros(money or Decimal(0))
    assert known["hours._all.total"] == dutch.number(account(found).totals.hours)
    assert known["hours._all.theme.other_actions"] == "21"
    assert known["programme.period"] == "2026"
    assert known["count._all.actions"] == "2"


def test_a_name_that_word_cannot_take_is_shortened_to_one_of_its_own() -> None:
    long = f"hours.{'a' * 60}.theme.{'b' * 60}"
    assert len(tag_of(long)) == LONGEST
    assert tag_of(long) != tag_of(f"{long}c")
    assert tag_of("hours.noord.total") == "uvp:hours.noord.total"


def test_a_template_leaves_the_municipality_open() -> None:
    assert meant("hours.gemeente.total", "zuid") == "hours.zuid.total"
    assert meant("hours._all.total", "zuid") == "hours._all.total"
    said = "".join(map(str, inlines(template(placed(WHOLE)))))
    assert "{uvp:hours.gemeente.total}" in said
    assert not [each for each in inlines(template(placed(WHOLE))) if isinstance(each, Bound)]


def test_every_figure_in_a_letter_is_bound() -> None:
    loaded = placed(WHOLE)
    paper = letter(loaded, "zuid")
    known = {tag_of(name): text for name, text in figures(loaded.programme).items()}
    bound = [each for each in inlines(paper) if isinstance(each, Bound)]
    assert {each.tag: each.text for each in bound}.items() <= known.items()
    loose = "".join(each for each in inlines(paper) if isinstance(each, str))
    assert not [character for character in loose if character.isdigit()]
    shown = next(each for each in paper.blocks if isinstance(each, Grid))
    themes = [line.cells[1][0] for line in shown.lines if "waarvan" not in str(line.cells[0])]
    *themes, total = themes
    assert _hours(total) == account(loaded.programme, "zuid").totals.hours
    assert sum(_hours(each) for each in themes) == account(loaded.programme, "zuid").totals.hours


def _hours(each: object) -> Decimal:
    assert isinstance(each, Bound)
    return Decimal(each.text.replace(".", "").replace(",", "."))


KNOWN = {"uvp:a": "1.066", "uvp:b": "€ 1.000,50", "uvp:c": "Noord", "uvp:d": "7"}


@cases(
    ("tag", "said", "state"),
    [
        ("uvp:a", "1.066", "agrees"),
        ("uvp:a", "1066", "agrees"),
        ("uvp:a", " 1\u00a0066,0 ", "agrees"),
        ("uvp:a", "1.067", "differs"),
        ("uvp:a", "1.066 uur", "differs"),
        ("uvp:a", "", "differs"),
        ("uvp:a", "²", "differs"),
        ("uvp:b", "€ 1000,5", "agrees"),
        ("uvp:c", "Noord ", "agrees"),
        ("uvp:c", "Zuid", "differs"),
        ("uvp:e", "7", "unknown"),
    ],
)
def test_a_figure_may_be_written_otherwise_but_not_be_another(
    tag: str, said: str, state: str
) -> None:
    (found,) = compare([(tag, said)], [tag], KNOWN)
    assert (found.state, found.letter) == (state, said)


def test_a_figure_that_is_bound_less_often_than_before_is_lost() -> None:
    found = compare([("uvp:a", "1.066")], ["uvp:a", "uvp:a", "uvp:d"], KNOWN)
    assert [(each.tag, each.state) for each in found] == [
        ("uvp:a", "agrees"),
        ("uvp:a", "lost"),
        ("uvp:d", "lost"),
    ]


LABELS = {tag_of(name): it.label for name, it in labelled(placed(WHOLE).programme).items()}


def test_only_what_does_not_agree_is_named() -> None:
    loaded = placed(WHOLE)
    found = compare([("uvp:a", "1"), ("uvp:d", "7")], ["uvp:d", "uvp:d"], KNOWN)
    report = check_report(found, "brief.docx", loaded, LABELS)
    assert isinstance(report.content, Table)
    assert [row.cells for row in report.content.rows] == [
        ("uvp:a", "uvp:a", "1", "1.066", None, "differs", "klopt niet"),
        ("uvp:d", "uvp:d", None, "7", None, "lost", "is niet meer gebonden"),
    ]
    assert report.objection == "2 cijfers kloppen niet."
    assert [each["state"] for each in report.contract["figures"]] == ["differs", "agrees", "lost"]


def test_what_does_not_agree_is_said_in_words_and_where() -> None:
    loaded = placed(WHOLE)
    known = {tag_of(name): text for name, text in figures(loaded.programme).items()}
    tags = ["uvp:hours.zuid.own", "uvp:hours.zuid.theme.jeugd", "uvp:count.zuid.actions"]
    found = compare(
        [(tag, "1") for tag in tags], tags, known, ["Eigen uren: 1", "Jeugd | 1", "Wij doen 1."]
    )
    report = check_report(found, "brief.docx", loaded, LABELS)
    assert isinstance(report.content, Table)
    assert [(row.cells[1], row.cells[4]) for row in report.content.rows] == [
        ("eigen uren van Zuid", "Eigen uren: 1"),
        ("uren van Zuid, Jeugd en Veiligheid", "Jeugd | 1"),
        ("aantal acties voor Zuid", "Wij doen 1."),
    ]
    first = report.contract["figures"][0]
    assert (first["name"], first["sentence"]) == ("eigen uren van Zuid", "Eigen uren: 1")


def test_a_letter_says_what_hours_rest_on_and_leaves_the_date_open() -> None:
    said = list(texts(letter(placed(WHOLE), "zuid")))
    rests = Bound(
        "uvp:assumptions.zuid",
        'De uren op aanname berusten op het volgende. Bij de actie "Veilig uitgaan (Samen)": Dit '
        "staat er niet helder.",
    )
    assert (rests,) in said
    assert Blank("Datum", "[vul de datum in]", is_date=True) in said[0]
    assert figures(programme())["assumptions.zuid"] == "Er zijn geen uren op aanname."


def test_a_letter_without_bound_figures_says_so() -> None:
    report = check_report((), "brief.docx", placed(WHOLE), {})
    assert isinstance(report.content, Table)
    assert (
        report.content.empty == "In deze brief staat geen cijfer dat aan het programma is gebonden."
    )
    assert report.objection.startswith("Er is niets om te controleren.")


def test_a_card_is_no_table() -> None:
    with pytest.raises(TypeError, match="no table"):
        table(Report(Outline("Kaart")))


OPEN = """
departments: [{id: oov, name: OOV}]
partners: [{id: politie, name: Politie}]
themes:
  - id: jeugd
    title: Jeugd
    actions:
      - id: jeugd.a
        title: A
        capacity: {departments: [oov], partners: [politie]}
        measures: [{id: jeugd.m, title: M}]
      - {id: jeugd.b, title: B}
    budget:
      - {status: unknown, text: Van het thema.}
      - {status: unknown, text: Van de actie., actions: [jeugd.a]}
      - {status: unknown, text: Van de maatregel., actions: [jeugd.m]}
planning: [{month: 5, title: A, actions: [jeugd.a]}]
"""


@cases(
    ("about", "month", "title", "points"),
    [
        (
            Names(theme=("jeugd",)),
            "",
            "Open punten, thema Jeugd",
            ["Van het thema.", "A: Van de actie.", "A > M: Van de maatregel."],
        ),
        (
            Names(partner=("politie",)),
            "",
            "Open punten, met ketenpartner Politie",
            ["A: Van de actie.", "A > M: Van de maatregel."],
        ),
        (
            naming.EVERYTHING,
            "mei",
            "Open punten bij deze acties",
            ["A: Van de actie.", "A > M: Van de maatregel."],
        ),
    ],
)
def test_a_page_has_the_open_points_of_all_that_stands_on_it(
    about: Names, month: str, title: str, points: list[str]
) -> None:
    paper = agenda_page(placed(OPEN), asked(month) if month else None, about)
    (table,) = (it for it in paper.blocks if isinstance(it, Table) and it.title == title)
    (shown,) = (at for at, column in enumerate(table.columns) if column.key == "question")
    found = [row.cells[shown] for row in table.rows if row.role == "data"]
    assert [text for text in found if "Van " in str(text)] == points
