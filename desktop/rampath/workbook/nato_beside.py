"""Blocks of NATO's tables that stand side by side: each title over years of its own, all beside the same members."""

from collections.abc import Sequence

from rampath.workbook.grid import Cell, Line
from rampath.workbook.nato_ahead import Ahead
from rampath.workbook.nato_counted import Meaning
from rampath.workbook.nato_header import Header
from rampath.workbook.nato_meaning import of_block
from rampath.workbook.nato_table import Table


def begun_beside(table: Table, row: Line, ahead: Ahead, at: int) -> list[Cell]:
    """Begin the blocks whose titles stand side by side in a row; gives the titles, none where it has not several.

    The years of such blocks stand there several times, below the row or above it; else the words may be about all
    figures, as a title on the left and its prices on the right are.
    """
    if len(row) < 2 or row.columns or table.open_title:
        return []
    titles = [(cell, block) for cell in row if (block := of_block(table.base, cell.text)) is not None]
    if len({block for _, block in titles}) < 2:
        return []
    before, header = table.header, ahead.header_below(at) or table.header
    if header is None or not (header.odd or header.beside):
        return []
    table.begin_block(titles[0][1], titles[0][0])
    table.unit_told = table.unit_told or all(block.unit for _, block in titles)
    table.beside = [(cell.column, block) for cell, block in titles]
    if before is not None and before.beside:
        table.begin_years(spread(before, table.beside))
    return [cell for cell, _ in titles]


def in_corner(row: Line, header: Header, table: Table) -> tuple[Meaning, Cell] | None:
    """The meaning of the block whose title stands left of its years, in their row; None where none does."""
    if table.beside:
        return None
    words = (cell for cell in row.words if cell.column < header.first)
    found = ((block, cell) for cell in words if (block := of_block(table.base, cell.text)) is not None)
    return next(found, None)


def spread(header: Header, beside: Sequence[tuple[int, Meaning]]) -> Header:
    """The header below titles side by side, each with its column: every year means what the title over it says.

    The same years may then stand once below each title. Where some stand below none, the header stays as it is. A
    header that titles stood above already takes the meaning of the new ones.
    """
    columns = sorted((*header.columns, *(each.column for each in header.odd)), key=lambda column: column.column)
    own = [[meaning for begins, meaning in beside if begins <= column.column][-1:] for column in columns]
    plain = header.beside or all(column.heading is None for column in columns)
    if not all(own) or not plain or not all(column.year for column in columns):
        return header
    meant = [column._replace(heading=over[0]) for column, over in zip(columns, own, strict=True)]
    once = len({(column.year, column.heading) for column in meant}) == len(meant)
    return Header(header.row, tuple(meant), beside=True) if once else header
