"""What headings of columns, and short texts in them, say of what a column holds."""

import pytest

from rampath.workbook.column_words import are_units, is_code, is_multiplier, is_of_years, is_unit, role_of_heading
from rampath.workbook.mapping import Role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Flag Codes", Role.CODE), ("PowerCode Code", Role.CODE), ("Ländercode", Role.CODE), ("DECIMALS", Role.CODE),
        ("PowerCode", Role.UNIT), ("UNIT_MULT", Role.UNIT), ("Price base", Role.UNIT), ("Währung", Role.UNIT),
        ("Observation status", Role.FLAG), ("Indicator", Role.ITEM), ("Remarks", Role.TEXT), ("Spending", None),
    ],
)  # fmt: skip
def test_that_a_heading_says_what_its_column_holds(heading: str, role: Role | None) -> None:
    assert role_of_heading(heading) is role


def test_that_numbers_below_codes_decimals_and_scales_are_told_from_figures() -> None:
    assert all(map(is_code, ("PowerCode Code", "DECIMALS", "DECIMALS_DISPLAYED", "Code", "id", "country_code")))
    assert all(map(is_multiplier, ("UNIT_MULT", "Unit multiplier", "Scale")))
    for heading in ("Number of soldiers", "Military expenditure (local currency)", "OBS_VALUE", "Codes and figures"):
        assert not is_code(heading)
        assert not is_multiplier(heading)


def test_that_amounts_as_large_as_years_are_told_from_years_by_their_heading() -> None:
    assert all(map(is_of_years, ("Base year", "Reference Period", "Bezugsjahr", "")))
    assert not any(map(is_of_years, ("Infrastructure", "Personnel", "Defence expenditure", "Betrag")))


@pytest.mark.parametrize(
    "text", ["Millions", "Euro", "Current prices", "Chain linked volume", "Current PPPs", "% of GDP"]
)
def test_that_money_scale_and_prices_are_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["Defence", "Normal value", "2019", "Annual"])
def test_that_other_words_are_no_units(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("", ("EUR million", "% of GDP", "Million euro, current prices", "national currency")),
        ("Unité", ("M€", "% PIB", "milliers")), ("Unit", ("EUR million", "ships", "flying hours")),
    ],
)  # fmt: skip
def test_that_a_column_of_units_is_told_by_its_heading_and_some_of_them_or_by_all(
    heading: str, texts: tuple[str, ...]
) -> None:
    assert are_units(heading, texts)


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Unit", ("1st Battalion", "2nd Battalion")), ("Einheit", ("Panzerbrigade 12", "Panzerbrigade 21")),
        ("Poste", ("Munitions, M€", "Véhicules, M€")), ("Item", ("Pensions (EUR million)", "Vehicles (EUR million)")),
        ("", ("Bauten in Mio. EUR", "Munition in Mio. EUR")),
    ],
)  # fmt: skip
def test_that_units_of_the_forces_and_things_with_their_units_are_no_units(
    heading: str, texts: tuple[str, ...]
) -> None:
    assert not are_units(heading, texts)
