"""Values that can hardly be right are asked about, few at a time, and what is answered is taken."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure, Observation
from rampath.workbook.implausible import Fault, doubts
from rampath.workbook.plausible import AS_IT_STANDS, OTHERWISE, asked
from rampath.workbook.question import LEAVE_OUT
from rampath.workbook.reading import read_workbook
from workbook.plausible_rows import CORE, questions, series, shares, sheets


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [
        (1.25, 0.0125, "as a per cent: 1.25 %"),
        (0.2, 0.02, "divided by 10: 2.00 %"),
        (20.1, 0.0201, "divided by 1,000: 2.01 %"),
        (2.01, 0.0201, "as a per cent: 2.01 %"),
    ],
)
def test_that_a_share_above_fifteen_per_cent_shows_both_readings(
    register: Register, value: float, other: float, said: str
) -> None:
    rows = shares(0.019, value, 0.021)
    (question,) = questions(rows, register)
    assert (question.id, question.place, question.raw) == ("share T!C5", "T!C5", repr(value))
    assert question.message.startswith("Belgium 2015: core share of GDP comes to ")
    texts = {choice.id: choice.text for choice in question.choices}
    assert list(texts) == [OTHERWISE, AS_IT_STANDS, LEAVE_OUT]
    assert texts[OTHERWISE].replace("\u2009", " ") == said
    assert texts[AS_IT_STANDS].replace("\u2009", " ") == f"as it stands: {value * 100:,.2f} %"
    assert question.taken == LEAVE_OUT
    (doubt,) = doubts(rows)
    assert doubt.other == other


def test_that_a_lone_share_is_read_as_a_per_cent_where_it_is_one(register: Register) -> None:
    (question,) = questions(shares(2.5), register)
    assert question.choices[0].text.replace("\u2009", " ") == "as a per cent: 2.50 %"


@pytest.mark.parametrize(
    ("choice", "value"), [(OTHERWISE, 0.0125), (AS_IT_STANDS, 1.25), (LEAVE_OUT, None), ("nonsense", None)]
)
def test_that_the_answer_is_taken_and_each_cell_stays_used_or_unused(
    register: Register, choice: str, value: float | None
) -> None:
    rows = shares(0.019, 1.25, 0.021)
    found = asked(sheets(rows), {"share T!C5": choice}, register)
    taken = {row.cell: row.value for row in found.observations}
    assert taken.get("T!C5") == value
    assert {row.cell: row.raw for row in found.observations if row.cell == "T!C5"} == (
        {} if value is None else {"T!C5": "1.25"}
    )
    assert [(each.place, each.raw, each.reason) for each in found.unused] == (
        [("T!C5", "1.25", "not plausible")] if value is None else []
    )
    assert found.used + len(found.unused) == len(rows)
    assert found.questions[0].answered is (choice != "nonsense")
    assert [f.severity for f in found.findings] == ([Severity.NOTE] if choice != "nonsense" else [])


def test_that_the_question_stays_the_same_when_it_is_answered(register: Register) -> None:
    rows = shares(0.019, 1.25, 0.021)
    (open_one,) = questions(rows, register)
    (answered,) = asked(sheets(rows), {open_one.id: OTHERWISE}, register).questions
    assert answered == replace(open_one, taken=OTHERWISE, answered=True)


def test_that_values_in_thousands_within_a_series_are_one_question_for_the_row(register: Register) -> None:
    rows = series(3900, 3800, 3.9e6, 4.1e6, 4.4e6, 4700, 5200)
    (question,) = questions(rows, register)
    assert (question.id, question.place) == ("thousandfold T!D5", "T!D5:F5")
    assert question.message.startswith("Belgium 2016–2018: 3 values of “core defence expenditure”")
    assert question.choices[0].text == "divided by 1,000: 3,900 EUR million"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [3900, 3800, 3900, 4100, 4400, 4700, 5200]


def test_that_a_value_a_thousand_times_too_small_is_asked_about_too(register: Register) -> None:
    (question,) = questions(series(3900, 3.8, 4000), register)
    assert question.choices[0].text == "times 1,000: 3,800 EUR million"


@pytest.mark.parametrize(
    ("values", "at", "said"),
    [
        ((3900, 3.8e9, 4000), 1, "about 1,000,000 times more"),
        ((3900, 3.8e7, 4000, 4100), 1, "about 10,000 times more"),
        ((46_511, 23.456, 80_000, 82_000), 1, "about 1,000 times more"),
        ((0.4, 3900, 4000, 4100), 0, "about 10,000 times more"),
    ],
)
def test_that_any_jump_of_some_hundred_times_or_more_is_asked_at_the_odd_value(
    register: Register, values: tuple[float, ...], at: int, said: str
) -> None:
    (doubt,) = doubts(series(*values))
    (question,) = questions(series(*values), register)
    assert doubt.at == at
    assert said in question.message


def test_that_two_faults_in_one_row_are_two_questions(register: Register) -> None:
    rows = series(3900, 3.8e6, 4000, 4.1, 4200, 4300)
    assert [question.choices[0].text for question in questions(rows, register)] == [
        "divided by 1,000: 3,800 EUR million",
        "times 1,000: 4,100 EUR million",
    ]


def test_that_most_of_a_series_tells_what_is_usual() -> None:
    (doubt,) = doubts(series(3.9, 4.0, 4.1, 4200))
    assert (doubt.at, doubt.other, doubt.fault) == (3, 4.2, Fault.THOUSAND)


def test_that_a_whole_row_in_thousands_is_told_by_its_figures_at_other_prices(register: Register) -> None:
    rows = [
        *series(3.9e6, 4.0e6, 4.1e6),
        *series(3900, 3950, 4000, row=40, basis="constant 2015"),
        *series(500, 510, 520, row=6, member="EST"),
        *series(500, 505, 510, row=41, member="EST", basis="constant 2015"),
    ]
    (question,) = questions(rows, register)
    assert (question.place, len(doubts(rows))) == ("T!B5:D5", 3)
    assert question.choices[0].text == "divided by 1,000: 3,900 EUR million"


def test_that_inflation_between_two_price_bases_is_no_fault() -> None:
    rows = [*series(29727, 393841, 847856), *series(32059, 50894, 73331, row=40, basis="constant 2015")]
    assert doubts(rows) == ()


def test_that_many_rows_with_the_same_fault_are_one_question(register: Register) -> None:
    members = ("BEL", "CAN", "DNK", "EST", "FRA")
    rows = [
        row
        for at, member in enumerate(members)
        for row in shares(1.9 + at / 10, 2.0 + at / 10, row=5 + at, member=member)
    ]
    (question,) = questions(rows, register)
    assert question.place == "T!B5:C9"
    assert question.message.startswith("5 members 2014–2015: 10 values of “core share of GDP”")
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations][:3] == [0.019, 0.02, 0.02]


def test_that_few_rows_are_asked_about_one_by_one(register: Register) -> None:
    rows = [*shares(1.9, 0.02), *shares(0.01, 2.5, row=6, member="EST")]
    assert [question.id for question in questions(rows, register)] == ["share T!B5", "share T!C6"]


@pytest.mark.parametrize("measure", [CORE, Measure.GDP, Measure.MILITARY_EXPENDITURE, Measure.PERSONNEL])
def test_that_a_minus_before_money_or_heads_is_asked_about(register: Register, measure: Measure) -> None:
    rows = series(3900, -3800, 4000, measure=measure)
    (question,) = questions(rows, register)
    assert question.id == "sign T!C5"
    assert question.choices[0].text == "without the minus: 3,800 EUR million"
    assert question.choices[1].text == "as it stands: −3,800 EUR million"
    found = asked(sheets(rows), {question.id: OTHERWISE}, register)
    assert [row.value for row in found.observations] == [3900, 3800, 4000]


def test_that_a_negative_share_is_asked_about(register: Register) -> None:
    (question,) = questions(shares(0.02, -0.021), register)
    assert question.choices[0].text.replace("\u2009", " ") == "without the minus: 2.10 %"


@pytest.mark.parametrize(
    "rows",
    [
        series(0.02, -0.08, 0.5, 0.0001, measure=Measure.REAL_CHANGE, unit="fraction"),
        series(-0.9, 2.1, measure=Measure.REAL_CHANGE_OVER_PERIOD, unit="fraction"),
        series(0.03, -0.11, 0.00001, measure=Measure.GDP_REAL_GROWTH, unit="fraction"),
        series(2.0, 0.001, -1.5, measure=Measure.GDP_DEFLATOR, unit="fraction"),
        series(0.0003, 0.02, 0.11, measure=Measure.INFRASTRUCTURE_SHARE, unit="fraction"),
        series(0.2, 0.21, -0.0004, measure=Measure.OTHER_SHARE, unit="fraction"),
        series(100, 110, 0, 120),
        series(0.1, 80, 0.3, 95, measure=Measure.DEFENCE_ITEM, detail="R&T"),
        series(120, 130, -4, 125, measure=Measure.DEFENCE_ITEM, detail="refunds"),
        series(8.0, 9.0, 8.5, 8.2, 0.01, 8.7, 9.1, measure=Measure.DEFENCE_ITEM, detail="Other Expenditure"),
        series(1.0, 4000.0)[:1] + series(1.0, 4000.0, first=2040)[1:],
        shares(0.0037, 0.051, 0.149, 0.001, 0.0),
        series(2_000_000, 9_900_000, unit="HUF million"),
        series(9e7, 9.9e7, measure=Measure.GDP, unit="HUF million"),
        series(3300, 3400, measure=Measure.PERSONNEL, unit="thousand"),
        series(0.0004, 0.0009, measure=Measure.BROADER_SHARE, unit="fraction"),
        series(0.45, 0.3, measure=Measure.MILITARY_SHARE_OF_GOVERNMENT, unit="fraction"),
    ],
    ids=[
        "real-change", "over-period", "growth", "deflator", "category", "small-negative-rest", "nought", "erratic-item",
        "small-refund", "remainder", "far-apart", "shares", "forints", "gdp", "staff", "broader", "share-of-government",
    ],
)  # fmt: skip
def test_that_what_is_rightly_small_or_negative_or_jumps_raises_no_question(rows: list[Observation]) -> None:
    assert doubts(rows) == ()


def test_that_an_item_among_its_like_is_asked_about_where_its_sign_or_size_is_alone() -> None:
    calm = (100.0, 104.0, 103.0, 110.0, 112.0, 115.0)
    item = {"measure": Measure.DEFENCE_ITEM, "detail": "Equipment procurement"}
    flipped = series(*calm, -118.0, **item)  # type: ignore[arg-type]
    assert [(d.at, d.fault) for d in doubts(flipped)] == [(6, Fault.SIGN)]
    thousands = series(*calm, 118_000.0, **item)  # type: ignore[arg-type]
    assert [(d.at, d.fault) for d in doubts(thousands)] == [(6, Fault.THOUSAND)]


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("nato_240617-def-exp-2024-TABLES-en.xlsx", 5501),
        ("sipri_SIPRI-Milex-data-1949-2024_2.xlsx", 10_000),
        ("eda_2005-2017e.xlsx", 8_000),
        ("eda_defence-data-2021.xlsx", 1_000),
        ("imf_WEOApr2025all.xlsx", 8_000),
        ("worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls", 1_000),
        ("eurostat_GDPpc.xls", 100),
    ],
)
def test_that_real_files_raise_no_false_alarm(
    shared_data: Path, register_with_economy: Register, file: str, least: int
) -> None:
    found = read_workbook(shared_data / "workbooks" / file, register_with_economy)
    assert len(found.observations) >= least
    assert found.questions == ()


VALUES = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -0.0, 1e-300, 1e300, 0.15, -1.0, 2.0, 2000.0]),
)
ROWS = st.lists(
    st.tuples(st.sampled_from([*Measure]), st.sampled_from(["BEL", "NATO", "XXX"]), st.lists(VALUES, max_size=6)),
    max_size=5,
)


@given(rows=ROWS, choice=st.sampled_from([OTHERWISE, AS_IT_STANDS, LEAVE_OUT]))
def test_that_any_values_whatever_end_as_used_or_unused_and_answers_settle_them(
    register_with_economy: Register, rows: list[tuple[Measure, str, list[float]]], choice: str
) -> None:
    unit = {True: "fraction", False: "USD million"}
    made = [
        row
        for at, (measure, member, values) in enumerate(rows)
        for row in series(*values, measure=measure, member=member, row=at + 1, unit=unit["share" in measure.value])
    ]
    plain = asked(sheets(made), {}, register_with_economy)
    assert len(plain.observations) + len(plain.unused) == len(made)
    assert len({question.id for question in plain.questions}) == len(plain.questions)
    answers = {question.id: choice for question in plain.questions}
    after = asked(sheets(made), answers, register_with_economy)
    assert all(question.answered and question.taken == choice for question in after.questions)
    assert len(after.observations) + len(after.unused) == len(made)
    if choice == AS_IT_STANDS:
        assert after.observations == tuple(made)
