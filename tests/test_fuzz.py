"""The shipped programme, damaged in thousands of ways: every file gets an answer.

`pytest -m fuzz` takes some minutes. A failure begins with the path of the file that
it is about, and the seed is in the name of the test. `UVP_FUZZ_SEEDS=4-400` tries
other seeds than the usual ones. What it finds becomes a case in `programmes/`.
"""

from __future__ import annotations

import codecs
import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as start_at
from hypothesis import strategies as st

from tests.answers import answer, assert_validated
from tests.commands.runner import DATA, ROOT, process
from tests.mutations import mutations
from uvp_cli.document.reading import read
from uvp_cli.render.findings import FORMATS

pytestmark = pytest.mark.fuzz
YEAR = ROOT / "tests" / "years"
"""A small programme with the logs of its year."""

FIRST, _, LAST = os.environ.get("UVP_FUZZ_SEEDS", "0-3").partition("-")
SEEDS = range(int(FIRST), int(LAST or FIRST) + 1)
DAMAGED = 200
"""Files of one seed whose bytes are damaged."""
CHANGED = 60
"""Files of one seed whose structure is changed."""
OTHER_FORMATS = tuple(form for form in FORMATS if form != "json")
QUESTIONS = ("hours", "planning", "show", "actions", "goals", "departments", "budget", "questions")


# Bytes.

Damage = Callable[[Random, bytes], bytes]
TOKENS = (
    *(b"\t", b"\0", b"\x1b[31m", b"\r", b"\r\n", b"\n", b" ", b"\xff", b"\xc3", b"\xed\xa0\x80"),
    *(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    *(each.encode() for each in "\x85\u2028\u2029\u200f\u202e\ufffe\uffff😀"),
    *(b"&a ", b"*a", b"&a *a", b"<<: *a", b"<<: ", b"!!python/object:os.system ", b"! ", b"!!str "),
    *(b"\n---\n", b"\n--- ", b"\n...\n", b"\n%YAML 1.2\n---\n", b"%YAML 9.9\n", b"\n%TAG ! x\n"),
    *(b"|", b">", b"|9-\n", b"? ", b": ", b"- ", b", ", b"#", b" #", b"`", b"@", b"%", b"\\"),
    *(b"'", b'"', b"[", b"]", b"{", b"}", b"[]", b"{}", b"[" * 60, b"{a: " * 60, b"- " * 60),
    *(b"9" * 400, b"1e999", b"-.inf", b".nan", b"0x1F", b"010", b"1:30", b"no", b"~", b"null"),
    *(b'"\\0"', b'"\\ud800"', b'"\\UFFFFFFFF"', b'"\\x"', b"k" * 2000, b"? " + b"k" * 2000),
    *(b"2026-02-30", b"0000-00-00", b"9999-12-31", b"GM0000", b"[bold]x[/bold]", b"<script>&amp;"),
    *(b"5.000", b"1.066,5", b"12.345", b"1e3: ", b"010: 1, ", b"no: 1, ", b"2026-01-01: ", b" #2"),
    *(b"&a:b ", b"*a:b", b"%YAML 1.1\n---\n", b":\t", "“a”".encode(), b"\\ud83d\\ude93"),
    *(each.encode() for each in "\xad\u200b\u200d\u2066\U000e0041"),
    *(b" # uvp: ignore UVP701 -- reden", b"\n# uvp: ignore UVP000 -- x\n", b"# uvp: ignore"),
)
"""What means something to YAML, to an encoding, to a terminal or to uvp."""
LINE_ENDS = tuple(each.encode() for each in ("\r", "\r\n", "\x85", "\u2028", "\n\n"))


def some_span(random: Random, content: bytes) -> slice:
    """A place in `content`: mostly a few bytes, now and then hundreds."""
    begin = random.randint(0, len(content))
    return slice(begin, begin + int(random.expovariate(1 / 30)))


def some_line(random: Random, content: bytes) -> slice:
    """A whole line of `content`, without its end."""
    begin = content.rfind(b"\n", 0, random.randint(0, len(content))) + 1
    end = content.find(b"\n", begin)
    return slice(begin, len(content) if end < 0 else end)


def put(content: bytes, place: slice, new: bytes) -> bytes:
    """`content` with `new` instead of what stands at `place`."""
    return content[: place.start] + new + content[place.stop :]


def flip_bit(random: Random, content: bytes) -> bytes:
    place = some_span(random, content).start
    byte = content[place : place + 1]
    flipped = bytes(each ^ (1 << random.randrange(8)) for each in byte)
    return put(content, slice(place, place + 1), flipped)


def delete(random: Random, content: bytes) -> bytes:
    return put(content, some_span(random, content), b"")


def delete_line(random: Random, content: bytes) -> bytes:
    return put(content, some_line(random, content), b"")


def repeat(random: Random, content: bytes) -> bytes:
    span = some_span(random, content)
    return put(content, span, content[span] * random.choice((2, 3, 100)))


def copy_line(random: Random, content: bytes) -> bytes:
    line, below = content[some_line(random, content)], some_line(random, content).start
    return put(content, slice(below, below), line + b"\n")


def swap(random: Random, content: bytes) -> bytes:
    spans = (some_span(random, content), some_span(random, content))
    one, other = sorted(spans, key=lambda span: span.start)
    if one.stop > other.start:
        return content
    return put(put(content, other, content[one]), one, content[other])


def insert(random: Random, content: bytes) -> bytes:
    place = some_span(random, content).start
    return put(content, slice(place, place), random.choice(TOKENS))


def replace_value(random: Random, content: bytes) -> bytes:
    line = some_line(random, content)
    key, colon, _ = content[line].partition(b": ")
    return put(content, line, key + colon + random.choice(TOKENS))


def indent(random: Random, content: bytes) -> bytes:
    line = some_line(random, content)
    text = content[line]
    return put(content, line, random.choice((b" " + text, b"\t" + text, text[1:], text[2:])))


def cut_off(random: Random, content: bytes) -> bytes:
    return content[: random.randint(0, len(content))]


def end_lines_otherwise(random: Random, content: bytes) -> bytes:
    return content.replace(b"\n", random.choice(LINE_ENDS))


DAMAGES: tuple[Damage, ...] = (
    *(flip_bit, delete, delete_line, repeat, copy_line, swap, indent, cut_off),
    *(end_lines_otherwise, insert, insert, insert, replace_value, replace_value, replace_value),
)
"""Ways to damage a file; more than once what keeps it nearest to YAML."""


def damaged(seed: int, file: Path = DATA) -> Iterator[bytes]:
    """Damaged copies of the shipped programme or another, always the same ones for a seed."""
    random = Random(seed)  # noqa: S311 (no secrets)
    original = file.read_bytes()
    while True:
        content = original
        for damage in random.choices(DAMAGES, k=random.choice((1, 1, 1, 2, 3, 8))):
            content = damage(random, content)
        yield content


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_bytes_are_answered(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "beschadigd.yaml"
    for content in islice(damaged(seed), DAMAGED):
        path.write_bytes(content)
        assert_validated(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_bytes_are_answered_in_every_format(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "beschadigd.yaml"
    for content in islice(damaged(seed), DAMAGED // 10):
        path.write_bytes(content)
        status = assert_validated(path)
        said = {form: answer("validate", str(path), "--format", form) for form in OTHER_FORMATS}
        for form, each in said.items():
            assert (each.status, each.errors) == (status, ""), f"{path}: {form}: {each.errors}"
        json.loads(said["gitlab"].output)
        json.loads(said["sarif"].output)
        ET.fromstring(said["junit"].output)  # noqa: S314 (our own report)


def test_the_program_itself_answers_damaged_bytes(tmp_path: Path) -> None:
    path = tmp_path / "beschadigd.yaml"
    for content in islice(damaged(SEEDS[0]), DAMAGED // 10):
        path.write_bytes(content)
        ended = process("validate", str(path), "--format", "json")
        assert ended.returncode in (0, 1, 3), f"{path}: status {ended.returncode}"
        assert ended.stderr == b"", f"{path}: {ended.stderr.decode()}"
        json.loads(ended.stdout)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_log_is_answered(tmp_path: Path, seed: int) -> None:
    """What `uvp validate` accepts can be added to, or it is said that it cannot."""
    programme, path = tmp_path / "uvp2026.yaml", tmp_path / "uvp2026.voortgang.yaml"
    shutil.copy(YEAR / programme.name, programme)
    note = ("log", "jeugd.uitgaan", "--hours", "1", "--dry-run", "--file", str(programme))
    for content in islice(damaged(seed, YEAR / path.name), DAMAGED):
        path.write_bytes(content)
        status = assert_validated(path)
        said = answer(*note, "--date", "2026-12-01")
        assert said.status in ((0, 2) if status == 0 else (1, 2, 3)), f"{path}: {said.errors}"
        assert said.status == 0 or said.errors, path


# Structure.

WRITERS: tuple[Callable[[Any], str], ...] = (
    lambda data: yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
    lambda data: yaml.dump(data, Dumper=yaml.CSafeDumper, default_flow_style=True, width=60),
    lambda data: yaml.dump(data, Dumper=yaml.CSafeDumper, default_style='"'),
    lambda data: yaml.dump(data, Dumper=yaml.CSafeDumper, default_style="|", allow_unicode=True),
    lambda data: json.dumps(data, ensure_ascii=False),
    lambda data: json.dumps(data, ensure_ascii=False, indent=1),
)
"""Ways to write the same data."""


def assert_every_question_is_answered(path: Path) -> None:
    """A programme that `uvp validate` accepts makes no other command stumble."""
    for question in QUESTIONS:
        said = answer(question, "--file", str(path))
        assert (said.status, said.errors) == (0, ""), f"{path}: {question}: {said.errors}"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_changed_structure_is_answered(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "veranderd.yaml"

    @start_at(seed)
    @settings(max_examples=CHANGED, database=None, suppress_health_check=list(HealthCheck))
    @given(mutations(read(DATA).data), st.sampled_from(WRITERS))
    def assert_answered(data: Any, write: Callable[[Any], str]) -> None:
        path.write_bytes(write(data).encode())
        if assert_validated(path) == 0:
            assert_every_question_is_answered(path)

    assert_answered()
