"""Where names stand in a column when they would meet: as near as can be to what they name."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float] | None:
    """Places (mm) in the order of `wanted`, at least `apart` from each other, between `low` and `high`.

    The sum of the squared shifts is the least that there is. None where they do not fit.
    """
    if (len(wanted) - 1) * apart > high - low + 1e-9:
        return None
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[tuple[float, int]] = []  # where a block's first name would stand at best, and how many it holds
    for i in order:
        first, count = wanted[i], 1
        while blocks and blocks[-1][0] + blocks[-1][1] * apart > first:
            before, held = blocks.pop()
            first = (before * held + (first - held * apart) * count) / (held + count)
            count += held
        blocks.append((first, count))
    placed = [first + i * apart for first, count in blocks for i in range(count)]
    last = high
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], last)
        last = placed[i] - apart
    last = low
    for i, at in enumerate(placed):
        placed[i] = max(at, last)
        last = placed[i] + apart
    found = [0.0] * len(wanted)
    for i, at in zip(order, placed, strict=True):
        found[i] = at
    return found
