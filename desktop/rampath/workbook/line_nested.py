"""Lines that hold the lines right below them, as where the sum of a chapter stands above its items."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.wording import number, tr
from rampath.workbook.grid import place, raw_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.line_marks import Counting
from rampath.workbook.mapping import Role
from rampath.workbook.result import shown

_MOST = 20_000
"""Longer lists are registers of single items."""
_CENTS, _LARGEST = 1e8, 4e18
_LAYERED = frozenset({Role.CODE, Role.HEADING})


class Holders(NamedTuple):
    """The rows that hold those right below them, and those that by their codes should and are not their sum."""

    rows: list[int]
    odd: list[int]


def holders_of(body: Body, amounts: NDArray[np.float64], lines: Chosen) -> Holders:
    """Of these lines those that are, in every column, the sum of lines right below them; amounts are in millions.

    Where codes or indents tell which lines stand below another, these must add up to it, but for roundings; where
    nothing tells it, a line must be the sum of two or more, to the cent.
    """
    rows = np.flatnonzero(lines)
    if not 2 < len(rows) <= _MOST or not amounts.shape[1]:
        return Holders([], [])
    whole = _whole(np.nan_to_num(amounts[rows]))
    layers = _Layers(body, rows.tolist())
    if any(layers.deeper(at, at + 1) for at in range(len(rows) - 1)):
        held, odd = _by_layers(whole, layers)
    else:
        held, odd = _by_sums(whole), []
    return Holders([int(rows[at]) for at in held], [int(rows[at]) for at in odd])


def _whole(amounts: NDArray[np.float64]) -> NDArray[np.int64]:
    """Amounts in millions as whole cents, whose sums are exact; in tens of cents or more where these are too many."""
    parts, most = _CENTS, float(np.abs(amounts).sum(axis=0).max(initial=0.0))
    while most * parts > _LARGEST:
        parts /= 10
    return np.rint(amounts * parts).astype(np.int64)


class _Layers:
    """What tells how deep rows stand: the last of their code columns that is filled, its text, and the indent."""

    def __init__(self, body: Body, rows: Sequence[int]) -> None:
        layered = [use for use in body.mapping.columns if use.role in _LAYERED]
        titles = [use for use in body.mapping.columns if use.role in {Role.TITLE, Role.LABEL, Role.COUNTED}]
        texts = [body.texts(use) for use in layered]
        self._last = [max((nth for nth, each in enumerate(texts) if each[row]), default=-1) for row in rows]
        named = zip(rows, self._last, strict=True)
        self._codes = [texts[last][row] if last >= 0 else "" for row, last in named]
        column = body.column(titles[0].column) if titles else None
        self._indents = [0 if column is None else _indent(column[row]) for row in rows]

    def deeper(self, above: int, below: int) -> bool:
        """Whether the second of two rows may stand below the first by what names them, and not beside it."""
        if self._last[below] != self._last[above]:
            return self._last[below] > self._last[above]
        return self._begins(above, below, "0. ") or self._indents[below] > self._indents[above]

    def plainly_deeper(self, above: int, below: int) -> bool:
        """The same where it is no matter of zeros: `42301` may stand beside `42300`, and `5100` below `5000`."""
        return self._last[below] > self._last[above] or (
            self._last[below] == self._last[above] and self._begins(above, below, ". ")
        )

    def _begins(self, above: int, below: int, without: str) -> bool:
        """Whether a code begins with another one, but for signs at their ends, and goes on."""
        upper, lower = self._codes[above].rstrip(without), self._codes[below].rstrip(without)
        return upper != "" and len(lower) > len(upper) and lower.startswith(upper)


def _indent(value: object) -> int:
    return len(value) - len(value.lstrip()) if isinstance(value, str) else 0


def _by_layers(whole: NDArray[np.int64], layers: _Layers) -> tuple[list[int], list[int]]:
    """From below up: the lines that stand below a line are popped, and it takes their place where it is their sum."""
    unit = max(1, int(np.gcd.reduce(np.abs(whole), axis=None)))
    stack: list[int] = []
    held, odd = [], []
    for at in range(len(whole) - 1, -1, -1):
        below: list[int] = []
        while stack and layers.deeper(at, stack[-1]):
            below.append(stack.pop())
        if below and whole[at].any():
            gap = np.abs(whole[below].sum(axis=0) - whole[at])
            if (2 * gap <= (unit > 1) * unit * (len(below) + 1)).all():
                held.append(at)
                below = []
            elif layers.plainly_deeper(at, below[0]):
                odd.append(at)
        stack += [*reversed(below), at]
    return held[::-1], odd[::-1]


def _by_sums(whole: NDArray[np.int64]) -> list[int]:
    """From below up, by running sums: a line takes the place of two or more of those that are left and add up to it."""
    until: list[tuple[int, ...]] = [tuple([0] * whole.shape[1])]
    ends: dict[tuple[int, ...], list[int]] = {until[0]: [0]}
    found = []
    for at in range(len(whole) - 1, -1, -1):
        row = tuple(map(int, whole[at]))
        wanted = tuple(total - own for total, own in zip(until[-1], row, strict=True))
        end = next(reversed(ends.get(wanted, ())), None) if any(row) else None
        if end is not None and end < len(until) - 2:
            while len(until) > end + 1:
                ends[until.pop()].pop()
            found.append(at)
        until.append(tuple(total + own for total, own in zip(until[-1], row, strict=True)))
        ends.setdefault(until[-1], []).append(len(until) - 1)
    return found[::-1]


def leave_holders(body: Body, amounts: NDArray[np.float64], lines: Chosen, counting: Counting, found: Found) -> None:
    """Count out lines that hold those right below them; told where lines look so and are not their sum."""
    holders = holders_of(body, amounts, lines)
    for row in holders.rows:
        counting.leave(row, tr("the lines right below add up to it"))
    if holders.odd:
        column = next((use.column for use in body.words), 1)
        row = holders.odd[0] + body.first
        found.find(
            Severity.WARNING, place(body.sheet.name, row, column), shown(raw_text(body.sheet.value(row, column))),
            tr("Lines that by their codes hold the lines below them, and are not their sum: {count}",
               count=number(len(holders.odd), 0)),
            done=tr("Each was counted beside them; check that nothing is counted twice"),
        )  # fmt: skip
