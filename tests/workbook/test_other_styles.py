"""How the cells of old workbooks (.xls) and of .ods files look."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook.font_colour import font_colours
from rampath.workbook.number_format import FormatUnit, unit_of
from rampath.workbook.ods_styles import OdsStyles
from rampath.workbook.opened_book import open_book
from rampath.workbook.sheet_styles import PLAIN, Style
from rampath.workbook.xls_styles import XlsStyles
from workbook.handmade import ods_parts, packed, record

BOF, EOF = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), record(0x000A)
BLUE, OWN, AUTOMATIC = 12, 8, 0x7FFF


def font(colour: int, *, weight: int = 400, options: int = 0) -> bytes:
    return record(0x0031, struct.pack("<HHHHHBBBBBB", 200, options, colour, weight, 0, 0, 0, 0, 0, 1, 0) + b"A")


def form(number: int, *, shown: int = 0, indent: int = 0, horizontal: int = 0, fill: int = 0) -> bytes:
    head = struct.pack("<HHHBBBB", number, shown, 0, horizontal, 0, indent, 0)
    return record(0x00E0, head + bytes(4) + struct.pack("<IH", (1 << 26) if fill else 0, fill))


FORMAT = record(0x041E, struct.pack("<HHB", 170, 5, 0) + b'0.0%"')
PALETTE = record(0x0092, struct.pack("<H", 1) + bytes([0x12, 0x34, 0x56, 0]))
FONTS = font(AUTOMATIC) + font(BLUE) + font(OWN) + font(10, weight=700, options=0x0A)
FORMS = (
    form(0)
    + form(1)
    + form(2, fill=13)
    + form(3, shown=170, indent=2, horizontal=1)
    + form(5)  # the fifth font, since no font has number 4
)
GLOBALS = BOF + FONTS + font(17) + PALETTE + FORMAT + FORMS + EOF
CELLS = (
    record(0x0203, struct.pack("<HHHd", 0, 0, 1, 1.0))
    + record(0x0203, struct.pack("<HHHd", 0, 1, 2, 1.0))
    + record(0x00BD, struct.pack("<HHHIHIH", 1, 0, 3, 0, 4, 0, 1))
    + record(0x0203, struct.pack("<HHHd", 2, 0, 99, 1.0))
)
CHART = record(0x0809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0)) + record(0x0203, bytes(14)) + EOF


def test_that_an_old_workbook_s_cells_have_the_looks_that_it_declares() -> None:
    found = XlsStyles(GLOBALS + BOF + CHART + CELLS + EOF).of(len(GLOBALS))
    assert found.at(1, 1) == Style(colour="0000FF")
    assert found.at(1, 2) == Style(colour="123456", fill="FFFF00")
    assert found.at(2, 1) == Style("FF0000", "", True, True, True, 2, "left", '0.0%"')
    assert found.at(2, 2) == Style(colour="008000")
    assert (found.at(3, 1), found.at(9, 9)) == (PLAIN, PLAIN)


def test_that_a_workbook_of_excel_95_shows_every_cell_plain() -> None:
    older = GLOBALS.replace(struct.pack("<HH", 0x600, 5), struct.pack("<HH", 0x500, 5))
    assert XlsStyles(older + BOF + CELLS + EOF).of(len(GLOBALS)).at(1, 1) == PLAIN


@given(st.data())
def test_that_spoilt_records_never_raise(data: st.DataObject) -> None:
    stream = bytearray(GLOBALS + BOF + CELLS + EOF)
    for at in data.draw(st.lists(st.integers(0, len(stream) - 1), max_size=6)):
        stream[at] = data.draw(st.integers(0, 255))
    found = XlsStyles(bytes(stream)).of(data.draw(st.sampled_from([len(GLOBALS), 0, len(stream) + 5])))
    assert isinstance(found.at(1, 1), Style)


STYLES = (
    '<style:style style:name="base" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
)
AUTOMATIC_STYLES = (
    '<office:automatic-styles><number:percentage-style style:name="N11"><number:number/></number:percentage-style>'
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"'
    ' style:data-style-name="N11"><style:table-cell-properties fo:background-color="#ffff00"/>'
    '<style:paragraph-properties fo:margin-left="0.706cm" fo:text-align="start"/>'
    '<style:text-properties fo:color="#0000ff" fo:font-style="italic"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell"><style:text-properties fo:color="#ff0000"/></style:style>'
    '<style:style style:name="co1" style:family="table-column"/></office:automatic-styles>'
)
NUMBER = 'office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
TABLES = (
    '<table:table table:name="Empty"/><table:table table:name="T">'
    '<table:table-column/><table:table-column table:default-cell-style-name="ce2"/>'
    f'<table:table-row><table:table-cell table:style-name="ce1" {NUMBER}<table:table-cell {NUMBER}</table:table-row>'
    '<table:table-row table:number-rows-repeated="2" table:default-cell-style-name="ce1">'
    f'<table:table-cell table:number-columns-repeated="2" {NUMBER}</table:table-row></table:table>'
)


def ods(file: Path) -> Path:
    parts = ods_parts()
    head = parts["content.xml"].partition("<office:body>")[0].partition("<office:automatic-styles")[0]
    ends = "</office:spreadsheet></office:body></office:document-content>"
    content = f"{head}{AUTOMATIC_STYLES}<office:body><office:spreadsheet>{TABLES}{ends}"
    return packed(file, parts | {"content.xml": content, "styles.xml": STYLES})


def test_that_the_cells_of_an_ods_have_the_looks_of_their_style_their_row_or_their_column(tmp_path: Path) -> None:
    sheet = open_book(ods(tmp_path / "t.ods")).sheets[1]
    full = Style("0000FF", "FFFF00", True, True, False, 2, "left", "0%")
    assert sheet.styles.at(1, 1) == full
    assert sheet.styles.at(1, 2) == Style(colour="FF0000")
    assert {sheet.styles.at(row, column) for row in (2, 3) for column in (1, 2)} == {full}
    assert sheet.styles.at(4, 1) == PLAIN
    assert font_colours(sheet)[1, 2] == "red"
    assert font_colours(sheet)[3, 2] == "blue"


@pytest.mark.parametrize(
    ("style", "unit"),
    [
        (('<number:percentage-style style:name="N"><number:number/><number:text>%</number:text>'
         "</number:percentage-style>"), FormatUnit(percent=True)),
        (('<number:number-style style:name="N"><number:text>€ </number:text><number:number/><number:text> Mln'
         "</number:text></number:number-style>"), FormatUnit(currency="EUR", power=6)),
        (('<number:currency-style style:name="P0"><number:currency-symbol>€</number:currency-symbol>'
         '<number:number number:display-factor="1000000"/></number:currency-style><number:currency-style'
         ' style:name="N"><number:text>-</number:text><number:number/><style:map style:condition="value()&gt;=0"'
         ' style:apply-style-name="P0"/></number:currency-style>'), FormatUnit(currency="EUR", power=0)),
        ('<number:number-style style:name="N"><number:number/></number:number-style>', FormatUnit()),
        ('<number:date-style style:name="N"><number:year/></number:date-style>', FormatUnit()),
    ],
    ids=["percentage", "millions of euro", "shown in millions", "plain", "date"],
)  # fmt: skip
def test_that_the_unit_that_a_number_s_style_tells_is_known(style: str, unit: FormatUnit) -> None:
    cell = '<style:style style:name="ce" style:family="table-cell" style:data-style-name="N"/>'
    content = (
        f"<x>{style}{cell}</office:automatic-styles><table:table table:name='T'><table:table-row><table:table-cell"
        f' table:style-name="ce" {NUMBER}</table:table-row></table:table></x>'
    )
    assert unit_of(OdsStyles(content.encode, b"").of(0).at(1, 1)) == unit


@pytest.mark.parametrize("content", [b"", b"<table:table>", b"<style:style></office:automatic-styles>"])
def test_that_content_without_styles_shows_every_cell_plain(content: bytes) -> None:
    assert OdsStyles(lambda: content, b"").of(0).at(1, 1) == PLAIN
