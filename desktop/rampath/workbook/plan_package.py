"""The package of a plan workbook: openpyxl makes its parts, our rows go in, and nothing tells clock or user."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from rampath.wording import tr
from rampath.workbook.plan_cell import Look, Row, row_xml
from rampath.workbook.plan_limits import Limit
from rampath.workbook.plan_text import to_cell
from rampath.workbook.print_band import band

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_EXTENT = re.compile(rb"<dimension [^>]*/>")
_PROGRAM = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Rampath</Application></Properties>"
)
_Operator = Literal["between", "greaterThan", "greaterThanOrEqual"]
_RULE = Border(bottom=Side(style="thin", color="5C6670"))


class ChartKind(Enum):
    LINES = "lines"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A series of a chart: the cell with its name, and the cells with its values."""

    name: str
    values: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: its title, what its upright axis counts, the cells along its foot, and where it stands."""

    kind: ChartKind
    title: str
    axis: str
    places: str
    series: tuple[ChartSeries, ...]
    at: str


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet: its name, the widths of its columns, and its rows from the first on.

    `header_row` is frozen, repeated in print, and filtered by; `choices` are the words that the cells of a
    column (by number) may hold, and `limits` the numbers.
    """

    name: str
    widths: Sequence[float]
    rows: Sequence[Row]
    header_row: int | None = None
    choices: Sequence[tuple[int, Sequence[str]]] = ()
    limits: Sequence[tuple[int, Limit]] = ()
    hidden: Sequence[int] = ()
    """The numbers of columns that nobody needs to see."""
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Comments of people, by row and column."""
    charts: Sequence[Chart] = ()


def package(
    sheets: Sequence[SheetRows], *, title: str, marking: str, day: date, names: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a workbook of these sheets, with `names` for cells; the same sheets and day give the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Rampath"
    workbook.properties.title = to_cell(title)
    for name, cells in (names or {}).items():
        workbook.defined_names[name] = DefinedName(name, attr_text=cells)
    shown = band(marking)
    styles = _Styles(workbook)
    rows = {}
    for i, each in enumerate(sheets, 1):
        made: Any = workbook.create_sheet(each.name)
        _set_up(made, each, shown)
        for chart in each.charts:
            _add_chart(made, chart)
        rows[f"xl/worksheets/sheet{i}.xml"] = (_rows(each, styles), _extent(each))
    styles.settle()
    skeleton = io.BytesIO()
    workbook.save(skeleton)
    return _filled(skeleton, rows, day)


class _Styles:
    """The numbers of looks in the package's list of cell formats."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet: Any = workbook.create_sheet("looks")
        self._workbook = workbook
        self._known: dict[Look, int] = {}

    def of(self, looks: Sequence[Look]) -> list[int]:
        """The number of each, in their order; a look that is new gets the next one."""
        known = self._known
        for look in looks:
            if look not in known:
                known[look] = self._made(look)
        return [known[look] for look in looks]

    def settle(self) -> None:
        """Take the sheet away that the looks were made on."""
        self._workbook.remove(self._sheet)

    def _made(self, look: Look) -> int:
        cell: Any = WriteOnlyCell(self._sheet, 0)
        cell.number_format = look.number_format
        match look.role:
            case "title":
                cell.font = Font(name="Calibri", size=14, bold=True)
            case "quiet":
                cell.font = Font(name="Calibri", size=10, color="5C6670")
            case "above":
                cell.font = Font(name="Calibri", size=10, color="5C6670")
                cell.alignment = Alignment(horizontal="right")
            case "header" | "figures":
                cell.font = Font(name="Calibri", size=11, bold=True)
                cell.border = _RULE
                side = "right" if look.role == "figures" else "left"
                cell.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal=side)
            case "bold":
                cell.font = Font(name="Calibri", size=11, bold=True)
            case "label":
                cell.font = Font(name="Calibri", size=11, bold=True)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            case "text":
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            case "planned":
                cell.font = Font(name="Calibri", size=11, italic=True)
        return int(cell.style_id)


def _set_up(sheet: Any, rows: SheetRows, shown: str) -> None:
    """Widths, frozen header, filter, lists of choices and print: landscape A4, as wide as a page."""
    for i, width in enumerate(rows.widths, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    for (row, column), text in rows.comments.items():
        sheet.cell(row, column).comment = Comment(to_cell(text), "")  # whose it is was never read
    for i in rows.hidden:
        sheet.column_dimensions[get_column_letter(i)].hidden = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddHeader.center.text = shown or None
    sheet.oddFooter.center.text = shown or None
    sheet.oddFooter.right.text = "&P / &N"
    if rows.header_row is None:
        return
    last = max(len(rows.rows), rows.header_row + 1)
    sheet.freeze_panes = f"A{rows.header_row + 1}"
    sheet.print_title_rows = f"{rows.header_row}:{rows.header_row}"
    sheet.auto_filter.ref = f"A{rows.header_row}:{get_column_letter(len(rows.widths))}{last}"
    for column, words in rows.choices:
        letter = get_column_letter(column)
        said = tr("One of: {words}.", words=", ".join(words))
        choice = DataValidation(
            type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True, error=said
        )
        choice.add(f"{letter}{rows.header_row + 1}:{letter}{last + 1000}")
        sheet.add_data_validation(choice)
    for column, limit in rows.limits:
        letter = get_column_letter(column)
        allowed = _allowed(limit)
        allowed.add(f"{letter}{rows.header_row + 1}:{letter}{last + 1000}")
        sheet.add_data_validation(allowed)


def _add_chart(sheet: Any, chart: Chart) -> None:
    """A chart over cells; spreadsheets draw it from what stands there."""
    made: Any = LineChart() if chart.kind is ChartKind.LINES else BarChart()
    made.title, made.y_axis.title = chart.title, chart.axis
    made.height, made.width = 8.0, 17.0
    made.x_axis.delete = made.y_axis.delete = False
    for each in chart.series:
        series: Any = Series(Reference(range_string=each.values))
        series.tx = SeriesLabel(strRef=StrRef(each.name))
        if chart.kind is ChartKind.LINES:
            series.smooth = False
        made.series.append(series)
    made.set_categories(Reference(range_string=chart.places))
    sheet.add_chart(made, chart.at)


def _allowed(limit: Limit) -> DataValidation:
    """A limit as a rule of the workbook, which says in words what is expected where it is broken."""
    operator: _Operator = "greaterThan" if limit.above else "greaterThanOrEqual" if limit.most is None else "between"
    return DataValidation(
        type="whole" if limit.whole else "decimal",
        operator=operator,
        formula1=repr(limit.least),
        formula2=None if limit.most is None else repr(limit.most),
        allow_blank=True,
        showErrorMessage=True,
        error=limit.said,
    )


def _rows(sheet: SheetRows, styles: _Styles) -> bytes:
    xml = [row_xml(number, row, styles.of(row.looks)) for number, row in enumerate(sheet.rows, 1)]
    return ("<sheetData>" + "".join(xml) + "</sheetData>").encode()


def _extent(sheet: SheetRows) -> bytes:
    widest = max((len(row.values) for row in sheet.rows), default=1)
    return f'<dimension ref="A1:{get_column_letter(max(1, widest))}{max(1, len(sheet.rows))}"/>'.encode()


def _filled(skeleton: io.BytesIO, rows: dict[str, tuple[bytes, bytes]], day: date) -> bytes:
    """The package with our rows in its sheets, and the plan's day on every part instead of the clock's."""
    stamp = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - packages have no time zone
    said = stamp.strftime("%Y-%m-%dT00:00:00Z").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(skeleton) as empty, zipfile.ZipFile(target, "w") as filled:
        for name in empty.namelist():
            content = empty.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + said + rb"\g<2>", content)
            elif name == "docProps/app.xml":
                content = _PROGRAM
            elif name in rows:
                cells, extent = rows[name]
                content = _ROWS.sub(lambda _: cells, _EXTENT.sub(extent, content), count=1)  # noqa: B023 - used at once
            info = zipfile.ZipInfo(name, max(stamp.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            filled.writestr(info, content, compresslevel=6)
    return target.getvalue()
