"""`uvp actions`: what is done, by whom, with how many hours, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uvp_cli.commands.shared.options import (
    DepartmentOption,
    File,
    GemeenteOption,
    GoalOption,
    PartnerOption,
    ThemeOption,
    complete_part,
)
from uvp_cli.commands.shared.querying import countable
from uvp_cli.commands.shared.selecting import OnlyOption, check_text
from uvp_cli.exits import UsageProblem

if TYPE_CHECKING:
    from uvp_cli.queries.actions import Aspect
    from uvp_cli.reports.tables import Report


@countable
def actions(
    theme: ThemeOption = None,
    department: DepartmentOption = None,
    partner: PartnerOption = None,
    goal: GoalOption = None,
    gemeente: GemeenteOption = None,
    only: OnlyOption = False,
    duration: Annotated[
        str | None,
        typer.Option(
            "--duration",
            "--looptijd",
            metavar="TEKST",
            help="Alleen acties met deze tekst in de looptijd.",
        ),
    ] = None,
    having: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            "--met",
            metavar="ONDERDEEL",
            help="Alleen acties met uren, planning, doelstellingen, afdelingen, ketenpartners "
            "of looptijd; mag vaker.",
            show_default=False,
            autocompletion=complete_part,
        ),
    ] = None,
    lacking: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            "--zonder",
            metavar="ONDERDEEL",
            help="Alleen acties zonder dat onderdeel; mag vaker.",
            show_default=False,
            autocompletion=complete_part,
        ),
    ] = None,
    file: File = None,
) -> Report:
    """Toon de acties: uren, wie meedoet, looptijd en planning.

    De uren zijn die van alle gemeenten samen; met --gemeente die van één
    gemeente. Een actie geldt voor elke gemeente, behalve als het programma haar
    met naam 0 uur geeft. Met --only blijven alleen de acties over die de
    gemeente noemen: bij de uren, in de maandplanning of in de tekst.

    \b
    Voorbeelden:
      uvp actions --department juridische
      uvp actions --partner politie --theme jeugd
      uvp actions --gemeente valkenburg --only
      uvp actions --without uren --without planning
      uvp actions --duration doorlopend
    """
    from uvp_cli.commands.shared.loading import load
    from uvp_cli.programme import names
    from uvp_cli.queries.actions import Selection, select
    from uvp_cli.reports.actions import actions_report

    if only and not gemeente:
        raise UsageProblem("--only kan alleen samen met --gemeente.")
    check_text("--duration", duration)
    with_, without = _asked_parts(having, lacking)
    loaded = load(file)
    programme = loaded.programme
    selection = Selection(
        gemeente=names.meant("gemeente", gemeente, names.gemeenten(programme)),
        only=only,
        theme=names.meant("thema", theme, names.themes(programme)),
        department=names.meant("afdeling", department, names.departments(programme)),
        partner=names.meant("ketenpartner", partner, names.partners(programme)),
        goal=names.meant("doelstelling", goal, names.goals(programme)),
        duration=duration,
        having=with_,
        lacking=without,
    )
    return actions_report(select(programme, selection), loaded, selection)


def _asked_parts(
    having: list[str] | None, lacking: list[str] | None
) -> tuple[frozenset[Aspect], frozenset[Aspect]]:
    """What actions must have and what they must lack. Raises `UsageProblem`."""
    from uvp_cli import dutch
    from uvp_cli.queries.actions import ASPECTS

    with_, without = _parts(having), _parts(lacking)
    both = [name for aspect, name in ASPECTS.items() if aspect in with_ & without]
    if both:
        raise UsageProblem(f"Kies --with of --without voor {dutch.listing(both)}; niet allebei.")
    return with_, without


def _parts(given: list[str] | None) -> frozenset[Aspect]:
    """The aspects of an action that the user named. Raises `UnclearName`."""
    from uvp_cli.programme import names
    from uvp_cli.queries.actions import ASPECTS, aspects

    wanted = {names.resolve("onderdeel", text, aspects()).id for text in given or ()}
    return frozenset(aspect for aspect in ASPECTS if aspect in wanted)
