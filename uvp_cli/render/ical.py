"""iCalendar (RFC 5545): appointments that a calendar program imports."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from uvp_cli.render.cells import visible
from uvp_cli.reports.agenda import Agenda, Appointment

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//uvp//uvp calendar//NL"
"""The mark of our own files."""


def text(agenda: Agenda, stamp: datetime) -> str:
    """The agenda as the text of an `.ics` file; `stamp` is when it was as it is, in UTC. With the
    same stamp the same agenda gives the same text."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # The library knows no type for this property, and would write a comma or line end bare.
    calendar.add("x-wr-calname", vText(_line(agenda.name)))
    for appointment in agenda.appointments:
        calendar.add_component(_event(appointment, stamp))
    data: bytes = calendar.to_ical()
    return data.decode()


def is_ours(text: str) -> bool:
    """Whether `text` is the beginning of a file of ours."""
    return text.startswith("BEGIN:VCALENDAR") and f"PRODID:{PRODUCT}" in text


def uids(data: bytes) -> frozenset[str]:
    """The ids of appointments in a file of ours, not cancelled; none of one that cannot be read."""
    from icalendar import Calendar

    if not is_ours(data[:1024].decode("utf-8", "replace")):
        return frozenset()
    try:
        events = Calendar.from_ical(data).walk("VEVENT")
    except (ValueError, LookupError, AttributeError, TypeError):  # whatever the library stumbles on
        return frozenset()
    return frozenset(
        str(event["uid"])
        for event in events
        if "uid" in event and event.get("status") != "CANCELLED"
    )


def _event(appointment: Appointment, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", appointment.first)
    event.add("dtend", appointment.last + timedelta(days=1))  # the first day after it
    event.add("summary", _line(appointment.title))
    event.add("description", visible(appointment.description))
    if appointment.category:
        event.add("categories", [_line(appointment.category)])
    if appointment.cancelled:
        event.add("status", "CANCELLED")
        event.add("sequence", 1)  # later than what it takes back, which has none
    # A line of the planning keeps nobody from meeting others that day.
    event.add("transp", "TRANSPARENT")
    return event


def _line(text: str) -> str:
    """A text as lists of appointments have it: on one line."""
    return visible(" ".join(text.split()))
