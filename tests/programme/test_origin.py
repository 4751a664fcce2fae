from __future__ import annotations

from tests.cases import cases
from tests.samples import programme
from uvp_cli.programme.origin import Loaded

ADOPTED, CONCEPT = "adoption: {status: adopted}", "adoption: {status: concept}"


@cases(
    ("body", "to_decide", "state"),
    [
        ("", 0, ""),
        (ADOPTED, 0, ""),
        (CONCEPT, 0, "CONCEPT"),
        (CONCEPT, 1, "CONCEPT: nog 1 punt te beslissen"),
        ("", 1_200, "CONCEPT: nog 1.200 punten te beslissen"),
        (ADOPTED, 2, "CONCEPT: nog 2 punten te beslissen"),
    ],
)
def test_a_concept_says_so_or_has_something_to_decide(
    body: str, to_decide: int, state: str
) -> None:
    loaded = Loaded(programme(body), "p.yaml", to_decide=to_decide)
    assert (loaded.state, loaded.is_concept) == (state, bool(state))
    mark = "CONCEPT: " if state else ""
    assert (loaded.title, loaded.marked("Uren")) == (f"{mark}UVP Proef 2026", f"{mark}Uren")
    assert loaded.subtitle == f"UVP Proef 2026 (p.yaml{f'; {state}' if state else ''})"
