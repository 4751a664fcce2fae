from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests import spoiled
from tests.cases import cases
from tests.samples import HEAD, WHOLE, placed, theme
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries import breakdown, goals, hours, indicators, planning
from uvp_cli.queries.spreading import Key
from uvp_cli.render.pictures import goals as goal_matrix
from uvp_cli.render.pictures import hours as bars
from uvp_cli.render.pictures import indicators as courses
from uvp_cli.render.pictures import load, svg, year
from uvp_cli.render.pictures.house import READABLE, House
from uvp_cli.render.pictures.strips import TONES
from uvp_cli.reports.papers.paper import Drawing

LEGEND = 2
"""Rectangles in the legend of the strip."""
SVG = "{http://www.w3.org/2000/svg}"


SERIES = """
indicators:
  - title: Overlast
    unit: meldingen
    better: lower
    baseline: {year: 2023, value: 40}
    realised: [{year: 2024, value: 20}, {year: 2025, cell: nnb}]
    targets: [{year: 2024, value: 30}, {year: 2026, value: 10}, {year: 2027, cell: minder}]
  - {title: Saldo, realised: [{date: 2025-01-01, value: -5}, {date: 2025-07-01, value: 5}]}
  - {title: Alleen een cel, realised: [{year: 2024, cell: plek 19}, {year: 2025, value: 3}]}
"""


def accounts(loaded: Loaded) -> list[hours.Account]:
    return [hours.account(loaded.programme, each.id) for each in loaded.programme.gemeenten]


def matrix(loaded: Loaded) -> Drawing:
    return goal_matrix.against_actions(goals.serve(loaded.programme), loaded.programme)


def series(loaded: Loaded) -> Drawing:
    return courses.by_year(indicators.measure(loaded.programme), loaded.programme, "proef")


def heat(loaded: Loaded, other: breakdown.Dimension) -> Drawing:
    found = breakdown.break_down(loaded.programme, (other, "month"))
    return load.by_month(found, loaded)


PICTURES: dict[str, Callable[[Loaded], Drawing]] = {
    "by theme": lambda loaded: bars.by_theme(hours.account(loaded.programme)).picture(),
    "by gemeente": lambda loaded: bars.by_gemeente(accounts(loaded)).picture(),
    "load of gemeenten": partial(heat, other="gemeente"),
    "load of themes": partial(heat, other="theme"),
    "goals": matrix,
    "indicators": series,
    "year": lambda loaded: year.strip(planning.schedule(loaded.programme), loaded),
}


@pytest.fixture(params=PICTURES)
def draw(request: pytest.FixtureRequest) -> Callable[[Loaded], Drawing]:
    return PICTURES[request.param]


def root(picture: Drawing) -> ET.Element:
    return ET.fromstring(picture.svg)  # noqa: S314 (our own)


def texts(picture: Drawing) -> list[str]:
    return [each.text or "" for each in root(picture).iter(f"{SVG}text")]


def test_a_picture_has_a_name_and_a_description(draw: Callable[[Loaded], Drawing]) -> None:
    picture = draw(placed(WHOLE + SERIES))
    drawn = root(picture)
    title, described = drawn[0], drawn[1]
    assert (title.tag, described.tag) == (f"{SVG}title", f"{SVG}desc")
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert title.text == picture.title
    assert described.text
    assert not list(drawn.iter(f"{SVG}script"))


def test_everything_drawn_lies_within_the_picture(draw: Callable[[Loaded], Drawing]) -> None:
    drawn = root(draw(placed(WHOLE + SERIES)))
    width, height = float(drawn.get("width", 0)), float(drawn.get("height", 0))
    assert drawn.get("viewBox") == f"0 0 {drawn.get('width')} {drawn.get('height')}"
    for each in drawn.iter(f"{SVG}rect"):
        assert float(each.get("x", 0)) + float(each.get("width", 0)) <= width
        assert float(each.get("y", 0)) + float(each.get("height", 0)) <= height


def test_a_hostile_programme_is_drawn_as_text(draw: Callable[[Loaded], Drawing]) -> None:
    picture = draw(placed(spoiled.document(HEAD + WHOLE + SERIES), head=""))
    tags = {each.tag.removeprefix(SVG) for each in root(picture).iter()}
    assert tags <= {
        *("svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text"),
    }
    assert "\u202e" not in picture.svg


def test_a_programme_without_anything_can_be_drawn(draw: Callable[[Loaded], Drawing]) -> None:
    assert root(draw(placed())) is not None


def test_every_class_has_a_colour_in_the_style(draw: Callable[[Loaded], Drawing]) -> None:
    style = svg.stylesheet()
    used = re.findall(r'class="([^"]+)"', draw(placed(WHOLE + SERIES)).svg)
    for name in {name for each in used for name in each.split()}:
        assert f".{name}{{" in style


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


def test_a_bar_has_a_piece_for_each_part_in_proportion() -> None:
    loaded = placed(BARS)
    picture = bars.by_gemeente(accounts(loaded)).picture()
    found: dict[str, list[float]] = {}
    for each in root(picture).iter(f"{SVG}rect"):
        told = each.find(f"{SVG}title")
        if told is not None and told.text:
            found.setdefault(told.text, []).append(float(each.get("width", 0)))
    assert {text: len(widths) for text, widths in found.items()} == {
        "Eigen uren: 30": 2,
        "Eigen uren: 10": 1,
        "Aandeel in gezamenlijke uren: 20": 3,
        "Aanname: 40": 3,
    }
    assert found["Eigen uren: 30"][0] == pytest.approx(3 * found["Eigen uren: 10"][0], abs=0.2)
    assert found["Aanname: 40"][0] == pytest.approx(4 * found["Eigen uren: 10"][0], abs=0.2)


def test_the_parts_differ_in_pattern_too() -> None:
    loaded = placed(BARS)
    drawn = root(bars.by_gemeente(accounts(loaded)).picture())
    patterns = [each.get("id") for each in drawn.iter(f"{SVG}pattern")]
    assert patterns == ["uren-shared", "uren-assumed"]
    fills = [
        each.get("fill") for each in drawn.iter(f"{SVG}g") if each.find(f"{SVG}rect") is not None
    ]
    assert fills == ["#154273", "url(#uren-shared)", "url(#uren-assumed)"]


def test_the_legend_has_what_is_drawn() -> None:
    parts = {*dict(bars.PARTS).values(), "Laag–hoog"}
    certain = BARS[: BARS.index("        - hours: 40")]
    loaded, plain = placed(BARS), placed(certain)
    assert parts <= set(texts(bars.by_gemeente(accounts(loaded)).picture()))
    legend = parts & set(texts(bars.by_gemeente(accounts(plain)).picture()))
    assert legend == {"Eigen uren", "Aandeel in gezamenlijke uren"}


def test_the_range_is_drawn_and_written() -> None:
    loaded = placed(BARS)
    picture = bars.by_gemeente(accounts(loaded)).picture()
    assert [text for text in texts(picture) if "–" in text] == [
        *("Laag–hoog", "80–90", "80–90", "60–70"),
    ]
    ranges = [
        each.get("d", "")
        for each in root(picture).iter(f"{SVG}path")
        if each.get("stroke-width") == "1.5"
    ][1]
    # From low to high, on the scale that has 0 at the left and 10 hours between two lines.
    ends = [
        (float(low), float(high)) for low, high in re.findall(r"M([\d.]+) .*?H([\d.]+)", ranges)
    ]
    axis = next(
        each.get("d", "") for each in root(picture).iter(f"{SVG}path") if "V" in each.get("d", "")
    )
    lines = [float(x) for x in re.findall(r"M([\d.]+)", axis)]
    hour = (lines[1] - lines[0]) / 20
    assert [[round((x - lines[0]) / hour) for x in end] for end in ends] == [
        *([80, 90], [80, 90], [60, 70]),
    ]


def test_the_table_of_the_hours_has_the_figures_of_each_account() -> None:
    loaded = placed(WHOLE)
    rows = [row.cells for row in bars.by_gemeente(accounts(loaded)).table(loaded).rows]
    totals = [account.totals for account in accounts(loaded)]
    assert [cells[2:8] for cells in rows] == [
        (each.own, each.shared, each.assumed, each.hours, each.low, each.high) for each in totals
    ]
    assert [cells[1] for cells in rows] == ["Noord", "Midden aan de Maas", "Zuid"]
    of_zuid = bars.by_theme(accounts(loaded)[2]).table(loaded)
    assert [row.cells for row in of_zuid.rows if row.role == "total"] == [
        (None, "Totaal", *rows[2][2:])
    ]


def test_a_theme_that_is_called_as_the_total_is_not_the_total() -> None:
    loaded = placed(BARS.replace("title: Jeugd en Veiligheid", "title: Totaal"))
    drawn = bars.by_theme(hours.account(loaded.programme))
    assert [row.role for row in drawn.table(loaded).rows] == ["data", "total"]
    names = [it for it in root(drawn.picture()).iter(f"{SVG}text") if it.text == "Totaal"]
    assert [it.get("font-weight") for it in names] == [None, "bold"]


@cases(("most", "step"), [(0, 1), (3, 1), (8, 1), (9, 2), (90, 20), (1076, 200), (40_001, 10_000)])
def test_lines_are_at_round_hours(most: float, step: float) -> None:
    assert bars._step(most) == step


def test_the_load_of_a_month_is_darker_the_more_it_is() -> None:
    loaded = placed(
        theme("""\
- id: jeugd.mei
  title: Mei
  capacity:
    hours: {cell: x, estimates: [{hours: 80, per: gemeente}]}
    duration: {cell: mei}
- id: jeugd.juni
  title: Juni
  capacity:
    hours: {cell: x, estimates: [{hours: 10, per: gemeente}]}
    duration: {cell: juni}
""")
    )
    picture = heat(loaded, "gemeente")
    assert [text for text in texts(picture) if text in ("10", "80", "90")] == [
        *("10", "80"),  # the legend
        *(["10"] * 3 + ["80"] * 3 + ["90"] * 3),
    ]
    assert "uur in een maand" in texts(picture)
    groups = {each.get("class"): len(each) for each in root(picture).iter(f"{SVG}g")}
    assert (groups["f-on-1"], groups["f-on-4"]) == (3, 3)
    assert "Noord: mei ongeveer 80 uur en juni ongeveer 10 uur." in (root(picture)[1].text or "")


@cases(
    ("amount", "step"), [(0, 0), (Decimal("0.01"), 1), (24, 1), (26, 2), (74, 3), (99, 4), (100, 4)]
)
def test_shades_go_from_nothing_to_the_most(amount: Decimal | int, step: int) -> None:
    assert svg.shade(Decimal(amount), Decimal(100)) == step


def test_a_goal_without_an_action_is_a_row_that_says_so() -> None:
    actions = """\
- {id: jeugd.a, title: Een, goals: [jeugd.doel-2], derived: [goals]}
- {id: jeugd.b, title: Twee, goals: [jeugd.doel-2]}
"""
    listed = "[{id: jeugd.doel-1, number: 1, text: Leeg.}, {id: jeugd.doel-2, text: Vol.}]"
    loaded = placed(theme(actions, listed))
    picture = matrix(loaded)
    assert texts(picture).count("geen actie") == 1
    assert texts(picture)[:4] == [
        "Zo in het programma",
        "Onze lezing",
        "Zonder actie of doelstelling (onze lezing)",
        "Een",
    ]
    assert "1. Leeg." in texts(picture)
    assert root(picture)[1].text == (
        "2 doelstellingen. Zonder actie: Doelstelling 1, Jeugd en Veiligheid. Zo lezen wij het "
        "programma."
    )
    told = [each[0].text for each in root(picture).iter(f"{SVG}circle") if len(each)]
    assert told == ["Twee", "Een"]
    radii = [each.get("r") for each in root(picture).iter(f"{SVG}circle") if len(each)]
    assert radii == ["8", "6.5"]


def test_a_block_has_the_number_of_its_item() -> None:
    picture = PICTURES["year"](placed(WHOLE))
    assert [text for text in texts(picture) if text.isdigit()] == ["2", "1"]
    widths = [each.get("width") for each in root(picture).iter(f"{SVG}rect")]
    assert widths[LEGEND:] == ["96", "44"]  # two months, and one


def test_blocks_of_one_theme_do_not_overlap() -> None:
    items = "".join(f"  - {{title: Item {number}, month: 3}}\n" for number in range(4))
    loaded = placed(f"planning:\n{items}  - {{title: Later, month: 4}}\n")
    picture = year.strip(planning.schedule(loaded.programme), loaded)
    places = [(each.get("x"), each.get("y")) for each in root(picture).iter(f"{SVG}rect")]
    assert len(set(places)) == len(places) == 5
    assert len({y for _, y in places}) == 4


def test_a_month_comes_back_in_a_programme_of_two_years() -> None:
    loaded = placed(
        "planning: [{title: Feest, month: 1}]\n",
        HEAD.replace("{from: 2026-01, to: 2026-12}", "{from: 2025-09, to: 2027-02}"),
    )
    picture = year.strip(planning.schedule(loaded.programme), loaded)
    assert texts(picture).count("1") == 2
    assert ("2026", "jan") in pairwise(texts(picture))  # above each other
    assert "januari 2027 (1)" in (root(picture)[1].text or "")


def test_an_item_outside_the_months_of_the_programme_has_no_block() -> None:
    loaded = placed(
        "planning: [{title: Herfst, period: {name: Herfst, months: [9, 10, 12]}}]\n",
    )
    picture = year.strip(planning.schedule(loaded.programme), loaded)
    widths = [each.get("width") for each in root(picture).iter(f"{SVG}rect")]
    assert widths == ["96", "44"]


def test_the_years_of_a_programme_stand_below_each_other() -> None:
    head = HEAD.replace("{from: 2026-01, to: 2026-12}", "{from: 2026-01, to: 2027-12}")
    planned = "planning: [{title: Feest, period: {name: Winter, months: [12, 1]}}]\n"
    for draw in (PICTURES["year"], PICTURES["load of gemeenten"]):
        one = root(draw(placed(BARS + planned)))
        two = root(draw(placed(BARS + planned, head)))
        assert two.get("width") == one.get("width")
        assert float(two.get("height", 0)) > float(one.get("height", 0))
    drawn = root(PICTURES["year"](placed(planned, head)))
    widths = [each.get("width") for each in drawn.iter(f"{SVG}rect")]
    assert widths == ["44", "44", "44", "44"]


def test_what_differs_little_looks_alike_on_a_scale_from_zero() -> None:
    hours: dict[tuple[Key, Key], Decimal] = {
        ("a", "x"): Decimal(86),
        ("a", "y"): Decimal(92),
        ("b", "x"): Decimal(20),
    }
    figure = load.grid({"a": "A", "b": "B"}, {"x": "X", "y": "Y"}, hours)
    drawn = "".join(figure.marks)
    assert re.findall(r">([^<]+)</text>", drawn)[:3] == ["20", "86–92", "uur in een maand"]
    assert ("f-shade-1" in drawn, "f-shade-3" in drawn, "f-shade-4" in drawn) == (True, False, True)


def test_an_action_without_a_goal_is_a_column_that_says_so() -> None:
    actions = "[{id: jeugd.a, title: Een, goals: [jeugd.doel-1]}, {id: jeugd.b, title: Twee}]"
    loaded = placed(theme(actions, "[{id: jeugd.doel-1, number: 1, text: Vol.}]"))
    picture = matrix(loaded)
    said = "Zonder doelstelling: Twee."
    assert root(picture)[1].text == f"1 doelstelling. Daarbij hoort een actie. {said}"
    assert goal_matrix.idle_note(goals.serve(loaded.programme)) == said
    warned = [each for each in root(picture).iter(f"{SVG}g") if each.get("class") == "f-quiet"]
    assert [each[0].text for each in warned if len(each)] == ["Twee"]


def test_a_name_that_is_too_long_ends_in_an_ellipsis() -> None:
    loaded = placed(BARS, HEAD.replace("name: Noord", f"name: {'Noorderdeel ' * 20}"))
    picture = bars.by_gemeente(accounts(loaded)).picture()
    cut = [each[0].tail or "" for each in root(picture).iter(f"{SVG}text") if len(each)]
    assert [(text[:11], len(text) < 80, text[-1]) for text in cut] == [("Noorderdeel", True, "…")]


def test_a_goal_runs_over_as_many_lines_as_fit() -> None:
    assert svg.wrap("Een twee drie", 80, 3) == ["Een twee", "drie"]
    assert svg.wrap("Een twee drie vier vijf", 64, 2) == ["Een twee", "drie vi…"]
    long = "Problematische individuen en jeugdgroepen worden eerder herkend"
    loaded = placed(theme("[]", f"[{{id: jeugd.doel-1, number: 4, text: {long}}}]"))
    picture = matrix(loaded)
    assert f"4. {long}" in " ".join(texts(picture))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_can_be_told_apart(scheme: int) -> None:
    colour = {name: pair[scheme] for name, pair in svg.COLOURS.items()}
    for name in ("ink", "quiet"):
        assert contrast(colour[name], colour["paper"]) >= 4.5
        assert contrast(colour[name], colour["pale"]) >= 4.5
    for name in ("own", "shared", "assumed"):
        assert contrast(colour[name], colour["paper"]) >= 3
    shades = [colour[f"shade-{step}"] for step in range(1, svg.SHADES + 1)]
    for step, shade in enumerate(shades, start=1):
        assert contrast(colour[f"on-{step}"], shade) >= 4.5
    for tone in range(1, TONES + 1):
        assert contrast(colour["on-4"], colour[f"tone-{tone}"]) >= 4.5
        assert contrast(colour["paper"], colour[f"tone-{tone}"]) >= 4.5
    for before, after in pairwise(map(luminance, shades)):
        assert (after < before) is (scheme == 0)


def test_what_does_not_fit_is_cut_off_and_told_to_a_mouse() -> None:
    assert svg.shorten("Veiligheid", 200) == "Veiligheid"
    assert svg.shorten("Ondermijnende criminaliteit", 100) == "Ondermijnen…"
    assert "<title>Ondermijnende criminaliteit</title>" in svg.label(
        0, 0, "Ondermijnende criminaliteit", 100
    )


def test_an_indicator_has_a_bar_for_each_figure_on_a_scale_of_its_own() -> None:
    loaded = placed(SERIES)
    picture = series(loaded)
    legend, bars_drawn = 2, list(root(picture).iter(f"{SVG}rect"))
    heights = [float(each.get("height", 0)) for each in bars_drawn[legend:]]
    assert heights == [52, 26, 39, 13, 0, 52]
    assert [each.get("stroke-dasharray") is not None for each in bars_drawn[legend:]] == [
        *(False, False, True, True),
        *(False, False),
    ]
    assert texts(picture)[-5:] == ["2023", "2024", "1-1-2025", "1-7-2025", "2026"]
    assert picture.described == (
        "Overlast, meldingen: 40 (2023), 20 (2024); streefwaarde 30 (2024), 10 (2026). "
        "Saldo: -5 (1 januari 2025), 5 (1 juli 2025)."
    )


def test_what_was_measured_without_a_year_stands_beside_the_baseline_not_over_it() -> None:
    figures = "unit: aantal, baseline: {value: 10}, realised: [{value: 12}]"
    body = f"indicators: [{{title: Controles, {figures}}}]"
    loaded = placed(body)
    picture = series(loaded)
    assert picture.title == "Controles, aantal"
    assert texts(picture)[-4:] == ["10", "12", "Nulmeting", "Gemeten"]
    left = [float(each.get("x", 0)) for each in root(picture).iter(f"{SVG}rect")][1:]
    assert left[1] - left[0] == courses.COLUMN


@cases("accent", ["154273", "E2001A", "FFD500", "FFFFFF", "000000"])
def test_a_picture_in_a_house_style_can_be_read_whatever_its_colours(accent: str) -> None:
    names = ("own", "shared", "assumed", "shade-1", "shade-2", "shade-3", "shade-4")
    drawn = "".join(svg.box(0, 0, 9, 9, **svg.outline(name, "line")) for name in names)
    made = House("Letter, Arial", (accent, accent, accent)).on(f'<svg font-family="x">{drawn}')
    assert made.startswith('<svg font-family="Letter, Arial">')
    found = re.findall(r'class="f-(\S+) s-line" fill="(#[0-9a-f]{6})" stroke="#c9d2db"', made)
    assert [name for name, _ in found] == [*names]
    seen = {name: contrast(colour, "#ffffff") for name, colour in found}
    white_on_it = ("own", "shared", "assumed", "shade-3", "shade-4")
    assert min(map(seen.__getitem__, white_on_it)) >= READABLE
    shades = [seen[f"shade-{number}"] for number in range(1, 5)]
    assert shades == sorted(shades)
