"""The order and choice of the member table's rows; the data stay as they are."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from typing_extensions import override

from rampath.domain.member import plain
from rampath.models.member_table import Role

Index = QModelIndex | QPersistentModelIndex


class MemberOrder(QSortFilterProxyModel):
    """Sorts by the columns' own keys, stably, with the aggregates always last; filters by name or code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.setSortRole(Role.SORT)
        self.setDynamicSortFilter(False)

    def set_filter(self, text: str) -> None:
        """Show only rows whose name, code or status holds this text; letter case and accents set aside."""
        self._wanted = plain(text)
        self.invalidateFilter()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._wanted:
            return True
        index = self.sourceModel().index(source_row, 0, source_parent)
        said = f"{index.data()} {index.data(Role.CODE)} {index.data(Role.STATUS)}"
        return self._wanted in plain(said)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        last_left, last_right = source_left.data(Role.AGGREGATE), source_right.data(Role.AGGREGATE)
        if last_left != last_right:
            descending = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return bool(last_right) != descending
        if last_left:
            return False
        return bool(source_left.data(Role.SORT) < source_right.data(Role.SORT))
