"""Inspecting a workbook, from the file menu: it is read and written beside the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from rampath.views.background import Background
from rampath.views.inspector_dialog import InspectorDialog
from rampath.views.narrowed import narrowed
from rampath.wording import marked, tr
from rampath.workbook.inspected.inspecting import Inspection, inspect_workbook
from rampath.workbook.inspected.item import Item
from rampath.workbook.inspected.removing import Removed, write_without
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved

FILES = marked("Excel workbooks (*.xlsx *.xlsm)")


class InspectQuestions(Protocol):
    """The questions that inspecting asks."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class Inspecting(QObject):
    """What “Inspect a workbook” asks for."""

    def __init__(self, background: Background, ask: InspectQuestions, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._ask = ask
        self._window = window
        self._folder = ""
        self.dialog: InspectorDialog | None = None

    def choose_file(self) -> None:
        self._ask.file_to_open(tr("Inspect a workbook"), tr(FILES), self._folder, self.open)

    def open(self, file: Path) -> None:
        """Look through a workbook beside the window, and show what was found."""
        self._folder = str(file.parent)
        work = self._background.run(tr("Looking through {file}", file=file.name), lambda: inspect_workbook(file))
        work.done.connect(self._show)
        work.failed.connect(self._failed)

    def _show(self, inspection: object) -> None:
        inspection = narrowed(inspection, Inspection)
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = InspectorDialog(inspection, lambda items: self._ask_file(inspection, items), self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finished.connect(lambda _result: self._forget())
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _ask_file(self, inspection: Inspection, items: tuple[Item, ...]) -> None:
        file = inspection.file
        proposal = str(file.with_name(tr("{name}-inspected", name=file.stem) + file.suffix))
        self._ask.file_to_save(
            tr("Write a copy of {file}", file=file.name), tr(FILES), proposal, file.suffix[1:],
            lambda out: self._write(inspection, items, out),
        )  # fmt: skip

    def _write(self, inspection: Inspection, items: tuple[Item, ...], out: Path) -> None:
        if out.resolve() == inspection.file.resolve():
            self._tell(tr("{file} is what was inspected, and stays as it is; choose another name.", file=out.name))
            return
        work = self._background.run(
            tr("Writing {file}", file=out.name), lambda: write_without(inspection, items, out), can_cancel=False
        )
        work.done.connect(lambda removed: self._wrote(removed, out))
        work.failed.connect(self._failed)

    def _wrote(self, removed: object, out: Path) -> None:
        removed = narrowed(removed, Removed)
        self._tell(removed.said(out))

    def _tell(self, text: str) -> None:
        if self.dialog is not None:
            self.dialog.say(text)
        self._ask.tell(tr("Inspect a workbook"), text)

    def _failed(self, error: object) -> None:
        if isinstance(error, (WorkbookRefused, NotSaved)):
            self._tell(str(error))
        elif isinstance(error, BaseException):
            raise error
