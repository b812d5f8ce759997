"""The values of a file's sheets as calamine reads them, from bytes that have been checked."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from threading import Thread

from python_calamine import CalamineSheet, CalamineWorkbook

from rampath.workbook.grid import Row
from rampath.workbook.progress import Ticker

_ROWS_AT_ONCE = 2_000
_LARGE = 60_000_000


def opened(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def rows_of(content: bytes, sheets: Sequence[tuple[str, str]], tick: Ticker) -> list[list[Row]]:
    """All rows of the sheets, each given by its name in the file and its name for people.

    calamine lets other threads run while it reads, so that two readers share the sheets where nobody follows, the
    file is small enough to be held twice, and a second processor is free.
    """
    if not tick.followed and len(sheets) > 1 and len(content) < _LARGE and _is_one_free():
        return _by_two(content, [name for name, _ in sheets])
    shown = sheets[0][1] if sheets else ""
    book = tick.during("Reading {sheet}", partial(opened, content), sheet=shown)
    return [_rows(book, name, shown, tick) for name, shown in sheets]


def _is_one_free() -> bool:
    """Whether another processor is likely to have nothing to do; without one, two readers are slower than one.

    This program itself keeps one busy. Windows does not tell how many are.
    """
    processors = os.cpu_count() or 1
    busy = 1.0 if sys.platform == "win32" else os.getloadavg()[0]
    return processors > 1 and busy < processors - 0.5


def _by_two(content: bytes, names: Sequence[str]) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    trouble: list[BaseException] = []
    left = iter(names)

    def read() -> None:
        book = opened(content)
        for name in left:  # an iterator over a sequence gives each name to one of them only
            found[name] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)

    def read_beside() -> None:
        try:
            read()
        except BaseException as error:  # noqa: BLE001 - calamine's panics are no Exceptions; raised again below
            trouble.append(error)

    beside = Thread(target=read_beside, daemon=True)
    beside.start()
    try:
        read()
    finally:
        beside.join()
    if trouble:
        raise trouble[0]
    return [found[name] for name in names]


def _rows(book: CalamineWorkbook, name: str, shown: str, tick: Ticker) -> list[Row]:
    sheet = tick.during("Reading {sheet}", lambda: book.get_sheet_by_name(name), sheet=shown)
    return rows_of_sheet(sheet, shown, tick)


def rows_of_sheet(sheet: CalamineSheet, shown: str, tick: Ticker) -> list[Row]:
    """All rows from A1 on; one by one where somebody follows, so that the window can paint in between."""
    if not tick.followed or sheet.total_height < _ROWS_AT_ONCE:
        return sheet.to_python(skip_empty_area=False)
    return [*_followed(sheet, shown, tick)]


def _followed(sheet: CalamineSheet, shown: str, tick: Ticker) -> Iterator[Row]:
    before = [""] * (sheet.start or (0, 0))[1]
    for at, row in enumerate(sheet.iter_rows()):  # the empty rows above are among them, the columns before are not
        if at % _ROWS_AT_ONCE == 0:
            tick("Reading {sheet}: {rows} rows", sheet=shown, rows=at)
        yield before + row if before else row
    # calamine's own cells are freed next
    tick.before_long("Reading {sheet}: {rows} rows", sheet=shown, rows=sheet.total_height)
