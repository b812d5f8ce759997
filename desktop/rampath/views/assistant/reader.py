"""Reading a table anew beside the window, soon after it was changed; what comes of an older state is dropped."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from rampath.models.draft_marks import marks_of
from rampath.models.parsed_table import Doubts, ParsedTable, parsed
from rampath.models.sheet_table import Cells
from rampath.models.total_table import TotalTable, summed_up
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.background import Background, Work
from rampath.wording import tr
from rampath.workbook.draft import Draft
from rampath.workbook.draft_entry import Entry
from rampath.workbook.progress import Progress
from rampath.workbook.result import Sheets

_SOON = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table gives: the reading, the table of its figures, what lines add up to, and the marks upon its sheet."""

    entry: Entry
    read: Sheets
    table: ParsedTable
    totals: TotalTable
    marks: Cells


class TableReader(QObject):
    """Reads one table at a time: `seen(Seen)` when it was read, `failed(exception)` when it could not be."""

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, doors: AssistantDoors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._doors = doors
        self._job: Callable[[Progress], Seen] | None = None
        self._text = ""
        self._work: Work | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._begin)

    @property
    def idle(self) -> bool:
        """Whether nothing is being read or about to be."""
        return not self._soon.isActive() and self._work is None

    def read(self, draft: Draft, entry: Entry) -> None:
        """Read a table soon; a reading that is under way is called off."""
        doors = self._doors

        def job(progress: Progress) -> Seen:
            book = replace(draft.followed(progress).book, answers=draft.answers)
            found = doors.preview(book, entry.read_by)
            sheet = book.sheet(entry.mapping.sheet)
            marks = {} if sheet is None else marks_of(entry, sheet, found)
            return Seen(
                entry, found, parsed(found.observations, doors.register, _doubts(entry)), summed_up(found.lines), marks
            )

        self.stop()
        self._job, self._text = job, tr("Reading {sheet}", sheet=entry.mapping.sheet)
        self._soon.start()

    def stop(self) -> None:
        """Drop what is being read or about to be."""
        self._soon.stop()
        work, self._work = self._work, None
        if work is not None:
            work.cancel()

    def _begin(self) -> None:
        if self._job is None:
            return
        work = self._work = self._background.follow(self._text, self._job)
        work.done.connect(self._done)
        work.failed.connect(self._fail)

    def _done(self, found: object) -> None:
        self._work = None
        self.seen.emit(found)

    def _fail(self, error: object) -> None:
        self._work = None
        self.failed.emit(error)


def _doubts(entry: Entry) -> Doubts:
    """Why a unit is a guess, by the fields of the table that nobody is sure of."""

    def why(*fields: str) -> str:
        told = (each for each in fields if not entry.is_sure(each))
        return next((tr("A guess: {why}", why=entry.why(each)) for each in told), "")

    return Doubts(why("percent"), why("power", "currency"))
