"""Findings as a table to send on: CSV, a workbook, and text for the clipboard, none of which can hold a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from rampath.domain.finding import Finding, Severity
from rampath.wording import marked, tr
from rampath.workbook.harmless import harmless
from rampath.workbook.plan_text import cut, to_cell
from rampath.workbook.saving import write_whole

SEVERITY = {Severity.ERROR: marked("error"), Severity.WARNING: marked("warning"), Severity.NOTE: marked("note")}


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    width: float


_COLUMNS = (
    _Column(marked("Severity"), 10),
    _Column(marked("File"), 30),
    _Column(marked("Place"), 18),
    _Column(marked("Text in cell"), 24),
    _Column(marked("What was found"), 60),
    _Column(marked("Expected"), 40),
    _Column(marked("What was done"), 40),
)


def fields(finding: Finding) -> tuple[str, ...]:
    """A finding as texts in the order of the columns; its place is empty where that is the file."""
    place = "" if finding.place == finding.file else finding.place
    severity = tr(SEVERITY[finding.severity])
    return severity, finding.file, place, finding.raw, finding.said, finding.expected, finding.done


def headers() -> tuple[str, ...]:
    return tuple(tr(column.header) for column in _COLUMNS)


def as_csv(findings: Iterable[Finding]) -> str:
    """Comma-separated, every field in quotation marks, CRLF at the end of each row."""
    held = io.StringIO()
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(field) for field in row] for row in _rows(findings))
    return held.getvalue()


def as_block(findings: Iterable[Finding]) -> str:
    """A block as spreadsheets paste it: TABs between fields, one row a line."""
    rows = ([" ".join(field.split()) for field in row] for row in _rows(findings))
    return "\n".join("\t".join(map(harmless, row)) for row in rows)


def write_csv(findings: Sequence[Finding], target: Path) -> None:
    """Write a CSV file in UTF-8 with a byte order mark, by which Excel knows it; raises NotSaved in words."""
    content = as_csv(findings).encode("utf-8-sig", "replace")
    write_whole(target, lambda file: _write(file, content))


def write_xlsx(findings: Sequence[Finding], target: Path) -> None:
    """Write a workbook in which every cell is of the type text; raises NotSaved in words."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(tr("Findings"))
    for i, column in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDEFG"[i]].width = column.width
    sheet.freeze_panes = "A2"
    for number, row in enumerate(_rows(findings)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, to_cell(cut(text)))
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 0)
            cells.append(cell)
        sheet.append(cells)
    held = io.BytesIO()
    workbook.save(held)
    write_whole(target, lambda file: _write(file, held.getvalue()))


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _rows(findings: Iterable[Finding]) -> Iterable[Sequence[str]]:
    yield headers()
    for finding in findings:
        yield fields(finding)
