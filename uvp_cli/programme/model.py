"""The programme as plain, frozen values: what every query reads.

Nothing here imports pydantic or YAML, so a query that already has a programme pays for neither.
`checking` turns these same classes into the validator and the JSON Schema, and looks in the names
of this module for them and for what annotates them; three conventions serve it:

- The text under each attribute is Dutch, because an editor shows it to whoever
  fills in that key: a title, a colon, and a description. Each "Voorbeeld:" under
  it is a value as YAML, on one line or more. Only text that is itself a reference
  names the ids of other things in its examples, so that they suit any programme.
- A key that holds the id of something else says of what (`RefersTo`).
- A key that is a Python keyword (`from`, `except`) has a trailing underscore.

Hours are `Decimal`; dates and months are ISO text (`2026-10-05`, `2026-01`),
which sorts, compares and prints as itself.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Annotated, Literal

from uvp_cli.programme.annotations import (
    ActionId,
    AdoptionStatus,
    AllocationKey,
    AreaId,
    Better,
    BudgetKind,
    BudgetPer,
    BudgetStatus,
    Date,
    DepartmentId,
    Domain,
    Euros,
    Figure,
    FigureBound,
    GemeenteCode,
    GemeenteId,
    GoalId,
    Hours,
    Id,
    IndicatorKind,
    Layer,
    Length,
    MeasureStatus,
    MemberId,
    Month,
    MonthNumber,
    Ordinal,
    PartnerId,
    Per,
    Priority,
    ReachId,
    Recurring,
    RemarkKind,
    ResponsibleId,
    RoleId,
    ScopedId,
    Text,
    ThemeId,
    UnitId,
    Weight,
    WholeNumber,
    Year,
    Years,
)
from uvp_cli.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """An assumption, gap or inconsistency, kept beside the datum that it is about."""

    kind: RemarkKind
    """Soort kanttekening: aanname (assumption), ontbrekend gegeven (missing),
    tegenstrijdigheid (inconsistency) of op meer manieren te lezen (ambiguity).
    Voorbeeld: missing"""
    text: Text
    """Tekst: wat er aan de hand is, in gewone taal.
    Voorbeeld: Bij de looptijd staat niet wanneer het jaar begint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The months that a programme covers, first and last included."""

    from_: Month
    """Eerste maand: de maand waarin het programma begint, als jjjj-mm.
    Voorbeeld: 2026-01"""
    to: Month
    """Laatste maand: de maand waarin het programma eindigt, als jjjj-mm; zij telt mee.
    Voorbeeld: 2026-12"""
    extended_to: Month | None = None
    """Verlengd tot en met: de laatste maand na een verlenging, als jjjj-mm; de laatste maand
    van voor die verlenging blijft ernaast staan.
    Voorbeeld: 2027-12"""

    @property
    def last(self) -> Month:
        """The month in which the programme really ends: an extension counts."""
        return self.extended_to or self.to

    @property
    def years(self) -> range:
        """The calendar years in which it is, the last included."""
        return range(int(self.from_[:4]), int(self.last[:4]) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The municipalities or police district that makes programmes together, year after year."""

    id: Id
    """Id: de korte naam van de regio, dezelfde in elk programma van deze regio.
    Voorbeeld: heuvelland"""
    name: Text
    """Naam: hoe de regio heet.
    Voorbeeld: Heuvelland"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The multi-year plan (IVP) that the programme carries out."""

    title: Text
    """Titel: de naam van het meerjarenplan, letterlijk.
    Voorbeeld: Integraal Veiligheidsplan Heuvelland"""
    period: Years
    """Looptijd: de jaren waarvoor het plan geldt, als jjjj of jjjj-jjjj.
    Voorbeeld: "2026"
    Voorbeeld: 2024-2027"""
    extended_to: Year | None = None
    """Verlengd tot en met: het laatste jaar na een verlenging; de looptijd van voor die verlenging
    blijft ernaast staan.
    Voorbeeld: 2028"""
    abbreviation: Text | None = None
    """Afkorting: hoe het programma het plan kortweg noemt.
    Voorbeeld: IVP"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan het plan of de beschrijving ervan.
    Voorbeeld: [{kind: missing, text: Het programma zegt niet wie het plan vaststelde.}]"""

    @property
    def last(self) -> int:
        """The year in which the plan really ends: an extension counts."""
        return self.extended_to or int(self.period[-4:])

    @property
    def years(self) -> str:
        """The years that it is for, as the programme has them and as they were extended."""
        extended = f" (verlengd t/m {self.extended_to})" if self.extended_to else ""
        return f"{self.period}{extended}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """A municipality that takes part in the programme."""

    id: Id
    """Id: de korte naam waarmee de rest van het document naar deze gemeente verwijst.
    Voorbeeld: valkenburg"""
    name: Text
    """Naam: de officiële naam van de gemeente.
    Voorbeeld: Valkenburg aan de Geul"""
    aliases: tuple[Text, ...] = ()
    """Andere namen: hoe deze gemeente verder nog wordt genoemd.
    Voorbeeld: [Valkenburg]"""
    code: GemeenteCode | None = None
    """Gemeentecode: de code van het CBS, GM en vier cijfers.
    Voorbeeld: GM0994"""
    from_: Month | None = None
    """Bestaat vanaf: de eerste maand van een gemeente die tijdens het programma begint, als
    jjjj-mm.
    Voorbeeld: 2027-01"""
    to: Month | None = None
    """Bestaat tot en met: de laatste maand van een gemeente die tijdens het programma ophoudt,
    als jjjj-mm.
    Voorbeeld: 2026-12"""
    merged_into: GemeenteId | None = None
    """Opgegaan in: de id van de gemeente die haar taken daarna overneemt.
    Voorbeeld: beekdaelen"""
    derived: tuple[Literal["code"], ...] = ()
    """Toegevoegd: sleutels van deze gemeente die niet in het programma staan.
    Voorbeeld: [code]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan wat er over deze gemeente staat.
    Voorbeeld: [{kind: inconsistency, text: De inleiding noemt de gemeente Valkenburg.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A department, a partner or a role: somebody who does or helps with the work."""

    id: Id
    """Id: de korte naam waarmee de rest van het document hiernaar verwijst.
    Voorbeeld: oov
    Voorbeeld: juridische-zaken"""
    name: Text
    """Naam: de volledige naam zoals in het programma.
    Voorbeeld: Openbare Orde en Veiligheid"""
    aliases: tuple[Text, ...] = ()
    """Andere namen: schrijfwijzen en afkortingen die het programma ook gebruikt.
    Voorbeeld: [OOV]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze naam.
    Voorbeeld: [{kind: missing, text: Het programma schrijft de afkorting nergens uit.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit in which a programme counts work besides hours, with what it is in hours a year."""

    id: Id
    """Id: de korte naam waarmee een raming naar deze eenheid verwijst.
    Voorbeeld: fte"""
    name: Text
    """Naam: de eenheid zoals zij achter een getal staat.
    Voorbeeld: fte
    Voorbeeld: uur per week"""
    plural: Text | None = None
    """Meervoud: hoe de eenheid achter meer dan een staat, als dat anders is.
    Voorbeeld: dagdelen"""
    aliases: tuple[Text, ...] = ()
    """Andere namen: hoe de cellen deze eenheid ook schrijven.
    Voorbeeld: [formatieplaats]"""
    hours: Hours | None = None
    """Uren: hoeveel uren in een jaar één ervan is; zonder deze sleutel wordt er niets omgerekend.
    Voorbeeld: 1360"""
    source: Text | None = None
    """Bron: waar de omrekening staat.
    Voorbeeld: Formatieplan 2026, bijlage 2"""
    assumption: Text | None = None
    """Aanname: waarom wij zo omrekenen, als het nergens staat, in een zin die ook lezers
    begrijpen; de uren tellen dan als aanname.
    Voorbeeld: Wij rekenen met 46 werkweken."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze eenheid.
    Voorbeeld: [{kind: missing, text: Er staat niet of verlof meetelt.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Party):
    """Municipalities that a programme calls by one name; it stands wherever they can."""

    gemeenten: Annotated[tuple[MemberId, ...], Length(1)]
    """Gemeenten: de ids van de gemeenten van de groep.
    Voorbeeld: [meerssen, vaals]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Party):
    """A part of a municipality, or of several: a district, village or focus area."""

    gemeente: GemeenteId | None = None
    """Gemeente: de id van de gemeente waarin het gebied ligt; zonder deze sleutel in meer dan een.
    Voorbeeld: vaals"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """The way in which joint hours are shared over the municipalities."""

    key: AllocationKey
    """Verdeelsleutel: gelijk over alle gemeenten (equal) of naar gewicht (weights).
    Voorbeeld: equal"""
    weights: dict[GemeenteId, Weight] = field(default_factory=dict)
    """Gewichten: het gewicht van elke gemeente, zoals het aantal inwoners; alleen bij weights.
    Voorbeeld: {meerssen: 18600, vaals: 10100}"""
    source: Text | None = None
    """Bron: waar de gewichten vandaan komen.
    Voorbeeld: CBS, inwoners per gemeente"""
    date: Date | None = None
    """Peildatum: de dag waarop de gewichten golden, als jjjj-mm-dd.
    Voorbeeld: 2026-01-01"""
    note: Text | None = None
    """Toelichting: waarom voor deze sleutel is gekozen.
    Voorbeeld: Het programma geeft geen verdeelsleutel."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan de verdeling.
    Voorbeeld: [{kind: assumption, text: Gelijk verdelen is onze aanname.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage of the programme, restated briefly."""

    text: Text
    """Tekst: de inhoud in eigen, korte woorden.
    Voorbeeld: De gemeenten werken zo veel mogelijk samen op het niveau van het Heuvelland."""
    actions: tuple[ActionId, ...] = ()
    """Acties: de ids van de acties waarover de tekst gaat.
    Voorbeeld: [jeugd.veilig-uitgaan]"""
    derived: tuple[Literal["actions"], ...] = ()
    """Onze lezing: sleutels van deze tekst die niet zo in het programma staan, maar door lezing
    zijn ingevuld.
    Voorbeeld: [actions]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze tekst.
    Voorbeeld: [{kind: missing, text: Het programma zegt niet wie de inwoner kan bellen.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A figure, a cell to the letter, or both: what an indicator is, was or should be."""

    value: Figure | None = None
    """Waarde: het getal, zonder eenheid; zonder deze sleutel wordt er niet mee gerekend.
    Voorbeeld: 4.2"""
    cell: Text | None = None
    """Cel: wat er staat, letterlijk, als dat geen los getal is.
    Voorbeeld: "<737"
    Voorbeeld: nnb"""
    bound: FigureBound | None = None
    """Grens: of de waarde het meeste (max) of het minste (min) is wat het kan zijn.
    Voorbeeld: max"""
    year: Year | None = None
    """Jaar: het jaar waarover het getal gaat.
    Voorbeeld: 2025"""
    date: Date | None = None
    """Peildatum: de dag waarop het zo was of moet zijn, als jjjj-mm-dd, in plaats van een jaar.
    Voorbeeld: 2026-07-01"""
    source: Text | None = None
    """Bron: waar dit getal vandaan komt, als dat een andere bron is dan die van de indicator.
    Voorbeeld: Jaarverslag politie 2025"""

    @property
    def in_year(self) -> Year | None:
        """The year of the figure, or that of its day."""
        return int(self.date[:4]) if self.date else self.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Level):
    """The level of the same elsewhere, such as in the country."""

    with_: Text
    """Met: waarmee wordt vergeleken.
    Voorbeeld: Nederland
    Voorbeeld: Gemeenten van 25.000 tot 50.000 inwoners"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measurement that shows whether something works."""

    title: Text
    """Titel: wat er wordt gemeten.
    Voorbeeld: Woninginbraken"""
    id: ScopedId | None = None
    """Id: de id van het thema, een punt en een korte naam; alleen nodig om de indicator te kunnen
    opvragen.
    Voorbeeld: wonen.woninginbraken"""
    unit: Text | None = None
    """Eenheid: waarin het wordt gemeten.
    Voorbeeld: per 1.000 woningen"""
    kind: IndicatorKind | None = None
    """Soort: wat ervan in de samenleving te merken is (effect), of wat er wordt gedaan
    (performance).
    Voorbeeld: effect"""
    better: Better | None = None
    """Beter: of lager (lower) of hoger (higher) beter is; zonder deze sleutel zegt uvp niet of een
    streefwaarde is gehaald.
    Voorbeeld: lower"""
    baseline: Level | None = None
    """Nulmeting: hoe het was toen het begon.
    Voorbeeld: {value: 4.2, year: 2024}"""
    targets: tuple[Level, ...] = ()
    """Streefwaarden: hoe het moet worden, per jaar of peildatum.
    Voorbeeld: [{value: 3, year: 2027}]"""
    realised: tuple[Level, ...] = ()
    """Gerealiseerd: hoe het daarna was, per jaar of peildatum.
    Voorbeeld: [{value: 3.6, year: 2026}]"""
    compare: tuple[Comparison, ...] = ()
    """Vergelijking: hoe het elders is, zoals in het hele land.
    Voorbeeld: [{with: Nederland, value: 2.8, year: 2025}]"""
    source: Text | None = None
    """Bron: waar de getallen vandaan komen.
    Voorbeeld: Politie, geregistreerde misdrijven"""
    areas: tuple[AreaId, ...] = ()
    """Gebieden: de ids van de gebieden waar is gemeten, als dat niet overal is.
    Voorbeeld: [centrum]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze indicator.
    Voorbeeld: [{kind: missing, text: Er staat niet over welk jaar de nulmeting gaat.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambition:
    """A state that the multi-year plan wants to reach within a theme."""

    id: ScopedId
    """Id: de id van het thema, een punt en een korte naam.
    Voorbeeld: jeugd.ambitie-1"""
    text: Text
    """Tekst: de ambitie in eigen, korte woorden.
    Voorbeeld: De jeugdoverlast terugdringen."""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze ambitie.
    Voorbeeld: [{kind: missing, text: Er staat niet wanneer de ambitie is bereikt.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A promise of the multi-year plan to do something within a theme."""

    id: ScopedId
    """Id: de id van het thema, een punt en een korte naam.
    Voorbeeld: jeugd.doel-1"""
    text: Text
    """Tekst: de doelstelling in eigen, korte woorden.
    Voorbeeld: Meldingen van inwoners worden actief opgepakt."""
    number: Ordinal | None = None
    """Nummer: het nummer van de doelstelling in het programma.
    Voorbeeld: "2.1.1"
    Voorbeeld: 1"""
    indicators: tuple[Indicator, ...] = ()
    """Indicatoren: waaraan te zien is of de doelstelling wordt gehaald.
    Voorbeeld: [{title: Meldingen van overlast, targets: [{value: 30, year: 2027}]}]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze doelstelling.
    Voorbeeld: [{kind: missing, text: Het programma legt de afkorting HALT niet uit.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand an hours cell."""

    hours: Hours | None = None
    """Uren: het aantal uren in deze lezing; staat de cel in een andere eenheid, dan staan hier
    `amount` en `unit`.
    Voorbeeld: 10
    Voorbeeld: 7.5"""
    amount: Hours | None = None
    """Aantal: hoeveel het is in de eenheid onder `unit`.
    Voorbeeld: 0.5"""
    unit: UnitId | None = None
    """Eenheid: de id van de eenheid onder `units`, die zegt hoeveel uren zij is; in een programma
    van meer jaren telt het aantal voor elk jaar waarin de actie loopt.
    Voorbeeld: fte"""
    per: Per
    """Grondslag: per gemeente (gemeente), voor alle gemeenten samen (joint) of per persoon
    (person).
    Voorbeeld: gemeente"""
    except_: dict[ReachId, Hours] = field(default_factory=dict)
    """Uitzonderingen: gemeenten met een ander aantal, in plaats van het algemene aantal.
    Voorbeeld: {valkenburg: 20}"""

    @property
    def figure(self) -> Hours:
        """The number that is said: hours, or else an amount of the unit."""
        return self.hours if self.hours is not None else self.amount or Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Reading):
    """One component of an hours cell, in the reading that is taken."""

    label: Text | None = None
    """Onderdeel: waarvoor deze uren zijn, als de cel meer dan één raming noemt.
    Voorbeeld: Organiseren"""
    assumption: Text | None = None
    """Aanname: waarom deze lezing is gekozen, als de cel ook anders te lezen is. Dit is de notitie
    voor wie het document maakt; stukken en site tonen `for_readers`.
    Voorbeeld: De cel breekt af na "per"; alle andere rijen van dit thema zijn per gemeente."""
    for_readers: Text | None = None
    """Voor lezers: dezelfde aanname in een zin die ook een raadslid zonder het programma
    begrijpt; zonder deze sleutel noemen stukken en site alleen met hoeveel uren is gerekend.
    Voorbeeld: Het programma zegt niet of deze uren per gemeente zijn; wij gaan daarvan uit."""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waarvoor deze uren alleen zijn; gezamenlijke uren
    verdelen alleen zij. Zonder deze sleutel voor alle gemeenten van de actie.
    Voorbeeld: [valkenburg]"""
    department: DepartmentId | None = None
    """Afdeling: de id van de afdeling waarvan deze uren zijn, als de cel ze verdeelt; een van de
    afdelingen van de rij.
    Voorbeeld: oov"""
    year: Year | None = None
    """Jaar: het jaar van het programma waarvoor deze uren zijn; zonder deze sleutel voor de hele
    looptijd.
    Voorbeeld: 2026"""
    alternatives: tuple[Reading, ...] = ()
    """Andere lezingen: hoe dezelfde cel ook te lezen is.
    Voorbeeld: [{hours: 100, per: joint}]"""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every way in which the cell is read: the one that is taken, and the alternatives."""
        return (self, *self.alternatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursCell:
    """The hours cell of a capacity row."""

    cell: Text
    """Cel: de cel met uren, letterlijk zoals in het programma.
    Voorbeeld: 10 per jaar per gemeente, 20 voor Valkenburg"""
    estimates: tuple[Estimate, ...] = ()
    """Ramingen: de uren die in de cel staan, elk met hun grondslag.
    Voorbeeld: [{hours: 10, per: gemeente}]
    Voorbeeld: [{label: Organiseren, hours: 80, per: joint},
     {label: Bijeenkomst, hours: 4, per: person}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """The cell that says how long an action runs."""

    cell: Text
    """Cel: de cel met de looptijd, letterlijk zoals in het programma.
    Voorbeeld: Continuering voor 1 jaar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityCells:
    """The cells of a capacity row that name departments and partners."""

    departments: Text | None = None
    """Afdelingen: de cel met afdelingen, letterlijk zoals in het programma.
    Voorbeeld: OOV, Communicatie, Jeugd"""
    partners: Text | None = None
    """Ketenpartners: de cel met ketenpartners, letterlijk zoals in het programma.
    Voorbeeld: Politie, RIEC"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """A row of a theme's capacity table, with what an action takes."""

    title: Text | None = None
    """Titel: de naam van de rij, als die afwijkt van de naam van de actie.
    Voorbeeld: IOB-Jeugd"""
    departments: tuple[DepartmentId, ...] = ()
    """Afdelingen: de ids van de afdelingen die nodig zijn.
    Voorbeeld: [oov, communicatie]"""
    hours: HoursCell | None = None
    """Uren: de cel met de geraamde uren, en hoe die is gelezen.
    Voorbeeld: {cell: 10 uur per gemeente, estimates: [{hours: 10, per: gemeente}]}"""
    partners: tuple[PartnerId, ...] = ()
    """Ketenpartners: de ids van de ketenpartners die meewerken.
    Voorbeeld: [politie, riec]"""
    duration: Duration | None = None
    """Looptijd: de cel die zegt hoe lang de actie duurt.
    Voorbeeld: {cell: Ca. 6 maanden}"""
    cells: CapacityCells | None = None
    """Cellen: de cellen met afdelingen en ketenpartners, letterlijk zoals in het programma.
    Voorbeeld: {departments: "OOV, Jeugd", partners: Politie}"""
    source: Text | None = None
    """Bron: hoofdstuk en rij van het programma.
    Voorbeeld: 1, capaciteit, rij Veilig uitgaan"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze rij.
    Voorbeeld: [{kind: missing, text: Bij de looptijd staat niet wanneer het jaar begint.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A step of an action, which may have hours, goals and municipalities of its own."""

    title: Text
    """Titel: wat er gebeurt, zoals in het programma.
    Voorbeeld: Buurtonderzoek in de binnenstad"""
    id: ScopedId | None = None
    """Id: de id van het thema, een punt en een korte naam; nodig om de maatregel op te vragen
    of te noemen waar een actie genoemd kan worden.
    Voorbeeld: jeugd.buurtonderzoek"""
    text: Text | None = None
    """Tekst: wat de maatregel inhoudt, in eigen, korte woorden.
    Voorbeeld: Elke maand lopen twee jongerenwerkers mee met de wijkagent."""
    owners: tuple[ResponsibleId, ...] = ()
    """Trekkers: de ids van de afdelingen, ketenpartners, rollen of gemeenten die trekken, als dat
    anderen zijn dan de trekkers van de actie, in de volgorde van het programma.
    Voorbeeld: [politie]"""
    number: Ordinal | None = None
    """Nummer: het nummer van de maatregel in het programma.
    Voorbeeld: "2.1.1.1"
    Voorbeeld: 1"""
    goals: tuple[GoalId, ...] = ()
    """Doelstellingen: de ids van de doelstellingen waaraan de maatregel bijdraagt; zonder deze
    sleutel die van de actie.
    Voorbeeld: [jeugd.doel-3]"""
    capacity: Capacity | None = None
    """Capaciteit: afdelingen, uren, ketenpartners en looptijd van de maatregel. Wat zij niet zegt,
    is zoals bij de actie; de uren staan bij de actie of bij haar maatregelen.
    Voorbeeld: {hours: {cell: 40 uur per gemeente, estimates: [{hours: 40, per: gemeente}]},
     duration: {cell: Doorlopend}}"""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waarvoor de maatregel alleen is; zonder deze sleutel voor
    alle gemeenten van de actie.
    Voorbeeld: [vaals]"""
    status: MeasureStatus | None = None
    """Stand: gepland (planned), bezig (started) of gereed (done).
    Voorbeeld: started"""
    areas: tuple[AreaId, ...] = ()
    """Gebieden: de ids van de gebieden waar de maatregel is.
    Voorbeeld: [centrum]"""
    indicators: tuple[Indicator, ...] = ()
    """Indicatoren: waaraan te zien is of de maatregel werkt.
    Voorbeeld: [{title: Bezochte woningen, realised: [{value: 300, year: 2026}]}]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze maatregel.
    Voorbeeld: [{kind: missing, text: Er staat niet wie dit doet.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Work that is done this year, or a capacity row without an action of its own."""

    id: ScopedId
    """Id: de id van het thema (buiten de thema's: overig), een punt en een korte naam.
    Voorbeeld: jeugd.veilig-uitgaan
    Voorbeeld: overig.dashboard"""
    title: Text
    """Titel: de naam van de actie zoals in het programma.
    Voorbeeld: Veilig uitgaan"""
    number: Ordinal | None = None
    """Nummer: de plaats in de lijst met acties; ontbreekt als de actie alleen een
    capaciteitsrij is.
    Voorbeeld: "2.1.1"
    Voorbeeld: 1"""
    summary: Text | None = None
    """Samenvatting: wat er gebeurt, in eigen, korte woorden.
    Voorbeeld: Het project gaat door, met de nadruk op carnaval en de eindexamenperiode."""
    goals: tuple[GoalId, ...] = ()
    """Doelstellingen: de ids van de doelstellingen waaraan de actie bijdraagt.
    Voorbeeld: [jeugd.doel-3]"""
    capacity: Capacity | None = None
    """Capaciteit: afdelingen, uren, ketenpartners en looptijd.
    Voorbeeld: {hours: {cell: 40 uur per gemeente, estimates: [{hours: 40, per: gemeente}]},
     duration: {cell: Doorlopend}}"""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waarvoor de actie alleen is; zonder deze sleutel voor
    alle gemeenten van het thema.
    Voorbeeld: [vaals]"""
    level: Layer | None = None
    """Niveau: of de actie regionaal (regional), van het district (district) of lokaal (local) is;
    zonder deze sleutel zoals het thema. Voor wie zij is, zegt `gemeenten`.
    Voorbeeld: regional"""
    priority: Priority | None = None
    """Prioriteit: hoe het programma haar noemt, een van de lijst `priorities`; zonder deze sleutel
    zoals het thema.
    Voorbeeld: Hoog"""
    areas: tuple[AreaId, ...] = ()
    """Gebieden: de ids van de wijken, kernen of andere gebieden waar de actie is; zonder deze
    sleutel die van het thema.
    Voorbeeld: [centrum]"""
    owners: tuple[ResponsibleId, ...] = ()
    """Trekkers: de ids van de afdelingen, ketenpartners, rollen of gemeenten die de actie trekken,
    in de volgorde van het programma.
    Voorbeeld: [oov]
    Voorbeeld: [oov, politie]"""
    portfolio: tuple[RoleId, ...] = ()
    """Portefeuille: de ids van de rollen die de actie in portefeuille hebben, zoals een wethouder;
    zonder deze sleutel wie het thema heeft. Zij doen niet mee in de uren.
    Voorbeeld: [burgemeester]"""
    measures: tuple[Measure, ...] = ()
    """Maatregelen: de stappen waaruit de actie bestaat.
    Voorbeeld: [{title: Buurtonderzoek in de binnenstad, status: done}]"""
    indicators: tuple[Indicator, ...] = ()
    """Indicatoren: waaraan te zien is of de actie werkt.
    Voorbeeld: [{title: Woninginbraken, baseline: {value: 42, year: 2024}}]"""
    continues: ScopedId | None = None
    """Voortzetting: de id die deze actie in het vorige programma had, als zij daarvan het vervolg
    is.
    Voorbeeld: jeugd.veilig-uitgaan"""
    derived: tuple[Literal["title", "goals", "gemeenten"], ...] = ()
    """Onze lezing: sleutels van deze actie die niet zo in het programma staan, maar door lezing
    zijn ingevuld.
    Voorbeeld: [goals]"""
    source: Text | None = None
    """Bron: hoofdstuk en onderdeel van het programma.
    Voorbeeld: 1, waaraan we werken, actie 1"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze actie.
    Voorbeeld: [{kind: assumption, text: Geen van de doelstellingen noemt uitgaan.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    """The amount of a budget item in one year, or the cell that stands in its place."""

    year: Year
    """Jaar: het jaar waarvoor het bedrag is.
    Voorbeeld: 2026"""
    euros: Euros | None = None
    """Bedrag: het bedrag in euro's in dat jaar.
    Voorbeeld: 80000"""
    cell: Text | None = None
    """Cel: wat er letterlijk staat, als er geen bedrag staat of het bedrag zo is gelezen.
    Voorbeeld: p.m."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetItem:
    """A statement of the programme about money: an amount, or why there is none."""

    status: BudgetStatus
    """Soort: bedrag bekend (amount), geen extra middelen nodig (none-needed), binnen bestaande
    budgetten (regular) of nog niet bekend (unknown).
    Voorbeeld: amount"""
    text: Text
    """Tekst: wat het programma erover zegt, in eigen, korte woorden.
    Voorbeeld: Voor Horen zien en Melden is 1000 euro per gemeente nodig."""
    kind: BudgetKind | None = None
    """Kosten of inkomsten: kosten (expense), inkomsten (income) of een bijdrage uit een reserve
    (reserve); zonder deze sleutel kosten.
    Voorbeeld: income"""
    euros: Euros | None = None
    """Bedrag: het bedrag in euro's voor de hele looptijd; alleen bij amount, en niet naast amounts.
    Voorbeeld: 1000"""
    amounts: tuple[YearAmount, ...] = ()
    """Bedrag per jaar: het bedrag van elk jaar, als het programma dat zo noemt.
    Voorbeeld: [{year: 2026, euros: 80000}, {year: 2027, cell: p.m.}]"""
    cell: Text | None = None
    """Cel: wat er letterlijk in de tabel met geld staat, zoals p.m. als het bedrag onbekend is.
    Voorbeeld: p.m."""
    per: BudgetPer | None = None
    """Grondslag: het bedrag geldt per gemeente (gemeente) of voor alle gemeenten samen (joint).
    Voorbeeld: gemeente"""
    actions: tuple[ActionId, ...] = ()
    """Acties: de ids van de acties waarvoor het geld is.
    Voorbeeld: [ondermijning.horen-zien-melden]"""
    line: Text | None = None
    """Begrotingsregel: waar het geld in de begroting staat, als het programma daarnaar verwijst.
    Voorbeeld: Programma 1 Veiligheid, product 1.2 Openbare orde"""
    recurring: Recurring | None = None
    """Terugkerend: structureel (structural) of incidenteel (incidental), als het
    programma dat zegt.
    Voorbeeld: structural"""
    coverage: Text | None = None
    """Dekking: hoe het wordt betaald, letterlijk zoals in het programma.
    Voorbeeld: Dekking aanwezig"""
    derived: tuple[Literal["status", "actions"], ...] = ()
    """Onze lezing: sleutels van dit onderdeel die niet zo in het programma staan, maar door lezing
    zijn ingevuld.
    Voorbeeld: [status, actions]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan dit bedrag.
    Voorbeeld: [{kind: missing, text: Er staat niet hoe groot het werkbudget is.}]"""

    @property
    def figures(self) -> tuple[tuple[int | None, Decimal], ...]:
        """The euros that are named, each with its year; None for the whole period."""
        whole = () if self.euros is None else ((None, self.euros),)
        return (*whole, *((it.year, it.euros) for it in self.amounts if it.euros is not None))

    @property
    def open_years(self) -> tuple[YearAmount, ...]:
        """The years of which it has a cell but no amount."""
        return tuple(amount for amount in self.amounts if amount.euros is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A priority of the programme, with all that belongs to it."""

    id: Id
    """Id: de korte naam van het thema, ook het begin van de ids erbinnen.
    Voorbeeld: jeugd"""
    title: Text
    """Titel: de naam van het thema zoals in het programma.
    Voorbeeld: Jeugd en Veiligheid"""
    parent: ThemeId | None = None
    """Valt onder: de id van het thema waar dit een subthema van is; wat voor dat thema geldt, geldt
    ook hier. Hooguit drie thema's staan zo onder elkaar.
    Voorbeeld: leefbaarheid"""
    number: Ordinal | None = None
    """Nummer: het nummer van het hoofdstuk; een nummer met punten staat tussen aanhalingstekens.
    Voorbeeld: "2.1"
    Voorbeeld: 1"""
    aliases: tuple[Text, ...] = ()
    """Andere namen: hoe het thema verder nog heet, zoals in de maandplanning.
    Voorbeeld: [Ondermijning]"""
    summary: Text | None = None
    """Samenvatting: waar het thema over gaat, in eigen, korte woorden.
    Voorbeeld: Dit thema wil dat jongeren zich veiliger voelen."""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waarvoor een lokale prioriteit is; zonder deze sleutel
    is het thema voor alle gemeenten.
    Voorbeeld: [vaals]"""
    level: Layer | None = None
    """Niveau: of het thema regionaal (regional), van het district (district) of lokaal (local) is.
    Voor wie het is, zegt `gemeenten`.
    Voorbeeld: local"""
    priority: Priority | None = None
    """Prioriteit: hoe het programma haar noemt, een van de lijst `priorities`.
    Voorbeeld: Hoog"""
    areas: tuple[AreaId, ...] = ()
    """Gebieden: de ids van de wijken, kernen of andere gebieden waar het thema over gaat.
    Voorbeeld: [centrum]"""
    portfolio: tuple[RoleId, ...] = ()
    """Portefeuille: de ids van de rollen die het thema in portefeuille hebben, zoals de
    burgemeester; ook voor zijn acties.
    Voorbeeld: [burgemeester]"""
    ambitions: tuple[Ambition, ...] = ()
    """Ambities: wat het meerjarenplan binnen dit thema wil bereiken.
    Voorbeeld: [{id: jeugd.ambitie-1, text: De jeugdoverlast terugdringen.}]"""
    goals: tuple[Goal, ...] = ()
    """Doelstellingen: wat het meerjarenplan binnen dit thema belooft te doen.
    Voorbeeld: [{id: jeugd.doel-1, text: Meldingen van inwoners worden actief opgepakt.}]"""
    indicators: tuple[Indicator, ...] = ()
    """Indicatoren: waaraan te zien is of het binnen dit thema beter gaat.
    Voorbeeld: [{title: Rapportcijfer voor de buurt, targets: [{value: 7, year: 2027}]}]"""
    actions: tuple[Action, ...] = ()
    """Acties: waaraan dit jaar gewerkt wordt, met de capaciteit.
    Voorbeeld: [{id: jeugd.veilig-uitgaan, number: 1, title: Veilig uitgaan}]"""
    residents: tuple[Statement, ...] = ()
    """Inwoners: wat de inwoner ervan merkt.
    Voorbeeld: [{text: Inwoners horen vaker wat er met hun melding gebeurt.}]"""
    budget: tuple[BudgetItem, ...] = ()
    """Geld: de benodigde financiële middelen.
    Voorbeeld: [{status: none-needed, text: In 2026 is geen extra geld nodig.}]"""
    communication: tuple[Statement, ...] = ()
    """Communicatie: hoe erover gecommuniceerd wordt.
    Voorbeeld: [{text: De campagne staat op de websites van de gemeenten.}]"""
    source: Text | None = None
    """Bron: het hoofdstuk van het programma.
    Voorbeeld: hoofdstuk 1"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan het thema.
    Voorbeeld: [{kind: inconsistency, text: De maandplanning noemt dit thema anders.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod:
    """A part of the year with a name of its own, such as the summer."""

    name: Text
    """Naam: hoe de periode heet, zoals in het programma.
    Voorbeeld: Zomerperiode"""
    months: Annotated[tuple[MonthNumber, ...], Length(1)]
    """Maanden: de nummers (1 tot en met 12) van de maanden waaruit de periode bestaat.
    Voorbeeld: [7, 8]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningCells:
    """The cells of a planning line whose text differs from the names that its keys stand for."""

    responsible: Text | None = None
    """Verantwoordelijken: de cel met verantwoordelijken, letterlijk zoals in het programma.
    Voorbeeld: ACT!"""
    when: Text | None = None
    """Wanneer: de cel die zegt wanneer, letterlijk zoals in het programma.
    Voorbeeld: Q2"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningItem:
    """A line of the month planning; it has one of a month, a quarter, a half year and a period."""

    title: Text
    """Titel: de omschrijving zoals in het programma.
    Voorbeeld: Veilig Uitgaan (Carnaval)"""
    id: ScopedId | None = None
    """Id: de maand, een punt en een korte naam.
    Voorbeeld: feb.veilig-uitgaan"""
    month: MonthNumber | None = None
    """Maand: het nummer van de maand, 1 tot en met 12.
    Voorbeeld: 2"""
    quarter: Annotated[int, WholeNumber(1, 4)] | None = None
    """Kwartaal: het nummer van het kwartaal van het kalenderjaar, als er geen maand is genoemd; ook
    in een programma dat niet in januari begint is 1 dus januari tot en met maart.
    Voorbeeld: 2"""
    half: Annotated[int, WholeNumber(1, 2)] | None = None
    """Halfjaar: de eerste (1) of de tweede (2) helft van het kalenderjaar, als er geen maand is
    genoemd.
    Voorbeeld: 1"""
    period: NamedPeriod | None = None
    """Periode: een deel van het jaar met een eigen naam, als er geen maand is genoemd.
    Voorbeeld: {name: Zomerperiode, months: [7, 8]}"""
    year: Year | None = None
    """Jaar: het jaar waarin de maand, het kwartaal of het halfjaar valt of de periode begint, in
    een programma van meer dan een jaar; zonder deze sleutel komt de regel elk jaar terug.
    Voorbeeld: 2027"""
    responsible: tuple[ResponsibleId, ...] = ()
    """Verantwoordelijken: de ids van wie verantwoordelijk is, elk een rol, afdeling,
    ketenpartner of gemeente.
    Voorbeeld: [allen]
    Voorbeeld: [valkenburg]"""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waarvoor deze regel is; zonder deze sleutel voor wie haar
    acties zijn, anders voor wie haar thema is. Wie verantwoordelijk is, zegt `responsible`.
    Voorbeeld: [vaals]"""
    areas: tuple[AreaId, ...] = ()
    """Gebieden: de ids van de gebieden waar deze regel over gaat; zonder deze sleutel die van haar
    acties, anders die van haar thema.
    Voorbeeld: [centrum]"""
    domain: Domain | None = None
    """Domein: het domein zoals in het programma, meestal de naam van een thema.
    Voorbeeld: Jeugd en Veiligheid"""
    actions: tuple[ActionId, ...] = ()
    """Acties: de ids van de acties waar deze regel bij hoort.
    Voorbeeld: [jeugd.veilig-uitgaan]"""
    from_: Date | None = None
    """Eerste dag: de dag waarop het begint, als jjjj-mm-dd, als het programma dagen noemt.
    Voorbeeld: 2026-10-05"""
    to: Date | None = None
    """Laatste dag: de dag waarop het eindigt, als jjjj-mm-dd; die dag telt mee.
    Voorbeeld: 2026-10-11"""
    week: Annotated[int, WholeNumber(1, 53)] | None = None
    """Week: het ISO-weeknummer, als het programma dat noemt.
    Voorbeeld: 41"""
    cells: PlanningCells | None = None
    """Cellen: cellen waarvan de tekst afwijkt van de geregistreerde namen, letterlijk.
    Voorbeeld: {responsible: ACT!}"""
    derived: tuple[Literal["actions", "period", "gemeenten"], ...] = ()
    """Onze lezing: sleutels van deze regel die niet zo in het programma staan, maar door lezing
    zijn ingevuld.
    Voorbeeld: [actions]"""
    source: Text | None = None
    """Bron: de plaats in het programma.
    Voorbeeld: 6, februari, regel 4"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan deze regel.
    Voorbeeld: [{kind: inconsistency, text: Alleen Valkenburg staat als verantwoordelijke.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An adoption of the programme by a council or college, for some or all municipalities."""

    by: Text
    """Door: wie het besluit nam.
    Voorbeeld: Gemeenteraad
    Voorbeeld: College van B en W"""
    gemeenten: tuple[ReachId, ...] = ()
    """Gemeenten: de ids van de gemeenten waar dit besluit is genomen; zonder deze sleutel in alle.
    Voorbeeld: [vaals]"""
    date: Date | None = None
    """Datum: de dag van het besluit, als jjjj-mm-dd.
    Voorbeeld: 2025-12-16"""
    cell: Text | None = None
    """Cel: wanneer het besluit is genomen, letterlijk, als er geen dag staat.
    Voorbeeld: december 2025"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Whether the programme is a draft or was adopted, by whom and when."""

    status: AdoptionStatus
    """Status: concept, of vastgesteld (adopted).
    Voorbeeld: concept"""
    edition: Text | None = None
    """Versie: hoe het stuk deze versie van het programma noemt.
    Voorbeeld: versie 1.1"""
    decisions: tuple[Decision, ...] = ()
    """Besluiten: wie het programma wanneer vaststelde.
    Voorbeeld: [{by: Gemeenteraad, date: 2025-12-16}]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan de vaststelling.
    Voorbeeld: [{kind: missing, text: Er staat niet wanneer de raad besloot.}]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A whole programme: one year, or a span of years."""

    version: Annotated[int, WholeNumber(2, 2)]
    """Versie: de versie van de opbouw van dit document; nu 2. Een document van versie 1 wordt nog
    gelezen; `uvp migrate` werkt het bij.
    Voorbeeld: 2"""
    id: Id
    """Id: de korte naam van dit programma.
    Voorbeeld: uvp-heuvelland-2026"""
    title: Text
    """Titel: de naam van het programma, letterlijk.
    Voorbeeld: UVP Integrale Veiligheid Heuvelland 2026"""
    period: Period
    """Looptijd: de eerste en de laatste maand van het programma.
    Voorbeeld: {from: 2026-01, to: 2026-12}"""
    adoption: Adoption | None = None
    """Vaststelling: of het programma een concept is of is vastgesteld, door wie en wanneer;
    zonder deze sleutel zegt het document daar niets over.
    Voorbeeld: {status: concept}"""
    region: Region | None = None
    """Regio: van welke regio het programma is; zonder deze sleutel zegt de id van het programma
    dat.
    Voorbeeld: {id: heuvelland, name: Heuvelland}"""
    contact: Text | None = None
    """Contact: waar lezers met vragen terechtkunnen: een afdeling of functie, met een adres of
    telefoonnummer van de organisatie; nooit van een persoon.
    Voorbeeld: Afdeling Veiligheid, info@heuvelland.example"""
    gemeenten: Annotated[tuple[Gemeente, ...], Length(1)]
    """Gemeenten: de gemeenten die meedoen.
    Voorbeeld: [{id: vaals, name: Vaals, code: GM0981}]"""
    frameworks: tuple[Framework, ...] = ()
    """Meerjarenplannen: de plannen die dit programma uitvoert.
    Voorbeeld: [{title: Integraal Veiligheidsplan Heuvelland, period: 2024-2027}]"""
    introduction: tuple[Statement, ...] = ()
    """Inleiding: de inleiding in eigen, korte woorden, alinea voor alinea.
    Voorbeeld: [{text: Dit is het uitvoeringsprogramma voor 2026.}]"""
    allocation: Allocation = Allocation(key="equal")
    """Verdeling: hoe gezamenlijke uren over de gemeenten worden verdeeld; zonder deze sleutel
    gelijk.
    Voorbeeld: {key: equal, note: Het programma geeft geen verdeelsleutel.}"""
    units: tuple[Unit, ...] = ()
    """Eenheden: waarin het programma werk telt als het niet in uren is, en hoeveel uren dat is.
    Voorbeeld: [{id: fte, name: fte, hours: 1360, source: Formatieplan 2026}]"""
    departments: tuple[Party, ...] = ()
    """Afdelingen: de afdelingen en teams binnen de gemeenten.
    Voorbeeld: [{id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV]}]"""
    partners: tuple[Party, ...] = ()
    """Ketenpartners: de partners buiten de gemeenten.
    Voorbeeld: [{id: politie, name: Politie}]"""
    roles: tuple[Party, ...] = ()
    """Rollen: verantwoordelijken, trekkers en portefeuillehouders die geen afdeling, ketenpartner
    of gemeente zijn.
    Voorbeeld: [{id: allen, name: Allen}]"""
    groups: tuple[Group, ...] = ()
    """Groepen: gemeenten die het programma onder één naam noemt; de id mag overal staan waar een
    gemeente mag staan, ook als trekker of verantwoordelijke.
    Voorbeeld: [{id: mergelland, name: Mergelland, gemeenten: [meerssen, vaals]}]"""
    areas: tuple[Area, ...] = ()
    """Gebieden: de wijken, kernen of andere gebieden die het programma bij naam noemt.
    Voorbeeld: [{id: centrum, name: Centrum, aliases: [Binnenstad]}]"""
    priorities: tuple[Text, ...] = ()
    """Prioriteiten: de woorden waarmee het programma zegt hoe dringend iets is, het dringendst
    eerst.
    Voorbeeld: [Hoog, Midden, Laag]"""
    indicators: tuple[Indicator, ...] = ()
    """Indicatoren: waaraan te zien is of het over het geheel veiliger wordt.
    Voorbeeld: [{title: Misdrijven, unit: per 1.000 inwoners, baseline: {value: 31, year: 2024}}]"""
    themes: tuple[Theme, ...] = ()
    """Thema's: de prioriteiten van het programma, elk met alles wat erbij hoort.
    Voorbeeld: [{id: jeugd, number: 1, title: Jeugd en Veiligheid}]"""
    other_actions: tuple[Action, ...] = ()
    """Overige acties: acties die bij geen thema horen.
    Voorbeeld: [{id: overig.dashboard, title: OOV Dashboard}]"""
    internal: tuple[ActionId, ...] = ()
    """Intern: de ids van de acties die niet voor ketenpartners zijn. Een rapport, werkmap, site of
    agenda die met `--partner` voor een ketenpartner is, laat ze weg, met hun planning.
    Voorbeeld: [ondermijning.act]"""
    residents: tuple[Statement, ...] = ()
    """Inwoners: wat de inwoner van het hele programma merkt; wat bij één thema hoort, staat daar.
    Voorbeeld: [{text: Inwoners zien vaker een wijkagent.}]"""
    budget: tuple[BudgetItem, ...] = ()
    """Geld: de financiële middelen voor het hele programma, of voor een overige actie; wat bij één
    thema hoort, staat daar.
    Voorbeeld: [{status: regular, text: De kosten passen binnen de begroting.}]"""
    communication: tuple[Statement, ...] = ()
    """Communicatie: hoe over het hele programma gecommuniceerd wordt; wat bij één thema hoort,
    staat daar.
    Voorbeeld: [{text: De gemeenten delen één jaarkalender.}]"""
    planning: tuple[PlanningItem, ...] = ()
    """Maandplanning: wat wanneer gebeurt, regel voor regel.
    Voorbeeld: [{title: Veilig Uitgaan (Carnaval), month: 2}]"""
    remarks: tuple[Remark, ...] = ()
    """Kanttekeningen: wat opvalt aan het programma als geheel.
    Voorbeeld: [{kind: missing, text: Sommige looptijden noemen geen begin en geen einde.}]"""
