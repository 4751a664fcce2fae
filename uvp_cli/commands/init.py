"""`uvp init`: a folder for the programme of another region."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from uvp_cli import dutch
from uvp_cli.commands.shared import asking
from uvp_cli.commands.shared.output import complain
from uvp_cli.commands.shared.parameters import argument, completes_words, flag, option
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.system import printable

if TYPE_CHECKING:
    from uvp_cli.files.skeleton import NewGemeente
    from uvp_cli.files.supply import Supply

Answer = TypeVar("Answer")
HOSTS = ("github", "gitlab", "none")
PARTS = ("uren", "fte", "geld", "maanden", "kwartalen", "maatregelen", "indicatoren")


def init(
    folder: str = argument("[MAP]", "De map; zonder: deze map.", default="."),
    name: str | None = option("--name --naam NAAM", "Naam van de regio of gemeente."),
    years: str | None = option(
        "--year --period --jaar --periode JAREN",
        "Het jaar, of het eerste en het laatste: 2027 of 2027-2028.",
    ),
    gemeenten: list[str] | None = option(
        "--gemeente -g GEMEENTE…", "Wie meedoet, met of zonder gemeentecode: Vaals of Vaals=GM0981."
    ),
    themes: list[str] | None = option("--theme --thema THEMA…", "Een thema van het programma."),
    parts: list[str] | None = option(
        "--with --met WAT…",
        f"Wat uw programma heeft, uit {', '.join(PARTS)}; zonder: alles.",
        completes_words(PARTS),
    ),
    ci: str = option(
        "--ci WAAR",
        f"Waar elke wijziging wordt gecontroleerd: {', '.join(HOSTS)}; zonder: {HOSTS[0]}.",
        completes_words(HOSTS),
        default=HOSTS[0],
    ),
    source: str | None = option(
        "--source --bron ADRES",
        "De git-repository waaruit de controle uvp haalt, zoals https://github.com/eigenaar/uvp.",
    ),
    revision: str | None = option(
        "--rev --versie VERSIE", "De tag of commit daarvan, zoals v1.0.0."
    ),
    no_input: bool = flag("--no-input --vraag-niets", "Stel geen vragen."),
) -> None:
    """Begin een programma voor een andere regio.

    In de map komt een programma om in te vullen, met bij elk onderdeel uitleg en
    een voorbeeld, en wat eromheen hoort: instellingen voor de editor, het schema,
    en de controle van elke wijziging. Wat niet als optie is gegeven, wordt in een
    terminal gevraagd. Waar de controle uvp vandaan haalt, mag open blijven; dan
    mislukt zij tot het is ingevuld. Wat er al staat, blijft staan: dan wordt er
    niets geschreven.

    \b
    Voorbeelden:
      uvp init veiligheid --name Roermonde --year 2027 -g Roervoort --theme Jeugd
      uvp init --name Noord --period 2027-2028 -g Oost -g West --theme Zorg
      uvp init zuid --name Zuid --year 2027 -g Zuid --theme Zorg --ci none
      uvp init dal --name Dal --year 2027 -g Dal --theme Zorg --met fte,kwartalen
    """
    from uvp_cli.files import skeleton
    from uvp_cli.files.parts import parts_of

    _check_folder(folder)
    _check_ci(ci, source, revision)
    needed = {"--name": name, "--year": years, "--gemeente": gemeenten, "--theme": themes}
    missing = [option for option, value in needed.items() if not value]
    asks = asking.can_ask() and not no_input
    if missing and not asks:
        raise UsageProblem(f"Geef {dutch.listing(missing)}. In een terminal vraagt uvp ernaar.")
    beginning = skeleton.Beginning(
        skeleton.name_of(name) if name else _one("Naam van de regio", skeleton.name_of),
        skeleton.years_of(years) if years else _one("Jaar, of 2027-2028", skeleton.years_of),
        _gemeenten(gemeenten) if gemeenten else _several("Gemeente, of Vaals=GM0981", _gemeenten),
        skeleton.themes_of(themes) if themes else _several("Thema", skeleton.themes_of),
        _one(
            f"Wat erin staat, uit {', '.join(PARTS)} (leeg is alles)", lambda text: parts_of([text])
        )
        if missing and asks and not parts
        else parts_of(parts or ()),
    )
    supply = _supply(source, revision, ci, asks=asks and bool(skeleton.CI[ci]))
    files = skeleton.files(beginning, ci, supply)
    _write(Path(folder), files)
    _say(f"Geschreven in {folder}:", *(f"  {written}" for written in files))
    _say(f"Vul {next(iter(files))} in. Of het klopt, zegt: uvp validate")
    if skeleton.CI[ci] and supply.open:
        _say(
            f"Vul ook in {dutch.listing(list(skeleton.CI[ci]))} in waar de controle uvp haalt; "
            "README.md zegt hoe. Tot dan mislukt elke controle."
        )


def _gemeenten(texts: Iterable[str]) -> tuple[NewGemeente, ...]:
    """Municipalities, also those that are named after one another with commas between."""
    from uvp_cli.files import skeleton

    return skeleton.gemeenten_of(name for text in texts for name in _apart(text))


def _apart(text: str) -> list[str]:
    """The municipalities in a text. A name may have commas, as its "en" shows; what is taken for
    one, or for more, is said then."""
    names = [name.strip() for name in text.split(",")]
    if names[1:] and " en " in names[-1]:
        # Nuenen, Gerwen en Nederwetten=GM0820
        names = [text] if text.count("=") == 1 else names
        counted = dutch.plural(len(names), "gemeente", "gemeenten")
        complain(
            f"Gelezen als {counted}: {printable('; '.join(names))}. Noem anders elke gemeente "
            "apart, of zet achter één naam met komma's de code: 'Berg, Dal en Duin=GM0000'."
        )
    return names


def _check_folder(folder: str) -> None:
    """Raises `UsageProblem` where this is the name of a programme's file."""
    import shlex

    path = Path(folder)
    if path.suffix.lower() in locate.ENDINGS:
        named = printable(shlex.quote(str(path.with_suffix(""))))
        raise UsageProblem(
            f"uvp init maakt een map, en '{printable(folder)}' heet als een bestand; het programma "
            f"komt in die map. Noem de map, met dezelfde opties: uvp init {named}"
        )


def _check_ci(ci: str, source: str | None, revision: str | None) -> None:
    """Raises `UsageProblem` where there is no such check, or no place for what was typed of it."""
    if ci not in HOSTS:
        raise UsageProblem(f"Onbekend: --ci {ci}. Kies uit: {', '.join(HOSTS)}.")
    typed = [name for name, value in {"--source": source, "--rev": revision}.items() if value]
    if ci == "none" and typed:
        raise UsageProblem(
            f"Met --ci none komt er geen controle, dus ook geen plaats voor {dutch.listing(typed)}."
        )


def _supply(source: str | None, revision: str | None, ci: str, *, asks: bool) -> Supply:
    """The supply of `uvp` to the check, as far as it is known. Raises `UsageProblem`."""
    from uvp_cli.files import supply

    def address(text: str) -> str:
        return supply.address_of(text, ci) if text.strip() else supply.NO_ADDRESS

    def tag(text: str) -> str:
        return supply.revision_of(text) if text.strip() else supply.NO_REVISION

    if source is None and asks:
        where = _one(
            "Adres van de repository waaruit de controle uvp haalt (leeg is later)", address
        )
    else:
        where = address(source or "")
    if revision is None and asks and where != supply.NO_ADDRESS:
        return supply.Supply(where, _one("Tag of commit daarvan (leeg is later)", tag))
    return supply.Supply(where, tag(revision or ""))


def _one(question: str, read: Callable[[str], Answer]) -> Answer:
    """The answer as `read` takes it; asks again as long as it does not."""
    while True:
        try:
            return read(_ask(question))
        except UsageProblem as problem:
            _say(str(problem), to_errors=True)


def _several(question: str, read: Callable[[list[str]], Answer]) -> Answer:
    """One answer or more as `read` takes them; an empty one ends them."""
    texts: list[str] = []
    while True:
        text = _ask(f"{question} (leeg is klaar)" if texts else question)
        if texts and not text.strip():
            return read(texts)
        try:
            read([*texts, text])
        except UsageProblem as problem:
            _say(str(problem), to_errors=True)
        else:
            texts.append(text)


def _ask(question: str) -> str:
    try:
        return str(typer.prompt(question, default="", show_default=False, err=True))
    except typer.Abort:
        _say("", "Afgebroken; er is niets geschreven.", to_errors=True)
        raise


def _say(*lines: str, to_errors: bool = False) -> None:
    from uvp_cli.render.cells import visible

    for line in lines:
        typer.echo(visible(line), err=to_errors)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes all files, or none. Raises `UsageProblem` where one is there, or none can be."""
    from uvp_cli.files.writing import write_new_files

    _check_free(folder, files)
    try:
        write_new_files(folder, files)
    except FileExistsError:
        _check_free(folder, files)


def _check_free(folder: Path, files: Iterable[str]) -> None:
    """Raises `UsageProblem` where a file is there already, or what is no folder."""
    for path in dict.fromkeys(parent for name in files for parent in (folder / name).parents):
        if os.path.lexists(path) and not os.path.isdir(path):  # noqa: PTH112 (of any name)
            raise UsageProblem(f"'{printable(path)}' is geen map. Er is niets geschreven.")
    there = [name for name in files if os.path.lexists(folder / name)]
    if there:
        shown = ", ".join(there)
        raise UsageProblem(
            f"Er is niets geschreven, want in '{printable(folder)}' staat al: {shown}."
        )
