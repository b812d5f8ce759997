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

_EDIT = 1


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
        if plan is not self._plan and plan != self._plan:
            step = Step(text, self._clock(), self._plan, plan)
            at = self.undo_stack.index()
            self.undo_stack.push(_Edit(self._show, step, gesture))
            self._remember(step, at)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All undo steps, the oldest first; those from `undo_stack.index()` on are undone."""
        return tuple(self._steps)

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that led to the plan of now."""
        return self.steps[: self.undo_stack.index()]

    def open(self, plan: Plan, file: Path | None) -> None:
        """Replace the plan by another one, with nothing to undo."""
        before, self._plan, self._file = self._plan, plan, file
        self._steps = []
        self._opened, self._saved = plan, None if file is None else plan
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

    def _remember(self, step: Step, at: int) -> None:
        """Note a step that was pushed when `at` steps were done: as a new one, or as part of the last, or as none.

        The stack is not asked for its commands: a wrapper of one that Qt has deleted takes the program down.
        """
        now = self.undo_stack.index()
        if now > at:
            self._steps[at:] = [step]
        else:
            self._steps[at - 1 :] = [replace(step, before=self._steps[at - 1].before)] if now == at else []
        self.history_changed.emit()

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
    def id(self) -> int:
        return _EDIT

    @override
    def undo(self) -> None:
        self.show(self.step.before)

    @override
    def redo(self) -> None:
        self.show(self.step.after)

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or self.gesture is None or other.gesture is not self.gesture:
            return False
        self.step = replace(other.step, before=self.step.before)
        self.setText(self.step.text)
        self.setObsolete(self.step.after == self.step.before)
        return True
