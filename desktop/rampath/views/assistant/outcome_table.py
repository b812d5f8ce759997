"""The tables below the fields: quick to look through, with the keys of a spreadsheet."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QHeaderView

from rampath.views.block.view import BlockView


def outcome_table(model: QAbstractItemModel) -> BlockView:
    table = BlockView("")
    table.setModel(model)
    table.setAlternatingRowColors(True)
    table.verticalHeader().setDefaultSectionSize(21)
    table.verticalHeader().setMinimumSectionSize(21)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return table
