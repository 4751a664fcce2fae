"""The options that commands share, by what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from uvp_cli.commands.shared.parameters import (
    Completer,
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


def _named(things: str) -> Completer:
    return completes_names(f"programme.names:{things}")


complete_gemeente = _named("reach")
complete_goal = _named("goals")
complete_responsible = _named("parties")
_complete_own_period = completes_names("programme.periods:own")


def complete_period(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The months and other words of time in one word, and the periods that the programme names."""
    from uvp_cli.programme.periods import WORDS

    fixed = [(word, label) for word, label in WORDS if word.startswith(incomplete.lower())]
    return [*fixed, *_complete_own_period(ctx, incomplete)]


def complete_code(_: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The codes of the rules."""
    from uvp_cli.checking.rules import CATALOGUE

    wanted = incomplete.upper()
    return [(rule.code, rule.title) for rule in CATALOGUE if rule.code.startswith(wanted)]


_GEMEENTE = "Naam, begin van de naam of gemeentecode."
ONE_GEMEENTE = option("--gemeente -g GEMEENTE", _GEMEENTE, complete_gemeente)
"""The option of a command about one municipality, or about all of them."""
ONE_FILE = option(
    "--file -f --bestand BESTAND",
    "Bestand, of map met één programma; anders $UVP_FILE, of dat in data/ hier of hoger.",
)
"""The option of a command about one programme: a list, so that of two neither is lost."""
YEAR = option("--year --jaar JAAR", "Van meer programma's dat van dit jaar.")
YEAR_WITHIN = option(
    "--year --jaar JAAR",
    "Van meer programma's dat van dit jaar; van een van meer jaren alleen dit jaar.",
)
FORMAT = option(
    "--format --formaat FORMAAT",
    f"Vorm: {', '.join(answers.FORMATS)}.",
    completes_words(answers.FORMATS),
    default="table",
)
NO_PAGER = flag("--no-pager --zonder-pager", "Toon alles ineens, zonder te bladeren.")
CHART = flag("--chart --grafiek", "Toon het als beeld, ook zonder kleur.")
FORCE = flag("--force --overschrijf", "Vervang wat er al staat.")
DRY_RUN = flag("--dry-run --proef", "Toon wat er verandert, maar schrijf niets.")
MONTH = option(
    "--month --maand -m PERIODE…",
    "Zoals mei, 2026-05, Q2, eerste halfjaar, week 41, zomer, deze maand, mei t/m juli.",
    complete_period,
)
FIRST_MONTH = option("--from --van PERIODE", "Vanaf deze maand of tijd.", complete_period)
LAST_MONTH = option("--to --tot PERIODE", "Tot en met deze maand of tijd.", complete_period)
ONLY = flag("--only --alleen", "Alleen wat die gemeente noemt.")
SEARCH = option("--search --zoek TEKST…", "Alleen wat een van deze teksten bevat.")
GEMEENTE = option("--gemeente -g GEMEENTE…", _GEMEENTE, complete_gemeente)
THEME = option("--theme --thema THEMA…", "Naam, begin van de naam of nummer.", _named("themes"))
DEPARTMENT = option(
    "--department --afdeling NAAM…", "Alleen acties met deze afdeling.", _named("departments")
)
PARTNER = option(
    "--partner --ketenpartner NAAM…", "Alleen acties met deze ketenpartner.", _named("partners")
)
GOAL = option(
    "--goal --doelstelling DOEL…", "Alleen acties voor dit doel: id of woorden.", complete_goal
)
LEVEL = option("--level --niveau NIVEAU…", "Regionaal, district of lokaal.", _named("levels"))
PRIORITY = option("--priority --prioriteit NAAM…", "Met deze prioriteit.", _named("priorities"))
AREA = option("--area --gebied NAAM…", "Alleen wat over dit gebied gaat.", _named("areas"))
PORTFOLIO = option(
    "--portfolio --portefeuille NAAM…", "In wiens portefeuille het is.", _named("portfolio_holders")
)
RESPONSIBLE = option(
    "--responsible --verantwoordelijke NAAM…",
    "Alleen wat deze doet, of allen.",
    complete_responsible,
)
FILES = option(
    "--file -f --bestand BESTAND…",
    "Bestand of map; anders $UVP_FILE, dat in data/ hier of hoger, of het meegeleverde.",
)
GROUPS = option(
    "--by --per WAT…",
    "Aantallen per programma, regio of jaar.",
    completes_ids("queries.totals:GROUPS"),
)
DELIMITER = option("--delimiter --scheidingsteken TEKEN", "Bij csv: , of ';' (Nederlandse Excel).")


def among(what: str, typed: str, allowed: Sequence[str]) -> str:
    """The text that was typed, if it is allowed. Raises `UsageProblem`: "Onbekend formaat"."""
    if typed not in allowed:
        raise UsageProblem(f"{what} '{typed}'. Kies uit: {', '.join(allowed)}.")
    return typed


def checked_codes(codes: list[str] | None) -> list[str]:
    """The codes in capitals, if each begins the code of a rule. Raises `UsageProblem`."""
    from uvp_cli.checking.rules import CATALOGUE

    upper = (code.strip().upper() for text in codes or () for code in text.split(","))
    wanted = [f"UVP{code}" if code.isdigit() else code for code in upper]
    for code in wanted:
        if not code or not any(rule.code.startswith(code) for rule in CATALOGUE):
            raise UsageProblem(f"Onbekende code '{code}'. Alle codes staan in: uvp rules")
    return wanted


def chosen(
    kind: str, typed: Sequence[str] | None, words: Mapping[Any, str] | Sequence[Named]
) -> tuple[str, ...]:
    """The ids of what was typed of things of this kind, or of a few with the words for them, in
    their own order. Raises `UnclearName`.

    Each may be several, with commas between them.
    """
    from uvp_cli.programme import names

    known = names.choices(words) if isinstance(words, Mapping) else words
    parts = (part for text in typed or () for part in names.parted(text, known))
    meant = {names.resolve(kind, part, known).id for part in parts}
    return tuple(named.id for named in known if named.id in meant)


def whole_number(option_name: str, text: str | None) -> int | None:
    """The number (0 to 100.000) that `text` writes. Raises `UsageProblem`."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:7]) <= 100_000 and len(text) <= 7):
        whole = text.replace(".", "")
        advice = f" Schrijf {whole}, zonder punt." if re.fullmatch(_GROUPED, text) else ""
        raise UsageProblem(
            f"{option_name} is een geheel getal van 0 tot en met 100.000, niet '{text}'.{advice}"
        )
    return int(text)


_GROUPED = r"[1-9][0-9]{0,2}(\.[0-9]{3})+"
"""A whole number with points between its thousands."""
