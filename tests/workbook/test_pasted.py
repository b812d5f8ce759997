"""Blocks from the clipboard of Excel and LibreOffice."""

import pytest

from rampath.workbook.pasted import pasted_book
from rampath.workbook.safety import WorkbookRefused


def test_that_a_block_is_seen_cell_by_cell_with_quoted_tabs_quotes_and_line_breaks() -> None:
    sheet = pasted_book('Member\t2024\t2025e\r\nEstonia\t3.4\t"a\tb"\r\n"two\nlines"\t\t"say ""no"""\r\n').sheets[0]
    assert {cell.place: cell.raw for cell in sheet.cells.values()} == {
        "Clipboard!A1": "Member", "Clipboard!B1": "2024", "Clipboard!C1": "2025e",
        "Clipboard!A2": "Estonia", "Clipboard!B2": "3.4", "Clipboard!C2": "a\tb",
        "Clipboard!A3": "two\nlines", "Clipboard!C3": 'say "no"',
    }  # fmt: skip


def test_that_a_column_without_tabs_is_a_block_too() -> None:
    assert [row[0] for row in pasted_book("1\n2\n3").sheets[0].rows] == ["1", "2", "3"]


@pytest.mark.parametrize("text", ["", "just a word", "   \n"])
def test_that_words_are_no_block(text: str) -> None:
    with pytest.raises(WorkbookRefused, match="holds no cells"):
        pasted_book(text)


def test_that_the_same_block_has_the_same_fingerprint() -> None:
    assert pasted_book("1\t2").sha256 == pasted_book("1\t2").sha256 != pasted_book("1\t3").sha256
