"""An edition checked against its own arithmetic."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.check import check_edition, compare
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook


def row(member: str, measure: Measure, value: float, unit: str, basis: str, raw: str = "") -> Observation:
    return Observation(
        member, measure, 2024, value, unit, basis, Kind.ACTUAL, "E", "f", f"T!{member}", raw or repr(value)
    )


def member(share: str, spent: float, gdp: float, *, current: tuple[float, float] | None = None) -> list[Observation]:
    """Belgium with a share in per cent as text, and its constant (and current) dollars."""
    rows = [
        row("BEL", Measure.CORE_SHARE, float(share) / 100, "fraction", "constant 2021", share),
        row("BEL", Measure.CORE_EXPENDITURE, spent, "USD million", "constant 2021"),
        row("BEL", Measure.GDP, gdp, "USD million", "constant 2021"),
    ]
    if current is not None:
        rows.append(row("BEL", Measure.CORE_EXPENDITURE, current[0], "USD million", "current"))
        rows.append(row("BEL", Measure.GDP, current[1], "USD million", "current"))
    return rows


def test_that_a_share_that_follows_from_its_tables_is_confirmed(register: Register) -> None:
    shares = compare(member("1.25", 12.5, 1000.0), register)[0]
    assert (shares.compared, shares.agreed) == (1, 1)


def test_that_a_bare_constant_is_told_with_what_it_should_be(register: Register) -> None:
    rows = [*member("2", 19.8, 1000.0), *(replace(r, member="FRA") for r in member("1.3125", 13.125, 1000.0))]
    rows.append(replace(rows[3], year=2023))
    warned = [f for f in check_edition(rows, register) if f.severity is Severity.WARNING]
    assert [f.place for f in warned] == ["T!BEL"]
    assert "bare 2" in warned[0].message
    assert "1.980" in warned[0].message


def test_that_rounding_of_the_inputs_is_allowed_for(register: Register) -> None:
    rows = member("1.27", 12.0, 970.0)
    rows[1] = replace(rows[1], raw="12")
    rows[2] = replace(rows[2], raw="970")
    assert compare(rows, register)[0].agreed == 1


def test_that_items_of_expenditure_are_not_checked_as_the_whole(register: Register) -> None:
    rows = member("1.25", 12.5, 1000.0)
    rows.append(replace(rows[1], value=3.0, raw="3", detail="land forces"))
    assert (compare(rows, register)[0].compared, compare(rows, register)[0].agreed) == (1, 1)


def test_that_the_ratio_at_current_prices_stands_beside_the_share_with_the_reason(register: Register) -> None:
    told = [
        f.message
        for f in check_edition(member("1.25", 12.5, 1000.0, current=(13.5, 1000.0)), register)
        if "current prices" in f.message
    ]
    assert len(told) == 1
    assert "1.250" in told[0]
    assert "1.350" in told[0]
    assert "deflated otherwise" in told[0]


def test_that_an_agreeing_ratio_at_current_prices_is_not_mentioned(register: Register) -> None:
    found = check_edition(member("1.25", 12.5, 1000.0, current=(25.0, 2000.0)), register)
    assert not any("current prices differs" in f.message for f in found)


def test_that_categories_must_add_to_a_hundred(register: Register) -> None:
    measures = (Measure.EQUIPMENT_SHARE, Measure.PERSONNEL_SHARE, Measure.INFRASTRUCTURE_SHARE, Measure.OTHER_SHARE)
    rows = [row("BEL", m, v / 100, "fraction", "", f"{v:.2f}") for m, v in zip(measures, (30, 40, 10, 20), strict=True)]
    assert compare(rows, register)[2].agreed == 1
    rows[0] = replace(rows[0], value=0.31, raw="31.00")
    assert compare(rows, register)[2].agreed == 0
    assert compare(rows[:3], register)[2].compared == 0


def test_that_one_member_s_figures_are_not_summed_up_as_the_alliance_s(register: Register) -> None:
    belgium = member("1.5", 0, 0)[0]
    assert [finding.message for finding in check_edition([belgium], register) if "members" in finding.message] == []
    both = [belgium, replace(belgium, member="EST", value=0.034)]
    assert [finding.message for finding in check_edition(both, register) if "members" in finding.message] == [
        f"Belgium alone of 2 members with forces is below 2 % of GDP in {belgium.year}."
    ]


def test_that_nothing_is_claimed_where_figures_are_absent(register: Register) -> None:
    rows = member("1.25", 12.5, 1000.0)[:1]
    assert [c.compared for c in compare(rows, register)] == [0] * 6


@pytest.fixture(scope="module")
def june_2024(shared_data: Path, register: Register) -> Reading:
    return read_workbook(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx", register)


def test_that_the_june_2024_edition_follows_its_own_arithmetic_but_for_bare_constants(
    june_2024: Reading, register: Register
) -> None:
    shares, changes, categories, spent, gdp, personnel = compare(june_2024.observations, register)
    assert shares.compared == 363
    # France 2020 and the Slovak Republic 2024; and Lithuania 2019, a bare 2 for 1.99491, which would be 1.99.
    assert {(o.member, o.year, o.raw) for o, _ in shares.differing} == {
        ("FRA", 2020, "2"), ("SVK", 2024, "2"), ("LTU", 2019, "2"),
    }  # fmt: skip
    assert (changes.compared, changes.agreed) == (330, 330)
    assert (categories.compared, categories.agreed) == (341, 341)
    # Two aggregates and 11 years: expenditure and GDP at current and constant prices, and personnel.
    assert (spent.compared, spent.agreed) == (44, 44)
    assert (gdp.compared, gdp.agreed) == (44, 44)
    assert (personnel.compared, personnel.agreed) == (22, 22)


def test_that_the_members_with_another_deflator_are_told_apart(june_2024: Reading) -> None:
    told = [f.message.partition(":")[0] for f in june_2024.findings if "deflated otherwise" in f.message]
    assert told == ["Italy", "Netherlands", "United States"]
