"""How a sheet is marked by what is made of it."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.models.draft_marks import LEGEND, column_word, header_rows, marks_of
from rampath.models.sheet_table import Cells, SheetTableModel, Tint
from rampath.workbook.correcting import with_year
from rampath.workbook.draft_entry import Entry
from rampath.workbook.draft_reading import preview
from rampath.workbook.guess import Guess, guess
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Part, Role
from workbook.sheets import Rows, book_of, sheet_of

ROWS: Rows = (
    ("NATO: defence expenditure, million euro",),
    ("", 2023, "2024e", "Rank", "Notes"),
    ("Belgium", 1, "soon", 5, "x"),
    ("Austria", 3, 4, 6, ""),
    ("Estonja", 5, 6, 7, ""),
    ("Total", 9, 9, 9, ""),
    ("Source: us",),
)


def marks(register: Register) -> tuple[Cells, Entry]:
    sheet = sheet_of(ROWS)
    book = book_of(sheet)
    found = guess(sheet, book, register)
    entry = Entry(found, found.mapping, True)
    return marks_of(entry, sheet, preview(book, entry.mapping, register)), entry


def test_that_each_column_tells_its_role_by_a_word_and_a_colour(register: Register) -> None:
    found, _entry = marks(register)
    told = {column: (mark.word, mark.tint) for (row, column), mark in found.items() if row == 0}
    assert told == {
        1: ("names", Tint.NAMES),
        2: ("2023", Tint.FIGURES),
        3: ("2024e", Tint.FIGURES),
        4: ("not known", Tint.DOUBT),
        5: ("remarks", Tint.OUTSIDE),
    }


def test_that_a_heading_tells_what_was_said_of_its_column_and_the_header_all_years_by_then(register: Register) -> None:
    sheet = sheet_of((("", 2023, 2024, "next"), ("Belgium", 1, 2, 3), ("Estonia", 4, 5, 6)))
    found = guess(sheet, book_of(sheet), register)
    entry = Entry(found, found.mapping, True)
    before = marks_of(entry, sheet, None)
    assert (before[1, 0].text, before[1, 4].text) == (
        "Row 1 names the years 2023 to 2024.",
        "Not known yet. Nothing tells what it holds.",
    )
    after = marks_of(
        entry.with_mapping(with_year(entry.mapping, sheet, 4, 2025, Kind.ESTIMATE), "column 4"), sheet, None
    )
    assert after[1, 0].text == "Row 1 heads the years 2023 to 2025."
    assert after[1, 4].text == "Column of 2025e. You said so."


def test_that_a_year_whose_kind_stands_further_left_is_in_doubt(register: Register) -> None:
    rows = (("", "Plan", ""), ("", 2023, 2024), ("Belgium", 1, 2), ("Estonia", 3, 4))
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    told = marks_of(Entry(found, found.mapping, True), sheet, None)
    assert [(told[0, column].word, told[0, column].tint) for column in (2, 3)] == [
        ("2023 plan", Tint.FIGURES), ("2024 plan", Tint.DOUBT),
    ]  # fmt: skip


def test_that_rows_tell_header_totals_strangers_and_what_lies_outside(register: Register) -> None:
    found, _entry = marks(register)
    told = {row: (mark.word, mark.tint) for (row, column), mark in found.items() if column == 0}
    assert told == {
        1: ("", Tint.OUTSIDE),
        2: ("header", Tint.HEADER),
        4: ("no member", Tint.LEFT_OUT),
        5: ("asks", Tint.DOUBT),
        6: ("total", Tint.LEFT_OUT),
        7: ("", Tint.OUTSIDE),
    }


def test_that_cells_tell_what_they_say_what_is_wrong_and_what_is_asked(register: Register) -> None:
    found, _entry = marks(register)
    told = {at: (mark.word, mark.tint) for at, mark in found.items() if 0 not in at}
    assert told == {
        (1, 1): ("says so", Tint.SAID),
        (2, 4): ("header", Tint.HEADER),
        (3, 3): ("error", Tint.FAULT),
        (5, 1): ("asks", Tint.DOUBT),
    }
    assert "Currency:" in found[1, 1].text
    assert "Counted in:" in found[1, 1].text


def test_that_a_field_that_a_person_has_said_no_longer_points_at_the_sheet(register: Register) -> None:
    sheet = sheet_of(ROWS)
    _found, entry = marks(register)
    said = entry.with_mapping(entry.mapping, "measure", "currency", "power")
    assert (1, 1) not in marks_of(said, sheet, None)


def test_that_the_header_that_was_pointed_at_is_marked_alone(register: Register) -> None:
    _found, entry = marks(register)
    assert header_rows(entry) == (2,)
    assert header_rows(replace(entry, mapping=replace(entry.mapping, header_row=3))) == (3,)
    assert header_rows(replace(entry, mapping=replace(entry.mapping, header_row=0))) == ()


def test_that_plans_and_estimates_are_told_apart_in_words() -> None:
    words = [column_word(ColumnUse(1, "", Role.YEAR, 2025, kind)) for kind in Kind]
    assert words == ["2025", "2025e", "2025 plan"]


def test_that_every_colour_that_is_used_is_in_the_legend() -> None:
    assert {tint for _word, tint in LEGEND} == set(Tint) - {Tint.OUTSIDE}


def test_that_a_sheet_shows_the_words_at_its_edges(register: Register) -> None:
    from PySide6.QtCore import Qt

    found, _entry = marks(register)
    model = SheetTableModel(sheet_of(ROWS), found)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B · 2023"
    assert model.headerData(1, Qt.Orientation.Vertical) == "2 · header"
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"


def test_that_rows_of_items_that_nobody_has_named_ask_and_those_left_out_do_not(register: Register) -> None:
    sheet = sheet_of(
        (("", 2023, 2024), ("GDP, million euro", 500_000, 520_000), ("Tanks", 40, 41), ("Ships", 2, 3)), "Belgium"
    )
    book = book_of(sheet)
    found = guess(sheet, book, register)
    mapping = found.mapping.with_item(Item("Ships", left_out=True))
    entry = Entry(found, mapping, True)
    told = marks_of(entry, sheet, preview(book, mapping, register))
    assert {row: (mark.word, mark.tint) for (row, column), mark in told.items() if column == 0 and row > 1} == {
        3: ("not known", Tint.DOUBT), 4: ("left out", Tint.LEFT_OUT),
    }  # fmt: skip


BUDGET: Rows = (
    ("Chapter", "Code", "Title", "Kind", "Outturn 2024", "Soll 2025", "March 2025", "Note"),
    ("10 Ministry",),
    ("10 Ministry", "101", "Pay", "spending", 4, 5, 1, ""),
    ("10 Ministry", "102", "Officers", "spending", 2, 3, 1, "of which"),
    ("20 Forces", "201", "Tanks", "spending", 6, 7, 1, ""),
    ("", "", "Total", "", 10, 12, 2, ""),
)
LINES = Mapping(
    "Data", Form.LINES, 1,
    (ColumnUse(1, "Chapter", Role.HEADING), ColumnUse(2, "Code", Role.CODE), ColumnUse(3, "Title", Role.TITLE),
     ColumnUse(4, "Kind", Role.HEADING), ColumnUse(5, "Outturn 2024", Role.AMOUNT, 2024, stage="Outturn"),
     ColumnUse(6, "Soll 2025", Role.AMOUNT, 2025, Kind.PLAN, stage="Soll"),
     ColumnUse(7, "March 2025", Role.AMOUNT, 2025, month=3),
     ColumnUse(8, "Note", Role.COUNTED, not_counted="of which")),
    measure=Measure.BUDGET, member="EST", currency="EUR", power=6, parts=(Part("", "Chapter"),),
    sides=(Part("", "Kind"),), totals=("Total",),
)  # fmt: skip


def marks_of_lines(mapping: Mapping, register: Register) -> Cells:
    sheet = sheet_of(BUDGET)
    return marks_of(Entry(Guess(mapping), mapping, True), sheet, preview(book_of(sheet), mapping, register))


def test_that_columns_of_a_budgets_list_tell_their_amounts_and_what_is_told_apart_by_them(register: Register) -> None:
    found = marks_of_lines(LINES, register)
    told = {column: (mark.word, mark.tint) for (row, column), mark in found.items() if row == 0}
    assert told == {
        1: ("heading · totals", Tint.NAMES),
        2: ("code", Tint.OUTSIDE),
        3: ("title", Tint.NAMES),
        4: ("heading · kept apart", Tint.NAMES),
        5: ("2024 · Outturn", Tint.FIGURES),
        6: ("2025 plan · Soll", Tint.FIGURES),
        7: ("Mar 2025", Tint.FIGURES),
        8: ("counted or not", Tint.SAID),
    }
    assert "Each text here has a total of its own." in found[0, 1].text
    assert "Lines are kept apart by what stands here, and never added." in found[0, 4].text


def test_that_rows_of_a_budgets_list_that_do_not_count_look_left_out_and_say_why(register: Register) -> None:
    found = marks_of_lines(LINES, register)
    told = {row: (mark.word, mark.tint) for (row, column), mark in found.items() if column == 0}
    assert told == {
        1: ("header", Tint.HEADER),
        2: ("heading", Tint.LEFT_OUT),
        4: ("not counted", Tint.LEFT_OUT),
        6: ("total", Tint.LEFT_OUT),
    }
    assert found[4, 0].text == "“Note” reads “of which”: other lines hold it already"


def test_that_far_down_a_long_list_lines_that_do_not_count_look_left_out_too(register: Register) -> None:
    long = sheet_of((*BUDGET[:1], *(BUDGET[3] for _ in range(30_000))))
    found = marks_of(Entry(Guess(LINES), LINES, True), long, preview(book_of(long), LINES, register))
    assert found[30_001, 0].word == "not counted"


def test_that_lines_are_not_called_headings_before_any_amounts_are_known(register: Register) -> None:
    bare = replace(LINES, columns=LINES.columns[:4])
    assert [row for row, column in marks_of_lines(bare, register) if column == 0] == [1]
