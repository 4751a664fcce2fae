from __future__ import annotations

import json

import pytest

from tests.commands.runner import DATA, ROOT, uvp

FILE = ("--file", str(DATA))


def hits(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, int]]:
    found = uvp(capsys, "search", *arguments, *FILE, "--format", "json")
    assert found.code == 0, found.err
    return [(hit["part"], hit["key"], hit["line"]) for hit in json.loads(found.out)["hits"]]


def test_a_text_in_its_context_and_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = uvp(capsys, "search", "REGISTER", "--file", "data/uvp2026.yaml")
    assert (found.code, found.err) == (0, "")
    assert "Actie: Digitaal Opkopers Register/Digitaal Opkopers Loket" in found.out
    title = "title: Digitaal Opkopers Register/Digitaal"
    line = DATA.read_text("utf-8").split(title)[0].count("\n") + 1
    assert f"data/uvp2026.yaml:{line}" in found.out


def test_every_hit_stands_on_the_line_where_its_text_begins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = DATA.read_text("utf-8").splitlines()
    found = uvp(capsys, "search", "e", *FILE, "--format", "json")
    for hit in json.loads(found.out)["hits"]:
        line = lines[hit["line"] - 1]
        begins = hit["text"][:20] in line or line.rstrip().endswith((">-", "|-"))
        assert begins or hit["key"] in {"departments", "partners", "responsible", "gemeenten"}, hit


def test_words_after_each_other_whatever_their_case_and_accents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    goal = DATA.read_text("utf-8").split("- id: jeugd.doel-2\n")[0].count("\n") + 1
    assert hits(capsys, "WAT", "inwoners", "melden") == [("goal", "text", goal + 2)]
    assert hits(capsys, "wat ínwoners melden") == [("goal", "text", goal + 2)]


def test_one_theme(capsys: pytest.CaptureFixture[str]) -> None:
    everywhere = hits(capsys, "carnaval")
    assert hits(capsys, "carnaval", "--theme", "jeugd") == everywhere
    assert hits(capsys, "carnaval", "--theme", "zorg") == []


def test_nothing_found_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "search", "zeehond", *FILE)
    assert (found.code, found.err) == (0, "")
    assert "'zeehond' staat hier nergens." in found.out


@pytest.mark.parametrize("words", [[], [""], ["&", "…"]])
def test_a_text_that_can_stand_nowhere_ends_with_2(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    found = uvp(capsys, "search", *words, *FILE)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "Zoek op een tekst met minstens één letter of cijfer.\nHulp: uvp search --help\n"
    )


def test_a_text_with_control_characters_is_shown_not_sent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = uvp(capsys, "search", "\x1b[31mx", *FILE)
    assert found.code == 0
    assert "\x1b" not in found.out
