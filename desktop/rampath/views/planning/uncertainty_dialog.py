"""Uncertainty in the window: the fan of the member in focus, and how likely each member's target is met."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from rampath.charts.fan_chart import FanChart
from rampath.charts.palette import Palette
from rampath.charts.pictures.fan import Spread
from rampath.document import PlanDocument
from rampath.domain.compliance import judged_year
from rampath.domain.fan import Fan, NoHistory, fan, fans
from rampath.domain.member import AGGREGATES
from rampath.domain.projection import Money
from rampath.domain.uncertainty import DRAWS, SEED
from rampath.models.figure_table import FigureColumn, FigureRow, FigureTableModel
from rampath.views.background import Background
from rampath.views.chart_export import ChartExport
from rampath.views.planning.export_bar import ExportBar
from rampath.views.planning.following import FollowingDialog, figure_view
from rampath.views.scene import Scene, Stage
from rampath.wording import number, short_percent, tr


class UncertaintyDialog(FollowingDialog):
    """Draws run beside the window, once for each projection."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        palette: Palette,
        background: Background,
        export: ChartExport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, stage, tr("Uncertainty"), QSize(760, 560), parent)
        self._background = background
        self._wanted: object = None
        self.chart = FanChart(palette)
        self.spread = QComboBox()
        for each in Spread:
            self.spread.addItem(tr(each.value), each.value)
        self._head = QLabel()
        self._head.setObjectName("title")
        row = QHBoxLayout()
        row.addWidget(self._head, 1)
        row.addWidget(self.spread)
        self.spread.setAccessibleName(tr("What is held"))
        self.members = FigureTableModel(tr("Member"), self)
        one = QWidget()
        inside = QVBoxLayout(one)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addLayout(row)
        inside.addWidget(self.chart, 1)
        self.export = ExportBar("fan", self.chart, export)
        export.said.connect(self.say)
        inside.addWidget(self.export)
        tabs = QTabWidget()
        tabs.addTab(one, tr("This member"))
        tabs.addTab(figure_view(self.members, tr("How likely each member meets its target"), self), tr("All members"))
        self.column.addWidget(tabs, 1)
        self.column.addWidget(self.sentence)
        self.sentence.setObjectName("quiet")
        self.spread.activated.connect(lambda _index: self.show_scene(self.stage.scene))

    def set_palette(self, palette: Palette) -> None:
        self.chart.set_palette(palette)

    def show_scene(self, scene: Scene) -> None:
        self._wanted = scene.projection

        def done(_draws: object) -> None:
            if self._wanted is scene.projection:
                self._show(self.stage.scene)

        work = self._background.run(
            tr("Drawing {count} ways that growth may go", count=number(DRAWS, 0)),
            lambda: fans(scene.plan, scene.projection, scene.focus.pillar),
        )
        work.done.connect(done)

    def _show(self, scene: Scene) -> None:
        self._show_members(scene)
        name = scene.plan.register[scene.focus.member].name
        spread = Spread(self.spread.currentData())
        try:
            found = fan(scene.plan, scene.projection, scene.focus.member, scene.focus.pillar)
        except NoHistory as reason:
            self.chart.show_series(None, name, None, spread)
            self._head.setText(name)
            self.say(str(reason))
            return
        self.chart.show_series(found, name, scene.projection.target(scene.focus.pillar), spread)
        self._head.setText(self.chart.title)
        self.say(
            tr("{count} draws, seed {seed}: each takes past years at random, the same for all members, and adds what"
               " growth was above or below each member's own average in them. Of 100 draws 5 lie below the low and 5"
               " above the high share. It is no forecast.",
               count=number(DRAWS, 0), seed=SEED)
        )  # fmt: skip

    def _show_members(self, scene: Scene) -> None:
        """A row for each aggregate and member with a fan, in the year of the deadline or the plan's last one."""
        plan, projection, pillar = scene.plan, scene.projection, scene.focus.pillar
        year, target = judged_year(projection), projection.target(pillar)
        line = "" if target is None else short_percent(target)
        columns = [
            FigureColumn(tr("Planned, %"), tr("Planned share of GDP in {year}, %", year=year), _share),
            FigureColumn(tr("Low, %"), tr("Share in {year} that 5 of 100 draws stay below, where real money is held, %",
                                          year=year), _share),
            FigureColumn(tr("High, %"), tr("Share in {year} that 95 of 100 draws stay below, where real money is held,"
                                           " %", year=year), _share),
            FigureColumn(tr("Meets {line}, % of draws", line=line),
                         tr("Draws in which {line} is met in {year} with the money as planned, %", line=line,
                            year=year), _whole),
        ]  # fmt: skip
        rows = []
        for code, each in fans(plan, projection, pillar).items():
            planned = projection.line(code, pillar, Money()).share_in(year)
            rows.append(FigureRow(plan.register[code].name, code, _figures(each, planned, year), code in AGGREGATES))
        self.members.show_figures(columns, rows)


def _figures(found: Fan, planned: float | None, year: int) -> tuple[float | None, ...]:
    at = found.years.index(year)
    low, high = (float(found.share[band, at]) for band in (0, -1))
    return planned, low, high, found.meeting


def _share(value: float | None) -> str:
    return number(None if value is None else value * 100, 2)


def _whole(value: float | None) -> str:
    return number(None if value is None else value * 100, 0)
