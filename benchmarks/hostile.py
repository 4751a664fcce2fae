"""How `uvp validate` and two other checkers answer files that mean harm, or slipped.

python benchmarks/hostile.py           writes docs/vijandig.md, in some twenty minutes
python benchmarks/hostile.py --quick   three files of each kind, and writes nothing

Every file is wrong, by one change to the shipped programme. Counted is who calls it right, who
ends in a traceback and who has no answer after ten seconds of work, however busy the machine is.
The files are the same in every run.
"""

from __future__ import annotations

import re
import resource
import signal
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from benchmarks.peers import YAMLLINT, check_jsonschema, peer
from benchmarks.programmes import DATA

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "docs" / "vijandig.md"
PER_KIND = 25
SECONDS = 10
"""A processor that works longer than this has no answer."""

Spoil = Callable[[Random, str], bytes]


def _line(chance: Random, text: str, pattern: str) -> re.Match[str]:
    return chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))


def _replaced(text: str, match: re.Match[str], new: str) -> bytes:
    return (text[: match.start()] + new + text[match.end() :]).encode()


def hidden_key(chance: Random, text: str) -> bytes:
    """A comment that holds a key, behind what ends a line for some readers alone."""
    match = _line(chance, text, r"^( +)summary: .*$")
    end = chance.choice("\x85\u2028\u2029")
    return _replaced(text, match, f"{match[0]}\n{match[1]}# zie de cel{end}{match[1]}aliases: [x]")


def unseen_sign(chance: Random, text: str) -> bytes:
    """A sign in a title that nobody sees."""
    match = _line(chance, text, r"^ +title: (?=\w)")
    return _replaced(text, match, match[0] + chance.choice("\xad\u200b\u200e\u202e\u2060\u2066"))


def thousands(chance: Random, text: str) -> bytes:
    """Hours or euros with the point of a Dutch thousand."""
    match = _line(chance, text, r"(hours|euros): (\d+)(?=[,}\n])")
    return _replaced(text, match, f"{match[1]}: {chance.randint(1, 9)}.{chance.randint(0, 999):03}")


def unclear_key(chance: Random, text: str) -> bytes:
    """A key that two readers of YAML read differently."""
    key = chance.choice(["no", "010", "1e3", "yes", "2026-01-01", "0x1F", "1:30", "null"])
    match = _line(chance, text, r"except: \{(\w+)")
    return _replaced(text, match, f"except: {{{key}: 3, {match[1]}")


def comma(chance: Random, text: str) -> bytes:
    """A comma in text between braces, without quotes."""
    match = _line(chance, text, r"\{id: [a-z.-]+, name: \w+")
    words = chance.sample(["zorg", "jeugd en wonen", "handhaving", "werk"], 2)
    return _replaced(text, match, f"{match[0]}, {', '.join(words)}")


def twice(chance: Random, text: str) -> bytes:
    """A key that stands twice in a block, of which one is lost unsaid."""
    match = _line(chance, text, r"^( +)title: .*\n(?=\1\w)")
    return _replaced(text, match, f"{match[0]}{match[1]}title: Iets anders\n")


def twin(chance: Random, text: str) -> bytes:
    """A second name that people cannot tell from the first."""
    match = _line(chance, text, r"  - \{id: ([a-z-]+), name: (\w[^,}]*)")
    alike = chance.choice([str.upper, str.swapcase, lambda name: f'"{name}\u00a0"', _decomposed])
    return _replaced(text, match, f"  - {{id: {match[1]}-2, name: {alike(match[2])}}}\n{match[0]}")


def _decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name.replace("e", "é", 1)).replace("\u0301", "")


def dangling(chance: Random, text: str) -> bytes:
    """An id that nothing has."""
    match = _line(chance, text, r"(departments|partners): \[([a-z-]+)")
    return _replaced(text, match, f"{match[1]}: [{match[2]}x")


def damaged(chance: Random, text: str) -> bytes:
    """Bytes that are no text."""
    content, place = text.encode(), chance.randrange(1_000, 60_000)
    bad = chance.choice([b"\xff", b"\xc3\n", b"\0", b"\xed\xa0\x80", b"\x1b[2J"])
    return content[:place] + bad + content[place:]


def excess(chance: Random, text: str) -> bytes:
    """Nesting, aliases or digits without end."""
    deep = chance.randint(60, 3_000)
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 30)
    )
    more = chance.choice([f"x: {'[' * deep}{']' * deep}\n", bomb, f"x: {'9' * deep * 10}\n"])
    return (text + more).encode()


KINDS: Mapping[str, Spoil] = {
    "een sleutel in een opmerking, achter U+2028 en dergelijke": hidden_key,
    "een onzichtbaar teken in een titel": unseen_sign,
    "een duizendpunt in uren of euro's": thousands,
    "een sleutel als no of 010": unclear_key,
    "een komma in tekst zonder aanhalingstekens": comma,
    "een sleutel die er twee keer staat": twice,
    "een naam die niemand van een andere onderscheidt": twin,
    "een id dat niet bestaat": dangling,
    "bytes die geen tekst zijn": damaged,
    "nesten, verwijzingen of cijfers zonder eind": excess,
    "een bestand dat halverwege ophoudt": lambda chance, text: (
        text.encode()[: chance.randrange(5_000, 60_000)] + b"\n  x: ["
    ),
    "een tweede document": lambda chance, text: (
        text + "---\n" * chance.randint(1, 3) + "version: 2\n"
    ).encode(),
}


def outcome(command: Sequence[str], path: Path) -> str:
    """How a checker answers a file: "goedgekeurd", "traceback", "geen antwoord" or "geweigerd"."""
    ended = subprocess.run(
        [*command, str(path)],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    if ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "geen antwoord"
    if b"Traceback" in ended.stderr + ended.stdout:
        return "traceback"
    return "geweigerd" if ended.returncode else "goedgekeurd"


def main(per_kind: int) -> dict[str, dict[str, Counter[str]]]:
    """The outcomes of each checker, by kind."""
    schema = str(ROOT / "schemas" / "uvp.schema.json")
    checkers = {
        "uvp validate": (sys.executable, "-m", "uvp_cli", "validate"),
        "check-jsonschema": (check_jsonschema(), "--schemafile", schema),
        "yamllint": (str(peer(YAMLLINT) / "yamllint"), "-d", "relaxed"),
    }
    text = DATA.read_text("utf-8")
    counted = {kind: {name: Counter[str]() for name in checkers} for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "uvp2026.yaml")
        for kind, spoil in KINDS.items():
            for number in range(per_kind):
                path.write_bytes(spoil(Random(f"{kind} {number}"), text))  # noqa: S311
                for name, command in checkers.items():
                    counted[kind][name][outcome(command, path)] += 1
            print(kind, counted[kind], flush=True)
    return counted


def written(counted: Mapping[str, Mapping[str, Counter[str]]], per_kind: int) -> str:
    """The outcomes as a document."""
    names = list(next(iter(counted.values())))
    lines = [
        "# Bestanden die kwaad willen, of uitgegleden zijn",
        "",
        f"Geschreven door `python benchmarks/hostile.py`: {per_kind * len(counted)} bestanden, "
        "elk het meegeleverde programma met één fout. check-jsonschema kent ons schema, yamllint "
        "alleen YAML (instelling `relaxed`). In de tabel staat hoeveel van de bestanden elk **ten "
        "onrechte goedkeurt**; daaronder tracebacks, en bestanden zonder antwoord na tien seconden "
        "rekenen.",
        "",
        f"| wat er fout is ({per_kind} bestanden) | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
    ]
    for kind, outcomes in counted.items():
        cells = " | ".join(str(outcomes[name]["goedgekeurd"]) for name in names)
        lines.append(f"| {kind} | {cells} |")
    for label, key in (
        ("samen goedgekeurd", "goedgekeurd"),
        ("tracebacks", "traceback"),
        ("geen antwoord", "geen antwoord"),
    ):
        totals = (sum(outcomes[name][key] for outcomes in counted.values()) for name in names)
        lines.append(f"| **{label}** | {' | '.join(map(str, totals))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    COUNT = 3 if "--quick" in sys.argv else PER_KIND
    REPORTED = written(main(COUNT), COUNT)
    if COUNT == PER_KIND:
        REPORT.write_text(REPORTED, "utf-8")
    print(REPORTED)
