"""The files that a command reads: the one meant when none is named, or all in a folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from uvp_cli.document import logs
from uvp_cli.files import which
from uvp_cli.system import is_closed, printable
from uvp_cli.values import dataclass

VARIABLE = "UVP_FILE"
SHIPPED = "meegeleverd programma"
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class WantedTime:
    """The time of the programme that is meant: in `month` (yyyy-mm), or in all of a `year`
    (yyyy). With `concepts`, one that is not adopted will do as well."""

    month: str
    year: str | None = None
    concepts: bool = False


def before(year: str) -> WantedTime:
    """The time of the programme that goes before a year (yyyy), be it a concept."""
    return WantedTime(f"{int(year) - 1:04}-12", concepts=True)


@dataclass(frozen=True, slots=True)
class Meant:
    """The files that a command is about.

    `shipped` says that no programme was named or found, so that there is only the one in the
    package; `passed_over` are files that may have been meant, but are not read. `choice` is how
    they were chosen among others, None where they were named.
    """

    files: tuple[str, ...]
    shipped: bool = False
    passed_over: tuple[str, ...] = ()
    choice: which.BestFit | None = None

    @property
    def near(self) -> tuple[which.Candidate, ...]:
        """The programmes among which these were chosen."""
        return self.choice.near if self.choice else ()


def meant(
    names: Iterable[str], environment: Mapping[str, str], folder: Path, wanted: WantedTime
) -> Meant:
    """The programmes under `names`; else, as they fit what is `wanted` best, those in the folder
    `$UVP_FILE`, else the one of `data/uvp*.yaml` in `folder` or a folder above it, else the
    programme that ships with the package.

    Of a year only the programmes that have it, be it none.
    """
    named = programmes(names)
    if named:
        return _narrowed(named, wanted.year)
    setting = environment.get(VARIABLE)
    if setting:
        there = programmes([setting])
        if there == [expanded(setting)]:
            return _narrowed(there, wanted.year)
        return _chosen(there, wanted)
    passed_over: list[Path] = []
    for above in (folder, *folder.parents):
        if is_closed(above / "data"):
            # What may not be read is not absent; the reader says so.
            return Meant((str(above / "data"),))
        paths = _by_number(above / "data")
        if paths:
            last = {path.stem: path for path in paths}
            passed_over += [path for path in paths if path != last[path.stem]]
            best = _chosen([*map(str, last.values())], wanted)
            # Programmes about the same time are versions here, of which the last name counts.
            files = best.files if wanted.year else best.files[-1:]
            return Meant(files, passed_over=_shown(passed_over, folder), choice=best.choice)
        passed_over += _look_alikes(above / "data")
    passed_over += _look_alikes(folder)
    own = _narrowed([str(shipped())], wanted.year)
    passed = _shown(passed_over, folder)
    return Meant(own.files, shipped=True, passed_over=passed, choice=own.choice)


def _chosen(files: Sequence[str], wanted: WantedTime) -> Meant:
    """The files that fit best with what is wanted."""
    near = [which.candidate(file) for file in files]
    choice = which.choose(near, wanted.month, concepts=wanted.concepts)
    fitting = which.of_year(near, wanted.year) if wanted.year else choice.fitting
    return Meant(tuple(candidate.file for candidate in fitting), choice=choice)


def _narrowed(files: Sequence[str], year: str | None) -> Meant:
    """Files that were named; of a year only those that have it, as far as their text says."""
    if year is None:
        return Meant(tuple(files))
    near = tuple(map(which.candidate, files))
    kept = tuple(candidate for candidate in near if candidate.holds(year) or not candidate.first)
    return Meant(
        tuple(candidate.file for candidate in kept), choice=which.BestFit(kept, "now", near)
    )


def _shown(paths: Iterable[Path], folder: Path) -> tuple[str, ...]:
    return tuple(describe(path, folder) for path in paths)


def _look_alikes(folder: Path) -> list[Path]:
    """The programmes in a folder, also those that are not looked for there or by that name."""
    return sorted(path for path in _documents(folder) if _is_programme(path))


def _documents(folder: Path) -> list[Path]:
    """The YAML files in a folder, hidden ones left out; none where it cannot be read."""
    try:
        return [path for path in folder.iterdir() if _is_document(path.name)]
    except (OSError, ValueError):
        return []


def _is_document(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def newest(folder: Path) -> Path | None:
    """The `uvp*.yaml` in `folder` with the highest number in its name; None if there is none.

    The name decides, since git gives every file the time of the checkout.
    """
    return next(reversed(_by_number(folder)), None)


def siblings(path: Path) -> list[str]:
    """All `uvp*.yaml` in the folder of `path`, the one with the lowest number first."""
    return _each_once(map(str, _by_number(path.parent)))


def _by_number(folder: Path) -> list[Path]:
    """The `uvp*.yaml` and `uvp*.yml` in a folder, with small letters or capitals."""

    def numbers(path: Path) -> tuple[list[int], str, bool]:
        # Of two names that differ in their ending alone, .yaml is the newest.
        digits = [int(number) for number in re.findall(r"\d+", path.name)]
        return digits, f"{path.stem}.", path.suffix.lower() == ENDINGS[0]

    return sorted((path for path in _documents(folder) if _is_named(path)), key=numbers)


def _is_named(path: Path) -> bool:
    """Whether a file has the name of a programme; what is a folder or a pipe has not."""
    is_named = path.name.lower().startswith("uvp") and not logs.is_named(path.name)
    return is_named and _may_be_file(path)


def logs_of(path: Path) -> list[Path]:
    """The logs of the programme at `path`, by their names: they stand in its folder, where that is
    a link in the folder of what it leads to."""
    path = without_links(path)
    return sorted(
        document for document in _documents(path.parent) if is_log_of(document.name, path.name)
    )


def without_links(path: Path) -> Path:
    """The file that a link leads to; anything else as it is, such as a pipe."""
    is_link = os.path.islink(path) and os.path.isfile(path)  # noqa: PTH113, PTH114 (of any name)
    return Path(os.path.realpath(path)) if is_link else path


def is_log_of(name: str, programme: str) -> bool:
    """Whether a file of this name is a log of the programme with that name in the same folder."""
    start = f"{Path(programme).stem}{logs.MARK}.".lower()
    return _is_document(name) and name.lower().startswith(start)


def _may_be_file(path: Path) -> bool:
    """Whether there is a file, or a link that leads nowhere, which is for the reader to say."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def programmes(names: Iterable[str], *, with_logs: bool = False) -> list[str]:
    """The files that `names` (of files, folders or with `*`) stand for, each once.

    They come in the order of the names, which is the same wherever the files stand; those of
    one folder or pattern are sorted. A folder stands for the programmes in it and in the
    folders below it, hidden ones left out; a folder without programmes, and a name with `*`
    that nothing matches, for itself. A file that has several names comes under the first.
    A name that begins with `~` is in the home of the user, as in a shell. With `with_logs` a folder
    stands for the logs in it too.
    """
    is_meant = _is_ours if with_logs else _is_programme
    files: list[str] = []
    for name in map(expanded, names):
        inside = (list(_inside(match, is_meant)) or [match] for match in _matches(name))
        files += sorted(chain.from_iterable(inside))
    return _each_once(files)


def expanded(name: str) -> str:
    """A name with `~` written out; one in quotes, or in a setting, the shell leaves alone."""
    return os.path.expanduser(name)  # noqa: PTH111 (a Path drops the ./ that was typed)


def _each_once(names: Iterable[str]) -> list[str]:
    """The names of files without those of a file that has been named, be it by a link."""
    name_of: dict[str, str] = {}
    for name in names:
        name_of.setdefault(os.path.realpath(name), name)
    return list(name_of.values())


def _matches(name: str) -> list[str]:
    """The files and folders that a name with `*` matches; else the name itself."""
    if os.path.lexists(name):
        # A file may be called uvp[1].yaml.
        return [name]
    # Here, since most names are those of files; and Path.glob refuses absolute patterns.
    from glob import glob  # noqa: PLC0415

    return glob(name, recursive=True) or [name]  # noqa: PTH207


def _inside(folder: str, is_meant: Callable[[Path], bool]) -> Iterator[str]:
    """The documents in `folder` and below it that are meant; none where it is not a folder."""
    closed: list[OSError] = []
    for parent, below, files in os.walk(folder, onerror=closed.append):
        below[:] = filter(_is_searched, below)
        for name in files:
            path = os.path.join(parent, name)  # noqa: PTH118 (a Path drops the ./ that was typed)
            if _is_document(name) and is_meant(Path(path)):
                yield path
    yield from (str(error.filename) for error in closed if is_closed(error.filename))


def _is_searched(folder: str) -> bool:
    """Whether programmes may be in a folder of this name: neither hidden nor somebody else's."""
    return not folder.startswith(".") and folder != "node_modules"


def worth_checking(names: Iterable[str]) -> list[str]:
    """The files among these that a search of the working directory would have come upon."""

    def is_found(path: Path) -> bool:
        folders = Path(relative(path.absolute())).parent.parts
        return all(map(_is_searched, folders)) and _is_document(path.name) and _is_ours(path)

    return [name for name in names if is_found(Path(name))]


def _is_ours(path: Path) -> bool:
    """Whether a YAML file is meant as a programme, or as the log of one."""
    return _is_programme(path) or (logs.is_named(path.name) and _may_be_file(path))


def _is_programme(path: Path) -> bool:
    """Whether a YAML file is meant as a programme, however wrong it may be. By its name, or by a
    key at the top that other YAML (of a build, a site) does not have."""
    if not _may_be_file(path) or logs.is_named(path.name):
        return False
    if _is_named(path):
        return True
    try:
        with path.open("rb") as stream:
            return re.search(_OWN_KEY, stream.read(which.LOOK_INTO)) is not None
    except OSError:
        return True


_OWN_KEY = rb"(?m)^(gemeenten|themes|other_actions|planning)\s*:"


def held(path: Path) -> str:
    """The kind of a file, whatever it is called, in the place of which nothing else may come:
    a programme or a log, as people call it; nothing for any other."""
    try:
        with path.open("rb") as stream:
            beginning = stream.read(which.LOOK_INTO)
    except OSError:
        beginning = b""
    is_named = path.suffix.lower() in ENDINGS and _is_ours(path)
    has_version = re.search(_VERSION, beginning) is not None
    if (is_named or has_version) and re.search(_PROGRESS_OF, beginning):
        return "logboek"
    return "programma" if is_named or (has_version and re.search(_OWN_KEY, beginning)) else ""


_PROGRESS_OF = rb"(?m)^progress_of\s*:"
_VERSION = rb"(?m)^(?:\xef\xbb\xbf)?version\s*:"
"""Beside one of the keys above: a line of a report may begin with one of those."""


def shipped() -> Path:
    """The programme inside the package; in a source tree the one that goes into it."""
    package = Path(__file__).parent.parent
    return newest(package / "data") or newest(package.parent / "data") or package / "data"


def describe(name: str | Path, folder: Path | None = None) -> str:
    """A path as a title shows it: from `folder` (else the working directory) where it is below it.

    Where the package is installed is nobody's business, also when that is below `folder`.
    """
    path = Path(name)
    inside = path.is_relative_to(Path(__file__).parent.parent)
    if path == shipped() and (inside or not path.is_relative_to(folder or Path.cwd())):
        return f"{SHIPPED} {path.name}"
    return printable(relative(path, folder))


def relative(name: str | Path, folder: Path | None = None) -> str:
    """A path from `folder` (else the working directory) where it is below it, else whole."""
    path, base = Path(name), folder or Path.cwd()
    return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)
