"""The power of ten of money, by what it comes to beside GDP, shares and people."""

import pytest

from rampath.workbook.eda_list_power import power_of_gdp, power_of_total, too_large


@pytest.mark.parametrize(("gdp", "power"), [([540.0, 31.0], 9), ([540e3, 31e3], 6), ([540e9, 31e9], 0), ([], None)])
def test_that_gdp_comes_to_that_of_countries(gdp: list[float], power: int | None) -> None:
    assert power_of_gdp(gdp) == power


def test_that_the_total_over_its_share_comes_to_gdp() -> None:
    assert power_of_total([6000.0, 700.0], [0.0111, 0.0226], [], [540e9, 31e9]) == 6
    assert power_of_total([6.0, 0.7], [0.0111, 0.0226], [], [540e9, 31e9]) == 9


def test_that_a_share_of_another_size_leaves_the_power_open() -> None:
    assert power_of_total([6000.0], [0.111], [], [540e9]) is None


def test_that_without_gdp_its_size_and_that_of_populations_tell() -> None:
    assert power_of_total([14789.0], [0.0249], [1387.0], []) == 6
    assert power_of_total([14789.0], [], [1387.0], []) == 6
    assert power_of_total([14789.0], [0.0249], [1.387], []) is None


def test_that_a_total_alone_tells_nothing() -> None:
    assert power_of_total([14789.0, None], [], [], []) is None


def test_that_an_item_is_no_larger_than_the_total() -> None:
    assert too_large([1500.0], [6000.0], 0) is None
    assert too_large([1500000.0], [6000.0], 0) == -3
    assert too_large([1.5], [6000.0], 3) is None
    assert too_large([None], [6000.0], 0) is None
