"""The words of a command line that stand behind no option, with the option before them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import field as made
from typing import Any

from uvp_cli.exits import UsageProblem
from uvp_cli.values import dataclass

_LIKE_OPTION = re.compile(r"--|-[^\W\d]")
"""How a text begins that is taken for an option: not a negative number, nor "- and a text"."""


@dataclass(slots=True)
class WordRun:
    """Words that stand together, with the `option` before them by its first name, if any, and its
    `field` and `value` where it takes one."""

    option: str = ""
    field: str = ""
    value: str = ""
    words: list[str] = made(default_factory=list)

    @property
    def typed(self) -> list[str]:
        """The option as it is typed."""
        if self.value.startswith("-"):
            return [f"{self.option}={self.value}"]
        return [self.option, self.value] if self.field else [self.option] if self.option else []


def runs(args: Iterable[str], options: Iterable[Any]) -> Iterator[WordRun]:
    """The runs of a command line with these options of Typer's, which it has no others than.
    Raises `UsageProblem` where the next option stands in the place of a value."""
    known = {name: option for option in options for name in option.opts}
    left, run = deque(args), WordRun()
    while left:
        arg = left.popleft()
        if not arg.startswith("-") or arg == "-":
            run.words.append(arg)
            continue
        yield run
        if arg == "--":
            yield WordRun(words=[*left])
            return
        run = _opened(arg, known, left)
    yield run


def _opened(arg: str, known: dict[str, Any], left: deque[str]) -> WordRun:
    """The run that an option begins; its value may be taken from what is `left`."""
    name, _, attached = arg.partition("=")
    if name not in known:  # -gVaals
        name, attached = arg[:2], arg[2:]
    option = known[name]
    if option.is_flag:
        return WordRun(option.opts[0])
    value = attached if name != arg else left.popleft()
    if name == arg and _LIKE_OPTION.match(value):
        raise UsageProblem(
            f"De optie {name} heeft een waarde nodig. Begint die met een streepje, typ dan: "
            f"{option.opts[0]}='-…'"
        )
    return WordRun(option.opts[0], str(option.name), value)
