"""Themes within themes: order, lineage, and what is silent."""

from __future__ import annotations

from tests.cases import cases
from tests.samples import programme
from uvp_cli.programme import paths, reach, structure

FIELDS = """
themes:
  - {id: tien, parent: wonen, number: "2.10", title: Tien}
  - {id: wonen, number: 2, title: Wonen, gemeenten: [noord, zuid]}
  - {id: diep, parent: negen, title: Diep, gemeenten: [zuid]}
  - {id: negen, parent: wonen, number: "2.9", title: Negen}
  - {id: jeugd, number: 1, title: Jeugd}
"""


def test_themes_come_in_the_order_of_their_numbers_each_before_what_is_in_it() -> None:
    order = [theme.id for theme in structure.in_order(programme(FIELDS))]
    assert order == ["wonen", "negen", "diep", "tien", "jeugd"]


def test_themes_without_points_in_their_numbers_stay_as_they_stand() -> None:
    of = programme("""
        themes: [{id: b, number: 2, title: B}, {id: a, number: 1, title: A}]
    """)
    assert [theme.id for theme in structure.in_order(of)] == ["b", "a"]


def test_a_theme_is_known_with_all_above_and_below_it() -> None:
    of = programme(FIELDS)
    assert structure.lineage(of)["diep"] == ("diep", "negen", "wonen")
    assert structure.below(of, "wonen") == ("wonen", "negen", "diep", "tien")
    assert structure.below(of, "other_actions") == ("other_actions",)
    assert structure.titles(of)["diep"] == "Wonen > Negen > Diep"
    assert structure.roots(of)["diep"] == "wonen"
    assert structure.roots(of, ("negen", "diep"))["diep"] == "negen"


def test_municipalities_go_down_from_the_nearest_theme_that_names_them() -> None:
    limits = reach.limits(programme(FIELDS))
    assert limits["tien"] == limits["negen"] == ("noord", "zuid")
    assert limits["diep"] == ("zuid",)
    assert "jeugd" not in limits


def test_a_portfolio_goes_down_from_the_nearest_theme_that_names_one() -> None:
    of = programme("""
        roles: [{id: burgemeester, name: Burgemeester}, {id: wethouder, name: Wethouder}]
        themes:
          - {id: wonen, title: Wonen, portfolio: [burgemeester]}
          - {id: buurt, parent: wonen, title: Buurt}
          - {id: straat, parent: buurt, title: Straat, actions: [{id: straat.a, title: A}]}
          - id: plein
            parent: buurt
            title: Plein
            portfolio: [wethouder]
            actions: [{id: plein.b, title: B}]
    """)
    actions = paths.themed_actions(of)
    held = {action.id: reach.portfolio(of, action, theme) for theme, action in actions}
    assert held == {"straat.a": ("burgemeester",), "plein.b": ("wethouder",)}


@cases(
    ("speaking", "silent"),
    [
        ((), ["wonen", "jeugd"]),
        (("wonen",), ["jeugd"]),
        (("diep",), ["tien", "jeugd"]),
        (("jeugd", "tien"), ["negen"]),
    ],
)
def test_silent_is_what_says_nothing_itself_above_or_below(
    speaking: tuple[str, ...], silent: list[str]
) -> None:
    found = structure.silent(programme(FIELDS), lambda theme: theme.id in speaking)
    assert sorted(theme.id for theme in found) == sorted(silent)


def test_a_sum_closes_behind_the_last_theme_that_stands_in_it() -> None:
    above = structure.lineage(programme(FIELDS))
    closed = dict(structure.closing(["wonen", "negen", "diep", "tien", "jeugd", None], above))
    assert closed == {
        "wonen": (),
        "negen": (),
        "diep": ("negen",),
        "tien": ("wonen",),
        "jeugd": (),
        None: (),
    }
