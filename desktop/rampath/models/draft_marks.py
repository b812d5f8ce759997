"""How a sheet's cells are marked by what is made of them: header, names, figures, sums, what is left out, what asks."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rampath.domain.budget import BudgetLines
from rampath.domain.finding import Finding, Severity
from rampath.models.amount_words import amount_word, year_word
from rampath.models.sheet_table import CellMark, Cells, Tint
from rampath.wording import marked, tr
from rampath.workbook.address import address
from rampath.workbook.correcting_lines import has_parts, has_sides
from rampath.workbook.draft_entry import Entry
from rampath.workbook.grid import Sheet
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Mapping, Role
from rampath.workbook.mapping_words import role_word
from rampath.workbook.result import Sheets, Unused
from rampath.workbook.sheet_xml import Place

TINTS = {
    Role.LABEL: Tint.NAMES,
    Role.PERIOD: Tint.NAMES,
    Role.YEAR: Tint.FIGURES,
    Role.VALUE: Tint.FIGURES,
    Role.AMOUNT: Tint.FIGURES,
    Role.TITLE: Tint.NAMES,
    Role.HEADING: Tint.NAMES,
    Role.COUNTED: Tint.SAID,
    Role.ITEM: Tint.SAID,
    Role.UNIT: Tint.SAID,
    Role.FLAG: Tint.SAID,
    Role.IGNORED: Tint.LEFT_OUT,
    Role.UNKNOWN: Tint.DOUBT,
}
"""The colour of each role of a column; those without one are quiet."""

LEGEND: tuple[tuple[str, Tint], ...] = (
    (marked("header"), Tint.HEADER),
    (marked("names"), Tint.NAMES),
    (marked("figures"), Tint.FIGURES),
    (marked("says so"), Tint.SAID),
    (marked("left out, totals"), Tint.LEFT_OUT),
    (marked("not known, asks"), Tint.DOUBT),
    (marked("error"), Tint.FAULT),
)

_ROWS_OF: tuple[tuple[str, str, Tint], ...] = (
    (marked("total row"), marked("total"), Tint.LEFT_OUT),
    (marked("row left out on purpose"), marked("left out"), Tint.LEFT_OUT),
    (marked("a country or group that is no member"), marked("no member"), Tint.LEFT_OUT),
    (marked("a name that is not certain"), marked("asks"), Tint.DOUBT),
    (marked("names no member"), marked("not known"), Tint.DOUBT),
    (marked("figures without a name"), marked("no name"), Tint.DOUBT),
    (marked("an item that is left out"), marked("left out"), Tint.LEFT_OUT),
    (marked("names no year"), marked("no year"), Tint.DOUBT),
    (marked("a row without figures"), "", Tint.OUTSIDE),
    (marked("total of other lines"), marked("total"), Tint.LEFT_OUT),
    (marked("heading or note, without an amount of its own"), marked("heading"), Tint.LEFT_OUT),
    (marked("column heading"), marked("header"), Tint.LEFT_OUT),
    (marked("row torn by a separator amid a text"), marked("torn"), Tint.DOUBT),
)
"""What the reasons of whole rows without figures look like."""

_SEVERITIES = {Severity.ERROR: Tint.FAULT, Severity.WARNING: Tint.DOUBT, Severity.NOTE: Tint.SAID}
_MOST_ROWS = 20_000
_MOST_LINES = 250_000
"""Lines that do not count stand all over a list, so that none of them may look as if it did."""


def marks_of(entry: Entry, sheet: Sheet, read: Sheets | None) -> Cells:
    """The marks upon a sheet for one of its tables; `read` is what came of reading it, where that is known."""
    mapping = entry.mapping
    if not entry.found:
        return {}
    marks: dict[Place, CellMark] = {}
    for row in _outside(mapping, sheet):
        marks[row, 0] = CellMark("", Tint.OUTSIDE, tr("outside the table"))
    for use in mapping.columns:
        doubtful = use.role in FIGURES and not entry.is_sure(f"column {use.column}")
        tint = Tint.DOUBT if doubtful else TINTS.get(use.role, Tint.OUTSIDE)
        word = " · ".join([column_word(use), *told_apart(mapping, use.column)])
        marks[0, use.column] = CellMark(word, tint, _why(entry, use))
    if read is not None:
        if mapping.form is not Form.LINES or mapping.figures:  # without amounts every line looks like a heading
            marks.update(_of_unused(read.unused, sheet))
        marks.update(_unknown_items(entry, sheet, marks))
        marks.update(_not_counted(read.lines, sheet))
    for row in header_rows(entry):
        marks[row, 0] = CellMark(tr("header"), Tint.HEADER, _why_header(entry))
        marks.update(_headings(entry, row))
    marks.update(_said(entry, sheet))
    if read is not None:
        marks.update(_of_findings(read.findings, sheet))
        for question in read.questions:
            for at in _cells(question.place, sheet):
                marks[at] = CellMark(tr("asks"), Tint.DOUBT, question.message)
    return marks


def column_word(use: ColumnUse) -> str:
    """What a column holds, in a word or two: `2024e`, `2025 plan · Soll`, `Mar 2025`, `names`."""
    if use.role is Role.AMOUNT:
        return amount_word(use.year, use.kind, use.stage, () if use.month is None else (use.month,))
    if use.role in {Role.YEAR, Role.VALUE} and use.year is not None:
        return year_word(use.year, use.kind)
    return role_word(use.role)


def told_apart(mapping: Mapping, column: int) -> list[str]:
    """What else a budget's list does with the texts of a column."""
    apart = [tr("kept apart")] if has_sides(mapping, column) else []
    return [*apart, *([tr("totals")] if has_parts(mapping, column) else [])]


def header_rows(entry: Entry) -> tuple[int, ...]:
    """All rows that head the columns, as guessed, or the one that was pointed at."""
    row = entry.mapping.header_row
    if not row:
        return ()
    return entry.guess.header_rows if row in entry.guess.header_rows else (row,)


def _why_header(entry: Entry) -> str:
    """The reason of the header; where years were said of columns since, with all of them."""
    years = [use.year for use in entry.mapping.figures if use.year is not None]
    guessed = [use.year for use in entry.guess.mapping.figures if use.year is not None]
    if entry.mapping.form is not Form.YEARS or "header_row" in entry.said or not years or years == guessed:
        return entry.why("header_row")
    first, last, row = min(years), max(years), entry.mapping.header_row
    if first == last:
        return tr("Row {row} heads the year {year}.", row=row, year=first)
    return tr("Row {row} heads the years {first} to {last}.", row=row, first=first, last=last)


def _headings(entry: Entry, row: int) -> Iterator[tuple[Place, CellMark]]:
    """The headings of columns that are not known, or of which something was said: what holds of these, not of all."""
    for use in entry.mapping.columns:
        if use.role is Role.UNKNOWN or f"column {use.column}" in entry.said:
            yield (row, use.column), CellMark(tr("header"), Tint.HEADER, _why(entry, use))


def _why(entry: Entry, use: ColumnUse) -> str:
    mapping, at = entry.mapping, use.column
    why = entry.why(f"column {use.column}")
    what = tr("Column of {what}.", what=column_word(use)) if use.role is not Role.UNKNOWN else tr("Not known yet.")
    apart = [tr("Lines are kept apart by what stands here, and never added.")] if has_sides(mapping, at) else []
    parts = [tr("Each text here has a total of its own.")] if has_parts(mapping, at) else []
    return " ".join(filter(None, (what, *apart, *parts, why)))


def _outside(mapping: Mapping, sheet: Sheet) -> Iterator[int]:
    """The rows above the table, and those below it."""
    yield from range(1, mapping.header_row or mapping.begins)
    yield from range(mapping.header_row + 1, mapping.begins)
    if mapping.last_row is not None:
        yield from range(mapping.last_row + 1, min(len(sheet.rows), mapping.last_row + _MOST_ROWS) + 1)


def _of_unused(unused: Iterable[Unused], sheet: Sheet) -> Iterator[tuple[Place, CellMark]]:
    looks = {tr(reason): (tr(word) if word else "", tint) for reason, word, tint in _ROWS_OF}
    for each in unused:
        look = looks.get(each.reason)
        found = None if look is None else address(each.place)
        if look is not None and found is not None and found.sheet == sheet.name:
            for row in range(found.first[0], min(found.last[0], found.first[0] + _MOST_ROWS) + 1):
                yield (row, 0), CellMark(*look, each.reason)


def _not_counted(lists: Iterable[BudgetLines], sheet: Sheet) -> Iterator[tuple[Place, CellMark]]:
    """The rows of lines that no total counts, each with the reason."""
    for lines in lists:
        if lines.sheet == sheet.name:
            for line, why in islice(lines.why_not.items(), _MOST_LINES):
                yield (int(lines.rows[line]), 0), CellMark(tr("not counted"), Tint.LEFT_OUT, why)


def _unknown_items(entry: Entry, sheet: Sheet, marks: Cells) -> dict[Place, CellMark]:
    """The rows of items that are not left out on purpose, but not known yet."""
    unknown = {item.text.partition(" · ")[0] for item in entry.mapping.unknown_items}
    columns = [use.column for role in (Role.ITEM, Role.LABEL) for use in entry.mapping.of_role(role)]
    if not unknown:
        return {}
    found = {}
    for (row, column), mark in marks.items():
        if column == 0 and row and mark.tint is Tint.LEFT_OUT:
            texts = (sheet.value(row, each) for each in columns)
            if any(isinstance(text, str) and " ".join(text.split()) in unknown for text in texts):
                found[row, 0] = CellMark(tr("not known"), Tint.DOUBT, tr("Nobody has said yet what this row counts."))
    return found


def _said(entry: Entry, sheet: Sheet) -> dict[Place, CellMark]:
    """The cells that tell measure, unit and the like, each with all that it tells."""
    found: dict[Place, list[str]] = {}
    for reason in entry.told:
        if reason.place and reason.field in _FIELD_WORDS:
            for at in _cells(reason.place, sheet):
                found.setdefault(at, []).append(f"{field_word(reason.field)}: {reason.why}")
    return {at: CellMark(tr("says so"), Tint.SAID, "\n".join(texts)) for at, texts in found.items()}


def _of_findings(findings: Iterable[Finding], sheet: Sheet) -> Iterator[tuple[Place, CellMark]]:
    for finding in findings:
        for at in _cells(finding.place, sheet):
            yield at, CellMark(tr(finding.severity.value), _SEVERITIES[finding.severity], finding.message)


def _cells(place: str, sheet: Sheet) -> Iterator[Place]:
    """The first cell of a place on this sheet; none of a place elsewhere."""
    found = address(place)
    if found is not None and found.sheet == sheet.name:
        yield found.first


_FIELD_WORDS = {
    "measure": marked("What is counted"),
    "member": marked("Member"),
    "currency": marked("Currency"),
    "power": marked("Counted in"),
    "percent": marked("Shares"),
    "price_basis": marked("Prices"),
    "estimates_from": marked("Estimates from"),
    "decimal": marked("Decimal sign"),
    "edition": marked("Edition"),
    "items": marked("Items"),
    "totals": marked("Totals"),
    "form": marked("Table"),
}


def field_word(name: str) -> str:
    """What a field of a mapping is called."""
    known = _FIELD_WORDS.get(name)
    return name if known is None else tr(known)
