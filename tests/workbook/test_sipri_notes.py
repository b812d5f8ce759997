"""SIPRI's special notes beside countries: what they mean is told once, for the members that have them."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.address import address
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook
from workbook.test_sipri import SHARES, Rows, write

BUDGET = "Figures for these countries are for the adopted budget, rather than actual expenditure"
APART: Rows = (
    ("Footnotes and special notes",), (), ("The following special notes are used in each worksheet",),
    ("†", "Figures for these countries do not include military pensions"), ("§", BUDGET),
    ("‖", None, "All figures have been converted to the latest currency."), (1, None, "Angola: uncertain."),
)  # fmt: skip
TOGETHER: Rows = (
    ("Footnotes",), (f"§ = {BUDGET}",), ("‖ All figures have been converted to the latest currency.",),
)  # fmt: skip


@pytest.mark.parametrize(("notes", "cells"), [(APART, ("Notes!A5", "Notes!A6")), (TOGETHER, ("Notes!A2", "Notes!A3"))])
def test_that_a_special_note_is_told_once_with_its_members_and_meaning(
    tmp_path: Path, register: Register, notes: Rows, cells: tuple[str, str]
) -> None:
    file = write(tmp_path / "s.xlsx", {"Share of GDP": SHARES, "Notes": notes})
    found = read_workbook(file, register)
    told = {each.place: each.message for each in found.findings if "stands beside" in each.message}
    sheet = open_book(file).sheet("Notes")
    assert sheet is not None
    for each in found.findings:
        at = address(each.place)
        if each.place in told and at is not None:
            cell = sheet.cell(*at.first)
            assert cell is not None
            assert each.raw == cell.raw, "what is said to stand in the cell stands there"
    assert told == {
        cells[0]: f"“§” stands beside Albania and means: {BUDGET}. Their figures were read as they stand.",
        cells[1]: "“‖” stands beside Türkiye and means: All figures have been converted to the latest currency."
                  " Their figures were read as they stand.",
    }  # fmt: skip
    assert {each.severity for each in found.findings if each.place in told} == {Severity.NOTE}
    assert found.used + found.unused_cells == found.cells


def test_that_a_sign_without_a_meaning_is_not_told(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "s.xlsx", {"Share of GDP": SHARES}), register)
    assert not [each for each in found.findings if "stands beside" in each.message]
