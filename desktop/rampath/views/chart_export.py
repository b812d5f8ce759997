"""Copies and files of single charts: drawn by the printing code, never a picture of the widget, and always marked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from rampath.charts.pictures.table import ChartTable
from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.printing.chart_any import Picture
from rampath.printing.chart_sheet import ChartSheet
from rampath.views.background import Background
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Stage
from rampath.wording import marked, tr

PICTURES = marked("SVG pictures (*.svg);;PDF files (*.pdf);;PNG pictures (*.png)")
SVG = "image/svg+xml"


class ChartQuestions(Protocol):
    """The questions that saving a chart asks."""

    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


class Shown(Protocol):
    """What is seen of a chart: its sentence, its value, and its figures."""

    @property
    def title(self) -> str: ...
    def picture(self) -> object | None: ...
    def table(self) -> ChartTable: ...


class Framed(Protocol):
    """Whatever shows a chart; `ident` names its kind in the file that is proposed."""

    @property
    def ident(self) -> str: ...
    @property
    def shown(self) -> Shown: ...


@dataclass(frozen=True, slots=True)
class ChartDoors:
    """The jobs of the charts: `sheet` lays one out for a plan and a scenario's name, under a title; `write` writes it.

    `refusal` says why charts of a plan may not leave the program as it is marked; None where they may.
    """

    sheet: Callable[[Plan, str, str, Picture], ChartSheet]
    write: Callable[[ChartSheet, Path], None]
    refusal: Callable[[Plan], str | None]
    refused: tuple[type[Exception], ...]


class ChartExport(QObject):
    """Copies and saves the chart of a frame. Sentences for the user come by `said`."""

    said = Signal(str)

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: ChartDoors,
        ask: ChartQuestions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._background = background
        self._doors = doors
        self._ask = ask

    def copy_picture(self, frame: Framed) -> None:
        """Put the chart's sheet on the clipboard, as SVG and as an image."""
        sheet = self._sheet(frame.shown)
        if sheet is None:
            return
        data = QMimeData()
        data.setData(SVG, sheet.svg)
        data.setImageData(sheet.image)
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(tr("Copied the picture: {title}", title=frame.shown.title))

    def copy_table(self, frame: Framed) -> None:
        """Put the chart's figures on the clipboard, as text between TABs and as HTML, with the marking."""
        if not self._may_leave():
            return
        table, marking = frame.shown.table(), self._stage.scene.plan.marking.strip()
        above = (marking,) if marking else ()
        data = QMimeData()
        data.setText(table.as_text(*above))
        data.setHtml(table.as_html(*above))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(tr("Copied the table: {count} rows", count=len(table.rows)))

    def save(self, frame: Framed) -> None:
        """Ask for a file and write the chart's sheet to it, as it is now."""
        sheet = self._sheet(frame.shown)
        if sheet is None:
            return
        file = self._document.file
        stem = f"{'plan' if file is None else file.stem}-{frame.ident}"
        proposal = stem if file is None else str(file.with_name(stem))
        self._ask.file_to_save(
            tr("Save the chart"), tr(PICTURES), f"{proposal}.svg", "svg", lambda target: self._write(sheet, target)
        )

    def _write(self, sheet: ChartSheet, target: Path) -> None:
        work = self._background.run(
            tr("Writing {file}", file=target.name), lambda: self._doors.write(sheet, target), can_cancel=False
        )
        work.done.connect(lambda _nothing: self.said.emit(tr("Wrote {file}", file=target.name)))
        work.failed.connect(self._failed)

    def _sheet(self, chart: Shown) -> ChartSheet | None:
        if not self._may_leave():
            return None
        picture, scene = chart.picture(), self._stage.scene
        if not isinstance(picture, Picture):
            self.said.emit(tr("This chart has nothing to draw yet."))
            return None
        return self._doors.sheet(scene.plan, scene.focus.scenario, chart.title, picture)

    def _may_leave(self) -> bool:
        refusal = self._doors.refusal(self._stage.scene.plan)
        if refusal is not None:
            self._ask.tell(tr("Rampath"), refusal)
        return refusal is None

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, tr("Rampath")))
