"""Columns of years that are told by the same day of each year, such as the ends of fiscal years."""

from datetime import date
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Form, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import profile_from
from rampath.workbook.reading import Reading, read_by_profile
from workbook.build import Rows, write
from workbook.sheets import book_of, sheet_of

ENDS = tuple(date(year, 6, 30) for year in (2021, 2022, 2023, 2024))


def rows_of(*days: object) -> Rows:
    figures = ([day, 7000 + 100 * at, 4000 + 10 * at] for at, day in enumerate(days))
    return (("Core defence expenditure (USD million)",), ("Year ending", "Norway", "Denmark"), *figures)


def read(file: Path, rows: Rows, register: Register) -> Reading:
    book = open_book(write(file, {"Data": rows}))
    profile = profile_from("Mine", book, draft_of(book, register).mappings, register=register)
    found = read_by_profile(book, profile, register)
    assert found.used + found.unused_cells == found.cells
    return found


@pytest.mark.parametrize(
    "days",
    [
        ENDS, [f"30/06/{day.year}" for day in ENDS], [f"{day.year}-06-30" for day in ENDS],
        [date(2021, 2, 28), date(2022, 2, 28), date(2023, 2, 28), date(2024, 2, 29)],
    ],
)  # fmt: skip
def test_that_the_same_day_of_each_year_tells_the_years_of_rows_to_be_looked_at(
    days: list[object], register: Register
) -> None:
    sheet = sheet_of(rows_of(*days))
    found = guess(sheet, book_of(sheet), register)
    assert found.mapping.form is Form.DOWN
    assert [use.column for use in found.mapping.of_role(Role.PERIOD)] == [1]
    reason = found.reason("column 1")
    assert reason is not None
    assert not reason.sure
    shown = str(days[0])
    assert reason.why == (
        f"Its cells are the same day of each year, such as {shown}, and were read as the year of that day."
    )


def test_that_other_days_down_a_column_are_no_years(register: Register) -> None:
    quarters = [date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30)]
    for days in (quarters, [date(2024, 6, 30)] * 4, ["30/06/2021", "31/03/2022", "30/09/2022", "31/12/2023"]):
        sheet = sheet_of(rows_of(*days))
        assert not guess(sheet, book_of(sheet), register).mapping.of_role(Role.PERIOD)


def test_that_a_column_of_years_goes_before_the_days_of_the_last_update(tmp_path: Path, register: Register) -> None:
    head = ("Country", "Year", "Last updated", "Defence expenditure (EUR million)")
    rows = [(name, day.year - 1, day, at) for name, at in (("Estonia", 500), ("Latvia", 600)) for day in ENDS]
    found = read(tmp_path / "list.xlsx", [head, *rows], register)
    assert {(each.member, each.year): each.value for each in found.observations} == {
        (code, year): value for code, value in (("EST", 500.0), ("LVA", 600.0)) for year in (2020, 2021, 2022, 2023)
    }


def test_that_a_day_beside_a_name_of_its_own_is_no_year_of_the_table(tmp_path: Path, register: Register) -> None:
    title, head = ("Military expenditure 2023, USD million",), ("Country", "Last updated", "Military expenditure")
    names = ("Estonia", "Latvia", "Lithuania", "Poland")
    rows = [(name, day, 1000) for name, day in zip(names, ENDS, strict=True)]
    found = read(tmp_path / "list.xlsx", [title, head, *rows], register)
    assert {(each.member, each.year, each.value) for each in found.observations} == {
        (code, 2023, 1000.0) for code in ("EST", "LVA", "LTU", "POL")
    }


def test_that_figures_beside_such_days_are_of_their_years_and_that_is_told(tmp_path: Path, register: Register) -> None:
    found = read(tmp_path / "down.xlsx", [*rows_of(*ENDS), (), ("Updated", None, None), (date(2024, 11, 4),)], register)
    told = {(each.member, each.year): (each.measure, each.value, each.kind, each.cell) for each in found.observations}
    assert len(told) == 8
    assert told["NOR", 2021] == (Measure.CORE_EXPENDITURE, 7000.0, Kind.ACTUAL, "Data!B3")
    assert told["DNK", 2024] == (Measure.CORE_EXPENDITURE, 4030.0, Kind.ACTUAL, "Data!C6")
    (note,) = [each for each in found.findings if "days" in each.message]
    assert (note.severity, note.place, note.message) == (
        Severity.NOTE, "Data!A3",
        "The days of this column were read as the years in which they fall, 2021-06-30 as 2021.",
    )  # fmt: skip


def test_that_a_row_of_another_day_is_left_out_and_told(tmp_path: Path, register: Register) -> None:
    found = read(tmp_path / "down.xlsx", rows_of(*ENDS, date(2024, 12, 1)), register)
    assert {each.year for each in found.observations} == {2021, 2022, 2023, 2024}
    (warned,) = [each for each in found.findings if each.place == "Data!A7"]
    assert warned.message.startswith("“2024-12-01” is no year that is known")
