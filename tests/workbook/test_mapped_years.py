"""Tables of years read by their mappings: each cell is one observation or told of, and nothing is guessed silently."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess import guess
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.question import LEAVE_OUT
from rampath.workbook.result import Sheets
from workbook.sheets import Rows, book_of, sheet_of

COLUMNS = (
    ColumnUse(1, "", Role.LABEL),
    ColumnUse(2, "2023", Role.YEAR, 2023),
    ColumnUse(3, "2024", Role.YEAR, 2024),
)
MONEY = Mapping("Data", Form.YEARS, 1, COLUMNS, measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)
HEAD = ("", 2023, 2024)


def read(rows: Rows, mapping: Mapping, register: Register, **answers: str) -> Sheets:
    sheet = sheet_of(rows)
    book = replace(book_of(sheet), answers={key.replace("_", " "): value for key, value in answers.items()})
    return checked(book, sheet, mapping, register)


def checked(book: Book, sheet: Sheet, mapping: Mapping, register: Register) -> Sheets:
    """The reading, once it is seen that each cell was used or told of, and none twice."""
    found = read_tables(book, sheet, (mapping,), "Return 2025", register)
    assert len({row.cell for row in found.observations}) == len(found.observations)
    assert found.used + sum(each.cells for each in found.unused) == sheet.count()
    return found


def values(found: Sheets) -> dict[tuple[str, int], float]:
    return {(row.member, row.year): row.value for row in found.observations}


def reasons(found: Sheets) -> dict[str, str]:
    return {each.place: each.reason for each in found.unused}


def test_that_an_observation_keeps_where_it_came_from(register: Register) -> None:
    found = read((HEAD, ("Belgium", 100, 110.5)), MONEY, register)
    assert found.observations[1] == Observation(
        "BEL", Measure.CORE_EXPENDITURE, 2024, 110.5, "EUR million", "current", Kind.ACTUAL, "Return 2025",
        "return.xlsx", "Data!C2", "110.5",
    )  # fmt: skip
    assert reasons(found) == {"Data!A2": "row label", "Data!B1:C1": "header"}


@pytest.mark.parametrize(
    ("power", "value", "expected"),
    [(0, 5_400_000.0, 5.4), (3, 5400.0, 5.4), (6, 5.4, 5.4), (9, 5.4, 5400.0), (6, "5.4 bn", 5400.0)],
)
def test_that_money_becomes_millions_whatever_it_was_counted_in(
    register: Register, power: int, value: object, expected: float
) -> None:
    found = read((HEAD, ("Belgium", value, None)), replace(MONEY, power=power), register)
    assert values(found) == {("BEL", 2023): expected}


@pytest.mark.parametrize(
    ("percent", "value"), [(True, 2.31), (False, 0.0231), (False, "2.31 %"), (True, "2.31 %")]
)  # fmt: skip
def test_that_shares_become_fractions(register: Register, percent: bool, value: object) -> None:
    mapping = replace(MONEY, measure=Measure.CORE_SHARE, percent=percent, currency="")
    found = read((HEAD, ("Belgium", value, None)), mapping, register)
    assert [(row.value, row.unit, row.price_basis) for row in found.observations] == [(0.0231, "fraction", "")]


def test_that_heads_become_thousands_and_money_a_head_stays_single_units(register: Register) -> None:
    rows = (HEAD, ("Belgium", 25_300, None))
    heads = read(rows, replace(MONEY, measure=Measure.PERSONNEL, power=0), register).observations[0]
    money = read(rows, replace(MONEY, measure=Measure.GDP_PER_CAPITA, power=0), register).observations[0]
    assert (heads.value, heads.unit, heads.price_basis) == (25.3, "thousand", "")
    assert (money.value, money.unit, money.price_basis) == (25_300, "EUR", "current")


def test_that_without_a_currency_each_member_has_its_own_of_the_last_year(register: Register) -> None:
    rows = (HEAD, ("Poland", 1, 2), ("Croatia", 3, 4), ("Bulgaria (Euros)", 5, 6), ("NATO Total", 7, 8))
    found = read(rows, replace(MONEY, currency=""), register)
    units = {row.member: row.unit for row in found.observations}
    assert units == {"POL": "PLN million", "HRV": "EUR million", "BGR": "EUR million", "NATO": "USD million"}


def test_that_signs_of_missing_figures_are_no_zeros_and_are_told_apart(register: Register) -> None:
    found = read((HEAD, ("Belgium", "..", 0), ("Estonia", "c", "n/a")), MONEY, register)
    assert values(found) == {("BEL", 2024): 0}
    assert reasons(found)["Data!B2"] == "no figure given"
    assert reasons(found)["Data!B3"] == "a figure that is not told"


def test_that_an_unreadable_cell_is_an_error_with_its_place_and_the_rest_is_read(register: Register) -> None:
    found = read((HEAD, ("Belgium", "soon", 110)), MONEY, register)
    assert values(found) == {("BEL", 2024): 110}
    (finding,) = found.findings
    assert (finding.severity, finding.place, finding.raw) == (Severity.ERROR, "Data!B2", "soon")
    assert finding.message == "“soon” is no figure; expected the number of Belgium for 2023. Left out."


def test_that_other_countries_are_told_once_and_strangers_by_name(register: Register) -> None:
    rows = (HEAD, ("Belgium", 1, 2), ("Austria", 3, 4), ("Japan", 5, 6), ("Atlantis", 7, 8), ("Atlantis", 9, 9))
    found = read(rows, MONEY, register)
    assert values(found) == {("BEL", 2023): 1, ("BEL", 2024): 2}
    assert [finding.message for finding in found.findings] == [
        "Rows of countries or groups that are no members, 2 in all: Austria, Japan. They were left out.",
        "“Atlantis” is no member of the Alliance; expected a member's name. The figures of its 2 rows were left out.",
    ]


def test_that_a_near_miss_asks_and_the_answer_is_taken(register: Register) -> None:
    rows = (HEAD, ("Slovenja", 1, 2))
    asked = read(rows, MONEY, register)
    (question,) = asked.questions
    assert (values(asked), question.taken, question.place) == ({}, LEAVE_OUT, "Data!A2")
    answered = read(rows, MONEY, register, **{question.id.replace(" ", "_"): "SVN"})
    assert values(answered) == {("SVN", 2023): 1, ("SVN", 2024): 2}
    assert answered.questions[0].answered


def test_that_a_figure_that_stands_twice_counts_once_and_a_different_one_is_told(register: Register) -> None:
    found = read((HEAD, ("Belgium", 1, 2), ("Belgique", 1, 3)), MONEY, register)
    assert values(found) == {("BEL", 2023): 1, ("BEL", 2024): 2}
    (finding,) = found.findings
    assert (finding.place, finding.done) == ("Data!C3", "The first was used")
    assert "as 3 after 2 in Data!C2" in finding.message


def test_that_totals_and_rows_left_out_on_purpose_give_nothing(register: Register) -> None:
    rows = (HEAD, ("Belgium", 1, 2), ("Total, all members", 3, 4), ("Estonia", 5, 6))
    found = read(rows, replace(MONEY, totals=("Total",), left_out=(4,)), register)
    assert values(found) == {("BEL", 2023): 1, ("BEL", 2024): 2}
    assert reasons(found)["Data!A3:C3"] == "total row"
    assert reasons(found)["Data!A4:C4"] == "row left out on purpose"


def test_that_rows_outside_the_table_are_not_read(register: Register) -> None:
    rows = (("Title",), HEAD, ("Belgium", 1, 2), ("Estonia", 3, 4))
    found = read(rows, replace(MONEY, header_row=2, last_row=3), register)
    assert values(found) == {("BEL", 2023): 1, ("BEL", 2024): 2}
    assert reasons(found)["Data!A4:C4"] == "outside the table"


def test_that_estimates_are_told_by_cell_column_note_and_flag(register: Register) -> None:
    columns = (*COLUMNS[:2], replace(COLUMNS[2], kind=Kind.PLAN), ColumnUse(4, "Estimates start after", Role.FLAG))
    rows = (HEAD, ("Belgium", "100 e", 110, None), ("Estonia", 1, 2, 2022), ("France", 1, 2, 2023))
    found = read(rows, replace(MONEY, columns=columns), register)
    kinds = {(row.member, row.year): row.kind for row in found.observations}
    assert kinds == {
        ("BEL", 2023): Kind.ESTIMATE, ("BEL", 2024): Kind.PLAN, ("EST", 2023): Kind.ESTIMATE,
        ("EST", 2024): Kind.PLAN, ("FRA", 2023): Kind.ACTUAL, ("FRA", 2024): Kind.PLAN,
    }  # fmt: skip
    noted = read((HEAD, ("Belgium", 1, 2)), replace(MONEY, estimates_from=2024), register)
    assert [row.kind for row in noted.observations] == [Kind.ACTUAL, Kind.ESTIMATE]


def test_that_the_decimal_sign_of_texts_is_the_mapping_s_and_else_the_block_s(register: Register) -> None:
    rows = (HEAD, ("Belgium", "1.234", "2.345,5"))
    assert values(read(rows, MONEY, register)) == {("BEL", 2023): 1234, ("BEL", 2024): 2345.5}
    point = read((HEAD, ("Belgium", "1.234", "2.345")), replace(MONEY, decimal="."), register)
    assert values(point) == {("BEL", 2023): 1.234, ("BEL", 2024): 2.345}
    open_ = read((HEAD, ("Belgium", "1.234", "2.345")), MONEY, register)
    assert [finding.severity for finding in open_.findings] == [Severity.WARNING]


def test_that_a_column_of_figures_that_the_mapping_does_not_know_is_told_loudly(register: Register) -> None:
    found = read(((*HEAD, 2025), ("Belgium", 1, 2, 3)), MONEY, register)
    (finding,) = found.findings
    said = (
        "Nothing says what this column holds; expected a year or another heading that is known. Its figures were left"
    )
    assert (finding.place, finding.message) == ("Data!D2", f"{said} out.")


def test_that_a_fiscal_year_in_the_header_is_told(register: Register) -> None:
    columns = (COLUMNS[0], ColumnUse(2, "2023/24", Role.YEAR, 2023))
    found = read((("", "2023/24"), ("United Kingdom", 1)), replace(MONEY, columns=columns), register)
    assert [finding.place for finding in found.findings] == ["Data!B1"]
    assert "counts as 2023, in which it starts" in found.findings[0].message


def test_that_a_row_s_own_unit_goes_before_that_of_the_table(register: Register) -> None:
    columns = (ColumnUse(1, "", Role.LABEL), ColumnUse(2, "Unit", Role.UNIT), ColumnUse(3, "2024", Role.YEAR, 2024))
    rows = (("", "Unit", 2024), ("Belgium", "EUR bn", 5.5), ("Poland", "Million zloty", 100), ("Estonia", "", 7))
    found = read(rows, replace(MONEY, columns=columns, currency="USD"), register)
    assert {row.member: (row.value, row.unit) for row in found.observations} == {
        "BEL": (5500, "EUR million"), "POL": (100, "PLN million"), "EST": (7, "USD million"),
    }  # fmt: skip


def test_that_a_share_which_its_cell_shows_as_per_cent_is_one_beside_others_that_are_numbers(
    tmp_path: Path, register: Register
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Data"
    for row in (HEAD, ("Belgium", 1.21, 0.02), ("Estonia", 2.9, 0.034)):
        sheet.append(row)
    for cell in ("C2", "C3"):
        sheet[cell].number_format = "0.0%"
    workbook.save(tmp_path / "shares.xlsx")
    book = open_book(tmp_path / "shares.xlsx")
    found = checked(book, book.sheets[0], replace(MONEY, measure=Measure.CORE_SHARE, percent=True), register)
    assert values(found) == {
        ("BEL", 2023): 0.0121, ("BEL", 2024): 0.02, ("EST", 2023): 0.029, ("EST", 2024): 0.034,
    }  # fmt: skip


CHANGED = (
    "Bulgaria changed from BGN to EUR in 2026, and nothing says which of them its figures are in. They were read as"
    " BGN; say the currency of the table if that is wrong."
)


@pytest.mark.parametrize(
    ("years", "kinds", "unit", "said"),
    [
        ((2024, 2025), (Kind.ACTUAL, Kind.ACTUAL), "BGN million", [CHANGED]),
        ((2025, 2026), (Kind.ACTUAL, Kind.PLAN), "BGN million", [CHANGED]),
        ((2025, 2026), (Kind.ACTUAL, Kind.ESTIMATE), "EUR million", []),
    ],
)
def test_that_money_in_a_currency_that_has_been_changed_since_is_told(
    years: tuple[int, int], kinds: tuple[Kind, Kind], unit: str, said: list[str], register: Register
) -> None:
    columns = (COLUMNS[0], *(ColumnUse(at, str(year), Role.YEAR, year, kind)
                             for at, year, kind in zip((2, 3), years, kinds, strict=True)))  # fmt: skip
    rows = (("", *years), ("Bulgaria", 2900, 3000), ("Poland", 68000, 97000))
    found = read(rows, replace(MONEY, columns=columns, currency=""), register)
    assert {row.unit for row in found.observations if row.member == "BGR"} == {unit}
    assert [finding.message for finding in found.findings] == said
    told = read(rows, replace(MONEY, columns=columns, currency="EUR"), register)
    assert [finding.message for finding in told.findings] == []


@pytest.mark.parametrize(
    ("measure", "unit", "other", "name"),
    [
        (Measure.CORE_EXPENDITURE, "Million USD", "% of GDP", "core defence expenditure"),
        (Measure.CORE_SHARE, "% of GDP", "Million USD", "core share of GDP"),
    ],
)
def test_that_a_row_whose_unit_is_none_of_the_measure_is_left_out_and_told(
    measure: Measure, unit: str, other: str, name: str, register: Register
) -> None:
    columns = (ColumnUse(1, "", Role.LABEL), ColumnUse(2, "Unit", Role.UNIT), ColumnUse(3, "2024", Role.YEAR, 2024))
    rows = (("", "Unit", 2024), ("Belgium", other, 1.3), ("Belgium", unit, 2.5), ("Estonia", other, 3.4))
    found = read(rows, replace(MONEY, columns=columns, measure=measure, currency="", percent=True), register)
    assert [row.cell for row in found.observations] == ["Data!C3"]
    assert [(finding.severity.value, finding.place, finding.message) for finding in found.findings] == [
        ("warning", "Data!C2", f"“{other}” is no unit of {name}. The figures in it were left out."),
    ]
    assert reasons(found)["Data!C4"] == "a figure in another unit"


def test_that_items_are_read_each_in_its_own_unit_and_strange_ones_are_told(register: Register) -> None:
    items = (
        Item("Defence spending", Measure.CORE_EXPENDITURE, currency="EUR", power=9),
        Item("Share", Measure.CORE_SHARE, percent=True),
        Item("Tanks", left_out=True),
    )
    rows = (HEAD, ("Defence spending", 5.5, 6), ("Share", 1.3, 2), ("Tanks", 40, 40), ("Ships", 2, 2))
    found = read(rows, replace(MONEY, measure=None, member="BEL", items=items), register)
    assert [(row.measure, row.year, row.value) for row in found.observations] == [
        (Measure.CORE_EXPENDITURE, 2023, 5500), (Measure.CORE_EXPENDITURE, 2024, 6000),
        (Measure.CORE_SHARE, 2023, 0.013), (Measure.CORE_SHARE, 2024, 0.02),
    ]  # fmt: skip
    assert [finding.message for finding in found.findings] == [
        "Nobody has said what “Ships” counts. Its figures were left out."
    ]


DOWN = Mapping(
    "Data", Form.DOWN, 1,
    (ColumnUse(1, "Year", Role.PERIOD), ColumnUse(2, "Belgium", Role.VALUE), ColumnUse(3, "Austria", Role.VALUE)),
    measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6,
)  # fmt: skip


def test_that_years_down_give_each_column_s_member_its_figures(register: Register) -> None:
    rows = (("Year", "Belgium", "Austria"), (2023, 1, 9), ("2024e", 2, 9), ("later", 3, 9), ("Source: us",))
    found = read(rows, DOWN, register)
    assert [(row.member, row.year, row.value, row.kind) for row in found.observations] == [
        ("BEL", 2023, 1, Kind.ACTUAL), ("BEL", 2024, 2, Kind.ESTIMATE),
    ]  # fmt: skip
    assert [finding.message for finding in found.findings] == [
        "“later” is no year that is known; expected a year. The row was left out.",
        "Columns of countries or groups that are no members, 1 in all: Austria. They were left out.",
    ]


def test_that_a_column_may_be_given_to_a_member_that_its_heading_does_not_name(register: Register) -> None:
    mapping = DOWN.with_use(replace(DOWN.columns[2], header="Ours", member="EST"))
    found = read((("Year", "Belgium", "Ours"), (2023, 1, 9)), mapping, register)
    assert values(found) == {("BEL", 2023): 1, ("EST", 2023): 9}


def test_that_two_tables_of_one_sheet_are_read_side_by_side_with_every_cell_told_once(register: Register) -> None:
    rows = (HEAD, ("Belgium", 1, 2), ("Constant",), ("Belgium", 3, 4))
    first = replace(MONEY, last_row=2)
    second = replace(MONEY, first_row=4, price_basis="constant 2015")
    sheet = sheet_of(rows)
    found = read_tables(book_of(sheet), sheet, (second, first), "X", register)
    assert [(row.price_basis, row.year, row.value) for row in found.observations] == [
        ("current", 2023, 1), ("current", 2024, 2), ("constant 2015", 2023, 3), ("constant 2015", 2024, 4),
    ]  # fmt: skip
    assert found.used + sum(each.cells for each in found.unused) == sheet.count()


def test_that_a_mapping_that_lacks_something_is_an_error_and_reads_nothing(register: Register) -> None:
    sheet = sheet_of((HEAD, ("Belgium", 1, 2)))
    found = read_tables(book_of(sheet), sheet, (replace(MONEY, measure=None),), "X", register)
    assert (found.used, sum(each.cells for each in found.unused)) == (0, sheet.count())
    assert found.findings[0].message == (
        "Nobody has said yet what the figures count; choose a measure. The table was left out."
    )


def test_that_error_cells_are_named_as_such(register: Register) -> None:
    from rampath.workbook.sheet_xml import Marks

    sheet = Sheet("Data", [["", 2023.0, 2024.0], ["Belgium", "", 2.0]],
                  marks=Marks({(2, 2): "#REF!"}, {}, frozenset()))  # fmt: skip
    found = checked(book_of(sheet), sheet, MONEY, register)
    assert values(found) == {("BEL", 2024): 2}
    assert found.findings[0].message.startswith("“#REF!” is an error in the file")


def test_that_a_formula_without_a_stored_value_is_told_as_that_and_what_to_do(register: Register) -> None:
    from rampath.workbook.sheet_xml import Marks

    sheet = Sheet("Data", [["", 2023.0, 2024.0], ["Belgium", "", 2.0]],
                  marks=Marks({}, {(2, 2): "=C2*1.1"}, frozenset()))  # fmt: skip
    found = checked(book_of(sheet), sheet, MONEY, register)
    assert values(found) == {("BEL", 2024): 2}
    assert found.findings[0].message == (
        "The file holds the formula “=C2*1.1” without a value; expected the number of Belgium for 2023. Left out; open"
        " the workbook in Excel and save it again."
    )


def test_that_long_lists_keep_their_unused_cells_as_few_ranges(register: Register) -> None:
    rows = (("Country", "Year", "Value"), *(("Belgium", 1990 + i, i) for i in range(30)))
    sheet = sheet_of(rows)
    mapping = replace(guess(sheet, book_of(sheet), register).mapping, measure=Measure.GDP)
    found = checked(book_of(sheet), sheet, mapping, register)
    assert found.used == 30
    assert reasons(found) == {
        "Data!A1:C1": "header", "Data!A2:A31": "row label", "Data!B2:B31": "year of the row",
    }  # fmt: skip


def test_that_of_very_many_errors_the_first_are_told_and_the_others_counted(register: Register) -> None:
    rows = (("Country", "Year", "Value"), *(("Belgium", 2000, i) for i in range(501)))
    mapping = Mapping(
        "Data", Form.LONG, 1,
        (ColumnUse(1, "", Role.LABEL), ColumnUse(2, "", Role.PERIOD), ColumnUse(3, "", Role.VALUE)),
        measure=Measure.GDP,
    )  # fmt: skip
    found = read(rows, mapping, register)
    assert (found.used, len(found.findings)) == (1, 201)
    assert found.findings[-1].message == "300 more cells are of the kind that was told before. The first was used."


def test_that_a_per_cent_amid_money_is_left_out_and_told(tmp_path: Path, register: Register) -> None:
    found = read((HEAD, ("Belgium", "3.1 %", 110), ("Estonia", 50, "3 %")), MONEY, register)
    assert values(found) == {("BEL", 2024): 110, ("EST", 2023): 50}
    assert reasons(found)["Data!B2"] == reasons(found)["Data!C3"] == "a figure in another unit"
    (finding,) = found.findings
    said = "“%” is no unit of core defence expenditure. The figures in it were left out."
    assert (finding.severity, finding.place, finding.message) == (Severity.WARNING, "Data!B2", said)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Data"
    for row in (HEAD, ("Belgium", 0.031, 110)):
        sheet.append(row)
    sheet["B2"].number_format = "0.0%"
    workbook.save(tmp_path / "shown.xlsx")
    book = open_book(tmp_path / "shown.xlsx")
    assert values(checked(book, book.sheets[0], MONEY, register)) == {("BEL", 2024): 110}
