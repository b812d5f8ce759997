"""A surface to draw on in millimetres, over a QPainter: what is drawn stays lines, shapes and text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from rampath.charts.palette import LIGHT
from rampath.printing.paper import Area, Paper
from rampath.printing.ruler import CAP, MM, POINT, UNITS, Align, Ruler, spacing

BLACK = "#000000"


class Marker(Enum):
    """The shape of a point: full square for an actual, hollow for an estimate, round for a plan."""

    SQUARE = "square"
    HOLLOW = "hollow"
    ROUND = "round"
    UP = "up"
    DOWN = "down"


class Hatch(Enum):
    """How a bar is filled: with lines of these slopes (none: solid), and the room between them in millimetres."""

    SOLID = ((), 0.0)
    RISING = ((-1,), 0.9)
    FALLING = ((1,), 1.6)
    LEVEL = ((0,), 1.1)
    CROSS = ((-1, 1), 1.9)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text as it was drawn: where it stands (mm, from the capitals' top to the tails' end)."""

    text: str
    area: Area
    size: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as it was drawn: its corners in millimetres, and its colour."""

    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point as it was drawn: its middle in millimetres."""

    x: float
    y: float
    marker: Marker


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as it was drawn: its edges in millimetres, and how it was filled."""

    area: Area
    hatch: Hatch


class Canvas(Ruler):
    """One sheet. Lengths are millimetres, sizes of text points; `words`, `dots`, `strokes`, `bars` hold what was drawn.

    With `mono` each colour is the grey of its luminance.
    """

    def __init__(self, painter: QPainter, paper: Paper, family: str, *, mono: bool = False) -> None:
        super().__init__(family)
        self.paper = paper
        self.words: list[Words] = []
        self.dots: list[Dot] = []
        self.strokes: list[Stroke] = []
        self.bars: list[Bar] = []
        self.mono = mono
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
        self.strokes.append(Stroke(tuple(points), colour))
        pen = QPen(self._ink(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def box(self, area: Area, fill: str | None = None, edge: str | None = None, width: float = 0.2) -> None:
        """A rectangle, filled, outlined, or both."""
        self._painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(self._ink(edge), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(self._ink(fill)))
        self._painter.drawRect(QRectF(area.x, area.y, area.width, area.height))

    def hatched(self, area: Area, hatch: Hatch, colour: str = BLACK, ground: str = LIGHT.surface) -> None:
        """A bar: filled where it is solid, else outlined and filled with lines that end at its edges."""
        self.bars.append(Bar(area, hatch))
        slopes, gap = hatch.value
        if not slopes:
            self.box(area, fill=colour)
            return
        self.box(area, fill=ground, edge=colour, width=0.25)
        for slope in slopes:
            for ends in _hatch_lines(area, slope, gap):
                self.line(ends, colour, 0.2)

    def tinted(self, area: Area, colour: str, part: float) -> None:
        """A bar with an edge of a colour, filled with so much of it over white."""
        self.bars.append(Bar(area, Hatch.SOLID))
        mix = [round(int(colour[at : at + 2], 16) * part + 255 * (1 - part)) for at in (1, 3, 5)]
        self.box(area, fill="#" + "".join(f"{each:02x}" for each in mix), edge=colour, width=0.25)

    def marker(self, x: float, y: float, marker: Marker, colour: str = BLACK, size: float = 1.6) -> None:
        """A point's shape, `size` millimetres across, its middle at x, y."""
        self.dots.append(Dot(x, y, marker))
        half = size / 2
        hollow = marker is Marker.HOLLOW
        self._painter.setBrush(QBrush(self._ink(LIGHT.surface if hollow else colour)))
        self._painter.setPen(QPen(self._ink(colour), 0.3) if hollow else Qt.PenStyle.NoPen)
        if marker is Marker.ROUND:
            self._painter.drawEllipse(QPointF(x, y), half, half)
        elif marker in {Marker.UP, Marker.DOWN}:
            tip = -half if marker is Marker.UP else half
            corners = [QPointF(x, y + tip), QPointF(x + half, y - tip), QPointF(x - half, y - tip)]
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
        painter.setPen(self._ink(colour))
        painter.drawText(QPointF(0, 0), text)
        painter.restore()
        self.words.append(Words(text, area, size))
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

    def _ink(self, colour: str) -> QColor:
        return QColor(grey_of(colour) if self.mono else colour)


def grey_of(colour: str) -> str:
    """The grey of the same relative luminance (WCAG 2.1) as `#rrggbb`."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(value * 255):02x}" + f"{round(value * 255):02x}" * 2


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _hatch_lines(area: Area, slope: int, gap: float) -> Iterator[list[tuple[float, float]]]:
    """The lines of one slope within an area: level (0), falling to the right (1) or rising (-1)."""
    offset = gap
    if not slope:
        while offset < area.height:
            yield [(area.x, area.y + offset), (area.right, area.y + offset)]
            offset += gap
        return
    while offset < area.width + area.height:
        near, far = max(0.0, offset - area.height), min(offset, area.width)
        ends = [(area.x + x, area.y + offset - x) for x in (near, far)]
        if slope > 0:
            ends = [(x, area.y + area.bottom - y) for x, y in ends]
        yield ends
        offset += gap
