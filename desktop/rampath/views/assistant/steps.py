"""The draft that the assistant works on, and its changes, each of them a step that can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from rampath.domain.observation import Measure
from rampath.workbook.correcting import in_form
from rampath.workbook.draft import Draft
from rampath.workbook.draft_entry import Entry
from rampath.workbook.guess import Guess
from rampath.workbook.guess_unit import UNITS
from rampath.workbook.mapping import Form, Item, Mapping
from rampath.workbook.question import Answers

OF_ITEMS = frozenset({"measure", *UNITS})
"""The fields that each item has for itself."""


class Steps(QObject):
    """Holds the draft and which of its tables is shown; `changed` when either is another one."""

    changed = Signal()

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._current = draft.best()
        self._past: list[tuple[Draft, int]] = []
        self._future: list[tuple[Draft, int]] = []

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def current(self) -> int:
        return self._current

    @property
    def entry(self) -> Entry:
        """The table that is shown."""
        return self._draft.entries[self._current]

    @property
    def taken(self) -> bool:
        """Whether a step was taken that could be taken back."""
        return bool(self._past)

    def look_at(self, row: int) -> None:
        """Show another table; that is no step."""
        if row != self._current and 0 <= row < len(self._draft.entries):
            self._current = row
            self.changed.emit()

    def take(self, draft: Draft) -> None:
        """Another draft in place of this one."""
        self._past.append((self._draft, self._current))
        self._future.clear()
        self._draft = draft
        self.changed.emit()

    def tick(self, row: int, taken: bool) -> None:
        """Take a table, or leave it."""
        self.take(_alone(self._draft.with_entry(row, replace(self._draft.entries[row], taken=taken)), row))

    def correct(self, mapping: Mapping, field: str) -> None:
        """What was said of the table that is shown, whose mapping is this one now."""
        self._change_entry(self.entry.with_mapping(mapping, field))

    def take_form(self, form: Form) -> None:
        """The table taken in another form; a budget's amounts are in the unit that the sheet tells of money.

        Its list goes on through what was taken for other tables below.
        """
        mapping = in_form(self.entry.mapping, form)
        others = [each for each in self._draft.entries if each is not self.entry]
        if form is Form.LINES and any(each.mapping.sheet == mapping.sheet for each in others):
            mapping = replace(mapping, last_row=None)
        entry = self.entry.with_mapping(mapping, "form")
        self._change_entry(entry.counting(entry.mapping.measure) if form is Form.LINES else entry)

    def say(self, field: str, value: object, items: Sequence[Item]) -> None:
        """Set a field of the table; one that items have for themselves of these items."""
        changed: dict[str, Any] = {field: value}
        if field == "measure":
            self._count(value if isinstance(value, Measure) else None, items)
        elif self.entry.mapping.items and field in OF_ITEMS:
            self.say_of_items(items, left_out=False, **changed)
        else:
            draft = self._draft.saying(self._current, field, value)
            entry = draft.entries[self._current]
            draft = draft.with_entry(self._current, replace(entry, taken=entry.taken or entry.found))
            self.take(_alone(draft, self._current))

    def say_of_items(self, items: Sequence[Item], **changed: Any) -> None:
        """Say something of items, and of those of other tables that are called and taken the same."""
        draft = self._draft
        for item in items:
            draft = draft.with_item(self._current, item, replace(item, **changed), *changed)
        self.take(draft)

    def acknowledge(self) -> None:
        """Leave out, on purpose, what is not known yet of this table, or of another that keeps from importing."""
        at = self._draft.lacking
        self.take(self._draft.acknowledged((self._current if at is None or self.entry.lacks else at,)))

    def acknowledge_all(self) -> None:
        """The same for all tables that are ticked."""
        self.take(self._draft.acknowledged(self._draft.unknown))

    def guess_anew(self, before: Entry, guess: Guess, field: str) -> None:
        """Another guess in place of a table, where nothing was said of it since."""
        at = next((row for row, entry in enumerate(self._draft.entries) if entry is before), None)
        if at is not None:
            self.take(_alone(self._draft.with_entry(at, Entry(guess, guess.mapping, True, frozenset({field}))), at))

    def back_to_guess(self) -> None:
        """Drop all corrections of the table."""
        self._change_entry(Entry(self.entry.guess, self.entry.guess.mapping, self.entry.taken))

    def answer(self, answers: Answers) -> None:
        """Take the answers to the questions of the reading."""
        self.take(replace(self._draft, answers=answers))

    def undo(self) -> None:
        self._step(self._past, self._future)

    def redo(self) -> None:
        self._step(self._future, self._past)

    def _count(self, measure: Measure | None, items: Sequence[Item]) -> None:
        """What the table counts, or these items of it; the unit follows from the sheet."""
        if not self.entry.mapping.items:
            self._change_entry(self.entry.counting(measure))
            return
        draft = self._draft
        for item in items:
            draft = draft.counting(self._current, item, measure)
        self.take(draft)

    def _change_entry(self, entry: Entry) -> None:
        draft = self._draft.with_entry(self._current, replace(entry, taken=entry.taken or entry.found))
        self.take(_alone(draft, self._current))

    def _step(self, off: list[tuple[Draft, int]], on: list[tuple[Draft, int]]) -> None:
        if off:
            on.append((self._draft, self._current))
            self._draft, self._current = off.pop()
            self.changed.emit()


def _alone(draft: Draft, at: int) -> Draft:
    """The draft in which no other table of a budget's sheet is taken beside its list."""
    own = draft.entries[at]
    for other, each in enumerate(draft.entries):
        same = other != at and each.mapping.sheet == own.mapping.sheet
        if same and own.taken and each.taken and Form.LINES in {own.mapping.form, each.mapping.form}:
            draft = draft.with_entry(other, replace(each, taken=False))
    return draft
