"""Closing the window: what is not saved is asked about, what is read is called off, what is written is finished."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.views.background import Background, Work
from rampath.views.filing import Filing
from rampath.views.status_line import StatusLine
from rampath.wording import tr


class Closing(QObject):
    """Says whether the window may close now, and closes it later where something has to be done first."""

    def __init__(
        self, document: PlanDocument, background: Background, filing: Filing, status: StatusLine, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._background = background
        self._filing = filing
        self._status = status
        self._window = window
        self._asked: Plan | None = None
        self._given_up: Plan | None = None
        self._waiting = False
        filing.may_close.connect(self._settle)
        background.busy.connect(self._rest)

    def may(self) -> bool:
        """Whether the window may close at once. Where it may, nothing that is read comes back any more."""
        plan = self._document.plan
        if self._document.modified and plan is not self._given_up:
            self._asked = plan
            self._filing.close()
            return False
        self._background.call_off()
        self._waiting = not self._background.idle
        if self._waiting:
            self._status.say(tr("Rampath closes when the file is written."))
        return not self._waiting

    def _settle(self) -> None:
        """The plan that was asked about is saved, or given up; one that was edited since is asked about again."""
        self._given_up = self._asked
        QTimer.singleShot(0, self._window.close)

    def _rest(self, work: Work | None) -> None:
        if work is None and self._waiting:
            self._waiting = False
            QTimer.singleShot(0, self._close_unless_told)

    def _close_unless_told(self) -> None:
        """Close, unless something is asked or told first, as that a file could not be written."""
        if QApplication.activeModalWidget() is None:
            self._window.close()
