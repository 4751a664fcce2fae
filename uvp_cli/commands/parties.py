"""`uvp departments` and `uvp partners`: who is named where, and how often."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import load
from uvp_cli.commands.shared.querying import Question, question_of
from uvp_cli.programme.origin import Loaded

if TYPE_CHECKING:
    from uvp_cli.queries.parties import PartyKind


def departments(
    theme: list[str] | None = options.THEME,
    gemeente: list[str] | None = options.GEMEENTE,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon hoe vaak elke afdeling wordt genoemd.

    In hoeveel acties, per thema, en bij hoeveel regels van de maandplanning als
    verantwoordelijke. Wie bij de meeste acties staat, komt eerst; wie nergens
    staat, heeft 0. Welke acties het zijn, toont uvp actions --department NAAM.

    \b
    Voorbeelden:
      uvp departments
      uvp departments --theme zorg
      uvp departments --format csv
    """
    question = question_of(form, delimiter, no_pager, files=files, year=year)
    _answer("department", theme, gemeente, question)


def partners(
    theme: list[str] | None = options.THEME,
    gemeente: list[str] | None = options.GEMEENTE,
    files: list[str] | None = options.FILES,
    year: str | None = options.YEAR,
    form: str = options.FORMAT,
    delimiter: str | None = options.DELIMITER,
    no_pager: bool = options.NO_PAGER,
) -> None:
    """Toon hoe vaak elke ketenpartner wordt genoemd.

    In hoeveel acties, per thema, en bij hoeveel regels van de maandplanning als
    verantwoordelijke. Wie bij de meeste acties staat, komt eerst; wie nergens
    staat, heeft 0. Welke acties het zijn, toont uvp actions --partner NAAM.

    \b
    Voorbeelden:
      uvp partners
      uvp partners --theme ondermijning
      uvp partners --format json
    """
    question = question_of(form, delimiter, no_pager, files=files, year=year)
    _answer("partner", theme, gemeente, question)


def _answer(
    kind: PartyKind, theme: list[str] | None, gemeente: list[str] | None, question: Question
) -> None:
    from uvp_cli.queries.naming import Names
    from uvp_cli.queries.parties import involve
    from uvp_cli.reports.parties import parties_report
    from uvp_cli.reports.tables import Report

    def ask(loaded: Loaded, names: Names) -> Report:
        involved = involve(loaded.programme, kind, names.theme, gemeente=names.gemeente)
        return parties_report(involved, loaded, kind, names)

    typed = Names.typed(theme=theme, gemeente=gemeente)
    replace(question, names=typed).answer(load, ask)
