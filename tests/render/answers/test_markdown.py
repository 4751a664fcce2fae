from __future__ import annotations

import io
from decimal import Decimal
from textwrap import dedent

from markdown_it import MarkdownIt

from tests.cases import cases
from uvp_cli.render.answers.markdown import escape, write
from uvp_cli.reports.tables import Column, For, Kind, Outline, Report, Row, Table


def written(content: Table | Outline) -> str:
    stream = io.StringIO()
    write(Report(content), stream)
    return stream.getvalue()


TABLE = Table(
    title="Uren voor Noord",
    subtitle="UVP Proef (data/uvp_proef.yaml)",
    columns=(
        Column("id", "Id", reader=For.PROGRAMS),
        Column("title", "Actie"),
        Column("hours", "Uren", Kind.HOURS),
        Column("euros", "Kosten", Kind.EUROS),
        Column("who", "Wie"),
    ),
    rows=(
        Row(("Jeugd | Zorg",), "section"),
        Row(("a", "Toolbox", Decimal("1066.5"), Decimal(5000), ("Politie", "Halt"))),
        Row(("b", "Uitgaan\nen meer", Decimal(7), None, None)),
        Row((None, "Subtotaal", Decimal("1073.5"), None, None), "subtotal"),
        Row((None, "Totaal", Decimal("1073.5"), Decimal(5000), None), "total"),
    ),
    footnotes=("De cel breekt af na *.", "Nog een."),
    notes=("Gelijk verdeeld.", "Niet <b>meegeteld</b>."),
)


def test_a_table_has_sections_bold_totals_and_footnotes() -> None:
    assert written(TABLE) == dedent(r"""
        ## Uren voor Noord

        UVP Proef (data/uvp\_proef.yaml)

        | Actie | Uren | Kosten | Wie |
        | --- | ---: | ---: | --- |
        | **Jeugd \| Zorg** |  |  |  |
        | Toolbox | 1.066,5 | € 5.000 | Politie, Halt |
        | Uitgaan en meer | 7 |  |  |
        | **Subtotaal** | **1.073,5** |  |  |
        | **Totaal** | **1.073,5** | **€ 5.000** |  |

        \[1\] De cel breekt af na \*.

        \[2\] Nog een.

        Gelijk verdeeld.

        Niet \<b\>meegeteld\</b\>.
        """).lstrip("\n")


def marked_row() -> str:
    columns = (Column("title", "Actie"), Column("hours", "Uren", Kind.HOURS))
    row = Row(("Toolbox", Decimal(7)), marks=(1, 2))
    return written(Table("T", "B", columns, (row,))).splitlines()[-1]


def test_a_row_refers_to_its_footnotes() -> None:
    assert r"\[1\]" in marked_row()
    assert r"\[2\]" in marked_row()


def test_a_space_stands_before_a_footnote_mark() -> None:
    assert marked_row() == r"| Toolbox \[1\] \[2\] | 7 |"


def test_a_table_without_rows_says_so() -> None:
    table = Table("Planning", "Bron", (Column("a", "Wat"),), (), empty="Niets gevonden_.")
    assert written(table) == "## Planning\n\nBron\n\nNiets gevonden\\_.\n"


def test_an_outline_is_a_nested_list() -> None:
    outline = Outline(
        "Thema: Jeugd",
        "UVP Proef [data]",
        (("Id", "jeugd"), ("Inhoud", "Over *jeugd*.")),
        (
            Outline("Ambities: geen onderdeel van dit thema"),
            Outline(
                "Acties",
                children=(
                    Outline(
                        "Uitgaan [jeugd.uitgaan]",
                        fields=(("Uren", "10"),),
                        children=(Outline("Diep"),),
                    ),
                    Outline("Toolbox"),
                ),
            ),
        ),
    )
    assert written(outline) == dedent(r"""
        ## Thema: Jeugd

        UVP Proef \[data\]

        - **Id**: jeugd
        - **Inhoud**: Over \*jeugd\*.
        - Ambities: geen onderdeel van dit thema
        - Acties
          - Uitgaan \[jeugd.uitgaan\]
            - **Uren**: 10
            - Diep
          - Toolbox
        """).lstrip("\n")


def test_an_outline_without_a_subtitle_has_no_empty_line_for_it() -> None:
    assert written(Outline("Titel", fields=(("Id", "x"),))) == "## Titel\n\n- **Id**: x\n"


def test_text_as_it_is_is_a_block_of_code_in_the_list() -> None:
    outline = Outline("UVP301", children=(Outline("Fout", text="a:\n  - *b"), Outline("Goed")))
    markdown = written(outline)
    assert "    - *b\n" in markdown
    assert shown(markdown.split("\n\n", 1)[1], "") == (
        "<ul>\n<li>\n<p>Fout</p>\n<pre><code>a:\n  - *b\n</code></pre>\n</li>\n"
        "<li>\n<p>Goed</p>\n</li>\n</ul>\n"
    )


@cases(
    ("text", "escaped"),
    [
        ("gewone tekst, één - twee", "gewone tekst, één - twee"),
        ("a | b", r"a \| b"),
        ("*vet* _schuin_", r"\*vet\* \_schuin\_"),
        ("`code`", r"\`code\`"),
        ("<script>", r"\<script\>"),
        ("[tekst](adres)", r"\[tekst\](adres)"),
        ("1. een, 2. twee", r"1\. een, 2. twee"),
        ("- streep - streep", r"\- streep - streep"),
        ("R&D", r"R\&D"),
        ("~weg~ #1", r"\~weg\~ \#1"),
        ("C:\\map", r"C:\\map"),
        ("twee\nregels\t en   ruimte ", "twee regels en ruimte"),
        ("\x1b[31m", r"\\x1b\[31m"),
        ("om\u202egekeerd", r"om\\u202egekeerd"),
    ],
)
def test_text_is_escaped_on_one_line(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def shown(markdown: str, before: str = "- ") -> str:
    """The HTML that Markdown with tables turns a list item into."""
    return str(MarkdownIt("commonmark").enable("table").render(before + markdown))


@cases(
    "text",
    [
        "*vet* __vet__ `code` ~~weg~~",
        "![beeld](x.png) [link](y)",
        "C:\\map\\[x]\\*",
        "# geen kop",
        "> geen citaat",
        "*** streep",
        "1. Veilig uitgaan",
        "12) haakje",
        "2026. jaartal",
        "1.066 uur",
        "-",
        "- Streepje",
        "+ Plus",
        "R&amp;D &copy;",
    ],
)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown(escape(text)) == f"<ul>\n<li>{plain}</li>\n</ul>\n"


def test_a_table_reads_as_one_table() -> None:
    html = shown(written(TABLE), "")
    assert html.count("<tr>") == 6
    assert html.count("<td") == 20
    assert "<strong>Jeugd | Zorg</strong>" in html
    assert '<td style="text-align:right">1.066,5</td>' in html
