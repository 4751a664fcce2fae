"""Answering a question: the programmes are asked, and the report is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from uvp_cli.commands.shared import options, several
from uvp_cli.commands.shared.several import Source
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.render import answers
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.queries.naming import Names
    from uvp_cli.reports.tables import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The form in which an answer is written, and whether the user pages through it."""

    form: str
    delimiter: str
    paged: bool

    @property
    def for_people(self) -> bool:
        """Whether people read it, who get a chart, and not the rows of what nobody noted."""
        return self.form not in answers.FOR_PROGRAMS


def check_delimiter(delimiter: str | None, form: str) -> None:
    """Raises `UsageProblem` where there can be no such delimiter."""
    if delimiter is None:
        return
    if form != "csv":
        raise UsageProblem("--delimiter kan alleen samen met --format csv.")
    if delimiter not in answers.DELIMITERS:
        raise UsageProblem(f"Onbekend scheidingsteken '{delimiter}'. Kies , of ';'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The options that commands share, as typed: the `names`, the `files` to ask, of a
    `year` only those that have it, and how the answer is written. With `by`, only what the answers
    come to is written, by programme, region or year."""

    names: Names
    files: list[str] | None = None
    year: str | None = None
    by: list[str] | None = None
    output: Output

    def answer(
        self,
        load: Callable[[str], Source],
        ask: Callable[[Source, Names], Report],
        more: Mapping[Any, str] | None = None,
    ) -> None:
        """Asks the programmes that are meant, and writes the answer.

        `ask` gets what `load` makes of a file, and the ids of the names in that programme. `more`
        is what the answers themselves can be divided by. Raises `UsageProblem` or a `Refusal`; or
        `typer.Exit` after printing what is wrong with a programme.
        """
        groups = several.groups(self.by, more or {})
        files = several.programmes(self.files, self.year)
        if groups:
            respond(several.tally(groups, load, files, self.names, ask), self.output)
        else:
            respond(several.report(load, files, self.names, ask), self.output)


def question_of(
    form: str = "table",
    delimiter: str | None = None,
    no_pager: bool = False,
    *,
    names: Names | None = None,
    files: list[str] | None = None,
    year: str | None = None,
    by: list[str] | None = None,
) -> Question:
    """The question that these options ask. Raises `UsageProblem`."""
    from uvp_cli.queries.naming import Names

    form = options.among("Onbekend formaat", form.casefold(), answers.FORMATS)
    check_delimiter(delimiter, form)
    output = Output(form=form, delimiter=delimiter or ",", paged=not no_pager)
    return Question(names=names or Names(), files=files, year=year, by=by, output=output)


def respond(report: Report, output: Output) -> None:
    """Writes a report. Raises `typer.Exit` after saying why what it says will not do."""
    from uvp_cli.commands.shared.output import complain, end, send

    send(report, output.form, output.delimiter, paged=output.paged)
    if output.form in ("csv", "tsv") and {"to_decide", "concepts"} & report.contract.keys():
        # Rows have no room for it, and programs count on their columns.
        complain(f"Let op: {(report.verdict or report.content).title}.")
    if report.objection:
        end(ExitCode.INVALID, report.objection)
