from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.cases import cases
from tests.samples import HEAD
from uvp_cli.checking.check import Checked, check
from uvp_cli.document.findings import Diagnostic, Location, Severity, lines_at
from uvp_cli.document.reading import parse
from uvp_cli.render.findings import write


def found(
    line: int = 9,
    severity: Severity = Severity.ERROR,
    message: str = "Er is iets.",
    hint: str | None = None,
    related: Location | None = None,
) -> Diagnostic:
    place = Location("data/proef.yaml", line, 3)
    return Diagnostic(place, "UVP301", message, "themes[0].title", hint, severity, related)


def checked(*diagnostics: Diagnostic, name: str = "data/proef.yaml", text: str = "") -> Checked:
    numbers = [each.location.line for each in diagnostics]
    return Checked(name, None, diagnostics, lines_at(text, numbers))


def written(results: list[Checked], form: str = "text") -> str:
    stream = io.StringIO()
    write(results, form, stream)
    return stream.getvalue()


def lines(diagnostic: Diagnostic, text: str = "") -> list[str]:
    """The lines of one finding in a document with this text."""
    return written([checked(diagnostic, text=text)]).split("\n")[:-2]


def contract(results: list[Checked]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(written(results, "json"))
    return data


def test_findings_are_lines_with_their_hint_below_and_a_summary() -> None:
    results = [
        checked(found(9, hint="Schrijf jeugd."), found(12, Severity.WARNING)),
        checked(found(1, Severity.INFO), name="ander.yaml"),
    ]
    assert written(results) == (
        "data/proef.yaml:9:3: fout UVP301: Er is iets.\n"
        "    Schrijf jeugd.\n"
        "data/proef.yaml:12:3: waarschuwing UVP301: Er is iets.\n"
        "data/proef.yaml:1:3: let op UVP301: Er is iets.\n"
        "2 bestanden gecontroleerd: 1 fout, 1 waarschuwing.\n"
    )


def test_a_finding_shows_its_line_with_a_caret_what_it_is_about_and_its_hint() -> None:
    place = Location("data/proef.yaml", 1, 1)
    assert lines(
        found(2, hint="Geef een titel.", related=place), "eerst\n  tïtel: x\nlaatst\n"
    ) == [
        "data/proef.yaml:2:3: fout UVP301: Er is iets.",
        "     2 |   tïtel: x",
        "       |   ^",
        "    Zie ook data/proef.yaml:1:1",
        "    Geef een titel.",
    ]


@pytest.mark.parametrize("text", ["", "a\nb\n", "a\nb\n   \n"], ids=["none", "short", "blank"])
def test_a_finding_on_a_line_without_text_shows_no_line(text: str) -> None:
    assert lines(found(3), text) == ["data/proef.yaml:3:3: fout UVP301: Er is iets."]


def test_the_line_shown_is_the_line_counted() -> None:
    text = "# pagina\x0c einde\ntitel: x\n"
    assert lines(found(2), text)[1] == "     2 | titel: x"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "x" * 200 + "HIER" + "y" * 200
    long = Diagnostic(Location("a.yaml", 1, 201), "UVP301", "Er is iets.")
    _, line, caret = lines(long, text)
    assert len(line) == len("     1 | ") + 90
    assert line[caret.index("^") :].startswith("HIERyyy")


def test_tabs_and_control_characters_in_the_line_keep_the_caret_in_place() -> None:
    text = "\t\x1bab: HIER\u202e"
    place = Diagnostic(Location("a.yaml", 1, 7), "UVP301", "Er is iets.")
    _, line, caret = lines(place, text)
    assert line == r"     1 |  \x1bab: HIER\u202e"
    assert line[caret.index("^") :].startswith("HIER")


def test_a_real_document_gives_its_findings() -> None:
    document = parse(HEAD + "themes:\n  - {id: jeugd}\n", "proef.yaml")
    first, line, caret, *rest = written([check(document)]).splitlines()
    assert first == "proef.yaml:10:6: fout UVP202: De sleutel 'title' ontbreekt."
    assert line == "    10 |   - {id: jeugd}"
    assert caret == "       |      ^"
    assert rest[-1] == "1 bestand gecontroleerd: 1 fout, 0 waarschuwingen."


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.ERROR, "\x1b[1;31mfout UVP301\x1b[0m"),
        (Severity.WARNING, "\x1b[1;33mwaarschuwing UVP301\x1b[0m"),
        (Severity.INFO, "\x1b[1;36mlet op UVP301\x1b[0m"),
    ],
)
def test_a_terminal_gets_colour(severity: Severity, shown: str) -> None:
    stream = Terminal()
    write([checked(found(severity=severity))], "text", stream)
    assert stream.getvalue().startswith(f"data/proef.yaml:9:3: {shown}: Er is iets.\n")


def test_a_terminal_gets_no_colour_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    write([checked(found())], "text", stream)
    assert "\x1b" not in stream.getvalue()


def test_a_dumb_terminal_gets_no_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream = Terminal()
    write([checked(found())], "text", stream)
    assert "\x1b" not in stream.getvalue()


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@cases(
    ("files", "line"),
    [
        ([[]], "1 bestand gecontroleerd: in orde."),
        ([[], []], "2 bestanden gecontroleerd: in orde."),
        ([[INFO]], "1 bestand gecontroleerd: in orde."),
        ([[ERROR]], "1 bestand gecontroleerd: 1 fout, 0 waarschuwingen."),
        ([[ERROR, ERROR]], "1 bestand gecontroleerd: 2 fouten, 0 waarschuwingen."),
        ([[WARNING]], "1 bestand gecontroleerd: 0 fouten, 1 waarschuwing."),
        (
            [[ERROR, WARNING], [WARNING]],
            "2 bestanden gecontroleerd: 1 fout, 2 waarschuwingen.",
        ),
        ([[ERROR] * 1066], "1 bestand gecontroleerd: 1.066 fouten, 0 waarschuwingen."),
    ],
)
def test_the_summary_counts_in_dutch(files: list[list[Severity]], line: str) -> None:
    results = [checked(*(found(severity=each) for each in severities)) for severities in files]
    assert written(results).splitlines()[-1] == line


def test_control_characters_in_a_finding_are_shown_not_sent() -> None:
    assert lines(found(message="Onbekend '\x1b[31m'.", hint="Bedoelt u \u202e?")) == [
        r"data/proef.yaml:9:3: fout UVP301: Onbekend '\x1b[31m'.",
        r"    Bedoelt u \u202e?",
    ]


def test_the_message_of_a_finding_stays_on_one_line() -> None:
    assert lines(found(message="De naam 'twee\nregels' hoort al bij 'a'.")) == [
        "data/proef.yaml:9:3: fout UVP301: De naam 'twee regels' hoort al bij 'a'."
    ]


def test_the_contract_has_the_documented_keys() -> None:
    results = [
        checked(found(9, hint="Schrijf jeugd."), found(12, Severity.WARNING)),
        checked(found(1, Severity.INFO)),
    ]
    data = contract(results)
    assert list(data.items())[:3] == [("files", 2), ("errors", 1), ("warnings", 1)]
    assert list(data)[3:] == ["diagnostics"]
    assert list(data["diagnostics"][0].items()) == [
        ("file", "data/proef.yaml"),
        ("line", 9),
        ("column", 3),
        ("code", "UVP301"),
        ("severity", "error"),
        ("path", "themes[0].title"),
        ("message", "Er is iets."),
        ("hint", "Schrijf jeugd."),
        ("related", None),
    ]
    assert [each["severity"] for each in data["diagnostics"]] == ["error", "warning", "info"]
    assert data["diagnostics"][1]["hint"] is None


def test_the_contract_says_where_the_other_half_is() -> None:
    (one,) = contract([checked(found(related=Location("ander.yaml", 4, 7)))])["diagnostics"]
    assert list(one["related"].items()) == [("file", "ander.yaml"), ("line", 4), ("column", 7)]


def test_json_is_written_plainly() -> None:
    assert '"message": "Eén fout [x]."' in written(
        [checked(found(message="Eén fout [x]."))], "json"
    )
    assert written([checked()], "json").endswith("}\n")


def test_json_of_no_findings_is_complete_too() -> None:
    assert json.loads(written([checked()], "json")) == {
        "files": 1,
        "errors": 0,
        "warnings": 0,
        "diagnostics": [],
    }
