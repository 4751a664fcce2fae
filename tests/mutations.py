"""Programmes with something changed, as plain data that a YAML file can hold."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from hypothesis import strategies as st

from uvp_cli.document.findings import KeyPath
from uvp_cli.document.reading import parse

EVERY_KEY = """\
version: 2
id: proef
title: Proef
period: {from: 2026-01, to: 2026-12, extended_to: 2027-12}
adoption:
  status: adopted
  edition: A
  decisions: [{by: A, gemeenten: [noord], cell: A}, {by: B, date: 2025-12-16}]
  remarks: []
region: {id: noord-zuid, name: Noord-Zuid}
contact: Team Noord, info@noord.example
frameworks: [{title: Plan, period: 2024-2027, abbreviation: IVP, extended_to: 2028, remarks: []}]
introduction: [{text: A, actions: [jeugd.actie], derived: [actions], remarks: []}]
gemeenten:
  - {id: noord, name: Noord, aliases: [N], code: GM0001, derived: [code], remarks: []}
  - {id: zuid, name: Zuid, from: 2026-01, to: 2026-06, merged_into: noord}
allocation:
  key: weights
  weights: {noord: 2.5, zuid: 1}
  source: CBS
  date: 2025-01-01
  note: A
  remarks: []
units:
  - {id: fte, name: fte, aliases: [A], hours: 1360, source: A, remarks: []}
  - {id: week, name: uur per week, plural: A, hours: 46, assumption: A}
departments: [{id: oov, name: OOV, aliases: [OV], remarks: []}]
partners: [{id: politie, name: Politie}]
roles: [{id: allen, name: Allen}, {id: bgm, name: Burgemeester}]
groups: [{id: kust, name: Kust, aliases: [K], gemeenten: [noord, zuid]}]
areas: [{id: centrum, name: Centrum, gemeente: noord}, {id: haven, name: Haven, aliases: [H]}]
priorities: [Hoog, Laag]
themes:
  - id: jeugd
    title: Jeugd
    number: 1
    aliases: [J]
    summary: A
    gemeenten: [noord]
    portfolio: [allen]
    level: local
    priority: Hoog
    areas: [centrum]
    ambitions: [{id: jeugd.ambitie, text: A, remarks: []}]
    goals:
      - {id: jeugd.doel, text: A, number: 2, remarks: [], indicators: [{title: C}]}
      - {id: jeugd.tweede, text: B}
    actions:
      - id: jeugd.actie
        title: A
        number: 1
        summary: A
        goals: [jeugd.doel]
        capacity:
          title: A
          departments: [oov]
          hours:
            cell: 7,5 uur
            estimates:
              - label: A
                hours: 7.5
                per: gemeente
                except: {noord: 8}
                assumption: A
                for_readers: A
                alternatives:
                  [{hours: 9, per: joint, except: {}}, {amount: 1, unit: fte, per: joint}]
          partners: [politie]
          duration: {cell: 1 jaar}
          cells: {departments: A, partners: A}
          source: A
          remarks: []
        gemeenten: [noord]
        level: regional
        priority: Laag
        areas: [centrum]
        owners: [oov]
        portfolio: [bgm]
        continues: jeugd.vorig
        measures:
          - title: A
            id: jeugd.stap
            text: A
            owners: [allen]
            status: done
            areas: [haven]
            number: "1.1"
            goals: [jeugd.tweede]
            gemeenten: [noord]
            capacity:
              title: B
              departments: [oov]
              hours: {cell: A, estimates: [{hours: 5, per: joint, assumption: A, for_readers: B}]}
              partners: [politie]
              duration: {cell: 1 jaar}
              cells: {departments: A}
              source: A
              remarks: []
            remarks: []
          - {title: B, number: "1.2", indicators: [{title: B}]}
        indicators:
          - title: A
            unit: A
            baseline: {value: 4.5, year: 2024, source: A}
            id: jeugd.cijfer
            kind: effect
            better: lower
            targets: [{value: -1, bound: max}]
            realised: [{value: 3, year: 2025}, {cell: nnb, date: 2026-07-01}]
            compare:
              - {with: A, value: 4, bound: min, year: 2025, source: A}
              - {with: B, cell: A, value: 4, date: 2026-07-01}
            source: A
            areas: [haven]
            remarks: []
        derived: [title]
        source: A
        remarks: []
    indicators: [{title: D}]
    residents: [{text: A}]
    budget:
      - {status: amount, text: A, euros: 10, per: joint, actions: [jeugd.actie], remarks: []}
      - {status: regular, text: A, line: A, derived: [status]}
      - status: amount
        text: A
        kind: reserve
        amounts: [{year: 2026, euros: 20}, {year: 2027, cell: B}]
        cell: A
        per: gemeente
        recurring: incidental
        coverage: A
    communication: [{text: A}]
    source: A
    remarks: [{kind: assumption, text: A}]
  - id: school
    parent: jeugd
    title: S
    number: "1.1"
    actions: [{id: school.actie, title: S, number: "1.1.1"}]
other_actions:
  - id: overig.actie
    title: A
    capacity:
      departments: [oov]
      hours:
        cell: 3 uur en 0,5 fte
        estimates:
          - {hours: 3, per: gemeente, gemeenten: [noord]}
          - {amount: 0.5, unit: fte, per: gemeente, department: oov, year: 2026}
          - {amount: 2, unit: week, per: joint}
internal: [overig.actie]
residents: [{text: A}]
budget: [{status: regular, text: A, actions: [overig.actie]}]
communication: [{text: A, actions: [overig.actie]}]
indicators: [{title: E}]
planning:
  - {title: B, month: 3, actions: [jeugd.stap]}
  - id: zomer.a
    title: A
    period: {name: Zomer, months: [7, 8]}
    year: 2026
    responsible: [allen, kust]
    domain: A
    actions: [jeugd.actie]
    from: 2026-07-01
    to: 2026-07-02
    week: 27
    cells: {responsible: A, when: A}
    derived: [actions]
    source: A
    remarks: []
  - {title: A, month: 7, gemeenten: [noord], areas: [haven]}
  - {title: A, quarter: 2}
  - {title: A, half: 1}
remarks: []
"""


@cache
def every_key() -> Any:
    """A document with every key that there is; not to be changed."""
    parsed = parse(EVERY_KEY, "alles.yaml")
    assert parsed.diagnostics == ()
    return parsed.data


EVERY_LOG_KEY = """\
version: 1
progress_of: proef
entries:
  - date: 2026-02-17
    about: jeugd.actie
    id: carnaval
    gemeente: noord
    by: oov
    status: delayed
    until: 2026-09
    hours: 7.5
    euros: 100
    cell: oranje
    text: A
    source: A
  - {date: 2026-03-01, about: jeugd.actie, corrects: carnaval, hours: 2}
  - {date: 2026-03-01, about: proef.indicator, value: -1.5}
"""
"""A log of the programme above, with every key."""


@cache
def every_log_key() -> Any:
    """The log with every key, as plain data."""
    return parse(EVERY_LOG_KEY, "uvp.voortgang.yaml").data


def paths(node: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path to everything in `node`."""
    yield path
    steps = range(len(node)) if isinstance(node, list) else node if isinstance(node, dict) else ()
    for step in steps:
        yield from paths(node[step], (*path, step))


def value_at(document: Any, path: KeyPath) -> Any:
    """What stands at `path`."""
    for step in path:
        document = document[step]
    return document


def changed(document: Any, path: KeyPath, value: Any) -> Any:
    """The document with `value` at `path`; the document itself stays as it is."""
    if not path:
        return value
    document = copy.deepcopy(document)
    value_at(document, path[:-1])[path[-1]] = value
    return document


DEEP: Any = "bodem"
for _ in range(30):
    DEEP = [DEEP]
EDGES: tuple[Any, ...] = (
    *(None, True, False, [], {}, [None], [""], {"": 1}, {"id": "a"}, DEEP),
    *(0, 1, -1, 12, 13, 53, 54, 999, 1_000, 10**6, 10**6 + 1, 10**9, 10**9 + 1, 10**15 - 1),
    *(0.0, -0.0, 1.0, 12.0, 13.0, 7.5, -0.5, 1e6, 1000000.1, 1e9, 1000000000.1, 1e-14),
    *("", " ", "\n", "\0", "é", "٣", "1", "1.0", "true", "null", "1e400", ".inf"),
    *("a", "a-b", "a--b", "-a", "a-", "A", "a.b", "a..b", "a.", "a\n", "a b", "één"),
    *("2026", "2026\n", "2026-1", "2026-13", "2026-12", "2026-12\n", "2024-2027", "2026-02-30"),
    *("GM0001", "GM00001", "gm0001", "GM٠٠٠١", "weights", "Weights", "joint", "amount", "title"),
    *("a" * 60, "a" * 61, "a" * 120, "a" * 121, "x" * 5_000, "x" * 5_001, "😀" * 5_000),
)
"""Values on and over the edge of what some key allows."""
NUMBERS = st.integers(1 - 10**15, 10**15 - 1) | st.builds(
    lambda whole, digits: float(f"{whole}.{digits}"),
    st.integers(-(10**8), 10**8),
    st.integers(0, 10**6),
)
"""Numbers of at most 15 digits; a file with longer ones is refused before its shape matters."""
VALUES = st.sampled_from(EDGES) | st.recursive(
    NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = sorted(
    {
        step
        for document in (every_key(), every_log_key())
        for path in paths(document)
        for step in path
        if isinstance(step, str)
    }
)
OTHER_KEYS = st.sampled_from([*KEYS, "from_", "except_", "Id", "", "$ref", "__class__"]) | st.text()


Change = Callable[[st.DrawFn, Any, Any], object]
"""Changes what stands at a step (a key or an index) of a block or list."""


def edges_like(value: Any) -> list[Any]:
    """The values on and over an edge of the same kind as `value`."""
    if isinstance(value, bool) or value is None:
        return [None, True, False]
    kind = (int, float) if isinstance(value, int | float) else type(value)
    return [each for each in EDGES if isinstance(each, kind) and not isinstance(each, bool)]


@st.composite
def mutations(draw: st.DrawFn, document: Any) -> Any:
    """The document after one to three changes to its structure."""
    whole = {"document": copy.deepcopy(document)}
    for _ in range(draw(st.integers(1, 3))):
        *path, step = draw(st.sampled_from([path for path in paths(whole) if path]))
        change = draw(st.sampled_from(CHANGES))
        change(draw, value_at(whole, tuple(path)), step)
        whole.setdefault("document", None)
    return whole["document"]


def _new_value(draw: st.DrawFn) -> Any:
    return copy.deepcopy(draw(VALUES))  # later changes must not reach the edges themselves


def _replace(draw: st.DrawFn, parent: Any, step: Any) -> None:
    parent[step] = _new_value(draw)


def _vary(draw: st.DrawFn, parent: Any, step: Any) -> None:
    parent[step] = copy.deepcopy(draw(st.sampled_from(edges_like(parent[step]))))


def _delete(_: st.DrawFn, parent: Any, step: Any) -> None:
    del parent[step]


def _rename(draw: st.DrawFn, parent: Any, step: Any) -> None:
    if isinstance(parent, dict):
        parent[draw(OTHER_KEYS)] = parent.pop(step)


def _add(draw: st.DrawFn, parent: Any, step: Any) -> None:
    node = parent[step]
    if isinstance(node, dict):
        node[draw(OTHER_KEYS)] = _new_value(draw)
    elif isinstance(node, list):
        node.append(_new_value(draw))
    else:
        parent[step] = [node]


def _repeat(_: st.DrawFn, parent: Any, step: Any) -> None:
    if isinstance(parent, list):
        parent.append(copy.deepcopy(parent[step]))


def _swap(draw: st.DrawFn, parent: Any, step: Any) -> None:
    steps = list(parent) if isinstance(parent, dict) else range(len(parent))
    other = draw(st.sampled_from(steps))
    parent[step], parent[other] = parent[other], parent[step]


def _keep_a_part(draw: st.DrawFn, parent: Any, step: Any) -> None:
    inner = draw(st.sampled_from(list(paths(parent[step]))))
    parent[step] = copy.deepcopy(value_at(parent[step], inner))


CHANGES: tuple[Change, ...] = (
    *(_replace, _replace, _vary, _vary, _delete, _rename, _add, _repeat, _swap, _keep_a_part),
)
