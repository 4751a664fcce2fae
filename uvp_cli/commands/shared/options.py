"""The options that commands share, by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.completion import completes
from uvp_cli.commands.shared.parameters import (
    completes_ids,
    completes_names,
    completes_words,
    flag,
    option,
)
from uvp_cli.exits import UsageProblem
from uvp_cli.render import answers

if TYPE_CHECKING:
    from uvp_cli.programme.names import Named

complete_gemeente = completes_names("programme.names:gemeenten")
complete_theme = completes_names("programme.names:themes")
complete_department = completes_names("programme.names:departments")
complete_partner = completes_names("programme.names:partners")
complete_goal = completes_names("programme.names:goals")
complete_responsible = completes_names("programme.names:parties")
complete_group = completes_ids("queries.totals:groups")
complete_format = completes_words(answers.FORMATS)


_complete_own_period = completes_names("programme.periods:own")


@completes
def complete_period(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The months and other words of time in one word, and the periods that the programme names."""
    from uvp_cli.programme.periods import WORDS

    fixed = [(word, label) for word, label in WORDS if word.startswith(incomplete.lower())]
    return [*fixed, *_complete_own_period(ctx, incomplete)]


@completes
def complete_code(incomplete: str) -> list[tuple[str, str]]:
    """The codes of the rules."""
    from uvp_cli.checking.rules import CATALOGUE

    wanted = incomplete.upper()
    return [(rule.code, rule.title) for rule in CATALOGUE if rule.code.startswith(wanted)]


OneFile = Annotated[
    list[str] | None,
    option(
        "--file -f --bestand BESTAND",
        "Het ene programma; anders $UVP_FILE, of dat van nu onder data/uvp*.yaml in deze "
        "map of erboven. Een map mag, als er één programma in staat.",
    ),
]
"""For what is about one programme: a list, so that naming two does not mean the last."""
Files = Annotated[
    list[str] | None,
    option(
        "--file -f --bestand BESTAND",
        "Het programma; anders $UVP_FILE, dat van nu onder data/uvp*.yaml in deze map of "
        "erboven, of bij een vraag het meegeleverde. Mag vaker, en mag een map zijn: dan alle "
        "samen.",
    ),
]
Groups = Annotated[
    list[str] | None,
    option(
        "--by --per WAT",
        "Alleen hoeveel het is per programme (programma), region (regio) of year (jaar); mag "
        "vaker.",
        complete_group,
    ),
]
Gemeente = Annotated[
    list[str] | None,
    option(
        "--gemeente -g GEMEENTE",
        "Naam, begin van de naam of gemeentecode; mag vaker.",
        complete_gemeente,
    ),
]
OneGemeente = Annotated[
    str | None,
    option("--gemeente -g GEMEENTE", "Naam, begin van de naam of gemeentecode.", complete_gemeente),
]
"""For what is about one municipality, or about all of them."""
Theme = Annotated[
    list[str] | None,
    option(
        "--theme --thema THEMA",
        "Alleen dit thema: naam, begin van de naam of nummer; mag vaker.",
        complete_theme,
    ),
]
Department = Annotated[
    list[str] | None,
    option(
        "--department --afdeling AFDELING",
        "Alleen acties met deze afdeling; mag vaker. Zulke uren zijn niet op te tellen "
        "bij die van een andere.",
        complete_department,
    ),
]
Partner = Annotated[
    list[str] | None,
    option(
        "--partner --ketenpartner PARTNER",
        "Alleen acties met deze ketenpartner; mag vaker. Zulke uren zijn niet op te tellen "
        "bij die van een andere.",
        complete_partner,
    ),
]
Goal = Annotated[
    list[str] | None,
    option(
        "--goal --doelstelling DOELSTELLING",
        "Alleen acties voor deze doelstelling: id of woorden uit de tekst; mag vaker.",
        complete_goal,
    ),
]
Chart = Annotated[bool, flag("--chart --grafiek", "Toon het als beeld, ook zonder kleur te lezen.")]
Format = Annotated[
    str,
    option(
        "--format --formaat FORMAAT",
        f"Vorm van het antwoord: {', '.join(answers.FORMATS)}.",
        complete_format,
    ),
]
Delimiter = Annotated[
    str | None,
    option(
        "--delimiter --scheidingsteken TEKEN",
        "Met --format csv: , voor programma's of ';' voor een Nederlandse Excel.",
    ),
]
NoPager = Annotated[
    bool, flag("--no-pager --zonder-pager", "Blader niet door een lang antwoord, maar toon alles.")
]
Force = Annotated[bool, flag("--force --overschrijf", "Vervang wat er al staat.")]
DryRun = Annotated[bool, flag("--dry-run --proef", "Toon wat er verandert, maar schrijf niets.")]
Month = Annotated[
    list[str] | None,
    option(
        "--month --maand -m PERIODE",
        "Alleen deze tijd: mei, 5, 2026-05, Q2, eerste halfjaar, week 41, zomer, deze maand of "
        "nu, of mei t/m juli; mag vaker, en met komma's.",
        complete_period,
    ),
]
FirstMonth = Annotated[
    str | None, option("--from --van PERIODE", "Vanaf deze maand of tijd.", complete_period)
]
LastMonth = Annotated[
    str | None, option("--to --tot PERIODE", "Tot en met deze maand of tijd.", complete_period)
]
Year = Annotated[
    str | None,
    option("--year --jaar JAAR", "Het programma van dit jaar, als er meer bij elkaar staan."),
]
YearWithin = Annotated[
    str | None,
    option(
        "--year --jaar JAAR",
        "Het programma van dit jaar; van een programma van meer jaren alleen dit jaar.",
    ),
]
Only = Annotated[bool, flag("--only --alleen", "Met --gemeente: alleen wat die gemeente noemt.")]
Responsible = Annotated[
    list[str] | None,
    option(
        "--responsible --verantwoordelijke NAAM",
        "Alleen wat deze verantwoordelijke doet, of wat voor allen is; mag vaker.",
        complete_responsible,
    ),
]
Search = Annotated[
    list[str] | None,
    option("--search --zoek TEKST", "Alleen wat deze tekst bevat; mag vaker: een ervan."),
]


def checked_format(form: str, allowed: tuple[str, ...] = answers.FORMATS) -> str:
    """`form` if it is allowed. Raises `UsageProblem`."""
    if form not in allowed:
        raise UsageProblem(f"Onbekend formaat '{form}'. Kies uit: {', '.join(allowed)}.")
    return form


def checked_codes(codes: list[str] | None) -> list[str]:
    """The codes in capitals, if each begins the code of a rule. Raises `UsageProblem`."""
    from uvp_cli.checking.rules import CATALOGUE

    upper = (code.strip().upper() for code in codes or ())
    wanted = [f"UVP{code}" if code.isdigit() else code for code in upper]
    for code in wanted:
        if not code or not any(rule.code.startswith(code) for rule in CATALOGUE):
            raise UsageProblem(f"Onbekende code '{code}'. Alle codes staan in: uvp rules")
    return wanted


def chosen(kind: str, typed: Sequence[str] | None, known: Sequence[Named]) -> tuple[str, ...]:
    """The ids of what was typed of things of this kind, in their own order. Raises `UnclearName`.

    Each may be several, with commas between them.
    """
    from uvp_cli.programme import names

    parts = (part for text in typed or () for part in names.parted(text, known))
    meant = {names.resolve(kind, part, known).id for part in parts}
    return tuple(named.id for named in known if named.id in meant)


def whole_number(option_name: str, text: str | None) -> int | None:
    """The number (0 to 100.000) that `text` writes. Raises `UsageProblem`."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:7]) <= 100_000 and len(text) <= 7):
        whole = text.replace(".", "")
        advice = f" Schrijf {whole}, zonder punt." if _GROUPED.fullmatch(text) else ""
        raise UsageProblem(
            f"{option_name} is een geheel getal van 0 tot en met 100.000, niet '{text}'.{advice}"
        )
    return int(text)


_GROUPED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
"""A whole number with points between its thousands."""
