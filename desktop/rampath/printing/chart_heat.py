"""Members by years on a page: in each cell a symbol tells whether the target is met, on path, behind or not known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.fills import mixed
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.heat import Cell, Heat, HeatRow, HeatTable
from rampath.charts.statements import pillar_word
from rampath.domain.observation import Kind, year_label
from rampath.printing.axes import SIZE
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice
from rampath.printing.kind_bands import draw_kinds, spans
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align, Ruler
from rampath.wording import number, tr

LOOKS = {
    Heat.MET: (Marker.UP, LIGHT.met),
    Heat.ON_PATH: (Marker.RING, LIGHT.plan),
    Heat.BEHIND: (Marker.DOWN, LIGHT.below),
    Heat.NO_DATA: (Marker.DASH, LIGHT.quiet),
}
"""The shape and the colour of each standing."""

TINTS = {Heat.MET: 0.16, Heat.ON_PATH: 0.07, Heat.BEHIND: 0.16, Heat.NO_DATA: 0.0}
"""How much of that colour the ground of a cell has: so little that symbols and figures stand out from it."""

_HEAD = 9.0
_TALLEST, _LEAST = 6.0, 2.35
_BETWEEN = 5.0
_SYMBOL = 1.8


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells of one list of members lie: `plot` (mm) holds `rows` of them, names, or `codes`, stand left."""

    plot: Area
    rows: tuple[HeatRow, ...]
    row: float
    column: float
    codes: bool

    def cell(self, row: int, column: int) -> Area:
        """The cell of a row of this list in a year, counted from 0."""
        return Area(self.plot.x + column * self.column, self.plot.y + row * self.row, self.column, self.row)


def draw_heat(canvas: Canvas, room: Area, heat: HeatTable) -> tuple[Grid, ...]:
    """The lists of members with their cells, and the key below; gives where the cells lie."""
    if not heat.rows or not heat.years:
        draw_notice(canvas, room, heat.title)
        return ()
    grids = grids_for(canvas, Area(room.x, room.y, room.width, room.height - ROW - 0.8), heat)
    for grid in grids:
        _draw_head(canvas, grid, heat)
        for i, row in enumerate(grid.rows):
            middle = grid.cell(i, 0).y + grid.row / 2
            canvas.text(grid.plot.x - 1.5, middle, row.member if grid.codes else row.name, _size(grid), Align.RIGHT)
            for j, cell in enumerate(row.cells):
                _draw_cell(canvas, grid.cell(i, j), cell, figures=_figures(canvas, grid))
        _draw_parts(canvas, grid, heat.kinds)
    seen = {cell.heat for row in heat.rows for cell in row.cells}
    entries = [Entry(tr(each.value), LOOKS[each][1], LOOKS[each][0]) for each in Heat if each in seen]
    key = Area(room.x, grids[0].plot.bottom + 0.8, room.width, ROW)
    draw_key(canvas, key, entries)
    if _figures(canvas, grids[0]):
        said = tr("figures: {pillar}, % of GDP", pillar=pillar_word(heat.pillar))
        right = grids[-1].plot.right
        canvas.text(right, key.y + ROW / 2, said, SIZE, Align.RIGHT, colour=LIGHT.quiet)
    return grids


def grids_for(ruler: Ruler, room: Area, heat: HeatTable) -> tuple[Grid, ...]:
    """All members in as few lists side by side as can be read, with codes where names take too much room."""
    count = len(heat.rows)
    tall = room.height - _HEAD
    lists = min(max(1, math.ceil(_LEAST * count / tall)), 4)
    each = math.ceil(count / lists)
    width = (room.width - (lists - 1) * _BETWEEN) / lists
    widest = max(ruler.width_of(row.name, SIZE) for row in heat.rows)
    codes = widest > width * 0.3
    names = (max(ruler.width_of(row.member, SIZE) for row in heat.rows) if codes else widest) + 2
    row = min(_TALLEST, tall / each)
    year = ruler.width_of("2026e", SIZE)
    beyond = max(0.0, (year - (width - names) / len(heat.years)) / 2)
    column = min(24.0, (width - names - beyond) / len(heat.years))
    return tuple(
        Grid(
            Area(room.x + at * (width + _BETWEEN) + names, room.y + _HEAD, column * len(heat.years), row * len(part)),
            part, row, column, codes,
        )
        for at in range(lists)
        if (part := heat.rows[at * each : (at + 1) * each])
    )  # fmt: skip


def _size(grid: Grid) -> float:
    return max(SMALLEST, min(SIZE, grid.row / 0.33))


def _figures(ruler: Ruler, grid: Grid) -> bool:
    """Whether a cell has room for its share beside its symbol."""
    return grid.column >= _SYMBOL + 2.6 + ruler.width_of("00.00", SMALLEST) and grid.row >= 2.6


def _draw_head(canvas: Canvas, grid: Grid, heat: HeatTable) -> None:
    """The years, as many as have room, and over them how firm they are."""
    labels = [year_label(year, kind) for year, kind in zip(heat.years, heat.kinds, strict=True)]
    widest = max(canvas.width_of(label, SIZE) for label in labels) + 1.5
    every = max(1, math.ceil(widest / grid.column))
    for j in range(len(labels) - 1, -1, -every):
        x = grid.plot.x + (j + 0.5) * grid.column
        canvas.text(x, grid.plot.y - 2.4, labels[j], SIZE, Align.CENTRE)
    draw_kinds(canvas, Area(grid.plot.x, grid.plot.y - 7.8, grid.plot.width, 3.4), heat.kinds, grid.column)


def _draw_parts(canvas: Canvas, grid: Grid, kinds: Sequence[Kind]) -> None:
    """Lines between actual, estimated and planned years through all rows; the years' names stay free of them."""
    for first, _last, _kind in spans(kinds):
        if first:
            x = grid.plot.x + first * grid.column
            canvas.line([(x, grid.plot.y - 0.6), (x, grid.plot.bottom)], LIGHT.quiet, 0.3)


def _draw_cell(canvas: Canvas, area: Area, cell: Cell, *, figures: bool) -> None:
    marker, colour = LOOKS[cell.heat]
    inner = Area(area.x + 0.15, area.y + 0.15, area.width - 0.3, area.height - 0.3)
    canvas.box(inner, fill=mixed(colour, LIGHT.surface, TINTS[cell.heat]).name())
    told = number(cell.share * 100) if figures and math.isfinite(cell.share) else ""
    size = min(_SYMBOL, area.width * 0.7, area.height - 0.5)
    beside = canvas.width_of("00.00", SMALLEST) + 1.2 if told else 0.0
    middle = area.y + area.height / 2
    canvas.marker(area.middle - beside / 2, middle, marker, colour, size)
    canvas.text(area.middle + (size + beside) / 2, middle, told, SMALLEST, Align.RIGHT)
