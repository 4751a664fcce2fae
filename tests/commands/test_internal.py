"""What a programme calls internal is in nothing that is made for a partner."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.commands.runner import uvp
from tests.samples import HEAD

BODY = """
partners: [{id: politie, name: Politie}]
introduction: [{text: V-inleiding., actions: [wijk.inval]}]
internal: [wijk.inval, wijk.stap]
themes:
  - id: wijk
    title: Wijk
    goals: [{id: wijk.doel, text: V-doel., remarks: [{kind: missing, text: V-vraag.}]}]
    actions:
      - id: wijk.inval
        title: V-inval
        goals: [wijk.doel]
        capacity:
          hours: {cell: 77 samen, estimates: [{hours: 77, per: joint}]}
          partners: [politie]
        remarks: [{kind: missing, text: V-waar.}]
      - id: wijk.toezicht
        title: Toezicht
        measures: [{id: wijk.stap, title: V-stap}, {title: Rondes}]
        capacity:
          hours: {cell: 8 samen, estimates: [{hours: 8, per: joint}]}
          partners: [politie]
    budget: [{status: unknown, text: V-geld., actions: [wijk.inval]}]
planning:
  - {month: 2, title: V-dag, actions: [wijk.inval], responsible: [politie]}
  - {month: 3, title: Rondes, actions: [wijk.inval, wijk.toezicht], responsible: [politie]}
  - {month: 4, title: V-stap in april, actions: [wijk.stap], responsible: [politie]}
"""
INTERNAL = re.compile(r"V-[a-z]{3}")
LOG = """\
version: 1
progress_of: uvp-proef-2026
entries:
  - {date: 2026-02-10, about: wijk.inval, status: done, text: V-logboek}
  - {date: 2026-03-10, about: wijk.toezicht, text: Gelopen}
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("proef.yaml").write_text(HEAD + BODY, "utf-8")
    Path("proef.voortgang.yaml").write_text(LOG, "utf-8")


def written(path: Path) -> str:
    """All that stands in a file, of a folder or workbook in each of its parts."""
    if path.is_dir():
        return "".join(map(written, sorted(path.iterdir())))
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            content = b"".join(map(parts.read, parts.namelist()))
    return content.decode("utf-8", "replace")


MADE = [
    ("report", "deel.md"),
    ("report", "deel.html", "--month", "feb"),
    ("export", "deel.xlsx"),
    ("export", "deel.csv"),
    ("export", "deel.db"),
    ("site", "deel", "--without-progress"),
    ("calendar", "deel.ics"),
]


@pytest.mark.parametrize("words", MADE, ids=" ".join)
def test_what_is_made_for_a_partner_has_nothing_internal(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    made = uvp(capsys, *words, "--partner", "politie", "--file", "proef.yaml")
    assert (made.code, made.err) == (0, "")
    said = written(Path(words[1]))
    assert not INTERNAL.search(said)
    assert "inval" not in said
    assert "77" not in (said if words[1].endswith((".md", ".ics")) else "")
    assert "Rondes" in said or "Toezicht" in said or words[-1] == "feb"


def test_a_calendar_of_who_is_responsible_has_nothing_internal_either(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("--responsible", "politie", "--file", "proef.yaml")
    Path("was.yaml").write_text(HEAD + BODY, "utf-8")
    assert uvp(capsys, "calendar", "deel.ics", *asked, "--since", "was.yaml").code == 0
    assert not INTERNAL.search(written(Path("deel.ics")))


@pytest.mark.parametrize("words", MADE, ids=" ".join)
def test_what_is_made_for_all_has_it(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    # Of a whole site the pages alone: what can be taken along are the files above.
    more = ("--without-downloads",) if words[0] == "site" else ()
    assert uvp(capsys, *words, *more, "--file", "proef.yaml").code == 0
    assert INTERNAL.search(written(Path(words[1])))


def test_whoever_asks_here_sees_what_is_internal(capsys: pytest.CaptureFixture[str]) -> None:
    shown = uvp(capsys, "show", "--file", "proef.yaml").out
    below = shown.partition("Niet voor ketenpartners")[2]
    assert "V-inval [wijk.inval]" in below
    assert "Toezicht > V-stap [wijk.stap]" in below
    assert "V-inval" in uvp(capsys, "actions", "--partner", "politie", "--file", "proef.yaml").out
