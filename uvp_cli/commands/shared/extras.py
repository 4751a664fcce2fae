"""Libraries that only one option or format needs, and that may not be installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from uvp_cli.exits import UsageProblem


def load(module: str, extra: str, purpose: str) -> Any:
    """The library `module`, which comes with `uvp[extra]`.

    Raises `UsageProblem`, which says how to install it for `purpose`.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        command = f"pip install 'uvp[{extra}]'"
        raise UsageProblem(f"Voor {purpose} is {module} nodig. Installeer het: {command}") from None
