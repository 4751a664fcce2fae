from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from tests.commands.runner import DATA, uvp
from tests.samples import HEAD, shipped_programme
from uvp_cli.programme.origin import Placed
from uvp_cli.queries.subjects import look_up, subjects
from uvp_cli.render.answers import write
from uvp_cli.reports.show import card_report

FILE = ("--file", str(DATA))


def test_the_tree_names_every_theme_and_action(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "show", *FILE)
    assert found.code == 0
    programme = shipped_programme()
    flat = "".join(found.out.split())
    for subject in subjects(programme):
        if subject.kind in ("theme", "action"):
            assert f"[{subject.id}]" in flat


@pytest.mark.slow
def test_every_id_has_a_card() -> None:
    programme = shipped_programme()
    loaded = Placed(programme, DATA.name, DATA.name, lambda _: 1)
    names = [subject.id for subject in subjects(programme)]
    assert len(names) > 130
    for name in names:
        stream = io.StringIO()
        write(card_report(loaded, look_up(programme, name)), "table", stream, 80, ",")
        assert name in stream.getvalue()


def test_a_card_shows_remarks_and_what_is_derived(capsys: pytest.CaptureFixture[str]) -> None:
    found = " ".join(uvp(capsys, "show", "fysiek.oefening", *FILE).out.split())
    assert "Aanname: De cel noemt geen grondslag" in found
    assert "hoe vaak er geoefend wordt" in found
    assert "(onze lezing; zo staat het niet in het programma)" in found


def test_a_goal_without_an_action_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    found = " ".join(uvp(capsys, "show", "jeugd.doel-1", *FILE).out.split())
    assert "Acties: Wij lezen in het programma geen actie die hieraan bijdraagt." in found


def test_a_theme_shows_what_residents_notice_and_money(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = " ".join(uvp(capsys, "show", "ondermijning", *FILE).out.split())
    assert "Wat merkt de inwoner" in found
    assert "€ 1.000 per gemeente" in found
    assert "Communicatie: geen onderdeel van dit thema" in uvp(capsys, "show", "zorg", *FILE).out


def test_json_of_a_partner_lists_where_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(uvp(capsys, "show", "Politie", *FILE, "--format", "json").out)
    assert found["kind"] == "partner"
    assert "ondermijning.act" in found["named_by"]["actions"]
    assert found["named_by"]["planning"] == ["mrt.veilig-buitengebied"]


def test_an_unknown_id_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    found = uvp(capsys, "show", "fysiek.oefenig", *FILE)
    assert found.code == 2
    assert "Bedoelde u" in found.err
    assert "fysiek.oefening" in found.err


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("table", "Wij doen:\n    - een krant\n    - een brief, met een kaart en een kalender"),
        ("md", "Wij doen:<br>- een krant<br>- een brief, met"),
        ("html", "<li>Wij doen:<br>- een krant<br>- een brief,"),
    ],
)
def test_a_list_in_a_text_keeps_its_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, shown: str
) -> None:
    listed = r"Wij doen:\n- een krant\n- een brief,\n  met een kaart en een kalender"
    file = tmp_path / "uvp.yaml"
    passage = f'    communication: [{{text: "{listed}"}}]\n'
    file.write_text(f"{HEAD}themes:\n  - id: jeugd\n    title: Jeugd\n{passage}", "utf-8")
    found = uvp(capsys, "show", "jeugd", "--format", form, "--file", str(file))
    assert shown in found.out
    paper = tmp_path / "uvp.html"
    assert uvp(capsys, "report", str(paper), "--file", str(file)).code == 0
    assert "Wij doen:<br>- een krant<br>- een brief," in paper.read_text("utf-8")


def test_an_estimate_for_some_does_not_say_that_the_action_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = uvp(capsys, "show", "jeugd.veilig-uitgaan", "-f", str(DATA)).out
    assert "  extra voor Valkenburg: 10 uur per gemeente, alleen voor Valkenburg aan" in shown
    assert "Alleen voor:" not in shown


NAMESAKES = """\
partners: []
departments: [{id: act, name: Team Controle}]
themes:
  - id: wonen
    number: 7
    title: Wonen
    actions: [{id: wonen.controle, title: Team controle}]
"""


def test_the_number_of_a_theme_leads_to_its_card(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + NAMESAKES)
    found = uvp(capsys, "show", "7", "-f", str(tmp_path / "p.yaml"))
    assert found.err.startswith(
        "Onbekende id of naam '7'. Wonen is een thema. Alles daarover: uvp show wonen.\n"
    )


@pytest.mark.parametrize(
    ("typed", "other"),
    [("act", r"actie .+ \(wonen.controle\)"), ("wonen.controle", r"afdeling .+ \(act\)")],
)
def test_a_card_says_what_else_is_called_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typed: str, other: str
) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + NAMESAKES)
    found = uvp(capsys, "show", typed, "-f", str(tmp_path / "p.yaml"))
    assert re.search(f"^Zo heet ook: +{other}$", found.out, re.MULTILINE)
