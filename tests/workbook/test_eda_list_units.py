"""Units of the EDA's lists: a heading counts, other figures settle what no heading tells, and what is open is asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build_eda_list import BILLIONS, LATEST, NOTES, PAST, STATES, Rows, write_list

SWEDEN = "SWE", 2021


def scaled(rows: Rows, factors: dict[int, float]) -> Rows:
    """The rows with the numbers of some columns times a factor."""
    return [
        [v * factors[at] if at in factors and isinstance(v, float | int) else v for at, v in enumerate(row)]
        for row in rows
    ]


def read(file: Path, register: Register, answers: dict[str, str] | None = None) -> Reading:
    found = read_workbook(file, register, answers=answers)
    assert found.used + found.unused_cells == found.cells
    return found


def sweden(found: Reading) -> dict[Measure, tuple[float, str]]:
    """The Swedish figures of 2021, items left out."""
    rows = (o for o in found.observations if (o.member, o.year) == SWEDEN and o.measure is not Measure.DEFENCE_ITEM)
    return {o.measure: (o.value, o.unit) for o in rows}


IN_MILLIONS = {
    Measure.MILITARY_EXPENDITURE: (6000.0, "EUR million"),
    Measure.GDP: (540000.0, "EUR million"),
    Measure.MILITARY_SHARE: (0.01111, "fraction"),
}


def with_headings(changed: dict[int, str]) -> Sequence[str]:
    return [changed.get(at, heading) for at, heading in enumerate(BILLIONS)]


def test_that_a_sheet_called_billions_is_read_in_millions_where_its_figures_say_so(
    tmp_path: Path, register: Register
) -> None:
    found = read(write_list(tmp_path / "eda.xlsx", BILLIONS, PAST, sheet="Billions"), register)
    assert sweden(found) == IN_MILLIONS
    (note,) = [each for each in found.findings if each.place == "Billions!C1"]
    assert note.severity is Severity.NOTE
    assert "EUR million" in note.message


@pytest.mark.parametrize(("factor", "gdp"), [(0.001, "GDP (mrd)"), (1000, "GDP (mrd)"), (0.001, "GDP")])
def test_that_total_expenditure_over_its_share_must_come_to_gdp(
    tmp_path: Path, register: Register, factor: float, gdp: str
) -> None:
    rows = scaled(PAST, dict.fromkeys((2, 3, 4, 5), factor))
    found = read(write_list(tmp_path / "eda.xlsx", with_headings({6: gdp}), rows), register)
    assert sweden(found) == IN_MILLIONS
    assert found.questions == ()
    research = next(o for o in found.observations if o.cell == "Data!E7")
    assert research.value == pytest.approx(88.2, rel=1e-12)


def test_that_a_heading_s_unit_counts(tmp_path: Path, register: Register) -> None:
    headings = with_headings({2: "Total Defence Expenditure (EUR thousand)", 6: "GDP, EUR million"})
    rows = scaled(PAST, {2: 1000, 6: 1000})
    found = read(write_list(tmp_path / "eda.xlsx", headings, rows), register)
    assert sweden(found) == IN_MILLIONS
    questions = [(question.place, question.taken) for question in found.questions]
    assert questions == []


def test_that_a_heading_s_unit_that_contradicts_the_other_figures_is_asked_about(
    tmp_path: Path, register: Register
) -> None:
    headings = with_headings({2: "Total Defence Expenditure (EUR billion)"})
    file = write_list(tmp_path / "eda.xlsx", headings, PAST)
    found = read(file, register)
    asked = [question for question in found.questions if question.place == "Data!C1"]
    assert [(question.raw, question.taken) for question in asked] == [(headings[2], "9")]
    answered = read(file, register, {asked[0].id: "6"})
    assert sweden(answered) == IN_MILLIONS


def test_that_a_gdp_heading_that_contradicts_the_size_of_countries_is_asked_about(
    tmp_path: Path, register: Register
) -> None:
    file = write_list(tmp_path / "eda.xlsx", with_headings({6: "GDP (EUR million)"}), PAST)
    found = read(file, register)
    (question,) = found.questions
    assert (question.place, question.taken) == ("Data!G1", "6")
    assert sweden(read(file, register, {question.id: "9"})) == IN_MILLIONS


def test_that_without_gdp_the_amount_per_head_settles_the_unit(tmp_path: Path, register: Register) -> None:
    headings = [heading for heading in STATES if "GDP" not in heading]
    rows = [[*row[:4], *row[5:]] for row in scaled(LATEST, {2: 1000, 3: 1000})]
    found = read(write_list(tmp_path / "eda.xlsx", headings, [*rows, *((note,) for note in NOTES)]), register)
    totals = {o.member: o.value for o in found.observations if o.measure is Measure.MILITARY_EXPENDITURE}
    assert totals == {"HRV": 1800.0, "EST": 1400.0, "LUX": 1200.0, "SWE": 14789.0}
    assert found.questions == ()


def test_that_a_unit_that_nothing_tells_is_asked_and_until_then_taken_for_millions(
    tmp_path: Path, register: Register
) -> None:
    file = write_list(tmp_path / "eda.xlsx", STATES[:4], [row[:4] for row in LATEST[4:]])
    found = read(file, register)
    (question,) = found.questions
    assert (question.place, question.taken) == ("Data!C1", "6")
    assert [o.value for o in found.observations] == [14789.0, 4228.0]
    assert any(each.severity is Severity.WARNING and each.place == "Data!C1" for each in found.findings)
    thousands = read(file, register, {question.id: "3"})
    assert [o.value for o in thousands.observations] == [14.789, 4.228]
    nothing = read(write_list(tmp_path / "b.xlsx", STATES, LATEST[4:]), register, {"unit Data!C1": "leave-out"})
    assert len(nothing.observations) == 5


def test_that_an_item_larger_than_the_total_is_asked_about_and_left_out_until_then(
    tmp_path: Path, register: Register
) -> None:
    file = write_list(tmp_path / "eda.xlsx", BILLIONS, scaled(PAST, {5: 1000}))
    found = read(file, register)
    (question,) = found.questions
    assert (question.place, question.taken) == ("Data!F1", "leave-out")
    assert not [o for o in found.observations if o.detail == "Defence Investment"]
    answered = read(file, register, {question.id: "3"})
    assert [o.value for o in answered.observations if o.cell == "Data!F7"] == [pytest.approx(1588.2, rel=1e-12)]


def test_that_per_cents_are_told_from_fractions_by_the_share_of_gdp_and_told(
    tmp_path: Path, register: Register
) -> None:
    rows = [*scaled(LATEST, {4: 100, 5: 100}), *((note,) for note in NOTES)]
    found = read(write_list(tmp_path / "eda.xlsx", STATES, rows), register)
    shares = [o.value for o in found.observations if o.member == "SWE" and o.unit == "fraction"]
    assert shares == [pytest.approx(0.0249, rel=1e-12), pytest.approx(0.057, rel=1e-12)]
    assert any(each.place == "Data!E1" and "per cent" in each.message for each in found.findings)
    assert found.questions == ()


def test_that_constant_prices_are_told_by_a_heading(tmp_path: Path, register: Register) -> None:
    headings = with_headings({2: "Total Defence Expenditure (constant 2021 prices)"})
    found = read(write_list(tmp_path / "eda.xlsx", headings, PAST), register)
    basis = {o.measure: o.price_basis for o in found.observations}
    assert (basis[Measure.MILITARY_EXPENDITURE], basis[Measure.GDP]) == ("constant 2021", "current")


def test_that_a_currency_above_the_headings_counts_for_all_money(tmp_path: Path, register: Register) -> None:
    found = read(write_list(tmp_path / "eda.xlsx", BILLIONS, PAST, top=[("Figures in US dollars",)]), register)
    assert {o.unit for o in found.observations} == {"USD million", "fraction"}
