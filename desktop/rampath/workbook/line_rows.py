"""Which rows of a list are lines, and what the others are: headings, notes, totals."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.wording import marked, tr
from rampath.workbook.grid import filled
from rampath.workbook.header_pattern import header_text
from rampath.workbook.line_body import WORDS, Body
from rampath.workbook.line_sums import Sums
from rampath.workbook.mapping import FIGURES, ColumnUse, Role
from rampath.workbook.years import year_of

_MOST_WORK = 20_000_000
"""Doubtful rows by rows; a list with more doubts is read without trying each."""
_USUAL = 0.5
"""Where more of the lines have no code, that is how the list is, and nothing is said of it."""


class What(IntEnum):
    """What a row is."""

    LINE = 0
    EMPTY = 1
    HEADING = 2
    HEADER = 3
    TOTAL = 4
    LEFT_OUT = 5
    TORN = 6


_REASONS = {
    What.EMPTY: marked("empty row"),
    What.HEADING: marked("heading or note, without an amount of its own"),
    What.HEADER: marked("column heading"),
    What.TOTAL: marked("total of other lines"),
    What.LEFT_OUT: marked("row left out on purpose"),
    What.TORN: marked("row torn by a separator amid a text"),
}


def reason_of(what: int) -> str:
    """Why a row is no line, in words."""
    return tr(_REASONS[What(what)])


@dataclass(frozen=True, eq=False)
class RowKinds:
    """What each row is, and which lines have an amount but no code."""

    what: NDArray[np.int8]
    uncoded: Chosen

    @property
    def lines(self) -> Chosen:
        return np.equal(self.what, What.LINE)


def kinds_of(body: Body, amounts: NDArray[np.float64], choices: dict[str, Chosen]) -> RowKinds:
    """What each row of a list is.

    A line has a code, or where the list has none a title; a row with an amount and no code is a line too, unless
    it says that it is a total or is the sum of lines above. A coded row whose title begins like a total is one
    only where it adds up: "Total Package Fielding" is a thing that armies buy. `choices` are the lines that may
    have been added up, those that count first.
    """
    has_amount: Chosen = np.any(np.isfinite(amounts), axis=1)
    held = body.held
    coded, by_code = _coded(body, has_amount)
    shown = has_amount | body.filled([use.column for use in body.mapping.figures])
    what = np.full(len(body), What.LINE, dtype=np.int8)
    what[~has_amount & ~(coded if by_code else coded & shown)] = What.HEADING
    if len(body.words) > 1:
        what[coded & ~has_amount & (held <= 1)] = What.HEADING
    what[held == 0] = What.EMPTY
    what[_headers(body)] = What.HEADER
    out = [row - body.first for row in body.mapping.left_out if 0 <= row - body.first < len(body)]
    what[out] = What.LEFT_OUT
    what[[row - body.first for row in body.torn]] = What.TORN
    said = said_totals(body) & (what == What.LINE)
    what[said & ~coded if by_code else said] = What.TOTAL
    codeless = has_amount & ~coded
    _settle(what, (what == What.LINE) & (said | codeless), amounts, choices)
    uncoded = codeless & (what == What.LINE)
    usual = uncoded.sum() > _USUAL * (what == What.LINE).sum()
    return RowKinds(what, uncoded & (not usual))


def may_hold(body: Body, amounts: NDArray[np.float64]) -> Chosen:
    """Which rows with an amount may hold others: those that nobody left out, and that are not called a total."""
    rows: Chosen = np.any(np.isfinite(amounts), axis=1) & ~said_totals(body)
    out = [row - body.first for row in (*body.mapping.left_out, *body.torn) if 0 <= row - body.first < len(body)]
    rows[out] = False
    return rows


def _coded(body: Body, has_amount: Chosen) -> tuple[Chosen, bool]:
    """Which rows have a code, or what stands for it in a list without a column of codes, and whether it has one."""
    for roles in ((Role.CODE,), (Role.LABEL, Role.TITLE), tuple(WORDS)):
        columns = [use.column for use in body.words if use.role in roles]
        if columns:
            return body.filled(columns), roles == (Role.CODE,)
    return has_amount, False


def _headers(body: Body) -> list[int]:
    """The rows that say the header again, as at the top of each page."""
    named = [use for use in body.mapping.columns if use.header and use.role not in {Role.IGNORED, Role.UNKNOWN}]
    words = [use for use in named if use in body.words]
    if not words or len(named) < 2 or words[0].header not in body.texts(words[0]):
        return []
    rows = [at for at, text in enumerate(body.texts(words[0])) if text == words[0].header]
    return [at for at in rows if all(_says(body, at, use) for use in named)]


def _says(body: Body, at: int, use: ColumnUse) -> bool:
    """Whether a cell says the header of its column again, or over amounts another year."""
    value = body.column(use.column)[at]
    if not filled(value):
        return False
    told = year_of(value) if use.role in FIGURES and isinstance(value, (str, float)) else None
    return told is not None or header_text(value) == header_text(use.header)


def said_totals(body: Body) -> Chosen:
    """The rows one of whose first words is a total's."""
    said = np.zeros(len(body), dtype=np.bool_)
    pattern = body.total_words
    if pattern is not None:
        for use in body.words:
            if use.role in {Role.CODE, Role.TITLE, Role.LABEL, Role.HEADING}:
                texts = body.texts(use)
                said |= np.fromiter((bool(text) and pattern.match(text) is not None for text in texts), np.bool_,
                                    len(texts))  # fmt: skip
    return said


def _settle(what: NDArray[np.int8], doubtful: Chosen, amounts: NDArray[np.float64], choices: dict[str, Chosen]) -> None:
    """Rows that may be lines or totals are totals where they add up; what is settled counts for the next."""
    rows = [int(row) for row in np.flatnonzero(doubtful)]
    if not rows or len(rows) * len(what) > _MOST_WORK:
        return
    starts = [0, *(int(row) + 1 for row in np.flatnonzero(what == What.TOTAL))]
    what[rows] = What.TOTAL
    lines = what == What.LINE
    sums = Sums(amounts, {name: chosen & lines for name, chosen in choices.items()})
    for row in rows:
        if sums.explain(amounts[row], [start for start in starts if start <= row], row):
            starts = sorted([*starts, row + 1])
        else:
            what[row] = What.LINE
            sums.add(row, amounts[row], [name for name, chosen in choices.items() if chosen[row]])
