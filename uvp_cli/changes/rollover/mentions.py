"""Where a programme still speaks of its year, or of an action that stopped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from uvp_cli import dutch
from uvp_cli.changes.rollover.fates import YEAR
from uvp_cli.document.findings import KeyPath, shorten
from uvp_cli.programme import names, paths
from uvp_cli.programme.model import Action, Period, Programme

_PROSE = frozenset(
    (
        *("title", "text", "summary", "note", "cell", "label", "line", "name"),
        *("assumption", "for_readers", "source", "domain"),
    )
)
"""Keys whose text may name something; so may the cells under `cells`."""
_SHORT_FOR = re.compile(r"(?P<long>[^(]*?)\s*\((?:hierna:?\s+)?(?P<short>[^()]+)\)\s*(?P<rest>.*)")
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-Z]\w*[A-Z]\w*)!?(?!\w)")


class Mentions:
    """What to look for in texts: the years of the old and the new programme, and the names of
    actions that stop."""

    def __init__(self, programme: Programme, period: Period, ended: Collection[str]) -> None:
        self._programme = programme
        self._years = years(programme.period) | years(period)
        listed = [action for _, action in paths.actions(programme)]
        kept = [action for action in listed if action.id not in ended]
        self._ended = {
            name: action.title
            for action in listed
            if action.id in ended
            for name in _names_of(action, programme, kept)
        }

    def question_of_comment(self, text: str) -> str | None:
        """What to ask below a comment; None where it names no year and nothing that stopped."""
        years_named = self._years_in(text)
        stopped = self._stopped_in(text)
        named = [*years_named, *(f"de actie '{shorten(title)}', die stopt" for title in stopped)]
        about = "de opmerking hierboven noemt"
        return f"{about} {dutch.listing(named)}; klopt dat nog?" if named else None

    def in_programme(self, asked: Collection[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
        """What to ask about each text that names a year or an action that stops, and about each
        party that was such an action, with the references to it.

        A remark that is `asked` about already is not asked about its year.
        """
        yield from self._of_parties()
        for path, value in paths.values(self._programme):
            if not (isinstance(value, str) and _is_prose(path)):
                continue
            at = path[:-1] if path[-1] == "text" and "remarks" in path else path
            named = self._years_in(value)
            if named and not (at in asked and ("remarks" in path or path[-1] == "assumption")):
                yield at, f"hier staat {dutch.listing(named)}; klopt dat nog?"
            beside = (*path[:-2], path[-1]) if path[-2] == "cells" else None
            if beside not in self._references:
                yield from ((at, still(title)) for title in self._stopped_in(value))

    def _of_parties(self) -> Iterator[tuple[KeyPath, str]]:
        for section in ("departments", "partners", "roles"):
            for index, party in enumerate(getattr(self._programme, section)):
                if party.id in self._parties:
                    yield (section, index), "de actie met deze naam stopt; blijft dit in de lijst?"
        for path, titles in self._references.items():
            yield from ((path, still(title)) for title in titles)

    @cached_property
    def _references(self) -> dict[KeyPath, list[str]]:
        """The titles of actions that stop, by where a party of that name is referred to."""
        titles: dict[KeyPath, list[str]] = {}
        for path, value in paths.values(self._programme):
            names_party = not paths.NAMING_PARTIES.isdisjoint(path[-2:-1])
            if names_party and isinstance(value, str) and value in self._parties:
                titles.setdefault(path[:-1], []).append(self._parties[value])
        return titles

    @cached_property
    def _parties(self) -> dict[str, str]:
        """The parties that have the name of an action that stops: its title by their ids."""
        return {
            named.id: self._ended[name]
            for named in names.parties(self._programme)
            for name in named.names
            if name in self._ended
        }

    def _years_in(self, text: str) -> list[str]:
        for framework in self._programme.frameworks:
            # The years of a plan that it carries out do not change with the programme.
            first, last = framework.period[:4], f"(?:{framework.period[-4:]}|{framework.last})"
            text = re.sub(rf"{first}\s*(?:[-–/]|tot en met|t/m|tot)\s*{last}", "", text)
        return [year for year in dict.fromkeys(YEAR.findall(text)) if year in self._years]

    def _stopped_in(self, text: str) -> list[str]:
        found = (title for name, title in self._ended.items() if _says(text, name))
        return list(dict.fromkeys(found))


def still(title: str) -> str:
    """The question at what names an action that stops."""
    return f"de actie '{shorten(title)}' stopt; klopt dit nog?"


def years(period: Period) -> set[str]:
    """The years of a period."""
    return {str(year) for year in range(int(period.from_[:4]), int(period.last[:4]) + 1)}


def _is_prose(path: KeyPath) -> bool:
    """Whether a text may name something; what a duration says is asked with its action, and the
    name of a party or municipality is its own."""
    return (
        len(path) > 1
        and (path[-1] in _PROSE or path[-2] == "cells")
        and path[-2] != "duration"
        and not (path[-1] == "name" and path[0] in {"departments", "partners", "roles"})
    )


def _says(text: str, name: str) -> bool:
    """Whether a text has a name as words; of an abbreviation the capitals count."""
    flags = 0 if _ABBREVIATION.fullmatch(name) else re.IGNORECASE
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", text, flags) is not None


def _names_of(action: Action, programme: Programme, kept: Iterable[Action]) -> Iterator[str]:
    """What an action may be called elsewhere: its titles, what those are short for, and the names
    of the party that it is. A single ordinary word says too little, and so does a name that
    another action or party has."""
    titles = {action.title, (action.capacity and action.capacity.title) or action.title}
    shorter = {name for title in titles for name in _shorter(title)}
    own: set[str] = set()
    others: set[str] = set()
    for named in names.parties(programme):
        (own if titles & {*named.names} else others).update(named.names)
    texts = [text for one in kept for text in (one.title, (one.capacity and one.capacity.title))]
    for name in sorted({*titles, *shorter, *own} - others):
        is_telling = " " in name or _ABBREVIATION.fullmatch(name)
        if is_telling and not any(_says(text, name) for text in texts if text):
            yield name


def _shorter(title: str) -> Iterator[str]:
    """Other ways to write a title: without what stands between brackets, or with that instead."""
    if found := _SHORT_FOR.fullmatch(title):
        yield " ".join(filter(None, (found["long"], found["rest"])))
        yield " ".join(filter(None, (found["short"], found["rest"])))
        yield from found["short"].split("/")
    yield from _ABBREVIATION.findall(title)
