"""Writing a plan as an ordinary workbook: sheets for people, and sheets for the record."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from rampath.domain.plan import Plan
from rampath.wording import day as day_text
from rampath.wording import tr
from rampath.workbook import plan_rows
from rampath.workbook.plan_layout import (
    COMMITMENTS,
    COMPLIANCE,
    ECONOMIES,
    ECONOMY,
    FINDINGS,
    FORMAT,
    HEADER_ROW,
    NUMBER_FORMATS,
    OBSERVATIONS,
    OVERVIEW,
    PATHS,
    PROJECTION,
    SCENARIOS,
    SOURCES,
    TARGETS,
    Form,
    SheetLayout,
)
from rampath.workbook.plan_text import LONGEST, to_cell
from rampath.workbook.saving import NotSaved, write_whole

_TITLE = Font(name="Calibri", size=14, bold=True)
_HEADER = Font(name="Calibri", size=11, bold=True)
_QUIET = Font(name="Calibri", size=10, color="5C6670")
_RULE = Border(bottom=Side(style="thin", color="5C6670"))
_HEAD = Alignment(wrap_text=True, vertical="bottom")
_WRAP = Alignment(wrap_text=True, vertical="top")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")

_WIDTHS = {"Scenario": 24.0, "Name": 24.0, "Member": 9.0, "Pillar": 9.0, "Currency and prices": 24.0}

Sheet = Any
"""A write-only worksheet of openpyxl, whose type stubs lack most of what it has."""

Cells = Iterable[Sequence[str | int | float | None]]

RECORD: tuple[tuple[SheetLayout, Callable[[Plan], Iterator[plan_rows.Row]]], ...] = (
    (PATHS, plan_rows.paths),
    (SCENARIOS, plan_rows.scenarios),
    (COMMITMENTS, plan_rows.commitments),
    (TARGETS, plan_rows.targets),
    (ECONOMIES, plan_rows.economies),
    (ECONOMY, plan_rows.economy),
    (OBSERVATIONS, plan_rows.observations),
    (SOURCES, plan_rows.sources),
    (FINDINGS, plan_rows.findings),
)


def write_plan(plan: Plan, target: Path, *, day: date) -> None:
    """Write a plan workbook; the same plan and day give the same bytes. A text of blanks alone is none.

    Raises NotSaved in one sentence where the file cannot be written or a text is too long for a cell; what
    stood in the target's place is then still there.
    """
    _refuse_long_texts(plan, target)

    def save(file: Path) -> None:
        workbook = Workbook(write_only=True)
        try:
            _fill(workbook, plan, day)
            workbook.save(file)
        except BaseException:
            for sheet in workbook.worksheets:
                with suppress(ValueError, OSError):
                    sheet.close()
            raise
        _settle(file, day)

    write_whole(target, save)


def _fill(workbook: Workbook, plan: Plan, day: date) -> None:
    """All the sheets, in their order."""
    workbook.properties.creator = "Rampath"
    workbook.properties.title = to_cell(plan.title) or "Rampath plan"
    _overview(workbook.create_sheet(OVERVIEW), plan, day)
    for name, about, (headers, rows) in (
        (PROJECTION, tr("Computed by Rampath. Change anchors on the sheet Paths."), plan_rows.projection_rows(plan)),
        (COMPLIANCE, tr("Computed by Rampath, core pillar."), plan_rows.compliance_rows(plan)),
    ):
        formats = [_format_of(str(header)) for header in headers]
        widths = [_WIDTHS.get(str(header), 12.0) for header in headers]
        _table(workbook.create_sheet(name), name, about, (headers, widths, formats), rows, plan.marking)
    for layout, rows_of in RECORD:
        columns = layout.columns
        shape = (
            [column.header for column in columns],
            [column.width for column in columns],
            [NUMBER_FORMATS[column.form] for column in columns],
        )
        _table(workbook.create_sheet(layout.name), layout.name, tr(layout.about), shape, rows_of(plan), plan.marking)


def _refuse_long_texts(plan: Plan, target: Path) -> None:
    texts = [plan.title, plan.marking, plan.note]
    texts += [scenario.note for scenario in plan.scenarios]
    texts += [text for each in plan.commitments for text in (each.text, each.source)]
    longest = max((len(to_cell(text)) for text in texts), default=0)
    if longest > LONGEST:
        raise NotSaved(
            tr("{file} was not saved: a note is {count} characters long and a cell holds {most}. Shorten it.",
               file=target, count=longest, most=LONGEST)
        )  # fmt: skip


def _format_of(header: str) -> str:
    if "%" in header or header.isdigit():
        return NUMBER_FORMATS[Form.SHARE]
    return {"Gap, pp": "0.00", "Extra cost, million": "#,##0"}.get(header, "General")


def _overview(sheet: Sheet, plan: Plan, day: date) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 100
    _print_set_up(sheet, plan.marking, None)
    pairs: list[tuple[str, str]] = [
        ("Title", plan.title),
        ("Marking", plan.marking),
        ("Note", plan.note),
        ("Edition", plan.edition),
        ("Scenarios", ", ".join(scenario.name for scenario in plan.scenarios)),
        ("Saved on", day_text(day)),
        ("Format", FORMAT),
    ]
    about = tr(
        "Paths, Scenarios, Commitments, Targets and Economy are inputs; Projection and Compliance follow from"
        " them; the rest is the record."
    )
    sheet.append([_cell(sheet, tr("Rampath plan"), font=_TITLE)])
    sheet.append([_cell(sheet, about, font=_QUIET)])
    sheet.append([])
    for label, text in pairs:
        sheet.append([_cell(sheet, label, font=_HEADER), _cell(sheet, text, alignment=_WRAP)])


def _table(
    sheet: Sheet,
    title: str,
    about: str,
    shape: tuple[Sequence[str | int], Sequence[float], Sequence[str]],
    rows: Cells,
    marking: str,
) -> None:
    """A title, a sentence, an empty row, a header in row 4, and the rows; frozen under the header."""
    headers, widths, formats = shape
    for i, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    if any(len(str(header)) > 1.1 * width for header, width in zip(headers, widths, strict=True)):
        sheet.row_dimensions[HEADER_ROW].height = 45
    _print_set_up(sheet, marking, HEADER_ROW)
    sheet.append([_cell(sheet, title, font=_TITLE)])
    sheet.append([_cell(sheet, about, font=_QUIET)])
    sheet.append([])
    sheet.append([_cell(sheet, header, font=_HEADER, border=_RULE, alignment=_HEAD) for header in headers])
    for row in rows:
        sheet.append([_plain(sheet, value, form) for value, form in zip(row, formats, strict=True)])


def _plain(sheet: Sheet, value: str | float | None, number_format: str) -> object:
    """A value as cheaply as it may be written: only formats and risky texts need a cell of their own."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        safe = to_cell(value)
        return _cell(sheet, value) if safe.startswith("=") else safe
    exact = not isinstance(value, float) or float(f"{value:.16g}") == value
    if number_format == "General" and exact:
        return value
    cell: Any = WriteOnlyCell(sheet, value)
    if not exact:
        cell._value = repr(value)  # noqa: SLF001 - openpyxl writes 16 digits, and some floats have 17
    cell.number_format = number_format
    return cell


def _cell(
    sheet: Sheet,
    value: str | int,
    *,
    font: Font | None = None,
    border: Border | None = None,
    alignment: Alignment | None = None,
) -> object:
    cell: Any = WriteOnlyCell(sheet, to_cell(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if font is not None:
        cell.font = font
    if border is not None:
        cell.border = border
    if alignment is not None:
        cell.alignment = alignment
    return cell


def _print_set_up(sheet: Sheet, marking: str, header_row: int | None) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if header_row is not None:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    said = to_cell(marking).replace("&", "&&")[:200]
    if said:
        sheet.oddHeader.center.text = said
        sheet.oddFooter.center.text = said
    sheet.oddFooter.right.text = "&P / &N"


def _settle(file: Path, day: date) -> None:
    """Give every part of the package the plan's day instead of the clock's."""
    stamp = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - packages have no time zone
    said = stamp.strftime("%Y-%m-%dT00:00:00Z").encode()
    with zipfile.ZipFile(file) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + said + rb"\g<2>", content)  # noqa: PLW2901
            info = zipfile.ZipInfo(name, max(stamp.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, content)
