"""The returns of a folder: who is missing, who sent twice, who changed, who contradicts; and which to accept."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.domain.return_words import differing, sentence, summary
from rampath.domain.returns import Return, State
from rampath.models.differing_table import DifferingTableModel
from rampath.models.return_table import ReturnTableModel
from rampath.returning import FolderRead
from rampath.views.question_dialog import QuestionDialog
from rampath.views.room import take_room
from rampath.views.tick_view import TickView
from rampath.wording import listing, number, tr
from rampath.workbook.question import Answers, Question

_WIDTHS = (140, 200, 160, 240, 165, 62, 70, 80)
_DIFFERING_WIDTHS = (44, 200, 100, 170, 100, 190, 84, 216)
_STRETCHED = 1

Again = Callable[[Mapping[str, Answers], Callable[[FolderRead | None], None]], Callable[[], None]]
"""Reads all once more by answers, those of each file by its SHA-256, beside the window, and hands on what was found, or
None where that failed; it gives back what calls it off.
"""

ReadByHand = Callable[[FolderRead, Path, Callable[[FolderRead | None], None]], Callable[[], None]]
"""Opens the assistant for a file, beside the window, and hands on what is found once it was read by hand; before that
None, as soon as the assistant is open, or where it cannot be. It gives back what calls off the opening.
"""


ShowCell = Callable[[FolderRead, Observation, QWidget], None]
"""Shows the cell that a figure was read from, in a window of the given one."""


class ReturnsDialog(QDialog):
    """Lists the returns of a folder; `accepted_returns` are those that the user ticked.

    `export` is asked for with the Export button, `again` when questions of a return were answered, `by_hand` when one
    is to be read by hand, and `show_cell` when the cell of a figure that differs is to be seen. `locked` says why the
    plan takes none of them, where it is so.
    """

    def __init__(
        self,
        found: FolderRead,
        register: Register,
        export: Callable[[FolderRead], None],
        parent: QWidget | None = None,
        *,
        again: Again | None = None,
        by_hand: ReadByHand | None = None,
        show_cell: ShowCell | None = None,
        locked: str = "",
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._again = again
        self._by_hand = by_hand
        self._show_cell = show_cell
        self._locked = locked
        self._busy = self._over = False
        self._answers: dict[str, Answers] = {}
        self._stop: Callable[[], None] | None = None
        self.setWindowTitle(_title(found))
        self._register = register
        self.model = ReturnTableModel(found.returns, register, self)
        self.differing = DifferingTableModel(parent=self)
        self.table = _table(tr("Returns"), self.model, _WIDTHS)
        self._below = _table(tr("Figures that differ"), self.differing, _DIFFERING_WIDTHS)
        self._make_sortable()
        self._hint = QLabel(tr("Double-click a figure, or press Ctrl+G on it, to see its cell."))
        self._hint.setObjectName("quiet")
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self.questions = QPushButton(tr("&Questions…"))
        self.questions.setToolTip(tr("Answer what the return in focus leaves open, here"))
        self.hand = QPushButton(tr("&Read by hand…"))
        self.all = QPushButton(tr("Tick a&ll"))
        self.none = QPushButton(tr("Tick &none"))
        self.export = QPushButton(tr("E&xport as CSV…"))
        self.accept_button = QPushButton(tr("&Accept the ticked returns"))
        self._head = QLabel()
        self._against = QLabel()
        self._lay_out()
        self.hand.setVisible(by_hand is not None)  # once it is held; before that it would be a window
        self._say_found()
        take_room(self)
        self.questions.clicked.connect(self._ask)
        self.hand.clicked.connect(self._read_by_hand)
        self.all.clicked.connect(lambda: self.model.take_all(taken=True))
        self.none.clicked.connect(lambda: self.model.take_all(taken=False))
        self.export.clicked.connect(lambda: export(self._found))
        self.accept_button.clicked.connect(self.accept)
        self.model.changed.connect(self._say_count)
        self._below.doubleClicked.connect(lambda _index: self._see())
        see = QShortcut(QKeySequence("Ctrl+G"), self._below)
        see.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        see.activated.connect(self._see)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self._say_count()
        self.table.setCurrentIndex(self.model.index(0, 0))

    @override
    def done(self, arg__1: int) -> None:
        self._over = True
        stop, self._stop = self._stop, None
        if stop is not None:
            stop()
        super().done(arg__1)

    @property
    def accepted_returns(self) -> tuple[Return, ...]:
        return self.model.accepted

    @override
    def sizeHint(self) -> QSize:
        return QSize(1240, 660)

    def _show_details(self, current: QModelIndex, _previous: QModelIndex) -> None:
        each = self.model.at(current.row())
        self._told.setText("" if each is None else sentence(each, self._register))
        self._follow_focus()
        self.differing.show_rows(() if each is None else differing(each))
        any_differ = self.differing.rowCount() > 0
        self._below.setVisible(any_differ)
        self._hint.setVisible(any_differ and self._show_cell is not None)

    def _see(self) -> None:
        """Show the cell of the figure that is pointed at among those that differ."""
        row = self.differing.observation_at(self._below.currentIndex())
        if row is not None and self._show_cell is not None:
            self._show_cell(self._found, row, self)

    def _say_count(self) -> None:
        count = len(self.accepted_returns)
        self._count.setText(tr("ticked: {count}", count=number(count, 0)))
        self.accept_button.setEnabled(count > 0 and not self._busy and not self._locked)

    def _questions_of(self, each: Return | None) -> Sequence[Question]:
        return () if each is None or each.sent is None else self._found.questions.get(each.sent.sha256, ())

    def _follow_focus(self) -> None:
        """What can be done with the return in focus, and why it cannot be read by hand."""
        each = self.model.at(self.table.currentIndex().row())
        why = self._why_not_by_hand(each)
        said = why or tr("Say yourself how the sheets of this file are to be read")
        self.hand.setEnabled(not why)
        self.hand.setToolTip(said)
        self.hand.setAccessibleDescription(said)
        self.questions.setEnabled(bool(self._questions_of(each)) and not self._busy)
        self._say_count()

    def _why_not_by_hand(self, each: Return | None) -> str:
        if self._busy:
            return tr("A file is being read; wait until that is done.")
        if each is None or each.sent is None:
            return tr("There is no file to read.")
        if each.sent.from_plan:
            return tr("{file} is a plan, which says by itself what its figures are.", file=each.sent.file)
        return each.sent.refused if each.sent.refused and not each.sent.not_known else ""

    def _read_by_hand(self) -> None:
        """Open the assistant for the file of the return in focus; what comes of it is listed with the others."""
        each = self.model.at(self.table.currentIndex().row())
        file = None if each is None or each.sent is None else self._found.path_of(each.sent)
        by_hand = self._by_hand
        if by_hand is None or file is None:
            return

        def take(found: FolderRead | None) -> None:
            if not self._over and (found is None or not self._busy):  # else all are read again, this one by hand
                self._show_found(self._found if found is None else found)

        self._wait(tr("Looking at {file}…", file=file.name), lambda: by_hand(self._found, file, take))

    def _ask(self) -> None:
        """Ask what the return in focus leaves open, and read all again by the answers."""
        each = self.model.at(self.table.currentIndex().row())
        if each is None or each.sent is None:
            return
        sha256, file = each.sent.sha256, each.sent.file
        dialog = QuestionDialog(file, self._questions_of(each), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._read_again(sha256, file, dialog.answers))
        dialog.open()

    def _read_again(self, sha256: str, file: str, answers: Answers) -> None:
        again = self._again
        if again is None or not answers:
            return
        before = self._answers
        self._answers = {**before, sha256: answers}

        def take(found: FolderRead | None) -> None:
            if found is None:
                self._answers = before
            self._show_found(self._found if found is None else found)

        self._wait(tr("Reading {file} again by your answers…", file=file), lambda: again(self._answers, take))

    def _wait(self, text: str, begin: Callable[[], Callable[[], None]]) -> None:
        """Begin something beside the window; until it is over there is nothing else to begin."""
        self._head.setText(text)
        self._busy = True
        self.table.setFocus()  # else the keys would go to whichever button comes after one that waits
        stop = begin()
        if self._busy:  # it may have been over at once
            self._stop = stop
            self._follow_focus()

    def _show_found(self, found: FolderRead) -> None:
        """Show another reading of the same files, with the same return in focus; what was waited for is over."""
        self._busy, self._stop = False, None
        current = self.model.at(self.table.currentIndex().row())
        self._found = found
        self.model.show_returns(found.returns)
        row = _row_of(current, self.model.shown)
        self._say_found()
        self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_details(self.table.currentIndex(), QModelIndex())

    def _say_found(self) -> None:
        found = self._found
        self._head.setText(summary(found.returns, self._register))
        self._against.setText(" ".join(filter(None, (self._locked, _explained(found)))))
        self._against.setToolTip("\n".join(f"{each.name}: {each.reason}" for each in found.passed_over))
        self.questions.setVisible(self._again is not None and bool(found.questions))

    def _make_sortable(self) -> None:
        """A click on a header sorts, a second one turns that round, a third one brings the register's order back."""
        head = self.table.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        self.table.setSortingEnabled(True)

    def _lay_out(self) -> None:
        self._head.setObjectName("title")
        self._head.setWordWrap(True)
        self._against.setObjectName("quiet")
        self._against.setWordWrap(True)
        self._against.setTextFormat(Qt.TextFormat.PlainText)
        lower = QWidget()
        inside = QVBoxLayout(lower)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._told)
        inside.addWidget(self._below, 1)
        inside.addWidget(self._hint)
        inside.addStretch(0)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(8)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setSizes([360, 180])
        self.accept_button.setToolTip(self._locked)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self.all, self.none, self._count, self.questions, self.hand):
            buttons.addWidget(part)
        buttons.addStretch(1)
        for part in (self.export, self.accept_button, close):
            buttons.addWidget(part)
        for button in (self.all, self.none, self.questions, self.hand, self.export, self.accept_button, close):
            button.setAutoDefault(False)  # Return on a row is none for the first of them, which ticks all
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self._head, self._against):
            column.addWidget(part)
        column.addWidget(parts, 1)
        column.addLayout(buttons)


def _title(found: FolderRead) -> str:
    if found.files == 1:
        return tr("Returns in 1 file")
    if found.files:
        return tr("Returns in {count} files", count=number(found.files, 0))
    return tr("Returns in {folder}", folder=found.folder.name or str(found.folder))


def _row_of(current: Return | None, returns: Sequence[Return]) -> int:
    """Where a return stands: by its member and file, or by its file where it is another member's by now."""
    if current is None:
        return 0
    file = "" if current.sent is None else current.sent.file
    files = ["" if each.sent is None else each.sent.file for each in returns]
    same = [row for row, each in enumerate(returns) if files[row] == file and each.member == current.member]
    return next(iter(same), files.index(file) if file in files else 0)


def _explained(found: FolderRead) -> str:
    """What the returns were compared with, and what in the folder was passed over."""
    said = tr("Compared with {table}.", table=found.table) if found.table else tr("There was no table to compare with.")
    if found.passed_over:
        passed = sorted(found.passed_over, key=lambda each: not each.is_folder)  # a folder may hold returns
        names = ", ".join(f"{each.name} ({each.reason})" for each in passed[:4])
        more = len(found.passed_over) - 4
        if more > 0:
            names += tr(" and {count} more", count=number(more, 0))
        said += " " + tr("Passed over: {names}.", names=names)
    tables = [each.sent.file for each in found.returns if each.sent is not None and each.state is State.TABLE]
    if tables and not any(each.sent is not None and each.member for each in found.returns):
        what = tr("Figures of many members, as in the alliance's table, are no return: {files}.", files=listing(tables))
        said += f" {what} " + tr("Import such a file by itself.")
    return said


def _table(name: str, model: ReturnTableModel | DifferingTableModel, widths: tuple[int, ...]) -> TickView:
    table = TickView(name)
    table.setObjectName("returns")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(22)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for section, width in enumerate(widths):
        header.resizeSection(section, width)
    header.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
    return table
