"""Sheets of paper, and places on them, in millimetres from the top left corner."""

from dataclasses import dataclass

MARGIN = 12.0
"""Free room at each edge of a sheet, in millimetres; only the marking stands in it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a sheet, in millimetres, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    def meets(self, other: "Area") -> bool:
        """Whether the two have any room in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def rows(self, *heights: float, gap: float = 0.0) -> list["Area"]:
        """Rows of these heights from the top, `gap` between them, and the rest as the last row."""
        found = []
        y = self.y
        for height in heights:
            found.append(Area(self.x, y, self.width, height))
            y += height + gap
        return [*found, Area(self.x, y, self.width, self.bottom - y)]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its width and height as it is read, in millimetres."""

    width: float
    height: float

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def portrait(self) -> "Paper":
        """The same sheet, upright."""
        return Paper(min(self.width, self.height), max(self.width, self.height))


A4 = Paper(297.0, 210.0)
A3 = Paper(420.0, 297.0)
LETTER = Paper(279.4, 215.9)
"""Sheets on their long side, as reports are printed by default."""
