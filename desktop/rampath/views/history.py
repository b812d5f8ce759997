"""Undo and redo as actions that ask the document, so that a read-only plan can refuse them in words."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rampath.document import PlanDocument
from rampath.views.verbatim import verbatim
from rampath.wording import tr


def undo_reaches(document: PlanDocument, window: QWidget) -> None:
    """Give a window beside the main one the keys of undo and redo, which else stay with the main window's menu."""
    for keys, do in ((QKeySequence.StandardKey.Undo, document.undo), (QKeySequence.StandardKey.Redo, document.redo)):
        QShortcut(QKeySequence(keys), window).activated.connect(do)


def history_actions(document: PlanDocument, parent: QObject) -> dict[str, QAction]:
    """The actions `undo` and `redo`, which name the step and are open only where there is one."""
    stack = document.undo_stack
    undo, redo = QAction(tr("&Undo"), parent), QAction(tr("&Redo"), parent)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    redo.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))

    def follow() -> None:
        undo.setText(" ".join(filter(None, (tr("&Undo"), verbatim(stack.undoText())))))
        redo.setText(" ".join(filter(None, (tr("&Redo"), verbatim(stack.redoText())))))
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())

    document.history_changed.connect(follow)
    undo.triggered.connect(lambda _checked=False: document.undo())
    redo.triggered.connect(lambda _checked=False: document.redo())
    follow()
    return {"undo": undo, "redo": redo}
