"""The status line: what was done, what the keys do, what is under way, and whether it is saved."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from rampath.document import PlanDocument
from rampath.domain.finding import Finding
from rampath.domain.history import Step
from rampath.domain.plan import Plan
from rampath.domain.touched import touched
from rampath.views.background import Background, Work
from rampath.views.counted import summed
from rampath.views.elided_label import ElidedLabel
from rampath.wording import number, tr


class StatusLine(QStatusBar):
    """One line at the foot of the window. `findings_wanted` when the count of findings is pressed."""

    findings_wanted = Signal()

    def __init__(
        self,
        document: PlanDocument,
        background: Background,
        parent: QWidget | None = None,
        in_sight: Callable[[], str] = lambda: "",
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._in_sight = in_sight
        self._work: Work | None = None
        self._last = ""
        self._step = (0, "")
        self._said = ElidedLabel()
        self._keys = QLabel(tr("Shift fine · Ctrl coarse · Alt no snap"))
        self._keys.setObjectName("quiet")
        self._saved = QLabel()
        self._totals = QLabel()
        self._totals.setAccessibleName(tr("Totals of the selected cells"))
        self._totals.hide()
        self.findings = QPushButton()
        self.findings.setObjectName("link")
        self.findings.setToolTip(tr("Show what was found when the figures were read"))
        self.findings.clicked.connect(self.findings_wanted)
        self._counted: tuple[Finding, ...] | None = None
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setFixedSize(120, 12)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.clicked.connect(self._call_off)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._said, 1)
        for part in (self._progress, self._cancel, self._totals, self._keys, self.findings, self._saved):
            self.addPermanentWidget(part)
        document.history_changed.connect(self._follow)
        document.renamed.connect(self._follow)
        document.changed.connect(self._count)
        background.busy.connect(self._show_work)
        self._show_work(None)
        self._follow()
        self._count()

    @property
    def text(self) -> str:
        return self._said.text()

    def say(self, text: str) -> None:
        """Say a sentence; it stays until the next one, and comes back when work that spoke meanwhile has ended."""
        self._last = text
        self._said.setText(text)

    @property
    def totals(self) -> str:
        return self._totals.text()

    def show_totals(self, text: str) -> None:
        """Show the totals of what is selected in a table, in the place of the keys of the picture."""
        self._totals.setText(text)
        self._totals.setVisible(bool(text))
        self._keys.setVisible(not text)

    def _follow(self) -> None:
        self._tell_step()
        if self._document.modified:
            self._saved.setText(tr("not saved"))
        else:
            self._saved.setText(tr("saved") if self._document.file is not None else "")

    def _tell_step(self) -> None:
        """Say which step was done, or taken back: then what leads to the plan of now was done long before."""
        stack, steps = self._document.undo_stack, self._document.steps
        before, self._step = self._step, (stack.index(), stack.undoText())
        back = before[0] - stack.index()
        if back > 0 and len(steps) > stack.index():
            first = steps[stack.index()].text
            many = tr("{count} steps undone, from this one on: {step}", count=number(back, 0), step=first)
            where = _elsewhere(steps[stack.index()], self._in_sight())
            one = tr("Undone in “{scenario}”: {step}", scenario=where, step=first)
            one = one if where else tr("Undone: {step}", step=first)
            self.say(one if back == 1 else many)
        elif before != self._step and stack.undoText():
            self.say(stack.undoText())

    def _count(self, *_plans: Plan) -> None:
        """Say how many findings the plan has; most edits leave them as they are."""
        findings = self._document.plan.findings
        if findings is not self._counted:
            self._counted = findings
            self.findings.setText(summed(findings))
            self.findings.setVisible(bool(findings))

    def _show_work(self, work: Work | None) -> None:
        if self._work is not None:
            self._work.said.disconnect(self._tell)
            self._said.setText(self._last)
        self._work = work
        self._progress.setVisible(work is not None)
        self._cancel.setVisible(work is not None and work.can_cancel)
        if work is not None:
            work.said.connect(self._tell)
            self._tell(tr("{text}…", text=work.text))

    def _tell(self, text: str) -> None:
        """What work says while it goes on; what it said just before it was called off may come late."""
        if self._work is not None:
            self._said.setText(text)

    def _call_off(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.say(tr("Called off; nothing has changed."))


def _elsewhere(step: Step, in_sight: str) -> str:
    """The scenario that a step was made in, where that is another one than is in sight, and which shows none of it."""
    made_in = {str(part[1]) for part in touched(step.before, step.after) if part[0] == "branch"}
    shown = [
        next((each for each in plan.scenarios if each.name == in_sight), None) for plan in (step.before, step.after)
    ]
    return made_in.pop() if len(made_in) == 1 and shown[0] is not None and shown[0] == shown[1] else ""
