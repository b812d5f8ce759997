"""The sheets of the World Bank's downloads that list countries by year, found by their header."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rampath.workbook.countries_across import Across, name_and_code
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_words import CODE, year_in
from rampath.workbook.years import Year

_DEEPEST_HEADER = 30
_FEWEST_YEARS = 2
_NAME = re.compile(r"(?:country|economy)(?: name)?|nom du pays|pays|nombre del país|ländername", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"(?:country|economy)[ _]code|code du pays|código del país|ländercode", re.IGNORECASE)
_INDICATOR = re.compile(
    r"(?:indicator|series)[ _]name|nom de l['’]indicateur|nombre del indicador|indikatorname", re.IGNORECASE
)
_INDICATOR_CODE = re.compile(
    r"(?:indicator|series)[ _]code|code de l['’]indicateur|código del indicador|indikatorcode", re.IGNORECASE
)
_SIGNS = re.compile(r"world development indicators|worldbank\.org|world bank", re.IGNORECASE)

Subject = tuple[str, str]
"""An indicator's code and name, either of which may be missing."""


_TIME = re.compile(r"time|year", re.IGNORECASE)
_TIME_CODE = re.compile(r"time[ _]code|year[ _]code", re.IGNORECASE)
_HEADED = re.compile(r".+\[[A-Z]{3}\]")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of countries by year: the columns of its header, and the indicator where the sheet has one for all."""

    walk: SheetWalk
    header: int
    name: int
    code: int | None
    indicator: int | None
    indicator_code: int | None
    years: Mapping[int, int]
    all_rows: Subject | None
    across: Across | None = None
    """Where the countries stand side by side, and `years` are those of rows."""

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet

    @property
    def labels(self) -> set[int]:
        return {each for each in (self.name, self.code, self.indicator, self.indicator_code) if each is not None}

    def subject(self, row: int) -> Subject:
        """The indicator of a row."""
        if self.all_rows is not None:
            return self.all_rows
        code, name = (
            "" if column is None else self.walk.text(row, column) for column in (self.indicator_code, self.indicator)
        )
        return code, name


def tables_in(book: Book) -> list[Table]:
    """The sheets that are such tables; without a sign of the Bank only those that name their indicators by code."""
    told = _told(book)
    signed = told is not None or any(_SIGNS.search(text) for sheet in book.sheets for text in _beginning(sheet))
    tables = [table for sheet in book.sheets if (table := _table(sheet, told)) is not None]
    return [table for table in tables if signed or table.indicator_code is not None]


def _beginning(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows[:_DEEPEST_HEADER]:
        yield from (value for value in row[:3] if isinstance(value, str))


def _told(book: Book) -> Subject | None:
    """The one indicator that a sheet of notes describes."""
    for sheet in book.sheets:
        walk = SheetWalk(sheet)
        columns = {walk.text(1, c).casefold().replace(" ", "_"): c for c in walk.filled(1)} if sheet.rows else {}
        code, name = columns.get("indicator_code"), columns.get("indicator_name")
        if code is not None and name is not None and not any(map(year_in, columns)):
            found = [
                (walk.text(r, code), walk.text(r, name)) for r in walk.rows[1:] if CODE.fullmatch(walk.text(r, code))
            ]
            return found[0] if len(found) == 1 else None
    return None


def _table(sheet: Sheet, told: Subject | None) -> Table | None:
    walk = SheetWalk(sheet)
    for row in range(1, min(len(sheet.rows), _DEEPEST_HEADER) + 1):
        filled = walk.filled(row)
        texts = {c: walk.text(row, c) for c in filled}
        name, code, indicator, indicator_code = (
            next((c for c, text in texts.items() if pattern.fullmatch(text)), None)
            for pattern in (_NAME, _COUNTRY_CODE, _INDICATOR, _INDICATOR_CODE)
        )
        years = {c: year for c in filled if (year := _year(sheet.value(row, c))) is not None}
        turned = _turned(walk, row, texts, indicator, indicator_code, told)
        if turned is not None:
            return turned
        label = name if name is not None else code
        if label is None or len(years) < _FEWEST_YEARS:
            continue
        if indicator is None and indicator_code is None:
            subject = told or _named_above(walk, row)
            if subject is None:
                return None
            return Table(walk, row, label, code, None, None, years, subject)
        return Table(walk, row, label, code, indicator, indicator_code, years, None)
    return None


def _turned(
    walk: SheetWalk, row: int, texts: Mapping[int, str], named: int | None, coded: int | None, told: Subject | None
) -> Table | None:
    """A table headed `Time`, `Time Code`, `Series Name`, `Belgium [BEL]` and so on, with a year in each row."""
    time = next((c for c, text in texts.items() if _TIME.fullmatch(text)), None)
    headed = {c: cell for c, text in texts.items() if _HEADED.fullmatch(text) and (cell := walk.sheet.cell(row, c))}
    if time is None or not headed:
        return None
    subject = None if named is not None or coded is not None else told or _named_above(walk, row)
    if named is None and coded is None and subject is None:
        return None
    years = {at: year for at in walk.rows[row:] if (year := _year(walk.sheet.value(at, time))) is not None}
    if len(years) < _FEWEST_YEARS:
        return None
    apart = {c: name_and_code(cell) for c, cell in headed.items()}
    time_code = {c for c, text in texts.items() if _TIME_CODE.fullmatch(text)}
    labels = frozenset({time, *time_code, *(c for c in (named, coded) if c is not None)})
    across = Across(
        walk, row, {c: name for c, (name, _) in apart.items()},
        {c: code for c, (_, code) in apart.items() if code is not None}, labels,
        {at: Year(year) for at, year in years.items()},
    )  # fmt: skip
    return Table(walk, row, time, None, named, coded, years, subject, across)


def _year(value: object) -> int | None:
    if isinstance(value, float | int) and value == value // 1:
        return year_in(str(int(value)))
    return year_in(value) if isinstance(value, str) else None


def _named_above(walk: SheetWalk, header: int) -> Subject | None:
    """The indicator whose code stands above the header."""
    found = [CODE.search(walk.text(row, c)) for row in range(1, header) for c in walk.filled(row)]
    return next(((code[0], "") for code in found if code is not None), None)
