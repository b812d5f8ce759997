"""NATO's tables that were changed after they were written, and read again."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import Reading, read_workbook
from workbook.nato_editions import Edition, Figure, write_edition

Change = Callable[[Workbook], None]


FIRST, LAST = 4, 14
"""The columns of years in the edition of 2024."""


class Spoilt:
    """A workbook that was changed after it was written, read again; and what stood there before."""

    def __init__(
        self, folder: Path, register: Register, edition: Edition, change: Change, answers: Mapping[str, str]
    ) -> None:
        written = write_edition(edition, folder, change)
        self.found: Reading = read_workbook(written.file, register, answers=answers)
        self.before = Counter(written.figures.values())
        self.after = Counter(
            (row.member, row.measure.value, row.year, row.value, row.unit, row.price_basis, row.kind.value)
            for row in self.found.observations
        )
        assert self.found.used + self.found.unused_cells == self.found.cells

    @property
    def lost(self) -> list[Figure]:
        return [*(self.before - self.after).elements()]

    @property
    def invented(self) -> list[Figure]:
        return [*(self.after - self.before).elements()]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Severity and place of each error and warning, but for open questions."""
        return [
            (f.severity.value, f.place)
            for f in self.found.findings
            if f.severity is not Severity.NOTE and "Not answered yet" not in f.message
        ]

    @property
    def asked(self) -> list[str]:
        return [question.id for question in self.found.questions]


Spoil = Callable[..., Spoilt]


def every(change: Callable[[Worksheet], object], *names: str) -> Change:
    """A change of these sheets, or of all."""

    def change_all(book: Workbook) -> None:
        for sheet in book.worksheets:
            if not names or sheet.title in names:
                change(sheet)

    return change_all
