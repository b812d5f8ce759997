"""What stands above a form of the UN's report: unit, year, country and prices, told, asked or left out."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.build_un import (
    HEAD,
    simplified,
    standardized,
)
from workbook.told import by_cell
from workbook.un_reading import reading, told


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        (("Unit of measure:", "Millions"), 1.0), (("Unit: thousands of euro",), 0.001),
        (("Amounts are in", "Euros (1,000)"), 0.001), (("Unit of measure", "Units"), 1e-6),
        (("(in million EUR)",), 1.0),
    ],
)  # fmt: skip
def test_that_the_unit_is_read_however_it_is_written(
    tmp_path: Path, register: Register, line: tuple[str, ...], factor: float
) -> None:
    head = [*HEAD[:4], line]
    total = by_cell(reading(tmp_path, register, {"EST": standardized(head=head)}))["EST!L44"]
    assert total.value == pytest.approx(264590.75 * factor, rel=1e-12)
    assert total.unit == "EUR million"


def test_that_a_unit_that_is_not_told_is_asked(tmp_path: Path, register: Register) -> None:
    sheets: dict[str, Rows] = {"EST": standardized(head=HEAD[:4])}
    found = reading(tmp_path, register, sheets)
    (question,) = found.questions
    assert (question.id, question.taken) == ("unit EST", "0")
    assert told(found, Severity.WARNING) == [("EST!A9", "")]
    assert by_cell(found)["EST!L43"].value == pytest.approx(0.26459075)
    answered = reading(tmp_path, register, sheets, answers={"unit EST": "3"})
    assert by_cell(answered)["EST!L43"].value == 264.59075
    assert told(answered, Severity.WARNING) == []


@pytest.mark.parametrize(
    ("line", "year", "kind"),
    [
        (("Fiscal year:", "2022/23"), 2022, Kind.ACTUAL), (("Reporting year: 2021",), 2021, Kind.ACTUAL),
        (("Period covered", "1 April 2022 - 31 March 2023"), 2022, Kind.ACTUAL),
        (("Fiscal year:", "2025 (estimate)"), 2025, Kind.ESTIMATE), (("FY 2023",), 2023, Kind.ACTUAL),
    ],
)  # fmt: skip
def test_that_the_year_is_read_however_it_is_written(
    tmp_path: Path, register: Register, line: tuple[str, ...], year: int, kind: Kind
) -> None:
    head = [*HEAD[:2], line, *HEAD[3:]]
    found = reading(tmp_path, register, {"EST": standardized(head=head)})
    assert {(row.year, row.kind) for row in found.observations} == {(year, kind)}


def test_that_country_and_year_may_stand_in_the_sheet_s_name(tmp_path: Path, register: Register) -> None:
    head = [HEAD[0], *HEAD[3:]]
    found = reading(tmp_path, register, {"EST 2022": standardized(head=head)})
    assert {(row.member, row.year) for row in found.observations} == {("EST", 2022)}


def test_that_a_form_that_names_no_year_is_told_once_and_left_out(tmp_path: Path, register: Register) -> None:
    rows = {"Norway": simplified((("Norway",), ("Millions",))), "EST": standardized()}
    found = reading(tmp_path, register, {**rows})
    assert told(found, Severity.ERROR) == [("Norway!A5", "")]
    assert {row.member for row in found.observations} == {"EST"}


def test_that_a_form_of_nobody_is_refused_in_a_sentence(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "un.xlsx", {"Form": standardized(head=HEAD[2:])})
    with pytest.raises(WorkbookRefused, match="names no member of the Alliance"):
        read_workbook(file, register)


def test_that_the_form_is_followed_where_the_sheet_is_named_after_another_country(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, {"Latvia": standardized()})
    assert {row.member for row in found.observations} == {"EST"}
    assert told(found, Severity.WARNING) == [("Latvia", "Latvia")]


def test_that_a_near_miss_of_a_country_asks(tmp_path: Path, register: Register) -> None:
    rows: dict[str, Rows] = {"A": standardized(head=[("Country:", "Slovenja"), *HEAD[2:]]), "B": standardized()}
    found = reading(tmp_path, register, rows)
    (question,) = found.questions
    assert {row.member for row in found.observations} == {"EST"}
    answered = reading(tmp_path, register, rows, answers={question.id: "SVN"})
    assert {row.member for row in answered.observations} == {"EST", "SVN"}


def test_that_a_form_of_one_sheet_whose_country_is_nearly_known_is_asked_about_rather_than_refused(
    tmp_path: Path, register: Register
) -> None:
    rows: dict[str, Rows] = {"A": standardized(head=[("Country:", "Slovenja"), *HEAD[2:]])}
    found = reading(tmp_path, register, rows)
    (question,) = found.questions
    assert found.observations == ()
    assert {row.member for row in reading(tmp_path, register, rows, answers={question.id: "SVN"}).observations} == {
        "SVN"
    }


def test_that_a_currency_is_the_member_s_own_in_that_year_where_none_is_told(
    tmp_path: Path, register: Register
) -> None:
    head = [("Country: Croatia",), ("Year: 2022",), ("Unit of measure: thousands",)]
    found = reading(tmp_path, register, {"HRV": standardized(head=head)})
    assert {row.unit for row in found.observations} == {"HRK million"}
    dollars = [("Country: Croatia",), ("Year: 2022",), ("Currency: US dollars",), ("Unit: thousands",)]
    found = reading(tmp_path, register, {"HRV": standardized(head=dollars)})
    assert {row.unit for row in found.observations} == {"USD million"}


def test_that_constant_prices_are_told_by_the_form(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, {"EST": standardized(head=[*HEAD, ("Prices:", "constant 2015")])})
    assert {row.price_basis for row in found.observations} == {"constant 2015"}
