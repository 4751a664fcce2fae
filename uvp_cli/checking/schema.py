"""Validation: plain data against the shape of a programme, or of its log."""

from __future__ import annotations

import json
from typing import Any

from uvp_cli.checking.shape import adapter, root_of
from uvp_cli.document.findings import Finding
from uvp_cli.programme.log import Log
from uvp_cli.programme.model import Programme


def validate(data: Any) -> tuple[Programme | Log | None, tuple[Finding, ...]]:
    """The programme or log that plain `data` describes, or None and every misfit.

    `data` holds dicts, lists, text, numbers, booleans and None, no deeper than
    the bounds of a document allow.
    """
    validator = adapter(root_of(data))
    from pydantic import ValidationError

    try:
        return validator.validate_json(json.dumps(data)), ()
    except ValidationError as error:
        from uvp_cli.checking import misfits

        return None, tuple(misfits.found(error.errors(include_url=False), data))
