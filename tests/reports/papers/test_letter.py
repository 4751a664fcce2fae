"""Every sentence that a letter can say, with a programme that reaches it and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import cases
from tests.commands.runner import DATA
from tests.papers import headings, texts
from tests.samples import HEAD, MERGED, WHOLE, placed, programme
from uvp_cli.reports.papers.figures import figures
from uvp_cli.reports.papers.letter import SENTENCES, letter
from uvp_cli.reports.papers.paper import Blank, Bound, Grid, Inline, PaperText
from uvp_cli.reports.papers.sentences import article, case, contents, framework

ONE = """\
version: 2
id: uvp-een-2026
title: Veiligheidsagenda Een 2026
period: {from: 2026-03, to: 2027-02}
gemeenten: [{id: een, name: Een}]
"""
ONE_THEME = """
themes:
  - id: jeugd
    title: Jeugd
    actions: [{id: jeugd.a, title: A}]
    budget: [{status: regular, text: Past erin.}]
"""
HOURS = """
allocation: {key: weights, weights: {noord: 2, midden: 1, zuid: 1}}
themes:
  - id: jeugd
    title: Jeugd
    number: 1
    goals: [{id: jeugd.doel-1, text: Rust.}]
    actions:
      - id: jeugd.a
        number: 1
        title: A, met een komma
        goals: [jeugd.doel-1]
        capacity:
          hours: {cell: 80 samen, estimates: [{hours: 80, per: joint}]}
      - {id: jeugd.b, number: 2, title: B, goals: [jeugd.doel-1], gemeenten: [noord]}
      - {id: jeugd.c, title: C, goals: [jeugd.doel-1]}
    budget:
      - {status: amount, text: Geld., euros: 4000, per: joint, actions: [jeugd.a]}
      - {status: amount, text: Geld., euros: 10, per: gemeente}
      - {status: unknown, text: Later.}
other_actions:
  - id: overig.a
    title: D
    capacity: {hours: {cell: 7 uur, estimates: [{hours: 7, per: gemeente}]}}
planning:
  - {month: 4, title: A, actions: [jeugd.a]}
  - {month: 5, title: B, actions: [jeugd.b]}
"""
MEASURES = """
themes:
  - id: jeugd
    title: Jeugd
    actions:
      - id: jeugd.a
        title: A
        measures:
          - id: jeugd.m
            title: M
            gemeenten: [zuid]
            capacity: {hours: {cell: 7 uur, estimates: [{hours: 7, per: joint}]}}
          - id: jeugd.n
            title: N
            gemeenten: [midden, zuid]
            capacity: {hours: {cell: 6 uur, estimates: [{hours: 3, per: gemeente}]}}
    budget:
      - {status: amount, text: Geld., euros: 900, per: joint, actions: [jeugd.m]}
      - {status: amount, text: Geld., euros: 80, per: joint, actions: [jeugd.n]}
planning:
  - {month: 4, title: M, actions: [jeugd.m]}
"""
UNCOUNTED = """
themes:
  - id: jeugd
    title: Jeugd
    gemeenten: [zuid]
    actions:
      - id: jeugd.a
        title: A
        capacity: {hours: {cell: p.m.}}
      - id: jeugd.b
        title: B
        capacity:
          hours: {cell: 4 uur per persoon, estimates: [{hours: 4, per: person}]}
    budget: [{status: none-needed, text: Niets nodig.}, {status: regular, text: Past.}]
planning: [{month: 4, title: A, actions: [jeugd.a]}]
"""


def said(text: PaperText) -> str:
    def plain(part: Inline) -> str:
        return part if isinstance(part, str) else part.text if isinstance(part, Bound) else ""

    return "".join(map(plain, text))


def paragraphs(body: str, gemeente: str, head: str = HEAD) -> list[str]:
    """What the letter says between its subject and who signs it."""
    _, *those, _ = (said(text).strip() for text in texts(letter(placed(body, head), gemeente)))
    return list(filter(None, those))


def above(body: str, gemeente: str, head: str = HEAD) -> list[str]:
    """The lines above the letter, which end in a salutation."""
    lines = said(next(iter(texts(letter(placed(body, head), gemeente))))).splitlines()
    assert lines[-2:] == ["", "Geachte leden van de raad,"]
    return lines[:-2]


@cases(
    ("head", "body", "gemeente", "expected"),
    [
        pytest.param(
            HEAD,
            "",
            "zuid",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat geen acties.",
                "Het programma noemt geen uren.",
                "Het programma noemt geen kosten.",
            ],
            id="nothing at all",
        ),
        pytest.param(
            ONE,
            ONE_THEME,
            "een",
            [
                "Met deze brief informeren wij u over de Veiligheidsagenda Een 2026.",
                "Het programma geldt voor maart 2026 t/m februari 2027. Het bevat 1 thema en 1 "
                "actie.",
                "Het programma noemt geen uren.",
                "Waar het programma iets over kosten zegt, passen de kosten binnen bestaande "
                "budgetten.",
            ],
            id="one of everything, without hours",
        ),
        pytest.param(
            HEAD,
            HOURS,
            "zuid",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat 1 thema, 1 doelstelling, 2 "
                "genummerde acties, 1 actie zonder nummer en 1 overige actie. Onze gemeente doet "
                "mee aan 3 acties.",
                "Op basis van het programma komen wij voor onze gemeente op een raming van 27 uur. "
                "Gezamenlijke uren zijn daarbij naar gewicht over de gemeenten verdeeld. Voor alle "
                "gemeenten samen is het 101 uur. Bij 1 actie noemt het programma geen uren.",
                *("Jeugd", "20", "Overige acties", "7", "Totaal", "27"),
                *("waarvan eigen uren", "7", "waarvan aandeel in gezamenlijke uren", "20"),
                'Voor de actie "A, met een komma" noemt het programma een bedrag van € 4.000 voor '
                "alle gemeenten samen. Bij verdeling naar gewicht is ons aandeel € 1.000. Voor het "
                'thema "Jeugd" noemt het programma een bedrag van € 10 per gemeente. Samen is dat '
                "voor onze gemeente € 1.010. Van één ander onderdeel zijn de kosten nog niet "
                "bekend.",
                "Bij het uitwerken van het programma zijn punten gevonden die nog verduidelijking "
                "vragen, zoals de kosten van één onderdeel, de uren van één actie en de planning "
                "van sommige acties. De maandplanning telt 2 onderdelen. Voor onze gemeente "
                "gaat het om 1 onderdeel.",
            ],
            id="hours and money, some of it for others",
        ),
        pytest.param(
            HEAD,
            MEASURES,
            "zuid",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat 1 thema en 1 actie.",
                "Op basis van het programma komen wij voor onze gemeente op een raming van 10 uur. "
                "Voor alle gemeenten samen is het 13 uur.",
                *("Totaal", "10"),
                *("waarvan eigen uren", "3", "waarvan aandeel in gezamenlijke uren", "7"),
                'Voor de maatregel "M" noemt het programma een bedrag van € 900 voor Zuid. Voor de '
                'maatregel "N" noemt het programma een bedrag van € 80 voor Midden aan de Maas en '
                "Zuid samen. Bij gelijke verdeling is ons aandeel € 40. Samen is dat voor onze "
                "gemeente € 940.",
                "De maandplanning telt 1 onderdeel.",
            ],
            id="measures for some municipalities",
        ),
        pytest.param(
            HEAD,
            MEASURES,
            "midden",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat 1 thema en 1 actie.",
                "Op basis van het programma komen wij voor onze gemeente op een raming van 3 uur. "
                "Voor alle gemeenten samen is het 13 uur.",
                'Voor de maatregel "N" noemt het programma een bedrag van € 80 voor Midden aan '
                "de Maas en Zuid samen. Bij gelijke verdeling is ons aandeel € 40.",
                "De maandplanning telt 1 onderdeel. Geen daarvan is voor onze gemeente bedoeld.",
            ],
            id="a measure that is for others is not counted",
        ),
        pytest.param(
            HEAD,
            UNCOUNTED,
            "zuid",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat 1 thema en 2 acties.",
                "Het programma noemt voor onze gemeente geen uren die op te tellen zijn. Wel "
                "noemt het programma uren per persoon, zonder het aantal personen: B, 4 uur per "
                "persoon. Niet meegeteld is wat het programma niet in een aantal uren zegt: A, "
                '"p.m.".',
                "Waar het programma iets over kosten zegt, zijn geen extra middelen nodig of "
                "passen de kosten binnen bestaande budgetten.",
                "Bij het uitwerken van het programma zijn punten gevonden die nog verduidelijking "
                "vragen, zoals het aantal personen, de uren van één actie en de planning van één "
                "actie. De maandplanning telt 1 onderdeel.",
            ],
            id="nothing that can be counted",
        ),
        pytest.param(
            HEAD,
            UNCOUNTED,
            "noord",
            [
                "Met deze brief informeren wij u over het UVP Proef 2026.",
                "Het programma geldt voor 2026. Het bevat 1 thema en 2 acties. Onze gemeente "
                "doet aan geen van deze acties mee.",
                "Het programma noemt voor onze gemeente geen uren.",
                "Het programma noemt voor deze gemeente geen kosten.",
                "De maandplanning telt 1 onderdeel. Geen daarvan is voor onze gemeente bedoeld.",
            ],
            id="all of it for another",
        ),
    ],
)
def test_a_letter_says_what_is_true_of_its_programme(
    head: str, body: str, gemeente: str, expected: list[str]
) -> None:
    assert paragraphs(body, gemeente, head) == expected


UNSURE = """
themes:
  - id: jeugd
    title: Jeugd
    actions:
      - {id: jeugd.a, title: A, capacity: {hours: {cell: 5 uur, estimates: [{ESTIMATE}]}}}
      - {id: jeugd.b, title: B, capacity: {hours: {cell: 5 uur, estimates: [{ESTIMATE}]}}}
"""
BASIS = (
    'Bij de acties "A" en "B" is niet duidelijk of de uren per gemeente of voor alle gemeenten '
    "samen gelden; wij gaan uit van uren "
)


@cases(
    ("estimate", "expected"),
    [
        ("hours: 5, per: gemeente, assumption: X, alternatives: [{hours: 5, per: joint}]", "g"),
        ("hours: 5, per: joint, assumption: X, alternatives: [{hours: 5, per: gemeente}]", "j"),
        (
            "hours: 5, per: joint, assumption: X, alternatives: [{hours: 6, per: gemeente}]",
            "Gerekend is met 5 uur gezamenlijk; de uren zijn op meer manieren te lezen.",
        ),
        (
            "hours: 5, per: gemeente, assumption: X",
            "Gerekend is met 5 uur per gemeente; deze uren rusten op een aanname.",
        ),
        ("hours: 5, per: joint, assumption: X, for_readers: Dat denken wij", "Dat denken wij."),
    ],
)
def test_what_hours_rest_on_is_said_once_for_all_actions_of_which_it_is_true(
    estimate: str, expected: str
) -> None:
    known = figures(programme(UNSURE.replace("ESTIMATE", estimate)))
    bases = {"g": f"{BASIS}per gemeente.", "j": f"{BASIS}voor alle gemeenten samen."}
    rests = bases.get(expected, f'Bij de acties "A" en "B": {expected}')
    assert known["assumptions.zuid"] == f"De uren op aanname berusten op het volgende. {rests}"


@cases(
    ("title", "for_readers", "behind"),
    [
        ("ACT! in de wijk", "Voor ACT! is dat niet zeker.", ""),
        ("Een integrale oefening", "De uren van de oefening gelden elk jaar.", ""),
        (
            "Een integrale oefening",
            "De uren gelden elk jaar.",
            'Bij de actie "Een integrale oefening": ',
        ),
        (
            "Samen voor de gemeente",
            "Voor de gemeente is dat zo.",
            'Bij de actie "Samen voor de gemeente": ',
        ),
    ],
)
def test_a_sentence_that_names_its_action_stands_by_itself(
    title: str, for_readers: str, behind: str
) -> None:
    estimate = f"{{hours: 5, per: joint, assumption: X, for_readers: '{for_readers}'}}"
    known = figures(
        programme(
            f"other_actions: [{{id: overig.a, title: '{title}', capacity: {{hours: {{cell: '5', "
            f"estimates: [{estimate}]}}}}}}]"
        )
    )
    said = known["assumptions.zuid"].removeprefix("De uren op aanname berusten op het volgende. ")
    assert said == f"{behind}{for_readers}"


def test_a_letter_about_the_shipped_programme() -> None:
    cause, core, hours, *found = paragraphs("", "vaals", DATA.read_text("utf-8"))
    assert cause == (
        "Met deze brief informeren wij u over het UVP Integrale Veiligheid Heuvelland 2026. Het is "
        "de uitwerking van het Integraal Veiligheidsplan Heuvelland 2024-2027."
    )
    assert core.startswith("Het programma geldt voor 2026. Het bevat 4 thema's, ")
    assert "Gezamenlijke uren zijn daarbij gelijk over de gemeenten verdeeld." in hours
    assert " is dat tussen " in hours
    assert "Daarnaast noemt het programma uren per persoon, zonder het aantal personen: " in hours
    assert any(text.startswith("De uren op aanname berusten op het volgende.") for text in found)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ("", 'Voor de actie "A" noemt het programma een bedrag van € 9 per gemeente.'),
        (
            "actions",
            'Voor de actie "A" lezen wij in het programma een bedrag van € 9 per gemeente.',
        ),
    ],
)
def test_to_which_action_we_read_an_amount_is_said_to_be_ours(derived: str, expected: str) -> None:
    amount = "status: amount, text: Geld., euros: 9, per: gemeente, actions: [wonen.a]"
    assert known_money(f"{{{amount}, derived: [{derived}]}}") == expected


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ("", "passen de kosten binnen bestaande budgetten."),
        ("status", "passen de kosten volgens onze lezing binnen bestaande budgetten."),
    ],
)
def test_that_costs_are_covered_may_be_our_reading(derived: str, expected: str) -> None:
    found = known_money(f"{{status: regular, text: Past., derived: [{derived}]}}")
    assert found == f"Waar het programma iets over kosten zegt, {expected}"


@cases(
    ("theme", "line", "expected"),
    [
        (
            *("", "per: joint"),
            'Voor het thema "Wonen" noemt het programma een bedrag van € 9 voor alle gemeenten '
            "samen. Bij gelijke verdeling is ons aandeel € 3.",
        ),
        (
            *("gemeenten: [midden, zuid], ", "per: joint"),
            'Voor het thema "Wonen" noemt het programma een bedrag van € 9 voor Midden aan de Maas '
            "en Zuid samen. Bij gelijke verdeling is ons aandeel € 4,50.",
        ),
        (
            *("gemeenten: [zuid], ", "per: joint"),
            'Voor het thema "Wonen" noemt het programma een bedrag van € 9 voor Zuid.',
        ),
        (
            *("", "per: gemeente, actions: [wonen.b]"),
            'Voor de maatregel "B" noemt het programma een bedrag van € 9 per gemeente.',
        ),
    ],
)
def test_an_amount_is_for_those_who_have_it(theme: str, line: str, expected: str) -> None:
    action = "{id: wonen.a, title: A, measures: [{id: wonen.b, title: B}]}"
    amount = f"{{status: amount, text: Geld., euros: 9, {line}}}"
    body = f"themes: [{{id: wonen, title: Wonen, {theme}actions: [{action}], budget: [{amount}]}}]"
    assert str(figures(programme(body))["money.zuid"]) == expected


def known_money(line: str) -> str:
    theme = "id: wonen, title: Wonen, actions: [{id: wonen.a, title: A}]"
    return str(figures(programme(f"themes: [{{{theme}, budget: [{line}]}}]"))["money.zuid"])


@pytest.mark.parametrize(
    ("head", "gemeente", "expected"),
    [
        (HEAD, "zuid", "UVP Proef 2026: gevolgen voor Zuid"),
        (
            HEAD.replace("UVP Proef 2026", "'Zuid: samen'"),
            "zuid",
            "Zuid: samen, gevolgen voor Zuid",
        ),
        (ONE, "een", "Veiligheidsagenda Een 2026"),
    ],
)
def test_the_subject_is_what_the_programme_means_for_one_of_several(
    head: str, gemeente: str, expected: str
) -> None:
    assert above("", gemeente, head)[-1] == f"Onderwerp: {expected}"


READ_REACH = """
other_actions: [{id: overig.a, title: A, gemeenten: [noord], derived: [gemeenten]}]
"""
CASES = [
    (HEAD, "", "zuid"),
    (ONE, ONE_THEME, "een"),
    (HEAD, HOURS, "zuid"),
    (HEAD, READ_REACH, "zuid"),
    (HEAD, UNCOUNTED, "zuid"),
    (HEAD, UNCOUNTED, "noord"),
    (HEAD, WHOLE, "zuid"),
    (HEAD, WHOLE.replace("key: weights", "key: equal").replace("weights: {", "note: '{"), "zuid"),
]


def test_every_sentence_is_reached_and_every_condition_can_fail() -> None:
    """The cases above are those of the tests; what always holds is true of the empty programme."""
    of = [case(programme(body, head), gemeente) for head, body, gemeente in CASES[:-1]]
    of.append(case(placed("", DATA.read_text("utf-8")).programme, "vaals"))
    of.append(case(programme("contact: Team Noord"), "zuid", is_draft=True))
    for sentence in SENTENCES:
        held = [sentence.holds(each) for each in of]
        assert any(held), sentence.text
        assert not all(held) or held[0], sentence.text


def test_whom_to_ask_stands_above_the_letter_where_the_programme_says_it() -> None:
    body = "contact: Team Noord, info@noord.example"
    assert "Contact: Team Noord, info@noord.example" in above(body, "zuid")
    assert figures(programme(body))["programme.contact"] == "Team Noord, info@noord.example"
    assert not [line for line in above("", "zuid") if line.startswith("Contact")]


@pytest.mark.parametrize(
    ("body", "to_decide"),
    [("adoption: {status: concept}", 0), ("", 1)],
    ids=["status", "comment"],
)
def test_a_draft_is_said_to_be_one(body: str, to_decide: int) -> None:
    draft = replace(placed(body), to_decide=to_decide)
    said_of_it = [said(text) for text in texts(letter(draft, "zuid"))]
    assert any("Het programma is nog een concept." in text for text in said_of_it)
    assert not any("concept" in text for text in paragraphs("", "zuid"))


def test_a_letter_names_who_hold_the_portfolio_of_what_is_for_it() -> None:
    body = """
        frameworks:
          - {title: Plan Noord 2024-2027, period: 2024-2027, extended_to: 2028}
          - {title: Nota Zorg, period: 2026-2029}
          - {title: Zorg voor Zuid, period: "2026"}
        roles: [{id: bgm, name: Burgemeester}, {id: wet, name: Wethouder}]
        themes:
          - {id: a, title: A, portfolio: [bgm], actions: [{id: a.b, title: B}]}
          - {id: c, title: C, gemeenten: [zuid], portfolio: [wet, bgm]}
        """
    for gemeente, holders in (("noord", "Burgemeester"), ("zuid", "Burgemeester, Wethouder")):
        assert f"Portefeuillehouder: {holders}" in above(body, gemeente)
    plans = (
        "Het is de uitwerking van het Plan Noord 2024-2027 (verlengd t/m 2028), de Nota Zorg "
        "2026-2029 en het meerjarenplan Zorg voor Zuid 2026."
    )
    assert plans in " ".join(paragraphs(body, "noord"))
    assert "Portefeuillehouder: " in above(ONE_THEME, "een", ONE)


@pytest.mark.parametrize("gemeente", ["een"])
def test_nothing_is_said_of_others_where_there_are_none(gemeente: str) -> None:
    text = " ".join(paragraphs(ONE_THEME, gemeente, ONE))
    for word in ("alle gemeenten", "per gemeente", "verdeeld", "aandeel", " 0 ", "€ 0"):
        assert word not in text


def test_a_letter_has_the_parts_that_a_council_expects_and_blanks_for_the_rest() -> None:
    paper = letter(placed(ONE_THEME, ONE), "een")
    assert [text for _, text in headings(paper)] == [
        "Aanleiding",
        "Kernboodschap",
        "Gevolgen voor uren en geld",
        "Vervolg",
    ]
    assert [each.title for text in texts(paper) for each in text if isinstance(each, Blank)] == [
        *("Datum", "Kenmerk", "Portefeuillehouder", "Bijlage"),
        *("Vervolg", "Secretaris", "Burgemeester"),
    ]


def test_what_hours_add_up_from_is_a_table_where_there_is_more_than_one_theme_or_part() -> None:
    def tables(body: str, head: str = HEAD) -> list[Grid]:
        gemeente = "een" if head == ONE else "zuid"
        return [it for it in letter(placed(body, head), gemeente).blocks if isinstance(it, Grid)]

    (shown,) = tables(HOURS)
    assert [line.role for line in shown.lines] == ["data", "data", "total", "data", "data"]
    assert not tables(ONE_THEME, ONE)
    assert not tables("")


@cases(
    ("title", "expected"),
    [
        ("UVP Zuid 2026", "het"),
        ("Integraal Veiligheidsplan Zuid", "het"),
        ("Uitvoeringsprogramma 2026", "het"),
        ("Veiligheidsagenda 2026", "de"),
        ("Kadernota Zuid", "de"),
        ("Samen veilig 2026", "het programma"),
        ("2026", "het programma"),
    ],
)
def test_a_title_has_the_article_that_we_know(title: str, expected: str) -> None:
    assert article(title, "programma") == expected


def test_what_a_programme_has_none_of_is_not_counted() -> None:
    found = programme(HOURS)
    assert "0" not in contents(found)
    assert framework(found) == "geen meerjarenplan"


def test_every_figure_that_is_a_sentence_is_one_for_all_together_too() -> None:
    for body in ("", HOURS, UNCOUNTED, WHOLE):
        known = figures(programme(body))
        for name in ("assumptions", "persons", "unread", "money", "open"):
            for whose in ("_all", "noord", "zuid"):
                assert known[f"{name}.{whose}"].endswith(".")


@cases(
    ("statements", "gemeente", "head", "expected"),
    [
        (
            "{status: amount, text: Geld., euros: 900, per: joint}",
            "nieuw",
            MERGED,
            "Het programma noemt voor deze gemeente geen kosten. Nieuw bestaat vanaf juli 2026; de "
            "bedragen zijn geraamd voor Oud.",
        ),
        (
            "{status: amount, text: Geld., euros: 900, per: joint, actions: [jeugd.a]}, "
            "{status: none-needed, text: Niets.}",
            "zuid",
            HEAD,
            "Waar het programma voor onze gemeente iets over kosten zegt, zijn geen extra middelen "
            "nodig.",
        ),
        (
            "{status: none-needed, text: Niets.}",
            "zuid",
            HEAD,
            "Waar het programma iets over kosten zegt, zijn geen extra middelen nodig.",
        ),
    ],
)
def test_that_nothing_is_needed_is_said_of_those_of_whom_the_programme_says_it(
    statements: str, gemeente: str, head: str, expected: str
) -> None:
    whose = ", gemeenten: [noord]" if head == HEAD else ""
    body = f"""
        themes:
          - id: jeugd
            title: Jeugd
            actions: [{{id: jeugd.a, title: A{whose}}}]
            budget: [{statements}]
    """
    assert expected in paragraphs(body, gemeente, head)
