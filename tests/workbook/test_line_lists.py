"""Several lists of one book: the same once more, or parts of one budget, which is asked."""

from dataclasses import replace

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.plan_budget import sums_of
from rampath.workbook.grid import Book
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Mapping
from rampath.workbook.question import LEAVE_OUT, Answers
from rampath.workbook.result import Sheets
from workbook.lists import mapping_of
from workbook.sheets import Rows, book_of, sheet_of

HEAD = ("Code", "Title", "Soll 2025")
ARMY: Rows = (HEAD, ("101", "Pay", 7), ("102", "Tanks", 2))
NAVY: Rows = (HEAD, ("201", "Pay", 4), ("202", "Ships", 1))
AIR: Rows = (HEAD, ("301", "Pay", 10))


def book(**sheets: Rows) -> Book:
    return book_of(*(sheet_of(rows, name) for name, rows in sheets.items()), file="budget.xlsx")


def read(found: Book, register: Register, answers: Answers | None = None) -> Sheets:
    mappings = [replace(_mapping(found, at), member="EST") for at in range(len(found.sheets))]
    return read_mapped(replace(found, answers=answers or {}), mappings, register)


def _mapping(found: Book, at: int) -> Mapping:
    return mapping_of(replace(found, sheets=(found.sheets[at],)))


def kept(sheets: Sheets) -> dict[str, float]:
    return {each.part: each.amount for each in sums_of(sheets.lines)}


def test_that_two_lists_of_the_same_year_ask_whether_they_are_parts_of_one_budget(register: Register) -> None:
    sheets = read(book(Army=ARMY, Navy=NAVY), register)
    (question,) = sheets.questions
    assert (question.id, question.place, question.taken) == ("lists Navy", "Navy!C2:C3", LEAVE_OUT)
    assert question.message == (
        "“2025” adds up to 5.000 EUR million here, and to 9.000 in Army. Are they parts of one budget?"
    )
    (finding,) = sheets.findings
    assert finding.severity is Severity.ERROR
    assert kept(sheets) == {"": 9.0}


@pytest.mark.parametrize("answers", [{"lists Navy": "parts", "lists Air": "parts"}, {"lists": "parts"}])
def test_that_parts_of_one_budget_are_added_and_each_is_kept(answers: Answers, register: Register) -> None:
    sheets = read(book(Army=ARMY, Navy=NAVY, Air=AIR), register, answers)
    assert kept(sheets) == {"": 24.0, "Army": 9.0, "Navy": 5.0, "Air": 10.0}
    assert {finding.severity for finding in sheets.findings} == {Severity.NOTE}
    assert all(question.answered for question in sheets.questions)


def test_that_the_first_alone_is_kept_where_somebody_says_so(register: Register) -> None:
    sheets = read(book(Army=ARMY, Navy=NAVY), register, {"lists Navy": LEAVE_OUT})
    assert kept(sheets) == {"": 9.0}
    assert [finding.severity for finding in sheets.findings] == [Severity.NOTE]


def test_that_one_part_is_added_and_another_is_left_out(register: Register) -> None:
    sheets = read(book(Army=ARMY, Navy=NAVY, Old=AIR), register, {"lists Navy": "parts", "lists Old": LEAVE_OUT})
    assert kept(sheets) == {"": 14.0, "Army": 9.0, "Navy": 5.0}


def test_that_a_copy_and_lists_of_other_years_or_members_ask_nothing(register: Register) -> None:
    later = (("Code", "Title", "Soll 2026"), *ARMY[1:])
    for other in (ARMY, later):
        assert read(book(Army=ARMY, Other=other), register).questions == ()
    two = book(Army=ARMY, Navy=NAVY)
    mappings = [replace(_mapping(two, at), member=member) for at, member in enumerate(("EST", "LVA"))]
    assert read_mapped(two, mappings, register).questions == ()
