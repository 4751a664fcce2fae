"""Rules about what is probably forgotten: warnings that a safety adviser would want.

`gaps.py` knows what is missing, for `uvp questions` too; here it gets its words. As there,
only what the programme fills in elsewhere is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from uvp_cli import dutch
from uvp_cli.checking.rules.base import Problem, check, if_meant
from uvp_cli.document.findings import KeyPath, Severity
from uvp_cli.programme import gaps, hours_cell, months, names, paths, reach, units
from uvp_cli.programme.model import Estimate, PlanningItem, Programme
from uvp_cli.programme.work import Work

SUSPECT_FACTOR = 10
"""The factor over the average of the other rows of a theme that makes hours suspect."""
FEWEST_ROWS = 3
"""Other rows that a theme needs for their average to mean something."""
_YEARLY = ("elk jaar", "ieder jaar", "jaarlijks")


@check(gaps.RULE_OF["theme-without-communication"], "Thema zonder communicatie", Severity.WARNING)
def theme_without_communication(programme: Programme) -> Iterator[Problem]:
    """Een ander thema zegt hoe erover gecommuniceerd wordt; dit thema niet, en het programma als
    geheel ook niet. Vul het aan, of zet er `# uvp: ignore UVP701 -- reden` boven.

    Fout:
        themes:
          - {id: zorg, title: Zorg en Veiligheid, communication: [{text: Via de wijkkrant.}]}
          - {id: jeugd, title: Jeugd en Veiligheid}

    Goed:
        themes:
          - {id: zorg, title: Zorg en Veiligheid, communication: [{text: Via de wijkkrant.}]}
          - {id: jeugd, title: Jeugd en Veiligheid, communication: [{text: Op school.}]}
    """
    for path, theme in gaps.themes_without_communication(programme):
        message = f"Het thema {theme.title} heeft geen onderdeel Communicatie."
        yield Problem((*path, "id"), message, "Voeg 'communication:' toe.")


@check(gaps.RULE_OF["action-without-hours"], "Actie zonder capaciteit", Severity.WARNING)
def action_without_capacity(programme: Programme) -> Iterator[Problem]:
    """Andere acties van het thema hebben afdelingen, uren en ketenpartners; deze actie niet.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            actions:
              - {id: zorg.wijk, title: Wijkteam, capacity: {duration: {cell: 1 jaar}}}
              - {id: zorg.huis, title: Huisbezoek}

    Goed:
        …
              - {id: zorg.huis, title: Huisbezoek, capacity: {duration: {cell: 1 jaar}}}
    """
    for path, action in gaps.actions_without_capacity(programme):
        message = f"De actie {action.title} heeft geen capaciteit."
        yield Problem((*path, "id"), message, "Voeg 'capacity:' toe. " + if_meant("UVP702"))


@check(gaps.RULE_OF["action-without-goal"], "Actie zonder doelstelling", Severity.WARNING)
def action_without_goal(programme: Programme) -> Iterator[Problem]:
    """Bij andere acties van het thema staat een doelstelling; bij deze niet. Noemt het programma de
    koppeling niet zelf, dan is dat een lezing, die onder `derived` hoort.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: zorg.doel-1, text: Meer zorg.}]
            actions:
              - {id: zorg.wijk, title: Wijkteam, goals: [zorg.doel-1]}
              - {id: zorg.huis, title: Huisbezoek}

    Goed:
        …
              - {id: zorg.huis, title: Huisbezoek, goals: [zorg.doel-1]}
    """
    for path, action in gaps.actions_without_goal(programme):
        message = f"Bij de actie {action.title} staat geen doelstelling."
        yield Problem((*path, "id"), message, "Voeg 'goals:' toe, of vraag waar de actie voor is.")


@check(gaps.RULE_OF["action-without-planning"], "Actie staat niet op de planning", Severity.WARNING)
def action_without_planning(programme: Programme) -> Iterator[Problem]:
    """De planning noemt andere acties; deze actie in geen enkele maand.

    Fout:
        other_actions: [{id: overig.lamp, title: Lampen}, {id: overig.hek, title: Hekken}]
        planning: [{title: Lampen ophangen, month: 3, actions: [overig.lamp]}]

    Goed:
        other_actions: [{id: overig.lamp, title: Lampen}, {id: overig.hek, title: Hekken}]
        planning: [{title: Lampen en hekken, month: 3, actions: [overig.lamp, overig.hek]}]
    """
    for path, action in gaps.actions_without_planning(programme):
        message = f"De actie {action.title} staat in geen enkele maand op de planning."
        hint = "Noem de actie bij een planningsitem, of plan haar in."
        yield Problem((*path, "id"), message, hint)


@check(gaps.RULE_OF["action-without-partner"], "Actie zonder ketenpartner", Severity.WARNING)
def action_without_partner(programme: Programme) -> Iterator[Problem]:
    """Andere capaciteitsrijen van het thema noemen ketenpartners; deze rij niet.

    Fout:
        partners: [{id: politie, name: Politie}]
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            actions:
              - {id: zorg.wijk, title: Wijkteam, capacity: {partners: [politie]}}
              - {id: zorg.huis, title: Huisbezoek, capacity: {duration: {cell: 1 jaar}}}

    Goed:
        …
              - {id: zorg.huis, title: Huisbezoek, capacity: {partners: [politie]}}
    """
    for path, action in gaps.actions_without_partner(programme):
        message = f"De capaciteitsrij van {action.title} noemt geen ketenpartner."
        hint = "Voeg 'partners:' toe. " + if_meant("UVP705")
        yield Problem((*path, "capacity"), message, hint, at_key=True)


@check(gaps.RULE_OF["goal-without-action"], "Doelstelling zonder actie", Severity.WARNING)
def goal_without_action(programme: Programme) -> Iterator[Problem]:
    """Bij de acties van het thema staan andere doelstellingen; bij geen ervan deze. Ook dat is een
    lezing, tenzij het programma zelf zegt welke actie waaraan bijdraagt.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            goals: [{id: zorg.doel-1, text: Meer zorg.}, {id: zorg.doel-2, text: Minder overlast.}]
            actions: [{id: zorg.wijk, title: Wijkteam, goals: [zorg.doel-1]}]

    Goed:
        …
            actions: [{id: zorg.wijk, title: Wijkteam, goals: [zorg.doel-1, zorg.doel-2]}]
    """
    for path, goal in gaps.goals_without_action(programme):
        message = f"Bij geen enkele actie staat de doelstelling {goal.id}."
        hint = "Noem de doelstelling bij een actie, of vraag of zij nog geldt."
        yield Problem((*path, "id"), message, hint)


@check("UVP707", "Uren wijken sterk af", Severity.WARNING)
def suspect_hours(programme: Programme) -> Iterator[Problem]:
    """Het aantal uren per gemeente is meer dan tien keer het gemiddelde van de andere rijen van het
    thema. Dat kan kloppen, maar een nul te veel komt vaker voor.

    Fout:
        themes:
          - id: zorg
            title: Zorg en Veiligheid
            actions:
              - {id: zorg.a, title: A, capacity: {hours: {cell: "5", estimates: [{hours: 5, per: gemeente}]}}}
              - {id: zorg.b, title: B, capacity: {hours: {cell: "8", estimates: [{hours: 8, per: gemeente}]}}}
              - {id: zorg.c, title: C, capacity: {hours: {cell: "9", estimates: [{hours: 9, per: gemeente}]}}}
              - {id: zorg.d, title: D, capacity: {hours: {cell: "90", estimates: [{hours: 90, per: gemeente}]}}}

    Goed:
        …
              - {id: zorg.d, title: D, capacity: {hours: {cell: "9", estimates: [{hours: 9, per: gemeente}]}}}
    """  # noqa: E501
    limited = reach.limits(programme)
    everyone = len(reach.founders(programme))
    rows_of: dict[KeyPath, list[tuple[KeyPath, Decimal]]] = {}
    for path, work in paths.work(programme):
        if path[0] == "themes":
            hours = _hours(programme, work, len(reach.of_work(work, limited)) or everyone)
            rows_of.setdefault(path[:2], []).append(((*path, "capacity", "hours"), hours))
    for rows in rows_of.values():
        total = sum((hours for _, hours in rows), Decimal(0))
        filled = sum(bool(hours) for _, hours in rows)
        for path, hours in rows:
            others = filled - bool(hours)
            if others < FEWEST_ROWS:
                continue
            average = (total - hours) / others
            if hours > SUSPECT_FACTOR * average:
                message = (
                    f"{dutch.number(hours)} uur per gemeente is veel: "
                    f"de andere rijen van dit thema hebben gemiddeld {dutch.number(average)} uur."
                )
                yield Problem(path, message, "Klopt dit getal?", at_key=True)


@check("UVP708", "Aanname zonder andere lezing", Severity.WARNING)
def assumption_without_alternative(programme: Programme) -> Iterator[Problem]:
    """Een aanname kiest tussen lezingen. Zonder de andere lezing is niet te zien hoeveel uren het
    scheelt. Een omrekening ("1 fte is 1.360 uur") kiest niet.

    Fout:
        other_actions:
          - id: overig.lamp
            title: Lampen
            capacity:
              hours:
                cell: 100 uur
                estimates: [{hours: 100, per: gemeente, assumption: De cel noemt geen grondslag.}]

    Goed:
        …
                estimates:
                  - hours: 100
                    per: gemeente
                    assumption: De cel noemt geen grondslag.
                    alternatives: [{hours: 100, per: joint}]
    """
    for path, work, estimate in paths.estimated(programme):
        if estimate.assumption and not estimate.alternatives and not _reckoned(estimate, work):
            message = "Deze aanname noemt geen andere lezing."
            hint = "Voeg 'alternatives:' toe."
            yield Problem((*path, "assumption"), message, hint, at_key=True)


@check("UVP709", "Afdeling, ketenpartner of rol wordt nergens genoemd", Severity.WARNING)
def party_never_named(programme: Programme) -> Iterator[Problem]:
    """Wie in de lijst staat, wordt genoemd: in een capaciteitsrij, als trekker, als
    portefeuillehouder of in de planning. Is de naam niet meer nodig, verwijder hem dan.

    Fout:
        departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {departments: [oov]}}]

    Goed:
        departments: [{id: oov, name: OOV}, {id: jeugd, name: Jeugd}]
        other_actions: [{id: overig.lamp, title: Lampen, capacity: {departments: [oov, jeugd]}}]
    """
    named = {name for item in programme.planning for name in item.responsible}
    for _, action in paths.actions(programme):
        named.update(Work(action).parties)
    for _, held in paths.labelled(programme):
        named.update(held.portfolio)
    for section in ("departments", "partners", "roles"):
        parties = getattr(programme, section)
        if any(party.id in named for party in parties):
            for index, party in enumerate(parties):
                if party.id not in named:
                    message = f"'{party.name}' wordt nergens genoemd."
                    hint = "Verwijder dit, of noem het waar het bij hoort."
                    yield Problem((section, index, "id"), message, hint)


@check("UVP710", "Maand zonder planning", Severity.WARNING)
def month_without_planning(programme: Programme) -> Iterator[Problem]:
    """In de meeste maanden staat er iets op de planning, in deze niet. Een kwartaal, een halfjaar
    en een periode met een naam, zoals de zomer, tellen voor al hun maanden.

    Zet boven `planning:` de regel `# uvp: ignore UVP710 -- reden` als het klopt.

    Fout:
        period: {from: 2026-01, to: 2026-03}
        planning: [{title: Startbijeenkomst, month: 1}, {title: Evaluatie, month: 3}]

    Goed:
        period: {from: 2026-01, to: 2026-03}
        planning:
          - {title: Startbijeenkomst, month: 1}
          - {title: Voortgang, month: 2}
          - {title: Evaluatie, month: 3}
    """
    covered = months.months_of(programme.period)
    planned = {
        month for item in programme.planning for month in months.months_in(item, programme.period)
    }
    empty = [month for month in covered if month not in planned]
    if empty and 2 * len(empty) < len(covered):
        in_some_year = {month[5:] for month in planned}
        of_year: dict[str, list[int]] = {}
        for month in empty:
            of_year.setdefault(month[:4] * (month[5:] in in_some_year), []).append(int(month[5:]))
        runs = [
            f"{run} {year}".rstrip()
            for year, numbers in sorted(of_year.items())
            for run in dutch.month_runs(dict.fromkeys(numbers))
        ]
        message = f"In {dutch.listing(runs)} staat er niets op de planning."
        yield Problem(("planning",), message, "Plan iets in. " + if_meant("UVP710"), at_key=True)


@check("UVP712", "Planning zonder jaar", Severity.WARNING)
def planning_without_year(programme: Programme) -> Iterator[Problem]:
    """De maand komt in dit programma meer dan eens voor, en andere regels van de planning zeggen in
    welk jaar zij vallen; deze niet. Zonder jaar komt zij elk jaar terug. Is dat de bedoeling, zeg
    dat dan: in de titel, in de naam van de periode of in een kanttekening staat "elk jaar", "ieder
    jaar" of "jaarlijks".

    Fout:
        period: {from: 2026-01, to: 2027-12}
        planning:
          - {title: Startbijeenkomst, month: 1, year: 2026}
          - {title: Evaluatie, month: 12}

    Goed:
        …
          - {title: Evaluatie, month: 12, year: 2027}
          - {title: Carnaval, month: 2, remarks: [{kind: assumption, text: Elk jaar.}]}
    """
    if not any(item.year for item in programme.planning):
        return
    for path, item in paths.planning(programme):
        numbers = months.numbers_of(item)
        if item.year or item.from_ or not numbers or _says_yearly(item):
            continue
        years = months.years_of(numbers[0], programme.period)
        if len(years) > 1:
            name = months.in_a_sentence(item)
            message = f"Deze regel zegt niet van welk jaar, en {name} komt {len(years)} keer voor."
            hint = (
                "Voeg 'year:' toe; of, als het elk jaar gebeurt: "
                "remarks: [{kind: assumption, text: Elk jaar.}]"
            )
            yield Problem((*path, "title"), message, hint)


@check("UVP720", "Lokaal, maar voor alle gemeenten", Severity.WARNING)
def local_for_everyone(programme: Programme) -> Iterator[Problem]:
    """Het niveau (`level`) is een naam en rekent niet: wat lokaal is, is pas voor enkele gemeenten
    als `gemeenten` zegt welke. In een programma van één gemeente is dat niet nodig.

    Fout:
        gemeenten: [{id: noord, name: Noord}, {id: zuid, name: Zuid}]
        other_actions: [{id: overig.lamp, title: Lampen, level: local}]

    Goed:
        gemeenten: [{id: noord, name: Noord}, {id: zuid, name: Zuid}]
        other_actions: [{id: overig.lamp, title: Lampen, level: local, gemeenten: [noord]}]
    """
    limited = reach.limits(programme)
    if len(reach.founders(programme)) > 1:
        for path, record in paths.labelled(programme):
            if record.level == "local" and record.id not in limited:
                message = "Dit is lokaal, maar zonder 'gemeenten:' voor alle gemeenten."
                hint = "Voeg 'gemeenten:' toe met de gemeenten waarvoor dit is."
                yield Problem((*path, "level"), message, hint)


def _says_yearly(item: PlanningItem) -> bool:
    texts = [item.title, item.period.name if item.period else ""]
    texts += [remark.text for remark in item.remarks]
    return any(names.contains(text, word) for text in texts for word in _YEARLY)


def _reckoned(estimate: Estimate, work: Work) -> bool:
    """Whether the hours are none of the figures of the cell, nor a guess at its words."""
    said = hours_cell.read(work.hours.cell if work.hours else "", {})
    named = any(figure.covers(estimate.figure) for figure in said.figures)
    return not named and (bool(said.figures) or said.absent == "open")


def _hours(programme: Programme, work: Work, gemeenten: int) -> Decimal:
    """The hours of work for one average municipality, without those per person."""
    hours = Decimal(0)
    for written in work.hours.estimates if work.hours else ():
        estimate = units.in_hours(written, programme, cell=work.duration)
        if estimate.per != "person" and estimate.hours is not None:
            sharing = len(estimate.gemeenten) or gemeenten
            hours += estimate.hours / (sharing if estimate.per == "joint" else 1)
    return hours
