from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any

import pytest

from tests.cases import cases
from uvp_cli.render.answers.json_text import dump, write
from uvp_cli.reports.tables import Outline, Report


def dumped(value: Any) -> str:
    stream = io.StringIO()
    dump(value, stream)
    return stream.getvalue()


def test_a_report_gives_its_contract_indented_with_a_newline_at_the_end() -> None:
    stream = io.StringIO()
    contract = {"programme": "proef", "rows": [{"hours": Decimal("10.50")}], "note": None}
    write(Report(Outline("Titel"), contract), stream)
    assert stream.getvalue() == (
        "{\n"
        '  "programme": "proef",\n'
        '  "rows": [\n'
        "    {\n"
        '      "hours": 10.5\n'
        "    }\n"
        "  ],\n"
        '  "note": null\n'
        "}\n"
    )


@cases(
    ("value", "text"),
    [
        (Decimal(10), "10"),
        (Decimal("10.00"), "10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("33.33"), "33.33"),
        (Decimal("0.1"), "0.1"),
        (Decimal("1066.05"), "1066.05"),
        (Decimal("999999.99"), "999999.99"),
        (Decimal(0), "0"),
        (7, "7"),
        (True, "true"),
        (None, "null"),
        ("Eén – € 5", '"Eén – € 5"'),
        ('"aan"\n', r'"\"aan\"\n"'),
        ("\x1b[31m", r'"\u001b[31m"'),
        ([], "[]"),
    ],
)
def test_numbers_are_exact_and_text_is_not_escaped(value: Any, text: str) -> None:
    assert dumped(value) == f"{text}\n"


def test_the_order_of_keys_is_kept() -> None:
    keys = ["own", "shared", "assumed", "hours", "low", "high"]
    assert list(json.loads(dumped(dict.fromkeys(keys, Decimal(1))))) == keys


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="geen JSON"):
        dumped({"x": object()})
