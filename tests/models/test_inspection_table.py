"""The table of what a workbook carries."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.models.inspection_table import Column, InspectionTableModel
from rampath.workbook.inspected.item import Item, Kind

ITEMS = (
    Item("label-1", Kind.LABEL, "", "SECRET", fixed="a label is never taken out here"),
    Item("author-1", Kind.AUTHOR, "docProps/core.xml", "made by Jane"),
    Item("path-1", Kind.PATH, "xl/workbook.xml", "C:\\x", does="the link then names x alone"),
)


def test_that_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(InspectionTableModel(ITEMS))


def test_that_what_cannot_be_taken_out_cannot_be_ticked() -> None:
    model = InspectionTableModel(ITEMS)
    assert not model.tick(0, on=True)
    assert model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen == (ITEMS[1],)


def test_that_ticks_outlive_another_choice_of_kinds() -> None:
    model = InspectionTableModel(ITEMS)
    model.tick(2, on=True)
    model.show_only(Kind.AUTHOR)
    model.tick_all(on=False)
    model.show_only(None)
    assert model.chosen == (ITEMS[2],)
    assert model.index(2, Column.STATUS).data() == "taken out; the link then names x alone"
