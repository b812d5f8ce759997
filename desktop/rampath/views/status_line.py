"""The status line: what was done, what the keys do, what is under way, and whether it is saved."""

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from rampath.document import PlanDocument
from rampath.views.background import Background, Work
from rampath.views.elided_label import ElidedLabel
from rampath.wording import tr


class StatusLine(QStatusBar):
    """One line at the foot of the window."""

    def __init__(self, document: PlanDocument, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._work: Work | None = None
        self._said = ElidedLabel()
        self._keys = QLabel(tr("Shift fine · Ctrl coarse · Alt no snap"))
        self._keys.setObjectName("quiet")
        self._saved = QLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedSize(120, 12)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.clicked.connect(self._call_off)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._said, 1)
        for part in (self._progress, self._cancel, self._keys, self._saved):
            self.addPermanentWidget(part)
        document.history_changed.connect(self._follow)
        document.renamed.connect(self._follow)
        background.busy.connect(self._show_work)
        self._show_work(None)
        self._follow()

    @property
    def text(self) -> str:
        return self._said.text()

    def say(self, text: str) -> None:
        """Say a sentence; it stays until the next one."""
        self._said.setText(text)

    def _follow(self) -> None:
        stack = self._document.undo_stack
        if stack.undoText():
            self.say(stack.undoText())
        if self._document.modified:
            self._saved.setText(tr("not saved"))
        else:
            self._saved.setText(tr("saved") if self._document.file is not None else "")

    def _show_work(self, work: Work | None) -> None:
        if self._work is not None:
            self._work.said.disconnect(self.say)
        self._work = work
        self._progress.setVisible(work is not None)
        self._cancel.setVisible(work is not None and work.can_cancel)
        if work is not None:
            work.said.connect(self.say)
            self.say(tr("{text}…", text=work.text))

    def _call_off(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.say(tr("Called off; nothing has changed."))
