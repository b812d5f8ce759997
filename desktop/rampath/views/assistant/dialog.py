"""The import assistant: the sheet with the guess upon it, what its figures are, and what would be imported."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.models.draft_marks import marks_of
from rampath.views.appearance import text_scale
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.assistant.entries_panel import EntriesPanel
from rampath.views.assistant.fields_panel import FieldsPanel
from rampath.views.assistant.foot import Foot
from rampath.views.assistant.keeping import Keeping
from rampath.views.assistant.reader import Seen, TableReader
from rampath.views.assistant.result_panel import ResultPanel
from rampath.views.assistant.sheet_panel import SheetPanel
from rampath.views.assistant.steps import Steps
from rampath.views.background import Background, Work
from rampath.views.refusal import tell_refusal
from rampath.views.room import take_room
from rampath.wording import tr
from rampath.workbook.address import address
from rampath.workbook.correcting_lines import headed_by
from rampath.workbook.draft import Draft
from rampath.workbook.draft_entry import Entry
from rampath.workbook.draft_lists import OF_ALIKE
from rampath.workbook.guess import Guess
from rampath.workbook.mapping import Form, Mapping, lacking
from rampath.workbook.progress import Progress
from rampath.workbook.reading import Reading

_MANY = 5_000
"""More cells that gave nothing, or lines that do not count, are not drawn before they are read anew."""
_FIELD_OF = {
    "measure": "measure",
    "member": "member",
    "owner": "member",
    "currency": "currency",
    "basis": "price_basis",
}
"""The field by which what is lacking is said."""


class AssistantDialog(QDialog):
    """Panels ask the steps for changes of the draft, and show it. `read(Reading)` when it was imported."""

    read = Signal(object)

    def __init__(self, draft: Draft, doors: AssistantDoors, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.steps = Steps(draft, self)
        self._under_way: list[Work] = []
        self._seen: Seen | None = None
        self._bringing: tuple[Work, Draft] | None = None
        self._loudly = False
        """Whether the findings come to the front once the table is read."""
        self.background = Background(self)
        self.setWindowTitle(tr("Import {file}", file=draft.book.file.name))
        self.entries = EntriesPanel(draft)
        self.sheet = SheetPanel(palette)
        self.fields = FieldsPanel(doors.register.members)
        self.outcome = ResultPanel(doors.register)
        self.foot = Foot(profiles=doors.profiles is not None)
        self._keeping = Keeping(doors.profiles, self.steps, self.foot, self._run, self)
        self.offer, self.save_profile = self._keeping.bar, self._keeping.save
        self._reader = TableReader(self.background, doors, self)
        self._lay_out()
        take_room(self)
        self._connect()
        self._show()
        self.sheet.view.setFocus()
        self._keeping.look()

    @property
    def draft(self) -> Draft:
        return self.steps.draft

    @property
    def entry(self) -> Entry:
        """The table that is shown."""
        return self.steps.entry

    @property
    def idle(self) -> bool:
        """Whether nothing is being read or about to be."""
        return self.background.idle and self._reader.idle

    def set_palette(self, palette: Palette) -> None:
        self.sheet.set_palette(palette)

    def say(self, field: str, value: object) -> None:
        """Set a field of the table, or of the items that are selected."""
        if field == "form" and isinstance(value, Form):
            self._take_form(value)
        else:
            self.steps.say(field, value, self.outcome.items.chosen)

    def point_header(self, row: int) -> None:
        """Guess at the table anew, with this row as its header; a budget's list stays one."""
        before = self.entry
        form = Form.LINES if before.mapping.form is Form.LINES else None

        def done(found: object) -> None:
            if isinstance(found, Guess) and (form is None or (found.score and found.mapping.form is form)):
                self.steps.guess_anew(before, found, "header_row")
            elif self.entry is before and self.sheet.view.sheet is not None:
                self.steps.correct(headed_by(before.mapping, self.sheet.view.sheet, row), "header_row")

        self._guess(row, form, done)

    def show_lack(self) -> None:
        """Go to what is lacking: the table, and in it the column, the items or the field."""
        at = self.draft.lacking
        if at is not None and not (self.entry.taken and self.entry.lacks):
            self.steps.look_at(at)
        mapping = self.entry.mapping
        lack = lacking(mapping)
        field = _FIELD_OF.get(lack or "")
        yearless = [use.column for use in mapping.figures if use.year is None] if lack in {"year", "years"} else []
        if mapping.unknown:
            self.sheet.reveal()
        elif yearless:
            self.sheet.view.go_to((max(1, mapping.header_row), yearless[0]))
            self.sheet.view.setFocus()
        elif mapping.unknown_items:
            self.outcome.show_unknown_items()
        elif field is not None:
            self.fields.choices[field].setFocus()
        else:
            self.sheet.view.setFocus()

    def bring(self) -> None:
        """Import the tables that are ticked, where nothing is lacking; else show what is."""
        at = self.draft.lacking
        if at is not None:
            self.steps.look_at(at)
        if self.draft.lacks:
            return
        draft = self.draft
        text = tr("Reading {file}", file=draft.book.file.name)
        self.foot.show_busy(text)

        def job(progress: Progress) -> Reading:
            return self._doors.read(draft.followed(progress))

        def done(found: object) -> None:
            if isinstance(found, Reading):
                self.read.emit(found)
                self.accept()

        work = self._follow(text, job, done)
        work.said.connect(lambda said: None if work.called_off else self.foot.show_busy(said))
        self._bringing = work, draft

    @override
    def sizeHint(self) -> QSize:
        return QSize(1320, 700)

    @override
    def reject(self) -> None:
        """Leave without importing; what was said of the file is dropped only by whoever means it."""
        if not self.steps.taken or self._keeping.kept is self.draft:
            super().reject()
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            tr("Leave without importing? What you have said of this file is lost then; Save as profile… keeps it.")
        )
        leave = box.addButton(tr("&Leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("&Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _result: QDialog.reject(self) if box.clickedButton() is leave else None)
        box.open()

    @override
    def done(self, arg__1: int) -> None:
        self._reader.stop()
        for work in [*self._under_way]:
            work.cancel()
        self.background.wait()  # what was called off ends at its next sign of progress
        super().done(arg__1)

    def _correct(self, mapping: Mapping, field: str) -> None:
        """What was pointed at; of what lists of one book have in common all that are headed alike are told."""
        if field in OF_ALIKE:
            self.steps.say(field, getattr(mapping, field), ())
        else:
            self.steps.correct(mapping, field)

    def _take_form(self, form: Form) -> None:
        """The table taken in another form: guessed at anew where it can be one, else with the roles turned over."""
        before = self.entry
        if form is before.mapping.form:
            self.steps.correct(before.mapping, "form")  # as it was guessed
            return

        def done(found: object) -> None:
            if isinstance(found, Guess) and _is_as_wanted(found, form, before.mapping):
                self.steps.guess_anew(before, found, "form")
            elif self.entry is before:
                self.steps.take_form(form)

        self._guess(before.mapping.header_row, form, done)

    def _guess(self, row: int, form: Form | None, done: Callable[[object], None]) -> None:
        book = self.draft.book
        sheet = book.sheet(self.entry.mapping.sheet)
        if sheet is not None:
            text = tr("Looking at {sheet}", sheet=sheet.name)
            self._run(text, lambda: self._doors.again(sheet, book, row, form), done)

    def _show(self) -> None:
        """Show the draft at once, with what was read before; it is read anew beside the window."""
        if self._bringing is not None and self._bringing[1] is not self.draft:
            work, self._bringing = self._bringing[0], None
            work.cancel()  # else what was said meanwhile would not be in what is imported
        entry = self.entry
        self.entries.setVisible(len(self.draft.entries) > 1)
        self.entries.show_draft(self.draft, self.steps.current)
        self.outcome.show_entry(entry)
        self.outcome.questions.show_answers(self.draft.answers)
        self.fields.show_entry(entry, self.outcome.items.chosen)
        self.foot.show_draft(self.draft, entry)
        self._keeping.follow()
        self._mark()
        self._reader.read(self.draft, entry)

    def _show_seen(self, seen: Seen) -> None:
        """Show what the table gives, where it is still the one that is shown."""
        if seen.entry is not self.entry:
            return
        self._seen = seen
        self.outcome.show_read(seen.read, seen.table, seen.totals, self.draft.findings)
        if self._loudly:
            self._loudly = False
            self.outcome.show_findings()
        sheet = self.draft.book.sheet(seen.entry.mapping.sheet)
        if sheet is not None:
            self.sheet.show_table(sheet, seen.entry.mapping, seen.marks)

    def _say_loudly(self) -> None:
        self._loudly = True

    def _mark(self) -> None:
        """Draw the guess upon the sheet at once, with what was left out when this table was read last."""
        entry, seen = self.entry, self._seen
        sheet = self.draft.book.sheet(entry.mapping.sheet)
        before = seen.read if seen is not None and seen.entry.mapping.sheet == entry.mapping.sheet else None
        if before is not None and len(before.unused) + sum(len(each.why_not) for each in before.lines) > _MANY:
            before = None
        if sheet is not None:
            self.sheet.show_table(sheet, entry.mapping, marks_of(entry, sheet, before))

    def _run(self, text: str, job: Callable[[], object], done: Callable[[object], None]) -> None:
        self._follow(text, lambda _progress: job(), done)

    def _follow(self, text: str, job: Callable[[Progress], object], done: Callable[[object], None]) -> Work:
        work = self.background.follow(text, job)
        self._under_way.append(work)

        def ended(then: Callable[[object], None]) -> Callable[[object], None]:
            def end(outcome: object) -> None:
                self._under_way.remove(work)
                then(outcome)

            return end

        work.done.connect(ended(done))
        work.failed.connect(ended(self._failed))
        return work

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, self.foot.show_refusal)

    def _go_to(self, place: str) -> None:
        found = address(place)
        if found is not None and self.sheet.view.sheet is not None and found.sheet == self.sheet.view.sheet.name:
            self.sheet.view.go_to(found.first, found.last)

    def _connect(self) -> None:
        steps, foot, items = self.steps, self.foot, self.outcome.items
        steps.changed.connect(self._show)
        self.entries.chosen.connect(steps.look_at)
        self.entries.ticked.connect(steps.tick)
        self.sheet.corrected.connect(self._correct)
        self.sheet.header_pointed.connect(self.point_header)
        self.fields.said.connect(self.say)
        self._keeping.doubted.connect(self._say_loudly)
        self._reader.seen.connect(self._show_seen)
        self._reader.failed.connect(self._failed)
        self.outcome.place_wanted.connect(self._go_to)
        self.outcome.questions.answered.connect(lambda: steps.answer(self.outcome.questions.model.answers))
        items.selected.connect(lambda: self.fields.show_entry(self.entry, items.chosen))
        items.leave_out.connect(lambda out: steps.say_of_items(items.chosen, left_out=out))
        foot.acknowledged.connect(steps.acknowledge)
        foot.all_acknowledged.connect(steps.acknowledge_all)
        foot.show_wanted.connect(self.show_lack)
        foot.guess_wanted.connect(steps.back_to_guess)
        foot.import_wanted.connect(self.bring)
        foot.cancelled.connect(self.reject)
        for keys, do in ((QKeySequence.StandardKey.Undo, steps.undo), (QKeySequence.StandardKey.Redo, steps.redo)):
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
        scale = max(1.0, text_scale(self.font()))
        body.setSizes([round(width * scale) for _part, width in parts])
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


def _is_as_wanted(found: Guess, form: Form, before: Mapping) -> bool:
    """Whether a guess is of the form that was asked for, and of the same table."""
    return bool(found.score) and found.mapping.form is form and _is_same_table(found.mapping, before)


def _is_same_table(found: Mapping, before: Mapping) -> bool:
    """Whether a table begins among the rows of another one, rather than in a block above or below it."""
    return before.begins <= found.begins and (before.last_row is None or found.begins <= before.last_row)
