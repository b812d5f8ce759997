"""What a person says of a table by pointing, as changes of its mapping."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import (
    beginning_at,
    ending_at,
    in_form,
    is_total,
    likely_kind,
    likely_year,
    with_column,
    with_row_left_out,
    with_total,
    with_year,
)
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Role
from workbook.sheets import book_of, sheet_of

SHEET = sheet_of((("Name", "2022", "2023", "x", "2025e"), ("Belgium", 1, 2, 3, 4), ("All of us", 5, 6, 7, 8), ("", 9)))
MAPPING = Mapping(
    "Data", Form.YEARS, 1,
    (ColumnUse(1, "Name", Role.LABEL), ColumnUse(2, "2022", Role.YEAR, 2022), ColumnUse(3, "2023", Role.YEAR, 2023),
     ColumnUse(4, "x", Role.UNKNOWN)),
    measure=Measure.GDP,
)  # fmt: skip


def test_that_a_table_begins_and_ends_where_it_is_said() -> None:
    assert (beginning_at(MAPPING, 3).begins, ending_at(MAPPING, 3).last_row) == (3, 3)
    turned = beginning_at(ending_at(MAPPING, 2), 4)
    assert (turned.begins, turned.last_row) == (4, None)
    assert ending_at(beginning_at(MAPPING, 4), 2).begins == 2


def test_that_a_total_is_known_by_its_name_and_can_be_taken_back() -> None:
    said = with_total(MAPPING, SHEET, 3)
    assert (said.totals, is_total(said, SHEET, 3), is_total(said, SHEET, 2)) == (("All of us",), True, False)
    assert with_total(said, SHEET, 3).totals == ()


def test_that_a_total_without_a_name_is_left_out_by_its_row() -> None:
    assert with_total(MAPPING, SHEET, 4).left_out == (4,)
    assert with_row_left_out(with_total(MAPPING, SHEET, 4), 4).left_out == ()


NUMBERED = sheet_of(
    (("No.", "Name", "2022", "Note"), (1, "Belgium", 5, ""), ("Summe", "", 5, ""), ("", "", 7, "checked"))
)
BY_NUMBER = Mapping(
    "Data", Form.YEARS, 1,
    (ColumnUse(1, "No.", Role.CODE), ColumnUse(2, "Name", Role.LABEL), ColumnUse(3, "2022", Role.YEAR, 2022),
     ColumnUse(4, "Note", Role.TEXT)),
    measure=Measure.GDP,
)  # fmt: skip


def test_that_a_total_in_the_column_of_numbers_is_said_and_read_alike(register: Register) -> None:
    def reason(mapping: Mapping) -> str:
        read = read_tables(book_of(NUMBERED), NUMBERED, (mapping,), "Return", register)
        return next(each.reason for each in read.unused if each.place.startswith("Data!A3"))

    assert reason(BY_NUMBER) == "figures without a name"
    said = with_total(BY_NUMBER, NUMBERED, 3)
    assert (said.totals, is_total(said, NUMBERED, 3), reason(said)) == (("Summe",), True, "total row")
    again = with_total(said, NUMBERED, 3)
    assert (again.totals, reason(again)) == ((), "figures without a name")


def test_that_words_behind_the_figures_do_not_name_a_total() -> None:
    assert with_total(BY_NUMBER, NUMBERED, 4).left_out == (4,)


def test_that_a_column_takes_the_year_of_its_heading_where_it_has_one() -> None:
    said = with_column(MAPPING, SHEET, 5, Role.YEAR)
    use = said.use(5)
    assert use is not None
    assert (use.header, use.role, use.year, use.kind) == ("2025e", Role.YEAR, 2025, Kind.ESTIMATE)


def test_that_a_column_without_a_year_is_given_one() -> None:
    assert likely_year(MAPPING, 4) == 2024
    said = with_year(MAPPING, SHEET, 4, 2024, Kind.PLAN)
    assert said.use(4) == ColumnUse(4, "x", Role.YEAR, 2024, Kind.PLAN)


def test_that_the_likely_year_goes_on_as_the_years_beside_it_go() -> None:
    def beside(first: int, second: int) -> Mapping:
        columns = (ColumnUse(2, "", Role.YEAR, first), ColumnUse(3, "", Role.YEAR, second))
        return replace(MAPPING, columns=columns)

    assert likely_year(beside(2022, 2023), 4) == 2024
    assert likely_year(beside(2022, 2023), 1) == 2021
    assert likely_year(beside(2022, 2023), 3) == 2023


def test_that_there_is_no_likely_year_where_no_column_has_one() -> None:
    assert likely_year(replace(MAPPING, columns=()), 3) is None


def test_that_a_heading_that_is_not_wholly_understood_still_tells_year_and_kind() -> None:
    unknown = MAPPING.with_use(ColumnUse(4, "2026 (vorl. Angabe des BMVg)", Role.UNKNOWN))
    assert (likely_year(unknown, 4), likely_kind(unknown, 4)) == (2026, Kind.ESTIMATE)
    assert (likely_year(MAPPING, 4), likely_kind(MAPPING, 4)) == (2024, Kind.ACTUAL)


def test_that_columns_keep_their_figures_when_the_table_is_taken_in_another_form() -> None:
    down = in_form(MAPPING, Form.DOWN)
    assert [(use.role, use.year) for use in down.columns] == [
        (Role.PERIOD, None), (Role.VALUE, None), (Role.VALUE, None), (Role.UNKNOWN, None),
    ]  # fmt: skip
    back = in_form(down, Form.YEARS)
    assert [(use.role, use.year) for use in back.columns] == [
        (Role.UNKNOWN, None), (Role.YEAR, 2022), (Role.YEAR, 2023), (Role.UNKNOWN, None),
    ]  # fmt: skip
    assert in_form(MAPPING, Form.YEARS) is MAPPING


def test_that_of_two_columns_that_could_name_the_years_the_one_that_does_stays() -> None:
    uses = (ColumnUse(1, "Name", Role.LABEL), ColumnUse(2, "Year", Role.PERIOD), ColumnUse(3, "Spent", Role.VALUE))
    down = in_form(Mapping("Data", Form.LONG, 1, uses), Form.DOWN)
    assert [use.role for use in down.columns] == [Role.TEXT, Role.PERIOD, Role.VALUE]


def test_that_what_rows_count_is_dropped_where_rows_and_columns_change_places() -> None:
    listed = replace(MAPPING, form=Form.LONG, measure=None, items=(Item("GDP", Measure.GDP),))
    assert in_form(listed, Form.DOWN).items == listed.items
    assert in_form(listed, Form.YEARS).items == ()


def test_that_a_column_of_figures_waits_until_it_is_said_what_it_counts() -> None:
    sheet = sheet_of((("Year", "GDP", "Ships"), ("2023", 5, 6)))
    columns = (ColumnUse(1, "Year", Role.PERIOD), ColumnUse(2, "GDP", Role.VALUE), ColumnUse(3, "Ships", Role.UNKNOWN))
    mapping = Mapping("Data", Form.DOWN, 1, columns, member="BEL", items=(Item("GDP", Measure.GDP),))
    said = with_column(mapping, sheet, 3, Role.VALUE)
    assert said.unknown_items == (Item("Ships"),)
    assert with_column(said, sheet, 3, Role.VALUE).items == said.items
    assert with_column(mapping, sheet, 3, Role.TEXT).items == mapping.items
    assert with_column(mapping, sheet, 4, Role.VALUE).items == mapping.items
