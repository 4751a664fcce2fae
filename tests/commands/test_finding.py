"""Which programme a command is about, when none is named or it is named in another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD, WHOLE, theme
from uvp_cli.commands import overview
from uvp_cli.files import locate

TEXT = HEAD + WHOLE
QUERIES = (
    ("hours",),
    ("hours", "--by", "year"),
    ("planning",),
    ("actions",),
    ("budget",),
    ("questions",),
    ("goals",),
    ("indicators",),
    ("progress",),
    ("partners",),
    ("search", "jeugd"),
    ("show",),
    ("history", "vaals"),
)
WRITING = (
    ("validate",),
    ("validate", "--select", "UVP7"),
    ("new", "2027", "--yes"),
    ("calendar", "p.ics"),
    ("export", "p.xlsx"),
    ("export", "p.parquet"),
    ("report", "p.md"),
    ("report", "--check", "p.docx"),
    ("site", "web", "--without-downloads"),
    ("import", "p.xlsx"),
    ("diff", "p.yaml"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_a_query_says_when_the_programme_that_came_along_answers(
    capsys: pytest.CaptureFixture[str], query: tuple[str, ...]
) -> None:
    found = uvp(capsys, *query, "--format", "csv")
    assert found.code == 0
    assert found.err == (
        "Er staat geen programma (data/uvp*.yaml) in deze map of erboven; dit is het meegeleverde "
        "uvp2026.yaml. Noem het uwe met --file.\n"
    )
    named = uvp(capsys, *query, "--format", "csv", "--file", str(locate.shipped()))
    assert (named.out, named.err) == (found.out, "")


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_what_writes_or_judges_wants_a_programme_of_the_user(
    capsys: pytest.CaptureFixture[str], folder: Path, command: tuple[str, ...]
) -> None:
    if command[0] == "diff":
        (folder / "p.yaml").write_text(TEXT, "utf-8")
    before = sorted(folder.iterdir())
    found = uvp(capsys, *command)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("Er staat geen programma (data/uvp*.yaml) in deze map of erboven. ")
    assert "Een nieuw programma begint met: uvp init\n" in found.err
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("name", ["data/zuid.yaml", "data/programma.yml", "uvp2027.yml"])
def test_a_programme_that_is_not_looked_for_is_asked_about(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str
) -> None:
    (folder / "data").mkdir()
    (folder / name).write_text(TEXT, "utf-8")
    asks = f"Bedoelt u {name}? Noem dat dan"
    assert f"{asks} met --file." in uvp(capsys, "hours").err
    assert f"{asks} met --file." in uvp(capsys, "calendar", "p.ics").err
    assert f"{asks} met --from." in uvp(capsys, "new", "2027").err
    found = uvp(capsys, "validate")
    assert (found.code, found.out) == (2, "")
    assert f"{asks} achter uvp validate." in found.err


@pytest.mark.parametrize("ending", ["yml", "YAML"])
def test_every_command_finds_a_programme_of_either_ending(
    capsys: pytest.CaptureFixture[str], folder: Path, ending: str
) -> None:
    name = f"data/uvp2026.{ending}"
    (folder / "data").mkdir()
    (folder / name).write_text(TEXT, "utf-8")
    for command in (
        ("hours",),
        ("site", "web", "--without-downloads"),
        ("diff", name),
        ("new", "2027", "--dry-run"),
    ):
        found = uvp(capsys, *command)
        assert (found.code, found.err) == (0, ""), command
        assert "Heuvelland" not in found.out
    assert "1 bestand gecontroleerd" in uvp(capsys, "validate").out


def test_the_file_beside_the_one_that_is_read_is_named(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "data").mkdir()
    for ending in ("yaml", "yml"):
        (folder / "data" / f"uvp2026.{ending}").write_text(TEXT, "utf-8")
    says = "Niet gelezen: data/uvp2026.yml; wel data/uvp2026.yaml.\n"
    assert uvp(capsys, "hours").err == says
    assert uvp(capsys, "new", "2027", "--dry-run").err == says


@pytest.mark.usefixtures("folder")
def test_the_variable_may_name_a_folder_for_every_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("map").mkdir()
    Path("map/uvp2026.yaml").write_text(TEXT, "utf-8")
    monkeypatch.setenv("UVP_FILE", "map")
    commands = (
        ("hours",),
        ("history", "noord"),
        ("new", "2027", "--dry-run"),
        ("calendar", "-"),
        ("report", "r.md"),
        ("export", "e.csv"),
        ("site", "web", "--without-downloads"),
        ("diff", "map/uvp2026.yaml"),
        ("validate",),
    )
    for command in commands:
        found = uvp(capsys, *command)
        assert found.code == 0, command
        assert "programma" not in found.err
    overview.show_overview()
    assert "Proef" in capsys.readouterr().out
    monkeypatch.setenv("_UVP_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "uvp hours --gemeente no")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert uvp(capsys).out.split() == ["noord"]


@pytest.mark.usefixtures("folder")
def test_where_one_programme_is_asked_for_the_option_to_choose_it_with_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("map").mkdir()
    for year in (2026, 2027):
        Path(f"map/uvp{year}.yaml").write_text(TEXT, "utf-8")
    monkeypatch.setenv("UVP_FILE", "map")
    assert "hier zijn er 2: map/uvp2026.yaml en map/uvp2027.yaml. Noem er met --from een." in (
        uvp(capsys, "new", "2028").err
    )
    assert "Noem er met --file een." in uvp(capsys, "calendar", "p.ics").err


def test_the_home_of_the_user_is_written_out_in_options(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder / "thuis"
    home.mkdir()
    (home / "zuid.yaml").write_text(TEXT, "utf-8")
    key = "gemeente;gewicht;bron;peildatum\nNoord;1;CBS;2026-01-01\nMidden;1;;\nZuid;1;;\n"
    (home / "sleutel.csv").write_text(key, "utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for command in (
        ("hours", "-f", "~/zuid.yaml"),
        ("hours", "-f", "~/zuid.yaml", "--key", "~/sleutel.csv"),
        ("new", "2027", "--from=~/zuid.yaml", "--output=~/nieuw.yaml", "--yes"),
        ("schema", "--for=~/zuid.yaml", "--output=~/schema.json"),
        ("validate", "~/zuid.yaml", "--output=~/uitkomst.txt"),
    ):
        found = uvp(capsys, *command)
        assert (found.code, found.err) == (0, ""), command
    written = {path.name for path in home.iterdir()}
    assert written >= {"nieuw.yaml", "schema.json", "uitkomst.txt"}
    assert [path.name for path in folder.iterdir()] == ["thuis"]
    monkeypatch.setenv("UVP_FILE", "~/zuid.yaml")
    assert uvp(capsys, "hours").code == 0


NEXT = (HEAD + theme("[{id: jeugd.a, title: A}]")).replace("2026", "2027")


@pytest.fixture
def years(folder: Path) -> Path:
    """The programme of 2026 and the concept of 2027, side by side."""
    (folder / "data").mkdir()
    (folder / "data" / "uvp2026.yaml").write_text(TEXT, "utf-8")
    (folder / "data" / "uvp2027.yaml").write_text(
        NEXT + "# uvp: beslis -- blijft dit zo?\n", "utf-8"
    )
    return folder


CHOOSING = ("validate", "calendar", "export", "site")
"""Of those that write or judge the ones that need nothing else."""


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    "command", [*QUERIES, *(each for each in WRITING if each[0] in CHOOSING)], ids=" ".join
)
def test_a_concept_answers_only_when_it_is_named(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    command = tuple("noord" if word == "vaals" else word for word in command)
    found = uvp(capsys, *command)
    assert "uvp2027" not in found.out
    assert found.err in ("", "Zonder data/uvp2027.yaml, want dat is nog een concept.\n")
    if command[0] == "history":
        return
    found = uvp(capsys, *command, "--jaar", "2027", *(("--force",) if "p.xlsx" in command else ()))
    assert "data/uvp2027.yaml is een concept: het is nog niet vastgesteld.\n" in found.err


@pytest.mark.usefixtures("years")
def test_what_answers_is_of_today_and_else_said_to_be_of_another_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("data/uvp2027.yaml").write_text(NEXT, "utf-8")
    says = {
        "2026-12-31": ("2026", ""),
        "2027-01-01": ("2027", ""),
        "2025-05-05": (
            "2026",
            "Voor mei 2025 staat hier geen vastgesteld programma; dit is het eerste dat volgt: "
            "data/uvp2026.yaml (januari t/m december 2026).\n",
        ),
        "2028-05-05": (
            "2027",
            "Voor mei 2028 staat hier geen vastgesteld programma; dit is het laatste: "
            "data/uvp2027.yaml (januari t/m december 2027).\n",
        ),
    }
    for day, (year, why) in says.items():
        monkeypatch.setenv("UVP_TODAY", day)
        found = uvp(capsys, "hours")
        assert f"(data/uvp{year}.yaml)" in found.out
        assert found.err == why
    monkeypatch.setenv("UVP_TODAY", "gisteren")
    found = uvp(capsys, "hours")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("UVP_TODAY is een dag als 2026-11-29, niet 'gisteren'.\n")


@pytest.mark.usefixtures("years")
def test_a_year_that_no_programme_or_more_than_one_has_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "hours", "--jaar", "2031")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "Er is hier geen programma van 2031; wel data/uvp2026.yaml (januari t/m december 2026); en "
        "data/uvp2027.yaml (januari t/m december 2027, concept).\n"
    )
    assert "Een jaar heeft vier cijfers; '27' niet." in uvp(capsys, "hours", "--jaar", "27").err
    Path("data/uvp2026-2027.yaml").write_text(
        NEXT.replace("2027-01, to: 2027-12", "2026-07, to: 2027-06"), "utf-8"
    )
    found = uvp(capsys, "calendar", "-", "--jaar", "2026")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "Over 2026 gaat meer dan één programma: data/uvp2026.yaml en data/uvp2026-2027.yaml. "
        "Noem er een met --file.\n"
    )
    found = uvp(capsys, "hours", "--jaar", "2027")
    assert found.err == (
        "Dit gaat over de hele looptijd van data/uvp2026-2027.yaml: juli 2026 t/m juni 2027.\n"
    )
    found = uvp(capsys, "hours")
    assert found.err == (
        "Over dezelfde tijd gaat ook data/uvp2026.yaml; dit is data/uvp2026-2027.yaml. Een ander "
        "kiest u met --file.\n"
    )


@pytest.mark.usefixtures("years")
def test_a_time_that_another_programme_has_leads_to_that(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UVP_TODAY", "2026-12-15")
    found = uvp(capsys, "planning", "--month", "volgende maand")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "volgende maand is januari 2027; dit programma loopt t/m december 2026. Die tijd heeft "
        "data/uvp2027.yaml (januari t/m december 2027, concept): --jaar 2027.\n"
    )
    for command in (("calendar", "-"), ("report", "a.md")):
        assert ": --jaar 2027." in uvp(capsys, *command, "--month", "jan 2027").err
        assert uvp(capsys, *command, "--month", "jan 2027", "--jaar", "2027").code == 0
    named = uvp(capsys, "planning", "--month", "2027-01", "-f", "data/uvp2026.yaml")
    assert "--jaar" not in named.err


@pytest.mark.usefixtures("years")
def test_the_screen_without_a_command_names_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    overview.show_overview()
    assert (
        "Hier staat ook data/uvp2027.yaml (januari t/m december 2027, concept). Dat kiest u met "
        "--jaar of --file."
    ) in " ".join(capsys.readouterr().out.split())
