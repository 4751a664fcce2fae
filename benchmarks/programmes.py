"""Makes many programmes: copies of the shipped one with mistakes scattered over them.

python benchmarks/programmes.py FOLDER COUNT
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "uvp2026.yaml"
MISTAKES = (
    ("per: gemeente", "per: gemeentee"),
    ("partners: [", "partners: [politei, "),
    ("title: ", "titel: "),
    ("hours: ", "hours: -"),
    ("month: ", "month: 1"),
    ("id: ", "id: Één "),
)
"""What stands in the programme, and what is made of it in one place."""
SEED = 2026


def programme(text: str, chance: random.Random) -> str:
    """`text` with none to three mistakes."""
    for _ in range(chance.randrange(4)):
        right, wrong = chance.choice(MISTAKES)
        places = [at for at in range(len(text)) if text.startswith(right, at)]
        at = chance.choice(places)
        text = text[:at] + wrong + text[at + len(right) :]
    return text


def main(folder: Path, count: int) -> None:
    """Writes `count` programmes to `folder`, the same ones every time."""
    text = DATA.read_text("utf-8")
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"uvp{number:05}.yaml").write_text(programme(text, chance), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
