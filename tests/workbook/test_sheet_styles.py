"""How cells look, against what was written and against openpyxl, which the reader does not use."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment, Color, Font, PatternFill

from rampath.workbook.opened_book import open_book
from rampath.workbook.sheet_styles import PLAIN, Style, Styles, WorkbookStyles


def styles_of(tmp_path: Path, **looks: object) -> Styles:
    """The styles of a sheet whose cell A1 has these looks."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = 0.021
    for name, look in looks.items():
        setattr(sheet["A1"], name, look)
    workbook.save(tmp_path / "looks.xlsx")
    return open_book(tmp_path / "looks.xlsx").sheets[0].styles


def test_that_colour_weight_indent_and_format_of_a_cell_are_told(tmp_path: Path) -> None:
    found = styles_of(
        tmp_path,
        font=Font(color="FF0000FF", bold=True, italic=True, strike=True),
        fill=PatternFill("solid", fgColor="FFFFCC00"),
        alignment=Alignment(indent=2, horizontal="left"),
        number_format="0.0%",
    )
    assert found.at(1, 1) == Style("0000FF", "FFCC00", True, True, True, 2, "left", "0.0%")
    assert found.at(1, 1).percent
    assert found.at(5, 5) == found.at(1, 2)
    assert [*found.having(lambda style: style.bold)] == [(1, 1)]


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        (Color(indexed=10), "FF0000"),  # SIPRI's red
        (Color(indexed=12), "0000FF"),  # and its blue
        (Color(indexed=64), ""),  # the system's own
        (Color(theme=4), "4F81BD"),
        (Color(theme=4, tint=0.3999755851924192), "95B3D7"),  # Excel's "Accent 1, lighter 40 %"
        (Color(theme=4, tint=-0.249977111117893), "376091"),  # and "darker 25 %", as Excel shows it but for a rounding
    ],
)
def test_that_a_colour_is_told_however_it_is_named(tmp_path: Path, colour: Color, shown: str) -> None:
    found = styles_of(tmp_path, font=Font(color=colour)).at(1, 1).colour
    assert len(found) == len(shown)
    for at in range(0, len(shown), 2):
        assert abs(int(found[at : at + 2], 16) - int(shown[at : at + 2], 16)) <= 1


@pytest.mark.parametrize(
    ("number_format", "percent"), [("0%", True), ("0.00", False), ('0.0" %"', False), ("0\\%", False), ("0.0 %", True)]
)
def test_that_a_per_cent_format_is_known_from_a_sign_that_is_only_text(number_format: str, percent: bool) -> None:
    assert Style(number_format=number_format).percent is percent


@pytest.mark.parametrize(
    "content", [None, b"", b"<a", b"<styleSheet/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b'<a a="\xff"/>']
)
def test_that_styles_that_cannot_be_read_leave_the_cells_plain(content: bytes | None) -> None:
    assert WorkbookStyles(lambda _name: content).of(b'<c s="1" r="A1"/>').at(1, 1) == PLAIN


def test_that_numbers_of_fonts_and_formats_that_do_not_exist_leave_a_cell_plain() -> None:
    content = b'<s><fonts><font><b/></font></fonts><cellXfs><xf fontId="99" fillId="-1" numFmtId="x"/></cellXfs></s>'
    styles = WorkbookStyles(lambda name: content if name.endswith("styles.xml") else None)
    assert styles.of(b'<c r="A1" s="0"/><c r="B1" s="77"/>').at(1, 1) == PLAIN
    assert styles.of(b'<c r="A1" s="0"/><c r="B1" s="77"/>').at(1, 2) == PLAIN


@pytest.mark.parametrize("name", ["sipri_SIPRI-Milex-data-1949-2024_2.xlsx", "eda_2005-2017e.xlsx"])
def test_that_the_looks_of_each_cell_of_a_real_workbook_are_those_that_openpyxl_sees(
    shared_data: Path, name: str
) -> None:
    file = shared_data / "workbooks" / name
    seen = openpyxl.load_workbook(file)
    compared = 0
    for sheet in open_book(file).sheets:
        for row, column in list(sheet.cells)[::7]:
            cell = seen[sheet.name].cell(row, column)
            if isinstance(cell, openpyxl.cell.cell.MergedCell):
                continue
            style = sheet.styles.at(row, column)
            told = (cell.font.b, cell.font.i, int(cell.alignment.indent), cell.number_format)
            assert (style.bold, style.italic, style.indent, style.number_format) == told
            if cell.font.color is not None and cell.font.color.type == "rgb":
                assert style.colour == cell.font.color.rgb[-6:]
            compared += 1
    assert compared > 500
