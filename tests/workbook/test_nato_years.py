"""The years above NATO's tables: estimates, texts, other orders, and rows that are none."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from workbook.build import LAYOUT_2026
from workbook.told import by_cell, errors_of, reading, warnings_of


@pytest.mark.parametrize("head", ["2025 e", "2025 est.", "2025ᵉ", "2025(e)", "2025E"])
def test_that_an_estimate_s_year_is_known_however_it_is_marked(tmp_path: Path, register: Register, head: str) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3][2] = head
    row = by_cell(reading(tmp_path, register, "Table 1", rows))["Table 1!C5"]
    assert (row.year, row.kind) == (2025, Kind.ESTIMATE)


def test_that_a_column_whose_head_is_no_year_is_left_out_and_told_once(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3][2] = "outlook"
    found = reading(tmp_path, register, "Table 1", rows)
    told = [(f.place, f.severity) for f in found.findings if "no year" in f.message]
    assert told == [("Table 1!C4", Severity.WARNING)]
    assert found.used + len(found.unused) == found.cells


def test_that_figures_that_look_like_years_are_figures(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[4][1:] = [1950, 2000, 2050]
    found = reading(tmp_path, register, "Table 1", rows)
    assert [o.value for o in found.observations[:3]] == [1950.0, 2000.0, 2050.0]
    assert len(found.observations) == 11


def test_that_a_first_year_that_cannot_be_read_is_told_once_for_its_column(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3][1] = "2O24"
    found = reading(tmp_path, register, "Table 1", rows)
    assert warnings_of(found) == [("Table 1!B4", "2O24")]
    assert not any(o.cell == "Table 1!B5" for o in found.observations)


def test_that_figures_under_no_year_at_all_are_told(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3][3] = ""
    found = reading(tmp_path, register, "Table 1", rows)
    assert warnings_of(found) == [("Table 1!D5", "120")]


@pytest.mark.parametrize("header", [("", "Then", "Now", "Soon"), ("", 2024, 2024, "2024e"), ("", 24, 25, 26)])
def test_that_a_table_without_a_row_of_years_is_told_once_and_not_read(
    tmp_path: Path, register: Register, header: tuple[object, ...]
) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3] = list(header)
    found = reading(tmp_path, register, "Table 1", rows)
    assert errors_of(found) == [("Table 1!B4", str(header[1]))]
    assert {row.price_basis for row in found.observations} == {"constant 2021"}


def test_that_a_table_whose_row_of_years_is_missing_is_told_at_its_first_member(
    tmp_path: Path, register: Register
) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3] = []
    found = reading(tmp_path, register, "Table 1", rows)
    assert errors_of(found) == [("Table 1!A5", "Belgium (Euros)")]
    assert {row.price_basis for row in found.observations} == {"constant 2021"}


@pytest.mark.parametrize("header", [(2026, 2025, 2024), (2025, "2026e", 2024)])
def test_that_years_are_read_in_whatever_order_they_stand(
    tmp_path: Path, register: Register, header: tuple[int | str, ...]
) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[3] = ["", *header]
    found = reading(tmp_path, register, "Table 1", rows)
    assert errors_of(found) == []
    years = {cell: row.year for cell, row in by_cell(found).items() if cell.endswith("5")}
    assert years == {f"Table 1!{c}5": int(str(year)[:4]) for c, year in zip("BCD", header, strict=True)}
