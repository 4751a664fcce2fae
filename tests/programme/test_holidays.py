from __future__ import annotations

from datetime import date

from tests.cases import cases
from uvp_cli.programme.holidays import holidays


@cases(
    ("day", "name"),
    [
        (date(2027, 1, 1), "Nieuwjaarsdag"),
        (date(2027, 3, 29), "Tweede Paasdag"),
        (date(2027, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),  # the 27th is a Sunday
        (date(2027, 5, 5), "Bevrijdingsdag"),
        (date(2027, 5, 6), "Hemelvaartsdag"),
        (date(2027, 5, 17), "Tweede Pinksterdag"),
        (date(2027, 12, 26), "Tweede Kerstdag"),
    ],
)
def test_a_public_holiday_has_a_name(day: date, name: str) -> None:
    assert holidays(day.year)[day] == name


def test_other_days_are_no_holidays() -> None:
    assert len(holidays(2027)) == 10
    assert date(2025, 4, 27) not in holidays(2025)
