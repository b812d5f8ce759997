"""Blocks of NATO's tables whose titles stand side by side, each over years of its own."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write

CURRENT_2 = "Current prices and exchange rates"
CONSTANT_2 = "Constant 2015 prices and exchange rates"


def reading(tmp_path: Path, register: Register, *rows: Rows) -> Reading:
    table = [each for some in rows for each in some]
    return read_workbook(write(tmp_path / "beside.xlsx", {"TABLE": table}), register)


def told(found: Reading, row: int) -> list[tuple[str, Measure, int, float, str]]:
    return [
        (each.cell.partition("!")[2], each.measure, each.year, each.value, each.price_basis)
        for each in found.observations
        if each.cell.endswith(str(row))
    ]


SPENT = (("Table 2 : Defence expenditure",), ("Million US dollars",))
SHARES = (("Table 3 : Defence expenditure as a share of GDP and annual real change",), ("Based on 2015 prices",))


@pytest.mark.parametrize("between", [0, 1])
def test_that_titles_side_by_side_say_what_the_years_below_each_of_them_mean(
    tmp_path: Path, register: Register, between: int
) -> None:
    gap = (None,) * between
    rows = (
        (None, "Share of real GDP (%)", None, None, *gap, "Annual real change (%)"),
        (None, 2022, 2023, "2024e", *gap, 2022, 2023, "2024e"),
        ("Belgium", 1.25, 1.5, 1.75, *gap, 3.0, 20.0, 16.0),
    )
    found = reading(tmp_path, register, SHARES, rows)
    fixed = "constant 2015"
    assert [each[1:] for each in told(found, 5)] == [
        (Measure.CORE_SHARE, 2022, 0.0125, fixed), (Measure.CORE_SHARE, 2023, 0.015, fixed),
        (Measure.CORE_SHARE, 2024, 0.0175, fixed), (Measure.REAL_CHANGE, 2022, 0.03, fixed),
        (Measure.REAL_CHANGE, 2023, 0.2, fixed), (Measure.REAL_CHANGE, 2024, 0.16, fixed),
    ]  # fmt: skip
    assert [each.year for each in found.observations if each.kind is Kind.ESTIMATE] == [2024, 2024]
    assert not [each for each in found.findings if each.severity is Severity.ERROR]


def test_that_current_and_constant_prices_side_by_side_are_told_apart(tmp_path: Path, register: Register) -> None:
    rows = (
        (None, CURRENT_2, None, CONSTANT_2), (None, 2022, 2023, 2022, 2023),
        ("Belgium", 5000, 5500, 4500, 4750), ("Norway", 7000, "..", 6000, 6500),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT, rows)
    spent = Measure.CORE_EXPENDITURE
    assert told(found, 5) == [
        ("B5", spent, 2022, 5000, "current"), ("C5", spent, 2023, 5500, "current"),
        ("D5", spent, 2022, 4500, "constant 2015"), ("E5", spent, 2023, 4750, "constant 2015"),
    ]  # fmt: skip
    assert [each[0] for each in told(found, 6)] == ["B6", "D6", "E6"]
    assert {each.unit for each in found.observations} == {"USD million"}


def test_that_further_titles_side_by_side_count_for_the_years_above_them(tmp_path: Path, register: Register) -> None:
    rows = (
        (None, CURRENT_2, None, CONSTANT_2), (None, 2022, 2023, 2022, 2023), ("Belgium", 5000, 5500, 4500, 4750),
        (None, "Share of real GDP (%)", None, "Annual real change (%)"), ("Belgium", 1.25, 1.5, 3.0, 4.0),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT, rows)
    assert [each[1] for each in told(found, 7)] == [Measure.CORE_SHARE] * 2 + [Measure.REAL_CHANGE] * 2


def test_that_one_title_below_leaves_the_years_of_several_open_and_is_told(tmp_path: Path, register: Register) -> None:
    rows = (
        (None, CURRENT_2, None, CONSTANT_2), (None, 2022, 2023, 2022, 2023), ("Belgium", 5000, 5500, 4500, 4750),
        ("Annual real change (%)",), ("Belgium", 1.25, 1.5, 3.0, 4.0),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT, rows)
    assert told(found, 7) == []
    errors = [each.place for each in found.findings if each.severity is Severity.ERROR]
    assert errors == ["TABLE!A6"]


def test_that_titles_below_the_years_never_make_the_first_figures_those_of_the_last(
    tmp_path: Path, register: Register
) -> None:
    rows = (
        (None, 2022, 2023, 2022, 2023), (None, CURRENT_2, None, CONSTANT_2), ("Belgium", 5000, 5500, 4500, 4750),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT, rows)
    assert [(each[0], each[4]) for each in told(found, 5)] == [("B5", "current"), ("C5", "current")]
    errors = [each.place for each in found.findings if each.severity is Severity.ERROR]
    assert errors == ["TABLE!D3", "TABLE!E3"]


def test_that_the_same_title_in_two_languages_is_one(tmp_path: Path, register: Register) -> None:
    rows = (
        (None, 2022, 2023, 2024), (CURRENT_2, None, None, None, "Prix et taux de change courants"),
        ("Belgium", 5000, 5500, 6000, "Belgique"),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT, rows)
    assert [(each[0], each[4]) for each in told(found, 5)] == [(f"{column}5", "current") for column in "BCD"]


def test_that_a_title_and_its_prices_in_one_row_are_about_all_years(tmp_path: Path, register: Register) -> None:
    rows = (
        ("Defence expenditure (million US dollars)", None, None, "Constant 2015 prices and exchange rates"),
        (None, 2022, 2023, 2024), ("Belgium", 5000, 5500, 6000),
    )  # fmt: skip
    found = reading(tmp_path, register, SPENT[:1], rows)
    assert [each[2:] for each in told(found, 4)] == [
        (2022, 5000, "constant 2015"), (2023, 5500, "constant 2015"), (2024, 6000, "constant 2015"),
    ]  # fmt: skip
    assert not found.questions
