"""Rules about hours, the allocation key and money."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli.diagnostics import Finding, Rule
from uvp_cli.model import Programme
from uvp_cli.rules import paths

UNEXPLAINED_ALTERNATIVE = Rule("UVP501", "Andere lezing zonder aanname")
ALLOCATION_WEIGHTS = Rule("UVP502", "Gewichten passen niet bij de verdeelsleutel")
BUDGET_AMOUNT = Rule("UVP503", "Bedrag past niet bij de status")
EXCEPTION_TO_JOINT_HOURS = Rule("UVP504", "Uitzondering bij uren die niet per gemeente zijn")


def unexplained_alternative(programme: Programme) -> Iterator[Finding]:
    """Who lists other readings says why this one was taken."""
    for path, estimate in paths.estimates(programme):
        if estimate.alternatives and not estimate.assumption:
            message = "Deze raming heeft andere lezingen, maar zegt niet waarom deze is gekozen."
            hint = "Voeg 'assumption:' toe."
            yield Finding(
                UNEXPLAINED_ALTERNATIVE, (*path, "alternatives"), message, hint, at_key=True
            )


def allocation_weights(programme: Programme) -> Iterator[Finding]:
    """Weights cover every municipality, and stand only with the key that uses them."""
    allocation = programme.allocation
    place = ("allocation", "weights")
    if allocation.key == "equal":
        if allocation.weights:
            message = "De verdeelsleutel is 'equal' en gebruikt geen gewichten."
            hint = "Schrijf key: weights, of verwijder de gewichten."
            yield Finding(ALLOCATION_WEIGHTS, place, message, hint, at_key=True)
        return
    missing = [g.id for g in programme.gemeenten if g.id not in allocation.weights]
    if missing:
        message = f"Er is geen gewicht voor {', '.join(missing)}."
        yield Finding(
            ALLOCATION_WEIGHTS, place, message, "Geef elke gemeente een gewicht.", at_key=True
        )
    elif not any(allocation.weights[g.id] for g in programme.gemeenten):
        message = "Alle gewichten zijn 0; zo is er niets te verdelen."
        yield Finding(ALLOCATION_WEIGHTS, place, message, None, at_key=True)


def budget_amount(programme: Programme) -> Iterator[Finding]:
    """An amount has euros and a basis; what is no amount has neither."""
    for path, theme in paths.themes(programme):
        for index, item in enumerate(theme.budget):
            place = (*path, "budget", index)
            if item.status == "amount":
                for key, value in (("euros", item.euros), ("per", item.per)):
                    if value is None:
                        message = f"Bij een bedrag hoort '{key}'."
                        yield Finding(BUDGET_AMOUNT, (*place, key), message, f"Voeg '{key}:' toe.")
            elif item.euros is not None:
                message = f"De status is '{item.status}', maar er staat een bedrag."
                yield Finding(BUDGET_AMOUNT, (*place, "euros"), message, "Schrijf status: amount.")


def exception_to_joint_hours(programme: Programme) -> Iterator[Finding]:
    """An exception for one municipality only makes sense for hours per municipality."""
    for path, estimate in paths.estimates(programme):
        readings = [(path, estimate)] + [
            ((*path, "alternatives", index), reading)
            for index, reading in enumerate(estimate.alternatives)
        ]
        for place, reading in readings:
            if reading.except_ and reading.per != "gemeente":
                message = "Een uitzondering voor een gemeente kan alleen bij uren per gemeente."
                hint = "Schrijf per: gemeente, of verwijder de uitzondering."
                yield Finding(
                    EXCEPTION_TO_JOINT_HOURS, (*place, "except"), message, hint, at_key=True
                )
