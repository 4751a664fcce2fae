from __future__ import annotations

import io
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.cases import cases
from tests.samples import HEAD, WHOLE, programme, theme
from uvp_cli.changes.consequences import weigh
from uvp_cli.changes.diff import ChangeKind, compare
from uvp_cli.programme.model import Programme
from uvp_cli.programme.origin import Loaded
from uvp_cli.render import answers
from uvp_cli.render.answers.markdown import MAX_LENGTH
from uvp_cli.render.cells import words
from uvp_cli.reports.diff import diff_report, objection
from uvp_cli.reports.tables import ChosenValue, For, Report, Table, Wording

OTHER = WHOLE.replace("hours: 10, per", "hours: 15, per").replace(
    "Een campagne.", "Twee campagnes."
)


def report(
    old: str | Programme,
    new: str | Programme,
    max_hours: int | None = None,
    refused: tuple[ChangeKind, ...] = (),
) -> Report:
    one, other = (each if isinstance(each, Programme) else programme(each) for each in (old, new))
    changes = compare(one, other)
    found = weigh(one, other, changes)
    passed = objection(changes, found, max_hours, refused)
    return diff_report(changes, found, Loaded(one, "oud.yaml"), Loaded(other, "uvp.yaml"), passed)


def written(answer: Report, form: str) -> str:
    stream = io.StringIO()
    answers.write(answer, form, stream, 200)
    return stream.getvalue()


def shown(old: str | Programme, new: str | Programme) -> list[tuple[Any, ...]]:
    """The rows of the changes for people; a wording as it is shown without colours."""
    content = report(old, new).content
    assert isinstance(content, Table)
    keep = [column.reader is not For.PROGRAMS for column in content.columns]
    return [
        row.cells
        if row.role == "section"
        else tuple(
            words(cell, content.columns[-1])
            for cell, kept in zip(row.cells, keep, strict=True)
            if kept
        )
        for row in content.rows
    ]


def verdict(old: str | Programme, new: str | Programme) -> str:
    found = report(old, new).verdict
    assert found is not None
    return found.text


def test_changes_stand_kind_by_kind() -> None:
    other = (
        OTHER.replace("jeugd.doel-1", "jeugd.doel-een")
        .replace("  - {id: inkoop, name: Inkoop}\n", "  - {id: juridisch, name: Juridisch}\n")
        .replace("[oov, inkoop]", "[oov]")
        .replace("goals: [jeugd.doel-2, jeugd.doel-een]", "goals: [jeugd.doel-2]")
    )
    assert shown(WHOLE, other) == [
        ("Verwijderd (1)",),
        ("Afdeling: Inkoop [inkoop]", "", ""),
        ("Toegevoegd (1)",),
        ("Afdeling: Juridisch [juridisch]", "", ""),
        ("Hernoemd (1)",),
        (
            "Doelstelling 1, Jeugd en Veiligheid [jeugd.doel-een]",
            "",
            "[-jeugd.doel-1-]{+jeugd.doel-een+}",
        ),
        ("Gewijzigd (4)",),
        (
            "Thema: Jeugd en Veiligheid [jeugd]",
            "Communicatie, tekst",
            "[-Een campagne-]{+Twee campagnes+}.",
        ),
        (
            "Actie: Veilig uitgaan [jeugd.uitgaan]",
            "Doelstellingen",
            "jeugd.doel-2[-, jeugd.doel-1-]",
        ),
        (
            "Actie: Veilig uitgaan [jeugd.uitgaan]",
            "Afdelingen",
            "oov[-, inkoop-]",
        ),
        (
            "Actie: Veilig uitgaan [jeugd.uitgaan]",
            "Uren",
            "[-10-]{+15+}",
        ),
    ]


def test_what_moved_says_from_where_to_where() -> None:
    two = """
        themes:
          - {id: jeugd, title: Jeugd, goals: [%s]}
          - {id: zorg, title: Zorg, goals: [%s]}
        departments: [%s]
        remarks: [%s]
    """
    first, other = ["{id: oov, name: OOV}", "{id: bo, name: BO}"], "{kind: missing, text: %s}"
    remarks = [other % "Een.", other % "Twee."]
    goal = "{id: %s.doel, text: A.}"
    assert shown(
        two % (goal % "jeugd", "", ", ".join(first), ", ".join(remarks)),
        two % ("", goal % "zorg", ", ".join(reversed(first)), ", ".join(reversed(remarks))),
    ) == [
        ("Hernoemd (1)",),
        ("Doelstelling 1, Zorg [zorg.doel]", "", "[-jeugd.doel-]{+zorg.doel+}"),
        ("Verplaatst (3)",),
        ("Het programma", "Kanttekening", "andere volgorde"),
        ("Afdeling: OOV [oov]", "", "van plaats 1 naar plaats 2"),
        ("Doelstelling 1, Zorg [zorg.doel]", "", "van Jeugd naar Zorg"),
    ]


def test_records_are_written_as_one_text() -> None:
    old = (
        "planning: [{title: Zomer, period: {name: Zomer, months: [7, 8]}, month: null}]\n".replace(
            ", month: null", ""
        )
    )
    new = "planning: [{title: Zomer, month: 7}]\nremarks: [{kind: missing, text: Wie?}]\n"
    assert shown(old, new) == [
        ("Gewijzigd (3)",),
        ("Het programma", "Kanttekening 1", "{+soort: ontbreekt; tekst: Wie?+}"),
        ("Planningsitem: Zomer", "Maand", "{+juli+}"),
        ("Planningsitem: Zomer", "Periode", "[-naam: Zomer; maanden: juli, augustus-]"),
    ]


def test_a_year_is_no_amount() -> None:
    item = "planning: [{title: Kermis, month: 10, year: %s}]\n"
    two_years = HEAD.replace("to: 2026-12", "to: 2027-12")
    old, new = (programme(item % year, two_years) for year in (2026, 2027))
    answer = report(old, new)
    assert shown(old, new)[1] == ("Planningsitem: Kermis", "Jaar", "[-2026-]{+2027+}")
    assert written(answer, "csv").endswith("planning[0].year,2026,2027\n")
    (planning,) = answer.details
    assert [row.cells for row in planning.rows] == [
        ("oktober 2026", 1, 0, "−1"),
        ("oktober 2027", 0, 1, "+1"),
    ]
    assert shown(programme("", two_years), new)[1][-1] == "oktober 2027"
    every = programme(item.replace(", year: %s", ""), two_years)
    assert report(every, new).details[0].rows[0].cells == ("oktober elk jaar", 1, 0, "−1")
    assert [each["year"] for each in report(every, new).contract["planning"]] == [None, 2027]


def test_an_action_that_is_gone_says_of_which_theme_it_was() -> None:
    lamp = "other_actions: [{id: overig.lamp, title: Lampen}]\n"
    assert shown(lamp, "") == [
        ("Verwijderd (1)",),
        ("Actie: Lampen [overig.lamp]", "", "Overige acties"),
    ]
    hours = "[{id: jeugd.a, title: A, capacity: {hours: {cell: A, estimates: [%s]}}}]"
    estimate = "{hours: 7.5, per: gemeente, except: {zuid: 2}}"
    assert shown(theme(hours % estimate), theme(hours % "")) == [
        ("Gewijzigd (1)",),
        (
            "Actie: A [jeugd.a]",
            "Uren, raming",
            "[-uren: 7,5; grondslag: per gemeente; uitzondering: zuid 2-]",
        ),
    ]
    assert shown(theme("[{id: jeugd.a, title: A}]"), theme("[]"))[1] == (
        *("Actie: A [jeugd.a]", ""),
        "Jeugd en Veiligheid",
    )


def test_a_second_action_that_continues_another_says_which() -> None:
    new = "[{id: jeugd.b, title: B, continues: jeugd.a}, {id: jeugd.c, title: C%s}]"
    old = theme("[{id: jeugd.a, title: A}]")
    for continues, said in ((", continues: jeugd.a", ", vervolg van jeugd.a"), ("", "")):
        assert shown(old, theme(new % continues))[:2] == [
            ("Toegevoegd (1)",),
            ("Actie: C [jeugd.c]", "", f"Jeugd en Veiligheid{said}"),
        ]


def test_a_planning_item_that_is_gone_says_when_it_was() -> None:
    item = "planning: [{title: Kermis, month: 8}]\n"
    assert shown(item, "") == [("Verwijderd (1)",), ("Planningsitem: Kermis", "", "augustus")]
    summer = "planning: [{title: Kermis, period: {name: Zomer, months: [7, 8]}}]\n"
    assert shown("", summer) == [("Toegevoegd (1)",), ("Planningsitem: Kermis", "", "Zomer")]


def test_the_verdict_is_one_line() -> None:
    assert verdict(WHOLE, OTHER) == (
        "2 wijzigingen: 2 gewijzigd. Uren 141 → 151 (+10); het meest Noord: +5."
    )
    fewer = WHOLE.replace("euros: 1000.5", "euros: 500").replace("Een doel.", "Geen doel.")
    assert verdict(WHOLE, fewer) == (
        "2 wijzigingen: 2 gewijzigd. Uren gelijk. Bedragen € 1.000,50 → € 500 (−€ 500,50)."
    )
    goal = "[{id: jeugd.doel-1, text: A.}]"
    serving = theme("[{id: jeugd.a, title: A, goals: [jeugd.doel-1]}]", goal)
    assert verdict(serving, theme("[{id: jeugd.a, title: A}]", goal)) == (
        "1 wijziging: 1 gewijzigd. In geen van beide zijn uren geteld. 1 doelstelling verliest de "
        "laatste actie."
    )


def test_where_every_municipality_changes_as_much_that_is_said() -> None:
    hours = "[{id: jeugd.a, title: A, capacity: {hours: {cell: A, estimates: [%s]}}}]"
    one, other = (theme(hours % f"{{hours: {n}, per: gemeente}}") for n in (4, 3))
    assert verdict(one, other) == ("1 wijziging: 1 gewijzigd. Uren 12 → 9 (−3); elke gemeente −1.")


HOURS = "[{id: jeugd.a, title: A, capacity: {hours: {cell: A, estimates: [{%s}]}}}]"


@cases(
    ("old", "new", "found", "passed"),
    [
        (
            "hours: 10, per: gemeente, assumption: B",
            "hours: 10, per: gemeente, assumption: B, alternatives: [{hours: 60, per: gemeente}]",
            "Uren gelijk; laag–hoog 30 → 30–180, elke gemeente hoog +50.",
            "Noord (hoog +50), Midden aan de Maas (hoog +50) en Zuid (hoog +50)",
        ),
        (
            "hours: 70, per: gemeente, assumption: B, alternatives: [{hours: 1, per: joint}]",
            "hours: 70, per: gemeente, assumption: B, alternatives: [{hours: 187, per: joint}]",
            "Uren gelijk; laag–hoog 1–210 → 187–210, elke gemeente laag +62.",
            "Noord (laag +62), Midden aan de Maas (laag +62) en Zuid (laag +62)",
        ),
        (
            "hours: 100, per: gemeente, assumption: B",
            "hours: 100, per: gemeente",
            "Uren gelijk; 300 uur is geen aanname meer.",
            "",
        ),
        (
            "hours: 100, per: gemeente",
            "hours: 101, per: gemeente, assumption: B, except: {zuid: 100}",
            "Uren 300 → 302 (+2); het meest Noord: +1; 302 uur is nu een aanname.",
            "",
        ),
        (
            "hours: 4, per: person",
            "hours: 400, per: person",
            "In geen van beide zijn uren geteld. Uren per persoon 4 → 400 (+396).",
            "Noord (+396 per persoon), Midden aan de Maas (+396 per persoon) en Zuid (+396 per "
            "persoon)",
        ),
    ],
)
def test_hours_that_cannot_be_seen_in_the_headline(
    old: str, new: str, found: str, passed: str
) -> None:
    answer = report(theme(HOURS % old), theme(HOURS % new), 40)
    limit = f"Grens overschreden: meer dan 40 uur verschil bij {passed}."
    assert answer.objection == (limit if passed else "")
    assert answer.verdict is not None
    assert answer.verdict.text.partition(" gewijzigd. ")[2] == " ".join(
        filter(None, (found, answer.objection))
    )


def test_a_limit_is_a_figure_as_dutch_writes_it() -> None:
    old, new = (theme(HOURS % f"hours: {each}, per: gemeente") for each in (4, 2004))
    limit = "Grens overschreden: meer dan 1.000 uur verschil bij Noord (+2.000), "
    assert report(old, new, 1000).objection.startswith(limit)


def test_hours_per_person_have_a_table_of_their_own() -> None:
    old, new = (theme(HOURS % f"hours: {each}, per: person") for each in (4, 5))
    answer = report(old, new)
    (table,) = answer.details
    assert table.title == "Uren per persoon (in geen totaal)"
    assert [row.cells for row in table.rows][-3:] == [
        ("Alle gemeenten samen",),
        ("Jeugd en Veiligheid", 4, 5, "+1"),
        ("Totaal", 4, 5, "+1"),
    ]
    assert answer.contract["per_person"][-1] == {
        "gemeente": None,
        "theme": None,
        "before": 4,
        "after": 5,
        "change": 1,
    }


def test_what_it_comes_to_stands_in_tables_of_its_own() -> None:
    goal = "goals: [jeugd.doel-2, jeugd.doel-1]"
    other = (
        OTHER.replace("euros: 1000.5", "euros: 500")
        .replace("months: [7, 8]", "months: [8]")
        .replace(goal, "goals: [jeugd.doel-2]")
    )
    hours, euros, planning, goals = report(WHOLE, other).details
    assert hours.title == "Uren per gemeente en thema"
    assert hours.rows[0].cells == ("Noord",)
    assert (hours.rows[1].cells[0], *hours.rows[1].cells[3:5]) == (
        *("Jeugd en Veiligheid", "+5"),
        "+5",
    )
    assert [row.cells[0] for row in euros.rows][-3:] == [
        "Alle gemeenten samen",
        "Jeugd en Veiligheid",
        "Totaal",
    ]
    assert [row.cells for row in planning.rows] == [("juli", 1, 0, "−1")]
    assert [row.cells for row in goals.rows] == [("jeugd.doel-1", "Een doel.", "geen actie meer")]
    (gained,) = report(other, other.replace("goals: [jeugd.doel-2]", goal)).details
    assert [row.cells[-1] for row in gained.rows] == ["voor het eerst een actie"]


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_layout_is_no_change(form: str) -> None:
    answer = report(WHOLE, f"# Anders.\n{WHOLE}")
    assert "Geen inhoudelijke wijzigingen." in written(answer, form)
    assert answer.details == ()


def test_limits_that_are_passed() -> None:
    assert report(WHOLE, OTHER, 5, ("removed",)).objection == ""
    passed = report(WHOLE, OTHER, 4, ("removed", "changed"))
    assert passed.objection == (
        "Grens overschreden: meer dan 4 uur verschil bij Noord (+5) en Midden aan de Maas (+5); "
        "2 gewijzigd."
    )
    assert passed.verdict is not None
    assert passed.verdict.text.endswith(passed.objection)


def test_the_csv_has_a_line_for_each_change() -> None:
    assert written(report(WHOLE, OTHER), "csv").splitlines() == [
        "kind,part,id,title,theme,path,before,after",
        "changed,theme,jeugd,Jeugd en Veiligheid,jeugd,themes[0].communication[0].text,"
        "Een campagne.,Twee campagnes.",
        "changed,action,jeugd.uitgaan,Veilig uitgaan,jeugd,"
        "themes[0].actions[0].capacity.hours.estimates[0].hours,10,15",
    ]


def test_the_contract_has_both_sides_of_a_change() -> None:
    contract = report(WHOLE, OTHER).contract
    assert contract["old"] == {"programme": "uvp-proef-2026", "origin": "oud.yaml"}
    assert contract["changes"][0] == {
        "kind": "changed",
        "part": "theme",
        "title": "Jeugd en Veiligheid",
        "before": {
            "id": "jeugd",
            "theme": "jeugd",
            "path": "themes[0].communication[0].text",
            "value": "Een campagne.",
        },
        "after": {
            "id": "jeugd",
            "theme": "jeugd",
            "path": "themes[0].communication[0].text",
            "value": "Twee campagnes.",
        },
    }
    (noord, *_) = contract["hours"]
    assert (noord["gemeente"], noord["theme"]) == ("noord", "jeugd")
    assert noord["change"] == {
        "own": 5,
        "shared": 0,
        "assumed": 0,
        "hours": 5,
        "low": 5,
        "high": 5,
    }
    assert contract["planning"] == []
    assert contract["goals"] == {"gained": [], "lost": []}
    assert contract["objection"] is None
    gone = report("planning: [{title: A, month: 1}]\n", "").contract["changes"][0]
    assert gone["before"] == {"id": None, "theme": None, "path": "planning[0]", "value": None}
    assert gone["after"] is None


HOSTILE = "<script>alert(1)</script> | @veiligheid/allen #1 [-x-] </details> [a](http://b) `c`"


def test_hostile_text_stays_text() -> None:
    old = programme(f"remarks: [{{kind: missing, text: '{HOSTILE}'}}]\n")
    new = programme(f"remarks: [{{kind: missing, text: '{HOSTILE} <b> meer'}}]\n")
    page = written(report(old, new), "html")
    assert "<script>" not in page
    assert "<ins> &lt;b&gt; meer</ins>" in page
    comment = written(report(old, new), "md")
    assert "@veiligheid" not in comment
    assert "#1" not in comment
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(comment)
    inline = [each for token in tokens for each in token.children or ()]
    marked = {each.content for each in inline if each.type == "html_inline"}
    assert marked == {"<ins>", "</ins>", "<!-- -->"}
    assert not any(each.type in ("link_open", "code_inline", "image") for each in inline)
    blocks = [each.content for each in tokens if each.type == "html_block"]
    assert [each.strip() for each in blocks] == [
        "<details><summary>Wijzigingen (1)</summary>",
        "</details>",
    ]


def test_a_comment_is_never_too_long() -> None:
    old = programme("")
    many = ", ".join(f"{{kind: missing, text: '{'x' * 4_000} {number}'}}" for number in range(100))
    comment = written(report(old, programme(f"remarks: [{many}]\n")), "md")
    assert MAX_LENGTH - 5_000 < len(comment) < 65_536
    assert comment.endswith("\nDe rest past hier niet; `uvp diff` toont alles.\n\n</details>\n")


def test_what_changed_is_coloured_where_there_is_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    answers.write(report(WHOLE, OTHER), "table", screen, 120)
    assert "\x1b[31m[-10-]\x1b[0m\x1b[32m{+15+}\x1b[0m" in screen.getvalue()
    assert "[-10-]{+15+}" in written(report(WHOLE, OTHER), "table")


def test_a_wording_in_csv_is_written_as_on_a_plain_screen() -> None:
    assert (
        words(
            Wording((("kept", "a "), ("removed", "b"))),
            report(WHOLE, OTHER).details[0].columns[0],
        )
        == "a [-b-]"
    )


def test_a_key_and_a_value_are_called_by_where_they_stand() -> None:
    body = (
        "adoption: {status: %s, decisions: [{by: Raad, date: 2025-12-%s}]}\n"
        "planning: [{title: Kermis, month: %s}]\n"
    )
    found = report(body % ("concept", "02", "5"), body % ("adopted", "16", "6"))
    last = found.table.columns[-1]
    rows = [row.cells for row in found.table.rows if row.role == "data"]
    shown = {(cells[-2], words(cells[-1], last)) for cells in rows}
    assert shown == {
        ("Vaststelling, stand", "[-concept-]{+vastgesteld+}"),
        ("Vaststelling, besluit, datum", "[-2-]{+16+} december 2025"),
        ("Maand", "[-mei-]{+juni+}"),
    }
    chosen = [cell.said for cells in rows for cell in cells if isinstance(cell, ChosenValue)]
    assert "vastgesteld" in chosen
