"""Members: found by any of their names, with the currency of a year."""

import pytest

from rampath.domain.member import Register, plain


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TUR"), ("TÜRKIYE", "TUR"), ("Türkiye*", "TUR"), ("Czech Republic", "CZE"), ("czechia", "CZE"),
        ("Slovakia", "SVK"), ("  Slovak  Republic ", "SVK"), ("NATO - Total", "NATO"), ("EST", "EST"),
        ("Pays-Bas", "NLD"), ("Ελλάδα", "GRC"), ("NATO Europe and Canada", "NATO_EUR_CAN"),
    ],
)  # fmt: skip
def test_that_a_member_is_found_by_any_of_its_names(register: Register, name: str, code: str) -> None:
    found = register.find(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Austria", "Slov", "", "NATO member"])
def test_that_other_names_find_nobody(register: Register, name: str) -> None:
    assert register.find(name) is None


def test_that_a_currency_is_that_of_the_year(register: Register) -> None:
    bulgaria = register["BGR"]
    assert (bulgaria.currency(2025), bulgaria.currency(2026)) == ("BGN", "EUR")
    assert register["HRV"].currency(2022) == "HRK"


def test_that_accents_case_and_stars_do_not_matter() -> None:
    assert plain("  Türkiye* ") == plain("turkiye")
