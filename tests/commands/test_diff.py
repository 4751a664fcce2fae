from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.clients.examples import commit, commit_all, git
from tests.commands.queries import completions
from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE

OTHER = WHOLE.replace("hours: 10, per", "hours: 15, per").replace("name: Inkoop", "name: Kopen")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit, after which the programme was edited; to copy."""
    folder = tmp_path_factory.mktemp("original")
    (folder / "data").mkdir()
    write(folder, WHOLE)
    commit_all(folder)
    write(folder, OTHER)
    return folder


@pytest.fixture
def repository(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, after which the programme was edited; the working directory."""
    folder = shutil.copytree(original, tmp_path / "werk")
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, body: str, name: str = "uvp2026.yaml") -> str:
    (folder / "data" / name).write_text(HEAD + body, "utf-8")
    return f"data/{name}"


def origins(printed: str) -> tuple[str, str]:
    contract = json.loads(printed)
    return contract["old"]["origin"], contract["new"]["origin"]


@pytest.mark.parametrize(
    ("arguments", "versions", "changes"),
    [
        (["main"], ("main:data/uvp2026.yaml", "data/uvp2026.yaml"), 2),
        (["HEAD", "main"], ("HEAD:data/uvp2026.yaml", "main:data/uvp2026.yaml"), 0),
        (["data/ander.yaml"], ("data/ander.yaml", "data/uvp2026.yaml"), 1),
        (["data/ander.yaml", "data/uvp2026.yaml"], ("data/ander.yaml", "data/uvp2026.yaml"), 1),
        (["main", "--", "data/ander.yaml"], ("main:data/ander.yaml", "data/ander.yaml"), 0),
        (["data/uvp2026.yaml", "main"], ("data/uvp2026.yaml", "main:data/uvp2026.yaml"), 2),
        (["main", "-f", "data/ander.yaml"], ("main:data/ander.yaml", "data/ander.yaml"), 0),
        (
            ["main", "HEAD", "--", "data/ander.yaml"],
            ("main:data/ander.yaml", "HEAD:data/ander.yaml"),
            0,
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_versions_are_files_or_revisions(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    versions: tuple[str, str],
    changes: int,
) -> None:
    write(repository, OTHER.replace("name: Kopen", "name: Inkoop"), "ander.yaml")
    write(repository, WHOLE)
    commit(repository)
    write(repository, OTHER)
    found = uvp(capsys, "diff", "--format", "json", *arguments)
    assert (found.code, found.err) == (0, "")
    assert origins(found.out) == versions
    assert len(json.loads(found.out)["changes"]) == changes


def test_a_branch_that_is_called_as_a_file_stands_before_the_dashes(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "main").write_text("een bestand", "utf-8")
    found = uvp(capsys, "diff", "main", "HEAD", "--format", "json", "--", "data/uvp2026.yaml")
    assert origins(found.out) == ("main:data/uvp2026.yaml", "HEAD:data/uvp2026.yaml")


def test_a_folder_below_works_as_well(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "data")
    found = uvp(capsys, "diff", "main", "--format", "json")
    assert found.code == 0
    assert len(json.loads(found.out)["changes"]) == 2


@pytest.mark.parametrize("behind", [["-f"], ["HEAD", "--"]], ids=" ".join)
def test_a_folder_with_one_programme_stands_for_it(
    repository: Path, capsys: pytest.CaptureFixture[str], behind: list[str]
) -> None:
    found = uvp(capsys, "diff", "main", "--format", "json", *behind, "data")
    assert (found.code, found.err) == (0, "")
    assert origins(found.out)[0] == "main:data/uvp2026.yaml"
    write(repository, WHOLE, "uvp2027.yaml")
    found = uvp(capsys, "diff", "main", *behind, "data")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "uvp diff vergelijkt twee versies van één programma, en hier zijn er 2 genoemd. Noem er "
        "één: data/uvp2026.yaml of data/uvp2027.yaml."
    )


def test_more_files_are_not_one_programme(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [write(repository, WHOLE, f"uvp{year}.yaml") for year in range(2026, 2031)]
    files = [word for name in names for word in ("-f", name)]
    found = uvp(capsys, "diff", names[0], *files)
    assert (found.code, found.out) == (2, "")
    assert (
        "hier zijn er 5 genoemd. Noem er één: data/uvp2026.yaml, data/uvp2027.yaml, " in found.err
    )
    assert "data/uvp2028.yaml of een van 2 andere.\n" in found.err
    monkeypatch.setenv("UVP_FILE", "data")
    assert uvp(capsys, "diff", "main").code == 2
    assert uvp(capsys, "diff", *names[:2]).code == 0


def test_a_file_that_was_renamed_is_compared_with_what_it_was(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "mv", "data/uvp2026.yaml", "data/uvp2026-def.yaml")
    expected = ("main:data/uvp2026.yaml", "data/uvp2026-def.yaml")
    for arguments in (["main"], ["main:data/uvp2026.yaml", "data/uvp2026-def.yaml"]):
        found = uvp(capsys, "diff", *arguments, "--format", "json")
        assert (found.code, found.err) == (0, "")
        assert origins(found.out) == expected
        assert len(json.loads(found.out)["changes"]) == 2


@pytest.mark.usefixtures("repository")
def test_the_answer_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "diff", "main")
    assert (found.code, found.err) == (0, "")
    first, second, _, verdict, *_ = found.out.splitlines()
    assert first == "Verschillen"
    assert second == "UVP Proef 2026 (main:data/uvp2026.yaml → data/uvp2026.yaml)"
    assert verdict.startswith("2 wijzigingen: 2 gewijzigd. Uren ")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (["--max-hours-change", "5"], ""),
        (["--max-hours-change", "4"], "meer dan 4 uur verschil bij Noord (+5) en Midden aan de Ma"),
        (["--fail-on", "removed,renamed"], ""),
        (["--fail-on", "verwijderd", "--fail-on", "Gewijzigd"], "2 gewijzigd.\n"),
        (["--faal-bij", "removed, changed"], "2 gewijzigd.\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_limit_that_is_passed_ends_with_1(
    capsys: pytest.CaptureFixture[str], limits: list[str], message: str
) -> None:
    found = uvp(capsys, "diff", "main", *limits, "--format", "csv")
    assert len(found.out.splitlines()) == 3
    assert found.code == bool(message)
    assert found.err.startswith(f"Grens overschreden: {message}" if message else "")
    assert len(found.err.splitlines()) == bool(message)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data/uvp.yaml"], "'data/uvp.yaml' is geen bestand en geen revisie in git."),
        (["data"], "'data' is geen bestand en geen revisie in git."),
        (
            ["HEAD~99"],
            "'HEAD~99' is geen bestand en geen revisie in git. Welke revisies er zijn, toont: git "
            "log --oneline --all",
        ),
        (
            ["HEAD..main"],
            "'HEAD..main' is geen bestand en geen revisie in git. Noem twee revisies los van "
            "elkaar: uvp diff HEAD main",
        ),
        (
            ["2026", "2027"],
            "'2026' is geen bestand en geen revisie in git. Bedoelt u data/uvp2026.yaml?\n",
        ),
        (
            ["main", "--", "data"],
            "'data' is geen bestand en geen revisie in git. Het is een map; noem een programma "
            "daarin: data/uvp2026.yaml.",
        ),
        (["main:uvp.yaml"], "'uvp.yaml' is geen bestand in revisie 'main'. Het pad begint bij de"),
        (["--", "-x"], "'-x' is geen bestand en geen revisie in git."),
        (["main", "--fail-on", "anders"], "Onbekende soort wijziging 'anders'. Kies uit: "),
        (["main", "--fail-on", "ver"], "'ver' is niet duidelijk genoeg. Bedoelde u verwijderd of "),
        (["main", "--fail-on", ""], "Onbekende soort wijziging ''. Kies uit: verwijderd, "),
        (["main", "--max-hours-change", "-1"], "--max-hours-change is een geheel getal van 0 tot "),
        (
            ["main", "HEAD", "-f", "a", "--", "b"],
            "Noem het programma achter -- of met --file, niet met allebei.",
        ),
        ([], "Er ontbreekt iets: OUD."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_makes_no_sense_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "diff", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)


def test_an_older_version_with_errors_is_named_with_its_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository, "themas: []\n")
    commit(repository)
    write(repository, OTHER)
    found = uvp(capsys, "diff", "HEAD")
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("HEAD:data/uvp2026.yaml:9:1: fout UVP201: De sleutel 'themas' ")
    (repository / "data" / "uvp2026.yaml").write_bytes(b"\xff")
    commit(repository)
    write(repository, OTHER)
    found = uvp(capsys, "diff", "HEAD")
    assert (found.code, found.out) == (3, "")
    assert found.err.startswith("HEAD:data/uvp2026.yaml:1:1: fout UVP004: ")


def test_without_a_programme_here_one_must_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UVP_FILE", raising=False)
    found = uvp(capsys, "diff", "main")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("'main' is geen bestand. Is het een revisie? Noem dan ook het ")


def test_the_kinds_are_completed() -> None:
    assert completions("diff", "--fail-on", "ver") == ["verwijderd", "verplaatst"]


GROUPS = """\
groups: [{id: kust, name: Kust, gemeenten: [noord, zuid]}]
themes:
  - id: haven
    title: Haven
    gemeenten: [kust]
    actions:
      - id: haven.a
        title: A
        capacity: {hours: {cell: 60 samen, estimates: [{hours: 60, per: joint}]}}
"""


def test_a_group_is_compared_as_it_is_written(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository, GROUPS)
    commit_all(repository)
    assert json.loads(uvp(capsys, "diff", "HEAD", "--format", "json").out)["changes"] == []
    write(repository, GROUPS.replace("[noord, zuid]", "[noord]"))
    found = json.loads(uvp(capsys, "diff", "HEAD", "--format", "json").out)
    assert [each["after"]["path"] for each in found["changes"]] == ["groups[0].gemeenten"]
    shifts = {
        each["gemeente"]: each["change"]["hours"] for each in found["hours"] if not each["theme"]
    }
    assert (shifts["noord"], shifts["zuid"]) == (30, -30)


ENTRIES = """\
version: 1
progress_of: uvp-proef-2026
entries:
  - {date: 2026-02-17, about: jeugd.uitgaan, gemeente: zuid, hours: 6}
  - {date: 2026-03-02, about: jeugd.uitgaan, hours: 2}
"""
LATER = ENTRIES.replace("hours: 2}", "hours: 2, text: Overleg}") + (
    "  - {date: 2026-03-09, about: jeugd.uitgaan, gemeente: zuid, status: done}\n"
)


def test_what_came_into_the_log_since_a_revision_is_told_and_what_went(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "entries" not in json.loads(uvp(capsys, "diff", "main", "--format", "json").out)
    log = repository / "data" / "uvp2026.voortgang.zuid.yaml"
    log.write_text(ENTRIES, "utf-8")
    commit(repository)
    log.write_text(LATER, "utf-8")
    for arguments in (("main",), ("main:data/uvp2026.yaml", "data/uvp2026.yaml")):
        found = uvp(capsys, "diff", *arguments)
        assert (found.code, found.err) == (0, "")
        assert "Geen inhoudelijke wijzigingen. In het logboek: 1 verwijderd, 2 toegevoegd.\n" in (
            found.out
        )
        assert "Veilig uitgaan  2 maart 2026; 2 uur; Overleg\n" in found.out
    contract = json.loads(uvp(capsys, "diff", "main", "--format", "json").out)
    assert [each["text"] for each in contract["entries"]["added"]] == ["Overleg", None]
    assert [each["hours"] for each in contract["entries"]["removed"]] == [2]
    assert contract["changes"] == []
    log.write_text(ENTRIES, "utf-8")
    same = uvp(capsys, "diff", "main")
    assert "logboek" not in same.out
    write(repository, WHOLE.replace("Veilig uitgaan", "Veiliger uitgaan"))
    log.unlink()
    both = uvp(capsys, "diff", "main", "--format", "md").out
    assert " In het logboek: 2 verwijderd." in both
    assert "<summary>Logboek (2)</summary>" in both


def test_entries_are_told_apart_wherever_they_stand(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = repository / write(repository, OTHER, "uvp2027.yaml")
    (repository / "data" / "uvp2026.voortgang.yaml").write_text(ENTRIES, "utf-8")
    head, _, _ = ENTRIES.partition("  - ")
    other.with_name("uvp2027.voortgang.yaml").write_text(ENTRIES, "utf-8")
    last = ENTRIES.splitlines(keepends=True)[-1]
    other.with_name("uvp2027.voortgang.b.yaml").write_text(head + last, "utf-8")
    arguments = ("data/uvp2026.yaml", "data/uvp2027.yaml", "--format", "json")
    found = json.loads(uvp(capsys, "diff", *arguments).out)["entries"]
    assert [len(found["removed"]), len(found["added"])] == [0, 1]


def test_of_two_programmes_the_logs_are_not_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next_year = repository / write(repository, OTHER, "uvp2027.yaml")
    text = next_year.read_text("utf-8")
    next_year.write_text(text.replace("uvp-proef-2026", "uvp-proef-2027"), "utf-8")
    (repository / "data" / "uvp2026.voortgang.yaml").write_text(ENTRIES, "utf-8")
    arguments = ("data/uvp2026.yaml", "data/uvp2027.yaml")
    found = uvp(capsys, "diff", *arguments)
    assert found.code == 0
    assert "logboek" not in found.out.lower()
    assert "entries" not in json.loads(uvp(capsys, "diff", *arguments, "--format", "json").out)


def test_of_two_files_the_logs_are_not_compared_where_one_has_none(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository, OTHER, "ander.yaml")
    (repository / "data" / "uvp2026.voortgang.yaml").write_text(ENTRIES, "utf-8")
    files = ("data/uvp2026.yaml", "data/ander.yaml")
    for arguments in (files, files[::-1]):
        assert "logboek" not in uvp(capsys, "diff", *arguments).out.lower()


def test_a_log_with_errors_at_a_revision_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = repository / "data" / "uvp2026.voortgang.yaml"
    log.write_text(ENTRIES.replace("zuid", "oost"), "utf-8")
    commit(repository)
    log.unlink()
    found = uvp(capsys, "diff", "main")
    assert (found.code, found.out) == (1, "")
    assert "uvp2026.voortgang.yaml:4" in found.err
    assert "UVP353" in found.err
