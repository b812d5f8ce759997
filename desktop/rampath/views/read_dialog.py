"""What a file says, before anything is done with it: layout, edition, questions, counts, findings, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.views.found_tree import FoundTree
from rampath.views.question_panel import QuestionPanel
from rampath.views.verbatim import verbatim
from rampath.wording import number, tr
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading


class Use(Enum):
    """What to do with figures that were read."""

    NEW_PLAN = auto()
    BESIDE = auto()
    BY_HAND = auto()
    """Neither yet: the file is to be read otherwise, by hand."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read, and why no plan can begin from it, or why it cannot be put beside (nothing where that can be).

    `again(answers, then)` reads the file once more by these answers, beside the window, and hands what it says to
    `then`, None where that failed; it gives back what calls it off.
    """

    reading: Reading
    no_plan: str = ""
    again: Callable[[Answers, Callable[["ReadFile | None"], None]], Callable[[], None]] | None = None
    by_hand: bool = False
    """Whether the assistant can be asked for."""
    not_beside: str = ""


class ReadDialog(QDialog):
    """Shows the outcome of a reading; `use` is what the user chose. `plan` is the open plan's file, if it has one."""

    def __init__(self, read: ReadFile, plan: str, *, prefer: Use, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._stop: Callable[[], None] | None = None
        self.setWindowTitle(tr("Import {file}", file=read.reading.file))
        self.setMinimumSize(560, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setWordWrap(True)
        self.questions = QuestionPanel()
        self.questions.answered.connect(self._read_again)
        self.found = FoundTree()
        column.addWidget(self._told)
        column.addWidget(self.questions, 1)
        column.addWidget(self.found, 1)
        choice = QGroupBox(tr("What to do with these figures"))
        inside = QVBoxLayout(choice)
        self.new_plan = QRadioButton(tr("&Begin a new plan from them"))
        self.beside = QRadioButton(
            tr("&Put them beside the figures of “{plan}”", plan=verbatim(plan))
            if plan
            else tr("&Put them beside the figures of the open plan")
        )
        (self.new_plan if prefer is Use.NEW_PLAN and not read.no_plan else self.beside).setChecked(True)
        inside.addWidget(self.new_plan)
        inside.addWidget(self.beside)
        self._why = QLabel()
        self._why.setObjectName("quiet")
        self._why.setWordWrap(True)
        inside.addWidget(self._why)
        column.addWidget(choice)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.assistant = self.buttons.addButton(tr("&Assistant…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.assistant.setToolTip(tr("Say yourself how the sheets of this file are to be read"))
        self.assistant.setAutoDefault(False)
        self.assistant.setVisible(read.by_hand)
        self.assistant.clicked.connect(self._read_by_hand)
        self._by_hand = False
        column.addWidget(self.buttons)
        if read.reading.questions:
            self.resize(900, 680)
        self.show_read(read)
        self._read_by = self.questions.model.answers

    @property
    def text(self) -> str:
        """What is said of the file."""
        return self._told.text()

    def show_read(self, read: ReadFile) -> None:
        """Show what the file says, also when it was read again."""
        self._read = read
        reading = read.reading
        self._told.setText(summary(reading))
        self.questions.show_questions(reading.questions)
        self.found.show_reading(reading)
        self.new_plan.setEnabled(not read.no_plan)
        self.beside.setEnabled(not read.not_beside)
        if read.no_plan or read.not_beside:
            (self.beside if read.no_plan else self.new_plan).setChecked(True)
        why = " ".join(filter(None, (read.no_plan, read.not_beside)))
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._allow()

    def _allow(self, *, busy: bool = False) -> None:
        """There is nothing to agree to where neither can be done, nor while the file is read again."""
        neither = self._read.no_plan and self._read.not_beside
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not (busy or neither))

    @override
    def done(self, arg__1: int) -> None:
        if self._stop is not None:
            self._stop()
        super().done(arg__1)

    def _read_again(self) -> None:
        """Read the file by all answers so far; an answer given meanwhile calls that off and begins anew."""
        again = self._read.again
        if again is None:
            return
        if self._stop is not None:
            self._stop()
        self._allow(busy=True)
        self._told.setText(tr("Reading {file} again by your answers…", file=self._read.reading.file))
        self._stop = again(self.questions.model.answers, self._take)

    def _take(self, read: ReadFile | None) -> None:
        self._stop = None
        self.show_read(self._read if read is None else read)
        if read is None:
            self.questions.show_answers(self._read_by)  # the reading that is shown stands on these
        else:
            self._read_by = self.questions.model.answers

    def _read_by_hand(self) -> None:
        self._by_hand = True
        self.accept()

    @property
    def use(self) -> Use:
        if self._by_hand:
            return Use.BY_HAND
        return Use.NEW_PLAN if self.new_plan.isChecked() else Use.BESIDE


def summary(reading: Reading) -> str:
    """Layout and reason, edition, label and counts, in a few lines."""
    layout = reading.layout[:1].upper() + reading.layout[1:]  # “profile …” stands amid a sentence elsewhere
    lines = [tr("{layout}: {reason}.", layout=layout, reason=reading.reason)]
    if reading.edition:
        lines.append(tr("Edition: {edition}", edition=reading.edition))
    if reading.label:
        lines.append(tr("The file is labelled {label}.", label=reading.label))
    lines.append(
        tr("{cells} cells hold something; {used} gave a figure, {unused} did not.",
           cells=number(reading.cells, 0), used=number(reading.used, 0), unused=number(reading.unused_cells, 0))
    )  # fmt: skip
    return "\n".join(lines)
