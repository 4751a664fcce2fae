"""Rules for what a schema cannot say: references, uniqueness, dates, sums, and what is forgotten.

One function per rule: it takes a programme and yields the places that break it;
its docstring is the explanation that users read. `RULES` finds errors, also in
what is left of a document whose shape is wrong; `ADVICE` is about a programme
without errors: what is probably forgotten, and style; `LOG_RULES` and `LOG_ADVICE` are the same for
the log of a programme. `CATALOGUE` is every rule there is, by code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from uvp_cli.checking.rules import (
    agreement,
    completeness,
    hours,
    identity,
    indicators,
    log,
    planning,
    provenance,
    references,
    repetition,
    texts,
)
from uvp_cli.checking.rules.base import Check
from uvp_cli.document import catalogue
from uvp_cli.document.findings import Finding, Rule, Severity
from uvp_cli.programme import reach
from uvp_cli.programme.model import Programme

Checks = tuple[Check[Any], ...]


def _written_in(*modules: ModuleType) -> tuple[Checks, Checks]:
    """The checks of these modules by code: those that find errors, and those that advise."""
    written = (it for module in modules for it in vars(module).values() if isinstance(it, Check))
    by_code = sorted(written, key=lambda check: check.rule.code)
    errors = tuple(check for check in by_code if check.rule.severity is Severity.ERROR)
    return errors, tuple(check for check in by_code if check.rule.severity is not Severity.ERROR)


RULES, ADVICE = _written_in(
    *(agreement, completeness, hours, identity, indicators),
    *(planning, provenance, references, repetition, texts),
)
LOG_RULES, LOG_ADVICE = _written_in(log, repetition, texts)
_WRITTEN = {check.rule for check in (*RULES, *ADVICE, *LOG_RULES, *LOG_ADVICE)}
CATALOGUE: tuple[Rule, ...] = tuple(sorted({*catalogue.ALL, *_WRITTEN}, key=lambda rule: rule.code))


def breaches(checks: Iterable[Check[Programme]], programme: Programme) -> Iterator[Finding]:
    """Every place that breaks one of these rules. All but the one that looks whether they are there
    see municipalities in the place of groups."""
    single = reach.ungrouped(programme)
    for check in checks:
        yield from check(programme if check is references.unknown_gemeente else single)


def breaches_in(logged: log.Logged, *, advice: bool) -> Iterator[Finding]:
    """Every place where a log breaks a rule, or where there is advice on it."""
    for check in LOG_ADVICE if advice else LOG_RULES:
        yield from check(logged)
