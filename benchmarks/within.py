"""The steps of a command inside one process, by pyperf.

python benchmarks/within.py -o RESULTS.json FILE
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pyperf  # type: ignore[import-untyped]

from uvp_cli.checking.check import check
from uvp_cli.document.reading import read
from uvp_cli.files import cache
from uvp_cli.programme.origin import Loaded
from uvp_cli.queries.hours import account
from uvp_cli.render.answers import write
from uvp_cli.reports.hours import account_report

GEMEENTE = "vaals"


def main() -> None:
    """Times each step on the programme in the file that is named."""
    # pyperf starts this file again for every series of runs.
    runner = pyperf.Runner(add_cmdline_args=lambda command, given: command.append(given.file))
    runner.argparser.add_argument("file")
    path = Path(runner.parse_args().file)
    text = path.read_bytes()
    document = read(path)
    programme = check(document).programme
    if programme is None:
        sys.exit(f"{path} heeft fouten.")
    report = account_report(account(programme, GEMEENTE), Loaded(programme, path.name))
    with TemporaryDirectory() as folder:
        place = Path(folder)
        cache.keep(text, cache.Kept(programme, None), place)
        runner.bench_func("cache.find", cache.find, text, place)
        runner.bench_func("hours.account", account, programme, GEMEENTE)
        runner.bench_func("answers.write", lambda: write(report, "table", io.StringIO(), 120))
        runner.bench_func("document.read", read, path)
        runner.bench_func("check.check", check, document)


if __name__ == "__main__":
    main()
