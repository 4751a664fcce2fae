"""Mentions in a programme of its year, or of an action that stopped."""

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
    """The things to look for in texts: the years of the old and the new programme, and the names
    of actions that stop."""

    def __init__(self, programme: Programme, period: Period, ended: Collection[str]) -> None:
        self._programme = programme
        self._years = {*map(str, (*programme.period.years, *period.years))}
        actions = [action for _, action in paths.actions(programme)]
        going_on = [action for action in actions if action.id not in ended]
        self._ended = {
            name: action.title
            for action in actions
            if action.id in ended
            for name in _names_of(action, programme, going_on)
        }

    def question_of_comment(self, text: str) -> str | None:
        """The question below a comment; None where it names no year and nothing that stopped."""
        stopped = (f"de actie '{shorten(title)}', die stopt" for title in self._stopped_in(text))
        named = [*self._years_in(text), *stopped]
        if not named:
            return None
        return f"de opmerking hierboven noemt {dutch.listing(named)}; klopt dat nog?"

    def in_programme(self, questioned: Collection[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
        """A question about each text that names a year or an action that stops, and about each
        party that was such an action, with the references to it.

        A remark that is `questioned` already is not asked about its year.
        """
        yield from self._of_parties()
        for path, value in paths.values(self._programme):
            if not (isinstance(value, str) and _is_prose(path)):
                continue
            at = path[:-1] if path[-1] == "text" and "remarks" in path else path
            named = self._years_in(value)
            is_comment = "remarks" in path or path[-1] == "assumption"
            if named and not (is_comment and at in questioned):
                yield at, f"hier staat {dutch.listing(named)}; klopt dat nog?"
            beside = (*path[:-2], path[-1]) if path[-2] == "cells" else None
            if beside not in self._references:
                yield from ((at, still(title)) for title in self._stopped_in(value))

    def _of_parties(self) -> Iterator[tuple[KeyPath, str]]:
        for section in ("departments", "partners", "roles"):
            for path, party in paths.listed(section, self._programme):
                if party.id in self._parties:
                    yield path, "de actie met deze naam stopt; blijft dit in de lijst?"
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
        titles = (title for name, title in self._ended.items() if _says(text, name))
        return list(dict.fromkeys(titles))


def still(title: str) -> str:
    """The question at what names an action that stops."""
    return f"de actie '{shorten(title)}' stopt; klopt dit nog?"


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


def _names_of(action: Action, programme: Programme, going_on: Iterable[Action]) -> Iterator[str]:
    """The names of an action elsewhere: its titles, what those are short for, and the names of the
    party that it is. A single ordinary word says too little, and so does a name that
    another action or party has."""
    titles = _titles(action)
    shorter = {name for title in titles for name in _shorter(title)}
    own: set[str] = set()
    others: set[str] = set()
    for named in names.parties(programme):
        (own if titles & {*named.names} else others).update(named.names)
    texts = [text for other in going_on for text in _titles(other)]
    for name in sorted({*titles, *shorter, *own} - others):
        is_telling = " " in name or _ABBREVIATION.fullmatch(name)
        if is_telling and not any(_says(text, name) for text in texts):
            yield name


def _titles(action: Action) -> set[str]:
    return {action.title, (action.capacity and action.capacity.title) or action.title}


def _shorter(title: str) -> Iterator[str]:
    """Other ways to write a title: without what stands between brackets, or with that instead."""
    if found := _SHORT_FOR.fullmatch(title):
        yield " ".join(filter(None, (found["long"], found["rest"])))
        yield " ".join(filter(None, (found["short"], found["rest"])))
        yield from found["short"].split("/")
    yield from _ABBREVIATION.findall(title)
