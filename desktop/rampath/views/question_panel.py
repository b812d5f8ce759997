"""The questions of a reading, each with its choices in a field that opens where it stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.models.question_table import Asked, QuestionRole, QuestionTableModel
from rampath.views.soon import soon
from rampath.views.table import CellDelegate, Table
from rampath.wording import number, tr
from rampath.workbook.question import Answers, Question

Index = QModelIndex | QPersistentModelIndex


class QuestionPanel(QWidget):
    """Shows questions and takes answers: `answered` when one was given; `model.answers` has them all.

    One that is a `page` is shown and hidden by what holds it, not by itself: before it is held it would be a window.
    """

    answered = Signal()

    def __init__(self, parent: QWidget | None = None, *, page: bool = False) -> None:
        super().__init__(parent)
        self._is_page = page
        self.model = QuestionTableModel(parent=self)
        self.model.answered.connect(self._answer)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self.table = _Table(tr("Questions"))
        self._dress()
        self._reveal = soon(self, self._reveal_open, 0)  # once its rows have their heights
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)

    @property
    def text(self) -> str:
        return self._said.text()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the questions of a reading; without any the panel goes, unless it is a page."""
        self.model.show_questions(questions)
        if not self._is_page:
            self.setVisible(bool(questions))
        self._say()
        self._reveal.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reveal.start()

    def show_answers(self, answers: Answers) -> None:
        """Show these answers and no others, where somebody else keeps them."""
        self.model.show_answers(answers)
        self._say()

    def _open(self, index: QModelIndex) -> None:
        """Open the choices of a row, wherever it was clicked, or on Return; at once, so that arrows only go through."""
        chooser = self.model.index(index.row(), Asked.TAKEN)
        self.table.setCurrentIndex(chooser)
        self.table.edit(chooser)
        field = self.table.findChild(QComboBox)
        if field is not None:
            field.showPopup()

    def _reveal_open(self) -> None:
        """Bring the first question that nobody has answered into sight."""
        at = self.model.first_open
        if at is not None:
            self.table.scrollTo(self.model.index(at, Asked.MESSAGE))

    def _answer(self) -> None:
        self._say()
        self._reveal.start()
        self.answered.emit()

    def _say(self) -> None:
        left = self.model.open
        if not left:
            said = tr("All questions are answered.")
        elif left == 1:
            said = tr("One question is not answered. What it is about is taken as shown, which is the careful way.")
        else:
            said = tr("{count} questions are not answered. What they are about is taken as shown, which is the careful"
                      " way.", count=number(left, 0))  # fmt: skip
        if self.model.several:
            said += " " + tr("Where the same is asked in several places, the first answer stands for all of them, and"
                             " each can then be answered otherwise.")  # fmt: skip
        self._said.setText(said)

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(Asked.TAKEN, _Chooser(table))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.clicked.connect(self._open)
        table.activated.connect(self._open)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setWordWrap(True)
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(26)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.sectionResized.connect(lambda: rows.resizeSections(QHeaderView.ResizeMode.ResizeToContents))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for part, width in {Asked.PLACE: 110, Asked.RAW: 110, Asked.TAKEN: 300}.items():
            table.setColumnWidth(part, width)
        header.setSectionResizeMode(Asked.MESSAGE, QHeaderView.ResizeMode.Stretch)


class _Table(Table):
    """Return opens the choices of a row, and is no Return for the dialog, which would take it for its OK."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class _Chooser(CellDelegate):
    """A field with the choices of a question; the choice that nobody made is in italics."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QComboBox(parent)
        field.setAccessibleName(tr("Taken as"))
        for choice, text in index.data(QuestionRole.CHOICES):
            field.addItem(text, choice)
        field.activated.connect(lambda _at: self._commit(field))
        return field

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """An answer is only what was chosen: a field that was opened and left again changes nothing."""
        if isinstance(editor, QComboBox) and editor.property("chosen"):
            model.setData(index, editor.currentData())

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not index.data(QuestionRole.ANSWERED):
            shown: Any = option
            font = QFont(shown.font)
            font.setItalic(True)
            shown.font = font

    def _commit(self, field: QComboBox) -> None:
        field.setProperty("chosen", True)
        self.commitData.emit(field)
        self.closeEditor.emit(field)
