"""Years whose mark only their number format shows."""

from pathlib import Path

import openpyxl
import pytest

from rampath import resources
from rampath.domain.observation import Kind
from rampath.presets import read_register
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook
from rampath.workbook.sheet_record import KnownRecord
from rampath.workbook.sheet_styles import PLAIN, Style, Styles, WorkbookStyles
from rampath.workbook.shown_years import show_years, shown_year
from workbook.handmade import ods_parts, packed


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('0"e"', "#e"), ("0\\e", "#e"), ('General"e"', "#e"), ('0" (e)"', "# (e)"), ('####" est."', "# est."),
        ('[Black]0"p"', "#p"), ('0"e";-0"e";0', "#e"), ('"Plan "0', "Plan #"), ("0\\ \\f", "# f"),
        ("General", ""), ("0", ""), ("yyyy", ""), ("0.00", ""), ("0.00E+00", ""), ("0.0%", ""), ("@", ""), ("", ""),
        ('#,##0" e"', ""), ('0.0" e"', ""), ('0" €"', ""), ('"FY "0', ""), ('0" m"', ""), ("[$€-407] 0", ""),
    ],
)  # fmt: skip
def test_that_a_format_tells_how_it_marks_a_year_and_nothing_else(number_format: str, shown: str) -> None:
    assert shown_year(number_format) == shown


def test_that_only_whole_numbers_that_may_be_years_get_the_mark() -> None:
    rows = [["", 2025.0, 2025.5, 1899.0], ["x", 2101.0, True, 2026.0]]
    show_years(rows, {(row, column): "#e" for row in range(1, 4) for column in range(1, 6)})
    assert rows == [["", "2025e", 2025.5, 1899.0], ["x", 2101.0, True, "2026e"]]


def test_that_a_year_of_nato_s_table_that_its_format_shows_as_estimate_is_one(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Table 3"
    sheet["A1"] = "Table 3: Defence expenditure as a share of GDP"
    sheet["A2"] = "(percentage, based on 2021 prices and exchange rates)"
    rows: list[tuple[str | float, ...]] = [
        ("", 2023, 2024, 2025),
        ("Belgium", 1.18, 1.29, 2.0),
        ("Canada", 1.31, 1.46, 2.01),
    ]
    rows.append(("Estonia", 2.98, 3.39, 3.38))
    for row, values in enumerate(rows, 4):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    sheet["C4"].number_format = sheet["D4"].number_format = '0"e"'
    workbook.save(tmp_path / "nato.xlsx")
    found = read_workbook(tmp_path / "nato.xlsx", read_register(resources.folder())).observations
    told = {(row.member, row.year): (row.value, row.kind) for row in found}
    assert told["BEL", 2023] == (0.0118, Kind.ACTUAL)
    assert told["BEL", 2024] == (0.0129, Kind.ESTIMATE)
    assert told["EST", 2025] == (0.0338, Kind.ESTIMATE)
    assert len(told) == 9


def test_that_an_ods_shows_its_years_likewise(tmp_path: Path) -> None:
    parts = ods_parts()
    style = (
        '<number:number-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" style:name="N1">'
        '<number:number number:min-integer-digits="1"/><number:text>e</number:text></number:number-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    )
    content = parts["content.xml"].replace("</office:automatic-styles>", f"{style}</office:automatic-styles>")
    year = ' office:value-type="float" office:value="2024"'
    content = content.replace(year, f' table:style-name="ce1"{year}', 1)
    sheet = open_book(packed(tmp_path / "t.ods", parts | {"content.xml": content})).sheets[0]
    assert sheet.rows[0][:3] == ["Country", "2024e", "2025e"]


@pytest.mark.parametrize(
    ("usual", "other"),
    [(b"numFmt ", b"x:numFmt "), (b"numFmts", b"x:numFmts"), (b'formatCode="0&quot;e&quot;"', b"formatCode='0\"e\"'")],
)
def test_that_styles_that_are_not_written_as_usual_mark_years_too(usual: bytes, other: bytes) -> None:
    xml = (
        b'<styleSheet xmlns="urn:a" xmlns:x="urn:a"><numFmts><numFmt numFmtId="164" formatCode="0&quot;e&quot;"/>'
        b'</numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    assert WorkbookStyles({"xl/styles.xml": xml}.get).marks_years
    assert WorkbookStyles({"xl/styles.xml": xml.replace(usual, other)}.get).marks_years


def test_that_the_styles_of_cells_are_gone_through_only_where_a_look_marks_years() -> None:
    marked = Style(number_format='0"e"')

    def never() -> Styles:
        raise AssertionError

    assert KnownRecord(styles=never, looks=lambda: (PLAIN,)).shown_years == {}
    record = KnownRecord(styles=lambda: Styles({(1, 2): 1, (2, 2): 0}, (PLAIN, marked)), looks=lambda: (PLAIN, marked))
    assert record.shown_years == {(1, 2): "#e"}
