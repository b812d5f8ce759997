"""Several of SIPRI's tables in one sheet, and constant prices that name no year."""

from dataclasses import replace
from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.workbook.opened_book import open_book
from rampath.workbook.question import LEAVE_OUT
from rampath.workbook.reading import read_book, read_workbook
from workbook.test_sipri import ABSENT, SHARES, Rows, write

DOLLARS: Rows = (
    ("Military expenditure by country, in constant (2019) US$ m., 1988-2020 © SIPRI 2021",),
    (),
    ("Country", "Notes", 2015, 2016, 2017),
    ("Albania", "3", 150, 155, 160),
    ("Turkey", None, 12000, 13000, 14000),
)


def test_that_a_second_table_below_the_first_is_read_by_its_own_title_and_years(
    tmp_path: Path, register: Register
) -> None:
    found = read_workbook(write(tmp_path / "one.xlsx", {"Mine": (*SHARES, (), *DOLLARS)}), register)
    apart = read_workbook(write(tmp_path / "two.xlsx", {"Shares": SHARES, "Dollars": DOLLARS}), register)
    assert found.edition == apart.edition
    assert [_told(each) for each in found.observations] == [_told(each) for each in apart.observations]
    assert [each.message for each in found.findings if "font colour" not in each.message] == [
        each.message for each in apart.findings if "font colour" not in each.message
    ]
    assert found.used + found.unused_cells == found.cells


def test_that_a_header_that_comes_again_without_a_title_goes_on_with_its_own_years(
    tmp_path: Path, register: Register
) -> None:
    again = (*DOLLARS, (), ("Country", "Notes", 2012, 2013, 2014), ("Albania", "3", 120, 130, 140), (ABSENT,))
    found = read_workbook(write(tmp_path / "again.xlsx", {"Mine": (*again[:2], (ABSENT,), *again[2:])}), register)
    assert [(each.member, each.year, each.value, each.price_basis) for each in found.observations][-3:] == [
        ("ALB", 2012, 120.0, "constant 2019"), ("ALB", 2013, 130.0, "constant 2019"),
        ("ALB", 2014, 140.0, "constant 2019"),
    ]  # fmt: skip


def test_that_a_second_table_beside_the_first_is_told_and_left_out(tmp_path: Path, register: Register) -> None:
    longest = max(len(row) for row in SHARES) + 1
    beside = [(*row, *[None] * (longest - len(row))) for row in SHARES]
    for at, row in enumerate(DOLLARS, 3):
        beside[at] = (*beside[at], *row)
    rows = tuple(beside)
    found = read_workbook(write(tmp_path / "beside.xlsx", {"Mine": rows}), register)
    alone = read_workbook(write(tmp_path / "alone.xlsx", {"Mine": SHARES}), register)
    assert [_told(each) for each in found.observations] == [_told(each) for each in alone.observations]
    said = (
        "A second table stands here beside the first; expected one table below the other, or on a sheet of its own. Its"
        " figures were left out."
    )
    assert ("Mine!H6", said) in [(each.place, each.message) for each in found.findings]
    assert found.used + found.unused_cells == found.cells


def test_that_of_two_sheets_of_one_measure_the_first_counts_and_what_differs_is_told_once(
    tmp_path: Path, register: Register
) -> None:
    revised = [tuple(value * 1.1 if isinstance(value, float) else value for value in row) for row in SHARES]
    file = write(tmp_path / "two.xlsx", {"Share of GDP": SHARES, "Earlier": tuple(revised)})
    found = read_workbook(file, register)
    alone = read_workbook(write(tmp_path / "one.xlsx", {"Share of GDP": SHARES}), register)
    assert [_told(each) for each in found.observations] == [_told(each) for each in alone.observations]
    said = (
        "10 figures of this sheet differ from those for the same on “Share of GDP”, such as Albania 2017: 0.0121 after"
        " 0.011 in Share of GDP!C10. Those on “Share of GDP” were used."
    )
    assert [each.message for each in found.findings if each.severity is Severity.ERROR] == [said]
    assert found.used + found.unused_cells == found.cells


def _told(row: Observation) -> tuple[str, str, int, float, str, str, Kind]:
    return row.member, row.measure, row.year, row.value, row.unit, row.price_basis, row.kind


def test_that_constant_prices_of_no_year_are_asked_about_and_never_current(tmp_path: Path, register: Register) -> None:
    title = "Military expenditure by country, in constant US$ m. © SIPRI 2021"
    file = write(tmp_path / "undated.xlsx", {"Sheet1": ((title,), (ABSENT,), *DOLLARS[2:])})
    book = open_book(file)
    found = read_book(book, register)
    assert [*found.observations] == []
    assert [(each.id, each.taken) for each in found.questions] == [("prices Sheet1!A3", LEAVE_OUT)]
    assert [choice.id for choice in found.questions[0].choices] == ["constant 2016", "current", LEAVE_OUT]
    answered = read_book(replace(book, answers={"prices Sheet1!A3": "constant 2016"}), register)
    assert {(each.unit, each.price_basis) for each in answered.observations} == {("USD million", "constant 2016")}
    assert len(answered.observations) == 6


def test_that_a_currency_s_word_may_tell_what_its_figures_are_counted_in(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("Military expenditure by country, in local currency, 1988-2015 © SIPRI 2016",),
        ("Figures are in local currency at current prices and are for calendar years.",),
        (),
        ("Country", "Currency", "Notes", 2013, 2014, 2015),
        ("Belgium", "Euros", None, 4_000_000_000, 3_900_000_000, 3_800_000_000),
        ("Estonia", "m. euros", None, 361, 386, 412),
        ("Hungary", "b. forint", None, 280, 266, 316),
        ("Montenegro", "Million euros", None, 49, 52, 51),
    )
    found = read_workbook(write(tmp_path / "s.xlsx", {"Local currency": rows}), register)
    last = {each.member: (each.value, each.unit) for each in found.observations if each.year == 2015}
    assert last == {
        "BEL": (3800.0, "EUR million"),
        "EST": (412.0, "EUR million"),
        "HUN": (316_000.0, "HUF million"),
        "MNE": (51.0, "EUR million"),
    }


def test_that_a_column_of_figures_whose_heading_is_no_year_is_told(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in DOLLARS]
    rows[2] = ["Country", "Notes", 2015, "2O16", 2017, 2018, "Change (%)", "Remarks"]
    rows[3] += [165, 6.5, "see above"]
    found = read_workbook(write(tmp_path / "s.xlsx", {"S": rows}), register)
    assert {row.year for row in found.observations} == {2015, 2017, 2018}
    told = [(each.place, each.raw) for each in found.findings if each.severity is Severity.WARNING]
    assert told == [("S!D3", "2O16"), ("S!G3", "Change (%)")]
    left = {each.place: each.reason for each in found.unused}
    assert (left["S!B4"], left["S!D4"]) == ("note beside the figures", "a column whose heading is no year")
    assert found.used + found.unused_cells == found.cells
