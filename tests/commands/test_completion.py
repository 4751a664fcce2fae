"""What bash makes of TAB, asked of bash itself."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.runner import DATA, ROOT
from uvp_cli.commands.shared.completion import without_equals

BASH = shutil.which("bash")


def offered(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words, as it splits them itself."""
    program = folder / "uvp"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m uvp_cli "$@"\n')
    program.chmod(0o755)
    listed = " ".join(map(shlex.quote, words))
    script = f"""
        export PATH={shlex.quote(str(folder))}:"$PATH" UVP_FILE={shlex.quote(str(DATA))}
        export PYTHONPATH={shlex.quote(str(ROOT))}
        source <(_UVP_COMPLETE=source_bash uvp 2>/dev/null)
        COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}
        _uvp_completion uvp
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [str(BASH), "-c", script], capture_output=True, text=True, check=True, cwd=folder
    )
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(BASH is None, reason="There is no bash.")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("uvp", "hours", "-g", "vaa"), ["vaals"]),
        (("uvp", "uren", "--gemeente", "=", "vaa"), ["vaals"]),
        (("uvp", "export", "x.xlsx", "--format", "=", "js"), ["json"]),
        (("uvp", "hours", "-g", '"Valkenburg a'), ["Valkenburg aan de Geul"]),
        (("uvp", "ur"), ["uren"]),
        (("uvp", "help", "plann"), ["planning"]),
    ],
)
def test_bash_completes(tmp_path: Path, words: tuple[str, ...], completed: list[str]) -> None:
    assert offered(tmp_path, *words) == completed


@pytest.mark.parametrize(
    ("words", "place", "read"),
    [
        ("uvp hours --gemeente = v", 4, ("uvp hours --gemeente v", 3)),
        ("uvp hours --gemeente =", 3, ("uvp hours --gemeente", 3)),
        ("uvp search a = b", 4, ("uvp search a = b", 4)),
        ("uvp hours --by = maand -g ", 6, ("uvp hours --by maand -g ", 5)),
    ],
)
def test_what_stands_behind_an_equals_sign_is_a_word_of_its_own(
    words: str, place: int, read: tuple[str, int]
) -> None:
    assert without_equals(words, place) == read
