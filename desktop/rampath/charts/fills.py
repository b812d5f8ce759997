"""How the fill of a column tells what it stands for and how firm it is: by tint and hatch as well as by colour."""

from enum import Enum

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from rampath.charts.palette import Palette
from rampath.charts.pictures.columns import Role
from rampath.domain.observation import Kind


class Hatch(Enum):
    """Lines over a fill; they keep layers apart without colour."""

    NONE = ""
    RISING = "/"
    FALLING = "\\"
    LEVEL = "-"
    CROSS = "x"


HATCHES = {
    Role.BROADER: Hatch.RISING,
    Role.SECOND: Hatch.RISING,
    Role.THIRD: Hatch.LEVEL,
    Role.CHOSEN: Hatch.CROSS,
    Role.BETWEEN: Hatch.RISING,
    Role.BELOW: Hatch.FALLING,
}

_TINT = {Kind.ACTUAL: 1.0, Kind.ESTIMATE: 0.55, Kind.PLAN: 0.22}
"""How much of its colour a fill keeps over the ground."""

_STEP = 7.0
_LEAST = 4.0
"""Fills lower than this have room for neither outline nor hatch."""


def colour_of(palette: Palette, role: Role, kind: Kind) -> str:
    """The colour of a role; core turns from the colour of actuals into that of plans, as its line does."""
    return {
        Role.CORE: palette.plan if kind is Kind.PLAN else palette.actual,
        Role.BROADER: palette.broader,
        Role.EQUIPMENT: palette.equipment,
        Role.FIRST: palette.ramp[0],
        Role.SECOND: palette.ramp[1],
        Role.THIRD: palette.ramp[2],
        Role.CHOSEN: palette.plan,
        Role.MET: palette.met,
        Role.BETWEEN: palette.plan,
        Role.BELOW: palette.below,
    }[role]


def mixed(colour: str, ground: str, part: float) -> QColor:
    """So much of a colour over a ground, opaque."""
    one, other = QColor(colour), QColor(ground)
    mix = [
        round(a * part + b * (1 - part))
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mix)


class Fills:
    """The fills of one palette, each colour worked out once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._known: dict[tuple[Role, Kind], tuple[QColor, QColor, QPen]] = {}

    def fill(self, painter: QPainter, box: QRectF, role: Role, kind: Kind) -> None:
        """Fill a box without antialiasing: outlined where it is no actual, and hatched where there is room."""
        colour, tint, hatch = self._of(role, kind)
        low = box.height() < _LEAST
        if kind is Kind.ACTUAL or low:
            painter.fillRect(box, tint if low else colour)
        else:
            painter.fillRect(box, colour)
            painter.fillRect(box.adjusted(1, 1, -1, -1), tint)
        if not low and HATCHES.get(role, Hatch.NONE) is not Hatch.NONE:
            painter.setPen(hatch)
            painter.drawLines(hatch_lines(box.adjusted(1, 1, -1, -1), HATCHES[role]))

    def _of(self, role: Role, kind: Kind) -> tuple[QColor, QColor, QPen]:
        key = (role, kind)
        if key not in self._known:
            colour = colour_of(self.palette, role, kind)
            ground = self.palette.surface
            over = mixed(ground, colour, 0.65) if kind is not Kind.PLAN else mixed(colour, ground, 0.7)
            self._known[key] = QColor(colour), mixed(colour, ground, _TINT[kind]), QPen(over, 1)
        return self._known[key]


def hatch_lines(box: QRectF, hatch: Hatch, step: float = _STEP) -> list[QLineF]:
    """The lines of a hatch inside a box, `step` apart; they lie on one grid, so that neighbours fit."""
    if hatch is Hatch.LEVEL:
        first = -(-box.top() // step) * step
        count = max(0, int((box.bottom() - first) // step) + 1)
        return [QLineF(box.left(), first + i * step, box.right(), first + i * step) for i in range(count)]
    lines: list[QLineF] = []
    if hatch in {Hatch.RISING, Hatch.CROSS}:
        lines += _slanted(box, 1, step)
    if hatch in {Hatch.FALLING, Hatch.CROSS}:
        lines += _slanted(box, -1, step)
    return lines


def _slanted(box: QRectF, way: int, step: float) -> list[QLineF]:
    """Lines at 45 degrees, rising (1) or falling (-1) to the right, cut at the edges of the box."""
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    if right <= left or bottom <= top:
        return []
    found = []
    # along a rising line x + y is the same everywhere, along a falling one x - y
    low, high = (left + top, right + bottom) if way > 0 else (left - bottom, right - top)
    at = -(-low // step) * step
    while at < high:
        if way > 0:
            x0, x1 = max(left, at - bottom), min(right, at - top)
            found.append(QLineF(x0, at - x0, x1, at - x1))
        else:
            x0, x1 = max(left, at + top), min(right, at + bottom)
            found.append(QLineF(x0, x0 - at, x1, x1 - at))
        at += step
    return found
