"""The window of findings: the table above, and below it the cell that a finding is about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.domain.finding import Finding, Severity
from rampath.domain.plan import Source
from rampath.domain.provenance import read_day
from rampath.models.sheet_table import CellMark, Cells, Tint
from rampath.views.finding_panel import FindingPanel
from rampath.views.room import take_room
from rampath.views.sheet_pane import SheetPane, Spot
from rampath.wording import tr
from rampath.workbook.address import address

_TINTS = {Severity.ERROR: Tint.FAULT, Severity.WARNING: Tint.DOUBT, Severity.NOTE: Tint.SAID}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class FindingWindow(QDialog):
    """Stands beside the main window and may stay open."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Findings"))
        self.setModal(False)
        self._sources: tuple[Source, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self.panel = FindingPanel(palette)
        self.pane = SheetPane(palette)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.panel)
        self._split.addWidget(self.pane)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(8)
        self._split.setSizes([300, 320])
        take_room(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._split)
        self.panel.chosen.connect(self._show)
        self.panel.left.connect(lambda: self.pane.show_spot(None))

    def show_findings(self, findings: tuple[Finding, ...], sources: tuple[Source, ...]) -> None:
        """Show findings, and the gravest one's cell; `sources` tell which bytes of a file were read, and when."""
        if findings is not self._findings or sources is not self._sources:
            self._findings, self._sources = findings, sources
            self.panel.show_findings(findings)
            if self.panel.current is None:
                self.panel.come_to_gravest()
            if self.panel.current is None:
                self.pane.show_spot(None)

    def set_palette(self, palette: Palette) -> None:
        self.panel.set_palette(palette)
        self.pane.set_palette(palette)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1120, 680)

    def _show(self, finding: Finding) -> None:
        self.pane.show_spot(spot_of(finding, self._sources), marks_of(self._findings, finding.file))


def spot_of(finding: Finding, sources: Sequence[Source]) -> Spot:
    """Where a finding stands, with the checksum of the file that was read last under its name."""
    source = next((each for each in reversed(sources) if each.file == finding.file), None)
    digest = "" if source is None else source.sha256
    return Spot(finding.file, finding.place, digest, finding.raw, read_day(source))


def marks_of(findings: Sequence[Finding], file: str) -> Mapping[str, Cells]:
    """The cells of a file that there are findings about, by sheet; of several the gravest is shown."""
    found: dict[str, dict[tuple[int, int], CellMark]] = {}
    for severity in reversed(Severity):
        for finding in findings:
            at = address(finding.place) if finding.file == file and finding.severity is severity else None
            if at is not None and at.first == at.last:
                mark = CellMark(tr(_WORDS[severity]), _TINTS[severity], finding.message)
                found.setdefault(at.sheet, {})[at.first] = mark
    return found
