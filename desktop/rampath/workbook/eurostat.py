"""Eurostat's downloads: countries by year as .xls, .xlsx, .tsv or .csv, and its lists of one figure a line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from rampath.domain.member import Member, Register
from rampath.wording import tr
from rampath.workbook.countries_across import AcrossReader
from rampath.workbook.edition import MONTHS, span_in_words
from rampath.workbook.eurostat_figures import IS_FLAG, FlaggedFigures
from rampath.workbook.eurostat_list import Lines, lines_in
from rampath.workbook.eurostat_table import Block, Turned, blocks_in, is_eurostats
from rampath.workbook.eurostat_words import Dimensions, series_of
from rampath.workbook.gathering import Gathering
from rampath.workbook.grid import Book, Cell
from rampath.workbook.national_currency import Made, Settled, in_currencies
from rampath.workbook.result import Sheets
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.years import Year, year_of

_UPDATED = re.compile(r"last updated?|dernière mise à jour|letzte aktualisierung", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)\b")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TICK = 2_000


def score(book: Book, _register: Register) -> tuple[float, str]:
    """Whether a sheet has Eurostat's header over countries and years, and dimensions that a measure stands for."""
    found = False
    for sheet in book.sheets:
        if lines := lines_in(sheet):
            found = True
            rows = (row for row in lines.walk.rows[lines.header :])
            if any(series_of(lines.of_row(row)) is not None for row in rows):
                return 0.95, tr("it lists one figure a line as Eurostat does, with dimensions that are known")
        elif is_eurostats(sheet):
            blocks = blocks_in(sheet)
            found = found or bool(blocks)
            if any(series_of(dimensions, block.title) is not None for block in blocks for dimensions in _said(block)):
                return 0.95, tr("it has Eurostat's header of countries and years, with dimensions that are known")
    if found:
        return 0.0, tr("it has Eurostat's header, but no figures that Rampath has a measure for")
    return 0.0, tr("no sheet has Eurostat's header of countries and years")


def read(book: Book, register: Register) -> Sheets:
    """Read every block of every sheet; the members' figures count, all others are left out and said to be."""
    lists = {sheet.name: lines for sheet in book.sheets if (lines := lines_in(sheet)) is not None}
    blocks = {sheet.name: blocks_in(sheet) for sheet in book.sheets if sheet.name not in lists and is_eurostats(sheet)}
    years = [year.year for each in blocks.values() for block in each for year in block.years.values()]
    for lines in lists.values():
        found = (year_of(lines.walk.sheet.value(row, lines.time)) for row in lines.walk.rows[lines.header :])
        years += [year.year for year in found if year is not None]
    updated = _updated(book, lists)
    named = f"{MONTHS[updated.month - 1]} {updated.year}" if updated else span_in_words(years)

    def gather(settled: Settled) -> Sheets:
        gathering = Gathering(book, register, f"Eurostat {named}".strip())
        return _gathered(gathering, FlaggedFigures(gathering, settled), lists, blocks)

    made = Made(updated.year if updated else 0, max(years, default=0))
    return in_currencies(gather, made, register, book.answers)


def _gathered(
    gathering: Gathering,
    figures: FlaggedFigures,
    lists: Mapping[str, Lines],
    blocks: Mapping[str, list[Block | Turned]],
) -> Sheets:
    """What all sheets say."""
    for sheet in gathering.book.sheets:
        gathering.book.tick("Reading {sheet}", sheet=sheet.name)
        if sheet.name in lists:
            _read_list(lists[sheet.name], gathering, figures)
        elif blocks.get(sheet.name):
            _read_blocks(SheetWalk(sheet), blocks[sheet.name], gathering, figures)
        else:
            gathering.leave_rows(SheetWalk(sheet), SheetWalk(sheet).rows, tr("about the download"))
    figures.tell()
    return gathering.sheets()


def _updated(book: Book, lists: Mapping[str, Lines]) -> date | None:
    """The day of the last update, by its line or its column."""
    for sheet in book.sheets:
        lines = lists.get(sheet.name)
        if lines is not None and lines.updated is not None and len(lines.walk.rows) > lines.header:
            return _day(sheet.value(lines.header + 1, lines.updated))
        walk = SheetWalk(sheet)
        for row in walk.rows[:40]:
            columns = walk.filled(row)
            if columns and _UPDATED.match(walk.text(row, columns[0])):
                return _day(sheet.value(row, columns[1]) if len(columns) > 1 else walk.text(row, columns[0]))
    return None


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    first, last = _YEAR_FIRST.search(value), _DAY_FIRST.search(value)
    try:
        if first is not None:
            return date(int(first[1]), int(first[2]), int(first[3]))
        if last is not None:
            return date(int(last[3]) + (2000 if len(last[3]) == 2 else 0), int(last[2]), int(last[1]))
    except ValueError:
        return None
    return None


def _rows(block: Block | Turned) -> range:
    return range(block.first, block.last + 1)


def _said(block: Block | Turned) -> Iterator[Dimensions]:
    """The dimensions of each of a block's rows, or of all."""
    if isinstance(block, Turned):
        yield block.dimensions
    else:
        yield from (block.of_row(row) for row in _rows(block))


def _values(block: Block | Turned, figures: FlaggedFigures) -> Iterator[object]:
    """What stands where figures do that there is a measure for."""
    if isinstance(block, Turned):
        yield from block.across.figures
        return
    for row in _rows(block):
        if figures.knows(block.of_row(row), block.title):
            yield from (block.walk.sheet.value(row, c) for c in block.years)


def _read_blocks(walk: SheetWalk, blocks: list[Block | Turned], gathering: Gathering, figures: FlaggedFigures) -> None:
    gathering.decide_separators((value for block in blocks for value in _values(block, figures)), walk.sheet.name)
    at = 1
    for block in blocks:
        gathering.leave_rows(walk, range(at, block.header), tr("title, source or legend"))
        gathering.leave_rows(walk, range(block.header, block.first), tr("header"))
        if isinstance(block, Turned):
            _read_turned(block, gathering, figures)
        else:
            for row in _rows(block):
                if row % _TICK == 0:
                    gathering.book.tick("Reading {sheet}, row {row}", sheet=walk.sheet.name, row=row)
                reason = _read_row(block, row, gathering, figures)
                if reason:
                    gathering.leave_rows(walk, [row], reason)
        at = block.last + 1
    gathering.leave_rows(walk, range(at, len(walk.rows) + 1), tr("title, source or legend"))


def _read_turned(block: Turned, gathering: Gathering, figures: FlaggedFigures) -> None:
    """Reads a block whose countries stand side by side."""
    across, rows = block.across, _rows(block)
    series = figures.series(block.dimensions, block.title, next(iter(across.countries.values())))
    if series is None:
        gathering.leave_rows(across.walk, rows, tr("figures that Rampath has no measure for"))
        return

    def take(cell: Cell, member: Member, year: Year) -> None:
        beside = across.walk.text(cell.row, across.flags[cell.column]) if cell.column in across.flags else ""
        figures.take(cell, member, series, year, beside if IS_FLAG.fullmatch(beside) else "")

    reader = AcrossReader(across, gathering)
    reader.own(block.years)
    for row in block.years:
        reader.row(row, take)


def _read_row(block: Block, row: int, gathering: Gathering, figures: FlaggedFigures) -> str:
    """Reads a row; for one that is left out, says why."""
    walk = block.walk
    filled = walk.filled(row)
    if not filled:
        return ""
    label = block.label(row)
    if label is None or not label.text:
        return tr("outside the table")
    series = figures.series(block.of_row(row), block.title, label)
    if series is None:
        return tr("figures that Rampath has no measure for")
    figured = any(c in block.years for c in filled)
    member, reason = gathering.member_of(label, figures=figured, code=block.code_of(row))
    if member is None:
        return reason
    owner = {flag: c for c, flag in block.flags.items()}
    for cell in walk.cells(row):
        year = block.years.get(cell.column)
        if year is not None:
            beside = walk.text(row, block.flags[cell.column]) if cell.column in block.flags else ""
            figures.take(cell, member, series, year, beside if IS_FLAG.fullmatch(beside) else "")
        else:
            gathering.leave([cell], _beside(cell, block, is_flag=cell.column in owner))
    return ""


def _beside(cell: Cell, block: Block, *, is_flag: bool) -> str:
    if cell.column in {block.geo, block.code, *block.columns}:
        return tr("row label")
    if is_flag and IS_FLAG.fullmatch(cell.text):
        return tr("flag of the figure beside it")
    return tr("beside the table")


def _read_list(lines: Lines, gathering: Gathering, figures: FlaggedFigures) -> None:
    walk = lines.walk
    rows = walk.rows[lines.header :]
    known = (row for row in rows if figures.knows(lines.of_row(row), ""))
    gathering.decide_separators((walk.sheet.value(row, lines.value) for row in known), walk.sheet.name)
    gathering.leave_rows(walk, walk.rows[: lines.header - 1], tr("title, source or legend"))
    gathering.leave_rows(walk, [lines.header], tr("header"))
    for row in rows:
        if row % _TICK == 0:
            gathering.book.tick("Reading {sheet}, row {row}", sheet=walk.sheet.name, row=row)
        reason = _read_line(lines, row, gathering, figures)
        if reason:
            gathering.leave_rows(walk, [row], reason)


def _read_line(lines: Lines, row: int, gathering: Gathering, figures: FlaggedFigures) -> str:
    """Reads a line; for one that is left out, says why."""
    walk = lines.walk
    label, code = lines.country(row)
    if label is None:
        return tr("outside the table") if walk.filled(row) else ""
    series = figures.series(lines.of_row(row), "", label)
    if series is None:
        return tr("figures that Rampath has no measure for")
    member, reason = gathering.member_of(label, figures=walk.sheet.cell(row, lines.value) is not None, code=code)
    if member is None:
        return reason
    year = year_of(walk.sheet.value(row, lines.time))
    if year is None:
        return tr("a period that is no year")
    for cell in walk.cells(row):
        if cell.column == lines.value:
            beside = lines.flags(row)
            figures.take(cell, member, series, year, beside if IS_FLAG.fullmatch(beside) else "")
        elif cell.column == lines.flag:
            gathering.leave([cell], tr("flag of the figure beside it"))
        else:
            gathering.leave([cell], tr("row label"))
    return ""
