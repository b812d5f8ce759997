"""The vintage table in a window of its own, which follows the member in focus."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.charts.vintage_chart import VintageChart
from rampath.document import PlanDocument
from rampath.domain.entry import EntryRefused
from rampath.domain.figure_entry import figure_typed
from rampath.domain.hand_edit import with_figure
from rampath.domain.measure_words import figure_words, measure_words
from rampath.domain.observation import Observation
from rampath.domain.provenance import Provenance, lines_of_source, source_of
from rampath.domain.vintage import Variant, VintageTable, variants, vintage_table
from rampath.domain.vintage_text import RECORD_HEADERS, block, explained, records, variant_words
from rampath.models.vintage_table import VintageTableModel
from rampath.views.actions import spec
from rampath.views.block.copying import as_copied, mime_of
from rampath.views.editions import Editions
from rampath.views.elided_label import ElidedLabel
from rampath.views.history import undo_reaches
from rampath.views.room import take_room
from rampath.views.scene import Scene, Stage
from rampath.views.table import Table
from rampath.views.verbatim import verbatim
from rampath.wording import marked, tr
from rampath.workbook.csv_file import write_csv
from rampath.workbook.saving import NotSaved

_NO_LIMIT = 16_777_215
"""Qt's own largest height of a widget."""

CSVS = marked("CSV (*.csv)")


class VintageQuestions(Protocol):
    """What is asked about vintages; `Asking` asks it with dialogs."""

    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class VintageDialog(QDialog):
    """What a member's figures were in each edition. `said` tells sentences for the user, `source_wanted(Figure)` and
    `cell_wanted(Provenance)` ask where a figure comes from.

    A figure is typed over to set it by hand, which is an edit of the plan; an edition's row can be made the one
    that this series is drawn from.
    """

    said = Signal(str)
    source_wanted = Signal(object)
    cell_wanted = Signal(object)

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        editions: Editions,
        ask: VintageQuestions,
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._editions = editions
        self._ask = ask
        self._shown: VintageTable | None = None
        self.model = VintageTableModel(parent=self)
        self.model.tell_behind(lambda row: "\n".join(lines_of_source(self._document.plan, row)))
        self.series = QComboBox()
        self.series.setAccessibleName(tr("Series"))
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table = Table(tr("Figures by edition"))
        self.table.setModel(self.model)
        self.chart = VintageChart(palette)
        self.chart.tell_behind(stage.behind)
        self.chart.source_wanted.connect(self.source_wanted)
        self._title = ElidedLabel("title")
        self._words = QLabel()
        self._words.setObjectName("quiet")
        self._words.setWordWrap(True)
        self.draw = QPushButton()
        self.export = QPushButton(tr("E&xport as CSV…"))
        self._dress_table()
        self._lay_out()
        take_room(self)
        undo_reaches(document, self)
        self.series.activated.connect(lambda _index: self._show(stage.scene))
        self.model.typed.connect(self._type)
        self.export.clicked.connect(self._choose_file)
        self.draw.clicked.connect(self._draw_from)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._name_edition())
        stage.changed.connect(self._follow)
        self._show(stage.scene)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1000, 520)

    @override
    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self._show(self._stage.scene)
        super().setVisible(visible)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit_table(with_chart=not self.chart.isHidden())

    def set_palette(self, palette: Palette) -> None:
        self.chart.set_palette(palette)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, or the whole table with its headers where only one is."""
        table = self._shown
        if table is None:
            return
        rows, heads = block(table), 1
        cells = sorted((index.row(), index.column()) for index in self.table.selectionModel().selectedIndexes())
        if len(cells) > 1:
            across = range(min(c for _r, c in cells), max(c for _r, c in cells) + 1)
            down = range(cells[0][0], cells[-1][0] + 1)
            chosen, heads = set(cells), 0
            rows = [[rows[r + 1][c + 1] if (r, c) in chosen else "" for c in across] for r in down]
        QGuiApplication.clipboard().setMimeData(mime_of([[as_copied(text) for text in row] for row in rows]))
        self.said.emit(tr("Copied {count} rows", count=len(rows) - heads))

    def go_to_source(self) -> None:
        """Ask for the cell of the figure in focus."""
        row = self.model.observation(self.table.currentIndex())
        if row is None:
            self.said.emit(tr("No figure is in focus: choose one in the table."))
        else:
            plan = self._document.plan
            self.cell_wanted.emit(Provenance(plan.register[row.member].name, row, source_of(plan, row)))

    def export_to(self, file: Path) -> None:
        """Write every figure with its source to a CSV."""
        if self._shown is None:
            return
        try:
            write_csv(file, RECORD_HEADERS, records(self._shown, self._document.plan.register))
        except NotSaved as refusal:
            self._ask.tell(tr("Rampath"), str(refusal))
        else:
            self.said.emit(tr("Wrote {file}", file=file.name))

    def _follow(self, before: Scene, after: Scene) -> None:
        same_member = before.focus.member == after.focus.member
        if self.isVisible() and not (same_member and before.plan.observations is after.plan.observations):
            self._show(after)

    def _show(self, scene: Scene) -> None:
        plan, member = scene.plan, scene.focus.member
        stood = self._place()
        variant = self._offer_series(scene)
        name = plan.register[member].name
        self._shown = None if variant is None else vintage_table(plan.observations, member, variant, plan.register)
        self.setWindowTitle(tr("Figures by edition: {name}", name=name))
        if self._shown is None:
            self._title.setText(tr("No edition tells a figure of {name}.", name=name))
        else:
            self._title.setText(tr("{name}: {series}", name=name, series=variant_words(self._shown.variant)))
        self._words.setText(explained(self._shown))
        self.model.show_table(self._shown)
        fractions = self._shown is not None and self._shown.in_points
        self.chart.setVisible(fractions)
        if fractions:
            self.chart.show_table(self._shown)
        self.table.resizeColumnsToContents()
        self._fit_table(with_chart=fractions)
        self._stand_at(stood)
        self._name_edition()

    def _place(self) -> tuple[str, bool, int] | None:
        """The edition and the year in focus, and whether it is a revision; None where nothing is in focus."""
        table, index = self._shown, self.table.currentIndex()
        if table is None or not index.isValid():
            return None
        vintage, revised = table.lines[index.row()]
        return table.vintages[vintage].edition, revised, table.years[index.column()]

    def _stand_at(self, place: tuple[str, bool, int] | None) -> None:
        """Keep edition and year in focus where they still are; a table without a focus begins at its last years."""
        table = self._shown
        if table is None or (place is not None and place == self._place()):
            return
        for row, (vintage, revised) in enumerate(table.lines):
            for column, year in enumerate(table.years):
                if (table.vintages[vintage].edition, revised, year) == place:
                    self.table.setCurrentIndex(self.model.index(row, column))
                    return
        last = self.model.index(0, len(table.years) - 1)
        self.table.scrollTo(last, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _fit_table(self, *, with_chart: bool) -> None:
        """Beside the chart the table takes the room of its rows, and no more than half."""
        table = self.table
        needed = table.horizontalHeader().height() + 24 * self.model.rowCount() + 4
        needed += table.horizontalScrollBar().sizeHint().height()
        table.setMaximumHeight(min(needed, self.height() // 2) if with_chart else _NO_LIMIT)

    def _offer_series(self, scene: Scene) -> Variant | None:
        """The series of the member in focus; the one that is shown stays where this member has it, too."""
        chosen = self.series.currentData()
        found = variants(scene.plan.observations, scene.focus.member)
        with QSignalBlocker(self.series):
            self.series.clear()
            for variant in found:
                self.series.addItem(variant_words(variant), variant)
            at = found.index(chosen) if chosen in found else 0
            self.series.setCurrentIndex(at if found else -1)
            self.series.view().setMinimumWidth(self.series.view().sizeHintForColumn(0) + 8)
        return found[at] if found else None

    def _type(self, row: Observation, text: str) -> None:
        """Set a figure by hand; what cannot be is said, and nothing changes."""
        plan = self._document.plan
        try:
            value = figure_typed(text, row)
        except EntryRefused as refusal:
            self.said.emit(str(refusal))
            self._words.setText(str(refusal))
            return
        said = tr(
            "Set {name} {year}, {measure}, {edition}, to {value}",
            name=plan.register[row.member].name, year=row.year, measure=measure_words(row.measure),
            edition=row.edition, value=figure_words(value, row.unit),
        )  # fmt: skip
        if self._document.edit(said, with_figure(plan, row, value)):
            self.said.emit(said)
        else:
            self._words.setText(self._document.read_only)

    def _edition(self) -> str | None:
        index = self.table.currentIndex()
        if self._shown is None or not index.isValid():
            return None
        return self._shown.vintages[self.model.vintage_at(index.row())[0]].edition

    def _name_edition(self) -> None:
        """The button says what it would do: draw this series from the edition whose row is in focus."""
        edition = self._edition()
        self.draw.setEnabled(edition is not None and self._shown is not None)
        own = any(
            (choice.member, choice.measure) == (self._shown.member, self._shown.variant.measure)
            for choice in self._document.plan.editions
            if self._shown is not None
        )
        if own:
            self.draw.setText(tr("&Draw this series as the others"))
            self.draw.setEnabled(True)
        else:
            self.draw.setText(tr("&Draw this series from {edition}", edition=verbatim(edition or tr("an edition"))))
        self.draw.setProperty("own", own)

    def _draw_from(self) -> None:
        table = self._shown
        if table is not None:
            edition = None if self.draw.property("own") else self._edition()
            self._editions.draw_member(table.member, edition, table.variant.measure)

    def _choose_file(self) -> None:
        if self._shown is not None:
            proposal = f"{self._shown.member}-{self._shown.variant.measure.value}-editions.csv"
            self._ask.file_to_save(tr("Export figures by edition"), tr(CSVS), proposal, "csv", self.export_to)

    def _dress_table(self) -> None:
        table = self.table
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(24)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        copy = QAction(tr("&Copy"), table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(lambda _checked=False: self.copy())
        edit = QAction(tr("&Set by hand"), table)
        edit.triggered.connect(lambda _checked=False: self._edit_current())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        source = QAction(tr("Go to &source"), table)
        source.setShortcut(QKeySequence(spec("go_to_source").key or ""))
        source.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        source.triggered.connect(lambda _checked=False: self.go_to_source())
        table.addActions([edit, copy, source])

    def _edit_current(self) -> None:
        index: QModelIndex | QPersistentModelIndex = self.table.currentIndex()
        if self.model.observation(index) is not None:
            self.table.edit(index)

    def _lay_out(self) -> None:
        copy = QPushButton(tr("&Copy"))
        copy.clicked.connect(lambda _checked=False: self.copy())
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._title, 1)
        above.addWidget(self.series, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.draw)
        below.addStretch(1)
        for button in (copy, self.export, close):
            below.addWidget(button)
        for button in (self.draw, copy, self.export, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self.chart, 1)
        column.addLayout(below)
