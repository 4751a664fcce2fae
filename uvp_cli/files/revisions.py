"""A file as it was at a git revision, read by git itself: nothing is checked out."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.document.findings import shorten
from uvp_cli.exits import UsageProblem
from uvp_cli.files import locate
from uvp_cli.values import dataclass

_STEERING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""The variables that git sets for a hook. The repository that counts is that of the file."""


NO_REVISION = " en geen revisie in git."
"""The end of a message of which nothing more is known."""
_MAX_LINKS = 8
"""Links behind each other that are followed within a revision."""


class Unknown(UsageProblem):
    """A revision that git does not know; the message is for the user."""


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file at a revision; of its content one byte more than may be read at most.

    `name` is its name at that time, from the top of the repository, if that is another name;
    `logs` reads the logs that stood beside it then, by their names.
    """

    content: BinaryIO
    logs: Callable[[], Mapping[str, bytes]]
    name: str | None = None


def read(revision: str, path: Path, environment: Mapping[str, str]) -> OldFile:
    """The file that is now at `path`, as it was at `revision`.

    Raises `Unknown` where git does not know the revision, and `UsageProblem` where it does not
    know the file.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (resolve would follow links)
    # The nearest folder above the file that is there now.
    folder = next(parent for parent in absolute.parents if os.path.isdir(parent))  # noqa: PTH112
    name = absolute.relative_to(folder).as_posix()
    shown = shorten(revision)
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise Unknown(f"'{shown}' is geen bestand{NO_REVISION}")
    git = _Git(folder, environment)
    if git.answer("rev-parse", "--git-dir") is None:
        raise Unknown(
            f"'{shown}' is geen bestand, en de map '{folder}' staat niet in een git-repository "
            "die git wil lezen."
        )
    commit = git.commit(revision)
    if commit is None:
        raise Unknown(f"'{shown}' is geen bestand{git.why_unknown(revision)}")
    there = git.behind_links(commit, f"./{name}")
    content = git.blob(there)
    if content is not None:
        return OldFile(BytesIO(content), partial(git.logs, there))
    called = git.called_at(commit, name)
    content = git.blob(f"{commit}:{called}") if called else None
    if content is None:
        raise UsageProblem(
            f"'{path}' staat niet in revisie '{shown}'. Heet het daar anders, noem dan ook het "
            f"pad, zoals git: {shown}:map/naam.yaml"
        )
    return OldFile(BytesIO(content), partial(git.logs, f"{commit}:{called}"), called)


def named(text: str, folder: Path, environment: Mapping[str, str]) -> OldFile | None:
    """The file that is a `REVISION:PATH` as git takes it; None where `text` is no such thing.

    Raises `UsageProblem` where the revision has no such file.
    """
    revision, colon, path = text.partition(":")
    if not (revision and colon and path) or text.startswith("-") or "\0" in text:
        return None
    git = _Git(folder, environment)
    commit = git.commit(revision)
    if commit is None:
        return None
    there = git.behind_links(commit, path)
    content = git.blob(there)
    if content is None:
        raise UsageProblem(
            f"'{shorten(path)}' is geen bestand in revisie '{shorten(revision)}'. Het pad begint "
            "bij de bovenste map van de repository, of met ./ bij deze map."
        )
    return OldFile(BytesIO(content), partial(git.logs, there))


class _Git:
    """git in one folder."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        quiet = {name: value for name, value in environment.items() if name not in _STEERING}
        # No question on the terminal, and nothing fetched that a partial clone left out.
        quiet |= {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
        self._environment = quiet

    def commit(self, revision: str) -> str | None:
        """The commit that a revision means, if any."""
        return self.answer(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )

    def why_unknown(self, revision: str) -> str:
        """The reason why git has no such commit here, and what to do, for behind a message."""
        if self.answer("rev-list", "--max-count=1", "--all") == "":
            return (
                f", en de git-repository van '{self._folder}' heeft nog geen commits om mee te "
                "vergelijken."
            )
        if self.commit(f"origin/{revision}"):
            return f" en hier geen revisie in git, wel 'origin/{revision}'."
        if self.answer("rev-parse", "--is-shallow-repository") == "true":
            return (
                ", en als revisie heeft git het hier niet: van deze repository zijn alleen de "
                "laatste commits opgehaald (een shallow clone). Haal de andere op met: git fetch "
                "--unshallow. In een controle op GitHub: fetch-depth: 0 onder actions/checkout; op "
                "GitLab: de variabele GIT_DEPTH: 0."
            )
        return NO_REVISION

    def called_at(self, commit: str, name: str) -> str | None:
        """The name at `commit` of a file in this folder that git has renamed since, from the top
        of the repository; None where it was not renamed."""
        prefix = self.answer("rev-parse", "--show-prefix")
        # No program of the repository's own has a say in what is printed.
        printed = self.answer(
            *("-c", "core.fsmonitor=false", "diff-index", "--cached", "--find-renames"),
            *("--diff-filter=R", "--name-status", "-z", commit),
        )
        fields = iter((printed or "").split("\0"))
        now_then = {now: then for _, then, now in zip(fields, fields, fields, strict=False)}
        return now_then.get(f"{prefix}{name}")

    def answer(self, *arguments: str) -> str | None:
        """The output of git, on one line; None where it fails."""
        with self._start(*arguments) as process:
            printed, _ = process.communicate()
        return None if process.returncode else os.fsdecode(printed).strip()

    def behind_links(self, commit: str, path: str) -> str:
        """The object that a path is at `commit`, behind the links that it had then."""
        for _ in range(_MAX_LINKS):
            top = () if path.startswith("./") else ("--full-tree",)
            if not (self.answer("ls-tree", *top, commit, path) or "").startswith("120000 "):
                break
            target = os.fsdecode(self.blob(f"{commit}:{path}") or b"")
            own = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            path = own if top else f"./{own}"
        return f"{commit}:{path}"

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

    def logs(self, name: str) -> dict[str, bytes]:
        """The content of the logs beside a programme, an object such as `main:data/uvp.yaml`, by
        their names."""
        commit, _, path = name.partition(":")
        folder, _, own = path.rpartition("/")
        above = f"{commit}:{folder}{'/' if folder else ''}"
        listed = self.answer("ls-tree", "--full-tree", "--name-only", "-z", above) or ""
        contents = {
            log: self.blob(f"{above}{log}")
            for log in listed.split("\0")
            if locate.is_log_of(log, own)
        }
        return {log: content for log, content in contents.items() if content is not None}

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
