"""Lines that hold the lines right below them: found by codes and sums, and counted out where somebody says so."""

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.grid import Book
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Mapping
from workbook.build import Rows
from workbook.lists import mapping_of, opened, read
from workbook.sheets import book_of, sheet_of

HEAD = ("Code", "Title", "Budget 2025")
Tree = list["Tree"] | int
"""A line: its amount, or the lines that it holds."""


def listed(rows: Rows) -> Book:
    return book_of(sheet_of((HEAD, *rows), "List"))


def nested(book: Book) -> Mapping:
    return mapping_of(book, nested=True)


def held(book: Book, register: Register) -> tuple[list[int], float, list[str]]:
    """The sheet rows that do not count, what the others add up to, and what is said beside notes."""
    sheets = read_mapped(book, [nested(book)], register)
    (lines,) = sheets.lines
    messages = [finding.message for finding in sheets.findings if finding.severity is not Severity.NOTE]
    return [int(lines.rows[at]) for at in sorted(lines.why_not)], lines.total(0), messages


def test_that_codes_tell_which_lines_stand_below_another(register: Register) -> None:
    dotted: Rows = (("1", "A", 9), ("1.1", "B", 4), ("1.2", "C", 5), ("2", "D", 3), ("2.1", "E", 3))
    naught: Rows = (("1.", "A", 97), ("1.0", "B", 40), ("1.1", "C", 57), ("2.", "D", 3), ("2.0", "E", 3))
    zeros: Rows = (("5000", "A", 9), ("5100", "B", 9), ("5110", "C", 4), ("5120", "D", 5), ("6000", "E", 3))
    assert held(listed(dotted), register) == ([2, 5], 12.0, [])
    assert held(listed(zeros), register) == ([2, 3], 12.0, [])
    assert held(listed(naught), register)[:2] == ([2, 5], 100.0)


def test_that_the_indent_of_a_title_tells_it_where_codes_do_not(register: Register) -> None:
    rows: Rows = (("a", "Army", 9), ("b", "  Pay", 4), ("c", "  Tanks", 5), ("d", "Navy", 3), ("e", "  Ships", 3))
    assert held(listed(rows), register) == ([2, 5], 12.0, [])


def test_that_lines_without_a_code_stand_below_those_that_alone_have_one(register: Register) -> None:
    """As in the Czech indicators of chapters; 307 is not the sum of what stands below it."""
    rows: Rows = (
        ("Area", "Title", "Budget 2025"), (None, "Expenditure in all", 30), ("301", "President", 5),
        (None, "Office", 3), (None, "Castle", 2), ("302", "Parliament", 5), (None, "Parliament", 5),
        ("307", "Ministry of Defence", 20), (None, "Forces", 12), (None, "Pensions", 3),
    )  # fmt: skip
    rows_held, total, (message,) = held(book_of(sheet_of(rows, "List")), register)
    assert (rows_held, total) == ([2, 3, 6], 45.0)
    assert message.startswith("Lines that by their codes hold the lines below them, and are not their sum: 1.")


def test_that_a_line_must_be_the_sum_of_two_or_more_where_nothing_tells_what_stands_below_it(
    register: Register,
) -> None:
    rows: Rows = (("a", "Army", 9), ("b", "Pay", 4), ("c", "Tanks", 5), ("d", "Navy", 3), ("e", "Ships", 3))
    assert held(listed(rows), register) == ([2], 15.0, [])


def test_that_a_line_above_all_others_holds_them_whatever_their_codes(register: Register) -> None:
    rows: Rows = (("00", "Defence", 12), ("10", "Army", 4), ("11", "Navy", 5), ("12", "Air", 3))
    assert held(listed(rows), register) == ([2], 12.0, [])


def test_that_lines_with_codes_of_another_kind_or_without_one_stand_below_a_line_that_is_their_sum(
    register: Register,
) -> None:
    kinds: Rows = (("30", "Army", 9), ("3001", "Staff", 9), ("A10", "Pay", 9), ("311", "B", 4), ("312", "C", 5))
    bare: Rows = (("10", "Army", 9), ("", "Pay", 4), ("", "Tanks", 5), ("11", "Navy", 7), ("12", "Air", 8))
    assert held(listed(kinds), register) == ([2, 4], 18.0, [])
    assert held(listed(bare), register)[:2] == ([2], 24.0)


def test_that_a_line_with_the_same_amounts_holds_one_of_another_kind(register: Register) -> None:
    head = (*HEAD, "Budget 2026")
    rows: Rows = (("3001", "Staff", 9, 8), ("A10", "Pay", 9, 8), ("31", "Army", 4, 5), ("310", "B", 4, 5))
    book = book_of(sheet_of((head, *rows), "List"))
    (lines,) = read_mapped(book, [nested(book)], register).lines
    assert [lines.total(at) for at in (0, 1)] == [13.0, 13.0]


def test_that_sums_may_stand_below_their_lines(register: Register) -> None:
    rows: Rows = (
        ("11", "Pay", 4), ("12", "Tanks", 5), ("1", "Army", 9), ("21", "Pay", 2), ("22", "Ships", 5), ("2", "Navy", 7),
        ("99", "Defence", 16),
    )  # fmt: skip
    assert held(listed(rows), register) == ([4, 7, 8], 16.0, [])


def test_that_rounded_sums_are_sums_and_others_are_told(register: Register) -> None:
    rows: Rows = (("1", "A", 10), ("1.1", "B", 4), ("1.2", "C", 5), ("2", "D", 30), ("2.1", "E", 3), ("2.2", "F", 4))
    rows_left, total, messages = held(listed(rows), register)
    assert (rows_left, total) == ([2], 46.0)
    (message,) = messages
    assert message == (
        "Lines that by their codes hold the lines below them, and are not their sum: 1. Each was counted beside them;"
        " check that nothing is counted twice."
    )


def test_that_amounts_to_the_cent_have_no_roundings(register: Register) -> None:
    rows: Rows = (("1", "A", 9.01), ("1.1", "B", 4.0), ("1.2", "C", 5.0), ("2", "D", 1.23), ("3", "E", 2.34))
    book = listed(rows)
    (lines,) = read_mapped(book, [mapping_of(book, nested=True, power=0)], register).lines
    assert lines.why_not == {}


def test_that_amounts_of_any_size_are_added(register: Register) -> None:
    rows: Rows = (("1", "A", 9e12), ("1.1", "B", 4e12), ("1.2", "C", 5e12), ("2", "D", 1e12))
    assert held(listed(rows), register) == ([2], 1e13, [])


def test_that_codes_before_the_words_of_titles_tell_which_lines_stand_below_another(register: Register) -> None:
    """As in the Danish state's budget, where a line may hold a single one."""
    rows: Rows = (
        ("", "01 Dronningen", 77.7), ("", "011 Statsydelse", 77.7), ("", "0111 Statsydelse", 77.7),
        ("", "12 Forsvarsministeriet", 21000), ("", "121 Fællesudgifter", 300), ("", "1211 Centralstyrelsen", 300),
        ("", "122 Militært forsvar", 20700), ("", "1221 Forsvarskommandoen", 20700),
    )  # fmt: skip
    holders, total, said = held(listed(rows), register)
    assert (holders, said) == ([2, 3, 5, 6, 8], [])
    assert total == pytest.approx(21077.7)


def test_that_numbers_before_the_words_of_titles_of_one_length_are_no_levels(register: Register) -> None:
    rows: Rows = (("", "155 mm shells", 9), ("", "120 mm shells", 9), ("", "105 mm shells", 4))
    assert held(listed(rows), register) == ([], 22.0, [])


def test_that_a_line_that_happens_to_be_twice_a_chapter_above_it_is_no_sum(register: Register) -> None:
    assert held(listed((("1", "A", 1), ("1.1", "B", 1), ("2", "C", 2))), register) == ([2], 3.0, [])


def test_that_a_grand_total_and_a_row_that_is_left_out_hold_nothing(tmp_path: Path, register: Register) -> None:
    rows: Rows = (("1", "A", 9), ("1.1", "B", 4), ("1.2", "C", 5), ("", "Total", 9))
    book = opened(tmp_path, (HEAD, *rows))
    _, lines = read(book, mapping_of(book, nested=True, totals=("Total",)), register)
    assert (lines.rows.tolist(), lines.total(0)) == ([2, 3, 4], 9.0)


def _lines(tree: Tree, code: str = "") -> list[tuple[str, str, int]]:
    if isinstance(tree, int):
        return [(code, f"Line {code}", tree)]
    below = [_lines(each, f"{code}{'.' if code else ''}{at}") for at, each in enumerate(tree, 1)]
    amount = sum(lines[0][2] for lines in below)
    own = [(code, f"Group {code}", amount)] if code else []
    return own + [line for lines in below for line in lines]


def _leaves(tree: Tree) -> int:
    return tree if isinstance(tree, int) else sum(map(_leaves, tree))


def _by_chance(tree: Tree) -> bool:
    """Whether a line is also the sum of lines right beside it, as in 1, 1, 2: nobody can tell if it holds those."""
    lines = _lines(tree)
    lowest = [title.startswith("Line") for _code, title, _amount in lines]
    until = [*accumulate((amount for (_c, _t, amount), low in zip(lines, lowest, strict=True) if low), initial=0)]
    begins = [until[sum(lowest[:at])] for at in range(len(lines))]
    return any(
        begin - amount in until or begin + 2 * amount in until
        for begin, (_code, _title, amount) in zip(begins, lines, strict=True)
    )


@pytest.mark.parametrize("power", [0, 3])
@given(
    tree=st.recursive(st.integers(1, 10**6), lambda each: st.lists(each, min_size=1, max_size=4), max_leaves=25).filter(
        lambda tree: isinstance(tree, list) and len(_lines(tree)) > 2 and not _by_chance(tree)
    )
)
def test_that_a_budget_of_any_depth_comes_to_the_sum_of_its_lowest_lines(
    tree: Tree, power: int, register: Register
) -> None:
    book = listed(_lines(tree))
    (lines,) = read_mapped(book, [mapping_of(book, nested=True, power=power)], register).lines
    assert lines.total(0) == pytest.approx(_leaves(tree) * 10.0 ** (power - 6), rel=1e-12)
