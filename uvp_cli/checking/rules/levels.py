"""The rule about what is local: a level is a name, and says not for whom something is."""

from __future__ import annotations

from collections.abc import Iterator

from uvp_cli.checking.rules.base import Problem, check
from uvp_cli.document.findings import Severity
from uvp_cli.programme import paths, reach
from uvp_cli.programme.model import Programme


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
