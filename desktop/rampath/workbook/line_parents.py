"""Lists whose lines hold the lines below them, which nobody has said: it is told, since totals hold these twice."""

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.wording import number, tr
from rampath.workbook.grid import place, raw_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.line_nested import holders_of
from rampath.workbook.result import shown

_MUCH = 0.2
"""How much of all amounts such lines must hold, so that no chance agreement is told."""


def share_held(body: Body, amounts: NDArray[np.float64], lines: Chosen) -> tuple[list[int], float]:
    """The lines that hold those right below them, and which part of all amounts they are."""
    rows = holders_of(body, amounts, lines).rows
    whole = float(np.nansum(np.abs(amounts[lines])))
    return rows, float(np.nansum(np.abs(amounts[rows]))) / whole if rows and whole else 0.0


def say_parents(body: Body, amounts: NDArray[np.float64], lines: Chosen, found: Found) -> None:
    """Warn where lines that count are the sums of those right below them, so that totals hold these twice.

    `amounts` [row, column] are in millions.
    """
    rows, share = share_held(body, amounts, lines)
    if share < _MUCH:
        return
    first = rows[0] + body.first
    column = next((use.column for use in body.words), 1)
    found.find(
        Severity.WARNING, place(body.sheet.name, first, column), shown(raw_text(body.sheet.value(first, column))),
        tr("Lines that are the sum of the lines right below or above them: {count}", count=number(len(rows), 0)),
        done=tr("Each was counted beside them, so that totals hold them twice; say where the list is read by hand, or"
                " with “nested = true” in its profile, that such lines do not count"),
    )  # fmt: skip
