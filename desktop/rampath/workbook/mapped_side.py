"""Tables side by side over the same rows: a cell that none of them has used is left out once, with one reason."""

from collections.abc import Sequence

from typing_extensions import override

from rampath.workbook.mapped_left import LeftBeside
from rampath.workbook.mapping import Mapping


def side_by_side(one: Mapping, other: Mapping) -> bool:
    """Whether two tables have the same header and rows, and none of their columns of figures in common."""
    columns = {use.column for use in one.figures}.isdisjoint(use.column for use in other.figures)
    return columns and (one.header_row, one.begins) == (other.header_row, other.begins) and one.header_row > 0


class LeftAmong(LeftBeside):
    """Keeps what the tables of a row say of its cells until all have said it."""

    def __init__(self, left: LeftBeside) -> None:
        super().__init__(left.sheet)
        self._left = left
        self._said: list[dict[int, str]] = []
        self._whole_row: list[str] = []

    @override
    def row(self, row: int, reason: str) -> None:
        self._whole_row.append(reason)
        self._said.append(dict.fromkeys(self.columns(row), reason))

    @override
    def cells(self, row: int, reasons: dict[int, str]) -> None:
        self._said.append(reasons)

    def settle(self, row: int, own: Sequence[frozenset[int]]) -> None:
        """Leave out what no table has used, for the reason of the one whose column it is (`own`, table by table)."""
        said, whole = self._said, self._whole_row
        self._said, self._whole_row = [], []
        if len(whole) == len(said) and len(set(whole)) == 1:
            self._left.row(row, whole[0])
            return
        found: dict[int, str] = {}
        for column in self.columns(row):
            reasons = [each.get(column, "") for each in said]
            if all(reasons):
                at = next((at for at, columns in enumerate(own) if column in columns), 0)
                found[column] = reasons[at]
        self._left.cells(row, found)
