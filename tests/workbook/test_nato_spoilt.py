"""NATO's tables as people hand them on: rows and columns moved, sheets put together, titles and years lost."""

import csv
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.grid import Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_book, read_workbook
from workbook.nato_editions import Edition, write_edition
from workbook.nato_layouts import EDITION_2024, EDITION_2026, EDITIONS, FRENCH_2024
from workbook.nato_spoils import FIRST, LAST, Change, Spoil, every


def ranked(sheet: Worksheet) -> None:
    """A column of ranks before the years, without a heading."""
    sheet.insert_cols(FIRST)
    for row in range(11, 42):
        sheet.cell(row, FIRST, row - 10)


def coded(sheet: Worksheet) -> None:
    """A column of codes before the names."""
    sheet.insert_cols(3)
    for row in range(11, 42):
        sheet.cell(row, 3, f"X{row}")


def mixed_rows(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in sheet[row]] for row in range(11, 44)]
    random.Random(5).shuffle(rows)
    for row, values in enumerate(rows, 11):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def mixed_columns(first: int) -> Callable[[Worksheet], None]:
    order = [*range(first, LAST + 1)]
    random.Random(7).shuffle(order)

    def mix(sheet: Worksheet) -> None:
        for row in range(1, sheet.max_row + 1):
            values = [sheet.cell(row, column).value for column in order]
            for column, value in enumerate(values, first):
                sheet.cell(row, column).value = value

    return mix


@pytest.mark.parametrize(
    "change",
    [
        every(lambda sheet: sheet.insert_cols(1, 3)),
        every(lambda sheet: sheet.insert_cols(FIRST)),
        every(lambda sheet: sheet.insert_cols(8)),
        every(lambda sheet: sheet.insert_rows(1, 4), "TABLE7"),
        every(ranked, "TABLE1", "TABLE3"),
        every(coded, "TABLE1", "TABLE3"),
        every(mixed_rows, "TABLE2", "TABLE3"),
        every(mixed_columns(FIRST), "TABLE1", "TABLE2", "TABLE3"),
        every(mixed_columns(3), "TABLE1", "TABLE2", "TABLE3"),
        every(lambda sheet: setattr(sheet, "title", f"Feuille {sheet.title[5:]}")),
    ],
    ids=[
        "columns-in-front", "column-before-years", "column-among-years", "rows-in-front", "ranks", "codes",
        "rows-mixed", "years-mixed", "labels-among-years", "sheets-renamed",
    ],
)  # fmt: skip
def test_that_moved_rows_columns_and_names_lose_nothing(spoil: Spoil, change: Change) -> None:
    spoilt = spoil(change)
    assert (spoilt.lost, spoilt.invented, spoilt.told, spoilt.asked) == ([], [], [], [])


def test_that_a_column_with_a_heading_that_is_no_year_is_told_once_a_sheet(spoil: Spoil) -> None:
    def headed(sheet: Worksheet) -> None:
        ranked(sheet)
        sheet.cell(8, FIRST, "Rank")

    spoilt = spoil(every(headed, "TABLE1", "TABLE3"))
    assert (spoilt.lost, spoilt.invented) == ([], [])
    assert spoilt.told == [("warning", "TABLE1!D8"), ("warning", "TABLE3!D8")]


def stacked(book: Workbook) -> None:
    """All tables below each other in one sheet."""
    target, row = book.create_sheet("All"), 0
    for sheet in book.worksheets[:-1]:
        _copy(sheet, target, row, 0)
        row += sheet.max_row + 2
        book.remove(sheet)


def side_by_side(book: Workbook) -> None:
    target, column = book.create_sheet("All"), 0
    for sheet in book.worksheets[:-1]:
        if sheet.title not in {"TABLE4", "TABLE7"}:  # those begin further down
            _copy(sheet, target, 0, column)
            column += sheet.max_column + 2
            book.remove(sheet)


def _copy(sheet: Worksheet, target: Worksheet, row: int, column: int) -> None:
    hidden = {number for number, dimension in sheet.row_dimensions.items() if dimension.hidden}
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is not None:
                target.cell(cell.row + row, cell.column + column).value = cell.value
    if not column:
        for number in hidden:
            target.row_dimensions[number + row].hidden = True


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.file)
def test_that_all_tables_in_one_sheet_below_each_other_lose_nothing(spoil: Spoil, edition: Edition) -> None:
    spoilt = spoil(stacked, edition)
    assert (spoilt.lost, spoilt.invented, spoilt.told, spoilt.asked) == ([], [], [], [])


def test_that_tables_side_by_side_lose_nothing(spoil: Spoil) -> None:
    spoilt = spoil(side_by_side)
    assert (spoilt.lost, spoilt.invented) == ([], [])


def without_title(sheet: Worksheet) -> None:
    sheet["B4"] = None


@pytest.mark.parametrize(
    ("name", "first"),
    [("TABLE1", "B10"), ("TABLE2", "B10"), ("TABLE3", "B10"), ("TABLE5", "B10"), ("TABLE6", "B10"), ("TABLE8a", "B10")],
)
def test_that_a_table_without_its_title_is_known_by_the_sheet_or_its_blocks_and_told(
    spoil: Spoil, name: str, first: str
) -> None:
    spoilt = spoil(every(without_title, name))
    assert (spoilt.lost, spoilt.invented, spoilt.asked) == ([], [], [])
    assert spoilt.told[0] == ("warning", f"{name}!{first}")
    assert {place.partition("!")[0] for _, place in spoilt.told} == {name}


def nameless(book: Workbook) -> None:
    for at, sheet in enumerate(book.worksheets):
        without_title(sheet)
        sheet.title = f"S{at}"


def test_that_sums_without_title_or_name_are_asked_about_once_a_table_and_left_out_until_then(spoil: Spoil) -> None:
    spoilt = spoil(nameless)
    assert spoilt.asked == ["measure S0!B10", "measure S1!B10", "measure S4!B10"]
    assert spoilt.invented == []
    assert {figure[1] for figure in spoilt.lost} == {"core_expenditure", "gdp"}
    question = spoilt.found.questions[0]
    assert [choice.id for choice in question.choices] == ["core_expenditure", "gdp", "leave-out"]
    assert (question.taken, question.answered) == ("leave-out", False)


def test_that_answers_make_of_nameless_sums_what_they_are(spoil: Spoil) -> None:
    answers = {
        "measure S0!B10": "core_expenditure", "measure S1!B10": "core_expenditure", "measure S4!B10": "gdp",
    }  # fmt: skip
    spoilt = spoil(nameless, answers=answers)
    assert (spoilt.lost, spoilt.invented) == ([], [])
    assert all(question.answered for question in spoilt.found.questions)


def test_that_a_second_copy_of_a_table_is_told_once_and_counts_once(spoil: Spoil) -> None:
    spoilt = spoil(lambda book: book.copy_worksheet(book["TABLE3"]))
    assert (spoilt.lost, spoilt.invented, spoilt.told) == ([], [], [])
    said = [f for f in spoilt.found.findings if "a second time" in f.message]
    assert [(f.severity, f.place) for f in said] == [(Severity.NOTE, "TABLE3 Copy!D11")]
    assert "726 figures" in said[0].message


def test_that_a_second_copy_that_differs_is_told_with_what_differs(spoil: Spoil) -> None:
    def one(book: Workbook) -> None:
        book.copy_worksheet(book["TABLE3"])["F12"] = 1.5

    def many(book: Workbook) -> None:
        copy = book.copy_worksheet(book["TABLE3"])
        for row in range(11, 42):
            copy.cell(row, 6).value = 1.5

    assert spoil(one).told == [("error", "TABLE3 Copy!F12")]
    spoilt = spoil(many)
    assert spoilt.told == [("error", "TABLE3 Copy!F11")]
    assert (spoilt.lost, spoilt.invented) == ([], [])
    assert any("31 of 726 figures" in f.message for f in spoilt.found.findings)


def test_that_a_block_that_is_not_known_is_told_by_its_title_and_left_out(spoil: Spoil) -> None:
    def fifth(sheet: Worksheet) -> None:
        sheet["B88"] = "Research and development (e)"
        for row in range(31):
            sheet.cell(89 + row, 3).value = sheet.cell(11 + row, 3).value
            for column in range(FIRST, LAST + 1):
                sheet.cell(89 + row, column).value = 3.5

    spoilt = spoil(every(fifth, "TABLE8b"))
    assert (spoilt.lost, spoilt.invented) == ([], [])
    assert spoilt.told == [("warning", "TABLE8b!B88")]


@pytest.mark.parametrize(("name", "cell", "lost"), [("TABLE8b", "B10", 341), ("TABLE1", "B43", 341)])
def test_that_figures_below_an_unknown_block_title_are_never_taken_for_those_above(
    spoil: Spoil, name: str, cell: str, lost: int
) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet[cell] = "In purchasing power parities"

    spoilt = spoil(every(rename, name))
    assert (len(spoilt.lost), spoilt.invented) == (lost, [])
    assert spoilt.told == [("warning", f"{name}!{cell}")]


def test_that_money_at_prices_that_nothing_states_is_asked_about_once(spoil: Spoil) -> None:
    def no_prices(sheet: Worksheet) -> None:
        sheet["B10"] = None

    spoilt = spoil(every(no_prices, "TABLE2"))
    assert spoilt.asked == ["prices TABLE2!C11"]
    assert (len(spoilt.lost), spoilt.invented) == (363, [])
    answered = spoil(every(no_prices, "TABLE2"), answers={"prices TABLE2!C11": "current"})
    assert (answered.lost, answered.invented) == ([], [])


def test_that_a_block_without_its_title_is_told_once_and_the_first_block_stands(spoil: Spoil) -> None:
    def no_title(sheet: Worksheet) -> None:
        sheet["B44"] = None

    spoilt = spoil(every(no_title, "TABLE3"))
    assert spoilt.told == [("error", "TABLE3!D45")]
    assert {figure[1] for figure in spoilt.lost} == {"real_change"}
    assert spoilt.invented == []


@pytest.mark.parametrize("name", ["TABLE1", "TABLE2", "TABLE3", "TABLE5", "TABLE7", "TABLE8a"])
def test_that_a_unit_line_is_not_missed_where_something_else_tells_the_unit(spoil: Spoil, name: str) -> None:
    def no_unit(sheet: Worksheet) -> None:
        sheet["C18" if name == "TABLE7" else "B6"] = None

    spoilt = spoil(every(no_unit, name))
    assert (spoilt.lost, spoilt.invented, spoilt.told, spoilt.asked) == ([], [], [], [])
    said = [f.place for f in spoilt.found.findings if "as in the other tables" in f.message]
    assert said == (["TABLE3!B10", "TABLE3!B44"] if name == "TABLE3" else [])


@pytest.mark.parametrize("edition", [EDITION_2024, EDITION_2026], ids=lambda edition: edition.file)
def test_that_titles_lost_among_stacked_tables_never_give_a_figure_another_meaning(
    spoil: Spoil, edition: Edition
) -> None:
    def change(book: Workbook) -> None:
        stacked(book)
        for row in book["All"].iter_rows():
            for cell in row:
                if str(cell.value).startswith(("Table 2", "Table 3", "Table 7")):
                    cell.value = None

    spoilt = spoil(change, edition)
    assert spoilt.invented == []
    assert {figure[1] for figure in spoilt.lost} == {"core_expenditure", "personnel"}
    kinds = [question.id.split()[0] for question in spoilt.found.questions]
    assert kinds == ["measure", "measure"]


@pytest.mark.parametrize("edition", [EDITIONS[0], EDITION_2024, EDITION_2026], ids=lambda edition: edition.file)
def test_that_rows_that_are_lost_never_give_a_figure_another_meaning(
    tmp_path: Path, register: Register, edition: Edition
) -> None:
    written = write_edition(edition, tmp_path)
    book, before = open_book(written.file), set(written.figures.values())
    dice = random.Random(2016)
    for _ in range(12):
        sheets = []
        for sheet in book.sheets:
            rows = [[*row] for row in sheet.rows]
            words = [at for at, row in enumerate(rows) if 0 < sum(value != "" for value in row) < 4]
            for at in dice.sample(words, 2):  # most often titles, units, block titles and notes
                rows[at] = [""] * len(rows[at])
            rows[dice.randrange(len(rows))] = []
            sheets.append(Sheet(sheet.name, rows, marks=sheet.marks))
        found = read_book(replace(book, sheets=tuple(sheets)), register)
        after = {
            (row.member, row.measure.value, row.year, row.value, row.unit, row.price_basis, row.kind.value)
            for row in found.observations
        }
        assert after - before == set()
        assert len(after) > len(before) / 4
        assert found.used + found.unused_cells == found.cells


def rows_of(file: Path) -> Iterator[Sequence[object]]:
    for sheet in openpyxl.load_workbook(file):
        yield from ([cell.value for cell in row] for row in sheet.iter_rows())


@pytest.mark.parametrize("edition", [EDITIONS[0], EDITION_2024, FRENCH_2024], ids=lambda edition: edition.file)
@pytest.mark.parametrize(
    ("separator", "decimal", "thousands"), [(";", ",", "."), (",", ".", ""), ("\t", ",", "\u00a0")]
)
def test_that_the_tables_come_back_from_a_text_file_in_any_style(
    tmp_path: Path, register: Register, edition: Edition, separator: str, decimal: str, thousands: str
) -> None:
    written = write_edition(edition, tmp_path)

    def text(value: object) -> object:
        if not isinstance(value, float):
            return value
        whole, _, rest = repr(value).partition(".")
        grouped = f"{int(whole):,}".replace(",", thousands) if whole.lstrip("-").isdigit() else whole
        sign = "-" if value < 0 and not grouped.startswith("-") else ""
        return f"{sign}{grouped}{decimal}{rest}"

    file = tmp_path / "tables.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(
            [text(value) for value in row] for row in rows_of(written.file)
        )
    found = read_workbook(file, register)
    read = Counter(
        (o.member, o.measure.value, o.year, o.value, o.unit, o.price_basis, o.kind.value) for o in found.observations
    )
    assert read == Counter(written.figures.values())
    assert found.questions == ()
    assert found.used + found.unused_cells == found.cells
