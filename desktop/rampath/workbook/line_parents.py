"""Lines of a list that hold the lines below them: in a budget by chapters, sections and items the sums stand on top."""

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.wording import number, tr
from rampath.workbook.grid import place, raw_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.result import shown

_MOST = 20_000
"""Longer lists are registers of single items."""
_MUCH = 0.2
"""How much of all amounts such lines must hold, so that no chance agreement is told."""
_CENTS = 1e8


def say_parents(body: Body, amounts: NDArray[np.float64], lines: Chosen, found: Found) -> None:
    """Warn where lines that count are the sums of two or more right below them, so that totals hold these twice.

    `amounts` [row, column] are in millions.
    """
    rows = np.flatnonzero(lines)
    if not 2 < len(rows) <= _MOST or not amounts.shape[1]:
        return
    whole = np.rint(np.nan_to_num(amounts[rows]) * _CENTS)
    parents = _parents(whole)
    if not parents or whole[parents].sum() < _MUCH * whole.sum():
        return
    first = int(rows[parents[0]]) + body.first
    column = next((use.column for use in body.words), 1)
    found.find(
        Severity.WARNING, place(body.sheet.name, first, column), shown(raw_text(body.sheet.value(first, column))),
        tr("Lines that are the sum of the lines right below them: {count}", count=number(len(parents), 0)),
        done=tr("Each was counted beside them, so that totals hold them twice; leave such rows out in the profile"),
    )  # fmt: skip


def _parents(whole: NDArray[np.float64]) -> list[int]:
    """The lines each of which is, in every column, the sum of a stretch of two or more that begins right below it."""
    until = whole.cumsum(axis=0)
    sums = until.sum(axis=1)
    ends: dict[float, list[int]] = {}
    for at, total in enumerate(sums.tolist()):
        ends.setdefault(total, []).append(at)
    wanted = (sums + whole.sum(axis=1)).tolist()
    return [
        at
        for at, total in enumerate(wanted)
        if whole[at].any()
        and any(end > at + 1 and (until[end] - until[at] == whole[at]).all() for end in ends.get(total, ()))
    ]
