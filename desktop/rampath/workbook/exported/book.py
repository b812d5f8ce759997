"""A plain workbook of tables: looks, print set-up, users' text as text, and no clock or user in its package."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rampath.workbook.plan_text import to_cell
from rampath.workbook.print_band import band

QUIET = "5C6670"
TITLE, BOLD, PLAIN = Font(bold=True, size=14), Font(bold=True), Font()
UNIT, NOTE = Font(italic=True, color=QUIET), Font(size=9, color=QUIET)
PLANNED = Font(italic=True)

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_RIGHT = Alignment(horizontal="right")
_HEADING = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
_RULE = Border(bottom=Side(style="thin", color=QUIET))


def empty_book(title: str) -> Workbook:
    """A workbook without sheets, made by the program and by nobody else."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Rampath"
    book.properties.title = to_cell(title)
    return book


def new_sheet(book: Workbook, name: str, marking: str, widths: Sequence[float], frozen: str) -> Worksheet:
    """A sheet set up for landscape A4, one page wide, with the marking at its top and foot."""
    sheet: Worksheet = book.create_sheet(name)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = frozen
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    said = band(marking)
    above: Any = sheet.oddHeader
    below: Any = sheet.oddFooter
    above.center.text = below.center.text = said or None
    below.right.text = "&P / &N"
    return sheet


def put_text(sheet: Worksheet, row: int, column: int, text: str, font: Font = PLAIN) -> None:
    """Write a text that stays text, whatever it begins with."""
    cell: Any = sheet.cell(row, column)
    cell.value = to_cell(text)
    cell.data_type = "s"
    cell.font = font


def put_header(sheet: Worksheet, row: int, column: int, year: int | str) -> None:
    """Write a heading over figures: a year, or what it is."""
    if isinstance(year, str):
        put_text(sheet, row, column, year, BOLD)
    else:
        sheet.cell(row, column, year).font = BOLD
    cell: Any = sheet.cell(row, column)
    cell.alignment = _HEADING
    cell.border = _RULE


def put_figure(sheet: Worksheet, row: int, column: int, value: float | None, form: str, font: Font = PLAIN) -> None:
    """Write a figure, or `..` where there is none."""
    cell: Any = sheet.cell(row, column, ".." if value is None else value)
    cell.alignment = _RIGHT
    cell.font = font
    if value is not None:
        cell.number_format = form


def packed(book: Workbook, day: date) -> bytes:
    """The bytes of a workbook; the same sheets and day give the same bytes."""
    made, settled = io.BytesIO(), io.BytesIO()
    book.save(made)
    stamp = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - packages have no time zone
    said = stamp.strftime("%Y-%m-%dT00:00:00Z").encode()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(settled, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + said + rb"\g<2>", content)
            info = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            after.writestr(info, content)
    return settled.getvalue()
