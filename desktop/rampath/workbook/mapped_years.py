"""Reading tables of years by their mappings: every cell is one observation, or among the unused with a reason."""

from collections.abc import Mapping as Map
from collections.abc import Sequence

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.line_found import Found
from rampath.workbook.mapped_left import LeftBeside
from rampath.workbook.mapped_rows import TableReader
from rampath.workbook.mapped_side import LeftAmong, side_by_side
from rampath.workbook.mapping import Mapping, blocked
from rampath.workbook.mapping_words import why_blocked
from rampath.workbook.result import Sheets
from rampath.workbook.torn_rows import say_torn, says_parted, torn_rows

_TICK = 500


def read_tables(book: Book, sheet: Sheet, mappings: Sequence[Mapping], edition: str, register: Register) -> Sheets:
    """The figures of tables of years on a sheet, one above another, and the questions that they leave open.

    A mapping that lacks something is not read: that is an error, and its cells are unused.
    """
    left = LeftBeside(sheet)
    ready = sorted((each for each in mappings if blocked(each) is None), key=lambda each: each.begins)
    owners = _owners(ready, left.last_row)
    among = LeftAmong(left)
    shared = {at for several in owners.values() if len(several) > 1 for at in several}
    readers = [
        TableReader(book, sheet, mapping, edition, register, among if at in shared else left)
        for at, mapping in enumerate(ready)
    ]
    own = [frozenset(use.column for use in mapping.figures) for mapping in ready]
    headers = {
        row for mapping in ready for row in range(mapping.header_row, min(mapping.begins, mapping.header_row + 4))
    }
    beside = Found()
    rows_torn = _torn(book, sheet, ready, owners)
    say_torn(book, sheet, rows_torn, beside)
    torn = frozenset(rows_torn)
    cut = _cut(book, sheet, ready, owners, beside)
    for row in range(1, left.last_row + 1):
        if row % _TICK == 0:
            book.tick("Reading {sheet}: {rows} rows", sheet=sheet.name, rows=row)
        of_row = owners.get(row, ())
        if row in torn:
            left.row(row, tr("row torn by a separator amid a text"))
        elif cut and not cut.isdisjoint(of_row):
            left.row(row, tr("figures that do not stand below their headings"))
        elif of_row:
            for owner in of_row:
                readers[owner].row(row)
            if len(of_row) > 1 or of_row[0] in shared:
                among.settle(row, [own[owner] for owner in of_row])
        else:
            left.row(row, tr("header") if row in headers else tr("outside the table"))
    for reader in readers:
        reader.finish()
    findings = [_not_ready(sheet, each) for each in mappings if blocked(each) is not None]
    return Sheets(
        edition,
        tuple(row for reader in readers for row in reader.observations),
        (*findings, *beside.findings, *dict.fromkeys(each for reader in readers for each in reader.findings)),
        (*left.unused(), *(each for reader in readers for each in reader.replaced)),
        questions=tuple(dict.fromkeys(question for reader in readers for question in reader.questions)),
    )


def _owners(mappings: Sequence[Mapping], last_row: int) -> dict[int, tuple[int, ...]]:
    """Which table each row belongs to: from its first row to its last, or to where the next one begins.

    Tables side by side share their rows.
    """
    owners: dict[int, tuple[int, ...]] = {}
    for at, mapping in enumerate(mappings):
        later = [other for other in mappings[at + 1 :] if other.begins > mapping.begins]
        ends = [other.header_row if other.header_row > mapping.header_row else other.begins for other in later]
        end = min([mapping.last_row or last_row, *(row - 1 for row in ends)])
        alone = (at,)
        for row in range(mapping.begins, end + 1):
            others = owners.setdefault(row, alone)
            if others is not alone and all(side_by_side(mappings[other], mapping) for other in others):
                owners[row] = (*others, at)
    return owners


def _torn(book: Book, sheet: Sheet, mappings: Sequence[Mapping], owners: Map[int, tuple[int, ...]]) -> list[int]:
    """The rows of the tables that a separator amid a text has torn."""
    found: list[int] = []
    for at, mapping in enumerate(mappings):
        rows = [row for row, of_row in owners.items() if at in of_row]
        if rows:
            found += torn_rows(book, sheet, mapping.header_row, min(rows), max(rows))
    return found


def _cut(
    book: Book, sheet: Sheet, mappings: Sequence[Mapping], owners: Map[int, tuple[int, ...]], beside: Found
) -> set[int]:
    """The tables whose figures do not stand below their headings, which is told of each."""
    found: set[int] = set()
    for at, mapping in enumerate(mappings):
        rows = [row for row, of_row in owners.items() if at in of_row]
        said = says_parted(book, sheet, mapping.header_row, min(rows), max(rows)) if rows else None
        if said is not None:
            beside.findings.append(said)
            found.add(at)
    return found


def _not_ready(sheet: Sheet, mapping: Mapping) -> Finding:
    return told(
        Severity.ERROR, sheet.name, "", why_blocked(mapping).rstrip("."),
        done=tr("The table was left out"), scope=Scope.SHEET,
    )  # fmt: skip
