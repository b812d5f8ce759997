"""The questions that a reading leaves open, each with its choices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from rampath.wording import tr
from rampath.workbook.question import Answers, Question

_MOST = 60
"""More are answered once these are."""


class QuestionsPanel(QScrollArea):
    """Shows questions. `answered(id, choice)` when one is."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self.choices: dict[str, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_questions(self, questions: Sequence[Question], answers: Answers) -> None:
        """Show the questions with what has been answered."""
        if tuple(questions) == self._questions:
            return
        self._questions = tuple(questions)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        self.choices = {}
        for question in self._questions[:_MOST]:
            column.addWidget(_said(question))
            choice = self.choices[question.id] = self._choice(question, answers.get(question.id))
            column.addWidget(choice)
            column.addSpacing(8)
        if len(self._questions) > _MOST:
            more = QLabel(tr("{count} more follow when these are answered.", count=len(self._questions) - _MOST))
            more.setObjectName("quiet")
            column.addWidget(more)
        column.addStretch(1)
        self.setWidget(inside)

    def _choice(self, question: Question, answer: str | None) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(question.message)
        choice.setPlaceholderText(tr("not answered: left out"))
        for each in question.choices:
            choice.addItem(each.text, each.id)
        choice.setCurrentIndex(-1 if answer is None else choice.findData(answer))
        choice.activated.connect(lambda index: self.answered.emit(question.id, choice.itemData(index)))
        return choice


def _said(question: Question) -> QLabel:
    label = QLabel(tr("{place}: {message}", place=question.place, message=question.message))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
