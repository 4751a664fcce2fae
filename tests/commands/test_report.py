from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.cases import cases
from tests.commands.queries import completions
from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE
from uvp_cli.commands.report import PAGES
from uvp_cli.render.paper import ENDINGS
from uvp_cli.render.paper.word_parts import opened, saved

FILE = ("--file", "map/proef.yaml")
LETTER = ("--kind", "raadsinformatiebrief")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    Path("map/proef.yaml").write_text(HEAD + WHOLE, "utf-8")


@pytest.mark.parametrize(
    "ending",
    [each if each != ".pdf" else pytest.param(each, marks=pytest.mark.slow) for each in ENDINGS],
)
def test_the_ending_chooses_the_form_and_nothing_else_is_left(
    capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    target = f"uvp{ending}"
    found = uvp(capsys, "report", target, *FILE)
    assert (found.code, found.err) == (0, "")
    assert (PAGES in " ".join(found.out.split())) == (ending == ".docx")
    assert found.out.startswith(f"Geschreven naar {target}\n")
    assert sorted(each.name for each in Path().iterdir()) == ["map", target]


def test_a_document_without_contents_has_no_pages_to_fill_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (("--month", "mei"), (*LETTER, "-g", "zuid")):
        found = uvp(capsys, "report", "stuk.docx", "--force", *words, *FILE)
        assert (found.code, found.err) == (0, "")
        assert "Ctrl+A" not in found.out


def test_what_was_written_is_told_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "report", "mei.md", "--month", "mei", *FILE, "--format", "json")
    assert json.loads(found.out) == {
        "programme": "uvp-proef-2026",
        "target": "mei.md",
        "title": "Agenda mei 2026",
    }
    assert Path("mei.md").read_text("utf-8").startswith("# Agenda mei 2026\n")


def test_what_is_there_stays_unless_forced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("uvp.md").write_text("van mij", "utf-8")
    found = uvp(capsys, "report", "uvp.md", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "'uvp.md' bestaat al. Met --force komt dit ervoor in de plaats.\nHulp: uvp report --help\n"
    )
    assert Path("uvp.md").read_text("utf-8") == "van mij"
    assert uvp(capsys, "report", "uvp.md", *FILE, "--overschrijf").code == 0
    assert Path("uvp.md").read_text("utf-8") != "van mij"


@cases(
    ("arguments", "message"),
    [
        (
            ("uvp.doc",),
            "Een document eindigt op .docx, .odt, .html, .md of .pdf; 'uvp.doc' doet dat niet.",
        ),
        (("weg/uvp.md",), "'weg/uvp.md' is niet te schrijven: de map bestaat niet."),
        (
            ("uvp.md", "--kind", "brief"),
            "Onbekende soort 'brief'. Kies uit: rapport, raadsinformatiebrief, voortgang, "
            "jaarverslag.",
        ),
        (("uvp.odt", "--template", "a.docx"), "--template kan alleen bij een .docx."),
        (
            ("uvp.docx", "--template", "a.docx"),
            "'a.docx' bestaat niet. Controleer de naam en de map.",
        ),
        (
            ("uvp.docx", "--template", "map/proef.yaml"),
            "'map/proef.yaml' is geen .docx dat te lezen is; bewaar het als .docx.",
        ),
        (
            ("uvp.docx", *LETTER, "-g", "zuid", "--template", "map/proef.yaml"),
            "'map/proef.yaml' is geen .docx dat te lezen is; bewaar het als .docx.",
        ),
        (
            ("uvp.docx", *LETTER, "--template", "a.docx"),
            "Voor wie is de brief? Geef --gemeente.",
        ),
        (
            ("uvp.docx", *LETTER, "--month", "mei"),
            "Een raadsinformatiebrief gaat over het hele programma; laat --month weg.",
        ),
        (("uvp.md", "--check"), "--check leest een .docx; 'uvp.md' is dat niet."),
        (
            ("uvp.docx", "--check", "-g", "zuid"),
            "--check kan niet samen met --gemeente.",
        ),
        (
            ("uvp.docx", "--check", "-g", "zuid", "--theme", "jeugd", "--template", "a.docx"),
            "--check kan niet samen met --gemeente, --theme of --template.",
        ),
        (
            ("uvp.docx", *LETTER, "-g", "zuid", "--theme", "jeugd", "--partner", "x"),
            "Een raadsinformatiebrief gaat over het hele programma; laat --theme en --partner weg.",
        ),
        (
            ("uvp.md", "-g", "oost"),
            "Onbekende gemeente 'oost'. Kies uit: Noord, Midden aan de Maas, Zuid.",
        ),
    ],
)
def test_wrong_usage_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    found = uvp(capsys, "report", *arguments, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"{message}\nHulp: uvp report --help\n"
    assert [each.name for each in Path().iterdir()] == ["map"]


def test_what_is_checked_must_be_a_document_that_can_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("brief.docx").write_text("Geen Word", "utf-8")
    for name, reason in (
        ("brief.docx", "'brief.docx' is geen .docx dat te lezen is; bewaar het als .docx.\n"),
        ("weg.docx", "'weg.docx' bestaat niet. Controleer de naam en de map.\n"),
    ):
        found = uvp(capsys, "report", "--check", name, *FILE)
        assert (found.code, found.out, found.err) == (3, "", reason)


def test_capitals_in_the_ending_are_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "report", "UVP.DOCX", *LETTER, "-g", "zuid", *FILE).code == 0
    assert Document("UVP.DOCX").paragraphs[0].text == "Raadsinformatiebrief"
    assert uvp(capsys, "report", "--check", "UVP.DOCX", *FILE).code == 0


@pytest.mark.parametrize("named", [("-f", "map"), (*FILE, "-f", "map/uvp2027.yaml")])
@pytest.mark.parametrize("more", [(), ("--force",)])
def test_a_document_is_about_one_programme(
    capsys: pytest.CaptureFixture[str], named: tuple[str, ...], more: tuple[str, ...]
) -> None:
    Path("map/uvp2027.yaml").write_text(HEAD, "utf-8")
    found = uvp(capsys, "report", "uvp.md", *named, *more)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "Dit kan met één programma tegelijk; hier zijn er 2: map/proef.yaml en "
        "map/uvp2027.yaml. Noem er met --file een.\nHulp: uvp report --help\n"
    )
    assert not Path("uvp.md").exists()


@pytest.mark.parametrize("named", [("-g", "noord", "-g", "zuid"), ("-g", "noord en zuid")])
def test_a_report_may_be_for_more_municipalities_and_a_letter_for_one(
    capsys: pytest.CaptureFixture[str], named: tuple[str, ...]
) -> None:
    assert uvp(capsys, "report", "uit.md", *named, *FILE).code == 0
    assert ", Noord en Zuid\n" in Path("uit.md").read_text("utf-8")
    letter = uvp(capsys, "report", "uit.docx", *LETTER, *named, *FILE)
    assert letter.err.startswith("Een raadsinformatiebrief is voor één gemeente; maak er een voor")
    progress = uvp(capsys, "report", "uit.md", "--kind", "voortgang", *named, *FILE)
    assert progress.err.splitlines()[0] == (
        "Een verslag over de voortgang gaat over één gemeente of over alle; maak er een voor elk, "
        "of laat --gemeente weg."
    )


def test_a_folder_with_one_programme_is_that_programme(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "report", "uvp.md", "-f", "map").code == 0
    assert "alle samen" not in uvp(capsys, "report", "--help").out


@pytest.mark.parametrize(
    ("module", "target", "message"),
    [
        ("docx", "uvp.docx", "Voor een .docx is python-docx nodig. Installeer het: "),
        ("resvg_py", "uvp.odt", "Voor beelden in een .odt is resvg-py nodig. Installeer het: "),
        ("weasyprint", "uvp.pdf", "Voor een .pdf is weasyprint nodig. Installeer het: "),
    ],
)
def test_a_library_that_is_absent_can_be_installed(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    target: str,
    message: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    found = uvp(capsys, "report", target, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)
    assert not Path(target).exists()


def test_weasyprint_without_its_own_library_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_given: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("uvp_cli.commands.shared.extras.load", load)
    found = uvp(capsys, "report", "uvp.pdf", *FILE)
    assert found.code == 2
    assert found.err.startswith("Voor een .pdf is Pango nodig. Installeer het, op Debian")


def test_the_house_style_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    file = Document()
    file.sections[0].header.paragraphs[0].text = "Gemeente Zuid"
    file.save("stijl.docx")
    found = uvp(capsys, "report", "uvp.docx", "-g", "zuid", "--sjabloon", "stijl.docx", *FILE)
    assert (found.code, found.err) == (0, "")
    made = Document("uvp.docx")
    assert made.sections[0].header.paragraphs[0].text == "Gemeente Zuid"
    assert made.paragraphs[0].text == "UVP Proef 2026, Zuid"


def letter(capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    found = uvp(capsys, "report", "brief.docx", *LETTER, "-g", "zuid", *FILE, *more)
    assert (found.code, found.err) == (0, "")
    return opened(Path("brief.docx").read_bytes())


def test_a_letter_agrees_with_its_programme(capsys: pytest.CaptureFixture[str]) -> None:
    letter(capsys)
    found = uvp(capsys, "report", "--check", "brief.docx", *FILE)
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines()[-1].endswith(" cijfers kloppen met het programma.")


def test_every_figure_that_no_longer_agrees_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    letter(capsys)
    programme = Path("map/proef.yaml")
    text = programme.read_text("utf-8").replace("except: {zuid: 20}", "except: {zuid: 21}")
    programme.write_text(text, "utf-8")
    found = uvp(capsys, "report", "--check", "brief.docx", *FILE, "--format", "json")
    assert found.code == 1
    assert found.err == "7 cijfers kloppen niet.\n"
    wrong = [each for each in json.loads(found.out)["figures"] if each["state"] != "agrees"]
    assert [each["tag"] for each in wrong] == [
        "uvp:hours.zuid.total",
        "uvp:hours.zuid.low",
        "uvp:hours.zuid.high",
        "uvp:hours._all.total",
        "uvp:hours.zuid.theme.jeugd",
        "uvp:hours.zuid.total",
        "uvp:hours.zuid.own",
    ]


def test_a_figure_that_was_typed_over_or_taken_out_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = letter(capsys)
    controls = list(file.element.body.iter(qn("w:sdt")))
    tags = [each.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) for each in controls]
    typed = controls[tags.index("uvp:hours.zuid.low")]
    next(typed.iter(qn("w:t"))).text = "12"
    gone = controls[tags.index("uvp:count.planning")]
    gone.getparent().remove(gone)
    Path("brief.docx").write_bytes(saved(file))
    found = uvp(capsys, "report", "--check", "brief.docx", *FILE, "--format", "csv")
    assert found.code == 1
    lines = [line.split(",") for line in found.out.splitlines()[1:]]
    assert [(line[0], line[-1]) for line in lines] == [
        ("uvp:hours.zuid.low", "differs"),
        ("uvp:count.planning", "lost"),
    ]


def test_a_letter_in_which_nothing_is_bound_any_more_does_not_pass(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = letter(capsys)
    for each in list(file.element.body.iter(qn("w:sdt"))):
        each.getparent().remove(each)
    Path("brief.docx").write_bytes(saved(file))
    found = uvp(capsys, "report", "--check", "brief.docx", *FILE)
    assert found.code == 1
    assert "is niet meer gebonden" in found.out
    # Other programs leave out what we keep in the properties, too.
    bare = Document()
    bare.add_paragraph("Het vraagt 86 uur.")
    bare.save("brief.docx")
    found = uvp(capsys, "report", "--check", "brief.docx", *FILE)
    assert found.code == 1
    assert "geen cijfer dat aan het programma is gebonden" in found.out
    assert found.err.startswith("Er is niets om te controleren. Maak de brief opnieuw met: uvp rep")


def test_a_template_of_ones_own_is_filled(capsys: pytest.CaptureFixture[str]) -> None:
    assert uvp(capsys, "report", "sjabloon.docx", *LETTER, *FILE).code == 0
    file = Document("sjabloon.docx")
    file.add_paragraph("Noord heeft {uvp:hours.noord.total} uur.")
    file.save("sjabloon.docx")
    made = letter(capsys, "--template", "sjabloon.docx")
    text = "".join(each.text or "" for each in made.element.body.iter(qn("w:t")))
    assert "{uvp:" not in text
    assert "Aan de gemeenteraad van Zuid" in text
    assert uvp(capsys, "report", "--check", "brief.docx", *FILE).code == 0


def test_a_house_style_without_fields_gets_our_letter(capsys: pytest.CaptureFixture[str]) -> None:
    file = Document()
    file.sections[0].header.paragraphs[0].text = "Gemeente Zuid"
    file.add_paragraph("Hier komt uw tekst.")
    file.save("stijl.docx")
    found = uvp(
        capsys, "report", "b.docx", *LETTER, "-g", "zuid", "--template", "stijl.docx", *FILE
    )
    assert (found.code, found.err) == (0, "")
    assert "Alleen de huisstijl is gebruikt, met onze tekst: er staat geen veld" in found.out
    made = Document("b.docx")
    assert made.sections[0].header.paragraphs[0].text == "Gemeente Zuid"
    assert made.paragraphs[0].text == "Raadsinformatiebrief"
    assert "Hier komt uw tekst." not in [each.text for each in made.paragraphs]
    assert uvp(capsys, "report", "--check", "b.docx", *FILE).code == 0


@pytest.mark.parametrize("typed", ["{uvp: hours.zuid.total}", "{UVP:hours.zuid.total}", "{uvp:a b"])
def test_a_field_that_was_mistyped_is_no_text(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    file = Document()
    file.add_paragraph(f"Het vraagt {typed}")
    file.save("sjabloon.docx")
    arguments = ("report", "b.docx", *LETTER, "-g", "zuid", "--template", "sjabloon.docx")
    found = uvp(capsys, *arguments, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        f"'sjabloon.docx' heeft een veld dat niet te lezen is: '{typed}'. Schrijf het zonder "
    )
    assert not Path("b.docx").exists()


def test_a_template_that_asks_what_there_is_not_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = Document()
    file.add_paragraph("{uvp:uren.gemeente}")
    file.save("sjabloon.docx")
    arguments = ("report", "brief.docx", *LETTER, "-g", "zuid", "--template", "sjabloon.docx")
    found = uvp(capsys, *arguments, *FILE)
    assert found.code == 2
    assert found.err.startswith(
        "Het sjabloon vraagt om 'uren.gemeente'; dat cijfer kent dit programma niet. "
        "Welke er zijn, staat in docs/rapport.md.\n"
    )
    assert not Path("brief.docx").exists()


def test_kinds_complete() -> None:
    kinds = ["rapport", "raadsinformatiebrief", "voortgang", "jaarverslag"]
    assert completions("report", "--kind", "raad") == ["raadsinformatiebrief"]
    assert completions("report", "--kind", "") == kinds


LOG = Path("map/proef.voortgang.yaml")


def note(hours: int) -> None:
    entries = f"- {{date: 2026-02-17, about: jeugd.uitgaan, hours: {hours}}}\n"
    LOG.write_text(f"version: 1\nprogress_of: uvp-proef-2026\nentries:\n{entries}", "utf-8")


@pytest.mark.parametrize("kind", ["voortgang", "jaarverslag"])
def test_the_figures_of_a_report_of_progress_are_those_of_its_day(
    capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    note(6)
    made = uvp(capsys, "report", "v.docx", "--kind", kind, "--at", "30 juni 2026", *FILE)
    assert (made.code, made.err) == (0, "")
    assert (PAGES in " ".join(made.out.split())) == (kind == "jaarverslag")
    texts = "\n".join(each.text for each in Document("v.docx").paragraphs)
    assert "op 30 juni 2026" in texts
    agreed = uvp(capsys, "report", "--check", "v.docx", *FILE)
    assert (agreed.code, agreed.err) == (0, "")
    note(7)
    differs = uvp(capsys, "report", "--check", "v.docx", *FILE, "--format", "json")
    assert differs.code == 1
    wrong = [each for each in json.loads(differs.out)["figures"] if each["state"] != "agrees"]
    assert [(each["letter"], each["programme"]) for each in wrong] == [("6", "7")]
    assert wrong[0]["name"] == "bijgehouden uren voor alle gemeenten samen op 2026-06-30"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--kind", "voortgang"), "staat geen logboek, dus er is niets over te melden."),
        (("--kind", "voortgang", "--at", "ooit"), "Q2, niet 'ooit'"),
        (("--kind", "voortgang", "--at", "1-1-2027"), "1 januari 2027 valt buiten het programma: "),
        (("--at", "1-6-2026"), "--at hoort bij --kind voortgang of jaarverslag."),
        (
            ("--kind", "jaarverslag", "--theme", "jeugd"),
            "Een jaarverslag gaat over het hele programma;",
        ),
    ],
)
def test_a_report_of_progress_needs_a_log_and_a_day_within_the_programme(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    found = uvp(capsys, "report", "v.md", *arguments, *FILE)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert not Path("v.md").exists()


def test_without_a_day_the_state_is_that_of_today_and_an_account_is_of_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note(6)
    for today, kind, day in (
        ("2026-05-03", "voortgang", "3 mei 2026"),
        ("2027-02-01", "voortgang", "31 december 2026"),
        ("2026-05-03", "jaarverslag", "31 december 2026"),
    ):
        monkeypatch.setenv("UVP_TODAY", today)
        uvp(capsys, "report", "v.md", "--kind", kind, *FILE, "--force")
        text = Path("v.md").read_text("utf-8")
        assert f"De stand op {day}" in text
        assert ("naar wat er t/m 3 mei 2026 in het logboek" in text) == (kind == "jaarverslag")


def test_without_a_municipality_there_is_the_letter_of_the_only_one_or_a_template(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "report", "sjabloon.docx", *LETTER, *FILE)
    assert "Sjabloon:  Pas de tekst aan, en maak daarmee de brief" in found.out
    found = uvp(capsys, "report", "brief.md", *LETTER, *FILE)
    assert found.code == 2
    assert found.err.startswith(
        "Voor wie is de brief? Geef --gemeente. Zonder is het een sjabloon, en dat kan alleen als "
    )
    assert not Path("brief.md").exists()
    one = HEAD[: HEAD.index("  - {id: midden")]
    Path("een.yaml").write_text(one, "utf-8")
    found = uvp(capsys, "report", "brief.md", *LETTER, "--file", "een.yaml")
    assert (found.code, "Sjabloon" in found.out) == (0, False)
    assert "Aan de gemeenteraad van Noord<br>" in Path("brief.md").read_text("utf-8")
