"""Somebody else's zip: what is in it is bounded before anything parses it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.cases import cases
from uvp_cli.render import untrusted
from uvp_cli.render.untrusted import Damaged, TooLarge, parsing, parts


def zipped(inside: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in inside.items():
            archive.writestr(name, part)
    return content.getvalue()


def test_every_part_is_read_whole() -> None:
    inside = {"a.xml": b"<a/>", "b/c.png": bytes(range(256))}
    assert parts(zipped(inside)) == inside


@pytest.mark.parametrize(
    ("bound", "inside", "reason"),
    [
        ("MAX_BYTES", {"a": bytes(range(256))}, "meer dan 20 bytes"),
        ("MAX_PARTS", {f"{number}": b"" for number in range(21)}, "meer dan 20 onderdelen"),
        ("MAX_UNPACKED", {"a": b"0" * 11, "b": b"0" * 11}, "meer dan 20 uitgepakte bytes"),
        ("MAX_TAGS", {"a.xml": b"<a>" * 21}, "meer dan 20 elementen"),
        ("MAX_RELATIONS", {"a.rels": b"<r:Relationship />" * 21}, "meer dan 20 verwijzingen"),
    ],
)
def test_what_is_over_a_bound_is_refused_and_named(
    monkeypatch: pytest.MonkeyPatch, bound: str, inside: Mapping[str, bytes], reason: str
) -> None:
    content = zipped(inside)
    parts(content)
    monkeypatch.setattr(untrusted, bound, 20)
    with pytest.raises(TooLarge, match=reason):
        parts(content)


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged() -> None:
    content = zipped({"a.xml": b" " * 1000})
    with pytest.raises(Damaged):
        parts(content.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little")))


def test_a_byte_that_flipped_is_noticed_wherever_it_is() -> None:
    content = zipped({"a.xml": bytes(range(256)) * 4})
    for index in range(30 + len("a.xml"), content.index(b"PK\x01\x02")):
        flipped = bytearray(content)
        flipped[index] ^= 0x55
        with pytest.raises(Damaged):
            parts(bytes(flipped))


def test_two_parts_of_one_name_and_a_document_type_are_damaged() -> None:
    twice = io.BytesIO(zipped({"a.xml": b"<a/>"}))
    with ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.xml", b"<b/>")
    for content in (twice.getvalue(), zipped({"a.xml": b"<!DOCTYPE a><a/>"})):
        with pytest.raises(Damaged):
            parts(content)


@cases("error", [KeyError, AttributeError, RecursionError, MemoryError])
def test_whatever_fails_on_a_file_that_is_not_ours_is_damaged(error: type[Exception]) -> None:
    with pytest.raises(Damaged), parsing():
        raise error


def test_what_is_said_on_purpose_is_not_taken_for_damage() -> None:
    class Said(Exception):
        pass

    with pytest.raises(Said), parsing():
        raise Said
