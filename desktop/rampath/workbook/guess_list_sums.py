"""What of a budget's list is added up: what is kept apart, what has a total of its own, and what does not count."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from rampath.wording import listing, tr
from rampath.workbook.grid import Sheet
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_list_words import tells_sides
from rampath.workbook.guess_rows import is_sum
from rampath.workbook.guess_unit import Field
from rampath.workbook.guess_words import Words, no_amounts
from rampath.workbook.line_body import Body
from rampath.workbook.line_marks import counting_of
from rampath.workbook.line_parents import share_held
from rampath.workbook.line_rows import may_hold
from rampath.workbook.mapping import ColumnUse, Mapping, Part, Role

_MOST_PARTS = 100
_MOST_ROWS = 20_000
_NESTED = 0.3
"""Where every line stands below another, these are half of all amounts, and a third where their total follows."""


def without_ratios(mapping: Mapping, columns: ListColumns) -> tuple[Mapping, list[Field]]:
    """The mapping without rows below the last total that have no code and are called per cents: `Change, %`."""
    title, codes = columns.title, columns.codes
    named = {cell.row: cell for cell in columns.cells(title)} if title else {}
    totals = [row for row, cell in named.items() if is_sum(" ".join(cell.text.split()))]
    coded = {cell.row for column in codes for cell in columns.cells(column)}
    below = (cell for row, cell in named.items() if totals and row > totals[-1] and row not in coded)
    rows = tuple(cell.row for cell in below if no_amounts([Words(cell.text, cell.place)]) is not None)
    if not rows:
        return mapping, []
    why = tr("Rows below the total tell per cents: {rows}.", rows=listing([*map(str, rows)]))
    return replace(mapping, left_out=rows), [Field("left_out", why)]


def side_of(uses: Iterable[ColumnUse], columns: ListColumns) -> ColumnUse | None:
    """The column that tells revenue from expenditure; None where there is none."""
    worded = (use for use in uses if use.role in {Role.HEADING, Role.TEXT, Role.CODE})
    return next((use for use in worded if tells_sides(use.header, dict.fromkeys(columns.texts(use.column)))), None)


def with_sides(mapping: Mapping, columns: ListColumns) -> tuple[Mapping, list[Field]]:
    """The mapping with revenue kept apart from expenditure, where a column tells them."""
    use = side_of(mapping.columns, columns)
    if use is None:
        return mapping, []
    mapping = mapping.with_use(replace(use, role=Role.HEADING))
    why = tr("“{header}” tells revenue from expenditure; they are never added.", header=use.header)
    return replace(mapping, sides=(Part("", use.header),)), [Field("sides", why)]


def with_parts(mapping: Mapping, columns: ListColumns) -> tuple[Mapping, list[Field]]:
    """The mapping with a total for each text of the first heading that names parts of the whole in words."""
    apart = {part.header for part in mapping.sides}
    found = [use for use in mapping.of_role(Role.HEADING) if use.header and use.header not in apart]
    several = [(use, set(columns.texts(use.column))) for use in found]
    fitting = [(use, texts) for use, texts in several if 1 < len(texts) <= _MOST_PARTS]
    worded = [(use, texts) for use, texts in fitting if use.column not in columns.codes]
    chosen = next(iter(worded or fitting), None)
    if chosen is None:
        return mapping, []
    use = chosen[0]
    why = tr("Each of the {count} texts of “{header}” has a total of its own.", count=len(chosen[1]), header=use.header)
    return replace(mapping, parts=(Part("", use.header),)), [Field("parts", why)]


def with_nested(mapping: Mapping, sheet: Sheet) -> tuple[Mapping, list[Field]]:
    """The mapping with lines counted out that hold those below them, where these are a good part of all amounts."""
    if len(sheet.rows) > _MOST_ROWS:
        return mapping, []
    body = Body(sheet, mapping)
    numbers = [body.numbers(use, mapping.separators).values for use in mapping.figures]
    amounts = np.column_stack(numbers) if numbers else np.empty((len(body), 0))
    counted = counting_of(body).counted & may_hold(body, amounts)
    rows, share = share_held(body, amounts, counted)
    if share < _NESTED:
        return mapping, []
    row = rows[0] + body.first
    why = tr(
        "Row {row} and others are the sum of the lines right below or above them; such lines do not count.", row=row
    )
    return replace(mapping, nested=True), [Field("nested", why)]
