"""Exporting: the scenario in focus written in forms that others read, beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.views.background import Background
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Stage
from rampath.wording import marked, tr

WORKBOOKS = marked("Excel workbooks (*.xlsx)")
TEXTS = marked("Comma-separated text (*.csv)")


class ExportQuestions(Protocol):
    """The questions that exporting asks."""

    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class ExportDoors:
    """The jobs of exporting, each of a plan, a scenario's name, a member's code and a file; may raise a `refused`."""

    nato: Callable[[Plan, str, str, Path], None]
    un: Callable[[Plan, str, str, Path], None]
    tidy: Callable[[Plan, str, str, Path], None]
    refused: tuple[type[Exception], ...]
    dropped: Callable[[Plan], str | None]
    """Why a plan may not leave: the label of a file that it was read from would be dropped. None where it may."""


class Exporting(QObject):
    """What the export entries of the file menu ask for. Sentences for the user come by `said`."""

    said = Signal(str)

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: ExportDoors,
        ask: ExportQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._background = background
        self._doors = doors
        self._ask = ask

    def nato(self) -> None:
        """Write NATO's tables of the scenario in focus."""
        title = tr("Export NATO's tables")
        self._ask_for(title, WORKBOOKS, self._stem("nato-tables"), "xlsx", self._doors.nato)

    def un(self) -> None:
        """Write the UN report of the member in focus; an aggregate has none."""
        member = self._stage.scene.focus.member
        if member not in self._stage.scene.projection.members:
            self._ask.tell(tr("Export UN report"), tr("A UN report is of one member; choose one in the table."))
            return
        self._ask_for(tr("Export UN report"), WORKBOOKS, self._stem(f"un-{member}"), "xlsx", self._doors.un)

    def tidy(self) -> None:
        """Write the scenario in focus as a tidy table of text."""
        self._ask_for(tr("Export as text"), TEXTS, self._stem("figures"), "csv", self._doors.tidy)

    def _stem(self, what: str) -> str:
        file = self._document.file
        return what if file is None else str(file.with_name(f"{file.stem}-{what}"))

    def _ask_for(
        self, title: str, kinds: str, stem: str, suffix: str, job: Callable[[Plan, str, str, Path], None]
    ) -> None:
        refusal = self._doors.dropped(self._stage.scene.plan)
        if refusal is not None:
            self._ask.tell(title, refusal)
            return
        self._ask.file_to_save(title, tr(kinds), f"{stem}.{suffix}", suffix, lambda file: self._write(title, file, job))

    def _write(self, title: str, file: Path, job: Callable[[Plan, str, str, Path], None]) -> None:
        scene = self._stage.scene
        plan, scenario, member = scene.plan, scene.focus.scenario, scene.focus.member
        work = self._background.run(
            tr("Writing {file}", file=file.name), lambda: job(plan, scenario, member, file), can_cancel=False
        )
        work.done.connect(lambda _nothing: self.said.emit(tr("Wrote {file}", file=file.name)))
        work.failed.connect(lambda error: self._failed(title, error))

    def _failed(self, title: str, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, title))
