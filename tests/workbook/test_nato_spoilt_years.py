"""The years above NATO's tables as people hand them on: mistyped, of another edition, lost."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from workbook.nato_editions import Edition
from workbook.nato_layouts import EDITION_2024, EDITION_2026
from workbook.nato_spoils import FIRST, LAST, Spoil, every


@pytest.mark.parametrize(
    ("column", "year", "choices"),
    [
        (6, 2061, ["2016", "2061", "leave-out"]),
        (6, 2015, ["2016", "leave-out"]),
        (6, 206, ["2016", "leave-out"]),
        (4, 2041, ["2014", "2041", "leave-out"]),
        (14, "2042e", ["2024", "2042", "leave-out"]),
        (14, "2025e", ["2024", "2025", "leave-out"]),
    ],
)
def test_that_a_year_that_does_not_go_with_the_others_is_asked_about(
    spoil: Spoil, column: int, year: int | str, choices: list[str]
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(8, column).value = year

    spoilt = spoil(every(change, "TABLE3"))
    question = spoilt.found.questions[0]
    assert spoilt.asked == [question.id] == [f"year {question.place}"]
    assert [choice.id for choice in question.choices] == choices
    assert (len(spoilt.lost), spoilt.invented, spoilt.told) == (66, [], [])
    answered = spoil(every(change, "TABLE3"), answers={question.id: choices[0]})
    assert (answered.lost, answered.invented, answered.told) == ([], [], [])


def test_that_years_of_another_edition_above_one_block_are_told(spoil: Spoil) -> None:
    def earlier(sheet: Worksheet) -> None:
        for column in range(2, 15):
            sheet.cell(40, column).value = 2004 + column

    told = spoil(every(earlier, "Table 3"), EDITION_2026).told
    assert told[0] == ("warning", "Table 3!B40")


def test_that_a_missing_row_of_years_is_told_instead_of_the_errors_it_causes(spoil: Spoil) -> None:
    def no_years(sheet: Worksheet) -> None:
        for column in range(FIRST, LAST + 1):
            sheet.cell(8, column).value = None
        sheet["F15"] = "a spoilt figure"

    spoilt = spoil(every(no_years, "TABLE3"))
    assert spoilt.told == [("error", "TABLE3!C11")]
    assert len(spoilt.lost) == 726


@pytest.mark.parametrize(("edition", "name", "row"), [(EDITION_2024, "TABLE3", 8), (EDITION_2026, "Table 3", 40)])
def test_that_a_row_that_is_no_row_of_years_is_told_at_its_place_and_its_block_left_out(
    spoil: Spoil, edition: Edition, name: str, row: int
) -> None:
    def no_years(sheet: Worksheet) -> None:
        for column in range(edition.years_at, edition.years_at + len(edition.years)):
            sheet.cell(row, column).value = "tbc"

    spoilt = spoil(every(no_years, name), edition)
    assert [severity for severity, _ in spoilt.told] == ["error"]
    assert spoilt.told[0][1].endswith(f"!{'D' if edition is EDITION_2024 else 'B'}{row}")
    assert spoilt.invented == []
    assert {figure[1] for figure in spoilt.lost} == (
        {"core_share", "real_change"} if edition is EDITION_2024 else {"real_change"}
    )


@pytest.mark.parametrize("words", [("actual", "estimate"), (None, "e")])
def test_that_a_row_of_words_below_the_years_tells_which_are_estimates(
    spoil: Spoil, words: tuple[str | None, str]
) -> None:
    def apart(sheet: Worksheet) -> None:
        for column in range(FIRST, LAST + 1):
            year = str(sheet.cell(8, column).value)
            sheet.cell(8, column).value = int(year[:4])
            sheet.cell(9, column).value = words[year.endswith("e")]
        for row in sheet.iter_rows(min_row=11):
            for cell in row:
                if "estimates" in str(cell.value):
                    cell.value = "Notes: see the web site."

    spoilt = spoil(every(apart, "TABLE3"))
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [])


def test_that_a_year_without_a_mark_behind_an_estimate_is_one_and_told(spoil: Spoil) -> None:
    def bare(sheet: Worksheet) -> None:
        sheet.cell(8, LAST).value = 2024
        for row in sheet.iter_rows(min_row=11):
            for cell in row:
                if "estimates" in str(cell.value):
                    cell.value = "Notes: see the web site."

    spoilt = spoil(every(bare, "TABLE3"))
    assert (spoilt.lost, spoilt.invented) == ([], [])
    assert (
        "2024 comes after 2023, which is marked as an estimate; its figures were taken for estimates, too."
        in {f.message for f in spoilt.found.findings if f.place == "TABLE3!N8"}
    )  # fmt: skip


@pytest.mark.parametrize("first", [2014, 2020])
def test_that_what_is_worked_out_beside_a_table_under_the_same_years_is_told_and_left_out(
    spoil: Spoil, first: int
) -> None:
    def beside(sheet: Worksheet) -> None:
        for column in range(FIRST + first - 2014, LAST + 1):
            sheet.cell(8, column + 14).value = sheet.cell(8, column).value
            for row in range(11, 20):
                sheet.cell(row, column + 14).value = 0.01 * row

    spoilt = spoil(every(beside, "TABLE3"))
    place = "TABLE3!R8" if first == 2014 else "TABLE3!X8"
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [("error", place)])
