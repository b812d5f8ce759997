"""A block view to type into: typing over, filling, pasting and emptying, each as one step that can be undone."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from rampath.domain.filling import filled
from rampath.models.selection_totals import BlockRole, CellNumber
from rampath.models.year_table import CellEntry
from rampath.views.block.delegate import BlockDelegate
from rampath.views.block.keys import Place
from rampath.views.block.pasting import Headed, NothingPasted, Target, laid
from rampath.views.block.view import BlockView
from rampath.views.clipboard import clipboard_data
from rampath.wording import tr

Keys = QKeySequence.StandardKey
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_HANDLE = 7


class Entering(Headed, Protocol):
    """A model that can be asked for cells to be set together; `why_locked` says why a cell cannot be typed into."""

    def enter(self, cells: Sequence[CellEntry], deed: str) -> None: ...
    def why_locked(self, row: int, column: int) -> str: ...


class EntryView(BlockView):
    """Types into a model. With `refusal` returning a sentence, every door is closed and says it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.refusal: Callable[[], str] = lambda: ""
        self._entering: Entering | None = None
        self._filling: Place | None = None
        delegate = BlockDelegate(self)
        delegate.ended.connect(self.go)
        delegate.spread.connect(self.enter_everywhere)
        self._typing = delegate
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)

    def show_model(self, model: Entering) -> None:
        """Show a model and type into it."""
        self._entering = model
        self.setModel(model)  # type: ignore[arg-type]

    # -- the doors -------------------------------------------------------------------------------------------------

    def enter_everywhere(self, text: str) -> None:
        """Put a text into every selected cell."""
        self._enter([(place, text, None) for place in sorted(self.selected_places())], tr("Set"))

    def empty(self) -> None:
        """Take out what is in the selected cells, so that it is computed again."""
        self._enter([(place, "", None) for place in sorted(self.selected_places())], tr("Clear"))

    def fill_down(self) -> None:
        """Every column of the selection becomes what stands in its first row, or above where it is one row."""
        self._fill_from_edge(down=True)

    def fill_right(self) -> None:
        self._fill_from_edge(down=False)

    def call_off(self) -> None:
        """End typing and filling without setting anything, since other cells will stand here."""
        editor = self._typing.editor
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.said.emit(tr("What was typed was not set: the table shows something else now."))
        self._filling = None

    def cut(self) -> None:
        if self._open() and self.copy():
            self.empty()

    def paste(self) -> None:
        """Lay the clipboard's block onto the table as one step."""
        model, cells = self._entering, self.selected_places()
        if model is None or not self._open():
            return
        if not cells:
            self.said.emit(tr("No cell is selected, so nothing was pasted."))
            return
        top = min(r for r, _ in cells), min(c for _, c in cells)
        bottom = max(r for r, _ in cells), max(c for _, c in cells)
        apart = sorted(cells) if self.block() is None else ()
        target = Target(top, bottom, self.grid().rows, self.columns(), apart)
        try:
            entries = laid(clipboard_data(), target, model)
        except NothingPasted as refusal:
            self.said.emit(str(refusal))
            return
        model.enter(entries, tr("Paste"))

    def fill_to(self, corner: Place, *, series: bool = False) -> None:
        """Write the selected block on to a place below, above, right or left of it, as the fill handle does."""
        block = self.block()
        if block is None:
            return
        (top, first), (bottom, last) = block
        below, above = max(0, corner[0] - bottom), max(0, top - corner[0])
        right, left = max(0, corner[1] - last), max(0, first - corner[1])
        cells: list[tuple[Place, str, float | None]] = []
        if max(below, above) >= max(right, left):
            for column in range(first, last + 1):
                values = [self._value((row, column)) for row in range(top, bottom + 1)]
                rows = range(bottom + 1, corner[0] + 1) if below else range(top - 1, corner[0] - 1, -1)
                new = filled(values, len(rows), backwards=bool(above), series=series)
                cells += [((row, column), "", value) for row, value in zip(rows, new, strict=True)]
        else:
            for row in range(top, bottom + 1):
                values = [self._value((row, column)) for column in range(first, last + 1)]
                columns = range(last + 1, corner[1] + 1) if right else range(first - 1, corner[1] - 1, -1)
                new = filled(values, len(columns), backwards=bool(left), series=series)
                cells += [((row, column), "", value) for column, value in zip(columns, new, strict=True)]
        self._enter([cell for cell in cells if cell[2] is not None], tr("Fill"))
        if max(below, above) >= max(right, left):
            self.select((min(top, corner[0]), first), (max(bottom, corner[0]), last))
        else:
            self.select((top, min(first, corner[1])), (bottom, max(last, corner[1])))

    def _fill_from_edge(self, *, down: bool) -> None:
        block = self.block()
        if block is None:
            self.said.emit(tr("Select one block of cells to fill."))
            return
        (top, first), (bottom, last) = block
        if down:
            source = top if bottom > top else top - 1
            pairs = [((source, c), (r, c)) for c in range(first, last + 1) for r in range(source + 1, bottom + 1)]
        else:
            source = first if last > first else first - 1
            pairs = [((r, source), (r, c)) for r in range(top, bottom + 1) for c in range(source + 1, last + 1)]
        if source < 0:
            self.said.emit(tr("There is no cell before these to fill from."))
            return
        cells = [(place, "", self._value(origin)) for origin, place in pairs]
        self._enter([cell for cell in cells if cell[2] is not None], tr("Fill"))

    def _enter(self, cells: Iterable[tuple[Place, str, float | None]], deed: str) -> None:
        columns, model = self.columns(), self._entering
        if model is not None and self._open():
            wanted = [CellEntry(row, columns[column], text, number) for (row, column), text, number in cells]
            if wanted:
                model.enter(wanted, deed)
            else:
                self.said.emit(tr("There is no number to fill with, so nothing was changed."))

    def _open(self) -> bool:
        """Whether the table may be typed into; says why where it may not."""
        why = self.refusal()
        if why:
            self.said.emit(why)
        return not why

    def _may_type(self) -> bool:
        """Whether the cell in focus may be typed into; says why where it may not."""
        index = self.currentIndex()
        if self._entering is None or not index.isValid() or not self._open():
            return False
        why = self._entering.why_locked(index.row(), index.column())
        if why:
            self.said.emit(why)
        return not why

    def _value(self, place: Place) -> float | None:
        number = self.index_at(place).data(BlockRole.NUMBER)
        return number.value if isinstance(number, CellNumber) else None

    # -- keys ------------------------------------------------------------------------------------------------------

    @override
    def knows(self, event: QKeyEvent) -> bool:
        if self.state() is QAbstractItemView.State.EditingState:
            return False
        filling = event.modifiers() == _CTRL and event.key() in {Qt.Key.Key_D, Qt.Key.Key_R}
        return (
            filling or event.matches(Keys.Paste) or event.matches(Keys.Cut) or _letters(event) or super().knows(event)
        )

    @override
    def press(self, event: QKeyEvent) -> bool:
        if self.state() is QAbstractItemView.State.EditingState:
            return False
        return self._moves_on(event) or self._changes(event) or super().press(event)

    def _changes(self, event: QKeyEvent) -> bool:
        """Do what a key asks for that changes cells; whether it asked for that."""
        key, keys = event.key(), event.modifiers()
        if event.matches(Keys.Paste):
            self.paste()
        elif event.matches(Keys.Cut):
            self.cut()
        elif keys == _CTRL and key in {Qt.Key.Key_D, Qt.Key.Key_R}:
            self._fill_from_edge(down=key == Qt.Key.Key_D)
        elif key == Qt.Key.Key_Delete:
            self.empty()
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Backspace} or _letters(event):
            self._begin(event)
        else:
            return False
        return True

    def _moves_on(self, event: QKeyEvent) -> bool:
        """Tab and Return go on, Ctrl+Tab leaves the table, Esc calls filling off; whether it was one of these."""
        key = event.key()
        back = bool(event.modifiers() & _SHIFT) or key == Qt.Key.Key_Backtab
        step = -1 if back else 1
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            if event.modifiers() & _CTRL:
                self.focusNextPrevChild(not back)
            else:
                self.go(0, step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(step, 0)
        elif key == Qt.Key.Key_Escape and self._filling is not None:
            self._filling = None
            self.viewport().update()
            self.said.emit(tr("Filling was called off; nothing has changed."))
        else:
            return False
        return True

    def _begin(self, event: QKeyEvent) -> None:
        """Open the cell in focus: after F2 with what it holds, else to be typed over."""
        if not self._may_type():
            return
        self._typing.overwriting = event.key() != Qt.Key.Key_F2
        self.edit(self.currentIndex())
        if self._typing.overwriting and self._typing.editor is not None:
            self._typing.editor.setText("" if event.key() == Qt.Key.Key_Backspace else event.text())

    # -- the mouse -------------------------------------------------------------------------------------------------

    def handle_rect(self) -> QRect:
        """The fill handle at the corner of the selected block; nothing where there is no single block."""
        block = self.block()
        if block is None or self.model() is None:
            return QRect()
        corner = self.rect_of(block).bottomRight()
        return QRect(corner.x() - _HANDLE + 2, corner.y() - _HANDLE + 2, _HANDLE, _HANDLE)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_handle = self.handle_rect().adjusted(-2, -2, 2, 2).contains(event.position().toPoint())
        if on_handle and event.button() is Qt.MouseButton.LeftButton:
            block = self.block()
            self._filling = block[1] if block is not None and self._open() else None
            return
        if self._filling is not None:
            self._filling = None  # a second button in mid-drag calls it off
            self.viewport().update()
            self.said.emit(tr("Filling was called off; nothing has changed."))
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._filling is not None:
            self._filling = self._nearest(at) or self._filling
            self.viewport().update()
            return
        on_handle = self.handle_rect().adjusted(-2, -2, 2, 2).contains(at)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on_handle else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        corner, self._filling = self._filling, None
        if corner is None:
            super().mouseReleaseEvent(event)
            return
        block = self.block()
        inside = block is not None and all(block[0][i] <= corner[i] <= block[1][i] for i in (0, 1))
        self.viewport().update()
        if not inside:
            self.fill_to(corner, series=bool(event.modifiers() & _CTRL))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = False
            if self._may_type():
                self._typing.overwriting = False
                self.edit(index)

    @override
    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        colour = QGuiApplication.palette().color(QPalette.ColorRole.Highlight)
        handle = self.handle_rect()
        if handle.isValid():
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), self.palette().color(QPalette.ColorRole.Base))
            painter.fillRect(handle, colour)
        block = self.block()
        if self._filling is not None and block is not None:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            whole = self.rect_of(block).united(self.rect_of((self._filling, self._filling)))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    # -- the menu --------------------------------------------------------------------------------------------------

    @override
    def block_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Cu&t") + "\tCtrl+X", self.cut)
        super().block_menu(menu)
        menu.addAction(tr("&Paste") + "\tCtrl+V", self.paste)
        menu.addSeparator()
        menu.addAction(tr("Fill &down") + "\tCtrl+D", self.fill_down)
        menu.addAction(tr("Fill &right") + "\tCtrl+R", self.fill_right)
        menu.addAction(tr("Compute a&gain") + "\tDel", self.empty)

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done with the cell at a point, or with the block that it lies in."""
        menu = QMenu(self)
        place = self._under(at)
        if place is not None and place not in self.selected_places():
            self.select(place, place)
        self.block_menu(menu)
        return menu


def _letters(event: QKeyEvent) -> bool:
    """Whether a key types something that can be seen."""
    command = event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # AltGr on Windows
    return bool(event.text()) and event.text().isprintable() and (not command or command == both)
