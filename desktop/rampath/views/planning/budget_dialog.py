"""Budgets in the window: what each says beside what the plan's core path comes to in that year."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rampath.document import PlanDocument
from rampath.domain.observation import Measure, currency_of, year_label
from rampath.domain.plan import Plan
from rampath.domain.plan_budget import Beside, BudgetSum, beside, without_budgets
from rampath.domain.projection import Currency, Money, Prices
from rampath.domain.provenance import source_lines
from rampath.domain.trace import Figure
from rampath.models.figure_table import FigureColumn, FigureRow, FigureTableModel
from rampath.views.planning.following import FollowingDialog, figure_view
from rampath.views.scene import Scene, Stage
from rampath.wording import number, tr

_WIDEST = 360
_BUDGET, _PLANNED = 0, 1
"""The columns of the budget's own amount and of the plan's, counted from 0."""


class BudgetDialog(FollowingDialog):
    """Follows the scenario; totals can be taken out of the plan again, which is an edit."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Budgets"), QSize(940, 480), parent)
        self._shown: tuple[Beside, ...] = ()
        self._rows: tuple[FigureRow, ...] = ()
        self.totals = FigureTableModel(tr("Total"), self)
        self.totals.tell_behind(self._behind)
        self.table = figure_view(self.totals, tr("Budgets beside the plan"), self)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.totals.modelReset.connect(self._narrow)
        self.source = QLabel()
        self.source.setObjectName("quiet")
        self.source.setWordWrap(True)
        self.remove = QPushButton(tr("&Remove from the plan"))
        self.remove.setAutoDefault(False)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._tell())
        self.remove.clicked.connect(lambda _checked=False: self.remove_chosen())

    def show_scene(self, scene: Scene) -> None:
        name = scene.plan.register
        members = {code: at for at, code in enumerate((*name.codes, ""))}
        kept = sorted(scene.plan.budgets, key=lambda each: (members.get(each.member, 0), each.edition, each.year))
        self._shown = tuple(beside(scene.projection, each) for each in kept)
        columns = [
            FigureColumn(tr("Budget, million"), tr("What its lines add up to, in its own currency"), _money),
            FigureColumn(tr("Plan, million"), tr("Core expenditure of the scenario, current prices"), _money),
            FigureColumn(
                tr("Difference, million"), tr("The budget less the plan, in millions of the same currency"), _signed
            ),
            FigureColumn(tr("pp of GDP"), tr("The difference in percentage points of the year's GDP"), _points),
        ]
        rows = []
        for each in self._shown:
            budget = each.budget
            whose = name[budget.member].name if budget.member in name else tr("not known whose")
            figures = (budget.amount, each.planned, each.gap, each.points)
            rows.append(FigureRow(tr("{whose} {what}", whose=whose, what=_what(budget)), budget.member, figures))
        self._rows = tuple(rows)
        self.totals.show_figures(columns, rows)
        if rows:
            self.say(tr("Budgets beside the core path of {scenario}, at current prices. NATO counts pensions and what"
                        " other ministries spend on defence too, and a part of a budget is less than the whole: a"
                        " difference is a question, not a fault.", scenario=scene.focus.scenario))  # fmt: skip
        else:
            self.say(tr("The plan has no budgets yet. Import a list of budget lines, and put its totals beside the"
                        " plan."))  # fmt: skip
        self._tell()

    def chosen(self) -> list[BudgetSum]:
        """The totals whose rows are selected."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self._shown[row].budget for row in rows if row < len(self._shown)]

    def remove_chosen(self) -> None:
        """Take the selected totals out of the plan."""
        chosen = self.chosen()
        if chosen:
            words = tr("Remove {count} totals of budgets", count=len(chosen))
            if len(chosen) == 1:
                words = tr("Remove the total {what}", what=_what(chosen[0]))
            self.document.edit(words, without_budgets(self.document.plan, chosen))

    def _behind(self, row: FigureRow, column: int) -> str:
        """The cells that a total was added from, and what the plan's figure beside it rests on."""
        plan = self.stage.scene.plan
        budget = self._shown[self._rows.index(row)].budget
        own = "" if column == _PLANNED else _source(plan, budget)
        plans = ""
        if column != _BUDGET and budget.member in plan.register:
            money = Money(Prices.CURRENT, Currency.NATIONAL)
            plans = self.stage.behind(Figure(budget.member, Measure.CORE_SHARE, budget.year, money))
        return "\n\n".join(filter(None, (own, plans)))

    def _narrow(self) -> None:
        """Long names of parts leave room for the figures; the whole name stands in the tooltip."""
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), _WIDEST))

    def _tell(self) -> None:
        """The source of the row that is selected, and why it is not compared where it is not."""
        chosen = self.chosen()
        self.remove.setEnabled(bool(chosen))
        if len(chosen) != 1:
            self.source.setText(tr("Select a total to see the cells that it comes from."))
            return
        shown = next(each for each in self._shown if each.budget is chosen[0])
        budget = shown.budget
        said = _cells(budget)
        self.source.setText(f"{said} {shown.why}".strip())

    def _lay_out(self) -> None:
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(lambda _checked=False: self.close())
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(close)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.source)
        self.column.addLayout(below)


def _cells(budget: BudgetSum) -> str:
    return tr("{edition}: {lines} lines of {file}, {place}.", edition=budget.edition,
              lines=number(budget.lines, 0), file=budget.file, place=budget.place)  # fmt: skip


def _source(plan: Plan, budget: BudgetSum) -> str:
    """The cells that were added, and the file that they were read from."""
    files = [each for each in plan.sources if (each.file, each.edition) == (budget.file, budget.edition)]
    return "\n".join([_cells(budget), *(line for file in files[-1:] for line in source_lines(file))])


def _what(budget: BudgetSum) -> str:
    """`2023 Ist, EUR: Einzelplan 14 (Verteidigung), Ausgaben`."""
    head = f"{year_label(budget.year, budget.kind)} {budget.stage}".strip()
    parts = [part for part in (budget.part or tr("all lines"), budget.side) if part]
    return tr("{head}, {currency}: {parts}", head=head, currency=currency_of(budget.unit) or budget.unit,
              parts=", ".join(parts))  # fmt: skip


def _money(value: float | None) -> str:
    return number(value, 0)


def _signed(value: float | None) -> str:
    return number(value, 0, sign=True)


def _points(value: float | None) -> str:
    return number(None if value is None else value * 100, 2, sign=True)
