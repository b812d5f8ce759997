"""Uncertainty in the window: the fan of the member in focus, and how likely its target is met."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from rampath.charts.fan_chart import FanChart, Spread
from rampath.charts.palette import Palette
from rampath.document import PlanDocument
from rampath.domain.fan import NoHistory, draws_for, fan
from rampath.domain.uncertainty import DRAWS, SEED
from rampath.views.background import Background
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import number, tr


class UncertaintyDialog(FollowingDialog):
    """Draws run beside the window, once for each projection."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        palette: Palette,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, stage, tr("Uncertainty"), QSize(760, 520), parent)
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
        self.column.addLayout(row)
        self.column.addWidget(self.chart, 1)
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
            lambda: draws_for(scene.plan, scene.projection),
        )
        work.done.connect(done)

    def _show(self, scene: Scene) -> None:
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
               " growth was above or below each member's own average in them. It is no forecast.",
               count=number(DRAWS, 0), seed=SEED)
        )  # fmt: skip
