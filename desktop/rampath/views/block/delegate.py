"""The delegate of block tables: a line to type in, whose keys end it as Excel's do, and quiet colours for a block."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from rampath.views.table import CellDelegate

Index = QModelIndex | QPersistentModelIndex
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class BlockDelegate(CellDelegate):
    """`ended(rows, columns)` tells where to go after a cell was typed into; `spread(text)` asks for all selected.

    While a cell is typed over (`overwriting`), arrow keys end it, too; after F2 they move within the text.
    """

    ended = Signal(int, int)
    spread = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overwriting = False
        self.editor: QLineEdit | None = None
        """The line that was opened last."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setStyleSheet("QLineEdit { padding: 0 2px; min-height: 0; border-radius: 0; }")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        self.editor = editor
        return editor

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if isinstance(object, QLineEdit) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = self._step(event)
            if step is not None:
                self._end(object, step, everywhere=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
        return super().eventFilter(object, event)

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        key = event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return (-1, 0) if back else (1, 0)
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return (0, -1) if back or key == Qt.Key.Key_Backtab else (0, 1)
        if self.overwriting and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            return _ARROWS.get(Qt.Key(key))
        return None

    def _end(self, editor: QLineEdit, step: tuple[int, int], *, everywhere: bool) -> None:
        text = editor.text()
        if not everywhere:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if everywhere:
            self.spread.emit(text)
        else:
            self.ended.emit(*step)
