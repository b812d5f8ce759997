"""Rows that a block of NATO's tables gives a second time: a copy, or another block whose title was lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import AGGREGATES
from rampath.wording import tr
from rampath.workbook.grid import Cell
from rampath.workbook.nato_table import Candidate
from rampath.workbook.result import shown

_FEW = 3


@dataclass(frozen=True, slots=True)
class Repeated:
    """From which row of a block on earlier rows are repeated, and which of those repeat none themselves.

    Where a block's title is lost its rows look like those above it; a figure that has none above must not be taken
    for one that was only now given.
    """

    begin: int
    strays: frozenset[int]


def repeated_rows(rows: Sequence[Sequence[Candidate]]) -> Repeated:
    """What a block gives a second time; a few rows are no more than a slip, and begin nothing."""
    given: set[tuple[str, int, bool]] = set()
    repeated = []
    for row in rows:
        keys = {(each.label.member.code, each.column.year, each.column.heading is None) for each in row}
        repeated.append(keys <= given)
        given |= keys
    runs = (at for at in range(len(rows) - _FEW + 1) if all(repeated[at : at + _FEW]))
    first = next(runs, None)
    if first is None:
        return Repeated(len(rows), frozenset())
    begin = _begin(rows, first)
    return Repeated(begin, frozenset(at for at in range(begin, len(rows)) if not repeated[at]))


def _begin(rows: Sequence[Sequence[Candidate]], first: int) -> int:
    """Where the rows that repeat others begin: at a gap or a total above, else with the first that repeats one."""
    begin = first
    while begin > 0:
        above = rows[begin - 1][0]
        if above.cell.row < rows[begin][0].cell.row - 1 or above.label.member.code in AGGREGATES:
            return begin
        begin -= 1
    return first


def given_before(again: Sequence[tuple[Candidate, Cell]]) -> Iterator[Finding]:
    """What a table gives a second time: that it is the same, or which of it differs."""
    differing = [(each, first) for each, first in again if each.cell.raw != first.raw]
    each, first = again[0]
    if not differing and len(again) == 1:
        message = tr("This figure stands here a second time, the same as in {place}; the first was used.",
                     place=first.place)  # fmt: skip
        yield Finding(Severity.NOTE, each.cell.place, each.cell.raw, message)
    elif not differing:
        message = tr("{count} figures stand here a second time, the same as from {place} on; the first were used.",
                     count=len(again), place=first.place)  # fmt: skip
        yield Finding(Severity.NOTE, each.cell.place, each.cell.raw, message)
    elif len(differing) > _FEW:
        each, first = differing[0]
        message = tr("{count} of {all} figures that stand here a second time differ from the first ones, such as"
                     " {name} {year}: {raw} after {first} in {place}. The first were used.",
                     count=len(differing), all=len(again), name=each.label.member.name, year=each.column.year,
                     raw=shown(each.cell.raw), first=shown(first.raw), place=first.place)  # fmt: skip
        yield Finding(Severity.ERROR, each.cell.place, each.cell.raw, message)
    else:
        for each, first in differing:
            message = tr("{name} {year} stands here a second time, as {raw} after {first} in {place}; the first was"
                         " used.", name=each.label.member.name, year=each.column.year, raw=shown(each.cell.raw),
                         first=shown(first.raw), place=first.place)  # fmt: skip
            yield Finding(Severity.ERROR, each.cell.place, each.cell.raw, message)
