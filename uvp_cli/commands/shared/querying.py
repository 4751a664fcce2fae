"""How a question is answered: the programmes are asked, and the report is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from uvp_cli.commands.shared import several
from uvp_cli.commands.shared.options import checked_format
from uvp_cli.commands.shared.several import Source
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.render import answers
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """In which form an answer is written, and whether the user pages through it."""

    form: str
    delimiter: str
    paged: bool


def output_in(form: str, delimiter: str | None, no_pager: bool) -> Output:
    """The output that the options of every query ask for. Raises `UsageProblem`."""
    checked_format(form)
    check_delimiter(delimiter, form)
    return Output(form=form, delimiter=delimiter or ",", paged=not no_pager)


def check_delimiter(delimiter: str | None, form: str) -> None:
    """Raises `UsageProblem` where there can be no such delimiter."""
    if delimiter is None:
        return
    if form != "csv":
        raise UsageProblem("--delimiter kan alleen samen met --format csv.")
    if delimiter not in answers.DELIMITERS:
        raise UsageProblem(f"Onbekend scheidingsteken '{delimiter}'. Kies , of ';'.")


def answer(
    load: Callable[[str], Source],
    files: Sequence[str] | None,
    names: Names,
    ask: Callable[[Source, Names], Report],
    output: Output,
    by: Sequence[str] | None = None,
    *,
    year: str | None = None,
    more: Mapping[Any, str] | None = None,
) -> None:
    """Asks the programmes in `files`, or the one that is meant without, and writes the answer.

    Of a `year` only those that have it.

    `ask` gets what `load` makes of a file, and the ids of the names in that programme. With `by`,
    only what the answers come to is written, by programme, region or year, or by `more` that the
    answers themselves can be divided by. Raises `UsageProblem` or a `Refusal`; or `typer.Exit`
    after printing what is wrong with a programme.
    """
    groups = several.groups(by, more or {})
    asked = several.programmes(files, year)
    if groups:
        respond(several.tally(groups, load, asked, names, ask), output)
    else:
        respond(several.report(load, asked, names, ask), output)


def respond(report: Report, output: Output) -> None:
    """Writes a report. Raises `typer.Exit` after saying why what it says will not do."""
    from uvp_cli.commands.shared.output import complain, end, send

    send(report, output.form, output.delimiter, paged=output.paged)
    if output.form in ("csv", "tsv") and {"to_decide", "concepts"} & report.contract.keys():
        # Rows have no room for it, and programs count on their columns.
        complain(f"Let op: {(report.verdict or report.content).title}.")
    if report.objection:
        end(ExitCode.INVALID, report.objection)
