"""Columns that are where a profile has them, and whose words above are others than those it knows them by."""

from collections.abc import Collection

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import tr
from rampath.workbook.grid import Sheet, filled, place
from rampath.workbook.header_pattern import header_text, named
from rampath.workbook.profile_groups import words_over
from rampath.workbook.profile_values import ProfileColumn, readable
from rampath.workbook.result import shown


def under_others(
    column: ProfileColumn, sheet: Sheet, header_row: int, free: Collection[int], below: int
) -> Finding | None:
    """What is said of a missing column that the profile knows by the words above it, where headers of `free` columns
    are as it expects and those words are not; None where the header itself is missing.
    """
    alike = [at for at in sorted(free) if _is_called(column, sheet.value(header_row, at))]
    if not column.under or not alike:
        return None
    first = alike[0]
    found = next(filter(None, words_over(sheet, header_row, first, below)), "")
    header, expected = shown(header_text(sheet.value(header_row, first))), readable(column.under)
    done = tr("These columns were not read; mend the heading, or the words after “under” in the profile")
    if found:
        said = tr("“{found}” stands above “{header}”, not the words by which the profile knows its columns",
                  found=shown(found), header=header)  # fmt: skip
    else:
        said = tr("Nothing stands above “{header}”, where the profile knows its columns by words there", header=header)
    where = place(sheet.name, *_cell_over(sheet, header_row, first, found))
    return told(Severity.ERROR, where, shown(found), said, expected=tr("“{text}” above it", text=expected), done=done,
                scope=Scope.HEADER)  # fmt: skip


def _is_called(column: ProfileColumn, value: object) -> bool:
    return filled(value) and any(named(pattern, value) is not None for pattern in column.headers)


def _cell_over(sheet: Sheet, header_row: int, column: int, text: str) -> tuple[int, int]:
    """The cell nearest to a header that has the text that stands over its column; the header's own without one."""
    for row in (*range(header_row - 1, 0, -1), *range(header_row + 1, len(sheet.rows) + 1)) if text else ():
        for at in range(column, 0, -1):
            value = sheet.value(row, at)
            if isinstance(value, str) and header_text(value) == text:
                return row, at
    return header_row, column
