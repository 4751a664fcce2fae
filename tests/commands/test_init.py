from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from uvp_cli.checking.check import check_file
from uvp_cli.commands import init
from uvp_cli.commands.init import HOSTS
from uvp_cli.files.parts import PARTS
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
    [
        ("github", {".github/workflows/uvp.yml", ".pre-commit-config.yaml"}),
        ("gitlab", {".gitlab-ci.yml", ".pre-commit-config.yaml"}),
        ("none", set()),
    ],
)
def test_a_folder_to_begin_with(
    capsys: pytest.CaptureFixture[str], folder: str, ci: str, checks: set[str]
) -> None:
    found = uvp(capsys, "init", folder, *OPTIONS, "--ci", ci)
    assert (found.code, found.err) == (0, "")
    expected = checks | {
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "README.md",
        "data/uvp2027.yaml",
        "schemas/uvp.schema.json",
        "schemas/voortgang.schema.json",
    }
    first, *lines = found.out.splitlines()
    assert first == f"Geschreven in {folder}:"
    assert {line.removeprefix("  ") for line in lines if line.startswith("  ")} == expected
    filling = [line for line in lines if not line.startswith("  ")]
    assert filling[0] == "Vul data/uvp2027.yaml in. Of het klopt, zegt: uvp validate"
    assert [line.split(" in waar ")[0] for line in filling[1:]] == (
        [f"Vul ook in {' en '.join(sorted(checks))}"] if checks else []
    )
    assert written(Path(folder)) == expected
    strict = uvp(capsys, "validate", folder, "--strict")
    assert (strict.code, strict.out) == (0, "1 bestand gecontroleerd: in orde.\n")


@pytest.mark.parametrize(("ci", "repository"), [("github", "ons/uvp"), ("gitlab", "raw/v9")])
def test_where_the_check_gets_uvp_may_be_given(
    capsys: pytest.CaptureFixture[str], ci: str, repository: str
) -> None:
    address = "https://github.com/ons/uvp"
    found = uvp(capsys, "init", *OPTIONS, "--ci", ci, "--source", address, "--rev", "v9")
    assert (found.code, found.err) == (0, "")
    assert found.out.endswith("Of het klopt, zegt: uvp validate\n")
    (name,) = set(CI[ci]) - {".pre-commit-config.yaml"}
    assert repository in Path(name).read_text("utf-8")
    assert address in Path(".pre-commit-config.yaml").read_text("utf-8")


def test_there_are_files_for_every_host() -> None:
    assert tuple(CI) == HOSTS


def test_other_commands_answer_from_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    this_year = ["2026" if word == "2027" else word for word in OPTIONS]
    assert uvp(capsys, "init", "zuid", *this_year).code == 0
    monkeypatch.chdir("zuid")
    for command in ("hours", "planning", "actions", "questions", "show"):
        found = uvp(capsys, command)
        assert (found.code, found.err) == (0, ""), command
        assert "Uitvoeringsprogramma integrale veiligheid Zuid 2026" in found.out


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
        (
            ["uvp2027.yaml", *OPTIONS],
            "uvp init maakt een map, en 'uvp2027.yaml' heet als een bestand; het programma komt in "
            "die map. Noem de map, met dezelfde opties: uvp init uvp2027\n",
        ),
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
    names = ("Vaals=GM0981", "Vaals", "Roer, Lek", "")
    typed(monkeypatch, "", "Zuid", "27", "2027-2028", "", *names, "uur", "Uren, kwartalen")
    found = uvp(capsys, "init", "--theme", "Zorg", "--ci", "none")
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
        f"Wat erin staat, uit {', '.join(PARTS)} (leeg is alles)",
        *("Onbekend", "uur. Kies uit", f"{', '.join(PARTS)}."),
        f"Wat erin staat, uit {', '.join(PARTS)} (leeg is alles)",
    ]
    text = Path("data/uvp2027-2028.yaml").read_text("utf-8")
    assert "quarter: 2" in text
    assert "month: 1" not in text
    programme = check_file("data/uvp2027-2028.yaml").programme
    assert programme is not None
    assert [(each.name, each.code) for each in programme.gemeenten] == [
        ("Vaals", "GM0981"),
        ("Roer", None),
        ("Lek", None),
    ]


def test_only_what_a_programme_has_comes_into_it(capsys: pytest.CaptureFixture[str]) -> None:
    begin = ("--name", "Dal", "--year", "2027", "--theme", "Zorg", "-g", "Dal", "--ci", "none")
    assert uvp(capsys, "init", *begin, "--met", "fte,Kwartalen").code == 0
    text = Path("data/uvp2027.yaml").read_text("utf-8")
    for key in ("unit: eenheid-fte", "quarter: 2", "hours: 10"):
        assert key in text
    for key in ("month:", "measures:", "indicators:", "budget:", "allocation:", "groups:", "oud"):
        assert key not in text
    assert {path.name for path in Path().iterdir()} == {
        *(".gitignore", ".vscode", "README.md", "data", "schemas")
    }
    wrong = uvp(capsys, "init", "elders", *begin, "--met", "dagen")
    assert (wrong.code, wrong.err) == (
        2,
        f"Onbekend: dagen. Kies uit: {', '.join(PARTS)}.\nHulp: uvp init --help\n",
    )


def test_the_parts_of_a_programme_are_those_that_the_option_names() -> None:
    assert tuple(PARTS) == init.PARTS


def test_an_address_for_a_check_that_does_not_come_is_not_passed_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begin = ("--name", "Dal", "--year", "2027", "--theme", "Zorg", "-g", "Dal", "--ci", "none")
    found = uvp(capsys, "init", *begin, "--source", "https://x.invalid/uvp", "--rev", "v1")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "Met --ci none komt er geen controle, dus ook geen plaats voor --so"
    )
    assert not Path("data").exists()


def test_names_of_gemeenten_may_come_with_commas(capsys: pytest.CaptureFixture[str]) -> None:
    begin = ("--name", "Noord", "--year", "2027", "--theme", "Zorg, of niet", "--ci", "none")
    given = ("-g", "Súdwest-Fryslân, Dantumadiel=GM1891", "-g", "Ameland")
    assert uvp(capsys, "init", *begin, *given).code == 0
    programme = check_file("data/uvp2027.yaml").programme
    assert programme is not None
    assert [(each.name, each.code) for each in programme.gemeenten] == [
        ("Súdwest-Fryslân", None),
        ("Dantumadiel", "GM1891"),
        ("Ameland", None),
    ]
    assert [each.title for each in programme.themes] == ["Zorg, of niet"]


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("Nuenen, Gerwen en Nederwetten=GM0820", ["Nuenen, Gerwen en Nederwetten"]),
        ("Berg, Dal en Duin", ["Berg", "Dal en Duin"]),
    ],
)
def test_commas_that_may_be_of_one_name_are_said(
    named: str, meant: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    begin = ("--name", "Noord", "--year", "2027", "--theme", "Zorg", "--ci", "none")
    done = uvp(capsys, "init", *begin, "-g", named)
    assert done.err.startswith(f"Gelezen als {len(meant)} gemeente")
    programme = check_file("data/uvp2027.yaml").programme
    assert programme is not None
    assert [gemeente.name for gemeente in programme.gemeenten] == meant


@pytest.mark.parametrize(
    ("answers", "address", "revision"),
    [
        (["", "x"], "https://vul-in.invalid/uvp", "VUL-IN"),
        (["ons/uvp", "https://github.com/ons/uvp", ""], "https://github.com/ons/uvp", "VUL-IN"),
        (["git@github.com:ons/uvp", "-", "v9"], "git@github.com:ons/uvp", "v9"),
    ],
)
def test_on_a_terminal_it_asks_where_the_check_gets_uvp(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
    address: str,
    revision: str,
) -> None:
    typed(monkeypatch, *answers)
    found = uvp(capsys, "init", *OPTIONS)
    assert found.code == 0
    config = Path(".pre-commit-config.yaml").read_text("utf-8")
    assert f'repo: {address}\n    rev: "{revision}"\n' in config


def test_whoever_ends_the_input_begins_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Zuid", "2027")
    found = uvp(capsys, "init")
    assert found.code == 130
    assert found.err.endswith("\nAfgebroken; er is niets geschreven.\n")
    assert list(Path().iterdir()) == []
