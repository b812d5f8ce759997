"""A block from the clipboard to be put into a table: a text and, where it is told, an exact number for each cell."""

import math
from dataclasses import dataclass

from rampath.workbook.grid import Row
from rampath.workbook.pasted import Clip, made_exact, rows_of, told_of

LONGEST = 5_000_000
"""Letters of text beyond which nothing is looked at: no table here has so many cells."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One pasted cell; `number` where the clipboard tells it exactly, in the unit that the text is in."""

    text: str
    number: float | None = None


Block = tuple[tuple[Piece, ...], ...]


def size_of(text: str) -> tuple[int, int]:
    """Rows and columns of the block in a text, without empty ones at its end; quick, also for 100,000 cells."""
    rows = _trimmed(rows_of(text))
    return len(rows), max(map(len, rows), default=0)


def block_in(clip: Clip) -> Block:
    """The cells of a block, each row equally long; nothing where there is none.

    Exact numbers come from what Excel and LibreOffice tell beside the text, so that a rounded one is not rounded
    twice. An error value and a number that is none stay texts, to be refused by whoever reads them.
    """
    told = told_of(clip)
    if clip.text.strip():
        rows = _trimmed(rows_of(clip.text))
    elif told is not None:
        rows = [[told.texts.get((r, c), "") for c in range(1, told.columns + 1)] for r in range(1, told.rows + 1)]
    else:
        return ()
    if told is not None:
        made_exact(rows, told)
    width = max(map(len, rows), default=0)
    return tuple(tuple(_piece(row[i] if i < len(row) else "") for i in range(width)) for row in rows)


def _piece(field: object) -> Piece:
    if isinstance(field, float) and math.isfinite(field):
        return Piece(repr(field), field)
    return Piece(str(field))


def _trimmed(rows: list[Row]) -> list[Row]:
    """The rows without empty ones at the end, and without columns at the end that are empty throughout."""
    while rows and not any(str(field).strip() for field in rows[-1]):
        rows.pop()
    width = max((i + 1 for row in rows for i, field in enumerate(row) if str(field).strip()), default=0)
    return [row[:width] for row in rows]
