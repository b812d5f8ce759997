"""What a person does in the assistant, and what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from rampath.views.assistant.dialog import AssistantDialog

GOOD = (("NATO: defence expenditure as % of GDP",), ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Estonia", 2.7, 3.4))


def settle(dialog: AssistantDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.idle)


def act(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == name)


def point(dialog: AssistantDialog, row: int, column: int) -> None:
    view = dialog.sheet.view
    view.setCurrentIndex(view.model().index(row - 1, column - 1))


def choose(dialog: AssistantDialog, field: str, value: object) -> None:
    box = dialog.fields.choices[field]
    at = next(i for i in range(box.count()) if box.itemData(i) == value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def shown(dialog: AssistantDialog) -> dict[str, list[str]]:
    """The figures of each row, without its unit."""
    model = dialog.outcome.model
    down, across = range(model.rowCount()), range(1, model.columnCount())
    names = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in down]
    return {names[row]: [str(model.index(row, column).data() or "") for column in across] for row in down}


def leave(dialog: AssistantDialog, button: str = "&Leave") -> None:
    """Ask to leave without importing, and answer the question whether what was said may be lost."""
    dialog.reject()
    box = asked(dialog)
    buttons: list[QAbstractButton] = box.buttons()
    next(each for each in buttons if each.text() == button).click()


def asked(dialog: AssistantDialog) -> QMessageBox:
    """The question that stands before the assistant."""
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box
