"""Writing into a workbook, from the file menu: the file is chosen and read beside the window, then its window opens."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.views.background import Background
from rampath.views.filling.dialog import FILES, FillDialog, FillQuestions
from rampath.views.filling.doors import FillDoors, Theirs
from rampath.views.narrowed import narrowed
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Stage
from rampath.wording import marked, tr
from rampath.workbook.values_copy import ValuesCopy

_ANY = marked("Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods);;All files (*)")


class FillingQuestions(FillQuestions, Protocol):
    """The questions that are asked before the window opens."""

    def offer(self, title: str, text: str, button: str, then: Callable[[], None]) -> None: ...


class Filling(QObject):
    """What “Write into a workbook” asks for."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: FillDoors,
        ask: FillingQuestions,
        palette: Callable[[], Palette],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._stage = stage
        self._background = background
        self._doors = doors
        self._ask = ask
        self._palette = palette
        self._window = window
        self._folder = ""
        self.dialog: FillDialog | None = None

    def choose_file(self) -> None:
        self._ask.file_to_open(tr("Write into a workbook"), tr(_ANY), self._folder, self.open)

    def open(self, file: Path) -> None:
        """Read the workbook beside the window, and show what would be written."""
        self._folder = str(file.parent)
        plan = self._stage.scene.plan
        work = self._background.follow(
            tr("Reading {file}", file=file.name), lambda progress: self._doors.open(file, plan, progress)
        )
        work.done.connect(self._show)
        work.failed.connect(lambda error: self._failed(error, file))

    def set_palette(self, palette: Palette) -> None:
        if self.dialog is not None:
            self.dialog.set_palette(palette)

    def _show(self, theirs: object) -> None:
        theirs = narrowed(theirs, Theirs)
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = FillDialog(
            self._document, self._stage, self._background, self._doors, self._ask, self._palette(), theirs, self._window
        )
        self.dialog.finished.connect(lambda _result: self._forget())
        self.dialog.show()

    def _forget(self) -> None:
        self.dialog = None

    def _failed(self, error: object, file: Path) -> None:
        title = tr("Write into a workbook")
        if isinstance(error, self._doors.other_form):
            self._ask.offer(title, str(error), tr("&Save its values as .xlsx…"), lambda: self._ask_copy(file))
        else:
            tell_refusal(error, self._doors.refused, partial(self._ask.tell, title))

    def _ask_copy(self, file: Path) -> None:
        self._ask.file_to_save(
            tr("Save the values of {file}", file=file.name), tr(FILES), str(file.with_suffix(".xlsx")), "xlsx",
            lambda copy: self._copy(file, copy),
        )  # fmt: skip

    def _copy(self, file: Path, copy: Path) -> None:
        work = self._background.follow(
            tr("Writing {file}", file=copy.name), lambda progress: self._doors.copy_values(file, copy, progress)
        )
        work.done.connect(lambda made: self._copied(made, copy))
        work.failed.connect(lambda error: self._failed(error, file))

    def _copied(self, made: object, copy: Path) -> None:
        made = narrowed(made, ValuesCopy)
        self._ask.tell(tr("Write into a workbook"), made.said)
        self.open(copy)
