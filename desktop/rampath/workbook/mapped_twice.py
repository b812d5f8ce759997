"""Figures that stand in two tables of one file: the first of them counts, and where the two differ that is said."""

from collections import defaultdict
from collections.abc import Iterable
from math import isclose
from typing import NamedTuple

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import number, tr
from rampath.workbook.result import Unused, shown

_SAME = 1e-9


class Once(NamedTuple):
    """Each figure once, the cells of those that stand a second time, and what there is to say of them."""

    observations: tuple[Observation, ...]
    unused: tuple[Unused, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Pair(NamedTuple):
    again: Observation
    first: Observation


def once(observations: Iterable[Observation], register: Register) -> Once:
    """The figures of all tables of one file, the first of each; others that are not equal are an error a table."""
    seen: dict[tuple[object, ...], Observation] = {}
    kept: list[Observation] = []
    unused: list[Unused] = []
    differing: dict[tuple[object, ...], list[_Pair]] = defaultdict(list)
    for row in observations:
        first = seen.setdefault(_figure(row), row)
        if first is row:
            kept.append(row)
            continue
        unused.append(Unused(row.cell, row.raw, tr("given before")))
        if not isclose(row.value, first.value, rel_tol=_SAME, abs_tol=_SAME):
            differing[_sheet(row), _sheet(first), row.measure, row.detail, row.price_basis].append(_Pair(row, first))
    return Once(tuple(kept), tuple(unused), tuple(_finding(pairs, register) for pairs in differing.values()))


def _figure(row: Observation) -> tuple[object, ...]:
    return row.member, row.measure, row.detail, row.year, row.unit, row.price_basis


def _sheet(row: Observation) -> str:
    return row.cell.rpartition("!")[0]


def _finding(pairs: list[_Pair], register: Register) -> Finding:
    again, first = pairs[0]
    member = register[again.member].name if again.member in register else again.member
    words = {
        "name": measure_words(again.measure),
        "member": member,
        "year": again.year,
        "raw": shown(again.raw),
        "first": shown(first.raw),
        "place": first.cell,
    }
    if len(pairs) == 1:
        said = tr("{name} of {member} in {year} stands in two tables, here as {raw} and in {place} as {first}", **words)
    else:
        said = tr("{count} figures of {name} stand in two tables with other values, such as {member} in {year}: here"
                  " {raw}, and {first} in {place}", count=number(len(pairs), 0), **words)  # fmt: skip
    expected = tr("each figure once; say what one of the tables counts instead, or do not take it")
    return told(Severity.ERROR, again.cell, again.raw, said, expected=expected, done=tr("Those in the first were used"))
