"""The rules as a table, and one rule as a card."""

from __future__ import annotations

from collections.abc import Sequence

from uvp_cli.document.findings import RANGES, Rule, Severity
from uvp_cli.reports.tables import Column, For, Outline, Report, Row, Table

SEVERITIES = {
    Severity.ERROR: "fout",
    Severity.WARNING: "waarschuwing",
    Severity.INFO: "let op",
}


def rules_report(rules: Sequence[Rule]) -> Report:
    """Every rule with its code, severity and title, by kind."""
    columns = (
        Column("code", "Code"),
        Column("severity", "Ernst", reader=For.PROGRAMS),
        Column("ernst", "Ernst", reader=For.PEOPLE),
        Column("title", "Regel"),
    )
    rows: list[Row] = []
    for start, kind in RANGES.items():
        rows.append(Row((kind,), "section"))
        rows += [
            Row((rule.code, str(rule.severity), SEVERITIES[rule.severity], rule.title))
            for rule in rules
            if rule.code.startswith(start)
        ]
    table = Table(
        title="Regels waarop uvp validate controleert",
        subtitle="Uitleg bij een regel: uvp rules UVP301",
        columns=columns,
        rows=tuple(rows),
    )
    return Report(table, {"rules": [_contract(rule) for rule in rules]})


def rule_report(rule: Rule) -> Report:
    """One rule: why it is there, what breaks it and what does not."""
    outline = Outline(
        title=f"{rule.code}: {rule.title}",
        subtitle=f"{RANGES[rule.code[:4]]}; {SEVERITIES[rule.severity]}",
        fields=(("Waarom", " ".join(rule.reason.split())),),
        children=(_example("Fout", rule.wrong), _example("Goed", rule.right)),
    )
    return Report(outline, _contract(rule))


def _example(title: str, text: str) -> Outline:
    return Outline(title, text=text)


def _contract(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": str(rule.severity),
        "title": rule.title,
        "reason": " ".join(rule.reason.split()),
        "wrong": rule.wrong,
        "right": rule.right,
    }
