"""The budget lists of one book: which are taken, and what is said of one and holds for its like."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.mapping import lacking
from workbook.sheets import Rows, book_of, sheet_of

HEAD = ("Chapter", "Code", "Title", "Outturn 2024", "Budget 2025")
LINES: Rows = tuple((f"Chapter {at // 6}", f"{at:04}", f"Line {at} of it", 10 + at, 20 + at) for at in range(18))


def drafted(register: Register, *sheets: Rows) -> Draft:
    return draft_of(book_of(*(sheet_of(rows, f"List {at}") for at, rows in enumerate(sheets, 1))), register)


def test_that_a_list_of_one_year_that_another_sheet_holds_with_all_years_is_not_taken(register: Register) -> None:
    again = (HEAD[:4], *(row[:4] for row in LINES))
    draft = drafted(register, (HEAD, *LINES), again)
    assert [entry.taken for entry in draft.entries] == [True, False]


def test_that_lists_of_other_years_or_headed_otherwise_are_all_taken(register: Register) -> None:
    other = ((*HEAD[:3], "Outturn 2023", "Budget 2024"), *LINES)
    renamed = (("Kapitel", *HEAD[1:4]), *(row[:4] for row in LINES))
    assert [entry.taken for entry in drafted(register, (HEAD, *LINES), other, renamed).entries] == [True, True, True]


def test_that_what_is_said_of_a_list_holds_for_those_headed_alike_that_were_taken_for_the_same(
    register: Register,
) -> None:
    other = ((*HEAD[:3], "Outturn 2023", "Budget 2024"), *LINES)
    draft = drafted(register, (HEAD, *LINES), other, (("Kapitel", *HEAD[1:]), *LINES))
    assert [lacking(mapping) for mapping in draft.mappings] == ["owner", "owner", "owner"]
    said = draft.saying(1, "member", "EST")
    assert [mapping.member for mapping in said.mappings] == ["EST", "EST", ""]
    again = said.saying(0, "member", "LVA")
    assert [mapping.member for mapping in again.mappings] == ["LVA", "LVA", ""]
    assert [entry.why("member") for entry in again.entries[:2]] == ["You said so.", "You said so."]
    mapping = replace(again.entries[1].mapping, member="LTU")
    apart = again.with_entry(1, again.entries[1].with_mapping(mapping, "member")).saying(0, "member", "EST")
    assert [mapping.member for mapping in apart.mappings] == ["EST", "LTU", ""]


def test_that_the_edition_and_the_form_are_of_one_list_alone(register: Register) -> None:
    draft = drafted(register, (HEAD, *LINES), ((*HEAD[:3], "Outturn 2023", "Budget 2024"), *LINES))
    named = draft.saying(0, "edition", "First")
    assert [mapping.edition == "First" for mapping in named.mappings] == [True, False]


def test_that_a_table_of_years_is_said_alone(register: Register) -> None:
    rows: Rows = (("Item", 2023, 2024), ("Pay", 5, 6), ("Tanks", 7, 8))
    draft = drafted(register, rows, rows)
    entries = draft.saying(0, "member", "EST").entries
    assert [entry.mapping.member for entry in entries] == ["EST", ""]
    assert entries[1] == replace(draft.entries[1])
