"""Finding the texts that a profile holds on to: where they stood, where they have moved along, or nearby."""

from collections.abc import Sequence

from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from rampath.workbook.grid import Sheet
from rampath.workbook.header_pattern import named
from rampath.workbook.profile_values import Anchor

_SEARCHED = 300
"""How many rows from the top an anchor is looked for in."""


def anchor_row(sheet: Sheet, anchor: Anchor, shift: int, *, below: int = 0) -> int | None:
    """The row in which an anchor's text stands: in its cell, in the cell that has moved along, or nearest to it.

    With `below`, only rows below that one count, down to the end of the sheet.
    """
    expected = (coordinate_from_string(anchor.cell)[1] if anchor.cell else below + 1) + shift
    if anchor.cell and expected > below and named(anchor.text, value_at(sheet, anchor.cell, shift)) is not None:
        return expected
    rows = [
        at
        for at in range(below + 1, (len(sheet.rows) if below else min(len(sheet.rows), _SEARCHED)) + 1)
        if says(anchor, sheet, at)
    ]
    return min(rows, key=lambda at: abs(at - expected), default=None)


def rows_saying(sheet: Sheet, text: str, *, below: int) -> tuple[int, ...]:
    """All rows below that one in which a cell has the text; each of a sheet's texts is looked at once."""
    known: dict[str, bool] = {}

    def has(value: object) -> bool:
        if not isinstance(value, str) or not value:
            return False
        if value not in known:
            known[value] = named(text, value) is not None
        return known[value]

    return tuple(at for at, row in enumerate(sheet.rows[below:], below + 1) if any(map(has, row)))


def says(anchor: Anchor, sheet: Sheet, row: int) -> bool:
    """Whether an anchor's text stands in a row; a number, such as a year, counts in the anchor's own column alone."""
    own = column_index_from_string(coordinate_from_string(anchor.cell)[0]) if anchor.cell else 0
    return any(
        (isinstance(value, str) or column == own) and value and named(anchor.text, value) is not None
        for column, value in enumerate(sheet.rows[row - 1], 1)
    )


def tells_year(anchor: Anchor) -> bool:
    """Whether an anchor is a title that tells one year, which a profile leaves open."""
    return anchor.text.count("{year}") == 1


def year_of_title(sheet: Sheet, anchors: Sequence[Anchor], shift: int) -> int | None:
    """The year that the nearest title tells now, of the anchors that leave one open; None where none is there."""
    for anchor in reversed([each for each in anchors if tells_year(each)]):
        row = anchor_row(sheet, anchor, shift)
        said = (named(anchor.text, value) for value in sheet.rows[row - 1] if isinstance(value, str)) if row else ()
        year = next((each.year for each in said if each is not None and each.year is not None), None)
        if year is not None:
            return year
    return None


def value_at(sheet: Sheet, cell: str, shift: int = 0) -> object:
    """What stands in a cell, or so many rows below it."""
    letters, row = coordinate_from_string(cell)
    return sheet.value(row + shift, column_index_from_string(letters))
