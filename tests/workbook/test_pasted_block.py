"""Blocks for tables from the clipboard forms of LibreOffice and Excel, and from anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.workbook.pasted import Clip
from rampath.workbook.pasted_block import Piece, block_in, size_of

RECORDED = Path(__file__).parent / "clipboard"
EXCEL_TEXT = "Member\t2031\t2032\r\nBelgium\t2.85\t3.05%\r\n"


def recorded(name: str) -> str:
    return (RECORDED / name).read_bytes().decode("utf-8")


def test_that_libreoffice_s_block_keeps_tabs_quotes_and_line_breaks_in_cells() -> None:
    block = block_in(Clip(recorded("libreoffice-7.4.txt"), recorded("libreoffice-7.4.html")))
    assert [[piece.text for piece in row] for row in block[1:]] == [
        ["Belgium", "2.8531", "3,05 %"],
        ["tab\there", 'say "no"', "two\nlines"],
    ]
    assert block[1][1].number == 2.8531


@pytest.mark.parametrize("form", ["excel.html", "excel-xml-spreadsheet.xml"])
def test_that_excel_s_numbers_are_taken_exactly_and_not_as_rounded_for_show(form: str) -> None:
    said = recorded(form)
    clip = Clip(EXCEL_TEXT, said) if form.endswith("html") else Clip(EXCEL_TEXT, "", said.encode())
    block = block_in(clip)
    assert block[1][1] == Piece("2.8531", 2.8531)
    assert block[1][2].text == "3.05%"
    assert (len(block), len(block[0])) == (2, 3)


def test_that_html_alone_is_a_block_too() -> None:
    block = block_in(Clip("", recorded("libreoffice-7.4.html")))
    assert block[2][2].text == "two\nlines"


def test_that_a_single_number_is_a_block_and_nothing_is_none() -> None:
    assert block_in(Clip("2.85")) == ((Piece("2.85"),),)
    assert block_in(Clip(" \n")) == ()


@given(st.lists(st.lists(st.text(alphabet='ab\t"\n1.,', max_size=4), min_size=1, max_size=3), max_size=4))
def test_that_rows_are_equally_long_whatever_is_pasted(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    block = block_in(Clip(text))
    assert len({len(row) for row in block}) <= 1
    if block:
        assert (len(block), len(block[0])) == size_of(text)
