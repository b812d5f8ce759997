"""The EDA's lists: a row a country and year, a column an item, found by their headings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rampath.domain.observation import Measure
from rampath.wording import tr
from rampath.workbook.eda_items import Item
from rampath.workbook.eda_list_heading import heads_country, heads_year, is_sign, item_of
from rampath.workbook.eda_rows import Context
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.sheet_walk import SheetWalk

_INVESTMENT = "defence investment"
_FEWEST = 3
"""So many items make a list the EDA's where no heading does."""
_DEEPEST_HEADER = 60
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its heading, its item, and all words that stand above its figures."""

    heading: Cell
    item: Item
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A row of headings, with the columns of what it names; `country` and `year` may be missing."""

    row: int
    country: int | None
    year: int | None
    items: Mapping[int, Column]


@dataclass(frozen=True, slots=True)
class EdaList:
    """A list: its header's row, the rows `first` to `last` below it, and the column of each thing.

    `titles` are the lines above the header, `above` is what they say of all money.
    """

    walk: SheetWalk
    header: int
    first: int
    last: int
    country: int
    year: int
    columns: Mapping[int, Column]
    titles: tuple[str, ...]

    @property
    def above(self) -> Context:
        found = Context()
        for title in self.titles:
            found = found.with_words(title)
        return found

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet


def lists_in(sheet: Sheet) -> list[EdaList]:
    """The lists of a sheet, from top to bottom; one ends where the headings of the next begin."""
    walk = SheetWalk(sheet)
    found: list[EdaList] = []
    for row in walk.rows:
        if not found and row > _DEEPEST_HEADER:
            break
        heading = _heading(walk, row)
        if heading is None or heading.country is None or heading.year is None:
            continue
        titles = found[0].titles if found else _titles(walk, row)
        if not _is_edas(walk.text(row, heading.country), heading, titles):
            continue
        if found:
            found[-1] = replace(found[-1], last=row - 1)
        units = _units(walk, row + 1, heading)
        columns = {at: replace(each, words=f"{each.words} {units.get(at, '')}") for at, each in heading.items.items()}
        first = row + 2 if units else row + 1
        found.append(EdaList(walk, row, first, walk.rows[-1], heading.country, heading.year, columns, titles))
    return found


def lacks(sheet: Sheet) -> tuple[Cell, str] | None:
    """The first heading of what would be a list, with what it lacks; None where there is no such row."""
    walk = SheetWalk(sheet)
    for row in walk.rows[:_DEEPEST_HEADER]:
        heading = _heading(walk, row, whole=False)
        if heading is None or (heading.country is not None and heading.year is not None):
            continue
        if len(heading.items) >= _FEWEST and _counts_total(heading):
            cell = next(iter(heading.items.values())).heading
            wanted = tr("a column headed “Year”") if heading.country is not None else tr("a column of countries")
            return cell, wanted
    return None


def _heading(walk: SheetWalk, row: int, *, whole: bool = True) -> Heading | None:
    """The headings of a row; None where none names an item, or (`whole`) where country or year are missing."""
    texts = {column: text for column in walk.filled(row) if (text := walk.text(row, column))}
    country = next((column for column, text in texts.items() if heads_country(text)), None)
    year = next((column for column, text in texts.items() if heads_year(text)), None)
    if whole and (country is None or year is None):
        return None
    items: dict[int, Column] = {}
    for column, text in texts.items():
        cell, item = walk.sheet.cell(row, column), item_of(text) if column not in {country, year} else None
        if cell is not None and item is not None:
            items[column] = Column(cell, item, text)
    return Heading(row, country, year, items) if items else None


def _titles(walk: SheetWalk, header: int) -> tuple[str, ...]:
    """The lines above a header, without long ones, which are notes."""
    texts = (walk.text(row, column) for row in range(1, header) for column in walk.filled(row))
    return tuple(text for text in texts if text and len(text) < _LONGEST_TITLE)


def _is_edas(named: str, heading: Heading, titles: tuple[str, ...]) -> bool:
    """Whether it counts what the EDA counts, and says so: by its name for its members, or by defence investment."""
    if not _counts_total(heading):
        return False
    if any(is_sign(text) for text in (named, *titles)):
        return True
    names = {column.item.name.casefold() for column in heading.items.values()}
    return _INVESTMENT in names and len(names) >= _FEWEST


def _counts_total(heading: Heading) -> bool:
    counted = {column.item.measure for column in heading.items.values()}
    return not counted.isdisjoint({Measure.MILITARY_EXPENDITURE, Measure.MILITARY_SHARE})


def _units(walk: SheetWalk, row: int, heading: Heading) -> Mapping[int, str]:
    """The words of a row of units below the headings; nothing where the row is one of figures."""
    filled = walk.filled(row) if row in walk.rows else []
    cells = [cell for column in filled if (cell := walk.sheet.cell(row, column)) is not None]
    if not cells or {heading.country, heading.year} & set(filled) or not set(filled) & set(heading.items):
        return {}
    if any(not cell.text or figure_in(cell) is not None for cell in cells):
        return {}
    return {cell.column: cell.text for cell in cells}
