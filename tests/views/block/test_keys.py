"""Where keys lead in a grid, as in Excel."""

import pytest
from PySide6.QtCore import Qt

from rampath.views.block.keys import Grid, Place, block_edge, target, within

FILLED = {(0, 0), (0, 1), (0, 2), (0, 5), (0, 6), (2, 0)}
GRID = Grid(4, 8, FILLED.__contains__, page=2)
K = Qt.Key


@pytest.mark.parametrize(
    ("at", "step", "lands"),
    [
        ((0, 0), (0, 1), (0, 2)),  # to the end of the run
        ((0, 2), (0, 1), (0, 5)),  # over the gap to the next run
        ((0, 6), (0, 1), (0, 7)),  # nothing more: to the edge
        ((0, 7), (0, 1), (0, 7)),
        ((0, 5), (0, -1), (0, 2)),
        ((0, 0), (1, 0), (2, 0)),
    ],
)
def test_that_ctrl_and_an_arrow_go_to_the_edge_of_the_block(at: Place, step: Place, lands: Place) -> None:
    assert block_edge(at, step, GRID) == lands


@pytest.mark.parametrize(
    ("key", "ctrl", "lands"),
    [
        (K.Key_Left, False, (1, 2)), (K.Key_Down, False, (2, 3)), (K.Key_Home, False, (1, 0)),
        (K.Key_End, False, (1, 7)), (K.Key_Home, True, (0, 0)), (K.Key_End, True, (3, 7)),
        (K.Key_PageDown, False, (3, 3)), (K.Key_PageUp, False, (0, 3)),
    ],
)  # fmt: skip
def test_that_keys_move_as_in_excel(key: Qt.Key, ctrl: bool, lands: Place) -> None:
    assert target(key, (1, 3), GRID, ctrl=ctrl) == lands


def test_that_tab_and_return_go_round_within_the_selection() -> None:
    along = [(1, 1)]
    for _ in range(4):
        along.append(within(along[-1], (1, 1), (2, 2), down=False, back=False))
    assert along == [(1, 1), (1, 2), (2, 1), (2, 2), (1, 1)]
    assert within((1, 1), (1, 1), (2, 2), down=True, back=False) == (2, 1)
    assert within((1, 1), (1, 1), (2, 2), down=True, back=True) == (2, 2)
