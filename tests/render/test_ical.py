from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from tests.cases import cases
from uvp_cli.render.ical import is_ours, text, uids
from uvp_cli.reports.agenda import Agenda, Appointment

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
WEEK = Appointment(
    uid="een",
    title="Week van de Veiligheid",
    first=date(2026, 10, 5),
    last=date(2026, 10, 11),
    category="Jeugd en Veiligheid",
    description="Verantwoordelijk: Allen\nBron: UVP",
)


def appointment(title: str, category: str | None = None, description: str = "") -> Appointment:
    return Appointment("twee", title, date(2026, 5, 1), date(2026, 5, 1), category, description)


def events(*appointments: Appointment) -> list[Any]:
    """The events as a calendar program reads them."""
    calendar = Calendar.from_ical(text(Agenda("UVP Proef", appointments), STAMP))
    assert isinstance(calendar, Calendar)
    return list(calendar.walk("VEVENT"))


def test_an_appointment_reads_back() -> None:
    (event,) = events(WEEK)
    assert event["uid"] == "een"
    assert event["summary"] == "Week van de Veiligheid"
    assert event["description"] == "Verantwoordelijk: Allen\nBron: UVP"
    assert event["categories"].to_ical() == b"Jeugd en Veiligheid"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 10, 5),
        date(2026, 10, 12),
    )
    assert event.decoded("dtstamp") == STAMP
    assert event["transp"] == "TRANSPARENT"


def test_the_agenda_has_a_name_and_says_who_made_it() -> None:
    calendar = Calendar.from_ical(text(Agenda("UVP Proef", (WEEK,)), STAMP))
    assert calendar["x-wr-calname"] == "UVP Proef"
    assert calendar["prodid"] == "-//uvp//uvp calendar//NL"
    assert calendar["method"] == "PUBLISH"


@cases(
    ("name", "written"),
    [
        ("Orde, veiligheid; 2026", "Orde\\, veiligheid\\; 2026"),
        ("UVP\n2026\n", "UVP 2026"),
        ("UVP\r\n\tEND:VCALENDAR", "UVP END:VCALENDAR"),
        ("A\\nB", "A\\\\nB"),
    ],
)
def test_the_name_of_the_agenda_is_text_on_one_line(name: str, written: str) -> None:
    assert f"X-WR-CALNAME:{written}\r\n" in text(Agenda(name, ()), STAMP)


def test_the_title_of_an_appointment_is_text_on_one_line() -> None:
    (line,) = (
        each
        for each in text(Agenda("UVP", (appointment("Start\nin mei\n"),)), STAMP).split("\r\n")
        if each.startswith("SUMMARY")
    )
    assert line == "SUMMARY:Start in mei"


def test_the_same_agenda_gives_the_same_text() -> None:
    assert text(Agenda("UVP", (WEEK,)), STAMP) == text(Agenda("UVP", (WEEK,)), STAMP)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    lines = text(Agenda("UVP", (appointment("é" * 200),)), STAMP).split("\r\n")
    assert not any("\n" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75


@cases(
    "title",
    [
        "één; twee, drie\\vier",
        "BEGIN:VEVENT",
        'Themadag "ACT!" (mei)',
        "vergadering\\nEND:VEVENT",
        "<b>&amp;</b>",
    ],
)
def test_text_is_read_back_to_the_letter(title: str) -> None:
    (event,) = events(appointment(title, category=title, description=title))
    assert event["summary"] == event["description"] == title
    assert [str(each) for each in event["categories"].cats] == [title]


def test_a_new_line_begins_no_property_and_control_characters_are_shown() -> None:
    (event,) = events(appointment("x\r\nEND:VEVENT\x1b[31m\u202e"))
    assert event["summary"] == "x END:VEVENT\\x1b[31m\\u202e"


def test_only_our_own_files_are_ours() -> None:
    assert is_ours(text(Agenda("UVP", (WEEK,)), STAMP))
    assert not is_ours("")
    assert not is_ours("gemeenten:\n  - PRODID:-//uvp//uvp calendar//NL")
    assert not is_ours("BEGIN:VCALENDAR\r\nPRODID:-//Anders//NL\r\n")


def test_what_is_cancelled_reads_back_as_such_and_is_no_longer_there() -> None:
    gone = replace(appointment("Weg"), cancelled=True)
    told = text(Agenda("UVP", (WEEK, gone)), STAMP)
    assert [(each.get("status"), each.get("sequence")) for each in events(WEEK, gone)] == [
        (None, None),
        ("CANCELLED", 1),
    ]
    assert uids(told.encode()) == {"een"}
    assert uids(b"BEGIN:VCALENDAR\r\nBEGIN:") == uids(b"\xff") == frozenset()
