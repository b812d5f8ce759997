"""Years that go down, and begin again below: each time they do is a table of its own."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.profile import apply, profile_from
from workbook.sheets import Rows, book_of, sheet_of

HEAD = ("Year", "Defence expenditure", "GDP")
BEL: Rows = ((2023, 6900, 585_000), (2024, 7900, 610_000))
NLD: Rows = ((2023, 15_600, 1_067_000), (2024, 21_400, 1_134_000))
OWN: Rows = (("Benelux, EUR million",), (), ("Belgium",), HEAD, *BEL, (), ("Netherlands",), HEAD, *NLD)
SHARED: Rows = (("Benelux, EUR million",), HEAD, ("Belgium",), (), *BEL, (), (), ("Netherlands",), (), *NLD)


def drafted(rows: Rows, register: Register) -> Draft:
    return draft_of(book_of(sheet_of(rows)), register)


@pytest.mark.parametrize(("rows", "first", "second"), [(OWN, 5, 10), (SHARED, 5, 11)])
def test_that_each_block_is_read_below_its_own_header_or_the_one_above_all(
    register: Register, rows: Rows, first: int, second: int
) -> None:
    draft = drafted(rows, register)
    assert draft.lacks == ""
    expected = {}
    for begins, member, figures in ((first, "BEL", BEL), (second, "NLD", NLD)):
        for row, (year, spent, gdp) in enumerate(figures, begins):
            expected[f"Data!B{row}"] = (member, year, Measure.CORE_EXPENDITURE, spent)
            expected[f"Data!C{row}"] = (member, year, Measure.GDP, gdp)
    found = read_draft(draft, register).observations
    assert {row.cell: (row.member, row.year, row.measure, row.value) for row in found} == expected
    assert {row.unit for row in found} == {"EUR million"}


def test_that_a_profile_reads_both_again(register: Register) -> None:
    draft = drafted(OWN, register)
    profile = profile_from("ours", draft.book, draft.mappings, register=register)
    again = by_profile(drafted(OWN, register), *apply(profile, draft.book, register))
    assert read_draft(again, register).observations == read_draft(draft, register).observations
