"""A file as it was at a git revision, read by git itself: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from uvp_cli.diagnostics import shorten
from uvp_cli.document import MAX_BYTES
from uvp_cli.exits import UsageProblem

_STEERING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook. The repository that counts is the one in which the file stands."""


def read(revision: str, path: Path, environment: Mapping[str, str]) -> BinaryIO:
    """What the file at `path` held at `revision`, one byte more than may be read at most.

    Raises `UsageProblem` where git does not know that.
    """
    folder, name = _folder_and_name(path)
    shown = shorten(revision)
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise UsageProblem(f"'{shown}' is geen bestand en geen revisie in git.")
    quiet = {name: value for name, value in environment.items() if name not in _STEERING}
    # No question on the terminal, and nothing fetched that a partial clone left out.
    quiet |= {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    git = _Git(folder, quiet)
    if git.answer("rev-parse", "--git-dir") is None:
        raise UsageProblem(
            f"'{shown}' is geen bestand, en de map '{folder}' staat niet in een git-repository "
            "die git wil lezen."
        )
    commit = git.answer(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise UsageProblem(f"'{shown}' is geen bestand en geen revisie in git.")
    content = git.blob(f"{commit}:./{name}")
    if content is None:
        raise UsageProblem(f"'{path}' staat niet in revisie '{shown}'.")
    return BytesIO(content)


def _folder_and_name(path: Path) -> tuple[Path, str]:
    """The nearest folder above a file that is there now, and the way from it to the file."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (resolve would follow links)
    folder = next(each for each in absolute.parents if each.is_dir())
    return folder, absolute.relative_to(folder).as_posix()


class _Git:
    """git in one folder."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder, self._environment = folder, environment

    def answer(self, *arguments: str) -> str | None:
        """What git prints, on one line; None where it fails."""
        with self._start(*arguments) as process:
            printed, _ = process.communicate()
        return None if process.returncode else os.fsdecode(printed).strip()

    def blob(self, name: str) -> bytes | None:
        """The content of an object, but not much more than may be read; None where it is not
        that of a file."""
        with self._start("cat-file", "blob", name) as process:
            stream = process.stdout
            content = stream.read(MAX_BYTES + 1) if stream else b""
            if len(content) > MAX_BYTES:
                process.kill()
                return content
        return None if process.returncode else content

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 (no shell, and no option among what is given)
                ["git", *arguments],  # noqa: S607 (as the user's shell would find it)
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise UsageProblem("Voor een revisie is git nodig, en git is er niet.") from None
