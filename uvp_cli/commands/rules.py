"""`uvp rules`: what `uvp validate` checks, and what each code means."""

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.parameters import argument
from uvp_cli.commands.shared.querying import question_of, respond


def rules(
    code: str | None = argument(
        "CODE", "De code van een regel, zoals UVP301.", options.complete_code, default=None
    ),
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
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

    question = question_of(form, delimiter, no_pager)
    if code is None:
        respond(rules_report(CATALOGUE), question.output)
        return
    known = [
        names.Named(rule.code.lower(), rule.code, (rule.code,), (rule.code.removeprefix("UVP"),))
        for rule in CATALOGUE
    ]
    meant = names.resolve("code", code, known).label
    respond(rule_report(next(rule for rule in CATALOGUE if rule.code == meant)), question.output)
