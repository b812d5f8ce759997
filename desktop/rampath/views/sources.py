"""What stands behind the numbers: the windows of findings and of sources, and the files that they open again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.finding import Finding
from rampath.domain.provenance import Provenance
from rampath.domain.trace import Figure
from rampath.views.background import Background
from rampath.views.bringing import bring
from rampath.views.finding_window import FindingWindow
from rampath.views.refusal import tell_refusal
from rampath.views.scene import Scene, Stage
from rampath.views.sheet_opening import SheetOpening
from rampath.views.sheet_pane import SheetPane, Spot
from rampath.views.source_window import SourceWindow
from rampath.views.whereabouts import Whereabouts
from rampath.wording import marked, tr
from rampath.workbook.grid import Book
from rampath.workbook.progress import Progress

_WORKBOOK = marked("Workbook (*.xlsx)")
_CSV = marked("Comma-separated text (*.csv)")
_ANY = marked("All files (*)")


class SourceQuestions(Protocol):
    """The questions that are asked here; `Asking` asks them with dialogs."""

    def file_to_open(self, title: str, kinds: str, folder: str, then: Callable[[Path], None]) -> None: ...
    def file_to_save(
        self, title: str, kinds: str, proposal: str, suffix: str, then: Callable[[Path], None]
    ) -> None: ...
    def tell(self, title: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class SourceDoors:
    """The jobs that need files; each may raise one of `refused`."""

    open_book: Callable[[Path, Progress], Book]
    write_xlsx: Callable[[Sequence[Finding], Path], None]
    write_csv: Callable[[Sequence[Finding], Path], None]
    refused: tuple[type[Exception], ...]


class Sources(QObject):
    """Opens the two windows and gives them what they ask for. `said` are sentences for the status line."""

    said = Signal(str)

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        background: Background,
        doors: SourceDoors,
        ask: SourceQuestions,
        palette: Palette,
        recent: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._background = background
        self._doors = doors
        self._ask = ask
        self._palette = palette
        self._recent = recent
        self._window = parent
        self._findings: FindingWindow | None = None
        self._source: SourceWindow | None = None
        self._over: SourceWindow | None = None
        self.whereabouts = Whereabouts()
        self._opening = SheetOpening(background, doors.open_book, doors.refused, self)
        stage.changed.connect(self._follow)

    @property
    def finding_window(self) -> FindingWindow:
        """The window of findings, made when it is first wanted."""
        if self._findings is None:
            self._findings = FindingWindow(self._palette, self._window)
            self._serve(self._findings.pane)
            self._findings.panel.xlsx_wanted.connect(lambda found: self._export(found, "xlsx", tr(_WORKBOOK)))
            self._findings.panel.csv_wanted.connect(lambda found: self._export(found, "csv", tr(_CSV)))
        return self._findings

    @property
    def source_window(self) -> SourceWindow:
        if self._source is None:
            self._source = SourceWindow(self._palette, self._window)
            self._serve(self._source.pane)
        return self._source

    def remember(self, path: Path) -> None:
        """A file, or those of a folder, were read from here."""
        self.whereabouts.remember(path)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for window in (self._findings, self._source, self._over):
            if window is not None:
                window.set_palette(palette)

    def show_findings(self) -> None:
        plan = self._stage.scene.plan
        self.finding_window.show_findings(plan.findings, plan.sources)
        bring(self.finding_window)

    def show_source(self, figure: Figure | None) -> None:
        """Show the cell that a figure was read from, or say what it rests on where it was not read."""
        found = None if figure is None else self._stage.trace(figure)
        if found is None:
            self.said.emit(tr("No figure is in focus: point at one in a table or a chart, or choose a member's row."))
        elif found.observed is None:
            self.said.emit(". ".join(line.rstrip(".") for line in found.lines) + ".")
        else:
            self.show_cell(found.observed)

    def show_cell(self, found: Provenance) -> None:
        """Show the cell that an observation was read from."""
        self.source_window.show_provenance(found)
        bring(self.source_window)

    def show_cell_over(self, found: Provenance, window: QWidget) -> None:
        """The same over a window that lets nobody come to the others until it is closed."""
        if self._over is None or self._over.parent() is not window:
            over = self._over = SourceWindow(self._palette, window)
            over.destroyed.connect(lambda: self._leave(over))
            self._serve(over.pane)
        self._over.show_provenance(found)
        bring(self._over)

    def _leave(self, window: SourceWindow) -> None:
        """A window over another one went with it."""
        if self._over is window:
            self._over = None

    def _follow(self, before: Scene, after: Scene) -> None:
        """Findings and the source of a figure that are seen follow the plan."""
        if before.plan is after.plan:
            return
        window, source = self._findings, self._source
        if window is not None and window.isVisible():
            window.show_findings(after.plan.findings, after.plan.sources)
        if source is not None and source.isVisible() and before.plan.observations is not after.plan.observations:
            source.follow(after.plan)

    def _serve(self, pane: SheetPane) -> None:
        pane.file_wanted.connect(self._open)
        pane.search_wanted.connect(lambda spot: self._search(pane, spot))
        self._opening.opened.connect(pane.take)

    def _open(self, spot: Spot) -> None:
        own = self._document.file
        folders = [] if own is None else [own.parent]
        recent = [Path(name) for name in self._recent()]
        self._opening.open(spot.wanted, self.whereabouts.candidates(spot.file, recent, folders))

    def _search(self, pane: SheetPane, spot: Spot) -> None:
        """Let the user say where the file is now."""

        def chosen(path: Path) -> None:
            self.whereabouts.remember(path, spot.file)
            pane.show_again(spot)

        self._ask.file_to_open(tr("Where is {file}?", file=spot.file), tr(_ANY), "", chosen)

    def _export(self, findings: Sequence[Finding], suffix: str, kinds: str) -> None:
        write = self._doors.write_csv if suffix == "csv" else self._doors.write_xlsx

        def chosen(path: Path) -> None:
            work = self._background.run(
                tr("Writing {file}", file=path.name), lambda: write(findings, path), can_cancel=False
            )
            said = tr("Wrote {count} findings to {file}", count=len(findings), file=path.name)
            work.done.connect(lambda _nothing: self.said.emit(said))
            work.failed.connect(self._failed)

        own = self._document.file
        folder = Path() if own is None else own.parent
        self._ask.file_to_save(tr("Export findings"), kinds, str(folder / f"{tr('findings')}.{suffix}"), suffix, chosen)

    def _failed(self, error: object) -> None:
        tell_refusal(error, self._doors.refused, partial(self._ask.tell, tr("Rampath")))
