from __future__ import annotations

import io
import struct
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from tests.cases import cases
from tests.papers import EVERYTHING, HOSTILE, footnotes, headings, made, sample
from tests.samples import WHOLE, placed
from uvp_cli.exits import UsageProblem
from uvp_cli.render.cells import visible
from uvp_cli.render.paper.bindings import control, fill, read, sentences
from uvp_cli.render.paper.drawings import HEIGHT, HIGHEST, LEAST, PIXEL, fitted, image
from uvp_cli.render.paper.word import document as document_anew
from uvp_cli.render.paper.word_parts import element, house, opened, remembered
from uvp_cli.render.untrusted import Damaged
from uvp_cli.reports.papers.letter import letter, template
from uvp_cli.reports.papers.paper import Drawing, Grid, GridRow, Paper

document = cache(document_anew)
"""The same paper is written once."""


@pytest.fixture(params=["all", "sample"])
def paper(request: pytest.FixtureRequest) -> Paper:
    return EVERYTHING if request.param == "all" else sample()


def reopened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def saved(file: Any) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def notes(content: bytes) -> list[str]:
    with ZipFile(io.BytesIO(content)) as archive:
        root = opened(content).part.package
        assert "word/footnotes.xml" in archive.namelist()
    part = next(each for each in root.parts if each.partname == "/word/footnotes.xml")
    from docx.oxml import parse_xml

    found = parse_xml(part.blob)
    return [
        "".join(text.text or "" for text in each.iter(qn("w:t"))).removeprefix(" ")
        for each in found
        if each.get(qn("w:type")) is None
    ]


def test_headings_have_the_styles_that_word_navigates_by(paper: Paper) -> None:
    file = reopened(document(paper))
    found = [
        (int(each.style.name[-1]), each.text)
        for each in file.paragraphs
        if each.style.name.startswith("Heading ")
    ]
    assert found == [(level, visible(text)) for level, text in headings(paper)]
    assert file.paragraphs[0].style.name == "Title"
    assert file.paragraphs[0].text == visible(paper.title)


def test_footnotes_are_footnotes(paper: Paper) -> None:
    content = document(paper)
    assert notes(content) == [visible(text) for text in footnotes(paper)]
    body = reopened(content).element.body
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]
    assert ids == [str(number) for number in range(1, len(ids) + 1)]


def test_tables_repeat_their_headings_and_fit(paper: Paper) -> None:
    file = reopened(document(paper))
    section = file.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in file.tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert not [each for each in others if each.trPr.find(qn("w:tblHeader")) is not None]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert sum(each.width for each in table.columns) <= room


def test_pictures_are_described_and_fit(paper: Paper) -> None:
    file = reopened(document(paper))
    drawings = [each for each in paper.blocks if isinstance(each, Drawing)]
    section = file.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    shapes = list(file.inline_shapes)
    assert [each._inline.docPr.get("descr") for each in shapes] == [
        each.described for each in drawings
    ]
    assert all(0 < each.width <= room for each in shapes)
    ids = [each._inline.docPr.id for each in shapes]
    assert len(ids) == len(set(ids))


def test_an_image_is_sharp_and_its_drawing_is_as_large_as_it_is() -> None:
    (drawing,) = [each for each in EVERYTHING.blocks if isinstance(each, Drawing)]
    png = image(drawing)
    assert struct.unpack(">II", png[16:24]) == (80, 40)
    assert fitted(drawing, 17) == (40 * PIXEL, 20 * PIXEL)


@cases(
    ("width", "height", "scale"),
    [
        (1000, 100, 17 / (1000 * PIXEL)),
        (500, 500, HEIGHT / (500 * PIXEL)),
        (500, 800, LEAST),
        (500, 2000, HIGHEST / (2000 * PIXEL)),
    ],
)
def test_a_picture_takes_no_more_than_it_needs_to_be_read(
    width: int, height: int, scale: float
) -> None:
    drawing = Drawing("Beeld", "", f'<svg width="{width}" height="{height}"/>')
    assert fitted(drawing, 17) == pytest.approx((width * PIXEL * scale, height * PIXEL * scale))


def fields(content: bytes, kind: str) -> list[Any]:
    """The fields of a kind, by the word that their instruction begins with."""
    found = reopened(content).element.body.iter(qn("w:fldSimple"))
    return [each for each in found if each.get(qn("w:instr")).split()[0] == kind]


def test_the_table_of_contents_has_a_field_for_the_page_of_each_chapter() -> None:
    paper = sample()
    content = document(paper)
    body = reopened(content).element.body
    links = list(body.iter(qn("w:hyperlink")))
    assert ["".join(text.text for text in each.iter(qn("w:t"))) for each in links] == [
        text for level, text in headings(paper) if level == 1
    ]
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert {each.get(qn("w:anchor")) for each in links} <= marks
    pages = fields(content, "PAGEREF")
    assert [each.get(qn("w:instr")).split()[1] for each in pages] == [
        each.get(qn("w:anchor")) for each in links
    ]
    # A guess would be a wrong page in the program that lays the text out otherwise.
    assert not [text for each in pages for text in each]


def test_nothing_in_it_makes_word_ask_anything_when_it_is_opened() -> None:
    with ZipFile(io.BytesIO(document(sample()))) as archive:
        parts_ = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    assert not [part for part in parts_ if b"updateFields" in part or b"w:dirty" in part]


def test_captions_are_numbered_by_fields_and_stay_with_what_they_are_of() -> None:
    content = document(sample())
    captions = [each for each in reopened(content).paragraphs if each.style.name == "Caption"]
    figures = [each for each in captions if each._p.findall(f".//{qn('w:drawing')}")]
    tables = [each for each in captions if each not in figures]
    for kind, those in (("Figuur", figures), ("Tabel", tables)):
        numbered = [each for each in fields(content, "SEQ") if kind in each.get(qn("w:instr"))]
        numbers = [text.text for each in numbered for text in each.iter(qn("w:t"))]
        assert numbers == [str(number) for number in range(1, len(those) + 1)]
    assert all(each.paragraph_format.keep_together for each in figures)
    assert all(each.paragraph_format.keep_with_next for each in tables)


def test_a_paper_with_one_table_has_no_number_for_it() -> None:
    assert not fields(document(letter(placed(WHOLE), "zuid")), "SEQ")


def test_a_short_table_stays_on_one_page_and_a_long_one_does_not() -> None:
    def kept(rows: int) -> set[bool]:
        lines = tuple(GridRow(((str(number),), ("1",))) for number in range(rows))
        table = Grid("Tabel", ("Wat", "Uren"), (False, True), lines)
        (shown,) = reopened(document_anew(Paper("T", "", (table,), "2026-01"))).tables
        return {
            bool(each.paragraph_format.keep_with_next)
            for row in shown.rows[1:-1]
            for cell in row.cells
            for each in cell.paragraphs
        }

    assert kept(8) == {True}
    assert kept(9) == {False}


def test_it_is_dutch_and_has_a_title_and_no_clock(paper: Paper) -> None:
    file = reopened(document(paper))
    about = file.core_properties
    assert about.title == visible(paper.title)[:255]
    assert (about.language, about.author, about.keywords) == ("nl-NL", "", "")
    assert about.created == about.modified == datetime(2026, 1, 1, tzinfo=UTC)
    assert [each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))] == ["nl-NL"]


def test_hostile_text_is_text() -> None:
    file = reopened(document(EVERYTHING))
    assert file.paragraphs[-1].text == visible(HOSTILE)


def test_the_file_is_the_same_every_time() -> None:
    assert document_anew(made(placed(WHOLE))) == document(sample())


def house_style() -> Any:
    """A template as a municipality has it: a logo's place, a style, text to be replaced."""
    file = Document()
    file.styles["Heading 1"].font.name = "Gemeenteletter"
    file.sections[0].header.paragraphs[0].text = "Gemeente Noord"
    file.sections[0].footer.paragraphs[0].text = "Postbus 1"
    file.add_paragraph("Hier komt de tekst.")
    for name in ("Caption", "List Bullet"):
        file.styles[name].delete()
    return file


def test_of_a_template_all_stays_but_its_text() -> None:
    file = reopened(document(sample(), saved(house_style())))
    assert file.styles["Heading 1"].font.name == "Gemeenteletter"
    assert file.sections[0].header.paragraphs[0].text == "Gemeente Noord"
    assert file.sections[0].footer.paragraphs[0].text == "Postbus 1"
    assert "Hier komt de tekst." not in [each.text for each in file.paragraphs]
    assert file.styles["Caption"].type is WD_STYLE_TYPE.PARAGRAPH
    section = file.sections[0]
    assert section.page_width == Document().sections[0].page_width
    room = section.page_width - section.left_margin - section.right_margin
    assert all(each.width <= room for each in file.inline_shapes)


@pytest.mark.slow
def test_pictures_take_the_letter_and_accents_of_a_template() -> None:
    file = house_style()
    theme = next(each for each in file.part.package.parts if "theme" in str(each.partname))
    theme._blob = theme.blob.replace(b"4F81BD", b"E2001A")
    dressed = reopened(document(sample(), saved(file)))
    (house_of_it,) = {repr(house(dressed))}
    assert "E2001A" in house_of_it
    images = {each.partname: each.blob for each in dressed.part.package.image_parts}
    drawings = [each for each in sample().blocks if isinstance(each, Drawing)]
    assert sorted(images.values()) == sorted(image(each, house(dressed)) for each in drawings)
    assert not {*images.values()} & {image(each) for each in drawings}


def test_our_own_documents_have_a_theme_in_our_colours() -> None:
    found = house(reopened(document(EVERYTHING)))
    assert found
    assert list(found.accents) == ["154273", "2C7A4B", "9A5B00"]


def test_a_template_without_a_theme_leaves_pictures_as_they_are() -> None:
    file = Document()
    for key, each in list(file.part.rels.items()):
        if each.reltype.endswith("/theme"):
            file.part.rels.pop(key)
    assert house(file) is None


def test_the_footnotes_of_a_template_stay() -> None:
    first = document(EVERYTHING)
    again = document(EVERYTHING, first)
    assert notes(again) == [*notes(first), *notes(first)]
    ids = [
        each.get(qn("w:id"))
        for each in reopened(again).element.body.iter(qn("w:footnoteReference"))
    ]
    assert ids == ["3", "4"]


@cases(
    "content",
    [b"", b"PK\x03\x04", b"Geen Word", b"<html></html>"],
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(Damaged):
        opened(content)


def test_a_zip_of_something_else_is_refused() -> None:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a>")
    with pytest.raises(Damaged):
        opened(content.getvalue())


def respelled(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A document in which something else stands in one part."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(made, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.replace(old, new) if name == part else data)
    return made.getvalue()


@cases(
    ("part", "old", "new"),
    [
        ("word/styles.xml", b"w:styles", b"w:x"),
        ("word/document.xml", b"w:body", b"w:x"),
        ("word/document.xml", b"<w:document", b"<!DOCTYPE x><w:document"),
        ("word/footnotes.xml", b'w:id="0"', b'w:id="x"'),
        ("[Content_Types].xml", b"Types", b"x"),
        ("_rels/.rels", b"word/document.xml", b"word/weg.xml"),
    ],
)
def test_a_template_in_which_something_is_odd_is_damaged_and_nothing_else(
    part: str, old: bytes, new: bytes
) -> None:
    odd = respelled(document(EVERYTHING), part, old, new)
    with pytest.raises(Damaged):
        document_anew(EVERYTHING, odd)


def test_bound_figures_can_be_read_back() -> None:
    file = opened(document(letter(placed(WHOLE), "zuid")))
    found = read(file)
    assert ("uvp:name.zuid", "Zuid") in found
    assert [tag for tag, _ in found] == list(remembered(file))


def test_every_control_has_a_number_of_its_own() -> None:
    body = opened(document(letter(placed(WHOLE), "zuid"))).element.body
    ids = [each.find(qn("w:id")).get(qn("w:val")) for each in body.iter(qn("w:sdtPr"))]
    assert len(ids) == len(set(ids)) > 10


def test_the_title_of_a_control_will_do_where_its_tag_is_gone() -> None:
    file = opened(document(letter(placed(WHOLE), "zuid")))
    before = read(file)
    for each in list(file.element.body.iter(qn("w:tag"))):
        each.getparent().remove(each)
    assert read(file) == before


def figure(name: str) -> tuple[str, str]:
    known = {
        "hours.gemeente.total": ("uvp:hours.zuid.total", "86"),
        "name.gemeente": ("uvp:n", "&"),
    }
    if name not in known:
        raise UsageProblem(name)
    return known[name]


def test_names_between_braces_become_figures_wherever_they_stand() -> None:
    file = house_style()
    paragraph = file.add_paragraph("Voor {uvp:name")
    paragraph.add_run(".gemeente} is het ")
    paragraph.add_run("{uvp:hours.gemeente.").bold = True
    paragraph.add_run("total} uur;\ten dus {uvp:hours.gemeente.total}.")
    file.sections[0].header.paragraphs[0].text = "{uvp:name.gemeente}"
    file.add_table(1, 1).cell(0, 0).text = "{uvp:hours.gemeente.total}{uvp:name.gemeente}"
    filled = opened(fill(saved(file), figure))
    shown = "".join(
        "\t" if each.tag == qn("w:tab") else each.text or ""
        for each in filled.paragraphs[1]._p.iter(qn("w:t"), qn("w:tab"))
    )
    assert shown == "Voor & is het 86 uur;\ten dus 86."
    assert read(filled) == [
        ("uvp:n", "&"),
        ("uvp:hours.zuid.total", "86"),
        ("uvp:hours.zuid.total", "86"),
        ("uvp:hours.zuid.total", "86"),
        ("uvp:n", "&"),
        ("uvp:n", "&"),
    ]
    bold = next(each for each in filled.element.body.iter(qn("w:b")))
    assert bold.getparent().getparent().getparent().tag in {qn("w:sdtContent"), qn("w:p")}


def test_a_letter_of_before_is_a_template() -> None:
    first = document(letter(placed(WHOLE), "zuid"))
    filled = opened(fill(first, lambda name: (f"uvp:{name}", "nieuw")))
    assert [tag for tag, _ in read(filled)] == [tag for tag, _ in read(opened(first))]
    assert {text for _, text in read(filled)} == {"nieuw"}


def test_a_name_that_is_no_figure_is_refused() -> None:
    file = house_style()
    file.add_paragraph("{uvp:onzin}")
    with pytest.raises(UsageProblem, match="onzin"):
        fill(saved(file), figure)


def test_our_own_template_can_be_filled() -> None:
    written = document(template(placed(WHOLE)))
    assert read(opened(written)) == []
    names = []

    def asked(name: str) -> tuple[str, str]:
        names.append(name)
        return f"uvp:{name}", "1"

    filled = opened(fill(written, asked))
    assert len(names) == len(read(filled)) > 10
    assert "{uvp:" not in "".join(filled.element.body.itertext())


def test_what_a_template_lacks_is_made() -> None:
    file = Document()
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet"):
        file.styles[name].delete()
    styles = file.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    made = reopened(document(EVERYTHING, saved(file)))
    levels = [
        made.styles[f"Heading {level}"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for level in (1, 2, 3)
    ]
    assert levels == ["0", "1", "2"]
    assert made.styles["Title"].font.bold
    assert [each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))] == ["nl-NL"]


def test_a_control_that_was_emptied_is_filled_again() -> None:
    file = opened(document(letter(placed(WHOLE), "zuid")))
    control = next(file.element.body.iter(qn("w:sdt")))
    content, about = control.find(qn("w:sdtContent")), control.find(qn("w:sdtPr"))
    content.remove(content[0])
    about.remove(about.find(qn("w:alias")))
    assert read(file)[0] == ("uvp:name.zuid", "")
    filled = opened(fill(saved(file), lambda name: (f"uvp:{name}", f"{name} | nieuw")))
    assert read(filled)[0] == ("uvp:name.zuid", "name.zuid | nieuw")


def test_a_figure_of_more_runs_becomes_one() -> None:
    file = opened(document(letter(placed(WHOLE), "zuid")))
    content = next(file.element.body.iter(qn("w:sdtContent")))
    content.append(deepcopy(content[0]))
    assert read(file)[0] == ("uvp:name.zuid", "ZuidZuid")
    filled = opened(fill(saved(file), lambda name: (f"uvp:{name}", "nieuw")))
    assert read(filled)[0] == ("uvp:name.zuid", "nieuw")


def test_what_is_remembered_may_be_gone_or_damaged() -> None:
    content = document(letter(placed(WHOLE), "zuid"))
    file = opened(content)
    part = next(each for each in file.part.package.parts if each.partname == "/docProps/custom.xml")
    part._blob = b"<a"
    assert remembered(file) == ()
    assert remembered(opened(document(sample()))) == ()


def test_a_figure_that_looks_like_a_name_stays_what_it_is() -> None:
    file = Document()
    file.add_paragraph("{uvp:programme.title} en {uvp:programme.title}")
    filled = opened(fill(saved(file), lambda name: (f"uvp:{name}", "{uvp:programme.title}")))
    assert read(filled) == [("uvp:programme.title", "{uvp:programme.title}")] * 2


def test_the_sentence_of_each_figure_is_known() -> None:
    file = Document()
    file.add_paragraph("Eerst dit. Het zijn {uvp:a} uur, 1.066 dus! Dan {uvp:b}.")
    file.add_table(1, 2).cell(0, 0).text = "Thema"
    file.tables[0].cell(0, 1).text = "{uvp:c}"
    filled = opened(fill(saved(file), lambda name: (f"uvp:{name}", "3. 4")))
    assert sentences(filled) == ["Het zijn 3. 4 uur, 1.066 dus!", "Dan 3. 4.", "Thema | 3. 4"]


@cache
def four_figures() -> bytes:
    file = Document()
    text = "Eerst is er {uvp:a} dus. Daarna {uvp:b} uur, samen {uvp:c}. En {uvp:d} ook. Tot slot."
    file.add_paragraph(text)
    return fill(saved(file), lambda name: (f"uvp:{name}", "5"))


@cases("how", ["removed", "deleted", "moved"])
@cases(
    ("name", "sentence"),
    [
        ("a", "Eerst is er dus."),
        ("b", "Daarna uur, samen 5."),
        ("c", "Daarna 5 uur, samen ."),
        ("d", "En ook."),
    ],
)
def test_a_figure_that_was_emptied_stays_in_its_sentence(
    how: str, name: str, sentence: str
) -> None:
    filled = opened(four_figures())
    names = [tag for tag, _ in read(filled)]
    index = names.index(f"uvp:{name}")
    inside = list(filled.element.body.iter(qn("w:sdtContent")))[index]
    (run,) = inside
    inside.remove(run)
    if how == "deleted":
        for text_ in run.iter(qn("w:t")):
            text_.tag = qn("w:delText")
    if how != "removed":
        gone = element("w:del" if how == "deleted" else "w:moveFrom", run)
        inside.append(gone)
    assert read(filled)[index] == (f"uvp:{name}", "")
    assert sentences(filled)[index] == sentence


def test_the_date_of_a_letter_is_a_control_to_fill_in_and_no_figure() -> None:
    file = opened(document(letter(placed(WHOLE), "zuid")))
    (calendar,) = file.element.body.iter(qn("w:date"))
    control = calendar.getparent().getparent()
    assert [each.text for each in control.iter(qn("w:t"))] == ["[vul de datum in]"]
    assert "datum" not in [tag for tag, _ in read(file)]
    blanks = [
        each.find(qn("w:tag")).get(qn("w:val"))
        for each in file.element.body.iter(qn("w:sdtPr"))
        if each.find(qn("w:showingPlcHdr")) is not None
    ]
    assert blanks == [
        *("datum", "kenmerk", "portefeuillehouder", "bijlage", "vervolg"),
        *("secretaris", "burgemeester"),
    ]
    ids = [each.get(qn("w:val")) for each in file.element.body.iter(qn("w:id"))]
    assert len(ids) == len(set(ids))


def test_a_numbered_list_has_the_numbers_that_were_asked_for() -> None:
    file = Document()
    bare = saved(file)
    for rel in [key for key, each in file.part.rels.items() if "numbering" in each.reltype]:
        file.part.rels.pop(rel)
    for template_ in (None, bare, saved(file)):
        made = reopened(document(EVERYTHING, template_))
        listed = [each for each in made.paragraphs if each.style.name == "List Number"]
        ids = [each._p.pPr.numPr.numId.val for each in listed]
        assert [each.text for each in listed] == ["Twee", visible(HOSTILE), "Zeven"]
        assert ids[0] == ids[1] != ids[2]
        numbering = made.part.numbering_part.element
        begins = [
            numbering.num_having_numId(number).find(f".//{qn('w:startOverride')}").get(qn("w:val"))
            for number in (ids[0], ids[2])
        ]
        assert begins == ["2", "7"]
        kinds = [each.tag for each in numbering if each.tag != qn("w:numPicBullet")]
        assert kinds == sorted(kinds)  # What looks like something comes before what uses it.


def test_a_control_around_a_whole_paragraph_is_its_own_sentence() -> None:
    file = Document()
    paragraph = file.add_paragraph("86 uur")._p
    around = control("uvp:a", 1, deepcopy(paragraph))
    paragraph.addnext(around)
    paragraph.getparent().remove(paragraph)
    assert read(file) == [("uvp:a", "86 uur")]
    assert sentences(file) == ["86 uur"]
