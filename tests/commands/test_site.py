from __future__ import annotations

import errno
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.commands.runner import DATA, Outcome, uvp
from tests.samples import HEAD, WHOLE, theme
from uvp_cli.commands.shared import watching
from uvp_cli.files import temporaries, writing


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "uvp.yaml"
    path.write_text(HEAD + WHOLE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "website"


def pages(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> Outcome:
    """A site without what can be taken along, which takes longest and has tests of its own."""
    return uvp(capsys, "site", str(folder), "--without-downloads", *options)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def test_a_site_is_written_into_a_new_folder(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    found = pages(capsys, folder, "--file", str(programme))
    assert (found.code, found.err) == (0, "")
    assert found.out == f"16 pagina's geschreven; open {folder / 'index.html'}.\n"
    written = contents(folder)
    assert b"<h1>UVP Proef 2026</h1>" in written["index.html"]
    marker = written.pop(".uvp-site").decode().splitlines()
    assert marker == sorted(written)


def test_without_a_file_it_is_the_programme_that_others_read(
    capsys: pytest.CaptureFixture[str],
    programme: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("UVP_FILE", str(programme))
    assert pages(capsys, folder).code == 0
    assert b"UVP Proef 2026" in (folder / "index.html").read_bytes()


def test_an_empty_folder_will_do(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    folder.mkdir()
    assert pages(capsys, folder, "--file", str(programme)).code == 0
    assert (folder / "index.html").exists()


@pytest.mark.slow
def test_the_same_programme_gives_the_same_files_and_touches_none(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    uvp(capsys, "site", str(folder), "--file", str(programme))
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    inodes = {path: path.stat().st_ino for path in folder.iterdir()}
    assert uvp(capsys, "site", str(folder), "--file", str(programme)).code == 0
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert {path: path.stat().st_ino for path in folder.iterdir() if path.name != ".uvp-site"} == {
        path: inode for path, inode in inodes.items() if path.name != ".uvp-site"
    }


def test_a_page_that_is_no_more_goes_and_what_is_not_ours_stays(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    other = programme.with_name("ander.yaml")
    other.write_text(HEAD.replace("uvp-proef", "uvp-ander"), "utf-8")
    both = ("--file", str(programme), "--file", str(other))
    assert pages(capsys, folder, *both).code == 0
    (folder / "uvp-proef-2026" / "logo.svg").write_text("van ons", "utf-8")
    (folder / "CNAME").write_text("veilig.example", "utf-8")
    assert pages(capsys, folder, "--file", str(other)).code == 0
    left = contents(folder)
    assert {name for name in left if "/" in name} == {"uvp-proef-2026/logo.svg"}
    assert not (folder / "uvp-ander-2026").exists()
    assert left["CNAME"] == b"veilig.example"
    assert "gemeente-noord.html" in left


def test_a_folder_with_something_else_is_left_alone(
    capsys: pytest.CaptureFixture[str], programme: Path
) -> None:
    before = contents(programme.parent)
    found = pages(capsys, programme.parent, "--file", str(programme))
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"'{programme.parent}' is niet leeg en niet door uvp site gemaakt; kies een andere map.\n"
        "Hulp: uvp site --help\n"
    )
    assert contents(programme.parent) == before


def test_a_file_is_no_folder(capsys: pytest.CaptureFixture[str], programme: Path) -> None:
    found = pages(capsys, programme, "--file", str(programme))
    assert found.code == 2
    assert "is niet leeg en niet door uvp site gemaakt" in found.err
    assert programme.read_text("utf-8") == HEAD + WHOLE


def test_a_page_of_somebody_else_is_not_written_over(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    least = programme.with_name("least.yaml")
    least.write_text(HEAD, "utf-8")
    pages(capsys, folder, "--file", str(least))
    own = folder / "partner-politie.html"
    own.write_text("van ons", "utf-8")
    before = contents(folder)
    found = pages(capsys, folder, "--file", str(programme))
    assert found.code == 2
    assert found.err.startswith(f"'{own}' is niet door uvp site gemaakt; kies een andere map.\n")
    assert contents(folder) == before


def test_a_marker_cannot_have_other_files_removed(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    pages(capsys, folder, "--file", str(programme))
    with (folder / ".uvp-site").open("a", encoding="utf-8") as marker:
        marker.write(f"../uvp.yaml\n{programme}\n../ander.html\na/../../ander.html\n")
    (folder.parent / "ander.html").write_text("van ons", "utf-8")
    assert pages(capsys, folder, "--file", str(programme)).code == 0
    assert programme.exists()
    assert (folder.parent / "ander.html").exists()


def test_what_was_interrupted_can_be_done_again(
    capsys: pytest.CaptureFixture[str],
    programme: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make = temporaries.temporary_file

    def fail(path: Path, content: bytes) -> AbstractContextManager[Path]:
        if path.name == "index.html":
            raise OSError(errno.ENOSPC, "")
        return make(path, content)

    monkeypatch.setattr(writing, "temporary_file", fail)
    found = pages(capsys, folder, "--file", str(programme))
    assert found.code == 2
    assert found.err.startswith(f"'{folder}' is niet te schrijven: de schijf is vol.\n")
    monkeypatch.undo()
    assert pages(capsys, folder, "--file", str(programme)).code == 0
    assert (folder / "index.html").exists()


def test_the_folder_above_must_be_there(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    found = pages(capsys, folder / "diep" / "er", "--file", str(programme))
    assert found.code == 2
    assert "is niet te schrijven: de map bestaat niet." in found.err
    assert not folder.exists()


def test_a_programme_with_errors_becomes_no_site(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    programme.write_text(HEAD + "themas: []\n", "utf-8")
    found = pages(capsys, folder, "--file", str(programme))
    assert (found.code, found.out) == (1, "")
    assert "UVP201" in found.err
    assert not folder.exists()


def test_a_watched_site_outlives_a_mistake(
    capsys: pytest.CaptureFixture[str],
    programme: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def save(action: object, names: object) -> None:
        assert callable(action)
        assert names == [str(programme)]
        for text in (HEAD, f"{HEAD}themas: []\n", HEAD.replace("Proef", "Beter")):
            programme.write_text(text, "utf-8")
            action()

    monkeypatch.setattr(watching, "repeat", save)
    found = pages(capsys, folder, "--watch", "--file", str(programme))
    assert found.code == 0
    assert found.out.count("geschreven") == 2
    assert "UVP201" in found.err
    assert "UVP Beter 2026" in (folder / "index.html").read_text("utf-8")
    assert (folder / "versie.js").exists()
    assert pages(capsys, folder, "--file", str(programme)).code == 0
    assert not (folder / "versie.js").exists()
    assert "volg.js" not in (folder / "index.html").read_text("utf-8")


def test_a_folder_of_programmes_is_one_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for year in (2026, 2027):
        text = (HEAD + theme("[]")).replace("2026", str(year))
        (data / f"uvp{year}.yaml").write_text(text, "utf-8")
    found = pages(capsys, tmp_path / "site", "-f", str(data))
    assert (found.code, found.err) == (0, "")
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "UVP Proef 2026" in index
    assert "UVP Proef 2027" in index


def test_what_a_killed_command_left_in_a_folder_is_ours(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    (folder / ".uvp-abcdefgh.tmp").mkdir(parents=True)
    assert pages(capsys, folder, "--file", str(programme)).code == 0
    assert not list(folder.parent.rglob(".uvp-*.tmp"))


@pytest.mark.parametrize("name", ["../buiten.html", "/tmp/buiten.html", "a/b/c.html", "a.sh"])  # noqa: S108
def test_no_page_comes_outside_of_the_folder(
    name: str,
    capsys: pytest.CaptureFixture[str],
    programme: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("uvp_cli.render.site.files", lambda *_, **__: {"a.html": "", name: ""})
    found = pages(capsys, folder, "--file", str(programme))
    assert found.code == 2
    assert "kan geen pagina zijn; er is niets geschreven" in found.err
    assert list(folder.parent.iterdir()) == [programme]


def test_a_site_may_be_of_one_municipality_and_not_of_some(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    file = ("--file", str(DATA))
    assert pages(capsys, folder, "-g", "vaals", *file).code == 0
    written = {name: text.decode() for name, text in contents(folder).items() if "html" in name}
    assert [name for name in written if "gemeente-v" in name] == ["gemeente-vaals.html"]
    assert all("<strong>DEEL: voor Vaals</strong>" in page for page in written.values())
    some = pages(capsys, folder, "-g", "vaals en meerssen", *file)
    assert some.err.startswith("Een site met --gemeente is van één gemeente; maak er een voor elk.")


def test_a_part_of_a_programme_says_that_it_is_one_and_nothing_of_the_rest(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "uvp.yaml"
    path.write_text(
        HEAD
        + """
partners: [{id: politie, name: Politie}, {id: ggd, name: GGD}]
themes:
  - id: wijk
    title: Wijk
    goals: [{id: wijk.doel, text: Rust.}]
    actions: [{id: wijk.toezicht, title: Toezicht, capacity: {partners: [politie]}}]
    communication: [{text: Elke week., actions: [zorg.hulp]}]
  - {id: zorg, title: Zorg, actions: [{id: zorg.hulp, title: Hulp}], communication: [{text: X.}]}
planning: [{month: 2, title: Overleg, responsible: [politie], actions: [zorg.hulp]}]
""",
        "utf-8",
    )
    asked = ("--partner", "polit", "--file", str(path))
    assert pages(capsys, folder, *asked).code == 0
    written = {name: text.decode() for name, text in contents(folder).items() if "html" in name}
    assert {"partner-politie.html", "thema-wijk.html"} <= written.keys()
    assert not {"partner-ggd.html", "thema-zorg.html"} & written.keys()
    mark = '<p class="merk"><strong>DEEL: met ketenpartner Politie</strong></p>'
    assert all(mark in page for page in written.values())
    assert "De uren zijn die van deze acties in hun geheel." in written["index.html"]
    for gone in ("Hulp", "programma noemt geen", "zonder actie", "zonder onderdeel"):
        assert [name for name, page in written.items() if gone in page] == []


def note(programme: Path) -> None:
    entry = "{date: 2026-02-17, about: jeugd.uitgaan, hours: 6, text: Alleen voor collega's}"
    log = f"version: 1\nprogress_of: uvp-proef-2026\nentries:\n- {entry}\n"
    programme.with_name(f"{programme.stem}.voortgang.yaml").write_text(log, "utf-8")


def test_what_residents_see_of_the_log_is_chosen(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    bare = pages(capsys, folder, "--file", str(programme), "--with-progress")
    assert bare.code == 0
    assert bare.err.startswith("Er is geen logboek, dus ook geen voortgang op de site.")
    before = contents(folder)
    assert "voortgang.html" not in before
    note(programme)
    unsaid = pages(capsys, folder, "--file", str(programme))
    assert (unsaid.code, contents(folder)) == (0, before)
    assert unsaid.err.startswith("Er is een logboek; de voortgang staat niet op de site.")
    left = pages(capsys, folder, "--file", str(programme), "--without-progress")
    assert (left.code, left.err, contents(folder)) == (0, "", before)
    shown = pages(capsys, folder, "--file", str(programme), "--met-voortgang")
    assert (shown.code, shown.err) == (0, "")
    page = contents(folder)["voortgang.html"].decode()
    assert "Voortgang op " in page
    assert ">6<" in page
    assert not any(b"collega" in text for text in contents(folder).values())
    assert b'href="voortgang.html"' in contents(folder)["index.html"]
    both = pages(capsys, folder, "--with-progress", "--without-progress")
    assert both.code == 2


@pytest.mark.slow
def test_what_pages_show_can_be_taken_along(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    command = ("site", str(folder), "--file", str(programme))
    assert uvp(capsys, *command).code == 0
    taken = {
        name for name in contents(folder) if name.rpartition(".")[2] in ("ics", "xlsx", "docx")
    }
    assert {"programma.ics", "programma.xlsx", "programma.docx", "gemeente-zuid.ics"} <= taken
    back = uvp(capsys, "import", str(folder / "programma.xlsx"), "--file", str(programme))
    assert "Er is niets veranderd" in back.out
    assert uvp(capsys, *command, "--zonder-bestanden").code == 0
    left = contents(folder)
    assert not taken & left.keys()
    assert not any(b'class="mee"' in text for text in left.values())


def test_of_a_part_only_that_can_be_taken_along(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    command = ("site", str(folder), "--theme", "jeugd", "--file", str(programme))
    assert uvp(capsys, *command).code == 0
    taken = {
        name for name in contents(folder) if name.rpartition(".")[2] in ("ics", "xlsx", "docx")
    }
    assert taken == {"programma.ics", "programma.xlsx", "programma.docx"}
    assert taken < {*contents(folder)[".uvp-site"].decode().splitlines()}
    back = uvp(capsys, "import", str(folder / "programma.xlsx"), "--file", str(programme))
    assert back.code == 2
    assert "deel" in back.err


def test_a_part_of_a_programme_shows_its_own_progress(
    capsys: pytest.CaptureFixture[str], programme: Path, folder: Path
) -> None:
    note(programme)
    only = ("--theme", "jeugd", "--with-progress")
    assert pages(capsys, folder, "--file", str(programme), *only).code == 0
    assert b">6<" in contents(folder)["voortgang.html"]
