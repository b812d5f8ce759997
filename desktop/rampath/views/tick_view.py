"""A table whose rows are chosen as wholes and ticked: Space ticks the row, in whichever column the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from rampath.models.row_table import TickTable
from rampath.views.block.view import BlockView


class TickView(BlockView):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, index = self.model(), self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not isinstance(model, TickTable) or not index.isValid():
            super().keyPressEvent(event)
        else:
            model.tick(index.row(), on=not model.is_ticked(index.row()))
