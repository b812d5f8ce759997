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
        ["Source: NATO"],
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


@pytest.mark.parametrize(
    "line",
    [
        "Figures for Bulgaria in million euros", "Bulgaria: million euros",
        "Including military aid to Ukraine, million euros", "of which European Peace Facility (million euros)",
        "Source: Ministry of Finance, million euros", "Converted from million euros", "Last update: million euros",
        "Chiffres de la Bulgarie : millions d'euros", "Croatia until 2022 in kuna, millions",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("told", "units"),
    [("Million US dollars", {"USD million"}), ("Million national currency units", {"EUR million", "NOK million"})],
)
def test_that_the_money_of_some_figures_only_is_no_unit_of_the_others(
    tmp_path: Path, register: Register, line: str, told: str, units: set[str]
) -> None:
    rows: list[list[object]] = [
        ["Table 2 : Defence expenditure"], [told], [line], [None, 2023, 2024], ["Current prices"],
        ["Belgium", 5800.0, 6380.0], ["Norway", 8000.0, 8800.0],
    ]  # fmt: skip
    found = read_workbook(write(tmp_path / "table.xlsx", {"T": rows}), register)
    assert {each.unit for each in found.observations} == units


@pytest.mark.parametrize(
    "line",
    [
        "All figures in million euros unless stated otherwise", "Unit: million euros",
        "Defence expenditure, EUR million", "Expenditure for defence (million euros)",
        "Dépenses pour la défense : millions d'euros",
    ],
)  # fmt: skip
def test_that_a_unit_may_stand_beside_what_it_is_of(tmp_path: Path, register: Register, line: str) -> None:
    found = reading(tmp_path, register, line, "Table 1 : Defence expenditure")
    assert {each.unit for each in found.observations} == {"EUR million"}


@pytest.mark.parametrize("words", ["(million euros)", "in EUR million", "(million euros, current prices)"])
def test_that_a_table_s_title_may_tell_its_currency(tmp_path: Path, register: Register, words: str) -> None:
    found = reading(tmp_path, register, "Source: NATO", f"Table 1 : Defence expenditure {words}")
    assert {each.unit for each in found.observations} == {"EUR million"}
    assert not [each for each in found.findings if UNITLESS in each.message]


@pytest.mark.parametrize(
    ("line", "blocks", "units"),
    [
        ("2021 prices and exchange rates", (" (thousand euros)", " (euros)"), ("EUR thousand", "EUR")),
        ("2021 prices and exchange rates", (" (thousand euros)", ", EUR"), ("EUR thousand", "EUR")),
        ("Euros, 2021 prices and exchange rates", ("", ""), ("EUR", "EUR")),
        ("Euros (2021 prices)", (" (thousand US dollars)", ""), ("USD thousand", "EUR")),
        ("2021 prices and exchange rates", (" (thousand US dollars)", " (US dollars)"), ("USD thousand", "USD")),
        ("2021 prices and exchange rates", (" (thousand US dollars)", ""), ("USD thousand", "USD")),
    ],
)
def test_that_money_a_head_is_in_the_currency_of_its_block_or_of_the_line_above_all(
    tmp_path: Path, register: Register, line: str, blocks: tuple[str, str], units: tuple[str, str]
) -> None:
    rows: list[list[object]] = [
        ["Table 6 : GDP per capita and defence expenditure per capita"], [line], [None, 2023, 2024],
        [f"GDP per capita{blocks[0]}"], ["Norway", 80.0, 81.0],
        [f"Defence expenditure per capita{blocks[1]}"], ["Norway", 1000.0, 1100.0],
    ]  # fmt: skip
    found = read_workbook(write(tmp_path / "table.xlsx", {"T": rows}), register)
    told = {each.measure: each.unit for each in found.observations}
    assert told == {Measure.GDP_PER_CAPITA: units[0], Measure.EXPENDITURE_PER_CAPITA: units[1]}


def test_that_expenditure_a_soldier_is_no_expenditure_as_a_whole(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [
        ["Table 7 : Military personnel"], ["Thousands"], [None, 2023, 2024], ["Norway", 20.0, 21.0],
        ["Defence expenditure per soldier (US dollars, current prices)"], ["Norway", 400_000.0, 410_000.0],
    ]  # fmt: skip
    found = read_workbook(write(tmp_path / "table.xlsx", {"T": rows}), register)
    assert {each.measure for each in found.observations} == {Measure.PERSONNEL}


def test_that_a_row_may_name_its_own_scale_beside_its_currency(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [
        ["Table 1 : Defence expenditure"], [None, "Unit", 2023, 2024], ["Current prices"],
        ["Belgium", "Million euros", 7000.0, 7500.0], ["Norway", "Billion kroner", 100.0, 110.0],
        ["Poland", "Thousand zlotys", 120_000_000.0, 130_000_000.0], ["Portugal", "Euros", 4000.0, 4100.0],
        ["Czechia (thousand koruny)", None, 130_000_000.0, 140_000_000.0],
    ]  # fmt: skip
    found = read_workbook(write(tmp_path / "table.xlsx", {"T": rows}), register)
    assert {each.member: (each.value, each.unit) for each in found.observations if each.year == 2024} == {
        "BEL": (7500.0, "EUR million"), "NOR": (110_000.0, "NOK million"), "POL": (130_000.0, "PLN million"),
        "PRT": (4100.0, "EUR million"), "CZE": (140_000.0, "CZK million"),
    }  # fmt: skip
    assert not [each for each in found.findings if UNITLESS in each.message]
