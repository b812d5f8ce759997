"""The tables of members by years: Qt's own tester, what cells tell, and the totals of a selection."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rampath.domain.block_edit import Entry
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Measure
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.models.selection_totals import CellNumber, totals
from rampath.models.year_sheet import SheetKind, State, YearSheet, category_sheet, money_sheet, rate_sheet, share_sheet
from rampath.models.year_table import CellEntry, YearTableModel


class Desk:
    """A model, and what it asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asked: list[tuple[Sequence[Entry], str]] = []
        self.model = YearTableModel(lambda entries, deed: self.asked.append((entries, deed)))

    def sheet(self, kind: SheetKind) -> YearSheet:
        scenario = self.plan.scenarios[0]
        projection = project(self.plan, scenario)
        if kind is SheetKind.SHARES:
            return share_sheet(self.plan, projection, Pillar.CORE, Money())
        if kind is SheetKind.MONEY:
            return money_sheet(self.plan, projection, Pillar.CORE, Money())
        if kind in {SheetKind.GROWTH, SheetKind.DEFLATOR}:
            return rate_sheet(self.plan, self.plan.economy(scenario), kind, tuple(range(2025, 2036)))
        return category_sheet(self.plan, projection, kind)

    def show(self, kind: SheetKind = SheetKind.SHARES) -> YearTableModel:
        self.model.show_sheet(self.sheet(kind))
        return self.model

    def cell(self, code: str, year: int) -> QModelIndex:
        row, column = self.model.place_of(code), self.model.column_of(str(year))
        assert row is not None
        assert column is not None
        return self.model.index(row, column)


@pytest.fixture
def desk(sample_plan: Plan) -> Desk:
    return Desk(sample_plan)


@pytest.mark.parametrize("kind", list(SheetKind))
def test_that_qt_s_own_tester_finds_no_fault(qtmodeltester: ModelTester, desk: Desk, kind: SheetKind) -> None:
    qtmodeltester.check(desk.show(kind))


def test_that_a_year_that_is_no_estimate_any_more_is_told_to_the_header(desk: Desk, qtbot: QtBot) -> None:
    model, sheet = desk.show(), desk.sheet(SheetKind.SHARES)
    column = sheet.years.index(2026)
    assert model.headerData(column, Qt.Orientation.Horizontal) == "2026e"
    rows = tuple(
        replace(row, states=tuple(State.ACTUAL if state is State.ESTIMATE else state for state in row.states))
        for row in sheet.rows
    )
    with qtbot.waitSignal(model.headerDataChanged):
        model.show_sheet(replace(sheet, rows=rows))
    assert model.headerData(column, Qt.Orientation.Horizontal) == "2026"


def test_that_a_cell_tells_its_figure_and_its_state(desk: Desk) -> None:
    desk.show()
    assert desk.cell("BEL", 2026).data() == "2.00"
    assert desk.cell("BEL", 2035).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Belgium 2035, Core, % of GDP: 3.50, anchor"
    )
    assert desk.cell("ISL", 2026).data() == "–"
    assert desk.model.why_locked(desk.cell("BEL", 2026).row(), desk.cell("BEL", 2026).column()).startswith(
        "Belgium 2026 was observed and is locked"
    )
    assert not desk.model.why_locked(desk.cell("BEL", 2030).row(), desk.cell("BEL", 2030).column())


def test_that_only_rows_that_differ_are_touched(desk: Desk) -> None:
    touched: list[str] = []
    model = desk.show()
    model.dataChanged.connect(lambda first, _last: touched.append(model.code_at(first.row())))
    desk.plan = desk.plan.with_path(desk.plan.scenarios[0], "BEL", Pillar.CORE, Path((Anchor(2035, 0.03),)))
    desk.show()
    assert touched == ["BEL", "NATO_EUR_CAN", "NATO"]


def test_that_what_is_typed_is_asked_for_by_member_and_year(desk: Desk) -> None:
    desk.show()
    desk.model.setData(desk.cell("EST", 2030), "+0.1")
    desk.model.enter([CellEntry(0, 0, "1")], "Paste")
    assert desk.asked[0] == ([Entry("EST", 2030, "+0.1")], "Set")
    assert desk.asked[1][1] == "Paste"


def test_that_a_category_is_set_by_hand_and_emptied_back_to_what_was_read(desk: Desk) -> None:
    found = desk.sheet(SheetKind.EQUIPMENT).enter([Entry("BEL", 2026, "30"), Entry("BEL", 2030, "30")])
    row = found.plan.observations.get("BEL", Measure.EQUIPMENT_SHARE, 2026)
    assert row is not None
    assert (row.value, row.edited) == (0.3, True)
    assert "No figure was read here, and a plan holds no plan of categories." in found.words
    assert any("set by hand" in each.message for each in found.plan.findings)
    desk.plan = found.plan
    sheet = desk.sheet(SheetKind.EQUIPMENT)
    shown = next(each for each in sheet.rows if each.code == "BEL")
    assert shown.states[sheet.years.index(2026)] is State.BY_HAND
    back = sheet.enter([Entry("BEL", 2026)])
    row = back.plan.observations.get("BEL", Measure.EQUIPMENT_SHARE, 2026)
    assert row is not None
    assert not row.edited


@pytest.mark.parametrize("text", ["abc", "nan", "101", "-50", "1e9"])
def test_that_a_category_that_cannot_be_is_told_and_changes_nothing(desk: Desk, text: str) -> None:
    found = desk.sheet(SheetKind.PERSONNEL).enter([Entry("BEL", 2026, text)])
    assert found.plan is desk.plan
    assert len(found.unreadable) == 1


def test_that_totals_add_only_what_may_be_added() -> None:
    def cells(*values: float, unit: str = "%", adds: bool = False, whole: str = "") -> list[CellNumber]:
        return [CellNumber(value, unit, 2, adds=adds, whole=whole) for value in values]

    assert totals(cells(2.0)) == ""
    assert totals(cells(2.0, 3.0)) == "Average 2.50 % · Count 2"
    assert totals(cells(2.0, 3.0, unit="million USD", adds=True)) == (
        "Average 2.50 million USD · Count 2 · Sum 5.00 million USD"
    )
    members, nato = cells(2.0, unit="USD", adds=True), cells(2.0, unit="USD", adds=True, whole="NATO")
    assert "Sum" not in totals([*members, *nato])
    assert "Sum" not in totals([*nato, *cells(1.0, unit="USD", adds=True, whole="NATO_EUR_CAN")])
    assert totals([*nato, *nato]).endswith("Sum 4.00 USD")
    assert totals([*members, *cells(1.0, unit="EUR", adds=True)]) == "Count 2"


def test_that_rates_beyond_the_source_follow_the_rule_in_brackets(desk: Desk) -> None:
    model = desk.show(SheetKind.GROWTH)
    # The sample's economy reaches to 2030; what is beyond holds the last rate.
    last, beyond = desk.cell("BEL", 2030).data(), desk.cell("BEL", 2031).data()
    assert beyond == f"({last})"
    assert "by its rule" in desk.cell("BEL", 2031).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.why_locked(desk.cell("BEL", 2031).row(), desk.cell("BEL", 2031).column())
