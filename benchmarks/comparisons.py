"""What is measured, what it is measured beside, and which ratio is aimed at."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks import country, journal, peers, profiles, programmes
from benchmarks.measuring import FEW, HERE, Command, Failed, Lab, Timing
from benchmarks.profiles import Profile
from benchmarks.words import amount, duration, megabytes
from uvp_cli.checking.check import check_file
from uvp_cli.checking.editor_schema import json_schema
from uvp_cli.queries.hours import account

BESIDE = Path(sys.executable).parent
UVP = str(BESIDE / "uvp")
VAALS = (UVP, "hours", "--gemeente", "Vaals")
FILE = "data/uvp2026.yaml"
"""The programme in the lab, where `uvp` finds it by itself."""
LOG = "data/uvp2026.voortgang.yaml"
"""Its log, which only what asks for progress reads."""
SCHEMA = "uvp.schema.json"
GROWTH = 11.0
"""What ten times as much may take at most, beyond the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How often and on how much everything is measured."""

    rounds: int
    runs: int
    few_runs: int
    programmes: tuple[int, int, int]
    judged: int
    actions: tuple[int, int, int]
    country: country.Country
    within: tuple[str, ...]


FULL = Sizes(
    rounds=4,
    runs=5,
    few_runs=3,
    programmes=(10, 100, 1_000),
    judged=50,
    actions=(100, 1_000, 10_000),
    country=country.NETHERLANDS,
    within=("--processes", "6", "--values", "3", "--warmups", "1"),
)
QUICK = Sizes(
    rounds=1,
    runs=1,
    few_runs=1,
    programmes=(6, 8, 12),
    judged=6,
    actions=(10, 20, 40),
    country=country.Country(gemeenten=6, programmes=2, years=2),
    within=("--processes", "1", "--values", "1", "--warmups", "0"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """That `what` takes at most `most` times as much as `beside`, and what it takes.

    `explain` measures where the time goes; memory has nothing of the kind.
    """

    what: str
    beside: str
    ratio: float
    most: float
    explain: Callable[[], Profile] | None = None

    @property
    def met(self) -> bool:
        """Whether it takes no more."""
        return self.ratio <= self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report: what was measured, as a table, and what was aimed at."""

    title: str
    text: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aims: tuple[Aim, ...] = ()


def prepare(lab: Lab) -> None:
    """Puts the programme, its log and its JSON Schema in the lab."""
    (lab.folder / FILE).parent.mkdir()
    (lab.folder / FILE).write_bytes(programmes.DATA.read_bytes())
    (lab.folder / LOG).write_text(programmes.LOGGED, "utf-8")
    (lab.folder / SCHEMA).write_text(json.dumps(json_schema()), "utf-8")


def one_programme(lab: Lab, sizes: Sizes) -> Section:
    """Commands on the shipped programme, beside an empty program and a straightforward one."""
    empty = Command(
        name="een lege Typer-app", arguments=_python("empty_app.py", "--gemeente", "Vaals")
    )
    hours = _hours()
    as_json = Command(name="uvp hours --format json", arguments=(*VAALS, "--format", "json"))
    progress = Command(
        name="uvp progress --format json",
        arguments=(UVP, "progress", "--at", "2026-09-30", "--format", "json"),
    )
    tab = Command(
        name="TAB na --gemeente V",
        arguments=(UVP,),
        variables={
            "_UVP_COMPLETE": "complete_bash",
            "COMP_WORDS": "uvp hours --gemeente V",
            "COMP_CWORD": "3",
        },
    )
    cold = replace(hours, name="uvp hours, eerste keer na een wijziging", before=lab.forget)
    plain = Command(
        name="rechttoe rechtaan",
        arguments=_python("straightforward.py", "--gemeente", "Vaals", "--file", FILE),
    )
    validate = Command(name="uvp validate", arguments=(UVP, "validate", FILE))
    judge = _judge((FILE,))
    commands = (empty, hours, as_json, progress, tab, cold, plain, validate, judge)
    found = lab.time(commands, sizes.runs, rounds=sizes.rounds)
    imports = partial(profiles.imports, hours, empty, lab)

    def aim(what: Command, beside: Command, most: float, explain: Callable[[], Profile]) -> Aim:
        ratio = found[what.name].median / found[beside.name].median
        return Aim(what=what.name, beside=beside.name, ratio=ratio, most=most, explain=explain)

    return Section(
        title="Eén programma",
        text="De tijd van een heel proces, van het begin tot het einde. Behalve bij de eerste keer "
        "na een wijziging heeft `uvp` het programma eerder geldig bevonden.",
        head=("opdracht", "mediaan", "snelste–traagste"),
        rows=_times(found),
        aims=(
            aim(hours, empty, 1.8, imports),
            aim(hours, judge, 0.4, imports),
            aim(as_json, empty, 1.3, partial(profiles.imports, as_json, empty, lab)),
            aim(progress, empty, 1.6, partial(profiles.imports, progress, empty, lab)),
            aim(tab, empty, 1.3, partial(profiles.imports, tab, empty, lab)),
            aim(cold, plain, 1.1, partial(profiles.calls, cold, lab)),
            aim(validate, judge, 0.75, partial(profiles.calls, validate, lab)),
        ),
    )


def many_programmes(lab: Lab, sizes: Sizes) -> Section:
    """A folder of programmes with mistakes at once, beside others that read them all."""
    *_, count = sizes.programmes
    folder = programmes.spoilt_copies(lab.folder / "many", count)
    some = tuple(map(str, sorted(folder.iterdir())[: sizes.judged]))
    validate = Command(
        name=f"uvp validate, {amount(count)} bestanden",
        arguments=_validate(folder),
        ending=1,
    )
    load = Command(
        name=f"alleen laden met CSafeLoader, {amount(count)} bestanden",
        arguments=_python("load_only.py", str(folder)),
    )
    judge = replace(_judge(some), name=f"check-jsonschema, {sizes.judged} bestanden", ending=1)
    found = lab.time((validate, load, judge), FEW, warm=False)
    seconds = {name: timing.median for name, timing in found.items()}
    explain = partial(profiles.calls, _one_by_one(some), lab)
    return Section(
        title="Duizend programma's",
        text="Kopieën van het programma met elk nul tot drie fouten, elk een keer gemeten; `uvp` "
        "gebruikt alle kernen, de andere één. check-jsonschema doet er per bestand zo lang over "
        "dat het er minder krijgt: de verhouding is die van de tijden per bestand, en een vijfde "
        "van de tijd is vijf keer de doorvoer. Het starten telt mee; op zulke aantallen scheelt "
        "dat weinig.",
        head=("opdracht", "tijd", "per bestand"),
        rows=tuple(
            (each.name, duration(seconds[each.name]), duration(seconds[each.name] / files))
            for each, files in ((validate, count), (load, count), (judge, sizes.judged))
        ),
        aims=(
            Aim(
                what=validate.name,
                beside="check-jsonschema, per bestand",
                ratio=seconds[validate.name] / count / (seconds[judge.name] / sizes.judged),
                most=1 / 5,
                explain=explain,
            ),
            Aim(
                what=validate.name,
                beside="alleen laden, in één proces",
                ratio=seconds[validate.name] / seconds[load.name],
                most=2,
                explain=explain,
            ),
        ),
    )


def growing_programmes(lab: Lab, sizes: Sizes) -> Section:
    """Ten times the actions in one programme, twice."""
    region = country.regions(sizes.country)[0]
    files = {}
    for count in (0, *sizes.actions):
        files[count] = lab.folder / f"actions-{count}.yaml"
        files[count].write_text(programmes.invented(region, 2026, count), "utf-8")

    def hours(count: int) -> Command:
        return Command(
            name=f"uvp hours, {amount(count)} acties",
            arguments=(UVP, "hours", "--file", str(files[count])),
            before=lab.forget,
        )

    def validate(count: int) -> Command:
        name = f"uvp validate, {amount(count)} acties"
        return Command(name=name, arguments=_validate(files[count]))

    series = [[make(count) for count in files] for make in (hours, validate)]
    # Small programmes take little longer than starting does, so they need more runs to tell.
    short = [each for one in series for each in one[:2]]
    long = [each for one in series for each in one[2:]]
    found = {
        **lab.time(short, sizes.runs, rounds=sizes.rounds),
        **lab.time(long, sizes.few_runs, warm=False),
    }
    return Section(
        title="Tien keer zoveel acties",
        text="Een verzonnen programma; voor `uvp hours` is het steeds de eerste keer. De "
        "verhoudingen zijn die van de tijden na aftrek van die voor een programma zonder acties.",
        head=("opdracht", "mediaan", "snelste–traagste"),
        rows=_times({each.name: found[each.name] for one in series for each in one}),
        aims=tuple(
            aim
            for one in series
            for aim in _growth(one, found, partial(profiles.calls, one[-1], lab))
        ),
    )


def growing_folders(lab: Lab, sizes: Sizes) -> Section:
    """Ten times the files in one run, twice."""
    *fewer, most = sizes.programmes
    region = country.regions(sizes.country)[0]
    start = lab.folder / "copies-0"
    start.mkdir()
    for number in range(sizes.programmes[0]):
        (start / f"uvp{number}.yaml").write_text(programmes.invented(region, 2026, 0), "utf-8")
    folders = {0: start}
    for count in sizes.programmes:
        folders[count] = programmes.copies(lab.folder / f"copies-{count}", count)
    commands = {
        count: Command(name=f"uvp validate, {amount(count)} bestanden", arguments=_validate(folder))
        for count, folder in folders.items()
    }
    commands[0] = replace(
        commands[0],
        name=f"uvp validate, {sizes.programmes[0]} bijna lege bestanden",
    )
    found = {
        **lab.time([commands[count] for count in (0, *fewer)], sizes.few_runs),
        **lab.time([commands[most]], FEW, warm=False),
    }
    few = tuple(map(str, sorted(folders[fewer[-1]].iterdir())))
    explain = partial(profiles.calls, _one_by_one(few, ending=0), lab)
    return Section(
        title="Tien keer zoveel bestanden",
        text="Kopieën van het programma, zonder fouten, op alle kernen. De verhoudingen zijn die "
        "van de tijden na aftrek van die voor bestanden waar bijna niets in staat.",
        head=("opdracht", "mediaan", "snelste–traagste"),
        rows=_times(found),
        aims=_growth(list(commands.values()), found, explain),
    )


def memory(lab: Lab, sizes: Sizes) -> Section:
    """What validating ever more files holds at its most."""
    folder = lab.folder / "many"
    paths = tuple(map(str, sorted(folder.iterdir())))
    commands = {count: _one_by_one(paths[:count]) for count in sizes.programmes}
    found = {count: lab.peak(command) for count, command in commands.items()}
    _, few, many = sizes.programmes
    return Section(
        title="Geheugen",
        text="Het meeste dat het proces op enig moment in gebruik had, bij het controleren van "
        "bestanden met fouten na elkaar.",
        head=("opdracht", "meeste geheugen", "tijd"),
        rows=tuple(
            (commands[count].name, megabytes(peak.bytes), duration(peak.seconds))
            for count, peak in found.items()
        ),
        aims=(
            Aim(
                what=f"geheugen bij {amount(many)} bestanden",
                beside=f"bij {amount(few)} bestanden",
                ratio=found[many].bytes / found[few].bytes,
                most=1.2,
            ),
        ),
    )


def ledgers(lab: Lab, sizes: Sizes) -> Section:
    """The same sums asked of programs that add up a journal."""
    programme = check_file(lab.folder / FILE).programme
    if programme is None:
        raise Failed(f"{FILE} heeft fouten.")
    (lab.folder / "uvp.journal").write_text(journal.hledger(programme), "utf-8")
    (lab.folder / "uvp.beancount").write_text(journal.beancount(programme), "utf-8")
    place = journal.name("vaals")
    question = f"SELECT root(account, 3), sum(number) WHERE account ~ '^{place}:' GROUP BY 1"
    beans = (peers.bean_query(), "uvp.beancount", question)
    asked = [_hours(), Command(name="beanquery", arguments=beans)]
    checked = [Command(name="beanquery", arguments=(*beans, "--format", "csv"))]
    program = peers.hledger()
    if program:
        balance = (program, "-f", "uvp.journal", "balance", f"^{place}:", "--depth", "3")
        asked.append(Command(name="hledger", arguments=balance))
        as_csv = (*balance, "--no-total", "--output-format", "csv")
        checked.append(Command(name="hledger", arguments=as_csv))
    for each in checked:
        _check_total(lab, each, account(programme, "vaals").totals.hours)
    rows = _times(lab.time(asked, sizes.runs, rounds=sizes.rounds))
    if not program:
        rows = (*rows, ("hledger", "niet gemeten", f"installeer met `{peers.INSTALL_HLEDGER}`"))
    return Section(
        title="Dezelfde uren, opgeteld door boekhoudprogramma's",
        text="De uren van elke gemeente staan per thema geboekt in een dagboek, dat van het "
        "programma is gemaakt; voor Vaals komt elk op het totaal van `uvp`, dat is nagegaan. `uvp` "
        "leest hier een programma dat het eerder geldig bevond, en toont ook acties en lezingen.",
        head=("opdracht", "mediaan", "snelste–traagste"),
        rows=rows,
    )


def whole_country(lab: Lab, sizes: Sizes) -> Section:
    """A question about a whole country for years, and an export of it."""
    large = sizes.country
    folder = country.write(lab.folder / "country", large)
    size = sum(each.stat().st_size for each in folder.iterdir())
    ask = Command(
        name="uvp hours --by region, eerste keer",
        arguments=(UVP, "hours", "--by", "region", "-f", str(folder)),
        before=lab.forget,
    )
    export = Command(
        name="uvp export land.parquet",
        arguments=(UVP, "export", "land.parquet", "--force", "-f", str(folder)),
    )
    again = replace(ask, name="uvp hours --by region, daarna", before=("true",))
    rows = []
    for command in (ask, again, export):
        try:
            peak = lab.peak(command)
        except Failed as failure:
            rows.append((command.name, "niet gemeten", failure.said))
        else:
            rows.append((command.name, duration(peak.seconds), megabytes(peak.bytes)))
    return Section(
        title="Een heel land",
        text=f"Een verzonnen land: {amount(large.gemeenten)} gemeenten, {amount(large.programmes)} "
        f"programma's per jaar, {amount(large.years)} jaar; {amount(large.files)} bestanden, "
        f"samen {megabytes(size)}. Elke opdracht is een keer gemeten.",
        head=("opdracht", "tijd", "meeste geheugen"),
        rows=tuple(rows),
    )


def steps(lab: Lab, sizes: Sizes) -> Section:
    """The steps of a command, inside one process."""
    # Here, so that the tests of what is around it need no pyperf.
    import pyperf  # type: ignore[import-untyped] # noqa: PLC0415

    found = lab.folder / "within.json"
    subprocess.run(
        [sys.executable, str(HERE / "within.py"), *sizes.within, "-o", str(found), FILE],
        cwd=lab.folder,
        env=lab.environment,
        check=True,
    )
    said = {
        "cache.find": "een geldig bevonden programma teruglezen",
        "hours.account": "de uren van een gemeente optellen",
        "answers.write": "ze als tabel schrijven",
        "document.read": "de YAML lezen",
        "check.check": "alle regels controleren",
    }
    return Section(
        title="Binnen één proces",
        text="Door pyperf, nadat alles is geïmporteerd.",
        head=("stap", "wat", "mediaan"),
        rows=tuple(
            (f"`{each.get_name()}`", said[each.get_name()], duration(each.median()))
            for each in pyperf.BenchmarkSuite.load(str(found)).get_benchmarks()
        ),
    )


SECTIONS: Sequence[tuple[str, Callable[[Lab, Sizes], Section]]] = (
    ("één programma", one_programme),
    ("veel programma's", many_programmes),
    ("tien keer zoveel acties", growing_programmes),
    ("tien keer zoveel bestanden", growing_folders),
    ("geheugen", memory),
    ("boekhoudprogramma's", ledgers),
    ("een heel land", whole_country),
    ("binnen één proces", steps),
)
"""All that is measured in its order, with what to say while it is."""


def _hours() -> Command:
    return Command(name="uvp hours --gemeente Vaals", arguments=VAALS)


def _python(script: str, *arguments: str) -> tuple[str, ...]:
    """A script beside this one, with its arguments."""
    return (sys.executable, str(HERE / script), *arguments)


def _validate(place: Path) -> tuple[str, ...]:
    return (UVP, "validate", str(place))


def _one_by_one(files: Sequence[str], ending: int = 1) -> Command:
    name = f"uvp validate --jobs 1, {amount(len(files))} bestanden"
    return Command(name=name, arguments=(UVP, "validate", "--jobs", "1", *files), ending=ending)


def _judge(files: Sequence[str]) -> Command:
    arguments = (peers.check_jsonschema(), "--schemafile", SCHEMA, *files)
    return Command(name="check-jsonschema", arguments=arguments)


def _times(found: Mapping[str, Timing]) -> tuple[tuple[str, ...], ...]:
    """A row for each command."""
    return tuple(
        (
            name,
            duration(each.median),
            f"{duration(min(each.seconds))} – {duration(max(each.seconds))}",
        )
        for name, each in found.items()
    )


def _growth(
    commands: Sequence[Command], found: Mapping[str, Timing], explain: Callable[[], Profile]
) -> tuple[Aim, ...]:
    """That each command takes little more than ten times as long as the one before it, where
    the first is only there for the time that starting takes."""
    start, *grown = commands

    def beyond(command: Command) -> float:
        # In a smoke test there is nothing to measure.
        return max(found[command.name].median - found[start.name].median, 0.001)

    return tuple(
        Aim(
            what=more.name,
            beside=less.name,
            ratio=beyond(more) / beyond(less),
            most=GROWTH,
            explain=explain,
        )
        for less, more in pairwise(grown)
    )


def _check_total(lab: Lab, command: Command, hours: Decimal) -> None:
    """Raises `Failed` where what a program prints as CSV does not add up to these hours."""
    _, *rows = csv.reader(lab.run(command).stdout.splitlines())
    found = sum((Decimal(row[-1].split()[0]) for row in rows), Decimal(0))
    if found != hours:
        raise Failed(f"{command.name} komt op {found} uur in plaats van {hours}.")
