"""Money that no power of a thousand brings into proportion to GDP is told, and read as it stands.

GDP at current prices in IMF WEO, April 2025: Belgium 2014 404,959 EUR million, 2015 415,538.
"""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observation
from rampath.workbook.plausible import asked
from workbook.plausible_rows import series, sheets


@pytest.fixture
def register(register_with_economy: Register) -> Register:
    return register_with_economy


def warnings(rows: list[Observation], register: Register) -> list[tuple[str, str]]:
    found = asked(sheets(rows), {}, register)
    assert len(found.observations) == len(rows)
    return [(each.place, each.message.replace("\u2009", " ")) for each in found.findings]


CHECK = "They were read as they stand; check the figures and their unit."


def test_that_spending_a_hundredfold_too_small_is_told_with_its_part_of_gdp(register: Register) -> None:
    """80 of 404,959 is 0.0198 %: as thousands it would be 19.8 %, which no Ally spends."""
    said = (
        "Belgium 2014–2015: 2 values of “core defence expenditure” are out of proportion to GDP in IMF WEO, April 2025,"
        f" the first with 80 EUR million, 0.020 % of GDP. {CHECK}"
    )
    assert warnings(series(80, 82), register) == [("T!B5", said)]


def test_that_one_value_that_is_too_large_is_told_in_the_singular(register: Register) -> None:
    """80,000 of 415,538 is 19.25 %."""
    said = (
        "Belgium 2015: core defence expenditure is 80,000 EUR million here, 19.25 % of GDP in IMF WEO, April 2025."
        " It was read as it stands; check the figure and its unit."
    )
    assert warnings(series(4000, 80_000), register) == [("T!C5", said)]


def test_that_a_gdp_that_is_a_per_cent_is_told(register: Register) -> None:
    """Portugal's GDP of 2022 is about 243,957 million euro there, of which 1.37 are 0.00056 %."""
    rows = series(1.37, 1.33, measure=Measure.GDP, member="PRT", first=2022)
    ((place, said),) = warnings(rows, register)
    assert place == "T!B5"
    assert "2 values of “GDP” are out of proportion" in said
    assert "the first with 1.37 EUR million, 0.00056 % of GDP" in said


def test_that_many_rows_of_a_sheet_are_told_of_together(register: Register) -> None:
    """Each comes to about 0.02 % of its GDP."""
    amounts = {"BEL": 80, "NLD": 135, "FRA": 400, "DEU": 600, "ITA": 330}
    rows = [series(amount, member=code, row=5 + at) for at, (code, amount) in enumerate(amounts.items())]
    four = [each for row in rows[:4] for each in row]
    assert [place for place, _ in warnings(four, register)] == ["T!B5", "T!B6", "T!B7", "T!B8"]
    ((place, said),) = warnings([*four, *rows[4]], register)
    assert place == "T!B5"
    assert said.startswith("5 members 2014: 5 values of “core defence expenditure” are out of proportion to GDP")


def test_that_money_in_proportion_and_money_that_is_asked_about_is_not_told(register: Register) -> None:
    assert warnings(series(3900, 4000), register) == []
    found = asked(sheets(series(3.9, 4.0)), {}, register)
    assert (len(found.questions), found.findings) == (1, ())
