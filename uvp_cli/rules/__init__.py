"""What a schema cannot say: references, uniqueness, dates, sums.

One function per rule: it takes a programme and yields what breaks the rule, and
its `Rule` carries the stable code. `RULES` is all of them, in the order of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uvp_cli.diagnostics import Finding
from uvp_cli.model import Programme
from uvp_cli.rules import hours, identity, planning, references

RULES: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    references.unknown_goal,
    references.unknown_department,
    references.unknown_partner,
    references.unknown_gemeente,
    references.unknown_action,
    references.unknown_responsible,
    identity.duplicate_id,
    identity.duplicate_name,
    identity.id_outside_theme,
    hours.unexplained_alternative,
    hours.allocation_weights,
    hours.budget_amount,
    hours.exception_to_joint_hours,
    planning.impossible_date,
    planning.end_before_begin,
    planning.week_does_not_match,
    planning.dates_outside_month,
    planning.neither_month_nor_period,
    planning.outside_programme,
)
