"""A rule as a value: a code with its explanation, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import Generic, TypeVar

from uvp_cli.document.findings import Finding, FindingSubject, KeyPath, Rule, Severity
from uvp_cli.values import dataclass

Whole = TypeVar("Whole")
"""The subject of a rule: a programme, or a log with the programme that it is of."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A place that breaks the rule at hand; `related` is where the other half stands. What it is
    `about` is not reported missing where it may have been left out for its shape."""

    path: KeyPath
    message: str
    hint: str | None = None
    at_key: bool = False
    related: KeyPath | None = None
    about: FindingSubject = "value"


@dataclass(frozen=True, slots=True)
class Check(Generic[Whole]):
    """A rule with the function that finds the places that break it."""

    rule: Rule
    find: Callable[[Whole], Iterator[Problem]]

    def __call__(self, whole: Whole) -> Iterator[Finding]:
        """Every place in `whole` that breaks the rule."""
        for it in self.find(whole):
            yield Finding(self.rule, it.path, it.message, it.hint, it.at_key, it.related, it.about)


def check(
    code: str, title: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Whole], Iterator[Problem]]], Check[Whole]]:
    """Makes a `Check` of a function; its docstring is the explanation that users read."""

    def decorate(find: Callable[[Whole], Iterator[Problem]]) -> Check[Whole]:
        return Check(Rule(code, title, _in_full(cleandoc(find.__doc__ or "")), severity), find)

    return decorate


def _in_full(text: str) -> str:
    """The explanation with, for a "…" under "Goed:", all lines under "Fout:" but the last."""
    wrong = text.partition("\nFout:\n")[2].partition("\n\nGoed:\n")[0]
    return text.replace("    …", wrong.rpartition("\n")[0])


def if_meant(code: str) -> str:
    """The advice to silence a finding that is right after all, in Dutch."""
    return f"Klopt het zo, zet dan erboven: # uvp: ignore {code} -- reden"
