"""Where a key moves to in a grid of cells, as in Excel: a pure function of the grid."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

Place = tuple[int, int]
"""Row and column, both from 0, as they are seen."""

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_KEYS = {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Grid:
    """How large the grid is, which cells hold something, and how many rows are a page."""

    rows: int
    columns: int
    filled: Callable[[Place], bool]
    page: int = 10


def moves(key: int) -> bool:
    """Whether a key moves about."""
    return key in _KEYS


def target(key: int, at: Place, grid: Grid, *, ctrl: bool) -> Place:
    """Where a key leads from a place; with `ctrl` to the edge of the block, or of the table."""
    row, column = at
    last_row, last_column = grid.rows - 1, grid.columns - 1
    if key in _STEPS:
        step = _STEPS[Qt.Key(key)]
        return block_edge(at, step, grid) if ctrl else _clamped((row + step[0], column + step[1]), grid)
    match key:
        case Qt.Key.Key_Home:
            return (0, 0) if ctrl else (row, 0)
        case Qt.Key.Key_End:
            return (last_row, last_column) if ctrl else (row, last_column)
        case Qt.Key.Key_PageUp:
            return _clamped((row - grid.page, column), grid)
        case Qt.Key.Key_PageDown:
            return _clamped((row + grid.page, column), grid)
    return at


def block_edge(at: Place, step: Place, grid: Grid) -> Place:
    """The last filled cell of the run that one stands in, else the next filled one, else the edge of the table."""
    place = _next(at, step)
    if not _inside(place, grid):
        return at
    within = grid.filled(at) and grid.filled(place)
    while True:
        further = _next(place, step)
        if within and not (_inside(further, grid) and grid.filled(further)):
            return place
        if not within and (grid.filled(place) or not _inside(further, grid)):
            return place
        place = further


def within(at: Place, top: Place, bottom: Place, *, down: bool, back: bool) -> Place:
    """The next cell of a selected block, going `down` its columns or else along its rows, from its end to its start."""
    rows, columns = bottom[0] - top[0] + 1, bottom[1] - top[1] + 1
    row, column = at[0] - top[0], at[1] - top[1]
    step = -1 if back else 1
    if down:
        column, row = divmod((column * rows + row + step) % (rows * columns), rows)
    else:
        row, column = divmod((row * columns + column + step) % (rows * columns), columns)
    return top[0] + row, top[1] + column


def _next(at: Place, step: Place) -> Place:
    return at[0] + step[0], at[1] + step[1]


def _inside(at: Place, grid: Grid) -> bool:
    return 0 <= at[0] < grid.rows and 0 <= at[1] < grid.columns


def _clamped(at: Place, grid: Grid) -> Place:
    return min(max(at[0], 0), grid.rows - 1), min(max(at[1], 0), grid.columns - 1)
