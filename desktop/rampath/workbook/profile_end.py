"""Where a table ends that does not go on to the end of its sheet: rows added below its last one are read, and said."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import plain
from rampath.wording import tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Sheet, filled, place, raw_text
from rampath.workbook.guess_rows import is_total
from rampath.workbook.mapping import FIGURES, ColumnUse, Role
from rampath.workbook.profile_anchor import anchor_row, says
from rampath.workbook.profile_values import Anchor, ProfileSheet
from rampath.workbook.result import shown

_NAMING = frozenset({Role.LABEL, Role.TITLE, Role.CODE, Role.ITEM, Role.PERIOD})


class End(NamedTuple):
    """The last row of a table, and the rows like its own below it: those right `below`, and those after a gap."""

    row: int
    below: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()


def is_of_table(sheet: Sheet, columns: Sequence[ColumnUse], row: int) -> bool:
    """Whether a row is like those of a table: it has a name, where they have one, and figures below the years."""
    naming = [use.column for use in columns if use.role in _NAMING]
    values = [sheet.value(row, use.column) for use in columns if use.role in FIGURES]
    has_name = not naming or any(filled(sheet.value(row, column)) for column in naming)
    return has_name and any(filled(value) and figure_of(value) is not None for value in values)


def next_row(sheet: Sheet, last: int) -> int | None:
    """The first row below one that holds anything."""
    return next((row for row in range(last + 1, len(sheet.rows) + 1) if _holds(sheet, row)), None)


def end_of(sheet: Sheet, wanted: ProfileSheet, columns: Sequence[ColumnUse], last: int, heads: Collection[int]) -> End:
    """The end of a table whose last row was once `last`; `heads` are the rows that head tables.

    Rows like its own go on to the next title, header, or row that is known to be another's (`until`). What stands
    below a blank or a total is apart; and all does where that known row is gone, since nobody can tell whose it is.
    """
    lost = wanted.until is not None and anchor_row(sheet, wanted.until, 0, below=last) is None
    lost |= _is_total(sheet, wanted, columns, last)
    below: list[int] = []
    apart: list[int] = []
    for row in range(last + 1, len(sheet.rows) + 1):
        if not _holds(sheet, row) or _is_total(sheet, wanted, columns, row):
            lost = True
        elif row in heads or not is_of_table(sheet, columns, row) or _is(wanted.until, sheet, row):
            break
        else:
            (apart if lost else below).append(row)
    return End(below[-1] if below else last, tuple(below), tuple(apart))


def of_end(sheet: Sheet, anchor: Anchor, end: End) -> Iterator[Finding]:
    """What there is to say of rows below the one that the profile knows as the last."""
    for rows, done in (
        (end.below, tr("What stands there was read as part of the table; check it")),
        (end.apart, tr("Nothing was read from there; check where the table ends, and save its profile anew")),
    ):
        if rows:
            first = _first_filled(sheet, rows[0])
            fields = {"last": anchor.text, "first": rows[0], "end": rows[-1]}
            said = (
                tr("Row {first} is like those of the table, and below “{last}”, the profile's last row", **fields)
                if len(rows) == 1
                else tr("Rows {first} to {end} are like those of the table, and below “{last}”, the profile's last row",
                        **fields)
            )  # fmt: skip
            where, raw = place(sheet.name, rows[0], first), shown(raw_text(sheet.value(rows[0], first)))
            yield told(Severity.WARNING, where, raw, said, done=done)


def _first_filled(sheet: Sheet, row: int) -> int:
    return next(column for column, value in enumerate(sheet.rows[row - 1], 1) if filled(value))


def _holds(sheet: Sheet, row: int) -> bool:
    return any(map(filled, sheet.rows[row - 1]))


def _is_total(sheet: Sheet, wanted: ProfileSheet, columns: Sequence[ColumnUse], row: int) -> bool:
    names = (sheet.value(row, use.column) for use in columns if use.role in _NAMING)
    texts = [plain(name) for name in names if isinstance(name, str) and filled(name)]
    totals = tuple(map(plain, wanted.totals))
    return any(is_total(text) or (totals and text.startswith(totals)) for text in texts)


def _is(anchor: Anchor | None, sheet: Sheet, row: int) -> bool:
    return anchor is not None and says(anchor, sheet, row)
