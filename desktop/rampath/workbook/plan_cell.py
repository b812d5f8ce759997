"""Rows of cells as the XML of a sheet: numbers exact to the last bit, text as text, formulas with their values.

openpyxl writes numbers with 16 digits and formulas without a value, and takes most of a save's second to
do so; here a number has as many digits as it needs, and viewers that do not calculate see the value too.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from rampath.workbook.plan_text import cut, to_cell


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, without its equals sign, and what it comes to now: a number, a text, or nothing as ""."""

    text: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is written.

    `role` is one of title, quiet, above, header, figures (a header over numbers), label, text, plain, planned, bold.
    """

    role: str = "plain"
    number_format: str = "General"


LINE = 15
"""The height of a line of text in points."""
MOST_LINES = 27
"""A row is at most 409 points high."""

Value = str | int | float | Formula | None


class Row(NamedTuple):
    """A row of a sheet, from column A on: values, how each looks, and how many lines of text it needs."""

    values: Sequence[Value]
    looks: Sequence[Look]
    lines: int = 1


def row_xml(number: int, row: Row, styles: Sequence[int]) -> str:
    """A row as XML; `styles` are the numbers of its looks in the package."""
    cells = "".join(
        _cell(f"{get_column_letter(i)}{number}", value, styles[i - 1]) for i, value in enumerate(row.values, 1)
    )
    if not cells:
        return ""
    height = f' ht="{min(row.lines, MOST_LINES) * LINE}" customHeight="1"' if row.lines > 1 else ""
    return f'<row r="{number}"{height}>{cells}</row>'


def _cell(address: str, value: Value, style: int) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = escape(to_cell(cut(value)))
        return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, Formula):
        formula = escape(value.text)
        if isinstance(value.value, str) or not math.isfinite(value.value):
            told = escape(to_cell(value.value)) if isinstance(value.value, str) else ""
            return f'<c r="{address}" s="{style}" t="str"><f>{formula}</f><v>{told}</v></c>'
        return f'<c r="{address}" s="{style}"><f>{formula}</f><v>{value.value!r}</v></c>'
    if not math.isfinite(value):
        return ""
    return f'<c r="{address}" s="{style}"><v>{value!r}</v></c>'
