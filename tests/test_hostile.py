"""Files that want to crash, hang or exhaust the program get one clear answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import HANGS, slower
from tests.samples import HEAD

ROOT = Path(__file__).parent.parent
SECONDS = 10
"""Long after a user would have given up; most files take well under one second."""
MEGABYTES = 300

RUN = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
command = [sys.executable, "-m", "uvp_cli", "validate", sys.argv[1]]
_, status, used = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
print(used.ru_maxrss // unit, end="", file=sys.stderr)
os._exit(os.waitstatus_to_exitcode(status) % 256)
"""
"""Runs the program, then writes how many megabytes it needed at most after its own messages."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell memory use")


@dataclass(frozen=True)
class Answer:
    """What `uvp validate` said about a file; the status is above 127 if it took too long."""

    status: int
    output: str
    errors: str
    megabytes: int


def validate(path: Path) -> Answer:
    """Runs `uvp validate`; more than `SECONDS` of work is too long, however busy the machine is.

    Coverage is not measured in it: that alone would take several times as long.
    """
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ended = subprocess.run(
        [sys.executable, "-S", "-c", RUN, str(path), str(int(SECONDS * slower()))],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
    )
    errors, megabytes = re.fullmatch(r"(.*?)(\d+)", ended.stderr, re.DOTALL).groups()  # type: ignore[union-attr]
    return Answer(ended.returncode, ended.stdout, errors, int(megabytes))


def write(path: Path, content: str | bytes | Iterable[str]) -> Path:
    """A file with this content."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines([content] if isinstance(content, str) else content)
    return path


def assert_clear(answer: Answer, path: Path, status: int, first: str) -> None:
    """The answer begins with a finding in Dutch, ends with the count, and nothing went wrong."""
    assert answer.status == status
    begin, _, message = first.partition(" ")
    assert answer.output.startswith(f"{path}:{begin}: fout {message}"), answer.output[:200]
    assert re.search(
        r"^1 bestand gecontroleerd: [0-9.]+ fout(en)?, [0-9.]+ waar", answer.output, re.MULTILINE
    )
    assert answer.errors == ""
    assert "Traceback" not in answer.output
    assert answer.megabytes < MEGABYTES


SLOW = pytest.mark.slow
"""For what costs no more than any file, and is answered alike in the tests of reading."""


def nested_aliases() -> str:
    """A document whose aliases would make it 950 levels deep."""
    lines = [f"a0: &a0 {'[' * 48}x{']' * 48}"]
    lines += [f"a{i}: &a{i} {'[' * 48}*a{i - 1}{']' * 48}" for i in range(1, 20)]
    return "\n".join(lines)


def bomb() -> str:
    """A document of 800 bytes that would unfold into ten billion parts."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "status", "first"),
    [
        pytest.param("", 1, "1:1 UVP112: Dit document is leeg.", id="empty", marks=SLOW),
        pytest.param(
            b"title: caf\xe9\n",
            3,
            "1:11 UVP004: Dit bestand is geen UTF-8: byte 0xE9",
            id="latin-1",
            marks=SLOW,
        ),
        pytest.param(
            "version: 2\n".encode("utf-16"),
            3,
            "1:1 UVP004: Dit bestand is UTF-16.",
            id="UTF-16",
            marks=SLOW,
        ),
        pytest.param(
            bytes(range(256)), 3, "1:1 UVP004: Dit bestand is geen tekst.", id="any bytes"
        ),
        pytest.param("\0" * 100_000, 1, "1:1 UVP109: Onzichtbaar stuurteken U+0000", id="zeros"),
        pytest.param(
            f"{HEAD}roles:\n\t- A\n",
            1,
            "10:1 UVP101: Deze regel springt in met een tab.",
            id="tab",
            marks=SLOW,
        ),
        pytest.param(
            "- a\n- b\n", 1, "1:1 UVP203: Hier hoort een blok met sleutels", id="list", marks=SLOW
        ),
        pytest.param(
            "\n".join(" " * level + "a:" for level in range(3_000)),
            1,
            "51:51 UVP106: Dit document is dieper genest dan 50 niveaus.",
            id="nested block",
        ),
        pytest.param(
            f"a: {'[' * 3_000}{']' * 3_000}",
            1,
            "1:53 UVP106: Dit document is dieper genest dan 50 niveaus.",
            id="nested flow",
            marks=SLOW,
        ),
        pytest.param(
            "{a: " * 3_000,
            1,
            "1:201 UVP106: Dit document is dieper genest dan 50 niveaus.",
            id="nested flow that is never closed",
        ),
        pytest.param(
            nested_aliases(),
            1,
            "2:57 UVP106: Dit document is dieper genest dan 50 niveaus.",
            id="nested aliases",
        ),
        pytest.param(bomb(), 1, "4:45 UVP107: De verwijzingen (*) herhalen", id="alias bomb"),
        pytest.param(
            f"{HEAD}remarks: {'9' * 6_000}\n",
            1,
            "9:10 UVP108: Dit getal telt 6000 cijfers; hooguit 15 mag.",
            id="long number",
        ),
        pytest.param(
            f"{HEAD}remarks: {'1' * 100_000}x\n",
            1,
            "9:10 UVP203: Hier hoort een lijst, niet '111",
            id="long digits that are no number",
            marks=SLOW,
        ),
        pytest.param(
            f"{HEAD}themes: [{'1, ' * 20_000}]\n",
            1,
            "9:10 UVP203: Hier hoort een blok met sleutels, niet 1.",
            id="many misfits",
        ),
    ],
)
def test_a_hostile_file_is_answered(
    tmp_path: Path, content: str | bytes, status: int, first: str
) -> None:
    path = write(tmp_path / "proef.yaml", content)
    assert_clear(validate(path), path, status, first)


def test_a_missing_file_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "weg.yaml"
    assert_clear(validate(path), path, 3, "1:1 UVP001: Dit bestand bestaat niet.")


def test_a_folder_is_answered(tmp_path: Path) -> None:
    assert_clear(validate(tmp_path), tmp_path, 3, "1:1 UVP002: Dit is een map, geen programma.")


def test_a_file_of_100_megabytes_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    assert_clear(validate(path), path, 3, "1:1 UVP003: Dit bestand is groter dan 16 MB.")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "first"),
    [
        pytest.param([HEAD, "remarks: ", "x" * 16_000_000], "9:10 UVP203", id="one long text"),
        pytest.param([HEAD, "remarks: '", " " * 16_000_000, "'"], "9:10 UVP203", id="many spaces"),
        pytest.param(
            [HEAD, "remarks:\n", "- 'uvp:'\n" * 40_000, "# uvp: ignore UVP701 -- reden\n" * 40_000],
            "10:3 UVP203",
            id="texts and comments for uvp",
        ),
        pytest.param(
            [
                f"{HEAD}roles:\n",
                *(f"- {{id: a{i}}}\n" for i in range(10_000)),
                "planning: [{title: A, month: 1, responsible: [",
                *(f"e{i}," for i in range(10_000)),
                "]}]\n",
            ],
            "10:4 UVP202",
            id="unknown names beside misfits",
        ),
        pytest.param([HEAD, "x: [", "a," * 499_000, "]"], "9:1 UVP201", id="parts on one line"),
        pytest.param([HEAD, "x:\n", "- a\n" * 499_000], "9:1 UVP201", id="parts on a line each"),
        pytest.param(
            [HEAD, "x: [", "a," * 600_000, "]"],
            "9:999931 UVP107: Dit document telt meer dan 500000 onderdelen.",
            id="too many parts",
        ),
        pytest.param(
            [HEAD, "remarks: 3\nroles:\n", "- {id: a}\n" * 10_000],
            "9:10 UVP203",
            id="ten thousand misfits",
        ),
        pytest.param(
            [HEAD, "# x\n" * 3_900_000, "remarks: 3\n"],
            "3900009:10 UVP203",
            id="comments",
        ),
        pytest.param(
            [HEAD, "remarks: 3\n", "# uvp: ignore UVP701 -- reden\n" * 40_000],
            "9:10 UVP203",
            id="comments that silence nothing",
        ),
        pytest.param(
            ["a: &a '", "x" * 15_000, "'\nb: [", "*a," * 9_990, "]"],
            "2:203 UVP107",
            id="long text repeated",
        ),
        pytest.param(
            [HEAD, "remarks: [", "no," * 499_000, "]"],
            "9:11 UVP110",
            id="unclear values",
        ),
        pytest.param(
            [HEAD, "remarks: [", "!x a," * 499_000, "]"],
            "9:11 UVP103",
            id="tags",
        ),
        pytest.param(
            [*(f"%TAG !a{i}! tag:x\n" for i in range(150_000)), "---\na: 1\n"],
            "11:1 UVP107",
            id="directives",
        ),
        pytest.param(
            [
                f"{HEAD}departments:\n",
                *(f"- {{id: d{i}, name: D{i}}}\n" for i in range(5_000)),
                "planning: [{title: A, month: 1, responsible: [",
                *(f"e{i}," for i in range(5_000)),
                "]}]\n",
            ],
            "5010:47 UVP306",
            id="unknown names",
        ),
    ],
)
def test_a_big_file_is_answered(tmp_path: Path, content: list[str], first: str) -> None:
    path = write(tmp_path / "groot.yaml", content)
    assert_clear(validate(path), path, 1, first)
