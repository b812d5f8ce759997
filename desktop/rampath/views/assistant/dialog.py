"""The import assistant: the sheet with the guess upon it, what its figures are, and what would be imported."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.models.draft_marks import marks_of
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.assistant.entries_panel import EntriesPanel
from rampath.views.assistant.fields_panel import OF_ITEMS, FieldsPanel
from rampath.views.assistant.foot import Foot
from rampath.views.assistant.profile_bar import Offer, ProfileBar
from rampath.views.assistant.result_panel import ResultPanel
from rampath.views.assistant.sheet_panel import SheetPanel
from rampath.views.background import Background
from rampath.wording import tr
from rampath.workbook.address import address
from rampath.workbook.correcting import in_form
from rampath.workbook.draft import Draft, Entry
from rampath.workbook.guess import Guess
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.reading import Reading
from rampath.workbook.result import Sheets

_SOON = 60


class AssistantDialog(QDialog):
    """Holds the draft; panels ask for changes of it and show it. `read(Reading)` when it was imported.

    Each change is a step that Ctrl+Z takes back.
    """

    read = Signal(object)
    told = Signal(str)

    def __init__(self, draft: Draft, doors: AssistantDoors, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._draft = draft
        self._current = draft.best()
        self._past: list[tuple[Draft, int]] = []
        self._future: list[tuple[Draft, int]] = []
        self._read: Sheets | None = None
        self._turn = 0
        self.background = Background(self)
        self.setWindowTitle(tr("Import {file}", file=draft.book.file.name))
        self.offer = ProfileBar()
        self.entries = EntriesPanel(draft)
        self.sheet = SheetPanel(palette)
        self.fields = FieldsPanel(doors.register.members)
        self.outcome = ResultPanel(doors.register)
        self.foot = Foot(profiles=doors.profiles is not None)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._read_current)
        self._lay_out()
        self._connect()
        self._show()
        self.sheet.view.setFocus()
        self._look_for_profile()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def entry(self) -> Entry:
        """The table that is shown."""
        return self._draft.entries[self._current]

    @property
    def current(self) -> int:
        return self._current

    @property
    def idle(self) -> bool:
        """Whether nothing is being read or about to be."""
        return self.background.idle and not self._soon.isActive()

    def set_palette(self, palette: Palette) -> None:
        self.sheet.set_palette(palette)

    def look_at(self, row: int) -> None:
        """Show another table."""
        if row != self._current and 0 <= row < len(self._draft.entries):
            self._current = row
            self._show()

    def tick(self, row: int, taken: bool) -> None:
        """Take a table, or leave it."""
        self._change(self._draft.with_entry(row, replace(self._draft.entries[row], taken=taken)))

    def correct(self, mapping: Mapping, field: str) -> None:
        """What was said of the table that is shown, whose mapping is this one now."""
        self._change_entry(self.entry.with_mapping(mapping, field))

    def say(self, field: str, value: object) -> None:
        """Set a field of the table, or of the items that are selected."""
        mapping = self.entry.mapping
        if field == "form" and isinstance(value, Form):
            self._take_form(value)
            return
        changed: dict[str, Any] = {field: value}
        if mapping.items and field in OF_ITEMS:
            for item in self.outcome.items.chosen:
                mapping = mapping.with_item(replace(item, left_out=False, **changed))
            self.correct(mapping, "items")
        else:
            self.correct(replace(mapping, **changed), field)

    def leave_items_out(self, out: bool) -> None:
        """Pass the selected items over, or take them again."""
        mapping = self.entry.mapping
        for item in self.outcome.items.chosen:
            mapping = mapping.with_item(replace(item, left_out=out))
        self.correct(mapping, "items")

    def acknowledge(self) -> None:
        """Leave out, on purpose, what is not known yet of the table that keeps from importing, or of this one."""
        at = self._draft.lacking
        at = self._current if at is None or self.entry.lacks else at
        entry = self._draft.entries[at]
        said = [f"column {use.column}" for use in entry.mapping.unknown]
        self._change(self._draft.with_entry(at, entry.with_mapping(entry.mapping.acknowledged(), *said)))

    def point_header(self, row: int, form: Form | None = None) -> None:
        """Guess at the table anew, with this row as its header."""
        sheet = self._draft.book.sheet(self.entry.mapping.sheet)
        book, at = self._draft.book, self._current
        if sheet is None:
            return

        def done(found: object) -> None:
            if isinstance(found, Guess) and at < len(self._draft.entries):
                entry = Entry(found, found.mapping, True, frozenset({"header_row"}))
                self._change(self._draft.with_entry(at, entry))

        self._run(tr("Looking at {sheet}", sheet=sheet.name), lambda: self._doors.again(sheet, book, row, form), done)

    def back_to_guess(self) -> None:
        """Drop all corrections of the table."""
        entry = self.entry
        self._change_entry(Entry(entry.guess, entry.guess.mapping, entry.taken))

    def answer(self) -> None:
        """Take the answers to the questions of the reading."""
        self._change(replace(self._draft, answers=self.outcome.questions.model.answers))

    def undo(self) -> None:
        self._step(self._past, self._future)

    def redo(self) -> None:
        self._step(self._future, self._past)

    def bring(self) -> None:
        """Import the tables that are ticked, where nothing is lacking; else show what is."""
        at = self._draft.lacking
        if at is not None:
            self.look_at(at)
        if self._draft.lacks:
            return
        draft = self._draft
        self.foot.show_busy(tr("Reading {file}", file=draft.book.file.name))

        def done(found: object) -> None:
            if isinstance(found, Reading):
                self.read.emit(found)
                self.accept()

        self._run(tr("Reading {file}", file=draft.book.file.name), lambda: self._doors.read(draft), done)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1320, 700)

    @override
    def done(self, arg__1: int) -> None:
        self._soon.stop()
        self.background.wait()
        super().done(arg__1)

    def _take_form(self, form: Form) -> None:
        """The table taken in another form: guessed at anew where it can be one, else with the roles turned over."""
        sheet = self._draft.book.sheet(self.entry.mapping.sheet)
        entry, book, at = self.entry, self._draft.book, self._current
        if sheet is None or form is entry.mapping.form:
            return

        def done(found: object) -> None:
            if isinstance(found, Guess) and found.score:
                self._change(self._draft.with_entry(at, Entry(found, found.mapping, True, frozenset({"form"}))))
            else:
                self._change(self._draft.with_entry(at, entry.with_mapping(in_form(entry.mapping, form), "form")))

        row = entry.mapping.header_row
        self._run(tr("Looking at {sheet}", sheet=sheet.name), lambda: self._doors.again(sheet, book, row, form), done)

    def _change_entry(self, entry: Entry) -> None:
        self._change(self._draft.with_entry(self._current, replace(entry, taken=entry.taken or entry.found)))

    def _change(self, draft: Draft) -> None:
        self._past.append((self._draft, self._current))
        self._future.clear()
        self._draft = draft
        self._show()

    def _step(self, off: list[tuple[Draft, int]], on: list[tuple[Draft, int]]) -> None:
        if off:
            on.append((self._draft, self._current))
            self._draft, self._current = off.pop()
            self._show()

    def _show(self) -> None:
        """Show the draft at once, with what was read before; it is read anew beside the window."""
        entry = self.entry
        self.entries.setVisible(len(self._draft.entries) > 1)
        self.entries.show_draft(self._draft, self._current)
        self.outcome.show_entry(entry)
        self.fields.show_entry(entry, self.outcome.items.chosen)
        self.foot.show_draft(self._draft, entry)
        self._mark(None)
        self._soon.start()

    def _mark(self, read: Sheets | None) -> None:
        self._read = read
        sheet = self._draft.book.sheet(self.entry.mapping.sheet)
        if sheet is not None:
            self.sheet.show_table(sheet, self.entry.mapping, marks_of(self.entry, sheet, read))

    def _read_current(self) -> None:
        """Read the table that is shown beside the window; what comes of an older state is dropped."""
        self._turn += 1
        turn, entry = self._turn, self.entry
        book = replace(self._draft.book, answers=self._draft.answers)

        def done(found: object) -> None:
            if turn == self._turn and isinstance(found, Sheets) and entry is self.entry:
                self.outcome.show_read(found, self._draft.findings)
                self._mark(found)

        self._run(tr("Reading {sheet}", sheet=entry.mapping.sheet),
                  lambda: self._doors.preview(book, entry.mapping), done)  # fmt: skip

    def _run(self, text: str, job: Callable[[], object], done: Callable[[object], None]) -> None:
        work = self.background.run(text, job)
        work.done.connect(done)
        work.failed.connect(self._failed)

    def _failed(self, error: object) -> None:
        if isinstance(error, self._doors.refused):
            self.foot.show_refusal(str(error))
        elif isinstance(error, BaseException):
            raise error

    def _look_for_profile(self) -> None:
        profiles, book = self._doors.profiles, self._draft.book
        if profiles is not None:
            self._run(tr("Looking for a profile"), lambda: profiles.offer(book), self._offer)

    def _offer(self, found: object) -> None:
        self.offer.show_offer(found if isinstance(found, Offer) else None)

    def _use_profile(self) -> None:
        profiles, draft = self._doors.profiles, self._draft
        if profiles is None:
            return

        def done(found: object) -> None:
            if isinstance(found, Draft):
                self.offer.hide()
                self._change(found)
                self.look_at(found.best())

        self._run(tr("Using the profile"), lambda: profiles.use(draft), done)

    def save_profile(self, file: Path) -> None:
        """Keep how this book is read, for the next one like it."""
        profiles, draft = self._doors.profiles, self._draft
        if profiles is not None:
            done = tr("Saved the profile {file}.", file=file.name)
            job = tr("Saving {file}", file=file.name)
            self._run(job, lambda: profiles.save(draft, file), lambda _nothing: self.foot.show_done(done))

    def _ask_profile(self) -> None:
        profiles = self._doors.profiles
        if profiles is None:
            return
        proposal = str(profiles.folder / f"{self._draft.book.file.stem}.toml")
        dialog = QFileDialog(self, tr("Save how this file is read"), proposal, tr("Profiles (*.toml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(proposal)
        dialog.fileSelected.connect(lambda file: self.save_profile(Path(file)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_to(self, place: str) -> None:
        found = address(place)
        if found is not None and self.sheet.view.sheet is not None and found.sheet == self.sheet.view.sheet.name:
            self.sheet.view.go_to(found.first, found.last)

    def _connect(self) -> None:
        self.entries.chosen.connect(self.look_at)
        self.entries.ticked.connect(self.tick)
        self.sheet.corrected.connect(self.correct)
        self.sheet.header_pointed.connect(self.point_header)
        self.fields.said.connect(self.say)
        self.outcome.place_wanted.connect(self._go_to)
        self.outcome.items.selected.connect(lambda: self.fields.show_entry(self.entry, self.outcome.items.chosen))
        self.outcome.items.leave_out.connect(self.leave_items_out)
        self.outcome.questions.answered.connect(self.answer)
        self.foot.acknowledged.connect(self.acknowledge)
        self.foot.guess_wanted.connect(self.back_to_guess)
        self.foot.profile_wanted.connect(self._ask_profile)
        self.foot.import_wanted.connect(self.bring)
        self.foot.cancelled.connect(self.reject)
        self.offer.wanted.connect(self._use_profile)
        for keys, do in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _lay_out(self) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.fields)
        right.addWidget(self.outcome, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        parts: Sequence[tuple[QWidget, int]] = ((self.entries, 180), (self.sheet, 640), (side, 480))
        for part, _width in parts:
            body.addWidget(part)
        body.setSizes([width for _part, width in parts])
        body.setStretchFactor(1, 1)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(body)
        column.addWidget(self.offer)
        column.addLayout(row, 1)
        column.addWidget(self.foot)
