"""Totals of the selected cells, as a spreadsheet tells them at its foot: average, count, sum.

A spreadsheet adds whatever is selected. Here a number is only added where the sum means something: money in one unit
does, over members and years; shares of GDP of different members or years do not (the share of a group is the ratio of
sums, which the totals row of the member table has), nor do rates, and neither does money of an aggregate together with
the members, or the other aggregate, that it already holds. What is selected in different units is counted only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

from rampath.wording import number, tr


class BlockRole(IntEnum):
    """What a cell tells to a block view: its number with the unit, or nothing where it has none."""

    NUMBER = Qt.ItemDataRole.UserRole + 40


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number of a cell in the unit that is shown; `adds` where a sum of several means something.

    `decimals` are those that are shown, `whole` is the code of an aggregate, whose total holds other rows of the table.
    """

    value: float
    unit: str
    decimals: int
    adds: bool = False
    whole: str = ""


def totals(cells: Sequence[CellNumber]) -> str:
    """`Average 2.41 % · Count 14`, with the sum where it means something; nothing for fewer than two numbers."""
    if len(cells) < 2:
        return ""
    count = tr("Count {count}", count=len(cells))
    if len({cell.unit for cell in cells}) > 1:
        return count
    unit = cells[0].unit
    decimals = max(cell.decimals for cell in cells)
    total = sum(cell.value for cell in cells)
    told = [tr("Average {value}", value=_with(total / len(cells), decimals, unit)), count]
    if all(cell.adds for cell in cells) and len({cell.whole for cell in cells}) == 1:
        told.append(tr("Sum {value}", value=_with(total, decimals, unit)))
    return " · ".join(told)


def _with(value: float, decimals: int, unit: str) -> str:
    return f"{number(value, decimals)} {unit}".rstrip()
