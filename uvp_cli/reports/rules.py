"""The rules as a table, and one rule as a card."""

from __future__ import annotations

from collections.abc import Sequence

from uvp_cli.document.findings import RANGES, Rule, Severity
from uvp_cli.reports.facts import Fact, Facts
from uvp_cli.reports.tables import Outline, Report, Table

SEVERITIES = {Severity.ERROR: "fout", Severity.WARNING: "waarschuwing", Severity.INFO: "let op"}


def rules_report(rules: Sequence[Rule]) -> Report:
    """Every rule with its code, severity and title, by kind."""
    by_kind = [rule for start in RANGES for rule in rules if rule.code.startswith(start)]
    table = Table(
        "Regels waarop uvp validate controleert", "Uitleg bij een regel: uvp rules UVP301"
    )
    filled = _FACTS.fill(table, by_kind, lambda rule: RANGES[rule.code[:4]])
    return Report(filled, {"rules": [_FACTS.contract(rule) for rule in rules]})


def rule_report(rule: Rule) -> Report:
    """One rule: why it is there, what breaks it and what does not."""
    outline = Outline(
        title=f"{rule.code}: {rule.title}",
        subtitle=f"{RANGES[rule.code[:4]]}; {SEVERITIES[rule.severity]}",
        fields=(("Waarom", _reason(rule)),),
        children=(Outline("Fout", text=rule.wrong), Outline("Goed", text=rule.right)),
    )
    return Report(outline, _FACTS.contract(rule))


def _reason(rule: Rule) -> str:
    return " ".join(rule.reason.split())


_FACTS: Facts[Rule] = Facts.of(
    Fact("code", "Code", lambda rule: rule.code),
    Fact("severity", "Ernst", lambda rule: str(rule.severity), words=SEVERITIES),
    Fact("title", "Regel", lambda rule: rule.title),
    Fact("reason", "", _reason),
    Fact("wrong", "", lambda rule: rule.wrong),
    Fact("right", "", lambda rule: rule.right),
)
