"""The questions that a reading leaves open, as a table: where, what stands there, what is asked, what is taken."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from rampath.wording import marked, number, tr
from rampath.workbook.question import Answers, Question, answer_to, with_answer

Index = QModelIndex | QPersistentModelIndex


class Asked(IntEnum):
    """The columns."""

    PLACE = 0
    RAW = 1
    MESSAGE = 2
    TAKEN = 3


_HEADERS = (marked("Place"), marked("Text in cell"), marked("Question"), marked("Taken as"))


class QuestionRole(IntEnum):
    """What a row tells beside its texts: its choices as pairs of id and words."""

    CHOICES = Qt.ItemDataRole.UserRole
    ANSWERED = Qt.ItemDataRole.UserRole + 1


class QuestionTableModel(QAbstractTableModel):
    """One row a question; only what it is taken as can be set, to the id of one of its choices.

    `answered` when that happens. An answer stands until the file was read again by it, and after.
    """

    answered = Signal()

    def __init__(self, questions: Sequence[Question] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = tuple(questions)
        self._answers: Answers = {}
        self._keep(questions)

    @property
    def answers(self) -> Answers:
        """Every answer given so far, also to questions that are no longer asked since it was given."""
        return dict(self._answers)

    @property
    def open(self) -> int:
        """How many questions nobody has answered."""
        return sum(not self._is_answered(question) for question in self._questions)

    @property
    def first_open(self) -> int | None:
        """The row of the first question that nobody has answered."""
        return next((row for row, each in enumerate(self._questions) if not self._is_answered(each)), None)

    def same_as(self, question: Question) -> int:
        """How many other questions ask the same, which one answer settles, too."""
        return sum(other.same == question.same for other in self._questions) - 1 if question.same else 0

    @property
    def several(self) -> bool:
        """Whether any question that nobody has answered asks the same as another."""
        return any(not self._is_answered(question) and self.same_as(question) for question in self._questions)

    def show_answers(self, answers: Answers) -> None:
        """Show these answers and no others: some were taken back, or given again."""
        if answers != self._answers:
            self._answers = dict(answers)
            if self._questions:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._questions) - 1, len(_HEADERS) - 1))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the questions of another reading of the same file; the answers stay."""
        if tuple(questions) == self._questions:
            return
        if [each.id for each in questions] == [each.id for each in self._questions]:
            self._questions = tuple(questions)
            self._keep(questions)
            if questions:
                self.dataChanged.emit(self.index(0, 0), self.index(len(questions) - 1, len(_HEADERS) - 1))
            return
        self.beginResetModel()
        self._questions = tuple(questions)
        self._keep(questions)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._questions)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == Asked.TAKEN else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        question, column = self._questions[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                told: Any = self._text(question, column)
            case Qt.ItemDataRole.EditRole:
                told = self._taken(question) if column == Asked.TAKEN else self._text(question, column)
            case Qt.ItemDataRole.ToolTipRole:
                told = _tip(question, self.same_as(question))
            case Qt.ItemDataRole.AccessibleTextRole:
                told = f"{tr(_HEADERS[column])}: {self._text(question, column)}"
            case QuestionRole.CHOICES:
                told = [(choice.id, choice.text) for choice in question.choices]
            case QuestionRole.ANSWERED:
                told = self._is_answered(question)
            case _:
                told = None
        return told

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != Asked.TAKEN or role != Qt.ItemDataRole.EditRole:
            return False
        question = self._questions[index.row()]
        if all(choice.id != value for choice in question.choices):
            return False
        if self._answers.get(question.id) != value:
            self._answers = with_answer(self._answers, question, value)
            first, last = (0, len(self._questions) - 1) if question.same else (index.row(), index.row())
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(_HEADERS) - 1))
            self.answered.emit()
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section]) if 0 <= section < len(_HEADERS) else None
        return None

    def _keep(self, questions: Sequence[Question]) -> None:
        """What was answered before, on the command line or in an earlier reading, is an answer too."""
        before = {each.id: each.taken for each in questions if each.answered and not self._is_answered(each)}
        self._answers = {**before, **self._answers}

    def _is_answered(self, question: Question) -> bool:
        return question.id in self._answers or question.same in self._answers

    def _taken(self, question: Question) -> str:
        return answer_to(question, self._answers).taken

    def _text(self, question: Question, column: int) -> str:
        if column == Asked.TAKEN:
            taken = self._taken(question)
            words = next((choice.text for choice in question.choices if choice.id == taken), taken)
            return words if self._is_answered(question) else tr("{choice} (not answered)", choice=words)
        return " ".join((question.place, question.raw, question.message)[column].split())


def _tip(question: Question, others: int) -> str:
    """The question with all its choices, a line each, and in how many `others` the same is asked."""
    lines = [question.message, *(f"• {choice.text}" for choice in question.choices)]
    if others:
        lines.append(tr("The same is asked in other places ({count}).", count=number(others, 0)))
    return "\n".join(lines)
