"""The tables of a book that is imported by hand: each with a box to tick, and how far it is."""

from collections import Counter
from typing import Any

from openpyxl.utils import get_column_letter
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from rampath.wording import number, tr
from rampath.workbook.draft import Draft
from rampath.workbook.draft_entry import Entry
from rampath.workbook.mapping import lacking

Index = QModelIndex | QPersistentModelIndex


class EntryListModel(QAbstractListModel):
    """One row a table. `ticked(row, taken)` when its box is ticked; the draft itself changes elsewhere."""

    ticked = Signal(int, bool)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._names = _names(draft)

    def show_draft(self, draft: Draft) -> None:
        """Follow the draft; rows whose entry or name is another one are drawn again."""
        before, names = self._draft, _names(draft)
        if len(before.entries) != len(draft.entries):
            self.beginResetModel()
            self._draft, self._names = draft, names
            self.endResetModel()
            return
        renamed = [old != new for old, new in zip(self._names, names, strict=True)]
        self._draft, self._names = draft, names
        for at, (old, new) in enumerate(zip(before.entries, draft.entries, strict=True)):
            if old is not new or renamed[at]:
                self.dataChanged.emit(self.index(at), self.index(at))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._draft.entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        found = index.isValid() and self._draft.entries[index.row()].found
        return flags | Qt.ItemFlag.ItemIsUserCheckable if found else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._draft.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._names[index.row()]}\n{state(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.lacks or self._names[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and entry.found:
            return Qt.CheckState.Checked if entry.taken else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def state(entry: Entry) -> str:
    """How far a table is, in a few words behind a sign."""
    if not entry.found:
        return tr("– no table found")
    if not entry.lacks:
        return tr("✓ ready")
    mapping = entry.mapping
    columns, items = len(mapping.unknown), len(mapping.unknown_items)
    word = lacking(mapping)
    if word == "columns":
        return tr("▲ 1 column not known") if columns == 1 else tr("▲ {count} columns not known", count=columns)
    if word == "items":
        return tr("▲ 1 item not known") if items == 1 else tr("▲ {count} items not known", count=number(items, 0))
    return {
        "measure": tr("▲ counts what?"),
        "member": tr("▲ of which member?"),
        "owner": tr("▲ of which member?"),
        "currency": tr("▲ in which currency?"),
        "basis": tr("▲ prices of which year?"),
    }.get(word or "", tr("▲ not complete"))


def _names(draft: Draft) -> list[str]:
    """The sheets' names, with the rows where a sheet has more tables than one, and the columns where rows do."""
    several = Counter(entry.mapping.sheet for entry in draft.entries)
    names = [_name(entry, several[entry.mapping.sheet] > 1) for entry in draft.entries]
    alike = Counter(names)
    return [_beside(name, entry) if alike[name] > 1 else name for name, entry in zip(names, draft.entries, strict=True)]


def _beside(name: str, entry: Entry) -> str:
    columns = [use.column for use in entry.mapping.figures]
    if not columns:
        return name
    first, last = get_column_letter(min(columns)), get_column_letter(max(columns))
    return tr("{table}, columns {first}–{last}", table=name, first=first, last=last)


def _name(entry: Entry, told_apart: bool) -> str:
    mapping = entry.mapping
    if not told_apart:
        return mapping.sheet
    if mapping.last_row is None:
        return tr("{sheet}, from row {first}", sheet=mapping.sheet, first=mapping.begins)
    return tr("{sheet}, rows {first}–{last}", sheet=mapping.sheet, first=mapping.begins, last=mapping.last_row)
