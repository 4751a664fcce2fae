from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.samples import HEAD
from uvp_cli.checking.check import check_file
from uvp_cli.files import batch
from uvp_cli.files.batch import check_files


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """More files than there are jobs: right, wrong and absent ones by turns."""
    endings = ("", "themas: []\n", "themes: [\n")
    names = [str(tmp_path / f"uvp{number:02}.yaml") for number in range(20)]
    for number, name in enumerate(names[:-1]):
        Path(name).write_text(HEAD + endings[number % 3], "utf-8")
    return names


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 3, None, 100])
def test_the_outcome_is_the_same_with_any_number_of_jobs(
    files: list[str], jobs: int | None
) -> None:
    one_by_one = [check_file(name) for name in files]
    found = list(check_files(files, jobs))
    assert [each.name for each in found] == files
    assert [each.diagnostics for each in found] == [each.diagnostics for each in one_by_one]
    assert [each.lines for each in found] == [each.lines for each in one_by_one]
    assert [each.readable for each in found] == [True] * 19 + [False]


def test_no_files_have_no_outcome() -> None:
    assert list(check_files([])) == []


def test_few_files_need_no_other_process(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import concurrent.futures

    monkeypatch.delattr(concurrent.futures, "ProcessPoolExecutor")
    assert len(list(check_files(files[:3]))) == 3


def test_every_core_is_used_where_the_system_does_not_say_which(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert batch._cores() == os.cpu_count()
