"""Writing into a workbook: the sheet as it stands, which figure goes into which cell, and what that would change."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from openpyxl.utils import get_column_letter
from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.models.fill_table import Column, FillTableModel
from rampath.models.sheet_table import CellMark, Tint
from rampath.views.background import Background, Work
from rampath.views.block.view import BlockView
from rampath.views.filling.doors import FillDoors, Theirs
from rampath.views.filling.figure_panel import FigurePanel
from rampath.views.narrowed import narrowed
from rampath.views.planning.following import FollowingDialog, calm
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Scene, Stage
from rampath.views.sheet_view import SheetView
from rampath.wording import marked, number, tr
from rampath.workbook.address import address
from rampath.workbook.patch.cell_map import CellUse
from rampath.workbook.patch.filling import Outcome
from rampath.workbook.patch.proposal import Proposal, with_headers
from rampath.workbook.patch.told import listed, told

MAPS = marked("Maps of cells (*.toml)")
FILES = marked("Excel workbooks (*.xlsx *.xlsm)")
_SOON = 120
"""How long after the last change of the plan the cells are looked at again, in milliseconds."""
_WIDTHS = {Column.CELL: 150, Column.FIGURE: 300, Column.YEAR: 52, Column.BEFORE: 92, Column.AFTER: 92, Column.WAS: 76}


class FillQuestions(Protocol):
    """The questions that writing into a workbook asks."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class FillDialog(FollowingDialog):
    """Nothing is written until a name is given for the copy; the workbook itself always stays as it is.

    The figures are those of the scenario in focus, and follow it.
    """

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: FillDoors,
        ask: FillQuestions,
        palette: Palette,
        theirs: Theirs,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Write into {file}", file=theirs.target.file.name)
        super().__init__(document, stage, title, QSize(1240, 720), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background = background
        self._doors = doors
        self._ask = ask
        self._theirs = theirs
        self._uses: dict[str, CellUse] = {use.cell.casefold(): use for use in theirs.uses}
        self._work: Work | None = None
        self._following: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self.model = FillTableModel(stage.scene.plan.register, self)
        self.sheets = QComboBox()
        self.view = SheetView(palette)
        self.figure = FigurePanel(stage.scene.plan.register)
        self.table = BlockView(tr("What is written into which cell"))
        self.load, self.save = QPushButton(tr("L&oad a map…")), QPushButton(tr("&Save the map…"))
        self.clear, self.yes = QPushButton(tr("Cl&ear the map")), QPushButton(tr("Say yes to &all that need one"))
        self.keep = QCheckBox(tr("&Keep the stored results of formulas that follow from the cells, though out of date"))
        self.write = QPushButton(tr("&Write a copy…"))
        self._lay_out()
        self._connect()
        for sheet in theirs.book.sheets:
            self.sheets.addItem(tr("{sheet} (hidden)", sheet=sheet.name) if sheet.hidden else sheet.name, sheet)
        first = next(iter(self._uses.values()), None)
        at = None if first is None else address(first.cell)
        self.show_sheet(theirs.book.sheets[0].name if at is None else at.sheet)

    @property
    def uses(self) -> tuple[CellUse, ...]:
        """The map as it stands."""
        return tuple(self._uses.values())

    @property
    def settled(self) -> bool:
        """Whether the table shows what the map and the scenario say now."""
        return self._work is None and not self._soon.isActive()

    def set_palette(self, palette: Palette) -> None:
        self.view.set_palette(palette)

    @override
    def show_scene(self, scene: Scene) -> None:
        self._soon.start()

    def show_sheet(self, name: str) -> None:
        """Show a sheet of the workbook, with the cells of the map marked on it."""
        sheet = next((each for each in self._theirs.book.sheets if each.name.casefold() == name.casefold()), None)
        if sheet is None:
            return
        self.sheets.setCurrentIndex(self._theirs.book.sheets.index(sheet))
        self.view.show_sheet(sheet)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._point())
        self._mark()
        self._point()

    def use_maps(self, uses: Sequence[CellUse]) -> None:
        """Another map in place of the one that is shown."""
        self._uses = {use.cell.casefold(): use for use in uses}
        self._mark()
        self._point()
        self.propose()

    def propose(self) -> None:
        """Find out beside the window what the map would do; an older answer gives way."""
        self._soon.stop()
        if self._work is not None:
            self._work.cancel()
        scene, uses, target = self.stage.scene, self.uses, self._theirs.target
        plan, scenario = scene.plan, scene.focus.scenario
        self._work = self._background.run(
            tr("Looking at the cells"), lambda: self._doors.propose(target, uses, plan, scenario)
        )
        self._work.done.connect(self._show_proposal)
        self._work.failed.connect(self._failed)

    def write_to(self, file: Path) -> None:
        """Write the copy beside the window."""
        if file.resolve() == self._theirs.target.file.resolve():
            self._tell(tr("{file} is what is written into, and stays as it is; choose another name.", file=file.name))
            return
        chosen, target, keep = self.model.chosen, self._theirs.target, self.keep.isChecked()
        self._work = self._background.run(
            tr("Writing {file}", file=file.name),
            lambda: self._doors.write(target, chosen, file, keep),
            can_cancel=False,
        )
        self._busy(on=True)
        self.say(tr("Writing {file} …", file=file.name))
        self._work.done.connect(lambda outcome: self._wrote(outcome, file))
        self._work.failed.connect(self._failed)

    def _show_proposal(self, proposal: object) -> None:
        proposal = narrowed(proposal, Proposal)
        self._work = None
        self._following = proposal.following
        self.model.show_rows(proposal.rows)

    def _wrote(self, outcome: object, file: Path) -> None:
        outcome = narrowed(outcome, Outcome)
        self._work = None
        self._busy(on=False)
        self._tell(told(outcome, file))

    def _failed(self, error: object) -> None:
        self._work = None
        self._busy(on=False)
        tell_refusal(error, self._doors.refused, self._tell)

    def _tell(self, text: str) -> None:
        self.say(text)
        self._ask.tell(tr("Write into a workbook"), text)

    def _point(self) -> None:
        """Follow the cell in focus of the sheet."""
        index, sheet = self.view.currentIndex(), self.view.sheet
        if not index.isValid() or sheet is None:
            self.figure.point("", None)
            return
        cell = f"{sheet.name}!{get_column_letter(index.column() + 1)}{index.row() + 1}"
        self.figure.point(cell, self._uses.get(cell.casefold()))

    def _take(self, use: object) -> None:
        use = narrowed(use, CellUse)
        sheet = self.view.sheet
        self._uses[use.cell.casefold()] = use if sheet is None else with_headers(use, sheet)
        self._after_edit(use.cell)

    def _leave(self, cell: str) -> None:
        self._uses.pop(cell.casefold(), None)
        self._after_edit(cell)

    def _after_edit(self, cell: str) -> None:
        self.figure.point(cell, self._uses.get(cell.casefold()))
        self._mark()
        self.propose()

    def _mark(self) -> None:
        sheet = self.view.sheet
        if sheet is None:
            return
        found = {}
        for use in self.uses:
            at = address(use.cell)
            if at is not None and at.sheet.casefold() == sheet.name.casefold():
                word = tr("takes {member} {year}", member=use.member, year=use.year)
                found[at.first] = CellMark(word, Tint.FIGURES)
        self.view.set_marks(found)

    def _go_to(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Show the cell of the row in focus."""
        if not current.isValid():
            return
        at = address(self.model.rows[current.row()].use.cell)
        sheet = self.view.sheet
        if at is None:
            return
        if sheet is None or sheet.name.casefold() != at.sheet.casefold():
            self.show_sheet(at.sheet)
        self.view.go_to(at.first)

    def _count(self) -> None:
        count, waiting, refused = len(self.model.chosen), self.model.waiting, self.model.refused
        label = self._theirs.target.label
        said = [tr("Cells to write: {count}.", count=number(count, 0))]
        if waiting:
            said.append(tr("Wait for a yes: {count}.", count=number(waiting, 0)))
        if refused:
            said.append(tr("Cannot be written: {count}.", count=number(refused, 0)))
        if not self.model.rows:
            said = [tr("No cell takes a figure yet. Point at a cell of the sheet, or load a map.")]
        if self._following:
            said.append(tr("Formulas that follow from them: {cells}.", cells=listed(list(self._following))))
        if label:
            said.append(tr("The file carries the label {label}, and so does the copy.", label=label))
        self.say(" ".join([*said, *self._theirs.spoilt]))
        self.write.setEnabled(count > 0)
        self.save.setEnabled(bool(self._uses))
        self.clear.setEnabled(bool(self._uses))
        self.yes.setEnabled(waiting > 0)

    def _say_yes(self) -> None:
        for at, row in enumerate(self.model.rows):
            if row.diff is not None and row.diff.question and not row.diff.holds:
                self.model.tick(at, on=True)

    def _busy(self, *, on: bool) -> None:
        for part in (self.figure, self.table, self.load, self.save, self.clear, self.yes, self.write):
            part.setEnabled(not on)
        if not on:
            self._count()

    def _ask_file(self) -> None:
        refusal = self._doors.kept_back(self._theirs.target, self.stage.scene.plan)
        if refusal is not None:
            self._tell(refusal)
            return
        file = self._theirs.target.file
        proposal = str(file.with_name(tr("{name}-filled", name=file.stem) + file.suffix))
        self._ask.file_to_save(
            tr("Write a copy of {file}", file=file.name), tr(FILES), proposal, file.suffix[1:], self.write_to
        )

    def _load(self, file: Path) -> None:
        try:
            self.use_maps(self._doors.read_map(file))
        except self._doors.refused as refusal:
            self._tell(str(refusal))

    def _save(self, file: Path) -> None:
        try:
            self._doors.write_map(self.uses, file)
        except self._doors.refused as refusal:
            self._tell(str(refusal))
        else:
            self.say(tr("The map was saved as {file}; “rampath fill --map” takes it too.", file=file.name))

    def _connect(self) -> None:
        self._soon.timeout.connect(self.propose)
        folder = str(self._theirs.target.file.parent)
        proposal = str(self._theirs.target.file.with_suffix(".toml"))
        self.sheets.activated.connect(lambda _index: self.show_sheet(self.sheets.currentData().name))
        self.figure.use_wanted.connect(self._take)
        self.figure.removed.connect(self._leave)
        self.model.changed.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(self._go_to)
        self.load.clicked.connect(lambda: self._ask.file_to_open(tr("Load a map"), tr(MAPS), folder, self._load))
        self.save.clicked.connect(
            lambda: self._ask.file_to_save(tr("Save the map"), tr(MAPS), proposal, "toml", self._save)
        )
        self.clear.clicked.connect(lambda: self.use_maps(()))
        self.yes.clicked.connect(self._say_yes)
        self.write.clicked.connect(self._ask_file)

    def _lay_out(self) -> None:
        self.sheets.setAccessibleName(tr("Sheet"))
        left = QWidget()
        above = QVBoxLayout(left)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self.sheets)
        above.addWidget(self.view, 1)
        upper = QSplitter()
        upper.addWidget(left)
        upper.addWidget(self.figure)
        upper.setStretchFactor(0, 1)
        upper.setSizes([860, 340])
        calm(self.table, tr("What is written into which cell"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        header = self.table.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        body = QSplitter(Qt.Orientation.Vertical)
        for part in (upper, self.table):
            body.addWidget(part)
        body.setSizes([400, 240])
        for splitter in (upper, body):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.load, self.save, self.clear, self.yes):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.write)
        row.addWidget(buttons)
        self.write.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        hint = QLabel(tr("Only ticked cells are written, into a copy under another name; all else stays as it is."))
        hint.setObjectName("quiet")
        self.column.addWidget(body, 1)
        self.column.addWidget(hint)
        self.column.addWidget(self.keep)
        self.column.addWidget(self.sentence)
        self.column.addLayout(row)
