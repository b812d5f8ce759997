"""What a column of the EDA's lists says of its own unit: by its headings, its number format, or a line above them."""

from dataclasses import dataclass

from rampath.domain.observation import CURRENT, Measure
from rampath.workbook.eda_items import What
from rampath.workbook.eda_list_power import Numbers
from rampath.workbook.eda_list_table import Column, EdaList
from rampath.workbook.eda_rows import Context, format_of
from rampath.workbook.figure import Figure, figure_of
from rampath.workbook.gathering import Series
from rampath.workbook.grid import Cell
from rampath.workbook.numeral import Separators


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a column: its currency and prices, its power of ten (None: not told), and a per cent format.

    `figures` are those of the members' rows, in their order; None where a cell holds none.
    """

    at: int
    column: Column
    currency: str
    basis: str
    power: int | None
    percent: bool
    figures: tuple[Figure | None, ...]

    @property
    def is_money(self) -> bool:
        return self.column.item.what is What.MONEY

    @property
    def is_share(self) -> bool:
        return self.column.item.what is What.SHARE

    @property
    def heading(self) -> Cell:
        return self.column.heading

    @property
    def measure(self) -> Measure:
        return self.column.item.measure

    def numbers(self, shift: int = 0) -> Numbers:
        """The figures with their decimal point moved; a per cent sign outweighs that."""
        return [
            None if each is None or each.value is None else each.value * 10.0 ** (-2 if each.percent else shift)
            for each in self.figures
        ]

    def unsigned(self) -> list[float]:
        """The figures without a per cent sign of their own."""
        return [each.value for each in self.figures if each is not None and each.value is not None and not each.percent]

    def series(self, shift: int) -> Series:
        """What the column's figures are, as other forms of the EDA's data have them."""
        item = self.column.item
        detail = item.path if item.measure is Measure.DEFENCE_ITEM else ""
        if item.what is What.SHARE:
            return Series(item.measure, "fraction", "", shift, detail)
        if item.what is What.HEADS:
            return Series(item.measure, "thousand", "", (self.power or 0) - 3, detail)
        if item.what is What.PER_HEAD:
            return Series(item.measure, self.currency, self.basis, self.power or 0, detail)
        return Series(item.measure, f"{self.currency} million", self.basis, shift, detail)


def told_of(table: EdaList, at: int, rows: list[int], separators: Separators | None) -> Told:
    """What is told of the column `at`; `rows` are those of members."""
    column, walk = table.columns[at], table.walk
    cells = [cell for row in rows if (cell := walk.sheet.cell(row, at)) is not None]
    own, shown = Context().with_words(column.words), format_of(walk.sheet, cells)
    power = own.power if own.power is not None else shown.power
    if power is None and column.item.what is What.MONEY:
        power = table.above.power
    return Told(
        at,
        column,
        own.currency or shown.currency or table.above.currency or "EUR",
        own.basis if own.basis != CURRENT else table.above.basis,
        power,
        shown.percent,
        tuple(figure_of(walk.sheet.value(row, at), separators) for row in rows),
    )
