"""A programme that is twice as large takes twice the work, counted in calls, not in seconds."""

from __future__ import annotations

from cProfile import Profile
from pathlib import Path
from pstats import Stats

import pytest

from uvp_cli.cli import run


def action(theme: str, name: str) -> str:
    return f"""
      - id: {theme}.{name}
        title: Actie {name} van {theme}
        goals: [{theme}.doel]
        capacity:
          partners: [politie]
          hours: {{cell: 10 uur samen, estimates: [{{hours: 10, per: joint}}]}}"""


def programme(themes: int, gemeenten: int) -> str:
    """A programme with three actions in each theme."""
    listed = "\n".join(f"  - {{id: g-{at}, name: Gemeente {at}}}" for at in range(gemeenten))
    themed = "".join(
        f"""
  - id: t-{theme}
    title: Thema {theme}
    goals: [{{id: t-{theme}.doel, text: Minder {theme}.}}]
    communication: [{{text: Via de krant., actions: [t-{theme}.a]}}]
    indicators: [{{title: Meldingen {theme}, baseline: {{value: 3, year: 2025}}}}]
    actions:{"".join(map(action, [f"t-{theme}"] * 3, "abc"))}"""
        for theme in range(themes)
    )
    planning = "".join(
        f"\n  - {{month: 5, title: Start {theme}, responsible: [politie], actions: [t-{theme}.a]}}"
        for theme in range(themes)
    )
    return (
        "version: 2\nid: veel\ntitle: Veel\nperiod: {from: 2026-01, to: 2026-12}\n"
        f"gemeenten:\n{listed}\npartners: [{{id: politie, name: Politie}}]\n"
        f"themes:{themed}\nplanning:{planning}\n"
    )


def calls(folder: Path, text: str, arguments: tuple[str, ...]) -> int:
    """The calls of functions while a command works on a programme."""
    (folder / "uvp.yaml").write_text(text, "utf-8")
    target = folder / str(len(list(folder.iterdir())))
    name, ending, *more = arguments
    counted = Profile()
    assert counted.runcall(run, [name, f"{target}{ending}", "-f", f"{folder}/uvp.yaml", *more]) == 0
    return int(Stats(counted).total_calls)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("many", ["themes", "gemeenten"])
@pytest.mark.parametrize(
    ("arguments", "most_work"),
    [
        (("report", ".md"), 2.2),
        (("report", ".docx"), 2.2),
        # Each page has the lists to choose from, so that its work grows a little too.
        (("site", "", "--without-downloads"), 2.9),
        (("export", ".xlsx"), 2.2),
    ],
)
def test_no_writer_looks_everything_up_again_for_each_part(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    most_work: float,
    many: str,
) -> None:
    monkeypatch.setenv("UVP_NO_CACHE", "1")
    few, more, most = (
        programme(count if many == "themes" else 3, count if many == "gemeenten" else 3)
        for count in (15, 30, 60)
    )
    calls(tmp_path, few, arguments)  # imports everything
    assert calls(tmp_path, most, arguments) < most_work * calls(tmp_path, more, arguments)
