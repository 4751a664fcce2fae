"""The rule about personal data, in a programme and in a log."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.commands.runner import DATA
from tests.samples import diagnostics, programme
from uvp_cli.checking.check import check, check_file
from uvp_cli.document.reading import parse


def found(text: str) -> list[str]:
    """What is said of a text in a programme."""
    body = f"remarks: [{{kind: missing, text: {json.dumps(text, ensure_ascii=False)}}}]"
    return [each.message for each in diagnostics(body) if each.code == "UVP904"]


@cases(
    ("contact", "what"),
    [
        ("Team Toezicht, toezicht@noord.example", ""),
        ("Team Toezicht, team.toezicht-zuid@noord.example of (0499) 12 34 56", ""),
        ("Secretariaat, secretariaat@noord.example, 043-1234567", ""),
        ("Afdeling OOV, oov@noord.example", ""),
        ("Jan Jansen, jan.jansen@noord.example", "een e-mailadres"),
        ("j.toezicht@noord.example", "een e-mailadres"),
        ("Team Toezicht, 06-12345678", "een telefoonnummer"),
        ("Team Toezicht, +31 (0)6 12345678", "een telefoonnummer"),
    ],
)
def test_the_address_and_number_of_an_office_may_stand_as_the_contact(
    contact: str, what: str
) -> None:
    body = f"contact: {json.dumps(contact)}\ndepartments: [{{id: toezicht, name: Toezicht}}]"
    said = [each.message for each in diagnostics(body) if each.code == "UVP904"]
    assert said == ([f"In deze tekst staat {what}."] if what else [])


@cases(
    ("text", "what"),
    [
        ("Mail jan.jansen@vaals.example.", "een e-mailadres"),
        ("Zie <J.Jansen-2@sub.noord.example>", "een e-mailadres"),
        ("info@vaals.example of j@vaals.example", "een e-mailadres"),
        ("Bel 06-12345678.", "een telefoonnummer"),
        ("Bel 06 12 34 56 78", "een telefoonnummer"),
        ("+31 6 12345678", "een telefoonnummer"),
        ("(043) 123 45 67, vraag naar Jan", "een telefoonnummer"),
        ("0031 (0)43-1234567", "een telefoonnummer"),
        ("0475-123456", "een telefoonnummer"),
        ("tel. 043 - 1234567", "een telefoonnummer"),
        ("BSN 111222333.", "een getal dat een burgerservicenummer kan zijn"),
        ("BSN 1234.56.782", "een getal dat een burgerservicenummer kan zijn"),
        ("(123456782)", "een getal dat een burgerservicenummer kan zijn"),
    ],
)
def test_what_tells_who_somebody_is_is_found(text: str, what: str) -> None:
    assert found(text) == [f"In deze tekst staat {what}."]


@cases(
    "text",
    [
        *(
            "Mail info@vaals.example",
            "OOV@vaals.example",
            "https://x.example/@jan",
            "a @ b",
            "@jan",
        ),
        *("Bel 0800-1234567 of 112", "0900-8844", "088-1234567", "14 043"),
        *("01-02-2026 12:30", "2026-01-02 03:04:05", "zaak 2026-0612345678", "0,12345678"),
        *("123456789", "000000000", "€ 123.456.782", "1234567823", "a123456782", "12345678"),
        *(
            "0612345678901",
            "06-1234567",
            "01 02 03 04 05",
            "06 07 08 09 10",
            "01 t/m 09 2026",
            "04 2026, 05 2026",
        ),
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.slow
@given(st.integers(0, 99_999_999))
def test_the_check_digit_tells_a_bsn(number: int) -> None:
    digits = f"{number:08}"
    last = (
        sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    )
    for digit in range(10):
        is_bsn = digit == last and number > 0
        assert bool(found(f"nummer {digits}{digit}.")) == is_bsn


def test_a_log_is_looked_at_too_and_a_comment_silences() -> None:
    made = programme("other_actions: [{id: overig.x, title: X}]")
    entry = "- {date: 2026-02-01, about: overig.x, text: Bel 06-12345678}\n"
    quiet = f"# uvp: ignore UVP904 -- van de wijkagent, met zijn goedvinden\n{entry}"
    text = f"version: 1\nprogress_of: {made.id}\nentries:\n"
    for body, codes in ((entry, ["UVP904"]), (quiet, [])):
        checked = check(parse(text + body, "x.voortgang.yaml"), of=made)
        assert [each.code for each in checked.diagnostics] == codes
        assert checked.log
    silenced = "# uvp: ignore UVP904 -- reden\nremarks: [{kind: missing, text: Bel 06-12345678}]"
    assert "UVP904" not in {each.code for each in diagnostics(silenced)}


def test_the_shipped_programme_names_nobody() -> None:
    assert "UVP904" not in {each.code for each in check_file(DATA).diagnostics}


def test_a_long_text_takes_no_time() -> None:
    for piece in ("0", "06 ", "a.", "a@", "1234.56.", "+31 "):
        assert found(piece * (5_000 // len(piece))) == []


def test_all_that_stands_in_a_text_is_named() -> None:
    assert found("Bel 06-12345678 of mail jan.jansen@vaals.example") == [
        "In deze tekst staan een e-mailadres en een telefoonnummer."
    ]
