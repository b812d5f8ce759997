"""The items of a table, what each is taken for, and in which unit."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.observation import Measure
from rampath.models.item_table import ItemTableModel
from rampath.workbook.mapping import CONSTANT, Item

ITEMS = (
    Item("Spending", Measure.CORE_EXPENDITURE, currency="EUR", power=9),
    Item("Share", Measure.CORE_SHARE, percent=True),
    Item("Heads", Measure.PERSONNEL, power=3),
    Item("Prices", Measure.GDP_DEFLATOR),
    Item("Per head", Measure.GDP_PER_CAPITA, price_basis=CONSTANT),
    Item("Tanks"),
    Item("Ships", left_out=True),
)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ItemTableModel(ITEMS))
    qtmodeltester.check(ItemTableModel())


def test_that_each_item_tells_what_it_counts_in_which_unit_and_what_is_not_known() -> None:
    model = ItemTableModel(ITEMS)
    assert [[model.index(row, column).data() for column in range(3)] for row in range(len(ITEMS))] == [
        ["Spending", "core defence expenditure", "EUR, billions (10⁹)"],
        ["Share", "core share of GDP", "per cents"],
        ["Heads", "military personnel", "thousands"],
        ["Prices", "GDP deflator", "index"],
        ["Per head", "▲ GDP per head", "own currency, single units, constant, year not known"],
        ["Tanks", "▲ not known", ""],
        ["Ships", "– left out", ""],
    ]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Counts"


def test_that_a_change_of_one_item_keeps_the_others_and_new_items_begin_anew() -> None:
    model = ItemTableModel(ITEMS)
    changed: list[int] = []
    resets: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(1))
    model.show_items((*ITEMS[:5], Item("Tanks", Measure.DEFENCE_ITEM), ITEMS[6]))
    assert (changed, resets) == ([5], [])
    model.show_items(ITEMS[:2])
    assert (resets, model.rowCount()) == ([1], 2)
