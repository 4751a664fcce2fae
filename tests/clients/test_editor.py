"""The editor end to end: the real yaml-language-server with the settings of this workspace."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

import pytest

from tests.clients.language_server import (
    LanguageServer,
    Mistake,
    Proposal,
    language_server,
)
from tests.clients.tools import system_tool
from tests.commands.runner import DATA, ROOT, uvp
from tests.patience import HANGS, SILENT
from tests.samples import shipped_programme
from tests.test_documents import FENCE
from uvp_cli.checking.check import check, check_file
from uvp_cli.document.reading import parse

TEXT = DATA.read_text("utf-8")
# Places in the programme that the tests edit.
FIRST_ACTION = "      - id: jeugd.veilig-uitgaan\n"
NEW_CAPACITY = """\
      - id: jeugd.proef
        title: Proef
        capacity:
          ‸
"""
TITLE = "        title: Veilig uitgaan\n"
GOALS = "        goals: [zorg.doel-3]\n"
DEPARTMENTS = "departments: [oov, communicatie, afdeling-jeugd]"
ESTIMATE = "{hours: 200, per: joint}"
DEFAULTS = {"yaml.format.enable": True}
"""What VS Code adds to the settings, as far as the server itself assumes otherwise."""


def edited(old: str, new: str) -> str:
    """The programme in this repository with one unsaved change."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def workspace_file(name: str) -> Any:
    """What this repository asks of VS Code."""
    return json.loads((ROOT / ".vscode" / name).read_text("utf-8"))


def documented(language: str) -> list[str]:
    """The blocks in docs/editor.md in this language."""
    text = (ROOT / "docs" / "editor.md").read_text("utf-8")
    return [body for name, body in FENCE.findall(text) if name == language]


def json_schema() -> Any:
    """What the JSON Schema in this repository says."""
    return json.loads((ROOT / "schemas" / "uvp.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """The server of an editor that has this repository open."""
    with language_server(ROOT, DEFAULTS | workspace_file("settings.json")) as started:
        yield started


# What is wrong.


@pytest.mark.slow
def test_the_programme_has_no_mistakes(server: LanguageServer) -> None:
    assert server.mistakes(DATA, TEXT) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (GOALS, f"{GOALS}        soort: x\n", "Property soort is not allowed."),
        (GOALS, f"{GOALS}{GOALS}", "Map keys must be unique"),
        (GOALS, "        goals: zorg.doel-3\n", 'Incorrect type. Expected "array".'),
        (TITLE, "", 'Missing property "title".'),
        ("id: uvp-heuvelland-2026\n", "", 'Missing property "id".'),
        (ESTIMATE, "{hours: 200}", 'Missing property "per".'),
        (
            ESTIMATE,
            "{hours: 200, per: samen}",
            'Value is not accepted. Valid values: "gemeente", "joint", "person".',
        ),
        (ESTIMATE, "{hours: '200', per: joint}", "Incorrect type. Expected one of number, null."),
        (ESTIMATE, "{hours: -200, per: joint}", "Value is below the minimum of 0."),
        (
            "{from: 2026-01, to: 2026-12}",
            "{from: 2026-13, to: 2026-12}",
            'String does not match the pattern of "^[0-9]{4}-(0[1-9]|1[0-2])$".',
        ),
    ],
)
def test_a_mistake_is_underlined_where_uvp_reports_it(
    server: LanguageServer, old: str, new: str, message: str
) -> None:
    text = edited(old, new)
    errors = check(parse(text, "proef.yaml")).diagnostics
    assert server.mistakes(DATA, text) == [Mistake(each.location.line, message) for each in errors]
    assert errors


# What may be written.


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("Action", FIRST_ACTION, f"      - ‸\n{FIRST_ACTION}"),
        ("Capacity", FIRST_ACTION, NEW_CAPACITY + FIRST_ACTION),
        ("Estimate", ESTIMATE, "{‸}"),
    ],
)
def test_keys_are_proposed_with_their_explanation(
    server: LanguageServer, kind: str, old: str, new: str
) -> None:
    keys = json_schema()["$defs"][kind]["properties"]
    proposed = {each.label: each.explanation for each in server.proposals(DATA, edited(old, new))}
    assert proposed.items() >= {key: keys[key]["description"] for key in keys}.items()


@pytest.mark.slow
def test_a_key_that_is_there_is_not_proposed_again(server: LanguageServer) -> None:
    text = edited(ESTIMATE, "{hours: 200, p‸}")
    proposed = [each.label for each in server.proposals(DATA, text)]
    assert "per" in proposed
    assert "hours" not in proposed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "values"),
    [
        (ESTIMATE, "{hours: 200, per: ‸}", ["gemeente", "joint", "person"]),
        (
            GOALS,
            f"{GOALS}        remarks: [{{kind: ‸}}]\n",
            ["assumption", "missing", "inconsistency", "ambiguity"],
        ),
        ("  key: equal\n", "  key: ‸\n", ["equal", "weights"]),
        (
            "      - status: amount\n",
            "      - status: ‸\n",
            ["amount", "none-needed", "regular", "unknown"],
        ),
        ("        derived: [title]\n", "        derived: [‸]\n", ["title", "goals", "gemeenten"]),
    ],
)
def test_values_are_proposed(server: LanguageServer, old: str, new: str, values: list[str]) -> None:
    assert [each.label for each in server.proposals(DATA, edited(old, new))] == values


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "kind", "key"),
    [
        (TITLE, "        ti‸tle: Veilig uitgaan\n", "Action", "title"),
        (ESTIMATE, "{ho‸urs: 200, per: joint}", "Estimate", "hours"),
        (ESTIMATE, "{hours: 200, p‸er: joint}", "Estimate", "per"),
        (ESTIMATE, "{hours: 200, per: jo‸int}", "Estimate", "per"),
    ],
)
def test_the_mouse_on_a_key_or_its_value_shows_the_explanation(
    server: LanguageServer, old: str, new: str, kind: str, key: str
) -> None:
    explained = json_schema()["$defs"][kind]["properties"][key]
    shown = server.explanation(DATA, edited(old, new))
    description = explained["description"].replace("`", "\\`")  # as the server writes it
    assert shown.startswith(f"#### {explained['title']}\n\n{description}\n\n")
    for example in explained["examples"]:
        assert f"\n\nExample:\n\n```yaml\n{example}\n```\n" in shown


# A schema that knows the ids of the programme.


@pytest.fixture(params=["2020-12", "07"])
def informed(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Path:
    """The programme in another folder, with the schema that the documentation makes for it."""
    (tmp_path / "schemas").mkdir()
    path = tmp_path / "data" / DATA.name
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    command, _ = documented("console")  # the other is that of a log
    made = uvp(capsys, *shlex.split(command)[2:], "--draft", request.param)
    assert (made.code, made.err) == (0, "")
    return path


def edited_with_ids(old: str, new: str) -> str:
    """As `edited`, with the first line that the documentation gives for that schema."""
    usual, with_ids = documented("yaml")
    assert TEXT.startswith(usual)
    return edited(old, new).replace(usual, with_ids, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DEPARTMENTS, "departments: [oovv]"),
        (GOALS, "        goals: [jeugd.doel-9]\n"),
        ("gemeenten: [valkenburg]", "gemeenten: [valkenbrug]"),
    ],
)
def test_an_unknown_id_is_underlined_where_uvp_reports_it(
    server: LanguageServer, informed: Path, old: str, new: str
) -> None:
    assert server.mistakes(informed, edited_with_ids(old, old)) == []
    text = edited_with_ids(old, new)
    (error,) = check(parse(text, "proef.yaml")).diagnostics
    (mistake,) = server.mistakes(informed, text)
    assert mistake.line == error.location.line
    assert mistake.text.startswith("Value is not accepted. Valid values: ")


@pytest.mark.slow
def test_ids_are_proposed_with_their_names(server: LanguageServer, informed: Path) -> None:
    programme = shipped_programme()
    assert server.proposals(informed, edited_with_ids(DEPARTMENTS, "departments: [‸]")) == [
        Proposal(department.id, department.name) for department in programme.departments
    ]


# The settings.


@pytest.mark.slow
def test_a_programme_without_modeline_is_checked_too(server: LanguageServer) -> None:
    text = "soort: programma\n"
    found = server.mistakes(DATA.with_name("uvp2027-2028.yaml"), text)
    assert Mistake(1, "Property soort is not allowed.") in found
    assert server.mistakes(DATA.with_name("adressen.yaml"), text) == []


@pytest.mark.slow
def test_a_log_is_checked_as_a_log(server: LanguageServer) -> None:
    for name in ("uvp2026.voortgang.yaml", "uvp2026.voortgang.vaals.yaml"):
        text = "version: 1\nprogress_of: uvp-heuvelland-2026\nentries: []\n"
        assert server.mistakes(DATA.with_name(name), text) == []
        found = server.mistakes(DATA.with_name(name), f"{text}themes: []\n")
        assert [each.line for each in found] == [4]


@pytest.mark.slow
def test_formatting_leaves_the_programme_as_it_is(server: LanguageServer) -> None:
    assert server.changes(DATA, TEXT) == []
    assert server.changes(DATA, edited("[zorg.doel-3]", "[ zorg.doel-3 ]")) != []


@contextmanager
def proxy() -> Iterator[tuple[str, SimpleQueue[bytes]]]:
    """A proxy that connects nobody: its address, and what it is asked for."""
    asked: SimpleQueue[bytes] = SimpleQueue()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            asked.put(self.rfile.readline())

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as listener:
        Thread(target=listener.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{listener.server_address[1]}", asked
        finally:
            listener.shutdown()


@pytest.mark.slow
def test_the_settings_keep_the_server_off_the_internet() -> None:
    with proxy() as (address, asked):
        through_proxy = {"http.proxy": address}
        settings = workspace_file("settings.json")
        with language_server(ROOT, settings | through_proxy) as server:
            assert server.mistakes(DATA, TEXT) == []
        assert asked.empty()
        # Without these settings the server fetches a catalogue of schemas.
        with language_server(ROOT, through_proxy):
            assert asked.get(timeout=SILENT).startswith(b"CONNECT www.schemastore.org:443")


def test_the_extension_with_that_server_is_recommended() -> None:
    assert workspace_file("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


# `uvp validate` from the editor.

WRONG = "tests/programmes/invalid/twintig-fouten.yaml"


def findings(path: str) -> list[str]:
    """What an editor must show of the findings in a file."""
    return [
        f"{each.location} {each.severity} {each.code}: {each.message}"
        for each in check_file(path).diagnostics
    ]


def matched(output: str, matcher: Any) -> Iterator[str]:
    """What VS Code finds with a problem matcher in the output of a task."""
    pattern = matcher["pattern"]
    for line in output.splitlines():
        if found := re.search(pattern["regexp"], line):
            part = {name: found[group] for name, group in pattern.items() if name != "regexp"}
            place = f"{part['file']}:{part['line']}:{part['column']}"
            yield f"{place} {matcher['severity']} {part['code']}: {part['message']}"


@pytest.mark.parametrize(("validated", "file"), [(WRONG, WRONG), ("data", "data/uvp2026.yaml")])
def test_the_task_shows_every_finding_in_the_problems_panel(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    validated: str,
    file: str,
) -> None:
    (task,) = workspace_file("tasks.json")["tasks"]
    assert (task["command"], task["args"]) == ("uvp", ["validate", "data"])
    monkeypatch.chdir(ROOT)
    output = uvp(capsys, "validate", validated).out
    shown = [each for matcher in task["problemMatcher"] for each in matched(output, matcher)]
    assert shown == findings(file)


VIM_SCRIPT = """
silent make
let severities = {'E': 'error', 'W': 'warning'}
let lines = []
for each in getqflist()
  let place = bufname(each.bufnr) .. ':' .. each.lnum .. ':' .. each.col
  call add(lines, place .. ' ' .. severities[each.type] .. ' ' .. each.text)
endfor
call writefile(lines, $QUICKFIX)
quitall!
"""
"""Runs `:make`, writes what Vim then lists to a file, and stops."""


@pytest.mark.slow
@pytest.mark.parametrize("file", [WRONG, "data/uvp2026.yaml"])
def test_vim_lists_every_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str
) -> None:
    (settings,) = documented("vim")
    vimrc, script, listed = (tmp_path / name for name in ("vimrc", "script", "quickfix"))
    vimrc.write_text(settings, "utf-8")
    script.write_text(VIM_SCRIPT, "utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("QUICKFIX", str(listed))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    subprocess.run(
        [system_tool("vim"), "-es", "-n", "-i", "NONE", "-Nu", vimrc, "-S", script, file],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=HANGS,
    )
    assert listed.read_text("utf-8").splitlines() == findings(file)
