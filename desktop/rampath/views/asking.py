"""Every question that the window asks. Each method asks and hands the answer on; tests replace them."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from rampath.charts.palette import LIGHT, Palette
from rampath.domain.edition import EditionChoice
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.domain.reimport import Choices, Difference
from rampath.domain.returns import Return
from rampath.returning import FolderRead
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.difference_dialog import DifferenceDialog
from rampath.views.edition_dialog import EditionDialog
from rampath.views.read_dialog import ReadDialog, ReadFile, Use
from rampath.views.returns_dialog import Again, ReadByHand, ReturnsDialog, ShowCell
from rampath.wording import tr
from rampath.workbook.draft import Draft
from rampath.workbook.reading import Reading


class Unsaved(Enum):
    """What to do with work that is not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class Asking:
    """Asks with dialogs that do not block the window; `then` gets the answer, and is not called on Cancel."""

    def __init__(self, window: QWidget, palette: Callable[[], Palette] = lambda: LIGHT) -> None:
        self._window = self._front = window
        self._palette = palette

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._choose(dialog, then)

    def folder_to_open(self, title: str, folder: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        self._choose(dialog, then)

    def file_to_save(self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._front, title, proposal, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(proposal)
        self._choose(dialog, then)

    def unsaved(self, name: str, then: Callable[[Unsaved], None]) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Rampath"))
        box.setText(tr("“{name}” has changes that are not saved.", name=name))
        box.setInformativeText(tr("Save them before going on?"))
        save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)

        def answer() -> None:
            clicked = box.clickedButton()
            if clicked is save:
                then(Unsaved.SAVE)
            elif clicked is discard:
                then(Unsaved.DISCARD)
            else:
                then(Unsaved.CANCEL)

        self._open(box, answer)

    def marking(self, current: str, labels: Sequence[str], then: Callable[[str], None]) -> None:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(tr("Marking"))
        choice = QComboBox()
        choice.setEditable(True)
        choice.addItems(["", *labels])
        choice.setCurrentText(current)
        choice.setMinimumWidth(320)
        label = QLabel(tr("The marking stands at the top and bottom of every page.\nChoose a label, or type one:"))
        label.setBuddy(choice)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (label, choice, buttons):
            column.addWidget(part)
        dialog.accepted.connect(lambda: then(" ".join(choice.currentText().split())))
        self._open(dialog)

    def propose_marking(self, label: str, current: str, then: Callable[[], None]) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Marking"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            tr("What was read is labelled {label}; the plan is marked {current}.", label=label, current=current)
            if current
            else tr("What was read is labelled {label}; the plan has no marking.", label=label)
        )
        box.setInformativeText(tr("Set {label} as the marking of the plan?", label=label))
        yes = box.addButton(tr("Set this marking"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.setEscapeButton(no)
        self._open(box, lambda: then() if box.clickedButton() is yes else None)

    def printer(self, then: Callable[[QPrinter], None]) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.tell(tr("Rampath"), tr("No printer is set up on this machine; write the pages to a PDF instead."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: then(printer))
        self._open(dialog)

    def how_to_use(self, read: ReadFile, plan: str, prefer: Use, then: Callable[[Use], None]) -> None:
        dialog = ReadDialog(read, plan, prefer=prefer, parent=self._window)
        dialog.accepted.connect(lambda: then(dialog.use))
        self._open(dialog)

    def by_hand(self, draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None:
        dialog = AssistantDialog(draft, doors, self._palette(), self._front)
        dialog.read.connect(lambda reading: then(reading, dialog.draft))
        self._open(dialog)

    def which_stand(
        self,
        title: str,
        told: str,
        found: Sequence[Difference],
        register: Register,
        then: Callable[[Choices], None],
    ) -> None:
        dialog = DifferenceDialog(title, told, found, register, self._window)
        dialog.accepted.connect(lambda: then(dialog.choices))
        self._open(dialog)

    def editions(self, plan: Plan, then: Callable[[tuple[EditionChoice, ...]], None]) -> None:
        dialog = EditionDialog(plan, self._window)
        dialog.accepted.connect(lambda: then(dialog.choices))
        self._open(dialog)

    def returns(
        self,
        found: FolderRead,
        register: Register,
        export: Callable[[FolderRead], None],
        again: Again,
        by_hand: ReadByHand | None,
        then: Callable[[Sequence[Return]], None],
        show_cell: ShowCell | None = None,
        locked: str = "",
    ) -> None:
        dialog = ReturnsDialog(
            found, register, export, self._window, again=again, by_hand=by_hand, show_cell=show_cell, locked=locked
        )
        dialog.accepted.connect(lambda: then(dialog.accepted_returns))
        dialog.finished.connect(lambda _result: self._stand_on(self._window))
        self._stand_on(dialog)
        self._open(dialog)

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read."""
        self._say(title, text, Qt.TextFormat.PlainText)

    def show_page(self, title: str, page: str) -> None:
        """Show a page of the program's own, in HTML, such as the list of keys."""
        self._say(title, page, Qt.TextFormat.RichText)

    def _say(self, title: str, text: str, form: Qt.TextFormat) -> None:
        box = QMessageBox(self._front)
        box.setWindowTitle(title)
        box.setTextFormat(form)
        box.setText(text)
        self._open(box)

    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None:
        """Say something that must be read, with one thing that can be done about it."""
        box = QMessageBox(self._front)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        wanted = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(wanted)
        self._open(box, lambda: then() if box.clickedButton() is wanted else None)

    def _stand_on(self, front: QWidget) -> None:
        """What is asked next stands before this, which waits until it is answered."""
        self._front = front

    def _choose(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        self._open(dialog)

    def _open(self, dialog: QDialog, finished: Callable[[], None] | None = None) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if finished is not None:
            dialog.finished.connect(lambda _result: finished())
        QDialog.open(dialog)  # QPrintDialog has an open() of its own, with other arguments
