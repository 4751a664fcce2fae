from __future__ import annotations

from tests.cases import cases
from tests.samples import HEAD, diagnostics
from uvp_cli.checking.check import check
from uvp_cli.document.findings import Severity
from uvp_cli.document.reading import parse

TITLE = "title: UVP Proef 2026"


@cases("title", ['"UVP  Proef"', '" UVP Proef"', '"UVP Proef "', "'UVP  2026 '"])
def test_spaces_too_many_are_pointed_out(title: str) -> None:
    found = diagnostics(head=HEAD.replace(TITLE, f"title: {title}"))
    assert [(str(each.location), each.code) for each in found] == [("proef.yaml:3:8", "UVP901")]
    assert found[0].severity is Severity.INFO
    assert found[0].hint == "Verwijder de overbodige spaties."


@cases("title", ["UVP Proef", '"UVP\u00a0 1"', "|\n  UVP Proef", ">\n  UVP Proef\n"])
def test_other_white_space_is_left_alone(title: str) -> None:
    assert diagnostics(head=HEAD.replace(TITLE, f"title: {title}")) == ()


@cases("title", ['"UVP Proef\\n"', '"\\tUVP Proef"', '"UVP Proef\\u00a0"', '"UVP Proef \\r\\n "'])
def test_white_space_around_a_text_is_pointed_out_whatever_it_is(title: str) -> None:
    (found,) = diagnostics(head=HEAD.replace(TITLE, f"title: {title}"))
    assert (str(found.location), found.code) == ("proef.yaml:3:8", "UVP901")
    assert found.message == "Voor of na 'UVP Proef' staat een regeleinde, tab of vaste spatie."


@cases("sign", ["\\n", "\\n   ", "\\t", "\\u2028", "\\r\\n"])
@cases(
    "body",
    [
        'frameworks: [{title: "A?B", period: 2024-2027}]',
        'departments: [{id: a, name: "A?B"}]',
        'roles: [{id: a, name: C, aliases: ["A?B"]}]',
        'planning: [{title: "A?B", month: 1}]',
        'planning: [{title: C, month: 1, domain: "A?B", source: D}]',
        'planning: [{title: C, month: 1, source: "A?B"}]',
        'planning: [{title: C, period: {name: "A?B", months: [1]}}]',
        'other_actions: [{id: a, title: C, capacity: {title: "A?B"}}]',
        'other_actions: [{id: a, title: C, indicators: [{title: C, unit: "A?B"}]}]',
    ],
)
def test_a_text_of_one_line_is_on_one_line(body: str, sign: str) -> None:
    (found,) = diagnostics(body.replace("?", sign))
    assert (found.code, found.severity) == ("UVP902", Severity.INFO)
    assert found.message == "In 'A B' staat een regeleinde of tab."
    assert found.hint == "Zet de tekst op één regel, met een spatie ertussen."


def test_a_long_text_may_have_lines() -> None:
    capacity = r'{duration: {cell: "A\nB"}}'
    actions = f"other_actions: [{{id: a, title: A, capacity: {capacity}}}]"
    body = r'introduction: [{text: "A\n\nB"}]' + "\n" + actions
    assert diagnostics(body) == ()


def test_a_cell_is_as_adopted() -> None:
    cell = "{id: a.b, title: B, capacity: {hours: {cell: '10  uur '}, cells: {partners: ' a'}}}"
    found = diagnostics(f"other_actions: [{cell}]")
    assert "UVP901" not in {each.code for each in found}


def test_style_does_not_make_a_programme_wrong() -> None:
    checked = check(parse(HEAD.replace(TITLE, 'title: "UVP  Proef"'), "proef.yaml"))
    assert checked.programme is not None


@cases(
    ("title", "message", "hint"),
    [
        (
            r"UVP \e[2J2026",
            "In 'UVP \x1b[2J2026' staat U+001B, een teken dat niemand ziet.",
            "Verwijder dit teken.",
        ),
        (
            r"UVP\0",
            "In 'UVP\0' staat U+0000, een teken dat niemand ziet.",
            "Verwijder dit teken.",
        ),
        (
            r"UVP\u202e",
            "In 'UVP\u202e' staat U+202E, een teken dat niemand ziet.",
            "Verwijder dit teken.",
        ),
        (
            "Caf\ufffd",
            "In 'Caf\ufffd' staat \ufffd voor een letter die verloren ging.",
            "Schrijf de letter die er hoort te staan.",
        ),
        *(
            (
                blank,
                "In deze tekst is geen teken te zien.",
                "Schrijf de tekst, of verwijder de sleutel.",
            )
            for blank in ("   ", r"\u00a0", r"\t", r"\u200b", r"\u200b \u200b", r"\0", r"\n")
        ),
    ],
)
def test_a_sign_that_nobody_sees_is_warned_of_also_as_a_code(
    title: str, message: str, hint: str
) -> None:
    (found,) = diagnostics(head=HEAD.replace(TITLE, f'title: "{title}"'))
    assert (str(found.location), found.code) == ("proef.yaml:3:8", "UVP903")
    assert (found.severity, found.message, found.hint) == (Severity.WARNING, message, hint)


@cases(
    "text", [r"Een\nTwee\n\tDrie", r"Een\u2028Twee", "👩\\u200d👩", "café ½ €", r"Een\u00a0twee"]
)
def test_lines_and_what_joins_signs_may_stand_in_a_long_text(text: str) -> None:
    remark = f'remarks: [{{kind: missing, text: "{text}"}}]'
    assert diagnostics(remark) == ()


def test_a_cell_may_be_white_as_it_was_published() -> None:
    capacity = '{duration: {cell: " "}}'
    found = diagnostics(f"other_actions: [{{id: a, title: C, capacity: {capacity}}}]")
    assert "UVP903" not in {each.code for each in found}
