from __future__ import annotations

import re

import pytest
import yaml

from tests.cases import cases
from uvp_cli.exits import UsageProblem
from uvp_cli.files.skeleton import CI, Beginning, NewGemeente, files
from uvp_cli.files.supply import Supply, address_of, revision_of

ZUID = Beginning("Zuid", (2027, 2027), (NewGemeente("Roervoort"),), ("Jeugd",))


def checks(ci: str, supply: Supply) -> dict[str, str]:
    """The files of the check, and the README, as they are written."""
    made = files(ZUID, ci, supply)
    return {name: made[name].decode() for name in (*CI[ci], "README.md")}


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_until_it_is_filled_in_every_name_is_one_that_nobody_can_have(ci: str) -> None:
    made = checks(ci, Supply())
    text = "\n".join(made.values())
    addresses = set(re.findall(r"https?://([^/\s]+)/", text))
    assert addresses == {"vul-in.invalid"}
    for owner in re.findall(r"uses: ([^/\s]+)/", text):
        # No account on GitHub has a dot in its name; `actions` is that of GitHub itself.
        assert owner == "actions" or "." in owner
    assert "VUL-IN" in made["README.md"]
    assert "`https://vul-in.invalid/uvp`" in made["README.md"]


@pytest.mark.parametrize(
    ("ci", "address"),
    [
        ("github", "https://github.com/ons/uvp"),
        ("github", "git@github.com:ons/uvp.git"),
        ("github", "ssh://git@github.gemeente.nl/ons/uvp.git"),
        ("github", "https://ons.ghe.com/ons/uvp"),
        ("gitlab", "https://git.gemeente.nl/ict/ons/uvp.git"),
    ],
)
def test_what_is_known_stands_everywhere(ci: str, address: str) -> None:
    supply = Supply(address_of(address, ci), revision_of("1234567"))
    assert supply.open == ()
    made = checks(ci, supply)
    assert not re.search("vul-in", "\n".join(made.values()), re.IGNORECASE)
    (hook,) = yaml.safe_load(made[".pre-commit-config.yaml"])["repos"]
    assert (hook["repo"], hook["rev"]) == (address, "1234567")
    if ci == "github":
        assert "uses: ons/uvp@1234567\n" in made[".github/workflows/uvp.yml"]
    else:
        pipeline = made[".gitlab-ci.yml"]
        assert "remote: https://git.gemeente.nl/ict/ons/uvp/-/raw/1234567/templates/" in pipeline
        assert f"package: git+{address}@1234567\n" in pipeline


def test_the_readme_asks_only_for_what_is_open() -> None:
    readme = checks("gitlab", Supply("https://git.gemeente.nl/ons/uvp"))["README.md"]
    assert "`VUL-IN`" in readme
    assert "vul-in.invalid" not in readme


@cases(
    ("ci", "text", "message"),
    [
        ("none", "uvp", "'uvp' is geen adres van een git-repository."),
        ("none", "-u/x", "'-u/x' is geen adres van een git-repository."),
        ("none", "ons/uvp", "'ons/uvp' is geen adres van een git-repository."),
        ("none", "https://git.x.nl/a b", "'https://git.x.nl/a b' is geen adres"),
        ("none", 'https://git.x.nl/"', "is geen adres"),
        ("none", "https://git.x.nl/a\nb: c", "is geen adres"),
        ("none", "https://ik:geheim@git.x.nl/uvp", "staat een naam of wachtwoord"),
        ("github", "https://git.x.nl/ons/uvp", "is geen repository op GitHub"),
        ("github", "https://github.com/ons", "is geen repository op GitHub"),
        ("github", "https://niet-github.com/ons/uvp", "is geen repository op GitHub"),
        ("github", "/srv/git/uvp", "is geen repository op GitHub"),
        ("gitlab", "git@git.x.nl:ons/uvp", "begint niet met https://"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(ci: str, text: str, message: str) -> None:
    with pytest.raises(UsageProblem, match=re.escape(message)):
        address_of(text, ci)


@cases("text", ["-v1", "v 1", "v1;x", '"', "HEAD^", ""])
def test_a_revision_that_cannot_be_one_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="is geen tag of commit van git"):
        revision_of(text)
