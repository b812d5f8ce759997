"""Columns of the same year, of which one is hidden."""

from pathlib import Path

from openpyxl import Workbook

from rampath.domain.member import Register
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book


def test_that_the_column_that_is_shown_is_read_and_the_hidden_one_asked_about(
    tmp_path: Path, register: Register
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Belgium: EUR million",), ("", 2023, 2024, 2024), ("Defence expenditure", 6900, 7700, 7900),
    ):  # fmt: skip
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "t.xlsx")
    opened = open_book(tmp_path / "t.xlsx")
    found = guess(opened.sheets[0], opened, register)
    assert [(use.column, use.year) for use in found.mapping.of_role(Role.YEAR)] == [(2, 2023), (4, 2024)]
    reason = found.reason("column 3")
    assert reason is not None
    assert reason.why == "The year 2024 stands in column D, too; one of the two can be read."
