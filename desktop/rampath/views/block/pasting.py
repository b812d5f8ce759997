"""A block from the clipboard laid onto a table: where each cell goes, or one sentence why nothing was pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMimeData

from rampath.models.year_table import CellEntry
from rampath.views.block.keys import Place
from rampath.views.clipboard import clip_of
from rampath.wording import tr
from rampath.workbook.pasted import Clip
from rampath.workbook.pasted_block import LONGEST, Block, Piece, block_in, size_of

_MOST_BESIDE = 2_000_000
"""Letters of HTML, or bytes of Excel's own form, beyond which a block is taken as its text alone, to stay quick."""


class NothingPasted(Exception):
    """Nothing was pasted; the message is one sentence."""


class Headed(Protocol):
    """A table whose rows and columns can be found by the names that a block brings along."""

    def place_of(self, name: str) -> int | None: ...
    def column_of(self, name: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block is to go: the selected cells' first and last place, and the size of the table."""

    top: Place
    bottom: Place
    rows: int
    columns: Sequence[int]
    """The model's columns in the order in which they are seen."""
    apart: Sequence[Place] = ()
    """The selected cells where they are no whole block; else nothing."""


def laid(data: QMimeData, target: Target, headed: Headed) -> list[CellEntry]:
    """The entries of a clipboard's block.

    A block with names of rows and columns goes to those rows and columns; any other one from the first selected cell
    on, again and again where the selection holds it several times. Of cells apart each takes a single one. Raises
    NothingPasted for what is no block, and for one that is larger than the table from there or than a cell apart.
    """
    block = _block(data, target)
    named = _by_name(block, headed)
    if named is None:
        named = _into_each(block, target) if target.apart else _by_place(block, target)
    return [CellEntry(row, column, piece.text, piece.number, pasted=True) for row, column, piece in named]


def _block(data: QMimeData, target: Target) -> Block:
    if not (data.hasText() or data.hasHtml()):
        if data.hasImage():
            raise NothingPasted(tr("The clipboard holds a picture and no cells; nothing was pasted."))
        raise NothingPasted(tr("The clipboard holds no cells; nothing was pasted."))
    text = data.text() if data.hasText() else ""
    if len(text) > LONGEST:
        raise NothingPasted(tr("The clipboard holds far more than fits this table; nothing was pasted."))
    if text.strip():
        _check(size_of(text), target)
    clip = clip_of(data)
    clip = Clip(text, clip.html if len(clip.html) <= _MOST_BESIDE else "",
                clip.xml if len(clip.xml) <= _MOST_BESIDE else b"")  # fmt: skip
    block = block_in(clip)
    if not block:
        raise NothingPasted(tr("The clipboard holds no cells; nothing was pasted."))
    return block


def _check(size: Place, target: Target) -> None:
    """Refuse what is larger than the whole table with its headers, before it is looked at closely."""
    most = target.rows + 1, len(target.columns) + 1
    if size[0] > most[0] or size[1] > most[1]:
        raise NothingPasted(_too_large(size, (target.rows, len(target.columns))))


def _too_large(size: Place, room: Place) -> str:
    return tr(
        "The block has {rows} × {columns} cells and the table has room for {down} × {across} from here; nothing was"
        " pasted.", rows=f"{size[0]:,}", columns=f"{size[1]:,}", down=room[0], across=room[1],
    )  # fmt: skip


def _by_name(block: Block, headed: Headed) -> list[tuple[int, int, Piece]] | None:
    """Cells by the names in the first row and column, where all of these are known; else None."""
    if len(block) < 2 or len(block[0]) < 2:
        return None
    columns = [headed.column_of(piece.text) for piece in block[0][1:]]
    rows = [headed.place_of(row[0].text) for row in block[1:]]
    found = []
    for row, pieces in zip(rows, block[1:], strict=True):
        for column, piece in zip(columns, pieces[1:], strict=True):
            if row is None or column is None:
                return None
            found.append((row, column, piece))
    return found


def _into_each(block: Block, target: Target) -> list[tuple[int, int, Piece]]:
    """A single cell into each of several that stand apart; what lies between them was not chosen."""
    if (len(block), len(block[0])) != (1, 1):
        raise NothingPasted(
            tr("Several separate blocks are selected, and {rows} × {columns} cells fit none of them alone; select one"
               " block. Nothing was pasted.", rows=len(block), columns=len(block[0]))
        )  # fmt: skip
    return [(row, target.columns[column], block[0][0]) for row, column in target.apart]


def _by_place(block: Block, target: Target) -> list[tuple[int, int, Piece]]:
    size = len(block), len(block[0])
    room = target.rows - target.top[0], len(target.columns) - target.top[1]
    if size[0] > room[0] or size[1] > room[1]:
        raise NothingPasted(_too_large(size, room))
    down, across = target.bottom[0] - target.top[0] + 1, target.bottom[1] - target.top[1] + 1
    if down % size[0] or across % size[1]:
        down, across = size
    return [
        (target.top[0] + r, target.columns[target.top[1] + c], block[r % size[0]][c % size[1]])
        for r in range(down)
        for c in range(across)
    ]
