"""The member table's model: Qt's own tester first, then what it tells."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from domain.build import FACTS, plan
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.models.member_columns import COLUMNS
from rampath.models.member_order import MemberOrder
from rampath.models.member_rows import MemberRow, TableHead, member_rows, table_head
from rampath.models.member_table import MemberTableModel, Role

KEYS = [column.key for column in COLUMNS]


def content(plan: Plan) -> tuple[tuple[MemberRow, ...], TableHead]:
    projection = project(plan, plan.scenarios[0])
    return member_rows(plan, projection, Pillar.CORE, Money()).rows, table_head(projection, Pillar.CORE)


@pytest.fixture
def model(sample_plan: Plan) -> MemberTableModel:
    return MemberTableModel(*content(sample_plan))


def text(model: MemberTableModel, code: str, key: str) -> str:
    row = model.row_of(code)
    assert row is not None
    return str(model.index(row, KEYS.index(key)).data())


def test_that_qt_s_own_tester_finds_no_fault(qtmodeltester: ModelTester, model: MemberTableModel) -> None:
    qtmodeltester.check(model)
    order = MemberOrder()
    order.setSourceModel(model)
    qtmodeltester.check(order)


def test_that_there_is_a_row_for_each_member_and_both_aggregates(model: MemberTableModel) -> None:
    assert model.rowCount() == 34
    assert [model.code_at(row) for row in (0, 31, 32, 33)] == ["ALB", "USA", "NATO_EUR_CAN", "NATO"]


def test_that_a_row_tells_shares_gap_and_status_with_fixed_decimals(model: MemberTableModel) -> None:
    told = [text(model, "BEL", key) for key in ("now", "deadline", "gap", "met", "equipment", "status")]
    assert told == ["2.00", "3.50", "1.50", "2035", "27", "● on path"]
    assert [text(model, "EST", key) for key in ("gap", "met", "status")] == ["–", "met", "▲ met"]
    assert [text(model, "ISL", key) for key in ("now", "gap", "status")] == ["–", "–", "– no data"]


def test_that_a_member_that_meets_the_line_as_published_has_no_gap() -> None:
    known = plan({**FACTS, "AAA": replace(FACTS["AAA"], share=0.034996)})
    rows, head = content(known)
    model = MemberTableModel(rows, head)
    assert [text(model, "AAA", key) for key in ("now", "gap", "met", "status")] == ["3.50", "–", "met", "▲ met"]


def test_that_where_the_deadline_has_passed_the_year_that_is_judged_is_named() -> None:
    known = plan()
    wales = known.scenario("Wales 2014").with_path("AAA", Pillar.CORE, Path((Anchor(2035, 0.018),)))
    projection = project(known.with_scenario(wales), wales)
    rows = {row.code: row for row in member_rows(known, projection, Pillar.CORE, Money()).rows}
    tip = next(column.tip for column in COLUMNS if column.key == "status")
    assert tip(rows["AAA"]) == "Aland's path reaches 1.80\u2009% in 2035, not 2\u2009%."
    assert tip(rows["BBB"]) == "Bland meets 2\u2009% now and in 2035."


def test_that_rows_of_others_are_not_there_before_the_reset_begins(model: MemberTableModel) -> None:
    counted: list[int] = []
    model.modelAboutToBeReset.connect(lambda: counted.append(model.rowCount()))
    model.show_rows(*content(plan()))
    assert (counted, model.rowCount()) == ([34], 6)


def test_that_headers_name_the_years(model: MemberTableModel) -> None:
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert heads[:3] == ["Member", "2026e", "2035"]


def test_that_an_edit_touches_only_the_rows_that_differ(sample_plan: Plan, model: MemberTableModel) -> None:
    touched: list[str] = []

    def note(first: QModelIndex, _last: QModelIndex) -> None:
        touched.append(model.code_at(first.row()))

    model.dataChanged.connect(note)
    changed = sample_plan.with_path(sample_plan.scenarios[0], "BEL", Pillar.CORE, Path((Anchor(2035, 0.03),)))
    model.show_rows(*content(changed))
    assert touched == ["BEL", "NATO_EUR_CAN", "NATO"]
    touched.clear()
    model.show_rows(*content(replace(changed, title="x")))
    assert touched == []


def test_that_numbers_stand_right_and_words_left(model: MemberTableModel) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, KEYS.index("now")).data(role) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, KEYS.index("status")).data(role) & Qt.AlignmentFlag.AlignLeft


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_that_aggregates_stay_last_however_the_table_is_sorted(model: MemberTableModel, order: Qt.SortOrder) -> None:
    sorted_ = MemberOrder()
    sorted_.setSourceModel(model)
    for column in range(len(COLUMNS)):
        sorted_.sort(column, order)
        last = {sorted_.index(row, 0).data(Role.CODE) for row in (32, 33)}
        assert last == {"NATO", "NATO_EUR_CAN"}


def test_that_sorting_by_share_puts_the_highest_last_and_no_data_first(model: MemberTableModel) -> None:
    order = MemberOrder()
    order.setSourceModel(model)
    order.sort(KEYS.index("now"), Qt.SortOrder.AscendingOrder)
    codes = [order.index(row, 0).data(Role.CODE) for row in range(32)]
    assert (codes[0], codes[1], codes[-1]) == ("ISL", "SVN", "LTU")


@pytest.mark.parametrize(("words", "count"), [("", 34), ("turk", 1), ("TÜRK", 1), ("met", 5), ("nothing like it", 0)])
def test_that_the_filter_finds_names_codes_and_states(model: MemberTableModel, words: str, count: int) -> None:
    order = MemberOrder()
    order.setSourceModel(model)
    order.set_filter(words)
    assert order.rowCount() == count
