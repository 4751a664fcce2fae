"""What all queries share: in which form, and how, their answer is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from uvp_cli.commands.shared.options import Files, FormatOption, GroupOption, checked_format
from uvp_cli.exits import ExitCode, UsageProblem
from uvp_cli.render import answers

if TYPE_CHECKING:
    from uvp_cli.reports.tables import Report

DelimiterOption = Annotated[
    str | None,
    typer.Option(
        "--delimiter",
        "--scheidingsteken",
        metavar="TEKEN",
        help="Met --format csv: , voor programma's of ';' voor een Nederlandse Excel.",
    ),
]
NoPagerOption = Annotated[
    bool,
    typer.Option(
        "--no-pager", "--zonder-pager", help="Blader niet door een lang antwoord, maar toon alles."
    ),
]


_SHARED = tuple(
    Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=option)
    for name, default, option in (
        ("form", "table", FormatOption),
        ("delimiter", None, DelimiterOption),
        ("no_pager", False, NoPagerOption),
    )
)


_BY = Parameter("by", Parameter.KEYWORD_ONLY, default=None, annotation=GroupOption)


def query(command: Callable[..., Report]) -> Callable[..., None]:
    """Makes of a function that answers with a report a command that writes it.

    The command has the options of the function, and those that every query has. Where the
    function asks one `file`, the command can ask several. A function that itself takes the
    `form` or `delimiter` says what goes together.
    """
    return _written(command, _SHARED)


def countable(command: Callable[..., Report]) -> Callable[..., None]:
    """As `query`, of a function whose tables have a tally: the command can also give only that,
    by programme, region or year."""
    return _written(command, (_BY, *_SHARED))


def _written(command: Callable[..., Report], shared: tuple[Parameter, ...]) -> Callable[..., None]:
    """The command that writes what a function answers, with the options that it shares."""
    own = signature(command).parameters

    @wraps(command)
    def written(*, form: str, delimiter: str | None, no_pager: bool, **asked: Any) -> None:
        from uvp_cli.commands.shared.output import send

        checked_format(form)
        if "delimiter" not in own:
            checked_delimiter(delimiter, form)
        given = {"form": form, "delimiter": delimiter}
        asked |= {name: each for name, each in given.items() if name in own}
        if "file" in own:
            from uvp_cli.commands.shared import several

            groups = several.groups(asked.pop("by") if _BY in shared else None)
            files = several.programmes(asked.pop("file"))
            ask = partial(several.count, groups) if groups else several.answer
            report = ask(files, command, asked)
        else:
            report = command(**asked)
        send(report, form, delimiter or ",", paged=not no_pager)
        if report.objection:
            _object(report.objection)

    # Typer reads the parameters alone; and a TAB need not import what a query gives.
    command.__annotations__.pop("return", None)
    parameters = [
        each.replace(annotation=Files) if each.name == "file" else each
        for each in (
            *signature(command, eval_str=True).parameters.values(),
            *(each for each in shared if each.name not in own),
        )
    ]
    written.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    written.__annotations__ = {each.name: each.annotation for each in parameters}
    return written


def _object(objection: str) -> NoReturn:
    """Says why the answer will not do, and ends the command."""
    import sys

    from uvp_cli.commands.shared.output import reader_may_leave
    from uvp_cli.render.cells import visible

    with reader_may_leave():
        sys.stderr.write(f"{visible(objection)}\n")
    raise typer.Exit(ExitCode.INVALID)


def checked_delimiter(delimiter: str | None, form: str) -> None:
    """Raises `UsageProblem` where there can be no such delimiter."""
    if delimiter is None:
        return
    if form != "csv":
        raise UsageProblem("--delimiter kan alleen samen met --format csv.")
    if delimiter not in answers.DELIMITERS:
        raise UsageProblem(f"Onbekend scheidingsteken '{delimiter}'. Kies , of ';'.")
