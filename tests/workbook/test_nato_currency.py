"""Tables in NATO's form whose figures all stand in one currency that is no dollar."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import write

UNITLESS = "No unit stands above these figures"


def reading(tmp_path: Path, register: Register, line: str, title: str, block: str = "Current prices") -> Reading:
    rows: list[list[object]] = [
        [title],
        [line],
        [None, 2023, 2024, "2025e"],
        [block],
        ["Belgium", 5800.0, 6380.0, 6960.0],
        ["Norway", 8000.0, 8800.0, 9600.0],
        ["Türkiye", 9000.0, 9900.0, 10800.0],
    ]
    return read_workbook(write(tmp_path / "table.xlsx", {"TABLE1": rows}), register)


@pytest.mark.parametrize(
    ("line", "unit", "of_norway"),
    [
        ("Million euros, current prices", "EUR million", 8000.0),
        ("(Million euros)", "EUR million", 8000.0),
        ("In thousands of EUR", "EUR million", 8.0),
        ("Billion pounds sterling", "GBP million", 8_000_000.0),
        ("Million Canadian dollars", "CAD million", 8000.0),
        ("Euros", "EUR million", 8000.0),
        ("Million US dollars", "USD million", 8000.0),
    ],
)
@pytest.mark.parametrize("block", ["Current prices", "Current prices and exchange rates"])
def test_that_a_unit_line_tells_the_currency_of_all_figures(
    tmp_path: Path, register: Register, line: str, unit: str, of_norway: float, block: str
) -> None:
    found = reading(tmp_path, register, line, "Table 1 : Defence expenditure", block)
    assert {(each.unit, each.price_basis) for each in found.observations} == {(unit, CURRENT)}
    assert {each.cell: each.value for each in found.observations}["TABLE1!B6"] == pytest.approx(of_norway)
    assert not [each for each in found.findings if UNITLESS in each.message]


@pytest.mark.parametrize(
    "line", ["Million national currency units", "This table leaves out 25 million euros of pensions"]
)
def test_that_figures_in_national_currency_stay_so_though_words_speak_of_an_amount(
    tmp_path: Path, register: Register, line: str
) -> None:
    found = reading(tmp_path, register, line, "Table 1 : Defence expenditure")
    units = {each.member: each.unit for each in found.observations}
    assert units == {"BEL": "EUR million", "NOR": "NOK million", "TUR": "TRY million"}


def test_that_figures_a_head_stand_in_the_currency_of_their_unit_line(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "(thousand euros)", "Table 6 : GDP per capita")
    assert {(each.measure, each.unit) for each in found.observations} == {(Measure.GDP_PER_CAPITA, "EUR thousand")}
