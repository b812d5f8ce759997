"""The member table: one row a member or aggregate, columns declared once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Standing, Status, judged_year, standing
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Measure, year_label
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Money, Projection
from rampath.domain.trace import Figure
from rampath.wording import NONE, marked, number, percent, points, short_percent, tr

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside its text: the key to sort by, the code, the status, and the shares by year."""

    SORT = Qt.ItemDataRole.UserRole
    CODE = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    TREND = Qt.ItemDataRole.UserRole + 3
    AGGREGATE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Trend:
    """Shares (fractions) by year for a sparkline; the first `observed` of them are no plan."""

    shares: tuple[float, ...]
    observed: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member or aggregate as the table shows it."""

    code: str
    name: str
    standing: Standing
    trend: Trend


@dataclass(frozen=True, slots=True)
class TableHead:
    """What the headers and the target texts are made of."""

    now: str
    deadline: str
    target: float | None
    pillar: Pillar


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its text, what it sorts by, and the whole of it for a tooltip."""

    key: str
    header: Callable[[TableHead], str]
    header_tip: Callable[[TableHead], str]
    text: Callable[[MemberRow], str]
    sort: Callable[[MemberRow], Any]
    tip: Callable[[MemberRow], str]
    left: bool = False
    widest: str = ""


STATUS_WORDS = {
    Status.MET: marked("▲ met"),
    Status.ON_PATH: marked("● on path"),
    Status.SHORT: marked("▼ short"),
    Status.NO_DATA: marked("– no data"),
}


def _per_cent(share: float | None) -> str:
    return NONE if share is None else number(share * 100)


def _gap(row: MemberRow) -> str:
    gap = row.standing.gap
    return NONE if gap is None or gap <= 0 else number(gap * 100)


def _gap_tip(row: MemberRow) -> str:
    found = row.standing
    if found.gap is None or found.target is None:
        return points(found.gap)
    return tr("{gap}: {target} promised less {share} now",
              gap=points(found.gap), target=percent(found.target), share=percent(found.share))  # fmt: skip


def _met(row: MemberRow) -> str:
    found = row.standing
    if found.first_year_met is None:
        return NONE
    return tr("met") if found.first_year_met == found.year else str(found.first_year_met)


def _status_tip(row: MemberRow) -> str:
    found = row.standing
    target = NONE if found.target is None else short_percent(found.target)
    then = percent(found.share_at_deadline)
    sentences = {
        Status.MET: tr("{name} meets {target} now and in {year}."),
        Status.ON_PATH: tr("{name}'s path meets {target} in {met}."),
        Status.SHORT: tr("{name}'s path reaches {then} in {year}, not {target}."),
        Status.NO_DATA: tr("{name} has no figures to judge by."),
    }
    return sentences[found.status].format(
        name=row.name, target=target, year=found.deadline, met=found.first_year_met, then=then
    )


def _lowest(value: float | None) -> float:
    return -np.inf if value is None else value


COLUMNS: tuple[Column, ...] = (
    Column(
        "member",
        lambda _: tr("Member"),
        lambda _: tr("Member, NATO Europe and Canada, and NATO Total"),
        lambda row: row.name,
        lambda row: row.name,
        lambda row: row.name,
        left=True,
        widest="North Macedonia",
    ),
    Column(
        "now",
        lambda head: head.now,
        lambda head: tr("Last observed share, {pillar}, % of GDP", pillar=head.pillar.value),
        lambda row: _per_cent(row.standing.share),
        lambda row: _lowest(row.standing.share),
        lambda row: percent(row.standing.share),
        widest="2026e",
    ),
    Column(
        "deadline",
        lambda head: head.deadline,
        lambda head: tr("Planned share in {year}, % of GDP", year=head.deadline),
        lambda row: _per_cent(row.standing.share_at_deadline),
        lambda row: _lowest(row.standing.share_at_deadline),
        lambda row: percent(row.standing.share_at_deadline),
        widest="2035",
    ),
    Column(
        "gap",
        lambda _: tr("Gap"),
        lambda _: tr("Target less the last observed share, pp"),
        _gap,
        lambda row: _lowest(row.standing.gap),
        _gap_tip,
        widest="0.00",
    ),
    Column(
        "met",
        lambda _: tr("Met in"),
        lambda _: tr("First year in which the target is met"),
        _met,
        lambda row: row.standing.first_year_met or 9999,
        _status_tip,
        widest="2035",
    ),
    Column(
        "equipment",
        lambda _: tr("Equip."),
        lambda _: tr("Equipment, % of core expenditure, in the last observed year"),
        lambda row: NONE if row.standing.equipment is None else number(row.standing.equipment * 100, 0),
        lambda row: _lowest(row.standing.equipment),
        lambda row: percent(row.standing.equipment, 1),
        widest="00",
    ),
    Column(
        "trend",
        lambda _: tr("Path"),
        lambda _: tr("Share by year: observed dark, planned in colour"),
        lambda _: "",
        lambda row: _lowest(row.standing.share_at_deadline),
        lambda row: row.name,
        left=True,
        widest="0000000",
    ),
    Column(
        "status",
        lambda _: tr("Status"),
        lambda head: tr(
            "Against {target} by {year}",
            target=NONE if head.target is None else short_percent(head.target),
            year=head.deadline,
        ),
        lambda row: tr(STATUS_WORDS[row.standing.status]),
        lambda row: list(Status).index(row.standing.status),
        _status_tip,
        left=True,
        widest="● on path",
    ),
)


@dataclass(frozen=True, eq=False)
class MemberRows:
    """The rows of a projection seen in one pillar and money: a row for each member, then the aggregates."""

    projection: Projection
    pillar: Pillar
    money: Money
    rows: tuple[MemberRow, ...]


def member_rows(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, before: MemberRows | None = None
) -> MemberRows:
    """The rows of a projection; those of members whose shares are as they were `before` are the same objects."""
    observed = projection.last_observed - projection.years[0] + 1
    shares = projection.shares(pillar)
    kept: dict[str, MemberRow] = {}
    if before is not None and _comparable(before, projection, pillar, money):
        same = ((shares == before.projection.shares(pillar)) | np.isnan(shares)).all(axis=1)
        alike = same & (np.isnan(shares) == np.isnan(before.projection.shares(pillar))).all(axis=1)
        kept = {row.code: row for row, as_before in zip(before.rows, alike, strict=False) if as_before}
    rows = (
        kept.get(code)
        or MemberRow(
            code,
            plan.register[code].name,
            standing(projection, code, pillar, money),
            Trend(tuple(float(x) for x in projection.line(code, pillar, money).share), observed),
        )
        for code in (*projection.members, *reversed(AGGREGATES))
    )
    return MemberRows(projection, pillar, money, tuple(rows))


def _comparable(before: MemberRows, projection: Projection, pillar: Pillar, money: Money) -> bool:
    """Whether nothing but paths can differ."""
    return (
        before.projection.base is projection.base
        and before.projection.observations is projection.observations
        and before.projection.commitment == projection.commitment
        and (before.pillar, before.money) == (pillar, money)
    )


def table_head(projection: Projection, pillar: Pillar) -> TableHead:
    last = projection.last_observed
    kind = projection.kind_in(last)
    return TableHead(year_label(last, kind), str(judged_year(projection)), projection.target(pillar), pillar)


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def figure_of(row: MemberRow, column: str, head: TableHead) -> Figure | None:
    """The figure that a cell shows, by the column's key, or the one that it rests on; None where there is none."""
    found = row.standing
    match column:
        case "member" | "now" | "gap" | "status" if found.year is not None:
            return Figure(row.code, SHARE_OF[found.pillar], found.year)
        case "equipment" if found.year is not None and found.equipment is not None:
            return Figure(row.code, Measure.EQUIPMENT_SHARE, found.year)
        case "deadline" if found.share_at_deadline is not None:
            return Figure(row.code, SHARE_OF[found.pillar], int(head.deadline))
        case "met" if found.first_year_met is not None:
            return Figure(row.code, SHARE_OF[found.pillar], found.first_year_met)
    return None


_TOLD: dict[int, Callable[[MemberRow, Column], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, column: column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _side(column),
    Role.SORT: lambda row, column: column.sort(row),
    Role.CODE: lambda row, _column: row.code,
    Role.STATUS: lambda row, _column: row.standing.status,
    Role.TREND: lambda row, column: row.trend if column.key == "trend" else None,
    Role.AGGREGATE: lambda row, _column: row.code in AGGREGATES,
}
"""What a cell tells in each role."""


class MemberTableModel(QAbstractTableModel):
    """Shows rows; a new set of rows touches only those that differ."""

    def __init__(self, rows: Sequence[MemberRow], head: TableHead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._head = head
        self._behind: Callable[[Figure], str] = lambda _figure: ""

    def tell_behind(self, behind: Callable[[Figure], str]) -> None:
        """What figures rest on, in sentences, is told by this function, and shown on hover under a cell's text."""
        self._behind = behind

    def figure_at(self, row: int, column: int) -> Figure | None:
        """The figure that a cell shows or rests on."""
        return figure_of(self._rows[row], COLUMNS[column].key, self._head)

    def show_rows(self, rows: Sequence[MemberRow], head: TableHead) -> None:
        """Show other rows, and say which of them changed."""
        before, self._rows = self._rows, tuple(rows)
        if [row.code for row in before] != [row.code for row in self._rows]:
            self.beginResetModel()
            self._head = head
            self.endResetModel()
            return
        if head != self._head:
            self._head = head
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        for i, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if not _same(old, new):
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(COLUMNS) - 1))

    def row_of(self, code: str) -> int | None:
        return next((i for i, row in enumerate(self._rows) if row.code == code), None)

    def row_at(self, row: int) -> MemberRow:
        return self._rows[row]

    def code_at(self, row: int) -> str:
        return self._rows[row].code

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        tell = _TOLD.get(role)
        if role == Qt.ItemDataRole.ToolTipRole:
            figure = figure_of(row, column.key, self._head)
            return "\n\n".join(filter(None, (column.tip(row), "" if figure is None else self._behind(figure))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {column.header_tip(self._head)}: {column.text(row)}"
        return None if tell is None else tell(row, column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.header(self._head)
            case Qt.ItemDataRole.ToolTipRole:
                return column.header_tip(self._head)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
        return None


def _same(old: MemberRow, new: MemberRow) -> bool:
    """Equal, also where a share is not a number."""
    if old.standing != new.standing or old.name != new.name:
        return False
    return bool(np.array_equal(old.trend.shares, new.trend.shares, equal_nan=True))
