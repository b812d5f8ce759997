"""What a clipboard tells beside its text: the numbers as they are, not as they are rounded for show, and merged cells.

LibreOffice puts a table of HTML there whose cells carry `sdval`, older Excel one with `x:num`, and Excel its own
"XML Spreadsheet". Whatever else is in them is passed over.
"""

import math
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree
from typing_extensions import override

from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS, Place

_SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_COVERED = 200_000
"""How many cells the merged ranges of a block may cover together."""
_FOR_WIDTHS = "supportMisalignedColumns"
"""What Excel calls the row that it adds below a block for the widths of its columns; it is none of the sheet's."""
_SHOWN_OVER = re.compile(r"mso-ignore:\s*(?:colspan|rowspan)", re.IGNORECASE)
"""Excel's words for cells that are no merged one: a text that reaches over empty cells, or a run of empty cells."""
_ROWS = re.compile(r"mso-xlrowspan:\s*(\d{1,7})\b", re.IGNORECASE)
"""Excel writes a run of empty rows as one, with their count."""


@dataclass(slots=True)
class Told:
    """A block's texts and exact numbers by row and column, from 1, its merged ranges, and how far it reaches."""

    texts: dict[Place, str] = field(default_factory=dict)
    numbers: dict[Place, float] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def told_in_html(html: str) -> Told | None:
    """The first table of a page; None where there is none."""
    parser = _Table()
    parser.feed(html)
    parser.close()
    return parser.told if parser.found and parser.told.rows else None


def told_in_xml(xml: bytes) -> Told | None:
    """The first table of an "XML Spreadsheet"; None where it is none, or harmful."""
    try:
        root = ElementTree.fromstring(xml.rstrip(b"\0"), forbid_dtd=True)
    except (ParseError, ValueError, LookupError, DefusedXmlException):
        return None
    table = root.find(f".//{_SPREADSHEET}Table")
    if table is None:
        return None
    told = Told()
    told.reach(
        _whole(table.get(f"{_SPREADSHEET}ExpandedRowCount")), _whole(table.get(f"{_SPREADSHEET}ExpandedColumnCount"))
    )
    row = 0
    for each in table.iterfind(f"{_SPREADSHEET}Row"):
        row = _whole(each.get(f"{_SPREADSHEET}Index")) or row + 1
        _row_of(each, row, told)
    return told


def _row_of(row: Element, number: int, told: Told) -> None:
    column = 0
    for cell in row.iterfind(f"{_SPREADSHEET}Cell"):
        column = _whole(cell.get(f"{_SPREADSHEET}Index")) or column + 1
        if number > MOST_ROWS or column > MOST_COLUMNS:
            return
        at = number, column
        told.reach(*at)
        data = cell.find(f"{_SPREADSHEET}Data")
        if data is not None:
            text = "".join(data.itertext())
            told.texts[at] = text
            if data.get(f"{_SPREADSHEET}Type") == "Number":
                _keep(told, at, text)
        across, down = _whole(cell.get(f"{_SPREADSHEET}MergeAcross")), _whole(cell.get(f"{_SPREADSHEET}MergeDown"))
        if across or down:
            last = min(number + down, MOST_ROWS), min(column + across, MOST_COLUMNS)
            told.merged.append((at, last))
            told.reach(*last)
        column += across


class _Table(HTMLParser):
    """Goes through the first table of a page; tables within its cells are text of the cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told = Told()
        self.found = False
        self._depth = 0
        self._at: Place | None = None
        self._row = 0
        self._column = 0
        self._covered: set[Place] = set()
        self._text: list[str] = []
        self._more = 0
        self._for_widths = False

    @override
    def parse_html_declaration(self, i: int) -> int:
        try:
            return super().parse_html_declaration(i)
        except AssertionError:  # by which Python refuses `<![0`
            return self.parse_bogus_comment(i)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += not self.found or self._depth > 0
            self.found = True
        elif self._depth != 1 or self._for_widths:
            return
        elif tag == "tr":
            self._end_cell()
            self._row, self._column = self._row + 1 + self._more, 0
            several = _ROWS.search(dict(attrs).get("style") or "")
            self._more = max(0, int(several[1]) - 1) if several else 0
        elif tag in {"td", "th"} and self._row:
            self._end_cell()
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag == "br" and self._at is not None:
            self._text.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()

    @override
    def unknown_decl(self, data: str) -> None:
        self._follow_condition(data)

    @override
    def handle_comment(self, data: str) -> None:
        self._follow_condition(data)

    def _follow_condition(self, data: str) -> None:
        """Whether what follows is written for the widths of columns, up to the end of the condition."""
        words = data.strip("[] ")
        if words.startswith("if "):
            self._for_widths = words.endswith(_FOR_WIDTHS)
        elif words == "endif":
            self._for_widths = False

    @override
    def handle_data(self, data: str) -> None:
        if self._at is not None and self._depth:
            self._text.append(" ".join(data.split("\n")) if data.strip() else "")

    @override
    def close(self) -> None:
        super().close()
        self._end_cell()

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._column += 1
        while (self._row, self._column) in self._covered:
            self._column += 1
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            return
        at = self._row, self._column
        self._at, self._text = at, []
        last = (
            min(at[0] + max(_whole(said.get("rowspan")), 1) - 1, MOST_ROWS),
            min(at[1] + max(_whole(said.get("colspan")), 1) - 1, MOST_COLUMNS),
        )
        self.told.reach(min(at[0] + self._more, MOST_ROWS), last[1])
        cells = (last[0] - at[0] + 1) * (last[1] - at[1] + 1)
        if _SHOWN_OVER.search(said.get("style", "")):
            cells = 1
        if cells > 1 and len(self._covered) + cells <= _MOST_COVERED:
            self.told.merged.append((at, last))
            self._covered.update((r, c) for r in range(at[0], last[0] + 1) for c in range(at[1], last[1] + 1))
        self._column = last[1]
        _keep(self.told, at, said.get("sdval") or said.get("x:num") or "")

    def _end_cell(self) -> None:
        if self._at is not None:
            text = "".join(self._text)
            if text.strip():
                self.told.texts[self._at] = text
            self._at = None


def _keep(told: Told, at: Place, text: str) -> None:
    try:
        value = float(text)
    except ValueError:
        return
    if math.isfinite(value):
        told.numbers[at] = value


def _whole(text: str | None) -> int:
    """A count in an attribute; 0 where there is none that can be."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 8 else 0
