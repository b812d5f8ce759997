"""A surface to draw on in millimetres, over a QPainter: what is drawn stays lines, shapes and text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from rampath.charts.fills import Hatch as Weave
from rampath.charts.fills import hatch_lines
from rampath.charts.palette import LIGHT
from rampath.printing.ink import grey
from rampath.printing.paper import Area, Paper
from rampath.printing.ruler import CAP, MM, POINT, UNITS, Align, Ruler, spacing

BLACK = "#000000"


class Marker(Enum):
    """The shape of a point: full square for an actual, hollow for an estimate, round for a plan."""

    SQUARE = "square"
    HOLLOW = "hollow"
    ROUND = "round"
    RING = "ring"
    UP = "up"
    DOWN = "down"
    DIAMOND = "diamond"
    HOLLOW_UP = "hollow up"
    HOLLOW_DOWN = "hollow down"
    HOLLOW_DIAMOND = "hollow diamond"
    DASH = "dash"


_HOLLOW = {Marker.HOLLOW, Marker.RING, Marker.HOLLOW_UP, Marker.HOLLOW_DOWN, Marker.HOLLOW_DIAMOND}
_CORNERS = {
    Marker.UP: ((0, -1), (1, 1), (-1, 1)),
    Marker.DOWN: ((0, 1), (1, -1), (-1, -1)),
    Marker.DIAMOND: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    Marker.DASH: ((-1, -0.22), (1, -0.22), (1, 0.22), (-1, 0.22)),
}
_CORNERS |= {
    Marker.HOLLOW_UP: _CORNERS[Marker.UP],
    Marker.HOLLOW_DOWN: _CORNERS[Marker.DOWN],
    Marker.HOLLOW_DIAMOND: _CORNERS[Marker.DIAMOND],
}
"""The corners of a shape around its middle, in parts of half its size."""


class Hatch(Enum):
    """How a bar is filled: the slope of its lines (0: solid) and the room between them in millimetres."""

    SOLID = (0, 0.0)
    RISING = (-1, 0.9)
    FALLING = (1, 1.6)


_WEAVE_STEP = 1.8
_LOWEST_WOVEN = 0.9
"""Room (mm) between the lines of a weave, and the height of a fill that is too low for them."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text as it was drawn: where it stands (mm, from the capitals' top to the tails' end)."""

    text: str
    area: Area
    size: float
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as it was drawn: its corners in millimetres, its colour, and its dashes in millimetres."""

    points: tuple[tuple[float, float], ...]
    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area as it was drawn: `corners` in millimetres, its colours, and the lines over it.

    `data` tells what stands for a figure from what is only a ground.
    """

    corners: tuple[tuple[float, float], ...]
    colour: str
    edge: str | None
    weave: Weave | Hatch
    data: bool

    @property
    def area(self) -> Area:
        """The rectangle around it."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class Dot:
    """A point as it was drawn: its middle in millimetres."""

    x: float
    y: float
    marker: Marker
    colour: str = BLACK


class Canvas(Ruler):
    """One sheet. Lengths are millimetres, sizes of text points.

    `words`, `dots`, `strokes` and `fills` hold what was drawn, in the colours that were drawn with. A canvas that is
    `mono` draws each colour as the grey that is as light.
    """

    def __init__(self, painter: QPainter, paper: Paper, family: str, *, mono: bool = False) -> None:
        super().__init__(family)
        self.paper = paper
        self.mono = mono
        self.words: list[Words] = []
        self.dots: list[Dot] = []
        self.strokes: list[Stroke] = []
        self.fills: list[Fill] = []
        self._painter = painter
        painter.resetTransform()
        device = painter.device()
        painter.scale(device.logicalDpiX() / MM, device.logicalDpiY() / MM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = BLACK,
        width: float = 0.2,
        dash: Sequence[float] = (),
    ) -> None:
        """A line through these points; `dash` gives lengths drawn and left out in turn."""
        colour = self._ink(colour)
        self.strokes.append(Stroke(tuple(points), colour, tuple(dash)))
        self._draw_line(points, colour, width, dash)

    def box(self, area: Area, fill: str | None = None, edge: str | None = None, width: float = 0.2) -> None:
        """A rectangle, filled, outlined, or both: a ground, not a figure."""
        self._shape(_corners(area), fill, edge, width, Weave.NONE, data=False)

    def hatched(self, area: Area, hatch: Hatch, colour: str = BLACK) -> None:
        """A bar: filled where it is solid, else outlined and filled with lines that end at its edges."""
        slope, gap = hatch.value
        if not slope:
            self._shape(_corners(area), colour, None, 0, hatch, data=True)
            return
        self._shape(_corners(area), LIGHT.surface, colour, 0.25, hatch, data=True)
        offset = gap
        while offset < area.width + area.height:
            near, far = max(0.0, offset - area.height), min(offset, area.width)
            ends = [(area.x + x, area.y + offset - x) for x in (near, far)]
            if slope > 0:
                ends = [(x, area.y + area.bottom - y) for x, y in ends]
            self.line(ends, colour, 0.2)
            offset += gap

    def woven(self, area: Area, colour: str, edge: str, weave: Weave = Weave.NONE, lines: str = LIGHT.surface) -> None:
        """A layer of a column: filled, outlined, with lines of another colour over it where it is high enough."""
        self._shape(_corners(area), colour, edge, 0.2, weave, data=True)
        if area.height < _LOWEST_WOVEN or area.width < _LOWEST_WOVEN:
            return
        for each in hatch_lines(QRectF(area.x, area.y, area.width, area.height), weave, _WEAVE_STEP):
            self._draw_line([(each.x1(), each.y1()), (each.x2(), each.y2())], self._ink(lines), 0.3)

    def band(
        self,
        corners: Sequence[tuple[float, float]],
        colour: str,
        edge: str | None = None,
        width: float = 0.2,
        weave: Weave = Weave.NONE,
    ) -> None:
        """A filled shape with these corners, outlined where `edge` is given."""
        self._shape(tuple(corners), colour, edge, width, weave, data=True)

    def marker(self, x: float, y: float, marker: Marker, colour: str = BLACK, size: float = 1.6) -> None:
        """A point's shape, `size` millimetres across, its middle at x, y."""
        colour = self._ink(colour)
        self.dots.append(Dot(x, y, marker, colour))
        half = size / 2
        hollow = marker in _HOLLOW
        self._painter.setBrush(QBrush(QColor(LIGHT.surface if hollow else colour)))
        self._painter.setPen(QPen(QColor(colour), 0.3) if hollow else Qt.PenStyle.NoPen)
        if marker in {Marker.ROUND, Marker.RING}:
            self._painter.drawEllipse(QPointF(x, y), half, half)
        elif marker in _CORNERS:
            corners = [QPointF(x + right * half, y + down * half) for right, down in _CORNERS[marker]]
            self._painter.drawPolygon(QPolygonF(corners))
        else:
            self._painter.drawRect(QRectF(x - half, y - half, size, size))

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        align: Align = Align.LEFT,
        *,
        colour: str = BLACK,
        bold: bool = False,
        room: float | None = None,
    ) -> Area:
        """One line of text, its capitals centred on `middle`; shrunk, then elided, to fit into `room`."""
        if room is not None:
            size, text = self.fitted(text, size, room, bold=bold)
        area = self.area_of(x, middle, text, size, align, bold=bold)
        if not text:
            return area
        painter = self._painter
        painter.save()
        painter.translate(area.x, area.y + CAP * size * POINT)
        painter.scale(1 / UNITS, 1 / UNITS)
        painter.setFont(self.font_of(size, bold=bold))
        painter.setPen(QColor(self._ink(colour)))
        painter.drawText(QPointF(0, 0), text)
        painter.restore()
        self.words.append(Words(text, area, size, self._ink(colour)))
        return area

    def paragraph(
        self,
        area: Area,
        text: str,
        size: float,
        align: Align = Align.LEFT,
        *,
        colour: str = BLACK,
        bold: bool = False,
    ) -> float:
        """Wrapped text from the top of `area`; gives where it ends. The last line that fits is elided."""
        step = spacing(size)
        lines = self.wrapped(text, size, area.width, bold=bold)
        most = max(1, int(area.height / step + 0.01))
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        x = area.x + area.width * align.value
        for i, line in enumerate(lines):
            middle = area.y + (i + 0.5) * step
            self.text(x, middle, line, size, align, colour=colour, bold=bold, room=area.width)
        return area.y + len(lines) * step

    def _draw_line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def _shape(
        self,
        corners: tuple[tuple[float, float], ...],
        fill: str | None,
        edge: str | None,
        width: float,
        weave: Weave | Hatch,
        *,
        data: bool,
    ) -> None:
        fill, edge = (None if each is None else self._ink(each) for each in (fill, edge))
        if fill is not None:
            self.fills.append(Fill(corners, fill, edge, weave, data))
        self._painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(QColor(edge), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(QColor(fill)))
        self._painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _ink(self, colour: str) -> str:
        return grey(colour) if self.mono else colour


def _corners(area: Area) -> tuple[tuple[float, float], ...]:
    return ((area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom))
