"""Every cell of the real workbook and of the sample, against openpyxl, which the reader does not use."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook

REAL = "nato_240617-def-exp-2024-TABLES-en.xlsx"


def all_cells(file: Path) -> dict[str, object]:
    """Each non-empty cell by its place."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in openpyxl.load_workbook(file, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    }


@pytest.fixture(scope="module", params=["real", "sample"])
def read(request: pytest.FixtureRequest, register: Register) -> tuple[Reading, dict[str, object]]:
    if request.param == "sample":
        file: Path = request.getfixturevalue("sample")
    else:
        file = request.getfixturevalue("shared_data") / "workbooks" / REAL
    return read_workbook(file, register), all_cells(file)


def stated(row: Observation, value: object) -> float:
    """A cell's number as the observation should have it: per cents become fractions, exactly in decimals."""
    number = Decimal(str(value).rstrip("e"))
    return float(number / 100 if row.unit == "fraction" else number)


def test_that_each_figure_is_the_one_that_stands_in_its_cell(read: tuple[Reading, dict[str, object]]) -> None:
    found, cells = read
    wrong = [row.cell for row in found.observations if row.value != stated(row, cells[row.cell])]
    assert wrong == []
    assert len(found.observations) > 4000


def test_that_no_cell_gives_two_figures_and_none_is_both_used_and_unused(
    read: tuple[Reading, dict[str, object]],
) -> None:
    found, cells = read
    used, left = Counter(row.cell for row in found.observations), Counter(cell.place for cell in found.unused)
    assert set((used + left).values()) == {1}
    assert set(used + left) == set(cells)


def test_that_a_number_that_was_left_out_is_a_year_or_lies_beside_or_hidden(
    read: tuple[Reading, dict[str, object]],
) -> None:
    found, cells = read
    reasons = Counter(cell.reason for cell in found.unused if isinstance(cells[cell.place], int | float))
    assert reasons["header"] >= 11
    assert set(reasons) <= {"header", "hidden row", "beside the table"}, reasons


def test_that_a_year_with_an_e_and_a_year_that_notes_call_one_are_estimates(
    read: tuple[Reading, dict[str, object]],
) -> None:
    found, _ = read
    estimated = {row.year for row in found.observations if row.kind is Kind.ESTIMATE}
    actual = {row.year for row in found.observations if row.kind is Kind.ACTUAL}
    last = max(estimated)
    assert estimated == {last - 1, last}
    assert actual == set(range(2014, last - 1))


@pytest.mark.parametrize(("name", "money", "year"), [("real", "BGN", 2024), ("sample", "EUR", 2026)])
def test_that_bulgaria_is_in_leva_in_2024_and_in_euro_in_2026(
    request: pytest.FixtureRequest, register: Register, name: str, money: str, year: int
) -> None:
    file = request.getfixturevalue("sample")
    if name == "real":
        file = request.getfixturevalue("shared_data") / "workbooks" / REAL
    rows = [
        row
        for row in read_workbook(file, register).observations
        if row.member == "BGR" and row.measure is Measure.CORE_EXPENDITURE and row.unit != "USD million"
    ]
    assert {row.unit for row in rows} == {f"{money} million"}
    assert max(row.year for row in rows) == year
