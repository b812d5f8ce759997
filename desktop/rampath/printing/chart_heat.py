"""The heat table on a page: a symbol and the share for each member and year, told apart without colour."""

import math
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.heat import Cell, Heat, HeatTable
from rampath.domain.observation import year_label
from rampath.printing.axes import SIZE
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.kind_bands import draw_kinds
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align
from rampath.wording import number, tr

MARKERS = {Heat.MET: Marker.UP, Heat.ON_PATH: Marker.ROUND, Heat.BEHIND: Marker.DOWN}
COLOURS = {Heat.MET: LIGHT.met, Heat.ON_PATH: LIGHT.plan, Heat.BEHIND: LIGHT.below}
"""What tells how a member stands: a shape, and a colour. No data is a dash."""

GROUNDS = {Heat.MET: "#dcefe8", Heat.ON_PATH: "#e3eef6", Heat.BEHIND: "#fbe9de", Heat.NO_DATA: LIGHT.surface}
"""The grounds of cells: light, so that symbol and share keep their contrast on them."""

_KEY, _HEAD, _BETWEEN = 5.0, 8.5, 0.25
_SYMBOL, _APART = 1.6, 1.0
_LINE = 2.75
"""Rows lower than this, in millimetres, have no room for words: shares are left out, and names of some."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where cells lie: the first at the upper left corner of `plot` (mm), each of this width and height."""

    plot: Area
    width: float
    height: float

    def cell(self, row: int, column: int) -> Area:
        return Area(self.plot.x + column * self.width, self.plot.y + row * self.height, self.width, self.height)


def draw_heat(canvas: Canvas, room: Area, chart: HeatTable) -> Cells:
    """Names, years, cells and the key; gives where the cells lie."""
    size = SIZE
    names = max((canvas.width_of(row.name, size) for row in chart.rows), default=20.0) + 2
    names = min(names, room.width * 0.3)
    plot = Area(room.x + names, room.y + _HEAD, room.width - names, room.height - _HEAD - _KEY)
    cells = Cells(plot, plot.width / max(1, len(chart.years)), min(6.0, plot.height / max(1, len(chart.rows))))
    size = max(SMALLEST, min(SIZE, cells.height / 0.42))
    foot = plot.y + cells.height * len(chart.rows)
    _draw_years(canvas, cells, chart)
    every = max(1, math.ceil(_LINE / cells.height))
    for i, row in enumerate(chart.rows):
        middle = cells.cell(i, 0).y + cells.height / 2
        if i % every == 0:
            canvas.text(plot.x - 1.5, middle, row.name, size, Align.RIGHT, room=names - 1.5)
        for j, cell in enumerate(row.cells):
            _draw_cell(canvas, cells.cell(i, j), cell)
    draw_kinds(canvas, Area(plot.x, room.y, plot.width, foot - room.y), chart.kinds, cells.width)
    _draw_key(canvas, room.x + names, foot + _KEY / 2 + 0.5, chart)
    return cells


def _draw_years(canvas: Canvas, cells: Cells, chart: HeatTable) -> None:
    """Each year above its column, or every second or third one where they would meet."""
    labels = [year_label(year, kind) for year, kind in zip(chart.years, chart.kinds, strict=True)]
    widest = max((canvas.width_of(label, SIZE) for label in labels), default=1.0) + 1
    every = max(1, -(-int(widest * 100) // int(cells.width * 100)))
    last = len(labels) - 1
    for j, label in enumerate(labels):
        if (last - j) % every == 0:
            area = cells.cell(0, j)
            canvas.text(area.middle, area.y - 2.4, label, SIZE, Align.CENTRE)


def _draw_cell(canvas: Canvas, area: Area, cell: Cell) -> None:
    inner = Area(area.x + _BETWEEN, area.y + _BETWEEN, area.width - 2 * _BETWEEN, area.height - 2 * _BETWEEN)
    if cell.heat is not Heat.NO_DATA:
        canvas.box(inner, fill=GROUNDS[cell.heat])
    middle = area.y + area.height / 2
    if cell.heat is Heat.NO_DATA:
        canvas.line([(area.middle - 0.8, middle), (area.middle + 0.8, middle)], LIGHT.quiet, 0.25)
        return
    text = number(cell.share * 100)
    wide = canvas.width_of(text, SMALLEST)
    together = _SYMBOL + _APART + wide
    if together > area.width - 0.8 or area.height < _LINE:
        canvas.marker(area.middle, middle, MARKERS[cell.heat], COLOURS[cell.heat], min(_SYMBOL, area.height * 0.8))
        return
    x = area.middle - together / 2
    canvas.marker(x + _SYMBOL / 2, middle, MARKERS[cell.heat], COLOURS[cell.heat], _SYMBOL)
    canvas.text(x + _SYMBOL + _APART, middle, text, SMALLEST)


def _draw_key(canvas: Canvas, x: float, y: float, chart: HeatTable) -> None:
    """What the symbols mean, in a row; those that the table has."""
    found = {cell.heat for row in chart.rows for cell in row.cells}
    for heat in Heat:
        if heat not in found:
            continue
        if heat is Heat.NO_DATA:
            canvas.line([(x, y), (x + _SYMBOL, y)], LIGHT.quiet, 0.25)
        else:
            canvas.marker(x + _SYMBOL / 2, y, MARKERS[heat], COLOURS[heat], _SYMBOL)
        x = canvas.text(x + _SYMBOL + _APART, y, tr(heat.value), SIZE).right + 5
