from __future__ import annotations

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.programme.reach import founders, limits, reach, successor
from uvp_cli.programme.work import Work

MERGED = HEAD.replace("name: Noord,", "name: Noord, to: 2026-06, merged_into: zuid,")
NEW = MERGED.replace("{id: zuid, name: Zuid}", "{id: zuid, name: Zuid, from: 2026-07}")
LIMITED = """
    themes:
      - id: haven
        title: Haven
        gemeenten: [noord, zuid]
        actions:
          - {id: haven.kade, title: Kade}
          - {id: haven.sluis, title: Sluis, gemeenten: [zuid]}
    other_actions:
      - {id: overig.lamp, title: Lampen}
      - {id: overig.hek, title: Hekken, gemeenten: [midden]}
"""


def test_who_has_a_part_is_who_is_needed_helps_or_leads_each_once() -> None:
    whole = programme("""
        departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}]
        partners: [{id: politie, name: Politie}, {id: halt, name: Halt}]
        roles: [{id: allen, name: Allen}]
        other_actions:
          - {id: overig.a, title: A, owners: [jeugd],
             capacity: {departments: [oov], partners: [halt]},
             measures: [{title: B, owners: [politie]}, {title: C}, {title: D, owners: [oov]}]}
          - {id: overig.b, title: B}
    """)
    first, second = whole.other_actions
    assert Work(first).parties == ("oov", "halt", "jeugd", "politie")
    assert Work(second).parties == ()


@cases(
    ("head", "expected"),
    [
        (HEAD, ["noord", "midden", "zuid"]),
        # It took over, and was there already.
        (MERGED, ["noord", "midden", "zuid"]),
        # It came out of the merger.
        (NEW, ["noord", "midden"]),
        # It came later, but out of no other.
        (HEAD.replace("name: Zuid", "name: Zuid, from: 2026-07"), ["noord", "midden", "zuid"]),
    ],
)
def test_who_adopted_the_programme(head: str, expected: list[str]) -> None:
    assert [each.id for each in founders(programme(head=head))] == expected


def test_an_action_is_for_the_municipalities_of_its_theme_unless_it_says_otherwise() -> None:
    assert limits(programme(LIMITED)) == {
        "haven": ("noord", "zuid"),
        "haven.kade": ("noord", "zuid"),
        "haven.sluis": ("zuid",),
        "overig.hek": ("midden",),
    }


@cases(
    ("actions", "theme", "expected"),
    [
        (["haven.sluis", "overig.hek"], None, ("zuid", "midden")),
        (["haven.sluis", "overig.lamp"], "haven", ()),
        ([], "haven", ("noord", "zuid")),
        ([], None, ()),
    ],
)
def test_what_is_about_actions_is_for_whom_they_are(
    actions: list[str], theme: str | None, expected: tuple[str, ...]
) -> None:
    assert reach(actions, theme, limits(programme(LIMITED))) == expected


def test_after_a_merger_another_municipality_does_it() -> None:
    by_id = {each.id: each for each in programme(head=NEW).gemeenten}
    assert successor(by_id["noord"], "2026-06", by_id).id == "noord"
    assert successor(by_id["noord"], "2026-07", by_id).id == "zuid"
    assert successor(by_id["midden"], "2026-07", by_id).id == "midden"
