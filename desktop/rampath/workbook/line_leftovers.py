"""Every cell of a list that gave no amount, and why, told in ranges that do not overlap."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from rampath.wording import tr
from rampath.workbook.grid import Row, filled, raw_text, span
from rampath.workbook.line_body import WORDS, Body
from rampath.workbook.line_rows import What, reason_of
from rampath.workbook.mapping import FIGURES, ColumnUse, Role
from rampath.workbook.result import Unused, shown


def left_over(body: Body, what: NDArray[np.int8]) -> list[Unused]:
    """The cells outside of the list, those of rows that are no lines, and those that only describe a line.

    Cells in columns of amounts of a line are not among them, nor are error cells.
    """
    return [*_outside(body), *_no_lines(body, what), *_beside_amounts(body, what)]


def whole_row(sheet: str, at: int, row: Row, reason: str) -> Unused | None:
    """The cells of a row as one range; None where it is empty."""
    held = [column for column, value in enumerate(row, 1) if filled(value)]
    if not held:
        return None
    return Unused(span(sheet, (at, held[0]), (at, held[-1])), shown(raw_text(row[held[0] - 1])), reason, len(held))


def _outside(body: Body) -> Iterator[Unused]:
    sheet, header = body.sheet, body.mapping.header_row
    for at in (*range(1, body.first), *range(body.first + len(body), len(sheet.rows) + 1)):
        row = sheet.rows[at - 1]
        if at == header:
            reason = reason_of(What.HEADER)
        elif at < header and body.says_total(row):
            reason = reason_of(What.TOTAL)
        else:
            reason = tr("above or below the list")
        cells = whole_row(sheet.name, at, row, reason)
        if cells is not None:
            yield cells


def _no_lines(body: Body, what: NDArray[np.int8]) -> Iterator[Unused]:
    for at in np.flatnonzero((what != What.LINE) & (what != What.EMPTY)):
        row = whole_row(body.sheet.name, int(at) + body.first, body.rows[at], reason_of(what[at]))
        if row is not None:
            yield row


def _beside_amounts(body: Body, what: NDArray[np.int8]) -> Iterator[Unused]:
    """What stands beside the amounts of the lines, by stretches of lines and of columns with the same reason."""
    columns = [(column, _reason(body.mapping.use(column))) for column in range(1, body.width + 1)]
    stretches = [*_stretches(np.flatnonzero(what == What.LINE))]
    for reason, group in groupby(columns, key=lambda each: each[1]):
        if reason:
            beside = [column for column, _reason in group]
            until = np.concatenate([[0], body.count(beside).cumsum()])
            for first, last in stretches:
                count = int(until[last + 1] - until[first])
                if count:
                    yield _block(body, beside, (first, last), reason, count)


def _reason(use: ColumnUse | None) -> str:
    """Why a column gives no amounts; nothing for one that does."""
    if use is None or use.role is Role.UNKNOWN:
        return tr("column that nobody has said anything about")
    if use.role in WORDS:
        return tr("describes a line")
    return "" if use.role in FIGURES else tr("column left out on purpose")


def _stretches(rows: Sequence[int] | NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rows without a gap."""
    numbers = np.asarray(rows)
    if len(numbers):
        breaks = np.flatnonzero(np.diff(numbers) > 1)
        firsts = numbers[np.concatenate([[0], breaks + 1])]
        lasts = numbers[np.concatenate([breaks, [len(numbers) - 1]])]
        yield from zip(firsts.tolist(), lasts.tolist(), strict=True)


def _block(body: Body, columns: list[int], rows: tuple[int, int], reason: str, count: int) -> Unused:
    first, last = rows
    where = span(body.sheet.name, (first + body.first, columns[0]), (last + body.first, columns[-1]))
    values = (body.column(column)[at] for at in range(first, last + 1) for column in columns)
    raw = next(raw_text(value) for value in values if filled(value))
    return Unused(where, shown(raw), reason, count)
