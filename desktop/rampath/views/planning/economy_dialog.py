"""Economies: growth and deflator by member and year, the rules beyond their end, and what if growth were otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from rampath.document import PlanDocument
from rampath.domain.block_edit import Entry
from rampath.domain.economy import Economy
from rampath.domain.extension import Extension
from rampath.domain.member import NATO
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection, project
from rampath.domain.sensitivity import NotGrowth, recession, scaled, shifted
from rampath.domain.trace import Figure
from rampath.domain.traced import rate_trace
from rampath.models.year_sheet import MEASURES, RATES, SheetKind, rate_sheet
from rampath.models.year_table import YearTableModel
from rampath.views.block.entry_view import EntryView
from rampath.views.block.find_bar import FindBar
from rampath.views.number_box import NumberBox
from rampath.views.planning.extension_choice import ExtensionChoice
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import NONE, listing, money, percent, tr

_YEAR_COLUMN = 62


class EconomyDialog(FollowingDialog):
    """The economy of the scenario in focus; every change is one undoable edit, and charts and tables follow it."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Economies"), QSize(1000, 560), parent)
        self.economy = QComboBox()
        self.series = QComboBox()
        self.beyond = ExtensionChoice()
        self.points, self.recession_depth, self.year = NumberBox(), NumberBox(), QSpinBox()
        self.model = YearTableModel(self._enter, self)
        self.model.tell_behind(self._behind)
        self.table = EntryView(tr("Growth and deflator by member and year"))
        self.table.refusal = lambda: document.read_only
        self.table.said.connect(self.say)
        self.find_bar = FindBar(self.table)
        self.source = QLabel()
        self.effect = QLabel()
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.economy.activated.connect(self._choose)
        self.series.activated.connect(lambda _index: self.show_scene(self.stage.scene))
        self.beyond.chosen.connect(self._choose_rule)

    @property
    def current(self) -> Economy:
        scene = self.stage.scene
        return scene.plan.economy(scene.scenario)

    def show_scene(self, scene: Scene) -> None:
        plan, economy = scene.plan, scene.plan.economy(scene.scenario)
        with QSignalBlocker(self.economy):
            self.economy.clear()
            for each in plan.economies:
                self.economy.addItem(each.name, each.id)
            self.economy.setCurrentIndex([each.id for each in plan.economies].index(economy.id))
        used = [each.name for each in plan.scenarios if each.economy == economy.id]
        self.source.setText(
            tr("Source: {source}\n{beyond}\nUsed by: {names}", source=economy.source, beyond=economy.beyond,
               names=listing(used))
        )  # fmt: skip
        series = SheetKind(self.series.currentData())
        self.beyond.show_extension(economy.extension if series is SheetKind.GROWTH else economy.deflator_extension)
        last = scene.projection.last_observed
        years = tuple(range(last - 2, scene.projection.years[-1] + 1))
        self.model.show_sheet(rate_sheet(plan, economy, series, years))
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, _YEAR_COLUMN)
        self.year.setRange(last + 1, scene.projection.years[-1])
        self.effect.setText(self._said(scene))
        unused = len(plan.economies) > 1 and not used
        self.buttons["remove"].setEnabled(unused or len(plan.economies) > 1)

    def change_points(self) -> None:
        """The scenario in focus with growth so many points higher or lower in every planned year."""
        scene = self.stage.scene
        first, last = scene.projection.last_observed + 1, scene.projection.years[-1]
        self._try(lambda: shifted(self.current, self.points.value() / 100, first, last))

    def halve(self) -> None:
        """The scenario in focus with half the growth in every planned year."""
        scene = self.stage.scene
        first, last = scene.projection.last_observed + 1, scene.projection.years[-1]
        self._try(lambda: scaled(self.current, 0.5, first, last))

    def add_recession(self) -> None:
        last = self.stage.scene.projection.years[-1]
        self._try(lambda: recession(self.current, self.recession_depth.value() / 100, self.year.value(), last))

    def copy(self) -> None:
        """A copy to be changed by hand, used by the scenario in focus."""
        economy = self.current
        ids = {each.id for each in self.document.plan.economies}
        count = 2
        while f"{economy.id} {count}" in ids:
            count += 1
        name = tr("{name}, copy {count}", name=economy.name, count=count - 1)
        self._use(tr("Copy economy {name}", name=economy.name), replace(economy, id=f"{economy.id} {count}", name=name))

    def remove(self) -> None:
        """Take the economy out of the plan, where no scenario uses it."""
        plan, economy = self.document.plan, self.current
        users = [each.name for each in plan.scenarios if each.economy == economy.id]
        others = [name for name in users if name != self.stage.scene.focus.scenario]
        rest = tuple(each for each in plan.economies if each.id != economy.id)
        if others or not rest:
            self.say(
                tr("This economy is used by {names}; give them another one first.", names=", ".join(others or users))
            )
            return
        freed = plan.with_scenario(replace(self.stage.scene.scenario, economy=rest[0].id))
        self.document.edit(tr("Remove economy {name}", name=economy.name), replace(freed, economies=rest))

    def _behind(self, code: str, year: int) -> str:
        """What a rate rests on."""
        figure = Figure(code, MEASURES[SheetKind(self.series.currentData())], year)
        return rate_trace(self.stage.scene.plan, self.current, figure).text

    def _try(self, change: Callable[[], Economy]) -> None:
        try:
            economy = change()
        except NotGrowth as refusal:
            self.say(str(refusal))
            return
        self._use(tr("Economy {name}", name=economy.name), economy)

    def _use(self, text: str, economy: Economy) -> None:
        """Put an economy into the plan, or in the place of the one with its id, and let the scenario use it."""
        plan = self.document.plan
        known = any(each.id == economy.id for each in plan.economies)
        economies = tuple(economy if each.id == economy.id else each for each in plan.economies)
        grown = replace(plan, economies=economies if known else (*plan.economies, economy))
        scenario = grown.scenario(self.stage.scene.focus.scenario)
        self.say("")
        self.document.edit(text, grown.with_scenario(replace(scenario, economy=economy.id)))

    def _edited(self, text: str, economy: Economy) -> None:
        plan = self.document.plan
        economies = tuple(economy if each.id == economy.id else each for each in plan.economies)
        self.say("")
        self.document.edit(text, replace(plan, economies=economies))

    def _enter(self, entries: Sequence[Entry], deed: str) -> None:
        """Make typed and pasted rates one edit, and say what became of each."""
        sheet = self.model.sheet
        if sheet is None:
            return
        found = sheet.enter(entries)
        if found.plan is not self.document.plan:
            place = f"{found.plan.register[entries[0].member].name} {entries[0].year}"
            cells = tr("1 cell") if found.set == 1 else tr("{count} cells", count=found.set)
            what = place if len(entries) == 1 else cells
            self.document.edit(tr("{deed} {what}, {series}", deed=deed, what=what, series=sheet.head), found.plan)
        self.say(self.document.read_only or tr("{deed}: {report}", deed=deed, report=found.words))

    def _choose(self, index: int) -> None:
        scenario = self.stage.scene.scenario
        wanted = str(self.economy.itemData(index))
        if wanted != scenario.economy:
            text = tr("Economy of {scenario}: {name}", scenario=scenario.name, name=self.economy.itemText(index))
            self.document.edit(text, self.document.plan.with_scenario(replace(scenario, economy=wanted)))

    def _choose_rule(self, extension: Extension) -> None:
        economy = self.current
        growth = SheetKind(self.series.currentData()) is SheetKind.GROWTH
        rules = (extension, economy.deflator_extension) if growth else (economy.extension, extension)
        self._edited(tr("Beyond the last year: {rule}", rule=extension.words), economy.with_extensions(*rules))

    def _said(self, scene: Scene) -> str:
        """What this economy means for the alliance, against the plan's first one: same shares, other money."""
        base = scene.plan.economies[0]
        line = scene.projection.line(NATO, scene.focus.pillar, Money())
        year = scene.projection.years[-1]
        planned, share = _money(line.expenditure_in(year)), percent(line.share_in(year))
        if base.id == scene.scenario.economy:
            return tr("NATO Total plans {money} in {year}, {share} of GDP, at constant prices.",
                      money=planned, year=year, share=share)  # fmt: skip
        other = _with_economy(scene.plan, scene.scenario.name, base.id)
        before = other.line(NATO, scene.focus.pillar, Money())
        spent, gdp = before.expenditure_in(year), line.gdp_in(year)
        same = None if spent is None or not gdp else spent / gdp
        return tr("NATO Total plans {money} in {year} instead of {before} with {name}; that money would be {same} of"
                  " GDP.", money=planned, year=year, before=_money(spent), name=base.name,
                  same=percent(same))  # fmt: skip

    def _lay_out(self) -> None:
        for each in RATES:
            self.series.addItem(tr(each.value), each.value)
        self.points.setRange(-10, 10)
        self.points.setSingleStep(0.25)
        self.points.setValue(-0.5)
        self.points.setSuffix(tr(" pp a year"))
        self.recession_depth.setRange(0.5, 40)
        self.recession_depth.setValue(5)
        self.recession_depth.setSuffix(tr(" % of GDP"))
        self.table.show_model(self.model)
        self.table.verticalHeader().setDefaultSectionSize(22)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.source.setObjectName("quiet")
        self.source.setWordWrap(True)
        self.effect.setWordWrap(True)
        top = self._row((tr("Economy"), self.economy), (tr("Show"), self.series))
        for name, text, do in (("copy", tr("&Copy to change"), self.copy), ("remove", tr("&Remove"), self.remove)):
            top.addWidget(self._button(name, text, do))
        self.column.addLayout(top)
        self.column.addWidget(self.source)
        self.column.addWidget(self.find_bar)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.beyond)
        self.column.addLayout(self._what_if())
        self.column.addWidget(self.effect)
        self.column.addWidget(self.sentence)

    def _what_if(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(_quiet(tr("What if growth is")), 0, 0)
        grid.addWidget(self.points, 0, 1)
        grid.addWidget(self._button("points", tr("&Show"), self.change_points), 0, 2)
        grid.addWidget(self._button("halve", tr("Hal&f of it"), self.halve), 0, 3)
        grid.addWidget(_quiet(tr("A recession of")), 0, 4)
        grid.addWidget(self.recession_depth, 0, 5)
        grid.addWidget(_quiet(tr("in")), 0, 6)
        grid.addWidget(self.year, 0, 7)
        grid.addWidget(self._button("recession", tr("S&how"), self.add_recession), 0, 8)
        grid.setColumnStretch(9, 1)
        return grid

    def _row(self, *parts: tuple[str, QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, part in parts:
            if text:
                label = _quiet(text)
                label.setBuddy(part)
                part.setAccessibleName(text)
                row.addWidget(label)
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _button(self, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: do())
        self.buttons[name] = button
        return button


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    return label


def _money(millions: float | None) -> str:
    return NONE if millions is None else money(millions, "USD")


def _with_economy(plan: Plan, scenario: str, economy: str) -> Projection:
    changed = plan.with_scenario(replace(plan.scenario(scenario), economy=economy))
    return project(changed, changed.scenario(scenario))
