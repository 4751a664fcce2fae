"""Figures as the report writes them, in Dutch."""

from __future__ import annotations


def duration(seconds: float) -> str:
    """A time in a unit that suits it: 24,5 s, 235 ms or 8,76 ms."""
    if seconds >= 1:
        return f"{_three(seconds)} s"
    if seconds >= 0.001:
        return f"{_three(seconds * 1e3)} ms"
    return f"{_three(seconds * 1e6)} µs"


def megabytes(count: float) -> str:
    """An amount of memory or text: 47,3 MB."""
    return f"{_three(count / 1e6)} MB"


def amount(count: int) -> str:
    """A whole number: 1.000."""
    return f"{count:,}".replace(",", ".")


def ratio(value: float) -> str:
    """How many times as much: 1,31."""
    return f"{value:.2f}".replace(".", ",")


def _three(value: float) -> str:
    """A figure of which no more than three digits say anything."""
    decimals = max(0, 3 - len(str(int(value))))
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
