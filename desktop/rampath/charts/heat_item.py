"""The cells of the heat table: a tint, a symbol and, where there is room, the share; drawn in pixels."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from rampath.charts.fills import mixed
from rampath.charts.labels import label_font
from rampath.charts.palette import Palette
from rampath.charts.pictures.heat import Cell, Heat, HeatTable
from rampath.charts.plot import ChartPlot
from rampath.domain.observation import year_label
from rampath.wording import number, tr

_ORDER = (Heat.MET, Heat.ON_PATH, Heat.BEHIND, Heat.NO_DATA)
_TINTS = {Heat.MET: 0.34, Heat.ON_PATH: 0.14, Heat.BEHIND: 0.30, Heat.NO_DATA: 0.0}
"""How much of its colour a cell keeps over the ground."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells lie, in pixels of the view box: the room of names and years, and which rows are in sight."""

    left: float
    top: float
    width: float
    height: float
    first: int
    count: int

    def box(self, row: int, column: int) -> QRectF:
        """The box of a cell; a row before the first in sight lies above it."""
        x0, x1 = round(self.left + column * self.width), round(self.left + (column + 1) * self.width)
        y0, y1 = (round(self.top + (row - self.first + i) * self.height) for i in (0, 1))
        return QRectF(x0, y0, x1 - x0, y1 - y0)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column at a place; a name belongs to the row's first column."""
        row = int((y - self.top) // self.height)
        if x < 0 or y < self.top or row >= self.count:
            return None
        return row + self.first, max(0, int((x - self.left) // self.width))


def grid_of(plot: ChartPlot, table: HeatTable, first: int) -> Grid:
    """The grid that fits the plot: all rows where they stay readable, else as many as do from `first` on."""
    metrics = QFontMetricsF(label_font())
    room, tall = plot.view_box.width(), plot.view_box.height()
    names = max((metrics.horizontalAdvance(f"◆ {row.name}") for row in table.rows), default=0.0) + 12
    left = min(names, room * 0.4)
    top = metrics.height() + 3
    inside = max(tall - top - metrics.height() - 6, 1.0)
    least = metrics.height() + 1
    rows = max(1, len(table.rows))
    count = rows if inside / rows >= least else max(1, int(inside / least))
    height = min(inside / count, 26.0)
    scroll = 8 if count < rows else 0
    width = max((room - left - scroll - 2) / max(1, len(table.years)), 1.0)
    return Grid(left, top, width, height, min(max(first, 0), rows - count), count)


class HeatItem(QGraphicsItem):
    """Rows of members, columns of years, and a key below."""

    def __init__(self, plot: ChartPlot) -> None:
        box: Any = plot.view_box
        super().__init__(box)
        self._plot = plot
        self._table: HeatTable | None = None
        self._palette: Palette | None = None
        self._selected: str | None = None
        self._year: int | None = None
        self.grid: Grid | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(5)

    def show_table(
        self, table: HeatTable, palette: Palette, grid: Grid, selected: str | None, year: int | None
    ) -> None:
        self.prepareGeometryChange()
        self._table, self._palette, self.grid = table, palette, grid
        self._selected, self._year = selected, year
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._plot.view_box.width(), self._plot.view_box.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        table, palette, grid = self._table, self._palette, self.grid
        if table is None or palette is None or grid is None:
            return
        metrics = QFontMetricsF(label_font())
        self._years(painter, table, palette, grid, metrics)
        seen = range(grid.first, min(grid.first + grid.count, len(table.rows)))
        self._cells(painter, table, seen, palette, grid)
        for i in seen:
            self._name(painter, table, i, palette, grid)
        self._bar(painter, table, palette, grid)
        self._key(painter, palette, grid, metrics)

    def _years(self, painter: QPainter, table: HeatTable, palette: Palette, grid: Grid, metrics: QFontMetricsF) -> None:
        painter.setFont(label_font())
        painter.setPen(QColor(palette.quiet))
        words = [year_label(year, kind) for year, kind in zip(table.years, table.kinds, strict=True)]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0) + 4
        every = max(1, int(-(-widest // grid.width)))
        for j in range(len(words) - 1, -1, -every):
            box = grid.box(grid.first, j)
            painter.drawText(
                QRectF(box.center().x() - widest / 2, 0, widest, grid.top - 2), Qt.AlignmentFlag.AlignCenter, words[j]
            )

    def _name(self, painter: QPainter, table: HeatTable, i: int, palette: Palette, grid: Grid) -> None:
        row = table.rows[i]
        chosen = row.member == self._selected
        box = grid.box(i, 0)
        font = label_font(bold=chosen)
        painter.setFont(font)
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        name = QFontMetricsF(font).elidedText(
            f"◆ {row.name}" if chosen else row.name, Qt.TextElideMode.ElideRight, grid.left - 8
        )
        painter.drawText(
            QRectF(2, box.top(), grid.left - 6, box.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            name,
        )
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.text), 1))
            last = grid.box(i, len(row.cells) - 1)
            painter.drawRect(box.united(last).adjusted(-1, -1, -1, -1))
            if self._year in table.years and self._year is not None:
                painter.setPen(QPen(QColor(palette.text), 2))
                painter.drawRect(grid.box(i, table.years.index(self._year)).adjusted(0, 0, -1, -1))

    def _cells(self, painter: QPainter, table: HeatTable, seen: range, palette: Palette, grid: Grid) -> None:
        """Tints, then symbols by their kind, then figures: what the painter has to change between cells is little."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        boxes = [
            (cell, grid.box(i, j).adjusted(0, 0, -1, -1)) for i in seen for j, cell in enumerate(table.rows[i].cells)
        ]
        by_heat: dict[Heat, list[tuple[Cell, QRectF]]] = {each: [] for each in _ORDER}
        for cell, box in boxes:
            by_heat[cell.heat].append((cell, box))
        metrics = QFontMetricsF(label_font())
        wide = metrics.horizontalAdvance(number(88.88))
        for heat, found in by_heat.items():
            tint = mixed(heat_colour(palette, heat), palette.surface, _TINTS[heat])
            for _cell, box in found:
                painter.fillRect(box, tint)
        for heat, found in by_heat.items():
            _begin_symbols(painter, heat, heat_colour(palette, heat))
            for _cell, box in found:
                left = heat is not Heat.NO_DATA and box.width() >= wide + 24
                middle = QPointF(box.left() + 11 if left else box.center().x(), box.center().y())
                _put_symbol(painter, heat, middle, min(4.0, box.width() / 2 - 1, box.height() / 2 - 2))
        painter.setFont(label_font())
        painter.setPen(QColor(palette.text))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for cell, box in boxes:
            if cell.heat is not Heat.NO_DATA and box.width() >= wide + 24:
                painter.drawText(box.adjusted(0, 0, -6.0, 0), right, number(cell.share * 100))

    def _bar(self, painter: QPainter, table: HeatTable, palette: Palette, grid: Grid) -> None:
        """How much of the table is in sight, at its right edge."""
        rows = len(table.rows)
        if grid.count >= rows:
            return
        whole = grid.count * grid.height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        right = self._plot.view_box.width()
        painter.fillRect(QRectF(right - 5, grid.top, 4, whole), QColor(palette.line))
        piece = QRectF(right - 5, grid.top + whole * grid.first / rows, 4, whole * grid.count / rows)
        painter.fillRect(piece, QColor(palette.quiet))

    def _key(self, painter: QPainter, palette: Palette, grid: Grid, metrics: QFontMetricsF) -> None:
        y = grid.top + grid.count * grid.height + metrics.height() / 2 + 4
        words = {heat: tr(heat.value) for heat in _ORDER}
        whole = sum(metrics.horizontalAdvance(word) + 30 for word in words.values()) - 20
        x = max(6.0, min(grid.left + 6, self._plot.view_box.width() - whole))
        painter.setFont(label_font())
        for heat, word in words.items():
            draw_symbol(painter, heat, QPointF(x, y), 4.0, heat_colour(palette, heat))
            painter.setPen(QColor(palette.quiet))
            painter.drawText(QPointF(x + 10, y + metrics.ascent() / 2 - 1), word)
            x += metrics.horizontalAdvance(word) + 30


def heat_colour(palette: Palette, heat: Heat) -> str:
    return {
        Heat.MET: palette.met, Heat.ON_PATH: palette.plan, Heat.BEHIND: palette.below, Heat.NO_DATA: palette.quiet,
    }[heat]  # fmt: skip


def draw_symbol(painter: QPainter, heat: Heat, middle: QPointF, size: float, colour: str) -> None:
    """Triangle up for met, ring for on path, triangle down for behind, a dash for no data."""
    _begin_symbols(painter, heat, colour)
    _put_symbol(painter, heat, middle, size)


def _begin_symbols(painter: QPainter, heat: Heat, colour: str) -> None:
    """Pen and brush for symbols of one kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lined = {Heat.NO_DATA: 1.4, Heat.ON_PATH: 1.6}
    if heat in lined:
        painter.setPen(QPen(QColor(colour), lined[heat]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))


def _put_symbol(painter: QPainter, heat: Heat, middle: QPointF, size: float) -> None:
    x, y = middle.x(), middle.y()
    if heat is Heat.NO_DATA:
        painter.drawLine(QLineF(x - size, y, x + size, y))
    elif heat is Heat.ON_PATH:
        painter.drawEllipse(middle, size - 0.8, size - 0.8)
    else:
        tip = -size if heat is Heat.MET else size
        foot = y - tip * 0.8
        painter.drawConvexPolygon(QPolygonF([QPointF(x, y + tip), QPointF(x + size, foot), QPointF(x - size, foot)]))
