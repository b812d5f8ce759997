"""Small multiples on a page: the paths of all members in a grid, on one scale that is named at its edges."""

import math
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.smalls import Multiples, Small, top_of_all
from rampath.charts.series import MemberPath, Point
from rampath.charts.statements import pillar_word
from rampath.charts.ticks import decimals, share_step, share_ticks
from rampath.domain.compliance import STATUS_TEXT, Status
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE, Scale, share_title
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.chart_member import DASHES, MARK_DASH
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice, key_rows
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align, Ruler
from rampath.wording import number, short_percent, tr

LOOKS = {
    Status.MET: (Marker.UP, LIGHT.met),
    Status.ON_PATH: (Marker.RING, LIGHT.plan),
    Status.SHORT: (Marker.DOWN, LIGHT.below),
    Status.NO_DATA: (Marker.DASH, LIGHT.quiet),
}
"""The shape and the colour of each standing."""

_WIDTHS = {Kind.ACTUAL: 0.35, Kind.ESTIMATE: 0.35, Kind.PLAN: 0.6}
_TITLE, _HEAD, _FOOT = 4.4, 3.4, 4.2
_PAD = 2.6
_SHAPE = 1.7
"""How much wider than high a cell is, at best."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the cells lie: `plots` (mm) in the order of the members; `top` ends the scale, in per cent.

    `codes` says that not all names have room, so that all members stand by their codes.
    """

    plots: tuple[Area, ...]
    columns: int
    top: float
    first: int
    last: int
    codes: bool

    def x(self, cell: int, year: float) -> float:
        """The place of a year in a cell, in millimetres from the left edge of the sheet."""
        plot = self.plots[cell]
        return Scale(self.first, max(self.last, self.first + 1), plot.x, plot.right).at(year)

    def y(self, cell: int, share: float) -> float:
        """The place of a share (a fraction) in a cell, in millimetres from the top edge of the sheet."""
        plot = self.plots[cell]
        return plot.bottom - share * 100 / self.top * plot.height


def draw_multiples(canvas: Canvas, room: Area, picture: Multiples) -> Cells | None:
    """All cells with the scale at the left and the years below; gives where they lie."""
    if not picture.cells:
        draw_notice(canvas, room, tr("No members"))
        return None
    cells = cells_for(canvas, room, picture)
    canvas.text(room.x, room.y + 2, share_title(pillar_word(picture.pillar)), SIZE, colour=LIGHT.quiet, room=room.width)
    draw_key(canvas, Area(room.x, room.y + _TITLE, room.width, ROW), _entries(picture))
    for i, each in enumerate(picture.cells):
        _draw_scale(canvas, cells, i)
        _draw_cell(canvas, cells, i, each)
    return cells


def cells_for(ruler: Ruler, room: Area, picture: Multiples) -> Cells:
    """As many cells side by side as the shape of the room asks for, and as their heads need."""
    count = len(picture.cells)
    left = ruler.width_of("00", SIZE) + 1.8
    top = room.y + _TITLE + ROW * len(key_rows(ruler, room.width, _entries(picture)))
    width, height = room.width - left, room.bottom - _FOOT - top
    head = max(ruler.width_of(f"{each.path.member} {_ends(each)}", SMALLEST) for each in picture.cells) + 2.8
    most = max(1, int((width + _PAD) / (head + _PAD)))
    columns = _columns(count, min(count, most), math.sqrt(count * width / max(height, 1.0) / _SHAPE))
    rows = math.ceil(count / columns)
    wide, tall = (width + _PAD) / columns, height / rows
    plots = tuple(
        Area(room.x + left + i % columns * wide, top + i // columns * tall + _HEAD, wide - _PAD, tall - _HEAD - 1.2)
        for i in range(count)
    )
    first = min(each.path.first_year for each in picture.cells)
    last = max(each.path.last_year for each in picture.cells)
    codes = any(
        ruler.width_of(f"{each.path.name}{_ends(each)}", SMALLEST) + 2.9 > wide - _PAD for each in picture.cells
    )
    return Cells(plots, columns, top_of_all(picture.cells) * 100, first, last, codes)


def _columns(count: int, most: int, wanted: float) -> int:
    """How many cells stand side by side: near to what is wanted, with few places left empty in the last row."""

    def cost(columns: int) -> float:
        empty = -count % columns
        return abs(math.log(columns / wanted)) + 4 * empty / count

    return min(range(1, most + 1), key=cost)


def _ends(each: Small) -> str:
    return "" if each.share is None else number(each.share * 100)


def _entries(picture: Multiples) -> list[Entry]:
    """What shapes, figures and lines mean."""
    kinds = [kind for kind in Kind if any(each.path.of(kind) for each in picture.cells)]
    words = {Kind.ACTUAL: tr("actual"), Kind.ESTIMATE: tr("estimate"), Kind.PLAN: tr("plan")}
    entries = [Entry(words[kind], _colour(kind), width=_WIDTHS[kind], dash=DASHES[kind]) for kind in kinds]
    marks = picture.cells[0].path.marks if picture.cells else ()
    if marks:
        said = ", ".join(short_percent(mark.share) for mark in marks)
        entries.append(Entry(said, LIGHT.commitment, width=0.45, dash=MARK_DASH))
    seen = [status for status in LOOKS if any(each.status is status for each in picture.cells)]
    entries += [Entry(tr(STATUS_TEXT[status]), LOOKS[status][1], LOOKS[status][0]) for status in seen]
    return [*entries, Entry(tr("figures: {year}", year=picture.year))]


def _colour(kind: Kind) -> str:
    return LIGHT.plan if kind is Kind.PLAN else LIGHT.actual


def _draw_scale(canvas: Canvas, cells: Cells, i: int) -> None:
    """Shares left of the first cell of a row, the first and the last year below the last one of a column."""
    plot = cells.plots[i]
    canvas.line([(plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.15)
    if i % cells.columns == 0:
        named = share_ticks(0, cells.top, share_step(0, cells.top, plot.height, 3.4))
        if len(named) < 2:
            named = [0.0, cells.top]
        places = decimals(named)
        for value in named:
            y = cells.y(i, value / 100)
            canvas.line([(plot.x - 0.6, y), (plot.x, y)], LIGHT.quiet, 0.15)
            canvas.text(plot.x - 1.0, y, number(value, places), SMALLEST, Align.RIGHT)
    if i + cells.columns >= len(cells.plots):
        first, last = str(cells.first), str(cells.last)
        canvas.text(plot.x, plot.bottom + 2, first, SMALLEST)
        if canvas.width_of(f"{first} {last}", SMALLEST) + 1 <= plot.width:
            canvas.text(plot.right, plot.bottom + 2, last, SMALLEST, Align.RIGHT)


def _draw_cell(canvas: Canvas, cells: Cells, i: int, each: Small) -> None:
    plot, path = cells.plots[i], each.path
    marker, colour = LOOKS[each.status]
    middle = plot.y - _HEAD / 2
    said = _ends(each)
    figure = canvas.text(plot.right, middle, said, SMALLEST, Align.RIGHT)
    canvas.marker(figure.x - 1.4, middle, marker, colour, 1.5)
    room = figure.x - 2.8 - plot.x
    canvas.text(plot.x, middle, path.member if cells.codes else path.name, SMALLEST, room=room)
    for mark in path.marks:
        y = cells.y(i, mark.share)
        canvas.line([(plot.x, y), (plot.right, y)], LIGHT.commitment, 0.3, MARK_DASH)
    for kind, run in _runs(path):
        points = [(cells.x(i, point.year), cells.y(i, point.share)) for point in run]
        if len(points) > 1:
            canvas.line(points, _colour(kind), _WIDTHS[kind], tuple(length * 0.6 for length in DASHES[kind]))


def _runs(path: MemberPath) -> list[tuple[Kind, list[Point]]]:
    """The points in runs of one kind without gaps, each run from the point before it where that is the year before."""
    found: list[tuple[Kind, list[Point]]] = []
    for point in path.points:
        last = found[-1][1][-1] if found else None
        follows = last is not None and last.year == point.year - 1
        if found and follows and found[-1][0] is point.kind:
            found[-1][1].append(point)
        else:
            found.append((point.kind, [last, point] if last is not None and follows else [point]))
    return found
