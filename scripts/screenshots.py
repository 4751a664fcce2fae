"""Makes the pictures in docs/beelden: the site on three screens, and pages of the report.

Run by hand, with Chromium installed.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "beelden"
SIZES = {360: 740, 1024: 768, 1920: 1080}
"""The screens: a telephone, a tablet, a monitor."""
SCHEMES = {"light": "licht", "dark": "donker"}
PAGES = {360: "gemeente-vaals", 1024: "planning", 1920: "index"}
"""What each screen shows."""
COLOURS = 192
REPORT_PAGES = (1, 3, 4)
"""Pages of the report worth looking at."""
REPORT_SCALE = 1.0
"""Pixels for each of the 72 points in an inch."""


def main() -> None:
    """Writes every screenshot, and says how much they take together."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is absent; on Debian: apt-get install chromium")
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        programme = ROOT / "data" / "uvp2026.yaml"
        command = [sys.executable, "-m", "uvp_cli", "site", str(site), "--file", str(programme)]
        subprocess.run(command, check=True)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        total = sum(
            _save(name, Image.open(io.BytesIO(taken))) for name, taken in _take(browser, site)
        )
        browser.close()
        total += sum(_save(name, page) for name, page in _report(Path(temporary), programme))
    print(f"{total / 1000:.0f} kB in {TARGET}")


def _take(browser: Browser, site: Path) -> Iterator[tuple[str, bytes]]:
    for width, height in SIZES.items():
        for scheme, word in SCHEMES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(f"{site.as_uri()}/{PAGES[width]}.html")
            yield f"site-{width}-{word}.png", page.screenshot()
            page.close()


def _report(folder: Path, programme: Path) -> Iterator[tuple[str, Image.Image]]:
    """Pages of the report as a PDF."""
    paper = folder / "rapport.pdf"
    command = [sys.executable, "-m", "uvp_cli", "report", str(paper), "--file", str(programme)]
    subprocess.run(command, check=True)
    document = pypdfium2.PdfDocument(paper)
    for number in REPORT_PAGES:
        yield f"rapport-{number}.png", document[number - 1].render(scale=REPORT_SCALE).to_pil()
    document.close()


def _save(name: str, taken: Image.Image) -> int:
    """Writes a screenshot in few colours, which these pages do not miss; gives its size."""
    image = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path = TARGET / name
    image.save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main()
