import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.comparing import BASES, cost, costs, difference, in_words
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices
from rampath.domain.scenario_tree import with_child
from rampath.domain.side import sides_of

REAL = Money(Prices.CONSTANT, Currency.NATIONAL)


def two() -> Plan:
    """Hague, and the same but for AAA, which keeps its 2 %."""
    found = with_child(plan(), "Hague 2035", "Kept")
    return found.with_path(found.scenario("Kept"), "AAA", Pillar.CORE, Path((Anchor(2027, 0.02),)))


def test_that_the_table_holds_second_less_first_by_member_and_year() -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    table = difference(kept, hague, Pillar.CORE, REAL)
    row, at = table.members.index("AAA"), table.years.index(2035)
    gdp = 160 / 0.02 * 1.02**9
    assert table.share[row, at] == pytest.approx(0.015)
    assert table.expenditure[row, at] == pytest.approx(0.015 * gdp)
    assert table.share[table.members.index("BBB")] == pytest.approx([0.0] * len(table.years))


def test_that_the_cost_is_the_closed_form() -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    # A straight rise of 1.5 pp over nine years, on GDP of 8,000 that grows by 2 % a year.
    total = sum(0.015 * n / 9 * 8000 * 1.02**n for n in range(1, 10))
    present = sum(0.015 * n / 9 * 8000 * 1.02**n / 1.03 ** (n - 0.5) for n in range(1, 10))
    found = cost(kept, hague, "AAA", Pillar.CORE, REAL, rate=0.03)
    assert found.total == pytest.approx(total)
    assert found.present == pytest.approx(present)
    assert found.currency == "EUR"


def test_that_a_straight_path_costs_what_the_closed_form_says() -> None:
    """2.6 to 3.5 % over nine years without growth: GDP x (3.5 - 2.6) x (1 + ... + 9) / 9 = GDP x 0.9 % x 5."""
    from rampath.domain.path import Start

    shares = Path((Anchor(2035, 0.035),)).shares(Start(2026, 0.026), range(2027, 2036))
    assert sum(share - 0.026 for share in shares) * 1000 == pytest.approx(1000 * 0.009 * 5)


def test_that_every_price_basis_has_its_cost() -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    found = costs(kept, hague, "AAA", Pillar.CORE)
    assert [each.money for each in found] == list(BASES)
    in_euro, in_dollars = (each for each in found if each.money.prices is Prices.CURRENT)
    assert in_euro.currency == "EUR"
    assert in_dollars.total == pytest.approx((in_euro.total or 0) / 0.8)


def test_that_no_discount_gives_the_plain_sum() -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    found = cost(kept, hague, "AAA", Pillar.CORE, REAL)
    assert found.present == pytest.approx(found.total)


@pytest.mark.parametrize("rate", [-1.0, float("nan")])
def test_that_a_rate_that_is_none_is_an_error(rate: float) -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    with pytest.raises(ValueError, match="rate"):
        cost(kept, hague, "AAA", Pillar.CORE, REAL, rate)


def test_that_what_changed_is_said_for_who_changed() -> None:
    kept, hague = sides_of(two(), ["Kept", "Hague 2035"])
    (said,) = in_words(kept, hague, Pillar.CORE)
    assert said.startswith("Aland: 2.00\u2009% becomes 3.50\u2009% of GDP in 2035 (+1.50\u2009pp)")
    assert "the line is met in 2035, where it was not" in said
    assert in_words(hague, hague, Pillar.CORE) == ()


def test_that_what_only_one_side_plans_is_told_though_it_has_no_difference() -> None:
    found = two()
    path = Path((Anchor(2030, 0.01), Anchor(2035, 0.015)))
    found = found.with_path(found.scenario("Hague 2035"), "BBB", Pillar.BROADER, path)
    found = found.with_path(found.scenario("Kept"), "BBB", Pillar.BROADER, Path())
    hague, kept = sides_of(found, ["Hague 2035", "Kept"])
    name = found.register["BBB"].name
    assert in_words(hague, kept, Pillar.BROADER) == (f"{name}: no figure in 2035, where there was 1.50\u2009% of GDP.",)
    assert in_words(kept, hague, Pillar.BROADER) == (f"{name}: 1.50\u2009% of GDP in 2035, where there was no figure.",)
