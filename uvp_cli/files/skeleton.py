"""A folder for the programme of another region: a document to fill in, and the files around it.

The files are in `templates/`, with a name behind each % for what differs. The words of the user
come into the document as `scalars.py` writes any value, and into no other file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain, count
from pathlib import Path
from string import Template

from uvp_cli.checking.editor_schema import json_schema
from uvp_cli.checking.shape import Root
from uvp_cli.document import versions
from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse
from uvp_cli.document.scalars import rewritten, written_new
from uvp_cli.exits import UsageProblem
from uvp_cli.files.parts import fewer
from uvp_cli.files.supply import Supply
from uvp_cli.programme import months, names
from uvp_cli.programme.names import fold
from uvp_cli.values import dataclass

MAX_NAMES = 100
"""Municipalities, or themes, that can be named."""
MAX_LENGTH = 100
"""Characters of a name."""
_HOOK = {".pre-commit-config.yaml": "pre-commit-config.yaml"}
CI = {
    "github": {".github/workflows/uvp.yml": "github.yml", **_HOOK},
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml", **_HOOK},
    "none": {},
}
"""The files that have every change checked, for each place where a repository may be."""
AROUND = {
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/tasks.json": "vscode-tasks.json",
    ".gitignore": "gitignore",
    "README.md": "readme.md",
}
"""The files that every folder gets, each with its template."""
_IN_EXAMPLES = (
    *("overig", "afdeling-oov", "partner-politie", "rol-burgemeester"),
    *("gemeente-oud", "gemeente-nieuw", "regio"),
)
"""Ids in the examples of the document, which nothing else may have."""


@dataclass(frozen=True, slots=True)
class NewGemeente:
    """A municipality as it is named by whoever begins; `code` where it is known."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that must be known to begin: the region, the first and last year, what is in it.

    `parts` is what the programme has, of `PARTS`; None is all.
    """

    name: str
    years: tuple[int, int]
    gemeenten: tuple[NewGemeente, ...]
    themes: tuple[str, ...]
    parts: frozenset[str] | None = None

    @property
    def span(self) -> str:
        """The year, or the first and last: 2027 or 2027-2028."""
        return "-".join(str(year) for year in dict.fromkeys(self.years))


def name_of(text: str) -> str:
    """A name without stray spaces. Raises `UsageProblem` where it cannot be one."""
    name = " ".join(text.split())
    if not name:
        raise UsageProblem("Een naam is niet leeg.")
    if len(name) > MAX_LENGTH:
        raise UsageProblem(f"'{name[:20]}…' is te lang: een naam heeft hooguit 100 tekens.")
    if not name.isprintable():
        raise UsageProblem(f"In '{name}' staat een onzichtbaar teken. Typ de naam opnieuw.")
    return name


def gemeenten_of(texts: Iterable[str]) -> tuple[NewGemeente, ...]:
    """Municipalities, each from `Naam` or `Naam=GM0000`. Raises `UsageProblem`."""
    gemeenten = tuple(map(_gemeente_of, texts))
    _check_names("gemeenten", [gemeente.name for gemeente in gemeenten])
    owners: dict[str, str] = {}
    for name, code in ((gemeente.name, gemeente.code) for gemeente in gemeenten):
        if code and owners.setdefault(code, name) != name:
            raise UsageProblem(
                f"De gemeentecode {code} staat bij '{owners[code]}' en bij '{name}'; elke gemeente "
                "heeft een eigen code."
            )
    return gemeenten


def themes_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The titles of themes. Raises `UsageProblem`."""
    titles = tuple(map(name_of, texts))
    _check_names("thema's", titles)
    return titles


def years_of(text: str) -> tuple[int, int]:
    """The first and last year from `2027` or `2027-2028`. Raises `UsageProblem`."""
    years = re.fullmatch(r"(2[0-9]{3})(?:-(2[0-9]{3}))?", text.strip())
    if not years:
        raise UsageProblem(f"'{text}' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028.")
    first, last = int(years[1]), int(years[2] or years[1])
    if last < first:
        raise UsageProblem(f"'{text}' eindigt voor het begint.")
    if last not in months.YEARS or last - first >= months.LONGEST:
        raise UsageProblem(
            f"'{text}' kan niet: een programma duurt hooguit {months.LONGEST} jaar, "
            f"tot en met {months.YEARS[-1]}."
        )
    return first, last


def _gemeente_of(text: str) -> NewGemeente:
    name, sign, code = text.rpartition("=")
    if not sign:
        return NewGemeente(name_of(text))
    if not re.fullmatch("GM[0-9]{4}", code.strip()):
        raise UsageProblem(f"'{code}' is geen gemeentecode; schrijf GM en vier cijfers.")
    return NewGemeente(name_of(name), code.strip())


def _check_names(kind: str, names: Collection[str]) -> None:
    """Raises `UsageProblem` where there are too many names, or one twice."""
    if len(names) > MAX_NAMES:
        raise UsageProblem(f"Dit zijn meer dan {MAX_NAMES} {kind}.")
    folded = [fold(name) or name for name in names]
    for name, alike in zip(names, folded, strict=True):
        if folded.count(alike) > 1:
            raise UsageProblem(f"'{name}' staat er twee keer. Noem elke naam één keer.")


def files(beginning: Beginning, ci: str, supply: Supply) -> dict[str, bytes]:
    """Every file by its name in the folder; `ci` is one of `CI`."""
    programme = f"data/uvp{beginning.span}.yaml"
    checks = CI[ci]
    facts = {
        **supply.facts,
        "programme": programme,
        "names": "\n".join(f"- `{name}`" for name in checks),
    }
    facts["open"] = _filled("open.md", {"lines": "\n".join(supply.open)}) if supply.open else ""
    facts["checks"] = _filled("checks.md", facts) if checks else ""
    around = {name: _filled(template, facts) for name, template in {**AROUND, **checks}.items()}
    texts = {programme: document(beginning), **dict(_schemas()), **around}
    return {name: text.encode() for name, text in texts.items()}


def _schemas() -> Iterator[tuple[str, str]]:
    """The shape of a programme and that of a log, for the editor."""
    roots: dict[str, Root] = {"uvp": "programme", "voortgang": "log"}
    for name, root in roots.items():
        shape = json.dumps(json_schema(root=root), ensure_ascii=False, indent=2)
        yield f"schemas/{name}.schema.json", f"{shape}\n"


def document(beginning: Beginning) -> str:
    """The programme to fill in: valid as it is, with examples that only need their # removed."""
    taken = set(_IN_EXAMPLES)
    programme = _id(f"uvp {beginning.name}", taken, behind=f"-{beginning.span}")
    gemeenten = [_id(gemeente.name, taken) for gemeente in beginning.gemeenten]
    themes = [_id(title, taken) for title in beginning.themes]
    first, last = beginning.years
    facts = {
        "theme": themes[0],
        "gemeente": written_new(gemeenten[0], in_flow=True),
        "year": str(first),
        "plan": f"{first - 4}-{first - 1}",
        "adopted": f"{first - 1}-12-15",
        "extended": f"{last + 1}-12",
        "before": f"{first}-06",
        "after": f"{first}-07",
        "monday": date.fromisocalendar(first, 41, 1).isoformat(),
        "sunday": date.fromisocalendar(first, 41, 7).isoformat(),
    }
    text = _filled(
        "programme.yaml",
        {
            **facts,
            "version": str(versions.CURRENT),
            "id": programme,
            "first": f"{first}-01",
            "last": f"{last}-12",
            "gemeenten": "".join(map(_gemeente, beginning.gemeenten)),
            "themes": "".join(
                [_theme(1), _filled("theme.yaml", facts), *map(_theme, range(2, len(themes) + 1))]
            ),
        },
    )
    if beginning.parts is not None:
        text = fewer(text, beginning.parts, several=len(gemeenten) > 1)
    title = f"Uitvoeringsprogramma integrale veiligheid {beginning.name} {beginning.span}"
    values: dict[KeyPath, str] = {("title",): title}
    for at, (name, gemeente) in enumerate(zip(gemeenten, beginning.gemeenten, strict=True)):
        values |= {("gemeenten", at, "id"): name, ("gemeenten", at, "name"): gemeente.name}
    for at, (name, theme) in enumerate(zip(themes, beginning.themes, strict=True)):
        values |= {("themes", at, "id"): name, ("themes", at, "title"): theme}
    return rewritten(parse(text, programme), values)


def _gemeente(gemeente: NewGemeente) -> str:
    """A line for a municipality, whose x are still to be filled in."""
    code = f", code: {gemeente.code}" if gemeente.code else ""
    return f"  - {{id: x, name: x{code}}}\n"


def _theme(number: int) -> str:
    """The lines for a theme, whose x are still to be filled in."""
    return f"  - id: x\n    number: {number}\n    title: x\n"


def _id(name: str, taken: set[str], *, behind: str = "") -> str:
    """An id made from a name, which nothing else has; `taken` has it from now on."""
    words = names.slug(name, 40) or "naam"
    numbered = (f"{words}-{number}{behind}" for number in count(2))
    free = next(name for name in chain([f"{words}{behind}"], numbered) if name not in taken)
    taken.add(free)
    return free


class _Filled(Template):
    delimiter = "%"


def _filled(template: str, facts: dict[str, str]) -> str:
    """The text of a template with the facts in it."""
    path = Path(__file__).parent / "templates" / f"{template}.tmpl"
    return _Filled(path.read_text("utf-8")).substitute(facts)
