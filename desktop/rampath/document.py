"""The document: the current plan, its undo stack, and the one signal that says it changed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from rampath.domain.history import Step
from rampath.domain.plan import Plan


def _now() -> datetime:
    """The time of day here."""
    return datetime.now().astimezone()


class PlanDocument(QObject):
    """Holds one plan at a time. Views ask with `edit` and follow `changed(before, after)`.

    `renamed` tells that the plan has another file, or none, and `history_changed` that there is something
    else to undo or redo, or that the plan is now saved or no longer is. Nothing else owns the plan.

    A plan that is `read_only` is edited by nobody: `refused(why)` says so, whichever door the edit came by.
    """

    changed = Signal(object, object)
    renamed = Signal()
    history_changed = Signal()
    refused = Signal(str)

    def __init__(self, plan: Plan, parent: QObject | None = None, *, clock: Callable[[], datetime] = _now) -> None:
        super().__init__(parent)
        self._plan = plan
        self._clock = clock
        self._steps: list[Step] = []
        self._file: Path | None = None
        self._state = ""
        self._read_only = ""
        self._opened = plan
        self._saved: Plan | None = None
        self._last: _Edit | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._tell_history)
        self.undo_stack.cleanChanged.connect(self._tell_history)

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def file(self) -> Path | None:
        """The plan workbook that this plan was opened from or last saved to."""
        return self._file

    @property
    def state(self) -> str:
        """What the file held when it was read or saved last; nothing where that is not known."""
        return self._state

    @property
    def read_only(self) -> str:
        """Why the plan may not be changed now, in a sentence; nothing where it may."""
        return self._read_only

    def make_read_only(self, why: str) -> None:
        """Refuse every edit from now on, with this sentence; an empty one allows them again."""
        if why != self._read_only:
            self._read_only = why
            self.renamed.emit()

    @property
    def opened_plan(self) -> Plan:
        """The plan as it was opened or imported, before any edit."""
        return self._opened

    @property
    def saved_plan(self) -> Plan | None:
        """The plan as its file has it; None where it was never saved."""
        return self._saved

    @property
    def modified(self) -> bool:
        return not self.undo_stack.isClean()

    def edit(self, text: str, plan: Plan, gesture: object | None = None) -> bool:
        """Make `plan` the current one, as one undo step called `text`.

        Edits with the same `gesture` (any object, compared by identity) become one step, and a gesture
        that comes home to the plan it began with leaves none. Nothing happens to a plan that is read-only but
        that `refused` says why; the answer is False then alone.
        """
        if plan is self._plan or plan == self._plan:
            return True
        if self._read_only:
            self.refused.emit(self._read_only)
            return False
        if self._goes_on(gesture):
            self._go_on(text, plan)
        else:
            step = Step(text, self._clock(), self._plan, plan)
            at = self.undo_stack.index()
            self._last = _Edit(self._show, step, gesture)
            self.undo_stack.push(self._last)
            self._steps[at:] = [step]
            self.history_changed.emit()
        return True

    def _goes_on(self, gesture: object | None) -> bool:
        """Whether the newest step is of this gesture and may still change; after saving it may not.

        The stack is not asked for its commands: a wrapper of one that Qt has deleted takes the program down.
        """
        stack, last = self.undo_stack, self._last
        newest = stack.index() == stack.count() == len(self._steps)
        return newest and gesture is not None and last is not None and last.gesture is gesture and not stack.isClean()

    def _go_on(self, text: str, plan: Plan) -> None:
        """Let the newest step lead to another plan.

        The stack's own merging is not used: Python would keep every command that was merged, plan and all.
        """
        edit = self._last
        assert edit is not None  # noqa: S101 - a gesture goes on only from its own step
        edit.step = Step(text, self._clock(), edit.step.before, plan)
        if plan == edit.step.before:
            edit.setObsolete(True)
            self._last = None
            self._steps.pop()
            self._show(plan)
            self.undo_stack.undo()  # only drops the step, since it leads nowhere
            return
        edit.setText(text)
        self._steps[-1] = edit.step
        self._show(plan)
        self.undo_stack.undoTextChanged.emit(text)
        self.history_changed.emit()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All undo steps, the oldest first; those from `undo_stack.index()` on are undone."""
        return tuple(self._steps)

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that led to the plan of now."""
        return self.steps[: self.undo_stack.index()]

    def undo(self) -> None:
        """Take the last step back, where the plan may be changed."""
        self._step(self.undo_stack.undo)

    def redo(self) -> None:
        self._step(self.undo_stack.redo)

    def go_to(self, index: int) -> bool:
        """Undo or redo until so many steps are done, where the plan may be changed; whether it may."""
        self._step(lambda: self.undo_stack.setIndex(index))
        return not self._read_only

    def _step(self, step: Callable[[], None]) -> None:
        if self._read_only:
            self.refused.emit(self._read_only)
        else:
            step()

    def open(self, plan: Plan, file: Path | None, read_only: str = "", state: str = "") -> None:
        """Replace the plan by another one, with nothing to undo; `read_only` is why it may not be changed."""
        before, self._plan, self._file, self._read_only = self._plan, plan, file, read_only
        self._state = state
        self._steps = []
        self._opened, self._saved = plan, None if file is None else plan
        self._last = None
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.changed.emit(before, plan)
        self.renamed.emit()

    def saved(self, file: Path, plan: Plan, state: str = "") -> None:
        """This plan now stands in this file; edits made since it was handed over are still unsaved.

        What was just written can be written again: a plan that was read-only no longer is.
        """
        self._file, self._saved, self._read_only, self._state = file, plan, "", state
        if plan is self._plan:
            self.undo_stack.setClean()
        self.renamed.emit()

    def _tell_history(self, _what: object) -> None:
        self.history_changed.emit()

    def _show(self, plan: Plan) -> None:
        if plan is not self._plan:
            before, self._plan = self._plan, plan
            self.changed.emit(before, plan)


class _Edit(QUndoCommand):
    """The one command of the program: the plan before and after."""

    def __init__(self, show: Callable[[Plan], None], step: Step, gesture: object | None) -> None:
        super().__init__(step.text)
        self.show = show
        self.step = step
        self.gesture = gesture

    @override
    def undo(self) -> None:
        self.show(self.step.before)

    @override
    def redo(self) -> None:
        self.show(self.step.after)
