"""`uvp schema`: the shape of a programme or its log, for editors."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from uvp_cli.commands.shared import options
from uvp_cli.commands.shared.loading import read_document, refuse
from uvp_cli.commands.shared.output import check_ours, save
from uvp_cli.commands.shared.parameters import completes_words, flag, option
from uvp_cli.document import logs
from uvp_cli.files.writing import STANDARD_OUTPUT

if TYPE_CHECKING:
    from uvp_cli.checking.editor_schema import Known
    from uvp_cli.checking.shape import Root

DRAFTS = ("2020-12", "07")


def schema(
    document: str | None = option(
        "--for --voor BESTAND",
        "Neem de ids van dit programma op, zodat een editor ook verwijzingen aanvult "
        "en een onbekende id aanwijst; van een logboek die van zijn programma.",
    ),
    log: bool = flag("--log --logboek", "Het schema van een logboek."),
    draft: str = option(
        "--draft VERSIE",
        f"Versie van JSON Schema: {DRAFTS[0]}, of {DRAFTS[1]} voor een editor die alleen die kent.",
        completes_words(DRAFTS),
        default=DRAFTS[0],
    ),
    output: str | None = option(
        "--output --uitvoer BESTAND", "Schrijf naar dit bestand in plaats van naar het scherm."
    ),
) -> None:
    """Geef het JSON Schema waarmee een editor meedenkt.

    De editor vult sleutels en waarden aan, legt ze uit en wijst fouten aan. Met
    --for kent hij ook de ids van dat programma; maak het schema dan opnieuw na een
    nieuwe afdeling, actie of doelstelling.

    Afsluitcode: 0 in orde, 1 de YAML van het programma klopt niet, 3 het
    programma is niet te lezen.

    \b
    Voorbeelden:
      uvp schema
      uvp schema --output uvp.schema.json
      uvp schema --for data/uvp2026.yaml --output data/uvp2026.schema.json
      uvp schema --draft 07
      uvp schema --log --output voortgang.schema.json

    \b
    Op de eerste regel van data/uvp2026.yaml:
      # yaml-language-server: $schema=uvp2026.schema.json
    """
    from uvp_cli.checking.editor_schema import is_ours, json_schema
    from uvp_cli.render.answers.json_text import dump

    options.among("Onbekende versie", draft, DRAFTS)
    known: Known | None = None
    root: Root = "log" if log else "programme"
    if document:
        known, own = _ids_in(document)
        root = "log" if log else own
    if output:
        check_ours(output, is_ours, "geen schema")
    written = json_schema(known, root=root, draft_07=draft == "07")
    text = io.StringIO()
    dump(written, text)
    save(text.getvalue(), output or STANDARD_OUTPUT, sources=[document] if document else [])


def _ids_in(path: str) -> tuple[Known, Root]:
    """The ids that references can be to in the programme at `path`, or in that of the log there;
    and which of the two it is.

    It may have other mistakes, but not in its YAML: with half of the ids, the schema
    would call the other half unknown. Raises `typer.Exit` after printing what is wrong.
    """
    from uvp_cli.checking.check import check
    from uvp_cli.checking.editor_schema import known_ids
    from uvp_cli.checking.shape import root_of

    document = read_document(path)
    root = root_of(document.data)
    if root == "log":
        document = read_document(logs.beside(Path(path)))
    if not document.complete or not isinstance(document.data, dict):
        refuse(check(document))
    return known_ids(document.data), root
