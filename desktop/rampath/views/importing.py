"""Importing: files of figures read beside the window, shown, and put into a new plan or into the open one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from rampath.document import PlanDocument
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.opening import Opened
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.background import Background, Work
from rampath.views.beside import Beside, BesideQuestions, Put
from rampath.views.by_hand import ByHand, HandDoors, Origin, Read
from rampath.views.read_dialog import ReadFile, Use
from rampath.views.refusal import tell_refusal
from rampath.views.returning import ReturnDoors
from rampath.wording import marked, tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.on_disk import is_folder
from rampath.workbook.pasted import Clip
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading

TABLES = marked("Tables (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)")


class ImportQuestions(BesideQuestions, Protocol):
    """The questions that importing asks; `Asking` asks them with dialogs."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def how_to_use(self, read: ReadFile, plan: str, prefer: Use, then: Callable[[Use], None]) -> None: ...
    def by_hand(self, draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None: ...
    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class ImportDoors:
    """The jobs of importing; each may raise one of `refused`.

    `read` gives a plan, opened, or what a file of figures says; `pasted` the same of a block from the clipboard, both
    by the answers to questions of an earlier reading, and by those that the plan has of the same file or block, too.
    `begin` makes a new plan of a reading, `put` puts one into a plan by its differences and what was chosen, and
    `returns` are the jobs of a folder of returns, or of several files. With `by_hand` what no layout knows goes through
    the assistant.
    """

    read: Callable[[Path, Progress, Answers, Plan], Opened | Reading]
    pasted: Callable[[Clip, Answers, Plan], Reading]
    begin: Callable[[Reading], Opened]
    put: Put
    returns: ReturnDoors
    refused: tuple[type[Exception], ...]
    by_hand: HandDoors | None = None


class Importing(QObject):
    """What File > Import, a dropped file and a pasted block ask for.

    `said` are sentences for the user, `begun(Opened)` asks for another plan in place of the open one, and
    `read_from(file)` tells which file was read. `several(files)` asks for more files than one to be read together.
    """

    said = Signal(str)
    begun = Signal(object)
    read_from = Signal(Path)
    several = Signal(object)
    labelled = Signal(object)
    """The labels of the files whose figures came into the plan."""

    def __init__(
        self,
        document: PlanDocument,
        background: Background,
        doors: ImportDoors,
        ask: ImportQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._doors = doors
        self._ask = ask
        self._by_hand = ByHand(background, doors.by_hand, ask, self._take, self._failed, self)
        self.folder = ""
        self._beside = Beside(document, background, doors.put, ask, self)
        self._beside.said.connect(self.said)
        self._beside.labelled.connect(self.labelled)

    def choose_file(self) -> None:
        self._ask.file_to_open(tr("Import a workbook"), tr(TABLES), self.folder, self.read_file)

    def read_file(self, file: Path) -> None:
        """Read a file beside the window, and ask what to do with what it says."""
        self.folder = str(file.parent)

        def read(answers: Answers) -> Work:
            plan = self._document.plan
            return self._background.follow(
                tr("Reading {file}", file=file.name),
                lambda progress: _told(self._doors.read(file, progress, answers, plan)),
            )

        origin = self._origin(file)
        work = read({})
        work.done.connect(lambda found: self._take(found, read, origin))
        work.failed.connect(lambda error: self._not_read(error, origin))

    def read_by_hand(self, file: Path, refusal: object) -> None:
        """Read a file by hand that was refused elsewhere."""
        self._not_read(refusal, self._origin(file))

    def _origin(self, file: Path) -> Origin:
        def book(doors: HandDoors, progress: Progress) -> Book:
            return doors.book(file, progress, self._document.plan)

        return Origin(file.name, book, file=file)

    def read_files(self, files: Sequence[Path]) -> None:
        """Read one file; several, or a folder, are returns that `several` asks to be read together."""
        if len(files) == 1 and not is_folder(files[0]):
            self.read_file(files[0])
        elif files:
            self.several.emit(tuple(files))

    def paste(self, clip: Clip) -> None:
        """Read a block from the clipboard."""

        def read(answers: Answers) -> Work:
            plan = self._document.plan
            return self._background.run(
                tr("Reading the clipboard"), lambda: _told(self._doors.pasted(clip, answers, plan))
            )

        origin = Origin(tr("the clipboard"), lambda doors, _progress: doors.clip_book(clip, self._document.plan))
        work = read({})
        work.done.connect(lambda found: self._take(found, read, origin))
        work.failed.connect(lambda error: self._not_read(error, origin))

    def _take(self, found: object, read: Read, origin: Origin) -> None:
        """What was read, in whichever way."""
        if origin.file is not None:
            self.read_from.emit(origin.file)
        if isinstance(found, Opened):
            self.begun.emit(found)
        elif isinstance(found, Reading):
            self._ask_use(found, read, origin)

    def _not_read(self, error: object, origin: Origin) -> None:
        """What no layout knows goes through the assistant; anything else is told."""
        if self._by_hand.can_read(error):
            self._by_hand.open(origin, error)
        else:
            self._failed(error)

    def _ask_use(self, reading: Reading, read: Read, origin: Origin) -> None:
        plan = self._document.plan
        prefer = Use.BESIDE if self._document.file is not None or self._document.modified else Use.NEW_PLAN
        name = "" if self._document.file is None else self._document.file.name

        latest = [reading]

        def again(answers: Answers, then: Callable[[ReadFile | None], None]) -> Callable[[], None]:
            work = read(answers)

            def done(found: object) -> None:
                if isinstance(found, Reading):
                    latest[0] = found
                    then(told(found))

            def failed(error: object) -> None:
                then(None)
                self._failed(error)

            work.done.connect(done)
            work.failed.connect(failed)
            return work.cancel

        def chosen(use: Use) -> None:
            if use is Use.NEW_PLAN:
                self._begin(latest[0])
            elif use is Use.BY_HAND:
                self._by_hand.open(origin)
            else:
                self._put_beside(plan, latest[0])

        def told(found: Reading) -> ReadFile:
            by_hand = self._doors.by_hand is not None
            return ReadFile(found, why_no_plan([found]), again, by_hand=by_hand, not_beside=self._document.read_only)

        self._ask.how_to_use(told(reading), name, prefer, chosen)

    def _begin(self, reading: Reading) -> None:
        try:
            opened = self._doors.begin(reading)
        except self._doors.refused as refusal:
            self._failed(refusal)
        else:
            self.begun.emit(opened)

    def _put_beside(self, plan: Plan, reading: Reading) -> None:
        self._beside.put(plan, reading)

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, tr("Rampath")))


def _told(found: Opened | Reading) -> Opened | Reading:
    """What was read, with what it tells only when it is asked told here, and not in the window."""
    for each in (found.observations, found.findings, found.unused) if isinstance(found, Reading) else ():
        next(iter(each), None)
    return found


def why_no_plan(readings: Sequence[Reading]) -> str:
    """Why no plan can begin from these figures; nothing where one can."""
    measures = {row.measure for reading in readings for row in reading.observations}
    if Measure.CORE_SHARE in measures:
        return ""
    if any(reading.lines for reading in readings):
        return tr(
            "A plan begins from shares of GDP as NATO publishes them; this file holds lines of a"
            " budget, whose totals can stand beside it."
        )
    if any(reading.economies for reading in readings):
        return tr(
            "A plan begins from shares of GDP as NATO publishes them; this file holds an outlook for the economy, which"
            " can stand beside the one that a plan has."
        )
    if Measure.MILITARY_SHARE in measures or Measure.MILITARY_EXPENDITURE in measures:
        return tr(
            "A plan begins from shares of GDP as NATO defines them; the military expenditure of this file is counted"
            " otherwise and can stand beside it."
        )
    return tr("A plan begins from shares of GDP as NATO publishes them; this file holds none.")
