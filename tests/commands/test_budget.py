from __future__ import annotations

import json

import pytest

from tests.commands.runner import DATA, uvp

FILE = ("--file", str(DATA))


def test_a_partner_has_the_money_of_its_actions_alone(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(uvp(capsys, "budget", "--partner", "lltb", *FILE, "--format", "json").out)
    everything = json.loads(uvp(capsys, "budget", *FILE, "--format", "json").out)
    assert len(found["items"]) < len(everything["items"])
    assert found["silent"] == []


def test_all_municipalities(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "budget", *FILE)
    assert (found.code, found.err) == (0, "")
    assert "Financiën voor alle gemeenten samen" in found.out
    totals = [line.split() for line in found.out.splitlines() if line.startswith("Totaal")]
    assert totals == [["Totaal", "bekend", "€", "5.000"]]


def test_one_municipality_and_theme(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "budget", "-g", "valk", "--thema", "3", *FILE, "--format", "json")
    contract = json.loads(found.out)
    assert contract["totals"] == {"gemeenten": {"valkenburg": 1000}, "amount": 1000}
    assert {item["theme"] for item in contract["items"]} == {"ondermijning"}


def test_an_unknown_municipality_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "budget", "--gemeente", "atlantis", *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Onbekende gemeente 'atlantis'.")
