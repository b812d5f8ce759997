"""How the cells of an .xlsb show their numbers."""

import struct
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rampath import resources
from rampath.domain.observation import Kind
from rampath.presets import read_register
from rampath.workbook.cell import place
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook
from rampath.workbook.sheet_styles import Style
from rampath.workbook.xlsb_styles import XlsbStyles
from workbook.handmade import binary, packed, xlsb_parts

PERCENT, MARKED = 1, 2
"""The numbers of the looks in LOOKS."""


def sized(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def look(number_format: int) -> bytes:
    return binary(47, struct.pack("<HHHHHBBHBB", 0, number_format, 0, 0, 0, 0, 0, 0, 0, 0))


OWN = binary(615, struct.pack("<I", 1)) + binary(44, struct.pack("<H", 164) + sized('0"e"')) + binary(616)
NAMED = binary(626, struct.pack("<I", 1)) + look(9) + binary(627)
LOOKS = binary(617, struct.pack("<I", 3)) + look(0) + look(10) + look(164) + binary(618)
STYLES = binary(278) + OWN + NAMED + LOOKS + binary(279)


def cell(column: int, value: str | float, style: int) -> bytes:
    at = struct.pack("<II", column, style)
    if isinstance(value, str):
        return binary(6, at + sized(value))
    return binary(5, at + struct.pack("<d", value))


def sheet_of(rows: Sequence[Sequence[tuple[str | float, int]]]) -> bytes:
    found = binary(129) + binary(148, struct.pack("<IIII", 0, len(rows), 0, 4)) + binary(145)
    for row, values in enumerate(rows):
        found += binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        found += b"".join(cell(column, *each) for column, each in enumerate(values))
    return found + binary(146) + binary(130)


SHEET = sheet_of(
    [
        [("Table 3: Defence expenditure as a share of GDP", 0)],
        [("(percentage, based on 2021 prices and exchange rates)", 0)],
        [],
        [("", 0), (2023, 0), (2024, MARKED), (2025, MARKED)],
        [("Belgium", 0), (0.0118, PERCENT), (0.0129, PERCENT), (0.02, PERCENT)],
        [("Canada", 0), (0.0131, PERCENT), (0.0146, PERCENT), (0.0201, PERCENT)],
        [("Estonia", 0), (0.0298, PERCENT), (0.0339, PERCENT), (0.0338, PERCENT)],
    ]
)


def test_that_an_xlsb_shows_its_per_cents_and_the_years_that_its_formats_mark(tmp_path: Path) -> None:
    file = packed(tmp_path / "shares.xlsb", xlsb_parts(SHEET) | {"xl/styles.bin": STYLES})
    sheet = open_book(file).sheets[0]
    assert sheet.rows[3] == ["", 2023.0, "2024e", "2025e"]
    assert {place("", *at) for at in sheet.percents} == {f"!{c}{r}" for c in "BCD" for r in (5, 6, 7)}
    assert sheet.styles.at(4, 3) == Style(number_format='0"e"')
    found = read_workbook(file, read_register(resources.folder())).observations
    told = {(row.member, row.year): (row.value, row.kind) for row in found}
    assert told["BEL", 2023] == (0.0118, Kind.ACTUAL)
    assert told["BEL", 2024] == (0.0129, Kind.ESTIMATE)
    assert told["EST", 2025] == (0.0338, Kind.ESTIMATE)
    assert len(told) == 9


def test_that_the_cells_are_gone_through_only_where_a_format_says_something() -> None:
    asked: list[str] = []

    def part(name: str) -> bytes:
        asked.append(name)
        return binary(617) + look(0) + binary(618)

    assert XlsbStyles(part, "styles").of("sheet").at(1, 1) == Style()
    assert asked == ["styles"]


@given(st.data())
def test_that_spoilt_formats_never_raise(data: st.DataObject) -> None:
    part = bytearray(STYLES)
    for at in data.draw(st.lists(st.integers(0, len(part) - 1), max_size=6)):
        part[at] = data.draw(st.integers(0, 255))
    cut = bytes(part[: data.draw(st.integers(0, len(part)))])
    found = XlsbStyles({"styles": cut, "sheet": SHEET}.get, "styles").of("sheet")
    assert isinstance(found.at(5, 2), Style)
