"""Makes the pictures of the README and the guide: the site, a letter and a workbook.

python scripts/screenshots.py           makes them, with Chromium and LibreOffice
python scripts/screenshots.py --check   fails where what one shows now says something else

The check needs neither: beside the pictures stands a fingerprint of the words that each shows, for
pixels differ from one machine to the next.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "beelden"
PRINTS = TARGET / "vingerafdrukken.json"
"""The fingerprints of what the pictures were made of."""
DAY = "2026-11-29"
"""Today, in a picture."""
LETTER = "--kind raadsinformatiebrief --gemeente vaals"
SCALE = 2
"""Pixels of a picture for each one of a screen, or for each of the 72 points in an inch."""
COLOURS = 192
"""More colours than these pages have, and fewer than a photograph."""


class Picture(NamedTuple):
    """The command that makes what a picture shows, and the one that makes it as a text. `take`
    makes the picture, of which the part within `crop` is kept: its first `words`, more or less."""

    made: str
    told: str
    take: Callable[[Path], Image.Image]
    crop: tuple[int, int, int, int]
    words: int


def main() -> int:
    """Makes or checks every picture; 1 when a check finds one that is out of date."""
    check = "--check" in sys.argv[1:]
    known = json.loads(PRINTS.read_text("utf-8")) if PRINTS.is_file() else {}
    with TemporaryDirectory() as temporary:
        found = {name: _print(it, Path(temporary)) for name, it in PICTURES.items()}
        outdated = [name for name in PICTURES if known.get(name) != found[name]]
        if check:
            for name in outdated:
                print(f"{name} shows what is no longer so: run python scripts/screenshots.py")
            return int(bool(outdated))
        for name, picture in PICTURES.items():
            _save(name, picture, Path(temporary))
    PRINTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    return 0


def _print(picture: Picture, folder: Path) -> str:
    """The fingerprint of the words that a picture shows."""
    text = _made(picture.told, folder).read_text("utf-8")
    words = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
    shown = html.unescape(words).split()[: picture.words]
    return sha256(" ".join(shown).encode()).hexdigest()


def _made(command: str, folder: Path) -> Path:
    """What a command of ours makes, on a day of the programme."""
    verb, target, *options = command.split()
    path = folder / target
    if not path.exists():
        words = [verb, str(folder / target.partition("/")[0]), *options]
        environment = {**os.environ, "UVP_TODAY": DAY}
        program = [sys.executable, "-m", "uvp_cli", *words, "-f", "data/uvp2026.yaml"]
        subprocess.run(program, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return path


def _page(site: Path) -> Image.Image:
    """The top of a page of the site."""
    import io

    from PIL import Image
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is absent; on Debian: apt-get install chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(
            viewport={"width": 1080, "height": 900}, device_scale_factor=SCALE, color_scheme="light"
        )
        page.clock.set_fixed_time(DAY)  # the page says which months come
        page.goto(site.as_uri())
        taken = page.screenshot()
        browser.close()
    return Image.open(io.BytesIO(taken))


def _paper(document: Path) -> Image.Image:
    """The first page of a document, as LibreOffice prints it."""
    import pypdfium2  # type: ignore[import-untyped]

    program = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(document.parent)]
    environment = {**os.environ, "LC_ALL": "nl_NL.UTF-8"}  # 1.066, not 1,066
    words = [*program, str(document)]
    subprocess.run(words, env=environment, check=True, capture_output=True)
    with pypdfium2.PdfDocument(document.with_suffix(".pdf")) as pdf:
        image: Image.Image = pdf[0].render(scale=SCALE).to_pil()
    return image


PICTURES = {
    "overzicht.png": Picture(
        "site s/index.html", "site s/index.html", _page, (0, 0, 1080, 790), 250
    ),
    "brief.png": Picture(
        f"report brief.docx {LETTER}",
        f"report tekst.html {LETTER}",
        _paper,
        (30, 40, 565, 632),
        200,
    ),
    "werkmap.png": Picture(
        "export uvp.xlsx", "export t.csv/hours.csv", _paper, (30, 25, 812, 310), 500
    ),
}


def _save(name: str, picture: Picture, folder: Path) -> None:
    """Makes a picture and writes it in few colours, which these pages do not miss."""
    from PIL import Image

    taken = picture.take(_made(picture.made, folder)).convert("RGB")
    left, top, right, bottom = picture.crop
    part = taken.crop((left * SCALE, top * SCALE, right * SCALE, bottom * SCALE))
    path = TARGET / name
    part.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
