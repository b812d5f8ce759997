"""What would be imported, as a table: a row for each member and measure with its unit, a column for each year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.measure_words import measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.wording import number, percent, tr

Index = QModelIndex | QPersistentModelIndex

_FLAGS = {Kind.ACTUAL: "", Kind.ESTIMATE: "e", Kind.PLAN: "p"}


class ParsedRole(IntEnum):
    """The cell of the sheet from which a figure comes."""

    PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ParsedRow:
    """The figures of one member and measure in one unit, by year; those of a unit have the same `decimals`.

    `doubt` says why the unit is a guess, where it is.
    """

    name: str
    told: str
    unit: str = ""
    doubt: str = ""
    decimals: int = 2
    figures: dict[int, Observation] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedTable:
    """All rows, in the order of the sheet, and the years that any of them has."""

    rows: tuple[ParsedRow, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Doubts:
    """Why the unit of shares, and that of anything else, is a guess; nothing where it is told."""

    shares: str = ""
    others: str = ""


_NO_DOUBTS = Doubts()


def parsed(observations: Sequence[Observation], register: Register, doubts: Doubts = _NO_DOUBTS) -> ParsedTable:
    """The table of what was read: named by member, by what is counted, or by both, whichever tells rows apart."""
    decimals = {unit: _decimals(row.value for row in observations if row.unit == unit)
                for unit in {row.unit for row in observations}}  # fmt: skip
    members = {row.member for row in observations}
    series = {(row.measure, row.detail, row.unit, row.price_basis) for row in observations}
    rows: dict[tuple[object, ...], ParsedRow] = {}
    names: Counter[str] = Counter()
    for each in observations:
        key = (each.member, each.measure, each.detail, each.unit, each.price_basis)
        if key not in rows:
            who = register[each.member].name if each.member in register else each.member
            what = each.detail or measure_words(each.measure)
            name = who if _alike(series) else what if len(members) == 1 else tr("{who}: {what}", who=who, what=what)
            names[name] += 1
            is_share = each.unit == "fraction"
            doubt = doubts.shares if is_share else doubts.others
            unit = "%" if is_share else each.unit
            rows[key] = ParsedRow(name, f"{who}\n{series_words(each)}", unit, doubt, decimals[each.unit])
        rows[key].figures[each.year] = each
    years = tuple(sorted({row.year for row in observations}))
    return ParsedTable(tuple(_told_apart(row, names) for row in rows.values()), years)


def _told_apart(row: ParsedRow, names: Counter[str]) -> ParsedRow:
    """The row with its unit in its name, where another row has the same name."""
    if names[row.name] < 2:
        return row
    unit = _unit_words(next(iter(row.figures.values())))
    return replace(row, name=tr("{name}, {unit}", name=row.name, unit=unit))


def _decimals(values: Iterable[float]) -> int:
    """How many decimals the figures of one unit are shown with: as many as any of them needs, so that they align."""
    texts = (plain_figure(value) for value in values)
    return max((len(text.partition(".")[2].rstrip("0")) for text in texts), default=0)


def _alike(series: set[tuple[Any, ...]]) -> bool:
    """Whether all count the same, if in different currencies."""
    return len({(measure, detail, basis) for measure, detail, _unit, basis in series}) == 1


def series_words(row: Observation) -> str:
    """Measure, unit and prices: `core defence expenditure, EUR million, current prices`."""
    return f"{row.detail or measure_words(row.measure)}, {_unit_words(row)}"


def _unit_words(row: Observation) -> str:
    """`EUR million, current prices`."""
    unit = tr("per cent") if row.unit == "fraction" else row.unit
    return tr("{unit}, {basis} prices", unit=unit, basis=row.price_basis) if row.price_basis else unit


def figure_text(row: Observation, decimals: int) -> str:
    """A figure as it is shown, with `e` for an estimate and `p` for a plan; shares always have two decimals."""
    if row.unit == "fraction":
        return percent(row.value) + _FLAGS[row.kind]
    return number(row.value, decimals) + _FLAGS[row.kind]


def plain_figure(value: float) -> str:
    """A figure that is no share, with fewer decimals the larger it is."""
    return number(value, 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2)


UNIT = 0
"""The column of the unit, before those of the years."""


class ParsedTableModel(QAbstractTableModel):
    """One row a series; unit and years head the columns, the names the rows."""

    def __init__(self, table: ParsedTable | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = ParsedTable() if table is None else table

    @property
    def table(self) -> ParsedTable:
        return self._table

    @property
    def longest(self) -> str:
        """The longest figure that is shown."""
        figures = ((figure, row.decimals) for row in self._table.rows for figure in row.figures.values())
        return max((figure_text(*each) for each in figures), key=len, default="")

    def show_table(self, table: ParsedTable) -> None:
        if table != self._table:
            self.beginResetModel()
            self._table = table
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        years = len(self._table.years)
        return 0 if (parent is not None and parent.isValid()) or not years else years + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        if index.column() == UNIT:
            return _of_unit(row, role)
        figure = row.figures.get(self._table.years[index.column() - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None if figure is None else _of_figure(figure, row, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (self.columnCount() if across else len(self._table.rows)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if not across:
                return self._table.rows[section].name
            return tr("Unit") if section == UNIT else str(self._table.years[section - 1])
        if role == Qt.ItemDataRole.ToolTipRole and not across:
            return self._table.rows[section].told
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if across and section != UNIT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _of_figure(figure: Observation, row: ParsedRow, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return figure_text(figure, row.decimals)
    if role == Qt.ItemDataRole.ToolTipRole:
        return tr("{told}\n{cell}: “{raw}”", told=row.told, cell=figure.cell, raw=figure.raw)
    return figure.cell if role == ParsedRole.PLACE else None


def _of_unit(row: ParsedRow, role: int) -> Any:
    """What the figures of a row are in, and whether that is a guess."""
    if role == Qt.ItemDataRole.DisplayRole:
        return tr("▲ {unit}", unit=row.unit) if row.doubt else row.unit
    if role == Qt.ItemDataRole.ToolTipRole:
        return "\n".join(filter(None, (row.told, row.doubt)))
    return None
