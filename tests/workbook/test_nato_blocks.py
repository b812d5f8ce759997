"""The words among the figures of NATO's tables: what begins a block, what only stands between members."""

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbook.nato_layouts import EDITION_2024
from workbook.nato_spoils import FIRST, LAST, Change, Spoil, every


def between(text: str, column: int = 3) -> Change:
    """A line of words between the members of the first block."""

    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(15)
        sheet.cell(15, column).value = text

    return every(change, "TABLE1", "TABLE2", "TABLE3")


@pytest.mark.parametrize(
    "text", ["(1) Revised in March 2024.", "1) Revised in March 2024.", "Southern Europe", "North America", "Europe"]
)
def test_that_a_footnote_or_a_heading_of_a_group_leaves_the_figures_below_what_they_are(
    spoil: Spoil, text: str
) -> None:
    spoilt = spoil(between(text))
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [])


@pytest.mark.parametrize(
    ("first", "second"),
    [("(a) ", "(b) "), ("a) ", "b) "), ("(1) ", "(2) "), ("- ", "- "), ("A. ", "B. "), ("I. ", "II. ")],
)
def test_that_blocks_may_be_numbered(spoil: Spoil, first: str, second: str) -> None:
    def change(book: Workbook) -> None:
        for name, row in (("TABLE1", 43), ("TABLE2", 44), ("TABLE3", 44), ("TABLE5", 45), ("TABLE8a", 43)):
            for at, number in ((10, first), (row, second)):
                cell = book[name].cell(at, 2)
                assert cell.value is not None
                cell.value = number + str(cell.value).removesuffix(" (a)").removesuffix(" (b)")

    spoilt = spoil(change)
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [])


def test_that_a_block_s_title_may_stand_left_of_its_years(spoil: Spoil) -> None:
    blocks = {"TABLE1": 43, "TABLE2": 44, "TABLE3": 44, "TABLE5": 45, "TABLE6": 45, "TABLE8a": 43, "TABLE8b": 43}

    def change(book: Workbook) -> None:
        for name, second in blocks.items():
            sheet = book[name]
            sheet["B8"], sheet["B10"] = sheet["B10"].value, None
            for column in range(FIRST, LAST + 1):
                sheet.cell(second, column).value = sheet.cell(8, column).value

    spoilt = spoil(change)
    assert (spoilt.lost, spoilt.invented, spoilt.told, spoilt.asked) == ([], [], [], [])


def test_that_hidden_lines_above_the_figures_say_what_they_say(spoil: Spoil) -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(1, 8):
            sheet.row_dimensions[row].hidden = True

    spoilt = spoil(every(change))
    assert (spoilt.lost, spoilt.invented, spoilt.told, spoilt.asked) == ([], [], [], [])


def test_that_a_title_without_its_number_says_what_the_figures_are(spoil: Spoil) -> None:
    def change(book: Workbook) -> None:
        for at, (sheet, table) in enumerate(zip(book.worksheets, EDITION_2024.tables, strict=True)):
            sheet.title = f"S{at}"
            row = 4 + table.lower
            sheet.cell(row, 2 + table.right).value = table.title

    spoilt = spoil(change)
    assert (spoilt.lost, spoilt.invented, spoilt.asked) == ([], [], [])
    assert {severity for severity, _ in spoilt.told} == {"warning"}


def test_that_the_last_title_without_a_number_counts(spoil: Spoil) -> None:
    def change(book: Workbook) -> None:
        sheet = book["TABLE5"]
        sheet.title = "Data"
        sheet["B3"], sheet["B4"] = "Annex to the defence expenditure report", "GDP"

    spoilt = spoil(change)
    assert (spoilt.lost, spoilt.invented, spoilt.asked) == ([], [], [])
