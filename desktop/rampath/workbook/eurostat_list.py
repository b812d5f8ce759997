"""Eurostat's SDMX-CSV: one figure a line, with its dimensions, its country and its year beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.workbook.eurostat_words import Dimensions
from rampath.workbook.grid import Sheet
from rampath.workbook.sheet_walk import SheetWalk

_GEO, _TIME, _VALUE, _FLAG, _UPDATED = "GEO", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "LAST UPDATE"
_BESIDE = frozenset({"DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "CONF_STATUS", _UPDATED})
_DEEPEST_HEADER = 10


@dataclass(frozen=True, slots=True)
class Lines:
    """A sheet of one figure a line: its header's row, and the columns of everything."""

    walk: SheetWalk
    header: int
    geo: int
    time: int
    value: int
    flag: int | None
    updated: int | None
    columns: Mapping[int, str]

    def of_row(self, row: int) -> Dimensions:
        """The dimensions of a line."""
        return {name: text for c, name in self.columns.items() if (text := self.walk.text(row, c))}


def lines_in(sheet: Sheet) -> Lines | None:
    """The list that a sheet holds; None where it has no such header."""
    walk = SheetWalk(sheet)
    for row in walk.rows[:_DEEPEST_HEADER]:
        headed = {walk.text(row, c).upper(): c for c in walk.filled(row)}
        if not {_GEO, _TIME, _VALUE} <= set(headed):
            continue
        named = {headed[name] for name in (_GEO, _TIME, _VALUE, _FLAG, *_BESIDE) if name in headed}
        columns = {c: walk.text(row, c) for c in headed.values() if c not in named}
        return Lines(
            walk, row, headed[_GEO], headed[_TIME], headed[_VALUE], headed.get(_FLAG), headed.get(_UPDATED), columns
        )
    return None
