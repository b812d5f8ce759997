"""What the lines at the top of a sheet say of the unit of tables further down, of which nothing nearer says it."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.guess import Guess, guess, guesses
from workbook.sheets import Rows, book_of, sheet_of


def found(rows: Rows, register: Register) -> list[Guess]:
    sheet = sheet_of(rows)
    return sorted(guesses(sheet, book_of(sheet), register), key=lambda each: each.mapping.header_row)


def blocks(second: str = "") -> Rows:
    return (
        ("Denmark",), ("", 2023, 2024), ("Defence expenditure", 5100, 6900), (),
        ("Norway",), (second, 2023, 2024), ("Defence expenditure", 8100, 9900),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("top", "unit"),
    [
        ((("Nordic countries",), ("EUR million, constant 2021 prices",), ()), ("EUR", 6, "constant 2021")),
        ((("Nordic countries: defence spending, USD thousand",),), ("USD", 3, "current")),
    ],
)
def test_that_it_is_taken_and_to_be_checked(register: Register, top: Rows, unit: tuple[str, int, str]) -> None:
    first, second = found((*top, *blocks()), register)
    for each in (first, second):
        item = each.mapping.items[0]
        assert (item.currency, item.power, item.price_basis) == unit
    reason = second.reason("currency of Defence expenditure")
    assert reason is not None
    at, line = next((at, row[0]) for at, row in reversed([*enumerate(top, 1)]) if row)
    assert (reason.sure, reason.why) == (
        False, f"Nothing says so here; it is taken from “{line}” in Data!A{at}, at the top of its sheet."
    )  # fmt: skip


def test_that_what_stands_nearer_goes_before_it(register: Register) -> None:
    item = found((("EUR million",), (), *blocks("NOK million")), register)[1].mapping.items[0]
    assert (item.currency, item.power) == ("NOK", 6)


@pytest.mark.parametrize("top", [(("Denmark, DKK million",), ("Defence",)), ()])
def test_that_lines_of_the_first_table_alone_are_not_those_of_the_sheet(register: Register, top: Rows) -> None:
    item = found((*top, *blocks()[1:]), register)[1].mapping.items[0]
    assert item.currency == ""


def test_that_a_row_of_numbers_above_the_years_hides_neither_the_table_nor_its_title(register: Register) -> None:
    rows: Rows = (("Poland: defence plan (USD million)",), ("Exchange rate PLN/USD", 4.2, 3.98, 3.75),
                  ("", 2023, 2024, 2025), ("Defence expenditure", 26_400, 33_600, 42_600))  # fmt: skip
    mapping = found(rows, register)[0].mapping
    assert (mapping.header_row, [use.year for use in mapping.figures]) == (3, [2023, 2024, 2025])
    assert (mapping.items[0].currency, mapping.items[0].power) == ("USD", 6)


def test_that_a_cover_tells_the_unit_and_the_prices_of_the_tables_of_the_book(register: Register) -> None:
    cover = sheet_of((("Lithuania",), ("All amounts in thousand euros at constant 2020 prices",)), "Read me")
    table = sheet_of((("", 2023, 2024), ("Defence expenditure", 1_980_000, 2_400_000)), "Lithuania")
    item = guess(table, book_of(cover, table), register).mapping.items[0]
    assert (item.currency, item.power, item.price_basis) == ("EUR", 3, "constant 2020")
    notes = sheet_of((("Lithuania",), ("Real growth is computed at constant 2020 prices",)), "Notes")
    assert guess(table, book_of(notes, table), register).mapping.items[0].price_basis == "current"
    other = sheet_of((("Euro million, constant 2015 prices", 2023),), "Another table")
    item = guess(table, book_of(other, table), register).mapping.items[0]
    assert (item.currency, item.price_basis) == ("", "current")
