"""Rows that say how firm they are: what came of a budget counts, and what is shown rather than hidden."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from workbook.sheets import Rows, book_of, sheet_of

NOTE = "Rows of the same year are told apart by how firm their figures are. The firmer ones were used."


@pytest.mark.parametrize("heading", ["Version", "Status", ""])
@pytest.mark.parametrize("first", ["Budget", "Outturn"])
def test_that_what_was_spent_counts_whichever_stands_first(register: Register, heading: str, first: str) -> None:
    pairs = [("Budget", 7350), ("Outturn", 7000)] if first == "Budget" else [("Outturn", 7000), ("Budget", 7350)]
    rows: Rows = (
        ("Country", "Year", heading, "Defence expenditure (EUR million)"),
        *((name, year, word, value) for name in ("Belgium", "Spain") for year in (2022, 2023) for word, value in pairs),
    )
    sheet = sheet_of(rows)
    draft = draft_of(book_of(sheet), register)
    mapping = draft.entries[0].read_by
    found = preview(draft.book, mapping, register)
    use = mapping.use(3)
    assert use is not None
    assert use.role is Role.FLAG
    own = range(2, 10) if first == "Outturn" else range(3, 11)
    assert {row.cell: (row.member, row.year, row.value, row.kind) for row in found.observations} == {
        f"Data!D{row}": (member, year, 7000, Kind.ACTUAL)
        for row, (member, year) in zip(own[::2], [(m, y) for m in ("BEL", "ESP") for y in (2022, 2023)], strict=True)
    }
    assert [each.message for each in found.findings] == [NOTE]
    assert len(found.observations) + sum(each.cells for each in found.unused) == sheet.count()


def test_that_the_same_figure_twice_as_firm_is_still_an_error(register: Register) -> None:
    rows: Rows = (
        ("Country", "Year", "Status", "Defence expenditure (EUR million)"),
        *(("Belgium", 2023, "Outturn", 7000), ("Belgium", 2023, "Outturn", 7100), ("Spain", 2023, "Plan", 9000)),
        *(("Belgium", 2022, "Outturn", 6900), ("Spain", 2022, "Outturn", 8900)),
    )
    draft = draft_of(book_of(sheet_of(rows)), register)
    found = preview(draft.book, draft.entries[0].read_by, register)
    said = (
        "Belgium 2023 stands here a second time, as 7100 after 7000 in Data!D2; expected each figure once. The first"
        " was used."
    )
    assert [each.message for each in found.findings] == [said]
    assert {row.cell: row.kind for row in found.observations} == {
        "Data!D2": Kind.ACTUAL, "Data!D4": Kind.PLAN, "Data!D5": Kind.ACTUAL, "Data!D6": Kind.ACTUAL,
    }  # fmt: skip


@pytest.mark.parametrize("hidden", [2, 3])
def test_that_the_row_that_is_shown_counts_and_not_the_hidden_one(
    tmp_path: Path, register: Register, hidden: int
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    rows = (("EUR million", 2023, 2024), ("Belgium", 6900, 7900), ("Belgium", 6000, 7000), ("Spain", 19_000, 22_000))
    for row in rows:
        sheet.append(row)
    sheet["A5"] = "Defence expenditure of Allies, NATO definition"
    sheet.row_dimensions[hidden].hidden = True
    book.save(tmp_path / "t.xlsx")
    draft = draft_of(open_book(tmp_path / "t.xlsx"), register)
    mapping = replace(draft.entries[0].read_by, measure=Measure.CORE_EXPENDITURE)
    found = preview(draft.book, mapping, register)
    other = {2: 3, 3: 2}[hidden]
    assert {row.cell for row in found.observations} == {f"Data!B{other}", f"Data!C{other}", "Data!B4", "Data!C4"}
    assert [each.message for each in found.findings] == [
        "Hidden rows have figures that other rows show. Those that are shown were used."
    ]
    reasons = {each.place: each.reason for each in found.unused}
    assert "in a hidden row, and shown in another one" in reasons.values()
    assert len(found.observations) + sum(each.cells for each in found.unused) == draft.book.sheets[0].count()
