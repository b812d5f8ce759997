"""The sheet as it stands in the file with the guess drawn on it, and the menus by which it is corrected."""

from collections.abc import Callable

from openpyxl.utils import get_column_letter
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QVBoxLayout, QWidget

from rampath.charts.palette import Palette
from rampath.domain.observation import Kind
from rampath.models.sheet_table import NO_CELLS, CellMark, Cells, SheetRole
from rampath.views.assistant.legend import Legend
from rampath.views.assistant.pointing import (
    COLUMN_ACTS,
    NOT_COUNTED_KEY,
    ROW_ACTS,
    YEAR_KEY,
    ColumnAct,
    RowAct,
    takes_year,
)
from rampath.views.elided_label import ElidedLabel
from rampath.views.sheet_view import SheetView
from rampath.views.verbatim import verbatim
from rampath.wording import tr
from rampath.workbook.correcting import likely_kind, likely_year, with_year
from rampath.workbook.correcting_lines import MOST_TEXTS, not_counted, texts_in, with_not_counted
from rampath.workbook.grid import Sheet
from rampath.workbook.mapping import FIGURES, Form, Mapping
from rampath.workbook.result import shown
from rampath.workbook.sheet_xml import Place
from rampath.workbook.years import FIRST, LAST


class SheetPanel(QWidget):
    """Shows a sheet with its marks.

    `corrected(Mapping, field)` when something was said of a row or column, `header_pointed(row)` when a row was said
    to be the header, from which the table is guessed at anew.
    """

    corrected = Signal(object, str)
    header_pointed = Signal(int)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping: Mapping | None = None
        self.view = SheetView(palette)
        self.told = ElidedLabel("quiet")
        self.row_button, self.column_button = _button(tr("Row")), _button(tr("Column"))
        self.legend = Legend(palette)
        self._lay_out()
        self._make_keys()
        self.view.pointed.connect(self._point)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.row_button.clicked.connect(lambda: self._pop(self.row_menu(self.cell[0]), self.row_button))
        self.column_button.clicked.connect(lambda: self._pop(self.column_menu(self.cell[1]), self.column_button))

    @property
    def cell(self) -> Place:
        """The cell that is pointed at; the first one where none is."""
        index = self.view.currentIndex()
        return (index.row() + 1, index.column() + 1) if index.isValid() else (1, 1)

    def show_table(self, sheet: Sheet, mapping: Mapping, marks: Cells = NO_CELLS) -> None:
        """Show a table of a sheet; the scrolled place stays where the sheet is the same."""
        self._mapping = mapping
        if self.view.sheet is sheet:
            self.view.set_marks(marks)
        else:
            self.view.show_sheet(sheet, marks)
            self.view.go_to((max(1, mapping.header_row), 1))
            self.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._tell()

    def reveal(self) -> None:
        """Go to the first column that nobody has named."""
        mapping = self._mapping
        if mapping is not None and mapping.unknown:
            self.view.go_to((max(1, mapping.header_row), mapping.unknown[0].column))
            self.view.setFocus()

    def set_palette(self, palette: Palette) -> None:
        self.view.set_palette(palette)
        self.legend.set_palette(palette)

    def row_menu(self, row: int) -> QMenu:
        """What can be said of a row."""
        menu = QMenu(tr("Row {row}", row=row), self)
        menu.addAction(menu.title()).setEnabled(False)
        mapping = self._mapping
        for act in ROW_ACTS:
            if mapping is not None and act.is_for(mapping):
                action = menu.addAction(f"{tr(act.text)}\t{act.key}")
                action.setObjectName(act.id)
                action.setCheckable(act.so is not None)
                action.setChecked(act.so is not None and act.so(mapping))
                action.triggered.connect(lambda _checked=False, act=act: self.say_row(act, row))
        return menu

    def column_menu(self, column: int) -> QMenu:
        """What can be said of a column: its year, another role, and in a budget's list what is told apart by it."""
        menu = QMenu(tr("Column {letter}", letter=get_column_letter(column)), self)
        menu.addAction(menu.title()).setEnabled(False)
        mapping = self._mapping
        if mapping is None:
            return menu
        if takes_year(mapping):
            self._add_years(menu, mapping, column)
        for act in COLUMN_ACTS:
            if act.is_for(mapping):
                action = menu.addAction(f"{tr(act.text)}\t{act.key}")
                action.setObjectName(act.id)
                action.setCheckable(True)
                action.setChecked(act.so(mapping, column))
                action.setEnabled(act.can(mapping, column))
                action.triggered.connect(lambda _checked=False, act=act: self.say_column(act, column))
        if mapping.form is Form.LINES:
            menu.addMenu(self.not_counted_menu(column))
        return menu

    def not_counted_menu(self, column: int) -> QMenu:
        """The texts of a column, of which some say that other lines hold a line already."""
        menu = QMenu(tr("Lines that &do not count") + f"\t{NOT_COUNTED_KEY}", self)
        menu.setObjectName("not_counted")
        mapping, sheet = self._mapping, self.view.sheet
        use = None if mapping is None else mapping.use(column)
        if mapping is None or sheet is None or use is None or use.role in FIGURES:
            menu.addAction(tr("Point at a column that tells which lines others hold already.")).setEnabled(False)
            return menu
        known = not_counted(use)
        texts = [*known, *(text for text in texts_in(mapping, sheet, column) if text not in known)]
        if not texts:
            said = tr("This column has no texts, or more than {count} different ones.", count=MOST_TEXTS)
            menu.addAction(said).setEnabled(False)
        for text in texts:
            action = menu.addAction(tr("Those that say “{text}”", text=verbatim(shown(text))))
            action.setCheckable(True)
            action.setChecked(text in known)
            action.triggered.connect(lambda _checked=False, text=text: self.say_not_counted(column, text))
        return menu

    def say_row(self, act: RowAct, row: int) -> None:
        """Say something of a row."""
        sheet, mapping = self.view.sheet, self._mapping
        if sheet is None or mapping is None:
            return
        if act.do is None:
            self.header_pointed.emit(row)
        else:
            self.corrected.emit(act.do(mapping, sheet, row), act.field)

    def say_column(self, act: ColumnAct, column: int) -> None:
        """Say something of a column, such as what it holds."""
        sheet, mapping = self.view.sheet, self._mapping
        if sheet is not None and mapping is not None:
            self.corrected.emit(act.do(mapping, sheet, column), f"column {column}")

    def say_not_counted(self, column: int, text: str) -> None:
        """Say that lines in which a column has this text do not count, or that they do after all."""
        if self._mapping is not None:
            self.corrected.emit(with_not_counted(self._mapping, column, text), f"column {column}")

    def say_year(self, column: int, year: int, kind: Kind) -> None:
        """Say that a column holds the figures of a year."""
        sheet, mapping = self.view.sheet, self._mapping
        if sheet is not None and mapping is not None:
            self.corrected.emit(with_year(mapping, sheet, column, year, kind), f"column {column}")

    def ask_year(self, column: int) -> None:
        """Ask for the year of a column by its number."""
        mapping = self._mapping
        likely = None if mapping is None else likely_year(mapping, column)
        kind = Kind.ACTUAL if mapping is None else likely_kind(mapping, column)
        dialog = QInputDialog(self)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(tr("Year of column {letter}", letter=get_column_letter(column)))
        dialog.setLabelText(tr("Which year are the figures of column {letter}?", letter=get_column_letter(column)))
        dialog.setIntRange(FIRST, LAST)
        dialog.setIntValue(2024 if likely is None else likely)
        dialog.intValueSelected.connect(lambda year: self.say_year(column, year, kind))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add_years(self, menu: QMenu, mapping: Mapping, column: int) -> None:
        year = likely_year(mapping, column)
        if year is not None:
            kinds = ((Kind.ACTUAL, tr("{year}", year=year)), (Kind.ESTIMATE, tr("{year}, estimate", year=year)),
                     (Kind.PLAN, tr("{year}, plan", year=year)))  # fmt: skip
            known, likely = mapping.use(column), likely_kind(mapping, column)
            for kind, text in kinds:
                action = menu.addAction(f"{text}\t{YEAR_KEY}" if kind is likely else text)
                action.setObjectName(f"year_{kind.value}")
                action.setCheckable(True)
                is_this = known is not None and known.role in FIGURES and (known.year, known.kind) == (year, kind)
                action.setChecked(is_this)
                action.triggered.connect(lambda _checked=False, kind=kind: self.say_year(column, year, kind))
        other = menu.addAction(tr("Another year…"))
        other.setObjectName("another_year")
        other.triggered.connect(lambda: self.ask_year(column))
        menu.addSeparator()

    def _point(self, row: int, column: int) -> None:
        """A letter or number at the edge was clicked: its menu opens; a cell that is clicked is only told of."""
        if row == 0:
            self.column_menu(column).popup(QCursor.pos())
        elif column == 0:
            self.row_menu(row).popup(QCursor.pos())

    def _open_menu(self, at: QPoint) -> None:
        """The menu of the cell under the mouse, or of the current cell where a key asked for it."""
        index = self.view.indexAt(at)
        if index.isValid():
            self.view.setCurrentIndex(index)
        row, column = self.cell
        menu = self.row_menu(row)
        menu.addSeparator()
        menu.addMenu(self.column_menu(column))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _pop(self, menu: QMenu, button: QToolButton) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _tell(self) -> None:
        """Say what the current cell is taken for."""
        index = self.view.currentIndex()
        if not index.isValid():
            self.told.setText(tr("Click a letter or number at the edge, or right-click a cell, to say what it is."))
            return
        row, column = self.cell
        letter = get_column_letter(column)
        self.row_button.setText(tr("Row {row}", row=row))
        self.column_button.setText(tr("Column {letter}", letter=letter))
        text = shown(str(index.data() or tr("empty")))
        mark = index.data(SheetRole.MARK)
        said = (mark.text or mark.word) if isinstance(mark, CellMark) else ""
        place = f"{letter}{row}"
        words = tr("{place} “{text}”: {said}", place=place, text=text, said=said.replace("\n", " · "))
        self.told.setText(words if said else tr("{place} “{text}”", place=place, text=text))

    def _make_keys(self) -> None:
        def key(keys: str, do: Callable[[], None]) -> None:
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

        letters = [act.key for act in ROW_ACTS] + [act.key for act in COLUMN_ACTS]
        for letter in dict.fromkeys(letters):
            key(letter, lambda letter=letter: self._press(letter))  # type: ignore[misc]
        key(YEAR_KEY, self._likely_year)
        key(NOT_COUNTED_KEY, self._list_texts)

    def _press(self, letter: str) -> None:
        """What a letter says of the current row or column in a table of this form."""
        mapping, (row, column) = self._mapping, self.cell
        if mapping is None:
            return
        for row_act in ROW_ACTS:
            if row_act.key == letter and row_act.is_for(mapping):
                self.say_row(row_act, row)
        for act in COLUMN_ACTS:
            if act.key == letter and act.is_for(mapping) and act.can(mapping, column):
                self.say_column(act, column)

    def _likely_year(self) -> None:
        column, mapping = self.cell[1], self._mapping
        if mapping is None or not takes_year(mapping):
            return
        year = likely_year(mapping, column)
        if year is None:
            self.ask_year(column)
        else:
            self.say_year(column, year, likely_kind(mapping, column))

    def _list_texts(self) -> None:
        if self._mapping is not None and self._mapping.form is Form.LINES:
            at = self.view.visualRect(self.view.currentIndex()).bottomLeft()
            self.not_counted_menu(self.cell[1]).popup(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.told, 1)
        top.addWidget(self.row_button)
        top.addWidget(self.column_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
