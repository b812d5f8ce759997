"""Reading a workbook of figures: which layout it has, what it says, and what was left unused and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rampath.domain.check import check_edition
from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import tr
from rampath.workbook import nato_tables
from rampath.workbook.grid import Book, open_book
from rampath.workbook.label import label_of
from rampath.workbook.plan_layout import NEEDED
from rampath.workbook.result import Sheets, Unused
from rampath.workbook.safety import WorkbookRefused


@dataclass(frozen=True, slots=True)
class Layout:
    """A known layout: how sure it is of a workbook (0 to 1, with the reason in words), and how it reads it."""

    name: str
    score: Callable[[Book, Register], tuple[float, str]]
    read: Callable[[Book, Register], Sheets]


LAYOUTS: tuple[Layout, ...] = (Layout("NATO defence expenditure tables", nato_tables.score, nato_tables.read),)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says. `cells` non-empty cells are `used` ones, each an observation, and `unused`.

    `label` is the classification label that the file carries, a proposal for the plan's marking.
    """

    file: str
    sha256: str
    layout: str
    edition: str
    label: str | None
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    unused: tuple[Unused, ...]
    cells: int
    used: int


def read_workbook(file: Path, register: Register) -> Reading:
    """Read a workbook of figures in whichever known layout fits best.

    Raises WorkbookRefused, in one sentence, for a file that is no readable workbook, or holds nothing that
    could be read.
    """
    book = open_book(file)
    layout = best_layout(book, register, LAYOUTS)
    sheets = layout.read(book, register)
    if not sheets.observations:
        raise _nothing(file, book)
    cells = sum(len(sheet.cells) for sheet in book.sheets)
    findings = (*sheets.findings, *check_edition(sheets.observations, register))
    return Reading(
        file=file.name,
        sha256=book.sha256,
        layout=layout.name,
        edition=sheets.edition,
        label=label_of(book.parts),
        observations=sheets.observations,
        findings=findings,
        unused=sheets.unused,
        cells=cells,
        used=cells - len(sheets.unused),
    )


def best_layout(book: Book, register: Register, layouts: Sequence[Layout]) -> Layout:
    """The layout that is surest of the workbook; refused where none knows it."""
    scored = [(layout.score(book, register)[0], layout) for layout in layouts]
    sure, layout = max(scored, key=lambda pair: pair[0])
    if sure <= 0:
        raise _nothing(book.file, book)
    return layout


def _nothing(file: Path, book: Book) -> WorkbookRefused:
    if {sheet.name for sheet in book.sheets} >= NEEDED:
        return WorkbookRefused(
            tr("{file} is a plan workbook, not one of figures; use “rampath project”, or open it.", file=file.name)
        )
    names = ", ".join(sheet.name for sheet in book.sheets[:4]) + (" …" if len(book.sheets) > 4 else "")
    return WorkbookRefused(
        tr("{file} holds no table that Rampath knows (sheets: {names}); name a workbook in the layout of NATO's"
           " defence expenditure tables.", file=file.name, names=names or tr("none"))
    )  # fmt: skip
