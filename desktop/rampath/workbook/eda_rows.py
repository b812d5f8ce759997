"""The rows of the EDA's defence data: headers, what lines above them say, and the unit of a row's figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rampath.domain.member import Member
from rampath.domain.observation import CURRENT, Measure
from rampath.workbook.currency import currencies_in
from rampath.workbook.eda_items import Item, What
from rampath.workbook.figure import Figure, figure_in
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.number_format import NOTHING, FormatUnit, unit_of
from rampath.workbook.price_words import basis_told
from rampath.workbook.scale import scales_in
from rampath.workbook.separators import Separators
from rampath.workbook.years import Year, years_in_row

PLAUSIBLE_SHARE = 0.15
"""No share of GDP is larger."""

_INDENT = 3
_COLUMN = 40
_MOST_LOOKS = 10_000_000
_MOST_OF_A_WHOLE = 1.5
_SPAN = 30
"""So many years, at most, lie between the headers of a sheet: the EDA was founded in 2004."""


@dataclass(frozen=True, slots=True)
class Context:
    """What lines above say of the money below them."""

    currency: str = ""
    power: int | None = None
    basis: str = CURRENT

    def with_words(self, words: str) -> "Context":
        """The context with what some words add: a currency, a scale, or prices."""
        codes = {code for code in currencies_in(words).values() if code}
        scale = power_in(words)
        return Context(
            codes.pop() if len(codes) == 1 else self.currency,
            self.power if scale is None else scale,
            basis_told(words) or self.basis,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A member's row: its label, its item, the unit of its number format, its context, and cells with years.

    `words` are all that stand left of the years: the label, and perhaps a unit beside it.
    """

    member: Member
    label: Cell
    words: str
    item: Item
    format: FormatUnit
    context: Context
    cells: tuple[tuple[Cell, Year], ...]

    def unit(self, figure: Figure, *, per_cent: bool) -> tuple[str, int, bool]:
        """The unit of a figure, how many places its decimal point moves to come to it, and whether that is told.

        `per_cent` says that shares without a per cent sign stand as per cents.
        """
        scale = 0 if figure.scale else self.format.power
        if self.item.what is What.SHARE:
            return "fraction", -2 if figure.percent or (per_cent and not self.format.percent) else 0, True
        if self.item.what is What.HEADS:
            return "thousand", (scale if scale is not None else power_in(self.words) or 0) - 3, True
        told = figure.currency if len(figure.currency) == 3 else self.format.currency
        currency = told or self.context.currency or "EUR"
        if self.item.what is What.PER_HEAD:
            return currency, scale if scale is not None else power_in(self.words) or 0, True
        power = scale if scale is not None else self.context.power
        return f"{currency} million", 0 if power is None else power - 6, power is not None


def header_in(row: Sequence[Cell], *, above: Iterable[Year] = ()) -> dict[int, Year]:
    """The columns of years of a row; below a header, with the years `above`, only years one after another and not far
    from those, as figures hardly ever are.
    """
    found = years_in_row(row)
    years, known = [year.year for _, year in found], [year.year for year in above]
    if not known or not years:
        return dict(found)
    steps = {later - earlier for earlier, later in pairwise(years)}
    near = min(known) - _SPAN <= min(years) and max(years) <= max(known) + _SPAN
    return dict(found) if near and steps in ({1}, {-1}) else {}


def format_of(sheet: Sheet, cells: Iterable[Cell]) -> FormatUnit:
    """The unit that the number formats of a row's figures tell, the most frequent where they differ."""
    units = (unit_of(sheet.styles.at(cell.row, cell.column)) for cell in cells if cell.number is not None)
    found = Counter(unit for unit in units if unit.tells)
    return found.most_common(1)[0][0] if found else NOTHING


def shown_as(unit: FormatUnit) -> What | None:
    """What a number format says that its numbers are."""
    if unit.percent:
        return What.SHARE
    return What.MONEY if unit.currency and unit.power is not None else None


def depth_of(sheet: Sheet, label: Cell) -> int:
    """How far a label is indented: by its column, its style, and the blanks before it."""
    blanks = len(label.raw) - len(label.raw.lstrip())
    return _COLUMN * label.column + _INDENT * sheet.styles.at(label.row, label.column).indent + blanks


def in_per_cent(rows: Iterable[Row], separators: Separators | None) -> bool:
    """Whether shares without a per cent sign stand as per cents: 2.1 for 2.1 %, told by the share of GDP."""
    shares = [row for row in rows if row.item.what is What.SHARE and not row.format.percent]
    of_gdp = [row for row in shares if row.item.measure is Measure.MILITARY_SHARE]
    figures = (figure_in(cell, separators) for row in of_gdp or shares for cell, _ in row.cells)
    values = sorted(
        abs(figure.value)
        for figure in figures
        if figure is not None and figure.value is not None and not figure.percent
    )
    limit = PLAUSIBLE_SHARE if of_gdp else _MOST_OF_A_WHOLE
    return bool(values) and values[len(values) // 2] > limit


def power_in(words: str) -> int | None:
    """The one power of ten that words say; None where they say none or several."""
    scales = set(scales_in(words).values())
    return scales.pop() if len(scales) == 1 else None


def covered_in(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """The cells that a merged range hides: Excel shows only its first, but the others may still hold something."""
    cells = sheet.cells
    if len(cells) * len(sheet.merged) > _MOST_LOOKS:
        return frozenset()
    return frozenset(
        (row, column)
        for row, column in cells
        for first, last in sheet.merged
        if first != (row, column) and first[0] <= row <= last[0] and first[1] <= column <= last[1]
    )
