"""The rules of reading, YAML and shape, with the explanation that users read.

The rules about content stand in `rules/`, each with the function that checks it.
`uvp rules` and docs/regels.md show both; the tests run every example.
"""

from __future__ import annotations

from inspect import cleandoc

from uvp_cli.document.findings import Rule, Severity


def _error(page: str, severity: Severity = Severity.ERROR) -> Rule:
    """The rule of a page, of which the first line has the code and the title."""
    head, _, text = cleandoc(page).partition("\n\n")
    code, _, title = head.partition(" ")
    return Rule(code, title, text, severity)


def _warning(page: str) -> Rule:
    return _error(page, Severity.WARNING)


NOT_FOUND = _error("""UVP001 Bestand niet gevonden

    Onder deze naam staat er geen bestand. Let op hoofdletters en op de map waarin u werkt.

    Fout:
        $ uvp validate uvp2062.yaml

    Goed:
        $ uvp validate uvp2026.yaml
    """)
NOT_READABLE = _error("""UVP002 Bestand niet te lezen

    Er staat iets onder deze naam, maar u mag het niet lezen, of het is een map zonder programma.
    Een programma heeft een naam die begint met uvp, of bovenaan een sleutel als `gemeenten`.

    Fout:
        $ mkdir leeg; uvp validate leeg

    Goed:
        $ uvp validate uvp2026.yaml
    """)
TOO_LARGE = _error("""UVP003 Bestand te groot

    Een programma is hooguit enkele MB. Een groter bestand is bijna zeker iets anders; het wordt
    niet verder gelezen.

    Fout:
        $ head -c 20000000 /dev/zero > groot.yaml; uvp validate groot.yaml

    Goed:
        $ uvp validate uvp2026.yaml
    """)
NOT_UTF8 = _error("""UVP004 Bestand is geen UTF-8

    Letters als ë staan in oudere coderingen anders in het bestand. Alleen UTF-8 leest overal
    hetzelfde. Kies in uw tekstverwerker "opslaan als" met codering UTF-8.

    Fout:
        $ printf 'title: caf\\351\\n' > oud.yaml; uvp validate oud.yaml

    Goed:
        $ uvp validate uvp2026.yaml
    """)
NAMED_AS_LOG = _error("""UVP005 Programma met de naam van een logboek

    Een bestand met .voortgang in zijn naam is het logboek van het programma ernaast. Een programma
    onder zo'n naam houdt alles tegen wat dat logboek wil lezen. Geef het een andere naam.

    Fout:
        $ cp uvp2026.yaml uvp2026.voortgang.yaml; uvp validate uvp2026.voortgang.yaml

    Goed:
        $ uvp validate uvp2026.yaml
    """)
SYNTAX = _error("""UVP101 Fout in de YAML

    De tekst volgt de regels van YAML niet: verkeerd ingesprongen, een tab, een haakje of
    aanhalingsteken te weinig, of een dubbele punt in tekst zonder aanhalingstekens. Wat na deze
    plek staat, is niet gelezen.

    Fout:
        title: UVP 2026: Heuvelland

    Goed:
        title: "UVP 2026: Heuvelland"
    """)
DUPLICATE_KEY = _error("""UVP102 Dubbele sleutel

    Een sleutel mag in een blok één keer staan. Van twee gelijke sleutels laat menig programma er
    ongemerkt één vallen.

    Fout:
        title: UVP 2026
        title: UVP 2027

    Goed:
        title: UVP 2026
    """)
TAG = _error("""UVP103 Tag niet toegestaan

    Een tag (!…) laat YAML een waarde anders lezen dan er staat. Een programma heeft dat niet
    nodig.

    Fout:
        title: !!str UVP 2026

    Goed:
        title: UVP 2026
    """)
MERGE = _error("""UVP104 Samenvoegsleutel niet toegestaan

    De sleutel << voegt een ander blok in. Niet elk programma kent dat, en wat er dan staat is
    lastig te zien. Schrijf de sleutels uit.

    Fout:
        period: {from: 2026-01, to: 2026-12, <<: {}}

    Goed:
        period: {from: 2026-01, to: 2026-12}
    """)
SECOND_DOCUMENT = _error("""UVP105 Meer dan één document

    Na een regel met --- begint een tweede document. Elk programma staat in een eigen bestand.

    Fout:
        title: UVP 2026
        ---
        title: UVP 2027

    Goed:
        title: UVP 2026
    """)
TOO_DEEP = _error("""UVP106 Te diep genest

    Blokken en lijsten staan dieper in elkaar dan vijftig niveaus; een programma heeft er tien.
    Meestal is het inspringen misgegaan. Wat na deze plek staat, is niet gelezen.

    Fout:
        remarks: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

    Goed:
        title: UVP 2026
    """)
TOO_MANY_NODES = _error("""UVP107 Te veel onderdelen

    Het document is te groot om te lezen, of verwijzingen (*) herhalen samen te veel. Zo kan een
    klein bestand een computer niet laten vastlopen. Wat na deze plek staat, is niet gelezen.

    Fout:
        x1: &a [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        x2: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        x3: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        x4: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        x5: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]

    Goed:
        title: UVP 2026
    """)
LONG_NUMBER = _error("""UVP108 Getal te lang

    Een getal van meer dan vijftien cijfers lezen programma's niet meer precies. Is het een
    kenmerk of nummer, zet het dan tussen aanhalingstekens.

    Fout:
        title: 12345678901234567890

    Goed:
        title: "12345678901234567890"
    """)
CONTROL_CHARACTER = _error("""UVP109 Onzichtbaar stuurteken

    In de tekst staat een teken dat u niet ziet, vaak meegekomen met knippen en plakken. Het kan
    een terminal of tabel in de war brengen.

    Fout:
        $ printf '# \\007\\n' | cat - uvp2026.yaml > bel.yaml; uvp validate bel.yaml

    Goed:
        title: UVP 2026
    """)
UNCLEAR_VALUE = _error("""UVP110 Waarde die niet overal hetzelfde betekent

    Woorden als no en on, en getallen als 010 en 1:30, leest het ene programma als ja/nee of als
    een ander getal en het andere als tekst. Zet tekst tussen aanhalingstekens; schrijf een gewoon
    getal, true of false.

    Een punt met precies drie cijfers erachter is voor een lezer een duizendtal en voor YAML een
    decimaal: 5.000 zou vijf zijn. Schrijf 5000 of 5, en voor 7,125 een cijfer meer: 7.1250.

    Fout:
        title: no

    Goed:
        title: "no"
    """)
KEY_NOT_TEXT = _error("""UVP111 Sleutel is geen tekst

    Een sleutel is een gewoon woord, geen lijst of blok.

    Fout:
        period: {from: 2026-01, to: 2026-12, [a]: b}

    Goed:
        period: {from: 2026-01, to: 2026-12}
    """)
EMPTY = _error("""UVP112 Leeg document

    In het bestand staat niets, of alleen opmerkingen.

    Fout:
        $ printf '# nog niets\\n' > leeg.yaml; uvp validate leeg.yaml

    Goed:
        $ uvp validate uvp2026.yaml
    """)
RECURSIVE_ALIAS = _error("""UVP113 Verwijzing naar zichzelf

    Een verwijzing (*) wijst naar het blok waar zij zelf in staat; zo komt er geen einde aan.

    Fout:
        remarks: &r [*r]

    Goed:
        title: UVP 2026
    """)
TOO_MANY_FINDINGS = _error("""UVP114 Te veel bevindingen

    Er is zo veel mis dat een langere lijst niet helpt; wat verder mis is, is weggelaten. Los de
    eerste bevindingen op en controleer opnieuw.

    Fout:
        $ (echo themes:; yes ' - {}' | head -n 1500) > v.yaml; uvp validate v.yaml --select UVP114

    Goed:
        title: UVP 2026
    """)
COMMA = _error("""UVP115 Komma die een nieuwe sleutel begint

    Tussen { en } scheidt een komma de sleutels, en heeft elke sleutel een dubbele punt en een
    waarde. Een komma in tekst zonder aanhalingstekens, of in een getal, breekt de waarde daar af.

    Fout:
        themes:
          - {id: jeugd, title: Jeugd, zorg en veiligheid}

    Goed:
        themes:
          - {id: jeugd, title: "Jeugd, zorg en veiligheid"}
    """)
CUT_OFF = _warning("""UVP116 Tekst die als opmerking telt

    Na een spatie begint # een opmerking. Staat er meteen tekst achter, dan hoort die er
    misschien nog bij; zij valt nu weg.

    Fout:
        title: Programma #2

    Goed:
        title: "Programma #2"
    """)
SMART_QUOTES = _warning("""UVP117 Gekrulde aanhalingstekens

    Aanhalingstekens uit een tekstverwerker zijn voor YAML gewone letters: ze komen bij de tekst
    zelf te staan. Horen ze er echt bij, zet er dan rechte omheen.

    Fout:
        title: “Programma 2026”

    Goed:
        title: "Programma 2026"
    """)
UNKNOWN_KEY = _error("""UVP201 Onbekende sleutel

    Deze sleutel hoort hier niet. Meestal is het een tikfout of staat de sleutel een niveau te
    hoog of te laag.

    Fout:
        departmenten: [{id: oov, name: OOV}]

    Goed:
        departments: [{id: oov, name: OOV}]
        roles: [{id: allen, name: Allen}]
    """)
MISSING_KEY = _error("""UVP202 Ontbrekende sleutel

    Zonder deze sleutel is het onderdeel niet compleet.

    Fout:
        period: {from: 2026-01}

    Goed:
        period: {from: 2026-01, to: 2026-12}
    """)
WRONG_TYPE = _error("""UVP203 Verkeerd soort waarde

    Hier hoort een ander soort waarde: tekst, een getal, een lijst of een blok met sleutels.

    Fout:
        title: 2026

    Goed:
        title: "2026"
    """)
NOT_ALLOWED = _error("""UVP204 Waarde niet toegestaan

    Hier kan maar een klein aantal waarden staan; de melding noemt ze.

    Fout:
        allocation: {key: gelijk}

    Goed:
        allocation: {key: equal}
    """)
OUT_OF_BOUNDS = _error("""UVP205 Getal buiten de grenzen

    Dit getal kan hier niet: uren zijn nooit negatief en maanden lopen van 1 tot en met 12.

    Fout:
        planning: [{title: Evaluatie, month: 13}]

    Goed:
        planning: [{title: Evaluatie, month: 12}]
    """)
WRONG_LENGTH = _error("""UVP206 Te kort of te lang

    Hier moet iets staan, of er staat te veel.

    Fout:
        title: ""

    Goed:
        title: UVP 2026
    """)
WRONG_FORM = _error("""UVP207 Verkeerde schrijfwijze

    Ids, maanden, datums en codes hebben een vaste schrijfwijze: een id is in kleine letters,
    cijfers en koppeltekens, een maand is 2026-05 en een datum 2026-05-01.

    Fout:
        period: {from: 2026-1, to: 2026-12}

    Goed:
        period: {from: 2026-01, to: 2026-12}
    """)
NEWER_VERSION = _error("""UVP208 Versie die uvp nog niet kent

    De opbouw van een programma heeft een versie. Dit programma is geschreven voor een nieuwere
    `uvp`; wat er nieuw in is, kan deze niet lezen, dus over de rest is niets te zeggen. Werk `uvp`
    bij.

    Fout:
        version: 3

    Goed:
        version: 2
    """)

UNDECIDED = _warning("""UVP711 Nog te beslissen

    Wie van het oude programma met `uvp new` een nieuw maakt, krijgt bij alles wat nog open is
    een opmerking die begint met `# uvp: beslis`. Beslis, pas zo nodig aan wat er staat, en
    verwijder de opmerking. U mag er ook zelf een schrijven.

    Fout:
        other_actions:
          # uvp: beslis -- stopt deze actie of gaat zij door?
          - {id: overig.lamp, title: Lampen}

    Goed:
        other_actions:
          - {id: overig.lamp, title: Lampen}
    """)
UNCLEAR_SUPPRESSION = _warning("""UVP801 Onderdrukken zonder code of reden

    Een opmerking die een waarschuwing onderdrukt, noemt één code en na -- de reden. Zo weet de
    volgende lezer waarom.

    Fout:
        # uvp: ignore UVP701
        title: UVP 2026

    Goed:
        themes:
          - {id: zorg, title: Zorg en Veiligheid, communication: [{text: Via de wijkkrant.}]}
          # uvp: ignore UVP701 -- de scholen communiceren zelf
          - {id: jeugd, title: Jeugd en Veiligheid}
    """)
UNUSED_SUPPRESSION = _warning("""UVP802 Onderdrukken zonder gevolg

    Deze opmerking onderdrukt niets meer: de waarschuwing is weg, staat op een andere regel of is
    een fout. Fouten zijn niet te onderdrukken.

    Fout:
        # uvp: ignore UVP701 -- dit thema heeft geen communicatie
        title: UVP 2026

    Goed:
        title: UVP 2026
    """)
ERRORS_LEFT_OUT = _error("""UVP803 Niet gecontroleerd door fouten

    U koos met `--select` of `--ignore` welke bevindingen u wilt zien, en liet daarmee fouten
    weg. Zolang die er zijn, is het document geen programma: een deel is niet te controleren, en
    naar waarschuwingen wordt nog niet gezocht. Dat u niets ziet, zegt dan niet dat het klopt.

    Fout:
        $ sed 's/^themes:/themas:/' uvp2026.yaml > fout.yaml; uvp validate fout.yaml --select UVP7

    Goed:
        $ uvp validate uvp2026.yaml --select UVP3
    """)

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
"""Every rule of this module."""
