"""Filing: opening, saving and printing, with the questions that go before them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from rampath.document import PlanDocument
from rampath.domain.marking import doubt, lowered, lowers
from rampath.domain.plan import Plan
from rampath.domain.touched import said_part, touched
from rampath.opening import Opened
from rampath.presets import Marking
from rampath.views.asking import Unsaved
from rampath.views.background import Background
from rampath.views.chart_export import ChartDoors
from rampath.views.exporting import ExportDoors
from rampath.views.filling.doors import FillDoors
from rampath.views.narrowed import narrowed
from rampath.views.pages.doors import PageDoors
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Stage
from rampath.views.worked_out import worked_out
from rampath.wording import listing, marked, tr
from rampath.workbook.file_lock import why_read_only
from rampath.workbook.not_known import NotKnown
from rampath.workbook.on_disk_state import ChangedMeanwhile, check_unchanged, state_of
from rampath.workbook.progress import Progress

PLANS = marked("Rampath plans (*.xlsx)")
PDFS = marked("PDF (*.pdf)")
_MOST_NAMED = 3


class Questions(Protocol):
    """The questions that filing asks; `Asking` asks them with dialogs."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def unsaved(self, name: str, then: Callable[[Unsaved], None]) -> None: ...
    def marking(self, current: str, labels: Sequence[str], then: Callable[[str], None]) -> None: ...
    def printer(self, then: Callable[[QPrinter], None]) -> None: ...
    def tell(self, title: str, text: str) -> None: ...
    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Doors:
    """The main jobs, handed in by whoever puts the program together; each may raise a `Refused`.

    `open` reads a plan workbook or a workbook of figures; `save` writes a plan; `report` writes the report
    of a plan's scenario and member to a PDF; `print_on` draws the same pages on a printer.
    """

    open: Callable[[Path, Progress], Opened]
    save: Callable[[Plan, Path], Sequence[str]]
    report: Callable[[Plan, str, str, Path, Progress], int]
    print_on: Callable[[Plan, str, str, QPrinter, Progress], int]
    refused: tuple[type[Exception], ...]
    today: Callable[[], date]
    export: ExportDoors
    fill: FillDoors
    pages: PageDoors
    charts: ChartDoors


class Filing(QObject):
    """What the file menu asks for. Sentences for the user come by `said`."""

    said = Signal(str)
    may_close = Signal()
    filed = Signal(Path)
    """A file was opened or saved."""

    labelled = Signal(object)
    """The labels of the files that a plan was begun from."""

    not_known = Signal(Path, object)
    """A file that no layout reads was to be opened, and why it was not: somebody can read it by hand."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: Doors,
        ask: Questions,
        markings: Sequence[Marking],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._background = background
        self._doors = doors
        self._ask = ask
        self._markings = markings
        self._given_up: Plan | None = None
        self.folder = ""
        self._written = ""

    @property
    def name(self) -> str:
        """What the plan is called: its file, or that it has none."""
        file = self._document.file
        return tr("Plan without a file") if file is None else file.name

    def open_plan(self) -> None:
        self._if_safe(lambda: self._ask.file_to_open(tr("Open a plan"), tr(PLANS), self.folder, self.open_file))

    def take(self, opened: Opened) -> None:
        """Show another plan in place of the open one, once that is safe."""
        self._if_safe(lambda: self._replace(opened))

    def open_file(self, file: Path) -> None:
        """Open a plan or a workbook of figures; the open plan stays until the other one is read.

        The caller has asked about the plan of now; what is edited while the file is read is asked about then.
        """
        self.folder = str(file.parent)
        self._given_up = self._document.plan

        def read(progress: Progress) -> Opened:
            opened = self._doors.open(file, progress)
            for plan in (opened.plan, opened.saved):
                if plan is not None:
                    worked_out(plan)
            return opened

        work = self._background.follow(tr("Reading {file}", file=file.name), read)
        work.done.connect(self._replace)
        work.failed.connect(lambda error: self._not_opened(error, file))

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save to the plan's own file; asks for one where it has none."""
        file = self._document.file
        if file is None:
            self.save_as(then)
        elif self._document.read_only:
            self.said.emit(self._document.read_only)
        else:
            self._save_to(file, then, self._document.state)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        file = self._document.file
        proposal = str(Path(self.folder) / "plan.xlsx") if file is None else str(file)
        self._ask.file_to_save(
            tr("Save the plan"), tr(PLANS), proposal, "xlsx", lambda chosen: self._save_to(chosen, then)
        )

    def report(self) -> None:
        """Write the report of the scenario and the member in focus to a PDF."""
        focus = self._stage.scene.focus
        stem = "plan" if self._document.file is None else self._document.file.stem
        proposal = str(Path(self.folder) / f"{stem}-{focus.member}.pdf")
        self._ask.file_to_save(tr("Report as PDF"), tr(PDFS), proposal, "pdf", self._report_to)

    def print_report(self) -> None:
        """Print the report of the scenario and the member in focus, beside the window."""

        def on(printer: QPrinter) -> None:
            scene = self._stage.scene
            plan, focus = scene.plan, scene.focus
            work = self._background.follow(
                tr("Printing"),
                lambda progress: self._doors.print_on(plan, focus.scenario, focus.member, printer, progress),
            )
            work.done.connect(lambda count: self.said.emit(tr("{count} pages sent to the printer", count=count)))
            work.failed.connect(self._failed)

        self._ask.printer(on)

    def choose_marking(self) -> None:
        """Ask for another marking; it is an edit like any other, and the plan keeps a note where it lowers one."""

        def chosen(marking: str) -> None:
            plan = self._document.plan
            if marking == plan.marking:
                return
            text, findings = tr("Set marking {marking}", marking=marking or tr("none")), plan.findings
            if lowers(self._markings, plan.marking, marking):
                text = tr("Lower marking to {marking}", marking=marking or tr("none"))
                findings = (*findings, lowered(plan.marking, marking))
            done = self._document.edit(text, replace(plan, marking=marking, findings=findings))
            unknown = doubt(self._markings, marking)
            if done and unknown is not None:
                self.said.emit(unknown)

        self._ask.marking(self._document.plan.marking, [each.label for each in self._markings], chosen)

    def toggle_read_only(self) -> None:
        """Look at the plan without changing it, or allow changes again; a file's own lock is not lifted here."""
        file = self._document.file
        locked = "" if file is None else why_read_only(file)
        if not self._document.read_only:
            self._document.make_read_only(
                tr("The plan is read-only. Turn Edit > Read-only off to change it; nothing was changed.")
            )
            self.said.emit(tr("The plan is read-only now."))
        elif locked:
            self.said.emit(locked)
            self._document.renamed.emit()  # the menu's tick turned, and turns back
        else:
            self._document.make_read_only("")
            self.said.emit(tr("The plan may be changed again."))

    def close(self) -> None:
        """Ask what there is to ask before the window closes; `may_close` when it may."""
        self._if_safe(self.may_close.emit)

    def tell_broken(self, what: str) -> None:
        """Say that the program made a mistake; the plan is as it was before."""
        self._ask.tell(
            tr("Rampath"),
            tr("Something went wrong in Rampath itself ({what}). Your plan is as it was before the last step. "
               "Save it under another name to be safe.", what=what),
        )  # fmt: skip

    def _if_safe(self, then: Callable[[], None]) -> None:
        """Go on at once where nothing is unsaved, else as the user answers."""
        self._given_up = None
        if not self._document.modified:
            then()
            return

        def answered(answer: Unsaved) -> None:
            if answer is Unsaved.SAVE:
                self.save(then)
            elif answer is Unsaved.DISCARD:
                self._given_up = self._document.plan
                then()

        self._ask.unsaved(self.name, answered)

    def _replace(self, opened: object) -> None:
        """Show another plan, unless the open one was edited since it was asked about: then it is asked about again."""
        opened = narrowed(opened, Opened)
        if self._document.modified and self._document.plan is not self._given_up:
            self.take(opened)
        else:
            self._opened(opened)

    def _opened(self, opened: Opened) -> None:
        open_in(self._document, opened)
        if opened.file is not None:
            self.filed.emit(opened.file)
        name = self.name if opened.file is not None else tr("the figures")
        count = len(opened.findings)
        if self._document.read_only:
            self.said.emit(self._document.read_only)
        elif opened.edits:
            self.said.emit(
                tr("Read {name}; cells changed in the workbook since it was saved: {count}. Undo takes them back.",
                   name=name, count=len(opened.edits))
            )  # fmt: skip
        elif count == 1:
            self.said.emit(tr("Read {name}, with 1 finding", name=name))
        elif count:
            self.said.emit(tr("Read {name}, with {count} findings", name=name, count=count))
        else:
            self.said.emit(tr("Read {name}", name=name))
        self.labelled.emit((opened.label,))

    def _save_to(self, file: Path, then: Callable[[], None] | None, state: str = "") -> None:
        """Save to a file; one that holds something else than `state` is left as it is, and another one is offered."""
        plan = self._document.plan
        self.folder = str(file.parent)
        if then is not None:
            self._background.call_off()  # else it would come into the plan that is being left

        def write() -> tuple[Sequence[str], str]:
            if state:
                check_unchanged(file, state, self._written)
            told = self._doors.save(plan, file)
            self._written = state_of(file)  # a second save may be under way before this one has been told of
            return told, self._written

        work = self._background.run(tr("Saving {file}", file=file.name), write, can_cancel=False)

        def saved(made: object) -> None:
            told, now = narrowed(made, tuple)
            self._document.saved(file, plan, now)
            self.filed.emit(file)
            lost = [str(each) for each in told] if isinstance(told, tuple) else []
            self.said.emit(". ".join([tr("Saved {file}", file=file.name), *lost]))
            if then is not None:
                then()

        work.done.connect(saved)
        work.failed.connect(lambda error: self._not_saved(error, file, then))

    def _not_saved(self, error: object, file: Path, then: Callable[[], None] | None) -> None:
        if not isinstance(error, ChangedMeanwhile):
            self._failed(error)
            return
        self._ask.offer(
            tr("Save the plan"),
            tr("{file} was changed by somebody, or in another program, since it was read or saved here last. It was"
               " left as it is, so that nothing is lost. Save this plan as another file, and open that one to see what"
               " was changed.", file=file.name),
            tr("Save &as…"), lambda: self.save_as(then),
        )  # fmt: skip

    def _report_to(self, file: Path) -> None:
        scene = self._stage.scene
        plan, focus = scene.plan, scene.focus
        work = self._background.follow(
            tr("Writing {file}", file=file.name),
            lambda progress: self._doors.report(plan, focus.scenario, focus.member, file, progress),
        )
        work.done.connect(
            lambda count: self.said.emit(tr("Wrote {count} pages to {file}", count=count, file=file.name))
        )
        work.failed.connect(self._failed)

    def _not_opened(self, error: object, file: Path) -> None:
        if isinstance(error, NotKnown):
            self.not_known.emit(file, error)
        else:
            self._failed(error)

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, tr("Rampath")))


def open_in(document: PlanDocument, opened: Opened) -> None:
    """Show an opened plan; what a person changed in its workbook since it was saved is a step that can be undone."""
    locked = "" if opened.file is None else why_read_only(opened.file)
    if opened.saved is None or locked:
        document.open(opened.plan, opened.file, locked, opened.state)
        return
    document.open(opened.saved, opened.file, locked, opened.state)
    parts = sorted(
        {said_part(opened.plan, part) for part in touched(opened.saved, opened.plan) if part != ("findings",)}
    )
    named = listing(parts) if len(parts) <= _MOST_NAMED else tr("{count} parts of the plan", count=len(parts))
    document.edit(tr("Changed in the workbook: {parts}", parts=named), opened.plan)
