"""`uvp rules`: what `uvp validate` checks, and what each code means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import complete_code
from uvp_cli.commands.shared.querying import query

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report


@query
def rules(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="De code van een regel, zoals UVP301.",
            autocompletion=complete_code,
            show_default=False,
        ),
    ] = None,
) -> Report:
    """Toon de regels waarop uvp validate controleert.

    Met CODE: waarom de regel er is, met een fout en een goed voorbeeld.

    \b
    Voorbeelden:
      uvp rules
      uvp rules UVP301
      uvp rules --format csv
    """
    from uvp_cli.checking.rules import CATALOGUE
    from uvp_cli.programme import names
    from uvp_cli.reports.rules import rule_report, rules_report

    if code is None:
        return rules_report(CATALOGUE)
    known = [names.Named(rule.code.lower(), rule.code, (rule.code,)) for rule in CATALOGUE]
    found = names.resolve("code", code, known).label
    return rule_report(next(rule for rule in CATALOGUE if rule.code == found))
