"""The arithmetic of the June 2024 edition, worked out beside the program from its cells in exact fractions."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.check import Comparison, compare
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.workbook.reading import read_workbook

YEARS = range(2014, 2025)
ACCEDED = {"Montenegro": 2017, "North Macedonia": 2020, "Finland": 2023, "Sweden": 2024}
"""Who joined within the years of the tables."""
TOTAL, EUROPE = "NATO Total", "NATO Europe and Canada"

Block = dict[tuple[str, int], tuple[str, Fraction]]
"""The place and the figure of each label and year."""


def blocks(sheet: Worksheet, first: int) -> tuple[Block, Block]:
    """The two blocks of a table whose years begin in column `first`; a label's second row is the second block's."""
    found: tuple[Block, Block] = ({}, {})
    for row in sheet.iter_rows(min_row=10, min_col=1, max_col=first + len(YEARS) - 1):
        label = next((str(cell.value).strip(" *") for cell in row[: first - 1] if cell.value), "")
        figures = row[first - 1 :]
        if label and all(isinstance(cell.value, int | float) for cell in figures):
            block = found[1] if (label, 2014) in found[0] else found[0]
            for year, cell in zip(YEARS, figures, strict=True):
                block[label, year] = (f"{sheet.title}!{cell.coordinate}", Fraction(str(cell.value)))
    return found


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


@pytest.fixture(scope="module")
def tables(file: Path) -> dict[str, tuple[Block, Block]]:
    book = openpyxl.load_workbook(file, data_only=True)
    first = {"TABLE7": 5}
    names = ("TABLE2", "TABLE3", "TABLE5", "TABLE7", "TABLE8a", "TABLE8b")
    return {name: blocks(book[name], first.get(name, 4)) for name in names}


@pytest.fixture(scope="module")
def rows(file: Path, register: Register) -> Sequence[Observation]:
    return read_workbook(file, register).observations


@pytest.fixture(scope="module")
def told(rows: Sequence[Observation], register: Register) -> tuple[Comparison, ...]:
    return compare(rows, register)


def places(comparison: Comparison) -> set[str]:
    return {row.cell for row, _ in comparison.differing}


def test_that_the_shares_that_are_no_ratio_of_the_tables_are_the_ones_that_are_told(
    tables: dict[str, tuple[Block, Block]], told: tuple[Comparison, ...]
) -> None:
    spent, gdp, shares = tables["TABLE2"][1], tables["TABLE5"][1], tables["TABLE3"][0]
    exact = {at: spent[at][1] / gdp[at][1] * 100 for at in shares}
    off = {at for at, (_, share) in shares.items() if abs(share - exact[at]) > Fraction(1, 10**9)}
    assert {shares[at][0] for at in off} == {"TABLE3!J20", "TABLE3!N35", "TABLE3!I26"}
    assert all(shares[at][1] == 2 for at in off)
    assert (len(shares), told[0].compared, places(told[0])) == (363, 363, {shares[at][0] for at in off})
    by_cell = {row.cell: value for row, value in told[0].differing}
    for at in off:
        assert by_cell[shares[at][0]] == pytest.approx(float(exact[at]) / 100, rel=1e-12)


def test_that_real_changes_are_the_growth_of_constant_spending(
    tables: dict[str, tuple[Block, Block]], told: tuple[Comparison, ...]
) -> None:
    spent, changes = tables["TABLE2"][1], tables["TABLE3"][1]
    later = [(label, year) for label, year in changes if year > 2014]
    for label, year in later:
        growth = (spent[label, year][1] / spent[label, year - 1][1] - 1) * 100
        assert abs(changes[label, year][1] - growth) < Fraction(1, 10**6), (label, year)
    assert (len(later), told[1].compared, told[1].agreed) == (330, 330, 330)


def test_that_the_four_categories_add_to_a_hundred(
    tables: dict[str, tuple[Block, Block]], told: tuple[Comparison, ...]
) -> None:
    parts = (*tables["TABLE8a"], *tables["TABLE8b"])
    for at in parts[0]:
        # Two decimals of a per cent are published; the cells hold more.
        assert abs(sum((part[at][1] for part in parts), Fraction(0)) - 100) < Fraction(5, 1000), at
    assert (len(parts[0]), told[2].compared, told[2].agreed) == (341, 341, 341)


@pytest.mark.parametrize("aggregate", [TOTAL, EUROPE])
@pytest.mark.parametrize(
    ("table", "block"), [("TABLE2", 0), ("TABLE2", 1), ("TABLE5", 0), ("TABLE5", 1), ("TABLE7", 0)]
)
def test_that_an_aggregate_is_the_sum_of_its_members_from_accession_in_each_of_eleven_years(
    tables: dict[str, tuple[Block, Block]], aggregate: str, table: str, block: int
) -> None:
    figures = tables[table][block]
    members = {label for label, _ in figures} - {TOTAL, EUROPE}
    assert len(members) == (32 if table == "TABLE5" else 31)
    for year in YEARS:
        counted = [m for m in members if ACCEDED.get(m, 0) <= year and (aggregate == TOTAL or m != "United States")]
        total = sum((figures[m, year][1] for m in counted), Fraction(0))
        assert abs(total / figures[aggregate, year][1] - 1) < Fraction(1, 10**9), year


def test_that_every_sum_of_an_aggregate_is_compared_and_agrees(told: tuple[Comparison, ...]) -> None:
    # Two aggregates and 11 years, in two price bases for expenditure and GDP.
    assert [(c.compared, c.agreed) for c in told[3:]] == [(44, 44), (44, 44), (22, 22)]


@pytest.mark.parametrize(
    ("cell", "factor", "kind"),
    [
        ("TABLE3!N12", 1.01, 0),
        ("TABLE3!N43", 1.01, 0),
        ("TABLE3!G60", 1.1, 1),
        ("TABLE8a!D11", 1.01, 2),
        ("TABLE2!D43", 1.0001, 3),
        ("TABLE5!N78", 1.0001, 4),
        ("TABLE7!O55", 1.0001, 5),
    ],
)
def test_that_one_wrong_figure_in_the_whole_edition_is_found_where_it_stands(
    rows: Sequence[Observation], told: tuple[Comparison, ...], register: Register, cell: str, factor: float, kind: int
) -> None:
    spoilt = [replace(row, value=row.value * factor) if row.cell == cell else row for row in rows]
    assert places(compare(spoilt, register)[kind]) - places(told[kind]) == {cell}
