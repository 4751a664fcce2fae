from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.clients.examples import environment
from tests.clients.tools import python_tool
from tests.commands.runner import ROOT, uvp
from tests.patience import HANGS
from tests.test_documents import copy_of_the_repository
from uvp_cli.commands.shared import extras
from uvp_cli.commands.shared.extras import EXTRAS, installing, load
from uvp_cli.exits import UsageProblem


def test_a_library_that_is_there_is_loaded() -> None:
    assert load("json", "dit").loads("[1]") == [1]


def test_a_library_that_is_absent_can_be_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    found = uvp(capsys, "validate", "--watch")
    assert (found.code, found.out) == (2, "")
    command = installing(Path(sys.prefix), Path(sys.executable), Path.cwd())
    assert found.err.startswith(
        f"Voor --watch is watchfiles nodig. Installeer het: {command} watchfiles\n"
    )


@pytest.mark.parametrize(
    ("extra", "module"), [(name, each) for name in EXTRAS for each in EXTRAS[name]]
)
def test_a_library_is_called_what_it_is_called_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, extra: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageProblem) as refused:
        load(module, "dit")
    library = EXTRAS[extra][module]
    assert str(refused.value).startswith(f"Voor dit is {library} nodig. Installeer het: ")
    assert str(refused.value).endswith(f" {' '.join(EXTRAS[extra].values())}")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = project["optional-dependencies"][extra]
    assert [re.split("[<>=]", each)[0] for each in required] == list(EXTRAS[extra].values())


@pytest.mark.parametrize(
    ("python", "command"),
    [
        ("/thuis/.venv/bin/python", ".venv/bin/python -m pip install"),
        ("/elders/v/bin/python3.13", "/elders/v/bin/python3.13 -m pip install"),
        ("/elders/mijn map/bin/python", "'/elders/mijn map/bin/python' -m pip install"),
    ],
)
def test_in_an_environment_its_own_pip_installs(python: str, command: str) -> None:
    path = Path(python)
    assert installing(path.parent.parent, path, Path("/thuis")) == command


def test_without_pip_uv_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    command = installing(Path("/t"), Path("/t/bin/python"), Path("/thuis"))
    assert command == "uv pip install --python /t/bin/python"


def test_pipx_knows_its_environment_by_name(tmp_path: Path) -> None:
    (tmp_path / "uvp-veiligheid").mkdir()
    (tmp_path / "uvp-veiligheid" / "pipx_metadata.json").touch()
    command = installing(tmp_path / "uvp-veiligheid", Path("/v/bin/python"), Path("/thuis"))
    assert command == "pipx inject uvp-veiligheid"


@pytest.mark.skipif(os.name == "nt", reason="quotes are made for the shell of the system")
@pytest.mark.parametrize("name", ["$(touch x)", "; touch x", "a'b"])
def test_a_folder_is_never_a_script(name: str) -> None:
    path = Path("/v", name, "python")
    printed = subprocess.run(
        ["bash", "-c", f"printf '%s\\n' {installing(path.parent, path, Path('/thuis'))}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert printed.splitlines() == [str(path), "-m", "pip", "install"]


WAYS = {
    "venv": "python3 -m venv .venv && .venv/bin/pip install -q -e ./uvp",
    "uv tool": "uv tool install -q ./uvp",
    "pipx": "pipx install --quiet ./uvp",
}
"""The ways to install `uvp` that the documents name, beside a copy of this repository."""


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_the_command_that_is_printed_installs_the_library(tmp_path: Path, way: str) -> None:
    copy_of_the_repository(tmp_path)
    tools = python_tool("uv").parent
    homes = {
        "PIPX_HOME": "pipx",
        "PIPX_BIN_DIR": "bin",
        "UV_TOOL_DIR": "tools",
        "UV_TOOL_BIN_DIR": "bin",
    }
    variables = {name: str(tmp_path / folder) for name, folder in homes.items()}
    found = [tmp_path / "bin", tmp_path / ".venv" / "bin", tools]
    path = os.pathsep.join([*map(str, found), os.environ["PATH"]])

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-euc", script],
            cwd=tmp_path,
            env={**environment(), **variables, "PATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=HANGS,
        )

    installed = run(WAYS[way])
    assert installed.returncode == 0, installed.stderr
    refused = run("uvp report uvp.docx --file uvp/data/uvp2026.yaml")
    assert refused.returncode == 2, refused.stderr
    command = re.search("Installeer het: (.*)", refused.stderr)
    assert command, refused.stderr
    added = run(command[1])
    assert added.returncode == 0, added.stderr
    written = run("uvp report uvp.docx --file uvp/data/uvp2026.yaml")
    assert written.returncode == 0, written.stderr
