"""An economy as a table: a row for each member, a column for each year, in per cent; each cell can be typed into."""

import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.economy import Economy, Outlook
from rampath.domain.entry import EntryRefused, rate_in
from rampath.domain.member import Register
from rampath.domain.sensitivity import LOWEST
from rampath.wording import NONE, marked, number, tr

Index = QModelIndex | QPersistentModelIndex
HIGHEST = 10.0
"""A deflator above 1,000 % a year is a slip; so is growth above it."""


class Series(StrEnum):
    """Which of an economy's series the table shows."""

    GROWTH = marked("Real growth of GDP, %")
    DEFLATOR = marked("GDP deflator, change in %")


Edit = Callable[[str, Economy], None]
"""Asked with words and the changed economy; whoever is asked makes it an edit of the plan."""


class EconomyTableModel(QAbstractTableModel):
    """Shows one series of an economy. Years beyond an outlook's end follow its rule and stand in brackets.

    Typing into such a year writes the rule's years out up to it. `refused(words)` is called for what is no rate.
    """

    def __init__(
        self, register: Register, edit: Edit, refused: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._edit = edit
        self._refused = refused
        self._economy: Economy | None = None
        self._series = Series.GROWTH
        self._years: tuple[int, ...] = ()
        self._codes: tuple[str, ...] = ()

    def show_economy(self, economy: Economy, series: Series, years: tuple[int, ...]) -> None:
        """Show a series of an economy on these years; the same shape again touches only what differs."""
        before = self._economy, self._series, self._years
        codes = tuple(code for code in self._register.codes if code in economy.outlooks)
        if before[1:] == (series, years) and codes == self._codes and before[0] is not None:
            self._economy = economy
            for row, code in enumerate(codes):
                if before[0].outlooks[code] is not economy.outlooks[code] or before[0].extension != economy.extension:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(years)))
            return
        self.beginResetModel()
        self._economy, self._series, self._years, self._codes = economy, series, years, codes
        self.endResetModel()

    def rate(self, row: int, column: int) -> float | None:
        """The rate (a fraction) of a cell; None where there is none."""
        if self._economy is None or column == 0:
            return None
        outlook = self._economy.outlooks[self._codes[row]]
        values = self._whole(outlook, self._years[column - 1])
        at = self._years[column - 1] - outlook.first_year
        value = values[at] if 0 <= at < len(values) else math.nan
        return None if math.isnan(value) else value

    def code_at(self, row: int) -> str:
        return self._codes[row]

    def _whole(self, outlook: Outlook, year: int) -> tuple[float, ...]:
        assert self._economy is not None  # noqa: S101 - asked only with an economy
        whole = outlook.until(year, self._economy.extension, self._economy.deflator_extension)
        return whole.real_growth if self._series is Series.GROWTH else whole.deflator_growth

    def _beyond(self, row: int, column: int) -> bool:
        assert self._economy is not None  # noqa: S101 - asked only with an economy
        return self._years[column - 1] > self._economy.outlooks[self._codes[row]].last_year

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._codes)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self._years)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() > 0 else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.column() == 0:
            name = self._register[self._codes[index.row()]].name
            return name if role == Qt.ItemDataRole.DisplayRole else None
        return self._told(index, role)

    def _told(self, index: Index, role: int) -> Any:
        rate = self.rate(index.row(), index.column())
        text = NONE if rate is None else number(rate * 100, 2)
        beyond = rate is not None and self._beyond(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"({text})" if beyond else text
            case Qt.ItemDataRole.EditRole:
                return "" if rate is None else number(rate * 100, 2).replace(",", "")
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._register[self._codes[index.row()]].name
                return f"{name} {self._years[index.column() - 1]}, {tr(self._series.value)}: {text}"
            case Qt.ItemDataRole.ToolTipRole if beyond:
                return tr("Beyond the source's last year: follows the rule below.")
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() == 0 or role != Qt.ItemDataRole.EditRole or self._economy is None:
            return False
        code, year = self._codes[index.row()], self._years[index.column() - 1]
        try:
            rate = rate_in(str(value))
        except EntryRefused as refusal:
            self._refused(str(refusal))
            return False
        if not LOWEST <= rate <= HIGHEST:
            self._refused(tr("A rate of {rate} % a year is not plausible; expected -50 to 1,000.",
                             rate=number(rate * 100, 1)))  # fmt: skip
            return False
        economy = self._economy
        outlook = economy.outlooks[code].until(year, economy.extension, economy.deflator_extension)
        if year < outlook.first_year:
            self._refused(tr("The economy begins in {year}.", year=outlook.first_year))
            return False
        growth = self._series is Series.GROWTH
        changed = outlook.with_rates(year, rate if growth else None, None if growth else rate)
        if changed == economy.outlooks[code]:
            return False
        words = tr("Set {name} {year} {series} to {rate} %", name=self._register[code].name, year=year,
                   series=tr("real growth") if growth else tr("deflator"), rate=number(rate * 100, 2))  # fmt: skip
        self._edit(words, economy.with_outlook(code, changed))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(self._years):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Member") if section == 0 else str(self._years[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
