"""Money that is a thousandfold too small or too large throughout is told by the GDP of the economy that is shipped.

GDP at current prices in IMF WEO, April 2025: Belgium 2014 404,959 EUR million, 2015 415,538; Luxembourg has spent the
smallest part of its GDP, 0.4 %.
"""

from dataclasses import replace

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observation
from rampath.workbook.implausible import are_calm, doubts
from rampath.workbook.known_gdp import KnownGdp, known_gdp, off_by
from rampath.workbook.plausible import OTHERWISE, asked
from rampath.workbook.question import LEAVE_OUT, with_answer
from rampath.workbook.result import Extent
from rampath.workbook.separators import separators_for
from workbook.plausible_rows import questions, series, sheets


@pytest.fixture
def register(register_with_economy: Register) -> Register:
    return register_with_economy


@pytest.fixture
def known(register: Register) -> KnownGdp:
    found = known_gdp(register)
    assert found is not None
    return found


def extent(rows: list[Observation]) -> Extent:
    values, first = [row.value for row in rows], rows[0]
    return Extent(
        "T", first.member, first.measure, first.unit, first.price_basis, min(values), min(values), max(values)
    )


def test_that_gdp_is_known_in_any_currency_of_a_member_and_at_the_prices_of_a_year(known: KnownGdp) -> None:
    assert known.at("BEL", "EUR million", "current", 2014) == pytest.approx(404_959)
    assert known.at("BEL", "USD million", "current", 2014) == pytest.approx(404_959 / 0.752534)
    assert known.at("BGR", "BGN million", "current", 2018) == pytest.approx(109_782)
    assert known.at("BGR", "EUR million", "current", 2018) == pytest.approx(109_782 / 1.95583, rel=0.01)
    assert known.at("BEL", "EUR million", "constant 2014", 2024) == pytest.approx(404_959)
    assert known.at("BEL", "EUR million", "current", 2004) == pytest.approx(404_959)
    assert known.at("NATO", "USD million", "current", 2024) == pytest.approx(55e6, rel=0.1)


@pytest.mark.parametrize(
    ("member", "unit", "basis", "year"),
    [
        ("ISL", "ISK million", "current", 2020), ("XXX", "USD million", "current", 2020),
        ("BEL", "BEF million", "current", 2014), ("BEL", "EUR million", "", 2014),
        ("BEL", "EUR million", "current", 1999), ("BEL", "fraction", "current", 2014),
    ],
)  # fmt: skip
def test_that_gdp_which_is_not_known_is_not_guessed(
    known: KnownGdp, member: str, unit: str, basis: str, year: int
) -> None:
    assert known.at(member, unit, basis, year) is None


@pytest.mark.parametrize(
    ("part", "power"), [(0.02, 0), (0.00002, 3), (20, -3), (2e-8, 6), (20_000, -6), (0.0005, 0), (0.5, 0), (0.004, 0)]
)
def test_that_spending_is_off_only_where_a_power_of_a_thousand_brings_it_into_proportion(
    part: float, power: int
) -> None:
    assert off_by(part) == power


@pytest.mark.parametrize(("part", "power"), [(1.3, 0), (0.03, 0), (40, 0), (0.001, 3), (1e-6, 6), (900, -3), (0.01, 0)])
def test_that_gdp_is_off_only_where_a_power_of_a_thousand_brings_it_near_the_one_that_is_known(
    part: float, power: int
) -> None:
    assert off_by(part, Measure.GDP) == power


@pytest.mark.parametrize(
    ("values", "said", "reading"),
    [
        ((3.9, 4.0), "the first with 3.9 EUR million, 0.00096 % of GDP", "times 1,000: 3,900 EUR million"),
        ((3.9e6, 4e6), "the first with 3,900,000 EUR million, 10 times GDP", "divided by 1,000: 3,900 EUR million"),
    ],
    ids=["billions", "thousands"],
)  # fmt: skip
def test_that_a_series_in_another_unit_throughout_shows_both_readings(
    register: Register, values: tuple[float, ...], said: str, reading: str
) -> None:
    rows = series(*values)
    (question,) = questions(rows, register)
    assert (question.id, question.place, question.taken) == ("proportion T!B5", "T!B5:C5", LEAVE_OUT)
    assert question.message.replace("\u2009", " ") == (
        "Belgium 2014–2015: 2 values of “core defence expenditure” are out of proportion to GDP in IMF WEO, April 2025"
        f" as they stand, {said}. How are they meant?"
    )
    assert question.choices[0].text == reading
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [3900, 4000]


def test_that_a_single_value_is_asked_about_in_the_singular(register: Register) -> None:
    (question,) = questions(series(4.0), register)
    assert question.message.replace("\u2009", " ") == (
        "Belgium 2014: core defence expenditure is 4 EUR million as it stands, 0.00099 % of GDP in IMF WEO, April 2025."
        " How is it meant?"
    )


def test_that_a_sheet_in_another_unit_is_one_question_and_the_sums_go_with_its_members(register: Register) -> None:
    rows = [
        *series(5.2, 5.6, unit="USD million"),
        *series(54.0, 52.0, unit="USD million", member="FRA", row=6),
        *series(943.0, 895.0, unit="USD million", member="NATO", row=7),
    ]
    (question,) = questions(rows, register)
    assert question.place == "T!B5:C7"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [5200, 5600, 54_000, 52_000, 943_000, 895_000]


def test_that_most_of_a_series_in_billions_is_what_is_odd_rather_than_its_millions(known: KnownGdp) -> None:
    found = doubts(series(3.9, 4.0, 4.1, 4200), known)
    assert [(each.at, each.other) for each in found] == [(0, 3900), (1, 4000), (2, 4100)]


def test_that_parts_of_spending_in_the_same_unit_are_asked_about_too(register: Register) -> None:
    rows = [*series(3.9, 4.0), *series(0.2, 0.25, row=6, measure=Measure.EQUIPMENT_EXPENDITURE)]
    assert [question.id for question in questions(rows, register)] == ["proportion T!B5", "proportion T!B6"]


def test_that_parts_in_millions_beside_a_whole_in_billions_are_left(known: KnownGdp) -> None:
    rows = [*series(3.9, 4.0), *series(200.0, 250.0, row=6, measure=Measure.EQUIPMENT_EXPENDITURE)]
    assert [each.at for each in doubts(rows, known)] == [0, 1]


def test_that_parts_in_millions_beside_a_whole_in_thousands_are_left(known: KnownGdp) -> None:
    rows = [*series(3.9e6, 4.0e6), *series(200.0, 250.0, row=6, measure=Measure.EQUIPMENT_EXPENDITURE)]
    assert [each.at for each in doubts(rows, known)] == [0, 1]
    thousands = [*series(3.9e6, 4.0e6), *series(2e5, 2.5e5, row=6, measure=Measure.EQUIPMENT_EXPENDITURE)]
    assert [each.other for each in doubts(thousands, known)] == [3900, 4000, 200, 250]


@pytest.mark.parametrize(
    "rows",
    [
        series(190, 200, member="LUX"),
        series(29_727, 393_841, 847_856, 2_361_913, member="TUR", unit="TRY million"),
        series(1_200_000, 2_000_000, member="HUN", unit="HUF million", first=2021),
        series(560_000, 997_000, member="USA", unit="USD million"),
        series(0.4, 0.5, measure=Measure.EQUIPMENT_EXPENDITURE),
        series(0.4, 0.5, measure=Measure.DEFENCE_ITEM, detail="Research"),
        series(404_959, 415_538, measure=Measure.GDP),
        series(30, 40, member="ISL", unit="ISK million"),
        series(202_000, 240_000, measure=Measure.GDP),
    ],
    ids=["luxembourg", "lira", "forint", "dollar", "equipment", "item", "gdp", "iceland", "half-the-gdp"],
)
def test_that_money_in_proportion_raises_no_question_nor_does_what_cannot_be_held_against_gdp(
    rows: list[Observation], known: KnownGdp
) -> None:
    assert doubts(rows, known) == ()
    assert are_calm([extent(rows)], known)


def test_that_more_than_any_ally_spends_raises_no_question_where_no_power_of_a_thousand_mends_it(
    known: KnownGdp,
) -> None:
    rows = series(3900, 4000, member="LVA", basis="constant 2015")
    assert doubts(rows, known) == ()
    assert not are_calm([extent(rows)], known)


@pytest.mark.parametrize("measure", [Measure.GDP, Measure.REAL_GDP])
def test_that_gdp_itself_in_another_unit_shows_both_readings(
    register: Register, known: KnownGdp, measure: Measure
) -> None:
    """Denmark's 2,804,700 and 2,950,000 million kroner, taken for single kroner."""
    basis = "current" if measure is Measure.GDP else "constant 2020"
    rows = series(2.8047, 2.95, member="DNK", unit="DKK million", measure=measure, basis=basis, first=2023)
    (question,) = questions(rows, register)
    assert (question.id, question.choices[0].text) == ("proportion T!B5", "times 1,000,000: 2,804,700 DKK million")
    assert not are_calm([extent(rows)], known)


def test_that_lira_of_years_far_apart_raise_no_suspicion_at_a_quick_look(known: KnownGdp) -> None:
    rows = series(2_054_898, 43_400_000, measure=Measure.GDP, member="TUR", unit="TRY million")
    assert are_calm([extent(rows)], known)


def test_that_parts_of_spending_are_not_taken_for_parts_of_a_gdp_that_is_out_of_proportion(known: KnownGdp) -> None:
    rows = [*series(404.9, 415.5, measure=Measure.GDP), *series(300, 310, row=6, measure=Measure.EQUIPMENT_EXPENDITURE)]
    assert [each.at for each in doubts(rows, known)] == [0, 1]


def test_that_years_long_before_those_that_are_known_are_held_against_nothing(known: KnownGdp) -> None:
    assert doubts(series(3.9, 4.0, first=1990), known) == ()


@pytest.mark.parametrize("values", [(3.9, 4.0, 4.1), (3.9e6, 4e6), (3.9, 4.0, 4.1, 4200)])
def test_that_a_quick_look_sees_what_is_out_of_proportion(known: KnownGdp, values: tuple[float, ...]) -> None:
    rows = series(*values)
    assert doubts(rows, known)
    assert not are_calm([extent(rows)], known)


def test_that_nothing_is_asked_before_it_is_said_which_sign_is_the_decimal_sign(register: Register) -> None:
    rows = [replace(row, raw="3.900") for row in series(3.9, 3.9)]
    _, question = separators_for(["3.900"], "T", {})
    assert question is not None
    assert asked(replace(sheets(rows), questions=(question,)), {}, register).questions == (question,)
    _, answered = separators_for(["3.900"], "T", {question.id: "point"})
    assert answered is not None
    after = asked(replace(sheets(rows), questions=(answered,)), {}, register)
    assert [each.id for each in after.questions] == [question.id, "proportion T!B5"]


def test_that_nothing_is_held_against_an_economy_that_is_not_there(register: Register) -> None:
    bare = replace(register, economy=None)
    assert known_gdp(bare) is None
    assert questions(series(3.9, 4.0), bare) == ()


def test_that_the_value_shown_is_one_of_a_year_of_which_gdp_is_known(register: Register) -> None:
    """GDP is known from 2014, and ten years before: of 2002 and 2003 nothing tells it."""
    (question,) = questions(series(3.7, 3.8, 3.9, 4.0, first=2002), register)
    assert question.place == "T!B5:E5"
    assert question.message.replace("\u2009", " ") == (
        "Belgium 2002–2005: 4 values of “core defence expenditure” are out of proportion to GDP in IMF WEO, April 2025"
        " as they stand, that in T!D5 with 3.9 EUR million, 0.00096 % of GDP. How are they meant?"
    )
    assert question.choices[0].text == "times 1,000: 3,900 EUR million"


def test_that_one_answer_settles_a_whole_and_its_parts_and_sheets_in_the_same_wrong_unit(register: Register) -> None:
    rows = [
        *series(3.9, 4.0), *series(0.2, 0.25, row=6, measure=Measure.EQUIPMENT_EXPENDITURE),
        *series(54.0, 52.0, member="FRA", sheet="FR"), *series(3.9e6, 4e6, member="NLD", sheet="NL"),
    ]  # fmt: skip
    asked_first = questions(rows, register)
    assert len(asked_first) == 4
    answers = with_answer({}, asked_first[0], OTHERWISE)
    found = asked(sheets(rows), answers, register)
    assert [question.place for question in found.questions if not question.answered] == ["NL!B5:C5"]
    assert [row.value for row in found.observations] == [3900, 4000, 200, 250, 54_000, 52_000]


def test_that_a_millionth_is_shown_as_it_stands_and_not_as_nothing(register: Register) -> None:
    """Albania's 163 million euro in 2021, taken for single euros."""
    (question,) = questions(series(0.000163, member="ALB", first=2021), register)
    assert "core defence expenditure is 0.00016 EUR million as it stands" in question.message
    assert [choice.text for choice in question.choices] == [
        "times 1,000,000: 163 EUR million", "as it stands: 0.00016 EUR million", "leave it out",
    ]  # fmt: skip
