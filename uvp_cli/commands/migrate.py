"""`uvp migrate`: documents of an older version, written in the current one."""

import typer

from uvp_cli.commands.shared.loading import read_document, refuse
from uvp_cli.commands.shared.output import reader_may_leave
from uvp_cli.commands.shared.parameters import argument, flag
from uvp_cli.exits import ExitCode
from uvp_cli.files import locate, writing


def migrate(
    files: list[str] = argument("BESTAND...", "Bestanden, of mappen om in te zoeken."),
    check: bool = flag("--check --controle", "Zeg alleen of er iets te doen is."),
) -> None:
    """Schrijf programma's in de nieuwste opbouw.

    De sleutel version zegt voor welke opbouw een programma is geschreven. Een
    ouder programma wordt gelezen alsof het al is bijgewerkt; deze opdracht werkt
    het bestand zelf bij. Commentaar, volgorde en alle andere regels blijven zoals
    ze zijn. Er wordt niets geschreven als het programma niet klopt, of als er meer
    zou veranderen dan nodig is.

    Afsluitcode: 0 in orde, 1 een programma klopt niet of is niet bij te werken, en
    met --check: er is iets te doen; 3 een bestand is niet te lezen.

    \b
    Voorbeelden:
      uvp migrate data/uvp2026.yaml
      uvp migrate data
      uvp migrate data --check
    """
    raise typer.Exit(max(_outcome(name, check) for name in locate.programmes(files)))


def _outcome(name: str, check: bool) -> int:
    """The exit status for one file: the others have their turn all the same."""
    try:
        _migrate(name, check)
    except typer.Exit as ending:
        return ending.exit_code
    return ExitCode.OK


def _migrate(name: str, only_check: bool) -> None:
    """Brings one file up to date, or says what there is to do or is in the way: `typer.Exit`."""
    from uvp_cli.checking.check import check
    from uvp_cli.document.reading import parse
    from uvp_cli.document.versions import CURRENT, text_up_to_date, version_of

    document = read_document(name)
    checked = check(document)
    if checked.programme is None:
        refuse(checked)
    version = version_of(document.data)
    if version == CURRENT:
        _say(f"{name}: versie {CURRENT}; er is niets te doen.")
        return
    if only_check:
        _say(f"{name}: versie {version}; bij te werken naar versie {CURRENT}.")
        raise typer.Exit(ExitCode.INVALID)
    text = text_up_to_date(document)
    if text is None or check(parse(text, name)).programme != checked.programme:
        _say(
            f"{name}: versie {version}; niet bij te werken zonder meer te veranderen. "
            "Schrijf eerst uit wat met & en * wordt herhaald."
        )
        raise typer.Exit(ExitCode.INVALID)
    writing.update(name, document.text, text)
    _say(f"{name}: bijgewerkt van versie {version} naar versie {CURRENT}.")


def _say(line: str) -> None:
    from uvp_cli.render.cells import visible

    with reader_may_leave():
        typer.echo(visible(line))
