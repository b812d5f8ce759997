"""Comparing in the window: two or more scenarios, or another plan, side by side, in words, shares and money."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rampath.charts.overlay_chart import OverlayChart
from rampath.charts.palette import Palette
from rampath.charts.statements import money_label, pillar_word
from rampath.document import PlanDocument
from rampath.domain.comparing import BASES, Side, costs, difference, in_words, sides_of
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.models.figure_table import FigureColumn, FigureRow, FigureTableModel
from rampath.views.planning.following import FollowingDialog, figure_view
from rampath.views.scene import Scene, Stage
from rampath.wording import NONE, number, percent, tr

OpenPlan = Callable[[Callable[[Path, Plan], None]], None]
"""Asks for a plan workbook, reads it beside the window, and hands it on."""


class CompareDialog(FollowingDialog):
    """The first scenario is what the others are held against; a second plan brings its scenarios along."""

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
        self._others: dict[str, Plan] = {}
        self._shown: tuple[object, ...] = ()
        self.first, self.second = QComboBox(), QComboBox()
        self.also = (QComboBox(), QComboBox())
        self.basis = QComboBox()
        self.rate = QDoubleSpinBox()
        self.words = QPlainTextEdit()
        self.shares = FigureTableModel(tr("Member"), self)
        self.moneys = FigureTableModel(tr("Member"), self)
        self.costs = FigureTableModel(tr("Member"), self)
        self.chart = OverlayChart(palette)
        self._lay_out()
        for choice in (self.first, self.second, self.basis, *self.also):
            choice.activated.connect(lambda _index: self.show_scene(self.stage.scene))
        self.rate.valueChanged.connect(lambda _value: self.show_scene(self.stage.scene))

    def set_palette(self, palette: Palette) -> None:
        self.chart.set_palette(palette)

    def add_plan(self, file: Path, plan: Plan) -> None:
        """Offer the scenarios of another plan, too."""
        self._others[file.name] = plan
        self._shown = ()
        self.show_scene(self.stage.scene)
        self.second.setCurrentIndex(self.second.findText(f"{file.name}: {plan.scenarios[0].name}"))
        self.show_scene(self.stage.scene)

    def show_scene(self, scene: Scene) -> None:
        self._offer(scene)
        chosen = tuple(choice.currentText() for choice in (self.first, self.second, *self.also))
        key = (scene.plan, scene.focus, chosen, self.basis.currentIndex(), self.rate.value())
        if self._shown and all(a is b or a == b for a, b in zip(self._shown, key, strict=True)):
            return
        self._shown = key
        sides = [self._side(scene, choice.currentText()) for choice in (self.first, self.second)]
        if sides[0] is None or sides[1] is None:
            return
        self._show(scene, sides[0], sides[1])

    def _show(self, scene: Scene, first: Side, second: Side) -> None:
        pillar, basis = scene.focus.pillar, BASES[self.basis.currentIndex()]
        words = in_words(first, second, pillar)
        self.words.setPlainText("\n".join(words) or tr("No member's share differs."))
        self.say(tr("{second} against {first}, {pillar}: {count} members differ.", first=first.name,
                    second=second.name, pillar=pillar_word(pillar), count=len(words)))  # fmt: skip
        table = difference(first, second, pillar, basis)
        rows = [(code, scene.plan.register[code].name, i) for i, code in enumerate(table.members)]
        planned = [j for j, year in enumerate(table.years) if year >= scene.projection.last_observed]
        years = [table.years[j] for j in planned]
        self.shares.show_figures(
            [FigureColumn(str(year), tr("{year}, pp of GDP", year=year), _points) for year in years],
            [FigureRow(n, c, tuple(_known(table.share[i, j]) for j in planned), _total(c)) for c, n, i in rows],
        )
        label = money_label(basis, scene.projection.base.base_year)
        self.moneys.show_figures(
            [FigureColumn(str(y), tr("{year}, millions, {basis}", year=y, basis=label), _millions) for y in years],
            [FigureRow(f"{n}, {table.currency[i]}" if table.currency[i] else n, c,
                       tuple(_known(table.expenditure[i, j]) for j in planned), _total(c)) for c, n, i in rows],
        )  # fmt: skip
        self._show_costs(scene, first, second, rows)
        more = [side for choice in self.also if (side := self._side(scene, choice.currentText())) is not None]
        drawn = {side.name: side for side in (first, second, *more)}
        member = scene.focus.member
        self.chart.show_series(
            [(name, side.projection.line(member, pillar, basis)) for name, side in drawn.items()],
            scene.plan.register[member].name,
        )

    def _show_costs(self, scene: Scene, first: Side, second: Side, rows: Sequence[tuple[str, str, int]]) -> None:
        rate = self.rate.value() / 100
        base = scene.projection.base.base_year
        columns = [
            FigureColumn(text, tip, _millions)
            for each in BASES
            for text, tip in (
                (money_label(each, base), tr("Extra cost, millions, {basis}", basis=money_label(each, base))),
                (tr("present value"), tr("Present value at {rate} a year, millions, {basis}", rate=percent(rate, 1),
                                         basis=money_label(each, base))),
            )
        ]  # fmt: skip
        found = []
        for code, name, _i in rows:
            told = costs(first, second, code, scene.focus.pillar, rate)
            figures = tuple(value for each in told for value in (each.total, each.present))
            found.append(FigureRow(name, code, figures, _total(code)))
        self.costs.show_figures(columns, found)

    def _offer(self, scene: Scene) -> None:
        names = [scenario.name for scenario in scene.plan.scenarios]
        names += [f"{file}: {each.name}" for file, plan in self._others.items() for each in plan.scenarios]
        for choice, usual in ((self.first, names[0]), (self.second, names[1] if len(names) > 1 else names[0])):
            if [choice.itemText(i) for i in range(choice.count())] != names:
                chosen = choice.currentText()
                choice.clear()
                choice.addItems(names)
                choice.setCurrentText(chosen if chosen in names else usual)
        for choice in self.also:
            if [choice.itemText(i) for i in range(1, choice.count())] != names:
                chosen = choice.currentText()
                choice.clear()
                choice.addItems([NONE, *names])
                choice.setCurrentText(chosen if chosen in names else NONE)

    def _side(self, scene: Scene, name: str) -> Side | None:
        for file, plan in self._others.items():
            if name.startswith(f"{file}: "):
                scenario = plan.scenario(name.removeprefix(f"{file}: "))
                return Side(name, plan, project(plan, scenario))
        try:
            return sides_of(scene.plan, [name])[0]
        except KeyError:
            return None

    def _lay_out(self) -> None:
        for basis in BASES:
            self.basis.addItem(money_label(basis, self.stage.scene.projection.base.base_year))
        self.rate.setRange(-50, 50)
        self.rate.setValue(3)
        self.rate.setSuffix(tr(" % a year"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, part in ((tr("From"), self.first), (tr("to"), self.second), (tr("Prices"), self.basis),
                           (tr("Discount rate"), self.rate)):  # fmt: skip
            label = QLabel(text)
            label.setObjectName("quiet")
            label.setBuddy(part)
            part.setAccessibleName(text)
            row.addWidget(label)
            row.addWidget(part)
        for choice in (self.first, self.second, self.basis):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addStretch(1)
        other = QPushButton(tr("Another &plan…"))
        other.setAutoDefault(False)
        other.clicked.connect(lambda: self._open_plan(self.add_plan))
        row.addWidget(other)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("What differs, in words"))
        tabs = QTabWidget()
        tabs.addTab(self.words, tr("In words"))
        tabs.addTab(self._overlay(), tr("Overlay"))
        for model, text in ((self.shares, tr("Shares, pp")), (self.moneys, tr("Money, millions")),
                            (self.costs, tr("Extra cost, millions"))):  # fmt: skip
            tabs.addTab(figure_view(model, text, self), text)
        self.column.addLayout(row)
        self.column.addWidget(self.sentence)
        self.column.addWidget(tabs, 1)

    def _overlay(self) -> QWidget:
        """The chart, and two more scenarios that may be drawn in it."""
        label = QLabel(tr("Draw also"))
        label.setObjectName("quiet")
        label.setBuddy(self.also[0])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        for choice, name in zip(self.also, (tr("A third scenario"), tr("A fourth scenario")), strict=True):
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(choice)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self.chart, 1)
        return page


def _known(value: float) -> float | None:
    return None if value != value else float(value)  # noqa: PLR0124 - not a number is no figure


def _total(code: str) -> bool:
    return code.startswith("NATO")


def _points(value: float | None) -> str:
    return number(None if value is None else value * 100, 2, sign=True)


def _millions(value: float | None) -> str:
    return number(value, 0, sign=True)
