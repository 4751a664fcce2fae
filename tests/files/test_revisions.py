from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.clients.examples import commit, commit_all, environment, git
from uvp_cli.document.bounds import MAX_BYTES
from uvp_cli.exits import UsageProblem
from uvp_cli.files import revisions

FILE = Path("data/uvp é: één.yaml")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two versions of a file, to copy."""
    folder = tmp_path_factory.mktemp("original")
    (folder / FILE).parent.mkdir()
    (folder / FILE).write_text("een\n", "utf-8")
    commit_all(folder)
    git(folder, "tag", "v1")
    (folder / FILE).write_text("twee\n", "utf-8")
    commit(folder)
    return folder


@pytest.fixture
def repository(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two versions of a file; the working directory."""
    folder = shutil.copytree(original, tmp_path / "werk map")
    monkeypatch.chdir(folder)
    return folder


def read(revision: str, path: Path = FILE, **variables: str) -> str:
    return revisions.read(revision, path, {**environment(), **variables}).content.read().decode()


def refusal(revision: str, path: Path = FILE, **variables: str) -> str:
    with pytest.raises(UsageProblem) as found:
        read(revision, path, **variables)
    return str(found.value)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("revision", "content"),
    [("main", "twee\n"), ("HEAD", "twee\n"), ("HEAD~1", "een\n"), ("v1", "een\n"), ("@^", "een\n")],
)
def test_a_file_as_it_was(revision: str, content: str) -> None:
    assert read(revision) == content


def test_nothing_is_checked_out(repository: Path) -> None:
    (repository / FILE).write_text("drie\n", "utf-8")
    assert read("v1") == "een\n"
    assert (repository / FILE).read_text("utf-8") == "drie\n"


def test_the_file_may_be_named_from_anywhere(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "data")
    assert read("v1", Path(FILE.name)) == "een\n"
    monkeypatch.chdir("/")
    assert read("v1", repository / FILE) == "een\n"


def test_a_file_that_is_gone_with_its_folder(repository: Path) -> None:
    (repository / FILE).unlink()
    (repository / "data").rmdir()
    assert read("main") == "twee\n"


def test_a_hook_does_not_lead_to_another_repository(repository: Path) -> None:
    other = repository.parent / "ander"
    other.mkdir()
    git(other, "init", "-q")
    assert read("v1", GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other)) == "een\n"


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "revision",
    ["zomaar", "", " ", "-x", "--help", "--output=x", "v1:data", "main^{tree}", "a\nb", "HEAD~99"],
)
def test_what_git_does_not_know(revision: str) -> None:
    shown = " ".join(revision.split("\n"))
    assert refusal(revision) == f"'{shown}' is geen bestand en geen revisie in git."


@pytest.mark.parametrize("revision", ["HEAD~1", "v1", "main~1", "HEAD~1:data/x.yaml"])
def test_a_shallow_clone_is_named_with_what_fetches_the_rest(
    repository: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    clone = repository.parent / "ondiep"
    git(repository.parent, "clone", "-q", "--depth=1", "--no-tags", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    told = refusal(revision)
    assert told.startswith(
        f"'{revision}' is geen bestand, en als revisie heeft git het hier niet: "
    )
    for advice in ("shallow clone", "git fetch --unshallow", "fetch-depth: 0", "GIT_DEPTH: 0"):
        assert advice in told
    git(clone, "fetch", "-q", "--unshallow", "--tags")
    if ":" not in revision:
        assert read(revision) == "een\n"


def test_a_branch_that_is_only_elsewhere_is_named_as_git_has_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = repository.parent / "kloon"
    git(repository.parent, "clone", "-q", str(repository), str(clone))
    git(clone, "checkout", "-q", "-b", "werk")
    git(clone, "branch", "-q", "-D", "main")
    monkeypatch.chdir(clone)
    told = "'main' is geen bestand en hier geen revisie in git, wel 'origin/main'."
    assert refusal("main") == told
    assert read("origin/main") == "twee\n"


@pytest.mark.usefixtures("repository")
def test_a_file_that_was_not_there_yet() -> None:
    assert refusal("v1", Path("data/uvp2027.yaml")) == (
        "'data/uvp2027.yaml' staat niet in revisie 'v1'. Heet het daar anders, noem dan ook het "
        "pad, zoals git: v1:map/naam.yaml"
    )
    assert refusal("v1", Path("data")).startswith("'data' staat niet in revisie 'v1'.")


def test_a_file_that_git_has_renamed_since(repository: Path) -> None:
    (repository / FILE).write_text("een\n", "utf-8")
    (repository / "plan").mkdir()
    git(repository, "add", "--all")
    git(repository, "mv", str(FILE), "plan/nieuw.yaml")
    for committed in (False, True):
        if committed:
            commit(repository)
        found = revisions.read("v1", Path("plan/nieuw.yaml"), environment())
        assert (found.name, found.content.read()) == (FILE.as_posix(), b"een\n")
        assert revisions.read("v1", FILE, environment()).name is None


def test_a_file_by_the_name_that_git_gives_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(text: str) -> str | None:
        found = revisions.named(text, Path.cwd(), environment())
        return found.content.read().decode() if found else None

    assert named(f"v1:{FILE.as_posix()}") == "een\n"
    assert [named(each) for each in ("v1", "v1:", ":x", "-x:y", "zomaar:x", "v1:\0")] == [None] * 6
    for missing in ("data", "data/uvp2027.yaml", FILE.name):
        with pytest.raises(UsageProblem, match="is geen bestand in revisie 'v1'"):
            named(f"v1:{missing}")
    monkeypatch.chdir(repository / "data")
    assert named(f"HEAD:./{FILE.name}") == "twee\n"


def test_the_logs_beside_a_file_are_those_of_its_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = FILE.with_name(f"{FILE.stem}.voortgang.noord.yaml")
    (repository / log).write_text("oud", "utf-8")
    (repository / FILE.with_name("ander.voortgang.yaml")).write_text("ander", "utf-8")
    git(repository, "add", "--all")
    commit(repository)
    git(repository, "tag", "v3")
    (repository / log).unlink()
    assert revisions.read("v3", FILE, environment()).logs() == {log.name: b"oud"}
    assert revisions.read("v1", FILE, environment()).logs() == {}
    monkeypatch.chdir(repository / FILE.parent)
    for text in (f"v3:{FILE.as_posix()}", f"v3:./{FILE.name}"):
        found = revisions.named(text, Path.cwd(), environment())
        assert found
        assert found.logs() == {log.name: b"oud"}


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    assert refusal("HEAD", Path("uvp.yaml")) == (
        f"'HEAD' is geen bestand, en de git-repository van '{tmp_path}' heeft nog geen commits om "
        "mee te vergelijken."
    )


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal("main", GIT_CEILING_DIRECTORIES=str(tmp_path.parent)) == (
        f"'main' is geen bestand, en de map '{tmp_path}' staat niet in een git-repository die git "
        "wil lezen."
    )


@pytest.mark.usefixtures("repository")
def test_a_machine_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "PATH": "/nergens"})
    assert refusal("main", PATH="/nergens") == ("Voor een revisie is git nodig, en git is er niet.")


def test_no_more_is_read_than_may_be(repository: Path) -> None:
    (repository / FILE).write_bytes(b"x" * (MAX_BYTES + 1_000_000))
    commit(repository)
    assert len(read("main")) == MAX_BYTES + 1


@pytest.mark.skipif(os.name == "nt", reason="links are not for everybody there")
def test_a_link_leads_to_what_it_led_to_then(repository: Path) -> None:
    (repository / "data" / "uvp2028.yaml").symlink_to(FILE.name)
    (repository / "boven.yaml").symlink_to(Path("data/uvp2028.yaml"))
    commit_all(repository)
    (repository / FILE).write_text("drie\n", "utf-8")
    for name in ("data/uvp2028.yaml", "boven.yaml"):
        assert read("HEAD", Path(name)) == "twee\n"
        old = revisions.named(f"HEAD:{name}", repository, environment())
        assert old
        assert old.content.read() == b"twee\n"
