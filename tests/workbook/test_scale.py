"""Scales as titles and notes of the members write them, in words and in digits."""

import pytest

from rampath.domain.member import Register
from rampath.workbook.currency import currencies_in
from rampath.workbook.guess import guess
from rampath.workbook.scale import multiplied, multiplier, scales_in
from workbook.sheets import book_of, sheet_of


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("mia. kr.", 9), ("Mia. CHF", 9), ("mil milhões de euros", 9), ("milhões de euros", 6), ("mii lei", 3),
        ("mil. lei", 6), ("miliarde lei", 9), ("milyon TL", 6), ("milyar TL", 9), ("εκατ. ευρώ", 6), ("σε χιλιάδες", 3),
        ("tuh eurot", 3), ("miljonit eurot", 6), ("milj. euroa", 6), ("tūkst. Eur", 3), ("mlrd. Eur", 9),
        ("millió Ft", 6), ("milliárd forint", 9), ("milijuna kuna", 6), ("млн. лв.", 6),
        ("bedragen x € 1.000", 3), ("EUR x 1 000", 3), ("in 1.000 €", 3), ("in 1 000 Euro", 3), ("1000 EUR", 3),
        ("tuhandetes eurodes", 3), ("tuhansina euroina", 3), ("v tisících Kč", 3), ("v tisícoch eur", 3),
        ("w tysiącach złotych", 3), ("bin TL", 3), ("bin Türk Lirası", 3), ("E Ft", 3), ("M Ft", 6),
        ("í milljónum króna", 6), ("000 lekë", 3), ("во илјади денари", 3), ("Bedrag (x1.000)", 3), ("1 000 euroa", 3),
        ("i 1 000 kr", 3), ("x € 1.000.000", 6), ("(x 1.000 euro)", 3), ("PLF 2016 (G€)", 9), ("en GEUR", 9),
    ],
)  # fmt: skip
def test_that_a_scale_is_known_in_each_member_s_language_and_in_digits(text: str, power: int) -> None:
    assert set(scales_in(text).values()) == {power}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tuhandetes eurodes", "EUR"), ("tuhansina euroina", "EUR"), ("tūkst. eurų", "EUR"), ("v tis. eur", "EUR"),
        ("v tisočih evrov", "EUR"), ("millió forintban", "HUF"), ("хил. лева", "BGN"), ("bin Türk Lirası", "TRY"),
        ("илјади денари", "MKD"), ("í milljónum króna", "ISK"), ("gdp_current_usd", "USD"), ("eur million", "EUR"),
    ],
)  # fmt: skip
def test_that_a_currency_is_known_as_it_is_inflected_behind_its_scale(text: str, code: str) -> None:
    assert set(currencies_in(text).values()) == {code}


@pytest.mark.parametrize(
    "text",
    ["la difesa mia", "ich bin hier", "NATO Eur", "Table 1.000", "1 000 tanks", "€ 1.234", "€ 10.000", "€ 1.000,5"],
)
def test_that_other_words_and_amounts_are_no_scale(text: str) -> None:
    assert scales_in(text) == {}


def test_that_crowns_which_several_countries_have_are_the_member_s_own(register: Register) -> None:
    rows = (("Danmark: defence expenditure, mia. kr.",), ("", 2023, 2024), ("Defence expenditure", 47.2, 65.0))
    sheet = sheet_of(rows)
    item = guess(sheet, book_of(sheet), register).mapping.items[0]
    assert (item.currency, item.power) == ("", 9)


def test_that_more_digits_than_any_power_has_are_no_multiplier() -> None:
    assert (multiplier("9" * 5_000), multiplied("10^" + "9" * 5_000)) == ("", None)
    values = ("6", " 3 ", 9.0, "0", "5", 2.5, "")
    assert [multiplied(multiplier(each)) for each in values] == [6, 3, 9, 0, None, None, None]
