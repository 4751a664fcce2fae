"""What was found valid is kept for that text alone, and nothing that is kept is trusted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path

from tests.commands.runner import DATA, ROOT
from tests.samples import HEAD, WHOLE, programme
from uvp_cli import __version__
from uvp_cli.checking import PACKAGES
from uvp_cli.files import cache
from uvp_cli.files.cache import Kept
from uvp_cli.programme import model, paths
from uvp_cli.programme.log import Entry, Log

PACKAGE = ROOT / "uvp_cli"
TEXT = (HEAD + WHOLE).encode()
PROGRAMME = programme(WHOLE)
LINES = tuple(number for number, _ in enumerate(paths.values(PROGRAMME), start=1))
KEPT = Kept(PROGRAMME, LINES)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for entries that is not there yet."""
    return tmp_path / "cache" / "uvp"


def entry(place: Path) -> Path:
    """The one entry."""
    (found,) = place.iterdir()
    return found


def test_a_programme_comes_back_as_it_was(place: Path) -> None:
    assert cache.find(TEXT, place) is None
    cache.keep(TEXT, KEPT, place)
    assert cache.find(TEXT, place) == KEPT
    cache.keep(TEXT, Kept(KEPT.programme, None), place)
    assert cache.find(TEXT, place) == Kept(KEPT.programme, None)
    assert entry(place).name.endswith(".uvp")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights differently")
def test_numbers_with_points_come_back(place: Path) -> None:
    text = HEAD + 'themes: [{id: a, title: A, number: 2}, {id: b, title: B, number: "2.1"}]\n'
    kept = Kept(programme(text.removeprefix(HEAD)), None, 0)
    cache.keep(text.encode(), kept, place)
    assert cache.find(text.encode(), place) == kept


def test_the_folder_is_the_users_own(place: Path) -> None:
    cache.keep(TEXT, KEPT, place)
    assert place.stat().st_mode & 0o777 == 0o700


def test_an_entry_is_for_one_text(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(TEXT, KEPT, place)
    assert cache.find(TEXT + b"\n", place) is None
    # Even where the checksums are the same.
    monkeypatch.setattr(zlib, "crc32", lambda _: 7)
    cache.keep(TEXT, KEPT, place)
    assert cache.find(TEXT[:-1] + b"!", place) is None
    assert cache.find(TEXT[:-1], place) is None
    assert cache.find(TEXT, place) == KEPT


def test_another_release_reads_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(TEXT, KEPT, place)
    monkeypatch.setattr(cache, "__version__", __version__ + ".1")
    monkeypatch.setattr(cache, "_release", cache._release.__wrapped__)
    assert cache.find(TEXT, place) is None
    cache.keep(TEXT, KEPT, place)
    assert len(list(place.iterdir())) == 2


CHECKING = """
import sys
from pathlib import Path
from uvp_cli.checking.check import check_file
assert check_file(sys.argv[1]).programme
files = {Path(m.__file__) for name, m in sys.modules.items() if name.partition(".")[0] == "uvp_cli"}
print(*sorted(file.relative_to(sys.argv[2]).as_posix() for file in files), sep="\\n")
"""


@pytest.fixture(scope="module")
def checking() -> list[str]:
    """The modules, below the package, that checking a document takes."""
    command = [sys.executable, "-c", CHECKING, str(DATA), str(PACKAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split("\n")[:-1]


def test_the_packages_are_those_that_checking_takes(checking: list[str]) -> None:
    assert {path.rpartition("/")[0] for path in checking} == set(PACKAGES)


@pytest.mark.slow
def test_a_change_of_any_module_that_checking_takes_misses(
    checking: list[str], place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "uvp_cli"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "__file__", str(copy / "files" / "cache.py"))
    monkeypatch.setattr(cache, "_release", cache._release.__wrapped__)
    assert {"checking/rules/hours.py", "programme/model.py", "document/nodes.py"} < set(checking)
    cache.keep(TEXT, KEPT, place)
    (copy / "reports" / "hours.py").touch()
    assert cache.find(TEXT, place) == KEPT
    for path in checking:
        earlier = (copy / path).stat().st_mtime - 1
        os.utime(copy / path, (earlier, earlier))
        assert cache.find(TEXT, place) is None, path
        cache.keep(TEXT, KEPT, place)
        assert cache.find(TEXT, place) == KEPT


@given(data=st.data())
def test_a_damaged_entry_is_none(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("cache")
    cache.keep(TEXT, KEPT, place)
    found = entry(place)
    content = found.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    damaged = data.draw(
        st.one_of(
            st.just(content[:at]),
            st.just(b""),
            st.integers(1, 255).map(
                lambda flip: content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]
            ),
            st.binary(max_size=50).filter(bool).map(lambda extra: content + extra),
        )
    )
    found.write_bytes(damaged)
    assert cache.find(TEXT, place) is None
    cache.keep(TEXT, KEPT, place)
    assert cache.find(TEXT, place) == KEPT


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{}",
        "[null,null]",
        "[[],[]]",
        '[{"Theme":["jeugd"]},null]',
        '[{"Programme":[1,2,3]},null]',
        '[{"Pattern":["x","y"]},null]',
        '[{"Decimal":"twaalf"},null]',
        '[{"Decimal":{"a":1}},null]',
        '[{"exec":["1"]},null]',
        "[" * 100_000,
        "NaN",
        "[1" + "0" * 5_000 + ",2]",
    ],
    ids=range(13),
)
def test_what_others_wrote_is_none(content: str, place: Path) -> None:
    cache.keep(TEXT, KEPT, place)
    found = entry(place)
    release = found.read_bytes().split(b" ", 1)[0].decode()
    rest = content.encode()
    header = f"{release} {len(TEXT)} {zlib.crc32(rest):08x}\n".encode()
    found.write_bytes(header + TEXT + rest)
    assert cache.find(TEXT, place) is None


def test_only_values_of_the_model_are_made(place: Path) -> None:
    cache.keep(TEXT, KEPT, place)
    made = json.loads(entry(place).read_bytes().split(TEXT, 1)[1])
    assert list(made[0]) == ["Programme"]
    assert {"Programme", "Theme", "Action"} <= set(cache._kinds(model)) <= set(vars(model))


def test_the_oldest_entries_go_first(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [TEXT + b"#" * count for count in range(4)]
    for age, text in enumerate(texts[:3]):
        cache.keep(text, KEPT, place)
        newest = max(place.iterdir(), key=lambda path: path.stat().st_ctime_ns)
        os.utime(newest, (1_000 + age, 1_000 + age))
    rest = newest.with_suffix(".123")
    rest.write_bytes(b"x" * 10)
    os.utime(rest, (1, 1))
    size = newest.stat().st_size
    monkeypatch.setattr(cache, "MAX_TOTAL", 3 * size + 5)
    cache.keep(texts[3], KEPT, place)
    assert [cache.find(text, place) is not None for text in texts] == [False, True, True, True]
    assert not rest.exists()


def test_what_is_not_ours_is_neither_counted_nor_removed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep(TEXT, KEPT, place)
    own = entry(place).name
    monkeypatch.setattr(cache, "MAX_TOTAL", entry(place).stat().st_size + 5)
    others = [place / name for name in ("belangrijk.zip", f"{own}.bak", f"oud-{own}", own[:17])]
    for path in others:
        path.write_bytes(b"x" * 1_000)
        os.utime(path, (1, 1))
    (place / own.replace("-", "-0")).mkdir()
    (place / f"{own[:-4]}.99").symlink_to("belangrijk.zip")
    cache.keep(TEXT, KEPT, place)
    assert all(path.exists() for path in others)
    assert cache.find(TEXT, place) == KEPT
    cache.keep(TEXT + b"#", KEPT, place)
    assert not (place / own).exists()
    assert all(path.read_bytes() for path in others)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights differently")
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o720])
def test_where_others_can_write_nothing_is_kept_or_found(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "uvp"
    known = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    cache.keep(TEXT, KEPT, place)
    assert cache._is_safe(place)
    place.chmod(mode)
    assert not cache._is_safe(place)
    if sys.platform == "linux":
        assert cache.folder(known) is None
        place.chmod(0o755)
        assert cache.folder(known) == place
    place.chmod(0o700)
    entry(place).chmod(mode & 0o666)
    assert cache.find(TEXT, place) is None
    cache.keep(TEXT, KEPT, place)
    assert cache.find(TEXT, place) == KEPT
    assert entry(place).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps owners differently")
def test_what_somebody_else_owns_is_not_believed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep(TEXT, KEPT, place)
    monkeypatch.setattr(os, "geteuid", lambda: place.stat().st_uid + 1)
    assert not cache._is_safe(place)
    assert cache.find(TEXT, place) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
@pytest.mark.parametrize("kind", ["pipe", "link", "loose link", "folder"])
def test_what_stands_in_the_place_of_an_entry_is_not_read(place: Path, kind: str) -> None:
    cache.keep(TEXT, KEPT, place)
    found, moved = entry(place), place.parent / "elders"
    found.rename(moved)
    if kind == "pipe":
        os.mkfifo(found, 0o600)
    elif kind == "folder":
        found.mkdir()
    else:
        found.symlink_to(moved if kind == "link" else "nergens")
    assert cache.find(TEXT, place) is None
    before = moved.read_bytes()
    cache.keep(TEXT, KEPT, place)
    assert (cache.find(TEXT, place) == KEPT) == (kind != "folder")
    assert moved.read_bytes() == before
    assert entry(place) == found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
@pytest.mark.parametrize("kind", ["pipe", "file", "link", "loose link"])
def test_what_stands_in_the_place_of_the_folder_is_not_used(tmp_path: Path, kind: str) -> None:
    place, real = tmp_path / "uvp", tmp_path / "echt"
    real.mkdir(mode=0o700)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "file":
        place.write_text("")
    else:
        place.symlink_to(real if kind == "link" else "nergens")
    assert not cache._is_safe(place)
    assert not any(real.iterdir())


def spoiled(place: Path, old: str, new: str) -> Kept | None:
    """What is found when somebody changed the programme in an entry, checksum and all."""
    cache.keep(TEXT, KEPT, place)
    found = entry(place)
    header, rest = found.read_bytes().split(TEXT, 1)
    assert old in rest.decode()
    changed = rest.decode().replace(old, new, 1).encode()
    release = header.split(b" ", 1)[0].decode()
    found.write_bytes(
        f"{release} {len(TEXT)} {zlib.crc32(changed):08x}\n".encode() + TEXT + changed
    )
    return cache.find(TEXT, place)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"Decimal":"10"}', '{"Decimal":"NaN"}'),
        ('{"Decimal":"10"}', '{"Decimal":"Infinity"}'),
        ('{"Decimal":"10"}', '{"Decimal":"-1"}'),
        ('{"Decimal":"10"}', '{"Decimal":"1E+30"}'),
        ('{"Decimal":"10"}', '{"Decimal":"0.1234567890123456"}'),
        ('{"Decimal":"10"}', '"veertig"'),
        ('{"Decimal":"10"}', "10"),
        ('{"Decimal":"10"}', "NaN"),
        ('{"Decimal":"10"}', "{}"),
        ('"2026-01"', "202601"),
        ('"2026-01"', '"../../2026"'),
        ('"noord"', '"../noord"'),
        ('"noord"', '["noord"]'),
        ('"gemeente"', '"allemaal"'),
        ("[1,2,3,", '[1,2,"3",'),
        ("[1,2,3,", "[1,2,3.5,"),
    ],
)
def test_an_entry_that_does_not_fit_the_model_is_none(place: Path, old: str, new: str) -> None:
    assert spoiled(place, old, new) is None


@pytest.mark.parametrize("new", ["[1,2,", "[1,2,3,3,"])
def test_lines_that_are_not_those_of_all_parts_are_none(place: Path, new: str) -> None:
    assert KEPT.is_placed
    found = spoiled(place, "[1,2,3,", new)
    assert found
    assert not found.is_placed


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache.keep(TEXT, KEPT, blocked / "uvp")
    assert cache.find(TEXT, blocked / "uvp") is None
    # A folder that stands where the entry would be.
    cache.keep(TEXT, KEPT, tmp_path / "c")
    found = entry(tmp_path / "c")
    found.unlink()
    found.mkdir()
    cache.keep(TEXT, KEPT, tmp_path / "c")
    assert cache.find(TEXT, tmp_path / "c") is None


def test_where_entries_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    found = cache.folder({})
    assert found is not None
    assert found.name.lower() in ("uvp", "cache")
    assert cache.folder({cache.OFF: "1"}) is None
    assert cache.folder({cache.OFF: ""}) == found


@pytest.mark.skipif(sys.platform != "linux", reason="only there the environment alone decides")
@pytest.mark.parametrize(
    "known",
    [
        {"HOME": "/home/iemand"},
        {"HOME": "/home/iemand/"},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": "/elders"},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": "/elders/"},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": ""},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": " "},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": "hier"},
        {"HOME": "/home/iemand", "XDG_CACHE_HOME": "~/hier"},
        {"HOME": ""},
        {"HOME": "/"},
        {"HOME": "hier"},
        {},
    ],
    ids=str,
)
def test_entries_are_where_platformdirs_says(
    known: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "ANDROID_DATA", "ANDROID_ROOT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    assert cache.folder(known) == user_cache_path("uvp", appauthor=False)


def test_only_ordinary_files_of_some_size_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "uvp.yaml"
    file.write_bytes(b"version: 2\n")
    assert cache.text_of(file) == b"version: 2\n"
    assert cache.text_of(tmp_path) is None
    assert cache.text_of(tmp_path / "weg.yaml") is None
    assert cache.text_of(Path("nul\0")) is None
    monkeypatch.setattr(cache, "MAX_TEXT", 5)
    assert cache.text_of(file) is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pijp")
        assert cache.text_of(tmp_path / "pijp") is None


def keep_and_find(place: Path) -> set[bool]:
    """What a run finds that keeps the same entry over and over: nothing, or the programme."""
    found = set()
    for _ in range(60):
        cache.keep(TEXT, KEPT, place)
        kept = cache.find(TEXT, place)
        assert kept in (None, KEPT)
        found.add(kept is not None)
    return found


@pytest.mark.slow
def test_runs_at_the_same_time_do_not_disturb_each_other(place: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        found = list(pool.map(keep_and_find, [place] * 4))
    assert all(True in each for each in found)
    assert cache.find(TEXT, place) == KEPT
    assert [each.name for each in place.iterdir()] == [entry(place).name]


def test_a_log_is_kept_for_its_own_text_and_that_of_its_programme(place: Path) -> None:
    entry = Entry(date="2026-02-17", about="jeugd.a", hours=Decimal("6.5"), status="done")
    log = Log(version=1, progress_of="uvp-proef-2026", entries=(entry, entry))
    cache.keep_log(b"logboek", TEXT, log, place)
    assert cache.find_log(b"logboek", TEXT, place) == log
    assert cache.find_log(b"logboek2", TEXT, place) is None
    assert cache.find_log(b"logboek", TEXT + b" ", place) is None
    assert cache.find(TEXT, place) is None
