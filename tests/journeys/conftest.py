"""The whole program offscreen, with questions that are answered by the test instead of by dialogs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rampath import resources
from rampath.app import Program
from rampath.domain.edition import EditionChoice
from rampath.domain.member import Register
from rampath.domain.plan import Plan
from rampath.domain.reimport import Choices, Difference
from rampath.domain.return_words import summary
from rampath.domain.returns import Return
from rampath.doors.filing import doors_for
from rampath.doors.importing import import_doors_for, source_doors
from rampath.opening import Opened, Presets
from rampath.presets import read_markings
from rampath.returning import FolderRead
from rampath.views.asking import Unsaved
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.read_dialog import ReadFile, Use
from rampath.views.returns_dialog import Again, ReadByHand, ShowCell
from rampath.workbook.draft import Draft
from rampath.workbook.reading import Reading

DAY = date(2026, 11, 24)


@dataclass
class Answers:
    """Answers every question at once; what is None is answered with Cancel. `told` keeps what was said."""

    to_open: Path | None = None
    to_save: Path | None = None
    unsaved_answer: Unsaved = Unsaved.CANCEL
    label: str | None = None
    take_offers: bool = False
    print_to: Path | None = None
    use: Use | None = Use.NEW_PLAN
    assistant: Callable[[Draft, AssistantDoors, Callable[[Reading, Draft], None]], None] | None = None
    stand: Callable[[Sequence[Difference]], Choices] | None = None
    choices: tuple[EditionChoice, ...] | None = None
    take: Callable[[FolderRead], Sequence[Return]] | None = None
    found: list[FolderRead] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    take_label: bool = False
    proposed: list[tuple[str, str]] = field(default_factory=list)
    again: Again | None = None
    hand: ReadByHand | None = None
    show_cell: ShowCell | None = None
    locked: str = ""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None:
        self.asked.append(f"{title}|{kinds}|{folder}")
        if self.to_open is not None:
            then(self.to_open)

    def file_to_save(self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]) -> None:
        self.asked.append(f"{title}|{kinds}|{proposal}|{suffix}")
        if self.to_save is not None:
            then(self.to_save)

    def unsaved(self, name: str, then: Callable[[Unsaved], None]) -> None:
        self.asked.append(name)
        then(self.unsaved_answer)

    def marking(self, current: str, labels: Sequence[str], then: Callable[[str], None]) -> None:
        self.asked.append(f"{current}|{labels}")
        if self.label is not None:
            then(self.label)

    def propose_marking(self, label: str, current: str, then: Callable[[], None]) -> None:
        self.proposed.append((label, current))
        if self.take_label:
            then()

    def printer(self, then: Callable[[QPrinter], None]) -> None:
        if self.print_to is not None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFileName(str(self.print_to))
            then(printer)

    def how_to_use(self, read: ReadFile, plan: str, prefer: Use, then: Callable[[Use], None]) -> None:
        self.asked.append(f"{read.reading.file}|{plan}|{prefer.name}")
        if self.use is not None:
            then(self.use)

    def by_hand(self, draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None:
        if self.assistant is not None:
            self.assistant(draft, doors, then)

    def which_stand(
        self,
        title: str,
        told: str,
        found: Sequence[Difference],
        register: Register,
        then: Callable[[Choices], None],
    ) -> None:
        self.asked.append(f"{title}|{told}|{len(register.members)}")
        if self.stand is not None:
            then(self.stand(found))

    def editions(self, plan: Plan, then: Callable[[tuple[EditionChoice, ...]], None]) -> None:
        self.asked.append(plan.edition)
        if self.choices is not None:
            then(self.choices)

    def folder_to_open(self, title: str, folder: str, then: Callable[[Path], None]) -> None:
        self.asked.append(f"{title}|{folder}")
        if self.to_open is not None:
            then(self.to_open)

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
    ) -> None:
        self.asked.append(summary(found.returns, register))
        self.found.append(found)
        self.again, self.hand, self.show_cell, self.locked = again, by_hand, show_cell, locked
        if self.to_save is not None:
            export(found)
        if self.take is not None:
            then(self.take(found))

    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None:
        self.told.append(f"{title}: {text} [{button}]")
        if self.take_offers:
            then()

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def show_page(self, title: str, page: str) -> None:
        self.told.append(f"{title}: {page}")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def profiles() -> Path | None:
    """The folder of a person's own profiles; most have none."""
    return None


@pytest.fixture
def program(
    qtbot: QtBot,
    qapp: QApplication,
    sample_plan: Plan,
    presets: Presets,
    answers: Answers,
    profiles: Path | None,
) -> Iterator[Program]:
    """The program on the sample, shown at 1366 x 768, with a marking and Belgium in focus."""
    folder = resources.folder()
    opened = Opened(replace(sample_plan, marking="NATO UNCLASSIFIED"), None, ())
    made = Program(
        qapp,
        opened,
        doors_for(folder, presets, lambda: DAY),
        import_doors_for(presets, lambda: DAY, profiles),
        source_doors(),
        read_markings(folder),
        None,
        ask=answers,
    )
    window = made.window
    window.resize(1366, 768)
    window.show()
    window.stage.look(member="BEL")
    qtbot.waitUntil(lambda: window.path.title.startswith("Belgium"))
    yield made
    QGuiApplication.clipboard().clear()  # what Python put there must not outlive Python
    made.end()
