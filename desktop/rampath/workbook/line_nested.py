"""Lines that hold the lines right below them, as where the sum of a chapter stands above its items."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.wording import number, tr
from rampath.workbook.grid import place, raw_text
from rampath.workbook.line_body import Body, head_once
from rampath.workbook.line_found import Found
from rampath.workbook.line_marks import Counting
from rampath.workbook.mapping import Role
from rampath.workbook.result import shown

_MOST = 20_000
"""Longer lists are registers of single items."""
_CENTS, _LARGEST = 1e8, 4e18
_SIGN = re.compile(r"\w")
_LEADING = re.compile(r"\s*(?P<code>[0-9]+(?:[.-][0-9]+)*)\.?\s+(?=[^\W\d_])")
_NEARLY_ALL = 0.9
_LAYERED = frozenset({Role.CODE, Role.HEADING})


class Holders(NamedTuple):
    """The rows that hold those right beside them, and those that by their codes should and are not their sum.

    `told` where it is codes or indents by which one holds others, and not its amount alone.
    """

    rows: list[int]
    odd: list[int]
    told: bool = False


def holders_of(body: Body, amounts: NDArray[np.float64], lines: Chosen) -> Holders:
    """Of these lines those that are, in every column, the sum of lines right below them; amounts are in millions.

    Where codes or indents tell which lines stand below another, these must add up to it, but for roundings; where
    nothing tells it, a line must be the sum of two or more, to the cent. Where nothing told it, and that finds more,
    the same upwards.
    """
    rows = np.flatnonzero(lines)
    if not 2 < len(rows) <= _MOST or not amounts.shape[1]:
        return Holders([], [])
    whole = _whole(np.nan_to_num(amounts[rows]))
    down = _held(whole, _Layers(body, rows.tolist()))
    up = _held(whole[::-1], _Layers(body, rows[::-1].tolist()))
    above = [int(rows[len(rows) - 1 - at]) for at in reversed(up.rows)]
    below = [int(rows[at]) for at in down.rows]
    if (up.told or not down.told) and np.nansum(np.abs(amounts[above])) > np.nansum(np.abs(amounts[below])):
        return Holders(above, [])
    return Holders(below, [int(rows[at]) for at in down.odd])


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
        if len(layered) == 1 and titles and layered[0].column < titles[0].column:
            self._set_below_heads(rows)
        column = body.column(titles[0].column) if titles else None
        self._indents = [0 if column is None else _indent(column[row]) for row in rows]
        if column is not None and not any(self._codes):
            self._codes = leading_codes([column[row] for row in rows])

    def _set_below_heads(self, rows: Sequence[int]) -> None:
        """Where codes stand beside a few lines, each once, those without one stand below them, but for totals above."""
        ordered = sorted(range(len(rows)), key=rows.__getitem__)
        if not head_once([self._codes[at] for at in ordered]):
            return
        first = next(nth for nth, at in enumerate(ordered) if self._codes[at])
        for at in ordered[first:]:
            self._last[at] = 0 if self._codes[at] else 1

    def deeper(self, above: int, below: int) -> bool:
        """Whether the second of two rows may stand below the first by what names them, and not beside it."""
        if self._last[below] != self._last[above]:
            return self._last[below] > self._last[above]
        return (
            any(self._begins(above, below, ends) for ends in ("0. ", ". "))
            or self._indents[below] > self._indents[above]
        )

    def uppermost(self, below: Sequence[int]) -> list[int]:
        """Of lines of several layers those of the uppermost; beside them stand parts that do not add up to theirs."""
        layers = {self._last[at] for at in below}
        return [at for at in below if self._last[at] == min(layers)] if len(layers) > 1 else []

    def plainly_deeper(self, above: int, below: int) -> bool:
        """The same where it is no matter of zeros: `42301` may stand beside `42300`, and `5100` below `5000`."""
        return self._last[below] > self._last[above] or (
            self._last[below] == self._last[above] and self._begins(above, below, ". ")
        )

    def kind(self, at: int) -> tuple[int, str]:
        """How the code of a row is built, and where it stands: those of chapters and of accounts are of two kinds."""
        return self._last[at], _SIGN.sub(lambda sign: "0" if sign[0].isdigit() else "a", self._codes[at])

    def _begins(self, above: int, below: int, without: str) -> bool:
        """Whether a code begins with another one, but for signs at their ends, and goes on."""
        upper, lower = self._codes[above].rstrip(without), self._codes[below].rstrip(without)
        return upper != "" and len(lower) > len(upper) and lower.startswith(upper)


def leading_codes(values: Sequence[object]) -> list[str]:
    """The codes of different lengths that nearly all titles begin with, `1221 Forsvarskommandoen`; else none."""
    found = [_LEADING.match(value) if isinstance(value, str) else None for value in values]
    codes = ["" if each is None else each["code"] for each in found]
    coded = sum(map(bool, codes)) >= _NEARLY_ALL * len(codes) and len({len(code) for code in codes if code}) > 1
    return codes if coded else [""] * len(codes)


def _indent(value: object) -> int:
    return len(value) - len(value.lstrip()) if isinstance(value, str) else 0


def _held(whole: NDArray[np.int64], layers: _Layers) -> Holders:
    """The lines that hold others, and those that by their codes should and do not.

    From below up: the lines that stand below a line, or add up to it, are taken off the pile, and it takes their place.
    """
    unit = max(1, int(np.gcd.reduce(np.abs(whole), axis=None)))
    layered = any(layers.deeper(at, at + 1) for at in range(len(whole) - 1))
    pile = _Pile(whole)
    held, odd, told = [], [], False
    for at in range(len(whole) - 1, -1, -1):
        if whole[at].any():
            below = pile.above(partial(layers.deeper, at))
            if _add_up(whole, at, below, unit) or _add_up(whole, at, layers.uppermost(below), unit):
                pile.take(len(below))
                held.append(at)
                told = True
            elif count := _summed(pile, at, layers, layered=layered):
                pile.take(count)
                held.append(at)
            elif below and layers.plainly_deeper(at, below[0]):
                odd.append(at)
        pile.put(at)
    return Holders(held[::-1], odd[::-1], told)


def _add_up(whole: NDArray[np.int64], at: int, below: Sequence[int], unit: int) -> bool:
    """Whether lines add up to another one, but for roundings where amounts are in units greater than cents."""
    gap = np.abs(whole[below].sum(axis=0) - whole[at])
    return bool(below) and bool((2 * gap <= (unit > 1) * unit * (len(below) + 1)).all())


def _summed(pile: "_Pile", at: int, layers: _Layers, *, layered: bool) -> int:
    """How many lines below one add up to it, to the cent, where nothing says that they stand beside it; 0 for none."""
    count = pile.adding_up(at)
    apart = count > 0 and layers.kind(at) != layers.kind(pile.lines[-1])
    if count == 1:
        run = pile.alike(at)
        kinds = {layers.kind(each) for each in run}
        return count if apart and 1 < len(kinds) == len(run) == run[-1] - run[0] + 1 else 0
    return count if not layered or apart or (at == 0 and count == len(pile.lines)) else 0


class _Pile:
    """Lines that no line above them holds, from below up, with running sums of their amounts."""

    def __init__(self, whole: NDArray[np.int64]) -> None:
        self.lines: list[int] = []
        self._rows: list[tuple[int, ...]] = [tuple(row) for row in whole.tolist()]
        self._alike: dict[tuple[int, ...], list[int]] = {}
        for at, row in enumerate(self._rows):
            self._alike.setdefault(row, []).append(at)
        self._until: list[tuple[int, ...]] = [tuple([0] * whole.shape[1])]
        self._ends: dict[tuple[int, ...], list[int]] = {self._until[0]: [0]}

    def put(self, at: int) -> None:
        self.lines.append(at)
        until = tuple(total + own for total, own in zip(self._until[-1], self._rows[at], strict=True))
        self._until.append(until)
        self._ends.setdefault(until, []).append(len(self.lines))

    def take(self, count: int) -> None:
        for _ in range(count):
            self.lines.pop()
            self._ends[self._until.pop()].pop()

    def above(self, fits: Callable[[int], bool]) -> list[int]:
        """The lines on top of the pile that fit, the uppermost first."""
        return list(takewhile(fits, reversed(self.lines)))

    def adding_up(self, at: int) -> int:
        """How many of the lines on top add up to another one, the fewest; 0 where none do."""
        wanted = tuple(total - own for total, own in zip(self._until[-1], self._rows[at], strict=True))
        ends = self._ends.get(wanted)
        return len(self.lines) - ends[-1] if ends else 0

    def alike(self, at: int) -> list[int]:
        """All lines with the amounts of one, where it has several; that line alone where one amount may be chance."""
        row = self._rows[at]
        return self._alike[row] if len({amount for amount in row if amount}) > 1 else [at]


def leave_holders(body: Body, amounts: NDArray[np.float64], lines: Chosen, counting: Counting, found: Found) -> None:
    """Count out lines that hold those right below them; told where lines look so and are not their sum."""
    holders = holders_of(body, amounts, lines)
    for row in holders.rows:
        counting.leave(row, tr("the lines right below or above add up to it"))
    if holders.odd:
        column = next((use.column for use in body.words), 1)
        row = holders.odd[0] + body.first
        found.find(
            Severity.WARNING, place(body.sheet.name, row, column), shown(raw_text(body.sheet.value(row, column))),
            tr("Lines that by their codes hold the lines below them, and are not their sum: {count}",
               count=number(len(holders.odd), 0)),
            done=tr("Each was counted beside them; check that nothing is counted twice"),
        )  # fmt: skip
