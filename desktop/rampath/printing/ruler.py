"""How wide text is on a sheet, and how it is broken and shortened to fit: millimetres and points, no painter."""

from enum import Enum

from PySide6.QtGui import QFont, QFontMetricsF

from rampath.printing.fonts import font
from rampath.printing.paper import Area

MM = 25.4
POINT = MM / 72
"""A typographic point in millimetres."""

SMALLEST = 7.0
"""No text is smaller than this, in points."""

UNITS = 50
"""Font pixels in a millimetre: fine enough that rounding a size cannot be seen."""

CAP = 0.73
"""The height of a capital letter, in parts of the font size."""


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Ruler:
    """Measures text of one font family. Lengths are millimetres, sizes of text points."""

    def __init__(self, family: str) -> None:
        self.family = family
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}

    def width_of(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a line of text is, in millimetres."""
        return self._made(size, bold=bold)[1].horizontalAdvance(text) / UNITS

    def font_of(self, size: float, *, bold: bool = False) -> QFont:
        """The font of a size, `UNITS` pixels to a millimetre."""
        return self._made(size, bold=bold)[0]

    def area_of(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        align: Align = Align.LEFT,
        *,
        bold: bool = False,
    ) -> Area:
        """Where a line of text would stand: its capitals centred on `middle`."""
        width = self.width_of(text, size, bold=bold)
        cap, em = CAP * size * POINT, size * POINT
        return Area(x - width * align.value, middle - cap / 2, width, cap + 0.2 * em)

    def fitted(self, text: str, size: float, room: float, *, bold: bool = False) -> tuple[float, str]:
        """The size, not below the smallest, and the words, elided if need be, that fit into `room` mm."""
        wide = self.width_of(text, size, bold=bold)
        if wide <= room:
            return size, text
        size = max(min(SMALLEST, size), size * room / wide * 0.995)
        if self.width_of(text, size, bold=bold) <= room:
            return size, text
        fits, too_long = 0, len(text)
        while too_long - fits > 1:
            tried = (fits + too_long) // 2
            if self.width_of(text[:tried].rstrip() + "…", size, bold=bold) <= room:
                fits = tried
            else:
                too_long = tried
        kept = text[:fits].rstrip()
        return size, f"{kept}…" if kept else ""

    def wrapped(self, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
        """The text in lines no wider than `room`; its own line breaks stay, a single word that is wider is broken."""
        return [line for part in text.splitlines() or [""] for line in self._wrapped_part(part, size, room, bold=bold)]

    def _wrapped_part(self, text: str, size: float, room: float, *, bold: bool) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width_of(longer, size, bold=bold) <= room:
                lines[-1] = longer
                continue
            rest = word
            while len(rest) > 1 and self.width_of(rest, size, bold=bold) > room:
                fits = self._that_fit(rest, size, room, bold=bold)
                lines.append(rest[:fits])
                rest = rest[fits:]
            lines.append(rest)
        return lines

    def _that_fit(self, word: str, size: float, room: float, *, bold: bool) -> int:
        """How many letters of a word fit into `room` mm: one at least."""
        fits, too_many = 1, len(word)
        while too_many - fits > 1:
            tried = (fits + too_many) // 2
            if self.width_of(word[:tried], size, bold=bold) <= room:
                fits = tried
            else:
                too_many = tried
        return fits

    def _made(self, size: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        key = (max(1, round(size * POINT * UNITS)), bold)
        if key not in self._fonts:
            made = font(self.family, key[0], bold=bold)
            self._fonts[key] = (made, QFontMetricsF(made))
        return self._fonts[key]


def spacing(size: float) -> float:
    """The room from line to line, in millimetres, for text of this size in points."""
    return size * POINT * 1.32
