"""Burden in the window: who carries how much, what is missing, and how many meet each line in each year."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QWidget

from rampath.charts.statements import OF_ALL, pillar_word
from rampath.document import PlanDocument
from rampath.domain.burden import Burden, all_meet_from, burden, meeting_by_year
from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Money, Projection
from rampath.domain.trace import Figure
from rampath.models.figure_table import FigureColumn, FigureRow, FigureTableModel
from rampath.views.planning.following import FollowingDialog, figure_view
from rampath.views.scene import Scene, Stage
from rampath.wording import money, number, short_percent, tr


class BurdenDialog(FollowingDialog):
    """Follows scenario and pillar; a year can be chosen for the members' table."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Burden"), QSize(820, 620), parent)
        self.year = QComboBox()
        self.members = FigureTableModel(tr("Member"), self)
        self.over_time = FigureTableModel(tr("Over time"), self)
        self.meeting = FigureTableModel(tr("Line"), self)
        for model in (self.over_time, self.meeting):
            model.tell_behind(lambda _row, _column: tr(OF_ALL))
        self._lay_out()
        self.year.activated.connect(lambda _index: self.show_scene(self.stage.scene))

    def show_scene(self, scene: Scene) -> None:
        projection, pillar = scene.projection, scene.focus.pillar
        carried = burden(projection, pillar)
        years = list(projection.years)
        if [self.year.itemData(i) for i in range(self.year.count())] != years:
            chosen = self.year.currentData()
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
            wanted = chosen if chosen in years else projection.last_observed
            self.year.setCurrentIndex(years.index(wanted) if wanted in years else 0)
        year = int(self.year.currentData())
        self._show_members(scene.plan, carried, year)
        self._show_over_time(carried)
        self._show_meeting(scene.plan, projection, pillar)
        missing = carried.total_shortfall(year)
        target = projection.target(pillar)
        if missing is None or target is None:
            word = pillar_word(pillar)
            self.say(tr("There is no target or no figure for {pillar} in {year}.", pillar=word, year=year))
        else:
            self.say(tr("In {year} the members together are {missing} short of {target}, at constant {base} prices.",
                        year=year, missing=money(missing, "USD"), target=short_percent(target),
                        base=projection.base.base_year))  # fmt: skip

    def _show_members(self, plan: Plan, carried: Burden, year: int) -> None:
        at = carried.years.index(year)
        columns = [
            FigureColumn(tr("Of spending, %"), tr("Share of the Alliance's spending in {year}, %", year=year), _share),
            FigureColumn(tr("Of GDP, %"), tr("Share of the Alliance's GDP in {year}, %", year=year), _share),
            FigureColumn(tr("Per head, USD"), tr("Spending per head in {year}, US dollars", year=year), _whole),
            FigureColumn(tr("Short, million USD"), tr("Short of the target in {year}, million USD", year=year), _whole),
        ]
        arrays = (carried.of_spending, carried.of_gdp, carried.per_head, carried.shortfall)
        rows = [
            FigureRow(plan.register[code].name, code, tuple(_known(array, i, at) for array in arrays))
            for i, code in enumerate(carried.members)
        ]
        rows.sort(key=lambda row: -(row.figures[0] or 0.0))
        self.members.tell_behind(lambda row, _column: self._behind(row.code, year))
        self.members.show_figures(columns, rows)

    def _behind(self, member: str, year: int) -> str:
        """What the member's share and money rest on, which these figures are worked out from."""
        measure = SHARE_OF[self.stage.scene.focus.pillar]
        figures = (Figure(member, measure, year), Figure(member, measure, year, Money()))
        return "\n\n".join(dict.fromkeys(filter(None, map(self.stage.behind, figures))))

    def _show_over_time(self, carried: Burden) -> None:
        columns = [FigureColumn(str(year), str(year), _share) for year in carried.years]
        rows = []
        for name, values in (
            (tr("Europe and Canada, % of the Alliance's spending"), carried.europe_canada),
            (tr("United States, % of the Alliance's spending"), carried.united_states),
        ):
            rows.append(FigureRow(name, "", tuple(None if v != v else float(v) for v in values)))  # noqa: PLR0124
        self.over_time.show_figures(columns, rows)

    def _show_meeting(self, plan: Plan, projection: Projection, pillar: Pillar) -> None:
        """How many members meet each line of the plan's commitments, year by year, and when all do."""
        lines = sorted({t for c in plan.commitments if (t := c.target(pillar)) is not None})
        columns = [FigureColumn(tr("all from"), tr("The year from which on all members meet it"), _year)]
        columns += [FigureColumn(str(year), str(year), _count) for year in projection.years]
        rows = []
        for line in lines:
            counts = [each.count if each.judged else None for each in meeting_by_year(projection, pillar, line)]
            rows.append(FigureRow(short_percent(line), "", (all_meet_from(projection, pillar, line), *counts)))
        self.meeting.show_figures(columns, rows)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(tr("Year"))
        label.setObjectName("quiet")
        label.setBuddy(self.year)
        self.year.setAccessibleName(tr("Year"))
        row.addWidget(label)
        row.addWidget(self.year)
        row.addWidget(self.sentence, 1)
        tabs = QTabWidget()
        for model, text in ((self.members, tr("By member")), (self.over_time, tr("Europe and Canada, United States")),
                            (self.meeting, tr("How many meet"))):  # fmt: skip
            tabs.addTab(figure_view(model, text, self), text)
        self.column.addLayout(row)
        self.column.addWidget(tabs, 1)


def _known(values: Array, row: int, column: int) -> float | None:
    value = float(values[row, column])
    return None if value != value else value  # noqa: PLR0124 - not a number is no figure


def _share(value: float | None) -> str:
    return number(None if value is None else value * 100, 2)


def _whole(value: float | None) -> str:
    return number(value, 0)


def _count(value: float | None) -> str:
    return number(value, 0)


def _year(value: float | None) -> str:
    return tr("never") if value is None else str(int(value))
