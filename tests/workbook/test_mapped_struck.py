"""Figures that somebody has struck out in a sheet: they no longer hold, and are left out, which is told."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from rampath.domain.member import Register
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.opened_book import open_book


@pytest.mark.parametrize(
    ("struck", "message"),
    [
        (("C3",), "It is struck out. It was left out."),
        (("C3", "B4"), "2 figures are struck out. They were left out."),
        ((), None),
    ],
)
def test_that_they_are_left_out_and_told(
    tmp_path: Path, register: Register, struck: tuple[str, ...], message: str | None
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in (("Belgium: EUR million",), ("", 2023, 2024), ("Defence expenditure", 6900, 7900), ("GDP", 585, 610)):
        sheet.append(row)
    for cell in struck:
        sheet[cell].font = Font(strike=True)
    sheet["A3"].font = Font(bold=True)
    book.save(tmp_path / "t.xlsx")
    draft = draft_of(open_book(tmp_path / "t.xlsx"), register)
    found = preview(draft.book, draft.entries[0].read_by, register)
    assert {row.cell for row in found.observations} == {
        f"Data!{cell}" for cell in ("B3", "C3", "B4", "C4") if cell not in struck
    }
    assert {each.place for each in found.unused if each.reason == "struck out"} == {f"Data!{cell}" for cell in struck}
    told = [(each.place, each.message) for each in found.findings if "struck" in each.message]
    assert told == ([] if message is None else [("Data!C3", message)])
