"""The parties of an action in the words of its own row in the programme."""

from __future__ import annotations

from collections.abc import Iterable

from uvp_cli import dutch
from uvp_cli.programme.model import Capacity, Party


def departments_of(capacity: Capacity, departments: Iterable[Party]) -> str:
    """The departments as their cell names them; without a cell by their registered names."""
    return (capacity.cells.departments if capacity.cells else None) or _named(departments)


def partners_of(capacity: Capacity, partners: Iterable[Party]) -> str:
    """The partners as their cell names them; without a cell by their registered names."""
    return (capacity.cells.partners if capacity.cells else None) or _named(partners)


def _named(parties: Iterable[Party]) -> str:
    return dutch.titles(party.name for party in parties)
