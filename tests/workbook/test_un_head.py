"""Whose a UN report is, and of which year and in which money, where the lines above it say more than that."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.un_head import period_of
from workbook.build import Rows, write
from workbook.build_un import simplified


def reading(tmp_path: Path, register: Register, rows: Rows, sheet: str = "Form", file: str = "un.xlsx") -> Reading:
    return read_workbook(write(tmp_path / file, {sheet: rows}), register)


@pytest.mark.parametrize(
    "line",
    [
        "Report under General Assembly resolution 35/142 B of 12 December 1980", "[30 April 2024]",
        "Date of submission: 30/04/2024", "Submitted on April 30, 2024", "Tallinn, 2024-04-30", "Le 30 avril 2024",
    ],
)  # fmt: skip
@pytest.mark.parametrize("told", [True, False])
def test_that_the_date_of_a_letter_or_a_resolution_is_no_year_of_figures(
    tmp_path: Path, register: Register, line: str, told: bool
) -> None:
    head = [(line,), ("Country: Estonia",), *([("Data for 2023",)] if told else []), ("Thousands of euros",)]
    found = reading(tmp_path, register, simplified(head), "Form" if told else "EST 2023")
    assert {each.year for each in found.observations} == {2023}


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Estonia, 1 April 2022 - 31 March 2023", 2022), ("Estonia, year ended 31 December 2023", 2023),
        ("Data for 2023, submitted 30 April 2024", 2023),
    ],
)  # fmt: skip
def test_that_a_period_between_dates_is_one(tmp_path: Path, register: Register, line: str, year: int) -> None:
    found = reading(tmp_path, register, simplified([(line,), ("Country: Estonia",), ("Thousands of euros",)]))
    assert {each.year for each in found.observations} == {year}


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        ("2023 (1 October 2022 - 30 September 2023)", 2023, "counts as 2023, as which it is called."),
        ("FY 2023 (Oct. 2022 - Sept. 2023)", 2023, "counts as 2023, as which it is called."),
        ("2022 (1 April 2022 - 31 March 2023)", 2022, "counts as 2022, in which it starts."),
        ("2022/23 (April to March)", 2022, "counts as 2022, in which it starts."),
        ("2023 (1 January - 31 December 2023)", 2023, ""),
    ],
)
def test_that_a_fiscal_year_counts_as_the_year_that_it_is_called(text: str, year: int, said: str) -> None:
    found = period_of(text)
    assert found is not None
    assert found.year == year
    assert found.note.endswith(said)


@pytest.mark.parametrize(
    ("first", "second", "unit"),
    [
        (("Slovenia", 2023, "Millions of euros"), ("Norway", 2023, None), "NOK million"),
        (("Croatia", 2022, "Millions of kuna"), ("Croatia", 2023, None), "EUR million"),
        (("Slovenia", 2023, "Millions of US dollars"), ("Norway", 2023, None), "USD million"),
        (("Slovenia", 2023, "Millions of euros"), ("Slovenia", 2024, None), "EUR million"),
        (("Slovenia", 2023, "Millions of euros"), ("Norway", 2023, "Millions of euros"), "EUR million"),
    ],
)
def test_that_a_state_s_own_currency_is_not_taken_for_that_of_the_next_form(
    tmp_path: Path, register: Register, first: tuple[object, ...], second: tuple[object, ...], unit: str
) -> None:
    forms: list[list[object]] = []
    for country, year, money in (first, second):
        head = [(f"Country: {country}",), (f"Fiscal year: {year}",), *([(money,)] if money else [])]
        forms += [*simplified(head), []]
    found = reading(tmp_path, register, forms)
    assert {each.unit for each in found.observations if int(each.cell.partition("!")[2][1:]) > len(forms) / 2} == {unit}


def test_that_a_form_of_one_sheet_without_a_year_is_refused_for_that(tmp_path: Path, register: Register) -> None:
    with pytest.raises(WorkbookRefused, match="does not say of which year"):
        reading(tmp_path, register, simplified([("Country: Estonia",), ("Thousands of euros",)]))


@pytest.mark.parametrize(
    "lines",
    [
        [("National currency and unit of measure (e.g. US dollars, thousands): euro, millions",)],
        [("National currency and unit of measure (e.g. US dollars, thousands)", "euro, millions")],
        [
            ("National currency (e.g. US dollars):", "Euro"),
            ("Unit of measure (no. of zeros: thousands etc.):", "Millions"),
        ],
    ],
)
def test_that_the_form_s_own_examples_in_brackets_are_no_answer(
    tmp_path: Path, register: Register, lines: Rows
) -> None:
    found = reading(tmp_path, register, simplified([("Country: Estonia",), ("Fiscal year: 2023",), *lines]))
    assert {each.unit for each in found.observations} == {"EUR million"}
    assert {each.cell: each.value for each in found.observations}[f"Form!B{5 + len(lines)}"] == 54.0
    assert not found.questions


def test_that_brackets_in_an_answer_are_part_of_it(tmp_path: Path, register: Register) -> None:
    head = [("Country: Estonia",), ("Fiscal year (calendar): 2025 (estimate)",), ("Unit: thousands (EUR)",)]
    found = reading(tmp_path, register, simplified(head))
    assert {(each.year, each.kind) for each in found.observations} == {(2025, Kind.ESTIMATE)}


@pytest.mark.parametrize("line", ["1 US dollar = 10.6 kroner", "Exchange rate: 10.6 kroner per US dollar"])
def test_that_a_rate_of_exchange_is_no_currency_of_figures(tmp_path: Path, register: Register, line: str) -> None:
    found = reading(tmp_path, register, simplified([(line,), ("Norway, 2023",), ("Millions of kroner",)]))
    assert {each.unit for each in found.observations} == {"NOK million"}


def test_that_a_cover_sheet_says_what_the_forms_on_other_sheets_do_not(tmp_path: Path, register: Register) -> None:
    cover = (("Country:", "Latvia"), ("Unit of measure:", "Thousands of euros"), ("Fiscal year:", 2023))
    form = simplified(())
    sheets: dict[str, Rows] = {"Cover": cover, "Form": form, "2021": form, "Estonia 2022": form}
    found = read_workbook(write(tmp_path / "un.xlsx", sheets), register)
    totals = {(each.member, each.year): (each.value, each.unit) for each in found.observations if not each.detail}
    assert totals == {
        ("LVA", 2023): (0.26475, "EUR million"),
        ("LVA", 2021): (0.26475, "EUR million"),
        ("EST", 2022): (0.26475, "EUR million"),
    }
    assert found.questions == ()
    assert found.used + found.unused_cells == found.cells


def test_that_remarks_on_another_sheet_are_no_cover(tmp_path: Path, register: Register) -> None:
    remarks = (("Estonia took part in exercises, 3 million euros",),)
    found = read_workbook(write(tmp_path / "un.xlsx", {"Latvia 2021": simplified(()), "Remarks": remarks}), register)
    assert {each.member for each in found.observations} == {"LVA"}
    assert [question.id for question in found.questions] == ["unit Latvia 2021"]
