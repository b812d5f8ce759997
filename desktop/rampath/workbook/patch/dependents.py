"""Which formulas follow from the cells that are written, near and far, so that their stored results are out of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

import numpy as np
from defusedxml import ElementTree
from openpyxl.utils import get_column_letter

from rampath.workbook.contents import Contents, SheetKind
from rampath.workbook.package import Package
from rampath.workbook.patch.formulas import Formula, formulas_of
from rampath.workbook.patch.sheet_bytes import SheetBytes, Unfamiliar, unpacked
from rampath.workbook.sheet_xml import Place

Touched = Mapping[str, frozenset[Place]]
"""The cells that are written, by sheet (casefolded)."""


@dataclass(frozen=True, slots=True)
class Dependent:
    """A cell whose stored result is out of date, with the bytes of the result in the XML of its sheet.

    A `block` fills more than its own cell, and its results are left where they are.
    """

    sheet: str
    part: str
    place: Place
    begin: int
    end: int
    block: bool = False

    @property
    def cell(self) -> str:
        return f"{self.sheet}!{get_column_letter(self.place[1])}{self.place[0]}"


def dependents_of(package: Package, contents: Contents, touched: Touched) -> tuple[Dependent, ...]:
    """The formulas that follow from the touched cells, sheet by sheet in the order of the cells.

    Formulas of which it cannot be said what they read (INDIRECT, tables, unknown names) count as following, with all
    that follows from them. Touched cells themselves are none.
    """
    if not any(touched.values()):
        return ()
    names = _names(package)
    known: list[tuple[str, str, Formula]] = []
    for entry in contents.entries:
        if entry.kind is not SheetKind.WORKSHEET or not entry.part:
            continue
        try:
            sheet = SheetBytes(unpacked(package, entry.part))
        except Unfamiliar:
            continue
        gone = touched.get(entry.name.casefold(), frozenset())
        known += [
            (entry.name, entry.part, formula)
            for formula in formulas_of(sheet.xml, sheet.prefix, entry.name, names)
            if formula.place not in gone
        ]
    stale = _spread([(name.casefold(), formula) for name, _part, formula in known], touched)
    return tuple(
        Dependent(name, part, each.place, each.begin, each.end, each.block)
        for at, (name, part, each) in enumerate(known)
        if stale[at] and (each.end > each.begin or each.block)
    )


def _spread(known: list[tuple[str, Formula]], touched: Touched) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which of the formulas follow from the touched cells, directly or by way of others."""
    stale = np.zeros(len(known), dtype=np.bool_)
    by_sheet: dict[str, list[tuple[int, int, int, int, int]]] = {}
    for at, (_sheet, formula) in enumerate(known):
        for each in formula.reaches:
            by_sheet.setdefault(each.sheet, []).append((at, *each.first, *each.last))
    ranges = {sheet: np.array(rows, dtype=np.int64) for sheet, rows in by_sheet.items()}
    waiting = [(sheet, place) for sheet, places in touched.items() for place in places]
    for at, (sheet, formula) in enumerate(known):
        if formula.anywhere:
            stale[at] = True
            waiting.append((sheet, formula.place))
    while waiting:
        sheet, (row, column) = waiting.pop()
        rows = ranges.get(sheet)
        if rows is None:
            continue
        inside = (rows[:, 1] <= row) & (rows[:, 2] <= column) & (row <= rows[:, 3]) & (column <= rows[:, 4])
        for at in np.unique(rows[inside, 0]):
            if not stale[at]:
                stale[at] = True
                waiting.append((known[at][0], known[at][1].place))
        ranges[sheet] = rows[~stale[rows[:, 0]]]
    return stale


def _names(package: Package) -> dict[str, str]:
    """The defined names with what they stand for; one of a single sheet counts for all."""
    content = package.read("xl/workbook.xml")
    begin, end = content.find(b"<definedNames"), content.rfind(b"</definedNames>")
    if not 0 <= begin < end:
        return {}
    inside = content[content.find(b">", begin) + 1 : end]
    try:
        root = ElementTree.fromstring(b"<a>" + inside + b"</a>")
    except ElementTree.ParseError:
        return {}
    return {(each.get("name") or "").casefold(): unescape(each.text or "") for each in root}
