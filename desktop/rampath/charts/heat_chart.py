"""The live heat table of members by year."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.chart import Chart
from rampath.charts.heat_item import HeatItem, grid_of
from rampath.charts.palette import Palette
from rampath.charts.pictures.heat import HeatTable
from rampath.charts.pictures.table import ChartTable
from rampath.domain.plan import SHARE_OF
from rampath.domain.trace import Figure
from rampath.wording import tr


class HeatChart(Chart):
    """Cells that are read one by one: arrow keys go through years and members, Home and End to the ends of a row.

    Where the rows do not fit, the wheel and the keys bring others into sight. `member_chosen` carries the code of
    the member whose row was pressed or reached.
    """

    member_chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(tr("Members by year"), palette, {}, parent)
        self._item = HeatItem(self.plot)
        self._table: HeatTable | None = None
        self._selected: str | None = None
        self._year: int | None = None
        self._first = 0
        self._to_show = True

    @property
    @override
    def title(self) -> str:
        return "" if self._table is None else self._table.title

    def show_series(self, table: HeatTable, selected: str | None) -> None:
        """Show this table, with one member marked and in sight."""
        if self._table is not None and (table, selected) == (self._table, self._selected):
            return
        self._to_show = self._to_show or selected != self._selected
        self._table, self._selected = table, selected
        if self._year not in table.years:
            self._year = None
        self.describe()
        self.redraw.later()

    @override
    def draw(self) -> None:
        table = self._table
        if table is None:
            return
        grid = grid_of(self.plot, table, self._first)
        members = [row.member for row in table.rows]
        if self._to_show and self._selected in members:
            at = members.index(self._selected)
            if not grid.first <= at < grid.first + grid.count:
                grid = grid_of(self.plot, table, at - grid.count // 2)
        self._to_show = False
        self._first = grid.first
        self._item.show_table(table, self._palette, grid, self._selected, self._year)

    @override
    def keys(self) -> tuple[str, ...]:
        table = self._table
        if table is None:
            return ()
        return tuple(f"{row.member}/{year}" for row in table.rows for year in table.years)

    @override
    def current(self) -> str | None:
        table = self._table
        if table is None or self._selected is None:
            return None
        return f"{self._selected}/{self._year or table.years[0]}"

    @override
    def reading(self, key: str) -> str:
        return "" if self._table is None else self._table.reading(key)

    @override
    def picture(self) -> HeatTable | None:
        return self._table

    @override
    def table(self) -> ChartTable:
        return ChartTable("", (), ()) if self._table is None else self._table.table()

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        if self._table is None:
            return ()
        member, _, year = key.partition("/")
        return (Figure(member, SHARE_OF[self._table.pillar], int(year)),)

    @override
    def part_at(self, place: QPointF) -> str | None:
        table, grid = self._table, self._item.grid
        if table is None or grid is None:
            return None
        inside = place - self.plot.mapFromScene(self.plot.view_box.sceneBoundingRect().topLeft()).toPointF()
        found = grid.at(inside.x(), inside.y())
        if found is None or found[0] >= len(table.rows) or found[1] >= len(table.years):
            return None
        return f"{table.rows[found[0]].member}/{table.years[found[1]]}"

    @override
    def choose(self, key: str) -> None:
        member, _, year = key.partition("/")
        self._year = int(year)
        self._to_show = True
        self.member_chosen.emit(member)
        self.describe()
        self.redraw.later()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        table, current = self._table, self.current()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}
        key = Qt.Key(event.key())
        if table is None or key not in {*steps, *across}:
            super().keyPressEvent(event)
            return
        known = {row.member: i for i, row in enumerate(table.rows)}
        member, _, year = (current or "").partition("/")
        row, column = known.get(member, 0), table.years.index(int(year)) if year else 0
        to_row = min(max(row + steps.get(key, 0), 0), len(table.rows) - 1) if member in known else 0
        to_column = min(max(column + across.get(key, 0), 0), len(table.years) - 1)
        to = f"{table.rows[to_row].member}/{table.years[to_column]}"
        self.hovered.emit(self.reading(to))
        self.choose(to)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        step = -1 if event.angleDelta().y() > 0 else 1
        if event.angleDelta().y() and self._table is not None:
            self._first = max(0, self._first + 3 * step)
            self.redraw.later()
            event.accept()
