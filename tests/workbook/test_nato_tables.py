"""NATO's tables: found by pattern, each figure with its cell, and every other cell with its reason."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import LAYOUT_2016, LAYOUT_2016_NATIONAL, LAYOUT_2024, LAYOUT_2026, Rows, write


def reading(tmp_path: Path, register: Register, name: str, rows: Rows, file: str = "t.xlsx") -> Reading:
    return read_workbook(write(tmp_path / file, {name: rows}), register)


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def test_that_the_layout_of_2026_is_read_with_its_second_block_and_header(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "Table 1", LAYOUT_2026)
    cells = by_cell(found)
    assert cells["Table 1!B5"] == Observation(
        "BEL", Measure.CORE_EXPENDITURE, 2024, 100.0, "EUR million", "current", Kind.ACTUAL, "NATO July 2026",
        "t.xlsx", "Table 1!B5", "100",
    )  # fmt: skip
    last = cells["Table 1!D11"]
    assert (last.member, last.value, last.price_basis, last.kind) == ("BGR", 50.0, "constant 2021", Kind.ESTIMATE)
    assert len(cells) == 11


def test_that_the_layout_of_2024_is_read_with_a_block_without_a_header_of_its_own(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, "TABLE3", LAYOUT_2024, "nato_240617-def-exp.xlsx")
    cells = by_cell(found)
    share = cells["TABLE3!F6"]
    assert (share.member, share.measure, share.value, share.unit) == ("CZE", Measure.CORE_SHARE, 0.020625, "fraction")
    assert share.edition == "NATO June 2024"
    assert share.price_basis == "constant 2015"
    change = cells["TABLE3!D10"]
    assert (change.measure, change.value) == (Measure.REAL_CHANGE, -0.105)
    assert cells["TABLE3!D8"].member == "NATO"
    assert cells["TABLE3!E10"].value == 0.0
    assert "TABLE3!D11" not in cells
    assert "TABLE3!E11" not in cells


def test_that_notes_make_a_plain_year_an_estimate(tmp_path: Path, register: Register) -> None:
    cells = by_cell(reading(tmp_path, register, "TABLE3", LAYOUT_2024))
    assert [cells[f"TABLE3!{c}6"].kind for c in "DEF"] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.ESTIMATE]


def test_that_a_year_that_stands_as_text_is_a_finding_and_read(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "TABLE3", LAYOUT_2024)
    assert [(f.place, f.raw) for f in found.findings if f.severity is Severity.WARNING] == [("TABLE3!E4", "2023")]
    assert by_cell(found)["TABLE3!E6"].year == 2023


def test_that_the_layout_of_2016_is_read_with_column_numbers_currencies_and_footnotes(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, "Table 2", LAYOUT_2016)
    cells = by_cell(found)
    assert {row.member for row in cells.values()} == {"ALB", "GRC", "LUX"}
    assert cells["Table 2!E7"].value == 4607.0
    assert cells["Table 2!D6"].kind is Kind.ESTIMATE
    assert "Table 2!D7" not in cells
    assert {row.unit for row in cells.values()} == {"USD million"}


def test_that_national_money_is_told_by_its_currency_column_where_no_unit_line_is(
    tmp_path: Path, register: Register
) -> None:
    cells = by_cell(reading(tmp_path, register, "Table 1", LAYOUT_2016_NATIONAL))
    assert {cell: (row.unit, row.value) for cell, row in cells.items()} == {
        "Table 1!C5": ("DKK million", 22769.0), "Table 1!D5": ("DKK million", 22633.0),
        "Table 1!C6": ("EUR million", 386.0), "Table 1!D6": ("EUR million", 418.0),
    }  # fmt: skip


def test_that_a_bad_cell_is_an_error_with_its_place_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[4][2] = "hundred"
    found = reading(tmp_path, register, "Table 1", rows)
    errors = [f for f in found.findings if f.severity is Severity.ERROR]
    assert [(f.place, f.raw) for f in errors] == [("Table 1!C5", "hundred")]
    assert len(found.observations) == 10
    assert ("Table 1!C5", "unreadable") in {(cell.place, cell.reason) for cell in found.unused}


def test_that_a_share_above_fifteen_per_cent_is_not_believed(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2024]
    rows[5][3] = 125
    found = reading(tmp_path, register, "TABLE3", rows)
    assert [f.place for f in found.findings if f.severity is Severity.ERROR] == ["TABLE3!D6"]


def test_that_a_row_of_another_country_is_left_out_and_said(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[5][0] = "Austria (Euros)"
    found = reading(tmp_path, register, "Table 1", rows)
    assert any(f.place == "Table 1!A6" and "Austria" in f.message for f in found.findings)
    assert {row.member for row in found.observations if row.price_basis == "current"} == {"BEL"}


@pytest.mark.parametrize("rows", [LAYOUT_2016, LAYOUT_2024, LAYOUT_2026])
def test_that_used_and_unused_cells_are_all_there_are(tmp_path: Path, register: Register, rows: Rows) -> None:
    found = reading(tmp_path, register, "Table", rows)
    filled = sum(value not in {None, ""} for row in rows for value in row)
    assert found.cells == filled
    assert found.used + len(found.unused) == filled
    assert found.used == len(found.observations)


def test_that_the_sample_reads_every_figure_of_its_csv(sample: Path, register: Register) -> None:
    found = read_workbook(sample, register)
    lines = (sample.parent / "nato-2026.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(found.observations) == len(lines) == 4089
    assert found.edition == "NATO July 2026"
    assert not any(f.severity is Severity.ERROR for f in found.findings)
    said = [f.message for f in found.findings]
    assert "Slovenia alone of 31 members with forces is below 2 % of GDP in 2026." in said
    assert any("1,809,915 million USD" in text and "2.86" in text for text in said)


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
