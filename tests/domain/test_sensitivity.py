import pytest

from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import Extension, Rule
from rampath.domain.sensitivity import NotGrowth, recession, scaled, shifted

NAN = float("nan")


def economy() -> Economy:
    def outlook(growth: tuple[float, ...]) -> Outlook:
        count = len(growth)
        return Outlook(2026, "EUR", growth, (0.02,) * count, (NAN,) * count, (1.0,) * count)

    outlooks = {"AAA": outlook((0.01, 0.02, 0.03)), "BBB": outlook((0.04, NAN, 0.04))}
    return Economy("e", "Economy", "made", outlooks, Extension(Rule.CONVERGE, rate=0.01, by=2030))


def test_that_points_are_added_from_a_year_on_beyond_the_economy_s_end() -> None:
    found = shifted(economy(), -0.005, 2027, 2030)
    # 2029 and 2030 converge from 3 to 1 %: 2.0, 1.0; each with half a point less.
    assert found.outlooks["AAA"].real_growth == pytest.approx((0.01, 0.015, 0.025, 0.015, 0.005))
    assert found.outlooks["AAA"].deflator_growth == pytest.approx((0.02,) * 5)


def test_that_growth_can_be_halved_for_one_member() -> None:
    found = scaled(economy(), 0.5, 2027, 2028, ["AAA"])
    assert found.outlooks["AAA"].real_growth == pytest.approx((0.01, 0.01, 0.015))
    assert found.outlooks["BBB"] == economy().outlooks["BBB"]


def test_that_a_recession_lowers_gdp_by_its_depth_for_good() -> None:
    found = recession(economy(), 0.05, 2027, 2028)
    growth = found.outlooks["AAA"].real_growth
    assert growth == pytest.approx((0.01, 1.02 * 0.95 - 1, 0.03))
    assert 1.01 * (1 + growth[1]) * 1.03 == pytest.approx(0.95 * 1.01 * 1.02 * 1.03)


def test_that_a_year_without_growth_stays_without() -> None:
    growth = shifted(economy(), 0.01, 2026, 2028).outlooks["BBB"].real_growth
    assert growth[0] == pytest.approx(0.05)
    assert growth[1] != growth[1]


def test_that_the_change_has_a_name_and_a_source_of_its_own() -> None:
    found = shifted(economy(), 0.01, 2027, 2030)
    assert found.id != "e"
    assert "from 2027" in found.name
    assert "changed in Rampath" in found.source


@pytest.mark.parametrize("depth", [0.0, 1.0, 2.0])
def test_that_a_depth_that_is_none_is_refused(depth: float) -> None:
    with pytest.raises(NotGrowth, match="between 0 and 100"):
        recession(economy(), depth, 2027, 2030)


def test_that_gdp_cannot_be_halved_in_a_year() -> None:
    with pytest.raises(NotGrowth, match="2027"):
        shifted(economy(), -0.9, 2027, 2030)
