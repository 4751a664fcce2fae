"""The programs of others, at fixed versions, each in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from pathlib import Path

PEERS = Path(__file__).parent / ".peers"
"""Where they are installed; not in git."""
CHECK_JSONSCHEMA = ("check-jsonschema==0.39.0",)
YAMLLINT = ("yamllint==1.37.1",)
BEANQUERY = ("beanquery==0.2.0", "beancount==3.2.3")
HLEDGER = "hledger"
INSTALL_HLEDGER = "apt-get install hledger"
"""It is written in Haskell, so it comes from the system."""


def peer(requirements: tuple[str, ...]) -> Path:
    """The folder with the programs of other packages, installed on first use."""
    home = PEERS / "+".join(requirements)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not (home / "ready").exists():
        print(f"{', '.join(requirements)} installeren …", flush=True)
        venv.create(home, with_pip=True, clear=True)
        subprocess.run(
            [programs / "python", "-m", "pip", "install", "-q", *requirements], check=True
        )
        (home / "ready").touch()
    return programs


def check_jsonschema() -> str:
    """The program that checks a document against a JSON Schema."""
    return str(peer(CHECK_JSONSCHEMA) / "check-jsonschema")


def bean_query() -> str:
    """The program that asks questions of a Beancount journal."""
    return str(peer(BEANQUERY) / "bean-query")


def hledger() -> str | None:
    """The program that asks questions of a journal; None where the system has none."""
    return shutil.which(HLEDGER)


def versions() -> str:
    """The programs of others, with their versions."""
    named = [each.replace("==", " ") for each in (*CHECK_JSONSCHEMA, *BEANQUERY)]
    for program in ("hyperfine", HLEDGER):
        if shutil.which(program):
            said = subprocess.run(
                [program, "--version"], capture_output=True, check=True, text=True
            )
            named.append(" ".join(said.stdout.split(",")[0].split()[:2]))
    return ", ".join(named)
