"""What a person says of a budget's long list by pointing, as changes of its mapping."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.correcting import in_form, is_total, likely_kind, likely_year, with_column, with_total, with_year
from rampath.workbook.correcting_lines import (
    has_parts,
    has_sides,
    headed_by,
    is_named,
    not_counted,
    texts_in,
    with_not_counted,
    with_parts,
    with_sides,
)
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Part, Role, blocked, lacking
from rampath.workbook.mapping_words import why_blocked, why_open
from workbook.sheets import book_of, sheet_of

SHEET = sheet_of(
    (
        ("Chapter", "Code", "Title", "Kind", "Budget 2025 (EUR 1000)", "Outturn 2024"),
        ("10 Ministry", "101", "Pay", "expenditure", 5_000, 4_000),
        ("10 Ministry", "102", "of which: officers", "expenditure", 2_000, 1_500),
        ("20 Forces", "201", "Tanks", "expenditure", 7_000, 6_000),
        ("20 Forces", "202", "Sales", "revenue", 300, 200),
    )
)
LINES = Mapping(
    "Data", Form.LINES, 1,
    (ColumnUse(1, "Chapter", Role.HEADING), ColumnUse(2, "Code", Role.CODE), ColumnUse(3, "Title", Role.TITLE),
     ColumnUse(4, "Kind", Role.UNKNOWN), ColumnUse(5, "Budget 2025 (EUR 1000)", Role.UNKNOWN)),
    measure=Measure.BUDGET, member="EST", currency="EUR", power=3,
)  # fmt: skip


def read_totals(mapping: Mapping, register: Register) -> dict[tuple[str, str, int], float]:
    book = book_of(SHEET, file="list.xlsx")
    lines = read_mapped(book, [mapping.acknowledged()], register).lines
    return {(total.side, total.part, total.year): total.amount for total in lines[0].totals()}


def test_that_a_column_of_amounts_takes_year_kind_and_word_of_its_heading() -> None:
    said = with_column(LINES, SHEET, 5, Role.AMOUNT)
    assert said.use(5) == ColumnUse(5, "Budget 2025 (EUR 1000)", Role.AMOUNT, 2025, Kind.PLAN, stage="Budget")
    added = with_column(said, SHEET, 6, Role.AMOUNT)
    assert added.use(6) == ColumnUse(6, "Outturn 2024", Role.AMOUNT, 2024, Kind.ACTUAL, stage="Outturn")


def test_that_amounts_without_a_year_are_of_that_of_the_others_until_it_is_said() -> None:
    nameless = LINES.with_use(ColumnUse(6, "Amount", Role.UNKNOWN))
    said = with_column(with_column(nameless, SHEET, 5, Role.AMOUNT), SHEET, 6, Role.AMOUNT)
    assert likely_year(said, 6) == 2025
    amount = with_year(said, SHEET, 6, 2024, Kind.ESTIMATE).use(6)
    assert amount == ColumnUse(6, "Amount", Role.AMOUNT, 2024, Kind.ESTIMATE, stage="Amount")


def test_that_amounts_take_no_year_where_each_line_tells_its_own() -> None:
    dated = LINES.with_use(ColumnUse(4, "Year", Role.PERIOD)).with_use(ColumnUse(6, "Utfall januari", Role.UNKNOWN))
    said = with_column(dated, SHEET, 6, Role.AMOUNT).use(6)
    assert said == ColumnUse(6, "Utfall januari", Role.AMOUNT, None, Kind.ACTUAL, month=1, stage="Utfall")


def test_that_what_is_kept_apart_is_never_added_and_can_be_added_after_all(register: Register) -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT)
    assert read_totals(known, register) == {("", "", 2025): 14.3}
    apart = with_sides(known, 4)
    assert (apart.use(4), has_sides(apart, 4)) == (ColumnUse(4, "Kind", Role.HEADING), True)
    assert read_totals(apart, register) == {("expenditure", "", 2025): 14.0, ("revenue", "", 2025): 0.3}
    assert read_totals(with_sides(apart, 4), register) == {("", "", 2025): 14.3}


def test_that_each_text_of_a_column_gets_a_total_and_loses_it_again(register: Register) -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT)
    parted = with_parts(known, 1)
    assert (has_parts(parted, 1), parted.parts) == (True, (Part("", "Chapter"),))
    assert read_totals(parted, register) == {
        ("", "", 2025): 14.3, ("", "10 Ministry", 2025): 7.0, ("", "20 Forces", 2025): 7.3,
    }  # fmt: skip
    assert with_parts(parted, 1).parts == ()


def test_that_lines_which_others_hold_already_are_not_counted(register: Register) -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT)
    said = with_not_counted(known, 3, "of which: officers")
    use = said.use(3)
    assert use is not None
    assert (use.role, not_counted(use)) == (Role.COUNTED, ("of which: officers",))
    assert read_totals(said, register) == {("", "", 2025): 12.3}
    again = with_not_counted(said, 3, "of which: officers").use(3)
    assert again is not None
    assert (again.role, not_counted(again)) == (Role.TEXT, ())


def test_that_the_texts_of_a_column_are_told_the_most_frequent_first_unless_they_are_many() -> None:
    assert texts_in(LINES, SHEET, 4) == ("expenditure", "revenue")
    many = sheet_of((("Code", "Amount"), *((f"C{at}", at) for at in range(40))))
    assert texts_in(LINES, many, 1) == ()


def test_that_a_table_of_years_becomes_a_list_and_back() -> None:
    years = Mapping(
        "Data", Form.YEARS, 1,
        (ColumnUse(1, "Code", Role.CODE), ColumnUse(2, "Title", Role.LABEL), ColumnUse(3, "2024", Role.YEAR, 2024),
         ColumnUse(4, "2025 plan", Role.YEAR, 2025, Kind.PLAN), ColumnUse(5, "Unit", Role.UNIT)),
        items=(Item("Tanks"),),
    )  # fmt: skip
    lines = in_form(years, Form.LINES)
    assert [use.role for use in lines.columns] == [Role.CODE, Role.TITLE, Role.AMOUNT, Role.AMOUNT, Role.TEXT]
    assert (lines.measure, lines.items, blocked(lines)) == (Measure.BUDGET, (), None)
    assert [(use.year, use.kind) for use in lines.figures] == [(2024, Kind.ACTUAL), (2025, Kind.PLAN)]
    back = in_form(with_parts(lines, 1), Form.YEARS)
    assert [use.role for use in back.columns] == [Role.CODE, Role.LABEL, Role.YEAR, Role.YEAR, Role.TEXT]
    assert (back.measure, back.parts, [use.year for use in back.figures]) == (None, (), [2024, 2025])


def test_that_a_budget_says_whose_it_is_and_in_which_currency() -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT).acknowledged()
    assert (blocked(known), lacking(known)) == (None, None)
    nobodys = replace(known, member="")
    assert (blocked(nobodys), lacking(nobodys)) == (None, "owner")
    assert why_blocked(nobodys) == "Nothing says whose budget this is; choose a member."
    assert lacking(replace(known, currency="")) == "currency"


def test_that_a_coded_line_that_is_called_a_total_is_left_out_by_its_row() -> None:
    chapter = with_total(LINES, SHEET, 4)
    assert (chapter.totals, chapter.left_out) == ((), (4,))
    assert with_total(chapter, SHEET, 4) == LINES


def test_that_a_total_without_a_code_is_known_by_its_title_and_not_by_its_chapter() -> None:
    sheet = sheet_of(
        (("Chapter", "Code", "Title", "2025"), ("10 Ministry", "101", "Pay", 1), ("10 Ministry", "", "Sum", 1))
    )
    mapping = replace(LINES, columns=LINES.columns[:3])
    said = with_total(mapping, sheet, 3)
    assert (said.totals, said.left_out) == (("Sum",), ())
    assert with_total(said, sheet, 3) == mapping


def test_that_a_total_that_ends_with_its_word_is_one_and_can_be_none_after_all() -> None:
    sheet = sheet_of((("Kood", "Nimetus", "2025"), ("101", "Palk", 1), ("", "Ministeerium kokku", 1)))
    mapping = replace(LINES, columns=(ColumnUse(1, "Kood", Role.CODE), ColumnUse(2, "Nimetus", Role.TITLE)),
                      totals=("…kokku",))  # fmt: skip
    assert [is_total(mapping, sheet, row) for row in (2, 3)] == [False, True]
    assert with_total(mapping, sheet, 3).totals == ()


def test_that_a_column_of_years_makes_amounts_those_of_each_row() -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT)
    dated = with_column(known, SHEET, 4, Role.PERIOD).use(5)
    assert dated == ColumnUse(5, "Budget 2025 (EUR 1000)", Role.AMOUNT, None, Kind.PLAN, stage="Budget")


def test_that_a_column_that_is_left_out_keeps_nothing_apart_and_has_no_totals() -> None:
    said = with_parts(with_sides(LINES, 4), 1)
    assert with_column(said, SHEET, 4, Role.IGNORED).sides == ()
    assert with_column(said, SHEET, 1, Role.IGNORED).parts == ()
    assert with_column(said, SHEET, 4, Role.TEXT).sides == (Part("", "Kind"),)


def test_that_lines_are_told_apart_only_by_words_under_a_heading_of_their_own() -> None:
    known = with_column(LINES, SHEET, 5, Role.AMOUNT)
    assert [column for column in range(1, 8) if is_named(known, column)] == [1, 2, 3, 4]
    twice = known.with_use(ColumnUse(6, "Kind", Role.TEXT)).with_use(ColumnUse(7, "", Role.TEXT))
    assert [column for column in range(1, 8) if is_named(twice, column)] == [1, 2, 3]


def test_that_a_column_is_likely_of_the_year_and_firmness_of_its_own_heading() -> None:
    known = LINES.with_use(ColumnUse(6, "Plan 2027")).with_use(ColumnUse(7, "Sum"))
    assert [likely_year(known, column) for column in (5, 6, 7)] == [2025, 2027, None]
    assert [likely_kind(known, column) for column in (5, 6, 7)] == [Kind.PLAN, Kind.PLAN, Kind.ACTUAL]
    said = with_year(known, SHEET, 5, 2025, Kind.ESTIMATE)
    assert likely_kind(said, 5) is Kind.ESTIMATE
    assert likely_kind(replace(known, form=Form.YEARS), 6) is Kind.PLAN


def test_that_another_header_row_gives_amounts_their_years_and_keeps_what_columns_are() -> None:
    sheet = sheet_of(
        (("Budget",), ("Kapitel", "Titel", "Art", "Soll 2025"), ("Chapter", "Title", "Kind", "Budget 2026", "New"))
    )
    before = Mapping(
        "Data", Form.LINES, 2,
        (ColumnUse(1, "Kapitel", Role.HEADING), ColumnUse(2, "Titel", Role.TITLE), ColumnUse(3, "Art", Role.TEXT),
         ColumnUse(4, "Soll 2025", Role.AMOUNT, 2025, Kind.PLAN, stage="Soll")),
        first_row=5, parts=(Part("", "Kapitel"),), sides=(Part("", "Art"),),
    )  # fmt: skip
    after = headed_by(before, sheet, 3)
    assert after == replace(
        before, header_row=3, first_row=0, parts=(Part("", "Chapter"),), sides=(Part("", "Kind"),),
        columns=(ColumnUse(1, "Chapter", Role.HEADING), ColumnUse(2, "Title", Role.TITLE),
                 ColumnUse(3, "Kind", Role.TEXT),
                 ColumnUse(4, "Budget 2026", Role.AMOUNT, 2026, Kind.PLAN, stage="Budget"), ColumnUse(5, "New")),
    )  # fmt: skip


def test_that_a_budget_whose_owner_or_currency_nobody_has_said_tells_so_of_each_field() -> None:
    bare = replace(LINES, member="", currency="")
    assert why_open(bare, "member") == "Nothing says whose budget this is; choose a member."
    assert why_open(bare, "currency") == "Nothing says in which currency the amounts are; choose one."
    assert why_open(bare, "edition") == ""
    assert why_open(LINES, "member") == why_open(LINES, "currency") == ""
    assert why_open(replace(bare, form=Form.YEARS), "member") == ""
