"""The log of a programme as plain, frozen values: what happened in the year that it is about.

The programme stays as it was adopted; a log beside it has entries, and never totals. Its texts
follow the conventions of `model.py`.
"""

from __future__ import annotations

from typing import Annotated

from uvp_cli.programme.annotations import (
    Date,
    Euros,
    Figure,
    GemeenteId,
    Hours,
    Id,
    LoggedId,
    Month,
    ProgressStatus,
    ResponsibleId,
    Text,
    WholeNumber,
)
from uvp_cli.values import dataclass

STATUSES: tuple[ProgressStatus, ...] = ("started", "delayed", "dropped", "done")
"""All that can have become of something; of two on the same day the last in this order counts."""
PROGRESS = {
    "started": "begonnen",
    "delayed": "uitgesteld",
    "dropped": "vervallen",
    "done": "gedaan",
}
"""The Dutch for each status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A note on a day about a part of the programme."""

    date: Date
    """Datum: de dag waarop het gebeurde of bleek.
    Voorbeeld: 2026-02-17"""
    about: LoggedId
    """Waarover: de id van de actie, de maatregel, het planningsitem, de doelstelling of de
    indicator.
    Voorbeeld: jeugd.veilig-uitgaan"""
    id: Id | None = None
    """Id: een korte naam voor deze notitie; alleen nodig om haar later te kunnen verbeteren.
    Voorbeeld: carnaval-vaals"""
    corrects: Id | None = None
    """Verbetert: de id van de notitie in dit logboek die niet klopt; vanaf de datum van deze
    notitie telt zij niet meer.
    Voorbeeld: carnaval-vaals"""
    gemeente: GemeenteId | None = None
    """Gemeente: de gemeente waar het over gaat; zonder deze sleutel gaat het over alle gemeenten
    samen.
    Voorbeeld: vaals"""
    by: ResponsibleId | None = None
    """Door: de rol, de afdeling, de ketenpartner of de gemeente die het meldt of deed; nooit een
    persoon.
    Voorbeeld: oov"""
    status: ProgressStatus | None = None
    """Status: begonnen (started), uitgesteld (delayed), vervallen (dropped) of gedaan (done).
    Voorbeeld: delayed"""
    until: Month | None = None
    """Tot: de maand waarnaar het is verschoven, als jjjj-mm.
    Voorbeeld: 2026-09"""
    hours: Hours | None = None
    """Uren: de uren die eraan zijn besteed, sinds de vorige notitie.
    Voorbeeld: 6"""
    euros: Euros | None = None
    """Euro's: het bedrag dat eraan is uitgegeven, sinds de vorige notitie.
    Voorbeeld: 1000"""
    value: Figure | None = None
    """Waarde: wat er op deze dag is gemeten; alleen bij een indicator.
    Voorbeeld: 3.6"""
    cell: Text | None = None
    """Cel: wat er letterlijk over de stand staat, zoals een kleur of een deel.
    Voorbeeld: oranje"""
    text: Text | None = None
    """Tekst: wat er gebeurde, of waarom niet, in gewone taal en zonder namen van personen.
    Voorbeeld: Wacht op de vergunning."""
    source: Text | None = None
    """Bron: waar dit staat.
    Voorbeeld: Eerste bestuursrapportage 2026"""

    @property
    def says_nothing(self) -> bool:
        """Whether it tells nothing that happened: it can only take another one back."""
        said = (self.status, self.hours, self.euros, self.value, self.cell, self.text)
        return all(it is None for it in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All notes during the year of one programme."""

    version: Annotated[int, WholeNumber(1, 1)]
    """Versie: de versie van de opbouw van dit document; nu 1.
    Voorbeeld: 1"""
    progress_of: Id
    """Voortgang van: de id van het programma waar dit logboek over gaat; dat staat in dezelfde map.
    Voorbeeld: uvp-heuvelland-2026"""
    entries: tuple[Entry, ...] = ()
    """Notities: wat er gebeurde, de ene na de andere.
    Voorbeeld: [{date: 2026-02-17, about: jeugd.veilig-uitgaan, gemeente: vaals, hours: 6}]"""
