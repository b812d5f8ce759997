"""Parts of a table below one header that each begin with a row of words: whose the rows are, or at which prices."""

from collections.abc import Collection, Sequence

from rampath.domain.member import AGGREGATES
from rampath.workbook.glance import Glance
from rampath.workbook.names import Recognised

_FEWEST = 2


def sections(glance: Glance, header: int, rows: Sequence[int], columns: Collection[int]) -> list[tuple[int, list[int]]]:
    """The rows of figures, parted by the rows that name somebody and hold nothing else, each with that row, or 0.

    Nothing where fewer than two are named so.
    """
    heads = [row for row in _of_words(glance, header, rows, columns) if _named(glance, row)]
    if len({_named(glance, row) for row in heads}) < _FEWEST:
        return []
    found = _parted(rows, heads)
    return found if len(found) > 1 else []


def repeated(
    glance: Glance, header: int, rows: Sequence[int], columns: Collection[int], label: int
) -> list[tuple[int, list[int]]]:
    """The rows of figures, parted by rows of words where the same labels come again below each, once each.

    So they do at other prices, in another scenario, or of another service.
    """
    parts = _parted(rows, _of_words(glance, header, rows, columns))
    labels = {tuple(glance.text(row, label) for row in part) for _head, part in parts}
    alike = len(parts) > 1 and len(labels) == 1
    return parts if alike and all(len(set(each)) == len(each) for each in labels) else []


def _parted(rows: Sequence[int], heads: Sequence[int]) -> list[tuple[int, list[int]]]:
    """The rows between such rows, each with the one above them, or 0."""
    found: list[tuple[int, list[int]]] = []
    for first, end in zip([0, *heads], [*heads, rows[-1] + 1], strict=True):
        inside = [row for row in rows if first < row < end]
        if inside:
            found.append((first, inside))
    return found


def _of_words(glance: Glance, header: int, rows: Sequence[int], columns: Collection[int]) -> list[int]:
    """The rows whose only cell are words left of the figures."""
    first = min(columns)
    inside = ((row, cells) for row, cells in glance.rows.items() if header < row <= rows[-1])
    return [row for row, cells in inside if len(cells) == 1 and cells[0].column < first and cells[0].text]


def _named(glance: Glance, row: int) -> str:
    return _name(glance.named(glance.rows[row][0].text))


def _name(found: Recognised) -> str:
    """The member or country; what a state pays for the Alliance is not the Alliance's."""
    code = "" if found.member is None else found.member.code
    return "" if code in AGGREGATES else code or found.country
