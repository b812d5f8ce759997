"""Sheets of another known layout than the one by which a workbook is read: they are set apart, which is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Register
from rampath.wording import listing, tr
from rampath.workbook.grid import Book, Sheet, span
from rampath.workbook.result import Leftovers, Sheets, Unused, cells_of, shown

Score = Callable[[Book, Register], tuple[float, str]]
Apart = Sequence[tuple[str, Sequence[Sheet]]]
"""The names of layouts, each with the sheets that it knows."""


def set_apart(book: Book, register: Register, score: Score, others: Iterable[tuple[str, Score]]) -> Apart:
    """The sheets that `score` does not know by themselves, and one of the `others` does."""

    def knows(which: Score, sheets: Sequence[Sheet]) -> bool:
        return bool(sheets) and which(replace(book, sheets=tuple(sheets)), register)[0] > 0

    left = [sheet for sheet in book.sheets if _has_numbers(sheet) and not knows(score, [sheet])]
    found = []
    for name, other in others:
        known = [sheet for sheet in left if knows(other, [sheet])] if knows(other, left) else []
        if known:
            left = [sheet for sheet in left if sheet not in known]
            found.append((name, known))
    return found


def _has_numbers(sheet: Sheet) -> bool:
    """A sheet of notes has nothing to lose, though it may say of a state that it has no forces."""
    return any(isinstance(value, (float, int)) for row in sheet.rows for value in row)


def without(book: Book, apart: Apart) -> Book:
    """The book without what was set apart."""
    gone = {sheet.name for _, sheets in apart for sheet in sheets}
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if sheet.name not in gone)) if gone else book


def with_left_out(sheets: Sheets, apart: Apart, layout: str) -> Sheets:
    """What was read by `layout`, with what is to be said of the sheets that were set apart."""
    if not apart:
        return sheets
    left = [unused for _, some in apart for sheet in some for unused in _whole(sheet)]
    before = sheets.unused
    unused = Leftovers(lambda: [*before, *left], cells_of(before) + cells_of(left))
    return replace(sheets, findings=(*(_told(*each, layout) for each in apart), *sheets.findings), unused=unused)


def _whole(sheet: Sheet) -> list[Unused]:
    places = [*sheet.cells]
    if not places:
        return []
    corners = [(limit(row for row, _ in places), limit(column for _, column in places)) for limit in (min, max)]
    place, raw = span(sheet.name, *corners), sheet.cells[places[0]].raw
    return [Unused(place, raw, tr("a sheet of another layout"), len(places))]


def _told(other: str, sheets: Sequence[Sheet], layout: str) -> Finding:
    names = listing([f"“{shown(sheet.name)}”" for sheet in sheets])
    said = tr("The sheet {names} has the layout “{other}”, and the file was read as “{layout}”",
              names=names, other=other, layout=layout)  # fmt: skip
    if len(sheets) > 1:
        said = tr("The sheets {names} have the layout “{other}”, and the file was read as “{layout}”",
                  names=names, other=other, layout=layout)  # fmt: skip
    expected = tr("one layout in a workbook: save what has another as a workbook of its own")
    return told(Severity.WARNING, sheets[0].name, "", said, expected=expected, done=tr("Left out here"))
