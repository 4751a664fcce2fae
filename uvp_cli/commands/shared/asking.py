"""Asking on a terminal: one question; or what happens to each action, with a way back and a list to
confirm."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from uvp_cli import dutch
from uvp_cli.values import dataclass

if TYPE_CHECKING:
    from uvp_cli.changes.rollover.fates import Decided, Fate, Prospect

Answer = TypeVar("Answer", bound=str)
Back = Literal["back"]
WORDS: Mapping[Fate, str] = {"ends": "nee, stopt", "continues": "ja, door", "later": "later"}
_HEADINGS: Mapping[Fate, str] = {
    "ends": "Stopt",
    "continues": "Gaat door",
    "later": "Later te beslissen",
}
SAID: Mapping[Fate | Back, tuple[str, ...]] = {
    "continues": (
        *("ja", "door", "doorgaan", "doorgaat", "gaat door", "ga door"),
        *("verder", "blijft", "blijven", "houden", "behouden"),
    ),
    "ends": (
        *("nee", "stopt", "stop", "stoppen", "gestopt", "eindigt", "einde", "afgelopen"),
        *("vervalt", "houdt op"),
    ),
    "later": ("later", "later beslissen", "weet ik niet", "weet niet", "onbekend", "overslaan"),
    "back": ("terug", "vorige", "ga terug"),
}
"""The words that people type for each answer; their beginning is enough where only one has it."""
_YES, _NO = ("ja", "klopt", "akkoord", "goed"), ("nee", "stop", "stoppen", "afbreken")
WIDEST = 100
"""Columns: longer lines are hard to read, however wide the terminal."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The actions to ask about; what to tell of one, after these answers (a word for each fact);
    and what these answers would do with all actions."""

    prospects: tuple[Prospect, ...]
    facts_of: Callable[[Prospect, Mapping[str, Fate]], Iterable[tuple[str, str]]]
    outcome: Callable[[Mapping[str, Fate]], Sequence[Decided]]


def can_ask() -> bool:
    """Whether somebody sits at both ends: questions are shown where errors are."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(dialogue: Dialogue) -> dict[str, Fate]:
    """The fate that the user wants for each action, by id, once confirmed.

    Whoever ends the input (Ctrl+D) leaves the rest for later. Whoever breaks off (Ctrl+C) or does
    not confirm raises KeyboardInterrupt.
    """
    answers: dict[str, Fate] = {}
    prospects, position = dialogue.prospects, 0
    while prospects:
        if position == len(prospects):
            again = _confirmed(dialogue, answers)
            if again is None:
                break
            position = again
        _introduce(dialogue, position, answers)
        action = prospects[position].action.id
        answer = _answer(answers.get(action) or proposed(prospects[position]))
        if answer == "back":
            if position == 0:
                say("Dit is de eerste vraag.")
            position = max(position - 1, 0)
            continue
        if answer is None:
            for prospect in prospects:
                answers.setdefault(prospect.action.id, "later")
        else:
            answers[action] = answer
        position = len(prospects) if len(answers) == len(prospects) else position + 1
    return answers


def proposed(prospect: Prospect) -> Fate:
    """The meaning of Enter: what the duration says beyond doubt, and nothing else."""
    return prospect.proposal if prospect.certain else "later"


def meant_by(typed: str, said: Mapping[Answer, Sequence[str]]) -> Answer | None:
    """The answer that somebody who types this gives; None where that is not clear."""
    folded = re.sub(r"[\s.,;!]+", " ", typed).strip().casefold()
    meant = _meant(folded, said)
    if len(meant) != 1:
        of_words = [_meant(word, said) for word in folded.split(" ")]
        meant = set.union(*of_words) if all(of_words) else set()
    return meant.pop() if len(meant) == 1 else None


def _meant(word: str, said: Mapping[Answer, Sequence[str]]) -> set[Answer]:
    """The answers of which a word is this, or else those of which one begins with it."""
    whole = {answer for answer, words in said.items() if word in words}
    begun = {answer for answer, words in said.items() if _begins(word, words)}
    return (whole or begun) if word else set()


def _introduce(dialogue: Dialogue, position: int, answers: Mapping[str, Fate]) -> None:
    prospect = dialogue.prospects[position]
    action = prospect.action
    say(f"\n{position + 1} van {len(dialogue.prospects)}: {action.title} ({action.id})")
    for word, text in dialogue.facts_of(prospect, answers):
        say(f"{word}: {text}", indent=2)


def _answer(default: Fate) -> Fate | Back | None:
    """The answer about an action; None at the end of the input."""
    question = f"Gaat zij door? (ja, nee, later of terug; Enter = {WORDS[default]})"
    advice = (
        "Typ ja (zij gaat door), nee (zij stopt), later (de vraag komt in het bestand) of "
        "terug (naar de vorige actie)."
    )
    return choose(question, SAID, default, advice)


def choose(
    question: str, said: Mapping[Answer, Sequence[str]], default: Answer, advice: str
) -> Answer | None:
    """The answer to a question, once there is one that is clear; None at the end of the input."""
    while (typed := text(question)) is not None:
        answer = meant_by(typed, said) if typed else default
        if answer:
            return answer
        say(advice)
    return None


def text(question: str) -> str | None:
    """The text typed in answer to a question, be it nothing; None at the end of the input."""
    _prompt(question)
    line = sys.stdin.readline()
    if not line:
        say("")
    return line.strip() if line else None


def _confirmed(dialogue: Dialogue, answers: Mapping[str, Fate]) -> int | None:
    """The position of the question to ask again; None when all is confirmed."""
    prospects = dialogue.prospects
    numbers = {prospect.action.id: number for number, prospect in enumerate(prospects, start=1)}
    say("\nZo wordt het:")
    for fate, heading in _HEADINGS.items():
        decided = dialogue.outcome(answers)
        actions = [decision.prospect.action for decision in decided if decision.fate == fate]
        if actions:
            say(f"{heading} ({len(actions)})", indent=2)
        for action in actions:
            number = f"{numbers[action.id]}. " if action.id in numbers else ""
            say(f"{number}{action.title} ({action.id})", indent=4)
    while True:
        _prompt("Klopt dit? (ja, nee, terug, of het nummer van een actie; Enter = ja)")
        line = sys.stdin.readline()
        reply = line.strip().rstrip(".!").casefold()
        if not line or (reply and _begins(reply, _NO)):
            raise KeyboardInterrupt
        if not reply or _begins(reply, _YES):
            return None
        if _begins(reply, SAID["back"]):
            return len(prospects) - 1
        if reply.isdecimal() and 1 <= int(reply) <= len(prospects):
            return int(reply) - 1
        say(
            "Typ ja (schrijven), nee (er wordt niets geschreven), terug (naar de laatste actie) "
            f"of een nummer tot en met {dutch.number(len(prospects))} (om die actie te veranderen)."
        )


def _begins(typed: str, words: Iterable[str]) -> bool:
    return any(word.startswith(typed) for word in words)


def _prompt(text: str) -> None:
    sys.stderr.write(f"{_wrapped(text)} ")
    sys.stderr.flush()


def say(text: str, indent: int = 0) -> None:
    """Writes a text where the questions are."""
    sys.stderr.write(f"{_wrapped(text, indent)}\n")


def _wrapped(text: str, indent: int = 0) -> str:
    """The text in lines that break between words: an id or a long word stays whole."""
    from uvp_cli.render.cells import whole_words

    lines = (" " * indent + line for line in text.split("\n"))
    return "\n".join(whole_words(line, sys.stderr, indent + 2, WIDEST) for line in lines)
