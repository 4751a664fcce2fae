"""The site in a real browser: what loads, what it shows, who can use it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests import spoiled
from tests.clients.examples import assert_fits
from tests.clients.tools import npm_package, system_tool
from tests.commands.runner import DATA, ROOT, process
from uvp_cli import dutch

sync_api = pytest.importorskip("playwright.sync_api")

FILE = ("--file", str(DATA))
LONG = 30_000
"""Milliseconds after which what should have come will not come."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped programme."""
    return made(tmp_path_factory.mktemp("site") / "website", DATA)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a programme with what its log says."""
    folder = tmp_path_factory.mktemp("followed") / "website"
    return made(folder, ROOT / "tests/years/uvp2026.yaml", options=("--with-progress",))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a programme that tries to break it, beside the shipped one."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "uvp.yaml"
    path.write_text(spoiled.document(DATA.read_text("utf-8")), "utf-8")
    return made(folder / "website", path, DATA)


def made(folder: Path, *programmes: Path, options: tuple[str, ...] = ()) -> Path:
    files = [word for path in programmes for word in ("--file", str(path))]
    done = process("site", str(folder), *files, *options)
    assert (done.returncode, done.stderr) == (0, b"")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    # Debian's, or what a machine that builds on Ubuntu has.
    known = map(shutil.which, ("chromium", "google-chrome"))
    chromium = next(filter(None, known), None) or system_tool("chromium")
    # Root, as in a container, has no sandbox.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


class Visitor:
    """A window, and what it complained about or asked for outside the site."""

    def __init__(self, browser: Any, site: Path, **settings: Any) -> None:
        self.site = site
        self.wrong: list[str] = []
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.page.on("request", lambda request: self._ask(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(text)

    def _ask(self, url: str) -> None:
        if not url.startswith((self.site.as_uri(), "data:,")):
            self.wrong.append(url)

    def open(self, name: str) -> Any:
        """The page with this name, opened as by a double click."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.site.as_uri()}/{name}", wait_until="load")
        return self.page


@pytest.fixture
def visitor(browser: Any, site: Path) -> Iterator[Visitor]:
    found = Visitor(browser, site)
    yield found
    found.context.close()
    assert found.wrong == []


def pages(site: Path) -> list[str]:
    return sorted(each.relative_to(site).as_posix() for each in site.rglob("*.html"))


def answer(*arguments: str) -> Any:
    done = process(*arguments, "--format", "json", *FILE)
    assert done.returncode == 0
    return json.loads(done.stdout)


def shown(page: Any, selector: str) -> list[str]:
    """The texts of what can be seen now; after a click or a key, `comes` waits for them."""
    found = page.locator(f"{selector}:visible").all_inner_texts()
    return [" ".join(text.split()) for text in found]


def comes(page: Any, selector: str, *texts: str) -> None:
    """Waits until these texts can be seen and no others: a page answers a click in its own time."""
    seen = sync_api.expect(page.locator(f"{selector}:visible"))
    seen.to_have_text([*texts], use_inner_text=True, timeout=LONG)


def goes(page: Any, address: str) -> None:
    """Waits until this address, without its folder, is that of the page."""
    expected = re.compile(rf"/{re.escape(address)}$")
    sync_api.expect(page).to_have_url(expected, timeout=LONG)


def focuses(page: Any, name: str) -> None:
    """Waits until the element with this id is the one that keys go to."""
    sync_api.expect(page.locator(f"[id='{name}']")).to_be_focused(timeout=LONG)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_asks_for_nothing(
    browser: Any, site: Path, scheme: str
) -> None:
    axe = (npm_package("axe-core") / "axe.min.js").read_text("utf-8")
    rules = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    visitor = Visitor(browser, site, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    for name in pages(site):
        page = visitor.open(name)
        page.evaluate(axe)
        # It would read the style again to see what it imports; the page's policy forbids that.
        found = page.evaluate(
            "rules => axe.run({runOnly: rules, preload: false, resultTypes: ['violations']})", rules
        )
        broken = [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
        assert (name, broken) == (name, [])
        assert found["passes"], name
    visitor.context.close()
    assert visitor.wrong == []


@pytest.mark.parametrize("width", [320, 1920])
def test_no_page_scrolls_sideways(browser: Any, site: Path, width: int) -> None:
    visitor = Visitor(browser, site, viewport={"width": width, "height": 800})
    for name in pages(site):
        page = visitor.open(name)
        assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, width)
    visitor.context.close()
    assert visitor.wrong == []


def test_the_hours_are_those_of_uvp_hours(visitor: Visitor) -> None:
    gemeenten = answer("hours")["gemeenten"]
    assert len(gemeenten) == 5
    for each in gemeenten:
        page = visitor.open(f"gemeente-{each['gemeente']}.html")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        totals, themes = each["totals"], each["themes"].values()
        table = page.locator("table", has=page.locator("#beeld-1-tabel"))
        rows = table.locator("tbody tr").all()
        cells = [row.locator("td").all_inner_texts() for row in rows]
        keys = ("own", "shared", "assumed", "hours")
        assert [row[:4] for row in cells] == [
            [dutch.number(exact(one[key])) for key in keys] for one in (*themes, totals)
        ]
        assert [row[4] for row in cells] == [
            dutch.span(exact(one["low"]), exact(one["high"])) for one in (*themes, totals)
        ]
        per_action = answer("hours", "--gemeente", each["gemeente"])["rows"]
        table = page.locator("table", has=page.locator("#uren-tabel"))
        hours = [
            row.locator("td").nth(1).inner_text()
            for row in table.locator("tbody tr:not([class])").all()
            if row.locator("td").nth(1).inner_text()
        ]
        assert hours == [dutch.number(exact(row["hours"])) for row in per_action]


def exact(figure: float) -> Decimal:
    """The figure that JSON writes."""
    return Decimal(str(figure))


def test_a_choice_is_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("planning.html")
    page.select_option("#kies-thema", "jeugd")
    titles = [each["title"] for each in answer("planning", "--theme", "jeugd")["items"]]
    comes(page, ".kalender b", *titles)
    comes(page, "#aantal", f"{len(titles)} planningsitems")
    page.select_option("#kies-maand", "2026-05")
    goes(page, "planning.html#thema=jeugd&maand=2026-05")
    mailed = visitor.open(page.url.rpartition("/")[2])
    both = answer("planning", "--theme", "jeugd", "--month", "mei")["items"]
    assert shown(mailed, ".kalender b") == [each["title"] for each in both]
    mailed.get_by_role("link", name="Acties", exact=True).click()
    goes(page, "acties.html#thema=jeugd&maand=2026-05")
    page.go_back()
    goes(page, "planning.html#thema=jeugd&maand=2026-05")
    page.get_by_role("button", name="Toon alles").click()
    comes(page, "#aantal", "35 planningsitems")
    sync_api.expect(page).to_have_url(re.compile("/planning.html#?$"))


def test_a_choice_goes_along_to_every_page(visitor: Visitor) -> None:
    page = visitor.open("planning.html#gemeente=vaals")
    page.get_by_role("link", name="Doelen", exact=True).click()
    goes(page, "doelen.html#gemeente=vaals")
    # At a place on a page, the address is full; what was chosen still stands.
    page.locator("ol.doelen a").first.click()
    sync_api.expect(page).to_have_url(re.compile(r"\.html#[^=]+$"))
    page.get_by_role("link", name="Open punten", exact=True).click()
    page.select_option("#kies-thema", "zorg")
    goes(page, "vragen.html#gemeente=vaals&thema=zorg")
    page.get_by_role("searchbox").fill("politie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken.html?q=politie#gemeente=vaals&thema=zorg")
    page.get_by_role("link", name="Planning", exact=True).click()
    sync_api.expect(page.locator("#kies-gemeente")).to_have_value("vaals")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    goes(page, "planning.html#inhoud")
    sync_api.expect(page.locator("#kies-gemeente")).to_have_value("vaals")
    page.get_by_role("button", name="Toon alles").click()
    sync_api.expect(page).to_have_url(re.compile("/planning.html#?$"))
    page.get_by_role("link", name="Acties", exact=True).click()
    sync_api.expect(page.locator("#kies-gemeente")).to_have_value("")


def test_on_paper_the_choice_is_said_and_every_table_is_there(visitor: Visitor) -> None:
    page = visitor.open("planning.html#gemeente=vaals&maand=2026-05")
    page.emulate_media(media="print")
    assert shown(page, ".keuze label") == ["Gemeente", "Maand"]
    assert page.locator("button:visible, nav:visible").count() == 0
    # The list below the calendar would say everything twice.
    assert not page.locator(".lijst").is_visible()
    page = visitor.open("planning.html")
    assert shown(page, ".keuze label") == []
    # What is of the whole stands on no page with a choice.
    page = visitor.open("doelen.html#thema=zorg")
    assert not page.locator(".beeld").is_visible()
    # Also a table that is closed.
    page = visitor.open("ketenpartners.html")
    page.emulate_media(media="screen")
    assert page.locator("details:not([open])").count() == 1
    assert not page.locator("details table").is_visible()
    page.emulate_media(media="print")
    assert page.locator("details table").is_visible()
    # Beneath the picture of the goals stands a list; on paper, where it is too small, instead.
    page = visitor.open("doelen.html")
    assert not page.locator(".beeld svg").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".beeld svg").is_visible()
    page.emulate_media(media="print")
    assert page.locator("details").count() == 0
    served = answer("goals")["goals"]
    listed = shown(page, "ol.doelen > li")
    assert len(listed) == len(served) > 0
    for text, each in zip(listed, served, strict=True):
        assert text.startswith(each["text"])
    links = page.locator("ol.doelen a:visible").count()
    assert links == sum(len(each["actions"]) for each in served) > 0


def test_a_choice_stands_under_every_title_and_says_where_it_does_not_apply(
    visitor: Visitor,
) -> None:
    chosen = "#gemeente=vaals&thema=jeugd&maand=2026-05&partner=vt"
    for name in pages(visitor.site):
        page = visitor.open(f"{name}{chosen}")
        said = " ".join(page.locator("#gekozen").inner_text().split())
        assert said.count("×") == 4, name
        narrowed = "Jeugd en Veiligheid × geldt hier niet" not in said
        by_theme = ("planning", "acties", "doelen", "vragen", "thema-jeugd")
        assert narrowed is (name.removesuffix(".html") in by_theme), name
    page = visitor.open("geld.html#gemeente=vaals")
    assert shown(page, "#gekozen") == ["Keuze: Vaals × geldt hier niet, wel op de pagina Vaals"]
    page.get_by_role("link", name="de pagina Vaals").click()
    goes(page, "gemeente-vaals.html#gemeente=vaals")
    page.go_back()
    goes(page, "geld.html#gemeente=vaals")
    page.get_by_role("link", name="Vaals ×").click()
    comes(page, "#gekozen")
    goes(page, "geld.html#")


def test_lists_and_address_never_disagree(visitor: Visitor) -> None:
    page = visitor.open("planning.html#partner=vt")
    assert page.locator("#kies-partner").input_value() == "vt"
    assert shown(page, "#aantal") == ["Geen planningsitems met deze keuze. Toon alles"]
    assert not page.locator("#lijst").is_visible()
    page.get_by_role("link", name="Toon alles").click()
    sync_api.expect(page.locator(".kalender section:visible")).to_have_count(12)
    page = visitor.open("planning.html#thema=zonder_thema&gemeente=nergens&onzin")
    goes(page, "planning.html#thema=zonder_thema")
    assert page.locator("#aantal").inner_text() == "9 planningsitems"
    chosen = page.locator("#gekozen").inner_text()
    assert chosen.endswith("Niet gevonden in dit programma: gemeente=nergens.")


def test_a_choice_that_somebody_types_is_found_by_its_name(visitor: Visitor) -> None:
    page = visitor.open("planning.html#gemeente=Vaals&maand=mei")
    goes(page, "planning.html#gemeente=vaals&maand=2026-05")
    assert page.locator("#kies-maand").input_value() == "2026-05"
    assert "Niet gevonden" not in page.locator("#gekozen").inner_text()
    page = visitor.open("planning.html#maand=2026-13&maand=mei&thema=%E0%A4%A")
    said = page.locator("#gekozen").inner_text()
    assert said.startswith("Niet gevonden in dit programma: maand=2026-13, ")
    assert page.locator("#aantal").inner_text() == "35 planningsitems"
    page = visitor.open("planning.html#maand=2026-05&maand=2026-06")
    assert page.locator("#gekozen").inner_text().endswith("programma: maand=2026-06.")


def test_the_page_of_a_municipality_leads_to_its_own_planning(visitor: Visitor) -> None:
    page = visitor.open("planning.html#gemeente=vaals&thema=jeugd")
    page.goto(f"{visitor.site.as_uri()}/gemeente-meerssen.html")
    goes(page, "gemeente-meerssen.html#gemeente=meerssen")
    page = visitor.open("gemeente-meerssen.html#gemeente=vaals&thema=jeugd")
    goes(page, "gemeente-meerssen.html#gemeente=meerssen&thema=jeugd")
    links = page.locator("a[href*='gemeente=']").evaluate_all("all => all.map(each => each.href)")
    assert len(links) > 5
    others = [link for link in links if "gemeente-" not in link and "=meerssen" not in link]
    assert others == []


def test_a_link_to_what_is_planned_lands_on_its_month(visitor: Visitor) -> None:
    page = visitor.open("planning.html#item-30")
    heading = page.locator(".kalender section", has=page.locator("#item-30")).locator("h2")
    sync_api.expect(heading).to_be_in_viewport()
    item = page.locator("#item-30").bounding_box()
    assert item["y"] >= heading.bounding_box()["y"] + heading.bounding_box()["height"]
    # What a choice hides cannot be led to, so the choice goes.
    page = visitor.open("planning.html#thema=jeugd")
    page.goto(f"{page.url.partition('#')[0]}#item-0")
    sync_api.expect(page.locator("#item-0")).to_be_in_viewport()
    comes(page, "#gekozen")


def test_notes_go_with_what_they_are_about(visitor: Visitor) -> None:
    page = visitor.open("acties.html")
    assert len(shown(page, ".noten li")) == 5
    page = visitor.open("acties.html#thema=fysiek")
    marks = shown(page, "#lijst th .noot")
    assert marks == ["[4]", "[5]", "[4]"]
    notes = page.locator(".noten li:visible")
    assert notes.evaluate_all("all => all.map(each => each.value)") == [4, 5]
    assert not page.locator("tfoot").is_visible()


def test_every_choice_shows_what_the_command_line_answers(visitor: Visitor) -> None:
    page = visitor.open("planning.html")
    for gemeente in ("vaals", "valkenburg"):
        page.select_option("#kies-gemeente", gemeente)
        goes(page, f"planning.html#gemeente={gemeente}")
        items = answer("planning", "--gemeente", gemeente)["items"]
        expected = sorted({each["title"] for each in items})
        assert sorted(set(shown(page, ".kalender b"))) == expected
    page = visitor.open("acties.html#partner=politie")
    listed = answer("actions", "--partner", "politie")["actions"]
    assert shown(page, "tr[data-thema] th > a:first-child") == [each["title"] for each in listed]
    page = visitor.open("acties.html#gemeente=valkenburg")
    listed = answer("actions", "--gemeente", "valkenburg")["actions"]
    assert shown(page, "tr[data-thema] th > a:first-child") == [each["title"] for each in listed]
    assert shown(page, "tr[data-thema] .n") == [
        "niet genoemd" if each["hours"] is None else dutch.number(exact(each["hours"]))
        for each in listed
    ]
    for gemeente in ("vaals", "valkenburg"):
        page = visitor.open(f"acties.html#gemeente={gemeente}&maand=2026-02")
        listed = answer("actions", "--gemeente", gemeente)["actions"]
        february = [each for each in listed if 2 in each["months"]]
        assert shown(page, "tr[data-thema] th > a:first-child") == [
            each["title"] for each in february
        ]
        assert shown(page, "tr[data-thema] td:last-child") == [
            ", ".join(dutch.month_runs(each["months"])) for each in february
        ]
    page = visitor.open("vragen.html#thema=zorg")
    # How many there are in all would be said beside how many are chosen.
    assert shown(page, ".geheel") == []
    asked = answer("questions", "--theme", "zorg")["questions"]
    assert page.locator("#aantal").inner_text() == f"{len(asked)} open punten"


def test_an_unknown_choice_in_the_address_shows_everything(visitor: Visitor) -> None:
    page = visitor.open("planning.html#thema=bestaatniet&onzin")
    assert page.locator("#aantal").inner_text() == "35 planningsitems"


def test_searching_finds_what_uvp_search_finds(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    page.get_by_role("searchbox").fill("VAKANTIEPARKEN")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken.html?q=VAKANTIEPARKEN")
    hits = answer("search", "vakantieparken")["hits"]
    parts = dict.fromkeys((each["part"], each["id"], each["title"]) for each in hits)
    assert len(shown(page, "#register > li")) == len(parts) > 1
    assert page.locator("#gevonden").inner_text() == f"{len(parts)} plaatsen met ‘VAKANTIEPARKEN’."
    assert all("vakantieparken" in text.lower() for text in shown(page, "#register > li > p"))


def test_searching_for_words_finds_where_all_of_them_stand(visitor: Visitor) -> None:
    page = visitor.open("zoeken.html?q=jeugd+politie")
    found = [text.lower() for text in shown(page, "#register > li")]
    assert found
    assert all("jeugd" in text and "politie" in text for text in found)
    assert page.locator("#gevonden").inner_text().startswith(f"{len(found)} plaats")
    assert shown(visitor.open("zoeken.html?q=jeugd+bestaatniet"), "#register > li") == []
    assert shown(visitor.open("zoeken.html?q=%21"), "#register > li") == []
    assert shown(visitor.page, "#gevonden") == [
        "Niets gevonden met ‘!’. Probeer een ander of een korter woord, of kies hieronder."
    ]
    assert "Jeugd en Veiligheid" in shown(visitor.page, "main nav a")


def test_searching_puts_titles_first_and_marks_words_that_begin_so(visitor: Visitor) -> None:
    page = visitor.open("zoeken.html")
    assert shown(page, "#register > li") == []
    assert shown(page, "#gevonden")[0].startswith("Eén of meer woorden, of het begin daarvan.")
    assert page.locator("main input").bounding_box()["width"] > 400
    page = visitor.open("zoeken.html?q=boa")
    assert len(shown(page, "#register > li")) == 2
    assert {text.lower() for text in shown(page, "mark")} == {"boa"}
    page = visitor.open("zoeken.html?q=netwerk+jeugdoverlast")
    assert shown(page, "#register > li")[0].startswith("Actie: Netwerk Jeugdoverlast verstevigen")
    assert shown(page, "#register a mark")[:2] == ["Netwerk", "Jeugdoverlast"]
    # A Dutch word may be the end of a longer one.
    page = visitor.open("zoeken.html?q=parken")
    assert "met ‘parken’ midden in een woord." in page.locator("#gevonden").inner_text()
    assert "vakantieparken" in shown(page, "mark")


def test_on_a_telephone_no_figure_of_a_table_is_cut_off(browser: Any, site: Path) -> None:
    visitor = Visitor(browser, site, viewport={"width": 320, "height": 800})
    for name, table in (("acties", "table"), ("gemeente-vaals", "#uren-tabel")):
        page = visitor.open(f"{name}.html")
        region = page.locator(".schuif", has=page.locator(table)).first
        assert region.evaluate("each => each.scrollWidth - each.clientWidth") == 0
    visitor.context.close()
    assert visitor.wrong == []


@pytest.mark.parametrize("width", [360, 1920])
def test_letters_in_a_picture_can_be_read(browser: Any, site: Path, width: int) -> None:
    visitor = Visitor(browser, site, viewport={"width": width, "height": 800})
    for name in ("index", "doelen", "ketenpartners", "gemeente-vaals"):
        page = visitor.open(f"{name}.html")
        heights = page.locator("svg text").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).filter(box => box.width)"
            ".map(box => Math.min(box.width, box.height))"
        )
        # On a telephone the list says what the picture of the goals does.
        assert bool(heights) is not (name == "doelen" and width == 360)
        assert min(heights, default=12) > 6, name
        assert max(heights, default=12) < 30, name
    visitor.context.close()


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("kind", ["site", "followed"])
def test_nothing_is_cut_off_by_the_edge_of_a_screen(
    request: pytest.FixtureRequest, browser: Any, kind: str, width: int
) -> None:
    site = request.getfixturevalue(kind)
    visitor = Visitor(browser, site, viewport={"width": width, "height": 740})
    for name in pages(site) if kind == "site" else ["voortgang.html", "index.html"]:
        page = visitor.open(name)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        cut = page.locator(".schuif:visible").evaluate_all(
            "all => all.filter(each => each.scrollWidth > each.clientWidth)"
            ".map(each => each.ariaLabel || each.innerText.slice(0, 40))"
        )
        assert (name, cut) == (name, [])
        assert page.locator("header").bounding_box()["height"] < 740 / 3, name
    visitor.context.close()


def test_every_tile_is_a_link_that_a_thumb_can_hit(browser: Any, site: Path) -> None:
    visitor = Visitor(browser, site, viewport={"width": 360, "height": 740})
    page = visitor.open("index.html")
    boxes = page.locator(".cijfers a, .staven a, .themas a").all()
    assert len(boxes) == 4 + 5 + 5
    assert all(each.bounding_box()["height"] >= 44 for each in boxes)
    figures = page.locator(".cijfers li").last.bounding_box()
    assert figures["y"] + figures["height"] < 740
    visitor.context.close()


def test_the_months_to_come_are_those_of_the_clock(visitor: Visitor) -> None:
    page = visitor.page
    page.clock.set_fixed_time("2026-04-15")
    page = visitor.open("index.html")
    assert shown(page, "#maanden > li > a") == ["april 2026", "mei 2026"]
    items = answer("planning", "--month", "april")["items"]
    assert shown(page, "#nu") == [f"{len(items)} planningsitems in april 2026"]
    assert shown(page, "#maanden > li:first-child ~ li.komt")
    page.locator("#nu").click()
    goes(page, "planning.html#maand=2026-04")
    page = visitor.open("gemeente-vaals.html")
    assert shown(page, "#maanden > li > a") == ["april 2026", "mei 2026", "juni 2026"]
    # Before the programme its first months are to come; after it none are.
    page.clock.set_fixed_time("2025-11-30")
    assert shown(visitor.open("index.html"), "#maanden > li > a")[0] == "januari 2026"
    page.clock.set_fixed_time("2027-01-01")
    page = visitor.open("index.html")
    assert len(shown(page, "#maanden > li > a")) == 12
    assert shown(page, "#nu") == ["35 planningsitems, januari t/m december 2026"]


def test_a_municipality_fits_on_one_sheet(browser: Any, site: Path) -> None:
    pypdfium2: Any = pytest.importorskip("pypdfium2")

    names = [name for name in pages(site) if name.startswith(("gemeente-", "index"))]
    assert len(names) == 6
    for scripted in (True, False):
        visitor = Visitor(browser, site, java_script_enabled=scripted)
        for name in names:
            margins = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
            printed = visitor.open(name).pdf(format="A4", margin=margins)
            assert (name, len(pypdfium2.PdfDocument(printed))) == (name, 1)
        visitor.context.close()


def test_regions_have_names_of_their_own(visitor: Visitor) -> None:
    for name in ("index.html", "gemeente-vaals.html", "thema-jeugd.html", "planning.html"):
        page = visitor.open(name)
        names = page.locator("[role=region]").evaluate_all("all => all.map(each => each.ariaLabel)")
        assert len(set(names)) == len(names) > 0, name


def test_every_page_can_be_used_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("planning.html")
    page.keyboard.press("Tab")
    sync_api.expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    assert page.locator(":focus").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    focuses(page, "inhoud")
    page.keyboard.press("Tab")
    focuses(page, "kies-gemeente")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("Vaals")
    page.keyboard.press("Tab")
    goes(page, "planning.html#gemeente=vaals")
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
    links = page.locator("main a:visible").evaluate_all("all => all.map(each => each.outerHTML)")
    assert set(links) <= reached


def test_without_javascript_everything_is_there(browser: Any, site: Path) -> None:
    visitor = Visitor(browser, site, java_script_enabled=False)
    page = visitor.open("planning.html")
    assert len(page.locator(".kalender li").all()) == 36
    page.select_option("#kies-thema", "jeugd")
    titles = [each["title"] for each in answer("planning", "--theme", "jeugd")["items"]]
    comes(page, ".kalender b", *titles)
    # Without the script, nothing counts what is shown.
    assert not page.locator("#aantal").is_visible()
    page.get_by_role("searchbox").fill("politie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken.html?q=politie")
    assert "Ctrl+F" in page.locator("main").inner_text()
    assert not page.locator("#gevonden").is_visible()
    # Every text stands on a page of its own, to which this one leads.
    led = page.locator("main nav a").evaluate_all("all => all.map(each => each.innerText)")
    assert {"Acties", "Open punten", "Jeugd en Veiligheid", "Overige acties", "Vaals"} <= {*led}
    visitor.context.close()
    assert visitor.wrong == []


def test_a_hostile_programme_is_only_text(browser: Any, hostile: Path) -> None:
    visitor = Visitor(browser, hostile)
    for name in pages(hostile):
        page = visitor.open(name)
        assert "gekraakt" not in page.title().split("<")[0]
        own = "script:not([src$='uvp.js'], [src='keuze.js'], [src='register.js'])"
        foreign = f"{own}, img, [onerror], [href^='javascript'], main style"
        assert page.locator(foreign).count() == 0
        assert "{{ 7*7 }}" in page.content() or "heuvelland-2026-2/" in name
    assert "<script>document.title='gekraakt'</script>" in page.locator("body").inner_text()
    visitor.context.close()
    assert visitor.wrong == []


@pytest.mark.parametrize("kind", ["site", "hostile"])
def test_the_nu_checker_finds_nothing(request: pytest.FixtureRequest, kind: str) -> None:
    folder = request.getfixturevalue(kind)
    jar = npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [
            *(system_tool("java"), "-jar", jar, "--format", "json", "--skip-non-html"),
            # It takes a page from a folder to be from nowhere, so that nothing is 'self' or file:.
            *("--filterpattern", ".*violates Content Security Policy.*"),
            folder,
        ],
        capture_output=True,
        check=False,
        timeout=300,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [(each.get("url"), each["message"], each.get("extract")) for each in messages] == []


@pytest.mark.parametrize(
    ("heading", "name", "schema"),
    [
        ("GitHub Pages", ".github/workflows/site.yml", "vendor.github-workflows"),
        ("GitLab Pages", ".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_the_examples_of_publishing_fit_the_published_schemas(
    tmp_path: Path, heading: str, name: str, schema: str
) -> None:
    text = (ROOT / "docs" / "site.md").read_text("utf-8")
    section = text.split(f"\n### {heading}\n")[1]
    example = re.search(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert example
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example[1], "utf-8")
    assert_fits(schema, path)


def test_an_open_page_follows_the_programme(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(DATA.read_text("utf-8"), "utf-8")
    folder = tmp_path / "website"
    with subprocess.Popen(
        [sys.executable, "-m", "uvp_cli", "site", str(folder), "--watch", "--file", str(path)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        try:
            assert running.stdout
            assert re.match(r"\d+ pagina's geschreven", running.stdout.readline())
            visitor = Visitor(browser, folder)
            page = visitor.open("index.html")
            path.write_text(
                DATA.read_text("utf-8").replace("title: UVP Integrale", "title: Nieuw UVP"), "utf-8"
            )
            sync_api.expect(page).to_have_title(re.compile("^Nieuw UVP"), timeout=LONG)
            visitor.context.close()
            assert visitor.wrong == []
        finally:
            running.kill()
