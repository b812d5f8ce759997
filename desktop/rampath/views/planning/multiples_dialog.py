"""All members at a glance: their paths in a grid; a click enlarges one, and looks at it everywhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.member_chart import MemberChart
from rampath.charts.multiples import Multiples
from rampath.charts.palette import Palette
from rampath.charts.pictures.smalls import Known, multiples, smalls
from rampath.charts.pictures.smalls import Multiples as Grid
from rampath.charts.pictures.table import ChartTable
from rampath.charts.series import member_path
from rampath.charts.statements import path_title, pillar_word
from rampath.document import PlanDocument
from rampath.domain.compliance import Status
from rampath.domain.member import AGGREGATES
from rampath.views.chart_export import ChartExport
from rampath.views.planning.export_bar import ExportBar
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.views.soon import soon
from rampath.wording import tr


class _Grid:
    """The grid of the scene in sight, as it leaves the program."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def title(self) -> str:
        return self.picture().title

    def picture(self) -> Grid:
        scene = self._stage.scene
        return multiples(scene.plan, scene.projection, scene.focus.pillar)

    def table(self) -> ChartTable:
        return self.picture().table()


class MultiplesDialog(FollowingDialog):
    """Follows the scenario and the pillar in focus while it is in sight."""

    def __init__(
        self, document: PlanDocument, stage: Stage, palette: Palette, export: ChartExport, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, stage, tr("All members"), QSize(1280, 660), parent)
        self.grid = Multiples(palette)
        self._known: Known = {}
        self.chart = MemberChart(palette)
        large = QWidget()
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(8)
        parts.addWidget(self.grid)
        parts.addWidget(large)
        parts.setStretchFactor(0, 7)
        parts.setStretchFactor(1, 4)
        parts.setSizes([840, 420])
        self.column.addWidget(self.sentence)
        self.column.addWidget(parts, 1)
        self.export = ExportBar("all-members", _Grid(stage), export)
        export.said.connect(self.say)
        self.column.addWidget(self.export)
        self.grid.chosen.connect(lambda code: stage.look(member=code))
        self._soon = soon(self, lambda: self.show_scene(stage.scene), 130)

    def set_palette(self, palette: Palette) -> None:
        self.grid.set_palette(palette)
        self.chart.set_palette(palette)

    @override
    def _follow(self, _before: Scene, after: Scene) -> None:
        """Follow soon, so that no hand waits for 32 paths."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def show_scene(self, scene: Scene) -> None:
        plan, projection, focus = scene.plan, scene.projection, scene.focus
        found = smalls(plan, projection, focus.pillar, self._known)
        self.grid.show_smalls(found, focus.member)
        self.chart.show_series(member_path(plan, projection, focus.member, focus.pillar))
        counts = {status: sum(each.status is status for each in found) for status in Status}
        said = tr("{scenario}, {pillar}: {met} meet the line, {path} are on their path, {short} fall short, {none}"
                  " without data.", scenario=focus.scenario, pillar=pillar_word(focus.pillar), met=counts[Status.MET],
                  path=counts[Status.ON_PATH], short=counts[Status.SHORT], none=counts[Status.NO_DATA])  # fmt: skip
        title = path_title(plan, projection, focus.member, focus.pillar)
        self.say(said if focus.member in AGGREGATES else f"{said} {title}.")
