"""Reading a long list by its mapping: which rows are lines, what is counted, and what is said of the rest."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Part, Role
from rampath.workbook.opened_book import open_book
from workbook.build import Rows
from workbook.lists import accounted, amounts, mapping_of, opened, read, text_file

HEAD = ("Area", "Code", "Title", "2024", "2025")


def test_that_headings_notes_and_empty_rows_are_no_lines(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        HEAD,
        ("14", "", "Defence"),
        ("14", "1401", "Staff", 10, 11),
        (),
        ("14", "1402", "Ships", "", 5),
        ("Source: the treasury.",),
    ])  # fmt: skip
    sheets, lines = read(book, mapping_of(book), register)
    assert lines.rows.tolist() == [3, 5]
    assert lines.texts["code"] == ["1401", "1402"]
    assert amounts([lines]) == {"List!D3": 10.0, "List!E3": 11.0, "List!E5": 5.0}
    reasons = {cell.place: cell.reason for cell in sheets.unused}
    assert reasons["List!A2:C2"] == "heading or note, without an amount of its own"
    assert reasons["List!A6"] == "heading or note, without an amount of its own"
    assert reasons["List!A1:E1"] == "column heading"
    assert reasons["List!A3:C3"] == reasons["List!A5:C5"] == "describes a line"


def test_that_a_line_with_a_code_and_no_amount_is_a_line(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", 10, 11), ("14", "1402", "Nothing yet")])
    _, lines = read(book, mapping_of(book), register)
    assert len(lines.rows) == 2
    assert lines.used == 2


def test_that_a_total_row_is_no_line_and_is_held_against_the_lines(tmp_path: Path, register: Register) -> None:
    rows = [
        HEAD,
        ("14", "1401", "Staff", 10.25, 11),
        ("14", "1402", "Ships", 20.5, 5),
        ("14", "", "Total 14", 30.75, 16),
        ("15", "1501", "Roads", 1, 1),
        ("", "", "Grand total", 31.75, 17.5),
    ]
    book = opened(tmp_path, rows)
    sheets, lines = read(book, mapping_of(book, totals=("Total", "Grand total")), register)
    assert lines.total(0) == 31.75
    assert [f.place for f in sheets.findings if f.severity is Severity.NOTE] == ["List!D4"]
    (wrong,) = [f for f in sheets.findings if f.severity is Severity.WARNING]
    assert (wrong.place, wrong.raw) == ("List!E6", "17.5")
    assert "17.500 EUR million" in wrong.message
    assert "add up to 17.000" in wrong.message


def test_that_a_cent_makes_a_total_differ(tmp_path: Path, register: Register) -> None:
    lines = [("14", f"14{at:02}", "Line", 10_000_000.07) for at in range(10)]
    for stated, agrees in ((100_000_000.7, True), (100_000_000.71, False)):
        book = opened(tmp_path, [HEAD[:4], *lines, ("", "", "Total", stated)])
        sheets, _ = read(book, mapping_of(book, totals=("Total",), power=0), register)
        assert [f.severity for f in sheets.findings] == [Severity.NOTE if agrees else Severity.WARNING]


def test_that_a_row_without_a_code_that_adds_up_is_a_total_in_any_language(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        HEAD,
        ("14", "1401", "Staff", 10, 11),
        ("14", "1402", "Ships", 20, 5),
        ("14", "", "Yhteensä", 30, 16),
        ("15", "", "Outside the budget", 7, 8),
        ("", "", "Kaikki", 37, 24),
    ])  # fmt: skip
    sheets, lines = read(book, mapping_of(book), register)
    assert lines.rows.tolist() == [2, 3, 5]
    assert lines.total(0) == 37.0
    (doubt,) = [f for f in sheets.findings if f.severity is Severity.WARNING]
    assert doubt.place == "List!B5"
    assert "check that none is a total" in doubt.message


def test_that_a_coded_line_called_total_is_a_line_unless_it_adds_up(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        HEAD,
        ("14", "1401", "Total Package Fielding", 10, 11),
        ("14", "1402", "Ships", 20, 5),
        ("14", "1499", "Total of Area 14", 30, 16),
    ])  # fmt: skip
    _, lines = read(book, mapping_of(book, totals=("Total",)), register)
    assert lines.texts["code"] == ["1401", "1402"]


def test_that_lines_that_others_hold_are_read_and_not_counted(tmp_path: Path, register: Register) -> None:
    head = ("Code", "Title", "Flag", "2025")
    book = opened(tmp_path, [
        head, ("1", "Ship", "Add", 100), ("1", "Ship, of which", "Non-Add", 40), ("2", "Tank", "ADD", 5),
        ("3", "Of which", "non-add", 2),
    ])  # fmt: skip
    _, lines = read(book, mapping_of(book), register)
    assert lines.total(0) == 105.0
    assert lines.used == 4
    assert set(lines.why_not) == {1, 3}
    assert "Non-Add" in lines.why_not[1]


def test_that_a_total_over_all_rows_that_are_shown_agrees_too(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        ("", "Total of Displayed Rows", "", 140), ("Code", "Title", "Flag", "2025"),
        ("1", "Ship", "Add", 100), ("1", "Of which", "Non-Add", 40),
    ])  # fmt: skip
    sheets, _ = read(book, mapping_of(book, 2, totals=("Total",)), register)
    assert [(f.severity, f.place) for f in sheets.findings] == [(Severity.NOTE, "List!D1")]
    assert "together with the lines that are not counted" in sheets.findings[0].message


def test_that_a_header_that_comes_again_is_no_line(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", 10, 11), HEAD, ("14", "1402", "Ships", 20, 5)])
    sheets, lines = read(book, mapping_of(book), register)
    assert lines.rows.tolist() == [2, 4]
    assert not sheets.findings


def test_that_sides_parts_and_years_of_lines_are_told_apart(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        ("Area", "Code", "Year", "2024"),
        ("14", "111", 2024, 7), ("14", "511", 2024, 2), ("15", "512", 2025, 3), ("14", "911", "soon", 9),
    ])  # fmt: skip
    sides = (Part("In", "Code", ("0", "1", "2", "3")), Part("Out", "Code", ("4", "5", "9")))
    parts = (Part("Defence", "Area", ("14",)), Part("", "Area"))
    sheets, lines = read(book, mapping_of(book, sides=sides, parts=parts), register)
    assert [(t.side, t.part, t.amount) for t in lines.totals()] == [
        ("In", "", 7.0), ("In", "Defence", 7.0), ("In", "14", 7.0),
        ("Out", "", 2.0), ("Out", "", 3.0), ("Out", "Defence", 2.0), ("Out", "14", 2.0), ("Out", "15", 3.0),
    ]  # fmt: skip
    (finding,) = sheets.findings
    assert (finding.severity, finding.place, finding.raw) == (Severity.ERROR, "List!C5", "soon")


@pytest.mark.parametrize("part", [Part("Defence", "Area", ("06",)), Part("Defence", "Ministry", ("14",))])
def test_that_a_total_that_is_wanted_by_name_and_has_no_line_is_told(
    tmp_path: Path, register: Register, part: Part
) -> None:
    book = opened(tmp_path, [HEAD, ("14", "111", "Fees", 7, 7), ("15", "511", "Pay", 2, 2)])
    sheets, lines = read(
        book, mapping_of(book, parts=(part, Part("Roads", "Area", ("15",)), Part("", "Title"))), register
    )
    assert {total.part for total in lines.totals()} == {"", "Roads", "Fees", "Pay"}
    (finding,) = sheets.findings
    assert (finding.severity, finding.place) == (Severity.WARNING, "List!A1")
    assert finding.message.startswith("No line belongs to “Defence”; expected a column “")


def test_that_without_its_column_no_side_is_added_to_another(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "111", "Fees", 7, 7), ("14", "511", "Pay", 2, 2)])
    sides = (Part("In", "Side", ("E",)), Part("Out", "Side", ("A",)))
    sheets, lines = read(book, mapping_of(book, sides=sides), register)
    assert lines.totals() == ()
    assert [f.severity for f in sheets.findings] == [Severity.ERROR]
    assert "belong to none of the sides of this list: 2; expected one of “In” and “Out”" in sheets.findings[0].message


def test_that_what_is_no_amount_is_told_with_its_cell(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [
        HEAD, ("14", "1401", "Staff", "ten", "-"), ("14", "1402", "Ships", True, "(5)"),
        ("14", "1403", "Jets", "..", 5),
    ])  # fmt: skip
    sheets, lines = read(book, mapping_of(book), register)
    assert amounts([lines]) == {"List!E3": -5.0, "List!E4": 5.0}
    assert [(f.place, f.raw) for f in sheets.findings if f.severity is Severity.ERROR] == [
        ("List!D2", "ten"), ("List!D3", "TRUE"),
    ]  # fmt: skip
    reasons = {cell.place: cell.reason for cell in sheets.unused}
    assert reasons["List!E2"] == reasons["List!D4"] == "no figure given"


def test_that_many_unreadable_cells_are_counted_and_not_all_named(tmp_path: Path, register: Register) -> None:
    rows = [("14", f"14{at:02}", "Line", "bad", 1) for at in range(50)]
    book = opened(tmp_path, [HEAD, *rows])
    sheets, _ = read(book, mapping_of(book), register)
    errors = [f for f in sheets.findings if f.severity is Severity.ERROR]
    assert len(errors) == 21
    assert "30" in errors[-1].message


def test_that_an_amount_with_a_unit_of_its_own_is_no_amount_of_the_list(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", "5 %", 11), ("14", "1402", "Ships", "2 bn", "€ 7")])
    sheets, lines = read(book, mapping_of(book), register)
    assert amounts([lines]) == {"List!E2": 11.0, "List!E3": 7.0}
    assert [(f.severity, f.place, f.raw) for f in sheets.findings] == [
        (Severity.ERROR, "List!D2", "5 %"), (Severity.ERROR, "List!D3", "2 bn"),
    ]  # fmt: skip


def test_that_rows_and_columns_left_out_on_purpose_are_told_so(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [("Code", "Title", "Pieces", "2025"), ("1", "Ship", 3, 100), ("2", "Boat", 4, 7)])
    sheets, lines = read(book, mapping_of(book, left_out=(3,)), register)
    assert lines.total(0) == 100.0
    reasons = {cell.place: cell.reason for cell in sheets.unused}
    assert reasons["List!A3:D3"] == "row left out on purpose"
    assert reasons["List!C2"] == "column left out on purpose"


def test_that_the_unit_is_millions_whatever_the_sheet_counts_in(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD[:4], ("14", "1401", "Staff", 1234567.89)])
    for power, value in ((0, 1.23456789), (3, 1234.56789), (6, 1234567.89), (9, 1234567890.0)):
        _, lines = read(book, mapping_of(book, power=power), register)
        assert (lines.amounts[0, 0], lines.unit) == (value, "EUR million")


@pytest.mark.parametrize(
    ("decimal", "written", "value", "severity"),
    [
        ("", "1.234,5", 1234.5, None),
        ("", "1,234.5", 1234.5, None),
        (",", "1.234", 1234.0, None),
        (".", "1.234", 1.234, None),
        (".", "1.234,5", 1234.5, Severity.WARNING),
        ("", "1.234", 1.234, None),
    ],
)
def test_that_the_decimal_sign_is_told_by_the_numbers_then_by_the_mapping_or_asked(
    tmp_path: Path, register: Register, decimal: str, written: str, value: float, severity: Severity | None
) -> None:
    file = text_file(tmp_path / "list.csv", [HEAD[:4], ("14", "1401", "Staff", written), ("14", "1402", "Ships", "7")])
    book = open_book(file)
    sheets, lines = read(book, mapping_of(book, decimal=decimal), register)
    assert lines.amounts[0, 0] == value
    assert [f.severity for f in sheets.findings] == ([] if severity is None else [severity])
    assert len(sheets.questions) == (written == "1.234" and not decimal)
    for question in sheets.questions:
        assert question.place == "list!D1"
        answered, lines = read(replace(book, answers={question.id: "comma"}), mapping_of(book), register)
        assert (lines.amounts[0, 0], answered.questions[0].answered) == (1234.0, True)


def test_that_a_sheet_without_a_mapping_is_left_out_cell_by_cell(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", 10, 11)])
    sheets = read_mapped(book, [], register)
    assert accounted(book, sheets)
    assert {cell.reason for cell in sheets.unused} == {"nobody has said how this sheet is to be read"}


def test_that_money_of_somebody_unknown_is_told(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", 10, 11)])
    sheets, _ = read(book, mapping_of(book, member="ATL"), register)
    assert [(f.severity, f.raw) for f in sheets.findings] == [(Severity.WARNING, "ATL")]


def test_that_a_column_nobody_knows_is_left_out_and_told_so(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [HEAD, ("14", "1401", "Staff", 10, 11)])
    sheets, lines = read(book, mapping_of(book).with_role(5, Role.UNKNOWN), register)
    assert amounts([lines]) == {"List!D2": 10.0}
    assert {cell.place: cell.reason for cell in sheets.unused}[
        "List!E2"
    ] == "column that nobody has said anything about"


VALUES = st.one_of(
    st.sampled_from(["", "14", "1401", "Total", "Non-Add", "-", "n/a", "bad", " ", "Code", "2024", "1,5"]),
    st.integers(-5, 5).map(float), st.booleans(),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(VALUES, min_size=6, max_size=6), max_size=9), st.integers(1, 3))
def test_that_each_cell_of_any_list_is_used_or_unused(
    register: Register, rows: list[list[object]], header_row: int
) -> None:
    head = ["Area", "Code", "Title", "Flag", "2024", "2025"]
    table: Rows = [*rows[: header_row - 1], *([[]] * max(0, header_row - 1 - len(rows))), head, *rows[header_row - 1 :]]
    with tempfile.TemporaryDirectory() as folder:
        book = opened(Path(folder), table)
        sides = (Part("In", "Code", ("1",)), Part("Out", "Area", ("1",)))
        for mapping in (mapping_of(book, header_row, totals=("Total",)), mapping_of(book, header_row, sides=sides)):
            read(book, mapping, register)


@given(
    st.lists(
        st.lists(st.sampled_from(["", " ", "\u00a0", "x", 0.0, 1.5, True, None, "2 000"]), max_size=7), max_size=8
    ),
    st.sampled_from([None, 3, 20]),
)
def test_that_the_cells_of_a_list_are_counted_once_and_all(
    register: Register, rows: list[list[object]], last: int | None
) -> None:
    sheet = Sheet("List", [list(HEAD), ["14", "1401", "Staff", 10.0, 11.0], *rows])
    book = Book(Path("list.xlsx"), "", (sheet,), {})
    apart = Sheet("List", sheet.rows).count()
    read_mapped(book, [mapping_of(book, last_row=last)], register)
    assert sheet.count() == apart == len(sheet.cells)


def test_that_a_chapter_which_stands_at_its_first_line_alone_is_that_of_all_its_lines(
    tmp_path: Path, register: Register
) -> None:
    rows = [("Area", "Code", "Title", "2025"), ("Army", "1", "Pay", 1), ("", "2", "Fuel", 2), ("", "3", "Rent", 4),
            ("Navy", "4", "Pay", 8), ("", "5", "Fuel", 16), ("", "6", "Rent", 32)]  # fmt: skip
    book = opened(tmp_path, rows)
    _, lines = read(book, mapping_of(book, parts=(Part("", "Area"),)), register)
    assert {total.part: (total.lines, total.amount) for total in lines.totals()} == {
        "": (6, 63.0), "Army": (3, 7.0), "Navy": (3, 56.0),
    }  # fmt: skip


def test_that_a_line_without_a_chapter_amid_lines_that_have_one_belongs_to_none(
    tmp_path: Path, register: Register
) -> None:
    rows = [("Area", "Code", "Title", "2025"), ("Army", "1", "Pay", 1), ("Army", "2", "Fuel", 2), ("", "3", "Rent", 4),
            ("Navy", "4", "Pay", 8)]  # fmt: skip
    book = opened(tmp_path, rows)
    _, lines = read(book, mapping_of(book, parts=(Part("", "Area"),)), register)
    assert {total.part: total.amount for total in lines.totals()} == {"": 15.0, "Army": 3.0, "Navy": 8.0}
