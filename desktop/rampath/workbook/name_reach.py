"""Names that stand once for several rows: in a merged cell, or above rows that count the same for each name."""

from collections.abc import Collection, Mapping, Sequence

from rampath.workbook.grid import Sheet

_FEWEST = 2


def merged_over(sheet: Sheet, column: int) -> dict[int, int]:
    """By row, the row whose cell of a column is merged over it."""
    found: dict[int, int] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if left <= column <= right and top < bottom:
            found |= dict.fromkeys(range(top + 1, bottom + 1), top)
    return found


def listed_below(named: Collection[int], items: Mapping[int, str], rows: Sequence[int]) -> dict[int, int]:
    """By row without a name, the named row above it, where each name has the same items below it, each once.

    Nothing where that does not hold of all rows, or of two names at least.
    """
    groups: dict[int, list[int]] = {}
    for row in rows:
        if row in named:
            groups[row] = [row]
        elif not groups or not items.get(row):
            return {}
        else:
            groups[max(groups)].append(row)
    listed = [tuple(items.get(row, "") for row in group) for group in groups.values()]
    alike = len(listed) >= _FEWEST and len(set(listed)) == 1
    if not alike or len(listed[0]) < _FEWEST or len(set(listed[0])) < len(listed[0]):
        return {}
    return {row: first for first, group in groups.items() for row in group[1:]}
