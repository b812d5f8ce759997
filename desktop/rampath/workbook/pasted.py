"""A block of cells from the clipboard, as Excel and LibreOffice put it there, seen as a book of one sheet."""

import csv
import hashlib
import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rampath.wording import number, tr
from rampath.workbook.figure import digits_of, figure_of
from rampath.workbook.grid import Book, Row, Sheet
from rampath.workbook.numeral import COMMA, POINT
from rampath.workbook.pasted_exact import Told, told_in_html, told_in_xml
from rampath.workbook.progress import Ticker
from rampath.workbook.safety import Container, WorkbookRefused
from rampath.workbook.sheet_xml import MOST_COLUMNS
from rampath.workbook.text_table import separator_of

NAME = "Clipboard"
"""What a pasted block is called where a file would be named."""

_LARGEST, _MOST_CELLS = 20_000_000, 5_000_000
_SAMPLE = 200
"""Lines that are looked at for what separates their fields."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard holds: the text that is seen, a page of HTML, and Excel's "XML Spreadsheet"."""

    text: str
    html: str = ""
    xml: bytes = b""


def pasted_book(clip: Clip | str) -> Book:
    """The block in a clipboard: fields between TABs, rows between line breaks, quoted where they hold either.

    A text without a TAB that no spreadsheet put there is a text table, cut by the sign that its lines share.

    A number that is rounded for show, or that is too wide for its column (`###`), is taken as it is where the
    clipboard tells it. Addresses count from the block's own corner. Raises WorkbookRefused where there is no block.
    """
    clip = Clip(clip) if isinstance(clip, str) else clip
    text, told = clip.text, told_of(clip)
    block = "\t" in text or "\n" in text.strip()
    if len(text) > _LARGEST or (told is not None and not block and told.rows * told.columns > _MOST_CELLS):
        raise WorkbookRefused(
            tr("The clipboard holds more than can be pasted; save the block as a file and import it.")
        )
    separator = "\t"
    if block:
        if told is None and "\t" not in text:
            separator = separator_of(text.splitlines()[:_SAMPLE])
        rows = rows_of(text, separator)
        merged = made_exact(rows, told) if told is not None else ()
    elif told is not None and told.rows * told.columns > 1:
        rows = [[told.texts.get((r, c), "") for c in range(1, told.columns + 1)] for r in range(1, told.rows + 1)]
        merged = made_exact(rows, told)
    else:
        raise WorkbookRefused(tr("The clipboard holds no cells; copy a block in Excel or LibreOffice and paste again."))
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise WorkbookRefused(
            tr("The clipboard holds a line of more than {most} fields, which is more than a sheet has columns; copy a"
               " smaller block.", most=number(MOST_COLUMNS, 0))
        )  # fmt: skip
    digest = hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()
    return Book(
        Path(NAME), digest, (Sheet(NAME, rows, merged=merged),), {}, Container.TEXT,
        encoding="utf-8", separator=separator, tick=Ticker(),
    )  # fmt: skip


def rows_of(text: str, separator: str = "\t") -> list[Row]:
    """The fields of a text between separators and line breaks; a quoted one may hold either."""
    try:
        return [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error:
        return [line.split(separator) for line in text.splitlines()]


def told_of(clip: Clip) -> Told | None:
    """What is told beside the text: by Excel's own form where it is there, else by HTML."""
    found = told_in_xml(clip.xml) if 0 < len(clip.xml) <= _LARGEST else None
    if found is None and 0 < len(clip.html) <= _LARGEST:
        found = told_in_html(clip.html)
    return found


def made_exact(rows: list[Row], told: Told) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Put exact numbers in the place of rounded ones; the merged ranges. Nothing where the two are not one block."""
    if (told.rows, told.columns) != (len(rows), max(map(len, rows), default=0)):
        return ()
    for (row, column), exact in told.numbers.items():
        fields = rows[row - 1]
        if column <= len(fields):
            fields[column - 1] = _exact(fields[column - 1], exact)
    return tuple(told.merged)


def _exact(text: str, number: float) -> str | float:
    """The number, where a text shows it: rounded, as per cent, or not at all for want of room; else the text.

    Dates and numbers that are scaled for show stay as they are seen, since nothing tells that they were meant
    otherwise.
    """
    bare = text.strip()
    if bare and not bare.strip("#"):
        return number
    digits = digits_of(bare)
    if digits is None:
        return text
    for separators in (POINT, COMMA):
        figure = figure_of(bare, separators)
        if figure is None or figure.value is None or figure.flags or figure.scale or figure.currency:
            continue
        shown = digits.rpartition(separators.decimal)[2] if separators.decimal in digits else ""
        decimals = sum(map(str.isdecimal, shown))  # none in “811,-”
        meant = Decimal(repr(number)) * (100 if figure.percent else 1)
        if abs(Decimal(repr(figure.value)) - meant) <= Decimal("0.5000001").scaleb(-decimals):
            return f"{meant.normalize():f}%" if figure.percent else number
    return text
