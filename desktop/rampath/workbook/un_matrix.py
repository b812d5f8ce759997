"""The matrix of a UN report: which columns are force groups, which rows resource costs, and where each begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rampath.workbook.figure import Figure, figure_in
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.un_words import TOTAL, cost_of, group_of, is_about, numbered

_FEWEST = 3
_WIDEST = 60
_NUMBERS_ONLY = 4
_MOST_COLUMNS = 20
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Cost:
    """A row: its number as it stands there (perhaps nothing), its name, and the cell that names it."""

    row: int
    number: str
    name: str
    label: Cell

    @property
    def words(self) -> str:
        return f"{self.number} {self.name}".strip()

    @property
    def is_total(self) -> bool:
        return self.name == TOTAL.capitalize()


@dataclass(frozen=True, slots=True)
class Matrix:
    """One form: the rows of its header, its force groups by column, and its costs by row.

    `beside` is the heading with which another form begins beside it, which is not read.
    """

    first: int
    header: tuple[int, ...]
    groups: Mapping[int, str]
    costs: tuple[Cost, ...]
    last: int
    beside: Cell | None = None

    @property
    def total_column(self) -> int | None:
        return next((column for column, name in self.groups.items() if name == TOTAL), None)

    @property
    def columns_of_total(self) -> tuple[int, ...]:
        """The columns that the total sums up: those before it; what follows, as civil defence does, is beside it."""
        total = self.total_column
        before = tuple(column for column in self.groups if total is not None and column < total)
        return before or tuple(column for column in self.groups if column != total)


def matrices_in(sheet: Sheet) -> tuple[Matrix, ...]:
    """The matrices of a sheet, from top to bottom; none where it is no such form."""
    heads = [number for number in sheet.row_numbers if _heads(sheet.row(number))]
    begins: list[list[int]] = []
    for number in heads:
        if begins and not _costs_between(sheet, begins[-1][-1], number):
            begins[-1].append(number)
        else:
            begins.append([number])
    found: list[Matrix] = []
    for at, header in enumerate(begins):
        end = begins[at + 1][0] - 1 if at + 1 < len(begins) else max(sheet.row_numbers)
        matrix = _matrix(sheet, header, end, found[-1].last + 1 if found else 1)
        if matrix is not None:
            found.append(matrix)
    return tuple(found)


def _heads(row: Sequence[Cell]) -> dict[int, str]:
    """The force groups that a row's cells name: two or more of them, or a total right of the labels."""
    if len(row) > _WIDEST:
        return {}
    found = {cell.column: name for cell in row if cell.text and (name := group_of(cell.text)) is not None}
    different = set(found.values())
    others = [cell for cell in row if cell.column not in found]
    if not different or _figures(others) >= len(different):
        return {}
    if len(different) > 1:
        return found
    return found if different == {TOTAL} and min(found) > 1 else {}


def _figures(row: Sequence[Cell]) -> int:
    """How many numbers a row has that do more than count its columns one after another."""
    numbers = [figure.value for cell in row if (figure := _number(cell)) is not None and figure.value is not None]
    counts = (
        all(after - before == 1 for before, after in pairwise(numbers)) and max(numbers, default=0) <= _MOST_COLUMNS
    )
    return 0 if counts else len(numbers)


def _number(cell: Cell) -> Figure | None:
    return figure_in(cell._replace(value=cell.text.strip("() "))) if _counts(cell) else figure_in(cell)


def _costs_between(sheet: Sheet, first: int, last: int) -> bool:
    """Whether rows with figures of a cost stand between two rows, so that the second begins another matrix."""
    for number in sheet.row_numbers:
        if first < number < last:
            row = sheet.row(number)
            labels = [cell for cell in row if cell.text]
            if labels and cost_of(labels[0].text) is not None and any(cell.number is not None for cell in row):
                return True
    return False


def _matrix(sheet: Sheet, header: Sequence[int], end: int, first: int) -> Matrix | None:
    named: dict[int, str] = {}
    for number in header:
        named.update(_heads(sheet.row(number)))
    left, again = min(named), _again(named)
    beside = next((sheet.cell(row, again) for row in header if again is not None and again in _heads(sheet.row(row))),
                  None)  # fmt: skip
    named = {column: name for column, name in named.items() if again is None or column < again}
    costs = []
    rows = [*_above_header(sheet, header[0], left, first), *header]
    for number in sheet.row_numbers:
        if not header[0] < number <= end or number in header:
            continue
        row = sheet.row(number)
        cost = _cost(row, left)
        if cost is not None:
            costs.append(cost)
        elif not costs and all(cell.column >= left or not cell.text for cell in row):
            rows.append(number)
    known = {cost.name for cost in costs if cost_of(cost.label.text) is not None or cost.number}
    leading = _leading(sheet, costs, left)
    bare = {*named.values()} == {TOTAL} and (leading or not any(is_about(text) for text in sheet.texts))
    if len(known) < _FEWEST or bare:
        return None
    groups = _groups(sheet, sorted(rows), named, min([left, *leading]))
    return Matrix(first, tuple(sorted(rows)), groups, tuple(costs), costs[-1].row, beside)


def _leading(sheet: Sheet, costs: Sequence[Cost], left: int) -> list[int]:
    """The columns of figures between the labels and the first force group that is known; codes of rows are none.

    Where only a total is known, it is then that of other things than force groups.
    """
    found: dict[int, list[float]] = {}
    for cost in costs:
        for cell in sheet.row(cost.row):
            figure = figure_in(cell) if cost.label.column < cell.column < left else None
            if figure is not None and figure.value is not None:
                found.setdefault(cell.column, []).append(figure.value)
    return [
        column
        for column, values in found.items()
        if len(values) < 2 or not all(after > before and after == int(after) for before, after in pairwise(values))
    ]


def _again(named: Mapping[int, str]) -> int | None:
    """The column from which on force groups stand that stood before, as those of a form beside the first do.

    One form may have two columns of one group, and two totals.
    """
    columns = sorted(named)
    for at, column in enumerate(columns):
        before = {named[each] for each in columns[:at]}
        repeated = {named[each] for each in columns[at:]} & before - {TOTAL}
        if named[column] in before and len(repeated) > 1:
            return column
    return None


def _above_header(sheet: Sheet, header: int, left: int, first: int) -> list[int]:
    """The row above that names what several columns have in common, as a merged heading does."""
    above = [cell for cell in sheet.row(header - 1) if cell.text]
    if header - 1 < first or len(above) != len(sheet.row(header - 1)):
        return []
    wide = any(cell.column >= left and group_of(cell.text) is not None for cell in above)
    return [header - 1] if wide and all(len(cell.text) < _LONGEST for cell in above) else []


def _cost(row: Sequence[Cell], left: int) -> Cost | None:
    """The cost that the cells left of the figures name: a number and words, in one cell or two."""
    labels = [cell for cell in row if cell.column < left]
    words = [cell for cell in labels if cell.text and numbered(cell.text)[1]]
    if not words:
        return None
    label = words[-1] if len(words) > 1 and cost_of(words[-1].text) is not None else words[0]
    number, text = numbered(label.text)
    if not number:
        before = [cell for cell in labels if cell.column < label.column]
        number = next((told for cell in before if (told := numbered(cell.raw)[0]) and not numbered(cell.raw)[1]), "")
    name = cost_of(label.text)
    if name is None and not number:
        return None
    return Cost(label.row, number, (name or text)[:1].upper() + (name or text)[1:], label)


def _groups(sheet: Sheet, header: Sequence[int], named: Mapping[int, str], left: int) -> dict[int, str]:
    """Each column's force group; one that has no known name has its own words, below those of the cell above it."""
    right = max(named)
    groups: dict[int, str] = {}
    parent = ""
    for column in range(left, right + 1):
        cells = [sheet.cell(row, column) for row in header]
        texts = [" ".join(cell.text.split()) for cell in cells if cell is not None and cell.text and not _counts(cell)]
        known = [name for text in texts if (name := group_of(text)) is not None]
        above = _above(sheet, header[0], column)
        parent = known[0] if known else parent if above else ""
        if len(texts) > 1 and group_of(texts[-1]) is None and known:
            groups[column] = f"{known[-1]}, {texts[-1].casefold()}"
        elif known:
            groups[column] = known[-1]
        elif texts:
            groups[column] = f"{parent}, {texts[-1].casefold()}" if parent and above else texts[-1]
    return groups


def headings_behind(sheet: Sheet, matrix: Matrix) -> list[Cell]:
    """The headings right of the last force group, the lowest of each column; numbers that count columns are none."""
    cells = (cell for row in matrix.header for cell in sheet.row(row) if cell.column > max(matrix.groups))
    return [*{cell.column: cell for cell in cells if cell.text and not _counts(cell)}.values()]


def _above(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the first row of the header is merged over this column from one further left."""
    return any(a[0] <= row <= b[0] and a[1] < column <= b[1] for a, b in sheet.merged)


def _counts(cell: Cell) -> bool:
    """Whether a heading only counts columns, as `(1)` does."""
    bare = cell.text.strip("() ")
    return len(bare) <= _NUMBERS_ONLY and bare.isdigit()
