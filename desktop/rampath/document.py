"""The document: the current plan, its undo stack, and the one signal that says it changed."""

from collections.abc import Callable
from dataclasses import replace
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
    """

    changed = Signal(object, object)
    renamed = Signal()
    history_changed = Signal()

    def __init__(self, plan: Plan, parent: QObject | None = None, *, clock: Callable[[], datetime] = _now) -> None:
        super().__init__(parent)
        self._plan = plan
        self._clock = clock
        self._steps: list[Step] = []
        self._file: Path | None = None
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

    def edit(self, text: str, plan: Plan, gesture: object | None = None) -> None:
        """Make `plan` the current one, as one undo step called `text`.

        Edits with the same `gesture` (any object, compared by identity) become one step, and a gesture
        that comes home to the plan it began with leaves none.
        """
        if plan is self._plan or plan == self._plan:
            return
        step = Step(text, self._clock(), self._plan, plan)
        under_way = self._under_way(gesture)
        if under_way is None:
            self._last = _Edit(self._show, step, gesture)
            self._steps[self.undo_stack.index() :] = [step]
            self.undo_stack.push(self._last)
        else:
            self._go_on(under_way, step)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All undo steps, the oldest first; those from `undo_stack.index()` on are undone."""
        return tuple(self._steps)

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that led to the plan of now."""
        return self.steps[: self.undo_stack.index()]

    def _under_way(self, gesture: object | None) -> "_Edit | None":
        """The step of a gesture that goes on: the newest one, unless the plan was saved since."""
        stack, last = self.undo_stack, self._last
        if gesture is None or last is None or last.gesture is not gesture or stack.isClean():
            return None
        newest = 0 < stack.index() == stack.count() and self._steps[-1] is last.step
        return last if newest else None

    def _go_on(self, edit: "_Edit", step: Step) -> None:
        """Let a step lead to another plan.

        The stack's own merging is not used: Python would keep every command that was merged, plan and all.
        """
        edit.step = replace(step, before=edit.step.before)
        if step.after == edit.step.before:
            edit.setObsolete(True)
            self._last = None
            self._steps.pop()
            self._show(step.after)
            self.undo_stack.undo()  # only drops the step, since it leads nowhere
            return
        edit.setText(step.text)
        self._steps[-1] = edit.step
        self._show(step.after)
        self.undo_stack.undoTextChanged.emit(step.text)
        self.history_changed.emit()

    def open(self, plan: Plan, file: Path | None) -> None:
        """Replace the plan by another one, with nothing to undo."""
        before, self._plan, self._file = self._plan, plan, file
        self._steps = []
        self._opened, self._saved = plan, None if file is None else plan
        self._last = None
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.changed.emit(before, plan)
        self.renamed.emit()

    def saved(self, file: Path, plan: Plan) -> None:
        """This plan now stands in this file; edits made since it was handed over are still unsaved."""
        self._file, self._saved = file, plan
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
