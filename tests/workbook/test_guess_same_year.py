"""Long lists of a single year: a column headed as a year holds it in every row, and no figures."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import guess
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Form, Role
from workbook.build import Rows
from workbook.sheets import book_of, sheet_of

PLAIN: Rows = (
    ("Country", "Year", "Defence expenditure (EUR million)"),
    ("Belgium", 2024, 7900), ("Estonia", 2024, 1350), ("Latvia", 2024, 1130),
)  # fmt: skip
TWO: Rows = (
    ("Country", "Jahr", "Defence expenditure (EUR million)", "GDP (EUR million)"),
    ("Belgium", 2024, 7900, 614_100), ("Estonia", 2024, 1350, 39_500), ("Latvia", 2024, 1130, 40_200),
)  # fmt: skip
MIXED: Rows = (
    ("country", "year", "indicator", "unit", "value"),
    ("Belgium", "2023", "Defence expenditure", "EUR million", "7050,5"),
    ("Belgium", "2023", "GDP", "EUR billion", "596,3"),
    ("Estonia", "2023", "Defence expenditure", "EUR million", "1090,0"),
    ("Estonia", "2023", "GDP", "EUR billion", "38,2"),
)  # fmt: skip
CODED: Rows = (
    ("REF_AREA", "Reference area", "MEASURE", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE"),
    ("BEL", "Belgium", "Military expenditure", "USD million", "2024", "8500.5"),
    ("EST", "Estonia", "Military expenditure", "USD million", "2024", "1440.2"),
)


@pytest.mark.parametrize(
    ("rows", "period", "figures"),
    [
        (PLAIN, 2, {"C2": ("BEL", "core_expenditure", 2024, 7900), "C3": ("EST", "core_expenditure", 2024, 1350),
                    "C4": ("LVA", "core_expenditure", 2024, 1130)}),
        ((("Defence expenditure, EUR million",), *(("Country", "Reference year:", "Value"), *PLAIN[1:])), 2,
         {"C3": ("BEL", "core_expenditure", 2024, 7900), "C4": ("EST", "core_expenditure", 2024, 1350),
          "C5": ("LVA", "core_expenditure", 2024, 1130)}),
        (TWO[:3], 2, {"C2": ("BEL", "core_expenditure", 2024, 7900), "D2": ("BEL", "gdp", 2024, 614_100),
                      "C3": ("EST", "core_expenditure", 2024, 1350), "D3": ("EST", "gdp", 2024, 39_500)}),
        (MIXED, 2, {"E2": ("BEL", "core_expenditure", 2023, 7050.5), "E3": ("BEL", "gdp", 2023, 596_300),
                    "E4": ("EST", "core_expenditure", 2023, 1090), "E5": ("EST", "gdp", 2023, 38_200)}),
        (CODED, 5, {"F2": ("BEL", "military_expenditure", 2024, 8500.5),
                    "F3": ("EST", "military_expenditure", 2024, 1440.2)}),
    ],
    ids=["plain", "titled", "two-measures", "mixed", "sdmx"],
)  # fmt: skip
def test_that_a_long_list_of_one_year_is_read_with_that_year(
    register: Register, rows: Rows, period: int, figures: dict[str, tuple[str, str, int, float]]
) -> None:
    book = book_of(sheet_of(rows))
    found = guess(book.sheets[0], book, register).mapping
    assert found.form is Form.LONG
    assert [use.column for use in found.of_role(Role.PERIOD)] == [period]
    read = read_mapped(book, [found], register)
    assert {
        each.cell.partition("!")[2]: (each.member, each.measure, each.year, each.value) for each in read.observations
    } == figures


@pytest.mark.parametrize(
    "rows",
    [
        (("Country", "Base year", "2023", "2024"), ("Belgium", 2021, 6700, 7900), ("Estonia", 2021, 1290, 1350)),
        (("Country", "Year", "2023", "2024"), ("Belgium", 2021, 6700, 7900), ("Estonia", 2021, 1290, 1350)),
        (("Country", "2023", "2024"), ("Belgium", 2021, 2021), ("Estonia", 2021, 2021)),
    ],
    ids=["base-year", "years-across", "figures"],
)
def test_that_the_same_number_in_each_row_is_no_year_of_the_rows_beside_years_or_under_another_heading(
    register: Register, rows: Rows
) -> None:
    book = book_of(sheet_of((("Defence expenditure, EUR million",), *rows)))
    found = guess(book.sheets[0], book, register).mapping
    assert (found.form, found.of_role(Role.PERIOD)) == (Form.YEARS, ())
