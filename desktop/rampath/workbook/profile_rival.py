"""Tables that are headed alike, of one profile: a header belongs to one of them, and the others have lost theirs."""

from collections.abc import Sequence

from rampath.workbook.grid import Sheet
from rampath.workbook.profile_anchor import says
from rampath.workbook.profile_header import NO_HEADER, Header, Headings, header_in, title_above
from rampath.workbook.profile_values import ProfileSheet


def own_header(sheet: Sheet, wanted: ProfileSheet, entries: Sequence[ProfileSheet]) -> Header:
    """The header of a table; none where it is that of another table, by the title above it or by its place.

    Else the figures of one table would be read as what another one counts, whose header was renamed or whose rows
    are gone.
    """
    headings = Headings(sheet)
    header = header_in(headings, wanted)
    if not header.row:
        return header
    claim = _claim(sheet, wanted, header.row)
    for other in entries:
        alike = other.sheet == wanted.sheet and other.header_row != wanted.header_row
        if alike and _claim(sheet, other, header.row) > claim and header_in(headings, other).row == header.row:
            return NO_HEADER
    return header


def _claim(sheet: Sheet, wanted: ProfileSheet, row: int) -> tuple[bool, int]:
    """What a table has to show for a header: the title above it, and how near it was."""
    known = title_above(wanted)
    title = row - wanted.header_row + known[0] if known is not None else 0
    titled = known is not None and 1 <= title <= len(sheet.rows) and says(known[1], sheet, title)
    return titled, -abs(row - wanted.header_row)
