"""The blocks of Eurostat's downloads: a header of years, with the dimensions that hold for the rows below it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rampath.workbook.countries_across import Across
from rampath.workbook.eurostat_words import Dimensions, code_and_label, dimension
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.years import Year, year_of

_GEO_BY_TIME = re.compile(
    r"(?P<before>.*?)\bgeo\b\s*(?:\([^()]*\))?\s*[\\/]\s*(?:time(?:_period)?|temps|zeit)", re.IGNORECASE
)
_TIME_BY_GEO = re.compile(r"(?:time(?:_period)?|temps|zeit)\s*[\\/]\s*geo\b\s*(?:\([^()]*\))?", re.IGNORECASE)
_TIME = re.compile(r"(?:time|time_period|temps|zeit)(?:\s*\[\w+\])?", re.IGNORECASE)
_GEO = re.compile(r"geo\b.*|geopolitical entity.*|entité géopolitique.*|geopolitische meldeeinheit.*", re.IGNORECASE)
_CODES = re.compile(r"geo\b.*\bcodes?\b.*", re.IGNORECASE)
_SIGN = re.compile(r"\beurostat\b|\bestat\b|\bgeo \([^()]+\)", re.IGNORECASE)
_END = re.compile(
    r"(?:special values?|observation flags?|available flags?|flags?|footnotes?|bookmark|source|short description"
    r"|valeurs? spéciales?|sonderzeichen)(?![^\W\d_])",
    re.IGNORECASE,
)
_DATASET = re.compile(r"dataset|ensemble de données|datensatz", re.IGNORECASE)
_FLAGS = re.compile(r"(?:(?:19|20)\d\d[ _])?(?:obs_)?flags?(?: and footnotes)?", re.IGNORECASE)
_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of countries by year: `header` to `last` (sheet rows), and where each thing stands in them.

    `geo` is the column that names the country, `code` one that has its code besides; `dimensions` hold for all
    rows, `columns` say for each row; `packed` are the dimensions that stand in one cell with the country, before
    it and parted by commas. `flags` are columns of flags, by the column of figures to which they belong.
    """

    walk: SheetWalk
    header: int
    first: int
    last: int
    geo: int
    code: int | None
    years: Mapping[int, Year]
    flags: Mapping[int, int]
    dimensions: Dimensions
    columns: Mapping[int, str]
    packed: tuple[str, ...]
    title: str
    merged: bool = False
    """Whether a label may stand once for the rows below it, too, that have labels in other columns."""

    def of_row(self, row: int) -> Dimensions:
        """The dimensions of a row."""
        told = {name: self.walk.text(self._telling(row, c), c) for c, name in self.columns.items()}
        found = {**self.dimensions, **told}
        if self.packed:
            found.update(zip(self.packed, self.walk.text(row, self.geo).split(","), strict=False))
        return {name: value.strip() for name, value in found.items() if value.strip()}

    def label(self, row: int) -> Cell | None:
        """The cell that names a row's country; its value is the name alone."""
        cell = self.walk.sheet.cell(self._telling(row, self.geo), self.geo)
        if cell is None:
            return None
        if self.packed:
            return cell._replace(value=cell.text.rpartition(",")[2].strip())
        code, label = code_and_label(cell.text)
        return cell._replace(value=label) if code else cell

    def code_of(self, row: int) -> Cell | None:
        """The cell with a row's code of a country, which may stand behind its name: `Belgium [BE]`."""
        if self.code is not None:
            return self.walk.sheet.cell(row, self.code)
        cell = None if self.packed else self.walk.sheet.cell(self._telling(row, self.geo), self.geo)
        code = "" if cell is None else code_and_label(cell.text)[0]
        return cell._replace(value=code, raw=code) if cell is not None and code else None

    def _telling(self, row: int, column: int) -> int:
        """The row whose label in a column holds for this one."""
        if self.merged and any(self.walk.text(row, c) for c in (self.geo, *self.columns)):
            return next((at for at in range(row, self.first, -1) if self.walk.text(at, column)), self.first)
        return row


@dataclass(frozen=True, slots=True)
class Turned:
    """Countries side by side, with their years below each other in the rows from `first` to `last`."""

    across: Across
    first: int
    last: int
    dimensions: Dimensions
    title: str

    @property
    def header(self) -> int:
        return self.across.header

    @property
    def years(self) -> Mapping[int, Year]:
        return self.across.years


def is_eurostats(sheet: Sheet) -> bool:
    """Whether a sheet has Eurostat's name, or its header, near its beginning."""
    walk = SheetWalk(sheet)
    texts = (walk.text(row, c) for row in walk.rows[:_BEGINNING] for c in walk.filled(row)[:8])
    return any(_SIGN.search(text) or _GEO_BY_TIME.match(text) or _TIME_BY_GEO.fullmatch(text) for text in texts if text)


def blocks_in(sheet: Sheet) -> list[Block | Turned]:
    """The blocks of a sheet, from top to bottom."""
    walk = SheetWalk(sheet)
    found: list[Block | Turned] = []
    told: dict[str, str] = {}
    title = ""
    row = 1
    while row <= len(walk.rows):
        dimensions = {name: value for name, value in told.items() if dimension(name)}
        begun = _begun(walk, row, dimensions, title)
        block = _turned(walk, row, dimensions, title) if begun is None else _with_end(begun)
        if block is not None:
            found.append(block)
            told = {}
            row = block.last + 1
            continue
        label, value = _line(walk, row)
        if label and value and not _END.match(label):
            told[label] = value
        if _DATASET.match(label):
            title = value
        elif "[" in label and not dimension(label):
            title = label
        row += 1
    return found


def _line(walk: SheetWalk, row: int) -> tuple[str, str]:
    """A line above a block: a dimension, or whatever stands in the first cell, and what stands right of it."""
    columns = walk.filled(row)
    if not columns:
        return "", ""
    at = next((c for c in columns if dimension(walk.text(row, c))), columns[0])
    others = [c for c in columns if c > at] or [c for c in columns if c != at]
    return walk.text(row, at).rstrip(":").strip(), walk.text(row, others[0]) if others else ""


def _begun(walk: SheetWalk, row: int, told: Mapping[str, str], title: str) -> Block | None:
    """The block whose header stands in this row."""
    texts = {c: walk.text(row, c) for c in walk.filled(row)}
    geo = next((c for c, text in texts.items() if _GEO_BY_TIME.fullmatch(text)), None)
    if geo is not None:
        return _by_time(walk, row, geo, texts, told, title)
    if not any(_TIME.fullmatch(text) for text in texts.values()) or row == len(walk.rows):
        return None
    below = {c: walk.text(row + 1, c) for c in walk.filled(row + 1)}
    labels = [c for c, text in below.items() if _GEO.fullmatch(text)]
    years = _years(walk, row, set())
    if not labels or not years:
        return None
    code = next((c for c in labels if _CODES.fullmatch(below[c])), None)
    name = next((c for c in labels if c != code), code)
    code = code if code != name else None
    flags = _flags(walk, row, years)
    taken = {name, code, *years, *flags.values()}
    columns = {c: text for c, text in below.items() if c not in taken and dimension(text)}
    return Block(walk, row, row + 2, 0, name or labels[0], code, years, flags, told, columns, (), title, bool(columns))


def _turned(walk: SheetWalk, row: int, told: Mapping[str, str], title: str) -> Turned | None:
    """The block with the countries in this row, and the years below each other in the column where they begin."""
    columns = walk.filled(row)
    if len(columns) < 2 or not (_TIME_BY_GEO.fullmatch(text := walk.text(row, columns[0])) or _GEO.fullmatch(text)):
        return None
    time, countries = columns[0], _headings(walk, row, columns[1:])
    codes: Mapping[int, Cell] = {}
    first = row + 1
    while walk.text(first, time) and year_of(walk.sheet.value(first, time)) is None:
        label = walk.text(first, time)
        if _GEO.fullmatch(label):
            below = _headings(walk, first, [*countries])
            countries, codes = (countries, below) if _CODES.fullmatch(label) else (below, countries)
        elif not _TIME.fullmatch(label):
            return None
        first += 1
    years = _years_below(walk, first, time)
    if not years or not countries:
        return None
    right = (c + 1 for c in countries if c + 1 not in countries)
    flags = {c - 1: c for c in right if not walk.text(row, c) or _FLAGS.fullmatch(walk.text(row, c))}
    across = Across(walk, row, countries, codes, frozenset({time}), years, flags)
    return Turned(across, first, max(years), told, title)


def _headings(walk: SheetWalk, row: int, columns: list[int]) -> dict[int, Cell]:
    """The cells of a row that head a column of figures."""
    cells = {c: cell for c in columns if (cell := walk.sheet.cell(row, c)) is not None}
    return {c: cell for c, cell in cells.items() if cell.text and not _FLAGS.fullmatch(cell.text)}


def _years_below(walk: SheetWalk, first: int, column: int) -> dict[int, Year]:
    """By row the years of a column, down to the first row that names none."""
    years: dict[int, Year] = {}
    for row in range(first, len(walk.rows) + 1):
        year = year_of(walk.sheet.value(row, column))
        if year is None and walk.filled(row):
            break
        if year is not None:
            years[row] = year
    return years


def _by_time(
    walk: SheetWalk, row: int, geo: int, texts: Mapping[int, str], told: Mapping[str, str], title: str
) -> Block | None:
    """A header such as `GEO/TIME`, or one with the names of the dimensions before it, in one cell or in several."""
    years = _years(walk, row, {geo})
    if not years:
        return None
    match = _GEO_BY_TIME.fullmatch(texts[geo])
    before = match["before"] if match is not None else ""
    packed = tuple(name.strip() for name in before.split(",") if name.strip())
    flags = _flags(walk, row, years)
    others = {c: text for c, text in texts.items() if c not in years and c != geo and c not in flags.values()}
    columns = {c: text for c, text in others.items() if dimension(text)}
    return Block(walk, row, row + 1, 0, geo, None, years, flags, told, columns, packed, title)


def _years(walk: SheetWalk, row: int, besides: set[int]) -> dict[int, Year]:
    found = {c: year_of(walk.sheet.value(row, c)) for c in walk.filled(row) if c not in besides}
    return {c: year for c, year in found.items() if year is not None}


def _flags(walk: SheetWalk, row: int, years: Mapping[int, Year]) -> dict[int, int]:
    """The columns of flags: headed so, or without a heading right of a year."""
    headed = set(walk.filled(row))
    right = (c + 1 for c in years if c + 1 not in years)
    return {c - 1: c for c in right if c not in headed or _FLAGS.fullmatch(walk.text(row, c))}


def _with_end(begun: Block) -> Block:
    """The block with its last row, which is above the legend of special values or the next block's lines."""
    walk = begun.walk
    last = begun.header
    for row in walk.rows[begun.first - 1 :]:
        label, value = _line(walk, row)
        if _END.match(label) or _begins_another(walk, row, label, value):
            break
        last = row
    return replace(begun, last=max(last, begun.first - 1))


def _begins_another(walk: SheetWalk, row: int, label: str, value: str) -> bool:
    texts = (walk.text(row, c) for c in walk.filled(row))
    headed = (text for text in texts if text and not text[0].isdigit())
    return bool(value and dimension(label)) or any(_GEO_BY_TIME.fullmatch(text) for text in headed)
