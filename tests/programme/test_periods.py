from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from uvp_cli import dutch
from uvp_cli.programme.months import between, days_of, later
from uvp_cli.programme.periods import WORDS, Calendar, UnclearPeriod, read, read_range

YEAR = Calendar("2026-01", "2026-12", "2026-11-29", lambda: {"ZOMERPERIODE": (7, 8)})
SCHOOL = Calendar("2026-07", "2027-06", "2026-11-29", dict)
FOUR = Calendar("2026-01", "2029-12", "2026-11-29", lambda: {"Winterstop": (12, 1, 2)})
ONE_OF_FOUR = Calendar("2027-01", "2027-12", "2026-11-29", dict, year="2027")


@cases(
    ("text", "words", "first", "last"),
    [
        *((each, "mei", "2026-05-01", "2026-05-31") for each in ("mei", "5", "05", "May", "MEI.")),
        *((each, "mei", "2026-05-01", "2026-05-31") for each in ("mei 2026", "2026-05", "5/2026")),
        *((each, "5 mei 2026", "2026-05-05", "2026-05-05") for each in ("5/5/2026", "5-5-2026")),
        *(
            (each, "2e kwartaal (april t/m juni)", "2026-04-01", "2026-06-30")
            for each in ("Q2", "q2 2026", "kwartaal 2", "2e kwartaal", "tweede kwartaal", "kw 2")
        ),
        *(
            (each, "1e halfjaar (januari t/m juni)", "2026-01-01", "2026-06-30")
            for each in ("eerste halfjaar", "1e helft", "H1", "halfjaar 1")
        ),
        *(
            (each, "week 41 (5 t/m 11 oktober 2026)", "2026-10-05", "2026-10-11")
            for each in ("week 41", "wk 41", "w41")
        ),
        ("week 1", "week 1 (1 t/m 4 januari 2026)", "2026-01-01", "2026-01-04"),
        *(
            (each, "week 12 t/m 16 (16 maart t/m 19 april 2026)", "2026-03-16", "2026-04-19")
            for each in ("week 12-16", "weken 12 t/m 16", "week 12 tot en met week 16")
        ),
        *(
            (each, "ZOMERPERIODE (juli en augustus)", "2026-07-01", "2026-08-31")
            for each in ("zomer", "zomerperiode", "ZOMERPERIODE", "zomerp", "zomer 2026")
        ),
        ("in het voorjaar", "voorjaar (maart t/m mei)", "2026-03-01", "2026-05-31"),
        ("herfst", "herfst (september t/m november)", "2026-09-01", "2026-11-30"),
        ("medio 2026", "medio 2026 (juni en juli)", "2026-06-01", "2026-07-31"),
        ("eind mei", "mei", "2026-05-01", "2026-05-31"),
        ("nu", "november", "2026-11-01", "2026-11-30"),
        ("deze maand", "november", "2026-11-01", "2026-11-30"),
        ("volgende maand", "december", "2026-12-01", "2026-12-31"),
        ("vorige maand", "oktober", "2026-10-01", "2026-10-31"),
        ("vandaag", "29 november 2026", "2026-11-29", "2026-11-29"),
        ("deze week", "23 t/m 29 november 2026", "2026-11-23", "2026-11-29"),
        ("volgende week", "30 november t/m 6 december 2026", "2026-11-30", "2026-12-06"),
        ("vorig kwartaal", "juli t/m september", "2026-07-01", "2026-09-30"),
        ("dit jaar", "januari t/m december", "2026-01-01", "2026-12-31"),
        *(
            (each, "mei t/m juli", "2026-05-01", "2026-07-31")
            for each in ("mei t/m juli", "mei-juli", "van mei tot en met juli", "mei tot juli")
        ),
        *(
            (each, "week 6 (2 t/m 8 februari 2026)", "2026-02-02", "2026-02-08")
            for each in ("2026-W06", "2026W6", "2026 week 6", "week 6 van 2026")
        ),
        *((each, "mei", "2026-05-01", "2026-05-31") for each in ("mei '26", "mei ’26")),
        ("laatste kwartaal", "4e kwartaal (oktober t/m december)", "2026-10-01", "2026-12-31"),
        ("laatste halfjaar", "2e halfjaar (juli t/m december)", "2026-07-01", "2026-12-31"),
        ("tussen mei en juli", "mei t/m juli", "2026-05-01", "2026-07-31"),
        ("tot mrt", "januari t/m maart", "2026-01-01", "2026-03-31"),
        ("rest van het jaar", "november en december", "2026-11-01", "2026-12-31"),
        ("het hele jaar", "januari t/m december", "2026-01-01", "2026-12-31"),
        ("afgelopen 3 maanden", "augustus t/m oktober", "2026-08-01", "2026-10-31"),
        ("vorige twee weken", "9 t/m 22 november 2026", "2026-11-09", "2026-11-22"),
        ("2026-05 t/m 2026-07", "mei t/m juli", "2026-05-01", "2026-07-31"),
        ("vanaf oktober", "oktober t/m december", "2026-10-01", "2026-12-31"),
        ("t/m mrt", "januari t/m maart", "2026-01-01", "2026-03-31"),
        ("nu t/m december", "november en december", "2026-11-01", "2026-12-31"),
        ("mei,juni", "mei en juni", "2026-05-01", "2026-06-30"),
        (
            "kwartaal 1 en 2",
            "1e kwartaal (januari t/m maart), 2e kwartaal (april t/m juni)",
            "2026-01-01",
            "2026-06-30",
        ),
        *(
            (text, "5 t/m 11 oktober 2026", "2026-10-05", "2026-10-11")
            for text in (
                *("5 t/m 11 oktober", "5 t/m 11-10", "5-10-2026 t/m 11-10-2026", "5-10 t/m 11-10"),
                *("5/10/2026 - 11/10/2026", "van 5.10.26 tot 11.10.26", "2026-10-05 - 2026-10-11"),
            )
        ),
        *(
            (text, "11 mei 2026", "2026-05-11", "2026-05-11")
            for text in ("11/5", "11.05.2026", "11-05-26", "maandag 11 mei")
        ),
        *((text, "mei", "2026-05-01", "2026-05-31") for text in ("2026-5", "2026/5")),
        *(
            (text, "11 t/m 15 mei 2026", "2026-05-11", "2026-05-15")
            for text in ("11/5-15/5", "11/5 t/m 15/5")
        ),
        *(
            (text, "juni t/m september", "2026-06-01", "2026-09-30")
            for text in ("na mei en voor oktober", "na mei, voor oktober", "vanaf juni t/m sep")
        ),
        ("einde van het jaar", "oktober t/m december", "2026-10-01", "2026-12-31"),
        ("5-7", "mei t/m juli", "2026-05-01", "2026-07-31"),
        ("5/7", "5 juli 2026", "2026-07-05", "2026-07-05"),
        ("week 41-2026", "week 41 (5 t/m 11 oktober 2026)", "2026-10-05", "2026-10-11"),
        ("2026Q2", "2e kwartaal (april t/m juni)", "2026-04-01", "2026-06-30"),
        ("voor de zomer", "januari t/m juni", "2026-01-01", "2026-06-30"),
        ("vóór 1 juli", "januari t/m juni", "2026-01-01", "2026-06-30"),
        ("na de zomer", "september t/m december", "2026-09-01", "2026-12-31"),
        ("deze zomer", "juli en augustus", "2026-07-01", "2026-08-31"),
        ("afgelopen mei", "mei", "2026-05-01", "2026-05-31"),
        ("komende winter", "december", "2026-12-01", "2026-12-31"),
        ("eind van het jaar", "oktober t/m december", "2026-10-01", "2026-12-31"),
        ("eerste kwartaal van dit jaar", "januari t/m maart", "2026-01-01", "2026-03-31"),
        ("eerste drie maanden", "januari t/m maart", "2026-01-01", "2026-03-31"),
        ("over een maand", "december", "2026-12-01", "2026-12-31"),
        ("deze en volgende maand", "november en december", "2026-11-01", "2026-12-31"),
        ("jan feb mrt", "januari t/m maart", "2026-01-01", "2026-03-31"),
        ("oktober of november", "oktober en november", "2026-10-01", "2026-11-30"),
        ("5 oktober", "5 oktober 2026", "2026-10-05", "2026-10-05"),
        ("2026", "2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_words_of_time_are_days_of_the_programme(
    text: str, words: str, first: str, last: str
) -> None:
    found = read([text], YEAR)
    assert (found.words, found.days) == (words, ((first, last),))


@cases(
    ("calendar", "text", "words", "dated"),
    [
        (SCHOOL, "mei", "mei", "mei 2027"),
        (SCHOOL, "nov t/m feb", "november t/m februari", "november 2026 t/m februari 2027"),
        (SCHOOL, "winter", "winter (december t/m februari)", None),
        (SCHOOL, "schooljaar 2026-2027", "schooljaar (augustus t/m juni)", None),
        (SCHOOL, "vanaf okt", "oktober t/m juni", "oktober 2026 t/m juni 2027"),
        (SCHOOL, "week 50 t/m 2", "week 50 t/m 2 (7 december 2026 t/m 17 januari 2027)", None),
        (
            SCHOOL,
            "komende drie maanden",
            "december t/m februari",
            "december 2026 t/m februari 2027",
        ),
        (SCHOOL, "hele programma", "juli t/m juni", "juli 2026 t/m juni 2027"),
        (FOUR, "2028-W10", "week 10 (6 t/m 12 maart 2028)", None),
        (SCHOOL, "volgend jaar", "januari t/m juni", "januari t/m juni 2027"),
        (FOUR, "mei", "mei", "mei 2026, mei 2027, mei 2028 en mei 2029"),
        (FOUR, "mei, juli", "mei en juli", "mei en juli van 2026 t/m 2029"),
        (FOUR, "mei 2028", "mei 2028", "mei 2028"),
        (FOUR, "nu", "november 2026", "november 2026"),
        (FOUR, "Q2 2027", "2e kwartaal (april t/m juni 2027)", None),
        (FOUR, "vanaf nov", "november 2026 t/m december 2029", None),
        (FOUR, "winterstop", "Winterstop (januari, februari en december)", None),
        (FOUR, "week 41", "week 41 van elk jaar", None),
        (FOUR, "2027", "2027", "2027"),
        (ONE_OF_FOUR, "mei", "mei 2027", "mei 2027"),
    ],
)
def test_years_are_said_where_they_are_not_plain(
    calendar: Calendar, text: str, words: str, dated: str | None
) -> None:
    found = read([text], calendar)
    assert found.words == words
    assert dated in (None, found.dated)


@cases(
    ("calendar", "text", "message"),
    [
        (YEAR, "foo", "Onbekende periode 'foo'. Kies bijvoorbeeld mei, mei t/m juli, 2026-05, "),
        (YEAR, "rond mei", "Dit programma noemt ook ZOMERPERIODE."),
        (YEAR, "", "Onbekende periode ''."),
        (YEAR, "13", "Onbekende periode '13'."),
        (YEAR, "week 60", "Onbekende periode 'week 60'."),
        (YEAR, "novembr", "Onbekende periode 'novembr'. Bedoelde u november?"),
        (
            YEAR,
            "mei 2027",
            "mei 2027 hoort er niet bij; dit programma loopt van januari t/m december 2026.",
        ),
        (
            YEAR,
            "volgend kwartaal",
            "volgend kwartaal is januari t/m maart 2027; dit programma loopt t/m december 2026.",
        ),
        (YEAR, "komende 3 maanden", "februari 2027 hoort er niet bij"),
        (YEAR, "komende 0 weken", "Onbekende periode 'komende 0 weken'."),
        (YEAR, "2026-W54", "Onbekende periode 'w54'."),
        (YEAR, "nov t/m feb", "Bedoelt u februari t/m november?"),
        (SCHOOL, "31-2-2027", "31-2-2027 bestaat niet."),
        (
            YEAR,
            "11-5",
            "11-5 kan een dag zijn, of maanden. Schrijf 11/5 voor 11 mei, of mei t/m nov",
        ),
        (YEAR, "na mei en voor april", "Er is geen tijd na mei en voor april."),
        (YEAR, "31-5-2026 t/m 1-5-2026", "31-5-2026 komt na 1-5-2026. Bedoelt u 1-5-2026 t/m 31"),
        (YEAR, "29 februari", "29 februari bestaat niet in 2026."),
        (FOUR, "30 februari", "30 februari bestaat niet in 2026 t/m 2029."),
        (YEAR, "2026-13", "Onbekende periode '13'."),
        (YEAR, "voor januari", "Er is geen tijd voor januari; dit programma loopt van januari"),
        (YEAR, "volgende mei", "volgende mei is mei 2027; dit programma loopt t/m december"),
        (ONE_OF_FOUR, "mei 2028", "mei 2028 valt niet in januari t/m december 2027, en alleen dat"),
    ],
)
def test_what_has_no_place_is_refused(calendar: Calendar, text: str, message: str) -> None:
    with pytest.raises(UnclearPeriod) as refused:
        read([text], calendar)
    assert message in str(refused.value)


@pytest.mark.parametrize("today", ["2027-01-15", "2025-12-31"])
def test_now_outside_the_programme_says_so(today: str) -> None:
    calendar = Calendar("2026-01", "2026-12", today, dict)
    bound = "t/m december 2026" if today > "2026-12" else "vanaf januari 2026"
    month = dutch.month_of(today[:7])
    message = f"nu is {month}; dit programma loopt {bound}."
    with pytest.raises(UnclearPeriod, match=message):
        read(["nu"], calendar)
    for first, last in (("nu", None), (None, "nu"), ("nu", "nu")):
        with pytest.raises(UnclearPeriod, match=message):
            read_range(first, last, calendar)


def test_a_season_of_several_programmes_is_that_of_the_year() -> None:
    """One of them may call July and August so; the others do not."""
    several = Calendar("2026-01", "2026-12", "2026-11-29", YEAR.named, several=True)
    assert read(["zomer"], several).words == "zomer (juni t/m augustus)"
    assert read(["zomerperiode"], several).words == "ZOMERPERIODE (juli en augustus)"


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A programme of one to four years that begins in any month."""
    first = later("2024-01", draw(st.integers(0, 30)))
    return Calendar(first, later(first, draw(st.integers(11, 47))), "2026-11-29", dict)


@pytest.mark.slow
@given(calendars(), st.integers(0, 36))
def test_every_month_is_in_its_quarter_half_year_and_season(calendar: Calendar, begin: int) -> None:
    for month in calendar.months[min(begin, len(calendar.months) - 12) :][:12]:
        number = int(month[5:])
        days = days_of(month, month)
        halves = "eerste helft" if number < 7 else "tweede helft"
        season = {0: "winter", 1: "lente", 2: "zomer", 3: "herfst"}[number % 12 // 3]
        for text in (
            f"{dutch.MONTHS[number - 1]} {month[:4]}",
            dutch.SHORT_MONTHS[number - 1],
            f"Q{(number + 2) // 3}",
            f"kwartaal {(number + 2) // 3} {month[:4]}",
            halves,
            season,
            month,
            month[:4],
        ):
            found = read([text], calendar)
            assert any(first <= days[0] and days[1] <= last for first, last in found.days)


@given(calendars(), st.data())
def test_a_range_ends_where_the_programme_does_and_has_what_is_between(
    calendar: Calendar, data: st.DataObject
) -> None:
    months = calendar.months
    at = data.draw(st.integers(0, len(months) - 1))
    until = data.draw(st.integers(at, len(months) - 1))
    assert read_range(months[at], None, calendar).days == (days_of(months[at], months[-1]),)
    assert read_range(None, months[at], calendar).days == (days_of(months[0], months[at]),)
    found = read_range(months[at], months[until], calendar)
    assert found.days == (days_of(months[at], months[until]),)
    assert read([f"{months[at]} t/m {months[until]}"], calendar) == found
    named = read(map(str, between(months[at], months[until])), calendar)
    assert named.days == found.days


@given(calendars(), st.sampled_from([word for word, _ in WORDS]), st.integers(0, 1500))
def test_nothing_is_answered_outside_the_programme(
    calendar: Calendar, word: str, days: int
) -> None:
    today = later("2024-01", days // 30) + "-15"
    asked = Calendar(calendar.first, calendar.last, today, dict)
    first, last = asked.days
    try:
        found = read([word], asked)
    except UnclearPeriod as refused:
        assert word in str(refused)  # noqa: PT017
        assert word in ("nu", "vandaag")
        return
    assert found.days
    assert all(first <= begin <= end <= last for begin, end in found.days)
