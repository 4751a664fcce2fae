from __future__ import annotations

import errno
import multiprocessing
import multiprocessing.queues
import os
import stat
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from uvp_cli.files import temporaries, writing
from uvp_cli.files.writing import Unwritable, update, write_new, write_new_files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
Write = Callable[[Path, str], None]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(path: str | Path, content: str | bytes, *, sources: Iterable[Path] = ()) -> None:
    writing.write(path, content, sources=sources)


def write_folder(path: Path, files: Mapping[str, bytes], *, gone: Collection[str] = ()) -> None:
    writing.write_folder(path, files, sources=(), gone=gone)


def update_to(path: Path, content: str) -> None:
    update(path, path.read_text("utf-8"), content)


@pytest.fixture(params=[write, update_to], ids=["write", "update"])
def replacing(request: pytest.FixtureRequest) -> Write:
    """Every way to put something in the place of a file."""
    way: Write = request.param
    return way


def test_a_file_is_replaced_whole(tmp_path: Path, replacing: Write) -> None:
    path = tmp_path / "rapport.json"
    path.write_text("oud", "utf-8")
    replacing(path, "nieuw: ë\n")
    assert tree(tmp_path) == {"rapport.json": "nieuw: ë\n".encode()}


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "rapport.bin"
    write(path, b"\r\n\xff")
    assert path.read_bytes() == b"\r\n\xff"


def test_links_are_followed_to_the_end(tmp_path: Path, replacing: Write) -> None:
    (tmp_path / "echt").mkdir()
    path = tmp_path / "echt" / "tekst"
    path.write_text("oud", "utf-8")
    (tmp_path / "tussen").symlink_to("echt/tekst")
    link = tmp_path / "tekst"
    link.symlink_to("tussen")
    replacing(link, "nieuw")
    assert path.read_text("utf-8") == "nieuw"
    assert link.is_symlink()
    assert (tmp_path / "tussen").is_symlink()


def test_a_link_to_nothing_yet_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    link = tmp_path / "x.ics"
    link.symlink_to("map/x.ics")
    write(link, "nieuw")
    assert link.is_symlink()
    assert (tmp_path / "map" / "x.ics").read_text("utf-8") == "nieuw"


def test_a_link_to_itself_is_explained(tmp_path: Path) -> None:
    link = tmp_path / "x.ics"
    link.symlink_to("x.ics")
    with pytest.raises(Unwritable, match="de koppeling verwijst naar zichzelf"):
        write(link, "nieuw")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "f.sarif"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write(pipe, "x" * 100_000)
    reader.join()
    assert read == ["x" * 100_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.0)
    pipe = tmp_path / "f.sarif"
    os.mkfifo(pipe)
    with pytest.raises(Unwritable, match="niemand leest uit deze pijp"):
        write(pipe, "x")


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    link = tmp_path / "weg"
    link.symlink_to(os.devnull)
    write(link, "x")
    write(os.devnull, "x")
    assert link.is_symlink()
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "link"])
def test_standard_output_has_many_names(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    write(tmp_path / name if name == "link" else name, "ë\n")
    assert capfdbinary.readouterr().out == "ë\n".encode()
    assert not Path("-").exists()
    assert (tmp_path / "link").is_symlink()


def test_what_is_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    path.write_text("version: 2\n", "utf-8")
    (tmp_path / "zacht.yaml").symlink_to(path)
    (tmp_path / "hard.yaml").hardlink_to(path)
    for name in ("uvp2026.yaml", "zacht.yaml", "hard.yaml", "./uvp2026.yaml"):
        with pytest.raises(Unwritable, match="is het bestand waaruit uvp leest"):
            write(tmp_path / name, "weg", sources=[tmp_path / "nergens", path])
    assert path.read_text("utf-8") == "version: 2\n"


def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    old, new, like = (tmp_path / name for name in ("oud", "nieuw", "gewoon"))
    old.touch()
    old.chmod(0o640)
    like.touch()
    for path in (old, new):
        write(path, "tekst")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == like.stat().st_mode


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays_the_owner(tmp_path: Path, replacing: Write) -> None:
    path = tmp_path / "tekst"
    path.write_text("oud", "utf-8")
    os.chown(path, 1234, 1235)
    replacing(path, "nieuw")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("weg/a.json", "de map bestaat niet"),
        ("bestand/a.json", "daar staat een bestand waar een map moet zijn"),
        ("map", "daar staat een map"),
        ("x" * 300, "de naam is te lang"),
        ("a\0b", "de naam kan hier niet"),
    ],
)
def test_the_reason_is_told(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").touch()
    before = tree(tmp_path)
    for way in (write, write_new):
        with pytest.raises((Unwritable, FileExistsError)) as refused:
            way(tmp_path / name, "x")
        assert reason in str(refused.value) or isinstance(refused.value, FileExistsError)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "de schijf is vol"), (errno.EDQUOT, "uw schijfruimte is vol")],
)
def test_a_full_disk_is_a_full_disk_and_leaves_the_old_file(
    number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replacing: Write
) -> None:
    path = tmp_path / "rapport.json"
    path.write_text("oud", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(number, "")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(Unwritable, match=reason):
        replacing(path, "nieuw")
    assert tree(tmp_path) == {"rapport.json": b"oud"}


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left = [tmp_path / ".uvp-abcdefgh.tmp", tmp_path / ".uvp-12345678.tmp"]
    left[0].write_text("half", "utf-8")
    (left[1] / "map").mkdir(parents=True)
    (left[1] / "map" / "a.html").touch()
    others = [".uvp-abc.tmp", ".uvp-abcdefgh.tmp~", ".rapport.json.abcdefgh", "uvp-abcdefgh.tmp"]
    for name in others:
        (tmp_path / name).touch()
    outside = tmp_path / "elders"
    outside.mkdir()
    (outside / "bewaar").touch()
    (tmp_path / ".uvp-koppelin.tmp").symlink_to(outside)
    write(tmp_path / "a.json", "x")
    assert not any(path.exists() for path in left)
    assert set(tree(tmp_path)) == {*others, "a.json", "elders/bewaar"}


def test_what_a_living_writer_is_writing_stays(tmp_path: Path) -> None:
    with (
        temporaries.temporary_file(tmp_path / "a", b"a") as file,
        temporaries.temporary_folder(tmp_path / "b") as folder,
    ):
        write(tmp_path / "c", "c")
        assert file.exists()
        assert folder.exists()
    assert tree(tmp_path) == {"c": b"c"}


def test_an_update_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    path.write_text("van een ander", "utf-8")
    with pytest.raises(Unwritable, match="verandert op dit moment"):
        update(path, "oud", "nieuw")
    assert tree(tmp_path) == {"uvp2026.yaml": b"van een ander"}


def add_line(path: Path, line: str, told: multiprocessing.queues.Queue[int]) -> None:
    old = path.read_text("utf-8")
    try:
        update(path, old, old + line)
    except Unwritable:
        told.put(0)
    else:
        told.put(1)


@pytest.mark.slow
def test_of_two_writers_at_once_none_loses_a_change_unsaid(tmp_path: Path) -> None:
    path = tmp_path / "uvp2026.yaml"
    path.touch()
    context = multiprocessing.get_context("fork")
    told: multiprocessing.queues.Queue[int] = context.Queue()
    writers = [
        context.Process(target=add_line, args=(path, f"{number}\n", told)) for number in range(20)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    written = sum(told.get() for _ in writers)
    assert len(path.read_text("utf-8").splitlines()) == written >= 1


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "uvp2027.yaml"
    write_new(path, "nieuw: ë\n")
    assert stat.S_IMODE(path.stat().st_mode) & 0o400
    with pytest.raises(FileExistsError):
        write_new(path, "anders")
    assert tree(tmp_path) == {"uvp2027.yaml": "nieuw: ë\n".encode()}


def test_a_new_file_needs_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", fail)
    path = tmp_path / "uvp2027.yaml"
    write_new(path, "nieuw")
    with pytest.raises(FileExistsError):
        write_new(path, "anders")
    assert tree(tmp_path) == {"uvp2027.yaml": b"nieuw"}


def test_a_link_to_nothing_is_something_too(tmp_path: Path) -> None:
    path = tmp_path / "uvp2027.yaml"
    path.symlink_to(tmp_path / "weg")
    with pytest.raises(FileExistsError):
        write_new(path, "nieuw")
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture(params=["exchange", "refill"])
def folder(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A place for a folder, on a system that can exchange two and on one that cannot."""
    if request.param == "refill":
        monkeypatch.setattr(writing, "_exchange", lambda *_: False)
    yield tmp_path / "map"
    assert {path.name for path in tmp_path.iterdir()} <= {"map"}


def test_a_folder_gets_its_files_loses_some_and_keeps_the_others(folder: Path) -> None:
    write_folder(folder, {"a.csv": b"1", "b/c.csv": b"2", "d.csv": b"4"})
    (folder / "eigen").mkdir()
    (folder / "eigen" / "x").write_bytes(b"van mij")
    (folder / "koppeling").symlink_to("eigen/x")
    before = (folder / "d.csv").stat()
    write_folder(folder, {"a.csv": b"3", "d.csv": b"4"}, gone=["b/c.csv"])
    assert tree(folder) == {
        "a.csv": b"3",
        "d.csv": b"4",
        "eigen/x": b"van mij",
        "koppeling": b"van mij",
    }
    assert not (folder / "b").exists()
    assert (folder / "koppeling").is_symlink()
    assert (folder / "d.csv").stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_stays_as_it_was_when_not_all_files_can_be_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(folder, {"a.csv": b"oud", "b.csv": b"oud"})
    make = temporaries.temporary_file

    def fail(path: Path, content: bytes) -> AbstractContextManager[Path]:
        if path.name == "b.csv":
            raise OSError(errno.ENOSPC, "")
        return make(path, content)

    monkeypatch.setattr(writing, "temporary_file", fail)
    with pytest.raises(Unwritable, match="de schijf is vol"):
        write_folder(folder, {"a.csv": b"nieuw", "b.csv": b"nieuw"})
    assert tree(folder) == {"a.csv": b"oud", "b.csv": b"oud"}


def test_no_file_of_a_folder_takes_the_place_of_what_is_read_or_of_a_programme(
    folder: Path,
) -> None:
    folder.mkdir()
    (folder / "eigen.csv").write_text("a;b", "utf-8")
    (folder / "bron.csv").hardlink_to(folder / "eigen.csv")
    (folder / "p.csv").write_text("version: 2\nthemes: []\n", "utf-8")
    before = tree(folder)
    for name in ("bron.csv", "p.csv"):
        with pytest.raises(Unwritable, match="kies een andere naam"):
            writing.write_folder(folder, {name: b"x"}, sources=[folder / "eigen.csv"])
    assert tree(folder) == before


@pytest.mark.parametrize("name", ["../buiten", "a/../../buiten", "/tmp/buiten"])  # noqa: S108
def test_no_name_leads_out_of_the_folder(name: str, folder: Path) -> None:
    for files, gone in (({name: b"x"}, []), ({}, [name])):
        with pytest.raises(Unwritable, match="de naam kan hier niet"):
            write_folder(folder, files, gone=gone)


def test_a_file_in_the_place_of_a_folder_stays(tmp_path: Path) -> None:
    path = tmp_path / "map"
    path.write_text("tekst", "utf-8")
    with pytest.raises(Unwritable, match="daar staat een bestand waar een map moet zijn"):
        write_folder(path, {"a": b"x"})
    assert tree(tmp_path) == {"map": b"tekst"}


FILES = {"data/uvp2027.yaml": b"programma", "README.md": b"lees"}


def test_new_files_come_into_a_folder_that_is_there_or_not(tmp_path: Path) -> None:
    write_new_files(tmp_path / "nieuw", FILES)
    (tmp_path / "oud" / "data").mkdir(parents=True)
    (tmp_path / "oud" / "eigen").write_bytes(b"van mij")
    write_new_files(tmp_path / "oud", FILES)
    assert tree(tmp_path / "nieuw") == FILES
    assert tree(tmp_path / "oud") == {**FILES, "eigen": b"van mij"}


def test_of_new_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"van mij")
    with pytest.raises(FileExistsError):
        write_new_files(tmp_path, FILES)
    assert tree(tmp_path) == {"README.md": b"van mij"}


def test_a_folder_in_which_somebody_stands_keeps_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map" / "onder").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "map" / "onder")
    write_folder(tmp_path / "map", {"a": b"1"})
    assert Path("../a").read_bytes() == b"1"
    assert tree(tmp_path) == {"map/a": b"1"}


def test_what_somebody_else_writes_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, exchange = tmp_path / "map", writing._exchange
    write_folder(folder, {"a": b"1"})
    (folder / "eigen").write_bytes(b"oud")

    def interrupted(one: Path, other: Path) -> bool:
        (folder / "onder").mkdir()
        (folder / "onder" / "nieuw").write_bytes(b"van mij")
        (folder / "eigen~").write_bytes(b"anders")
        (folder / "eigen~").replace(folder / "eigen")
        return exchange(one, other)

    monkeypatch.setattr(writing, "_exchange", interrupted)
    write_folder(folder, {"a": b"2"})
    assert tree(tmp_path) == {
        "map/a": b"2",
        "map/eigen": b"anders",
        "map/onder/nieuw": b"van mij",
    }
