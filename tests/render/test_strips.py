"""Bars in percentages: what each part of a line is, and what is said where there is no bar."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from tests.samples import HEAD, placed, theme
from uvp_cli.programme.model import Programme
from uvp_cli.queries import breakdown, hours, parties
from uvp_cli.render.pictures import svg
from uvp_cli.render.pictures.strips import HATCH, TONES, Strip, Strips, key_of_assumed
from uvp_cli.render.site import strips

BARS = theme("""\
- id: jeugd.uitgaan
  title: Uitgaan
  capacity:
    hours:
      cell: van alles
      estimates:
        - {hours: 30, per: gemeente, except: {zuid: 10}}
        - {hours: 60, per: joint}
        - hours: 40
          per: gemeente
          assumption: Zo gelezen.
          alternatives: [{hours: 90, per: joint}]
""")


def per_gemeente(programme: Programme) -> Strips:
    return strips.by_gemeente([hours.account(programme, it.id) for it in programme.gemeenten])


def rectangles(drawn: str) -> list[tuple[str, str, str]]:
    """The fill, the place and the width of each rectangle."""
    return [
        (
            (each.get("class") or each.get("fill") or "").split()[0],
            each.get("x", ""),
            each.get("width", ""),
        )
        for each in ET.fromstring(drawn).iter("rect")  # noqa: S314 (our own)
    ]


def test_a_line_is_as_long_as_its_hours_and_hatched_as_far_as_those_are_assumed() -> None:
    lines = per_gemeente(placed(BARS).programme)
    noord, _, zuid = lines.lines
    assert (noord.title, noord.said, noord.range) == ("Noord", "90 uur", "80–90")
    assert (noord.href, zuid.said) == ("gemeente-noord.html", "70 uur")
    assert rectangles(lines.drawn(noord)) == [
        ("f-tone-1", "0%", "100%"),
        (f"url(#{HATCH})", "55.56%", "44.44%"),
    ]
    assert rectangles(lines.drawn(zuid)) == [
        ("f-tone-1", "0%", "77.78%"),
        (f"url(#{HATCH})", "33.33%", "44.44%"),
    ]
    assert re.findall(r'x1="([\d.]+)%" x2="([\d.]+)%"', lines.drawn(zuid)) == [
        *(("66.67", "77.78"), ("66.67", "66.67"), ("77.78", "77.78"))
    ]
    assert (lines.has_assumed, lines.has_range) == (True, True)
    assert f'id="{HATCH}"' in key_of_assumed()


def test_of_what_is_certain_nothing_is_hatched_nor_ranged() -> None:
    sure = "{hours: {cell: x, estimates: [{hours: 3, per: joint}]}}"
    lines = per_gemeente(placed(theme(f"[{{id: jeugd.a, title: A, capacity: {sure}}}]")).programme)
    assert (lines.has_assumed, lines.has_range) == (False, False)
    assert {each.said for each in lines.lines} == {"1 uur"}
    assert HATCH not in lines.drawn(lines.lines[0])


def test_where_no_hours_count_a_line_has_words_alone() -> None:
    some = "{hours: {cell: x, estimates: [{hours: 20, per: gemeente, gemeenten: [zuid]}]}}"
    lines = per_gemeente(placed(theme(f"[{{id: jeugd.a, title: A, capacity: {some}}}]")).programme)
    assert [each.said for each in lines.lines] == ["geen uren genoemd"] * 2 + ["20 uur"]
    assert lines.drawn(lines.lines[0]) == ""
    # In a programme without hours a line has the number of actions instead.
    lines = per_gemeente(placed(theme("[{id: jeugd.a, title: A}]")).programme)
    assert [each.said for each in lines.lines] == ["1 actie"] * 3
    assert not any(map(lines.drawn, lines.lines))
    assert strips.by_theme(hours.account(placed("").programme)).lines == ()


def test_a_theme_has_one_number_and_colour_everywhere() -> None:
    def capacity(number: int) -> str:
        return f"{{hours: {{cell: x, estimates: [{{hours: {number}, per: gemeente}}]}}}}"

    themes = "\n".join(
        f"  - id: t{number}\n    title: Thema {number}\n    actions: "
        f"[{{id: t{number}.a, title: Actie, capacity: {capacity(number)}}}]"
        for number in (1, 2, 3, 4, 5)
    )
    lamp = f"{{id: overig.lamp, title: Lampen, capacity: {capacity(7)}}}"
    programme = placed(f"themes:\n{themes}\nother_actions: [{lamp}]\n").programme
    assert strips.numbers(programme) == {"t1": 1, "t2": 2, "t3": 3, "t4": 4, "t5": 5, None: 6}
    (noord, *_), lines = per_gemeente(programme).lines, per_gemeente(programme)
    assert [fill for fill, _, _ in rectangles(lines.drawn(noord))] == [
        f"f-tone-{(place - 1) % TONES + 1}" for place in range(1, 7)
    ]
    alone = strips.by_theme(hours.account(programme, "noord"))
    assert [each.segments[0].number for each in alone.lines] == [1, 2, 3, 4, 5, 6]
    assert {f"tone-{number}" for number in range(1, TONES + 1)} <= svg.COLOURS.keys()


def months(text: str, head: str = HEAD) -> Strips | None:
    programme = placed(text, head).programme
    found = breakdown.break_down(programme, ("month",), "noord")
    return strips.by_month(found, "planning.html#gemeente=noord")


def test_months_that_hardly_differ_are_no_picture() -> None:
    def action(name: str, amount: int, duration: str) -> str:
        return (
            f"{{id: jeugd.{name}, title: Actie {name}, capacity: {{hours: {{cell: x, estimates: "
            f"[{{hours: {amount}, per: gemeente}}]}}, duration: {{cell: {duration}}}}}}}"
        )

    even = action("a", 1200, "Doorlopend")
    assert months(theme(f"[{even}, {action('b', 12, 'mei')}]")) is None
    drawn = months(theme(f"[{even}, {action('b', 60, 'mei')}]"))
    assert drawn is not None
    may = drawn.lines[4]
    assert may == Strip(
        *("mei 2026", "planning.html#gemeente=noord&maand=2026-05", "160 uur"), may.segments
    )
    assert rectangles(drawn.drawn(may)) == [("f-tone-1", "0%", "100%")]


def test_months_without_hours_are_no_picture() -> None:
    zero = "{hours: {cell: x, estimates: [{hours: 0, per: gemeente}]}}"
    assert months(theme(f"[{{id: jeugd.a, title: A, capacity: {zero}}}]")) is None


def test_months_differ_before_they_are_rounded() -> None:
    def action(name: str, amount: int, duration: str) -> str:
        return (
            f"{{id: jeugd.{name}, title: {name}, capacity: {{hours: {{cell: x, estimates: "
            f"[{{hours: {amount}, per: gemeente}}]}}, duration: {{cell: {duration}}}}}}}"
        )

    assert months(theme(f"[{action('a', 10, 'Doorlopend')}]")) is None
    drawn = months(theme(f"[{action('a', 1, 'januari - maart')}, {action('b', 8, 'mei')}]"))
    assert drawn is not None
    assert [line.said for line in drawn.lines[:5]] == [
        *["minder dan een uur"] * 3,
        "geen uren",
        "8 uur",
    ]


def test_partners_have_their_actions_by_theme() -> None:
    text = (
        "partners: [{id: politie, name: Politie}, {id: om, name: OM}]\n"
        + theme("[{id: jeugd.a, title: A, capacity: {partners: [politie]}}]")
        + "other_actions: [{id: overig.b, title: B, capacity: {partners: [politie]}}]\n"
    )
    programme = placed(text).programme
    lines = strips.by_party(parties.involve(programme, "partner"), programme, "partner")
    assert [(each.title, each.said) for each in lines.lines] == [
        ("Politie", "2 acties"),
        ("OM", "bij geen actie"),
    ]
    assert [(it.number, it.title) for it in lines.lines[0].segments] == [
        (1, "Jeugd en Veiligheid"),
        (2, "Overige acties"),
    ]
    assert lines.drawn(lines.lines[1]) == ""
