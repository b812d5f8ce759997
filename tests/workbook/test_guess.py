"""The guess at a sheet, case by case: what a person would see at a glance is seen, with its reason."""

from datetime import date

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.guess import Guess, guess, guess_again, guesses
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import CONSTANT, Form, Role, blocked
from workbook.sheets import Rows, book_of, guessed, sheet_of

TITLE = ("NATO: defence expenditure, million euro, current prices",)
BEL, EST, FRA = ("Belgium", 100, 110), ("Estonia", 50, 60), ("France", 500, 510)


def roles(found: Guess) -> list[Role]:
    return [use.role for use in found.mapping.columns]


def test_that_an_empty_sheet_and_one_of_words_hold_no_table(register: Register) -> None:
    for rows in ((), (("Belgium", "France"), ("a note",))):
        found = guessed(rows, register)
        assert (found.score, found.mapping.columns) == (0, ())
        assert blocked(found.mapping) == "figures"


def test_that_every_part_of_the_guess_has_its_reason_and_its_place(register: Register) -> None:
    found = guessed((TITLE, ("", 2023, "2024e"), BEL, EST), register)
    said = {reason.field: (reason.why, reason.place) for reason in found.reasons}
    assert said["header_row"] == ("Row 2 names the years 2023 to 2024.", "Data!B2:C2")
    assert said["column 1"] == ("2 of 2 rows name a member here.", "")
    assert said["measure"][1] == said["currency"][1] == said["power"][1] == "Data!A1"
    assert "“NATO: defence expenditure, million euro, current prices” says core defence expenditure." in said["measure"]


def test_that_a_column_which_nothing_explains_is_unknown_and_blocks(register: Register) -> None:
    found = guessed((TITLE, ("", 2023, 2024, "Rank"), (*BEL, 2), (*EST, 7)), register)
    assert roles(found) == [Role.LABEL, Role.YEAR, Role.YEAR, Role.UNKNOWN]
    assert blocked(found.mapping) == "columns"
    assert blocked(found.mapping.acknowledged()) is None


def test_that_codes_remarks_and_row_numbers_are_known_for_what_they_are(register: Register) -> None:
    rows = (
        TITLE,
        ("No.", "ISO", "", 2023, 2024, "Remarks"),
        (1, "BEL", *BEL, "provisional"),
        (2, "EST", *EST, "see annex"),
        (3, "FRA", *FRA, ""),
    )
    assert roles(guessed(rows, register)) == [
        Role.CODE, Role.CODE, Role.LABEL, Role.YEAR, Role.YEAR, Role.TEXT,
    ]  # fmt: skip


def test_that_a_column_of_a_part_of_a_year_is_asked_about(register: Register) -> None:
    for rows in (
        (TITLE, ("", "Jan-Sep 2023", "Jan-Sep 2024"), BEL, EST),
        (TITLE, ("", "T1 2023", "T1 2024"), BEL, EST),
        (TITLE, ("", "30.06.2023", "30.06.2024"), BEL, EST),
        (TITLE, ("", "1. Halbjahr", "1. Halbjahr"), ("", 2023, 2024), BEL, EST),
    ):
        found = guessed(rows, register)
        assert roles(found) == [Role.LABEL, Role.UNKNOWN, Role.UNKNOWN]
        reason = found.reason("column 2")
        assert reason is not None
        assert reason.why.endswith("names a month, a quarter, a half or a day, and may not be the whole year 2023.")
    whole = guessed((TITLE, ("", "31 December 2023", "31 December 2024"), BEL, EST), register)
    assert roles(whole) == [Role.LABEL, Role.YEAR, Role.YEAR]


def test_that_the_whole_year_is_read_beside_its_quarters(register: Register) -> None:
    head = ("", "Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023", "2023", "2024 (Q1)")
    found = guessed((TITLE, head, ("Belgium", 1, 2, 3, 4, 10, 2), ("Estonia", 2, 2, 2, 2, 8, 3)), register)
    assert [(use.column, use.year) for use in found.mapping.of_role(Role.YEAR)] == [(6, 2023)]
    reason = found.reason("column 3")
    assert reason is not None
    assert reason.why == "“Q2 2023” names a month, a quarter, a half or a day, and may not be the whole year 2023."


def test_that_merged_headings_reach_over_their_columns(register: Register) -> None:
    rows = (TITLE, ("", "Outturn", "", "Budget", ""), ("", 2022, 2023, 2024, 2025), ("Belgium", 1, 2, 3, 4),
            ("Estonia", 1, 2, 3, 4))  # fmt: skip
    sheet = sheet_of(rows, merged=(((2, 2), (2, 3)), ((2, 4), (2, 5))))
    found = guess(sheet, book_of(sheet), register)
    assert [use.kind for use in found.mapping.of_role(Role.YEAR)] == [Kind.ACTUAL, Kind.ACTUAL, Kind.PLAN, Kind.PLAN]
    assert found.header_rows == (2, 3)


def test_that_of_a_year_that_stands_twice_the_firmer_column_is_read_and_the_other_asked_about(
    register: Register,
) -> None:
    rows = (TITLE, ("", "2023", "Budget 2023", "2024"), ("Belgium", 1, 2, 3), ("Estonia", 4, 5, 6))
    found = guessed(rows, register)
    assert roles(found) == [Role.LABEL, Role.YEAR, Role.UNKNOWN, Role.YEAR]
    reason = found.reason("column 3")
    assert reason is not None
    assert reason.why == "The year 2023 stands in column B, too; one of the two can be read."


def test_that_totals_are_known_by_name_and_by_sum_but_the_alliance_s_own_are_figures(register: Register) -> None:
    rows = (TITLE, ("", 2023, 2024), BEL, EST, FRA, ("Insgesamt", 1, 1), ("Alle drei", 650, 680), ("NATO Total", 9, 9))
    found = guessed(rows, register)
    assert found.mapping.totals == ("Insgesamt", "Alle drei")
    reason = found.reason("totals")
    assert reason is not None
    assert "the figures above add up to row 7" in reason.why


def test_that_a_second_block_is_a_table_of_its_own_with_its_own_title(register: Register) -> None:
    rows = (
        ("NATO: defence expenditure, million euro",),
        ("", 2023, 2024),
        ("Current prices",), BEL, EST, FRA,
        ("Constant 2015 prices",), BEL, EST, FRA,
    )  # fmt: skip
    sheet = sheet_of(rows)
    found = [each.mapping for each in guesses(sheet, book_of(sheet), register)]
    assert [(each.header_row, each.begins, each.last_row, each.price_basis) for each in found] == [
        (2, 3, 6, "current"),
        (2, 8, None, "constant 2015"),
    ]


def test_that_constant_prices_of_no_year_block_until_it_is_said(register: Register) -> None:
    found = guessed(
        (("NATO: defence expenditure, million euro, constant prices",), ("", 2023, 2024), BEL, EST), register
    )
    assert found.mapping.price_basis == CONSTANT
    assert blocked(found.mapping) == "basis"


def test_that_the_size_of_the_figures_tells_per_cents_from_fractions(register: Register) -> None:
    title = ("NATO: defence expenditure as % of GDP",)
    per_cent = guessed((title, ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Estonia", 2.7, 3.4)), register)
    fraction = guessed((title, ("", 2023, 2024), ("Belgium", 0.012, 0.013), ("Estonia", 0.027, 0.034)), register)
    assert (per_cent.mapping.percent, fraction.mapping.percent) == (True, False)


def test_that_a_unit_that_is_nowhere_said_is_marked_as_not_sure(register: Register) -> None:
    found = guessed((("NATO: defence expenditure",), ("", 2023, 2024), BEL, EST), register)
    unsure = {reason.field for reason in found.reasons if not reason.sure}
    assert unsure == {"power", "currency"}
    assert (found.mapping.power, found.mapping.currency) == (6, "")


def test_that_items_are_parted_by_the_unit_beside_them(register: Register) -> None:
    rows = (
        ("Country", "Subject", "Units", 2023, 2024),
        ("Belgium", "GDP", "US dollars, billions", 1, 2),
        ("Belgium", "GDP", "National currency, billions", 3, 4),
        ("Estonia", "GDP", "US dollars, billions", 5, 6),
        ("Estonia", "GDP", "National currency, billions", 7, 8),
    )
    items = guessed(rows, register).mapping.items
    assert [(item.text, item.measure, item.currency, item.power) for item in items] == [
        ("GDP · US dollars, billions", Measure.GDP, "USD", 9),
        ("GDP · National currency, billions", Measure.GDP, "", 9),
    ]


def test_that_a_row_of_figures_that_look_like_years_is_no_header(register: Register) -> None:
    rows = (TITLE, ("", 2023, 2024), BEL, ("Estonia", 1990, 1995), FRA)
    assert guessed(rows, register).mapping.header_row == 2
    head = (("Lithuania",), ("", 2022, 2023, 2024, 2025), ("Defence expenditure", 1650, 1980, 2010, 2040))
    mapping = guessed((*head, ("Military personnel", 1950, 1960, 1970, 1980)), register).mapping
    assert (mapping.header_row, mapping.last_row, len(mapping.items)) == (2, None, 2)


def test_that_a_member_s_row_of_days_below_the_years_is_no_header(register: Register) -> None:
    """Where decimals have a comma, 2.09, 2.07 and 2.05 became days: they are no figures, and told one by one."""
    days = (date(2026, 9, 2), date(2026, 7, 2), date(2026, 5, 2))
    rows: Rows = (
        ("Defence expenditure, % of GDP",), ("Country", 2014, 2015, 2016), ("United Kingdom", *days),
        ("Belgium", 0.97, 0.91, 0.89), ("Norway", 1.54, 1.58, 1.73),
    )  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    assert (found.header_rows, found.mapping.begins) == ((2,), 3)
    said = read_mapped(book_of(sheet), [found.mapping], register).findings
    assert [each.place for each in said if each.severity is Severity.ERROR] == ["Data!B3", "Data!C3", "Data!D3"]


def test_that_a_row_that_numbers_the_columns_is_passed_over(register: Register) -> None:
    rows = (TITLE, ("", 2023, 2024), ("(0)", "(1)", "(2)"), BEL, EST)
    found = guessed(rows, register)
    reason = found.reason("rows")
    assert reason is not None
    assert reason.why == "Figures stand in 2 rows, from row 4 to row 5."


def test_that_headings_of_more_words_name_their_years(register: Register) -> None:
    rows = (TITLE, ("", "2023 [YR2023]", "2024 [YR2024]"), BEL, EST)
    assert [use.year for use in guessed(rows, register).mapping.of_role(Role.YEAR)] == [2023, 2024]


def test_that_headings_that_name_a_year_twice_or_an_average_hide_no_table(register: Register) -> None:
    head = ("Programme", "Average 2018-22", "2022–23 actual spending", "2023–24 Main Estimates",
            "2023–24 planned spending", "2024–25 planned spending")  # fmt: skip
    sheet = sheet_of((("Defence spending (CAD million)",), head, ("Operations", 900, 1087, 1000, 1001, 1100),
                      ("Ready forces", 10000, 11002, 11500, 11501, 11900)))  # fmt: skip
    mapping = guess(sheet, book_of(sheet), register).mapping
    assert [(use.column, use.role, use.year) for use in mapping.columns[1:]] == [
        (2, Role.UNKNOWN, None), (3, Role.YEAR, 2022), (4, Role.YEAR, 2023), (5, Role.UNKNOWN, 2023),
        (6, Role.YEAR, 2024),
    ]  # fmt: skip


def test_that_pointing_at_a_row_guesses_again_from_there(register: Register) -> None:
    sheet = sheet_of((TITLE, ("", 2023, 2024), BEL, EST, FRA, TITLE, ("", 2013, 2014), BEL, EST))
    book = book_of(sheet)
    assert guess(sheet, book, register).mapping.header_row == 2
    again = guess_again(sheet, book, register, header_row=7)
    assert [use.year for use in again.mapping.of_role(Role.YEAR)] == [2013, 2014]


def test_that_a_row_that_was_pointed_at_is_the_header_even_where_it_names_no_year(register: Register) -> None:
    sheet = sheet_of((TITLE, ("Name", "this year", "last year"), BEL, EST))
    found = guess_again(sheet, book_of(sheet), register, header_row=2).mapping
    assert [(use.header, use.role, use.year) for use in found.columns] == [
        ("Name", Role.LABEL, None), ("this year", Role.YEAR, None), ("last year", Role.YEAR, None),
    ]  # fmt: skip
    assert blocked(found) == "years"
    bare = sheet_of((TITLE, ("Name", "remark", "source"), ("Belgium", "x", "y"), ("Estonia", "z", "w")))
    nothing = guess_again(bare, book_of(bare), register, header_row=2).mapping
    assert {use.role for use in nothing.columns} == {Role.UNKNOWN}
    one = sheet_of((TITLE, ("Name", 2023, "remark"), ("us", 1, "x"), ("them", 2, "y")))
    again = guess_again(one, book_of(one), register, header_row=2).mapping
    assert [use.role for use in again.columns] == [Role.LABEL, Role.YEAR, Role.TEXT]


def test_that_the_form_of_a_list_is_told_from_years_that_go_down(register: Register) -> None:
    title = "Defence expenditure, million euro"
    down = guessed(((title,), ("Year", "Belgium", "Estonia"), (2023, 1, 2), (2024, 3, 4)), register)
    pairs = (("Belgium", 2023, 1), ("Belgium", 2024, 2), ("Estonia", 2023, 3), ("Estonia", 2024, 4))
    long = guessed((("Country", "Year", title), *pairs), register)
    assert (down.mapping.form, roles(down)) == (Form.DOWN, [Role.PERIOD, Role.VALUE, Role.VALUE])
    assert (long.mapping.form, roles(long)) == (Form.LONG, [Role.LABEL, Role.PERIOD, Role.VALUE])
    assert long.mapping.measure is Measure.CORE_EXPENDITURE


def test_that_a_guess_again_in_another_form_is_no_guess_at_the_one_that_was_there(register: Register) -> None:
    sheet = sheet_of((TITLE, ("", 2023, 2024), BEL, EST))
    for form in (Form.DOWN, Form.LONG):
        again = guess_again(sheet, book_of(sheet), register, header_row=2, form=form)
        assert (again.score, again.mapping.form) == (0, form)
    assert guess_again(sheet, book_of(sheet), register, header_row=2, form=Form.YEARS).score > 0


@pytest.mark.parametrize("numbers", [("", "(1)", "(2)", "(3)"), ("(1)", "(2)", "(3)", "(4)"), ("", 1, 2, 3)])
def test_that_a_row_that_numbers_the_columns_above_the_years_hides_no_table(
    register: Register, numbers: tuple[object, ...]
) -> None:
    rows = (
        ("Defence expenditure as % of GDP",), numbers, ("Country", 2023, 2024, 2025), ("Belgium", 1.1, 1.2, 1.3),
        ("Estonia", 2.1, 2.7, 3.4), ("France", 1.8, 1.9, 2.1),
    )  # fmt: skip
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register).mapping
    assert (found.header_row, [use.year for use in found.columns]) == (3, [None, 2023, 2024, 2025])


@pytest.mark.parametrize(
    "unit",
    ["Estonia: defence, % of GDP", "Estonia: annual change in per cent", "Estonia: 2020 = 100", "Estonia: 2020=100",
     "Estonia: index", "Estonia: euro per capita"],
)  # fmt: skip
def test_that_items_of_money_under_a_unit_that_is_none_of_money_block(register: Register, unit: str) -> None:
    for rows in (
        ((unit,), ("", 2023, 2024), ("Equipment", 3.1, 3.3), ("Infrastructure", 1.1, 1.3)),
        (("Estonia",), (unit, 2023, 2024), ("Equipment", 3.1, 3.3), ("Infrastructure", 1.1, 1.3)),
    ):
        mapping = guessed(rows, register).mapping
        assert [item.measure for item in mapping.items] == [None, None]
        assert blocked(mapping) == "items"


def test_that_spending_in_per_cent_of_gdp_is_its_share_of_it(register: Register) -> None:
    rows = (("Estonia: NATO defence expenditure",), ("% of GDP", 2023, 2024), ("Defence expenditure", 3.1, 3.3))
    (item,) = guessed(rows, register).mapping.items
    assert (item.measure, item.percent) == (Measure.CORE_SHARE, True)


def test_that_a_per_cent_in_a_sentence_or_beside_money_is_no_unit(register: Register) -> None:
    for title in ("The guideline of 2 % of GDP was met", "Million euro and % of GDP"):
        rows = (("Estonia, million euro",), (title,), ("", 2023, 2024), ("Equipment", 310, 330))
        (item,) = guessed(rows, register).mapping.items
        assert (item.measure, item.currency, item.power) == (Measure.EQUIPMENT_EXPENDITURE, "EUR", 6)


def test_that_a_column_of_changes_in_per_cent_beside_the_years_says_nothing_of_their_unit(register: Register) -> None:
    rows = (("Estonia",), ("", 2023, 2024, "Change, %"), ("Equipment", 310, 330, 6.5))
    (item,) = guessed(rows, register).mapping.items
    assert item.measure is Measure.EQUIPMENT_EXPENDITURE


ENDLESS = "9" * 5_000


@pytest.mark.parametrize(
    "rows",
    [
        (("Rank", "Country", "2023", "2024"), ("1", "Belgium", "100", "110"), ("2", "Estonia", "50", "60"),
         ("3", "France", "500", "510"), (ENDLESS, "Latvia", "90", "95")),
        (("Country", "2023", "2024"), ("(1)", "(2)", ENDLESS), ("Belgium", "100", "110"), ("Estonia", "50", "60")),
        (("Nr", "Code", "Title", "2024"),
         *((ENDLESS if at == 7 else str(at), str(at % 3), f"Line {at}", str(1000 * at)) for at in range(1, 30))),
    ],
    ids=["numbered rows", "numbered columns", "a list"],
)  # fmt: skip
def test_that_more_digits_than_any_number_has_are_taken_as_they_come(
    register: Register, rows: tuple[tuple[str, ...], ...]
) -> None:
    sheet = sheet_of((("Defence expenditure, million euro, current prices",), *rows))
    book = book_of(sheet)
    found = guesses(sheet, book, register)
    assert found
    for each in found:
        if isinstance(each, Guess):
            read = read_mapped(book, [each.mapping.acknowledged()], register)
            assert all(abs(row.value) < 1e15 for row in read.observations)
