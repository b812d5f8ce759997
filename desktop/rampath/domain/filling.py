"""What the fill handle of a table writes on: one number again, or the straight line through several."""

from collections.abc import Sequence


def filled(
    values: Sequence[float | None], count: int, *, backwards: bool = False, series: bool = False
) -> list[float | None]:
    """The next `count` values after these, or, `backwards`, before them with the nearest first.

    As Excel does it: one number is repeated, or with `series` goes on in steps of one; several numbers go on along
    the line of least squares through them; a run in which a cell is empty is repeated as it is.
    """
    if not values:
        return [None] * count
    known = [value for value in values if value is not None]
    if len(known) < len(values) or (len(values) == 1 and not series):
        size = len(values)
        return [values[-1 - i % size] if backwards else values[i % size] for i in range(count)]
    base, slope = (known[0], 1.0) if len(known) == 1 else _line(known)
    places = range(-1, -1 - count, -1) if backwards else range(len(known), len(known) + count)
    return [float(f"{base + slope * place:.12g}") for place in places]


def _line(values: Sequence[float]) -> tuple[float, float]:
    """The value at place 0 and the slope of the line of least squares through values at 0, 1, 2 and so on."""
    size = len(values)
    middle, mean = (size - 1) / 2, sum(values) / size
    slope = sum((i - middle) * (value - mean) for i, value in enumerate(values))
    slope /= sum((i - middle) ** 2 for i in range(size))
    return mean - slope * middle, slope
