"""Comparing in the window: scenarios, editions or other plans, side by side, in words, shares and money."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from rampath.charts.overlay_chart import OverlayChart
from rampath.charts.palette import Palette
from rampath.charts.statements import money_label
from rampath.document import PlanDocument
from rampath.domain.comparing import BASES
from rampath.domain.plan import Plan
from rampath.domain.side import Side
from rampath.models.figure_table import FigureTableModel
from rampath.views.number_box import NumberBox
from rampath.views.planning.compare_sides import CompareSides
from rampath.views.planning.compare_tables import Comparison
from rampath.views.planning.following import FollowingDialog, figure_view
from rampath.views.scene import Scene, Stage
from rampath.wording import NONE, tr

OpenPlan = Callable[[Callable[[Path, Plan], None]], None]
"""Asks for a plan workbook, reads it beside the window, and hands it on."""


class CompareDialog(FollowingDialog):
    """The first side is what the others are held against; a second plan brings its scenarios along."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        palette: Palette,
        open_plan: OpenPlan,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, stage, tr("Compare"), QSize(1040, 620), parent)
        self._open_plan = open_plan
        self._sides = CompareSides()
        self._shown: tuple[object, ...] = ()
        self.first, self.second = QComboBox(), QComboBox()
        self.also = (QComboBox(), QComboBox())
        self.basis = QComboBox()
        self.rate = NumberBox()
        self.words = QPlainTextEdit()
        self.shares = FigureTableModel(tr("Member"), self)
        self.moneys = FigureTableModel(tr("Member"), self)
        self.costs = FigureTableModel(tr("Member"), self)
        self.chart = OverlayChart(palette)
        self._lay_out()
        for choice in (*self._choices(), self.basis):
            choice.activated.connect(lambda _index: self.show_scene(self.stage.scene))
        self.rate.valueChanged.connect(lambda _value: self.show_scene(self.stage.scene))

    def set_palette(self, palette: Palette) -> None:
        self.chart.set_palette(palette)

    def add_plan(self, file: Path, plan: Plan) -> None:
        """Offer the scenarios of another plan, too."""
        name = self._sides.add_plan(file.name, plan)
        self._shown = ()
        self._offer(self.stage.scene)
        self.second.setCurrentText(name)
        self.show_scene(self.stage.scene)

    def show_scene(self, scene: Scene) -> None:
        self._offer(scene)
        chosen = tuple(choice.currentText() for choice in self._choices())
        key = (scene.plan, scene.focus, chosen, self.basis.currentIndex(), self.rate.value())
        if self._shown and all(a is b or a == b for a, b in zip(self._shown, key, strict=True)):
            return
        self._shown = key
        sides = [side for name in dict.fromkeys(chosen) if (side := self._sides.side(name)) is not None]
        if sides:
            self._show(scene, sides[0], sides[1:] or sides[:1])

    def _show(self, scene: Scene, first: Side, others: list[Side]) -> None:
        pillar, basis, member = scene.focus.pillar, BASES[self.basis.currentIndex()], scene.focus.member
        register = scene.plan.register
        found = Comparison(first, others, pillar, register, scene.projection.last_observed)
        years = found.years()
        self.shares.tell_behind(lambda row, column: found.behind(row.code, years[column]))
        self.moneys.tell_behind(lambda row, column: found.behind(row.code, years[column], basis))
        self.costs.tell_behind(lambda row, _column: found.behind_sum(row.code, years))
        self.chart.tell_sides(lambda year: found.behind(member, year))
        self.words.setPlainText("\n".join(found.words()))
        self.say(found.sentence())
        self.shares.show_figures(*found.shares())
        self.moneys.show_figures(*found.moneys(basis))
        self.costs.show_figures(*found.costs(self.rate.value() / 100))
        drawn = {side.name: side for side in (first, *others)}
        self.chart.show_series(
            [(name, side.projection.line(member, pillar, basis)) for name, side in drawn.items()],
            register[member].name,
        )

    def _offer(self, scene: Scene) -> None:
        names = self._sides.names(scene.plan, scene.focus.scenario)
        for choice, usual in ((self.first, names[0]), (self.second, names[min(1, len(names) - 1)])):
            _offer_in(choice, names, usual)
        for choice in self.also:
            _offer_in(choice, (NONE, *names), NONE)

    def _choices(self) -> tuple[QComboBox, ...]:
        return (self.first, self.second, *self.also)

    def _lay_out(self) -> None:
        for basis in BASES:
            self.basis.addItem(money_label(basis, self.stage.scene.projection.base.base_year))
        self.rate.setRange(-50, 50)
        self.rate.setValue(3)
        self.rate.setSuffix(tr(" % a year"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, part in ((tr("Prices"), self.basis), (tr("Discount rate"), self.rate)):
            part.setAccessibleName(text)
            row.addWidget(_quiet(text, part))
            row.addWidget(part)
        self.basis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addStretch(1)
        other = QPushButton(tr("Another &plan…"))
        other.setAutoDefault(False)
        other.clicked.connect(lambda: self._open_plan(self.add_plan))
        row.addWidget(other)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("What differs, in words"))
        tabs = QTabWidget()
        tabs.addTab(self.words, tr("In words"))
        tabs.addTab(self.chart, tr("Overlay"))
        for model, text in ((self.shares, tr("Shares, pp")), (self.moneys, tr("Money, millions")),
                            (self.costs, tr("Extra cost, millions"))):  # fmt: skip
            tabs.addTab(figure_view(model, text, self), text)
        self.column.addLayout(self._side_row())
        self.column.addLayout(row)
        self.column.addWidget(self.sentence)
        self.column.addWidget(tabs, 1)

    def _side_row(self) -> QHBoxLayout:
        """What is compared: a first side, a second, and up to two more."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, choice in (
            (tr("From"), tr("From"), self.first),
            (tr("to"), tr("to"), self.second),
            (tr("and"), tr("A third one"), self.also[0]),
            (tr("and"), tr("A fourth one"), self.also[1]),
        ):
            row.addWidget(_quiet(text, choice))
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(14)
            row.addWidget(choice, 1)
        return row


def _quiet(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setBuddy(buddy)
    return label


def _offer_in(choice: QComboBox, names: tuple[str, ...], usual: str) -> None:
    """Offer these names; what was chosen stays where it is still among them."""
    if tuple(choice.itemText(i) for i in range(choice.count())) != names:
        chosen = choice.currentText()
        choice.clear()
        choice.addItems(names)
        choice.setCurrentText(chosen if chosen in names else usual)
