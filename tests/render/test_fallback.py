from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.cases import cases
from uvp_cli.render import fallback


def encoded(text: str, encoding: str = "ascii") -> str:
    return text.encode(encoding, fallback.register()).decode(encoding)


@cases(
    ("text", "plain"),
    [
        ("gewoon", "gewoon"),
        ("ë", "e"),
        ("Eén coördinatie, façade, Ångström", "Een coordinatie, facade, Angstrom"),
        ("€ 5.000", "EUR 5.000"),
        ("€€", "EUREUR"),
        ("922–1.066 — nee…", "922-1.066 - nee..."),
        ("‘enkel’ “dubbel”", "'enkel' \"dubbel\""),
        ("4 × 3 • punt · punt", "4 x 3 * punt . punt"),
        ("5.340 → 5.280 (−60)", "5.340 -> 5.280 (-60)"),
        ("≤ 5, ≥ 4, dag‑ en nacht‐", "<= 5, >= 4, dag- en nacht-"),
        ("„laag“ ‚enkel‘", "\"laag\" 'enkel'"),
        ("vaste\u00a0spatie", "vaste spatie"),
        ("ĳs", "ijs"),
        ("─│├└┐", "-|+`?"),
        ("✅ 漢", "? ?"),
    ],
)
def test_what_ascii_has_no_place_for_becomes_plain(text: str, plain: str) -> None:
    assert encoded(text) == plain


def test_what_the_encoding_has_is_left_alone() -> None:
    assert encoded("Eén – € 5 ─", "cp1252") == "Eén – € 5 -"
    assert encoded("Eén – € 5", "latin-1") == "Eén - EUR 5"
    assert encoded("Eén ─ €", "cp437") == "Eén ─ EUR"
    assert encoded("··██", "ascii") == "..##"
    assert encoded("alles ─ ✅", "utf-8") == "alles ─ ✅"


def test_a_fraction_does_not_become_another_number() -> None:
    assert encoded("7½ uur, ¼") == "7 1/2 uur,  1/4"


def test_an_accent_apart_from_its_letter_disappears() -> None:
    assert encoded("e\u0308") == "e"


def test_registering_twice_gives_the_same_name() -> None:
    assert fallback.register() == fallback.register()


def test_text_that_cannot_be_decoded_is_still_an_error() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", fallback.register())


def test_every_character_of_our_own_has_a_plain_form() -> None:
    package = Path(fallback.__file__).parent.parent
    texts = {
        node.value
        for path in package.rglob("*.py")
        # These look for characters, or name them.
        if path.name not in {"complaints.py", "identity.py", "texts.py"}
        for source in [path.read_text("utf-8")]
        if "\\" in source or not source.isascii()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    signs = {sign for text in texts for sign in text if sign.isprintable() and not sign.isascii()}
    assert {sign for sign in signs if "?" in encoded(sign)} == set()
