"""The questions of one file in a window of their own, where the file stands among others."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.views.question_panel import QuestionPanel
from rampath.views.room import take_room
from rampath.wording import tr
from rampath.workbook.question import Answers, Question


class QuestionDialog(QDialog):
    """Shows the questions of a file; `answers` are those that it has when it is accepted."""

    def __init__(self, file: str, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Questions about {file}", file=file))
        self.questions = QuestionPanel()
        self.questions.show_questions(questions)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.questions, 1)
        column.addWidget(self.buttons)
        take_room(self)

    @property
    def answers(self) -> Answers:
        return self.questions.model.answers

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 420)
