"""Tables that are parted: by a header of their own that nobody may understand, or by a title of their own."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.guess import guesses
from rampath.workbook.mapping import Role, blocked
from workbook.sheets import Rows, book_of, sheet_of

TITLE = ("Defence expenditure, million euro, current prices",)
FIRST: Rows = (
    TITLE, ("Country", 2021, 2022, 2023, 2024), ("Belgium", 5300, 6000, 6700, 7900),
    ("Netherlands", 12000, 13500, 15000, 19900), (), ("GDP, billion euro, current prices",),
)  # fmt: skip
SECOND: Rows = (("Belgium", 502, 554, 585, 610), ("Netherlands", 871, 959, 1034, 1100))


def drafted(rows: Rows, register: Register) -> Draft:
    return draft_of(book_of(sheet_of(rows)), register)


def blocks(title: str) -> Rows:
    above = (TITLE, ("Country", 2022, 2023), ("Belgium", 4000, 5000), ("Spain", 9000, 9100))
    return (*above, (), (title,), ("Belgium", 400, 500), ("Spain", 900, 910))


@pytest.mark.parametrize("headings", [("22/23", "23/24", "24/25", "25/26"), ("Q1", "Q2", "Q3", "Q4")])
def test_that_a_second_header_that_nobody_understands_asks_for_its_years(
    headings: tuple[str, ...], register: Register
) -> None:
    draft = drafted((*FIRST, ("Country", *headings), *SECOND), register)
    first, second = draft.entries
    assert (first.mapping.header_row, first.mapping.last_row) == (2, 4)
    assert (second.mapping.header_row, second.taken, second.mapping.measure) == (7, True, Measure.GDP)
    roles = {use.header: use.role for use in second.mapping.columns}
    assert roles == {"Country": Role.LABEL, **dict.fromkeys(headings, Role.UNKNOWN)}
    assert blocked(second.mapping) == "columns"
    assert second.why("header_row") == "Row 7 heads the columns, but names no years."
    assert preview(draft.book, second.mapping, register).observations == ()


def test_that_a_second_header_of_other_years_is_read_under_these_and_its_change_asks(register: Register) -> None:
    draft = drafted((*FIRST, ("Country", 2014, 2019, 2024, "Change"), *SECOND), register)
    second = draft.entries[1]
    assert [(use.header, use.role) for use in second.mapping.unknown] == [("Change", Role.UNKNOWN)]
    found = preview(draft.book, second.mapping, register).observations
    assert [(row.member, row.year, row.value) for row in found if row.member == "BEL"] == [
        ("BEL", 2014, 502_000), ("BEL", 2019, 554_000), ("BEL", 2024, 585_000),
    ]  # fmt: skip


def test_that_a_second_header_parts_tables_of_other_members_too(register: Register) -> None:
    other = (("Spain", 1, 2, 3, 4), ("Italy", 5, 6, 7, 8))
    sheet = sheet_of((*FIRST, ("Country", "Q1", "Q2", "Q3", "Q4"), *other))
    found = guesses(sheet, book_of(sheet), register)
    assert [(each.mapping.begins, each.mapping.last_row) for each in found] == [(3, 4), (8, None)]


def test_that_a_header_without_a_heading_of_its_labels_parts_where_it_stands_apart(register: Register) -> None:
    found = drafted((*FIRST, ("", "Q1", "Q2", "Q3", "Q4"), *SECOND), register)
    assert [entry.mapping.header_row for entry in found.entries] == [2, 7]


@pytest.mark.parametrize(
    "row", [("Status", "final", "final", "final", "draft"), ("France", "see note", "see annex", "..", "..")]
)
def test_that_words_amid_the_figures_that_head_nothing_do_not_part_a_table(
    row: tuple[str, ...], register: Register
) -> None:
    rows = (*FIRST[:4], row, ("Spain", 9, 9, 9, 9), ("Italy", 8, 8, 8, 8))
    sheet = sheet_of(rows)
    found = guesses(sheet, book_of(sheet), register)
    assert [(each.mapping.header_row, each.mapping.last_row) for each in found] == [(2, None)]


@pytest.mark.parametrize("title", ["of which equipment", "Operations and maintenance", "Ships"])
def test_that_what_a_block_counts_is_unknown_where_its_own_title_does_not_say_it(
    title: str, register: Register
) -> None:
    draft = drafted(blocks(title), register)
    first, second = draft.entries
    assert (first.mapping.measure, second.mapping.measure) == (Measure.CORE_EXPENDITURE, None)
    assert second.why("measure") == f"“{title}” heads these rows and does not say what they count."
    assert (second.taken, blocked(second.mapping)) == (True, "measure")
    assert draft.lacks == "Data: Nobody has said yet what the figures count; choose a measure."
    said = second.counting(Measure.DEFENCE_ITEM)
    assert (said.mapping.detail, said.mapping.power, said.mapping.currency) == (title, 6, "EUR")


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Major equipment", Measure.EQUIPMENT_EXPENDITURE), ("GDP", Measure.GDP),
        ("Current prices", Measure.CORE_EXPENDITURE), ("Constant 2015 prices and exchange rates (US dollars)",
                                                       Measure.CORE_EXPENDITURE),
    ],
)  # fmt: skip
def test_that_a_block_counts_what_its_title_says_and_what_the_sheet_says_where_it_only_tells_a_unit(
    title: str, measure: Measure, register: Register
) -> None:
    assert drafted(blocks(title), register).entries[1].mapping.measure is measure


def test_that_a_header_right_below_figures_parts_them_where_all_its_headings_differ(register: Register) -> None:
    found = drafted((*FIRST[:4], ("Allies", "Q1", "Q2", "Q3", "Q4"), *SECOND), register)
    assert [entry.mapping.header_row for entry in found.entries] == [2, 5]


def test_that_a_block_of_per_cents_under_a_title_of_money_is_unknown(register: Register) -> None:
    rows = (TITLE, ("Country", 2022, 2023), ("Belgium", 4000, 5000), ("Spain", 9000, 9100), ("", "%", "%"),
            ("Belgium", 1.1, 1.2), ("Spain", 1.4, 1.5))  # fmt: skip
    assert drafted(rows, register).entries[1].mapping.measure is None
    shares = (("NATO: defence expenditure as share of GDP",), *rows[1:2], *rows[5:], *rows[4:])
    assert drafted(shares, register).entries[1].mapping.measure is Measure.CORE_SHARE


def test_that_a_part_of_what_the_title_says_is_unknown_in_an_only_table_too(register: Register) -> None:
    rows = (TITLE, ("Country", 2022, 2023), ("of which: operations",), ("Belgium", 400, 500), ("Spain", 900, 910))
    assert drafted(rows, register).entries[0].mapping.measure is None
