"""Every rule is explained, and its examples are what they say."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from tests.cases import cases
from tests.commands.runner import DATA, uvp
from uvp_cli.checking import rules
from uvp_cli.checking.check import check
from uvp_cli.checking.rules import ADVICE, CATALOGUE, LOG_ADVICE, LOG_RULES, RULES
from uvp_cli.checking.rules.base import Check
from uvp_cli.document.findings import RANGES, Rule, Severity, with_names
from uvp_cli.document.reading import parse
from uvp_cli.programme.log import Entry
from uvp_cli.programme.model import Programme
from uvp_cli.values import field_names

BASE = {
    "version": "version: 2\n",
    "id": "id: uvp-proef-2026\n",
    "title": "title: UVP Proef 2026\n",
    "period": "period: {from: 2026-01, to: 2026-12}\n",
    "gemeenten": (
        "gemeenten:\n  - {id: noord, name: Noord}\n  - {id: midden, name: Midden}\n"
        "  - {id: zuid, name: Zuid}\n"
    ),
}
"""What an example leaves out because every programme has it."""
LOG = {"version": "version: 1\n", "progress_of": "progress_of: uvp-proef-2026\n"}
"""What an example of a log leaves out; it is of a programme with one action."""

EXAMPLES = [
    (rule, text, {rule.code} if wrong else set())
    for rule in CATALOGUE
    for text, wrong in ((rule.wrong, True), (rule.right, False))
    if not text.startswith("$")
]
COMMANDS = [
    pytest.param(text, rule.code if wrong else "", id=f"{rule.code}-{name}")
    for rule in CATALOGUE
    for name, text, wrong in (("fout", rule.wrong, True), ("goed", rule.right, False))
    if text.startswith("$")
]


def whole(example: str) -> str:
    """The example as a document: with what it leaves out before it."""
    given = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    base = LOG if given & {"entries", "progress_of"} else BASE
    return "".join(text for key, text in base.items() if key not in given) + example + "\n"


def programme_with_a_log() -> Programme:
    action = "other_actions: [{id: overig.dashboard, title: OOV Dashboard}]"
    programme = check(parse(whole(action), "uvp2026.yaml")).programme
    assert programme
    return programme


@cases("rule", CATALOGUE)
def test_a_rule_has_a_title_a_reason_and_both_examples(rule: Rule) -> None:
    assert rule.title
    assert rule.reason.endswith(".")
    assert rule.wrong
    assert rule.right
    assert rule.code[:4] in RANGES


@cases(("rule", "example", "codes"), EXAMPLES)
def test_an_example_breaks_that_rule_only_or_none(
    rule: Rule, example: str, codes: set[str]
) -> None:
    document = parse(whole(example), "voorbeeld.yaml")
    found = check(document, of=programme_with_a_log()).diagnostics
    assert {each.code for each in found} == codes, found
    assert all(each.severity is rule.severity for each in found)


@pytest.mark.parametrize("of_log", [*LOG_RULES, *LOG_ADVICE], ids=lambda it: it.rule.code)
def test_what_is_found_in_a_log_names_keys_as_parts_of_its_message(of_log: Check[Any]) -> None:
    document = parse(whole(of_log.rule.wrong), "voorbeeld.yaml")
    otherwise = dict.fromkeys(field_names(Entry), "--")
    for found in check(document, of=programme_with_a_log()).diagnostics:
        said = with_names(found.message, otherwise) + with_names(found.hint or "", otherwise)
        assert set(re.findall(r"'(\w+):'", said)).isdisjoint(otherwise)


@pytest.mark.parametrize(("example", "code"), COMMANDS)
def test_an_example_command_does_what_it_says(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    example: str,
    code: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DATA, tmp_path)
    before, _, words = example.removeprefix("$ ").rpartition("uvp validate ")
    if before:
        subprocess.run(["bash", "-c", before], check=True)
    found = uvp(capsys, "validate", *shlex.split(words), "--ignore", "UVP7")
    assert set(re.findall(r"UVP\d{3}", found.out)) == ({code} if code else set()), found.out
    assert found.err == ""


def test_codes_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"UVP[0-9]{3}", code) for code in codes)


def test_every_rule_that_is_written_is_run() -> None:
    written = [
        value
        for module in iter_modules(rules.__path__, "uvp_cli.checking.rules.")
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Check)
    ]
    assert set(written) == {*RULES, *ADVICE, *LOG_RULES, *LOG_ADVICE}
    assert {each.rule.severity for each in RULES} | {each.rule.severity for each in LOG_RULES} == {
        Severity.ERROR
    }
    assert Severity.ERROR not in {each.rule.severity for each in ADVICE}
    assert Severity.ERROR not in {each.rule.severity for each in LOG_ADVICE}
    for rules_of in (
        [each.rule for each in (*RULES, *ADVICE)],
        [each.rule for each in (*LOG_RULES, *LOG_ADVICE)],
    ):
        codes = [rule.code for rule in rules_of]
        assert codes == sorted(codes)
