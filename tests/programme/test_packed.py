from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest

from tests.cases import cases
from tests.samples import programme
from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.programme.packed import Unpackable, packed, unsqueezed

VALID = Path(__file__).parent.parent / "programmes" / "valid"


@cases("path", sorted(VALID.iterdir()))
def test_what_was_packed_is_the_same_programme(path: Path) -> None:
    of = programme(path.read_text("utf-8"), head="")
    assert programme(unsqueezed(packed(of)), head="") == of


@cases(
    "text",
    [
        "",
        "geen code \N{SNOWMAN}",
        base64.b85encode(b"niet ingepakt").decode(),
        base64.b85encode(zlib.compress(b"half")[:-3]).decode(),
        base64.b85encode(zlib.compress(b"\xff")).decode(),
        base64.b85encode(zlib.compress(b" " * (MAX_BYTES + 1))).decode(),
    ],
)
def test_what_nobody_packed_is_refused(text: str) -> None:
    with pytest.raises(Unpackable):
        unsqueezed(text)
