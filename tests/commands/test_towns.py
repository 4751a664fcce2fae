"""A city with districts and a region of six, as somebody writes them who reads only the docs: every
answer reckoned by hand from the documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.checking.test_programmes import HERE
from tests.commands.runner import uvp
from uvp_cli.programme.months import between

Capsys = pytest.CaptureFixture[str]
CITY, REGION = (HERE / "valid" / f"{name}.yaml" for name in ("stad-met-wijken", "regio-van-zes"))


def asked(capsys: Capsys, path: Any, *words: str) -> Any:
    """What `uvp` answers about the programme, as JSON."""
    found = uvp(capsys, *words, "--format", "json", "--file", str(path))
    assert found.code == 0, found.err
    return json.loads(found.out)


def printed(capsys: Capsys, path: Any, *words: str) -> str:
    found = uvp(capsys, *words, "--file", str(path))
    assert found.code == 0, found.err
    return found.out


def test_the_planning_of_years_is_in_the_order_of_time(capsys: Capsys) -> None:
    headings = re.findall(r"^(?:\S+ )+\d{4}.*$", printed(capsys, REGION, "planning"), re.MULTILINE)
    assert [re.sub(r" \(.*", "", each) for each in headings[1:]] == [
        "1e halfjaar 2026",
        "februari 2026",
        "maart 2026",
        "2e kwartaal 2026",
        "mei 2026",
        "juni 2026",
        "2e halfjaar 2026",
        "1e halfjaar 2027",
        "2e halfjaar 2027",
    ]
    items = asked(capsys, REGION, "planning", "--month", "mei", "--year", "2026")["items"]
    assert [(each["title"], each["year"]) for each in items] == [
        ("Halfjaarrapportage", 2026),
        ("Controleweek", 2026),
        ("Controleweek", 2026),
    ]
    assert asked(capsys, REGION, "planning", "--month", "mei", "--year", "2027")["items"] == [
        {**items[0], "year": 2027}
    ]


def test_actions_say_in_which_year_they_are_planned(capsys: Capsys) -> None:
    shown = printed(capsys, CITY, "actions", "--theme", "leefbaar", "--format", "md")
    assert re.findall(r"\| ([^|]* 202\d) +\|$", shown, re.MULTILINE) == [
        *("feb 2027", "okt 2026", "jan 2027", "jun t/m aug 2027")
    ]


def test_the_site_and_the_agenda_have_the_years_of_the_planning(
    capsys: Capsys, tmp_path: Path
) -> None:
    assert uvp(capsys, "site", str(tmp_path / "site"), "--file", str(CITY)).code == 0
    actions = (tmp_path / "site/acties.html").read_text("utf-8")
    assert 'data-maand="2026-10"' in actions
    assert "juni t/m augustus 2027" in actions
    assert uvp(capsys, "calendar", str(tmp_path / "uit.ics"), "--file", str(CITY)).code == 0
    begins = re.findall(r"DTSTART;VALUE=DATE:(\d{6})", (tmp_path / "uit.ics").read_text("utf-8"))
    # What comes back every year is there four times: the half years, and September.
    assert sorted(begins) == sorted(
        [f"{year}{month}" for year in range(2026, 2030) for month in ("01", "09")]
        + ["202610", "202702", "202701", "202706", "202710", "202910"]
    )


def test_hours_fall_in_the_seasons_and_parts_of_years_of_the_durations(capsys: Capsys) -> None:
    rows = asked(capsys, REGION, "hours", "--by", "month", "--by", "theme")["rows"]
    by_month = {
        theme: [row["month"] for row in rows if row.get("theme") == theme and row["hours"]]
        for theme in ("evenementen", "jeugd")
    }
    # "Medio 2026"; "Voorjaar 2026" and "Schooljaar 2026-2027".
    assert by_month["evenementen"] == ["2026-06", "2026-07"]
    assert by_month["jeugd"] == [
        *("2026-03", "2026-04", "2026-05"),
        *between("2026-08", "2027-07"),
    ]
