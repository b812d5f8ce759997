"""What a page draws, read from the drawing orders of the file: shapes and lines in millimetres from the top left."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

_MM = 25.4 / 72
_FILLED = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKED = {"S", "s", "B", "B*", "b", "b*"}
_PAINTED = _FILLED | _STROKED | {"n"}

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """One path: its points in millimetres, and whether it was filled and stroked."""

    points: tuple[tuple[float, float], ...]
    filled: bool
    stroked: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def middle(self) -> tuple[float, float]:
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


def outlines(content: bytes, page: int = 0) -> Iterator[Outline]:
    """The paths of a page, in the order of drawing."""
    reader = PdfReader(BytesIO(content))
    tall = float(reader.pages[page].mediabox.height)
    now: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    kept: list[Matrix] = []
    points: list[tuple[float, float]] = []
    for values, name in ContentStream(reader.pages[page].get_contents(), reader).operations:
        order = name.decode()
        if order == "q":
            kept.append(now)
        elif order == "Q":
            now = kept.pop()
        elif order == "cm":
            now = _times(tuple(float(value) for value in values), now)
        elif order in {"m", "l", "c"}:
            numbers = [float(value) for value in values]
            points += zip(numbers[::2], numbers[1::2], strict=True)
        elif order == "re":
            x, y, wide, high = (float(value) for value in values)
            points += [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
        elif order in _PAINTED and points:
            placed = tuple((_across(now, *each) * _MM, (tall - _up(now, *each)) * _MM) for each in points)
            yield Outline(placed, order in _FILLED, order in _STROKED)
            points = []


def _times(one: tuple[float, ...], other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _across(matrix: Matrix, x: float, y: float) -> float:
    return x * matrix[0] + y * matrix[2] + matrix[4]


def _up(matrix: Matrix, x: float, y: float) -> float:
    return x * matrix[1] + y * matrix[3] + matrix[5]
