"""Asking on a terminal what happens to an action, one question at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uvp_cli.changes.rollover.fates import Fate, Prospect

WORDS: dict[Fate, str] = {"ends": "stopt", "continues": "door", "later": "later"}


def can_ask() -> bool:
    """Whether somebody sits at both ends: questions are shown where errors are."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(asked: Sequence[Prospect]) -> dict[str, Fate]:
    """What the user wants with each action, by id.

    Whoever ends the input (Ctrl+D) leaves the rest for later; Ctrl+C is a KeyboardInterrupt.
    """
    answers: dict[str, Fate] = {}
    for number, prospect in enumerate(asked, start=1):
        _introduce(prospect, f"{number} van {len(asked)}")
        answer = _answer(prospect.proposal)
        if answer is None:
            sys.stderr.write("\n")
            return answers | {each.action.id: "later" for each in asked[number - 1 :]}
        answers[prospect.action.id] = answer
    return answers


def _introduce(prospect: Prospect, count: str) -> None:
    from uvp_cli.render.cells import visible

    action = prospect.action
    known = f'Looptijd: "{prospect.cell}".' if prospect.cell else "Er staat geen looptijd bij."
    text = f"\n{count}: {action.title} ({action.id})\n{known}"
    sys.stderr.write("\n".join(map(visible, text.split("\n"))) + "\n")


def _answer(proposal: Fate) -> Fate | None:
    """The answer, once there is one that is clear; None at the end of the input."""
    while True:
        sys.stderr.write(f"Stopt, door of later? (Enter = {WORDS[proposal]}) ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            return None
        given = line.strip().casefold()
        if not given:
            return proposal
        for fate, word in WORDS.items():
            if word.startswith(given):
                return fate
        sys.stderr.write("Typ s (stopt), d (door) of l (later).\n")
