"""How much the sheets of a file may span and hold, and the refusal of one that would fill the memory."""

from collections.abc import Callable

from rampath.wording import number, tr
from rampath.workbook.reach import Span
from rampath.workbook.result import shown
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 26 * MOST_ROWS
"""How many cells the sheets of a file may span from A1 on, used or not; each costs some forty bytes."""
UNASKED = 8_000_000
"""How many cells a sheet may span whatever it fills of them."""
MOST_EMPTY = 16
"""How many times more cells a larger sheet may span than it writes down."""
MOST_TEXT = 300_000_000
"""How many characters the cells of a file may hold in all: a long text may be written once and shown in each."""


class Allowance:
    """What is left of the room for a file's sheets; each refusal names the file, and the sheet where it is one."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._taken: list[tuple[int, Callable[[], Span] | None]] = []
        self._text = 0

    def take(
        self,
        sheet: str,
        span: Span,
        written: Callable[[], int],
        recount: Callable[[], Span] | None = None,
    ) -> None:
        """Make room for a sheet; `written` tells how many cells it writes down, and `recount` its span exactly.

        Both are asked only where it matters; without `recount` the span is exact.
        """
        if recount is not None and _is_far(span, written):
            span, recount = recount(), None
        if _is_far(span, written):
            raise self._too_far(sheet, span)
        self._taken.append((span[0] * span[1], recount))
        if self._cells() > MOST_CELLS:
            self._taken = [(cells if again is None else _cells(again()), None) for cells, again in self._taken]
            if self._cells() > MOST_CELLS:
                raise WorkbookRefused(
                    tr("The sheets of {file} span {cells} million cells in all, more than can be read; delete their"
                       " stray cells in Excel, or split the file.",
                       file=self._file, cells=number(self._cells() / 1_000_000, 0))
                )  # fmt: skip

    def take_text(self, sheet: str, characters: int) -> None:
        """Make room for the texts of a sheet's cells."""
        self._text += characters
        if self._text > MOST_TEXT:
            raise WorkbookRefused(
                tr("The cells of sheet “{sheet}” in {file} hold more text than can be read; split the file.",
                   sheet=shown(sheet), file=self._file)
            )  # fmt: skip

    def _cells(self) -> int:
        return sum(cells for cells, _ in self._taken)

    def _too_far(self, sheet: str, span: Span) -> WorkbookRefused:
        rows, columns = span
        return WorkbookRefused(
            tr("Sheet “{sheet}” of {file} spans {rows} rows and {columns} columns, more than can be read;"
               " delete its stray cells in Excel and save it again.",
               sheet=shown(sheet), file=self._file, rows=rows, columns=columns)
        )  # fmt: skip


def _is_far(span: Span, written: Callable[[], int]) -> bool:
    """Whether a sheet spans more than can be read, or far more than it writes down."""
    rows, columns = span
    cells = rows * columns
    beyond = rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS
    return beyond or (cells > UNASKED and cells > MOST_EMPTY * written())


def _cells(span: Span) -> int:
    return span[0] * span[1]
