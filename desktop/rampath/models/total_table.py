"""What a budget's list adds up to, as a table: a row for each side, part, year and stage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.budget import BudgetLines, BudgetTotal
from rampath.models.amount_words import amount_word, months_word
from rampath.models.parsed_table import ParsedRole, plain_figure
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked, number, tr

_DECIMALS = 3
_FULL_YEAR = 12
_MOST = 4
"""How many totals a sentence names."""


class Summed(IntEnum):
    """The columns."""

    WHAT = 0
    SIDE = 1
    PART = 2
    MONTHS = 3
    LINES = 4
    AMOUNT = 5


@dataclass(frozen=True, slots=True)
class TotalTable:
    """What lists add up to, in `unit`: of `amounts` in `lines`, of which `left` do not count."""

    totals: tuple[BudgetTotal, ...] = ()
    unit: str = ""
    amounts: int = 0
    lines: int = 0
    left: int = 0


def summed_up(lists: Sequence[BudgetLines]) -> TotalTable:
    """The totals of lists; one that shows another one again adds nothing. Of a long list it takes a while."""
    own = [each for each in lists if not each.repeats]
    return TotalTable(
        tuple(total for each in own for total in each.totals()),
        _unit(own[0].unit) if own else "",
        sum(each.used for each in own),
        sum(len(each.rows) for each in own),
        sum(int((~each.counted).sum()) for each in own),
    )


def _unit(unit: str) -> str:
    """`EUR million`; only what amounts are counted in where nobody has said the currency yet."""
    return unit if " " in unit else tr("millions")


class TotalTableModel(RowTable):
    """Amounts are in the unit of the list, which their header names; the cells that were added are told on hover."""

    headers = (
        marked("Year"), marked("Kept apart"), marked("Part"), marked("Months"), marked("Lines"), marked("Amount"),
    )  # fmt: skip
    figures = frozenset({Summed.LINES, Summed.AMOUNT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = TotalTable()

    @property
    @override
    def count(self) -> int:
        return len(self._table.totals)

    @property
    def needless(self) -> frozenset[Summed]:
        """The columns that say the same of every row, which is nothing."""
        said: dict[Summed, Callable[[BudgetTotal], object]] = {
            Summed.SIDE: lambda total: total.side,
            Summed.PART: lambda total: total.part,
            Summed.MONTHS: lambda total: months_word(total.months),
        }
        return frozenset(column for column, of in said.items() if not any(map(of, self._table.totals)))

    def show_table(self, table: TotalTable) -> None:
        if table != self._table:
            self.beginResetModel()
            self._table = table
            self.endResetModel()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        total, column = self._table.totals[index.row()], Summed(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(total, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(total)
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{column}: {text}", column=self._header(column), text=_text(total, column))
        return total.place if role == ParsedRole.PLACE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and section == Summed.AMOUNT and role == Qt.ItemDataRole.DisplayRole:
            return self._header(Summed.AMOUNT)
        return super().headerData(section, orientation, role)

    def _header(self, column: Summed) -> str:
        unit = self._table.unit
        return unit if column is Summed.AMOUNT and unit else tr(self.headers[column])

    def _told(self, total: BudgetTotal) -> str:
        """What it is of, in full, and the cells from the first to the last that was added."""
        of = ", ".join(filter(None, (of_total(total), total.side, total.part or tr("all lines"))))
        lines = tr("1 line") if total.lines == 1 else tr("{count} lines", count=number(total.lines, 0))
        return tr("{of}\n{amount} {unit} in {lines}, {place}", of=of, amount=number(total.amount, _DECIMALS),
                  unit=self._table.unit, lines=lines, place=total.place)  # fmt: skip


def of_total(total: BudgetTotal) -> str:
    """`2025 plan · Soll`, `Jan–Sep 2025 · Utfall`."""
    return amount_word(total.year, total.kind, total.stage, total.months)


def lines_told(table: TotalTable) -> str:
    """What lists hold and add up to, in two sentences with their unit:

    `12 amounts of 6 lines of a budget; 2 lines do not count. In EUR million: 2025 plan · Soll: 14.30; 2024: 12.10.`
    """
    if not table.amounts:
        return ""
    said = tr("{count} amounts of {lines} lines of a budget", count=number(table.amounts, 0),
              lines=number(table.lines, 0))  # fmt: skip
    if table.left:
        more = tr("1 line does not count") if table.left == 1 else tr("{count} lines do not count",
                                                                      count=number(table.left, 0))  # fmt: skip
        said = tr("{said}; {more}", said=said, more=more)
    totals = [total for total in table.totals if not total.part]
    if not totals:
        return tr("{said}.", said=said)
    sums: dict[str, list[str]] = {}
    for total in totals:
        amount = plain_figure(total.amount)
        of_side = tr("{side} {amount}", side=total.side, amount=amount) if total.side else amount
        sums.setdefault(of_total(total), []).append(of_side)
    told = [tr("{of}: {amounts}", of=of, amounts=", ".join(each)) for of, each in sums.items()]
    most = max(1, _MOST // max(map(len, sums.values())))
    shown = "; ".join(told[:most])
    if len(told) > most:
        shown = tr("{sums}; and {count} more", sums=shown, count=number(len(told) - most, 0))
    return tr("{said}. In {unit}: {sums}.", said=said, unit=table.unit, sums=shown)


def _text(total: BudgetTotal, column: Summed) -> str:
    match column:
        case Summed.WHAT:
            return amount_word(total.year, total.kind, total.stage)
        case Summed.SIDE:
            return total.side
        case Summed.PART:
            return total.part or tr("all lines")
        case Summed.MONTHS:
            return months_word(total.months) or (tr("all 12") if len(total.months) == _FULL_YEAR else "")
        case Summed.LINES:
            return number(total.lines, 0)
    return number(total.amount, _DECIMALS)
