"""The letter and colours of a house style, for pictures in a document that has one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from uvp_cli.render.pictures import svg
from uvp_cli.values import dataclass

READABLE, DARK = 4.6, 7.0
"""The contrast with white at which white letters can be read, and that of the darkest shade."""
BLACK, WHITE = 0, 255
STEPS = 64
_COLOURED = re.compile(r'class="([^"]+)"(?: (?:fill|stroke)="#[0-9a-f]{6}")+')
_KINDS = {"f": "fill", "s": "stroke"}
_Colour = tuple[int, ...]
"""Red, green and blue, each at most 255."""


@dataclass(frozen=True, slots=True)
class House:
    """A house style: its letter, and the first three accents of its theme (rrggbb)."""

    font: str
    accents: Sequence[str]

    def on(self, drawing: str) -> str:
        """The drawing in this style; what no accent says stays as it is."""
        colours = {**{name: usual for name, (usual, _) in svg.COLOURS.items()}, **self._colours()}

        def painted(mark: re.Match[str]) -> str:
            pairs = (name.split("-", 1) for name in mark[1].split())
            said = "".join(f' {_KINDS[kind]}="{colours[name]}"' for kind, name in pairs)
            return f'class="{mark[1]}"{said}'

        return svg.lettered(_COLOURED.sub(painted, drawing), self.font)

    def _colours(self) -> Mapping[str, str]:
        accents: list[_Colour] = [tuple(bytes.fromhex(accent)) for accent in self.accents]
        own, shared, assumed = (_darkened(accent, READABLE) for accent in accents)
        shades = {
            "own": own,
            "shared": shared,
            "assumed": assumed,
            "shade-1": _mixed(own, WHITE, 0.85),
            "shade-2": _mixed(own, WHITE, 0.65),
            "shade-3": _lightened(own, READABLE),
            "shade-4": _darkened(own, DARK),
        }
        return {name: f"#{bytes(shade).hex()}" for name, shade in shades.items()}


def contrast(colour: Sequence[int]) -> float:
    """The contrast of a colour with white, as WCAG reckons it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _mixed(colour: _Colour, other: int, part: float) -> _Colour:
    return tuple(round(channel + (other - channel) * part) for channel in colour)


def _darkened(colour: _Colour, least: float) -> _Colour:
    """The colour, as much darker as it takes to have this contrast with white."""
    darker = (_mixed(colour, BLACK, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in darker if contrast(shade) >= least)


def _lightened(colour: _Colour, least: float) -> _Colour:
    """The colour, as light as it may be to have this contrast with white."""
    lighter = (_mixed(colour, WHITE, step / STEPS) for step in range(STEPS))
    return [shade for shade in lighter if contrast(shade) >= least][-1]
