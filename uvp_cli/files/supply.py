"""The place from which the check of every change gets `uvp`, as `uvp init` writes it down."""

from __future__ import annotations

import re

from uvp_cli.exits import UsageProblem
from uvp_cli.values import dataclass

NO_ADDRESS = "https://vul-in.invalid/uvp"
NO_REVISION = "VUL-IN"
"""Placeholders in the files until it is known: names that nobody can have. No host ends in
`.invalid`, no account on GitHub has a dot in its name. So a check fails, and says what it cannot
find."""


@dataclass(frozen=True, slots=True)
class Supply:
    """The address of the repository of `uvp`, and a tag or commit there."""

    address: str = NO_ADDRESS
    revision: str = NO_REVISION

    @property
    def facts(self) -> dict[str, str]:
        """The facts for the templates; `project` is its name within GitHub, `raw` a web page."""
        web = self.address.removesuffix(".git")
        project = "/".join(web.replace(":", "/").split("/")[-2:])
        return {"address": self.address, "raw": web, "project": project, "revision": self.revision}

    @property
    def open(self) -> tuple[str, ...]:
        """The placeholders still to be filled in, each with what to put in its place."""
        project = Supply().facts["project"]
        lines = {
            f"- `{NO_ADDRESS}`: het adres van de repository waar `uvp` bij u staat; een workflow "
            f"van GitHub heeft alleen `{project}`, dat wordt `eigenaar/uvp`": self.address,
            f"- `{NO_REVISION}`: een tag of commit in die repository": self.revision,
        }
        return tuple(line for line, value in lines.items() if value in {NO_ADDRESS, NO_REVISION})


def address_of(text: str, ci: str) -> str:
    """The address of a git repository, from which this kind of check can get `uvp`.

    Raises `UsageProblem`.
    """
    address = text.strip().rstrip("/")
    if not _ADDRESS.fullmatch(address):
        raise UsageProblem(
            f"'{text}' is geen adres van een git-repository. Schrijf het voluit, zoals "
            "https://github.com/eigenaar/uvp."
        )
    if re.match("https?://[^/]*@", address):
        raise UsageProblem(
            f"In '{text}' staat een naam of wachtwoord, dat zo in de bestanden zou komen. Geef het "
            "adres zonder; docs/ci.md zegt hoe een controle bij een besloten repository kan."
        )
    if ci == "github" and not _ON_GITHUB.fullmatch(address):
        raise UsageProblem(
            f"'{text}' is geen repository op GitHub, en alleen daarvan kan een workflow een action "
            "gebruiken. Geef het adres op GitHub, of kies --ci none."
        )
    if ci == "gitlab" and not address.startswith("https://"):
        raise UsageProblem(
            f"'{text}' begint niet met https://, en alleen daar haalt GitLab een sjabloon op."
        )
    return address


_ADDRESS = re.compile(
    r"(?:(?:https?|ssh|file)://|/|[\w.-]+@[\w.-]+:)[\w.~/@:+-]*[\w~/+-]", re.ASCII
)
_ON_GITHUB = re.compile(
    r"(?:https://|ssh://(?:[\w-]+@)?|[\w-]+@)(?:github\.[\w.-]+|[\w-]+\.ghe\.com)[:/][\w.-]+/[\w.-]+",
    re.ASCII,
)
"""On GitHub itself, or a server of those who run it or have it run for them."""


def revision_of(text: str) -> str:
    """A tag or commit. Raises `UsageProblem`."""
    revision = text.strip()
    if not re.fullmatch(r"\w[\w./-]*", revision, re.ASCII):
        raise UsageProblem(f"'{text}' is geen tag of commit van git, zoals v1.0.0 of 1a2b3c4.")
    return revision
