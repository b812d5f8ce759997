"""One figure in two tables of a file is never silently the second."""

from dataclasses import replace

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.reading import Reading
from workbook.sheets import Rows, book_of, sheet_of

TITLE = ("NATO: defence expenditure, million euro",)
FIRST: Rows = (TITLE, ("", 2022, 2023), ("Belgium", 4000, 5000), ("Spain", 9000, 9100))


def read(second: Rows, register: Register) -> Reading:
    draft: Draft = draft_of(book_of(sheet_of(FIRST, "One"), sheet_of(second, "Two")), register)
    taken = tuple(replace(entry, taken=True) for entry in draft.entries)
    return read_draft(replace(draft, entries=taken), register)


def test_that_of_two_values_of_one_figure_the_first_counts_and_the_other_is_an_error(register: Register) -> None:
    reading = read((TITLE, ("", 2022, 2023), ("Belgium", 400, 500), ("Italy", 1, 2)), register)
    values = {(row.member, row.year): row.value for row in reading.observations}
    assert (values["BEL", 2022], values["BEL", 2023], values["ITA", 2022]) == (4000, 5000, 1)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert [error.place for error in errors] == ["Two!B3"]
    said = "2 figures of core defence expenditure stand in two tables with other values, such as Belgium in 2022"
    assert errors[0].message.startswith(f"{said}: here 400, and 4000 in One!B3")
    assert {each.place for each in reading.unused if each.reason == "given before"} == {"Two!B3", "Two!C3"}
    assert reading.used + reading.unused_cells == reading.cells


def test_that_a_single_figure_that_differs_is_told_with_both_its_cells(register: Register) -> None:
    reading = read((TITLE, ("", 2022, 2023), ("Belgium", 4000, 5001), ("Italy", 1, 2)), register)
    error = next(finding for finding in reading.findings if finding.severity is Severity.ERROR)
    assert error.message.startswith(
        "core defence expenditure of Belgium in 2023 stands in two tables, here as 5001 and in One!C3 as 5000"
    )


def test_that_the_same_value_twice_is_used_once_without_a_word(register: Register) -> None:
    reading = read((TITLE, ("", 2022, 2023), ("Belgium", 4000, 5000), ("Italy", 1, 2)), register)
    assert sum(row.measure is Measure.CORE_EXPENDITURE and row.member == "BEL" for row in reading.observations) == 2
    assert not any("two tables" in finding.message for finding in reading.findings)
