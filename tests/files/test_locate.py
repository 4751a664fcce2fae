from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from uvp_cli.files import locate
from uvp_cli.files.locate import Meant, WantedTime, describe, newest, programmes, worth_checking


def make(*paths: Path) -> None:
    """Empty files, with the folders that they stand in."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def meant(names: Sequence[str], variables: Mapping[str, str], folder: Path) -> Meant:
    """What is meant in November 2026, without how it was chosen."""
    return replace(locate.meant(names, variables, folder, WantedTime("2026-11")), choice=None)


def found_from(folder: Path, variables: Mapping[str, str] | None = None) -> Path:
    """The one file that is meant in a folder when none is named."""
    (file,) = meant([], variables or {}, folder).files
    return Path(file)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder of its own, with no programme in or beside it."""
    folder = tmp_path / "site" / "uvp_cli"
    folder.mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(folder / "files" / "locate.py"))
    return folder


def test_the_option_wins_over_everything(tmp_path: Path) -> None:
    make(tmp_path / "data" / "uvp2026.yaml")
    assert meant(["mijn.yaml"], {"UVP_FILE": "ander.yaml"}, tmp_path) == Meant(("mijn.yaml",))


def test_the_variable_wins_over_the_folder(tmp_path: Path) -> None:
    make(tmp_path / "data" / "uvp2026.yaml")
    assert meant([], {"UVP_FILE": "ander.yaml"}, tmp_path) == Meant(("ander.yaml",))


def test_an_empty_variable_names_nothing(tmp_path: Path) -> None:
    make(tmp_path / "data" / "uvp2026.yaml")
    assert found_from(tmp_path, {"UVP_FILE": ""}) == tmp_path / "data" / "uvp2026.yaml"


def test_the_folder_wins_over_a_parent_and_what_ships(tmp_path: Path, package: Path) -> None:
    below = tmp_path / "werk" / "hier"
    make(
        below / "data" / "uvp2025.yaml",
        tmp_path / "werk" / "data" / "uvp2027.yaml",
        package / "data" / "uvp2026.yaml",
    )
    assert found_from(below) == below / "data" / "uvp2025.yaml"


def test_the_nearest_parent_wins_over_what_ships(tmp_path: Path, package: Path) -> None:
    below = tmp_path / "werk" / "hier" / "diep"
    below.mkdir(parents=True)
    make(
        tmp_path / "werk" / "data" / "uvp2025.yaml",
        tmp_path / "data" / "uvp2027.yaml",
        package / "data" / "uvp2026.yaml",
    )
    assert found_from(below) == tmp_path / "werk" / "data" / "uvp2025.yaml"


def test_a_data_folder_without_a_programme_is_passed_by(tmp_path: Path, package: Path) -> None:
    below = tmp_path / "werk"
    make(below / "data" / "notities.yaml", below / "data" / "uvp2026.txt", tmp_path / "uvp9.yaml")
    make(package / "data" / "uvp2026.yaml")
    assert found_from(below) == package / "data" / "uvp2026.yaml"


def test_what_ships_inside_the_package_wins_over_what_stands_beside_it(package: Path) -> None:
    make(package / "data" / "uvp2026.yaml", package.parent / "data" / "uvp2027.yaml")
    assert locate.shipped() == package / "data" / "uvp2026.yaml"


def test_in_a_source_tree_the_programme_beside_the_package_ships(package: Path) -> None:
    make(package.parent / "data" / "uvp2026.yaml")
    assert locate.shipped() == package.parent / "data" / "uvp2026.yaml"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["uvp2026.yaml", "uvp2027.yaml"], "uvp2027.yaml"),
        (["uvp2027.yaml", "uvp2026.yaml"], "uvp2027.yaml"),
        (["uvp9.yaml", "uvp10.yaml"], "uvp10.yaml"),
        (["uvp.yaml", "uvp2026.yaml"], "uvp2026.yaml"),
        (["uvp-heuvelland-2027.yaml", "uvp-oost-2026.yaml"], "uvp-heuvelland-2027.yaml"),
        (["uvp2026.yaml", "uvp2026-2.yaml"], "uvp2026-2.yaml"),
        (["uvp2026-concept.yaml", "uvp2026.yaml"], "uvp2026.yaml"),
        (["uvp.yaml"], "uvp.yaml"),
    ],
)
def test_the_newest_has_the_highest_number_in_its_name(
    tmp_path: Path, names: list[str], chosen: str
) -> None:
    make(*(tmp_path / name for name in names))
    assert newest(tmp_path) == tmp_path / chosen


@pytest.mark.parametrize("name", ["uvp2026.yml", "UVP2026.yaml", "Uvp2026.YML"])
def test_the_ending_and_the_case_of_the_name_do_not_count(
    tmp_path: Path, package: Path, name: str
) -> None:
    make(tmp_path / "data" / name, package / "data" / "uvp2027.yaml")
    assert meant([], {}, tmp_path) == Meant((str(tmp_path / "data" / name),))


def test_of_two_names_that_differ_in_the_ending_one_is_read_and_the_other_named(
    tmp_path: Path,
) -> None:
    make(tmp_path / "data" / "uvp2026.yml", tmp_path / "data" / "uvp2026.yaml")
    found = meant([], {}, tmp_path)
    assert found.files == (str(tmp_path / "data" / "uvp2026.yaml"),)
    assert found.passed_over == (str(Path("data", "uvp2026.yml")),)


def test_what_may_have_been_meant_is_named_beside_what_ships(tmp_path: Path, package: Path) -> None:
    make(package / "data" / "uvp2026.yaml", tmp_path / "uvp2027.yaml")
    make(tmp_path / "data" / ".uvp2027.yaml", tmp_path / "data" / "instellingen.yaml")
    (tmp_path / "data" / "zuid.yml").write_text("version: 2\nthemes: []\n", "utf-8")
    found = meant([], {}, tmp_path)
    assert found.shipped
    assert found.passed_over == (str(Path("data", "zuid.yml")), "uvp2027.yaml")


def test_a_nearer_programme_of_another_name_is_named_beside_the_one_from_above(
    tmp_path: Path,
) -> None:
    below = tmp_path / "werk"
    make(tmp_path / "data" / "uvp2026.yaml", below / "data" / "leeg.yaml", below / "los.yaml")
    (below / "data" / "zuid.yml").write_text("planning: []\n", "utf-8")
    found = meant([], {}, below)
    assert (found.files, found.shipped) == ((str(tmp_path / "data" / "uvp2026.yaml"),), False)
    assert found.passed_over == (str(Path("data", "zuid.yml")),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_what_is_no_file_is_not_found_and_not_opened(tmp_path: Path) -> None:
    make(tmp_path / "data" / "uvp2026.yaml")
    (tmp_path / "data" / "uvp2028.yaml").mkdir()
    os.mkfifo(tmp_path / "data" / "uvp2027.yaml")
    os.mkfifo(tmp_path / "data" / "zuid.yaml")
    assert found_from(tmp_path) == tmp_path / "data" / "uvp2026.yaml"
    assert programmes([str(tmp_path)]) == [str(tmp_path / "data" / "uvp2026.yaml")]


def test_the_home_of_the_user_is_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    make(tmp_path / "uvp2026.yaml")
    whole = str(tmp_path / "uvp2026.yaml")
    assert programmes(["~/uvp2026.yaml", "~/*.yaml", "~"]) == [whole]
    assert meant([], {"UVP_FILE": "~/uvp2026.yaml"}, Path("/")) == Meant((whole,))
    assert locate.expanded("~/sleutel.csv") == str(tmp_path / "sleutel.csv")


def test_the_variable_may_name_a_folder(tmp_path: Path) -> None:
    make(tmp_path / "noord" / "uvp2026.yaml", tmp_path / "uvp2026.yml", tmp_path / "uvp2025.yml")
    files = (str(tmp_path / "noord" / "uvp2026.yaml"), str(tmp_path / "uvp2026.yml"))
    assert meant([], {"UVP_FILE": str(tmp_path)}, Path("/")) == Meant(files)


def test_the_time_of_a_file_does_not_count(tmp_path: Path) -> None:
    make(tmp_path / "uvp2026.yaml", tmp_path / "uvp2027.yaml")
    os.utime(tmp_path / "uvp2027.yaml", (1, 1))
    assert newest(tmp_path) == tmp_path / "uvp2027.yaml"


def test_a_folder_without_a_programme_has_no_newest(tmp_path: Path) -> None:
    make(tmp_path / "programma.yaml")
    assert newest(tmp_path) is None
    assert newest(tmp_path / "bestaat-niet") is None


def test_a_file_below_the_folder_is_described_from_there(tmp_path: Path) -> None:
    path = tmp_path / "data" / "uvp2026.yaml"
    assert describe(path, tmp_path) == str(Path("data", "uvp2026.yaml"))


def test_a_file_elsewhere_is_described_in_full(tmp_path: Path) -> None:
    path = tmp_path / "data" / "uvp2026.yaml"
    assert describe(path, tmp_path / "werk") == str(path)


def test_a_file_that_was_named_is_described_as_it_was_named(tmp_path: Path) -> None:
    assert describe(Path("mijn.yaml"), tmp_path) == "mijn.yaml"


def test_what_ships_is_described_as_such(tmp_path: Path, package: Path) -> None:
    make(package / "data" / "uvp2026.yaml")
    found = found_from(tmp_path)
    assert describe(found, tmp_path / "werk") == "meegeleverd programma uvp2026.yaml"


def test_what_ships_from_the_folder_itself_is_an_ordinary_file(package: Path) -> None:
    make(package.parent / "data" / "uvp2026.yaml")
    found = locate.shipped()
    assert describe(found, package.parent) == str(Path("data", "uvp2026.yaml"))


def test_an_installed_programme_is_called_shipped_also_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "venv" / "uvp_cli"
    (package / "data").mkdir(parents=True)
    path = package / "data" / "uvp2026.yaml"
    path.touch()
    monkeypatch.setattr("uvp_cli.files.locate.__file__", str(package / "files" / "locate.py"))
    assert describe(path, tmp_path) == "meegeleverd programma uvp2026.yaml"


def test_a_file_stands_for_itself_also_when_it_is_not_there(tmp_path: Path) -> None:
    names = [str(tmp_path / "weg.yaml"), str(tmp_path / "brief.txt")]
    assert programmes(names) == names


def test_files_keep_their_order_those_of_a_pattern_are_sorted_and_each_comes_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("uvp2.yaml"), Path("uvp1.yaml"))
    assert programmes(["uvp2.yaml", "*.yaml", "uvp2.yaml"]) == ["uvp2.yaml", "uvp1.yaml"]
    assert programmes(["*.yaml"]) == ["uvp1.yaml", "uvp2.yaml"]


def test_a_file_of_several_names_comes_once_under_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("data/uvp2025.yaml"), Path("data/uvp2026.yaml"))
    Path("data/uvp2027.yaml").symlink_to("uvp2026.yaml")
    assert programmes(["data/uvp2026.yaml", "./data/../data/uvp2026.yaml"]) == ["data/uvp2026.yaml"]
    assert programmes([str(tmp_path / "data" / "uvp2026.yaml"), "data"]) == [
        str(tmp_path / "data" / "uvp2026.yaml"),
        "data/uvp2025.yaml",
    ]
    once = ["data/uvp2025.yaml", "data/uvp2026.yaml"]
    assert programmes(["data"]) == once
    assert locate.siblings(Path("data/uvp2025.yaml")) == once


def test_a_folder_stands_for_the_programmes_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("regio/uvp2026.yaml"), Path("regio/oud/uvp2025.yml"), Path("regio/leesmij.md"))
    Path("regio/zuid.yaml").write_text("version: 2\ngemeenten: kapot\n", "utf-8")
    Path("regio/mkdocs.yml").write_text("site_name: De planning: 2026\ntheme: rijk\n", "utf-8")
    make(Path("regio/.git/uvp.yaml"), Path("regio/node_modules/uvp.yaml"), Path("regio/.uvp.yaml"))
    expected = ["regio/oud/uvp2025.yml", "regio/uvp2026.yaml", "regio/zuid.yaml"]
    assert programmes(["regio"]) == programmes(["reg*"]) == expected
    assert programmes(["."]) == [f"./{name}" for name in expected]


def test_stars_find_files_at_any_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("a/b/een.yaml"), Path("a/twee.yaml"))
    assert programmes(["**/*.yaml"]) == ["a/b/een.yaml", "a/twee.yaml"]
    assert programmes(["*.yml"]) == ["*.yml"]


def test_a_folder_without_programmes_stands_for_itself(tmp_path: Path) -> None:
    make(tmp_path / "leesmij.md")
    assert programmes([str(tmp_path)]) == [str(tmp_path)]


def test_a_file_that_cannot_be_looked_into_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "kapot.yaml").symlink_to(tmp_path / "weg.yaml")
    assert programmes([str(tmp_path)]) == [str(tmp_path / "kapot.yaml")]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("uvp[1].yaml"), Path("uvp1.yaml"))
    assert programmes(["uvp[1].yaml"]) == ["uvp[1].yaml"]


def test_of_files_that_are_named_those_are_checked_that_a_folder_stands_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        ".github/workflows/uvp.yml": "name: uvp\n",
        ".uvp.yaml": "themes: []\n",
        "a/plan.yml": "themes: []\n",
        "a/uvp.lock": "",
        "data/UVP 2027.YAML": "",
        "data/anders.yaml": "themas: []\n",
        "node_modules/x/uvp.yaml": "",
        "uvp.yml": "name: uvp\n",
    }
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    chosen = worth_checking(texts)
    assert chosen == ["a/plan.yml", "data/UVP 2027.YAML", "uvp.yml"]
    assert sorted(programmes(["."])) == [f"./{name}" for name in chosen]
    absolute = [str(tmp_path / name) for name in texts]
    assert worth_checking(absolute) == [str(tmp_path / name) for name in chosen]


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a programme that may not be read, for root neither, beside one that may."""
    folder = tmp_path / "data"
    make(folder / "uvp2026.yaml", tmp_path / "open" / "uvp2026.yaml")
    access, scandir = os.access, os.scandir

    def denied(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == folder:
            raise PermissionError(13, "x", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "access", lambda path, mode: path != str(folder) and access(path, mode))
    monkeypatch.setattr(os, "scandir", denied)
    return folder


def test_a_folder_that_may_not_be_read_is_not_one_without_programmes(closed: Path) -> None:
    assert meant([], {}, closed.parent) == Meant((str(closed),))
    assert programmes([str(closed.parent)]) == [
        str(closed),
        str(closed.parent / "open" / "uvp2026.yaml"),
    ]
