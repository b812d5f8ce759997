"""Lines above a table that contradict each other: the nearest decides, and is not taken for settled."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Measure, constant
from rampath.workbook.guess import Guess, guess
from rampath.workbook.mapping import CONSTANT
from workbook.sheets import Rows, book_of, sheet_of


def of_members(register: Register, *lines: str) -> Guess:
    rows: Rows = (*((line,) for line in lines), ("", 2023, 2024), ("Belgium", 7_050, 7_900),
                  ("Estonia", 1_090, 1_350))  # fmt: skip
    sheet = sheet_of(rows)
    return guess(sheet, book_of(sheet), register)


def of_one(register: Register, *lines: str) -> Guess:
    rows: Rows = (*((line,) for line in lines), ("Item", 2023, 2024), ("Defence expenditure", 2_000, 2_450),
                  ("GDP, USD billion", 73.8, 78.4))  # fmt: skip
    sheet = sheet_of(rows)
    return guess(sheet, book_of(sheet), register)


def doubts(found: Guess) -> dict[str, str]:
    return {reason.field: reason.why for reason in found.reasons if not reason.sure}


def test_that_two_currencies_above_a_table_are_a_doubt_that_names_both_lines(register: Register) -> None:
    found = of_members(register, "NATO: defence expenditure, USD million", "(EUR million)")
    assert found.mapping.currency == "EUR"
    assert doubts(found) == {
        "currency": "“(EUR million)” says so, but “NATO: defence expenditure, USD million” says otherwise; say which"
        " is right."
    }


def test_that_two_scales_above_a_table_are_a_doubt(register: Register) -> None:
    found = of_members(register, "NATO: defence expenditure, EUR billion", "(EUR million)")
    assert found.mapping.power == 6
    assert set(doubts(found)) == {"power"}


@pytest.mark.parametrize(
    ("far", "near", "basis"),
    [
        ("current prices", "constant 2015 prices", constant(2015)), ("2021 prices", "2015 prices", constant(2015)),
        ("constant 2015 prices", "current prices", CURRENT), ("current prices", "real terms", CONSTANT),
    ],
)  # fmt: skip
def test_that_two_price_bases_above_a_table_are_a_doubt(register: Register, far: str, near: str, basis: str) -> None:
    found = of_members(register, f"NATO: defence expenditure, EUR million, {far}", near)
    assert found.mapping.price_basis == basis
    assert set(doubts(found)) == {"price_basis"}


def test_that_real_expenditure_is_asked_for_its_year_whatever_the_title_says(register: Register) -> None:
    rows: Rows = (("Estonia, EUR million, current prices",), ("", 2023, 2024), ("Defence expenditure", 1090, 1350),
                  ("Real defence expenditure", 900, 1100))  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    assert [item.price_basis for item in found.mapping.items] == [CURRENT, CONSTANT]
    reason = found.reason("price_basis of Real defence expenditure")
    assert reason is not None
    assert not reason.sure


def test_that_two_measures_above_a_table_are_a_doubt(register: Register) -> None:
    found = of_members(register, "NATO: defence expenditure, EUR million", "GDP of the members")
    assert found.mapping.measure is Measure.GDP
    assert doubts(found) == {
        "measure": "“GDP of the members” says GDP, but “NATO: defence expenditure, EUR million” says core defence"
        " expenditure; say what is counted."
    }


@pytest.mark.parametrize(
    ("far", "near", "measure"),
    [
        ("Defence expenditure of NATO countries", "Equipment expenditure, EUR million",
         Measure.EQUIPMENT_EXPENDITURE),
        ("Defence expenditure and GDP of NATO countries", "GDP, EUR million", Measure.GDP),
        ("Defence expenditure of NATO countries", "Defence expenditure, EUR million", Measure.CORE_EXPENDITURE),
    ],
)  # fmt: skip
def test_that_a_part_of_what_a_title_speaks_of_is_no_doubt(
    register: Register, far: str, near: str, measure: Measure
) -> None:
    found = of_members(register, far, near)
    assert found.mapping.measure is measure
    assert not doubts(found)


def test_that_two_members_above_a_table_are_a_doubt_that_names_both(register: Register) -> None:
    found = of_one(register, "Lithuania: defence expenditure, EUR million", "Brigade of Germany")
    assert found.mapping.member == "DEU"
    assert doubts(found)["member"] == (
        "“Brigade of Germany” names Germany, but “Lithuania: defence expenditure, EUR million” names Lithuania; say"
        " whose it is."
    )


def test_that_what_a_heading_says_of_itself_contradicts_no_title(register: Register) -> None:
    found = of_one(register, "Lithuania: defence budget, EUR million, current prices")
    gdp = found.mapping.item("GDP, USD billion")
    assert gdp is not None
    assert (gdp.currency, gdp.power) == ("USD", 9)
    whys = {name: reason.sure for name, reason in found.of_items.items()}
    assert whys["currency of GDP, USD billion"]
    assert whys["power of GDP, USD billion"]


def test_that_a_note_of_another_unit_is_a_doubt(register: Register) -> None:
    rows: Rows = (("Hrvatska: rashodi za obranu",), ("u milijunima kuna", 2022, "2023*"),
                  ("Rashodi za obranu", 9000.1, 1300.5), ("* u milijunima eura",))  # fmt: skip
    sheet = sheet_of(rows)
    reason = guess(sheet, book_of(sheet), register).reason("currency of Rashodi za obranu")
    assert reason is not None
    assert not reason.sure
    assert reason.why == ("“u milijunima kuna” says so, but “* u milijunima eura” says otherwise; say which is right.")


def test_that_the_corner_of_a_table_and_its_title_may_contradict_each_other(register: Register) -> None:
    rows: Rows = (("NATO: defence expenditure, USD million",), ("EUR million", 2023, 2024), ("Belgium", 7050, 7900),
                  ("Estonia", 1090, 1350))  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    assert found.mapping.currency == "EUR"
    assert set(doubts(found)) == {"currency"}


@pytest.mark.parametrize(
    "title",
    [
        "Hungary: HUF billion, current prices until 2024, 2024 prices thereafter",
        "Hungary: HUF billion, current and constant 2021 prices",
    ],
)
def test_that_a_line_which_speaks_of_both_prices_is_a_doubt(register: Register, title: str) -> None:
    table: Rows = (("", 2024, 2025), ("Defence expenditure", 1790, 1850), ("GDP, current prices", 81000, 86000))
    rows: Rows = ((title,), *table)
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    why = found.reason("price_basis of Defence expenditure")
    assert why is not None
    assert (why.sure, why.why.partition("”")[2]) == (
        False, " speaks of current prices and of those of a year; say in which these figures are.",
    )  # fmt: skip
    gdp = found.reason("price_basis of GDP, current prices")
    assert gdp is not None
    assert gdp.sure


def test_that_what_heads_other_figures_beside_the_years_is_said_of_those_alone(register: Register) -> None:
    rows: Rows = (("Norway: NOK million",), ("", 2023, 2024, "2025 (2024 prices)", "Total, EUR billion"),
                  ("Defence expenditure", 91000, 119000, 155000, 30))  # fmt: skip
    sheet = sheet_of(rows)
    item = guess(sheet, book_of(sheet), register).mapping.items[0]
    assert (item.currency, item.power, item.price_basis) == ("NOK", 6, "current")
