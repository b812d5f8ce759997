import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.declaration import Declarations, DeclaredPath, with_declarations
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project


def declared(shares: tuple[tuple[int, float], ...], *, onward: bool) -> Plan:
    path = DeclaredPath("AAA", shares, onward, "said in May")
    return with_declarations(plan(), Declarations("d", "Declared", "hague-2035", "What was said.", "many", (path,)))


def shares(found: Plan, *years: int) -> list[float | None]:
    line = project(found, found.scenario("Declared")).line("AAA", Pillar.CORE, Money())
    return [line.share_in(year) for year in years]


def test_that_an_announcement_goes_on_to_the_commitment() -> None:
    assert shares(declared(((2029, 0.03),), onward=True), 2029, 2032, 2035) == pytest.approx([0.03, 0.0325, 0.035])


def test_that_an_announcement_of_its_own_is_kept() -> None:
    assert shares(declared(((2027, 0.021),), onward=False), 2027, 2035) == pytest.approx([0.021, 0.021])


def test_that_one_for_a_year_that_has_been_observed_goes_on_from_there() -> None:
    assert shares(declared(((2025, 0.021),), onward=False), 2026, 2035) == pytest.approx([0.02, 0.021])
    assert shares(declared(((2025, 0.021),), onward=True), 2035) == pytest.approx([0.035])


def test_that_the_scenario_stands_below_that_of_its_commitment_with_its_sources() -> None:
    found = declared(((2029, 0.03),), onward=True).scenario("Declared")
    assert found.parent == "Hague 2035"
    assert "Aland: said in May." in found.note


def test_that_without_its_commitment_nothing_is_added() -> None:
    known = plan()
    assert with_declarations(known, Declarations("d", "D", "nobody-1999", "t", "s", ())) is known
