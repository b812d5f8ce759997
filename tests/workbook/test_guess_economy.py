"""Rows of GDP and of shares of it: what is too small for GDP is none, and real GDP is not at current prices."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure, constant
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import Guess, guess
from rampath.workbook.mapping import CONSTANT, Item
from workbook.sheets import Rows, book_of, sheet_of


def guessed(register: Register, title: str, label: str, *figures: float) -> tuple[Guess, Item]:
    rows: Rows = ((title,), ("", 2023, 2024), ("Defence expenditure", 1090, 1350), (label, *figures))
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    item = found.mapping.item(label)
    assert item is not None
    return found, item


@pytest.mark.parametrize(
    "label", ["Peso no PIB", "Rapporto spesa/PIL", "Relacja do PKB", "Verhältnis zum BIP", "Defence expenditure / GDP"]
)
def test_that_a_share_of_gdp_without_a_sign_of_per_cents_is_one(register: Register, label: str) -> None:
    _, item = guessed(register, "Estonia, EUR million", label, 1.37, 1.57)
    assert (item.measure, item.percent) == (Measure.CORE_SHARE, True)


def test_that_figures_too_small_for_gdp_are_not_taken_for_it(register: Register) -> None:
    found, item = guessed(register, "Estonia, EUR million", "Waga w PKB", 1.37, 1.57)
    assert item.measure is None
    reason = found.reason("measure of Waga w PKB")
    assert reason is not None
    assert not reason.sure
    assert reason.why == (
        "“Waga w PKB” speaks of GDP, and figures of up to 1.37 are too small for that; say what is counted."
    )


def test_that_gdp_of_few_billions_is_gdp(register: Register) -> None:
    assert guessed(register, "Montenegro, EUR billion", "GDP", 6.9, 7.4)[1].measure is Measure.GDP


@pytest.mark.parametrize("title", ["Estonia, EUR million", "Estonia, EUR million, current prices"])
@pytest.mark.parametrize("label", ["Real GDP", "PIB réel", "PIL reale", "Realny PKB"])
def test_that_real_gdp_is_asked_for_its_year(register: Register, title: str, label: str) -> None:
    found, item = guessed(register, title, label, 25_100, 25_000)
    assert (item.measure, item.price_basis) == (Measure.REAL_GDP, CONSTANT)
    reason = found.reason(f"price_basis of {label}")
    assert reason is not None
    assert not reason.sure
    assert reason.why == f"“{label}” speaks of constant prices but of no year; say which."


def test_that_real_gdp_of_a_title_with_a_year_is_of_that_year(register: Register) -> None:
    _, item = guessed(register, "Estonia, EUR million, constant 2015 prices", "Real GDP", 25_100, 25_000)
    assert item.price_basis == constant(2015)


def test_that_expenditure_that_a_deflator_made_comparable_is_expenditure(register: Register) -> None:
    rows: Rows = (("Defence expenditure at constant 2015 prices (GDP deflator), EUR million",), ("", 2023, 2024),
                  ("Belgium", 6200, 7050), ("Estonia", 900, 1110))  # fmt: skip
    entry = draft_of(book_of(sheet_of(rows)), register).entries[0].mapping
    assert (entry.measure, entry.price_basis) == (Measure.CORE_EXPENDITURE, constant(2015))
    assert (entry.currency, entry.power) == ("EUR", 6)


def test_that_a_line_that_speaks_of_two_things_is_quoted_once(register: Register) -> None:
    found, item = guessed(register, "Estonia, EUR million", "Defence expenditure, % of GNI", 2.1, 2.4)
    assert item.measure is None
    reason = found.reason("measure of Defence expenditure, % of GNI")
    assert reason is not None
    assert reason.why == (
        "“Defence expenditure, % of GNI” speaks of core defence expenditure, and of per cents, an index, purchasing"
        " power or money a head; say what is counted."
    )


def test_that_a_title_that_names_a_currency_is_not_called_one(register: Register) -> None:
    rows: Rows = (("Výdaje na obranu (mil. Kč, běžné ceny)",), ("", 2023, 2024), ("Výdaje na obranu", 101_000, 152_000))
    sheet = sheet_of(rows)
    reason = guess(sheet, book_of(sheet), register).reason("member")
    assert reason is not None
    assert reason.why == "“Výdaje na obranu (mil. Kč, běžné ceny)” names the currency of Czechia."


def test_that_an_item_that_is_an_index_is_no_money_in_constant_prices(register: Register) -> None:
    assert guessed(register, "Estonia, EUR million", "GDP, 2021=100", 103, 106)[1].measure is None
    title = "NATO: defence expenditure, EUR million (2021=100)"
    sheet = sheet_of(((title,), ("", 2023, 2024), ("Belgium", 7050, 7900), ("Estonia", 1090, 1350)))
    found = guess(sheet, book_of(sheet), register).mapping
    assert (found.measure, found.price_basis) == (Measure.CORE_EXPENDITURE, constant(2021))


def test_that_changes_of_the_deflator_are_no_index_of_it(register: Register) -> None:
    found, item = guessed(register, "Canada: assumptions, C$ million", "GDP deflator", 2.2, 2.0)
    assert item.measure is None
    reason = found.reason("measure of GDP deflator")
    assert reason is not None
    assert reason.why == (
        "“GDP deflator” speaks of the GDP deflator, and figures such as 2 are changes of it rather than an index;"
        " say what is counted."
    )
    assert guessed(register, "Canada: assumptions", "GDP deflator", 102.2, 104.0)[1].measure is Measure.GDP_DEFLATOR


@pytest.mark.parametrize(
    ("title", "label", "sure"),
    [
        ("Estonia, EUR million, current prices", "Growth of defence expenditure (%)", False),
        ("Estonia, EUR million, constant 2021 prices", "Growth of defence expenditure (%)", True),
        ("Estonia, EUR million", "Real growth of defence expenditure (%)", True),
    ],
)
def test_that_growth_of_spending_is_real_for_sure_only_where_something_says_so(
    register: Register, title: str, label: str, sure: bool
) -> None:
    found, item = guessed(register, title, label, 9.5, 12.1)
    assert item.measure is Measure.REAL_CHANGE
    reason = found.reason(f"measure of {label}")
    assert reason is not None
    assert reason.sure is sure
    assert sure or reason.why == (
        "“Growth of defence expenditure (%)” is taken for real change on the year before, and does not say that it is"
        " in real terms."
    )
