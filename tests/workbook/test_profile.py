"""Profiles: written and read again, found again in another workbook, and loud where that is not as expected."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.finding import Finding, Scope, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.guess import guess
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.not_known import NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import (
    CLEARLY,
    Anchor,
    Profile,
    ProfileColumn,
    ProfileSheet,
    YearFrom,
    apply,
    best_profile,
    fits,
    profile_from,
    read_profile,
    write_profile,
)
from rampath.workbook.reading import read_book, read_by_profile
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.lists import amounts, opened, shipped, text_file
from workbook.wanted import PROFILE, WANTED

HEAD = ("Code", "Title", "Budget 2025", "Outturn 2024")
ROWS: Rows = (
    ("Defence budget 2025",), (), HEAD, ("1401", "Staff", 10, 9), ("1402", "Ships", 20, 19), ("", "Total", 30, 28),
)  # fmt: skip


def said(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(finding.severity.value, finding.place) for finding in findings]


def test_that_a_workbook_that_is_as_expected_gives_no_findings(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, ROWS)
    assert fits(PROFILE, book) == (1.0, "its 4 columns are in sheet “List”")
    (mapping,), findings = apply(PROFILE, book)
    assert findings == ()
    assert [(use.column, use.role, use.year, use.kind, use.stage) for use in mapping.figures] == [
        (3, Role.AMOUNT, 2025, Kind.PLAN, "Budget"), (4, Role.AMOUNT, 2024, Kind.ACTUAL, "Outturn"),
    ]  # fmt: skip
    reading = read_by_profile(book, PROFILE, register)
    assert (reading.edition, reading.layout) == ("Budget 2025", "profile “Defence budget”")
    assert amounts(reading.lines) == {"List!C4": 10.0, "List!D4": 9.0, "List!C5": 20.0, "List!D5": 19.0}
    assert reading.used + reading.unused_cells == reading.cells


def test_that_reordered_shifted_and_lower_columns_are_followed_and_said(tmp_path: Path, register: Register) -> None:
    moved: Rows = (
        ("Defence budget 2026",), (), (), ("",), ("", "Outturn 2025", "Code", "Title", "Budget 2026"),
        ("", 19, "1401", "Staff", 20),
    )  # fmt: skip
    book = opened(tmp_path, moved)
    (mapping,), findings = apply(PROFILE, book)
    assert mapping.header_row == 5
    assert said(findings) == [("note", "List!A5"), ("note", "List!B5")]
    assert findings[0].said == "The header is in row 5"
    assert "“Outturn [year]” in B; expected column D" in findings[1].message
    assert amounts(read_by_profile(book, PROFILE, register).lines) == {"List!E6": 20.0, "List!B6": 19.0}


def test_that_a_renamed_header_is_an_error_that_names_what_was_expected_and_what_is_there(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ("Kode", "Title", "Budget 2025", "Outurn 2024"), *ROWS[3:]]
    (mapping,), findings = apply(PROFILE, opened(tmp_path, rows))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [finding.place for finding in errors] == ["List!A3", "List!D3"]
    assert errors[0].message == (
        "A column is missing in row 3, or “Kode” is it by another name; expected “Code”. The rest was read; rename it,"
        " or add its name to the profile."
    )
    assert errors[1].expected == "“Outturn [year]”"
    assert "Its amounts were not read" in errors[1].done
    assert {finding.reach for finding in errors} == {Scope.HEADER}
    assert [use.header for use in mapping.unknown] == ["Kode", "Outurn 2024"]


def test_that_a_missing_header_is_an_error_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    rows = [("Defence budget 2025",), (), ("Code", "Title", "Budget 2025"), ("1401", "Staff", 10)]
    book = opened(tmp_path, rows)
    _, findings = apply(PROFILE, book)
    assert said(findings) == [("error", "List!A3")]
    assert amounts(read_by_profile(book, PROFILE, register).lines) == {"List!C4": 10.0}


def test_that_a_header_that_comes_twice_is_an_error_and_only_one_is_read(tmp_path: Path) -> None:
    rows = [*ROWS[:2], (*HEAD, "Budget 2025"), ("1401", "Staff", 10, 9, 10)]
    (mapping,), findings = apply(PROFILE, opened(tmp_path, rows))
    assert said(findings) == [("error", "List!E3")]
    assert [use.column for use in mapping.figures] == [3, 4]


def test_that_a_column_in_which_nothing_stands_is_no_unknown_one_until_something_does(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Defence expenditure (% of GDP)",), ("Country", "Notes", 2023, 2024), ("Belgium", "", 1.2, 1.3),
        ("Estonia", "", 2.7, 3.4),
    )  # fmt: skip
    book = open_book(write(tmp_path / "first.xlsx", {"Data": rows}))
    profile = profile_from("Mine", book, draft_of(book, register).mappings, register=register)
    (mapping,), findings = apply(profile, book)
    assert (mapping.unknown, findings) == ((), ())
    reading = read_by_profile(book, profile, register)
    assert reading.used + reading.unused_cells == reading.cells
    later = open_book(write(tmp_path / "later.xlsx", {"Data": (*rows[:3], ("Estonia", "revised", 2.7, 3.4))}))
    (mapping,), _findings = apply(profile, later)
    assert [use.header for use in mapping.unknown] == ["Notes"]


def test_that_real_gdp_whose_year_of_prices_nobody_tells_is_kept_in_a_profile_that_can_be_read(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Estonia, million euro",), ("", 2023, 2024), ("GDP at constant prices", 30_000, 31_000),
        ("Defence expenditure", 1144, 1317),
    )  # fmt: skip
    book = open_book(write(tmp_path / "first.xlsx", {"Data": rows}))
    (mapping,) = draft_of(book, register).mappings
    assert [item.price_basis for item in mapping.items] == ["constant", "current"]
    profile = profile_from("Mine", book, [mapping], register=register)
    write_profile(profile, tmp_path / "mine.toml")
    assert read_profile(tmp_path / "mine.toml").sheets == profile.sheets


def test_that_a_column_nobody_knows_is_a_warning_and_unknown(tmp_path: Path, register: Register) -> None:
    rows = [*ROWS[:2], (*HEAD, "Note", "Change"), ("1401", "Staff", 10, 9, "new", 1)]
    book = opened(tmp_path, rows)
    (mapping,), findings = apply(PROFILE, book)
    assert said(findings) == [("warning", "List!E3"), ("warning", "List!F3")]
    assert "which holds numbers" in findings[1].message
    assert [use.header for use in mapping.unknown] == ["Note", "Change"]
    assert len(amounts(read_by_profile(book, PROFILE, register).lines)) == 2


def test_that_a_missing_anchor_is_an_error_with_what_stands_there(tmp_path: Path) -> None:
    rows = [("Budget of the railways",), *ROWS[1:]]
    _, findings = apply(PROFILE, opened(tmp_path, rows))
    assert said(findings) == [("error", "List!A1")]
    assert findings[0].raw == "Budget of the railways"
    assert findings[0].expected == "“Defence budget [year]”"
    moved: Rows = [("",), ("", "", "Defence budget 2026"), *ROWS[2:]]
    assert apply(PROFILE, opened(tmp_path, moved))[1] == ()


def test_that_a_missing_sheet_is_an_error_that_names_those_that_are_there(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, ROWS, sheet="Sheet1")
    mappings, findings = apply(PROFILE, book)
    assert (mappings, said(findings)) == ((), [("error", "List")])
    assert "“Sheet1” has its columns" in findings[0].message
    with pytest.raises(WorkbookRefused, match="expected a sheet “List”") as refusal:
        read_by_profile(book, PROFILE, register)
    assert "list.xlsx" in str(refusal.value)


def test_that_a_sheet_of_the_name_without_the_columns_is_an_error(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, [("a", "b"), (1, 2)])
    assert said(apply(PROFILE, book)[1]) == [("error", "List!A3")]
    with pytest.raises(WorkbookRefused, match="No row of the sheet has the columns"):
        read_by_profile(book, PROFILE, register)


def test_that_a_year_is_taken_from_the_name_of_the_file_or_said_to_be_missing(
    tmp_path: Path, register: Register
) -> None:
    columns = (*WANTED.columns[:2], ProfileColumn(("Amount",), Role.AMOUNT))
    profile = replace(PROFILE, sheets=(replace(WANTED, sheet="{any}", header_row=1, anchors=(), columns=columns,
                                               year_from=YearFrom.FILE),))  # fmt: skip
    rows = [("Code", "Title", "Amount"), ("1401", "Staff", "10")]
    known = open_book(text_file(tmp_path / "budget-2025-v2.csv", rows))
    (mapping,), findings = apply(profile, known)
    assert (mapping.figures[0].year, findings) == (2025, ())
    for name in ("budget.csv", "budget-2025-2026.csv"):
        nowhere = open_book(text_file(tmp_path / name, rows))
        _, findings = apply(profile, nowhere)
        assert said(findings) == [("error", f"{nowhere.sheets[0].name}!C1")]
        with pytest.raises(WorkbookRefused, match="once in the name of the file"):
            read_by_profile(nowhere, profile, register)


def test_that_a_year_that_only_the_profile_knows_is_told_to_be_checked(tmp_path: Path) -> None:
    columns = (*WANTED.columns[:2], ProfileColumn(("Amount",), Role.AMOUNT, year=2025))
    profile = Profile("P", (replace(WANTED, header_row=1, anchors=(), columns=columns),))
    _, findings = apply(profile, opened(tmp_path, [("Code", "Title", "Amount"), ("1401", "Staff", 10)]))
    assert said(findings) == [("warning", "List!C1")]


def test_that_first_last_and_left_out_rows_are_found_by_their_texts(tmp_path: Path) -> None:
    wanted = replace(WANTED, first=Anchor("A4", "1401"), last=Anchor("A5", "1402"), left_out=(Anchor("B5", "Ships"),))
    profile = Profile("P", (wanted,))
    rows = [*ROWS[:3], ("of which",), *ROWS[3:], ("1403", "Jets", 1, 1)]
    (mapping,), findings = apply(profile, opened(tmp_path, rows))
    assert (mapping.begins, mapping.last_row, mapping.left_out) == (5, 6, (6,))
    assert said(findings) == [("warning", "List!A8")]
    (mapping,), findings = apply(profile, opened(tmp_path, [*ROWS[:3], ("1400", "Tanks", 1, 1)]))
    assert (mapping.begins, mapping.last_row, mapping.left_out) == (4, None, ())
    assert [severity for severity, _ in said(findings)] == ["error", "error", "warning"]


def test_that_a_text_without_a_cell_leaves_out_every_row_that_has_it_and_need_not_be_there(
    tmp_path: Path, register: Register
) -> None:
    profile = Profile("P", (replace(WANTED, left_out=(Anchor("", "Ceiling"), Anchor("", "Margin"))),))
    rows = [*ROWS[:3], ("", "Ceiling", 90, 90), *ROWS[3:5], ("", "CEILING", 80, 80), ("1403", "Ceilings", 5, 5)]
    book = opened(tmp_path, rows)
    (mapping,), findings = apply(profile, book)
    assert (mapping.left_out, findings) == ((4, 7), ())
    reading = read_by_profile(book, profile, register)
    assert [total.amount for total in reading.lines[0].totals()] == [35.0, 33.0]
    assert reading.used + reading.unused_cells == reading.cells
    assert [cell.place for cell in reading.unused if cell.reason == "row left out on purpose"] == [
        "List!B4:D4", "List!B7:D7",
    ]  # fmt: skip


def test_that_lines_that_a_sheet_shows_again_are_not_counted_again(tmp_path: Path, register: Register) -> None:
    profile = Profile("P", (replace(WANTED, repeated_in=("Only {year}",)),))
    again = [*ROWS[:2], ("Code", "Title", "Budget 2025"), ("1401", "Staff", 10), ("1402", "Ships", 20)]
    wrong = [*again[:3], ("1401", "Staff", 11), ("1402", "Ships", 20)]
    for rows, severity in ((again, "note"), (wrong, "warning")):
        book = open_book(write(tmp_path / "two.xlsx", {"List": ROWS, "Only 2025": rows}))
        reading = read_by_profile(book, profile, register)
        first, second = reading.lines
        assert (first.total(0), second.total(0), second.used) == (30.0, 0.0, 2)
        assert second.repeats == "List"
        assert [f.severity.value for f in reading.findings if f.place == "Only 2025"] == [severity]


def test_that_the_best_profile_is_offered_and_one_of_another_kind_is_not(tmp_path: Path, register: Register) -> None:
    other = Profile("Other", (ProfileSheet("{any}", Form.LINES, (ProfileColumn(("Betrag",), Role.AMOUNT),)),))
    book = opened(tmp_path, ROWS)
    best = best_profile(book, [other, PROFILE])
    assert best is not None
    assert (best[0].name, best[1]) == ("Defence budget", 1.0)
    assert best_profile(opened(tmp_path, [("x", "y"), (1, 2)]), [other, PROFILE]) is None
    assert read_book(opened(tmp_path, ROWS), register, [other, PROFILE]).layout == "profile “Defence budget”"


def test_that_a_profile_without_the_column_that_tells_double_lines_is_not_used_unasked(
    tmp_path: Path, register: Register
) -> None:
    book = opened(tmp_path, [["Account", "Account Title"]])
    assert fits(shipped("us-p-1"), book)[0] == 0.0
    head = [column.headers[0] for column in shipped("us-p-1").sheets[0].needed if column.role is not Role.COUNTED]
    rows = [(), [*head, "FY 2026 Request Amount"], ["x"] * len(head) + [5]]
    lacking = opened(tmp_path, rows, sheet="Exhibit P-1")
    assert 0.5 < fits(shipped("us-p-1"), lacking)[0] < CLEARLY
    with pytest.raises(NotKnown, match=r"nearly what the profile .* expects, but not quite: 9 of its 11 .*us-p-1"):
        read_book(lacking, register, [shipped("us-p-1")])
    assert read_by_profile(lacking, shipped("us-p-1"), register).used == 1


def test_that_a_profile_made_from_a_mapping_reads_next_years_workbook(tmp_path: Path, register: Register) -> None:
    uses = (
        ColumnUse(1, "Code", Role.CODE, digits=4), ColumnUse(2, "Title", Role.TITLE),
        ColumnUse(3, "Budget 2025", Role.AMOUNT, 2025, Kind.PLAN, stage="Budget"),
        ColumnUse(4, "Outturn 2024", Role.AMOUNT, 2024, stage="Outturn"),
    )  # fmt: skip
    mapping = Mapping("List", Form.LINES, 3, uses, last_row=6, measure=Measure.BUDGET, member="EST", currency="EUR",
                      power=6, totals=("Total",), left_out=(5,))  # fmt: skip
    book = opened(tmp_path, ROWS)
    profile = profile_from("Mine", book, [mapping])
    write_profile(profile, tmp_path / "mine.toml")
    kept = read_profile(tmp_path / "mine.toml")
    (again,), findings = apply(kept, book)
    assert findings == ()
    assert replace(again, edition="") == replace(mapping, first_row=4)
    later: Rows = (
        ("Defence budget 2026",), (), ("Code", "Budget 2026", "Outturn 2025", "Title"), (1401.0, 11, 10, "Staff"),
        ("1402", 21, 20, "Ships"), ("", 32, 30, "Total"),
    )  # fmt: skip
    reading = read_by_profile(opened(tmp_path, later), kept, register)
    assert {(total.year, total.amount) for total in reading.lines[0].totals()} == {(2026, 11.0), (2025, 10.0)}


def test_that_a_profile_of_lines_above_their_header_is_kept_and_reads_others_there(
    tmp_path: Path, register: Register
) -> None:
    title = ("Defence expenditure as % of GDP",)
    rows: Rows = (title, ("Belgium", 1.1, 1.2), ("Poland", 3.2, 3.7), ("Country", 2023, 2024), ("Spain", 1.2, 1.3))
    uses = (
        ColumnUse(1, "Country", Role.LABEL),
        ColumnUse(2, "2023", Role.YEAR, 2023),
        ColumnUse(3, "2024", Role.YEAR, 2024),
    )
    mapping = Mapping("List", Form.YEARS, 4, uses, first_row=2, measure=Measure.CORE_SHARE, percent=True)
    write_profile(profile_from("Above", opened(tmp_path, rows), [mapping]), tmp_path / "above.toml")
    later: Rows = (title, ("Estonia", 2.7, 3.4), *rows[2:])
    reading = read_by_profile(opened(tmp_path, later), read_profile(tmp_path / "above.toml"), register)
    assert [row.member for row in reading.observations if row.year == 2024] == ["EST", "POL", "ESP"]


def test_that_columns_of_many_years_are_one_in_a_profile_unless_they_are_of_different_kinds(tmp_path: Path) -> None:
    years = range(2020, 2028)
    book = opened(tmp_path, [("Code", *(f"FY {year}" for year in years)), ("1401", *range(8))])

    def profile(last: Kind) -> Profile:
        uses = [ColumnUse(at, f"FY {year}", Role.AMOUNT, year, Kind.ACTUAL if year < 2027 else last)
                for at, year in enumerate(years, 2)]  # fmt: skip
        mapping = Mapping("List", Form.LINES, 1, (ColumnUse(1, "Code", Role.CODE), *uses), measure=Measure.BUDGET)
        made = profile_from("P", book, [mapping])
        (again,), findings = apply(made, book)
        assert [(use.year, use.kind) for use in again.figures] == [(use.year, use.kind) for use in uses]
        assert {finding.severity for finding in findings} <= {Severity.WARNING}
        assert fits(made, book)[0] == 1.0
        return made

    assert [column.headers for column in profile(Kind.ACTUAL).sheets[0].columns] == [("Code",), ("FY {year}",)]
    *others, last = profile(Kind.PLAN).sheets[0].columns[1:]
    assert (last.headers, last.at, last.kind) == (("FY {year}",), "I", Kind.PLAN)
    assert {(each.headers, each.kind) for each in others} == {(("FY {year}",), None)}


def test_that_months_and_the_year_of_a_file_name_are_left_open_in_a_profile(tmp_path: Path) -> None:
    book = open_book(text_file(tmp_path / "spent 2024.csv", [("Code", "jan", "Spent January", "Spent February")]))
    uses = (
        ColumnUse(1, "Code", Role.CODE), ColumnUse(2, "jan", Role.TEXT),
        ColumnUse(3, "Spent January", Role.AMOUNT, 2024, month=1),
        ColumnUse(4, "Spent February", Role.AMOUNT, 2024, month=2),
    )  # fmt: skip
    profile = profile_from("", book, [Mapping("spent 2024", Form.LINES, 1, uses, measure=Measure.BUDGET)])
    (sheet,) = profile.sheets
    assert (profile.name, sheet.sheet, sheet.year_from) == ("spent 2024", "{any}", YearFrom.FILE)
    assert [column.headers for column in sheet.columns] == [("Code",), ("jan",), ("Spent {month}",)]


def test_that_a_table_of_years_with_a_column_nobody_knows_is_read_and_the_column_told(
    tmp_path: Path, register: Register
) -> None:
    head, row = ("Country", 2024, 2025), ("Belgium", 7000, 7100)
    book = opened(tmp_path, (("Defence expenditure, million euro",), head, row, ("Estonia", 1000, 1100)))
    profile = profile_from("Allies", book, (guess(book.sheets[0], book, register).mapping,))
    changes = (("Defence expenditure, million euro",), ("Country", 2024, "Change 2024-25", 2025),
               ("Belgium", 7000, 100, 7100), ("Estonia", 1000, 100, 1100))  # fmt: skip
    reading = read_by_profile(opened(tmp_path, changes), profile, register)
    assert [(each.member, each.year, each.value) for each in reading.observations] == [
        ("BEL", 2024, 7000), ("BEL", 2025, 7100), ("EST", 2024, 1000), ("EST", 2025, 1100),
    ]  # fmt: skip
    (warning,) = reading.findings
    assert (warning.severity, warning.place) == (Severity.WARNING, "List!C2")
    assert "does not know the column “Change 2024-25”" in warning.message
    assert reading.used + reading.unused_cells == reading.cells


def test_that_an_item_that_the_profile_knows_and_that_is_gone_is_told(tmp_path: Path, register: Register) -> None:
    def of(*items: str) -> Rows:
        return (("Estonia, million euro",), ("", 2024, 2025), *((item, 10, 11) for item in items))

    book = opened(tmp_path, of("Defence expenditure", "Equipment", "Personnel"))
    profile = profile_from("Estonia", book, (guess(book.sheets[0], book, register).mapping,))
    assert apply(profile, book, register)[1] == ()
    _, findings = apply(profile, opened(tmp_path, of("Personnel", "Defence expenditure")), register)
    (finding,) = findings
    assert (finding.severity, finding.place) == (Severity.WARNING, "List!A2")
    assert finding.message.startswith("Rows that the profile knows are missing: 1; expected “Equipment”.")


def test_that_items_which_are_parted_by_the_unit_beside_them_are_found_by_both(
    tmp_path: Path, register: Register
) -> None:
    head, rows = ("Country", "Item", "Unit", "Year", "Value"), []
    for item, unit in (("GDP", "million euro"), ("GDP", "billion US dollars"), ("Defence expenditure", "million euro")):
        rows += [("Estonia", item, unit, 2024, 10), ("Latvia", item, unit, 2024, 11), ("Latvia", item, unit, 2025, 12)]
    book = opened(tmp_path, (head, *rows))
    profile = profile_from("List", book, (guess(book.sheets[0], book, register).mapping,))
    assert len(profile.sheets[0].items) == 3
    assert apply(profile, book, register)[1] == ()
    _, findings = apply(profile, opened(tmp_path, (head, *rows[3:6])), register)
    assert [finding.message.partition(";")[0] for finding in findings] == [
        "Rows that the profile knows are missing: 1",
    ]


def test_that_a_file_is_the_same_edition_whether_it_is_read_by_hand_or_by_the_profile_that_came_of_it(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (("Defence expenditure as % of GDP",), ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Estonia", 2.7, 3.4))
    book = open_book(write(tmp_path / "MoD_return_2026.xlsx", {"Data": rows}))
    draft = draft_of(book, register)
    profile = profile_from("ours", book, draft.mappings, register=register)
    by_hand, by_profile = read_draft(draft, register), read_by_profile(book, profile, register)
    assert (by_hand.edition, by_profile.edition) == ("MoD return 2026", "MoD return 2026")
