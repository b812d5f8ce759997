"""NATO's tables with rows that lost their name, or have one that says something else: nothing is dropped silently."""

from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.finding import Severity
from workbook.nato_spoils import FIRST, LAST, Change, Spoil, Spoilt, every

ALBANIA, CANADA, TOTAL, REAL_CHANGE = 11, 14, 43, 45
"""Rows of Table 3 in the edition of 2024; shares stand from row 11 on, changes from row 45 on."""

YEARS = LAST - FIRST + 1


def called(row: int, text: str | None, column: int = 3) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet.cell(row, column).value = text

    return every(change, "TABLE3")


def errors(spoilt: Spoilt) -> list[str]:
    return [each.place for each in spoilt.found.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("row", [ALBANIA, CANADA, REAL_CHANGE])
def test_that_a_row_without_a_name_is_lost_alone_and_told(spoil: Spoil, row: int) -> None:
    spoilt = spoil(called(row, None))
    assert {figure[0] for figure in spoilt.lost} == {{ALBANIA: "ALB", CANADA: "CAN", REAL_CHANGE: "ALB"}[row]}
    assert len(spoilt.lost) == YEARS
    assert spoilt.invented == []
    assert errors(spoilt) == [f"TABLE3!D{row}"]


def test_that_rows_without_names_below_each_other_are_told_once_a_block(spoil: Spoil) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (CANADA, CANADA + 1, TOTAL):
            sheet.cell(row, 2).value = sheet.cell(row, 3).value = None

    spoilt = spoil(every(change, "TABLE3"))
    assert {figure[0] for figure in spoilt.lost} == {"CAN", "HRV", "NATO"}
    assert len(spoilt.lost) == 3 * YEARS
    assert errors(spoilt) == [f"TABLE3!D{CANADA}"]


@pytest.mark.parametrize("zero", [0, "0", "0,00"])
def test_that_a_row_of_zeros_without_a_name_loses_nothing(spoil: Spoil, zero: float | str) -> None:
    """A text file tells no numbers from texts, nor hidden rows from others."""

    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(TOTAL)
        for column in range(FIRST, LAST + 1):
            sheet.cell(TOTAL, column).value = zero

    assert errors(spoil(every(change, "TABLE3"))) == []


@pytest.mark.parametrize("text", ["* Cnada", "1) Cnada", "(a) Cnada", "¹Cnada", "† Cnada", "-Cnada", "Note: Canada"])
def test_that_a_near_miss_behind_a_footnote_mark_is_asked_about(spoil: Spoil, text: str) -> None:
    spoilt = spoil(called(CANADA, text))
    assert spoilt.asked == [f"member TABLE3!C{CANADA}"]
    assert {figure[0] for figure in spoilt.lost} == {"CAN"}


def test_that_a_row_of_figures_that_begins_like_a_note_is_told(spoil: Spoil) -> None:
    spoilt = spoil(called(CANADA, "Sources of growth"))
    assert [place for _, place in spoilt.told] == [f"TABLE3!C{CANADA}"]


@pytest.mark.parametrize(
    "text", ["Canada (of which equipment)", "Canada (metropolitan)", "Canada/USA", "Canada (excluding pensions)"]
)
def test_that_words_that_may_make_a_name_another_are_asked_about(spoil: Spoil, text: str) -> None:
    spoilt = spoil(called(CANADA, text))
    assert spoilt.asked == [f"member TABLE3!C{CANADA}"]
    assert {figure[0] for figure in spoilt.lost} == {"CAN"}
    assert spoilt.invented == []


@pytest.mark.parametrize(
    "text", ["Canada (CA)", "Canada (2)", "Canada (a, b)", "Canada / Canada", "Canada (Canadian dollars)", "Canada/CAD",
             "4. Canada", "Canada:", "Canada .....", "CAN – Canada", "Canada¶", "Canada - Canada"]
)  # fmt: skip
def test_that_marks_codes_currencies_and_another_language_leave_a_name_as_it_is(spoil: Spoil, text: str) -> None:
    spoilt = spoil(called(CANADA, text))
    assert (spoilt.lost, spoilt.invented, spoilt.asked) == ([], [], [])


@pytest.mark.parametrize("text", ["OTAN-Total", "NATO-Total", "NATO (Total)", "Ensemble de l’OTAN"])
def test_that_an_aggregate_is_known_however_its_words_are_joined(spoil: Spoil, text: str) -> None:
    spoilt = spoil(called(TOTAL, text, column=2))
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [])


def test_that_years_may_stand_as_excel_s_serial_numbers(spoil: Spoil) -> None:
    def change(sheet: Worksheet) -> None:
        for column in range(FIRST, LAST + 1):
            cell = sheet.cell(8, column)
            cell.value = (date(int(str(cell.value)[:4]), 1, 1) - date(1899, 12, 30)).days

    spoilt = spoil(every(change, "TABLE3"))
    kinds = {(figure[0], figure[1], figure[2]) for figure in spoilt.lost}
    assert kinds <= {(figure[0], figure[1], figure[2]) for figure in spoilt.invented}  # but for estimates, told by an e
    assert [each.place for each in spoilt.found.findings if "Excel's number" in each.message][:1] == ["TABLE3!D8"]


def test_that_a_share_shown_as_a_per_cent_is_a_fraction(spoil: Spoil) -> None:
    def change(sheet: Worksheet) -> None:
        for column in range(FIRST, LAST + 1):
            for row in (CANADA, REAL_CHANGE):
                cell = sheet.cell(row, column)
                assert isinstance(cell.value, float)
                cell.value /= 100
                cell.number_format = "0.00%"

    spoilt = spoil(every(change, "TABLE3"))
    assert {(m, what, year, round(value, 9)) for m, what, year, value, *_ in spoilt.lost} == {
        (m, what, year, round(value, 9)) for m, what, year, value, *_ in spoilt.invented
    }
