"""The options that commands share, each with its completion.

All are text or flags: what a text means is worked out here, so that every
message about it is ours and Dutch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from uvp_cli.commands.shared.completion import completes
from uvp_cli.exits import UsageProblem
from uvp_cli.render import answers

Completed = list[tuple[str, str]]


@completes
def complete_gemeente(ctx: typer.Context, incomplete: str) -> Completed:
    """Municipalities of the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.gemeenten)


@completes
def complete_theme(ctx: typer.Context, incomplete: str) -> Completed:
    """Themes of the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.themes)


@completes
def complete_department(ctx: typer.Context, incomplete: str) -> Completed:
    """Departments of the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.departments)


@completes
def complete_partner(ctx: typer.Context, incomplete: str) -> Completed:
    """Partners of the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.partners)


@completes
def complete_goal(ctx: typer.Context, incomplete: str) -> Completed:
    """Goals of the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.goals)


@completes
def complete_action(ctx: typer.Context, incomplete: str) -> Completed:
    """Actions of the programme at hand."""
    from uvp_cli.queries import subjects

    return _complete(ctx, incomplete, subjects.actions)


@completes
def complete_responsible(ctx: typer.Context, incomplete: str) -> Completed:
    """Everyone who can be responsible in the programme at hand."""
    from uvp_cli.programme import names

    return _complete(ctx, incomplete, names.parties)


@completes
def complete_id(ctx: typer.Context, incomplete: str) -> Completed:
    """Every id of the programme at hand."""
    from uvp_cli.queries import subjects

    return _complete(ctx, incomplete, subjects.candidates)


@completes
def complete_lasting(ctx: typer.Context, incomplete: str) -> Completed:
    """Everything of the programme at hand that has a history."""
    from uvp_cli.queries import history

    return _complete(ctx, incomplete, history.with_history)


@completes
def complete_part(incomplete: str) -> Completed:
    """What an action may be with or without."""
    from uvp_cli.queries import actions

    return [(part, "") for part in actions.ASPECTS.values() if part.startswith(incomplete.lower())]


@completes
def complete_question(incomplete: str) -> Completed:
    """The kinds of questions."""
    from uvp_cli.reports.questions import kinds

    return [(kind.id, kind.label) for kind in kinds() if kind.id.startswith(incomplete.lower())]


@completes
def complete_dimension(incomplete: str) -> Completed:
    """What hours can be broken down by."""
    from uvp_cli.queries.breakdown import dimensions
    from uvp_cli.queries.totals import groups

    return _chosen(incomplete, [*dimensions(), *groups()])


@completes
def complete_group(incomplete: str) -> Completed:
    """What programmes can be counted by."""
    from uvp_cli.queries.totals import groups

    return _chosen(incomplete, groups())


@completes
def complete_reading(incomplete: str) -> Completed:
    """Which reading of an assumption may count."""
    from uvp_cli.queries.hours import readings

    return _chosen(incomplete, readings())


@completes
def complete_month(incomplete: str) -> Completed:
    """The months, and "nu"."""
    from uvp_cli import dutch

    choices = [("nu", "deze maand"), *((month, "") for month in dutch.MONTHS)]
    return [choice for choice in choices if choice[0].startswith(incomplete.lower())]


@completes
def complete_code(incomplete: str) -> Completed:
    """The codes of the rules."""
    from uvp_cli.checking.rules import CATALOGUE

    wanted = incomplete.upper()
    return [(rule.code, rule.title) for rule in CATALOGUE if rule.code.startswith(wanted)]


@completes
def complete_format(incomplete: str) -> list[str]:
    """The formats of a query."""
    return [form for form in answers.FORMATS if form.startswith(incomplete)]


def _chosen(incomplete: str, candidates: Iterable[Any]) -> Completed:
    """The candidates by id, with their Dutch name, that go on from `incomplete`."""
    return [(each.id, each.label) for each in candidates if each.id.startswith(incomplete)]


def _complete(
    ctx: typer.Context, incomplete: str, candidates: Callable[[Any], Iterable[Any]]
) -> Completed:
    """Of each candidate the first name in one word that goes on from `incomplete`.

    Shells replace what was typed only by what begins with it, letter case included.
    Nothing where the file is wrong.
    """
    from uvp_cli.commands.shared.loading import try_load

    named = next(filter(None, map(ctx.params.get, ("file", "files", "old"))), None)
    loaded = try_load(named if isinstance(named, str | None) else named[0])
    if loaded is None:
        return []
    found = {}
    for each in candidates(loaded.programme):
        for name in reversed(each.names):
            if name.startswith(incomplete) and " " not in name:
                found[each.id] = (name, each.label)
    return list(found.values())


File = Annotated[
    str | None,
    typer.Option(
        "--file",
        "-f",
        "--bestand",
        metavar="BESTAND",
        help="Het programma; anders $UVP_FILE, het nieuwste data/uvp*.yaml in deze map "
        "of erboven, of het meegeleverde.",
    ),
]
OneFile = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        "-f",
        "--bestand",
        metavar="BESTAND",
        help="Het ene programma; anders $UVP_FILE, of het nieuwste data/uvp*.yaml in deze "
        "map of erboven. Een map mag, als er één programma in staat.",
        show_default=False,
    ),
]
"""For what is about one programme: a list, so that naming two does not mean the last."""
Files = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        "-f",
        "--bestand",
        metavar="BESTAND",
        help="Het programma; anders $UVP_FILE, het nieuwste data/uvp*.yaml in deze map of "
        "erboven, of het meegeleverde. Mag vaker, en mag een map zijn: dan alle samen.",
        show_default=False,
    ),
]
GroupOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        "--per",
        metavar="WAT",
        help="Alleen hoeveel het is per programme (programma), region (regio) of year (jaar); mag "
        "vaker.",
        show_default=False,
        autocompletion=complete_group,
    ),
]
GemeenteOption = Annotated[
    str | None,
    typer.Option(
        "--gemeente",
        "-g",
        metavar="GEMEENTE",
        help="Naam, begin van de naam of gemeentecode.",
        autocompletion=complete_gemeente,
    ),
]
ThemeOption = Annotated[
    str | None,
    typer.Option(
        "--theme",
        "--thema",
        metavar="THEMA",
        help="Alleen dit thema: naam, begin van de naam of nummer.",
        autocompletion=complete_theme,
    ),
]
DepartmentOption = Annotated[
    str | None,
    typer.Option(
        "--department",
        "--afdeling",
        metavar="AFDELING",
        help="Alleen acties met deze afdeling; zulke uren zijn niet op te tellen "
        "bij die van een andere.",
        autocompletion=complete_department,
    ),
]
PartnerOption = Annotated[
    str | None,
    typer.Option(
        "--partner",
        "--ketenpartner",
        metavar="PARTNER",
        help="Alleen acties met deze ketenpartner; zulke uren zijn niet op te tellen "
        "bij die van een andere.",
        autocompletion=complete_partner,
    ),
]
GoalOption = Annotated[
    str | None,
    typer.Option(
        "--goal",
        "--doelstelling",
        metavar="DOELSTELLING",
        help="Alleen acties voor deze doelstelling: id of woorden uit de tekst.",
        autocompletion=complete_goal,
    ),
]
ChartOption = Annotated[
    bool,
    typer.Option("--chart", "--grafiek", help="Toon het als beeld, ook zonder kleur te lezen."),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "--formaat",
        metavar="FORMAAT",
        help=f"Vorm van het antwoord: {', '.join(answers.FORMATS)}.",
        show_default=False,
        autocompletion=complete_format,
    ),
]


def checked_format(form: str, allowed: tuple[str, ...] = answers.FORMATS) -> str:
    """`form` if it is allowed. Raises `UsageProblem`."""
    if form not in allowed:
        raise UsageProblem(f"Onbekend formaat '{form}'. Kies uit: {', '.join(allowed)}.")
    return form


def checked_codes(codes: list[str] | None) -> list[str]:
    """The codes in capitals, if each begins the code of a rule. Raises `UsageProblem`."""
    from uvp_cli.checking.rules import CATALOGUE

    wanted = [code.strip().upper() for code in codes or ()]
    for code in wanted:
        if not code or not any(rule.code.startswith(code) for rule in CATALOGUE):
            raise UsageProblem(f"Onbekende code '{code}'. Alle codes staan in: uvp rules")
    return wanted


def whole_number(option: str, text: str | None) -> int | None:
    """The number (0 to 100.000) that `text` writes. Raises `UsageProblem`."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:7]) <= 100_000 and len(text) <= 7):
        raise UsageProblem(f"{option} is een geheel getal van 0 tot en met 100.000, niet '{text}'.")
    return int(text)
