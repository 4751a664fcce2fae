"""`uvp rules`: what `uvp validate` checks, and what each code means."""

from __future__ import annotations

from typing import Annotated

import typer

from uvp_cli.commands.options import FormatOption, checked_format, complete_code


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
    form: FormatOption = "table",
) -> None:
    """Toon de regels waarop uvp validate controleert.

    Met CODE: waarom de regel er is, met een fout en een goed voorbeeld.

    \b
    Voorbeelden:
      uvp rules
      uvp rules UVP301
      uvp rules --format csv
    """
    from uvp_cli import names
    from uvp_cli.commands.output import send
    from uvp_cli.reports.rules import rule_report, rules_report
    from uvp_cli.rules import CATALOGUE

    checked_format(form)
    if code is None:
        send(rules_report(CATALOGUE), form)
        return
    known = [names.Named(rule.code.lower(), rule.code, (rule.code,)) for rule in CATALOGUE]
    found = names.resolve("code", code, known).label
    send(rule_report(next(rule for rule in CATALOGUE if rule.code == found)), form)
