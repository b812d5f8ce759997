"""Importing a folder of returns: read beside the window, shown, and taken into the plan as one edit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rampath.document import PlanDocument
from rampath.domain.edition_words import counting_in_words
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.domain.plan import Plan, Source
from rampath.domain.provenance import Provenance, source_of
from rampath.domain.return_words import accept_words
from rampath.domain.returns import Return
from rampath.domain.returns_accepted import accepted
from rampath.returning import Drafts, FolderRead, export_returns
from rampath.views.background import Background
from rampath.views.by_hand import AssistantQuestions, ByHand, HandDoors, Origin, Read, WithoutNumbers
from rampath.views.narrowed import narrowed
from rampath.views.refusal import tell_refusal
from rampath.views.returns_dialog import Again, ReadByHand, ShowCell
from rampath.views.worked_out import worked_out
from rampath.wording import listing, marked, number, tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.not_known import NotKnown
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers
from rampath.workbook.reading import Reading
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved

CSVS = marked("CSV (*.csv)")


@dataclass(frozen=True, slots=True)
class ReturnDoors:
    """The jobs of returns; each compares them with a plan.

    `read` reads a folder, or several files, by answers to the questions of each (by its SHA-256) and by the drafts of
    those that were read by hand; it raises WorkbookRefused in words. `put` puts what was read of a file by hand beside
    the others, and `refuse` tells why there is nothing in a file to read by hand.
    """

    read: Callable[[Sequence[Path], Plan, Progress, Mapping[str, Answers], Drafts], FolderRead]
    put: Callable[[FolderRead, Path, Reading, Plan], FolderRead]
    refuse: Callable[[FolderRead, Path, str, Plan], FolderRead]


class ReturnQuestions(AssistantQuestions, Protocol):
    """What is asked about returns; `Asking` asks it with dialogs."""

    def folder_to_open(self, title: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def returns(
        self,
        found: FolderRead,
        register: Register,
        export: Callable[[FolderRead], None],
        again: Again,
        by_hand: ReadByHand | None,
        then: Callable[[Sequence[Return]], None],
        show_cell: ShowCell | None = None,
        locked: str = "",
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class Returning(QObject):
    """What File > Import a folder and a dropped folder ask for; `said` are sentences for the user."""

    said = Signal(str)
    named = Signal(Path)
    """The folder, or the one file, that was asked for and read; several files would push all others off a list."""

    read_from = Signal(Path)
    """A folder or a file that returns were read from."""

    labelled = Signal(object)
    """The labels of the files whose figures came into the plan."""

    cell_wanted = Signal(object, object)
    """The provenance whose cell is to be seen, and the window over which."""

    def __init__(
        self,
        document: PlanDocument,
        background: Background,
        doors: ReturnDoors,
        by_hand: HandDoors | None,
        ask: ReturnQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._doors = doors
        self._by_hand = by_hand
        self._ask = ask
        self.folder = ""

    def choose_folder(self) -> None:
        self._ask.folder_to_open(tr("Import a folder of returns"), self.folder, self.read_folder)

    def read_folder(self, folder: Path) -> None:
        """Read a folder beside the window, and show what is in it."""
        self.read_all((folder,))

    def read_all(self, paths: Sequence[Path]) -> None:
        """The same for a folder, or for several files."""
        self.folder = str(paths[0].parent)
        self._follow(paths, {}, {}, lambda found: self._show(found, paths), self._failed)

    def _follow(
        self,
        paths: Sequence[Path],
        answers: Mapping[str, Answers],
        drafts: Drafts,
        then: Callable[[FolderRead], None],
        failed: Callable[[object], None],
    ) -> Callable[[], None]:
        """Read beside the window, and once more where the plan has become another one meanwhile; what calls it off."""
        plan = self._document.plan
        name = paths[0].name if len(paths) == 1 else tr("{count} files", count=number(len(paths), 0))
        work = self._background.follow(
            tr("Reading {what}", what=name), lambda progress: self._doors.read(paths, plan, progress, answers, drafts)
        )

        def done(found: object) -> None:
            if self._document.plan.observations is plan.observations:
                then(narrowed(found, FolderRead))
            else:  # other figures stand in the plan by now, or it is another plan: what was compared is not true of it
                self._follow(paths, answers, drafts, then, failed)

        work.done.connect(done)
        work.failed.connect(failed)
        return work.cancel

    def _show(self, found: FolderRead, paths: Sequence[Path]) -> None:
        for path in paths:
            self.read_from.emit(path)
        if len(paths) == 1:
            self.named.emit(paths[0])

        drafts: dict[Path, Draft] = {}

        def again(answers: Mapping[str, Answers], then: Callable[[FolderRead | None], None]) -> Callable[[], None]:
            def failed(error: object) -> None:
                then(None)
                self._failed(error)

            return self._follow(paths, answers, {**drafts}, then, failed)

        def by_hand(found: FolderRead, file: Path, then: Callable[[FolderRead | None], None]) -> Callable[[], None]:
            return self._read_by_hand(found, file, drafts, then)

        hand = None if self._by_hand is None else by_hand
        self._ask.returns(
            found, self._document.plan.register, self._export, again, hand, self._accept, self._show_cell,
            self._document.read_only,
        )  # fmt: skip

    def _read_by_hand(
        self, found: FolderRead, file: Path, drafts: dict[Path, Draft], then: Callable[[FolderRead | None], None]
    ) -> Callable[[], None]:
        """Open the assistant for a file, with the draft of an earlier time; what calls off its opening."""

        def book(doors: HandDoors, progress: Progress) -> Book:
            return doors.book(file, progress, self._document.plan)

        def taken(reading: Reading, _read: Read, origin: Origin) -> None:
            if origin.draft is not None:
                drafts[file] = origin.draft
            self._compare(lambda plan: self._doors.put(found, file, reading, plan), then)

        def failed(error: object) -> None:
            then(None)
            self._failed(error)
            if isinstance(error, WithoutNumbers):
                self._compare(lambda plan: self._doors.refuse(found, file, error.said, plan), then)

        hand = ByHand(self._background, self._by_hand, self._ask, taken, failed)
        unknown = NotKnown(file.name) if any(each.sent.not_known for each in found.read if each.path == file) else None
        return hand.open(Origin(file.name, book, drafts.get(file), file), unknown, lambda: then(None))

    def _compare(self, make: Callable[[Plan], FolderRead], then: Callable[[FolderRead], None]) -> None:
        """Compare the returns with the plan as it is now."""
        plan = self._document.plan

        def done(found: object) -> None:
            if self._document.plan.observations is plan.observations:
                then(narrowed(found, FolderRead))
            else:
                self._compare(make, then)

        work = self._background.run(tr("Comparing returns"), lambda: make(plan))
        work.done.connect(done)
        work.failed.connect(self._failed)

    def _accept(self, returns: Sequence[Return]) -> None:
        """Take returns into the plan as it is now."""
        plan = self._document.plan
        if not returns:
            return
        text = accept_words(returns, plan.register)

        def done(outcome: object) -> None:
            after = narrowed(outcome, Plan)
            if self._document.plan is not plan:
                self._accept(returns)
            elif self._document.edit(text, after):
                new = len(after.observations) - len(plan.observations)
                fields = {"count": number(len(returns), 0), "figures": number(new, 0)}
                counting = listing(list(counting_in_words(after.observations)))
                self.said.emit(
                    tr("Returns accepted: {count}; new figures: {figures}; figures are drawn from {counting}",
                       counting=counting, **fields)
                )  # fmt: skip
                self.labelled.emit(tuple(each.sent.label for each in returns if each.sent is not None))

        work = self._background.run(text, lambda: worked_out(accepted(plan, returns)))
        work.done.connect(done)
        work.failed.connect(self._failed)

    def _show_cell(self, found: FolderRead, row: Observation, window: QWidget) -> None:
        """Ask for the cell of a figure of a return, or of one that it is held against, in a window over the list."""
        plan = self._document.plan
        sent = next((each.sent for each in found.read if each.sent.file == row.file), None)
        source = source_of(plan, row) if sent is None else Source(row.file, sent.sha256, row.edition, sent.read)
        self.cell_wanted.emit(Provenance(plan.register[row.member].name, row, source), window)

    def _export(self, found: FolderRead) -> None:
        register = self._document.plan.register

        def write(file: Path) -> None:
            try:
                export_returns(found, register, file)
            except NotSaved as refusal:
                self._failed(refusal)
            else:
                self.said.emit(tr("Wrote {file}", file=file.name))

        name = "returns.csv" if found.files else f"{found.folder.name or 'folder'}-returns.csv"
        self._ask.file_to_save(tr("Export the list of returns"), tr(CSVS), name, "csv", write)

    def _failed(self, error: object) -> None:
        tell_refusal(error, (WorkbookRefused, NotSaved), partial(self._ask.tell, tr("Rampath")))
