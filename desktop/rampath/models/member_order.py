"""The order and choice of the member table's rows; the data stay as they are."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from typing_extensions import override

from rampath.domain.member import AGGREGATES
from rampath.models.member_filter import EVERYONE, GROUPS, MemberFilter, filter_of
from rampath.models.member_table import MemberTableModel, Role

Index = QModelIndex | QPersistentModelIndex


class MemberOrder(QSortFilterProxyModel):
    """Sorts by the columns' own keys, stably, with the aggregates always last; filters by words and conditions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: MemberFilter = EVERYONE
        self._group = "all"
        self.setSortRole(Role.SORT)
        self.setDynamicSortFilter(False)

    def set_filter(self, text: str) -> None:
        """Show only rows that a text asks for: words, or conditions on columns.

        Raises NoCondition for a condition that cannot be read; the rows stay as they are then.
        """
        self._filter = filter_of(text)
        self.invalidateFilter()

    def set_group(self, group: str) -> None:
        """Show only the members of a group; aggregates go, but for all members."""
        self._group = group
        self.invalidateFilter()

    @property
    def outdated(self) -> bool:
        """Whether a row that is shown is not asked for any more, or one that is asked for is not shown."""
        model = self.sourceModel()
        return any(
            self.filterAcceptsRow(row, QModelIndex()) != self.mapFromSource(model.index(row, 0)).isValid()
            for row in range(model.rowCount())
        )

    def sift(self) -> None:
        """Show the rows that are asked for now."""
        self.invalidateFilter()

    def sort_again(self) -> None:
        """Put the rows in the order of what they say now, where they were sorted."""
        if self.sortColumn() >= 0:
            self.sort(self.sortColumn(), self.sortOrder())

    @property
    def codes(self) -> tuple[str, ...]:
        """The members that are shown, in the order of the rows, without aggregates."""
        shown = (str(self.index(row, 0).data(Role.CODE)) for row in range(self.rowCount()))
        return tuple(code for code in shown if code not in AGGREGATES)

    @property
    def group_words(self) -> str:
        return GROUPS[self._group][0]

    @property
    def filter_words(self) -> str:
        return self._filter.words

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, MemberTableModel):
            return True
        row = model.row_at(source_row)
        if self._group != "all" and (row.code in AGGREGATES or not GROUPS[self._group][1](row)):
            return False
        return self._filter.keeps(row)

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        last_left, last_right = source_left.data(Role.AGGREGATE), source_right.data(Role.AGGREGATE)
        if last_left != last_right:
            descending = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return bool(last_right) != descending
        if last_left:
            return False
        return bool(source_left.data(Role.SORT) < source_right.data(Role.SORT))
