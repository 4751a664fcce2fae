from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from uvp_cli.checking.check import check_file
from uvp_cli.commands.init import HOSTS
from uvp_cli.files.skeleton import CI

OPTIONS = (
    "--name",
    "Zuid",
    "--year",
    "2027",
    "-g",
    "Vaals=GM0981",
    "-g",
    "Roer",
    "--theme",
    "Zorg",
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("folder", [".", "zuid"])
@pytest.mark.parametrize(
    ("ci", "checks"),
    [("github", {".github/workflows/uvp.yml"}), ("gitlab", {".gitlab-ci.yml"}), ("none", set())],
)
def test_a_folder_to_begin_with(
    capsys: pytest.CaptureFixture[str], folder: str, ci: str, checks: set[str]
) -> None:
    found = uvp(capsys, "init", folder, *OPTIONS, "--ci", ci)
    assert (found.code, found.err) == (0, "")
    expected = checks | {
        ".gitignore",
        ".pre-commit-config.yaml",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "README.md",
        "data/uvp2027.yaml",
        "schemas/uvp.schema.json",
    }
    first, *names, last = found.out.splitlines()
    assert first == f"Geschreven in {folder}:"
    assert {name.removeprefix("  ") for name in names} == expected
    assert last == "Vul data/uvp2027.yaml in. Of het klopt, zegt: uvp validate"
    assert written(Path(folder)) == expected
    strict = uvp(capsys, "validate", folder, "--strict")
    assert (strict.code, strict.out) == (0, "1 bestand gecontroleerd: in orde.\n")


def test_there_are_files_for_every_host() -> None:
    assert tuple(CI) == HOSTS


def test_other_commands_answer_from_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert uvp(capsys, "init", "zuid", *OPTIONS).code == 0
    monkeypatch.chdir("zuid")
    for command in ("hours", "planning", "actions", "questions", "show"):
        found = uvp(capsys, command)
        assert (found.code, found.err) == (0, ""), command
        assert "Uitvoeringsprogramma integrale veiligheid Zuid 2027" in found.out


def test_what_is_there_stays_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("README.md").write_text("van ons", "utf-8")
    Path(".gitignore").symlink_to("nergens")
    found = uvp(capsys, "init", *OPTIONS)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "Er is niets geschreven, want in '.' staat al: .gitignore, README.md.\n"
        "Hulp: uvp init --help\n"
    )
    assert {each.name for each in Path().iterdir()} == {".gitignore", "README.md"}
    assert Path("README.md").read_text("utf-8") == "van ons"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--no-input"],
            "Geef --name, --year, --gemeente en --theme. In een terminal vraagt uvp ernaar.",
        ),
        (
            [*OPTIONS[:-2]],
            "Geef --theme. In een terminal vraagt uvp ernaar.",
        ),
        ([*OPTIONS, "--ci", "svn"], "Onbekend: --ci svn. Kies uit: github, gitlab, none."),
        ([*OPTIONS, "-g", "Roer"], "'Roer' staat er twee keer. Noem elke naam één keer."),
        ([*OPTIONS[2:], "--name", "\x1b"], r"In '\x1b' staat een onzichtbaar teken."),
        (["weg/zuid", *OPTIONS], "'weg/zuid' is niet te schrijven: de map bestaat niet."),
    ],
)
def test_what_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    found = uvp(capsys, "init", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(message)
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "there"), [(".", "data"), ("zuid", "zuid"), ("zuid/veiligheid", "zuid")]
)
def test_a_file_where_a_folder_must_come_is_left_alone(
    capsys: pytest.CaptureFixture[str], folder: str, there: str
) -> None:
    Path(there).write_text("van ons", "utf-8")
    found = uvp(capsys, "init", folder, *OPTIONS)
    assert found.code == 2
    assert found.err.startswith(f"'{there}' is geen map. Er is niets geschreven.\n")
    assert list(Path().iterdir()) == [Path(there)]


class Terminal(io.StringIO):
    """Somebody who types these lines."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr("uvp_cli.commands.shared.asking.can_ask", lambda: True)


def test_on_a_terminal_it_asks_what_was_not_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", "Zuid", "27", "2027-2028", "", "Vaals=GM0981", "Vaals", "Roer", "")
    found = uvp(capsys, "init", "--theme", "Zorg")
    assert found.code == 0
    assert [line for line in re.split(r": ?|\n", found.err) if line] == [
        "Naam van de regio",
        "Een naam is niet leeg.",
        "Naam van de regio",
        "Jaar, of 2027-2028",
        "'27' is geen jaar of reeks jaren. Schrijf 2027 of 2027-2028.",
        "Jaar, of 2027-2028",
        "Gemeente, of Vaals=GM0981",
        "Een naam is niet leeg.",
        "Gemeente, of Vaals=GM0981",
        "Gemeente, of Vaals=GM0981 (leeg is klaar)",
        "'Vaals' staat er twee keer. Noem elke naam één keer.",
        "Gemeente, of Vaals=GM0981 (leeg is klaar)",
        "Gemeente, of Vaals=GM0981 (leeg is klaar)",
    ]
    programme = check_file("data/uvp2027-2028.yaml").programme
    assert programme is not None
    assert [(each.name, each.code) for each in programme.gemeenten] == [
        ("Vaals", "GM0981"),
        ("Roer", None),
    ]


def test_whoever_ends_the_input_begins_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Zuid", "2027")
    found = uvp(capsys, "init")
    assert found.code == 130
    assert list(Path().iterdir()) == []
