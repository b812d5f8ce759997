"""Eurostat's real .xls of June 2016. Values were read off its cells by eye and with calamine's own rows."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from workbook.told_once import Cells, assert_told_once, old_cells_of

MEMBERS = ("DEU", "ESP", "FRA", "ITA", "NLD", "POL", "PRT", "SVK", "GBR", "TUR")


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "eurostat_GDPpc.xls"


@pytest.fixture(scope="module")
def found(file: Path, register: Register) -> Reading:
    return read_workbook(file, register)


@pytest.fixture(scope="module")
def cells(file: Path) -> Cells:
    return old_cells_of(file)


@pytest.fixture(scope="module")
def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def test_that_the_file_is_known_by_its_header_and_dated_by_its_last_update(found: Reading) -> None:
    assert (found.layout, found.edition) == ("Eurostat country-by-year data", "Eurostat June 2016")


def test_that_each_cell_is_told_once(found: Reading, cells: Cells) -> None:
    assert_told_once(found, cells)
    assert found.cells == 905


@pytest.mark.parametrize(
    ("cell", "member", "year", "value"),
    [
        ("B12", "DEU", 2000, 26000),
        ("I12", "DEU", 2007, 31000),
        ("Q12", "DEU", 2015, 37100),
        ("B13", "ESP", 2000, 15900),
        ("J13", "ESP", 2008, 24300),
        ("B14", "FRA", 2000, 24400),
        ("Q14", "FRA", 2015, 32800),
        ("B15", "ITA", 2000, 21800),
        ("K15", "ITA", 2009, 26400),
        ("B16", "NLD", 2000, 28100),
        ("Q16", "NLD", 2015, 40100),
        ("B17", "POL", 2000, 4900),
        ("E17", "POL", 2003, 5000),
        ("Q17", "POL", 2015, 11100),
        ("B18", "PRT", 2000, 12500),
        ("N18", "PRT", 2012, 16000),
        ("B19", "SVK", 2000, 4100),
        ("Q19", "SVK", 2015, 14400),
        ("B20", "GBR", 2000, 28600),
        ("K20", "GBR", 2009, 26800),
        ("Q20", "GBR", 2015, 39500),
        ("F21", "TUR", 2004, 4649),
        ("L21", "TUR", 2010, 7494),
        ("P21", "TUR", 2014, 7819),
    ],
)
def test_that_hand_checked_cells_are_read_as_they_stand(
    by_cell: dict[str, Observation], cell: str, member: str, year: int, value: float
) -> None:
    row = by_cell[f"Data!{cell}"]
    assert (row.member, row.year, row.value) == (member, year, value)
    assert (row.measure, row.unit, row.price_basis) == (Measure.GDP_PER_CAPITA, "EUR", CURRENT)
    assert (row.kind, row.detail) == (Kind.ACTUAL, "")


def test_that_every_number_of_the_first_block_is_there_and_no_other(
    by_cell: dict[str, Observation], cells: Cells
) -> None:
    block = {f"Data!{column}{row}" for column in "BCDEFGHIJKLMNOPQ" for row in range(12, 22)}
    assert {place for place in cells if place in block} == set(by_cell)
    assert all(row.value == cells[cell] for cell, row in by_cell.items())
    assert len(by_cell) == 9 * 16 + 11  # Turkey has 2004 to 2014
    assert tuple(dict.fromkeys(row.member for row in by_cell.values())) == MEMBERS


def test_that_blocks_without_a_measure_are_left_out_in_one_sentence(found: Reading) -> None:
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (
            Severity.WARNING,
            "Data!A30",
            (
                "Rampath has no measure for these figures: “Final consumption expenditure”,"
                " “Final consumption expenditure of general government”,"
                " “Individual consumption expenditure of general government” …, 4 in all. They were left out."
            ),
        )
    ]
    assert found.questions == ()
