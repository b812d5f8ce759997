"""Rows whose figures nobody can have named, since there are none: formulas whose values were never stored."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.opened_book import open_book
from workbook.build import write

WITHOUT = (
    "The file holds the formulas of “Total” without their values. They were left out; open the file in Excel, save it,"
    " and read it again."
)


@pytest.mark.parametrize(("total", "message"), [(("=B3+B4", "=C3+C4"), WITHOUT), ((500, "=C3+C4"), None)])
def test_that_a_row_of_formulas_without_values_is_told_as_that(
    tmp_path: Path, register: Register, total: tuple[object, object], message: str | None
) -> None:
    head = (("Latvia: defence, million euro",), ("", 2023, 2024))
    rows = (*head, ("Equipment", 300, 400), ("Defence expenditure", 800, 900), ("Total", *total))
    book = open_book(write(tmp_path / "t.xlsx", {"Data": rows}))
    draft = draft_of(book, register).acknowledged([0])
    reading = read_draft(draft, register)
    assert [row.value for row in reading.observations if row.measure is Measure.CORE_EXPENDITURE] == [800, 900]
    assert [each.message for each in reading.findings if each.place == "Data!A5"] == ([message] if message else [])
    assert (draft.mappings[0].item("Total") is None) is (message is not None)
