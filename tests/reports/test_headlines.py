from __future__ import annotations

from tests.cases import cases
from tests.commands.runner import ROOT
from tests.samples import HEAD, placed, theme
from uvp_cli.checking.check import check_file
from uvp_cli.programme import reach
from uvp_cli.reports.headlines import headlines, standing_out

VALID = sorted((ROOT / "tests/programmes/valid").glob("*.yaml"))
ONE = HEAD.partition("  - {id: midden")[0]


def told(text: str, head: str = HEAD, gemeente: str | None = None) -> dict[str, tuple[str, ...]]:
    found = headlines(placed(text, head).programme, gemeente)
    return {each.about: (each.figure, *each.certainty) for each in found}


def hours(*estimates: str) -> str:
    listed = "\n".join(
        f"- {{id: jeugd.a{number}, title: Actie {number}, capacity: "
        f"{{hours: {{cell: x, estimates: [{estimate}]}}}}}}"
        for number, estimate in enumerate(estimates)
    )
    return theme(listed)


SURE = "{hours: 30, per: gemeente}"
MORE = "{hours: 30, per: gemeente, except: {zuid: 50}}"
UNSURE = """{hours: 30, per: gemeente, except: {zuid: 50}, assumption: Zo gelezen.,
  alternatives: [{hours: 30, per: gemeente}]}"""


def test_a_figure_says_how_certain_it_is() -> None:
    assert told(hours(SURE))["hours"] == ("90 uur", "zonder aannames")
    assert told(hours(SURE, UNSURE, "{hours: 4, per: person}"))["hours"] == (
        "200 uur",
        "waarvan 110 op aanname",
        "tussen 180 en 200",
        "1 opgave niet meegeteld",
    )
    assert told(hours(UNSURE), gemeente="zuid")["hours"] == (
        "50 uur",
        "geheel op aanname",
        "tussen 30 en 50",
    )


def test_what_is_not_said_is_no_zero() -> None:
    assert told("") == {}
    assert told(theme("[{id: jeugd.a, title: Een}]")) == {
        "actions": ("1 actie", "geen uren genoemd")
    }
    assert told(hours("{hours: 4, per: person}"))["actions"][1] == "alleen uren per persoon"


@cases(
    ("actions", "said"),
    [
        ("[{id: jeugd.a, title: Een}]", ("2 doelen", "nog niet gekoppeld aan acties")),
        (
            "[{id: jeugd.a, title: Een, goals: [jeugd.doel-1], derived: [goals]}]",
            ("1 van 2 doelen", "wij vonden geen actie"),
        ),
        (
            "[{id: jeugd.a, title: Een, goals: [jeugd.doel-1]}]",
            ("1 van 2 doelen", "zonder actie"),
        ),
        (
            "[{id: jeugd.a, title: Een, goals: [jeugd.doel-1, jeugd.doel-2], derived: [goals]}]",
            ("2 doelen", "elk met een actie", "naar onze lezing"),
        ),
    ],
)
def test_a_goal_without_an_action_is_our_reading_unless_the_programme_links(
    actions: str, said: tuple[str, ...]
) -> None:
    goals = "[{id: jeugd.doel-1, text: Een.}, {id: jeugd.doel-2, text: Twee.}]"
    assert told(theme(actions, goals))["goals"] == said


@cases(
    ("items", "said"),
    [
        (
            "[{status: amount, euros: 500, per: gemeente, text: A.}, {status: unknown, text: B.}]",
            ("€ 1.500", "bekende kosten", "van 1 onderdeel nog niet bekend"),
        ),
        ("[{status: unknown, text: B.}]", ("Geen bedrag", "van 1 onderdeel nog niet bekend")),
        (
            "[{status: unknown, text: B., derived: [status]}]",
            ("Geen bedrag", "van 1 onderdeel nog niet bekend (onze lezing)"),
        ),
        (
            "[{status: unknown, text: B., derived: [status]}, {status: unknown, text: C.}]",
            ("Geen bedrag", "van 2 onderdelen nog niet bekend (deels onze lezing)"),
        ),
        ("[{status: none-needed, text: B.}]", ("Geen bedrag", "genoemd bij de financiën")),
        (
            "[{status: amount, euros: 500, per: joint, kind: income, text: A.}]",
            ("€ 500", "bekende inkomsten"),
        ),
    ],
)
def test_money_says_what_is_not_known_yet(items: str, said: tuple[str, ...]) -> None:
    assert told(f"budget: {items}\n")["money"] == said


@cases(
    ("text", "said"),
    [
        (hours(SURE), "Elke gemeente heeft evenveel uren: 30."),
        (
            hours("{hours: 100, per: joint}"),
            "Elke gemeente heeft ongeveer evenveel uren: 33,33 tot 33,34.",
        ),
        (
            hours(MORE),
            "Alleen Zuid wijkt af: 20 uur meer dan de andere gemeenten, bij Jeugd en Veiligheid.",
        ),
        (
            hours(SURE, UNSURE),
            "Alleen Zuid wijkt af: 20 uur meer dan de andere gemeenten, bij Jeugd en Veiligheid; "
            "dat berust op een aanname.",
        ),
        (
            hours(MORE, UNSURE),
            "Alleen Zuid wijkt af: 40 uur meer dan de andere gemeenten, bij Jeugd en Veiligheid; "
            "dat berust deels op een aanname.",
        ),
        (
            hours("{hours: 30, per: gemeente, except: {zuid: 50, midden: 40}}"),
            "Het aantal uren loopt uiteen van 30 (Noord) tot 50 (Zuid).",
        ),
        (
            hours("{hours: 30, per: gemeente, gemeenten: [noord, zuid]}"),
            "Elke gemeente met uren heeft er evenveel: 30. Voor Midden aan de Maas zijn geen uren "
            "geteld.",
        ),
        ("", ""),
    ],
)
def test_what_differs_between_municipalities_stands_out(text: str, said: str) -> None:
    assert standing_out(placed(text).programme) == said


@cases(
    ("estimates", "said"),
    [
        (["{hours: 43.5, per: joint}"], "Elke gemeente heeft evenveel uren: 14,5."),
        (["{hours: 1.5, per: joint}"], "Elke gemeente heeft evenveel uren: 0,5."),
        (
            ["{hours: 0.5, per: gemeente, except: {noord: 0.2, midden: 0.4}}"],
            "Het aantal uren loopt uiteen van 0,2 (Noord) tot 0,5 (Zuid).",
        ),
        (
            ["{hours: 6, per: gemeente, except: {zuid: 3, midden: 5.5}}"],
            "Het aantal uren loopt uiteen van 3 (Zuid) tot 6 (Noord).",
        ),
        (
            ["{hours: 9.6, per: gemeente, except: {midden: 10.4, zuid: 30}}"],
            "Het aantal uren loopt uiteen van 9,6 (Noord) tot 30 (Zuid).",
        ),
        (
            ["{hours: 30, per: gemeente, except: {zuid: 50}}", "{hours: 100, per: joint}"],
            "Alleen Zuid wijkt af: 19,99 tot 20 uur meer dan de andere gemeenten, bij Jeugd en "
            "Veiligheid.",
        ),
        (["{hours: 0, per: gemeente}"], "Elke gemeente heeft evenveel uren: 0."),
    ],
)
def test_a_difference_is_said_in_the_figures_of_the_tables(estimates: list[str], said: str) -> None:
    assert standing_out(placed(hours(*estimates)).programme) == said


def test_a_theme_is_named_where_all_others_differ_there() -> None:
    text = """\
    themes:
      - id: jeugd
        title: Jeugd
        actions: [{id: jeugd.a, title: Een, capacity: {hours: {cell: x, estimates: [
          {hours: 5, per: gemeente, except: {noord: 10}}]}}}]
      - id: zorg
        title: Zorg
        actions: [{id: zorg.a, title: Twee, capacity: {hours: {cell: x, estimates: [
          {hours: 5, per: gemeente, except: {midden: 10}}]}}}]
    """
    said = "Alleen Zuid wijkt af: 5 uur minder dan de andere gemeenten."
    assert standing_out(placed(text).programme) == said


def test_headlines_have_the_figures_of_the_tables() -> None:
    assert told(hours("{hours: 11.5, per: joint}"))["hours"] == ("11,5 uur", "zonder aannames")
    unsure = "{hours: 14.5, per: joint, assumption: A., alternatives: [{hours: 16, per: joint}]}"
    assert told(hours(unsure))["hours"] == ("14,5 uur", "geheel op aanname", "tussen 14,5 en 16")


def test_of_one_municipality_the_theme_with_most_stands_out() -> None:
    def capacity(hours: int) -> str:
        return f"{{hours: {{cell: x, estimates: [{{hours: {hours}, per: gemeente}}]}}}}"

    text = f"""\
    themes:
      - id: jeugd
        title: Jeugd
        actions: [{{id: jeugd.a, title: Een, capacity: {capacity(30)}}}]
      - id: zorg
        title: Zorg
        actions: [{{id: zorg.a, title: Twee, capacity: {capacity(90)}}}]
    """
    one = placed(text, ONE).programme
    assert standing_out(one) == "De meeste uren staan bij Zorg: 90 van 120."


@cases("path", VALID)
def test_every_programme_has_headlines_without_a_zero(path: object) -> None:
    programme = check_file(path).programme  # type: ignore[arg-type]
    assert programme is not None
    one = reach.ungrouped(programme)
    for gemeente in (None, *(each.id for each in one.gemeenten)):
        said = headlines(one, gemeente)
        assert not [
            each for each in said if each.figure.split()[0] == "0" and each.about != "hours"
        ]
    assert standing_out(one)[-1:] in {"", "."}
