"""Answers about several programmes as one."""

from __future__ import annotations

from dataclasses import replace

from uvp_cli.reports.several import Respondents, Without, merged
from uvp_cli.reports.tables import Column, Count, Counting, Outline, Report, Row, Table, note

COLUMNS = (Column("title", "Titel"),)


def table(rows: int, *notes: str, whose: str = "") -> Table:
    """A table of so many rows, that says how many below it."""
    tally = (Count("items", "Items", rows, f"item{whose}", f"items{whose}"),)
    return Table(
        title="Items",
        subtitle="",
        columns=COLUMNS,
        rows=(Row(("x",)),) * rows,
        notes=(note(tally), *notes) if rows else (),
        tally=tally,
    )


def notes(*tables: Table) -> tuple[str, ...]:
    """The notes of tables of programmes `a`, `b` and so on, when they are one."""
    answers = [(label, Report(each)) for label, each in zip("abcdef", tables, strict=False)]
    content = merged(answers, Respondents((), ())).content
    assert isinstance(content, Table)
    return content.notes


def test_what_tables_come_to_is_added_up() -> None:
    assert notes(table(5), table(5), table(0)) == ("10 items.",)
    assert notes(table(0), table(0)) == ()


def test_what_does_not_add_up_says_whose_it_is() -> None:
    assert notes(table(1, whose=" van A"), table(2, whose=" van B")) == (
        "a: 1 item van A.",
        "b: 2 items van B.",
    )


def test_what_explains_all_is_said_once_and_what_counts_says_of_which_it_counts() -> None:
    assert notes(
        table(1, "Zo is het.", Counting("Totaal: 5."), "Gelijk."),
        table(1, "Zo is het.", Counting("Totaal: 5.")),
    ) == ("2 items.", "Zo is het.", "a, b, elk: Totaal: 5.", "a: Gelijk.")
    # Who has nothing to explain need not say so.
    assert notes(table(1, "Zo is het."), table(0)) == ("1 item.", "Zo is het.")


def test_a_name_with_braces_or_digits_is_a_name() -> None:
    whose = " voor {0} {Zuid} 2025"
    assert notes(table(1, whose=whose), table(2, whose=whose)) == (f"3 items{whose}.",)
    explained = "Over geld staat niets bij: Thema 2030 {}."
    assert notes(table(1, explained), table(1, explained)) == ("2 items.", explained)


def test_many_programmes_are_named_in_part() -> None:
    assert notes(*[table(1, Counting("Nog 3."))] * 6)[1] == "a, b, c, d en 2 meer, elk: Nog 3."


def test_cards_of_one_thing_stand_under_their_programmes() -> None:
    cards = [(each, Report(Outline("Gemeente: Vaals", each))) for each in ("a", "b")]
    found = merged(cards, Respondents((), (Without("c.yaml", "c", "'vaals'"),))).content
    assert isinstance(found, Outline)
    assert (found.title, found.subtitle) == ("Gemeente: Vaals", "2 programma's: a, b")
    assert found.fields == (("Let op", "c kent 'vaals' niet."),)
    assert [each.title for each in found.children] == ["a", "b"]


def test_cards_of_different_things_keep_their_titles() -> None:
    cards = [(each, Report(Outline(f"UVP {each}"))) for each in ("a", "b")]
    found = merged(cards, Respondents((), ())).content
    assert isinstance(found, Outline)
    assert found.title == "UVP a en meer"
    assert [each.title for each in found.children] == ["UVP a (a)", "UVP b (b)"]


def test_a_name_with_words_of_a_title_is_a_name() -> None:
    cards = [(each, Report(Outline(f"Thema: Zorg voor {each}"))) for each in ("alle jeugd", "wie")]
    assert merged(cards, Respondents((), ())).content.title == "Thema: Zorg voor alle jeugd en meer"


def test_a_title_says_whose_it_is_unless_some_are_of_everything() -> None:
    def titled(*whose: str, is_of_all: bool = False) -> str:
        tables = [
            Table(f"Uren{name}, thema Zorg voor ons", "", whose=name, is_of_all=is_of_all)
            for name in whose
        ]
        answers = [(each.whose, Report(each)) for each in tables]
        return merged(answers, Respondents((), ())).content.title

    assert titled(" voor A", " voor A") == "Uren voor A, thema Zorg voor ons"
    assert titled(" voor A", " voor B") == "Uren voor A en meer, thema Zorg voor ons"
    assert titled(" voor A", " voor allen", is_of_all=True) == "Uren, thema Zorg voor ons"


def test_rows_never_stand_under_a_heading_of_another_programme() -> None:
    headed = replace(table(1), rows=(Row(("Q2",), "section"), Row(("a",))))
    said = replace(table(1), heading="april")
    content = merged(
        [(x, Report(y)) for x, y in (("a", headed), ("b", said), ("c", table(1)))],
        Respondents((), ()),
    ).content
    assert isinstance(content, Table)
    assert [row.cells[0] for row in content.rows if row.role == "section"] == [
        "Q2 (a)",
        "april (b)",
        "c",
    ]
