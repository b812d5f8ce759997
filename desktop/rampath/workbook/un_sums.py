"""Whether the totals of a UN report are the sums of their parts, along its rows and down its numbered costs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rampath.workbook.un_matrix import Cost, Matrix

Figures = Mapping[tuple[int, int], float]
"""The figures as they stand in the sheet, by row and column."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A total that its parts do not add up to; both numbers as in the sheet."""

    row: int
    column: int
    total: float
    parts: float
    along_row: bool


def gaps(matrix: Matrix, figures: Figures, half_unit: float) -> Iterator[Gap]:
    """The totals that differ from the sum of the parts that are given by more than rounding explains.

    `half_unit` is half a unit of the last decimal that the form shows. Where no part is given nothing is claimed.
    """
    total, of_total = matrix.total_column, matrix.columns_of_total
    for cost in matrix.costs:
        if total is not None and (cost.row, total) in figures:
            parts = [figures[cost.row, c] for c in of_total if (cost.row, c) in figures]
            yield from _gap(cost.row, total, figures[cost.row, total], parts, half_unit, along_row=True)
    for whole, children in _wholes(matrix.costs):
        for column in matrix.groups:
            if (whole.row, column) in figures:
                parts = [figures[part.row, column] for part in children if (part.row, column) in figures]
                yield from _gap(whole.row, column, figures[whole.row, column], parts, half_unit, along_row=False)


def _gap(
    row: int, column: int, total: float, parts: list[float], half_unit: float, *, along_row: bool
) -> Iterator[Gap]:
    added = sum(parts)
    allowed = half_unit * (len(parts) + 1) * 1.000001 + 1e-9 * abs(total)
    if parts and abs(added - total) > allowed:
        yield Gap(row, column, total, added, along_row)


def _wholes(costs: tuple[Cost, ...]) -> Iterator[tuple[Cost, list[Cost]]]:
    """Each cost with the costs that it is the sum of: those one step deeper in number, and of the total the first."""
    numbered = [cost for cost in costs if cost.number and not cost.is_total]
    for cost in numbered:
        step = cost.number.count(".") + 1
        children = [
            other for other in numbered
            if other.number.startswith(f"{cost.number}.") and other.number.count(".") == step
        ]  # fmt: skip
        if children:
            yield cost, children
    totals = [cost for cost in costs if cost.is_total]
    if not totals:
        return
    others = [cost for cost in costs if not cost.is_total]
    top = [cost for cost in others if cost.number and "." not in cost.number] if numbered else others
    if top:
        yield totals[-1], top
