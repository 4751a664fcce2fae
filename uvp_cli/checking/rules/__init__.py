"""What a schema cannot say: references, uniqueness, dates, sums, and what is forgotten.

One function per rule: it takes a programme and yields the places that break it;
its docstring is the explanation that users read. `RULES` finds errors, also in
what is left of a document whose shape is wrong; `ADVICE` is about a programme
without errors: what is probably forgotten, and style; `LOG_RULES` and `LOG_ADVICE` are the same for
the log of a programme. `CATALOGUE` is every rule there is, by code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uvp_cli.checking.rules import hours, identity, indicators, planning, references
from uvp_cli.checking.rules.agreement import AGREEMENT
from uvp_cli.checking.rules.base import Check
from uvp_cli.checking.rules.completeness import COMPLETENESS
from uvp_cli.checking.rules.indicators import INDICATORS
from uvp_cli.checking.rules.levels import LEVELS
from uvp_cli.checking.rules.log import LOG_ADVICE, LOG_RULES, Logged
from uvp_cli.checking.rules.provenance import PROVENANCE
from uvp_cli.checking.rules.repetition import REPETITION
from uvp_cli.checking.rules.style import STYLE
from uvp_cli.document import catalogue
from uvp_cli.document.findings import Finding, Rule
from uvp_cli.programme import reach
from uvp_cli.programme.model import Programme

RULES: tuple[Check[Programme], ...] = (
    references.unknown_goal,
    references.unknown_department,
    references.unknown_partner,
    references.unknown_gemeente,
    references.unknown_action,
    references.unknown_responsible,
    references.gemeente_outside_reach,
    references.unknown_unit,
    references.unknown_area,
    references.unknown_priority,
    references.department_outside_row,
    references.unknown_theme,
    identity.duplicate_id,
    identity.duplicate_name,
    identity.id_outside_theme,
    identity.duplicate_code,
    identity.impossible_parent,
    hours.unexplained_alternative,
    hours.allocation_weights,
    hours.budget_amount,
    hours.exception_to_joint_hours,
    hours.sentence_without_assumption,
    hours.neither_hours_nor_amount,
    hours.conversion_without_ground,
    hours.amount_of_a_year,
    indicators.incomplete_level,
    hours.year_outside_programme,
    planning.impossible_date,
    planning.end_before_begin,
    planning.week_does_not_match,
    planning.dates_outside_month,
    planning.not_one_time,
    planning.outside_programme,
    planning.impossible_merger,
    planning.impossible_year,
)
ADVICE: tuple[Check[Programme], ...] = (
    *COMPLETENESS,
    *AGREEMENT,
    *REPETITION,
    *PROVENANCE,
    *LEVELS,
    *INDICATORS,
    *STYLE,
)
CATALOGUE: tuple[Rule, ...] = tuple(
    sorted(
        (
            *catalogue.ALL,
            *(check.rule for check in (*RULES, *ADVICE)),
            *(check.rule for check in (*LOG_RULES, *LOG_ADVICE)),
        ),
        key=lambda rule: rule.code,
    )
)


def breaches(checks: Iterable[Check[Programme]], programme: Programme) -> Iterator[Finding]:
    """Every place that breaks one of these rules.

    All but the one that looks whether they are there see municipalities in the place of groups.
    """
    single = reach.ungrouped(programme)
    for each in checks:
        yield from each(programme if each is references.unknown_gemeente else single)


def breaches_in(logged: Logged, *, advice: bool) -> Iterator[Finding]:
    """Every place where a log breaks a rule, or where there is advice on it."""
    for each in LOG_ADVICE if advice else LOG_RULES:
        yield from each(logged)


__all__ = ["ADVICE", "CATALOGUE", "LOG_ADVICE", "LOG_RULES", "RULES", "breaches", "breaches_in"]
