"""The block view: any table with the keys, the selection and the clipboard of a spreadsheet."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from rampath.models.selection_totals import BlockRole, CellNumber, totals
from rampath.views.block.copying import Copied, mime_of
from rampath.views.block.delegate import BlockDelegate
from rampath.views.block.keys import Grid, Place, moves, target, within
from rampath.views.table import Table
from rampath.wording import NONE, tr

Keys = QKeySequence.StandardKey
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_MOST_TOTALLED = 20_000
"""Cells beyond which a selection is only counted, so that the window does not wait."""


class BlockView(Table):
    """Moves, selects, copies and totals like a spreadsheet; `EntryView` types and pastes as well.

    With whole rows selected (`SelectRows`) Qt's own keys move, since the row is the thing that is chosen. `said` are
    sentences for the status bar, `totalled(text)` tells the totals of what is selected, nothing for a single cell.
    """

    said = Signal(str)
    totalled = Signal(str)
    find_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setObjectName("block")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.can_find = False
        self.corner_text = ""
        """What stands where the headers meet when a block is copied with them: what is shown, in which unit."""
        self._corner: Place | None = None
        self._pressed = False

    # -- the grid as it is seen ------------------------------------------------------------------------------------

    def columns(self) -> list[int]:
        """The model's columns in the order in which they are seen, without hidden ones."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(i) for i in range(header.count()))
        return [column for column in logical if not header.isSectionHidden(column)]

    def by_rows(self) -> bool:
        return self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows

    def place(self) -> Place | None:
        """The place of the cell in focus, as it is seen; None where there is none."""
        index = self.currentIndex()
        columns = self.columns()
        return (index.row(), columns.index(index.column())) if index.isValid() and index.column() in columns else None

    def index_at(self, place: Place) -> QModelIndex:
        return self.model().index(place[0], self.columns()[place[1]])

    def grid(self) -> Grid:
        columns, model = self.columns(), self.model()
        height = max(1, self.verticalHeader().defaultSectionSize())

        def filled(at: Place) -> bool:
            return model.index(at[0], columns[at[1]]).data() not in {None, "", NONE}

        page = max(1, self.viewport().height() // height - 1)
        return Grid(model.rowCount(), len(columns), filled, page)

    def block(self) -> tuple[Place, Place] | None:
        """The first and last place of what is selected, where it is one whole block; else None."""
        ranges = self.selectionModel().selection() if self.model() is not None else QItemSelection()
        if ranges.count() == 1 and self.columns() == list(range(self.model().columnCount())):
            one = ranges.at(0)
            return (one.top(), one.left()), (one.bottom(), one.right())
        cells = self.selected_places()
        if not cells:
            return None
        top = min(r for r, _ in cells), min(c for _, c in cells)
        bottom = max(r for r, _ in cells), max(c for _, c in cells)
        whole = (bottom[0] - top[0] + 1) * (bottom[1] - top[1] + 1) == len(cells)
        return (top, bottom) if whole else None

    def selected_places(self) -> set[Place]:
        """The selected cells as they are seen; the cell in focus where nothing is selected."""
        at = {column: i for i, column in enumerate(self.columns())}
        selected = self.selectionModel().selectedIndexes() if self.model() is not None else []
        found = {(index.row(), at[index.column()]) for index in selected if index.column() in at}
        here = self.place() if self.model() is not None else None
        return found or ({here} if here is not None else set())

    def select(self, anchor: Place, corner: Place, *, add: bool = False) -> None:
        """Select the block between two places; the first one is the cell in focus."""
        columns, model = self.columns(), self.model()
        first, last = sorted((anchor[1], corner[1]))
        top, bottom = sorted((anchor[0], corner[0]))
        wanted = QItemSelection()
        chosen_columns = columns[first : last + 1]
        if chosen_columns == list(range(chosen_columns[0], chosen_columns[-1] + 1)):
            wanted.select(model.index(top, chosen_columns[0]), model.index(bottom, chosen_columns[-1]))
        else:
            for column in chosen_columns:
                wanted.select(model.index(top, column), model.index(bottom, column))
        flags = QItemSelectionModel.SelectionFlag
        chosen = self.selectionModel()
        chosen.setCurrentIndex(self.index_at(anchor), flags.NoUpdate)
        chosen.select(wanted, flags.Select if add else flags.ClearAndSelect)
        self._corner = corner
        self.scrollTo(self.index_at(corner))
        self.viewport().update()

    def select_all(self) -> None:
        grid = self.grid()
        if grid.rows and grid.columns:
            corner = (grid.rows - 1, grid.columns - 1)
            self.selectAll() if self.by_rows() else self.select((0, 0), corner)

    def go(self, rows: int, columns: int) -> None:
        """Move on after typing: within a selected block from its end to its start, else one cell."""
        here, block = self.place(), self.block()
        if here is None:
            return
        if block is not None and block[0] != block[1]:
            place = within(here, *block, down=bool(rows), back=rows + columns < 0)
            self.selectionModel().setCurrentIndex(self.index_at(place), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self.index_at(place))
            self.viewport().update()
            return
        grid = self.grid()
        row, column = here[0] + rows, here[1] + columns
        if 0 <= row < grid.rows and 0 <= column < grid.columns:
            self.select((row, column), (row, column))

    # -- the clipboard ---------------------------------------------------------------------------------------------

    def copied(self, *, headers: bool = False) -> list[list[Copied]] | None:
        """The selected block as it would be copied; None where it is no single block."""
        block = self.block()
        if block is None:
            return None
        (top, first), (bottom, last) = block
        columns, model = self.columns()[first : last + 1], self.model()
        rows = [[_copied(model.index(row, column)) for column in columns] for row in range(top, bottom + 1)]
        if headers:
            across = Qt.Orientation.Horizontal
            named = not self.verticalHeader().isHidden()
            if named:
                names = range(top, bottom + 1)
                rows = [
                    [Copied(str(model.headerData(name, Qt.Orientation.Vertical) or "")), *row]
                    for name, row in zip(names, rows, strict=True)
                ]
            head = [Copied(str(model.headerData(column, across) or "")) for column in columns]
            rows.insert(0, [Copied(self.corner_text), *head] if named else head)
        return rows

    def copy(self, *, headers: bool = False) -> bool:
        """Put the selected block on the clipboard; whether there was one."""
        if self.model() is None or self.place() is None:
            self.said.emit(tr("Nothing is selected, so nothing was copied."))
            return False
        rows = self.copied(headers=headers)
        if rows is None:
            self.said.emit(tr("Several separate blocks cannot be copied at once; select one block."))
            return False
        QGuiApplication.clipboard().setMimeData(mime_of(rows))
        self.said.emit(tr("Copied {rows} × {columns} cells", rows=len(rows), columns=len(rows[0])))
        return True

    # -- keys and mouse --------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        """A key that the table knows is the table's, even where the window has it as a shortcut, too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.knows(event):
            event.accept()
            return True
        return super().event(event)

    def knows(self, event: QKeyEvent) -> bool:
        """Whether a key does something here."""
        if self.state() is QAbstractItemView.State.EditingState:
            return False
        if event.matches(Keys.Find) or event.matches(Keys.FindNext) or event.matches(Keys.FindPrevious):
            return self.can_find
        ctrl = bool(event.modifiers() & _CTRL)
        if moves(event.key()):
            return not self.by_rows() and not (ctrl and event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
        return event.matches(Keys.Copy) or event.matches(Keys.SelectAll)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.model() is None or not self.press(event):
            super().keyPressEvent(event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it asked for anything."""
        key, keys = event.key(), event.modifiers()
        ctrl, shift = bool(keys & _CTRL), bool(keys & _SHIFT)
        if event.matches(Keys.Copy):
            self.copy()
        elif ctrl and keys & _ALT and key == Qt.Key.Key_C:
            self.copy(headers=True)
        elif event.matches(Keys.SelectAll):
            self.select_all()
        elif self.can_find and event.matches(Keys.Find):
            self.find_wanted.emit()
        elif self.by_rows():
            return False
        elif key == Qt.Key.Key_Space and (ctrl or shift):
            self._select_line(row=shift)
        elif moves(key) and self.knows(event):
            self._move(key, ctrl=ctrl, shift=shift)
        else:
            return False
        return True

    def _move(self, key: int, *, ctrl: bool, shift: bool) -> None:
        grid = self.grid()
        if not grid.rows or not grid.columns:
            return
        here = self.place()
        if here is None:
            self.select((0, 0), (0, 0))
            return
        if shift:
            self.select(here, target(key, self._corner or here, grid, ctrl=ctrl))
        else:
            place = target(key, here, grid, ctrl=ctrl)
            self.select(place, place)

    def _select_line(self, *, row: bool) -> None:
        here, grid = self.place(), self.grid()
        if here is not None:
            ends = ((here[0], 0), (here[0], grid.columns - 1)) if row else ((0, here[1]), (grid.rows - 1, here[1]))
            self.select(*ends)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position().toPoint())
        if self.by_rows() or place is None or event.button() is not Qt.MouseButton.LeftButton:
            if not self._keeps_selection(event, place):
                super().mousePressEvent(event)
            return
        here = self.place()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = True
        if event.modifiers() & _SHIFT and here is not None:
            self.select(here, place)
        else:
            self.select(place, place, add=bool(event.modifiers() & _CTRL))

    def _keeps_selection(self, event: QMouseEvent, place: Place | None) -> bool:
        """A second button on what is selected asks about all of it, and selects nothing else."""
        return event.button() is Qt.MouseButton.RightButton and place is not None and place in self.selected_places()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.by_rows() or not self._pressed:
            super().mouseMoveEvent(event)
            return
        here, place = self.place(), self._nearest(event.position().toPoint())
        if here is not None and place is not None and place != self._corner:
            self.select(here, place, add=bool(event.modifiers() & _CTRL))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = False
        super().mouseReleaseEvent(event)

    def _under(self, at: QPoint) -> Place | None:
        index, columns = self.indexAt(at), self.columns()
        return (index.row(), columns.index(index.column())) if index.isValid() else None

    def _nearest(self, at: QPoint) -> Place | None:
        """The cell under a point, or the nearest one where it lies outside."""
        area = self.viewport().rect()
        return self._under(QPoint(min(max(at.x(), 0), area.width() - 2), min(max(at.y(), 0), area.height() - 2)))

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._corner = None
        if model is not None:
            model.dataChanged.connect(lambda _first, _last: self.tell_totals())
            model.modelReset.connect(self._forget)

    def _forget(self) -> None:
        """Other cells stand here now: nothing is selected, and no totals are of anything."""
        self._corner = None
        self.totalled.emit("")

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.tell_totals()

    def tell_totals(self) -> None:
        """Tell the totals of what is selected, anew; of whole rows only how many there are."""
        if self.by_rows():
            count = len(self.selectionModel().selectedRows())
            self.totalled.emit(tr("{count} rows selected", count=count) if count > 1 else "")
            return
        ranges = self.selectionModel().selection()
        count = sum(ranges.at(i).width() * ranges.at(i).height() for i in range(ranges.count()))
        if count > _MOST_TOTALLED:
            self.totalled.emit(tr("{count} cells selected", count=f"{count:,}"))
            return
        model, columns = self.model(), self.columns()
        found = [model.index(row, columns[column]).data(BlockRole.NUMBER) for row, column in self.selected_places()]
        self.totalled.emit(totals([number for number in found if isinstance(number, CellNumber)]))

    # -- what is drawn over the cells ------------------------------------------------------------------------------

    def rect_of(self, block: tuple[Place, Place]) -> QRect:
        return self.visualRect(self.index_at(block[0])).united(self.visualRect(self.index_at(block[1])))

    @property
    def _framed(self) -> bool:
        """Whether the selected block has a frame, beside which the cell in focus needs none of its own."""
        return self.model() is not None and not self.by_rows() and isinstance(self.itemDelegate(), BlockDelegate)

    @property
    @override
    def frames_focus(self) -> bool:
        return super().frames_focus and not self._framed

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._framed:
            return
        painter = QPainter(self.viewport())
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """The frame of the selected block, and a thicker one about the cell in focus where there are several."""
        colour = QGuiApplication.palette().color(QPalette.ColorRole.Highlight)
        block, here = self.block(), self.place()
        if block is not None:
            painter.setPen(QPen(colour, 2))
            painter.drawRect(self.rect_of(block).adjusted(0, 0, -1, -1))
        if here is not None and (block is None or block[0] != block[1]):
            painter.setPen(QPen(colour, 1))
            painter.drawRect(self.rect_of((here, here)).adjusted(1, 1, -2, -2))

    # -- the menu --------------------------------------------------------------------------------------------------

    def block_menu(self, menu: QMenu) -> None:
        """Add what can be done with the selected cells to a menu."""
        menu.addAction(tr("&Copy") + "\tCtrl+C", self.copy)
        menu.addAction(tr("Copy with &headers") + "\tCtrl+Alt+C", lambda: self.copy(headers=True))
        menu.addAction(tr("Select &all") + "\tCtrl+A", self.select_all)
        if self.can_find:
            menu.addAction(tr("&Find…") + "\tCtrl+F", self.find_wanted.emit)


def _copied(index: QModelIndex) -> Copied:
    number = index.data(BlockRole.NUMBER)
    text = index.data()
    return Copied("" if text is None else str(text), number if isinstance(number, CellNumber) else None)
