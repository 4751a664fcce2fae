from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from tests import spoiled
from tests.cases import cases
from tests.commands.runner import DATA, ROOT
from tests.samples import HEAD, WHOLE, placed
from uvp_cli.checking.check import check_file
from uvp_cli.programme import reach
from uvp_cli.programme.origin import Placed
from uvp_cli.queries.naming import Names
from uvp_cli.render import site
from uvp_cli.render.archive import CORE, unpacked
from uvp_cli.render.site import downloads, templates
from uvp_cli.reports import excerpts

VALID = sorted((ROOT / "tests/programmes/valid").glob("*.yaml"))
LANDMARKS = {"header", "nav", "main", "footer"}
CLOSED = frozenset({"meta", "link", "input", "path", "rect", "circle"})


class Parsed(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, text in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(text or "")
            if name in ("href", "src", "action"):
                self.links.append(text or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(path: Path) -> Placed:
    programme = check_file(path).programme
    assert programme is not None
    return Placed(reach.ungrouped(programme), path.name, path.name, lambda _: 1)


@cache
def whole() -> dict[str, str]:
    return site.files([placed(WHOLE)])


@cache
def shipped() -> dict[str, str]:
    return site.files([read(DATA)])


parsed = cache(Parsed)


def pages(files: dict[str, str]) -> dict[str, Parsed]:
    return {name: parsed(text) for name, text in files.items() if name.endswith(".html")}


def assert_whole(files: dict[str, str]) -> None:
    """Every link leads to something in the site, every id is there once."""
    found = pages(files)
    for name, page in found.items():
        assert [each for each, count in Counter(page.ids).items() if count > 1] == [], name
        for link in page.links:
            if link == "data:,":
                continue
            path, _, anchor = link.partition("#")
            place = PurePosixPath(name).parent / path if path else PurePosixPath(name)
            target = _plain(place)
            assert target in files, (name, link)
            if anchor and "=" not in anchor:
                assert anchor in found[target].ids, (name, link)


def _plain(place: PurePosixPath) -> str:
    parts: list[str] = []
    for part in place.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_link_leads_somewhere() -> None:
    assert_whole(shipped())


@cache
def of_one(text: str, gemeente: str) -> dict[str, str]:
    """The site of one municipality."""
    return site.files([excerpts.of(placed(text), Names(gemeente=(gemeente,)))])


def test_a_site_of_one_municipality_has_its_hours_and_no_page_of_others() -> None:
    files = of_one(WHOLE, "zuid")
    assert_whole(files)
    assert [name for name in files if name.startswith("gemeente-")] == ["gemeente-zuid.html"]
    assert (
        "Dit is een deel van het programma: voor Zuid. De uren en het geld zijn die van"
        in (files["index.html"])
    )
    assert '<span class="samen">31,43</span>' in files["acties.html"]
    assert 'data-van="noord"' not in files["acties.html"]
    assert "Uren van Zuid, ketenpartners en planning" in files["acties.html"]
    assert "Financiën voor Zuid" in files["geld.html"]
    assert 'value="noord"' not in files["planning.html"]


@pytest.mark.slow
@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_of_every_programme_a_municipality_has_a_whole_site(path: Path) -> None:
    whole = read(path)
    for gemeente in {whole.programme.gemeenten[0].id, whole.programme.gemeenten[-1].id}:
        assert_whole(site.files([excerpts.of(whole, Names(gemeente=(gemeente,)))]))


@pytest.mark.slow
@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_programme_becomes_a_whole_site(path: Path) -> None:
    files = site.files([read(path)])
    assert_whole(files)
    assert_light(files)


def test_the_least_and_the_most_that_a_programme_has_become_a_site() -> None:
    assert_whole(site.files([placed("")]))
    assert_whole(whole())


def test_it_is_small() -> None:
    assert sum(len(text.encode()) for text in shipped().values()) < 620_000


def test_style_and_scripts_are_there_once_whatever_the_number_of_programmes() -> None:
    files = site.files([placed(WHOLE)] * 3)
    shared = [name for name in files if not name.endswith(".html") and "/" not in name]
    assert sorted(shared) == ["uvp.css", "uvp.js"]
    assert_light(files)


def assert_light(files: dict[str, str]) -> None:
    """No page weighs more than a telephone should have to fetch, with what it is shown with."""
    heavy = {name: size for name, text in files.items() if (size := len(text.encode())) > 150_000}
    assert heavy == {}


def test_the_same_programme_gives_the_same_site() -> None:
    assert site.files([placed(WHOLE)]) == whole()


def test_there_is_a_page_for_each_theme_gemeente_and_partner() -> None:
    programme = read(DATA).programme
    for kind, found in (
        ("thema", programme.themes),
        ("gemeente", programme.gemeenten),
        ("partner", programme.partners),
        ("afdeling", programme.departments),
    ):
        assert found
        assert {f"{kind}-{each.id}.html" for each in found} <= shipped().keys()
    assert len(pages(shipped())) == 9 + 4 + 5 + 21 + 17


def test_every_page_can_be_read_aloud() -> None:
    for name, page in pages(shipped()).items():
        assert '<html lang="nl">' in shipped()[name]
        assert page.tags.keys() >= LANDMARKS, name
        assert page.tags["main"] == page.tags["h1"] == page.headings[0] == 1, name
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert page.links.count("#inhoud") == 1, name


def test_nothing_comes_from_elsewhere_and_nothing_runs_in_a_page() -> None:
    for name, text in shipped().items():
        assert "http:" not in text.replace("http://www.w3.org/2000/svg", ""), name
        assert "https:" not in text, name
    for name, page in pages(shipped()).items():
        assert "default-src 'none'" in shipped()[name]
        assert "style" not in page.attributes, name
        assert not any(each.startswith("on") for each in page.attributes), name
        assert page.tags["script"] == (3 if name == "zoeken.html" else 2), name


def test_a_table_becomes_a_list_where_it_would_not_fit() -> None:
    table = re.search(
        r'<table class="([^"]*)">\s*<caption id="beeld-1-tabel".*?</table>',
        shipped()["gemeente-vaals.html"],
        re.DOTALL,
    )
    assert table
    assert table[1] == "kaart som-eerst vanaf-2"
    # Each figure says there what it is; what says nothing is left out.
    assert re.findall(r'<td[^>]* data-kop="([^"]+)"', table[0])[:5] == [
        *("Eigen", "Aandeel", "Aanname", "Uren", "Laag–hoog"),
    ]
    assert templates._as_list(range(2)) == ""
    assert [templates._as_list(range(count)) for count in (3, 8, 11)] == [
        *("kaart", "kaart-breed", "kaart-altijd"),
    ]
    style = shipped()["uvp.css"]
    assert [style.count(f".{name} thead") for name in templates.CARDS.values()] == [1, 1, 1]


def test_the_overview_says_each_thing_once() -> None:
    page = pages(shipped())["index.html"]
    said = " ".join(" ".join(page.words).split())
    assert "3 van 19 doelen wij vonden geen actie" in said
    assert "5.340 uur waarvan 910 op aanname tussen 4.620 en 5.350" in said
    assert "Alleen Valkenburg aan de Geul wijkt af: 10 uur meer" in said
    assert page.tags["h1"] == 1
    assert said.count(read(DATA).programme.title) == 2  # of the window, and of the page
    # Municipalities, themes that the bars show, and what marks mean; no colour for what has no bar.
    assert page.tags["svg"] == 5 + 4 + 2
    assert "Overige acties 3 acties" in said


def test_remarks_stand_folded_beside_what_they_are_about() -> None:
    text = shipped()["thema-jeugd.html"]
    aside = "".join(re.findall(r'<details class="terzijde">.*?</details>', text, re.DOTALL))
    open_ = re.sub(r'<details class="terzijde">.*?</details>', "", text, flags=re.DOTALL)
    assert "<dt>Ontbreekt</dt>" in aside
    assert "<dt>Ontbreekt</dt>" not in open_
    assert "<dt>Looptijd</dt>" in open_
    assert open_.index("<h2>Acties</h2>") < open_.index("<h2>Doelstellingen</h2>")


@cases("name", ["Voor lezers", "Aanname", "Uitwerking van", "Looptijd"])
def test_a_group_may_be_called_as_a_fact(name: str) -> None:
    groups = f"groups:\n  - {{id: beide, name: {name}, gemeenten: [noord, zuid]}}\n"
    text = site.files([placed(HEAD + groups, head="")])["index.html"]
    assert f"<dt>{name}</dt>" in text
    assert "<dd>Noord en Zuid</dd>" in text
    assert 'class="terzijde"' not in text
    assert ", uitwerking van" not in text


def test_a_hostile_programme_is_only_text() -> None:
    files = site.files([placed(spoiled.document(HEAD + WHOLE), head="")])
    assert_whole(files)
    usual = {tag for page in pages(shipped()).values() for tag in page.tags}
    for name, page in pages(files).items():
        assert page.tags.keys() <= usual | {"a"}, name
        assert page.tags["script"] == (3 if name == "zoeken.html" else 2), name
        assert page.tags["img"] == 0, name
        assert not any(each.startswith("on") for each in page.attributes), name
        assert not any(each.startswith("javascript") for each in page.links), name
        assert "\u202e" not in files[name]
    said = "".join(pages(files)["thema-jeugd.html"].words)
    assert "<script>document.title='gekraakt'</script>" in said
    assert "{{ 7*7 }}" in said
    assert r"\u202enovo\u202c" in said


def test_more_programmes_have_a_folder_each() -> None:
    one = placed(WHOLE)
    other = placed(WHOLE, HEAD.replace("uvp-proef-2026", "uvp-ander-2026"))
    files = site.files([one, other, one])
    assert_whole(files)
    folders = {name.partition("/")[0] for name in files if "/" in name}
    assert folders == {"uvp-proef-2026", "uvp-ander-2026", "uvp-proef-2026-2"}
    assert [each for each in Parsed(files["index.html"]).links if each.endswith("index.html")] == [
        f"{folder}/index.html"
        for folder in ("uvp-proef-2026", "uvp-ander-2026", "uvp-proef-2026-2")
    ]
    assert "../index.html" in Parsed(files["uvp-ander-2026/index.html"]).links


def told(page: str) -> str:
    """The words of a page, with one space between them."""
    return " ".join(" ".join(Parsed(page).words).split())


def test_two_years_stand_beside_each_other_on_the_first_page() -> None:
    themes, _, _ = WHOLE.partition("planning:")
    other = placed(themes.replace("2026", "2027"), HEAD.replace("2026", "2027"))
    one = placed(WHOLE)
    page = told(site.files([one, other])["index.html"])
    assert "Jaar op jaar Uren per jaar en thema voor alle gemeenten Thema 2026 2027 Totaal" in page
    same = told(
        site.files([one, replace(one, programme=replace(one.programme, id="ander"))])["index.html"]
    )
    assert "Naast elkaar Uren per programma en thema voor alle gemeenten" in same


def source(body: str) -> downloads.Downloadable:
    one = replace(placed(body), sha256="0" * 64)
    return downloads.Downloadable(one, one, datetime(2026, 1, 1, tzinfo=UTC))


@cache
def made() -> downloads.Downloads:
    return downloads.downloads(source(WHOLE))


@pytest.mark.slow
def test_what_a_page_is_about_can_be_taken_along() -> None:
    names = {page: [*files] for page, files in made().items()}
    assert names["index.html"] == ["programma.ics", "programma.xlsx", "programma.docx"]
    stem = "gemeente-zuid"
    assert names[f"{stem}.html"] == [f"{stem}.ics", f"{stem}.xlsx", f"{stem}.docx"]
    assert names["thema-jeugd.html"] == ["thema-jeugd.ics", "thema-jeugd.xlsx", "thema-jeugd.docx"]
    assert names["partner-politie.html"] == ["partner-politie.ics"]
    noord, zuid = (
        made()[f"gemeente-{one}.html"][f"gemeente-{one}.ics"] for one in ("noord", "zuid")
    )
    assert b"Uitgaan in mei" in zuid
    assert b"Uitgaan in mei" not in noord


@pytest.mark.slow
def test_the_same_programme_gives_the_same_files_to_take_along() -> None:
    again = downloads.downloads(source(WHOLE))
    assert again == made()
    moments = re.findall(rb'W3CDTF">([^<]*)', unpacked(again["index.html"]["programma.xlsx"])[CORE])
    assert moments == [b"1980-01-01T00:00:00Z"] * 2


@pytest.mark.slow
def test_pages_lead_to_what_can_be_taken_along() -> None:
    one = placed(WHOLE)
    files = site.files([one], [], [made()])
    taken = site.taken_along([one], [made()])
    assert_whole(files | dict.fromkeys(taken, ""))
    led = {link for page in pages(files).values() for link in page.links}
    assert taken.keys() <= led
    own = 'class="van" data-van="zuid">Zuid: '
    assert f'{own}<a href="gemeente-zuid.ics" download>agenda (.ics, ' in " ".join(
        files["planning.html"].split()
    )
    assert next(iter(site.taken_along([one, one], [made(), {}]))).startswith("uvp-proef-2026/")
    assert 'class="mee"' not in whole()["index.html"]


@pytest.mark.slow
def test_a_document_is_left_out_where_its_library_is_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(downloads, "find_spec", lambda _: None)
    found = downloads.downloads(source("themes: [{id: zorg, title: Zorg}]"))
    assert found["index.html"].keys() == {"programma.xlsx"}
    assert found["gemeente-zuid.html"].keys() == {"gemeente-zuid.xlsx"}


def test_the_first_page_of_two_names_the_concept_among_them() -> None:
    concept = replace(placed(WHOLE), to_decide=2)
    files = site.files([concept, placed(WHOLE)])
    assert files["index.html"].count('class="merk"') == 1
    assert "UVP Proef 2026: CONCEPT: nog 2 punten te beslissen" in told(files["index.html"])
    marked = [name for name, text in files.items() if 'class="merk"' in text]
    assert {name.partition("/")[0] for name in marked} == {"index.html", "uvp-proef-2026"}


def test_beneath_each_page_stands_what_it_was_made_of() -> None:
    one = replace(placed(WHOLE), file="map/uvp2026.yaml", sha256="0123456789abcdef" * 4)
    for page in pages(site.files([one])).values():
        said = " ".join(" ".join(page.words).split())
        assert "Gegevens: uvp2026.yaml, vingerafdruk (SHA-256) 0123456789abcdef." in said
        assert "Status" not in said
    concept = told(site.files([replace(one, to_decide=1)])["geld.html"])
    assert "Status: concept. Gegevens:" in concept
    head = HEAD.replace("period:", "adoption: {status: adopted, edition: '1.1'}\nperiod:")
    adopted = told(site.files([placed(WHOLE, head)])["geld.html"])
    assert "Status: vastgesteld. Versie 1.1. Gegevens:" in adopted
    by = "adopted, decisions: [{by: Gemeenteraad, date: 2025-12-16}]}"
    decided = told(
        site.files([placed(WHOLE, head.replace("adopted, edition: '1.1'}", by))])["geld.html"]
    )
    assert "vastgesteld" not in decided
    assert "Vastgesteld: Gemeenteraad, 16 december 2025. Gegevens:" in decided


def test_every_choice_on_a_page_has_a_rule_in_the_style() -> None:
    style = shipped()["keuze.css"]
    for name in ("planning.html", "acties.html", "vragen.html", "doelen.html"):
        offered = re.findall(r'<select id="kies-(\w+)"(.*?)</select>', shipped()[name], re.DOTALL)
        assert offered
        for choice, options in offered:
            values = re.findall(r'value="([^"]+)"', options)
            assert values
            for each in values:
                assert f'main:has(#kies-{choice} [value="{each}"]:checked) [data-{choice}]' in style


def test_a_list_offers_the_same_on_every_page() -> None:
    def lists(name: str) -> dict[str, str]:
        return dict(re.findall(r'<select id="kies-(\w+)"(.*?)</select>', name, re.DOTALL))

    every = lists(shipped()["planning.html"])
    assert [*every] == ["gemeente", "thema", "maand", "partner"]
    assert every["partner"].count("<option") == 1 + 21
    for name in ("acties.html", "vragen.html", "doelen.html"):
        own = lists(shipped()[name])
        assert own
        assert own.items() <= every.items()
    assert "kies-gemeente" not in shipped()["vragen.html"]


def test_what_can_be_chosen_has_a_title_and_a_page_for_the_script() -> None:
    script = whole()["keuze.js"]
    known = json.loads(script.removeprefix("var uvpKeuze=").removesuffix(";\n"))
    assert known["gemeente"]["zuid"] == ["Zuid", "gemeente-zuid.html"]
    assert known["thema"]["zonder_thema"] == ["Zonder thema", ""]
    assert known["maand"]["2026-05"] == ["mei 2026", ""]
    pages = {page.partition("#")[0] for kind in known.values() for _, page in kind.values() if page}
    assert pages <= whole().keys()
    assert "\u202e" not in site.files([placed(spoiled.document(HEAD + WHOLE), head="")])["keuze.js"]


def test_what_has_no_theme_can_be_chosen() -> None:
    text = """\
    themes:
      - {id: zorg, title: Zorg, actions: [{id: zorg.huis, title: Huisbezoek}]}
    planning:
      - {month: 2, title: Bezoeken, actions: [zorg.huis]}
      - {month: 3, title: Overleg}
    """
    files = site.files([placed(text)])
    marked = re.findall(r'<li data-thema="([^"]*)" data-partner="" id=', files["planning.html"])
    assert marked == ["zorg", "zonder_thema"]
    assert '<option value="zonder_thema">Zonder thema</option>' in files["planning.html"]


def test_what_is_planned_leads_to_its_action_and_to_who_does_it() -> None:
    page = shipped()["planning.html"]
    assert '<b><a href="thema-ondermijning.html#ondermijning.limburgse-norm">' in page
    assert 'Allen + <a href="partner-lltb.html">LLTB</a> + <a href="partner-politie.html">' in page
    assert '<a href="gemeente-valkenburg.html">Valkenburg</a>' in page
    assert '<a href="afdeling-oov.html">OOV</a>' in shipped()["partner-politie.html"]
    text = """\
    themes:
      - {id: zorg, title: Zorg, actions: [{id: zorg.huis, title: Huis}, {id: zorg.hof, title: Hof}]}
    planning: [{month: 2, title: Bezoeken, actions: [zorg.huis, zorg.hof]}]
    """
    said = site.files([placed(text)])["planning.html"]
    assert "<b>Bezoeken</b>" in said
    assert '#zorg.huis">Huis</a>, <a href="thema-zorg.html#zorg.hof">Hof</a>' in said


def test_an_item_is_shown_to_the_municipalities_that_it_names() -> None:
    files = whole()
    items = re.findall(r"<li data-[^>]*>\s*<b>.*?</b>", files["planning.html"], re.DOTALL)
    assert [re.sub(r"\s+", " ", re.sub(r"</?a[^>]*>|</b>", "", each)) for each in items] == [
        '<li data-gemeente="zuid" data-thema="jeugd" data-partner="politie" id="item-0"> '
        "<b>Uitgaan in mei",
        '<li data-thema="zonder_thema" data-partner="" id="item-1" data-nr="item-1"> <b>Zomer',
        '<li data-thema="zonder_thema" data-partner="" data-nr="item-1"> <b>Zomer',
    ]


def test_an_action_is_not_shown_to_a_municipality_in_a_month_of_others() -> None:
    text = whole()["acties.html"]
    row = re.search(
        r'<tr [^>]*>(?=<th scope="row"><a[^>]*>Veilig uit).*?(?=<tr|</table)', text, re.DOTALL
    )
    assert row
    assert 'data-maand="2026-05"' in row[0]
    assert 'data-elders="2026-05.midden 2026-05.noord"' in row[0]
    assert re.findall(r'<span class="van" data-van="([^"]+)">([^<]*)', row[0])[-2:] == [
        ("noord midden", ""),
        ("zuid", "mei"),
    ]
    style = whole()["keuze.css"]
    assert (
        'main:has(#kies-gemeente [value="noord"]:checked):has(#kies-maand [value="2026-05"]'
        ':checked) [data-elders~="2026-05.noord"]{display:none}'
    ) in style


def test_the_hours_of_the_chosen_municipality_are_on_the_page() -> None:
    files = whole()
    text = files["acties.html"]
    row = re.search(r"<td class=\"n\">(.*?)<td>", text, re.DOTALL)
    assert row
    assert re.findall(r'<span class="(\w+)"(?: data-van="([^"]+)")?>([^<]+)', row[1]) == [
        ("samen", "", "120"),
        ("van", "noord", "55,71"),
        ("van", "midden", "32,86"),
        ("van", "zuid", "31,43"),
    ]


def test_of_a_municipality_for_which_no_hours_are_named_the_site_says_so() -> None:
    text = """\
    themes:
      - id: zorg
        title: Zorg
        actions:
          - id: zorg.huis
            title: Huisbezoek
            capacity:
              hours:
                cell: 20 voor Zuid
                estimates: [{hours: 20, per: gemeente, gemeenten: [zuid]}]
    """
    page = site.files([placed(text)])["acties.html"]
    row = re.search(r"<td class=\"n\">(.*?)<td>", page, re.DOTALL)
    assert row
    assert re.findall(r'<span class="(\w+)"(?: data-van="([^"]+)")?>([^<]+)', row[1]) == [
        ("samen", "", "20"),
        ("van", "noord midden", "niet genoemd"),
        ("van", "zuid", "20"),
    ]


def test_a_watched_site_tells_its_version() -> None:
    one = placed(WHOLE)
    files = site.files([one], watched=True)
    assert_whole(files)
    assert "volg.js" in Parsed(files["index.html"]).links
    assert "volg.js" not in whole()
    assert files == site.files([one], watched=True)
    changed = replace(one, programme=replace(one.programme, title="Anders"))
    assert site.files([changed], watched=True)["versie.js"] != files["versie.js"]


def test_everything_that_is_said_can_be_searched() -> None:
    found = searched(shipped())
    said = "".join(text for _, _, title, texts in found for text in (title, *texts))
    for words in ("vakantieparken", "Limburgse Norm", "10 per jaar per gemeente", "HALT"):
        assert words in said
    entries = {(kind, title): href for href, kind, title, _ in found}
    assert entries["Afdeling: ", "Openbare Orde en Veiligheid"] == "afdeling-oov.html"
    assert {href.partition("#")[0] for href in entries.values()} <= shipped().keys()


def test_the_page_for_searching_weighs_the_same_whatever_there_is_to_search() -> None:
    long = WHOLE.replace("Uitgaan in mei", "Uitgaan in mei " * 300)
    assert long != WHOLE
    files = site.files([placed(long)])
    assert files["zoeken.html"] == whole()["zoeken.html"]
    assert len(files["register.js"]) > len(whole()["register.js"]) + 4000


def searched(files: Mapping[str, str]) -> list[tuple[str, str, str, list[str]]]:
    """What the script of the page for searching looks through."""
    written = files["register.js"].removeprefix("var uvpRegister=").removesuffix(";\n")
    found: list[tuple[str, str, str, list[str]]] = json.loads(written)
    return found


def test_nothing_is_said_of_a_command_line() -> None:
    said = "".join(word for page in pages(shipped()).values() for word in page.words)
    for words in ("--persons", "uvp actions", "uvp hours"):
        assert words not in said


def test_hours_that_rest_on_an_assumption_say_so_among_the_actions() -> None:
    text = whole()["acties.html"]
    assert re.findall(r'<a class="noot" href="#acties-tabel-(\d)">', text) == ["1", "2", "3"]
    said = re.findall(r'<li id="acties-tabel-\d" value="\d">(.*)</li>', text)
    assert said == [
        "Titel: onze lezing; zo staat het niet in het programma.",
        "Dit staat er niet helder.",
        "Niet meegeteld: Bijeenkomst, 4 uur per persoon.",
    ]


def test_hours_that_are_not_a_number_are_said_as_in_the_terminal() -> None:
    actions = """
        other_actions:
          - {id: a, title: A, capacity: {hours: {cell: x, estimates: [{hours: 4, per: person}]}}}
          - {id: b, title: B, capacity: {hours: {cell: geen}}}
          - {id: c, title: C}
    """
    page = site.files([placed(actions)])["acties.html"]
    assert re.findall('<td class="n">(.*?)</td>', page) == ["per persoon", "geen", "niet genoemd"]


def test_assumptions_are_said_to_be_in_notes_only_where_there_are_notes() -> None:
    for name, page in shipped().items():
        if name.endswith(".html"):
            body, footer = page.split("<footer>")
            noted = 'class="noten"' in body or "Op aanname" in body
            assert ("Aannames staan als noot" in footer) is noted, name
    assert "Aannames staan als noot" in shipped()["gemeente-vaals.html"]
    assert "Aannames" not in shipped()["partner-ccv.html"]


def test_a_note_for_the_maker_is_on_no_page() -> None:
    assert not [name for name, page in whole().items() if "Zo gelezen." in page]


def test_nobody_has_to_know_an_id() -> None:
    programme = read(DATA).programme
    ids = {action.id for theme in programme.themes for action in theme.actions}
    ids |= {goal.id for theme in programme.themes for goal in theme.goals}
    ids |= {ambition.id for theme in programme.themes for ambition in theme.ambitions}
    for name, page in pages(shipped()).items():
        said = "".join(page.words)
        assert [each for each in ids if each in said] == [], name
    said = "".join(pages(shipped())["thema-jeugd.html"].words)
    assert "Doelstelling 4, Jeugd en Veiligheid" in said


def test_beside_the_known_costs_of_a_municipality_stands_what_is_not_known() -> None:
    words = " ".join(" ".join(Parsed(shipped()["gemeente-vaals.html"]).words).split())
    assert (
        "Bekende kosten: € 1.000. Van 6 andere onderdelen zijn de kosten nog niet bekend; van 3 "
        "daarvan is dat onze lezing. Wat het programma over geld zegt" in words
    )
    themes = "themes: [{id: a, title: A, budget: [{status: unknown, text: Later.}]}]"
    page = site.files([placed(themes)])["gemeente-noord.html"]
    assert "Van één onderdeel zijn de kosten nog niet bekend." in page
    assert "Bekende kosten" not in page


def test_what_a_programme_has_none_of_is_not_counted_nor_promised() -> None:
    def of(name: str) -> dict[str, str]:
        found = site.files([read(ROOT / f"tests/programmes/valid/{name}.yaml")])
        return {page: told(text) for page, text in found.items() if page.endswith(".html")}

    said = of("zonder-uren")
    assert not [page for page, text in said.items() if re.search(r"\b0 [a-z]", text)]
    assert not [page for page, text in said.items() if "alle gemeenten samen" in text.lower()]
    assert "Uren" not in said["acties.html"]
    assert "heeft geen maandplanning" in said["planning.html"]
    assert "planning" not in said["gemeente-veenoord.html"].partition("Veenoord Dit")[2]
    has_hours = of("een-gemeente-tien-themas")
    assert "660 uur" in has_hours["index.html"]
    assert "Uren van Roervoort, ketenpartners en planning" in has_hours["acties.html"]
    assert "heeft geen maandplanning" not in has_hours["planning.html"]
