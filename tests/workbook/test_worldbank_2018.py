"""The World Bank's real .xls of March 2018. Values were read off its cells by eye and with calamine's own rows."""

from pathlib import Path

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from workbook.told_once import Cells, assert_told_once, old_cells_of


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "workbooks" / "worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls"


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
    assert (found.layout, found.edition) == ("World Bank country-by-year data", "World Bank March 2018")
    assert "“Military expenditure (% of GDP)”" in found.reason


def test_that_each_cell_is_told_once(found: Reading, cells: Cells) -> None:
    assert_told_once(found, cells)
    assert found.cells == 10100


@pytest.mark.parametrize(
    ("cell", "member", "year", "value"),
    [
        ("V5", "ALB", 1980, 6.04968468303311),
        ("AN5", "ALB", 1998, 1.2382430768733554),
        ("BF5", "ALB", 2016, 1.2361563860724296),
        ("B17", "BEL", 1960, 3.2869894618543483),
        ("AE21", "BGR", 1989, 4.396248534583822),
        ("AI54", "CZE", 1993, 2.0081076460675096),
        ("AU54", "CZE", 2005, 1.7900837720613392),
        ("L55", "DEU", 1970, 2.868253400801085),
        ("BF55", "DEU", 2016, 1.1811198931314706),
        ("B70", "ESP", 1960, 1.9287376760450317),
        ("AD81", "GBR", 1988, 3.7689745950034297),
        ("AK99", "HRV", 1995, 9.203204835433878),
        ("AY114", "ISL", 2009, 0.17453934729438908),
        ("BB114", "ISL", 2012, 0.1226877271227029),
        ("BF116", "ITA", 2016, 1.5030417915186869),
        ("AL157", "MKD", 1996, 2.9601428966788723),
        ("AU162", "MNE", 2005, 2.694223782557959),
        ("AF190", "POL", 1990, 2.3352370820370747),
        ("BF190", "POL", 2016, 1.9809139708291612),
        ("AI221", "SVK", 1993, 1.9406431856767035),
        ("B244", "TUR", 1960, 3.5315712187958885),
        ("AD244", "TUR", 1988, 2.932106527786913),
        ("B251", "USA", 1960, 8.352659672372537),
        ("BF251", "USA", 2016, 3.2816304513281582),
    ],
)
def test_that_hand_checked_cells_are_read_as_they_stand(
    by_cell: dict[str, Observation], cell: str, member: str, year: int, value: float
) -> None:
    row = by_cell[f"Data!{cell}"]
    assert (row.member, row.year, row.measure, row.unit) == (member, year, Measure.MILITARY_SHARE, "fraction")
    assert (row.price_basis, row.kind, row.detail) == (CURRENT, Kind.ACTUAL, "")
    assert row.value == pytest.approx(value / 100, rel=1e-14)


def numbers_by_row(cells: Cells) -> dict[int, dict[str, float]]:
    """The numbers on the sheet of data, by row and place."""
    found: dict[int, dict[str, float]] = {}
    for place, value in cells.items():
        if place.startswith("Data!") and isinstance(value, float):
            found.setdefault(coordinate_to_tuple(place[5:])[0], {})[place] = value
    return found


def test_that_every_number_of_every_member_is_there(
    by_cell: dict[str, Observation], cells: Cells, register: Register
) -> None:
    numbers = numbers_by_row(cells)
    own = [row for row in range(2, 266) if register.find(str(cells[f"Data!A{row}"])) is not None]
    expected = {place: value for row in own for place, value in numbers[row].items()}
    assert len(own) == 32
    assert set(by_cell) == set(expected)
    assert all(row.value == pytest.approx(expected[cell] / 100, rel=1e-14) for cell, row in by_cell.items())


def test_that_countries_and_groups_are_left_out_in_one_sentence(
    found: Reading, cells: Cells, register: Register
) -> None:
    others = [row for row in numbers_by_row(cells) if register.find(str(cells[f"Data!A{row}"])) is None]
    assert len(others) == 179
    assert [(each.severity, each.message) for each in found.findings] == [
        (
            Severity.NOTE,
            (
                "Figures of 179 other countries and groups of countries, such as Afghanistan, Angola and Arab World,"
                " were left out, since they are no members of the Alliance."
            ),
        )
    ]
    assert found.questions == ()
