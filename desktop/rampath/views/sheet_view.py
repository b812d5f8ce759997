"""The preview of a sheet: letters and numbers at its edges, merged cells as one, and a ring round what is meant."""

from itertools import islice

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.models.sheet_table import NO_CELLS, Cells, SheetTableModel
from rampath.views.sheet_delegate import SheetDelegate
from rampath.views.table import Table
from rampath.wording import tr
from rampath.workbook.grid import Sheet
from rampath.workbook.sheet_xml import Place

_SEEN_ROWS, _SEEN_COLUMNS = 120, 256
_NARROWEST, _WIDEST, _USUAL, _BESIDE = 44, 260, 84, 20


class SheetView(Table):
    """Shows one sheet at a time; nothing in it can be changed.

    `pointed(row, column)` when a cell is clicked or chosen with Return; row 0 stands for a whole column, whose
    letter was clicked, and column 0 for a whole row.
    """

    pointed = Signal(int, int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._palette = palette
        self._delegate = SheetDelegate(palette, self)
        self._sheet_model: SheetTableModel | None = None
        self._ring: tuple[Place, Place] | None = None
        self._dress()
        self.clicked.connect(lambda index: self.pointed.emit(index.row() + 1, index.column() + 1))
        self.horizontalHeader().sectionClicked.connect(lambda column: self.pointed.emit(0, column + 1))
        self.verticalHeader().sectionClicked.connect(lambda row: self.pointed.emit(row + 1, 0))
        self._name()

    @property
    def sheet(self) -> Sheet | None:
        return None if self._sheet_model is None else self._sheet_model.sheet

    @property
    def ring(self) -> tuple[Place, Place] | None:
        """The first and last cell of what is ringed."""
        return self._ring

    def show_sheet(self, sheet: Sheet, marks: Cells = NO_CELLS) -> None:
        """Show a sheet from its upper left corner; see `prepare` for large ones."""
        self._show_model(SheetTableModel(sheet, marks, self))

    def show_nothing(self) -> None:
        self._show_model(None)

    def set_marks(self, marks: Cells) -> None:
        """Other marks upon the same sheet; a column whose word is another one now gets the room that it asks for."""
        model = self._sheet_model
        if model is None:
            return
        before = model.marks
        model.set_marks(marks)
        for column in range(1, min(model.columnCount(), _SEEN_COLUMNS) + 1):
            known, mark = before.get((0, column)), marks.get((0, column))
            if mark is not None and (known is None or known.word != mark.word):
                wanted = self._head_width(model, column)
                self.setColumnWidth(column - 1, max(self.columnWidth(column - 1), min(wanted, _WIDEST)))

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._delegate.set_palette(palette)
        self.viewport().update()

    def go_to(self, first: Place, last: Place | None = None) -> bool:
        """Bring a cell, or a range, to the middle and ring it; False where the sheet does not reach so far.

        Of a merged range it is the range that is ringed, whichever of its cells was named.
        """
        model = self._sheet_model
        index = QModelIndex() if model is None else model.at(first)
        if model is None or not index.isValid():
            self._ring = None
            self.viewport().update()
            return False
        for begin, end in model.spans:
            if begin[0] <= first[0] <= end[0] and begin[1] <= first[1] <= end[1]:
                first, last = begin, end if last is None else max(last, end)
                index = model.at(begin)
                break
        self._ring = first, first if last is None else last
        self.selectionModel().clearSelection()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setAccessibleDescription(model.data(index, Qt.ItemDataRole.AccessibleTextRole))
        self.viewport().update()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.pointed.emit(index.row() + 1, index.column() + 1)
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring is None or self._sheet_model is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._palette.plan), 2.0))
        painter.drawRect(self._rectangle(*self._ring).adjusted(1, 1, -2, -2))
        painter.end()

    def _rectangle(self, first: Place, last: Place) -> QRect:
        """Where a range lies on the viewport, also where a part of it is scrolled out of sight."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        rows = min(last[0], self.model().rowCount())
        columns = min(last[1], self.model().columnCount())
        left, top = self.columnViewportPosition(first[1] - 1), self.rowViewportPosition(first[0] - 1)
        right = self.columnViewportPosition(columns - 1) + across.sectionSize(columns - 1)
        bottom = self.rowViewportPosition(rows - 1) + down.sectionSize(rows - 1)
        return QRect(left, top, right - left, bottom - top)

    def _show_model(self, model: SheetTableModel | None) -> None:
        before, selection = self._sheet_model, self.selectionModel()
        self._sheet_model, self._ring = model, None
        self.clearSpans()
        self.setModel(model)
        for old in (selection, before):
            if old is not None:
                old.deleteLater()
        self._name()
        if model is not None:
            for first, last in model.spans:
                self.setSpan(first[0] - 1, first[1] - 1, last[0] - first[0] + 1, last[1] - first[1] + 1)
            self._fit_columns(model)

    def _fit_columns(self, model: SheetTableModel) -> None:
        """Give each column the room that its first rows ask for, within bounds; titles that span are no measure."""
        metrics = self.fontMetrics()
        spanned = {first for first, last in model.spans if first[1] != last[1]}
        for column in range(1, min(model.columnCount(), _SEEN_COLUMNS) + 1):
            texts = (
                model.text((row, column)) for row in range(1, model.rowCount() + 1) if (row, column) not in spanned
            )
            longest = max(islice(texts, _SEEN_ROWS), key=len, default="")
            wanted = max(metrics.horizontalAdvance(longest[:80]) + _BESIDE, self._head_width(model, column))
            self.setColumnWidth(column - 1, min(max(wanted, _NARROWEST), _WIDEST))

    def _head_width(self, model: SheetTableModel, column: int) -> int:
        """What a column's letter and word need."""
        head = str(model.headerData(column - 1, Qt.Orientation.Horizontal))
        return self.horizontalHeader().fontMetrics().horizontalAdvance(head) + _BESIDE

    def _name(self) -> None:
        sheet = self.sheet
        name = (
            tr("Preview of a sheet")
            if sheet is None
            else tr("Sheet {sheet}, as it stands in the file", sheet=sheet.name)
        )
        self.setAccessibleName(name)
        self.setAccessibleDescription("")

    def _dress(self) -> None:
        self.setObjectName("sheet")
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultSectionSize(_USUAL)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setMinimumSectionSize(21)
        self.verticalHeader().setDefaultSectionSize(21)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
