"""Eurostat's lists: one figure a line, with its dimensions, its country and its year beside it.

They are SDMX-CSV, with codes, labels or both in each cell (`BE: Belgium`), or the older Data Explorer's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.workbook.eurostat_figures import CONFIDENTIAL
from rampath.workbook.eurostat_words import Dimensions, code_and_label, dimension
from rampath.workbook.grid import Cell, Sheet, filled
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.years import year_of

_GEO, _LABELS = "GEO", ("GEO_LABEL", "GEOPOLITICAL ENTITY (REPORTING)")
_UPDATED, _STATUS = "LAST UPDATE", "CONF_STATUS"
_BESIDE = frozenset({
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", _STATUS, "TIME", "TIME_LABEL", "OBSERVATION VALUE",
    _UPDATED,
})  # fmt: skip
_DEEPEST_HEADER = 10


@dataclass(frozen=True, slots=True)
class _Manner:
    """What a kind of list calls its time, its figures and their flags."""

    time: str
    value: str
    flag: str


_SDMX = _Manner("TIME_PERIOD", "OBS_VALUE", "OBS_FLAG")
_EXPLORER = _Manner("TIME", "VALUE", "FLAG AND FOOTNOTES")
_OF_R = (_Manner("TIME_PERIOD", "VALUES", "FLAGS"), _Manner("TIME", "VALUES", "FLAGS"))
"""As the statistics program R has the same lists, with the first day of each year for the year."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A sheet of one figure a line: its header's row, and the columns of everything.

    `geo` names the country, by code, by name or by both; `label` is a column with its name besides.
    """

    walk: SheetWalk
    header: int
    geo: int
    label: int | None
    time: int
    value: int
    flag: int | None
    status: int | None
    updated: int | None
    columns: Mapping[int, str]

    def of_row(self, row: int) -> Dimensions:
        """The dimensions of a line."""
        return {name: text for c, name in self.columns.items() if (text := self.walk.text(row, c))}

    def country(self, row: int) -> tuple[Cell | None, Cell | None]:
        """The cells that name a line's country, and its code where that stands besides."""
        cell = self.walk.sheet.cell(row, self.geo)
        if cell is None:
            return None, None
        name = None if self.label is None else self.walk.sheet.cell(row, self.label)
        if name is not None and name.text:
            return name, cell
        code, label = code_and_label(cell.text)
        return (cell._replace(value=label), cell._replace(value=code, raw=code)) if code and label else (cell, None)

    def flags(self, row: int) -> str:
        """The letters of `p` or `p: provisional`, with `c` where a column of its own says it."""
        letters = "" if self.flag is None else self.walk.text(row, self.flag).partition(":")[0].strip()
        status = "" if self.status is None else self.walk.text(row, self.status).partition(":")[0].strip()
        return letters + "c" if status in CONFIDENTIAL and "c" not in letters else letters


def lines_in(sheet: Sheet) -> Lines | None:
    """The list that a sheet holds; None where it has no such header."""
    walk = SheetWalk(sheet)
    for row in walk.rows[:_DEEPEST_HEADER]:
        names = {c: walk.text(row, c).partition(":")[0].strip() for c in walk.filled(row)}
        headed = {name.upper(): c for c, name in names.items()}
        label = next((headed[name] for name in _LABELS if name in headed), None)
        geo = headed.get(_GEO, label)
        manners = (each for each in (_SDMX, _EXPLORER, *_OF_R) if {each.time, each.value} <= set(headed))
        manner = next(manners, None)
        if geo is None or manner is None:
            continue
        flag = headed.get(manner.flag)
        if manner is not _SDMX and flag is None and not any(map(dimension, headed)):
            continue
        time, value = headed[manner.time], headed[manner.value]
        if manner in _OF_R and not _are_years(walk, row, time):
            continue
        named = {geo, label, time, value, flag, *(headed[name] for name in _BESIDE if name in headed)}
        columns = {c: name for c, name in names.items() if c not in named}
        label = label if label != geo else None
        return Lines(walk, row, geo, label, time, value, flag, headed.get(_STATUS), headed.get(_UPDATED), columns)
    return None


def _are_years(walk: SheetWalk, header: int, column: int) -> bool:
    """Whether each line is of a year: the first day of one stands for a quarter, too, where other days are told."""
    values = (walk.sheet.value(row, column) for row in walk.rows[header:])
    return all(year_of(value) is not None for value in values if filled(value))
