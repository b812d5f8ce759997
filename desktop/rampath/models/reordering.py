"""Rows in another order, where the cells in focus and those chosen go with their rows."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QAbstractTableModel


@contextmanager
def reordering(model: QAbstractTableModel, shown: Callable[[], Sequence[Hashable]]) -> Iterator[None]:
    """Put a model's rows in another order inside of this; `shown` tells, place by place, what a row is known by.

    The rows that are shown stay the same ones.
    """
    model.layoutAboutToBeChanged.emit()
    held, before = model.persistentIndexList(), shown()
    wanted = [(before[index.row()], index.column()) for index in held]
    yield
    row_of = {at: row for row, at in enumerate(shown())}
    model.changePersistentIndexList(held, [model.index(row_of[at], column) for at, column in wanted])
    model.layoutChanged.emit()
