"""The documentation holds: its commands run, its links lead somewhere, its JSON is printed."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import cases
from tests.commands.queries import COMMANDS, examples
from tests.commands.runner import DATA, ROOT, assert_example_works, uvp
from tests.patience import HANGS
from tests.test_cli import LONG

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INSTALLING = "".join(
    (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/installeren.md")
)


def block(name: str) -> str:
    """The shell block about installing that is marked `<!-- run: name -->`."""
    [found] = re.findall(
        rf"<!-- run: {name} -->\n```sh\n(.*?)^```", INSTALLING, re.MULTILINE | re.DOTALL
    )
    return str(found)


def commands(text: str) -> list[str]:
    """Every `uvp …` line in the shell and text blocks of a document, without comments."""
    lines = [
        line.removeprefix("$ ").removeprefix("> ")
        for language, body in FENCE.findall(text)
        if language in ("sh", "")
        for line in body.splitlines()
    ]
    return [line.split("  #")[0].strip() for line in lines if re.match(r"uvp [a-z-]", line)]


@cases("document", DOCUMENTS)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if not target.startswith(("http", "#")):
            assert (document.parent / target.split("#")[0]).exists(), target


def test_the_contents_of_the_guide_have_its_chapters_and_lead_to_them() -> None:
    text = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    chapters = re.findall(r"^## (.+)$", text, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in chapters]
    listed = re.findall(r"^- \[(.+)\]\(#(.+)\)$", text, re.MULTILINE)
    assert listed == list(zip(chapters, anchors, strict=True))


PROMISED = {
    "meer jaren": "### Meer dan een jaar, en een verlenging",
    "lokale prioriteiten": "### Bovenlokaal en lokaal",
    "gewichten": "### Verdelen over de gemeenten",
    "indicatoren": "## Indicatoren",
}
"""What the guide says that other regions are shown with, and where they are."""


def test_what_the_guide_promises_of_other_regions_is_there() -> None:
    guide, regions = (
        (ROOT / "docs" / f"{it}.md").read_text() for it in ("handleiding", "andere-regios")
    )
    [promised] = re.findall(r"andere opbouw eruitziet \(([^)]*)\)", guide)
    assert promised.split(", ") == [*PROMISED]
    assert [it for it in PROMISED.values() if f"\n{it}\n" not in regions] == []
    one = regions.split("Is er één gemeente, ")[1].split("###")[0]
    assert one.count("- {id: ") == 1


def test_the_guide_says_only_of_programmes_that_do_so_that_they_divide_no_hours() -> None:
    guide = " ".join((ROOT / "docs" / "handleiding.md").read_text().split())
    assert "Waar het programma ze niet verdeelt, overlappen de uren van afdelingen" in guide
    assert "het programma verdeelt de uren van een actie niet" not in guide


def test_the_readme_fits_in_a_hundred_lines_and_begins_in_dutch() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme.count("\n") < 100
    assert readme.index("Proberen") < readme.index("In English")


def test_nothing_installs_a_package_of_somebody_else() -> None:
    """`uvp` on the public index is not ours; what we do not bring is named by its own name."""
    strange = re.compile(r"""(?:install|inject)\b.*['" ]uvp\b(?![-/_.])|\buvp\[[a-z]""")
    found = {path.name: strange.findall(path.read_text("utf-8")) for path in texts()}
    assert {name: named for name, named in found.items() if named} == {}


def texts() -> list[Path]:
    """What users read or run: the documents, the templates, the code and the files of CI."""
    kinds = (
        "*.md",
        "docs/*.md",
        "*.yml",
        "templates/*",
        ".pre-commit-hooks.yaml",
        "pyproject.toml",
    )
    found = {path for kind in kinds for path in ROOT.glob(kind)}
    found |= {path for path in (ROOT / "uvp_cli").rglob("*") if path.suffix in {".py", ".tmpl"}}
    return sorted(found)


IN_HELP = {shlex.join(["uvp", *words]) for name in COMMANDS for words in examples(name)}
DOCUMENTED = {
    shlex.join(shlex.split(command)): path.name
    for path in DOCUMENTS
    for command in commands(path.read_text("utf-8"))
}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            command,
            id=f"{DOCUMENTED[command]}-{command}",
            # These take seconds each.
            marks=pytest.mark.slow if command.split()[1] in LONG else (),
        )
        # What is in the help too is run in test_cli.
        for command in sorted(DOCUMENTED.keys() - IN_HELP)
    ],
)
def test_a_documented_command_works(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    assert_example_works(capsys, tmp_path, *shlex.split(command)[1:])


STEPS = re.compile(
    r"(<!-- [\w: ]+ -->\n)?```(sh|console|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL
)


def steps(document: Path, folder: Path) -> Iterator[str]:
    """What a document lets its reader type, top to bottom; not what is marked as an example, nor
    what has a test of its own. In docs/begin.md the reader also puts YAML into the programme."""
    for mark, language, body in STEPS.findall(document.read_text("utf-8")):
        if language == "yaml" and document.name == "begin.md":
            (folder.parent / "actie.yaml").write_text(body, "utf-8")
            yield "sed -i '/^    title: Jeugd$/r ../../actie.yaml' data/*.yaml"
        elif language != "yaml" and not mark:
            yield from (line.removeprefix("$ ") for line in body.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize(
    "document",
    [each for each in DOCUMENTS if each.name not in {"CONTRIBUTING.md", "regels.md"}],
    ids=lambda path: path.name,
)
def test_what_a_document_shows_runs_top_to_bottom_in_one_folder(
    tmp_path: Path, document: Path
) -> None:
    from tests.clients.examples import commit_all

    folder = tmp_path / "map"
    folder.mkdir()
    if document.name != "begin.md":
        for name in ("data", "schemas"):
            shutil.copytree(ROOT / name, folder / name)
        commit_all(folder)
    script = "\n".join(steps(document, folder))
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    who = {
        f"GIT_{who}_{what}": "uvp" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    run_in(folder, f"set -x\n{script}", PATH=programs, **who)


def test_every_document_that_may_be_followed_has_steps(tmp_path: Path) -> None:
    found = {each.name for each in DOCUMENTS if list(steps(each, tmp_path / "map"))}
    assert found >= {"README.md", "begin.md", "handleiding.md", "rapport.md", "site.md"}


def test_the_contracts_in_the_docs_are_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    examples = [json.loads(body) for language, body in FENCE.findall(text) if language == "json"]
    file = ("--file", str(DATA), "--format", "json")
    account = json.loads(uvp(capsys, "hours", "-g", "vaals", *file).out)
    assert list(examples[0]) == list(account)
    assert examples[0]["rows"] == account["rows"][:1]
    assert examples[0]["unquantified"] == account["unquantified"]
    for key in ("totals", "scope", "choices"):
        assert examples[0][key] == account[key]
    overview = json.loads(uvp(capsys, "hours", *file).out)
    assert list(examples[1]) == list(overview)
    planning = json.loads(uvp(capsys, "planning", "-m", "mei", *file).out)
    assert {**planning, "items": planning["items"][:1]} in examples


@pytest.mark.parametrize("words", ["budget", "questions", "search loket"])
def test_a_contract_in_the_docs_is_part_of_what_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    _, section = text.split(f"## `uvp {words.split(maxsplit=1)[0]}", 1)
    example = json.loads(FENCE.findall(section)[0][1])
    found = uvp(capsys, *words.split(), "--file", "data/uvp2026.yaml", "--format", "json")
    printed = json.loads(found.out)
    assert list(example) == list(printed)
    assert holds(printed, example)


def holds(printed: object, example: object) -> bool:
    """Whether what is printed is the example, but for what "…" stands for in it."""
    if isinstance(example, dict) and isinstance(printed, dict):
        keys = example.keys() - {"…"}
        complete = keys <= printed.keys() if "…" in example else keys == printed.keys()
        return complete and all(holds(printed[key], example[key]) for key in keys)
    if isinstance(example, list) and isinstance(printed, list):
        return all(any(holds(each, wanted) for each in printed) for wanted in example)
    return printed == example


def copy_of_the_repository(folder: Path) -> Path:
    """What a fresh clone holds: every file that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    target = folder / "uvp"
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def run_in(folder: Path, script: str, **variables: str) -> str:
    """What a shell script prints; it must succeed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    clean.pop("VIRTUAL_ENV", None)
    found = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**clean, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


@pytest.mark.slow
def test_the_readme_installs_and_prints_the_hours_of_vaals(tmp_path: Path) -> None:
    printed = run_in(copy_of_the_repository(tmp_path), block("hours"))
    assert re.search(r"^Totaal\s+1\.066\s+922–1\.066$", printed, re.MULTILINE)


@pytest.mark.slow
def test_the_readme_runs_the_tests(tmp_path: Path) -> None:
    printed = run_in(copy_of_the_repository(tmp_path), block("tests"))
    assert re.search(r"\d+ passed", printed)
    assert "failed" not in printed


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed")
def test_the_readme_works_with_uv(tmp_path: Path) -> None:
    folder = copy_of_the_repository(tmp_path)
    printed = run_in(folder, block("uv"), UV_CACHE_DIR=str(tmp_path / "cache"))
    assert "Uren voor Vaals" in printed
    assert re.search(r"\d+ passed", printed)


@pytest.mark.slow
def test_the_wheel_answers_in_an_empty_folder(tmp_path: Path) -> None:
    folder = copy_of_the_repository(tmp_path)
    empty = tmp_path / "leeg"
    empty.mkdir()
    run_in(folder, f"python3 -m venv ../v && ../v/bin/pip wheel -q --no-deps -w {tmp_path} .")
    run_in(empty, f"{tmp_path}/v/bin/pip install -q {tmp_path}/uvp_veiligheid-*.whl")
    for name in ("uvp", "python -m uvp_cli"):
        printed = run_in(empty, f"{tmp_path}/v/bin/{name} hours --gemeente Vaals")
        assert "meegeleverd programma uvp2026.yaml" in printed
    printed = run_in(empty, f"{tmp_path}/v/bin/uvp planning --format json")
    assert len(json.loads(printed)["items"]) == 35
