"""Whole rows and sheets in another unit than is said: fractions for per cents, thousands for millions."""

from dataclasses import replace

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observation
from rampath.workbook.plausible import AS_IT_STANDS, OTHERWISE, asked
from rampath.workbook.question import with_answer
from workbook.plausible_rows import questions, series, shares, sheets


def test_that_shares_that_stand_as_fractions_in_a_table_of_per_cents_are_asked_about_at_once(
    register: Register,
) -> None:
    rows = [
        row
        for at, member in enumerate(("BEL", "CAN", "DNK"))
        for row in shares(0.000181, 0.000195, row=5 + at, member=member)
    ]
    (question,) = questions(rows, register)
    assert question.id == "per cent T!B5"
    assert question.choices[0].text.replace("\u2009", " ") == "as a fraction: 1.81 %"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert found.observations[0].value == 0.0181


@pytest.mark.parametrize("measure", [Measure.CORE_SHARE, Measure.MILITARY_SHARE])
def test_that_one_member_s_shares_that_stand_as_fractions_among_per_cents_are_asked_about(
    register: Register, measure: Measure
) -> None:
    rows = [*shares(0.0181, 0.0195), *shares(0.000216, 0.000302, row=6, member="LVA"), *shares(0.03, 0.000343, row=7)]
    (question,) = questions([replace(row, measure=measure) for row in rows], register)
    assert question.id == "per cent T!B6"
    assert question.place == "T!B6:C7"
    assert question.choices[0].text.replace("\u2009", " ") == "as a fraction: 2.16 %"
    found = asked(sheets(rows), {"per cent T!B6": OTHERWISE}, register)
    assert [row.value for row in found.observations] == [0.0181, 0.0195, 0.0216, 0.0302, 0.03, 0.0343]


@pytest.mark.parametrize(
    ("measure", "values", "other", "said"),
    [
        (Measure.EQUIPMENT_SHARE, (0.231, 0.244, 1.237), 0.1237, "comes to 123.70 % as it stands, more than 100 %."),
        (Measure.GDP_REAL_GROWTH, (-0.005, 0.03, 9.5), 0.0095, "comes to 950.00 % as it stands, more than 50 %."),
        (Measure.REAL_CHANGE, (-0.005, 0.5, 43.9), 0.439, "comes to 4,390.00 % as it stands, more than 300 %."),
        (Measure.GDP_REAL_GROWTH, (0.02, 0.03, -41.13), -0.04113, "a fall of more than 50 %. How is it meant?"),
        (Measure.REAL_CHANGE, (0.02, 0.03, -5.4), -0.054, "to −540.00 % as it stands, a fall of more than 100 %."),
        (Measure.EQUIPMENT_SHARE, (0.201, 0.253, 0.00289), 0.289, "is 0.29 % as it stands, so small that it may be"),
        (Measure.PERSONNEL_SHARE, (0.5, 0.6, 0.0061), 0.61, "is 0.61 % as it stands, so small that it may be"),
    ],
)
def test_that_a_part_beyond_the_whole_or_next_to_nothing_is_asked_about(
    register: Register, measure: Measure, values: tuple[float, ...], other: float, said: str
) -> None:
    rows = series(*values, measure=measure, unit="fraction")
    (question,) = questions(rows, register)
    assert said in question.message.replace("\u2009", " ")
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [*values[:2], other]


def test_that_a_sheet_in_thousands_that_is_said_to_be_in_millions_is_one_question(register: Register) -> None:
    amounts = {"BEL": 5_836_000.0, "EST": 811_000.0, "LVA": 850_000.0, "POL": 66_000_000.0}
    rows = [
        row for at, (code, first) in enumerate(amounts.items()) for row in series(first, first, member=code, row=at)
    ]
    (question,) = questions(rows, register)
    assert (question.id, question.place) == ("amount T!B0", "T!B0:C3")
    said = "4 members 2014–2015: 8 values of “core defence expenditure” come to more than any Ally has, the first to"
    assert question.message == f"{said} 5,836,000 EUR million. How are they meant?"
    assert question.choices[0].text == "divided by 1,000: 5,836 EUR million"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [5836, 5836, 811, 811, 850, 850, 66_000, 66_000]


@pytest.mark.parametrize(
    ("measure", "value", "other"),
    [(Measure.GDP, 3.9e12, 3.9e6), (Measure.PERSONNEL, 1_300_000, 1300), (Measure.MILITARY_EXPENDITURE, 5.8e10, 5.8e4)],
)
def test_that_one_row_beyond_all_measure_leaves_the_others_of_its_sheet(
    register: Register, measure: Measure, value: float, other: float
) -> None:
    rows = [*series(value, value, measure=measure, member="USA")]
    for at in range(5):
        rows += series(100, 110, measure=measure, row=10 + at, member=("EST", "LVA", "LTU", "POL", "PRT")[at])
    (question,) = questions(rows, register)
    assert question.place == "T!B5:C5"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [other, other, *([100, 110] * 5)]


def test_that_rows_which_would_be_next_to_nothing_in_the_unit_of_one_beyond_all_measure_are_left(
    register: Register,
) -> None:
    usa, est = 1_300_000, 7.1
    rows = [*series(usa, usa, measure=Measure.PERSONNEL, member="USA")]
    rows += series(est, est, measure=Measure.PERSONNEL, row=6, member="EST")
    (question,) = questions(rows, register)
    assert question.place == "T!B5:C5"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [1300, 1300, est, est]


def test_that_one_share_that_stands_as_a_fraction_is_asked_about_in_the_singular(register: Register) -> None:
    (question,) = questions(shares(0.03, 0.000343), register)
    said = "Belgium 2015: core share of GDP is 0.0343 % as it stands, so small that it may be a fraction rather than"
    assert question.message.replace("\u2009", " ") == f"{said} a per cent. How is it meant?"


def test_that_of_shares_that_begin_with_zeros_the_first_above_zero_is_shown_in_both_readings(
    register: Register,
) -> None:
    """Finland's infrastructure, NATO July 2026, as its own return has it: none until 2018, then 0.15 to 0.63 %."""
    rows = series(0.0, 0.0, 0.0029, 0.0063, 0.0015, measure=Measure.INFRASTRUCTURE_SHARE, unit="fraction", member="FIN")
    (question,) = questions(rows, register)
    said = (
        "Finland 2014–2018: 5 values of “infrastructure, share of core expenditure” are all so small, the first above"
    )
    told = "that they may be fractions rather than per cents. How are they meant?"
    assert question.message.replace("\u2009", " ") == f"{said} zero 0.29 %, {told}"
    assert [choice.text.replace("\u2009", " ") for choice in question.choices] == [
        "as a fraction: 29.00 %", "as it stands: 0.29 %", "leave them out",
    ]  # fmt: skip
    assert (question.id, question.place) == ("per cent T!B5", "T!B5:F5"), "it is the question that it was"


FRACTIONS = [*shares(0.000216, 0.000301, 0.000327), *shares(0.0002, 0.000225, 0.0003, row=6, member="POL")]


def changes(*values: float, member: str = "BEL", row: int = 10, sheet: str = "T") -> list[Observation]:
    return series(*values, measure=Measure.REAL_CHANGE, unit="fraction", member=member, row=row, sheet=sheet)


def test_that_changes_beside_shares_that_stand_as_fractions_are_asked_about_and_one_answer_settles_both(
    register: Register,
) -> None:
    rows = [*FRACTIONS, *changes(0.0002, -0.00331, 0.00175)]
    of_shares, of_changes = questions(rows, register)
    assert (of_shares.id, of_changes.id) == ("per cent T!B5", "per cent T!B10")
    assert of_changes.choices[0].text.replace("\u2009", " ") == "as a fraction: 2.00 %"
    found = asked(sheets(rows), with_answer({}, of_shares, OTHERWISE), register)
    assert [row.value for row in found.observations[-3:]] == [0.02, -0.331, 0.175]
    assert all(question.answered for question in found.questions)
    apart = with_answer(with_answer({}, of_shares, OTHERWISE), of_changes, AS_IT_STANDS)
    found = asked(sheets(rows), apart, register)
    assert [row.value for row in found.observations[2:]] == [0.0327, 0.02, 0.0225, 0.03, 0.0002, -0.00331, 0.00175]


@pytest.mark.parametrize(
    "rows",
    [
        [*FRACTIONS, *changes(0.02, -0.331, 0.175)],
        [*FRACTIONS, *changes(0.0002, -0.00331, 0.00175, sheet="OTHER")],
        [*FRACTIONS, *shares(0.021, row=7, member="EST"), *changes(0.0002, -0.00331, 0.00175)],
        [*shares(0.02, 0.021, 0.02), *changes(0.0002, -0.00331, 0.00175)],
    ],
    ids=["per-cents", "another-sheet", "not-all-shares", "no-fractions"],
)
def test_that_changes_are_left_where_nothing_says_that_they_are_fractions(
    register: Register, rows: list[Observation]
) -> None:
    found = asked(sheets(rows), {}, register)
    assert not any(question.place.startswith(("T!B10", "OTHER")) for question in found.questions)


def test_that_growth_that_lost_its_decimal_points_is_asked_about_by_the_one_factor_that_fits_it(
    register: Register,
) -> None:
    """As a program that writes decimal commas has the IMF's 4.113, 11.840 and -8.726: as thousands."""
    rows = series(41.13, 118.4, -87.26, measure=Measure.GDP_REAL_GROWTH, unit="fraction")
    asks = questions(rows, register)
    assert [each.choices[0].text.replace("\u2009", " ") for each in asks] == [
        "divided by 1,000: 4.11 %", "divided by 1,000: −8.73 %",
    ]  # fmt: skip
    found = asked(sheets(rows), {each.id: OTHERWISE for each in asks}, register)
    assert [row.value for row in found.observations] == [0.04113, 0.1184, -0.08726]


def test_that_a_member_s_shares_without_decimal_points_are_read_otherwise_as_the_others_of_the_sheet_are(
    register: Register,
) -> None:
    """0.889 and 1.018 as 889 and 1018, beside shares that kept theirs; a hundredth of them would be 8.89 %."""
    rows = [*shares(0.0116, 0.0128), *shares(8.89, 10.18, row=6, member="DNK")]
    (question,) = questions(rows, register)
    assert question.choices[0].text.replace("\u2009", " ") == "divided by 1,000: 0.89 %"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [0.0116, 0.0128, 0.00889, 0.01018]
