"""The document: the current plan, its undo stack, and the one signal that says it changed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from rampath.domain.plan import Plan


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

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._file: Path | None = None
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

    def edit(self, text: str, plan: Plan, gesture: object | None = None) -> None:
        """Make `plan` the current one, as one undo step called `text`.

        Edits with the same `gesture` (any object, compared by identity) become one step, and a gesture
        that comes home to the plan it began with leaves none. Nothing happens to a plan that is read-only but
        that `refused` says why.
        """
        if self._read_only:
            self.refused.emit(self._read_only)
            return
        if plan is self._plan or plan == self._plan:
            return
        under_way = self._under_way(gesture)
        if under_way is None:
            self._last = _Edit(self._show, text, self._plan, plan, gesture)
            self.undo_stack.push(self._last)
        else:
            self._go_on(under_way, text, plan)

    def _under_way(self, gesture: object | None) -> "_Edit | None":
        """The step of a gesture that goes on: the newest one, unless the plan was saved since."""
        stack, last = self.undo_stack, self._last
        if gesture is None or last is None or last.gesture is not gesture or stack.isClean():
            return None
        newest = stack.count() > 0 and stack.index() == stack.count() and stack.command(stack.count() - 1) is last
        return last if newest else None

    def _go_on(self, edit: "_Edit", text: str, plan: Plan) -> None:
        """Let a step lead to another plan.

        The stack's own merging is not used: Python would keep every command that was merged, plan and all.
        """
        edit.after = plan
        if plan == edit.before:
            edit.setObsolete(True)
            self._last = None
            self._show(plan)
            self.undo_stack.undo()  # only drops the step, since it leads nowhere
            return
        edit.setText(text)
        self._show(plan)
        self.undo_stack.undoTextChanged.emit(text)
        self.history_changed.emit()

    def undo(self) -> None:
        """Take the last step back, where the plan may be changed."""
        self._step(self.undo_stack.undo)

    def redo(self) -> None:
        self._step(self.undo_stack.redo)

    def _step(self, step: Callable[[], None]) -> None:
        if self._read_only:
            self.refused.emit(self._read_only)
        else:
            step()

    def open(self, plan: Plan, file: Path | None, read_only: str = "") -> None:
        """Replace the plan by another one, with nothing to undo; `read_only` is why it may not be changed."""
        before, self._plan, self._file, self._read_only = self._plan, plan, file, read_only
        self._opened, self._saved = plan, None if file is None else plan
        self._last = None
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.changed.emit(before, plan)
        self.renamed.emit()

    def saved(self, file: Path, plan: Plan) -> None:
        """This plan now stands in this file; edits made since it was handed over are still unsaved.

        What was just written can be written again: a plan that was read-only no longer is.
        """
        self._file, self._saved, self._read_only = file, plan, ""
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

    def __init__(
        self, show: Callable[[Plan], None], text: str, before: Plan, after: Plan, gesture: object | None
    ) -> None:
        super().__init__(text)
        self.show = show
        self.before = before
        self.after = after
        self.gesture = gesture

    @override
    def undo(self) -> None:
        self.show(self.before)

    @override
    def redo(self) -> None:
        self.show(self.after)
