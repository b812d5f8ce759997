"""Addresses taken apart again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook.address import Address, address
from rampath.workbook.grid import place
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS


@given(st.text(min_size=1), st.integers(1, MOST_ROWS), st.integers(1, MOST_COLUMNS))
def test_that_the_place_of_a_cell_leads_back_to_it_whatever_its_sheet_is_called(
    sheet: str, row: int, column: int
) -> None:
    assert address(place(sheet, row, column)) == Address(sheet, (row, column), (row, column))


def test_that_a_range_has_its_first_cell_at_the_upper_left() -> None:
    assert address("Data!BF9:A4") == Address("Data", (4, 1), (9, 58))
    assert str(address("Data!A9:BF9")) == "Data!A9:BF9"
    assert str(address("What! now!C3")) == "What! now!C3"


@pytest.mark.parametrize("text", ["", "TABLE3", "nato.xlsx", "!A1", "TABLE3!", "T!A0", "T!XFE1", "T!A1048577", "T!a1"])
def test_that_what_is_no_cell_has_no_address(text: str) -> None:
    assert address(text) is None
