"""A pane that shows where something stands: the file, the sheet, the cell with its neighbours, and what is amiss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rampath.charts.palette import Palette
from rampath.models.sheet_table import NO_CELLS, Cells
from rampath.views.elided_label import ElidedLabel
from rampath.views.sheet_opening import Failed, Found, Wanted
from rampath.views.sheet_view import SheetView
from rampath.wording import tr
from rampath.workbook.address import Address, address
from rampath.workbook.grid import Sheet
from rampath.workbook.pasted import NAME
from rampath.workbook.result import shown


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be shown: a place in a file, with the text that was read there; marks by sheet.

    `sha256` is nothing, and `read` (a day in words) too, where they are not known.
    """

    file: str
    place: str
    sha256: str = ""
    raw: str = ""
    read: str = ""

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.file, self.sha256)


class SheetPane(QWidget):
    """Shows a spot once its file is open. `file_wanted(Spot)` asks for it, `search_wanted(Spot)` for the user."""

    file_wanted = Signal(object)
    search_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spot: Spot | None = None
        self._marks: Mapping[str, Cells] = {}
        self._found: Found | None = None
        self.view = SheetView(palette)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(tr("Sheet"))
        self.sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheets.setMaximumWidth(240)
        self.sheets.activated.connect(self._choose_sheet)
        self._title = ElidedLabel("title")
        self._said = QLabel()
        self._said.setObjectName("quiet")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QPushButton(tr("&Find the file…"))
        self.search.setAutoDefault(False)
        self.search.clicked.connect(self._ask_search)
        self._lay_out()
        self.show_spot(None)

    @property
    def text(self) -> str:
        """What is said about the spot."""
        return self._said.text()

    @property
    def title(self) -> str:
        return self._title.text()

    def set_palette(self, palette: Palette) -> None:
        self.view.set_palette(palette)

    def show_spot(self, spot: Spot | None, marks: Mapping[str, Cells] | None = None) -> None:
        """Show a spot; its file is asked for where it is not the one that is shown."""
        self._spot, self._marks = spot, marks or {}
        self.search.hide()
        if spot is None:
            self._clear(tr("Nothing is chosen."))
        elif not spot.file:
            self._clear(tr("This is about all the figures together; no file or cell stands for it."))
        elif spot.file == NAME:
            self._clear(tr("This was pasted from the clipboard; there is no file to show."))
        else:
            self._title.setText(_where(spot))
            self._say(tr("Opening {file}…", file=spot.file))
            self.file_wanted.emit(spot)

    def show_again(self, spot: Spot) -> None:
        """The same spot, once there is another place to look for its file."""
        if spot == self._spot:
            self.show_spot(spot, self._marks)

    def take(self, wanted: Wanted, outcome: Found | Failed) -> None:
        """What came of opening a file; another's than that of the spot is passed over."""
        spot = self._spot
        if spot is None or spot.wanted != wanted:
            return
        if isinstance(outcome, Failed):
            self._clear(outcome.text)
            self.search.setVisible(outcome.missing or outcome.no_use)
            self._title.setText(_where(spot))
            return
        if self._found is not outcome:
            self._found = outcome
            self.sheets.clear()
            for sheet in outcome.book.sheets:
                self.sheets.addItem(tr("{sheet} (hidden)", sheet=sheet.name) if sheet.hidden else sheet.name, sheet)
        self.sheets.setVisible(len(outcome.book.sheets) > 1)
        self._show_place(spot, outcome)

    def _show_place(self, spot: Spot, found: Found) -> None:
        at = address(spot.place)
        name = spot.place if at is None else at.sheet
        sheet = found.book.sheet(name)
        said = [self._changed(spot, found)] if found.changed else []
        if sheet is None:
            self._show_sheet(_first_to_see(found.book.sheets))
            if at is not None:
                said.append(tr("The file has no sheet called {sheet} now.", sheet=name))
        else:
            self._show_sheet(sheet)
            if at is not None:
                said += self._ring(spot, at, sheet)
        self.search.setVisible(found.changed)
        self._say(" ".join(said))

    def _ring(self, spot: Spot, at: Address, sheet: Sheet) -> list[str]:
        self._title.setText(_where(spot, _label(sheet, at)))
        if not self.view.go_to(at.first, at.last):
            return [tr("{place} is beyond the end of the sheet now.", place=spot.place)]
        cell = sheet.cell(*at.first)
        now = "" if cell is None else cell.raw
        if spot.raw and at.first == at.last and now != spot.raw:
            if not now:
                return [tr("“{raw}” was read here; now the cell is empty.", raw=spot.raw)]
            return [tr("“{raw}” was read here; now there is “{now}”.", raw=spot.raw, now=now)]
        return []

    def _changed(self, spot: Spot, found: Found) -> str:
        if found.path.name != spot.file:
            return tr("This is {name}, and not what was read as {file}.", name=found.path.name, file=spot.file)
        if spot.read:
            return tr("The file has changed since it was read on {day}.", day=spot.read)
        return tr("The file has changed since it was read.")

    def _show_sheet(self, sheet: Sheet | None) -> None:
        if sheet is None:
            self.view.show_nothing()
            return
        marks = self._marks.get(sheet.name, NO_CELLS)
        if self.view.sheet is sheet:
            self.view.set_marks(marks)
        else:
            self.view.show_sheet(sheet, marks)
        self.view.show()
        if self._found is not None:
            self.sheets.setCurrentIndex(self._found.book.sheets.index(sheet))

    def _choose_sheet(self, index: int) -> None:
        sheet = self.sheets.itemData(index)
        if isinstance(sheet, Sheet) and sheet is not self.view.sheet:
            self._show_sheet(sheet)

    def _ask_search(self) -> None:
        if self._spot is not None:
            self.search_wanted.emit(self._spot)

    def _clear(self, text: str) -> None:
        self._found = None
        self._title.setText("")
        self.sheets.clear()
        self.sheets.hide()
        self.view.show_nothing()
        self._say(text)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.search)
        head.addWidget(self.sheets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self.view, 1)


def _first_to_see(sheets: Sequence[Sheet]) -> Sheet | None:
    """The first sheet that is seen in the file and holds anything; else the first."""
    seen = (sheet for sheet in sheets if sheet.rows and not sheet.hidden)
    return next(seen, next(iter(sheets), None))


def _where(spot: Spot, label: str = "") -> str:
    if not spot.place or spot.place == spot.file:
        return spot.file
    said = tr("{place} in {file}", place=spot.place, file=spot.file)
    return f"{said} · {label}" if label else said


def _label(sheet: Sheet, at: Address) -> str:
    """The first words left of a cell in its row, which may be scrolled out of sight."""
    row = sheet.rows[at.first[0] - 1] if at.first[0] <= len(sheet.rows) else []
    words = (" ".join(value.split()) for value in row[: at.first[1] - 1] if isinstance(value, str))
    return shown(next((each for each in words if each), ""))
